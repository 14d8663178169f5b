"""The same answers in every plain form: each layout of a question against each layout of a reply.

What people send back to a form is no art: "1. yes", "a) 8", "tickets - a bit", a line for each part. Every
combination here must be read without a mistake.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from advisor.answers import Message
from advisor.catalog import load_rubric
from advisor.extraction.offline.reader import OfflineExtractor
from advisor.rubric.model import Rubric
from tests.extraction.chats import TODAY

Parts = Sequence[tuple[str, str, str, Any]]
"""(item, how the question names it, what the person answers, the value)."""

CHANNELS: Parts = (
    ("ticketing", "ticket systems", "no", "no"),
    ("live_chat", "live chat", "a little", "some"),
    ("phone", "phone support", "yes", "yes"),
    ("email", "e-mail", "yes", "yes"),
    ("knowledge_base", "help articles", "no", "no"),
)
METRICS: Parts = (
    ("response_time", "response times", "fine", "yes"),
    ("resolution_rate", "resolution rate", "it depends", "some"),
    ("satisfaction_scores", "satisfaction scores", "fine", "yes"),
    ("ticket_volume", "ticket volume", "not comfortable", "no"),
)
RATINGS: Parts = (
    ("writing", "writing", "8", 8),
    ("empathy", "empathy", "9", 9),
    ("deescalation", "calming angry customers", "10", 10),
    ("composure", "professional tone under pressure", "7", 7),
)
MIXED: Parts = (
    ("current_role", "current role", "barista", "barista"),
    ("service_years", "years with customers", "3 years", 3),
    ("workplace", "home, office or hybrid", "either", "any"),
    ("shift_flexible", "evenings and weekends", "no", "no"),
    ("location", "location", "Leeds", "Leeds"),
    ("start_in", "start date", "asap", 0),
)
LEADS = {
    "channels": ("Which of these have you done? ", CHANNELS),
    "metrics": ("Are you comfortable being measured by these? ", METRICS),
    "ratings": ("Please rate yourself from 1 to 10: ", RATINGS),
    "mixed": ("A few details please. ", MIXED),
}

MARKS: dict[str, Callable[[int], str]] = {
    "(a)": lambda at: f"({'abcdefgh'[at]})",
    "a)": lambda at: f"{'abcdefgh'[at]})",
    "a.": lambda at: f"{'abcdefgh'[at]}.",
    "a -": lambda at: f"{'abcdefgh'[at]} -",
    "A:": lambda at: f"{'ABCDEFGH'[at]}:",
    "1.": lambda at: f"{at + 1}.",
    "1)": lambda at: f"{at + 1})",
    "[1]": lambda at: f"[{at + 1}]",
    "6)": lambda at: f"{at + 6})",
    "Q1": lambda at: f"Q{at + 1}",
}
BETWEEN = {"lines": "\n", "commas": ", ", "semicolons": "; "}
LISTS = {"lines": "\n", "slashes": " / ", "semicolons": "; ", "bars": " | "}


def questions(name: str) -> Iterator[tuple[str, str, str]]:
    """(id, text, mark) of a question in each layout."""
    lead, parts = LEADS[name]
    for mark, label in MARKS.items():
        if mark == "Q1" and name != "mixed":
            continue  # Q numbers questions, not the parts of one
        for layout, between in BETWEEN.items():
            asked = between.join(f"{label(at)} {part}" for at, (_, part, _, _) in enumerate(parts))
            yield f"{mark} {layout}", lead + asked, mark
    yield "fields", lead + "\n" + "\n".join(f"{part.capitalize()}:" for _, part, _, _ in parts), ""
    yield "bullets", lead + "\n" + "\n".join(f"- {part}" for _, part, _, _ in parts), ""


def replies(name: str, mark: str) -> Iterator[tuple[str, str]]:
    """(id, text) of the same reply in each layout that fits the question's marks."""
    _, parts = LEADS[name]
    answers = [answer for _, _, answer, _ in parts]
    for layout, between in LISTS.items():
        yield f"{layout} in order", between.join(answers)
    if name != "mixed":
        yield "names", ", ".join(f"{part}: {answer}" for _, part, answer, _ in parts)
        yield "names by lines", "\n".join(f"{part} - {answer}" for _, part, answer, _ in parts)
    if name == "channels":
        boxes = [("[x]" if value == "yes" else "[ ]", part) for _, part, _, value in parts if value != "some"]
        yield "boxes", "\n".join(f"{box} {part}" for box, part in boxes)
    if mark:
        label = MARKS[mark]
        yield "labels by lines", "\n".join(f"{label(at)} {answer}" for at, answer in enumerate(answers))
        yield "labels", "; ".join(f"{label(at)} {answer}" for at, answer in enumerate(answers))


FORMS = [
    pytest.param(name, asked, reply, id=f"{name}: {layout}, {answered}")
    for name in LEADS
    for layout, asked, mark in questions(name)
    for answered, reply in replies(name, mark)
]


@pytest.fixture(scope="module")
def rubric():
    return load_rubric("customer-support-representative")


def read(rubric: Rubric, asked: str, reply: str) -> dict[str, Any]:
    messages = [Message("assistant", asked), Message("user", reply)]
    entries = OfflineExtractor().read(rubric, messages, [], TODAY).entries
    return {entry.item: entry.value for entry in entries if entry.act == "answered"}


@pytest.mark.parametrize(("name", "asked", "reply"), FORMS)
def test_every_plain_form_is_read_without_a_mistake(rubric, name: str, asked: str, reply: str):
    _, parts = LEADS[name]
    if "[ ]" in reply:
        parts = [part for part in parts if part[3] != "some"]  # a box is ticked or not
    read_of = {item: value for item, value in read(rubric, asked, reply).items() if item != "service_domains"}
    assert read_of == {item: value for item, _, _, value in parts}
