"""What qualifies, grumbles or tells in passing, beside words that look like it and answer plainly."""

from __future__ import annotations

import pytest

from advisor.catalog import load_rubric
from advisor.extraction.offline.conceded import conceded, grants
from tests.extraction.chats import Case, case, read_verbatim, values

RUBRIC = load_rubric("customer-support-representative")
DONE = "Which of these have you done: phone, email, live chat, ticketing?"
PHONE = "Have you done phone support?"
TOOLS = "Have you worked with a ticketing system?"
ARTICLES = "Have you written help articles?"
MEASURED = (
    "How do you feel about being measured by response time, resolution rate, satisfaction surveys "
    "and ticket quotas?"
)
RATINGS = "Being measured on speed, resolution, ratings, volume: fine with it?"
QUOTAS = "How do you feel about quotas?"
SHIFTS = "Can you work evenings and weekends?"

CONCEDED = [
    case("together", DONE, "Phone and email, not me alone but yes", phone="yes", email="yes"),
    case("not on my own", DONE, "Live chat, not on my own but yes", live_chat="yes"),
    case("by myself", DONE, "Phone, not by myself though", phone="yes"),
    case("alone beside a no", DONE, "email not alone, phone never", email="yes", phone="no"),
    case("with somebody", ARTICLES, "Not alone, with my supervisor", knowledge_base="yes"),
    case("not the only one", ARTICLES, "We did that together, not only me, yes", knowledge_base="yes"),
    case("in other years", PHONE, "Not recently, but yes", phone="yes"),
    case("in another job", PHONE, "Not in this job, but I have", phone="yes"),
    case("beside the main job", PHONE, "Not as my main job, but yeah", phone="yes"),
    case("seldom", TOOLS, "Not every day but yes", ticketing="some"),
    case("no pleasure", MEASURED, "CSAT, not gladly, but yes", satisfaction_scores="some"),
    case("no pleasure, shifts", SHIFTS, "Not a fan but yes", shift_flexible="some"),
    case("others", PHONE, "not me, my colleague", phone="no"),
    case("the team alone", PHONE, "Not me personally but the team yes", phone="no"),
    case("planned", PHONE, "not yet but I will", phone="no"),
    case("hardly", PHONE, "not really but I could", phone="no"),
    case("a mere no", PHONE, "not me, no", phone="no"),
    case("lately", PHONE, "not lately", phone="no"),
]
GRUMBLES = [
    case("nonsense", MEASURED, "surveys are nonsense, quotas whatever", satisfaction_scores="no"),
    case(
        "a joke",
        MEASURED,
        "response time fine, surveys are a joke, quotas meh",
        response_time="yes",
        satisfaction_scores="no",
        ticket_volume="some",
    ),
    case("useless", MEASURED, "CSAT is useless if you ask me", satisfaction_scores="no"),
    case(
        "two verdicts",
        MEASURED,
        "Quotas are stupid. Surveys okay.",
        ticket_volume="no",
        satisfaction_scores="yes",
    ),
    case(
        "a waste",
        MEASURED,
        "quotas are a waste of time, surveys make sense",
        ticket_volume="no",
        satisfaction_scores="yes",
    ),
    case("alone", QUOTAS, "bollocks", ticket_volume="no"),
    case("a shrug", QUOTAS, "whatever"),
    case("shrugs", MEASURED, "quotas whatever, surveys eh"),
    case("not silly", MEASURED, "I don't think surveys are stupid", satisfaction_scores="yes"),
    case("not nonsense", MEASURED, "surveys are not nonsense", satisfaction_scores="yes"),
    case("only the other", MEASURED, "Surveys are not useless, quotas are", satisfaction_scores="yes"),
    case("but fine", MEASURED, "Surveys are dumb but fine", satisfaction_scores="some"),
    case("though", MEASURED, "CSAT yes, though I find surveys silly", satisfaction_scores="yes"),
    case(
        "though, by another name",
        RATINGS,
        "ratings yes though I think stars are silly, volume no",
        satisfaction_scores="yes",
        ticket_volume="no",
    ),
    case("a tool that was bad", TOOLS, "yes, and it was useless", ticketing="yes"),
    case(
        "the boss's verdict",
        MEASURED,
        "My manager says quotas are stupid. I'm fine with all of it",
        response_time="yes",
        resolution_rate="yes",
        satisfaction_scores="yes",
        ticket_volume="yes",
    ),
]


@pytest.mark.parametrize("chat", [*CONCEDED, *GRUMBLES], ids=lambda chat: chat.id)
def test_what_is_told_beside_an_answer_is_weighed(chat: Case):
    assert values(read_verbatim(RUBRIC, chat)) == chat.expected


@pytest.mark.parametrize(
    ("words", "denied"),
    [
        ("not every day, but yes", "every day"),
        ("not gladly but i can", "gladly"),
        ("not really but yes", None),
        ("not yet but i will", None),
        ("no but yes", None),
    ],
)
def test_what_is_granted_after_all_is_told_by_its_words(words: str, denied: str | None):
    assert conceded(words) == denied


def test_a_denial_and_what_grants_it_are_one_entry():
    texts = "phone , not alone , but yes . email".split()
    assert grants(texts, 2, 4, len(texts))
    assert not grants(texts, 0, 1, len(texts))
    assert not grants("not phone but yes email".split(), 0, 2, 5)
