"""What a question to the advisor is about, where no saying of `phrases` knows it: by its words (`topics`).

Two guards keep answers from being taken for questions: the sentence must have the form of a question
(`form`), and a rule must find all its kinds of words in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from advisor.dialogue import events
from advisor.dialogue.careers import jobs_in, place_in
from advisor.dialogue.form import asks, tells
from advisor.dialogue.names import find_named, find_question, folded, goal_names, terms_in
from advisor.dialogue.phrases import LETTERS, NO_NAMES, listed
from advisor.dialogue.remarks import DISAGREES, RESULTS, WRONG
from advisor.dialogue.sayings import Sayings
from advisor.dialogue.talk import talk_of
from advisor.dialogue.topics import GOAL, ITEM, ITEM_RULES, JOB, NUMBER, PLACE, SIGNS, TOPICS
from advisor.rubric.items import Item
from advisor.rubric.model import Rubric

__all__ = ["goals_in", "items_in", "wonders"]

MOST_WORDS = 40
MOST_OF_A_PROTEST = 10
_FIGURE = re.compile(r"\b(?:[0-9]{1,2}(?: [0-9])?|ten|nine|eight|seven|six|five)\b")
_ITEM_NOT_A_NAME = frozenset(
    {"email me", "mail me", "by email", "by mail", "email it", "email this", "via email"}
)


def wonders(rubric: Rubric, said: str, *, marked: bool) -> Iterator[events.Move]:
    """The moves that a sentence makes by what it asks; none where it asks nothing that we know an answer to.

    Args:
        rubric: what is asked about.
        said: the sentence, folded, the polite words before it gone.
        marked: whether it ends with a question mark.
    """
    count = len(said.split(" "))
    if count > MOST_WORDS:
        return
    if count <= MOST_OF_A_PROTEST and (DISAGREES.within(said) or _of_result(rubric, said)):
        yield events.HowGood() if _SUITED.within(said) else events.About("disagree")
        return
    wish = _ITEM_WISH.opens(said)
    # "I have no degree, is that a problem?" asks in its second half only.
    if not (wish or asks(said, marked=marked and not tells(said, marked=True))):
        return
    items = [] if any(each in said for each in _ITEM_NOT_A_NAME) else _items_in(rubric, said)
    goals = goals_in(rubric, said)
    compared = _compared(rubric, said, items, goals)
    if compared:
        yield from compared
        return
    if goals and _AM_I.opens(said):
        yield events.HowGood()
        return
    if goals and _WORKDAY.within(said):
        yield events.Explain(goals[0])
        return
    if items or wish or _question_in(rubric, said) is not None:
        move = _about_item(rubric, said, items[0] if items else None)
        if move is not None:
            yield move
            return
    flags = {
        ITEM: bool(items),
        GOAL: bool(goals),
        NUMBER: bool(_FIGURE.search(said)),
        JOB: bool(jobs_in(rubric, said)),
        PLACE: place_in(said) is not None,
        SIGNS: talk_of(rubric).signs(rubric, {}) is not None,
    }
    for rule in TOPICS:
        if all(_has(words, said, flags) for words in rule.words) and not _has(rule.without, said, flags):
            yield _topic(rule.topic, said, goals)
            return


_SAY_OTHERS = re.compile(r"\b(?:thinks|says|said|told me|reckons|believes)(?: that)? (?:im|i am) (.*)")


def _of_result(rubric: Rubric, said: str) -> bool:
    """Whether somebody calls the result wrong ("the score is way off"), or says that others see another."""
    others = _SAY_OTHERS.search(said)
    if others is not None and goals_in(rubric, others.group(1)):
        return True
    return RESULTS.within(said) and WRONG.within(said) and not asks(said, marked=False)


_ITEM_WISH = listed(
    "change what i said, change my answer, redo, let me redo, let me answer, let me change, go back to, "
    "go to, return to, come back to, revisit, change the one, answer the"
)
_POINTS_BACK = listed(
    "is that, is this, is it, does that, does this, does it, will that, would that, will it, should "
    "that, do they"
)
"""How one opens who asks about what they have just said."""
_WEIGHS = listed("count, counts, matter, matters, important, points, weigh, weighs")
_SUITED = listed("suited, suitable, cut out, right for, fit for, a fit, a match, can do this")
_AM_I = listed("am i, would i be, will i be, do i count as, was i, arent i, am i not")
_WORKDAY = listed("all day, every day, day to day, daily, on the job, actually do, do they do, tasks, duties")
_DIFFERENCE = listed("difference, differ, versus, vs, compared to, distinguish, same as, tell apart")


def _compared(rubric: Rubric, said: str, items: list[str], goals: list[str]) -> tuple[events.Move, ...]:
    """Of a question what sets two things apart: that both be explained."""
    if not _DIFFERENCE.within(said):
        return ()
    names = goals if len(goals) > 1 else items if len(items) > 1 else []
    names = names or [term.term for term in terms_in(rubric, said)]
    names = names or [word for word in said.split() if word in LETTERS - {"a"}]
    return tuple(events.Explain(name) for name in names[:2])


def _about_item(rubric: Rubric, said: str, item: str | None) -> events.Move | None:
    for wanted, words, without in ITEM_RULES:
        if not _within(words, said) or _within(without, said):
            continue
        if wanted == "back":
            target = _question_in(rubric, said) or item
            if target is not None:
                return events.Back(target)
        elif item is not None:
            return _ITEM_MOVES[wanted](item)
        elif wanted == "matters" and (question := _question_in(rubric, said)) is not None:
            return events.Why(question, matters=True)
    return None


_ITEM_MOVES: Mapping[str, Callable[[str], events.Move]] = {
    "said": lambda item: events.Recap(item, told=False),
    "value": events.Why,
    "asked": lambda item: events.Why(item, reason=True),
    "rating": lambda item: events.About("rating", item),
    "matters": lambda item: events.Why(item, matters=True),
}


def _topic(topic: events.Topic, said: str, goals: list[str]) -> events.Move:
    if topic == "unasked" and _POINTS_BACK.opens(said):
        return events.Why(matters=True)
    if topic == "goal_reached":
        return events.Needs(goals[0] if goals else None)
    if topic == "result" and goals and _NOT.within(said):
        return events.About(topic, goals[0])
    return events.About(topic, said if topic in _TELLING else "")


_TELLING: frozenset[events.Topic] = frozenset({"pay", "unasked", "learning", "career", "pasting"})
"""Topics of which the answer depends on what else the question names."""
_NOT = listed("not, isnt, didnt, cant, arent, wasnt, never, havent, keeping me, stopping me, holding me")


def _question_in(rubric: Rubric, said: str) -> str | None:
    """A question of the rubric named in a text: its id."""
    words = said.split(" ")
    for length in range(min(4, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            found = find_question(rubric, " ".join(words[start : start + length]))
            if found is not None:
                return found.id
    return None


def items_in(rubric: Rubric, said: str) -> list[Item]:
    """Items that a text names, by the longest names first."""
    found = (find_named(rubric, name) or _years(rubric) for name in _items_in(rubric, said))
    return [item for item in found if item is not None]


def _items_in(rubric: Rubric, said: str) -> list[str]:
    """Names of items in a text, the longest first, one an item."""
    words = said.split(" ")[:MOST_WORDS]
    found: dict[str, str] = {}
    taken: set[int] = set()
    for length in range(min(6, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            name = " ".join(words[start : start + length])
            places = set(range(start, start + length))
            if not taken.isdisjoint(places) or name in NO_NAMES or name != folded(name):
                continue
            item = find_named(rubric, name) or (
                _years(rubric) if name in ("years", "experience") and _WEIGHS.within(said) else None
            )
            if item is not None and item.id not in found:
                found[item.id] = name if find_named(rubric, name) is not None else item.label
                taken |= places
    return list(found.values())


_COUPLED = re.compile(r"\blevels? (\d) (and|or|to|from|vs|versus) (\d)\b")
"""Levels named together: "level 2 and 3"."""


def _years(rubric: Rubric) -> Item | None:
    return next((item for item in rubric.items.values() if item.kind == "years"), None)


def goals_in(rubric: Rubric, said: str) -> list[str]:
    """Ids of the tiers or levels named in a text, the longest name first."""
    found = dict[str, None]()
    text = _COUPLED.sub(r"level \1 \2 level \3", f" {said} ")
    for name, goal in goal_names(rubric).items():
        if f" {name} " in text:
            text = text.replace(f" {name} ", " | ")
            found[goal] = None
    return list(found)


@lru_cache(maxsize=512)
def _kind(words: str) -> tuple[Sayings, frozenset[str]]:
    parts = [part.strip() for part in words.split(",") if part.strip()]
    return Sayings(part for part in parts if "{" not in part), frozenset(
        part for part in parts if "{" in part
    )


def _has(words: str, said: str, flags: dict[str, bool]) -> bool:
    sayings, marks = _kind(words)
    return any(flags.get(mark, False) for mark in marks) or sayings.within(said)


def _within(words: str, said: str) -> bool:
    return _kind(words)[0].within(said)
