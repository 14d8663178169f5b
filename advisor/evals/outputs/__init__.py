"""Reports of a run as files, by what their names end with: `FORMATS`, a table one can read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from advisor.errors import SuiteError
from advisor.evals.outputs.junit import as_junit
from advisor.evals.outputs.markdown import as_markdown
from advisor.evals.outputs.tables import as_csv, as_json, as_jsonl
from advisor.evals.runs import replace_file
from advisor.evals.session import Result

__all__ = ["FORMATS", "check_outputs", "deliver"]

Renderer = Callable[[Result, Path], Iterator[bytes]]
"""From a run, and the file it is written to, to the file's bytes, a piece at a time."""


def _html(result: Result, path: Path) -> Iterator[bytes]:
    from advisor.evals.outputs.html import as_html  # brings jinja2, which the other formats can do without

    return as_html(result, path)


FORMATS: dict[str, Renderer] = {
    ".json": as_json,
    ".jsonl": as_jsonl,
    ".junit.xml": as_junit,
    ".xml": as_junit,
    ".html": _html,
    ".md": as_markdown,
    ".csv": as_csv,
}
"""End of a file's name → the format."""


def check_outputs(names: Sequence[str]) -> None:
    """Refuse, before any work is done, what could not be written after it.

    Raises:
        SuiteError: no format goes by such a name, or there is no such folder.
    """
    for name in names:
        _format(name)
        if not Path(name).absolute().parent.is_dir():
            folder = Path(name).parent
            raise SuiteError(f"-o {name}: there is no folder {folder}. Make it first: mkdir -p {folder}")


def deliver(result: Result, names: Sequence[str]) -> list[str]:
    """Write the reports, each whole or not at all, and name the files."""
    for name in names:
        try:
            replace_file(Path(name), _format(name)(result, Path(name)))
        except OSError as error:
            raise OSError(error.errno, error.strerror or os.strerror(error.errno or 0), name) from None
    return list(names)


def _format(name: str) -> Renderer:
    endings = sorted(FORMATS, key=len, reverse=True)
    found = next((ending for ending in endings if name.lower().endswith(ending)), None)
    if found is None:
        raise SuiteError(f"-o {name}: the end of the name says what is written, one of {', '.join(FORMATS)}.")
    return FORMATS[found]
