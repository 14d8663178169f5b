"""`advisor eval lint | new`: suites, looked over and added to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from advisor.cli.eval_run import WithDefaults, own_rubrics
from advisor.cli.faults import BAD_DATA
from advisor.evals.usual import EVALS

if TYPE_CHECKING:
    from advisor.evals.drafting import Draft

__all__ = ["lint", "new"]


@click.command(cls=WithDefaults)
@click.argument("suites", metavar="[SUITE|DIR]...", nargs=-1)
@click.option("--strict", is_flag=True, help="Warnings fail, too.")
@click.option("-r", "--rubric", "own", metavar="FILE", multiple=True, help="A rubric of your own, by its id.")
@click.pass_context
def lint(context: click.Context, /, suites: tuple[str, ...], *, strict: bool, own: tuple[str, ...]) -> None:
    """Look suites over, by default those in evals/, without reading a chat.

    Faults of form, ids and chats that are given twice or nearly so, labels that their rubric or their chat
    does not bear out, and what no case covers.
    """
    import datetime

    from advisor.cli.plain import clean
    from advisor.evals.cases import suite_files
    from advisor.evals.linting import Linter, coverage_rows

    linter = Linter(datetime.datetime.now().astimezone().date(), own_rubrics(own))
    counts = {"error": 0, "warning": 0}
    for finding in linter.findings(suite_files(suites or (EVALS,))):
        counts[finding.level] += 1
        click.echo(clean(f"{finding.place}: {finding.level}: {finding.message}"))
    for name, covered in coverage_rows(linter.coverage):
        click.echo(clean(f"{name}: {covered}" if name else f"    {covered}"))
    for name, each in linter.coverage.items():
        for gap in each.gaps():
            click.echo(clean(f"{name}: not covered: {gap}"))
    failed = bool(counts["error"] or (strict and counts["warning"]) or not linter.cases)
    word = "FAULTY" if failed else "SOUND"
    click.echo(f"{word}: {linter.cases:,} cases, {counts['error']:,} errors, {counts['warning']:,} warnings.")
    context.exit(BAD_DATA if failed else 0)


# --- A chat becomes a case ----------------------------------------------------------------------------------


@click.command()
@click.argument("session", metavar="SESSION")
@click.option("--to", "suite", metavar="SUITE.jsonl", required=True, help="Add the case to this suite.")
@click.option("--id", "name", metavar="ID", help="The case's id (default: that of the session).")
@click.option("-t", "--tag", "tags", metavar="T", multiple=True, help="Give it this tag.")
def new(session: str, suite: str, name: str | None, tags: tuple[str, ...]) -> None:
    """Turn a stored chat into a case, after you have looked at each answer.

    What was read is only the draft: keep an answer with Enter, delete it with a dash, or type the right one.
    The chat goes into the suite word for word, so see that it names nobody who would mind.
    """
    from advisor.cli.plain import clean
    from advisor.evals.drafting import append_case

    path = _suite(suite)
    case_id, draft = _drafted(session, name)
    for message in draft.messages:
        click.echo(clean(f"{message.role}: {message.content}\n"))
    for item in draft.answers:
        draft = _reviewed(draft, item)
    draft = _completed(draft)
    expect = draft.to_data(case_id)["expect"]
    facts = ", ".join(f"{key} {value}" for key, value in expect.items() if key != "answers")
    click.echo(clean(f"{len(draft.answers)} answers; {facts}"))
    click.confirm(clean(f"Add the case {case_id} to {path}?"), abort=True)
    append_case(path, draft.to_data(case_id, tags))
    click.echo(clean(f"Added. Check it: advisor eval run {path} --filter id:{case_id}"))


def _suite(name: str) -> Path:
    path = Path(name)
    if path.suffix != ".jsonl":
        raise click.UsageError(f"A suite's name ends with .jsonl, and {name} does not")
    if not path.absolute().parent.is_dir():
        raise click.UsageError(f"There is no folder {path.parent}")
    return path


def _drafted(session: str, name: str | None) -> tuple[str, Draft]:
    from advisor.catalog import load_rubric
    from advisor.evals.drafting import draft_of
    from advisor.settings import Settings
    from advisor.store import Store

    with Store(Settings.from_environment()) as store:
        summary = store.find(session)
        state = store.state(summary.id)
    return name or summary.id, draft_of(load_rubric(summary.rubric_source), state)


def _reviewed(draft: Draft, item: str) -> Draft:
    """Ask about one answer until what is typed is one."""
    from advisor.cli.plain import clean, one_line
    from advisor.errors import AnswerError
    from advisor.evals.words import said

    quote = " … ".join(span.quote for span in draft.evidence.get(item, ()))
    value = draft.answers[item]
    asked = one_line(f"{item}: {said(value)}  (from: {quote})", 160)
    while True:
        typed = click.prompt(asked, default="", show_default=False).strip()
        if not typed:
            return draft
        if typed == "-":
            return draft.without(item)
        try:
            return draft.having(item, typed)
        except AnswerError as error:
            click.echo(clean(str(error)))


def _completed(draft: Draft) -> Draft:
    """Take answers that were missed."""
    from advisor.cli.plain import clean
    from advisor.errors import AnswerError

    while True:
        typed = click.prompt(
            "Missed anything? item = value, or Enter", default="", show_default=False
        ).strip()
        if not typed:
            return draft
        item, _, text = (part.strip() for part in typed.partition("="))
        try:
            draft = draft.having(item, text)
        except AnswerError as error:
            click.echo(clean(str(error)))
