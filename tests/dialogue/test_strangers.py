"""What strangers met in whole chats: questions not understood, wishes it cannot take, ends too soon."""

import pytest

from advisor import Advisor
from advisor.dialogue import events
from advisor.dialogue.following import in_context
from advisor.dialogue.intents import recognise, sole_move
from advisor.dialogue.policy import MOST_ASKING, MOST_BARREN
from advisor.dialogue.state import Phase
from tests.dialogue.talks import BEFORE, Case, at, cases, is_right, say

ASKED = """
rep mid | what does saas even mean | explain
rep mid | what does CSAT actually mean again | explain
rep start | Is the job boring? | about_unwritten
rep mid | how stressful is the work | about_unwritten
rep start | will AI replace this job? | about_unwritten
lad mid | will AI replace this job? | about_unwritten
lad start | is this job stressful | about_unwritten
rep end | is support a dying field? | about_unwritten
rep mid | will chatbots take over support jobs? | about_unwritten
rep mid | how long does it take to get there | about_duration
rep end | how long would all that take | about_duration
rep mid | what about the product path | about_career
rep mid | shall I email you my CV? | about_pasting
rep mid | what could move the tier most first | best_gains
rep mid | what would lift my score the fastest | best_gains
rep end | which answers are holding me back | about_weakest
rep mid | can I get a job without a degree? | matters
rep mid | what's the difference between b and c? | explain_item explain
rep tech | would a 6 be ok? | about_rating
rep mid | what is a tier | about_scoring
lad mid | what is a level | about_levels
lad mid | what do you want to hear | explain_question
rep start | why should I tell you anything | about_purpose
rep mid | just tell me my result | look
rep end | what if I hated quotas | what_if
rep start | What would a day look like? | about_work
rep mid | do I have to work nights? | about_unwritten
rep mid | how many tickets a day is normal? | about_unwritten
rep mid | are there jobs in Ohio? | about_search
lad start | how long do people stay at L3 | about_duration
lad mid | what counts as a hard case? | explain_question explain_unknown
lad end | which level is that? | how_good_level
rep start | I have to go soon | complaint
rep end | where were we | still_here
"""


@pytest.mark.parametrize("case", cases(ASKED), ids=[f"{case.place}: {case.text}" for case in cases(ASKED)])
def test_what_a_stranger_asks_is_answered(case: Case) -> None:
    turn, got = say(case.place, case.text)
    assert is_right(case, turn, got), f"{got}: {turn.reply}"


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("rep channels", "will replace my manager on Fridays, so phone yes"),
        ("rep mid", "8, it was hard work"),
        ("rep channels", "I work nights and weekends, phone yes"),
        ("rep channels", "I know how many calls a day we take: about forty"),
        ("rep mid", "I handle boring tickets all day, writing 8"),
        ("lad mid", "I automate replies with chatbots so the team has time"),
    ],
)
def test_an_account_of_hard_work_or_machines_asks_nothing(place: str, text: str) -> None:
    assert recognise(at(place).rubric, text) == ()


def test_what_is_unknown_is_not_made_up() -> None:
    turn, _ = say("rep start", "will AI replace this job?")
    assert "document" in turn.reply
    assert "It's easy to get into." in turn.reply
    bare, _ = say("lad start", "will AI replace this job?")
    assert "What it does say" not in bare.reply


@pytest.mark.parametrize(
    "text", ["how would I know if my empathy is an 8", "how can I tell whether my writing is a 9?"]
)
def test_how_one_would_know_a_rating_gives_none(text: str) -> None:
    turn, got = say("rep tech", text)
    assert turn.changes == ()
    assert "about_rating" in got


# --------------------------------------------------------------------------- leaning on the question before

LEANS = [
    (["what is NPS", "and CSAT?"], events.Explain("csat")),
    (["what is NPS", "and CSAT?", "what about SaaS"], events.Explain("saas")),
    (["is writing important", "what about empathy?"], events.Why("empathy", matters=True)),
    (["what if my empathy was 9", "what about writing"], events.WhatIf("writing", "9")),
    (["what about the product path", "and the leadership one?"], events.About("career", "leadership path")),
    (["what would it take to be qualified", "how long does it take"], events.About("duration")),
]


@pytest.mark.parametrize(("texts", "move"), LEANS, ids=[" / ".join(texts) for texts, _ in LEANS])
def test_a_question_may_lean_on_the_one_before(texts: list[str], move: events.Move) -> None:
    moves, leans = in_context(at("rep mid").rubric, texts)
    assert leans
    assert moves == (move,)


