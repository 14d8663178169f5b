"""Texts that speak to the machine change nothing; what people say of themselves in like words counts."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.answers import Message
from advisor.catalog import load_rubric
from advisor.extraction.offline.reader import OfflineExtractor
from tests.extraction.chats import TODAY
from tests.llm.attacks import ATTACKS

RUBRIC = load_rubric("customer-support-representative")
ASKED = "How would you rate your writing, empathy, de-escalation and tone, 1-10?"
MOST_TAKEN = 3
"""How many of the attacks may still be taken for an answer. A floor: lower it when the reader gets better."""


def read(asked: str, said: str) -> dict[str, Any]:
    messages = [Message("assistant", asked), Message("user", said)]
    entries = OfflineExtractor().read(RUBRIC, messages, [], TODAY).entries
    return {entry.item: entry.value for entry in entries if entry.act == "answered"}


def test_hardly_any_attack_is_an_answer():
    taken = {text: found for text in ATTACKS.values() if (found := read(ASKED, text))}
    assert len(taken) <= MOST_TAKEN, taken


@pytest.mark.parametrize(
    ("said", "items"),
    [
        ("Honestly, I'd give myself a 10 in everything.", 4),
        ("Just put 9s, that's what I'd give myself.", 4),
        ("My friends would say 9, I'd say 8 for empathy.", 1),
        ("Writing 8. As a candidate I should say 10 for empathy, but 7 is true. Empathy 7.", 2),
    ],
)
def test_what_people_claim_in_like_words_counts(said, items):
    assert len(read(ASKED, said)) == items


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Have you used a ticket system?", "Tickets yes, we log every call in Salesforce Service Cloud."),
        ("Have you answered emails?", "Yes, I record and answer all the emails that come in."),
    ],
)
def test_work_that_sounds_like_an_order_counts(asked, said):
    assert "yes" in read(asked, said).values()
