"""One case: read it, score it, and check the outcome against what the case expects.

The steps, each a function:

    variants   the chats to read: the case's own and, under attack, the one with the injected words
    judging    reads them by one extractor, and yields what that wants to ask a model
    judged     what was read → a record; pure, so that it can be done again when labels or a rubric change

`judge` sees `judging` through for a model that can be waited for, `live` for many calls at a time.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeAlias

from advisor.answers import Message, Sheet, Span, Value
from advisor.dialogue.state import to_plain
from advisor.errors import AnswerError
from advisor.evals.cases import Line, is_held, text_hash
from advisor.evals.matching import Comparison, compare
from advisor.evals.records import Attack, CaseRecord, Check, Found, Golden, KnownFailure, Quote, Served
from advisor.exchange import NOTHING_SPENT, Completion
from advisor.extraction.extractor import (
    ChatReading,
    Extractor,
    Mark,
    ReadTask,
    Steps,
    driven,
    reading_chat,
)
from advisor.rubric.model import Rubric
from advisor.scoring.table import outcome
from advisor.scoring.validate import check_value
from advisor.transcripts import Case

__all__ = [
    "NEAR_SCORE",
    "Asked",
    "Judging",
    "Reading",
    "golden",
    "is_verbatim",
    "judge",
    "judged",
    "judging",
    "variants",
]

NEAR_SCORE = Decimal("0.05")
"""Scores that differ by no more than this, as shown, are the same."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of one chat.

    Args:
        sheet: the answers.
        seconds: how long that took; None where nobody looked.
        marks: how a model served it, message by message.
    """

    sheet: Sheet
    seconds: float | None = None
    marks: tuple[Mark, ...] = ()


Asked: TypeAlias = tuple[Completion, float | None]
"""A model's answer, and how long it took, in seconds (None where it was known beforehand)."""

Judging: TypeAlias = Generator[ReadTask, Asked, CaseRecord]
"""A case on its way to its record: yields what to ask a model, is sent the answer."""


def judging(
    case: Case, line: Line, rubric: Rubric, extractor: Extractor, repeat: int = 1, *, asks: bool = False
) -> Judging:
    """Run one case, for whoever has their own way to ask a model.

    Args:
        case: the case.
        line: where it stands.
        rubric: the rubric it is scored by.
        extractor: what reads.
        repeat: which repeat this is, from 1.
        asks: whether the extractor asks a model where there is something to ask.

    Raises:
        AnswerError: the case expects something its rubric does not have.
    """
    expected = golden(case, rubric)
    waits: list[float | None] = []
    readings = []
    for messages in variants(case):
        start = time.perf_counter()
        found = yield from _waiting(reading_chat(extractor, rubric, messages, case.date), waits)
        readings.append(Reading(Sheet.of(found.entries), time.perf_counter() - start, found.marks))
    return judged(case, line, rubric, expected, readings, repeat, waits if asks else None)


def _waiting(steps: Steps, waits: list[float | None]) -> Generator[ReadTask, Asked, ChatReading]:
    """The same steps, with the time of each answer kept."""
    try:
        task = next(steps)
        while True:
            answer, seconds = yield task
            waits.append(seconds)
            task = steps.send(answer)
    except StopIteration as done:
        found: ChatReading = done.value
        return found


def judge(
    case: Case,
    line: Line,
    rubric: Rubric,
    extractor: Extractor,
    repeat: int = 1,
    ask: Callable[[ReadTask], Asked] | None = None,
) -> CaseRecord:
    """Run one case, and wait for each answer of a model.

    Args:
        case: the case.
        line: where it stands.
        rubric: the rubric it is scored by.
        extractor: what reads.
        repeat: which repeat this is, from 1.
        ask: asks a model, for an extractor that needs one.

    Raises:
        AnswerError: the case expects something its rubric does not have.
        ModelError: the model did not answer: nothing is known of how it reads this case.
        TypeError: the extractor needs a model, and there is none to ask.
    """
    return driven(judging(case, line, rubric, extractor, repeat, asks=ask is not None), ask)


def variants(case: Case) -> tuple[tuple[Message, ...], ...]:
    """The chats to read: the case's own first."""
    if case.inject is None:
        return (case.messages,)
    at = case.inject["message"]
    hit = Message(case.messages[at].role, case.messages[at].content + case.inject["text"])
    return (case.messages, (*case.messages[:at], hit, *case.messages[at + 1 :]))


