"""What the server has of its own, made once: rubrics, and what turns replies and reports into text."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cache

from advisor.catalog import load_rubric
from advisor.portal.problems import Problem
from advisor.prompting.render import Prompter
from advisor.report.formats import TEMPLATES
from advisor.resources import prompts_dir
from advisor.rubric.model import Rubric
from advisor.runner import reply_templates

__all__ = ["day_of", "prompter", "report_templates", "rubric_of", "today"]


@cache
def rubric_of(name: str) -> Rubric:
    """A rubric that comes with the program; files do not change while a server runs."""
    return load_rubric(name)


@cache
def prompter(name: str) -> Prompter:
    """What turns replies into text, for a rubric that comes with the program."""
    return Prompter(reply_templates(), rubric_of(name))


@cache
def report_templates() -> Mapping[str, str]:
    """The templates of reports."""
    folder = prompts_dir()
    return {name: (folder / name).read_text(encoding="utf-8") for name in TEMPLATES}


def day_of(date: str | None) -> datetime.date:
    """The day that a request names; by default the server's.

    Raises:
        Problem: it is none.
    """
    if date is None:
        return today()
    try:
        return datetime.date.fromisoformat(date)
    except ValueError:
        raise Problem(422, "invalid", f"{date} is no day of the calendar.") from None


def today() -> datetime.date:
    """The server's day."""
    return datetime.datetime.now().astimezone().date()
