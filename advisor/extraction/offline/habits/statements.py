"""yes, some or no for signs ("I work alone") and for questions that want an example.

A sign takes the verdict in its answer; "partly" beside a yes makes it some. A question for an example takes
the example: whatever is told is a yes, a bare yes is only some, and what is told vaguely, too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from advisor.extraction.offline.habits.judged import Judged, short, turned, value_of
from advisor.extraction.offline.habits.learnt import ONE
from advisor.extraction.offline.habits.marks import NOTHING_SAID, marks
from advisor.extraction.offline.habits.references import by_reference
from advisor.extraction.offline.habits.regions import (
    ORDINALS,
    Region,
    as_many,
    headed,
    labelled,
    left_out,
    named_regions,
    regions,
    segments,
    units,
)
from advisor.extraction.offline.habits.rest import with_rest
from advisor.extraction.offline.habits.sets import as_sets, by_label_alone, is_set, opens_with_set
from advisor.extraction.offline.habits.signs import ANOTHERS, judge
from advisor.extraction.offline.habits.trained import CONTRARY, is_sign
from advisor.extraction.offline.habits.verdicts import TICKS, declines, is_bare, verdict
from advisor.extraction.offline.once import replace
from advisor.extraction.offline.question import Piece
from advisor.extraction.offline.reply import Found, View
from advisor.rubric.items import ExtentItem

__all__ = ["read_statements"]

_SOFTENS = re.compile(r"\b(?:except|apart from|all but|bar|save)\b[^.;]*, (?:which|that one|and that|it's)\b")
"""What is excepted and then told by halves."""
_BRIEF = 9
"""The words of a reply that declines and says nothing else."""
_NEXT = 3
_SOME_OF_THEM = re.compile(
    r"^\W*(?:i'd say |well,? )?(?:most|some|half|a few|several|many) of (?:them|those|these)\W*$"
)
"""So many, but not which."""
_WELL = re.compile(
    r"\W*(?:(?:i'm|i am|im|all|doing|still|tired but|just|quite|absolutely|perfectly)\W+){0,3}"
    r"(?:fine|good|great|okay|ok|alright|all right|well|never better|couldn't be better)"
    r"(?: thanks| thank you)?\W*$"
)
_NO_OTHER = re.compile(
    r"\b(?:that's|that is|it's|is) the only (?:one|thing)\b(?: (?:that's true|that fits|that applies))?"
    r"|\bnothing else (?:is true|fits|applies)\b|\bnone of the others\b"
)
_WISHED = re.compile(r"\b(?:i'd|i would) (?:love|like) to\b|\bone day\b|\bsome ?day\b|\bnot yet\b")
_DONE_TO_ME = re.compile(
    r"\b(?!(?:it|that|this|what|always|sometimes)\b)\w+s me\b"
    r"|\b(?:i'm|i am|i get|am|we're|we are) (?:still |being |getting )?(?:being )?(?:\w+ed|taught|shown) by\b"
)
"""What others do for the person: "my neighbour teaches me"."""


def _is_done_to_them(view: View, item: str, first: int, last: int) -> bool:
    """Whether a sentence says that others do for the person what a sign of growth asks of them."""
    trained = view.lexicon.trained
    if trained is None or item in trained.standing_still:
        return False
    words = view.words(first, last)
    return _DONE_TO_ME.search(words) is not None and _I_DO.search(words) is None


_I_DO = re.compile(r"\bi (?!am\b|get\b|was\b|'m\b|also want\b|want\b)\w+ (?!me\b)")
_RESTATED = 5
"""The tokens of a unit that says a sign again and nothing more."""


def read_statements(view: View, by_parts: Sequence[Found] = ()) -> list[Found]:
    """All signs and examples that the reply answers.

    Args:
        view: the reply.
        by_parts: what the readers of parts made of the signs, by their labels and names. They know more
            ways to say "all but a", and are believed where they found as much; what comes by its place
            alone ("no, no, yes"), examples, and signs asked the other way round are read here.
    """
    items = view.lexicon.rubric.items
    asked = tuple(
        piece for piece in view.asked.pieces if piece.item is not None and is_sign(items[piece.item])
    )
    if not asked:
        return []
    whole = view.words(view.first, view.last)
    if _only_declines(view, whole):
        return [Found(piece.item or "", None, ((view.first, view.last),), "declined") for piece in asked]
    if len(asked) > 1 and _SOME_OF_THEM.match(whole):
        return []
    asked = _numbered(view, asked)
    statements = all(getattr(items[piece.item or ""], "sense", "") == "true" for piece in asked)
    rest = with_rest(view, asked) if statements and len(asked) > 2 else None
    if rest is not None:
        return _as_found(rest)
    plain = _ticks(view, asked) or _all_well(view, asked, whole) or _only_one(view, asked, whole)
    if plain:
        return _as_found(plain)
    return _with_left_out(view, asked, _by_all_ways(view, asked, by_parts, whole))


def _with_left_out(view: View, asked: tuple[Piece, ...], found: list[Found]) -> list[Found]:
    """The findings, with what the reply leaves out by its label: "a yes, b no, skip c"."""
    out = {
        piece.item or "": Found(piece.item or "", None, ((first, last),), "declined")
        for piece, first, last in left_out(view, asked)
    }
    return [*(one for one in found if one.item not in out), *out.values()]


def _by_all_ways(view: View, asked: tuple[Piece, ...], by_parts: Sequence[Found], whole: str) -> list[Found]:
    """What is said of each statement: by labels, by places, by names, or of all of them."""
    items = view.lexicon.rubric.items
    by_parts = [one for one in by_parts if not _is_elsewhere(view, one)]
    asked = as_many(view, asked, units(view, view.first, view.last))
    by_parts = [one for one in by_parts if any(piece.item == one.item for piece in asked)]
    found = _told(view, asked)
    if len(found) * 2 > len(asked) and segments(view):
        return _contradicted(view, asked, _as_found(found))
    by_parts = _without_guesses(view, found, by_parts)
    examples = all(getattr(items[piece.item or ""], "sense", "") == "example" for piece in asked)
    pointed = None if examples and labelled(view) else by_reference(view, asked)
    if pointed is not None:
        before = replace(view, last=pointed.last)
        told = _told(before, asked) if pointed.last > view.first else {}
        told = told | pointed.found
        told |= _beside(view, told, by_parts)
        if len(told) >= len(found):
            return _as_found(told)
    if not labelled(view):
        found |= _beside(view, found, by_parts) | _but_for(view, found, by_parts)
    whole_set = len(found) == len(asked) and (
        is_set(whole)
        or (opens_with_set(view) and not _SOFTENS.search(whole))
        or _tells_apart(found, by_parts)
    )
    if not (whole_set or _is_ticked(view)) and _is_by_parts(view, asked) and len(by_parts) >= len(found):
        return _contradicted(view, asked, _softened(view, by_parts))
    return _contradicted(view, asked, _as_found(found))


def _tells_apart(found: dict[str, Judged], by_parts: Sequence[Found]) -> bool:
    """Whether one value for all was made of a reply that tells places apart: "the first yes, others not"."""
    several = len({one.value for one in found.values()}) > 1 and len({one.span for one in found.values()}) > 1
    return several and len({one.spans for one in by_parts}) == 1 and len(by_parts) == len(found)


def _without_guesses(view: View, found: dict[str, Judged], by_parts: Sequence[Found]) -> list[Found]:
    """What the readers of parts found, less what they only take for a yes because its name stands there.

    Behind a label or a heading stands the answer; where it gives no value and is not like what people on
    whom the statement is true say, the label alone says nothing.
    """
    items = view.lexicon.rubric.items
    behind = {
        region.piece.item: region
        for region in (regions(view) if labelled(view) else headed(view, fewest=1))
        if region.piece.item and is_sign(items[region.piece.item]) and region.units
    }
    out: list[Found] = []
    for one in by_parts:
        if one.value == "yes" and not behind and _is_unnamed(view, one):
            continue
        region = behind.get(one.item)
        if region is not None and one.act == "value" and one.item in found:
            continue
        if region is not None and one.value == "yes" and not _says_yes(view, region):
            continue
        out.append(one)
    return [*out, *_as_found({item: found[item] for item in behind if item in found})] if behind else out


def _is_unnamed(view: View, one: Found) -> bool:
    """Whether the words of a yes neither say it, nor point anywhere, nor are about the statement."""
    first, last = one.spans[0]
    if any(
        view.text(at) in _POINTING or len(view.text(at)) == 1 or view.text(at).isdigit()
        for at in range(first, last)
    ):
        return False
    low, high = view.parsed.sentence_bounds(first) or (first, last)
    near = units(view, max(low, view.first), min(high, view.last))
    if not near or any(verdict(view.words(unit.first, unit.last)) is not None for unit in near):
        return False
    return all(region.piece.item != one.item for region in named_regions(view, near))


_POINTING = frozenset(
    (*ORDINALS, "all", "both", "everything", "last", "these", "those", "them", "none", "each")
)


def _says_yes(view: View, region: Region) -> bool:
    """Whether the answer to a piece says yes, or is like what is said where it is true."""
    if any(verdict(view.words(unit.first, unit.last)) == "yes" for unit in region.units):
        return True
    trained = view.lexicon.trained
    if trained is None:
        return False
    tokens = view.parsed.tokens[region.units[0].first : region.units[-1].last]
    value, lead = trained.as_said(region.piece.item or "", tokens)
    return value == "yes" and lead > 0


_OTHER_WAY = round(1.5 * ONE)
"""How much more a clause must be like a statement put the other way round than like the statement."""


def _contradicted(view: View, asked: tuple[Piece, ...], found: list[Found]) -> list[Found]:
    """The findings, a yes turned where it says the contrary: "I do more than close tickets"."""
    trained = view.lexicon.trained
    turned = {piece.item for piece in asked if piece.turned}
    out: list[Found] = []
    for one in found:
        first, last = one.spans[0] if one.spans else (0, 0)
        if (
            trained is not None
            and one.value == "yes"
            and one.item not in turned
            and one.item in trained.said
            and not is_bare(view.words(first, last))
        ):
            seen = marks(view.parsed.tokens[first:last], trained.families, asking=True)
            points = trained.questions.points(seen)
            if points.get(CONTRARY + one.item, 0) >= max(0, points[one.item]) + _OTHER_WAY:
                one = one._replace(value="no")
        out.append(one)
    return out


_NUMERAL = re.compile(r"(?:[1-9]|10)")


def _numbered(view: View, asked: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces, by their places as labels where a short reply names several that have none: "1 and 4"."""
    if any(piece.label for piece in asked) or view.last - view.first > _POINTS:
        return asked
    named = [view.text(at) for at in range(view.first, view.last) if _NUMERAL.fullmatch(view.text(at))]
    places = {str(place) for place in range(1, len(asked) + 1)}
    if len(named) < _NAMED or not places.issuperset(named):
        return asked
    return tuple(piece._replace(label=str(place)) for place, piece in enumerate(asked, start=1))


