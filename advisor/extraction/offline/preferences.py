"""Leanings and preferences: which of several the person wishes for.

A wish is the answer here. A leaning wins over a mere mention, a denial rules out, two values without a
leaning are no answer, and "either" is one only where the item has a value for it.
"""

from __future__ import annotations

import re
from itertools import pairwise

from advisor.extraction.offline.english import COMMON, CROWDS
from advisor.extraction.offline.occasions import is_occasion
from advisor.extraction.offline.options import by_option
from advisor.extraction.offline.phrases import any_of, one_of
from advisor.extraction.offline.picks import (
    CORRECTS,
    Pick,
    is_replaced,
    picks,
    side_by_side,
    standing,
)
from advisor.extraction.offline.reply import Found, View, clause_of
from advisor.extraction.offline.sections import WISH
from advisor.extraction.offline.stands_there import stands_there
from advisor.rubric.items import ChoiceItem, ChoicesItem

__all__ = ["ANY", "leanings", "read_preference"]

ANY = re.compile(
    any_of(
        r"""
        either | (?:doesn't|does not|doesnt|don't|do not|dont|won't) (?:really )?matter | no matter |
        no (?:strong |real |particular |big |special )?(?:preference|pref|prefs|preferences) |
        don't (?:really )?(?:mind|care) | do not (?:mind|care) | dont (?:really )?(?:mind|care) | whatever |
        whichever | (?<!before )(?<!than )any(?:thing|where|one)?(?: of)?(?! (?:more|longer)) | both |
        not (?:fussed|bothered|picky|fussy) |
        indifferent | all the same | equally | no difference | makes no difference |
        open to (?:all|any|both|either|anything) | flexible | up for (?:both|either|anything) |
        happy with (?:both|either) | wherever | all of (?:them|the above) |
        (?:has|have|is of|of) no (?:great |real )?(?:importance|relevance) | irrelevant |
        (?:isn't|is not|not) (?:that |so |very |really )?important(?! to (?:my|our)) |
        all (?:fine|good|ok|okay|four|three) | couldn't care less | same to me | i'm easy | easy either way |
        (?:is|are|it's|its) (?:all )?(?:the )?(?:same|equal) for me | is equal | are equal |
        (?:the )?(?:same|equal) (?:to|for) me | makes? no odds
        """
    )
)
_NEGATED = re.compile(
    r"\b"
    + one_of(
        r"""
        not | no | never | nope | without | neither | nor | don't | dont | do not | doesn't | isn't |
        wouldn't | won't | can't | cannot | rather than | instead of | over | before | than | anything but |
        everything but | except | apart from | less | avoid | hate | against | as opposed to | away from |
        sick of | tired of | enough of | done with | leave | leaving | quit | no more | hardly | least |
        mad | crazy | nuts | lonely | isolated | distracted | bored | depressed | claustrophobic | shy |
        awkward | nervous | weak | bad | poor | worse | not good
        """
    )
    + r"(?: one| really| want| like| to| do| be| in| a| an| the| our| this| their| again| ever| into"
    r"| for| on| my| any| work| working| interested| keen| suited| going"
    r"| go| much| of| with| just| have| prefer| see| myself| think| care"
    r"| about| it| mind){0,4}\W*$"
)
_NOT_ONLY = re.compile(
    any_of(
        r"""
        not (?:just|only|against|opposed|averse) | don't (?:really )?mind | dont mind | wouldn't mind |
        no problem with | nothing against | not (?:that )?i'm against
        """
    )
    + r"[\w ]{0,12}$"
)
_LEAN_BEFORE = re.compile(
    any_of(
        r"""
        prefer(?:ably|ring|ence)? | rather | ideally | mostly | mainly | leaning | lean | favou?r |
        definitely | love | like(?: \w+)? more | more |
        really want | want | choose | pick | go (?:with|for) | going for | vote |
        aim(?:ing)? | like to (?:try|work|do|have|go) |
        primarily | first choice | better at | best | more of a | happiest | happier | ideal |
        dream | only | just | solely | strictly | 100% | all about | i'd say | probably | my goal | towards?
        """
    )
    + r"[^,.;]{0,25}$"
)
_LEAN_AFTER = re.compile(
    r"^ ?>|^\W*(?:is what i|is where i(?:'d| would)? (?:want|like|love|belong|prefer)"
    r"|is my|would be my|is the one|\w+ is what i)\b|^\W*(?:\w+ ){0,2}?"
    + one_of(
        r"""
        preferred | preferably | ideally | if possible | if i can | over | before | any day | for sure |
        definitely | first | please | all the way | by far | rather than | more than |
        is (?:better|best|my|ideal|the|easier|nicer|preferable) | suits me | only |
        would be (?:best|ideal|better|great|perfect|nice) | for me | wins | mostly | mainly
        """
    )
    + r"\b"
)
_WEAK_AFTER = re.compile(
    r"^\W*(?:\w+ ){0,3}?"
    + one_of(
        r"""
        ok | okay | fine | acceptable | possible | works | too | as well | also | if needed | if need be |
        if i (?:must|have to|had to) |
        if necessary | at a pinch | second | not a problem | no problem | bearable | all right | alright
        """
    )
    + r"\b"
)
_WEAK_BEFORE = re.compile(
    any_of(
        r"""
        don't mind | dont mind | wouldn't mind | not against | can live with | could live with | could do |
        can do | ok with | okay with | fine with | open to | or maybe | or perhaps | maybe later |
        always worked (?:with|in) | so far worked (?:with|in) |
        only (?:ever )?(?:done|worked|dealt|had|used|served|known)(?: with| in)? |
        not opposed to | at a pinch | happy to (?:do|try|take)
        """
    )
    + r"[\w ]{0,14}$"
)
_WANTS = re.compile(
    any_of(
        r"""
        want | wants | prefer | preferably | rather | wanna | love | like | looking | hope | hoping | goal |
        dream | aim | ideally | only | interested | keen | plan | planning | eventually | towards? |
        i'm after | i am after | move into | become | end up | see myself | long[- ]term | drawn |
        lean | leaning | choose | pick |
        target
        """
    )
)
_PUTS_OFF = re.compile(
    r"^\W*(?:(?:just|really|always|would|can|all|every|day|night|long) ){0,3}"
    + one_of(
        r"""
        gives? me (?:anxiety|stress|headaches?|panic) |
        has worn | worn | wore | drains? | bores? | scares? | stress(?:es)? | tires? | exhausts? | kills? |
        wears? | annoys? | terrif(?:y|ies) | bothers? | drives? me | i(?:'ve| have)? (?:done|had) enough
        """
    )
    + " "
)
_NEVER_AGAIN = re.compile(
    r"^\W*(?:never|not|no more|no way)(?: (?:ever|again|for me|please|thanks|any more)){0,2}\W*$"
)
_SO_NO = re.compile(r"\b(?:so|then) no\W*$")
_IS_NOT = re.compile(
    r"^\W*(?:isn't|is not|not|never|doesn't|does not|no|nope|less so|drains|wouldn't|won't)\b"
    r"(?! (?:bad|problem|issue|a problem|only|just|matter|really matter|bother))"
)
_I_WOULD = re.compile(
    r"^\W*(?:only,? )?(?:i(?:'d| would|'ll| will)|you(?:'d| would)) "
    r"(?:only|just|mind|never|probably|avoid|hate|dread|skip|(?:rather|prefer) (?:not|to avoid|avoid|skip))\b"
)
"""What would come of it: "at home I'd just sleep", and what is put off behind it: "phone I'd rather not"."""
_NOT_SO = re.compile(r"^\W*not \w+")
_IS_BAD = re.compile(
    r"^\W*(?:(?:is|are|was|would be|sounds?) )?(?:so |too |really |just )*"
    r"(?:draining|tiring|exhausting|stressful|scary|boring|annoying|difficult|desperate|terrible|awful|bad|hopeless|useless|distracting|noisy|lonely|loud|impossible|out"
    r"|not so much|(?:a )?thing of the past|history)\b"
)
_OVER_WHAT = re.compile(r"\bprefer\w* (?!to\b)(?:\w+ ){1,5}to(?: the| being on the| doing| answering)?\W*$")
"""What stands before that which is wanted less: "I'd prefer chat to phone"."""
_SO = re.compile(r"\bso(?: it's| i'd say| i'll go(?: for| with)?| let's say)?\s*$")
"""How the answer begins behind what weighs for and against: "Home mostly, but I'd go in. So hybrid"."""
_CHANGES_TO = re.compile(
    any_of(
        r"""
        change(?: (?:it|that|my \w+|\w+))? | switch(?: (?:it|that|\w+))? | make (?:it|that) | put me down |
        put (?:it|that)
        """
    ).removesuffix(r"\b")
    + r"(?: to| as| for| down as)?(?: still| a| an| the)* ?$"
)
_CELLS = re.compile(r" / |\|")


