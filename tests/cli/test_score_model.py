"""`advisor score --model`: the same lines in the same order, a model that reads along, and what it costs."""

import json
import signal
import subprocess
import time

import pytest

from tests.cli.conftest import COMMAND
from tests.cli.test_score import EVALS, case, scored
from tests.llm.chats import claim
from tests.llm.servers import noise, serving

GERMAN = "Ich habe einen Bachelorabschluss in Geschichte."
SUITE = EVALS / "terse.jsonl"


def german(name="a", words=GERMAN):
    """A case that only a model can read."""
    asked = {"role": "assistant", "content": "What is the highest level of education you have completed?"}
    return case(name, messages=[asked, {"role": "user", "content": words}])


def reads(call):
    """A model that reads German."""
    told = GERMAN in call["messages"][-1]["content"]
    return json.dumps({"education": claim("bachelor", "Bachelorabschluss")} if told else {})


@pytest.fixture
def server(monkeypatch):
    with serving(reads) as running:
        monkeypatch.setenv("OPENAI_BASE_URL", running.url)
        yield running


def suite(tmp_path, count):
    """The first cases of a suite."""
    file = tmp_path / "suite.jsonl"
    with SUITE.open("rb") as opened:
        file.write_bytes(b"".join(line for line, _ in zip(opened, range(count), strict=False)))
    return file


def test_a_model_reads_what_the_offline_reader_does_not(advisor, server):
    ran = advisor("score", "-", "--model", "tiny", input=german())
    (line,) = scored(ran)
    assert ran.status == 0
    assert line["answers"] == {"education": "bachelor"}
    assert line["evidence"]["education"]["quote"] == "Bachelorabschluss"
    (without,) = scored(advisor("score", "-", input=german()))
    assert list(line) == list(without)
    assert not without["answers"]


def test_what_it_cost_is_told_beside_the_lines(advisor, server, tmp_path):
    prices = tmp_path / "prices.json"
    prices.write_text('{"models": {"tiny": {"input": 1000, "output": 1000}}}')
    ran = advisor("score", "-", "--model", "tiny", "--prices", prices, input=german() * 2)
    assert ran.err == "tiny: 2 calls, 200 tokens in, 20 out: 0.2200 USD.\n"
    assert len(scored(ran)) == 2


def test_a_model_in_the_environment_alone_changes_no_bytes(advisor, server, monkeypatch):
    monkeypatch.setenv("ADVISOR_MODEL", "tiny")
    ran = advisor("score", "-", input=german())
    assert (ran.status, ran.err, server.calls) == (0, "", [])


def test_noise_changes_no_bytes_and_jobs_no_order(advisor, server, tmp_path):
    server.behave = noise
    file = suite(tmp_path, 12)
    alone = advisor("score", file)
    for jobs in ("1", "4"):
        assert advisor("score", file, "--model", "tiny", "--jobs", jobs).raw == alone.raw


def test_jobs_are_calls_at_the_same_time(advisor, server):
    now, most = [0], [0]

    def behave(call):
        now[0] += 1
        most[0] = max(most[0], now[0])
        time.sleep(0.4)
        now[0] -= 1
        return "{}"

    server.behave = behave
    lines = b"".join(german(f"c{number}") for number in range(6))
    ran = advisor("score", "-", "--model", "tiny", "--jobs", "3", input=lines)
    assert [line["id"] for line in scored(ran)] == [f"c{number}" for number in range(6)]
    assert 1 < most[0] <= 3


def test_what_is_recorded_is_replayed_without_a_server(advisor, server, tmp_path, monkeypatch):
    cassette = tmp_path / "tape.json"
    lines = german() + german("b", "Ich habe einen Masterabschluss.")
    first = advisor(
        "score", "-", "--model", "tiny", "--cassette", cassette, "--record", "--jobs", "4", input=lines
    )
    calls = len(server.calls)
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    again = advisor("score", "-", "--cassette", cassette, "--replay", "--jobs", "2", input=lines)
    assert (again.status, again.raw) == (0, first.raw)
    assert len(server.calls) == calls == 2


def test_several_calls_are_recorded_at_the_same_time_and_the_cassette_is_the_same(advisor, server, tmp_path):
    now, most = [0], [0]

    def behave(call):
        now[0] += 1
        most[0] = max(most[0], now[0])
        time.sleep(0.3)
        now[0] -= 1
        return "{}"

    server.behave = behave
    lines = b"".join(german(f"c{number}", f"Ich habe {number} Abschlüsse.") for number in range(6))
    tapes = tmp_path / "one.cassette", tmp_path / "many.cassette"
    for tape, jobs in zip(tapes, ("1", "3"), strict=True):
        most[0] = 0
        made = advisor(
            "score", "-", "--model", "tiny", "--cassette", tape, "--record", "--jobs", jobs, input=lines
        )
        assert made.status == 0
    assert 1 < most[0] <= 3
    assert len(server.calls) == 12
    assert tapes[0].read_bytes() == tapes[1].read_bytes()


def test_a_miss_is_the_error_of_its_case_and_of_no_other(advisor, server, tmp_path):
    cassette = tmp_path / "tape.json"
    advisor("score", "-", "--model", "tiny", "--cassette", cassette, "--record", input=german())
    other = german("b", "Ich habe einen Masterabschluss.")
    ran = advisor("score", "-", "--cassette", cassette, "--replay", input=other + german())
    missed, found = scored(ran)
    assert ran.status == 1
    assert "first difference" in missed["error"]
    assert found["answers"] == {"education": "bachelor"}


def test_a_server_that_is_ill_costs_no_line_and_is_told_of(advisor, server, tmp_path):
    server.behave = lambda call: "die"
    file = suite(tmp_path, 4)
    ran = advisor("score", file, "--model", "tiny")
    assert ran.raw == advisor("score", file).raw
    assert ran.status == 1  # it served nothing at all
    assert "were read without it" in ran.err


def test_a_chat_has_its_limit(advisor, server):
    ran = advisor("score", "-", "--model", "tiny", "--max-tokens", "5", input=german())
    assert not server.calls
    assert "used up" in ran.err


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--model", "tiny"], ["OPENAI_API_KEY"]),
        (["--record"], ["--cassette"]),
        (["--cassette", "missing.json", "--replay"], ["missing.json"]),
        (["--voice", "model"], ["--voice"]),
    ],
)
def test_what_does_not_fit_is_said_in_one_line(advisor, args, words):
    ran = advisor("score", "-", *args, input=german())
    assert ran.fails_with(2, *words)
    assert not ran.out


def test_an_interrupt_ends_it_at_once(server):
    server.behave = lambda call: "hang"
    run = subprocess.Popen(
        [*COMMAND, "score", "-", "--model", "tiny", "--jobs", "2"],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert run.stdin is not None
    run.stdin.write(german() * 8)
    run.stdin.close()
    ends = time.monotonic() + 60
    while not server.calls and time.monotonic() < ends:
        time.sleep(0.05)
    run.send_signal(signal.SIGINT)
    began = time.monotonic()
    status = run.wait(60)
    assert time.monotonic() - began < 15
    assert status == 130
