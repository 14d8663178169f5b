from collections import deque
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.errors import AnswerError, UsageError
from advisor.scoring import Plan, next_tier, still_needed, what_if
from advisor.scoring.steps import next_value
from advisor.scoring.weighted import assess, rank, tier_now
from tests.scoring.shapes import SHAPES, D, Values, shapes_and_sheets, sheets, support, support_sheets

# Short of QUALIFIED by 0.9 points and two must-haves.
NEAR: Values = {
    "service_years": D(3),
    "ticketing": "yes",
    "live_chat": "some",
    "phone": "no",
    "email": "no",
    "knowledge_base": "no",
    "learns_software": D("6.2"),
    "explains_tech": D(6),
    "troubleshooting": D(6),
    "saas": D(6),
    "writing": D(7),
    "empathy": D(7),
    "deescalation": D(8),
    "composure": D(8),
    "response_time": "yes",
    "resolution_rate": "yes",
    "satisfaction_scores": "yes",
    "ticket_volume": "yes",
}


def told(plan: Plan) -> list[tuple[object, ...]]:
    return [(step.item, step.before, step.after, step.points) for step in plan.steps]


def to_next(values: Values) -> Plan:
    plan = next_tier(support(), values)
    assert plan is not None
    return plan


def way_to(tier: str, values: Values, without: tuple[str, ...] = ()) -> Plan:
    plan = still_needed(support(), values, tier, without=without)
    assert plan is not None
    return plan


def test_the_next_tier_is_reached_by_what_its_must_haves_lack():
    plan = to_next(NEAR)
    assert told(plan) == [("writing", D(7), D(8), D("0.75")), ("empathy", D(7), D(8), D("0.75"))]
    assert (plan.change.before.score, plan.change.after.score) == (D("74.1"), D("75.6"))
    assert (plan.change.before.tier, plan.change.after.tier) == ("NEARLY", "QUALIFIED")
    assert set(plan.change.after.must_haves.values()) == {"met"}
    assert plan.change.points == D("1.5")


def test_missing_points_are_made_up_by_the_smallest_step_that_suffices():
    plan = to_next(NEAR | {"writing": D(8), "live_chat": "no", "ticket_volume": "some"})
    # 72.225 once empathy is met. No single step brings 2.775, so the largest one is taken; of those that then
    # bring the 0.9 still missing, 1.5 is the least.
    assert told(plan) == [
        ("empathy", D(7), D(8), D("0.75")),
        ("ticket_volume", "some", "yes", D("1.875")),
        ("live_chat", "no", "some", D("1.5")),
    ]


def test_a_year_of_work_is_not_asked_for_where_a_smaller_step_suffices():
    # Short by 1.4: another year would add 4, a little live chat adds 1.5.
    values = NEAR | {
        "service_years": D(2),
        "writing": D(8),
        "empathy": D(8),
        "live_chat": "no",
        "phone": "yes",
    }
    assert told(to_next(values | {"saas": D(7)})) == [("live_chat", "no", "some", D("1.5"))]


def test_items_can_be_left_as_they_are():
    values = NEAR | {"service_years": D(0), "service_domains": ("retail",)}
    assert "service_years" in [step.item for step in way_to("QUALIFIED", values).steps]
    spared = way_to("QUALIFIED", values, without=("service_years",))
    assert "service_years" not in [step.item for step in spared.steps]
    assert spared.change.after.tier == "QUALIFIED"


def test_an_absent_must_have_is_answered_at_its_bound():
    values = {name: value for name, value in NEAR.items() if name != "empathy"} | {"writing": D(8)}
    assert ("empathy", None, D(8), D(6)) in told(way_to("QUALIFIED", values))


def test_a_step_that_a_later_one_makes_needless_is_taken_back():
    # For the mean alone b would go up first; but a must reach 5 anyway, and then the mean stands.
    plan = next_tier(SHAPES["must-haves that share an item"], {"a": D(3), "b": D(1), "c": "yes"})
    assert plan is not None
    assert told(plan) == [("a", D(3), D(5), D(8))]


