"""Which dimension each part of a sentence tells of: "I own the escalations, and I mentor the juniors".

A sentence is cut wherever something else may begin (at every "and", too), and the best way is looked for to
give each part a dimension or none: to change costs something, so that what belongs together stays together.
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
_MOST = 24
"""Parts of a sentence that are told apart; a longer one goes on with the last."""
_BEGINS = 4 * ONE
"""What a part must weigh to begin on a dimension that was not asked for."""
_BEGINS_ASKED = 0
_FEWEST = 2
"""Words of a part; fewer belong to what stands before them."""


class Strand(NamedTuple):
    """Parts of a sentence, as (first, last), that tell of one dimension; None where of none."""

    dimension: str | None
    parts: tuple[tuple[int, int], ...]


class _Way(NamedTuple):
    score: int
    dimension: str | None
    before: _Way | None


def strands(
    parsed: Parsed, clauses: Sequence[Clause], trained: Trained, asked: Sequence[str]
) -> list[Strand]:
    """The strands of a sentence, in order.

    Args:
        parsed: the message.
        clauses: the clauses of the sentence that are kept.
        trained: what is learnt from the rubric.
        asked: the dimensions asked for.
    """
    parts = _parts(parsed, clauses)
    weights = [_weights(parsed, trained, first, last) for first, last in parts]
    ways: dict[str | None, _Way] = {None: _Way(0, None, None)}
    for each in weights:
        ways = _next(ways, each, asked)
    way: _Way | None = max(ways.values(), key=lambda one: (one.score, one.dimension or ""))
    names: list[str | None] = []
    while way is not None and way.before is not None:
        names.append(way.dimension)
        way = way.before
    out: list[Strand] = []
    for part, name in zip(parts, reversed(names), strict=True):
        if out and out[-1].dimension == name:
            out[-1] = Strand(name, (*out[-1].parts, part))
        else:
            out.append(Strand(name, (part,)))
    return out


def _next(ways: dict[str | None, _Way], weights: dict[str, int], asked: Sequence[str]) -> dict[str | None, _Way]:
    """The best ways after one more part, by its dimension."""
    best = max(ways.values(), key=lambda one: (one.score, one.dimension or ""))
    out: dict[str | None, _Way] = {None: _Way(best.score, None, best)}
    for name, weight in weights.items():
        cost = _BEGINS_ASKED if name in asked else _BEGINS
        same = ways.get(name)
        before = same if same is not None and same.score >= best.score - cost else best
        out[name] = _Way(before.score + weight - (0 if before is same else cost), name, before)
    return out


def _weights(parsed: Parsed, trained: Trained, first: int, last: int) -> dict[str, int]:
    points = trained.habits.points(marks(parsed.tokens[first:last], trained.families))
    nothing = max(0, points.get(NOTHING, 0))
    return {
        item.id: max(points[f"{item.id} {step.number}"] for step in item.steps) - nothing
        for item in trained.dimensions
    }


def _parts(parsed: Parsed, clauses: Sequence[Clause]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for clause in clauses:
        start = clause.first
        for at in range(clause.first + 1, clause.last):
            if parsed.texts[at] in _JOINS and at - start >= _FEWEST and clause.last - at > _FEWEST:
                out.append((start, at))
                start = at
        out.append((start, clause.last))
    if len(out) > _MOST:
        out[_MOST - 1 :] = [(out[_MOST - 1][0], out[-1][1])]
    return out
