"""Names of places where people may live, as the file beside this module lists them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

__all__ = ["LONGEST", "is_place"]

LONGEST = 4
"""How many words the name of a place may have."""


class _Names(NamedTuple):
    """The names by how they are written."""

    plain: frozenset[str]
    capital: frozenset[str]
    """Everyday words and names of people that count only with a capital."""


@lru_cache(maxsize=1)
def _names() -> _Names:
    lines = Path(__file__).with_name("gazetteer.txt").read_text(encoding="utf-8").splitlines()
    names = [line.replace("-", " ") for line in lines if line and not line.startswith("#")]
    return _Names(
        frozenset(name for name in names if not name.startswith("=")),
        frozenset(name[1:] for name in names if name.startswith("=")),
    )


def is_place(name: str, *, capital: bool) -> bool:
    """Whether some words in lower case, single spaces between them, are the name of a place.

    Args:
        name: the words.
        capital: whether they are written with a capital.
    """
    names = _names()
    return name in names.plain or (capital and name in names.capital)
