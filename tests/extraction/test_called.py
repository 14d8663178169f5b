"""Parts that a reply calls by words of its own, and sets of another question than the one asked."""

from __future__ import annotations

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import Case, case, read_verbatim, values

RUBRIC = load_rubric("customer-support-representative")
PEOPLE = "Rate yourself 1-10: writing, empathy, de-escalation, composure"
TECH = "From 1 to 10: learning software, explaining tech simply, troubleshooting, understanding SaaS?"
THREE = "From 1 to 10, how would you rate yourself on (a) learning software, (b) troubleshooting, (c) SaaS?"

CALLED = [
    case(
        "in an order of one's own",
        PEOPLE,
        "screamers 8, putting words together 7, feeling with people 9, staying calm 6",
        writing=7,
        empathy=9,
        deescalation=8,
        composure=6,
    ),
    case(
        "tech in an order of one's own",
        TECH,
        "finding out why it broke 9, making it plain for people 6, web programs 5, picking up new things 8",
        learns_software=8,
        explains_tech=6,
        troubleshooting=9,
        saas=5,
    ),
    case(
        "numbers first",
        TECH,
        "I'd say a 9 for tracking down what went wrong, and a 4 for online business tools.",
        troubleshooting=9,
        saas=4,
    ),
    case(
        "new stuff",
        TECH,
        "8 for new stuff, explaining 9, the rest 7",
        learns_software=8,
        explains_tech=9,
        troubleshooting=7,
        saas=7,
    ),
    case("two of four", TECH, "cloud stuff 5, and for figuring out faults a 7", troubleshooting=7, saas=5),
    case(
        "in order, a word beside",
        TECH,
        "8, 9 on a good day, 7, 6 or so",
        learns_software=8,
        explains_tech=9,
        troubleshooting=7,
        saas=6,
    ),
    case(
        "the rest of another question",
        THREE,
        "writing 7 and the other three 9",
        writing=7,
        empathy=9,
        deescalation=9,
        composure=9,
    ),
    case(
        "the rest of what is asked",
        THREE,
        "learning 7 and the other two 9",
        learns_software=7,
        troubleshooting=9,
        saas=9,
    ),
    case("others are people", PEOPLE, "9 for feeling what others feel", empathy=9),
]
UNCALLED = [
    case("on some days", PEOPLE, "7 on Mondays, 9 on Fridays"),
    case("of somebody else", PEOPLE, "my boss gave me 8, my mum 9"),
    case("no part that is asked", PEOPLE, "I can drive 9, and juggle 4"),
]


@pytest.mark.parametrize("chat", [*CALLED, *UNCALLED], ids=lambda one: one.id)
def test_parts_are_called_by_words_of_their_own(chat: Case) -> None:
    assert values(read_verbatim(RUBRIC, chat)) == chat.expected
