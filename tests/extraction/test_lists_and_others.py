"""Lists that stop short, lists without commas, and what others do or feel beside what the person does."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import Case, case, read_verbatim, values

RUBRIC = load_rubric("customer-support-representative")
TECH = "1 to 10: i) learning software ii) explaining iii) troubleshooting iv) SaaS"
THREE: dict[str, Any] = {"learns_software": 10.0, "explains_tech": 7.0, "troubleshooting": 8.0}
PAIR = "Rate writing, empathy?"
DONE = "Choose all that you have done: (1) live chat (2) knowledge base (3) email (4) phone (5) ticketing"
MAIL_AND_PHONE: dict[str, Any] = {"email": "yes", "phone": "yes"}
ONLY_THESE = MAIL_AND_PHONE | {"live_chat": "no", "knowledge_base": "no", "ticketing": "no"}
CHANNELS = "Which have you done: phone, chat, email, tickets?"
TARGETS = "Are you fine being measured on CSAT and response time?"

LISTS = [
    *(
        case(said, TECH, said, declined=["saas"], **THREE)
        for said in (
            "10 7 8 idk the last one",
            "10 7 8 and no idea about the last one",
            "10 7 8 the last one idk",
            "10, 7, 8, dunno the last",
        )
    ),
    case("asked back", TECH, "10 7 8, what's the last one?", **THREE),
    case("a whole list and a question", TECH, "10 7 8 9. What is the last one?", saas=9.0, **THREE),
    case("the last has its number", TECH, "10 7 8 and for the last one 5", saas=5.0, **THREE),
    case(
        "the rest in turn",
        TECH,
        "skip the second one, otherwise 7 8 9",
        learns_software=7.0,
        troubleshooting=8.0,
        saas=9.0,
    ),
    case(
        "what a course would make of it",
        "Rate troubleshooting, SaaS",
        "SaaS, with a course I'd be an 8, so leave that blank. Troubleshooting 6.",
        troubleshooting=6.0,
    ),
    case(
        "if I took it",
        "Rate troubleshooting, SaaS",
        "Troubleshooting 6. SaaS, if I took the course I'd be an 8, so don't put anything there.",
        troubleshooting=6.0,
        declined=["saas"],
    ),
    case(
        "if you ask me",
        "Rate troubleshooting, SaaS",
        "SaaS, if you ask me, 8. Troubleshooting 6.",
        saas=8.0,
        troubleshooting=6.0,
    ),
]
VERDICTS = [
    *(
        case(said, PAIR, said, writing=7.0, empathy=8.0)
        for said in (
            "7 and 8. Concierge would give me 10 on the last one but I'm not him.",
            "7 and 8. Head nurse would rate me 9 for empathy.",
            "I'd give myself 7 and 8, Sam might give me 10s.",
            "I would give me 7 and 8.",
            "That would give me 7 and 8.",
        )
    ),
]
ONLY = [
    *(
        case(said, DONE, said, **ONLY_THESE)
        for said in (
            "3 and 4, only those.",
            "3 and 4, only those. There was an old ledger but I don't think you mean that, do you?",
            "3 and 4, just those two.",
            "email and phone, nothing more than that",
            "3 & 4, no others",
            "3, 4. Nothing else.",
        )
    ),
    case(
        "a remark behind",
        DONE,
        "3 and 4. There was a blackboard but that doesn't count.",
        **MAIL_AND_PHONE,
    ),
    case("no more than named", DONE, "3 and 4.", **MAIL_AND_PHONE),
    case("a plain no behind", DONE, "Email. Never.", email="no"),
]
TOLD_OFF = [
    case(
        "just and no, the rest denied",
        CHANNELS,
        "just chat no calls no emails",
        phone="no",
        live_chat="yes",
        email="no",
        ticketing="no",
    ),
    case(
        "a product behind",
        CHANNELS,
        "no just chat no calls no emails we had a thing called gorgias for tickets tho",
        phone="no",
        live_chat="yes",
        email="no",
        ticketing="yes",
    ),
    case(
        "never and just",
        CHANNELS,
        "never phones never email just tickets",
        phone="no",
        email="no",
        ticketing="yes",
        live_chat="no",
    ),
    case("a yes before", CHANNELS, "phone yes no chat no email", phone="yes", live_chat="no", email="no"),
    case(
        "done, then denied", CHANNELS, "i did phone no chat no email", phone="yes", live_chat="no", email="no"
    ),
    case("yes and no in turn", CHANNELS, "no phone yes chat", phone="no", live_chat="yes"),
    case(
        "each its own behind it",
        CHANNELS,
        "phone no email no chat no tickets yes",
        phone="no",
        email="no",
        live_chat="no",
        ticketing="yes",
    ),
    case("no, just another", "Did you do live chat?", "no just calls", live_chat="no", phone="yes"),
]
OTHERS = [
    *(
        case(said, TARGETS, said, satisfaction_scores="yes", response_time=value)
        for said, value in (
            ("CSAT is fine. Response time, my boss loves it, I don't. No.", "no"),
            ("CSAT yes. Response time, my colleagues hated it, I didn't mind.", "yes"),
            ("CSAT yes. Response time, everybody hates it but I don't.", "yes"),
            ("CSAT yes. Response time, my cousin says it's awful, but I don't mind it, yes.", "yes"),
            ("CSAT fine. People love response times but I don't.", "no"),
        )
    ),
    case(
        "only what others feel",
        TARGETS,
        "CSAT yes. Response time, my boss loves it.",
        satisfaction_scores="yes",
    ),
    *(
        case(said, CHANNELS, said, phone="yes", email="no")
        for said in (
            "Phone yes. Email the receptionist does, not me.",
            "Phone yes. Email is what head office does, not me.",
            "Phone yes. Emails are answered by the back office, not me.",
        )
    ),
    case("had me do it", CHANNELS, "My manager had me answer emails. Phones, no.", phone="no", email="yes"),
    case("lets me", CHANNELS, "Phone, my boss lets me cover it. Not email.", phone="yes", email="no"),
    case("does it himself", CHANNELS, "Phone, my boss does it. Email yes.", email="yes"),
    case(
        "not that I counted",
        CHANNELS,
        "Zendesk, thousands of tickets, not that anyone counted. Phone yes, chat no.",
        phone="yes",
        live_chat="no",
        ticketing="yes",
    ),
    case("not that I know", "Have you used live chat?", "Not that I know of.", live_chat="no"),
    case("not that I'm aware", "Have you used live chat?", "Not that I'm aware of.", live_chat="no"),
    case("dipped into", CHANNELS, "Chat I dipped my toes in. Phone no.", live_chat="some", phone="no"),
]


@pytest.mark.parametrize("chat", [*LISTS, *VERDICTS, *ONLY, *TOLD_OFF, *OTHERS], ids=lambda chat: chat.id)
def test_it_is_read_as_it_is_meant(chat: Case):
    sheet = read_verbatim(RUBRIC, chat)
    assert values(sheet) == chat.expected
    assert chat.declined is None or set(sheet.declined) == set(chat.declined)


STEPS = "Education: [A] none [B] GED or diploma [C] some college [D] associate [E] bachelor"
LAST = "City, start, industries (1) ecommerce (2) healthcare tech (3) saas (4) fintech"
MESA: dict[str, Any] = {"location": "Mesa", "start_in": 3.0}
INDUSTRIES = "Which industries: saas, ecommerce, fintech, healthcare tech?"
ALL = {"saas", "ecommerce", "fintech", "healthcare_tech"}
TOOLS: dict[str, Any] = {
    "phone": "yes",
    "email": "yes",
    "ticketing": "no",
    "live_chat": "no",
    "knowledge_base": "no",
}

LETTERS_OF_OTHERS = [
    case("a brother's letter", STEPS, "B, although my brother's an E.", education="high_school"),
    case("a sister's letter", STEPS, "B. My sister is an E.", education="high_school"),
    case("one's own letter behind", STEPS, "My sister is an E. I'm a B.", education="high_school"),
    case(
        "a mother's wish",
        "Goal? [A] product [B] support lead [C] exploring [D] customer success",
        "A, my mother thinks B though",
        goal="product_management",
    ),
]
LABELLED = [
    *(
        case(said, LAST, said, industries={"healthcare_tech", "fintech"}, **MESA)
        for said in (
            "Mesa. I could start in 3 months, once the bonus is paid. 2 and 4.",
            "Mesa, in 3 months, 2 and 4",
            "2 and 4. Mesa. In 3 months.",
            "Mesa. In 3 months. Options 2 and 4, please.",
        )
    ),
    case("a number of children", LAST, "Mesa. In 3 months. I have 2 kids.", **MESA),
    case("one label in turn", LAST, "Mesa. 3 months. 4.", industries={"fintech"}, **MESA),
    case("all of them", LAST, "Mesa. In 3 months. All four.", industries=ALL, **MESA),
]
SETS_OF_OTHERS = [
    case("any questions", LAST, "Mesa, in 3 months, rather not say on industries. Any questions?", **MESA),
    case("any for another", LAST, "Mesa, 3 months, skip industries. also change phone to any", **MESA),
    case("any industry", LAST, "Mesa, in 3 months, any industry.", industries=ALL, **MESA),
    case(
        "any, and a question",
        LAST,
        "Mesa. In 3 months. Any of them. Any news on pay?",
        industries=ALL,
        **MESA,
    ),
]
ONE_MORE = [
    *(
        case(said, INDUSTRIES, "saas", "And fintech?", said, industries={"saas", "fintech"})
        for said in ("sure, add it", "Yes.", "why not", "yeah, that too")
    ),
    *(
        case(said, INDUSTRIES, "saas", "And fintech?", said, industries={"saas"})
        for said in ("no", "yes but not now", "Not really.")
    ),
    case("only one", INDUSTRIES, "saas", "Not fintech?", "yes", industries={"saas"}),
    case("a question of two", INDUSTRIES, "saas", "Fintech or ecommerce?", "yes", industries={"saas"}),
]
REASONS = [
    case(
        "since somebody is there",
        "Industries?",
        "Healthcare tech since my brother's wife is there, and e-commerce.",
        industries={"healthcare_tech", "ecommerce"},
    ),
    case(
        "somebody's own",
        "Industries?",
        "My friend likes saas, and fintech. I'd go for ecommerce.",
        industries={"ecommerce"},
    ),
]
UNASKED = [
    case(
        "lists with a heading",
        "Hello!",
        "Tools: phone, email yes; ticketing, chat, knowledge base no.",
        **TOOLS,
    ),
    case("lists alone", "Hello!", "phone, email yes; ticketing, chat, knowledge base no", **TOOLS),
]
YEARS = "Years with customers?"
LENGTHS = [
    *(
        case(said, YEARS, said, service_years=years, service_domains=domains)
        for said, years, domains in (
            ("2 at the hotel. My uncle had forty.", 2.0, {"hospitality"}),
            ("Ten years. Four on a help desk, six at a hotel.", 10.0, {"hospitality", "support"}),
            ("Ten years on and off. 4 in retail, 6 in hotels.", 10.0, {"retail", "hospitality"}),
            ("Six years, off and on. Two in a cafe.", 6.0, {"hospitality"}),
            ("Four on a help desk and six at a hotel", 10.0, {"hospitality", "support"}),
            ("2 years in a shop. 3 years in a hotel.", 5.0, {"retail", "hospitality"}),
        )
    ),
    case(
        "another total",
        "Total customer years?",
        "5",
        "Is that the total, incl. other jobs?",
        "no sorry. 5 there, 2 before at a Hilton. 7 total",
        service_years=7.0,
    ),
    case(
        "no total of years",
        "Total customer years?",
        "5",
        "Did you like it?",
        "no, 40 calls in total",
        service_years=5.0,
    ),
]


@pytest.mark.parametrize(
    "chat",
    [*LETTERS_OF_OTHERS, *LABELLED, *SETS_OF_OTHERS, *ONE_MORE, *REASONS, *UNASKED, *LENGTHS],
    ids=lambda chat: chat.id,
)
def test_labels_sets_and_sums_are_the_persons_own(chat: Case):
    assert values(read_verbatim(RUBRIC, chat)) == chat.expected


PLACES_OF_OTHERS = [
    case("a flatmate's job", CHANNELS, "phone yes. In my flatmate's job they chat all day.", phone="yes"),
    case("a sister's office", CHANNELS, "phone yes. At my sister's office they do email.", phone="yes"),
    case("where a brother works", CHANNELS, "phone yes. Where my brother works they chat.", phone="yes"),
    case("one's own job", CHANNELS, "phone yes. In my job they made us email.", phone="yes", email="yes"),
    case("a mother's shop", CHANNELS, "In my mother's shop I answered the phone.", phone="yes"),
    case("put there", CHANNELS, "In my mother's shop they had me on the phone.", phone="yes"),
]


@pytest.mark.parametrize("chat", PLACES_OF_OTHERS, ids=lambda chat: chat.id)
def test_what_is_done_where_others_work_is_theirs(chat: Case):
    assert {
        k: v for k, v in values(read_verbatim(RUBRIC, chat)).items() if k in CHANNEL_ITEMS
    } == chat.expected


CHANNEL_ITEMS = ("phone", "live_chat", "email", "ticketing")


PHONE = "Have you done phone support?"
TIMED = "Are you comfortable with being measured on response time?"
COUNTS_OF_ELSE = [
    case("of prizes", PHONE, "yes, five times employee of the month", phone="yes"),
    case("of police", PHONE, "Yes. Three times I had to call the police!", phone="yes"),
    case("a test call", PHONE, "yes, a quick test call each morning, then eight hours of it", phone="yes"),
    case("of the deed", PHONE, "maybe three times", phone="some"),
    case("a pilot", PHONE, "only for a short pilot", phone="some"),
    case("swearing", TIMED, "crap, I forgot. Yes", response_time="yes"),
    case("customers", TIMED, "yes, stupid customers or not", response_time="yes"),
    case("the question", TIMED, "It's a waste of time to ask, of course", response_time="yes"),
    case("the measure", TIMED, "it's a waste of time", response_time="no"),
]


@pytest.mark.parametrize("chat", COUNTS_OF_ELSE, ids=lambda chat: chat.id)
def test_what_is_counted_or_scorned_beside_an_answer_changes_nothing(chat: Case):
    assert values(read_verbatim(RUBRIC, chat)) == chat.expected