_POINTS, _NAMED = 24, 2
"""The tokens of a reply that points by numbers, and how many of these it has."""


def _ticks(view: View, asked: tuple[Piece, ...]) -> dict[str, Judged]:
    """Letters alone, one for each sign and in their order: "t f f t t"."""
    words = [at for at in range(view.first, view.last) if view.parsed.tokens[at].kind == "w"]
    if len(asked) < 2 or len(words) != len(asked) or any(view.text(at) not in TICKS for at in words):
        return {}
    return {
        piece.item or "": Judged(value_of(view, piece, TICKS[view.text(at)]), (at, at + 1))
        for piece, at in zip(asked, words, strict=True)
    }


def _all_well(view: View, asked: tuple[Piece, ...], words: str) -> dict[str, Judged]:
    """A denial of the one thing asked about, however it was put: "I'm fine", "never better"."""
    item = view.lexicon.rubric.items[asked[0].item or ""]
    if len(asked) > 1 or getattr(item, "sense", "") != "true" or not _WELL.match(words):
        return {}
    return {item.id: Judged("no", (view.first, view.last))}


def _only_one(view: View, asked: tuple[Piece, ...], words: str) -> dict[str, Judged]:
    """One sign that is true, and the rest that are not: "I'm burning out, that's the only one"."""
    said = _NO_OTHER.search(words)
    if said is None or len(asked) < 2:
        return {}
    first, last = view.tokens_at(view.first, said.start(), said.end())
    told = _told(replace(view, last=first), asked) if first > view.first else {}
    if len(told) != 1:
        return {}
    rest = {piece.item or "": Judged(value_of(view, piece, "no"), (first, last)) for piece in asked}
    return rest | told


