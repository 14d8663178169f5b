"""How far figures can be believed: intervals and tests, exact where that is cheap, and the same every time.

Chance has a fixed seed, so that a run printed twice prints the same intervals. All intervals are of 95 %.
"""

from __future__ import annotations

import math
import random
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from operator import itemgetter, mul
from typing import Any, TypeAlias

__all__ = ["BLOCKS", "RESAMPLES", "Interval", "bootstrap", "mcnemar", "paired", "percentile", "wilson"]

Interval: TypeAlias = tuple[float, float]
Row: TypeAlias = Sequence[float]
"""Counts of one block of cases, column by column."""

Z = 1.959963984540054
"""The normal quantile of 97.5 %."""
SEED = 20_261_122
RESAMPLES = 1000
BLOCKS = 256
"""Cases are resampled in so many blocks at most: what is kept does not grow with their number. With fewer
cases each is a block of its own."""
MOST_EXACT = 2000
FEWEST_PAIRS = 6
"""Of fewer pairs all may get worse by chance alone once in twenty times or oftener (the sign test)."""
GRAIN = 1 << 12
"""Random weights are whole numbers, of so much in the mean, so that sums of counts stay whole."""
_EXPONENTIAL = [round(-GRAIN * math.log((each + 0.5) / GRAIN)) for each in range(GRAIN)]
"""So many weights, each as likely as the others: drawing one is a quarter of the work of a logarithm."""


def wilson(hits: int, of: int) -> Interval:
    """The Wilson score interval of a share.

    >>> [round(end, 3) for end in wilson(9, 10)], [round(end, 3) for end in wilson(0, 0)]
    ([0.596, 0.982], [0.0, 1.0])
    """
    if not of:
        return (0.0, 1.0)
    share = hits / of
    middle = share + Z * Z / (2 * of)
    spread = Z * math.sqrt(share * (1 - share) / of + Z * Z / (4 * of * of))
    whole = 1 + Z * Z / of
    return (max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole))


def bootstrap(
    rows: Sequence[Row],
    figures: Sequence[Callable[[Row], float | None]],
    extremes: Sequence[Row] = (),
    resamples: int = RESAMPLES,
) -> list[Interval | None]:
    """Intervals of figures that are ratios of summed counts.

    Cases are weighted at random (Rubin's Bayesian bootstrap, 1981) together with one that nobody has seen,
    as bad as can be, and again with one as good as can be: else three cases that are all right would say
    that every case is. For shares of cases the ends are Clopper and Pearson's exact ones; for sums within
    bounds they are Gaffke's (2005; Learned-Miller and Thomas, 2020). Among many, one more changes little.

    Args:
        rows: counts, block by block; repeats, or paraphrases of one person, share one.
        figures: from summed counts to a figure; None where it is not defined.
        extremes: counts of cases as bad and as good as can be; what has no bounds is in them as elsewhere.
        resamples: how often to draw.

    Returns:
        An interval for each figure; None where too few resamples defined it, or all of them are the same:
        then what was seen does not say how far it may vary.
    """
    if not rows:
        return [None] * len(figures)
    further = extremes or [[0.0] * len(rows[0])]
    drawn: list[list[list[float]]] = [[[] for _ in further] for _ in figures]
    for total, weight in _weighted(rows, resamples):
        for at, extreme in enumerate(further):
            sums = [count + weight * more for count, more in zip(total, extreme, strict=True)]
            for each, figure in zip(drawn, figures, strict=True):
                value = figure(sums)
                if value is not None:
                    each[at].append(value)
    return [_around([_middle(values, resamples) for values in each]) for each in drawn]


def paired(
    rows: Sequence[tuple[Row, Row]],
    figures: Sequence[Callable[[Row], float | None]],
    resamples: int = RESAMPLES,
) -> list[Interval | None]:
    """Percentile intervals of how figures change between paired counts: the second less the first.

    None where there are fewer pairs than `FEWEST_PAIRS`.
    """
    if len(rows) < FEWEST_PAIRS:
        return [None] * len(figures)
    width = len(rows[0][0])
    drawn: list[list[float]] = [[] for _ in figures]
    for total in _resampled([(*before, *after) for before, after in rows], resamples):
        for values, figure in zip(drawn, figures, strict=True):
            before, after = figure(total[:width]), figure(total[width:])
            if before is not None and after is not None:
                values.append(after - before)
    return [_middle(values, resamples) for values in drawn]


