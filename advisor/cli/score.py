"""`advisor score`: transcripts in, one JSON line for each out, in the same order.

The same input gives the same bytes, whatever the machine, its language or the number of jobs; with a model,
the same input and the same answers of the model.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Generator, Hashable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias, cast

import click

from advisor.cli.faults import BAD_DATA
from advisor.cli.model import Chosen, reading_options
from advisor.exchange import NOTHING_SPENT, Usage

if TYPE_CHECKING:
    from advisor.api import Advisor, Scored
    from advisor.llm.model import Model

__all__ = ["score"]

Own: TypeAlias = tuple[tuple[str, str], ...]
"""Ids of the user's own rubrics, and where they are."""

STDIN = "-"
MAX_JOBS = 64


@click.command()
@click.argument("files", metavar="FILE.jsonl...", nargs=-1, required=True)
@click.option(
    "-j", "--jobs", type=click.IntRange(1, MAX_JOBS), default=1, help="So many at a time (processes; calls)."
)
@click.option("-r", "--rubric", "own", metavar="FILE", multiple=True, help="A rubric of your own, by its id.")
@reading_options
@click.pass_context
def score(
    context: click.Context, /, files: tuple[str, ...], jobs: int, own: tuple[str, ...], **model: Any
) -> None:
    """Score transcripts (JSON Lines; "-" is standard input) and print one JSON line for each, in their order.

    A line that is no transcript gives {"id" or "line", "error"}; the others are scored all the same, and the
    exit status is 1.

    With --model NAME (or --replay) a language model reads along, and its cost is told on standard error;
    ADVISOR_MODEL alone does not do that here.
    """
    _check(files)
    chosen = Chosen(**model)
    chosen.check()
    reader = chosen.open() if chosen.named else None
    output = sys.stdout.buffer
    progress = _Progress(files)
    with closing(_batches(files, jobs, _by_id(own), reader, chosen)) as batches:
        for batch in batches:
            output.write(batch.output)
            output.flush()  # whoever feeds us line by line waits for it
            progress.add(batch)
    progress.end()
    if not progress.cases:
        click.echo("advisor: There is no case in what was given.", err=True)
    if progress.faults:
        click.echo(f"advisor: {progress.faults:,} of {progress.cases:,} cases could not be scored.", err=True)
    if reader is not None:
        click.echo(chosen.cost(progress.usage), err=True)
        if progress.unserved:
            click.echo(f"advisor: {_unserved(progress)}", err=True)
    if progress.faults or (progress.unserved and not progress.usage.output):
        context.exit(BAD_DATA)


def _batches(
    files: tuple[str, ...], jobs: int, own: Own, reader: Model | None, chosen: Chosen
) -> Generator[Batch, None, None]:
    """What comes of the files, in their order: computed by processes, or with a model, awaited by threads."""
    if reader is None:
        from advisor.cli.workers import in_order

        return in_order(partial(score_chunk, own=own), _chunks(files, jobs), jobs)
    from advisor.cli import threads

    scored = partial(score_chunk, own=own, model=reader, most_tokens=chosen.max_tokens)
    stop = getattr(reader, "close", lambda: None)
    return threads.in_order(scored, _chunks(files, 1), jobs, stop)


def _unserved(progress: _Progress) -> str:
    """That the model did not serve, how often, and why."""
    count = len(progress.unserved)
    return (
        f"The model gave no answer {count:,} time{'' if count == 1 else 's'}, and those messages were read "
        f"without it: {progress.unserved[0]}."
    )


# --- Reading ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some lines of a file, with their numbers."""

    file: str
    lines: tuple[tuple[int, bytes], ...]

    @property
    def size(self) -> int:
        """Bytes of the file that these lines are."""
        return sum(len(line) for _, line in self.lines)


def _check(files: tuple[str, ...]) -> None:
    """Refuse the call before any work is done if a file is not there."""
    for name in files:
        if name == STDIN:
            continue
        if not Path(name).exists():
            raise click.UsageError(f"There is no file {name}")
        if Path(name).is_dir():
            raise click.UsageError(f"{name} is a folder, not a file of transcripts")


def _by_id(rubrics: tuple[str, ...]) -> Own:
    from advisor.catalog import load_rubric

    return tuple((load_rubric(Path(file)).id, str(Path(file).absolute())) for file in rubrics)


def _chunks(files: tuple[str, ...], jobs: int) -> Iterator[Chunk]:
    # In one process there is nothing to be gained from chunks, and each line is answered as it comes.
    most_lines, most_bytes = (1, 1) if jobs == 1 else (32, 500_000)
    for name in files:
        with _opened(name) as file:
            yield from _chunks_of(name, file, most_lines, most_bytes)


