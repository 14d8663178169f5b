"""The numbered questions of a form, each heard by itself.

A form of eight lines names some parts of a line and not others; what lists tell by their members
(`enumerated`) is told within a line and never across lines. So each line that is a list of its own is heard
as if nothing else had been asked, and believed where it then asks for more parts of the same question.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from advisor.extraction.offline.lexicon import Lexicon
from advisor.extraction.offline.listing import Chunk
from advisor.extraction.offline.message import Parsed
from advisor.extraction.offline.question import Asked, Slot

__all__ = ["heard_in_groups"]

_FORM = 2
"""How many numbered questions make a form."""
_LONGEST = 60
"""The tokens of a numbered question that is a list."""


def heard_in_groups(
    parsed: Parsed,
    lexicon: Lexicon,
    slots: list[Slot],
    told: Sequence[Chunk],
    hear: Callable[[str], Asked],
) -> list[Slot]:
    """The slots, those of each numbered question as it is heard alone where that tells more."""
    groups = list(dict.fromkeys(slot.group for slot in slots if slot.group))
    if len(groups) < _FORM:
        return slots
    heard_alone: dict[str, list[Slot]] = {}
    for group in groups:
        inside = [slot for slot in slots if slot.group == group]
        chunks = [chunk for chunk in told if chunk.group == group]
        brief = len(chunks) == 1 and chunks[0].last - chunks[0].first <= _LONGEST
        if brief and not any(slot.label for slot in inside):
            heard_alone[group] = _alone(parsed, chunks[0], hear)
    for group, alone in heard_alone.items():
        inside = [slot for slot in slots if slot.group == group]
        others = {slot.item for slot in slots if slot.group != group}
        elsewhere = {slot.item for key, heard in heard_alone.items() if key != group for slot in heard}
        for heard in (_in_place(lexicon, alone, elsewhere), alone):
            if _tells_more(lexicon, inside, heard, others):
                slots = _with_group(slots, heard)
                break
    return slots


def _alone(parsed: Parsed, chunk: Chunk, hear: Callable[[str], Asked]) -> list[Slot]:
    """What the words of one numbered question ask for when nothing else is asked."""
    heard = hear(parsed.quote(chunk.first, chunk.last))
    if any(slot.label or slot.group for slot in heard.slots):
        return []
    return [
        slot._replace(group=chunk.group, first=slot.first + chunk.first, last=slot.last + chunk.first)
        for slot in heard.slots
    ]


def _in_place(lexicon: Lexicon, heard: list[Slot], elsewhere: set[str | None]) -> list[Slot]:
    """The slots of a whole question, with its own part in place of one that another question asks for.

    In "place; channel; shifts; market" the first is the place of work, and no town.
    """
    of, questions = lexicon.rubric.question_of, lexicon.questions
    ids = [of[slot.item].id for slot in heard if slot.item]
    home = max(sorted(set(ids)), key=ids.count, default="")
    order = [item.id for item in questions[home].items] if home else []
    if len(heard) != len(order) or ids.count(home) != len(order) - 1 or len(ids) != len(order):
        return []
    at = next(at for at, one in enumerate(ids) if one != home)
    if heard[at].item not in elsewhere:
        return []
    missing = next(iter(set(order) - {slot.item for slot in heard}))
    return [*heard[:at], heard[at]._replace(item=missing), *heard[at + 1 :]] if order[at] == missing else []


def _tells_more(lexicon: Lexicon, known: list[Slot], heard: list[Slot], others: set[str | None]) -> bool:
    """Whether what is heard alone asks for parts of one question, more of them than are known."""
    of = lexicon.rubric.question_of
    items = [slot.item for slot in heard if slot.item]
    before = {slot.item for slot in known if slot.item}
    questions = {of[item].id for item in items}
    kept = {item for item in before if of[item].id in questions}
    if len(questions) != 1 or len(items) != len(heard) or len(items) <= len(kept):
        return False
    return kept <= set(items) and others.isdisjoint(items) and len(before - kept) <= 1


def _with_group(slots: list[Slot], heard: list[Slot]) -> list[Slot]:
    """The slots with those heard in place of the ones of their group."""
    group = heard[0].group
    return sorted([*(one for one in slots if one.group != group), *heard], key=lambda slot: slot.first)