def read_preference(view: View, item: ChoiceItem) -> Found | None:
    """The one value preferred."""
    found = [pick for pick in leanings(view, item) if not _was_only_done(view, item, pick)]
    if found:
        return _decide(view, item, found) or _either_way(view, item)
    there = item.id in view.lexicon.wishes and any(
        stands_there(view, one.first, one.last) for one in view.named.get(item.id, ())
    )
    chooses = item.id in view.asked.items and not there
    return _either_way(view, item) or (by_option(view, item) if chooses else None)


_NONE = re.compile(r"^\W*(?:none|neither|no preference|no favou?rites?)\b")
_DONE = re.compile(r"\b(?:i|we)(?:'ve| have| had)? (?:did|done|was|were|had|used|worked)\b")


def _was_only_done(view: View, item: ChoiceItem, pick: Pick) -> bool:
    """Whether a value is told of the past behind a "none" to the question: "none of them, I did phone"."""
    if item.id not in view.asked.items or not _NONE.match(view.words(view.first, view.last)):
        return False
    return _DONE.search(view.words(*clause_of(view, pick.first))) is not None


def leanings(view: View, item: ChoiceItem | ChoicesItem) -> list[Pick]:
    """The values named that the person may wish for, with how much they lean to each."""
    found = picks(view, item)
    if not found:
        return []
    asked = item.id in view.asked.items
    told = (asked and not (isinstance(item, ChoiceItem) and _is_prose(view))) or (
        isinstance(item, ChoiceItem)
        and (_is_beside(view, item.id) or (item.id in view.known and _corrects(view)))
    )
    leaning = [_leaning(view, pick) for pick in found if _is_fit(view, pick)]
    return [pick for pick in leaning if told or _is_told(view, pick) or (asked and _is_alone(view, pick))]


