"""A rubric the reader was not written with is read as well: tests/rubrics/bike-mechanic.yaml needs no Python.

Its scale ends at 5, one of its ids is "no", its words are a workshop's.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import case, differences, read

HANDS = "From 1 to 5, how good are you at (a) truing wheels, (b) bleeding brakes?"
PAST = "How long have you worked in workshops, on which bikes, and what's your certificate?"
TOOLS = "Do you own your tools?"
FREE = "When can you come?"
HOME = "Where do you live?"

CHATS = [
    case("a list in the order asked", HANDS, "4, 3", wheel_truing=4, brake_bleeding=3),
    case("letters", HANDS, "b) 5 a) 2", wheel_truing=2, brake_bleeding=5),
    case("names", HANDS, "brakes 4, wheels 5", wheel_truing=5, brake_bleeding=4),
    case("an alias and a typo", HANDS, "hydraulics 4, truign 2", wheel_truing=2, brake_bleeding=4),
    case("fives across the board", HANDS, "5s across the board", wheel_truing=5, brake_bleeding=5),
    case("both", HANDS, "4 for both", wheel_truing=4, brake_bleeding=4),
    case("its own scale", HANDS, "4/5 and 3/5", wheel_truing=4, brake_bleeding=3),
    case(
        "another scale is converted to its own",
        HANDS,
        "wheels 8/10, brakes 60%",
        wheel_truing=4,
        brake_bleeding=3,
    ),
    case("off its scale", HANDS, "wheels 8, brakes 4", brake_bleeding=4),
    case("one number for two parts", HANDS, "4"),
    case("words without a number", HANDS, "pretty good"),
    case("one lower than the other", HANDS, "wheels 4, brakes one lower", wheel_truing=4, brake_bleeding=3),
    case(
        "a correction",
        HANDS,
        "4, 3",
        TOOLS,
        "yes. Actually, make brakes a 2",
        wheel_truing=4,
        brake_bleeding=2,
        own_tools="yes",
    ),
    case("a declined part", HANDS, "4, skip", wheel_truing=4, declined=["brake_bleeding"]),
    case("somebody else's hands", HANDS, "my boss is a 5 at wheels"),
    case(
        "the past, all in one",
        PAST,
        "3 years, cargo bikes and e-bikes, level one",
        workshop_years=3,
        bikes=["cargo", "electric"],
        certificate="level_1",
    ),
    case(
        "the past in sentences",
        PAST,
        "I spent 18 months in a workshop. We fixed road bikes. I have Cytech two.",
        workshop_years=1.5,
        bikes=["road"],
        certificate="level_2",
    ),
    case("self-taught", "Which certificate do you hold?", "none, I'm self-taught", certificate="no"),
    case("a proper name", "Which bikes have you worked on?", "Canyon mostly", bikes=["road"]),
    case("all kinds", "Which bikes have you worked on?", "all of them", bikes=["road", "cargo", "electric"]),
    case("never in a workshop", "How many years have you worked in a workshop?", "never", workshop_years=0),
    case("own tools", TOOLS, "yes", own_tools="yes"),
    case("some tools", TOOLS, "partly", own_tools="some"),
    case("no tools", TOOLS, "no", own_tools="no"),
    case("tools by their maker", TOOLS, "I have a Park Tool set", own_tools="yes"),
    case("free now", FREE, "right away", free_in=0),
    case("free in weeks", FREE, "in 2 weeks", free_in=0.5),
    case("free by March", FREE, "by March", free_in=4),
    case("home", HOME, "Ghent", home="Ghent"),
    case("home in a sentence", HOME, "I live in Utrecht", home="Utrecht"),
    case(
        "several questions at once",
        HANDS,
        "4, 3. I live in Ghent.",
        wheel_truing=4,
        brake_bleeding=3,
        home="Ghent",
    ),
    case(
        "what the first rubric asks is nothing here",
        HANDS,
        "Empathy 9, I answer phones and want remote work.",
    ),
]


@pytest.fixture(scope="module")
def rubric():
    return load_rubric(Path(__file__).parents[1] / "rubrics" / "bike-mechanic.yaml")


@pytest.mark.parametrize("chat", CHATS, ids=lambda chat: chat.id)
def test_another_rubric_is_read(rubric, chat):
    assert differences(chat, read(rubric, chat)) == {}


@pytest.mark.xfail(strict=True, reason="what is true of somebody is not read where nobody asked for it")
def test_what_is_true_is_read_where_nobody_asked(rubric):
    chat = case(
        "tools told of", HANDS, "4, 3. I own my tools.", wheel_truing=4, brake_bleeding=3, own_tools="yes"
    )
    assert differences(chat, read(rubric, chat)) == {}
