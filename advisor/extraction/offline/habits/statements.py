"""yes, some or no for signs ("I work alone") and for questions that want an example.

A sign takes the verdict in its answer; "partly" beside a yes makes it some. A question for an example takes
the example: whatever is told is a yes, a bare yes is only some, and what is told vaguely, too.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from advisor.extraction.offline.habits.regions import Region, Unit, labelled, named_regions, regions, units
from advisor.extraction.offline.habits.trained import is_sign
from advisor.extraction.offline.habits.verdicts import (
    DECLINES,
    VAGUE,
    flipped,
    is_bare,
    opens_anew,
    verdict,
)
from advisor.extraction.offline.phrases import any_of
from advisor.extraction.offline.question import Piece
from advisor.extraction.offline.reply import Found, View
from advisor.extraction.offline.tokens import stem
from advisor.rubric.items import ExtentItem

__all__ = ["read_statements"]

_LOOKED_AT = 4
"""So many units of an answer are looked at for its verdict; what comes after is the story behind it."""
_ALL = any_of(
    r"""
    all of (?:them|those|these|that|it|the above) | all five | all four | all ten | all three | all true | all yes
    | mostly yes | largely yes | mostly no | yes to (?:all|everything|each) | each of them | every one of (?:them|those) | the lot | everything | the whole lot
    | all no | no to (?:all|everything|each) | none | none of (?:them|those|these|the \w+) | neither(?: of them)? | both
    | all partly | all sometimes | all a bit | all not true | not one of them | nothing of the (?:sort|kind) | all(?=\W*$)
    """
)
_SET = re.compile(rf"^\W*(?:(?:yes|no|well|oh|god|honestly|that's|i'd say|true|for|agree|to)\W+){{0,3}}(?:{_ALL})")
_DENIES = re.compile(r"\b(?:none|neither|no|not|nothing)\b")
_EXCEPT = re.compile(r"\b(?:except|apart from|but|bar|save|besides|other than|minus|aside from|all but)\b")
_ORDINAL = re.compile(
    r"\b(?P<which>first|last|other) (?P<many>two|three|four|five|six|2|3|4|5|6|one)\b"
    r"|\bthe (?P<left>rest|others|remaining)\b"
)
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_LONGEST = 12
"""The words of evidence."""
_EARLY = 6
"""A set of all pieces stands among the first units."""
_RESTATED = 5
"""The tokens of a unit that says a sign again and nothing more."""
_FEW = 4
"""The words of a unit that only says which pieces the next one is about."""


class _Value(NamedTuple):
    value: str | None
    """None for a decline."""
    span: tuple[int, int]


def read_statements(view: View) -> list[Found]:
    """All signs and examples that the reply answers."""
    items = view.lexicon.rubric.items
    asked = tuple(
        piece for piece in view.asked.pieces if piece.item is not None and is_sign(items[piece.item])
    )
    if not asked:
        return []
    found = {} if labelled(view) else _by_label(view, asked) or {}
    if not found:
        for region in regions(view):
            if region.piece.item and is_sign(items[region.piece.item]):
                value = _of_region(view, region)
                if value is not None and (value.value is not None or region.piece.item not in found):
                    found[region.piece.item] = value
        whole = _as_sets(view, asked) if len(found) * 3 < 2 * len(asked) else None
        found = whole if whole is not None else _restated(view, asked, found)
    return [
        Found(item, one.value, (one.span,), "value" if one.value is not None else "declined")
        for item, one in found.items()
    ]


def _restated(view: View, asked: tuple[Piece, ...], found: dict[str, _Value]) -> dict[str, _Value]:
    """The findings, and the signs whose words are said again and not denied: "Lone wolf and burnt out"."""
    if len(asked) < 2:
        return found
    for region in named_regions(view, units(view, view.first, view.last)):
        unit = region.units[0]
        words = view.words(unit.first, unit.last)
        short = unit.last - unit.first <= _RESTATED and len(region.units) == 1
        item = view.lexicon.rubric.items[region.piece.item or ""]
        sign = isinstance(item, ExtentItem) and item.sense == "true"
        if sign and short and region.piece.item not in found and verdict(words) is None:
            scope = view.parsed.scope(unit.first)
            if not (scope.unmet or scope.past or DECLINES.search(words)):
                found[region.piece.item or ""] = _Value(_turned(region.piece, "yes"), (unit.first, unit.last))
    return found


# --- one answer


def _of_region(view: View, region: Region) -> _Value | None:
    item = view.lexicon.rubric.items[region.piece.item or ""]
    if not isinstance(item, ExtentItem):
        return None
    alone = len(view.asked.pieces) == 1
    value = _example(view, region) if item.sense == "example" else _verdict(view, region, alone)
    if value is not None and value.value is not None and region.piece.turned:
        return value._replace(value=flipped(value.value))
    return value


def _verdict(view: View, region: Region, alone: bool) -> _Value | None:
    """What is said of a sign: the first verdict, and what takes it back or softens it."""
    found: _Value | None = None
    head = region.units[0]
    declined: _Value | None = None
    for number, unit in enumerate(region.units):
        words = _beside_topic(view, unit, region.piece)
        scope = view.parsed.scope(unit.first)
        if scope.query and not is_bare(words):
            continue
        value = verdict(words)
        if found is None:
            if DECLINES.search(words) and value in (None, "no"):
                declined = declined or _Value(None, (unit.first, unit.last))
                continue
            if value is not None and number < (2 * _LOOKED_AT if alone else _LOOKED_AT):
                found = _Value(value, _span(view, head, unit))
        elif value is not None and number < 2 * _LOOKED_AT and opens_anew(words):
            softened = value == "some" or is_bare(words) or not unit.opens
            if softened and value != found.value and len(words.split()) <= _LONGEST:
                found = _Value(value, (unit.first, unit.last))
    return found or declined


def _beside_topic(view: View, unit: Unit, piece: Piece) -> str:
    """A unit's words without those of the statement itself: "just ticket after ticket, no"."""
    words = view.words(unit.first, unit.last)
    return _NEVER_MIND.sub(" ", words)


