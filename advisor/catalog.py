"""Finding rubrics by name and loading them, fast.

Laws:

1. What is loaded was validated, every time: the cache holds the rubric's data as JSON, which goes through the
   same models again. Nothing in it is executed, and a cache that is damaged, foreign or unreadable is passed
   over in silence: at worst, loading takes as long as without it.
2. A cached rubric is found by the hash of the YAML's bytes, of our version and of the code that reads it, so
   that it can never be out of date.

Parsing YAML 1.2 in Python takes about half a second for a rubric of two thousand lines, the cached data a few
milliseconds. ruamel.yaml is imported only where something must really be parsed.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

import advisor
from advisor.errors import RubricError, UnknownRubric
from advisor.resources import rubrics_dir
from advisor.rubric.base import MAX_BYTES
from advisor.rubric.hints import nearest
from advisor.rubric.model import Rubric

__all__ = ["load_rubric", "rubric_names", "rubric_path"]

SUFFIXES = (".yaml", ".yml")
KEPT = 20
"""So many parsed rubrics stay in the cache; whoever edits one leaves a new copy with every change."""


def rubric_names() -> tuple[str, ...]:
    """Ids of the rubrics that come with the program, sorted."""
    return tuple(sorted(path.stem for path in rubrics_dir().glob("*.yaml")))


def rubric_path(name_or_path: str | Path) -> Path:
    """Where a rubric is: the id of a built-in one, or the path of a YAML file.

    Raises:
        UnknownRubric: there is no such rubric or file; the message says which there are.
    """
    text = str(name_or_path)
    there_are = f"There are: {', '.join(rubric_names())}. The path of a YAML file will do too."
    if isinstance(name_or_path, Path) or os.sep in text or text.endswith(SUFFIXES):
        path = Path(name_or_path)
        if path.is_dir():
            raise UnknownRubric(f"{text} is a folder. Name a rubric's YAML file in it.")
        if not path.exists():
            raise UnknownRubric(f"There is no file {text}. {there_are}")
        return path
    if text not in rubric_names():
        meant = nearest(text, rubric_names())
        hint = f" Did you mean {meant!r}?" if meant else ""
        raise UnknownRubric(f"No rubric is called {text!r}.{hint} {there_are}")
    return rubrics_dir() / f"{text}.yaml"


def load_rubric(name_or_path: str | Path) -> Rubric:
    """Load a rubric by its id or from a YAML file.

    Raises:
        UnknownRubric: there is no such rubric or file.
        RubricError: the file cannot be read, or is not a rubric; all its faults are in the error.
    """
    path = rubric_path(name_or_path)
    raw = _read(path)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise RubricError((f"{path}:{line}: not UTF-8 text — save the file as UTF-8",)) from None
    cached = _cached_path(raw)
    rubric = _read_cached(cached)
    if rubric is None:
        from advisor.rubric.parse import parse_rubric

        rubric = parse_rubric(text, str(path))
        _write_cached(cached, rubric)
    return rubric


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)  # a device or a film must not fill the memory
    except OSError as error:
        raise RubricError((f"{path}: cannot be read: {error.strerror}",)) from None
    if len(raw) > MAX_BYTES:
        raise RubricError((f"{path}: larger than {MAX_BYTES:,} bytes, which no rubric needs",))
    return raw


def _cached_path(raw: bytes) -> Path | None:
    """Where the parsed form of these bytes is kept; nowhere if the machine offers no place for it."""
    try:
        home = os.environ.get("XDG_CACHE_HOME", "")
        # The XDG rule: a relative path counts as none.
        base = Path(home) if os.path.isabs(home) else Path.home() / ".cache"
        key = hashlib.sha256(advisor.__version__.encode())
        for code in sorted(Path(__file__).with_name("rubric").glob("*.py")):
            key.update(hashlib.sha256(code.read_bytes()).digest())
        key.update(raw)
    except (OSError, RuntimeError):  # unreadable code; no home folder
        return None
    return base / "advisor" / "rubrics" / f"{key.hexdigest()}.json"


def _read_cached(path: Path | None) -> Rubric | None:
    if path is None:
        return None
    try:
        return Rubric.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def _write_cached(path: Path | None, rubric: Rubric) -> None:
    """Write whole or not at all: a second process sees the old file, none, or the new one."""
    if path is None:
        return
    draft = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(rubric.model_dump_json(by_alias=True), encoding="utf-8")
        draft.replace(path)
        _prune(path.parent.iterdir())
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _prune(files: Iterable[Path]) -> None:
    by_age = sorted(files, key=lambda file: file.stat().st_mtime_ns, reverse=True)
    for file in by_age[KEPT:]:
        file.unlink(missing_ok=True)
