"""Names of channels said of the conversation itself: "this chat is fun", "can we chat about pay?"."""

from __future__ import annotations

import re

from advisor.extraction.offline.lexicon import Mention
from advisor.extraction.offline.tokens import Token

__all__ = ["TALKS", "is_this_talk"]

TALKS = frozenset("call chat mail email text".split())
"""What a conversation is called that is also a channel of work."""

_TALKING = TALKS | {"chatting", "texting", "calling", "chats"}
_PRAISED = frozenset("nice great lovely good pleasant fun fine".split())
_EDGES = frozenset(". ! ? , ; : ) - — \n".split(" ")) | {""}
_ENDS = frozenset(". ! ? \n by btw".split(" ")) | {""}
_GOES_ON = _EDGES | frozenset(
    "about again later now tomorrow today soon more first after another some is was has will takes took feels"
    " goes went ends ended and or so if when by btw though window".split()
)
"""What comes behind the name: a verb, a time or an end, where "chat support" goes on as work."""
_WE = frozenset("we us i lets let's".split())
_ASKS = re.compile(
    r"\b(?:can|could|may|might|shall|should|let|lets|let's|must|need to|want to|like to)\b[\w ']{0,9}$"
)


def is_this_talk(tokens: list[Token], mention: Mention, norm: str) -> bool:
    """Whether a name in what a person writes means the conversation they are in.

    Args:
        tokens: the message's.
        mention: the name.
        norm: the message's normalised text.
    """
    first, last = mention.first, mention.last
    if last - first > 2 or tokens[first].text not in _TALKING or not first:
        return False
    before, after = tokens[first - 1].text, tokens[last].text if last < len(tokens) else ""
    if before in _PRAISED:
        with_us = [token.text for token in tokens[last : last + 2]] == ["with", "you"]
        return (with_us or after in _ENDS) and _begins(tokens, first - 1)
    if after not in _GOES_ON:
        return False
    return before == "this" or (before in _WE and _ASKS.search(norm, 0, tokens[first].start) is not None)


def _begins(tokens: list[Token], index: int) -> bool:
    """Whether a sentence begins at a token."""
    return not index or tokens[index - 1].text in _ENDS
