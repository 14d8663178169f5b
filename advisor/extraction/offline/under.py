"""Parts listed under what is said of them: "Done:" above "- phone" and "- email", "No:" above "- chat"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from advisor.extraction.offline.blocks import LONGEST, Block
from advisor.extraction.offline.cells import says_of
from advisor.extraction.offline.lexicon import Lexicon
from advisor.extraction.offline.lines import Line, blanked, lines_of
from advisor.extraction.offline.question import Asked

__all__ = ["listed_under"]

_FEWEST = 2
"""The parts listed at least."""
_LONGEST = 40
"""The characters of a heading."""
_WORD = re.compile(r"[a-z']+")
_SAYING = frozenset(
    """
    yes no not never some somewhat done haven't hasn't didn't don't used tried true comfortable uncomfortable
    a little bit partly sometimes
    """.split()
)
_BESIDE = frozenset("i i've have what which things with at all of me before yet do did can am i'm is".split())
_DENIES = re.compile(r"\b(?:no|not|never|uncomfortable)\b|n't\b", re.IGNORECASE)
_PARTLY = re.compile(r"\b(?:some\w*|partly|little|bit)\b", re.IGNORECASE)
_BULLET = re.compile(r"\s*[-–—*•·+] ?(?=\w)")


def listed_under(raw: str, asked: Asked, lexicon: Lexicon) -> tuple[str, list[Block]]:
    """The message without such lists, and what they say of each part; a line that says more is left."""
    if len(raw) > LONGEST or not _HINT.search(raw):
        return raw, []
    told: list[Block] = []
    gone: list[Line] = []
    listed = 0
    for heading, value, parts in _lists(list(lines_of(raw))):
        said = [_told(raw, part, value, asked, lexicon) for part in parts]
        plain = [(part, block) for part, block in zip(parts, said, strict=True) if block and block.told]
        if asked.inverted or 2 * len(plain) < len(parts):
            return raw, []
        listed += len(parts)
        told += [block for _, block in plain]
        gone += [heading, *(part for part, _ in plain)]
    if listed < _FEWEST:
        return raw, []
    return blanked(raw, ((line.start, line.end) for line in gone)), told


_HINT = re.compile(r":[*_ ]*\n\s*[-–—*•·+] ?\w")


def _lists(lines: Sequence[Line]) -> Iterator[tuple[Line, str, list[Line]]]:
    """Each heading, what it says, and the lines with bullets right below it."""
    heading: Line | None = None
    parts = list[Line]()
    for line in [*lines, Line(0, 0, "-")]:
        bullet = _BULLET.match(line.text)
        if bullet and heading:
            parts.append(line)
        elif line.text.strip():
            if heading and parts:
                yield heading, _said(heading.text), parts
            heading, parts = line if _is_heading(line.text) else None, []


def _is_heading(text: str) -> bool:
    """Whether a line says yes, some or no, and nothing else."""
    shown = text.strip(" #*_>").lower()
    words = _WORD.findall(shown) if len(shown) <= _LONGEST and shown.endswith(":") else []
    return not _SAYING.isdisjoint(words) and _SAYING.union(_BESIDE).issuperset(words)


def _said(heading: str) -> str:
    return "no" if _DENIES.search(heading) else "some" if _PARTLY.search(heading) else "yes"


def _told(raw: str, line: Line, value: str, asked: Asked, lexicon: Lexicon) -> Block | None:
    bullet = _BULLET.match(line.text)
    first = bullet.end() if bullet else 0
    told = says_of(line.text[first:].strip(" .,;"), value, asked, lexicon)
    return None if told is None else Block(line.start + first, line.text[first:].rstrip(" .,;"), told=told)
