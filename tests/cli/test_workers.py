"""Work over several processes: in order, in flat memory, and no process left behind."""

import math
import operator
import os
import signal
import subprocess
import sys
import time
from contextlib import closing

import pytest

from advisor.cli.workers import AHEAD, in_order
from advisor.errors import AdvisorError


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_work(jobs):
    # The first pieces take much longer than those after them.
    assert list(in_order(math.factorial, [30_000, 20_000, *range(50)], jobs)) == [
        math.factorial(n) for n in [30_000, 20_000, *range(50)]
    ]


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_work_gives_no_results(jobs):
    assert list(in_order(abs, [], jobs)) == []


def test_work_is_taken_only_a_little_ahead():
    taken = []

    def work():
        for number in range(10_000):
            taken.append(number)
            yield number

    with closing(in_order(operator.neg, work(), 2)) as results:
        for expected in range(5):
            assert next(results) == -expected
        assert len(taken) <= 5 + AHEAD * 2 + 1


def test_a_bug_in_a_worker_is_raised_here_with_its_traceback():
    with pytest.raises(RuntimeError, match="math domain error"):
        list(in_order(math.log2, [1, 0], 2))


def test_large_work_and_large_results_do_not_block_each_other():
    pieces = [b"x" * 2_000_000] * 8
    assert list(in_order(bytes.upper, pieces, 2)) == [b"X" * 2_000_000] * 8


def test_a_worker_that_is_killed_is_reported():
    with pytest.raises(AdvisorError, match="worker process was killed"):
        list(in_order(os._exit, [3], 2))


def test_a_killed_parent_leaves_no_process_behind():
    script = """if True:
        import time
        from advisor.cli.workers import in_order
        if __name__ == "__main__":
            for _ in in_order(time.sleep, iter(lambda: 0.01, None), 2):
                print("on", flush=True)
    """
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        for line in parent.stdout:
            if line == "on\n":
                break
        children = _children(parent.pid)
        parent.send_signal(signal.SIGKILL)
        parent.stdout.close()
    assert children
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and any(map(_alive, children)):
        time.sleep(0.05)
    assert not any(map(_alive, children))


def _children(pid):
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
        return [int(child) for child in file.read().split()]


def _alive(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as file:
            return file.read().rsplit(")")[-1].split()[0] != "Z"
    except OSError:
        return False
