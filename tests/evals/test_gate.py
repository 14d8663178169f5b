"""One verdict, one rule: the line that is printed and the exit status say the same."""

import datetime
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.errors import SuiteError
from advisor.evals.comparing import Baseline, Comparing
from advisor.evals.gate import Gate, Threshold, check_parts, compared, parse_threshold
from advisor.evals.metrics import Tallies
from advisor.evals.records import End, KnownFailure, RunHeader
from advisor.evals.runs import SavedRun, data_of
from tests.evals.made import RUBRIC, record

TODAY = datetime.date(2026, 11, 22)
STATUS = {"PASSED": 0, "FAILED": 1, "NOTHING MEASURED": 2, "NOT ALL RUN": 2, "INTERRUPTED": 130}


@pytest.fixture
def saved(tmp_path):
    """Saves a run of these records."""

    def save(*records):
        header = RunHeader(
            id="old", advisor="0", started="", extractor={"name": "offline"}, rubrics={}, suites=(), cases=9
        )
        end = End(complete=True, finished="", seconds=1)
        path = tmp_path / "old.jsonl"
        path.write_text("".join(json.dumps(data_of(part)) + "\n" for part in (header, *records, end)))
        return SavedRun.open(path)

    return save


def verdict(gate, *records, **how):
    tallies = Tallies({RUBRIC: {"writing": "rating"}})
    for each in records:
        tallies.add(each)
        gate.add(each)
    return gate.verdict(tallies.summary(), gate.comparison(), **how)


def test_all_cases_pass():
    found = verdict(Gate(TODAY), record("a"), record("b"))
    assert (found.status, found.line) == (0, "PASSED: 2 of 2 cases pass.")


def test_with_no_baseline_and_no_threshold_any_failed_case_fails():
    found = verdict(Gate(TODAY), record("a"), record("b", "failed"))
    assert (found.status, found.line) == (1, "FAILED: 1 case fails: b.")


def test_nothing_measured_is_never_0():
    assert verdict(Gate(TODAY)).status == 2
    found = verdict(Gate(TODAY), record("a", "error"))
    assert found.line == "NOTHING MEASURED: 1 case could not be run: a."


def test_errors_are_told_apart_from_failures():
    found = verdict(Gate(TODAY), record("a", "failed"), record("b", "error"))
    assert (found.status, found.line) == (2, "NOT ALL RUN: 1 case could not be run: b.")
    assert verdict(Gate(TODAY), record("a"), faults=["a.jsonl:3: not JSON.", "b"]).line == (
        "NOT ALL RUN: 2 lines are no cases: a.jsonl:3: not JSON …."
    )
    assert verdict(Gate(TODAY), record("a"), left=1).status == 2


def test_an_interrupt_is_130_whatever_was_found():
    assert verdict(Gate(TODAY), record("a", "failed"), interrupted=True, left=3).status == 130


@pytest.mark.parametrize(("until", "status"), [("2026-11-22", 0), ("2026-11-21", 1)])
def test_a_known_failure_is_excused_until_its_day(until, status):
    known = KnownFailure(reason="slang", until=until)
    found = verdict(Gate(TODAY), record("a", "failed", known_failure=known), record("b"))
    assert found.status == status
    assert ("may fail no longer" in found.line) == bool(status)


@pytest.mark.parametrize(
    ("threshold", "status"),
    [("joint=0.5", 0), ("joint=50%", 0), ("joint=0.51", 1), ("score_mae=2", 0), ("score_mae=1.9", 1),
     ("level=0.1", 1), ("f1.writing=0.5", 0), ("f1.writing=0.6", 1), ("recall.rating=0.9", 1)],
)  # fmt: skip
def test_thresholds_decide_where_there_are_any(threshold, status):
    gate = Gate(TODAY, [parse_threshold(threshold)])
    found = verdict(gate, record("a"), record("b", "failed"))
    assert found.status == status
    assert found.word == ("FAILED" if status else "PASSED")


@pytest.mark.parametrize(
    "text", ["", "f1", "f1=", "f1=high", "quality=0.5", "tier.writing=0.5", "f1=0.5=0.6"]
)
def test_what_is_no_threshold_is_refused(text):
    with pytest.raises(SuiteError):
        parse_threshold(text)


def test_a_threshold_may_be_a_percentage():
    assert parse_threshold("tier = 92%") == Threshold("tier", 0.92)


@pytest.mark.parametrize(
    ("text", "words"),
    [("f1=90", "Did you mean f1=90%?"), ("tier=1.5", "Did you mean tier=1.5%?"), ("f1=120%", "120% is more."),
     ("f1=9000", "9000 is more."), ("score_mae=5%", "give it without the %"),
     ("f1.writing=90", "Did you mean f1.writing=90%?")],
)  # fmt: skip
def test_a_value_that_its_figure_cannot_have_is_refused(text, words):
    with pytest.raises(SuiteError, match=re.escape(words)):
        parse_threshold(text)


def test_a_threshold_that_no_case_could_meet_is_refused_before_the_run():
    kinds = [{"writing": "rating"}]
    check_parts([parse_threshold("f1.writing=0.5"), parse_threshold("recall.rating=0.5")], kinds, 1)
    with pytest.raises(SuiteError, match="Did you mean writing"):
        check_parts([parse_threshold("f1.writting=0.5")], kinds, 1)
    with pytest.raises(SuiteError, match="--repeat"):
        check_parts([parse_threshold("pass_k=0.9")], kinds, 1)
    check_parts([parse_threshold("pass_k=0.9")], kinds, 3)


