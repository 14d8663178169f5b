"""Reading with a model: what it is asked, what of its answer is taken, and what happens when it fails."""

import json

import pytest

from advisor.answers import Message, Sheet
from advisor.errors import BudgetSpent, ModelDown, ModelRefused
from advisor.exchange import Completion, Usage
from advisor.extraction.extractor import NeedsModel, settled
from advisor.extraction.model.reader import ModelExtractor
from advisor.extraction.offline.reader import OfflineExtractor
from tests.llm.chats import LADDER, RUBRIC, chat, claim

READER = ModelExtractor()
RATE = (
    "From 1 to 10, how would you rate yourself on (a) written communication, (b) empathy, (c) de-escalation, "
    "(d) a professional tone?"
)


def read(reply, answer, *, asked=RATE, rubric=RUBRIC, log=()):
    """What a reply comes to when a model answers so; the values, and the reasons for what was not taken."""
    messages = [Message("assistant", asked), Message("user", reply)]
    found = READER.read(rubric, messages, log, None)
    answers = iter(answer if isinstance(answer, list) else [answer])

    def ask(task):
        given = next(answers)
        given = json.dumps(given) if isinstance(given, dict) else given
        return Completion(given) if isinstance(given, str) else given

    reading = settled(found, ask)
    values = {entry.item: entry.value for entry in reading.entries}
    reasons = {one.item: one.reason for one in reading.mark.rejected} if reading.mark else {}
    return values, reasons, reading


def test_what_the_model_reads_beyond_the_offline_reader_is_taken_with_the_exact_words():
    values, _, reading = read("Schreiben 7, Mitgefühl: “8”", {"empathy": claim(8, 'Mitgefühl: "8"')})
    assert values["empathy"] == 8
    (entry,) = [one for one in reading.entries if one.item == "empathy"]
    assert entry.evidence[0].quote == "Mitgefühl: “8”"


@pytest.mark.parametrize(
    ("reply", "item", "value", "quote", "reason"),
    [
        ("I'm good at it all", "empathy", 9, "empathy is a 9", "not in the message"),
        ("18 people say so", "empathy", 8, "8", "not in the message"),
        ("I'd say 8.5 for the tone", "empathy", 8, "8", "not in the message"),
        ("My manager is a 10 at empathy", "empathy", 10, "10", "somebody else"),
        ("I'd love to reach a 9 in empathy", "empathy", 9, "9", "wish"),
        ("If I had trained, empathy would have been 9", "empathy", 9, "9", "hypothetical"),
        ("Is an 8 in empathy good?", "empathy", 8, "8", "question"),
        ("My empathy is a solid seven", "empathy", 9, "a solid seven", "the words give 7, not 9"),
        ("My empathy is great", "empathy", 9, "great", "no number"),
        ("empathy is 8 for me", "empathy", 11, "8", "from 1 to 10"),
        ("empathy is 8 for me", "empathy", "eight", "8", "takes a number"),
        ("empathy is 8 for me", "empathy", True, "8", "takes a number"),
        ("empathy is 8 for me", "empathy", 7, "", "not in the message"),
        ("empathy is 8 for me", "empathy", 7, "  ", "not in the message"),
        ("I have never used Zendesk", "ticketing", "yes", "used Zendesk", "the words give no"),
        ("> I rate myself 9 on empathy\nnot sure about that", "empathy", 9, "9", "quoted text"),
        (
            "Nice weather for ducks today, and I hope it stays like this for weeks, since my garden is "
            "dry and the neighbours have been asking about rain every single morning",
            "phone",
            "yes",
            "Nice weather",
            "nothing to do",
        ),
    ],
)
def test_an_answer_that_the_words_do_not_give_is_rejected(reply, item, value, quote, reason):
    values, reasons, _ = read(reply, {item: claim(value, quote)})
    assert reason in reasons.get(item, ""), reasons
    assert values.get(item) != value


EMPATHY_ASKED = "From 1 to 10, how would you rate your empathy?"


@pytest.mark.parametrize(
    ("reply", "number"),
    [
        ("I have 10 cats, sorry, what was the question?", 10),
        ("You asked me for 10 things, sorry, what?", 10),
        ("I worked there 10 years", 10),
        ("10 minutes please", 10),
        ("it's 7 o'clock here", 7),
        ("I'm in room 9 today", 9),
    ],
)
def test_a_number_that_counts_or_names_something_else_is_no_rating(reply, number):
    values, reasons, _ = read(reply, {"empathy": claim(number, str(number))}, asked=EMPATHY_ASKED)
    assert "something else" in reasons["empathy"]
    assert "empathy" not in values


@pytest.mark.parametrize(
    "reply", ["diría un 8", "ich nehme die 8", "8 points I guess", "8 stars", "8 gracias"]
)
def test_a_number_beside_other_words_is_a_rating(reply):
    values, _, _ = read(reply, {"empathy": claim(8, "8")}, asked=EMPATHY_ASKED)
    assert values["empathy"] == 8


@pytest.mark.parametrize("number", ["1" + "0" * 400, "1e999", "-1e999", "0.1e-999"])
def test_a_number_that_no_machine_holds_ends_no_turn(number):
    answer = f'{{"empathy": {{"value": {number}, "quote": "8"}}}}'
    values, _, _ = read("8", answer, asked=EMPATHY_ASKED)
    assert values["empathy"] == 8


def test_silence_and_rejection_leave_the_offline_reading():
    values, reasons, _ = read("8, 9, 7, 6", {"writing": None, "empathy": claim(3, "nonsense")})
    assert values == {"writing": 8, "empathy": 9, "deescalation": 7, "composure": 6}
    assert "not in the message" in reasons["empathy"]


