"""Questions and remarks of people in all phases of both interviews: whole chats, with the real reader."""

from decimal import Decimal

import pytest

from advisor.dialogue.form import asks, tells
from advisor.dialogue.intents import recognise, tells_of_self
from advisor.dialogue.names import folded
from advisor.extraction.offline.asked import asked_in
from advisor.extraction.offline.lexicon import lexicon_of
from tests.dialogue.said_to_advisors import HELD, TUNED
from tests.dialogue.talks import Case, at, cases, is_right, run_cases, say

RIGHT_OF_HELD = 0.93
"""Share of the held sayings that get a right reply; 96 % when this was written, 17 % before the work."""


@pytest.mark.parametrize("case", cases(TUNED), ids=[f"{case.place}: {case.text}" for case in cases(TUNED)])
def test_what_people_say_gets_a_reply_that_fits(case: Case) -> None:
    turn, got = say(case.place, case.text)
    assert is_right(case, turn, got), f"{got}: {turn.reply}"
    if turn.asked:
        # Whoever reads the chat later sees the advisor ask for what it asked for, and for nothing more.
        asked = asked_in(turn.reply, lexicon_of(at(case.place).rubric))
        assert {slot.item for slot in asked.slots} == set(turn.asked)


def test_sayings_never_worked_on_get_one_nearly_as_often() -> None:
    right = [ok for _, ok, _, _, _ in run_cases(HELD)]
    assert sum(right) / len(right) >= RIGHT_OF_HELD


@pytest.mark.parametrize("nod", ["ok", "yes", "no", "ok thanks", "sure"])
@pytest.mark.parametrize(
    "text", ["what is my weakest point?", "what are my strengths?", "can you explain my score?"]
)
def test_after_the_report_a_nod_answers_nothing(text: str, nod: str) -> None:
    chat = at("rep end")
    chat.send(text)
    assert chat.send(nod).changes == ()


ANSWERS = [
    "What I do is I write it in the channel and someone picks it up",
    "When a ticket comes in I check the logs first",
    "how I work: one ticket at a time, I never rush",
    "which ones? phone and email, I did both",
    "would love to work remotely",
    "could start in May",
    "is mostly phone, sometimes chat",
    "will finish my degree next year",
    "does not apply to me",
    "have 3 years in retail",
    "what helps is that I stay calm",
    "why would I lie, 8",
    "I want to improve my score at work and get promoted",
    "I explain scores to customers every day",
    "empathy 7, writing 8?",
    "I help my team raise the numbers",
    "my manager asked me what would help most and I told her",
    "After I see what is causing a bug I write an internal note for the team.",
]


@pytest.mark.parametrize("text", ANSWERS)
@pytest.mark.parametrize("place", ["rep mid", "lad mid"])
def test_an_answer_is_no_question(place: str, text: str) -> None:
    moves = recognise(at(place).rubric, text)
    assert moves == ()


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("I answered a lot of questions by phone and chat", {"phone", "live_chat"}),
        ("I handled a lot of questions on live chat every day", {"live_chat"}),
        ("that's a lot of questions", set()),
    ],
)
def test_many_questions_of_customers_are_no_complaint(text: str, items: set[str]) -> None:
    turn, _ = say("rep channels", text)
    assert {change.item for change in turn.changes if change.after == "yes"} == items


@pytest.mark.parametrize(
    ("place", "text", "item"),
    [
        ("lad start", "If I don't know what is wrong I ask a senior colleague.", "casework"),
        ("rep channels", "If a caller asks what is wrong on the phone I explain it", "phone"),
    ],
)
def test_what_one_does_after_finding_out_is_an_answer(place: str, text: str, item: str) -> None:
    turn, _ = say(place, text)
    assert item in {change.item for change in turn.changes}


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("if I skip this, what happens", False),
        ("after this what do I have to do", False),
        ("once I am done how much will I earn", False),
        ("if I stop, what happens when I come back", False),
        ("what score do I need", False),
        ("does babysitting count", False),
        ("how many points is writing worth", False),
        ("what counts the most", False),
        ("I still don't understand how this works", False),
        ("seven is fine", True),
    ],
)
def test_questions_are_told_by_their_form(text: str, marked: bool) -> None:
    assert asks(folded(text), marked=marked)
    assert not tells(folded(text), marked=marked)


@pytest.mark.parametrize(
    "text", ["blue", "I like turtles", "what would I earn there in the end", "skip this one"]
)
def test_not_everything_is_an_account(text: str) -> None:
    assert not tells_of_self(text)


