"""The golden set: how much of what people said is read, and how much is read that nobody said.

    python -m benchmarks.golden [RUBRIC] [--verbose]

Prints the tuned cases and the held ones apart; the held ones are those the reader was not built against, so
theirs is the figure to believe. With --verbose also F1 by item and by file, and the tuned items that are
wrong; words of held cases are never printed.

Evidence is over-long when it spans more than its clause or list entry. Told by a simple rule: the quote holds
a line break, a semicolon, or the end of a sentence and something after it; or more than `MOST_WORDS` words;
or, for an item that takes a single value, a comma or "and" with the words of another answer beside it.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from advisor.answers import Answer, Sheet, Span
from advisor.catalog import load_rubric
from advisor.evals.judging import NEAR_SCORE, is_verbatim
from advisor.evals.levels import LevelTally, level_tally
from advisor.evals.matching import Comparison, Tally, by_item, compare
from advisor.extraction.extractor import read_chat
from advisor.extraction.offline.reader import OfflineExtractor
from advisor.rubric.model import Rubric
from advisor.scoring import Assessment, Placement, assess, shown
from advisor.scoring import Result as Scored
from advisor.transcripts import Case, numbered_lines, parse_case
from benchmarks.machine import machine

RUBRIC = "customer-support-representative"
EVALS = Path(__file__).parent.parent / "evals"
NOTHING = "–"
MOST_WORDS = 12

_BREAK = re.compile(r"\n|;|[.!?]+\s+\S")
_ENTRY_END = re.compile(r",|\band\b|&", re.IGNORECASE)
_ABBREVIATED = re.compile(r"\b(?:[A-Za-z]|St|Dr|Mr|Mrs|Ms|vs|approx|yrs?|mo|Sr|Jr)\.\s")


# --- One case -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Result:
    """A case as it was read."""

    file: str
    case: Case
    sheet: Sheet
    assessment: Scored
    comparison: Comparison
    levels: LevelTally

    @property
    def tier_right(self) -> bool | None:
        """Whether the tier is the expected one; None where the case gives none."""
        if "tier" not in self.case.expect or not isinstance(self.assessment, Assessment):
            return None
        return self.assessment.tier == self.case.expect["tier"]

    @property
    def level_right(self) -> bool | None:
        """Whether the level is the expected one (null: there is none); None where the case says nothing."""
        if "level" not in self.case.expect or not isinstance(self.assessment, Placement):
            return None
        return self.assessment.level == self.case.expect["level"]

    @property
    def score_right(self) -> bool | None:
        """Whether the score, as shown, is within 0.05 of the expected one; None where the case gives none."""
        score = self.case.expect.get("score")
        if score is None or not isinstance(self.assessment, Assessment):
            return None
        return abs(shown(self.assessment.score) - Decimal(str(score))) <= NEAR_SCORE

    @property
    def declined_right(self) -> bool | None:
        """Whether the declined items are the expected ones; None where the case gives none."""
        declined = self.case.expect.get("declined")
        return None if declined is None else set(self.sheet.declined) == set(declined)

    @property
    def spans(self) -> Iterator[tuple[Answer, Span]]:
        """Each answer with each of its spans."""
        return ((answer, span) for answer in self.sheet.answers.values() for span in answer.evidence)

    @property
    def not_verbatim(self) -> list[tuple[str, Span]]:
        """Evidence that is not the exact text of a message of the person's."""
        chat = self.case.messages
        return [(answer.item, span) for answer, span in self.spans if not is_verbatim(chat, span)]

    @property
    def over_long(self) -> list[tuple[str, Span]]:
        """Evidence that spans more than its clause or list entry."""
        return [
            (answer.item, span)
            for answer, span in self.spans
            if is_over_long(span.quote) or self._joins_entries(answer, span)
        ]

    def _joins_entries(self, answer: Answer, span: Span) -> bool:
        """Whether a span of a single value runs over a comma or "and" into the span of another answer."""
        if isinstance(answer.value, tuple):
            return False
        for end in _ENTRY_END.finditer(span.quote):
            cut = span.start + end.start()
            for other, theirs in self.spans:
                apart = theirs.message == span.message and theirs != span
                inside = span.start <= theirs.start and theirs.end <= span.end
                if (
                    other.item != answer.item
                    and apart
                    and inside
                    and (theirs.end <= cut or theirs.start > cut)
                ):
                    return True
        return False


