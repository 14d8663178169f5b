"""The second rubric holds everything of its document, line by line, and the contract's items and rule."""

import re
from functools import cache

import pytest

from advisor.catalog import load_rubric
from advisor.resources import rubrics_dir
from advisor.rubric.items import LevelItem
from advisor.rubric.model import Rubric
from tests.rubric.sources import in_rubric, in_table, phrases, table_of_lines

NAME = "support-ladder"
LINES = 183
"""So many lines has the document."""


@cache
def rubric() -> Rubric:
    return load_rubric(NAME)


def level_items() -> list[LevelItem]:
    return [item for item in rubric().items.values() if isinstance(item, LevelItem)]


# --- The table of lines ----------------------------------------------------------------------------------


def test_every_line_of_the_document_is_accounted_for_once():
    rows = table_of_lines(NAME)
    assert [int(row["line"]) for row in rows] == list(range(1, LINES + 1))
    assert all(row["where"] for row in rows)
    assert all(bool(row["label"]) != (row["where"] == "blank") for row in rows)


def test_the_table_and_the_rubric_say_the_same():
    assert in_table(NAME) == in_rubric(rubric())


def test_every_part_that_can_name_its_source_does():
    rules = rubric().ladder
    assert rules.signals is not None
    groups = [rules.signals.stagnation, rules.signals.growth]
    nodes = [
        *rubric().questions,
        *rubric().items.values(),
        *rules.levels,
        *groups,
        *rubric().facts.values(),
    ]
    assert all(node.source is not None for node in nodes)


# --- The contract ----------------------------------------------------------------------------------------

ITEMS = {
    "role": {"title": "text", "years_in_support": "years"},
    "casework": {"casework": "level"},
    "product": {"product_influence": "level"},
    "knowledge": {"knowledge": "level"},
    "people": {"people": "level"},
    "reflection": dict.fromkeys(
        ["prevented_issues", "sees_patterns", "helped_succeed", "improved_product"], "extent"
    ),
    "signals": dict.fromkeys(
        [
            "only_closing_tickets",
            "avoids_difficult_customers",
            "keeps_insights",
            "works_alone",
            "burning_out",
            "prevents_repeats",
            "teaches_others",
            "influences_product",
            "builds_systems",
            "energizes_team",
        ],
        "extent",
    ),
    "direction": {"next_move": "choice"},
}


def test_the_items_are_the_contracts():
    assert {one.id: {item.id: item.kind for item in one.items} for one in rubric().questions} == ITEMS
    assert [option.id for option in getattr(rubric().items["next_move"], "values", ())] == [
        "stay_in_support",
        "product_management",
        "ux_design",
        "technical_writing",
        "quality_assurance",
        "customer_success_leadership",
    ]


def test_the_rule_is_the_contracts():
    rules = rubric().ladder
    assert rules.dimensions == ("casework", "product_influence", "knowledge", "people")
    assert (rules.needed, rules.allowed_below) == (3, 1)
    assert [(rung.id, rung.title) for rung in rules.levels] == [
        ("L1", "Junior Customer Support"),
        ("L2", "Customer Support"),
        ("L3", "Senior Customer Support"),
        ("L4", "Lead Customer Support"),
        ("L5", "Principal Customer Support"),
    ]
    signals = rules.signals
    assert signals is not None
    assert [float(one) for one in (signals.yes, signals.some, signals.threshold)] == [1, 0.5, 2.5]
    assert signals.answered == 3
    asked = list(ITEMS["signals"])
    assert (list(signals.stagnation.items), list(signals.growth.items)) == (asked[:5], asked[5:])


# --- The document ----------------------------------------------------------------------------------------


def test_each_level_has_its_four_behaviors_and_what_changes_there():
    levels = rubric().ladder.levels
    assert [len(rung.behaviors) for rung in levels] == [4] * 5
    assert [rung.milestone.name if rung.milestone else None for rung in levels] == [
        None,
        "Key transition",
        "Impact",
        "Influence",
        None,
    ]


def test_what_the_dimensions_do_not_ask_about_stays_unscored():
    unscored = [one.id for rung in rubric().ladder.levels for one in rung.behaviors if one.dimension is None]
    assert unscored == ["l1_empathy", "l1_patterns", "l3_strategies", "l5_success"]


def test_nothing_is_left_out_of_a_list():
    advice = rubric().advice
    assert [len(path.steps) for path in advice.paths] == [5]
    assert [one.item for one in advice.practice] == list(ITEMS["reflection"])
    assert {group.id: len(group.facts) for group in advice.background} == {
        "chapter": 4,
        "philosophy": 2,
        "front_line": 4,
        "proactive_empathy": 6,
        "loops": 2,
        "connector": 5,
        "empathy_advantage": 7,
        "unique_value": 5,
        "everyone": 5,
        "related": 4,
    }


@pytest.mark.parametrize("move", ["product_management", "ux_design", "technical_writing"])
def test_a_move_picks_its_field(move):
    assert len([step for step in rubric().advice.paths[0].steps if step.fits({"next_move": move})]) == 1


# --- What the reader compares with -----------------------------------------------------------------------


def test_every_step_is_described_by_many_behaviors_mostly_in_the_first_person():
    # People also answer in fragments ("start to finish, no help"), so not every sentence needs its subject.
    person = re.compile(r"\b(?:I|I'm|I've|I'd|my|mine|me|we|us|our)\b")
    for item in level_items():
        for step in item.steps:
            assert len(step.behaviors) >= 60, (item.id, step.number)
            own = [said for said in step.behaviors if person.search(said)]
            assert len(own) >= 0.6 * len(step.behaviors), (item.id, step.number)


def test_behaviors_are_short():
    every = [said for item in level_items() for step in item.steps for said in step.behaviors]
    assert [said for said in every if len(said.split()) > 28] == []


def test_a_word_belongs_to_one_family():
    every = [word for family in rubric().families for word in family]
    assert sorted({word for word in every if every.count(word) > 1}) == []


def test_no_behavior_stands_on_two_steps():
    every = [said.casefold() for item in level_items() for step in item.steps for said in step.behaviors]
    assert sorted({said for said in every if every.count(said) > 1}) == []


def test_questions_are_open_and_never_read_the_ladder_as_a_menu():
    for item in level_items():
        question = rubric().question_of[item.id].ask + " " + item.ask
        assert not [step.label for step in item.steps if step.label in question]
        assert not re.search(r"\bL?[1-5]\b", question)


# --- Names -----------------------------------------------------------------------------------------------


def test_aliases_are_words_and_never_patterns():
    found = set(phrases(rubric()))
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


def test_the_text_is_english_throughout():
    text = (rubrics_dir() / f"{NAME}.yaml").read_text(encoding="utf-8")
    assert re.findall(r"[^\x00-\u024f]", text) == []


def test_what_asks_for_a_habit_asks_for_nothing_new():
    assert set(rubric().habits) <= set(rubric().asides)
