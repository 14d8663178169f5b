"""The report on a terminal, laid out by rich: coloured where colours are wanted, else the same in plain text.

The first screen holds where one stands and what would change it; the rest follows, nothing of it told twice.

Everything goes through `Text`, never through rich's markup: a person may well write "[bold]".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from advisor.report.model import (
    Fact,
    FactGroup,
    GapLine,
    MustHaveLine,
    Path,
    PathStep,
    Phase,
    Report,
)
from advisor.report.safe import visible
from advisor.report.screen import (
    NARROWEST,
    answers_block,
    elsewhere,
    entry,
    fact_text,
    grid,
    grouped,
    head,
    heading,
    indent,
    laid_out,
    line_of,
    listed,
    named_groups,
    text_of,
)
from advisor.report.templates import blocks, capital, day
from advisor.report.words import joined

__all__ = ["render"]

MOST_GAPS = 6
"""Gaps shown with the advice for them; the smaller ones are only named. A screen is not a page."""
MOST_CHANGES = 3
"""Gaps shown on the first screen: those that change the tier."""
LEVELS = ("red", "yellow", "blue", "green")
VERDICTS = {
    "met": ("✓", "green", "met"),
    "missed": ("✗", "red", "not met"),
    "absent": ("·", "dim", "not answered"),
}


def render(report: Report, width: int = 80, *, colour: bool = False, first: bool = False) -> str:
    """Lay a report out for a terminal.

    Args:
        report: the report.
        width: columns to fill at most.
        colour: whether to use colours and bold; without them not a single escape sequence is written.
        first: whether to lay out the first screen only.

    Returns:
        Lines without trailing spaces, the last one ended.
    """
    blocks = _first if first or report.blank else _blocks
    return laid_out(blocks(report, max(width, NARROWEST)), width, colour=colour)


def _blocks(report: Report, width: int) -> Iterator[RenderableType]:
    yield from _first(report, width)
    # What the plan has is not told again.
    planned = {line.fact.id for phase in report.plan.phases for line in phase.lines}
    yield from _gaps(report, planned)
    yield from _open(report)
    yield from _strengths(report)
    yield from answers_block(report.questions)
    yield from _plan(report)
    yield from _paths(report)
    yield from listed(f"What else to do at {report.tier.id}", _others(report.tier.next_steps, planned))
    yield from named_groups("What else to learn", _other_groups(report.skills, planned))
    yield from named_groups("Where else to learn", _other_groups(report.resources, planned))
    yield from grouped("Where else to look", _other_groups(report.job_search, planned))
    yield from listed("In the interview, too", _others(report.tips, planned))
    yield from listed("What it pays", report.income, full=True)
    yield from listed("What you will be measured by", report.metrics)
    yield from listed("Why this is a good place to start", report.why)
    yield Text(
        f"\nLines and sections are those of “{visible(report.document)}”. "
        f"Scored by the rubric {report.rubric.id}, version {report.version}.",
        "dim",
    )


def _first(report: Report, width: int) -> Iterator[RenderableType]:
    """Where one stands and what would change it, on one screen."""
    if report.blank:
        yield from _blank(report)
        return
    yield from _verdict(report)
    yield from _score(report, width)
    yield from _musts(report)
    yield from _changes(report)


def _others(facts: Sequence[Fact], planned: Collection[str]) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.id not in planned)


def _other_groups(groups: Sequence[FactGroup], planned: Collection[str]) -> tuple[FactGroup, ...]:
    left = [replace(group, facts=_others(group.facts, planned)) for group in groups]
    return tuple(group for group in left if group.facts)


def _blank(report: Report) -> Iterator[RenderableType]:
    yield text_of((report.rubric.label, "bold"), (head(report), "dim"))
    yield text_of(
        (
            "\nNothing is answered yet",
            "bold",
        ),
        f", so there is nothing to report. The score can still end anywhere from {report.score.floor} to "
        f"{report.score.ceiling}.",
    )
    yield text_of(f"The questions are about: {joined([line.title for line in report.questions])}.")
    if report.declined:
        yield text_of("You preferred not to answer: ", joined([item.label for item in report.declined]), ".")


# --- The verdict --------------------------------------------------------------------------------------------


def _verdict(report: Report) -> Iterator[RenderableType]:
    score, tier = report.score, report.tier
    yield text_of((report.rubric.label, "bold"), (head(report), "dim"))
    yield text_of(
        (f"\n{tier.id}", f"bold {_level(report)}"),
        " · ",
        (f"{score.value}", "bold"),
        f" of {score.out_of}",
        (" · provisional" if not score.decided else "", "dim"),
    )
    if not score.decided:
        yield text_of(
            f"With what is still open the score can end anywhere from {score.floor} to {score.ceiling}, "
            f"and the tier anywhere from {score.lowest_tier} to {score.highest_tier}."
        )
    elif score.floor != score.ceiling:
        yield text_of(
            f"The tier is decided. What is still open can bring the score to anything from {score.floor} to "
            f"{score.ceiling}, and that changes no tier."
        )
    yield _meaning(report)
    yield from (indent(each) for each in elsewhere(tier.elsewhere))


def _meaning(report: Report) -> Text:
    score, tier = report.score, report.tier
    text = text_of("" if score.decided else "As things stand: ", tier.meaning)
    if tier.pay:
        text.append_text(text_of(" Such jobs pay ", (tier.pay, "bold green"), "."))
    text.append_text(line_of(tier.place))
    if score.held_back:
        text.append_text(
            text_of(
                f" The score alone would be enough for {score.bands[-1].id}. "
                "What keeps you from it is among the must-haves: "
                f"{joined([must.label for must in report.unmet])}."
            )
        )
    if report.costly:
        lost = joined([f"{line.title.lower()} ({line.got} of {line.possible})" for line in report.costly])
        text.append_text(text_of(f" Most points are lost in {lost}."))
    return text


def _level(report: Report) -> str:
    """A colour for the tier: its place among the tiers, on the scale of `LEVELS`."""
    bands = report.score.bands
    place = next(index for index, band in enumerate(bands) if band.here)
    return LEVELS[place * (len(LEVELS) - 1) // (len(bands) - 1)]


def _score(report: Report, width: int) -> Iterator[RenderableType]:
    yield heading("Your score")
    table = grid(3)
    for line in report.questions:
        if line.possible is None or line.got is None or line.open is None:
            continue
        bar = blocks(line.got, line.open, line.possible, min(24, width // 4))
        still = f" · {line.open} still open" if line.open else ""
        points = text_of((f"{line.got}", "bold"), f" of {line.possible}", (still, "dim"))
        table.add_row(text_of(line.title), Text(bar, "blue"), points)
    yield indent(table)


def _musts(report: Report) -> Iterator[RenderableType]:
    if report.must_haves:
        yield heading(f"Must-haves for {report.score.bands[-1].id}")
        table = grid(2)
        for must in report.must_haves:
            mark, style, said = VERDICTS[must.verdict]
            table.add_row(Text(mark, style), _must(must, said, style))
        yield indent(table)


def _must(must: MustHaveLine, said: str, style: str) -> Text:
    counted = ", ".join(stand.now for stand in must.counted)
    if must.mean is not None and len(must.counted) > 1:
        counted = f"{must.mean} on average"
    text = text_of(capital(must.label), ": ", (said, style), (f" ({counted})" if counted else "", "dim"))
    return text.append_text(line_of(must.place))


def _changes(report: Report) -> Iterator[RenderableType]:
    """What would change the tier: the shortest way and each gap that does it alone; else what brings most."""
    telling = [gap for gap in report.gaps if gap.changes_tier][:MOST_CHANGES]
    if not telling and report.way_up is None:
        telling = [gap for gap in report.gaps if gap.answered][:MOST_CHANGES]
    if report.way_up is None and not telling:
        return
    yield heading(f"The shortest way to {report.way_up.tier}" if report.way_up else "What would bring most")
    if report.way_up:
        yield indent(text_of((report.way_up.text, "bold")))
    for gap in telling:
        alone = report.way_up is not None and [step.item for step in gap.steps] == [
            step.item for step in report.way_up.steps
        ]
        if not alone:
            yield entry(text_of((capital(gap.text) or "Nothing can meet it", "bold")).append_text(_gain(gap)))


def _strengths(report: Report) -> Iterator[RenderableType]:
    if report.strengths:
        yield heading("Strengths")
        table = grid(3)
        for answer in report.strengths:
            said = text_of((answer.text or "", "bold green"))
            table.add_row(
                text_of(capital(answer.label)), said, text_of((f"{answer.got} of {answer.possible}", "dim"))
            )
        yield indent(table)


# --- What would change it -----------------------------------------------------------------------------------


def _gaps(report: Report, planned: Collection[str]) -> Iterator[RenderableType]:
    gaps = [gap for gap in report.gaps if gap.answered]
    if gaps:
        yield heading("Gaps, and what closing each would do")
        yield from (entry(_gap(gap, planned)) for gap in gaps[:MOST_GAPS])
    if gaps[MOST_GAPS:]:
        smaller = ", ".join(f"{gap.text} (+{gap.points})" for gap in gaps[MOST_GAPS:])
        yield entry(text_of("smaller ones: ", smaller))


def _gap(gap: GapLine, planned: Collection[str]) -> Text:
    text = text_of(("must-have: " if gap.must_have else "", "red"))
    text.append(capital(visible(gap.text)) or "nothing can meet it", "bold")
    text.append_text(_gain(gap))
    for index, fact in enumerate(_others(gap.advice, planned)):
        text.append("\n" if index == 0 else " · ")
        text.append_text(text_of((fact.title, "dim"))).append_text(line_of(fact.place))
    return text


def _gain(gap: GapLine) -> Text:
    tier = (f", {gap.tier}", "bold green") if gap.changes_tier else ""
    return text_of(": ", (f"+{gap.points}", "green"), f", to {gap.score}", tier)


def _open(report: Report) -> Iterator[RenderableType]:
    if not report.missing and not report.declined:
        return
    yield heading("Not answered yet")
    for gap in report.gaps:
        if not gap.answered:
            text = text_of(("must-have: " if gap.must_have else "", "red"))
            text.append(capital(", ".join(f"{visible(step.label)} → {step.after}" for step in gap.steps)))
            yield entry(text.append_text(_gain(gap)))
    told = {
        "Could still move the tier: ": report.deciding,
        "The tier doesn't hang on: ": report.advising,
        "You preferred not to answer: ": report.declined,
    }
    for begin, items in told.items():
        if items:
            yield indent(text_of((begin, "dim"), joined([item.label for item in items]), "."))


# --- What the document advises ------------------------------------------------------------------------------


def _paths(report: Report) -> Iterator[RenderableType]:
    if not report.paths:
        return
    yield heading("Your path" if len(report.paths) == 1 else "The paths compared")
    if report.goal:
        yield indent(text_of("Your goal: ", (report.goal, "bold")))
    if len(report.paths) > 1:
        yield indent(_comparison(report.paths))
    for path in report.paths:
        about = text_of((path.title, "bold"), f". {path.text}" if path.text else "").append_text(
            line_of(path.place)
        )
        yield Padding(about, (1, 0, 0, 2))
        for number, step in enumerate(path.steps, 1):
            mark = f"{step.number or number}." if path.ordered else "-"
            yield entry(_step(step), mark)
            yield from (Padding(each, (0, 0, 0, 5)) for each in elsewhere(step.fact.elsewhere))


def _comparison(paths: Sequence[Path]) -> Table:
    table = grid(4)
    table.add_row(*(Text(title, "dim") for title in ("Path", "Leads to", "Pay there", "When")))
    for path in paths:
        for end in path.steps[-1:] if path.ordered else path.steps:
            fact = end.fact
            table.add_row(
                text_of(path.title),
                text_of(fact.title),
                text_of((fact.figure or "–", "green")),
                text_of(fact.years or "–"),
            )
    return table


def _step(step: PathStep) -> Text:
    return fact_text(step.fact, full=True, more=f" Only {step.condition}." if step.condition else "")


def _plan(report: Report) -> Iterator[RenderableType]:
    if not report.plan.phases:
        return
    yield heading("Your next 30, 60 and 90 days")
    if report.plan.pace:
        yield indent(text_of(report.plan.pace))
    for phase in report.plan.phases:
        yield Padding(_days(phase), (1, 0, 0, 2))
        for line in phase.lines:
            under = text_of((f"{line.heading}: " if line.heading else "", "dim"))
            yield entry(under.append_text(fact_text(line.fact, full=True)), "-")


def _days(phase: Phase) -> Text:
    ends = f" (to {day(phase.ends)})" if phase.ends else ""
    days = f"Days {phase.first_day}–{phase.last_day}"
    return text_of((days, "bold blue"), (f"  {phase.title}", "bold"), (ends, "dim"))
