"""What a reply accepts, part by part, of several values that the advisor proposed.

"For learning yes. Explaining is an 8", "the others you guess well", "all good except writing, that's a 6":
what is named with assent has the value proposed for it, and so has what a set of assent leaves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from advisor.extraction.offline.anchors import Anchor, anchors
from advisor.extraction.offline.numbers import ratings
from advisor.extraction.offline.phrases import one_of
from advisor.extraction.offline.reply import Entry, Found, View, within

__all__ = ["accepted_parts"]

_AGREES = re.compile(
    r"\b"
    + one_of(
        """
    yes | yeah | yep | yup | agree | agreed | right | correct | true | fine | ok | okay | good | exactly
    | fits | accurate | spot on | fair | well | stays? | stand | stands | keep | leave | perfect | sounds
    """
    )
    + r"\b"
)
_DOUBTS = re.compile(
    r"\b(?:no|not|nope|nah|never|don't|dont|doesn't|isn't|aren't|wouldn't|too|higher|lower|more"
    r"|less|but|hmm|wrong|change|wish|maybe|rather|if|skip|pass)\b"
)
_FEWEST = 2


def accepted_parts(view: View, found: Sequence[Found]) -> list[Found]:
    """The proposed ratings that a reply takes part by part, in place of what else was found of them.

    Nothing where fewer than two were proposed: then a plain yes says it.
    """
    items = view.lexicon.rubric.items
    proposed = {item: value for item, value in view.asked.proposed if items[item].kind == "rating"}
    if len(proposed) < _FEWEST:
        return []
    named = anchors(view, "rating")
    starts = frozenset(mention.first for mention in view.parsed.mentions)
    numbered = [one.first for one in ratings(view.parsed.tokens, view.first, view.last, starts)]
    taken: dict[str, tuple[int, int]] = {}
    left: tuple[int, int] | None = None
    refused: set[str] = set()
    for entry, here in zip(view.entries, within(view.entries, named), strict=True):
        told = any(entry.first <= at < entry.last for at in numbered)
        parts = [item for anchor in here for item in anchor.items]
        if any(anchor.role == "except" for anchor in here):
            refused.update(parts)
            left = (entry.first, entry.last) if _agrees(view, entry, here) else left
        elif parts and not told and _agrees(view, entry, here):
            taken.update(dict.fromkeys(parts, (entry.first, entry.last)))
        elif parts:
            refused.update(parts)
        elif (
            not told and any(anchor.role in ("all", "rest") for anchor in here) and _agrees(view, entry, here)
        ):
            left = (entry.first, entry.last)
    if left is not None:
        given = {one.item for one in found if one.act == "value"} | refused
        taken |= {item: left for item in proposed if item not in taken and item not in given}
    return [Found(item, proposed[item], (span,)) for item, span in taken.items() if item in proposed]


def _agrees(view: View, entry: Entry, here: Sequence[Anchor]) -> bool:
    """Whether an entry says yes to what it names."""
    except_at = next((anchor.first for anchor in here if anchor.role == "except"), entry.last)
    words = view.words(entry.first, except_at)
    return (
        _AGREES.search(words) is not None
        and _DOUBTS.search(words) is None
        and not view.parsed.scope(entry.first).query
    )
