"""`advisor eval import | export | answer`: cases of other tools, brought along and taken away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from advisor.cli.faults import BAD_DATA

if TYPE_CHECKING:
    from advisor.transcripts import Case

__all__ = ["answer", "export", "import_cases"]

FORMS = ("openai", "promptfoo", "inspect")
MOST_FAULTS = 50


@click.command(name="import")
@click.argument("file", metavar="FILE")
@click.option("--from", "form", type=click.Choice(FORMS), required=True, help="Whose form it has.")
@click.option("--to", "suite", metavar="SUITE.jsonl", required=True, help="The suite to write; a new file.")
@click.option("-r", "--rubric", metavar="ID", help="The rubric of cases that name none.")
@click.pass_context
def import_cases(context: click.Context, file: str, form: str, suite: str, rubric: str | None) -> None:
    """Bring the cases of another tool along, as a suite.

    openai is JSON Lines of chats ("input" or "messages", and "ideal"), promptfoo a YAML file with tests,
    inspect a dataset of Inspect AI. What a case expects has to be a JSON object of answers; what is not is
    left out, and said. The exit status is 1 where a case could not be brought along.
    """
    from advisor.cli.plain import clean
    from advisor.evals.foreign import FORMS as KNOWN
    from advisor.evals.runs import replace_file
    from advisor.transcripts import json_line

    path = _new(suite)
    lines: list[bytes] = []
    seen: set[str] = set()
    faults = lost = 0
    for each in KNOWN[form][0](Path(file), rubric):
        problems, data = [*each.faults], each.data
        if data is not None and data["id"] in seen:
            problems.append(f"the id {data['id']!r} is given twice.")
            data = None
        if data is None:
            lost += 1
        else:
            seen.add(data["id"])
            lines.append(json_line(data))
        for problem in problems:
            faults += 1
            if faults <= MOST_FAULTS:
                click.echo(clean(f"{each.place}: {' '.join(problem.split())}"), err=True)
    if not lines:
        raise click.UsageError(f"There is no case in {file} that could be brought along")
    replace_file(path, lines)
    click.echo(clean(f"Wrote {len(lines):,} cases to {path}. Look at them: advisor eval lint {path}"))
    context.exit(BAD_DATA if lost else 0)


@click.command()
@click.argument("suites", metavar="SUITE|DIR...", nargs=-1, required=True)
@click.option("--to", "form", type=click.Choice(FORMS), required=True, help="For which tool.")
@click.option("-o", "--output", metavar="FILE", required=True, help="The file to write; others go beside it.")
def export(suites: tuple[str, ...], form: str, output: str) -> None:
    """Take suites along to another tool, where they run with advisor as what is tested.

    Injected words (attacks) and groups of paraphrases are written down and come back with an import, but
    other tools do not try them. Folders called "held" are passed by unless their files are named.
    """
    from advisor.cli.plain import clean
    from advisor.evals.foreign import FORMS as KNOWN
    from advisor.evals.runs import replace_file

    path = Path(output)
    if not path.absolute().parent.is_dir():
        raise click.UsageError(f"There is no folder {path.parent}")
    cases = _cases(suites)
    for file, content in KNOWN[form][1](cases, path):
        replace_file(file, [content])
        click.echo(clean(f"Wrote {file}"))
    attacks = sum(case.inject is not None for case in cases)
    if attacks:
        click.echo(f"{attacks:,} of {len(cases):,} cases are attacks, which are not tried there.", err=True)


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("case", metavar="CASE", nargs=1)
@click.argument("more", metavar="", nargs=-1, type=click.UNPROCESSED)
@click.pass_context
def answer(context: click.Context, case: str, more: tuple[str, ...]) -> None:
    """Read one case, given as JSON, and print what was read: for tools that run a program a case.

    What such tools pass on besides the case is left alone.
    """
    import sys

    from advisor.cli.score import Chunk, score_chunk

    batch = score_chunk(Chunk("the case", ((1, case.encode("utf-8", "surrogateescape")),)))
    sys.stdout.buffer.write(batch.output)
    sys.stdout.buffer.flush()
    context.exit(BAD_DATA if batch.faults else 0)


def _new(suite: str) -> Path:
    path = Path(suite)
    if path.suffix != ".jsonl":
        raise click.UsageError(f"A suite's name ends with .jsonl, and {suite} does not")
    if path.exists():
        raise click.UsageError(f"{suite} is there already; name a new file")
    if not path.absolute().parent.is_dir():
        raise click.UsageError(f"There is no folder {path.parent}")
    return path


def _cases(suites: tuple[str, ...]) -> list[Case]:
    from advisor.errors import SuiteError
    from advisor.evals.cases import is_held, lines, parsed, suite_files
    from advisor.transcripts import CaseError

    found = [
        file for name in suites for file in suite_files([name]) if Path(name).is_file() or not is_held(file)
    ]
    cases: list[Case] = []
    for line in lines(dict.fromkeys(found)):
        try:
            cases.append(parsed(line))
        except CaseError as error:
            raise SuiteError(f"{line.place}: {error}") from None
    if not cases:
        raise SuiteError("There is no case to export.")
    return cases