def is_over_long(quote: str) -> bool:
    """Whether a quote is too long by itself: more than a sentence, a line or `MOST_WORDS` words."""
    return bool(_BREAK.search(_ABBREVIATED.sub("", quote))) or len(quote.split()) > MOST_WORDS


def run(case: Case, rubric: Rubric, file: str = "") -> Result:
    """Read and score a case."""
    sheet = Sheet.of(read_chat(OfflineExtractor(), rubric, case.messages, case.date))
    expected = case.expect.get("answers", {})
    found, levels = compare(expected, sheet.values), level_tally(rubric, expected, sheet.values)
    return Result(file, case, sheet, assess(rubric, sheet.values), found, levels)


def cases(rubric: str = RUBRIC, *, held: bool = False) -> Iterator[tuple[str, Case]]:
    """The golden cases of a rubric, with the names of their files."""
    folder = EVALS / rubric / "held" if held else EVALS / rubric
    for path in sorted(folder.glob("*.jsonl")):
        with path.open("rb") as file:
            for _, line in numbered_lines(file):
                yield path.stem, parse_case(line)


def results(rubric: str = RUBRIC, *, held: bool = False) -> list[Result]:
    """Run the golden cases of a rubric."""
    loaded = load_rubric(rubric)
    return [run(case, loaded, file) for file, case in cases(rubric, held=held)]


# --- Figures ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Figures:
    """What is measured over many cases. Shares are from 0 to 1, None where no case says."""

    cases: int
    tally: Tally
    perfect: float | None
    tier: float | None
    score: float | None
    level: float | None
    levels: LevelTally
    declined: float | None
    not_verbatim: int
    over_long: int
    spans: int
    by_item: Mapping[str, Tally] = field(repr=False)
    by_file: Mapping[str, Tally] = field(repr=False)

    @classmethod
    def of(cls, found: Sequence[Result]) -> Figures:
        """The figures of some results."""
        return cls(
            cases=len(found),
            tally=Tally.of(each.comparison for each in found),
            perfect=_share(each.comparison.perfect for each in found),
            tier=_share(each.tier_right for each in found),
            score=_share(each.score_right for each in found),
            level=_share(each.level_right for each in found),
            levels=LevelTally.of(each.levels for each in found),
            declined=_share(each.declined_right for each in found),
            not_verbatim=sum(len(each.not_verbatim) for each in found),
            over_long=sum(len(each.over_long) for each in found),
            spans=sum(1 for each in found for _ in each.spans),
            by_item=by_item(each.comparison for each in found),
            by_file=_by_file(found),
        )

    @property
    def inventions(self) -> float:
        """Invented answers as a share of those expected."""
        return self.tally.inventions or 0.0


def _share(answers: Iterable[bool | None]) -> float | None:
    known = [answer for answer in answers if answer is not None]
    return sum(known) / len(known) if known else None


def _by_file(found: Sequence[Result]) -> dict[str, Tally]:
    counts: dict[str, Tally] = defaultdict(Tally)
    for each in found:
        counts[each.file] += each.comparison.tally
    return dict(counts)


# --- Printing -----------------------------------------------------------------------------------------------


