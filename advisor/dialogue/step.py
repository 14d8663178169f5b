"""One event of a chat: ``step(rubric, state, event) -> (state, effects)``.

Laws:

1. Pure. Time, words and readings arrive in events; what is to be done leaves as effects. No clock, chance,
   file, network or model.
2. `LEGAL` is the whole truth about what may happen when and where it leads (`ALLOWED` is its first half). An
   event that is not in its phase's row is refused: the state comes back unchanged with a `Refused` effect,
   which holds a polite line for a person.
3. It never raises, whatever the words, and every chat ends: each item is asked for at most `MOST_ASKS` times
   (`MOST_PUT` where the person asks back), and after `MOST_BARREN` turns running that bring nothing
   (`MOST_ASKING` where they ask what can be answered) the chat closes.
4. No phase changes elsewhere than in the dialogue's own modules, and the driver needs to know none.
5. The person's words reach the answer log only by a reading, `Fix` or `Choose`, and no move eats an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, get_args

from advisor.answers import Message
from advisor.dialogue import commands, events, turns
from advisor.dialogue.effects import Effect, Refused, Reply
from advisor.dialogue.flow import Outcome
from advisor.dialogue.queries import QUERIES
from advisor.dialogue.state import Phase, State, replace
from advisor.rubric.model import Rubric

__all__ = ["ALLOWED", "LEGAL", "diagram", "step"]

_MOVES: frozenset[type[Any]] = frozenset(get_args(events.Move))
_ON = frozenset({Phase.ASKING, Phase.REPORTED})
_HUMAN = frozenset({Phase.WITH_HUMAN})


def _row(stays: Phase, *, talks: frozenset[Phase]) -> dict[type[Any], frozenset[Phase]]:
    """The moves of a phase in which one talks; queries leave it as it is."""
    return {
        **dict.fromkeys([*QUERIES, events.Said], frozenset({stays})),
        events.PersonWrote: talks,
        events.Resumed: _ON,
        events.HandedOver: _HUMAN,
        events.Fix: _ON | {stays},
        events.Choose: _ON | {stays},
        events.Undo: _ON | {stays},
        events.GoOn: _ON | {stays},
        events.Skip: _ON,
        events.Back: _ON,
        events.Repeat: _ON,
        events.Restart: frozenset({Phase.CONFIRMING}),
        events.AskReport: frozenset({Phase.REPORTED, stays}),
        events.TakeOffer: frozenset({Phase.CLOSED, stays}),
        events.Stop: frozenset({Phase.CLOSED}),
    }


_READ = frozenset({Phase.READING})

LEGAL: Mapping[Phase, Mapping[type[Any], frozenset[Phase]]] = {
    Phase.NEW: {events.Started: frozenset({Phase.ASKING})},
    Phase.ASKING: _row(Phase.ASKING, talks=_READ),
    Phase.READING: {
        events.WasRead: _ON | _HUMAN | {Phase.CONFIRMING, Phase.CLOSED},
        events.ReadingFailed: _ON,
    },
    Phase.CONFIRMING: {
        **_row(Phase.ASKING, talks=_READ | _ON),
        events.Said: frozenset({Phase.CONFIRMING}),
        events.Restart: frozenset({Phase.ASKING}),
    },
    Phase.REPORTED: _row(Phase.REPORTED, talks=_READ | {Phase.REPORTED, Phase.CLOSED}),
    Phase.CLOSED: {
        event: phases
        for event, phases in _row(Phase.CLOSED, talks=_READ).items()
        # Nothing stands that one could skip, repeat or stop.
        if event not in (events.Skip, events.Back, events.Repeat, events.Stop)
    },
    # The advisor is silent: nothing that would have it speak is legal, but to be given the chat back.
    Phase.WITH_HUMAN: {
        **dict.fromkeys(
            [events.PersonWrote, events.Resumed, events.HandedOver, events.HumanWrote, events.Said], _HUMAN
        ),
        events.GivenBack: _ON,
    },
}
"""Phase → each event that is legal in it → the phases it can lead to."""

ALLOWED: Mapping[Phase, frozenset[type[Any]]] = {phase: frozenset(row) for phase, row in LEGAL.items()}
"""Phase → the events that are legal in it."""


def step(rubric: Rubric, state: State, event: events.Event) -> tuple[State, tuple[Effect, ...]]:
    """Answer one event.

    Args:
        rubric: what is asked and how it is scored.
        state: the chat so far.
        event: what has happened.

    Returns:
        The state after it, and what the driver is to do, in order.
    """
    if type(event) not in ALLOWED[state.phase]:
        return state, (_refused(state, event),)
    return _HANDLERS[type(event)](rubric, state, event)


def _refused(state: State, event: events.Event) -> Refused:
    name, phase = type(event).__name__, state.phase.value
    return Refused(name, phase, Reply("refused", {"turn": state.turns, "event": name, "phase": phase}))


def _said(rubric: Rubric, state: State, event: events.Said) -> Outcome:
    if event.mark is not None:
        state = replace(state, marks=(*state.marks, event.mark))
    if not event.text:
        return state, ()
    return replace(state, messages=(*state.messages, Message("assistant", event.text))), ()


_HANDLERS: Mapping[type[Any], Callable[[Rubric, State, Any], Outcome]] = {
    events.Started: commands.started,
    events.Resumed: commands.resumed,
    events.PersonWrote: turns.person_wrote,
    events.WasRead: turns.was_read,
    events.ReadingFailed: turns.reading_failed,
    events.HandedOver: commands.handed_over,
    events.HumanWrote: commands.human_wrote,
    events.GivenBack: commands.given_back,
    events.Said: _said,
    **dict.fromkeys(_MOVES, commands.command),
}


def diagram() -> str:
    """Draw `LEGAL` as a Mermaid state diagram; what leaves a phase as it is is not drawn."""
    lines = ["stateDiagram-v2", f"    [*] --> {Phase.NEW.value}"]
    for phase, row in LEGAL.items():
        arrows: dict[Phase, list[str]] = {}
        for event, targets in row.items():
            for target in targets - {phase}:
                arrows.setdefault(target, []).append(event.__name__)
        lines += [
            f"    {phase.value} --> {target.value}: {', '.join(sorted(arrows[target]))}"
            for target in Phase
            if target in arrows
        ]
    return "\n".join([*lines, f"    {Phase.CLOSED.value} --> [*]", ""])
