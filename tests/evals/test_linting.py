"""Faults of cases that are found without a reader, and what a suite covers."""

import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.answers import Message
from advisor.catalog import load_rubric
from advisor.evals.linting import Linter
from advisor.evals.support import is_supported, numbers_in
from tests.cli.test_score import SMALL
from tests.evals.made import RUBRIC, good, line, write

TODAY = datetime.date(2026, 11, 22)
CHAT = "I have worked in shops and hotels for three years and I rate my writing 8 and empathy 9 out of ten"


@pytest.fixture(scope="module")
def rubric():
    return load_rubric(RUBRIC)


def lint(tmp_path, *cases):
    linter = Linter(TODAY)
    found = list(linter.findings([str(write(tmp_path / "a.jsonl", *cases))]))
    return [(Path(each.place).name, each.level, each.message) for each in found], linter


@pytest.mark.parametrize(
    ("case", "level", "words"),
    [
        (b"{", "error", "not JSON"),
        ({**good("a"), "datum": "x"}, "error", "unknown key"),
        ({**good("a"), "rubric": "none"}, "error", "no rubric is called 'none'"),
        (line("a", "hi", answers={"juggling": 3}), "error", "no item 'juggling'"),
        (
            line("a", "hi", answers={}, expect={"tier": "GAPS"}),
            "error",
            "tier GAPS, and its answers give NOT VIABLE",
        ),
        (line("a", "hi", answers={}, expect={"score": 3.1}), "error", "score 3.1, and its answers give 0.0"),
        (line("a", "hi", answers={}, expect={"level": 2}), "error", "level 2, and its answers give None"),
        (
            line("a", "8", answers={"writing": 8}, expect={"declined": ["writing"]}),
            "error",
            "answered and declined",
        ),
        (line("a", "hi", answers={"writing": 8}), "warning", "writing (8): found nothing in the chat"),
        (line("a", answers={"phone": "yes"}), "warning", "phone (yes): found nothing in the chat"),
        (line("a", "hi"), "warning", "a expects nothing"),
        (
            good("a", known_failure={"reason": "r", "until": "2026-11-21"}),
            "warning",
            "known to fail until 2026-11-21, which is past",
        ),
    ],
)
def test_a_fault_is_found_at_its_line(tmp_path, case, level, words):
    found, _ = lint(tmp_path, case)
    assert [(place, kind) for place, kind, _ in found] == [("a.jsonl:1", level)]
    assert words in found[0][2]


def test_a_sound_suite_has_no_findings(tmp_path):
    found, linter = lint(tmp_path, good("a"), line("b", "Empathy 7.", answers={"empathy": 7}))
    assert (found, linter.cases) == ([], 2)


def test_doubles_are_found(tmp_path):
    found, _ = lint(
        tmp_path,
        line("a", CHAT, answers={"writing": 8, "empathy": 9}),
        line("b", CHAT, answers={"writing": 8, "empathy": 9}),
        line("c", CHAT + " honestly", answers={"writing": 8, "empathy": 9}),
        good("a"),
    )
    assert [(place, level) for place, level, _ in found] == [
        ("a.jsonl:2", "warning"), ("a.jsonl:4", "error"), ("a.jsonl:3", "warning"),
    ]  # fmt: skip
    assert "the chat of b is that of" in found[0][2]
    assert "c is nearly the same as a" in found[2][2]


def test_paraphrases_of_one_person_may_be_alike(tmp_path):
    found, _ = lint(
        tmp_path, line("a", CHAT, answers={}, group="g"), line("b", CHAT + " now", answers={}, group="g")
    )
    assert found == []


def test_attacks_may_share_a_chat(tmp_path):
    attacks = [
        line(name, CHAT, answers={}, inject={"message": 1, "text": text})
        for name, text in (("a", " x"), ("b", " y"), ("c", " y"))
    ]
    found, _ = lint(tmp_path, *attacks)
    assert [place for place, _, _ in found] == ["a.jsonl:3"]


def test_values_of_held_cases_are_not_said(tmp_path):
    linter = Linter(TODAY)
    path = write(tmp_path / "held" / "a.jsonl", line("a", "hi", answers={"writing": 8}))
    (found,) = linter.findings([str(path)])
    assert "8" not in found.message


def test_what_no_case_covers_is_named(tmp_path):
    _, linter = lint(tmp_path, line("a", "Phone: yes", answers={"phone": "yes"}))
    gaps = list(linter.coverage[RUBRIC].gaps())
    assert "no case expects an answer to writing" in gaps
    assert "no case expects phone to be some, no" in gaps
    assert "no case ends in QUALIFIED" in gaps
    assert "no case ends within 2 points below QUALIFIED" in gaps
    assert any("is met" in gap for gap in gaps)


def test_levels_are_covered_too(tmp_path):
    case = {**line("a", "hi", answers={}), "rubric": "support-ladder"}
    _, linter = lint(tmp_path, case)
    assert "no case ends in L1, L2, L3, L4, L5" in list(linter.coverage["support-ladder"].gaps())


def test_rubrics_of_ones_own_are_known(tmp_path):
    linter = Linter(TODAY, (("bike-mechanic", str(SMALL)),))
    path = write(tmp_path / "a.jsonl", {**line("a", "hi", answers={}), "rubric": "bike-mechanic"})
    assert list(linter.findings([str(path)])) == []


