"""What a rule made for one class of language took from its neighbours, beside what the rule was made for.

Degrees, years, channels that others look after, hedges, and a number put anew. A line is a reply and, behind
bars, what must be read of the items of its table ("-" for nothing).
"""

from __future__ import annotations

from typing import Any

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import case, read

RUBRIC = load_rubric("customer-support-representative")

Row = tuple[str, str, dict[str, str | None]]


def _table(question: str, items: str, table: str) -> list[Row]:
    """The rows of a table: the question, the reply, and each item with what must be read of it."""
    out: list[Row] = []
    for line in table.strip().splitlines():
        reply, *told = (part.strip() for part in line.split("|"))
        values = [None if value == "-" else value for value in told]
        out.append((question, reply, dict(zip(items.split(), values, strict=True))))
    return out


SCHOOLING = "What's your education?"
YEARS = "How many years have you worked with customers?"
CHANNELS = "Which of these have you used: phone, email, chat?"
WRITING = "How would you rate your writing, 1 to 10?"
FOUR = "Rate 1-10: (a) writing, (b) empathy, (c) de-escalation, (d) composure."
BACKGROUND = "Tell me about your background: education, current role and years with customers."

DIPLOMAS = _table(
    BACKGROUND,
    "education service_years",
    """
    HS diploma, two years, barista | high_school | 2
    High school diploma, two years. cashier | high_school | 2
    hs diploma, 2 years, cashier | high_school | 2
    Secondary school diploma, two years and counting at Shoprite | high_school | 2
    Diploma in tourism, two years, and then a hotel | associate | -
    """,
) + _table(
    SCHOOLING,
    "education",
    """
    postgraduate diploma in HR, two years | -
    Post-graduate diploma, 2 years | -
    graduate diploma in law, two years | -
    high school diploma (2 years) | high_school
    Diploma in hotel management, two years, at the Polytechnic | associate
    diploma (two years) | associate
    Diploma of nursing, 2 years, done | associate
    college diploma, two years | associate
    """,
)
OWN_YEARS = _table(
    YEARS,
    "service_years",
    """
    I've built up 5 years of customer service experience | 5
    built up 6 years in retail | 6
    Over time I built a good 7 years in hospitality | 7
    I founded a shop and ran it 5 years | 5
    established 10 years of retail experience | 10
    A restaurant that existed 3 years, I ran it | 3
    A cafe that stood 4 years, which I owned | 4
    My own shop stood 8 years | 8
    Our own shop stood 8 years, I ran it | 8
    8 years of excellence in hotels | 8
    ten years of retail history | 10
    3 years of losses prevention in retail | 3
    Two years in a family shop that has stood there for sixty years. | 2
    Two years at a store with thirty years of tradition. | 2
    Two years at a hotel. It's been in the family for ninety years. | 2
    I worked in a bar that had been around 20 years. I was there for 4 years. | 4
    Five years in a call center for an airline; the airline had thirty years of awards. | 5
    Two years at a firm established 40 years ago. | 2
    3 years in a shop built 50 years ago | 3
    """,
)
AT_A_COLLEGE = _table(
    YEARS,
    "service_years",
    """
    3 years at the university cafe | 3
    2 years at the college bookshop | 2
    two years at the uni bar | 2
    4 years at the university hospital reception | 4
    3 years at my university's help desk | 3
    2 years at a college canteen, serving | 2
    two years at uni, then 3 years at Tesco | 3
    two years at the university, then 3 years in a shop | 3
    2 years at a college in Leeds and 4 in a shop | 4
    """,
)
NOT_COUNTED = _table(
    YEARS,
    "service_years",
    """
    3 years in a shop, but that was not customer friendly | 3
    4 years in a bank, but it wasn't customer focused enough for me | 4
    6 years at Lidl, but that doesn't count as long, right? | 6
    5 years in a hotel, though that doesn't count as much | 5
    Two years in retail, and in hospitality let's say 3 | 5
    6 years as a nurse, but this is not customer service. Customer service only 1 year. | 1
    4 years in a lab, which doesn't count, and 3 in a shop | 3
    3 years in a lab, but that doesn't count as customer work. 2 years in a shop | 2
    2 years as a cook, but that wasn't customer facing. 3 years as a waiter | 3
    Six years. No, hang on, I keep saying six, it's seven in July but let's call it seven. | 7
    Two years in retail. Let's say 3. | 3
    Two years. Let's call it two and a half. | 2.5
    """,
)
OWN_TASKS = _table(
    CHANNELS,
    "phone email live_chat",
    """
    My apprenticeship covered phone and email | yes | yes | -
    My CV covers phone and email | yes | yes | -
    My Amazon stint covered chat and email | - | yes | yes
    Our department dealt with phone and email, tickets through Zendesk | yes | yes | -
    The helpdesk took calls and emails, that was us | yes | yes | -
    The internship at Vodafone covered calls and email | yes | yes | -
    My last job covered phones and email | yes | yes | -
    our team handles email and phone | yes | yes | -
    the boss handles emails, I take calls | yes | - | -
    our Debbie handles emails, I take calls | yes | - | -
    Our Debbie handles emails, I take calls | yes | - | -
    head office handles emails, I take calls | yes | - | -
    our lad does emails, I take calls | yes | - | -
    our lad does emails | - | - | -
    the girl answers emails, me the phone | yes | - | -
    another team handles emails, I take calls | yes | - | -
    the other department deals with emails, I take calls | yes | - | -
    HQ handles email, I take calls | yes | - | -
    """,
)
BOTH = _table(
    "Which of these have you used: phone, email?",
    "phone email",
    """
    My current company does phone and email, and me too | yes | yes
    my previous company handled everything by email and phone, I did both | yes | yes
    The lads handled phone and email, me too | yes | yes
    our lad handles phone and email | - | -
    """,
)
HEDGES = _table(
    WRITING,
    "writing",
    """
    I probably would give me an 8 | 8
    I sure would give me a 9 | 9
    I definitely would rate me a 7 | 7
    Honestly I still would rate me an 8 | 8
    Would give me a 9 | 9
    would probably give me a 7 | 7
    if we are honest I'd be a 7 | 7
    if I compare myself to others I'd be an 8 | 8
    if I think about it I'd be a 6 | 6
    My mum would give me a 10, I say 7 | 7
    my boss would give me a 9 | -
    My English professor would give me a 9 | -
    The girls I work with would give me a 9 | -
    If I practised more I'd be a 9 | -
    if I read more I'd be a 9 | -
    """,
) + _table(
    "Rate your writing and empathy, 1 to 10.",
    "writing empathy",
    """
    If I had to guess I'd be an 8 and a 7 | 8 | 7
    If I had to say I'd be a 9 and a 7 | 9 | 7
    """,
)
ANEW = _table(
    WRITING,
    "writing",
    """
    8. Honestly, 10 is impossible | 8
    8. Okay, 1 is worst right? | 8
    8. I'd put 10 but I'm not perfect | 8
    8. I'd say 10 to my mum | 8
    8. I'd say 9 but nobody is perfect | 8
    8 — I'd put 10 for my sister | 8
    8, ok 5 as a teenager | 8
    7. Hmm, 10 means perfect | 7
    9. Mm, 8. | 8
    8. Bring that down to 7, my ex reads these. | 7
    10. Let me be modest, 9. | 9
    7... put 6. I'm remembering the printer. | 6
    I'd say 9. If I'm honest, 8. | 8
    10. Honestly, 9. | 9
    8. 9, sorry. | 9
    9. Well, 8, because I type fast | 8
    """,
) + _table(
    FOUR,
    "writing empathy deescalation composure",
    """
    9, too modest, 8, 7, 6 | 9 | 8 | 7 | 6
    9, too generous, 8, 7, 6 | 9 | 8 | 7 | 6
    9, no too high, make it 8, 7, 7, 6 | 8 | 7 | 7 | 6
    """,
)
TAKEN_BACK = _table(
    SCHOOLING,
    "education",
    """
    Bachelor's. Actually I quit my job to study | bachelor
    Bachelor's in 2019. I mean I'm pursuing more | bachelor
    Associate degree. Well, half of my friends have more | associate
    Bachelor's. Well, I'm working on a cookbook now | bachelor
    I haven't finished paying off my bachelor's | bachelor
    A bachelor with a few classes away in Spain | bachelor
    Bachelor's. No, sorry, I'm two classes short | some_college
    A bachelor's. Well, I never finished it | some_college
    Bachelor's. Actually, I dropped out | some_college
    Bachelor's. Actually I quit after two years | some_college
    Bachelor's. Actually I'm still studying | some_college
    I haven't finished my bachelor's | some_college
    A bachelor's, three classes away | some_college
    dropped out of Ohio State | some_college
    Leaving Cert, then dropped out of UCC after a year | some_college
    dropped out of college | some_college
    """,
)
NO_COLLEGE = ["dropped out of sixth form", "dropped out of year 11", "dropped out of 10th grade",
              "dropped out of secondary"]  # fmt: skip

TABLES = {
    "diploma": DIPLOMAS, "own years": OWN_YEARS, "at a college": AT_A_COLLEGE, "not counted": NOT_COUNTED,
    "own tasks": OWN_TASKS + BOTH, "hedges": HEDGES, "anew": ANEW, "taken back": TAKEN_BACK,
}  # fmt: skip
ROWS = [(f"{name}: {row[1]}", row) for name, rows in TABLES.items() for row in rows]


def _read(question: str, reply: str) -> dict[str, Any]:
    return read(RUBRIC, case(reply, question, reply)).values


@pytest.mark.parametrize("row", [row for _, row in ROWS], ids=[name for name, _ in ROWS])
def test_reviewed_too(row: Row):
    question, reply, expected = row
    values = _read(question, reply)
    told = {item: None if item not in values else str(values[item]) for item in expected}
    assert told == expected


@pytest.mark.parametrize("reply", NO_COLLEGE)
def test_a_school_left_is_no_college(reply: str):
    assert _read(SCHOOLING, reply).get("education") in (None, "none", "high_school")
