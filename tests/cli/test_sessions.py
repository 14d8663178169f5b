"""`advisor sessions`: a person's own words, to look at, take away and delete."""

import json
import os
import re
import stat

import pexpect
import pytest

from advisor.settings import Settings
from tests.cli.conftest import COMMAND


@pytest.fixture
def stored(advisor):
    """Ids of two sessions, the older one first: one left, one that came to a report."""
    ids = []
    for words in ("Empathy 3.\n/quit\n", "Empathy 9, writing 8.\n"):
        ran = advisor("chat", "--date", "2026-11-22", input=words)
        ids += re.findall(r"--resume (\w+)", ran.out)
    return ids


def test_an_empty_store_says_how_to_begin(advisor):
    assert "'advisor chat' starts one" in advisor("sessions", "list").out


def test_the_list_says_how_each_session_stands(advisor, stored):
    older, newer = stored
    lines = advisor("sessions", "list").out.splitlines()
    assert [line.split()[0] for line in lines] == [newer, older]
    assert re.search(r"open +2 turns +NOT VIABLE", lines[0])
    assert re.search(r"open +1 turn +NOT VIABLE", lines[1])


def test_a_session_is_shown_with_its_words_and_answers(advisor, stored):
    shown = advisor("sessions", "show", stored[1]).out
    assert "You: Empathy 9, writing 8." in shown
    assert re.search(r'empathy: 9  \(".*9.*"\)', shown)


def test_what_is_shown_cannot_steer_the_terminal(advisor):
    ran = advisor("chat", input="Empathy 9 \x1b[2J\x07\n")
    (name,) = re.findall(r"--resume (\w+)", ran.out)
    shown = advisor("sessions", "show", name).out
    assert "\x1b" not in shown
    assert "\x07" not in shown


def test_an_export_is_a_file_of_transcripts(advisor, stored):
    lines = [json.loads(line) for line in advisor("sessions", "export").out.splitlines()]
    assert [line["id"] for line in lines] == stored[::-1]
    assert list(lines[0]) == ["id", "rubric", "date", "messages"]
    assert lines[0]["date"] == "2026-11-22"
    assert [message["role"] for message in lines[0]["messages"]][:2] == ["assistant", "user"]
    ran = advisor("score", "-", input=advisor("sessions", "export", stored[1]).raw)
    assert json.loads(ran.out)["answers"] == {"writing": 8, "empathy": 9}


def test_a_chat_started_over_is_exported_from_there_on(advisor):
    advisor("chat", input="Empathy 3.\n/restart\n/restart\nWriting 8.\n")
    exported = advisor("sessions", "export")
    (line,) = map(json.loads, exported.out.splitlines())
    assert [each["content"] for each in line["messages"] if each["role"] == "user"] == ["Writing 8."]
    (log,) = map(json.loads, advisor("sessions", "export", "--log").out.splitlines())
    everything = [each["content"] for turn in log["turns"] for each in turn["messages"]]
    assert "Empathy 3." in everything


def test_the_log_has_everything_turn_by_turn(advisor, stored):
    (log,) = map(json.loads, advisor("sessions", "export", "--log", stored[0]).out.splitlines())
    (turn,) = log["turns"]
    assert turn["log"][0]["item"] == "empathy"
    assert turn["state"]["phase"] == "asking"


def test_a_file_is_written_for_ones_own_eyes(advisor, stored, tmp_path):
    assert advisor("sessions", "export", "-o", tmp_path / "mine.jsonl").out == ""
    assert len((tmp_path / "mine.jsonl").read_text(encoding="utf-8").splitlines()) == 2
    assert stat.S_IMODE((tmp_path / "mine.jsonl").stat().st_mode) == 0o600


def words_on_disk():
    folder = Settings.from_environment().database_file.parent
    return b"".join(file.read_bytes() for file in folder.iterdir())


def test_a_deleted_session_is_gone_from_the_disk(advisor, stored):
    advisor("chat", input="My secret is a swordfish. Empathy 9.\n")
    assert b"swordfish" in words_on_disk()
    name = advisor("sessions", "list").out.split()[0]
    ran = advisor("sessions", "delete", "--yes", name[:4])
    assert (ran.status, ran.out) == (0, "Deleted 1 session.\n")
    assert b"swordfish" not in words_on_disk()
    assert len(advisor("sessions", "list").out.splitlines()) == 2


def test_all_sessions_are_erased_from_the_disk(advisor, stored):
    assert advisor("sessions", "erase-all", "-y").out == "Deleted 2 sessions.\n"
    assert b"mpathy" not in words_on_disk()
    assert advisor("sessions", "erase-all").out == "Deleted 0 sessions.\n"


@pytest.mark.parametrize("args", [["delete"], ["erase-all"]], ids=lambda args: args[0])
def test_nothing_is_deleted_where_nobody_can_be_asked(advisor, stored, args):
    names = stored[:1] if args == ["delete"] else []
    ran = advisor("sessions", *args, *names)
    assert (ran.status, ran.out) == (2, "")
    assert "Add --yes" in ran.err
    assert len(advisor("sessions", "list").out.splitlines()) == 2


@pytest.mark.parametrize(("answer", "status", "left"), [("y", 0, 0), ("n", 1, 2), ("\x03", 130, 2)])
def test_erasing_all_asks_first(advisor, stored, answer, status, left):
    child = pexpect.spawn(
        COMMAND[0], [*COMMAND[1:], "sessions", "erase-all"], env=dict(os.environ), timeout=20
    )
    child.expect_exact("Delete all 2 sessions? [y/N]")
    child.send(answer + ("\r" if answer.isalpha() else ""))
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == status
    assert "Traceback" not in str(child.before)
    remaining = advisor("sessions", "list").out
    assert len(re.findall("finished|open ", remaining)) == left


def test_none_is_deleted_when_one_name_is_wrong(advisor, stored):
    assert advisor("sessions", "delete", "-y", stored[0], "nope").fails_with(2, "no session 'nope'")
    assert len(advisor("sessions", "list").out.splitlines()) == 2
