"""What a model may change: declines, corrections, what adds up, what is taken back; and levels, by code."""

import json
from functools import partial

import pytest

from advisor.answers import Entry, Message
from advisor.exchange import Completion
from advisor.extraction.extractor import NeedsModel, settled
from advisor.extraction.model.claims import Claims, parse_claims
from advisor.extraction.model.reader import ModelExtractor
from advisor.extraction.offline.reader import OfflineExtractor
from tests.llm.attacks import ATTACKS
from tests.llm.chats import LADDER, RUBRIC

YEARS = "How many years of customer service?"
RATE = "How would you rate your empathy, 1 to 10?"
EDUCATION = "What is the highest level of education you have completed?"


def told(*said, rubric=RUBRIC):
    """A chat of advisor and person in turn, and its log before the last message, read offline."""
    chat = [Message("user" if index % 2 else "assistant", text) for index, text in enumerate(said)]
    log: list[Entry] = []
    for index in range(1, len(chat) - 1, 2):
        log += OfflineExtractor().read(rubric, chat[: index + 1], log, None).entries
    return chat, log


def read(chat, log, *answers, rubric=RUBRIC):
    """What the last message comes to when a model answers so: item → act, value; and what was rejected."""
    found = ModelExtractor().read(rubric, chat, log, None)
    assert isinstance(found, NeedsModel)
    reading = settled(found, lambda task: Completion(json.dumps({"answers": answers})))
    assert reading.mark is not None
    entries = {entry.item: entry for entry in reading.entries}
    return entries, {one.item: one.reason for one in reading.mark.rejected}, found.task


def _always(answer, task):
    return answer


def quotes(entry):
    return [span.quote for span in entry.evidence]


# --- answers as texts


@pytest.mark.parametrize(
    ("text", "item", "value", "quote"),
    [
        ("empathy: 8", "empathy", None, "8"),
        ("phone yes: I took calls: all day", "phone", "yes", "I took calls: all day"),
        ("service_years 1.5: 18 months", "service_years", 1.5, "18 months"),
        ("service_domains retail,support: shop", "service_domains", "retail,support", "shop"),
        (' phone  yes :  "calls" ', "phone", "yes", "calls"),
    ],
)
def test_a_text_is_item_value_and_quote(text, item, value, quote):
    claims = parse_claims(json.dumps({"answers": [text]}), RUBRIC.items)
    assert isinstance(claims, Claims)
    (claim,) = claims.claims
    assert (claim.item, claim.value, claim.quote, claim.declined) == (item, value, quote, False)


@pytest.mark.parametrize(
    "text", ["empathy", "empathy:", ": 8", "", 8, ["empathy", "8"], "no such: 8", "a" * 10_000]
)
def test_what_is_no_such_text_is_rejected_by_itself(text):
    claims = parse_claims(json.dumps({"answers": [text, "empathy: 8"]}), RUBRIC.items)
    assert isinstance(claims, Claims)
    assert [claim.item for claim in claims.claims] == ["empathy"]
    assert len(claims.rejected) == 1


@pytest.mark.parametrize(
    "answer",
    [
        ["empathy: 8"],
        {"answers": [{"item": "empathy", "value": 8, "quote": "8"}]},
        {"answers": [{"empathy": {"value": 8, "quote": "8"}}]},
        {"answers": {"empathy": {"value": 8, "quote": "8"}}},
        {"empathy": {"value": 8, "quote": "8"}, "writing": None},
    ],
)
def test_other_forms_say_the_same(answer):
    chat, log = told(RATE, "acht, also 8")
    found = ModelExtractor().read(RUBRIC, chat, log, None)
    assert isinstance(found, NeedsModel)
    reading = settled(found, lambda task: Completion(json.dumps(answer)))
    assert {entry.item: entry.value for entry in reading.entries} == {"empathy": 8}


def test_an_item_that_is_answered_twice_and_not_alike_is_not_answered():
    chat, log = told("Which shift?", "Mitgefühl: 8 oder 9, wer weiß, und sonst noch dies und das von mir")
    _, reasons, _ = read(told(RATE, chat[-1].content)[0], log, "empathy: 8", "empathy: 9")
    assert "twice" in reasons["empathy"]


def test_choices_may_come_one_by_one_each_with_its_words():
    chat, log = told(YEARS, "Zwei Jahre Einzelhandel, dann im Hotel.")
    entries, reasons, _ = read(
        chat, log, "service_domains retail: Einzelhandel", "service_domains hospitality: Hotel"
    )
    assert not reasons
    assert entries["service_domains"].value == ("retail", "hospitality")
    assert quotes(entries["service_domains"]) == ["Einzelhandel", "Hotel"]


