"""The report on a terminal, laid out by rich: coloured where colours are wanted, else the same in plain text.

Everything goes through `Text`, never through rich's markup: a person may well write "[bold]".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from advisor.report.model import (
    AnswerLine,
    Fact,
    FactGroup,
    Figure,
    GapLine,
    MustHaveLine,
    Path,
    PathStep,
    Phase,
    Place,
    QuestionLine,
    Quote,
    Report,
)
from advisor.report.safe import visible
from advisor.report.templates import blocks, capital, day
from advisor.report.words import joined

__all__ = ["render"]

NARROWEST = 40
MOST_GAPS = 6
"""Gaps shown with the advice for them; the smaller ones are only named. A screen is not a page."""
LEVELS = ("red", "yellow", "blue", "green")
VERDICTS = {
    "met": ("✓", "green", "met"),
    "missed": ("✗", "red", "not met"),
    "absent": ("·", "dim", "not answered"),
}


def render(report: Report, width: int = 80, *, colour: bool = False) -> str:
    """Lay a report out for a terminal.

    Args:
        report: the report.
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
    for block in _blocks(report, console.width):
        console.print(block)
    return "\n".join(line.rstrip() for line in file.getvalue().strip("\n").splitlines()) + "\n"


def _blocks(report: Report, width: int) -> Iterator[RenderableType]:
    if report.blank:
        yield from _blank(report)
        return
    yield from _verdict(report)
    yield from _score(report, width)
    yield from _musts(report)
    yield from _strengths(report)
    yield from _gaps(report)
    yield from _open(report)
    yield from _paths(report)
    yield from _plan(report)
    yield from _named("What to learn", report.skills)
    yield from _named("Where to learn it", report.resources)
    yield from _listed("What you will be measured by", report.metrics)
    yield from _listed("What it pays", report.income, full=True)
    yield from _grouped("Where to look", report.job_search)
    yield from _listed("In the interview", report.tips)
    yield from _listed("Why this is a good place to start", report.why)
    yield from _answers(report.questions)
    yield Text(
        f"\nLines and sections are those of “{visible(report.document)}”. "
        f"Scored by the rubric {report.rubric.id}, version {report.version}.",
        "dim",
    )


def _blank(report: Report) -> Iterator[RenderableType]:
    yield _text((report.rubric.label, "bold"), (_head(report), "dim"))
    yield _text(
        (
            "\nNothing is answered yet",
            "bold",
        ),
        f", so there is nothing to report. The score can still end anywhere from {report.score.floor} to "
        f"{report.score.ceiling}.",
    )
    yield _text(f"The questions are about: {joined([line.title for line in report.questions])}.")
    if report.declined:
        yield _text("You preferred not to answer: ", joined([item.label for item in report.declined]), ".")


# --- The verdict --------------------------------------------------------------------------------------------


def _verdict(report: Report) -> Iterator[RenderableType]:
    score, tier = report.score, report.tier
    yield _text((report.rubric.label, "bold"), (_head(report), "dim"))
    yield _text(
        (f"\n{tier.id}", f"bold {_level(report)}"),
        " · ",
        (f"{score.value}", "bold"),
        f" of {score.out_of}",
        (" · provisional" if not score.decided else "", "dim"),
    )
    if not score.decided:
        yield _text(
            f"With what is still open the score can end anywhere from {score.floor} to {score.ceiling}, "
            f"and the tier anywhere from {score.lowest_tier} to {score.highest_tier}."
        )
    elif score.floor != score.ceiling:
        yield _text(
            f"The tier is decided. What is still open can bring the score to anything from {score.floor} to "
            f"{score.ceiling}, and that changes no tier."
        )
    yield _meaning(report)
    yield from (_indent(each) for each in _elsewhere(tier.elsewhere))
    if report.way_up:
        yield _heading(f"The shortest way to {report.way_up.tier}")
        yield _indent(_text((report.way_up.text, "bold")))
    yield from _listed(f"What to do at {tier.id}", tier.next_steps)


