"""Ratings glued to the letters of their parts, in a reply that holds nothing else: "P9 Q8 R8.5 S10".

Whole or not at all: a letter that is no part's, twice the same, or a number off the scale, and it is left to
the other readers.
"""

from __future__ import annotations

import re
from decimal import Decimal

from advisor.extraction.offline.blocks import Block
from advisor.extraction.offline.lexicon import Lexicon
from advisor.extraction.offline.question import Asked

__all__ = ["by_codes", "parts_by_code"]

_GLUED = re.compile(r"(?<![^\W_])(?P<code>[A-Za-z])(?P<value>\d{1,2}(?:\.\d{1,2})?)(?![^\W_])")
_BETWEEN = re.compile(r"(?:[\s,;/|&.!]|and)*")
_LONGEST = 120
_LEAST = 2
_TOP = 10


def parts_by_code(asked: Asked) -> dict[str, str]:
    """Label → the one part it has; labels of several are left out."""
    labels = [slot.label for slot in asked.slots if slot.item and slot.label]
    return {
        slot.label: slot.item
        for slot in asked.slots
        if slot.item and slot.label and labels.count(slot.label) == 1
    }


def by_codes(raw: str, asked: Asked, lexicon: Lexicon) -> tuple[str, list[Block]]:
    """What the letters of a reply say of the parts asked; the reply as it is where it holds anything else."""
    kinds = lexicon.rubric.items
    parts = {code: item for code, item in parts_by_code(asked).items() if kinds[item].kind == "rating"}
    if len(parts) < _LEAST or len(raw) > _LONGEST or asked.scale not in (0, _TOP):
        return raw, []
    pairs = list(_GLUED.finditer(raw))
    codes = [one["code"].lower() for one in pairs]
    if len(pairs) < _LEAST or len(set(codes)) < len(codes) or not set(codes) <= parts.keys():
        return raw, []
    if not all(_BETWEEN.fullmatch(one) for one in _GLUED.sub("\n", raw).split("\n")):
        return raw, []
    values = [Decimal(one["value"]) for one in pairs]
    if not all(1 <= value <= _TOP for value in values):
        return raw, []
    told = [
        Block(one.start("value"), one["value"], told=((parts[code], value),))
        for one, code, value in zip(pairs, codes, values, strict=True)
    ]
    return " " * len(raw), told
