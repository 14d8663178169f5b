"""yes, some or no for signs ("I work alone") and for questions that want an example.

A sign takes the verdict in its answer; "partly" beside a yes makes it some. A question for an example takes
the example: whatever is told is a yes, a bare yes is only some, and what is told vaguely, too.
"""

from __future__ import annotations

from advisor.extraction.offline.habits.judged import Judged, turned
from advisor.extraction.offline.habits.regions import labelled, named_regions, regions, units
from advisor.extraction.offline.habits.sets import as_sets, by_label_alone
from advisor.extraction.offline.habits.signs import judge
from advisor.extraction.offline.habits.trained import is_sign
from advisor.extraction.offline.habits.verdicts import DECLINES, verdict
from advisor.extraction.offline.question import Piece
from advisor.extraction.offline.reply import Found, View
from advisor.rubric.items import ExtentItem

__all__ = ["read_statements"]

_RESTATED = 5
"""The tokens of a unit that says a sign again and nothing more."""


def read_statements(view: View) -> list[Found]:
    """All signs and examples that the reply answers."""
    items = view.lexicon.rubric.items
    asked = tuple(
        piece for piece in view.asked.pieces if piece.item is not None and is_sign(items[piece.item])
    )
    if not asked:
        return []
    found = {} if labelled(view) else by_label_alone(view, asked) or {}
    if not found:
        for region in regions(view):
            if region.piece.item and is_sign(items[region.piece.item]):
                value = judge(view, region)
                if value is not None and (value.value is not None or region.piece.item not in found):
                    found[region.piece.item] = value
        whole = as_sets(view, asked) if len(found) * 3 < 2 * len(asked) else None
        found = whole if whole is not None else _restated(view, asked, found)
    return [
        Found(item, one.value, (one.span,), "value" if one.value is not None else "declined")
        for item, one in found.items()
    ]


def _restated(view: View, asked: tuple[Piece, ...], found: dict[str, Judged]) -> dict[str, Judged]:
    """The findings, and the signs whose words are said again and not denied: "Lone wolf and burnt out"."""
    if len(asked) < 2:
        return found
    for region in named_regions(view, units(view, view.first, view.last)):
        unit = region.units[0]
        words = view.words(unit.first, unit.last)
        short = unit.last - unit.first <= _RESTATED and len(region.units) == 1
        item = view.lexicon.rubric.items[region.piece.item or ""]
        sign = isinstance(item, ExtentItem) and item.sense == "true"
        if sign and short and region.piece.item not in found and verdict(words) is None:
            scope = view.parsed.scope(unit.first)
            if not (scope.unmet or scope.past or DECLINES.search(words)):
                found[region.piece.item or ""] = Judged(turned(region.piece, "yes"), (unit.first, unit.last))
    return found
