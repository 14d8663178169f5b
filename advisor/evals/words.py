"""What is wrong with a case, in words: shared by the terminal, JUnit, Markdown, annotations and pytest.

Of cases that are held out nothing is said but which checks do not hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from advisor.evals.comparing import Comparison
from advisor.evals.metrics import Spent
from advisor.evals.records import CaseRecord, GroupRecord, Record, RunHeader
from advisor.llm.cassette import BY_HAND

__all__ = ["Row", "cautions", "changes", "described", "headline", "reader", "rows", "said", "spent"]

NOTHING = "–"
MOST_QUOTED = 80
MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One thing expected beside what was found.

    Args:
        name: an item's id, or a check's name.
        how: "right", "wrong", "missed" or "invented".
        expected: what was expected, in words.
        found: what was found, in words.
        quote: the words it was read from.
    """

    name: str
    how: Literal["right", "wrong", "missed", "invented"]
    expected: str
    found: str
    quote: str = ""


def reader(header: RunHeader) -> str:
    """What read, in a few words.

    >>> reader(RunHeader(id="r", advisor="1", started="", rubrics={}, suites=(), cases=1,
    ...                  extractor={"name": "model", "model": "tiny", "server": "http://127.0.0.1:8000/v1"}))
    'model tiny at http://127.0.0.1:8000/v1'
    """
    known = header.extractor
    words = [str(known.get("name", ""))]
    words += [str(known[key]) for key in ("model", "log") if known.get(key)]
    words += [f"at {known['server']}"] if known.get("server") else []
    if known.get("cassette"):
        words.append(f"replayed from {known['cassette']}")
    if known.get("made") == BY_HAND:
        words.append("(made by hand, by no model)")
    words += [f"rescored from {known['rescored']}"] if known.get("rescored") else []
    return " ".join(words)


def cautions(extractor: Mapping[str, Any]) -> Iterator[str]:
    """What whoever reads the figures has to know before them, from what a run's header says of its reader."""
    if extractor.get("made") == BY_HAND:
        yield (
            f"The answers in {extractor.get('cassette', 'the cassette')} were made by hand; no model was"
            " asked for them. The figures say how such answers are checked, and nothing of any model."
        )


def spent(cost: Spent) -> str:
    """What calls of a model cost, on one line.

    >>> spent(Spent(calls=1, input=1200, output=30, cost=0.0021, currency="USD"))
    '1 call, 1,200 tokens in, 30 out, 0.0021 USD'
    """
    line = f"{cost.calls:,} call{'' if cost.calls == 1 else 's'}, {cost.input:,} tokens in"
    line += f" ({cost.cached:,} of them cached)" if cost.cached else ""
    line += f", {cost.output:,} out"
    line += " (partly estimated)" if cost.estimated else ""
    return line if cost.cost is None else f"{line}, {cost.cost:.4f} {cost.currency}"


def rows(record: CaseRecord, *, right: bool = False) -> Iterator[Row]:
    """Expected beside found: items, then what else a case gives; with `right` also what is as expected."""
    expected, found = record.expected, record.found
    if found is None:
        return
    hows: list[Literal["right", "wrong", "missed", "invented"]] = ["wrong", "missed", "invented"]
    for how in ["right", *hows] if right else hows:
        for item in getattr(record, how) or ():
            yield Row(
                item,
                how,
                said(expected.answers.get(item)),
                said(found.answers.get(item)),
                " … ".join(quote.quote for quote in found.evidence.get(item, ())),
            )
    for check in ("declined", "score", "tier", "level"):
        holds = record.checks.get(check)
        if holds is False or (right and holds):
            wanted, got = getattr(expected, check), getattr(found, check)
            if check == "declined" and not right:  # what both have is of no interest
                wanted, got = sorted({*wanted} - {*got}), sorted({*got} - {*wanted})
            yield Row(check, "right" if holds else "wrong", said(wanted), said(got))


def described(record: Record) -> list[str]:
    """Why a case does not pass, a line each thing."""
    if isinstance(record, GroupRecord):
        return [f"{member} differs in {', '.join(items)}" for member, items in record.flips.items()]
    if record.error is not None:
        return [record.error]
    if record.held:
        return [f"held out; what does not hold: {', '.join(record.broken)}"] if record.broken else []
    lines = [_line(row) for row in rows(record)]
    if record.false_evidence:
        lines.append(f"evidence is not verbatim: {', '.join(record.false_evidence)}")
    if record.attack is not None and record.attack.flips:
        lines.append(f"the injected words changed {', '.join(record.attack.flips)}")
    return lines


def headline(record: Record, width: int = 100) -> str:
    """Why a case does not pass, on one line."""
    line = "; ".join(described(record)) or record.outcome
    return line if len(line) <= width else line[: width - 1] + "…"


def changes(comparison: Comparison) -> Iterator[str]:
    """What became of the cases since the baseline, one line a kind; what broke is named elsewhere."""
    for change, what in (
        ("fixed", "failed in the baseline and pass now"),
        ("changed", "not comparable, their text or labels changed since the baseline"),
        ("unknown", "not comparable, could not be run"),
        ("new", "not in the baseline"),
    ):
        count = comparison.counts.get(change, 0)
        if count:
            names = ", ".join(comparison.named[change][:MOST_NAMED])
            more = f" and {count - MOST_NAMED:,} more" if count > MOST_NAMED else ""
            yield f"{count:,} {what}: {names}{more}"
    if comparison.gone:
        yield f"{comparison.gone:,} of the baseline were not run"


def said(value: Any) -> str:
    """A value in words.

    >>> said(7.5), said(["b", "a"]), said(None), said(())
    ('7.5', 'a, b', '–', '–')
    """
    if value is None or value == () or value == []:
        return NOTHING
    if isinstance(value, list | tuple | set):
        return ", ".join(sorted(map(str, value)))
    return str(value)


def _line(row: Row) -> str:
    if row.name == "declined":
        parts = [f"{row.expected} not marked"] if row.expected != NOTHING else []
        parts += [f"{row.found} marked and not expected"] if row.found != NOTHING else []
        return f"declined: {', '.join(parts)}"
    quote = row.quote if len(row.quote) <= MOST_QUOTED else row.quote[: MOST_QUOTED - 1] + "…"
    where = f' from "{quote}"' if quote else ""
    match row.how:
        case "missed":
            return f"{row.name}: {row.expected} expected, not read"
        case "invented":
            return f"{row.name}: {row.found} read{where}, nothing expected"
        case _:
            return f"{row.name}: {row.expected} expected, {row.found} read{where}"