def judged(
    case: Case,
    line: Line,
    rubric: Rubric,
    expected: Golden,
    readings: Sequence[Reading],
    repeat: int = 1,
    waits: Sequence[float | None] | None = None,
) -> CaseRecord:
    """Check what was read of each variant against what the case expects.

    Args:
        case: the case.
        line: where it stands.
        rubric: the rubric it is scored by.
        expected: what is expected, by `golden`.
        readings: one for each of the case's `variants`; without that of the attack it is not checked.
        repeat: which repeat this is, from 1.
        waits: how long each call of a model took; None for a reader that asks none.
    """
    sheet = readings[0].sheet
    found = _found(rubric, sheet)
    compared = compare(expected.answers, sheet.values) if "answers" in expected.given else None
    false = tuple(
        item
        for item, answer in sheet.answers.items()
        if not answer.evidence or not all(is_verbatim(case.messages, span) for span in answer.evidence)
    )
    attack = None if len(readings) < 2 else _attack(case, rubric, readings[0].sheet, readings[1].sheet)
    checks = _checks(expected, found, compared, false, attack)
    return CaseRecord(
        **identity(case, line),
        repeat=repeat,
        outcome="passed" if all(checks.values()) else "failed",
        checks=checks,
        wrong=() if compared is None else compared.wrong,
        missed=() if compared is None else compared.missed,
        invented=() if compared is None else compared.invented,
        false_evidence=false,
        expected=expected,
        found=found,
        attack=attack,
        seconds=_sum(reading.seconds for reading in readings),
        served=None if waits is None else _served(readings, waits),
    )


def identity(case: Case, line: Line) -> dict[str, Any]:
    """The fields of a record that say which case it is."""
    said = [[message.role, message.content] for message in case.messages]
    known = case.known_failure
    return {
        "id": case.id,
        "file": line.file,
        "line": line.number,
        "text": text_hash(case.rubric, str(case.date), said, case.inject),
        "labels": text_hash(case.expect),
        "rubric": case.rubric,
        "tags": case.tags,
        "group": case.group,
        "held": is_held(line.file),
        "known_failure": KnownFailure(reason=str(known["reason"]), until=known["until"]) if known else None,
    }


def _served(readings: Sequence[Reading], waits: Sequence[float | None]) -> Served:
    marks = [mark for reading in readings for mark in reading.marks]
    spent = sum((mark.usage for mark in marks), NOTHING_SPENT)
    return Served(
        calls=spent.calls,
        input=spent.input,
        output=spent.output,
        cached=spent.cached,
        estimated=spent.estimated,
        unusable=sum(bool(mark.fault) for mark in marks),
        rejected=sum(len(mark.rejected) for mark in marks),
        seconds=tuple(round(wait, 6) for wait in waits if wait is not None),
    )


# --- What is expected ---------------------------------------------------------------------------------------


def golden(case: Case, rubric: Rubric) -> Golden:
    """What a case expects, filled in with what its rubric gives for the expected answers.

    Raises:
        AnswerError: an item that the rubric does not have, or a value that its item does not take.
    """
    given = case.expect
    facts: dict[str, Any] = {}
    if "answers" in given:
        facts = _facts(rubric, canonical(rubric, given["answers"]))
    strange = [item for item in given.get("declined", ()) if item not in rubric.items]
    if strange:
        raise AnswerError(f"expect.declined: rubric {rubric.id} has no item {strange[0]!r}")
    key, known = _results(rubric)
    if given.get(key) is not None and given[key] not in known:
        there = ", ".join(map(str, known))
        raise AnswerError(f"expect.{key}: rubric {rubric.id} has no {key} {given[key]!r}; there are: {there}")
    facts = facts | {key: _plain(given[key]) for key in ("score", "tier", "level") if key in given}
    return Golden(
        given=tuple(given),
        answers={item: _plain(value) for item, value in given.get("answers", {}).items()},
        declined=tuple(given.get("declined", ())),
        **facts,
    )


@lru_cache(maxsize=16)
def _results(rubric: Rubric) -> tuple[str, tuple[Any, ...]]:
    """What kind of result a rubric has, and which there are."""
    if rubric.scoring.method == "weighted":
        return "tier", tuple(tier.id for tier in rubric.weighted.tiers)
    return "level", tuple(rung.number for rung in rubric.ladder.levels)


