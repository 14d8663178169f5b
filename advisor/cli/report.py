"""`advisor report`: what a chat comes to, on the screen or as a file to keep, send or print."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from advisor.cli.faults import BAD_DATA

if TYPE_CHECKING:
    from advisor.api import Advisor
    from advisor.report.build import AnyReport
    from advisor.transcripts import Case

__all__ = ["report"]

STDIN = STDOUT = "-"
BY_ENDING = {".md": "md", ".json": "json", ".html": "html", ".htm": "html", ".txt": "terminal"}
"""The end of a file's name → the format it is written in, where none is asked for."""


@click.command()
@click.argument("source", metavar="SESSION|FILE.jsonl")
@click.option("-c", "--case", "case_id", metavar="ID", help="Of the file's cases, take this one.")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["terminal", "md", "json", "html", "case"]),
    help="By default, what the output's name ends with; else for the terminal. A ladder has a case, too: a "
    "page in Markdown to take to your manager.",
)
@click.option("-o", "--output", metavar="FILE", help="Write to this file, whole or not at all.")
@click.option("-r", "--rubric", "own", metavar="FILE", multiple=True, help="A rubric of your own, by its id.")
@click.pass_context
def report(
    context: click.Context,
    source: str,
    case_id: str | None,
    form: str | None,
    output: str | None,
    own: tuple[str, ...],
) -> None:
    """Write the report of a stored session, or of the chats in a file of transcripts ("-" is standard input).

    The HTML is one file that needs nothing else, to be read on any screen or printed.
    """
    form = form or _by_ending(output)
    faults: list[str] = []
    if _is_file(source):
        reports = list(_of_cases(source, case_id, own, faults))
    elif case_id is not None:
        raise click.UsageError("--case chooses among the cases of a file, and a session has only one")
    else:
        reports = [_of_session(source)]
    if reports:
        _deliver(_text(reports, form, output), form, output)
    elif len(faults) > 1:
        faults[:] = [f"{source}: no line of it is a case. The first fault: {faults[0]}"]
    for fault in faults:
        click.echo(f"advisor: {fault}", err=True)
    if faults:
        context.exit(BAD_DATA)


def _by_ending(output: str | None) -> str:
    ending = Path(output or "").suffix.lower()
    if ending and ending not in BY_ENDING:
        endings = ", ".join(BY_ENDING)
        raise click.UsageError(f"{output} ends with none of {endings}, and no --format is named")
    return BY_ENDING.get(ending, "terminal")


# --- Where the answers come from ----------------------------------------------------------------------------


def _is_file(source: str) -> bool:
    """A session goes by a short id; a file exists, or its name looks like one."""
    return source == STDIN or os.sep in source or "." in source or Path(source).exists()


def _of_session(name: str) -> AnyReport:
    from advisor.catalog import load_rubric
    from advisor.report.build import build
    from advisor.settings import Settings
    from advisor.store import Store

    with Store(Settings.from_environment()) as store:
        summary = store.find(name)
        state = store.state(summary.id)
    rubric = load_rubric(summary.rubric_source)
    return build(rubric, state.sheet, state.messages, state.today, name=summary.id)


def _of_cases(
    source: str, case_id: str | None, own: tuple[str, ...], faults: list[str]
) -> Iterator[AnyReport]:
    """A report for each case of a file; a line that is none adds to the faults, and the others are done."""
    from advisor.errors import AdvisorError

    known = _rubrics(own)
    found = False
    for number, case in _cases(source, case_id, faults):
        found = True
        try:
            yield _of_case(case, known)
        except AdvisorError as error:
            faults.append(f"{source}:{number}: {error}")
    if case_id is not None and not found:
        faults.append(f"{source}: no case goes by the id {case_id!r}.")
    elif not found and not faults:
        faults.append(f"{source}: there is no case in it.")


def _cases(source: str, case_id: str | None, faults: list[str]) -> Iterator[tuple[int, Case]]:
    from advisor.transcripts import CaseError, numbered_lines, parse_case

    with _opened(source) as file:
        for number, line in numbered_lines(file):
            try:
                case = parse_case(line)
            except CaseError as error:
                if case_id in (None, error.id):
                    faults.append(f"{source}:{number}: {error}")
            else:
                if case_id in (None, case.id):
                    yield number, case


def _of_case(case: Case, known: dict[str, str]) -> AnyReport:
    from advisor.errors import UnknownRubric
    from advisor.report.build import build

    # A transcript is someone else's data: it may name a rubric, but not a file of ours to open.
    if case.rubric not in known:
        raise UnknownRubric(f"no rubric is called {case.rubric!r}. There are: {', '.join(known)}.")
    scored = _advisor(known[case.rubric]).score(case.messages, case.date)
    return build(scored.rubric, scored.sheet, case.messages, case.date, name=case.id)


@lru_cache(maxsize=16)
def _advisor(rubric: str) -> Advisor:
    from advisor.api import Advisor

    return Advisor(rubric)


def _rubrics(own: tuple[str, ...]) -> dict[str, str]:
    from advisor.catalog import load_rubric, rubric_names

    return {**{name: name for name in rubric_names()}, **{load_rubric(Path(file)).id: file for file in own}}


def _opened(source: str) -> BinaryIO:
    if source == STDIN:
        return sys.stdin.buffer
    path = Path(source)
    if not path.exists():
        raise click.UsageError(f"There is no file {source}")
    if path.is_dir():
        raise click.UsageError(f"{source} is a folder, not a file of transcripts")
    return path.open("rb")


# --- Where the report goes ----------------------------------------------------------------------------------


def _text(reports: list[AnyReport], form: str, output: str | None) -> str:
    from advisor.report.data import as_json_list
    from advisor.report.formats import TEMPLATES, written
    from advisor.resources import prompts_dir

    if form == "terminal" and output in (None, STDOUT):
        return "\n".join(map(_for_screen, reports))
    if len(reports) > 1 and form == "html":
        names = ", ".join(str(report.name) for report in reports[:5])
        raise click.UsageError(
            f"A page holds one report, and there are {len(reports)} cases. Choose one with --case: {names}"
            + (", …" if len(reports) > 5 else "")
        )
    if len(reports) > 1 and form == "json":
        return as_json_list(reports)
    folder = prompts_dir()
    templates = {name: (folder / name).read_text(encoding="utf-8") for name in TEMPLATES}
    return "\n".join(written(report, form, templates) for report in reports)


def _for_screen(report: AnyReport) -> str:
    from shutil import get_terminal_size

    from advisor.report.on_terminal import render
    from advisor.settings import Settings

    if not sys.stdout.isatty():
        return render(report)
    colour = Settings.from_environment().colour and os.environ.get("TERM") != "dumb"
    return render(report, min(get_terminal_size().columns, 100), colour=colour)


def _deliver(text: str, form: str, output: str | None) -> None:
    if output is not None and output != STDOUT:
        _save(Path(output), text)
    elif form == "terminal":
        click.echo(text, nl=False)  # in the terminal's own encoding
    else:
        sys.stdout.buffer.write(text.encode("utf-8"))


def _save(output: Path, text: str) -> None:
    try:
        # What a link leads to is replaced, not the link.
        _replace(output.resolve(), text.encode("utf-8"))
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(output)) from None


def _replace(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: whoever reads it meanwhile sees the old one or the new one."""
    if path.exists() and not stat.S_ISREG(path.stat().st_mode):
        path.write_bytes(content)  # a pipe or a device cannot be replaced; a folder is refused here
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        # A person's words: for their eyes only.
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
