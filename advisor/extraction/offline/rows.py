"""The rows of a message laid out in columns, and their cells: bars, tabs, spaces, commas, pairs of their own.

Each layout is told by a pattern that stands in it at least twice, and by a function that cuts its rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from advisor.extraction.offline.foreign import is_own
from advisor.extraction.offline.lines import lines_of, pieces

__all__ = ["BARRED", "FEWEST", "LAYOUTS", "LOOSE", "SPACED", "TABBED", "Cell", "Row", "by_bars", "by_tabs"]


class Cell(NamedTuple):
    """A cell: its text, trimmed, and where that begins."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where its text ends."""
        return self.start + len(self.text)


Row = list[Cell]
FEWEST = 2
"""The rows of a table at least."""

BARS = re.compile(
    r"^[ \t]*[|│][^|│\n]*[|│]|^[^|\n]{1,60}\|[^|\n]*\n(?=[ \t]{0,3}:?--)|^[ \t:-]{3,60}\|[ \t:|-]*$",
    re.MULTILINE,
)
SPACED = re.compile(r"(?<=\S) {3} *+(?=\S)")
TABBED = re.compile(r"(?<=\S)\t[\t ]*+(?=\S)")
_EQUATED = re.compile(r"\w[)\"']? ?= ?\w")
_COMMAS = re.compile(r"^(?:[^,;\n]{2,60},[^\s,]|[^,;\n]{2,60};[^\s;])", re.MULTILINE)
_QUOTED = re.compile(r"^[\s{]{0,8}\"[^\"\n]{2,60}\" ?: ?\S", re.MULTILINE)
_CUT_BARS = re.compile(r"[|│]")
_CUT_TAB = re.compile(r"\t")
_CUT_SPACES = re.compile(r" {3,}")
_CUT_EQUALS = re.compile(r" ?= ?")
_RULE = re.compile(r"[\s|:+=│├┼┤─┌┬┐└┴┘-]*$")


def by_bars(raw: str) -> Iterator[Row]:
    """The rows of a table drawn with bars."""
    for start, _, line in lines_of(raw):
        if ("|" in line or "│" in line) and not _RULE.match(line):
            text = line.rstrip()
            first = len(line) - len(line.lstrip(" \t"))
            yield _cells(
                text[:-1] if text[-1] in "|│" else text, first + (text[first] in "|│"), start, _CUT_BARS
            )


def by_tabs(raw: str) -> Iterator[Row]:
    """The rows of a table with tabs."""
    for start, _, line in lines_of(raw):
        yield _cells(line, 0, start, _CUT_TAB)


def _by_spaces(raw: str) -> Iterator[Row]:
    for start, _, line in lines_of(raw):
        yield _cells(line.rstrip(), len(line) - len(line.lstrip()), start, _CUT_SPACES)


def _by_equals(raw: str) -> Iterator[Row]:
    for start, _, line in lines_of(raw):
        at = 0
        for part in re.split(r"(?<=[;|\n])", line):
            yield _cells(part.rstrip("; |"), 0, start + at, _CUT_EQUALS)
            at += len(part)


def _by_commas(raw: str) -> Iterator[Row]:
    """The rows of a file of values set apart by commas or semicolons; none of talk, which says "I"."""
    rows = list[Row]()
    for start, _, line in lines_of(raw):
        cut = _SEMICOLON if line.count(";") > line.count(",") else _COMMA
        row = [_unquoted(cell) for cell in _cells(_masked(line), 0, start, cut)]
        shown = [cell._replace(text=raw[cell.start : cell.end]) for cell in row]
        if len(shown) > 1 and _TALKS.search(shown[0].text):
            return
        rows.append(shown)
    yield from rows


_COMMA, _SEMICOLON = re.compile(r","), re.compile(r";")
_TALKS = re.compile(r"\b(?:i|i'm|i've|i'd|my|we|and)\b", re.IGNORECASE)
_IN_QUOTES = re.compile(r"\"[^\"\n]{0,200}\"")


