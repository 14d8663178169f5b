"""`advisor eval run --extractor model`: live calls, recordings, and a model that is not there."""

import itertools
import json
import signal
import threading
import time

import pytest

from advisor.evals import live
from advisor.llm.cassette import BY_HAND, Head, Tape
from tests.cli.test_eval import last_line, saved, started, wait_for_records
from tests.evals.made import bad, good, line, write
from tests.llm.servers import Handler, serving

MODEL = ("eval", "run", "--extractor", "model", "--no-baseline")
PRICES = {"currency": "EUR", "models": {"tiny": {"input": 10, "output": 100}}}


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """Work in a folder of its own, with a model named by the environment."""
    from advisor.evals import asking, running

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ADVISOR_MODEL", "tiny")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for kept in (running.asking_for, asking.tape_at):
        kept.cache_clear()
    return tmp_path


@pytest.fixture
def serve(monkeypatch):
    """Start a server that behaves so, and name it in the environment."""
    started = []

    def go(behave=lambda call: "{}"):
        server = serving(behave)
        started.append(server)
        made = server.__enter__()
        monkeypatch.setenv("OPENAI_BASE_URL", made.url)
        return made

    yield go
    for server in started:
        server.__exit__(None, None, None)


def claims(**values):
    """What a model answers."""
    return json.dumps({item: {"value": value, "quote": quote} for item, (value, quote) in values.items()})


def reply_of(call):
    said = call["messages"][-1]["content"]
    return said[said.index("<reply>") + 7 : said.index("</reply>")].strip()


def test_a_server_that_takes_calls_and_is_silent_is_told_of_before_it_is_given_up(
    advisor, here, serve, monkeypatch
):
    monkeypatch.setattr(live, "SILENCE", 0.2)
    server = serve(lambda call: "hang")
    write(here / "evals/a.jsonl", *(good(f"c{n}") for n in range(3)))
    ran = advisor(*MODEL, "--timeout", "1.5")
    assert ran.status == 2
    assert last_line(ran).startswith("NOTHING MEASURED: the model cannot be reached: no answer within 1.5 s")
    told = f"advisor: no answer from {server.url} for 0 s (calls under way: 3); a call is given up after 2 s"
    assert ran.err.count(told) == 1
    assert ran.err.count("no answer from") == 1


def test_a_server_that_is_slow_at_first_is_waited_for(advisor, here, serve, monkeypatch):
    monkeypatch.setattr(live, "SILENCE", 0.2)

    def slow(call):
        time.sleep(0.5)
        return "{}"

    serve(slow)
    write(here / "evals/a.jsonl", *(good(f"c{n}") for n in range(3)))
    ran = advisor(*MODEL, "-j", "1")
    assert (ran.status, last_line(ran)) == (0, "PASSED: 3 of 3 cases pass.")
    assert ran.err.count("no answer from") == 1  # by the second call it is known to be slow


def test_a_model_reads_and_what_it_cost_is_told(advisor, here, serve):
    server = serve()
    write(here / "evals/a.jsonl", good("one"), good("two"))
    (here / "prices.json").write_text(json.dumps(PRICES))
    ran = advisor(
        *MODEL, "--prices", "prices.json", "-o", "r.json", "-o", "r.md", "-o", "r.html", "-o", "r.csv"
    )
    assert (ran.status, last_line(ran)) == (0, "PASSED: 2 of 2 cases pass.")
    assert f"reader: model tiny at {server.url}" in ran.out
    assert "Cost: 2 calls, 200 tokens in, 20 out, 0.0040 EUR." in ran.out
    assert "milliseconds a call, median" in ran.out
    run = json.loads((here / "r.json").read_text())
    assert run["run"]["extractor"]["model"] == "tiny"
    counts = {"calls": 2, "input": 200, "output": 20, "cached": 0, "estimated": False}
    assert run["summary"]["spent"] == {**counts, "cost": 0.004, "currency": "EUR"}
    assert set(run["summary"]["call_latency"]) == {"p50", "p90", "p99", "max"}
    assert run["cases"][0]["served"]["calls"] == 1
    assert "2 calls, 200 tokens in, 20 out, 0.0040 EUR" in (here / "r.md").read_text()
    assert "2 calls, 200 tokens in, 20 out, 0.0040 EUR" in (here / "r.html").read_text()
    assert (here / "r.csv").read_text().splitlines()[1].endswith("1,100,10")


def test_what_the_model_adds_is_read_and_what_it_makes_up_is_not(advisor, here, serve):
    answer = claims(current_role=("Barista", "pulling espressos"), writing=(3, "writing 9"))
    serve(lambda call: answer)
    said = "Empathy 9. These days I am pulling espressos in a bar."
    expected = {"empathy": 9, "current_role": ["Barista", "pulling espressos"]}
    write(here / "evals/a.jsonl", line("one", said, answers=expected))
    ran = advisor(*MODEL)
    assert saved(here)[1]["served"]["rejected"] >= 1
    assert "writing" not in saved(here)[1]["found"]["answers"], ran.out


