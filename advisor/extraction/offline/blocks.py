"""A message of any length, in blocks of bounded length.

Every stage is meant to be linear in the text, but some look back or ahead as far as a clause or a sentence
goes, and a stranger may send one that never ends. Blocks bound that: whatever arrives, the time grows with
the number of blocks. A message of up to `LONGEST` characters, which is every message that people type and
nearly every CV that they paste, is one block.
"""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

from advisor.answers import Value

__all__ = ["LONGEST", "Block", "blocks"]

LONGEST = 8_000
"""Characters of a block: some 1,600 words."""
_QUOTED = 12
"""How many lines of a quotation are kept."""


class Block(NamedTuple):
    """A block of a message.

    `quoted` is what the lines right above it quote: the question that it answers, in a mail answered inline.
    """

    start: int
    text: str
    quoted: str = ""
    repeats: bool = False
    """Whether `quoted` is a question that the person repeats to answer it, rather than somebody's mail."""
    told: tuple[tuple[str, Value], ...] = ()
    """(item, value) of what a box beside the text says; then the text is read no further."""


def blocks(raw: str) -> list[Block]:
    r"""The blocks; joined, they are the message without what it quotes.

    >>> blocks("I live in Leeds.")
    [Block(start=0, text='I live in Leeds.', quoted='', repeats=False, told=())]
    >>> blocks("> Are you in Dublin?\nNo, Leeds.")
    [Block(start=21, text='No, Leeds.', quoted='Are you in Dublin?', repeats=False, told=())]
    """
    if ">" not in raw:
        return _bounded(Block(0, raw))
    return [block for stretch in _unquoted(raw) for block in _bounded(stretch)]


def _unquoted(raw: str) -> list[Block]:
    """The stretches between the lines that a mail program marks as somebody else's: "> Hi! Your profile"."""
    out: list[Block] = []
    above: deque[str] = deque(maxlen=_QUOTED)
    start = at = 0
    for line in raw.splitlines(keepends=True):
        if line.lstrip().startswith(">"):
            if at > start:
                out.append(Block(start, raw[start:at], "\n".join(above)))
                above.clear()
            start = at + len(line)
            above.append(line.strip().lstrip("> "))
        at += len(line)
    return [*out, Block(start, raw[start:], "\n".join(above))] if at > start or not out else out


def _bounded(block: Block) -> list[Block]:
    """A stretch in blocks, of which the first answers what is quoted above."""
    out: list[Block] = []
    offset, raw, quoted = block[:3]
    start = 0
    while len(raw) - start > LONGEST:
        end = _end(raw, start)
        out.append(Block(offset + start, raw[start:end], quoted if start == 0 else ""))
        start = end
    return [*out, Block(offset + start, raw[start:], quoted if start == 0 else "")]


def _end(raw: str, start: int) -> int:
    """Where a block ends: after a line, else a sentence, else a word, in its second half."""
    for mark in ("\n", ". ", " "):
        at = raw.rfind(mark, start + LONGEST // 2, start + LONGEST)
        if at >= 0:
            return at + len(mark)
    return start + LONGEST
