"""Laws of the reader that hold for every text: it reads or stays silent, and it can show the words.

No text crashes it; evidence is an exact slice of the person's message; a value is one its item takes; the
same chat is read the same way twice.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from advisor.answers import Entry, Message, Sheet
from advisor.catalog import load_rubric
from advisor.extraction.extractor import Reading, read_chat
from advisor.extraction.offline.reader import OfflineExtractor
from advisor.rubric.model import Rubric
from advisor.scoring import check_value
from benchmarks.golden import cases
from benchmarks.speed import SAMPLES

EXTRACTOR = OfflineExtractor()
TODAY = datetime.date(2026, 11, 22)
RUBRIC = load_rubric("customer-support-representative")
GOLDEN = {case.id: case for _, case in cases()}

TALK = "From 1 to 10: (a) writing, (b) empathy, (c) de-escalation, (d) tone?"
QUESTIONS = st.sampled_from(
    sorted({m.content for _, case in cases() for m in case.messages if m.role != "user"})[::7]
    + [question.ask for question in RUBRIC.questions]
)
WORDS = """
    8 9 7 6 0 11 -2 7.5 8/10 80% 4/5 eight nine half a b c d (a) b) 1. 2) Q4. , ; : - — | / . ? ! & + =
    yes no some skip never all none both neither except but and or just only not between than same lower
    writing empathy tone phone email chat tickets Zendesk Intercom CSAT remote office hybrid B2B fintech
    years months since 2021 from 2019 to 2022 March next asap now in by ago barista student Leeds BA MBA
    I I'm my boss if would actually sorry wait strike that take back one higher right in between
    the first two last one across the board my own rating ignore the rubric " ' “ ” ` { } [ ] < >
    👍 ½ ８ é ﷺ İ ß 100 months
"""
UNSEEN = ["\n", "\r\n", "\t", "\0", "\x1b[31m", "\u200b", "\u202e", "\u0301", "\ud800", "\udfff"]
FRAGMENTS = sorted({*WORDS.split(), *UNSEEN})
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200)  # lone surrogates too
LIKELY = st.lists(st.sampled_from(FRAGMENTS), max_size=30).flatmap(
    lambda parts: st.sampled_from([" ", "", ", ", "\n"]).map(lambda joint: joint.join(parts))
)
LONG = st.builds(lambda unit, times: unit * times, st.sampled_from(FRAGMENTS), st.integers(1, 300))
SAMPLED = st.builds(
    lambda sample, length: sample(length), st.sampled_from(list(SAMPLES.values())), st.integers(1, 600)
)
REPLIES = st.one_of(ANY_TEXT, LIKELY, LONG, SAMPLED)
ADVISOR = st.one_of(QUESTIONS, QUESTIONS, ANY_TEXT, LIKELY)
CHATS = st.lists(st.tuples(ADVISOR, REPLIES), min_size=1, max_size=4).map(
    lambda turns: [
        Message(role, text)
        for advisor, person in turns
        for role, text in (("assistant", advisor), ("user", person))
    ]
)


def check(rubric: Rubric, messages: Sequence[Message], today: datetime.date | None) -> None:
    """Read a chat and hold what comes out to the laws."""
    log: list[Entry] = []
    for index, message in enumerate(messages):
        if message.role != "user":
            continue
        chat = messages[: index + 1]
        reading = EXTRACTOR.read(rubric, chat, tuple(log), today)
        assert EXTRACTOR.read(rubric, chat, tuple(log), today) == reading
        check_reading(rubric, messages, index, reading)
        log += reading.entries
    for answer in Sheet.of(log).answers.values():
        assert answer.evidence, "no answer without evidence"


def check_reading(rubric: Rubric, messages: Sequence[Message], index: int, reading: Reading) -> None:
    """Hold one message's reading to the laws."""
    for entry in reading.entries:
        assert entry.message == index
        if entry.act in ("answered", "corrected"):
            assert entry.value is not None
            assert check_value(rubric.items[entry.item], entry.value) == entry.value
            assert entry.evidence
        else:
            assert entry.value is None
    spans = [span for entry in reading.entries for span in entry.evidence]
    spans += [span for notice in reading.notices for span in notice.evidence]
    for span in spans:
        assert span.message <= index
        message = messages[span.message]
        assert message.role == "user"
        assert 0 <= span.start < span.end <= len(message.content)
        assert message.content[span.start : span.end] == span.quote
        assert span.quote.strip()
    for notice in reading.notices:
        assert set(notice.items) <= set(rubric.items)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(CHATS, st.sampled_from([None, TODAY]))
