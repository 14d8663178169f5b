"""An answer that somebody calls wrong without saying what is right: "I think high school is not correct".

The answer stands until they say what it should be, as it does for whoever reads the chat later; the advisor
tells what it has and asks again. Named is the item ("the SaaS one is wrong") or its value ("high school",
"I'm not a barista any more").
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from advisor.answers import Value
from advisor.dialogue.form import asks
from advisor.dialogue.names import folded
from advisor.dialogue.phrases import LEADING
from advisor.dialogue.remarks import GONE, WRONG
from advisor.dialogue.wondering import items_in
from advisor.report.words import value_text
from advisor.rubric.items import Item
from advisor.rubric.model import Rubric

__all__ = ["doubted"]

MOST_WORDS = 16
_SUPPOSED = frozenset("if suppose would".split())
_NEGATORS = frozenset("nothing not never isnt arent wasnt werent aint hardly".split())
_NEGATED_WITHIN = 3
"""Words between a negator and what it denies: "nothing is really wrong"."""
_STILL = ("too", "also", "as well")
"""What ends a sentence that tells of one thing more, and calls none over: "I used to be a waiter too"."""
_OTHERS = re.compile(
    r"(?:(?:and|but|so|well|because),? )?"
    r"(?:(?:my|our|an?|some|one of (?:my|our)|the other) (?:\w+ )?"
    r"(?:manager|supervisor|boss|lead|colleague|coworker|co-worker|teammate|friend|teacher|partner|person|"
    r"customer|client|caller|guest|user|people)s?"
    r"|(?:the )?(?:customer|client|caller|guest)s?|he|she|they|some(?:one|body)|every(?:one|body)|people)\b"
)
"""Somebody else at the head of a sentence: whatever is wrong there is theirs."""


def doubted(rubric: Rubric, values: Mapping[str, Value], sentence: str) -> Item | None:
    """The item of which a sentence says that what is noted is wrong; None where it says no such thing.

    Args:
        rubric: what is asked about.
        values: what is known.
        sentence: a sentence of the person's, as it was written.
    """
    said = folded(sentence)
    while opening := LEADING.first(said):
        said = said.removeprefix(opening + " ")
    words = said.split()
    if len(words) > MOST_WORDS or not _SUPPOSED.isdisjoint(words) or asks(said, marked=False):
        return None
    wrong = _is_called_wrong(words)
    gone = GONE.within(said) and not said.endswith(_STILL)
    if not (wrong or gone) or _OTHERS.match(" ".join(sentence.casefold().split())):
        return None
    named = items_in(rubric, said) if wrong else []
    known = [item for item in named if item.id in values]
    return known[0] if known else _by_value(rubric, values, said)


def _is_called_wrong(words: list[str]) -> bool:
    """Whether words call something wrong, and do not deny it: "nothing wrong with retail"."""
    for place in range(len(words)):
        if WRONG.opens(" ".join(words[place:])):
            before = words[max(place - _NEGATED_WITHIN, 0) : place]
            if _NEGATORS.isdisjoint(before) and before[-1:] != ["no"]:
                return True
    return False


def _by_value(rubric: Rubric, values: Mapping[str, Value], said: str) -> Item | None:
    """The item that has a value of this name; numbers and yes or no name nothing."""
    text = f" {said} "
    for item in rubric.items.values():
        value = values.get(item.id)
        if value is None or item.kind not in ("choice", "choices", "text"):
            continue
        if any(f" {name} " in text for name in _names_of(item, value)):
            return item
    return None


def _names_of(item: Item, value: Value) -> list[str]:
    parts = (
        [value_text(item, (part,)) for part in value]
        if isinstance(value, tuple)
        else [value_text(item, value)]
    )
    if item.kind in ("choice", "choices"):
        chosen = [
            option for option in item.values if option.id in (value if isinstance(value, tuple) else (value,))
        ]
        parts += [name for option in chosen for name in (option.id, *option.aliases)]
    return [name for name in map(folded, parts) if len(name) > 2]
