"""What a person asks about the chat, the result and the advice: `ABOUT`, a table by topic.

Each answer is a template's name and its data, from the rubric and the answers; nothing is made up, and where
the rubric says nothing on a topic the reply says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from advisor.answers import Value
from advisor.dialogue import events
from advisor.dialogue.names import folded, terms_in
from advisor.dialogue.policy import questions_open
from advisor.dialogue.state import State
from advisor.dialogue.talk import Answered, Talk, talk_of
from advisor.rubric.advice import Fact, Group, Income, Step
from advisor.rubric.model import Rubric

__all__ = ["ABOUT", "explain_standing", "how_far"]

About = Callable[[Rubric, State, events.About], Answered]

MOST_FACTS = 5
_SMALL = frozenset("and the for you your with from what that this how are was can get will would who".split())


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
    return "about_rating", {
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
        return "advised", {"facts": _facts(named[:MOST_FACTS])}
    scored = {rubric.question_of[item].id: None for item in rubric.scored}
    return "not_counted", {"questions": list(scored)}


def _named(words: str, facts: Iterable[Fact]) -> list[Fact]:
    """Facts of whose title a telling word stands in a text."""
    said = {word for word in words.split() if len(word) > 2 and word not in _SMALL}
    return [fact for fact in facts if said.intersection(folded(fact.title).split())]


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


def _pay(rubric: Rubric, state: State, query: events.About) -> Answered:
    """Figures of pay: of the job that is named, else of all."""
    steps = [step for path in rubric.advice.paths for step in path.steps if step.pay]
    known: list[Income | Step] = [*rubric.advice.income, *steps]
    best = max((_likeness(query.words, fact) for fact in known), default=0)
    named = [fact for fact in known if best and _likeness(query.words, fact) == best]
    shown = named or rubric.advice.income or steps
    figures = [{"title": each.title, "pay": each.pay, "years": each.years} for each in shown]
    return "about_pay", {"figures": figures}


_NO_JOB = frozenset("customer support job jobs work move level entry mid".split()) | _SMALL


def _likeness(words: str, fact: Fact) -> int:
    """How many telling words of a job's title stand in a text: "manager", not "support"."""
    said = {word.removesuffix("s") for word in words.split()} - _NO_JOB
    title = {word.removesuffix("s") for word in folded(fact.title).split()}
    initials = "".join(word[0] for word in words.split() if word not in _SMALL)
    return len(said & title) + sum(len(word) > 2 and word in initials for word in title)


def _advice(template: str, groups: Callable[[Rubric], Iterable[Group | Fact]]) -> About:
    """Facts of the advice that fit the person, under their headings."""

    def found(rubric: Rubric, state: State, query: events.About) -> Answered:
        told: list[dict[str, Any]] = []
        for each in groups(rubric):
            facts = each.facts if isinstance(each, Group) else (each,)
            fitting = [fact for fact in facts if fact.fits(state.values)]
            told += _facts(fitting, each.title if isinstance(each, Group) else None)
        return template, {"facts": told}

    return found


def _facts(facts: Iterable[Fact], heading: str | None = None) -> list[dict[str, Any]]:
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
    "options": _options,
    "report": _plain("about_report"),
    "scoring": _scoring,
    "good": _good,
    "result": _of_result(lambda talk, rubric, values: talk.result(rubric, values)),
    "gains": _gains,
    "weakest": _of_result(lambda talk, rubric, values: talk.weakest(rubric, values)),
    "strengths": _of_result(lambda talk, rubric, values: talk.strengths(rubric, values)),
    "others": _plain("about_others"),
    "disagree": _plain("disagree"),
    "counts": _counts,
    "unasked": _unasked,
    "next": _next,
    "after": _after,
    "promotion": _promotion,
    "goal_reached": _reached,
    "jobs": _jobs,
    "pay": _pay,
    "search": _advice("about_search", lambda rubric: rubric.advice.job_search),
    "interview": _advice("about_interview", lambda rubric: rubric.advice.tips),
    "learning": _advice("about_learning", lambda rubric: rubric.advice.resources),
    "metrics": _advice("about_metrics", lambda rubric: rubric.advice.metrics),
    "work": _work,
    "worth": _advice("about_worth", lambda rubric: rubric.advice.why),
}
"""What is asked about → what answers it."""