def _head(report: Report) -> str:
    parts = (day(report.date) if report.date else None, report.name)
    return "".join(f" · {part}" for part in parts if part)


def _meaning(report: Report) -> Text:
    score, tier = report.score, report.tier
    text = _text("" if score.decided else "As things stand: ", tier.meaning)
    if tier.pay:
        text.append_text(_text(" Such jobs pay ", (tier.pay, "bold green"), "."))
    text.append_text(_line(tier.place))
    if score.held_back:
        text.append_text(
            _text(
                f" The score alone would be enough for {score.bands[-1].id}. "
                "A must-have is not met, and that keeps you from it."
            )
        )
    return text


def _level(report: Report) -> str:
    """A colour for the tier: its place among the tiers, on the scale of `LEVELS`."""
    bands = report.score.bands
    place = next(index for index, band in enumerate(bands) if band.here)
    return LEVELS[place * (len(LEVELS) - 1) // (len(bands) - 1)]


def _score(report: Report, width: int) -> Iterator[RenderableType]:
    yield _heading("Your score")
    table = _grid(3)
    for line in report.questions:
        if line.possible is None or line.got is None or line.open is None:
            continue
        bar = blocks(line.got, line.open, line.possible, min(24, width // 4))
        still = f" · {line.open} still open" if line.open else ""
        points = _text((f"{line.got}", "bold"), f" of {line.possible}", (still, "dim"))
        table.add_row(_text(line.title), Text(bar, "blue"), points)
    yield _indent(table)


def _musts(report: Report) -> Iterator[RenderableType]:
    if report.must_haves:
        yield _heading(f"Must-haves for {report.score.bands[-1].id}")
        table = _grid(2)
        for must in report.must_haves:
            mark, style, said = VERDICTS[must.verdict]
            table.add_row(Text(mark, style), _must(must, said, style))
        yield _indent(table)


def _must(must: MustHaveLine, said: str, style: str) -> Text:
    counted = ", ".join(f"{stand.label} {stand.now}" for stand in must.counted)
    if must.mean is not None and len(must.counted) > 1:
        counted += f": {must.mean} on average"
    if must.counted and must.needed is not None:
        counted += f"; {must.needed} needed"
    text = _text(capital(must.label), ": ", (said, style), (f" ({counted})" if counted else "", "dim"))
    return text.append_text(_line(must.place))


def _strengths(report: Report) -> Iterator[RenderableType]:
    if report.strengths:
        yield _heading("Strengths")
        table = _grid(3)
        for answer in report.strengths:
            said = _text((answer.text or "", "bold green"))
            table.add_row(
                _text(capital(answer.label)), said, _text((f"{answer.got} of {answer.possible}", "dim"))
            )
        yield _indent(table)


# --- What would change it -----------------------------------------------------------------------------------


def _gaps(report: Report) -> Iterator[RenderableType]:
    gaps = [gap for gap in report.gaps if gap.answered]
    if gaps:
        yield _heading("Gaps, and what closing each would do")
        yield from (_item(_gap(gap)) for gap in gaps[:MOST_GAPS])
    if gaps[MOST_GAPS:]:
        smaller = ", ".join(f"{gap.text} (+{gap.points})" for gap in gaps[MOST_GAPS:])
        yield _item(_text("smaller ones: ", smaller))


def _gap(gap: GapLine) -> Text:
    text = _text(("must-have: " if gap.must_have else "", "red"))
    text.append(capital(visible(gap.text)) or "nothing can meet it", "bold")
    text.append_text(_gain(gap))
    for index, fact in enumerate(gap.advice):
        text.append("\n" if index == 0 else " · ")
        text.append_text(_text((fact.title, "dim"))).append_text(_line(fact.place))
    return text


def _gain(gap: GapLine) -> Text:
    tier = (f", {gap.tier}", "bold green") if gap.changes_tier else ""
    return _text(": ", (f"+{gap.points}", "green"), f", to {gap.score}", tier)


def _open(report: Report) -> Iterator[RenderableType]:
    if not report.missing and not report.declined:
        return
    yield _heading("Not answered yet")
    for gap in report.gaps:
        if not gap.answered:
            text = _text(("must-have: " if gap.must_have else "", "red"))
            text.append(capital(", ".join(f"{visible(step.label)} → {step.after}" for step in gap.steps)))
            yield _item(text.append_text(_gain(gap)))
    told = {
        "Still to ask, what could move the tier most first: ": report.missing,
        "You preferred not to answer: ": report.declined,
    }
    for begin, items in told.items():
        if items:
            yield _indent(_text((begin, "dim"), joined([item.label for item in items]), "."))


# --- What the document advises ------------------------------------------------------------------------------


def _paths(report: Report) -> Iterator[RenderableType]:
    if not report.paths:
        return
    yield _heading("Your path" if len(report.paths) == 1 else "The paths compared")
    if report.goal:
        yield _indent(_text("Your goal: ", (report.goal, "bold")))
    if len(report.paths) > 1:
        yield _indent(_comparison(report.paths))
    for path in report.paths:
        about = _text((path.title, "bold"), f". {path.text}" if path.text else "").append_text(
            _line(path.place)
        )
        yield Padding(about, (1, 0, 0, 2))
        for number, step in enumerate(path.steps, 1):
            mark = f"{step.number or number}." if path.ordered else "-"
            yield _item(_step(step), mark)
            yield from (Padding(each, (0, 0, 0, 5)) for each in _elsewhere(step.fact.elsewhere))


def _comparison(paths: Sequence[Path]) -> Table:
    table = _grid(4)
    table.add_row(*(Text(title, "dim") for title in ("Path", "Leads to", "Pay there", "When")))
    for path in paths:
        for end in path.steps[-1:] if path.ordered else path.steps:
            fact = end.fact
            table.add_row(
                _text(path.title),
                _text(fact.title),
                _text((fact.figure or "–", "green")),
                _text(fact.years or "–"),
            )
    return table


def _step(step: PathStep) -> Text:
    return _fact(step.fact, full=True, more=f" Only {step.condition}." if step.condition else "")


def _plan(report: Report) -> Iterator[RenderableType]:
    if not report.plan.phases:
        return
    yield _heading("Your next 30, 60 and 90 days")
    if report.plan.pace:
        yield _indent(_text(report.plan.pace))
    for phase in report.plan.phases:
        yield Padding(_days(phase), (1, 0, 0, 2))
        for line in phase.lines:
            under = _text((f"{line.heading}: " if line.heading else "", "dim"))
            yield _item(under.append_text(_fact(line.fact, full=True)), "-")


def _days(phase: Phase) -> Text:
    ends = f" (to {day(phase.ends)})" if phase.ends else ""
    days = f"Days {phase.first_day}–{phase.last_day}"
    return _text((days, "bold blue"), (f"  {phase.title}", "bold"), (ends, "dim"))


def _named(title: str, groups: Sequence[FactGroup]) -> Iterator[RenderableType]:
    """Only the names: what each is for stands in the plan, beside the gap it helps with."""
    if groups:
        yield _heading(title)
        table = _grid(2)
        for group in groups:
            names = Text(", ").join(_text(fact.title).append_text(_line(fact.place)) for fact in group.facts)
            table.add_row(_text((group.title, "italic")), names)
        yield _indent(table)


def _grouped(title: str, groups: Sequence[FactGroup]) -> Iterator[RenderableType]:
    if groups:
        yield _heading(title)
        for group in groups:
            yield _indent(_text((group.title, "italic")))
            yield from (_item(_fact(fact)) for fact in group.facts)


def _listed(title: str, facts: Sequence[Fact], *, full: bool = False) -> Iterator[RenderableType]:
    if facts:
        yield _heading(title)
        for fact in facts:
            yield _item(_fact(fact, full=full))
            if full:
                yield from (Padding(each, (0, 0, 0, 4)) for each in _elsewhere(fact.elsewhere))


def _fact(fact: Fact, *, full: bool = False, more: str = "") -> Text:
    text = _text((fact.title, "bold"))
    if fact.figure:
        text.append_text(_text(": ", (fact.figure, "green"), f", {fact.years}" if fact.years else ""))
    follows = [part for part in (fact.text, *fact.notes) if part]
    text.append_text(_text(". " if follows else "", " ".join(follows), more))
    text.append_text(_place(fact.place) if full else _line(fact.place))
    if fact.helps:
        stands = joined([f"{stand.label} ({stand.now})" for stand in fact.helps])
        text.append_text(_text((f" · for {stands}", "cyan")))
    return text


def _elsewhere(others: Sequence[Figure]) -> Iterator[Text]:
    """Name what other sections say, all of it in one paragraph; none where they agree."""
    if others:
        yield Text("but ", "dim") + Text("; ").join(map(_differs, others)) + Text(".")


def _differs(other: Figure) -> Text:
    where = (
        f"the section {other.place.section}, line {other.place.line}," if other.place else "another section"
    )
    text = _text((f"{where} says ", "dim"))
    if other.figure is None:
        return text.append_text(_text(f"“{(other.text or '').rstrip('.')}”"))
    return text.append_text(_text((other.figure, "green"), f" ({other.title})"))


# --- Answers ------------------------------------------------------------------------------------------------


def _answers(questions: Sequence[QuestionLine]) -> Iterator[RenderableType]:
    # "Not answered yet" names what is missing.
    told = [each for line in questions for each in line.answers if each.state != "missing" or each.stands_in]
    if told:
        yield _heading("Your answers, and the words they were read from")
        table = _grid(3)
        for answer in told:
            table.add_row(_text(capital(answer.label)), _said(answer), _words(answer))
        yield _indent(table)


def _said(answer: AnswerLine) -> Text:
    if answer.state == "answered":
        return _text((answer.text or "", "bold"))
    return _text(("declined" if answer.state == "declined" else "not answered", "dim"))


def _words(answer: AnswerLine) -> Text:
    text = Text()
    for index, quote in enumerate(answer.quotes):
        text.append("\n" if index else "").append_text(_quote(quote))
    if answer.stands_in:
        text.append_text(_text((f"counted by {answer.stands_in.label}", "dim")))
    return text


def _quote(quote: Quote) -> Text:
    turn = f" (message {quote.turn})" if quote.turn else ""
    return _text((f"“{quote.quote}”", "yellow"), (turn, "dim"))


# --- Pieces -------------------------------------------------------------------------------------------------


def _text(*parts: str | tuple[str, str]) -> Text:
    """Text of parts, each plain or with a style, made safe for the screen; only our own line ends stay."""
    text = Text()
    for part in parts:
        words, style = part if isinstance(part, tuple) else (part, "")
        ours = "\n" if words.startswith("\n") else ""
        text.append(ours + visible(words[len(ours) :]), style)
    return text


def _heading(title: str) -> RenderableType:
    return Padding(_text((title, "bold underline")), (1, 0, 0, 0))


def _indent(content: RenderableType) -> RenderableType:
    return Padding(content, (0, 0, 0, 2))


def _item(content: Text, mark: str = "-") -> RenderableType:
    """A list's entry: later lines stand under the first one's words."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=len(mark), no_wrap=True)
    table.add_column(ratio=1)
    table.add_row(Text(mark, "dim"), content)
    return _indent(table)


def _grid(columns: int) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(columns):
        table.add_column()
    return table


def _line(place: Place | None) -> Text:
    return _text((f" (line {place.line})" if place else "", "dim"))


def _place(place: Place | None) -> Text:
    return _text((f" ({place.section}, line {place.line})" if place else "", "dim"))
