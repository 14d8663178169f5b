"""Runs the command as a person would: here, or in a process of its own."""

import io
import os
import subprocess
import sys

import pytest

from advisor.cli.main import main

COMMAND = (sys.executable, "-c", "import sys; from advisor.cli.main import main; sys.exit(main())")


class Ran:
    """What a run printed, and how it ended."""

    def __init__(self, status, out, err):
        self.status = status
        self.raw = out or b""
        self.out = self.raw.decode("utf-8")
        self.err = (err or b"").decode("utf-8")

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


@pytest.fixture(scope="session")
def parsed_rubrics(tmp_path_factory):
    """Where parsed rubrics are cached: by their content, so that tests may share them."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def shared_cache(monkeypatch, isolated, parsed_rubrics):
    """Do not parse the same YAML once a test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(parsed_rubrics))


@pytest.fixture
def advisor(monkeypatch):
    """Run `advisor` with these arguments, in this process."""

    def run(*args, input=""):
        streams = [io.BytesIO(as_bytes(input)), io.BytesIO(), io.BytesIO()]
        with monkeypatch.context() as patched:
            for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
                patched.setattr(sys, name, io.TextIOWrapper(stream, encoding="utf-8", write_through=True))
            status = main(list(map(str, args)))
            return Ran(status, streams[1].getvalue(), streams[2].getvalue())

    return run


@pytest.fixture
def process():
    """Run `advisor` with these arguments, in a process of its own."""

    def run(*args, input="", env=None, **kwargs):
        kwargs.setdefault("stdout", subprocess.PIPE)
        kwargs.setdefault("stderr", subprocess.PIPE)
        done = subprocess.run(
            [*COMMAND, *map(str, args)],
            input=None if "stdin" in kwargs else as_bytes(input),
            env={**os.environ, **(env or {})},
            check=False,
            **kwargs,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return run


def as_bytes(text):
    return text.encode() if isinstance(text, str) else text
