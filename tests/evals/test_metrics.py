"""Figures over records: counted one by one, with intervals, whatever their order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.evals.groups import Groups
from advisor.evals.metrics import METRICS, Tallies
from advisor.evals.records import Attack, Found, Golden
from tests.evals.made import RUBRIC, record

KINDS = {RUBRIC: {"writing": "rating", "phone": "extent", "location": "text"}}


def summary_of(records):
    tallies = Tallies(KINDS)
    for each in records:
        tallies.add(each)
    return tallies.summary()


def test_nothing_measured_has_no_figures():
    found = summary_of([record("a", "error")])
    assert (found.cases, found.errors, found.metrics) == (1, 1, {})


def test_figures_come_with_their_intervals():
    found = summary_of([record(f"p{i}") for i in range(9)] + [record("f", "failed")])
    joint = found.metrics["joint"]
    assert (joint.value, joint.n) == (0.9, 10)
    assert (joint.low, joint.high) == pytest.approx((0.596, 0.982), abs=0.001)
    assert found.metrics["f1"].value == pytest.approx(0.9)
    assert found.metrics["score_mae"].value == 2
    assert found.items[RUBRIC]["writing"].wrong == 1
    assert found.kinds["rating"].f1 == pytest.approx(0.9)
    assert found.confusion == {RUBRIC: {"GAPS": {"GAPS": 10}}}


def test_a_few_cases_that_are_all_right_do_not_say_that_every_case_is():
    metrics = summary_of([record(name) for name in "abc"]).metrics
    for name in ("precision", "recall", "f1", "joint", "tier", "evidence"):
        assert metrics[name].value == 1
        assert metrics[name].high == 1
        assert 0.2 < metrics[name].low < 0.5, name
    assert metrics["invented"].low == 0
    assert 0.5 < metrics["invented"].high < 0.8
    assert metrics["score_mae"].low is metrics["score_mae"].high is None  # it has no bounds


def test_repeats_of_a_case_are_not_independent():
    once = summary_of([record(f"c{n}", "passed" if n < 5 else "failed") for n in range(6)]).metrics
    often = summary_of(
        [record(f"c{n}", "passed" if n < 5 else "failed", repeat=k) for n in range(6) for k in range(1, 51)]
    ).metrics
    for name in ("pass_rate", "joint", "tier"):
        assert often[name].value == once[name].value
        assert often[name].low == pytest.approx(once[name].low, abs=0.15)  # as many as cases, not as records
        assert often[name].low < 0.6


def test_a_figure_that_no_case_speaks_of_is_absent():
    found = summary_of([record("a")])
    assert "level" not in found.metrics
    assert "attack_flips" not in found.metrics
    assert "pass_k" not in found.metrics


def test_levels_are_told_apart_from_tiers():
    expected = Golden(given=("level",), level=3)
    found = summary_of([record("a", checks={"level": False}, expected=expected, found=Found(level=None))])
    assert found.metrics["level"].value == 0
    assert "tier" not in found.metrics
    assert found.confusion == {RUBRIC: {"L3": {"none": 1}}}


def test_attacks_are_reported_as_flips():
    flipped = Attack(message=1, text="x", flips=("writing",))
    found = summary_of([record("a", attack=flipped), record("b", attack=Attack(message=1, text="x"))])
    assert found.metrics["attack_flips"].value == 0.5


def test_repeats_tell_how_steady_a_case_is():
    always = [record("a", repeat=n) for n in (1, 2, 3)]
    sometimes = [record("b", "passed" if n == 1 else "failed", repeat=n) for n in (1, 2, 3)]
    never = [record("c", "failed", repeat=n) for n in (1, 2, 3)]
    found = summary_of([*always, *sometimes, *never])
    assert found.cases == 3
    assert found.metrics["pass_k"].value == pytest.approx(1 / 3)
    assert found.metrics["flip_rate"].value == pytest.approx(1 / 3)


outcomes = st.lists(st.sampled_from(["passed", "failed", "error"]), max_size=40)


@given(outcomes)
def test_every_figure_lies_within_its_interval(names):
    found = summary_of([record(str(index), outcome) for index, outcome in enumerate(names)])
    assert found.passed + found.failed + found.errors == len(names)
    for name, figure in found.metrics.items():
        assert name in METRICS
        if figure.low is not None and figure.high is not None:
            assert figure.low - 1e-9 <= figure.value <= figure.high + 1e-9


# --- Paraphrases --------------------------------------------------------------------------------------------


def paraphrase(name, answers, group="anna", tier="GAPS", **more):
    return record(name, group=group, found=Found(answers=answers, tier=tier), **more)


def groups_of(*records):
    groups = Groups(KINDS)
    for each in records:
        groups.add(each)
    return list(groups.records())


def test_texts_may_be_worded_otherwise():
    (found,) = groups_of(
        paraphrase("a", {"writing": 8, "location": "Leeds"}),
        paraphrase("b", {"writing": 8, "location": "in Leeds"}),
    )
    assert (found.outcome, found.flips, found.members) == ("passed", {}, ("a", "b"))


def test_who_differs_from_most_is_the_flip():
    (found,) = groups_of(
        paraphrase("a", {"writing": 7}, tier="NEARLY"),
        paraphrase("b", {"writing": 8}),
        paraphrase("c", {"writing": 8}),
    )
    assert (found.outcome, found.flips) == ("failed", {"a": ("writing", "tier")})


def test_a_group_of_one_is_none():
    assert (
        groups_of(paraphrase("a", {}), paraphrase("b", {}, group=None), record("c", "error", group="anna"))
        == []
    )
