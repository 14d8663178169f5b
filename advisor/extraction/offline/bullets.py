"""Options on lines of their own, without labels: "Which one is you?", and a line for each.

They are picked by their place ("the second one"), so a line in the advisor's own words keeps its place, too.
"""

from __future__ import annotations

import re

from advisor.extraction.offline.lexicon import Lexicon
from advisor.extraction.offline.message import Parsed
from advisor.extraction.offline.question import Option, Slot
from advisor.rubric.items import ChoiceItem

__all__ = ["bulleted"]

_CHOOSES = re.compile(
    r"\b(?:which|choose|pick|select|closest|nearest|best describes?|sounds (?:most )?like|one of)\b"
)
_FEWEST, _MOST = 3, 9
_Range = tuple[int, int]


def bulleted(
    parsed: Parsed, lexicon: Lexicon, slots: list[Slot], options: list[Option]
) -> tuple[list[Slot], list[Option]] | None:
    """The slots and options of a question that offers the values of one choice line by line, else None."""
    lines = [line for line in parsed.lines if any(token.kind == "w" for token in parsed.tokens[slice(*line)])]
    if len(lines) <= _FEWEST:
        return None
    heads = [at for at, line in enumerate(lines) if _CHOOSES.search(parsed.words(*line))]
    labels = [slot.label for slot in slots] + [option.label for option in options]
    if any(labels) or not heads:
        return None
    head, offered = lines[heads[0]], lines[heads[0] + 1 :]
    if not _FEWEST <= len(offered) <= _MOST:
        return None
    for item in lexicon.choices:
        if isinstance(item, ChoiceItem) and (values := _values(parsed, item, offered)):
            kept = [slot for slot in slots if slot.words and slot.first < head[1] and slot.item != item.id]
            others = [option for option in options if option.item in {slot.item for slot in kept}]
            return [*kept, Slot(item.id, "", "", *head)], others + [Option(item.id, one) for one in values]
    return None


def _values(parsed: Parsed, item: ChoiceItem, lines: list[_Range]) -> list[str]:
    """The value that each line offers, "" for one unknown; none where they offer no choice of this item."""
    found = [_value(parsed, item, line) for line in lines]
    known = [value for value in found if value]
    if len(known) < 2 or len(set(known)) < len(known) or 2 * len(known) <= len(lines):
        return []
    left = [value.id for value in item.values if value.id not in known and value.id != item.any_value]
    if len(left) == 1 == len(lines) - len(known):
        return [value or left[0] for value in found]
    return found


def _value(parsed: Parsed, item: ChoiceItem, line: _Range) -> str:
    named = {
        ref.value
        for mention in parsed.mentions_in(*line)
        for ref in mention.refs
        if ref.item == item.id and ref.role in ("value", "said")
    }
    return named.pop() if len(named) == 1 else ""
