"""Who is "on call" is at hand for work: takes no calls by that, and chooses no channel."""

from __future__ import annotations

from advisor.extraction.offline.lexicon import Mention
from advisor.extraction.offline.reply import View

__all__ = ["stands_by"]


def stands_by(view: View, mention: Mention, item: str) -> bool:
    """Whether "on call" tells of hours: the item was not asked for, and no "on email" stands beside it."""
    if view.parsed.texts[mention.first : mention.last] != ["on", "call"]:
        return False
    if not view.wider and item in view.asked.items:
        return False
    return not any(one is not mention and view.text(one.first - 1) == "on" for one in view.mentions)
