"""Answers to lists of signs and examples in the forms people give them: pictures, letters, lines."""

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import case, differences, read

RUBRIC = load_rubric("support-ladder")
BAD = ("only_closing_tickets", "avoids_difficult_customers", "keeps_insights", "works_alone", "burning_out")
GOOD = ("prevents_repeats", "teaches_others", "influences_product", "builds_systems", "energizes_team")
DASHES = "I only close tickets – I avoid hard customers – I keep insights – I work alone – I'm burning out"
INLINE = (
    "True or not? 1 tickets and no more 2 dodge hard customers 3 keep insights 4 work alone 5 burning out"
)
LINES = (
    "Yes, no or a bit:\n- prevents repeats\n- teaches\n- influences product\n- builds systems\n- energizes"
)
ASKED = (
    "Do these apply to you: only closing tickets, avoiding difficult customers, keeping insights, working"
    " alone, burning out?"
)
FOUR = (
    "An example each: an issue prevented, a pattern you see, a colleague you helped succeed, something better"
    " in the product?"
)
TICKS = (
    "T, F or P: a) I only close tickets b) I avoid hard customers c) I keep what I learn to myself d) I work"
    " alone e) I am burning out f) I keep problems from returning g) I teach others"
)


def all_of(items, values):
    return dict(zip(items, values.split(), strict=True))


CHATS = [
    case("all false", ASKED, "all false", **all_of(BAD, "no no no no no")),
    case(
        "one value, and one beside it",
        ASKED,
        "mostly no, though I do work alone a bit",
        **all_of(BAD, "no no no some no"),
    ),
    case(
        "what is denied last is no correction",
        "Are you burning out, and do you avoid hard customers?",
        "burning out yes, but I don't avoid them",
        burning_out="yes",
        avoids_difficult_customers="no",
    ),
    case("the contrary said", ASKED, "I do more than close tickets.", only_closing_tickets="no"),
    case("pictures", DASHES, "👎 👍 👎 👎 🤷", **all_of(BAD, "no yes no no some")),
    case("pictures, then a place", DASHES, "👎👎👎👎 and the last one 🤷", **all_of(BAD, "no no no no some")),
    case("numbers in a line", INLINE, "1 no 2 yes 3 no 4 no 5 a bit", **all_of(BAD, "no yes no no some")),
    case(
        "line by line, with a story behind one",
        LINES,
        "- a bit\n- yes. the ones who start in spring\n- no\n- no\n- no man, ask them",
        **all_of(GOOD, "some yes no no no"),
    ),
    case(
        "letters behind letters, that are labels themselves",
        TICKS,
        "a T b P c F d F e F f F g T",
        **all_of(BAD, "yes some no no no"),
        prevents_repeats="no",
        teaches_others="yes",
    ),
    case(
        "does not apply",
        ASKED,
        "The first does not apply. Nor the second, the third or the fourth. The last: yes.",
        **all_of(BAD, "no no no no yes"),
    ),
    case(
        "an exception by halves",
        ASKED,
        "All apply except the last, which applies only now and then.",
        **all_of(BAD, "yes yes yes yes some"),
    ),
    case(
        "a list, then a story",
        ASKED,
        "No, no, no, no, and yes I'm afraid. Two kids and a night shift.",
        **all_of(BAD, "no no no no yes"),
    ),
    case("none of two", "Are you burning out, or isolated?", "Neither.", burning_out="no", works_alone="no"),
    case(
        "headings behind slashes",
        FOUR,
        "prevented: yeah / pattern: cat people call on Mondays / colleague: nobody / product: the grey line",
        prevented_issues="some",
        sees_patterns="yes",
        helped_succeed="no",
        improved_product="yes",
    ),
    case(
        "places as headings, and so many that none is told",
        "A problem you prevented, a pattern you see?",
        "The first: countless. The second: people with cats call on Mondays.",
        prevented_issues="some",
        sees_patterns="yes",
    ),
    case(
        "to skip a step is no decline",
        "What patterns do you see?",
        "Those who skip the tour write on day two.",
        sees_patterns="yes",
    ),
    case(
        "an old question is not answered by a new one's no",
        "Are you burning out?",
        "No comment.",
        "And do you like the new office?",
        "No, it's loud.",
        declined=["burning_out"],
    ),
    case("years in a range", "Years in support?", "2-3", years_in_support=2.5),
    case(
        "a decimal comma",
        "Title and years?",
        "support agent, 4,5 yrs",
        title="support agent",
        years_in_support=4.5,
    ),
    case(
        "jobs one after the other",
        "How many years of support is that?",
        "Two on the phones, then nine here.",
        years_in_support=11,
    ),
    case(
        "years beside the title",
        "What's your job?",
        "Order support, 14 months in.",
        title="Order support",
        years_in_support=1.17,
    ),
    case(
        "a trade that is no support",
        "How long in support?",
        "I was a baker for ten years, that's not support. In support: 4 years.",
        years_in_support=4,
    ),
    case(
        "one of two wins",
        "Where next?",
        "UX or product... product wins, if I have to pick.",
        next_move="product_management",
    ),
    case("rather than", "Where next?", "Product manager rather than tester.", next_move="product_management"),
    case(
        "to retire here", "Where next?", "Nowhere, I'll retire from this desk.", next_move="stay_in_support"
    ),
    case(
        "who deletes pages takes nothing back",
        "Your part in the documentation?",
        "For each of our top pages I ask what has to change so that nobody needs it, and then I delete it.",
        knowledge=5,
    ),
    case(
        "made for us by somebody else", "How do you work on cases?", "Marta built us a bot. I only admire it."
    ),
]


@pytest.mark.parametrize("chat", CHATS, ids=lambda chat: chat.id)
def test_a_list_is_read_as_it_is_meant(chat):
    assert differences(chat, read(RUBRIC, chat)) == {}


MENUS = (
    "Pick what fits. Knowledge: (a) no one should need us, I work on that (b) I use what's written (c) I plan"
    " what people solve by themselves (d) I write articles (e) I design how it all hangs together\n"
    "People: (a) the whole team gets trained by me (b) I work across departments and on the culture"
    " (c) I'm being shown the ropes (d) I look after newcomers (e) our trade follows the standards I set"
)


@pytest.mark.parametrize("reply", ["knowledge e, people a", "people a; knowledge e", "e and a"])
def test_two_lists_of_steps_in_one_message_are_told_apart(reply):
    chat = case("menus", MENUS, reply, knowledge=3, people=3)
    assert differences(chat, read(RUBRIC, chat)) == {}
