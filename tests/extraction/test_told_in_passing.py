"""More plain things that people say, each class beside what looks like it and means something else."""

from __future__ import annotations

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import Case, case, every, read_verbatim, values

RUBRIC = load_rubric("customer-support-representative")
WHERE = "Where have you dealt with customers, and for how long?"
YEARS = "How many years of customer-facing work do you have?"
JOB = "What do you do?"
OPEN = "Tell me about you"
SCHOOL = "Highest qualification?"
HOURS = "Would evenings or weekends be possible sometimes?"
COOL = "Your composure under pressure, 1-10?"
PEOPLE = "Score out of 10: writing, empathy, de-escalation, composure"
METRICS = ("response_time", "resolution_rate", "satisfaction_scores", "ticket_volume")


WORK = [
    case(
        "a bar of a kind",
        JOB,
        "I worked in the student union bar for three years",
        service_years=3.0,
        service_domains={"hospitality"},
    ),
    case(
        "a bar as a guest",
        OPEN,
        "I had a drink in the local bar",
    ),
    case("the bar that is an exam", OPEN, "I studied for the bar exam for two years"),
    case(
        "since an age",
        WHERE,
        "In my father's shop since I was 16, I'm 24 now",
        service_years=8.0,
        service_domains={"retail"},
    ),
    case(
        "since an age, told before",
        WHERE,
        "I'm 30 and I've worked in bars since I was 18",
        service_years=12.0,
        service_domains={"hospitality"},
    ),
    case(
        "since an age, and none now",
        WHERE,
        "In restaurants since I was sixteen",
        service_domains={"hospitality"},
    ),
    case(
        "a wish since an age",
        WHERE,
        "A shop for 3 years. My son is 12, he has helped since he was 9.",
        service_years=3.0,
        service_domains={"retail"},
    ),
    case(
        "an employer heads its years",
        YEARS,
        "Tesco for 2 years. Then Aldi for 3",
        service_years=5.0,
        service_domains={"retail"},
    ),
    case(
        "an employer nobody knows",
        YEARS,
        "Grobmaster for 2 years. Then Best Buy for 3",
        service_years=5.0,
        service_domains={"retail"},
    ),
    case(
        "started then, and still there",
        "How long have you been at the store?",
        "I joined Tesco as a cashier back in 2019 and I've been there ever since",
        service_years=7.0,
        service_domains={"retail"},
    ),
    case(
        "started then, and left",
        "How long have you been at the store?",
        "I started at Tesco in 2019 and left in 2021, still have the badge",
        service_years=2.0,
        service_domains={"retail"},
    ),
    case("moved then, and still here", YEARS, "We moved here in 2015, still here"),
    case(
        "how often is no length",
        OPEN,
        "Answered customer emails two days a week at Currys, 2021 - 2023",
        service_years=2.0,
        service_domains={"retail"},
        email="yes",
    ),
    case(
        "a stall since then",
        JOB,
        "Running my own little cake stall at the market since 2021",
        current_role="Running my own little cake stall at the market",
        service_years=5.0,
        service_domains={"retail"},
    ),
    case(
        "a no to any work at all",
        "Have you done any customer service job before?",
        "No sir, not yet",
        service_years=0.0,
    ),
    case("a no to what came before", JOB, "baker", "Any job before that?", "no", current_role="baker"),
    case(
        "a no to one of the jobs",
        "So what do you do at present?",
        "I'm a data entry clerk. Before that I was four years at Walmart on the tills.",
        "And is the county job customer-facing?",
        "no, just me and a spreadsheet all day",
        current_role="data entry clerk",
        service_years=4.0,
        service_domains={"retail"},
    ),
    case(
        "the age of somebody else",
        "How long in the shop?",
        "a year",
        "And today?",
        "today im home with my twins, they're 4",
        current_role="home with my twins",
        service_years=1.0,
    ),
    case(
        "on the counter",
        "have you had any jobs with customers before?",
        "yeah im on the counter at mcdonalds, been there a year",
        current_role="on the counter",
        service_years=1.0,
        service_domains={"hospitality"},
    ),
    case(
        "who asks is no bouncer",
        OPEN,
        "De-escalation 10 (ask any bouncer), composure 9.",
        deescalation=10.0,
        composure=9.0,
    ),
    case(
        "hours of a job are no offer",
        "have you had any jobs with customers before?",
        "yeah i work weekends at mcdonalds, been there a year",
        service_years=1.0,
        service_domains={"hospitality"},
    ),
    case(
        "hours offered",
        "And the hours? Remote or office?",
        "Weekends I work already. Remote.",
        workplace="remote",
        shift_flexible="some",
    ),
]