def mcnemar(worse: int, better: int) -> float:
    """The probability of a difference at least so uneven, if both ways were equally likely (McNemar, exact).

    >>> round(mcnemar(8, 1), 4), mcnemar(0, 0)
    (0.0391, 1.0)

    Args:
        worse: cases that held before and do not now.
        better: cases that hold now and did not before.
    """
    changed, fewer = worse + better, min(worse, better)
    if not changed:
        return 1.0
    if changed > MOST_EXACT:  # the normal curve, continuity corrected; by now indistinguishable
        return math.erfc(max(0.0, abs(worse - better) - 1) / math.sqrt(2 * changed))
    ways = sum(math.comb(changed, count) for count in range(fewer + 1))
    # Whole numbers to the end: 2 ** 2000 is no float.
    return min(1.0, (2 * ways * 10**15 >> changed) / 10**15)


def percentile(ordered: Sequence[float], share: float) -> float:
    """The value that this share of them stays within, of values in order."""
    return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1 if share else 0)]


def _resampled(rows: Sequence[Row], resamples: int) -> Iterator[Row]:
    """Sums of the rows over so many samples of as many rows, drawn with replacement."""
    packed = _Packed(rows, len(rows))
    for drawn in _draws(len(rows), resamples):
        yield packed.row(partial(_drawn, itemgetter(*drawn)))


def _weighted(rows: Sequence[Row], resamples: int) -> Iterator[tuple[Row, int]]:
    """Sums of the rows, each times a random weight, and the weight of one row more; so many times."""
    samples = _weights(len(rows) + 1, resamples)
    packed = _Packed(rows, len(rows) * _EXPONENTIAL[0])
    for weights in samples:
        yield packed.row(partial(_times, weights)), weights[-1]


def _drawn(picked: Callable[[Any], Iterable[Any]], values: Sequence[Any]) -> Any:
    return sum(picked(values))


def _times(weights: Sequence[int], values: Sequence[Any]) -> Any:
    return sum(map(mul, values, weights))


class _Packed:
    """Rows that are summed often: their whole numbers stand side by side in one large number.

    Args:
        rows: the rows.
        most: the largest number that all weights of a sum come to.
    """

    def __init__(self, rows: Sequence[Row], most: int) -> None:
        columns = list(zip(*rows, strict=True))
        counted = [at for at, column in enumerate(columns) if any(column)]  # the others stay 0 in any sum
        whole = [at for at in counted if all(count >= 0 and count == int(count) for count in columns[at])]
        # Each has bits enough for any sum of its own.
        bits = max((int(max(columns[at])) * most).bit_length() for at in whole) if whole else 0
        self._rows = [sum(int(row[at]) << bits * place for place, at in enumerate(whole)) for row in rows]
        self._places = [(at, bits * place) for place, at in enumerate(whole)]
        self._mask = (1 << bits) - 1
        self._parts = [(at, columns[at]) for at in counted if at not in whole]
        self._width = len(columns)

    def row(self, summed: Callable[[Sequence[Any]], Any]) -> Row:
        """The sum of the rows, given what sums their values."""
        sums, total = summed(self._rows), [0.0] * self._width
        for at, shift in self._places:
            total[at] = float(sums >> shift & self._mask)
        for at, column in self._parts:
            total[at] = summed(column)
        return total


@lru_cache(maxsize=2)
def _draws(rows: int, resamples: int) -> tuple[array[int], ...]:
    """Which rows each sample takes; the same for every bootstrap over so many."""
    chance = random.Random(SEED).random
    return tuple(
        array("H", [int(chance() * rows) for _ in range(rows)])  # as `random.choices` would draw
        for _ in range(resamples)
    )


@lru_cache(maxsize=2)
def _weights(rows: int, resamples: int) -> tuple[array[int], ...]:
    """The weights of the rows in each sample: exponential, which makes their shares Dirichlet's."""
    chance = random.Random(SEED)
    return tuple(array("H", chance.choices(_EXPONENTIAL, k=rows)) for _ in range(resamples))


def _middle(values: list[float], resamples: int) -> Interval | None:
    if len(values) < resamples * 0.9:
        return None
    values.sort()
    return (percentile(values, 0.025), percentile(values, 0.975))


def _around(intervals: Sequence[Interval | None]) -> Interval | None:
    """What holds all of them; None where that is a point."""
    known = [interval for interval in intervals if interval is not None]
    if len(known) < len(intervals):
        return None
    low, high = min(low for low, _ in known), max(high for _, high in known)
    return (low, high) if low < high else None
