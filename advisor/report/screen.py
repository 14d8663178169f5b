"""Pieces of a report on a terminal, which every kind of report is made of.

Everything goes through `Text`, never through rich's markup: a person may well write "[bold]".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Protocol

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from advisor.report.model import AnswerLine, Fact, FactGroup, Figure, Place, QuestionLine, Quote
from advisor.report.safe import visible
from advisor.report.templates import capital, day
from advisor.report.words import joined

__all__ = [
    "NARROWEST",
    "answers_block",
    "elsewhere",
    "entry",
    "fact_text",
    "grid",
    "grouped",
    "head",
    "heading",
    "indent",
    "laid_out",
    "line_of",
    "listed",
    "named_groups",
    "place_of",
    "quote_text",
    "text_of",
]

NARROWEST = 40


class Headed(Protocol):
    """What stands in the head of any report."""

    @property
    def date(self) -> str | None:
        """Day of the report, as in 2026-11-22."""

    @property
    def name(self) -> str | None:
        """What the chat goes by."""


def laid_out(blocks: Iterable[RenderableType], width: int, *, colour: bool) -> str:
    """Lay blocks out for a terminal.

    Args:
        blocks: the report's parts.
        width: columns to fill at most.
        colour: whether to use colours and bold; without them not a single escape sequence is written.

    Returns:
        Lines without trailing spaces, the last one ended.
    """
    file = StringIO()
    console = Console(
        file=file,
        width=max(width, NARROWEST),
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},  # the caller decides, not COLUMNS or NO_COLOR
    )
    for block in blocks:
        console.print(block)
    return "\n".join(line.rstrip() for line in file.getvalue().strip("\n").splitlines()) + "\n"


def text_of(*parts: str | tuple[str, str]) -> Text:
    """Text of parts, each plain or with a style, made safe for the screen; only our own line ends stay."""
    text = Text()
    for part in parts:
        words, style = part if isinstance(part, tuple) else (part, "")
        ours = "\n" if words.startswith("\n") else ""
        text.append(ours + visible(words[len(ours) :]), style)
    return text


def heading(title: str) -> RenderableType:
    """Head a part of the report."""
    return Padding(text_of((title, "bold underline")), (1, 0, 0, 0))


def indent(content: RenderableType) -> RenderableType:
    """Set something in by two columns."""
    return Padding(content, (0, 0, 0, 2))


def entry(content: Text, mark: str = "-") -> RenderableType:
    """A list's entry: later lines stand under the first one's words."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=len(mark), no_wrap=True)
    table.add_column(ratio=1)
    table.add_row(Text(mark, "dim"), content)
    return indent(table)


def grid(columns: int) -> Table:
    """Give an empty table without lines."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(columns):
        table.add_column()
    return table


def line_of(place: Place | None) -> Text:
    """Name the line of the document, in brackets."""
    return text_of((f" (line {place.line})" if place else "", "dim"))


def place_of(place: Place | None) -> Text:
    """Name section and line of the document, in brackets."""
    return text_of((f" ({place.section}, line {place.line})" if place else "", "dim"))


def head(report: Headed) -> str:
    """What stands behind the title: the day and the chat."""
    parts = (day(report.date) if report.date else None, report.name)
    return "".join(f" · {part}" for part in parts if part)


def fact_text(fact: Fact, *, full: bool = False, more: str = "") -> Text:
    """Say a fact, with its place and what it helps with."""
    text = text_of((fact.title, "bold"))
    if fact.figure:
        text.append_text(text_of(": ", (fact.figure, "green"), f", {fact.years}" if fact.years else ""))
    follows = [part for part in (fact.text, *fact.notes) if part]
    text.append_text(text_of(". " if follows else "", " ".join(follows), more))
    text.append_text(place_of(fact.place) if full else line_of(fact.place))
    if fact.helps:
        stands = joined([f"{stand.label} ({stand.now})" for stand in fact.helps])
        text.append_text(text_of((f" · for {stands}", "cyan")))
    return text


def elsewhere(others: Sequence[Figure]) -> Iterator[Text]:
    """Name what other sections say, all of it in one paragraph; none where they agree."""
    if others:
        yield Text("but ", "dim") + Text("; ").join(map(differs, others)) + Text(".")


def differs(other: Figure) -> Text:
    where = (
        f"the section {other.place.section}, line {other.place.line}," if other.place else "another section"
    )
    text = text_of((f"{where} says ", "dim"))
    if other.figure is None:
        return text.append_text(text_of(f"“{(other.text or '').rstrip('.')}”"))
    return text.append_text(text_of((other.figure, "green"), f" ({other.title})"))


def named_groups(title: str, groups: Sequence[FactGroup]) -> Iterator[RenderableType]:
    """Only the names: what each is for stands in the plan, beside the gap it helps with."""
    if groups:
        yield heading(title)
        table = grid(2)
        for group in groups:
            names = Text(", ").join(
                text_of(fact.title).append_text(line_of(fact.place)) for fact in group.facts
            )
            table.add_row(text_of((group.title, "italic")), names)
        yield indent(table)


def grouped(title: str, groups: Sequence[FactGroup]) -> Iterator[RenderableType]:
    """List facts under the headings of their groups."""
    if groups:
        yield heading(title)
        for group in groups:
            yield indent(text_of((group.title, "italic")))
            yield from (entry(fact_text(fact)) for fact in group.facts)


def listed(title: str, facts: Sequence[Fact], *, full: bool = False) -> Iterator[RenderableType]:
    """List facts under one heading."""
    if facts:
        yield heading(title)
        for fact in facts:
            yield entry(fact_text(fact, full=full))
            if full:
                yield from (Padding(each, (0, 0, 0, 4)) for each in elsewhere(fact.elsewhere))


def answers_block(questions: Sequence[QuestionLine]) -> Iterator[RenderableType]:
    """List all answers beside the words they were read from."""
    # "Not answered yet" names what is missing.
    told = [each for line in questions for each in line.answers if each.state != "missing" or each.stands_in]
    if told:
        yield heading("Your answers, and the words they were read from")
        table = grid(3)
        for answer in told:
            table.add_row(text_of(capital(answer.label)), said(answer), words_of(answer))
        yield indent(table)


def said(answer: AnswerLine) -> Text:
    if answer.state == "answered":
        return text_of((answer.text or "", "bold"))
    return text_of(("declined" if answer.state == "declined" else "not answered", "dim"))


def words_of(answer: AnswerLine) -> Text:
    text = Text()
    for index, quote in enumerate(answer.quotes):
        text.append("\n" if index else "").append_text(quote_text(quote))
    if answer.stands_in:
        text.append_text(text_of((f"counted by {answer.stands_in.label}", "dim")))
    return text


def quote_text(quote: Quote) -> Text:
    """Quote the person."""
    turn = f" (message {quote.turn})" if quote.turn else ""
    return text_of((f"“{quote.quote}”", "yellow"), (turn, "dim"))
