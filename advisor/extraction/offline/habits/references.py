"""Answers that point to the statements by their places: "no to the first four, the last sometimes".

A *reference* is a label, a range of labels ("a through e"), a place ("the 2nd", "the middle three", "of the
second five") or what is left ("the others"). The reply is read segment by segment: each reference takes the
verdict beside it, or else the one that follows; "only" makes the rest no.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from advisor.extraction.offline.habits.judged import Judged, value_of
from advisor.extraction.offline.habits.regions import Unit, named_regions, units
from advisor.extraction.offline.habits.verdicts import declines, is_bare, verdict
from advisor.extraction.offline.question import Piece
from advisor.extraction.offline.reply import View

__all__ = ["Pointed", "by_reference"]

_PLACES = {
    word: place
    for place, words in enumerate(
        (
            "first 1st",
            "second 2nd",
            "third 3rd",
            "fourth 4th",
            "fifth 5th",
            "sixth 6th",
            "seventh 7th",
            "eighth 8th",
            "ninth 9th",
            "tenth 10th",
        )
    )
    for word in words.split()
}
_COUNTS = {
    word: count
    for count, words in enumerate(("two 2", "three 3", "four 4", "five 5", "six 6", "seven 7"), start=2)
    for word in words.split()
}
_RANGE = frozenset("through thru to until till - –".split())
_AFTER_PLACE = frozenset(
    "one ones and or & is are , . : ; ? ! - ( ) i'd i a sometimes yes no not only partly never always".split()
)
"""What may follow a place that stands for a statement: "the second yes", not "the second time"."""
_TO_SOME = ("to some", "to a", "up to", "in part", "in parts", "more or")
"""What begins a value by halves behind a place: "the first to some degree"."""
_ONLY = re.compile(r"\b(?:just|only)\b")
_EXCEPT = re.compile(
    r"\b(?:except|apart from|but the|but for|bar|save for|besides|other than|minus|aside from|all but"
    r"|with (?:the|one|an) (?:\w+ )?exception of|excluding|barring)\b"
)
_BRIEF = 24
"""Tokens of a reply that only points; where examples were asked for, a longer one tells them."""
_SHOWS = re.compile(r"\b(?:examples?|story|stories|proof)\b")
_LONGEST = 14
"""The words of a segment that gives a verdict; more of them tell something else."""


class Pointed(NamedTuple):
    """What was read by references, and the part of the reply that is left to be read otherwise."""

    found: dict[str, Judged]
    first: int
    last: int


class _Reference(NamedTuple):
    first: int
    last: int
    pieces: tuple[Piece, ...]
    strong: bool
    """Whether nothing but a reference is worded so."""


@dataclass
class _State:
    """What is known after some segments."""

    asked: tuple[Piece, ...]
    """What is pointed at: all statements, or those of the group spoken of."""
    found: dict[str, Judged] = field(default_factory=dict)
    pointed: bool = False
    """Whether a reference was met."""
    said: str | None = None
    """The last verdict of the sentence."""
    pending: list[tuple[Piece, tuple[int, int]]] = field(default_factory=list)
    only: tuple[int, int] | None = None
    latest: list[str] = field(default_factory=list)
    """The items that a yes was just said of."""

    def left(self) -> tuple[Piece, ...]:
        waiting = {piece.item for piece, _ in self.pending}
        return tuple(piece for piece in self.asked if piece.item not in self.found | dict.fromkeys(waiting))


def by_reference(view: View, asked: tuple[Piece, ...]) -> Pointed | None:
    """What is said of the statements by their places; None where the reply points to none.

    Args:
        view: the reply.
        asked: the pieces that ask for statements or examples, in order.
    """
    items = view.lexicon.rubric.items
    signs = tuple(piece for piece in asked if getattr(items[piece.item or ""], "sense", "") == "true")
    asked = signs if signs else asked
    words = view.words(view.first, view.last)
    tells = not signs and view.last - view.first > _BRIEF
    if len(asked) < 2 or tells or _EXCEPT.search(words):
        return None
    sentences = _sentences(view)
    pointing = [place for place, (first, last) in enumerate(sentences) if _points(view, asked, first, last)]
    if not pointing:
        return None
    start = sentences[pointing[0]][0]
    state = _State(asked)
    for first, last in sentences[pointing[0] :]:
        state.asked = asked
        for unit in units(view, first, last):
            _take(view, unit, state)
        _settle(view, state)
    if state.only is not None:
        for piece in state.left():
            state.found[piece.item or ""] = Judged(value_of(view, piece, "no"), state.only)
    return Pointed(state.found, view.first, start) if state.found else None


def _sentences(view: View) -> list[tuple[int, int]]:
    cuts = [at + 1 for at in range(view.first, view.last) if view.text(at) in (".", ";", "!", "\n")]
    bounds = zip([view.first, *cuts], [*cuts, view.last], strict=True)
    return [
        (first, last)
        for first, last in bounds
        if any(view.parsed.tokens[at].kind in "wn" for at in range(first, last))
    ]


def _points(view: View, asked: tuple[Piece, ...], first: int, last: int) -> bool:
    """Whether a sentence points to statements, and does not merely use such words."""
    if last - first > 2 * _LONGEST:
        return False
    return any(
        one.strong for at in range(first, last) if (one := _reference(view, at, asked, ())) is not None
    )


def _take(view: View, unit: Unit, state: _State) -> None:
    """One segment: its references and its verdict."""
    references = _references(view, unit, state)
    pointed = {at for one in references for at in range(one.first, one.last)}
    spoken = " ".join(view.text(at) for at in range(unit.first, unit.last) if at not in pointed)
    if len(spoken.split()) > _LONGEST:
        return
    value = verdict(spoken) or ("yes" if references and _ALL_OF.match(spoken) else None)
    if references and value is None and spoken.split()[:1] == ["of"] and len(references) == 1:
        return  # "of the second five" says only what the next segments are about
    scoped = len(references) > 1 and references[0].pieces == state.asked
    pieces = [piece for one in references[scoped:] for piece in one.pieces]
    if not references:
        meant = _meant(view, unit, state, value, spoken)
        if meant is None:
            return
        pieces = meant
    state.pointed = state.pointed or bool(references)
    span = (unit.first, unit.last)
    refuses = value in (None, "no") and declines(spoken)
    if references and value in (None, "yes") and _ONLY.search(spoken):
        state.only = span
        value = value or "yes"  # "only the third one, and only because nobody asks"
    if value is None and not refuses:
        state.pending += [(piece, span) for piece in pieces]
        return
    if references and all(view.text(one.first) in _LEFT for one in references):
        _confirm(view, state)  # "the last two, the rest no"
    if state.pending:
        span = (state.pending[0][1][0], unit.last)
        pieces = [*(piece for piece, _ in state.pending), *pieces]
        state.pending = []
    state.said = None if refuses else value
    state.latest = [piece.item or "" for piece in pieces] if value == "yes" else []
    for piece in dict.fromkeys(pieces):
        state.found[piece.item or ""] = Judged(
            None if refuses else _judged(view, piece, value or "no", spoken), span
        )


def _meant(view: View, unit: Unit, state: _State, value: str | None, spoken: str) -> list[Piece] | None:
    """The pieces that a verdict without a reference is said of; None where there are none."""
    if value is None:
        return None
    if value == "some" and state.latest and is_bare(spoken):  # "second, yes, a little"
        for item in state.latest:
            state.found[item] = Judged("some", state.found[item].span)
        return None
    named = [region.piece for region in named_regions(view, [unit]) if region.piece in state.asked]
    if not named and not state.pending and is_bare(spoken) and not state.pointed:
        named = list(state.left()[:1])  # a list that begins in order: "no, no, and the last one yes"
    return named[:1] if named or state.pending else None


def _confirm(view: View, state: _State) -> None:
    """Takes as true what was pointed to without a verdict."""
    for piece, where in state.pending:
        state.found[piece.item or ""] = Judged(value_of(view, piece, "yes"), where)
    state.pending = []


_ALL_OF = re.compile(r"^\W*(?:and |but |then )?(?:all|everything|each|every one) of\b")


def _references(view: View, unit: Unit, state: _State) -> list[_Reference]:
    """The references of a segment; what "of the second five" says narrows those that follow."""
    out: list[_Reference] = []
    at = unit.first
    while at < unit.last:
        one = _reference(view, at, state.asked, state.left())
        if one is None or one.last > unit.last:
            at += 1
            continue
        of_it = view.text(at - 1) == "of" or view.words(max(0, at - 2), at) == "of the"
        if of_it and verdict(view.words(unit.first, at)) is not None:
            out = [other for other in out if other.last != at - 1 and other.last != at - 2]
        elif of_it and _ALL_OF.match(view.words(unit.first, at)):
            out = []  # "all of the second five"
        elif of_it:
            state.asked, out = one.pieces, []
        out.append(one)
        at = one.last
    return out


def _judged(view: View, piece: Piece, value: str, spoken: str) -> str:
    """What a verdict says of a piece; a yes to an example that is promised is no mere claim."""
    return "yes" if value == "yes" and _SHOWS.search(spoken) else value_of(view, piece, value)


def _settle(view: View, state: _State) -> None:
    """What was pointed to by the end of its sentence is as said before it, and true where nothing was."""
    for piece, span in state.pending:
        state.found[piece.item or ""] = Judged(value_of(view, piece, state.said or "yes"), span)
    state.pending, state.said, state.latest = [], None, []


# --- references


def _reference(view: View, at: int, asked: tuple[Piece, ...], left: tuple[Piece, ...]) -> _Reference | None:
    """The reference that begins at a token."""
    text = view.text(at)
    if text in _LEFT - {"other"} or (text == "other" and _count(view, at + 1)):
        opens = at == view.first or view.text(at - 1) in (",", ";", ".", "and", "but", "\n", "/")
        if text in ("rest", "others") and view.text(at - 1) not in _OF_REST and not opens:
            return None
        last = at + (2 if _count(view, at + 1) else 1)
        return _Reference(at, _past_one(view, last), left, text == "other")
    if text == "all" and (_count(view, at + 1) == len(asked) or view.text(at + 1) in ("yes", "no", "of")):
        return _Reference(at, at + 2, asked, False)
    by_label = {piece.label: piece for piece in asked if piece.label}
    if text in by_label:
        return _labelled(view, at, by_label, asked)
    if text == "number" and view.text(at + 1).isdigit() and not by_label:
        place = int(view.text(at + 1)) - 1
        return _Reference(at, at + 2, (asked[place],), True) if 0 <= place < len(asked) else None
    if text in ("last", "middle") or text in _PLACES:
        return _halved(view, at, asked) or _placed(view, at, asked)
    if text in _BAD or text in _GOOD:
        return _by_mood(view, at, asked)
    return None


_LEFT = frozenset("rest others other remaining".split())
_OF_REST = frozenset("the to all other".split())


def _labelled(view: View, at: int, by_label: dict[str, Piece], asked: tuple[Piece, ...]) -> _Reference | None:
    """A label, or a range of them."""
    order = list(by_label)
    end = view.text(at + 2)
    if view.text(at + 1) in _RANGE and end in by_label and order.index(end) > order.index(view.text(at)):
        low, high = order.index(view.text(at)), order.index(end)
        return _Reference(at, at + 3, tuple(by_label[name] for name in order[low : high + 1]), True)
    text, after = view.text(at), view.text(at + 1)
    if text in ("a", "i") and after not in (",", "and", ")", ".", "&", "yes", "no", "or", "sometimes", ":"):
        return None
    return _Reference(at, at + 1, (by_label[text],), False)


def _placed(view: View, at: int, asked: tuple[Piece, ...]) -> _Reference | None:
    """A place ("the second one"), or several of them ("the first four", "the second five")."""
    text, count = view.text(at), _count(view, at + 1)
    if count:
        size = len(asked)
        low = (
            size - count
            if text == "last"
            else (size - count) // 2
            if text == "middle"
            else _PLACES[text] * count
        )
        pieces = asked[max(0, low) : low + count]
        fits = 0 <= low <= size - count
        return _Reference(at, _past_one(view, at + 2), pieces, True) if fits else None
    last = _past_one(view, at + 1)
    follows = view.text(last) in _AFTER_PLACE or view.words(last, min(last + 2, view.last)) in _TO_SOME
    if text == "middle" or (last == at + 1 and not follows and last < view.last):
        return None
    place = len(asked) - 1 if text == "last" else _PLACES[text]
    if place >= len(asked):
        return None
    said = view.text(at - 1) == "the" or last > at + 1
    return _Reference(at, last, (asked[place],), said)


_LOTS = frozenset("half lot set group list block bunch part batch".split())
_ONES = frozenset("ones signs things list stuff side half five statements points".split())
_BAD = frozenset("bad negative gloomy ugly unpleasant".split())
_GOOD = frozenset("good positive nice growth cheerful sunny pleasant".split())


def _halved(view: View, at: int, asked: tuple[Piece, ...]) -> _Reference | None:
    """Half of what was asked: "the first lot", "second half"."""
    if view.text(at + 1) not in _LOTS or len(asked) % 2 or view.text(at) not in ("first", "second", "last"):
        return None
    middle = len(asked) // 2
    return _Reference(at, at + 2, asked[:middle] if view.text(at) == "first" else asked[middle:], True)


def _by_mood(view: View, at: int, asked: tuple[Piece, ...]) -> _Reference | None:
    """The signs of standing still, or those of growth: "all bad ones no, all good ones yes"."""
    trained = view.lexicon.trained
    if trained is None or view.text(at + 1) not in _ONES:
        return None
    bad = view.text(at) in _BAD
    pieces = tuple(piece for piece in asked if (piece.item in trained.standing_still) == bad)
    first = at - 1 if view.text(at - 1) == "all" else at
    return _Reference(first, at + 2, pieces, True) if 0 < len(pieces) < len(asked) else None


def _count(view: View, at: int) -> int:
    return _COUNTS.get(view.text(at), 0)


def _past_one(view: View, at: int) -> int:
    return at + 1 if view.text(at) in ("one", "ones") else at
