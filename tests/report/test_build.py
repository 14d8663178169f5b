"""What a report says of answers."""

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from advisor.answers import Answer, Message, Sheet, Span
from advisor.report.build import build_scored
from advisor.report.data import as_data
from advisor.scoring import gaps, next_tier, shown
from advisor.scoring.weighted import assess
from tests.report.people import BEGINNER, NEARLY, QUALIFIED, answers, report_of, support, told

D = Decimal


def line_of(report, item):
    return next(each for line in report.questions for each in line.answers if each.item == item)


def planned(report):
    return [line.fact for phase in report.plan.phases for line in phase.lines]


# --- The reason ---------------------------------------------------------------------------------------------


def test_the_reason_names_where_most_points_are_lost_but_none_at_the_top():
    report = report_of(BEGINNER)
    lost = [line.possible - line.got - (line.open or 0) for line in report.costly]
    assert 0 < len(lost) <= 2
    assert lost == sorted(lost, reverse=True)
    assert all(each > 0 for each in lost)
    assert report_of(QUALIFIED).costly == ()


def test_where_must_haves_are_the_reason_they_are_named():
    held = report_of({**QUALIFIED, "empathy": 5})
    assert held.score.held_back
    assert [must.label for must in held.unmet] == ["empathy of 8 or more"]
    assert held.costly == ()


def test_what_is_open_is_told_apart_by_whether_it_can_move_the_tier():
    begun = report_of({"service_years": 2})
    assert {each.id for each in begun.deciding} >= {"writing", "ticketing", "saas"}
    assert {each.id for each in begun.advising} >= {"goal", "location", "industries"}
    assert {*begun.deciding, *begun.advising} == {*begun.missing}
    left = {name: value for name, value in QUALIFIED.items() if name != "ticket_volume"}
    settled = report_of({**left, "empathy": 1})
    assert settled.score.decided
    assert settled.deciding == ()
    assert "ticket_volume" in {each.id for each in settled.advising}


# --- The verdict --------------------------------------------------------------------------------------------


def test_the_way_up_is_computed_and_said_in_one_line():
    way = report_of(NEARLY).way_up
    assert way.text == "writing 7 → 8 and empathy 7 → 8: 73.8 → 75.3, all must-haves met: QUALIFIED"


def test_a_way_up_to_a_tier_below_the_highest_does_not_speak_of_must_haves():
    way = report_of(BEGINNER).way_up
    assert way.tier == "GAPS"
    assert "must-have" not in way.text


def test_at_the_highest_tier_there_is_no_way_up_but_pay():
    report = report_of(QUALIFIED)
    assert (report.tier.id, report.tier.pay, report.way_up) == ("QUALIFIED", "$38K-$50K", None)


def test_a_score_held_back_by_a_must_have_says_so():
    report = report_of({**QUALIFIED, "empathy": 7, "service_years": 10})
    assert report.score.value > 75
    assert (report.tier.id, report.score.held_back) == ("NEARLY", True)
    assert not report_of(QUALIFIED).score.held_back


def test_with_items_missing_the_score_is_an_interval():
    score = report_of({"service_domains": ["retail"], "empathy": 7}).score
    assert (score.value, score.floor, score.ceiling) == (D("15.3"), D("5.3"), D("97.8"))
    assert not score.decided
    assert (score.lowest_tier, score.highest_tier) == ("NOT VIABLE", "NEARLY")


def test_bars_show_what_was_got_what_is_open_and_what_is_lost():
    communication = next(
        line for line in report_of({"writing": 5, "empathy": 8}).questions if line.id == "communication"
    )
    assert (communication.got, communication.open, communication.possible) == (D("9.75"), D(15), D(30))


def test_a_mean_just_short_of_what_is_needed_is_not_shown_as_reaching_it():
    report = report_of({"writing": 8, "deescalation": 8, "composure": 7.99})
    must = next(each for each in report.must_haves if each.id == "communication")
    assert (must.verdict, must.mean, must.needed) == ("missed", D("7.997"), D(8))


