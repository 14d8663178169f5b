"""A message of any length, in blocks of bounded length.

Every stage is meant to be linear in the text, but some look back or ahead as far as a clause or a sentence
goes, and a stranger may send one that never ends. Blocks bound that: whatever arrives, the time grows with
the number of blocks. A message of up to `LONGEST` characters, which is every message that people type and
nearly every CV that they paste, is one block.
"""

from __future__ import annotations

__all__ = ["LONGEST", "blocks"]

LONGEST = 8_000
"""Characters of a block: some 1,600 words."""


def blocks(raw: str) -> list[tuple[int, str]]:
    """(where it begins, its text) of each block; joined, they are the message.

    >>> blocks("I live in Leeds.")
    [(0, 'I live in Leeds.')]
    """
    out: list[tuple[int, str]] = []
    start = 0
    while len(raw) - start > LONGEST:
        end = _end(raw, start)
        out.append((start, raw[start:end]))
        start = end
    return [*out, (start, raw[start:])]


def _end(raw: str, start: int) -> int:
    """Where a block ends: after a line, else a sentence, else a word, in its second half."""
    for mark in ("\n", ". ", " "):
        at = raw.rfind(mark, start + LONGEST // 2, start + LONGEST)
        if at >= 0:
            return at + len(mark)
    return start + LONGEST
