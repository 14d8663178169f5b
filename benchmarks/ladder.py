"""The golden chats of the ladder: how well levels are read, and where they place people.

    python -m benchmarks.ladder [--verbose]

Prints the tuned cases and the held ones apart; the held ones are those the reader was not built against, so
theirs is the figure to believe. With --verbose also F1 by item, the tuned items that are wrong, and how far
off the levels of held chats are, as numbers only; words of held cases are never printed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from advisor.answers import Sheet
from advisor.catalog import load_rubric
from advisor.evals.judging import is_verbatim
from advisor.evals.matching import Comparison, Tally, compare
from advisor.evals.matching import by_item as tallies
from advisor.extraction.extractor import read_chat
from advisor.extraction.offline.reader import OfflineExtractor
from advisor.rubric.model import Rubric
from advisor.scoring.ladder import place
from advisor.transcripts import Case
from benchmarks.golden import cases, is_over_long
from benchmarks.machine import machine

__all__ = ["RUBRIC", "Figures", "Result", "results"]

RUBRIC = "support-ladder"


# --- One case -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Result:
    """A case as it was read."""

    file: str
    case: Case
    sheet: Sheet
    comparison: Comparison
    level: int | None
    dimensions: tuple[str, ...]

    @property
    def level_right(self) -> bool | None:
        """Whether the level is the expected one, none included; None where the case does not say."""
        return self.level == self.case.expect["level"] if "level" in self.case.expect else None

    @property
    def steps(self) -> Iterator[tuple[str, int | None, int | None]]:
        """Each dimension that is due or given: its name, the step expected and the step read."""
        due, got = self.case.expect.get("answers", {}), self.sheet.values
        for name in self.dimensions:
            if name in due or name in got:
                yield name, _step(due.get(name)), _step(got.get(name))


def _step(value: object) -> int | None:
    return None if value is None else int(str(value))


def run(case: Case, rubric: Rubric, file: str = "") -> Result:
    """Read a case and place the person."""
    sheet = Sheet.of(read_chat(OfflineExtractor(), rubric, case.messages, case.date))
    found = compare(case.expect.get("answers", {}), sheet.values)
    dimensions = tuple(rubric.ladder.dimensions)
    return Result(file, case, sheet, found, place(rubric, sheet.values).level, dimensions)


def results(*, held: bool = False) -> list[Result]:
    """Run the golden cases of the ladder."""
    rubric = load_rubric(RUBRIC)
    return [run(case, rubric, file) for file, case in cases(RUBRIC, held=held)]


# --- Figures ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Figures:
    """What is measured over many cases. Shares are from 0 to 1."""

    cases: int
    tally: Tally
    due: int
    exact: int
    given: int
    near: int
    """Levels given where one is due, and off by no more than one."""
    strays: int
    """Levels given where none is due."""
    placed: int
    level_right: int
    declined_due: int
    declined_right: int
    not_verbatim: int
    over_long: int
    spans: int
    by_item: Mapping[str, Tally] = field(repr=False)

    @classmethod
    def of(cls, found: Sequence[Result]) -> Figures:
        """The figures of some results."""
        steps = [step for each in found for step in each.steps]
        both = [(due, got) for _, due, got in steps if due is not None and got is not None]
        spans = [
            (each, span)
            for each in found
            for answer in each.sheet.answers.values()
            for span in answer.evidence
        ]
        known = [each.level_right for each in found if each.level_right is not None]
        declined = [(item, each) for each in found for item in each.case.expect.get("declined", ())]
        return cls(
            cases=len(found),
            tally=Tally.of(each.comparison for each in found),
            due=sum(due is not None for _, due, _ in steps),
            exact=sum(due == got for due, got in both),
            given=len(both),
            near=sum(abs(due - got) <= 1 for due, got in both),
            strays=sum(due is None for _, due, _ in steps),
            placed=len(known),
            level_right=sum(known),
            declined_due=len(declined),
            declined_right=sum(item in each.sheet.declined for item, each in declined),
            not_verbatim=sum(not is_verbatim(each.case.messages, span) for each, span in spans),
            over_long=sum(is_over_long(span.quote) for _, span in spans),
            spans=len(spans),
            by_item=tallies(each.comparison for each in found),
        )

    @property
    def inventions(self) -> float:
        """Invented answers as a share of those expected."""
        return self.tally.inventions or 0.0


# --- Printing -----------------------------------------------------------------------------------------------


def table(columns: Mapping[str, Figures]) -> Iterator[str]:
    """The figures side by side."""
    each = list(columns.values())
    rows: list[tuple[str, list[str]]] = [
        ("cases", [str(one.cases) for one in each]),
        ("dimensions due", [str(one.due) for one in each]),
        ("exact, of those due", [_share(one.exact, one.due) for one in each]),
        ("within one, of given", [_share(one.near, one.given) for one in each]),
        ("given where none due", [str(one.strays) for one in each]),
        ("final level", [_share(one.level_right, one.placed) for one in each]),
        ("items expected", [str(one.tally.expected) for one in each]),
        ("precision", [f"{one.tally.precision:.4f}" for one in each]),
        ("recall", [f"{one.tally.recall:.4f}" for one in each]),
        ("F1, all items", [f"{one.tally.f1:.4f}" for one in each]),
        ("wrong / missed", [f"{one.tally.wrong} / {one.tally.missed}" for one in each]),
        ("invented", [_share(one.tally.invented, one.tally.expected) for one in each]),
        ("declined found", [_share(one.declined_right, one.declined_due) for one in each]),
        ("evidence not verbatim", [str(one.not_verbatim) for one in each]),
        ("evidence over-long", [f"{one.over_long} of {one.spans}" for one in each]),
    ]
    yield f"{'':22}" + "".join(f"{name:>20}" for name in columns)
    for name, values in rows:
        yield f"{name:22}" + "".join(f"{value:>20}" for value in values)


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} ({100 * part / whole:.1f} %)" if whole else "–"


def by_item(columns: Mapping[str, Figures]) -> Iterator[str]:
    """F1 by item, worst first."""
    for name, each in columns.items():
        yield f"\nitem                    {name:>8}  F1      right wrong missed invented"
        for one, tally in sorted(each.by_item.items(), key=lambda pair: (pair[1].f1, pair[0])):
            yield (
                f"{one:34}{tally.f1:.3f}   {tally.right:5} {tally.wrong:5} {tally.missed:6}"
                f" {tally.invented:8}"
            )


def errors(found: Sequence[Result]) -> Iterator[str]:
    """The items of tuned cases that are wrong, and what was read instead."""
    for each in found:
        expected, got = each.case.expect.get("answers", {}), each.sheet.answers
        comparison = each.comparison
        for item in (*comparison.wrong, *comparison.missed, *comparison.invented):
            read = got.get(item)
            words = " … ".join(span.quote for span in read.evidence) if read else ""
            yield (
                f"{each.case.id} {item}: due {expected.get(item)},"
                f" read {read.value if read else None} {words!r}"
            )
        if each.level_right is False:
            yield f"{each.case.id} LEVEL: due {each.case.expect['level']}, read {each.level}"


def main(arguments: Sequence[str]) -> int:
    """Print the table."""
    tuned = results()
    columns = {"tuned": Figures.of(tuned)}
    if "--tuned" not in arguments:
        columns["held"] = Figures.of(results(held=True))
    print(machine(), end="\n\n")
    print("\n".join(table(columns)))
    if "--verbose" in arguments:
        print("\n".join(by_item(columns)))
        print("\ntuned cases, item by item")
        print("\n".join(errors(tuned)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
