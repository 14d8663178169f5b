"""A run as a page: what the templates in `prompts/evals/` show, laid out as plain values.

Keys must not be names of a dict's own methods ("items", "values"): a template would find those first.

Sizes of drawings are in CSS pixels, of bars in percent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from advisor.answers import Message
from advisor.evals.comparing import key_of
from advisor.evals.gate import Standing, shown
from advisor.evals.metrics import METRICS, Figure, ItemFigures
from advisor.evals.records import CaseRecord, Quote, Record
from advisor.evals.session import Result
from advisor.evals.words import cautions, changes, described, headline, reader, rows, spent

__all__ = ["ORDER", "case_values", "page_values", "segments"]

LABELS: dict[str, str] = {
    "broken": "broken", "failing": "failed", "error": "not run",
    "known": "known failure", "held": "fails as before", "passed": "passed",
}  # fmt: skip
ORDER: tuple[Standing, ...] = ("broken", "failing", "error", "known", "held", "passed")
"""What a reader should see first."""

CELL_WIDTH, CELL_HEIGHT, LEFT, TOP = 108, 34, 150, 24


def page_values(result: Result) -> dict[str, Any]:
    """What the first page says of the run."""
    header, verdict = result.header, result.verdict
    counts = result.gate.standings
    return {
        "id": header.id,
        "reader": reader(header),
        "cautions": [*cautions(header.extractor)],
        "started": header.started,
        "version": header.advisor,
        "word": verdict.word,
        "line": verdict.line.removeprefix(f"{verdict.word}: "),
        "passed": verdict.status == 0,
        "notes": [*_notes(result)],
        "against": result.comparison.against if result.comparison else "",
        "figures": [_figure(result, name, figure) for name, figure in result.summary.metrics.items()],
        "matrices": [
            _matrix(rubric, cells, header.rubrics[rubric].results)
            for rubric, cells in result.summary.confusion.items()
        ],
        "bars": _bars(result),
        "item_names": sorted({item for items in result.summary.items.values() for item in items}),
        "standings": [
            {"name": name, "label": LABELS[name], "count": f"{counts[name]:,}", "shown": name != "passed"}
            for name in ORDER
            if counts[name]
        ],
    }


def _notes(result: Result) -> Iterator[str]:
    suites, latency = len(result.header.suites), result.summary.latency
    yield f"{result.summary.cases:,} cases, {suites} suites, {result.end.seconds:.1f} s"
    if latency:
        yield f"milliseconds a case: median {latency['p50']:.1f}, 99th percentile {latency['p99']:.1f}"
    if result.summary.spent is not None:
        yield f"cost: {spent(result.summary.spent)}"
    calls = result.summary.call_latency
    if calls:
        told = ", ".join(f"{name} {value:,.0f}" for name, value in calls.items())
        yield f"milliseconds a call: {told}"
    if result.header.selection:
        chosen = ", ".join(f"{key} {value}" for key, value in result.header.selection.items())
        yield f"only some cases: {chosen}"
    if result.comparison:
        yield from changes(result.comparison)
    yield from result.end.faults[:20]


def _figure(result: Result, name: str, figure: Figure) -> dict[str, str]:
    row = {"label": METRICS[name].label, "value": shown(name, figure.value), "n": f"{figure.n:,}"}
    known = figure.low is not None and figure.high is not None
    row["interval"] = f"{shown(name, figure.low or 0)} – {shown(name, figure.high or 0)}" if known else ""
    moved = result.comparison.metrics.get(name) if result.comparison else None
    if moved is None:
        return row | {"before": "", "change": "", "moved": ""}
    better = moved.change * METRICS[name].better
    sign = "+" if moved.change > 0 else "−" if moved.change < 0 else "±"
    return row | {
        "before": shown(name, moved.before),
        "change": f"{sign}{shown(name, abs(moved.change))}",
        "moved": "good" if better > 0 else "bad" if better < 0 else "",
    }


# --- Drawings -----------------------------------------------------------------------------------------------


def _matrix(rubric: str, counts: Mapping[str, Mapping[str, int]], order: Sequence[str]) -> dict[str, Any]:
    known = {*counts, *(name for row in counts.values() for name in row)}
    names = [name for name in order if name in known] + sorted(known - set(order))
    heads, cells, said = [], [], []
    for column, name in enumerate(names):
        middle = LEFT + column * CELL_WIDTH + CELL_WIDTH // 2
        heads.append({"x": middle, "y": TOP + 16, "anchor": "middle", "name": name})
    for line, expected in enumerate(names):
        y = TOP + 26 + line * CELL_HEIGHT
        heads.append({"x": LEFT - 10, "y": y + 21, "anchor": "end", "name": expected})
        total = sum(counts.get(expected, {}).values())
        for column, found in enumerate(names):
            count = counts.get(expected, {}).get(found, 0)
            cells.append(_cell(LEFT + column * CELL_WIDTH, y, expected, found, count, total))
            if count:
                said.append(f"{expected} found as {found}: {count}")
    width, height = LEFT + len(names) * CELL_WIDTH, TOP + 30 + len(names) * CELL_HEIGHT
    return {
        "rubric": rubric,
        "width": width,
        "height": height,
        "heads": heads,
        "cells": cells,
        "said": "; ".join(said),
    }


def _cell(x: int, y: int, expected: str, found: str, count: int, total: int) -> dict[str, Any]:
    kind = "none" if not count else "right" if expected == found else "wrong"
    share = count / total if total else 0.0
    return {
        "kind": kind,
        "x": x + 2,
        "y": y + 2,
        "w": CELL_WIDTH - 4,
        "h": CELL_HEIGHT - 4,
        "tx": x + CELL_WIDTH // 2,
        "ty": y + 22,
        "opacity": f"{0.25 + 0.5 * share if count else 0.4:.2f}",
        "count": count or "·",
        "title": f"{expected} found as {found}: {count} of {total}",
    }


def _bars(result: Result) -> list[dict[str, Any]]:
    kinds = result.run.kinds
    everything = [
        (rubric, item, figures)
        for rubric, items in result.summary.items.items()
        for item, figures in items.items()
    ]
    everything.sort(key=lambda each: (each[2].f1, each[1]))
    return [_bar(item, kinds.get(rubric, {}).get(item, ""), figures) for rubric, item, figures in everything]


def _bar(item: str, kind: str, figures: ItemFigures) -> dict[str, Any]:
    counts = {name: getattr(figures, name) for name in ("right", "wrong", "missed", "invented")}
    total, at, parts = sum(counts.values()) or 1, 0.0, []
    for name, count in counts.items():
        width = 100 * count / total
        if count:
            parts.append({"kind": name, "x": f"{at:.2f}", "width": f"{width:.2f}", "count": count})
        at += width
    said = f"{item}: F1 {figures.f1:.3f}, " + ", ".join(f"{count} {name}" for name, count in counts.items())
    return {"name": item, "kind": kind, "f1": f"{figures.f1:.3f}", "parts": parts, "said": said}


# --- A case -------------------------------------------------------------------------------------------------


def case_values(
    record: Record, standing: Standing, chat: Sequence[Message] | None, anchor: str
) -> dict[str, Any]:
    """What a page says of one case.

    Args:
        record: the case.
        standing: how it stands.
        chat: its messages; None where they are not at hand, or are not what was run.
        anchor: its name on the page.
    """
    values: dict[str, Any] = {
        "anchor": anchor,
        "id": key_of(record),
        "standing": standing,
        "label": LABELS[standing],
        "place": record.file,
        "why": "" if record.outcome == "passed" else headline(record, 240),
        "rows": (),
        "lines": (),
        "tags": "",
        "off": "",
        "messages": (),
        "absent": "",
    }
    if isinstance(record, CaseRecord):
        values |= _of_case(record, chat, anchor)
    else:
        values["lines"] = described(record)
    tags = values["tags"].lower()
    values["words"] = f"{values['id']} {record.file} {tags} {values['off']}".lower()
    return values


def _of_case(record: CaseRecord, chat: Sequence[Message] | None, anchor: str) -> dict[str, Any]:
    off = [*record.wrong, *record.missed, *record.invented, *record.false_evidence, *record.broken]
    values: dict[str, Any] = {
        "place": record.place,
        "tags": ", ".join(record.tags),
        "off": " ".join(dict.fromkeys(off)),
    }
    if record.held:
        return values | {"absent": "Held out: counted, and not shown.", "lines": described(record)}
    evidence = record.found.evidence if record.found else {}
    table = [
        {
            "name": row.name,
            "how": row.how,
            "expected": row.expected,
            "found": row.found,
            "link": f"{anchor}-{row.name}" if chat and row.name in evidence else "",
        }
        for row in sorted(rows(record, right=True), key=lambda row: row.how == "right")
    ]
    compared = {row["name"] for row in table}
    remarks = [line for line in described(record) if line.partition(":")[0] not in compared]
    absent = "" if chat else "The chat is not in the suite any more, or it has changed since."
    messages = _chat(record, chat, anchor) if chat else ()
    return values | {"rows": table, "lines": remarks, "messages": messages, "absent": absent}


def _chat(record: CaseRecord, chat: Sequence[Message], anchor: str) -> list[dict[str, Any]]:
    placed: dict[int, list[tuple[int, int, str]]] = {}
    evidence: Mapping[str, Sequence[Quote]] = record.found.evidence if record.found else {}
    for item, quotes in evidence.items():
        for quote in quotes:
            placed.setdefault(quote.message, []).append((quote.start, quote.end, item))
    bad = {*record.wrong, *record.invented}
    linked: set[str] = set()
    made = []
    for index, message in enumerate(chat):
        parts = [
            _part(text, items, bad, anchor, linked, record)
            for text, items in segments(message.content, placed.get(index, ()))
        ]
        attack = record.attack
        made.append(
            {
                "role": message.role,
                "side": "person" if message.role == "user" else "other",
                "parts": parts,
                "injected": attack.text if attack and attack.message == index else "",
            }
        )
    return made


def _part(
    text: str, items: Sequence[str], bad: set[str], anchor: str, linked: set[str], record: CaseRecord
) -> dict[str, Any]:
    found = record.found.answers if record.found else {}
    fresh = next((item for item in items if item not in linked), None)
    if fresh is not None:
        linked.add(fresh)
    return {
        "text": text,
        "says": ", ".join(f"{item}: {found.get(item)}" for item in items),
        "how": "bad" if bad & set(items) else "",
        "anchor": f"{anchor}-{fresh}" if fresh else "",
    }


def segments(text: str, spans: Sequence[tuple[int, int, str]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Cut a text where spans begin and end; each piece with the names of the spans over it.

    >>> list(segments("all 8s!", [(0, 6, "a"), (4, 6, "b")]))
    [('all ', ('a',)), ('8s', ('a', 'b')), ('!', ())]
    """
    cuts = sorted({0, len(text), *(min(max(end, 0), len(text)) for span in spans for end in span[:2])})
    for start, end in pairwise(cuts):
        names = dict.fromkeys(name for begins, ends, name in spans if begins <= start and end <= ends)
        yield text[start:end], tuple(names)
