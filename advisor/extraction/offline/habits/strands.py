"""Which dimension each part of a message tells of: "I own the escalations, and I mentor the juniors".

The message is cut wherever something else may begin (at every "and", too), and the best way is looked for to
give each part a dimension or none. To go over to another dimension costs something, less where a sentence or
a paragraph begins, so that what belongs together stays together; a heading ("The manuals: ...") speaks for
what it names.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from advisor.extraction.offline.clauses import Clause
from advisor.extraction.offline.habits.learnt import ONE
from advisor.extraction.offline.habits.marks import marks
from advisor.extraction.offline.habits.trained import NOTHING, Trained
from advisor.extraction.offline.message import Parsed

__all__ = ["Strand", "strands"]

_JOINS = frozenset("and & plus then while or".split())
_BEGINS, _SENTENCE, _PARAGRAPH = 8 * ONE, 7 * ONE, ONE
"""What a part must weigh to begin on a dimension that was not asked for: within a sentence, as one begins,
and where a line begins."""
_FEWEST = 2
"""Words of a part; fewer belong to what stands before them."""
_HEADING = 5
"""The words of a heading."""
_NAMED = 5 * ONE
"""What a heading may weigh."""


class Strand(NamedTuple):
    """Parts of a sentence, as (first, last), that tell of one dimension."""

    dimension: str
    parts: tuple[tuple[int, int], ...]


class _Part(NamedTuple):
    first: int
    last: int
    cost: int
    """What it costs to begin on something else here."""
    sentence: int


class _Way(NamedTuple):
    score: int
    dimension: str | None
    tells: bool
    """Whether the last part tells of the dimension, and is not only passed over."""
    before: _Way | None


def strands(
    parsed: Parsed, clauses: Sequence[Clause], trained: Trained, asked: Sequence[str]
) -> list[Strand]:
    """The strands of a message, in order.

    Args:
        parsed: the message.
        clauses: its clauses that are kept.
        trained: what is learnt from the rubric.
        asked: the dimensions asked for.
    """
    parts = _parts(parsed, clauses)
    ways: dict[str | None, _Way] = {None: _Way(0, None, False, None)}
    for part in parts:
        ways = _next(ways, _weights(parsed, trained, part), part.cost, asked)
    way: _Way | None = max(ways.values(), key=lambda one: (one.score, one.dimension or ""))
    told: list[str | None] = []
    while way is not None and way.before is not None:
        told.append(way.dimension if way.tells else None)
        way = way.before
    out: list[tuple[Strand, int]] = []
    for part, name in zip(parts, reversed(told), strict=True):
        if name is None:
            continue
        span = (part.first, part.last)
        if out and out[-1][0].dimension == name and out[-1][1] == part.sentence:
            out[-1] = Strand(name, (*out[-1][0].parts, span)), part.sentence
        else:
            out.append((Strand(name, (span,)), part.sentence))
    return [strand for strand, _ in out]


def _next(
    ways: dict[str | None, _Way], weights: dict[str, int], cost: int, asked: Sequence[str]
) -> dict[str | None, _Way]:
    """The best ways after one more part, by its dimension."""
    best = max(ways.values(), key=_rank)
    out: dict[str | None, _Way] = {None: _Way(best.score, None, False, best)}
    for name, weight in weights.items():
        begins = best.score - (0 if name in asked else cost)
        same = ways.get(name)
        before = same if same is not None and same.score >= begins else best
        score = begins if before is best and before is not same else before.score
        out[name] = _Way(score + max(weight, 0), name, weight > 0, before)
    return out


def _rank(way: _Way) -> tuple[int, str]:
    return way.score, way.dimension or ""


def _weights(parsed: Parsed, trained: Trained, part: _Part) -> dict[str, int]:
    """How much a part tells of each dimension."""
    tokens = parsed.tokens[part.first : part.last]
    points = trained.habits.points(marks(tokens, trained.families))
    nothing = max(0, points.get(NOTHING, 0))
    out = {name: max(points[step] for step in steps) - nothing for name, steps in trained.told_as.items()}
    if part.last - part.first <= _HEADING and parsed.texts[part.last : part.last + 1] == [":"]:
        named = trained.questions.points(marks(tokens, trained.families, asking=True))
        for item in trained.dimensions:
            out[item.id] = max(out[item.id], min(named[item.id], _NAMED))
    return out


def _parts(parsed: Parsed, clauses: Sequence[Clause]) -> list[_Part]:
    out: list[_Part] = []
    sentence = -1
    for clause in clauses:
        start, cost = clause.first, _BEGINS
        if clause.sentence != sentence:
            lines = clause.first == 0 or "\n" in parsed.texts[max(0, clause.first - 2) : clause.first]
            sentence, cost = clause.sentence, _PARAGRAPH if lines else _SENTENCE
        for at in range(clause.first + 1, clause.last):
            if parsed.texts[at] in _JOINS and at - start >= _FEWEST and clause.last - at > _FEWEST:
                out.append(_Part(start, at, cost, sentence))
                start, cost = at, _BEGINS
        out.append(_Part(start, clause.last, cost, sentence))
    return out
