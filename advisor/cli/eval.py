"""`advisor eval`: golden transcripts, read, scored and checked; and what becomes of saved runs."""

from __future__ import annotations

import click

from advisor.cli.eval_foreign import answer, export, import_cases
from advisor.cli.eval_run import run
from advisor.cli.eval_runs import bless, compare, rescore, show
from advisor.cli.eval_suites import lint, new

__all__ = ["eval"]


@click.group()
@click.pass_context
def eval(context: click.Context) -> None:
    """Check how golden transcripts are read and scored.

    `run` ends in one verdict, and the exit status follows it: 0 passed, 1 failed, 2 not (all) run, 130
    interrupted.
    """


for command in (run, show, compare, rescore, bless, lint, new, import_cases, export, answer):
    eval.add_command(command)
