"""The one thing that a question asks for, where all its words speak for it (see `wording.Wording.likely`).

Names decide what a question asks for, as long as they are names there: "Have you taken calls from customers
before?" names nothing that we know, and "Has it ever been your job to go through an inbox?" names the job.
Then how likely all the words together are in a question for each item has the last word, less what is known
already and what the reply cannot answer.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

from advisor.extraction.offline.guessing import PLAIN
from advisor.extraction.offline.lexicon import Lexicon
from advisor.extraction.offline.message import Parsed
from advisor.extraction.offline.question import Likely, Slot
from advisor.extraction.offline.wording import NOTHING, ONE

__all__ = ["ANOTHER", "ENOUGH_WORDS", "OF_ONE_WORD", "likeliest", "likely", "spoken_for", "telling"]

_UNNAMED = 5 * ONE // 2
"""How much likelier than any other an item must be where nothing is named."""
ANOTHER = 8 * ONE
"""How much likelier than the one that is named."""
_OF_WHOLE = 6 * ONE
"""How much likelier than any other where a whole question seems to be asked."""
_PLAINLY = 8 * ONE
"""How likely the likeliest must be where nothing is named: the words of a statement must speak for it."""
_DEMANDED = 14 * ONE
"""The same where no question mark stands."""
_OF_JOINED = 80 * ONE
"""How much likelier where several names are joined, as the members of a list of examples may be."""
_OF_EXPLAINED = 20 * ONE
"""How much likelier where each of the joined names is a word of questions for it, too."""
_EXPLAINED = 6 * ONE
"""How much likelier a word of a question may be in one for what it names."""
_BESIDE = 2 * ONE
"""The same of another part of its question, which is often asked along with it."""
_IDLY = 6 * ONE
"""What an aside loses, as most questions of an interview are none."""
OF_ONE_WORD = 5 * ONE
"""How much likelier than any other where nothing is named, and one word is all that tells."""
_OF_SEVERAL = 2 * ONE
"""How much likelier where several names stand in it that nothing joins."""
_KNOWN, _UNFIT = 6 * ONE, 6 * ONE
"""What an item loses that is known already, and one whose kind the reply cannot answer."""
_JOINTS = frozenset(", n or and & ? / | ; + plus . : ( ) - then also".split()) | {"\n"}
_DEMANDS = re.compile(
    r"^(?:\W|\b(?:and|so|now|then|next|also|ok|okay|great|thanks|thank you|right|finally|lastly|kindly|please"
    r"|good|perfect|lovely)\b)*"
    r"(?:tell|give|rate|share|describe|name|state|list|mention|score|indicate|let me|i'd like|i would like"
    r"|i(?: still)? need|(?:i'm |am )?(?:still )?missing|what|how|which|where|when|who|any|your)\b"
)
_MOST = 6
"""How many items are kept."""


def likely(parsed: Parsed, lexicon: Lexicon, slots: list[Slot], asks: list[tuple[int, int]]) -> Likely | None:
    """What a question may ask for in place of what it names; None where its names stand."""
    if any(slot.label or slot.group for slot in slots):
        return None
    if not slots and len(parsed.tokens) <= _BRIEF and _POINTS_BACK.search(parsed.text.norm):
        return None
    if "?" not in parsed.vocabulary and not any(_DEMANDS.match(parsed.words(*bounds)) for bounds in asks):
        return None
    words, takes_up = telling(parsed, asks), not _words(parsed, asks).isdisjoint(_SEVERAL)
    if not words and any(token.kind == "n" for token in parsed.tokens):
        return None  # "So 7, 4, 8 and 5.5?"
    if len(words) < ENOUGH_WORDS and not takes_up:
        asks = [(0, len(parsed.tokens))]  # "We time how long a customer waits. OK with that?"
    named = list(dict.fromkeys(slot.item for slot in slots if slot.item))
    whole = all(not slot.last for slot in slots if slot.item)
    joined = len(named) > 1 and not whole and _joined(parsed, slots)
    ranked = _asking(lexicon.wording.likely(parsed.tokens, asks))
    kept = ranked[:_MOST] + [one for one in ranked[_MOST:] if one[1] in named]
    if ranked[0][1] == NOTHING:
        return Likely(tuple(kept), ANOTHER) if not named else None
    if not named:
        least = _PLAINLY if "?" in parsed.vocabulary else _DEMANDED
        return _of_unnamed(parsed, asks, tuple(kept)) if ranked[0][0] >= least else None
    if len(named) == 1:
        return Likely(tuple(kept), ANOTHER)
    if whole:
        return Likely(tuple(one for one in kept if one[1] in named), _OF_WHOLE)
    if joined and not _is_explained(parsed, lexicon, slots, ranked[0][1]):
        return Likely(tuple(kept), _OF_JOINED)
    return Likely(tuple(kept), _OF_EXPLAINED if joined else _OF_SEVERAL)


def spoken_for(parsed: Parsed, weighed: Likely | None, slots: list[Slot]) -> list[Slot]:
    """The slots without those that are only named: all other words of the message speak for another item.

    "The sun's out, so let's talk numbers: how okay are you with your answering speed being scored?" names a
    time of day, "Where would you place yourself at making tech clear?" a place.
    """
    scores = {} if weighed is None else {item: score for score, item in weighed.ranked}
    named = [slot for slot in slots if slot.item in scores and slot.last]
    if len(named) != 2 or len(slots) != 2:
        return slots  # a list tells of each in a word
    idle, other = sorted(named, key=lambda slot: scores[slot.item or NOTHING])
    least, most = scores[idle.item or NOTHING], scores[other.item or NOTHING]
    if least >= _IDLE or most - least <= _OF_IDLE or _around(parsed, idle) < _MEMBER:
        return slots
    return [other]


def _around(parsed: Parsed, slot: Slot) -> int:
    """How many words of its member of a list stand about a name."""
    first, last = slot.first, slot.last
    while first > 0 and parsed.texts[first - 1] not in _PARTS:
        first -= 1
    while last < len(parsed.tokens) and parsed.texts[last] not in _PARTS:
        last += 1
    return last - first - (slot.last - slot.first)


_IDLE = 5 * ONE
"""How likely an item must be at least that is named beside another."""
_MEMBER = 3
"""How many words about a name make more of it than a member of a list."""
_PARTS = frozenset(", ? : ; . ! / ( ) - — and or".split()) | {"\n"}
_OF_IDLE = 12 * ONE
"""How far behind that other it must stand."""


def _is_explained(parsed: Parsed, lexicon: Lexicon, slots: list[Slot], item: str) -> bool:
    """Whether each other name stands in questions for an item, too: "shops, bars, phone centres?"."""
    of = lexicon.rubric.question_of
    if item == NOTHING:
        return False
    for slot in slots:
        if slot.item and slot.item != item:
            lacking = lexicon.wording.lacking(item, slot.item, parsed.tokens, slot.first, slot.last)
            if lacking is None or lacking > (_BESIDE if of[slot.item] is of[item] else _EXPLAINED):
                return False
    return True


def _of_unnamed(
    parsed: Parsed, asks: list[tuple[int, int]], kept: tuple[tuple[int, str], ...]
) -> Likely | None:
    """What a question may ask for that names nothing: the fewer its words, the plainer they must speak."""
    words = telling(parsed, asks)
    if not words or (len(words) < ENOUGH_WORDS and not _words(parsed, asks).isdisjoint(_SEVERAL)):
        return None
    return Likely(kept, _UNNAMED if len(words) >= ENOUGH_WORDS else OF_ONE_WORD)


def _asking(ranked: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """What a text may ask for, where it is sure to ask for something: asides lose."""
    return sorted(((score - _IDLY * (item == NOTHING), item) for score, item in ranked), reverse=True)


def _words(parsed: Parsed, asks: list[tuple[int, int]]) -> set[str]:
    return {word for bounds in asks for word in parsed.texts[slice(*bounds)]}


def telling(parsed: Parsed, asks: list[tuple[int, int]]) -> set[str]:
    """The words of the stretches that ask which are not such as stand in any question."""
    words = _words(parsed, asks)
    return {word for word in words if len(word) > _SHORT and word.isalpha() and word not in _EVERYWHERE}


_SHORT = 2
_BRIEF = 14
"""The tokens of a message that may do nothing but take up what was asked before it."""
ENOUGH_WORDS = 2
"""How many telling words are enough for a question to stand on its own."""
_SEVERAL = frozenset("them those these".split())
_EVERYWHERE = PLAIN - {"goal", "job", "own", "quick", "fast", "quickly"} | frozenset(
    "fine okay right good comfortable mind bother anything any ever done used mark grade yourself".split()
)
_POINTS_BACK = re.compile(
    r"\b(?:numbers?|figures?|which (?:one|number|is)"
    r"|(?:the|these|those|same|all) "
    r"(?:first|second|third|fourth|last|others?|rest|remaining|two|three|four|five)"
    r"|would you say|would an? (?:\d|five|six|seven|eight|nine|ten))\b"
)
"""What takes up an answer given before: "And as a number?", "Which of the four is it?"."""


def likeliest(
    weighed: Likely, named: Collection[str], known: Collection[str], unfit: Collection[str], lexicon: Lexicon
) -> str | None:
    """The item that stands out of what a question may ask for, if any does.

    Args:
        weighed: what it may ask for.
        named: the items that it names.
        known: the items that are answered.
        unfit: the kinds of item that the reply cannot be for.
        lexicon: the names of the rubric.
    """
    items = lexicon.rubric.items
    reach = weighed.ranked[0][0] - _BEHIND
    scores = {
        item: score - _KNOWN * (item in known) - _UNFIT * (item != NOTHING and items[item].kind in unfit)
        for score, item in weighed.ranked
    }
    best = max(scores, key=lambda item: (scores[item], item))
    rivals = [score for item, score in scores.items() if item != best]
    if len(named) == 1:
        rivals = [scores[item] for item in named if item != best]
    stands_out = bool(rivals) and scores[best] - max(rivals) >= weighed.margin
    kinds = {items[item].kind for item in named}
    if best != NOTHING and items[best].kind in unfit and not kinds <= set(unfit):
        return None  # "How many years in retail or hospitality?" - "2"
    near = any(item == best and score >= reach for score, item in weighed.ranked)
    return best if best != NOTHING and stands_out and near else None


_BEHIND = 5 * ONE // 2
"""How far behind the likeliest one may be that is taken in its stead."""


def _joined(parsed: Parsed, slots: list[Slot]) -> bool:
    """Whether anything joins the names as members of a list, or parts them as questions of their own."""
    placed = sorted((slot for slot in slots if slot.item and slot.last), key=lambda slot: slot.first)
    return any(not _JOINTS.isdisjoint(parsed.texts[one.last : other.last]) for one, other in pairwise(placed))
