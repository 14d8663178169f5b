"""What one sentence says of several parts, and what the next one makes of it."""

from __future__ import annotations

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import Case, case, every, read_verbatim, values

RUBRIC = load_rubric("customer-support-representative")
METRICS = ("response_time", "resolution_rate", "satisfaction_scores", "ticket_volume")
FEEL = "How do you feel about response time, resolution rate, CSAT and volume?"
DISLIKE = "Any measurement you don't like: reply time, resolution, CSAT, volume?"
ARTICLES = "Did you write help articles?"
CHANNELS = "Phone, email, chat?"
MIXED = "Have you done live chat? And would any of these bother you: response time, volume?"
BOTH = "Done live chat? And would volume targets bother you?"
MORE = "Is that all your customer time?"

JUST_ONE = [
    *(
        case(said, FEEL, said, **every(METRICS, "yes", ticket_volume="some"))
        for said in (
            "Those are okay for me, just the volume is only so-so.",
            "Okay with me, just the volume is a bit much.",
            "No problem, only volume is meh.",
            "Only volume makes me a bit nervous.",
            "Only with volume I'd need to get used to it.",
            "It's all okay for me, just the number of tickets depends.",
        )
    ),
    case(
        "another of them",
        FEEL,
        "They're fine by me, just CSAT I'm lukewarm about.",
        **every(METRICS, "yes", satisfaction_scores="some"),
    ),
    case(
        "one disliked", FEEL, "Fine, just volume I don't like.", **every(METRICS, "yes", ticket_volume="no")
    ),
    case("one alone", FEEL, "Just volume, a little.", **every(METRICS, "no", ticket_volume="some")),
    case(
        "one liked",
        FEEL,
        "I'm comfortable with just CSAT.",
        **every(METRICS, "no", satisfaction_scores="yes"),
    ),
    case("how far", FEEL, "I'm only somewhat ok with volume.", ticket_volume="some"),
    case(
        "what was done",
        "Which of these have you done: phone, email, chat?",
        "just chat a little",
        phone="no",
        email="no",
        live_chat="some",
    ),
]

ONE = "How do you feel about response time?"
IN_USE = [
    *(
        case(said, DISLIKE, said, **every(METRICS, "yes"))
        for said in (
            "I have all of them in my dashboard today and it's ok, I'm comfortable.",
            "I'm measured on all four today, and I'm ok with it",
            "We have all four of those in my current job, I don't mind.",
            "I've had every one of them for years and they're fine.",
            "I get all of those every Monday, no stress.",
        )
    ),
    case(
        "in use and hated", FEEL, "I have all of them in my dashboard and I hate it.", **every(METRICS, "no")
    ),
    case("hated by others", FEEL, "we had them all, my team hated it"),
    case(
        "hated by others, one",
        "How do you feel about response time?",
        "we have it all here, my team hates it",
    ),
    case(
        "hated by others, not by me",
        ONE,
        "we have it all here, my team hates it but I like it",
        response_time="yes",
    ),
    case("in use", DISLIKE, "I have all of them today."),
    case("all disliked", DISLIKE, "All of them", **every(METRICS, "no")),
    case("all hated", DISLIKE, "I hate all of them", **every(METRICS, "no")),
]

OTHERS = [
    *(
        case(said, "Emails too?", said, email="no")
        for said in (
            "No, other line did them.",
            "No, someone else did them.",
            "No, another department handled those.",
            "Nope, the IT guys did those",
            "No, our back office did that.",
            "The other branch did that, not us",
            "No, a different team took care of them.",
            "No. Other people took care of those.",
        )
    ),
    *(
        case(said, "Emails too?", said, email="yes")
        for said in (
            "Yes, our line did them.",
            "no but I did them in my other job",
            "Yes, other colleagues used it too.",
            "Yes, the whole team did those.",
        )
    ),
]

TAKEN_BACK = [
    *(
        case(said, ARTICLES, said, knowledge_base=value)
        for said, value in (
            ("Yes... actually no, strike that, I only translated two, never wrote one. So no.", "no"),
            ("Yes... actually no, strike that, never wrote one.", "no"),
            ("Yes. Hmm, strike that. So no.", "no"),
            ("Yes... strike that. Make that a little.", "some"),
            ("Yes, scratch that, only once.", "some"),
        )
    ),
    *(
        case(said, ARTICLES, said, declined=("knowledge_base",))
        for said in (
            "Yes. Strike that.",
            "Yes... strike that. No idea.",
            "Yes, scratch that, the phone rang.",
            "Yes. Take that back. I have two dogs.",
            "yes, wait, take that back, it was my brother who did. no",
            "yes. Strike that, never mind. So no worries",
            "yes... strike that, sure you don't mind?",
            "No. Strike that. Never say never.",
        )
    ),
    case(
        "of several",
        CHANNELS,
        "Phone yes. Email yes... strike that, just a little. Chat no.",
        phone="yes",
        email="some",
        live_chat="no",
    ),
    case(
        "the next part",
        CHANNELS,
        "Phone daily. Chat yes, strike that. Email never.",
        phone="yes",
        email="no",
        declined=("live_chat",),
    ),
    case(
        "one that two questions were told by",
        "What are you today?",
        "A driver",
        "Role, place, hours.",
        "Role product manager. Hmm, no, take that back, skip that one for now. Place office.",
        current_role="driver",
        workplace="office",
    ),
]

