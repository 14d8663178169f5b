"""What each command imports: a start must not pay for what is not used."""

import subprocess
import sys

import pytest

from tests.cli.conftest import COMMAND

HEAVY = {
    "fastapi",
    "jinja2",
    "openai",
    "prompt_toolkit",
    "pydantic",
    "rapidfuzz",
    "rich",
    "ruamel",
    "sqlalchemy",
    "uvicorn",
}

REPORT = """
import atexit, sys
atexit.register(lambda: print("\\n" + " ".join(sorted({name.partition(".")[0] for name in sys.modules}))))
"""


def imported(*args, stdin=""):
    """The heavy libraries that a run of the command imported."""
    command = [sys.executable, "-c", REPORT + COMMAND[-1], *args]
    done = subprocess.run(command, input=stdin, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    return HEAVY & set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "args",
    [
        ["--version"],
        ["--help"],
        ["frob"],
        ["chat", "--help"],
        ["eval", "--help"],
        ["eval", "run", "--help"],
        ["doctor", "--help"],
        ["prompts", "show", "--help"],
        ["report", "--help"],
        ["rubric", "--help"],
        ["score", "--help"],
        ["score", "missing.jsonl"],
        ["keys", "--help"],
        ["serve", "--help"],
        ["prune", "--help"],
        ["sessions", "--help"],
        ["sessions", "delete", "--help"],
    ],
    ids=" ".join,
)
def test_help_version_and_refusals_import_nothing_heavy(args):
    assert imported(*args) == set()


def test_scoring_imports_only_what_reads_and_scores():
    case = '{"id": "a", "rubric": "customer-support-representative", "messages": []}\n'
    assert imported("rubric", "check") >= {"pydantic"}  # and the parsed rubric is kept
    assert imported("score", "-", stdin=case) <= {"pydantic", "rapidfuzz"}


def test_sessions_are_listed_without_what_a_chat_needs():
    assert not imported("sessions", "list") & {"jinja2", "prompt_toolkit", "rapidfuzz", "rich", "ruamel"}
