"""Boxes and round buttons, ticked or not: "[x] yes [ ] no", "remote (x) office ( )", "○ chat ● phone".

Boxes are put one way first, whatever they are made of; each keeps its place and its length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from advisor.extraction.offline.lines import lines_of
from advisor.extraction.offline.offered import EXTENTS, LAST_WORD, Group, Option, bare

__all__ = ["BOX", "boxes", "plain_boxes"]

_TICKED = r"\[ ?[xX✓✔*•●] ?\]|\( ?[xX✓✔*•●] ?\)|[☑☒◉🔘]"
_EMPTY = r"\[[ _]{0,3}\]|\([ _]{0,3}\)|[☐⬜□○◯]"
BOX = re.compile(f"(?P<on>{_TICKED})|(?P<off>{_EMPTY})")
_MARKS = re.compile(r"[\s\-–—*•/|,;.>#]*(?:(?:\d{1,2}|[a-h])[).:][\s\-–—*]*)?$")
"""What stands before the first box of a line that has no heading."""
_REMARK = re.compile(r"[,;(]| [-–—] |\. ")


# ------------------------------------------------------------------------------------- boxes of other make
_ROUND, _SQUARE = "○◯◌", "□☐⬜▢◻"
_FILLED = {_ROUND: "●⦿⚫◉◍", _SQUARE: "■◼⬛▣✅✔✓🗹"}
"""What is a ticked box where its like stands empty in the message, and else a bullet or a word."""
_WAYS = re.compile(r"\{ ?[xX✓✔] ?\}|< ?[xX✓✔] ?>|(?<!\w)_[xX✓✔]_(?!\w)")
_EMPTY_WAYS = {
    "{": re.compile(r"\{ {0,3}\}"),
    "<": re.compile(r"<  ?>"),
    "_": re.compile(r"(?<![\w_])___{1,3}(?= ?[^\W_])"),
}
_CROSSED = re.compile(r"(?<=[\[(])( ?)[✗✘](?= ?[\])])")
_CHECKED = re.compile(r"[\[(] ?[✓✔]")
_SPOKEN = re.compile(
    r"\b(?:(?:check ?|tick )box|(?:radio|option) button)[,:]? "
    r"(?:(?P<off>not |un)(?:checked|selected|ticked)|(?:checked|selected|ticked))\b",
    re.IGNORECASE,
)
"""Boxes as a screen reader says them: "checkbox not checked"."""


def plain_boxes(text: str) -> str:
    """The text with its boxes of other make as brackets or ballot boxes of the same length."""
    for empty, filled in _FILLED.items():
        if any(one in text for one in empty):
            text = text.translate(dict.fromkeys(map(ord, filled), "☑"))
    way = _WAYS.search(text)
    if way:
        empty_way = _EMPTY_WAYS[way[0][0]]
        text = empty_way.sub(_bracketed(""), _WAYS.sub(_bracketed("x"), text))
    if "✗" in text or "✘" in text:  # a cross beside ticks says no, and yes beside empty boxes
        text = _CROSSED.sub(r"\1 " if _CHECKED.search(text) else r"\1x", text)
    text = _ticks_in_front(text)
    if "check" in text or "select" in text or "tick" in text:
        text = _SPOKEN.sub(lambda one: ("[ ]" if one["off"] else "[x]").ljust(len(one[0])), text)
    return text


def _ticks_in_front(text: str) -> str:
    """The text, the ticks and crosses that open its lines as boxes: "✓ phone ✗ chat ✓ email"."""
    if not _OPENING.search(text) or not _CROSS.search(text) or len(_TICK.findall(text)) < _FEWEST:
        return text
    out = list(text)
    for line in lines_of(text):
        if _OPENING.match(line.text):
            for tick in _TICK.finditer(text, line.start, line.end):
                out[tick.start()] = "☐" if _CROSS.match(tick[0]) else "☑"
    return "".join(out)


_FEWEST = 2
"""The ticks in front of names, or the boxes of a row, at least."""
_TICK = re.compile(r"[✓✔✅✗✘✖❌](?=️?[ \t]*[^\W\d_])")
_CROSS = re.compile(r"[✗✘✖❌]")
_OPENING = re.compile(r"^[ \t*•-]{0,6}[✓✔✅✗✘✖❌]️?[ \t]*[^\W\d_]", re.MULTILINE)


def _bracketed(mark: str) -> Callable[[re.Match[str]], str]:
    return lambda box: f"[{mark.ljust(len(box[0]) - 2)}]"


# -------------------------------------------------------------------------------------------- their options
def boxes(text: str) -> Iterator[Group]:
    """The options with boxes: each row of them, and each run of lines with one box each."""
    run: list[Option] = []
    heading = (0, 0)
    goes_on = False
    for at, _, whole in lines_of(text):
        line = whole.rstrip()
        end = at + len(line)
        found = list(BOX.finditer(text, at, end))
        if len(found) == 1 and _MARKS.match(text[at : found[0].start()]):
            run.append(Option(found[0].end(), end, found[0].span(), bool(found[0]["on"])))
            continue
        if run:
            yield Group(heading, run, goes_on=goes_on)
            run, goes_on = [], True
        for first, last, inside in _stretches(text, at, end, found):
            row = _row(text, first, last, inside, heading)
            yield row._replace(goes_on=goes_on and (row.heading == heading or not row.heading[1] > first))
            goes_on = True
        if found:
            continue
        if line.strip():
            heading, goes_on = (at, end), False
    if run:
        yield Group(heading, run, goes_on=goes_on)


def _stretches(
    text: str, at: int, end: int, found: Sequence[re.Match[str]]
) -> Iterator[tuple[int, int, Sequence[re.Match[str]]]]:
    """The rows of a line and their boxes: "tickets: [x] yes [ ] no  chat: [ ] yes [x] no" has two."""
    opens, start = 0, at
    for number in range(_FEWEST, len(found) - 1):
        before, after = found[number - 1], found[number]
        between = text[before.end() : after.start()]
        label = _NEXT_LABEL.search(between) if len(between) <= _BETWEEN else None
        if label and number - opens >= _FEWEST:
            cut = before.end() + label.start("label")
            yield start, cut, found[opens:number]
            opens, start = number, cut
    if found:
        yield start, end, found[opens:]


_BETWEEN = 160
"""The characters of an option and the heading behind it."""
_NEXT_LABEL = re.compile(
    r"(?:(?<=[^\W_])(?: *[|;]|  |\t) *"
    r"|^ ?(?:yes|no|some|somewhat|never|y|n|\d{1,2})[,.;]? (?=[^:\n]*: ?$))"
    r"(?P<label>[^|;\n]{2,60}?) ?:? ?$",
    re.IGNORECASE,
)
"""The heading of the next row, behind the last option of the one before."""


def _row(text: str, at: int, end: int, found: Sequence[re.Match[str]], above: tuple[int, int]) -> Group:
    """The options of a row: "[x] yes [ ] no", or with the boxes behind: "yes [x] / no [ ]"."""
    lead = text[at : found[0].start()]
    behind = not _MARKS.match(lead) and not text[found[-1].end() : end].strip(" .;,|/")
    if not behind:
        ends = [*(box.start() for box in found[1:]), _short_end(text, found[-1].end(), end)]
        options = [
            Option(box.end(), last, box.span(), bool(box["on"]))
            for box, last in zip(found, ends, strict=True)
        ]
        return Group(above if _MARKS.match(lead) else (at, found[0].start()), options)
    first = at + _heading_end(lead)
    starts = [first, *(box.end() for box in found[:-1])]
    options = [
        Option(start, box.start(), box.span(), bool(box["on"]))
        for start, box in zip(starts, found, strict=True)
    ]
    return Group((at, first), options, behind=True)


def _short_end(text: str, start: int, end: int) -> int:
    """Where the last option of a row ends: before a remark behind it."""
    match = _REMARK.search(text, start, end)
    return match.start() if match and text[start : match.start()].strip() else end


def _heading_end(lead: str) -> int:
    """Where the heading of a row ends and its first option begins: at a colon, or before its last word."""
    colon = max(lead.rfind(mark) for mark in (":", "?", "\t"))
    if colon >= 0:
        return colon + 1
    word = LAST_WORD.search(lead)
    return word.start() if word and bare(word[0]) in EXTENTS else 0
