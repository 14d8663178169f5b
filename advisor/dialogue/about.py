"""What a person asks about the chat, the result and the advice: `ABOUT`, a table by topic.

Each answer is a template's name and its data, from the rubric and the answers; nothing is made up, and where
the rubric says nothing on a topic the reply says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from advisor.answers import Value
from advisor.dialogue import events
from advisor.dialogue.careers import SMALL, jobs_in, named_jobs, place_in
from advisor.dialogue.names import find_named, folded, terms_in
from advisor.dialogue.policy import questions_open
from advisor.dialogue.state import State
from advisor.dialogue.talk import Answered, Talk, talk_of
from advisor.rubric.advice import Fact, Group, Step
from advisor.rubric.model import Rubric

__all__ = ["ABOUT", "explain_standing", "how_far", "told_facts"]

About = Callable[[Rubric, State, events.About], Answered]

MOST_FACTS = 5


def _plain(template: str) -> About:
    return lambda rubric, state, query: (template, {})


def _of_result(told: Callable[[Talk, Rubric, Mapping[str, Value]], Answered]) -> About:
    """What the talk of the rubric's method has to say, once there is anything to go by."""

    def found(rubric: Rubric, state: State, query: events.About) -> Answered:
        if not state.values:
            return "too_early", {}  # a verdict on nothing would only discourage
        return told(talk_of(rubric), rubric, state.values)

    return found


def _model(template: str) -> About:
    return lambda rubric, state, query: (template, {"model": bool(state.marks)})


def _purpose(rubric: Rubric, state: State, query: events.About) -> Answered:
    return "about_purpose", {"begun": bool(state.values)}


def _scoring(rubric: Rubric, state: State, query: events.About) -> Answered:
    return talk_of(rubric).scoring(rubric)


def _good(rubric: Rubric, state: State, query: events.About) -> Answered:
    return talk_of(rubric).good(rubric, state.values)


def _options(rubric: Rubric, state: State, query: events.About) -> Answered:
    """What could be answered to the standing question: the one way to be shown a ladder's steps."""
    items = [item for item in state.standing if item not in state.values]
    if not items and rubric.advice.paths:
        return _career(rubric, state, query)  # what one can choose between, once all is answered
    return ("about_options", {"items": items}) if items else ("help", {})


def explain_standing(rubric: Rubric, state: State) -> Answered:
    """The standing question in other words, and the words of the trade in it."""
    items = [item for item in state.standing if item not in state.values]
    if not items:
        return "help", {}
    meanings: dict[str, str] = {}
    for item in map(rubric.items.__getitem__, items):
        # The words of the trade in its name say more than the name as a whole.
        terms = {term.term: term.meaning for term in terms_in(rubric, item.label)}
        meanings |= terms or ({item.label: item.meaning} if item.meaning else {})
    words = [{"word": word, "meaning": meaning} for word, meaning in meanings.items()]
    return "explain_question", {"question": rubric.question_of[items[0]].id, "items": items, "words": words}


def _answering(rubric: Rubric, state: State, query: events.About) -> Answered:
    return explain_standing(rubric, state)


def _rating(rubric: Rubric, state: State, query: events.About) -> Answered:
    """How to put oneself on a scale; where no number is asked for, how to answer."""
    items = [*map(rubric.items.__getitem__, state.standing), *rubric.items.values()]
    scales = [item for item in items if item.kind == "rating"]
    if not scales:
        return _options(rubric, state, query)
    named = find_named(rubric, query.words) if query.words else None
    return "about_rating", {
        "item": named.id if named is not None and named.meaning else None,
        "low": scales[0].low,
        "high": scales[0].high,
        "musts": talk_of(rubric).musts(rubric),
    }


def _counts(rubric: Rubric, state: State, query: events.About) -> Answered:
    """Whether something counts: it is for the person to tell of it, and for the reader to see."""
    if not state.standing:
        return _unasked(rubric, state, query)
    return "about_counts", {"question": rubric.question_of[state.standing[0]].id}


def _unasked(rubric: Rubric, state: State, query: events.About) -> Answered:
    """Whether something matters that is not asked about: only as far as the advice names it."""
    named = _named(query.words, [fact for _, fact in rubric.advice.located()])
    if named:
        return "advised", {"facts": told_facts(named[:MOST_FACTS])}
    scored = {rubric.question_of[item].id: None for item in rubric.scored}
    return "not_counted", {"questions": list(scored)}


