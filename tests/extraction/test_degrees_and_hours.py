"""Degrees a little short of done, hours that nobody keeps, and questions put the other way round."""

from __future__ import annotations

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import Case, case, read_verbatim, values

RUBRIC = load_rubric("customer-support-representative")
SCHOOL = "What's your highest education?"
HOURS = "Would you work evenings or weekends?"
CHANNEL = "i) phone ii) chat iii) anything"

DEGREES = [
    case(said, SCHOOL, said, education=step)
    for said, step in (
        ("I have a bachelor's. No, I'm sorry, I'm two classes short, so not really.", "some_college"),
        ("A bachelor's. No wait, I'm missing one exam, I haven't graduated.", "some_college"),
        ("A bachelor's, well, two classes short of one.", "some_college"),
        ("I'm a few credits shy of a bachelor's.", "some_college"),
        ("a bachelors, minus one exam lol so no", "some_college"),
        ("I have a bachelor's, and I'm two classes short of a master's.", "bachelor"),
        ("Bachelor's, I haven't finished a master's.", "bachelor"),
        ("A bachelor's. Actually a master's, I forgot.", "master"),
        ("A bachelor's. No, I don't have more.", "bachelor"),
        ("dropped outta hs got nothing no ged", "none"),
        ("dropped out of hs, got the ged later", "high_school"),
        ("I finished a two-year at the community college", "associate"),
        ("two years at community college, never finished", "some_college"),
    )
]
SHIFTS = [
    *(
        case(said, HOURS, said, shift_flexible=value)
        for said, value in (
            ("The dogs don't have weekends, so yes to weekends and evenings.", "yes"),
            ("Hotels have no weekends, so yes to both.", "yes"),
            ("I don't have evenings free. Weekends yes.", "some"),
            ("I have no weekends free, but evenings yes.", "some"),
            ("I have no weekends.", "no"),
        )
    ),
    *(
        case(f"one half asked: {said}", "Would you work evenings?", said, shift_flexible=value)
        for said, value in (
            ("No, nor weekends.", "no"),
            ("No, and no weekends either.", "no"),
            ("No, but weekends yes.", "some"),
            ("No, only weekends.", "some"),
        )
    ),
]
TURNED = [
    *(
        case(question, question, "nah they did that", ticket_volume="yes")
        for question in (
            "Would it be weird being measured on ticket volume?",
            "Would it feel strange being measured on ticket volume?",
            "Is being measured on ticket volume a pain for you?",
            "Would it throw you off to be measured on ticket volume?",
        )
    ),
    case("put straight", "Would you like being measured on ticket volume?", "nah", ticket_volume="no"),
]
OPEN_ENDED = [
    case("a label of a channel", CHANNEL, "ii", channel_preference="chat"),
    case("the label of all", CHANNEL, "iii", channel_preference="any"),
    case("what was done", "Have you done (a) phone (b) chat (c) any", "a", phone="yes"),
]
OF_WORK = [
    *(
        case(said, "What do you do now?", said, current_role=role)
        for said, role in (
            ("hey mel i drive for instacart but thats just til something better", "drive for instacart"),
            ("hi bea i look after my grandchildren", "look after my grandchildren"),
            ("i drive for uber", "drive for uber"),
        )
    ),
    case("hi there", "What do you do now?", "hi there"),
    case(
        "a friend's goal beside plain words",
        "What's your goal?",
        "My friend went into product, I wouldn't. Leading the support team.",
        goal="support_leadership",
    ),
    case(
        "targets for ratings",
        "Would you mind targets for ratings and speed?",
        "Ratings are fine. Speed no.",
        satisfaction_scores="yes",
        response_time="no",
    ),
    case(
        "web-based tools",
        "Explaining tech, 1 to 10?",
        "9, and web-based tools, 7.",
        explains_tech=9.0,
        saas=7.0,
    ),
]


@pytest.mark.parametrize(
    "chat", [*DEGREES, *SHIFTS, *TURNED, *OPEN_ENDED, *OF_WORK], ids=lambda chat: chat.id
)
def test_it_is_read_as_it_is_meant(chat: Case):
    assert values(read_verbatim(RUBRIC, chat)) == chat.expected
