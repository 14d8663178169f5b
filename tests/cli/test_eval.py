"""`advisor eval run`: suites in, a verdict out; the exit status follows the last line."""

import csv
import errno
import io
import json
import os
import signal
import subprocess
import sys
import time

import pytest

from advisor.evals.cases import lines
from advisor.evals.running import run_chunk
from tests.cli.conftest import COMMAND
from tests.evals.made import bad, good, line, write


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """Work in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def last_line(ran):
    return ran.out.splitlines()[-1]


def saved(here, name="last"):
    (path,) = sorted((here / ".advisor/runs").glob("*.jsonl"))[-1:]
    return [json.loads(each) for each in path.read_text().splitlines()]


def test_all_cases_pass(advisor, here):
    write(here / "evals/a.jsonl", good("one"), good("two"))
    ran = advisor("eval", "run")
    assert (ran.status, ran.err) == (0, "")
    assert last_line(ran) == "PASSED: 2 of 2 cases pass."
    assert "every item right" in ran.out
    assert "\x1b" not in ran.out


def test_a_failed_case_is_status_1_and_says_why(advisor, here):
    write(here / "evals/a.jsonl", good("one"), bad("two"))
    ran = advisor("eval", "run")
    assert (ran.status, last_line(ran)) == (1, "FAILED: 1 case fails: two.")
    assert 'writing: 3 expected, 8 read from "8"' in " ".join(ran.out.split())


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (OSError(errno.ENOSPC, "x"), "no space is left on the disk"),
        (ZeroDivisionError("boom"), "ZeroDivisionError"),
    ],
)
def test_what_is_no_verdict_is_not_status_1(advisor, here, monkeypatch, fault, words):
    def write_nothing(self, *parts):
        raise fault

    write(here / "evals/a.jsonl", good("one"))
    monkeypatch.setattr("advisor.evals.runs.Writer.write", write_nothing)
    ran = advisor("eval", "run")
    assert ran.status == 2
    assert words in ran.err


def test_a_verdict_that_could_not_be_printed_is_not_status_1(process, here):
    write(here / "evals/a.jsonl", good("one"))
    with open("/dev/full", "wb") as full:
        ran = process("eval", "run", stdout=full)
    assert (ran.status, ran.err) == (2, "advisor: Cannot read or write: no space is left on the disk.\n")


def test_a_run_that_is_gone_on_with_takes_no_other_choice(advisor, here):
    write(here / "evals/a.jsonl", good("one"))
    advisor("eval", "run")
    for options in (["-n", "5"], ["-k", "a"], ["--repeat", "2"], ["--shard", "1/2"]):
        assert advisor("eval", "run", "--resume", "last", *options).fails_with(
            2, "--resume goes on as its run"
        )


def test_the_verdict_is_one_line_whatever_ids_hold(advisor, here):
    write(here / "evals/a.jsonl", bad("two\nPASSED: all\x1b[2J"))
    ran = advisor("eval", "run")
    assert last_line(ran) == "FAILED: 1 case fails: two PASSED: all."
    assert ran.status == 1


def test_suites_and_folders_can_be_named(advisor, here):
    write(here / "x/a.jsonl", good("one"))
    write(here / "x/deep/b.jsonl", good("two"))
    write(here / "y.jsonl", good("three"))
    assert last_line(advisor("eval", "run", "x", "y.jsonl", "y.jsonl")) == "PASSED: 3 of 3 cases pass."
    assert last_line(advisor("eval", "run", "x/deep")) == "PASSED: 1 of 1 cases pass."


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ([], "There is no suite evals"),
        (["missing"], "There is no suite missing"),
        (["empty"], "no suite (*.jsonl) in the folder empty"),
        (["none.jsonl"], "There is no case in the suites"),
        (["twice.jsonl"], "twice.jsonl:2: the id 'one' is that of twice.jsonl:1 too."),
        (["ok.jsonl", "--filter", "nothing"], "No case is wanted"),
        (["ok.jsonl", "--filter", "(a"], "a bracket is not closed"),
        (["ok.jsonl", "--shard", "3/2"], "--shard takes"),
        (["ok.jsonl", "--fail-under", "quality=1"], "there is no figure 'quality'"),
        (["ok.jsonl", "--fail-under", "f1=90"], "Did you mean f1=90%?"),
        (["ok.jsonl", "--fail-under", "f1.writting=0.9"], "Did you mean writing?"),
        (["ok.jsonl", "--fail-under", "pass_k=0.9"], "--repeat N"),
        (["ok.jsonl", "-r", "missing.yaml"], "missing.yaml"),
        (["ok.jsonl", "--extractor", "crystal"], "There is no reader 'crystal'"),
        (["ok.jsonl", "-o", "report.pdf"], "-o report.pdf: the end of the name"),
        (["ok.jsonl", "-o", "missing/report.json"], "mkdir -p missing"),
        (["ok.jsonl", "--baseline", "missing.json"], "There is no run missing.json"),
        (["ok.jsonl", "--baseline", "ok.jsonl"], "ok.jsonl is no run"),
        (["ok.jsonl", "--failed-in", "last"], "There is no run in"),
        (["ok.jsonl", "--concurrency", "0"], "0 is not in the range"),
    ],
)
def test_a_call_that_cannot_be_met_is_status_2_and_runs_nothing(advisor, here, args, words):
    (here / "empty").mkdir()
    (here / "none.jsonl").touch()
    write(here / "twice.jsonl", good("one"), good("one"))
    write(here / "ok.jsonl", good("one"))
    assert advisor("eval", "run", *args).fails_with(2, words)
    assert not (here / ".advisor").exists()


def test_one_bad_line_stops_no_other(advisor, here):
    write(here / "evals/a.jsonl", b"{", good("one"), {**good("two"), "rubric": "none"}, good("three"))
    ran = advisor("eval", "run")
    assert ran.status == 2
    assert last_line(ran) == (
        "NOT ALL RUN: 1 case could not be run: two (no rubric is called 'none'. There are:"
        " customer-support-representative, support-ladder); 1 line is no case: evals/a.jsonl:1: not JSON:"
        " expecting property name enclosed in double quotes at column 3."
    )
    assert "no rubric is called 'none'" in " ".join(ran.out.split())
    assert "evals/a.jsonl:1: not JSON" in ran.out
    assert [each["outcome"] for each in saved(here)[1:-1]] == ["passed", "error", "passed"]


def test_a_bug_of_the_reader_is_the_record_of_its_case(advisor, here, monkeypatch):
    from advisor.evals import running
    from tests.evals.made import Scripted

    monkeypatch.setitem(running.EXTRACTORS, "scripted", lambda: Scripted({"8": ("writing", 8)}))
    write(here / "evals/a.jsonl", line("one", "8", answers={"writing": 8}), line("two", "explode"))
    ran = advisor("eval", "run", "--extractor", "scripted")
    assert ran.status == 2
    assert "ZeroDivisionError: boom (made.py:" in ran.out


def test_a_run_is_kept_as_it_goes(advisor, here):
    write(here / "evals/a.jsonl", good("one", tags=["uk"]), bad("two"))
    advisor("eval", "run")
    header, one, two, end = saved(here)
    assert (header["type"], header["format"], header["cases"]) == ("run", "advisor-eval/1", 2)
    assert (one["id"], one["outcome"], one["tags"]) == ("one", "passed", ["uk"])
    assert two["wrong"] == ["writing"]
    assert (end["type"], end["complete"]) == ("end", True)
    assert (here / ".advisor/runs/.gitignore").read_text().endswith("*\n")
    (path,) = (here / ".advisor/runs").glob("*.jsonl")
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("args", "ids"),
    [
        (["--tag", "uk"], ["a1", "a3"]),
        (["--tag", "uk", "--tag", "us"], ["a1", "a2", "a3"]),
        (["--filter", "uk and not a3"], ["a1"]),
        (["--limit", "2"], ["a1", "a2"]),
        (["-k", "b.jsonl", "-n", "1"], ["b1"]),
    ],
)
def test_cases_can_be_chosen(advisor, here, args, ids):
    write(here / "evals/a.jsonl", good("a1", tags=["uk"]), good("a2", tags=["us"]), good("a3", tags=["uk"]))
    write(here / "evals/b.jsonl", good("b1"))
    assert advisor("eval", "run", *args).status == 0
    assert [each["id"] for each in saved(here)[1:-1]] == ids


def test_shards_share_the_work(advisor, here):
    write(here / "evals/a.jsonl", *[good(f"c{n}") for n in range(12)])
    seen = []
    for index in (1, 2, 3):
        advisor("eval", "run", "--shard", f"{index}/3", "--runs", str(here / f"runs{index}"))
        (path,) = (here / f"runs{index}").glob("*.jsonl")
        seen += [json.loads(each)["id"] for each in path.read_text().splitlines()[1:-1]]
    assert sorted(seen) == sorted(f"c{n}" for n in range(12))


def test_a_dry_run_only_says_what_would_be_run(advisor, here):
    write(here / "evals/a.jsonl", good("one"), good("two", inject={"message": 1, "text": " hi"}))
    ran = advisor("eval", "run", "--dry-run", "--repeat", "2")
    assert ran.status == 0
    assert ran.out.splitlines()[1:] == [
        "2 of 2 cases would be run, 2 times each.",
        "6 messages to read; the offline reader makes no calls: 0 tokens, no cost.",
    ]
    assert not (here / ".advisor").exists()


def test_two_processes_find_what_one_finds(process, here):
    write(here / "evals/a.jsonl", *[good(f"c{n}") for n in range(20)], bad("bad"), b"{")
    outputs = []
    for jobs in ("1", "2"):
        ran = process("eval", "run", "-j", jobs, "-o", f"{jobs}.json")
        assert ran.status == 2
        outputs.append(json.loads((here / f"{jobs}.json").read_text()))
    for each in outputs:
        each["run"].pop("id")
        each["run"].pop("started")
        each["end"].pop("finished")
        each["end"].pop("seconds")
        each["summary"].pop("latency")
        for case in each["cases"]:
            case.pop("seconds")
    assert outputs[0] == outputs[1]


def test_repeats_show_what_is_unsteady(advisor, here):
    write(here / "evals/a.jsonl", good("one"))
    ran = advisor("eval", "run", "--repeat", "3")
    assert ran.status == 0
    assert "cases that pass every time" in ran.out
    assert [each.get("repeat", 1) for each in saved(here)[1:-1]] == [1, 2, 3]


def test_thresholds_decide(advisor, here):
    write(here / "evals/a.jsonl", good("one"), bad("two"))
    ran = advisor("eval", "run", "--fail-under", "joint=0.5")
    assert (ran.status, last_line(ran)) == (0, "PASSED: 1 of 2 cases pass, 1 failing, within the thresholds.")
    ran = advisor("eval", "run", "--fail-under", "joint=60%")
    assert (ran.status, last_line(ran)) == (1, "FAILED: joint is 50.0 %, under 60.0 %.")


def test_quiet_prints_the_verdict_and_where_the_run_is(advisor, here):
    write(here / "evals/a.jsonl", good("one"))
    lines = advisor("eval", "run", "-q").out.splitlines()
    assert len(lines) == 2
    assert lines[1] == "PASSED: 1 of 1 cases pass."


def test_a_rubric_of_ones_own(advisor, here):
    from tests.cli.test_score import SMALL

    write(here / "evals/a.jsonl", {**line("one", "hello", answers={}), "rubric": "bike-mechanic"})
    assert advisor("eval", "run", "--rubric", SMALL).status == 0
    assert advisor("eval", "run").status == 2


def test_the_project_sets_defaults_and_the_command_line_wins(advisor, here):
    write(here / "mine/a.jsonl", good("one"), bad("two"))
    (here / "pyproject.toml").write_text(
        '[tool.advisor.eval]\nsuites = ["mine"]\nfail-under = ["joint=0.5"]\noutput = ["run.json"]\n'
    )
    assert advisor("eval", "run").status == 0
    assert (here / "run.json").is_file()
    assert advisor("eval", "run", "--fail-under", "joint=0.9").status == 1


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("suite = ['x']", "has no key 'suite'. Did you mean 'suites'?"),
        ("suites = 'x'", "suites takes a list"),
        ("concurrency = 0", "concurrency takes a whole number"),
        ("= 3", "pyproject.toml: Invalid"),
    ],
)
def test_faults_of_the_project_file_are_named(advisor, here, table, words):
    (here / "pyproject.toml").write_text(f"[tool.advisor.eval]\n{table}\n")
    assert advisor("eval", "run").fails_with(2, words)
    assert advisor("eval", "run", "--help").status == 0


def test_a_spreadsheet_gets_a_line_a_case_and_no_formulas(advisor, here):
    write(here / "evals/a.jsonl", good("=1+1"), bad("two"))
    advisor("eval", "run", "-o", "run.csv")
    rows = list(csv.DictReader(io.StringIO((here / "run.csv").read_text())))
    assert [(row["id"], row["outcome"], row["broken"]) for row in rows] == [
        ("'=1+1", "passed", ""),
        ("two", "failed", "answers"),
    ]


def test_words_of_held_out_cases_are_never_shown(advisor, here):
    write(here / "evals/held/a.jsonl", bad("two"))
    ran = advisor("eval", "run", "-o", "run.csv")
    assert "held out; what does not hold: answers" in " ".join(ran.out.split())
    for text in (ran.out, (here / "run.csv").read_text()):
        assert "3 expected" not in text


# --- Interrupted, killed, resumed ---------------------------------------------------------------------------


SLOWED = """
import sys, time
from advisor.cli.main import main
from advisor.evals.session import Session
flush = Session.flush
Session.flush = lambda session: (flush(session), time.sleep(0.3))
sys.exit(main())
"""
"""The program with a rest after each few cases, else the run may end before a busy machine lets us end it."""


def started(here, *args):
    return subprocess.Popen(
        [sys.executable, "-c", SLOWED, "eval", "run", *args],
        cwd=here, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def wait_for_records(here, count):
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        for path in (here / ".advisor/runs").glob("*.jsonl"):
            if path.read_bytes().count(b"\n") > count:
                return
        time.sleep(0.01)
    raise AssertionError("no records came")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_prints_what_is_done_and_the_run_goes_on_later(process, here, jobs):
    write(here / "evals/a.jsonl", *[good(f"c{n}") for n in range(600)])
    with started(here, "-j", jobs) as running:
        wait_for_records(here, 20)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate()
    assert (running.returncode, err) == (130, b"")
    assert out.decode().splitlines()[-1].startswith("INTERRUPTED: ")
    *_, end = saved(here)
    assert end["complete"] is False
    ran = process("eval", "run", "--resume", "last", "-j", "2", "-q")
    assert (ran.status, last_line(ran)) == (0, "PASSED: 600 of 600 cases pass.")
    ids = [each["id"] for each in saved(here)[1:-1]]
    assert ids == [f"c{n}" for n in range(600)]


def test_a_killed_run_goes_on_where_it_was(process, here):
    write(here / "evals/a.jsonl", *[good(f"c{n}") for n in range(600)])
    with started(here) as running:
        wait_for_records(here, 20)
        running.kill()
    (path,) = (here / ".advisor/runs").glob("*.jsonl")
    with path.open("ab") as file:
        file.write(b'{"type": "case", "id": "half')  # as if it had been writing
    ran = process("eval", "run", "--resume", str(path), "-q")
    assert last_line(ran) == "PASSED: 600 of 600 cases pass."
    assert saved(here)[-1]["resumed"] == 1


def test_a_run_whose_suites_changed_is_not_gone_on_with(advisor, here):
    write(here / "evals/a.jsonl", good("one"), good("two"))
    advisor("eval", "run")
    (path,) = (here / ".advisor/runs").glob("*.jsonl")
    assert advisor("eval", "run", "--resume", "last").fails_with(2, "is complete")
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:2]))
    write(here / "evals/a.jsonl", good("one"), good("three"))
    assert advisor("eval", "run", "--resume", "last").fails_with(2, "its suites changed")


def test_memory_does_not_grow_with_the_number_of_cases(here, parsed_rubrics):
    script = COMMAND[2].replace(
        "sys.exit(main())",
        "main(); import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)",
    )
    peaks = []
    for count in (300, 3000):
        write(here / "many.jsonl", *[line(f"c{n}", "x" * 1000, answers={}) for n in range(count)])
        done = subprocess.run(
            [COMMAND[0], "-c", script, "eval", "run", "many.jsonl", "-j", "1", "-q"],
            cwd=here, capture_output=True, check=True, env={**os.environ},
        )  # fmt: skip
        peaks.append(int(done.stderr))
    assert peaks[1] < peaks[0] * 1.15


def test_progress_is_shown_to_whoever_watches(here):
    import pty

    write(here / "evals/a.jsonl", *[good(f"c{n}") for n in range(30)])
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [*COMMAND, "eval", "run"], cwd=here, stdout=subprocess.PIPE, stderr=theirs, check=True,
        env={**os.environ, "TERM": "xterm"},
    )  # fmt: skip
    os.close(theirs)
    assert "/30" in os.read(ours, 100_000).decode(errors="replace")  # it may end within a character
    os.close(ours)
    assert b"\x1b" not in done.stdout


def test_the_work_can_be_named_to_another_process():
    import pickle

    assert pickle.loads(pickle.dumps(run_chunk)) is run_chunk
    assert list(lines([])) == []


def test_a_program_that_runs_evals_keeps_its_collector(advisor, here):
    import gc

    write(here / "evals/a.jsonl", good("one"))
    assert advisor("eval", "run").status == 0
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
