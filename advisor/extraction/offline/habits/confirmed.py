"""A habit behind what was told as done once: "Is that something you do regularly?" – "Yes, every week"."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.answers import Message
from advisor.extraction.offline.habits.asked import by_pieces
from advisor.extraction.offline.habits.levels import read_levels
from advisor.extraction.offline.habits.regions import units
from advisor.extraction.offline.habits.told import asks_for_habit, confirms
from advisor.extraction.offline.habits.verdicts import verdict
from advisor.extraction.offline.message import parse
from advisor.extraction.offline.once import replace
from advisor.extraction.offline.question import NOTHING
from advisor.extraction.offline.reply import Found, View

__all__ = ["read_confirmed"]


def read_confirmed(view: View, messages: Sequence[Message]) -> list[Found]:
    """The levels told once in the message before that this reply calls a habit; its yes is the evidence."""
    if len(messages) < 2 or messages[-1].role != "assistant" or messages[-2].role != "user":
        return []
    if not asks_for_habit(messages[-1].content):
        return []
    said = units(view, view.first, view.last)
    yes = next((one for one in said[:3] if _says_yes(view.words(one.first, one.last))), None)
    if yes is None or verdict(view.words(said[0].first, said[0].last)) == "no":
        return []
    before = parse(messages[-2].content[:_LONGEST], view.lexicon)
    asked = by_pieces(NOTHING, messages[:-2], view.lexicon, ())
    told = replace(view, parsed=before, asked=asked, known={}, first=0, last=len(before.tokens))
    found = read_levels(told, one_offs=True) if before.tokens else []
    return [
        Found(one.item, one.value, ((yes.first, yes.last),))
        for one in found
        if one.act == "value" and not _is_known(view, one)
    ]


_LONGEST = 8_000
"""Characters of a message that are looked at again."""


def _says_yes(words: str) -> bool:
    return verdict(words) == "yes" or confirms(words)


def _is_known(view: View, one: Found) -> bool:
    known = view.known.get(one.item)
    return known is not None and int(str(known)) >= int(str(one.value))
