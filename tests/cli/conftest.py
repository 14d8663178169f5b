"""Runs the command as a person would: in a process of its own."""

import os
import subprocess
import sys

import pytest


class Ran:
    """What a run printed, and how it ended."""

    def __init__(self, done):
        self.status = done.returncode
        self.raw = done.stdout
        self.out = done.stdout.decode("utf-8") if done.stdout is not None else ""
        self.err = done.stderr.decode("utf-8") if done.stderr is not None else ""

    def __repr__(self):
        return f"Ran(status={self.status}, out={self.out!r}, err={self.err!r})"

    def fails_with(self, status, *words):
        """It ended in one line on stderr that holds these words."""
        assert self.err.count("\n") == 1, self
        assert self.err.startswith("advisor: "), self
        assert "Traceback" not in self.err
        for word in words:
            assert word in self.err, self
        assert self.status == status, self
        return True


COMMAND = (sys.executable, "-c", "import sys; from advisor.cli.main import main; sys.exit(main())")


@pytest.fixture
def advisor():
    """Run `advisor` with these arguments."""

    def run(*args, input="", env=None, **kwargs):
        given = input.encode() if isinstance(input, str) else input
        kwargs.setdefault("stdout", subprocess.PIPE)
        kwargs.setdefault("stderr", subprocess.PIPE)
        done = subprocess.run(
            [*COMMAND, *map(str, args)],
            input=None if "stdin" in kwargs else given,
            env={**os.environ, **(env or {})},
            check=False,
            **kwargs,
        )
        return Ran(done)

    return run
