"""What a run looks like on a terminal: a bar while it goes on, tables when it is done, the verdict last.

Everything goes through `Text`, never through rich's markup: a person may well write "[bold]".
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from advisor.cli.plain import clean, one_line

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table
    from rich.text import Text

    from advisor.evals.blessing import Blessed
    from advisor.evals.comparing import Comparison
    from advisor.evals.metrics import Figure, Summary
    from advisor.evals.records import CaseRecord
    from advisor.evals.runs import SavedRun
    from advisor.evals.session import Result, Session

__all__ = ["console", "print_accepted", "print_case", "print_comparison", "print_result", "watched"]

MOST_CASES = 25
MOST_ITEMS = 8
MOST_ACCEPTED = 10
WIDTH = 110
COLOURS = {
    "passed": "green",
    "held": "yellow",
    "known": "yellow",
    "broken": "red",
    "failing": "red",
    "error": "red",
}
WORDS = {"broken": "BROKEN", "failing": "FAILED", "held": "as before", "known": "known", "error": "NOT RUN"}


def console() -> Console:
    """Standard output for tables: as wide and as coloured as what is at its other end."""
    from rich.console import Console

    from advisor.settings import Settings

    tty = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    colour = tty and Settings.from_environment().colour
    return Console(
        file=sys.stdout,
        width=None if tty else WIDTH,
        force_terminal=tty,
        no_color=not colour,
        highlight=False,
        emoji=False,
        markup=False,
    )


# --- While it runs ------------------------------------------------------------------------------------------


@contextmanager
def watched(session: Session, total: int, *, quiet: bool) -> Iterator[Watch]:
    """Show progress on stderr, if somebody is watching."""
    if quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield Watch()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        BarColumn(30),
        MofNCompleteColumn(),
        TextColumn("{task.description}"),
        TimeRemainingColumn(compact=True),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True, refresh_per_second=8) as progress:
        task = progress.add_task("", total=total)
        yield _Bar(session, lambda words: progress.update(task, advance=1, description=words))


class Watch:
    """Is told of each record; this one does nothing with it."""

    def done(self, record: CaseRecord) -> None:
        """One more record is done."""


class _Bar(Watch):
    def __init__(self, session: Session, show: Callable[[str], None]) -> None:
        self._session, self._show = session, show
        self._next, self._words = 0.0, ""

    def done(self, record: CaseRecord) -> None:
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + 0.25
            total, outcomes = self._session.tallies.total, self._session.tallies.outcomes
            tiers = total["tiers"] + total["levels"]
            right = f", result right {(total['tier'] + total['level']) / tiers:.1%}" if tiers else ""
            self._words = f"{outcomes['failed']:,} fail, {outcomes['error']:,} not run{right}"
        self._show(self._words)


# --- When it is done ----------------------------------------------------------------------------------------


def print_result(result: Result, files: list[str], *, quiet: bool = False) -> None:
    """Print the tables of a run, where its files are and, last, its verdict."""
    out = console()
    if not quiet:
        for part in _parts(result):
            out.print(part)
            out.print()
    for file in files:
        print(clean(f"Wrote {file}"))
    _tell_github(result)
    from rich.text import Text

    style = "bold green" if result.verdict.status == 0 else "bold red"
    out.print(Text(one_line(result.verdict.line, 10_000), style=style), soft_wrap=True)


def _tell_github(result: Result) -> None:
    from advisor.evals.outputs.github import commands, in_actions, summarise

    if in_actions(os.environ):
        summarise(result, os.environ)
        for line in commands(result):
            print(clean(line))


def _parts(result: Result) -> Iterator[RenderableType]:
    from rich.text import Text

    from advisor.evals.words import cautions, changes, reader, spent

    header, summary = result.header, result.summary
    name, took = reader(header), f"{result.end.seconds:.1f} s"
    said = f"Cases: {summary.cases:,}, suites: {len(header.suites)}, reader: {name}, {took}"
    yield _text(said, "bold")
    for caution in cautions(header.extractor):
        yield _text(caution, "bold yellow")
    if summary.spent is not None:
        yield _text(f"Cost: {spent(summary.spent)}.")
    if summary.metrics:
        yield _figures(summary, result.comparison)
    for rubric, counts in summary.confusion.items():
        yield _confusion(rubric, counts, header.rubrics[rubric].results)
    if summary.items:
        yield _items(summary)
    if result.comparison:
        for line in changes(result.comparison):
            yield _text(line)
    cases = _cases(result)
    if cases is not None:
        yield cases
    for fault in result.end.faults[:MOST_CASES]:
        yield Text(clean(fault), style="red")


def _figures(summary: Summary, comparison: Comparison | None) -> RenderableType:
    from advisor.evals.gate import shown
    from advisor.evals.metrics import METRICS

    table = _table(
        "figure", "value>", "95 % interval>", "n>", *(_beside(comparison, summary) if comparison else [])
    )
    for name, figure in summary.metrics.items():
        row = [METRICS[name].label, shown(name, figure.value), _interval(name, figure), f"{figure.n:,}"]
        if comparison:
            row += _before(name, comparison)
        table.add_row(*map(_text, row))
    for what, latency in (("case", summary.latency), ("call", summary.call_latency)):
        if latency:
            high = f"p90 {latency['p90']:.2f}, p99 {latency['p99']:.2f}"
            row = [f"milliseconds a {what}, median", f"{latency['p50']:.2f}", high, ""]
            table.add_row(*map(_text, row))
    return table


def _beside(comparison: Comparison, summary: Summary) -> list[str]:
    """Two more columns; where not all cases are comparable, over how many they are."""
    some = f" ({comparison.cases:,} cases)" if comparison.cases != summary.cases else ""
    return [f"baseline{some}>", "change>"]


def _before(name: str, comparison: Comparison) -> list[str]:
    from advisor.evals.gate import shown

    if name not in comparison.metrics:
        return ["", ""]
    each = comparison.metrics[name]
    sign = "+" if each.change > 0 else "−" if each.change < 0 else "±"
    mark = " !" if name in comparison.drops else ""
    return [shown(name, each.before), f"{sign}{shown(name, abs(each.change))}{mark}"]


def _interval(name: str, figure: Figure) -> str:
    from advisor.evals.gate import shown

    if figure.low is None or figure.high is None:
        return ""
    return f"{shown(name, figure.low).removesuffix(' %')} – {shown(name, figure.high)}"


def _confusion(rubric: str, counts: dict[str, dict[str, int]], order: tuple[str, ...]) -> RenderableType:
    found = {name for row in counts.values() for name in row}
    columns = [name for name in order if name in found] + sorted(found - set(order))
    table = _table(f"{rubric}: expected ↓ found →", *[f"{name}>" for name in columns])
    for expected in [name for name in order if name in counts] + sorted(set(counts) - set(order)):
        cells = [_text(expected)]
        for name in columns:
            count = counts[expected].get(name, 0)
            style = "green" if name == expected else "red" if count else "dim"
            cells.append(_text(str(count) if count else "·", style))
        table.add_row(*cells)
    return table


def _items(summary: Summary) -> RenderableType:
    table = _table("items read worst", "F1>", "precision>", "recall>", "wrong>", "missed>", "invented>")
    everything = [(item, found) for items in summary.items.values() for item, found in items.items()]
    worst = sorted(everything, key=lambda pair: (pair[1].f1, pair[0]))[:MOST_ITEMS]
    for item, found in worst:
        shares = [f"{found.f1:.3f}", f"{found.precision.value:.1%}", f"{found.recall.value:.1%}"]
        row = [item, *shares, *map(str, (found.wrong, found.missed, found.invented))]
        table.add_row(*map(_text, row))
    return table


def _cases(result: Result) -> RenderableType | None:
    from advisor.evals.comparing import key_of
    from advisor.evals.words import headline

    # What fails the run comes first; what is excused is only of interest where nothing else is.
    excused = not (result.gate.standings["broken"] + result.gate.standings["failing"] + result.summary.errors)
    wanted = ("held", "known") if excused else ("broken", "failing", "error")
    table, count = _table("", "case", "why"), 0
    for record, standing in result.records():
        if standing in wanted:
            count += 1
            if count <= MOST_CASES:
                words = _text(WORDS[standing], COLOURS[standing])
                table.add_row(
                    words, _text(one_line(key_of(record))), _text(one_line(headline(record, 300), 300))
                )
    if count > MOST_CASES:
        table.add_row(_text(""), _text(f"and {count - MOST_CASES:,} more"), _text(""))
    return table if count else None


def print_case(run: SavedRun, case_id: str) -> None:
    """Print one case of a run: its chat, and what was expected beside what was read.

    Raises:
        SuiteError: the run does not have it.
    """
    from advisor.errors import SuiteError
    from advisor.evals.cases import CaseIndex
    from advisor.evals.words import described, rows

    record = next((each for each in run.cases() if each.id == case_id), None)
    if record is None:
        raise SuiteError(f"The run {run.header.id} has no case {case_id!r}.")
    out = console()
    at = CaseIndex([record.file]).find(case_id)
    if at is not None and not record.held:
        for message in at[1].messages:
            out.print(
                _text(message.role, "bold"), _text(message.content), sep="\n", end="\n\n", soft_wrap=True
            )
    table = _table("", "item", "expected", "read", "from")
    for row in () if record.held else sorted(rows(record, right=True), key=lambda row: row.how == "right"):
        style = "green" if row.how == "right" else "red"
        cells = [one_line(cell, 60) for cell in (row.name, row.expected, row.found, row.quote)]
        table.add_row(_text(row.how, style), *map(_text, cells))
    out.print(table)
    for line in described(record) if record.held or record.error else ():
        out.print(_text(line), soft_wrap=True)
    out.print(_text(f"{record.place}: {record.outcome}", "bold"))


def print_comparison(comparison: Comparison) -> None:
    """Print two runs beside each other."""
    from advisor.evals.gate import shown
    from advisor.evals.metrics import METRICS

    out = console()
    table = _table("figure", "before>", "after>", "change>", "95 % interval of it>")
    for name, each in comparison.metrics.items():
        low_high = (
            "" if each.low is None else f"{_signed(name, each.low)} to {_signed(name, each.high or 0.0)}"
        )
        row = [
            METRICS[name].label,
            shown(name, each.before),
            shown(name, each.after),
            _signed(name, each.change),
        ]
        table.add_row(*map(_text, [*row, low_high + (" !" if name in comparison.drops else "")]))
    out.print(table)
    out.print()
    for change, words in (
        ("broken", "passed before, fail now"),
        ("fixed", "failed before, pass now"),
        ("changed", "not comparable: their text or labels changed"),
        ("new", "new"),
        ("unknown", "could not be run in one of the two"),
    ):
        count = comparison.counts.get(change, 0)
        if count:
            names = ", ".join(comparison.named[change][:MOST_CASES]) + (" …" if count > MOST_CASES else "")
            out.print(_text(f"{count:,} {words}: {names}"), soft_wrap=True)
    if comparison.gone:
        out.print(_text(f"{comparison.gone:,} of the first were not run in the second"))


def print_accepted(blessed: Blessed) -> None:
    """Say which failing cases a baseline accepts, those first that the one before did not."""
    if not blessed.accepted:
        print("No case of it fails.")
        return
    count, new = len(blessed.accepted), len(blessed.newly)
    named = blessed.newly or blessed.accepted
    some = "" if new == count else f", {new:,} of them new" if new else ", as before"
    more = f" and {len(named) - MOST_ACCEPTED:,} more" if len(named) > MOST_ACCEPTED else ""
    cases = "1 case is" if count == 1 else f"{count:,} cases are"
    print(one_line(f"{cases} accepted as failing{some}: {', '.join(named[:MOST_ACCEPTED])}{more}", 2_000))


def _signed(name: str, value: float) -> str:
    from advisor.evals.gate import shown

    return f"{'+' if value > 0 else '−' if value < 0 else '±'}{shown(name, abs(value))}"


def _table(*columns: str) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False)
    for column in columns:
        right = column.endswith(">")
        table.add_column(_text(column.removesuffix(">")), justify="right" if right else "left", no_wrap=right)
    return table


def _text(words: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(clean(words), style=style)
