"""What qualifies, grumbles or tells in passing, beside words that look like it and answer plainly."""

from __future__ import annotations

import pytest

from advisor.catalog import load_rubric
from advisor.extraction.offline.asked import asked_in
from advisor.extraction.offline.circling import circled
from advisor.extraction.offline.conceded import conceded, grants
from advisor.extraction.offline.lexicon import lexicon_of
from advisor.extraction.offline.who_is_there import without_courtesies
from tests.extraction.chats import Case, case, read_verbatim, values

RUBRIC = load_rubric("customer-support-representative")
DONE = "Which of these have you done: phone, email, live chat, ticketing?"
PHONE = "Have you done phone support?"
TOOLS = "Have you worked with a ticketing system?"
ARTICLES = "Have you written help articles?"
MEASURED = (
    "How do you feel about being measured by response time, resolution rate, satisfaction surveys "
    "and ticket quotas?"
)
RATINGS = "Being measured on speed, resolution, ratings, volume: fine with it?"
QUOTAS = "How do you feel about quotas?"
SHIFTS = "Can you work evenings and weekends?"

CONCEDED = [
    case("together", DONE, "Phone and email, not me alone but yes", phone="yes", email="yes"),
    case("not on my own", DONE, "Live chat, not on my own but yes", live_chat="yes"),
    case("by myself", DONE, "Phone, not by myself though", phone="yes"),
    case("alone beside a no", DONE, "email not alone, phone never", email="yes", phone="no"),
    case("with somebody", ARTICLES, "Not alone, with my supervisor", knowledge_base="yes"),
    case("not the only one", ARTICLES, "We did that together, not only me, yes", knowledge_base="yes"),
    case("in other years", PHONE, "Not recently, but yes", phone="yes"),
    case("in another job", PHONE, "Not in this job, but I have", phone="yes"),
    case("beside the main job", PHONE, "Not as my main job, but yeah", phone="yes"),
    case("seldom", TOOLS, "Not every day but yes", ticketing="some"),
    case("no pleasure", MEASURED, "CSAT, not gladly, but yes", satisfaction_scores="some"),
    case("no pleasure, shifts", SHIFTS, "Not a fan but yes", shift_flexible="some"),
    case("others", PHONE, "not me, my colleague", phone="no"),
    case("the team alone", PHONE, "Not me personally but the team yes", phone="no"),
    case("planned", PHONE, "not yet but I will", phone="no"),
    case("hardly", PHONE, "not really but I could", phone="no"),
    case("a mere no", PHONE, "not me, no", phone="no"),
    case("lately", PHONE, "not lately", phone="no"),
]
GRUMBLES = [
    case("nonsense", MEASURED, "surveys are nonsense, quotas whatever", satisfaction_scores="no"),
    case(
        "a joke",
        MEASURED,
        "response time fine, surveys are a joke, quotas meh",
        response_time="yes",
        satisfaction_scores="no",
        ticket_volume="some",
    ),
    case("useless", MEASURED, "CSAT is useless if you ask me", satisfaction_scores="no"),
    case(
        "two verdicts",
        MEASURED,
        "Quotas are stupid. Surveys okay.",
        ticket_volume="no",
        satisfaction_scores="yes",
    ),
    case(
        "a waste",
        MEASURED,
        "quotas are a waste of time, surveys make sense",
        ticket_volume="no",
        satisfaction_scores="yes",
    ),
    case("alone", QUOTAS, "bollocks", ticket_volume="no"),
    case("a shrug", QUOTAS, "whatever"),
    case("shrugs", MEASURED, "quotas whatever, surveys eh"),
    case("not silly", MEASURED, "I don't think surveys are stupid", satisfaction_scores="yes"),
    case("not nonsense", MEASURED, "surveys are not nonsense", satisfaction_scores="yes"),
    case("only the other", MEASURED, "Surveys are not useless, quotas are", satisfaction_scores="yes"),
    case("but fine", MEASURED, "Surveys are dumb but fine", satisfaction_scores="some"),
    case("though", MEASURED, "CSAT yes, though I find surveys silly", satisfaction_scores="yes"),
    case(
        "though, by another name",
        RATINGS,
        "ratings yes though I think stars are silly, volume no",
        satisfaction_scores="yes",
        ticket_volume="no",
    ),
    case("a tool that was bad", TOOLS, "yes, and it was useless", ticketing="yes"),
    case(
        "the boss's verdict",
        MEASURED,
        "My manager says quotas are stupid. I'm fine with all of it",
        response_time="yes",
        resolution_rate="yes",
        satisfaction_scores="yes",
        ticket_volume="yes",
    ),
]

