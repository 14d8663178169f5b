"""What the advisor's last question asked for: its parts in order, their labels, their options.

The advisor's side may be anyone's words, so all of this is read from its text, with the same lexicon that
reads the person. Where the last message names no part ("the same four?"), the question before it stands.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from advisor.answers import Message, Value
from advisor.extraction.offline.apart import heard_apart, heard_behind_labels
from advisor.extraction.offline.asking import OFFERS, asking, is_inverted
from advisor.extraction.offline.assigning import assigned
from advisor.extraction.offline.bullets import bulleted
from advisor.extraction.offline.circling import asking_stretches, circled, points
from advisor.extraction.offline.doubted import doubted
from advisor.extraction.offline.english import NUMBER_WORDS
from advisor.extraction.offline.enumerated import enumerated
from advisor.extraction.offline.explained import of_explained
from advisor.extraction.offline.frequency import of_frequency
from advisor.extraction.offline.grouped import heard_in_groups
from advisor.extraction.offline.guessing import Weighed, guess, weigh
from advisor.extraction.offline.guessing import members as members_of
from advisor.extraction.offline.labels import Label
from advisor.extraction.offline.lexicon import FURTHER, Lexicon, Mention
from advisor.extraction.offline.likely import likely, spoken_for
from advisor.extraction.offline.listing import Chunk, chunks, marks_in, stretches
from advisor.extraction.offline.message import Parsed, parse, parse_asking
from advisor.extraction.offline.months import read_months
from advisor.extraction.offline.named_alone import named_alone
from advisor.extraction.offline.numbers import ratings
from advisor.extraction.offline.of_done import chosen_between, preferred_of, without_wishes
from advisor.extraction.offline.of_work import of_work
from advisor.extraction.offline.once import replace
from advisor.extraction.offline.options import counted_options
from advisor.extraction.offline.parts import around, as_options, read_chunk
from advisor.extraction.offline.phrases import any_of
from advisor.extraction.offline.pieces import in_pieces
from advisor.extraction.offline.polarity import leftover
from advisor.extraction.offline.question import NOTHING, Asked, Option, Slot
from advisor.extraction.offline.ratings import read_ratings
from advisor.extraction.offline.reasking import before_asking_again
from advisor.extraction.offline.recited import TAGS, recited
from advisor.extraction.offline.reply import View
from advisor.extraction.offline.text import normalise
from advisor.extraction.offline.titles import is_title_word
from advisor.extraction.offline.upright import unclear, upright
from advisor.extraction.offline.who_is_there import without_courtesies
from advisor.rubric.items import Item, YearsItem

__all__ = ["asked_in", "asked_last"]


_MOVES_ON = re.compile(
    any_of(
        """
    anything (?:else|you|to|there) | not quite right | like to change | want to change | go ahead
    | shall i | ready for | all set | total (?:this|it) up | is that (?:right|all|correct) | did i get
    | have i got | happy with that | see your result | show you
    """
    )
)
"""A message without parts that does not point back to the question before it, but to the answers."""


def asked_last(
    messages: Sequence[Message], lexicon: Lexicon, known: Mapping[str, Value], reply: str
) -> Asked:
    """The question that stands when `reply` is written and `known` is answered, item by item."""
    reply = normalise(reply).norm  # a soft hyphen that a paste brought along changes nothing
    texts = [message.content for message in messages if message.role == "assistant"][-2:]
    before = asked_in(texts[0], lexicon).items if len(texts) > 1 else ()
    often = of_frequency(texts[-1] if texts else "", before, lexicon, known, reply)
    if often is not None:
        return often
    asked = of_explained(
        _standing(messages, lexicon, known, reply), texts[-1] if texts else "", lexicon, reply
    )
    return of_work(asked, texts, before, lexicon)


def _standing(messages: Sequence[Message], lexicon: Lexicon, known: Mapping[str, Value], reply: str) -> Asked:
    closed = None
    texts = [message.content for message in reversed(messages) if message.role == "assistant"]
    called = _called(texts, lexicon)
    if called is not None:
        return called
    for number, text in enumerate(texts):
        asked = NOTHING if number == 0 and _answers_back(messages) else asked_in(text, lexicon)
        if asked.slots or not _POINTS_BACK.search(text.lower()):
            asked = assigned(circled(asked, lexicon, known, reply), asked.members, lexicon, reply)
        if closed is None:
            closed = not asked.slots and bool(_MOVES_ON.search(text.lower()) or OFFERS.search(text.lower()))
        if asked.slots and not (number == 0 and _answers_form(texts[1:], asked, lexicon, reply)):
            latest = texts[0].lower()
            if _goes_on(asked, texts[number:], lexicon):
                asked = replace(asked, inverted=True)
            if not asked.scale:
                asked = replace(asked, scale=_scale_before(texts[number + 1 :], lexicon))
            if number and not closed and not _points_back(texts[0]):
                asked = _still_open(asked, lexicon, known)
            if _is_of_earlier(latest, first=not any(_is_known(one, known) for one in lexicon.years)):
                asked = replace(asked, more=True)
            if number and not closed:
                asked = doubted(asked, latest, known)
            if number and not asked.proposed:
                asked = replace(asked, proposed=_for_all(latest, asked, lexicon))
            return _narrowed(replace(asked, closed=True) if closed else asked, latest, bool(number))
    known_work = any(_is_known(one, known) for one in lexicon.years)
    return replace(NOTHING, more=bool(texts) and _is_of_earlier(texts[0].lower(), first=not known_work))


def _answers_back(messages: Sequence[Message]) -> bool:
    """Whether the last words answer a question of the person's: "French or English?" - "English"."""
    if len(messages) < 2 or messages[-1].role != "assistant" or messages[-2].role != "user":
        return False
    asks, said = messages[-2].content.rstrip().endswith("?"), messages[-1].content.strip()
    return asks and not said.endswith("?") and len(said.split()) <= _FEW


