"""How rare a word is among sentences that are known: a rare one tells more."""

from __future__ import annotations

import math
from collections.abc import Mapping

__all__ = ["rarities"]


def rarities(found: Mapping[str, int], sentences: int) -> dict[str, float]:
    """How rare each mark is, given in how many of so many sentences it stands; one for what stands in all.

    >>> rarities({"is": 3}, 3)
    {'is': 1.0}
    """
    return {mark: math.log((1 + sentences) / (1 + count)) + 1 for mark, count in found.items()}