@pytest.mark.parametrize(
    "texts",
    [
        ["what is NPS", "and phone, yes"],
        ["what is NPS", "and 8 for empathy"],
        ["I have 2 years in retail", "and empathy?"],
        ["how many questions are there", "how long does it take"],
        ["what if my empathy was 9", "and with writing at 7?"],
        ["and CSAT?"],
    ],
    ids=" / ".join,
)
def test_not_every_message_leans(texts: list[str]) -> None:
    assert not in_context(at("rep mid").rubric, texts)[1]


def test_a_question_that_leans_is_no_answer() -> None:
    chat = Advisor("customer-support-representative").start()
    chat.send("what about the product path")
    turn = chat.send("and the leadership one?")
    assert turn.changes == ()
    assert "Support leadership, step by step" in turn.reply


# -------------------------------------------------------------------------------- what no choice stands for


def upto_industries():
    chat = Advisor("customer-support-representative").start("2026-11-23")
    for text in (*BEFORE["rep mid"][1], "8, 8, 8, 8", "all fine", "support lead", "office, phone, no, b2b"):
        chat.send(text)
    turn = chat.send("Leeds, next month")
    assert turn.asked == ("industries",)
    return chat


@pytest.mark.parametrize("text", ["aviation", "I'd love to work in aviation", "gaming please"])
def test_a_field_that_is_not_listed_is_told_once_and_left(text: str) -> None:
    chat = upto_industries()
    turn = chat.send(text)
    assert "SaaS, e-commerce, fintech and healthcare tech" in turn.reply
    assert "industries" not in turn.asked
    assert chat.send("fintech, then").changes  # it is left open, not shut


@pytest.mark.parametrize(
    "text", ["hm", "what does fintech mean?", "skip", "sorry, one moment", "why do you ask?", "no"]
)
def test_what_names_no_field_is_not_told_to_be_unlisted(text: str) -> None:
    assert "I know no others" not in upto_industries().send(text).reply


def test_a_goal_of_ones_own_is_told_too_and_the_talk_moves_on() -> None:
    chat = Advisor("customer-support-representative").start("2026-11-23")
    for text in (*BEFORE["rep mid"][1], "8, 8, 8, 8", "all fine"):
        chat.send(text)
    assert chat.turn.asked == ("goal",)
    turn = chat.send("I'd like to become a nurse")
    assert "I know no others than support leadership" in turn.reply
    assert turn.asked
    assert "goal" not in turn.asked


# -------------------------------------------------------------------------------------------------- the end


def test_who_asks_on_is_not_shut_up_in_mid_question() -> None:
    chat = Advisor("customer-support-representative").start()
    chat.send("BA, barista, 4 years in hospitality")
    for _ in range(MOST_BARREN + 2):
        turn = chat.send("what is NPS?")
        assert "net promoter score" in turn.reply
    assert chat.state.phase is not Phase.CLOSED
    for _ in range(MOST_ASKING):
        chat.send("what is NPS?")
    assert chat.state.phase is not Phase.ASKING  # yet every chat ends


def test_a_question_after_the_end_is_answered_and_not_ended_again() -> None:
    chat = Advisor("customer-support-representative").start()
    chat.send("BA, barista, 4 years in hospitality")
    for _ in range(MOST_BARREN):
        chat.send("blue")
    assert chat.turn.closed
    turn = chat.send("what is NPS?")
    assert "net promoter score" in turn.reply
    assert not turn.closed
    assert "leave it here" not in turn.reply


@pytest.mark.parametrize(
    ("text", "move"),
    [("that's all, result please", events.AskReport()), ("8, skip", None), ("thanks, 8, 9, 7", None)],
)
def test_moves_side_by_side_are_all_a_message_says(text: str, move: events.Move | None) -> None:
    assert sole_move(text) == move


@pytest.mark.parametrize("text", ["oh wow ok. I've answered Instagram DMs, does that count?", "ok bye"])
def test_a_nod_before_other_words_is_no_yes_to_all(text: str) -> None:
    assert say("rep channels", text)[0].changes == ()


@pytest.mark.parametrize("text", ["yes", "yeah, all of them", "ok for phone, no for the rest"])
def test_a_nod_alone_or_with_its_part_still_counts(text: str) -> None:
    assert say("rep channels", text)[0].changes


def test_moves_side_by_side_answer_nothing() -> None:
    chat = Advisor("support-ladder").start()
    for text in ("agent, 2 years", "skip", "skip", "skip", "skip"):
        chat.send(text)
    assert chat.send("that's all, result please").changes == ()


def test_the_last_turn_is_at_hand() -> None:
    chat = Advisor("customer-support-representative").start()
    assert chat.turn.reply == chat.opening
    turn = chat.send("barista")
    assert chat.turn is turn
