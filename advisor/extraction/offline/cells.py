"""What a few words by themselves name: an option of a form, a cell of a table, a label."""

from __future__ import annotations

import re
from typing import NamedTuple

from advisor.extraction.offline.asked import asked_in
from advisor.extraction.offline.lexicon import Lexicon, Mention
from advisor.extraction.offline.question import Asked
from advisor.extraction.offline.text import normalise
from advisor.extraction.offline.tokens import tokenise
from advisor.rubric.items import ExtentItem

__all__ = ["SAYS_MORE", "Words", "says_of", "words_of"]


class Words(NamedTuple):
    """The names in a few words, and of how many tokens the words are."""

    mentions: list[Mention]
    length: int

    @property
    def bare(self) -> bool:
        """Whether the words are one name and nothing else."""
        return any(one.last - one.first == self.length for one in self.mentions)

    def items(self, *roles: str) -> list[str]:
        """The items that are named so, one for each name that does."""
        return [ref.item for one in self.mentions for ref in one.refs if ref.role in roles]


def words_of(shown: str, lexicon: Lexicon, *, asking: bool = False) -> Words:
    """What the words `shown` name; `asking` takes in what only asks for an item."""
    norm = normalise(shown)
    tokens = tokenise(norm.norm)
    return Words(lexicon.mentions(tokens, norm.shown, asking=asking), len(tokens))


_WORDY = 80
"""The characters of the name of a part."""
SAYS_MORE = re.compile(
    r"\d| [-–—] |\b(?:not|no|never|but|only|just|bit|little|some|sometimes|rarely|mostly|yes)\b|n't\b",
    re.IGNORECASE,
)
"""What says more of a part than its name."""


def says_of(shown: str, value: str, asked: Asked, lexicon: Lexicon) -> tuple[tuple[str, str], ...] | None:
    """(item, value) of each part that is named in a few words of which a mark or a heading says `value`.

    None where the words say more than a name does, and may say otherwise; empty where they name no part.
    Of parts that were asked for and others, only those asked for are meant.
    """
    if len(shown) > _WORDY or SAYS_MORE.search(shown):
        return None
    naming = asked_in(f"{shown}?", lexicon, named=True)
    kinds = lexicon.rubric.items
    named = {item: kind for item in naming.items if isinstance(kind := kinds[item], ExtentItem)}
    meant = [one for one in named if one in asked.items]
    if not meant and not _is_name(shown, lexicon):
        return ()
    told = list[tuple[str, str]]()
    for item in meant or named:
        turned = naming.inverted and named[item].sense != "true"  # "I avoid ..." may be what is asked
        said = _CONTRARY.get(value, value) if turned else value
        told.append((item, "some" if said == "yes" and named[item].sense == "example" else said))
    return tuple(told)


def _is_name(shown: str, lexicon: Lexicon) -> bool:
    """Whether a few words are a name and little else: "phone support", but not "send me news by email"."""
    words = words_of(_IN_BRACKETS.sub("", shown), lexicon)
    return 2 * sum(one.last - one.first for one in words.mentions) >= words.length


_IN_BRACKETS = re.compile(r"\([^()\n]{0,80}\)")
_CONTRARY = {"yes": "no", "no": "yes"}
