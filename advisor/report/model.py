"""What a report says: plain, frozen values, without a word of layout.

Laws:

1. A report is built once, by `build`, and every format prints the same one. So numbers stand here already
   rounded for the eye: the score and its bounds to one decimal, points and means to at most two.
2. Every figure has an origin: the rubric (then a `Place` stands beside it), the assessment, or an answer.
3. What a person wrote stands here exactly as written. Making it safe to show is each format's duty.

These classes are also the JSON format; `advisor.report.schema` makes its JSON Schema of them, docstrings
included.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import ConfigDict, WithJsonSchema

__all__ = [
    "FORMAT",
    "AnswerLine",
    "Band",
    "Fact",
    "FactGroup",
    "Figure",
    "GapLine",
    "MustHaveLine",
    "Named",
    "Number",
    "Part",
    "Path",
    "PathStep",
    "Phase",
    "Place",
    "Plan",
    "PlanLine",
    "QuestionLine",
    "Quote",
    "Report",
    "Score",
    "Stand",
    "State",
    "StepLine",
    "TierLine",
    "WayUp",
]

FORMAT: Final = "advisor.report/1"

Number: TypeAlias = Annotated[Decimal, WithJsonSchema({"type": "number"})]
State: TypeAlias = Literal["answered", "declined", "missing"]
Verdict: TypeAlias = Literal["met", "missed", "absent"]


class Part:
    """A part of a report; in the JSON Schema its docstrings describe it."""

    __slots__ = ()
    __pydantic_config__ = ConfigDict(use_attribute_docstrings=True)


@dataclass(frozen=True, slots=True)
class Named(Part):
    """Something of the rubric by its id, with the name it is shown by."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Stand(Part):
    """Where an item stands now."""

    item: str
    label: str
    now: str


@dataclass(frozen=True, slots=True)
class Place(Part):
    """Where the source document says it."""

    section: str
    line: int


@dataclass(frozen=True, slots=True)
class Quote(Part):
    """The exact words an answer was read from."""

    message: int
    """Index of the message in the chat, counted from 0, both sides together."""
    turn: int
    """The same message counted from 1 among the person's own; 0 where the chat was not given."""
    start: int
    end: int
    quote: str
    before: str
    """A few words before the quote, for reading; cut short with an ellipsis."""
    after: str


@dataclass(frozen=True, slots=True)
class AnswerLine(Part):
    """One item: what was answered, from which words, and what it brought."""

    item: str
    label: str
    state: State
    value: Number | str | tuple[str, ...] | None
    """The value as the rubric has it; null unless answered."""
    text: str | None
    """The value as people read it."""
    possible: Number | None
    """Its points; null for items that carry none."""
    got: Number | None
    stands_in: Named | None
    """The answer that brings it points while it is missing itself."""
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class QuestionLine(Part):
    """One question: its bar and its answers."""

    id: str
    title: str
    possible: Number | None
    """Its points; null where none of its items carries any."""
    got: Number | None
    open: Number | None
    """Points that its unanswered items could still add."""
    answers: tuple[AnswerLine, ...]
    place: Place | None


@dataclass(frozen=True, slots=True)
class Figure(Part):
    """What another section of the document says on the same subject."""

    title: str
    figure: str | None
    """Its figure there, with its years."""
    text: str | None
    """What it says instead, where it names no figure."""
    place: Place | None


@dataclass(frozen=True, slots=True)
class Fact(Part):
    """Something the document says, with its place in it."""

    id: str
    title: str
    text: str | None
    figure: str | None
    """Its figure, where it has one: pay, or a target."""
    years: str | None
    notes: tuple[str, ...]
    """What links it to the person's answers."""
    helps: tuple[Stand, ...]
    """Answers to work on that it helps with, the most telling first."""
    elsewhere: tuple[Figure, ...]
    """Where other sections give other figures; they are never merged.

    Each difference is told once: beside the pay, for what the pay list has.
    """
    place: Place


@dataclass(frozen=True, slots=True)
class FactGroup(Part):
    """Facts under one heading."""

    id: str
    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class TierLine(Part):
    """The tier reached, and what the document says about it."""

    id: str
    meaning: str
    pay: str | None
    next_steps: tuple[Fact, ...]
    elsewhere: tuple[Figure, ...]
    place: Place | None


@dataclass(frozen=True, slots=True)
class Band(Part):
    """A tier's part of the scale."""

    id: str
    at_least: Number
    below: Number
    """Where the next tier begins; for the highest, the end of the scale, which belongs to it."""
    here: bool
    """Whether it is the tier reached."""


@dataclass(frozen=True, slots=True)
class Score(Part):
    """The score, and how far further answers can still move it."""

    value: Number
    floor: Number
    ceiling: Number
    out_of: Number
    decided: bool
    """Whether no further answer can change the tier."""
    lowest_tier: str
    highest_tier: str
    held_back: bool
    """Whether the score alone would reach the highest tier, and a must-have keeps it from it."""
    bands: tuple[Band, ...]
    """From the lowest tier to the highest."""