def test_a_mean_is_rounded_half_up():
    report = report_of({"writing": 9, "deescalation": 9, "composure": 8})
    must = next(each for each in report.must_haves if each.id == "communication")
    assert (must.verdict, must.mean) == ("met", D("8.67"))


def test_strengths_are_answers_that_bring_most_of_their_points():
    strong = [answer.item for answer in report_of({"writing": 8, "empathy": 7, "phone": "yes"}).strengths]
    assert strong == ["phone", "writing"]


# --- Answers and their words --------------------------------------------------------------------------------


def test_each_answer_stands_beside_its_words():
    chat = [
        Message("assistant", "How is your empathy?"),
        Message(
            "user", "I worked the till for years and people say that my empathy is a solid 8 on most days."
        ),
    ]
    at = chat[1].content.index("8")
    sheet = Sheet({"empathy": Answer("empathy", D(8), (Span(1, at, at + 1, "8"),))})
    (quote,) = line_of(build_scored(support(), sheet, chat), "empathy").quotes
    assert (quote.message, quote.turn, quote.quote) == (1, 1, "8")
    assert quote.before == "… and people say that my empathy is a solid "
    assert quote.after == " on most days."
    assert chat[1].content[quote.start : quote.end] == quote.quote


def test_a_quote_is_kept_where_the_chat_is_not_at_hand():
    sheet, _ = told(support(), {"empathy": 8})
    (quote,) = line_of(build_scored(support(), sheet, []), "empathy").quotes
    assert (quote.quote, quote.turn, quote.before, quote.after) == ("8", 0, "", "")


def test_declined_is_not_missing_and_neither_is_an_answer():
    report = report_of({"writing": 7}, declined=("empathy",))
    assert line_of(report, "empathy").state == "declined"
    assert line_of(report, "phone").state == "missing"
    assert [item.id for item in report.declined] == ["empathy"]
    assert "empathy" not in [item.id for item in report.missing]


def test_what_could_move_the_tier_most_is_named_first_among_the_missing():
    values = {name: value for name, value in NEARLY.items() if name not in ("location", "writing", "phone")}
    assert [item.id for item in report_of(values).missing] == ["writing", "phone", "location"]


def test_points_that_another_answer_brings_are_said_to_be_its():
    years = line_of(report_of({"service_domains": ["retail"]}), "service_years")
    assert (years.state, years.got, years.stands_in.id) == ("missing", D(10), "service_domains")


# --- Gaps ---------------------------------------------------------------------------------------------------


@given(answers(support()))
def test_gaps_and_the_way_up_are_those_of_scoring(raw):
    sheet, chat = told(support(), raw)
    report = build_scored(support(), sheet, chat)
    found = gaps(support(), sheet.values)
    assert [(gap.tier, gap.changes_tier, len(gap.steps)) for gap in report.gaps] == [
        (gap.tier, gap.changes_tier, len(gap.steps)) for gap in found
    ]
    plan = next_tier(support(), sheet.values)
    if plan is None or report.way_up is None:
        assert (plan, report.way_up) == (None, None)
    else:
        assert report.way_up.after == shown(plan.change.after.score)
        assert plan.change.after.tier == report.way_up.tier


def test_an_item_nobody_answered_is_no_answered_gap():
    report = report_of({"writing": 5})
    by_first = {gap.steps[0].item: gap for gap in report.gaps if gap.must_have is None}
    assert not by_first["phone"].answered
    assert all(stand.item == "writing" for fact in planned(report) for stand in fact.helps)


# --- What the document advises ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("goal", "titles"),
    [
        ("support_leadership", ["Support leadership"]),
        ("customer_success", ["Customer success"]),
        ("product_management", ["Other transitions"]),
        ("exploring", ["Support leadership", "Customer success", "Other transitions"]),
        (None, ["Support leadership", "Customer success", "Other transitions"]),
    ],
)
def test_the_path_fits_the_goal_and_an_open_goal_gets_all_to_compare(goal, titles):
    report = report_of({"goal": goal} if goal else {})
    assert [path.title for path in report.paths] == titles
    assert report.goal == (line_of(report, "goal").text if goal else None)


