"""The contract every reader keeps, and the fold that reads a whole chat with one.

A reader sees the chat up to and including one message of the person, and the answer log so far. It returns
what that message adds to the log, and what it noticed but was not sure enough of to record. It never guesses:
silence is a full answer, because the dialogue can ask.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from advisor.answers import Entry, Message, Span
from advisor.rubric.model import Rubric

__all__ = ["Extractor", "Notice", "NoticeKind", "Reading", "read_chat"]

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
class Reading:
    """What one message adds: log entries in the order of the rubric, and notices."""

    entries: tuple[Entry, ...] = ()
    notices: tuple[Notice, ...] = ()


class Extractor(Protocol):
    """Reads one message. Pure and deterministic: the same arguments give the same reading."""

    def read(
        self, rubric: Rubric, chat: Sequence[Message], log: Sequence[Entry], today: datetime.date | None
    ) -> Reading:
        """Read the last message of `chat`, which the person wrote.

        Args:
            rubric: what may be answered.
            chat: all messages so far, both sides; the advisor's are context, never a source.
            log: the answer log before this message.
            today: the day of the chat, for "since 2021" and "by March"; without it these stay absent.
        """
        ...


def read_chat(
    extractor: Extractor, rubric: Rubric, messages: Sequence[Message], today: datetime.date | None = None
) -> tuple[Entry, ...]:
    """The answer log of a whole chat: every message of the person is read in turn."""
    log: list[Entry] = []
    for index, message in enumerate(messages):
        if message.role == "user":
            log.extend(extractor.read(rubric, messages[: index + 1], log, today).entries)
    return tuple(log)
