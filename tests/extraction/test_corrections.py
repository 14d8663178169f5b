"""Corrections at any time, in the words people use, whatever was asked last."""

from datetime import date

import pytest

from advisor import Advisor, Chat

TOLD = (
    "bachelor's, barista, 3 years, hospitality",
    "tickets no, chat no, phone yes, email yes, kb no",
    "8, 8, 8, 8",
    "8, 8, 8, 8",
    "yes, yes, yes, no",
    "customer success",
    "remote, chat, yes, b2b",
    "York, in 2 weeks, SaaS",
)


@pytest.fixture(scope="module")
def advisor():
    return Advisor("customer-support-representative")


def chat_of(advisor: Advisor) -> Chat:
    """A chat in which all is told."""
    chat = advisor.start(date=date(2026, 11, 22))
    for words in TOLD:
        chat.send(words)
    return chat


CORRECTIONS = (
    ("actually troubleshooting is a 6", "troubleshooting", "6"),
    ("change troubleshooting to 6", "troubleshooting", "6"),
    ("make SaaS a 5", "saas", "5"),
    ("sorry, I meant 7 for explaining", "explains_tech", "7"),
    ("learning software should be 9", "learns_software", "9"),
    ("no wait, empathy 6", "empathy", "6"),
    ("writing: 6", "writing", "6"),
    ("set writing to 5", "writing", "5"),
    ("composure is more like a 7", "composure", "7"),
    ("I'd lower empathy to 7", "empathy", "7"),
    ("can you put de-escalation at 9?", "deescalation", "9"),
    ("please change my writing from 8 to 9", "writing", "9"),
    ("one point more for empathy", "empathy", "9"),
    ("empathy one lower", "empathy", "7"),
    ("actually I have used live chat", "live_chat", "yes"),
    ("I said no to live chat but I did a little", "live_chat", "some"),
    ("correction: email only a bit", "email", "some"),
    ("oh and I've done live chat too", "live_chat", "yes"),
    ("phone should be no", "phone", "no"),
    ("change tickets to yes", "ticketing", "yes"),
    ("I forgot: I used Zendesk for a year", "ticketing", "yes"),
    ("knowledge base a little, I forgot", "knowledge_base", "some"),
    ("actually I'm fine with ticket quotas", "ticket_volume", "yes"),
    ("I changed my mind about response times, no", "response_time", "no"),
    ("quotas are ok after all", "ticket_volume", "yes"),
    ("actually hybrid", "workplace", "hybrid"),
    ("I'd rather be in an office after all", "workplace", "office"),
    ("change my goal to product", "goal", "product_management"),
    ("my goal is actually to lead a team", "goal", "support_leadership"),
    ("phone instead of chat", "channel_preference", "phone"),
    ("I prefer phone after all", "channel_preference", "phone"),
    ("B2C would be better", "market", "b2c"),
    ("no weekends actually", "shift_flexible", "some"),
    ("I can't do evenings anymore", "shift_flexible", "some"),
    ("I moved to Leeds", "location", "Leeds"),
    ("it's Leeds, not York", "location", "Leeds"),
    ("sorry, I live in Leeds", "location", "Leeds"),
    ("make that 4 years", "service_years", "4"),
    ("it was 4 years, not 3", "service_years", "4"),
    ("actually 4 years with customers", "service_years", "4"),
    ("I could start next month instead", "start_in", "1"),
    ("make the start two months", "start_in", "2"),
    ("I have a master's actually", "education", "master"),
    ("I'm a manager now", "current_role", "manager"),
    ("add fintech to the industries", "industries", ("saas", "fintech")),
    ("not SaaS, fintech", "industries", ("fintech",)),
    ("my job title is head barista", "current_role", "head barista"),
    ("I also worked in retail", "service_domains", ("retail", "hospitality")),
)


@pytest.mark.parametrize(("words", "item", "value"), CORRECTIONS)
def test_a_correction_is_taken_whatever_was_asked_last(advisor, words: str, item: str, value: object):
    chat = chat_of(advisor)
    turn = chat.send(words)
    known = chat.answers[item]
    assert (tuple(known) if isinstance(known, list) else str(known)) == value
    assert [change.item for change in turn.changes] == [item]


@pytest.mark.parametrize(
    "words",
    [
        "thanks, that's better",
        "actually, never mind",
        "sorry, I have to go now",
        "my sister changed her writing to a 9",
        "should I change my empathy?",
        "if I had been better at chat, would it matter?",
        "wait, what does CSAT mean?",
        "I said all I wanted to say",
    ],
)
def test_what_corrects_nothing_changes_nothing(advisor, words: str):
    chat = chat_of(advisor)
    before = chat.answers
    chat.send(words)
    assert chat.answers == before
