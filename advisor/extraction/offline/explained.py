"""A part that the advisor has just explained, and a reply that is about it: "7 for that".

Whoever asks what a word means mostly answers for that one part next, though the whole question stands again.
"""

from __future__ import annotations

import re

from advisor.extraction.offline.lexicon import Lexicon
from advisor.extraction.offline.message import parse_asking
from advisor.extraction.offline.question import Asked, Slot

__all__ = ["of_explained"]

_MEANS = frozenset("means mean stands refers".split())
_LEAD = 3
"""How many words may stand before the name that is explained, and between it and the verb."""
_FIGURE = re.compile(r"(?<![\w.,/])(?:10|[1-9])(?![\w%/]|[.,]\d)")
_OF_IT = re.compile(r"\b(?:for|on|in|at|to) (?:that|this|it)\b|\bthat(?:'s| is| one|'d| would)\b")
_OTHERS = re.compile(r"\b(?:rest|others?|all|each|every\w*|both)\b")
_MOST_WORDS = 8


def of_explained(asked: Asked, text: str, lexicon: Lexicon, reply: str) -> Asked:
    """The question as a reply takes it that rates the one part that was explained.

    Args:
        asked: what the advisor asks for.
        text: the advisor's last message.
        lexicon: the names of the rubric.
        reply: what the person writes, normalised.
    """
    if len(_FIGURE.findall(reply)) != 1 or len(reply.split()) > _MOST_WORDS or _OTHERS.search(reply):
        return asked
    item = _explained(text, lexicon)
    rated = item is not None and lexicon.rubric.items[item].kind == "rating"
    if item is None or not rated or _names_other(reply, item, lexicon):
        return asked
    if item in asked.items:
        return asked.only((item,))
    return Asked((Slot(item),), scale=asked.scale) if _OF_IT.search(reply) else asked


def _explained(text: str, lexicon: Lexicon) -> str | None:
    """The one part whose name a sentence of the advisor's begins with, and says what it means."""
    if _MEANS.isdisjoint(text.lower().split()):
        return None
    parsed = parse_asking(text, lexicon)
    found: set[str] = set()
    for first, last in parsed.sentences.values():
        names = [one for one in parsed.mentions_in(first, min(first + _LEAD, last)) if one.ref("item")]
        if names and not _MEANS.isdisjoint(parsed.texts[names[0].last : names[0].last + _LEAD]):
            found.update(ref.item for ref in names[0].refs if ref.role == "item")
    return found.pop() if len(found) == 1 else None


def _names_other(reply: str, item: str, lexicon: Lexicon) -> bool:
    """Whether a reply names another part."""
    mentions = parse_asking(reply, lexicon).mentions
    return any(ref.role == "item" and ref.item != item for one in mentions for ref in one.refs)
