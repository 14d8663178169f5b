"""How people name what the rubric knows: items, tiers, words of the trade, values. Exact, or not found.

Used for commands and for what a person asks about ("what if empathy were 8"), never for answers: reading
those is the extractor's work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from advisor.answers import Value
from advisor.dialogue.talk import talk_of
from advisor.errors import AnswerError
from advisor.rubric.advice import Fact, Term
from advisor.rubric.items import Item, Question
from advisor.rubric.model import Rubric
from advisor.scoring import check_value

__all__ = [
    "NUMBERS",
    "find_facts",
    "find_goal",
    "find_item",
    "find_named",
    "find_question",
    "find_term",
    "folded",
    "goal_names",
    "is_about",
    "is_named",
    "item_names",
    "only_number",
    "parse_value",
    "terms_in",
]

_NOT_WORD = re.compile(r"[^\w+]")
NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
}
_AT_ONCE = ("now", "asap", "at once", "today", "tomorrow", "immediately", "right away", "straight away")
_LEADING = ("the", "my", "your", "a", "an", "our")


@lru_cache(maxsize=1024)
def folded(text: str) -> str:
    """Fold case, punctuation and leading articles away, so that names compare; a turn folds the same over.

    >>> folded("My De-Escalation!")
    'de escalation'
    """
    words = _NOT_WORD.sub(" ", text.casefold().replace("'", "").replace("’", "")).split()
    while len(words) > 1 and words[0] in _LEADING:
        del words[0]
    return " ".join(words)


class _Names(NamedTuple):
    """Folded name → what a rubric calls so. A turn looks up each run of words that a person says."""

    items: dict[str, str]
    questions: dict[str, int]
    """Where it has the question."""
    terms: dict[str, Term]


@lru_cache(maxsize=16)
def _names(rubric: Rubric) -> _Names:
    """The names of a rubric, put together once; of what has the same name, the first has it."""
    questions: dict[str, int] = {}
    for place, question in enumerate(rubric.questions):
        for name in (question.id, question.title, *question.aliases):
            questions.setdefault(folded(name), place)
    terms: dict[str, Term] = {}
    for term in rubric.glossary:
        for name in (term.term, *term.aliases):
            terms.setdefault(folded(name), term)
    return _Names(_item_names(rubric), questions, terms)


def item_names(rubric: Rubric) -> dict[str, str]:
    """Folded name → item id; see `_item_names`."""
    return _names(rubric).items


def _item_names(rubric: Rubric) -> dict[str, str]:
    """Folded name → item id. Ids win over labels, labels over aliases; what fits several items fits none."""
    names: dict[str, str] = {}
    for naming in (_ids, _labels, _aliases):
        level: dict[str, set[str]] = {}
        for item in rubric.items.values():
            for name in naming(item):
                level.setdefault(folded(name), set()).add(item.id)
        for name, items in level.items():
            if name not in names:
                names[name] = items.pop() if len(items) == 1 else ""
    return {name: item for name, item in names.items() if item}


def find_item(rubric: Rubric, name: str) -> Item | None:
    """The item a person calls so."""
    found = item_names(rubric).get(folded(name))
    return rubric.items[found] if found else None


def find_named(rubric: Rubric, name: str) -> Item | None:
    """The item a person calls so, or by a word of the trade: "Zendesk" for work in a ticket system.

    The name of a question that asks for one item alone is a name of that item, too.
    """
    item = find_item(rubric, name)
    if item is None and (term := find_term(rubric, name)) is not None:
        item = find_item(rubric, term.term)
    if item is None and (question := find_question(rubric, name)) is not None and len(question.items) == 1:
        item = question.items[0]
    return item


def find_question(rubric: Rubric, name: str) -> Question | None:
    """The question a person calls so: by its id, title or an alias."""
    place = _names(rubric).questions.get(folded(name))
    return None if place is None else rubric.questions[place]


def find_term(rubric: Rubric, name: str) -> Term | None:
    """The glossary's entry for a word."""
    return _names(rubric).terms.get(folded(name))


LONGEST_TITLE = 5
"""Words of a fact's title up to which it names a thing; beyond, it is advice."""
MOST_FACTS_CALLED = 3
_TOO_PLAIN = frozenset("support customer service job jobs work tech level tier".split())


def find_facts(rubric: Rubric, name: str) -> tuple[Fact, ...]:
    """What the advice calls so, by words of a title: "SQL" of "Basic SQL"; none where that fits too much."""
    words = set(folded(name).split())
    if words <= _TOO_PLAIN:
        return ()
    found = [fact for title, fact in _titles(rubric) if words <= title]
    return tuple(found) if len(found) <= MOST_FACTS_CALLED else ()