def test_a_tier_that_is_reached_needs_nothing():
    plan = way_to("GAPS", NEAR)
    assert plan.steps == ()
    assert plan.change.before == plan.change.after


def test_above_the_highest_tier_there_is_none():
    values = NEAR | {"writing": D(9), "empathy": D(9)}
    assert tier_now(support(), values) == "QUALIFIED"
    assert next_tier(support(), values) is None


def test_what_cannot_be_reached_has_no_plan():
    assert still_needed(SHAPES["must-have out of reach"], {}, "TOP") is None
    everything = list(support().items)
    assert next_tier(support(), NEAR, without=everything) is None


def test_an_unknown_tier_is_refused_with_those_there_are():
    with pytest.raises(UsageError, match="no tier 'GOLD'; its tiers are QUALIFIED, NEARLY, GAPS, NOT VIABLE"):
        still_needed(support(), NEAR, "GOLD")


def test_what_if_compares_before_and_after():
    change = what_if(support(), NEAR, {"empathy": 8, "service_years": None})
    assert change.before == assess(support(), NEAR)
    assert change.after.must_haves["empathy"] == "met"
    assert change.points == D("0.75") - 20


def test_what_if_refuses_what_the_rubric_does_not_take():
    with pytest.raises(AnswerError, match=r"empathy.*from 1 to 10, not 11"):
        what_if(support(), NEAR, {"empathy": 11})
    with pytest.raises(AnswerError, match="no item 'charm'"):
        what_if(support(), NEAR, {"charm": 8})


def moves_between(shape, values, plan) -> int:
    count, now = 0, dict(values)
    for step in plan.steps:
        while now.get(step.item) != step.after:
            now[step.item] = next_value(shape, shape.items[step.item], now)
            count += 1
    return count


def fewest_moves(shape, values, tier) -> int | None:
    """Breadth first over all that steps can lead to."""
    seen = {frozenset(values.items())}
    queue = deque([(0, values)])
    while queue:
        count, now = queue.popleft()
        if rank(shape, tier_now(shape, now)) <= rank(shape, tier):
            return count
        for item in shape.items.values():
            after = next_value(shape, item, now)
            further = now if after is None else {**now, item.id: after}
            if frozenset(further.items()) not in seen:
                seen.add(frozenset(further.items()))
                queue.append((count + 1, further))
    return None


# Small scales, must-haves that share nothing, credit that never rises faster than before.
ORDERLY = (
    "no must-haves",
    "two tiers",
    "mean over all",
    "mean that one answer settles",
    "must-have without points",
    "must-have at the bottom of the scale",
    "must-have out of reach",
)


@pytest.mark.parametrize("name", ORDERLY)
@given(data=st.data())
def test_no_other_way_to_a_tier_has_fewer_steps(name, data):
    shape = SHAPES[name]
    values = {
        item: value
        for item, value in data.draw(sheets(shape)).items()
        if shape.items[item].kind != "years" or value in (0, 1, 2, 3)
    }
    tier = data.draw(st.sampled_from([tier.id for tier in shape.weighted.tiers]))
    plan = still_needed(shape, values, tier)
    assert (plan and moves_between(shape, values, plan)) == fewest_moves(shape, values, tier)


@given(
    st.one_of(shapes_and_sheets(), support_sheets().map(lambda values: (support(), values))),
    st.integers(0, 3),
)
def test_a_plan_reaches_its_tier_with_no_step_to_spare(case, place):
    shape, values = case
    tier = shape.weighted.tiers[min(place, len(shape.weighted.tiers) - 1)].id
    plan = still_needed(shape, values, tier)
    if plan is None:
        return
    goal = {**values, **{step.item: step.after for step in plan.steps}}
    assert plan.change.after == assess(shape, goal)
    assert rank(shape, plan.change.after.tier) <= rank(shape, tier)
    assert sum(Fraction(step.points) for step in plan.steps) == Fraction(plan.change.points)
    for step in plan.steps:
        left_out = {name: value for name, value in goal.items() if name != step.item}
        if step.before is not None:
            left_out[step.item] = step.before
        assert rank(shape, tier_now(shape, left_out)) > rank(shape, tier)