def _named(words: str, facts: Iterable[Fact]) -> list[Fact]:
    """Facts of whose title a telling word stands in a text."""
    said = {word for word in words.split() if len(word) > 2 and word not in SMALL | _PLAIN}
    return [fact for fact in facts if said.intersection(folded(fact.title).split())]


_PLAIN = frozenset(
    "learn learning know have need must should take takes does job jobs help work support read course "
    "long".split()
)
"""What a question on anything may hold, beside the thing it is about."""


def _gains(rubric: Rubric, state: State, query: events.About) -> Answered:
    return talk_of(rubric).gains(rubric, state.values) if state.values else _purpose(rubric, state, query)


def _next(rubric: Rubric, state: State, query: events.About) -> Answered:
    """What to do now: answer, while the interview goes on; then what brings one further."""
    return _gains(rubric, state, query) if state.over else ("help", {})


def _after(rubric: Rubric, state: State, query: events.About) -> Answered:
    """What comes next: the questions still open, then what brings one further."""
    return _gains(rubric, state, query) if state.over else how_far(rubric, state)


def how_far(rubric: Rubric, state: State) -> Answered:
    """How much is known and what is still open, what stands unanswered included."""
    left = questions_open(rubric, state)
    return "how_far", {"answered": len(state.values), "open": len(left), "questions": list(left)}


def _promotion(rubric: Rubric, state: State, query: events.About) -> Answered:
    if not state.values:
        return _purpose(rubric, state, query)
    return talk_of(rubric).promotion(rubric, state.values)


def _jobs(rubric: Rubric, state: State, query: events.About) -> Answered:
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


_COUNTED = re.compile(
    r"\b(?:pounds|euros?|dollars|rupees|pesos|francs|usd|gbp|eur|inr|php|currency|tax|gross|net|year|yearly|annual"
    r"|annually|month|monthly|hour|hourly)\b"
)
_CURRENCIES = {"$": "dollars", "€": "euros", "£": "pounds"}


def _pay(rubric: Rubric, state: State, query: events.About) -> Answered:
    """Figures of pay: of the jobs that are named, else of all, and what they don't say."""
    steps = [step for path in rubric.advice.paths for step in path.steps if step.pay]
    shown = named_jobs(query.words, [*rubric.advice.income, *steps]) or rubric.advice.income or steps
    figures = [{"title": each.title, "pay": each.pay, "years": each.years} for each in shown]
    used = {_CURRENCIES.get((each.pay or " ")[0]) for each in shown}
    return "about_pay", {
        "figures": figures,
        "place": place_in(query.words),
        "counted": _COUNTED.search(query.words) is not None,
        "currency": used.pop() if len(used) == 1 else None,
    }


def _career(rubric: Rubric, state: State, query: events.About) -> Answered:
    """The way to a job that is named; else all ways there are, where the question compares them."""
    jobs = jobs_in(rubric, query.words)
    paths = [path for path in rubric.advice.paths if not jobs or any(step in path.steps for step in jobs)]
    if not paths:
        return _jobs(rubric, state, query)
    return "about_career", {
        "jobs": [_step(job) for job in jobs],
        "paths": [
            {
                "title": path.title,
                "ordered": path.ordered,
                "steps": [_step(step) for step in path.steps if path.ordered or not jobs],
            }
            for path in paths
        ],
    }


def _step(step: Step) -> dict[str, Any]:
    return {"title": step.title, "pay": step.pay, "years": step.years, "text": step.text}


_EFFORT = re.compile(
    r"\b(?:how long|how many (?:hours|weeks|months)|how much|cost|costs|free|price|expensive|pay)\b"
)


def _learning(rubric: Rubric, state: State, query: events.About) -> Answered:
    """Where to learn: what the question names, else all there is."""
    facts = [fact for group in rubric.advice.resources for fact in group.facts]
    named = told_facts(_named(query.words, facts))
    _, data = _advice("about_learning", lambda rubric: rubric.advice.resources)(rubric, state, query)
    return "about_learning", {"facts": named or data["facts"], "effort": bool(_EFFORT.search(query.words))}


