"""Years put anew in the same breath: "six years. No, seven", "since 2021. Um, no, 2022", "call it seven".

What was told first names the work; what is told anew says how long it was.
"""

from __future__ import annotations

import re
from decimal import Decimal

from advisor.extraction.offline.anew import is_put_anew
from advisor.extraction.offline.numbers import cardinal
from advisor.extraction.offline.reply import View
from advisor.extraction.offline.workplaces import names_work

__all__ = ["left_anew", "put_anew", "told_beside"]

_Length = tuple[int, int, Decimal | None]

_ENDS = frozenset(". , ; ! ? ) really actually now then sorry forgive i'd i come".split()) | {"", "\n", "-"}
_REACH = 12
"""How many tokens behind a length of time it may be put anew."""
_FAR = 30
"""How many tokens behind it a verdict may stand."""
_VERDICT = re.compile(
    r"\b(?:call it|call that|make it|make that|let's say|let us say|we'll say|go with|count)(?: an?)? $"
)
_AFTER = 5


def put_anew(view: View, lengths: list[_Length]) -> dict[int, _Length]:
    """First token of each length of time that is put anew → the length that takes its place."""
    out: dict[int, _Length] = {}
    ordered = sorted(lengths, key=lambda one: one[:2])
    for place, (first, last, years) in enumerate(ordered):
        following = ordered[place + 1][0] if place + 1 < len(ordered) else view.last
        reach = min(following, view.last, last + _FAR)
        told = years is not None and _told_anew(view, first, last, reach)
        if told:
            out[first] = told
    return out


def told_beside(view: View, lengths: list[_Length]) -> list[_Length]:
    """The bare numbers of other work: "two years in retail, and in hotels let's say 3"."""
    out: list[_Length] = []
    for _, last, _ in lengths:
        for at in range(last, min(view.last, last + _REACH)):
            number = cardinal(view.parsed.tokens, at)
            if number is None or number[0] > _LONG or view.text(number[1]) not in _ENDS:
                continue
            if _VERDICT.search(view.words(last, at) + " ") and _is_of_more(view, last, at):
                out.append((at, number[1], number[0]))
    return out


def left_anew(view: View, numbers: list[_Length]) -> list[_Length]:
    """The bare numbers without those put anew: "Twenty. Twenty-one, forgive me"."""
    if view.asked.fields:
        return numbers  # a number for each kind of work
    out = list[_Length]()
    for first, last, years in numbers:
        after = view.words(last, min(view.last, last + _AFTER))
        if out and is_put_anew(view.words(out[-1][1], first), after):
            out.pop()
        out.append((first, last, years))
    return out


def _told_anew(view: View, first: int, last: int, reach: int) -> _Length | None:
    """The number without its unit that takes the place of the length at these tokens."""
    found: _Length | None = None
    begun = _year_of(view, first, last)
    at = last
    while at < reach:
        number = cardinal(view.parsed.tokens, at)
        if number is None or number[1] > view.last:
            at += 1
            continue
        between = view.words(last, at) + " "
        after = view.words(number[1], min(view.last, number[1] + _AFTER))
        near = found is None and at - last <= _REACH and is_put_anew(between, after)
        anew = near or (_VERDICT.search(between) is not None and not _is_of_more(view, last, at))
        year = int(number[0]) if begun and number[0] == int(number[0]) else 0
        if anew and begun and view.today is not None and begun - 40 < year <= view.today.year:
            found = (at, number[1], Decimal(view.today.year - year))
        elif anew and not begun and number[0] <= _LONG and view.text(number[1]) in _ENDS:
            found = (at, number[1], number[0])
        at = number[1]
    return found


def _is_of_more(view: View, last: int, at: int) -> bool:
    """Whether a verdict tells of more work, beside that before: "2 in retail, and in hotels let's say 3"."""
    joint = next((one for one in range(at - 1, last - 1, -1) if view.text(one) in _JOINS), None)
    return joint is not None and names_work(view, joint, at)


_JOINS = frozenset("and plus then & +".split())
_LONG = 50
"""Years that nobody worked without saying "years"."""
_DIGITS = 4


def _year_of(view: View, first: int, last: int) -> int:
    """The year of the calendar that a length of time began in: "since 2021"; 0 for any other."""
    texts = view.parsed.texts[first:last]
    years = [int(text) for text in texts if len(text) == _DIGITS and text.isdecimal()]
    return years[0] if len(years) == 1 else 0