@dataclass(frozen=True, slots=True)
class MustHaveLine(Part):
    """Something the highest tier asks for beside the score."""

    id: str
    label: str
    verdict: Verdict
    counted: tuple[Stand, ...]
    """The answers it looks at."""
    mean: Number | None
    """Their mean, rounded half up to two decimals; to more where it just misses what is needed."""
    needed: Number | None
    place: Place | None


@dataclass(frozen=True, slots=True)
class StepLine(Part):
    """One item's improvement."""

    item: str
    label: str
    before: str | None
    after: str
    points: Number
    """Points it adds, after the steps before it."""


@dataclass(frozen=True, slots=True)
class GapLine(Part):
    """Something short of what it could be, and what closing it alone would do."""

    must_have: Named | None
    steps: tuple[StepLine, ...]
    points: Number
    score: Number
    """The score after closing it."""
    tier: str
    changes_tier: bool
    answered: bool
    """Whether any of its items is answered; if none is, it may be no gap at all."""
    text: str
    """The steps in one phrase: "empathy 7 → 8"."""
    advice: tuple[Fact, ...]
    """What the document offers for it, the most direct first."""


@dataclass(frozen=True, slots=True)
class WayUp(Part):
    """The smallest combination of steps that leads to the next tier, as scoring computed it."""

    tier: str
    steps: tuple[StepLine, ...]
    before: Number
    after: Number
    text: str
    """All of it in one line."""


@dataclass(frozen=True, slots=True)
class PathStep(Part):
    """A job on a path."""

    number: int | None
    condition: str | None
    fact: Fact


@dataclass(frozen=True, slots=True)
class Path(Part):
    """A career path that fits the goal."""

    id: str
    number: int
    title: str
    text: str | None
    ordered: bool
    """The steps follow each other; otherwise they are alternatives."""
    steps: tuple[PathStep, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class PlanLine(Part):
    """One thing to do."""

    heading: str | None
    """The heading its fact stands under in the advice, without which it might be misread: "Be wary of"."""
    fact: Fact


@dataclass(frozen=True, slots=True)
class Phase(Part):
    """A third of the plan."""

    first_day: int
    last_day: int
    ends: str | None
    """Date of its last day, where the day of the report is known."""
    title: str
    lines: tuple[PlanLine, ...]


@dataclass(frozen=True, slots=True)
class Plan(Part):
    """Ninety days: the document's own advice, in an order that fits tier and gaps."""

    pace: str | None
    """How the time until the start shaped the order."""
    phases: tuple[Phase, ...]


@dataclass(frozen=True, slots=True)
class Report(Part):
    """All that is said about one person by one rubric."""

    format: Literal["advisor.report/1"]
    name: str | None
    """What the chat goes by: a session's or a transcript's id."""
    rubric: Named
    version: int
    document: str
    date: str | None
    """Day of the report, as in 2026-11-22."""
    tier: TierLine
    score: Score
    way_up: WayUp | None
    questions: tuple[QuestionLine, ...]
    must_haves: tuple[MustHaveLine, ...]
    strengths: tuple[AnswerLine, ...]
    gaps: tuple[GapLine, ...]
    """Those that change the tier first."""
    missing: tuple[Named, ...]
    """Items not answered, the one that could move the tier most first."""
    declined: tuple[Named, ...]
    goal: str | None
    paths: tuple[Path, ...]
    """The path that fits the goal, or several to compare."""
    why: tuple[Fact, ...]
    plan: Plan
    skills: tuple[FactGroup, ...]
    metrics: tuple[Fact, ...]
    resources: tuple[FactGroup, ...]
    income: tuple[Fact, ...]
    job_search: tuple[FactGroup, ...]
    tips: tuple[Fact, ...]

    @property
    def blank(self) -> bool:
        """Whether nothing was answered, so that there is nothing to report but that."""
        return not any(each.state == "answered" for line in self.questions for each in line.answers)

    @property
    def unmet(self) -> tuple[MustHaveLine, ...]:
        """The must-haves not met, unanswered ones too."""
        return tuple(must for must in self.must_haves if must.verdict != "met")

    @property
    def costly(self) -> tuple[QuestionLine, ...]:
        """The questions whose answers lose most points, two at most: why it is no higher tier.

        None at the top, and none where must-haves are the reason.
        """
        if self.score.held_back or self.score.bands[-1].here:
            return ()
        lost = {line: (line.possible or 0) - (line.got or 0) - (line.open or 0) for line in self.questions}
        worst = sorted(self.questions, key=lambda line: -lost[line])
        return tuple(line for line in worst if lost[line] > 0)[:2]

    @property
    def deciding(self) -> tuple[Named, ...]:
        """Items not answered that can still move the tier."""
        lines = (each for question in self.questions for each in question.answers)
        counted = {each.item for each in lines if each.possible}
        return tuple(each for each in self.missing if each.id in counted and not self.score.decided)

    @property
    def advising(self) -> tuple[Named, ...]:
        """Items not answered that can't."""
        return tuple(each for each in self.missing if each not in self.deciding)
