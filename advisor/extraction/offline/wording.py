"""Which items the words of a question point to, whoever words it.

A question names its item ("your education"), or only circles it ("how far did you get with books and
exams?").
Here every word, and every pair of neighbours, points to the items in whose names and example questions it
stands: the more to one, the fewer items share it. The weights are whole numbers, so that a sum is the same
on any machine and in any order.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from advisor.extraction.offline.text import normalise
from advisor.extraction.offline.tokens import Token, stem, tokenise
from advisor.rubric.items import Item
from advisor.rubric.model import Rubric

__all__ = ["NOTHING", "ONE", "Wording"]

NOTHING = ""
"""What the words of an aside point to."""
ONE = 1000
"""The weight of one word that stands with an item and with no other, per natural logarithm of rarity."""
_LEAST = 20
"""The weight below which a word points nowhere: it stands with nearly everything."""
_NAME, _EXAMPLE, _VALUE, _ASIDE = 10, 20, 1, 12
"""How much a name of an item counts, a question for it, a name of one of its values, and an aside."""


class Wording:
    """The words that ask for each item of a rubric."""

    def __init__(self, rubric: Rubric) -> None:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for item in rubric.items.values():
            for phrase, weight in _phrases(item):
                for mark in _marks(tokenise(normalise(phrase).norm)):
                    counts[mark][item.id] += weight
        for aside in rubric.asides:
            for mark in _marks(tokenise(normalise(aside).norm)):
                counts[mark][NOTHING] += _ASIDE
        every = len(rubric.items) + 1
        weights = {
            mark: [
                (item, round(ONE * math.log(every / len(found)) * count / found.total()))
                for item, count in found.items()
            ]
            for mark, found in counts.items()
        }
        told = {mark: tuple(one for one in found if one[1] >= _LEAST) for mark, found in weights.items()}
        self._weights = {mark: found for mark, found in told.items() if found}

    def points(self, tokens: Sequence[Token], stretches: Iterable[tuple[int, int]]) -> Counter[str]:
        """How strongly the words of some stretches of a text point to each item, in thousandths."""
        # (An intersection of the set with the table would walk through the whole table.)
        seen = dict.fromkeys(mark for first, last in stretches for mark in _marks(tokens[first:last]))
        out: dict[str, int] = {}
        for mark in seen:
            for item, weight in self._weights.get(mark, ()):
                out[item] = out.get(item, 0) + weight
        return Counter(out)


def _phrases(item: Item) -> Iterator[tuple[str, int]]:
    yield from ((phrase, _NAME) for phrase in (item.label, *item.aliases))
    yield from ((phrase, _EXAMPLE) for phrase in (item.ask, *item.asked_as, *item.examples))
    if item.kind in ("choice", "choices"):
        yield from ((name, _VALUE) for value in item.values for name in (value.label, *value.aliases))


def _marks(tokens: Sequence[Token]) -> Iterator[str]:
    """The stems of a text, and its pairs of neighbours."""
    before = ""
    for token in tokens:
        if token.kind == "w":
            word = stem(token.text)
            yield word
            if before:
                yield f"{before} {word}"
            before = word
