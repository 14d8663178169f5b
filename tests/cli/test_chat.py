"""The interview in a terminal and from a file: what is shown, and that nothing accepted is ever lost."""

import io
import json
import os
import re
import signal
import sqlite3
import time
from pathlib import Path

import pexpect
import pytest

from advisor.dialogue.state import to_plain
from advisor.settings import Settings
from advisor.store import Store
from tests.cli.conftest import COMMAND

ESC = "\x1b"
SMALL = Path(__file__).parents[1] / "rubrics" / "bike-mechanic.yaml"


@pytest.fixture
def sessions():
    """What is stored: the state of each session, the last changed first."""

    def read():
        with Store(Settings.from_environment()) as store:
            return [store.state(summary.id) for summary in store.summaries()]

    return read


def said(state):
    return [message.content for message in state.messages if message.role == "user"]


# --- From a file ---------------------------------------------------------------------------------------


def test_each_line_of_a_file_is_a_message_and_the_report_comes_at_the_end(advisor, sessions):
    ran = advisor("chat", input="I have 3 years in retail.\n\n  \nWriting 8, empathy 9.\n")
    assert (ran.status, ran.err) == (0, "")
    assert ESC not in ran.out
    assert "> I have 3 years in retail." in ran.out
    assert ran.out.index("> Writing 8") < ran.out.index("the words they were read from")  # in the report
    (state,) = sessions()
    assert said(state) == ["I have 3 years in retail.", "Writing 8, empathy 9."]
    assert state.report == 1


def test_a_file_without_a_line_end_at_its_end_is_read_whole(advisor, sessions):
    assert advisor("chat", input="I have 3 years in retail").status == 0
    assert said(sessions()[0]) == ["I have 3 years in retail"]


def test_a_file_with_commands_is_obeyed(advisor, sessions):
    ran = advisor("chat", input="/fix empathy 9\n/answers\n/frob\n/fix\n/help\n/save\n/quit\nnever read\n")
    assert (ran.status, ran.err) == (0, "")
    assert "- empathy: 9" in ran.out
    assert "There is no command /frob" in ran.out
    assert "/what-if ITEM VALUE" in ran.out
    assert said(sessions()[0]) == ["empathy: 9"]


def test_a_report_just_shown_is_not_shown_twice(advisor, sessions):
    advisor("chat", input="Empathy 9.\n/report\n")
    assert sessions()[0].report == 1


def test_no_input_at_all_leaves_no_session(advisor, sessions):
    ran = advisor("chat")
    assert ran.status == 0
    assert "Nothing was said, so nothing was kept." in ran.out
    assert sessions() == []


def test_no_input_at_all_gives_a_report_of_a_few_lines_that_promises_nothing(advisor):
    report = advisor("chat").out.partition("Customer Support Representative ·")[2]
    assert "Nothing is answered yet" in report
    assert "Days" not in report
    assert "NOT VIABLE" not in report
    assert "hank you" not in report
    assert len(report.splitlines()) < 15


def test_a_session_resumed_without_a_word_shows_where_it_stands_and_stays_open(advisor, sessions):
    advisor("chat", input="I have 3 years in retail.\n/quit\n")
    ran = advisor("chat", "--resume")
    assert "“3 years" in ran.out
    assert sessions()[0].report == 0


def test_a_store_that_cannot_be_used_is_told_of_before_a_line_is_taken(advisor, monkeypatch):
    monkeypatch.setenv("ADVISOR_DATABASE_URL", "sqlite:////proc/none/a.db")
    ran = advisor("chat", input="Empathy 9.\n")
    assert ran.fails_with(1, "cannot be used", "ADVISOR_DATABASE_URL can name another place")
    assert "Empathy 9." not in ran.out


COMPLETE = """/fix wheel_truing 4
/fix brake_bleeding 3
/fix workshop_years 2
/fix bikes road
/fix certificate no
/fix own_tools yes
/fix free_in 1
/fix home Leeds
"""
IN_FULL = "the words they were read from"


def test_after_the_report_a_change_is_acknowledged_in_few_words(advisor):
    ran = advisor("chat", SMALL, input=COMPLETE + "/fix wheel_truing 5\n/quit\n")
    assert ran.out.count(IN_FULL) == 1
    after = ran.out.partition("> /fix wheel_truing 5")[2]
    assert after.index("truing") < after.index("/report shows all of it.")
    assert len(after.splitlines()) < 15