def _masked(line: str) -> str:
    """The line, the commas between quotation marks put by another character."""
    if '"' not in line:
        return line
    return _IN_QUOTES.sub(lambda one: one[0].replace(",", "_").replace(";", "_"), line)


def _unquoted(cell: Cell) -> Cell:
    """The cell without the quotation marks around it."""
    framed = len(cell.text) > 1 and cell.text[0] == cell.text[-1] == '"'
    return Cell(cell.start + 1, cell.text[1:-1]) if framed else cell


def _by_quotes(raw: str) -> Iterator[Row]:
    """The members of an object ("name": value) that the person calls their own."""
    first = _QUOTED.search(raw)
    if first is None or not is_own(raw.lower(), first.start()):
        return
    for start, _, line in lines_of(raw):
        member = _MEMBER.match(line)
        if member:
            yield [_unquoted(Cell(start + member.start(part), member[part])) for part in ("name", "value")]


_MEMBER = re.compile(
    r"[\s{]{0,8}(?P<name>\"[^\"\n]{2,60}\") ?: ?(?P<value>\"[^\"\n]{0,200}\"|[\w./%+-]{1,40})"
)


def _cells(line: str, first: int, offset: int, cut: re.Pattern[str]) -> Row:
    """The cells of a line from `first` on."""
    out = []
    for start, end in pieces(line, cut, first):
        text = line[start:end]
        out.append(Cell(offset + start + len(text) - len(text.lstrip()), text.strip()))
    return out


def _by_leads(raw: str) -> Iterator[Row]:
    for start, _, line in lines_of(raw):
        yield _cells(line, 0, start, _CUT_LEADS)[:2]


def _by_ends(raw: str) -> Iterator[Row]:
    for start, _, line in lines_of(raw):
        yield _cells(line, 0, start, _CUT_ENDS)


_LEADS = re.compile(r"\w[\])\"']? ?(?:[-=]>|→|➜|\.{2}|: {3}| [-–—] )", re.MULTILINE)
_CUT_LEADS = re.compile(r" ?(?:[-=]+>|→|➜|\.{2,}) ?|: +| [-–—] ")
_ENDS = re.compile(
    r"(?<! ) +[\[*_]{0,2}(?:yes|no|some|somewhat|a little|never)[\]*_]{0,2}[ .;]*+$",
    re.IGNORECASE | re.MULTILINE,
)
_CUT_ENDS = re.compile(
    r"(?<! ) +(?=[\[*_]{0,2}(?:yes|no|some|somewhat|a little|never)[\]*_]{0,2}[ .;]*+$)", re.IGNORECASE
)


class Layout(NamedTuple):
    """A way to lay answers out in rows."""

    hint: re.Pattern[str]
    """What its rows have, at least `FEWEST` times."""
    signs: tuple[str, ...]
    """Of which every such place has one: most messages have none, and need no search."""
    rows: Callable[[str], Iterator[Row]]

    def shows(self, raw: str) -> bool:
        """Whether a message may be laid out so."""
        return any(sign in raw for sign in self.signs) and len(self.hint.findall(raw)) >= FEWEST


BARRED = Layout(BARS, ("|", "│"), by_bars)
LAYOUTS = (
    Layout(_QUOTED, ('"',), _by_quotes),
    BARRED,
    Layout(TABBED, ("\t",), by_tabs),
    Layout(SPACED, ("   ",), _by_spaces),
    Layout(_EQUATED, ("=",), _by_equals),
    Layout(_COMMAS, (",", ";"), _by_commas),
)
"""Layouts that nobody falls into by chance."""
LOOSE = (
    Layout(_LEADS, (">", "→", "➜", "..", ":   ", " - ", " – ", " — "), _by_leads),
    Layout(_ENDS, (" ",), _by_ends),
)
"""Those of a list of one's own."""
