"""A table with a column for each answer, and a mark in one of them: the mark is put as its column says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from advisor.extraction.offline.blocks import LONGEST
from advisor.extraction.offline.rows import BARRED, FEWEST, by_bars, by_tabs

__all__ = ["with_columns"]

_SIGNS = {
    **dict.fromkeys(("yes", "y"), "✓"),
    **dict.fromkeys(("some", "somewhat", "a little", "sometimes", "partly", "a bit"), "◐"),
    **dict.fromkeys(("no", "n", "never", "none"), "✗"),
    **{str(number): str(number) for number in range(10)},
    "10": "⑩",
}
"""What a mark in a column says, in one character."""
_TABS = re.compile(r"^[^\t\n]*\t", re.MULTILINE)
_MARK = re.compile(r"[xX✓✔☑✅*•●1]$")


def with_columns(raw: str) -> str:
    """The message, each mark in a column called "yes", "some", "no" or by a number put as the column says."""
    if len(raw) > LONGEST:
        return raw
    if BARRED.shows(raw):
        rows = list(by_bars(raw))
    elif "\t" in raw and len(_TABS.findall(raw)) >= FEWEST:
        rows = [row for row in by_tabs(raw) if len(row) > 1]
    else:
        return raw
    out, heads = list(raw), list[str]()
    for row in rows:
        told = [cell.text.lower() for cell in row[1:]]
        if row[0].text.lower() not in _SIGNS and _heads_columns(told):
            heads, first, last = told, row[1].start, row[-1].end
            out[first:last] = " " * (last - first)
            continue
        marks = [at for at, text in enumerate(told) if text]
        if len(marks) != 1 or marks[0] >= len(heads) or not _MARK.match(told[marks[0]]):
            continue
        out[row[marks[0] + 1].start] = _SIGNS.get(heads[marks[0]], told[marks[0]])
    return "".join(out)


def _heads_columns(cells: Sequence[str]) -> bool:
    """Whether the cells of a row name the answers to choose from: "yes", "some", "no", or 1 to 10."""
    if len(cells) < FEWEST or not all(cell in _SIGNS for cell in cells):
        return False
    numbers = [int(cell) for cell in cells if cell.isdecimal()]
    return not numbers or (len(numbers) > 3 and numbers == list(range(numbers[0], numbers[0] + len(cells))))