def _only_declines(view: View, words: str) -> bool:
    """Whether the whole reply declines: "I'd rather not answer these", but not "no, yes, skip"."""
    if len(words.split()) > _BRIEF or not declines(words) or labelled(view):
        return False
    return not any(is_bare(view.words(one.first, one.last)) for one in units(view, view.first, view.last))


def _beside(view: View, found: dict[str, Judged], by_parts: Sequence[Found]) -> dict[str, Judged]:
    """What the readers of parts found of signs that are named with a verdict of their own: "Alone, yes"."""
    taken = {at for one in found.values() for at in range(*one.span)}
    out: dict[str, Judged] = {}
    for one in by_parts:
        span = one.spans[0] if len(one.spans) == 1 else None
        if one.item in found or span is None or one.act != "value" or not taken.isdisjoint(range(*span)):
            continue
        around = view.words(max(view.first, span[0]), min(view.last, span[1] + _NEXT))
        if verdict(around) == one.value:
            out[one.item] = Judged(str(one.value), span)
    return out if found else {}


def _is_elsewhere(view: View, one: Found) -> bool:
    """Whether a yes is only wished for, or somebody else's: "I'd like to build", "systems, that's Tom"."""
    if one.value != "yes" or not one.spans:
        return False
    says_nothing = all(view.text(at) in NOTHING_SAID for span in one.spans for at in range(*span))
    if says_nothing and len(view.asked.pieces) <= _NEXT and not is_bare(view.words(*one.spans[0])):
        return True  # "in" stands in the question as well, and says nothing
    bounds = view.parsed.sentence_bounds(one.spans[0][0])
    if bounds is None:
        return False
    first, last = max(bounds[0], view.first), min(bounds[1], view.last)
    around = [unit for unit in units(view, first, last) if unit.first <= one.spans[0][0] < unit.last]
    if any(declines(view.words(unit.first, unit.last)) for unit in around):
        return True
    if verdict(view.words(first, last)) is not None:
        return False
    if _is_done_to_them(view, one.item, first, last):
        return True
    return bool(_WISHED.search(view.words(first, last)) or ANOTHERS.search(view.parsed.shown_in(first, last)))