SCHOOLING = [
    case("a degree without its step", SCHOOL, "Degree in commerce from Galway", education="bachelor"),
    case("no degree", SCHOOL, "I don't have a degree, just A levels", education="high_school"),
    case("a degree begun", SCHOOL, "started a degree but never finished it", education="some_college"),
    case(
        "a year at a school by its name",
        SCHOOL,
        "Matric, and I did one year at Unisa but I couldn't pay",
        education="some_college",
    ),
    case(
        "years at a shop given up",
        "Education and jobs?",
        "High school. I did two years at Aldi and left",
        education="high_school",
        service_years=2.0,
        service_domains={"retail"},
    ),
    case(
        "a lower step told later",
        SCHOOL,
        "I have a master's",
        "Earlier experience?",
        "1 year in an Airtel call centre after my B.Sc.",
        education="master",
        service_years=1.0,
        service_domains={"call_center"},
    ),
]

RATINGS = [
    case(
        "struck by its number",
        "Learning new software?",
        "9",
        "And troubleshooting?",
        "7. Oh, and strike that 9, I've no real idea how fast I learn compared with others.",
        declined=["learns_software"],
        troubleshooting=7.0,
    ),
    case("weighed and put", COOL, "7 on Mondays, otherwise 8. Put 8", composure=8.0),
    case(
        "a list and its last word",
        "Empathy, staying cool?",
        "7, 8. Make it 8 for cool",
        empathy=7.0,
        composure=8.0,
    ),
    case(
        "what training would make of it",
        COOL,
        "6 now. After a bit of training it'd be a 9 easy.",
        composure=6.0,
    ),
    case(
        "a part left out in running text",
        PEOPLE,
        "writing 8 empathy 9 deescalation skip composure 6",
        declined=["deescalation"],
        writing=8.0,
        empathy=9.0,
        composure=6.0,
    ),
    case(
        "compared with the one before",
        "How strong is your written communication, 1-10?",
        "8",
        "And empathy, compared with that?",
        "one higher",
        writing=8.0,
        empathy=9.0,
    ),
]

EXTENTS = [
    case(
        "a denial without its mark",
        "Comfortable with speed, resolution, CSAT and volume?",
        "wouldnt like any of it",
        **every(METRICS, "no"),
    ),
    case(
        "colleagues hate them",
        "Comfortable with ticket quotas?",
        "A lot of my colleagues hated the quotas. I never minded them.",
        ticket_volume="yes",
    ),
    case(
        "named, then said to be fine",
        OPEN,
        "Response time, CSAT and ticket volume, I'm comfortable with those.",
        response_time="yes",
        satisfaction_scores="yes",
        ticket_volume="yes",
    ),
    case(
        "bare numbers label a list",
        "Which have you used? 1 tickets 2 live chat 3 phone 4 email 5 articles",
        "1 3 4 yes, 2 and 5 no",
        ticketing="yes",
        live_chat="no",
        phone="yes",
        email="yes",
        knowledge_base="no",
    ),
    case(
        "a number picks an option",
        "What's the career goal? 1 leadership, 2 customer success, 3 product",
        "2",
        goal="customer_success",
    ),
]

