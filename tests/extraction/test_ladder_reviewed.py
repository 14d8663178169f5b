"""The support ladder, what a reviewer found: years that count something else, how often a thing is done."""

from __future__ import annotations

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import case, read, values

LADDER = load_rubric("support-ladder")


@pytest.mark.parametrize(
    ("reply", "years"),
    [
        ("About 2000 days", None),
        ("I've closed 2000 tickets", None),
        ("Windows 2000 was new", None),
        ("moved here 2010", None),
        ("quit in 2022", None),
        ("the 2008 crash put me in this job", None),
        ("2019", 7),
        ("2019. No wait, 2018", 8),
        ("Started in 2019", 7),
        ("since march, 2020", 6),
        ("since June (2019)", 7),
        ("only since January", 0.83),
    ],
)
def test_a_year_tells_a_beginning_only_by_itself(reply, years):
    found = values(read(LADDER, case("years", "How long have you worked in support?", reply)))
    assert found.get("years_in_support") == years


@pytest.mark.parametrize(
    ("question", "reply", "item", "value"),
    [
        ("Do you teach others?", "I mentor them every day", "teaches_others", "yes"),
        ("Do you teach others?", "I teach new hires all the time", "teaches_others", "yes"),
        ("Do you build systems?", "I regularly build macros for the team", "builds_systems", "yes"),
        ("Do you influence the product?", "I report bugs to them every day", "influences_product", None),
        ("Who do you teach?", "I train the team, started in fall 2022", "people", 3),
        ("What do you do about the product?", "Not mine to decide, I suggest improvements every sprint",
         "product_influence", 2),
    ],
)  # fmt: skip
def test_how_often_is_told_of_what_was_asked(question, reply, item, value):
    assert values(read(LADDER, case("often", question, reply))).get(item) == value