def _is_prose(view: View) -> bool:
    """Whether running text answers a whole form: what it names may be told of anything."""
    return len(view.asked.items) > _FORM and view.last - view.first > _RUNNING


_FORM, _RUNNING = 10, 24
"""How many parts make a whole form, and how many tokens running text."""


_MARKS = frozenset(". ! ? ;".split()) | {"\n"}


def _either_way(view: View, item: ChoiceItem) -> Found | None:
    """The part named, and no leaning: "no preference on the market", "business or not, I don't care"."""
    if (
        (view.wider and not view.hopes)
        or not item.any_value
        or not (item.id in view.asked.items or _is_beside(view, item.id))
    ):
        return None
    for mention in view.parsed.mentions_in(view.first, view.last):
        if not any(ref.role == "item" and ref.item == item.id for ref in mention.refs):
            continue
        first, last = clause_of(view, mention.first)
        while last < view.last and last - mention.last < 6 and view.text(last) not in _MARKS:
            last += 1
        scope = view.parsed.scope(mention.first)
        own = not CROWDS.isdisjoint(view.parsed.texts[mention.first : mention.last])
        blocked = (scope.query or scope.unreal or scope.order) if own else scope.blocked
        if ANY.search(view.words(first, last)) and not blocked:
            return Found(item.id, item.any_value, ((first, last),))
    return None


def _is_beside(view: View, item: str) -> bool:
    """Whether another part of the item's question was asked for."""
    of = view.lexicon.rubric.question_of
    return any(of[other].id == of[item].id for other in view.asked.items)