def test_where_both_are_sure_of_a_scored_item_and_differ_the_person_is_asked():
    values, reasons, reading = read("8, 9, 7, 6", {"writing": claim(9, "9")})
    assert "writing" not in values
    assert "differ" in reasons["writing"]
    assert ("unclear", ("writing",)) in [(notice.kind, notice.items) for notice in reading.notices]


def test_the_dialogue_asks_about_it():
    advisor = chat([{"writing": claim(9, "9")}])
    advisor.start()
    turn = advisor.send("writing 8, empathy 9")
    assert turn.asked == ("writing",)


def test_agreement_adds_nothing_and_costs_no_doubt():
    answer = {"writing": claim(8, "8"), "empathy": claim(9.0, "9")}
    values, reasons, reading = read("8, 9, 7, 6", answer)
    assert len(values) == 4
    assert not reasons
    assert not reading.notices


@pytest.mark.parametrize("text", ["ok", "Thanks!", "hi", "/skip", "   ", "...", "OK, thank you"])
def test_a_message_that_holds_nothing_costs_no_call(text):
    said = [Message("assistant", "Noted."), Message("user", text)]
    assert not isinstance(READER.read(RUBRIC, said, (), None), NeedsModel)


def test_a_bare_ok_to_a_question_is_read():
    said = [Message("assistant", "Would you say 7 for empathy?"), Message("user", "ok")]
    assert isinstance(READER.read(RUBRIC, said, (), None), NeedsModel)


# --- answers that cannot be used

GOOD = '{"empathy": {"value": 8, "quote": "8"}}'
REPLY = "acht, also 8, beim Mitgefühl"


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        f"```json\n{GOOD}\n```",
        f"Sure! Here it is:\n{GOOD}\nLet me know.",
        f"<think>They say {{8}}.</think>{GOOD}",
        f'{{"answers": {GOOD}}}',
        '{"empathy": {"value": 8, "quote": "8",},}',
        '{"empathy": {"value": 8, "quote": "8", "confidence": 1}, "mood": "fine", "writing": null}',
        f"[{GOOD}]",
    ],
    ids=["plain", "fence", "prose", "thoughts", "wrapped", "commas", "extra keys", "list"],
)
def test_forms_that_servers_use_are_read(text):
    values, *_ = read(REPLY, text, asked="How would you rate your empathy, 1 to 10?")
    assert values == {"empathy": 8}


UNUSABLE = {
    "no JSON": "I think they said eight.",
    "cut off": Completion('{"empathy": {"value": 8, "quo', "length"),
    "empty": Completion("", "empty"),
    "blank": "  ",
    "half": '{"empathy": {"value": 8, ',
    "a list": "[1, 2]",
    "wrong type": '{"empathy": 8}',
    "NaN": '{"empathy": {"value": NaN, "quote": "8"}}',
    "deep": "[" * 100_000,
}


@pytest.mark.parametrize("first", UNUSABLE.values(), ids=UNUSABLE)
def test_what_cannot_be_used_is_mended_once(first):
    values, *_ = read(REPLY, [first, GOOD], asked="How would you rate your empathy, 1 to 10?")
    assert values == {"empathy": 8}


@pytest.mark.parametrize("first", UNUSABLE.values(), ids=UNUSABLE)
def test_and_no_more_than_once(first):
    *_, reading = read("8, 9, 7, 6", [first, first])
    assert len(reading.entries) == 4
    assert reading.mark.fault
    assert not reading.mark.down


@pytest.mark.parametrize("ending", ["refusal", "content_filter"])
def test_a_refusal_is_not_argued_with(ending):
    *_, reading = read("8, 9, 7, 6", Completion("", ending, Usage(10, 0, calls=1)))
    assert len(reading.entries) == 4
    assert ending in reading.mark.fault
    assert reading.mark.usage.input == 10


@pytest.mark.parametrize("error", [ModelDown("away"), ModelRefused("no key"), BudgetSpent("spent")])
def test_a_model_that_is_away_leaves_the_offline_reading_and_is_marked(error):
    *_, reading = read("8, 9, 7, 6", error)
    offline = OfflineExtractor().read(
        RUBRIC, [Message("assistant", RATE), Message("user", "8, 9, 7, 6")], (), None
    )
    assert reading.entries == offline.entries
    assert reading.mark.down
    assert reading.mark.fault == str(error)


def test_that_it_is_away_is_said_once():
    advisor = chat([ModelDown("away")])
    advisor.start()
    first, second = advisor.send("I have a bachelor's degree"), advisor.send("3 years in retail")
    assert "language model" in first.reply
    assert "language model" not in second.reply
    assert advisor.values["service_years"] == 3


def test_a_broken_answer_is_not_spoken_of_but_recorded():
    advisor = chat(["no JSON here"])
    advisor.start()
    turn = advisor.send("I have a bachelor's degree and worked 3 years in retail")
    assert "model" not in turn.reply
    assert "not one JSON object" in advisor.state.marks[0].fault
    assert Sheet.of(advisor.state.entries).values["education"] == "bachelor"


def test_the_second_rubric_is_read_too():
    reply = "Every week I write new help articles for our customers and keep the old ones current."
    answer = {"knowledge": claim(2, "I write new help articles")}
    values, reasons, _ = read(reply, answer, asked=LADDER.items["knowledge"].ask, rubric=LADDER)
    assert values.get("knowledge") == 2, reasons


def test_the_same_answers_give_the_same_bytes():
    from advisor.dialogue.state import from_data, to_data

    def held():
        advisor = chat([{"writing": claim(8, "8"), "empathy": claim(3, "no")}, "junk"])
        advisor.start()
        advisor.send("writing 8, the rest I don't know")
        return to_data(advisor.state)

    assert held() == held()
    assert to_data(from_data(held())) == held()
