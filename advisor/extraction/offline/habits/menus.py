"""Steps that the advisor lists to choose from: "(p) you follow the runbook, (q) you run the process".

Whoever lists the steps of a dimension lists each once, so that all lines together tell which is which, in
whatever order they stand.
"""

from __future__ import annotations

import re
from collections.abc import Container
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
_PAIR = 2
"""How few where one of them is to be picked."""
_PICKS = re.compile(
    r"\b(?:which|what) "
    r"(?:(?:\w+ )?(?:statement|sentence|description|line|option|one|level)s?|of (?:these|them|the two))"
    r" (?:fits?|applies|apply|is|are|describes?|sounds?|matches|comes|suits?|would)\b"
    r"|\b(?:pick|choose|select|tick|mark) (?:one|the one|what fits|the (?:line|statement|sentence))\b"
)
_SURE = round(1.5 * ONE)
"""What each line must say for its step, on the average."""


_NAMED = 3 * ONE
"""What a heading may weigh, for each line."""


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
    """The lines of lists of steps as pieces; none where the message lists something else.

    A message may list the steps of several dimensions, one list after the other, each with a heading.
    """
    lists = _lists(members)
    found: dict[str, list[Piece]] = {}
    picks = len(lists) == 1 and _PICKS.search(parsed.text.norm) is not None
    for heading, lines in lists:
        if not (_PAIR if picks else _FEWEST) <= len(lines) <= _MOST:
            return []
        pieces = _steps(parsed, trained, heading, lines, found)
        if not pieces:
            return []
        found[pieces[0].item or ""] = pieces
    return [piece for pieces in found.values() for piece in pieces]


def _steps(
    parsed: Parsed,
    trained: Trained,
    heading: Member | None,
    lines: list[tuple[str, int, int]],
    known: Container[str],
) -> list[Piece]:
    """The lines of one list as the steps of the dimension they fit best."""
    seen = [marks(parsed.tokens[first:last], trained.families) for _, first, last in lines]
    asked = [
        trained.questions.points(marks(parsed.tokens[a:b], trained.families, asking=True))
        for _, a, b in lines
    ]
    as_signs = sum(max((weights[sign] for sign in trained.sign_ids), default=0) for weights in asked)
    named = (
        {}
        if heading is None
        else trained.questions.points(
            marks(parsed.tokens[heading.first : heading.last], trained.families, asking=True)
        )
    )
    best: tuple[int, str, tuple[str, ...]] | None = None
    for dimension in trained.dimensions:
        points = [trained.habits.points(line) for line in seen]
        steps = [str(step.number) for step in dimension.steps]
        if len(steps) < len(lines) or dimension.id in known:
            continue
        speaks = max(0, min(named.get(dimension.id, 0), _NAMED)) * len(lines)
        for order in permutations(steps, len(lines)):
            total = sum(line[f"{dimension.id} {step}"] for line, step in zip(points, order, strict=True))
            if best is None or total + speaks > best[0]:
                best = total + speaks, dimension.id, order
    if best is None or best[0] < max(_SURE * len(lines), as_signs, _as_questions(asked, best[1])):
        return []
    return [
        Piece(first, last, label, best[1], False, _stems(parsed, first, last), step)
        for (label, first, last), step in zip(lines, best[2], strict=True)
    ]


def _as_questions(asked: list[dict[str, int]], dimension: str) -> int:
    """What the lines weigh as questions of a form, which asks for other things than one dimension."""
    return sum(max(0, *(weights[thing] for thing in weights if thing != dimension)) for weights in asked)


def _lists(members: list[Member]) -> list[tuple[Member | None, list[tuple[str, int, int]]]]:
    """The lists of a message, each with what stands before it; a list ends where its labels begin again."""
    out: list[tuple[Member | None, list[tuple[str, int, int]]]] = []
    heading: Member | None = None
    for member in members:
        if not member.label:
            if out and not member.opens:
                label, first, _ = out[-1][1][-1]
                out[-1][1][-1] = label, first, member.last
            else:
                heading = member
            continue
        labels = [label for label, _, _ in out[-1][1]] if out else []
        if labels and labels[-1] == member.label:
            continue
        if not out or member.label in labels:
            out.append((heading, []))
        out[-1][1].append((member.label, member.first, member.last))
    return out


def _stems(parsed: Parsed, first: int, last: int) -> tuple[str, ...]:
    return tuple(stem(token.text) for token in parsed.tokens[first:last] if token.kind == "w")
