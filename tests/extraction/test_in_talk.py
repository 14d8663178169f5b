"""What recruiters suppose, confirm and take up in passing, and how people answer in ordinary talk.

Each class of language stands beside what looks like it and means something else.
"""

from __future__ import annotations

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import Case, case, read, values

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
PLACE = "Remote or on-site?"
ASKED_BACK = [
    case("which is easier", PLACE, "is remote less stressful than office"),
    case("what pays", "B2B or B2C?", "does b2b pay more"),
    case("what most do", "Phone or chat?", "do people prefer chat"),
    case("an answer, and one back", PLACE, "remote. is office paid better than that", workplace="remote"),
    case("no question", PLACE, "is better than office remote", workplace="remote"),
    case("no question either", "Phone or chat?", "do prefer chat", channel_preference="chat"),
    case("none at all", PLACE, "does not matter", workplace="any"),
]
LETTERS = "What customers? a) consumers b) businesses c) both"
WAVERED = [
    case("between two", LETTERS, "a or b"),
    case("between two, then one", LETTERS, "torn between a and b, go with a", market="b2c"),
    case("one, or another if need be", LETTERS, "a, or b if needed", market="b2c"),
    case("neither of two", LETTERS, "b, not a or c", market="b2b"),
    case(
        "two steps", "Degree? a) high school b) some college c) bachelor's", "b and c", education="bachelor"
    ),
    case("a condition is no wish", PLACE, "remote but hybrid ok if the office is near", workplace="remote"),
    case("as what one would be", "Where to?", "I'd end up as a product manager.", goal="product_management"),
    case(
        "an end of it", "A career, or CSM?", "Either leadership or CSM. CSM I think.", goal="customer_success"
    ),
    case("a second thought is none", PLACE, "Not sure. Office maybe, or remote.", workplace="office"),
]
GREETING = "Comfortable with response time and CSAT?"
GREETINGS = [
    case("the time of day", "Have you done live chat?", "Good morning!"),
    case("the weather", GREETING, "Great weather by the way. CSAT no.", satisfaction_scores="no"),
    case("a feast", "Comfortable with CSAT?", "Happy Friday! Yes.", satisfaction_scores="yes"),
    case("a bare one", GREETING, "Great. CSAT no.", response_time="yes", satisfaction_scores="no"),
    case("what is happy", "Comfortable with CSAT?", "Happy to be measured.", satisfaction_scores="yes"),
]
SKILLS = "From 1 to 10: (a) writing, (b) empathy, (c) de-escalation, (d) composure?"
MEANT = f"“De-escalation” means calming a heated situation. Once more then. {SKILLS}"
EXPLAINED = [
    case("that one", MEANT, "ok 7 for that", deescalation=7.0),
    case("it alone", MEANT, "then 7", deescalation=7.0),
    case("all of them", MEANT, "ok 8 8 7 8", writing=8.0, empathy=8.0, deescalation=7.0, composure=8.0),
    case("another by name", MEANT, "ah. empathy 7", empathy=7.0),
    case("nothing explained", SKILLS, "ok 7 for that"),
    case(
        "what is not asked for",
        "“De-escalation” means calming people. Have you done (a) live chat, (b) phone?",
        "ok 7 for that",
        deescalation=7.0,
    ),
    case(
        "what is asked for",
        "“De-escalation” means calming people. Have you done (a) live chat, (b) phone?",
        "live chat only",
        live_chat="yes",
        phone="no",
    ),
]
MIXED = "Comfortable with response time, CSAT and quotas?"
NODS = [
    case("with a rating", MIXED, "ok 7 for that"),
    case("with ratings", "Have you done live chat, phone, email?", "fine, 8 8 7 8"),
    case(
        "with how many",
        MIXED,
        "ok all 3",
        response_time="yes",
        satisfaction_scores="yes",
        ticket_volume="yes",
    ),
    case(
        "about something else",
        MIXED,
        "b2b or b2c dont care, saas or fintech",
        market="any",
        industries={"saas", "fintech"},
    ),
    case("no matter", MIXED, "dont care"),
    case("to what was done", "Have you done live chat, phone, email?", "Sounds stressful but ok."),
    case("a yes", "Have you done live chat, email?", "Yes ok.", live_chat="yes", email="yes"),
    case("an aversion", MIXED, "I don't care for quotas", ticket_volume="no"),
    case(
        "but one",
        MIXED,
        "fine except quotas",
        response_time="yes",
        satisfaction_scores="yes",
        ticket_volume="no",
    ),
    case(
        "but one that is asked about",
        MIXED,
        "all fine except quotas, what are those?",
        response_time="yes",
        satisfaction_scores="yes",
    ),
    case(
        "but one, and a question",
        MIXED,
        "fine except quotas. what else?",
        response_time="yes",
        satisfaction_scores="yes",
        ticket_volume="no",
    ),
]
DEGREE = ("Highest education?", "a master's", "Noted. How many years with customers?")
DOWNWARDS = [
    case("by its name", *DEGREE, "education: bachelor's", education="bachelor"),
    case("with a correction", *DEGREE, "actually it's a bachelor's", education="bachelor"),
    case("by what it is not", *DEGREE, "I have a bachelor's, not a master's", education="bachelor"),
    case("a lower one as well", *DEGREE, "I did my bachelor's first.", education="master"),
    case("a brother's", *DEGREE, "my brother has a bachelor's", education="master"),
]
CHANNELS = "Have you done live chat, phone, email?"
LISTS = [
    case("a word of one's own", CHANNELS, "kinda, no, yes", live_chat="some", phone="no", email="yes"),
    case("with spaces", CHANNELS, "sometimes no yes", live_chat="some", phone="no", email="yes"),
    case("a choice nobody made", CHANNELS, "phone: yes / some / no"),
    case("the first left out", SKILLS, "idk - 9 - 8 - 6", empathy=9.0, deescalation=8.0, composure=6.0),
    case("one within", SKILLS, "9 - 6 - idk - 9", writing=9.0, empathy=6.0, composure=9.0),
    case(
        "nothing left out",
        SKILLS,
        "not sure, 8 7 9 6",
        writing=8.0,
        empathy=7.0,
        deescalation=9.0,
        composure=6.0,
    ),
]
THIS_TALK = [
    case("a wish to talk", "", "Can we chat about pay?"),
    case("a wish put off", "", "Let's chat more tomorrow."),
    case("praise", CHANNELS, "Nice chat. Phone and email.", phone="yes", email="yes"),
    case("praise in passing", CHANNELS, "Great chat by the way. Phone no.", phone="no"),
    case("what it is like", CHANNELS, "This chat is lagging. Phone yes.", phone="yes"),
    case("thanks for it", "", "Thanks for this chat, I did emails at Dell.", email="yes"),
    case("work, with whom", CHANNELS, "We chat with guests all day.", live_chat="yes"),
    case("work, and what else", CHANNELS, "We chat and call.", live_chat="yes", phone="yes"),
    case("work of this kind", CHANNELS, "Yes, this chat thing was my main job.", live_chat="yes"),
    case("a praise of work", CHANNELS, "Great chat, some email.", live_chat="yes", email="some"),
]


@pytest.mark.parametrize(
    "chat",
    [
        *SUPPOSED,
        *GREETED,
        *NUMBERS,
        *YEARS,
        *REFUSED,
        *WISHES,
        *BESIDE,
        *OTHERS,
        *ASKED_BACK,
        *WAVERED,
        *GREETINGS,
        *EXPLAINED,
        *NODS,
        *LISTS,
        *DOWNWARDS,
        *THIS_TALK,
    ],
    ids=lambda chat: chat.id,
)
def test_it_is_read_as_it_is_meant(chat: Case):
    sheet = read(RUBRIC, chat)
    assert values(sheet) == dict(chat.expected)
    if chat.declined is not None:
        assert set(chat.declined) <= set(sheet.declined)
