"""What is said of a result by points. See `talk` for what each function answers."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from advisor.answers import Value
from advisor.dialogue.state import to_plain
from advisor.rubric.items import Item
from advisor.rubric.model import Rubric
from advisor.scoring import plans
from advisor.scoring.weighted import assess

__all__ = [
    "goals",
    "good",
    "how_good",
    "needs",
    "scoring",
    "stopped",
    "unknown_goal",
    "updated",
    "weakest",
    "what_if",
]

Answered = tuple[str, dict[str, Any]]
Values = Mapping[str, Value]

MOST_WEAKNESSES = 3


def goals(rubric: Rubric) -> dict[str, tuple[str, ...]]:
    """The tiers."""
    return {tier.id: (tier.id,) for tier in rubric.weighted.tiers}


def how_good(rubric: Rubric, values: Values) -> Answered:
    """Score and tier."""
    now = assess(rubric, values)
    return "how_good", {
        "tier": now.tier,
        "score": now.score,
        "floor": now.floor,
        "ceiling": now.ceiling,
        "decided": now.decided,
    }


def needs(rubric: Rubric, values: Values, goal: str | None) -> Answered:
    """The smallest steps to a tier."""
    if goal is not None:
        return _plan(plans.still_needed(rubric, values, goal), goal)
    top = rubric.weighted.tiers[0].id
    plan = plans.next_tier(rubric, values)
    return _plan(plan, top) if plan or assess(rubric, values).tier != top else _reached(top)


def _plan(plan: plans.Plan | None, tier: str) -> Answered:
    if plan is None:
        return "needs_unreachable", {"tier": tier}
    if not plan.steps:
        return _reached(plan.tier)
    steps = [{"item": step.item, "before": step.before, "after": step.after} for step in plan.steps]
    before, after = plan.change.before, plan.change.after
    return "needs", {"tier": plan.tier, "score": before.score, "after": after.score, "steps": steps}


def _reached(tier: str) -> Answered:
    return "needs_reached", {"aim": tier}


def unknown_goal(rubric: Rubric, name: str) -> Answered:
    """No tier of this name."""
    return "unknown_tier", {"name": name}


def what_if(rubric: Rubric, values: Values, item: Item, value: Value) -> Answered:
    """Score and tier before and after."""
    change = plans.what_if(rubric, values, {item.id: value})
    return "what_if", {
        "item": item.id,
        "value": value,
        "before": change.before.score,
        "after": change.after.score,
        "tier_before": change.before.tier,
        "tier_after": change.after.tier,
    }


def scoring(rubric: Rubric) -> Answered:
    """Points, tiers and must-haves."""
    parts = assess(rubric, {}).questions
    return "about_scoring", {
        "most": to_plain(sum((part.possible for part in parts.values()), Decimal(0))),
        "parts": [{"question": name, "points": to_plain(part.possible)} for name, part in parts.items()],
        "tiers": [{"id": tier.id, "at_least": to_plain(tier.at_least)} for tier in rubric.weighted.tiers],
        "musts": [must.label for must in rubric.weighted.must_haves],
    }


def good(rubric: Rubric) -> Answered:
    """The tiers and where they begin."""
    _, data = scoring(rubric)
    return "about_good", {name: data[name] for name in ("most", "tiers", "musts")}


def weakest(rubric: Rubric, values: Values) -> Answered:
    """The answers that cost most points."""
    parts = [part for part in assess(rubric, values).contributions if part.item in values]
    costly = sorted((part for part in parts if part.got < part.possible), key=lambda p: p.got - p.possible)
    lost = [
        {"item": part.item, "value": values[part.item], "got": part.got, "possible": part.possible}
        for part in costly[:MOST_WEAKNESSES]
    ]
    return "about_weakest", {"lost": lost}


def updated(rubric: Rubric, before: Values, now: Values) -> Answered:
    """Score and tier, then and now."""
    old, new = assess(rubric, before), assess(rubric, now)
    return "updated", {
        "tier": new.tier,
        "before": old.tier,
        "score": new.score,
        "score_before": old.score,
    }


def stopped(rubric: Rubric, values: Values) -> Answered:
    """Score and tier so far."""
    now = assess(rubric, values)
    data = {"tier": now.tier, "score": now.score, "decided": now.decided, "known": bool(values)}
    return "stopped", data
