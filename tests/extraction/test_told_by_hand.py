"""What people put anew in one breath, and what they tell of firms, days and wishes beside their work.

Each class of language stands beside what looks like it and means something else.
"""

from __future__ import annotations

from typing import Any

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import Case, case, read, values

RUBRIC = load_rubric("customer-support-representative")
EXPLAINS = "How well do you explain technical things, 1-10?"
WRITING = "How good is your writing, one to ten?"
YEARS = "How many years have you worked with customers?"
BACKGROUND = "Your years in customer service and the kind?"
CHANNELS = "Which of these have you used: phone, email, chat?"


def _cases(table: str, question: str, items: tuple[str, ...]) -> list[Case]:
    """One case a line: the reply and, behind a bar for each item, what must be read ("-" for nothing)."""
    out: list[Case] = []
    for line in table.strip().splitlines():
        reply, *told = (part.strip() for part in line.split("|"))
        expected: dict[str, Any] = {
            item: float(value) if value[0].isdigit() else value
            for item, value in zip(items, told, strict=True)
            if value != "-"
        }
        out.append(case(reply, question, reply, **expected))
    return out


RATING_ANEW = _cases(
    """
    9. Mm, 8. | 8
    9. Hmm, 8. | 8
    9... eh, 8. | 8
    8. Bring that down to 7, my ex reads these. | 7
    8. Knock it down to 7. | 7
    10. Let me be modest, 9. | 9
    10. Okay, okay, 9. | 9
    7... put 6. I'm remembering the printer. | 6
    8. Say 8.5. | 8.5
    8. Um, 7 and a half. | 7.5
    8. To be honest, 7. | 7
    I'd say 9. If I'm honest, 8. | 8
    7, maybe 8. Say 7.5. | 7.5
    8. 9, sorry. | 9
    8. Make that 11. | 8
    6. I'd like to be an 8. | 6
    9. On a bad day 8. | 9
    9. My sister, 8. | 9
    """,
    WRITING,
    ("writing",),
)
LIST_OF_TWO = _cases("9. Mm, 8. | 9 | 8", "Rate writing and empathy, 1 to 10.", ("writing", "empathy"))
YEARS_ANEW = _cases(
    """
    Six years. No, seven. | 7
    Six years. No, hang on, I keep saying six, it's seven in July but let's call it seven. | 7
    Five years. Well, it's six in March, call it six. | 6
    Two years. Let's call it two and a half. | 2.5
    Twenty. Twenty-one, forgive me. | 21
    8. Hmm, 9. | 9
    Ten. No, eleven. | 11
    Since 2021. Um, no, 2022. | 4
    3 years. It's 4 in June. | 3
    Six years, it'll be seven in July. | 6
    Six years. No, two kids. | 6
    Since I was 16. I'm 21 now so 5 yrs. | 5
    """,
    YEARS,
    ("service_years",),
)
OF_THE_FIRM = _cases(
    """
    Five years in a call center for an airline; the airline had thirty years of awards. | 5 | call_center
    Two years in a family shop that has stood there for sixty years. | 2 | retail
    Two years at a store with thirty years of tradition. | 2 | retail
    Two years at a hotel. It's been in the family for ninety years. | 2 | hospitality
    I worked in a bar that had been around 20 years. I was there for 4 years. | 4 | hospitality
    My own shop, open for 12 years. | 12 | retail
    Twelve years in the restaurant business. | 12 | hospitality
    6 years of retail. | 6 | retail
    Eleven years at Dillard's. | 11 | retail
    """,
    BACKGROUND,
    ("service_years", "service_domains"),
)
HOW_MUCH = _cases(
    """
    Phone yes, emails, loads. | yes | yes | -
    The phone rings all day. Emails too, we get loads about refunds. | yes | yes | -
    Phone yes. Emails, we get tons. | yes | yes | -
    Phone, email, chat, loads of it. | yes | yes | yes
    yes, yes, lots | yes | yes | yes
    """,
    CHANNELS,
    ("phone", "email", "live_chat"),
)
WORK_IS_NO_WISH = _cases(
    """
    On weekends I do the phones at a vet's office. | yes | - | -
    I do the phones at a vet's office on weekends. | yes | - | -
    I work the phones at a law office. | yes | - | -
    I do weekends already. | - | some | -
    I work nights already. | - | some | -
    I want remote. I do the phones at a dentist's office. | yes | - | remote
    I'd love chat. | - | - | -
    I'd like phone. | - | - | -
    """,
    "",
    ("phone", "shift_flexible", "workplace"),
)
TAKEN_BACK = [
    case("the 8 I gave", EXPLAINS, "8", "Anything else?", "The 8 I gave for explaining, strike that."),
    case("what I said", EXPLAINS, "8", "Anything else?", "What I said about explaining, forget it."),
    case(
        "put anew, not back",
        EXPLAINS,
        "8",
        WRITING,
        "7. The 8 for explaining, make that 7.",
        explains_tech=7,
        writing=7,
    ),
    case("another one", EXPLAINS, "8", WRITING, "7. Strike that, 6.", explains_tech=8, writing=6),
    case(
        "only what is named",
        "Have you used phone, chat or email?",
        "Phone. And we've got a chat thing. Well, no, take that back about the chat, I've never done it.",
        phone="yes",
        live_chat="no",
    ),
]
OTHERS_GOALS = _cases(
    """
    Most of the guys went for team lead. I'd like customer success. | customer_success
    Others here want product. I want team lead. | support_leadership
    The others went for product. Team lead for me. | support_leadership
    My friend went into product, I wouldn't. Leading the support team. | support_leadership
    Not team lead like everybody. Customer success. | customer_success
    My sister's in product. I'd go for customer success. | customer_success
    I like people here. Team lead. | support_leadership
    """,
    "What's your career goal?",
    ("goal",),
)
SCORES = "Would satisfaction scores trouble you?"
TURNED = [
    case("trouble", SCORES, "Not one bit, I have a drawer of letters.", satisfaction_scores="yes"),
    case("it would", SCORES, "Yes, it would.", satisfaction_scores="no"),
    case("hurt", "Evenings or weekends, would that hurt?", "No, that's fine, either.", shift_flexible="yes"),
    case("straight", "Are you comfortable with CSAT?", "Not one bit.", satisfaction_scores="no"),
    case("a voice is no channel", "And staying calm, one to ten?", "9. I raised my voice once.", composure=9),
]
BARE_YEAR = _cases(
    """
    year at a pizza place | 1 | hospitality
    Year and a half at a hotel. | 1.5 | hospitality
    Half a year at a bar. | 0.5 | hospitality
    """,
    "Any customer jobs so far?",
    ("service_years", "service_domains"),
)
OWN_WORDS = [
    case("human words", WRITING, "8. And putting it in human words, 6.", writing=8, explains_tech=6),
    case("own voice", WRITING, "8. Keeping my own voice level, 7.", writing=8, composure=7),
    case("settling", WRITING, "8. Settling them down, 9.", writing=8, deescalation=9),
    case("hunting down", WRITING, "8, hunting down what's broken, 5.", writing=8, troubleshooting=5),
    case("being there", WRITING, "8. Being there for people, 9.", writing=8, empathy=9),
    case(
        "getting to the bottom",
        WRITING,
        "8. Getting to the bottom of a glitch? 7.",
        writing=8,
        troubleshooting=7,
    ),
    case("told, not rated", WRITING, "8. I was being there for people all my life.", writing=8),
    case("boasted, not rated", WRITING, "8. Nobody beats me at keeping a straight face.", writing=8),
]
LISTED = [
    case(
        "an employer with hyphens",
        "Degree, current position, total years serving customers?",
        "Associate. Shift lead, Chick-fil-A. 5.",
        education="associate",
        current_role="Shift lead",
        service_years=5,
        service_domains="hospitality",
    ),
]
JOB = "What's your job?"
TOOLS = [
    case(
        "pairs under a heading",
        JOB,
        "Waiter. Tools: phone yes, email no, live chat yes through the app.",
        current_role="Waiter",
        service_domains="hospitality",
        phone="yes",
        email="no",
        live_chat="yes",
    ),
    case(
        "several before their yes or no",
        JOB,
        "Waiter. Tools: phone, email yes; ticketing, chat, knowledge base no.",
        current_role="Waiter",
        service_domains="hospitality",
        phone="yes",
        email="yes",
        ticketing="no",
        live_chat="no",
        knowledge_base="no",
    ),
    case(
        "somebody else's",
        JOB,
        "Waiter. The boss has a chat, email yes.",
        current_role="Waiter",
        service_domains="hospitality",
    ),
]
HOW_OFTEN = _cases(
    """
    Dozens. | yes
    Few dozen. | yes
    A few dozen. | yes
    Thousands, over the years. | yes
    Every two minutes. | yes
    Forty a day. | yes
    At the hotel yes. | yes
    the pizza place yeah like every 2 min | yes
    A few. | some
    One or two. | some
    Not every hour. | no
    At the bar no. | no
    My sister did thousands. | -
    """,
    "Did you answer emails?",
    ("email",),
)
SHORT_OF_IT = _cases(
    """
    I'm two classes short of a bachelor's. | some_college
    I'm three credits shy of my bachelor's degree. | some_college
    A bachelor's, two exams short. | some_college
    I have a bachelor's. No, I'm sorry, I'm two classes short, I haven't finished. | some_college
    Bachelor's. Well, not finished. | some_college
    I've got a bachelor's. Actually no, I never finished it. | some_college
    I've got a bachelor's. No master's. | bachelor
    Bachelor's. No, I never finished a master's. | bachelor
    High school. Short of a miracle I won't go back. | high_school
    """,
    "What schooling do you have?",
    ("education",),
)
EMPATHY = "How is your empathy, 1-10?"
TOLD_NOT_RATED = [
    case("told before the number", EMPATHY, "I never lose my temper. 8.", empathy=8),
    case("judged before the number", EMPATHY, "My writing is poor. 8.", empathy=8),
    case("a heading", EMPATHY, "Writing. 8.", writing=8),
    case("two numbers", EMPATHY, "9. And my writing is not so good. 6.", empathy=9, writing=6),
    case(
        "a deed for each number",
        "How good are you at calming people down, 1-10?",
        "I can calm them. 8. And I don't scream back. 9.",
        deescalation=8,
        composure=9,
    ),
    case("a tiny bit", "Any experience with live chat?", "Only a tiny bit, they gave up.", live_chat="some"),
]
BACKGROUND_TALK = "Tell me about you."
HERE = [
    case(
        "an earlier job here",
        BACKGROUND_TALK,
        "I've been home a while, and before that I did IT help desk for four years here in Albuquerque.",
        service_years=4,
        service_domains="support",
        location="Albuquerque",
    ),
    case("no longer here", BACKGROUND_TALK, "I used to work here in Tulsa."),
    case("before a move", BACKGROUND_TALK, "Before we moved we were here in Akron."),
]
PLANS = "Chat or phone? Weekends?"
INDUSTRIES = "Step 8. City? When can you start? Which industries: 1 SaaS, 2 online shops, 3 fintech?"
SOMEBODYS = [
    case(
        "a wife's home",
        PLANS,
        "Chat. Weekends once my wife's home, yes.",
        channel_preference="chat",
        shift_flexible="some",
    ),
    case(
        "one's own home", PLANS, "Chat. And remote, from home.", channel_preference="chat", workplace="remote"
    ),
]
LAST_OF_LIST = [
    case("a number", INDUSTRIES, "Boise. 2 weeks. 2", location="Boise", start_in=0.5, industries="ecommerce"),
    case(
        "after a story",
        INDUSTRIES,
        "Boise. I could start in 3 months, once the bonus is paid. 2.",
        location="Boise",
        start_in=3,
        industries="ecommerce",
    ),
    case(
        "a goal",
        "Step 6. Goal? [1] Product [2] Leading a support team [3] Customer success",
        "3",
        goal="customer_success",
    ),
    case("no list to its end", INDUSTRIES, "Boise. 2 weeks.", location="Boise", start_in=0.5),
]
ALL = [
    *RATING_ANEW,
    *LIST_OF_TWO,
    *YEARS_ANEW,
    *OF_THE_FIRM,
    *HOW_MUCH,
    *WORK_IS_NO_WISH,
    *TAKEN_BACK,
    *OTHERS_GOALS,
    *TURNED,
    *BARE_YEAR,
    *OWN_WORDS,
    *LISTED,
    *TOOLS,
    *HOW_OFTEN,
    *SHORT_OF_IT,
    *TOLD_NOT_RATED,
    *HERE,
    *SOMEBODYS,
    *LAST_OF_LIST,
]


@pytest.mark.parametrize("chat", ALL, ids=[f"{at} {one.id}" for at, one in enumerate(ALL)])
def test_read_as_meant(chat: Case) -> None:
    """What a reply tells is read as it is meant, and no more."""
    expected = {
        item: {value} if item in ("service_domains", "industries") else value
        for item, value in chat.expected.items()
    }
    assert values(read(RUBRIC, chat)) == expected
