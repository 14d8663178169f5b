"""What the advisor recites or guesses, to be agreed with: "So no email and no chat. Is that right?"."""

from __future__ import annotations

import re

from advisor.extraction.offline.extents import read_extents
from advisor.extraction.offline.lexicon import Lexicon
from advisor.extraction.offline.message import Parsed, parse
from advisor.extraction.offline.question import Asked, Slot
from advisor.extraction.offline.ratings import read_ratings
from advisor.extraction.offline.reply import View
from advisor.rubric.items import ExtentItem

__all__ = ["TAGS", "recited"]

TAGS = re.compile(
    r"^(?:(?:is|are|was|does|do) (?:that|this|it|they|those|i)(?: \w+){0,3} |all |did i get (?:\w+ )?"
    r"|have i got (?:\w+ )?)?"
    r"(?:correct|right|ok|okay|good|true|agree|fair|sound)\b(?: \w+){0,2}$"
)
"""A question that only asks to agree with what was said before it."""
_OPENS = re.compile(
    r"^\W*(?:(?:ok|okay|right|thanks|great|and|then) )*(?:so|then|that's|that is|i have|i've got|you)\b"
)
"""How a recital begins."""


def recited(parsed: Parsed, lexicon: Lexicon) -> Asked | None:
    """The extents that the last sentence recites, with what it says of each; None where it recites none."""
    told = _told(parsed)
    if told is not None and _GUESSES.match(told):
        return _guessed(told, lexicon)
    if told is None or not _OPENS.match(told):
        return None
    text = parse(told, lexicon)
    items = lexicon.rubric.items
    named = dict.fromkeys(
        ref.item
        for mention in text.mentions
        for ref in mention.refs
        if ref.role == "item" and isinstance(items[ref.item], ExtentItem)
    )
    slots = tuple(Slot(item) for item in named if item in lexicon.alike)
    if not slots:
        return None
    found = read_extents(View(text, Asked(slots), lexicon, {}, None, 0, len(text.tokens)))
    said = {one.item: one.value for one in found if one.act == "value" and one.value is not None}
    if set(said) != {slot.item for slot in slots}:
        return None
    return Asked(slots, proposed=tuple(said.items()))


_GUESSES = re.compile(
    r"^\W*(?:(?:ok|okay|right|thanks|great|and|then|so) )*(?:i'd|i would|i'll|let me) (?:\w+ )?"
    r"(?:guess|say|put|estimate|give|rate)\b"
)


def _guessed(told: str, lexicon: Lexicon) -> Asked | None:
    """The ratings that the advisor guesses: "I'd say 8 for empathy and 6 for writing. Right?"."""
    text = parse(told, lexicon)
    items = lexicon.rubric.items
    named = dict.fromkeys(
        ref.item
        for mention in text.mentions
        for ref in mention.refs
        if ref.role == "item" and items[ref.item].kind == "rating"
    )
    slots = tuple(Slot(item) for item in named)
    found = read_ratings(View(text, Asked(slots), lexicon, {}, None, 0, len(text.tokens))) if slots else []
    said = {one.item: one.value for one in found if one.act == "value" and one.value is not None}
    return Asked(slots, proposed=tuple(said.items())) if slots and set(said) == set(named) else None


def _told(parsed: Parsed) -> str | None:
    """The words that the end of a message asks to agree with."""
    sentences = list(parsed.sentences.values())
    first, last = sentences[-1] if sentences else (0, 0)
    if parsed.texts[last : last + 1] != ["?"]:
        return None
    words = parsed.words(first, last)
    head, comma, tail = words.rpartition(",")
    if comma and TAGS.match(tail.strip()):
        return head
    if not TAGS.match(words.strip(" .,!?")) or len(sentences) < 2:
        return None
    before = sentences[-2]
    return None if parsed.texts[before[1] : before[1] + 1] == ["?"] else parsed.words(*before)
