from dataclasses import dataclass, field
from decimal import ROUND_UP, Decimal, Inexact, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.answers import Value
from advisor.errors import AnswerError
from advisor.rubric.items import Item
from advisor.rubric.model import Rubric
from advisor.scoring import gaps, next_tier, shown, swing
from advisor.scoring.weighted import assess, rank
from tests.scoring.shapes import (
    SHAPES,
    D,
    Values,
    completions,
    grid,
    shapes_and_sheets,
    support,
    support_sheets,
)

CHANNELS = ("ticketing", "live_chat", "phone", "email", "knowledge_base")
TECHNICAL = ("learns_software", "explains_tech", "troubleshooting", "saas")
COMMUNICATION = ("writing", "empathy", "deescalation", "composure")
METRICS = ("response_time", "resolution_rate", "satisfaction_scores", "ticket_volume")


def sheet(years=None, domain=None, channels="", technical="", communication="", metrics="", **more) -> Values:
    """A sheet by question; "-" leaves a part absent."""
    values: Values = {}
    if years is not None:
        values["service_years"] = D(years)
    if domain:
        values["service_domains"] = (domain,)
    for names, given_words in ((CHANNELS, channels), (METRICS, metrics)):
        words = {"y": "yes", "s": "some", "n": "no"}
        values |= {n: words[w] for n, w in zip(names, given_words.split(), strict=False) if w != "-"}
    for names, given_numbers in ((TECHNICAL, technical), (COMMUNICATION, communication)):
        values |= {n: D(w) for n, w in zip(names, given_numbers.split(), strict=False) if w != "-"}
    return values | more


BEST = {
    "years": 3,
    "channels": "y y y y y",
    "technical": "10 10 10 10",
    "communication": "10 10 10 10",
    "metrics": "y y y y",
}


@dataclass(frozen=True)
class Case:
    id: str
    values: Values
    score: str
    tier: str
    decided: bool
    floor: str | None = None
    """The score's own, unless given."""
    ceiling: str | None = None
    unmet: dict[str, str] = field(default_factory=dict)


NONE_MET = dict.fromkeys(("experience", "communication", "empathy", "tech_savvy"), "absent")
TALK_8 = "8 8 8 8"
NO_TALK = dict.fromkeys(("communication", "empathy", "tech_savvy"), "absent")

