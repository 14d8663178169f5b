"""Text that other people wrote, made safe to print on a terminal.

A transcript, a rubric's label or a file's name may hold escape sequences that move the cursor, recolour the
screen, set the window's title or turn the direction of writing; printed as they are, they could make the
screen show what was never said.
"""

from __future__ import annotations

import re

__all__ = ["clean", "one_line"]

_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # colours, cursor
    r"|(?:\x1b[\]P_^X]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"  # titles, links
    r"|\x1b[ -/]*[0-Z\\-~]"  # all other sequences of ESC
)
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def clean(text: str) -> str:
    r"""Drop escape sequences, control characters (tabs and line ends apart) and changes of writing direction.

    >>> clean("a\x1b[31mred\x1b[0m\x07 \x1b]0;title\x07word\nnext")
    'ared word\nnext'
    """
    return _CONTROLS.sub("", _ESCAPES.sub("", text))


def one_line(text: str, width: int = 100) -> str:
    r"""Clean text and fit it on one line, cut with "…" where it is longer than `width`.

    >>> one_line("one\n two   three", 9)
    'one two …'
    """
    words = " ".join(clean(text).split())
    return words if len(words) <= width else words[: width - 1] + "…"