def _outlook(rubric: Rubric, state: State, query: events.About) -> Answered:
    """What the document is silent about, such as whether the work is dull or will last: no guess."""
    return "about_unwritten", {"facts": [{**fact, "text": ""} for fact in told_facts(rubric.advice.why)]}


def _duration(rubric: Rubric, state: State, query: events.About) -> Answered:
    """How long it takes to get on: only the years of the paths are written down."""
    paths = [path for path in rubric.advice.paths if path.ordered and any(step.years for step in path.steps)]
    steps = [(path.title, [_step(step) for step in path.steps if step.years]) for path in paths]
    return "about_duration", {"paths": [{"title": title, "steps": timed} for title, timed in steps]}


def _pasting(rubric: Rubric, state: State, query: events.About) -> Answered:
    """Whether a CV can be handed over: as text only, for nothing but words comes through here."""
    return "about_pasting", {"sent": _SENT.search(query.words) is not None}


_SENT = re.compile(r"\b(?:email|mail|send|share|upload|attach)\b")


def _signs(rubric: Rubric, state: State, query: events.About) -> Answered:
    return talk_of(rubric).signs(rubric, state.values) or ("help", {})


def _result(rubric: Rubric, state: State, query: events.About) -> Answered:
    if not state.values:
        return "too_early", {}  # a verdict on nothing would only discourage
    return talk_of(rubric).result(rubric, state.values, query.words or None)


def _advice(template: str, groups: Callable[[Rubric], Iterable[Group | Fact]]) -> About:
    """Facts of the advice that fit the person, under their headings."""

    def found(rubric: Rubric, state: State, query: events.About) -> Answered:
        told: list[dict[str, Any]] = []
        for each in groups(rubric):
            facts = each.facts if isinstance(each, Group) else (each,)
            fitting = [fact for fact in facts if fact.fits(state.values)]
            told += told_facts(fitting, each.title if isinstance(each, Group) else None)
        return template, {"facts": told}

    return found


def told_facts(facts: Iterable[Fact], heading: str | None = None) -> list[dict[str, Any]]:
    """Facts of the advice, for a page."""
    return [
        {"heading": heading, "title": fact.title, "text": fact.text, "figure": getattr(fact, "target", None)}
        for fact in facts
    ]


def _work(rubric: Rubric, state: State, query: events.About) -> Answered:
    done = [item.id for item in rubric.items.values() if item.kind == "extent" and item.sense == "done"]
    return ("about_work", {"items": done}) if done else _purpose(rubric, state, query)


def _reached(rubric: Rubric, state: State, query: events.About) -> Answered:
    return talk_of(rubric).needs(rubric, state.values, None)


ABOUT: Mapping[events.Topic, About] = {
    "purpose": _purpose,
    "data": _model("about_data"),
    "cost": _model("about_cost"),
    "who": _plain("who"),
    "skipping": _plain("about_skipping"),
    "pausing": _plain("about_pausing"),
    "changing": _plain("about_changing"),
    "answering": _answering,
    "rating": _rating,
    "pasting": _pasting,
    "options": _options,
    "report": _plain("about_report"),
    "scoring": _scoring,
    "good": _good,
    "result": _result,
    "gains": _gains,
    "weakest": _of_result(lambda talk, rubric, values: talk.weakest(rubric, values)),
    "strengths": _of_result(lambda talk, rubric, values: talk.strengths(rubric, values)),
    "others": _plain("about_others"),
    "disagree": _plain("disagree"),
    "trust": _plain("about_trust"),
    "signs": _signs,
    "counts": _counts,
    "unasked": _unasked,
    "next": _next,
    "after": _after,
    "promotion": _promotion,
    "goal_reached": _reached,
    "jobs": _jobs,
    "career": _career,
    "pay": _pay,
    "search": _advice("about_search", lambda rubric: rubric.advice.job_search),
    "interview": _advice("about_interview", lambda rubric: rubric.advice.tips),
    "learning": _learning,
    "metrics": _advice("about_metrics", lambda rubric: rubric.advice.metrics),
    "work": _work,
    "worth": _advice("about_worth", lambda rubric: rubric.advice.why),
    "outlook": _outlook,
    "duration": _duration,
}
"""What is asked about → what answers it."""
