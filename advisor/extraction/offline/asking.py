"""Which sentences of the advisor's message ask, and whether they ask the other way round.

An acknowledgement ("Thanks, noted phone and email.") is no question, nor is a recap above the last paragraph.
"""

from __future__ import annotations

import re
from itertools import pairwise

from advisor.extraction.offline.labels import Label, labels
from advisor.extraction.offline.legend import without_scale
from advisor.extraction.offline.message import Parsed
from advisor.extraction.offline.phrases import any_of, one_of
from advisor.extraction.offline.predicates import predicates

__all__ = ["ACK", "OFFERS", "acknowledged", "asking", "is_inverted"]


_CUES = re.compile(
    any_of(
        """
    rate | rating | score | mark | tell | give | name | list | share | please | describe | walk | fill
    | say | numbers? | same | again | pick | choose | let me | 1 ?- ?10 | 1 to 10 | one to ten
    | one-to-ten | out of (?:10|ten) | from (?:1|one) | scale | next | now | then | also | finally
    | last | lastly | first | second | third | fourth | firstly | secondly | thirdly | start | question
    | part | topic | moving on | i'd (?:like|love)
    | would like to (?:know|hear) | curious | what about | how about | which | where | when | what | how
    | let's | talk | onto | on to | remaining | rest | missing | still need | experience with | comfort
    | for each
    """
    )
)
_Range = tuple[int, int]

ACK = re.compile(
    r"^\W*"
    + one_of(
        """
    thanks? | thank you | great | got it | noted | ok | okay | perfect | lovely | good | nice | right
    | alright | understood | i see | cool | brilliant | super | excellent | fair | so | i've | i have
    | that's | you said | you've | you have | wonderful | fantastic | cheers | sure | no problem
    | no worries | clear | crystal | hmm | ah | oh | sounds | down as | changed | recorded | that gives
    | with that | impressive | welcome | hi | hello | hey
    """
    )
    + r"\b"
)
_INVERTED = re.compile(
    any_of(
        r"""
    bother | bothers | (?:a|any|be|have|no) (?:\w+ )?problems? | issues? with | mind
    | (?:wouldn't|would not|don't|not) (?:want|like|be) | object | objection | uncomfortable | discomforts?
    | not (?:be )?(?:comfortable|okay|ok|fine|happy|keen) | never | haven't
    | not (?:yet )?(?:done|used|handled|tried|worked) | couldn't be | could not be | new to you
    | struggle | scare | scares | put you off | hate | dislike | worry | worries | (?<!under )stress
    | (?:anything|something|nothing|be|are you|you're|much|got) against
    | stresses | annoy | (?:be|any) trouble(?! (?:tickets|calls)) | trouble you | hurt | irk | irritate
    | (?:a|any|be) (?:difficulty|hardship|hassle|inconvenience|headache|burden|bother)
    | rather not (?!answer|say) | avoid | trouble with | uneasy | nervous
    | unhappy (?:with|about|if) | you unhappy
    | unfamiliar | aversion | allergic | dread | bugs? | unsettl\w+ | off[- ]limits | no-go | rule out
    | out of the question | deal ?breaker | turn-?off | deter | disturb | upset you | freak you | a burden
    | intimidat\w+ | daunt\w* | painful | (?:weird|odd|strange|awkward|annoying|off-putting)(?! hours| jobs?)
    | a pain | throw you off
    | off the table | stay away | stayed away | (?:are|is) (?:\w+ ){1,4}out(?=\?|$)
    """
    )
)
_INVERTING = frozenset(
    """
    bother bothers problem problems issue issues mind wouldn't don't not object objection uncomfortable
    discomfort discomforts
    never haven't couldn't new struggle scare scares put hate dislike worry worries stress
    against stresses annoy rather hurt irk irritate difficulty hardship hassle inconvenience
    headache avoid trouble uneasy nervous unhappy unfamiliar aversion allergic
    dread bug bugs off rule out deal dealbreaker turn turnoff deter disturb upset freak burden painful
    no stay stayed weird odd strange awkward annoying off-putting pain throw
    """.split()
)
_DAUNTING = ("unsettl", "intimidat", "daunt")
"""Words of which such a question holds one, and beginnings of words."""


