"""Levels: a model names a step, and code says whether the quoted words tell it.

The words must be of what the person does now and as a rule, by the offline reader's own sieve (`told`): no
colleague's deed, no plan, nothing that is over or was done once. And where the offline readers see in them
any step of that dimension, the model's may be one step away from it at most: next to each other, steps are a
matter of judgement; two steps apart, one of the two readers is wrong. And some of the words must be such as
people on that very step use: what code cannot tell for a step at all, it does not take a model's word for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from advisor.extraction.offline.habits.learnt import ONE
from advisor.extraction.offline.habits.marks import marks
from advisor.extraction.offline.habits.told import kept
from advisor.extraction.offline.habits.trained import NOTHING, Trained
from advisor.extraction.offline.message import Parsed
from advisor.rubric.items import LevelItem

__all__ = ["against_level"]

APART = 1
"""Steps that the two may be apart."""
BOLD, BOLD_VOICES = 3, 2
"""From this step on, and of what was not asked for, so many words must be of the step; below it, one."""
_SPEAKS = ONE
"""What the words must weigh for a step, or it must be ahead of the next, to be a step they tell."""


def against_level(
    trained: Trained, item: LevelItem, value: Decimal, parsed: Parsed, first: int, last: int, *, asked: bool
) -> str | None:
    """Why the words between two tokens do not give a level; None where they do.

    Args:
        trained: what is learnt from the rubric.
        item: the dimension.
        value: the step that the model names.
        parsed: the block of the message that the words stand in.
        first: their first token.
        last: the token after them.
        asked: whether the dimension was asked for.
    """
    touched = parsed.clauses_in(first, last)
    habits = {(clause.first, clause.last) for clause in kept(parsed, trained.habits)}
    if any((clause.first, clause.last) not in habits for clause in touched):
        return "the words are not of what the person does now and as a rule"
    wide = (touched[0].first, touched[-1].last) if touched else (first, last)
    seen = [
        marks(parsed.tokens[start:end], trained.families)
        for start, end in dict.fromkeys([(first, last), wide])
    ]
    learnt, step = trained.steps[item.id], str(value)
    points = [learnt.points(each) for each in seen]
    far = next((one for each in points if (one := _told(each)) and abs(one - value) > APART), None)
    if far is not None:
        return f"the words are those of step {far}, not {value}"
    voices = max(learnt.voices(each, step) for each in seen)
    if voices < (BOLD_VOICES if value >= BOLD or not asked else 1) or all(each[step] <= 0 for each in points):
        return f"too little in the words is of step {value}"
    if all(_says_nothing(trained, f"{item.id} {step}", each) for each in seen):
        return f"too little in the words is of step {value}"
    return None if asked or any(map(_told, points)) else "the words tell no step of what was not asked for"


def _says_nothing(trained: Trained, step: str, seen: Sequence[str]) -> bool:
    """Whether words are more like what sounds near and tells no step than like the step."""
    points = trained.habits.points(seen)
    return points.get(NOTHING, 0) > max(0, points[step])


def _told(points: Mapping[str, int]) -> Decimal | None:
    """The step that words are most like; None where they are like none."""
    (step, most), (_, next_most) = sorted(points.items(), key=lambda one: (-one[1], one[0]))[:2]
    return Decimal(step) if most >= _SPEAKS or most - next_most >= _SPEAKS else None
