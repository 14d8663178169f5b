"""What to ask next.

The agenda, from the top:

1. A question that was interrupted, as soon as what came in between is done.
2. The rest of a question that was answered in part: people go on answering it.
3. What was taken back, together.
4. Each question of the document, in its order, with all its parts that are still missing at once.
5. Then follow-ups: the part that could move the result most, named alone.
6. Then what the result does not depend on, the missing parts of one question together.

What is known is never asked, what was declined only if the person comes back to it, and nothing more than
`MOST_ASKS` times; put again after a question of the person's own, `MOST_PUT` times in all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from advisor.answers import Value
from advisor.dialogue.state import State
from advisor.rubric.items import Question
from advisor.rubric.model import Rubric
from advisor.scoring import swing

__all__ = [
    "MOST_ASKING",
    "MOST_ASKS",
    "MOST_BARREN",
    "MOST_LOST",
    "MOST_PUT",
    "Ask",
    "Manner",
    "ask_again",
    "askable",
    "next_ask",
    "open_items",
    "questions_left",
    "questions_open",
    "worn_out",
]

MOST_ASKS = 3
"""How often an item is asked for at most, where the person asks nothing back."""

MOST_PUT = 9
"""How often at most in all. Whoever first has questions of their own loses no chance to answer."""

Manner: TypeAlias = Literal["agenda", "rest", "afresh", "habit", "first"]
"""How a question is put: by the agenda, as the rest of one answered in part, as if for the first time, as the
question whether what was just told is a habit, or as the part to answer first."""

MOST_BARREN = 10
"""Turns running that may bring nothing before the chat closes."""

MOST_ASKING = 40
"""The same, where the last of them asks something that gets an answer: nobody is shut up in mid-question."""


MOST_LOST = 3
"""Messages running of which nothing is understood before a human is called, where there is one."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question to put: the items to name, all of one question of the rubric."""

    question: str
    items: tuple[str, ...]
    manner: Manner = "agenda"
    again: bool = False
    """Whether it only comes back because the person asked something in between."""


def next_ask(rubric: Rubric, state: State) -> Ask | None:
    """The next question on the agenda; None when nothing is left to ask."""
    return (
        _interrupted(rubric, state)
        or _rest(rubric, state)
        or _taken_back(rubric, state)
        or _first_asking(rubric, state)
        or _follow_up(rubric, state)
        or _leftover(rubric, state)
    )


def ask_again(rubric: Rubric, state: State, *, digressed: bool) -> Ask | None:
    """The standing question, where it makes sense to put it once more.

    Where a message simply brought nothing, it is asked again once in a row; a third time comes later, as a
    follow-up. Where the person asked something in between, it comes back without counting as asked again.
    """
    items = [
        item
        for item in state.standing
        if _is_open(rubric, state, item)
        and (state.asks.get(item, 0) < MOST_PUT if digressed else _unprompted(state, item) < MOST_ASKS - 1)
    ]
    if not items:
        return None
    question = rubric.question_of[items[0]]
    together = tuple(item for item in items if rubric.question_of[item] is question)
    # The letters of a single choice stand in the question as a whole: who asked back answers "b, then".
    lettered = digressed and len(question.items) == 1 and question.items[0].kind == "choice"
    return Ask(question.id, together, "afresh" if lettered else "agenda", again=digressed)


def askable(rubric: Rubric, state: State, item: str) -> bool:
    """Whether an item may be asked for unprompted."""
    return _is_open(rubric, state, item) and not worn_out(state, item)


def worn_out(state: State, item: str) -> bool:
    """Whether an item was asked for often enough."""
    return _unprompted(state, item) >= MOST_ASKS or state.asks.get(item, 0) >= MOST_PUT


def _unprompted(state: State, item: str) -> int:
    return state.asks.get(item, 0) - state.again.get(item, 0)


def _is_open(rubric: Rubric, state: State, item: str) -> bool:
    sheet = state.sheet
    if item in sheet.answers or _is_moot(rubric, state.values, item):
        return False
    return item in state.reopened or not (item in sheet.declined or item in state.passed)


def open_items(rubric: Rubric, state: State) -> tuple[str, ...]:
    """Ids of the items that may still be asked for."""
    return tuple(item for item in rubric.items if askable(rubric, state, item))


def questions_left(rubric: Rubric, state: State) -> tuple[str, ...]:
    """Ids of the questions with something still to ask for."""
    return tuple(
        question.id
        for question in rubric.questions
        if any(askable(rubric, state, item.id) for item in question.items)
    )


def questions_open(rubric: Rubric, state: State) -> tuple[str, ...]:
    """Ids of the questions not done: with something still to ask for, or asked and not answered."""
    waiting = {rubric.question_of[item].id for item in state.standing if item not in state.values}
    left = {*questions_left(rubric, state), *waiting}
    return tuple(question.id for question in rubric.questions if question.id in left)


def _interrupted(rubric: Rubric, state: State) -> Ask | None:
    items = [item for item in state.interrupted if askable(rubric, state, item)]
    if not items:
        return None
    question = rubric.question_of[items[0]]
    # One part came first because of a word in it; the others are the rest.
    rest = bool(state.standing) and rubric.question_of[state.standing[0]] is question
    return Ask(question.id, tuple(items), "rest" if rest else "agenda")


def _rest(rubric: Rubric, state: State) -> Ask | None:
    """What is missing of the standing question, where something of it was said.

    A follow-up is for one part alone and has no rest.
    """
    if not state.standing:
        return None
    question = rubric.question_of[state.standing[0]]
    gone = {*state.values, *state.sheet.declined}
    if gone.isdisjoint(state.standing):
        return None
    follows_up = len(state.standing) == 1
    missing = [
        item for item in _missing(rubric, state, question) if not follows_up or state.asks.get(item, 0) == 1
    ]
    return Ask(question.id, tuple(missing), "rest") if missing else None


def _taken_back(rubric: Rubric, state: State) -> Ask | None:
    if not state.reopened:
        return None
    for question in rubric.questions:
        again = [item for item in _missing(rubric, state, question) if item in state.reopened]
        if again:
            return _ask(question, again)
    return None


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
    asking = rubric.years_of.get(item)
    return asking is not None and any(values.get(years) == 0 for years in asking)
