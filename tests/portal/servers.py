"""`advisor serve` as a process of its own, to be killed."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from tempfile import TemporaryDirectory

import httpx2

from tests.cli.conftest import COMMAND

START = 120
"""Seconds a server gets to start: on a machine that runs other tests, too, several processes take many."""

UNRATED = {f"ADVISOR_PORTAL_RATE_{kind}": "no" for kind in ("IDENTITY", "ADDRESS", "KEY")}
"""Tests all call from one address, and faster than people; rates have tests of their own."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """A server that can be killed and started again at the same address."""

    def __init__(self, port: int, environ: Mapping[str, str], *options: str) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self._environ = {**os.environ, **UNRATED, **environ}
        self._options = options
        self._port = port
        self.start()

    def start(self) -> None:
        command = [*COMMAND, "serve", "--port", str(self._port), *self._options]
        self._process = subprocess.Popen(
            command,
            env=self._environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # so that its workers are killed with it
        )
        until = time.monotonic() + START
        while time.monotonic() < until:
            try:
                httpx2.get(f"{self.url}/api/v1/rubrics", trust_env=False)
            except httpx2.TransportError:
                time.sleep(0.05)
            else:
                return
        self.kill()
        raise TimeoutError("the server did not start")

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def kill_the_first(self) -> None:
        """Kill the process that started the others, and only it."""
        self._process.kill()
        self._process.wait()

    def stop(self) -> float:
        """Ask it to stop, and say how many seconds that took."""
        began = time.monotonic()
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(30)
        return time.monotonic() - began


@contextmanager
def serving(environ: Mapping[str, str], *options: str) -> Iterator[Server]:
    # What is killed cleans nothing up, so its temporary files have a folder that goes with the test.
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        server = Server(free_port(), {"TMPDIR": folder, **environ}, *options)
        try:
            yield server
        finally:
            server.kill()
