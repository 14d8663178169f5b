"""The library, as a program would use it. The offline reader reads."""

import datetime
import itertools
import json
import subprocess
import sys
from typing import Any, cast

import pytest

import advisor
from advisor import Advisor, Assessment, Placement
from advisor.answers import Message
from advisor.dialogue import events
from advisor.errors import TranscriptError, UnknownRubric
from advisor.extraction.offline.asked import asked_in
from advisor.extraction.offline.lexicon import lexicon_of
from tests.dialogue.fakes import FakeReader, everything

NAME = "customer-support-representative"
ADVISOR = Advisor(NAME)
RUBRIC = ADVISOR.rubric
TODAY = datetime.date(2026, 11, 22)


def test_a_chat_asks_reads_and_scores():
    chat = ADVISOR.start(date=TODAY)
    assert RUBRIC.questions[0].ask in chat.opening
    turn = chat.send("I have a bachelor's degree and 3 years in a call center.")
    assert chat.answers["service_years"] == 3
    assert {change.item for change in turn.changes} >= {"education", "service_years"}
    assert turn.asked == ("current_role",)
    turn = chat.send("student")
    assert turn.asked == tuple(item.id for item in RUBRIC.questions[1].items)
    assert not turn.done
    assert chat.assessment.outcome == "NOT VIABLE"
    assert not chat.assessment.decided


def test_answers_are_plain_python():
    chat = Advisor(NAME, FakeReader()).start()
    chat.send("empathy=7.5; writing=8; goal=exploring; industries=fintech,saas; service_years=2")
    assert chat.answers == {
        "service_years": 2,
        "writing": 8,
        "empathy": 7.5,
        "goal": "exploring",
        "industries": ["saas", "fintech"],
    }
    assert type(chat.answers["writing"]) is int
    assert type(chat.answers["empathy"]) is float


def test_a_finished_chat_is_done_and_takes_corrections():
    chat = Advisor(NAME, FakeReader()).start()
    turn = chat.send(everything(RUBRIC))
    assert turn.done
    assert chat.assessment.decided
    turn = chat.do(events.Fix("empathy", "3"))
    assert turn.report == 2
    assert isinstance(chat.assessment, Assessment)
    assert chat.assessment.tier == "NEARLY"


def test_scoring_a_transcript_gives_the_shape_of_the_contract():
    scored = ADVISOR.score(
        [
            {"role": "assistant", "content": "From 1 to 10, how would you rate your empathy?"},
            {"role": "user", "content": "8"},
        ]
    )
    assert scored.answers == {"empathy": 8}
    data = scored.to_dict()
    assert list(data) == [
        "rubric", "answers", "evidence", "declined", "score", "floor", "ceiling", "decided", "tier",
        "must_haves",
    ]  # fmt: skip
    assert data["evidence"] == {"empathy": {"message": 1, "start": 0, "end": 1, "quote": "8"}}
    assert (data["score"], data["floor"], data["ceiling"]) == (6.0, 6.0, 98.5)
    assert data["decided"] is False
    assert data["must_haves"]["empathy"] == "met"
    assert json.loads(json.dumps(data)) == data


def test_a_ladder_gives_level_title_decided_and_signals():
    chat = Advisor("support-ladder", FakeReader()).start()
    chat.send("casework=3; product_influence=3; knowledge=2; people=3; title=Support Engineer")
    assert isinstance(chat.assessment, Placement)
    assert (chat.assessment.level, chat.assessment.title) == (3, "Senior Customer Support")
    assert (chat.assessment.decided, chat.assessment.signals) == (True, None)
    assert chat.answers["casework"] == 3


def test_scoring_a_transcript_on_a_ladder_gives_the_shape_of_the_contract():
    ladder = Advisor("support-ladder")
    question = ladder.rubric.questions[0].ask
    data = ladder.score(
        [
            {"role": "assistant", "content": question},
            {"role": "user", "content": "Support Engineer, 4 years"},
        ]
    ).to_dict()
    assert list(data) == [
        "rubric", "answers", "evidence", "declined", "level", "title", "decided", "signals",
    ]  # fmt: skip
    assert data["answers"] == {"title": "Support Engineer", "years_in_support": 4}
    assert (data["level"], data["title"], data["decided"], data["signals"]) == (None, None, False, None)


def test_messages_may_be_dicts_or_messages_and_may_come_from_an_iterator():
    messages = [{"role": "user", "content": "I've got 2 years in retail"}]
    first = ADVISOR.score(messages).to_dict()
    assert ADVISOR.score(iter(messages)).to_dict() == first
    assert ADVISOR.score([Message("user", "I've got 2 years in retail")]).to_dict() == first


