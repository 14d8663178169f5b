"""What an eval harness adds to the calls it makes: ours beside a bare loop, pydantic-evals and Inspect AI.

    python -m benchmarks.harnesses [--rounds N] [--cases N] [--others FOLDER]

500 cases of one call each against a local stub, at 0 and at 200 ms, 32 calls at a time; every contender in a
process of its own, in turns, and the median of so many rounds. "wall" is from start to exit of the process,
"phase" from the stub's first request to its last answer, "cpu" the seconds of processor time, which a busy
machine moves least. All send the same messages.

    bare           an asyncio loop around the official client: the limit
    bare + reader  the same, doing what our reader does with a message, and with an answer
    ours           `advisor eval run --extractor model`, with everything on: checks, figures, a run on disk
    ours, harness  the same with a reader that takes no time, which leaves the harness

pydantic-evals and Inspect AI need environments of their own (--others: a folder with `pydantic-evals` and
`inspect`, each a virtual environment); without them they are left out, and that is said.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.evals import ITEMS
from benchmarks.golden import RUBRIC
from benchmarks.machine import machine

CASES, ROUNDS, CONCURRENCY = 500, 7, 32
LATENCIES = (0, 200)
HERE = Path(__file__).parent / "contenders"
ROOT = Path(__file__).parents[1]
COMMAND = "import sys; from advisor.cli.main import main; sys.exit(main())"
ASKED = "From 1 to 10, how good are your writing, your empathy, your calming people down, and your tone?"


@dataclass
class Times:
    """What was measured of one contender at one latency, in seconds."""

    wall: list[float] = field(default_factory=list)
    phase: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)


def write_cases(folder: Path, cases: int) -> None:
    """Write the suite, and the calls that our reader makes for it; one in ten expects something else."""
    from advisor.evals.asking import writer_of
    from advisor.evals.cases import lines, parsed
    from advisor.evals.running import extractor_named, rubric_by_id
    from advisor.extraction.extractor import reading_chat
    from advisor.llm.server import Server

    suite, calls = [], []
    for number in range(cases):
        ratings = [number // 9**place % 9 + 1 for place in range(4)]
        said = f"{ratings[0]}, {ratings[1]}, {ratings[2]} and {ratings[3]}."
        expected = dict(zip(ITEMS, ratings, strict=True)) | ({} if number % 10 else {"writing": 10})
        chat = [{"role": "assistant", "content": ASKED}, {"role": "user", "content": said}]
        suite.append(
            {"id": f"c{number}", "rubric": RUBRIC, "messages": chat, "expect": {"answers": expected}}
        )
    (folder / "cases.jsonl").write_text("".join(json.dumps(each) + "\n" for each in suite))
    server = Server()
    for line, each in zip(lines([str(folder / "cases.jsonl")]), suite, strict=True):
        case = parsed(line)
        steps = reading_chat(extractor_named("model"), rubric_by_id(RUBRIC), case.messages, None)
        call = server.call("tiny", writer_of(rubric_by_id(RUBRIC)).reading(next(steps)), stream=False)
        calls.append({"id": case.id, "call": call, "expected": each["expect"]["answers"]["writing"]})
    (folder / "calls.jsonl").write_text("".join(json.dumps(each) + "\n" for each in calls))


def contenders(folder: Path, others: Path | None) -> dict[str, list[str]]:
    """Name → command; `URL` stands for the stub's."""
    ours = [sys.executable, "-m", "benchmarks.harnesses"]
    run = [
        "-c", COMMAND,
        "eval", "run", str(folder / "cases.jsonl"), "--extractor", "model", "--model", "tiny",
        "--concurrency", str(CONCURRENCY), "--no-baseline", "-q",
        "--runs", str(folder / "runs"), "-o", str(folder / "run.json"),
    ]  # fmt: skip
    known = {
        "bare": [sys.executable, str(HERE / "bare.py"), str(folder / "calls.jsonl"), "URL"],
        "bare + reader": [*ours, "--as", "reader", str(folder), "URL"],
        "ours": [sys.executable, *run],
        "ours, harness": [*ours, "--as", "harness", str(folder), "URL"],
    }
    for name, script in (("pydantic-evals", "with_pydantic_evals.py"), ("inspect", "with_inspect_ai.py")):
        python = others / name / "bin" / "python" if others else None
        if python and python.exists():
            known[name] = [str(python), str(HERE / script), str(folder / "calls.jsonl"), "URL"]
    return known


