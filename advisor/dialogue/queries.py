"""What a person asks: each kind of query has one answer. Nothing here changes the state."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from advisor.dialogue import events
from advisor.dialogue.effects import Reply
from advisor.dialogue.names import find_item, find_question, find_term, find_tier, parse_value
from advisor.dialogue.policy import questions_left
from advisor.dialogue.state import State
from advisor.errors import AnswerError
from advisor.rubric.model import Rubric
from advisor.scoring import assess, next_tier, still_needed, what_if
from advisor.scoring.plans import Plan

__all__ = ["QUERIES", "answer"]


def answer(rubric: Rubric, state: State, query: events.Move) -> Reply:
    """Answer a query, one whose type is a key of `QUERIES`."""
    template, data = QUERIES[type(query)](rubric, state, query)
    return Reply(template, {"turn": state.turns, **data})


Answered = tuple[str, dict[str, Any]]


def _explain(rubric: Rubric, state: State, query: events.Explain) -> Answered:
    term = find_term(rubric, query.term)
    if term is not None:
        return "explain", {"term": term.term, "meaning": term.meaning}
    item = find_item(rubric, query.term)
    if item is not None:
        return "explain_item", {"item": item.id}
    return "explain_unknown", {"term": query.term}


def _why(rubric: Rubric, state: State, query: events.Why) -> Answered:
    if query.item is None:
        return _why_standing(rubric, state)
    item = find_item(rubric, query.item)
    if item is None:
        question = find_question(rubric, query.item)
        if question is None:
            return "unknown_item", {"name": query.item}
        return "why", {"item": None, "question": question.id}
    known = state.sheet.answers.get(item.id)
    if known is None:
        return "why", {"item": item.id, "question": rubric.question_of[item.id].id}
    quotes = [span.quote for span in known.evidence]
    return "why_value", {"item": item.id, "value": known.value, "quotes": quotes}


def _why_standing(rubric: Rubric, state: State) -> Answered:
    if not state.standing:
        return "help", {}
    item = state.standing[0] if len(state.standing) == 1 else None
    return "why", {"item": item, "question": rubric.question_of[state.standing[0]].id}


def _recap(rubric: Rubric, state: State, query: events.Recap) -> Answered:
    values = state.values
    answers = [{"item": item, "value": values[item]} for item in rubric.items if item in values]
    return "recap", {"answers": answers, "declined": [i for i in rubric.items if i in state.sheet.declined]}


def _how_far(rubric: Rubric, state: State, query: events.HowFar) -> Answered:
    left = questions_left(rubric, state)
    return "how_far", {"answered": len(state.values), "open": len(left), "questions": list(left)}


def _how_good(rubric: Rubric, state: State, query: events.HowGood) -> Answered:
    if not state.values:
        return _recap(rubric, state, events.Recap())  # a verdict on nothing would only discourage
    now = assess(rubric, state.values)
    return "how_good", {
        "tier": now.tier,
        "score": now.score,
        "floor": now.floor,
        "ceiling": now.ceiling,
        "decided": now.decided,
    }


def _needs(rubric: Rubric, state: State, query: events.Needs) -> Answered:
    top = rubric.scoring.tiers[0].id
    if query.tier is None:
        plan = next_tier(rubric, state.values)
        return _plan(plan, top) if plan or assess(rubric, state.values).tier != top else _reached(top)
    tier = find_tier(rubric, query.tier)
    if tier is None:
        return "unknown_tier", {"name": query.tier}
    return _plan(still_needed(rubric, state.values, tier), tier)


def _plan(plan: Plan | None, tier: str) -> Answered:
    if plan is None:
        return "needs_unreachable", {"tier": tier}
    if not plan.steps:
        return _reached(plan.tier)
    steps = [{"item": step.item, "before": step.before, "after": step.after} for step in plan.steps]
    before, after = plan.change.before, plan.change.after
    return "needs", {"tier": plan.tier, "score": before.score, "after": after.score, "steps": steps}


def _reached(tier: str) -> Answered:
    return "needs_reached", {"tier": tier}


def _what_if(rubric: Rubric, state: State, query: events.WhatIf) -> Answered:
    item = find_item(rubric, query.item)
    if item is None:
        return "unknown_item", {"name": query.item}
    try:
        value = parse_value(item, query.value)
    except AnswerError:
        return "bad_value", {"item": item.id, "text": query.value}
    change = what_if(rubric, state.values, {item.id: value})
    return "what_if", {
        "item": item.id,
        "value": value,
        "before": change.before.score,
        "after": change.after.score,
        "tier_before": change.before.tier,
        "tier_after": change.after.tier,
    }


def _help(rubric: Rubric, state: State, query: events.Help) -> Answered:
    return "help", {}


QUERIES: Mapping[type[Any], Callable[[Rubric, State, Any], Answered]] = {
    events.Explain: _explain,
    events.Why: _why,
    events.Recap: _recap,
    events.HowFar: _how_far,
    events.HowGood: _how_good,
    events.Needs: _needs,
    events.WhatIf: _what_if,
    events.Help: _help,
}
"""Kind of query → what answers it."""
