"""Whether a value read is the one expected: the rules of the transcript format, as tables."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.evals.matching import Comparison, Tally, compare, matches, same_text, words_of


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (8, Decimal(8)),
        (8, Decimal("8.00")),
        (7.5, Decimal("7.5")),
        (0.33, Decimal("0.34")),
        (Decimal("4.5"), 4.5),
        ("yes", "yes"),
        (["retail", "support"], ("support", "retail")),
        ("retail", ("retail",)),
        ("barista", "a barista"),
        ("Barista", "barista at Costa in Leeds"),
        ("student nurse", "Student-nurse"),
        (["cashier", "cashier in Tesco"], "cashier at Tesco"),
        (["team lead", "supervisor"], "shift supervisor"),
        ("São Paulo", "são paulo, brazil"),
        ("mother's help", "mothers help"),
    ],
)
def test_it_matches(expected, got):
    assert matches(expected, got)


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (8, Decimal("8.02")),
        (8, "8"),
        ("8", Decimal(8)),
        (1, True),
        (None, "yes"),
        ("yes", None),
        ("yes", "no"),
        (["retail"], ("retail", "support")),
        (["retail", "support"], ("retail",)),
        ("bar", "barista"),
        ("barista", ""),
        ("", "barista"),
        ("shop assistant", "assistant in a shop"),
        ("cook", "one two cook three four five"),
        (["cashier", "clerk"], "teller"),
    ],
)
def test_it_does_not_match(expected, got):
    assert not matches(expected, got)


def test_the_longer_text_has_at_most_three_times_the_words_plus_two():
    assert same_text("cook", "cook one two three four")
    assert not same_text("cook", "cook one two three four five")
    assert same_text("sous chef", "sous chef 1 2 3 4 5 6")
    assert not same_text("sous chef", "sous chef 1 2 3 4 5 6 7")


def test_articles_do_not_count_as_words():
    assert words_of("The cook in a pub") == ("cook", "in", "pub")
    assert same_text("a", "the")


@given(st.text(), st.text())
def test_same_text_is_symmetric_and_takes_any_text(one, two):
    assert same_text(one, two) == same_text(two, one)
    assert same_text(one, one)


def test_each_item_is_counted_once():
    found = compare(
        {"years": 3, "phone": "yes", "goal": "exploring"},
        {"years": Decimal(3), "phone": "no", "email": "yes"},
    )
    assert found == Comparison(right=("years",), wrong=("phone",), missed=("goal",), invented=("email",))
    assert not found.perfect
    assert found.tally == Tally(1, 1, 1, 1)


def test_nothing_expected_and_nothing_read_is_perfect():
    assert compare({}, {}).perfect
    assert Tally().precision == Tally().recall == Tally().f1 == 1


def test_an_invention_spoils_an_empty_expectation():
    tally = compare({}, {"phone": "yes"}).tally
    assert (tally.precision, tally.recall, tally.f1) == (0, 1, 0)


def test_f1_is_the_harmonic_mean():
    tally = Tally(right=8, wrong=1, missed=2, invented=3)
    assert tally.precision == pytest.approx(8 / 12)
    assert tally.recall == pytest.approx(8 / 11)
    mean = 2 * tally.precision * tally.recall / (tally.precision + tally.recall)
    assert tally.f1 == pytest.approx(mean)


def test_tallies_add_up():
    assert Tally.of([compare({"a": 1}, {"a": 1}), compare({"a": 1}, {"b": 1})]) == Tally(1, 0, 1, 1)
