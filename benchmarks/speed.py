"""How fast a message is read and scored, how that grows with its length, and what many transcripts cost.

    python -m benchmarks.speed [messages] [growth] [jobs] [memory]

Without arguments all four:

- messages: reading and scoring each of the person's messages of the golden set, on one core, after warm-up,
  in the processor's time: what other programs take is not ours.
  At first sight, the advisor's text is new too; repeated, the program has met the chat before.
- growth: messages of 100 kB and 200 kB that are as awkward as one can make them. Linear means twice as long.
- jobs: `advisor score` on 2,000 transcripts with one process and with two.
- memory: resident memory of `advisor score` after 10,000 and after 100,000 transcripts, or as many as fit in
  the time.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO

from advisor.answers import Entry, Message, Sheet
from advisor.catalog import load_rubric
from advisor.extraction.offline.reader import OfflineExtractor
from advisor.scoring.weighted import assess
from benchmarks.golden import RUBRIC, cases
from benchmarks.machine import machine

COMMAND = (sys.executable, "-c", "import sys; from advisor.cli.main import main; sys.exit(main())")
SMALL, LARGE = 100_000, 200_000
MOST_GROWTH = 2.5
TRANSCRIPTS = 2_000
FEW, MANY = 10_000, 100_000
MOST_SECONDS = 150
TOO_LONG = 3.0
"""Seconds for a message that is shorter than the longest."""

Sample = Callable[[int], str]


# --- Messages -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Times:
    """Milliseconds a message, over many messages."""

    each: tuple[float, ...]

    def quantile(self, share: float) -> float:
        """The time that this share of the messages stays within."""
        ordered = sorted(self.each)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    def __str__(self) -> str:
        """The three figures that matter."""
        return (
            f"median {self.quantile(0.5):6.2f} ms   p90 {self.quantile(0.9):6.2f} ms"
            f"   p99 {self.quantile(0.99):6.2f} ms   most {max(self.each):6.2f} ms"
        )


def messages() -> dict[str, Times]:
    """Read and score every message of the golden set, twice over."""
    rubric, extractor = load_rubric(RUBRIC), OfflineExtractor()
    chats = [case for held in (False, True) for _, case in cases(held=held)]

    def one_pass() -> Times:
        spent = []
        for case in chats:
            log: list[Entry] = []
            for index, message in enumerate(case.messages):
                if message.role != "user":
                    continue
                before = time.process_time()
                log += extractor.read(rubric, case.messages[: index + 1], log, case.date).entries
                assess(rubric, Sheet.of(log).values)
                spent.append(1000 * (time.process_time() - before))
        return Times(tuple(spent))

    # Warm: the rubric is compiled and the code has run; but none of these texts was seen.
    for number in range(20):
        asked = Message("assistant", f"Number {number}: from 1 to 10, your writing and your empathy?")
        extractor.read(rubric, [asked, Message("user", f"writing 8, empathy {number}")], (), None)
    return {"at first sight": one_pass(), "repeated": one_pass()}


# --- Growth -------------------------------------------------------------------------------------------------


def repeated(unit: str) -> Sample:
    """A sample of any length made of one piece over and over."""
    return lambda length: (unit * (length // len(unit) + 1))[:length]


def nested(opening: str, closing: str) -> Sample:
    """Brackets within brackets, all closed in the end."""
    return lambda length: opening * (length // 2) + closing * (length // 2)


SAMPLES: Mapping[str, Sample] = {
    "digits": repeated("7"),
    "letters": repeated("a"),
    "one long word": repeated("customer"),
    "spaces": repeated(" "),
    "newlines": repeated("\n"),
    "commas": repeated(","),
    "dots": repeated("."),
    "question marks": repeated("?"),
    "question marks, then a word": lambda length: "?" * (length - 1) + "a",
    "bars": repeated("|"),
    "hyphens": repeated("a-"),
    "dashes": repeated("- "),
    "semicolons": repeated("; "),
    "open brackets": repeated("("),
    "nested brackets": nested("(", ")"),
    "mixed brackets": repeated("([{}])"),
    "quotes": repeated("\"'"),
    "open quotes": repeated('He said "'),
    "slashes": repeated("8/"),
    "thousands": repeated("234,"),
    "part letters": repeated("a) "),
    "bare letters": repeated("a b c d "),
    "numbered parts": repeated("1. 2. 3. "),
    "numbered questions": repeated("Q4. "),
    "numbers": repeated("8, "),
    "numbers in brackets": repeated("(8) "),
    "number words": repeated("seven and a half "),
    "ranges": repeated("7 or "),
    "open ranges": repeated("between 7 and "),
    "scales": repeated("10/10 "),
    "names": repeated("writing empathy "),
    "names and numbers": repeated("writing 8, empathy 9, "),
    "misspelt names": repeated("empahty writting "),
    "headings": repeated("Tech: "),
    "lines with headings": repeated("Tech: 8\n"),
    "no": repeated("no "),
    "not": repeated("not "),
    "yes": repeated("yes "),
    "and": repeated("and "),
    "hypotheticals": repeated("if I were "),
    "other people": repeated("my boss says "),
    "me": repeated("I'm a "),
    "jobs": repeated("I am a barista and "),
    "job words": repeated("nursing "),
    "adverbs": repeated("I am mostly "),
    "from": repeated("from "),
    "places": repeated("I live in Leeds, "),
    "degrees": repeated("BA "),
    "lengths of time": repeated("2 years "),
    "years": repeated("since 2021 to "),
    "months": repeated("by March "),
    "corrections": repeated("actually, make it 6, no wait, "),
    "comparisons": repeated("one lower than empathy, "),
    "exceptions": repeated("all except "),
    "withdrawals": repeated("strike that "),
    "sentences": repeated("I worked in retail for 2 years. "),
    "lines of a CV": repeated("2019 - 2021 Barista, Costa, Leeds\n"),
    "JSON": repeated('{"empathy": 8}, '),
    "a table": repeated("| empathy | 8 |\n"),
    "addresses": repeated("https://a.b/c?d=8&e=9 "),
    "emoji": repeated("👍🏽 "),
    "combining marks": repeated("e\u0301\u0323"),
    "ligatures": repeated("ﷺ"),
    "invisible characters": repeated("\u200b\0\ud800"),
}


@dataclass(frozen=True)
class Growth:
    """Seconds for a sample of some length, and for one twice as long."""

    name: str
    length: int
    small: float
    large: float

    @property
    def ratio(self) -> float:
        """How many times the time twice the length takes."""
        return self.large / self.small

    @property
    def linear(self) -> bool:
        """Whether that is about twice at the full length, or too little to tell."""
        return self.length >= SMALL and (self.ratio <= MOST_GROWTH or self.large < 0.1)

    def __str__(self) -> str:
        """A line of the table."""
        mark = "" if self.linear else "  <- not linear"
        if self.length < SMALL:
            mark += ", and no longer ones were tried"
        return (
            f"{self.name:30}{self.length / 1000:8.1f} kB{self.small:8.3f} s{self.large:8.3f} s"
            f"   {self.ratio:5.2f}{mark}"
        )


def growth(samples: Mapping[str, Sample] = SAMPLES, small: int = SMALL) -> Iterator[Growth]:
    """Read each sample at a length and at twice that length.

    Shorter ones first: what takes `TOO_LONG` there is told by them, for at full length it might take hours.
    """
    rubric, extractor = load_rubric(RUBRIC), OfflineExtractor()
    asked = Message("assistant", "From 1 to 10: (a) your writing, (b) empathy, (c) calming people, (d) tone?")

    def spent(text: str) -> float:
        gc.collect()  # so that both lengths begin alike
        before = time.process_time()
        extractor.read(rubric, [asked, Message("user", text)], (), None)
        return time.process_time() - before

    spent("writing 8, empathy 9, calming 7, tone 8")
    gc.freeze()  # as the commands do: else a look through the rubric falls into some readings and not others
    try:
        for name, sample in samples.items():
            for length in (small // 50, small // 10, small):
                found = Growth(name, length, spent(sample(length)), spent(sample(2 * length)))
                if found.large > TOO_LONG and found.ratio > MOST_GROWTH:
                    break
            if not found.linear and found.length == small:  # a busy machine must not be taken for a square
                again = Growth(name, small, spent(sample(small)), spent(sample(2 * small)))
                found = Growth(name, small, min(found.small, again.small), min(found.large, again.large))
            yield found
    finally:
        gc.unfreeze()


# --- Many transcripts ---------------------------------------------------------------------------------------


def transcripts(*, short: bool = False) -> Iterator[bytes]:
    """Golden chats over and over, each with an id of its own, and with words of its own too.

    With `short`, each is cut to its first exchange.
    """
    chats = [case for held in (False, True) for _, case in cases(held=held)]
    number = 0
    while True:
        for case in chats:
            number += 1
            said = list(case.messages[:2] if short else case.messages)
            # So that no cache of texts can pass for speed, or hide that it grows.
            said[0] = Message(said[0].role, f"{said[0].content} [{number}]")
            line: dict[str, object] = {
                "id": f"{case.id}-{number}",
                "rubric": case.rubric,
                "messages": [{"role": each.role, "content": each.content} for each in said],
            }
            if case.date:
                line["date"] = case.date.isoformat()
            yield json.dumps(line).encode() + b"\n"


def _score(*arguments: str) -> list[str]:
    return [*COMMAND, "score", *arguments]


def jobs(count: int = TRANSCRIPTS, rounds: int = 2) -> dict[int, float]:
    """Seconds that `advisor score` takes with one process and with two: the best of some rounds each."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "many.jsonl"
        file.write_bytes(b"".join(islice(transcripts(), count)))
        best: dict[int, float] = {}
        for _ in range(rounds):
            for number in (1, 2):
                before = time.perf_counter()
                command = _score("--jobs", str(number), str(file))
                subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
                spent = time.perf_counter() - before
                best[number] = min(spent, best.get(number, spent))
    return best


