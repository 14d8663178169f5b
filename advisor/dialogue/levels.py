"""What is said of a place on a ladder. See `talk` for what each function answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from advisor.answers import Value
from advisor.rubric.items import Item, Question
from advisor.rubric.model import Rubric
from advisor.scoring import changed, climb
from advisor.scoring.ladder import Climb, place, rung

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
    return "needs_level", {"aim": _named(rubric, way.level), "rises": _rises(way)}


def _rises(way: Climb) -> list[dict[str, Any]]:
    """What each dimension has to come to, for a page."""
    return [{"item": rise.item, "before": rise.before, "after": rise.after} for rise in way.rises]


def _reached(rubric: Rubric, level: int) -> Answered:
    return "needs_reached", {"aim": _named(rubric, level)}


def _named(rubric: Rubric, level: int) -> str:
    here = rung(rubric.ladder, level)
    return f"{here.title} ({here.id})"


def unknown_goal(rubric: Rubric, name: str) -> Answered:
    """No level of this name."""
    return "unknown_level", {"name": name}


def what_if(rubric: Rubric, values: Values, cases: Sequence[Values]) -> Answered:
    """The level before and after, case by case."""
    return "what_if_level", {"cases": [_case(rubric, values, case) for case in cases]}


def _case(rubric: Rubric, values: Values, case: Values) -> dict[str, Any]:
    before, after = place(rubric, values), place(rubric, changed(rubric, values, case))
    return {
        "changes": [
            {"item": item, "value": value, "same": values.get(item) == value} for item, value in case.items()
        ],
        "before": before.outcome,
        "after": after.outcome,
        "signals_before": before.signals,
        "signals_after": after.signals,
    }


def matters(rubric: Rubric, values: Values, item: Item) -> Answered:
    """Whether it counts for the level, for the signs, or only for the advice."""
    counts = "level" if item.id in rubric.scored else "signs" if _is_sign(rubric, item) else None
    return "matters_level", {
        "item": item.id,
        "question": rubric.question_of[item.id].id,
        "counts": counts,
        "value": values.get(item.id),
    }


def matters_whole(rubric: Rubric, values: Values, question: Question) -> Answered:
    """Whether the question counts for the level."""
    counts = any(item.id in rubric.scored for item in question.items)
    data = {"question": question.id, "possible": None, "got": None}
    return "matters_whole", {**data, "counts": "level" if counts else None}


def _is_sign(rubric: Rubric, item: Item) -> bool:
    signals = rubric.ladder.signals
    return signals is not None and item.id in (*signals.stagnation.items, *signals.growth.items)


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


def good(rubric: Rubric, values: Values) -> Answered:
    """Every level is a good one to be at; which one, and how many there are."""
    now = place(rubric, values)
    if now.level is None:
        return scoring(rubric)
    top = len(rubric.ladder.levels)
    return "about_good_level", {
        "outcome": now.outcome,
        "level": now.level,
        "levels": top,
        "next": _named(rubric, now.level + 1) if now.level < top else None,
    }


def goal(rubric: Rubric, goal: str) -> Answered:
    """The level's title and what it is about."""
    level = next(each for each in rubric.ladder.levels if each.id == goal)
    return "explain_level", {
        "level": level.id,
        "title": level.title,
        "theme": level.theme.title,
        "meaning": level.theme.text or "",
        "steps": [{"item": item, "step": level.number} for item in rubric.scored],
    }


def musts(rubric: Rubric) -> list[str]:
    """A ladder has none."""
    return []


def result(rubric: Rubric, values: Values, goal: str | None = None) -> Answered:
    """The step of each dimension, the rule, and what the next level asks."""
    now = place(rubric, values)
    if now.level is None:
        return how_good(rubric, values)
    top = len(rubric.ladder.levels)
    asked = next((each.number for each in rubric.ladder.levels if each.id == goal), 0)
    way = climb(rubric, values, max(asked, now.level + 1)) if now.level < top else None
    return "about_place", {
        "outcome": now.outcome,
        "dimensions": [{"item": item, "step": step} for item, step in now.dimensions.items()],
        "needed": rubric.ladder.needed,
        "below": rubric.ladder.allowed_below,
        "aim": _named(rubric, way.level) if way else None,
        "rises": _rises(way) if way else [],
    }


def signs(rubric: Rubric, values: Values) -> Answered | None:
    """The signs of standing still and of growth, and which way the person's point."""
    signals = rubric.ladder.signals
    if signals is None:
        return None
    return "about_signs", {
        "stagnation": list(signals.stagnation.items),
        "growth": list(signals.growth.items),
        "now": _signs(rubric, values),
    }


def gains(rubric: Rubric, values: Values) -> Answered:
    """What the next level asks."""
    return needs(rubric, values, None)


def strengths(rubric: Rubric, values: Values) -> Answered:
    """The dimensions that stand highest."""
    steps = place(rubric, values).dimensions
    highest = max(steps.values(), default=0)
    told = [{"item": name, "value": values[name]} for name, step in steps.items() if step == highest]
    return "about_strengths", {"strengths": told}


def promotion(rubric: Rubric, values: Values) -> Answered:
    """What the next level asks, and the page that can be shown to one's manager."""
    now = place(rubric, values)
    if now.level is None or now.level == len(rubric.ladder.levels):
        return how_good(rubric, values)
    way = climb(rubric, values, now.level + 1)
    return "about_promotion", {"aim": _named(rubric, way.level), "rises": _rises(way)}


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
