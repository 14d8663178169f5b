"""Slash commands: what each stands for, and how one half typed may go on."""

from pathlib import Path

import pytest

from advisor.catalog import load_rubric
from advisor.cli.slash import COMMANDS, FullReport, Quit, Save, ShowCommands, complete, parse
from advisor.dialogue import events
from advisor.errors import UsageError

RUBRIC = load_rubric(Path(__file__).parents[1] / "rubrics" / "bike-mechanic.yaml")


@pytest.mark.parametrize(
    ("typed", "action"),
    [
        ("/answers", events.Recap()),
        ("/fix wheel_truing 4", events.Fix("wheel_truing", "4")),
        ("/fix truing wheels 4", events.Fix("truing wheels", "4")),
        ("/fix truing wheels to 4", events.Fix("truing wheels", "4")),
        ("/fix truing wheels: 4", events.Fix("truing wheels", "4")),
        ("/fix truing wheels = 4", events.Fix("truing wheels", "4")),
        ("/FIX  own tools   yes ", events.Fix("own tools", "yes")),
        ("/fix kinds of bikes road, cargo", events.Fix("kinds of bikes", "road, cargo")),
        ("/fix nonsense here 4", events.Fix("nonsense", "here 4")),
        ("/undo", events.Undo()),
        ("/skip", events.Skip()),
        ("/back", events.Back()),
        ("/back tools", events.Back("tools")),
        ("/why", events.Why()),
        ("/why own tools", events.Why("own tools")),
        ("/what-if truing wheels were 5", events.WhatIf("truing wheels", "5")),
        (
            "/what-if truing wheels 5 and own tools yes",
            events.WhatIf("truing wheels", "5", (("own tools", "yes"),)),
        ),
        ("/what-if truing wheels were better", events.WhatIf("truing wheels", "better")),
        ("/what-if I had two more years at the stand", events.WhatIf("years at the stand", "+2")),
        ("/report", events.AskReport()),
        ("/report full", FullReport()),
        ("/report all", FullReport()),
        ("/save", Save(None)),
        ("/save my report.md", Save("my report.md")),
        ("/restart", events.Restart()),
        ("/help", ShowCommands()),
        ("/quit", Quit()),
    ],
)
def test_a_command_stands_for_an_action(typed, action):
    assert parse(RUBRIC, typed) == action


@pytest.mark.parametrize(
    "typed",
    ["", "I fix bikes", "/", "/ 4", "4/5", "/home/me/cv.txt", "/4", "//", "/answers\nand more", "one /undo"],
)
def test_a_message_is_no_command(typed):
    assert parse(RUBRIC, typed) is None


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("/fixx a 4", "There is no command /fixx. Did you mean /fix? /help lists them all."),
        ("/zzz", "There is no command /zzz. /help lists them all."),
        ("/fix", "It goes like this: /fix ITEM VALUE"),
        ("/fix empathy", "It goes like this: /fix ITEM VALUE"),
        ("/what-if", "It goes like this: /what-if ITEM VALUE"),
        ("/undo that", "It goes like this: /undo (and nothing after it)"),
    ],
)
def test_a_command_that_does_not_fit_is_answered_with_one_that_does(typed, says):
    with pytest.raises(UsageError) as caught:
        parse(RUBRIC, typed)
    assert str(caught.value) == says


@pytest.mark.parametrize(
    ("typed", "offers"),
    [
        ("/", list(COMMANDS)),
        ("/re", ["/report", "/restart"]),
        ("/wh", ["/why", "/what-if"]),
        ("/fix tru", ["truing wheels"]),
        ("/fix wheel_", ["truing wheels"]),
        ("/why own", ["own tools"]),
        ("/fix own tools ", ["yes", "some", "no"]),
        ("/fix own_tools s", ["some"]),
        ("/what-if certificate level", ["level_1", "level_2"]),
        ("/fix truing wheels ", []),
        ("/undo ", []),
        ("truing", []),
        ("/fix\n", []),
    ],
)
def test_a_command_half_typed_can_be_completed(typed, offers):
    assert sorted(each.text for each in complete(RUBRIC, typed)) == sorted(offers)


def test_a_completion_replaces_what_was_typed_of_it():
    (found,) = complete(RUBRIC, "/fix own_tools s")
    assert (found.text, found.replaces) == ("some", 1)


def test_every_command_is_documented():
    assert all(command.does for command in COMMANDS.values())


def test_the_steps_of_a_level_are_offered_by_number():
    ladder = load_rubric("support-ladder")
    assert [each.text for each in complete(ladder, "/fix knowledge ")] == ["1", "2", "3", "4", "5"]
