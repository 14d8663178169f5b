"""Faults of golden cases: of form, of labels, of doubles; and what they cover.

No reader judges them, but for one thing: a level that is far from what the embedded reader makes of a chat is
worth a look, for nothing plainer tells whether words may give a level.

Levels: an `error` makes figures wrong and fails; a `warning` is worth a look and fails only when asked to.
Of cases that are held out no words are said.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from pydantic import ValidationError

from advisor.errors import AdvisorError
from advisor.evals.cases import Line, is_held, lines, parsed, text_hash
from advisor.evals.doubting import doubted
from advisor.evals.judging import NEAR_SCORE, canonical, golden
from advisor.evals.matching import words_of
from advisor.evals.records import Golden
from advisor.evals.running import Own, rubric_by_id
from advisor.rubric.model import Rubric
from advisor.transcripts import Case, CaseError

__all__ = ["Coverage", "Finding", "Linter", "coverage_rows"]

SHINGLE = 4
LEAST_SHINGLES = 10
MOST_ALIKE = 0.8
"""Two chats are near-duplicates where this share of the shorter one's runs of words is in the other."""
MOST_COMMON = 25
"""A run of words that so many chats have says nothing."""
NEAR_BOUNDARY = 2.0
"""Points on either side of a tier's threshold that count as its boundary."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault, and where it is."""

    place: str
    level: Literal["error", "warning"]
    message: str


@dataclass(slots=True)
class Coverage:
    """What the cases of one rubric cover.

    Args:
        rubric: the rubric.
        items: item → how many cases expect an answer.
        values: (item, value) → cases, of kinds with few values.
        results: tier or level → cases.
        boundaries: tier → cases within `NEAR_BOUNDARY` points below and above its threshold.
        must_haves: (must-have, verdict) → cases.
    """

    rubric: Rubric
    items: Counter[str] = field(default_factory=Counter)
    values: Counter[tuple[str, str]] = field(default_factory=Counter)
    results: Counter[str] = field(default_factory=Counter)
    boundaries: Counter[tuple[str, str]] = field(default_factory=Counter)
    must_haves: Counter[tuple[str, str]] = field(default_factory=Counter)
    cases: int = 0

    def add(self, expected: Golden) -> None:
        """Count a case."""
        self.cases += 1
        for item, value in expected.answers.items():
            self.items[item] += 1
            for one in value if isinstance(value, list) else [value]:
                self.values[item, str(one)] += 1
        self.must_haves.update(expected.must_haves.items())
        if expected.tier is not None:
            self.results[expected.tier] += 1
        if expected.level is not None:
            self.results[f"L{expected.level}"] += 1
        if expected.score is not None and self.rubric.scoring.method == "weighted":
            self._add_boundaries(expected.score)

    def _add_boundaries(self, score: float) -> None:
        for tier in self.rubric.weighted.tiers:
            distance = score - float(tier.at_least)
            if tier.at_least and abs(distance) <= NEAR_BOUNDARY:
                self.boundaries[tier.id, "below" if distance < 0 else "above"] += 1

    def gaps(self) -> Iterator[str]:
        """What no case covers."""
        for item in self.rubric.items.values():
            if not self.items[item.id]:
                yield f"no case expects an answer to {item.id}"
                continue
            known = _values_of(item)
            missing = [value for value in known if not self.values[item.id, value]]
            if missing:
                yield f"no case expects {item.id} to be {', '.join(missing)}"
        yield from self._gaps_of_results()

    def _gaps_of_results(self) -> Iterator[str]:
        if self.rubric.scoring.method == "weighted":
            for tier in self.rubric.weighted.tiers:
                if not self.results[tier.id]:
                    yield f"no case ends in {tier.id}"
                for side in ("below", "above"):
                    if tier.at_least and not self.boundaries[tier.id, side]:
                        yield f"no case ends within {NEAR_BOUNDARY:g} points {side} {tier.id}"
            for must in self.rubric.weighted.must_haves:
                for verdict in ("met", "missed"):
                    if not self.must_haves[must.id, verdict]:
                        yield f"in no case the must-have {must.id} is {verdict}"
        else:
            missing = [rung.id for rung in self.rubric.ladder.levels if not self.results[rung.id]]
            if missing:
                yield f"no case ends in {', '.join(missing)}"


def _values_of(item: Any) -> tuple[str, ...]:
    if item.kind == "extent":
        return ("yes", "some", "no")
    if item.kind in ("choice", "choices"):
        return tuple(option.id for option in item.values)
    if item.kind == "level":
        return tuple(str(step.number) for step in item.steps)
    return ()


