"""Answers and where they came from.

Two laws:

1. No answer without evidence: an `Answer` holds at least one `Span`, and a span's quote is the exact text
   of a message the person wrote. The one exception says so itself: what a portal vouches for (`source`) has
   no evidence, for the person did not say it.
2. Answers are an append-only log. What is known now is a fold over that log (`Sheet.of`), so undo, audit,
   "why?" and the export all read the same record. A correction adds an entry; nothing is overwritten.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Literal, TypeAlias

__all__ = ["Act", "Answer", "Entry", "Message", "Sheet", "Source", "Span", "Value"]

Value: TypeAlias = Decimal | str | tuple[str, ...]
"""A rating, years, months or level is a `Decimal`; an extent, a choice or a text a `str`; choices a tuple
of value ids in the rubric's order."""

Act: TypeAlias = Literal["answered", "declined", "corrected", "withdrawn"]


Source: TypeAlias = Literal["person", "portal"]
"""Who an answer is from: the person's own words, or the portal that they are signed in to."""


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a chat, in the OpenAI shape: `role` is "user" for the person, else the advisor's side.

    What a human wrote who took the chat over has the role "human" and their name. It is part of the
    transcript and nothing else: no reader takes it for a question of the advisor's, nor for the person's.
    """

    role: str
    content: str
    name: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The exact characters an answer was read from.

    Args:
        message: index of the message in the chat, counted from 0.
        start: offset of the first character, in Unicode code points of that message's content.
        end: offset after the last character.
        quote: the characters themselves: ``content[start:end]``.
    """

    message: int
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A typed value of one item, with the words it was read from."""

    item: str
    value: Value
    evidence: tuple[Span, ...]
    source: Source = "person"


@dataclass(frozen=True)
class Entry:
    """One line of the answer log.

    `value` and `evidence` are empty for `declined` and `withdrawn`; `message` is the index of the message
    that caused the entry (for an entry made by a command rather than by words, the last message's index).
    """

    act: Act
    item: str
    value: Value | None
    evidence: tuple[Span, ...]
    message: int
    source: Source = "person"

    @cached_property
    def answer(self) -> Answer | None:
        """The answer that it gives, if any; kept, for a log is folded after every message."""
        if self.value is None or self.act not in ("answered", "corrected"):
            return None
        return Answer(self.item, self.value, self.evidence, self.source)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is known now: standing answers and the items the person declined."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    declined: tuple[str, ...] = ()

    @classmethod
    def of(cls, log: Iterable[Entry]) -> Sheet:
        """Fold a log into the current sheet.

        A decline leaves an answer that already stands untouched: "skip" says that nothing more will be
        said, not that what was said is taken back. A withdrawal removes the answer and marks the item
        declined, so that it is not asked again at once.
        """
        answers: dict[str, Answer] = {}
        declined: dict[str, None] = {}
        for entry in log:
            answer = entry.answer
            if answer is not None:
                answers[entry.item] = answer
                if declined:
                    declined.pop(entry.item, None)
            elif entry.act == "withdrawn":
                answers.pop(entry.item, None)
                declined[entry.item] = None
            elif entry.item not in answers:
                declined[entry.item] = None
        return cls(answers, tuple(declined))

    @property
    def values(self) -> dict[str, Value]:
        """Item id → value, in the order the answers came."""
        return {item: answer.value for item, answer in self.answers.items()}
