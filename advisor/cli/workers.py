"""A function over many chunks of work, in several processes, with the results in the order of the work.

    for result in in_order(function, chunks, jobs=2): ...

Laws:

1. Memory is flat: work is taken from its iterator only as results are taken from ours, `AHEAD` chunks a
   process further at most.
2. No process outlives us: each waits for work on a pipe that closes when we end, however we end; and an
   interrupt (Ctrl-C reaches them too) is ours alone to handle.

`concurrent.futures` has neither: its queue takes all the work at once, and its processes wait for ever when
their parent is killed.
"""

from __future__ import annotations

import signal
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any, TypeVar

from advisor.errors import AdvisorError

__all__ = ["in_order"]

AHEAD = 3

Work = TypeVar("Work")
Result = TypeVar("Result")


def in_order(
    function: Callable[[Work], Result], chunks: Iterable[Work], jobs: int
) -> Generator[Result, None, None]:
    """Yield `function(chunk)` for each chunk, in order, computed by so many processes (by us, if it is one).

    Close the iterator if it is not run to its end: the processes end with it.

    Args:
        function: a module's own function, so that it can be named to another process.
        chunks: the work; picklable, as are the results.
        jobs: how many processes.

    Raises:
        AdvisorError: a process was killed.
    """
    if jobs == 1:
        yield from map(function, chunks)
        return
    with ExitStack() as stack:
        idle: SimpleQueue[Connection] = SimpleQueue()
        # The threads are entered first, so that they end last: a killed process wakes the one waiting for it.
        threads = stack.enter_context(ThreadPoolExecutor(jobs))
        for _ in range(jobs):
            idle.put(stack.enter_context(_process(function)))
        waiting: deque[Any] = deque()
        for chunk in chunks:
            waiting.append(threads.submit(_ask, idle, chunk))
            if len(waiting) > AHEAD * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _ask(idle: SimpleQueue[Connection], chunk: Any) -> Any:
    """Have one idle process do one chunk, in a thread that does nothing but wait for it."""
    pipe = idle.get()
    try:
        pipe.send(chunk)
        done, result = pipe.recv()
    except (EOFError, OSError):
        raise AdvisorError(
            "a worker process was killed, perhaps for want of memory. Try fewer jobs."
        ) from None
    finally:
        idle.put(pipe)
    if not done:
        raise RuntimeError(f"a worker process met a bug:\n{result}")
    return result


@contextmanager
def _process(function: Callable[[Any], Any]) -> Iterator[Connection]:
    # "spawn" is the same on every system and version, and copies none of our open files and threads.
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(function, theirs), daemon=True)
    resource_tracker.ensure_running()  # else started with the process, it would let interrupts in again
    with _interrupts_held():  # the process inherits that
        process.start()
    theirs.close()
    try:
        yield ours
    finally:
        process.terminate()
        process.join()
        ours.close()


def _serve(function: Callable[[Any], Any], pipe: Connection) -> None:
    """Do chunks as they come, until the other end is closed."""
    with suppress(EOFError, OSError):
        while True:
            chunk = pipe.recv()
            try:
                answer = (True, function(chunk))
            except Exception:  # noqa: BLE001 - raised again on the other side
                answer = (False, traceback.format_exc())
            pipe.send(answer)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
