"""The few ways in which a state changes, shared by messages and commands. Each returns state and effects."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from advisor.answers import Entry, Span
from advisor.dialogue.changes import Change, compare
from advisor.dialogue.effects import Close, Effect, HandOver, Reply, ShowReport, Switch
from advisor.dialogue.events import Reason
from advisor.dialogue.offers import carried, fitting
from advisor.dialogue.policy import Ask, next_ask, open_items
from advisor.dialogue.state import Phase, State, replace
from advisor.dialogue.talk import talk_of
from advisor.errors import AnswerError
from advisor.rubric.model import Rubric
from advisor.scoring import Result, assess, check_value

__all__ = [
    "Outcome",
    "acknowledge",
    "close",
    "finish",
    "hand_over",
    "interrupting",
    "look",
    "proceed",
    "put",
    "record",
    "stop",
    "switch",
    "update",
]

Outcome = tuple[State, tuple[Effect, ...]]


def record(
    rubric: Rubric, state: State, entries: Iterable[Entry], *, vouched: bool = False
) -> tuple[State, tuple[Change, ...]]:
    """Append entries to the log, and tell what that changed.

    Entries that do not fit the rubric are left out: whoever reads, a value that its item does not take must
    never reach the score.

    Args:
        rubric: what is asked.
        state: the chat so far.
        entries: what to append.
        vouched: whether there may be answers among them that a portal vouches for. No reader does.
    """
    found = (_sound(rubric, state, entry, vouched=vouched) for entry in entries)
    sound = tuple(entry for entry in found if entry is not None)
    told = {entry.item for entry in sound}
    reopened = tuple(item for item in state.reopened if item not in told)
    after = replace(state, log=state.log + sound, reopened=reopened)
    changes = compare(state.sheet, after.sheet, rubric.items)
    if not changes:
        return after, changes
    touched = {change.item for change in changes}
    return (
        replace(
            after,
            changes=(*state.changes, (len(state.log), len(after.log))),
            passed=tuple(item for item in state.passed if item not in touched),
        ),
        changes,
    )


def _sound(rubric: Rubric, state: State, entry: Entry, *, vouched: bool) -> Entry | None:
    """The entry in its canonical form; None where it does not fit the rubric or the words."""
    if entry.item not in rubric.items:
        return None
    if entry.act in ("declined", "withdrawn"):
        return dataclasses.replace(entry, value=None, evidence=())
    if entry.source == "portal":
        if entry.evidence or not vouched:
            return None
    elif not entry.evidence or not all(_is_verbatim(state, span) for span in entry.evidence):
        return None
    try:
        return dataclasses.replace(entry, value=check_value(rubric.items[entry.item], entry.value))
    except AnswerError:
        return None


def _is_verbatim(state: State, span: Span) -> bool:
    if not 0 <= span.message < len(state.messages):
        return False
    said = state.messages[span.message]
    return said.role == "user" and bool(span.quote) and said.content[span.start : span.end] == span.quote


def acknowledge(state: State, changes: tuple[Change, ...]) -> tuple[Reply, ...]:
    """Say what was understood and what has changed."""
    new = [{"item": change.item, "value": change.after} for change in changes if change.what == "new"]
    other = [
        {"item": change.item, "before": change.before, "after": change.after}
        for change in changes
        if change.what in ("changed", "withdrawn")
    ]
    declined = [change.item for change in changes if change.what == "declined"]
    replies: list[Reply] = []
    if new:
        replies.append(Reply("understood", {"turn": state.turns, "answers": new}))
    if other:
        replies.append(Reply("changed", {"turn": state.turns, "changes": other}))
    if declined:
        replies.append(Reply("declined", {"turn": state.turns, "items": declined}))
    return tuple(replies)


def interrupting(state: State, ask: Ask) -> State:
    """Have the standing question come back after this one, if nothing of it is answered yet."""
    if not state.standing or any(item in state.values or item in ask.items for item in state.standing):
        return state
    return replace(state, interrupted=state.standing)


SHORTENED = 1
"""How often a question came back in full before it only names its parts: it stands a few lines above."""


def put(rubric: Rubric, state: State, ask: Ask) -> Outcome:
    """Put a question."""
    times = min(state.asks.get(item, 0) for item in ask.items)
    asks = {**state.asks, **{item: state.asks.get(item, 0) + 1 for item in ask.items}}
    again = {item: state.again.get(item, 0) + 1 for item in ask.items} if ask.again else {}
    trail = state.trail if state.trail[-1:] == (ask.question,) else (*state.trail, ask.question)
    data = {
        "turn": state.turns,
        "question": ask.question,
        "items": list(ask.items),
        "times": 0 if ask.manner == "afresh" else times,
        "rest": ask.manner == "rest",
        "habit": ask.manner == "habit",
        "first": ask.manner == "first",
        "short": ask.again and min(state.again.get(item, 0) for item in ask.items) >= SHORTENED,
        "left": len(open_items(rubric, state)),
    }
    waiting = tuple(item for item in state.interrupted if item not in ask.items)
    after = replace(
        state,
        phase=Phase.ASKING,
        standing=ask.items,
        interrupted=waiting,
        asks=asks,
        again={**state.again, **again},
        trail=trail,
        waiting=False,  # a yes now is about this question
    )
    return after, (Reply("ask", data, asks=ask.items),)


def proceed(rubric: Rubric, state: State, ask: Ask | None = None) -> Outcome:
    """Put the given or the next question; when nothing is left to ask, finish.

    The first time that nothing still open could change the tier, say so, and that one may stop here.
    """
    ask = ask or next_ask(rubric, state)
    if ask is None:
        return finish(rubric, state)
    assessment = assess(rubric, state.values)
    news: tuple[Effect, ...] = ()
    if assessment.decided and not state.offered:
        news = (Reply("decided", {"turn": state.turns, "outcome": assessment.outcome}),)
    state, question = put(rubric, replace(state, offered=assessment.decided), ask)
    return state, (*news, *question)


def _standing(state: State, assessment: Result) -> dict[str, object]:
    """What a reply that brings the report says of it."""
    return {
        "turn": state.turns,
        "outcome": assessment.outcome,
        "decided": assessment.decided,
        "missing": list(assessment.absent),
    }


def finish(rubric: Rubric, state: State) -> Outcome:
    """Show the report and stay open for corrections."""
    assessment = assess(rubric, state.values)
    data = {**_standing(state, assessment), "open": len(open_items(rubric, state))}
    state, report = show_report(replace(state, phase=Phase.REPORTED))
    state, offered = _offering(rubric, state)
    return state, (Reply("finished", data), *report, *offered)


def _offering(rubric: Rubric, state: State) -> Outcome:
    """After the report: name another rubric where one suits the person, each once."""
    offer = fitting(rubric, state)
    if offer is None:
        return state, ()
    after = replace(state, made=(*state.made, offer.rubric), waiting=True)
    return after, (Reply("offer", {"turn": state.turns, "ask": offer.ask}),)


def switch(rubric: Rubric, state: State) -> Outcome:
    """Close, and go on with the rubric offered last."""
    target = state.made[-1]
    along = carried(rubric, state, target)
    after = replace(state, phase=Phase.CLOSED, waiting=False)
    return after, (Reply("switching", {"turn": state.turns}), Switch(target, along), Close())


def look(rubric: Rubric, state: State) -> Outcome:
    """Show the report as things stand, and leave the chat where it is."""
    asking = next_ask(rubric, state) is not None
    if asking and not state.values:
        return state, (Reply("nothing_yet", {"turn": state.turns}),)
    assessment = assess(rubric, state.values)
    data = {**_standing(state, assessment), "asking": asking}
    state, report = show_report(state)
    return state, (Reply("look", data), *report)


def update(rubric: Rubric, state: State) -> Outcome:
    """After the report: make a new version of it, and say what has changed in the verdict."""
    before = replace(state, log=state.log[: state.reported]).values
    state, report = show_report(state, brief=True)
    template, data = talk_of(rubric).updated(rubric, before, state.values)
    state, offered = _offering(rubric, state)
    said = Reply(template, {"turn": state.turns, "report": state.report, **data})
    return state, (said, *report, *offered)


def stop(rubric: Rubric, state: State) -> Outcome:
    """Close because the person wants to; in short where the interview was cut short."""
    report: tuple[Effect, ...] = ()
    if state.values and not _shown_already(state):
        state, report = show_report(state, brief=next_ask(rubric, state) is not None)
    template, data = talk_of(rubric).stopped(rubric, state.values)
    said = Reply(template, {"turn": state.turns, **data})
    return replace(state, phase=Phase.CLOSED), (said, *report, Close())


def close(state: State) -> Outcome:
    """Close because nothing comes any more, with the report, unless it was shown as it is."""
    report: tuple[Effect, ...] = ()
    if not _shown_already(state):
        state, report = show_report(state)
    return replace(state, phase=Phase.CLOSED), (Reply("closing", {"turn": state.turns}), *report, Close())


def hand_over(state: State, reason: Reason) -> Outcome:
    """Let a human have the chat from where it stands, and say so."""
    after = replace(state, phase=Phase.WITH_HUMAN, returns_to=state.phase, lost=0, barren=0, waiting=False)
    told = Reply("human", {"turn": after.turns, "staffed": True, "reason": reason})
    return after, (told, HandOver(reason))


def _shown_already(state: State) -> bool:
    return state.report > 0 and state.reported == len(state.log)


def show_report(state: State, *, brief: bool = False) -> Outcome:
    """Show the report; a new version of it where answers changed since the last."""
    version = state.report if _shown_already(state) else state.report + 1
    return replace(state, report=version, reported=len(state.log)), (ShowReport(version, brief),)
