"""What is said of a place on a ladder. See `talk` for what each function answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from advisor.answers import Value
from advisor.rubric.items import Item
from advisor.rubric.model import Rubric
from advisor.scoring import changed, climb
from advisor.scoring.ladder import Climb, place, rung

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


def goals(rubric: Rubric) -> dict[str, tuple[str, ...]]:
    """The levels: by id, number, title and the rubric's other names for them."""
    return {
        each.id: (each.id, f"level {each.number}", each.title, *each.aliases) for each in rubric.ladder.levels
    }


def how_good(rubric: Rubric, values: Values) -> Answered:
    """The level, or what is missing for one, and which way the signs point."""
    now = place(rubric, values)
    rules = rubric.ladder
    if now.level is None:
        missing = {"missing": list(now.absent), "more": rules.needed - len(now.dimensions)}
        return "no_level", missing
    return "how_good_level", {
        "outcome": now.outcome,
        "decided": now.decided,
        "lowest": rung(rules, now.lowest).id,
        "highest": rung(rules, now.highest).id,
        "signs": _signs(rubric, values),
    }


def _signs(rubric: Rubric, values: Values) -> str | None:
    """What the signs say of somebody."""
    signals, now = rubric.ladder.signals, place(rubric, values).signals
    if signals is None or now is None:
        return None
    said = {
        "stagnating": signals.stagnation.meaning,
        "growing": signals.growth.meaning,
        "steady": signals.steady,
    }
    return said[now]


def needs(rubric: Rubric, values: Values, goal: str | None) -> Answered:
    """What each dimension must come to for a level."""
    now = place(rubric, values)
    top = len(rubric.ladder.levels)
    if goal is None and now.level is None:
        return how_good(rubric, values)
    if goal is None and now.level == top:
        return _reached(rubric, top)
    numbers = {each.id: each.number for each in rubric.ladder.levels}
    level = numbers[goal] if goal is not None else (now.level or 0) + 1
    return _climb(rubric, climb(rubric, values, level))


def _climb(rubric: Rubric, way: Climb) -> Answered:
    if not way.rises:
        return _reached(rubric, way.level)
    rises = [{"item": rise.item, "before": rise.before, "after": rise.after} for rise in way.rises]
    return "needs_level", {"aim": _named(rubric, way.level), "rises": rises}


def _reached(rubric: Rubric, level: int) -> Answered:
    return "needs_reached", {"aim": _named(rubric, level)}


def _named(rubric: Rubric, level: int) -> str:
    here = rung(rubric.ladder, level)
    return f"{here.title} ({here.id})"


def unknown_goal(rubric: Rubric, name: str) -> Answered:
    """No level of this name."""
    return "unknown_level", {"name": name}


def what_if(rubric: Rubric, values: Values, item: Item, value: Value) -> Answered:
    """The level before and after."""
    before, after = place(rubric, values), place(rubric, changed(rubric, values, {item.id: value}))
    return "what_if_level", {
        "item": item.id,
        "value": value,
        "before": before.outcome,
        "after": after.outcome,
        "signals_before": before.signals,
        "signals_after": after.signals,
    }


def scoring(rubric: Rubric) -> Answered:
    """The ladder and its rule. Whoever asks is shown it."""
    rules = rubric.ladder
    return "about_levels", {
        "levels": [
            {"id": each.id, "title": each.title, "theme": each.theme.text or each.theme.title}
            for each in rules.levels
        ],
        "dimensions": list(rubric.scored),
        "needed": rules.needed,
        "below": rules.allowed_below,
    }


def good(rubric: Rubric) -> Answered:
    """The ladder: every level is a good one to be at."""
    return scoring(rubric)


def weakest(rubric: Rubric, values: Values) -> Answered:
    """The dimensions that stand lowest."""
    steps = place(rubric, values).dimensions
    lowest = min(steps.values(), default=0)
    level = max(steps.values(), default=0)
    found = [name for name, step in steps.items() if step == lowest < level]
    return "about_lowest", {"lowest": [{"item": name, "value": values[name]} for name in found]}


def updated(rubric: Rubric, before: Values, now: Values) -> Answered:
    """The level, then and now."""
    old, new = place(rubric, before), place(rubric, now)
    return "updated_level", {"outcome": new.outcome, "before": old.outcome}


def stopped(rubric: Rubric, values: Values) -> Answered:
    """The level so far."""
    now = place(rubric, values)
    return "stopped_level", {"outcome": now.outcome, "decided": now.decided, "known": bool(values)}
