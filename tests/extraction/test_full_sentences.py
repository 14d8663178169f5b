"""Answers in whole sentences: what one denial is of, what is counted, whose work "my work would be" is."""

from __future__ import annotations

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import Case, case, every, read_verbatim, values

RUBRIC = load_rubric("customer-support-representative")
DONE = "Which have you used: tickets, live chat, phone, email, help articles?"
MEASURES = "Are you okay with response time, resolution rate, satisfaction and volume?"
RATED = "Rate learning software, explaining tech, troubleshooting, SaaS."
PEOPLE = "Rate your writing, your empathy, calming people."
YEARS = "For how many years have you worked with customers?"
STORY = "What work have you done, and for how long?"
START = "Where do you live and when could you start?"
SHIFTS = "Which shifts and which customers?"
NONE = "no"


DENIED = [
    case("written or used", DONE, "I have never written or used help articles.", knowledge_base=NONE),
    case("opened or closed", DONE, "I have never opened or closed a ticket.", ticketing=NONE),
    case("worked with or seen", DONE, "I've never worked with or seen a ticket system.", ticketing=NONE),
    case("read or edited", DONE, "We haven't read or edited help articles.", knowledge_base=NONE),
    case("used or edited, undenied", DONE, "I have used or edited help articles.", knowledge_base="yes"),
    case("denied names", DONE, "I never did chat, or phone.", live_chat=NONE, phone=NONE),
    case("denied, then done", DONE, "I never did chat. I used tickets.", live_chat=NONE, ticketing="yes"),
    case(
        "another lad",
        DONE,
        "There was a trial of chat with another lad doing it, but not me.",
        live_chat=NONE,
    ),
    case("summed up", "Help articles?", "never wrote... but yeah used it daily so yes", knowledge_base="yes"),
    case("summed up, no", "Help articles?", "I saw one... it was a demo so no", knowledge_base=NONE),
]
WITHOUT = [
    case(
        "without any worry",
        MEASURES,
        "I'd accept the first three without any worry.",
        response_time="yes",
        resolution_rate="yes",
        satisfaction_scores="yes",
    ),
    case("without trouble", MEASURES, "Volume without any trouble.", ticket_volume="yes"),
    case("without reservations", MEASURES, "Volume without reservations.", ticket_volume="yes"),
    case("could do without", MEASURES, "I could do without satisfaction.", satisfaction_scores=NONE),
    case("grave doubts", MEASURES, "I have grave doubts about volume.", ticket_volume=NONE),
    case("no doubts", MEASURES, "I have no doubts about volume.", ticket_volume="yes"),
    case(
        "to get used to",
        "Okay with volume?",
        "ok I guess, would need to get used to it",
        ticket_volume="some",
    ),
    case("used to it", "Okay with volume?", "ok, I am used to it", ticket_volume="yes"),
    case("why", MEASURES, "Volume I do not like: ten easy tickets are not one hard one.", ticket_volume=NONE),
]
LITTLE = [
    case("a short pilot", DONE, "I worked on live chat only for a short pilot.", live_chat="some"),
    case("during a pilot", DONE, "Live chat only during a pilot.", live_chat="some"),
    case("three times", DONE, "Help articles three times only.", knowledge_base="some"),
    case("two or three times", DONE, "Tickets 2-3 times.", ticketing="some"),
    case("times a day", DONE, "Phone ten times a day.", phone="yes"),
    case("at once", DONE, "On the phone I could do two calls at once.", phone="yes"),
    case(
        "the only one",
        DONE,
        "Phone only.",
        phone="yes",
        **every(("ticketing", "live_chat", "email", "knowledge_base"), NONE),
    ),
]
MARKS = [
    case(
        "ticks and crosses",
        DONE,
        "tickets ✔️ phone ✔️ email ✖️ chat ✖️ articles ✔️",
        ticketing="yes",
        phone="yes",
        email=NONE,
        live_chat=NONE,
        knowledge_base="yes",
    ),
    case(
        "the last one told",
        DONE,
        "tickets ✅ phone ✅ email ✅ chat ❌ articles — just reading, never wrote any",
        ticketing="yes",
        phone="yes",
        email="yes",
        live_chat=NONE,
        knowledge_base=NONE,
    ),
    case(
        "plus and minus",
        DONE,
        "+ - + + -",
        **every(("ticketing", "phone", "email"), "yes"),
        **every(("live_chat", "knowledge_base"), NONE),
    ),
    case("names and signs", DONE, "tickets +, chat -, phone +", ticketing="yes", live_chat=NONE, phone="yes"),
    case(
        "signs with a legend",
        DONE,
        "+; -; +; +; - (+ = yes, - = no)",
        **every(("ticketing", "phone", "email"), "yes"),
        **every(("live_chat", "knowledge_base"), NONE),
    ),
    case(
        "bullets",
        DONE,
        "- tickets: daily\n- chat: never\n+ phone",
        ticketing="yes",
        live_chat=NONE,
        phone="yes",
    ),
    case("dashes", DONE, "I did phone -- daily -- and email -- hourly.", phone="yes", email="yes"),
]
COUNTED = [
    case("a verdict", YEARS, "It will be nine years in spring, but let us say eight.", service_years=8.0),
    case("a year of leave", YEARS, "Six years, but one year I was on parental leave.", service_years=6.0),
    case(
        "a year in a shop",
        YEARS,
        "Six years, then one year in a shop.",
        service_years=7.0,
        service_domains={"retail"},
    ),
    case(
        "told again",
        STORY,
        "I was an adviser at a bank for twelve years. Twelve years of sitting behind glass.",
        service_years=12.0,
    ),
    case(
        "two jobs as long",
        STORY,
        "I was in a shop for three years. Three years of waiting tables came next.",
        service_years=6.0,
        service_domains={"retail", "hospitality"},
    ),
    case(
        "stated",
        STORY,
        "I was a waitress for one year, then ran a café for four years, then a bar for two years. "
        "It's seven years with customers.",
        service_years=7.0,
        service_domains={"hospitality"},
    ),
    case("systems", RATED, "Learning software 6. I learned four banking systems.", learns_software=6.0),
    case("most days", RATED, "Learning software 6 most days.", learns_software=6.0),
    case(
        "one correction",
        "Rate empathy.",
        "7",
        "Thanks.",
        "One correction to that: please make empathy an 8.",
        empathy=8.0,
    ),
]
WOULD_BE = [
    case("of people", PEOPLE, "Calming people is a 9 too.", deescalation=9.0),
    case("of angry people", PEOPLE, "Calming angry people is also a 9.", deescalation=9.0),
    case("by customers", PEOPLE, "Annoying customers say I am a 9."),
    case("my empathy would be", PEOPLE, "My empathy would be an 8.", empathy=8.0),
    case("my trainer would be", PEOPLE, "My trainer would be a 10."),
    case("my old boss would be", PEOPLE, "My old boss would be a 10."),
    case("my earliest start", "When could you start?", "My earliest start would be February.", start_in=3.0),
    case(
        "calls in two years",
        START,
        "Basel, in three months. We wrote it in two years.",
        location="Basel",
        start_in=3.0,
    ),
    case(
        "a wait of two months",
        START,
        "I live in Basel. I can start in two months.",
        location="Basel",
        start_in=2.0,
    ),
    case(
        "no preference of another",
        SHIFTS,
        "I am flexible in the evenings and at weekends. I have no preference about the type of customers.",
        shift_flexible="yes",
        market="any",
    ),
    case("no weekends", SHIFTS, "Evenings are fine. Not weekends.", shift_flexible="some"),
    case(
        "a degree in it",
        "Home or office?",
        "From home.",
        "What did you study?",
        "I have an associate degree in office administration.",
        workplace="remote",
        education="associate",
    ),
    case("in an office", "Home or office?", "In office.", workplace="office"),
    case(
        "a degree and no job",
        "What is your degree and your role?",
        "I have an associate degree.",
        education="associate",
    ),
    case("a goal", "Your goal?", "I am aiming at team lead in support.", goal="support_leadership"),
]


