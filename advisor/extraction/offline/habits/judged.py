"""What an answer to one piece was judged to say, and the words it says it with."""

from __future__ import annotations

from typing import NamedTuple

from advisor.extraction.offline.habits.regions import Unit
from advisor.extraction.offline.habits.verdicts import flipped
from advisor.extraction.offline.question import Piece
from advisor.extraction.offline.reply import View
from advisor.rubric.items import ExtentItem

__all__ = ["LONGEST", "SAID_NOTHING", "Judged", "short", "span", "turned", "value_of"]

LONGEST = 12
"""The words of evidence."""
SAID_NOTHING = frozenset(
    """
    yes yeah yep yea yup oh ah well i a an the it that this sure of course there some one always so do
    did have
    has been are is was were surely probably guess suppose must be think certainly oo opo po erm hm um uh
    and
    seriously see them course all plenty no can't think which hard to say something someone somebody
    definitely indeed too also
    """.split()
)
"""Words that say yes or no, or fill; what is told stands beside them."""


class Judged(NamedTuple):
    """yes, some or no with its tokens; None for a decline."""

    value: str | None
    span: tuple[int, int]


def value_of(view: View, piece: Piece, value: str) -> str:
    """What a verdict beside nothing else says of what a piece asks for: of an example, a yes is only some."""
    item = view.lexicon.rubric.items[piece.item or ""]
    if isinstance(item, ExtentItem) and item.sense == "example" and value == "yes":
        return "some"
    return turned(piece, value)


def span(view: View, head: Unit, unit: Unit) -> tuple[int, int]:
    """The evidence: from what names the statement to its verdict, where that is one short stretch."""
    first = head.first
    ends = any(view.text(at) in (".", "!", "?", "\n", ";") for at in range(first, unit.last - 1))
    return short(unit.first if ends or unit.last - first > LONGEST else first, unit.last)


def short(first: int, last: int) -> tuple[int, int]:
    """No more than the first words of a stretch."""
    return first, min(last, first + LONGEST)


def turned(piece: Piece, value: str) -> str:
    """What a value says of the item, where the piece asked the other way round, too."""
    return flipped(value) if piece.turned else value
