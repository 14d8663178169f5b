"""Rows and columns: a table, tabs, "writing = 8; empathy = 9", columns made of spaces.

Each cell that answers becomes a block of its own, under the cell that says what it answers: the one on its
left, or the head of its column. Columns whose cells both name and answer are read one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from advisor.extraction.offline.asked import asked_in
from advisor.extraction.offline.blocks import LONGEST, Block
from advisor.extraction.offline.cells import words_of
from advisor.extraction.offline.lexicon import Lexicon
from advisor.extraction.offline.lines import blanked
from advisor.extraction.offline.rows import FEWEST, LAYOUTS, LOOSE, SPACED, TABBED, Cell, Row

__all__ = ["gridded"]

_WIDEST = 8
"""The columns of text side by side at most."""
_MOST = 120
"""The rows of a table at most; a longer one is read as it stands."""


def gridded(raw: str, lexicon: Lexicon, *, blanked: bool = False, loose: bool = False) -> list[Block]:
    """The blocks of a message laid out in columns, each answer under what it answers; none where it is not.

    Args:
        raw: the message.
        lexicon: the names of the rubric.
        blanked: whether some of its spaces stand for what was blanked, and part no columns.
        loose: whether dashes, arrows and the ends of lines part columns, as in a list of one's own.
    """
    if len(raw) > LONGEST:
        return []
    for layout in LOOSE if loose else LAYOUTS:
        hint = layout.hint
        if (blanked and hint is SPACED) or not layout.shows(raw):
            continue
        lines = list(layout.rows(raw))
        rows = [row for row in lines if len(row) > 1]
        if len(rows) > _MOST:
            continue
        if hint in (SPACED, TABBED) and _are_texts(rows, lexicon):
            return list(_columns(raw, lines))
        pairs = list(_pairs(rows, lexicon)) if len(rows) >= FEWEST else []
        if len({first.start for first, _ in pairs}) >= FEWEST:
            return list(_blocks(_headless(raw, rows, pairs), pairs)) or [Block(len(raw), "")]
    return []


# ------------------------------------------------------------------------------------- columns of their own
def _are_texts(rows: Sequence[Row], lexicon: Lexicon) -> bool:
    """Whether cells beside others name what they answer: "Phone: yes   Chat: no", "Barista   Email: yes"."""
    if not rows or max(map(len, rows)) > _WIDEST:
        return False
    whole = [cell for row in rows for cell in row[1:] if _is_whole(cell, lexicon)]
    return bool(whole) and 2 * len(whole) >= sum(len(row) - 1 for row in rows)


def _is_whole(cell: Cell, lexicon: Lexicon) -> bool:
    """Whether a cell names and answers: "Phone: yes", "Email no."."""
    match = _WHOLE.match(cell.text)
    return match is not None and bool(_named(cell._replace(text=match["name"]), lexicon))


_WHOLE = re.compile(
    r"(?P<name>[^:=\n]{2,60}?)(?:[:=] ?\S| (?:yes|no|some|somewhat|a little|never|\d{1,2}(?:/10)?)[ .;]*+$)",
    re.IGNORECASE,
)


def _columns(raw: str, lines: Sequence[Row]) -> Iterator[Block]:
    """Each column of a message by itself, all else in it blanked; what stands in none is of the first."""
    for column in range(max(map(len, lines))):
        out = [char if char == "\n" else " " for char in raw]
        for row in lines:
            if column < len(row):
                cell = row[column]
                out[cell.start : cell.end] = cell.text
        if _SAID.search(text := "".join(out)):
            yield Block(0, text)


# ---------------------------------------------------------------------------------------- names and answers
def _pairs(rows: Sequence[Row], lexicon: Lexicon) -> Iterator[tuple[Cell, Cell]]:
    """(what is answered, the answer) of each cell that answers."""
    head, body = rows[0], rows[1:]
    named = [_named(cell, lexicon) for cell in head]
    if all(named) and all(
        _tells(cell) or _named(cell, lexicon) <= items for cell, items in zip(body[0], named, strict=False)
    ):
        for row in body:
            yield from ((top, cell) for top, cell in zip(head, row, strict=False) if cell.text)
        return
    scale = _SCALE.search(" ".join(cell.text for cell in head))
    for row in rows:
        if _is_of_pairs(row, lexicon):
            yield from zip(row[::2], row[1::2], strict=True)
            continue
        at = next((at for at, cell in enumerate(row[:-1]) if _names(cell, lexicon)), None)
        if at is None or at > 1 or (at == 1 and len(row[0].text.strip(".)# ")) > _NUMBER):
            continue
        text = row[at].text + (f" ({scale[0]})" if scale and not _SCALE.search(row[at].text) else "")
        yield Cell(row[0].start, text), next((cell for cell in row[at + 1 :] if cell.text), row[-1])


_SCALE = re.compile(r"\b1 ?(?:[-–]|to) ?\d{1,3}\b|\bout of \w{1,4}\b")
_NUMBER = 2
"""The characters of a cell that only counts rows."""


def _is_of_pairs(row: Row, lexicon: Lexicon) -> bool:
    """Whether a row holds several names, each before its answer."""
    if len(row) <= FEWEST or len(row) % 2:
        return False
    return all(map(_tells, row[1::2])) and all(_names(cell, lexicon) for cell in row[::2])


def _names(cell: Cell, lexicon: Lexicon) -> bool:
    """Whether a cell says what is answered, and is no answer itself."""
    items = _named(cell, lexicon)
    if not items or cell.text.endswith("?"):
        return bool(items)
    mentions = words_of(cell.text, lexicon, asking=True).mentions
    values = [one for one in mentions if one.ref("value") or one.ref("said")]
    return len(values) != 1 or len(mentions) > 1 or any(one.ref("item") for one in mentions)


def _named(cell: Cell, lexicon: Lexicon) -> frozenset[str]:
    """What a cell names."""
    if not 1 < len(cell.text) <= _WORDY:
        return frozenset()
    return frozenset(asked_in(_question(cell), lexicon, named=True).items)


def _question(cell: Cell) -> str:
    """The words of a cell as a question."""
    return cell.text if cell.text.endswith("?") else f"{cell.text}?"


_WORDY = 120
"""The characters of a cell that says what is answered."""
_TELLING = re.compile(
    r"\d|\b(?:yes|no|some|somewhat|a little|never|none|n/a|y|n)\b|[✓✔✗✘✖✅❌☑]", re.IGNORECASE
)


def _tells(cell: Cell) -> bool:
    """Whether a cell can only be an answer."""
    return bool(_TELLING.search(cell.text)) or not cell.text


def _headless(raw: str, rows: Sequence[Row], pairs: Sequence[tuple[Cell, Cell]]) -> str:
    """The message without the head of a table all of whose other rows answer: "Question | Answer"."""
    first, last = rows[0][0].start, rows[0][-1].end
    starts = {label.start for label, _ in pairs}
    if first in starts or any(row[0].start not in starts for row in rows[1:]):
        return raw
    return blanked(raw, [(first, last)])


def _blocks(raw: str, pairs: Sequence[tuple[Cell, Cell]]) -> Iterator[Block]:
    """The answers as blocks, and what stands around them: above and below the table, rows that pair nothing.

    A remark behind an answer tells of itself, and answers nothing.
    """
    heads = {label for label, cell in pairs if "\n" in raw[label.start : cell.start]}  # of columns
    raw = blanked(raw, ((head.start, head.end) for head in heads))
    at = 0
    for label, cell in sorted(pairs, key=lambda pair: pair[1].start):
        headed = label in heads
        before = raw[at : cell.start if headed else max(at, label.start)]
        if _SAID.search(before):
            yield from _between(at, before, remark=at > 0 and not headed)
        if cell.text:
            yield Block(cell.start, cell.text, _question(label), repeats=True)
        at = cell.end
    if _SAID.search(raw[at:]):
        yield from _between(at, raw[at:], remark=at > 0)


_SAID = re.compile(r"[^\W_]")


def _between(start: int, text: str, *, remark: bool) -> Iterator[Block]:
    """What stands between two answers: the rest of the row of the first, and the lines below it."""
    end = text.find("\n") + 1 or len(text)
    if not remark:
        end = 0
    if _SAID.search(text[:end]):
        yield Block(start, text[:end], "?", repeats=True)
    if _SAID.search(text[end:]):
        yield Block(start + end, text[end:])