@pytest.mark.parametrize("end", ["/report\n", ""], ids=["asked for", "at the end of a file"])
def test_a_report_that_changed_is_shown_whole(advisor, end):
    ran = advisor("chat", SMALL, input=COMPLETE + "/fix wheel_truing 5\n" + end)
    assert ran.out.count(IN_FULL) == 2
    assert ran.out.index("/report shows all of it.") < ran.out.rindex(IN_FULL)


def test_words_without_an_answer_get_no_report_that_pretends(advisor):
    ran = advisor("chat", input="hello\n")
    assert (ran.status, ran.err) == (0, "")
    assert IN_FULL not in ran.out
    assert "Days" not in ran.out


def test_the_same_file_gives_the_same_words_on_any_terminal(process):
    text = "I have 3 years in retail.\nskip\nwhat does CSAT mean?\nI'm done\n"
    first = process("chat", "--date", "2026-11-22", input=text)
    second = process(
        "chat",
        "--date",
        "2026-11-22",
        input=text,
        env={"LC_ALL": "C", "COLUMNS": "40", "PYTHONHASHSEED": "7"},
    )
    # The second is compared with the first, and has an id of its own.
    own = r"(?s)Compared with.*?\n\n|(?:--resume|advisor report) \w+"
    bare = [re.sub(own, "", ran.out) for ran in (first, second)]
    assert bare[0] == bare[1]


def test_the_day_of_the_chat_can_be_given(advisor, sessions):
    advisor("chat", "--date", "2020-02-29", input="hello\n")
    assert str(sessions()[0].today) == "2020-02-29"


def test_what_comes_before_a_line_that_is_not_utf_8_is_kept(advisor, sessions):
    ran = advisor("chat", input=b"Empathy 9.\n\nWriting \xff 8.\nStress 7.\n")
    assert ran.fails_with(1, "line 3 of the input is not UTF-8")
    assert "the words they were read from" in ran.out  # the report of what was said before it
    assert said(sessions()[0]) == ["Empathy 9."]


def test_a_byte_order_mark_is_no_part_of_the_first_message(advisor, sessions):
    advisor("chat", input=b"\xef\xbb\xbfEmpathy 9.\r\n")
    assert said(sessions()[0]) == ["Empathy 9."]


def test_what_a_person_wrote_cannot_steer_the_terminal(advisor):
    ran = advisor("chat", input=f"My job is {ESC}]0;pwned\x07 barista {ESC}[2J and empathy 9\n")
    assert ESC not in ran.out
    assert "\x07" not in ran.out


def test_a_finished_session_is_compared_with_the_one_before(advisor):
    advisor("chat", input="empathy 7, writing 8\n")
    ran = advisor("chat", input="empathy 9, writing 8\n")
    assert "Compared with your last session" in ran.out
    ran = advisor("chat", input="empathy 9, writing 8\n")
    assert "the same answers" in ran.out


def test_a_rubric_of_ones_own_is_found_again_from_another_folder(advisor, sessions, tmp_path, monkeypatch):
    assert advisor("chat", os.path.relpath(SMALL), input="truing wheels 4\n").status == 0
    monkeypatch.chdir(tmp_path)
    ran = advisor("chat", "--resume", input="bleeding brakes 3\n")
    assert (ran.status, ran.err) == (0, "")
    assert sessions()[0].rubric == "bike-mechanic"


@pytest.mark.parametrize(
    ("name", "holds"),
    [("a.md", "#"), ("a.html", "<html"), ("a.json", "{"), ("a.txt", ""), ("a.jsonl", '"messages"')],
)
def test_a_chat_can_be_saved_to_a_file(advisor, tmp_path, name, holds):
    file = tmp_path / name
    ran = advisor("chat", input=f"empathy 9\n/save {file}\n")
    assert f"Written to {file}." in ran.out
    assert holds in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("taken.md", "is there already"),
        ("none/a.md", "could not be written: no such file"),
        ("a.doc", ".html"),
    ],
)
def test_a_file_that_cannot_be_saved_ends_nothing(advisor, sessions, tmp_path, name, says):
    (tmp_path / "taken.md").write_text("mine")
    ran = advisor("chat", input=f"empathy 9\n/save {tmp_path / name}\nwriting 8\n")
    assert says in ran.out
    assert set(sessions()[0].values) == {"empathy", "writing"}
    assert (tmp_path / "taken.md").read_text() == "mine"


# --- Going on ------------------------------------------------------------------------------------------


def test_a_session_goes_on_where_it_stood(advisor, sessions):
    advisor("chat", input="I have 3 years in retail.\n/quit\n")
    ran = advisor("chat", "--resume", input="Empathy 9.\n")
    assert ran.status == 0
    (state,) = sessions()
    assert said(state) == ["I have 3 years in retail.", "Empathy 9."]
    assert {"service_years", "empathy"} <= set(state.values)


