"""A function over many chunks of work, in several threads, with the results in the order of the work.

For work that waits, such as on a language model; `workers` is for work that computes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

__all__ = ["in_order"]

AHEAD = 3
"""Chunks a thread that are taken from the work before their turn comes, so that memory stays flat."""

Work = TypeVar("Work")
Result = TypeVar("Result")


def in_order(
    function: Callable[[Work], Result], chunks: Iterable[Work], jobs: int, stop: Callable[[], None]
) -> Generator[Result, None, None]:
    """Yield `function(chunk)` for each chunk, in order.

    The caller's own thread only waits, so that an interrupt reaches it at once.

    Args:
        function: the work.
        chunks: what to do it with.
        jobs: how many threads.
        stop: called at the end, and where the caller goes away early: ends what the threads wait for.
    """
    threads = ThreadPoolExecutor(jobs, "advisor-score")
    waiting: deque[Future[Result]] = deque()
    try:
        for chunk in chunks:
            waiting.append(threads.submit(function, chunk))
            if len(waiting) >= (AHEAD * jobs if jobs > 1 else 1):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        stop()