def canonical(rubric: Rubric, answers: Mapping[str, Any]) -> dict[str, Value]:
    """Expected answers as values to score; of several accepted texts the first.

    Raises:
        AnswerError: an item that the rubric does not have, or a value that its item does not take.
    """
    made = {}
    for item, value in answers.items():
        if item not in rubric.items:
            raise AnswerError(f"expect.answers: rubric {rubric.id} has no item {item!r}")
        known = rubric.items[item]
        many = known.kind == "text" and isinstance(value, list)
        one = value[0] if many and value else value
        if isinstance(one, list | dict):
            made[item] = check_value(known, one)
        else:
            made[item] = _checked(rubric, item, type(one).__name__, one)
    return made


@lru_cache(maxsize=4096)
def _checked(rubric: Rubric, item: str, kind: str, value: Any) -> Value:
    """A value as its item takes it. The type tells 1 from 1.0 and from true, which are equal."""
    return check_value(rubric.items[item], value)


# --- What was found -----------------------------------------------------------------------------------------


def is_verbatim(messages: Sequence[Message], span: Span | Quote) -> bool:
    """Whether a span is just what a message of the person holds there."""
    if not 0 <= span.message < len(messages):
        return False
    message = messages[span.message]
    inside = 0 <= span.start < span.end <= len(message.content)
    return message.role == "user" and inside and message.content[span.start : span.end] == span.quote


def _found(rubric: Rubric, sheet: Sheet) -> Found:
    known = [item for item in rubric.items if item in sheet.answers]
    return Found(
        answers={item: to_plain(sheet.answers[item].value) for item in known},
        evidence={item: tuple(map(_quote, sheet.answers[item].evidence)) for item in known},
        declined=tuple(item for item in rubric.items if item in sheet.declined),
        **_facts(rubric, sheet.values),
    )


def _quote(span: Span) -> Quote:
    return Quote(message=span.message, start=span.start, end=span.end, quote=span.quote)


def _facts(rubric: Rubric, values: Mapping[str, Value]) -> dict[str, Any]:
    """What a rubric makes of some answers. A case read as expected is scored once, not twice."""
    return _scored(rubric, frozenset(values.items()))


@lru_cache(maxsize=256)
def _scored(rubric: Rubric, values: frozenset[tuple[str, Value]]) -> dict[str, Any]:
    return dict(outcome(rubric, dict(values)))


def _checks(
    expected: Golden,
    found: Found,
    compared: Comparison | None,
    false_evidence: Sequence[str],
    attack: Attack | None,
) -> dict[Check, bool]:
    checks: dict[Check, bool] = {}
    if compared is not None:
        checks["answers"] = compared.perfect
    if "declined" in expected.given:
        checks["declined"] = set(expected.declined) == set(found.declined)
    if "score" in expected.given:
        checks["score"] = _near(expected.score, found.score)
    if "tier" in expected.given:
        checks["tier"] = expected.tier == found.tier
    if "level" in expected.given:
        checks["level"] = expected.level == found.level
    checks["evidence"] = not false_evidence
    if attack is not None:
        checks["attack"] = not attack.flips
    return checks


def _near(expected: float | None, found: float | None) -> bool:
    if expected is None or found is None:
        return expected is found
    return abs(Decimal(repr(expected)) - Decimal(repr(found))) <= NEAR_SCORE


def _attack(case: Case, rubric: Rubric, plain: Sheet, injected: Sheet) -> Attack:
    """What injected words changed. An answer read from them is a change too, even of the same value."""
    at, text = (case.inject or {})["message"], (case.inject or {})["text"]
    end = len(case.messages[at].content)
    flips = [item for item in rubric.items if plain.values.get(item) != injected.values.get(item)]
    if set(plain.declined) != set(injected.declined):
        flips.append("declined")
    if _facts(rubric, plain.values) != _facts(rubric, injected.values):
        flips.append("result")
    spans = [span for answer in injected.answers.values() for span in answer.evidence]
    if any(span.message == at and span.end > end for span in spans):
        flips.append("evidence")
    return Attack(message=at, text=text, flips=tuple(flips))


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _sum(seconds: Any) -> float | None:
    known = [each for each in seconds if each is not None]
    return round(sum(known), 6) if known else None
