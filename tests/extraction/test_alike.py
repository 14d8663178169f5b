"""Ratings given alike, counted or shared; and work that is somebody else's."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import case, read, values

RUBRIC = load_rubric("customer-support-representative")

TWO = "Rate 1-10: how quickly you learn software, how well you explain technical things"
PEOPLE = "Rate writing, empathy, de-escalation and tone under pressure, 1 to 10"
PAIR = "Rate your empathy and your writing, 1 to 10"
CHANNELS = "Have you done email, chat and phone support?"


def answers(question: str, reply: str) -> dict[str, Any]:
    """All that is read from one reply."""
    return values(read(RUBRIC, case("one reply", question, reply)))


@pytest.mark.parametrize(
    ("question", "reply", "expected"),
    [
        (TWO, "8, same for both", {"learns_software": 8, "explains_tech": 8}),
        (TWO, "8. Same for the other", {"learns_software": 8, "explains_tech": 8}),
        (TWO, "8, both the same", {"learns_software": 8, "explains_tech": 8}),
        (
            TWO,
            "8 for software. The explaining bit about the same",
            {"learns_software": 8, "explains_tech": 8},
        ),
        (TWO, "8 for the software. Explaining, one less", {"learns_software": 8, "explains_tech": 7}),
        (TWO, "Software 8", {"learns_software": 8}),
        (PAIR, "9 for empathy and a bit less for writing, 8", {"empathy": 9, "writing": 8}),
        (PAIR, "9 for empathy and for writing, 8", {"empathy": 9, "writing": 8}),
        (PAIR, "9 for empathy and writing", {"empathy": 9, "writing": 9}),
        (PEOPLE, "two 8s and two 7s", {}),
        (PEOPLE, "three 9s and a 7", {}),
        (PEOPLE, "four 8s", dict.fromkeys(("writing", "empathy", "deescalation", "composure"), 8)),
        (
            PEOPLE,
            "three 9s and a 7 for tone",
            {"writing": 9, "empathy": 9, "deescalation": 9, "composure": 7},
        ),
        (
            PEOPLE,
            "8ish across, empathy a tad higher, 9",
            {"writing": 8, "empathy": 9, "deescalation": 8, "composure": 8},
        ),
    ],
)
def test_ratings_alike(question, reply, expected):
    assert answers(question, reply) == expected


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("the boss handles emails, I take calls", {"phone": "yes"}),
        ("Our Debbie handles emails, I take calls", {"phone": "yes"}),
        ("head office handles emails and I take calls", {"phone": "yes"}),
        ("emails go to head office, I take calls", {"phone": "yes"}),
        ("emails go to head office", {}),
        ("our lad does emails", {}),
        ("my job does phone mostly", {"phone": "yes"}),
        ("My last role covered phones and email", {"phone": "yes", "email": "yes"}),
        ("emails go to me", {"email": "yes"}),
    ],
)
def test_what_others_do_is_theirs(reply, expected):
    assert answers(CHANNELS, reply) == expected


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        (
            "Are you comfortable being measured on response time, CSAT and volume?",
            "not after being a manager",
        ),
        ("Can you work evenings or weekends?", "actually make it 13 years"),
    ],
)
def test_what_is_said_of_something_else_answers_no_question(question, reply):
    assert answers(question, reply) == {}


@pytest.mark.parametrize(
    ("question", "reply", "expected"),
    [
        ("Have you done (a) ticketing, (b) live chat, (c) phone?", "hospitality, all of it", {}),
        (
            "Have you done (a) ticketing, (b) live chat, (c) phone?",
            "yes, all of it",
            {"ticketing": "yes", "live_chat": "yes", "phone": "yes"},
        ),
        (
            "What is your goal?",
            "fine with all but volume",
            {
                "response_time": "yes",
                "resolution_rate": "yes",
                "satisfaction_scores": "yes",
                "ticket_volume": "no",
            },
        ),
        ("Where do you live?", "I like all of it except the phone", {}),
        ("Where do you live?", "All my friends but the phone guy live in Leeds", {"location": "Leeds"}),
    ],
)
def test_a_set_is_of_what_it_speaks_of(question, reply, expected):
    assert answers(question, reply) == expected


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("articles I used daily, never wrote any", {"knowledge_base": "yes"}),
        ("phone yes, never did any of the others", {"phone": "yes", "email": "no", "knowledge_base": "no"}),
        ("no, never did any", {"phone": "no", "email": "no", "knowledge_base": "no"}),
    ],
)
def test_any_is_of_what_was_just_named(reply, expected):
    assert answers("Have you done (a) email, (b) phone, (c) help articles?", reply) == expected
