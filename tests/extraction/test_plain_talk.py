"""Plain things that people say, each class beside what looks like it and means something else."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import Case, case, every, read_verbatim, values

RUBRIC = load_rubric("customer-support-representative")
OPEN = "Tell me about you."
YEARS = "How many years have you worked with customers?"
JOB = "What do you do?"
CHANNELS = "Channels: tickets, chat, phone, email, articles?"
METRICS = ("response_time", "resolution_rate", "satisfaction_scores", "ticket_volume")
DONE = ("ticketing", "live_chat", "phone", "email", "knowledge_base")
PREFERENCES = RUBRIC.questions[6].ask
REMOTE: dict[str, Any] = {"workplace": "remote", "channel_preference": "chat", "market": "b2b"}
GOAL = "How do you see support: to lead a team, customer success, product, or a look around?"
RECAP = "So to recap: phone yes and email sometimes, troubleshooting 4. Correct?"
LOGISTICS = "Where are you based, when can you start, which industries?"
TARGETS = "Comfortable with response time, resolution rate, CSAT, quotas?"


TIME_AT_WORK = [
    case(
        "the next clause tells how long",
        OPEN,
        "I work as an IT help desk agent; I have been doing that for three years.",
        current_role="IT help desk agent",
        service_years=3.0,
        service_domains={"support"},
    ),
    case(
        "an anniversary soon",
        JOB,
        "Box office assistant in Bristol. Two years next month, so call it two.",
        current_role="Box office assistant",
        location="Bristol",
        service_years=2.0,
    ),
    case(
        "years of that, and years before",
        JOB,
        "Cashier at a building society, 4 years of that, and before that 2 years in Boots on the tills.",
        current_role="Cashier",
        service_years=6.0,
        service_domains={"retail"},
    ),
    case(
        "years of which some were another's",
        YEARS,
        "6 years in retail, 2 years of that as a manager.",
        service_years=6.0,
        service_domains={"retail"},
    ),
    case(
        "a bare number and another job",
        "How many years of that?",
        "Of this shop, 2. But I did a year and a half in a Nando's before.",
        service_years=3.5,
        service_domains={"hospitality"},
    ),
    case(
        "about a year in a shop is work",
        YEARS,
        "About a year in retail.",
        service_years=1.0,
        service_domains={"retail"},
    ),
    case(
        "since last year",
        OPEN,
        "I've worked at Zara since last year.",
        service_years=1.0,
        service_domains={"retail"},
    ),
    case(
        "since then",
        OPEN,
        "I graduated in 2022 with a bachelor's, and since then I've been working in a hotel.",
        education="bachelor",
        service_years=4.0,
        service_domains={"hospitality"},
    ),
    case("since then, of something else", OPEN, "I moved in 2022 and since then I've been happy."),
    case("a question about a trade is none", YEARS, "I'd like to know more about retail."),
    case(
        "an employer's trade",
        OPEN,
        "Chat support agent for a food delivery app, two years.",
        current_role="Chat support agent",
        service_years=2.0,
        service_domains={"support"},
    ),
    case("the trade itself", OPEN, "I did food delivery for two years."),
    case(
        "a course in brackets is no job",
        "Education, current role, years?",
        "Diploma holder (2-year HND), guest services at a hotel, 3 years plus",
        education="associate",
        current_role="guest services",
        service_years=3.0,
        service_domains={"hospitality"},
    ),
    case(
        "another job, asked for",
        JOB,
        "I'm a barista, 3 years.",
        "Any other customer jobs?",
        "I was a cashier at Tesco for 2 years.",
        current_role="barista",
        service_years=5.0,
        service_domains={"retail", "hospitality"},
    ),
    case(
        "another job, told by itself",
        JOB,
        "I'm a barista, 3 years.",
        "Did you do phone support?",
        "Yes, for two years in a call center before that.",
        current_role="barista",
        service_years=5.0,
        service_domains={"hospitality", "call_center"},
        phone="yes",
    ),
    case(
        "years of something else before",
        JOB,
        "I'm a barista, 3 years.",
        "And before?",
        "I drove a truck for 6 years.",
        current_role="barista",
        service_years=3.0,
        service_domains={"hospitality"},
    ),
    case(
        "a total put right",
        "Years in customer service and where?",
        "4 years, all in a bar in Dublin",
        "Anything else to correct?",
        "yes it's 5 years actually, forgot the first place",
        service_years=5.0,
        service_domains={"hospitality"},
        location="Dublin",
    ),
    case(
        "a job of some years ago is not today's",
        JOB,
        "Support agent since 2022.",
        "What did you do from 2019 to 2022?",
        "waiter",
        current_role="Support agent",
        service_years=4.0,
        service_domains={"hospitality", "support"},
    ),
]

LISTS = [
    case(
        "parts head their answers",
        LOGISTICS,
        "Location, start, industries: Lisbon, 1 month, ecommerce",
        location="Lisbon",
        start_in=1.0,
        industries={"ecommerce"},
    ),
    case(
        "parts of one kind head theirs",
        TARGETS,
        "response time, CSAT, quotas: yes, no, no",
        response_time="yes",
        satisfaction_scores="no",
        ticket_volume="no",
    ),
    case(
        "one answer for the parts that head it",
        TARGETS,
        "response time, CSAT, quotas: no to all",
        response_time="no",
        satisfaction_scores="no",
        ticket_volume="no",
    ),
    case("all the metrics, unasked", OPEN, "I'm comfortable with all the metrics.", **every(METRICS, "yes")),
    case("none of the metrics, unasked", OPEN, "Metrics: not comfortable with any.", **every(METRICS, "no")),
    case("metrics asked about", OPEN, "What do the metrics mean for all of us?"),
    case(
        "both of the two that were asked",
        "Would targets for speed and for guest satisfaction be acceptable to you?",
        "Both targets are acceptable to me.",
        response_time="yes",
        satisfaction_scores="yes",
    ),
    case(
        "those two, and then all four",
        "Live chat and knowledge base, have you done either? And are response time, resolution rate, "
        "satisfaction scores and ticket volume comfortable metrics for you?",
        "Neither of those two. Metrics: comfortable with all four.",
        **every(METRICS, "yes", live_chat="no", knowledge_base="no"),
    ),
    case("never, at work", CHANNELS, "never used ticketing or chat at work", ticketing="no", live_chat="no"),
    case(
        "never, of all, for work",
        CHANNELS,
        "I never did tickets, chat, phone, email or articles for work.",
        **every(DONE, "no"),
    ),
    case(
        "the only one",
        CHANNELS,
        "phone at the hotel. that's the only one",
        **every(DONE, "no") | {"phone": "yes"},
    ),
    case("that is all", CHANNELS, "phone at the hotel. that's all", **every(DONE, "no") | {"phone": "yes"}),
    case("a denial, and that is all", CHANNELS, "no phone. that's it", phone="no"),
    case(
        "a list and a remark",
        CHANNELS,
        "No, no, yes, no, no. I do phone triage twice a week.",
        **every(DONE, "no") | {"phone": "yes"},
    ),
    case(
        "a no under another heading",
        "Education, job, channels (ticketing/live chat/phone/email/knowledge base)?",
        "Education: high school\nJob: forklift operator\nChannels: none",
        **every(DONE, "no", education="high_school", current_role="forklift operator"),
    ),
    case(
        "unasked, each with its no",
        OPEN,
        "Email, no. Ticketing, no. Live chat, yes.",
        email="no",
        ticketing="no",
        live_chat="yes",
    ),
    case(
        "a yes to a recital",
        CHANNELS,
        "Phone yes. Email sometimes. The rest no.",
        RECAP,
        "Correct, only make troubleshooting a 5.",
        **every(DONE, "no", troubleshooting=5.0) | {"phone": "yes", "email": "some"},
    ),
    case(
        "a yes to one question again",
        "Phone?",
        "no",
        "Have you really never done phone support?",
        "yes, I did once",
        phone="some",
    ),
]

WISHES = [
    case("one to the other", OPEN, "I'd prefer chat to phone.", channel_preference="chat"),
    case("prefers to do", "Chat or phone?", "I prefer to phone people.", channel_preference="phone"),
    case("rather than", OPEN, "I'd rather do chat than phone.", channel_preference="chat"),
    case(
        "options parted by commas",
        "Remote, office, hybrid? Chat, phone? Evenings, weekends? B2B, B2C?",
        "Remote. Chat. No evenings, no weekends. B2B.",
        workplace="remote",
        channel_preference="chat",
        shift_flexible="no",
        market="b2b",
    ),
    case("channels parted by commas", "Channels you did? Chat, phone, email?", "Chat.", live_chat="yes"),
    case(
        "no nights ever again",
        "Evenings or weekends?",
        "no nights or weekends ever again",
        shift_flexible="no",
    ),
    case(
        "weekends only, and why",
        "Evenings or weekends?",
        "weekends only because of class",
        shift_flexible="some",
    ),
    case(
        "what I said, and what I am after",
        "Goal?",
        "Team lead, I'd say.",
        "And where do you live?",
        "Leeds. I said team lead but honestly customer success is what I'm after.",
        goal="customer_success",
        location="Leeds",
    ),
    case("word by word", PREFERENCES, "remote chat no b2b", **REMOTE, shift_flexible="no"),
    case(
        "no matter which",
        PREFERENCES,
        "remote, chat, yes, don't care about b2b/b2c",
        **REMOTE | {"market": "any"},
        shift_flexible="yes",
    ),
    case("a no to one", "B2B or B2C?", "not b2b", market="b2c"),
    case("word by word, either", PREFERENCES, "remote chat yes b2b", **REMOTE, shift_flexible="yes"),
    case("to open a bakery", GOAL, "I want to open a bakery one day."),
    case("open", GOAL, "open", goal="exploring"),
    case("to lead the team", GOAL, "To lead the team.", goal="support_leadership"),
    case("where to end up", "Where would you like to end up?", "Leading a team.", goal="support_leadership"),
]

BACKGROUNDS = [
    case("a junior in college", "Education?", "I am a junior in college.", education="some_college"),
    case("a class of degree", "Education?", "I've a 2:1 in History from Hull.", education="bachelor"),
    case("a ratio", OPEN, "The ratio is 2:1 here."),
    case(
        "hours are no job",
        OPEN,
        "Student, work part time at Target.",
        current_role="Student",
        service_domains={"retail"},
    ),
    case("cases logged", "Anything to add?", "I log requests in our ticketing system.", ticketing="yes"),
]

ALL = [*TIME_AT_WORK, *LISTS, *WISHES, *BACKGROUNDS]


@pytest.mark.parametrize("chat", [pytest.param(chat, id=chat.id) for chat in ALL])
def test_plain_talk_is_read(chat: Case):
    assert values(read_verbatim(RUBRIC, chat)) == chat.expected
