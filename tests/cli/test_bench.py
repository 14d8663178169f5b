"""How long a person waits for the command (`make bench`); warm: the rubric was parsed before."""

import os
import pty
import select
import signal
import statistics
import subprocess
import time

import pytest

from tests.cli.conftest import COMMAND

pytestmark = pytest.mark.bench
RUNS = 7


def test_the_version_is_shown_within_150_ms():
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run([*COMMAND, "--version"], check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    print(f"\nadvisor --version: {statistics.median(times) * 1000:.0f} ms")
    assert statistics.median(times) < 0.150


def test_the_first_question_is_there_within_800_ms():
    seconds_until(b"your education")  # the first run parses the rubric
    question = statistics.median(seconds_until(b"your education") for _ in range(RUNS))
    prompt = statistics.median(seconds_until(b"\x1b[?2004h") for _ in range(RUNS))
    print(
        f"\nadvisor chat: first question after {question * 1000:.0f} ms, prompt after {prompt * 1000:.0f} ms"
    )
    assert question < 0.800


def seconds_until(words):
    """How long `advisor chat` takes to show these words on a terminal."""
    start = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(COMMAND[0], [*COMMAND, "chat"])
    seen = b""
    while words not in seen:
        ready, _, _ = select.select([terminal], [], [], 20)
        assert ready, seen
        seen += os.read(terminal, 65536)
    took = time.perf_counter() - start
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(terminal)
    return took
