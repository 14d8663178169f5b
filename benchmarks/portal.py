"""What the server takes: many open chats, as fast as it goes, and what an idle conversation costs.

    python -m benchmarks.portal [chats] [saturated] [idle]

Without arguments all three, each on SQLite and PostgreSQL, with one process and with two:

- chats: 200 open chats, a message every two seconds in each. Times are from when a message is due to the last
  byte of its answer, so that a slow answer counts for the next message, too.
- saturated: messages as fast as they are answered, over 16 connections, twelve to a conversation; and beside
  it, in the same run, a bare Starlette handler that takes the same requests and does one insert with the same
  durability. With the processor's time that an answer took the server: unlike the rate, it says the same on a
  busy machine.
- idle: memory of the server's processes before and after 2,000 conversations were begun and left.

Server, database and client share the machine. PostgreSQL runs with fsync on, SQLite with synchronous=FULL.
"""

from __future__ import annotations

import asyncio
import datetime
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count, product
from pathlib import Path

import jwt

from benchmarks.machine import machine
from tests.databases import KINDS, new_database, postgresql

SECRET = "a-secret-for-measuring-as-long-as-it-has-to-be"
CHATS, EVERY, SECONDS = 200, 2.0, 20.0
CONNECTIONS, SATURATED_SECONDS = 16, 8.0
IDLE = 2_000
LENGTH = 12
"""Messages of a conversation; the next ones are said in another."""
SENTENCES = (
    "I have a bachelor's degree, I'm a barista, 3 years in retail and hospitality.",
    "yes to phone and email, never chat",
    "8, 9, 8, 8, 9",
    "I'd say 7 for writing, and empathy is a 9",
    "no wait, make writing an 8",
    "remote, full-time, in two weeks",
)
ADVISOR = ("-c", "import sys; from advisor.cli.main import main; sys.exit(main())", "serve")
BARE = ("-m", "benchmarks.bare_insert")
ENVIRONMENT = {
    "ADVISOR_PORTAL_IDENTITY_SECRETS": SECRET,
    "ADVISOR_PORTAL_RATE_ADDRESS": "no",
    "ADVISOR_PORTAL_RATE_IDENTITY": "no",
}


# --- A client that costs little -----------------------------------------------------------------------------


class Connection:
    """One connection that is kept open; a request at a time."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def post(self, path: str, token: str, body: object) -> tuple[int, bytes]:
        """Send a request, and give the status and the body of its answer."""
        if self._streams is not None and self._streams[0].at_eof():
            self.close()  # the server closes what has been idle for some seconds
            self._streams = None
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        sent = json.dumps(body).encode()
        head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(sent)}\r\n\r\n"
        )
        writer.write(head.encode() + sent)
        answer = await reader.readuntil(b"\r\n\r\n")
        lines = answer.decode("latin-1").lower().split("\r\n")
        length = next(int(line.partition(":")[2]) for line in lines if line.startswith("content-length:"))
        return int(lines[0].split()[1]), await reader.readexactly(length)

    def close(self) -> None:
        """Let go of it."""
        if self._streams is not None:
            self._streams[1].close()


def token_of(user: str) -> str:
    """A user's token, as a portal signs it."""
    until = datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=2)
    return jwt.encode({"sub": user, "aud": "advisor", "exp": until}, SECRET)


@dataclass
class Chat:
    """One person's conversation."""

    connection: Connection
    token: str
    path: str = ""
    turns: Iterator[int] = field(default_factory=count)

    async def begin(self) -> None:
        """Begin it."""
        status, body = await self.connection.post("/api/v1/conversations", self.token, {})
        if status != 201:
            raise RuntimeError(f"no conversation was begun: {status} {body!r}")
        self.path = f"/api/v1/conversations/{json.loads(body)['conversation']}/messages"

    async def say(self) -> int:
        """Say the next thing, and give the status of the answer."""
        text = SENTENCES[next(self.turns) % len(SENTENCES)]
        status, _ = await self.connection.post(self.path, self.token, {"text": text})
        return status


