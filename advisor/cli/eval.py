"""`advisor eval`: golden transcripts, read, scored and checked; and what becomes of saved runs."""

from __future__ import annotations

import sys
import traceback
from typing import Any

import click

from advisor.cli.eval_foreign import answer, export, import_cases
from advisor.cli.eval_run import run
from advisor.cli.eval_runs import bless, compare, rescore, show
from advisor.cli.eval_suites import lint, new
from advisor.cli.faults import BAD_USAGE, explain, silence_stdout_if_broken

__all__ = ["eval"]


class VerdictGroup(click.Group):
    """A group whose status 1 is a verdict and nothing else.

    A disk that is full, a rubric that cannot be read, a closed pipe, a bug of ours: none of them says that
    the cases got worse, so each ends in 2 and not in the 1 that other commands, and Python, have for it.
    """

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command, and see that what it printed has arrived."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except (click.exceptions.Exit, click.Abort, click.ClickException):
            raise
        except Exception as error:  # noqa: BLE001 - a bug is shown whole, and told apart from a verdict
            silence_stdout_if_broken()
            fault = explain(error)
            if fault is None:
                traceback.print_exception(error)
            else:
                fault.show()
            raise click.exceptions.Exit(BAD_USAGE) from None


@click.group(cls=VerdictGroup)
@click.pass_context
def eval(context: click.Context) -> None:
    """Check how golden transcripts are read and scored.

    `run` ends in one verdict, and the exit status follows it: 0 passed, 1 failed, 2 not (all) run, 130
    interrupted.
    """


for command in (run, show, compare, rescore, bless, lint, new, import_cases, export, answer):
    eval.add_command(command)