def test_a_case_that_fails_three_times_is_one_case():
    always = [record("a", "failed", repeat=n) for n in (1, 2, 3)]
    found = verdict(Gate(TODAY), *always, *[record("b", repeat=n) for n in (1, 2, 3)])
    assert found.line == "FAILED: 1 case fails: a."


def test_a_case_that_fails_once_of_three_times_does_not_pass():
    gate = Gate(TODAY, [Threshold("joint", 0.1)])
    repeats = [record("a", repeat=1), record("a", "failed", repeat=2), record("a", repeat=3)]
    found = verdict(gate, *repeats, *[record("b", repeat=n) for n in (1, 2, 3)])
    assert found.line == "PASSED: 1 of 2 cases pass, 1 failing, within the thresholds."


def test_a_run_whose_cases_expect_nothing_measures_nothing():
    nothing = {"checks": {"evidence": True}}
    found = verdict(Gate(TODAY), record("a", **nothing), record("b", **nothing))
    assert (found.status, found.word) == (2, "NOTHING MEASURED")
    found = verdict(Gate(TODAY), record("a", **nothing), record("b"))
    assert found.line == "PASSED: 2 of 2 cases pass, 1 expecting nothing."


def test_why_a_case_could_not_be_run_stands_in_the_verdict():
    one = record("a", "error", error="no rubric is called 'x'.")
    assert verdict(Gate(TODAY), one).line == (
        "NOTHING MEASURED: 1 case could not be run: a (no rubric is called 'x')."
    )
    both = verdict(Gate(TODAY), one, record("b", "error", error="long " * 100)).line
    assert both.startswith("NOTHING MEASURED: 2 cases could not be run: a, b (a: no rubric")


def test_cases_that_cannot_be_compared_are_counted_in_the_verdict(saved):
    old = saved(record("a", text="1"), record("b"), record("gone"))
    gate = Gate(TODAY, baseline=Baseline(old))
    assert verdict(gate, record("a", text="2"), record("b")).line == (
        "PASSED: 2 of 2 cases pass, 1 not comparable with the baseline (text or labels changed)."
    )
    comparing = Comparing(Baseline(old))
    for each in (record("a", text="2"), record("b"), record("new")):
        comparing.add(each)
    assert compared(comparing.result()).line.endswith(
        "; NOT COMPARED: 3 cases (1 of which text or labels changed, 1 only in the second, 1 only in the"
        " first)."
    )


# --- With a baseline ----------------------------------------------------------------------------------------


def test_failures_that_the_baseline_holds_are_reported_and_do_not_fail(saved):
    gate = Gate(TODAY, baseline=Baseline(saved(record("a", "failed"), record("b"))))
    found = verdict(gate, record("a", "failed"), record("b"))
    assert found.line == "PASSED: 1 of 2 cases pass, 1 failing as in the baseline."


def test_one_case_that_passed_before_and_fails_now_is_enough(saved):
    gate = Gate(TODAY, baseline=Baseline(saved(record("a"), record("b"), record("c", "failed"))))
    found = verdict(gate, record("a", "failed"), record("b"), record("c"))
    assert (found.status, found.line) == (1, "FAILED: 1 case that passed in the baseline fails: a.")


def test_a_new_case_that_fails_is_not_excused(saved):
    gate = Gate(TODAY, baseline=Baseline(saved(record("a"))))
    assert verdict(gate, record("a"), record("b", "failed")).status == 1
    assert gate.standings == {"passed": 1, "failing": 1}


def test_a_case_whose_text_changed_is_another_case(saved):
    gate = Gate(TODAY, baseline=Baseline(saved(record("a", "failed", text="1"), record("b", text="1"))))
    found = verdict(gate, record("a", "failed", text="2"), record("b", text="2"))
    comparison = gate.comparison()
    assert comparison is not None
    assert comparison.named["changed"] == ("a", "b")
    assert (comparison.cases, found.status) == (0, 1)


def test_a_drop_beyond_noise_fails_even_without_a_flip(saved):
    before = [record(f"c{n}", "failed", wrong=(), missed=("phone",)) for n in range(30)]
    after = [record(f"c{n}", "failed", wrong=("writing",), missed=("phone",)) for n in range(30)]
    found = verdict(Gate(TODAY, baseline=Baseline(saved(*before))), *after)
    assert found.status == 1
    assert "F1 of answers: worse beyond noise" in found.line


def test_getting_better_passes(saved):
    before = [record(f"c{n}", "failed") for n in range(30)]
    gate = Gate(TODAY, baseline=Baseline(saved(*before)))
    assert verdict(gate, *[record(f"c{n}") for n in range(30)]).status == 0
    comparison = gate.comparison()
    assert comparison is not None
    assert comparison.counts == {"fixed": 30}
    assert comparison.p_value < 1e-6


def test_cases_that_were_not_run_are_counted(saved):
    gate = Gate(TODAY, baseline=Baseline(saved(record("a"), record("b"))))
    assert verdict(gate, record("a")).status == 0
    comparison = gate.comparison()
    assert comparison is not None
    assert comparison.gone == 1


outcomes = st.lists(st.sampled_from(["passed", "failed", "error"]), max_size=8)


@given(outcomes, st.booleans(), st.integers(0, 2), st.booleans())
def test_the_status_follows_the_line(names, interrupted, faults, thresholds):
    gate = Gate(TODAY, [Threshold("joint", 0.5)] if thresholds else [])
    records = [record(str(index), outcome) for index, outcome in enumerate(names)]
    found = verdict(gate, *records, interrupted=interrupted, faults=["a.jsonl:1: not JSON."] * faults)
    assert found.status == STATUS[found.word]
    assert found.line.startswith(f"{found.word}: ")
    if found.status == 0:
        assert "passed" in names or thresholds
        assert "error" not in names
