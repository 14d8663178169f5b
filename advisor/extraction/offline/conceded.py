"""What is denied of how, when or with whom, and granted after all: "not every day, but yes", "not alone".

Such words deny no work: they say that others did it too, that it was long ago or that it is no pleasure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from advisor.extraction.offline.phrases import any_of, one_of

__all__ = ["IN_COMPANY", "conceded", "grants"]

IN_COMPANY = re.compile(
    r"\bnot (?:(?:me|just|all|quite|really|entirely|completely|totally|always|only|the) ){0,2}"
    + one_of(
        """
    alone | (?:on|all on) my own | (?:by|all by) myself | (?:only|just) me | me only | solo
    | single-? ?handed(?:ly)?
    """
    )
    + r"\b(?! in)"
)
"""Who was not the only one to do something did it."""
_DENIED = r"\bnot (?!really\b|yet\b|at all\b|any ?more\b)(?P<denied>[\w' ]{1,40}?)"
_ASSENTS = """
    yes | yeah | yea | yep | yup | ya | aye | sure | certainly | (?:i|we) (?:do|did|have|can|could|will|would)
"""
_CONCEDED = re.compile(
    _DENIED + r"[ ,;–-]{1,3}(?:but|though) (?:(?:then|still|well|otherwise) )?" + one_of(_ASSENTS) + r"\W*$"
)
_GRANTS = re.compile(r"(?:but|though) (?:(?:then|still|well|otherwise) )?" + any_of(_ASSENTS) + r"\W*")
_ENDS = frozenset(". , ; ! ? ) \n".split(" "))
_FAR = 7
"""How many words before a "but" its denial may begin."""


def conceded(words: str) -> str | None:
    """How something is not done that is granted at the end: "every day", of "not every day, but yes"."""
    match = _CONCEDED.search(words)
    return match["denied"] if match else None


def grants(texts: Sequence[str], start: int, index: int, last: int) -> bool:
    """Whether the tokens from `index` on grant what those from `start` on deny in part, and say no more."""
    at = index + (texts[index] == ",")
    if at >= last or texts[at] not in ("but", "though") or "not" not in texts[max(start, at - _FAR) : index]:
        return False
    stop = next((one for one in range(at, last) if texts[one] in _ENDS), last)
    said = " ".join(texts[at:stop])
    return _GRANTS.fullmatch(said) is not None and _CONCEDED.search(" ".join(texts[start:stop])) is not None
