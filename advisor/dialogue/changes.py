"""What a stretch of the log changed: the difference between the sheet before and after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from advisor.answers import Answer, Entry, Sheet, Value

__all__ = ["Change", "What", "compare", "restoring"]

What: TypeAlias = Literal["new", "changed", "withdrawn", "declined"]


@dataclass(frozen=True, slots=True)
class Change:
    """One item's change: `before` and `after` are None where there was or is no answer."""

    item: str
    what: What
    before: Value | None
    after: Value | None


def compare(before: Sheet, after: Sheet, items: Iterable[str]) -> tuple[Change, ...]:
    """List what differs, in the order of `items`; an answer given again with the same value is no change."""
    found: list[Change] = []
    told = {*before.answers, *after.answers, *after.declined}
    for item in items:
        if item not in told:
            continue
        old, new = _value(before, item), _value(after, item)
        if old is None and new is not None:
            found.append(Change(item, "new", old, new))
        elif old is not None and new is None:
            found.append(Change(item, "withdrawn", old, new))
        elif old != new:
            found.append(Change(item, "changed", old, new))
        elif new is None and item in after.declined and item not in before.declined:
            found.append(Change(item, "declined", old, new))
    return tuple(found)


def restoring(now: Sheet, then: Sheet, items: Iterable[str], message: int) -> tuple[Entry, ...]:
    """Entries that bring items back to how they stood.

    An item that was never answered can only become declined: the log has no word for "never mentioned".
    The dialogue may ask for it again all the same, since the person reopened it.
    """
    entries: list[Entry] = []
    for item in dict.fromkeys(items):
        old: Answer | None = then.answers.get(item)
        if old is not None and now.answers.get(item) != old:
            entries.append(Entry("corrected", item, old.value, old.evidence, message, old.source))
        elif old is None and item in now.answers:
            entries.append(Entry("withdrawn", item, None, (), message))
    return tuple(entries)


def _value(sheet: Sheet, item: str) -> Value | None:
    answer = sheet.answers.get(item)
    return None if answer is None else answer.value
