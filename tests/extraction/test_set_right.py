"""Answers that are put right in the same breath, beside words that look like it and put nothing right."""

from __future__ import annotations

import pytest

from advisor.catalog import load_rubric
from advisor.extraction.offline.thought_over import puts_right, takes_back, thinks_better
from tests.extraction.chats import Case, case, read_verbatim, values

RUBRIC = load_rubric("customer-support-representative")
WRITING = "And writing, from 1 to 10?"
FOUR = "1 to 10: a) writing b) empathy c) calming people d) tone"
GOAL = "Goal: 1) exploring 2) customer success 3) support lead 4) product"
STEP = "Education? 1) none 2) high school 3) some college 4) bachelor"
YEARS = "How many years of customer service?"

RATINGS = [
    *(
        case(said, WRITING, said, writing=8.0)
        for said in (
            "10. Let me be modest, 8.",
            "9. I'll be honest, 8.",
            "9. Hmm, 8.",
            "9. OK, 8.",
            "9... put 8. I'm remembering the printer.",
            "9, put me down as 8",
            "9. Bring that down to 8.",
            "7. Bump it up to 8, I've improved.",
            "10. Who am I kidding, 8.",
            "10. If I'm honest, 8.",
            "7. No, I'm being hard on myself, 8.",
            "9. Too high. 8.",
            "7, maybe 9. say 8",
            "9. Nope. 8.",
        )
    ),
    *(
        case(said, WRITING, said, writing=9.0)
        for said in (
            "9. OK 2 people complained.",
            "9. No 9 to 5 for me.",
            "9. On a bad day, 7.",
            "9. My boss says 8.",
            "9. With a spellchecker, 10.",
        )
    ),
    case(
        "the last of a list",
        "Writing and empathy?",
        "9 and 10. Let me be modest, 9.",
        writing=9.0,
        empathy=9.0,
    ),
    *(
        case(said, FOUR, said, writing=8.0, empathy=9.0, deescalation=7.0, composure=6.0)
        for said in (
            "8, hmm, 9, ok 7, 6",
            "8, 9, say 7, 6",
            "8, 9, 7, and keep the 6",
            "8, 10, let's not exaggerate, 9, 7, 6",
            "a 8, b 10, let me be modest, 9, c 7, d 6",
        )
    ),
]
NUMBERED = [
    *(
        case(said, GOAL, said, goal="support_leadership")
        for said in (
            "2. no, 3",
            "2, sorry, 3",
            "2. wait, 3.",
            "2. Actually 3.",
            "3, for sure.",
            "Three, definitely three.",
            "3, no 4",
            "not 4, 3",
            "3, 4 never",
            "2 or 3, probably 3",
            "no 3 for me",
        )
    ),
    case("either of two", GOAL, "2 or 3"),
    case("a number of children", GOAL, "Four, I have two kids."),
    case("no number at all", GOAL, "no idea"),
    case("a step put right", STEP, "2, sorry, 3", education="some_college"),
    case("a step in a word", STEP, "four", education="bachelor"),
    case("two steps are the higher", STEP, "2 and 3", education="some_college"),
]
EXTENTS = [
    *(
        case(said, "Email?", said, email="no")
        for said in (
            "Some. No, wait, I'd be lying. No.",
            "A bit. Actually no, never.",
            "Yes. No, wait, I'm lying. No.",
            "Yes. Hmm, wait. No.",
        )
    ),
    *(
        case(said, "Email?", said, email="yes")
        for said in ("A bit. Actually yes, daily.", "No. Hang on, yes.")
    ),
    *(
        case(said, "Email?", said, email="some")
        for said in (
            "Some. Not every day.",
            "No. Well, a bit. Some.",
            "A little, actually. No more than that.",
        )
    ),
    case(
        "of ease", "Are you comfortable with CSAT?", "Yes. On second thought, no.", satisfaction_scores="no"
    ),
]
LENGTHS = [
    *(
        case(said, YEARS, said, service_years=years)
        for said, years in (
            ("Since 2021. Um, no, 2022.", 4.0),
            ("Since 2021, no, since 2022.", 4.0),
            ("since 2019, sorry, 2018", 8.0),
            ("Since 2021. Sorry, March 2020.", 6.0),
            ("From 2019 to 2022, no, 2021.", 2.0),
            ("5. No, 6.", 6.0),
            ("3. Actually 4.", 4.0),
            ("Four years. No, five.", 5.0),
            ("4 years, or rather 5.", 5.0),
            ("2 years, sorry, 18 months.", 1.5),
            ("3. No, I never counted.", 3.0),
            ("4 years. No overtime.", 4.0),
            ("2 years. No, 40 hours a week.", 2.0),
            ("Since 2021. I left school in 2020.", 5.0),
            ("Since 2021. Actually I started uni in 2020.", 5.0),
        )
    ),
]


@pytest.mark.parametrize("chat", [*RATINGS, *NUMBERED, *EXTENTS, *LENGTHS], ids=lambda chat: chat.id)
def test_what_is_said_last_holds(chat: Case):
    assert values(read_verbatim(RUBRIC, chat)) == chat.expected


def test_what_may_open_the_next_member_of_a_list_puts_right_one_rating_alone():
    assert thinks_better(", hmm, ", alone=True)
    assert not thinks_better(", hmm, ", alone=False)
    assert thinks_better(". Bring that down to".lower(), alone=False)
    assert not thinks_better(". in english", alone=True)


def test_figures_are_put_right_by_words_that_do_nothing_else():
    assert puts_right([".", "um", ",", "no", ","])
    assert not puts_right([",", "then"])
    assert not puts_right([".", "actually", "i", "left", "in"])
    assert takes_back("no, wait, i'd be lying.")
    assert not takes_back("not every day")
