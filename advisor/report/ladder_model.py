"""What a report on a ladder says: plain, frozen values, without a word of layout.

The laws are those of `model`, whose classes for facts, quotes and answers serve here too: built once, every
format prints the same; each line of the document has its place; what a person wrote stands as written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from advisor.report.model import (
    Fact,
    FactGroup,
    Named,
    Number,
    Part,
    Path,
    Place,
    QuestionLine,
    Quote,
    State,
)
from advisor.scoring.ladder import Signal

__all__ = [
    "LADDER_FORMAT",
    "CheckLine",
    "DimensionLine",
    "LadderReport",
    "MilestoneLine",
    "NextLevel",
    "PracticeLine",
    "RungLine",
    "SignLine",
    "SignalsLine",
    "SignsLine",
    "Standing",
    "StepPlace",
]

LADDER_FORMAT: Final = "advisor.ladder/1"

Done: TypeAlias = Literal["done", "open", "unknown", "unscored"]


@dataclass(frozen=True, slots=True)
class MilestoneLine(Part):
    """What changes at a level."""

    name: str
    """The document's name for it: "Key transition"."""
    fact: Fact


@dataclass(frozen=True, slots=True)
class Standing(Part):
    """The level reached, and how far further answers can still move it."""

    level: int | None
    """Null where too few dimensions are answered."""
    id: str | None
    title: str | None
    decided: bool
    lowest: str
    """The lowest level, by its id, that further answers can lead to."""
    highest: str
    theme: Fact | None
    """What the level is about."""
    milestone: MilestoneLine | None
    """What changes at this level, where the document says so."""


@dataclass(frozen=True, slots=True)
class RungLine(Part):
    """One level of the ladder."""

    number: int
    id: str
    title: str
    theme: Fact
    milestone: MilestoneLine | None
    here: bool


@dataclass(frozen=True, slots=True)
class StepPlace(Part):
    """One step of a dimension."""

    number: int
    label: str
    here: bool
    place: Place | None


@dataclass(frozen=True, slots=True)
class DimensionLine(Part):
    """One dimension: where the person stands on it, by which words, and how far the next level is."""

    item: str
    label: str
    state: State
    step: int | None
    steps: tuple[StepPlace, ...]
    """From the lowest to the highest."""
    needed: int | None
    """The step that the shortest way to the next level takes it to; null where it may stay."""
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class CheckLine(Part):
    """One thing that people of the next level do."""

    text: str
    done: Done
    """Whether the person does it already; "unscored" where the ladder does not ask about it."""
    dimension: Named | None
    needed: bool
    """Whether it lies on the shortest way."""
    behaviors: tuple[Fact, ...]
    """What else the document says of it at this level."""
    place: Place | None


@dataclass(frozen=True, slots=True)
class NextLevel(Part):
    """The level above, and what it asks."""

    id: str
    title: str
    theme: Fact
    milestone: MilestoneLine | None
    checklist: tuple[CheckLine, ...]
    """The dimensions in their order, then what is not asked about."""


@dataclass(frozen=True, slots=True)
class SignLine(Part):
    """One sign: whether it is true of the person."""

    item: str
    label: str
    text: str | None
    """Yes, some or no; null where it is not answered."""
    quotes: tuple[Quote, ...]
    place: Place | None


@dataclass(frozen=True, slots=True)
class SignsLine(Part):
    """One group of signs."""

    label: str
    answered: int
    sum: Number
    """A yes counts one, a partly a half, as the rubric has it."""
    speaks: bool
    """Whether the sum reaches the threshold."""
    signs: tuple[SignLine, ...]


@dataclass(frozen=True, slots=True)
class SignalsLine(Part):
    """Which way the signs point."""

    signal: Signal | None
    """Null where too few are answered."""
    says: str | None
    threshold: Number
    needed: int
    """So many of each group must be answered."""
    groups: tuple[SignsLine, ...]


@dataclass(frozen=True, slots=True)
class PracticeLine(Part):
    """A question to put to oneself, with what was answered to it."""

    question: str
    trains: str
    habit: str
    """What to do about it."""
    text: str | None
    """Yes (an example was given), some or no; null where it is not answered."""
    quotes: tuple[Quote, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class LadderReport(Part):
    """All that is said about one person by one ladder."""

    format: Literal["advisor.ladder/1"]
    name: str | None
    """What the chat goes by: a session's or a transcript's id."""
    rubric: Named
    version: int
    document: str
    date: str | None
    """Day of the report, as in 2026-11-22."""
    standing: Standing
    rungs: tuple[RungLine, ...]
    """From the lowest level to the highest."""
    dimensions: tuple[DimensionLine, ...]
    next: NextLevel | None
    """Null at the top, and where there is no level yet."""
    signals: SignalsLine | None
    practice: tuple[PracticeLine, ...]
    goal: str | None
    paths: tuple[Path, ...]
    background: tuple[FactGroup, ...]
    questions: tuple[QuestionLine, ...]
    missing: tuple[Named, ...]
    """Items not answered, those that could move the level first."""
    declined: tuple[Named, ...]
    needed: int
    """So many dimensions must be answered, and reach a level."""

    @property
    def blank(self) -> bool:
        """Whether nothing was answered, so that there is nothing to report but that."""
        return not any(each.state == "answered" for line in self.questions for each in line.answers)

    @property
    def deciding(self) -> tuple[Named, ...]:
        """Items not answered that can still move the level."""
        counted = {each.item for each in self.dimensions}
        return tuple(each for each in self.missing if each.id in counted and not self.standing.decided)

    @property
    def advising(self) -> tuple[Named, ...]:
        """Items not answered that can't."""
        return tuple(each for each in self.missing if each not in self.deciding)
