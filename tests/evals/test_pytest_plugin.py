"""Golden cases as tests, in pytest inside pytest."""

import json
import sys
from importlib.metadata import entry_points

import pytest

from advisor.evals.asking import writer_of
from advisor.evals.budget import worst_case
from advisor.evals.running import extractor_named, rubric_by_id
from advisor.extraction.extractor import reading_chat
from advisor.transcripts import json_line, parse_case
from tests.evals.made import RUBRIC, bad, good, line, write
from tests.llm.servers import serving

# Installed, the plugin is loaded by its entry point; in a checkout set up before there was one, by name.
INSTALLED = any(each.value == "advisor.evals.pytest_plugin" for each in entry_points(group="pytest11"))
PLUGIN = () if INSTALLED else ("-p", "advisor.evals.pytest_plugin")

RUN = "import sys; from advisor.cli.main import main; sys.exit(main())"


@pytest.fixture
def run(pytester):
    """Run pytest in a process of its own on the suites in evals/."""

    def go(*args):
        return pytester.runpytest_subprocess(*PLUGIN, "-p", "no:cacheprovider", *map(str, args))

    return go


def test_each_case_is_a_test(run, pytester):
    write(pytester.path / "evals/a.jsonl", good("one"), bad("two"))
    result = run("evals", "-v")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            "evals/a.jsonl::one PASSED*",
            "evals/a.jsonl::two FAILED*",
            "a.jsonl:2 two",
            '  writing: 3 expected, 8 read from "8"',
            "  phone: yes expected, not read",
            "*golden cases*",
            "every item right: 50.0 %",
        ]
    )
    assert "Traceback" not in result.stdout.str()


def test_cases_are_chosen_by_pytests_means_and_by_ours(run, pytester):
    write(pytester.path / "evals/a.jsonl", good("one", tags=["uk"]), good("two"), good("three", tags=["uk"]))
    run("evals", "-k", "uk").assert_outcomes(passed=2, deselected=1)
    run("evals/a.jsonl::two").assert_outcomes(passed=1)
    run("evals", "--advisor-tag", "uk").assert_outcomes(passed=2)
    run("evals", "--advisor-filter", "uk and not three").assert_outcomes(passed=1)


def test_shards_are_parts_of_the_whole_and_failures_of_a_run_are_run_again(run, pytester):
    write(pytester.path / "evals/a.jsonl", *[good(f"c{n}") for n in range(9)], bad("bad"))
    parts = [run("evals", "--advisor-shard", f"{part}/2").parseoutcomes() for part in (1, 2)]
    assert all(0 < part.get("passed", 0) < 9 for part in parts)
    assert sum(part.get("passed", 0) for part in parts) == 9
    assert sum(part.get("failed", 0) for part in parts) == 1
    pytester.run(sys.executable, "-c", RUN, "eval", "run", "--no-baseline", "-o", "run.json")
    run("evals", "--advisor-no-baseline", "--advisor-failed-in", "run.json").assert_outcomes(failed=1)


def test_cases_can_run_in_many_processes(run, pytester):
    write(pytester.path / "evals/a.jsonl", *[good(f"c{n}") for n in range(6)], bad("bad"))
    result = run("evals", "-n", "2", "--advisor-no-baseline")
    result.assert_outcomes(passed=6, failed=1)
    result.stdout.fnmatch_lines(["every item right: 85.7 %"])


def test_lines_that_are_no_cases_fail_and_stop_no_other(run, pytester):
    write(pytester.path / "evals/a.jsonl", good("one"), b"{", good("one"), {**good("two"), "rubric": "none"})
    result = run("evals")
    result.assert_outcomes(passed=1, failed=3)
    result.stdout.fnmatch_lines(
        ["a.jsonl:2: not JSON*", "a.jsonl:3: the id 'one' is that of line 1 too.", "*no rubric is called*"]
    )


def test_known_failures_are_expected_and_not_strictly(run, pytester):
    until = {"reason": "slang", "until": "2999-01-01"}
    past = {"reason": "slang", "until": "2020-01-01"}
    write(
        pytester.path / "evals/a.jsonl",
        bad("one", known_failure=until),
        good("two", known_failure=until),
        bad("three", known_failure=past),
    )
    run("evals").assert_outcomes(xfailed=1, xpassed=1, failed=1)


def test_what_the_baseline_holds_is_expected(run, pytester, monkeypatch, request):
    monkeypatch.chdir(pytester.path)
    write(
        pytester.path / "evals/a.jsonl",
        good("one"),
        bad("two"),
        line("x", "8", group="g"),
        line("y", "9", group="g"),
    )
    from advisor.cli.main import main

    assert main(["eval", "run", "-q"]) == 1
    assert main(["eval", "bless"]) == 0
    run("evals").assert_outcomes(passed=4, xfailed=1)
    run("evals", "--advisor-no-baseline").assert_outcomes(passed=4, failed=1)
    write(pytester.path / "evals/a.jsonl", good("one"), {**bad("two"), "date": "2026-11-22"})
    run("evals").assert_outcomes(passed=1, failed=1)


