"""A message of several questions: what each asks for, seen alone.

"Where do you live? And how well do you write?" names a town, and circles writing; beside a name, words that
only circle a part would not be heard. So every question is weighed by itself (see `wording`), and one that
names nothing, or only happens to hold a name of something else, asks for what its words stand out for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from advisor.extraction.offline.lexicon import Lexicon
from advisor.extraction.offline.message import Parsed
from advisor.extraction.offline.question import Slot
from advisor.extraction.offline.wording import NOTHING, ONE

__all__ = ["begins_question", "heard_apart", "heard_behind_labels", "question_around"]

_Range = tuple[int, int]
_ENOUGH = {True: 7 * ONE // 2, False: 6 * ONE}
"""What the words of a question must weigh: one for facts that names nothing, and any other."""
_TIMES = 3
"""How many times as much as for anything else."""


def heard_apart(parsed: Parsed, lexicon: Lexicon, slots: list[Slot]) -> list[Slot]:
    """The slots, with those of questions that stand beside others and do not name what they ask for."""
    if any(slot.label for slot in slots):
        return slots
    questions = list(_questions(parsed))
    out = list(slots)
    for first, last in questions:
        if len(questions) < 2 and all(first <= slot.first < last for slot in out):
            break  # it is all that is asked: see `circling`
        inside = [slot for slot in out if first <= slot.first < last and slot.last]
        if len(inside) > 1:
            continue
        item = _standing_out(parsed, lexicon, (first, last), inside)
        if item is None or any(slot.item == item for slot in out):
            continue
        told = Slot(item, "", "", first, last)
        out = [slot for slot in out if slot not in inside]
        at = next((place for place, slot in enumerate(out) if slot.first >= first), len(out))
        out.insert(at, told)
    return out


def heard_behind_labels(parsed: Parsed, lexicon: Lexicon, slots: list[Slot]) -> list[Slot]:
    """The slots, the labelled ones that name nothing with what the words behind their label stand out for."""
    taken, labels = {slot.item for slot in slots}, Counter(slot.label for slot in slots)
    out: list[Slot] = []
    for slot in slots:
        alone = slot.label and slot.last and labels[slot.label] == 1
        inside = [slot] if slot.item else []
        item = _standing_out(parsed, lexicon, (slot.first, slot.last), inside) if alone else None
        if item is not None and item not in taken:
            slot = slot._replace(item=item)
            taken.add(item)
        out.append(slot)
    return out


def _standing_out(parsed: Parsed, lexicon: Lexicon, bounds: _Range, inside: list[Slot]) -> str | None:
    """The item that the words of a question speak for far more than for any other, the one named too."""
    weights = parsed.pointing.points(bounds)
    named = any(slot.item for slot in inside)
    least = _ENOUGH[not named and not _ASKS_FACTS.isdisjoint(parsed.texts[slice(*bounds)])]
    if max(weights.values(), default=0) < least:
        return None
    best = max(weights, key=lambda item: (weights[item], -lexicon.order.get(item, 0)))
    rival = max((weight for item, weight in weights.items() if item != best), default=0)
    if best == NOTHING or rival * _TIMES > weights[best]:
        return None
    return best


_JOINTS = frozenset(", and".split())
_LEADS = frozenset("and so then also next now finally lastly ok okay great thanks , — -".split())
_ASKS_FACTS = frozenset("how what what's where where's when which who".split())
_OPENS = _ASKS_FACTS | frozenset("do does did are is have has would can".split())
"""Words that a question begins with."""


def _questions(parsed: Parsed) -> Iterator[_Range]:
    """The questions of a message, those of one sentence apart: "What's your job, and where do you live?"."""
    texts = parsed.texts
    for first, last in parsed.sentences.values():
        if texts[last : last + 1] != ["?"]:
            continue
        starts = [first, *_inner(parsed, first + 2, last - 1), last]
        for start, end in pairwise(starts):
            opening = next((text for text in texts[start:end] if text not in _LEADS), "")
            while end > start and texts[end - 1] in _JOINTS:
                end -= 1
            if opening in _OPENS:
                yield start, end


def begins_question(parsed: Parsed, index: int) -> bool:
    """Whether a question of its own begins inside a sentence: the "when" of "Where, and when ...?"."""
    return parsed.texts[index] in _OPENS and parsed.texts[index - 1 : index] in (["and"], [","])


def _inner(parsed: Parsed, first: int, last: int) -> list[int]:
    """Where questions of their own begin between two tokens of a sentence."""
    if _OPENS.isdisjoint(parsed.texts[first:last]):
        return []
    return [at for at in range(first, last) if begins_question(parsed, at)]


def question_around(parsed: Parsed, bounds: _Range, index: int) -> _Range:
    """The question of a sentence in which a token stands."""
    starts = _inner(parsed, bounds[0] + 1, bounds[1])
    first = max((at for at in starts if at <= index), default=bounds[0])
    return first, min((at for at in starts if at > index), default=bounds[1])
