"""Marks what was understood where it was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from advisor.answers import Message, Span
from advisor.dialogue.state import State
from advisor.rubric.model import Rubric

__all__ = ["Marked", "Piece", "marked", "pieces_of"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a message; what it was evidence for, if anything."""

    text: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A message in pieces."""

    role: str
    pieces: tuple[Piece, ...]
    name: str
    """Of a human who took the conversation over; empty for others."""


def marked(messages: Sequence[Message], state: State, rubric: Rubric) -> list[Marked]:
    """Messages, with what was understood marked in them."""
    spans: dict[int, list[tuple[Span, str]]] = {}
    for answer in state.sheet.answers.values():
        for span in answer.evidence:
            spans.setdefault(span.message, []).append((span, rubric.items[answer.item].label))
    return [
        Marked(message.role, pieces_of(message.content, spans.get(place, [])), message.name)
        for place, message in enumerate(messages)
    ]


def pieces_of(text: str, spans: Sequence[tuple[Span, str]]) -> tuple[Piece, ...]:
    """Cut a text where evidence begins or ends; spans may overlap."""
    cuts = sorted({0, len(text), *(place for span, _ in spans for place in (span.start, span.end))})
    return tuple(
        Piece(
            text[start:end], tuple(label for span, label in spans if span.start <= start and end <= span.end)
        )
        for start, end in pairwise(cuts)
        if end <= len(text)
    )
