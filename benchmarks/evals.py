"""What the harness itself costs a case, with a reader that takes no time.

    python -m benchmarks.evals [CASES]

Cases of a single message, each read, scored, checked, counted and written to disk, in one process; and the
resident memory after a quarter of them and after all.
"""

from __future__ import annotations

import datetime
import json
import re
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from advisor.answers import Entry, Message, Span
from advisor.evals.gate import Gate
from advisor.evals.launching import launch, planned
from advisor.evals.running import EXTRACTORS, Job
from advisor.evals.selecting import Selection
from advisor.extraction.extractor import Reading
from benchmarks.golden import RUBRIC
from benchmarks.machine import machine

CASES = 10_000
ITEMS = ("writing", "empathy", "deescalation", "composure")
_NUMBER = re.compile(r"\d+")


class Instant:
    """Reads numbers in the order of `ITEMS`, and nothing else."""

    def read(self, rubric: Any, chat: Sequence[Message], log: Any, today: Any) -> Reading:
        """Read the last message."""
        at = len(chat) - 1
        found = zip(ITEMS, _NUMBER.finditer(chat[at].content), strict=True)
        return Reading(
            tuple(
                Entry("answered", item, Decimal(each[0]), (Span(at, each.start(), each.end(), each[0]),), at)
                for item, each in found
            )
        )


def suite(path: Path, cases: int) -> None:
    """Write cases of which one in twenty fails; their answers differ."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(cases):
            ratings = [number // 10**place % 10 or 10 for place in range(4)]
            answers = dict(zip(ITEMS, ratings, strict=True)) | ({} if number % 20 else {"empathy": 1.5})
            said = ", ".join(map(str, ratings))
            case = {"id": f"c{number}", "rubric": RUBRIC, "messages": [{"role": "user", "content": said}]}
            file.write(json.dumps(case | {"expect": {"answers": answers}}) + "\n")


def seconds(folder: Path, cases: int) -> float:
    """Seconds of processor time that a run takes, suites looked through and figures computed included."""
    EXTRACTORS["instant"] = Instant
    path = folder / "cases.jsonl"
    suite(path, cases)
    now = datetime.datetime.now(datetime.UTC)
    start = time.process_time()
    plan = planned([str(path)], Selection(), Job("instant"), now)
    result = launch(plan, Gate(now.date()), folder / "runs", _spread)
    took = time.process_time() - start
    if result.summary.cases != cases:
        raise RuntimeError(f"{result.summary.cases} of {cases} cases were run")
    return took


def _spread(function: Any, work: Any) -> Any:
    yield from map(function, work)


def main(arguments: Sequence[str]) -> int:
    """Print the figures."""
    cases = int(arguments[0]) if arguments else CASES
    print(machine(), end="\n\n")
    with tempfile.TemporaryDirectory() as folder:
        seconds(Path(folder), 100)  # warm: the rubric is loaded
        for count in (cases // 4, cases):
            took = seconds(Path(folder), count)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            speed = f"{count / took:,.0f} a second of one core, {1000 * took / count:.2f} ms each"
            print(f"{count:7,} cases: {speed}, {peak:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
