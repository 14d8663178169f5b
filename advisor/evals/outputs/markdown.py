"""A run as Markdown, for a comment on a change or a job's summary: the verdict, what broke, the figures.

It never grows beyond what such a comment takes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from advisor.evals.comparing import Comparison, key_of
from advisor.evals.gate import Standing, shown
from advisor.evals.metrics import METRICS, Figure
from advisor.evals.session import Result
from advisor.evals.words import cautions, changes, headline, reader, spent
from advisor.report.safe import escape_markdown

__all__ = ["as_markdown", "markdown"]

MOST_CASES = 40
MOST_ITEMS = 10
MOST_CHARACTERS = 60_000

SECTIONS: tuple[tuple[Standing, str], ...] = (
    ("broken", "Passed before, fail now"),
    ("failing", "Fail"),
    ("error", "Could not be run"),
    ("known", "Known failures"),
)


def as_markdown(result: Result, path: Path) -> Iterator[bytes]:
    """The file."""
    yield markdown(result).encode()


def markdown(result: Result) -> str:
    """The text, the verdict first."""
    mark = "✅" if result.verdict.status == 0 else "❌"
    parts = [f"### {mark} {escape_markdown(result.verdict.line)}", *_parts(result)]
    text = ""
    for part in parts:
        if len(text) + len(part) > MOST_CHARACTERS:
            return text + "\n_Cut: the whole is in the other reports of this run._\n"
        text += part + "\n\n"
    return text.rstrip("\n") + "\n"


def _parts(result: Result) -> Iterator[str]:
    for caution in cautions(result.header.extractor):
        yield f"> ⚠ {escape_markdown(caution)}"
    for standing, title in SECTIONS:
        count = result.gate.standings[standing]
        if count:
            yield f"**{title}: {count:,}**"
            yield "\n".join(_cases(result, standing, count))
    for fault in result.end.faults[:MOST_CASES]:
        yield f"- {escape_markdown(fault)}"
    if result.summary.metrics:
        yield _figures(result)
    for rubric, counts in result.summary.confusion.items():
        yield _folded(f"Results: {rubric}", _confusion(counts, result.header.rubrics[rubric].results))
    if result.summary.items:
        yield _folded("Items read worst", _items(result))
    if result.comparison:
        yield "\n".join(f"- {escape_markdown(line)}" for line in changes(result.comparison))
    if result.summary.spent is not None:
        yield escape_markdown(f"Cost: {spent(result.summary.spent)}.") + _latency(result.summary.call_latency)
    header = result.header
    name = escape_markdown(reader(header))
    yield f"{result.summary.cases:,} cases read by {name}; run {header.id}, advisor {header.advisor}."


def _latency(milliseconds: Mapping[str, float]) -> str:
    if not milliseconds:
        return ""
    percentiles = ", ".join(f"{name} {value:,.0f}" for name, value in milliseconds.items())
    return f" Milliseconds a call: {percentiles}."


def _cases(result: Result, wanted: Standing, count: int) -> Iterator[str]:
    named = 0
    for record, standing in result.records():
        if standing == wanted and named < MOST_CASES:
            named += 1
            yield f"- `{_code(key_of(record))}` {escape_markdown(headline(record, 200))}"
    if count > named:
        yield f"- and {count - named:,} more"


def _figures(result: Result) -> str:
    comparison = result.comparison
    head = ["figure", "value", "95 % interval", "n", *(["baseline", "change"] if comparison else [])]
    rows = []
    for name, figure in result.summary.metrics.items():
        row = [
            METRICS[name].label,
            f"**{shown(name, figure.value)}**",
            _interval(name, figure),
            f"{figure.n:,}",
        ]
        rows.append(row + (_change(name, comparison) if comparison else []))
    return _table(head, rows)


def _interval(name: str, figure: Figure) -> str:
    if figure.low is None or figure.high is None:
        return ""
    return f"{shown(name, figure.low)} – {shown(name, figure.high)}"


def _change(name: str, comparison: Comparison) -> list[str]:
    each = comparison.metrics.get(name)
    if each is None:
        return ["", ""]
    sign = "+" if each.change > 0 else "−" if each.change < 0 else "±"
    worse = " ⚠" if name in comparison.drops else ""
    return [shown(name, each.before), f"{sign}{shown(name, abs(each.change))}{worse}"]


def _confusion(counts: dict[str, dict[str, int]], order: Sequence[str]) -> str:
    known = {*counts, *(name for row in counts.values() for name in row)}
    names = [name for name in order if name in known] + sorted(known - set(order))
    rows = [[f"**{one}**", *(str(counts.get(one, {}).get(other, "·")) for other in names)] for one in names]
    return _table(["expected ↓ found →", *names], rows)


def _items(result: Result) -> str:
    everything = [pair for items in result.summary.items.values() for pair in items.items()]
    worst = sorted(everything, key=lambda pair: (pair[1].f1, pair[0]))[:MOST_ITEMS]
    rows = [
        [f"`{item}`", f"{each.f1:.3f}", str(each.wrong), str(each.missed), str(each.invented)]
        for item, each in worst
    ]
    return _table(["item", "F1", "wrong", "missed", "invented"], rows)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _folded(title: str, inside: str) -> str:
    return f"<details><summary>{title}</summary>\n\n{inside}\n\n</details>"


def _code(text: str) -> str:
    return text.replace("`", "'").replace("\n", " ")