_NEVER_MIND = re.compile(r"\b(?:you know|to be honest|if i'm honest|i must say|as i said|don't you|isn't it)\b")


def _span(view: View, head: Unit, unit: Unit) -> tuple[int, int]:
    """The evidence: from what names the statement to its verdict, where that is one short stretch."""
    first = head.first
    if unit.last - first > _LONGEST or any(
        view.text(at) in (".", "!", "?", "\n", ";") for at in range(first, unit.last - 1)
    ):
        first = unit.first
    return _short(view, first, unit.last)


def _short(view: View, first: int, last: int) -> tuple[int, int]:
    return first, min(last, first + _LONGEST)


_NOBODY = re.compile(
    any_of(
        r"""
        no | nope | nah | none | no one | nobody | nothing | never | not that i (?:know|see|recall|remember|can think)
        | don't (?:think|believe) so | dont think so | not (?:yet|really|as far) | can't (?:name|think of) (?:any|one|any\w+)
        | i can't say i have | haven't | i'm the one who | not me | wala | hindi pa | afraid not | i wish
        | couldn't name (?:any|one) | zero | nil
        """
    )
)
_THEY_SAY = re.compile(r"\b(?:would|might|will|could) (?:say|tell you|answer|claim)\b")
_SAID_NOTHING = frozenset(
    """
    yes yeah yep yea yup oh ah well i a an the it that this sure of course there some one always so do did have
    has been are is was were surely probably guess suppose must be think certainly oo opo po erm hm um uh and
    seriously no can't think which hard to say something someone somebody definitely indeed too also
    """.split()
)


def _example(view: View, region: Region) -> _Value | None:
    """What is told for an example: yes where something is told, some where it is only claimed."""
    told: Unit | None = None
    vague: Unit | None = None
    assent: Unit | None = None
    denied: Unit | None = None
    declined: Unit | None = None
    topic = frozenset(region.piece.words)
    for number, unit in enumerate(region.units):
        words = view.words(unit.first, unit.last)
        scope = view.parsed.scope(unit.first)
        supposed = scope.unreal and not VAGUE.search(words)
        if scope.order or supposed or _THEY_SAY.search(words) or "{" in words or "_" in words:
            continue
        told_words = _content(view, unit, topic, head=number == 0)
        denial = _NOBODY.search(words)
        repeated = number == 0 and denial is not None and denial[0] in region.piece.words
        if number < _LOOKED_AT and denied is None and told is None and denial is not None and not repeated:
            if told_words <= 4 or _NOBODY.match(words.strip(" ,")):
                denied = unit
                continue
        if DECLINES.search(words) and told is None and not VAGUE.search(words):
            declined = declined or unit
            continue
        if VAGUE.search(words):
            vague = vague or unit
            if told_words <= 5:
                continue
        if told is None and told_words >= 2:
            told = unit
        elif assent is None and told is None and verdict(words) in ("yes", "some"):
            assent = unit
    head = region.units[0]
    if denied is not None and (told is None or denied.first < told.first):
        return _Value("no", _span(view, head, denied))
    if vague is not None and (told is None or vague.first < told.first):
        return _Value("some", _span(view, head, vague))
    if told is not None:
        return _Value("yes", _short(view, told.first, told.last))
    if assent is not None:
        return _Value("some", _span(view, head, assent))
    return _Value(None, (declined.first, declined.last)) if declined is not None else None


