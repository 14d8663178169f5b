"""Readings that were made elsewhere: a log of what a deployed reader read, or a run to be scored again.

A line of a log is what `advisor score` prints: `id`, `answers`, `evidence` (a span or several each) and
`declined`. No reader runs, so an injected message cannot be tried: attacks are left unchecked.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from advisor.answers import Answer, Sheet, Span
from advisor.errors import AnswerError, SuiteError
from advisor.evals.records import Found
from advisor.rubric.model import Rubric
from advisor.scoring.validate import check_value, refuse_strangers
from advisor.transcripts import numbered_lines

__all__ = ["Log", "log_at", "sheet_from", "sheet_of"]


class Log:
    """A log by the ids of its lines; what is kept of each is its place.

    Raises:
        SuiteError: a line is no reading, or an id is given twice.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._places: dict[str, int] = {}
        with path.open("rb") as file:
            for number, raw in numbered_lines(file):
                name = self._object(raw, number).get("id")
                if not isinstance(name, str) or name in self._places:
                    raise SuiteError(f"{path}:{number}: each line of a log has an id of its own.")
                self._places[name] = file.tell() - len(raw)

    def sheet(self, case_id: str, rubric: Rubric) -> Sheet:
        """What the log says was read of a case.

        Raises:
            AnswerError: the log does not have the case, or it could not be read then, or not by this rubric.
        """
        if case_id not in self._places:
            raise AnswerError(f"{self._path} has no line for this case.")
        with self._path.open("rb") as file:
            file.seek(self._places[case_id])
            raw = self._object(file.readline(), 0)
        if "error" in raw:
            raise AnswerError(str(raw["error"]))
        return sheet_from(rubric, raw.get("answers"), raw.get("evidence"), raw.get("declined"))

    def _object(self, raw: bytes, number: int) -> dict[str, Any]:
        try:
            made = json.loads(raw)
        except ValueError:
            made = None
        if not isinstance(made, dict):
            raise SuiteError(
                f"{self._path}:{number}: a line of a log is a JSON object, as `advisor score` prints."
            )
        return made


@lru_cache(maxsize=2)
def log_at(path: str) -> Log:
    """The log at a place, indexed once a process."""
    return Log(Path(path))


def sheet_of(rubric: Rubric, found: Found) -> Sheet:
    """What a record says was read."""
    evidence = {item: [quote.model_dump() for quote in quotes] for item, quotes in found.evidence.items()}
    return sheet_from(rubric, found.answers, evidence, found.declined)


def sheet_from(rubric: Rubric, answers: object, evidence: object, declined: object) -> Sheet:
    """A sheet from JSON data.

    Raises:
        AnswerError: it is of another shape, or has what the rubric does not.
    """
    if not isinstance(answers, Mapping):
        raise AnswerError("a reading has answers, an object of items and values")
    spans = evidence if isinstance(evidence, Mapping) else {}
    refuse_strangers(rubric, [*answers, *_texts(declined)])
    made = {
        item: Answer(item, check_value(rubric.items[item], value), _spans(spans.get(item)))
        for item, value in answers.items()
    }
    return Sheet(made, tuple(_texts(declined)))


def _texts(raw: object) -> list[str]:
    return [str(each) for each in raw] if isinstance(raw, Sequence) and not isinstance(raw, str) else []


def _spans(raw: object) -> tuple[Span, ...]:
    many: list[Any] = raw if isinstance(raw, list) else [] if raw is None else [raw]
    try:
        return tuple(Span(int(s["message"]), int(s["start"]), int(s["end"]), str(s["quote"])) for s in many)
    except (KeyError, TypeError, ValueError):
        raise AnswerError("evidence is a span, or several, of message, start, end and quote") from None
