"""A number taken back by what it was: "strike that 9"."""

from __future__ import annotations

import re

from advisor.extraction.offline.phrases import Cued
from advisor.extraction.offline.reply import View

__all__ = ["struck"]

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
