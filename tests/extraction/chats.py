"""Whole chats in two lines: what was said, what must be read. Shared by the tests of the offline reader."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest

from advisor.answers import Answer, Message, Sheet
from advisor.extraction.extractor import read_chat
from advisor.extraction.offline.reader import OfflineExtractor
from advisor.rubric.model import Rubric

TODAY = datetime.date(2026, 11, 22)


@dataclass(frozen=True)
class Case:
    """A chat (advisor and person by turns) and all that must be read from it.

    Args:
        id: the case's name, a sentence or half of one.
        turns: what was said, the advisor first.
        expected: item → value; whatever is not here must be absent.
        declined: items that must be marked declined, where the case says.
        date: the day of the chat.
    """

    id: str
    turns: tuple[str, ...]
    expected: Mapping[str, Any]
    declined: Sequence[str] | None = None
    date: datetime.date | None = field(default=TODAY)

    @property
    def messages(self) -> list[Message]:
        """The chat in the OpenAI shape."""
        return [Message("user" if index % 2 else "assistant", text) for index, text in enumerate(self.turns)]


def case(name: str, *turns: str, declined: Sequence[str] | None = None, date: Any = TODAY, **expected: Any):
    """Write a case: its name, the turns, and what must be read as keywords."""
    return Case(name, turns, expected, declined, date)


def every(items: tuple[str, ...], value: str, **others: Any) -> dict[str, Any]:
    """Each item with the same value, and others."""
    return dict.fromkeys(items, value) | others


def read(rubric: Rubric, chat: Case) -> Sheet:
    """Read a chat with the offline reader."""
    return Sheet.of(read_chat(OfflineExtractor(), rubric, chat.messages, chat.date))


def read_verbatim(rubric: Rubric, chat: Case) -> Sheet:
    """Read a chat, and see that all evidence is verbatim; one that the person begins has no first message."""
    messages = [message for message in chat.messages if message.content]
    sheet = Sheet.of(read_chat(OfflineExtractor(), rubric, messages, chat.date))
    for answer in sheet.answers.values():
        for span in answer.evidence:
            assert messages[span.message].content[span.start : span.end] == span.quote
    return sheet


def marked(chats: Sequence[Case], not_read: Mapping[str, str]) -> list[Any]:
    """The cases as parameters of a test; those that are not read whole yet, and why, must fail."""
    return [
        pytest.param(
            chat,
            id=chat.id,
            marks=[pytest.mark.xfail(reason=not_read[chat.id], strict=True)] if chat.id in not_read else [],
        )
        for chat in chats
    ]


def values(sheet: Sheet) -> dict[str, Any]:
    """Item → value of all that was read, as the table writes it."""
    return {item: plain(answer) for item, answer in sheet.answers.items()}


def plain(answer: Answer) -> Any:
    """A value as the table writes it: a float, a text, a set."""
    value = answer.value
    if isinstance(value, Decimal):
        return float(value)
    return set(value) if isinstance(value, tuple) else value


def differences(chat: Case, sheet: Sheet) -> dict[str, tuple[Any, Any]]:
    """Item → (expected, read) where they are not the same, texts compared as transcripts are."""
    from advisor.evals.matching import matches

    found: dict[str, tuple[Any, Any]] = {}
    for item in {*chat.expected, *sheet.answers}:
        wanted = chat.expected.get(item)
        got = sheet.answers[item].value if item in sheet.answers else None
        if wanted is None or got is None or not matches(wanted, got):
            found[item] = (wanted, got)
    if chat.declined is not None and set(sheet.declined) != set(chat.declined):
        found["declined"] = (sorted(chat.declined), sorted(sheet.declined))
    return found
