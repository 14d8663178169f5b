"""Months until a start: "asap", "in two weeks", "by March", "after I graduate in May", "next year"."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from advisor.extraction.offline.durations import durations
from advisor.extraction.offline.english import MONTHS
from advisor.extraction.offline.phrases import any_of
from advisor.extraction.offline.reply import Found, View
from advisor.rubric.items import MonthsItem

__all__ = ["read_months"]

_NOW = re.compile(
    any_of(
        r"""
        now | right now | immediately | immediate | immediately available | asap | a\.?s\.?a\.?p | tmrw |
        tmr | tmw | as soon as pos\w+ | as soon as (?:possible|i can|you (?:like|want|need)) | today |
        tonight | tomorrow | right away | straight ?away | at once | this (?:month|week) | any ?time |
        any day | whenever(?: you (?:like|want|need))? | instantly | yesterday | no notice | zero notice |
        ready to (?:go|start) | available now | (?:end|later|rest) (?:of )?this month | next week |
        first thing | on the spot | monday | tuesday | wednesday | thursday | friday
        """
    )
)
_CUE = re.compile(
    any_of(
        r"""
        start | starting | begin | beginning | join | available | availability | notice | free from |
        free in | free to | ready (?:in|by|to) | timeline | can do | could do | soon | leave my job |
        hand in | back to work | go back | move
        """
    )
)
_SOFT_NOW = re.compile(
    any_of(
        r"""
        what i do now | right now i | now i | i now | for now | until now | by now | up to now |
        now and then | just now | now that | now,? (?:i|for|that) | not (?:right )?now | not today |
        not tomorrow | not this month | not immediately | than now | as of now | from now | anytime soon |
        these days | is now | am now | i'm now | working now | job now
        """
    )
)


def read_months(view: View) -> list[Found]:
    """All items of the kind."""
    out = []
    for item in view.lexicon.rubric.items.values():
        if isinstance(item, MonthsItem):
            found = _read(view, item)
            if found is not None:
                out.append(found)
    return out


def _read(view: View, item: MonthsItem) -> Found | None:
    asked = item.id in view.asked.items
    found: list[tuple[int, int, Decimal]] = []
    for clause in view.parsed.clauses:
        first, last = max(clause.first, view.first), min(clause.last, view.last)
        if last <= first:
            continue
        scope = view.parsed.scope(first)
        if scope.other or scope.order or scope.query:
            continue
        words = view.words(first, last)
        at = [other for other in view.parsed.clauses if other.sentence == clause.sentence]
        if not asked and not _CUE.search(view.words(max(at[0].first, view.first), last)):
            continue
        here = _when(view, first, last, asked and view.asked.items == (item.id,) or bool(_CUE.search(words)))
        if here is not None:
            found.append(here)
    if not found:
        return None
    first, last, months = found[-1]
    return Found(item.id, months, ((first, last),))


def _when(view: View, first: int, last: int, sure: bool) -> tuple[int, int, Decimal] | None:
    return (
        _named_month(view, first, last)
        or _relative(view, first, last)
        or _length(view, first, last, sure)
        or _now(view, first, last)
    )


def _negated(view: View, first: int, start: int) -> bool:
    return bool(
        re.search(
            r"\b(?:not|never|can't (?:start|begin|do)|cannot (?:start|begin)|don't want|won't)\b(?: \w+){0,2} ?$",
            view.words(max(first, start - 4), start),
        )
    )


def _length(view: View, first: int, last: int, sure: bool) -> tuple[int, int, Decimal] | None:
    lengths = durations(view.parsed.tokens, first, view.last)
    for place, length in enumerate(lengths):
        if length.first >= last:
            break
        again = lengths[place + 1] if place + 1 < len(lengths) else None
        if again is not None and not again.last - again.first > 1 and again.unit == length.unit:
            length = again  # "2 months, sorry, 3"
        months = length.months
        if length.unit == "d" and length.amount == 1 and view.text(length.first - 1) not in ("in", "within", "after"):
            continue  # "one day" is no date
        after = view.text(length.last)
        before = view.words(first, length.first)
        if (
            months is None
            or months > 60
            or after in ("old", "ago", "experience", "degree")
            or _negated(view, first, length.first)
        ):
            continue
        if (
            length.unit in ("y", "t")
            and not re.search(r"\b(?:in|within|about|for|another|after|notice|start)\b", before)
            and not sure
        ):
            continue
        if re.search(
            r"\b(?:worked|working|been|job|for the (?:last|past)|past|since|experience|days? a|there)\b",
            before,
        ) and "notice" not in view.words(first, last):
            continue
        if view.text(length.first - 1) in ("per", "each", "once", "twice", "times", "days", "hours", "calls", "shifts"):
            continue
        return length.first, length.last, months
    return None


def _relative(view: View, first: int, last: int) -> tuple[int, int, Decimal] | None:
    for index in range(first, last):
        if view.text(index) != "next" or _negated(view, first, index):
            continue
        after = view.text(index + 1)
        if after == "month":
            return index, index + 2, Decimal(1)
        if after == "year" and view.today is not None:
            return index, index + 2, Decimal(13 - view.today.month)
        if after == "week":
            return index, index + 2, Decimal("0.25")
    match = re.search(r"\b(?:the )?new year\b", view.words(first, last))
    if match and view.today is not None:
        return (*_tokens(view, first, last, match.start(), match.end()), Decimal(13 - view.today.month))
    return None


def _tokens(view: View, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    tokens = view.parsed.tokens
    base = tokens[first].start
    low = next(i for i in range(first, last) if tokens[i].end > base + start)
    high = next((i for i in range(low, last) if tokens[i].end >= base + end), last - 1)
    return low, high + 1


def _named_month(view: View, first: int, last: int) -> tuple[int, int, Decimal] | None:
    if view.today is None:
        return None
    crowded = len(view.asked.items) > 1 and last - first > 6 and not _CUE.search(view.words(first, last))
    for index in range(first, last):
        if crowded:
            break  # a month in a story about something else
        month = MONTHS.get(view.text(index))
        if month is None or not _is_month(view, index) or _negated(view, first, index):
            continue
        start, stop = index, index + 1
        while start > first and view.text(start - 1) in (
            "mid",
            "early",
            "late",
            "-",
            "by",
            "in",
            "from",
            "of",
            "the",
            "end",
            "start",
            "beginning",
            "until",
            "after",
        ):
            start -= 1
        year = view.text(stop)
        if view.text(stop) in (",", "of"):
            year = view.text(stop + 1)
        if year.isdigit() and len(year) == 4:
            return start, stop + 1, _until(view.today, month, int(year))
        if [view.text(stop), view.text(stop + 1)] == ["next", "year"]:
            return start, stop + 2, _until(view.today, month, view.today.year + 1)
        if year.isdigit() and view.text(stop) == year and len(year) <= 2:
            stop += 1
        if index > first and view.text(index - 1) == "next" and False:
            start -= 1
        return start, stop, _until(view.today, month, None)
    return None


def _is_month(view: View, index: int) -> bool:
    """ "may" and "march" are words too: they are months after a preposition, with a capital, or alone."""
    text = view.text(index)
    if text not in ("may", "march", "mar", "sun", "dec", "sep", "jun"):
        return True
    if view.text(index - 1) in (
        "in",
        "by",
        "from",
        "mid",
        "early",
        "late",
        "of",
        "until",
        "after",
        "around",
        "-",
        "next",
        "before",
        "till",
        "about",
        "this",
    ):
        return True
    upper = view.parsed.shown[view.parsed.tokens[index].start].isupper()
    return upper and (text != "may" or index > view.first or view.last - view.first <= 2)


def _until(today: date, month: int, year: int | None) -> Decimal:
    """Calendar months from today to the (next) such month; days are ignored."""
    if year is not None:
        return Decimal(max(0, (year - today.year) * 12 + month - today.month))
    return Decimal((month - today.month) % 12)


def _now(view: View, first: int, last: int) -> tuple[int, int, Decimal] | None:
    words = view.words(first, last)
    match = _NOW.search(words)
    if match is None or _SOFT_NOW.search(words):
        return None
    low, high = _tokens(view, first, last, match.start(), match.end())
    if match.group() == "next week":
        return None
    if match.group() in ("monday", "tuesday", "wednesday", "thursday", "friday") and not re.search(
        r"\b(?:start|on|by|from|this|next)\b", words
    ):
        return None
    return low, high, Decimal(0)