STRAIGHT = [
    *(
        case(said, MIXED, said, live_chat="yes", **others)
        for said, others in (
            ("Chat yes. Volume yes, response time no.", {"ticket_volume": "no", "response_time": "yes"}),
            ("Live chat yes. Volume no, response time no.", {"ticket_volume": "yes", "response_time": "yes"}),
            ("I have done chat. None of them.", {"ticket_volume": "yes", "response_time": "yes"}),
        )
    ),
    case(
        "behind it",
        "Do you mind being measured on volume? Have you ever used a ticketing system?",
        "No, and I used Zendesk.",
        ticket_volume="yes",
        ticketing="yes",
    ),
    case(
        "before it",
        "Have you answered calls? Would response time targets put you off?",
        "Calls yes, targets no",
        phone="yes",
        response_time="yes",
    ),
    case(
        "hours",
        "Could you work weekends? And would any of these stress you: volume, CSAT?",
        "Weekends yes. Volume no, CSAT no.",
        shift_flexible="some",
        ticket_volume="yes",
        satisfaction_scores="yes",
    ),
    case(
        "of one question",
        "Would volume bother you? And CSAT?",
        "No and no",
        ticket_volume="yes",
        satisfaction_scores="yes",
    ),
    case(
        "all turned",
        "Any of these you haven't done: phone, email, chat?",
        "phone no, chat yes",
        phone="yes",
        live_chat="no",
    ),
    case(
        "taken up",
        "Do you mind being measured on volume, and on CSAT?",
        "The first I'm fine with. The second also.",
        ticket_volume="yes",
        satisfaction_scores="yes",
    ),
    case("none turned", "Have you done phone? And chat?", "phone no, chat yes", phone="no", live_chat="yes"),
    *(
        case(f"each by itself: {said}", BOTH, said, live_chat="no", ticket_volume="yes")
        for said in ("no", "no to both", "neither", "no, no")
    ),
    case(
        "of three",
        "Would being timed bother you? Have you done phone? Have you done chat?",
        "no, never",
        response_time="yes",
        phone="no",
        live_chat="no",
    ),
    case(
        "of a list",
        "Any experience with phone? Any of the metrics you hate: response time, volume?",
        "no",
        phone="no",
        response_time="yes",
        ticket_volume="yes",
    ),
    case(
        "both ways in one sentence",
        "Would targets on response time bother you, and have you done phone?",
        "no, yes",
        response_time="yes",
    ),
    case(
        "both ways in one sentence, the other first",
        "Have you used a ticket system, and is there any metric you'd rather not have: response time?",
        "yes, none",
        response_time="yes",
    ),
]

COME_TO = [
    *(
        case(
            said,
            "How many years with customers?",
            first,
            MORE,
            said,
            service_years=years,
            service_domains={domain},
        )
        for first, said, years, domain in (
            (
                "14 months",
                "Also 10 months in Zara. So exactly 2 years.",
                2.0,
                "retail",
            ),
            ("3 years", "Plus a year in a cafe, so 4 in total.", 4.0, "hospitality"),
            ("3 years", "And one year in a bar. So four years.", 4.0, "hospitality"),
            ("3 years", "Before that 2 years at H&M. So 5 altogether.", 5.0, "retail"),
            (
                "3 years",
                "Also 6 months at Lidl, which makes 3 and a half years.",
                3.5,
                "retail",
            ),
            ("3 years", "Also 2 years at Lidl. Makes five years.", 5.0, "retail"),
            (
                "3 years",
                "Also 2 years in a bar, at the same time. So 3 years.",
                3.0,
                "hospitality",
            ),
        )
    ),
    *(
        case(
            said,
            "How many years with customers, where?",
            "3 years in retail",
            "And more?",
            said,
            service_years=7.0,
            service_domains={"retail", "hospitality"},
        )
        for said in ("Also 4 in a bar. So 4 there.", "Also 4 years in a bar, so 4 years there")
    ),
    *(
        case(said, "How many years with customers?", said, service_years=years, service_domains=kinds)
        for said, years, kinds in (
            (
                "5 years at Tesco. Five years of working the bar after that.",
                10.0,
                {"retail"},
            ),
            (
                "2 years I was abroad waiting tables, 1 year in a shop",
                3.0,
                {"retail", "hospitality"},
            ),
            ("3 years I was off and on at a cafe", 3.0, {"hospitality"}),
            (
                "1 year I was away at a ski hotel as receptionist",
                1.0,
                {"hospitality"},
            ),
            ("3 years I was at home with the kids, 2 years in retail", 2.0, {"retail"}),
            ("3 years in retail, then 2 years I was off sick", 3.0, {"retail"}),
            ("4 years in a shop. 1 year I was abroad.", 4.0, {"retail"}),
        )
    ),
    case(
        "home help",
        "How many years with customers?",
        "6 years I was home help for old people",
        service_years=6.0,
    ),
    case(
        "in one breath",
        "How many years with customers?",
        "18 months in retail, 6 months in a bar. So exactly two years.",
        service_years=2.0,
        service_domains={"retail", "hospitality"},
    ),
]


@pytest.mark.parametrize(
    "chat",
    [*JUST_ONE, *IN_USE, *OTHERS, *TAKEN_BACK, *STRAIGHT, *COME_TO],
    ids=lambda chat: chat.id,
)
def test_what_is_said_together_is_read_together(chat: Case):
    sheet = read_verbatim(RUBRIC, chat)
    assert values(sheet) == chat.expected
    if chat.declined is not None:
        assert set(chat.declined) <= set(sheet.declined)
