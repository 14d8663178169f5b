"""Many shapes of the same reply: a block of ratings, a list of channels, an introduction of oneself."""

from typing import Any

import pytest

from advisor.answers import Message
from advisor.catalog import load_rubric
from advisor.extraction.offline.gazetteer import is_place
from advisor.extraction.offline.reader import OfflineExtractor
from advisor.rubric.model import Rubric
from tests.extraction.chats import TODAY

RATINGS = (
    "learns_software", "explains_tech", "troubleshooting", "saas",
    "writing", "empathy", "deescalation", "composure",
)  # fmt: skip
EIGHT = (8, 7, 7, 5, 8, 9, 8, 8)
ALL = (
    "Now rate yourself 1-10 on learning new software, explaining tech simply, troubleshooting and SaaS; "
    "then writing, empathy, de-escalation and staying professional."
)
LETTERED = (
    "Tech (1-10)? a) learning software b) explaining tech c) troubleshooting d) SaaS. "
    "People (1-10)? e) writing f) empathy g) de-escalation h) composure"
)
GROUPED = (
    "3. Tech: (a) learning software (b) explaining (c) troubleshooting (d) SaaS\n"
    "4. People: (a) writing (b) empathy (c) de-escalation (d) tone"
)
FOUR = "Rate yourself from 1 to 10: learning software, explaining tech, troubleshooting, SaaS understanding?"


@pytest.fixture(scope="module")
def rubric():
    return load_rubric("customer-support-representative")


def read(rubric: Rubric, asked: str, reply: str) -> dict[str, Any]:
    messages = [Message("assistant", asked), Message("user", reply)]
    entries = OfflineExtractor().read(rubric, messages, [], TODAY).entries
    return {entry.item: entry.value for entry in entries if entry.act == "answered"}


@pytest.mark.parametrize(
    ("asked", "reply"),
    [
        (ALL, "8 7 7 5, 8 9 8 8"),
        (ALL, "8 7 7 5\n8 9 8 8"),
        (ALL, "8, 7, 7, 5 and 8, 9, 8, 8"),
        (ALL, "tech: 8 7 7 5\npeople: 8 9 8 8"),
        (ALL, "Technical: 8, 7, 7, 5. Soft: 8, 9, 8, 8."),
        (ALL, "Tech side 8, 7, 7, 5. People side 8, 9, 8, 8."),
        (ALL, "First lot: 8, 7, 7, 5. Second: 8, 9, 8, 8"),
        (ALL, "Learning: 8 | Explaining: 7 | Fixing: 7 | SaaS: 5 | Writing: 8 | Empathy: 9 | Calming: 8 |"
              " Professional: 8"),
        (LETTERED, "a8 b7 c7 d5 e8 f9 g8 h8"),
        (LETTERED, "a=8 b=7 c=7 d=5 / e=8 f=9 g=8 h=8"),
        (LETTERED, "8,7,7,5,8,9,8,8"),
        (GROUPED, "3: 8, 7, 7, 5\n4: 8, 9, 8, 8"),
        (GROUPED, "3. a8 b7 c7 d5 4. a8 b9 c8 d8"),
        (GROUPED, "3) 8/7/7/5 4) 8/9/8/8"),
        (GROUPED, "3a 8, 3b 7, 3c 7, 3d 5, 4a 8, 4b 9, 4c 8, 4d 8"),
        (FOUR, "8/7/7/5"),
        (FOUR, "8-7-7-5"),
        (FOUR, "eight, seven, seven and five"),
        (FOUR, "I'd say 8, then 7, another 7, and a 5"),
        (FOUR, "8 for software, 7 for explaining, 7 for troubleshooting and about 5 for SaaS"),
        (FOUR, "8 learning, 7 explaining, 7 troubleshooting, 5 saas"),
        (FOUR, "Learning I'd go 8. Explaining 7, same for troubleshooting. SaaS maybe 5?"),
        (FOUR, "8,7,7, and for SaaS I'd have to guess, 5"),
        (FOUR, "8 / 10, 7 / 10, 7 / 10, 5 / 10"),
        (FOUR, "80% 70% 70% 50%"),
        (FOUR, "Hmm, 8 and 7 for the first two. Troubleshooting 7. SaaS? 5."),
        (FOUR, "- learning: 8\n- explaining: 7\n- troubleshooting: 7\n- SaaS: 5"),
    ],
)  # fmt: skip
def test_a_block_of_ratings(rubric, asked, reply):
    count = 4 if asked == FOUR else 8
    assert read(rubric, asked, reply) == dict(zip(RATINGS[:count], EIGHT, strict=False))


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("8s for the first four, 9s for the rest", (8, 8, 8, 8, 9, 9, 9, 9)),
        ("all 8 except SaaS 5", (8, 8, 8, 5, 8, 8, 8, 8)),
    ],
)
def test_ratings_said_of_many_at_once(rubric, reply, expected):
    assert read(rubric, ALL, reply) == dict(zip(RATINGS, expected, strict=True))


