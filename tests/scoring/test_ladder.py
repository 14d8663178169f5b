"""Placing on a ladder: the contract's rule in tables, and what must hold whatever the answers are."""

import itertools
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.catalog import load_rubric
from advisor.errors import AnswerError
from advisor.scoring import Placement, assess, climb, next_level, swing
from advisor.scoring.ladder import Signal, place

SUPPORT = load_rubric("support-ladder")
COOKS = load_rubric(Path(__file__).parents[1] / "rubrics" / "cook-ladder.yaml")
SIGNS = SUPPORT.ladder.signals
assert SIGNS is not None
STAGNATION, GROWTH = SIGNS.stagnation.items, SIGNS.growth.items


def dims(*steps):
    """Answers to the four dimensions in order; None leaves one out."""
    named = zip(SUPPORT.ladder.dimensions, steps, strict=True)
    return {name: Decimal(step) for name, step in named if step is not None}


def signs(stagnation, growth):
    """Answers to the signs, a letter each: y, s, n, or - for none."""
    said = {"y": "yes", "s": "some", "n": "no"}
    named = [*zip(STAGNATION, stagnation, strict=True), *zip(GROWTH, growth, strict=True)]
    return {name: said[letter] for name, letter in named if letter != "-"}


# --- The rule --------------------------------------------------------------------------------------------

LEVELS = [
    # all four, or three of four and the fourth one below
    ((1, 1, 1, 1), 1),
    ((2, 2, 2, 2), 2),
    ((3, 3, 3, 2), 3),
    ((2, 3, 3, 3), 3),
    ((5, 5, 5, 4), 5),
    ((5, 5, 5, 5), 5),
    # two are not enough
    ((3, 3, 2, 2), 2),
    ((5, 5, 4, 4), 4),
    ((5, 5, 1, 1), 1),
    # one that stands far below holds back
    ((3, 3, 3, 1), 2),
    ((4, 4, 4, 1), 2),
    ((5, 5, 5, 3), 4),
    ((5, 5, 5, 1), 2),
    # uneven
    ((1, 2, 3, 4), 2),
    ((2, 3, 4, 5), 3),
    ((1, 1, 2, 5), 1),
    # three answered: all of them must reach it
    ((3, 3, 3, None), 3),
    ((None, 3, 3, 2), 2),
    ((5, None, 5, 1), 1),
    ((2, 2, None, 4), 2),
    # fewer: no level
    ((3, 3, None, None), None),
    ((None, None, None, 5), None),
    ((None, None, None, None), None),
]


@pytest.mark.parametrize(("steps", "level"), LEVELS)
def test_the_level_is_the_contracts(steps, level):
    placed = place(SUPPORT, dims(*steps))
    assert placed.level == level
    assert (placed.title is None) == (level is None)


def test_the_titles_are_the_contracts():
    assert [place(SUPPORT, dims(*[level] * 4)).title for level in range(1, 6)] == [
        "Junior Customer Support",
        "Customer Support",
        "Senior Customer Support",
        "Lead Customer Support",
        "Principal Customer Support",
    ]
    assert place(SUPPORT, dims(3, 3, 3, 3)).outcome == "Senior Customer Support (L3)"
    assert place(SUPPORT, {}).outcome is None


@pytest.mark.parametrize(
    ("steps", "decided"),
    [
        ((3, 3, 3, 3), True),
        ((2, 2, 2, None), True),  # whatever the fourth is: three reach 2, three don't reach 3
        ((1, 1, 1, None), True),
        ((3, 3, 3, None), False),  # a 1 would hold back
        ((1, 1, 5, None), True),
        ((1, 3, 3, None), False),
        ((2, 2, None, None), False),
        ((1, 1, None, None), False),  # decided, were there a level
        ((None, None, None, None), False),
    ],
)
def test_it_is_decided_when_nothing_open_can_move_it(steps, decided):
    assert place(SUPPORT, dims(*steps)).decided is decided


