"""Of a question for what was done, the parts that only sound like a wish: "on call, on email, on chat?".

The names of channels also stand for what is preferred, and a time of day for the hours somebody would work.
Beside two parts that are asked for as done, and with no word of choosing, they are neither.
"""

from __future__ import annotations

import re
from collections import defaultdict

from advisor.extraction.offline.lexicon import Lexicon
from advisor.extraction.offline.message import Parsed
from advisor.extraction.offline.phrases import any_of
from advisor.extraction.offline.question import Slot

__all__ = ["chosen_between", "preferred_of", "without_wishes"]

_CHOOSES = re.compile(
    any_of(
        """
    prefer\\w* | more of | person | rather | like | likes | want | wants | wish\\w* | choose | choice | pick
    | suits? | would | could | can | will | willing | able | available | ok | okay | fine | free | happy
    | open | flexib\\w+ | better | best | ideal\\w* | favou?rite | enjoy | mind | future | next | shifts?
    | hours | rota
    """
    )
)
_DONE = re.compile(
    any_of(
        """
    have you | did you | do you (?:do|use|handle|take) | you been | handled | handling | touched | done | did
    | used | using | worked | experience | answer\\w* | ever
    """
    )
)


def without_wishes(parsed: Parsed, lexicon: Lexicon, slots: list[Slot]) -> list[Slot]:
    """The parts asked for, less the wishes that are only named by a value among parts that were done."""
    items = lexicon.rubric.items
    done = 0
    for slot in slots:
        item = items.get(slot.item or "")
        done += item is not None and item.kind == "extent" and item.sense == "done"
    if done < _SEVERAL or any(slot.label or slot.group for slot in slots):
        return slots
    told = " ; ".join(parsed.words(*one) for one in parsed.sentences.values() if _asks(parsed, one))
    if _CHOOSES.search(told) or not _DONE.search(told):
        return slots
    return [slot for slot in slots if not _is_value(parsed, lexicon, slot)]


def chosen_between(lexicon: Lexicon, slots: list[Slot]) -> list[Slot]:
    """The slots, with what is to be chosen where wishes are asked for: "(a) remote, office (b) chat, phone".

    Behind a label whose neighbours are wishes, two parts that are values of one wish put that wish.
    """
    parts = defaultdict[tuple[str, str], list[Slot]](list)
    for slot in slots:
        parts[slot.group, slot.label].append(slot)
    out = list(slots)
    for (group, label), inside in parts.items():
        beside = [one.item in lexicon.wishes for one in slots if one.group == group and one.label != label]
        values = {lexicon.options.get(one.item or "", ("", "")) for one in inside}
        wishes = {wish for wish, _ in values}
        if not label or len(values) < _SEVERAL or len(wishes) > 1 or not wishes <= lexicon.wishes:
            continue
        wish = min(wishes)
        if all(beside) and beside and all(one.item != wish for one in slots if one.group == group):
            out[out.index(inside[0])] = inside[0]._replace(item=wish)
            out = [one for one in out if one not in inside]
    return out


_PICKS_ONE = re.compile(
    r"\b(?:which(?: one)?|what|your)\b[^?.!]{0,30}?\b(?:(?:would|do|'d|could|might) you (?:\w+ )?"
    r"(?:like|enjoy|love|prefer|fancy|rather|sooner|pick|choose|take|go for|want)|suits? you|appeals? to you"
    r"|favou?rite|preference|pick|first choice)\b"
)
_DID = re.compile(r"\b(?:have|did) you\b|\byou(?:'ve| have)\b|\b(?:used|worked|handled|done|experience)\b")


def preferred_of(parsed: Parsed, lexicon: Lexicon, slots: list[Slot]) -> list[Slot]:
    """The wish in place of the parts to choose from: "Phone, chat or email - which would you like most?"."""
    parts = [slot.item for slot in slots if slot.item]
    values = {lexicon.options[item] for item in parts if item in lexicon.options}
    wishes = {wish for wish, _ in values} & lexicon.wishes
    if len(values) < _SEVERAL or len(wishes) != 1 or wishes.intersection(parts) or len(parts) < len(slots):
        return slots
    of = lexicon.rubric.question_of
    alike = len({of[item].id for item in parts}) == 1 and not any(one.label or one.group for one in slots)
    told = " ; ".join(parsed.words(*one) for one in parsed.sentences.values() if _asks(parsed, one))
    if not alike or _DID.search(told) or not _PICKS_ONE.search(told):
        return slots
    return [slots[0]._replace(item=min(wishes))]


def _asks(parsed: Parsed, bounds: tuple[int, int]) -> bool:
    """Whether a sentence may ask, unlike "I can imagine."."""
    put = parsed.texts[bounds[1] : bounds[1] + 1] == ["?"]
    return put or bool(parsed.mentions_in(*bounds))


_SEVERAL = 2


def _is_value(parsed: Parsed, lexicon: Lexicon, slot: Slot) -> bool:
    """Whether a wish is asked for by one of its values only."""
    if slot.item not in lexicon.wishes or not slot.last:
        return False
    refs = [ref for one in parsed.mentions_in(slot.first, slot.last) for ref in one.refs]
    of_it = [ref for ref in refs if ref.item == slot.item]
    return bool(of_it) and any(ref.role in ("value", "said", "half") for ref in of_it)