def _content(view: View, unit: Unit, topic: frozenset[str], head: bool) -> int:
    """How many words of a unit tell something."""
    return sum(
        view.parsed.tokens[at].kind in "wn"
        and view.text(at) not in _SAID_NOTHING
        and not (head and stem(view.text(at)) in topic)
        for at in range(unit.first, unit.last)
    )


# --- several at once

_REFERS = frozenset("one ones and or & n plus , / ( ) . just only both also but are is the a to of for i'd say would true".split())


def _by_label(view: View, asked: tuple[Piece, ...]) -> dict[str, _Value] | None:
    """What is said of pieces by their labels alone: "just (a) and (c)", "b and d yes, the rest no"."""
    by_label = {piece.label: piece for piece in asked if piece.label} | _by_place(view, asked)
    if len(asked) < 2:
        return None
    found: dict[str, _Value] = {}
    rest: tuple[str, tuple[int, int]] | None = None
    stretches = _sentences(view)
    for first, last in stretches:
        words = view.words(first, last)
        named = [by_label[view.text(at)] for at in range(first, last) if _is_reference(view, at, by_label)]
        spoken = " ".join(
            view.text(at) for at in range(first, last) if not _is_reference(view, at, by_label)
        )
        value = verdict(spoken)
        if named and DECLINES.search(words):
            for piece in named:
                found[piece.item or ""] = _Value(None, (first, last))
        elif named and _refers_only(view, first, last, by_label):
            only = re.search(r"\b(?:just|only|nothing but)\b", words) is not None and value != "no"
            for piece in named:
                found[piece.item or ""] = _Value(_turned(piece, value or "yes"), (first, last))
            rest = ("no", (first, last)) if only else rest
        elif re.search(r"\b(?:rest|others|other ones|remaining)\b", words) and value:
            rest = (value, (first, last))
        elif found:
            continue
        else:
            return None
    if not found:
        return None
    for piece in asked if rest else ():
        if rest and piece.item not in found:
            found[piece.item or ""] = _Value(_turned(piece, rest[0]), rest[1])
    return found


def _by_place(view: View, asked: tuple[Piece, ...]) -> dict[str, Piece]:
    """The pieces by their places, where the reply names places: "the first and the last"."""
    places = dict(zip(_PLACES, asked, strict=False)) | {"last": asked[-1]}
    counted = {view.text(at) for at in range(view.first, view.last) if view.text(at + 1) in _COUNTS.keys() - {"one"}}
    return {word: piece for word, piece in places.items() if word not in counted}


_PLACES = "first second third fourth fifth sixth seventh eighth ninth tenth".split()


def _sentences(view: View) -> list[tuple[int, int]]:
    """The stretches between full stops, semicolons, "but" and "the rest"."""
    cuts = [view.first]
    for at in range(view.first + 1, view.last):
        text = view.text(at)
        turns = text in ("but", "rest", "others", "not") and at > cuts[-1] + 2
        places = text in _PLACES and view.text(at - 1) == "," and verdict(view.words(cuts[-1], at)) is not None
        if text in (".", ";", "!", "\n") or turns or places:
            cuts.append(at)
    bounds = zip(cuts, [*cuts[1:], view.last], strict=True)
    return [
        (first, last)
        for first, last in bounds
        if any(view.parsed.tokens[at].kind in "wn" for at in range(first, last))
    ]


