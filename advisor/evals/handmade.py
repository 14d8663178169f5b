"""Answers made by hand → a cassette that says so, with which the path of a model is checked without one.

    python -m advisor.evals.handmade evals/model.answers.yaml evals/model.cassette

The file names suites and, by case and message (counted from 0), what a model might answer there: item → its
value and quote. An answer to a message with words injected stands under "attacked N". What is not there is
null. The cassette has to be made anew when a prompt, a rubric or a reader changes what is asked.
"""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from advisor.answers import Entry, Message
from advisor.errors import AdvisorError, SuiteError
from advisor.evals.asking import writer_of
from advisor.evals.cases import lines, parsed, suite_files
from advisor.evals.judging import variants
from advisor.evals.running import extractor_named, rubric_by_id
from advisor.exchange import Completion, Request, Usage
from advisor.extraction.extractor import NeedsModel, Reading, reading_chat
from advisor.extraction.model.schema import QUOTE, VALUE
from advisor.llm.cassette import BY_HAND, Head, Tape
from advisor.llm.tokens import estimate, estimate_request
from advisor.rubric.model import Rubric
from advisor.transcripts import Case

__all__ = ["HandMade", "make"]

Answer = dict[str, tuple[Any, str]]
"""Item → value and quote."""


class HandMade(BaseModel):
    """A file of answers made by hand."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    suites: tuple[str, ...]
    note: str = ""
    cases: dict[str, dict[int | str, Answer]]

    @classmethod
    def read(cls, file: Path) -> HandMade:
        """Read a file.

        Raises:
            SuiteError: it is not of that form.
        """
        try:
            return cls.model_validate(YAML(typ="safe").load(file.read_bytes()))
        except (YAMLError, UnicodeDecodeError) as error:
            raise SuiteError(f"{file} is no YAML: {' '.join(str(error).split())}") from None
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"]))
            raise SuiteError(f"{file}: {where}: {first['msg']}") from None


def make(source: Path, cassette: Path) -> int:
    """Write the cassette; how many exchanges it holds.

    Raises:
        SuiteError: an answer is for no message that is read, or its quote is not in it, or two cases ask the
            same and are answered differently.
    """
    given = HandMade.read(source)
    cassette.unlink(missing_ok=True)
    tape = Tape(cassette, Head(BY_HAND, suites=given.suites, note=given.note))
    seen: dict[str, str] = {}
    left = {(name, str(place)) for name, answers in given.cases.items() for place in answers}
    for line in lines(suite_files(given.suites)):
        case = parsed(line)
        answers = {str(place): answer for place, answer in given.cases.get(case.id, {}).items()}
        for place, request, answer in _asked(case, rubric_by_id(case.rubric), answers):
            left.discard((case.id, place))
            key = repr(request.lines)
            if seen.setdefault(key, answer.text) != answer.text:
                raise SuiteError(
                    f"{source}: {case.id}: {place}: another case asks this and is answered so not."
                )
            tape.add(request, answer)
    tape.close()
    if left:
        name, place = sorted(left)[0]
        raise SuiteError(f"{source}: {name}: {place}: no model is asked there ({len(left)} such answers).")
    return len(tape)


def _asked(
    case: Case, rubric: Rubric, answers: Mapping[str, Answer]
) -> Iterator[tuple[str, Request, Completion]]:
    """Each request that comes up in a case, with its place and its answer."""
    for messages in variants(case):
        reader = _Placed(case)
        steps = reading_chat(reader, rubric, messages, case.date)
        try:
            task = next(steps)
            while True:
                given = answers.get(reader.place, {})
                _check(given, reader.text, f"{case.id}: {reader.place}")
                request = writer_of(rubric).reading(task)
                answer = _completion(request, {item: given.get(item) for item in task.items})
                yield reader.place, request, answer
                task = steps.send(answer)
        except StopIteration:
            continue


class _Placed:
    """The reader that asks a model, with a note of which message it is at."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._reader = extractor_named("model")
        self.place, self.text = "", ""

    def read(
        self, rubric: Rubric, chat: Sequence[Message], log: Sequence[Entry], today: datetime.date | None
    ) -> Reading | NeedsModel:
        """See `advisor.extraction.extractor.Extractor`."""
        at = len(chat) - 1
        self.text = chat[at].content
        attacked = self.text != self._case.messages[at].content
        self.place = f"attacked {at}" if attacked else str(at)
        return self._reader.read(rubric, chat, log, today)


def _check(given: Answer, text: str, where: str) -> None:
    for item, (_, quote) in given.items():
        if quote not in text:
            raise SuiteError(f"{where}: {item}: {quote!r} is not in the message.")


def _completion(request: Request, given: Mapping[str, tuple[Any, str] | None]) -> Completion:
    claims = {item: {VALUE: one[0], QUOTE: one[1]} if one else None for item, one in given.items()}
    text = json.dumps(claims, ensure_ascii=False)
    return Completion(text, "stop", Usage(estimate_request(request), estimate(text), 0, 1, estimated=True))


def main(arguments: Sequence[str]) -> int:
    """Make a cassette; 0, or 1 with what is wrong."""
    source, cassette = map(Path, arguments)
    try:
        print(f"{cassette}: {make(source, cassette):,} exchanges, made by hand")
    except AdvisorError as error:
        print(error, file=sys.stderr)
        return error.exit_status
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
