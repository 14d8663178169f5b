"""What recruiters suppose, confirm and take up in passing, and how people answer in ordinary talk.

Each class of language stands beside what looks like it and means something else.
"""

from __future__ import annotations

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import Case, case, plain, read

RUBRIC = load_rubric("customer-support-representative")
MEASURES = "Response time, resolution rate, satisfaction, ticket volume: comfortable?"

SUPPOSED = [
    case("a place", "So you're in Leeds, right?", "Not any more, York.", location="York"),
    case("a place alone", "Ha. In Leeds?", "In Leeds, yes.", location="Leeds"),
    case(
        "a title",
        "You're an office manager?",
        "Assistant office manager.",
        current_role="Assistant office manager",
    ),
    case("no place, but how", "How would you rate your writing, in English?", "8", writing=8.0),
    case("no place, but when", "When could you start, in May?", "in June", start_in=7.0),
    case("no place", "So you're in good shape?", "I am."),
    case(
        "what is known is told, not asked",
        "So you were six years on the phones.",
        "Four, on chat and not phones.",
        phone="no",
    ),
    case(
        "part of a statement", "Sounds like empathy. What would you give yourself for it?", "a 9", empathy=9.0
    ),
    case("an explanation", "SaaS is software you rent. Would you put a number on it?", "Then 5", saas=5.0),
    case("an explanation asks nothing", "SaaS is software you rent. Is that clearer?", "yes thanks"),
]
GREETED = [
    case("a name", "What's your day job?", "Hi Agnieszka. Cook.", current_role="Cook"),
    case("a time of day", "What do you do?", "Good night! I'm a cook.", current_role="cook"),
    case("a shift", "Could you work nights?", "Good nights are quiet ones, so yes.", shift_flexible="yes"),
]
NUMBERS = [
    case("said twice", "And staying calm, out of ten?", "Five, honestly. Maybe, no, five.", composure=5.0),
    case(
        "put right by a no",
        "Writing and tone?",
        "Writing 7, tone eight. No, nine.",
        writing=7.0,
        composure=9.0,
    ),
    case("on ten", "How is your empathy?", "Ten on ten.", empathy=10.0),
    case(
        "one that is never given",
        "Writing and empathy, 1 to 10?",
        "7, 8. I don't give tens.",
        writing=7.0,
        empathy=8.0,
    ),
    case("ten of all", "Writing and empathy, 1 to 10?", "I'd give tens.", writing=10.0, empathy=10.0),
    case(
        "settled in the end",
        "Angry callers, how well do you calm them?",
        "8, maybe 9. Put 9.",
        deescalation=9.0,
    ),
]
YEARS = [
    case(
        "a part of the whole",
        "Years with customers?",
        "12 years, my own chair since 2020.",
        service_years=12.0,
    ),
    case(
        "two parts",
        "Years with customers?",
        "2 years in a bar, then retail since 2023.",
        service_years=5.0,
        service_domains={"hospitality", "retail"},
    ),
    case("none", "Tell me more.", "I don't have experience with customers.", service_years=0.0),
    case("at an age", "Years with customers?", "I left at thirty."),
]
REFUSED = [
    case(
        "measures",
        MEASURES,
        "rather not say",
        declined=["response_time", "resolution_rate", "satisfaction_scores", "ticket_volume"],
    ),
    case(
        "nothing but",
        MEASURES,
        "My job was nothing but metrics. Fine with all four.",
        response_time="yes",
        resolution_rate="yes",
        satisfaction_scores="yes",
        ticket_volume="yes",
    ),
]
WISHES = [
    case(
        "a conclusion",
        "Home or office?",
        "Home mostly, but I'd go in a day or two. So hybrid.",
        workplace="hybrid",
    ),
    case("the advisor's place", "Home, or in with us?", "In to you.", workplace="office"),
    case("what would come of it", "Office or home?", "Office. At home I'd just sleep.", workplace="office"),
    case("by which way", "What did you do?", "Tech support over email, not phones.", phone="no"),
    case("an option left open", "Customers: (A) companies (B) consumers (C) any", "C", market="any"),
    case(
        "asked against each other",
        "Would you rather chat with customers or talk on the phone?",
        "chat",
        channel_preference="chat",
    ),
]
BESIDE = [
    case(
        "an unknown name before the first number",
        "Ratings: learning software, explaining tech, troubleshooting?",
        "software 4 explaining 9 troubleshooting 3",
        learns_software=4.0,
        explains_tech=9.0,
        troubleshooting=3.0,
    ),
    case(
        "numbers before their names",
        "Ratings: explaining tech, troubleshooting?",
        "4 explaining 9 troubleshooting",
        explains_tech=4.0,
        troubleshooting=9.0,
    ),
    case("a scale repeated", "Rate 1-10: writing, empathy", "Rate 1-10: 8 and 7", writing=8.0, empathy=7.0),
    case(
        "a name asked about",
        "Response time and CSAT ok?",
        "response time ok. CSAT what is it",
        response_time="yes",
    ),
]
OTHERS = [
    case("a colleague of one's own", "", "I've got a colleague who did three years with Zendesk."),
    case("the staff", "Do you email with guests?", "No, the day staff do the email.", email="no"),
    case("a school", "Highest diploma?", "Bachelor, hotel school.", education="bachelor"),
    case(
        "a hotel",
        "What did you do?",
        "Two years in a hotel.",
        service_years=2.0,
        service_domains={"hospitality"},
    ),
]


@pytest.mark.parametrize(
    "chat",
    [*SUPPOSED, *GREETED, *NUMBERS, *YEARS, *REFUSED, *WISHES, *BESIDE, *OTHERS],
    ids=lambda chat: chat.id,
)
def test_it_is_read_as_it_is_meant(chat: Case):
    sheet = read(RUBRIC, chat)
    assert {item: plain(answer) for item, answer in sheet.answers.items()} == dict(chat.expected)
    if chat.declined is not None:
        assert set(chat.declined) <= set(sheet.declined)