# --- Can a label come from the chat? ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "value", "said"),
    [
        ("writing", 8, "8"),
        ("writing", 8, "I'd say eight"),
        ("writing", 8, "4/5 for that"),
        ("writing", 8, "80% I guess"),
        ("writing", 7.5, "7-8"),
        ("writing", 7.5, "seven and a half"),
        ("writing", 9, "nines all round"),
        ("writing", 6, "one lower than empathy, which is a 7"),
        ("service_years", 5, "2 years retail, then 3 in a call centre"),
        ("service_years", 1.5, "18 months"),
        ("service_years", 1.5, "a year and a half"),
        ("service_years", 5, "since 2021"),
        ("service_years", 0, "none at all"),
        ("service_years", 2, "a couple of years"),
        ("start_in", 0, "right now"),
        ("start_in", 4, "by March"),
        ("start_in", 0.5, "in two weeks"),
        ("current_role", "barista", "I am a barista at Costa"),
        ("phone", "yes", "sure"),
    ],
)
def test_a_right_label_is_not_doubted(rubric, item, value, said):
    known = Decimal(str(value)) if not isinstance(value, str) else value
    assert is_supported(rubric.items[item], known, [str(value)], [Message("user", said)])


@pytest.mark.parametrize(
    ("item", "value", "said"),
    [
        ("writing", 8, "7 I think"),
        ("writing", 8, "pretty good"),
        ("service_years", 4, "2 years in retail"),
        ("service_years", 0, "2 years"),
        ("start_in", 7, "in 2 months"),
        ("current_role", "nurse", "I am a barista"),
        ("phone", "yes", "  "),
    ],
)
def test_a_label_out_of_thin_air_is_doubted(rubric, item, value, said):
    known = Decimal(str(value)) if not isinstance(value, str) else value
    assert not is_supported(rubric.items[item], known, [str(value)], [Message("user", said)])


@given(st.text() | st.text(st.sampled_from("①²½٣4.,ten ")))
def test_numbers_are_found_in_whatever_people_write(said):
    assert all(number.is_finite() for number in numbers_in(said))


def test_digits_that_are_no_numbers_are_not_taken_for_any():
    assert [*numbers_in("① 7, ② 8.5, ³ ten")] == [7, Decimal("8.5"), 10]


def test_a_number_of_the_advisors_can_be_accepted(rubric):
    chat = [Message("assistant", "Would you say 7?"), Message("user", "yes")]
    assert is_supported(rubric.items["writing"], Decimal(7), ["7"], chat)
    assert not is_supported(rubric.items["writing"], Decimal(7), ["7"], [*chat[:1], Message("user", "an 8")])


# --- labels beside the replies that may give them

TWO = [
    {"role": "assistant", "content": "From 1 to 10, how good are your writing and your empathy?"},
    {"role": "user", "content": "8 and 9"},
    {
        "role": "assistant",
        "content": "And calming people down, and keeping your tone under pressure, 1 to 10?",
    },
    {"role": "user", "content": "5, 6"},
]


def rated(*said, **answers):
    messages = [dict(each) for each in TWO]
    for at, words in zip((1, 3), said, strict=False):
        messages[at]["content"] = words
    return {"id": "a", "rubric": RUBRIC, "messages": messages, "expect": {"answers": answers}}


@pytest.mark.parametrize(
    ("said", "answers", "words"),
    [
        (
            (),
            {"writing": 8, "empathy": 9, "deescalation": 5, "composure": 9},
            "composure (9): found nothing in the replies",
        ),
        (
            (),
            {"writing": 9, "empathy": 9, "deescalation": 5, "composure": 6},
            "writing (9): the list of numbers in the reply gives 8",
        ),
        (
            ("8 for writing, 9 for empathy", "5, 6"),
            {"writing": 8, "empathy": 6},
            "empathy (6): found nothing in the replies",
        ),
    ],
)
def test_a_rating_is_looked_for_where_it_was_asked_for(tmp_path, said, answers, words):
    found, _ = lint(tmp_path, rated(*said, **answers))
    assert [message for _, _, message in found if words in message], found


@pytest.mark.parametrize(
    ("said", "answers"),
    [
        ((), {"writing": 8, "empathy": 9, "deescalation": 5, "composure": 6}),
        (("8 and 9", "5, 6. Actually make writing a 4."), {"writing": 4, "empathy": 9, "deescalation": 5}),
        (("not bad at both", "8 and 9 for those, then 5, 6"), {"writing": 8, "empathy": 9}),
        (("8 and 9", "the same"), {"deescalation": 8, "composure": 9}),
        (("4 and 5", "out of five, that is. 3, 4"), {"writing": 8, "empathy": 10, "deescalation": 6}),
        (("8 and 9", "5, 6, and swap the first two"), {"writing": 9, "empathy": 8}),
    ],
)
def test_a_right_rating_is_left_alone(tmp_path, said, answers):
    found, _ = lint(tmp_path, rated(*said, **answers))
    assert [message for _, level, message in found if level == "warning"] == []


def test_a_level_far_from_what_the_reader_reads_is_worth_a_look(tmp_path):
    said = (
        "I read the articles of others and never write any. I only search the knowledge base for an answer."
    )
    asked = {
        "role": "assistant",
        "content": "What do you do with the knowledge base: read it, write articles, own it?",
    }

    def case(level):
        messages = [asked, {"role": "user", "content": said}]
        return {
            "id": "a",
            "rubric": "support-ladder",
            "messages": messages,
            "expect": {"answers": {"knowledge": level}},
        }

    assert lint(tmp_path, case(1))[0] == []
    ((_, level, message),) = lint(tmp_path, case(5))[0]
    assert (level, message) == (
        "warning",
        "a: knowledge (5): far from what the embedded reader makes of the chat.",
    )
