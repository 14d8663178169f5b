"""What people tell of their work beside or instead of what was asked, and answers that only point."""

import pytest

from advisor.catalog import load_rubric
from advisor.rubric.items import ExtentItem, LevelItem
from tests.extraction.chats import case, differences, read

RUBRIC = load_rubric("support-ladder")
OPEN = "Tell me a bit about what you do at work."
STAGNATION = (
    "Which of these are you: one who only closes tickets, avoids difficult customers, keeps insights, works"
    " alone, is burning out?"
)
TEN = (
    "Ten signs, yes or no: only closing tickets, avoiding difficult customers, keeping insights, working"
    " alone, burning out, preventing repeats, teaching others, influencing the product, building systems,"
    " energizing the team."
)

CHATS = [
    case(
        "two dimensions in one sentence",
        "How do you work on hard cases?",
        "I take the hardest tickets from start to finish on my own, and I mentor every new hire.",
        casework=2,
        people=2,
    ),
    case(
        "each paragraph has its dimension",
        OPEN,
        "I log the bugs that customers report in the tracker every day.\n"
        "I train the whole team in a workshop every month.",
        product_influence=1,
        people=3,
    ),
    case("a title tells no level", "What should I put as your job?", "Process Owner", title="Process Owner"),
    case("others' deeds", OPEN, "The consultants redesigned our whole process, we weren't involved."),
    case("a relative's deeds", OPEN, "My sister designs the user experience of a bank."),
    case("what is over", OPEN, "I used to train the whole team, I gave that up."),
    case(
        "a name of another language",
        "Your title, and how long?",
        "Teamleiterin Kundendienst, since 2021",
        title="Teamleiterin Kundendienst",
        years_in_support=5,
    ),
    case("praise is no title", "Your title, and how long?", "Great question. 3 years.", years_in_support=3),
    case(
        "what refuses tells nothing else",
        "How does what customers say reach the product?",
        "Nobody asks us about the product.",
        declined=["product_influence"],
    ),
    case(
        "what refuses, and what is told then",
        "How does what customers say reach the product?",
        "Nobody asks us. I write the help articles, a few each week.",
        declined=["product_influence"],
        knowledge=2,
    ),
    case("no team", "Who do you teach or coach, if anybody?", "I work alone, no team."),
    case(
        "of the levels", "Tell me about the last hard case you owned.", "All the levels sound the same to me."
    ),
    case(
        "no example",
        "Have you prevented an issue before it came up?",
        "I can't think of a good example.",
        prevented_issues="no",
    ),
    case(
        "the first ones and the last",
        STAGNATION,
        "no to the first four, the last one sometimes",
        only_closing_tickets="no",
        avoids_difficult_customers="no",
        keeps_insights="no",
        works_alone="no",
        burning_out="some",
    ),
    case(
        "places and the rest",
        STAGNATION,
        "the 2nd sometimes. 3rd yes, nobody asks me anyway. the others no",
        only_closing_tickets="no",
        avoids_difficult_customers="some",
        keeps_insights="yes",
        works_alone="no",
        burning_out="no",
    ),
    case(
        "places within a half",
        TEN,
        "Of the first five none. Of the second five only the first four.",
        only_closing_tickets="no",
        avoids_difficult_customers="no",
        keeps_insights="no",
        works_alone="no",
        burning_out="no",
        prevents_repeats="yes",
        teaches_others="yes",
        influences_product="yes",
        builds_systems="yes",
        energizes_team="no",
    ),
    case(
        "a yes to all examples is only claimed",
        "Have you prevented issues? Do you see patterns? Helped somebody succeed? Improved the product?",
        "All four yes.",
        prevented_issues="some",
        sees_patterns="some",
        helped_succeed="some",
        improved_product="some",
    ),
    case(
        "examples under their own headings",
        OPEN,
        "Prevented: the Easter clock change, door codes would have died at night. Patterns: complaints go up"
        " a week after each price rise.",
        prevented_issues="yes",
        sees_patterns="yes",
    ),
    case(
        "a direction taken back",
        "What's next for you?",
        "Customer success. No, scrap that, product management.",
        next_move="product_management",
    ),
    case(
        "a direction told unasked",
        "How long have you worked in support?",
        "3 years. One day I'd like to go into technical writing.",
        years_in_support=3,
        next_move="technical_writing",
    ),
]


@pytest.mark.parametrize("chat", CHATS, ids=lambda chat: chat.id)
def test_what_is_told_is_read_and_nothing_else(chat):
    assert differences(chat, read(RUBRIC, chat)) == {}