def _is_ticked(view: View) -> bool:
    """Whether letters stand behind the labels: "a T b P c F"."""
    behind = [view.words(first, last).strip(" .,;") for _, first, last in labelled(view)]
    told = all(words in TICKS or verdict(words) is not None for words in behind)
    return told and len(behind) > 1 and sum(words in TICKS for words in behind) * 2 > len(behind)


def _softened(view: View, found: Sequence[Found]) -> list[Found]:
    """The findings, an exception halved where the reply goes on so: "but the last, which is partly so"."""
    words = view.words(view.first, view.last)
    softens = _SOFTENS.search(words)
    if softens is None or verdict(words[softens.end() :]) != "some":
        return list(found)
    values = [one.value for one in found]
    most = max(values, key=values.count)
    behind, _ = view.tokens_at(view.first, softens.end() - 1, softens.end())
    spans = next(one.spans for one in found if one.value == most)
    out = [one._replace(value=most, spans=spans) if one.spans[0][0] >= behind - 1 else one for one in found]
    return [one if one.value in (most, None) else one._replace(value="some") for one in out]


def _told(view: View, asked: tuple[Piece, ...]) -> dict[str, Judged]:
    """What is said of each sign: by its label, in its place, or by its words."""
    items = view.lexicon.rubric.items
    found = {} if labelled(view) else by_label_alone(view, asked) or {}
    if found:
        return found
    for region in regions(view):
        if region.piece.item and is_sign(items[region.piece.item]):
            value = judge(view, region)
            if value is not None and (value.value is not None or region.piece.item not in found):
                found[region.piece.item] = value
    whole = as_sets(view, asked) if len(found) * 3 < 2 * len(asked) or _opens_with_set(view) else None
    return whole if whole is not None else _restated(view, asked, found)


