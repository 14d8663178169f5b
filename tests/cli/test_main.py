"""The command itself: help, version, and what is said when the call is wrong or the machine refuses."""

import errno
import os
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest

from advisor import __version__
from advisor.cli import main as module
from advisor.cli.faults import explain
from advisor.cli.main import COMMANDS, main
from advisor.cli.plain import clean, one_line
from advisor.errors import RubricError, StoreError, UnknownRubric


def test_the_version_is_shown(advisor):
    assert advisor("--version").out == f"advisor {__version__}\n"


def test_the_installed_command_is_this_one():
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["scripts"]["advisor"] == "advisor.cli.main:main"


@pytest.mark.parametrize("args", [["--help"], ["-h"]])
def test_the_help_lists_every_command(advisor, args):
    shown = advisor(*args)
    assert shown.status == 0
    assert all(f"  {name} " in shown.out for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help_of_its_own(advisor, name):
    shown = advisor(name, "--help")
    assert (shown.status, shown.err) == (0, "")
    assert shown.out.startswith(f"Usage: advisor {name}")


def test_without_a_command_the_help_is_shown(advisor):
    shown = advisor()
    assert shown.status == 2
    assert "Commands:" in shown.err


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["frob"], "No such command 'frob'. See 'advisor --help'."),
        (["caht"], "No such command 'caht'. Did you mean 'chat'? See 'advisor --help'."),
        (["score", "--jbos", "2"], "Did you mean '--jobs'? See 'advisor score --help'."),
        (["--frob"], "No such option"),
        (["score"], "Missing argument 'FILE.jsonl...'. See 'advisor score --help'."),
        (["score", "--jobs", "0", "-"], "0 is not in the range"),
        (["score", "--jobs", "many", "-"], "'many' is not a valid integer"),
        (["sessions", "frob"], "No such command 'frob'. See 'advisor sessions --help'."),
        (["sessions", "show"], "Missing argument 'SESSION...'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_wrong_call_is_answered_in_one_line(advisor, args, says):
    assert advisor(*args).fails_with(2, says)


def test_what_is_written_to_a_full_disk_is_missed(process):
    with open("/dev/full", "w") as full:
        assert process("--help", stdout=full).fails_with(1, "no space is left on the disk")


def test_a_closed_pipe_ends_the_command_quietly():
    reads, writes = os.pipe()
    os.close(reads)
    command = [sys.executable, "-c", "from advisor.cli.main import main; raise SystemExit(main())", "--help"]
    done = subprocess.run(command, stdout=writes, stderr=subprocess.PIPE)
    os.close(writes)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-"])
def test_a_stream_that_the_caller_closed_is_no_trouble(closed):
    code = "from advisor.cli.main import main; raise SystemExit(main())"
    done = subprocess.run(
        ["sh", "-c", f'exec "$0" -c "$1" --help {closed}', sys.executable, code], capture_output=True
    )
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def test_a_chat_whose_input_is_closed_hears_nothing_and_says_so():
    code = "from advisor.cli.main import main; raise SystemExit(main())"
    done = subprocess.run(
        ["sh", "-c", 'exec "$0" -c "$1" chat <&-', sys.executable, code], capture_output=True
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Nothing was said" in done.stdout


def test_letters_that_the_terminal_lacks_are_replaced(process):
    ran = process("frob→", env={"PYTHONIOENCODING": "ascii"})
    assert ran.fails_with(2, "frob?")


@pytest.mark.parametrize(
    ("error", "lines", "status"),
    [
        (StoreError("it is full."), ("it is full.",), 1),
        (UnknownRubric("which?"), ("which?",), 2),
        (RubricError(("a.yaml:1: x", "a.yaml:2: y")), ("a.yaml:1: x", "a.yaml:2: y"), 1),
        (KeyboardInterrupt(), (), 130),
        (click.Abort(), (), 130),
        (BrokenPipeError(), (), 1),
        (PermissionError(errno.EACCES, "x", "a.txt"), ("a.txt: permission denied.",), 1),
        (OSError(errno.ENOSPC, "x"), ("Cannot read or write: no space is left on the disk.",), 1),
        (FileNotFoundError(errno.ENOENT, "No such file", b"b"), ("b: no such file.",), 1),
        (
            UnicodeDecodeError("utf-8", b"\xff", 0, 1, "x"),
            ("what was read is not UTF-8 text: byte 1 is off.",),
            1,
        ),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else "",
)
def test_errors_a_person_can_mend_are_explained(error, lines, status):
    fault = explain(error)
    assert fault is not None
    assert (fault.lines, fault.status) == (lines, status)


def test_a_bug_is_not_explained_away():
    assert explain(ZeroDivisionError()) is None


def test_a_bug_keeps_its_traceback(monkeypatch):
    def bug(args):
        raise ZeroDivisionError

    monkeypatch.setattr(module, "_run", bug)
    with pytest.raises(ZeroDivisionError):
        main([])


def test_an_interrupt_ends_in_130(monkeypatch, capsys):
    def interrupted(args):
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(module, "_run", interrupted)
    assert main([]) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("plain, é, 🙂\tand\nmore", "plain, é, 🙂\tand\nmore"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;a title\x07after", "after"),
        ("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x9b2Jcleared", "cleared"),
        ("\x90device\x9cafter", "after"),
        ("\x1bc\x1b(0reset", "reset"),
        ("over\rwritten\x08\x00\x7f\x85", "overwritten"),
        ("\u202egnippilf\u2066", "gnippilf"),
        ("half \ud800 a pair", "half  a pair"),
        ("\x1b[", "["),
    ],
)
def test_text_of_others_cannot_steer_the_terminal(given, shown):
    assert clean(given) == shown


def test_cleaning_takes_time_in_proportion_to_the_text():
    for pattern in ("\x1b[", "\x1b[0;", "\x1b]", "\x1b(", "\x90"):
        assert "\x1b" not in clean(pattern * 50_000)


def test_a_long_line_is_cut():
    assert one_line("a\nb  c" * 50, 10) == "a b ca b …"