WHERE = "Remote, hybrid or office?"
THERE = [
    *(
        case(f"told as there: {said}", WHERE, said)
        for said in (
            "our office is in Leeds",
            "my current office is 2 hours away",
            "they have an office in Bristol",
            "there's an office five minutes from here",
            "our office closed last year",
            "the office is round the corner",
            "we are hybrid now",
            "our office is in Leeds, best city",
        )
    ),
    *(
        case(f"wished for: {said}", WHERE, said, workplace="office")
        for said in (
            "in our office in Leeds",
            "our office. I like people.",
            "the office is far better",
            "the office is on top of my list",
            "the office, it's round the corner",
            "the office is near, so office please",
        )
    ),
    *(
        case(f"taken as it is: {said}", WHERE, said, workplace=value)
        for said, value in (
            ("the office is a ten minute walk, so that", "office"),
            ("my office is close, works for me", "office"),
            ("we are remote now and I don't want to go back", "remote"),
            ("we're hybrid now, keep it", "hybrid"),
            ("my office is close, but remote works for me", "remote"),
            ("we have a baby, remote", "remote"),
        )
    ),
    case("the best", "Chat or phone?", "we have a chat team and it's the best", channel_preference="chat"),
    case("a list of what is there", "What channel do you prefer?", "there's a phone, chat and mail. Mail."),
    case(
        "a list of what is there, and a wish",
        "What channel do you prefer?",
        "there's a phone, mail and chat. Chat for me.",
        channel_preference="chat",
    ),
    case(
        "a market that is there", "Business clients or consumers?", "business clients in Leeds", market="b2b"
    ),
    case("yes, and the office is far", "Remote?", "yes, our office is in Leeds"),
    case(
        "yes, and the office is the one meant",
        "Do you prefer office work?",
        "yes, our office is in Leeds",
        workplace="office",
    ),
    case("hated", "Remote?", "yes, I hate our office", workplace="remote"),
    case("one value, yes", "Remote?", "yes", workplace="remote"),
    case("one value behind its question", "And the market? B2B, maybe?", "yes, why not", market="b2b"),
    case("one value, no", "Hybrid?", "no"),
    case("two values, yes", "Remote? Or office?", "yes"),
    *(
        case(f"a given choice stays: {said}", WHERE, "home", put, said, workplace="remote")
        for put, said in (
            ("Office?", "yes, that was my last job"),
            ("Ok. Office?", "yeah I've done that for years"),
            ("Hybrid, perhaps?", "yes, if they insist"),
            ("Hybrid?", "yes that's ok too"),
            ("Office?", "yes if needed"),
        )
    ),
    case("a given choice changes", WHERE, "home", "Office?", "yes, that's right", workplace="office"),
    case(
        "a given market stays",
        "Companies or consumers?",
        "companies",
        "Consumers?",
        "sure, I've had those",
        market="b2b",
    ),
]
YEARS = ("How many years of customer service do you have?", "5 years", "Noted.")
RETOLD = [
    *(
        case(said, *YEARS, said, service_years=years)
        for said, years in (
            ("make the years 6, I forgot one year", 6.0),
            ("make it 6 years, I forgot a year", 6.0),
            ("actually 6 years, I forgot one year", 6.0),
            ("Sorry, I forgot one year, so 6", 6.0),
            ("set years to 4, I counted one year twice", 4.0),
            ("years should be 8, I overlooked 3 years", 8.0),
            ("change the years to 6. one year was missing", 6.0),
            ("put 7 for years, not 5. I missed 2 years", 7.0),
            ("I forgot one year", 6.0),
            ("I left out two years", 7.0),
            ("I didn't count a year", 6.0),
            ("my years are 6 not 5", 6.0),
        )
    ),
    case(
        "beside another answer",
        *YEARS[:2],
        WHERE,
        "remote. make the years 6, I forgot one year",
        service_years=6.0,
        workplace="remote",
    ),
    case(
        "of a rating",
        "Rate your empathy.",
        "5",
        *YEARS,
        "make empathy 6, I forgot how rude I was that year",
        empathy=6.0,
        service_years=5.0,
    ),
    case("the sum anew", *YEARS[:2], "Is that all?", "no, 7 in total", service_years=7.0),
    case(
        "the sum and what was left out",
        *YEARS[:2],
        "Only five?",
        "No, 7 in total, I also did 2 in a bar",
        service_years=7.0,
        service_domains={"hospitality"},
    ),
    case(
        "other work in all", *YEARS[:2], "Is that all?", "no, 9 in all, but those are jobs", service_years=5.0
    ),
    case("a sum of phones", *YEARS[:2], PHONE, "yes, 7 phones in total", service_years=5.0, phone="yes"),
    case("a smaller sum", *YEARS[:2], "Is that all?", "no, 3 in total", service_years=5.0),
]