SIGNALS: list[tuple[str, str, Signal | None]] = [
    ("yyynn", "nnnnn", "stagnating"),
    ("yyssn", "nnnnn", "stagnating"),  # 3.0
    ("yysnn", "nnnnn", "stagnating"),  # 2.5 is enough
    ("yynnn", "nnnnn", "steady"),  # 2.0 is not
    ("sssss", "nnnnn", "stagnating"),
    ("nnnnn", "yyynn", "growing"),
    ("nnnnn", "sssss", "growing"),
    ("nnnnn", "ssssn", "steady"),
    ("yyyyy", "yyyyy", "steady"),
    ("nnnnn", "nnnnn", "steady"),
    # three of each are enough, and needed
    ("nnn--", "yyy--", "growing"),
    ("nn---", "yyyyy", None),
    ("nnnnn", "yy---", None),
    ("-----", "-----", None),
]


@pytest.mark.parametrize(("stagnation", "growth", "signal"), SIGNALS)
def test_the_signals_are_the_contracts(stagnation, growth, signal):
    assert place(SUPPORT, signs(stagnation, growth)).signals == signal


def test_the_signals_leave_the_level_alone():
    values = dims(3, 3, 3, 3)
    assert place(SUPPORT, values | signs("yyyyy", "nnnnn")).level == 3


def test_what_is_printed_is_the_contracts():
    assert place(SUPPORT, dims(3, 3, 3, 2)).to_dict() == {
        "level": 3,
        "title": "Senior Customer Support",
        "decided": True,
        "signals": None,
    }


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"casework": Decimal(6)}, "takes a whole number from 1 to 5, not 6"),
        ({"casework": Decimal("2.5")}, "takes a whole number from 1 to 5, not 2.5"),
        ({"casework": "yes"}, "takes a whole number from 1 to 5"),
        ({"works_alone": "often"}, "takes yes, some or no, not 'often'"),
        ({"cooking": Decimal(1)}, "has no item 'cooking'"),
    ],
)
def test_what_an_item_does_not_take_is_refused(values, says):
    with pytest.raises(AnswerError, match=says):
        place(SUPPORT, values)


# --- The way up ------------------------------------------------------------------------------------------

CLIMBS = [
    # all short of it: three must reach it, the fourth may stay one below
    ((2, 2, 2, 2), [(0, 3), (1, 3), (2, 3)]),
    ((3, 3, 2, 2), [(2, 3)]),
    ((2, 2, 3, 3), [(0, 3)]),
    ((1, 2, 3, 4), [(0, 2), (1, 3)]),
    ((5, 5, 5, 1), [(3, 2)]),
    ((3, 3, 3, 1), [(3, 2)]),
    # with three answered, all of them must reach it; what is absent may stay so
    ((2, 3, 3, None), [(0, 3)]),
    ((4, 4, 4, 4), [(0, 5), (1, 5), (2, 5)]),
]


@pytest.mark.parametrize(("steps", "rises"), CLIMBS)
def test_the_way_to_the_next_level_is_the_shortest(steps, rises):
    names = SUPPORT.ladder.dimensions
    found = next_level(SUPPORT, dims(*steps))
    assert found is not None
    assert [(names.index(rise.item), rise.after) for rise in found.rises] == rises


def test_there_is_no_next_level_at_the_top_nor_without_a_level():
    assert next_level(SUPPORT, dims(5, 5, 5, 4)) is None
    assert next_level(SUPPORT, dims(5, 5, None, None)) is None


def test_a_climb_to_where_one_is_has_no_rises():
    assert climb(SUPPORT, dims(3, 3, 3, 3), 2).rises == ()


# --- What to ask -----------------------------------------------------------------------------------------


def test_the_absent_dimensions_come_in_the_rubrics_order_while_they_matter():
    assert list(swing(SUPPORT, dims(None, 3, None, 3))) == ["casework", "knowledge"]
    assert set(swing(SUPPORT, dims(2, 2, 2, None)).values()) == {Decimal(0)}
    assert swing(SUPPORT, dims(1, 1, 1, 1)) == {}


# --- A ladder with other numbers ---------------------------------------------------------------------------


def test_another_ladder_needs_no_python():
    placed = place(COOKS, {"stove": Decimal(3), "crew": Decimal(1), "calm": "yes", "shouting": "no"})
    assert (placed.level, placed.outcome, placed.signals) == (3, "Head cook (Chef)", "growing")
    placed = place(COOKS, {"stove": Decimal(2)})
    assert (placed.level, placed.lowest, placed.highest, placed.signals) == (2, 2, 3, None)