def table(columns: Mapping[str, Figures]) -> Iterator[str]:
    """The figures side by side; what no case speaks of is left out."""
    rows: list[tuple[str, list[str]]] = [
        ("cases", [str(each.cases) for each in columns.values()]),
        ("items expected", [str(each.tally.expected) for each in columns.values()]),
        ("precision", [f"{each.tally.precision:.4f}" for each in columns.values()]),
        ("recall", [f"{each.tally.recall:.4f}" for each in columns.values()]),
        ("F1", [f"{each.tally.f1:.4f}" for each in columns.values()]),
        ("every item right", [_percent(each.perfect) for each in columns.values()]),
        ("tier right", [_percent(each.tier) for each in columns.values()]),
        ("score within 0.05", [_percent(each.score) for each in columns.values()]),
        ("level right", [_percent(each.level) for each in columns.values()]),
        ("dimensions exact", [_percent(each.levels.exact_share) for each in columns.values()]),
        ("dimensions within one", [_percent(each.levels.near_share) for each in columns.values()]),
        ("declined right", [_percent(each.declined) for each in columns.values()]),
        ("wrong values", [str(each.tally.wrong) for each in columns.values()]),
        ("missed", [str(each.tally.missed) for each in columns.values()]),
        (
            "invented",
            [f"{each.tally.invented} ({_percent(each.inventions, 2)})" for each in columns.values()],
        ),
        ("evidence not verbatim", [str(each.not_verbatim) for each in columns.values()]),
        ("evidence over-long", [f"{each.over_long} of {each.spans}" for each in columns.values()]),
    ]
    yield f"{'':22}" + "".join(f"{name:>16}" for name in columns)
    for name, values in rows:
        if set(values) == {NOTHING}:
            continue
        yield f"{name:22}" + "".join(f"{value:>16}" for value in values)


def _percent(share: float | None, places: int = 1) -> str:
    return NOTHING if share is None else f"{100 * share:.{places}f} %"


def details(columns: Mapping[str, Figures]) -> Iterator[str]:
    """F1 by item and by file, worst first."""
    for title, key in (("item", "by_item"), ("file", "by_file")):
        for name, each in columns.items():
            tallies: Mapping[str, Tally] = getattr(each, key)
            yield f"\n{title:24}{name:>8}  F1      right wrong missed invented"
            for one, tally in sorted(tallies.items(), key=lambda pair: (pair[1].f1, pair[0])):
                yield (
                    f"{one:34}{tally.f1:.3f}   {tally.right:5} {tally.wrong:5} {tally.missed:6}"
                    f" {tally.invented:8}"
                )


def errors(found: Sequence[Result]) -> Iterator[str]:
    """The items of tuned cases that are wrong, and what was read instead."""
    for each in found:
        expected, got = each.case.expect.get("answers", {}), each.sheet.answers
        for item in each.comparison.wrong:
            yield f"{each.case.id} {item}: {_said(expected[item])}, read {_quoted(got[item])}"
        for item in each.comparison.missed:
            yield f"{each.case.id} {item}: {_said(expected[item])}, missed"
        for item in each.comparison.invented:
            yield f"{each.case.id} {item}: invented {_quoted(got[item])}"
        for item, span in each.over_long:
            yield f"{each.case.id} {item}: over-long {span.quote!r}"


def _said(value: Any) -> str:
    return str(value) if isinstance(value, Decimal) else repr(value)


def _quoted(answer: Answer) -> str:
    words = " … ".join(span.quote for span in answer.evidence)
    return f"{_said(answer.value)} from {words!r}"


def main(arguments: Sequence[str]) -> int:
    """Print the table."""
    names = [argument for argument in arguments if not argument.startswith("-")]
    rubric = names[0] if names else RUBRIC
    tuned, held = results(rubric), results(rubric, held=True)
    columns = {"tuned": Figures.of(tuned), "held": Figures.of(held)}
    print(machine(), end="\n\n")
    print("\n".join(table(columns)))
    if "--verbose" in arguments:
        print("\n".join(details(columns)))
        print("\ntuned cases, item by item")
        print("\n".join(errors(tuned)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
