"""A run as self-contained pages: the first holds the summary and the cases that matter, the rest is linked.

Each page is one file without script of others, of `MOST_CASES` cases and about `MOST_BYTES` at most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from advisor.evals.cases import CaseIndex
from advisor.evals.judging import identity
from advisor.evals.outputs.page import ORDER, case_values, page_values
from advisor.evals.records import CaseRecord, Record
from advisor.evals.runs import replace_file
from advisor.evals.session import Result
from advisor.report.safe import escape_html_lines
from advisor.report.templates import environment
from advisor.resources import prompts_dir

__all__ = ["MOST_BYTES", "MOST_CASES", "as_html"]

MOST_CASES = 2000
MOST_BYTES = 9_000_000
SHORT = 40
"""Characters up to which a text, such as an item's name, is likely to come again."""
TEMPLATES = ("evals/page.html.j2", "evals/case.html.j2", "evals/style.css.j2", "evals/script.js.j2")


def as_html(result: Result, path: Path) -> Iterator[bytes]:
    """The first page; the others are written beside it."""
    templates = {name: (prompts_dir() / name).read_text(encoding="utf-8") for name in TEMPLATES}
    made = environment(templates, _escaped)
    case, page = made.get_template("evals/case.html.j2"), made.get_template("evals/page.html.j2")
    values = page_values(result)
    first, cases = b"", _paged(_rendered(result, lambda each: case.render(case=each)))
    for number, (some, more) in enumerate(cases, start=1):
        around = {
            "number": number,
            "previous": _name(path, number - 1) if number > 1 else "",
            "next": _name(path, number + 1) if more else "",
        }
        text = page.render(page=values | around, cases=some).encode()
        if number == 1:
            first = text
        else:
            replace_file(path.with_name(_name(path, number)), [text])
    yield first


def _escaped(text: str) -> str:
    return _escaped_word(text) if len(text) <= SHORT else escape_html_lines(text)


_escaped_word = lru_cache(maxsize=4096)(escape_html_lines)


def _rendered(result: Result, render: Callable[[dict[str, Any]], str]) -> Iterator[Markup]:
    """Each case, those that matter most first, one at a time."""
    index = CaseIndex(result.header.suites)
    number = 0
    for wanted in ORDER:
        if not result.gate.standings[wanted]:
            continue
        for record, standing in _of_standing(result, wanted):
            number += 1
            values = case_values(record, standing, _chat(record, index), f"c{number}")
            yield Markup(render(values))


def _of_standing(result: Result, wanted: str) -> Iterator[tuple[Record, Any]]:
    return (pair for pair in result.records() if pair[1] == wanted)


def _chat(record: Record, index: CaseIndex) -> Any:
    """The messages of a case, if they are still those that were run."""
    if not isinstance(record, CaseRecord) or record.held:
        return None
    found = index.find(record.id)
    if found is None or identity(found[1], found[0])["text"] != record.text:
        return None
    return found[1].messages


def _paged(cases: Iterator[Markup]) -> Iterator[tuple[list[Markup], bool]]:
    """Pages full of cases, each with whether more come."""
    some: list[Markup] = []
    size = 0
    for case in cases:
        if some and (len(some) >= MOST_CASES or size + len(case.encode()) > MOST_BYTES):
            yield some, True
            some, size = [], 0
        some.append(case)
        size += len(case.encode())
    yield some, False


def _name(path: Path, number: int) -> str:
    return path.name if number == 1 else f"{path.stem}-{number}{path.suffix}"