def test_so_many_calls_are_under_way_and_no_more(advisor, here, serve):
    lock, now, most = threading.Lock(), 0, 0

    def behave(call):
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        time.sleep(0.1)
        with lock:
            now -= 1
        return "{}"

    serve(behave)
    write(here / "evals/a.jsonl", *(good(f"c{number}") for number in range(24)))
    assert advisor(*MODEL, "--concurrency", 8).status == 0
    assert 2 < most <= 8
    assert [each["id"] for each in saved(here)[1:-1]] == [f"c{number}" for number in range(24)]


def test_repeats_ask_again_and_show_what_is_unsteady(advisor, here, serve):
    numbers = itertools.count()
    answers = ["{}", claims(writing=(5, "Writing 8"))]
    serve(lambda call: answers[next(numbers) % 2] if "Odd" in reply_of(call) else "{}")
    write(here / "evals/a.jsonl", good("steady"), line("odd", "Odd. Writing 8.", answers={"writing": 8}))
    ran = advisor(*MODEL, "--repeat", 4, "--concurrency", 1, "-o", "r.json")
    figures = json.loads((here / "r.json").read_text())["summary"]["metrics"]
    assert figures["calls"]["value"] == 1.0, ran.out
    assert {"pass_k", "flip_rate"} <= figures.keys()
    assert [each["repeat"] for each in saved(here)[1:-1] if each["id"] == "odd" and "repeat" in each] == [
        2,
        3,
        4,
    ]


# --- a model that is not there


def test_a_dead_server_is_not_a_failed_case(advisor, here, monkeypatch):
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    write(here / "evals/a.jsonl", *(good(f"c{number}") for number in range(40)))
    began = time.monotonic()
    ran = advisor(*MODEL)
    assert time.monotonic() - began < 30
    assert ran.status == 2
    assert last_line(ran).startswith(
        "NOTHING MEASURED: the model cannot be reached: the server at 127.0.0.1:1 was not reached: connection"
    )


@pytest.mark.parametrize(("status", "words"), [(401, "the key was not accepted"), (404, "no such model")])
def test_a_refusing_server_is_asked_once(advisor, here, serve, status, words):
    server = serve(lambda call: "500")

    class Refusing(Handler):
        def do_POST(self):
            self.server.calls.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
            self.give(status, json.dumps({"error": {"message": "no"}}))

    server.RequestHandlerClass = Refusing
    write(here / "evals/a.jsonl", *(good(f"c{number}") for number in range(40)))
    ran = advisor(*MODEL, "--concurrency", 1)
    assert (ran.status, len(server.calls)) == (2, 1)
    assert last_line(ran).startswith("NOTHING MEASURED: the model refuses to answer")
    assert words in last_line(ran)


def test_a_model_that_goes_away_ends_the_run_and_it_goes_on_later(advisor, here, serve):
    numbers = itertools.count()
    server = serve(lambda call: "{}" if next(numbers) < 6 else "reset")
    write(here / "evals/a.jsonl", *(good(f"c{number}") for number in range(30)))
    ran = advisor(*MODEL, "--timeout", 1, "--concurrency", 4)
    assert ran.status == 2
    assert "the model has gone away, 8 calls in a row failed" in last_line(ran)
    assert "6 cases done, --resume last goes on" in last_line(ran)
    server.behave = lambda call: "{}"
    again = advisor("eval", "run", "--extractor", "model", "--no-baseline", "--resume", "last")
    assert (again.status, last_line(again)) == (0, "PASSED: 30 of 30 cases pass.")


def test_one_call_that_fails_is_an_error_of_its_case(advisor, here, serve):
    serve(lambda call: "reset" if "Broken" in reply_of(call) else "{}")
    write(here / "evals/a.jsonl", good("one"), line("two", "Broken. Writing 8."), good("three"))
    ran = advisor(*MODEL, "--timeout", 1, "--concurrency", 1)
    assert ran.status == 2
    assert last_line(ran).startswith("NOT ALL RUN: 1 case could not be run: two (the server at 127.0.0.1:")
    assert [each["outcome"] for each in saved(here)[1:-1]] == ["passed", "error", "passed"]


def test_an_interrupt_stops_the_calls_under_way(here, serve):
    serve(lambda call: "hang" if "Slow" in reply_of(call) else "{}")
    write(here / "evals/a.jsonl", good("one"), line("two", "Slow. Writing 8."))
    with started(here, "--extractor", "model", "--no-baseline", "--concurrency", "1") as running:
        wait_for_records(here, 1)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=30)
    assert (running.returncode, err) == (130, b"")
    assert out.decode().splitlines()[-1].startswith("INTERRUPTED: 1 case done")


