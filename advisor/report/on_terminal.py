"""Any report on a terminal: `RENDERS`, by its kind. Brings rich, which the other formats can do without."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from advisor.report import ladder_terminal, terminal
from advisor.report.ladder_model import LadderReport
from advisor.report.model import Report

__all__ = ["RENDERS", "render"]

RENDERS: Mapping[type[Any], Callable[..., str]] = {
    Report: terminal.render,
    LadderReport: ladder_terminal.render,
}


def render(
    report: Report | LadderReport, width: int = 80, *, colour: bool = False, first: bool = False
) -> str:
    """Lay a report out for a terminal.

    Args:
        report: the report.
        width: columns to fill at most.
        colour: whether to use colours and bold; without them not a single escape sequence is written.
        first: whether to lay out the first screen only: where one stands and what would change it.

    Returns:
        Lines without trailing spaces, the last one ended.
    """
    return RENDERS[type(report)](report, width, colour=colour, first=first)
