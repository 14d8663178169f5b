"""Databases for tests: SQLite in a file, and a PostgreSQL server of our own on this machine."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

KINDS = ("sqlite", "postgresql")


def programs() -> Path | None:
    """The folder with PostgreSQL's programs; Debian keeps them off the PATH."""
    found = shutil.which("postgres")
    if found:
        return Path(found).resolve().parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    return installed[-1].parent if installed else None


@contextmanager
def postgresql(*, durable: bool = False) -> Iterator[str]:
    """Start a server and give its URL, which ends where a database's name goes.

    Args:
        durable: whether what is committed is on the disk, for measuring. Tests need no more than themselves.
    """
    bin = programs()
    if bin is None:
        pytest.skip("PostgreSQL is not installed")
    # The server refuses to run as root; and a socket's path must be short.
    user = "nobody" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    if user:
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    init: list[str | Path] = [
        bin / "initdb",
        "--pgdata",
        folder / "data",
        "--username",
        "advisor",
        "--auth",
        "trust",
        "-N",
    ]
    made = subprocess.run(init, capture_output=True, text=True, user=user, cwd="/", env={"LC_ALL": "C.UTF-8"})
    assert made.returncode == 0, made.stdout + made.stderr
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {
        "listen_addresses": "127.0.0.1",
        "port": port,
        "unix_socket_directories": folder,
        "fsync": "on" if durable else "off",
    }
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            [bin / "postgres", "-D", folder / "data", *options], stdout=log, stderr=log, user=user, cwd="/"
        )
    try:
        wait_for(port, server, folder / "log")
        yield f"postgresql+psycopg://advisor@127.0.0.1:{port}/"
    finally:
        server.send_signal(signal.SIGINT)  # or it waits for its clients
        server.wait()
        shutil.rmtree(folder)


def wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    import psycopg

    until = time.monotonic() + 30
    while server.poll() is None and time.monotonic() < until:
        try:
            psycopg.connect(f"postgresql://advisor@127.0.0.1:{port}/postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"PostgreSQL did not start: {log.read_text()}")


def new_database(server: str, name: str) -> str:
    """Make a database and give its URL."""
    import psycopg

    plain = server.replace("+psycopg", "")
    with psycopg.connect(f"{plain}postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return server + name
