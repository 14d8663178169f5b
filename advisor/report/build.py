"""From answers to a report: `build`, one named step a part. Pure: the day is given, never asked for."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import TypeAlias

from advisor.answers import Message, Sheet
from advisor.report import advice, evidence, verdict
from advisor.report.ladder import build_ladder
from advisor.report.ladder_model import LadderReport
from advisor.report.model import FORMAT, Named, Plan, Report
from advisor.report.plan import plan
from advisor.report.words import named
from advisor.rubric.model import Rubric
from advisor.scoring import gaps
from advisor.scoring.weighted import assess

__all__ = ["BUILDS", "AnyReport", "build", "build_scored"]


AnyReport: TypeAlias = Report | LadderReport
"""A report of either kind; both have `blank`, `rubric`, `name`, `date` and `questions`."""


def build(
    rubric: Rubric,
    sheet: Sheet,
    messages: Sequence[Message],
    today: datetime.date | None = None,
    *,
    name: str | None = None,
) -> AnyReport:
    """Say all there is to say about a person's answers.

    Args:
        rubric: the rubric they were asked by.
        sheet: what is known now.
        messages: the chat, for the words around each quote; may be empty.
        today: day of the report; without it a plan has no dates.
        name: what the chat goes by, for the report's head.

    Returns:
        The report that goes with the rubric's method of scoring. The same arguments give the same report.
    """
    return BUILDS[rubric.scoring.method](rubric, sheet, messages, today, name=name)


def build_scored(
    rubric: Rubric,
    sheet: Sheet,
    messages: Sequence[Message],
    today: datetime.date | None = None,
    *,
    name: str | None = None,
) -> Report:
    """Build the report on a score; see `build`."""
    values = sheet.values
    assessment = assess(rubric, values)
    found = gaps(rubric, values)
    way = verdict.way_up(rubric, values)
    urgent = advice.urgent_items(found, way)
    weak = advice.weak_items(found, assessment, urgent)
    cited = advice.Cited(rubric, values, weak, urgent)
    questions = evidence.questions(rubric, sheet, messages, assessment)
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
        missing=evidence.missing(rubric, sheet),
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


BUILDS: dict[str, Callable[..., AnyReport]] = {
    "weighted": build_scored,
    "ladder": build_ladder,
}
"""Method of scoring → what builds its report. Each takes what `build` takes."""
