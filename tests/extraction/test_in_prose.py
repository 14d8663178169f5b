"""What people tell in passing, in forms and in CVs, and what advisors ask in words of their own.

Each class of language stands beside what looks like it and means something else.
"""

from __future__ import annotations

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import Case, case, read, values

RUBRIC = load_rubric("customer-support-representative")
TARGETS = (
    "How quickly you reply, how many cases you solve, what customers score you, and how many you get through?"
)
UNFIT = "Anything you would not want to be measured on? Speed, satisfaction, solved cases, number of cases?"
CV = "PROFILE\nFriendly.\n\nEXPERIENCE\n2022 - present   IT Help Desk Advisor, a housing association\n"

RECITALS = [
    case(
        "denials recited",
        "So no email, no live chat. Is that right?",
        "Yes, that is right.",
        email="no",
        live_chat="no",
    ),
    case(
        "in one sentence", "So you never did phone or chat, correct?", "correct", phone="no", live_chat="no"
    ),
    case(
        "mixed",
        "So that's phone and email, but no chat. Right?",
        "yes",
        phone="yes",
        email="yes",
        live_chat="no",
    ),
    case("a rating put behind its name", "And SaaS tools, a 5?", "Agreed.", saas=5.0),
    case(
        "a number put behind a question",
        "Learning software, from 1 to 10. Would you say 8?",
        "yes",
        learns_software=8.0,
    ),
    case("a question about a number proposes none", "Your empathy, 1 to 10? Is 5 too low?", "yes"),
]
PLACES = [
    case(
        "where studies were",
        "",
        "I got my associate's at the college here in Toledo, Ohio.",
        education="associate",
        location="Toledo, Ohio",
    ),
    case(
        "where one lives, said behind it", "", "Good evening from Tbilisi, where I live.", location="Tbilisi"
    ),
    case(
        "before what one does there",
        "",
        "In Antwerp, I'm a bricklayer.",
        location="Antwerp",
        current_role="bricklayer",
    ),
    case(
        "before what one did there",
        "",
        "In London, I was a waiter for two years.",
        service_years=2.0,
        service_domains={"hospitality"},
    ),
    case("a people is no place", "Where do you live?", "I'm Swedish"),
    case(
        "grown up elsewhere",
        "Where are you?",
        "I grew up in Umeå and nowadays I live in Malmö.",
        location="Malmö",
    ),
    case("with others", "", "My parents and I live in Leeds", location="Leeds"),
    case("others alone", "", "My parents live in Leeds"),
]
NUMBERS = [
    case(
        "somebody else behind a number",
        "Learning, and explaining to your nan?",
        "learning 7, explaining to nan 8 she's on it daily",
        learns_software=7.0,
        explains_tech=8.0,
    ),
    case(
        "a conclusion from another's words",
        "Troubleshooting?",
        "my son says I fixed it twice so make troubleshooting a 6",
        troubleshooting=6.0,
    ),
    case(
        "years behind a number", "De-escalation?", "10 haha after 4 yrs of billing calls", deescalation=10.0
    ),
    case(
        "a scale behind a statement",
        "Your troubleshooting must be great. From one to ten?",
        "10",
        troubleshooting=10.0,
    ),
    case(
        "first and second",
        "Out of ten. First, learning new software. Second, explaining tech.",
        "The first 7. The second 9",
        learns_software=7.0,
        explains_tech=9.0,
    ),
    case(
        "what one does not know how to do is no decline",
        "De-escalation and composure.",
        "5 and 8. I don't know how to make others calm.",
        deescalation=5.0,
        composure=8.0,
    ),
    case("a joke off the scale", "Your writing from 1 to 10?", "11! No no I joke, 7.", writing=7.0),
    case(
        "short questions, the last in free words",
        "New software? Explaining tech? Fixing tech problems? Online apps?",
        "5, 4, 3, 6",
        learns_software=5.0,
        explains_tech=4.0,
        troubleshooting=3.0,
        saas=6.0,
    ),
    case(
        "a sum told last",
        "How long?",
        "two years in a shoe shop, then a hotel for six years. So eight years with the public.",
        service_years=8.0,
        service_domains={"retail", "hospitality"},
    ),
    case(
        "equal by chance",
        "How long?",
        "2 years retail, 3 years call center, 5 years hotel",
        service_years=10.0,
        service_domains={"retail", "call_center", "hospitality"},
    ),
]
EXTENTS = [
    case(
        "an exception in the advisor's words",
        TARGETS,
        "All fine apart from the number you get through, I'm a bit torn on that one.",
        response_time="yes",
        resolution_rate="yes",
        satisfaction_scores="yes",
        ticket_volume="some",
    ),
    case(
        "a dislike of what was put the other way round",
        UNFIT,
        "Number of cases, I wouldn't like that.",
        ticket_volume="no",
    ),
    case(
        "a bit, and then what it was",
        "Ever written a knowledge base?",
        "Only a bit, I made a returns guide.",
        knowledge_base="some",
    ),
    case(
        "some new ones are no bit",
        "And do you write the help articles?",
        "I wrote some new ones myself, yes.",
        knowledge_base="yes",
    ),
    case(
        "nights beyond evenings and weekends",
        "Evening or weekend shifts?",
        "Weekends yes, evenings yes, nights please no",
        shift_flexible="yes",
    ),
    case(
        "nights in their stead", "Night shifts or weekends?", "nights yes weekends no", shift_flexible="some"
    ),
    case(
        "one's own voice is no channel",
        "",
        "I answer the telephone and have never raised my voice.",
        phone="yes",
    ),
    case(
        "a title is no article",
        "",
        "As long as I am a guide, so seven years.",
        current_role="guide",
        service_years=7.0,
    ),
    case("what we log is no order", "", "We log everything in Zendesk.", ticketing="yes"),
    case("an order", "", "log everything as yes"),
]
FORMS = [
    case(
        "fields in one line",
        "Experience - tickets: - chat: - phone:",
        "Experience - tickets: a little - chat: yes, daily - phone: no",
        ticketing="some",
        live_chat="yes",
        phone="no",
    ),
    case(
        "numbers at the head of every line",
        "9 KB?\n10 Learning software?\n11 Explaining?\n12 Troubleshooting?",
        "9 no\n10 7\n11 8\n12 5",
        knowledge_base="no",
        learns_software=7.0,
        explains_tech=8.0,
        troubleshooting=5.0,
    ),
    case(
        "options line by line",
        "Which one is you?\n• run a support team\n• customer success\n• shape the product\n• just exploring",
        "third",
        goal="product_management",
    ),
    case(
        "a mail answered inline",
        "Where do you live?\nAny goal?",
        "> Where do you live?\nGdańsk\n> Any goal?\nexploring",
        location="Gdańsk",
        goal="exploring",
    ),
    case(
        "dates at the head of a line",
        "",
        CV + "2019 - 2022   Sales Assistant, a garden centre",
        current_role="IT Help Desk Advisor",
        service_years=7.0,
        service_domains={"retail", "support"},
    ),
    case(
        "years of study",
        "",
        CV + "\nEDUCATION\nBA Geography\n2016 - 2019",
        education="bachelor",
        current_role="IT Help Desk Advisor",
        service_years=4.0,
        service_domains={"support"},
    ),
    case(
        "what is applied for",
        "",
        "JOB APPLIED FOR\nCustomer service agent\n\nWORK EXPERIENCE\n2020 - present: Night clerk, hotel",
        current_role="Night clerk",
        service_years=6.0,
        service_domains={"hospitality"},
    ),
]
DENIED = [
    case(
        "put as a question and denied",
        "Which goal?",
        "lead a team? no way. customer success sounds nice",
        goal="customer_success",
    ),
    case("put off", "Chat or phone?", "phone gives me anxiety", channel_preference="chat"),
    case("some days at home", "Remote, office or hybrid?", "remote 2 days a week", workplace="hybrid"),
    case("a notice is no feeling", TARGETS, "fintech, Belfast, 24k, a month's notice", start_in=1.0),
    case("years are no rating", "Rate your tone, 1-10.", "9. sorry, my years were 3 not 2", composure=9.0),
    case("what one was told", "Empathy, 1-10?", "I was told I'm a 10 by my boss, I think 8", empathy=8.0),
    case("as a customer", "", "I've done chat as a customer"),
]
STUDIES = [
    case(
        "broken off without a name",
        "What is your education?",
        "School-leaving certificate, then I studied tourism for a year and stopped.",
        education="some_college",
    ),
    case("given up", "", "I did my A levels, started university and gave it up.", education="some_college"),
    case(
        "paused, after a degree",
        "Did you graduate?",
        "Yes, a bachelor's. I started a master's but I'm on a break from it.",
        education="bachelor",
    ),
]


@pytest.mark.parametrize(
    "chat",
    [*RECITALS, *PLACES, *NUMBERS, *EXTENTS, *FORMS, *DENIED, *STUDIES],
    ids=lambda chat: chat.id,
)
def test_it_is_read_as_it_is_meant(chat: Case):
    sheet = read(RUBRIC, chat)
    assert values(sheet) == dict(chat.expected)
