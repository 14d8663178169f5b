"""The words of a place: where they begin and end, whether they are a name, what region goes with them."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from advisor.extraction.offline.declines import is_decline
from advisor.extraction.offline.gazetteer import LONGEST, is_place
from advisor.extraction.offline.phrases import any_of, one_of
from advisor.extraction.offline.reply import View
from advisor.extraction.offline.stretches import Range, is_used, token_at
from advisor.extraction.offline.titles import is_title_word
from advisor.rubric.items import ChoiceItem

__all__ = [
    "NOT_PLACE",
    "cut_place",
    "is_known",
    "is_listed",
    "is_named",
    "is_of_study",
    "is_place_name",
    "names_something",
    "with_region",
    "with_town",
]

_PLACE_STOP = re.compile(
    any_of(
        r"""
        and | but | so | since | for | with |
        (?:about|around|roughly|nearly|almost)(?= \d| an?\b| \w+ (?:years?|months?)\b) |
        where | which | who | because | though | although | now |
        currently | right now | at the moment | these days | as | like | i | i'm | i've | i'd | my | can |
        could |
        would | start | starting | ready | available | if | when | then | or | is | are | was | on | by |
        at | from | only | working | looking | until | while | after | before | time here | please | again |
        anymore | not | no | po | just | finished | got | have | been | doing | studying | am | sir |
        maam | ma'am | within | in about | thanks | originally | soon |
        asap | immediately | today |
        tomorrow | next | to | present | presently |
        (?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten) (?:years?|months?|weeks?)\b |
        mind(?: you)? | last (?:year|month|week)
        """
    )
)
NOT_PLACE = re.compile(
    "^"
    + one_of(
        r"""
        \d+ | not | no longer | never | with | twice | once | nights? | day ?time |
        border | sea(?:side)? | coast | beach | mountains? | river | station | airport | countryside |
        suburbs | village | town cent(?:er|re) | if | because | though | although | unless | kind | best |
        better | nicer | easier |
        warm | yours | sincerely | regards |
        dear | thanks | thank | cheers | hello | hi | none | nothing |
        an?[ ] |
        the (?:morning|evening|afternoon|process|middle|office|past|future|field|industry) |
        the (?:same|support|beginning|retail) | my[ ] | charge | retail | hospitality | support | sales |
        tech | it | customer | between | school | college | university | uni | debt | touch | need |
        there | here | that | this | them | work | home | (?:about |around )?\d+ ?(?:year|month|week|day) |
        general | total | fact | person | love | chat | phone | email | high | year | grade | front
        | a | one | two | three | remote | hybrid | office | order | both | all | favou?r | saas |
        fintech | e-?commerce | health | january | february | march | april | may | june | july |
        august | september | october | november |
        december | bed | hospital | banking | finance | our | your | his | her | their | what | how | terms |
        time | contact | hr | marketing | english | writing | french | german | spanish | italian | hindi |
        tagalog | portuguese | dutch | polish | arabic | mandarin | chinese | japanese | bangla | urdu |
        laptop | computer | pc | desk | keyboard |
        where | clients? | customers? | hours | times? | days | channel | whatever | whenever | wherever |
        whichever | done | finished | any | anything | something |
        everything | somewhere | everywhere | depends | undecided | dunno | idk | flexible
        """
    )
    + r"\b"
)


def names_something(view: View, span: Range) -> bool:
    """Whether the words of a place name anything but a place: "Retail", not the "Town" of "Cape Town"."""
    items = view.lexicon.rubric.items
    mentions = view.parsed.mentions_in(max(view.first, span[0] - 1), span[1])  # "in Boots" is a shop
    refs = [ref for mention in mentions if mention.last > span[0] for ref in mention.refs]
    return any(ref.role != "item" or items[ref.item].kind != "text" for ref in refs)


_PERSON = frozenset("student students graduate graduates grad leaver dropout undergrad holder".split())
_PAPERS = re.compile(r"\b(?:pgce|pgdip|pgd|qts|diploma|certificate|hnc|nvq|btec|ausbildung|apprenticeship)\b")
_AT_PRESENT = re.compile(
    r"\b(?:stud(?:y|ying)|doing|currently|now|work|working|presently|employed|am|pursuing|in my|live|living"
    r"|based|(?:first|second|third|fourth|final|last|[1-5](?:st|nd|rd|th)) (?:year|semester|sem))\b"
)


def is_of_study(view: View, first: int, last: int) -> bool:
    """Whether the words that lead to a place name what was studied there: "MSc in Marketing from ...".

    Somebody who studies there now, and who somebody is ("law student from ..."), lead to where they are.
    """
    steps = {
        (item.id, value.id)
        for item in view.lexicon.choices
        if isinstance(item, ChoiceItem) and item.ordered
        for value in item.values
        if not value.begun
    }
    named = [
        mention
        for mention in view.parsed.mentions_in(first, last)
        if any((ref.item, ref.value) in steps for ref in mention.refs)
    ]
    words = view.words(first, last)
    if not (named or _PAPERS.search(words)) or _AT_PRESENT.search(words):
        return False
    told = view.parsed.texts[named[-1].last if named else first : last]
    return _PERSON.isdisjoint(view.parsed.texts[first:last]) and not any(is_title_word(word) for word in told)


_JOINTS = frozenset("of the de la on upon and do del near".split())


def _is_upper(view: View, index: int) -> bool:
    return view.parsed.shown[view.parsed.tokens[index].start].isupper()


def is_known(view: View, index: int) -> bool:
    """Whether a place begins there: with a capital, or well known."""
    return _is_upper(view, index) or is_listed(view, index)


def is_listed(view: View, index: int) -> bool:
    """Whether the name of a place that is well known begins there."""
    texts, capital = view.parsed.texts, _is_upper(view, index)
    return any(
        is_place(" ".join(one for one in texts[index : min(last, view.last)] if one != "-"), capital=capital)
        for last in range(index + 1, index + LONGEST + 1)
    )


def is_place_name(view: View, span: Range) -> bool:
    """Whether some words are the name of a well-known place and nothing more."""
    last = span[1]
    if last - span[0] > 1 and len(view.text(last - 1)) == 2 and _is_upper(view, last - 1):
        last -= 1  # "El Paso TX"
    name = " ".join(text for text in view.parsed.texts[span[0] : last] if text != "-")
    return is_place(name, capital=_is_upper(view, span[0]))


def is_named(view: View, span: Range) -> bool:
    """Whether the words are written as a name: every one with a capital, small joints apart."""
    words = [index for index in range(*span) if view.parsed.tokens[index].kind == "w"]
    small = [index for index in words if not _is_upper(view, index)]
    return len(small) < len(words) and all(view.text(index) in _JOINTS for index in small)


_LEAD = frozenset(
    """
    the in near from around at just outside currently now here well um ok okay so and also i'm im is it's
    its still mostly sunny rainy grey lovely beautiful - = ) ( : my location city place out of over both yes
    yeah yep yup obviously hi hello sure live living based a rural downtown upstate
    """.split()
)
_WITH_ARTICLE = frozenset(
    """
    hague bronx philippines uk us usa netherlands bay gambia midlands highlands midwest east west north
    south
    """.split()
)
_STOPS = frozenset(". ; : ! ? (".split()) | {"\n"}
_LOOSE_ENDS = frozenset(
    "- the in of ' & + here now currently ya yah yeah yep yup innit lah mate bro sis boss hey eh tho".split()
)
"""What a place does not end with: words that lead on, and what people hang on to what they say."""
_LONGEST_LEAD, _LONGEST = 24, 5


def cut_place(view: View, span: Range) -> Range | None:
    """The shortest words for the place that begins a span."""
    first, last = span
    last = min(last, first + _LONGEST_LEAD)
    while first < last and (view.text(first) in _LEAD or view.parsed.tokens[first].kind == "p"):
        if view.text(first) == "the" and view.text(first + 1) in _WITH_ARTICLE:
            break
        first += 1
    if first >= last:
        return None
    last = min(span[1], first + _LONGEST + 2)
    match = _PLACE_STOP.search(view.words(first, last), 1)
    if match:
        last = token_at(view, (first, last), match.start())
    last = min(last, first + _LONGEST)
    while last > first and view.text(last - 1) in _LOOSE_ENDS:
        last -= 1
    return (first, last) if last > first else None


def with_town(view: View, span: Range, used: AbstractSet[int], *, asked: bool) -> Range:
    """A country with the town named right before it: "Lagos, Nigeria".

    Where no place was asked for, what opens the message may be the person's name: "Ana, Porto".
    """
    before = _before(view, span, used, asked)
    return span if before == span else with_town(view, before, used, asked=asked)


_REPLIES = frozenset("yes yeah yep no nope ok okay sure hi hello hey well so sorry".split())


def _before(view: View, span: Range, used: AbstractSet[int], asked: bool) -> Range:
    """A place with the larger or smaller one that stands right before its comma."""
    first = last = span[0] - 1
    if first <= view.first or view.text(last) != "," or not is_listed(view, span[0]):
        return span
    while first > max(view.first, last - 3) and view.text(first - 1) not in _STOPS | {",", "and"}:
        first -= 1
    town = (first, last)
    opens = (asked and first == view.first) or view.text(first - 1) in _STOPS | {"and"}
    opens = opens or (first < last and is_place_name(view, town))
    if (
        first == last
        or not opens
        or is_used(town, used)
        or view.text(first) in _REPLIES
        or not all(_is_upper(view, index) for index in range(*town))
    ):
        return span
    return first, span[1]


def with_region(view: View, span: Range, used: AbstractSet[int]) -> Range:
    """A place with the region named right after a comma: "Austin, TX", "Cork, Ireland"."""
    after = end = span[1] + 1
    if view.text(span[1]) != "," or after >= view.last:
        return span
    while end < min(view.last, after + 3) and view.parsed.tokens[end].kind == "w" and _is_upper(view, end):
        end += 1
    closes = end == view.last or view.text(end) in (".", ",", "\n", ";", "!", ")", "(", "|", "and", "but")
    if end == after or not closes or is_used((after, end), used) or is_decline(view, after, end):
        return span
    short = end - after == 1 and len(view.text(after)) == 2
    return (span[0], end) if short or is_listed(view, after) else span