# --- What ifs


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("what if I got Zendesk training and empathy 8?", ["ticket systems at yes and empathy at 8"]),
        ("what if empathy were 9 and writing 8", ["empathy at 9 and writing at 8"]),
        (
            "what if writing, empathy and tone were all 9?",
            ["writing at 9, empathy at 9 and professional tone"],
        ),
        ("what if I had a 9 in writing and an 8 in empathy?", ["writing at 9 and empathy at 8"]),
        ("what if I had two more years?", ["years of customer work at 6 years", "nothing would change"]),
        ("what if I had another year of experience", ["at 5 years"]),
        ("what if I had one year less", ["at 3 years"]),
        ("what if I worked two extra years in a call center", ["at 6 years"]),
        ("what if I had an extra year in retail", ["at 5 years"]),
        ("what if phone support was yes?", ["Phone support is yes already", "change nothing"]),
        (
            "what if troubleshooting were 6 and saas 9?",
            ["troubleshooting at 6 (as it is already)", "SaaS at 9"],
        ),
        ("what if empathy was 8 or 9?", ["empathy at 8", "empathy at 9"]),
        ("what if I'd never worked on the phone", ["phone support at no"]),
        ("what if I could do a little live chat?", ["live chat at some"]),
        ("what if troubleshooting were 2 points higher", ["troubleshooting at 8"]),
        ("what if saas was 7.5?", ["understanding SaaS at 7.5"]),
        ("what if everything was a 10?", ["learning software at 10", "writing at 10"]),
        ("what if my writing was better?", ["writing at 10"]),
        ("what if I worked fully remote?", ["workplace at remote", "nothing would change"]),
        ("if I get empathy up to 9, what happens?", ["empathy at 9"]),
    ],
)
def test_a_what_if_supposes_all_it_names(text: str, says: list[str]) -> None:
    turn, _ = say("rep mid", text)
    for words in says:
        assert words in turn.reply
    assert turn.changes == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("what if people was level 4 and casework level 3", "people at level 4 and casework at level 3"),
        (
            "what if I were L4 in people and product?",
            "people at level 4 and influence on the product at level 4",
        ),
        ("what if knowledge were one level higher", "knowledge at level 3"),
        ("what if casework were 2?", "is level 2 already"),
    ],
)
def test_a_what_if_on_a_ladder_too(text: str, says: str) -> None:
    assert says in say("lad end", text)[0].reply


def test_what_cannot_be_supposed_is_said() -> None:
    turn, got = say("rep mid", "what if empathy were 15?")
    assert got == ["bad_value"]
    assert "from 1 to 10" in turn.reply


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("what if I had worked only 1 year in retail", "1 year"),
        ("what if I worked 5 years in retail instead of 3", "5 years"),
        ("what if I worked 5 years in retail", "5 years"),
        ("what if I worked another year in retail", "4 years"),
        ("what if I worked two more years in retail", "5 years"),
        ("what if I worked a year in a call center", "4 years"),
        ("what if I worked only 1 year in a call center", "1 year"),
    ],
)
def test_years_supposed_are_more_only_where_they_come_on_top(text: str, years: str) -> None:
    chat = at("rep start")
    chat.send("I have a high school diploma, I work as a barista in Leeds, 3 years in retail.")
    assert f"years of customer work at {years}" in chat.send(text).reply


@pytest.mark.parametrize(
    "text",
    [
        f"What if I worked 1{'0' * 26} years in retail?",
        f"what if I had 1{'0' * 30} months in a call center",
        f"what if I worked {'9' * 400} years in a hotel",
    ],
)
def test_a_time_of_any_length_is_refused_and_breaks_nothing(text: str) -> None:
    turn, _ = say("rep mid", text)
    assert turn.reply
    assert turn.changes == ()


# --- What is neither an answer nor a refusal to give one


@pytest.mark.parametrize(
    ("place", "text", "open_item"),
    [
        ("rep channels", "chat fine, phone I'd rather not", "phone"),
        ("rep tech", "no clue what saas is", "saas"),
        ("rep tech", "8 7 6, no clue what saas is", "saas"),
        ("rep tech", "not a clue what SaaS means tbh, others 7", "saas"),
        ("rep tech", "SaaS no idea, the rest 7", "saas"),
    ],
)
def test_what_one_would_rather_not_do_or_does_not_know_is_not_skipped(place, text, open_item):
    chat = at(place)
    turn = chat.send(text)
    assert open_item not in chat.state.sheet.declined
    assert open_item in turn.asked


@pytest.mark.parametrize(
    ("place", "text", "item"),
    [
        ("rep channels", "email yes, I'd rather not say about chat", "live_chat"),
        ("rep mid", "I'd rather not", "empathy"),
        ("rep tech", "8, 7, 6, and I'd rather not answer for saas", "saas"),
        ("rep tech", "skip", "saas"),
    ],
)
def test_a_refusal_to_answer_is_one(place, text, item):
    chat = at(place)
    chat.send(text)
    assert item in chat.state.sheet.declined


