"""`advisor serve` as whoever runs it meets it: what it says when it cannot start, and what it leaves."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from advisor.cli.figures_folder import PREFIX, shared_folder
from tests.cli.conftest import COMMAND
from tests.portal.servers import free_port, serving

PATIENCE = 60


@pytest.fixture
def sigterm_as_before():
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """The folder of temporary files."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def test_a_taken_port_is_told_in_one_line(advisor, tmp_path, monkeypatch):
    monkeypatch.setenv("ADVISOR_DATABASE_URL", f"sqlite:///{tmp_path}/advisor.db")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert advisor("serve", "--port", port).fails_with(2, f"port {port}", "another program", "--port")


def test_an_address_that_is_none_is_told_in_one_line(advisor, tmp_path, monkeypatch):
    def unknown(*_, **__):
        raise socket.gaierror("Name or service not known")

    monkeypatch.setenv("ADVISOR_DATABASE_URL", f"sqlite:///{tmp_path}/advisor.db")
    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert advisor("serve", "--host", "256.1.1.1").fails_with(2, "--host 256.1.1.1", "no such address")


def test_the_folder_of_figures_goes_with_its_server(temporary, sigterm_as_before):
    with shared_folder() as folder:
        assert Path(folder).is_dir()
    assert not list(temporary.iterdir())


def test_sigterm_before_the_server_listens_removes_the_folder(tmp_path):
    environ = {
        **os.environ,
        "TMPDIR": str(tmp_path),
        "ADVISOR_DATABASE_URL": f"sqlite:///{tmp_path}/advisor.db",
    }
    server = subprocess.Popen([*COMMAND, "serve", "--workers", "2", "--port", str(free_port())], env=environ)
    until = time.monotonic() + PATIENCE
    while not list(tmp_path.glob(f"{PREFIX}*")) and time.monotonic() < until:
        time.sleep(0.01)
    server.send_signal(signal.SIGTERM)
    server.wait(PATIENCE)
    assert not list(tmp_path.glob(f"{PREFIX}*"))


@pytest.mark.parametrize("moment", ["mkdtemp", "rmtree"])
def test_sigterm_while_the_folder_is_made_or_removed_leaves_none(
    temporary, sigterm_as_before, monkeypatch, moment
):
    module = tempfile if moment == "mkdtemp" else shutil
    truly = getattr(module, moment)

    def interrupted(*args, **kwargs):
        if moment == "rmtree":
            signal.raise_signal(signal.SIGTERM)
        done = truly(*args, **kwargs)
        if moment == "mkdtemp":
            signal.raise_signal(signal.SIGTERM)
        return done

    monkeypatch.setattr(module, moment, interrupted)
    with pytest.raises(SystemExit), shared_folder():
        pass
    assert not list(temporary.iterdir())


def test_what_a_killed_server_left_goes_with_the_next_and_a_living_ones_stays(temporary, sigterm_as_before):
    left = temporary / f"{PREFIX}left"
    left.mkdir()
    (left / "counter_1.db").write_bytes(b"1")
    hours_ago = time.time() - 3600
    os.utime(left, (hours_ago, hours_ago))
    begun = temporary / f"{PREFIX}begun"  # by a server that has not locked it yet
    begun.mkdir()
    with shared_folder() as living:
        assert begun.exists()
        assert not left.exists()
        with shared_folder():
            assert Path(living).is_dir()


def test_a_link_to_somewhere_else_is_left_alone(temporary, sigterm_as_before):
    elsewhere = temporary / "elsewhere"
    elsewhere.mkdir()
    (temporary / f"{PREFIX}link").symlink_to(elsewhere)
    with shared_folder():
        assert elsewhere.is_dir()


def test_when_the_first_process_is_killed_the_others_give_the_port_free(tmp_path):
    environ = {"ADVISOR_DATABASE_URL": f"sqlite:///{tmp_path}/advisor.db"}
    with serving(environ, "--workers", "2") as server:
        server.kill_the_first()
        port = int(server.url.rpartition(":")[2])
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind(("127.0.0.1", port))
                    return
                except OSError:
                    time.sleep(0.1)
        pytest.fail("the port is still taken")
