"""Whether some words are the name of a place where people may live."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from advisor.extraction.offline.place_names import CAPITAL, PLAIN

__all__ = ["LONGEST", "is_place"]

LONGEST = 4
"""How many words the name of a place may have."""


class _Names(NamedTuple):
    """The names by how they are written."""

    plain: frozenset[str]
    capital: frozenset[str]


@lru_cache(maxsize=1)
def _names() -> _Names:
    """The names, cut up at their first use."""
    return _Names(_listed(PLAIN), _listed(CAPITAL))


def _listed(names: str) -> frozenset[str]:
    return frozenset(" ".join(name.replace("-", " ").split()) for name in names.split(","))


def is_place(name: str, *, capital: bool) -> bool:
    """Whether some words in lower case, single spaces between them, are the name of a place.

    Args:
        name: the words.
        capital: whether they are written with a capital.
    """
    names = _names()
    return name in names.plain or (capital and name in names.capital)
