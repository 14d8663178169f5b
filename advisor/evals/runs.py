"""Runs on disk: written record by record, read back one at a time, found by name, taken up after a kill.

Laws:

1. A record that was written and flushed is there after a kill; a line that was being written then is dropped.
2. Only the owner may read a run: it quotes what people said.
3. Reading holds one record at a time, whatever the size of the run.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from advisor.errors import SuiteError
from advisor.evals.records import FORMAT, CaseRecord, End, GroupRecord, Record, RunHeader
from advisor.transcripts import json_line

__all__ = ["LATEST", "RUNS", "SavedRun", "Writer", "data_of", "find_run", "new_run_file", "replace_file"]

RUNS = Path(".advisor/runs")
"""Where runs are kept, below the working directory. Version control is told to leave it alone."""
LATEST = "last"
KEPT = 30


class Writer:
    """Appends to a run's file, a line each."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: BinaryIO = open(  # noqa: SIM115 - closed by `close`
            os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab"
        )

    def write(self, *parts: RunHeader | Record | End, flush: bool = True) -> None:
        """Write some lines; flushed, they are with the operating system when this returns."""
        try:
            for part in parts:
                self._file.write(_line_of(part))
            if flush:
                self._file.flush()
        except OSError as error:  # the system says why, not where
            raise OSError(error.errno, error.strerror, str(self.path)) from None

    def close(self) -> None:
        """Write nothing more."""
        self._file.close()


def data_of(part: RunHeader | Record | End) -> dict[str, Any]:
    """A part of a run as JSON data; what is as it is by default is left out."""
    data = part.model_dump(mode="json", exclude_defaults=True)
    return {"type": part.type, **({"format": part.format} if isinstance(part, RunHeader) else {}), **data}


def _line_of(part: RunHeader | Record | End) -> bytes:
    """The same as a line; of a case written by pydantic itself, which takes a third of the time."""
    if isinstance(part, CaseRecord):
        with suppress(PydanticSerializationError):  # half a surrogate pair
            return b'{"type":"case",' + part.model_dump_json(exclude_defaults=True).encode()[1:] + b"\n"
    return json_line(data_of(part))


@dataclass(frozen=True, slots=True)
class SavedRun:
    """A run on disk.

    Args:
        path: its file, JSON Lines or JSON.
        header: what was run.
        end: how it ended; None if it was killed.
    """

    path: Path
    header: RunHeader
    end: End | None

    @classmethod
    def open(cls, path: Path) -> SavedRun:
        """Look at a run's file.

        Raises:
            SuiteError: it is no run, or of another format.
        """
        header: RunHeader | None = None
        end: End | None = None
        for raw in _objects(path):
            if raw.get("type") == "run":
                header = _header(raw, path)
            elif raw.get("type") == "end":
                end = _parsed(End, raw, path)
            elif header is None:
                break
        if header is None:
            raise SuiteError(f"{path} is no run of `advisor eval run`.")
        return cls(path, header, end)

    @property
    def complete(self) -> bool:
        """Whether it came to its end."""
        return self.end is not None and self.end.complete

    @property
    def whole(self) -> bool:
        """Whether nothing of its suites was left out."""
        return self.complete and not self.header.selection

    def records(self) -> Iterator[Record]:
        """Its records, one at a time."""
        for raw in _objects(self.path):
            if raw.get("type") in ("case", "group"):
                kind: Any = CaseRecord if raw["type"] == "case" else GroupRecord
                yield _parsed(kind, raw, self.path)

    def cases(self) -> Iterator[CaseRecord]:
        """The records of its cases."""
        return (record for record in self.records() if isinstance(record, CaseRecord))

    @property
    def kinds(self) -> dict[str, dict[str, str]]:
        """Rubric → item → kind of item."""
        return {name: rubric.kinds for name, rubric in self.header.rubrics.items()}


def new_run_file(folder: Path, name: str) -> Path:
    """A file for a new run of this name, with an addition where the name is taken; old runs are removed.

    Raises:
        OSError: the folder cannot be written to.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("# Runs quote what people said.\n*\n", encoding="utf-8")
    for old in _by_age(folder)[: -KEPT + 1]:
        old.unlink(missing_ok=True)
    for number in range(1, 1000):
        path = folder / (f"{name}.jsonl" if number == 1 else f"{name}-{number}.jsonl")
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            return path
    raise SuiteError(f"{folder} holds too many runs called {name}.")


def find_run(name: str, folder: Path = RUNS) -> SavedRun:
    """A run by its file, its name, or "last".

    Raises:
        SuiteError: there is none, or it is no run.
    """
    path = Path(name)
    if path.is_file():
        return SavedRun.open(path)
    if name == LATEST:
        runs = _by_age(folder)
        if runs:
            return SavedRun.open(runs[-1])
        raise SuiteError(f"There is no run in {folder} yet. `advisor eval run` makes one.")
    if (folder / f"{name}.jsonl").is_file():
        return SavedRun.open(folder / f"{name}.jsonl")
    raise SuiteError(f"There is no run {name}: give a file, a name in {folder}, or 'last'.")


def replace_file(path: Path, content: Iterable[bytes]) -> None:
    """Write a file whole or not at all: whoever reads it meanwhile sees the old one or the new one."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with draft.open("wb") as file:
            file.writelines(content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _by_age(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.jsonl"), key=lambda file: file.stat().st_mtime_ns)


# --- Reading ------------------------------------------------------------------------------------------------


def _objects(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as file:
        first = file.read(1)
        file.seek(0)
        if first != b"{":
            return
        for number, line in enumerate(file, start=1):
            try:
                raw = json.loads(line)
            except ValueError:
                if number == 1:
                    yield from _document(path)
                # else the line that was being written when the run was killed
                return
            if number == 1 and "type" not in raw:
                yield from _parts(raw)
                return
            yield raw


def _document(path: Path) -> Iterator[dict[str, Any]]:
    try:
        raw = json.loads(path.read_bytes())
    except ValueError:
        return
    if isinstance(raw, dict):
        yield from _parts(raw)


def _parts(raw: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for key, kind in (("run", "run"), ("cases", "case"), ("groups", "group"), ("end", "end")):
        found = raw.get(key)
        for each in found if isinstance(found, list) else [found]:
            if isinstance(each, dict):
                yield {"type": kind, **each}


def _header(raw: Mapping[str, Any], path: Path) -> RunHeader:
    if raw.get("format", FORMAT) != FORMAT:
        raise SuiteError(f"{path} is of the format {raw['format']!r}; this version reads {FORMAT!r}.")
    header: RunHeader = _parsed(RunHeader, raw, path)
    return header


def _parsed(kind: Any, raw: Mapping[str, Any], path: Path) -> Any:
    try:
        return kind.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise SuiteError(f"{path} is damaged: {raw.get('id', '')} {where}: {first['msg'].lower()}.") from None
