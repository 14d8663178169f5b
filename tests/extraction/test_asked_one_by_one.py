"""Parts asked for one by one in short words, and short answers that leave one open or take both."""

from __future__ import annotations

import pytest

from advisor.catalog import load_rubric
from advisor.extraction.offline.asked import asked_in
from advisor.extraction.offline.lexicon import lexicon_of
from tests.extraction.chats import Case, case, every, read_verbatim, values

RUBRIC = load_rubric("customer-support-representative")
METRICS = ("response_time", "resolution_rate", "satisfaction_scores", "ticket_volume")
FOUR = "Rate 1-10: learning, explaining, troubleshooting, SaaS"
CHANNELS = "Phone, email, chat, tickets, articles?"
START = "When could you start?"
PLACE = "Home or office?"

NEXT = [
    *(
        case(text, "How is your writing, 1-10?", "8", text, "9", writing=8.0)
        for text in ("pulling the heavy cart", "counting yarn", "umbrella repairs", "polishing old brass")
    ),
    *(
        case(text, "How is your writing, 1-10?", "8", text, "9", writing=9.0)
        for text in ("Really an 8?", "Are you sure?", "And as you are today?", "Honestly?", "Sorry, again?")
    ),
]

OPEN = [
    *(
        case(said, FOUR, said, learns_software=7.0, explains_tech=8.0, troubleshooting=6.0)
        for said in ("7/8/6/?", "7, 8, 6, ?", "7, 8, 6 and ?", "7, 8, 6, ??", "7 | 8 | 6 | ?")
    ),
    case("amid", FOUR, "7 / ? / 6 / 8", learns_software=7.0, troubleshooting=6.0, saas=8.0),
    case("asked back", FOUR, "7, 8, 6?"),
    *(
        case(
            said,
            CHANNELS,
            said,
            phone="yes",
            email="yes",
            live_chat="some",
            ticketing="no",
            knowledge_base="some",
        )
        for said in ("y/y/±/n/±", "yes, yes, ±, no, ±")
    ),
    case("about an eight", "Writing, 1-10?", "±8", writing=8.0),
]

NOTICE = [
    *(
        case(said, START, said, start_in=months)
        for said, months in (
            ("They need two months.", 2.0),
            ("My boss wants a month's notice.", 1.0),
            ("They want six weeks", 1.5),
            ("The hotel asks for 4 weeks.", 1.0),
            ("My current employer requires 30 days", 1.0),
            ("My employer needs two weeks, so in three weeks", 0.75),
            ("The 1st of January, they want a month's notice", 2.0),
        )
    ),
    *(
        case(said, START, said)
        for said in ("My boss needs two weeks off in June", "They need two months of training")
    ),
]

ALIKE = [
    *(
        case(said, PLACE, said, workplace="any")
        for said in (
            "Home, office, it's all the same to me",
            "Home, office, that's all the same",
            "Home, office, I'm fine with either",
            "Home, office, doesn't matter",
        )
    ),
    *(
        case(said, PLACE, said, workplace="remote")
        for said in ("Home, office if needed", "Home, the office is ok")
    ),
]

STILL = [
    case(
        "still there",
        "You're in San Antonio still? When would you want to start?",
        "Still in San Antonio. In February.",
        location="San Antonio",
        start_in=3.0,
    ),
    case(
        "no longer there",
        "So you're based in Leeds now? When could you start?",
        "Bradford now. Next month.",
        location="Bradford",
        start_in=1.0,
    ),
    case("no place", "You're in retail still? When could you start?", "Next month", start_in=1.0),
    case("not said", "You're in Leeds still? When could you start?", "Next month", start_in=1.0),
]

COUNTED = [
    case(said, said, "I'm comfortable with everything", **every(METRICS, "yes"))
    for said in (
        "How do you feel about speed, solved cases, surveys and how many calls?",
        "They watch how fast you answer, how much you fix, the survey, and how many calls. OK with that?",
    )
]


@pytest.mark.parametrize("chat", [*NEXT, *OPEN, *NOTICE, *ALIKE, *STILL, *COUNTED], ids=lambda chat: chat.id)
def test_short_questions_and_short_answers_meet(chat: Case):
    assert values(read_verbatim(RUBRIC, chat)) == chat.expected


def test_writing_help_for_others_is_no_question_of_style():
    lexicon = lexicon_of(RUBRIC)
    for text in ("phone, email, writing help texts?", "phone, email, writing manuals?"):
        assert asked_in(text, lexicon).items == ("phone", "email", "knowledge_base"), text
    assert "writing" in asked_in("phone, email, writing?", lexicon).items
