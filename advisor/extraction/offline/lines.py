"""The lines of a message, each with its place in it, and what is cut out of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

__all__ = ["Line", "blanked", "lines_of", "pieces"]


class Line(NamedTuple):
    """A line from `start` to `end`, without its line end."""

    start: int
    end: int
    text: str


def lines_of(raw: str) -> Iterator[Line]:
    r"""The lines, empty ones too.

    >>> [line.start for line in lines_of("a\r\n\nb")]
    [0, 3, 4]
    """
    at = 0
    for whole in raw.splitlines(keepends=True):
        text = whole.rstrip("\r\n")
        yield Line(at, at + len(text), text)
        at += len(whole)


def blanked(raw: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with some stretches, of no more than a line each, put by spaces."""
    out = list(raw)
    for start, end in spans:
        out[start:end] = " " * (end - start)
    return "".join(out)


def pieces(text: str, cut: re.Pattern[str], first: int = 0) -> list[tuple[int, int]]:
    """Where the pieces of a text from `first` on begin and end, with what `cut` finds between them.

    >>> pieces("a, b", re.compile(", "))
    [(0, 1), (3, 4)]
    """
    edges = [first, *(at for match in cut.finditer(text, first) for at in match.span()), len(text)]
    return list(zip(edges[::2], edges[1::2], strict=True))