def asking(parsed: Parsed, marks: list[Label]) -> list[_Range]:
    """Token ranges of the sentences that ask, in order; `marks` are the labels that the advisor set."""
    ranges = [_whole(parsed, first, last) for first, last in parsed.sentences.values()]
    recap = _recap_end(parsed, ranges)
    heads, parts = [at for at in marks if at.head], [at for at in marks if not at.head]
    set_off = (heads if len(heads) > 1 else []) + (parts if len(parts) > 1 else [])
    behind_label = {
        bounds[0] for bounds in ranges if any(bounds[0] <= at.last <= bounds[1] for at in set_off)
    }
    named = [
        bounds
        for bounds in ranges
        if (parsed.mentions_in(*bounds) or bounds[0] in behind_label)
        and (bounds[0] >= recap or _is_question(parsed, bounds) or _is_labelled(parsed, bounds))
    ]
    if not _LEFT_OPEN.isdisjoint(parsed.vocabulary):
        named = [bounds for bounds in named if not _OPEN.search(parsed.words(*bounds))]
    if not _OFFERING.isdisjoint(parsed.vocabulary):
        named = [bounds for bounds in named if not OFFERS.search(parsed.words(*bounds))]
    if len(parts) > 1:
        named = [one for one in named if one[1] > parts[0].first or not _TELLS.match(parsed.words(*one))]
    questions = any(_is_question(parsed, bounds) for bounds in ranges)
    asks: list[_Range] = []
    in_list = False
    for bounds in named:
        in_list = _goes_on(parsed, bounds, asks[-1] if asks else None, in_list)
        if in_list or bounds[0] in behind_label or _asks(parsed, bounds, questions):
            asks.append(bounds)
    asks = _led_up_to(parsed, named, asks)
    if questions and not asks:
        asks = _scaled_after(parsed, ranges)
    if questions and not asks:
        return []  # it asks something, but names no part: the question before it still stands
    return asks or [bounds for bounds in named if not ACK.match(parsed.words(*bounds))]


def acknowledged(parsed: Parsed) -> list[_Range]:
    """Sentences above the last paragraph, where that asks, which only repeat what was understood.

    In one paragraph with the question it is those that hold values: "I've got writing 8, empathy 9. And ...?"
    """
    ranges = [_whole(parsed, first, last) for first, last in parsed.sentences.values()]
    recap = _recap_end(parsed, ranges)
    question = max((one[0] for one in ranges if _puts(parsed, one)), default=0)
    return [
        bounds
        for bounds in ranges
        if (bounds[0] < recap or (bounds[0] < question and _holds_values(parsed, bounds)))
        and ACK.match(words := parsed.words(*bounds))
        and not _STILL.search(words)
        and not _is_question(parsed, bounds)
    ]


def _puts(parsed: Parsed, bounds: _Range) -> bool:
    return _is_question(parsed, bounds) or _DEMANDS.match(parsed.words(*bounds)) is not None


def _holds_values(parsed: Parsed, bounds: _Range) -> bool:
    """Whether several numbers stand in a sentence, as where values are repeated."""
    return sum(token.kind == "n" for token in parsed.tokens[slice(*bounds)]) > 1


_SCALE_ALONE = re.compile(
    r"^\W*(?:and |so |ok |well )*(?:from (?:1|one) to (?:10|ten)|out of (?:10|ten)|1 ?- ?10"
    r"|(?:on a )?scale of [\w ]+"
    r"|(?:as |in )?an? (?:number|figure|mark|score)|in numbers|how many points)\b[\w ,]{0,25}\?\W*$"
)
"""A question that only tells the scale."""


def _scaled_after(parsed: Parsed, ranges: list[_Range]) -> list[_Range]:
    """The sentence that a scale behind it makes a question: "Your writing must be good. From 1 to 10?"."""
    for before, bounds in pairwise(ranges):
        if _SCALE_ALONE.match(parsed.words(*bounds)) and parsed.mentions_in(*before):
            return [before]
    return []


OFFERS = re.compile(
    r"\b(?:(?:shall|should|can|could|may) (?:i|we)|(?:want|like|need) (?:me|us) to) (?:\w+ ){0,2}?"
    + one_of("explain | tell | clarify | define | describe | show | repeat | go over | give you | say")
    + r"\b|\b(?:want|need|like) (?:an? |some )?(?:explanation|example|definition)\b"
)
"""A sentence that offers to explain; a yes to it is no answer."""
_OFFERING = frozenset("i we me us explanation example definition".split())
"""Words of which every such offer holds one."""
_TELLS = re.compile(
    r"^\W*(?:it's|it is|it means|that's|that is|this is|this means|\w+ (?:is|are|means))\b[^?]*$"
)
"""An explanation above a list: "It's software you rent online, like Slack. 5. Remote? 6. Weekends?"."""
_OPEN = re.compile(
    r"\bquestions? (?:(?:are|is|still|have|has|with|that|something|left|a part) ){1,5}"
    r"(?:open|left|unanswered)\b"
)
"""How far one is, in a sentence that lists questions without asking them: "5 questions are open: ..."."""
_LEFT_OPEN = frozenset(("question", "questions"))


