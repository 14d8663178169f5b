"""Parts that a reply calls by other words than their names: "spotting what's broken 6, screamers 8".

The words of all questions are known (see `wording`), and people answer in them. So a member of a reply that
holds a value and names nothing is for the part asked whose questions its words stand in, where these stand
out among the parts that are still open.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from advisor.extraction.offline.english import NUMBER_WORDS
from advisor.extraction.offline.lexicon import Lexicon, Mention, Ref
from advisor.extraction.offline.message import Parsed
from advisor.extraction.offline.once import replace
from advisor.extraction.offline.question import Asked
from advisor.extraction.offline.wording import ONE

__all__ = ["called"]

_LEAST = 9 * ONE
"""How likely the words of a member must be in a question for the part."""
_APART = 5 * ONE
"""How much likelier than in one for any other open part."""
_CUTS = frozenset(", ; . : ! ? ( ) / | — - and but while though plus then".split()) | {"\n"}
_IDLE = frozenset(
    """
    a an the my me i i'm im i'd i'll i've is are at as in on of with for to from about it it's its that this
    would say give be maybe perhaps probably just like well so ok okay put call think guess am do can feel
    around roughly solid easy out ten 10 there get got have has good very really quite pretty bit
    """.split()
)
"""Words that tell of no part."""
_POINTS = frozenset(
    """
    rest both all first second third fourth last same each every everything remaining former
    latter one ones two three four these those them any neither none either not than higher lower more
    less if when used was were would could year years month months week weeks day days
    """.split()
)
"""What tells of places, sets, comparisons or other times: such a member is no part by its own words."""
_MOST = 7
"""How many words of its own a member has at most; more tell a story."""


def called(parsed: Parsed, asked: Asked, lexicon: Lexicon) -> Parsed:
    """The message with what its members call the parts asked among its names."""
    items = lexicon.rubric.items
    parts = dict.fromkeys(item for item in asked.items if items[item].kind == "rating")
    if len(parts) < 2 or lexicon.trained is not None:
        return parsed
    members = [one for one in _members(parsed) if sum(_is_number(parsed, at) for at in range(*one)) == 1]
    named = {
        ref.item for one in parsed.mentions for ref in one.refs if _is_of(one, parts) and ref.item in parts
    }
    left = [item for item in parts if item not in named]
    found: dict[str, Mention] = {}
    for member in members:
        value = next(at for at in range(*member) if _is_number(parsed, at))
        told = _told(parsed, lexicon, member, value, parts, left)
        if told is None:
            continue
        item, words = told
        if item in found:
            return parsed
        found[item] = Mention(*words, (Ref("item", item),))
    if not found or (not named and len(members) == len(parts) > len(found)):
        return parsed  # told in order, some with a word beside
    return replace(parsed, mentions=sorted([*parsed.mentions, *found.values()], key=lambda one: one.first))


def _is_of(mention: Mention, parts: Collection[str]) -> bool:
    """Whether a name is of one of the parts."""
    return any(ref.role in ("item", "asked") and ref.item in parts for ref in mention.refs)


def _members(parsed: Parsed) -> Iterator[tuple[int, int]]:
    """The stretches between what parts the members of a list."""
    start = 0
    for index, text in enumerate([*parsed.texts, ","]):
        if text in _CUTS:
            if index > start:
                yield start, index
            start = index + 1


def _is_number(parsed: Parsed, index: int) -> bool:
    return parsed.tokens[index].kind == "n" or parsed.texts[index] in NUMBER_WORDS


def _told(
    parsed: Parsed,
    lexicon: Lexicon,
    member: tuple[int, int],
    value: int,
    parts: Collection[str],
    left: list[str],
) -> tuple[str, tuple[int, int]] | None:
    """The open part that a member's words speak for, and where they stand; None where none stands out."""
    own = [at for at in range(*member) if at != value and parsed.texts[at] not in _IDLE]
    beside = not own or own[0] < value < own[-1]
    if beside or len(own) > _MOST or not _POINTS.isdisjoint(parsed.texts[slice(*member)]):
        return None
    if any(one.first < member[1] and one.last > member[0] for one in parsed.mentions if _is_of(one, parts)):
        return None
    first, last = own[0], own[-1] + 1
    ranked = lexicon.wording.likely(parsed.tokens[first:last], [(0, last - first)])
    best = [(score, item) for score, item in ranked if item in left][:2]
    if not best or best[0][0] < _LEAST or best[0][1] != ranked[0][1]:
        return None
    if len(best) > 1 and best[0][0] - best[1][0] < _APART:
        return None
    return best[0][1], (first, last)
