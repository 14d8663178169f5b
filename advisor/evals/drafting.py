"""A stored chat as a golden case: what was read of it is the draft of what should be read.

A draft is a value; each step of a review makes a new one. Who reviews decides, so a mistake of the reader
does not become gold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from advisor.answers import Message, Sheet, Span, Value
from advisor.dialogue.names import parse_value
from advisor.dialogue.state import State, to_plain
from advisor.errors import AnswerError, SuiteError
from advisor.evals.cases import lines, parsed
from advisor.rubric.model import Rubric
from advisor.scoring.table import Result, assess
from advisor.transcripts import CaseError, json_line

__all__ = ["Draft", "append_case", "draft_of"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A case in the making.

    Args:
        rubric: the rubric.
        messages: the chat, both sides.
        date: its day, as ISO 8601 has it; None where it is not known.
        answers: item → value that should be read, in the rubric's order.
        evidence: item → the words it was read from, for whoever reviews.
        declined: items that should be marked declined.
    """

    rubric: Rubric
    messages: Sequence[Message]
    date: str | None
    answers: Mapping[str, Value]
    evidence: Mapping[str, Sequence[Span]]
    declined: tuple[str, ...]

    def without(self, item: str) -> Draft:
        """The draft without an answer."""
        return replace(self, answers={name: value for name, value in self.answers.items() if name != item})

    def having(self, item: str, text: str) -> Draft:
        """The draft with an answer as it was typed: "8", "yes", "retail, support".

        Raises:
            AnswerError: the rubric has no such item, or it does not take the value.
        """
        if item not in self.rubric.items:
            raise AnswerError(f"rubric {self.rubric.id} has no item {item!r}")
        answers = {**self.answers, item: parse_value(self.rubric.items[item], text)}
        ordered = {name: answers[name] for name in self.rubric.items if name in answers}
        declined = tuple(name for name in self.declined if name != item)
        return replace(self, answers=ordered, declined=declined)

    @property
    def result(self) -> Result:
        """What the answers give."""
        return assess(self.rubric, self.answers)

    def to_data(self, name: str, tags: Sequence[str] = ()) -> dict[str, Any]:
        """The case as JSON data."""
        facts = self.result.to_dict()
        given = {key: facts[key] for key in ("tier", "score", "level") if facts.get(key) is not None}
        return {
            "id": name,
            "rubric": self.rubric.id,
            **({"date": self.date} if self.date else {}),
            **({"tags": [*tags]} if tags else {}),
            "messages": [{"role": each.role, "content": each.content} for each in self.messages],
            "expect": {
                "answers": {item: to_plain(value) for item, value in self.answers.items()},
                **({"declined": [*self.declined]} if self.declined else {}),
                **given,
            },
        }


def draft_of(rubric: Rubric, state: State) -> Draft:
    """The draft that a stored chat gives."""
    sheet: Sheet = state.sheet
    known = [item for item in rubric.items if item in sheet.answers]
    return Draft(
        rubric=rubric,
        messages=state.messages[state.begins[0] :],
        date=state.today.isoformat() if state.today else None,
        answers={item: sheet.answers[item].value for item in known},
        evidence={item: sheet.answers[item].evidence for item in known},
        declined=tuple(item for item in rubric.items if item in sheet.declined),
    )


def append_case(path: Path, data: Mapping[str, Any]) -> None:
    """Add a case to the end of a suite.

    Raises:
        SuiteError: the suite has a case of this id, or a line that is none.
    """
    for line in lines([str(path)]) if path.exists() else ():
        try:
            known = parsed(line).id
        except CaseError as error:
            raise SuiteError(f"{line.place}: {error}") from None
        if known == data["id"]:
            raise SuiteError(f"{line.place} has the id {known!r} already.")
    ends_well = not path.exists() or not path.stat().st_size or path.read_bytes()[-1:] == b"\n"
    with path.open("ab") as file:
        file.write((b"" if ends_well else b"\n") + json_line(data))
