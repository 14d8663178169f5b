"""Rows of choices of which one stands out (bold, capitals, brackets), and lines that an arrow or x marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from advisor.extraction.offline.lines import lines_of, pieces
from advisor.extraction.offline.offered import EXTENTS, LAST_WORD, WORD, Group, Option, bare
from advisor.extraction.offline.polarity import polarity

__all__ = ["pointed", "stressed"]


# ---------------------------------------------------------------------------------- bold, CAPITALS, brackets
def stressed(text: str) -> Iterator[Group]:
    """Rows of choices of which one stands out: "yes / **some** / no", "YES / some / no", "6 7 [8] 9"."""
    lines = [line for line in lines_of(text) if line.text.strip()]
    for number, (at, _, whole) in enumerate(lines):
        body = whole.rstrip()
        below = lines[number + 1].text if number + 1 < len(lines) else ""
        answered = bool(below) and not _FIELD.search(below)
        for start, first, last in _rows(body):
            options = list(_alternatives(body, first, last, at))
            if sum(option.chosen for option in options) == 1 and _is_offer(body, options, at):
                yield Group((at + start, at + first), options)
            elif _is_left(body, start, first, options, at):
                asks = answered and ("?" in body or ":" in body or "(" in body)
                yield Group((at, at) if asks else (at + start, at + first), options)


_FIELD = re.compile(r"[^\W_] ?[:?]| [/|] |\w/\w")
"""What a line holds that asks or offers, too: no answer to the line above."""


def _is_left(line: str, start: int, first: int, options: Sequence[Option], offset: int) -> bool:
    """Whether a row behind a heading offers yes and no, and nobody chose: "phone: yes / some / no"."""
    words = [bare(line[one.first - offset : one.last - offset]) for one in options]
    if any(option.chosen for option in options) or _NAME.search(line, start, first) is None:
        return False
    heading = line[start:first].strip().lower()
    if not heading.endswith((":", "?")) and (heading.endswith(",") or polarity(heading, "done")):
        return False  # "no, no, kinda, no, yes" answers five parts
    if all(word.isdecimal() for word in words):
        return len(words) >= _SCALED and [int(word) for word in words] == list(range(1, len(words) + 1))
    return len(words) > 1 and len(set(words)) == len(words) and {"yes", "no"} <= set(words) <= EXTENTS


_NAME = re.compile(r"[^\W\d_]{2}")
_SCALED = 5
"""The numbers of a scale to choose from, at least."""


def _is_offer(line: str, options: Sequence[Option], offset: int) -> bool:
    """Whether a row offers: several choices, each once, or numbers that count up one by one."""
    words = ["".join(WORD.findall(line[one.first - offset : one.last - offset].lower())) for one in options]
    numbers = [int(word) for word in words if word.isdecimal() and len(word) < 3]
    if numbers:
        counted = list(range(numbers[0], numbers[0] + len(words)))
        return len(words) > 3 and numbers == counted
    return len(words) > 1 and len(set(words)) == len(words)


def _rows(line: str) -> Iterator[tuple[int, int, int]]:
    """Where a line may offer choices: each as (its beginning, the end of its heading, its end)."""
    if "/" in line or "|" in line.strip("| "):
        if line.lstrip().startswith("|"):
            return
        for start, last in _labelled(line):
            lead = _LEAD.match(line, start, last)
            first = lead.end() if lead else start
            cut = _SPLIT.search(line, first, last)
            word = LAST_WORD.search(line, first, cut.start()) if cut else None
            if word and (bare(word[0]) in EXTENTS or bare(word[0]).isdecimal()):
                first = word.start()
            yield start, first, last
        return
    match = _SPACED.search(line)
    if match:
        yield 0, *match.span()


def _labelled(line: str) -> Iterator[tuple[int, int]]:
    """The stretches of a line that labels several rows: "a) yes / NO b) YES / no"; else the whole line."""
    starts = [match.start("label") for match in _LABEL.finditer(line)]
    bounds = list(zip([0, *starts], [*starts, len(line)], strict=True))
    rows = [(start, last) for start, last in bounds if line[start:last].strip()]
    if len(rows) > 1 and all(_SPLIT.search(line, *row) for row in rows):
        yield from rows
    else:
        yield 0, len(line)


_LABEL = re.compile(r"(?:^|[\s,;])(?P<label>(?:\d{1,2}|[a-h])[).:] )", re.IGNORECASE)
_LEAD = re.compile(r"[^:?\n]{0,160}[:?][*_]{0,2}|\s*(?:[-*•] |(?:\d{1,2}|[a-h])[).:] )")
_STRESS = r"[*_\[(<]{0,3}"
_SAID = rf"{_STRESS}\b(?:yes|no|some|somewhat|sometimes|partly|maybe|\d\d?)\b[*_\])>]{{0,3}}"
_SPACED = re.compile(rf"{_SAID}(?:(?:,|,? or)? {_SAID}){{1,10}}$", re.IGNORECASE)
_SPLIT = re.compile(r"(?<!\s)\s*+[/|]\s*+")


def _alternatives(line: str, first: int, last: int, offset: int) -> Iterator[Option]:
    """The choices of a row, with those that stand out as chosen."""
    row = line[first:last]
    pattern = _SPLIT if _SPLIT.search(row) else _SPACES
    parts = [(at, end, row[at:end].strip()) for at, end in pieces(row, pattern) if row[at:end].strip()]
    small = any(shown.islower() for _, _, shown in parts)
    start = offset + first
    for at, end, shown in parts:
        framed = bool(_FRAME.match(shown)) and bool(WORD.sub("", shown).strip())
        loud = shown.isupper() and small
        box = (start + at, start + at)
        yield Option(start + at, start + end, box, framed or loud, loud=loud and not framed)


_SPACES = re.compile(r",? or |,? +|\s+")
_FRAME = re.compile(
    r"\w{1,12}\*{1,2}$|\*{1,2}\w{1,12}$|(?:\*{1,3}|_{1,3}|\[|\(|<)\s*\w[^*_\])>]{0,40}(?:\*{1,3}|_{1,3}|\]|\)|>)$"
)


# ------------------------------------------------------------------------- lines with an arrow or a leading x
def pointed(text: str) -> Iterator[Group]:
    """Runs of lines of which some are marked: "b) office <--", "x remote" beside "- office", "--> office"."""
    yield from _listed(text)
    if _ARROW_BEFORE.search(text):
        yield from _arrowed(text)


def _listed(text: str) -> Iterator[Group]:
    run: list[Option] = []
    heading = before = (0, 0)
    for at, end, line in [*lines_of(text), (len(text), len(text), "")]:
        match = _ARROW.search(line.rstrip()) or _LEADING_X.match(line)
        listed = match or _LISTED.match(line)
        if listed and line.strip():
            box = (at + match.start(), at + match.end()) if match else (at, at)
            run.append(Option(at, at + len(line.rstrip()), box, bool(match)))
            continue
        if len(run) > 1 and any(one.chosen for one in run):
            yield Group(heading, run)
        run, heading = [], before
        if line.strip():
            before = heading = (at, end)


def _arrowed(text: str) -> Iterator[Group]:
    """Paragraphs of bare lines of which one has an arrow before it."""
    run: list[Option] = []
    for at, _, line in [*lines_of(text), (len(text), len(text), "")]:
        body = line.rstrip()
        if body and len(body) <= _BRIEF and not _FIELD.search(body):
            match = _ARROW_BEFORE.match(body)
            box = (at + match.start(), at + match.end()) if match else (at, at)
            run.append(Option(box[1], at + len(body), box, bool(match)))
            continue
        if len(run) > 1 and sum(one.chosen for one in run) == 1:
            yield Group((run[0].box[0], run[0].box[0]), run)
        run = []


_BRIEF = 60
"""The characters of a line that offers one choice."""
_ARROW = re.compile(r"(?<!\s)\s*+(?:<[-=<]{1,3}|←|⬅)[^\n<]{0,20}$")
_ARROW_BEFORE = re.compile(r"^[ \t]*(?:[-=]{1,3}>|→|➜|➔|⇒|👉) ?", re.MULTILINE)
_LEADING_X = re.compile(r"[xX] (?=\w)")
_LISTED = re.compile(r"\s*(?:[-–—*•o] |(?:\d{1,2}|[a-h])[).:] )")
