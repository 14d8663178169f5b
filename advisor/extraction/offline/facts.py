"""A message that is a list of facts and nothing else, whatever was asked: "Leeds, next month, SaaS".

Every member must tell, by itself and as a whole, exactly one thing that is not known yet; else none counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from advisor.extraction.offline.choices import read_choice
from advisor.extraction.offline.months import read_months
from advisor.extraction.offline.once import replace
from advisor.extraction.offline.places import is_place_name
from advisor.extraction.offline.question import Asked, Slot
from advisor.extraction.offline.reply import Entry, Found, View

__all__ = ["listed_facts"]

_FEWEST, _MOST = 2, 5
"""How many members such a list has."""
_LONGEST = 4
"""The tokens of a member."""


def listed_facts(view: View) -> list[Found]:
    """What the members of such a list tell; nothing where one of them tells nothing, or two tell the same."""
    members = [_trimmed(view, entry) for entry in view.entries]
    if not _FEWEST <= len(members) <= _MOST or any(
        not 0 < last - first <= _LONGEST for first, last in members
    ):
        return []
    told: list[Found] = []
    for member in members:
        found = list(_told(view, member))
        if len(found) != 1:
            return []
        told += found
    return told if len({one.item for one in told}) == len(told) else []


def _trimmed(view: View, entry: Entry) -> tuple[int, int]:
    first, last = entry.first, entry.last
    while (
        last > first and view.parsed.tokens[last - 1].kind != "w" and view.parsed.tokens[last - 1].kind != "n"
    ):
        last -= 1
    return first, last


def _told(view: View, member: tuple[int, int]) -> Iterator[Found]:
    """Everything that is open and that the words of a member tell as a whole."""
    for place in view.lexicon.texts:
        if place.form == "place" and place.id not in view.known and is_place_name(view, member):
            yield Found(place.id, view.quote(*member), (member,))
    for item in view.lexicon.choices:
        if item.id in view.lexicon.wishes and item.id not in view.known:
            found = read_choice(_as_asked(view, item.id, member), item)
            yield from [found] if found is not None and _is_whole(found, member) else []
    for months in view.lexicon.months:
        if months.id not in view.known:
            yield from (one for one in read_months(_as_asked(view, months.id, member)) if one.act == "value")


def _as_asked(view: View, item: str, member: tuple[int, int]) -> View:
    return replace(view, asked=_asks(item), first=member[0], last=member[1])


@lru_cache(maxsize=64)
def _asks(item: str) -> Asked:
    return Asked((Slot(item),))


def _is_whole(found: Found, member: tuple[int, int]) -> bool:
    """Whether the words of a value are all that a member has, small words apart."""
    return sum(last - first for first, last in found.spans) >= member[1] - member[0] - 1