STRANGERS = [
    case(
        "struck, and another in its place",
        "Professional tone?",
        "6",
        "Empathy?",
        "forget the 6, i was being silly, 8",
        composure=8.0,
    ),
    case(
        "neither is minded",
        "Response times, resolution rate, CSAT, quotas: comfortable?",
        "Response times don't bother me. The others neither.",
        **every(METRICS, "yes"),
    ),
    case(
        "neither was done",
        "Have you used tickets, chat, phone?",
        "Never used tickets. The others neither.",
        ticketing="no",
        live_chat="no",
        phone="no",
    ),
    case("a town and no other", "Where do you live?", "Pune only", location="Pune"),
    case(
        "what lives at night",
        OPEN,
        "yes I can do evenings by the way, burger vans live at night",
        shift_flexible="some",
    ),
    case("is equal", "Home or office?", "Home or office is equal", workplace="any"),
    case("only that they would mind", "Chat or phone?", "Phone-only I'd mind", channel_preference="chat"),
    case(
        "a job that counts, and years without their word",
        YEARS,
        "three years behind a bar and one at a vet's reception",
        service_years=4.0,
        service_domains={"hospitality"},
    ),
    case("none of them", "Which kinds: retail, hospitality, support?", "none of them shop things you said"),
]

TONE = "Writing, empathy, de-escalation, tone, 1-10?"
ELSEWHERE = [
    case("more or less", TONE, "writing 7 more or less, empathy 8", writing=7.0, empathy=8.0),
    case("done at", TONE, "writing is done at 8, empathy 9", writing=8.0, empathy=9.0),
    case("at night", TONE, "de-escalation 6 at night, tone 9", deescalation=6.0, composure=9.0),
    case("a time behind a name", TONE, "writing, well call me at 7, empathy 8", empathy=8.0),
    case("a denied number behind a name", TONE, "writing not a 10, empathy 8", empathy=8.0),
    case("at the front desk", YEARS, "at the front desk 4", service_years=4.0),
    case("smoking is no work", YEARS, "I began smoking in 2015, still at it"),
    case(
        "from an age to another",
        YEARS,
        "I worked in retail from age 18 to 25 and I'm 40 now",
        service_years=7.0,
        service_domains={"retail"},
    ),
]

WISHES = [
    case(
        "evenings, and weekends for a reason not",
        HOURS,
        "Evenings yes. Weekends I have the football with my son, so no.",
        shift_flexible="some",
    ),
    case(
        "all but nights",
        HOURS,
        "Evenings and weekends both are ok, but night shift I cannot do.",
        shift_flexible="yes",
    ),
    case("nights alone denied", HOURS, "evenings yes, nights no", shift_flexible="some"),
    case(
        "none on the first",
        "Companies or consumers? Weekends?",
        "no preference on the first. weekends no and evenings no",
        market="any",
        shift_flexible="no",
    ),
    case("more of one", "Remote, office?", "more remote than office", workplace="remote"),
    case(
        "from a place and from a day",
        "Where would you be working from and when can you begin?",
        "From Kraków, Poland. From tomorrow if you want!",
        location="Kraków, Poland",
        start_in=0.0,
    ),
    case(
        "a shop is no town",
        "What's your job?",
        "I'm a sales assistant in Boots",
        current_role="sales assistant",
        service_domains={"retail"},
    ),
    case(
        "till one month, so from the next",
        "When are you available?",
        "My service year ends in October so from November",
        start_in=0.0,
    ),
]


@pytest.mark.parametrize(
    "chat", [*WORK, *SCHOOLING, *RATINGS, *EXTENTS, *STRANGERS, *ELSEWHERE, *WISHES], ids=lambda one: one.id
)
def test_what_is_told_in_passing_is_read(chat: Case) -> None:
    sheet = read_verbatim(RUBRIC, chat)
    assert values(sheet) == chat.expected
    if chat.declined is not None:
        assert set(sheet.declined) == set(chat.declined)
