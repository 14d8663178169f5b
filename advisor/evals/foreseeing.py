"""What a run with a model would cost, worked out before it: calls, tokens, money.

What a message is asked about hangs on what was read before it. So every chat is gone through with the
offline reader in the model's place (in a replay with the recorded answers), and each request is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import ValidationError

from advisor.errors import AdvisorError
from advisor.evals.asking import tape_at, writer_of
from advisor.evals.judging import Judging, judging
from advisor.evals.launching import Plan
from advisor.evals.metrics import spent_on
from advisor.evals.running import chunks, extractor_named, rubric_by_id
from advisor.evals.words import spent
from advisor.exchange import Completion, Usage
from advisor.extraction.extractor import ReadTask
from advisor.llm.cassette import Tape
from advisor.llm.tokens import count, request_text
from advisor.rubric.model import Rubric

__all__ = ["Foreseen", "foreseen"]

NOTHING_READ = Completion("{}")
TOKENS_AN_ITEM = 16
"""Of an answer: an item that is null takes some 6, one with a value and its quote some 28."""


@dataclass(slots=True)
class Foreseen:
    """Counts over all requests that come up.

    Args:
        usage: what they would take; answers are estimated.
        most: tokens that the answers could take at most.
        missing: how many of them a cassette does not hold; None where none is replayed.
    """

    plan: Plan
    usage: Usage = field(default_factory=Usage)
    most: int = 0
    missing: int | None = None

    def lines(self) -> Iterator[str]:
        """In words."""
        usage = self.usage
        if self.missing is not None:
            held = f"{self.missing:,} of them not in the cassette"
            yield f"{usage.calls:,} answers to replay, {held}; no calls are made."
            return
        counts = {"calls": usage.calls, "input": usage.input, "output": usage.output}
        cost = spent_on(counts, self.plan.header.prices, estimated=usage.estimated)
        yield f"About {spent(cost)}."
        yield f"Answers are estimated; they take {self.most:,} tokens at most."
        if cost.cost is None:
            yield "What that costs is told with --prices FILE."


def foreseen(plan: Plan) -> Foreseen:
    """Go through all chats of a plan, without a call."""
    choice = plan.job.model
    tape = tape_at(choice.cassette) if choice and choice.mode == "replay" and choice.cassette else None
    made = Foreseen(plan, missing=None if tape is None else 0)
    for chunk in chunks(plan.files, plan.selection):
        for line, case in chunk:
            try:
                rubric = rubric_by_id(case.rubric, plan.job.own)
                steps = judging(case, line, rubric, extractor_named(plan.job.extractor), asks=True)
                _count(steps, rubric, made, tape)
            except (AdvisorError, ValidationError):
                continue  # the run will say what is wrong with it
    repeats = plan.job.repeat
    made.most *= repeats
    once = made.usage
    made.usage = Usage(once.input * repeats, once.output * repeats, 0, once.calls * repeats, once.estimated)
    return made


def _count(steps: Judging, rubric: Rubric, made: Foreseen, tape: Tape | None) -> None:
    """See a case through, and count what it asks."""
    writer = writer_of(rubric)
    try:
        task = next(steps)
        while True:
            request = writer.reading(task)
            tokens, estimated = count(request_text(request))
            made.usage += Usage(tokens, min(_answer(task), request.most), 0, 1, estimated)
            made.most += request.most
            answer = NOTHING_READ
            if tape is not None:
                if tape.holds(request):
                    answer = tape.find(request)
                else:
                    made.missing = (made.missing or 0) + 1
            task = steps.send((answer, None))
    except StopIteration:
        return


def _answer(task: ReadTask) -> int:
    return TOKENS_AN_ITEM * len(task.items)
