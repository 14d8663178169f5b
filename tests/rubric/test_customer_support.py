"""The first rubric holds everything of its document, figure by figure and line by line."""

import re
from decimal import Decimal
from functools import cache

import pytest

from advisor.answers import Value
from advisor.catalog import load_rubric
from advisor.resources import rubrics_dir
from advisor.rubric.model import Rubric
from tests.rubric.sources import in_rubric, in_table, phrases, table_of_lines

NAME = "customer-support-representative"
LINES = 85
"""So many lines has the document."""


@cache
def rubric() -> Rubric:
    return load_rubric(NAME)


# --- The table of lines ----------------------------------------------------------------------------------


def test_every_line_of_the_document_is_accounted_for_once():
    assert [int(row["line"]) for row in table_of_lines(NAME)] == list(range(1, LINES + 1))
    assert all(row["where"] for row in table_of_lines(NAME))
    assert all(bool(row["label"]) != (row["where"] == "blank") for row in table_of_lines(NAME))


def test_the_table_and_the_rubric_say_the_same():
    assert in_table(NAME) == in_rubric(rubric())


def test_every_part_that_can_name_its_source_does():
    nodes = [
        *rubric().questions,
        *rubric().items.values(),
        *rubric().weighted.tiers,
        *rubric().weighted.must_haves,
        *rubric().facts.values(),
    ]
    assert all(node.source is not None for node in nodes)


# --- The figures of the document --------------------------------------------------------------------------


def test_the_tiers_are_the_documents():
    assert [(tier.id, int(tier.at_least), tier.pay) for tier in rubric().weighted.tiers] == [
        ("QUALIFIED", 75, "$38K-$50K"),
        ("NEARLY", 50, None),
        ("GAPS", 25, None),
        ("NOT VIABLE", 0, None),
    ]


STEPS: dict[str, list[tuple[str | None, str | None]]] = {
    "path_leadership": [
        ("$38K-$48K", "0-1 year"),
        ("$48K-$62K", "1-3 years"),
        ("$60K-$75K", "3-5 years"),
        ("$70K-$90K", "4-7 years"),
        ("$90K-$130K", "7+ years"),
    ],
    "path_success": [
        ("$38K-$50K", "0-2 years"),
        ("$60K-$80K", "2-3 years"),
        ("$80K-$110K", "4-6 years"),
        ("$110K-$150K", "6+ years"),
    ],
    "path_other": [("$70K-$100K", None), (None, None), (None, None), (None, None)],
}


@pytest.mark.parametrize("path", STEPS)
def test_a_path_has_the_documents_steps_pay_and_years(path):
    paths = {one.id: one for one in rubric().advice.paths}
    assert [(step.pay, step.years) for step in paths[path].steps] == STEPS[path]
    assert [step.number for step in paths[path].steps] == (
        list(range(1, len(STEPS[path]) + 1)) if paths[path].ordered else [None] * 4
    )


def test_incomes_are_the_documents():
    assert [(one.pay, one.years) for one in rubric().advice.income] == [
        ("$38K-$50K", None),
        ("$50K-$65K", None),
        ("$65K-$80K", None),
        ("$80K-$110K", None),
        ("$60K-$90K", "2-3 years from entry"),
        ("$90K-$140K", "4-5 years"),
    ]


def test_metric_targets_are_the_documents():
    targets = [metric.target for metric in rubric().advice.metrics]
    assert len(targets) == 4
    for figure, target in zip(("<1 hour", "24-48 hours", ">90%"), targets, strict=False):
        assert figure in target


def test_nothing_is_left_out_of_a_list():
    advice = rubric().advice
    assert len(advice.why) == 5
    assert {group.id: len(group.facts) for group in advice.skills} == {
        "technical": 3,
        "tools": 4,
        "soft": 4,
        "data": 3,
    }
    assert {group.id: len(group.facts) for group in advice.resources} == {
        "certifications": 3,
        "learning": 3,
        "books": 2,
    }
    assert {group.id: len(group.facts) for group in advice.job_search} == {
        "target": 2,
        "avoid": 2,
        "remote": 1,
    }
    assert len(advice.tips) == 4


