"""What people tell beside something else, unasked: where they are, what they do, when they could start."""

from __future__ import annotations

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import Case, case, read_verbatim, values

RUBRIC = load_rubric("customer-support-representative")
HOME = "From home?"
WHO = "Who am I speaking to?"
OPEN = "Tell me about you"
HELLO = "Introduce yourself"
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
    case("a name here, from", WHO, "Hi there, Tom here, from Leeds, glad to be here", location="Leeds"),
    case("a name this is", WHO, "This is Amara, Nairobi. Glad to be here", location="Nairobi"),
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
        service_years=7.0,
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


WORK = [
    case("none yet, with a politeness", OPEN, "No work yet po.", current_role="No work yet"),
    case("no job yet", OPEN, "No job yet, sir", current_role="No job yet"),
    case("no work at the moment", OPEN, "I have no work at the moment", current_role="no work at the moment"),
    case(
        "does not have one", OPEN, "I don't have a job right now", current_role="don't have a job right now"
    ),
    case("not employed", OPEN, "I'm not employed", current_role="not employed"),
    case("without work", OPEN, "I'm currently without work", current_role="currently without work"),
    case("when there is no work", OPEN, "When I don't have work now I help my aunt"),
    case("no work experience", OPEN, "I don't have work experience", service_years=0.0),
    case("no job title", OPEN, "I don't have a job title"),
    case(
        "retired in the end",
        OPEN,
        "I've done 20 years of shop work, and then I retired.",
        current_role="retired",
        service_years=20.0,
        service_domains={"retail"},
    ),
    case("a father who retired", OPEN, "My dad retired in 2010"),
    case("before retiring", HELLO, "I was a nurse before I retired"),
    case(
        "now am",
        OPEN,
        "now am shop attendant in Thika",
        current_role="shop attendant",
        location="Thika",
        service_domains={"retail"},
    ),
    case("here after a title", OPEN, "I'm a teacher here", current_role="teacher"),
    case(
        "I be", OPEN, "I be cashier for one supermarket", current_role="cashier", service_domains={"retail"}
    ),
    case("may I be", OPEN, "Can I be supervisor one day?"),
    case("an adjunct", OPEN, "I'm an adjunct at a college", current_role="adjunct"),
    case(
        "the last years as",
        OPEN,
        "I have 12 years in support, the last 5 as a senior support engineer",
        current_role="senior support engineer",
        service_years=12.0,
        service_domains={"support"},
    ),
    case("the last years, and left", OPEN, "I did the last 2 years as a temp and left", service_years=2.0),
    case(
        "still there, on a desk",
        OPEN,
        "I joined them in spring and I'm still there, on the information desk",
        current_role="on the information desk",
    ),
    case(
        "that's where I am, on a desk",
        OPEN,
        "I went on the customer service desk and that's where I am today.",
        current_role="on the customer service desk",
    ),
    case("was on a desk", OPEN, "I was on the front desk and that's where I learned"),
    case(
        "stacks shelves",
        HELLO,
        "I stack shelves nights at Asda.",
        current_role="stack shelves nights",
    ),
    case(
        "sells phones",
        HELLO,
        "I sell phones at a Rogers store.",
        current_role="sell phones",
    ),
    case("cleans cars", HELLO, "I clean cars at a garage", current_role="clean cars"),
    case("sells old clothes", HELLO, "I sell my old clothes on eBay"),
    case("fixes things at home", HELLO, "I fix things quickly at home"),
    case("makes cakes for fun", HELLO, "I make cakes for fun"),
    case("teaches own children", HELLO, "I teach my kids at home"),
    case(
        "works in a line",
        HELLO,
        "I work in construction in Marseille.",
        current_role="work in construction",
        location="Marseille",
    ),
    case("worked in a line", HELLO, "I worked in construction for a while"),
    case("a brother in a line", HELLO, "My brother works in construction"),
]


@pytest.mark.parametrize("chat", [*PLACES, *WORK], ids=lambda one: one.id)
def test_what_is_told_aside_is_read(chat: Case) -> None:
    assert values(read_verbatim(RUBRIC, chat)) == chat.expected
