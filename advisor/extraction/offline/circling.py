"""What a question asks for that does not name it, told from all its words (see `wording`).

The words leave doubt between neighbours ("How well do you hold it together?"). What has been answered is
rarely asked again, and a reply of one number is no answer to a question for a town: both weigh in.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

from advisor.extraction.offline.asking import ACK
from advisor.extraction.offline.lexicon import Lexicon
from advisor.extraction.offline.likely import likeliest
from advisor.extraction.offline.message import Parsed
from advisor.extraction.offline.once import replace
from advisor.extraction.offline.phrases import one_of
from advisor.extraction.offline.question import Asked, Slot
from advisor.extraction.offline.wording import NOTHING, ONE

__all__ = ["asking_stretches", "circled", "points"]

_ENOUGH = 4 * ONE
"""What the words of a question must weigh together before they ask for something they do not name."""
_NAMED = 6 * ONE
"""What a name weighs beside them."""
_UNNAMED = 4 * ONE
"""What they must weigh where nothing is named at all."""
_LONG = 300
"""Characters of a reply that tells more than was asked, a CV for instance."""
_ALONE = 0.5
"""Where all others have less than this share of the first, a question of several names is about one."""
_KNOWN = 0.4
_UNFIT = 0.3
"""What is left of a weight where the item is answered, and where the reply is of another kind."""


def points(parsed: Parsed, lexicon: Lexicon, slots: list[Slot]) -> tuple[tuple[str, int], ...]:
    """What the words of a question point to, and how strongly; none where it lists parts."""
    if any(slot.label for slot in slots) or _lists(parsed, slots):
        return ()
    if "?" not in parsed.vocabulary and _RECITES.search(parsed.text.norm):
        return ()
    weights = parsed.pointing.points(*asking_stretches(parsed))
    for item in {slot.item for slot in slots if slot.item is not None and slot.last}:
        weights[item] = weights.get(item, 0) + _NAMED
    if not _WEIGHS.search(parsed.text.norm):
        for item in lexicon.wishes.difference(slot.item or "" for slot in slots):
            if lexicon.rubric.items[item].kind == "choice":
                weights.pop(item, None)
    aside = weights.pop(NOTHING, 0)
    if aside > max(weights.values(), default=0):
        return ()
    strong = [one for one in weights.items() if one[1] >= _ENOUGH / 2]
    strong.sort(key=lambda one: (-one[1], lexicon.order[one[0]]))
    return tuple(strong[:_MOST])


def _lists(parsed: Parsed, slots: list[Slot]) -> bool:
    """Whether its parts are a list and nothing else: "Ticketing, chat or help articles?"."""
    between = [parsed.texts[one.last : other.first] for one, other in pairwise(slots)]
    named = all(slot.item and slot.last for slot in slots)
    return named and len(slots) > 1 and all(words and _JOINTS.issuperset(words) for words in between)


_JOINTS = frozenset(", / & and or".split())


_WEIGHS = re.compile(
    r"\b(?:or|vs|versus|would|prefer\w*|rather|want|like|wish\w*|ideal\w*|suits?|happi\w+|best|goal|future|hope\w*"
    r"|dream\w*|long|term|career|direction|ambition|where|next|which|what|who|love|choose|pick|path|plan|lead|go|see|look\w*|interest\w*|aim\w*)\b|/"
)
"""A wish is asked for in words of choosing; "So it's the phone all day, I suppose?" asks for none."""
_RECITES = re.compile(
    r"\byou (?:were|had|did|said|told|worked|mentioned|wrote)\b|\byou've (?:been|had|said|told)\b"
)
"""What repeats the answers and asks for none: "So you were six years with the telecom, on the phones."."""
_MOST = 8
"""How many items a question may be in doubt between."""


def circled(asked: Asked, lexicon: Lexicon, known: Collection[str], reply: str) -> Asked:
    """The question with the one part that its words, the answers so far and the reply speak for.

    A question that names several parts keeps them, unless one of them stands out and the reply is one answer.
    """
    unfit = _unfit(reply)
    best = likeliest(asked.likely, asked.items, known, unfit, lexicon) if asked.likely else None
    if best is not None:
        return _of_one(asked, best)
    brief = len(reply.strip()) <= _BRIEF
    several = _SEVERAL.search(reply.strip(" .!")) is not None
    if len(asked.items) == 1 and ((unfit and not several) or len(_FIGURES.findall(reply)) == 1):
        # One answer to one name: what else the question lists is no part of its own.
        asked = replace(asked, slots=tuple(slot for slot in asked.slots if slot.item or slot.label))
    if not asked.points:
        return asked
    items, named = lexicon.rubric.items, asked.items
    weights = {
        item: weight
        * (_KNOWN if item in known else 1)
        * (_UNFIT if items[item].kind in unfit and (brief or item not in named) else 1)
        for item, weight in asked.points
    }
    best, *others = sorted(weights, key=lambda item: -weights[item])
    rivals = any(weights[one] > _ALONE * weights[best] for one in others)
    if len(asked.slots) > 1 and (several or rivals or not unfit):
        return asked
    longest = _SHORT if items[best].kind in ("choice", "choices") else _LONG
    if not asked.slots and (weights[best] < _UNNAMED or len(reply) > longest):
        return asked
    if asked.likely and not named and best != asked.likely.ranked[0][1]:
        return asked  # what all its words together speak for is something else, or nothing
    if weights[best] < _ENOUGH or [slot.item for slot in asked.slots] == [best]:
        return asked
    return _of_one(asked, best)


def _of_one(asked: Asked, item: str) -> Asked:
    """The question as one for just this item."""
    slots = tuple(slot for slot in asked.slots if slot.item == item)
    options = tuple(option for option in asked.options if option.item == item)
    proposed = asked.proposed if asked.items == (item,) else ()
    return replace(asked, slots=slots or (Slot(item),), options=options, proposed=proposed)


def asking_stretches(parsed: Parsed) -> list[tuple[int, int]]:
    """The sentences that may ask: those with a question mark, or else all that acknowledge nothing."""
    bounds = list(parsed.sentences.values())
    marked = [
        (first, last) for first, last in bounds if last < len(parsed.tokens) and parsed.texts[last] == "?"
    ]
    return marked or [one for one in bounds if not ACK.match(parsed.words(*one))]


_LENGTH = re.compile(r"\b(?:years?|yrs?|months?|weeks?|days?)\b")
_WORDS = "two|three|four|five|six|seven|eight|nine|ten"
_NUMBER = re.compile(rf"^\D{{0,25}}\d|^\D{{0,25}}\b(?:{_WORDS})\b(?! (?:of|years?|months?|weeks?|times)\b)")
_ANSWER = re.compile(
    r"^\W*"
    + one_of("yes | yeah | yep | yup | no | nope | nah | never | sure | of course | not really")
    + r"\b"
)
_FIGURES = re.compile(rf"\d+(?:\.\d+)?|\b(?:{_WORDS})\b")
_SEVERAL = re.compile(r"[,;/&|+\n.:]| and |\d\W*\d|\b(?:neither|none|nor|both|either|all)\b")
"""What stands between two answers, or answers several questions at once."""
_FEW = 6
"""The words of a reply that is a length of time and no more."""
_BRIEF = 20
"""Characters of a reply that can hold nothing beside its number."""
_SHORT = 70
"""Characters of a reply that is nothing but the answer."""


def _unfit(reply: str) -> frozenset[str]:
    """The kinds of item that a reply of one answer cannot be for."""
    text = reply.strip().lower()
    if len(text) > _SHORT:
        return frozenset()
    if _LENGTH.search(text) and len(text.split()) <= _FEW:
        return frozenset(("rating", "extent", "choice", "choices", "text"))
    if _NUMBER.match(text):
        return frozenset(("extent", "choice", "choices", "text"))
    if _ANSWER.match(text):
        return frozenset(("rating", "months", "text"))
    return frozenset()
