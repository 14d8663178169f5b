"""Several things that one message asks for, each told from the words of its own piece.

"How clearly do you write, and how polite do you stay?" names one part and circles the other. The pieces lie
between an "and", a full stop and a comma behind which a question begins anew; what all the words of a piece
speak for (see `wording.Wording.likely`) is asked there, even where one of them names something else.
"""

from __future__ import annotations

from advisor.extraction.offline.guessing import hows, spoken
from advisor.extraction.offline.lexicon import Lexicon
from advisor.extraction.offline.likely import ANOTHER, ENOUGH_WORDS, OF_ONE_WORD, telling
from advisor.extraction.offline.message import Parsed
from advisor.extraction.offline.question import Slot
from advisor.extraction.offline.wording import NOTHING, ONE

__all__ = ["in_pieces"]

_OF_PIECE = 4 * ONE
"""How much likelier than any other for a piece of a question."""
_NEIGHBOUR = 2 * ANOTHER
"""The same of another part of its question: "What customer service have you done?" asks for years, too."""
_MOST_PIECES = 6
_LIST = 3
"""How many parts of one question make a list."""


def in_pieces(parsed: Parsed, lexicon: Lexicon, slots: list[Slot], asks: list[tuple[int, int]]) -> list[Slot]:
    """The slots, with what the other pieces of a question speak for: "how you write and how polite you stay".

    All of its pieces must be plain, and each ask for something else.
    """
    if any(slot.label or slot.group or not slot.last for slot in slots):
        return slots
    pieces = [piece for bounds in asks for piece in _pieces(parsed, bounds, slots)]
    if not 1 < len(pieces) <= _MOST_PIECES:
        return slots
    whole = _lists_named(lexicon, slots)
    heard: list[Slot] = []
    anew = False
    for piece in pieces:
        inside = _inside(slots, piece)
        found = _of_piece(parsed, lexicon, piece, inside)
        if not found or (found != inside and whole and not whole.issuperset(_items(found))):
            return slots
        anew = anew or (bool(inside) and found != inside)
        heard += found
    items = [slot.item for slot in heard]
    several = len(items) > len(slots) or (anew and len(items) == len(slots))
    return heard if len(set(items)) == len(items) and several and None not in items else slots


def _items(slots: list[Slot]) -> set[str]:
    return {slot.item for slot in slots if slot.item}


def _lists_named(lexicon: Lexicon, slots: list[Slot]) -> set[str]:
    """The parts of the lists that are named nearly as a whole; what stands around them only leads in."""
    named = _items(slots)
    return {item for parts in lexicon.lists if len(named.intersection(parts)) >= _LIST for item in parts}


def _pieces(parsed: Parsed, bounds: tuple[int, int], slots: list[Slot]) -> list[tuple[int, int]]:
    """The pieces of a sentence, without those that name nothing and hold no telling word."""
    first, last = bounds
    first = _behind_lead(parsed, bounds, slots)
    pieces: list[tuple[int, int]] = []
    begins = first
    for at in range(first, last + 1):
        if at == last or _parts(parsed.texts, begins, at):
            pieces.append((begins, at))
            begins = at + 1
    return [piece for piece in pieces if telling(parsed, [piece]) or _inside(slots, piece)]


def _inside(slots: list[Slot], piece: tuple[int, int]) -> list[Slot]:
    return [slot for slot in slots if piece[0] <= slot.first < piece[1]]


def _behind_lead(parsed: Parsed, bounds: tuple[int, int], slots: list[Slot]) -> int:
    """Where a sentence begins behind the colon that ends its lead, if that names nothing."""
    first, last = bounds
    for at in range(first, last):
        if parsed.texts[at] in _ENDS or any(slot.first <= at < slot.last for slot in slots):
            return first
        if parsed.texts[at] == ":":
            return at + 1
    return first


def _parts(texts: list[str], begins: int, at: int) -> bool:
    """Whether a piece ends here: at an "and", a line, or a comma between two questions."""
    if texts[at] in _ENDS:
        return True
    return texts[at] == "," and _begins(texts, begins) and _begins(texts, at + 1)


def _begins(texts: list[str], at: int) -> bool:
    """Whether a question begins here; "when a new till lands" begins none, "when are you free" does."""
    word, after = [*texts[at : at + 2], "", ""][:2]
    return word in _BEGINS or (word in _PLACED and after in _VERBS)


_ENDS = frozenset(("and", ";", "&", "\n"))
_VERBS = frozenset("do does did are is have has can could would will might".split())
_BEGINS = frozenset("how what which who whether your".split()) | _VERBS
_PLACED = frozenset(("when", "where"))


def _of_piece(parsed: Parsed, lexicon: Lexicon, piece: tuple[int, int], inside: list[Slot]) -> list[Slot]:
    """What one piece asks for: what it names, unless all its words say something else far more."""
    first, last = piece
    words = len(telling(parsed, [piece]))
    ranked = lexicon.wording.likely(parsed.tokens[first:last], [(0, last - first)])
    (score, best), (second, _) = [*ranked, (0, NOTHING)][:2]
    named = {slot.item for slot in inside}
    if inside:
        rival = max((score for score, item in ranked if item in named), default=0)
        lead = _beyond(lexicon, best, named) if len(inside) == 1 and best != NOTHING else None
        if lead is None or score - rival < lead or _speaks_for(parsed, lexicon, piece, inside[0]):
            return inside
        return [_slot(parsed, best, piece)]
    plain = best != NOTHING and score - second >= (_OF_PIECE if words >= ENOUGH_WORDS else OF_ONE_WORD)
    return [_slot(parsed, best, piece)] if plain else []


def _slot(parsed: Parsed, item: str, piece: tuple[int, int]) -> Slot:
    return Slot(item, "", "", *piece, words=spoken(parsed, *piece) + hows(parsed, *piece))


def _beyond(lexicon: Lexicon, item: str, named: set[str | None]) -> int:
    """How much likelier an item must be than those that a piece names; its neighbours are told at once."""
    of = lexicon.rubric.question_of
    if item in lexicon.alike:
        return ANOTHER
    return _NEIGHBOUR if any(name and of[name].id == of[item].id for name in named) else ANOTHER


def _speaks_for(parsed: Parsed, lexicon: Lexicon, piece: tuple[int, int], slot: Slot) -> bool:
    """Whether the words between the commas around a name ask for it: "where in the world, from when"."""
    first, last = slot.first, slot.last
    while first > piece[0] and parsed.texts[first - 1] != ",":
        first -= 1
    while last < piece[1] and parsed.texts[last] != ",":
        last += 1
    ranked = lexicon.wording.likely(parsed.tokens[first:last], [(0, last - first)])
    return ranked[0][1] == slot.item
