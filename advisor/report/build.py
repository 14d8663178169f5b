"""From answers to a report: `build`, one named step a part. Pure: the day is given, never asked for."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from advisor.answers import Message, Sheet
from advisor.report import advice, evidence, verdict
from advisor.report.model import FORMAT, Named, Plan, Report
from advisor.report.plan import plan
from advisor.report.words import named
from advisor.rubric.model import Rubric
from advisor.scoring import gaps, swing
from advisor.scoring.weighted import assess

__all__ = ["build"]


def build(
    rubric: Rubric,
    sheet: Sheet,
    messages: Sequence[Message],
    today: datetime.date | None = None,
    *,
    name: str | None = None,
) -> Report:
    """Say all there is to say about a person's answers.

    Args:
        rubric: the rubric they were asked by.
        sheet: what is known now.
        messages: the chat, for the words around each quote; may be empty.
        today: day of the report; without it the plan has no dates.
        name: what the chat goes by, for the report's head.

    Returns:
        The report. The same arguments give the same report.
    """
    values = sheet.values
    assessment = assess(rubric, values)
    found = gaps(rubric, values)
    way = verdict.way_up(rubric, values)
    urgent = advice.urgent_items(found, way)
    weak = advice.weak_items(found, assessment, urgent)
    cited = advice.Cited(rubric, values, weak, urgent)
    questions = evidence.questions(rubric, sheet, assessment, messages)
    told = rubric.advice
    return Report(
        format=FORMAT,
        name=name,
        rubric=Named(rubric.id, rubric.title),
        version=rubric.version,
        document=rubric.document,
        date=today.isoformat() if today else None,
        tier=verdict.tier_line(rubric, assessment, cited),
        score=verdict.score(rubric, assessment),
        way_up=way,
        questions=questions,
        must_haves=verdict.must_haves(rubric, values, assessment),
        strengths=verdict.strengths(questions),
        gaps=verdict.gap_lines(rubric, found, assessment, cited),
        missing=_missing(rubric, sheet),
        declined=tuple(named(rubric.items[name]) for name in sheet.declined if name in rubric.items),
        goal=advice.goal(rubric, values),
        paths=advice.paths(cited),
        why=advice.facts(told.why, cited),
        plan=plan(assessment, cited, today) if values else Plan(None, ()),
        skills=advice.groups(told.skills, cited),
        metrics=advice.facts(told.metrics, cited),
        resources=advice.groups(told.resources, cited),
        income=advice.facts(told.income, cited),
        job_search=advice.groups(told.job_search, cited),
        tips=advice.facts(told.tips, cited),
    )


def _missing(rubric: Rubric, sheet: Sheet) -> tuple[Named, ...]:
    """Items neither answered nor declined: what could move the tier most first, what has no points last."""
    asked_first = [*swing(rubric, sheet.values), *rubric.items]
    silent = [name for name in asked_first if name not in sheet.answers and name not in sheet.declined]
    return tuple(named(rubric.items[name]) for name in dict.fromkeys(silent))
