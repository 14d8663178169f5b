"""Which part a letter, a place or a word stands for, and what only looks like an answer to one.

Each class of language stands beside what looks like it and means something else.
"""

from __future__ import annotations

from typing import Any

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import Case, case, every, read, values

RUBRIC = load_rubric("customer-support-representative")
CHANNELS = "Have you used (a) ticketing systems, (b) live chat, (c) phone, (d) email, (e) knowledge bases?"
METRICS = (
    "Comfortable with: (a) response times (b) resolution rates (c) satisfaction scores (d) volume targets"
)
MEASURES = ("response_time", "resolution_rate", "satisfaction_scores", "ticket_volume")
WISHES = "7) (a) remote, office, hybrid? (b) chat, phone? (c) evenings, weekends? (d) B2B, B2C?"
EMPATHY = "How would you rate your empathy?"
TECH = "L = learning, E = explaining, T = troubleshooting, S = SaaS"
SKILLS = "Rate (a) writing (b) empathy (c) tone"
THREE: dict[str, Any] = {"writing": 8.0, "empathy": 7.0, "composure": 6.0}
FIVE: dict[str, Any] = {
    "ticketing": "no",
    "live_chat": "no",
    "phone": "yes",
    "email": "yes",
    "knowledge_base": "no",
}

LETTERS = [
    case("letters with a full stop", CHANNELS, "a. No b. No c. Yes d. Yes e. No", **FIVE),
    case("capitals with a full stop", CHANNELS, "A. No B. No C. Yes D. Yes E. No", **FIVE),
    case(
        "wishes behind a full stop",
        "(a) market, B2B or B2C (b) evenings or weekends (c) chat or phone (d) remote, office or hybrid",
        "a. B2B b. No c. Any d. Hybrid",
        market="b2b",
        shift_flexible="no",
        channel_preference="any",
        workplace="hybrid",
    ),
    case(
        "facts behind a full stop",
        "Question eight: (a) industries (b) when to start (c) where",
        "a. Fintech b. 90 days c. Chennai",
        industries={"fintech"},
        start_in=3.0,
        location="Chennai",
    ),
    case(
        "a full stop that ends a sentence",
        CHANNELS,
        "yes to a and b. c not",
        ticketing="yes",
        live_chat="yes",
        phone="no",
    ),
    case(
        "remarks behind an answer",
        CHANNELS,
        "(a) no (b) no (c) yes, room service calls (d) a little, confirmation emails (e) no",
        **FIVE | {"email": "some"},
    ),
    case(
        "a name in another part's remark",
        CHANNELS,
        "(a) yes, Zendesk tickets (b) a little, on the website (c) yes (d) yes (e) a few, help articles",
        ticketing="yes",
        live_chat="some",
        phone="yes",
        email="yes",
        knowledge_base="some",
    ),
]
WISHED = [
    case(
        "channels among wishes",
        WISHES,
        "a office b phone c yes d b2b",
        workplace="office",
        channel_preference="phone",
        shift_flexible="yes",
        market="b2b",
    ),
    case(
        "channels among channels",
        "(a) tickets (b) chat, phone (c) email",
        "chat and phone yes, the others no",
        ticketing="no",
        live_chat="yes",
        phone="yes",
        email="no",
    ),
    case(
        "a place left open",
        "7) (a) remote/office/hybrid (b) chat/phone (c) evenings, weekends (d) B2B/B2C",
        "remote, chat, no, dont know for the last one",
        workplace="remote",
        channel_preference="chat",
        shift_flexible="no",
    ),
    case(
        "a place chosen",
        "Leadership, customer success, or exploring?",
        "not sure, maybe the last one",
        goal="exploring",
    ),
    case(
        "a reason behind both",
        "Evenings and weekends?",
        "Both are good since I have class during the day.",
        shift_flexible="yes",
    ),
    case(
        "a reason behind a no",
        "Evenings and weekends?",
        "Neither works since I'm fine with mornings.",
        shift_flexible="no",
    ),
]
FINE = [
    case(
        "no problem with which",
        "Which have you no problem with: response time, resolution rate, CSAT, ticket volume?",
        "all four",
        **every(MEASURES, "yes"),
    ),
    case(
        "which is not minded",
        "Which of these do you not mind: response time, resolution rate, CSAT, ticket volume?",
        "none",
        **every(MEASURES, "no"),
    ),
    case(
        "which is minded",
        "Which of these would you mind: response time, resolution rate, CSAT, ticket volume?",
        "all of them",
        **every(MEASURES, "no"),
    ),
    case(
        "any problem",
        "Do you have any problem with response time, resolution rate, CSAT, ticket volume?",
        "no",
        **every(MEASURES, "yes"),
    ),
    case(
        "rates of another kind",
        METRICS,
        "volume targets fine, we have pick rates. The rest I'm not comfortable with.",
        **every(MEASURES, "no", ticket_volume="yes"),
    ),
    case(
        "targets of another kind",
        METRICS,
        "volume fine, we have sales targets. The rest no",
        **every(MEASURES, "no", ticket_volume="yes"),
    ),
    case(
        "rates by the advisor's word",
        METRICS,
        "times and rates fine, scores no",
        response_time="yes",
        resolution_rate="yes",
        satisfaction_scores="no",
    ),
]
DENIED = [
    case("only by its name", "Live chat?", "No, the only chat I do is with regulars.", live_chat="no"),
    case("only of another kind", "A ticketing system?", "no, only raffle tickets", ticketing="no"),
    case("only calls from family", "Phone?", "No, the only calls I get are from my mum", phone="no"),
    case("only another part", "Live chat, phone?", "no, just calls", live_chat="no", phone="yes"),
    case(
        "the only one used",
        "Phone, email, chat?",
        "the only one I've used is phone",
        phone="yes",
    ),
    case(
        "taken back as it was begun",
        "Phone or email with customers?",
        "phone every day. email, strike that, my manager did it. So no email.",
        phone="yes",
        email="no",
    ),
    case(
        "taken back after it was said",
        "Rate writing and empathy?",
        "writing 8, empathy 7. Strike that.",
        writing=8.0,
    ),
    case(
        "coffee that was not finished",
        "What did you study?",
        "Bachelor's. Sorry, I didn't get to finish my coffee.",
        education="bachelor",
    ),
    case(
        "a degree that was not finished",
        "What did you study?",
        "Bachelor's. Sorry, I didn't finish it.",
        education="some_college",
    ),
]
OVERALL = [
    case("an average", EMPATHY, "9 with regulars, 5 with rude ones. On average a 7.", empathy=7.0),
    case("overall", EMPATHY, "9 with regulars, 5 with rude ones. Overall put me at 7.", empathy=7.0),
    case("so much", EMPATHY, "On a good day 10, on a bad day 6. So 8.", empathy=8.0),
    case(
        "overall, and a part",
        "Rate writing and empathy.",
        "Overall 8, empathy a 9.",
        writing=8.0,
        empathy=9.0,
    ),
    case("years overall", "How long with customers?", "6 overall, I think", service_years=6.0),
]
EARLIER = [
    case(
        "change a letter",
        TECH,
        "L 8 E 8 T 9 S 4",
        "City?",
        "change: L 7 not 8",
        learns_software=7.0,
        explains_tech=8.0,
        troubleshooting=9.0,
        saas=4.0,
    ),
    case(
        "a letter of the last question",
        SKILLS,
        "a 8, b 7, c 6",
        "City?",
        "Leeds. Change (a) in the last question to 7.",
        **THREE | {"writing": 7.0, "location": "Leeds"},
    ),
    case(
        "a letter of the question before",
        SKILLS,
        "a 8, b 7, c 6",
        "City?",
        "Leeds. In the question before, the b is 9.",
        **THREE | {"empathy": 9.0, "location": "Leeds"},
    ),
    case(
        "for a change",
        SKILLS,
        "a 8, b 7, c 6",
        "Chat or phone?",
        "phone, for a change",
        **THREE | {"channel_preference": "phone"},
    ),
    case(
        "years stated anew",
        "How many years with customers?",
        "5",
        "City?",
        "Leeds\nchange: years is 6, I forgot the one I had at my uncle's",
        service_years=6.0,
        location="Leeds",
    ),
    case(
        "before what was circled",
        "Paint me a picture of your current gig.",
        "Help desk technician, been there since 2022.",
        "And before that?",
        "Best Buy, 2 years.",
        current_role="Help desk technician",
        service_years=6.0,
        service_domains={"retail", "support"},
    ),
    case("before no work", "What's up?", "Not much.", "And before that?", "2 years in Spain."),
]


@pytest.mark.parametrize(
    "chat", [*LETTERS, *WISHED, *FINE, *DENIED, *OVERALL, *EARLIER], ids=lambda chat: chat.id
)
def test_it_is_read_part_by_part(chat: Case):
    assert values(read(RUBRIC, chat)) == chat.expected