def _led_up_to(parsed: Parsed, named: list[_Range], asks: list[_Range]) -> list[_Range]:
    """The sentences that ask, and those of the same list before them: "current role; remote or office"."""
    out: list[_Range] = []
    for bounds in reversed(named):
        listed = parsed.texts[bounds[1] - 1] in (";", "|") and bool(out) and out[-1][0] == bounds[1]
        if bounds in asks or (listed and not ACK.match(parsed.words(*bounds))):
            out.append(bounds)
    return out[::-1]


def _is_question(parsed: Parsed, bounds: _Range) -> bool:
    return parsed.words(*bounds).rstrip(")] ").endswith("?")


def _is_labelled(parsed: Parsed, bounds: _Range) -> bool:
    """Whether a part is labelled in a sentence, seen alone."""
    return any(label.strong for label in labels(parsed.tokens[bounds[0] : bounds[1]]))


def _goes_on(parsed: Parsed, bounds: _Range, asked: _Range | None, in_list: bool) -> bool:
    """Whether a sentence goes on with the list of the one that asked before it."""
    first, last = bounds
    before = parsed.texts[first - 1] if first else ""
    if before == "-" and first > 1:  # "Which have you done? - tickets"
        before = parsed.texts[first - 2]
        if before in "?.:":
            return True
    follows = asked is not None and asked[1] == first
    short = last - first <= 7
    if before in (";", "|"):
        lists = follows
    elif before == "?":
        lists = short or _lists(parsed, bounds)
    else:
        lists = before == "." and follows and short and (in_list or _only_names(parsed, bounds))
    return lists and not ACK.match(parsed.words(first, last))


def _only_names(parsed: Parsed, bounds: _Range) -> bool:
    """Whether a sentence is the name of a part and nothing more: "1 to 10: Writing. Empathy."."""
    mentions = parsed.mentions_in(*bounds)
    words = sum(token.kind == "w" for token in parsed.tokens[bounds[0] : bounds[1]])
    return len(mentions) == 1 and words <= mentions[0].last - mentions[0].first + 1


def _whole(parsed: Parsed, first: int, last: int) -> tuple[int, int]:
    """A sentence with the label before it and the mark after it."""
    while first > 0 and parsed.tokens[first - 1].text in "(:" and parsed.tokens[first - 1].text != "\n":
        first -= 1
    while last < len(parsed.tokens) and parsed.tokens[last].text in ")]":
        last += 1
    return first, min(last + 1, len(parsed.tokens))


def _recap_end(parsed: Parsed, ranges: list[tuple[int, int]]) -> int:
    """Where the last paragraph begins, if it asks: what stands above it tells, unless it asks as well."""
    breaks = parsed.paragraphs
    if not breaks or not ranges:
        return 0
    last = [bounds for bounds in ranges if bounds[0] >= breaks[-1]]
    return breaks[-1] if any(parsed.words(*bounds).rstrip(")] ").endswith("?") for bounds in last) else 0


def _lists(parsed: Parsed, bounds: _Range) -> bool:
    """Whether a sentence only lists what was asked for before: "Which of these? Tickets, chat, phone."."""
    return len(parsed.mentions_in(*bounds)) > 1 and not ACK.match(parsed.words(*bounds))


_DEMANDS = re.compile(
    r"^(?:and |so |now |then |next |also |ok |okay |great |thanks |thank you |right |finally |lastly "
    r"|first |kindly |please |good |perfect |lovely |\W)*"
    + one_of(
        """
    rate | tell | give | score | list | name | share | describe | mark | fill | write | send | say
    | pick | choose | put | walk | let me | let's | show | drop | confirm | indicate | state | mention
    | answer | start
    """
    )
    + r"\b|"
    + any_of(
        """
    please | kindly | 1 ?- ?10 | 1 (?:to|through) 10 | one to ten | out of (?:10|ten|five|5)
    | i'd (?:like|love) | same (?:scale|again|for) | next | question | part | moving on
    | last (?:one|bit|thing|lot|stop) | what about | how about | numbers?
    """
    )
)


_STILL = re.compile(r"\b(?:now|next|please|rate|tell me|give me|how about|what about|then)\b")
"""Words that ask, in a sentence that opens as an acknowledgement."""
_THANKED = re.compile(r"\b(?:thanks|thank you)(?: \w+)?(?: \w+)?\W*$")
_JUST_NOTED = re.compile(r"^\W*(?:noted|got it|changed|recorded|thanks?|thank you)\b[^.]*\.?$")
_LISTED = re.compile(r":|/| or | vs ")


