"""Choices: which of the offered values the person picks, leans to, or leaves open.

Names are believed first, then labels and ordinals of the options as they were offered. For what the person
*wants*, a wish is the answer (preferences, interests); for what they *have* (a degree, a kind of work) it is
not.
"""

from __future__ import annotations

from advisor.extraction.offline.degrees import read_degree
from advisor.extraction.offline.options import by_places, open_to_all
from advisor.extraction.offline.picks import CORRECTS, standing
from advisor.extraction.offline.preferences import ANY, leanings, read_preference
from advisor.extraction.offline.reply import Found, View
from advisor.extraction.offline.work import read_work
from advisor.rubric.items import ChoiceItem, ChoicesItem

__all__ = ["ANY", "CORRECTS", "read_choice", "read_choices"]


def read_choices(view: View) -> list[Found]:
    """All choices of the stretch that were asked for or are named."""
    items = [item for item in view.lexicon.choices if item.id in view.named or item.id in view.asked.items]
    return [found for item in items if (found := read_choice(view, item)) is not None]


def read_choice(view: View, item: ChoiceItem | ChoicesItem) -> Found | None:
    """One choice, by the rule of its kind."""
    if isinstance(item, ChoiceItem):
        return read_degree(view, item) if item.ordered else read_preference(view, item)
    return read_work(view, item) if item.by_work else _interests(view, item)


def _interests(view: View, item: ChoicesItem) -> Found | None:
    """All values wished for."""
    picks = standing(view, leanings(view, item))
    ruled_out = {pick.value for pick in picks if pick.lean == -1}
    spans: dict[str, tuple[int, int]] = {}
    for pick in picks:
        if pick.value not in ruled_out:
            spans.setdefault(pick.value, (pick.first, pick.last))
    if not spans:
        if view.wider or item.id not in view.asked.items:
            return None
        return by_places(view, item) or open_to_all(view, item, ruled_out)
    values = tuple(value.id for value in item.values if value.id in spans)
    return Found(item.id, values, tuple(spans[value] for value in values))
