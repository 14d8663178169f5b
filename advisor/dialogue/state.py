"""All there is to know about a chat, as plain data.

Laws:

1. A state is a value: frozen, compared by content, and the same after a round trip through JSON.
2. `messages` and `log` only grow. What is known is a fold over the log (`Sheet.of`); even an undo adds
   entries, and starting over moves the place from which both count.
3. `messages` is the whole transcript, both sides, in the words that were shown: reading it again gives the
   same answers, commands, what a portal vouched for and what a human was told apart.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import Any, TypeAlias, get_args

from advisor.answers import Act, Entry, Message, Sheet, Source, Span, Value
from advisor.errors import StoreError
from advisor.exchange import NOTHING_SPENT, Usage
from advisor.extraction.extractor import Mark, Rejected
from advisor.extraction.offline import once
from advisor.rubric.model import Rubric

__all__ = [
    "Phase",
    "Plain",
    "State",
    "from_data",
    "from_plain",
    "replace",
    "span_to_data",
    "to_data",
    "to_plain",
]

Plain: TypeAlias = int | float | str | list[str]
"""A value as Python and JSON programs like it: whole numbers are int, choices a list."""

FORMAT = 1
"""Raised when the stored shape changes in a way that `from_data` cannot read."""


class Phase(Enum):
    """Where a chat stands."""

    NEW = "new"
    """Nothing has been said."""
    ASKING = "asking"
    """The interview goes on; usually a question stands."""
    READING = "reading"
    """A message waits to be read by the driver's extractor."""
    CONFIRMING = "confirming"
    """The person asked to start over, and was asked whether they mean it."""
    REPORTED = "reported"
    """The report was shown; what is said now makes a new version of it."""
    CLOSED = "closed"
    """Over, until it is resumed."""
    WITH_HUMAN = "with_human"
    """A human has the chat: what the person writes is kept, and the advisor says nothing."""


@dataclass(frozen=True)
class State:
    """A chat between two events."""

    rubric: str
    version: int
    phase: Phase = Phase.NEW
    returns_to: Phase = Phase.ASKING
    """While a message is read, the phase it was written in; while a human has the chat, the one before."""
    today: datetime.date | None = None
    messages: tuple[Message, ...] = ()
    log: tuple[Entry, ...] = ()
    begins: tuple[int, int] = (0, 0)
    """How many messages and log entries are from before the person last started over."""
    changes: tuple[tuple[int, int], ...] = ()
    """Stretches of the log that can still be undone, the latest last."""
    standing: tuple[str, ...] = ()
    """Items that the last question asked for."""
    interrupted: tuple[str, ...] = ()
    """Items of a question that had to wait, while the person went back or something was cleared up."""
    asks: Mapping[str, int] = field(default_factory=dict)
    """How often each item was asked for."""
    again: Mapping[str, int] = field(default_factory=dict)
    """How many of these times only because the person had asked something in between."""
    trail: tuple[str, ...] = ()
    """Ids of the questions put so far, for going back; the latest last."""
    passed: tuple[str, ...] = ()
    """Items set aside by "skip" that the log does not know as declined."""
    reopened: tuple[str, ...] = ()
    """Items that are open again, by an undo or because the person came back to them, though the log has them
    as declined."""
    turns: int = 0
    barren: int = 0
    """Turns running that brought nothing."""
    lost: int = 0
    """Messages running of which nothing at all was understood, small talk apart."""
    offered: bool = False
    """Whether the person knows that the tier is decided."""
    report: int = 0
    """Version of the report last shown; 0 before the first."""
    reported: int = 0
    """Length of the log when the report was last shown."""
    marks: tuple[Mark, ...] = ()
    """How a language model served messages and replies, where there is one. Nothing is decided by it."""
    made: tuple[str, ...] = ()
    """Ids of the rubrics that were offered to go on with, the latest last."""
    waiting: bool = False
    """Whether the advisor's last message ended with the latest of these offers, so that a yes takes it."""

    @classmethod
    def new(cls, rubric: Rubric) -> State:
        """The state before anything has happened."""
        return cls(rubric.id, rubric.version)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The log since the person last started over: what counts."""
        return self.log[self.begins[1] :]

    @cached_property
    def sheet(self) -> Sheet:
        """What is known now."""
        sheet = Sheet.of(self.entries)
        return Sheet(sheet.answers, tuple(item for item in sheet.declined if item not in self.reopened))

    @property
    def over(self) -> bool:
        """Whether the interview is over: the report was shown."""
        phase = self.returns_to if self.phase in (Phase.WITH_HUMAN, Phase.READING) else self.phase
        return phase in (Phase.REPORTED, Phase.CLOSED)

    @property
    def with_human(self) -> bool:
        """Whether a human has the chat."""
        return self.phase is Phase.WITH_HUMAN

    @property
    def spent(self) -> Usage:
        """What language models have cost in this chat."""
        return sum((mark.usage for mark in self.marks), NOTHING_SPENT)

    @cached_property
    def values(self) -> Mapping[str, Value]:
        """Item id → value, of what is known now."""
        return self.sheet.values


_FIELDS = frozenset(State.__dataclass_fields__)
_TOLD = frozenset(("log", "begins", "reopened"))
"""What the sheet is made of."""


def replace(state: State, **changes: Any) -> State:
    """The state with some fields changed. A turn does so twenty times; what is known goes along meanwhile."""
    if not changes.keys() <= _FIELDS:
        raise TypeError(f"a state has no {', '.join(sorted(changes.keys() - _FIELDS))}")
    made = once.replace(state, **changes)
    if _TOLD.isdisjoint(changes):
        known = state.__dict__
        made.__dict__.update({name: known[name] for name in ("sheet", "values") if name in known})
    return made


def to_plain(value: Value) -> Plain:
    """Turn a value into a plain Python one.

    >>> to_plain(Decimal("8")), to_plain(Decimal("7.5")), to_plain(("saas", "fintech"))
    (8, 7.5, ['saas', 'fintech'])
    """
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return list(value) if isinstance(value, tuple) else value


def from_plain(value: Plain) -> Value:
    """Undo `to_plain`: exact, since a float's shortest decimal form is what was meant."""
    if isinstance(value, int | float):
        return Decimal(repr(value))
    return tuple(value) if isinstance(value, list) else value