def _asks(parsed: Parsed, bounds: _Range, questions: bool) -> bool:
    """Whether a sentence asks; without a question mark it must demand, or list, what it names."""
    first, last = bounds
    words = parsed.words(first, last)
    if _is_question(parsed, bounds) or _is_labelled(parsed, bounds) or _is_field(parsed, bounds):
        return True
    if _THANKED.search(words) and not _DEMANDS.search(words):
        return False  # "Retail and 3 years, thank you."
    if ACK.match(words):
        return bool(_STILL.search(words)) and not _JUST_NOTED.match(words)
    listed = len(parsed.mentions_in(first, last))
    if listed > 2 or _is_line(parsed, bounds, listed > 1 and not questions) or _DEMANDS.search(words):
        return True
    if listed > 1 and _LISTED.search(words):
        return True
    return not questions and bool(_CUES.search(words))


def _is_field(parsed: Parsed, bounds: _Range) -> bool:
    """Whether a sentence is a field of a form to fill in: "Current job:" at the end of its line."""
    last = bounds[1]
    ends = parsed.texts[last - 1] == ":" and parsed.texts[last : last + 1] in ([], ["\n"])
    return ends and len(parsed.mentions_in(*bounds)) == 1


def _is_line(parsed: Parsed, bounds: _Range, lists: bool) -> bool:
    """Whether a sentence stands on a line of its own, or opens the message and is all of it, or a list."""
    first, last = bounds
    if first and parsed.texts[first - 1] == "-":
        first -= 1  # a bullet
    if first:
        return parsed.texts[first - 1] == "\n"
    return lists or last >= len(parsed.tokens) or "\n" in parsed.text.norm


def is_inverted(parsed: Parsed, among: _Range | None = None) -> bool:
    """Whether a question of the message, or of some of its tokens, is put the other way round."""
    norm = parsed.text.norm
    inverts = not _INVERTING.isdisjoint(parsed.vocabulary) or any(word in norm for word in _DAUNTING)
    if not inverts or not _INVERTED.search(norm):
        return False
    bounds = list(parsed.sentences.values())
    if among is not None:
        bounds = [one for one in bounds if among[0] <= one[0] < among[1]]
    put = [(first, last) for first, last in bounds if last < len(parsed.tokens) and parsed.texts[last] == "?"]
    questions = [one for one in put if one[1] - one[0] > _TAG or parsed.mentions_in(*one)]
    for first, last in questions or bounds:
        words = parsed.words(first, last)
        asks = (first, last) in put or bool(parsed.mentions_in(first, last))
        plain = _UNTROUBLED.sub(" ", _POLITE.sub(" ", _AGREES.sub(" ", words)))
        turned = _INVERTED.search(predicates(_without_legend(plain))) and not _EITHER_WAY.search(words)
        if asks and turned and not ACK.match(words):
            return True
    return False


_TAG = 3
"""The words of a question that only asks to agree: "Is that right?"."""
_AGREES = re.compile(
    r"^\W*(?:(?:and|so|but|then|ok|okay|also) )*"
    r"(?:you(?:'ve| have)?(?: also| really)? (?:never|not|haven't|didn't)"
    r"|(?:haven't|didn't|have|did) you(?: also| really)? (?:never|not)?|never)\b"
    r"(?!.*\b(?:any|anything|which)\b)"
)
"""A denial put to the person for them to agree: "And you never did chat?"; "no" agrees, and denies."""
_POLITE = re.compile(
    r"\bif you (?:don't|do not) mind\b"
    r"|\b(?:(?:would|do) you )?mind (?:telling|sharing|saying|giving|if i ask|(?:me|my) asking)\b"
)
"""A way of asking that turns nothing round: "Would you mind telling me ...?"."""
_UNTROUBLED = re.compile(
    r"\b(?:have|have you|you'd have|you've|are|is|be|see|with) (?:got )?no (?:real |big |great )?"
    r"(?:problems?|issues?|trouble|objections?|worries|qualms)\b"
    r"|\b(?:which|what|ones|those|any|anything|everything|things)\b[^.?!]{0,60}? ?"
    r"\b(?:not|don't|doesn't|do not|does not|wouldn't|would not|won't) "
    r"(?:you )?(?:mind|bother|worry|scare|stress|put you off|object to)\b"
)
"""What asks for the parts that are fine by what they are not: "Which do you not mind?"."""
_LEGEND = re.compile(r"\([^()]*\)|/ ?never\b|\bnever ?/|\bor never\b")


def _without_legend(words: str) -> str:
    """A question without the answers that it offers: "CSAT: ok / uncomfortable", "(often / never)"."""
    head, *options = _LEGEND.sub(_dropped, without_scale(words)).split(" / ")
    return head.rpartition(":")[0] or head if len(options) > 1 else " / ".join([head, *options])


def _dropped(match: re.Match[str]) -> str:
    """Nothing, in place of a list of answers; a remark in brackets stays."""
    listed = any(joint in match[0] for joint in ("/", ",", " or "))
    return " " if listed else match[0]


_EITHER_WAY = re.compile(r"\byes\b|\bor not\b")