# --- declines


def test_a_refusal_in_any_language_is_a_decline():
    chat, log = told(RATE, "Das behalte ich lieber für mich.")
    entries, reasons, _ = read(chat, log, "empathy declined: behalte ich lieber für mich")
    assert not reasons
    assert (entries["empathy"].act, entries["empathy"].value) == ("declined", None)


@pytest.mark.parametrize(
    ("reply", "answer", "reason"),
    [
        ("My boss would not say.", "empathy declined: would not say", "somebody else's"),
        ("acht, also 8", "empathy declined: no comment", "not in the message"),
        ("it is a seven, no more", "empathy declined: a seven", "give an answer"),
        ("Das sage ich nicht.", "phone declined: Das sage ich nicht", "no item of this name"),
    ],
)
def test_a_decline_is_grounded_like_any_answer(reply, answer, reason):
    chat, log = told(RATE, reply)
    entries, reasons, _ = read(chat, log, answer)
    assert reason in reasons[answer.split()[0]]
    assert all(entry.act != "declined" for entry in entries.values())


def test_who_answers_and_refuses_more_has_answered():
    chat, log = told(RATE, "8, but I'd rather not say more")
    entries, _, _ = read(chat, log, "empathy declined: rather not say")
    assert entries["empathy"].value == 8


# --- corrections


def test_the_model_is_told_what_stands_and_of_peoples_own_words_nothing():
    chat, log = told(
        "What is your job?", "I'm a barista, 2 years in retail", RATE, "sorry, five years it is. empathy 7"
    )
    _, _, task = read(chat, log)
    assert dict(task.known)["service_years"] == "2"
    assert all(RUBRIC.items[name].kind != "text" for name, _ in task.known)


def test_years_are_corrected_where_the_words_correct():
    chat, log = told(YEARS, "2 years in retail", RATE, "sorry, five years it is, not two. empathy 7")
    entries, reasons, _ = read(chat, log, "service_years 5: five years", "empathy: 7")
    assert not reasons
    assert (entries["service_years"].act, entries["service_years"].value) == ("corrected", 5)
    assert quotes(entries["service_years"]) == ["five years"]


@pytest.mark.parametrize("value", [3, 5], ids=["what is added", "what then holds"])
def test_years_that_are_added_add_up_with_both_their_words(value):
    chat, log = told(YEARS, "2 years in retail", "And before that?", "three years in a hotel")
    entries, _, _ = read(chat, log, f"service_years {value}: three years")
    assert entries["service_years"].value == 5
    assert quotes(entries["service_years"]) == ["2 years", "three years"]


@pytest.mark.parametrize(
    ("reply", "answer", "reason"),
    [
        ("7. three years I had a dog", "service_years 3: three years", "nothing says"),
        ("7. three years I had a dog", "service_years 5: three years", "give 3, not 5"),
        ("7, sorry, if I had stayed it would be five years", "service_years 5: five years", "hypothetical"),
        ("7, sorry, my brother did five years", "service_years 5: five years", "somebody else"),
        ("7, sorry, minus five years, haha", "service_years 50: five years", "give 5, not 50"),
        ("7, I mean I worked in a bank, too", "service_domains banking: a bank", "not 'banking'"),
    ],
)
def test_a_correction_that_the_words_do_not_make_leaves_what_stands(reply, answer, reason):
    chat, log = told(YEARS, "2 years in retail", RATE, reply)
    entries, reasons, _ = read(chat, log, answer)
    name = answer.split()[0]
    assert reason in reasons.get(name, ""), (reasons, entries)
    assert name not in entries


def test_kinds_of_work_are_added_and_replaced():
    chat, log = told(
        YEARS, "2 years in retail", "Anything else?", "ach ja, im Hotel auch, das war also hotel work"
    )
    entries, _, _ = read(chat, log, "service_domains retail,hospitality: hotel work")
    assert entries["service_domains"].value == ("retail", "hospitality")
    chat, log = told(YEARS, "2 years in retail", "Retail, then?", "Sorry, no, it was a hotel, not retail")
    entries, _, _ = read(chat, log, "service_domains hospitality: a hotel")
    assert entries["service_domains"].value == ("hospitality",)


def test_where_both_readers_correct_differently_the_person_is_asked():
    chat, log = told(
        YEARS, "2 years in retail", RATE, "Actually also three years at a hotel before that, empathy 7"
    )
    entries, reasons, _ = read(chat, log, "service_years 5: three years")
    assert "service_years" not in entries
    assert "differ" in reasons["service_years"]


# --- taken back


