"""What is said of a result by points. See `talk` for what each function answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from advisor.answers import Value
from advisor.dialogue.state import to_plain
from advisor.rubric.items import Item, Question
from advisor.rubric.model import Rubric
from advisor.scoring import gaps, plans
from advisor.scoring.plans import Step
from advisor.scoring.weighted import assess

__all__ = [
    "gains",
    "goal",
    "goals",
    "good",
    "how_good",
    "matters",
    "matters_whole",
    "musts",
    "needs",
    "promotion",
    "result",
    "scoring",
    "signs",
    "stopped",
    "strengths",
    "unknown_goal",
    "updated",
    "weakest",
    "what_if",
]

Answered = tuple[str, dict[str, Any]]
Values = Mapping[str, Value]

MOST_WEAKNESSES = 3
MOST_STRENGTHS = 4
MOST_GAINS = 3
STRONG = Decimal("0.8")
"""Share of its points from which an answer is called a strength."""


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
    steps = _steps(plan.steps)
    before, after = plan.change.before, plan.change.after
    return "needs", {"tier": plan.tier, "score": before.score, "after": after.score, "steps": steps}


def _reached(tier: str) -> Answered:
    return "needs_reached", {"aim": tier}


def unknown_goal(rubric: Rubric, name: str) -> Answered:
    """No tier of this name."""
    return "unknown_tier", {"name": name}


def what_if(rubric: Rubric, values: Values, cases: Sequence[Values]) -> Answered:
    """Score and tier before and after, case by case."""
    return "what_if", {"cases": [_case(rubric, values, case) for case in cases]}


def _case(rubric: Rubric, values: Values, case: Values) -> dict[str, Any]:
    change = plans.what_if(rubric, values, case)
    return {
        "changes": [
            {"item": item, "value": value, "same": values.get(item) == value} for item, value in case.items()
        ],
        "before": change.before.score,
        "after": change.after.score,
        "tier_before": change.before.tier,
        "tier_after": change.after.tier,
    }


def matters(rubric: Rubric, values: Values, item: Item) -> Answered:
    """The item's points, those it has now, and what the best answer would come to."""
    now = assess(rubric, values)
    part = next((each for each in now.contributions if each.item == item.id), None)
    gap = next(
        (
            {"value": step.after, "score": now.score + step.points}
            for each in gaps(rubric, values)
            for step in each.steps
            if step.item == item.id
        ),
        None,
    )
    return "matters", {
        "item": item.id,
        "question": rubric.question_of[item.id].id,
        "possible": to_plain(part.possible) if part and part.possible else None,
        "got": part.got if part and item.id in values else None,
        "gain": gap,
    }


def matters_whole(rubric: Rubric, values: Values, question: Question) -> Answered:
    """The question's points and those it has now."""
    part = assess(rubric, values).questions.get(question.id)
    asked = part is not None and any(item.id in values for item in question.items)
    return "matters_whole", {
        "question": question.id,
        "possible": to_plain(part.possible) if part and part.possible else None,
        "got": part.got if part and asked else None,
        "counts": None,
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


def good(rubric: Rubric, values: Values) -> Answered:
    """The tiers and where they begin, and where the person is."""
    _, data = scoring(rubric)
    now = assess(rubric, values) if values else None
    return "about_good", {
        **{name: data[name] for name in ("most", "tiers", "musts")},
        "score": now.score if now else None,
        "tier": now.tier if now else None,
    }


def goal(rubric: Rubric, goal: str) -> Answered:
    """The tier's meaning, and where it begins and ends."""
    tiers = rubric.weighted.tiers
    place = next(index for index, tier in enumerate(tiers) if tier.id == goal)
    return "explain_tier", {
        "tier": goal,
        "meaning": tiers[place].meaning,
        "at_least": to_plain(tiers[place].at_least),
        "below": to_plain(tiers[place - 1].at_least) if place else None,
        "musts": [] if place else musts(rubric),
    }


def musts(rubric: Rubric) -> list[str]:
    """The must-haves."""
    return [must.label for must in rubric.weighted.must_haves]


def result(rubric: Rubric, values: Values, goal: str | None = None) -> Answered:
    """Points question by question, the must-haves not met, and the shortest way on."""
    now = assess(rubric, values)
    labels = {must.id: must.label for must in rubric.weighted.must_haves}
    plan = plans.still_needed(rubric, values, goal) if goal is not None else None
    plan = plan if plan and plan.steps else plans.next_tier(rubric, values)
    return "about_result", {
        "tier": now.tier,
        "score": now.score,
        "parts": [
            {"question": name, "got": part.got, "possible": to_plain(part.possible)}
            for name, part in now.questions.items()
        ],
        "missed": [labels[name] for name, verdict in now.must_haves.items() if verdict != "met"],
        "top": rubric.weighted.tiers[0].id,
        "aim": plan.tier if plan else None,
        "at_least": _begins(rubric, plan.tier) if plan else None,
        "steps": _steps(plan.steps) if plan else [],
    }


def signs(rubric: Rubric, values: Values) -> Answered | None:
    """Points tell nothing by signs."""
    return None


def _begins(rubric: Rubric, goal: str) -> Any:
    return next(to_plain(tier.at_least) for tier in rubric.weighted.tiers if tier.id == goal)


def _steps(steps: Iterable[Step]) -> list[dict[str, Any]]:
    """Answers that would change, for a page."""
    return [{"item": step.item, "before": step.before, "after": step.after} for step in steps]


def gains(rubric: Rubric, values: Values) -> Answered:
    """The shortest way to the next tier, and the single answers with most points to gain."""
    plan = plans.next_tier(rubric, values)
    single = [gap for gap in gaps(rubric, values) if len(gap.steps) == 1]
    best = sorted(single, key=lambda gap: gap.points, reverse=True)[:MOST_GAINS]
    told = [{"steps": _steps(gap.steps), "points": gap.points} for gap in best]
    steps = _steps(plan.steps) if plan else []
    return "best_gains", {"aim": plan.tier if plan else None, "steps": steps, "gains": told}


def strengths(rubric: Rubric, values: Values) -> Answered:
    """The answers that bring all or nearly all of their points, those with most first."""
    parts = [part for part in assess(rubric, values).contributions if part.item in values]
    strong = [part for part in parts if part.got >= part.possible * STRONG and part.possible]
    best = sorted(strong, key=lambda part: (part.got / part.possible, part.possible), reverse=True)
    told = [{"item": part.item, "value": values[part.item]} for part in best[:MOST_STRENGTHS]]
    return "about_strengths", {"strengths": told}


def promotion(rubric: Rubric, values: Values) -> Answered:
    """Nothing here is about one's manager; the way to the next tier is what there is."""
    return needs(rubric, values, None)


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
