"""Stretches of a reply between hard separators: what is told in a person's own words never spans one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Set as AbstractSet

from advisor.extraction.offline.reply import View
from advisor.extraction.offline.tokens import Token

__all__ = ["Range", "is_used", "stretches", "token_at"]

Range = tuple[int, int]
"""Tokens, the second exclusive."""

_TURN = frozenset("before previously formerly but although though".split())
_HARD = frozenset(", : ; . ! ? ( ) — | /".split()) | {"\n"}


def stretches(view: View) -> list[Range]:
    """The stretches of a view, in order."""
    out: list[Range] = []
    start = view.first
    texts = view.parsed.texts
    for index in range(view.first, view.last):
        text = texts[index]
        hard = text in _HARD and not (
            text == "." and view.parsed.clause_at[index] >= 0
        )  # "B.Tech", "St. Louis"
        if hard or (text in _TURN and index > start):
            if index > start:
                out.append((start, index))
            start = index + 1 if hard else index
    if view.last > start:
        out.append((start, view.last))
    return out


def token_at(view: View, stretch: Range, position: int) -> int:
    """The first token at or after a character position of a stretch's words."""
    first, last = stretch
    tokens = view.parsed.tokens
    return bisect_left(tokens, tokens[first].start + position, first, last, key=_start)


def _start(token: Token) -> int:
    return token.start


def is_used(span: Range, used: AbstractSet[int]) -> bool:
    """Whether another reader's evidence covers most of the words."""
    return sum(index in used for index in range(*span)) * 2 > span[1] - span[0]
