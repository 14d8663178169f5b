"""Exact numbers inside, decimals outside.

Scores are summed as fractions, because a straight line between two knots can pass through thirds, which no
decimal holds, and because `Decimal` arithmetic rounds by whatever context the caller happens to have set.
What leaves the package is a `Decimal`: exact wherever the number ends within `PLACES` places (every number
of every shipped rubric does), and cut off there, never rounded up, where it does not end. So a decimal here
reaches a tier's bound exactly when the true number does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache, reduce
from itertools import accumulate, pairwise
from math import lcm
from typing import TypeAlias

__all__ = [
    "NOTHING",
    "PLACES",
    "Ratio",
    "added_up",
    "addends",
    "decimal_of",
    "difference",
    "ends",
    "fraction_of",
    "mean_reaches",
    "shown",
    "total",
]

Ratio: TypeAlias = tuple[int, int]
"""Numerator and denominator."""
NOTHING = Fraction(0)
PLACES = 30
_UNIT = 10**PLACES
# Three digits before the point and PLACES after it fit with room to spare, so nothing is ever rounded by it.
_WIDE = Context(prec=100, rounding=ROUND_HALF_UP)
_ZERO, _ONE = Decimal(0), Decimal(1)


def shown(x: Decimal) -> Decimal:
    """Round a score or points to one decimal, half up, as reports print it.

    Only for the eye: tiers are decided by the number before this.

    >>> shown(Decimal("74.95")), shown(Decimal("62"))
    (Decimal('75.0'), Decimal('62.0'))
    """
    return x.quantize(Decimal("0.1"), context=_WIDE)


def difference(a: Decimal, b: Decimal) -> Decimal:
    """Subtract `b` from `a` exactly, whatever decimal context the caller has set."""
    return _stripped(f"{_WIDE.subtract(a, b):f}")


def added(parts: Iterable[Decimal]) -> Decimal:
    """Sum decimals exactly, whatever decimal context the caller has set; no zeros end what it gives."""
    summed = reduce(_WIDE.add, parts, _ZERO)
    whole = summed.quantize(_ONE, context=_WIDE)
    return whole if whole == summed else summed.normalize(_WIDE)


def mean_reaches(numbers: Sequence[Decimal], least: Decimal) -> bool:
    """Whether the mean of some numbers is at least so much; of none it is not asked.

    Multiplied out: no division, so nothing to round and nothing to guard.
    """
    return reduce(_WIDE.add, numbers, _ZERO) >= _WIDE.multiply(least, Decimal(len(numbers)))


# A rating is one of a handful of numbers, and making a fraction costs more than looking one up.
@lru_cache(maxsize=1024)
def fraction_of(x: Decimal) -> Fraction:
    """Give a decimal as a fraction."""
    return Fraction(x)


def total(parts: Iterable[Fraction]) -> Fraction:
    """Sum fractions: as `sum`, but reduced once at the end instead of at each step, which is far faster.

    >>> total([Fraction(1, 2), Fraction(1, 3)])
    Fraction(5, 6)
    """
    return added_up([each.as_integer_ratio() for each in parts])


def added_up(ratios: Sequence[Ratio]) -> Fraction:
    """Sum fractions that are given as numerator and denominator.

    >>> added_up([(1, 2), (1, 3)])
    Fraction(5, 6)
    """
    common = lcm(*[below for _, below in ratios])
    return Fraction(sum([above * (common // below) for above, below in ratios]), common)


def decimal_of(x: Fraction) -> Decimal:
    """Give a fraction ≥ 0 as a decimal without trailing zeros, cut off after `PLACES` places.

    >>> decimal_of(Fraction(1481, 20)), decimal_of(Fraction(100))
    (Decimal('74.05'), Decimal('100'))
    """
    above, below = x.as_integer_ratio()
    if _UNIT % below == 0:
        return _WIDE.divide(Decimal(above), Decimal(below))  # exact, and without zeros behind the point
    return _from_units(_units(x))


def ends(x: Fraction) -> bool:
    """Whether `decimal_of` is exact: a half ends, a third never does."""
    return bool(_UNIT % x.denominator == 0)


def addends(parts: Iterable[Fraction]) -> tuple[Decimal, ...]:
    """Give parts as decimals that add up, exactly, to `decimal_of` their sum.

    Each is the step between two running totals, so that what one part loses by being cut off the next gets.
    """
    totals = accumulate(parts, initial=NOTHING)
    return tuple(_from_units(after - before) for before, after in pairwise(map(_units, totals)))


def _units(x: Fraction) -> int:
    units: int = x.numerator * _UNIT // x.denominator
    return units


def _from_units(units: int) -> Decimal:
    digits = f"{units:0{PLACES + 1}d}"
    return _stripped(f"{digits[:-PLACES]}.{digits[-PLACES:]}")


def _stripped(digits: str) -> Decimal:
    return Decimal(digits.rstrip("0").rstrip(".") if "." in digits else digits)
