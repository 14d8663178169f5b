"""Which items the words of a question point to, whoever words it.

A question names its item ("your education"), or only circles it ("how far did you get with books and
exams?").
Here every word, and every pair of neighbours, points to the items in whose names and example questions it
stands: the more to one, the fewer items share it. The weights are whole numbers, so that a sum is the same
on any machine and in any order.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from advisor.extraction.offline.rarity import rarities
from advisor.extraction.offline.text import normalise
from advisor.extraction.offline.tokens import Token, stem, tokenise
from advisor.rubric.items import Item
from advisor.rubric.model import Rubric

__all__ = ["NOTHING", "ONE", "Pointing", "Wording"]

NOTHING = ""
"""What the words of an aside point to."""
ONE = 1000
"""The weight of one word that stands with an item and with no other, per natural logarithm of rarity."""
_LEAST = 20
"""The weight below which a word points nowhere: it stands with nearly everything."""
_NAME, _EXAMPLE, _VALUE, _ASIDE = 10, 20, 1, 12
"""How much a name of an item counts, a question for it, a name of one of its values, and an aside."""


_DOUBT = 0.1
"""How much of every mark is imagined in the phrases of each item, beside what stands in them."""
_USUAL = 6.0
"""The rarity by which that of a mark is measured, so that a telling word weighs about one."""


class _Odds(NamedTuple):
    """What the marks of a question say of each item; all in thousandths."""

    items: tuple[str, ...]
    """The items, each in the place by which it goes below."""
    against: tuple[int, ...]
    """The logarithm of what a mark is worth that none of an item's phrases holds."""
    marks: dict[str, tuple[int, tuple[tuple[int, int], ...]]]
    """Mark → how rare it is, and what it says more than that for the items whose phrases hold it."""