def test_the_latest_open_session_goes_on_before_a_finished_one(advisor, sessions):
    advisor("chat", input="Empathy 3.\n/quit\n")
    advisor("chat", SMALL, input=COMPLETE)
    advisor("chat", "--resume", input="Writing 5.\n")
    assert said(sessions()[0]) == ["Empathy 3.", "Writing 5."]


def test_a_session_goes_on_by_the_beginning_of_its_id(advisor, sessions):
    ran = advisor("chat", input="Empathy 3.\n")
    (name,) = re.findall(r"--resume (\w+)", ran.out)
    assert advisor("chat", "--resume", name[:4], input="Writing 5.\n").status == 0
    assert len(sessions()) == 1


def test_a_session_whose_rubric_has_changed_does_not_go_on(advisor, tmp_path):
    mine = tmp_path / "mine.yaml"
    text = SMALL.read_text(encoding="utf-8")
    mine.write_text(text, encoding="utf-8")
    advisor("chat", mine, input="truing wheels 4\n")
    mine.write_text(text.replace("version: 3", "version: 4"), encoding="utf-8")
    assert advisor("chat", "--resume").fails_with(1, "another version of its rubric", "sessions export")


def test_a_yes_to_the_offer_goes_on_with_the_other_rubric(advisor, sessions):
    words = [
        "I'm a customer support agent, 4 years in support.",
        *["skip"] * 8,
        "yes",
        "I solve hard cases alone.",
    ]
    ran = advisor("chat", input="\n".join(words))
    assert (ran.status, ran.err) == (0, "")
    assert "Shall we go on with that?" in ran.out
    ladder, job = sessions()
    assert (job.rubric, ladder.rubric) == ("customer-support-representative", "support-ladder")
    assert ladder.values["title"] == "customer support agent"
    assert said(ladder)[-1] == "I solve hard cases alone."
    assert "job title" not in ran.out.split("From our other chat")[1].split("?")[0].split(".", 1)[1]


# --- In a terminal -------------------------------------------------------------------------------------


class Terminal:
    """A person at a terminal."""

    def __init__(self, *args, env=None):
        self.child = pexpect.spawn(
            COMMAND[0],
            [*COMMAND[1:], *args],
            # This terminal does not say where its cursor is.
            env={**os.environ, "TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1", **(env or {})},
            encoding="utf-8",
            timeout=20,
            dimensions=(40, 100),
        )
        self.child.logfile_read = self._log = io.StringIO()
        self._prompt = "\n> " if "--plain" in args else f"{ESC}[?2004h"

    @property
    def seen(self):
        """All that was ever on the screen."""
        return self._log.getvalue()

    def sees(self, *words):
        for each in words:
            self.child.expect_exact(each)

    def asked(self):
        """Wait for the prompt."""
        self.child.expect_exact(self._prompt)

    def types(self, text):
        self.child.send(text + "\r")

    def ends(self):
        self.child.expect(pexpect.EOF)
        self.child.close()
        return self.child.exitstatus


@pytest.fixture
def terminal():
    opened = []

    def start(*args, env=None):
        opened.append(Terminal(*args, env=env))
        return opened[-1]

    yield start
    for each in opened:
        each.child.close(force=True)


MODES = pytest.mark.parametrize("mode", [[], ["--plain"]], ids=["line editor", "plain"])


@MODES
def test_a_terminal_shows_the_first_screen_and_all_of_it_on_demand(terminal, mode):
    at = terminal("chat", *mode)
    at.asked()
    at.types("3 years in retail, writing 7, empathy 8")
    at.asked()
    at.types("/report")
    at.sees("Your score", "Must-haves", "/report full shows the rest")
    at.asked()
    assert "the words they were read from" not in at.seen
    at.types("/report full")
    at.sees("the words they were read from", "What it pays")
    at.asked()


@MODES
def test_a_person_is_asked_and_answered(terminal, sessions, mode):
    at = terminal("chat", *mode)
    at.sees("your education")
    at.asked()
    at.types("I have 3 years in retail.")
    at.sees("ears of customer work")
    at.asked()
    at.child.sendeof()
    at.sees("Go on with: advisor chat --resume")
    assert at.ends() == 0
    assert said(sessions()[0]) == ["I have 3 years in retail."]


@MODES
def test_an_interrupt_keeps_the_session_and_says_how_to_go_on(terminal, sessions, mode):
    at = terminal("chat", *mode)
    at.asked()
    at.types("Empathy 9.")
    at.asked()
    at.child.send("half a mess")
    at.child.sendintr()
    at.sees("Go on with: advisor chat --resume")
    assert at.ends() == 130
    assert said(sessions()[0]) == ["Empathy 9."]


