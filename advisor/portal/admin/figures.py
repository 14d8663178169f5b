"""What the admin's pages show, as data; pure.

Results are told by the names the rubric gives them. A conversation counts by its result once its report was
shown; before, it has none. It was left where a question stood and nobody came back for an hour.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from advisor.answers import Value
from advisor.dialogue.state import State, to_plain
from advisor.report.templates import capital
from advisor.rubric.items import Item
from advisor.rubric.model import Rubric
from advisor.store.surveyed import Standing

__all__ = [
    "Column",
    "Distribution",
    "Left",
    "Share",
    "Totals",
    "columns",
    "distributions",
    "left",
    "outcomes",
    "result",
    "totals",
]

PATIENCE = datetime.timedelta(hours=1)
"""Whoever has not written for so long has left, for these figures."""
MOST_COLUMNS = 32
MOST_BARS = 12


# --- Results ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Share:
    """One bar: what it stands for, how many, and of how many."""

    label: str
    number: int
    whole: int

    @property
    def percent(self) -> int:
        """The share, in whole percent."""
        return round(100 * self.number / self.whole) if self.whole else 0


@dataclass(frozen=True, slots=True)
class Totals:
    """A few numbers of many conversations."""

    begun: int
    spoke: int
    """Those in which the person wrote anything."""
    finished: int
    turns: str | None
    """Median of the turns of those that were finished, as it is shown; None without any."""

    @property
    def rate(self) -> int | None:
        """Share of those begun that were finished, in whole percent; None without any."""
        return round(100 * self.finished / self.begun) if self.begun else None


def totals(standings: Sequence[Standing]) -> Totals:
    """Sum conversations up."""
    done = [one.turns for one in standings if one.finished]
    spoke = sum(one.turns > 1 for one in standings)
    return Totals(len(standings), spoke, len(done), f"{median(done):g}" if done else None)


def outcomes(rubric: Rubric) -> tuple[str, ...]:
    """The names of all results there are, the lowest first."""
    scoring = rubric.scoring
    if scoring.method == "ladder":
        return ("no level yet", *(f"{rung.title} ({rung.id})" for rung in scoring.levels))
    return tuple(tier.id for tier in sorted(scoring.tiers, key=lambda tier: tier.at_least))


def result(rubric: Rubric, verdict: str) -> str | None:
    """The name of the result in a stored verdict ("NEARLY 61.5"); None if the rubric has changed."""
    found = [name for name in outcomes(rubric) if verdict == name or verdict.startswith(name + " ")]
    return max(found, key=len, default=None)


@dataclass(frozen=True, slots=True)
class Column:
    """The finished conversations of one day, week or month: how many had each result, the lowest first."""

    begins: datetime.date
    numbers: tuple[int, ...]


def columns(rubric: Rubric, standings: Iterable[Standing]) -> tuple[str, tuple[Column, ...]]:
    """Results over time, by when the conversation was begun: by days, weeks or months, so that all fit."""
    names = outcomes(rubric)
    found: Counter[tuple[datetime.date, str]] = Counter()
    for one in standings:
        name = result(rubric, one.verdict) if one.finished else None
        if name is not None:
            found[datetime.datetime.fromisoformat(one.since).date(), name] += 1
    if not found:
        return "day", ()
    first, last = min(day for day, _ in found), max(day for day, _ in found)
    unit = next(
        unit
        for unit in ("day", "week", "month")
        if unit == "month" or len(_steps(first, last, unit)) <= MOST_COLUMNS
    )
    places = _steps(first, last, unit)[-MOST_COLUMNS:]
    sums = {place: Counter[str]() for place in places}
    for (day, name), number in found.items():
        place = _floor(day, unit)
        if place in sums:
            sums[place][name] += number
    return unit, tuple(Column(place, tuple(sums[place][name] for name in names)) for place in places)


def _floor(day: datetime.date, unit: str) -> datetime.date:
    if unit == "week":
        return day - datetime.timedelta(days=day.weekday())
    return day.replace(day=1) if unit == "month" else day


def _steps(first: datetime.date, last: datetime.date, unit: str) -> list[datetime.date]:
    found = [_floor(first, unit)]
    jump = {"day": 1, "week": 7, "month": 31}[unit]
    while (following := _floor(found[-1] + datetime.timedelta(days=jump), unit)) <= last:
        found.append(following)
    return found


# --- Where people stop --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Left:
    """One question of the rubric: to how many it was put, and how many of them left it standing."""

    title: str
    put: int
    left: int

    @property
    def percent(self) -> int:
        """Share of those it was put to who left, in whole percent."""
        return round(100 * self.left / self.put) if self.put else 0


def left(
    rubric: Rubric, states: Iterable[tuple[Standing, State]], now: datetime.datetime
) -> tuple[Left, ...]:
    """Where people stop, question by question."""
    put: Counter[str] = Counter()
    gone: Counter[str] = Counter()
    for standing, state in states:
        asked = dict.fromkeys(rubric.question_of[item].id for item in state.standing if item in rubric.items)
        put.update({*state.trail, *asked})
        quiet = now - datetime.datetime.fromisoformat(standing.changed_at) > PATIENCE
        if asked and not standing.finished and quiet:
            gone[next(iter(asked))] += 1
    return tuple(Left(capital(one.title), put[one.id], gone[one.id]) for one in rubric.questions)


# --- What people answer -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Distribution:
    """What was answered to one item."""

    label: str
    question: str
    answered: int
    declined: int
    bars: tuple[Share, ...]
    """Empty where people answer in their own words: these stay in their conversations."""


def distributions(rubric: Rubric, states: Iterable[State]) -> tuple[Distribution, ...]:
    """What was answered to each item, in the rubric's order."""
    values: dict[str, list[Value]] = {item: [] for item in rubric.items}
    declined: Counter[str] = Counter()
    for state in states:
        for item, value in state.values.items():
            if item in values:
                values[item].append(value)
        declined.update(item for item in state.sheet.declined if item not in state.sheet.answers)
    return tuple(
        Distribution(
            capital(item.label),
            question.title,
            len(values[item.id]),
            declined[item.id],
            _bars(item, values[item.id]),
        )
        for question in rubric.questions
        for item in question.items
    )


