"""What a reply accepts, part by part, of several values that the advisor proposed.

"For learning yes. Explaining is an 8", "the others you guess well", "all good except writing, that's a 6":
what is named with assent has the value proposed for it, and so has what a set of assent leaves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from advisor.extraction.offline.anchors import Anchor, anchors
from advisor.extraction.offline.numbers import ratings
from advisor.extraction.offline.reply import Entry, Found, View, within

__all__ = ["accepted_parts", "plainly_agrees"]

_WORD = re.compile(r"[^\W_][\w']*|\?")
_ASSENTS = frozenset(
    """
    yes yeah yep yup ya y aye sure agree agreed right correct true ok okay exactly fits fit accurate spot
    indeed definitely absolutely perfect
    """.split()
)
_OF_VALUES = frozenset("stays stay stand stands keep leave".split())
"""Said of a value that is named, or of a set: "empathy stays"; a reply of nothing else is no yes."""
_PRAISES = frozenset("good fine fair well great".split())
"""Assent to a set alone, "the rest is fine": "my writing is good" tells of the writing."""
_BESIDE = frozenset(
    """
    that that's thats is are it it's its about all of them both these those the your number numbers rating
    ratings value values guess guesses guessed score scores look looks seem seems sound sounds you i'd say so
    go with works for me quite very on as and also please thanks thank just then one ones i think would
    """.split()
)
"""What else stands beside assent. Any other word tells of something: "my colleagues write well"."""
_FEWEST = 2


def plainly_agrees(words: str) -> bool:
    """Whether a reply is assent as a whole: "yes, that's right", and not "okay, what is empathy?"."""
    said = set(_WORD.findall(words))
    return not said.isdisjoint(_ASSENTS | _PRAISES) and said <= _ASSENTS | _PRAISES | _BESIDE


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
        elif not told and any(anchor.role == "rest" for anchor in here) and _agrees(view, entry, here):
            left = (entry.first, entry.last)
    if left is not None:
        given = {one.item for one in found if one.act == "value"} | refused
        taken |= {item: left for item in proposed if item not in taken and item not in given}
    return [Found(item, proposed[item], (span,)) for item, span in taken.items() if item in proposed]


def _agrees(view: View, entry: Entry, here: Sequence[Anchor]) -> bool:
    """Whether an entry says yes to what it names."""
    first_except = next((anchor.first for anchor in here if anchor.role == "except"), entry.last)
    names = [anchor for anchor in here if anchor.last <= first_except]
    at = range(entry.first, first_except)
    rest = [one for one in at if not any(anchor.first <= one < anchor.last for anchor in names)]
    said = set(_WORD.findall(" ".join(view.text(one) for one in rest)))
    agreeing = _ASSENTS | _OF_VALUES if any(one.items for one in names) else _ASSENTS | _OF_VALUES | _PRAISES
    return (
        not said.isdisjoint(agreeing)
        and said <= agreeing | _BESIDE
        and not view.parsed.scope(entry.first).query
    )