def _is_reference(view: View, index: int, by_label: dict[str, Piece]) -> bool:
    text = view.text(index)
    if text not in by_label:
        return False
    return text not in ("a", "i") or view.text(index + 1) in (",", "and", ")", "", "/", ".", "&", "yes", "no")


def _refers_only(view: View, first: int, last: int, by_label: dict[str, Piece]) -> bool:
    """Whether a stretch holds labels, one verdict at most, and next to nothing beside them."""
    said = _SAID_NOTHING | _REFERS
    left = [
        at
        for at in range(first, last)
        if view.text(at) not in by_label and view.text(at) not in said and verdict(view.text(at)) is None
    ]
    values = {verdict(view.text(at)) for at in range(first, last)} - {None}
    return len(left) <= 1 and len(values) <= 1


def _as_sets(view: View, asked: tuple[Piece, ...]) -> dict[str, _Value] | None:
    """The answers where the reply takes several pieces together: "none", "first four yes, last one partly"."""
    if len(asked) < 2:
        return None
    cut = units(view, view.first, view.last)
    found: dict[str, _Value] = {}
    left: list[Unit] = []
    for number, unit in enumerate(cut):
        words = view.words(unit.first, unit.last)
        opens = unit.opens or (number > 0 and is_bare(view.words(cut[number - 1].first, cut[number - 1].last)))
        whole = _SET.match(words) if opens and number < _EARLY else None
        ordinal = _ORDINAL.search(words)
        if whole is not None and len(words.split()) <= _LONGEST:
            value = verdict(words[: whole.end()])
            value = "some" if value == "some" else "no" if _DENIES.search(words[: whole.end()]) else "yes"
            rest = words[whole.end() :]
            if verdict(rest) == "some" and not _EXCEPT.search(rest):
                value = "some"
            for piece in asked:
                found.setdefault(piece.item or "", _Value(_turned(piece, value), (unit.first, unit.last)))
            if _EXCEPT.search(rest):
                _take_exceptions(view, asked, unit, value, found)
        elif ordinal is not None and not verdict(words) and len(words.split()) <= _FEW and number + 1 < len(cut):
            value = verdict(view.words(cut[number + 1].first, cut[number + 1].last))
            if value is not None:  # "Last one: partly"
                for piece in _counted(asked, ordinal, found):
                    found[piece.item or ""] = _Value(_turned(piece, value), (unit.first, cut[number + 1].last))
        elif ordinal is not None and verdict(words) and len(words.split()) <= _LONGEST:
            for piece in _counted(asked, ordinal, found):
                found[piece.item or ""] = _Value(_turned(piece, verdict(words) or "no"), (unit.first, unit.last))
        else:
            left.append(unit)
    if not found:
        return None
    _take_named(view, asked, left, found)
    return found


def _turned(piece: Piece, value: str) -> str:
    return flipped(value) if piece.turned else value


def _counted(asked: tuple[Piece, ...], ordinal: re.Match[str], found: dict[str, _Value]) -> tuple[Piece, ...]:
    which, many = ordinal["which"], ordinal["many"]
    if ordinal["left"] or which == "other":
        return tuple(piece for piece in asked if piece.item not in found)
    count = _COUNTS.get(many) or int(many)
    if which == "first":
        return asked[:count]
    return asked[-count:]


def _take_exceptions(
    view: View, asked: tuple[Piece, ...], unit: Unit, value: str, found: dict[str, _Value]
) -> None:
    at = next(
        (at for at in range(unit.first + 1, unit.last) if _EXCEPT.match(view.words(at, unit.last))), None
    )
    if at is None:
        return
    for piece in asked:
        if piece.label and piece.label in view.parsed.texts[at : unit.last]:
            found[piece.item or ""] = _Value(_turned(piece, flipped(value)), (at, unit.last))
    narrow = replace(view, first=at, last=unit.last)
    for region in regions(narrow):
        if region.piece.item in found and region.piece in asked:
            found[region.piece.item] = _Value(_turned(region.piece, flipped(value)), (at, unit.last))


def _take_named(view: View, asked: tuple[Piece, ...], left: list[Unit], found: dict[str, _Value]) -> None:
    """What is said of single pieces beside the set: "None. Well, systems a bit"."""
    if not left:
        return
    for region in named_regions(view, left):
        value = _of_region(view, region)
        if value is not None and region.piece in asked and region.piece.item:
            found[region.piece.item] = value
