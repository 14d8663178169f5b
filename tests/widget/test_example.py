"""The example does what its README says."""

import signal
import socket
import subprocess
import sys

import httpx2
import pytest

from tests.portal.servers import free_port
from tests.widget.conftest import ROOT


@pytest.fixture
def portal(tmp_path):
    port, advisor = free_port(), free_port()
    command = [
        ROOT / "examples" / "portal" / "portal.py",
        "--port",
        f"{port}",
        "--advisor-port",
        f"{advisor}",
    ]
    process = subprocess.Popen([sys.executable, *map(str, command)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    told = process.stdout.readline()
    assert httpx2.get(f"http://127.0.0.1:{advisor}/readyz", trust_env=False).status_code == 200, told
    yield f"http://127.0.0.1:{port}"
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=20)


def test_a_user_of_the_portal_signs_in_talks_and_signs_out(visit, portal):
    chat = visit(portal)
    chat.page.get_by_role("button", name="Sign in as Ann").click()
    chat.page.get_by_text("Signed in as Ann Archer").wait_for()
    chat.page.get_by_role("button", name="Open the career advisor").click()
    chat.page.get_by_role("button", name="Agree and start").click()
    chat.replied(1)
    chat.say("I worked in retail")
    chat.page.get_by_role("button", name="Close").click()
    chat.page.get_by_role("button", name="Sign out").click()
    chat.page.get_by_role("button", name="Sign in as Ben").click()
    assert chat.page.evaluate("localStorage.length") == 0
    chat.page.get_by_role("button", name="Open the career advisor").click()
    chat.page.get_by_role("button", name="Agree and start").click()
    chat.replied(1)
    assert len(chat.lines) == 1, "Ben sees nothing of Ann's"

    elsewhere = visit(portal)
    elsewhere.page.get_by_role("button", name="Sign in as Ann").click()
    elsewhere.page.get_by_text("Signed in as Ann Archer").wait_for()
    elsewhere.page.get_by_role("button", name="Open the career advisor").click()
    elsewhere.has("I worked in retail")


def test_it_ends_where_the_advisor_cannot_start():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ports = ["--port", f"{free_port()}", "--advisor-port", f"{taken.getsockname()[1]}"]
        done = subprocess.run(
            [sys.executable, ROOT / "examples" / "portal" / "portal.py", *ports],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 1
    assert "The advisor did not start" in done.stderr
    assert "The portal:" not in done.stdout