def _corrects(view: View) -> bool:
    return CORRECTS.search(view.words(view.first, view.last)) is not None


def _is_fit(view: View, pick: Pick) -> bool:
    """Whether a value is named in a statement of the person's own, and not as what it hangs on."""
    scope = view.parsed.scope(pick.first)
    hangs = view.text(pick.first - 1) in _ARTICLES and view.text(pick.first - 2) in _IFS
    return not (
        scope.other or scope.order or scope.query or hangs or is_occasion(view, pick.first, pick.last)
    )


_ARTICLES = frozenset("the an a my your their its".split())
_IFS = frozenset("if unless when provided".split())
"""What opens a condition: "hybrid is ok if the office is near" wants no office."""


def _is_told(view: View, pick: Pick) -> bool:
    """Whether a value that was not asked for is told as a wish."""
    if view.section(pick.first) == WISH:
        return True
    first, last = clause_of(view, pick.first)
    alone = last - first <= 2 and pick.lean >= 0 and not view.asked.items
    if alone and view.text(pick.first) not in COMMON and view.text(pick.first) not in ("no", "not"):
        return True  # "Hybrid. B2C.": nothing else was asked, and nothing else is said
    sentence = view.parsed.sentence_bounds(first)
    if sentence is not None and view.text(first) in _ADDS and view.text(first - 1) == ",":
        first = max(
            sentence[0], view.first, first - _SENTENCE
        )  # "I'd love to work from home, for a B2B firm"
    return not view.parsed.scope(pick.first).unreal and _WANTS.search(view.words(first, last)) is not None


_ADDS = frozenset("in for at with preferably ideally".split())
"""How a clause begins that adds to the wish before it."""


def _leaning(view: View, pick: Pick) -> Pick:
    """The pick with its leaning, as the words around it in its clause (or cell) tell."""
    first, last = clause_of(view, pick.first)
    before = _CELLS.split(view.words(first, pick.first))[-1]
    after = _CELLS.split(view.words(pick.last, last))[0]
    if _asked_and_denied(view, pick):
        return pick._replace(lean=-1)
    denies = view.text(pick.first) in ("not", "no", "never")
    excepted = any(view.is_except(at) for at in (pick.first - 1, pick.first - 2) if at >= view.first)
    if excepted and not denies:
        return pick._replace(lean=-1)  # "anything but fintech"
    if _WEAK_BEFORE.search(before) or _NOT_ONLY.search(before):
        return pick._replace(lean=0)
    if denies and _NEVER_AGAIN.match(after):
        return pick._replace(lean=2)  # "not phone, never again" wants the other
    if _is_ruled_out(before, after):
        return pick._replace(lean=-1)
    if _SO.match(before) or _settles(view, pick):
        return pick._replace(lean=3)
    if _SO.search(before) or _is_alone(view, pick):
        return pick._replace(lean=2)
    if _CHANGES_TO.search(before):
        return pick._replace(lean=3)
    if _LEAN_BEFORE.search(before) or _LEAN_AFTER.match(after):
        return pick._replace(lean=2)
    return pick._replace(lean=0) if _WEAK_AFTER.match(after) else pick


_WAVERS = re.compile(
    any_of("either | or | torn | between | not sure | unsure | dunno | idk | don't know | undecided")
)


def _settles(view: View, pick: Pick) -> bool:
    """Whether a value alone in its sentence ends a wavering: "Either CSM or product. CSM, I think"."""
    bounds = view.parsed.sentence_bounds(pick.first)
    if bounds is None or bounds[0] - 1 <= view.first or not _is_alone(view, pick):
        return False
    before = view.parsed.sentence_bounds(bounds[0] - 2)
    return (
        before is not None and _WAVERS.search(view.words(max(before[0], view.first), before[1])) is not None
    )


def _asked_and_denied(view: View, pick: Pick) -> bool:
    """Whether a value is put as a question and denied at once: "lead a team? no way"."""
    bounds = view.parsed.sentence_bounds(pick.first)
    if bounds is None or view.text(bounds[1]) != "?" or bounds[1] + 1 >= view.last:
        return False
    return view.text(bounds[1] + 1) in _DENIES