EMPATHY = "Rate your empathy from 1 to 10."
BOTH = "Rate your writing and your empathy, 1 to 10."
DISOWNED = [
    *(
        case(said, EMPATHY, said, empathy=7.0)
        for said in (
            "7. Well, 9 would be a lie",
            "7, a 9 would be a lie",
            "9 would be lying, so 7",
            "9 would be a stretch, 7",
            "10 is impossible, 7",
            "7. 9 is too much",
            "7, well, 9 wouldn't be true",
            "I can't honestly say 10, 7",
            "6. Well, 7 would be fairer",
            "7 would be about right",
            "a 7, and that's no lie",
            "7 is too low maybe",
        )
    ),
    *(
        case(f"no rating: {said}", EMPATHY, said)
        for said in (
            "6 is too low, 8 too high",
            "8 is too modest, 9 too arrogant",
            "an 8 feels fair, 6 would be too low",
            "10 sounds arrogant but it's true",
            "9 is unrealistic for most, not for me",
        )
    ),
    case("too high beside one", EMPATHY, "6 is too low, 8 too high, so 7", empathy=7.0),
    case("alone, no rating", EMPATHY, "9 would be a lie"),
    case("behind two", BOTH, "7 and 8. Well, 9 would be a lie", writing=7.0, empathy=8.0),
    case("between two", BOTH, "empathy 8, 9 would be a lie, writing 7", writing=7.0, empathy=8.0),
    case("for one of them", BOTH, "8 is too low for empathy, 9. writing 6", writing=6.0, empathy=9.0),
]

HOME = "Where do you live?"
LIKED = "Phone, chat or email - which would you like most?"
NAMED = [
    *(
        case(f"home: {said}", HOME, said, location=place)
        for said, place in (
            ("Dem Town, ya", "Dem Town"),
            ("Al Ain, ya", "Al Ain"),
            ("Leeds innit", "Leeds"),
            ("Lower Kabete mate", "Lower Kabete"),
            ("Thornwick lah", "Thornwick"),
            ("Yeah, Thornwick", "Thornwick"),
            ("obviously Leeds", "Leeds"),
            ("Isle of Man", "Isle of Man"),
            ("La Paz, yeah", "La Paz"),
        )
    ),
    case("no home", HOME, "ya"),
    case(
        "no title", "Tell me what you do.", "My team does phone and email, me too", phone="yes", email="yes"
    ),
    case(
        "a title behind it",
        "What do you do?",
        "same here, barista",
        current_role="barista",
        service_domains={"hospitality"},
    ),
    *(
        case(f"liked: {said}", LIKED, said, channel_preference="chat")
        for said in (
            "not phone never again",
            "never phone again",
            "phone? never again",
            "no more phone, please",
            "never again phones",
            "anything but not phone",
        )
    ),
    case("liked: again", LIKED, "phone again, never tired of it", channel_preference="phone"),
    case("liked: none", LIKED, "none of them, I did phone for years"),
    case("liked: neither", LIKED, "neither. We used chat a lot"),
    case("liked: none but one", LIKED, "none really, chat if I must", channel_preference="chat"),
    case("liked, of what was done", "Phone, chat or email: which have you used?", "phone", phone="yes"),
    case(
        "weary of the road",
        "Home or office? And measured by speed, quality, volume okay?",
        "home. I've had it with the road. phone",
        workplace="remote",
        channel_preference="phone",
    ),
    case("weary of quotas", QUOTAS, "I've had it with them", ticket_volume="no"),
    case("weary of a boss", QUOTAS, "fine, I'm just tired of my boss", ticket_volume="yes"),
]

