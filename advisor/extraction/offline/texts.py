"""The person's own words: a job title or a place.

A frame ("I'm a ...", "based in ...") gives the words wherever it stands; otherwise, where the item was asked
for, the entry that no other reader used is the answer. Either way the words are cut to the shortest phrase.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from advisor.extraction.offline.homes import find_place
from advisor.extraction.offline.jobs import find_title
from advisor.extraction.offline.reply import Found, View

__all__ = ["read_texts"]


def read_texts(view: View, found: Sequence[Found]) -> list[Found]:
    """All text items; `found` is what other readers took: the same words are not a title or place as well."""
    out = []
    items = view.lexicon.rubric.items
    everything = _tokens(found)
    # A job names its kind of work and may name a channel: those words make a title too.
    spent = _tokens(one for one in found if items[one.item].kind not in ("choices", "extent"))
    for item in view.lexicon.texts:
        span = find_title(view, item, spent) if item.form == "title" else find_place(view, item, everything)
        if span is not None:
            out.append(Found(item.id, view.quote(*span), (span,)))
    return out


def _tokens(found: Iterable[Found]) -> frozenset[int]:
    """The tokens that are evidence of something."""
    return frozenset([index for one in found for span in one.spans for index in range(*span)])
