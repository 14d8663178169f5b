"""What people paste, ramble and put right: CVs and letters, whole and part, sets and corrections in prose.

Each class of language stands beside what looks like it and means something else.
"""

from __future__ import annotations

from typing import Any

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import Case, case, differences, read

RUBRIC = load_rubric("customer-support-representative")
CV = "Could you paste your CV or résumé here?"
ABOUT = "Tell me about your education, what you do now and your years with customers."
YEARS = "How many years have you worked with customers?"

PORTIONS = [
    case(
        "a part of all work",
        ABOUT,
        "I have 10 years of experience, 3 of them in retail.",
        service_years=3.0,
        service_domains={"retail"},
    ),
    case(
        "a part of work that counts",
        ABOUT,
        "I have 6 years in hotels, 2 of them as a manager.",
        service_years=6.0,
        service_domains={"hospitality"},
    ),
    case("of which", ABOUT, "Twelve years in banking, of which five on the counter.", service_years=5.0),
    case(
        "of which, of work that counts",
        ABOUT,
        "Twelve years in retail, of which five on the counter.",
        service_years=12.0,
        service_domains={"retail"},
    ),
    case(
        "a part that is no work",
        ABOUT,
        "A waiter for 9 years, 2 of them in Spain.",
        current_role="waiter",
        service_years=9.0,
        service_domains={"hospitality"},
    ),
    case(
        "parts of customer work",
        YEARS,
        "10 years of experience with customers, 3 of them in retail",
        service_years=10.0,
        service_domains={"retail"},
    ),
    case("years off", YEARS, "5 years, 2 of them on maternity leave", service_years=5.0),
    case("of working life", ABOUT, "nine years of working life, four with customers", service_years=4.0),
    case(
        "every one of them",
        YEARS,
        "12 years in total, every one of them in retail.",
        service_years=12.0,
        service_domains={"retail"},
    ),
    case(
        "a sum in brackets",
        YEARS,
        "5 (3 Costa, 2 Primark)",
        service_years=5.0,
        service_domains={"retail", "hospitality"},
    ),
    case("an age in brackets", YEARS, "5 (I'm 34, since 29 that is)", service_years=5.0),
    case(
        "work that nobody knows",
        ABOUT,
        "6 years in customer support. Before that, 4 years in supply chain.",
        service_years=6.0,
        service_domains={"support"},
    ),
    case(
        "two kinds of work that count",
        ABOUT,
        "4 years in retail and two in a call centre.",
        service_years=6.0,
        service_domains={"retail", "call_center"},
    ),
    case(
        "two kinds, one of which counts",
        ABOUT,
        "4 years in accounting and two in a call centre.",
        service_years=2.0,
        service_domains={"call_center"},
    ),
]
DATED = [
    case(
        "a line without its date's work",
        CV,
        "EXPERIENCE\nCustomer Support Advisor, Octopus Energy - Mar 2023 to present\nWarehouse operative, DHL"
        " - 2017 to 2023",
        current_role="Customer Support Advisor",
        service_years=3.0,
        service_domains={"support"},
    ),
    case(
        "the last job comes last",
        CV,
        "2018 - 2024: Mathematics teacher, St. Mary's\n2024 - date: Customer care officer, MTN",
        current_role="Customer care officer",
        service_years=2.0,
    ),
    case(
        "no job goes on",
        CV,
        "WORK\n2018 - 2020: Waiter, Hotel Astoria\n2020 - 2024: Receptionist, Hotel Lux",
        service_years=6.0,
        service_domains={"hospitality"},
    ),
    case(
        "one till this year",
        CV,
        "WORK\n2018 - 2020: Waiter, Hotel Astoria\n2020 - 2026: Receptionist, Hotel Lux",
        current_role="Receptionist",
        service_years=8.0,
        service_domains={"hospitality"},
    ),
    case(
        "since last summer",
        ABOUT,
        "cashier at tesco since last summer",
        current_role="cashier",
        service_domains={"retail"},
    ),
    case("last summer", ABOUT, "cashier at tesco last summer", service_domains={"retail"}),
]
TECH = "Rate from 1 to 10: learning software, explaining tech, troubleshooting, SaaS."
PEOPLE = "Rate from 1 to 10: writing, empathy, de-escalation, tone under pressure."
EIGHTS: dict[str, Any] = {"writing": 8.0, "empathy": 8.0, "deescalation": 8.0, "composure": 8.0}
LOW: dict[str, Any] = {"learns_software": 4.0, "explains_tech": 3.0, "troubleshooting": 4.0, "saas": 2.0}
GROUPS = [
    case("of another question", TECH, "8/8/8/8 on the people stuff", **EIGHTS),
    case("of this one and of another", TECH, "4, 3, 4, 2. the people stuff though, all 8s", **EIGHTS, **LOW),
    case("too few", TECH, "8/8 on the people stuff"),
    case("one number, no word for all", TECH, "on the people stuff I got an 8 at school"),
    case("a sister's", TECH, "4, 3, 4, 2. my sister is all 8s on the people stuff", **LOW),
    case("set anew", PEOPLE, "7, 7, 6, 6", "Thanks.", "make all the communication ones 8", **EIGHTS),
    case("an order", PEOPLE, "set all my ratings to 10"),
    case("all that was asked", PEOPLE, "8/8/8/8 on all of them", **EIGHTS),
]
LEFT_OUT = [
    case(
        "at the end",
        TECH,
        "4 3 4 dont know",
        learns_software=4.0,
        explains_tech=3.0,
        troubleshooting=4.0,
        declined=["saas"],
    ),
    case(
        "in the middle",
        TECH,
        "4 3 no idea 2",
        learns_software=4.0,
        explains_tech=3.0,
        saas=2.0,
        declined=["troubleshooting"],
    ),
    case("a short list", TECH, "4 3 dont know"),
]
SCALES = [
    case("one's own", PEOPLE, "out of 5? 4, 4, 4, 4", **EIGHTS),
    case("stars", PEOPLE, "I'd go by stars out of five: 4 4 4 4", **EIGHTS),
    case("percent", PEOPLE, "in percent: 80, 80, 80, 80", **EIGHTS),
    case("the one that was asked on", PEOPLE, "out of ten? 8, 8, 8, 8", **EIGHTS),
    case("said with a number", PEOPLE, "8, 8, 4 out of 5, 8", **EIGHTS),
    case("a count", PEOPLE, "8, 8, 8, 8. I win over 4 out of 5 callers", **EIGHTS),
]
FORM = "1) Writing? 2) Empathy? 3) De-escalation? 4) Tone under pressure? (1-10)"
SEVENS: dict[str, Any] = {"writing": 7.0, "deescalation": 7.0, "composure": 7.0}
HOURS = "Remote or office?"
TAKEN_UP = [
    case(
        "by a name",
        FORM,
        "7 7 7 7",
        HOURS,
        "office. I said 7 for empathy, make it 8",
        empathy=8.0,
        **SEVENS,
        workplace="office",
    ),
    case(
        "by a number",
        FORM,
        "7 7 7 7",
        HOURS,
        "office. and for question 2: it should be an 8",
        empathy=8.0,
        **SEVENS,
        workplace="office",
    ),
    case(
        "in a question",
        FORM,
        "7 7 7 7",
        "Thanks!",
        "can I change number 2? it should be an 8",
        empathy=8.0,
        **SEVENS,
    ),
    case(
        "a question and no value", FORM, "7 7 7 7", "Thanks!", "can I change number 2?", empathy=7.0, **SEVENS
    ),
    case(
        "no such number",
        FORM,
        "7 7 7 7",
        "Thanks!",
        "can I change number 7? it should be an 8",
        empathy=7.0,
        **SEVENS,
    ),
    case(
        "off the scale",
        FORM,
        "7 7 7 7",
        HOURS,
        "office. I said 7 for empathy, make it 12",
        empathy=7.0,
        **SEVENS,
        workplace="office",
    ),
    case(
        "what was said stands",
        FORM,
        "7 7 7 7",
        HOURS,
        "office. I said 7 for empathy and I mean it",
        empathy=7.0,
        **SEVENS,
        workplace="office",
    ),
    case(
        "somebody else's",
        FORM,
        "7 7 7 7",
        HOURS,
        "office. my boss said I gave her an 8 for empathy",
        empathy=7.0,
        **SEVENS,
        workplace="office",
    ),
    case(
        "by its value",
        "When could you start?",
        "2 months",
        HOURS,
        "office. and 2 months was a typo, 3 months",
        start_in=3.0,
        workplace="office",
    ),
    case(
        "years that are counted anew",
        YEARS,
        "2 years",
        HOURS,
        "office. earlier I wrote 2 years, I forgot the hotel, so 5 altogether",
        service_years=5.0,
        workplace="office",
    ),
    case(
        "taken out",
        "Have you done phone and email?",
        "both",
        HOURS,
        "office. scrap what I said about phones",
        email="yes",
        workplace="office",
        declined=["phone"],
    ),
    case(
        "taken out, and put right",
        "Have you done phone and email?",
        "phone no, email yes",
        HOURS,
        "office. ignore what I said about phones, I did take calls",
        email="yes",
        phone="yes",
        workplace="office",
    ),
    case(
        "no place",
        HOURS,
        "office",
        "Where do you live?",
        "Forget the office, home is better.",
        workplace="remote",
    ),
]


