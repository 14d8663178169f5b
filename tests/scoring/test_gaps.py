from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from advisor.scoring import gaps
from advisor.scoring.weighted import assess, rank
from tests.scoring.shapes import SHAPES, D, mean, rating, rubric, shapes_and_sheets, support, support_sheets
from tests.scoring.test_plans import NEAR

ANY = st.one_of(shapes_and_sheets(), support_sheets().map(lambda values: (support(), values)))


def told(found):
    return [(gap.must_have, [(s.item, s.before, s.after) for s in gap.steps], gap.points) for gap in found]


def test_unmet_must_haves_lead_then_points_then_the_rubrics_order():
    assert told(gaps(support(), NEAR | {"saas": D(9)})) == [
        ("communication", [("writing", D(7), D(8))], D("0.75")),
        ("empathy", [("empathy", D(7), D(8))], D("0.75")),
        (None, [("phone", "no", "yes")], D(3)),
        (None, [("email", "no", "yes")], D(3)),
        (None, [("knowledge_base", "no", "yes")], D(3)),
        (None, [("explains_tech", D(6), D(10))], D(2)),
        (None, [("troubleshooting", D(6), D(10))], D(2)),
        (None, [("learns_software", D("6.2"), D(10))], D("1.9")),
        (None, [("live_chat", "some", "yes")], D("1.5")),
        (None, [("deescalation", D(8), D(10))], D("1.5")),
        (None, [("composure", D(8), D(10))], D("1.5")),
        (None, [("saas", D(9), D(10))], D("0.5")),
    ]


def test_gaps_that_change_the_tier_come_first_and_close_at_the_nearest_value_that_does():
    found = gaps(support(), NEAR | {"writing": D(8), "empathy": D(8), "live_chat": "no"})
    # 74.1: short by 0.9, all must-haves met
    first = [gap for gap in found if gap.changes_tier]
    assert found[: len(first)] == tuple(first)
    assert {gap.tier for gap in first} == {"QUALIFIED"}
    assert told(first)[:3] == [
        (None, [("live_chat", "no", "some")], D("1.5")),
        (None, [("phone", "no", "some")], D("1.5")),
        (None, [("email", "no", "some")], D("1.5")),
    ]
    assert (None, [("explains_tech", D(6), D(8))], D(1)) in told(first)


def test_a_must_have_that_settles_the_tier_leads_all():
    found = gaps(support(), NEAR | {"writing": D(8), "phone": "yes"})
    assert (found[0].must_have, found[0].changes_tier, found[0].tier) == ("empathy", True, "QUALIFIED")


def test_a_mean_is_met_by_raising_the_lowest_first():
    values = NEAR | {"writing": D(6), "deescalation": D(7), "composure": D(9)}
    gap = next(gap for gap in gaps(support(), values) if gap.must_have == "communication")
    assert told([gap]) == [("communication", [("writing", D(6), D(8))], D("1.5"))]


def test_a_mean_is_met_by_what_moves_it_most_rather_than_by_what_brings_most_points():
    shape = rubric(rating("a", 10), rating("b", 90), musts=(mean("m", ["a", "b"], 2, 7.5),))
    assert told(gaps(shape, {"a": D(7), "b": D("7.5")}))[0] == ("m", [("a", D(7), D(8))], D(1))
    assert told(gaps(shape, {"a": D(7), "b": D(7)}))[0] == ("m", [("b", D(7), D(8))], D(9))


def test_a_mean_over_some_is_first_answered_as_often_as_it_must_be():
    values = {name: value for name, value in NEAR.items() if name not in ("explains_tech", "saas")}
    gap = next(gap for gap in gaps(support(), values) if gap.must_have == "tech_savvy")
    assert told([gap]) == [("tech_savvy", [("explains_tech", None, D(6))], D(3))]


def test_missing_experience_is_closed_by_a_year_of_it():
    gap = next(
        gap for gap in gaps(support(), NEAR | {"service_years": D(0)}) if gap.must_have == "experience"
    )
    assert told([gap]) == [("experience", [("service_years", D(0), D(1))], D(12))]


def test_a_must_have_that_nothing_can_meet_is_named_without_steps():
    found = gaps(SHAPES["must-have out of reach"], {"a": D(10), "b": "yes"})
    assert told(found) == [("m", [], D(0))]


def test_nothing_is_short_at_full_credit():
    best = {
        name: D(10) if item.kind == "rating" else D(3) if item.kind == "years" else "yes"
        for name, item in support().items.items()
        if name in support().scored
    }
    assert gaps(support(), best) == ()


@given(ANY)
def test_every_gap_tells_the_truth(case):
    shape, values = case
    now = assess(shape, values)
    for gap in gaps(shape, values):
        after = assess(shape, {**values, **{step.item: step.after for step in gap.steps}})
        assert all(values.get(step.item) == step.before != step.after for step in gap.steps)
        added = Fraction(after.score) - Fraction(now.score)
        assert Fraction(gap.points) == added == sum(Fraction(step.points) for step in gap.steps)
        assert after.tier == gap.tier
        assert gap.changes_tier == (rank(shape, after.tier) < rank(shape, now.tier))
        if gap.must_have and gap.steps:
            assert (now.must_haves[gap.must_have], after.must_haves[gap.must_have]) != ("met", "met")
            assert after.must_haves[gap.must_have] == "met"


@given(ANY)
def test_nothing_short_of_its_points_goes_unmentioned(case):
    shape, values = case
    found = gaps(shape, values)
    now = assess(shape, values)
    assert {gap.must_have for gap in found} - {None} == {
        n for n, how in now.must_haves.items() if how != "met"
    }
    mentioned = {step.item for gap in found for step in gap.steps}
    if shape is support():
        assert mentioned >= {each.item for each in now.contributions if each.got < each.possible}


@given(ANY)
def test_gaps_stand_in_the_promised_order(case):
    keys = [(not gap.changes_tier, gap.must_have is None, -gap.points) for gap in gaps(*case)]
    assert keys == sorted(keys)