@contextmanager
def stub(milliseconds: int) -> Iterator[str]:
    """A stub for the length of a `with`; its address."""
    command = [sys.executable, str(HERE / "stub.py"), str(milliseconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        port = (process.stdout.readline() if process.stdout else "").strip()
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.kill()


def measure(name: str, command: Sequence[str], url: str, cases: int, times: Times) -> None:
    """Run a contender once.

    Raises:
        RuntimeError: it did not make all its calls, or found something else to pass.
    """
    environ = {**os.environ, "OPENAI_BASE_URL": f"{url}/v1", "PYTHONPATH": str(ROOT)}
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [f"{url}/v1" if part == "URL" else part for part in command],
        env=environ, capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    took, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    with urllib.request.urlopen(f"{url}/times") as answer:
        told = json.load(answer)
    passed = cases - -(-cases // 10)
    right = f"{passed} of {cases}" in done.stdout or f"FAILED: {cases - passed} cases fail" in done.stdout
    if told["count"] != cases or not right:
        raise RuntimeError(f"{name}: {told['count']} calls; {done.stdout[-300:]} {done.stderr[-2000:]}")
    times.wall.append(took)
    times.cpu.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    times.phase.append(told["seconds"])


def compare(cases: int, rounds: int, others: Path | None, slow: int = 3) -> dict[int, dict[str, Times]]:
    """All contenders at all latencies, in turns; of Inspect AI, which takes long, `slow` rounds."""
    found: dict[int, dict[str, Times]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_cases(folder, cases)
        known = contenders(folder, others)
        for latency in LATENCIES:
            found[latency] = {contender: Times() for contender in known}
        for number in range(rounds):
            for latency in LATENCIES:
                for contender, command in known.items():
                    if contender != "inspect" or number < slow:
                        with stub(latency) as url:
                            measure(contender, command, url, cases, found[latency][contender])
            print(
                f"round {number + 1} of {rounds}, load {os.getloadavg()[0]:.1f}", file=sys.stderr, flush=True
            )
    return found


def table(found: Mapping[str, Times]) -> Iterator[str]:
    """The rows of one latency: medians with their spread, and ratios to the bare loop's."""
    bare = found["bare"]
    for name, times in found.items():
        if not times.wall:
            continue
        cells = []
        for which in ("wall", "phase", "cpu"):
            all_of, base = getattr(times, which), statistics.median(getattr(bare, which))
            middle = statistics.median(all_of)
            cells.append(f"{middle:6.2f} s ({min(all_of):.2f}-{max(all_of):.2f}) {middle / base:5.2f}")
        yield f"{name:15} wall {cells[0]}   phase {cells[1]}   cpu {cells[2]}   {len(times.wall)} rounds"


# --- ours, in parts


def as_reader(folder: Path, url: str) -> None:
    """The bare loop, doing what our reader does."""
    import asyncio

    import openai

    from advisor.evals.asking import writer_of
    from advisor.evals.cases import lines, parsed
    from advisor.evals.running import extractor_named, rubric_by_id
    from advisor.exchange import Completion
    from advisor.extraction.extractor import reading_chat
    from advisor.llm.server import Server

    client = openai.AsyncOpenAI(base_url=url, api_key="none", max_retries=0)
    room, server = asyncio.Semaphore(CONCURRENCY), Server()
    rubric = rubric_by_id(RUBRIC)

    async def one(case: Any) -> bool:
        async with room:
            steps = reading_chat(extractor_named("model"), rubric, case.messages, None)
            call = server.call("tiny", writer_of(rubric).reading(next(steps)), stream=False)
            made = await client.chat.completions.create(**call)
            try:
                steps.send(Completion(made.choices[0].message.content or ""))
            except StopIteration as done:
                answers = {entry.item: entry.value for entry in done.value.entries}
        return bool(answers.get("writing") == case.expect["answers"]["writing"])

    async def main() -> None:
        passed = await asyncio.gather(*(one(parsed(each)) for each in lines([str(folder / "cases.jsonl")])))
        print(sum(passed), "of", len(passed))
        await client.close()

    asyncio.run(main())


def as_harness(folder: Path, url: str) -> None:
    """Our harness with a reader that takes no time."""
    from advisor.cli.main import main
    from advisor.evals import running

    running.EXTRACTORS["model"] = Asking
    main(contenders(folder, None)["ours"][3:])


class Asking:
    """Asks about four items, and believes the answer."""

    def read(self, rubric: Any, chat: Sequence[Any], log: Any, today: Any) -> Any:
        """Read the last message."""
        from decimal import Decimal

        from advisor.answers import Entry, Span
        from advisor.extraction.extractor import Mark, NeedsModel, Reading, ReadTask

        at = len(chat) - 1
        text = chat[at].content

        def then(answer: Any) -> Any:
            entries, start = [], 0
            for item, each in json.loads(answer.text).items():
                start = text.index(each["quote"], start)
                span = Span(at, start, start + len(each["quote"]), each["quote"])
                entries.append(Entry("answered", item, Decimal(each["value"]), (span,), at))
                start = span.end
            return Reading(tuple(entries), (), Mark(at, usage=answer.usage))

        return NeedsModel(ReadTask(ITEMS, chat[at - 1].content, text), then)


def main(arguments: Sequence[str]) -> int:
    """Print the figures."""
    if arguments[:1] == ["--as"]:
        {"reader": as_reader, "harness": as_harness}[arguments[1]](Path(arguments[2]), arguments[3])
        return 0
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument("--others", type=Path, default=ROOT / ".interop")
    given = parser.parse_args(arguments)
    print(machine())
    print(f"{given.cases} calls, {CONCURRENCY} at a time; load before: {os.getloadavg()[0]:.1f}")
    found = compare(given.cases, given.rounds, given.others)
    print(f"load after: {os.getloadavg()[0]:.1f}")
    for latency, times in found.items():
        print(f"\n{latency} ms a call (ratios to the bare loop)")
        print("\n".join(table(times)))
    left = {"pydantic-evals", "inspect"} - found[0].keys()
    if left:
        print(f"\nnot installed in {given.others}, and left out: {', '.join(sorted(left))}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
