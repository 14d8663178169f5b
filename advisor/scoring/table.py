"""Scoring methods by the name that a rubric gives in `scoring.method`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from advisor.answers import Value
from advisor.rubric.model import Rubric
from advisor.scoring.assessment import Assessment
from advisor.scoring.ladder import Placement, place
from advisor.scoring.weighted import assess

__all__ = ["SCORING"]

SCORING: dict[str, Callable[[Rubric, Mapping[str, Value]], Assessment | Placement]] = {
    "weighted": assess,
    "ladder": place,
}
