"""The command `advisor`: finds the subcommand, runs it, and turns what went wrong into one line and a status.

Laws:

1. Nothing heavy is imported to show the version, the help or a usage error: a subcommand's module is imported
   when it is run, and that module imports what it needs inside its functions.
2. Exit statuses are the same everywhere: 0 all well, 1 faults in the data or the machine, 2 the call is
   wrong, 130 interrupted.
3. A person never sees a traceback for something they can mend. A bug keeps its traceback.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from advisor import __version__
from advisor.cli.faults import explain, silence_stdout_if_broken
from advisor.cli.quick import as_before

__all__ = ["COMMANDS", "advisor", "main"]

COMMANDS: dict[str, tuple[str, str]] = {
    "chat": ("advisor.cli.chat", "Be interviewed, and see where you stand."),
    "doctor": ("advisor.cli.doctor", "Check the set-up, and say what to do about what is amiss."),
    "eval": ("advisor.cli.eval", "Check how golden transcripts are read and scored."),
    "keys": ("advisor.cli.keys", "Make, list and revoke API keys for servers."),
    "prompts": ("advisor.cli.prompts", "See what a language model would be sent."),
    "report": ("advisor.cli.report", "Write the report of a session or a transcript."),
    "rubric": ("advisor.cli.rubric", "List, show and check rubrics."),
    "score": ("advisor.cli.score", "Score transcripts: one JSON line for each."),
    "prune": ("advisor.cli.prune", "Delete a server's old conversations."),
    "serve": ("advisor.cli.serve", "Serve conversations over HTTP, for portals."),
    "sessions": ("advisor.cli.sessions", "List, show, export and delete stored sessions."),
    "webhooks": ("advisor.cli.webhooks", "See what other servers were not told yet; send it again."),
}
"""Subcommand → the module that holds it, under its own name, and its line in the help."""


class LazyGroup(click.Group):
    """A group that imports a subcommand's module when the subcommand is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the subcommands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one subcommand."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(COMMANDS[cmd_name][0]), cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the subcommand that is called; name the nearest one where it is misspelt."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            raise click.UsageError(f"No such command {args[0]!r}.{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the subcommands from the table, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="advisor %(version)s")
def advisor() -> None:
    """Career advice from a conversation: typed answers, a score you can trace, and a plan."""


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status."""
    _mend_streams()
    try:
        status = _run(args)
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:
        fault = explain(error)
        if fault is None:
            raise
        silence_stdout_if_broken()
        status = fault.show()
    finally:
        if args is not None:  # we were called by a program, which goes on
            as_before()
    return status


def _run(args: Sequence[str] | None) -> int:
    try:
        with advisor.make_context("advisor", list(sys.argv[1:] if args is None else args)) as context:
            advisor.invoke(context)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0


def _mend_streams() -> None:
    """Make the standard streams safe to write to, whatever the shell set up.

    A stream closed by the caller (`>&-`, `<&-`) is None, and one whose encoding lacks a letter of ours would
    raise in the middle of a sentence.
    """
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115 - lives as long as we do
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - lives as long as we do
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