CHANNELS = ("ticketing", "live_chat", "phone", "email", "knowledge_base")
DONE = "Which of these have you done: ticketing systems, live chat, phone support, email, help articles?"
LISTED = "Have you done any of these? a) tickets b) live chat c) phone d) email e) help articles"
METRICS = ("response_time", "resolution_rate", "satisfaction_scores", "ticket_volume")
FINE = "Are you comfortable being measured on response time, resolution rate, CSAT and ticket volume?"
BOTHER = "Would any of these bother you: response time targets, resolution rate, CSAT scores, ticket quotas?"
SHORT = {"y": "yes", "n": "no", "s": "some"}


@pytest.mark.parametrize(
    ("asked", "reply", "expected"),
    [
        (DONE, "phone and email, yes. the others no", "nnyyn"),
        (DONE, "Only phone.", "nnynn"),
        (DONE, "phone, email", "--yy-"),  # nothing was said of the others
        (DONE, "all but the last", "yyyyn"),
        (DONE, "no no yes yes no", "nnyyn"),
        (DONE, "Tickets daily, chat sometimes, phone never, email daily, wrote two articles", "ysnyy"),
        (DONE, "Phone yes (daily). Email yes. Chat a little. Tickets no. Articles no.", "nsyyn"),
        (DONE, "phone ✅ email ✅ rest ❌", "nnyyn"),
        (DONE, "Phone: daily\nEmail: daily\nChat: no\nTickets: no\nKB: no", "nnyyn"),
        (DONE, "the 3rd and 4th", "--yy-"),
        (DONE, "nope, but I'm a quick learner", "nnnnn"),
        (DONE, "phone: 3 years, email: daily, chat: never, tickets: a bit, articles: no", "snyyn"),
        (DONE, "Phone - 4 years. Email - 2 years. Others none", "nnyyn"),  # how long each, not in all
        (LISTED, "a yes b no c yes d yes e no", "ynyyn"),
        (LISTED, "a, c, d", "y-yy-"),
        (LISTED, "just a and c", "ynynn"),
        (LISTED, "A: Y, B: N, C: Y, D: Y, E: a bit", "ynyys"),
        (LISTED, "c) daily d) now and then, others no", "nnysn"),
        (LISTED, "a-d yes, e no", "yyyyn"),
        (FINE, "sure", "yyyy"),
        (FINE, "CSAT yes, the rest depends", "ssys"),
        (FINE, "I could live with all of that", "ssss"),
        (FINE, "no, numbers stress me out", "nnnn"),
        (FINE, "Quotas no thanks. Rest is fine.", "yyyn"),
        (FINE, "comfortable, somewhat, comfortable, not comfortable", "ysyn"),
        (FINE, "a bit nervous about quotas, otherwise fine", "yyys"),
        (FINE, "otherwise fine", "yyyy"),
        (BOTHER, "no", "yyyy"),
        (BOTHER, "only the quotas", "yyyn"),
        (BOTHER, "yes, all of them", "nnnn"),
        (BOTHER, "CSAT a bit, others no", "yysy"),
    ],
)  # fmt: skip
def test_a_list_of_extents(rubric, asked, reply, expected):
    items = CHANNELS if len(expected) == 5 else METRICS
    wanted = {item: SHORT[one] for item, one in zip(items, expected, strict=True) if one != "-"}
    assert read(rubric, asked, reply) == wanted


BACKGROUND = "Your education, your job now, your years with customers, and in which field?"
YEARS = "How many years have you worked with customers?"
LABELS = "(p) Years with customers? (q) Evenings or weekends ok? (r) When can you join?"


@pytest.mark.parametrize(
    ("asked", "reply", "years"),
    [
        (YEARS, "0", 0),
        (YEARS, "2 1/2", 2.5),
        (YEARS, "since 2021, so five years", 5),
        (YEARS, "I said 3 years on the form, but it's 4 really.", 4),
        (BACKGROUND, "MA, unemployed, 0", 0),
        (BACKGROUND, "PhD, postdoc, none", 0),
        (LABELS, "p - 0. q - yes. r - now", 0),
        (LABELS, "p) 5 q) yes r) now", 5),
        (DONE, "phone (3 years), email (1 year), nothing else", None),
    ],
)
def test_years_in_all(rubric, asked, reply, years):
    assert read(rubric, asked, reply).get("service_years") == years


