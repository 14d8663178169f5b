"""The contract every reader keeps, and the fold that reads a whole chat with one.

A reader sees the chat up to and including one message of the person, and the answer log so far. It returns
what that message adds to the log, and what it noticed but was not sure enough of to record. It never guesses:
silence is a full answer, because the dialogue can ask.

A reader that wants a language model holds no client: it returns `NeedsModel`, and whoever drives it asks the
model and goes on with `then`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias, TypeVar

from advisor.answers import Entry, Message, Span
from advisor.errors import ModelError
from advisor.exchange import NOTHING_SPENT, Completion, Usage
from advisor.rubric.model import Rubric

__all__ = [
    "ChatReading",
    "Extractor",
    "Mark",
    "NeedsModel",
    "Notice",
    "NoticeKind",
    "ReadTask",
    "Reading",
    "Rejected",
    "Steps",
    "driven",
    "read_chat",
    "reading_chat",
    "settled",
]

NoticeKind: TypeAlias = Literal["off_scale", "which", "vague", "habit", "unclear"]
"""Why something was not recorded: a number off the scale; numbers that do not say which part they are for;
words where a number is needed; something told that may be no habit; anything else that looked like an
answer."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that looked like an answer and was not taken as one; the dialogue asks about it."""

    kind: NoticeKind
    items: tuple[str, ...]
    """The items it may have been meant for."""
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """An answer that a model proposed and that was not taken.

    Args:
        item: the item it was proposed for, as the model named it.
        reason: why it was not taken.
        quote: the words it was to be read from, as the model gave them.
    """

    item: str
    reason: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """The record of how a model served one message or reply. It moves no answer and no score.

    Args:
        message: index of the message, counted from 0.
        purpose: whether the message was read with a model, or phrased by one.
        fault: why the model's work was not used; empty where it was.
        down: whether that was because the model could not be had at all.
        rejected: answers it proposed that were not taken.
        usage: what it cost.
    """

    message: int
    purpose: Literal["read", "speak"] = "read"
    fault: str = ""
    down: bool = False
    rejected: tuple[Rejected, ...] = ()
    usage: Usage = NOTHING_SPENT


@dataclass(frozen=True, slots=True)
class Reading:
    """What one message adds: log entries in the order of the rubric, notices, and how a model served it."""

    entries: tuple[Entry, ...] = ()
    notices: tuple[Notice, ...] = ()
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class ReadTask:
    """What a model is to read: all that a prompt is rendered from.

    Args:
        items: ids of the items it may answer, in the order of the rubric.
        asked: the advisor's last words; empty where it said nothing yet.
        reply: the person's message.
        before: the model's answer that could not be used; empty the first time.
        fault: what was wrong with it.
        known: item id → its value as things stand, of the items above that have one and may be corrected.
    """

    items: tuple[str, ...]
    asked: str
    reply: str
    before: str = ""
    fault: str = ""
    known: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NeedsModel:
    """A reading that has come as far as it goes without a model.

    Args:
        task: what to ask the model.
        then: goes on with what it answered, or with why it did not.
    """

    task: ReadTask
    then: Callable[[Completion | ModelError], Reading | NeedsModel]


class Extractor(Protocol):
    """Reads one message. Pure and deterministic: the same arguments give the same reading."""

    def read(
        self, rubric: Rubric, chat: Sequence[Message], log: Sequence[Entry], today: datetime.date | None
    ) -> Reading | NeedsModel:
        """Read the last message of `chat`, which the person wrote.

        Args:
            rubric: what may be answered.
            chat: all messages so far, both sides; the advisor's are context, never a source.
            log: the answer log before this message.
            today: the day of the chat, for "since 2021" and "by March"; without it these stay absent.
        """
        ...


Ask: TypeAlias = Callable[[ReadTask], Completion | ModelError]
"""Asks a model."""


def settled(found: Reading | NeedsModel, ask: Ask | None) -> Reading:
    """See a reading through: ask the model as often as it needs one.

    Raises:
        TypeError: it needs a model, and there is none to ask.
    """
    while isinstance(found, NeedsModel):
        if ask is None:
            raise TypeError("this extractor needs a model, and none was given")
        found = found.then(ask(found.task))
    return found


@dataclass(frozen=True, slots=True)
class ChatReading:
    """What was read of a whole chat: its answer log, and how a model served it, message by message."""

    entries: tuple[Entry, ...]
    marks: tuple[Mark, ...] = ()


Steps: TypeAlias = Generator[ReadTask, Completion | ModelError, ChatReading]
"""A chat on its way through a reader: yields what to ask a model, is sent the answer, returns the reading."""


def reading_chat(
    extractor: Extractor,
    rubric: Rubric,
    messages: Sequence[Message],
    today: datetime.date | None = None,
) -> Steps:
    """Read every message of the person in turn, for whoever has their own way to ask a model.

    Args:
        extractor: reads each message.
        rubric: what may be answered.
        messages: the chat, both sides.
        today: the day of the chat.
    """
    log: list[Entry] = []
    marks: list[Mark] = []
    for index, message in enumerate(messages):
        if message.role == "user":
            found = extractor.read(rubric, messages[: index + 1], log, today)
            while isinstance(found, NeedsModel):
                found = found.then((yield found.task))
            log.extend(found.entries)
            if found.mark is not None:
                marks.append(found.mark)
    return ChatReading(tuple(log), tuple(marks))


def read_chat(
    extractor: Extractor,
    rubric: Rubric,
    messages: Sequence[Message],
    today: datetime.date | None = None,
    ask: Ask | None = None,
) -> tuple[Entry, ...]:
    """The answer log of a whole chat: every message of the person is read in turn.

    Args:
        extractor: reads each message.
        rubric: what may be answered.
        messages: the chat, both sides.
        today: the day of the chat.
        ask: asks a model, for an extractor that needs one.
    """
    return driven(reading_chat(extractor, rubric, messages, today), ask).entries


_Answer = TypeVar("_Answer")
_Outcome = TypeVar("_Outcome")


def driven(
    steps: Generator[ReadTask, _Answer, _Outcome], ask: Callable[[ReadTask], _Answer] | None
) -> _Outcome:
    """See steps through to their outcome, waiting for each answer of a model.

    Raises:
        TypeError: they need a model, and there is none to ask.
    """
    try:
        task = next(steps)
        while True:
            if ask is None:
                raise TypeError("this extractor needs a model, and none was given")
            task = steps.send(ask(task))
    except StopIteration as done:
        outcome: _Outcome = done.value
        return outcome
