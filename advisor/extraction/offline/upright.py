"""Parts asked for straight in a message that puts another question the other way round."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.extraction.offline.asking import is_inverted
from advisor.extraction.offline.lexicon import Lexicon
from advisor.extraction.offline.message import Parsed
from advisor.extraction.offline.question import Slot
from advisor.rubric.items import ExtentItem

__all__ = ["unclear", "upright"]


def upright(parsed: Parsed, slots: Sequence[Slot], lexicon: Lexicon) -> frozenset[str]:
    """The parts that an inverted sentence has nothing to do with: "Done chat? And would volume bother you?".

    Another part of the same question stays turned: "Any you dislike? What about volume?".
    """
    of = lexicon.rubric.question_of
    placed = [(slot.item, slot.first) for slot in slots if slot.item is not None and slot.last > slot.first]
    if len({of[item].id for item, _ in placed}) <= 1:
        return frozenset()
    straight, turned = set[str](), set[str]()
    for first, last in parsed.sentences.values():
        here = {item for item, at in placed if first <= at < last}
        (turned if is_inverted(parsed, (first, last)) else straight).update(here)
    same = {of[item].id for item in turned}
    return frozenset(item for item in straight - turned if of[item].id not in same) if turned else frozenset()


def unclear(parsed: Parsed, slots: Sequence[Slot], lexicon: Lexicon) -> frozenset[str]:
    """What may have been done, in an inverted sentence that asks of what is felt, too.

    "Would targets bother you, and have you done phone?": what bothers is turned, but of the phone a bare yes
    or no may be meant either way.
    """
    items = lexicon.rubric.items
    out = set[str]()
    for first, last in parsed.sentences.values():
        here = {slot.item for slot in slots if slot.item is not None and first <= slot.first < last}
        extents = {item: one.sense for item in here if isinstance(one := items[item], ExtentItem)}
        if len(set(extents.values())) > 1 and is_inverted(parsed, (first, last)):
            out.update(item for item, sense in extents.items() if sense == "done")
    return frozenset(out)
