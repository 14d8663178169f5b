"""One value of a choice that is a question by itself: "Remote?", "Business clients, then?"."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.answers import Value
from advisor.extraction.offline.lexicon import Lexicon
from advisor.extraction.offline.message import Parsed
from advisor.extraction.offline.question import Slot

__all__ = ["named_alone"]

_FILLS = frozenset("so and maybe perhaps then just fully purely is it a for you , - …".split())


def named_alone(parsed: Parsed, slots: Sequence[Slot], lexicon: Lexicon) -> dict[str, Value]:
    """The value put forward for the one choice that is asked for, where no other value is named."""
    item = slots[0].item if len(slots) == 1 else None
    if item is None or not parsed.sentences or lexicon.rubric.items[item].kind != "choice":
        return {}
    first, last = list(parsed.sentences.values())[-1]
    refs = [
        (one, ref) for one in parsed.mentions for ref in one.refs if (ref.item, ref.role) == (item, "value")
    ]
    here = {(one.first, one.last) for one, _ in refs if first <= one.first < last}
    if len({ref.value for _, ref in refs}) != 1 or len(here) != 1 or parsed.texts[last : last + 1] != ["?"]:
        return {}
    begins, ends = here.pop()
    beside = parsed.texts[first:begins] + parsed.texts[ends:last]
    return {item: refs[-1][1].value} if _FILLS.issuperset(beside) else {}