_BY_NUMBER = re.compile(
    r"(?:\b(?:(?:question|number|part|block|section|point|step|box|item) #?|q)|[\[(#])"
    r"(\d{1,2}|[a-h])\b(?! ?(?:-|–|/|to\b|out\b))"
)


_CALLS = ("q", "number", "part", "block", "section", "point", "step", "box", "item", "[", "(", "#")
"""What stands before such a number, in a word or by itself."""


def _question_of(text: str) -> str:
    """The last sentence of a message that has a question mark; "" where none has."""
    return next((one for one in reversed(_SENTENCE.findall(text)) if one.endswith("?")), "")


_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")


def _called(texts: Sequence[str], lexicon: Lexicon) -> Asked | None:
    """The questions of a form sent before that the advisor calls by their numbers: "question 5, please?"."""
    latest = texts[0].lower() if texts else ""
    numbers = set(_BY_NUMBER.findall(latest)) if any(sign in latest for sign in _CALLS) else set()
    here = asked_in(texts[0], lexicon).slots if numbers else ()
    named = any(slot.item for slot in here)
    if not numbers or any(slot.item and (slot.group or slot.label) for slot in here):
        return None
    if named and not _BY_NUMBER.search(_question_of(latest)):
        return None  # "Thanks for question 1. And how good is your writing?"
    for text in texts[1 : 1 + _EARLIER // 2]:
        form = asked_in(text, lexicon)
        groups = {slot.group for slot in form.slots if slot.group}
        if len(groups) > 1:
            meant = numbers & groups
            return form.of_groups(meant) if meant else None
    return None


_HEAD = re.compile(r"(?m)(?:^|(?<=[.;!?])\s)\W{0,3}(?:q|question )?(\d{1,2}|[a-h]|[ivx]{1,4})(?=[).:\]]| \S)")


def _answers_form(texts: Sequence[str], asked: Asked, lexicon: Lexicon, reply: str) -> bool:
    """Whether a reply goes on with a form of before, by its numbers: "back. 5) all fine 6) exploring"."""
    if any(slot.label or slot.group for slot in asked.slots):
        return False
    for text in texts[: _EARLIER // 2]:
        slots = asked_in(text, lexicon).slots
        if slots:
            groups = {slot.group for slot in slots if slot.group}
            return len(groups) > 1 and len(groups.intersection(_HEAD.findall(reply))) >= _HEADS
    return False


_HEADS = 2
"""How many numbers of a form a reply takes up that goes on with it."""


def _is_of_earlier(text: str, *, first: bool) -> bool:
    """Whether a question asks what else there was: "And before that?"; the `first` asks what there was."""
    if not any(word in text for word in _EARLIER_WORDS) or _WHAT_ELSE.search(text) is None:
        return False
    return not first or _BEFORE_THAT.search(text) is not None


def _is_known(years: YearsItem, known: Collection[str]) -> bool:
    """Whether anything is known of the work that a length of time is of."""
    return years.id in known or years.domains in known


_BEFORE_THAT = re.compile(r"\bbefore (?:that|this|then|it)\b")


_EARLIER_WORDS = ("before", "previously", "prior", "earlier")


_FOR_ONE = re.compile(
    r"^\W*(?:and |so |ok |okay |hmm |well |then )*"
    r"(?:would you say|shall (?:i|we) say|let's say|say|maybe)(?: an?| about an?)? (10|[1-9]) ?\?\W*$"
)
_FOR_ALL = re.compile(r"\b(10|[1-9])s? (?:for|in|on|across) (?:all|each|every)\b[^.!]{0,30}\?\W*$")


def _for_all(text: str, asked: Asked, lexicon: Lexicon) -> tuple[tuple[str, Value], ...]:
    """What a question back proposes for the parts before it: "7 for all?"; for one, "Would you say 7?"."""
    match = (len(asked.items) == 1 and _FOR_ONE.match(text)) or _FOR_ALL.search(text)
    items = lexicon.rubric.items
    if match is None or any(items[item].kind != "rating" for item in asked.items):
        return ()
    return tuple((item, Decimal(match[1])) for item in asked.items)


_WHAT_ELSE = re.compile(
    r"\b(?:(?:and|anything|jobs?|work(?:ed)?|do|doing|roles?|places?|else|came|come|were you) "
    r"(?:else )?(?:before (?:that|this|then|it)|before\b|previously|prior|earlier)"
    r"|before (?:that|this|it),? (?:what|where|did|were|any)"
    r"|(?:nothing|anything|something|any) (?:else|other)\b[^.?!\n]{0,30}\bbefore\b)"
)


_EARLIER = 12
"""How many questions back a scale may have been set."""


def _scale_before(texts: Sequence[str], lexicon: Lexicon) -> int:
    """The scale that was set last: "Out of five stars, then: new software?", and later "And empathy?"."""
    scales = (asked_in(text, lexicon).scale for text in texts[:_EARLIER])
    return next((scale for scale in scales if scale), 10)


def _still_open(asked: Asked, lexicon: Lexicon, known: Collection[str]) -> Asked:
    """A question that another message followed: parts of its list that were told are not asked for again."""
    left = [item for item in asked.items if item not in known or item not in lexicon.alike]
    if len(left) == len(asked.items):
        return asked
    return asked.only(left) if left else replace(asked, closed=True)


_POINTS_BACK = re.compile(
    r"\b(?:numbers?|which (?:one|number|is)|letters?|scale|order|figures?|ratings?"
    r"|the (?:first|second|third|fourth|last|others?|rest|remaining))\b"
)


def _points_back(text: str) -> bool:
    """Whether a message takes up the answers before it: "Four nines?", "Which number is which?"."""
    if _POINTS_BACK.search(text.lower()) is not None:
        return True
    return len(text.split()) <= _FEW and not _is_next(text.lower())


def _is_next(text: str) -> bool:
    """Whether a short message is the next of parts asked for one by one: "being the calm one"."""
    return _OF_ANSWERS.search(text) is None and bool(leftover(text))


_OF_ANSWERS = re.compile(
    r"\d|\b(?:that|this|these|it|them|sure|certain|really|honest(?:ly)?|serious(?:ly)?|sorry|pardon|again|repeat"
    r"|mean|even|too|why|how|so|just|only|still|wow|please|ones|twos|threes|fours|fives"
    r"|today|now|currently|realistically|yourself|sixes|sevens|eights|nines|tens|two|three|four|five|six|seven|eight|nine|ten|explain|example|instance)\b"
)
"""Words that take up an answer, or ask for it anew."""


_FEW = 5
"""The words of a message that can only be about what was said before."""
_OF_ITS_OWN = re.compile(
    r"\b(?:(?:do|would|could|can|are|will|is|does) (?:you|it|that|this)|comfortable|ok|okay|fine|happy"
    r"|all ?right|ease|live with|work with|accept\w*|agree\w*|good with|cool with)\b"
)


def _goes_on(asked: Asked, texts: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a question only names the next part of one put the other way round: "And by your ratings?".

    Args:
        asked: what it asks for.
        texts: it, and the messages of the advisor before it, the latest first.
        lexicon: the names of the rubric.
    """
    of = lexicon.rubric.question_of
    home = {of[item].id for item in asked.items}
    if asked.inverted or len(home) != 1:
        return False
    for text, before in pairwise(texts[: _EARLIER // 2]):
        earlier = asked_in(before, lexicon)
        if {of[item].id for item in earlier.items} != home or _OF_ITS_OWN.search(text.lower()):
            return False
        if earlier.inverted:
            return True
    return False


_ONE_PART = re.compile(
    r"^\W*(?:and |so |ok |okay |but |now |what about |how about |then )*"
    r"(?:the )?(?:(?P<place>first|second|third|fourth|fifth|last)(?: one| part)?"
    r"|\(?(?P<label>[a-z]|\d\d?)\)?)\W*$"
)
_SEVERAL_OF = re.compile(r"\b(first|last) (two|three|four|2|3|4)\b")
_THAT_ONE = re.compile(r"\bthe (first|second|third|fourth|fifth|last) (?:one|part|thing|skill)\b.*\?")
"""The one part that a question back is about: "How would you express the third one as a number?"."""
_PLACES = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1}


_NUMBERED = re.compile(
    r"(?:\b(?:questions?|numbers?|parts?|blocks?|sections?|items?|points?|no\.?|q|and|only|just|to|for) ?"
    r"|[#\[(])"
    r"(\d{1,2}|[a-h]|[ivx]{1,4})\b(?! ?(?:-|to|out|or more|years?|minutes?|points?)\b)"
)
"""A question of a form, called by its number: "And 4?", "Only [4], please", "question 6 and number 8"."""


def _narrowed(asked: Asked, text: str, before: bool) -> Asked:
    """Of "Can you turn the first three into numbers?" or "And (c)?" only those parts of the one before."""
    groups = {slot.group for slot in asked.slots if slot.group}
    if before and len(groups) > 1:
        named = [one for one in _NUMBERED.findall(text) if one in groups]
        return replace(asked.of_groups(named), closed=False) if named else asked
    one = _ONE_PART.match(text) if before else None
    if one and not asked.closed:
        if one["label"]:
            chosen = tuple(slot for slot in asked.slots if slot.label == one["label"])
        else:
            place = _PLACES[one["place"]]
            chosen = asked.slots[place:][:1]
        return replace(asked, slots=chosen) if chosen else asked
    third = _THAT_ONE.search(text) if before and not asked.closed else None
    if third and len(asked.slots) > 1:
        return replace(asked, slots=asked.slots[_PLACES[third[1]] :][:1] or asked.slots)
    match = _SEVERAL_OF.search(text) if before and not asked.closed else None
    if match is None:
        return asked
    count = {"two": 2, "three": 3, "four": 4}.get(match[2]) or int(match[2])
    if count >= len(asked.slots):
        return asked
    return replace(asked, slots=asked.slots[:count] if match[1] == "first" else asked.slots[-count:])


@lru_cache(maxsize=4096)
def asked_in(text: str, lexicon: Lexicon, *, named: bool = False) -> Asked:
    """What this message of the advisor asks for; only what it names where `named`."""
    statement = before_asking_again(text[:_LONGEST])
    again = _asked_in(statement, lexicon, named) if statement is not None else NOTHING
    return again if circled(again, lexicon, (), "").items else _asked_in(text, lexicon, named)


def _asked_in(text: str, lexicon: Lexicon, named: bool) -> Asked:
    """The same of a message that does not end in asking for something again."""
    parsed = _named(parse_asking(without_courtesies(text[:_LONGEST]), lexicon), lexicon)
    if parsed.text.norm.strip() in lexicon.asides:
        return NOTHING
    recital = None if named else recited(parsed, lexicon)
    if recital is not None:
        return recital
    marks = marks_in(parsed)
    keep = asking(parsed, marks)
    if not keep and OFFERS.search(parsed.text.norm):
        return NOTHING
    verbatim = _verbatim(parsed, lexicon)
    guessing = not (named or verbatim or lexicon.trained)
    parts = chunks(parsed, marks, keep) if keep else []
    slots, options, weighed = _heard(parsed, lexicon, parts, keep, guessing=guessing)
    circling = () if named or verbatim else points(parsed, lexicon, slots)
    known = {slot.item for slot in slots}
    slots += [Slot(item) for item in verbatim if item not in known]
    rates = not slots or any(slot.item and lexicon.rubric.items[slot.item].kind == "rating" for slot in slots)
    scale = _scale(parsed) if rates else 0
    supposed = _supposed(parsed, lexicon, slots)
    pointed = supposed or ([] if slots else _of_it(parsed, lexicon))
    if pointed:
        slots, circling = pointed, ()
    elif slots:
        slots = [*_supposed_beside(parsed, lexicon, slots), *slots]
    weighed_all = None
    if guessing and not pointed:
        asks = asking_stretches(parsed)
        slots = in_pieces(parsed, lexicon, slots, asks)
        weighed_all = likely(parsed, lexicon, slots, asks)
        slots = spoken_for(parsed, weighed_all, slots)
    if not slots and not circling and weighed_all is None:
        return replace(NOTHING, scale=scale)
    options = counted_options(as_options(parsed, slots, options, lexicon), slots)
    lines = bulleted(parsed, lexicon, slots, options)
    if lines is not None:
        (slots, options), circling, weighed_all = lines, (), None
    proposed = _proposed(parsed, keep, slots, lexicon)
    listed = () if named or verbatim else members_of(parsed, lexicon, slots, weighed)
    form = len({slot.group for slot in slots}) >= _FORM
    inverted = not form and is_inverted(parsed)
    return Asked(
        tuple(slots),
        tuple(options),
        inverted,
        upright(parsed, slots, lexicon) if inverted else frozenset(),
        _turned(parsed, marks) if form else frozenset(),
        proposed,
        scale,
        points=circling,
        likely=weighed_all,
        members=listed,
        halves=_halves(parsed, keep),
        skips=_SKIPS.search(parsed.text.norm) is not None,
        unclear=unclear(parsed, slots, lexicon) if inverted else frozenset(),
        hinted=_hinted(parsed, slots, lexicon) if proposed else frozenset(),
    )


def _heard_alone(text: str, lexicon: Lexicon) -> Asked:
    """What a stretch of a message asks for by itself."""
    return circled(_asked_in(text, lexicon, named=False), lexicon, (), "")


def _heard(
    parsed: Parsed, lexicon: Lexicon, parts: list[Chunk], keep: list[tuple[int, int]], *, guessing: bool
) -> tuple[list[Slot], list[Option], Weighed]:
    """The parts that a message asks for and their options; and what the members of its lists may be.

    Args:
        parsed: the message.
        lexicon: the names of the rubric.
        parts: its stretches that ask.
        keep: the sentences of these.
        guessing: whether more is heard than what is named.
    """
    slots: list[Slot] = []
    options: list[Option] = []
    if parts:
        named_around = around(parsed, keep)
        for chunk in parts:
            read_chunk(parsed, lexicon, chunk, named_around, slots, options)
    weighed = [] if any(slot.label for slot in slots) else weigh(parsed)
    recap = _recap(parsed, keep)
    weighed = [member for member in weighed if member[0] >= recap]
    slots = heard_behind_labels(
        parsed, lexicon, _distinct(_of_work(parsed, lexicon, _parts_named(slots, lexicon)), lexicon)
    )
    slots = guess(parsed, lexicon, slots, weighed)
    if guessing:
        slots = enumerated(parsed, lexicon, slots, weighed)
    slots = _weighed(parsed, lexicon, slots, options)
    slots = heard_apart(parsed, lexicon, _as_examples(parsed, lexicon, slots))
    slots = without_wishes(parsed, lexicon, chosen_between(lexicon, preferred_of(parsed, lexicon, slots)))
    if guessing:
        slots = heard_in_groups(parsed, lexicon, slots, parts, lambda text: _heard_alone(text, lexicon))
    return slots, options, weighed


_HERE = re.compile(
    r"(?:^|[.!?] )(?:so |and |ok |okay |ha |haha |now )*(?:(?:you're|you are|are you|you live|based) )?"
    r"(?:still |now |based |living |there |over )?in (?P<place>[\w' -]{3,30}?)"
    r"(?:,? (?:right|then|is it|yes|correct|no|now|aren't you|i think|i see))?\?\W*$"
)
_ARE_YOU = re.compile(
    r"(?:^|[.!?,] )(?:so |and |ok |okay )*(?:you're|you are) an? (?P<title>[\w' -]{3,40}?)"
    r"(?:,? (?:right|then|is it|yes|correct|now|i see))?\?\W*$"
)


def _supposed(parsed: Parsed, lexicon: Lexicon, slots: list[Slot]) -> list[Slot]:
    """The place or title the advisor supposes: "You're in Leeds, right?", "You're an office manager?"."""
    norm = parsed.text.norm
    if "?" not in parsed.vocabulary:
        return []
    cut = max(0, len(norm) - _LATEST)
    for pattern, form in ((_HERE, "place"), (_ARE_YOU, "title")):
        match = pattern.search(norm, cut) if not cut or form == "title" else None
        if match is None or (form == "place" and any(slot.item for slot in slots)):
            continue  # "How would you rate your writing, in English?" asks for what it names
        named = parsed.shown[match.start(form)].isupper() if form == "place" else _is_title(match[form])
        item = next((one for one in lexicon.texts if one.form == form), None)
        if named and item is not None:
            return [Slot(item.id)]
    return []


_BESIDE = re.compile(
    r"(?:so |and |ok |okay |ha |haha |now )*(?:you're|you are|are you|you live|you're still|based)"
    r"(?: still| now| based| living| there| over){0,2} in (?P<place>[\w' -]{3,30}?)"
    r"(?: still| now| these days)?(?:,? (?:right|then|is it|yes|correct|no|aren't you|i think|i see))?"
)


def _supposed_beside(parsed: Parsed, lexicon: Lexicon, slots: list[Slot]) -> list[Slot]:
    """The place supposed in a sentence before those that ask: "You're in Leeds still? And your hours?"."""
    item = next((one.id for one in lexicon.texts if one.form == "place"), None)
    if item is None or "?" not in parsed.vocabulary or any(slot.item == item for slot in slots):
        return []
    for first, last in parsed.sentences.values():
        if parsed.texts[last : last + 1] != ["?"] or any(slot.first < last for slot in slots):
            return []
        match = _BESIDE.fullmatch(parsed.words(first, last).strip())
        if match and parsed.shown[parsed.tokens[first].start + match.start("place")].isupper():
            return [Slot(item, "", "", first, last)]
    return []


_LATEST = 80
"""How many characters at the end of a message hold the question that supposes something."""


def _is_title(words: str) -> bool:
    return any(is_title_word(word) for word in words.split())


_IT = re.compile(r"\b(?:it|that|this|those)\b")
_OF_KIND = {
    "rating": re.compile(r"\b(?:out of|number|rate|score|give|put|mark|scale|1 ?(?:-|to) ?10)\b"),
    "extent": re.compile(r"\b(?:comfortable|okay|ok|fine|mind|happy|bother|done|used|worked|tried)\b"),
}


def _of_it(parsed: Parsed, lexicon: Lexicon) -> list[Slot]:
    """The part that a question only points to: "SaaS is software you rent. Would you put a number on it?"."""
    for before, bounds in pairwise(parsed.sentences.values()):
        words = parsed.words(*bounds)
        if parsed.texts[bounds[1] : bounds[1] + 1] != ["?"] or not _IT.search(words):
            continue
        refs = [ref for one in parsed.mentions_in(*before) for ref in one.refs if ref.role == "item"]
        kinds = {kind for kind, cue in _OF_KIND.items() if cue.search(words)}
        meant = {ref.item for ref in refs if lexicon.rubric.items[ref.item].kind in kinds}
        if len(meant) == 1:
            return [Slot(meant.pop(), "", "", before[0], before[1])]
    return []


def _turned(parsed: Parsed, marks: list[Label]) -> frozenset[str]:
    """The questions of a form that are put the other way round."""
    heads = [mark for mark in marks if mark.head or mark.text.isdigit()]
    return frozenset(
        mark.text for mark, end in stretches(parsed, heads) if is_inverted(parsed, (mark.last, end))
    )


_FORM = 4
"""How many numbered questions make a form, of which none is put the other way round for all."""


def _recap(parsed: Parsed, keep: list[tuple[int, int]]) -> int:
    """Where the paragraph of the first question begins: a list above it tells, and asks nothing."""
    first = keep[0][0] if keep else 0
    return max((at for at in parsed.paragraphs if at <= first), default=0)


def _halves(parsed: Parsed, keep: list[tuple[int, int]]) -> tuple[str, ...]:
    """The halves of an extent named in the sentences that ask."""
    named = [
        ref.value.removesuffix(FURTHER)
        for first, last in keep
        for mention in parsed.mentions_in(first, last)
        for ref in mention.refs
        if ref.role == "half"
    ]
    return tuple(dict.fromkeys(named))


_SKIPS = re.compile(
    r"\b(?:(?:shall|should|can|could|may) (?:we|i)"
    r"|(?:do you|would you|you'd)(?: \w+)? (?:want|like|rather|prefer))"
    r"(?: to| that we| i)? (?:skip|leave out|pass (?:on|over)|jump)\b"
)


def _parts_named(slots: list[Slot], lexicon: Lexicon) -> list[Slot]:
    """The slots without the parts of a question as a whole where others of it are named: "metrics: CSAT"."""
    of = lexicon.rubric.question_of
    named = {of[slot.item].id for slot in slots if slot.item and slot.last}
    return [slot for slot in slots if slot.last or not slot.item or of[slot.item].id not in named]


def _as_examples(parsed: Parsed, lexicon: Lexicon, slots: list[Slot]) -> list[Slot]:
    """The slots where a sentence, or the whole text, is an example of a question: it asks for that item."""
    bounds = [(0, len(parsed.tokens)), *parsed.sentences.values()]
    for first, last in dict.fromkeys(bounds):
        item = lexicon.examples.get(parsed.words(first, last).strip().rstrip("?.! "))
        if item is not None:
            inside = [slot for slot in slots if first <= slot.first < last]
            others = [slot for slot in slots if slot not in inside and slot.item != item]
            told = [slot for slot in inside if slot.item == item] or [
                (inside or [Slot(None)])[0]._replace(item=item, first=first, last=last)
            ]
            slots = sorted([*others, *told], key=lambda slot: slot.first)
            if last - first == len(parsed.tokens):
                break
    return slots


_WISHED = re.compile(r"\b(?:want|like|prefer\w*|interest\w*|rather|join|next|favou?r|appeal\w*|attract\w*)\b")


def _of_work(parsed: Parsed, lexicon: Lexicon, slots: list[Slot]) -> list[Slot]:
    """Fields asked for with the years are those of the work: "How many years, and in which fields?"."""
    items, ids = lexicon.rubric.items, {item.id for item in lexicon.years}
    asked = {slot.item for slot in slots}
    domains = next((item.domains for item in lexicon.years if item.domains), None)
    if domains is None or domains in asked or ids.isdisjoint(asked):
        return slots
    return [
        slot._replace(item=domains)
        if before.item in ids
        and slot.item
        and _is_field(items[slot.item])
        and not _WISHED.search(_around(parsed, slots, before, slot))
        else slot
        for before, slot in pairwise([Slot(None), *slots])
    ]


def _around(parsed: Parsed, slots: list[Slot], one: Slot, other: Slot) -> str:
    """The words around two parts: those of their question, where questions are numbered."""
    if not one.group or one.group != other.group:
        return parsed.text.norm
    inside = [slot for slot in slots if slot.group == one.group]
    return parsed.words(min(slot.first for slot in inside), max(slot.last for slot in inside))


def _is_field(item: Item) -> bool:
    return item.kind == "choices" and not item.by_work


_DONE = re.compile(r"\b(?:have you|did you|ever|done|used|handled|experience|worked|work with|use|both)\b")


_RATHER = re.compile(r"\b(?:rather|prefer|sooner|like better)\b.*\bor\b")


def _weighed(parsed: Parsed, lexicon: Lexicon, slots: list[Slot], options: list[Option]) -> list[Slot]:
    """One choice for two parts that are put against each other: "On the phone or in a chat window?"."""
    named = [slot for slot in slots if slot.item is not None]
    both = {value[0] for slot in named if (value := lexicon.options.get(slot.item or ""))}
    whole = [slot for slot in named if slot.item in both]
    options_of_it = sum((lexicon.options.get(slot.item or "") or ("",))[0] in both for slot in slots)
    rather = len(slots) == 2 and options_of_it == 1 and _RATHER.search(parsed.text.norm) is not None
    if whole and ((len(slots) == 3 and options_of_it == 2) or rather) and not any(s.label for s in slots):
        options += [Option(*value) for slot in slots if (value := lexicon.options.get(slot.item or ""))]
        return whole
    if (
        len(named) != 2
        or len(slots) != 2
        or any(slot.label for slot in slots)
        or _DONE.search(parsed.text.norm)
    ):
        return slots
    values = [lexicon.options.get(slot.item or "") for slot in named]
    one, other = values
    between = parsed.texts[named[0].last : named[1].first]
    if one is None or other is None or one[0] != other[0] or one == other or "or" not in between:
        return slots
    options += [Option(item, value) for item, value in (one, other)]
    return [named[0]._replace(item=one[0])]


def _named(parsed: Parsed, lexicon: Lexicon) -> Parsed:
    """The same text, the words that only ask for an item as its name, where nothing beside them names one.

    "Where do you want to end up?" asks for a goal, "the city you want to end up in" for a city.
    """
    mentions = [one for one in parsed.mentions if not _only_opens(parsed, one) and not _is_rate(parsed, one)]
    if len(mentions) < len(parsed.mentions):
        parsed = replace(parsed, mentions=mentions)
    if not any(mention.ref("asked") for mention in parsed.mentions):
        return parsed
    kept: list[Mention] = []
    for members in _members(parsed):
        asked = [one for one in members if one.ref("asked")]
        if not asked:
            kept += members
            continue
        joins = next((one.first for one in members if _only_joins(parsed, one)), len(parsed.tokens))
        heads = [one for one in asked if one.first < joins]
        kinds = {lexicon.rubric.items[ref.item].kind for one in heads for ref in one.refs}
        vague = [one for one in members if "choice" in kinds and _is_vague(parsed, one)]
        firm = {
            ref.item
            for one in members
            for ref in one.refs
            if ref.role in _NAMING and not _only_joins(parsed, one) and one not in vague
        }
        if heads and firm <= {ref.item for one in heads for ref in one.refs}:
            longest = max(heads, key=lambda one: one.last - one.first)
            asked.remove(longest)
            members = [one for one in members if one is longest or one not in vague]
            members[members.index(longest)] = longest._replace(
                refs=tuple(ref._replace(role="item") for ref in longest.refs)
            )
        kept += [one for one in members if one not in asked]
    return replace(parsed, mentions=kept)


def _only_opens(parsed: Parsed, mention: Mention) -> bool:
    """Whether a name only opens the talk: "To kick off, what are you doing for work?"."""
    texts = parsed.texts
    led = texts[max(0, mention.first - 2) : mention.first]
    if not led or led[-1] not in _OPENS_WITH or (len(led) > 1 and led[0] not in _BEFORE_OPENING):
        return False
    after = texts[mention.last] if mention.last < len(texts) else ""
    return texts[mention.first] in _OPENINGS and after in (",", ":", "with", "things", "-")


def _is_rate(parsed: Parsed, mention: Mention) -> bool:
    """Whether a name is a unit that something is counted by, in what is told: "60 to 80 thousand a year"."""
    if mention.last - mention.first > 1 or parsed.texts[mention.first] != "year":
        return False
    before = parsed.texts[mention.first - 1] if mention.first else ""
    return before in ("a", "per", "each", "every") and "?" not in parsed.vocabulary


_OPENS_WITH = frozenset("to let's lets".split())
_BEFORE_OPENING = frozenset(". ! ? ; , so ok okay right and well now great then just cool thanks".split()) | {
    "\n"
}
_OPENINGS = frozenset("kick start get begin starting".split())


def _only_joins(parsed: Parsed, mention: Mention) -> bool:
    """Whether a name is a "when" that only joins words: "staying pro when it burns"."""
    joins = mention.last - mention.first == 1 and parsed.texts[mention.first] == "when"
    return joins and mention.first > 0 and parsed.texts[mention.last : mention.last + 1] not in ([], ["?"])


def _is_vague(parsed: Parsed, mention: Mention) -> bool:
    """Whether a name means less than the words around it: a "where", the "job" of "this job", a time ahead.

    "Where would you like to be in a few years?" asks for no place, "what should this job lead to?" no title.
    """
    if mention.last - mention.first > 1:
        return False
    text = parsed.texts[mention.first]
    before = parsed.texts[mention.first - 1] if mention.first else ""
    if text == "years":  # "in a few years"
        return before in ("few", "couple", "some") or before in NUMBER_WORDS or before.isdigit()
    return text == "where" or (text in ("job", "role", "position", "work") and before == "this")


_NAMING = ("item", "product", "half")
_BETWEEN = frozenset(", ; / & + ? . : ! ( ) | and or".split()) | {"\n"}


def _members(parsed: Parsed) -> Iterator[list[Mention]]:
    """The names of a text, those that stand between the same two separators together."""
    texts = parsed.texts
    together: list[Mention] = []
    for mention in parsed.mentions:
        if together and not _BETWEEN.isdisjoint(texts[together[-1].last : mention.first]):
            yield together
            together = []
        together.append(mention)
    if together:
        yield together


def _verbatim(parsed: Parsed, lexicon: Lexicon) -> list[str]:
    """The items whose question in the rubric stands in the text word for word."""
    asked = lexicon.asks_in(parsed.text.norm, parsed.vocabulary)
    return list(dict.fromkeys(item for _, items in asked for item in items))


_LONGEST = 20_000
"""Characters of a message that are read for questions: a bound on work, far beyond any question."""

_SCALE = re.compile(
    r"\b(?:out of |1 ?- ?|1 to |one to |from 1 to |scale of 1 to |scale of )"
    r"(?P<top>5|five|10|ten|20|100)\b"
    r"|\b(?:0|1|one)(?: ?\([^()]{1,40}\)| ?= ?[a-z' ]{1,40})(?: ?to| ?-| ?,| and| ?;| ?\.)* ?"
    r"(?P<told>5|five|10|ten|20|100)\b"
    r"|\b(?P<stars>stars?)\b"
)


_PERCENT = re.compile(r"\b(?:percent(?:ages?)?|[01] ?(?:-|to) ?100)\b")
_TEN = re.compile(r"\b(?:1 ?(?:-|to) ?10|one to ten|out of (?:10|ten))\b")


def _scale(parsed: Parsed) -> int:
    """The scale a question asks ratings on; 0 where it does not say."""
    norm = parsed.text.norm
    if ("percent" in norm or "100" in norm) and _PERCENT.search(norm):
        return 10 if _TEN.search(norm) else 100
    if "⭐" in parsed.text.raw:
        return 5
    tops = [
        {"five": "5", "ten": "10"}.get(m["top"] or m["told"] or "", m["top"] or m["told"] or "5")
        for m in _SCALE.finditer(norm)
    ]
    return int(tops[-1]) if tops and "10" not in tops else 10 if tops else 0


def _distinct(slots: list[Slot], lexicon: Lexicon) -> list[Slot]:
    """Each item once, at its first place; a labelled mention beats a bare one ("Q3: ratings (a) ...")."""
    labelled = {slot.item for slot in slots if slot.label and slot.item}
    numbered = {slot.item for slot in slots if slot.group and slot.item}
    seen: dict[str, Slot] = {}
    out: list[Slot] = []
    for slot in slots:
        twin = seen.get(slot.item) if slot.item else None
        if (
            twin is not None
            and slot.item in lexicon.alike
            and slot.label
            and twin.label
            and (slot.label, slot.group) != (twin.label, twin.group)
        ):
            out.append(slot)  # two parts seem to name the same: `guess` tells them apart
            continue
        bare = (not slot.label and slot.item in labelled) or (not slot.group and slot.item in numbered)
        if slot.item is not None and (slot.item in seen or bare):
            continue
        if slot.item is not None:
            seen[slot.item] = slot
        out.append(slot)
    return out


_PROPOSES = re.compile(
    any_of(
        """
    would you (?:\\w+ly )?(?:say|call|give|put|go|prefer|like|rather|want|consider|be) | would (?:\\d+|an?)
    | do you (?:\\w+ly )?(?:prefer|want|like|fancy|see yourself) | ok | okay | fine | interested
    | shall (?:we|i) | should i | how about | say | maybe | so
    | around | about | is it | are you | (?<=, )an? \\d+(?=\\W*$) | call it | sounds like | i'd guess
    | go with | put | is that
    | appeal
    """
    )
)


def _proposed(
    parsed: Parsed, keep: list[tuple[int, int]], slots: list[Slot], lexicon: Lexicon
) -> tuple[tuple[str, Value], ...]:
    """Values put forward for one part each: "would you say 7?", "so remote, then?"."""
    found: dict[str, Value] = {}
    for first, last in keep:
        words = parsed.words(first, last)
        if not words.rstrip(")] ").endswith("?"):
            continue
        if not _PROPOSES.search(words):
            found |= _step_proposed(parsed, (first, last), slots, lexicon) if _HAVE.search(words) else {}
            continue
        inside = parsed.mentions_in(first, last)
        items = list(
            dict.fromkeys(
                slot.item
                for slot in slots
                if slot.item and any(r.item == slot.item for m in inside for r in m.refs)
            )
        )
        ratable = [item for item in items if lexicon.rubric.items[item].kind == "rating"]
        if len(ratable) == 1:
            value = _one_number(parsed, first, last)
            if value is not None:
                found[ratable[0]] = value
        values = {item: _one_value(inside, lexicon, item) for item in items}
        if all(value is not None for value in values.values()):
            found.update((item, value) for item, value in values.items() if value is not None)
    found |= _put_before(parsed, keep, slots, lexicon)
    found |= _put_after(parsed, slots, lexicon) if not found else {}
    found |= named_alone(parsed, slots, lexicon) if not found else {}
    found |= _confirmed(parsed, keep, slots, lexicon)
    return tuple(found.items())


def _hinted(parsed: Parsed, slots: list[Slot], lexicon: Lexicon) -> frozenset[str]:
    """The parts of what is guessed without a question, or named alone, which only a plain yes takes."""
    asks = any(parsed.texts[last : last + 1] == ["?"] for _, last in parsed.sentences.values())
    found = named_alone(parsed, slots, lexicon) if asks else _guessed(parsed, slots, lexicon)
    return frozenset(found)


_RATHER_THAN = re.compile(r"^\W*(?:\w+ )?(?:rather than|instead of|over|and not|not)(?: the| an?)?\W*$")
_WISHES = frozenset("prefer like want rather fancy choose take pick".split())
_BESIDE_WISH = _WISHES | frozenset(
    """
    so and ok okay then well would do you you'd it's is it just still mostly maybe perhaps a an the
    to in from at for with on by via work working job be being serve serving help helping
    customers clients work please yes right , - … : ( ) " ' ?
    """.split()
)
"""What may stand beside the two values; "dislike", "avoid" and "a problem" ask the other way round."""


def _put_before(
    parsed: Parsed, keep: list[tuple[int, int]], slots: list[Slot], lexicon: Lexicon
) -> dict[str, Value]:
    """The value of a choice that is put before another: "Consumers rather than companies?"."""
    out: dict[str, Value] = {}
    asked = {slot.item for slot in slots}
    for first, last in keep:
        if not parsed.words(first, last).rstrip(")] ").endswith("?") or "or" in parsed.texts[first:last]:
            continue
        for item in asked:
            if item is None or lexicon.rubric.items[item].kind != "choice":
                continue
            roles = ("value", "said")
            named = [
                (one, {ref.value for ref in one.refs if ref.item == item and ref.role in roles})
                for one in parsed.mentions_in(first, last)
            ]
            told = [(one, min(values)) for one, values in named if values]
            if len(told) == 2 and told[0][1] != told[1][1]:
                between = parsed.words(told[0][0].last, told[1][0].first)
                beside = {*parsed.texts[first : told[0][0].first], *parsed.texts[told[1][0].last : last]}
                put = beside <= _BESIDE_WISH and ("you" not in beside or not beside.isdisjoint(_WISHES))
                if put and _RATHER_THAN.match(between):
                    out[item] = told[0][1]
    return out


def _put_after(parsed: Parsed, slots: list[Slot], lexicon: Lexicon) -> dict[str, Value]:
    """A number put forward behind the one rating that is asked for: "Your empathy. Would you say 8?"."""
    item = slots[0].item if len(slots) == 1 else None
    sentences = list(parsed.sentences.values())
    if item is None or not sentences or lexicon.rubric.items[item].kind != "rating":
        return {}
    first, last = sentences[-1]
    if parsed.texts[last : last + 1] != ["?"] or parsed.mentions_in(first, last):
        return {}
    words = parsed.words(first, last)
    value = _one_number(parsed, first, last) if _PROPOSES.search(words) or last - first == 1 else None
    return {} if value is None else {item: value}


_BEGINS = re.compile(
    r"\b(?:(?:can|could|would|will) you (?:be able to )?(?:start|begin|join)|available|start)\b"
)


def _confirmed(
    parsed: Parsed, keep: list[tuple[int, int]], slots: list[Slot], lexicon: Lexicon
) -> dict[str, Value]:
    """What the advisor recites to be confirmed: "Writing 8, empathy 9. Correct?", "Can you start in May?"."""
    put = [one for one in parsed.sentences.values() if parsed.texts[one[1] : one[1] + 1] == ["?"]]
    if not put:
        return _guessed(parsed, slots, lexicon)
    last = parsed.words(*put[-1])
    asked = Asked(tuple(slots))
    if TAGS.match(last.strip(" .,!?")) or TAGS.match(last.rpartition(",")[2].strip(" .,!?")):
        found = read_ratings(View(parsed, asked, lexicon, {}, None, 0, put[-1][1]))
    elif len(slots) == 1 and len(put) == 1 and _BEGINS.search(last):
        told = parse(last, lexicon)  # as if it were told, for a question tells nothing
        found = read_months(View(told, asked, lexicon, {}, None, 0, len(told.tokens)))
    else:
        return {}
    return {one.item: one.value for one in found if one.act == "value" and one.value is not None}


_GUESSES = re.compile(r"\b(?:i'd|i would|i'll|let me|i will) (?:\w+ )?(?:guess|say|put|estimate|give|rate)\b")
_SEVERAL = 2


def _guessed(parsed: Parsed, slots: list[Slot], lexicon: Lexicon) -> dict[str, Value]:
    """What the advisor guesses at the end, for all it names: "Writing, empathy. I'd guess 7 and 9."."""
    sentences = list(parsed.sentences.values())
    if len(slots) < _SEVERAL or not sentences or not _GUESSES.search(parsed.words(*sentences[-1])):
        return {}
    view = View(parsed, Asked(tuple(slots)), lexicon, {}, None, 0, len(parsed.tokens))
    found = [one for one in read_ratings(view) if one.act == "value" and one.value is not None]
    items = {slot.item for slot in slots}
    return {one.item: one.value for one in found if one.value is not None} if len(found) == len(items) else {}


def _one_value(mentions: list[Mention], lexicon: Lexicon, item: str) -> Value | None:
    """The one value that a question names of a choice."""
    kind = lexicon.rubric.items[item].kind
    if kind not in ("choice", "choices"):
        return None
    values = {ref.value for one in mentions for ref in one.refs if ref.role == "value" and ref.item == item}
    if len(values) != 1:
        return None
    return values.pop() if kind == "choice" else tuple(values)


_HAVE = re.compile(
    r"\b(?:(?:do|did) you (?:\w+ )?(?:have|hold|finish|complete|get|earn)"
    r"|have you (?:got|finished|completed|earned)"
    r"|are you an?)\b(?!.{0,200}\b(?:or|if|and)\b)"
)


def _step_proposed(
    parsed: Parsed, bounds: tuple[int, int], slots: list[Slot], lexicon: Lexicon
) -> dict[str, Value]:
    """The one step of a ladder that a question asks whether somebody has: "Do you have a degree?"."""
    items = lexicon.rubric.items
    asked = [slot.item for slot in slots if slot.item]
    item = items[asked[0]] if len(asked) == 1 else None
    if item is None or item.kind != "choice" or not item.ordered:
        return {}
    value = _one_value(parsed.mentions_in(*bounds), lexicon, item.id)
    return {} if value is None else {item.id: value}


def _one_number(parsed: Parsed, first: int, last: int) -> Decimal | None:
    """The one number of a question that proposes it; the scale ("1 to 10", "out of ten") is none."""
    names = frozenset(mention.first for mention in parsed.mentions)
    numbers = [n for n in ratings(parsed.tokens, first, last, names) if n.value is not None]
    words = parsed.words(first, last)
    if re.search(r"\b(?:1|one) ?(?:-|to|and) ?(?:10|ten)\b", words) or len(numbers) != 1:
        return None
    if numbers[0].value == 10 and re.search(r"\bout of\b", words):
        return None
    return numbers[0].value