# --- before and instead of calls


def test_a_dry_run_tells_calls_tokens_and_cost_and_makes_none(advisor, here, serve):
    server = serve()
    write(here / "evals/a.jsonl", good("one"), good("two"))
    (here / "prices.json").write_text(json.dumps(PRICES))
    ran = advisor(*MODEL, "--dry-run", "--prices", "prices.json", "--repeat", 3)
    assert (ran.status, server.calls) == (0, [])
    assert "About 6 calls, " in ran.out
    assert " EUR." in ran.out
    assert not (here / ".advisor").exists()


def test_what_is_recorded_is_replayed_without_a_server(advisor, here, serve, monkeypatch):
    server = serve()
    write(here / "evals/a.jsonl", *(good(f"c{number}") for number in range(3)), bad("x"))
    first = advisor(*MODEL, "--cassette", "a.cassette", "--record", "--repeat", 2)
    asked = len(server.calls)
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    again = advisor(*MODEL, "--cassette", "a.cassette", "--replay", "--repeat", 2)
    assert (again.status, last_line(again)) == (first.status, last_line(first))
    assert len(server.calls) == asked
    assert "replayed from a.cassette" in again.out
    assert "by hand" not in again.out
    more = advisor(*MODEL, "--cassette", "a.cassette", "--replay", "--repeat", 3)
    assert (more.status, "NOT ALL RUN" in last_line(more)) == (2, True)
    assert "repeat 3 of this was not recorded" in " ".join(more.out.split())
    kept = (here / "a.cassette").read_text()
    assert "authorization" not in kept.lower()
    dry = advisor(*MODEL, "--cassette", "a.cassette", "--replay", "--dry-run")
    assert "4 answers to replay, 0 of them not in the cassette; no calls are made." in dry.out


def test_a_miss_is_no_failed_case_and_names_the_difference(advisor, here, serve):
    serve()
    write(here / "evals/a.jsonl", good("one"))
    advisor(*MODEL, "--cassette", "a.cassette", "--record")
    write(
        here / "evals/a.jsonl", line("one", "Writing 8, empathy 10.", answers={"writing": 8, "empathy": 10})
    )
    ran = advisor(*MODEL, "--cassette", "a.cassette", "--replay")
    assert ran.status == 2
    assert last_line(ran).startswith("NOTHING MEASURED: 1 case could not be run: one (")
    said = " ".join(ran.out.split())
    assert (
        "The first difference: recorded 'user: Writing 8, empathy 9.', now 'user: Writing 8, empathy 10.'"
        in said
    )


def test_answers_made_by_hand_are_called_so_everywhere(advisor, here, serve):
    serve()
    write(here / "evals/a.jsonl", good("one"))
    write(here / "evals/b.jsonl", good("two"))
    advisor(*MODEL, "evals/a.jsonl", "--cassette", "evals/model.cassette", "--record")
    recorded = Tape(here / "evals/model.cassette")
    made = (here / "evals/model.cassette").read_text().splitlines()
    head = Head(made=BY_HAND, suites=("evals/a.jsonl",)).to_data()
    (here / "evals/model.cassette").write_text("\n".join([json.dumps(head), *made[1:]]) + "\n")
    assert len(recorded) == 1
    names = ["r.json", "r.md", "r.html", "r.junit.xml"]
    ran = advisor(*MODEL, "--replay", *(part for name in names for part in ("-o", name)))
    assert (ran.status, last_line(ran)) == (0, "PASSED: 1 of 1 cases pass.")  # of the suites it was made for
    for said in (ran.out, *((here / name).read_text() for name in names)):
        assert "by hand" in said
    assert "no model was asked for them" in " ".join(ran.out.split())
    shown = advisor("eval", "show", "--no-baseline")
    assert "made by hand" in " ".join(shown.out.split())


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--model", "tiny"], ["--model is for --extractor model"]),
        (["--extractor", "model", "--record", "--replay"], ["exclude each other"]),
        (["--extractor", "model", "--record"], ["--record needs --cassette"]),
        (["--extractor", "model", "--cassette", "x"], ["--record or --replay"]),
        (["--extractor", "model", "--replay"], ["model.cassette cannot be read"]),
        (["--extractor", "model"], ["OPENAI_API_KEY", "OPENAI_BASE_URL"]),
        (["--extractor", "model", "--record", "--cassette", "no/x"], ["There is no folder"]),
        (["--concurrency", "100"], ["At most 64 processes"]),
    ],
)
def test_what_does_not_fit_is_said_in_one_line(advisor, here, args, words):
    write(here / "evals/a.jsonl", good("one"))
    assert advisor("eval", "run", "--no-baseline", *args).fails_with(2, *words)