def _bars(item: Item, values: Sequence[Value]) -> tuple[Share, ...]:
    if item.kind == "text" or not values:
        return ()
    counts: Counter[str] = Counter()
    for value in values:
        counts.update(value if isinstance(value, tuple) else [str(to_plain(value))])
    labels = _labels(item) or _ranges(item, counts)
    return tuple(
        Share(label, sum(counts[one] for one in several), len(values)) for label, several in labels.items()
    )


def _labels(item: Item) -> Mapping[str, Sequence[str]]:
    """Label of a bar → the values it stands for; none for lengths of time, which have no fixed ones."""
    match item.kind:
        case "extent":
            return {word.capitalize(): (word,) for word in ("yes", "some", "no")}
        case "choice" | "choices":
            return {capital(option.label): (option.id,) for option in item.values}
        case "level":
            return {f"{step.number}: {step.label}": (str(step.number),) for step in item.steps}
        case _:
            return {}


def _ranges(item: Item, counts: Mapping[str, int]) -> Mapping[str, Sequence[str]]:
    """Numbers by whole steps, or by wider ones where there would be too many."""
    numbers = sorted(counts, key=float)
    low, high = int(float(numbers[0])), int(float(numbers[-1]))
    if item.kind == "rating":
        low, high = int(item.low), int(item.high)
    width = next(width for width in (1, 2, 5, 10, 20, 50, 100, 200) if (high - low) // width < MOST_BARS)
    found: dict[str, list[str]] = {}
    for start in range(low // width * width, high + 1, width):
        label = str(start) if width == 1 else f"{start} to {start + width - 1}"
        found[label] = [one for one in numbers if start <= float(one) < start + width]
    return found