def test_thresholds_decide_where_there_is_no_baseline(run, pytester):
    write(pytester.path / "evals/a.jsonl", good("one"), bad("two"))
    result = run("evals", "--advisor-fail-under", "joint=0.5")
    result.assert_outcomes(passed=1, xfailed=1)
    assert result.ret == 0
    result = run("evals", "--advisor-fail-under", "joint=0.6")
    result.stdout.fnmatch_lines(["FAILED: joint is 50.0 %, under 60.0 %."])
    assert result.ret == 1


def test_paraphrases_are_a_test_of_their_group(run, pytester):
    write(
        pytester.path / "evals/a.jsonl",
        line("a", "Writing 8.", group="g"),
        line("b", "Writing 7.", group="g"),
        line("c", "Writing 8.", group="h"),
        line("d", "Writing: 8", group="h"),
    )
    for processes in ((), ("-n", "2")):
        result = run("evals", *processes, "--advisor-fail-under", "paraphrase_flips=40%")
        result.assert_outcomes(passed=5, xfailed=1)
        result.stdout.fnmatch_lines(
            ["*paraphrases that differ: 50.0 %", "FAILED: paraphrase_flips is 50.0 %*"]
        )
    result = run("evals")
    result.assert_outcomes(passed=5, failed=1)
    result.stdout.fnmatch_lines(["a.jsonl:1 group:g", "  b differs in writing*"])


def test_the_projects_defaults_count(run, pytester):
    (pytester.path / "pyproject.toml").write_text(
        '[tool.pytest]\n[tool.advisor.eval]\nsuites = ["golden"]\ntag = ["uk"]\n'
    )
    write(pytester.path / "golden/a.jsonl", good("one", tags=["uk"]), good("two"))
    write(pytester.path / "evals/a.jsonl", good("three"))
    run("golden", "evals").assert_outcomes(passed=1)


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--advisor-extractor", "crystal"], "There is no reader 'crystal'"),
        (["--advisor-extractor", "model", "--advisor-replay"], "model.cassette cannot be read"),
        (["--advisor-extractor", "model", "--advisor-cassette", "x"], "is for --advisor-replay"),
        (["--advisor-extractor", "model"], "No model is named"),
        (["--advisor-replay"], "--advisor-replay is for --advisor-extractor model"),
        (["--advisor-extractor", "model", "--advisor-record"], "--advisor-record needs --advisor-cassette"),
        (["--advisor-outputs", "missing.jsonl"], "There is no file"),
        (["--advisor-limit", "0"], "--advisor-limit takes a whole number from 1"),
        (["--advisor-repeat", "-1"], "--advisor-repeat takes a whole number from 1"),
        (["--advisor-fail-under", "f1=90"], "Did you mean f1=90%?"),
        (["--advisor-filter", "(a"], "a bracket is not closed"),
        (["--advisor-baseline", "missing.json"], "There is no run"),
        (["--advisor-fail-under", "quality=1"], "there is no figure 'quality'"),
        (["--advisor-fail-under", "f1.writting=0.9"], "Did you mean writing?"),
        (["--advisor-fail-under", "pass_k=0.9"], "of cases that are run more than once"),
        (["--advisor-baseline", "a", "--advisor-no-baseline"], "exclude each other"),
        (["--advisor-output", "r.docx"], "the end of the name says what is written"),
        (["--advisor-output", "none/r.html"], "there is no folder"),
        (
            ["--advisor-extractor", "model", "--advisor-timeout", "0"],
            "--advisor-timeout takes a number from 0.1",
        ),
    ],
)
def test_a_wrong_choice_is_a_usage_error(run, pytester, args, words):
    write(pytester.path / "evals/a.jsonl", good("one"))
    result = run("evals", *args)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    (line,) = [line for line in result.errlines if line]
    assert words in line


def test_a_wrong_choice_is_told_once_whatever_the_processes(run, pytester):
    write(pytester.path / "evals/a.jsonl", good("one"))
    result = run("evals", "-n", "2", "--advisor-fail-under", "f1=90")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert len([line for line in result.errlines if line]) == 1


