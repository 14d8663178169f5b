"""The formats a report comes in: `FORMATS`, a table one can read, and one function for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from advisor.report.data import as_json, sources
from advisor.report.model import Report
from advisor.report.safe import escape_html, escape_markdown
from advisor.report.templates import Templates, environment

__all__ = ["FORMATS", "TEMPLATES", "Renderer"]

Renderer: TypeAlias = Callable[[Report, Templates], str]

TEMPLATES = ("report/report.html.j2", "report/report.md.j2", "report/style.css.j2")
"""What a renderer may need of the templates, by their paths under `prompts/`."""


def _markdown(report: Report, templates: Templates) -> str:
    return _filled("report/report.md.j2", report, templates, escape_markdown)


def _html(report: Report, templates: Templates) -> str:
    return _filled("report/report.html.j2", report, templates, escape_html)


def _filled(name: str, report: Report, templates: Templates, escaped: Callable[[str], str]) -> str:
    template = environment(templates, escaped).get_template(name)
    return template.render(report=report, sources=sources(report))


def _json(report: Report, templates: Templates) -> str:
    return as_json(report)


def _terminal(report: Report, templates: Templates) -> str:
    from advisor.report.terminal import render  # brings rich, which the other formats can do without

    return render(report)


FORMATS: dict[str, Renderer] = {
    "terminal": _terminal,
    "md": _markdown,
    "json": _json,
    "html": _html,
}
"""Name of a format → its renderer. `terminal.render` can do more: colour, and the width at hand."""
