"""Intervals and tests: textbook values, and laws that hold for any counts."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.evals.statistics import SEED, _resampled, bootstrap, mcnemar, paired, percentile, wilson


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (81, 263, 0.2553, 0.3662),  # Newcombe 1998, table I
        (15, 148, 0.0624, 0.1605),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_gives_the_textbooks_intervals(hits, of, low, high):
    assert wilson(hits, of) == pytest.approx((low, high), abs=1e-4)


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_wilson_holds_the_share_and_stays_between_0_and_1(hits, more):
    low, high = wilson(hits, hits + more)
    share = hits / (hits + more) if hits + more else 0.5
    assert 0 <= low <= share + 1e-12
    assert share - 1e-12 <= high <= 1


@pytest.mark.parametrize(
    ("worse", "better", "p"),
    [
        (0, 0, 1.0),
        (1, 0, 1.0),
        (5, 0, 0.0625),
        (6, 0, 0.03125),
        (8, 1, 0.0390625),
        (3, 3, 1.0),
        (9, 5, 0.4240),
    ],
)
def test_mcnemar_is_the_exact_binomial_test(worse, better, p):
    assert mcnemar(worse, better) == pytest.approx(p, abs=1e-4)


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_mcnemar_is_a_probability_and_symmetric(worse, better):
    assert 0 <= mcnemar(worse, better) <= 1
    assert mcnemar(worse, better) == mcnemar(better, worse)


def test_mcnemar_goes_over_to_the_normal_curve_smoothly():
    assert mcnemar(950, 1050) == pytest.approx(mcnemar(951, 1051), abs=0.002)


def share(row):
    return row[0] / row[1] if row[1] else None


EXTREMES = [(0, 1), (1, 1)]


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [  # Clopper and Pearson's
        (3, 3, 0.2924, 1.0),
        (0, 5, 0.0, 0.5218),
        (1, 1, 0.025, 1.0),
        (10, 10, 0.6915, 1.0),
        (8, 10, 0.4439, 0.9748),
        (81, 263, 0.2527, 0.3676),
    ],
)
def test_the_interval_of_a_share_is_the_exact_one(hits, of, low, high):
    (interval,) = bootstrap([(1, 1)] * hits + [(0, 1)] * (of - hits), [share], EXTREMES)
    assert interval == pytest.approx((low, high), abs=0.025)


def test_the_bootstrap_agrees_with_wilson_where_both_apply():
    rows = [(1, 1)] * 150 + [(0, 1)] * 50
    for extremes in (EXTREMES, ()):
        (interval,) = bootstrap(rows, [share], extremes)
        assert interval == pytest.approx(wilson(150, 200), abs=0.02)


def test_a_few_cases_hold_the_truth_as_often_as_they_say():
    chance, truth, held = random.Random(1), 0.9, 0  # ten answers a case; one case in ten is misread whole
    for _ in range(60):
        rows = [(0, 10) if chance.random() > truth else (10, 10) for _ in range(5)]
        (interval,) = bootstrap(rows, [share], [(0, 10), (10, 10)], resamples=200)
        held += interval is not None and interval[0] <= truth <= interval[1]
    assert held >= 57


def test_the_bootstrap_is_the_same_every_time():
    rows = [(index % 3, 2) for index in range(50)]
    assert bootstrap(rows, [share]) == bootstrap(rows, [share])


def test_too_little_says_nothing():
    assert bootstrap([], [share]) == [None]
    assert bootstrap([(1, 1)], [share]) == [None]
    assert bootstrap([(1, 1)] * 9, [share]) == [None]  # nothing bounds it, and nothing says how far it varies
    assert bootstrap([(0, 0), (0, 0)], [share]) == [None]


def test_a_change_of_every_case_has_no_spread():
    rows = [((0, 1), (1, 1))] * 10
    assert paired(rows, [share]) == [(1.0, 1.0)]


def test_so_few_pairs_that_chance_may_have_changed_them_all_say_nothing():
    assert paired([((1, 1), (0, 1))] * 5, [share]) == [None]
    assert paired([((1, 1), (0, 1))] * 6, [share]) == [(-1.0, -1.0)]


def test_pairs_tell_a_change_that_two_intervals_would_not():
    rows = [((index % 2, 1), (1 if index < 12 else index % 2, 1)) for index in range(100)]
    (interval,) = paired(rows, [share])
    assert interval is not None
    assert interval[0] > 0


@given(st.lists(st.floats(0, 1e6), min_size=1), st.floats(0, 1))
def test_a_percentile_is_one_of_the_values_and_enough_stay_within(values, part):
    ordered = sorted(values)
    found = percentile(ordered, part)
    assert found in ordered
    assert sum(value <= found for value in ordered) >= math.floor(part * len(ordered))


COUNTS = st.integers(0, 60).map(float) | st.sampled_from([0.5, 1.25, 7.0])


@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(st.lists(COUNTS, min_size=width, max_size=width), min_size=2)
    )
)
def test_sums_of_samples_are_those_of_drawing_row_by_row(rows):
    chance = random.Random(SEED)
    for total in _resampled(rows, 20):
        drawn = chance.choices(rows, k=len(rows))
        assert total == [sum(column) for column in zip(*drawn, strict=True)]