class Wording:
    """The words that ask for each item of a rubric."""

    def __init__(self, rubric: Rubric) -> None:
        self._rubric = rubric

    @cached_property
    def _weights(self) -> dict[str, tuple[tuple[str, int], ...]]:
        """What each word and pair of words points to; worked out once it is needed, for it takes a while."""
        rubric = self._rubric
        counts: dict[str, dict[str, int]] = {}
        for item in rubric.items.values():
            for phrase, weight in _phrases(item):
                _count(counts, phrase, item.id, weight)
        for aside in rubric.asides:
            _count(counts, aside, NOTHING, _ASIDE)
        every = len(rubric.items) + 1
        whole = round(ONE * math.log(every))  # of a mark that stands with one alone, as nearly all do
        alone = {one: ((one, whole),) for one in (*rubric.items, NOTHING)}
        weights: dict[str, tuple[tuple[str, int], ...]] = {}
        for mark, found in counts.items():
            if len(found) == 1:
                weights[mark] = alone[next(iter(found))]
                continue
            rarity, total = ONE * math.log(every / len(found)), sum(found.values())
            told = ((item, round(rarity * count / total)) for item, count in found.items())
            if kept := tuple(one for one in told if one[1] >= _LEAST):
                weights[mark] = kept
        return weights

    @cached_property
    def _odds(self) -> _Odds:
        """What each mark says for each item whose phrases hold it, and against all others.

        Each phrase counts as one, however long: its marks share it by their rarity, as in Rennie's "Tackling
        the poor assumptions of naive Bayes" (2003).
        """
        phrases = [
            (item, list(dict.fromkeys(mark for *_, mark in _features(tokenise(normalise(text).norm)))))
            for item, text in self._asking()
        ]
        rarity = rarities(Counter(mark for _, marks in phrases for mark in marks), len(phrases))
        held: dict[str, dict[str, float]] = {mark: {} for mark in rarity}
        total: dict[str, float] = {}
        for item, marks in phrases:
            length = math.sqrt(sum(rarity[mark] ** 2 for mark in marks)) or 1.0
            for mark in marks:
                share = rarity[mark] / length
                held[mark][item] = held[mark].get(item, 0.0) + share
                total[item] = total.get(item, 0.0) + share
        imagined = _DOUBT * len(rarity)
        places = {item: place for place, item in enumerate(total)}
        return _Odds(
            tuple(total),
            tuple(round(ONE * math.log(_DOUBT / (whole + imagined))) for whole in total.values()),
            {
                mark: (
                    round(ONE * rarity[mark] / _USUAL),
                    tuple(
                        (places[item], round(ONE * rarity[mark] / _USUAL * math.log(1 + share / _DOUBT)))
                        for item, share in found.items()
                    ),
                )
                for mark, found in held.items()
            },
        )

    def _asking(self) -> Iterator[tuple[str, str]]:
        """Each item with the names and questions that ask for it, and nothing with the asides."""
        for item in self._rubric.items.values():
            for phrase in (item.ask, *item.examples, item.label, *item.aliases, *item.asked_as):
                yield item.id, phrase
        for aside in self._rubric.asides:
            yield NOTHING, aside

    def likely(self, tokens: Sequence[Token], asks: Sequence[tuple[int, int]]) -> list[tuple[int, str]]:
        """How much likelier than middling a text asks for each item, by Bayes' rule; the likeliest first.

        Args:
            tokens: the text.
            asks: the stretches that ask; what stands outside them counts half.
        """
        odds = self._odds
        found = [feature for feature in _features(tokens) if feature[2] in odds.marks]
        inside = {mark for start, end in asks for first, last, mark in found if start <= first and last < end}
        told = 0
        scores = [0] * len(odds.items)
        for marks, share in ((inside, 2), ({mark for *_, mark in found} - inside, 1)):
            for mark in marks:
                rarity, weights = odds.marks[mark]
                told += share * rarity
                for place, weight in weights:
                    scores[place] += share * weight
        weighed = zip(scores, odds.against, odds.items, strict=True)
        ranked = sorted(
            [((score + told * against // ONE) // 2, item) for score, against, item in weighed], reverse=True
        )
        middling = ranked[len(ranked) // 2][0]
        return [(score - middling, item) for score, item in ranked]

    def lacking(self, item: str, other: str, tokens: Sequence[Token], first: int, last: int) -> int | None:
        """How much less likely some words (tokens) are in a phrase for an item than in one for another.

        None where phrases for the item have never held one of them.
        """
        odds = self._odds
        mine, theirs = odds.items.index(item), odds.items.index(other)
        lacking = 0
        for start, end, mark in _features(tokens[first:last]):
            rarity, weights = odds.marks.get(mark, (0, ()))
            told = dict(weights)
            if start == end and mine not in told:
                return None
            lacking += told.get(theirs, 0) - told.get(mine, 0)
            lacking += rarity * (odds.against[theirs] - odds.against[mine]) // ONE
        return lacking

    def pointing(self, tokens: Sequence[Token]) -> Pointing:
        """Where the words of a text point, looked up once for all of its stretches."""
        weights = self._weights
        return Pointing([(*mark, weights[mark[2]]) for mark in _marks(tokens) if mark[2] in weights])


_Pointer = tuple[int, int, str, tuple[tuple[str, int], ...]]
"""A mark of a text that points anywhere: its first and its last word (tokens), itself, and its weights."""


class Pointing:
    """Where the words of one text point."""

    def __init__(self, found: list[_Pointer]) -> None:
        self._found = found
        self._lasts = [last for _, last, *_ in found]

    def points(self, *stretches: tuple[int, int]) -> dict[str, int]:
        """How strongly the words of some stretches (tokens) point to each item, in thousandths."""
        out: dict[str, int] = {}
        seen: set[str] = set()
        for start, end in stretches:
            inside = slice(bisect_left(self._lasts, start), bisect_left(self._lasts, end))
            for first, _, mark, weights in self._found[inside]:
                if first < start or mark in seen:
                    continue
                seen.add(mark)
                for item, weight in weights:
                    out[item] = out[item] + weight if item in out else weight
        return out


def _count(counts: dict[str, dict[str, int]], phrase: str, item: str, weight: int) -> None:
    """Count the words and pairs of words of a phrase for an item."""
    for *_, mark in _marks(tokenise(normalise(phrase).norm)):
        found = counts.get(mark)
        if found is None:
            counts[mark] = {item: weight}
        else:
            found[item] = found.get(item, 0) + weight


def _phrases(item: Item) -> Iterator[tuple[str, int]]:
    yield from ((phrase, _NAME) for phrase in (item.label, *item.aliases))
    yield from ((phrase, _EXAMPLE) for phrase in (item.ask, *item.asked_as, *item.examples))
    if item.kind in ("choice", "choices"):
        yield from ((name, _VALUE) for value in item.values for name in (value.label, *value.aliases))


def _features(tokens: Sequence[Token]) -> list[tuple[int, int, str]]:
    """The marks of a text, and how its longer words begin: "empathise" is near "empathy"."""
    marks = _marks(tokens)
    return marks + [
        (first, last, "^" + mark[:_BEGINS])
        for first, last, mark in marks
        if first == last and len(mark) > _BEGINS
    ]


_BEGINS = 4
"""How many letters of a word are its beginning."""


def _marks(tokens: Sequence[Token]) -> list[tuple[int, int, str]]:
    """The stems of a text, and its pairs of neighbours, each with its first and its last word (tokens)."""
    marks: list[tuple[int, int, str]] = []
    before, since = "", 0
    for index, token in enumerate(tokens):
        if token.kind == "w":
            word = stem(token.text)
            marks.append((index, index, word))
            if before:
                marks.append((since, index, f"{before} {word}"))
            before, since = word, index
    return marks
