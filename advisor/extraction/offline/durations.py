"""Lengths of time: "3 years", "18 months", "a year and a half", "a couple of years", "since 2021"."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from advisor.extraction.offline.english import NUMBER_WORDS, TENS
from advisor.extraction.offline.numbers import cardinal
from advisor.extraction.offline.tokens import Token

__all__ = ["AMOUNTS", "UNITS", "Duration", "durations"]

_CENT = Decimal("0.01")
UNITS = {
    "year": "y", "years": "y", "yr": "y", "yrs": "y", "y": "y", "yeard": "y", "yers": "y", "year's": "y",
    "years'": "y", "yeara": "y", "yaers": "y", "month": "m", "months": "m", "mo": "m", "mos": "m", "mth": "m",
    "mths": "m", "mnths": "m", "mnth": "m", "month's": "m", "week": "w", "weeks": "w", "wk": "w", "wks": "w",
    "week's": "w", "day": "d", "days": "d", "fortnight": "f", "fortnights": "f", "decade": "t",
    "decades": "t", "summer": "s", "summers": "s", "season": "s",
    "seasons": "s", "weekend": "d", "hour": "h", "hours": "h",
    "quarter": "q", "quarters": "q",
}  # fmt: skip
_STARTS = (
    frozenset("half a an another one the last past couple few good".split())
    | NUMBER_WORDS.keys()
    | TENS.keys()
)
"""Words that a length may begin with, digits apart."""


class Duration(NamedTuple):
    """A length of time at tokens `first` to `last`: `amount` in `unit` (y, m, w, d; t is ten years)."""

    first: int
    last: int
    amount: Decimal
    unit: str

    @property
    def years(self) -> Decimal | None:
        """In years, months as twelfths to two decimals; None for units too small to tell a career."""
        if self.unit == "y":
            return self.amount
        if self.unit == "t":
            return self.amount * 10
        if self.unit == "m":
            return (self.amount / 12).quantize(_CENT, ROUND_HALF_UP).normalize() + 0
        if self.unit == "w":
            return (self.amount / 52).quantize(_CENT, ROUND_HALF_UP).normalize() + 0
        return None

    @property
    def months(self) -> Decimal | None:
        """In months: weeks are quarters, a fortnight half, days thirtieths to the nearest quarter."""
        if self.unit == "y":
            return self.amount * 12
        if self.unit == "m":
            return self.amount
        if self.unit == "q":
            return self.amount * 3
        if self.unit == "w":
            return self.amount / 4
        if self.unit == "f":
            return self.amount / 2
        if self.unit == "d":
            return (self.amount / 30 * 4).quantize(Decimal(1), ROUND_HALF_UP) / 4
        return None


def durations(tokens: list[Token], first: int, last: int, reach: int) -> list[Duration]:
    """All lengths of time among tokens `first` to `last`, left to right, compound ones joined.

    Args:
        tokens: the message.
        first: where the first may begin.
        last: where the last must have begun, a correction of it apart.
        reach: where the last must have ended.
    """
    found: list[Duration] = []
    index = first
    while index < last:
        here = _at(tokens, index, reach)
        if here is None:
            index += 1
            continue
        found.append(_joined(tokens, here, reach))
        index = found[-1].last
        again = _corrected(tokens, found[-1], reach)
        if again is not None:
            found.append(again)
            index = again.last
    return found


_CORRECTION = frozenset(
    "sorry no nah wait actually make that i mean meant ah oops rather well it's more like hang hold on , -"
    " .".split()
)


def _corrected(tokens: list[Token], one: Duration, upper: int) -> Duration | None:
    """The second number of "2 months, sorry, 3", in the unit of the first."""
    index = one.last
    while index < upper and tokens[index].text in _CORRECTION:
        index += 1
    if index - one.last < 2 or all(
        tokens[back].text in (",", "-", ".", "i", "it's", "no") for back in range(one.last, index)
    ):
        index = _turned(tokens, one, upper)
    number = cardinal(tokens, index) if one.last < index < upper else None
    if number is None or _at(tokens, index, upper) is not None:
        return None
    ends = number[1] >= upper or tokens[number[1]].text in _AFTER_CORRECTION
    return Duration(index, number[1], number[0], one.unit) if ends else None


_AFTER_CORRECTION = frozenset([*",.;!\n)", "really", "actually", "now", "then"])
_TURNS = frozenset("sorry no nah wait actually oops mean meant hang".split())
_LONGEST_TURN = 16


def _turned(tokens: list[Token], one: Duration, upper: int) -> int:
    """Where the number of a correction with words of its own stands, in one sentence; else where it began.

    "3 years there, no, sorry, I always forget the pandemic, four", "3 years on the form, but it's 4".
    """
    turned = but = False
    for index in range(one.last, min(upper, one.last + _LONGEST_TURN)):
        text, before = tokens[index].text, tokens[index - 1].text
        if text in (".", "\n", "?", "!", ";"):
            break
        if cardinal(tokens, index) is not None:
            told = before in ("it's", "that's", "its")
            return index if (turned and (told or before == ",")) or (but and told) else one.last
        turned, but = turned or text in _TURNS, but or text == "but"
    return one.last


def _at(tokens: list[Token], index: int, upper: int) -> Duration | None:
    if tokens[index].text in _ALONE:
        return _bare(tokens, index, upper)
    if tokens[index].kind != "n" and tokens[index].text not in _STARTS:
        return None
    return _vague(tokens, index, upper) or _counted(tokens, index, upper)


_ALONE = frozenset("year yr month".split())
_BEFORE_ALONE = frozenset(". , ; ! - about around maybe roughly like only just yeah yea yes then".split()) | {
    "\n"
}
_BEHIND_ALONE = frozenset(
    """
    at a | at an | at the | at my | in a | in an | in the | as a | as an | on the | with a | or so
    """.replace("\n", " ")
    .strip()
    .split(" | ")
)


def _bare(tokens: list[Token], index: int, upper: int) -> Duration | None:
    """A length told without its article: "year at a pizza place", "year and a half"; not "year 12"."""
    if index and tokens[index - 1].text not in _BEFORE_ALONE:
        return None
    unit = tokens[index].text
    behind = [_text(tokens, index + step, upper) for step in (1, 2, 3)]
    if behind == ["and", "a", "half"]:
        return _made(index, index + 4, Decimal("1.5"), unit)
    return _made(index, index + 1, Decimal(1), unit) if " ".join(behind[:2]) in _BEHIND_ALONE else None


def _text(tokens: list[Token], index: int, upper: int) -> str:
    return tokens[index].text if index < upper else ""


def _vague(tokens: list[Token], index: int, upper: int) -> Duration | None:
    """A length without a figure: "half a year", "a couple of years", "a decade", "a year and a half"."""
    words = [_text(tokens, index + step, upper) for step in range(5)]
    if words[0] == "half":
        step = 2 if words[1] in ("a", "an") else 1
        return _made(index, index + step + 1, Decimal("0.5"), words[step])
    if words[0] in ("a", "an", "one") and words[1] == "half" and words[2] in UNITS:
        return _made(index, index + 3, Decimal("0.5"), words[2])
    start = 1 if words[0] in ("a", "the", "last", "past") else 0
    amount = AMOUNTS.get(words[start])
    if amount is not None:
        step = start + 2 if words[start + 1] == "of" else start + 1
        if _text(tokens, index + step, upper) in ("good", "more"):
            step += 1
        return _made(index, index + step + 1, amount, _text(tokens, index + step, upper))
    if words[0] in ("a", "an", "another"):
        unit = index + (2 if words[1] in ("full", "whole", "solid", "good", "single") else 1)
        halved = [_text(tokens, unit + step, upper) for step in (1, 2, 3)] == ["and", "a", "half"]
        amount = Decimal("1.5") if halved else Decimal(1)
        return _made(index, unit + (4 if halved else 1), amount, _text(tokens, unit, upper))
    return None


AMOUNTS = {"couple": Decimal(2), "few": Decimal(3)}


def _made(first: int, last: int, amount: Decimal, unit: str) -> Duration | None:
    return Duration(first, last, amount, UNITS[unit]) if unit in UNITS else None


def _counted(tokens: list[Token], index: int, upper: int) -> Duration | None:
    """A length with a figure: "3 years", "3-4 years", "5+ yrs", "three and a half years", "2 to 3 years"."""
    if (
        index
        and tokens[index - 1].text in ("$", "£", "€", ".", "'")
        and tokens[index - 1].end == tokens[index].start
    ):
        return None
    low = cardinal(tokens, index)
    if low is None:
        return None
    amount, last = low
    between = index > 0 and tokens[index - 1].text == "between" and _text(tokens, last, upper) == "and"
    if (between or _text(tokens, last, upper) in ("-", "to", "or", "/")) and last + 1 < upper:
        high = cardinal(tokens, last + 1)
        if high is not None and high[0] > amount and _unit_at(tokens, high[1], upper):
            amount, last = (amount + high[0]) / 2, high[1]
    elif _text(tokens, last, upper) in UNITS and _text(tokens, last + 1, upper) in ("-", "to", "or"):
        high = cardinal(tokens, last + 2)  # "2 years to 3 years"
        unit = _text(tokens, last, upper)
        if high is not None and UNITS.get(_text(tokens, high[1], upper)) == UNITS[unit] and high[0] > amount:
            return Duration(index, high[1] + 1, (amount + high[0]) / 2, UNITS[unit])
    quarters = _QUARTERS.get(" ".join(_text(tokens, last + step, upper) for step in range(3)))
    if quarters is not None:  # "two and a quarter years"
        amount, last = amount + quarters, last + 3
    unit_at = _unit_at(tokens, last, upper)
    if unit_at is None or amount > 1200:
        return None
    unit = UNITS[tokens[unit_at].text]
    end = unit_at + 1
    if [_text(tokens, end + step, upper) for step in range(3)] == ["and", "a", "half"]:
        amount, end = amount + Decimal("0.5"), end + 3
    elif [_text(tokens, end + step, upper) for step in range(2)] == ["and", "half"]:
        amount, end = amount + Decimal("0.5"), end + 2
    return Duration(index, end, amount, unit)


_QUARTERS = {
    "and a quarter": Decimal("0.25"),
    "and three quarters": Decimal("0.75"),
    "and a bit": Decimal(0),
}


def _unit_at(tokens: list[Token], index: int, upper: int) -> int | None:
    """Where the unit stands: "3 years", "3+ years", "3-year", "3 full years", "3 or so years"."""
    while index < upper and tokens[index].text in _BEFORE_UNIT:
        index += 1
    if _text(tokens, index, upper) == "or" and _text(tokens, index + 1, upper) in ("so", "more"):
        index += 2
    if index < upper and tokens[index].text in UNITS:
        if tokens[index].text == "y" and tokens[index].start > tokens[index - 1].end:
            return None
        return index
    return None


_BEFORE_UNIT = frozenset("+ - full calendar straight whole solid good odd plus long more".split())


def _joined(tokens: list[Token], one: Duration, upper: int) -> Duration:
    """One length in years of "2 years and 3 months" or "1 yr 6 mo"."""
    if one.unit != "y":
        return one
    start = one.last
    while start < upper and tokens[start].text in ("and", ",", "&"):
        start += 1
    more = _at(tokens, start, upper) if start < upper and start - one.last <= 1 else None
    more = more or _letter_months(tokens, start, upper)
    if more is None or more.unit != "m" or more.amount >= 12:
        return one
    extra = more.years or Decimal(0)
    return Duration(one.first, more.last, one.amount + extra, "y")


def _letter_months(tokens: list[Token], index: int, upper: int) -> Duration | None:
    """The months of "4y 6m"; a lone "6m" may be anything."""
    number = cardinal(tokens, index) if index < upper else None
    if number is None or _text(tokens, number[1], upper) != "m":
        return None
    close = tokens[number[1]].start == tokens[number[1] - 1].end
    return Duration(index, number[1] + 1, number[0], "m") if close else None
