"""Bad input of every kind: one clear line, the right exit status, no traceback, and no accepted turn lost."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from advisor.settings import Settings
from tests.cli.conftest import COMMAND

RUBRIC = Path(__file__).parents[2] / "rubrics" / "customer-support-representative.yaml"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder to stand in, with one bad file of each kind."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.yaml").write_text("")
    (tmp_path / "broken.yaml").write_text("id: [never closed\n")
    (tmp_path / "latin.yaml").write_bytes("id: é\n".encode("latin-1"))
    (tmp_path / "binary.jsonl").write_bytes(bytes(range(256)))
    (tmp_path / "nul.db").write_bytes(b"no database" * 100)
    return tmp_path


USAGE = 2
DATA = 1

CASES = {
    "score, no file": (["score", "none.jsonl"], USAGE, "There is no file none.jsonl"),
    "score, a folder": (["score", "folder"], USAGE, "folder is a folder"),
    "score, own rubric missing": (["score", "-", "-r", "none.yaml"], USAGE, "There is no file none.yaml"),
    "score, own rubric broken": (["score", "-", "-r", "broken.yaml"], DATA, "broken.yaml:"),
    "score, own rubric in Latin-1": (["score", "-", "-r", "latin.yaml"], DATA, "latin.yaml:1: not UTF-8"),
    "chat, no such rubric": (["chat", "customer-suport"], USAGE, "No rubric is called 'customer-suport'"),
    "chat, no such file": (["chat", "none.yaml"], USAGE, "There is no file none.yaml"),
    "chat, a folder": (["chat", "./folder"], USAGE, "folder is a folder"),
    "chat, broken YAML": (["chat", "broken.yaml"], DATA, "broken.yaml:"),
    "chat, a rubric in Latin-1": (["chat", "latin.yaml"], DATA, "latin.yaml:1: not UTF-8"),
    "chat, no such day": (["chat", "--date", "2026-02-30"], USAGE, "2026-02-30"),
    "chat, a day in words": (["chat", "--date", "tomorrow"], USAGE, "One looks like this: 2026-11-22"),
    "chat, a week": (["chat", "--date", "2026-W47-7"], USAGE, "'2026-W47-7' is no day of the calendar"),
    "chat, a file that is no YAML": (["chat", "binary.jsonl"], DATA, "not UTF-8 text"),
    "report, not one line a case": (["report", "binary.jsonl"], DATA, "no line of it is a case"),
    "report, an ending unknown": (
        ["report", "binary.jsonl", "-o", "r.xyz"],
        USAGE,
        "r.xyz ends with none of",
    ),
    "chat, nothing to resume": (["chat", "--resume"], USAGE, "no session to go on with"),
    "chat, no such session": (["chat", "--resume", "abc234"], USAGE, "There is no session 'abc234'"),
    "report, no such session": (["report", "abc234"], USAGE, "There is no session 'abc234'"),
    "report, no such file": (["report", "none.jsonl"], USAGE, "There is no file none.jsonl"),
    "sessions, no such session": (["sessions", "show", "abc234"], USAGE, "There is no session 'abc234'"),
    "sessions, export of none": (["sessions", "export", "abc234"], USAGE, "There is no session 'abc234'"),
    "rubric, no such rubric": (["rubric", "show", "none"], USAGE, "No rubric is called 'none'"),
}


@pytest.mark.parametrize(("args", "status", "says"), CASES.values(), ids=CASES.keys())
def test_a_call_that_cannot_be_met_is_answered_in_one_line(advisor, folder, args, status, says):
    assert advisor(*args).fails_with(status, says)


def test_every_fault_of_a_rubric_has_a_line(advisor, folder):
    ran = advisor("chat", "empty.yaml")
    assert ran.status == DATA
    assert ran.err.splitlines()
    assert all(line.startswith("advisor: empty.yaml:") for line in ran.err.splitlines())


def test_a_file_of_bytes_is_no_transcript(advisor, folder):
    ran = advisor("score", "binary.jsonl")
    assert ran.status == DATA
    assert "could not be scored" in ran.err
    assert all('"error"' in line for line in ran.out.splitlines())


BAD_STORES = {
    "no database": ("sqlite:///nul.db", "it is no database, or damaged"),
    "no folder for it": ("sqlite:////proc/none/a.db", "no such file or directory"),
    "no URL": ("what", "ADVISOR_DATABASE_URL is no database URL"),
    "no driver": ("what://there", "the driver for this database is not installed"),
}

ON_STORES = [
    ["chat"],
    ["chat", "--resume"],
    ["report", "abc234"],
    ["sessions", "list"],
    ["sessions", "erase-all", "--yes"],
]


@pytest.mark.parametrize("args", ON_STORES, ids=" ".join)
@pytest.mark.parametrize(("url", "says"), BAD_STORES.values(), ids=BAD_STORES.keys())
def test_a_store_that_cannot_be_used_is_named_in_one_line(advisor, folder, monkeypatch, args, url, says):
    monkeypatch.setenv("ADVISOR_DATABASE_URL", url)
    assert advisor(*args, input="Empathy 9.\n").fails_with(DATA, says)


def test_a_read_only_home_is_named_in_one_line(monkeypatch):
    # Whom nothing keeps from writing gives that up first; what is imported later must be there by then.
    script = f"""if True:
        import os, sys
        from advisor.cli.main import main
        from advisor.store import Store
        from advisor.settings import Settings
        Store(Settings("sqlite://", None, colour=False)).close()
        if os.geteuid() == 0:
            os.setuid(65534)
        {COMMAND[2]}
    """
    with tempfile.TemporaryDirectory() as home:
        os.chmod(home, 0o555)
        env = {**os.environ, "XDG_DATA_HOME": f"{home}/data"}
        command = [sys.executable, "-c", script, "sessions", "list"]
        done = subprocess.run(command, env=env, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (DATA, "")
    assert done.stderr.startswith(
        f"advisor: The sessions in {home}/data/advisor/advisor.db cannot be used: permission denied. "
    )
    assert "ADVISOR_DATABASE_URL" in done.stderr


@pytest.mark.parametrize(
    "args", [["score", "-"], ["chat"], ["sessions", "list"], ["rubric", "show"], ["--version"]], ids=" ".join
)
def test_output_that_the_disk_has_no_room_for_is_missed(process, args):
    line = b'{"id": "a", "rubric": "customer-support-representative", "messages": []}\n'
    with open("/dev/full", "wb") as full:
        ran = process(*args, input=line, stdout=full)
    assert ran.fails_with(DATA, "no space is left on the disk")


def test_a_full_disk_takes_no_turn_and_loses_none(process):
    """The limit on a file's size stands in for that of the disk."""
    limited = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000)); "
    words = "".join(f"Empathy {number % 10}. {'x' * 5000}\n" for number in range(60))
    command = [sys.executable, "-c", limited + COMMAND[2], "chat"]
    done = subprocess.run(command, input=words, capture_output=True, text=True)
    assert done.returncode == DATA
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1
    taken = done.stdout.count("\n> ") - 1  # the last one was echoed, and refused
    shown = process("sessions", "show", done.stdout.split("--resume ")[1].split()[0])
    assert shown.out.count("\nYou: ") == taken
    assert taken > 3


def test_a_session_damaged_on_disk_is_named_in_one_line(advisor, process):
    advisor("chat", input="Empathy 9.\n")
    file = Settings.from_environment().database_file
    for other in file.parent.iterdir():
        if other != file:
            other.unlink()
    file.write_bytes(file.read_bytes()[:100] + os.urandom(8192))
    assert process("sessions", "list").fails_with(DATA, "damaged")
