"""What is asked for: questions, their items, and how people name them.

An item's `kind` decides which recognizers may fill it and what its value may be. Everything that is
particular to one subject (names, products, values, points) is data here; everything that is English in
general (numbers, negation, durations) lives in `advisor.extraction`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator

from advisor.rubric.base import Exact, Id, Line, Lines, Model, Phrase, Source

__all__ = [
    "FINEST",
    "LONGEST",
    "ChoiceItem",
    "ChoicesItem",
    "Credit",
    "ExtentItem",
    "Item",
    "LevelItem",
    "LevelStep",
    "MonthsItem",
    "Option",
    "Question",
    "RatingItem",
    "TextItem",
    "YearsItem",
]

EXTENTS = ("yes", "some", "no")
# More than a lifetime is a slip of the pen ("since 2021" read as years), and exact arithmetic on a number
# with a huge exponent would not end.
LONGEST = {"years": 100, "months": 1200}
# Decimals after the point. Nobody means more, and the score stays a short decimal.
FINEST = 6


class WhenAbsent(Model):
    """Credit given while the item itself is absent but another one is answered."""

    item: Id
    credit: Exact = Field(ge=0, le=1)


class Credit(Model):
    """How a value turns into a share of the item's points, from 0 to 1.

    Either `curve`, points (value, credit) joined by straight lines and flat outside, for numbers; or
    `table`, one credit a value, for extents and choices.
    """

    curve: tuple[tuple[Exact, Exact], ...] = ()
    table: dict[str, Exact] = Field(default_factory=dict)
    when_absent: WhenAbsent | None = None

    @model_validator(mode="after")
    def _one_form(self) -> Credit:
        if bool(self.curve) == bool(self.table):
            raise ValueError("give either a curve or a table")
        xs = [x for x, _ in self.curve]
        if xs != sorted(set(xs)):
            raise ValueError("a curve's values must rise from point to point")
        credits = [y for _, y in self.curve] + list(self.table.values())
        if any(not 0 <= credit <= 1 for credit in credits):
            raise ValueError("a credit lies between 0 and 1")
        return self


class _Item(Model):
    id: Id
    label: Line
    """Short name, as it is shown: "de-escalation"."""
    ask: Line
    """The follow-up question that asks for this item alone."""
    why: Line | None = None
    """Why the advisor asks, in one sentence."""
    meaning: Line | None = None
    """What its name means, for whoever asks: "keeping calm and polite when ..."."""
    aliases: tuple[Phrase, ...] = ()
    """How people (and other advisors) name it."""
    asked_as: tuple[Phrase, ...] = ()
    """Words that ask for it in a question and name nothing in an answer ("home base", "take you")."""
    examples: Lines = ()
    """Questions as others put them, which teach what words point to it."""
    points: Annotated[Exact, Field(gt=0)] | None = None
    credit: Credit | None = None
    improve: tuple[Id, ...] = ()
    """Ids of the facts that help where this is weak, the most direct first."""
    source: Source | None = None

    @model_validator(mode="after")
    def _points_need_credit(self) -> _Item:
        if (self.points is None) != (self.credit is None):
            raise ValueError("points and credit go together")
        return self


class RatingItem(_Item):
    """A number the person gives themselves on a scale (`low` to `high`, inclusive)."""

    kind: Literal["rating"]
    low: Decimal = Decimal(1)
    high: Decimal = Decimal(10)


class SaidOf(Model):
    """What people say, in sentences, of whom a statement is true, partly true or not true."""

    yes: Lines = ()
    some: Lines = ()
    no: Lines = ()


class ExtentItem(_Item):
    """yes, some or no."""

    kind: Literal["extent"]
    sense: Literal["done", "comfort", "willing", "true", "example"] = "done"
    """What yes says: has done it; is comfortable with it; is willing to; it is true of them; can give an
    example of it (a bare yes is then only some)."""
    contrary: Lines = ()
    """Questions put the other way round, where yes says that it isn't true: "I share what I learn"."""
    said: SaidOf | None = None
    """How people say that it is true of them without a yes or a no ("I hide when the loud ones come").
    Data to compare replies to the question with; people are never shown it."""
    not_of: tuple[Phrase, ...] = ()
    """Of whom an example tells nothing: who helped a *customer* helped no colleague."""
    products: tuple[Phrase, ...] = ()
    """Names whose use means yes ("Zendesk"). Matched with typos, as names are."""
    halves: tuple[tuple[Phrase, ...], ...] = ()
    """Parts that do not make a whole, one group of names each: one of them alone means some ("evenings",
    "weekends")."""
    further: tuple[tuple[Phrase, ...], ...] = ()
    """For each half, names of what goes further: "nights" stand for "evenings" that aren't named."""


