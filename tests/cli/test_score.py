"""`advisor score`: one line for each case, in order, the same bytes everywhere, whatever the lines hold."""

import json
import os
import pty
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.conftest import COMMAND

EVALS = Path(__file__).parents[2] / "evals" / "customer-support-representative"
SMALL = Path(__file__).parents[1] / "rubrics" / "bike-mechanic.yaml"
RUBRIC = "customer-support-representative"


def case(name="a", *words, **changes):
    """A line with what a person said, as bytes."""
    messages = [{"role": "user", "content": each} for each in words]
    return json.dumps({"id": name, "rubric": RUBRIC, "messages": messages, **changes}).encode() + b"\n"


def scored(ran):
    return [json.loads(line) for line in ran.out.splitlines()]


def test_a_case_gives_a_line_as_the_contract_has_it(advisor):
    ran = advisor("score", "-", input=case("a", "Empathy 9, writing 8."))
    assert (ran.status, ran.err) == (0, "")
    (line,) = scored(ran)
    assert list(line) == [
        "id", "rubric", "answers", "evidence", "declined",
        "score", "floor", "ceiling", "decided", "tier", "must_haves",
    ]  # fmt: skip
    assert line["answers"] == {"writing": 8, "empathy": 9}
    assert line["evidence"]["empathy"]["quote"] in "Empathy 9, writing 8."


def test_a_case_of_a_ladder_gives_its_level(advisor):
    ran = advisor("score", "-", input=case("a", "I'm a support agent.", rubric="support-ladder"))
    (line,) = scored(ran)
    assert list(line) == [
        "id", "rubric", "answers", "evidence", "declined", "level", "title", "decided", "signals",
    ]  # fmt: skip
    assert (line["level"], line["title"], line["decided"], line["signals"]) == (None, None, False, None)


def test_cases_come_in_the_order_of_the_files_and_lines(advisor, tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).write_bytes(b"".join(case(f"{name}-{number}") for number in range(3)))
    ran = advisor("score", tmp_path / "two", tmp_path / "one")
    assert [line["id"] for line in scored(ran)] == ["two-0", "two-1", "two-2", "one-0", "one-1", "one-2"]


def test_two_processes_give_the_bytes_of_one(process):
    suites = [EVALS / "terse.jsonl", EVALS / "corrections.jsonl"]
    one, two = process("score", *suites), process("score", "--jobs", "2", *suites)
    assert one.raw == two.raw
    assert (one.status, two.status) == (0, 0)


def test_the_bytes_do_not_depend_on_the_machine(process):
    lines = case("é", "I'm in São Paulo. Empathy 9 🙂") + case(
        "b", "Zendesk, 3 years in retail, phone and chat"
    )
    here = process("score", "-", input=lines, env={"PYTHONHASHSEED": "1"})
    there = process(
        "score", "-", input=lines, env={"LC_ALL": "C", "PYTHONIOENCODING": "latin-1", "PYTHONHASHSEED": "2"}
    )
    assert here.raw == there.raw
    assert "é" in here.out


def test_a_case_without_messages_or_date_is_scored(advisor):
    (line,) = scored(advisor("score", "-", input=case("a")))
    assert (line["answers"], line["score"], line["decided"]) == ({}, 0.0, False)


def test_what_is_no_transcript_is_reported_and_the_others_are_scored(advisor):
    lines = case("a") + b"{\n" + b'{"id": "c", "rubric": "x"}\n' + b"\n" + b"\xff\n" + case("e")
    ran = advisor("score", "-", input=lines)
    assert ran.status == 1
    assert [line.get("id", line.get("line")) for line in scored(ran)] == ["a", 2, "c", 5, "e"]
    errors = [line["error"] for line in scored(ran) if "error" in line]
    assert errors == [
        "standard input:2: not JSON: expecting property name enclosed in double quotes at column 3.",
        "standard input:3: the key 'messages' is missing.",
        "standard input:5: not UTF-8: byte 1 of the line. Save the file as UTF-8.",
    ]
    assert ran.err == "advisor: 3 of 5 cases could not be scored.\n"


