"""Tokens of a whole interview read with a model, against the naive way with the same transcripts.

    python -m benchmarks.tokens

The naive way: the source document as the system prompt, the whole history each turn, the advisor's replies
and a final verdict of one page written by the model. Ours: one extraction call a reply, none for what holds
nothing to read, answered as a good model would (here: with what the offline reader found, each with its
quote). Both are counted alike: by tiktoken where its vocabulary is on disk, else estimated.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from advisor.answers import Entry
from advisor.catalog import load_rubric
from advisor.exchange import Completion
from advisor.extraction.extractor import NeedsModel, read_chat, settled
from advisor.extraction.model.reader import ModelExtractor
from advisor.extraction.model.schema import ANSWERS
from advisor.extraction.offline.reader import OfflineExtractor
from advisor.llm.templates import model_templates
from advisor.llm.tokens import count, request_text
from advisor.prompting.requests import RequestWriter
from advisor.rubric.model import Rubric
from advisor.transcripts import Case, numbered_lines, parse_case

EVALS = Path(__file__).parents[1] / "evals"
DOCUMENTS = {"customer-support-representative": 4_983, "support-ladder": 4_909}
"""Characters of each rubric's source document."""
VERDICT = 600
"""Tokens of a verdict of one page: tier, reasons, gaps and steps."""
A_WHOLE_INTERVIEW = 6
"""Replies from which on a transcript counts as an interview."""


@dataclass
class Tokens:
    """What a way costs."""

    input: int = 0
    output: int = 0


def main(names: Iterable[str] = ()) -> int:
    """Print what both ways cost, and the shares."""
    files = [Path(name) for name in names] or sorted(EVALS.glob("*/*.jsonl"))
    cases = [case for file in files for case in _cases(file) if _replies(case) >= A_WHOLE_INTERVIEW]
    ours, naive = Tokens(), Tokens()
    for case in cases:
        _add_ours(case, ours)
        _add_naive(case, naive)
    sort = "estimated" if count("one")[1] else "counted"
    print(f"{len(cases)} interviews, tokens {sort}")
    print(f"naive: {naive.input:>9,} in {naive.output:>8,} out")
    print(f"ours:  {ours.input:>9,} in {ours.output:>8,} out")
    if naive.input:
        print(f"share: {100 * ours.input / naive.input:>8.1f}% {100 * ours.output / naive.output:>10.1f}%")
    return 0


def _cases(file: Path) -> list[Case]:
    with file.open("rb") as opened:
        return [parse_case(line) for _, line in numbered_lines(opened)]


def _replies(case: Case) -> int:
    return sum(message.role == "user" for message in case.messages)


def _add_ours(case: Case, spent: Tokens) -> None:
    rubric = load_rubric(case.rubric)
    writer = RequestWriter(model_templates(), rubric)
    read = {entry.item: entry for entry in read_chat(OfflineExtractor(), rubric, case.messages, case.date)}

    def answer(found: NeedsModel, index: int) -> str:
        told = [
            _text(rubric, entry)
            for item in found.task.items
            if (entry := read.get(item)) is not None and entry.message == index and entry.value is not None
        ]
        return json.dumps({ANSWERS: told}, separators=(",", ":"), ensure_ascii=False)

    log: list[object] = []
    for index, message in enumerate(case.messages):
        if message.role != "user":
            continue
        found = ModelExtractor().read(rubric, case.messages[: index + 1], log, case.date)  # type: ignore[arg-type]
        if isinstance(found, NeedsModel):
            text = answer(found, index)
            spent.input += count(request_text(writer.reading(found.task)))[0]
            spent.output += count(text)[0]
            log.extend(settled(found, lambda task, text=text: Completion(text)).entries)  # type: ignore[misc]
        else:
            log.extend(found.entries)


def _text(rubric: Rubric, entry: Entry) -> str:
    """An answer as a model writes it: item, value, quote; or the quote alone where it is the value."""
    quote = entry.evidence[0].quote.replace('"', "'")
    if rubric.items[entry.item].kind in ("rating", "text") or entry.value == quote:
        return f"{entry.item}: {quote}"
    value = ",".join(entry.value) if isinstance(entry.value, tuple) else entry.value
    return f"{entry.item} {value}: {quote}"


def _add_naive(case: Case, spent: Tokens) -> None:
    document = _document(case.rubric)
    history = 0
    for message in case.messages:
        tokens = count(message.content)[0]
        if message.role == "user":
            history += tokens
            spent.input += document + history
        else:
            history += tokens
            spent.output += tokens
    spent.input += document + history
    spent.output += VERDICT


def _document(rubric: str) -> int:
    """Tokens of the source document, which is not part of the project."""
    return DOCUMENTS.get(rubric, max(DOCUMENTS.values())) // 4


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
