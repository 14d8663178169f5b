"""What a question asks for, in words that stand nowhere in the rubric: they are told from all its words."""

import subprocess
import sys
from typing import Any

import pytest

from advisor.answers import Message
from advisor.catalog import load_rubric
from advisor.extraction.offline.asked import asked_in
from advisor.extraction.offline.lexicon import lexicon_of
from advisor.extraction.offline.reader import OfflineExtractor
from tests.extraction.chats import TODAY

RUBRIC = load_rubric("customer-support-representative")
LEXICON = lexicon_of(RUBRIC)
REPLIES = {"rating": "8", "extent": "yes", "text": "Leeds", "years": "4 years", "months": "in 2 months"}


def read(asked: str, reply: str) -> dict[str, Any]:
    messages = [Message("assistant", asked), Message("user", reply)]
    entries = OfflineExtractor().read(RUBRIC, messages, [], TODAY).entries
    return {entry.item: entry.value for entry in entries if entry.act == "answered"}


@pytest.mark.parametrize(
    ("asked", "item"),
    [
        ("Which town do you call home?", "location"),
        ("And whereabouts are you these days?", "location"),
        ("How long have you been dealing with the public?", "service_years"),
        ("How good are you at picking up a new program?", "learns_software"),
        ("Could you put a technical thing in plain words for my gran, from 1 to 10?", "explains_tech"),
        ("When something breaks, how good are you at finding out why?", "troubleshooting"),
        ("When would your first day be?", "start_in"),
        ("Somebody is shouting at you. How well do you bring them down?", "deescalation"),
        ("Do you stay polite when it gets rough, from 1 to 10?", "composure"),
        ("How well do you feel what an upset customer feels?", "empathy"),
        ("Have you ever answered customers in a chat window?", "live_chat"),
        ("Ever written a help page?", "knowledge_base"),
        ("Ever worked with Zendesk or the like?", "ticketing"),
    ],
)
def test_a_question_in_words_of_its_own(asked, item):
    phrases = {phrase.lower() for each in RUBRIC.items.values() for phrase in each.examples}
    assert asked.lower() not in phrases  # else it shows nothing
    assert list(read(asked, REPLIES[RUBRIC.items[item].kind])) == [item]


@pytest.mark.parametrize(
    ("asked", "reply"),
    [
        ("How are you?", "8"),
        ("Lovely weather, isn't it?", "yes"),
        ("Shall we go on?", "yes"),
        ("Did I get that right?", "yes"),
        ("Do you have a minute?", "sure"),
        ("Any questions for me before we carry on?", "no"),
    ],
)
def test_small_talk_asks_for_nothing(asked, reply):
    assert read(asked, reply) == {}


def test_what_the_rubric_calls_an_aside_asks_for_nothing():
    assert [aside for aside in RUBRIC.asides if asked_in(aside, LEXICON).items] == []


MOST_MISTAKEN = 0.03
"""The share of the rubric's own example questions that may be taken for another item's."""


def test_the_rubrics_examples_ask_for_their_own_item():
    mistaken = []
    examples = [(item.id, example) for item in RUBRIC.items.values() for example in item.examples]
    for item, example in examples:
        asked = asked_in(example, LEXICON)
        first = asked.points[0][0] if asked.points else None
        if item not in asked.items and item != first:
            mistaken.append((item, example))
    assert len(mistaken) <= MOST_MISTAKEN * len(examples), mistaken


def test_the_weights_do_not_depend_on_the_order_of_hashing():
    code = (
        "from advisor.catalog import load_rubric\n"
        "from advisor.extraction.offline.asked import asked_in\n"
        "from advisor.extraction.offline.lexicon import lexicon_of\n"
        "rubric = load_rubric('customer-support-representative')\n"
        "lexicon = lexicon_of(rubric)\n"
        "print([asked_in(e, lexicon).points for i in rubric.items.values() for e in i.examples[:5]])"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1
    assert b"location" in printed.pop()
