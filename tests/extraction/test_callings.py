"""Work told by what one does all day, beside deeds that are no work or none of today."""

from __future__ import annotations

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import Case, case, read_verbatim, values

RUBRIC = load_rubric("customer-support-representative")
OPEN = "Tell me about yourself"
SKILL = "Rate your troubleshooting, 1-10?"

WORK = [
    case(
        "a desk that somebody runs",
        OPEN,
        "My name is Ilir, 41, I run the front desk of a gym in Graz.",
        current_role="run the front desk of a gym",
        location="Graz",
    ),
    case("a bus", OPEN, "I drive a school bus and I want a change.", current_role="drive a school bus"),
    case(
        "for years, to this day",
        OPEN,
        "I've been driving a taxi in Athens for 12 years",
        current_role="driving a taxi",
        location="Athens",
    ),
    case("no fun", OPEN, "Hello, I clean offices at present.", current_role="clean offices"),
    case(
        "a deed and its place",
        OPEN,
        "I look after guests at a hotel in Split",
        current_role="look after guests at a hotel",
        location="Split",
    ),
    case(
        "a school where somebody works is no schooling",
        OPEN,
        "I teach maths at a secondary school",
        current_role="teach maths",
    ),
    case(
        "none now, after a job that is over",
        OPEN,
        "I was a bus driver for 20 years and now I am unemployed",
        current_role="unemployed",
    ),
    case(
        "the first job is looked for",
        OPEN,
        "I'm Amina, and since June I'm looking for my first job.",
        current_role="looking for my first job",
    ),
]
NONE = [
    case("for friends", OPEN, "I do nails at home for friends"),
    case("in the summer only", OPEN, "I drive a van in summer and fix lifts for my neighbours"),
    case("over", OPEN, "I clean houses but I quit last month"),
    case("one's own house", OPEN, "I clean my house"),
    case("a wish", OPEN, "I'd like to run a bar one day"),
    case("somebody else's", OPEN, "My brother drives a taxi and I help him"),
    case("on Saturdays", OPEN, "I stack shelves on weekends"),
    case("a sport", OPEN, "I run 10k every week and I coach myself"),
    case("in the house", SKILL, "8, I look after my mother", troubleshooting=8),
    case("a deed at the office that is no job", SKILL, "8, I fix printers at the office", troubleshooting=8),
    case("on the way", "How many years with customers?", "3. I drive the bus to work", service_years=3),
    case("unsought", "Have you used a ticketing tool?", "None, I pack boxes in a warehouse.", ticketing="no"),
    case("costs are no hair", OPEN, "I'm cutting hair costs"),
    case("a plant is no nursery", OPEN, "I own a nursery plant"),
    case("with vinegar", OPEN, "I clean windows with vinegar"),
    case("in a game", OPEN, "I drive a taxi in the game GTA"),
    case("one's own children", OPEN, "I teach English to my kids"),
    case("at college", "Your education?", "I'm doing hair and beauty at college"),
    case("not looking", OPEN, "I was not looking for a job when you wrote"),
]


@pytest.mark.parametrize("chat", [*WORK, *NONE], ids=lambda one: one.id)
def test_work_is_told_by_deeds_that_are_work(chat: Case) -> None:
    assert values(read_verbatim(RUBRIC, chat)) == chat.expected