def test_a_key_in_the_servers_address_is_in_no_report(advisor, here, serve, monkeypatch):
    server = serve()
    monkeypatch.setenv("OPENAI_BASE_URL", server.url.replace("//", "//me:sesame@") + "?token=sesame")
    write(here / "evals/a.jsonl", good("one"))
    ran = advisor(*MODEL, "-o", "r.json")
    assert "sesame" not in ran.out + (here / "r.json").read_text()
    assert f"model tiny at {server.url}" in ran.out


def test_a_baseline_of_one_reader_is_not_that_of_another(advisor, here, serve):
    serve()
    write(here / "evals/a.jsonl", good("one"), bad("two"))
    assert advisor("eval", "run", "-q").status == 1
    assert advisor("eval", "bless").status == 0
    assert advisor("eval", "run", "-q").status == 0
    live = advisor("eval", "run", "--extractor", "model")
    assert live.status == 1
    assert advisor("eval", "bless").status == 0
    assert (here / "evals/baseline-model.json").is_file()
    assert advisor("eval", "run", "--extractor", "model", "-q").status == 0


# --- so many tokens, and no more


def test_a_run_stops_before_it_costs_more_and_goes_on_where_it_stopped(advisor, here, serve):
    server = serve()
    write(here / "evals/a.jsonl", *(good(f"c{number}") for number in range(40)))
    ran = advisor(*MODEL, "--max-tokens", 4000, "--concurrency", 4)
    done = len([each for each in saved(here) if each["type"] == "case"])
    assert ran.status == 2
    assert 0 < done < 40
    assert done == len(server.calls)
    assert last_line(ran).startswith("NOT ALL RUN: the next call may take the run over its 4,000 tokens,")
    assert f"{done} cases done, --resume last goes on" in last_line(ran)
    spent = sum(each["served"]["input"] + each["served"]["output"] for each in saved(here)[1:-1])
    assert spent <= 4000
    again = advisor("eval", "run", "--extractor", "model", "--resume", "last", "--max-tokens", 4000)
    assert again.status == 2
    assert len(server.calls) - done <= 1  # what is spent counts
    rest = advisor("eval", "run", "--extractor", "model", "--no-baseline", "--resume", "last")
    assert (rest.status, len(server.calls)) == (0, 40)


def test_a_run_that_may_cost_too_little_makes_no_call(advisor, here, serve):
    server = serve()
    write(here / "evals/a.jsonl", good("one"))
    ran = advisor(*MODEL, "--max-tokens", 10)
    assert (ran.status, server.calls) == (2, [])
    assert last_line(ran).startswith("NOTHING MEASURED: the next call may take the run over its 10 tokens")


@pytest.mark.parametrize("options", [("--extractor", "offline"), ("--extractor", "model", "--replay")])
def test_tokens_are_counted_where_calls_are_made(advisor, here, options):
    ran = advisor("eval", "run", *options, "--max-tokens", 10)
    assert ran.status == 2
    assert "--max-tokens is for" in ran.err


# --- one process, and two


@pytest.mark.parametrize("apart", [True, False])
def test_calls_are_made_in_a_process_of_their_own_or_in_ours(advisor, here, serve, monkeypatch, apart):
    import subprocess

    from advisor.llm import apart as module

    begun, start = [], subprocess.Popen.__init__

    def counted(*given, **more):
        begun.append(given)
        start(*given, **more)

    monkeypatch.setattr(module, "worthwhile", lambda: apart)
    monkeypatch.setattr(subprocess.Popen, "__init__", counted)
    serve(lambda call: claims(writing=(8, "writing 8")))
    write(here / "evals/a.jsonl", line("one", "Writing 8.", answers={"writing": 8}))
    ran = advisor(*MODEL)
    assert ran.status == 0, ran.err
    assert any(module._PROGRAM in str(given) for given in begun) == apart


def test_where_the_server_says_it_is_too_much_all_cases_are_run_all_the_same(advisor, here, serve):
    lock, now = threading.Lock(), 0
    server = serve()

    class Limited(Handler):
        def do_POST(self):
            nonlocal now
            with lock:
                now += 1
                many = now > 3
            time.sleep(0.02)
            if many and len(self.server.calls) > 3:
                self.rfile.read(int(self.headers["content-length"]))
                self.give(429, json.dumps({"error": {"message": "slow down"}}))
            else:
                super().do_POST()
            with lock:
                now -= 1

    server.RequestHandlerClass = Limited
    write(here / "evals/a.jsonl", *(good(f"c{number}") for number in range(60)))
    ran = advisor(*MODEL, "--concurrency", 24)
    assert (ran.status, last_line(ran)) == (0, "PASSED: 60 of 60 cases pass.")