_DENIES = frozenset("no nope nah never not".split())


def _is_ruled_out(before: str, after: str) -> bool:
    """Whether the words around a value say that it is not wanted."""
    if (
        _NEGATED.search(before)
        or _OVER_WHAT.search(before)
        or before.endswith(("> ", ">"))
        or _PUTS_OFF.match(after + " ")
        or _IS_BAD.match(after)
        or _I_WOULD.match(after)
        or _SO_NO.search(after)
    ):
        return True
    return _IS_NOT.match(after) is not None and not _NOT_SO.match(after)


_CELL_ENDS = frozenset(". ! ? : |".split()) | {"\n"}
_MEMBER_ENDS = _CELL_ENDS | frozenset(", ; /".split())


def _is_alone(view: View, pick: Pick) -> bool:
    """Whether a value is a list member of its own ("Office, since ..."), rather than a word in a sentence."""
    before = view.text(pick.first - 1) if pick.first > view.first else "."
    after = view.text(pick.last) if pick.last < view.last else "."
    opens = before in _MEMBER_ENDS - {","} or (before == "," and pick.first == view.first)
    return opens and (after in _MEMBER_ENDS or after == "(" or _is_choice_word(view, pick))


_HEAD = frozenset(
    """
    na po lang nalang pls please ok okay process window 100 % hands down all way ! i think guess suppose
    probably maybe then
    """.split()
)
"""Words that may follow a value which alone is the answer: "Chat na lang, my voice is tired"."""


def _is_choice_word(view: View, pick: Pick) -> bool:
    """Whether only such words stand between a value and the end of its list member."""
    last = pick.last
    while last < view.last and view.text(last) in _HEAD:
        last += 1
    after = view.text(last) if last < view.last else "."
    return last > pick.last and (after in _MEMBER_ENDS or after in ("(", "now"))


# --- from leanings to one value


def _decide(view: View, item: ChoiceItem, found: list[Pick]) -> Found | None:
    real = standing(view, [pick for pick in found if pick.value != item.any_value])
    both = _left_open(view, item, real)
    if both is not None:
        return both
    ruled_out = {pick.value for pick in real if pick.lean == -1}
    for lean in (3, 2, 1, 0):
        chosen = [pick for pick in real if pick.lean >= lean and pick.value not in ruled_out]
        values = {pick.value for pick in chosen}
        if len(values) == 1 and item.mixed and _SOME_DAYS.match(_after(view, chosen[-1])):
            return Found(item.id, item.mixed, ((chosen[-1].first, chosen[-1].last + _DAYS),))
        if len(values) == 1:
            return Found(item.id, chosen[-1].value, ((chosen[-1].first, chosen[-1].last),))
        if values:
            return _both(view, item, [pick for pick in real if pick.value in values])
    left = [value.id for value in item.values if value.id not in ruled_out and value.id != item.any_value]
    if len(ruled_out) == 1 and len(left) == 1 and item.id in view.asked.items:
        return Found(item.id, left[0], (clause_of(view, real[-1].first),))
    stands = [pick for pick in found if pick.value == item.any_value and pick.lean >= 0]
    if stands and item.any_value and not real:
        return Found(item.id, item.any_value, ((stands[-1].first, stands[-1].last),))
    return None


_SOME_DAYS = re.compile(r"^\W*(?:[1-4]|one|two|three|four|some) days\b")
_DAYS = 2
"""The tokens of "2 days"."""


def _after(view: View, pick: Pick) -> str:
    return view.words(pick.last, min(view.last, pick.last + 5)) if pick.last < view.last else ""


_SENTENCE = 60
"""How many tokens after a pair are looked at for what is said of both."""


_NO_MATTER = re.compile(
    r"\b(?:(?:don't|do not|dont) (?:really )?(?:care|mind)|no (?:real |strong )?preference"
    r"|not (?:fussed|bothered))(?: (?:about|on|between|whether|if|it's)){0,3}\W*$"
)


