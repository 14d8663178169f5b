"""How a session stands beside an earlier one, in a few lines."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.answers import Value
from advisor.rubric.model import Rubric
from advisor.scoring import shown
from advisor.scoring.weighted import assess

__all__ = ["comparison"]


def comparison(rubric: Rubric, before: Mapping[str, Value], after: Mapping[str, Value], when: str) -> str:
    """Say what is different from an earlier session.

    Args:
        rubric: the rubric of both.
        before: the earlier session's answers.
        after: this session's answers.
        when: the earlier session's day, as people say it.
    """
    old, new = assess(rubric, before), assess(rubric, after)
    since = f"Compared with your last session ({when})"
    if before == after:
        return f"{since}: the same answers, {shown(new.score)} points, {new.tier}."
    tier = f"{old.tier} → {new.tier}" if old.tier != new.tier else f"still {new.tier}"
    lines = [f"{since}: {shown(old.score)} → {shown(new.score)} points, {tier}."]
    for question in rubric.questions:
        if question.id not in new.questions:
            continue
        was, is_now = old.questions[question.id].got, new.questions[question.id].got
        if was != is_now:
            possible = new.questions[question.id].possible
            lines.append(f"  {question.title}: {shown(was)} → {shown(is_now)} of {shown(possible)}")
    return "\n".join(lines)
