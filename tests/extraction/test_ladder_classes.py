"""Classes of language on the ladder, each with what only sounds like it.

What somebody says of days to come, once, by halves, or of others; declines; how often; what a question asks.
"""

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import case, differences, read

RUBRIC = load_rubric("support-ladder")
DOCS = "And the documentation, what's your part in it?"
CASES = "Tell me about the last case that kept you busy."
PEOPLE = "Who helps you, or whom do you help?"
PRODUCT = "When the same complaint keeps coming in, what do you do with it?"
GROWTH = (
    "Which of these are true of you: you stop problems from coming back, you teach others, the product"
    " changes because of you, you build systems, you give the team energy?"
)
STALE = (
    "And these: you mostly just close tickets, you avoid difficult customers, you keep what you learn to"
    " yourself, you work alone, you're burning out?"
)

LEVELS = [
    case("a low step in plain words", DOCS, "The docs team. I just search them.", knowledge=1),
    case(
        "only a reader", DOCS, "Not me. I look things up in it all day, that's the extent of it.", knowledge=1
    ),
    case("some of the articles", DOCS, "I do some of them. Each release I write the how-to.", knowledge=2),
    case(
        "the flow said twice",
        CASES,
        "refunds mostly. there's a flow. i follow the flow, step by step",
        casework=1,
    ),
    case(
        "work that is about days to come",
        CASES,
        "I forecast who will have trouble next week and we ring first.",
        casework=5,
    ),
    case("a plan is none", CASES, "Next week I'll start with forecasts."),
    case(
        "training that lasts until a day",
        PEOPLE,
        "I'm being trained by Lucy until January, she sits with me.",
        people=1,
    ),
    case("training that is over", PEOPLE, "I had a tutor until January."),
    case(
        "designs that start from somebody's words",
        "Your part in the product?",
        "All design starts from my principles on how we treat people.",
        product_influence=5,
    ),
    case("a course that comes later", PEOPLE, "I'll give the whole team a course in May."),
    case("trainees for a month", PEOPLE, "The new ones shadow me for a month, each of them.", people=2),
    case("a stand-in for a week", PEOPLE, "I did the trainer's job for a week."),
    case(
        "not knowing as a reason to read",
        DOCS,
        "When I don't know something I look it up in the wiki.",
        knowledge=1,
    ),
    case(
        "a decline with its reason",
        DOCS,
        "Pass. There's an inquiry on about the old handbook.",
        declined=["knowledge"],
    ),
    case(
        "a denial of the first step",
        PRODUCT,
        "No, I don't report anything to them.",
        declined=["product_influence"],
    ),
    case("nothing at all", PRODUCT, "Nothing at all.", declined=["product_influence"]),
    case(
        "a form of numbered questions is no menu of steps",
        "By number please.\n1. Position and time in support\n2. Typical cases and how you handle them"
        "\n3. Contribution to the product\n4. Sources and documentation\n5. Working with colleagues",
        "2. Card blocks. There's a workflow per case and I go down it step by step."
        "\n4. The handbook, I look everything up.",
        casework=1,
        knowledge=1,
    ),
]

SIGNS = [
    case(
        "a denial that opens like a yes",
        "Do you avoid the awkward customers?",
        "I do not.",
        avoids_difficult_customers="no",
    ),
    case(
        "a yes that opens the same way",
        "Do you avoid the awkward customers?",
        "I do.",
        avoids_difficult_customers="yes",
    ),
    case(
        "partly, after a yes",
        "Do you feel your job is only ticket closing?",
        "It is so, partly.",
        only_closing_tickets="some",
    ),
    case(
        "a sign asked the other way round", "Do you share what you find?", "Yes, always.", keeps_insights="no"
    ),
    case("good days", "Do you energise the team?", "On good days.", energizes_team="some"),
    case("what was", "Do you build systems?", "I used to.", builds_systems="no"),
    case("a wish", "Do you build systems?", "I'd love to.", builds_systems="no"),
    case(
        "a list declined as a whole",
        STALE,
        "I'd rather not answer these.",
        declined=[
            "only_closing_tickets",
            "avoids_difficult_customers",
            "keeps_insights",
            "works_alone",
            "burning_out",
        ],
    ),
    case(
        "one of a list declined",
        "True or false?\n1. I teach others\n2. I build systems\n3. I give the team energy",
        "true, false, skip",
        teaches_others="yes",
        builds_systems="no",
        declined=["energizes_team"],
    ),
    case("most of them, but not which", GROWTH, "Most of those."),
    case(
        "all of them",
        GROWTH,
        "All of those.",
        prevents_repeats="yes",
        teaches_others="yes",
        influences_product="yes",
        builds_systems="yes",
        energizes_team="yes",
    ),
    case(
        "letters alone, one for each",
        GROWTH,
        "t f f t t",
        prevents_repeats="yes",
        teaches_others="no",
        influences_product="no",
        builds_systems="yes",
        energizes_team="yes",
    ),
    case("letters that are too few", GROWTH, "t f f"),
    case(
        "two by their numbers and the rest",
        "True or false:\n1. I stop problems from coming back\n2. I teach others\n3. I build systems",
        "true for 1 and 3, false for the rest",
        prevents_repeats="yes",
        teaches_others="no",
        builds_systems="yes",
    ),
    case(
        "the only one that is true",
        STALE,
        "I'm burning out, that's the only one",
        only_closing_tickets="no",
        avoids_difficult_customers="no",
        keeps_insights="no",
        works_alone="no",
        burning_out="yes",
    ),
    case("all well", "Are you burning out?", "I'm fine.", burning_out="no"),
    case("well, but", "Are you burning out?", "Some days.", burning_out="some"),
    case(
        "one that is somebody else's", GROWTH, "I do teach. As for systems, that's Tom.", teaches_others="yes"
    ),
    case(
        "one that is wished for",
        GROWTH,
        "Energy for sure. And I'd like to build systems one day.",
        energizes_team="yes",
    ),
    case(
        "headings of a list are its signs",
        GROWTH,
        "stop problems: yes. teach: a bit. product: no. systems: no. energy: yes",
        prevents_repeats="yes",
        teaches_others="some",
        influences_product="no",
        builds_systems="no",
        energizes_team="yes",
    ),
]


@pytest.mark.parametrize("chat", [*LEVELS, *SIGNS], ids=lambda chat: chat.id)
def test_a_class_of_language_and_what_only_sounds_like_it(chat):
    assert differences(chat, read(RUBRIC, chat)) == {}


YEARS = [
    ("Support agent, two years. I hold a class four times a year.", 2),
    ("Senior agent, eight years. I train the juniors, three months each.", 8),
    ("3 yrs call center, 1 yr here", 4),
    ("20 years at the firm, 6 in support", 6),
    ("I've been here fifteen years, twelve of them on the desk", 12),
    ("Support agent. I came to the desk six years ago.", 6),
    ("three years back I joined the desk", 3),
    ("since '19", 7),
    ("two at Acme, three at Bolt, half a year here, all support", "5.5"),
    ("2 years at Acme, 3 at Bolt, 1 here", 6),
    ("Six years: two at a call centre, four here.", 6),
    ("I've been a nurse for nine years and in support for three.", 3),
    ("third season", 3),
    ("Eleven. Wait, twelve in January. Put eleven.", 11),
]


@pytest.mark.parametrize(("words", "years"), YEARS)
def test_years_of_several_jobs_and_what_is_no_length(words, years):
    chat = case("years", "How long have you worked in support?", words, years_in_support=years)
    assert str(read(RUBRIC, chat).values.get("years_in_support")) == str(years)
