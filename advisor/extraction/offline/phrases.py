"""Tables of English as patterns: phrases between bars, that read as a table and match as one alternation."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

__all__ = ["Cued", "any_of", "one_of"]


def any_of(table: str) -> str:
    r"""The pattern of a table's phrases, each beginning and ending where words do.

    A phrase is a pattern itself; bars within it have no spaces around them.

    >>> any_of("no idea | rather not(?: say)? | not (?:telling|saying)")
    '\\b(?:no idea|rather not(?: say)?|not (?:telling|saying))\\b'
    """
    return rf"\b{one_of(table)}\b"


def one_of(table: str) -> str:
    """The pattern of a table's phrases, wherever they stand."""
    phrases = re.split(r"\s\|\s", " ".join(table.split()))
    return f"(?:{'|'.join(dict.fromkeys(phrases))})"


class Cued(NamedTuple):
    """A pattern and its cues: words of which whatever it matches holds one: most texts need no search.

    tests/extraction/test_cues.py holds each table to that.
    """

    pattern: re.Pattern[str]
    cues: frozenset[str]

    def search(self, text: str, words: Collection[str]) -> re.Match[str] | None:
        """The first match in a text of these words."""
        return None if self.cues.isdisjoint(words) else self.pattern.search(text)
