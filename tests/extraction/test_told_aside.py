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


DAYS = [
    case("a queue of mine", HELLO, "And the email queue is mine every afternoon.", email="yes"),
    case("phones of mine", HELLO, "The phones are mine in the morning", phone="yes"),
    case(
        "articles, told twice", HELLO, "And the knowledge base, I update it every week", knowledge_base="yes"
    ),
    case("phones, told twice", HELLO, "The phones, I answer them all day", phone="yes"),
    case("tickets, told twice", HELLO, "The tickets, I close them myself", ticketing="yes"),
    case("chat, told twice", HELLO, "The live chat, I look after it at weekends", live_chat="yes"),
    case("told twice, hated", HELLO, "The email, I hate it"),
    case("told twice, never", HELLO, "The phone, I never answer it"),
    case("told twice, would", HELLO, "The chat, I would like to try it"),
    case("told twice, a colleague", HELLO, "The emails, my colleague does them"),
    case("most of it", HELLO, "Taking calls is most of it, obviously.", phone="yes"),
    case("it is mostly", HELLO, "Most of it is calls", phone="yes"),
    case("half my day", HELLO, "Answering email is half my day", email="yes"),
    case("the bulk of the day", HELLO, "The bulk of my day is email", email="yes"),
    case("part of the job", HELLO, "Live chat is part of the job", live_chat="yes"),
    case("down to me", HELLO, "Email is down to me", email="yes"),
    case("a nightmare", HELLO, "Taking calls is my nightmare"),
    case("would be most of it", HELLO, "Taking calls would be most of it"),
    case("if it is most of it", HELLO, "If calls are most of it I am out"),
    case("most of a sister's", HELLO, "Taking calls is most of what my sister does"),
    case("a boss's job", HELLO, "Email is my boss's job"),
    case("a queue of his", HELLO, "The email queue is his"),
    case("phones of hers", HELLO, "The phones are hers"),
    case("handled by a colleague", HELLO, "Tickets are handled by my colleague"),
    case("a wish for calls", "Chat or phone?", "Calls are mine", channel_preference="phone"),
]


STARTS = [
    case("ends, so then", HELLO, "My service year ends in 4 months so I can start then.", start_in=4.0),
    case("finish, and then", HELLO, "I finish in June and then I can start.", start_in=7.0),
    case("finish, so could then", HELLO, "I finish in June, so I could start then", start_in=7.0),
    case(
        "runs until, after that", HELLO, "My contract runs until March, I could join after that", start_in=4.0
    ),
    case("ends, after that", HELLO, "My lease ends in two months and I can start after that", start_in=2.0),
    case("exams, two sentences", HELLO, "My exams are in May. I could start then.", start_in=6.0),
    case("would suit me", HELLO, "April would suit me.", start_in=5.0),
    case(
        "would suit me too",
        HELLO,
        "My wife would like me out of the kitchen by April, and April would suit me too.",
        start_in=5.0,
    ),
    case("works for me", HELLO, "March works for me", start_in=4.0),
    case("would suit him", HELLO, "My boss said April would suit him"),
    case("hours that suit", HELLO, "Mornings would suit me, now that I have kids"),
    case("a place that suits now", HELLO, "Remote would suit me now"),
    case("a sister who then starts", HELLO, "My sister finishes in June and then she can start"),
    case("then, long ago", HELLO, "I finished in June and then I could start walking again"),
    case("an end and no start", HELLO, "My contract ends in 6 months"),
    case("time that was worked", HELLO, "I worked for 4 months so I can start then"),
]


LATE = [
    case(
        "the last years as, of more",
        HELLO,
        "10 years in retail, the last two years as a store manager",
        service_years=10.0,
        service_domains={"retail"},
        current_role="store manager",
    ),
    case(
        "the past years at, of more",
        HELLO,
        "8 years in hotels, the past 2 years at the front desk",
        service_years=8.0,
        service_domains={"hospitality"},
    ),
    case(
        "the last years leading, of more",
        HELLO,
        "I worked 7 years in retail, the last 2 years leading the team",
        service_years=7.0,
        service_domains={"retail"},
    ),
    case(
        "then the last years, elsewhere",
        HELLO,
        "8 years in hotels and then the last 3 years in a shop",
        service_years=11.0,
        service_domains={"hospitality", "retail"},
    ),
    case(
        "the last years are the longer",
        HELLO,
        "2 years in a bar, the last 4 years in a shop",
        service_years=6.0,
        service_domains={"hospitality", "retail"},
    ),
    case("one called by name", "Where do you live?", "Ruth, I find it hard to say"),
    case("a town and a birth", "Where do you live?", "Clonakilty, I was born here", location="Clonakilty"),
    case(
        "a town and parents",
        "Where do you live?",
        "Clonakilty, I live with my parents",
        location="Clonakilty",
    ),
    case("thanks for a call", WHO, "Tom Reed, thanks for the call"),
]


@pytest.mark.parametrize("chat", [*PLACES, *WORK, *DAYS, *STARTS, *LATE], ids=lambda one: one.id)
def test_what_is_told_aside_is_read(chat: Case) -> None:
    assert values(read_verbatim(RUBRIC, chat)) == chat.expected
