"""Which of several things a text is like, by weights learnt from sentences that are known.

Each mark speaks for the things in whose sentences it stands: the more for one, the fewer others share it
and
the more often it was seen. What was seen once is believed little. The weights are whole numbers, so that a
sum is the same on any machine and in any order.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

__all__ = ["ONE", "Learnt"]

ONE = 1000
"""The weight of a mark that makes something e times as likely."""
_DOUBT = 2.0
_HEARD = 150
"""The weight from which on a word speaks for a thing."""
_PAIR = 0.8
"""A pair says less than it seems to, for its words are counted as well."""


_Weights: TypeAlias = tuple[int, tuple[tuple[str, int], ...]]
"""What a mark says of things it was never seen with, and how much more of each that it was."""


class Learnt:
    """Weights for a fixed set of things."""

    def __init__(self, examples: Iterable[tuple[str, Sequence[str], int]], doubt: float = _DOUBT) -> None:
        """Learn from (thing, marks of a sentence, how much it counts).

        `doubt` is how many sightings are set against each mark, shared out as if it said nothing.
        """
        self._doubt = doubt
        counts: dict[str, dict[str, int]] = {}
        sizes: dict[str, int] = {}
        for thing, seen, weight in examples:
            sizes[thing] = sizes.get(thing, 0) + weight
            for mark in seen:
                found = counts.setdefault(mark, {})
                found[thing] = found.get(thing, 0) + weight
        self.things = tuple(sizes)
        # Sightings as rates, so that something described at length is not the likelier for it.
        mean = sum(sizes.values()) / max(1, len(sizes))
        self._scale = {thing: mean / max(size, mean / 2) for thing, size in sizes.items()}
        self._counts = counts
        self._known: dict[str, _Weights] = {}

    def __contains__(self, mark: object) -> bool:
        """Whether a mark was seen in any sentence."""
        return mark in self._counts

    def points(self, seen: Iterable[str]) -> dict[str, int]:
        """How strongly the marks of a text speak for each thing; below 0 where they speak against it."""
        base, out = 0, dict.fromkeys(self.things, 0)
        for mark in seen:
            known = self._known.get(mark) or self._weigh(mark)
            if known is None:
                continue
            floor, more = known
            base += floor
            for thing, weight in more:
                out[thing] += weight
        return {thing: weight + base for thing, weight in out.items()}

    def voices(self, seen: Iterable[str], thing: str) -> int:
        """How many single words of a text speak for a thing by themselves."""
        return sum(
            " " not in mark and not mark.startswith("~") and self._speaks(mark, thing) for mark in seen
        )

    def _weigh(self, mark: str) -> _Weights | None:
        """The weights of a mark at its first use: most marks are never met again."""
        found = self._counts.get(mark)
        if found is None:
            return None
        known = self._known[mark] = _weights(mark, found, self._scale, self._doubt)
        return known

    def _speaks(self, mark: str, thing: str) -> bool:
        floor, more = self._known.get(mark) or self._weigh(mark) or (0, ())
        return any(name == thing and weight + floor > _HEARD for name, weight in more)


def _weights(mark: str, found: Mapping[str, int], scale: Mapping[str, float], doubt: float) -> _Weights:
    even = 1 / len(scale)
    share = ONE * (_PAIR if " " in mark else 1.0)
    rates = [(thing, count * scale[thing]) for thing, count in found.items()]
    total = (sum(rate for _, rate in rates) + doubt) * even
    floor = round(share * math.log(doubt * even / total))
    return floor, tuple(
        (thing, round(share * math.log((rate + doubt * even) / total)) - floor) for thing, rate in rates
    )
