"""How a session stands beside an earlier one, in a few lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from advisor.answers import Value
from advisor.rubric.model import Rubric
from advisor.scoring import Assessment, Placement, assess, shown

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
    told, differences = _COMPARED[type(new)]
    if before == after:
        return f"{since}: the same answers, {told(new, new)}."
    return "\n".join(
        [f"{since}: {told(old, new)}.", *(f"  {line}" for line in differences(rubric, old, new))]
    )


def _score(old: Assessment, new: Assessment) -> str:
    points = f"{shown(new.score)} points"
    if old is new:
        return f"{points}, {new.tier}"
    tier = f"{old.tier} → {new.tier}" if old.tier != new.tier else f"still {new.tier}"
    return f"{shown(old.score)} → {points}, {tier}"


def _questions(rubric: Rubric, old: Assessment, new: Assessment) -> Iterator[str]:
    for question in rubric.questions:
        if question.id not in new.questions:
            continue
        was, is_now = old.questions[question.id].got, new.questions[question.id].got
        if was != is_now:
            possible = new.questions[question.id].possible
            yield f"{question.title}: {shown(was)} → {shown(is_now)} of {shown(possible)}"


def _level(old: Placement, new: Placement) -> str:
    if old is new:
        return new.summary
    return f"still {new.summary}" if old.summary == new.summary else f"{old.summary} → {new.summary}"


def _dimensions(rubric: Rubric, old: Placement, new: Placement) -> Iterator[str]:
    for name in rubric.scored:
        was, is_now = old.dimensions.get(name), new.dimensions.get(name)
        if was != is_now:
            yield f"{rubric.items[name].label}: {was or 'not answered'} → {is_now or 'not answered'}"


_COMPARED: dict[type[Any], tuple[Callable[[Any, Any], str], Callable[[Rubric, Any, Any], Iterator[str]]]] = {
    Assessment: (_score, _questions),
    Placement: (_level, _dimensions),
}
"""Kind of result → how two of them read as one line, and what differs beneath it."""
