"""The guards in conftest.py hold."""

import os
import socket
import urllib.request
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import refuse_unless_loopback

REFUSED = "reached for the network"


def test_a_name_is_refused_before_it_is_looked_up():
    with pytest.raises(pytest.fail.Exception, match=REFUSED):
        urllib.request.urlopen("http://example.com")


def test_an_address_is_refused():
    with socket.socket() as sock, pytest.raises(pytest.fail.Exception, match=REFUSED):
        sock.connect(("192.0.2.1", 80))


def test_this_machine_may_be_reached():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


@given(st.ip_addresses())
def test_only_loopback_addresses_pass(address):
    if address.is_loopback:
        refuse_unless_loopback(str(address))
    else:
        with pytest.raises(pytest.fail.Exception, match=REFUSED):
            refuse_unless_loopback(str(address))


def test_home_is_an_empty_folder_of_the_tests_own(tmp_path_factory):
    assert list(Path.home().iterdir()) == []
    assert Path.home().is_relative_to(tmp_path_factory.getbasetemp())
    assert Path(os.environ["XDG_DATA_HOME"]).is_relative_to(Path.home())


INNER = """
import os, pytest

@pytest.mark.skip(reason="no browser")
def test_marked(): pass

def test_calls(): pytest.skip("no browser")

@pytest.fixture
def browser(): pytest.skip("no browser")

def test_needs_a_fixture_that_skips(browser): pass

@pytest.mark.xfail
def test_is_expected_to_fail(): assert False

def test_keys_and_settings_of_the_caller_are_gone():
    assert not {"OPENAI_API_KEY", "ADVISOR_MODEL"} & os.environ.keys()
"""


@pytest.fixture
def run_inner(pytester, monkeypatch):
    """Run pytest within pytest, under our conftest."""
    pytester.makeconftest(Path(__file__).with_name("conftest.py").read_text(encoding="utf-8"))
    pytester.makepyfile(
        test_inner=INNER,
        test_module_that_skips="import pytest\npytest.skip('no browser', allow_module_level=True)",
    )
    monkeypatch.setenv("OPENAI_API_KEY", "secret")
    monkeypatch.setenv("ADVISOR_MODEL", "some-model")
    return lambda: pytester.runpytest_subprocess("--continue-on-collection-errors")


def test_in_ci_a_skip_is_a_failure_and_an_expected_failure_is_none(run_inner, monkeypatch):
    monkeypatch.setenv("CI", "true")
    result = run_inner()
    # Errors are what fails outside a test's own body: the mark, the fixture and the module.
    result.assert_outcomes(passed=1, xfailed=1, failed=1, errors=3)
    result.stdout.fnmatch_lines("*No test may be skipped in CI: *no browser*")


def test_elsewhere_a_skip_is_a_skip(run_inner, monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    run_inner().assert_outcomes(passed=1, xfailed=1, skipped=4)
