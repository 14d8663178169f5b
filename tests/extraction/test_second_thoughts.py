"""What is said of halves, sets and places in a reply, and numbers that the advisor takes up again.

Each class of language stands beside what looks like it and means something else.
"""

from __future__ import annotations

from typing import Any

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import Case, case, read, values

RUBRIC = load_rubric("customer-support-representative")
HOURS = "Would you work evenings or weekends?"
MEASURES = "Are you comfortable with response time, resolution rate, satisfaction and ticket volume?"
SKILLS = "Rate writing, empathy, de-escalation and composure?"
EIGHTS: dict[str, Any] = {"writing": 8.0, "empathy": 7.0, "deescalation": 8.0}

HALVES = [
    case("a remark", HOURS, "Evenings yes, weekends no, I did enough weekends.", shift_flexible="some"),
    case("taken back", HOURS, "Weekends no, actually weekends yes, evenings yes.", shift_flexible="yes"),
    case(
        "a half for each sentence",
        HOURS,
        "Evenings are acceptable. Weekends unfortunately not.",
        shift_flexible="some",
    ),
    case("one no for both", HOURS, "No nights or weekends.", shift_flexible="no"),
    case("a no that closes", HOURS, "Weekdays 9 to 3, so no nights or weekends.", shift_flexible="no"),
    case("a no for one", HOURS, "Evenings no, or maybe weekends.", shift_flexible="some"),
    case(
        "a litotes opens",
        "Would evenings or weekends be an issue?",
        "No issue, I already work weekends.",
        shift_flexible="yes",
    ),
    case("one half alone", HOURS, "No problem, but only weekends.", shift_flexible="some"),
    case("office hours", HOURS, "9 to 4 only.", shift_flexible="no"),
]
SETS = [
    case(
        "the first three",
        "KPIs: first response time, resolution rate, CSAT, ticket volume?",
        "The first three, gladly. Volume so-so.",
        response_time="yes",
        resolution_rate="yes",
        satisfaction_scores="yes",
        ticket_volume="some",
    ),
    case(
        "the first 3",
        MEASURES,
        "Yes for the first 3. Volume no.",
        response_time="yes",
        resolution_rate="yes",
        satisfaction_scores="yes",
        ticket_volume="no",
    ),
    case(
        "the volume of tickets",
        "Metrics: satisfaction score, volume of tickets?",
        "Fine with both.",
        satisfaction_scores="yes",
        ticket_volume="yes",
    ),
    case(
        "done them all",
        "Ticketing, chat, phone: any you have not done?",
        "No, done them all.",
        ticketing="yes",
        live_chat="yes",
        phone="yes",
    ),
    case(
        "none done",
        "Ticketing, chat, phone: any you have not done?",
        "All of them.",
        ticketing="no",
        live_chat="no",
        phone="no",
    ),
    case(
        "half and half",
        "Phone, chat, e-mail?",
        "Phone and e-mail, half and half. No chat.",
        phone="yes",
        email="yes",
        live_chat="no",
    ),
    case(
        "a list with articles",
        "Ticketing, chat or help articles?",
        "nope",
        ticketing="no",
        live_chat="no",
        knowledge_base="no",
    ),
    case("a trial", "Have you used Zendesk?", "I used Zendesk only one week for a test.", ticketing="some"),
    case("a small shop", "Have you done email?", "I did it at a small shop.", email="yes"),
    case("small", "Have you done email?", "Email I do small.", email="some"),
]
TAKEN_UP = [
    case("a doubt", SKILLS, "8, 7, 8, 6", "Sure about that 6?", "Go on then, 7.", **EIGHTS, composure=7.0),
    case(
        "a doubt by its place",
        SKILLS,
        "8, 7, 8, 6",
        "The last one, is it really a 6?",
        "Perhaps a 5.",
        **EIGHTS,
        composure=5.0,
    ),
    case("no change", SKILLS, "8, 7, 8, 6", "A 6? Really?", "Yes.", **EIGHTS, composure=6.0),
    case("a number twice", SKILLS, "8, 7, 8, 6", "Only 8?", "Yes.", **EIGHTS, composure=6.0),
    case(
        "a scale in brackets calls no question",
        "1) Years with customers? 2) Phone, chat? 3) Goal?",
        "1) two. 2) Chat no. 3) Product management.",
        "And self-rated (1-10): new software / explaining?",
        "9 / 6",
        service_years=2.0,
        live_chat="no",
        goal="product_management",
        learns_software=9.0,
        explains_tech=6.0,
    ),
    case(
        "a scale of words heads nothing", "Out-of-ten: writing, empathy?", "8 and 7", writing=8.0, empathy=7.0
    ),
]
PLACES = [
    case("a value under another name", "Remote or office?", "Place: hybrid", workplace="hybrid"),
    case("a value explained", "Remote or office?", "hybrid: two days home", workplace="hybrid"),
    case(
        "each under its name",
        "Remote or office? Where do you live?",
        "Place: Leeds. Setting: hybrid",
        workplace="hybrid",
        location="Leeds",
    ),
    case(
        "a length of time behind it",
        "And you?",
        "I work in a repair centre in Hanoi about 2 years.",
        location="Hanoi",
    ),
    case(
        "a language in brackets' wake",
        "Tell me about you.",
        "I am a student in Tunis, I have my licence (bachelor) in English.",
        current_role="student",
        education="bachelor",
        location="Tunis",
    ),
    case(
        "the past years",
        "And you?",
        "For the past 2 years I have been a cook at a logistics firm in Lagos.",
        current_role="cook",
        location="Lagos",
    ),
    case(
        "a title of another language",
        "Your degree and your job?",
        "BA. Kasjer at a supermarket.",
        education="bachelor",
        current_role="Kasjer",
        service_domains={"retail"},
    ),
    case(
        "a shop of its own kind",
        "Where have you worked?",
        "A sunglasses shop for two years.",
        service_years=2.0,
        service_domains={"retail"},
    ),
    case(
        "a name that opens",
        "Where have you worked with customers?",
        "Argos for 3 years then a hotel bar for 2, one after the other",
        service_years=5.0,
        service_domains={"retail", "hospitality"},
    ),
]
STUDIES = [
    case(
        "a year of them",
        "What do you study?",
        "Bachelor of informatics, second year",
        education="some_college",
    ),
    case(
        "a degree, and a year of work",
        "Degree?",
        "Bachelor of law, first year in a bank",
        education="bachelor",
    ),
    case(
        "broken off behind a comma",
        "Your education?",
        "Studied psychology at the university four years, didn't finish.",
        education="some_college",
    ),
    case(
        "no college, and last year",
        "Education?",
        "Didn't do college, got my GED last year.",
        education="high_school",
    ),
]
YEARS = [
    case(
        "two bare numbers",
        "Years in customer-facing work?",
        "2 there, 4 at Costa before",
        service_years=6.0,
        service_domains={"hospitality"},
    ),
    case(
        "a year of study",
        "Your experience?",
        "I was in a phone shop for two years. I did one year of business and dropped it.",
        service_years=2.0,
        service_domains={"retail"},
    ),
    case("since a year", "When did you start working with customers?", "In 2017.", service_years=9.0),
    case("a year of something else", "When did you start your degree?", "In 2017."),
    case(
        "in and until",
        "When did you start working with customers?",
        "In 2017, in a restaurant, waiting tables until 2021.",
        service_years=4.0,
        service_domains={"hospitality"},
    ),
    case(
        "jobs side by side",
        "Your experience?",
        "2022-2026: support agent.\n2019-2022: call centre agent.\n2019-2021: waiter, alongside it.",
        service_years=7.0,
        service_domains={"support", "call_center", "hospitality"},
        current_role="support agent",
    ),
    case(
        "a level is no length",
        "How long?",
        "18 months at a help desk, still there.",
        "And the title?",
        "Helpdesk analyst level 1",
        service_years=1.5,
        service_domains={"support"},
        current_role="Helpdesk analyst level 1",
    ),
    case(
        "a channel as a job",
        "Ticketing?",
        "No. I did email support for a small shoe brand for two years.",
        ticketing="no",
        email="yes",
        service_years=2.0,
        service_domains={"support"},
    ),
]
ASIDES = [
    case("in brackets", "Writing, empathy?", "7 (in German 9), 8", writing=7.0, empathy=8.0),
    case("a number in brackets", "Writing, empathy?", "Writing (7), empathy (8)", writing=7.0, empathy=8.0),
    case("two lists, taken back", SKILLS, "writing, empathy 7, 9 - no wait, 8 for both"),
    case(
        "two lists, and a pardon",
        SKILLS,
        "writing, empathy and tone: 7, 9 and 8, sorry for the wait",
        writing=7.0,
        empathy=9.0,
        composure=8.0,
    ),
    case(
        "a row that ends in a none",
        "Your education, role, years, kinds?",
        "A-levels -- no job -- 5 -- none",
        education="high_school",
        current_role="no job",
    ),
    case(
        "an answer to the person",
        "1 to 10: writing, empathy, de-escalation, calm?",
        "French or English?",
        "English please.",
        "Writing 6. For the other three 8.",
        writing=6.0,
        empathy=8.0,
        deescalation=8.0,
        composure=8.0,
    ),
    case(
        "called by its place",
        "1 to 10: writing, empathy, de-escalation, calm?",
        "5, 6, hard to say, 7",
        "How would you express the third one as a number?",
        "6",
        writing=5.0,
        empathy=6.0,
        deescalation=6.0,
        composure=7.0,
    ),
    case(
        "what does not interest",
        "SaaS or fintech?",
        "SaaS; fintech does not interest me.",
        industries={"saas"},
    ),
    case(
        "languages below tools", "Skills?", "Tools: Zendesk, Excel. Languages: some French", ticketing="yes"
    ),
    case(
        "a channel alone",
        "Which channels do you handle, phone, chat or email?",
        "Phone only.",
        phone="yes",
        live_chat="no",
        email="no",
    ),
    case(
        "a question of one's own",
        "Hello!",
        "Can I get in with no customer service experience?",
        service_years=0.0,
    ),
    case("a question for others", "Hello!", "Can somebody with no customer service experience get in?"),
    case(
        "what should have been",
        "De-escalation?",
        "7",
        "And phone support?",
        "Wait, de-escalation should've been 8, not 7.",
        deescalation=8.0,
    ),
    case("what was not done", "Phone support?", "I should have done phone."),
    case(
        "the other half as well",
        HOURS,
        "Evenings only.",
        "Noted. Anything else?",
        "Weekends are fine as well, actually.",
        shift_flexible="yes",
    ),
    case(
        "some of all, except one",
        "Ticketing, chat, phone?",
        "All a bit, except chat.",
        ticketing="some",
        phone="some",
        live_chat="no",
    ),
    case("any more", "Which industries?", "I'm not in Leeds any more."),
    case(
        "a mark that should be higher",
        "Writing?",
        "7",
        "Phone?",
        "I think the writing should be higher.",
        writing=7.0,
    ),
    case("no more questions", "Happy with response time and CSAT?", "No more, thank you."),
    case(
        "numbers before their names",
        "Learning software, explaining, troubleshooting, SaaS?",
        "8, 9 and 6 for learning, explaining and troubleshooting, 3 for SaaS",
        learns_software=8.0,
        explains_tech=9.0,
        troubleshooting=6.0,
        saas=3.0,
    ),
    case(
        "one number before two names",
        "Writing, empathy, de-escalation, composure?",
        "9, 8 for writing and empathy, 7 for the rest",
        writing=9.0,
        empathy=8.0,
        deescalation=7.0,
        composure=7.0,
    ),
    case("an article is no letter", "(a) support leadership, (b) customer success?", "a stepping stone"),
    case(
        "a letter is", "(a) support leadership, (b) customer success?", "a I guess", goal="support_leadership"
    ),
    case("dropped out, in brackets", "Education?", "BSc Maths (dropped out)", education="some_college"),
    case(
        "a master's under way", "Education?", "Master's in Finance, in my first year.", education="bachelor"
    ),
    case(
        "a part of all experience",
        "Years with customers?",
        "10 years of experience, 3 in customer service (retail), the rest in construction.",
        service_years=3.0,
        service_domains={"retail"},
    ),
    case("a channel and its yes", "Hello!", "phone yes, chat no", phone="yes", live_chat="no"),
    case("a wish and its yes", "Chat or phone?", "phone yes", channel_preference="phone"),
    case("at ease with something else", "Ticketing, chat, phone?", "Not at all comfortable with computers"),
    case(
        "a part asked back about",
        "Ticketing, chat, knowledge base?",
        "Ticketing and chat. Knowledge base?",
        ticketing="yes",
        live_chat="yes",
    ),
    case("each asked and answered", "Phone, chat?", "Phone? yes. Chat? no", phone="yes", live_chat="no"),
    case("what a word means", "CSAT or NPS?", "NPS is what again"),
    case(
        "to be thought about",
        MEASURES,
        "The first one's a yes, I'd have to think about the rest.",
        response_time="yes",
    ),
    case("a cousin's job", "Why support? Your background?", "Because my cousin works from home in support."),
    case(
        "moved to another task",
        "Where do you live?",
        "Leeds.",
        "Chat, knowledge base?",
        "Chat yes, they moved me to the chat. Knowledge base only a bit.",
        location="Leeds",
        live_chat="yes",
        knowledge_base="some",
    ),
]


@pytest.mark.parametrize(
    "chat", [*HALVES, *SETS, *TAKEN_UP, *PLACES, *STUDIES, *YEARS, *ASIDES], ids=lambda chat: chat.id
)
def test_it_is_read_as_it_is_meant(chat: Case):
    sheet = read(RUBRIC, chat)
    assert values(sheet) == chat.expected
