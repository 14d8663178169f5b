"""Some statements by their words and one value for all others: "Lone wolf, yes. Everything else, no."."""

from __future__ import annotations

import re

from advisor.extraction.offline.habits.judged import Judged, turned, value_of
from advisor.extraction.offline.habits.regions import ORDINALS, Unit, named_regions, units
from advisor.extraction.offline.habits.signs import judge
from advisor.extraction.offline.habits.verdicts import is_bare, verdict
from advisor.extraction.offline.question import Piece
from advisor.extraction.offline.reply import View

__all__ = ["with_rest"]

_REST = re.compile(
    r"\b(?:(?:everything|anything|all) else|(?:all )?the (?:rest|others)"
    r"|the (?:other|remaining) (?:ones|two|three|four)|^\W*otherwise)\b"
)
_LONGEST = 8
"""The words of a unit that says what holds of the rest."""


def with_rest(view: View, asked: tuple[Piece, ...]) -> dict[str, Judged] | None:
    """What is said of the statements that are named, and of all others; None where no rest is spoken of.

    What points by places or labels is read elsewhere.
    """
    if any(_points(view.text(at)) for at in range(view.first, view.last)):
        return None
    labels = {piece.label for piece in asked if piece.label}
    cut = units(view, view.first, view.last)
    at, value = _rest(view, cut)
    if at < 0 or any(view.text(index) in labels for index in range(view.first, view.last)):
        return None
    found: dict[str, Judged] = {}
    left = [unit for number, unit in enumerate(cut) if number not in (at, at + 1) or number < at]
    if not is_bare(view.words(cut[at + 1].first, cut[at + 1].last) if at + 1 < len(cut) else "x"):
        left = [unit for number, unit in enumerate(cut) if number != at]
    for region in named_regions(view, left):
        if region.piece not in asked or region.piece.item in found:
            continue
        said = judge(view, region)
        if said is None or said.value is None:
            near = _verdict_near(view, cut, region.units[0])
            said = Judged(turned(region.piece, near or "yes"), (region.units[0].first, region.units[0].last))
        found[region.piece.item or ""] = said
    if not found or len(found) >= len(asked):
        return None
    span = (cut[at].first, cut[at].last)
    return {piece.item or "": Judged(value_of(view, piece, value), span) for piece in asked} | found


_PLACES = frozenset((*ORDINALS, "last", "middle", "number"))
_NTH = ("st", "nd", "rd", "th")


def _points(text: str) -> bool:
    """Whether a word points to a statement by its place: "third", "3", "3rd"."""
    return text in _PLACES or text.isdigit() or (text.endswith(_NTH) and text[:-2].isdigit())


def _rest(view: View, cut: list[Unit]) -> tuple[int, str]:
    """The unit that speaks of the rest, and what it says of it."""
    for number, unit in enumerate(cut):
        words = view.words(unit.first, unit.last)
        if _REST.search(words) is None or len(words.split()) > _LONGEST:
            continue
        value = verdict(_REST.sub(" ", words))
        if value is None and number + 1 < len(cut) and not cut[number + 1].opens:
            after = view.words(cut[number + 1].first, cut[number + 1].last)
            value = verdict(after) if is_bare(after) else None
        if value is not None:
            return number, value
    return -1, ""


def _verdict_near(view: View, cut: list[Unit], unit: Unit) -> str | None:
    """The verdict of the sentence around a unit: "yes to tickets and working alone"."""
    place = cut.index(unit)
    first = max(number for number in range(place + 1) if cut[number].opens or number == 0)
    last = next((number for number in range(place + 1, len(cut)) if cut[number].opens), len(cut))
    told = [verdict(view.words(one.first, one.last)) for one in cut[first:last]]
    kept = [
        one
        for one, near in zip(told, cut[first:last], strict=True)
        if _REST.search(view.words(*near[:2])) is None
    ]
    return next((one for one in kept if one is not None), None)
