"""Which of several things a text is like, by weights learnt from sentences that are known.

Each mark speaks for the things in whose sentences it stands: the more for one, the fewer others share it and
the more often it was seen. What was seen once is believed little. A sentence counts as one however long it
is, as its marks share it, and by rarity where that helps (Rennie's "Tackling the poor assumptions of naive
Bayes", 2003). The weights are whole numbers, so that a sum is the same on any machine and in any order.

A thing whose sentences are many has met nearly every word, and takes what is new for its own. Where that
matters a mark is weighed a second way, too: each thing's sightings are drawn toward those that are usual for
all things, by as much for a thing of few sentences as for one of many (Dirichlet's prior, as in Zhai and
Lafferty's "A study of smoothing methods", 2004), and the two weights are mixed.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from advisor.extraction.offline.rarity import rarities

__all__ = ["ONE", "Learnt"]

ONE = 1000
"""The weight of a mark that makes something e times as likely."""
_DOUBT = 2.0
"""How many sightings are set against each mark, shared out as if it said nothing."""
_HEARD = 150
"""The weight from which on a word speaks for a thing."""
_PAIR = 0.5
"""A pair says less than it seems to, for its words are counted as well."""
_USUAL = 160.0
"""So many sightings of what is usual are added to each thing's own where these are drawn toward it."""
_BY_ITSELF, _BY_USUAL = 0.65, 0.45
"""How the two weights of a mark are mixed: what it says by itself, and against what is usual."""
_NEW = 0.5
"""How often a mark counts as seen in a thing of mean size before it was."""


_Weights: TypeAlias = tuple[int, int, tuple[tuple[int, int], ...]]
"""What a mark says of things it was never seen with, how much it counts, and how much more it says of each
thing (by its place) that it was seen with."""


class Learnt:
    """Weights for a fixed set of things."""

    def __init__(
        self,
        examples: Iterable[tuple[str, Sequence[str], int]],
        *,
        by_rarity: bool = False,
        drawn: bool = False,
    ) -> None:
        """Learn from (thing, marks of a sentence, how much it counts).

        Args:
            examples: the sentences that are known.
            by_rarity: whether a mark weighs the more the rarer it is, and those of a sentence share what
                it counts.
            drawn: whether marks are weighed against what is usual as well.
        """
        known = list(examples)
        self._rarity = _rarities(known) if by_rarity else {}
        usual = sum(len(seen) for _, seen, _ in known) / max(1, len(known))
        counts: dict[str, dict[str, float]] = {}
        sizes: dict[str, int] = {}
        for thing, seen, weight in known:
            sizes[thing] = sizes.get(thing, 0) + weight
            rare = [self._rarity.get(mark, 1.0) for mark in seen]
            whole = math.sqrt(sum(one * one for one in rare) / usual) if by_rarity and rare else 1.0
            for mark, one in zip(seen, rare, strict=True):
                found = counts.get(mark)
                if found is None:  # as for most: a pair of words stands in one sentence
                    counts[mark] = {thing: weight * one / whole}
                else:
                    found[thing] = found.get(thing, 0) + weight * one / whole
        self.things = tuple(sizes)
        # Sightings as rates, so that something described at length is not the likelier for it.
        mean = sum(sizes.values()) / max(1, len(sizes))
        self._scale = {thing: mean / max(size, mean / 2) for thing, size in sizes.items()}
        self._counts = counts
        self._sizes = sizes
        self._unseen = [
            round(_BY_USUAL * ONE * math.log(_USUAL / (size + _USUAL))) if drawn else 0
            for size in sizes.values()
        ]
        self._drawn = drawn
        self._places = {thing: place for place, thing in enumerate(self.things)}
        self._known: dict[str, _Weights] = {}

    def __contains__(self, mark: object) -> bool:
        """Whether a mark was seen in any sentence."""
        return mark in self._counts

    def points(self, seen: Iterable[str]) -> dict[str, int]:
        """How strongly the marks of a text speak for each thing; below 0 where they speak against it."""
        base, sightings, out = 0, 0, [0] * len(self.things)
        known, counts = self._known, self._counts
        for mark in seen:
            if mark not in counts:
                continue
            floor, sighted, more = known.get(mark) or self._weigh(mark)
            base += floor
            sightings += sighted
            for place, weight in more:
                out[place] += weight
        if self._drawn:
            out = [
                weight + sightings * unseen // ONE for weight, unseen in zip(out, self._unseen, strict=True)
            ]
        return {thing: weight + base for thing, weight in zip(self.things, out, strict=True)}

    def voices(self, seen: Iterable[str], thing: str) -> int:
        """How many single words of a text speak for a thing by themselves."""
        return sum(" " not in mark and mark[0] not in "~^" and self._speaks(mark, thing) for mark in seen)

    def _weigh(self, mark: str) -> _Weights:
        """The weights of a mark that was seen, at its first use: most marks are never met again."""
        found = self._counts[mark]
        rates = [(self._places[thing], count * self._scale[thing]) for thing, count in found.items()]
        share = (_PAIR if " " in mark else 1.0) * self._rarity.get(mark, 1.0)
        floor, more = _weights(share, rates, len(self.things))
        if self._drawn:
            floor = round(_BY_ITSELF * floor)
            against = self._against_usual(found)
            more = [(place, round(_BY_ITSELF * weight + share * against[place])) for place, weight in more]
        known = self._known[mark] = floor, round(share * ONE), tuple(more)
        return known

    def _against_usual(self, found: Mapping[str, float]) -> dict[int, float]:
        """How much likelier a mark is in each thing it was seen with than if it were as usual there."""
        mean = sum(self._sizes.values()) / len(self.things)
        rates = {self._places[thing]: count / self._sizes[thing] for thing, count in found.items()}
        usual = (sum(rates.values()) + _NEW / mean) / len(self.things)
        return {
            self._places[thing]: _BY_USUAL * ONE * math.log((count / usual + _USUAL) / _USUAL)
            for thing, count in found.items()
        }

    def _speaks(self, mark: str, thing: str) -> bool:
        if mark not in self._counts:
            return False
        floor, _, more = self._known.get(mark) or self._weigh(mark)
        place = self._places[thing]
        return any(at == place and weight + floor > _HEARD for at, weight in more)


def _rarities(examples: Sequence[tuple[str, Sequence[str], int]]) -> dict[str, float]:
    """How rare each mark is among the sentences; the mean of all sightings is one."""
    found = Counter(mark for _, seen, _ in examples for mark in seen)
    rare = rarities(found, len(examples))
    mean = sum(rare[mark] * count for mark, count in found.items()) / max(1, found.total())
    return {mark: one / mean for mark, one in rare.items()}


def _weights(
    share: float, rates: Sequence[tuple[int, float]], things: int
) -> tuple[int, Sequence[tuple[int, int]]]:
    even = 1 / things
    share *= ONE
    total = (sum(rate for _, rate in rates) + _DOUBT) * even
    floor = round(share * math.log(_DOUBT * even / total))
    return floor, tuple(
        (place, round(share * math.log((rate + _DOUBT * even) / total)) - floor) for place, rate in rates
    )
