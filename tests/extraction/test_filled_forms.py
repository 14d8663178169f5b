"""The same answers in every layout of a form filled in: with the advisor's question before it, and with none.

A form left unfilled answers nothing, whatever it offers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from advisor.answers import Message
from advisor.catalog import load_rubric
from advisor.extraction.offline.reader import OfflineExtractor
from advisor.rubric.model import Rubric
from tests.extraction.chats import TODAY

Row = tuple[str, str, str, Any]
"""(item, how the form names or asks it, what is filled in, the value)."""
Layout = Callable[[Sequence[Row]], str]

CHANNELS: Sequence[Row] = (
    ("ticketing", "ticketing systems", "no", "no"),
    ("live_chat", "live chat", "some", "some"),
    ("phone", "phone support", "yes", "yes"),
    ("email", "email support", "yes", "yes"),
)
METRICS: Sequence[Row] = (
    ("response_time", "response time", "yes", "yes"),
    ("resolution_rate", "resolution rate", "some", "some"),
    ("satisfaction_scores", "satisfaction scores", "no", "no"),
    ("ticket_volume", "ticket volume", "yes", "yes"),
)
RATINGS: Sequence[Row] = (
    ("writing", "writing", "8", 8),
    ("empathy", "empathy", "9", 9),
    ("deescalation", "calming angry customers", "10", 10),
    ("composure", "staying professional under pressure", "7", 7),
)
QUESTIONS: Sequence[Row] = (
    ("education", "What's your highest education?", "bachelor's", "bachelor"),
    ("service_years", "How many years have you worked with customers?", "4", 4),
    ("ticketing", "Have you used a ticketing system, yes, some or no?", "some", "some"),
    ("response_time", "Are you comfortable with response time targets, yes, some or no?", "no", "no"),
    ("writing", "How good is your writing, from 1 to 10?", "7", 7),
    ("workplace", "Do you prefer remote, office or hybrid work?", "hybrid", "hybrid"),
    ("channel_preference", "Would you rather do chat or phone?", "phone", "phone"),
    ("shift_flexible", "Can you work evenings or weekends, yes or no?", "no", "no"),
    ("market", "B2B or B2C?", "B2C", "b2c"),
    ("location", "Where do you live?", "Leeds", "Leeds"),
    ("start_in", "When can you start?", "next month", 1),
)
LEADS = {
    "channels": ("Which of these have you done (yes, some or no)?", CHANNELS),
    "metrics": ("Would you be comfortable being measured by these (yes, some or no)?", METRICS),
    "ratings": ("Please rate yourself from 1 to 10.", RATINGS),
}
EXTENTS = ("yes", "some", "no")
SCALE = tuple(str(number) for number in range(1, 11))


def lined(form: str, between: str = "\n") -> Layout:
    """A line for each row: `{q}` is what it asks, `{a}` the answer, `{n}` and `{l}` its number and letter."""

    def layout(rows: Sequence[Row]) -> str:
        return between.join(
            form.format(q=name, a=told, n=at + 1, l="abcdefghijkl"[at])
            for at, (_, name, told, _) in enumerate(rows)
        )

    return layout


def offering(form: str, chosen: str, left: str, between: str = " ", line: str = "\n") -> Layout:
    """A line for each row with all that may be answered: `{o}` in `chosen` is the answer, in `left` not."""

    def layout(rows: Sequence[Row]) -> str:
        return line.join(
            form.format(q=name, n=at + 1)
            + between.join(
                (chosen if one == told else left).format(o=one, O=one.upper()) for one in offered(rows)
            )
            for at, (_, name, told, _) in enumerate(rows)
        )

    return layout


def offered(rows: Sequence[Row]) -> tuple[str, ...]:
    return SCALE if rows[0][0] == "writing" else EXTENTS


def columns(mark: str) -> Layout:
    """A table with a column for each answer."""

    def layout(rows: Sequence[Row]) -> str:
        head = f"| | {' | '.join(offered(rows))} |\n|{'---|' * (1 + len(offered(rows)))}\n"
        return head + "\n".join(
            f"| {name} | {' | '.join(mark if one == told else ' ' for one in offered(rows))} |"
            for _, name, told, _ in rows
        )

    return layout


def one_row(rows: Sequence[Row]) -> str:
    """A table whose head names what its only row answers."""
    cells = [f"| {' | '.join(row[at] for row in rows)} |" for at in (1, 2)]
    return f"{cells[0]}\n|{'---|' * len(rows)}\n{cells[1]}"


NAMED: dict[str, Layout] = {
    "colon": lined("{q}: {a}"),
    "offer and colon": lined("{q} (yes / some / no): {a}"),
    "offer behind the mark": lined("{q}? (yes / some / no) {a}"),
    "below": lined("{q}?\n{a}"),
    "behind": lined("{q}? {a}"),
    "quoted": lined("> {q}\n{a}\n"),
    "answers quoted": lined("{q}?\n> {a}"),
    "Q and A": lined("Q: {q}?\nA: {a}"),
    "Q1 and A1": lined("Q{n}. {q}?\nA{n}. {a}", "\n\n"),
    "Answer": lined("{n}. {q}?\nAnswer: {a}"),
    "below numbers": lined("{n}. {q}\n{a}"),
    "below bold": lined("**{q}**\n{a}", "\n\n"),
    "bold and colon": lined("**{q}:** {a}"),
    "arrow": lined("{q} -> {a}"),
    "equals": lined("{q} = {a}"),
    "equals in a line": lined("{q} = {a}", "; "),
    "tabs": lined("{q}\t{a}"),
    "spaces": lined("{q:<40}{a}"),
    "dots": lined("{q} ..... {a}"),
    "brackets": lined("{q} [{a}]"),
    "filled blanks": lined("{q} __{a}__"),
    "commas": lambda rows: "question,answer\n" + lined("{q},{a}")(rows),
    "table": lambda rows: "| Item | Answer |\n|---|---|\n" + lined("| {q} | {a} |")(rows),
    "table with numbers": lambda rows: "| # | | |\n|---|---|---|\n" + lined("| {n} | {q} | {a} |")(rows),
    "table with letters": lambda rows: "| | | |\n|---|---|---|\n" + lined("| {l} | {q} | {a} |")(rows),
    "table of one row": one_row,
    "boxes": offering("{q} ", "[x] {o}", "[ ] {o}"),
    "boxes behind": offering("{q}: ", "{o} [x]", "{o} [ ]"),
    "ballots": offering("{n}. {q}: ", "☑ {o}", "☐ {o}"),
    "ballots behind": offering("{q}: ", "{o} ☑", "{o} ☐", " / "),
    "round buttons": offering("{q} ", "(x) {o}", "( ) {o}"),
    "boxes below": offering("{q}\n", "[x] {o}", "[ ] {o}", "\n", "\n\n"),
    "bold choice": offering("{q}: ", "**{o}**", "{o}", " / "),
    "bold choice, no colon": offering("- {q} ", "**{o}**", "{o}", "/"),
    "starred choice": offering("{q}: ", "*{o}*", "{o}"),
    "framed choice": offering("{q}: ", "[{o}]", "{o}"),
    "columns with x": columns("x"),
    "columns with ticks": columns("✓"),
}
OF_WORDS: dict[str, Layout] = {
    "capitals": offering("{q}: ", "{O}", "{o}", " / "),
    "capitals behind a dash": offering("{q} - ", "{O}", "{o}", "/"),
    "struck out": offering("{q}: ", "{o}", "~~{o}~~", " / "),
}
ASKED: dict[str, Layout] = {
    "below": lined("{q}\n{a}"),
    "below, with numbers": lined("{n}. {q}\n{a}", "\n\n"),
    "behind": lined("{q} {a}"),
    "behind, with numbers": lined("{n}) {q} {a}"),
    "dash": lined("{q} - {a}"),
    "arrow": lined("{q} -> {a}"),
    "colon": lined("{q}: {a}"),
    "quoted": lined("> {n}. {q}\n{a}"),
    "quoted twice": lined(">> {q}\n> {a}"),
    "answers quoted": lined("Question {n}: {q}\n> {a}", "\n\n"),
    "Q and A": lined("Q{n}: {q}\nA{n}: {a}"),
    "Question and Answer": lined("**Question:** {q}\n**Answer:** {a}", "\n\n"),
    "Answer": lined("{n}. {q}\nAnswer: {a}"),
    "my answer": lined("{q} My answer: {a}"),
    "you and me": lined("You: {q}\nMe: {a}"),
    "bold": lined("**{q}**\n\n{a}", "\n\n"),
    "bold answer": lined("{q} **{a}**"),
    "quotation marks": lined("“{q}” – {a}"),
    "brackets": lined("{q} ({a})"),
    "square brackets": lined("{q} [{a}]"),
    "bullets": lined("* {q}\n  - {a}"),
    "table": lambda rows: "| Question | Answer |\n|---|---|\n" + lined("| {q} | {a} |")(rows),
    "table with numbers": lambda rows: "| | | |\n|---|---|---|\n" + lined("| {n} | {q} | {a} |")(rows),
    "tabs": lined("{q}\t{a}"),
    "small letters": lambda rows: lined("{q}\n{a}")(
        [(item, name.lower(), told, value) for item, name, told, value in rows]
    ),
    "a page": lined("<p><b>{q}</b><br>{a}</p>", ""),
}


def asked(lead: str, rows: Sequence[Row]) -> dict[str, str]:
    """How the advisor asked, and "" where nobody did."""
    names = [name for _, name, _, _ in rows]
    letters = [f"{'abcdefghijkl'[at]}) {name}" for at, name in enumerate(names)]
    return {"letters": "\n".join([lead, *letters]), "line": f"{lead} {', '.join(names)}", "nobody": ""}


def questions(rows: Sequence[Row]) -> dict[str, str]:
    names = [name for _, name, _, _ in rows]
    numbers = [f"{at}. {name}" for at, name in enumerate(names, 1)]
    return {"lines": "\n".join(names), "numbers": "\n".join(["Hi!", *numbers]), "nobody": ""}


FORMS = [
    pytest.param(before, layout(rows), rows, id=f"{name}: {how}, {layout_name}")
    for name, (lead, rows) in LEADS.items()
    for how, before in asked(lead, rows).items()
    for layout_name, layout in {**NAMED, **(OF_WORDS if name != "ratings" else {})}.items()
    if name != "ratings" or "offer" not in layout_name
] + [
    pytest.param(before, layout(QUESTIONS), QUESTIONS, id=f"questions: {how}, {name}")
    for how, before in questions(QUESTIONS).items()
    for name, layout in ASKED.items()
]


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    return load_rubric("customer-support-representative")


def read(rubric: Rubric, before: str, reply: str) -> dict[str, Any]:
    chat = [Message("assistant", before)] * bool(before) + [Message("user", reply)]
    entries = OfflineExtractor().read(rubric, chat, [], TODAY).entries
    return {entry.item: entry.value for entry in entries if entry.act == "answered"}


@pytest.mark.parametrize(("before", "reply", "rows"), FORMS)
def test_a_form_filled_in_is_read_whatever_its_layout(rubric, before: str, reply: str, rows: Sequence[Row]):
    assert read(rubric, before, reply) == {item: value for item, _, _, value in rows}


UNFILLED = (
    "below",
    "below, with numbers",
    "behind",
    "behind, with numbers",
    "dash",
    "quoted twice",
    "answers quoted",
    "Q and A",
    "Question and Answer",
    "Answer",
    "you and me",
    "bold",
    "bullets",
    "table",
    "tabs",
    "a page",
)
"""The layouts of questions that say nothing where no answer is filled in."""
LEFT = "offer and colon", "boxes", "boxes behind", "ballots", "round buttons", "boxes below", "bold choice"
"""The layouts of choices that say nothing where none was made."""


@pytest.mark.parametrize("how", ["lines", "numbers", "nobody"])
@pytest.mark.parametrize("layout", UNFILLED)
def test_questions_sent_back_unanswered_answer_nothing(rubric, layout: str, how: str):
    rows = [(item, name, "", None) for item, name, _, _ in QUESTIONS]
    assert read(rubric, questions(QUESTIONS)[how], ASKED[layout](rows)) == {}


@pytest.mark.parametrize("how", ["letters", "line", "nobody"])
@pytest.mark.parametrize("layout", LEFT)
@pytest.mark.parametrize("name", ["channels", "metrics"])
def test_choices_nobody_made_answer_nothing(rubric, name: str, layout: str, how: str):
    lead, rows = LEADS[name]
    left = [(item, part, "", None) for item, part, _, _ in rows]
    assert read(rubric, asked(lead, rows)[how], NAMED[layout](left)) == {}