# --- What must always hold -------------------------------------------------------------------------------

STEPS = st.integers(1, 5)
SHEETS = st.tuples(*[st.one_of(st.none(), STEPS)] * 4)
ANSWERED = st.tuples(*[STEPS] * 4)


def by_the_words(steps):
    """The contract's sentence, word by word."""
    given = [step for step in steps if step is not None]
    if len(given) < 3:
        return None
    fits = [
        level
        for level in range(1, 6)
        if sum(step >= level for step in given) >= 3 and all(step >= level - 1 for step in given)
    ]
    return max(fits, default=1)


@given(SHEETS)
def test_the_level_is_what_the_sentence_says(steps):
    assert place(SUPPORT, dims(*steps)).level == by_the_words(steps)


@given(SHEETS, st.integers(0, 3), STEPS)
def test_raising_a_dimension_never_lowers_the_level(steps, which, to):
    if steps[which] is not None and to >= steps[which]:
        raised = (*steps[:which], to, *steps[which + 1 :])
        before, after = place(SUPPORT, dims(*steps)), place(SUPPORT, dims(*raised))
        assert (after.level or 0) >= (before.level or 0)
        assert after.lowest >= before.lowest
        assert after.highest >= before.highest


@given(ANSWERED, st.permutations(range(4)))
def test_the_order_of_the_dimensions_is_irrelevant(steps, order):
    assert place(SUPPORT, dims(*steps)).level == place(SUPPORT, dims(*[steps[i] for i in order])).level


@given(SHEETS, st.randoms())
def test_the_order_of_the_answers_is_irrelevant(steps, random):
    values = list((dims(*steps) | signs("ysnys", "nysny")).items())
    shuffled = values[:]
    random.shuffle(shuffled)
    assert place(SUPPORT, dict(values)) == place(SUPPORT, dict(shuffled))


@given(SHEETS)
def test_decided_and_the_bounds_are_right_by_trying_all_answers(steps):
    outcomes = {
        by_the_words(completed)
        for completed in itertools.product(*[[step] if step else range(1, 6) for step in steps])
    }
    placed = place(SUPPORT, dims(*steps))
    assert (placed.lowest, placed.highest) == (min(outcomes), max(outcomes))
    assert placed.decided == (placed.level is not None and outcomes == {placed.level})


@given(SHEETS)
def test_fewer_than_three_answers_give_no_level(steps):
    answered = sum(step is not None for step in steps)
    assert (place(SUPPORT, dims(*steps)).level is None) == (answered < 3)


@given(SHEETS, STEPS)
def test_a_climb_leads_there_and_no_shorter_one_does(steps, level):
    names = SUPPORT.ladder.dimensions
    rises = {names.index(rise.item): rise.after for rise in climb(SUPPORT, dims(*steps), level).rises}
    after = [rises.get(i, step) for i, step in enumerate(steps)]
    assert (by_the_words(after) or 0) >= level
    cost = sum(to - (steps[i] or 0) for i, to in rises.items())
    choices = [[step, *range((step or 0) + 1, 6)] for step in steps]
    shortest = min(
        sum((b or 0) - (a or 0) for a, b in zip(steps, each, strict=True))
        for each in itertools.product(*choices)
        if (by_the_words(each) or 0) >= level
    )
    # An absent dimension costs its whole step, though answering needs no climbing.
    assert cost == shortest or None in steps


@given(st.text("ysn-", min_size=5, max_size=5), st.text("ysn-", min_size=5, max_size=5))
def test_the_signals_follow_the_contracts_sums(stagnation, growth):
    def total(said):
        return sum({"y": 1.0, "s": 0.5}.get(letter, 0) for letter in said)

    placed = place(SUPPORT, signs(stagnation, growth))
    assert (placed.stagnation.sum, placed.growth.sum) == (total(stagnation), total(growth))
    enough = min(5 - stagnation.count("-"), 5 - growth.count("-")) >= 3
    assert (placed.signals is not None) == enough
    assert placed.signals in (*get_args(Signal), None)


def test_assess_finds_the_method_by_the_rubric():
    assert isinstance(assess(SUPPORT, {}), Placement)
