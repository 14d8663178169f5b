"""The question that stands when the person writes, as pieces."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from advisor.answers import Message
from advisor.extraction.offline.habits.pieces import pieces
from advisor.extraction.offline.habits.trained import is_sign
from advisor.extraction.offline.lexicon import Lexicon
from advisor.extraction.offline.once import replace
from advisor.extraction.offline.question import Asked, Piece, Slot
from advisor.extraction.offline.text import normalise

__all__ = ["by_pieces"]

_EARLIER = 3
"""So many messages back a question may stand that was followed by others without one."""


def by_pieces(asked: Asked, messages: Sequence[Message], lexicon: Lexicon, known: Collection[str]) -> Asked:
    """What is asked for, told piece by piece; `asked` as it is where no piece asks for anything known.

    Args:
        asked: the question as its names tell it: what it offers and proposes stays.
        messages: the chat before the reply.
        lexicon: the names of the rubric.
        known: the items that are answered.
    """
    texts = [message.content for message in reversed(messages) if message.role == "assistant"]
    asks_else = False
    for number, text in enumerate(texts[:_EARLIER]):
        found = _without_heads(pieces(text, lexicon))
        if number:  # what was told is not asked for again by "And why?"
            found = tuple(piece for piece in found if not _is_told(piece, known, lexicon))
        if asks_else:  # no verdict on a sign is meant for "And are you enjoying it?"
            found = tuple(piece for piece in found if not _is_statement(piece, lexicon))
        asks_else = asks_else or ("?" in text and normalise(text).norm.strip() not in lexicon.asides)
        if any(piece.item for piece in found):
            found = _against_another(found, normalise(text).norm)
            return replace(_as_asked(asked, found), earlier=number > 0)
    return replace(asked, slots=(), pieces=()) if asked.slots else asked


_OR = re.compile(
    r"\bor (?!(?:not|so|no|never|more|less|two|three|both|else|partly|(?:some|any|no)\w+|other\w*)\b)\w"
)


def _against_another(found: tuple[Piece, ...], text: str) -> tuple[Piece, ...]:
    """The pieces; the only one is put against something else by "or": "do you share it, or keep it?"."""
    asks = [piece for piece in found if piece.item]
    between = _OR.search(text)
    if len(asks) != 1 or not text.rstrip().endswith("?") or between is None:
        return found
    first, last = between.span()
    sides = (_SENTENCE_END.split(text[:first])[-1], text[last - 1 :])
    return tuple(piece._replace(either=sides) if piece.item else piece for piece in found)


_SENTENCE_END = re.compile(r"[.!?\n]")


def _without_heads(found: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces; a number asks for nothing where letters stand under it: "7" before "7a" and "7b"."""
    heads = {piece.label[:-1] for piece in found if piece.label[:-1].isdigit() and piece.label[-1].isalpha()}
    return tuple(piece._replace(item=None) if piece.label in heads else piece for piece in found)


def _is_told(piece: Piece, known: Collection[str], lexicon: Lexicon) -> bool:
    if piece.item is None:
        return False
    return piece.item in known and lexicon.rubric.items[piece.item].kind != "level"


def _is_statement(piece: Piece, lexicon: Lexicon) -> bool:
    return piece.item is not None and is_sign(lexicon.rubric.items[piece.item])


def _as_asked(asked: Asked, found: tuple[Piece, ...]) -> Asked:
    slots = tuple(
        Slot(piece.item, piece.label, "", piece.first, piece.last, piece.words)
        for piece in found
        if piece.item or piece.label
    )
    items = {piece.item for piece in found}
    return replace(
        asked,
        slots=slots,
        options=tuple(option for option in asked.options if option.item in items),
        proposed=tuple(pair for pair in asked.proposed if pair[0] in items),
        inverted=False,
        closed=False,
        points=(),
        pieces=found,
    )