@pytest.mark.parametrize("processes", [(), ("-n", "2")])
def test_a_session_is_reported_in_files_as_a_run_is(run, pytester, processes):
    write(pytester.path / "evals/a.jsonl", good("one"), bad("two"), b"{")
    write(
        pytester.path / "evals/b.jsonl",
        line("x", "Writing 8.", group="g"),
        line("y", "Writing: 8", group="g"),
    )
    names = ("r.html", "r.junit.xml", "r.json", "r.md", "r.csv", "r.jsonl")
    asked = [part for name in names for part in ("--advisor-output", name)]
    result = run("evals", *processes, *asked)
    result.assert_outcomes(passed=4, failed=2)
    result.stdout.fnmatch_lines(["Wrote *r.html", "NOT ALL RUN: 1 line is no case: a.jsonl:3: not JSON*"])
    found = json.loads((pytester.path / "r.json").read_text())
    assert [case["id"] for case in found["cases"]] == ["one", "two", "x", "y"]
    assert [group["id"] for group in found["groups"]] == ["g"]
    assert found["run"]["selection"]["pytest"].endswith(" ".join(asked))
    assert found["verdict"]["word"] == "NOT ALL RUN"
    assert found["summary"]["items"][RUBRIC]["writing"]["wrong"] == 1
    assert 'testcase name="two"' in (pytester.path / "r.junit.xml").read_text()
    assert "From 1 to 10, how good are your writing" in (pytester.path / "r.html").read_text()
    assert "NOT ALL RUN" in (pytester.path / "r.md").read_text()
    (pytester.path / "evals/a.jsonl").write_bytes(b"")
    run("evals", "--advisor-failed-in", "r.json").assert_outcomes()  # nothing of it failed


def test_what_pytest_chose_is_no_baseline(run, pytester, monkeypatch):
    from advisor.cli.main import main

    monkeypatch.chdir(pytester.path)
    write(pytester.path / "evals/a.jsonl", good("one"), good("two"))
    run("evals", "-k", "one", "--advisor-output", "r.json").assert_outcomes(passed=1, deselected=1)
    assert main(["eval", "bless", "r.json"]) == 2
    assert not (pytester.path / "evals/baseline.json").exists()


@pytest.mark.parametrize("processes", [(), ("-n", "1")])
def test_a_session_that_stops_early_says_what_it_left_out(run, pytester, processes):
    write(pytester.path / "evals/a.jsonl", bad("one"), *(good(f"c{n}") for n in range(30)))
    result = run("evals", "-x", *processes, "--advisor-output", "r.json")
    assert result.ret != 0
    found = json.loads((pytester.path / "r.json").read_text())
    left = 31 - len(found["cases"])
    # pytest-xdist calls that an interrupt, and ends with its status.
    words = (
        f"NOT ALL RUN: {left} were not reached" if not processes else f"INTERRUPTED: 1 case done, {left} left"
    )
    assert found["verdict"]["line"].startswith(words)
    assert (left > 0, found["run"]["cases"], found["end"]["complete"]) == (True, 31, False)


def test_the_figure_of_one_item_may_decide(run, pytester):
    write(pytester.path / "evals/a.jsonl", good("one"), bad("two"))
    assert run("evals", "--advisor-fail-under", "f1.writing=0.4").ret == 0
    result = run("evals", "--advisor-fail-under", "f1.writing=0.6", "--advisor-fail-under", "f1.rating=0.1")
    assert result.ret == 1
    result.stdout.fnmatch_lines(["FAILED: f1.writing is 50.0 %, under 60.0 %."])


def test_cases_that_expect_nothing_measure_nothing(run, pytester):
    write(pytester.path / "evals/a.jsonl", line("one", "Writing 8."))
    result = run("evals")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["NOTHING MEASURED: no case expects anything*"])
    assert result.ret == 1


def test_json_lines_of_others_are_left_alone(run, pytester):
    write(pytester.path / "evals/log.jsonl", {"event": "start"})
    write(pytester.path / "data/a.jsonl", good("one"))
    assert run(".").ret == pytest.ExitCode.NO_TESTS_COLLECTED
    run("data/a.jsonl").assert_outcomes(passed=1)


def test_starting_pytest_does_not_import_what_it_may_not_need(pytester):
    script = (
        "import advisor.evals.pytest_plugin, sys; print({'pydantic', 'rapidfuzz', 'rich'} & set(sys.modules))"
    )
    assert pytester.run(sys.executable, "-c", script).outlines == ["set()"]


WORSE = """
from advisor.evals import running
from advisor.extraction.extractor import Reading
from advisor.extraction.offline.reader import OfflineExtractor

class Worse(OfflineExtractor):
    def read(self, *args):
        found = super().read(*args)
        return Reading(tuple(entry for entry in found.entries if entry.item != "empathy"))

running.EXTRACTORS["offline"] = Worse
"""


