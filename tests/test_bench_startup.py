"""How long a start takes before the program does anything of its own (`make bench`)."""

import statistics
import subprocess
import sys
import time

import pytest


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
