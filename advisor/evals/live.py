"""Many cases at a time on one event loop, for a reader that waits on a network.

    for records in run_live(chunks, job, 32): ...

A case is begun (read until it has something to ask), is ready, is under way, is answered, and so on until it
is done. One piece of that work is done at a time, and between two of them whatever came from the network is
taken in; so reading goes on while calls are under way, and a call that ends is followed by the next at once.

Laws:

1. At most so many calls are under way as asked for: a case makes its calls one after the other.
2. Records come in the order of the cases, whichever was done first; work is begun at most `AHEAD` times as
   far ahead as calls may be under way, so that memory is flat.
3. When the model is away, what was done is handed out first.
4. Of a run that may cost so many tokens, a call is begun where the cost of those under way and its own still
   fit in, by our estimate and with the longest answer; where it does not fit, what is under way ends first.
5. A server that takes calls and is silent is told of within seconds, and given the time that a call may take:
   one that loads its model, or thinks for long, looks just the same.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from advisor.errors import ModelAway, ModelError
from advisor.evals.asking import Asking, writer_of
from advisor.evals.budget import Budget, worst_case
from advisor.evals.cases import Line
from advisor.evals.judging import Judging, judging
from advisor.evals.records import CaseRecord
from advisor.evals.running import Chunk, Job, extractor_named, rubric_by_id, unrun
from advisor.exchange import Request
from advisor.extraction.extractor import ReadTask
from advisor.llm.model import Answered, Calls
from advisor.rubric.model import Rubric
from advisor.transcripts import Case

__all__ = ["run_live"]

AHEAD = 4
HANDFUL = 8
"""So many records are handed out at once where there is other work, and fewer only where there is none."""
SILENCE = 5.0
"""Seconds without any answer that are told of; more where answers have taken more than half of it."""


def run_live(
    work: Iterable[Chunk],
    job: Job,
    most: int,
    calls: Calls | None = None,
    budget: Budget | None = None,
    tell: Callable[[str], None] | None = None,
) -> Generator[list[CaseRecord], None, None]:
    """Run cases, with so many calls under way.

    Args:
        work: the cases.
        job: what to do with each.
        most: how many calls may be under way.
        calls: what makes them, where that is there already; else they are made in this process.
        budget: how many tokens the run may cost; None for as many as it takes.
        tell: told, while the run goes on, of a server that is silent.

    Raises:
        ModelAway: the model cannot be had, or the tokens are used up.
        UsageError: what it needs is missing.
    """
    if job.model is None:
        raise TypeError("this job asks no model")
    asking = Asking(job.model, calls)
    if asking.calls is None:
        raise TypeError("this job makes no calls")
    with asyncio.Runner() as runner:
        pool = _Pool(_units(work, job.repeat), job, asking, asking.calls, most, budget, tell)
        try:
            runner.run(asking.calls.open())
            while records := runner.run(pool.next()):
                yield records
        finally:
            runner.run(pool.close())


@dataclass(frozen=True, slots=True)
class _Unit:
    """One case, run once."""

    line: Line
    case: Case
    repeat: int


def _units(work: Iterable[Chunk], repeat: int) -> Iterator[_Unit]:
    for chunk in work:
        for line, case in chunk:
            for number in range(1, repeat + 1):
                yield _Unit(line, case, number)


@dataclass(slots=True)
class _Open:
    """A case that was begun and is not done, and what it asks now."""

    number: int
    unit: _Unit
    rubric: Rubric
    steps: Judging
    request: Request
    tokens: int
    """What the request may cost; 0 where nobody counts."""
    held: int = 0
    """What is set aside for it."""


class _Pool:
    """Cases on their way, and what was made of them."""

    def __init__(
        self,
        units: Iterator[_Unit],
        job: Job,
        asking: Asking,
        calls: Calls,
        most: int,
        budget: Budget | None,
        tell: Callable[[str], None] | None,
    ) -> None:
        self._units = enumerate(units)
        self._job, self._asking, self._calls, self._most = job, asking, calls, most
        self._budget, self._tell = budget, tell
        self._patience, self._told = SILENCE, tell is None
        self._ready: deque[_Open] = deque()
        self._under_way: dict[int, asyncio.Future[Answered]] = {}
        self._answered: deque[tuple[_Open, asyncio.Future[Answered]]] = deque()
        self._done: dict[int, CaseRecord] = {}
        self._head = self._begun = 0
        self._ended = False
        self._away: ModelAway | None = None
        self._news = asyncio.Event()

    async def next(self) -> list[CaseRecord]:
        """The next records, as soon as there are any; none when all are handed out."""
        while True:
            busy = self._away is None and self._step()
            if self._away is not None:
                return self._rest()
            if self._head in self._done and (not busy or len(self._done) >= HANDFUL):
                return self._heads()
            if busy:
                await asyncio.sleep(0)
            elif self._under_way:
                await self._hear()
            else:
                return []

    async def _hear(self) -> None:
        """Wait for news of a call; a silence is told of once."""
        self._news.clear()
        try:
            async with asyncio.timeout(None if self._told else self._patience):
                await self._news.wait()
        except TimeoutError:
            self._told = True
            if self._tell is not None:
                choice, waiting = self._asking.choice, len(self._under_way)
                self._tell(
                    f"no answer from {choice.server} for {self._patience:.0f} s (calls under way: {waiting});"
                    f" a call is given up after {choice.seconds:.0f} s (--timeout)."
                )

    async def close(self) -> None:
        """Stop what is under way, and close the connections."""
        for call in self._under_way.values():
            call.cancel()
        await asyncio.gather(*self._under_way.values(), return_exceptions=True)
        if self._asking.tape is not None:
            self._asking.tape.close()
        await self._calls.let_go()

    def _heads(self) -> list[CaseRecord]:
        records = []
        while self._head in self._done:
            records.append(self._done.pop(self._head))
            self._head += 1
        return records

    def _rest(self) -> list[CaseRecord]:
        """All that was done, once; then why there is no more."""
        records = [self._done.pop(number) for number in sorted(self._done)]
        if not records and self._away is not None:
            raise self._away
        return records

    # --- one piece of work at a time

    def _step(self) -> bool:
        """Do the piece of work that is wanted most. Whether there was any."""
        self._send()
        starving = not self._ready and len(self._under_way) < self._most
        for piece in (self._begin, self._go_on) if starving else (self._go_on, self._begin):
            if piece():
                self._send()
                return True
        return False

    def _send(self) -> None:
        """Make calls, as long as there is room and something to ask."""
        while self._ready and len(self._under_way) < self._most and self._away is None:
            if not self._affordable(self._ready[0]):
                return
            case = self._ready.popleft()
            call = self._calls.begin(case.request, self._asking.choice.seconds)
            self._under_way[case.number] = call
            call.add_done_callback(partial(self._came, case))

    def _affordable(self, case: _Open) -> bool:
        """Whether a call may be made now. Where it never may, the run ends when nothing else is under way."""
        budget = self._budget
        if budget is None:
            return True
        held = budget.hold(case.tokens)
        if held is not None:
            case.held = held
            return True
        if not self._under_way and not self._answered:
            self._away = ModelAway(budget.said)
        return False

    def _pay(self, case: _Open, call: asyncio.Future[Answered]) -> None:
        if self._budget is not None:
            error = call.exception()
            usage = error.usage if isinstance(error, ModelError) else call.result().completion.usage
            self._budget.pay(case.held, case.tokens, usage.total)

    def _came(self, case: _Open, call: asyncio.Future[Answered]) -> None:
        del self._under_way[case.number]
        self._news.set()
        if call.cancelled():
            return
        self._answered.append((case, call))
        error = call.exception()
        self._pay(case, call)
        try:
            if isinstance(error, ModelError):
                self._asking.health.failed(error)
        except ModelAway as away:
            self._away = self._away or away
        self._send()

    def _begin(self) -> bool:
        """Read a case until it has something to ask."""
        if self._ended or self._begun - self._head >= AHEAD * self._most:
            return False
        found = next(self._units, None)
        if found is None:
            self._ended = True
            return False
        number, unit = found
        self._begun += 1
        try:
            rubric = rubric_by_id(unit.case.rubric, self._job.own)
            extractor = extractor_named(self._job.extractor)
            steps = judging(unit.case, unit.line, rubric, extractor, unit.repeat, asks=True)
            self._advance(number, unit, rubric, steps, None)
        except Exception as error:  # noqa: BLE001 - see `unrun`
            self._done[number] = unrun(unit.case, unit.line, error, unit.repeat)
        return True

    def _go_on(self) -> bool:
        """Take up an answer."""
        if not self._answered:
            return False
        case, call = self._answered.popleft()
        unit, asking = case.unit, self._asking
        try:
            completion, seconds = call.result()
            self._patience, self._told = max(self._patience, 2 * seconds), self._tell is None
            answer = asking.answered(case.request, completion, unit.repeat)
            self._advance(case.number, unit, case.rubric, case.steps, (answer, seconds))
        except Exception as error:  # noqa: BLE001 - see `unrun`
            self._done[case.number] = unrun(unit.case, unit.line, error, unit.repeat)
        return True

    def _advance(self, number: int, unit: _Unit, rubric: Rubric, steps: Judging, answer: Any) -> None:
        """See a case to its next question, or to its end."""
        try:
            task: ReadTask = steps.send(answer)
        except StopIteration as done:
            self._done[number] = done.value
            return
        request = writer_of(rubric).reading(task)
        tokens = worst_case(request) if self._budget is not None else 0
        self._ready.append(_Open(number, unit, rubric, steps, request, tokens))
