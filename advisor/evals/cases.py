"""Golden cases on disk: which files are meant, their lines one by one, and which of the cases are wanted.

Laws:

1. Nothing holds a whole suite: cases are read as they are needed, and read again if they are needed again.
   What grows with their number is one short id each, for a case given twice is refused before any case runs:
   baselines and resumed runs know cases by their ids alone.
2. A line that is no case is one fault and stops no other.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from advisor.errors import SuiteError
from advisor.evals.selecting import Selection
from advisor.transcripts import Case, CaseError, numbered_lines, parse_case

__all__ = [
    "HELD",
    "CaseIndex",
    "Inventory",
    "Line",
    "inventory",
    "is_held",
    "lines",
    "parsed",
    "shown_path",
    "suite_files",
    "text_hash",
]

HELD = "held"
"""Cases in a folder of this name are held out: they count, and reports for people do not show their words."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a suite, as it is in the file.

    Args:
        file: the file, as it is named in reports: relative to the working directory where it is below it.
        number: the line, counted from 1.
        raw: its bytes.
        offset: where they begin in the file.
    """

    file: str
    number: int
    raw: bytes
    offset: int = 0

    @property
    def place(self) -> str:
        """Where it is, as compilers say it."""
        return f"{self.file}:{self.number}"


def suite_files(paths: Sequence[str | Path]) -> tuple[str, ...]:
    """All suites (`*.jsonl`) that these files and folders hold, sorted within each folder, each once.

    Raises:
        SuiteError: one is not there, or a folder holds no suite.
    """
    found: dict[str, None] = {}
    for path in map(Path, paths):
        if path.is_dir():
            inside = sorted(file for file in path.rglob("*.jsonl") if not _hidden(file.relative_to(path)))
            if not inside:
                raise SuiteError(f"There is no suite (*.jsonl) in the folder {path}.")
            found |= dict.fromkeys(map(shown_path, inside))
        elif path.exists():
            found[shown_path(path)] = None
        else:
            raise SuiteError(f"There is no suite {path}. Name a .jsonl file, or a folder of them.")
    return tuple(found)


def lines(files: Iterable[str]) -> Iterator[Line]:
    """The lines of some suites that are not blank."""
    for name in files:
        with open(name, "rb") as file:
            for number, raw in numbered_lines(file):
                yield Line(name, number, raw, file.tell() - len(raw))


def parsed(line: Line) -> Case:
    """Read a line as a case.

    Raises:
        CaseError: it is none.
    """
    case = parse_case(line.raw)
    if b"\\u" in line.raw:  # only an escape can hold half a pair
        _no_half_pairs(case)
    if case.known_failure is not None:
        _until(case)
    if case.inject is not None and not 0 <= case.inject["message"] < len(case.messages):
        raise CaseError(f"inject.message: there is no message {case.inject['message']}.", case.id)
    return case


@dataclass(frozen=True, slots=True)
class Inventory:
    """What is in some suites.

    Args:
        cases: how many cases there are.
        wanted: how many of them the selection takes.
        messages: how many messages of the person the wanted ones hold, injected readings included.
        rubrics: ids of the rubrics that the wanted ones are scored by, sorted.
        by_file: file → how many of its cases are wanted.
        faults: what is wrong with lines that are no cases, with their places.
        hash: of all lines, to tell whether the suites changed since.
    """

    cases: int
    wanted: int
    messages: int
    rubrics: tuple[str, ...]
    by_file: dict[str, int]
    faults: tuple[str, ...]
    hash: str = ""


class CaseIndex:
    """Finds cases by their ids; what is kept of each is its place."""

    def __init__(self, files: Iterable[str]) -> None:
        self._places: dict[str, tuple[str, int, int]] = {}
        for line in lines(file for file in files if Path(file).is_file()):
            try:
                self._places[parsed(line).id] = (line.file, line.number, line.offset)
            except CaseError:
                continue

    def find(self, case_id: str) -> tuple[Line, Case] | None:
        """The case of this id as it is now, and where it stands."""
        if case_id not in self._places:
            return None
        name, number, offset = self._places[case_id]
        with open(name, "rb") as file:
            file.seek(offset)
            line = Line(name, number, file.readline(), offset)
        return line, parsed(line)


def inventory(files: Sequence[str], selection: Selection) -> Inventory:
    """Look through some suites without running anything.

    Raises:
        SuiteError: an id is given twice.
    """
    seen: dict[str, str] = {}
    twice: list[str] = []
    faults: list[str] = []
    by_file: dict[str, int] = {}
    rubrics: set[str] = set()
    messages = 0
    chosen = selection.fresh()
    digest = hashlib.sha256()
    for line in lines(files):
        digest.update(line.raw)
        try:
            case = parsed(line)
        except CaseError as error:
            faults.append(f"{line.place}: {error}")
            continue
        if case.id in seen:
            twice.append(f"{line.place}: the id {case.id!r} is that of {seen[case.id]} too.")
        seen.setdefault(case.id, line.place)
        if chosen.takes(case, line.file):
            by_file[line.file] = by_file.get(line.file, 0) + 1
            rubrics.add(case.rubric)
            said = sum(message.role == "user" for message in case.messages)
            messages += said * (2 if case.inject else 1)
    if twice:
        more = f" (and {len(twice) - 1} more)" if len(twice) > 1 else ""
        raise SuiteError(f"{twice[0]}{more} Baselines know cases by their ids: give each its own.")
    return Inventory(
        cases=len(seen),
        wanted=sum(by_file.values()),
        messages=messages,
        rubrics=tuple(sorted(rubrics)),
        by_file=by_file,
        faults=tuple(faults),
        hash=digest.hexdigest()[:16],
    )


def text_hash(*parts: Any) -> str:
    """A short name for some JSON data, the same everywhere, to tell whether it changed."""
    return hashlib.sha256(_encoded(parts).encode()).hexdigest()[:16]


_encoded = json.JSONEncoder(sort_keys=True, ensure_ascii=True, default=str).encode


@lru_cache(maxsize=256)
def is_held(file: str) -> bool:
    """Whether the cases of a file are held out.

    >>> is_held("evals/some-rubric/held/terse.jsonl"), is_held("evals/some-rubric/terse.jsonl")
    (True, False)
    """
    return HELD in Path(file).parts[:-1]


def shown_path(path: Path) -> str:
    """A file as reports name it: relative to the working directory where it is below it."""
    try:
        relative = path.absolute().relative_to(Path.cwd())
    except ValueError:
        relative = Path(os.path.normpath(path.absolute()))
    return relative.as_posix()


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _no_half_pairs(case: Case) -> None:
    """Refuse what UTF-8 has no bytes for: it could not be written into any report."""
    try:
        repr_of = [case.id, case.rubric, *case.tags, case.group or "", str(case.expect), str(case.inject)]
        "".join([*repr_of, *(message.content for message in case.messages)]).encode()
    except UnicodeEncodeError:
        raise CaseError("there is half a surrogate pair in it.") from None


def _until(case: Case) -> None:
    until = (case.known_failure or {}).get("until")
    try:
        datetime.date.fromisoformat(str(until))
    except ValueError:
        raise CaseError(
            f'known_failure.until: a day such as "2026-12-31" is needed, not {until!r}.', case.id
        ) from None