@pytest.mark.parametrize(
    ("title", "figure", "other", "section"),
    [
        ("Senior support", "$65K-$80K", "$60K-$75K, 3-5 years", "Path 1: Support Leadership Track"),
        ("Support manager", "$80K-$110K", "$90K-$130K, 7+ years", "Path 1: Support Leadership Track"),
        (
            "Move to CSM",
            "$60K-$90K",
            "$60K-$80K, 2-3 years",
            "Path 2: Customer Success Track (Higher Growth)",
        ),
        ("Product manager", "$90K-$140K", "$70K-$100K", "Path 3: Other Transitions"),
    ],
)
def test_where_sections_differ_each_figure_stands_with_its_own(title, figure, other, section):
    fact = next(each for each in report_of({}).income if each.title == title)
    assert (fact.figure, fact.place.section) == (figure, "Income Expectations")
    assert (other, section) in [(each.figure, each.place.section) for each in fact.elsewhere]


def test_the_same_figure_elsewhere_is_no_difference():
    entry = next(each for each in report_of({}).income if each.figure == "$38K-$50K")
    assert [each.figure for each in entry.elsewhere] == ["$38K-$48K, 0-1 year"]


def test_a_difference_is_told_once_beside_the_pay():
    report = report_of({**QUALIFIED, "goal": "exploring"})
    assert report.tier.elsewhere == ()
    assert [step.fact.elsewhere for path in report.paths for step in path.steps if step.fact.elsewhere] == []
    assert any(fact.elsewhere for fact in report.income)


def test_notes_that_differ_only_in_how_they_end_are_one_sentence():
    report = report_of({"industries": ["ecommerce", "fintech", "healthcare_tech"]})
    notes = [note for group in report.job_search for fact in group.facts for note in fact.notes]
    assert notes == ["For you that includes e-commerce, fintech and healthcare tech."]


def test_somebody_with_experience_is_not_sent_to_an_entry_job_for_want_of_phone_support():
    report = report_of({**QUALIFIED, "service_years": 12, "phone": "no"})
    offered = [fact.title for gap in report.gaps for fact in gap.advice]
    assert not [
        title for title in [*offered, *(fact.title for fact in planned(report))] if "entry job" in title
    ]


@pytest.mark.parametrize("phone", ["yes", "no"])
def test_somebody_with_experience_is_not_told_to_get_some(phone):
    report = report_of({**NEARLY, "service_years": 4, "phone": phone})
    titles = [fact.title for fact in report.tier.next_steps]
    assert "Get some customer service experience" not in titles
    assert "Improve your written communication" in titles


def test_somebody_without_experience_is_told_to_get_some():
    report = report_of({**QUALIFIED, "service_years": 0, "writing": 8})
    assert "Get some customer service experience" in [fact.title for fact in report.tier.next_steps]


def test_notes_speak_to_the_preferences():
    report = report_of({"workplace": "remote", "market": "b2c", "industries": ["fintech"]})
    notes = [note for group in report.job_search for fact in group.facts for note in fact.notes]
    assert "So you can expect a real choice." in notes
    assert "For you that includes fintech." in notes
    assert not [note for group in report_of({}).job_search for fact in group.facts for note in fact.notes]


def test_skills_that_help_with_a_gap_come_first_in_their_group():
    soft = next(group for group in report_of({**QUALIFIED, "writing": 4}).skills if group.id == "soft")
    assert soft.facts[0].title == "Clear writing"
    assert [(stand.item, stand.now) for stand in soft.facts[0].helps][:1] == [("writing", "4")]


# --- Ninety days --------------------------------------------------------------------------------------------