@pytest.mark.parametrize(
    "chat", [*DENIED, *WITHOUT, *LITTLE, *MARKS, *COUNTED, *WOULD_BE], ids=lambda one: one.id
)
def test_whole_sentences_are_read(chat: Case) -> None:
    assert values(read_verbatim(RUBRIC, chat)) == chat.expected


FORMS = [
    case(
        "a list of its own words",
        "1) Schooling, job, years with customers.\n2) Used: tickets, live chat, phone?\n"
        "3) Rate 1-10: learning new programs; making technical matters simple; problem hunting; "
        "understanding of SaaS.\n4) Rate 1-10: writing, empathy, calming people, composure.",
        "1) BA, cashier, 4\n2) no, no, yes\n3) 7; 8; 6; 5\n4) 8; 9; 7; 7",
        education="bachelor",
        current_role="cashier",
        service_domains={"retail"},
        learns_software=7.0,
        explains_tech=8.0,
        troubleshooting=6.0,
        saas=5.0,
        service_years=4.0,
        **every(("ticketing", "live_chat"), NONE),
        phone="yes",
        writing=8.0,
        empathy=9.0,
        deescalation=7.0,
        composure=7.0,
    ),
    case(
        "a place beside a residence",
        "[7] place; channel; shifts; market\n[8] residence; start; industries",
        "[7] any; phone; evenings and weekends; b2b\n[8] Gdańsk; now; fintech",
        workplace="any",
        channel_preference="phone",
        shift_flexible="yes",
        market="b2b",
        location="Gdańsk",
        start_in=0.0,
        industries={"fintech"},
    ),
    case(
        "a workplace that is named",
        "[1] location; start; workplace\n[2] goal",
        "[1] Leeds; now; hybrid\n[2] exploring",
        location="Leeds",
        start_in=0.0,
        workplace="hybrid",
        goal="exploring",
    ),
    case(
        "double dashes",
        "[1] education, role, years, fields\n[2] tickets; chat; phone; mail; kb",
        "[1] BSc -- night auditor -- 5 -- hospitality\n[2] y; n; y; y; n",
        education="bachelor",
        current_role="night auditor",
        service_years=5.0,
        service_domains={"hospitality"},
        **every(("ticketing", "phone", "email"), "yes"),
        **every(("live_chat", "knowledge_base"), NONE),
    ),
]


@pytest.mark.parametrize("chat", FORMS, ids=lambda one: one.id)
def test_numbered_lists_are_heard_by_themselves(chat: Case) -> None:
    assert values(read_verbatim(RUBRIC, chat)) == chat.expected
