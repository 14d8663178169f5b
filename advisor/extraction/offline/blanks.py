"""Blanks of a printed form filled in: "Location ....... Leeds", "Name ____Jo____ Job ___cook___", "★★★★☆".

What leads to an answer becomes a colon, what closes one the end of its line, and stars the figure that they
are; every character keeps its place.
"""

from __future__ import annotations

import re

from advisor.extraction.offline.blocks import LONGEST

__all__ = ["filled_in"]

_FEWEST = 2
"""The lines with leaders at least; fewer are dots of somebody who thinks."""
_LED = re.compile(
    r"^(?P<label>[^.…\n]{2,60}+)(?P<dots>\.{4,200}+|…{2,60}+|\.(?: \.){3,60}+)(?=[ \t]*[^\s.…])", re.MULTILINE
)
_FILLED = re.compile(r"(?P<lead>_{3,80}+)(?P<told>[^\s_][^_:\n]{0,60}+)(?P<rest>_{2,80}+|$)", re.MULTILINE)
_DOTTED = re.compile(r"^(?:10|\d)(?:\.(?:10|\d)){2,9}$", re.MULTILINE)
"""A row of numbers with stops between them, which is no number itself: "7.8.9.6"."""
_STARS = re.compile(r"(?<![★☆])[★☆]{5}(?![★☆])")


def filled_in(raw: str) -> str:
    r"""The message with its blanks as a form is typed.

    >>> filled_in("Job ....... cook\nCity ...... Leeds")
    'Job:        cook\nCity:       Leeds'
    >>> filled_in("Job ___cook___ City ___Leeds")
    'Job :  cook  \n City :  Leeds'
    >>> filled_in("writing ★★★★☆")
    'writing 4 / 5'
    """
    if len(raw) > LONGEST:
        return raw
    if ("...." in raw or "……" in raw or ". . ." in raw) and len(_LED.findall(raw)) >= _FEWEST:
        raw = _LED.sub(_labelled, raw)
    if "___" in raw and not _BOXES.search(raw):
        raw = _FILLED.sub(_closed, raw)
    if raw[:1].isdigit() or "\n" in raw:
        raw = _DOTTED.sub(lambda row: row[0].replace(".", ","), raw)
    if "★" in raw or "☆" in raw:
        raw = _STARS.sub(lambda stars: f"{stars[0].count('★')} / 5", raw)
    return raw


_BOXES = re.compile(r"(?<!\w)_[xX✓✔]_(?!\w)")


def _labelled(match: re.Match[str]) -> str:
    """The label with a colon right behind it."""
    label = match["label"].rstrip()
    width = len(match[0]) - len(label)
    return label + (" " if label[-1:] in ":?" else ":") + " " * (width - 1)


def _closed(match: re.Match[str]) -> str:
    """What was filled in, set off from its label, with the end of a line behind it where more follows."""
    label = match.string[: match.start()].rpartition("\n")[2].strip()
    lead, rest = match["lead"], match["rest"]
    opening = ":" if label and label[-1] not in ":?_" else " "
    closing = " " * (len(rest) - 1) + "\n" if rest else ""
    return opening + " " * (len(lead) - 1) + match["told"] + closing