def _opens_with_set(view: View) -> bool:
    """Whether a reply begins with one value for all: "No to all of it. Well, I do keep some things"."""
    cut = units(view, view.first, view.last)
    return bool(cut) and is_set(view.words(cut[0].first, cut[0].last))


def _but_for(view: View, found: dict[str, Judged], by_parts: Sequence[Found]) -> dict[str, Judged]:
    """What is said of single signs behind one value for all: "mostly no, though I'm a bit isolated"."""
    if not _opens_with_set(view):
        return {}
    end = units(view, view.first, view.last)[0].last
    return {
        one.item: Judged(str(one.value), one.spans[0])
        for one in by_parts
        if one.item in found and one.value is not None and one.spans and one.spans[0][0] >= end
    }


def _as_found(found: dict[str, Judged]) -> list[Found]:
    return [
        Found(item, one.value, (short(*one.span),), "value" if one.value is not None else "declined")
        for item, one in found.items()
    ]


def _is_by_parts(view: View, asked: tuple[Piece, ...]) -> bool:
    """Whether a list of signs was asked that the readers of parts understand as well."""
    senses = {getattr(view.lexicon.rubric.items[piece.item or ""], "sense", "") for piece in asked}
    if len(asked) < 2 or senses != {"true"} or any(piece.turned for piece in asked):
        return False
    said = sum(is_bare(view.text(at)) for at in range(view.first, view.last))
    told = [view.words(one.first, one.last) for one in units(view, view.first, view.last)]
    valued = sum(verdict(words) is not None or declines(words) for words in told)
    return said < len(asked) and valued != len(asked)


def _restated(view: View, asked: tuple[Piece, ...], found: dict[str, Judged]) -> dict[str, Judged]:
    """The findings, and the signs whose words are said again and not denied: "Lone wolf and burnt out"."""
    if len(asked) < 2:
        return found
    for region in named_regions(view, units(view, view.first, view.last)):
        if not region.units:
            continue
        unit = region.units[0]
        words = view.words(unit.first, unit.last)
        short = unit.last - unit.first <= _RESTATED and len(region.units) == 1
        item = view.lexicon.rubric.items[region.piece.item or ""]
        sign = isinstance(item, ExtentItem) and item.sense == "true"
        if sign and short and region.piece.item not in found and verdict(words) is None:
            scope = view.parsed.scope(unit.first)
            if view.text(unit.last) in ("?", ":"):
                continue  # a heading stands before what is said
            if _is_done_to_them(view, region.piece.item or "", unit.first, unit.last):
                continue
            if not (scope.unmet or scope.past or declines(words)):
                found[region.piece.item or ""] = Judged(turned(region.piece, "yes"), (unit.first, unit.last))
    return found
