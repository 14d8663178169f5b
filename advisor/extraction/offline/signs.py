"""Plus and minus for yes and no: "+ - + + -", "tickets +, chat -, phone +"; and "--" between answers.

Each sign becomes a letter of the same length, so that every offset stays. One sign alone may be a bullet or a
dash: a reply has three or more of them, a plus among them, each with nothing behind it but the next answer.
"""

from __future__ import annotations

import re

from advisor.extraction.offline.lexicon import Lexicon
from advisor.extraction.offline.question import Asked

__all__ = ["with_signs"]

_SIGN = re.compile(
    r"(?<![^\s,;|/:(=)])(?:[+\-−–]++)(?=[ \t]*(?:[,;|/.(]|[+\-−–](?!\w)|[a-e1-9][).]|$))", re.MULTILINE
)
_LEGEND = re.compile(r"\([^()\n+]{0,40}\+ ?=[^()\n]{1,60}\)")
"""What the person says of the signs: "(+ = yes, - = no)"."""
_LEAST = 3
_PLUS = "+"
_DASHES = re.compile(r"(?<=\S )--(?= \S)")
_NONE = re.compile(r"-- (?:none|nothing|nil|no|nope|n/?a)[ .]*(?:--|$)", re.IGNORECASE)
"""An answer in a row that may be taken for that of its neighbour: "A-levels -- no job -- 5 -- none"."""
_ROW = 2
"""How many double dashes a line has that part its answers."""


def with_signs(raw: str, asked: Asked, lexicon: Lexicon) -> str:
    """The reply with its signs as letters, where parts were asked for that take a yes or a no."""
    if "--" in raw:
        raw = "\n".join(_with_row(line) for line in raw.split("\n"))
    if _PLUS not in raw or sum(lexicon.rubric.items[item].kind == "extent" for item in asked.items) < _LEAST:
        return raw
    bare = _LEGEND.sub(lambda match: " " * len(match[0]), raw)
    signs = list(_SIGN.finditer(bare))
    if len(signs) < _LEAST or not any(_PLUS in one[0] for one in signs):
        return raw
    return _SIGN.sub(lambda match: ("y" if _PLUS in match[0] else "n").ljust(len(match[0])), bare)


def _with_row(line: str) -> str:
    """A line with plain dashes for the double ones between its answers: "BSc -- waiter -- 5 -- cafés"."""
    row = len(_DASHES.findall(line)) >= _ROW and not _NONE.search(line)
    return _DASHES.sub(" -", line) if row else line
