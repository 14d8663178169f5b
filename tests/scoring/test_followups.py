from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from advisor.scoring import swing
from advisor.scoring.weighted import assess
from tests.scoring.shapes import SHAPES, D, grid, shapes_and_sheets, support, support_sheets
from tests.scoring.test_plans import NEAR

ANY = st.one_of(shapes_and_sheets(), support_sheets().map(lambda values: (support(), values)))


def without(values, *names):
    return {name: value for name, value in values.items() if name not in names}


def test_at_first_what_must_haves_need_comes_before_what_weighs_more():
    order = list(swing(support(), {}))
    assert order[:5] == ["writing", "empathy", "deescalation", "composure", "service_years"]
    assert len(order) == len(support().scored)


def test_what_can_still_change_the_tier_comes_first():
    strong = NEAR | {"writing": D(9), "empathy": D(9), "deescalation": D(9), "composure": D(9)}
    # 77.85 with all; any of these absent leaves the must-haves met, so only points can tell
    assert list(swing(support(), without(strong, "ticketing", "saas"))) == ["saas", "ticketing"]
    # an absent empathy bars the highest tier by itself, though years weigh more
    assert list(swing(support(), without(strong, "empathy", "ticket_volume"))) == ["empathy", "ticket_volume"]


def test_what_can_lift_the_lowest_tier_counts_as_what_can_bar_the_highest():
    # Years at their best would end NOT VIABLE, writing at its worst QUALIFIED; years weigh more.
    assert list(swing(support(), {"empathy": D(9)}))[:2] == ["service_years", "writing"]


def test_the_points_are_those_between_the_worst_and_the_best_answer():
    found = swing(support(), {"service_domains": ("retail",)})
    assert (found["service_years"], found["empathy"], found["phone"]) == (D(20), D("7.5"), D(3))


def test_nothing_is_left_to_ask_when_all_is_answered():
    assert swing(support(), NEAR) == {}


def test_what_stands_in_counts_as_an_outcome():
    # Without an answer 0.9 of 60 points; the worst answer gives 0.2 of them.
    found = swing(SHAPES["stand-in worth more than an answer"], {"d": ("shop",), "b": "yes"})
    assert found == {"y": D(42)}


@given(ANY)
def test_swings_span_what_is_open(case):
    now = assess(*case)
    found = swing(*case)
    assert set(found) == set(now.absent)
    assert sum(map(Fraction, found.values())) == Fraction(now.ceiling) - Fraction(now.floor)


@given(shapes_and_sheets())
def test_an_item_that_cannot_narrow_the_tiers_never_precedes_one_that_can(case):
    shape, values = case
    now = assess(shape, values)

    def narrows(name) -> bool:
        outcomes = [assess(shape, {**values, name: value}) for value in grid(shape.items[name])]
        return any(
            (each.lowest_tier, each.highest_tier) != (now.lowest_tier, now.highest_tier) for each in outcomes
        )

    flags = [narrows(name) for name in swing(shape, values)]
    assert flags == sorted(flags, reverse=True)
