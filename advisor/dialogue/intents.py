"""Which moves a message makes, beside any answers in it.

Every message is read for answers too, so that a move never eats one. The opposite danger is seeing a move in
an answer, and the rules guard against it:

1. Moves that steer ("skip that", "go back") must be a whole sentence, polite words apart, and the plainest of
   them ("stop", "done") the whole message. "I had to stop working" is an answer.
2. Questions must open as questions do ("what does ... mean"), or they are not recognised.
3. Small talk counts only where a message brought nothing else; the caller sees to that.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Literal, TypeAlias

from advisor.dialogue import events, phrases, remarks
from advisor.dialogue.humans import wants_human
from advisor.dialogue.names import (
    NUMBERS,
    find_item,
    find_question,
    find_term,
    folded,
    goal_names,
    item_names,
)
from advisor.rubric.items import Item
from advisor.rubric.model import Rubric

__all__ = ["Remark", "Strain", "confirms", "denies", "gives_orders", "recognise", "small_talk", "strain"]

Remark: TypeAlias = Literal[
    "other_language", "wait", "thanks", "greeting", "ready", "how_are_you", "who", "off_topic"
]
"""Something said beside the matter; the name of the template that answers it."""

Strain: TypeAlias = Literal["distress", "strain"]
"""How hard a time someone has: in need of help at once, or of a kind word; the name of the template."""

LONGEST = 2_000
"""Characters looked at, from either end: nobody steers a chat from the middle of a pasted document."""

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_CLAUSE = re.compile(r"[,;:()]| [-–—] |\b(?=(?:and|or|but|so|also) (?:what|why|how)\b)", re.IGNORECASE)
_WORDS = re.compile(r"[^\W_]+(?:\.\d+)?")


def recognise(rubric: Rubric, text: str) -> tuple[events.Move, ...]:
    """The moves that a message makes, in its order, each once."""
    found: dict[events.Move, None] = {}
    for move in (*_steering(phrases.WHOLE, folded(_ends(text))), *_moves(rubric, text)):
        found[move] = None
    if wants_human(_ends(text)):
        found[events.AskHuman()] = None
    return tuple(found)


def confirms(text: str) -> bool:
    """Whether a message is nothing but a yes."""
    return _is_one_of(text, phrases.YES)


def denies(text: str) -> bool:
    """Whether a message is nothing but a no."""
    return _is_one_of(text, phrases.NO)


def small_talk(text: str) -> Remark | None:
    """What a message that brought no answer and made no move is about, where that is not the matter."""
    seen = _ends(text)
    name: Remark
    for name, said in remarks.REMARKS.items():
        if any(_is_one_of(sentence, said) for sentence in _sentences(seen)):
            return name
    if _is_foreign(seen):
        return "other_language"
    return "off_topic" if _is_question(seen) else None


def strain(text: str) -> Strain | None:
    """Whether someone says of themselves that they have a hard time; looked for in every message."""
    words = f" {folded(_ends(text))} "
    if any(f" {phrase} " in words for phrase in remarks.DISTRESS):
        return "distress"
    return "strain" if any(f" {phrase} " in words for phrase in remarks.STRAIN) else None


def gives_orders(text: str) -> bool:
    """Whether someone tries to give the advisor other rules, or asks it for a score outright."""
    said = (_without(folded(sentence), phrases.LEADING) for sentence in _sentences(_ends(text)))
    return any(_opens(sentence, remarks.ORDERS) for sentence in said)


def _moves(rubric: Rubric, text: str) -> Iterator[events.Move]:
    for sentence in _sentences(_ends(text)):
        said = folded(sentence)
        move = next(_steering(phrases.SENTENCE, said), None) or _query(rubric, said)
        move = move or _bare_term(rubric, sentence, said) or _query_within(rubric, sentence)
        if move is not None:
            yield move


def _query_within(rubric: Rubric, sentence: str) -> events.Move | None:
    """A question behind other words: "8, 9, 7, and what does CSAT mean?"."""
    clauses = [folded(clause) for clause in _CLAUSE.split(sentence)[1:]]
    return next((move for clause in clauses if (move := _query(rubric, clause)) is not None), None)


def _steering(table: Mapping[frozenset[str], events.Move], said: str) -> Iterator[events.Move]:
    """The move that a saying makes, if any; fewer words taken off it fit better."""
    for form in _forms(said):
        for sayings, move in table.items():
            if form in sayings:
                yield move
                return


def _query(rubric: Rubric, said: str) -> events.Move | None:
    said = _without(said, phrases.LEADING)
    return (
        _what_if(rubric, said)
        or _back_to(rubric, said)
        or _explain(rubric, said)
        or _needs(rubric, said)
        or _why(rubric, said)
        or next((move for openings, move in phrases.OPENINGS if _opens(said, openings)), None)
    )


def _opens(said: str, openings: tuple[str, ...]) -> bool:
    return any(said == opening or said.startswith(opening + " ") for opening in openings)


def _rest(said: str, openings: tuple[str, ...]) -> str | None:
    """What follows the longest opening that fits; None where none does."""
    fitting = [opening for opening in openings if said.startswith(opening + " ")]
    return said[len(max(fitting, key=len)) + 1 :] if fitting else None


def _explain(rubric: Rubric, said: str) -> events.Move | None:
    for opening, closing in phrases.MEANING:
        middle = _between(said, opening, closing)
        if middle:
            return events.Explain(None if middle in phrases.PRONOUNS else middle)
    # "What is" opens many questions; it asks for a meaning only before a word that we can explain.
    rest = _rest(said, phrases.WHAT_IS)
    if rest is not None:
        term = _without(rest, ("a", "an", "the", "exactly", "this", "that"))
        if find_term(rubric, term) or find_item(rubric, term):
            return events.Explain(term)
    return None


def _between(said: str, opening: str, closing: str) -> str:
    if not said.startswith(opening + " ") or (closing and not said.endswith(" " + closing)):
        return ""
    middle = said[len(opening) : len(said) - len(closing)].strip()
    return middle if len(middle.split()) <= phrases.LONGEST_TERM else ""


def _bare_term(rubric: Rubric, sentence: str, said: str) -> events.Move | None:
    if sentence.rstrip().endswith("?") and find_term(rubric, said):
        return events.Explain(said)
    return None


def _needs(rubric: Rubric, said: str) -> events.Move | None:
    if not _opens(said, phrases.NEEDS):
        return None
    # The longest name wins: "Senior Customer Support" is not Customer Support.
    names = goal_names(rubric)
    for name in sorted(names, key=len, reverse=True):
        if f" {name} " in f" {said} ":
            return events.Needs(names[name])
    return events.Needs()


def _why(rubric: Rubric, said: str) -> events.Move | None:
    if said in phrases.WHY or _opens(said, phrases.WHY_OPENINGS):
        named = next((name for name in _names_in(rubric, said)), None)
        return events.Why(named)
    rest = _rest(said, phrases.WHERE_FROM)
    if rest is not None:
        named = next((name for name in _names_in(rubric, rest)), None)
        return events.Why(named) if named else None
    return None


def _back_to(rubric: Rubric, said: str) -> events.Move | None:
    rest = _rest(said, phrases.BACK_TO)
    if rest is None:
        return None
    name = rest.removesuffix(" question").removesuffix(" part").removesuffix(" questions")
    known = find_question(rubric, name) or find_item(rubric, name)
    return events.Back(known.id) if known else None


def _what_if(rubric: Rubric, said: str) -> events.Move | None:
    rest = _rest(said, phrases.WHAT_IF)
    if rest is None:
        return None
    name = next(iter(_names_in(rubric, rest)), None)
    item = find_item(rubric, name) if name else None
    if name is None or item is None:
        return None
    others = f" {rest} ".replace(f" {name} ", " | ", 1).split("|")
    return events.WhatIf(name, _value_in(item, others))


def _value_in(item: Item, around: list[str]) -> str:
    words = [word for part in reversed(around) for word in part.split()]
    if item.kind in ("rating", "years", "months", "level"):
        numbers = [
            NUMBERS.get(word, word.removeprefix("l") if item.kind == "level" else word) for word in words
        ]
        return next((number for number in numbers if number[:1].isdigit()), " ".join(words))
    kept = [word for word in words if word not in phrases.WHAT_IF_FILLERS]
    return " ".join(kept)


def _names_in(rubric: Rubric, said: str) -> Iterator[str]:
    """Names of items within a text, the longest first."""
    known = item_names(rubric)
    words = said.split()[:40]
    for length in range(min(6, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            name = " ".join(words[start : start + length])
            if name in known and name not in phrases.NO_NAMES:
                yield name


def _sentences(text: str) -> list[str]:
    return [sentence for sentence in _SENTENCE.findall(text) if sentence.strip()]


def _ends(text: str) -> str:
    return text if len(text) <= 2 * LONGEST else f"{text[:LONGEST]}\n{text[-LONGEST:]}"


def _forms(said: str) -> Iterator[str]:
    """A saying, and what is left of it as the polite and hesitant words around it go, one by one."""
    yield said
    while opening := next((word for word in phrases.LEADING if said.startswith(word + " ")), None):
        said = said.removeprefix(opening + " ")
        yield said
    while ending := next((word for word in phrases.TRAILING if said.endswith(" " + word)), None):
        said = said.removesuffix(" " + ending)
        yield said


def _is_one_of(text: str, sayings: Collection[str]) -> bool:
    return any(form in sayings for form in _forms(folded(_ends(text))))


def _without(said: str, leading: tuple[str, ...]) -> str:
    while opening := next((word for word in leading if said.startswith(word + " ")), None):
        said = said.removeprefix(opening + " ")
    return said


def _is_question(text: str) -> bool:
    return "?" in text or any(_opens(folded(sentence), remarks.ASKING) for sentence in _sentences(text))


def _is_foreign(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    # Beyond Latin Extended and its additions: other scripts.
    if letters and 2 * sum(char > "\u024f" and not "\u1e00" <= char <= "\u1eff" for char in letters) > len(
        letters
    ):
        return True
    words = _WORDS.findall(text.casefold())
    foreign = max((sum(word in known for word in words) for known in remarks.FOREIGN), default=0)
    return foreign >= 2 and foreign > sum(word in remarks.ENGLISH for word in words)
