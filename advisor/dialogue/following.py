"""Questions that lean on the one before: "what about NPS?", "and the leadership one?", "how long is that".

Such a question names only what is new; what is asked of it stands in the question before. Nothing is kept for
this in the state: the person's messages are there, and what they asked is read from them again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from advisor.dialogue import events
from advisor.dialogue.careers import jobs_in
from advisor.dialogue.intents import recognise
from advisor.dialogue.names import find_goal, find_item, find_named, find_term, folded
from advisor.dialogue.phrases import listed
from advisor.dialogue.supposing import supposed
from advisor.rubric.model import Rubric

__all__ = ["in_context"]

Moves: TypeAlias = tuple[events.Move, ...]

FARTHEST = 3
"""Questions back to which a row of such questions may reach."""

LONGEST = 8
"""Words beyond which a question stands by itself."""

_LEANING = listed(
    "and what about, and how about, but what about, what about, how about, and for, and with, and, or"
)
_ARTICLES = listed(
    "the, a, an, my, being a, being an, becoming a, becoming an, with, for, if i was, if it was"
)
_ENDINGS = listed("one, ones, then, instead, too, as well, path, track, route")
_OUTRIGHT = listed("what about, how about, and what about, and how about, but what about")
_TIME = listed("how long")
_ONWARDS: frozenset[str] = frozenset(
    {
        "career",
        "jobs",
        "pay",
        "gains",
        "result",
        "goal_reached",
        "promotion",
        "next",
        "after",
        "duration",
        "learning",
    }
)
"""Topics after which "how long does it take" is not about the chat."""
_OF_JOBS: frozenset[str] = frozenset({"career", "jobs", "pay", "duration"})


def in_context(rubric: Rubric, texts: Sequence[str]) -> tuple[Moves, bool]:
    """The moves of the last message, and whether it leans on the one before.

    Args:
        rubric: what is asked about.
        texts: the person's messages, in order.
    """
    moves = recognise(rubric, texts[-1])
    if len(texts) < 2:
        return moves, False
    said, marked = folded(texts[-1]), texts[-1].rstrip().endswith("?")
    if len(said.split()) > LONGEST:
        return moves, False
    timed = moves == (events.HowFar(),) and _TIME.opens(said)
    new = _new(said) if marked or _OUTRIGHT.opens(said) else ""
    if not (timed or new):
        return moves, False
    before, _ = in_context(rubric, texts[-FARTHEST - 1 : -1])
    asked = before[-1] if before else None
    if timed:
        return ((events.About("duration"),), True) if _leads_on(asked) else (moves, False)
    move = _again(rubric, asked, new, said)
    return ((move,), True) if move is not None else (moves, False)


def _new(said: str) -> str:
    """What a leaning question names; nothing where it does not lean."""
    opening = _LEANING.longest(said)
    name = said.removeprefix(f"{opening} ") if opening else ""
    while article := _ARTICLES.first(name):
        name = name.removeprefix(f"{article} ")
    return "" if name == said else name


def _leads_on(asked: events.Move | None) -> bool:
    return isinstance(asked, events.Needs) or (isinstance(asked, events.About) and asked.topic in _ONWARDS)


def _again(rubric: Rubric, asked: events.Move | None, new: str, said: str) -> events.Move | None:
    """The question before, asked of something else; None where it can't be."""
    name = new
    while ending := _ENDINGS.first_at_end(name):
        name = name.removesuffix(f" {ending}")
    item = find_named(rubric, name)
    if isinstance(asked, events.Explain):
        known = item or find_item(rubric, name) or find_term(rubric, name) or find_goal(rubric, name)
        return events.Explain(name) if known else None
    if isinstance(asked, events.Needs):
        return events.Needs(name) if find_goal(rubric, name) else None
    if isinstance(asked, events.WhatIf) and asked.item and not asked.also:
        alike = item is not None and _kind(rubric, asked.item) == item.kind
        return events.WhatIf(name, asked.value) if alike and not _has_value(rubric, new) else None
    if isinstance(asked, events.Why) and item is not None:
        return events.Why(name, asked.matters, asked.reason)
    if isinstance(asked, events.About) and asked.topic in _OF_JOBS:
        way = f"{name} path"
        return (
            events.About("career" if asked.topic != "pay" else "pay", way) if jobs_in(rubric, way) else None
        )
    return None


def _kind(rubric: Rubric, name: str) -> str | None:
    item = find_named(rubric, name)
    return item.kind if item is not None else None


def _has_value(rubric: Rubric, new: str) -> bool:
    """Whether it names a value of its own: "and with writing at 9"."""
    return any(value.strip("+-").replace(".", "").isdecimal() for _, value in supposed(rubric, new))