@given(answers(support()))
def test_every_line_of_the_plan_is_the_document_s_and_stands_there_once(raw):
    known = support().facts
    facts = planned(report_of(raw))
    assert len({fact.id for fact in facts}) == len(facts)
    for fact in facts:
        origin = known[fact.id]
        assert (fact.title, fact.text) == (origin.title, origin.text)
        assert (fact.place.section, fact.place.line) == (origin.source.section, origin.source.line)


@given(answers(support()))
def test_the_plan_has_at_most_three_phases_of_a_month(raw):
    phases = report_of(raw).plan.phases
    assert [(phase.first_day, phase.last_day) for phase in phases] == [(1, 30), (31, 60), (61, 90)][
        : len(phases)
    ]
    assert all(1 <= len(phase.lines) <= 9 for phase in phases)


@pytest.mark.parametrize(
    ("raw", "titles"),
    [
        (BEGINNER, ["Next steps for NOT VIABLE", "Next steps for GAPS", "Next steps for NEARLY"]),
        ({**BEGINNER, "service_years": 3}, ["Next steps for GAPS", "Next steps for NEARLY", "Apply"]),
        (NEARLY, ["Next steps for NEARLY", "Learn", "Apply"]),
        (QUALIFIED, ["Apply", "Learn", "Once you have the job"]),
        ({**QUALIFIED, "start_in": 6}, ["Learn", "Apply", "Once you have the job"]),
    ],
    ids=["beginner", "gaps", "nearly", "qualified", "qualified, later"],
)
def test_the_tier_and_the_time_left_order_the_plan(raw, titles):
    assert [phase.title for phase in report_of(raw).plan.phases] == titles


def test_with_nothing_answered_there_is_no_plan():
    report = report_of({}, declined=("empathy",))
    assert report.blank
    assert report.plan.phases == ()
    assert not report_of({"location": "Leeds"}).blank


def test_what_was_not_answered_is_not_taken_for_settled():
    (first, *_) = report_of({"phone": "yes"}).plan.phases
    assert first.title == "Next steps for NOT VIABLE"
    assert [line.fact.title for line in first.lines][:2] == ["Build patience", "Build empathy"]


def test_what_the_next_tier_needs_opens_the_plan():
    report = report_of(NEARLY)
    assert [step.item for step in report.way_up.steps] == ["writing", "empathy"]
    assert [fact.helps[0].item for fact in planned(report)[:4]] == [
        "writing",
        "writing",
        "empathy",
        "empathy",
    ]


def test_advice_for_what_is_full_is_left_out():
    full = {**QUALIFIED, "service_years": 12}
    assert "Get some customer service experience" not in [fact.title for fact in planned(report_of(full))]


def test_a_plan_has_dates_only_where_the_day_is_known():
    assert [phase.ends for phase in report_of(NEARLY).plan.phases] == [None, None, None]
    dated = report_of(NEARLY, datetime.date(2026, 11, 22))
    assert [phase.ends for phase in dated.plan.phases] == ["2026-12-22", "2027-01-21", "2027-02-20"]


# --- As a value ---------------------------------------------------------------------------------------------


def test_the_same_answers_give_the_same_report_in_any_order():
    sheet, chat = told(support(), NEARLY)
    shuffled = replace(sheet, answers=dict(reversed(sheet.answers.items())))
    assert build_scored(support(), sheet, chat) == build_scored(support(), shuffled, chat)


@given(answers(support()))
def test_numbers_are_rounded_for_the_eye(raw):
    report = report_of(raw)
    values = {name: answer.value for name, answer in told(support(), raw)[0].answers.items()}
    assert report.score.value == shown(assess(support(), values).score)
    for number in numbers(as_data(report)):
        assert round(number, 2) == number


def numbers(node):
    if isinstance(node, dict):
        # A value stands as it was given, however fine.
        # A mean may take more decimals than two to show that it misses what is needed.
        told = (each for key, each in node.items() if key not in ("value", "mean"))
        yield from (found for each in told for found in numbers(each))
    elif isinstance(node, list):
        yield from (found for each in node for found in numbers(each))
    elif isinstance(node, float | int) and not isinstance(node, bool):
        yield node