def _left_open(view: View, item: ChoiceItem, real: list[Pick]) -> Found | None:
    """Two values side by side of which either will do: "chat or phone, I don't mind"."""
    if not item.any_value:
        return None
    for one, other in pairwise(real):
        beside = side_by_side(view, one, other) or _listed_alike(view, one, other)
        if one.value == other.value or not beside:
            continue
        opening = clause_of(view, one.first)[0]
        if _NO_MATTER.search(view.words(opening, one.first)):
            return Found(item.id, item.any_value, ((opening, other.last),))  # "don't care about b2b/b2c"
        if min(one.lean, other.lean) < 0:
            continue
        reach = min(view.last, other.last + _SENTENCE, _next_wish(view, item, other.last))
        stop = next((index for index in range(other.last, reach) if view.text(index) in _MARKS), reach)
        after = view.words(other.last, stop)
        if view.text(one.first - 1) == "both" or ANY.search(after) or _EITHER_FINE.match(after):
            return Found(item.id, item.any_value, ((one.first, stop),))
    return None


_EITHER_FINE = re.compile(
    r"^\W*(?:is |are |both |all )*(?:fine|ok|okay|no problem|not a problem|good|works?|possible|alright)\b"
)


def _listed_alike(view: View, one: Pick, other: Pick) -> bool:
    """Whether two values are a list that ends in "either will do": "office, home, whatever"."""
    after = view.words(other.last, min(view.last, other.last + _ALIKE))
    if view.words(one.last, other.first).strip() != "," or re.match(r"\W*,", after) is None:
        return False
    said = _LEADS_TO.match(after)
    return ANY.match(after, said.end() if said else 0) is not None


_ALIKE = 9
"""How many tokens behind a list may say that either will do."""
_LEADS_TO = re.compile(
    r"[ ,]*(?:(?:it's|its|that's|they're|it is|that is) |(?:i'm|im|i am|i'd be) "
    r"(?:fine|ok|okay|happy|good|open) (?:with|to) )?"
)


def _next_wish(view: View, item: ChoiceItem, index: int) -> int:
    """Where another wish is named after a token: what is said from there on is not of this one."""
    return next(
        (
            one.first
            for one in view.parsed.mentions_in(index, view.last)
            for ref in one.refs
            if ref.role in ("value", "half") and ref.item != item.id and ref.item in view.lexicon.wishes
        ),
        view.last,
    )


_CORRECTED = re.compile(
    any_of(
        r"""
        no,? wait | wait | actually | sorry | i mean | scratch | rather | make (?:it|that) | on second thought
        """
    )
)
_SHARES = re.compile(
    r"\b(?:some|half|part|most|few|couple|one|two|three|four|[1-4])\b.*"
    r"\b(?:some|half|part|rest|others?|remaining|(?:one|two|three|four|[1-4]) days?)\b"
)
"""Some of one and the rest of the other: "some days at home and some in the office"."""
_FINE = re.compile(r"\b(?:fine|ok|okay|good|works?|happy)\b")


def _both(view: View, item: ChoiceItem, chosen: list[Pick]) -> Found | None:
    """Two values: the last one where it corrects, any where both are said to be fine, else no answer."""
    first, last = clause_of(view, chosen[0].first)[0], clause_of(view, chosen[-1].first)[1]
    while last < min(view.last, chosen[-1].last + 12, _next_wish(view, item, chosen[-1].last)) and view.text(
        last
    ) not in _MARKS - {";"}:
        last += 1
    one, other = chosen[-2:]
    if is_replaced(view, one, other) or _CORRECTED.search(view.words(one.last, other.first)):
        return Found(item.id, other.value, ((other.first, other.last),))
    stretch = view.words(first, last) if last - first <= _SENTENCE // 2 else ""
    if item.mixed and _SHARES.search(stretch):
        return Found(item.id, item.mixed, ((chosen[0].first, other.last),))
    if item.any_value and (ANY.search(stretch) or _FINE.search(stretch)):
        return Found(item.id, item.any_value, ((chosen[0].first, other.last),))
    return None
