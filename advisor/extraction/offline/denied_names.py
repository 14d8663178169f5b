"""Names told off in a row without a comma, each behind its yes or no: "just chat no calls no emails"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from advisor.extraction.offline.anchors import Anchor
from advisor.extraction.offline.polarity import opens_with_answer
from advisor.extraction.offline.reply import Entry, View

__all__ = ["told_off"]

_NO = frozenset("no not never zero without nor".split())
_YES = frozenset("yes yeah yep just only also".split())
_BETWEEN = frozenset("any the really ever by on for with".split())
_GOES_ON = frozenset("i we i've we've they it but though just only".split())
"""What opens words of their own behind the last name that is denied."""


def told_off(view: View, entry: Entry, named: Sequence[Anchor]) -> list[Entry]:
    """The parts of such an entry; none where each name has its yes or no behind it, or that stays open."""
    cuts = [(at, one) for one in named if (at := _before(view, entry, one)) is not None]
    denied = [(at, one) for at, one in cuts if view.text(at) in _NO]
    if not denied or len(named) < _LISTED:
        return []
    last = denied[-1][1]
    end = min([at for at, _ in cuts if at >= last.last], default=entry.last)
    if opens_with_answer(view.words(last.last, end) or "-") or not _is_clear(view, entry, named, len(denied)):
        return []  # "phone no email no chat yes"
    starts = {at for at, _ in cuts if at > entry.first + (view.text(entry.first) in _NO)}
    starts |= {one.last for _, one in denied if view.text(one.last) in _GOES_ON and one.last < entry.last}
    bounds = [entry.first, *sorted(starts), entry.last]
    return [Entry(first, last, entry.sentence) for first, last in pairwise(bounds) if last > first]


_LISTED = 2


def _before(view: View, entry: Entry, name: Anchor) -> int | None:
    """The yes or no right before a name."""
    at = name.first - 1
    at -= view.text(at) in _BETWEEN
    return at if at >= entry.first and view.text(at) in _NO | _YES else None


def _is_clear(view: View, entry: Entry, named: Sequence[Anchor], denied: int) -> bool:
    """Whether the first name has its yes before it, or several are denied: "phone no email" is not."""
    opening = view.words(entry.first, named[0].first)
    behind = view.text(named[0].last) in _YES
    return denied >= _LISTED or behind or bool(opening.strip())