START = "When can you start?"
MORE = "Anything else?"
CHANGED = [
    case(
        "any",
        LIKED,
        "phone",
        START,
        "next month ... oh and change phone to any",
        channel_preference="any",
        start_in=1.0,
    ),
    case(
        "a place",
        HOME,
        "Hull",
        START,
        "next month... oh and change Hull to Leeds",
        location="Leeds",
        start_in=1.0,
    ),
    case(
        "a place, denied",
        HOME,
        "Hull",
        START,
        "next month. Sorry, Leeds, not Hull",
        location="Leeds",
        start_in=1.0,
    ),
    case(
        "a workplace",
        WHERE,
        "office",
        HOME,
        "Leeds. Actually change office to hybrid",
        workplace="hybrid",
        location="Leeds",
    ),
    case(
        "a time",
        START,
        "next month",
        HOME,
        "Hull... oh and change next month to 3 months",
        start_in=3.0,
        location="Hull",
    ),
    case(
        "a title",
        "What do you do?",
        "waiter",
        START,
        "next month ... change waiter to barista",
        current_role="barista",
        service_domains={"hospitality"},
        start_in=1.0,
    ),
    case(
        "a market by its name",
        "Business clients or consumers?",
        "business",
        START,
        "next month ... oh and make market either",
        market="any",
        start_in=1.0,
    ),
    case(
        "a goal by its name",
        "What is your goal?",
        "customer success",
        START,
        "next month. oh and change my goal to product",
        goal="product_management",
        start_in=1.0,
    ),
    case(
        "an extent",
        SHIFTS,
        "yes",
        START,
        "next month. Change shifts to no",
        shift_flexible="no",
        start_in=1.0,
    ),
    case(
        "a channel that was used",
        PHONE,
        "yes",
        START,
        "next month. And change phone to some",
        phone="some",
        start_in=1.0,
    ),
    *(
        case(f"no change: {said}", LIKED, "phone", START, said, channel_preference="phone", start_in=1.0)
        for said in (
            "next month, I need to change phone contracts",
            "next month, I may change my phone",
            "next month. And change phones to headsets, they said",
        )
    ),
    *(
        case(f"a wish: {said}", HOME, "Leeds", MORE, said, location="Leeds")
        for said in (
            "I want to swap Leeds for Spain in my holidays",
            "I want to change Leeds for Madrid",
            "Let's swap Leeds for Paris, haha",
            "I want to change Leeds to Madrid one day",
        )
    ),
    *(
        case(f"a wish: {said}", WHERE, "office", MORE, said, workplace="office")
        for said in (
            "I'd like to change office for home in a few years",
            "I want to switch office for home once I have kids",
            "I want to switch office to home once I have kids",
            "I'd like to change office to home when I'm older",
        )
    ),
    case("a wish for now", WHERE, "office", MORE, "I want to switch office to home", workplace="remote"),
    case("a place alone", HOME, "Leeds", MORE, "change Leeds to London", location="London"),
    case(
        "a title alone",
        "What do you do?",
        "waiter",
        MORE,
        "change waiter to head waiter",
        current_role="head waiter",
        service_domains={"hospitality"},
    ),
    case(
        "no change of office",
        WHERE,
        "office",
        START,
        "next month, the office will change to Leeds",
        workplace="office",
        start_in=1.0,
    ),
    case(
        "no change of place",
        HOME,
        "Hull",
        START,
        "next month, it's a nice place, not Hull weather",
        location="Hull",
        start_in=1.0,
    ),
]

DUTIES = "What do you do all day?"
AT_WORK = [
    case("shares", DUTIES, "mostly phone, some email", phone="yes", email="some"),
    case("shares, too", DUTIES, "Mostly tickets, chat too", ticketing="yes", live_chat="yes"),
    case("chiefly", DONE, "chiefly email, phone now and then", email="yes", phone="some"),
    case("liked mainly", "Chat or phone?", "Mainly live chat, email also", channel_preference="chat"),
    case("on calls", DONE, "on calls all day", phone="yes"),
    case("on call, of calls", PHONE, "On call daily", phone="yes"),
    case("on call, of hours", SHIFTS, "On call daily", shift_flexible="yes"),
    case("on call at weekends", SHIFTS, "on call some weekends", shift_flexible="some"),
    case("on call, no channel", WHERE, "office, I'm on call anyway", workplace="office"),
]

