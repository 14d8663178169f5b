"""`advisor eval lint | new`: suites, looked over and added to."""

from __future__ import annotations

import click

from advisor.cli.eval_run import EVALS, WithDefaults, own_rubrics
from advisor.cli.faults import BAD_DATA

__all__ = ["lint"]


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
