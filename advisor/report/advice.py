"""What the document advises, fitted to one person: which facts, why for them, and what other sections say.

Laws:

1. Nothing is said that the rubric does not hold; a fact never loses its place.
2. Which facts fit is the rubric's data (`when`, `notes`, `improve`, `topics`): no item is named here.
3. Facts keep the document's order, except that those that help with a gap come first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from advisor.answers import Value
from advisor.report import model
from advisor.report.evidence import place_of
from advisor.report.model import FactGroup, Figure, Path, PathStep, Place, Stand, WayUp
from advisor.report.words import merged, stand, value_text
from advisor.rubric.advice import CareerPath, Fact, Group, Income, Metric, Step
from advisor.rubric.base import Source
from advisor.rubric.model import Rubric
from advisor.rubric.rules import Tier
from advisor.scoring import Assessment, Gap

__all__ = ["STRONG", "Cited", "facts", "goal", "groups", "paths", "urgent_items", "weak_items"]


STRONG = Decimal("0.8")
"""Share of its points from which an answer is a strength, and no longer something to work on."""


def urgent_items(gaps: Sequence[Gap], way: WayUp | None) -> tuple[str, ...]:
    """Answered items that the next tier needs raised: those of the smallest combination first."""
    together = [step.item for step in way.steps if step.before is not None] if way else []
    alone = [step.item for gap in gaps if gap.changes_tier for step in gap.steps if step.before is not None]
    return tuple(dict.fromkeys([*together, *alone]))


def weak_items(gaps: Sequence[Gap], assessment: Assessment, urgent: Sequence[str]) -> tuple[str, ...]:
    """Answered items to work on, the most telling first.

    Beside the urgent ones these are the items that are no strength, and those that a must-have needs raised.
    What was not answered may well be strong: it is asked, not advised.
    """
    strong = {each.item for each in assessment.contributions if (each.credit or 0) >= STRONG}
    short = [
        step.item
        for gap in gaps
        for step in gap.steps
        if step.before is not None and (gap.must_have or step.item not in strong)
    ]
    return tuple(dict.fromkeys([*urgent, *short]))


@dataclass(frozen=True, slots=True)
class Cited:
    """Turns facts of a rubric into facts of a report, for one person.

    Args:
        rubric: the rubric.
        values: item id → value.
        weak: ids of the items to work on, the most telling first.
        urgent: those of them that the next tier needs raised.
    """

    rubric: Rubric
    values: Mapping[str, Value]
    weak: Sequence[str]
    urgent: Sequence[str]

    def fact(self, fact: Fact) -> model.Fact:
        """A fact with its place, its notes for this person, and the items it helps with."""
        figure = _figure(fact)
        return model.Fact(
            id=fact.id,
            title=fact.title,
            text=fact.text,
            figure=figure,
            years=_years(fact),
            notes=merged(fact.notes_for(self.values)),
            helps=self.helped_by(fact),
            elsewhere=self.elsewhere(fact.topics, figure, fact.source) if figure else (),
            place=Place(fact.source.section, fact.source.line),
        )

    def helped_by(self, fact: Fact) -> tuple[Stand, ...]:
        """Weak items that a fact helps with."""
        items = (self.rubric.items[name] for name in self.weak)
        return tuple(stand(item, self.values[item.id]) for item in items if fact.id in item.improve)

    def settled(self, fact: Fact) -> bool:
        """Whether a fact only serves items that are answered well already, as far as they are answered."""
        served = any(fact.id in self.rubric.items[name].improve for name in self.values)
        return served and not self.helped_by(fact)

    def urgency(self, fact: Fact) -> int:
        """Place of the most telling gap that a fact helps with; past all gaps where it helps with none.

        For sorting: `sorted` is stable, so equals keep the document's order.
        """
        helped = self.helped_by(fact)
        return list(self.weak).index(helped[0].item) if helped else len(self.weak)

    def heading(self, fact: Fact) -> str | None:
        """The heading of the group a fact stands in."""
        advice = self.rubric.advice
        groups = (*advice.skills, *advice.resources, *advice.job_search)
        return next((group.title for group in groups if fact in group.facts), None)

    def elsewhere(
        self, topics: Sequence[str], figure: str | None, source: Source | None
    ) -> tuple[Figure, ...]:
        """What other sections say on these topics, where it is not the same figure.

        A topic of the pay list is spoken of there and nowhere else: once is enough.
        """
        paid = self.rubric.advice.income
        here = any(fact.source == source for fact in paid)
        open_topics = [each for each in topics if here or not any(each in fact.topics for fact in paid)]
        told = (one for topic in open_topics for one in self.rubric.by_topic[topic])
        figures = (_other(one) for one in told if one.source != source and _figure(one) != figure)
        return tuple(dict.fromkeys(figure for figure in figures if figure))


def _other(told: Tier | Fact) -> Figure | None:
    """What is said elsewhere: a figure with its years or, of a fact without one, its sentence."""
    title, sentence = (told.id, None) if isinstance(told, Tier) else (told.title, told.text)
    parts = [part for part in (_figure(told), _years(told)) if part]
    if parts:
        return Figure(title, ", ".join(parts), None, place_of(told.source))
    return Figure(title, None, sentence, place_of(told.source)) if sentence else None


def _figure(told: Tier | Fact) -> str | None:
    if isinstance(told, Metric):
        return told.target
    return told.pay if isinstance(told, Tier | Step | Income) else None


def _years(told: Tier | Fact) -> str | None:
    return told.years if isinstance(told, Step | Income) else None


def facts(told: Sequence[Fact], cited: Cited) -> tuple[model.Fact, ...]:
    """The facts that fit this person."""
    return tuple(cited.fact(fact) for fact in told if fact.fits(cited.values))


def groups(told: Sequence[Group], cited: Cited) -> tuple[FactGroup, ...]:
    """Groups with the facts that fit; in each, those that help with a gap first, the most telling leading."""
    fitted = (
        FactGroup(group.id, group.title, facts(sorted(group.facts, key=cited.urgency), cited))
        for group in told
    )
    return tuple(group for group in fitted if group.facts)


def paths(cited: Cited) -> tuple[Path, ...]:
    """The paths that fit the goal; while it is open, all of them."""
    return tuple(_path(path, cited) for path in cited.rubric.advice.paths if path.fits(cited.values))


def _path(path: CareerPath, cited: Cited) -> Path:
    return Path(
        id=path.id,
        number=path.number,
        title=path.title,
        text=path.text,
        ordered=path.ordered,
        steps=tuple(
            PathStep(step.number, step.condition, cited.fact(step))
            for step in path.steps
            if step.fits(cited.values)
        ),
        place=Place(path.source.section, path.source.line),
    )


def goal(rubric: Rubric, values: Mapping[str, Value]) -> str | None:
    """What the person is heading for: the answer that the paths depend on."""
    asked = [when.item for path in rubric.advice.paths for when in path.when if when.item in values]
    return value_text(rubric.items[asked[0]], values[asked[0]]) if asked else None
