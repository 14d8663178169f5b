"""Assessments in bulk: a page at a time for programs that keep a copy, or all at once as a file.

A line of a file is made when it is sent, so that an export of any size takes little memory.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from fastapi.responses import StreamingResponse

from advisor.dialogue.state import State, to_plain
from advisor.portal import shapes
from advisor.portal.on_offer import rubric_of
from advisor.portal.service import Service
from advisor.rubric.model import Rubric
from advisor.scoring import assess
from advisor.store import surveyed
from advisor.store.served import Owned
from advisor.store.surveyed import Wanted

__all__ = ["as_csv", "as_lines", "assessed"]

_AT_ONCE = 200
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
_HEAD = (
    "conversation",
    "owner",
    "rubric",
    "started_at",
    "changed_at",
    "turns",
    "finished",
    "summary",
    "decided",
)


def assessed(service: Service, found: Sequence[Owned]) -> list[shapes.Assessed]:
    """Say how each conversation stands; without result and answers where the rubric has changed since."""
    states = dict(surveyed.states(service.store.engine, [one.summary.id for one in found]))
    # One that was deleted in between is no longer anybody's to tell of.
    return [_assessed(one, states[one.summary.id]) for one in found if one.summary.id in states]


def _assessed(owned: Owned, state: State) -> shapes.Assessed:
    rubric = rubric_of(owned.summary.rubric_source)
    fits = (state.rubric, state.version) == (rubric.id, rubric.version)
    return shapes.Assessed(
        **shapes.listed(owned, admin=True).model_dump(),
        decided=assess(rubric, state.values).decided if fits else None,
        result=assess(rubric, state.values).to_dict() if fits else None,
        answers={item: to_plain(value) for item, value in state.values.items()},
        declined=list(state.sheet.declined),
    )


def as_lines(service: Service, wanted: Wanted, headers: Mapping[str, str]) -> StreamingResponse:
    """All that fit as JSON lines, the last begun first."""
    lines = (one.model_dump_json() + "\n" for one in _all(service, wanted))
    return StreamingResponse(lines, headers=headers, media_type="application/x-ndjson")


def as_csv(service: Service, rubric: Rubric, wanted: Wanted, headers: Mapping[str, str]) -> StreamingResponse:
    """All that fit by one rubric as CSV (RFC 4180), a column for each item."""
    items = tuple(rubric.items)
    rows = (_row(one, items) for one in _all(service, wanted))
    lines = map(_line, chain([(*_HEAD, "declined", *items)], rows))
    return StreamingResponse(lines, headers=headers, media_type="text/csv; charset=utf-8; header=present")


def _all(service: Service, wanted: Wanted) -> Iterator[shapes.Assessed]:
    after: tuple[str, str] | None = None
    while page := surveyed.page(service.store.engine, wanted, after, _AT_ONCE):
        yield from assessed(service, page)
        after = (page[-1].since, page[-1].summary.id)


def _row(one: shapes.Assessed, items: Sequence[str]) -> tuple[Any, ...]:
    head = (
        one.id,
        one.owner,
        one.rubric,
        one.started_at,
        one.changed_at,
        one.turns,
        one.finished,
        one.verdict,
    )
    return (*head, one.decided, " ".join(one.declined), *(one.answers.get(item) for item in items))


def _line(values: Sequence[Any]) -> str:
    text = io.StringIO()
    csv.writer(text).writerow([_cell(value) for value in values])
    return text.getvalue()


def _cell(value: Any) -> str:
    """A value as a spreadsheet shows it and never runs it: people write "=..." too."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = "; ".join(value) if isinstance(value, list) else str(value)
    return f"'{text}" if isinstance(value, str | list) and text.startswith(_DANGEROUS) else text