@pytest.mark.parametrize(
    "first", ["7 8 6, no clue what saas is", "learning 7, explaining 8, troubleshooting 6"]
)
def test_the_rest_of_a_question_is_answered_with_a_bare_number(first: str) -> None:
    chat = at("rep tech")
    assert chat.send(first).asked == ("saas",)
    chat.send("5")
    assert chat.values["saas"] == Decimal(5)


def test_who_goes_back_to_what_was_asked_often_is_asked_it_once_more() -> None:
    chat = at("rep channels")
    for _ in range(3):
        chat.send("blue")
    chat.send("a no, b no, c yes, d yes, e no")
    turn = chat.send("go back to the knowledge base one")
    assert turn.asked == ("knowledge_base",)
    assert chat.send("I wrote a few").changes[0].after == "some"


# --- Answers that are called wrong


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("I think bachelor is not correct", "education"),
        ("the SaaS one is wrong", "saas"),
        ("you misread my troubleshooting answer", "troubleshooting"),
        ("I gave you the wrong number for troubleshooting", "troubleshooting"),
        ("I no longer work as a barista", "current_role"),
    ],
)
@pytest.mark.parametrize("place", ["rep mid", "rep end"])
def test_an_answer_called_wrong_is_told_and_asked_again(place: str, text: str, item: str) -> None:
    turn, got = say(place, text)
    assert "doubted" in got, turn.reply
    assert turn.asked == (item,)
    assert turn.changes == ()  # what is right is not known yet
    assert "still open" not in turn.reply


@pytest.mark.parametrize(
    "text",
    [
        "the customer is never wrong",
        "what's wrong with my writing?",
        "I would say the phone is wrong for me",
        "Nothing wrong with a bachelor",
        "bachelor is not outdated",
        "My manager said a bachelor was incorrect",
        "I used to be a barista in another town too",
    ],
)
def test_not_every_wrong_calls_an_answer_so(text: str) -> None:
    assert "doubted" not in say("rep mid", text)[1]


@pytest.mark.parametrize("text", ["I no longer work there", "I don't work there any more"])
def test_what_is_over_and_not_named_answers_nothing(text: str) -> None:
    assert say("rep channels", text)[0].changes == ()


def test_what_is_over_and_named_is_an_answer() -> None:
    changes = say("rep channels", "phone no, chat not any more")[0].changes
    assert "phone" in {change.item for change in changes}


# --- What a question names is no answer


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("rep end", "where will I be in five years"),
        ("rep end", "would a year in a call centre get me there"),
        ("rep end", "if I said yes to everything?"),
        ("rep end", "delete everything please"),
        ("rep start", "can I get the job without experience"),
        ("lad end", "could I become a product manager"),
        ("lad end", "can support people get into UX"),
        ("lad end", "am I principal then"),
        ("lad end", "what's the difference between level 2 and 3"),
    ],
)
def test_a_question_changes_no_answer(place: str, text: str) -> None:
    assert say(place, text)[0].changes == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("what if I took a call centre job for a year first", ["at 5 years", "call center"]),
        ("what if I did six months in a hotel", ["at 4.5 years"]),
        (
            "what if all my communication ratings were 9",
            ["writing at 9, empathy at 9, de-escalation"],
        ),
        (
            "say I'd have two years more and knew how to write knowledge base articles",
            ["6 years", "knowledge base"],
        ),
        ("what if I learned Zendesk and worked one more year", ["ticket systems at yes", "5 years"]),
        ("what if I hadn't said no to live chat", ["live chat at yes"]),
        ("suppose I had no experience at all", ["at 0 years"]),
        ("and without the phone thing?", ["phone support at no"]),
        ("what if pigs could fly", ["what if", "were 8"]),
    ],
)
def test_supposings_of_many_forms(text: str, says: list[str]) -> None:
    turn, _ = say("rep end", text)
    assert all(each in turn.reply for each in says), turn.reply
    assert turn.changes == ()


def test_a_habit_that_is_supposed_is_read_as_one() -> None:
    assert "people at level 3" in say("lad end", "what if I trained the whole team regularly")[0].reply


def test_pay_is_told_without_a_guess_at_what_it_is_for() -> None:
    reply = say("rep end", "is that dollars a year?")[0].reply
    assert "no other currency:" in reply
    assert "usually" not in reply


def test_the_signs_are_counted() -> None:
    chat = at("lad end")
    replies = [chat.send("what's a stagnation signal").reply for _ in range(2)]
    signals = chat.rubric.ladder.signals
    assert signals is not None
    count = len(signals.stagnation.items) + len(signals.growth.items)
    assert any(f"The signs are {count} short things" in reply for reply in replies)


def test_a_question_that_keeps_coming_back_gets_shorter() -> None:
    chat = at("rep start")
    long = chat.send("how long will it take").reply
    short = chat.send("is this free?").reply
    assert "(a) What's the highest" in long
    assert "What about (a) education, (b) current role" in short
    assert chat.send("b: barista").changes
