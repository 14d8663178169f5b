"""Many cases at a time on one event loop, for a reader that waits on a network.

    for records in run_live(chunks, job, 32): ...

Laws:

1. At most so many calls are under way as asked for: a case makes its calls one after the other.
2. Records come in the order of the cases, whichever was done first; work is begun at most `AHEAD` times as
   far ahead as calls may be under way, so that memory is flat.
3. When the model is away, what was done is handed out first.
"""

from __future__ import annotations

import asyncio
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from advisor.errors import ModelAway
from advisor.evals.asking import Asking
from advisor.evals.cases import Line
from advisor.evals.judging import judging
from advisor.evals.records import CaseRecord
from advisor.evals.running import Chunk, Job, extractor_named, rubric_by_id, unrun
from advisor.transcripts import Case

__all__ = ["run_live"]

AHEAD = 4


def run_live(work: Iterable[Chunk], job: Job, calls: int) -> Generator[list[CaseRecord], None, None]:
    """Run cases, with so many calls under way.

    Raises:
        ModelAway: the model cannot be had.
        UsageError: what it needs is missing.
    """
    if job.model is None:
        raise TypeError("this job asks no model")
    asking = Asking(job.model)
    with asyncio.Runner() as runner:
        pool = _Pool(_units(work, job.repeat), job, asking, calls)
        try:
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


class _Pool:
    """Workers that take units from one iterator, and what they have made of them."""

    def __init__(self, units: Iterator[_Unit], job: Job, asking: Asking, calls: int) -> None:
        self._units = enumerate(units)
        self._job, self._asking, self._calls = job, asking, calls
        self._done: dict[int, CaseRecord] = {}
        self._head = 0
        self._ended = False
        self._away: ModelAway | None = None
        self._workers: list[asyncio.Task[None]] = []
        self._room = asyncio.Semaphore(AHEAD * calls)
        self._news = asyncio.Event()

    async def next(self) -> list[CaseRecord]:
        """The next records, as soon as there are any; none when all are handed out."""
        if not self._workers:
            self._workers = [asyncio.create_task(self._work()) for _ in range(self._calls)]
        while True:
            if self._away is not None:
                return self._rest()
            if records := self._heads():
                return records
            if all(worker.done() for worker in self._workers):
                for worker in self._workers:
                    worker.result()  # a bug of ours keeps its traceback
                return []
            self._news.clear()
            await self._news.wait()

    async def close(self) -> None:
        """Stop what is under way, and close the connections."""
        for worker in self._workers:
            worker.cancel()
        await asyncio.gather(*self._workers, return_exceptions=True)
        if self._asking.tape is not None:
            self._asking.tape.close()
        if self._asking.model is not None:
            await self._asking.model.let_go()

    def _heads(self) -> list[CaseRecord]:
        records = []
        while self._head in self._done:
            records.append(self._done.pop(self._head))
            self._head += 1
            self._room.release()
        return records

    def _rest(self) -> list[CaseRecord]:
        """All that was done, once; then why there is no more."""
        records = [self._done.pop(number) for number in sorted(self._done)]
        if not records and self._away is not None:
            raise self._away
        return records

    async def _work(self) -> None:
        try:
            while self._away is None:
                await self._room.acquire()
                unit = next(self._units, None)
                if unit is None:
                    return
                number, case = unit
                self._done[number] = await self._run(case)
                self._news.set()
        except ModelAway as error:
            self._away = self._away or error
        finally:
            self._news.set()

    async def _run(self, unit: _Unit) -> CaseRecord:
        try:
            rubric = rubric_by_id(unit.case.rubric, self._job.own)
            extractor = extractor_named(self._job.extractor)
            steps = judging(unit.case, unit.line, rubric, extractor, unit.repeat, asks=True)
            return await self._driven(steps, rubric, unit.repeat)
        except ModelAway:
            raise
        except Exception as error:  # noqa: BLE001 - see `unrun`
            return unrun(unit.case, unit.line, error, unit.repeat)

    async def _driven(self, steps: Any, rubric: Any, repeat: int) -> CaseRecord:
        try:
            task = next(steps)
            while True:
                task = steps.send(await self._asking.answer(rubric, task, repeat))
        except StopIteration as done:
            record: CaseRecord = done.value
            return record