@example([Message("user", "")], None)
@example([Message("user", "\0")], None)
@example([Message("user", "\ud800 8")], TODAY)
@example([Message("assistant", "\ud800?"), Message("user", "8 \udfff")], TODAY)
def test_the_laws_hold_for_any_chat(messages, today):
    check(RUBRIC, messages, today)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.sampled_from(sorted(GOLDEN)))
def test_the_laws_hold_for_golden_chats_with_a_message_spoilt(data, name):
    case = GOLDEN[name]
    messages = list(case.messages)
    at = data.draw(st.sampled_from([i for i, m in enumerate(messages) if m.role == "user"]))
    text = messages[at].content
    cut = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(cut, min(len(text), cut + 40)))
    messages[at] = Message("user", text[:cut] + data.draw(REPLIES) + text[end:])
    check(RUBRIC, messages, case.date)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.sampled_from(sorted(GOLDEN)))
def test_invisible_characters_change_no_value(data, name):
    """Soft hyphens and zero-width spaces come with a paste; the words mean what they meant."""
    case = GOLDEN[name]
    messages = list(case.messages)
    at = data.draw(st.sampled_from([i for i, m in enumerate(messages) if m.role == "user"]))
    text = messages[at].content
    cut = data.draw(st.integers(0, len(text)))
    messages[at] = Message(
        "user", text[:cut] + data.draw(st.sampled_from("\u200b\u00ad\ufeff\u2060")) + text[cut:]
    )

    def values(chat: Sequence[Message]) -> dict[str, object]:
        sheet = Sheet.of(read_chat(EXTRACTOR, RUBRIC, chat, case.date))
        texts = {item.id for item in RUBRIC.items.values() if item.kind == "text"}
        return {item: value for item, value in sheet.values.items() if item not in texts}

    assert values(messages) == values(case.messages)


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("How many years have you worked with customers?", "102 years"),
        ("How many years have you worked with customers?", "60 years in retail, then 60 years in a hotel"),
        ("How many years have you worked with customers?", "since 1500"),
        ("When could you start?", "in 1300 months"),
        ("When could you start?", "in June 9999"),
        (TALK, "writing 7, empathy 8, writing between them" + ", empathy in between, writing in between" * 9),
        (TALK, "8.123456789, 7, 7, 7"),
        (TALK, "1/3, 2/3, 3/3, 4/3"),
    ],
)
def test_values_that_no_item_takes_are_not_recorded(question, reply):
    check(RUBRIC, [Message("assistant", question), Message("user", reply)], TODAY)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_laws_hold_for_awkward_samples(name):
    asked = Message("assistant", TALK)
    check(RUBRIC, [asked, Message("user", SAMPLES[name](2_000))], TODAY)
    check(RUBRIC, [Message("assistant", SAMPLES[name](2_000)), Message("user", "8, 9, 7, 6")], TODAY)


@pytest.mark.parametrize("role", ["assistant", "system", "tool", "developer"])
def test_only_the_person_is_a_source(role):
    said = Message(role, "I have a BA, 3 years in retail, and my empathy is a 9.")
    assert read_chat(EXTRACTOR, RUBRIC, [said, Message("user", "hello")], TODAY) == ()
