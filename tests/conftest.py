"""What every test stands on: no network, no keys, no one's home folder; and in CI no test is skipped."""

import ipaddress
import itertools
import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# A deadline in milliseconds fails on a busy machine and says nothing about the code.
settings.register_profile("default", deadline=None)
settings.register_profile("ci", parent=settings.get_profile("ci"), deadline=None)
settings.register_profile("fuzz", deadline=None, max_examples=5_000)

# Whoever runs the tests in the background of a script has interrupts ignored, and what the tests start, too.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

OURS = ("ADVISOR_", "OPENAI_")


@pytest.fixture(scope="session")
def homes(tmp_path_factory) -> Iterator[Path]:
    """Folders for the homes of tests, apart from `tmp_path`, which a test may expect to be empty."""
    base = tmp_path_factory.mktemp("homes")
    return (base / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def isolated(monkeypatch, homes) -> None:
    """Give each test an empty home and an environment without our settings, and keep it off the network."""
    for name in [name for name in os.environ if name.startswith(OURS)]:
        monkeypatch.delenv(name)
    home = next(homes)
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for kind in ("CACHE", "CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))

    def guard_connect(call):
        def guarded(self, address):
            if self.family in (socket.AF_INET, socket.AF_INET6):
                refuse_unless_loopback(address[0])
            return call(self, address)

        return guarded

    for method in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, method, guard_connect(getattr(socket.socket, method)))

    getaddrinfo = socket.getaddrinfo

    def guarded_getaddrinfo(host, *args, **kwargs):
        refuse_unless_loopback(host)
        return getaddrinfo(host, *args, **kwargs)

    # Before the lookup, lest a test wait on a name server.
    monkeypatch.setattr(socket, "getaddrinfo", guarded_getaddrinfo)


def refuse_unless_loopback(host: str | bytes | None) -> None:
    """Fail the test, in a way no `except Exception` or retry of the code under test can swallow."""
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost"):
        return
    try:
        if ipaddress.ip_address(name).is_loopback:
            return
    except ValueError:
        pass  # a name, and not localhost
    pytest.fail(f"A test reached for the network: {name}. Script the model or mock the transport instead.")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport():
    """In CI, fail what skips itself while running or being set up."""
    return fail_if_skipped((yield))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report():
    """In CI, fail a module that skips itself while being imported."""
    return fail_if_skipped((yield))


def fail_if_skipped(report):
    """Turn a skip into a failure when CI is set: there, what was not run must not look fine."""
    expected_failure = hasattr(report, "wasxfail")  # pytest calls that "skipped" too
    if os.environ.get("CI") and report.skipped and not expected_failure:
        report.outcome = "failed"
        report.longrepr = f"No test may be skipped in CI: {report.longrepr[2]}"
    return report