def test_an_answer_is_taken_back_by_words_that_take_back():
    chat, log = told(RATE, "8", EDUCATION, "scratch what I said about empathy, I was bragging")
    entries, reasons, _ = read(chat, log, "empathy declined: scratch what I said about empathy")
    assert not reasons
    assert (entries["empathy"].act, entries["empathy"].value) == ("withdrawn", None)


@pytest.mark.parametrize(
    ("reply", "quote", "reason"),
    [
        ("empathy is a nice thing", "empathy is a nice thing", "take nothing back"),
        ("my boss told me to forget what I said about empathy", "forget what I said", "somebody else's"),
    ],
)
def test_and_by_no_others(reply, quote, reason):
    chat, log = told(RATE, "8", EDUCATION, reply)
    entries, reasons, _ = read(chat, log, f"empathy declined: {quote}")
    assert reason in reasons["empathy"]
    assert "empathy" not in entries


@pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
def test_an_attack_takes_nothing_back_and_corrects_nothing(text):
    """A fooled model proposes to change all that stands, with the whole message as its quote."""
    before = ("I did 2 years in retail, phone yes, empathy 4, writing 5", "Noted.")
    chat, log = told("Tell me about yourself.", *before, text)
    standing = {entry.item for entry in log}
    found = ModelExtractor().read(RUBRIC, chat, log, None)
    offline = {entry.item: entry.value for entry in OfflineExtractor().read(RUBRIC, chat, log, None).entries}
    for value in ("declined", "10", "yes"):
        answer = Completion(json.dumps({"answers": [f"{name} {value}: {text}" for name in RUBRIC.items]}))
        reading = settled(found, partial(_always, answer))
        changed = {entry.item: entry.value for entry in reading.entries if entry.item in standing}
        assert changed.items() <= offline.items(), value


# --- levels

KNOWLEDGE = LADDER.items["knowledge"].ask
PEOPLE = LADDER.items["people"].ask


@pytest.mark.parametrize(
    ("asked", "reply", "answer", "reason"),
    [
        (
            KNOWLEDGE,
            "Every week I write new help articles.",
            "knowledge 4: I write new help articles",
            "step 2, not 4",
        ),
        (
            KNOWLEDGE,
            "Every week I write new help articles.",
            "knowledge 3: I write new help articles",
            "too little",
        ),
        (
            KNOWLEDGE,
            "I look things up in the docs all day.",
            "knowledge 5: I look things up",
            "step 1, not 5",
        ),
        (
            KNOWLEDGE,
            "My colleague designs the knowledge base.",
            "knowledge 3: designs the knowledge base",
            "else",
        ),
        (KNOWLEDGE, "Next year I will design our knowledge system.", "knowledge 3: I will design", "plan"),
        (
            KNOWLEDGE,
            "I once wrote an article, back in 2019.",
            "knowledge 2: I once wrote an article",
            "as a rule",
        ),
        (KNOWLEDGE, "I used to write articles in my old job.", "knowledge 2: write articles", "as a rule"),
        (PEOPLE, "I like my team a lot.", "people 4: I like my team", "as a rule"),
        (PEOPLE, "I like my team a lot.", "people 3: I like my team", "as a rule"),
    ],
)
def test_a_level_is_one_that_the_words_tell_by_code_too(asked, reply, answer, reason):
    chat, log = told(asked, reply, rubric=LADDER)
    entries, reasons, _ = read(chat, log, answer, rubric=LADDER)
    name, value = answer.split(":")[0].split()
    assert reason in reasons[name]
    assert name not in entries or entries[name].value != int(value)


def test_a_level_that_the_offline_reader_leaves_open_is_taken_from_words_that_tell_it():
    asked = "Do you make any articles or templates yourself, or is it more reading?"
    reply = "pages others made, i go by those. i did make one template once for hail but they binned it"
    chat, log = told(asked, reply, rubric=LADDER)
    assert not OfflineExtractor().read(LADDER, chat, log, None).entries
    entries, reasons, _ = read(chat, log, "knowledge 1: pages others made, i go by those", rubric=LADDER)
    assert entries["knowledge"].value == 1, reasons
    _, reasons, _ = read(chat, log, "knowledge 2: i did make one template once", rubric=LADDER)
    assert "as a rule" in reasons["knowledge"]


def test_a_lower_level_replaces_a_higher_one_only_as_a_correction():
    first = "I plan what customers find by themselves and measure how many never need to write"
    chat, log = told(KNOWLEDGE, first, KNOWLEDGE, "I write new help articles every week.", rubric=LADDER)
    assert {entry.item: entry.value for entry in log}["knowledge"] == 4
    entries, reasons, _ = read(chat, log, "knowledge 2: I write new help articles", rubric=LADDER)
    assert "knowledge" not in entries
    assert "a higher step" in reasons["knowledge"]
