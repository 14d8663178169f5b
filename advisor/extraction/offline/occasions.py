"""Names that only say when something else was done: "emails when there were no chats".

Nothing is said there of having done them, and the "no" in it denies nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from advisor.extraction.offline.anchors import Anchor
from advisor.extraction.offline.reply import Entry, View

__all__ = ["is_occasion", "without_occasions"]

_WHEN = frozenset("when whenever if while unless until once".split())
_OPENS = re.compile(
    r"^(?:when|whenever|if|while|unless|until|once) "
    r"(?:(?:there|we|they|it)(?:'s|'d)? (?:(?:is|are|was|were|had|have|got|get|has|came) )?)?"
    r"(?:(?:no|not|any|many|few|fewer|too|much|enough|more|other|the|our|all|incoming|new|even) )*$"
)
_GOES_ON = re.compile(
    r"^(?:(?:and|or|,) )?(?:(?:queues?|lines?|systems?|widgets?|windows?|servers?|volumes?|traffic|load) )?"
    r"(?:is|are|was|were|isn't|aren't|wasn't|weren't|got|get|gets|go|goes|went|came|come|comes|ran|run|runs"
    r"|stopped|stop|dried|slowed|broke|crashed|failed|died|piled|waiting|left|around|ringing|coming|open)\b"
    r"|^\W*$"
)
_FAR = 8
"""How many tokens before a name its "when" may stand."""
_ONLY = frozenset("only just mostly mainly".split())


def without_occasions(
    view: View, entry: Entry, anchors: list[Anchor], is_done: Callable[[Anchor], bool]
) -> tuple[Entry, list[Anchor]]:
    """The entry, cut before a "when" that ends it, and the names that are not part of one."""
    if _WHEN.isdisjoint(view.parsed.texts[entry.first : entry.last]):
        return entry, anchors
    left: list[Anchor] = []
    cut = entry.last
    for anchor in anchors:
        start = _begins(view, entry, anchor) if anchor.items and is_done(anchor) else -1
        if start < 0:
            left.append(anchor)
        elif start > entry.first and view.text(start - 1) not in _ONLY:
            cut = min(cut, start)
    if any(anchor.first >= cut for anchor in left):
        return entry, left
    return entry._replace(last=cut), left


def is_occasion(view: View, first: int, last: int) -> bool:
    """Whether a name at tokens `first` to `last` only says when something else was so."""
    bounds = view.parsed.sentence_bounds(first)
    return bounds is not None and _opening(view, (max(bounds[0], view.first), bounds[1]), first, last) >= 0


def _begins(view: View, entry: Entry, anchor: Anchor) -> int:
    """Where the "when" of a name begins; -1 where it has none."""
    if anchor.role in ("label", "except"):
        return -1
    return _opening(view, (entry.first, entry.last), anchor.first, anchor.last)


def _opening(view: View, bounds: tuple[int, int], first: int, last: int) -> int:
    for at in range(first - 1, max(bounds[0], first - _FAR) - 1, -1):
        if view.text(at) in _WHEN:
            opens = _OPENS.match(view.words(at, first).strip() + " ")
            after = view.words(last, min(bounds[1], last + _FAR)).strip() if last < bounds[1] else ""
            return at if opens and _GOES_ON.match(after) else -1
    return -1
