"""Years, jobs, degrees and places as people tell them, each class beside what only looks like it."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import Case, read

EACH = "How many years in retail, and how many in hospitality?"
SHOPS = ("How long have you worked in shops?", "3 years")
ABOUT = "Tell me about your background."
LAST = "What was your last job?"
NOW = "What do you do at the moment?"
SCHOOL = "What's the highest level of education you have completed?"
HOME = "Where are you based?"
JOB = "What's your current job?"


@pytest.fixture(scope="module")
def rubric():
    return load_rubric("customer-support-representative")


def values(rubric: Any, turns: tuple[str, ...], *items: str) -> tuple[Any, ...]:
    """What a chat tells of some items: numbers as floats, several values as a set."""
    answers = read(rubric, Case(turns[-1], turns, {})).values
    out: list[Any] = []
    for item in items:
        value = answers.get(item)
        if isinstance(value, tuple):
            out.append(set(value))
        else:
            out.append(value if value is None or isinstance(value, str) else float(value))
    return tuple(out)


@pytest.mark.parametrize(
    ("turns", "years"),
    [
        # asked kind by kind: the numbers add up
        ((EACH, "2 and 3"), 5),
        ((EACH, "2 / 3"), 5),
        ((EACH, "2 in retail and 3 in hospitality"), 5),
        ((EACH, "retail two years, hospitality three years"), 5),
        ((EACH, "2 years each"), 4),
        ((EACH, "none in retail, 3 in hospitality"), 3),
        ((EACH, "5 in total"), 5),
        ((EACH, "five"), 5),
        (("Your experience in years: retail? hospitality? call center?", "retail 2, hospitality 1, no call"
          " center"), 3),
        (("Your experience in years: retail? hospitality? call center?", "2, 1, 0"), 3),
        (("How many years have you worked in retail, hospitality or a call center?", "2"), 2),
        (("How many years have you worked with customers (retail, hospitality)?", "about 9, I did two in the"
          " chipper"), 9),
        ((*SHOPS, "and in bars?", "2"), 5),
        ((*SHOPS, "And hospitality?", "one"), 4),
        ((*SHOPS, "And hospitality?", "3 years"), 6),
        ((*SHOPS, "And hospitality?", "none"), 3),
        ((*SHOPS, "And email?", "yes"), 3),
        # the word left out
        ((ABOUT, "I waited tables for 2 years and then worked at a phone shop for one"), 3),
        ((ABOUT, "McDonald's for 1 year, Tesco for 2, then EE call centre for 3"), 6),
        ((ABOUT, "I worked in a bookshop for four years, and I've been at a hotel reception for the last"
          " two"), 6),
        ((ABOUT, "I worked at Tesco for 3 years, serving a table for two."), 3),
        ((ABOUT, "3 years in a call centre for 2 clients"), 3),
        ((ABOUT, "Waiter from 2015 until 2018, shop assistant till 2020 and since then call center"
          " agent"), 11),
        ((ABOUT, "Retail from 2015 to 2018, since then unemployed"), 3),
        ((ABOUT, "waiter from 2015 to 2018, then studied till 2020"), 3),
        # years of study are none of work
        ((ABOUT, "I left college after two years and worked in a call centre for 3 years"), 3),
        ((ABOUT, "I left uni after a year, worked in a call centre for 3 years"), 3),
        ((ABOUT, "I left the call centre after two years"), 2),
        ((ABOUT, "After college I worked in a call centre for two years"), 2),
        # a job named before, a date alone, an abbreviation, an order of their own
        (("What's the most recent job you've had?", "I was a help desk technician until last month. Did that"
          " for 3 years, mostly tickets."), 3),
        (("Since when?", "2023"), 3),
        ((JOB, "waiter at a hotel", "Since when?", "March 2023"), 3),
        ((JOB, "software developer", "Since when?", "2021"), None),
        (("Where do you live?", "Leeds", "Since when?", "2021"), None),
        (("Experience?", "Waiter, 2 yrs. exp in total"), 2),
        ((ABOUT, "Call center agent at Sutherland, 4 yrs. Técnico in accounting."), 4),
        (("1. Education? 2. Current job? 3. Years in customer service?", "3. six 2. receptionist 1. diploma"
          " of high school"), 6),
        (("What did you do before your current job?", "waiter for 3 years"), 3),
    ],
)  # fmt: skip
def test_years_told(rubric, turns, years):
    assert values(rubric, turns, "service_years", "start_in") == (years, None)


@pytest.mark.parametrize(
    ("turns", "role", "domains"),
    [
        ((LAST, "Call centre agent for BT, 2019 to 2023"), None, {"call_center"}),
        ((LAST, "Sales assistant at Zara"), None, {"retail"}),
        ((LAST, "help desk technician"), None, {"support"}),
        (("What did you do before?", "cashier"), None, {"retail"}),
        (("Previous job?", "cashier"), None, {"retail"}),
        ((LAST, "I'm a cashier now, before that a waiter"), "cashier", {"retail", "hospitality"}),
        ((LAST, "unemployed now, before that I was a waiter"), "unemployed", {"hospitality"}),
        ((LAST, "I work as a barista"), "barista", {"hospitality"}),
        (("What's your current or last job?", "cashier"), "cashier", {"retail"}),
        (("Current job? Previous job?", "Student. Cashier at Lidl for a year"), "Student", {"retail"}),
        ((NOW, "I work at a Costa in Bristol as a barista"), "barista", {"hospitality"}),
        ((ABOUT, "I work at a hotel in Rome as a receptionist"), "receptionist", {"hospitality"}),
        ((ABOUT, "I work at a hotel in Rome and my brother works as a receptionist"), None, {"hospitality"}),
        ((NOW, "I've a part-time job as a cashier"), "cashier", {"retail"}),
        ((NOW, "looking after my grandchildren these days"), "looking after my grandchildren", None),
        ((NOW, "I was laid off in September"), "laid off", None),
        ((NOW, "I was laid off in 2020 and now I'm a baker"), "baker", None),
        ((ABOUT, "McDonald's for 1 year, Tesco for 2"), None, {"hospitality", "retail"}),
        (("How long?", "1 yr at Subway"), None, {"hospitality"}),
        ((ABOUT, "a Boots store, 3 years"), None, {"retail"}),
        ((ABOUT, "I worked in a bakery for 2 years"), None, {"retail"}),
    ],
)  # fmt: skip
def test_jobs_told(rubric, turns, role, domains):
    assert values(rubric, turns, "current_role", "service_domains") == (role, domains)


@pytest.mark.parametrize(
    ("turns", "step"),
    [
        ((SCHOOL, "Matric, then I started a diploma (at UNISA) but didn't finish"), "some_college"),
        ((SCHOOL, "incomplete higher education"), "some_college"),
        ((SCHOOL, "3 A levels and I'm in my second year of a law degree"), "some_college"),
        ((SCHOOL, "finished high school then dropped out of a nursing degree"), "some_college"),
        ((SCHOOL, "left high school in year 10 and didn't finish"), "none"),
        ((SCHOOL, "Baccalauréat in France then a BTS in tourism"), "associate"),
        ((SCHOOL, "DUT"), "associate"),
        ((SCHOOL, "nursing degree"), "bachelor"),
        ((SCHOOL, "BE in electronics"), "bachelor"),
        ((SCHOOL, "Laurea triennale"), "bachelor"),
        ((SCHOOL, "Hi, I'm Laura"), None),
        ((SCHOOL, "laurea magistrale"), "master"),
        ((SCHOOL, "Fachabitur, then Ausbildung"), "high_school"),
        ((SCHOOL, "SHS"), "high_school"),
        ((SCHOOL, "diploma"), None),
        ((SCHOOL, "a law degree and now a master's in progress"), "bachelor"),
        (("Do you have a degree?", "yes, in biology"), "bachelor"),
        (("Do you have a degree?", "yes, still studying"), "some_college"),
        (("Do you have a degree?", "no"), None),
        (("Do you have a degree or a diploma?", "yes"), None),
        (("Did you finish high school?", "yes"), "high_school"),
        (("Do you have a master's degree?", "no, a BA"), "bachelor"),
    ],
)
def test_degrees_told(rubric, turns, step):
    assert values(rubric, turns, "education") == (step,)


@pytest.mark.parametrize(
    ("turns", "place"),
    [
        # where somebody studied is not where they are
        ((SCHOOL, "MSc in Marketing from Manchester"), None),
        ((SCHOOL, "BSc from Cardiff, MSc from Leeds"), None),
        ((SCHOOL, "PGCE from Durham and a BA from Hull"), None),
        ((SCHOOL, "Baccalauréat in France then a BTS"), None),
        ((ABOUT, "I'm a psychology student from Leeds"), "Leeds"),
        ((ABOUT, "I'm studying for a BSc in Leeds"), "Leeds"),
        ((ABOUT, "Nursing graduate from Manila"), "Manila"),
        # words that are no place, and names that are none of the place
        (("(a) Where are you based? (b) Which industries interest you?", "anything really"), None),
        ((HOME, "report"), None),
        ((HOME, "Reading"), "Reading"),
        ((HOME, "anywhere in Ohio"), "Ohio"),
        (("Do you live in a city?", "Yes, Lyon."), "Lyon"),
        ((ABOUT, "Ana, Porto. I work in a hotel."), "Porto"),
        ((ABOUT, "Lagos, Nigeria. I work in a hotel."), "Lagos, Nigeria"),
        ((HOME, "Ennis, Clare"), "Ennis, Clare"),
        (("Please paste your CV.", "Jo Smith\nGuest services agent, Marriott, Denver - present"), "Denver"),
        # beside the work
        (("What's your day job?", "second-line IT support for a hospital group in Wrocław"), "Wrocław"),
        ((NOW, "A dog walker. In Utrecht, in the rain mostly."), "Utrecht"),
        ((NOW, "A dog walker. In Cork I had a shop once."), None),
        ((NOW, "I'm a shop manager, a small phone place in Peckham"), "Peckham"),
        ((NOW, "I'm a shop manager, a small place in the evenings"), None),
        (("Which channels have you used?", "master's in psych, hr assistant in Madrid"), "Madrid"),
    ],
)
def test_places_told(rubric, turns, place):
    assert values(rubric, turns, "location") == (place,)


@pytest.mark.parametrize(
    ("turns", "items"),
    [
        (("Please paste your CV.", "Jo\nAssociate of Arts, Front Range Community College"), {"education"}),
        (("Which ticketing tools?", "Zendesk, Front Inbox"), {"ticketing"}),
        ((NOW, "I work at Zara as a shift manager"), {"current_role", "service_domains"}),
        (("When can you start, and which industries interest you?", "march, fintech"),
         {"start_in", "industries"}),
    ],
)  # fmt: skip
def test_a_name_inside_another_is_not_read(rubric, turns, items):
    assert set(read(rubric, Case(turns[-1], turns, {})).values) == items
