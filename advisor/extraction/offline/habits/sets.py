"""Answers to several pieces at once: by their labels, by their places, or all of them.

"None." "Just (a) and (c)." "First four yes, last one partly." "All of them except the third."
"""

from __future__ import annotations

import re

from advisor.extraction.offline.habits.judged import LONGEST, SAID_NOTHING, Judged, value_of
from advisor.extraction.offline.habits.regions import ORDINALS, Unit, named_regions, regions, units
from advisor.extraction.offline.habits.signs import judge
from advisor.extraction.offline.habits.verdicts import declines, flipped, is_bare, verdict
from advisor.extraction.offline.once import replace
from advisor.extraction.offline.phrases import any_of
from advisor.extraction.offline.question import Piece
from advisor.extraction.offline.reply import View

__all__ = ["as_sets", "by_label_alone", "is_set", "opens_with_set"]

_ALL = any_of(
    r"""
    all of (?:them|those|these|that|it|the above) | all five | all four | all ten | all three
    | all true | all yes | all apply | all fit | all are | all do
    | mostly yes | largely yes | mostly no | yes to (?:all|everything|each) | each of them
    | every one of (?:them|those) | the lot | everything | the whole lot
    | all no | no to (?:all|everything|each) | none | none of (?:them|those|these|the \w+)
    | neither(?: of them)? | both
    | all (?:false|untrue|wrong|nope|nah|never) | false,? all of (?:them|it)
    | all partly | all sometimes | all a bit | all not true | not one of them
    | nothing of the (?:sort|kind) | all(?=\W*$)
    | (?:no|nope|yes|yep) (?:on|to) all (?:counts|of (?:them|it|that|those))
    """
)
_SET = re.compile(
    rf"^\W*(?:(?:yes|no|well|oh|god|honestly|that's|i'd say|true|for|agree|to)\W+){{0,3}}(?:{_ALL})"
)
_DENIES = re.compile(r"\b(?:none|neither|no|not|nothing|false|untrue|wrong|nope|nah|never)\b")
_EXCEPT = re.compile(
    r"\b(?:except|apart from|but|bar|save|besides|other than|minus|aside from|all but"
    r"|with (?:the|one|an) (?:\w+ )?exception of|excluding|excepting|excepted|barring|leaving out)\b"
)
_ORDINAL = re.compile(
    r"\b(?P<which>first|last|other) (?P<many>two|three|four|five|six|2|3|4|5|6|one)\b"
    r"|\bthe (?P<left>rest|others|remaining)\b"
)
_NOT_ALL = re.compile(r"\b(?:most|some|half|a few|several|many|the) (?:of the (?:rest|others)|only one)\b")
"""Some of those that are left, but not which: "most of the others I do"; "the only one" is none of them."""
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_ONLY = re.compile(r"\b(?:just|only|nothing but)\b")
_THE_REST = re.compile(r"\b(?:rest|others|other ones|remaining)\b")
_REST_NEXT = re.compile(r"^(?:and |but )?\w+ (?:for|to|on|with) (?:all )?the (?:rest|others)\b")
"""What gives a verdict of its own: "true for 2 and 5, false for the rest"."""
_REST_WORDS = 7
_FAR = 12
"""So many tokens back a verdict may stand before the next place is named."""
_EARLY = 6
"""A set of all pieces stands among the first units."""
_FEW = 4
"""The words of a unit that only says which pieces the next one is about."""


_REFERS = frozenset(
    """
    one ones and or & n plus , / ( ) . just only both also but are is the a to of for i'd say would true
    """.split()
)


def by_label_alone(view: View, asked: tuple[Piece, ...]) -> dict[str, Judged] | None:
    """What is said of pieces by their labels alone: "just (a) and (c)", "b and d yes, the rest no"."""
    by_label = {piece.label: piece for piece in asked if piece.label} | _by_place(view, asked)
    if len(asked) < 2:
        return None
    found: dict[str, Judged] = {}
    rest: tuple[str, tuple[int, int]] | None = None
    stretches = _sentences(view)
    for first, last in stretches:
        words = view.words(first, last)
        named = [by_label[view.text(at)] for at in range(first, last) if _is_reference(view, at, by_label)]
        spoken = " ".join(view.text(at) for at in range(first, last) if not _is_reference(view, at, by_label))
        value = verdict(spoken)
        if named and declines(words):
            for piece in named:
                found[piece.item or ""] = Judged(None, (first, last))
        elif named and _refers_only(view, first, last, by_label):
            only = _ONLY.search(words) is not None and value != "no"
            for piece in named:
                found[piece.item or ""] = Judged(value_of(view, piece, value or "yes"), (first, last))
            rest = ("no", (first, last)) if only else rest
        elif _THE_REST.search(words) and value:
            rest = (value, (first, last))
        elif found:
            continue
        else:
            return None
    if not found:
        return None
    for piece in asked if rest else ():
        if rest and piece.item not in found:
            found[piece.item or ""] = Judged(value_of(view, piece, rest[0]), rest[1])
    return found


