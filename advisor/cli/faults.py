"""Errors as a person should read them: one line on stderr, and an exit status.

`explain` knows three families: our own errors, click's, and what the machine refuses (a full disk, a closed
pipe, no permission). Anything else is a bug, and it says so by returning None.
"""

from __future__ import annotations

import errno
import os
import sys
from dataclasses import dataclass

import click

from advisor.cli.plain import clean
from advisor.errors import AdvisorError, RubricError

__all__ = ["BAD_DATA", "BAD_USAGE", "INTERRUPTED", "Fault", "explain", "silence_stdout_if_broken"]

BAD_DATA = 1
BAD_USAGE = 2
INTERRUPTED = 130

_MACHINE = {
    errno.ENOSPC: "no space is left on the disk",
    errno.EDQUOT: "your disk quota is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.EIO: "the disk or terminal reported an error",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What to print, line by line (none at all for a closed pipe), and the status to exit with."""

    lines: tuple[str, ...]
    status: int

    def show(self) -> int:
        """Print the lines on stderr, if there is one, and return the status."""
        try:
            for line in self.lines:
                print(f"advisor: {clean(' '.join(line.split()))}", file=sys.stderr)
            sys.stderr.flush()
        except OSError:
            pass  # nobody is left to be told
        return self.status


def explain(error: BaseException) -> Fault | None:
    """Say an error in plain words, or return None for a bug."""
    match error:
        case RubricError():
            return Fault(error.faults, error.exit_status)
        case AdvisorError():
            return Fault((str(error),), error.exit_status)
        case KeyboardInterrupt() | click.Abort():
            return Fault((), INTERRUPTED)
        case click.exceptions.NoArgsIsHelpError():
            return Fault((), _help(error))
        case click.ClickException():
            return Fault((_call(error),), error.exit_code)
        case BrokenPipeError():
            return Fault((), BAD_DATA)
        case OSError():
            return Fault((_machine(error),), BAD_DATA)
        case UnicodeDecodeError():
            return Fault((f"what was read is not UTF-8 text: byte {error.start + 1} is off.",), BAD_DATA)
        case _:
            return None


def silence_stdout_if_broken() -> None:
    """Keep Python from trying once more, at exit, to write what could not be written, and complaining."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        try:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except (OSError, ValueError):
            sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - as above
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _help(error: click.UsageError) -> int:
    error.show()
    return error.exit_code


def _call(error: click.ClickException) -> str:
    message = error.format_message().rstrip()
    message += "" if message.endswith((".", "?", "!")) else "."
    if isinstance(error, click.UsageError) and error.ctx is not None:
        return f"{message} See '{error.ctx.command_path} --help'."
    return message


def _machine(error: OSError) -> str:
    reason = _MACHINE.get(error.errno or 0) or (error.strerror or str(error)).lower()
    if isinstance(error.filename, (str, bytes)):
        return f"{os.fsdecode(error.filename)}: {reason}."
    return f"Cannot read or write: {reason}."
