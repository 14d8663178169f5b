"""What a person asks: each kind of query has one answer. Nothing here changes the state."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from advisor.answers import Value
from advisor.dialogue import events
from advisor.dialogue.about import ABOUT, explain_standing, how_far, told_facts
from advisor.dialogue.effects import Reply
from advisor.dialogue.names import (
    find_facts,
    find_goal,
    find_item,
    find_named,
    find_question,
    find_term,
    folded,
    parse_value,
    terms_in,
)
from advisor.dialogue.phrases import LETTERS
from advisor.dialogue.state import State
from advisor.dialogue.supposing import BEST, MORE_IF_NEW
from advisor.dialogue.talk import Answered, talk_of
from advisor.dialogue.wondering import goals_in, items_in
from advisor.errors import AnswerError
from advisor.rubric.items import Item
from advisor.rubric.model import Rubric
from advisor.scoring import check_value

__all__ = ["QUERIES", "answer"]


def answer(rubric: Rubric, state: State, query: events.Move) -> Reply:
    """Answer a query, one whose type is a key of `QUERIES`."""
    template, data = QUERIES[type(query)](rubric, state, query)
    return Reply(template, {"turn": state.turns, **data})


def _explain(rubric: Rubric, state: State, query: events.Explain) -> Answered:
    if query.term is None:
        return explain_standing(rubric, state)
    term = find_term(rubric, query.term)
    if term is not None:
        return "explain", {"term": term.term, "meaning": term.meaning}
    item = find_item(rubric, query.term)
    if item is not None:
        return "explain_item", {"item": item.id}
    goal = find_goal(rubric, query.term)
    if goal is not None:
        return talk_of(rubric).goal(rubric, goal)
    if query.term in LETTERS:
        return _lettered(rubric, state, query.term)
    if _is_asked(rubric, state, query.term):
        return explain_standing(rubric, state)
    step = _step(rubric, query.term)
    if step is not None:
        return "explain_step", step
    facts = find_facts(rubric, query.term)
    return ("advised", {"facts": told_facts(facts)}) if facts else ("explain_unknown", {"term": query.term})


def _lettered(rubric: Rubric, state: State, letter: str) -> Answered:
    """What stands behind a letter of the standing question: one of its parts, or of its choices."""
    place = sorted(LETTERS).index(letter)
    items = [rubric.items[item] for item in state.standing]
    names = [item.label for item in items]
    if len(items) == 1 and items[0].kind == "choice":
        names = [option.label for option in items[0].values]
    if place >= len(names):
        return explain_standing(rubric, state)
    terms = terms_in(rubric, names[place])
    if terms:
        return "explain", {"term": terms[0].term, "meaning": terms[0].meaning}
    item = find_item(rubric, names[place])
    return ("explain_item", {"item": item.id}) if item is not None else explain_standing(rubric, state)


def _is_asked(rubric: Rubric, state: State, term: str) -> bool:
    """Whether words are those of the question that stands: "hard case"."""
    if not state.standing:
        return False
    item = rubric.items[state.standing[0]]
    texts = (rubric.question_of[item.id].ask, *(rubric.items[name].ask for name in state.standing))
    return any(f" {folded(term)} " in f" {folded(text)} " for text in texts)


def _step(rubric: Rubric, words: str) -> dict[str, object] | None:
    """One step of one item's ladder: "level 3 in knowledge"."""
    goals = goals_in(rubric, words)
    items = [item for item in items_in(rubric, words) if item.kind == "level"]
    if not goals or not items:
        return None
    number = list(talk_of(rubric).goals(rubric)).index(goals[0]) + 1
    return {"item": items[0].id, "step": number} if number <= len(items[0].steps) else None


def _why(rubric: Rubric, state: State, query: events.Why) -> Answered:
    if query.item is None and query.matters and (told := _just_told(rubric, state)) is not None:
        return talk_of(rubric).matters(rubric, state.values, told)
    if query.item is None:
        return _why_standing(rubric, state)
    item = find_named(rubric, query.item)
    if item is None:
        question = find_question(rubric, query.item)
        if question is None:
            return "unknown_item", {"name": query.item}
        if query.matters:
            return talk_of(rubric).matters_whole(rubric, state.values, question)
        return "why", {"item": None, "question": question.id, "asked": True}
    if query.matters:
        return talk_of(rubric).matters(rubric, state.values, item)
    known = state.sheet.answers.get(item.id)
    if known is None or query.reason:
        data = {"item": item.id, "question": rubric.question_of[item.id].id}
        return "why", {**data, "asked": known is None}
    quotes = [span.quote for span in known.evidence]
    return "why_value", {"item": item.id, "value": known.value, "quotes": quotes}