def _by_place(view: View, asked: tuple[Piece, ...]) -> dict[str, Piece]:
    """The pieces by their places, where the reply names places: "the first and the last"."""
    places = dict(zip(ORDINALS, asked, strict=False)) | {"last": asked[-1]}
    counted = {
        view.text(at) for at in range(view.first, view.last) if view.text(at + 1) in _COUNTS.keys() - {"one"}
    }
    return {word: piece for word, piece in places.items() if word not in counted}


_DOES = frozenset("do does did is am are was i'm it's that's has have quite of if or and really".split())
"""Words that "not" denies; after others it begins something else: "the first two, not the third"."""


def _sentences(view: View) -> list[tuple[int, int]]:
    """The stretches between full stops, semicolons, "but" and "the rest"."""
    cuts = [view.first]
    for at in range(view.first + 1, view.last):
        text = view.text(at)
        whole = _REST_NEXT.match(view.words(cuts[-1], min(cuts[-1] + _REST_WORDS + 1, view.last)).strip(" ,"))
        turns = text in ("but", "rest", "others", "not") and at > cuts[-1] + 2 and not whole
        turns = turns and not (text == "not" and view.text(at - 1) in _DOES)
        places = (
            text in ORDINALS
            and view.text(at - 1) == ","
            and verdict(view.words(max(cuts[-1], at - _FAR), at)) is not None
        )
        rest = text == "," and _REST_NEXT.match(view.words(at + 1, min(at + _REST_WORDS, view.last)))
        if text in (".", ";", "!", "\n") or turns or places or rest:
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
    said = SAID_NOTHING | _REFERS
    left = [
        at
        for at in range(first, last)
        if view.text(at) not in by_label and view.text(at) not in said and verdict(view.text(at)) is None
    ]
    values = {verdict(view.text(at)) for at in range(first, last)} - {None}
    values |= {verdict(view.words(one.first, one.last)) for one in units(view, first, last)} - {None}
    return len(left) <= 1 and len(values) <= 1


def as_sets(view: View, asked: tuple[Piece, ...]) -> dict[str, Judged] | None:
    """The answers of a reply that takes several pieces together: "none", "first four yes, last partly"."""
    if len(asked) < 2:
        return None
    cut = units(view, view.first, view.last)
    found: dict[str, Judged] = {}
    left: list[Unit] = []
    for number, unit in enumerate(cut):
        words = view.words(unit.first, unit.last)
        before = cut[number - 1] if number else None
        opens = unit.opens or (before is not None and is_bare(view.words(before.first, before.last)))
        whole = _SET.match(words) if opens and number < _EARLY else None
        ordinal = None if _NOT_ALL.search(words) else _ORDINAL.search(words)
        if len(words.split()) > LONGEST or (whole is None and ordinal is None):
            left.append(unit)
        elif whole is not None:
            _take_all(view, asked, unit, whole, found)
        elif ordinal is not None and not _take_counted(view, asked, cut[number : number + 2], ordinal, found):
            left.append(unit)
    if not found:
        return None
    _take_named(view, asked, [one for one in left if view.text(one.first) != "which"], found)
    return found


def is_set(words: str) -> bool:
    """Whether a whole reply takes all pieces together and says nothing else: "all false"."""
    whole = _SET.match(words)
    return whole is not None and not words[whole.end() :].strip(" .!")


def opens_with_set(view: View) -> bool:
    """Whether a reply begins with one value for all pieces, and then speaks of single ones."""
    cut = units(view, view.first, view.last)
    whole = view.words(view.first, view.last)
    excepts = _EXCEPT.search(whole) is not None and _NUMBERED.search(whole) is None
    return bool(cut) and not excepts and _SET.match(view.words(cut[0].first, cut[0].last)) is not None


