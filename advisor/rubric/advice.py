"""What the document advises, as data: paths, pay, skills, resources, job search, and a glossary.

Laws:

1. Every `Fact` names the section and line of the document that it comes from, and has an id that is unique
   in its rubric, so that a report can cite it and an item can point to it (`improve`).
2. Figures stay as the document writes them. Where its sections differ, each keeps its own fact, and a common
   entry in `topics` lets a report show them side by side; they are never merged.
3. What suits whom is data too: `when` and `notes` name items and values of the same rubric. No Python does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import Field

from advisor.answers import Value
from advisor.rubric.base import Id, Line, Model, Phrase, Place, Source

__all__ = [
    "Advice",
    "CareerPath",
    "Fact",
    "Group",
    "Income",
    "Metric",
    "Note",
    "Practice",
    "Step",
    "Term",
    "Topic",
    "When",
]


class Term(Model):
    """A word of the trade and what it means."""

    term: Line
    aliases: tuple[Phrase, ...] = ()
    meaning: Line


class When(Model):
    """A condition on one answer: it is one of `values` (for several choices: one of them is)."""

    item: Id
    values: tuple[Id, ...] = Field(min_length=1)

    def holds(self, value: Value) -> bool:
        """Whether an answer meets the condition."""
        chosen = value if isinstance(value, tuple) else (value,)
        return any(one in self.values for one in chosen)


class Note(Model):
    """A sentence that links a fact to what the person said. Shown only to those it holds for."""

    when: When
    text: Line


class Fact(Model):
    """One thing the document says."""

    id: Id
    title: Line
    """What it is, in a few words that can stand alone."""
    text: Line | None = None
    """What else the document says of it, in one sentence."""
    source: Source
    topics: tuple[Id, ...] = ()
    """Subjects on which other facts say something too, perhaps something different."""
    when: tuple[When, ...] = ()
    """Whom it is for. All must hold; empty means everyone."""
    notes: tuple[Note, ...] = ()

    def fits(self, values: Mapping[str, Value]) -> bool:
        """Whether it is for somebody with these answers (item id → value).

        A condition on an item that was not answered keeps the fact: nothing speaks against it.
        """
        return all(c.item not in values or c.holds(values[c.item]) for c in self.when)

    def notes_for(self, values: Mapping[str, Value]) -> tuple[str, ...]:
        """The notes that these answers call for; an item that was not answered calls for none."""
        return tuple(
            note.text
            for note in self.notes
            if note.when.item in values and note.when.holds(values[note.when.item])
        )


class Step(Fact):
    """A job on a path, or one that support can lead to."""

    number: int | None = Field(default=None, ge=1)
    """Its place on a path that is climbed in order; none where the steps are alternatives."""
    pay: Line | None = None
    years: Line | None = None
    """When in a career it usually comes: "3-5 years"."""
    condition: Line | None = None
    """What it takes, where the document says so: "if you have a bent for tech"."""


class CareerPath(Fact):
    """A career path. `when` names the goals it fits."""

    number: int = Field(ge=1)
    ordered: bool = True
    """The steps follow each other; otherwise they are alternatives."""
    steps: tuple[Step, ...] = Field(min_length=1)


class Metric(Fact):
    """A figure that support teams watch."""

    target: Line
    """What is aimed at, as the document puts it."""


class Income(Fact):
    """What a job pays."""

    pay: Line
    years: Line | None = None
    """When it comes within reach."""


class Practice(Fact):
    """A question to ask oneself again and again, which trains something. `title` is the question."""

    item: Id
    """The item that asks for an example of it."""
    trains: Line
    """What it trains: "system thinking"."""
    habit: Line
    """What to do about it, in one sentence."""


class Group(Model):
    """Facts under one heading: the tools among the skills, the books among the resources."""

    id: Id
    title: Line
    facts: tuple[Fact, ...] = Field(min_length=1)


class Topic(Model):
    """Something that several sections speak of, each in its own way."""

    id: Id
    label: Line


class Advice(Model):
    """All advice of one rubric, section by section, in the document's order."""

    paths: tuple[CareerPath, ...] = ()
    why: tuple[Fact, ...] = ()
    """Why the job is a good place to start."""
    skills: tuple[Group, ...] = ()
    metrics: tuple[Metric, ...] = ()
    resources: tuple[Group, ...] = ()
    job_search: tuple[Group, ...] = ()
    income: tuple[Income, ...] = ()
    tips: tuple[Fact, ...] = ()
    """For the interview."""
    practice: tuple[Practice, ...] = ()
    """Questions to put to oneself, as a plan of practice."""
    background: tuple[Group, ...] = ()
    """What the document says beside: what it believes in and why the job matters."""
    topics: tuple[Topic, ...] = ()

    def located(self) -> Iterator[tuple[Place, Fact]]:
        """Every fact with its place in here: field names and positions."""
        for p, path in enumerate(self.paths):
            yield ("paths", p), path
            for s, step in enumerate(path.steps):
                yield ("paths", p, "steps", s), step
        plain: dict[str, tuple[Fact, ...]] = {
            "why": self.why,
            "metrics": self.metrics,
            "income": self.income,
            "tips": self.tips,
            "practice": self.practice,
        }
        for name, facts in plain.items():
            for f, fact in enumerate(facts):
                yield (name, f), fact
        grouped = {
            "skills": self.skills,
            "resources": self.resources,
            "job_search": self.job_search,
            "background": self.background,
        }
        for name, groups in grouped.items():
            for g, group in enumerate(groups):
                for f, fact in enumerate(group.facts):
                    yield (name, g, "facts", f), fact
