"""How long a firm, a shop or a house has stood: years that nobody worked.

"The airline itself had thirty years of awards", "a family shop that has stood there for sixty years".
"""

from __future__ import annotations

import re

from advisor.extraction.offline.reply import View, clause_of
from advisor.extraction.offline.workplaces import names_work

__all__ = ["is_of_the_firm"]

_OF_WHAT = re.compile(
    r"^ ?of (?:[\w-]+ ){0,2}"
    r"(?:awards?|history|tradition|heritage|existence|reputation|standing|excellence|scandals?|profits?"
    r"|losses(?! prevention))\b"
)
_HOLDS = re.compile(
    r"\b(?<!i )(?:had|has|its|whose|boasts|boasted|celebrates|celebrated)(?: [\w-]{1,20}){0,2}\W{0,3}$"
)
"""What holds such years: "the airline had thirty years of awards"; not "I had 8 years of excellence"."""
_STANDS = re.compile(
    r"\b(?:which|that|who|it|they|place|company|firm|shop|store|business|restaurant|hotel|bar|cafe|pub|bank"
    r"|house|airline|brand|itself)(?:'s|'ve)? (?:has |have |had )?(?:\w+ly |now |already |just )?"
    r"(?:(?:stood|existed|stands"
    r"|been (?:around|open|there|in (?:business|operation|the family|town)|going|trading|operating)"
    r"|celebrated|turned|marked)\b"
    r"|(?:was |were |is |been )?(?:established|founded|built|going since)\b(?! up\b))[^.;]{0,25}$"
)
_OWN = re.compile(r"\b(?:i|i've|i'm|we|we've|me|my)\b")
_OWNS = re.compile(r"\b(?:my|our) own\b|\b(?:i|we)(?:'ve)? (?:founded|opened|owned|own|started|set up)\b")
_RAN = re.compile(
    r"^[\s,;—-]{0,3}(?:and )?(?:which |that )?(?:i|we) (?:ran|run|owned|own|opened|founded|started)\b"
)
"""The person's own place: its years are theirs."""


def is_of_the_firm(view: View, first: int, last: int) -> bool:
    """Whether a length of time is told of what somebody works for, and not of the work."""
    before = view.words(max(view.first, clause_of(view, first)[0], first - _BEFORE), first)
    after = view.words(last, min(view.last, last + _REACH))
    if _OF_WHAT.match(after):
        own = names_work(view, last, max(last, min(clause_of(view, last)[1], last + _REACH)))
        return _HOLDS.search(before) is not None or not own  # "8 years of excellence in hotels"
    stands = _STANDS.search(before)
    if stands is None or _OWN.search(before[stands.start() :]):
        return False
    return not (_OWNS.search(before) or _RAN.match(after))


_REACH = 7
_BEFORE = 14
"""The tokens before a length of time that may tell what stood so long."""
