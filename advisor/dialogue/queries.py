"""What a person asks: each kind of query has one answer. Nothing here changes the state."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from advisor.dialogue import events
from advisor.dialogue.effects import Reply
from advisor.dialogue.names import find_goal, find_item, find_question, find_term, parse_value, terms_in
from advisor.dialogue.policy import questions_left
from advisor.dialogue.state import State
from advisor.dialogue.talk import Answered, talk_of
from advisor.errors import AnswerError
from advisor.rubric.model import Rubric

__all__ = ["QUERIES", "answer"]


def answer(rubric: Rubric, state: State, query: events.Move) -> Reply:
    """Answer a query, one whose type is a key of `QUERIES`."""
    template, data = QUERIES[type(query)](rubric, state, query)
    return Reply(template, {"turn": state.turns, **data})


def _explain(rubric: Rubric, state: State, query: events.Explain) -> Answered:
    if query.term is None:
        return _explain_standing(rubric, state)
    term = find_term(rubric, query.term)
    if term is not None:
        return "explain", {"term": term.term, "meaning": term.meaning}
    item = find_item(rubric, query.term)
    if item is not None:
        return "explain_item", {"item": item.id}
    return "explain_unknown", {"term": query.term}


def _explain_standing(rubric: Rubric, state: State) -> Answered:
    items = [item for item in state.standing if item not in state.values]
    if not items:
        return "help", {}
    asked = " ".join(f"{rubric.items[item].label}. {rubric.items[item].ask}" for item in items)
    terms = [{"term": term.term, "meaning": term.meaning} for term in terms_in(rubric, asked)]
    return "explain_question", {"question": rubric.question_of[items[0]].id, "items": items, "terms": terms}


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
    return talk_of(rubric).how_good(rubric, state.values)


def _needs(rubric: Rubric, state: State, query: events.Needs) -> Answered:
    talk = talk_of(rubric)
    goal = None if query.tier is None else find_goal(rubric, query.tier)
    if query.tier is not None and goal is None:
        return talk.unknown_goal(rubric, query.tier)
    return talk.needs(rubric, state.values, goal)


def _what_if(rubric: Rubric, state: State, query: events.WhatIf) -> Answered:
    item = find_item(rubric, query.item)
    if item is None:
        return "unknown_item", {"name": query.item}
    try:
        value = parse_value(item, query.value)
    except AnswerError:
        return "bad_value", {"item": item.id, "text": query.value}
    return talk_of(rubric).what_if(rubric, state.values, item, value)


def _about(rubric: Rubric, state: State, query: events.About) -> Answered:
    return _ABOUT[query.topic](rubric, state)


def _scoring(rubric: Rubric, state: State) -> Answered:
    return talk_of(rubric).scoring(rubric)


def _options(rubric: Rubric, state: State) -> Answered:
    """What could be answered to the standing question: the one way to be shown a ladder's steps."""
    items = [item for item in state.standing if item not in state.values]
    return ("about_options", {"items": items}) if items else ("help", {})


def _jobs(rubric: Rubric, state: State) -> Answered:
    fitting = [path for path in rubric.advice.paths if path.fits(state.values)]
    paths = [
        {
            "title": path.title,
            "ordered": path.ordered,
            "steps": [{"title": step.title, "pay": step.pay} for step in path.steps],
        }
        for path in fitting
    ]
    return "about_jobs", {"paths": paths, "years": any(step.years for path in fitting for step in path.steps)}


def _weakest(rubric: Rubric, state: State) -> Answered:
    return talk_of(rubric).weakest(rubric, state.values)


def _data(rubric: Rubric, state: State) -> Answered:
    return "about_data", {"model": bool(state.marks)}


def _cost(rubric: Rubric, state: State) -> Answered:
    return "about_cost", {"model": bool(state.marks)}


_ABOUT: Mapping[events.Topic, Callable[[Rubric, State], Answered]] = {
    "scoring": _scoring,
    "options": _options,
    "jobs": _jobs,
    "weakest": _weakest,
    "data": _data,
    "cost": _cost,
}


def _help(rubric: Rubric, state: State, query: events.Help) -> Answered:
    return "help", {}


def _ask_human(rubric: Rubric, state: State, query: events.AskHuman) -> Answered:
    """Nobody is here to take over: where somebody is, the message that asks for them hands the chat over."""
    return "human", {"staffed": False, "reason": "asked"}


QUERIES: Mapping[type[Any], Callable[[Rubric, State, Any], Answered]] = {
    events.Explain: _explain,
    events.About: _about,
    events.Why: _why,
    events.Recap: _recap,
    events.HowFar: _how_far,
    events.HowGood: _how_good,
    events.Needs: _needs,
    events.WhatIf: _what_if,
    events.Help: _help,
    events.AskHuman: _ask_human,
}
"""Kind of query → what answers it."""
