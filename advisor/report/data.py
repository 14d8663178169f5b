"""The report as JSON: the classes of `model`, field by field, as `report.schema.json` describes them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from advisor.report.ladder_model import LadderReport
from advisor.report.model import Place, Report

__all__ = ["as_data", "as_json", "as_json_list", "sources"]

# Valid JSON, yet not fit for every screen or file: written as \\uXXXX instead.
_UNFIT = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def as_data(value: Any) -> Any:
    """Turn a report, or a part of it, into plain dicts, lists, texts and numbers."""
    if is_dataclass(value):
        return {field.name: as_data(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [as_data(each) for each in value]
    if isinstance(value, Decimal):
        return int(value) if int(value.as_tuple().exponent) >= 0 else float(value)
    return value


def sources(report: Report | LadderReport) -> dict[str, tuple[int, ...]]:
    """Sections of the document that a report rests on, in its order, with the lines."""
    lines: dict[str, list[int]] = {}
    for place in sorted(set(_places(report)), key=lambda place: (place.line, place.section)):
        lines.setdefault(place.section, []).append(place.line)
    return {section: tuple(numbers) for section, numbers in lines.items()}


def _places(value: Any) -> Iterator[Place]:
    if isinstance(value, Place):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _places(getattr(value, field.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from _places(each)


def as_json(report: Report | LadderReport) -> str:
    """Write a report as a JSON object, ending with a line end."""
    return _written(as_data(report))


def as_json_list(reports: Iterable[Report | LadderReport]) -> str:
    """Write reports as a JSON array of such objects."""
    return _written([as_data(report) for report in reports])


def _written(data: Any) -> str:
    text = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)
    return _UNFIT.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"
