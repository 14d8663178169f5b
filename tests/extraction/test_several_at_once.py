"""Several things that the advisor asks for at once, in colloquial words: all are heard, no more."""

import pytest

from advisor.catalog import load_rubric
from advisor.extraction.offline.asked import asked_in
from advisor.extraction.offline.lexicon import lexicon_of

METRICS = {"response_time", "resolution_rate", "satisfaction_scores", "ticket_volume"}
TECH = {"learns_software", "explains_tech", "troubleshooting", "saas"}
PEOPLE = {"writing", "empathy", "deescalation", "composure"}
CHANNELS = {"ticketing", "live_chat", "phone", "email", "knowledge_base"}

LISTS = [
    ("And the numbers we'd judge you by: how fast, how many, how happy, how well solved?", METRICS),
    ("Would the usual numbers be alright with you? Speed, solved, stars, count?", METRICS),
    ("Cool with being timed, rated, counted, and having your solved share tracked?", METRICS),
    ("How do you feel about the numbers people count: speed, solved, happy, how many?", METRICS),
    ("quick, solved, happy, count: any of these scare you?", METRICS),
    ("Which numbers are you comfortable with: the speed, the solved share, the stars, the count?", METRICS),
    ("Learn, solve, explain: marks?", TECH - {"saas"}),
    ("Gadgets, explaining, fixing, cloud stuff?", TECH),
    ("Out of ten, would you say: software, explaining, fixing, cloud apps?", TECH),
    ("how do you calm such a person, do you feel for them, do you stay polite?", PEOPLE - {"writing"}),
    ("Pen, heart, temper?", PEOPLE - {"composure"}),
    ("what do you use there, do people call, mail, chat?", {"phone", "email", "live_chat"}),
]

PIECES = [
    (
        "I still need two scores: how clearly you write and how polite you stay under pressure.",
        {"writing", "composure"},
    ),
    (
        "How calm do you stay on a mad busy day, out of ten? And could you work the odd weekend?",
        {"composure", "shift_flexible"},
    ),
    (
        "Two things left from the first question: your highest level of education and your total years "
        "in customer-facing jobs.",
        {"education", "service_years"},
    ),
    (
        "What did you complete at school or college, and what career are you working toward?",
        {"education", "goal"},
    ),
    (
        "Are you employed at the moment, and what sort of businesses have you done customer service for?",
        {"current_role", "service_domains"},
    ),
    (
        "Have you done calls before, and would you like doing them more than chat?",
        {"phone", "channel_preference"},
    ),
    (
        "To wrap up: where are you headed in your career, where are you living, and when are you free?",
        {"goal", "location", "start_in"},
    ),
    (
        "And your calmness with upset people, and your professionalism under the pump, out of ten?",
        {"deescalation", "composure"},
    ),
    (
        "And for explaining something technical, and for puzzling out what has gone wrong?",
        {"explains_tech", "troubleshooting"},
    ),
]

NO_MORE = [
    ("Makes sense. Phone, email, chat, tickets, any of them?", CHANNELS - {"knowledge_base"}),
    ("And CSAT and ticket volume, fine to be measured on those?", {"satisfaction_scores", "ticket_volume"}),
    ("What would you give yourself for empathy, writing, out of ten?", {"empathy", "writing"}),
    ("Next, your empathy, de-escalation and writing, out of ten?", PEOPLE - {"composure"}),
    ("So phone, no chat. Emails?", {"email"}),
    ("Survey 3 of 4. Again 1 to 5 stars: writing, empathy, de-escalation, composure.", PEOPLE),
    (
        "Three numbers for four things! Which one did you leave out? And, while we're at it, how comfortable "
        "are you with response time, resolution, CSAT, volume?",
        METRICS,
    ),
    ("Hi there! Let's start easy: do you have a degree, a diploma, or something else?", {"education"}),
    (
        "And once you've learned it yourself, how well can you explain it to someone who's hopeless?",
        {"explains_tech"},
    ),
    ("Chat/phone, off-hours, market?", {"channel_preference", "shift_flexible", "market"}),
    (
        "In that job, what have you done? Inbound/outbound calling, email, chat, ticketing?",
        CHANNELS - {"knowledge_base"},
    ),
]


@pytest.fixture(scope="module")
def lexicon():
    """The names of the rubric."""
    return lexicon_of(load_rubric("customer-support-representative"))


@pytest.mark.parametrize(("text", "items"), LISTS)
def test_a_list_shares_out_the_parts_of_one_question(lexicon, text, items):
    assert set(asked_in(text, lexicon).items) == items


@pytest.mark.parametrize(("text", "items"), PIECES)
def test_each_piece_is_told_by_all_its_words(lexicon, text, items):
    assert set(asked_in(text, lexicon).items) == items


@pytest.mark.parametrize(("text", "items"), NO_MORE)
def test_leads_scales_and_asides_add_nothing(lexicon, text, items):
    assert set(asked_in(text, lexicon).items) == items


def test_the_order_of_the_list_is_the_order_of_the_parts(lexicon):
    items = asked_in("Speed, solved, stars, count: fine with you?", lexicon).items
    assert items == ("response_time", "resolution_rate", "satisfaction_scores", "ticket_volume")


def test_the_words_of_a_list_may_be_repeated(lexicon):
    slots = asked_in("Okay with the speed, the solved share, the stars, the count?", lexicon).slots
    assert any("star" in slot.words for slot in slots if slot.item == "satisfaction_scores")
