"""Questions asked beside each other, and short replies to both: every plain pair, in many layouts."""

from __future__ import annotations

import itertools
import random
from decimal import Decimal
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
QUESTIONS = {
    "education": ("what's your highest level of education", "do you have a degree"),
    "current_role": ("what do you do now", "what's your current job"),
    "service_years": (
        "how many years have you worked with customers",
        "how long have you been in customer service",
    ),
    "ticketing": ("have you used a ticketing system", "do you know Zendesk or Freshdesk"),
    "live_chat": ("have you done live chat", "have you supported customers over chat"),
    "phone": ("have you done phone support", "have you talked to customers on the phone"),
    "email": ("have you answered customers by email", "any email support"),
    "knowledge_base": ("have you written help articles", "have you worked with a knowledge base"),
    "learns_software": ("how quickly do you learn new software, 1 to 10",),
    "explains_tech": ("how well do you explain technical things, 1 to 10",),
    "troubleshooting": ("how would you rate your troubleshooting, 1 to 10",),
    "saas": ("how familiar are you with SaaS, 1 to 10",),
    "writing": ("how well do you write, 1 to 10", "how is your written communication, 1-10"),
    "empathy": ("how empathetic are you, 1-10", "how would you rate your empathy, 1 to 10"),
    "deescalation": ("how good are you at calming angry customers, 1-10",),
    "composure": ("how well do you stay calm under pressure, 1 to 10",),
    "response_time": ("are you comfortable being measured on response time",),
    "resolution_rate": ("are you ok with resolution rate as a metric",),
    "satisfaction_scores": ("are you ok with CSAT", "are you comfortable with customer satisfaction scores"),
    "ticket_volume": ("are you ok with ticket quotas",),
    "goal": ("what is your career goal", "where do you want to be in five years"),
    "workplace": ("remote, office or hybrid", "do you want to work remotely or in an office"),
    "channel_preference": ("do you prefer chat or phone",),
    "shift_flexible": ("can you work evenings and weekends",),
    "market": ("B2B or B2C", "would you rather support businesses or consumers"),
    "location": ("where do you live", "where are you based", "which city are you in"),
    "start_in": ("when can you start", "what's your notice period"),
    "industries": ("which industry would you like", "any industry preference"),
}
JOINTS = (", and {}?", "? And {}?", "? {}?", " and {}?", "? Also, {}?", "? Then, {}?")
ANSWERS: dict[str, tuple[str, Any]] = {
    "rating": ("7/10", Decimal(7)),
    "extent": ("no", "no"),
    "years": ("3 years", Decimal(3)),
    "months": ("two weeks", Decimal("0.5")),
    "education": ("a bachelor's", "bachelor"),
    "current_role": ("barista", "barista"),
    "location": ("Leeds", "Leeds"),
    "goal": ("customer success", "customer_success"),
    "workplace": ("hybrid", "hybrid"),
    "channel_preference": ("chat", "chat"),
    "market": ("either", "any"),
    "industries": ("fintech", ("fintech",)),
}
MOST_MISTAKEN = 0.01
"""The share of pairs that may be misunderstood."""


def pairs() -> list[tuple[str, str, str]]:
    """Every two items, with a question for both."""
    chance = random.Random(7)
    out = []
    for one, other in itertools.permutations(QUESTIONS, 2):
        first, second = chance.choice(QUESTIONS[one]), chance.choice(QUESTIONS[other])
        out.append((one, other, first[0].upper() + first[1:] + chance.choice(JOINTS).format(second)))
    return out


def test_questions_beside_each_other_are_both_heard():
    mistaken = []
    for one, other, asked in pairs():
        heard = {slot.item for slot in asked_in(asked, LEXICON).slots}
        if heard != {one, other}:
            mistaken.append((asked, heard))
    assert len(mistaken) <= MOST_MISTAKEN * len(pairs()), mistaken[:10]


@pytest.mark.parametrize("joint", [". ", "\n", "; ", " and "])
def test_two_short_answers_go_to_their_questions(joint):
    mistaken = []
    for one, other, asked in pairs():
        (said, value), (also, another) = (
            ANSWERS.get(item) or ANSWERS[RUBRIC.items[item].kind] for item in (one, other)
        )
        messages = [Message("assistant", asked), Message("user", said + joint + also)]
        entries = OfflineExtractor().read(RUBRIC, messages, [], TODAY).entries
        read = {entry.item: entry.value for entry in entries if entry.item != "service_domains"}
        if read != {one: value, other: another}:
            mistaken.append((asked, said + joint + also, read))
    assert len(mistaken) <= 2 * MOST_MISTAKEN * len(pairs()), mistaken[:10]
