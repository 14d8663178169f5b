"""A number taken back by what it was: "strike that 9"."""

from __future__ import annotations

import re

from advisor.extraction.offline.numbers import cardinal
from advisor.extraction.offline.phrases import Cued
from advisor.extraction.offline.reply import View

__all__ = ["meant_by", "struck"]

_STRUCK = Cued(
    re.compile(
        r"\b(?:strike|scratch|scrap|forget|ignore|drop|delete|cancel|disregard|mind|take back) "
        r"(?:that|the|my) (?P<of>\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten)\b"
        r"(?! (?:years?|months?|of)\b)"
    ),
    frozenset("strike scratch scrap forget ignore drop delete cancel disregard mind take".split()),
)


def struck(view: View) -> list[tuple[int, int]]:
    """The tokens of each such number: they give none."""
    if _STRUCK.cues.isdisjoint(view.parsed.vocabulary):
        return []
    words = view.words(view.first, view.last)
    return [view.tokens_at(view.first, *match.span("of")) for match in _STRUCK.pattern.finditer(words)]


def meant_by(view: View, first: int) -> str | None:
    """The one item whose known value is the number at a token; None where none is, or several are."""
    number = cardinal(view.parsed.tokens, first)
    items = [item for item, value in view.known.items() if number is not None and value == number[0]]
    return items[0] if len(items) == 1 else None