class YearsItem(_Item):
    """A length of time in years, ≥ 0."""

    kind: Literal["years"]
    domains: Id | None = None
    """The choices item whose values are the kinds of work that count."""
    counts: tuple[Phrase, ...] = ()
    """Other work that counts without naming a domain ("bank teller")."""
    excludes: tuple[Phrase, ...] = ()
    """Work that counts only where the person says that it was such work ("teacher")."""


class MonthsItem(_Item):
    """Months from the day of the chat until something can start, ≥ 0."""

    kind: Literal["months"]


class Option(Model):
    """One value of a choice."""

    id: Id
    label: Line
    aliases: tuple[Phrase, ...] = ()
    names: tuple[Phrase, ...] = ()
    """Proper names that stand for it ("Starbucks"): matched only with a capital, or in full lower case
    where the whole message is."""
    when_asked: tuple[Phrase, ...] = ()
    """Plain words that mean it only in answer to this item's question ("companies")."""
    begun: tuple[Phrase, ...] = ()
    """Words that mean it only where they are said to be begun and not completed ("college")."""
    unfinished: Id | None = None
    """The value that holds while this one is begun but not completed."""


class _WithOptions(_Item):
    values: tuple[Option, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _values_are_distinct(self) -> _WithOptions:
        ids = [value.id for value in self.values]
        if len(set(ids)) != len(ids):
            raise ValueError("two values share an id")
        return self


class ChoiceItem(_WithOptions):
    """Exactly one of the values."""

    kind: Literal["choice"]
    any_value: Id | None = Field(default=None, alias="any")
    """The value that "either", "no preference" stand for, where there is one."""
    mixed: Id | None = None
    """The value that "some days one, the rest the other" stands for, where there is one."""
    ordered: bool = False
    """The values rise from first to last, and the highest completed one is the answer (degrees)."""


class ChoicesItem(_WithOptions):
    """Any of the values."""

    kind: Literal["choices"]
    by_work: bool = False
    """The values are kinds of work: a job the person has or had names them."""


class TextItem(_Item):
    """The person's own words: a job title or a place."""

    kind: Literal["text"]
    form: Literal["title", "place"]


class LevelStep(Model):
    """One step of a level item: what people do who stand on it."""

    number: int = Field(ge=1)
    label: Line
    """What they do, short and so that "you ..." can stand before it: "suggest improvements"."""
    behaviors: Lines = ()
    """What somebody on this step says of themselves, many and short: "I write the help articles". Data to
    compare replies with; people are never shown it."""
    source: Source | None = None


class LevelItem(_Item):
    """The highest of several described steps that the person does now and regularly, by its number."""

    kind: Literal["level"]
    steps: tuple[LevelStep, ...] = Field(min_length=2)
    """From the lowest to the highest."""
    near_misses: Lines = ()
    """What people say that sounds near and tells no step: a colleague's deed, a plan, what is long over, a
    hobby. Data to compare replies with, as `behaviors` are."""

    @model_validator(mode="after")
    def _steps_rise(self) -> LevelItem:
        if [step.number for step in self.steps] != list(range(1, len(self.steps) + 1)):
            raise ValueError("steps stand from the lowest to the highest and are numbered 1, 2, 3 …")
        return self


Item = Annotated[
    RatingItem | ExtentItem | YearsItem | MonthsItem | ChoiceItem | ChoicesItem | TextItem | LevelItem,
    Field(discriminator="kind"),
]


class Question(Model):
    """One question of the document and the items it asks for, in the order of its parts."""

    id: Id
    title: Line
    """Short name for progress and reports: "Communication"."""
    ask: Line
    """The question as the advisor puts it, all parts at once."""
    why: Line
    aliases: tuple[Phrase, ...] = ()
    items: tuple[Item, ...] = Field(min_length=1)
    source: Source | None = None