def test_an_unknown_rubric_is_the_fault_of_its_case(advisor):
    ran = advisor("score", "-", input=case("a", rubric="none") + case("b"))
    first, second = scored(ran)
    assert first == {"id": "a", "error": first["error"]}
    assert "no rubric is called 'none'" in first["error"]
    assert second["id"] == "b"
    assert ran.status == 1


def test_a_transcript_cannot_have_a_file_opened(advisor):
    (line,) = scored(advisor("score", "-", input=case("a", rubric=str(SMALL))))
    assert "no rubric is called" in line["error"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_rubric_of_ones_own_can_be_given(process, jobs):
    ran = process("score", "-", "--jobs", jobs, "--rubric", SMALL, input=case("a", rubric="bike-mechanic"))
    assert (ran.status, scored(ran)[0]["rubric"]) == (0, "bike-mechanic")


def test_half_a_surrogate_pair_survives(advisor):
    line = b'{"id": "\\ud800", "rubric": "customer-support-representative", "messages": []}'
    assert scored(advisor("score", "-", input=line))[0]["id"] == "\ud800"


def test_each_line_is_answered_as_it_comes():
    with subprocess.Popen([*COMMAND, "score", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for name in ("a", "b"):
            running.stdin.write(case(name))
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["id"] == name
        running.stdin.close()
    assert running.returncode == 0


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_reader_that_has_seen_enough_ends_it_quietly(tmp_path, jobs):
    (tmp_path / "many").write_bytes(case("a", "Empathy 9.") * 2000)
    command = [*COMMAND, "score", "--jobs", jobs, str(tmp_path / "many")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert json.loads(running.stdout.readline())["id"] == "a"
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 1


def left_within(group, seconds):
    """Whether all processes of a group have ended after so long."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_it_quietly(tmp_path, jobs):
    (tmp_path / "many").write_bytes(case("a", "Empathy 9.") * 20_000)
    with subprocess.Popen(
        [*COMMAND, "score", "--jobs", jobs, str(tmp_path / "many")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does it: to all processes at once
        running.stdout.read()
        assert running.stderr.read() == b""
    assert running.returncode == 130
    assert left_within(running.pid, seconds=10)  # the helper of multiprocessing takes a moment


def test_progress_is_shown_to_whoever_watches_and_to_nobody_else(tmp_path):
    (tmp_path / "some").write_bytes(case("a") * 20)
    ours, theirs = pty.openpty()
    command = [*COMMAND, "score", str(tmp_path / "some")]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, check=True)
    os.close(theirs)
    seen = os.read(ours, 100_000).decode()
    os.close(ours)
    assert len(done.stdout.splitlines()) == 20
    assert "cases scored (" in seen
    assert seen.endswith("\r\x1b[K")


def test_memory_does_not_grow_with_the_number_of_cases(tmp_path):
    script = COMMAND[2].replace(
        "sys.exit(main())",
        "main(); import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)",
    )
    peaks = []
    for count in (500, 5000):
        (tmp_path / "cases").write_bytes(case("a", "Empathy 9, writing 8. " + "x" * 500) * count)
        done = subprocess.run(
            [COMMAND[0], "-c", script, "score", str(tmp_path / "cases")], capture_output=True, check=True
        )
        peaks.append(int(done.stderr))
    assert peaks[1] < peaks[0] * 1.1


@pytest.mark.bench
def test_two_processes_are_close_to_twice_as_fast(tmp_path):
    (tmp_path / "cases").write_bytes(
        b"".join(suite.read_bytes() for suite in sorted(EVALS.glob("*.jsonl"))) * 12
    )
    seconds = []
    for jobs in ("1", "2"):
        start = time.perf_counter()
        subprocess.run(
            [*COMMAND, "score", "--jobs", jobs, str(tmp_path / "cases")], stdout=subprocess.DEVNULL
        )
        seconds.append(time.perf_counter() - start)
    print(f"\nadvisor score: {seconds[0]:.1f} s, --jobs 2: {seconds[1]:.1f} s")
    assert seconds[0] / seconds[1] > 1.6


def test_input_without_a_case_is_remarked_on_and_is_no_fault(advisor):
    ran = advisor("score", "-", input="\n\n")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "advisor: There is no case in what was given.\n"
