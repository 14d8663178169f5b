"""Model servers as processes of their own, which a test can kill, freeze and thaw.

`llama()` is llama.cpp with its own OpenAI-compatible server (`make llama`) on a model of random weights.
`stand_in()` is the server of `servers.py`, which can be told to fail in ways that llama.cpp cannot.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venv-llama" / "bin" / "python"
"""The environment of llama.cpp's server; `.ci/run` makes it."""
PATIENCE = 120.0
"""Seconds until a server has to answer: tests share their machine with others."""


class Process:
    """A server that runs until the test is over, or until it is killed."""

    def __init__(self, command: list[str | Path], port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/v1"
        self._command = command
        self._run: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        env = {name: value for name, value in os.environ.items() if not name.startswith("OPENAI_")}
        self._run = subprocess.Popen(
            self._command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
        )
        ends = time.monotonic() + PATIENCE
        while not self._answers():
            assert self._run.poll() is None, f"the server ended with {self._run.returncode}"
            assert time.monotonic() < ends, "the server does not answer"
            time.sleep(0.05)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/models", timeout=5):
                return True
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False

    def signal(self, number: signal.Signals) -> None:
        assert self._run is not None
        self._run.send_signal(number)

    def kill(self) -> None:
        """End it at once, with all its connections."""
        if self._run is not None and self._run.poll() is None:
            self._run.kill()
            self._run.wait()

    def tell(self, mode: str) -> None:
        """Tell a stand-in how to answer from now on."""
        body = json.dumps({"mode": mode}).encode()
        with urllib.request.urlopen(f"{self.url}/mode", body, timeout=10):
            pass


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str | Path], port: int) -> Iterator[Process]:
    process = Process(command, port)
    try:
        process.start()
        yield process
    finally:
        process.kill()


def llama(folder: Path):
    """llama.cpp's server on a model of random weights; without one, the test is skipped (in CI, it fails)."""
    if not PYTHON.exists():
        pytest.skip("llama.cpp's server is not here: make llama")
    model = folder / "noise.gguf"
    subprocess.run([PYTHON, ROOT / "tests" / "llm" / "tiny_model.py", model], check=True, capture_output=True)
    port = free_port()
    options = ["--host", "127.0.0.1", "--port", str(port), "--n_ctx", "32768", "--verbose", "false"]
    # Threads that wait for each other by spinning crawl on a machine that does other things as well.
    options += ["--n_threads", "1", "--n_threads_batch", "1"]
    return running([PYTHON, "-m", "llama_cpp.server", "--model", model, *options], port)


def stand_in():
    """The server of `servers.py`, in a process of its own."""
    port = free_port()
    return running([sys.executable, "-m", "tests.llm.servers", str(port)], port)
