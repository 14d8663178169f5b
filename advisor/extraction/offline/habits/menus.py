"""Steps that the advisor lists to choose from: "(p) you follow the runbook, (q) you run the process".

Whoever lists the steps of a dimension lists each once, so that all lines together tell which is which, in
whatever order they stand.
"""

from __future__ import annotations

from itertools import permutations
from typing import NamedTuple

from advisor.extraction.offline.habits.learnt import ONE
from advisor.extraction.offline.habits.marks import marks
from advisor.extraction.offline.habits.trained import Trained
from advisor.extraction.offline.message import Parsed
from advisor.extraction.offline.question import Piece
from advisor.extraction.offline.tokens import stem

__all__ = ["Member", "menu"]

_FEWEST, _MOST = 3, 6
"""How many lines a list of steps may have."""
_SURE = round(1.5 * ONE)
"""What each line must say for its step, on the average."""


class Member(NamedTuple):
    """A smallest member of the advisor's message: tokens `first` to `last`."""

    first: int
    last: int
    label: str
    opens: bool
    """Whether it cannot be joined to the member before it."""
    asks: bool
    """Whether its sentence ends as a question, or the message has no question marks at all."""


def menu(parsed: Parsed, trained: Trained, members: list[Member]) -> list[Piece]:
    """The lines of a list of steps as pieces; none where the message lists something else."""
    lines = _lines(members)
    if not _FEWEST <= len(lines) <= _MOST:
        return []
    seen = [marks(parsed.tokens[first:last], trained.families) for _, first, last in lines]
    asked = [
        trained.questions.points(marks(parsed.tokens[a:b], trained.families, asking=True))
        for _, a, b in lines
    ]
    as_signs = sum(max((weights[sign] for sign in trained.sign_ids), default=0) for weights in asked)
    best: tuple[int, str, tuple[str, ...]] | None = None
    for dimension in trained.dimensions:
        points = [trained.habits.points(line) for line in seen]
        steps = [str(step.number) for step in dimension.steps]
        if len(steps) < len(lines):
            continue
        for order in permutations(steps, len(lines)):
            total = sum(line[f"{dimension.id} {step}"] for line, step in zip(points, order, strict=True))
            if best is None or total > best[0]:
                best = total, dimension.id, order
    if best is None or best[0] < max(_SURE * len(lines), as_signs):
        return []
    return [
        Piece(first, last, label, best[1], False, _stems(parsed, first, last), step)
        for (label, first, last), step in zip(lines, best[2], strict=True)
    ]


def _lines(members: list[Member]) -> list[tuple[str, int, int]]:
    """What stands behind each label: (label, first, last)."""
    out: list[tuple[str, int, int]] = []
    for member in members:
        if member.label and (not out or out[-1][0] != member.label):
            out.append((member.label, member.first, member.last))
        elif out and not member.opens:
            out[-1] = (out[-1][0], out[-1][1], member.last)
    return out


def _stems(parsed: Parsed, first: int, last: int) -> tuple[str, ...]:
    return tuple(stem(token.text) for token in parsed.tokens[first:last] if token.kind == "w")
