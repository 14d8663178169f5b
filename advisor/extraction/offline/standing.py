"""How long a firm, a shop or a house has stood: years that nobody worked.

"The airline itself had thirty years of awards", "a family shop that has stood there for sixty years".
"""

from __future__ import annotations

import re

from advisor.extraction.offline.reply import View, clause_of

__all__ = ["is_of_the_firm"]

_OF_WHAT = re.compile(
    r"^ ?of (?:[\w-]+ ){0,2}"
    r"(?:awards?|history|tradition|heritage|existence|reputation|standing|excellence|scandals?|profits?|losses)\b"
)
_STANDS = re.compile(
    r"\b(?:(?:which|that|who|it|they|place|company|firm|shop|store|business|restaurant|hotel|itself)"
    r"(?:'s|'ve)? "
    r"(?:has |have |had )?(?:\w+ly |now |already |just )?"
    r"(?:stood|existed|stands"
    r"|been (?:around|open|there|in (?:business|operation|the family|town)|going|trading|operating)"
    r"|(?:celebrated|turned|marked))"
    r"|established|founded|built|going since)\b[^.;]{0,25}$"
)
_OWN = re.compile(r"\b(?:i|i've|i'm|we|we've|me|my)\b")


def is_of_the_firm(view: View, first: int, last: int) -> bool:
    """Whether a length of time is told of what somebody works for, and not of the work."""
    if _OF_WHAT.match(view.words(last, min(view.last, last + _REACH))):
        return True
    before = view.words(max(view.first, clause_of(view, first)[0], first - _BEFORE), first)
    stands = _STANDS.search(before)
    return stands is not None and _OWN.search(before[stands.start() :]) is None


_REACH = 5
_BEFORE = 14
"""The tokens before a length of time that may tell what stood so long."""
