"""Conversations on a ladder, turn by turn (see fakes.py for the reader)."""

import re

import pytest

from advisor.catalog import load_rubric
from advisor.dialogue import events
from advisor.rubric.items import LevelItem
from tests.dialogue.fakes import everything, runner

RUBRIC = load_rubric("support-ladder")
DIMENSIONS = RUBRIC.ladder.dimensions
STEPS = {item.id: item.steps for item in RUBRIC.items.values() if isinstance(item, LevelItem)}


@pytest.fixture
def chat():
    chat = runner(RUBRIC)
    chat.start()
    return chat


def placed(chat, *steps):
    """Answer the dimensions; None leaves one out."""
    named = zip(DIMENSIONS, steps, strict=True)
    return chat.send("; ".join(f"{name}={step}" for name, step in named if step is not None))


# --- The agenda --------------------------------------------------------------------------------------------


def test_it_greets_and_asks_openly():
    turn = runner(RUBRIC).start()
    assert "Support Ladder" in turn.reply
    assert RUBRIC.questions[0].ask in turn.reply


def test_the_questions_come_in_order_and_then_the_report(chat):
    asked = []
    turn = chat.send("")
    for question in RUBRIC.questions:
        asked.append(RUBRIC.question_of[chat.state.standing[0]].id)
        here = {item.id for item in question.items}
        turn = chat.send(everything(RUBRIC, without=[item for item in RUBRIC.items if item not in here]))
    assert asked == [question.id for question in RUBRIC.questions]
    assert turn.done
    assert turn.report == 1


def test_no_question_reads_the_ladder_as_a_menu(chat):
    labels = [step.label for name in DIMENSIONS for step in STEPS[name]]
    said = [chat.send("blue").reply for _ in range(9)]
    assert [label for label in labels for reply in said if label in reply] == []


def test_the_missing_dimension_is_named_alone(chat):
    chat.send(everything(RUBRIC, without=["knowledge"]))
    assert chat.state.standing == ("knowledge",)
    turn = chat.send("blue")
    assert "knowledge" in turn.reply.lower()
    assert RUBRIC.items["knowledge"].ask in turn.reply


def test_a_one_off_is_asked_after_as_a_habit(chat):
    chat.send(everything(RUBRIC, without=["casework", "next_move"]))
    assert chat.state.standing == ("casework",)
    turn = chat.send("@casework=I built a bot once")
    assert "I built a bot once" in turn.reply
    assert any(turn.reply.endswith(asked) for asked in RUBRIC.habits)
    assert turn.asked == ("casework",)


def test_it_says_when_the_level_is_settled(chat):
    turn = placed(chat, 2, 2, 2, 2)
    assert "Customer Support (L2)" in turn.reply
    assert "report" in turn.reply


# --- What a person asks ------------------------------------------------------------------------------------


def test_without_enough_answers_there_is_no_level(chat):
    placed(chat, 3, 3, None, None)
    reply = chat.send("what level am i?").reply
    assert "1 more answer" in reply
    assert "knowledge and people" in reply


def test_how_good_names_level_and_what_it_can_still_become(chat):
    placed(chat, 3, 3, 3, None)
    reply = chat.send("which level am I on?").reply
    assert "Senior Customer Support (L3)" in reply
    assert "from L2 to L3" in reply


def test_the_signs_are_told(chat):
    placed(chat, 3, 3, 3, 3)
    signals = RUBRIC.ladder.signals
    assert signals is not None
    chat.send("; ".join(f"{name}=yes" for name in signals.growth.items))
    chat.send("; ".join(f"{name}=no" for name in signals.stagnation.items))
    assert "You're growing" in chat.send("am I growing?").reply


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        # Knowledge comes first in the rubric, and three dimensions are enough.
        (
            "what do I need for the next level?",
            ["Senior Customer Support (L3)", "design the system that knowledge lives in"],
        ),
        ("what do I need for L4?", ["Lead Customer Support (L4)", "shape the strategy of the product"]),
        ("how do I become a senior?", ["Senior Customer Support (L3)"]),
        ("what would it take to reach Lead Customer Support", ["Lead Customer Support (L4)"]),
        ("how do I get to level 1", ["Junior Customer Support (L1)", "or better"]),
    ],
)
def test_what_a_level_needs_is_told_in_its_behaviours(chat, asked, says):
    placed(chat, 3, 3, 2, 2)
    reply = chat.send(asked).reply
    for words in says:
        assert words in reply


def test_the_top_of_the_ladder_needs_nothing_more(chat):
    placed(chat, 5, 5, 5, 5)
    reply = chat.send("what do I need for the next level?").reply
    assert re.search("You are there already|Nothing more", reply)
    assert "Principal Customer Support (L5)" in reply


@pytest.mark.parametrize(
    "asked", ["what if knowledge were 3", "what if knowledge were level 3?", "what if knowledge were L3"]
)
def test_what_if_compares_levels_and_changes_nothing(chat, asked):
    placed(chat, 3, 3, 2, 2)
    reply = chat.send(asked).reply
    assert "from Customer Support (L2) to Senior Customer Support (L3)" in reply
    assert str(chat.values["knowledge"]) == "2"


def test_a_value_that_no_step_has_is_refused(chat):
    turn = chat.do(events.Fix("knowledge", "9"))
    assert "knowledge" not in chat.values
    assert "9" in turn.reply


def test_fix_takes_a_level(chat):
    chat.do(events.Fix("knowledge", "L4"))
    assert str(chat.values["knowledge"]) == "4"


def test_whoever_asks_is_shown_the_ladder(chat):
    reply = chat.send("what are the levels?").reply
    assert all(rung.title in reply for rung in RUBRIC.ladder.levels)


def test_whoever_asks_for_options_is_shown_the_steps(chat):
    chat.send("title=agent; years_in_support=2")
    reply = chat.send("what are the options?").reply
    steps = STEPS["casework"]
    places = [reply.index(step.label) for step in steps]
    assert places == sorted(places)
    # They are no numbered menu: an answer is a behaviour, never a place in a list.
    assert not re.search(r"\b[1-5][.)]", reply)


def test_the_weakest_dimension_is_named(chat):
    placed(chat, 3, 3, 3, 2)
    assert "people" in chat.send("what is my weakest point?").reply


def test_the_recap_tells_levels_with_their_behaviour(chat):
    placed(chat, 3, None, None, None)
    assert "level 3, build systems" in chat.send("what have you got so far?").reply


def test_where_it_leads_names_the_fields(chat):
    reply = chat.send("where can this lead?").reply
    assert "Technical writing" in reply
    assert "years it takes" not in reply


# --- The end -----------------------------------------------------------------------------------------------


def test_a_correction_after_the_report_says_how_the_level_changes(chat):
    chat.send(everything(RUBRIC))
    turn = chat.do(events.Fix("knowledge", "1"))
    assert "You were at Senior Customer Support (L3), and now you are at Customer Support (L2)" in turn.reply


def test_stopping_early_tells_what_is_known(chat):
    placed(chat, 3, 3, None, None)
    assert "enough for a level" in chat.send("stop").reply


def test_finishing_without_a_level_says_what_is_missing():
    chat = runner(RUBRIC)
    chat.start()
    turn = chat.send("title=agent")
    for _ in range(60):
        if turn.done or turn.closed:
            break
        turn = chat.send("; ".join(f"-{item}" for item in chat.state.standing) or "go on")
    assert turn.done
    assert "isn't enough" in turn.reply