QUOTAS = "Comfortable being measured on ticket volume?"
WISHES = [
    case("a dislike one can live with", QUOTAS, "Quotas make me nervous but ok.", ticket_volume="some"),
    case("a dislike", QUOTAS, "Quotas make me nervous.", ticket_volume="no"),
    case(
        "a dislike, and what is fine", QUOTAS, "Quotas make me nervous but my team is ok.", ticket_volume="no"
    ),
    case("of no importance", "B2B or B2C?", "Type of customer has no importance.", market="any"),
    case("a day is no job", "What do you do at the moment?", "Saturdays"),
    case(
        "a job on a day",
        "What do you do at the moment?",
        "Saturday assistant",
        current_role="Saturday assistant",
    ),
    case("when and where", "When and where could you start?", "Leeds", location="Leeds"),
    case("both", "When and where could you start?", "Leeds, next month", location="Leeds", start_in=1.0),
    case("when alone", "We know where you live. When could you start?", "next month", start_in=1.0),
]


@pytest.mark.parametrize(
    "chat", [*WISHES, *TAKEN_UP, *PORTIONS, *DATED, *GROUPS, *LEFT_OUT, *SCALES], ids=lambda chat: chat.id
)
def test_it_is_read_as_it_is_meant(chat: Case):
    assert not differences(chat, read(RUBRIC, chat))
