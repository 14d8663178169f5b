"""How what goes out is made of a chat's state.

An answer to a turn is made once, from the state before and after it, and stored with the turn; the stream,
the plain answer and a repeated one are all that same value.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from advisor.answers import Answer, Message, Span, Value
from advisor.dialogue.changes import Change
from advisor.dialogue.policy import questions_left
from advisor.dialogue.state import Phase, State, to_plain
from advisor.portal.shapes.outgoing import (
    Asked,
    Choice,
    Consent,
    Conversation,
    Evidence,
    Head,
    Human,
    Known,
    Line,
    Plain,
    Progress,
    Result,
    RubricItems,
    RubricLine,
    Scale,
    Switch,
    Taken,
    Understood,
)
from advisor.report.words import value_text
from advisor.rubric.items import Item
from advisor.rubric.model import Rubric
from advisor.runner import Turn
from advisor.scoring import assess
from advisor.store.served import Owned

__all__ = [
    "answers_of",
    "asked_of",
    "conversation_of",
    "listed",
    "progress_of",
    "result_of",
    "rubric_items",
    "rubric_line",
    "standing",
    "taken",
    "transcript",
]


def taken(
    conversation: str,
    number: int,
    rubric: Rubric,
    state: State,
    turn: Turn,
    consent: Consent | None,
    human: Message | None,
) -> Taken:
    """Say what came of a turn, given the state after it, and what a human wrote with it."""
    return Taken(
        conversation=conversation,
        turn=number,
        reply=turn.reply,
        understood=[_understood(rubric.items[change.item], change, state) for change in turn.changes],
        asked=asked_of(rubric, turn.asked or standing(state)),
        progress=progress_of(rubric, state),
        result=None if turn.report is None else result_of(rubric, state),
        switch=None if turn.switch is None else Switch(rubric=turn.switch.rubric),
        with_human=state.with_human,
        human=None if human is None else Human(name=human.name, text=human.content),
        consent=consent,
    )


def conversation_of(
    owned: Owned, rubric: Rubric, state: State, consent: Consent | None, *, humans: bool
) -> Conversation:
    """Lay a conversation out."""
    return Conversation(
        **listed(owned).model_dump(),
        messages=transcript(state, state.begins[0]),
        asked=asked_of(rubric, standing(state)),
        progress=progress_of(rubric, state),
        result=result_of(rubric, state),
        consent=consent,
        humans=humans,
    )


def listed(owned: Owned, *, admin: bool = False) -> Head:
    """Lay a conversation out for a list."""
    summary = owned.summary
    return Head(
        id=summary.id,
        rubric=summary.rubric,
        started_at=summary.started_at.isoformat(),
        changed_at=summary.changed_at.isoformat(),
        turns=summary.turns,
        finished=summary.finished,
        verdict=summary.verdict,
        with_human=owned.human is not None,
        waits_since=owned.waits_since,
        owner=owned.owner if admin else None,
    )


def transcript(state: State, since: int) -> list[Line]:
    """The messages from this one on."""
    shown = state.messages[since:]
    return [Line.model_validate(_said_by(one)) for one in shown]


def _said_by(message: Message) -> dict[str, Any]:
    return {"role": message.role, "content": message.content, "name": message.name or None}


def standing(state: State) -> tuple[str, ...]:
    """The items that the person is being asked for, whether or not the last reply repeats it."""
    if state.phase is not Phase.ASKING:
        return ()
    return tuple(item for item in state.standing if item not in state.values)


def answers_of(rubric: Rubric, state: State, since: int) -> list[Known]:
    """What is known, and what was declined; messages are counted from this one on."""
    found: list[Known] = []
    for item in rubric.items.values():
        answer = state.sheet.answers.get(item.id)
        if answer is not None:
            found.append(_known(item, answer, since))
        elif item.id in state.sheet.declined:
            found.append(
                Known(item=item.id, label=item.label, value=None, text="declined", declined=True, evidence=[])
            )
    return found


def asked_of(rubric: Rubric, items: Sequence[str]) -> list[Asked]:
    """What is asked for, with what there is to choose from."""
    return [_asked(rubric, name) for name in items]


def rubric_line(rubric: Rubric) -> RubricLine:
    """Lay a rubric out for a list."""
    return RubricLine(id=rubric.id, title=rubric.title, questions=len(rubric.questions))


def rubric_items(rubric: Rubric) -> RubricItems:
    """Lay out all that a rubric asks for."""
    items = [_asked(rubric, name) for name in rubric.items]
    return RubricItems(**rubric_line(rubric).model_dump(), items=items)


@lru_cache(maxsize=512)
def _asked(rubric: Rubric, name: str) -> Asked:
    """What there is to say of an item that is asked for, the same in each conversation."""
    item = rubric.items[name]
    return Asked(
        item=item.id,
        label=item.label,
        kind=item.kind,
        choices=_choices(item),
        scale=Scale(low=int(item.low), high=int(item.high)) if item.kind == "rating" else None,
        own_words=item.kind == "level" or (item.kind == "extent" and item.sense == "example"),
    )


def progress_of(rubric: Rubric, state: State) -> Progress:
    """How far the interview is."""
    return Progress(
        answered=len(state.values),
        questions=len(rubric.questions),
        questions_left=len(questions_left(rubric, state)),
        phase=state.phase.value,
        done=state.over,
    )


def result_of(rubric: Rubric, state: State) -> Result:
    """How things stand."""
    now = assess(rubric, state.values)
    return Result(summary=now.summary, decided=now.decided, report=state.report, details=now.to_dict())


def _understood(item: Item, change: Change, state: State) -> Understood:
    answer = state.sheet.answers.get(change.item)
    return Understood(
        item=item.id,
        label=item.label,
        what=change.what,
        value=_plain(change.after),
        text=_text(item, change.after),
        before=_text(item, change.before),
        evidence=_evidence(answer.evidence if answer else (), state.begins[0]),
    )


def _known(item: Item, answer: Answer, since: int) -> Known:
    return Known(
        item=item.id,
        label=item.label,
        value=to_plain(answer.value),
        text=value_text(item, answer.value),
        declined=False,
        evidence=_evidence(answer.evidence, since),
        source=answer.source,
    )


def _evidence(spans: Sequence[Span], since: int) -> list[Evidence]:
    return [
        Evidence(message=span.message - since, start=span.start, end=span.end, quote=span.quote)
        for span in spans
    ]


def _plain(value: Value | None) -> Plain | None:
    return None if value is None else to_plain(value)


def _text(item: Item, value: Value | None) -> str | None:
    return None if value is None else value_text(item, value)


def _choices(item: Item) -> list[Choice]:
    match item.kind:
        case "rating":
            numbers = range(int(item.low), int(item.high) + 1)
            return [Choice(value=str(number), label=str(number)) for number in numbers]
        case "extent":
            return [Choice(value=word, label=word.capitalize()) for word in ("yes", "some", "no")]
        case "choice" | "choices":
            return [Choice(value=option.id, label=option.label) for option in item.values]
        case "level":
            return [Choice(value=str(step.number), label=step.label) for step in item.steps]
        case _:
            return []