DIFFERING = {
    "middle_pay": {"$48K-$62K", "$50K-$65K"},
    "senior_pay": {"$60K-$75K", "$65K-$80K"},
    "manager_pay": {"$90K-$130K", "$80K-$110K"},
    "csm": {"$60K-$80K", "$60K-$90K"},
    "product_manager": {"$70K-$100K", "$90K-$140K"},
}


@pytest.mark.parametrize("topic", DIFFERING)
def test_where_sections_differ_each_keeps_its_figure_and_its_section(topic):
    told = [one for one in rubric().by_topic[topic] if getattr(one, "pay", None)]
    assert {one.pay for one in told if hasattr(one, "pay")} == DIFFERING[topic]
    assert len({one.source.section for one in told if one.source}) == len(told)


def test_the_text_is_english_throughout():
    text = (rubrics_dir() / f"{NAME}.yaml").read_text(encoding="utf-8")
    assert re.findall(r"[^\x00-\u024f]", text) == []


# --- Scoring, as the contract fixes it --------------------------------------------------------------------


def test_points_per_question_are_the_contracts():
    assert [sum(item.points or 0 for item in question.items) for question in rubric().questions] == [
        20,
        15,
        20,
        30,
        15,
        0,
        0,
        0,
    ]
    assert rubric().items["ticket_volume"].points == Decimal("3.75")


def test_every_scored_item_has_advice_for_whoever_is_weak_at_it():
    assert [name for name in rubric().scored if not rubric().items[name].improve] == []


# --- Advice that fits -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("goal", "paths"),
    [
        ("support_leadership", {"path_leadership"}),
        ("customer_success", {"path_success"}),
        ("product_management", {"path_other"}),
        ("exploring", {"path_leadership", "path_success", "path_other"}),
        (None, {"path_leadership", "path_success", "path_other"}),
    ],
)
def test_a_goal_picks_its_path_and_an_open_one_compares_all(goal, paths):
    values: dict[str, Value] = {} if goal is None else {"goal": goal}
    assert {path.id for path in rubric().advice.paths if path.fits(values)} == paths


def test_a_note_is_for_those_it_speaks_to_and_silence_calls_for_none():
    remote = rubric().facts["remote_common"]
    assert remote.notes_for({}) == ()
    assert len(remote.notes_for({"workplace": "remote"})) == 1
    tech = rubric().facts["target_tech_companies"]
    assert len(tech.notes_for({"industries": ("saas", "fintech", "ecommerce")})) == 2


# --- Aliases ----------------------------------------------------------------------------------------------


def test_aliases_are_words_and_never_patterns():
    found = set(phrases(rubric()))
    assert len(found) > 1000
    assert [phrase for phrase in found if len(phrase.split()) > 5] == []
    # "+", "." and "&" stand for themselves: 10+2, B.Tech, M&S.
    assert [phrase for phrase in found if re.search(r"[\\\[\]{}()*?^$|]", phrase)] == []


def test_no_two_values_of_an_item_share_an_alias():
    for item in rubric().items.values():
        said: dict[str, str] = {}
        for value in getattr(item, "values", ()):
            for phrase in {one.casefold() for one in (*value.aliases, *value.names)}:
                assert said.setdefault(phrase, value.id) == value.id, (item.id, phrase)


def test_no_alias_is_listed_twice():
    nodes = [*rubric().questions, *rubric().items.values()]
    nodes += [value for item in rubric().items.values() for value in getattr(item, "values", ())]
    for node in nodes:
        folded = [phrase.casefold() for phrase in (*node.aliases, *getattr(node, "names", ()))]
        assert sorted({one for one in folded if folded.count(one) > 1}) == [], node.id


def test_no_two_items_of_a_question_share_an_alias():
    for question in rubric().questions:
        folded = [alias.casefold() for item in question.items for alias in item.aliases]
        assert sorted({one for one in folded if folded.count(one) > 1}) == []