CASES = [
    Case("nothing said", {}, "0", "NOT VIABLE", False, ceiling="100", unmet=NONE_MET),
    Case("the best of everything", sheet(**BEST), "100", "QUALIFIED", True),
    Case(
        "the worst of everything",
        sheet(0, None, "n n n n n", "1 1 1 1", "1 1 1 1", "n n n n"),
        "5",
        "NOT VIABLE",
        True,
        unmet=dict.fromkeys(NONE_MET, "missed"),
    ),
    # years: the curve's knots, the middles between them, and beyond
    *(
        Case(f"{y} years", sheet(y), points, "NOT VIABLE", False, ceiling=top, unmet=NO_TALK)
        for y, points, top in (
            ("0.01", "0.12", "80.12"),
            ("0.5", "6", "86"),
            ("1", "12", "92"),
            ("1.5", "14", "94"),
            ("2", "16", "96"),
            ("2.5", "18", "98"),
            ("3", "20", "100"),
            ("40", "20", "100"),
        )
    ),
    Case(
        "no experience",
        sheet(0),
        "0",
        "NOT VIABLE",
        False,
        ceiling="80",
        unmet=NONE_MET | {"experience": "missed"},
    ),
    Case(
        "a domain stands in for years at half credit, but not at the floor",
        sheet(domain="retail"),
        "10",
        "NOT VIABLE",
        False,
        floor="0",
        ceiling="100",
        unmet=NO_TALK,
    ),
    Case(
        "years count by themselves once given",
        sheet(0, "retail"),
        "0",
        "NOT VIABLE",
        False,
        ceiling="80",
        unmet=NO_TALK,
    ),
    # 24.995 | 25
    Case("25 is GAPS", sheet(3, None, "", "10 - - -"), "25", "GAPS", False, ceiling="100", unmet=NO_TALK),
    Case(
        "just under 25, though it shows as 25.0",
        sheet(3, None, "", "9.99 - - -"),
        "24.995",
        "NOT VIABLE",
        False,
        ceiling="99.995",
        unmet=NO_TALK,
    ),
    # 49.995 | 50
    Case(
        "50 is NEARLY",
        sheet(3, None, "y n n n n", "10 10 10 9", "", "y y n n"),
        "50",
        "NEARLY",
        False,
        ceiling="80",
        unmet={"communication": "absent", "empathy": "absent"},
    ),
    Case(
        "just under 50",
        sheet(3, None, "y n n n n", "10 10 10 8.99", "", "y y n n"),
        "49.995",
        "GAPS",
        False,
        ceiling="79.995",
        unmet={"communication": "absent", "empathy": "absent"},
    ),
    # 74.995 | 75
    Case(
        "75 with every must-have met at its bound is QUALIFIED",
        sheet(3, None, "y n n n n", "8 6 6 6", TALK_8, "y y y y"),
        "75",
        "QUALIFIED",
        True,
    ),
    Case(
        "just under 75",
        sheet(3, None, "y n n n n", "7.99 6 6 6", TALK_8, "y y y y"),
        "74.995",
        "NEARLY",
        True,
    ),
    # must-haves at 75 and above
    Case(
        "empathy just under 8",
        sheet(**BEST | {"communication": "10 7.99 10 10"}),
        "98.4925",
        "NEARLY",
        True,
        unmet={"empathy": "missed"},
    ),
    Case(
        "communication is a mean: 6, 8 and 10 will do",
        sheet(**BEST | {"communication": "6 8 8 10"}),
        "94",
        "QUALIFIED",
        True,
    ),
    Case(
        "communication just under 8",
        sheet(**BEST | {"communication": "5.99 8 8 10"}),
        "93.9925",
        "NEARLY",
        True,
        unmet={"communication": "missed"},
    ),
    Case(
        "communication needs all three, and 6 or more would still do",
        sheet(**BEST | {"communication": "10 10 8 -"}),
        "91",
        "NEARLY",
        False,
        ceiling="98.5",
        unmet={"communication": "absent"},
    ),
    Case(
        "communication that the last part cannot save",
        sheet(**BEST | {"communication": "6 10 7 -"}),
        "87.25",
        "NEARLY",
        True,
        ceiling="94.75",
        unmet={"communication": "absent"},
    ),
    Case("tech-savvy at 6", sheet(**BEST | {"technical": "6 6 6 6"}), "92", "QUALIFIED", True),
    Case(
        "tech-savvy just under 6",
        sheet(**BEST | {"technical": "6 6 6 5.99"}),
        "91.995",
        "NEARLY",
        True,
        unmet={"tech_savvy": "missed"},
    ),
    Case(
        "three of four are met, but the fourth could undo it",
        sheet(**BEST | {"technical": "7 7 8 -"}),
        "91",
        "QUALIFIED",
        False,
        ceiling="96",
    ),
    Case(
        "three of four that even a 1 cannot undo",
        sheet(**BEST | {"technical": "7 8 8 -"}),
        "91.5",
        "QUALIFIED",
        True,
        ceiling="96.5",
    ),
    Case(
        "three of four under 6 that a 10 could save",
        sheet(**BEST | {"technical": "5 5 5 -"}),
        "87.5",
        "NEARLY",
        False,
        ceiling="92.5",
        unmet={"tech_savvy": "missed"},
    ),
    Case(
        "three of four that a 10 cannot save",
        sheet(**BEST | {"technical": "5 5 3 -"}),
        "86.5",
        "NEARLY",
        True,
        ceiling="91.5",
        unmet={"tech_savvy": "missed"},
    ),
    Case(
        "two of four are too few",
        sheet(**BEST | {"technical": "10 10 - -"}),
        "90",
        "NEARLY",
        False,
        ceiling="100",
        unmet={"tech_savvy": "absent"},
    ),
    Case(
        "no years leave experience missed, while a domain can still be named",
        sheet(**BEST | {"years": 0}),
        "80",
        "NEARLY",
        False,
        unmet={"experience": "missed"},
    ),
    Case(
        "a domain is experience even with no years",
        sheet(**BEST | {"years": 0}, domain="support"),
        "80",
        "QUALIFIED",
        True,
    ),
    Case(
        "a domain alone is experience, and no years given later can take it away",
        sheet(**BEST | {"years": None}, domain="support"),
        "90",
        "QUALIFIED",
        True,
        floor="80",
        ceiling="100",
    ),
    Case(
        "a domain's half credit does not decide: no years would end under 75",
        sheet(None, "support", "y n n n n", "8 6 6 6", TALK_8, "y y y y"),
        "65",
        "NEARLY",
        False,
        floor="55",
        ceiling="75",
    ),
    Case(
        "nothing left can reach the next tier",
        sheet(0, None, "n n n n n", "1 1 1 1", "1 1 1 1", ""),
        "5",
        "NOT VIABLE",
        True,
        ceiling="20",
        unmet=dict.fromkeys(NONE_MET, "missed"),
    ),
    Case(
        "what carries no points changes nothing",
        {"goal": "exploring", "location": "Leeds", "start_in": D(0)},
        "0",
        "NOT VIABLE",
        False,
        ceiling="100",
        unmet=NONE_MET,
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_contract_case(case):
    found = assess(support(), case.values)
    assert found.score == D(case.score)
    assert found.floor == D(case.floor or case.score)
    assert found.ceiling == D(case.ceiling or case.score)
    assert found.tier == case.tier
    assert found.decided is case.decided
    assert {name: how for name, how in found.must_haves.items() if how != "met"} == case.unmet


def test_an_assessment_says_where_each_point_comes_from():
    found = assess(support(), sheet(2, "retail", "y s", "8 - 6"))
    assert found.rubric == support().id
    assert found.version == support().version
    got = {each.item: (each.possible, each.credit, each.got) for each in found.contributions}
    assert got["service_years"] == (D(20), D("0.8"), D(16))
    assert got["live_chat"] == (D(3), D("0.5"), D("1.5"))
    assert got["explains_tech"] == (D(5), None, D(0))
    assert {name: (part.got, part.possible) for name, part in found.questions.items()} == {
        "background": (D(16), D(20)),
        "channels": (D("4.5"), D(15)),
        "technical": (D(7), D(20)),
        "communication": (D(0), D(30)),
        "metrics": (D(0), D(15)),
    }
    assert found.absent == (*CHANNELS[2:], "explains_tech", "saas", *COMMUNICATION, *METRICS)


def test_what_stands_in_for_an_absent_item_shows_as_its_credit():
    found = assess(support(), sheet(domain="retail"))
    years = next(each for each in found.contributions if each.item == "service_years")
    assert (years.credit, years.got) == (D("0.5"), D(10))
    assert "service_years" in found.absent


@pytest.mark.parametrize(
    ("exact", "printed"),
    [("74.95", "75.0"), ("74.949999", "74.9"), ("0.05", "0.1"), ("100", "100.0"), ("62.25", "62.3")],
)
def test_numbers_are_shown_to_one_decimal_half_up(exact, printed):
    assert str(shown(D(exact))) == printed


def test_an_item_the_rubric_lacks_is_refused():
    with pytest.raises(AnswerError, match="no item 'charm'"):
        assess(support(), {"charm": D(10)})


def test_a_value_its_item_does_not_take_is_refused():
    with pytest.raises(AnswerError, match=r"phone.*'often'"):
        assess(support(), {"phone": "often"})
    with pytest.raises(AnswerError, match=r"empathy.*'high'"):
        assess(support(), {"empathy": "high"})


def test_three_thirds_make_a_whole():
    # 25 · ⅓ + 25 · ⅔ is 25 exactly: no third may be rounded on the way to a tier's bound.
    shape = SHAPES["credit that never ends"]
    found = assess(shape, {"x": D(1), "y": D(2)})
    assert found.score == 25
    assert found.tier == "FAR"
    assert sum(Fraction(each.got) for each in found.contributions) == 25


def test_a_score_that_never_ends_is_cut_off_not_rounded_up():
    found = assess(SHAPES["credit that never ends"], {"x": D(2)})
    assert str(found.score) == "16." + "6" * 30


@pytest.mark.parametrize("name", SHAPES)
@given(data=st.data())
def test_further_answers_lead_exactly_where_the_assessment_says(name, data):
    shape = SHAPES[name]
    values = data.draw(
        st.fixed_dictionaries({}, optional={n: st.sampled_from(grid(i)) for n, i in shape.items.items()})
    )
    found = assess(shape, values)
    ends = [assess(shape, further) for further in completions(shape, values)]
    tiers = sorted({end.tier for end in ends}, key=lambda tier: rank(shape, tier))
    assert (found.highest_tier, found.lowest_tier) == (tiers[0], tiers[-1])
    assert found.decided == (len(tiers) == 1)
    assert found.floor == min(end.score for end in ends)
    assert found.ceiling == max(end.score for end in ends)


ANY = st.one_of(shapes_and_sheets(), support_sheets().map(lambda values: (support(), values)))


@given(ANY)
def test_the_score_lies_between_floor_and_ceiling(case):
    found = assess(*case)
    assert found.floor <= found.score <= found.ceiling
    places = [rank(case[0], tier) for tier in (found.highest_tier, found.tier, found.lowest_tier)]
    assert places == sorted(places)


@given(ANY)
def test_contributions_add_up_to_the_score_digit_for_digit(case):
    found = assess(*case)
    assert sum(Fraction(each.got) for each in found.contributions) == Fraction(found.score)
    assert sum(Fraction(each.got) for each in found.questions.values()) == Fraction(found.score)
    assert sum(each.possible for each in found.questions.values()) == 100


@given(ANY, st.data())
def test_one_more_answer_never_widens_what_is_open(case, data):
    shape, values = case
    absent = [name for name in shape.items if name not in values]
    if not absent:
        return
    name = data.draw(st.sampled_from(absent))
    if shape.items[name].kind == "text":
        return
    before, after = (
        assess(shape, values),
        assess(shape, {**values, name: data.draw(st.sampled_from(grid_of(shape, name)))}),
    )
    assert before.floor <= after.floor
    assert after.ceiling <= before.ceiling
    assert not (before.decided and after.tier != before.tier)


def grid_of(shape: Rubric, name: str) -> list[Value]:
    item = shape.items[name]
    return [(option.id,) for option in item.values] if item.kind == "choices" else grid(item)


@given(ANY, st.data())
def test_raising_an_answer_never_lowers_score_or_tier(case, data):
    shape, values = case
    raisable = [name for name in values if name in shape.scored]
    if not raisable:
        return
    name = data.draw(st.sampled_from(raisable))
    better = raised(shape.items[name], values[name], data)
    before, after = assess(shape, values), assess(shape, {**values, name: better})
    assert after.score >= before.score
    assert rank(shape, after.tier) <= rank(shape, before.tier)


def raised(item: Item, value: Value, data) -> Value:
    if isinstance(value, Decimal):
        top = item.high if item.kind == "rating" else D(50)
        return Decimal(data.draw(st.decimals(value, top, places=2)))
    ranked = grid(item)
    better: Value = data.draw(st.sampled_from(ranked[ranked.index(value) :]))
    return better


@given(ANY, st.randoms(use_true_random=False))
def test_the_order_of_answers_is_irrelevant(case, random):
    shape, values = case
    shuffled = [*values.items()]
    random.shuffle(shuffled)
    assert repr(assess(shape, dict(shuffled))) == repr(assess(shape, values))


@given(ANY)
def test_the_callers_decimal_context_is_irrelevant(case):
    def everything():
        found = assess(*case)
        return repr([found, shown(found.score), gaps(*case), next_tier(*case), swing(*case)])

    expected = everything()
    with localcontext(prec=2, rounding=ROUND_UP) as context:
        context.traps[Inexact] = True  # any arithmetic under the caller's context would raise
        assert everything() == expected
