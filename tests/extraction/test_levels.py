"""Levels by what people say they do: a table of statements with the step they tell, or none.

The chats use the ladder's items, but no rule of the reader knows any of them.
"""

from functools import cache
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.answers import Message, Sheet
from advisor.catalog import load_rubric
from advisor.extraction.extractor import read_chat
from advisor.extraction.offline.reader import OfflineExtractor
from advisor.rubric.model import Rubric
from benchmarks.ladder import RUBRIC

QUESTION = {
    "casework": "What kind of cases do you work on?",
    "product_influence": "What's your part in how the product changes?",
    "knowledge": "What do you do with documentation?",
    "people": "How do you work with your colleagues?",
}


class Told(NamedTuple):
    id: str
    item: str
    reply: str
    step: int | None


TOLD = [
    # --- what somebody does as a rule
    Told(
        "by the card",
        "casework",
        "I follow the flow on my screen, and what isn't in it I hand to a senior.",
        1,
    ),
    Told("alone", "casework", "The ugly ones come to me and I take them from start to finish, no help.", 2),
    Told("tools", "casework", "I write bots for the desk, eleven are running and I look after them.", 3),
    Told(
        "metrics", "casework", "I decide which numbers we track and every quarter I redesign one process.", 4
    ),
    Told(
        "before", "casework", "We call people before they notice a fault; I built the forecast behind it.", 5
    ),
    Told("reports", "product_influence", "I log the bug in the tracker with a screenshot, most days.", 1),
    Told(
        "proposes",
        "product_influence",
        "Each month I send them suggestions, with a drawing of how I'd do it.",
        2,
    ),
    Told(
        "ships", "product_influence", "I push fixes until they're released, two or three in each sprint.", 3
    ),
    Told(
        "strategy", "product_influence", "I sit in the planning round and help decide next year's roadmap.", 4
    ),
    Told(
        "principles",
        "product_influence",
        "I wrote the principles all our designers follow, and I keep them.",
        5,
    ),
    Told("reads", "knowledge", "I look things up in the wiki on every call.", 1),
    Told("writes", "knowledge", "I write two articles a week and fix the old ones.", 2),
    Told(
        "structure",
        "knowledge",
        "I own the structure: templates, tags, review dates, who owns which page.",
        3,
    ),
    Told(
        "self-service",
        "knowledge",
        "I run the self-service plan, with targets for what people solve alone.",
        4,
    ),
    Told(
        "no need", "knowledge", "I get the cause removed until nobody asks, and then I delete the article.", 5
    ),
    Told("learns", "people", "My mentor goes through my replies with me every afternoon.", 1),
    Told("mentors", "people", "New hires sit with me for their first weeks, one after the other.", 2),
    Told("trains", "people", "I run a training session for the whole team every Thursday.", 3),
    Told("departments", "people", "I lead a monthly round with sales, legal and engineering.", 4),
    Told("industry", "people", "I chair the association that writes the standard other companies follow.", 5),
    # --- what is no habit of theirs
    Told("denial", "people", "I teach nobody and nobody teaches me.", None),
    Told("denied deed", "knowledge", "I don't write articles.", None),
    Told("once", "knowledge", "I wrote an article once, for one weekend.", None),
    Told("dated", "product_influence", "In 2019 they built one of my suggestions.", None),
    Told("plan", "people", "Next month I'm going to train the whole team.", None),
    Told("wish", "casework", "I'd love to build tools for the team one day.", None),
    Told("promised", "people", "I'm meant to get my first trainee in March.", None),
    Told("colleague", "knowledge", "Fatima writes all the articles.", None),
    Told("role", "product_influence", "My manager sits in the roadmap planning.", None),
    Told("owned by a name", "people", "The trainings are Lena's.", None),
    Told("past", "casework", "At my last company I defined the metrics.", None),
    Told("no longer", "people", "I used to mentor the new hires.", None),
    Told("vague", "casework", "Oh, a bit of everything, you know.", None),
    Told("beside the point", "knowledge", "The coffee here is terrible.", None),
    Told("nobody asks", "product_influence", "Nobody asks.", None),
    Told("question", "product_influence", "Do you mean whether I set the roadmap?", None),
    # --- both in one reply: what is kept decides
    Told("past and now", "knowledge", "I used to run the wiki at my old job. Here I just look things up.", 1),
    Told("colleague and I", "people", "Omar trains the team. I look after the new hires, one at a time.", 2),
    Told(
        "plan and now", "knowledge", "I'll plan self-service next year; for now I write the help articles.", 2
    ),
    Told("made once, kept up", "knowledge", "I built the page structure in 2021 and I still maintain it.", 3),
]


@cache
def rubric() -> Rubric:
    return load_rubric(RUBRIC)


def levels(*turns: str) -> dict[str, int]:
    """The levels read from a chat that the advisor opens."""
    roles = ("assistant", "user")
    messages = [Message(roles[number % 2], text) for number, text in enumerate(turns)]
    sheet = Sheet.of(read_chat(OfflineExtractor(), rubric(), messages))
    dimensions = rubric().ladder.dimensions
    return {name: int(str(value)) for name, value in sheet.values.items() if name in dimensions}


@pytest.mark.parametrize("told", TOLD, ids=lambda told: told.id)
def test_a_statement_tells_its_step_or_none(told):
    expected = {} if told.step is None else {told.item: told.step}
    assert levels(QUESTION[told.item], told.reply) == expected


def test_what_was_told_as_done_once_counts_when_it_is_confirmed_as_a_habit():
    once = "I held a training session for the whole team once."
    assert levels(QUESTION["people"], once) == {}
    asked = "Is that something you do regularly?"
    assert levels(QUESTION["people"], once, asked, "Yes, every week.") == {"people": 3}
    assert levels(QUESTION["people"], once, asked, "No, just that time.") == {}


def test_a_level_told_in_reply_to_another_question_counts():
    reply = "Support engineer. I write the help articles, three a week, and I keep the old ones up to date."
    assert levels("What's your job title?", reply) == {"knowledge": 2}


MENU = (
    "Which is most like you? (a) you train the whole team, (b) you're being onboarded, (c) you set standards "
    "other companies follow, (d) you mentor new hires, (e) you work across departments."
)


@pytest.mark.parametrize(("reply", "step"), [("b", 1), ("d, I think", 2), ("(a)", 3), ("e", 4), ("c", 5)])
def test_a_choice_from_a_menu_counts_by_what_it_describes(reply, step):
    assert levels(MENU, reply) == {"people": step}


@given(st.text(max_size=200), st.sampled_from(sorted(QUESTION)))
def test_evidence_is_verbatim_whatever_is_said(text, item):
    replies = [text, f"I write articles {text} every week", f"{text}. I train the whole team each month."]
    for reply in replies:
        messages = [Message("assistant", QUESTION[item]), Message("user", reply)]
        sheet = Sheet.of(read_chat(OfflineExtractor(), rubric(), messages))
        for answer in sheet.answers.values():
            for span in answer.evidence:
                assert messages[span.message].role == "user"
                assert messages[span.message].content[span.start : span.end] == span.quote