def to_data(state: State) -> dict[str, Any]:
    """Lay a state out as JSON data: dicts, lists, strings, numbers, booleans and None."""
    return {
        "format": FORMAT,
        "rubric": state.rubric,
        "version": state.version,
        "phase": state.phase.value,
        "returns_to": state.returns_to.value,
        "today": state.today.isoformat() if state.today else None,
        "messages": [_message_to_data(message) for message in state.messages],
        "log": [_entry_to_data(entry) for entry in state.log],
        "begins": list(state.begins),
        "changes": [list(change) for change in state.changes],
        "standing": list(state.standing),
        "interrupted": list(state.interrupted),
        "asks": dict(state.asks),
        "again": dict(state.again),
        "trail": list(state.trail),
        "passed": list(state.passed),
        "reopened": list(state.reopened),
        "turns": state.turns,
        "barren": state.barren,
        "lost": state.lost,
        "offered": state.offered,
        "report": state.report,
        "reported": state.reported,
        # Only where a model was used: it is no part of a chat without one.
        **({"marks": [_mark_to_data(mark) for mark in state.marks]} if state.marks else {}),
        "made": list(state.made),
        "waiting": state.waiting,
    }


def from_data(data: Mapping[str, Any]) -> State:
    """Undo `to_data`.

    Raises:
        StoreError: the data is not a state that this version wrote.
    """
    if data.get("format") != FORMAT:
        raise StoreError(
            f"this chat was stored in format {data.get('format')!r}; this version of advisor reads {FORMAT}"
        )
    try:
        return _state(data)
    except (LookupError, TypeError, ValueError, ArithmeticError) as error:
        raise StoreError(f"a stored chat cannot be read: {type(error).__name__}: {error}") from error


def _state(data: Mapping[str, Any]) -> State:
    today = data["today"]
    return State(
        rubric=data["rubric"],
        version=data["version"],
        phase=Phase(data["phase"]),
        returns_to=Phase(data["returns_to"]),
        today=None if today is None else datetime.date.fromisoformat(today),
        messages=tuple(Message(**message) for message in data["messages"]),
        log=tuple(_entry_from_data(entry) for entry in data["log"]),
        begins=(data["begins"][0], data["begins"][1]),
        changes=tuple((start, end) for start, end in data["changes"]),
        standing=tuple(data["standing"]),
        interrupted=tuple(data["interrupted"]),
        asks=dict(data["asks"]),
        again=dict(data.get("again", {})),  # chats from before have none
        trail=tuple(data["trail"]),
        passed=tuple(data["passed"]),
        reopened=tuple(data["reopened"]),
        turns=data["turns"],
        barren=data["barren"],
        lost=data.get("lost", 0),  # chats from before humans took over have none
        offered=data["offered"],
        report=data["report"],
        reported=data["reported"],
        marks=tuple(_mark_from_data(mark) for mark in data.get("marks", ())),
        # Chats from before there were offers have neither.
        made=tuple(data.get("made", ())),
        waiting=data.get("waiting", False),
    )


def _message_to_data(message: Message) -> dict[str, Any]:
    said = {"role": message.role, "content": message.content}
    return said | {"name": message.name} if message.name else said


def _entry_to_data(entry: Entry) -> dict[str, Any]:
    return {
        "act": entry.act,
        "item": entry.item,
        "value": None if entry.value is None else to_plain(entry.value),
        "evidence": [span_to_data(span) for span in entry.evidence],
        "message": entry.message,
        **({"source": entry.source} if entry.source != "person" else {}),
    }


def _entry_from_data(data: Mapping[str, Any]) -> Entry:
    if data["act"] not in get_args(Act):
        raise ValueError(f"unknown act {data['act']!r}")
    source = data.get("source", "person")
    if source not in get_args(Source):
        raise ValueError(f"unknown source {source!r}")
    return Entry(
        act=data["act"],
        item=data["item"],
        value=None if data["value"] is None else from_plain(data["value"]),
        evidence=tuple(Span(**span) for span in data["evidence"]),
        message=data["message"],
        source=source,
    )


def _mark_to_data(mark: Mark) -> dict[str, Any]:
    usage = mark.usage
    return {
        "message": mark.message,
        "purpose": mark.purpose,
        "fault": mark.fault,
        "down": mark.down,
        "rejected": [{"item": one.item, "reason": one.reason, "quote": one.quote} for one in mark.rejected],
        "usage": {
            "input": usage.input,
            "output": usage.output,
            "cached": usage.cached,
            "calls": usage.calls,
            "estimated": usage.estimated,
        },
    }


def _mark_from_data(data: Mapping[str, Any]) -> Mark:
    return Mark(
        message=data["message"],
        purpose=data["purpose"],
        fault=data["fault"],
        down=data["down"],
        rejected=tuple(Rejected(**one) for one in data["rejected"]),
        usage=Usage(**data["usage"]),
    )


def span_to_data(span: Span) -> dict[str, Any]:
    """Lay a span out as JSON data, as `advisor score` prints it."""
    return {"message": span.message, "start": span.start, "end": span.end, "quote": span.quote}