@pytest.mark.parametrize(
    ("reply", "value"),
    [("chat > phone", "chat"), ("phone >> chat", "phone"), ("chat over phone", "chat"), ("either", "any")],
)
def test_one_channel_above_the_other(rubric, reply, value):
    assert read(rubric, "Do you prefer chat or phone?", reply) == {"channel_preference": value}


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("My days are spent replying to customer emails.", {"email": "yes"}),
        ("I'm a receptionist, so phone all day.", {"current_role": "receptionist", "phone": "yes"}),
        ("I work as a guide for tourists.", {"current_role": "guide"}),  # not one that was written
        ("I want a job where I answer emails.", {}),
    ],
)
def test_what_is_told_unasked(rubric, reply, expected):
    assert read(rubric, "Hello! Tell me a bit about yourself.", reply) == expected


@pytest.mark.parametrize(
    ("reply", "role", "place"),
    [
        ("Hi! I'm Bea, a dental receptionist in Cork.", "dental receptionist", "Cork"),
        ("Box office assistant at a theatre in Bristol.", "Box office assistant", "Bristol"),
        ("I work as a loan officer with a microfinance bank here in Lagos.", "loan officer", "Lagos"),
        ("Delivery driver for a parcel firm, 6 years, in Cardiff.", "Delivery driver", "Cardiff"),
        ("hey, barista from Portland here", "barista", "Portland"),
        ("Currently a cashier at Lidl, Athlone.", "cashier", "Athlone"),
        ("Working as a nurse in a hospital in Kumasi.", "nurse", "Kumasi"),
        ("Housewife from Pune.", "Housewife", "Pune"),
        ("Hotel receptionist, Split.", "Hotel receptionist", "Split"),
        ("I'm currently between jobs, based in Lyon, France.", "between jobs", "Lyon, France"),
    ],
)  # fmt: skip
def test_an_introduction_tells_the_work_and_the_town(rubric, reply, role, place):
    found = read(rubric, "Hello! Tell me a bit about yourself.", reply)
    assert (found.get("current_role"), found.get("location")) == (role, place)


@pytest.mark.parametrize(
    "reply",
    [
        "I was a waiter in Rome for two years.",  # long gone
        "My sister lives in Boston.",  # somebody else
        "I studied History in Vienna.",
        "I'd love to move to Berlin one day.",
        "Our customers are mostly in London.",
        "I'm interested in Zendesk and Salesforce.",  # capitals are no towns
        "I'm a receptionist in a law firm, we have offices in Madrid and Paris.",
    ],
)
def test_not_every_town_is_home(rubric, reply):
    assert "location" not in read(rubric, "Hello! Tell me a bit about yourself.", reply)


@pytest.mark.parametrize(
    ("reply", "place"),
    [
        ("Quezon City. I need to render 1 month notice. Salamat!", "Quezon City"),
        ("Nairobi, Kenya.\n\nKind regards,\nJoy", "Nairobi, Kenya"),
        ("Dayton, Ohio. Gotta run, my route starts.", "Dayton, Ohio"),
        ("Cebu, no sorry, we moved, Davao", "Davao"),
    ],
)
def test_what_follows_a_town_is_not_another(rubric, reply, place):
    assert read(rubric, "Where do you live?", reply)["location"] == place


def test_what_a_mail_quotes_is_not_the_persons(rubric):
    reply = "> Are you in Dublin, and is phone work fine?\n> Yours, the desk\nNo, I live in Leeds."
    assert read(rubric, "Where do you live?", reply) == {"location": "Leeds"}


@pytest.mark.parametrize("name", ["reading", "bath", "nice", "split", "mobile", "orange"])
def test_a_town_that_is_a_word_needs_its_capital(name):
    assert is_place(name, capital=True)
    assert not is_place(name, capital=False)


@pytest.mark.parametrize("name", ["salamat", "joy", "zendesk", "monday", "retail", ""])
def test_what_is_no_town(name):
    assert not is_place(name, capital=True)


@pytest.mark.parametrize(
    "reply",
    [
        "Do I need to know Zendesk for this?",
        "What does B2B mean?",
        "My brother has a master's degree and works at Apple in Cork.",
        "I called customer support yesterday and waited 40 minutes.",
        "How much do phone agents earn in Berlin?",
        "I heard you need 5 years of experience, is that true?",
        "My therapist says I have empathy.",
        "I wish I had a degree.",
        "If I had a master's I'd apply.",
        "I'm thinking of moving to Lisbon.",
        "My girlfriend works in Zendesk all day.",
        "I'm on the phone with my mum every day.",
        "Sorry, my chat froze.",
        "I sent you an email yesterday.",
        "It's 8 in the morning here.",
        "I have lived here for 10 years.",
        "I'd rate your service a 7.",
        "We ordered by phone.",
        "I hate waiting in chat queues.",
        "My manager wrote the knowledge base.",
        "I live near the border.",
        "I could never work in an office like my dad.",
        "Some say remote work is lonely.",
        "I want a job where I take calls.",
    ],
)
def test_what_says_nothing_of_the_person(rubric, reply):
    assert read(rubric, "Hello! Tell me a bit about yourself.", reply) == {}
