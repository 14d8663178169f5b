"""The report on a ladder, on a terminal: the ladder drawn, and what the next level asks as a checklist."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from advisor.report.ladder_model import (
    CheckLine,
    DimensionLine,
    LadderReport,
    MilestoneLine,
    NextLevel,
    PracticeLine,
    RungLine,
    SignLine,
)
from advisor.report.model import Path, QuestionLine, Quote
from advisor.report.screen import (
    answers_block,
    entry,
    fact_text,
    grid,
    head,
    heading,
    indent,
    laid_out,
    line_of,
    named_groups,
    quote_text,
    text_of,
)
from advisor.report.templates import capital
from advisor.report.words import joined

__all__ = ["render"]

MARKS = {
    "done": ("✓", "green"),
    "open": ("☐", "bold"),
    "unknown": ("?", "dim"),
    "unscored": ("☐", "dim"),
}
SIGNALS = {"growing": "bold green", "steady": "bold yellow", "stagnating": "bold red"}


def render(report: LadderReport, width: int = 80, *, colour: bool = False, first: bool = False) -> str:
    """Lay a report out for a terminal; see `advisor.report.terminal.render`."""
    return laid_out(_first(report) if first or report.blank else _blocks(report), width, colour=colour)


def _first(report: LadderReport) -> Iterator[RenderableType]:
    """Where one stands, and what the next level asks: what fits a screen."""
    yield text_of((report.rubric.label, "bold"), (head(report), "dim"))
    if report.blank:
        yield from _blank(report)
        return
    yield from _standing(report)
    yield from _ladder(report)
    yield from _next(report)
    if report.signals is not None and report.signals.signal is not None:
        yield heading("Signs")
        yield indent(text_of((report.signals.says or "", SIGNALS[report.signals.signal])))


def _blocks(report: LadderReport) -> Iterator[RenderableType]:
    yield from _first(report)
    yield from _dimensions(report.dimensions)
    yield from _more_of_next(report.next)
    yield from _signals(report)
    yield from _practice(report.practice)
    yield from _open(report)
    yield from answers_block(_other_answers(report))
    yield from _leads(report)
    yield from _background(report)
    yield Text(
        f"\nLines and sections are those of “{report.document}”. "
        f"Placed by the rubric {report.rubric.id}, version {report.version}.",
        "dim",
    )


def _other_answers(report: LadderReport) -> list[QuestionLine]:
    """The answers whose words do not stand beside their place on the ladder already, or beside a sign."""
    told = {line.item for line in report.dimensions}
    told |= {sign.item for group in (report.signals.groups if report.signals else ()) for sign in group.signs}
    return [
        replace(line, answers=tuple(each for each in line.answers if each.item not in told))
        for line in report.questions
    ]


def _blank(report: LadderReport) -> Iterator[RenderableType]:
    yield text_of(("\nNothing is answered yet", "bold"), ", so there is nothing to report.")
    yield text_of(f"The questions are about: {joined([line.title for line in report.questions])}.")
    if report.declined:
        yield text_of("You preferred not to answer: ", joined([item.label for item in report.declined]), ".")


# --- Where one stands ---------------------------------------------------------------------------------------


def _standing(report: LadderReport) -> Iterator[RenderableType]:
    here = report.standing
    if here.level is None:
        yield text_of(("\nNo level yet", "bold yellow"))
        answered = sum(line.step is not None for line in report.dimensions)
        yield text_of(
            f"It takes {report.needed} of the {len(report.dimensions)} dimensions, and {answered} "
            f"{'is' if answered == 1 else 'are'} answered."
        )
        return
    provisional = "" if here.decided else " · provisional"
    yield text_of((f"\n{here.title} ({here.id})", "bold green"), (provisional, "dim"))
    if not here.decided:
        yield text_of(f"With what is still open you can end anywhere from {here.lowest} to {here.highest}.")
    if here.theme is not None:
        yield indent(fact_text(here.theme))
    yield from _milestone(here.milestone)


def _milestone(line: MilestoneLine | None) -> Iterator[RenderableType]:
    if line is not None:
        yield indent(text_of((f"{line.name}: ", "italic")).append_text(fact_text(line.fact)))


def _ladder(report: LadderReport) -> Iterator[RenderableType]:
    yield heading("The ladder")
    table = grid(4)
    for rung in reversed(report.rungs):
        standing = [line.label for line in report.dimensions if line.step == rung.number]
        table.add_row(*_rung(rung), Text(capital(", ".join(standing)), "cyan"))
    yield indent(table)


def _rung(rung: RungLine) -> tuple[Text, Text, Text]:
    style = "bold green" if rung.here else ""
    return (
        Text("▶" if rung.here else " ", style),
        text_of((rung.id, style)),
        text_of((rung.title, style)),
    )


def _dimensions(lines: Sequence[DimensionLine]) -> Iterator[RenderableType]:
    yield heading("Where you stand, and the words it was read from")
    for line in lines:
        said = _step(line)
        yield entry(text_of((capital(line.label), "bold"), ": ").append_text(said))
        yield from _quotes(line.quotes)


def _step(line: DimensionLine) -> Text:
    if line.step is None:
        return text_of(("declined" if line.state == "declined" else "not answered", "dim"))
    here = line.steps[line.step - 1]
    bar = "●" * line.step + "○" * (len(line.steps) - line.step)
    return text_of((bar, "green"), f" you {here.label}").append_text(line_of(here.place))


def _quotes(quotes: Sequence[Quote]) -> Iterator[RenderableType]:
    for quote in quotes:
        yield Padding(quote_text(quote), (0, 0, 0, 4))


# --- The next level -----------------------------------------------------------------------------------------


def _next(report: LadderReport) -> Iterator[RenderableType]:
    above = report.next
    if above is None:
        if report.standing.level is not None:
            yield heading("The next level")
            yield indent(text_of("There is none: this is the top of the ladder."))
        return
    yield heading(f"What {above.title} ({above.id}) asks")
    yield from (entry(_check(line), MARKS[line.done][0]) for line in above.checklist if line.dimension)
    yield from _way(above)


def _check(line: CheckLine) -> Text:
    style = MARKS[line.done][1]
    about = f"{capital(line.dimension.label)}: " if line.dimension else ""
    text = text_of((about, "dim"), (line.text if about else capital(line.text), style))
    text.append_text(line_of(line.place))
    if line.done == "unscored":
        text.append_text(text_of((" · not asked about", "dim")))
    return text


def _more_of_next(above: NextLevel | None) -> Iterator[RenderableType]:
    """What the document says of the next level beside its checklist."""
    if above is None:
        return
    yield heading(f"More about {above.title} ({above.id})")
    yield indent(fact_text(above.theme))
    yield from _milestone(above.milestone)
    for line in above.checklist:
        yield from (entry(fact_text(fact), "☐") for fact in line.behaviors)
        if not line.dimension:
            yield entry(_check(line), MARKS[line.done][0])


def _way(above: NextLevel) -> Iterator[RenderableType]:
    needed = [line.dimension.label for line in above.checklist if line.needed and line.dimension]
    if needed:
        yield indent(text_of("The shortest way is by ", (joined(needed), "bold"), "."))


# --- Signs, practice, where it leads ------------------------------------------------------------------------


def _signals(report: LadderReport) -> Iterator[RenderableType]:
    signals = report.signals
    if signals is None:
        return
    yield heading("The signs, one by one" if signals.signal else "Signs")
    if signals.signal is None:
        yield indent(text_of(f"It takes {signals.needed} answers of each group to tell."))
    for group in signals.groups:
        amount = f"{group.sum} of {len(group.signs)}, {signals.threshold} needed to speak"
        yield indent(text_of((group.label, "italic"), (f" ({amount})", "dim")))
        # "Not answered yet" names what is missing.
        yield from (entry(_sign(sign)) for sign in group.signs if sign.text)


def _sign(sign: SignLine) -> Text:
    text = text_of(capital(sign.label), ": ")
    text.append_text(text_of((sign.text or "", "bold")))
    for quote in sign.quotes:
        text.append(" ").append_text(quote_text(quote))
    return text.append_text(line_of(sign.place))


def _practice(lines: Sequence[PracticeLine]) -> Iterator[RenderableType]:
    if lines:
        yield heading("Four questions to practise with" if len(lines) == 4 else "Questions to practise with")
    for line in lines:
        text = text_of((line.question, "bold"), f" It trains {line.trains}. {line.habit}")
        yield entry(text.append_text(line_of(line.place)))
        if line.text is not None:
            yield Padding(text_of(("so far: ", "dim"), line.text), (0, 0, 0, 4))
        yield from _quotes(line.quotes)


def _leads(report: LadderReport) -> Iterator[RenderableType]:
    for path in report.paths:
        if path.steps:
            yield heading(path.title)
            yield from _path(path, report.goal)


def _path(path: Path, goal: str | None) -> Iterator[RenderableType]:
    if goal:
        yield indent(text_of("Your next move: ", (goal, "bold")))
    if path.text:
        yield indent(text_of(path.text).append_text(line_of(path.place)))
    yield from (entry(fact_text(step.fact)) for step in path.steps)


def _open(report: LadderReport) -> Iterator[RenderableType]:
    told = {
        "Could still move the level: ": report.deciding,
        "The level doesn't hang on: ": report.advising,
        "You preferred not to answer: ": report.declined,
    }
    if any(told.values()):
        yield heading("Not answered yet")
    for begin, items in told.items():
        if items:
            yield indent(text_of((begin, "dim"), joined([item.label for item in items]), "."))


def _background(report: LadderReport) -> Iterator[RenderableType]:
    if report.background:
        yield from named_groups("What the document says beside", report.background)
