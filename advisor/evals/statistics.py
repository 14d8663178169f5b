"""How far figures can be believed: intervals and tests, exact where that is cheap, and the same every time.

Chance has a fixed seed, so that a run printed twice prints the same intervals. All intervals are of 95 %.
"""

from __future__ import annotations

import math
import random
from array import array
from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import TypeAlias

__all__ = ["BLOCKS", "RESAMPLES", "Interval", "bootstrap", "mcnemar", "paired", "percentile", "wilson"]

Interval: TypeAlias = tuple[float, float]
Row: TypeAlias = Sequence[float]
"""Counts of one block of cases, column by column."""

Z = 1.959963984540054
"""The normal quantile of 97.5 %."""
SEED = 20_261_122
RESAMPLES = 1000
BLOCKS = 400
"""Cases are resampled in so many blocks at most: what is kept does not grow with their number. With fewer
cases each is a block of its own."""
MOST_EXACT = 2000


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
    rows: Sequence[Row], figures: Sequence[Callable[[Row], float | None]], resamples: int = RESAMPLES
) -> list[Interval | None]:
    """Percentile intervals of figures that are computed from summed counts.

    Args:
        rows: counts, block by block; repeats, or paraphrases of one person, share one.
        figures: from summed counts to a figure; None where it is not defined.
        resamples: how often to draw.

    Returns:
        An interval for each figure; None where too few resamples defined it.
    """
    if len(rows) < 2:
        return [None] * len(figures)
    drawn: list[list[float]] = [[] for _ in figures]
    for total in _resampled(rows, resamples):
        for values, figure in zip(drawn, figures, strict=True):
            value = figure(total)
            if value is not None:
                values.append(value)
    return [_middle(values, resamples) for values in drawn]


def paired(
    rows: Sequence[tuple[Row, Row]],
    figures: Sequence[Callable[[Row], float | None]],
    resamples: int = RESAMPLES,
) -> list[Interval | None]:
    """Percentile intervals of how figures change between paired counts: the second less the first."""
    if len(rows) < 2:
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


def _resampled(rows: Sequence[Row], resamples: int) -> list[Row]:
    """Sums of the rows over so many samples of as many rows, drawn with replacement."""
    columns = list(zip(*rows, strict=True))
    counted = [at for at, column in enumerate(columns) if any(column)]  # the others stay 0 whoever is drawn
    whole = [at for at in counted if all(count >= 0 and count == int(count) for count in columns[at])]
    parts = [at for at in counted if at not in whole]
    # Whole numbers are summed side by side in one large one, each in bits enough for any sum of its own.
    bits = max((int(max(columns[at])) * len(rows)).bit_length() for at in whole) if whole else 0
    packed = [sum(int(row[at]) << bits * place for place, at in enumerate(whole)) for row in rows]
    places = [(at, bits * place) for place, at in enumerate(whole)]
    mask = (1 << bits) - 1
    totals: list[Row] = []
    for drawn in _draws(len(rows), resamples):
        picked = itemgetter(*drawn)
        sums, total = sum(picked(packed)), [0.0] * len(columns)
        for at, shift in places:
            total[at] = float(sums >> shift & mask)
        for at in parts:
            total[at] = sum(picked(columns[at]))
        totals.append(total)
    return totals


@lru_cache(maxsize=2)
def _draws(rows: int, resamples: int) -> tuple[array[int], ...]:
    """Which rows each sample takes; the same for every bootstrap over so many."""
    chance = random.Random(SEED).random
    return tuple(
        array("H", [int(chance() * rows) for _ in range(rows)])  # as `random.choices` would draw
        for _ in range(resamples)
    )


def _middle(values: list[float], resamples: int) -> Interval | None:
    if len(values) < resamples * 0.9:
        return None
    values.sort()
    return (percentile(values, 0.025), percentile(values, 0.975))
