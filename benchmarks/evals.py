"""What the harness itself costs a case, with a reader that takes no time; replays; and very many cases.

    python -m benchmarks.evals [CASES]      the harness: seconds of one core, memory
    python -m benchmarks.evals replay       cases a second from a cassette, and where the time goes
    python -m benchmarks.evals large        100,000 cases: killed, resumed, and reported on in pages

Cases of a single message, each read, scored, checked, counted and written to disk, in one process; memory is
the resident one after a quarter of them and after all. What harnesses add to live calls: `harnesses.py`.
"""

from __future__ import annotations

import cProfile
import datetime
import gc
import json
import pstats
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from advisor.answers import Entry, Message, Span
from advisor.evals.asking import ModelChoice, writer_of
from advisor.evals.cases import lines, parsed
from advisor.evals.gate import Gate
from advisor.evals.launching import launch, planned
from advisor.evals.running import EXTRACTORS, Job, extractor_named, rubric_by_id
from advisor.evals.selecting import Selection
from advisor.exchange import Completion
from advisor.extraction.extractor import Reading, reading_chat
from advisor.llm.cassette import BY_HAND, Head, Tape
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


# --- replays


def replayed(folder: Path, cases: int, *, reading: bool) -> tuple[float, pstats.Stats]:
    """Seconds of processor time for so many cases from a cassette, and the profile of another such run.

    Args:
        folder: where to work.
        cases: how many.
        reading: whether our reader reads them; else one that only asks, which leaves harness and cassette.
    """
    from benchmarks.harnesses import Asking, write_cases

    EXTRACTORS["asking"] = Asking
    name = "model" if reading else "asking"
    write_cases(folder, cases)
    cassette = folder / f"{name}.cassette"
    cassette.unlink(missing_ok=True)
    job = Job(name, model=ModelChoice(cassette=str(cassette), mode="replay"))
    _record(folder / "cases.jsonl", cassette, name)
    now = datetime.datetime.now(datetime.UTC)

    def run() -> float:
        gc.freeze()  # as the command does
        start = time.process_time()
        plan = planned([str(folder / "cases.jsonl")], Selection(), job, now)
        result = launch(plan, Gate(now.date()), folder / "runs", _spread)
        took = time.process_time() - start
        if result.summary.errors or result.summary.cases != cases:
            raise RuntimeError(f"{result.summary.errors} of {cases} cases could not be replayed")
        return took

    run()  # warm: the cassette, the rubric and the lexicon are loaded
    took = run()
    profile = cProfile.Profile()
    profile.runcall(run)
    return took, pstats.Stats(profile)


def _record(suite: Path, cassette: Path, name: str) -> None:
    """Write a cassette with the right answer to each case."""
    rubric = rubric_by_id(RUBRIC)
    tape = Tape(cassette, Head(BY_HAND))
    requests = []
    for line in lines([str(suite)]):
        case = parsed(line)
        task = next(reading_chat(extractor_named(name), rubric, case.messages, None))
        said = _NUMBER.findall(case.messages[-1].content)
        answer = {item: {"value": int(each), "quote": each} for item, each in zip(ITEMS, said, strict=True)}
        requests.append((writer_of(rubric).reading(task), Completion(json.dumps(answer))))
    for request, completion in requests:
        tape.add(request, completion)
    tape.close()


def print_replays(cases: int) -> None:
    """Cases a second of one core, and the functions that take most of the time."""
    with tempfile.TemporaryDirectory() as folder:
        for reading, what in ((False, "harness and cassette alone"), (True, "with our reader")):
            took, profile = replayed(Path(folder), cases, reading=reading)
            print(f"replay, {what}: {cases / took:,.0f} cases a second of one core")
            profile.stream = sys.stdout  # type: ignore[attr-defined]
            profile.strip_dirs().sort_stats("tottime").print_stats(12)


# --- very many cases


LARGE = """
import sys
from advisor.cli.main import main
from advisor.evals.running import EXTRACTORS
from benchmarks.evals import Instant
EXTRACTORS["offline"] = Instant
sys.exit(main(sys.argv[1:]))
"""
LARGEST_PAGE = 10_000_000
MOST_ON_A_PAGE = 2_000


def large(folder: Path, cases: int) -> Iterator[str]:
    """Run very many cases, kill the run, go on, and look at its pages; what was found, in words.

    Raises:
        RuntimeError: something is not as it should be.
    """
    suite(folder / "cases.jsonl", cases)
    runs = folder / "runs"
    command = [
        sys.executable,
        "-c",
        LARGE,
        "eval",
        "run",
        "--no-baseline",
        "-q",
        "--runs",
        str(runs),
        "-j",
        "1",
    ]
    root = Path(__file__).parents[1]
    with subprocess.Popen([*command, str(folder / "cases.jsonl")], cwd=root) as process:
        while process.poll() is None and not _kept(runs) > cases // 3:
            time.sleep(0.1)
        process.kill()
    done = _kept(runs)
    yield f"{cases:,} cases; killed after {done:,}"
    start = time.perf_counter()
    page = folder / "report.html"
    ended = subprocess.run(
        [*command, "--resume", "last", "-o", str(page)],
        cwd=root,
        check=False,
        stdout=subprocess.PIPE,
        text=True,
    )
    took, peak = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    line = ended.stdout.splitlines()[-1]
    if ended.returncode != 1 or f"{cases // 20:,} cases fail" not in line:
        raise RuntimeError(f"status {ended.returncode}: {line}")
    yield f"resumed, judged and reported on in {took:.0f} s, {peak:.0f} MB: {line[:60]} ..."
    pages = sorted(folder.glob("report*.html"))
    counts = [each.read_bytes().count(b'<details class="case"') for each in pages]
    sizes = [each.stat().st_size for each in pages]
    if sum(counts) != cases or max(counts) > MOST_ON_A_PAGE or max(sizes) > LARGEST_PAGE:
        raise RuntimeError(f"{sum(counts)} cases on pages; at most {max(counts)}, {max(sizes)} bytes")
    first = page.read_bytes()
    failing = first.count(b'data-standing="failing"')
    if page.with_name("report-2.html").name.encode() not in first or failing != min(
        MOST_ON_A_PAGE, cases // 20
    ):
        raise RuntimeError(f"{failing} failing cases on the first page, or no link to the second")
    yield f"HTML: {len(pages)} pages, the first {len(first) / 1e6:.1f} MB with {failing:,} failing cases"
    yield f"at most {max(counts):,} cases and {max(sizes) / 1e6:.1f} MB a page"


def _kept(runs: Path) -> int:
    """How many records are on disk."""
    return max((path.read_bytes().count(b"\n") - 1 for path in runs.glob("*.jsonl")), default=0)


def main(arguments: Sequence[str]) -> int:
    """Print the figures."""
    if arguments[:1] == ["replay"]:
        print(machine(), end="\n\n")
        print_replays(int(arguments[1]) if arguments[1:] else 2_000)
        return 0
    if arguments[:1] == ["large"]:
        print(machine(), end="\n\n")
        with tempfile.TemporaryDirectory() as folder:
            for line in large(Path(folder), int(arguments[1]) if arguments[1:] else 100_000):
                print(line, flush=True)
        return 0
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
