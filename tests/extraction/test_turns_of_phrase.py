"""Classes of language that were once misread, each with counterexamples beside it."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import Case, case, read, values

RUBRIC = load_rubric("customer-support-representative")
METRICS = "Are you comfortable being measured on response time, resolution rate, CSAT, ticket quotas?"
CHANNELS = "Which have you done: tickets, live chat, phone, email, help articles?"
PEOPLE = "Rate writing, empathy, de-escalation and tone, 1-10."
ALL_METRICS = ("response_time", "resolution_rate", "satisfaction_scores", "ticket_volume")
EIGHTS: dict[str, Any] = {"writing": 8.0, "empathy": 8.0, "deescalation": 8.0, "composure": 8.0}


def metrics(value: str) -> dict[str, Any]:
    return dict.fromkeys(ALL_METRICS, value)


DENIALS = [
    case(
        "a turn ends what is denied",
        CHANNELS,
        "never done phone or chat, but I reply to emails",
        phone="no",
        live_chat="no",
        email="yes",
    ),
    case(
        "no turn, and all of it is denied",
        CHANNELS,
        "never done phone, chat or email",
        phone="no",
        live_chat="no",
        email="no",
    ),
    case(
        "a wish's name denies a channel",
        "Which channels have you worked on?",
        "Email and chat. No phone.",
        email="yes",
        live_chat="yes",
        phone="no",
    ),
    case(
        "the same name is a wish where that is asked", "Chat or phone?", "no phone", channel_preference="chat"
    ),
    case(
        "a dislike tells nothing of what was done", "Tell me about you.", "I don't like talking on the phone."
    ),
    case("a denial does", "Tell me about you.", "I never did phone support.", phone="no"),
    case("no to everything", "Retail, hospitality, a call center, support?", "no to everything"),
    case(
        "all three of three",
        "Have you worked in retail, hospitality or a call center?",
        "yes, all three",
        service_domains={"retail", "hospitality", "call_center"},
    ),
    case(
        "a soft no and a yes",
        "Have you used a ticket system?",
        "Not really, but I've used one for a month.",
        ticketing="some",
    ),
    case("a soft no alone", "Have you used a ticket system?", "Not really.", ticketing="no"),
    case(
        "what weakens its own part",
        CHANNELS,
        "Zendesk for four years, Intercom at my last job, and a bit of email",
        ticketing="yes",
        live_chat="yes",
        email="some",
    ),
]
COMFORT = [
    case(
        "a remark is no assent",
        METRICS,
        "I'm okay with the first three. Quotas make people rush.",
        response_time="yes",
        resolution_rate="yes",
        satisfaction_scores="yes",
    ),
    case(
        "named in a list they are",
        METRICS,
        "response time and CSAT",
        response_time="yes",
        satisfaction_scores="yes",
    ),
    case(
        "the question's name stands for all",
        METRICS,
        "ok with metrics but not ticket quotas",
        **metrics("yes") | {"ticket_volume": "no"},
    ),
    case(
        "an exception after a pause",
        METRICS,
        "fine with metrics, apart from ticket quotas",
        **metrics("yes") | {"ticket_volume": "no"},
    ),
    case(
        "one set among words of something else",
        METRICS,
        "Marriott measures everything, so I'm good with all four",
        **metrics("yes"),
        service_domains={"hospitality"},
    ),
    case("a set that is skipped", METRICS, "I'd like to skip this question, all four.", declined=ALL_METRICS),
    case("one part in doubt", METRICS, "resolution rate?? not sure", declined=["resolution_rate"]),
    case(
        "what was not asked is refused",
        "When could you start? Which industries?",
        "no idea about b2b",
        declined=[],
    ),
    case(
        "something between",
        METRICS.replace("response time, resolution rate, CSAT, ", ""),
        "Not a fan, but I'd manage",
        ticket_volume="some",
    ),
]
OFFERS = [
    case("a yes to an explanation", "Shall I explain what CSAT means?", "yes please"),
    case(
        "a yes to skipping", "Should we skip the questions about metrics?", "Yes please", declined=ALL_METRICS
    ),
    case("a no to skipping", "Should we skip the questions about metrics?", "no", declined=[]),
    case(
        "it stands for what was explained",
        "CSAT is what customers rate. Are you comfortable being measured by it?",
        "yes",
        satisfaction_scores="yes",
    ),
    case("a proposed place", "Would you like to work from home?", "yes", workplace="remote"),
    case("two places propose none", "Would you like to work from home or in an office?", "yes"),
    case("a proposed channel", "Do you prefer phone?", "yes", channel_preference="phone"),
    case("a channel done", "Have you done phone support?", "yes", phone="yes"),
    case("a proposed date", "Can you start next month?", "yes", start_in=1.0),
    case("a proposed field", "Are you interested in fintech?", "yes", industries={"fintech"}),
    case(
        "what is recited",
        "Writing 8, empathy 9, de-escalation 7, tone 8. Correct?",
        "yes",
        writing=8.0,
        empathy=9.0,
        deescalation=7.0,
        composure=8.0,
    ),
    case(
        "what is recited, but one",
        "Writing 8, empathy 9, de-escalation 7, tone 8. Correct?",
        "All correct except de-escalation, that should be 6",
        writing=8.0,
        empathy=9.0,
        deescalation=6.0,
        composure=8.0,
    ),
    case("the same for all", PEOPLE, "8", "8 for all of them?", "yes", **EIGHTS),
    case("not the same for all", PEOPLE, "8", "8 for all of them?", "no"),
]
RATINGS = [
    case("a part and the rest", PEOPLE, "tone 9 the rest 8", **EIGHTS | {"composure": 9.0}),
    case("equal in all", PEOPLE, "Equal in all, 8.", **EIGHTS),
    case(
        "more than once is no step up",
        "Rate explaining and troubleshooting.",
        "Explaining 8. Troubleshooting, I fixed it more than once, 7.",
        explains_tech=8.0,
        troubleshooting=7.0,
    ),
    case(
        "one more is",
        "Rate explaining and troubleshooting.",
        "Explaining 8, troubleshooting one more",
        explains_tech=8.0,
        troubleshooting=9.0,
    ),
    case(
        "ends of a scale in brackets",
        "From 1 (poor) to 5 (excellent), how is your empathy?",
        "4",
        empathy=8.0,
    ),
    case("ends of a scale, equated", "Empathy, 1 = low, 5 = high?", "4", empathy=8.0),
    case("up to a hundred", "From 0 to 100, how empathetic are you?", "90", empathy=9.0),
    case("up to ten", "From 1 (poor) to 10 (excellent), how is your empathy?", "4", empathy=4.0),
    case(
        "numbers spelled out",
        "One: writing. Two: empathy. Three: tone.",
        "One: 8, two: 9, three: 7",
        writing=8.0,
        empathy=9.0,
        composure=7.0,
    ),
    case(
        "a correction that names nothing",
        "How's your empathy, 1-10?",
        "9",
        "A 9, wow. Are you sure?",
        "Make it 8",
        empathy=8.0,
    ),
]
CHOICES = [
    case(
        "an answer and its reason", "Chat or phone?", "Chat po, my voice is tired", channel_preference="chat"
    ),
    case(
        "both, and a leaning",
        "Phone or chat?",
        "I'm fine with both but chat is easier for me",
        channel_preference="chat",
    ),
    case("both will do", "Office or home?", "office or home no problem", workplace="any"),
    case(
        "some of each", "Office or home?", "two days at home and the rest in the office", workplace="hybrid"
    ),
    case("one of both", "Office or home?", "at home, not the office", workplace="remote"),
    case(
        "a value taken out",
        "Where have you worked with customers?",
        "retail and hospitality",
        "Noted.",
        "remove retail please",
        service_domains={"hospitality"},
    ),
    case(
        "halves asked one by one", "Can you work weekends?", "no", "Evenings?", "yes", shift_flexible="some"
    ),
    case("both halves open", "Can you work weekends?", "yes", "Evenings?", "yes", shift_flexible="yes"),
    case(
        "a yes before what one does anyway",
        "Evenings and weekends?",
        "yes obviously, I work nights",
        shift_flexible="yes",
    ),
]
FACTS = [
    case(
        "a sum in words",
        "How many years with customers?",
        "two years at Tesco, then three more at a hotel",
        service_years=5.0,
        service_domains={"retail", "hospitality"},
    ),
    case(
        "a total and its parts",
        "How many years with customers?",
        "Six. Two in a hotel and four in support.",
        service_years=6.0,
        service_domains={"hospitality", "support"},
    ),
    case(
        "a length beside its dates",
        "Paste your CV.",
        "CV\nSupport agent, Acme, Jan 2023 - Present (2 yrs 11 mos)\nWaiter, 2019 - 2021",
        service_years=4.92,
        current_role="Support agent",
        service_domains={"support", "hospitality"},
    ),
    case(
        "a job, a shop and a town",
        "What do you do?",
        "I'm a till operator in a Dunnes in Sligo",
        current_role="till operator",
        location="Sligo",
        service_domains={"retail"},
    ),
    case(
        "a town and its country",
        "Where are you based?",
        "Chennai, Tamil Nadu, India",
        location="Chennai, Tamil Nadu, India",
    ),
    case(
        "two weeks are a notice",
        "What do you do, and when can you start?",
        "Barista\ntwo weeks",
        current_role="Barista",
        service_domains={"hospitality"},
        start_in=0.5,
    ),
]


@pytest.mark.parametrize(
    "chat",
    [*DENIALS, *COMFORT, *OFFERS, *RATINGS, *CHOICES, *FACTS],
    ids=lambda chat: chat.id,
)
def test_it_is_read_as_it_is_meant(chat: Case):
    sheet = read(RUBRIC, chat)
    assert values(sheet) == dict(chat.expected)
    if chat.declined is not None:
        assert set(sheet.declined) == set(chat.declined)


HOURS = "Could you work evenings or weekends? Would you rather help B2B or B2C?"


@pytest.mark.parametrize(
    "chat",
    [
        case(
            "facts in a list",
            HOURS,
            "Leeds, next month, SaaS",
            location="Leeds",
            start_in=1.0,
            industries={"saas"},
        ),
        case("one of them is no fact", HOURS, "Leeds, hm, SaaS"),
        case("small talk in a list", HOURS, "thanks, bye"),
    ],
    ids=lambda chat: chat.id,
)
def test_a_list_of_facts_is_read_whatever_was_asked(chat: Case):
    sheet = read(RUBRIC, chat)
    assert values(sheet) == dict(chat.expected)
