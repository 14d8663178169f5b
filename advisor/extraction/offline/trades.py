"""Work that is told as what one does: "I stack shelves at a shop", "still there, on the info desk"."""

from __future__ import annotations

import re

from advisor.extraction.offline.phrases import one_of
from advisor.extraction.offline.reply import View
from advisor.extraction.offline.stretches import Range

__all__ = ["work_told"]

_LEAD = r"^(?:(?:and|so|now|currently|right now|at the moment|these days|well|hi|hello) )*"
_TRADE = re.compile(
    _LEAD
    + r"i (?:just |mostly |mainly |still |currently )?(?P<act>(?:sell|stack|repair|fix|deliver|teach|bake"
    r"|serve|pack|paint|clean|wash|tutor|guard|load|sort|assemble|weld|sew|make|prepare) "
    r"(?!(?:my|myself|it|up|them|that|this|people|at|in|for|a|the|sure|time|money|friends)\b)[a-z'-]+"
    r"(?: (?!(?:at|for|in)\b)[a-z'-]+){0,2}) "
    r"(?:(?:at|for|in) (?:an?|the|one|some)|at|for) (?!home|my|our|myself|fun|free|school|church|uni)[a-z]"
)
"""What somebody does at some place of work, never at home: "I sell phones at a Rogers store"."""
_LINE = re.compile(
    _LEAD + r"i (?:just |mostly |mainly |still |currently )?(?P<act>work (?:in|on) (?:an? |the )?"
    r"(?:\w+ )?(?:reception|construction|manufacturing|warehouse|warehouses|factory|agriculture|farming"
    r"|forestry|mines?|building sites?|front desk|help desk|service desk|information desk|info desk|tills?"
    r"|checkouts?))(?=$| (?:in|at|for|since|with|and|near|about|now|on|\d))"
)
_PLACE = one_of(
    "desk | reception | counter | tills? | checkouts? | helpdesk | bar | phones | switchboard | shop floor"
)
_STANDING = re.compile(r"^(?:and )?(?P<act>(?:on|behind|at) the (?:\w+ ){0,2}" + _PLACE + r")\b")
_STILL = re.compile(r"\b(?:i'm|i am|im|am) (?:\w+ )?still (?:there|here|with them|at it)$")
_THERE_NOW = re.compile(r"\band (?:that's|that is|thats) where i(?:'m| am|m)(?: now| today| still)?$")
_ON_POST = re.compile(r"\b(?P<act>(?:on|behind) the (?:\w+ ){0,2}" + _PLACE + r")\b")
_FOR_YEARS = re.compile(
    r"^(?:and )?(?:for|over) the (?:past|last) (?:\w+ ){0,2}(?:years?|months?),? "
    r"i(?:'ve| have) (?:worked|manned|covered|staffed|run) (?P<act>the (?:\w+ ){0,2}" + _PLACE + r")\b"
)
"""Somebody who has worked a desk to this day: "for the past four years I have worked the front desk"."""


def work_told(view: View, stretch: Range, words: str) -> Range | None:
    """The words of what somebody does at work now, who names no title."""
    match = (
        _TRADE.match(words) or _LINE.match(words) or _FOR_YEARS.match(words) or _still(view, stretch, words)
    )
    return view.tokens_at(stretch[0], *match.span("act")) if match else None


def _still(view: View, stretch: Range, words: str) -> re.Match[str] | None:
    """Where somebody stands at work, told with "still there" or "that's where I am"."""
    before = view.words(max(view.first, stretch[0] - 6), max(view.first, stretch[0] - 1))
    if view.text(stretch[0] - 1) == "," and _STILL.search(before):
        return _STANDING.match(words)
    return _ON_POST.search(words) if _THERE_NOW.search(words) else None