def test_a_drop_beyond_noise_fails_without_any_flip(run, pytester, monkeypatch):
    monkeypatch.chdir(pytester.path)
    said = "Writing 8, empathy 9."
    labels = {"writing": 3, "empathy": 9}  # fails before and after; after, it is worse
    write(pytester.path / "evals/a.jsonl", *(line(f"c{n}", said, answers=labels) for n in range(8)))
    from advisor.cli.main import main

    assert main(["eval", "run", "-q"]) == 1
    assert main(["eval", "bless"]) == 0
    assert run("evals").ret == 0
    pytester.makeconftest(WORSE)
    result = run("evals")
    result.assert_outcomes(xfailed=8)
    assert result.ret == 1
    result.stdout.fnmatch_lines(["FAILED: F1 of answers: worse beyond noise, 50.0 % to 0.0 %; *"])


def test_cases_are_run_as_often_as_asked_and_no_more_of_them(run, pytester):
    write(pytester.path / "evals/a.jsonl", good("one"), bad("two"))
    write(pytester.path / "evals/b.jsonl", good("three"), good("four"))
    result = run("evals", "--advisor-repeat", "3", "--advisor-limit", "3")
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["a.jsonl:2 two (repeat 1)", "cases that pass every time: 66.7 %"])


def test_what_a_log_says_was_read_is_checked(run, pytester):
    write(pytester.path / "evals/a.jsonl", good("one"), good("two"))
    (pytester.path / "log.jsonl").write_text('{"id": "one", "answers": {"writing": 1}, "evidence": {}}\n')
    result = run("evals", "--advisor-outputs", "log.jsonl")
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(["  writing: 8 expected, 1 read*", "*has no line for this case*"])


def worst():
    """What reading a good case may cost, in tokens."""
    case, rubric = parse_case(json_line(good("c"))), rubric_by_id(RUBRIC)
    steps = reading_chat(extractor_named("model"), rubric, case.messages, None)
    return worst_case(writer_of(rubric).reading(next(steps)))


def test_a_model_is_recorded_and_its_tokens_are_counted(run, pytester, monkeypatch):
    write(pytester.path / "evals/a.jsonl", *(good(f"c{n}") for n in range(4)))
    model = ("--advisor-extractor", "model", "--advisor-model", "tiny")
    recording = ("--advisor-cassette", "new.cassette", "--advisor-record")
    with serving(lambda call: "{}") as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        run("evals", *model, *recording).assert_outcomes(passed=4)
        assert len(server.calls) == 4
        most = str(worst() + 150)  # each costs 110: the third may be too much
        result = run("evals", *model, "--advisor-max-tokens", most)
        assert result.ret == pytest.ExitCode.INTERRUPTED
        result.stdout.fnmatch_lines(["*not all is measured: the next call may take the run over its *"])
        assert len(server.calls) == 4 + 2
    for alone in (recording, ("--advisor-max-tokens", "2000")):
        result = run("evals", *model, *alone, "-n", "2")
        assert "is for one process: leave -n out" in result.stdout.str() + result.stderr.str()
    replay = ("--advisor-cassette", "new.cassette", "--advisor-replay")
    run("evals", "--advisor-extractor", "model", *replay).assert_outcomes(passed=4)


def test_a_model_reads_from_a_cassette(run, pytester, monkeypatch):
    from advisor.cli.main import main

    monkeypatch.chdir(pytester.path)
    write(pytester.path / "evals/a.jsonl", good("one"), bad("two"))
    write(pytester.path / "evals/b.jsonl", good("other"))
    model = ("--extractor", "model", "--model", "tiny", "--cassette", "evals/model.cassette")
    with serving(lambda call: "{}") as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        assert main(["eval", "run", "-q", "evals/a.jsonl", *model, "--record"]) == 1
        live = run("evals/a.jsonl", "--advisor-extractor", "model", "--advisor-model", "tiny")
        live.assert_outcomes(passed=1, failed=1)
        assert len(server.calls) == 4
    replay = ("--advisor-extractor", "model", "--advisor-replay")
    run("evals/a.jsonl", *replay).assert_outcomes(passed=1, failed=1)
    cassette = pytester.path / "evals/model.cassette"
    head = '{"cassette": 2, "made": "by hand", "suites": ["evals/a.jsonl"]}'
    cassette.write_text("\n".join([head, *cassette.read_text().splitlines()[1:]]) + "\n")
    result = run("evals", *replay, "-n", "2")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["cost: 2 calls, 200 tokens in, 20 out", "*were made by hand*"])


def test_a_model_that_is_away_ends_the_session(run, pytester, monkeypatch):
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    write(pytester.path / "evals/a.jsonl", *(good(f"c{n}") for n in range(5)))
    result = run("evals", "--advisor-extractor", "model", "--advisor-model", "tiny")
    assert result.ret == pytest.ExitCode.INTERRUPTED
    result.stdout.fnmatch_lines(["*nothing is measured: the model cannot be reached*"])
    result.assert_outcomes(failed=1)
