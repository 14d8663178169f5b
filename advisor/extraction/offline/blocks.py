"""A message of any length, in blocks of bounded length.

Every stage is meant to be linear in the text, but some look back or ahead as far as a clause or a sentence
goes, and a stranger may send one that never ends. Blocks bound that: whatever arrives, the time grows with
the number of blocks. A message of up to `LONGEST` characters, which is every message that people type and
nearly every CV that they paste, is one block.
"""

from __future__ import annotations

__all__ = ["LONGEST", "blocks", "quoted_above"]

LONGEST = 8_000
"""Characters of a block: some 1,600 words."""


def blocks(raw: str) -> list[tuple[int, str]]:
    r"""(where it begins, its text) of each block; joined, they are the message without what it quotes.

    >>> blocks("I live in Leeds.")
    [(0, 'I live in Leeds.')]
    >>> blocks("> Are you in Dublin?\nNo, Leeds.")
    [(21, 'No, Leeds.')]
    """
    if ">" not in raw:
        return _bounded(raw, 0)
    return [block for start, text in _unquoted(raw) for block in _bounded(text, start)]


def _unquoted(raw: str) -> list[tuple[int, str]]:
    """The stretches between the lines that a mail program marks as somebody else's: "> Hi! Your profile"."""
    out: list[tuple[int, str]] = []
    start = at = 0
    for line in raw.splitlines(keepends=True):
        if line.lstrip().startswith(">"):
            if at > start:
                out.append((start, raw[start:at]))
            start = at + len(line)
        at += len(line)
    return [*out, (start, raw[start:])] if at > start or not out else out


def quoted_above(raw: str, offset: int) -> str:
    r"""What the lines right above a block quote: the question that it answers, in a mail answered inline.

    >>> quoted_above("> Where do you live?\nLeeds", 21)
    'Where do you live?'
    """
    quoted: list[str] = []
    for line in reversed(raw[:offset].splitlines()[-_QUOTED:]):
        if not line.lstrip().startswith(">"):
            break
        quoted.append(line.strip().lstrip("> "))
    return "\n".join(reversed(quoted))


_QUOTED = 12
"""How many lines of a quotation are looked at."""


def _bounded(raw: str, offset: int) -> list[tuple[int, str]]:
    out: list[tuple[int, str]] = []
    start = 0
    while len(raw) - start > LONGEST:
        end = _end(raw, start)
        out.append((offset + start, raw[start:end]))
        start = end
    return [*out, (offset + start, raw[start:])]


def _end(raw: str, start: int) -> int:
    """Where a block ends: after a line, else a sentence, else a word, in its second half."""
    for mark in ("\n", ". ", " "):
        at = raw.rfind(mark, start + LONGEST // 2, start + LONGEST)
        if at >= 0:
            return at + len(mark)
    return start + LONGEST