def _chunks_of(name: str, file: BinaryIO, most_lines: int, most_bytes: int) -> Iterator[Chunk]:
    from advisor.transcripts import numbered_lines

    lines: list[tuple[int, bytes]] = []
    size = 0
    for number, line in numbered_lines(file):
        lines.append((number, line))
        size += len(line)
        if len(lines) >= most_lines or size >= most_bytes:
            yield Chunk(name, tuple(lines))
            lines, size = [], 0
    if lines:
        yield Chunk(name, tuple(lines))


def _opened(name: str) -> BinaryIO:
    return sys.stdin.buffer if name == STDIN else open(name, "rb")


# --- Scoring (in any process) -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Batch:
    """A chunk's output, and how it went."""

    output: bytes
    cases: int
    faults: int
    size: int
    usage: Usage = NOTHING_SPENT
    unserved: tuple[str, ...] = ()


def score_chunk(
    chunk: Chunk, own: Own = (), model: Model | None = None, most_tokens: int | None = None
) -> Batch:
    """Score each line of a chunk: JSON lines, one for each."""
    from advisor.transcripts import json_line

    faults = 0
    output = bytearray()
    usage = NOTHING_SPENT
    unserved: tuple[str, ...] = ()
    for number, line in chunk.lines:
        result = _result(
            chunk.file,
            number,
            line,
            partial(_advisor, own=own, model=cast("Hashable", model), most=most_tokens),
        )
        if isinstance(result, dict):
            faults += 1
            output += json_line(result)
        else:
            case_id, scored = result
            output += json_line({"id": case_id, **scored.to_dict()})
            usage, unserved = usage + scored.usage, unserved + scored.unserved
    return Batch(bytes(output), len(chunk.lines), faults, chunk.size, usage, unserved)


def _result(
    file: str, number: int, line: bytes, advisor: Callable[[str], Advisor]
) -> tuple[str, Scored] | dict[str, object]:
    """A case's id with what it comes to, or what was wrong with its line."""
    from advisor.errors import AdvisorError
    from advisor.transcripts import CaseError, parse_case

    case_id = None
    try:
        case = parse_case(line)
        case_id = case.id
        return case.id, advisor(case.rubric).score(case.messages, case.date)
    except AdvisorError as error:
        if isinstance(error, CaseError):
            case_id = error.id
        named = {"line": number} if case_id is None else {"id": case_id}
        return {**named, "error": f"{_name(file)}:{number}: {' '.join(str(error).split())}"}


def _name(file: str) -> str:
    return "standard input" if file == STDIN else file


@lru_cache(maxsize=16)
def _advisor(rubric: str, own: Own, model: Hashable, most: int | None) -> Advisor:
    from advisor.api import Advisor
    from advisor.catalog import rubric_names
    from advisor.errors import UnknownRubric

    known = {**{name: name for name in rubric_names()}, **dict(own)}
    # A transcript is someone else's data: it may name a rubric, but not a file of ours to open.
    if rubric not in known:
        raise UnknownRubric(f"no rubric is called {rubric!r}. There are: {', '.join(known)}.")
    return Advisor(known[rubric], model=cast("Model | None", model), most_tokens=most)


# --- Progress -----------------------------------------------------------------------------------------------


class _Progress:
    """How far we are, on stderr, if someone is watching and it does not get between the output's lines."""

    def __init__(self, files: tuple[str, ...]) -> None:
        self.cases = 0
        self.faults = 0
        self.usage = NOTHING_SPENT
        self.unserved: tuple[str, ...] = ()
        self._read = 0
        self._size = sum(Path(name).stat().st_size for name in files) if STDIN not in files else 0
        self._shown = sys.stderr.isatty() and not sys.stdout.isatty()
        self._next = 0.0

    def add(self, batch: Batch) -> None:
        """Count a batch, and show the count a few times a second."""
        self.cases += batch.cases
        self.faults += batch.faults
        self.usage += batch.usage
        self.unserved += batch.unserved
        self._read += batch.size
        if self._shown and time.monotonic() >= self._next:
            self._next = time.monotonic() + 0.2
            share = f" ({min(100 * self._read // self._size, 100)}%)" if self._size else ""
            self._say(f"{self.cases:,} cases scored{share}")

    def end(self) -> None:
        """Take the count off the screen."""
        if self._shown:
            self._say("")

    def _say(self, words: str) -> None:
        sys.stderr.write(f"\r\x1b[K{words}")
        sys.stderr.flush()
