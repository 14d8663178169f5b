"""Lays charts out for SVG: across in percent of the width, down in pixels, so that text keeps its size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.portal.admin.figures import Column

__all__ = ["HEIGHT", "Bar", "Chart", "Tick", "stacked"]

HEIGHT = 180
"""Pixels of a chart's area."""
_GAP = 0.22
_MOST_LABELS = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece of a column: where, and which result it stands for."""

    x: str
    y: float
    width: str
    height: float
    place: int
    title: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A label on an axis, and where."""

    at: str
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of columns, laid out."""

    bars: tuple[Bar, ...]
    below: tuple[Tick, ...]
    beside: tuple[Tick, ...]
    height: int = HEIGHT


def stacked(columns: Sequence[Column], names: Sequence[str]) -> Chart:
    """Lay out columns of results one upon another."""
    most = max((sum(column.numbers) for column in columns), default=0) or 1
    top = _rounded(most)
    width = 100 / max(len(columns), 1)
    bars: list[Bar] = []
    for place, column in enumerate(columns):
        down = float(HEIGHT)
        for number, name in zip(range(len(names)), names, strict=True):
            count = column.numbers[number]
            if count:
                height = HEIGHT * count / top
                down -= height
                x = f"{place * width + width * _GAP / 2:.2f}%"
                title = f"{column.begins:%d.%m.%Y}: {name}, {count}"
                bars.append(
                    Bar(x, round(down, 2), f"{width * (1 - _GAP):.2f}%", round(height, 2), number, title)
                )
    every = -(-len(columns) // _MOST_LABELS)
    below = tuple(
        Tick(f"{(place + 0.5) * width:.2f}%", f"{column.begins.day} {column.begins:%b}")
        for place, column in enumerate(columns)
        if place % every == 0
    )
    beside = tuple(Tick(f"{HEIGHT - HEIGHT * part / 2:.0f}", str(top * part // 2)) for part in (0, 1, 2))
    return Chart(tuple(bars), below, beside)


def _rounded(most: int) -> int:
    """The least even round number that is not below: the axis ends there."""
    step = 1
    while True:
        for head in (2, 4, 6, 10):
            if head * step >= most:
                return head * step
        step *= 10
