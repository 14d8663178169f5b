"""What scoring by points finds: an assessment, plain values that compare by content.

Laws:

1. `floor <= score <= ceiling`, and the contributions add up to the score, digit for digit.
2. `decided` is true only when no further answer can change the tier (corrections of given answers aside).
3. Numbers are exact, never rounded; `shown` rounds for the eye.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, TypeAlias

from advisor.scoring.exact import shown

__all__ = ["Assessment", "Contribution", "Subtotal", "Verdict", "shown"]

Verdict: TypeAlias = Literal["met", "missed", "absent"]
"""Of a must-have: `absent` when too little is answered to tell; for the tier that counts as missed."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one item brings to the score.

    Args:
        item: the item's id.
        question: id of the question that asks for it.
        possible: the item's points.
        credit: share of the points got, 0 to 1; None when the item is absent and nothing stands in for it.
            An absent item *with* a credit has it from another answer (`when_absent` in the rubric).
        got: points got, `possible` × `credit`.
    """

    item: str
    question: str
    possible: Decimal
    credit: Decimal | None
    got: Decimal


@dataclass(frozen=True, slots=True)
class Subtotal:
    """Points possible and got over one question's items."""

    possible: Decimal
    got: Decimal


@dataclass(frozen=True, slots=True)
class Assessment:
    """A score by a rubric, with everything needed to explain it.

    Args:
        rubric: the rubric's id.
        version: the rubric's version.
        score: points got, 0 to 100, exact.
        floor: the lowest score that absent items can still lead to (each 0, even where another answer
            stands in for it now).
        ceiling: the highest score that absent items can still lead to.
        tier: id of the tier as things stand.
        lowest_tier: the lowest tier that further answers can lead to.
        highest_tier: the highest tier that further answers can lead to.
        must_haves: must-have id → verdict, in the rubric's order.
        contributions: one for each item that carries points, in the rubric's order.
        questions: question id → its points, for questions with points, in the rubric's order.
        absent: ids of items that carry points and are not answered, in the rubric's order.
    """

    rubric: str
    version: int
    score: Decimal
    floor: Decimal
    ceiling: Decimal
    tier: str
    lowest_tier: str
    highest_tier: str
    must_haves: Mapping[str, Verdict]
    contributions: tuple[Contribution, ...]
    questions: Mapping[str, Subtotal]
    absent: tuple[str, ...]

    @property
    def decided(self) -> bool:
        """Whether the tier stands, whatever else is answered; a tier not decided is provisional."""
        return self.lowest_tier == self.highest_tier

    @property
    def outcome(self) -> str:
        """The result by its name: the tier."""
        return self.tier

    @property
    def summary(self) -> str:
        """The result in a line of a list: "NEARLY 61.5"."""
        return f"{self.tier} {shown(self.score)}"

    def to_dict(self) -> dict[str, Any]:
        """JSON data, as `advisor score` prints it."""
        return {
            "score": float(shown(self.score)),
            "floor": float(shown(self.floor)),
            "ceiling": float(shown(self.ceiling)),
            "decided": self.decided,
            "tier": self.tier,
            "must_haves": dict(self.must_haves),
        }