@MODES
def test_a_paste_of_many_lines_is_one_message(terminal, sessions, mode):
    at = terminal("chat", *mode)
    at.asked()
    if mode:
        at.child.send("Empathy 9.\rWriting 8.\rStress 7.\r")
    else:
        at.child.send(f"{ESC}[200~Empathy 9.\rWriting 8.\rStress 7.{ESC}[201~")
        at.child.send("\r")
    at.asked()
    at.child.sendeof()
    assert at.ends() == 0
    assert said(sessions()[0]) == ["Empathy 9.\nWriting 8.\nStress 7."]


def test_without_colours_there_are_none(terminal):
    at = terminal("chat", env={"NO_COLOR": "1"})
    at.asked()
    at.types("/help")
    at.asked()
    at.child.sendeof()
    assert at.ends() == 0
    assert not re.search(ESC + r"\[[0-9;]*(3[0-9]|4[0-9]|9[0-7])m", at.seen)


def test_plain_text_moves_no_cursor(terminal):
    at = terminal("chat", "--plain")
    at.asked()
    at.types("Empathy 9.")
    at.asked()
    at.child.sendeof()
    assert at.ends() == 0
    assert ESC not in at.seen


def test_slash_commands_are_completed(terminal, sessions):
    at = terminal("chat")
    at.asked()
    at.child.send("/fi")
    at.sees("set an answer")
    at.child.send("\t emp")
    at.sees("empathy")
    at.child.send("\t 9\r")
    at.asked()
    assert sessions()[0].values == {"empathy": 9}


def test_a_second_process_is_told_that_the_session_has_moved_on(terminal, advisor, sessions):
    at = terminal("chat", "--plain")
    at.asked()
    at.types("Empathy 9.")
    at.asked()
    assert advisor("chat", "--resume", input="Writing 8.\n").status == 0
    at.types("Stress 7.")
    at.sees("was changed or deleted by another process", "advisor chat --resume")
    assert at.ends() == 1
    (state,) = sessions()
    assert said(state) == ["Empathy 9.", "Writing 8."]


@MODES
def test_words_that_could_not_be_saved_can_be_sent_again(terminal, sessions, mode):
    at = terminal("chat", *mode)
    at.asked()
    at.types("Empathy 9.")
    at.asked()
    blocker = sqlite3.connect(Settings.from_environment().database_file)
    blocker.execute("BEGIN IMMEDIATE")
    at.types("Writing 8.")
    at.child.expect(rf"not(\s|{ESC}\[[0-9;]*m)+taken")
    at.asked()
    blocker.rollback()
    blocker.close()
    at.types("")
    at.asked()
    assert said(sessions()[0]) == ["Empathy 9.", "Writing 8."]


@MODES
def test_what_was_answered_before_a_kill_is_there_after_it(terminal, sessions, mode):
    replies = ["I have 3 years in retail.", "Empathy 9.", "Writing 8.", "/fix composure 7"]
    state = None
    for count, words in enumerate(replies):
        at = terminal("chat", *mode, *(["--resume"] if count else []))
        at.asked()
        at.types(words)
        at.asked()
        at.child.kill(signal.SIGKILL)
        at.child.wait()
        (state,) = sessions()
        assert len(said(state)) == count + 1
    assert state is not None
    assert {"service_years", "empathy", "writing", "composure"} <= set(state.values)


def test_whenever_a_kill_comes_what_was_seen_is_stored(terminal, sessions):
    for wait in (0.0, 0.05, 0.15):
        at = terminal("chat", "--plain")
        at.asked()
        for number in range(1, 8):
            at.child.send(f"/fix empathy {number}\r")
        time.sleep(wait)
        at.child.kill(signal.SIGKILL)
        at.child.expect(pexpect.EOF)
        at.child.wait()
        replies = at.seen.count("\n> ") - 1  # the first prompt follows the greeting
        stored = sessions()
        assert replies <= (len(said(stored[0])) if stored else 0)
        with Store(Settings.from_environment()) as store:
            store.erase_all()


def test_a_session_can_be_exported_and_scored(advisor, sessions):
    advisor("chat", "--date", "2026-11-22", input="I have 3 years in retail.\n/fix empathy 9\nWriting 8.\n")
    exported = advisor("sessions", "export")
    scored = json.loads(advisor("score", "-", input=exported.out).out)
    (state,) = sessions()
    assert scored["answers"] == {name: to_plain(value) for name, value in state.values.items()}
