"""The formats a report comes in: `FORMATS`, a table one can read, by the kind of report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from advisor.errors import UsageError
from advisor.report.data import as_json, sources
from advisor.report.ladder_model import LadderReport
from advisor.report.model import Report
from advisor.report.safe import escape_html, escape_markdown
from advisor.report.templates import Templates, environment

__all__ = ["FORMATS", "NAMES", "TEMPLATES", "Renderer", "written"]

Renderer: TypeAlias = Callable[[Any, Templates], str]

TEMPLATES = (
    "report/case.md.j2",
    "report/ladder.css.j2",
    "report/ladder.html.j2",
    "report/ladder.md.j2",
    "report/pieces.html.j2",
    "report/pieces.md.j2",
    "report/report.html.j2",
    "report/report.md.j2",
    "report/style.css.j2",
)
"""What a renderer may need of the templates, by their paths under `prompts/`."""


def _filled(name: str, escaped: Callable[[str], str]) -> Renderer:
    def fill(report: Any, templates: Templates) -> str:
        template = environment(templates, escaped).get_template(name)
        return template.render(report=report, sources=sources(report))

    return fill


def _json(report: Any, templates: Templates) -> str:
    return as_json(report)


def _terminal(report: Report, templates: Templates) -> str:
    from advisor.report.terminal import render  # brings rich, which the other formats can do without

    return render(report)


def _ladder_terminal(report: LadderReport, templates: Templates) -> str:
    from advisor.report.ladder_terminal import render

    return render(report)


FORMATS: Mapping[type[Any], Mapping[str, Renderer]] = {
    Report: {
        "terminal": _terminal,
        "md": _filled("report/report.md.j2", escape_markdown),
        "json": _json,
        "html": _filled("report/report.html.j2", escape_html),
    },
    LadderReport: {
        "terminal": _ladder_terminal,
        "md": _filled("report/ladder.md.j2", escape_markdown),
        "json": _json,
        "html": _filled("report/ladder.html.j2", escape_html),
        "case": _filled("report/case.md.j2", escape_markdown),
    },
}
"""Kind of report → name of a format → its renderer. The terminals' own `render` can do more: colour, and the
width at hand."""

NAMES = tuple(dict.fromkeys(name for formats in FORMATS.values() for name in formats))
"""The names of all formats there are."""


def written(report: Report | LadderReport, form: str, templates: Templates) -> str:
    """Write a report in one format.

    Raises:
        UsageError: reports of this kind have no such format; the message says which they have.
    """
    formats = FORMATS[type(report)]
    if form not in formats:
        raise UsageError(
            f"There is no {form} for the rubric {report.rubric.id}. There are: {', '.join(formats)}."
        )
    return formats[form](report, templates)
