"""Answers by the keys of the advisor's own scale: "phone D, email S" where "D = daily, S = sometimes".

Only a reply that is nothing but keys, with or without the names of parts, is read so, and whole or not
at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from advisor.extraction.offline.blocks import Block
from advisor.extraction.offline.cells import words_of
from advisor.extraction.offline.coded import parts_by_code
from advisor.extraction.offline.legend import keys_in
from advisor.extraction.offline.lexicon import Lexicon
from advisor.extraction.offline.polarity import polarity
from advisor.extraction.offline.question import Asked
from advisor.rubric.items import ExtentItem

__all__ = ["Keyed", "by_keys"]

Keyed = tuple[str, list[Block]]
"""The reply with the keys and their names blanked, and what the keys say."""

_MEMBER = re.compile(r"[^,;/|\n]+")
_PAIR = re.compile(r"^\W*(?P<name>\w[^=:]{0,60}?) ?[=:\-–—]? ?(?P<key>\w)[.!]?\s*$")
_BARE = re.compile(r"\w+")
_REST = re.compile(r"^(?:and )?(?:all )?(?:the )?(?:rest|others?|everything else|all others)$")


def by_keys(raw: str, question: str, asked: Asked, lexicon: Lexicon) -> Keyed:
    """What the keys of a reply say of the parts asked; the reply as it is where it holds anything else."""
    kinds = lexicon.rubric.items
    parts = {item: kind.sense for item in asked.items if isinstance(kind := kinds[item], ExtentItem)}
    if not parts or len(raw) > _LONGEST or len(parts) != len(asked.items):
        return raw, []
    keys = keys_in(question.lower())
    if not keys:
        return raw, []
    told = (
        _by_place(raw, keys, parts)
        or _by_code(raw, keys, parts, parts_by_code(asked))
        or _by_name(raw, keys, parts, lexicon)
    )
    return (" " * len(raw), told) if told else (raw, [])


_LONGEST = 600


def _block(start: int, text: str, item: str, word: str, sense: str) -> Block | None:
    said = polarity(word, sense)
    return None if said is None else Block(start, text, told=((item, said.value),))


def _by_place(raw: str, keys: Mapping[str, str], parts: Mapping[str, str]) -> list[Block]:
    """Keys alone, one for each part: "D S N N N"."""
    words = list(_BARE.finditer(raw))
    letters = [one[0].lower() for one in words]
    if len(words) == 1 and len(parts) > 1 and len(letters[0]) == len(parts):
        start = words[0].start()
        words = list(re.compile(r"\w").finditer(raw, start))  # "DSNNN"
        letters = [one[0].lower() for one in words]
    if len(words) != len(parts) or any(letter not in keys for letter in letters):
        return []
    told = [
        _block(one.start(), one[0], item, keys[letter], sense)
        for one, letter, (item, sense) in zip(words, letters, parts.items(), strict=True)
    ]
    return [one for one in told if one is not None] if None not in told else []


def _by_code(
    raw: str, keys: Mapping[str, str], parts: Mapping[str, str], codes: Mapping[str, str]
) -> list[Block]:
    """Each key behind the code of its part: "K1 Y K2 N K3 A", "a) Y b) N"."""
    pairs = list(_CODED.finditer(raw))
    if len(pairs) < _LEAST or _CODED.sub("", raw).strip(" ,;/|.\n"):
        return []
    told: dict[str, Block] = {}
    for one in pairs:
        item, word = codes.get(one["code"].lower(), ""), keys.get(one["key"].lower(), "")
        said = _block(one.start("key"), one["key"], item, word, parts[item]) if item and word else None
        if said is None or item in told:
            return []
        told[item] = said
    return list(told.values())


_CODED = re.compile(
    r"(?<!\w)\(?(?P<code>[A-Za-z]\d{0,2}|\d{1,2}|\d\.\d)\)?(?:[ :=.\-–—]{1,3})(?P<key>[A-Za-z])(?!\w)"
)
_LEAST = 2


def _by_name(raw: str, keys: Mapping[str, str], parts: Mapping[str, str], lexicon: Lexicon) -> list[Block]:
    """Each key behind the name of its part: "phone: 2, email: 1, the rest 0"."""
    told: dict[str, Block] = {}
    for member in _MEMBER.finditer(raw):
        if not member[0].strip():
            continue
        pair = _PAIR.match(member[0])
        if pair is None or pair["key"].lower() not in keys:
            return []
        name = pair["name"].strip().lower()
        words = words_of(name, lexicon)
        named = [item for item in dict.fromkeys(words.items("item")) if item in parts]
        items = [item for item in parts if item not in told] if _REST.match(name) else named
        if not items or not (words.bare or _REST.match(name)):
            return []
        start = member.start() + len(member[0]) - len(member[0].lstrip())
        for item in items:
            said = _block(start, member[0].strip(), item, keys[pair["key"].lower()], parts[item])
            if said is None or item in told:
                return []
            told[item] = said
    return list(told.values())