YEARS = [
    ("In support 8 years, before it 5 years as electrician.", 8),
    ("14 months (did 6 yrs at a shop before but you said support)", "1.17"),
    ("In this company since 2019, in support since 2012.", 14),
    ("here since 2023. 2 yrs support at a web host before", 5),
    ("I've been at this company 5 years, 3 in support", 3),
    ("support agent tier 1. 90 days lol. well 3 months", "0.25"),
    ("year and a half. was in a warehouse before", "1.5"),
    ("2012 till 2020 at a phone company, then 2022 until today here", 12),
    ("2010-2014 teacher, 2014-today support", 12),
    ("half a year at the airline and a year and a half here", 2),
    ("A year in chat support, then two as a support engineer", 3),
    ("Let me count. Two at the bank, one at the insurer, four here. Seven.", 7),
    ("20 years in total, but only 6 of those in support", 6),
    ("Waited tables for 5, then support for 6.", 6),
    ("between five and six years", "5.5"),
    ("2 and a quarter years", "2.25"),
    ("I'm 42 and a team lead, 11 years of it", 11),
]


TITLES = [
    ("Describe yourself as a support person.", "Ok so. I'm an L2 agent at a web host.", "L2 agent"),
    ("Hello.", "Quick intro: Ana, 31, Escalations Specialist, bank.", "Escalations Specialist"),
    ("Hello.", "hey, technical support agent here", "technical support agent"),
    ("What's your title?", "My business card says Client Happiness Lead.", "Client Happiness Lead"),
    ("What do you enjoy?", "I'm one of the support people who sing.", "None"),
    ("Where next?", "Support Manager rather than tester.", "None"),
]


@pytest.mark.parametrize(("asked", "words", "title"), TITLES)
def test_who_introduces_themselves_says_their_title(asked, words, title):
    found = read(RUBRIC, case("title", asked, words)).values
    assert str(found.get("title")) == title


@pytest.mark.parametrize(("words", "years"), YEARS)
def test_only_years_of_support_count(words, years):
    chat = case("years", "How long have you worked in support?", words, years_in_support=years)
    found = read(RUBRIC, chat).values
    assert str(found.get("years_in_support")) == str(years)


SIGNS = [
    (
        "Do you avoid difficult customers?",
        "I hide when the loud ones come.",
        "avoids_difficult_customers",
        "yes",
    ),
    (
        "Do you keep what you learn to yourself?",
        "I post what I find in the team channel.",
        "keeps_insights",
        "no",
    ),
    ("Do you teach others?", "Informally, over coffee.", "teaches_others", "some"),
    ("Do you teach others?", "I'm signed up to teach a class next spring.", "teaches_others", "None"),
    ("Do you avoid difficult customers?", "I avoid carbs.", "avoids_difficult_customers", "None"),
    (
        "Do you feel you mostly just close tickets?",
        "I'd be lying if I said no",
        "only_closing_tickets",
        "yes",
    ),
    ("Do you prevent repeat issues?", "Whenever I can.", "prevents_repeats", "yes"),
    ("Do you prevent repeat issues?", "I wish.", "prevents_repeats", "no"),
    ("Do you energize your team?", "On Mondays no, otherwise I think I do.", "energizes_team", "some"),
]


@pytest.mark.parametrize(("asked", "words", "item", "value"), SIGNS)
def test_a_sign_is_told_without_a_yes_or_a_no(asked, words, item, value):
    assert str(read(RUBRIC, case("sign", asked, words)).values.get(item)) == value


def test_what_is_said_of_each_sign_is_data_and_each_once():
    signs = [item for item in RUBRIC.items.values() if isinstance(item, ExtentItem) and item.sense == "true"]
    assert len(signs) == 10
    for item in signs:
        assert item.said is not None
        said = [text.casefold() for text in (*item.said.yes, *item.said.some, *item.said.no)]
        assert len(said) >= 35, item.id
        assert len(said) == len(set(said)), item.id


def levels() -> list[LevelItem]:
    return [item for item in RUBRIC.items.values() if isinstance(item, LevelItem)]


def test_near_misses_are_many_and_no_behaviors():
    told = {text.casefold() for item in levels() for step in item.steps for text in step.behaviors}
    near = [text.casefold() for item in levels() for text in item.near_misses]
    assert len(near) >= 600
    assert len(near) == len(set(near))
    assert told.isdisjoint(near)
