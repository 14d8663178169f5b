"""What to ask next.

The agenda, from the top:

1. A question that was interrupted, as soon as what came in between is done.
2. Each question of the document, in its order, with all its parts that are still missing at once.
3. Then follow-ups: the part that could move the tier most, named alone.
4. Then what carries no points, the missing parts of one question together.

What is known is never asked, what was declined only if the person comes back to it, and nothing more than
`MOST_ASKS` times.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.answers import Value
from advisor.dialogue.state import State
from advisor.rubric.items import Question
from advisor.rubric.model import Rubric
from advisor.scoring import swing

__all__ = ["MOST_ASKS", "MOST_BARREN", "Ask", "ask_again", "askable", "next_ask", "questions_left"]

MOST_ASKS = 3
"""How often an item is asked for at most."""

MOST_BARREN = 10
"""Turns running that may bring nothing before the chat closes."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question to put: the items to name, all of one question of the rubric."""

    question: str
    items: tuple[str, ...]


def next_ask(rubric: Rubric, state: State) -> Ask | None:
    """The next question on the agenda; None when nothing is left to ask."""
    return (
        _interrupted(rubric, state)
        or _first_asking(rubric, state)
        or _follow_up(rubric, state)
        or _leftover(rubric, state)
    )


def ask_again(rubric: Rubric, state: State, *, digressed: bool) -> Ask | None:
    """The standing question, where it makes sense to put it once more.

    Where a message simply brought nothing, it is asked again once in a row; a third time comes later, as a
    follow-up. Where the person asked something in between, all askings may be used.
    """
    most = MOST_ASKS if digressed else MOST_ASKS - 1
    items = [
        item for item in state.standing if askable(rubric, state, item) and state.asks.get(item, 0) < most
    ]
    if not items:
        return None
    question = rubric.question_of[items[0]]
    return _ask(question, [item for item in items if rubric.question_of[item] is question])


def askable(rubric: Rubric, state: State, item: str) -> bool:
    """Whether an item may be asked for unprompted."""
    sheet = state.sheet
    if item in sheet.answers or state.asks.get(item, 0) >= MOST_ASKS or _is_moot(rubric, state.values, item):
        return False
    return item in state.reopened or not (item in sheet.declined or item in state.passed)


def questions_left(rubric: Rubric, state: State) -> tuple[str, ...]:
    """Ids of the questions with something still to ask for."""
    return tuple(
        question.id
        for question in rubric.questions
        if any(askable(rubric, state, item.id) for item in question.items)
    )


def _interrupted(rubric: Rubric, state: State) -> Ask | None:
    items = [item for item in state.interrupted if askable(rubric, state, item)]
    return _ask(rubric.question_of[items[0]], items) if items else None


def _first_asking(rubric: Rubric, state: State) -> Ask | None:
    for question in rubric.questions:
        missing = _missing(rubric, state, question)
        if any(state.asks.get(item, 0) == 0 for item in missing):
            return _ask(question, missing)
    return None


def _follow_up(rubric: Rubric, state: State) -> Ask | None:
    for item in swing(rubric, state.values):
        if askable(rubric, state, item):
            return _ask(rubric.question_of[item], [item])
    return None


def _leftover(rubric: Rubric, state: State) -> Ask | None:
    for question in rubric.questions:
        missing = _missing(rubric, state, question)
        if missing:
            return _ask(question, missing)
    return None


def _missing(rubric: Rubric, state: State, question: Question) -> list[str]:
    return [item.id for item in question.items if askable(rubric, state, item.id)]


def _ask(question: Question, items: list[str]) -> Ask:
    return Ask(question.id, tuple(items))


def _is_moot(rubric: Rubric, values: Mapping[str, Value], item: str) -> bool:
    """Kinds of work need no asking where there were no years of it."""
    return any(
        years.kind == "years" and years.domains == item and values.get(years.id) == 0
        for years in rubric.items.values()
    )
