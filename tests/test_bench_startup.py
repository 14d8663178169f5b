"""How long a start takes before the program does anything of its own (`make bench`)."""

import statistics
import subprocess
import sys
import time

import pytest

from benchmarks import startup
from benchmarks.machine import machine


def seconds(*args: str) -> float:
    """The median of five runs of Python."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([sys.executable, *args], check=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


@pytest.mark.bench
def test_importing_advisor_is_nearly_free():
    cost = seconds("-c", "import advisor.resources") - seconds("-c", "pass")
    print(f"\nimport advisor.resources: {cost * 1000:.0f} ms over Python itself")
    assert cost < 0.2


@pytest.mark.bench
def test_the_program_starts_before_one_looks():
    version, chat = startup.version(), startup.first_question()
    print(f"\n{machine()}\nadvisor --version: {version * 1000:.0f} ms, first question: {chat * 1000:.0f} ms")
    assert version <= 0.150
    assert chat <= 0.800