@lru_cache(maxsize=16)
def _titles(rubric: Rubric) -> tuple[tuple[frozenset[str], Fact], ...]:
    """The words of each title that names a thing, and its fact; of the facts with one title, the last."""
    titles = {fact.title: fact for _, fact in rubric.advice.located()}
    told = [(frozenset(folded(title).split()), fact) for title, fact in titles.items()]
    return tuple(one for one in told if len(one[0]) <= LONGEST_TITLE)


def is_about(rubric: Rubric, item: Item, word: str) -> bool:
    """Whether a word of the trade is part of what an item is called."""
    term = find_term(rubric, word)
    words = [folded(name) for name in ((term.term, *term.aliases) if term else (word,))]
    called = [f" {folded(name)} " for name in (item.label, *item.aliases)]
    return any(f" {word} " in name for word in words if word for name in called)


def is_named(item: Item, text: str) -> bool:
    """Whether a text names an item by its label or an alias."""
    said = f" {folded(text)} "
    return any(f" {folded(name)} " in said for name in (item.label, *item.aliases))


def terms_in(rubric: Rubric, text: str) -> tuple[Term, ...]:
    """The glossary's words in a text, each named once; "ticket volume" is no "ticket"."""
    said = f" {folded(text)} "
    found: set[str] = set()
    names = {folded(name): term.term for term in rubric.glossary for name in (term.term, *term.aliases)}
    for name in sorted(names, key=len, reverse=True):
        if f" {name} " in said:
            said = said.replace(f" {name} ", " | ")
            found.add(names[name])
    return tuple(term for term in rubric.glossary if term.term in found)


@lru_cache(maxsize=16)
def goal_names(rubric: Rubric) -> Mapping[str, str]:
    """Folded name → id of what one may ask the way to, the tiers or levels; the longest name leading."""
    goals = talk_of(rubric).goals(rubric)
    names = {folded(name): goal for goal, names in goals.items() for name in names}
    return {name: names[name] for name in sorted(names, key=len, reverse=True)}


def find_goal(rubric: Rubric, name: str) -> str | None:
    """The id of the tier or level a person calls so."""
    return goal_names(rubric).get(folded(name))


def only_number(text: str) -> str | None:
    """The one number in a text, in figures; None where there is none, or more than one."""
    found = [NUMBERS.get(word, word) for word in folded(text).split()]
    numbers = [word for word in found if word.isdecimal() and len(word) <= 3]
    return numbers[0] if len(numbers) == 1 else None


def parse_value(item: Item, text: str) -> Value:
    """Turn the value of a command ("8", "remote", "saas, fintech") into a value of the item.

    Raises:
        AnswerError: it is not one; the message says what the item takes.
    """
    if item.kind in ("rating", "years", "months", "level"):
        return check_value(item, _number(item, text))
    if item.kind == "choice":
        return check_value(item, _option(item, text))
    if item.kind == "choices":
        parts = [part for part in re.split(r",|;|/|\band\b", text) if part.strip()]
        return check_value(item, [_option(item, part) for part in parts])
    return check_value(item, text.strip() if item.kind == "text" else text.strip().casefold())


def _number(item: Item, text: str) -> object:
    number, _, scale = (part.strip() for part in text.partition("/"))
    if scale and not (item.kind == "rating" and scale == str(item.high)):
        return text.strip()
    said = folded(number)
    if item.kind == "level":
        said = number = said.removeprefix("level ").removeprefix("l")
    if item.kind == "months" and said in _AT_ONCE:
        return Decimal(0)
    if item.kind == "months" and said.removeprefix("in ").removesuffix("s").endswith(" week"):
        weeks = said.removeprefix("in ").split()[0]
        weeks = NUMBERS.get(weeks, weeks)
        return Decimal(weeks) / 4 if weeks.isdecimal() and len(weeks) < 3 else text.strip()
    try:
        return Decimal(NUMBERS.get(said, number))
    except InvalidOperation:
        return text.strip()


def _option(item: Item, text: str) -> str:
    if item.kind not in ("choice", "choices"):
        raise AnswerError(f"{item.label} ({item.id}) has no choices")
    for option in item.values:
        if folded(text) in map(folded, (option.id, option.label, *option.aliases, *option.names)):
            return option.id
    return text.strip()


def _ids(item: Item) -> Iterator[str]:
    yield item.id


def _labels(item: Item) -> Iterator[str]:
    yield item.label


def _aliases(item: Item) -> Iterator[str]:
    yield from item.aliases