def _just_told(rubric: Rubric, state: State) -> Item | None:
    """What the message itself told: "I have no degree, is that a problem" is about the degree."""
    last = len(state.messages) - 1
    told = [entry.item for entry in state.entries if entry.message == last and entry.item in state.values]
    return rubric.items[told[0]] if told else None


def _why_standing(rubric: Rubric, state: State) -> Answered:
    if all(item in state.values for item in state.standing):
        # "Why?" behind the report is about the report.
        return talk_of(rubric).result(rubric, state.values) if state.over else ("help", {})
    item = state.standing[0] if len(state.standing) == 1 else None
    return "why", {"item": item, "question": rubric.question_of[state.standing[0]].id, "asked": True}


def _recap(rubric: Rubric, state: State, query: events.Recap) -> Answered:
    values = state.values
    if query.item is not None:
        return _told(rubric, state, query.item)
    answers = [{"item": item, "value": values[item]} for item in rubric.items if item in values]
    return "recap", {"answers": answers, "declined": [i for i in rubric.items if i in state.sheet.declined]}


def _told(rubric: Rubric, state: State, name: str) -> Answered:
    """What is known of something that the person says was told before."""
    item = find_named(rubric, name)
    if item is None:
        return "unknown_item", {"name": name}
    if item.id not in state.values:
        return "not_known", {"item": item.id}
    return "known", {"answers": [{"item": item.id, "value": state.values[item.id]}]}


def _how_far(rubric: Rubric, state: State, query: events.HowFar) -> Answered:
    return how_far(rubric, state)


def _how_good(rubric: Rubric, state: State, query: events.HowGood) -> Answered:
    if not state.values:
        return "too_early", {}  # a verdict on nothing would only discourage
    return talk_of(rubric).how_good(rubric, state.values)


def _needs(rubric: Rubric, state: State, query: events.Needs) -> Answered:
    if query.tier is None and not state.values:
        return "about_purpose", {"begun": False}  # "what do I have to do?", asked at the beginning
    talk = talk_of(rubric)
    goal = None if query.tier is None else find_goal(rubric, query.tier)
    if query.tier is not None and goal is None:
        return talk.unknown_goal(rubric, query.tier)
    return talk.needs(rubric, state.values, goal)


def _what_if(rubric: Rubric, state: State, query: events.WhatIf) -> Answered:
    if not query.item:
        return "unsupposed", {}
    named = [(query.item, query.value), *query.also]
    cases: list[dict[str, Value]] = [{}]
    for name, said in named:
        item = find_named(rubric, name)
        if item is None:
            return "unknown_item", {"name": name}
        try:
            if said.startswith(MORE_IF_NEW):
                sign = "+" if _is_new_work(rubric, state, named) else ""
                said = sign + said.removeprefix(MORE_IF_NEW)
            value = _supposed(item, said, state.values.get(item.id))
        except AnswerError:
            return "bad_value", {"item": item.id, "text": said}
        if item.id in cases[-1]:  # "8 or 9"
            cases.append({**cases[-1], item.id: value})
        else:
            cases = [{**case, item.id: value} for case in cases]
    return talk_of(rubric).what_if(rubric, state.values, cases)


def _is_new_work(rubric: Rubric, state: State, named: Sequence[tuple[str, str]]) -> bool:
    """Whether the kinds of work that are supposed are not all among the known ones."""
    for name, said in named:
        item = find_named(rubric, name)
        if item is not None and item.kind == "choices" and said[:1] == "+":
            known = state.values.get(item.id)
            if not set(_several(parse_value(item, said[1:]))) <= set(_several(known) if known else ()):
                return True
    return False


def _supposed(item: Item, said: str, now: Value | None) -> Value:
    """The value that is supposed, given the one that is known.

    Raises:
        AnswerError: the item does not take it.
    """
    if said == BEST and item.kind in ("rating", "level"):
        return check_value(item, item.high if item.kind == "rating" else len(item.steps))
    if said[:1] == "+" and item.kind == "choices":
        more = parse_value(item, said[1:])
        known = now if isinstance(now, tuple) else ()
        return check_value(item, [*known, *(each for each in _several(more) if each not in known)])
    if said[:1] in ("+", "-") and isinstance(now, Decimal | None):
        more = parse_value(item, said[1:])
        change = more if isinstance(more, Decimal) else Decimal(0)
        return check_value(item, (now or Decimal(0)) + (change if said[0] == "+" else -change))
    return parse_value(item, said)


def _several(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _about(rubric: Rubric, state: State, query: events.About) -> Answered:
    return ABOUT[query.topic](rubric, state, query)


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
