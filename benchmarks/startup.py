"""How long a start takes, warm: `advisor --version`, and the first question of `advisor chat`.

    python -m benchmarks.startup

Warm means that the files are in the system's cache and the rubric was parsed once before; each figure is the
median of several runs, each in a process and a home folder of the benchmark's own.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.machine import machine

COMMAND = (sys.executable, "-c", "import sys; from advisor.cli.main import main; sys.exit(main())")
RUNS = 15


def version() -> float:
    """Seconds that `advisor --version` takes."""
    return _median(_run_version)


def first_question() -> float:
    """Seconds until `advisor chat` has asked its first question."""
    return _median(_run_chat)


def python() -> float:
    """Seconds that Python itself takes to start and end, for comparison."""
    return _median(lambda environment: _timed([sys.executable, "-c", "pass"], environment))


def _median(run: Callable[[dict[str, str]], float]) -> float:
    with tempfile.TemporaryDirectory() as home:
        ours = ("ADVISOR_", "OPENAI_", "XDG_")
        environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        environment["HOME"] = home
        environment["ADVISOR_DATABASE_URL"] = f"sqlite:///{Path(home) / 'advisor.db'}"
        run(environment)  # fills the caches
        return statistics.median(run(environment) for _ in range(RUNS))


def _timed(command: list[str], environment: dict[str, str]) -> float:
    before = time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - before


def _run_version(environment: dict[str, str]) -> float:
    return _timed([*COMMAND, "--version"], environment)


def _run_chat(environment: dict[str, str]) -> float:
    """Read what the program says until it asks something, before it has been told anything."""
    before = time.perf_counter()
    process = subprocess.Popen(
        [*COMMAND, "chat"], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("the pipes were asked for")
    with process:
        said = 0
        while said < 2:  # a paragraph of welcome, and the question
            line = process.stdout.readline()
            if not line:
                raise RuntimeError("advisor chat ended before it asked anything")
            said += not line.isspace()
        spent = time.perf_counter() - before
        process.stdin.close()
        process.stdout.read()
    return spent


def main() -> int:
    """Print the figures."""
    print(machine(), end="\n\n")
    for name, seconds in (
        ("python -c pass", python()),
        ("advisor --version", version()),
        ("advisor chat, first question", first_question()),
    ):
        print(f"{name:30}{1000 * seconds:6.0f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
