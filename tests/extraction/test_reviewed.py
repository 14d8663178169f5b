"""Readings that a rule made for one way of speaking had turned wrong for another, beside what it is for."""

from __future__ import annotations

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import Case, case, every, read_verbatim, values

RUBRIC = load_rubric("customer-support-representative")
METRICS = ("satisfaction_scores", "response_time", "resolution_rate", "ticket_volume")
MEASURE = "Are you fine being measured on CSAT, response time, resolution rate and ticket volume?"
DONE = "How much of (a) phone, (b) email, (c) live chat, (d) ticketing, (e) help articles?"
HOURS = "Can you work evenings and weekends?"
NUMBERED = "Which industries? 1) SaaS 2) e-commerce 3) fintech 4) healthcare tech"
LETTERED = "Which industries? a) SaaS b) e-commerce c) fintech d) healthcare tech"
LIKED = "Which industries appeal to you?"

DESCRIBED = [
    case(question, question, said, **{item: "yes"})
    for question, said, item in (
        ("Have you handled phone support, even awkward callers?", "yes", "phone"),
        ("Have you handled email with annoying customers?", "yes, daily", "email"),
        ("Have you used a ticketing system, odd ones included?", "yes", "ticketing"),
        ("Can you work evenings and weekends, including odd shifts?", "yes", "shift_flexible"),
        ("Have you used a ticketing system without any trouble?", "yes", "ticketing"),
        ("Are you comfortable with response times, or does that feel weird?", "yes", "response_time"),
        ("Comfortable with response times, or is that a pain?", "yes", "response_time"),
        ("Can you work weekends or is it a hardship?", "yes", "shift_flexible"),
        ("Would you work evenings, or would that be a burden?", "yes", "shift_flexible"),
        ("Have you handled customers who irritate you by email?", "yes", "email"),
        ("Have you done phone support, a real headache?", "yes", "phone"),
        ("Have you written help articles without much hassle?", "yes", "knowledge_base"),
        ("Have you used live chat for strange requests?", "yes", "live_chat"),
    )
]
TURNED = [
    case(question, question, "no", **{item: "yes"})
    for question, item in (
        ("Would it be weird being measured on ticket volume?", "ticket_volume"),
        ("Is being measured on ticket volume a pain for you?", "ticket_volume"),
        ("Do you find being measured on ticket volume annoying?", "ticket_volume"),
        ("Do you find response times a pain?", "response_time"),
        ("Would it be a hardship to work weekends?", "shift_flexible"),
        ("Would working weekends be a headache?", "shift_flexible"),
        ("Would weekends be any trouble?", "shift_flexible"),
        ("Is it an awkward thing to work weekends?", "shift_flexible"),
        ("Would it hurt to be measured on CSAT?", "satisfaction_scores"),
        ("Would response times irritate you?", "response_time"),
    )
]
OFFERED = [
    *(
        case(f"no offer: {asked}", LIKED, "SaaS", asked, "yes", industries={"saas"})
        for asked in (
            "Should I take fintech off?",
            "Shall we skip fintech?",
            "So fintech is off the table?",
            "You left fintech out on purpose?",
            "Do you dislike fintech?",
            "Have you worked in fintech?",
            "Fintech pays better, did you know?",
        )
    ),
    *(
        case(f"an offer: {asked}", LIKED, "SaaS", asked, "yes", industries={"saas", "fintech"})
        for asked in (
            "And fintech?",
            "Great. And fintech too?",
            "Fintech as well?",
            "Shall I add fintech?",
            "What about fintech?",
            "Should I put fintech down too?",
        )
    ),
]
PICKED = [
    *(
        case(said, NUMBERED, said, industries=set(chosen.split()))
        for said, chosen in (
            ("2 and 4, thanks", "ecommerce healthcare_tech"),
            ("2 and 4 interest me", "ecommerce healthcare_tech"),
            ("1 and 3 sound good", "saas fintech"),
            ("1 and 3 for sure", "saas fintech"),
            ("1, 2, 4 lol", "saas ecommerce healthcare_tech"),
            ("2 & 3 are fine", "ecommerce fintech"),
            ("2 and 4, I have 3 kids", "ecommerce healthcare_tech"),
            ("1, not 3", "saas"),
            ("all but 3", "saas ecommerce healthcare_tech"),
            ("all of them, but not 4", "saas ecommerce fintech"),
            ("all but I am in no hurry", "saas ecommerce fintech healthcare_tech"),
        )
    ),
    *(
        case(said, LETTERED, said, industries=set(chosen.split()))
        for said, chosen in (
            ("a and c sound good", "saas fintech"),
            ("b mostly, d perhaps", "ecommerce healthcare_tech"),
            ("a, b, not d", "saas ecommerce"),
            ("a b c, all but d", "saas ecommerce fintech"),
            ("everything but a and b", "fintech healthcare_tech"),
            ("all except c", "saas ecommerce healthcare_tech"),
        )
    ),
    *(
        case(f"no pick: {said}", NUMBERED, said)
        for said in (
            "I have 2 kids",
            "not 3",
            "1 and 2 aren't for me",
            "1 and 2 are not for me",
            "1 and 2 sound boring",
            "1 or 2 would be out of the question",
        )
    ),
    case("years", NUMBERED, "2 or 3 jobs ago I did retail", service_domains={"retail"}),
    case("an article", LETTERED, "a few of them"),
]
PHONE_AND = "Have you used phone support and {}?"
DENIED = [
    *(
        case(said, PHONE_AND.format(name), said, **{item: "no"}, phone="yes")
        for said, name, item in (
            ("There was no such thing as a ticket system. Phone yes", "ticketing", "ticketing"),
            ("Not that I've ever used chat, phone yes", "live chat", "live_chat"),
            ("Ticketing? Not that I've used. Phone lots", "ticketing", "ticketing"),
        )
    ),
    case("that we had", "Have you used ticketing?", "not that we had", ticketing="no"),
    case("that we did", "Have you handled phone support?", "not that we did", phone="no"),
    *(
        case(said, "Have you used ticketing?", said, ticketing="yes")
        for said in (
            "Ticketing yes, thousands, not that I counted",
            "yes, not that I had a choice",
            "Yes, not that anyone thanked me",
            "there's no such thing as a stupid ticket, so yes",
        )
    ),
    case(
        "a weekend",
        "Would weekends be a problem?",
        "No problem. With us there's no such thing as a weekend.",
        shift_flexible="yes",
    ),
]
SPELLED = [
    case("fine", MEASURE, "all fne with me", **every(METRICS, "yes")),
    case("beside others", MEASURE, "am okay wit al of dem ma", **every(METRICS, "yes")),
    case("a town", "Where do you live?", "I live in Évry", location="Évry"),
    case("by ear", HOURS, "eves r ok, wkends no", shift_flexible="some"),
    case(
        "a label beside others",
        DONE,
        "a yes, b yes, c no, d sometimes, e no, thank u",
        phone="yes",
        email="yes",
        live_chat="no",
        ticketing="some",
        knowledge_base="no",
    ),
    case("two labels", DONE, "a never, d lots, ya thats it", phone="no", ticketing="yes"),
    case("one label", DONE, "d occasionally, ur list is long", ticketing="some"),
    case("no label", "Consumers or businesses?", "d public, businesses r dry", market="b2c"),
]
KEPT = [
    *(
        case(said, HOURS, said, shift_flexible=value)
        for said, value in (
            ("I don't get weekends anyway so yes", "yes"),
            ("We don't have weekends in hospitality so sure", "yes"),
            ("Nurses don't get weekends so yeah", "yes"),
            ("I have no weekends", "no"),
            ("I don't get weekends so no", "no"),
            ("I don't have weekends free so no", "no"),
        )
    ),
]
ELSEWHERE = [
    case("in the chat", "Did you answer customers in the chat?", "yes", live_chat="yes"),
    case("in chat", "Have you replied to guests in the chat?", "yes", live_chat="yes"),
    case("this talk", "How can I help? Please reply in the chat. Have you used email?", "yes", email="yes"),
    case("a CV", "Paste your CV right here in the chat. Have you used email?", "yes", email="yes"),
    case(
        "to the bot and on",
        PHONE_AND.format("live chat"),
        "Chat goes to the bot then me. Phone yes",
        live_chat="yes",
        phone="yes",
    ),
    case("to others", PHONE_AND.format("live chat"), "Chat goes to the bot. Phone yes", phone="yes"),
]


@pytest.mark.parametrize(
    "chat",
    [*DESCRIBED, *TURNED, *OFFERED, *PICKED, *DENIED, *SPELLED, *KEPT, *ELSEWHERE],
    ids=lambda chat: chat.id,
)
def test_it_is_read_as_it_is_meant(chat: Case):
    assert values(read_verbatim(RUBRIC, chat)) == chat.expected
