"""A model's calls, made by a process of their own.

The official client takes two milliseconds of a processor a call and most of a second to import. Where many
calls are under way at a time, that work is done beside the reading instead of between it:

    with calling(settings) as calls: ...        # the process imports the client while we go on
        await calls.open()
        answered = await calls.begin(request, 20.0)

Laws:

1. The process gets its settings, the key among them, through a pipe: nothing of them is on a command line.
2. It ends with us, however we end: it waits for work on a pipe that closes with us. An interrupt (Ctrl-C
   reaches it too) is ours alone to handle.
3. It decides nothing: requests, answers and errors cross as the values they are.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from advisor import errors
from advisor.errors import ModelAway, ModelError
from advisor.exchange import NOTHING_SPENT, Request, Usage
from advisor.llm.model import Answered
from advisor.llm.settings import ModelSettings

if TYPE_CHECKING:
    import asyncio

__all__ = ["CallingProcess", "calling", "worthwhile"]

LENGTH = 4
"""Bytes that say how long a message on a pipe is."""
_ENDING = 2.0
"""Seconds that the process has to close its connections."""
_PROGRAM = "from advisor.llm.apart import serve; serve()"


def worthwhile() -> bool:
    """Whether there is a second processor to use, and pipes that an event loop can watch."""
    if os.name != "posix":
        return False
    known = getattr(os, "sched_getaffinity", None)
    return (len(known(0)) if known else os.cpu_count() or 1) > 1


@contextmanager
def calling(settings: ModelSettings) -> Iterator[CallingProcess]:
    """Begin a process that makes calls, for the length of a `with`."""
    process = CallingProcess(settings)
    try:
        yield process
    finally:
        process.end()


class CallingProcess:
    """The near end. `open`, `begin` and `let_go` belong on one event loop.

    Args:
        settings: which model, where.
    """

    def __init__(self, settings: ModelSettings) -> None:
        with _interrupts_held():  # the process inherits that
            self._process = subprocess.Popen(
                [sys.executable, "-c", _PROGRAM],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(path or os.getcwd() for path in sys.path)},
            )
        self._waiting: dict[int, asyncio.Future[Answered]] = {}
        self._begun = 0
        self._write: asyncio.WriteTransport | None = None
        self._read: asyncio.ReadTransport | None = None
        self._send_first = _framed(settings)

    async def open(self) -> None:
        """Take up the pipes, on the loop that the calls are to be made from."""
        import asyncio

        loop = asyncio.get_running_loop()
        pipes = self._process.stdin, self._process.stdout
        self._write, _ = await loop.connect_write_pipe(asyncio.BaseProtocol, pipes[0])
        self._read, _ = await loop.connect_read_pipe(lambda: _frames(self._came, self._gone), pipes[1])
        self._write.write(self._send_first)

    def begin(self, request: Request, seconds: float) -> asyncio.Future[Answered]:
        """Begin a call. The future holds its answer, or a `ModelError`.

        Args:
            request: what is asked.
            seconds: how long it may take, its pauses and repeated attempts included.
        """
        import asyncio

        future = asyncio.get_running_loop().create_future()
        self._begun += 1
        if self._write is None or self._write.is_closing():
            future.set_exception(_killed())
        else:
            self._waiting[self._begun] = future
            self._write.write(_framed((self._begun, request, seconds)))
        return future

    async def let_go(self) -> None:
        """Make no more calls; the process closes its connections and ends."""
        for pipe in (self._write, self._read):
            if pipe is not None:
                pipe.close()

    def end(self) -> None:
        """Wait until the process has ended."""
        if self._write is None:  # nothing was asked: it need not even finish loading
            self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        try:
            self._process.wait(_ENDING)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _came(self, message: Any) -> None:
        number, answered = message
        future = self._waiting.pop(number, None)
        if future is None or future.done():
            return
        if isinstance(answered, Answered):
            future.set_result(answered)
        else:
            future.set_exception(_error(*answered))

    def _gone(self) -> None:
        for future in self._waiting.values():
            if not future.done():
                future.set_exception(_killed())
        self._waiting.clear()
        if self._write is not None:
            self._write.close()


def _killed() -> ModelAway:
    return ModelAway("the process that makes the calls has ended, killed perhaps for want of memory")


def _error(kind: str, said: str, status: int, usage: Usage) -> Exception:
    if not kind:
        return RuntimeError(f"the process that makes the calls met a bug: {said}")
    made: ModelError = getattr(errors, kind)(said)
    made.status, made.usage = status, usage
    return made


# --- the far end


def serve() -> None:
    """Make calls as they come in, until the pipe is closed. The process ends here."""
    import asyncio
    import gc

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # what importing makes stays: looking through it again and again would free nothing
    work, answers = os.dup(0), os.dup(1)
    os.dup2(2, 1)  # whatever prints must not end up among the answers
    from advisor.llm import client  # noqa: F401 - most of a second: begun before there is anything to do

    gc.freeze()
    gc.enable()
    asyncio.run(_serve(work, answers))
    os._exit(0)  # connections are closed; taking the modules apart would only take time


async def _serve(work: int, answers: int) -> None:
    import asyncio

    loop, done = asyncio.get_running_loop(), asyncio.Event()
    out, _ = await loop.connect_write_pipe(asyncio.BaseProtocol, os.fdopen(answers, "wb", 0))
    desk = _Desk(out)
    await loop.connect_read_pipe(lambda: _frames(desk.came, done.set), os.fdopen(work, "rb", 0))
    await done.wait()
    await desk.close()


class _Desk:
    """Takes requests, and sends back what becomes of them."""

    def __init__(self, out: asyncio.WriteTransport) -> None:
        self._out = out
        self._model: Any = None
        self._tasks: set[asyncio.Task[None]] = set()

    def came(self, message: Any) -> None:
        import asyncio

        if self._model is None:
            from advisor.llm.settings import open_model

            self._model = open_model(message)
            return
        task = asyncio.get_running_loop().create_task(self._answer(*message))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _answer(self, number: int, request: Request, seconds: float) -> None:
        answered: Any
        try:
            answered = await self._model.timed(request, seconds)
        except ModelError as error:
            answered = (type(error).__name__, str(error), error.status, error.usage)
        except Exception as error:  # noqa: BLE001 - raised again on the other side, which waits for it
            answered = ("", f"{type(error).__name__}: {error}", 0, NOTHING_SPENT)
        if not self._out.is_closing():  # else nobody waits for it, and asyncio would complain
            self._out.write(_framed((number, answered)))

    async def close(self) -> None:
        import asyncio

        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._model is not None:
            await self._model.let_go()


# --- messages on a pipe


def _framed(message: Any) -> bytes:
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    return len(data).to_bytes(LENGTH, "big") + data


def _frames(came: Any, gone: Any) -> Any:
    """A protocol that calls `came` with each message of a pipe, and `gone` when it is closed."""
    import asyncio

    class Frames(asyncio.Protocol):
        def __init__(self) -> None:
            self._held = bytearray()

        def data_received(self, data: bytes) -> None:
            self._held += data
            start = 0
            while len(self._held) >= start + LENGTH:
                end = start + LENGTH + int.from_bytes(self._held[start : start + LENGTH], "big")
                if len(self._held) < end:
                    break
                came(pickle.loads(self._held[start + LENGTH : end]))
                start = end
            del self._held[:start]

        def connection_lost(self, error: Exception | None) -> None:
            gone()

    return Frames()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
