"""Ninety days: the document's own advice, put in an order. Nothing here is advice of ours.

The order, by tier:

    highest tier     apply · learn · in the job  (with time left before the start: learn · apply · in the job)
    below it         next steps of the tier reached · of the tiers on the way up, or learn · apply

and within a part by gap: what helps with the most telling one leads. A fact stands in the plan once, in the
first part that wants it. What serves only items that have all their points is left out.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain, zip_longest
from typing import TypeAlias

from advisor.answers import Value
from advisor.report.advice import Cited
from advisor.report.model import Phase, Plan, PlanLine
from advisor.report.words import value_text
from advisor.rubric.advice import Fact, Group
from advisor.rubric.model import Rubric
from advisor.rubric.rules import Tier
from advisor.scoring import Assessment

__all__ = ["plan"]

DAYS = 30
PHASES = 3
MOST = 9
"""Lines a phase holds at most: a month is not longer."""
SOON = Decimal(1)
"""Months until the start up to which applying comes before learning."""

Part: TypeAlias = tuple[str, list[Fact]]


def plan(assessment: Assessment, cited: Cited, today: datetime.date | None) -> Plan:
    """Put the document's advice in an order that fits tier, gaps and the time until the start."""
    start = _months_until_start(cited.rubric, cited.values)
    below = _tiers_below_the_highest(cited.rubric, assessment.tier)
    if below:
        parts, pace = _towards_applying(below, cited), None
    else:
        parts, pace = _applying(start, cited)
    return Plan(pace, tuple(_phases(parts, cited, today)))


def _towards_applying(below: Sequence[Tier], cited: Cited) -> list[Part]:
    """Steps of the tier reached and of those on the way up; where there is room, learning, then applying."""
    climbs: list[Part] = [(f"Next steps for {tier.id}", _climb(tier, cited)) for tier in below][:PHASES]
    rest: list[Part] = [("Apply", _apply(cited))]
    if len(climbs) < PHASES - 1:
        rest.insert(0, ("Learn", _learn(cited)))
    return [*climbs, *rest][:PHASES]


def _applying(start: tuple[Decimal, str] | None, cited: Cited) -> tuple[list[Part], str | None]:
    apply: Part = ("Apply", _apply(cited))
    learn: Part = ("Learn", _learn(cited))
    grow: Part = ("Once you have the job", _grow(cited))
    if start is None:
        return [apply, learn, grow], None
    months, said = start
    if months <= SOON:
        return [apply, learn, grow], f"Your start: {said}. So applying comes first."
    return [learn, apply, grow], f"Your start: in {said}. So learning comes first, then applying."


def _months_until_start(rubric: Rubric, values: Mapping[str, Value]) -> tuple[Decimal, str] | None:
    for item in rubric.items.values():
        value = values.get(item.id)
        if item.kind == "months" and isinstance(value, Decimal):
            return value, value_text(item, value)
    return None


def _tiers_below_the_highest(rubric: Rubric, tier: str) -> list[Tier]:
    """The tier reached and those between it and the highest, rising; none at the highest."""
    rising = rubric.weighted.tiers[::-1]
    place = [each.id for each in rising].index(tier)
    return list(rising[place:-1])


def _climb(tier: Tier, cited: Cited) -> list[Fact]:
    """What helps most with what the next tier needs raised, then what the document tells people of this tier.

    Last comes what else helps with those items and with the gaps that the tier's steps speak of.
    """
    told = sorted(tier.next_steps, key=cited.urgency)
    named = {step.id for step in tier.next_steps}
    spoken_of = [name for name in cited.weak if named & set(cited.rubric.items[name].improve)]
    return [*_helping(cited, cited.urgent, 2), *told, *_helping(cited, [*cited.urgent, *spoken_of])]


def _learn(cited: Cited) -> list[Fact]:
    """What helps with any gap; then the other skills and resources, the first of each group, and so on."""
    groups = (*cited.rubric.advice.skills, *cited.rubric.advice.resources)
    known = {fact.id for fact in _of(groups)}
    helping = [fact for fact in _helping(cited, cited.weak) if fact.id in known]
    in_turn = chain.from_iterable(zip_longest(*(group.facts for group in groups)))
    return [*helping, *(fact for fact in in_turn if fact is not None)]


def _helping(cited: Cited, items: Iterable[str], most: int | None = None) -> Iterator[Fact]:
    """What helps with these items, of each at most the first few, which are the most direct."""
    return (cited.rubric.facts[fact] for name in items for fact in cited.rubric.items[name].improve[:most])


def _apply(cited: Cited) -> list[Fact]:
    advice = cited.rubric.advice
    return [*_of(advice.job_search), *sorted(advice.tips, key=cited.urgency)]


def _grow(cited: Cited) -> list[Fact]:
    """What is measured on the job, and the first steps of the paths that fit."""
    fitting = (path for path in cited.rubric.advice.paths if path.fits(cited.values))
    return [*cited.rubric.advice.metrics, *(path.steps[0] for path in fitting if path.ordered)]


def _of(groups: Iterable[Group]) -> Iterator[Fact]:
    return (fact for group in groups for fact in group.facts)


def _phases(parts: Sequence[Part], cited: Cited, today: datetime.date | None) -> Iterator[Phase]:
    used: set[str] = set()
    number = 0
    for title, told in parts:
        fresh = {fact.id: fact for fact in told if fact.id not in used}
        fitting = [fact for fact in fresh.values() if fact.fits(cited.values) and not cited.settled(fact)]
        lines = tuple(PlanLine(cited.heading(fact), cited.fact(fact)) for fact in fitting[:MOST])
        used.update(line.fact.id for line in lines)
        if lines:
            number += 1
            yield _phase(title, lines, number, today)


def _phase(title: str, lines: tuple[PlanLine, ...], number: int, today: datetime.date | None) -> Phase:
    last = DAYS * number
    ends = (today + datetime.timedelta(days=last)).isoformat() if today else None
    return Phase(last - DAYS + 1, last, ends, title, lines)