@dataclass(frozen=True)
class Memory:
    """Resident memory in MB after a few transcripts and after many."""

    few: int
    at_few: float
    many: int
    at_many: float

    @property
    def growth(self) -> float:
        """By how many MB it grew in between."""
        return self.at_many - self.at_few


def memory(few: int = FEW, many: int = MANY, seconds: float = MOST_SECONDS) -> Memory:
    """Feed `advisor score` transcripts through a pipe and look at its memory."""
    process = subprocess.Popen(_score("-"), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("the pipes were asked for")
    stop = threading.Event()
    feeder = threading.Thread(target=_feed, args=(process.stdin, many, stop))
    feeder.start()
    end = time.monotonic() + seconds
    done, at_few = 0, 0.0
    now = 0.0
    for _ in process.stdout:
        done += 1
        if done == few:
            at_few = resident(process.pid)
        if done % 1000 == 0:
            now = resident(process.pid) or now
            if time.monotonic() > end:
                stop.set()
    feeder.join()
    process.wait()
    return Memory(min(few, done), at_few or now, done, now)


def _feed(pipe: IO[bytes], count: int, stop: threading.Event) -> None:
    with pipe:
        for line in islice(transcripts(short=True), count):
            if stop.is_set():
                return
            pipe.write(line)


def resident(pid: int) -> float:
    """Resident memory of a process in MB; 0 if it is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    for line in status.splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


# --- Printing -----------------------------------------------------------------------------------------------


def print_messages() -> None:
    """Print the times of messages."""
    for name, times in messages().items():
        print(f"{name:16}{times}")


def print_growth() -> None:
    """Print the samples, worst first."""
    found = sorted(growth(), key=lambda each: (each.linear, -each.ratio))
    print(f"{'sample':30}{'length':>11}{'time':>10}{'twice':>10}   ratio")
    for each in found:
        print(each)
    print(f"{sum(each.linear for each in found)} of {len(found)} linear")


def print_jobs() -> None:
    """Print what a second process brings."""
    spent = jobs()
    rates = ", ".join(f"--jobs {number}: {TRANSCRIPTS / seconds:.0f}/s" for number, seconds in spent.items())
    print(f"{TRANSCRIPTS:,} transcripts, {rates}; {spent[1] / spent[2]:.2f} times as fast with two")


def print_memory() -> None:
    """Print the memory after few and after many transcripts."""
    found = memory()
    print(
        f"{found.at_few:.0f} MB after {found.few:,} transcripts, {found.at_many:.0f} MB after {found.many:,}"
    )


PARTS = {"messages": print_messages, "growth": print_growth, "jobs": print_jobs, "memory": print_memory}


def main(arguments: Sequence[str]) -> int:
    """Print what was asked for, or all."""
    unknown = [argument for argument in arguments if argument not in PARTS]
    if unknown:
        print(f"There is no part {unknown[0]!r}. There are: {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    print(machine())
    for name in arguments or PARTS:
        print(f"\n{name}", flush=True)
        PARTS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