# --- Servers ------------------------------------------------------------------------------------------------


@contextmanager
def running(program: Sequence[str], url: str, workers: int) -> Iterator[tuple[int, int]]:
    """Start a server; give its port and the id of its first process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    command = [sys.executable, *program, "--port", str(port), "--workers", str(workers)]
    environ = {**os.environ, **ENVIRONMENT, "ADVISOR_DATABASE_URL": url}
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, env=environ, stdout=log, stderr=log, start_new_session=True)
        try:
            try:
                _wait_for(port, process)
            except RuntimeError:
                log.seek(0)
                sys.stderr.write(log.read().decode("utf-8", "replace"))
                raise
            yield port, process.pid
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            time.sleep(2)  # the other processes start, too
            return
    raise RuntimeError("the server did not start")


def family(first: int) -> Iterator[int]:
    """The ids of a process and of all that it started."""
    waiting = [first]
    while waiting:
        process = waiting.pop()
        yield process
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
        waiting += map(int, children.split())


def processor(first: int) -> float:
    """Milliseconds of the processor that a process and its children have had."""
    ticks = 0
    for process in family(first):
        after_the_name = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        ticks += int(after_the_name[11]) + int(after_the_name[12])  # for the program, and for the system
    return ticks * 1000 / os.sysconf("SC_CLK_TCK")


def memory(first: int) -> int:
    """Bytes that a process and its children have for themselves, with their part of what they share."""
    total = 0
    for process in family(first):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1]) * 1024
    return total


# --- Open chats ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Times:
    """Milliseconds of each message that was answered, and how many were not, or not well."""

    each: tuple[float, ...]
    errors: int

    def quantile(self, share: float) -> float:
        """The time that this share of the messages stays within."""
        ordered = sorted(self.each)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("inf")

    def __str__(self) -> str:
        return (
            f"{len(self.each):6,} messages  p50 {self.quantile(0.5):6.1f} ms  "
            f"p99 {self.quantile(0.99):6.1f} ms  {self.errors} errors"
        )


async def _chatting(port: int, chats: int, seconds: float) -> Times:
    everybody = [Chat(Connection(port), token_of(f"user{number}")) for number in range(chats)]
    for start in range(0, chats, 8):
        await asyncio.gather(*(chat.begin() for chat in everybody[start : start + 8]))
    found: list[float] = []
    errors = 0
    begin = time.perf_counter() + 0.2

    async def chatting(place: int, chat: Chat) -> None:
        nonlocal errors
        due = begin + EVERY * place / chats
        while due < begin + seconds:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            try:
                status = await asyncio.wait_for(chat.say(), 30)
            except (OSError, asyncio.IncompleteReadError, TimeoutError):
                errors += 1
                chat.connection.close()
                return
            # From when it was due: a slow answer makes the next late, and that counts, too.
            found.append((time.perf_counter() - due) * 1000)
            errors += status != 200
            due += EVERY

    await asyncio.gather(*(chatting(place, chat) for place, chat in enumerate(everybody)))
    for chat in everybody:
        chat.connection.close()
    return Times(tuple(found), errors)


def chats(url: str, workers: int, chats: int = CHATS, seconds: float = SECONDS) -> Times:
    """Times of messages in so many open chats."""
    with running(ADVISOR, url, workers) as (port, _):
        return asyncio.run(_chatting(port, chats, seconds))


# --- As fast as it goes -------------------------------------------------------------------------------------


async def _as_fast_as_it_goes(port: int, seconds: float, *, bare: bool) -> tuple[float, int]:
    everybody = [Chat(Connection(port), token_of(f"user{number}")) for number in range(CONNECTIONS)]
    for chat in everybody:
        if bare:
            chat.path = "/insert"
        else:
            await chat.begin()
    until = time.perf_counter() + seconds
    done = errors = 0

    async def saying(chat: Chat) -> None:
        nonlocal done, errors
        said = 0
        while time.perf_counter() < until:
            status = await chat.say()
            done += status == 200
            said += 1
            if not bare and said % LENGTH == 0:
                await chat.begin()
                done += 1
            errors += status != 200

    began = time.perf_counter()
    await asyncio.gather(*map(saying, everybody))
    took = time.perf_counter() - began
    for chat in everybody:
        chat.connection.close()
    return done / took, errors


@dataclass(frozen=True)
class Speed:
    """How fast it went.

    Args:
        rate: answers a second.
        cost: milliseconds of the processor that an answer took the server, its database's apart.
    """

    rate: float
    cost: float

    def __str__(self) -> str:
        return f"{self.rate:6.0f}/s of {self.cost:5.2f} ms"


def saturated(url: str, workers: int, seconds: float = SATURATED_SECONDS) -> tuple[Speed, Speed, int]:
    """How fast the server went, and how fast the bare handler; and errors."""
    found: list[Speed] = []
    errors = 0
    for program in (ADVISOR, BARE):
        with running(program, url, workers) as (port, process):
            before = processor(process)
            rate, wrong = asyncio.run(_as_fast_as_it_goes(port, seconds, bare=program is BARE))
            # Whatever was under way at the end is in the rate, too.
            found.append(Speed(rate, (processor(process) - before) / (rate * seconds)))
            errors += wrong
    return found[0], found[1], errors


# --- Doing nothing ------------------------------------------------------------------------------------------


async def _begin_many(port: int, number: int) -> None:
    connections = [Connection(port) for _ in range(8)]

    async def beginning(place: int, connection: Connection) -> None:
        for one in range(place, number, len(connections)):
            await Chat(connection, token_of(f"idle{one}")).begin()

    await asyncio.gather(*(beginning(place, one) for place, one in enumerate(connections)))
    for connection in connections:
        connection.close()


def idle(url: str, workers: int, number: int = IDLE) -> float:
    """Bytes of memory that an idle conversation takes."""
    with running(ADVISOR, url, workers) as (port, process):
        # What is made once, and per connection, is there before the first look.
        asyncio.run(_begin_many(port, 200))
        before = memory(process)
        asyncio.run(_begin_many(port, number))
        return (memory(process) - before) / number


# --- All of it ----------------------------------------------------------------------------------------------


@contextmanager
def databases() -> Iterator[dict[str, str]]:
    """A server of PostgreSQL and a folder for SQLite: kind → a URL up to a database's name."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="advisor-bench-"))
        yield {
            "sqlite": f"sqlite:///{folder}/",
            "postgresql": stack.enter_context(postgresql(durable=True)),
        }


def new_url(servers: dict[str, str], kind: str) -> str:
    """The URL of a database that is new."""
    name = f"bench-{uuid.uuid4().hex}"
    return f"{servers[kind]}{name}.db" if kind == "sqlite" else new_database(servers[kind], name)


PARTS = ("chats", "saturated", "idle")


def main(arguments: Sequence[str]) -> int:
    """Measure, and print what was found."""
    wanted = arguments or PARTS
    if not set(wanted) <= set(PARTS):
        print(f"There are the parts {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    print(f"{machine()}, load {os.getloadavg()[0]:.1f} before")
    with databases() as servers:
        for part, kind, workers in product(wanted, KINDS, (1, 2)):
            told: object
            if part == "chats":
                told = chats(new_url(servers, kind), workers)
            elif part == "saturated":
                ours, bare, errors = saturated(new_url(servers, kind), workers)
                told = f"{ours}  bare {bare}  {ours.rate / bare.rate:5.0%}  {errors} errors"
            else:
                told = f"{idle(new_url(servers, kind), workers):8.0f} bytes"
            print(f"{part:10}{kind:11} {workers} process{'es' if workers > 1 else '  '}  {told}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
