"""The numbers of a reply that may rate, and what is said in place of one: a comparison, a decline.

Numbers that count, date, quote or belong to somebody else are none; which part a number is for is told by
`ratings`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from advisor.extraction.offline.anchors import Anchor
from advisor.extraction.offline.declines import is_decline
from advisor.extraction.offline.disowned import without_disowned
from advisor.extraction.offline.elsewhere import belongs_elsewhere
from advisor.extraction.offline.numbers import Number, cardinal, ratings
from advisor.extraction.offline.phrases import Cued, any_of, one_of
from advisor.extraction.offline.reply import Entry, View
from advisor.extraction.offline.struck import struck
from advisor.extraction.offline.tokens import stem

__all__ = ["NOT_IT", "Mark", "has_step", "marks_of", "numbers_of"]

_KIND = "rating"
NOT_IT = Cued(
    re.compile(
        r"\b"
        + one_of(
            """
    not | isn't | isnt | wasn't | never | no | hardly
    | can't (?:honestly |really |truthfully )?(?:say|claim|call)
    | wouldn't (?:say|call|give|be|put|go) | won't (?:say|claim) | instead of | rather than
    | don't deserve | refuse | hesitate
    | far from | not quite | less than | lower than | under | below | (?<!the )above | beyond
    """
        )
        + r"(?: it| that| a| an| my| as| be| even| really| quite| worth| exactly| at| like| to| say| me"
        r"| myself| call| give| than| way| i'm){0,4}$"
    ),
    frozenset(
        """
        not isn't isnt wasn't never no hardly can't wouldn't won't refuse hesitate instead rather don't far
        less lower under below above beyond
        """.split()
    ),
)
_FROM = Cued(re.compile(r"\bfrom (?:a |an )?$"), frozenset(("from",)))


class Mark(NamedTuple):
    """A number, a comparison or a decline at tokens `first` to `last`."""

    first: int
    last: int
    number: Number | None
    relative: Relative | None = None
    declined: bool = False


class Relative(NamedTuple):
    """Of "one lower than empathy": `offset` from `base` items, or from the rating before."""

    offset: Decimal
    base: tuple[str, ...]
    between: bool = False


def numbers_of(view: View, anchors: list[Anchor]) -> list[Number]:
    """The numbers of a reply that may rate; without a value where a name waits for no other."""
    names = frozenset(anchor.first for anchor in anchors)
    labelled = frozenset(index for first, last, _ in view.label_anchors for index in range(first, last))
    ordered = {
        index
        for anchor in anchors
        if anchor.role in ("order", "all", "rest", "other")
        for index in range(anchor.first, anchor.last)
    }
    labelled |= _given_up(view) | _bracketed(view)
    labelled |= _weighed_before(view)
    labelled |= {index for span in struck(view) for index in range(*span)}
    found = _two(view) or ratings(view.parsed.tokens, view.first, view.last, names, labelled)
    found = _uncounted(view, [_as_asked(view, number) for number in found])
    found = [one for one in found if not set(range(one.first, one.last)) & (labelled | ordered)]
    found = without_disowned(view, found)
    kept: list[Number] = []
    for place, number in enumerate(found):
        if _usable(view, number):
            kept.append(number)
        elif _is_of_name(view, number, anchors, found[max(0, place - 1) : place + 2]):
            kept.append(number._replace(value=None))
    return kept


def _uncounted(view: View, found: list[Number]) -> list[Number]:
    """The numbers without those that count others: of "two 8s and two 7s" nothing tells which is whose."""
    out: list[Number] = []
    left: set[int] = set()
    count = len(view.kinds(_KIND))
    for one, other in pairwise([*found, None]):
        if one is None or one.first in left:
            continue
        counts = other is not None and other.plural and one.last == other.first and not one.plural
        if not counts or one.value is None:
            out.append(one)
        elif other is not None and one.value not in (count, count - 1):
            left.add(other.first)  # "three 9s and a 7 for tone" spreads, half of a list does not
    return out


def _is_of_name(view: View, number: Number, anchors: list[Anchor], near: list[Number]) -> bool:
    """Whether a number that is no rating stands behind a name: the name waits for no other then.

    "Writing, well, call me at 7, empathy 8" rates empathy alone.
    """
    named = [one for one in anchors if one.role == "name" and one.last <= number.first]
    after = next((one.first for one in anchors if one.role == "name" and one.first >= number.last), view.last)
    denied = view.search(NOT_IT, max(view.first, number.first - 5), number.first) is not None
    if not named or not (denied or belongs_elsewhere(view.parsed.texts, number.first, number.last)):
        return False
    if any(one is not number and named[-1].last <= one.first < after for one in near):
        return False  # another number is the rating of it
    bounds = view.parsed.sentence_bounds(number.first)
    return bounds is not None and bounds[0] <= named[-1].first


def _as_asked(view: View, number: Number) -> Number:
    """A number with its figure where the scale asked for goes beyond ten: the 85 of "from 0 to 100"."""
    if number.value is not None or number.scaled or view.asked.scale <= _TEN:
        return number
    figure = cardinal(view.parsed.tokens, number.first)
    fits = figure is not None and figure[0] <= view.asked.scale
    return number._replace(value=figure[0]) if figure and fits else number


_CHANGES = re.compile(r"\b(?:chang|rais|mov|lower|bump|updat|drop|increas|decreas|correct|switch)\w*\b")


def _given_up(view: View) -> frozenset[int]:
    """The number that a change leaves: the 8 of "change my writing from 8 to 9"."""
    texts = view.parsed.texts
    if "from" not in texts[view.first : view.last] or not _CHANGES.search(view.words(view.first, view.last)):
        return frozenset()
    left = [at for at in range(view.first, view.last - 3) if texts[at] == "from" and texts[at + 2] == "to"]
    return frozenset(at + 1 for at in left)


_SETTLES = re.compile(
    r"(?:^|[.;!?,—-] ?)(?:so |but |and |ok |just |i'll |let's |lets |you can |we can )*"
    r"(?:(?:overall|all in all|on (?:balance|average|the whole)|in general|normally|usually|most days)"
    r" ?,? ?(?:(?:i'd (?:say|be|go with|give myself)|i'm|it's|say|put|call it)(?: me)?)?"
    r"|put|call it|make it|go with|settle (?:on|for)|stick with|i'd go with)(?: me)?"
    r"(?: down)?(?: as| for| at)?(?: an?)?"
    r" (?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten)(?=\W|$)(?! for)"
)


_WEIGHED = 2
"""How many numbers are weighed against each other; more are a list."""


def _weighed_before(view: View) -> frozenset[int]:
    """The numbers of one rating that a verdict settles: the 7 and the first 8 of "7 or 8. Put 8"."""
    words = view.words(view.first, view.last)
    match = _SETTLES.search(words)
    if match is None:
        return frozenset()
    verdict, _ = view.tokens_at(view.first, *match.span())
    bounds = view.parsed.sentence_bounds(verdict - 1) if verdict > view.first else None
    if bounds is None:
        return frozenset()
    first = max(view.first, bounds[0])
    named = [one for one in view.parsed.mentions_in(first, verdict) if one.ref("item")]
    numbers = [at for at in range(first, verdict) if cardinal(view.parsed.tokens, at) is not None]
    listed = len(numbers) > _WEIGHED and len(view.kinds(_KIND)) > 1
    return frozenset(numbers) if len(numbers) > 1 and len(named) <= 1 and not listed else frozenset()


def _bracketed(view: View) -> frozenset[int]:
    """What is added in brackets behind a number: the 9 of "writing 7 (in German 9)"."""
    tokens, out = view.parsed.tokens, set[int]()
    for at in range(view.first + 1, view.last):
        if tokens[at].text != "(" or cardinal(tokens, at - 1) is None:
            continue
        end = next((to for to in range(at, min(view.last, at + _ASIDE)) if tokens[to].text == ")"), at)
        worded = sum(tokens[to].kind == "w" for to in range(at, end)) > 1
        out.update(range(at, end) if worded else ())
    return frozenset(out)


_ASIDE = 30
"""The tokens of what is added in brackets."""


def _two(view: View) -> list[Number]:
    """The two numbers of "9/7" or "6 - 8" where two parts were asked for: no scale, and no range."""
    parsed = view.parsed
    words = [at for at in range(view.first, view.last) if parsed.texts[at] not in (".", "!", "\n")]
    if len(view.kinds(_KIND)) != 2 or len(view.asked.items) != 2 or len(words) != 3:
        return []
    one, joint, other = words
    spaced = parsed.tokens[joint].start > parsed.tokens[one].end
    low, high = (cardinal(parsed.tokens, at) for at in (one, other))
    if low is None or high is None or max(low[0], high[0]) > _TEN or view.text(joint) not in ("/", "-"):
        return []
    if (view.text(joint) == "-" and not spaced) or (view.text(joint) == "/" and high[0] in _TOPS):
        return []
    return [Number(at, at + 1, value, False, False) for at, (value, _) in ((one, low), (other, high))]


_TEN, _TOPS = Decimal(10), (Decimal(5), Decimal(10))


def _usable(view: View, number: Number) -> bool:
    scope = view.parsed.scope(number.first)
    if scope.unmet or scope.past:
        return False
    clause = view.parsed.clause_at[number.first]
    start = view.parsed.clauses[clause].first if clause >= 0 else view.first
    before = max(start, number.first - 5), number.first
    if view.search(NOT_IT, *before) or view.search(_FROM, *before):
        return False
    if _YEARS_WERE.search(view.words(*before)):
        return False
    return number.scaled or not belongs_elsewhere(view.parsed.texts, number.first, number.last)


_YEARS_WERE = re.compile(r"\byears(?: of \w+(?: \w+)?)? ?(?:were|was|are|is|should be|:|=) ?$")
"""Words before a number of years that corrects them: "sorry, my years were 3"."""
_RELATIVE = re.compile(
    r"\b(?:(?P<half>half a (?:point|notch|step)|half) "
    r"|(?P<step>an?|one|two|three|1|2|3)(?: and a half)? (?:points? |notch(?:es)? |steps? |mark )?"
    r"|(?:slightly|a bit|bit) )?"
    r"(?P<way>lower|higher|less|more|below|above|under|over|better|worse|down|up|point lower|point higher"
    r"|notch lower|notch higher|notch below|notch above|point below|point above|points lower|points higher)"
    r"\b(?! \d)(?! than (?:once|twice|enough|ever|happy|anything|most|usual|average|a few|one|[2-9]|\d\d))"
)
_SAME = re.compile(r"\b(?:same|ditto|likewise|equal|as high|also the same|matches|on par)\b")
_BETWEEN = re.compile(
    any_of(
        r"""
    between(?! \d) | in between | in the middle | halfway | half way | midway | smack between
    | between (?:those|them|the two|both|a and|b and|c and|my)
    """
    )
)
_STEPS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "1": 1, "2": 2, "3": 3}


def marks_of(view: View, entry: Entry, anchors: list[Anchor], numbers: list[Number]) -> list[Mark]:
    """What an entry gives for its parts, left to right: numbers, or a comparison, or a decline."""
    marks = [Mark(number.first, number.last, number) for number in numbers]
    relative = (
        None
        if any(mark.number for mark in marks) and not has_step(view.words(entry.first, entry.last))
        else _relative(view, entry, anchors)
    )
    if relative is not None:
        marks = [relative]
    if not marks and is_decline(view, entry.first, entry.last):
        marks = [Mark(entry.first, entry.last, None, declined=True)]
    listed = (len(marks) > 1 and not anchors) or _ends_skipped(view, entry, anchors)
    return _with_gaps(view, entry, marks) if listed else marks


def _ends_skipped(view: View, entry: Entry, anchors: list[Anchor]) -> bool:
    """Whether the last part that an entry names is left out: "writing 8 empathy 9 tone skip"."""
    after = anchors[-1].last if len(anchors) > 1 else entry.last
    return after < entry.last <= after + 2 and is_decline(view, after, entry.last)


def _with_gaps(view: View, entry: Entry, marks: list[Mark]) -> list[Mark]:
    """The numbers of a list, and what is left out of it: "8 7 7 idk", "8 9 no idea 7", "idk - 9 - 8 - 7"."""
    out: list[Mark] = []
    start = entry.first
    for first, last, mark in [*((one.first, one.last, one) for one in marks), (entry.last, entry.last, None)]:
        between = view.parsed.tokens[start:first]  # a mere dash leaves out nothing
        if any(token.kind == "w" for token in between) and is_decline(view, start, first):
            out.append(Mark(start, first, None, declined=True))
        out += [mark] if mark else []
        start = last
    return out


_STEP = re.compile(
    r"\b(?:one|two|three|1|2|3|half)(?: a)?(?: points?| notch(?:es)?| steps?)? "
    r"(?:lower|higher|less|more|below|above|better|worse|down|up)\b"
)


def has_step(words: str) -> bool:
    """Whether words compare by a number of points: "one lower", "half a point higher"."""
    return _STEP.search(words) is not None


def _relative(view: View, entry: Entry, anchors: list[Anchor]) -> Mark | None:
    if view.parsed.scope(entry.first).unmet:
        return None
    words = view.words(entry.first, entry.last)
    middle = _BETWEEN.search(words)
    if middle:
        return _comparison(view, entry, anchors, middle.start(), Relative(Decimal(0), (), True))
    same = _SAME.search(words)
    if same and any(anchor.role == "all" for anchor in anchors):
        return None  # "equal in all, 8": compared with one another
    if same and not re.search(
        r"\bsame (?:time|day|job|company|place|for|way|thing here|again please|as (?:before|last|above))\b",
        words,
    ):
        return _comparison(view, entry, anchors, same.start(), Relative(Decimal(0), ()))
    step = _RELATIVE.search(words)
    if step and (step["half"] or step["step"] or " than " in words or "point" in words or "notch" in words):
        amount = Decimal("0.5") if step["half"] else Decimal(_STEPS.get(step["step"] or "", 1))
        if not step["half"] and "half" in words[: step.end()] and "and a half" not in words:
            amount = Decimal("0.5")
        down = any(word in step["way"] for word in ("lower", "less", "below", "under", "worse", "down"))
        return _comparison(view, entry, anchors, step.start(), Relative(-amount if down else amount, ()))
    return None


def _comparison(view: View, entry: Entry, anchors: list[Anchor], start: int, relative: Relative) -> Mark:
    """The mark of a comparison; parts named after its words are what it compares with."""
    tokens = view.parsed.tokens
    first, _ = view.tokens_at(entry.first, start, start)
    base = tuple(item for anchor in anchors if anchor.first > first for item in anchor.items)
    if not base:
        base = _echoed(view, first, entry.last)
    last = max([anchor.last for anchor in anchors if anchor.first > first], default=entry.last)
    while last > first + 1 and tokens[last - 1].text in (".", "(", ")", "too", "then"):
        last -= 1
    return Mark(first, last, None, relative._replace(base=base))


def _echoed(view: View, first: int, last: int) -> tuple[str, ...]:
    """The part compared with, in the advisor's own words for it: "same as software"."""
    joint = next((index for index in range(first, last) if view.text(index) in ("as", "than")), None)
    if joint is None:
        return ()
    stems = {stem(view.text(index)) for index in range(joint + 1, last)}
    found = [slot.item for slot in view.asked.slots if slot.item and stems & set(slot.words)]
    return tuple(found[:1])
