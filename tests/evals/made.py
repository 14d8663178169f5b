"""Small suites and runs, made where a test needs them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from advisor.answers import Entry, Message, Span
from advisor.evals.records import CaseRecord, Found, Golden
from advisor.extraction.extractor import Reading

RUBRIC = "customer-support-representative"
ASKED = {"role": "assistant", "content": "From 1 to 10, how good are your writing and your empathy?"}


def line(name: str, *words: str, answers: Mapping[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    """A case as JSON data: the person said these words after a question."""
    messages = [ASKED, *({"role": "user", "content": each} for each in words)]
    given = {} if answers is None else {"expect": {"answers": answers, **changes.pop("expect", {})}}
    return {"id": name, "rubric": RUBRIC, "messages": messages, **given, **changes}


def good(name: str, **changes: Any) -> dict[str, Any]:
    """A case that the offline reader reads as expected."""
    return line(name, "Writing 8, empathy 9.", answers={"writing": 8, "empathy": 9}, **changes)


def bad(name: str, **changes: Any) -> dict[str, Any]:
    """A case that no reader reads as expected."""
    return line(name, "Writing 8, empathy 9.", answers={"writing": 3, "phone": "yes"}, **changes)


def write(path: Path, *cases: Mapping[str, Any] | bytes) -> Path:
    """Write a suite."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [case if isinstance(case, bytes) else json.dumps(case).encode() for case in cases]
    path.write_bytes(b"".join(each + b"\n" for each in lines))
    return path


def record(name: str, outcome: Any = "passed", **fields: Any) -> CaseRecord:
    """A record with the counts of a case that expects one answer."""
    right: dict[str, Any] = {"checks": {"answers": True}}
    wrong: dict[str, Any] = {"wrong": ("writing",), "checks": {"answers": False}}
    known = right if outcome == "passed" else wrong if outcome == "failed" else {}
    found = None if outcome == "error" else Found(answers={"writing": 8}, score=10.0, tier="GAPS")
    expected = Golden(given=("answers",), answers={"writing": 8}, score=12.0, tier="GAPS")
    made = {
        "file": "a.jsonl",
        "line": 1,
        "rubric": RUBRIC,
        "expected": expected,
        "found": found,
        **known,
        **fields,
    }
    return CaseRecord(id=name, outcome=outcome, **made)


@dataclass(frozen=True)
class Scripted:
    """A reader that reads what a script says, whatever the rubric: words → item and value."""

    script: Mapping[str, tuple[str, Any]]

    def read(self, rubric: Any, chat: Sequence[Message], log: Any, today: Any) -> Reading:
        said, at = chat[-1].content, len(chat) - 1
        if "explode" in said:
            raise ZeroDivisionError("boom")
        entries = []
        for words, (item, value) in self.script.items():
            start = said.find(words)
            if start >= 0:
                span = Span(at, start, start + len(words), words)
                known = Decimal(str(value)) if isinstance(value, int | float) else value
                entries.append(Entry("answered", item, known, (span,), at))
        return Reading(tuple(entries))