ABOUT = "Tell me about yourself."
SHORTHAND = "home or office / b channel / c shifts / d market?"
PLACED = [
    *(
        case(f"{title} {where}", ABOUT, f"I'm a {title} {where}", current_role=title, location=place)
        for title, where, place in (
            ("receptionist", "up in Aberdeen right now", "Aberdeen"),
            ("nurse", "back home in Manila", "Manila"),
            ("mechanic", "out in Swindon", "Swindon"),
        )
    ),
    case(
        "down in",
        ABOUT,
        "I'm a barista down in Truro at the minute",
        current_role="barista",
        service_domains={"hospitality"},
        location="Truro",
    ),
    case(
        "just outside",
        ABOUT,
        "I'm working as a hotel porter just outside the town",
        current_role="hotel porter",
        service_domains={"hospitality"},
    ),
    case("down at", "What do you do?", "teller down at the bank", current_role="teller"),
    case("a sister's", ABOUT, "My sister's a barista down in Truro"),
    *(
        case(
            f"shorthand: {said}",
            SHORTHAND,
            said,
            workplace="office",
            channel_preference="chat",
            shift_flexible="no",
            market="b2c",
        )
        for said in (
            "office / chat / no / b2c",
            "office, chat, no, b2c",
            "office chat no b2c",
            "a) office b) chat c) no d) b2c",
            "office\nchat\nno\nb2c",
        )
    ),
    case(
        "shorthand, any",
        SHORTHAND,
        "hybrid, any, some, either",
        workplace="hybrid",
        channel_preference="any",
        shift_flexible="some",
        market="any",
    ),
    case(
        "letters before ratings",
        "Rate a writing, b empathy, c composure",
        "c 7, a 6, b 9",
        writing=6.0,
        empathy=9.0,
        composure=7.0,
    ),
]


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        (SHORTHAND, "abcd"),
        ("Great! a home or office / b channel / c shifts / d market?", "abcd"),
        ("Rate a writing, b empathy, c de-escalation, d composure", "abcd"),
        ("Do you want a phone job, or a chat job?", ""),
        ("Do you have a degree, or plan b, c or d?", ""),
        ("Phone or chat, b or c?", ""),
    ],
)
def test_bare_letters_label_the_parts_of_a_question(question: str, labels: str):
    assert "".join(slot.label for slot in asked_in(question, lexicon_of(RUBRIC)).slots) == labels


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("Who am I speaking with?", ()),
        ("Before we start: may I ask who I am speaking to?", ()),
        ("Whom am I chatting with today?", ()),
        ("Who's on the phone?", ()),
        ("Am I speaking to Sam?", ()),
        ("Can I have your name and email, please?", ()),
        ("Could I get your phone number?", ()),
        ("How may I address you?", ()),
        ("How can I reach you? And have you used live chat?", ("live_chat",)),
        ("Have you used live chat? And can I call you Sam?", ("live_chat",)),
        ("Do you speak to customers by phone?", ("phone",)),
        ("Can customers reach you on the phone?", ("phone",)),
        ("What's your phone experience?", ("phone",)),
        ("Is it talking to customers that you like best, phone or chat?", ("channel_preference",)),
        ("Phone, chat or email - which would you like most?", ("channel_preference",)),
        ("Chat, phone or email: your favourite?", ("channel_preference",)),
        ("Which of chat and phone have you used most?", ("live_chat", "phone")),
        ("Which of these would you say you know: phone, chat, email?", ("phone", "live_chat", "email")),
    ],
)
def test_questions_for_who_is_there_ask_for_nothing(question: str, items: tuple[str, ...]):
    lexicon = lexicon_of(RUBRIC)
    assert circled(asked_in(question, lexicon), lexicon, (), "").items == items


def test_a_courtesy_is_blanked_where_it_stands():
    text = "Great. Who am I speaking to? And phone?"
    blanked = without_courtesies(text)
    assert len(blanked) == len(text)
    assert blanked.split() == ["Great.", "And", "phone?"]


@pytest.mark.parametrize(
    "chat",
    [*NAMED, *PLACED, *AT_WORK, *CHANGED, *DISOWNED, *CONCEDED, *GRUMBLES, *THERE, *RETOLD],
    ids=lambda chat: chat.id,
)
def test_what_is_told_beside_an_answer_is_weighed(chat: Case):
    assert values(read_verbatim(RUBRIC, chat)) == chat.expected


@pytest.mark.parametrize(
    ("words", "denied"),
    [
        ("not every day, but yes", "every day"),
        ("not gladly but i can", "gladly"),
        ("not really but yes", None),
        ("not yet but i will", None),
        ("no but yes", None),
    ],
)
def test_what_is_granted_after_all_is_told_by_its_words(words: str, denied: str | None):
    assert conceded(words) == denied


def test_a_denial_and_what_grants_it_are_one_entry():
    texts = "phone , not alone , but yes . email".split()
    assert grants(texts, 2, 4, len(texts))
    assert not grants(texts, 0, 1, len(texts))
    assert not grants("not phone but yes email".split(), 0, 2, 5)