def _take_all(
    view: View, asked: tuple[Piece, ...], unit: Unit, whole: re.Match[str], found: dict[str, Judged]
) -> None:
    """One value for all pieces, but for what is excepted."""
    words = view.words(unit.first, unit.last)
    said, rest = words[: whole.end()], words[whole.end() :]
    value = "some" if verdict(said) == "some" else "no" if _DENIES.search(said) else "yes"
    excepts = _EXCEPT.search(rest) is not None
    if verdict(rest) == "some" and not excepts:
        value = "some"
    for piece in asked:
        found.setdefault(piece.item or "", Judged(value_of(view, piece, value), (unit.first, unit.last)))
    if excepts:
        _take_exceptions(view, asked, unit, value, found)
        _soften(view, unit, value, found)


def _soften(view: View, unit: Unit, value: str, found: dict[str, Judged]) -> None:
    """What is said of the exceptions beside them: "all but the last, which is half true"."""
    after = next((at for at in range(unit.last, view.last) if view.text(at) in (".", ";", "\n")), view.last)
    words = view.words(unit.last, after).strip(" ,(-")
    if not words.startswith(("which", "that one", "and that", "that's", "there", "it's")):
        return
    if verdict(words) != "some":
        return
    for item, one in found.items():
        if one.value == flipped(value):
            found[item] = Judged("some", one.span)


def _take_counted(
    view: View,
    asked: tuple[Piece, ...],
    cut: list[Unit],
    ordinal: re.Match[str],
    found: dict[str, Judged],
) -> bool:
    """One value for pieces by their count: "first four yes", or "Last one: partly" over two units."""
    unit = cut[0]
    value = verdict(view.words(unit.first, unit.last))
    if value is None and len(cut) > 1 and unit.last - unit.first <= _FEW:
        unit = cut[1]
        value = verdict(view.words(unit.first, unit.last))
    if value is None:
        return False
    for piece in _counted(asked, ordinal, found):
        found[piece.item or ""] = Judged(value_of(view, piece, value), (cut[0].first, unit.last))
    return True


def _counted(asked: tuple[Piece, ...], ordinal: re.Match[str], found: dict[str, Judged]) -> tuple[Piece, ...]:
    which, many = ordinal["which"], ordinal["many"]
    if ordinal["left"] or which == "other":
        return tuple(piece for piece in asked if piece.item not in found)
    count = _COUNTS.get(many) or int(many)
    if which == "first":
        return asked[:count]
    return asked[-count:]


_NUMBERED = re.compile(r"\b(?:number|no\.?) (?P<place>\w+)\b")
_NUMBERS = "one two three four five six seven eight nine ten".split()


def _take_exceptions(
    view: View, asked: tuple[Piece, ...], unit: Unit, value: str, found: dict[str, Judged]
) -> None:
    at = next(
        (at for at in range(unit.first + 1, unit.last) if _EXCEPT.match(view.words(at, unit.last))), None
    )
    if at is None:
        return
    for place, piece in enumerate(asked, start=1):
        numbered = _NUMBERED.search(view.words(at, unit.last))
        if numbered and numbered["place"] in (str(place), _NUMBERS[min(place, len(_NUMBERS)) - 1]):
            found[piece.item or ""] = Judged(value_of(view, piece, flipped(value)), (at, unit.last))
        if piece.label and piece.label in view.parsed.texts[at : unit.last]:
            found[piece.item or ""] = Judged(value_of(view, piece, flipped(value)), (at, unit.last))
    by_place, placed = _by_place(view, asked), False
    for where in range(at, unit.last):
        if (excepted := by_place.get(view.text(where))) is not None:
            value_here = value_of(view, excepted, flipped(value))
            found[excepted.item or ""] = Judged(value_here, (at, unit.last))
            placed = True
    if placed:
        return  # "all but the last" names no statement by "all" and "last"
    narrow = replace(view, first=at, last=unit.last)
    for region in regions(narrow):
        if region.piece.item in found and region.piece in asked:
            found[region.piece.item] = Judged(value_of(view, region.piece, flipped(value)), (at, unit.last))


def _take_named(view: View, asked: tuple[Piece, ...], left: list[Unit], found: dict[str, Judged]) -> None:
    """What is said of single pieces beside the set: "None. Well, systems a bit"."""
    if not left:
        return
    for region in named_regions(view, left):
        value = judge(view, region)
        if value is not None and region.piece in asked and region.piece.item:
            found[region.piece.item] = value
