"""Defaults of `advisor eval run` in `[tool.advisor.eval]` of the nearest pyproject.toml.

    [tool.advisor.eval]
    suites = ["evals/ours"]
    extractor = "offline"
    concurrency = 4
    fail-under = ["f1=0.95", "tier=92%"]
    baseline = "evals/baseline.json"
    output = ["report.html"]

The keys are the long options without their dashes; the command line wins over them. Paths are relative to the
working directory, as on the command line.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from advisor.errors import SuiteError

__all__ = ["KEYS", "defaults"]


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_text, value))


def _count(value: Any) -> bool:
    return type(value) is int and value > 0


KEYS: dict[str, tuple[str, Callable[[Any], bool], str]] = {
    "suites": ("suites", _texts, "a list of files and folders"),
    "extractor": ("extractor", _text, "a reader's name"),
    "model": ("model", _text, "a model's name"),
    "cassette": ("cassette", _text, "a cassette's file"),
    "prices": ("prices", _text, "a file of prices"),
    "max-tokens": ("max_tokens", _count, "a whole number from 1"),
    "repeat": ("repeat", _count, "a whole number from 1"),
    "concurrency": ("concurrency", _count, "a whole number from 1"),
    "filter": ("filter_", _text, "an expression"),
    "tag": ("tags", _texts, "a list of tags"),
    "fail-under": ("thresholds", _texts, 'a list such as ["f1=0.95"]'),
    "baseline": ("baseline", _text, "a run's file"),
    "output": ("outputs", _texts, "a list of files"),
    "rubric": ("own", _texts, "a list of rubric files"),
    "runs": ("runs", _text, "a folder"),
}
"""Key → the command's parameter, the test of its value, and what it takes."""


def defaults(start: Path) -> dict[str, Any]:
    """The parameters that the project sets, from the nearest pyproject.toml at `start` or above.

    Raises:
        SuiteError: the file is no TOML, or a key is not known or has a value of the wrong type.
    """
    for folder in (start, *start.parents):
        path = folder / "pyproject.toml"
        if path.is_file():
            return _read(path)
    return {}


def _read(path: Path) -> dict[str, Any]:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SuiteError(f"{path}: {error}.") from None
    table = raw.get("tool", {}).get("advisor", {}).get("eval", {})
    if not isinstance(table, Mapping):
        raise SuiteError(f"{path}: [tool.advisor.eval] is a table.")
    made = {}
    for key, value in table.items():
        if key not in KEYS:
            near = get_close_matches(key, KEYS, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else f" There are: {', '.join(KEYS)}."
            raise SuiteError(f"{path}: [tool.advisor.eval] has no key {key!r}.{hint}")
        parameter, fits, takes = KEYS[key]
        if not fits(value):
            raise SuiteError(f"{path}: [tool.advisor.eval] {key} takes {takes}, not {value!r}.")
        made[parameter] = value
    return made
