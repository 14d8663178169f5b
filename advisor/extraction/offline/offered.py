"""Options that a form offers together, and which of them are chosen."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["EXTENTS", "LAST_WORD", "WORD", "Group", "Option", "bare"]


class Option(NamedTuple):
    """One of several that are offered: the text from `first` to `last`, its box, and whether it is chosen."""

    first: int
    last: int
    box: tuple[int, int]
    chosen: bool
    loud: bool = False
    """Whether nothing but its capitals says that it is."""

    @property
    def bounds(self) -> tuple[int, int]:
        """Where the text and its box begin and end."""
        return min(self.first, self.box[0]), max(self.last, self.box[1])


class Group(NamedTuple):
    """Options that are offered together, under a heading, their boxes before or `behind` them."""

    heading: tuple[int, int]
    """Where its heading stands; (n, n) where it has none."""
    options: list[Option]
    behind: bool = False
    goes_on: bool = False
    """Whether it follows the group before it, with nothing in between: one list in several rows."""

    @property
    def bounds(self) -> tuple[int, int]:
        """Where its options and their boxes begin and end."""
        firsts, lasts = zip(*(option.bounds for option in self.options), strict=True)
        return min(firsts), max(lasts)


EXTENTS = frozenset(
    """
    yes no some somewhat sometimes partly maybe little y n none never often always rarely occasionally bit
    """.split()
)
WORD = re.compile(r"[^\W_]+")
LAST_WORD = re.compile(r"[*_\[(<]{0,3}(?:\ba little|\b[^\W_]+)[*_\])>]{0,3}[ \t]*$", re.IGNORECASE)


def bare(text: str) -> str:
    """A word without what frames it."""
    return text.strip(" *_[](){}<>").lower().removeprefix("a ")