class Linter:
    """Looks through suites. `findings` must be used up before `coverage` is looked at.

    Args:
        today: the day, for known failures.
        own: the user's own rubrics.
    """

    def __init__(self, today: datetime.date, own: Own = ()) -> None:
        self._today, self._own = today, own
        self._ids: dict[str, str] = {}
        self._chats: dict[str, str] = {}
        self._alike = _Alike()
        self.coverage: dict[str, Coverage] = {}
        self.cases = 0

    def findings(self, files: Sequence[str]) -> Iterator[Finding]:
        """What is wrong, case by case, and then between cases."""
        for line in lines(files):
            try:
                case = parsed(line)
            except CaseError as error:
                yield Finding(line.place, "error", str(error))
                continue
            self.cases += 1
            yield from self._doubles(case, line)
            yield from self._labels(case, line)
            yield from self._known_failure(case, line)
        yield from self._alike.findings()

    def _doubles(self, case: Case, line: Line) -> Iterator[Finding]:
        if case.id in self._ids:
            yield Finding(line.place, "error", f"the id {case.id!r} is that of {self._ids[case.id]} too.")
        self._ids.setdefault(case.id, line.place)
        said = [message.content for message in case.messages]
        chat = text_hash(case.rubric, said, case.inject)
        if chat in self._chats and said:
            yield Finding(line.place, "warning", f"the chat of {case.id} is that of {self._chats[chat]}.")
        else:
            self._alike.add(case, line)
        self._chats.setdefault(chat, line.place)

    def _labels(self, case: Case, line: Line) -> Iterator[Finding]:
        try:
            rubric = rubric_by_id(case.rubric, self._own)
            expected = golden(case, rubric)
        except (AdvisorError, ValidationError) as error:
            yield Finding(line.place, "error", f"{case.id}: {' '.join(str(error).split())}")
            return
        self.coverage.setdefault(rubric.id, Coverage(rubric)).add(expected)
        if not (case.expect or case.group or case.inject):
            yield Finding(line.place, "warning", f"{case.id} expects nothing.")
        if case.expect and "answers" in case.expect:
            yield from self._results(case, line, rubric)
            yield from self._unsupported(case, line, rubric)
        both = sorted({*expected.answers} & {*expected.declined})
        if both:
            yield Finding(line.place, "error", f"{case.id}: {', '.join(both)}: both answered and declined.")

    def _results(self, case: Case, line: Line, rubric: Rubric) -> Iterator[Finding]:
        """The score, tier and level of a case must be what its rubric gives for its answers."""
        answers = {key: value for key, value in case.expect.items() if key == "answers"}
        bare = Case(case.id, case.rubric, case.messages, case.date, expect=answers)
        computed = golden(bare, rubric)
        for key in ("score", "tier", "level"):
            given, made = case.expect.get(key), getattr(computed, key)
            if key not in case.expect or _same(given, made):
                continue
            yield Finding(line.place, "error", f"{case.id}: {key} {given}, and its answers give {made}.")

    def _unsupported(self, case: Case, line: Line, rubric: Rubric) -> Iterator[Finding]:
        given = case.expect["answers"]
        for item, why in doubted(rubric, case, canonical(rubric, given)):
            what = "" if is_held(line.file) else f" ({given[item]})"
            yield Finding(line.place, "warning", f"{case.id}: {item}{what}: {why}.")

    def _known_failure(self, case: Case, line: Line) -> Iterator[Finding]:
        known = case.known_failure
        if known and datetime.date.fromisoformat(known["until"]) < self._today:
            yield Finding(
                line.place, "warning", f"{case.id}: known to fail until {known['until']}, which is past."
            )


def _same(given: Any, made: Any) -> bool:
    if isinstance(given, int | float | Decimal) and isinstance(made, int | float):
        return abs(Decimal(str(given)) - Decimal(repr(made))) <= NEAR_SCORE
    return bool(given == made)


class _Alike:
    """Finds chats that share most of the person's words; paraphrases of one person may."""

    def __init__(self) -> None:
        self._places: list[tuple[str, str, str | None, int]] = []
        self._having: dict[int, list[int]] = defaultdict(list)

    def add(self, case: Case, line: Line) -> None:
        """Take a chat."""
        shingles = _shingles(case)
        if len(shingles) < LEAST_SHINGLES or case.inject is not None:
            return  # attacks may well share a chat; what they inject is not the same, or they are doubles
        for shingle in shingles:
            self._having[shingle].append(len(self._places))
        self._places.append((case.id, line.place, case.group, len(shingles)))

    def findings(self) -> Iterator[Finding]:
        """Pairs that are nearly the same."""
        shared: Counter[tuple[int, int]] = Counter()
        for having in self._having.values():
            if len(having) <= MOST_COMMON:
                shared.update((one, other) for at, one in enumerate(having) for other in having[at + 1 :])
        for (one, other), count in sorted(shared.items()):
            first, second = self._places[one], self._places[other]
            alike = count / min(first[3], second[3])
            if alike >= MOST_ALIKE and (first[2] is None or first[2] != second[2]):
                said = f"{second[0]} is nearly the same as {first[0]} ({first[1]}): {alike:.0%} of its words."
                yield Finding(second[1], "warning", said)


def _shingles(case: Case) -> set[int]:
    words: list[str] = []
    for message in case.messages:
        if message.role == "user":
            words += words_of(message.content)
    return {hash(tuple(words[at : at + SHINGLE])) for at in range(len(words) - SHINGLE + 1)}


def coverage_rows(coverage: Mapping[str, Coverage]) -> Iterator[tuple[str, str]]:
    """Rubric and what its cases cover, in words."""
    for name, each in coverage.items():
        yield name, f"{each.cases:,} cases, {len(each.items)} of {len(each.rubric.items)} items"
        results = ", ".join(f"{result} {count:,}" for result, count in each.results.most_common())
        yield "", f"results: {results or 'none'}"
