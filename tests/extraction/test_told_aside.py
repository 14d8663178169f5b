"""What people tell beside something else, unasked: where they are, what they do, when they could start."""

from __future__ import annotations

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import Case, case, read_verbatim, values

RUBRIC = load_rubric("customer-support-representative")
HOME = "From home?"
WHO = "Who am I speaking to?"
OPEN = "Tell me about you"
START = "When can you start?"


PLACES = [
    case(
        "a clock, after an answer",
        HOME,
        "Yes, from home. El Paso, so mountain time.",
        workplace="remote",
        location="El Paso",
    ),
    case(
        "a clock, the smaller town",
        HOME,
        "remote. Halifax, so atlantic time",
        workplace="remote",
        location="Halifax",
    ),
    case(
        "a clock, from",
        HOME,
        "remote please, from Chicago, central time",
        workplace="remote",
        location="Chicago",
    ),
    case("a clock, in", OPEN, "I'm in Boise, mountain time", location="Boise"),
    case("a clock of a boss", OPEN, "My boss is in Denver, mountain time."),
    case("a clock of customers", OPEN, "The customers are in Denver, mountain time."),
    case("a clock of an office", OPEN, "Our head office is Dallas, so central time"),
    case("a clock and no place", OPEN, "I could work Pacific time"),
    case(
        "a name here",
        WHO,
        "Hi Imran! Sneha here, Guwahati. Before anything, I want remote only",
        workplace="remote",
        location="Guwahati",
    ),
    case("a name here, from", WHO, "Hi there, Tom here, from Leeds, happy to talk", location="Leeds"),
    case("a name this is", WHO, "This is Amara, Nairobi. Nice of you to write", location="Nairobi"),
    case(
        "a name in a story",
        OPEN,
        "I'll just get it all down: I'm Mei, Perth, six years in retail.",
        service_years=6.0,
        service_domains={"retail"},
        location="Perth",
    ),
    case("a name of a friend", WHO, "My friend is Mei, Perth."),
    case("a name that is a town", WHO, "I'm Florence, pleased to meet you"),
    case(
        "a people and a birthplace",
        WHO,
        "I am Brazilian, from Recife, but I have been living in Porto",
        location="Porto",
    ),
    case(
        "where one is now",
        OPEN,
        "I drove an Uber for a bit, then I got into a call centre in Midrand and that's where I am now",
        service_domains={"call_center"},
        location="Midrand",
    ),
    case(
        "where one works today",
        OPEN,
        "I got a job in a clinic in Kisumu, and that's where I work today",
        location="Kisumu",
    ),
    case(
        "been there since",
        OPEN,
        "Lovely old place outside Llandudno mind, I've been there since 2019.",
        location="Llandudno",
    ),
    case("still there", OPEN, "I joined them near Tralee in 2018 and I'm still there", location="Tralee"),
    case(
        "moved, been there since",
        OPEN,
        "I was in Leeds, then moved to London, and I've been there since then",
        location="London",
    ),
    case("the second town has no word before it", OPEN, "I was in Leeds, then London, I've been there since"),
    case("where a brother is", OPEN, "My brother works in Cardiff, and that's where he is now"),
    case("where one is from", OPEN, "I played football in Durham, that's where I am from"),
    case("where a sister has been", OPEN, "I lived in Leeds until 2019. My sister has been there since."),
    case("where a mother lives", OPEN, "My mother lives in Kisumu and I've been there since March"),
    case("a degree and here", OPEN, "I did my degree in Leeds and I'm still here", education="bachelor"),
    case("the country around", HOME, "yes, I'm out in rural Montana", location="Montana"),
    case("down town", HOME, "yes, I live in downtown Toronto", location="Toronto"),
    case(
        "studies of now",
        OPEN,
        "I'm studying, final year BBA in Indore.",
        education="some_college",
        location="Indore",
    ),
    case("studies of a son", OPEN, "My son is in second year of medicine in Lagos"),
]


@pytest.mark.parametrize("chat", PLACES, ids=lambda one: one.id)
def test_what_is_told_aside_is_read(chat: Case) -> None:
    assert values(read_verbatim(RUBRIC, chat)) == chat.expected