def test_an_empty_chat_scores_nothing():
    scored = ADVISOR.score([])
    assert scored.answers == {}
    assert scored.to_dict()["score"] == 0.0


@pytest.mark.parametrize(
    ("messages", "says"),
    [
        ("hello", "list of messages"),
        (None, "list of messages"),
        ({"role": "user", "content": "hi"}, "list of messages"),
        (["hi"], r"messages\[0\]: a dict"),
        ([{"role": "user"}], r"messages\[0\]: 'content'"),
        ([{"role": "user", "content": "a"}, {"role": 1, "content": "b"}], r"messages\[1\]: 'role'"),
        ([{"role": "user", "content": ["a"]}], "'content' must be a text, not list"),
    ],
)
def test_what_is_no_chat_is_refused_with_the_place(messages, says):
    with pytest.raises(TranscriptError, match=says):
        ADVISOR.score(messages)


def test_a_wrong_date_a_wrong_message_and_an_unknown_rubric_are_refused():
    for date in ("22.11.2026", "2026-02-30", 20261122):
        with pytest.raises(TranscriptError, match='date: a day such as "2026-11-22" is needed'):
            ADVISOR.score([], date=cast(Any, date))
    with pytest.raises(TranscriptError, match="text"):
        ADVISOR.start().send(cast(Any, 8))
    with pytest.raises(UnknownRubric, match="customer-support-representative"):
        Advisor("customer-suport-representative")


def test_a_date_may_be_written_as_transcripts_write_it():
    said = [{"role": "user", "content": "I've been in retail since 2021."}]
    assert ADVISOR.score(said, "2026-11-22").answers == ADVISOR.score(said, TODAY).answers
    assert ADVISOR.start("2026-11-22").state.today == TODAY


def test_without_a_date_what_depends_on_it_stays_absent():
    said = [{"role": "user", "content": "I've been in retail since 2021."}]
    assert ADVISOR.score(said, TODAY).answers["service_years"] == 5
    assert "service_years" not in ADVISOR.score(said).answers


def test_importing_the_package_is_light():
    code = (
        "import advisor, sys; print([m for m in ('pydantic', 'jinja2', 'advisor.api') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_package_says_what_it_has():
    assert {"Advisor", "Chat", "Scored", "Turn"} <= set(advisor.__all__) <= set(dir(advisor))
    assert all(hasattr(advisor, name) for name in advisor.__all__)
    with pytest.raises(AttributeError):
        _ = advisor.Adviser


# --- What the reader sees is what was asked


@pytest.mark.parametrize("question", [question.id for question in RUBRIC.questions])
def test_a_reader_of_the_text_alone_sees_which_parts_are_asked(question):
    from tests.prompting.test_render import ask

    items = [item.id for item in next(each for each in RUBRIC.questions if each.id == question).items]
    for length in range(1, len(items) + 1):
        for asked in itertools.combinations(items, length):
            for times, turn, rest in (
                (0, 0, False),
                (1, 0, False),
                (1, 1, False),
                (2, 2, False),
                (1, 0, True),
                (1, 1, True),
                (2, 2, True),
            ):
                for left in (1, 9):
                    said = ask(question, asked, times=times, turn=turn, rest=rest, left=left)
                    assert asked_in(said, lexicon_of(RUBRIC)).items == asked, said


TALK = [
    "hi there",
    "I finished college, BA in English, and I'm a cashier. 4 years in retail.",
    "what does CSAT mean? and why do you ask?",
    "Zendesk every day, chat and email too. No phone, no help articles.",
    "8, 7, 9, 6",
    "how am I doing?",
    "a) 8 b) 9 c) 8 d) skip",
    "yes, all of them",
    "what have you got so far",
    "actually make my empathy an 8",
    "customer success",
    "remote, chat, evenings are fine but no weekends, businesses",
    "go back",
    "hybrid",
    "Dublin, next month, fintech and SaaS",
    "what do I still need for QUALIFIED?",
    "what if writing were 9?",
    "stop",
]


def test_a_live_chats_transcript_scores_as_the_chat_did():
    chat = ADVISOR.start(TODAY)
    for text in TALK:
        turn = chat.send(text)
        if turn.closed:
            break
    scored = ADVISOR.score(chat.messages, TODAY)
    assert scored.answers == chat.answers
    assert scored.sheet == chat.state.sheet
    assert scored.assessment == chat.assessment


def test_replies_that_ask_nothing_leave_the_standing_question_as_it_is_for_the_reader():
    chat = ADVISOR.start(TODAY)
    lexicon = lexicon_of(RUBRIC)
    for text in TALK:
        turn = chat.send(text)
        if chat.state.over:
            break  # the report names what is open, and whoever then says a number means that
        assert asked_in(turn.reply, lexicon).items == turn.asked, turn.reply
