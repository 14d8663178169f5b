"""Which words of a reply answer which piece of a question.

Labels say it outright. Otherwise the reply is cut into units (between commas and full stops), and the best
way is looked for to let some of them begin the answer to a piece: where they repeat its words ("Dodging, a
bit"), where they give a value, where a sentence begins; in the order of the question, as a rule.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from advisor.extraction.offline.habits.learnt import ONE
from advisor.extraction.offline.habits.marks import NOTHING_SAID, marks
from advisor.extraction.offline.habits.trained import Trained
from advisor.extraction.offline.habits.verdicts import PICTURES, TICKS, declines, is_bare, verdict
from advisor.extraction.offline.message import Parsed
from advisor.extraction.offline.once import replace
from advisor.extraction.offline.question import Asked, Piece
from advisor.extraction.offline.reply import View
from advisor.extraction.offline.tokens import Token, stem
from advisor.rubric.items import ExtentItem

__all__ = [
    "ORDINALS",
    "Region",
    "Unit",
    "as_many",
    "headed",
    "is_dash",
    "labelled",
    "left_out",
    "named_regions",
    "regions",
    "segments",
    "units",
]

_MOST = 120
"""Units of a reply that are looked at; nobody answers a list at greater length."""
_CUTS = frozenset(", / ; : ( ) | — &".split())
_HEAD = 8
"""So many words of a unit may name what it is about."""
_HEADING = 5
"""The words of a unit within a sentence that may still name what comes next: "teammate nope, app nope"."""
_NAMES = round(2.2 * ONE)
"""What a topic must weigh before it opens an answer by itself."""
_ECHO = round(1.6 * ONE)
_VALUE = round(2.2 * ONE)
_SENTENCE = round(0.9 * ONE)
_FIRST = round(0.6 * ONE)
_SKIP = round(1.2 * ONE)
_BACK = round(1.5 * ONE)
_UNTOLD = -round(0.4 * ONE)
"""What a sentence weighs that opens an answer by its place alone, where examples are asked for."""
_TITLED = round(0.3 * ONE)
"""How much more than any other a heading ("The app: ...") must be about one piece."""
_WASTED = -round(1.8 * ONE)
"""What it weighs that a bare value answers nothing."""


_ANYONES = frozenset(
    "i me my mine you your yours myself yourself we us our no not never yes don't one ones".split()
)
_REPEATS_NOTHING = frozenset(stem(word) for word in NOTHING_SAID | _ANYONES)
"""Stems that repeat nothing of the question."""


class Unit(NamedTuple):
    """Tokens `first` to `last` between two separators."""

    first: int
    last: int
    opens: bool
    """Whether a sentence begins with it."""
    listed: bool
    """Whether a slash or a semicolon stands before it, as in a list."""


class Region(NamedTuple):
    """The words that answer a piece, unit by unit."""

    piece: Piece
    units: tuple[Unit, ...]


def units(view: View, first: int, last: int) -> list[Unit]:
    """The units of a stretch of the reply."""
    out: list[Unit] = []
    texts = view.parsed.texts
    start, opens, listed = first, True, False
    for index in range(first, last + 1):
        text = texts[index] if index < last else "."
        ends = index == last or (text in ".!?\n" and view.parsed.clause_at[index] == -1)
        dash = text == "-" and 0 < index < last - 1 and is_dash(view.parsed, index)
        emoji = index < last and view.parsed.tokens[index].kind == "p" and ord(text[0]) > 0x2190
        tapped = emoji and text in PICTURES
        cut = ends or (text in _CUTS and not _is_share(view, index)) or dash or emoji
        pair = (view.text(index - 1), view.text(index + 1)) in _PAIRS or _is_all_but(view, index)
        conjunct = text in ("but", "and") and index > start and index + 1 < last and not pair
        if not cut and not conjunct:
            continue
        if any(view.parsed.tokens[at].kind in "wn" for at in range(start, index)):
            for low, high in _repeated(view, start, index) or _bare_list(view, start, index):
                heads = text == ":" and listed and index - start <= _HEADING
                out.append(Unit(low, high, opens or heads, listed or low > start))
                opens, listed = False, False
        if tapped and out and out[-1].last == index and not _says(view, out[-1]):
            out[-1] = out[-1]._replace(last=index + 1)
        elif tapped and not (out and out[-1].last == index and (len(out) == 1 or not out[-1].listed)):
            out.append(Unit(index, index + 1, opens, True))
        opens = opens or ends or emoji
        listed = listed or text in ("/", ";", "|")
        start = index if conjunct else index + 1
    return out[:_MOST]


_TIMES = re.compile(
    r"^\W*(?:(?P<before>[2-9]|two|three|four|five) ?(?:x|×|times) (?:no|nope|yes|true|false|some|never)"
    r"|(?:no|nope|yes|true|false|some|never) ?[x×] ?(?P<after>[2-9]))\W*$"
)
_HOW_MANY = {"two": 2, "three": 3, "four": 4, "five": 5}


def _repeated(view: View, first: int, last: int) -> list[tuple[int, int]]:
    """A value told with how many times it holds, so many times: "5x no", "no ×4"."""
    said = _TIMES.match(view.words(first, last)) if last - first <= _TIMES_LONG else None
    if said is None:
        return []
    many = said["before"] or said["after"]
    at = next(
        index
        for index in range(first, last)
        if verdict(view.text(index)) not in (None, "") and view.text(index) != "x"
    )
    return [(at, at + 1)] * (_HOW_MANY.get(many) or int(many))


_TIMES_LONG = 4


def _is_all_but(view: View, index: int) -> bool:
    """Whether "but" only excepts: "no to all but the last", not "yes to all but only on Fridays"."""
    excepts = view.text(index) == "but" and view.text(index - 1) in _ALLS
    return excepts and (
        view.text(index + 1) == "the" or view.text(index + 1) in (*ORDINALS, "last", "number")
    )


_ALLS = frozenset("all everything none nothing them these those each".split())


def _is_share(view: View, index: int) -> bool:
    """Whether a slash stands within "50/50"."""
    return view.text(index) == "/" and view.text(index - 1) == view.text(index + 1) == "50"


def _says(view: View, unit: Unit) -> bool:
    """Whether a unit gives a value: a picture behind it only underlines it."""
    return verdict(view.words(unit.first, unit.last)) is not None


def _most(trained: Trained, tokens: Sequence[Token]) -> dict[str, int]:
    """What the first words of a unit ask for, two, four or all of them: "a pattern here already"."""
    out: dict[str, int] = {}
    for length in dict.fromkeys((2, 4, len(tokens))):
        if length <= len(tokens):
            seen = marks(tokens[:length], trained.families, asking=True)
            points = trained.questions.points(mark for mark in seen if not _is_anyones(mark))
            out = {thing: max(weight, out.get(thing, weight)) for thing, weight in points.items()}
    return out


def _is_anyones(mark: str) -> bool:
    """Whether a mark holds nothing but words that stand in anything: "i don't" begins many an answer."""
    return _REPEATS_NOTHING.issuperset(word for word in mark.lstrip("@").split(" ") if word)


_PAIRS = {
    ("now", "then"),
    ("now", "again"),
    ("yes", "no"),
    ("half", "half"),
    ("on", "off"),
    ("off", "on"),
    ("again", "again"),
    ("here", "there"),
    ("more", "more"),
}
"""Words that "and" only joins into one."""
_ONE_WORD = frozenset(
    """
    yes no nope nah yep yeah yea yup ya n y true false partly sometimes kinda sorta medyo never agree
    disagree maybe
    half some neither meh both skip pass rarely seldom occasionally bit
    """.split()
)


def _bare_list(view: View, first: int, last: int) -> list[tuple[int, int]]:
    """The members of a list written without separators: "nah nah kinda", "yes n yes"."""
    words = [at for at in range(first, last) if view.parsed.tokens[at].kind == "w"]
    words = [at for at in words if view.words(at, min(at + 2, last)) not in _SOFTLY]
    members = [
        at
        for at in words
        if (view.text(at) in _ONE_WORD or view.words(at - 1, at + 1) in _SOFTLY)
        and not (view.text(at) == "n" and len(words) == 3)
    ]
    joints = [at for at in words if at not in members]
    if len(members) != len(view.asked.pieces) and any(
        view.text(at) == "true" and view.text(at - 1) in ("partly", "half", "not", "never") for at in members
    ):
        return [(first, last)]
    if len(members) < 2 or any(view.text(at) not in ("n", "and", "then", "&") for at in joints):
        return [(first, last)]
    if len(set(map(view.text, members))) == 1 and len(members) == 2 and not joints:
        return [(first, last)]  # "no no"
    return [(at - (view.words(at - 1, at + 1) in _SOFTLY), at + 1) for at in members]


_SOFTLY = ("a bit", "a little", "kind of", "sort of")
"""Two words that are one value: "no no a bit yes"."""


def is_dash(parsed: Parsed, index: int) -> bool:
    """Whether a hyphen stands between spaces."""
    tokens = parsed.tokens
    return tokens[index - 1].end < tokens[index].start and tokens[index].end < tokens[index + 1].start


def labelled(view: View) -> list[tuple[Piece, int, int]]:
    """What stands behind each label of the question that the reply uses: (piece, first, last)."""
    by_label = {piece.label: piece for piece in view.asked.pieces if piece.label}
    if not by_label:
        return _counted(view)
    anchors = _labels(view, by_label)
    if not anchors:  # whoever is asked by letters may answer by numbers
        return [] if any(label.isdigit() for label in by_label) else _counted(view)
    if any(view.text(last) in _JOINT and view.text(last + 1) in by_label for _, last, _ in anchors):
        return []  # "1 and 5, sadly" points to both, and tells of neither
    ends = [first for first, _, _ in anchors[1:]] + [view.last]
    out = [(piece, last, end) for (_, last, piece), end in zip(anchors, ends, strict=True) if end > last]
    told = [one for one in out if any(view.parsed.tokens[at].kind in "wn" for at in range(one[1], one[2]))]
    heads = {piece.label for piece, _, _ in told if piece.label.isdigit()}
    due = sum(label[:-1] not in heads for label in by_label)
    enough = len(told) * 2 >= due or len(anchors) == len(told) == 1
    return told if told and enough and len({piece.label for piece, _, _ in told}) == len(told) else []


_JOINT = frozenset("and & + or".split())
_LEAVES = re.compile(
    r"^\W*(?:and |but |please |i |i'll |i'd |let me |can i )*(?:rather )?"
    r"(?:skip(?:ping)?|pass(?: on)?|leave out|leave|leaving out|omit|decline|not answering"
    r"|no (?:answer|idea|comment) (?:on|about|for|to)|not sure (?:about|on)"
    r"|(?:don't know|dunno|can't (?:say|tell|judge))(?: about| for| on)?)"
    r"\W+(?:the )?(?:number |letter |question )?$"
)
"""What stands before a label that is left out: "skip E", "no answer for 5"."""


def left_out(view: View, asked: Sequence[Piece]) -> list[tuple[Piece, int, int]]:
    """The pieces whose labels a reply names only to leave them out, with the words that do."""
    by_label = {piece.label: piece for piece in asked if piece.label}
    out: list[tuple[Piece, int, int]] = []
    for unit in units(view, view.first, view.last) if by_label else ():
        at = next((at for at in range(unit.first + 1, unit.last) if view.text(at) in by_label), -1)
        if at < 0 or not _LEAVES.match(view.words(unit.first, at) + " "):
            continue
        if at + 1 == unit.last or view.words(at + 1, unit.last).strip(" .,!") in ("out", "please", "blank"):
            out.append((by_label[view.text(at)], unit.first, unit.last))
    return out


def _label_at(view: View, index: int, by_label: Container[str]) -> tuple[str, int]:
    """The label at a token and where it ends; "b3" is a letter and a number."""
    text, tokens = view.text(index), view.parsed.tokens
    if index + 1 < view.last and len(text) == 1 and tokens[index].end == tokens[index + 1].start:
        both = text + view.text(index + 1)
        if both in by_label:
            return both, index + 2
    return text, index + 1


def _within(text: str, before: str, by_label: dict[str, Piece]) -> str:
    """The whole label where a letter stands under its number: the "b" behind "6." where "6b" was asked."""
    if len(text) != 1 or not text.isalpha() or text in by_label:
        return text
    numbers = {label[:-1] for label in by_label if len(label) > 1 and label[:-1].isdigit()}
    number = before.rstrip("abcdefghij") or (min(numbers) if len(numbers) == 1 else "")
    return number + text if number + text in by_label else text


def _is_tick(view: View, index: int, before: tuple[int, int, Piece], order: list[str]) -> bool:
    """Whether a letter is the value behind a label, and no label: the second f of "e f f f g t"."""
    after = order.index(before[2].label) + 1
    ahead = view.text(index + 1)
    follows = ahead == (order[after] if after < len(order) else "") or not ahead.isalnum()
    return view.text(index) in TICKS and index == before[1] and follows


_MARKS = frozenset(") . : - =".split())
_BEFORE = frozenset(", . ; ) ( / \n | !".split()) | {"\n"}


def _labels(view: View, by_label: dict[str, Piece]) -> list[tuple[int, int, Piece]]:
    """Where the reply uses labels of the question: (first token, end of the label, piece), in order."""
    found: list[tuple[int, int, Piece]] = []
    order = list(by_label)
    at = -1
    for index in range(view.first, view.last):
        text, end = _label_at(view, index, by_label)
        text = _within(text, order[at] if at >= 0 else "", by_label)
        if text not in by_label or (found and _is_tick(view, index, found[-1], order)):
            continue
        opens = index == view.first or view.text(index - 1) in _BEFORE
        marked = (view.text(end) in _MARKS and not _is_range(view, end)) or view.text(index - 1) == "("
        closed = view.text(end) == ")" or (view.text(index - 1) == "(" and view.text(end) == ")")
        ahead = view.text(end + 1 if view.text(end) in ("-", "=") else end)
        valued = verdict(ahead) is not None or ahead in TICKS
        chained = order.index(text) == at + 1 and (opens or text.isdigit() or valued)
        if not (opens and marked) and not chained and not closed:
            continue
        if view.text(index) in ("a", "i") and not marked and not valued:
            continue
        last = end + 1 if view.text(end) in _MARKS else end
        found.append((index, last, by_label[text]))
        at = order.index(text)
    if len(found) == 1 and view.text(found[0][1] - 1) not in _MARKS and len(by_label) > 1:
        return found if view.last - view.first <= _HEADING else []
    return found


def _is_range(view: View, index: int) -> bool:
    """Whether a hyphen joins two numbers: "2-3 a week"."""
    return view.text(index) == "-" and view.text(index - 1).isdigit() and view.text(index + 1).isdigit()


def _counted(view: View) -> list[tuple[Piece, int, int]]:
    """The same where only the person numbers: "1 yes 2 no 3 partly"."""
    pieces = view.asked.pieces
    starts: list[int] = []
    for at in range(view.first, view.last - 1):
        if not view.text(at).isdigit():
            continue
        number = str(len(starts) + 1)
        opens = at == view.first or view.text(at - 1) in (",", ".", "\n", ";", ")", "(") or bool(starts)
        if (
            view.text(at) == number
            and opens
            and view.text(at + 1) not in ("%", "-", "years", "months", "year")
        ):
            starts.append(at)
    if len(starts) != len(pieces) or len(pieces) < 2:
        return _ranked(view)
    ends = [*starts[1:], view.last]
    return [(piece, first + 1, end) for piece, first, end in zip(pieces, starts, ends, strict=True)]


def _ranked(view: View) -> list[tuple[Piece, int, int]]:
    """The same by places as headings: "The first: none. The second: ..."."""
    pieces = view.asked.pieces
    heads = [
        (at, ORDINALS.index(view.text(at)))
        for at in range(view.first, view.last - 1)
        if view.text(at) in ORDINALS
        and view.text(at + 1) == ":"
        and (at <= view.first + 1 or view.text(at - 1) in _BEFORE or view.text(at - 2) in _BEFORE)
    ]
    places = [place for _, place in heads]
    if len(heads) < 2 or places != sorted(set(places)) or places[-1] >= len(pieces):
        return []
    ends = [at for at, _ in heads[1:]] + [view.last]
    ends = [end - 1 if view.text(end - 1) == "the" else end for end in ends]
    return [(pieces[place], at + 2, end) for (at, place), end in zip(heads, ends, strict=True)]


ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()


def regions(view: View) -> list[Region]:
    """The answers to the pieces of a question, in the order of the reply."""
    pieces = tuple(piece for piece in view.asked.pieces if piece.item or piece.label)
    if not pieces:
        return []
    by_label = labelled(view)
    if by_label:
        return [one for piece, first, last in by_label for one in _behind(view, piece, first, last)]
    cut = units(view, view.first, view.last)
    if len(pieces) == 1:
        return [Region(pieces[0], tuple(cut))] if cut else []
    by_line = _by_line(view, pieces) or segments(view) or headed(view)
    if by_line:
        return by_line
    return _aligned(view, as_many(view, pieces, cut), cut)


def _behind(view: View, piece: Piece, first: int, last: int) -> list[Region]:
    """The answers behind a label: several where the question put several things under it."""
    pieces = view.asked.pieces
    at = pieces.index(piece)
    end = next((after for after in range(at + 1, len(pieces)) if pieces[after].label), len(pieces))
    under = [one for one in pieces[at + 1 :] if one.label[:-1] == piece.label and one.label[:-1].isdigit()]
    under = [one for one in under if one.label[-1].isalpha()]
    if under:  # "6. no, no, partly" where 6a, 6b and 6c were asked
        return regions(replace(view, first=first, last=last, asked=_unlabelled(view, under)))
    group = pieces[at:end]
    if len(group) > 1:
        return regions(replace(view, first=first, last=last, asked=_unlabelled(view, group)))
    return [Region(piece, tuple(units(view, first, last)))] if piece.item else []


def _unlabelled(view: View, pieces: Sequence[Piece]) -> Asked:
    """What was asked, narrowed to some pieces, as if they had no labels."""
    return replace(view.asked, pieces=tuple(one._replace(label="") for one in pieces))


def _by_line(view: View, pieces: tuple[Piece, ...]) -> list[Region]:
    """The answers line by line, where there are as many lines as pieces and each gives a value."""
    breaks = [at for at in range(view.first, view.last) if view.text(at) == "\n"]
    bounds = zip([view.first, *(at + 1 for at in breaks)], [*breaks, view.last], strict=True)
    lines = [cut for first, last in bounds if (cut := units(view, first, last))]
    if len(lines) != len(pieces) or any(
        verdict(view.words(cut[0].first, cut[0].last)) is None for cut in lines
    ):
        return []
    found = [Region(piece, tuple(cut)) for piece, cut in zip(pieces, lines, strict=True)]
    return [region for region in found if region.piece.item]


_BARS = ("/", "|", ";")


def segments(view: View) -> list[Region]:
    """The answers one after the other, where a reply has as many as pieces were asked for, in order.

    They stand between strokes, semicolons or full stops ("no / I try not to / yes / not yet"), or between
    commas where most of them are bare values; and none is plainly about another piece.
    """
    pieces = tuple(piece for piece in view.asked.pieces if piece.item or piece.label)
    if len(pieces) < _LIST or labelled(view):
        return []
    for marks_of_end in (*((mark,) for mark in _BARS), (".", "!", "?"), (",",), _ANY):
        cut = _cut_at(view, marks_of_end)
        if len(cut) != len(pieces) or (marks_of_end == _ANY and len(pieces) < _MANY):
            continue
        if marks_of_end == _ANY:  # "First five: no, no, a bit, yes, no. Second five: yes, no, yes, yes, no."
            cut = [(_past_heading(view, first, last), last) for first, last in cut]
        told = [units(view, first, last) for first, last in cut]
        if any(_is_rest(view, first, last) for first, last in cut):
            return []  # "Partly the first. The others no" goes by places
        if marks_of_end == (",",) and len(_cut_at(view, (".", "!", "?", ";", "\n"))) > 1:
            continue  # commas within sentences
        bare = sum(bool(one) and is_bare(view.words(one[0].first, one[0].last)) for one in told)
        enough = bare + _BESIDE >= len(pieces) or (len(pieces) >= _MANY and bare * 3 >= 2 * len(pieces))
        if not all(told) or ("," in marks_of_end and not enough):
            continue
        heads = _topics(view, pieces, [one[0]._replace(opens=True) for one in told])
        doubt = _NAMES if "." in marks_of_end or "," in marks_of_end or bare * 2 < len(pieces) else 2 * _NAMES
        if all(max(row) < doubt or row.index(max(row)) == place for place, row in enumerate(heads)):
            return [Region(piece, tuple(one)) for piece, one in zip(pieces, told, strict=True) if piece.item]
    return []


def _is_rest(view: View, first: int, last: int) -> bool:
    """Whether a stretch only tells what holds of all others: "the others no"."""
    words = [view.text(at) for at in range(first, last) if view.parsed.tokens[at].kind == "w"]
    words = [word for word in words if word not in ("and", "but", "to", "for", "the")]
    return len(words) <= _REST and any(word in ("others", "rest") for word in words)


_REST = 4
_BESIDE, _MANY = 2, 8
"""So many members of a list between commas may tell something in place of a value; of a long one, a third."""


_ANY = (",", ".", "!", "?", ";", "\n")


def _past_heading(view: View, first: int, last: int) -> int:
    """Where a stretch begins behind its heading, if it has one."""
    return next((at + 1 for at in range(last - 2, first, -1) if view.text(at) == ":"), first)


def _cut_at(view: View, ends: tuple[str, ...]) -> list[tuple[int, int]]:
    """The stretches of a reply between some separators, where they hold words."""
    inside = view.parsed.clause_at
    cuts = [
        at
        for at in range(view.first, view.last)
        if view.text(at) in ends
        and not _is_share(view, at)
        and (view.text(at) not in ".!?" or inside[at] == -1)
    ]
    bounds = zip([view.first, *(at + 1 for at in cuts)], [*cuts, view.last], strict=True)
    return [
        (first, last)
        for first, last in bounds
        if any(view.parsed.tokens[at].kind in "wn" for at in range(first, last))
    ]


_HEADS = 2
"""So many headings make a list."""


def headed(view: View, fewest: int = _HEADS) -> list[Region]:
    """The answers under headings that name their statements: "Insights: all shared. Alone: never."."""
    pieces = tuple(piece for piece in view.asked.pieces if piece.item)
    items = view.lexicon.rubric.items
    heads = [one for one in units(view, view.first, view.last) if _heads(view, one)]
    statements = all(getattr(items[piece.item or ""], "sense", "") == "true" for piece in pieces)
    if not statements or len(heads) < fewest or len(pieces) < _HEADS:
        return []
    found: list[tuple[Piece, Unit]] = []
    for unit, topics in zip(heads, _topics(view, pieces, heads), strict=True):
        if max(topics) >= _NAMES:
            found.append((pieces[topics.index(max(topics))], unit))
    if len(found) < fewest or len({piece.item for piece, _ in found}) < len(found):
        return []
    ends = [unit.first for _, unit in found[1:]] + [view.last]
    return [
        Region(piece, tuple(units(view, unit.last + 1, end)))
        for (piece, unit), end in zip(found, ends, strict=True)
    ]


def _heads(view: View, unit: Unit) -> bool:
    """Whether a unit is a heading: few words, a colon behind them, and something told behind that."""
    opens = unit.first == view.first or view.text(unit.first - 1) in (*".!?;,-", "\n")
    return opens and view.text(unit.last) == ":" and unit.last - unit.first <= _HEADING


def as_many(view: View, pieces: tuple[Piece, ...], cut: list[Unit]) -> tuple[Piece, ...]:
    """The pieces, those left out that hardly ask, where the reply is a list of so many bare values."""
    bare = 0
    while bare < len(cut) and is_bare(view.words(cut[bare].first, cut[bare].last)):
        bare += 1
    over = len(pieces) - bare
    if not bare or not 0 < over <= _SPURIOUS or any(piece.label for piece in pieces):
        return pieces
    if bare == 1 and _FOR_ALL.match(view.words(cut[0].first, cut[0].last)):
        return pieces
    if bare < len(cut):  # the list ends, and something is told
        doubted = [piece for piece in pieces if piece.weight <= 0]
        if not cut[bare].opens or bare < _LIST or len(doubted) < over:
            return pieces
    weakest = sorted(pieces, key=lambda piece: piece.weight)[:over]
    return tuple(piece for piece in pieces if piece not in weakest)


_FOR_ALL = re.compile(r"\W*(?:none|neither|both|all|not one|nothing)\b")
_LIST = 3
"""So many bare values in a row are a list."""
_SPURIOUS = 2
"""So many pieces may have been believed to ask that did not."""


def named_regions(view: View, cut: list[Unit]) -> list[Region]:
    """The answers that name their piece themselves, among these units."""
    pieces = tuple(piece for piece in view.asked.pieces if piece.item)
    out: list[Region] = []
    for unit, topics in zip(cut, _topics(view, pieces, cut, within=_HEAD + 4), strict=True):
        best = max(topics)
        if best >= _NAMES:
            out.append(Region(pieces[topics.index(best)], (unit,)))
        elif out and not unit.opens:
            out[-1] = Region(out[-1].piece, (*out[-1].units, unit))
    return out


@dataclass
class _Way:
    score: int
    place: int
    valued: bool
    """Whether the answer that is open has a value yet."""
    before: _Way | None
    starts: bool


def _aligned(view: View, pieces: tuple[Piece, ...], cut: list[Unit]) -> list[Region]:
    topics = _topics(view, pieces, cut)
    none = [0] * len(pieces)
    ways: dict[int, _Way] = {-1: _Way(0, -1, False, None, False)}
    for number, unit in enumerate(cut):
        words = view.words(unit.first, unit.last)
        value = verdict(words) is not None or declines(words)
        bare = value and is_bare(words)
        after = cut[number + 1] if number + 1 < len(cut) else None
        heads = unit.opens or value or (after is not None and is_bare(view.words(after.first, after.last)))
        heads = heads or view.text(unit.last) == ":"
        follows = number > 0 and is_bare(view.words(cut[number - 1].first, cut[number - 1].last))
        placed = unit._replace(listed=unit.listed or follows)
        ways = _next(view, pieces, ways, placed, topics[number] if heads else none, value, bare)
    best = max(ways.values(), key=lambda way: (way.score, -way.place))
    starts: list[tuple[int, bool]] = []
    way: _Way | None = best
    while way is not None:
        starts.append((way.place, way.starts))
        way = way.before
    starts = starts[::-1][1:]
    out: list[Region] = []
    for unit, (place, begins) in zip(cut, starts, strict=True):
        if place < 0:
            continue
        if begins or not out:
            out.append(Region(pieces[place], (unit,)))
        else:
            out[-1] = Region(out[-1].piece, (*out[-1].units, unit))
    return [region for region in out if region.piece.item]


def _next(
    view: View,
    pieces: tuple[Piece, ...],
    ways: dict[int, _Way],
    unit: Unit,
    topics: list[int],
    value: bool,
    bare: bool,
) -> dict[int, _Way]:
    """The best ways after one more unit, by the piece that is being answered."""
    out: dict[int, _Way] = {}
    named = max(topics, default=0) >= _NAMES
    for place, way in ways.items():
        going = way.score
        if bare and (way.valued or place < 0):
            going += (2 if unit.opens else 1) * _WASTED
        elif value and place >= 0 and not way.valued:
            going += _VALUE
        if named and topics.index(max(topics)) != place:
            going += _WASTED
        _keep(out, _Way(going, place, way.valued or value, way, False))
        for other in range(len(pieces)):
            score = _opening(view, pieces[other], unit, topics[other], value, bare, named)
            if score is None or other == place or (other < place and topics[other] < _NAMES):
                continue
            if bare and not unit.opens and place >= 0 and not way.valued:
                continue  # the value of what was just named
            if other < place and not unit.opens:
                continue
            if other > place:
                score -= _SKIP * (other - place - 1) if topics[other] < _NAMES else 0
                score += _FIRST if other == place + 1 else 0
            else:
                score -= _BACK
            _keep(out, _Way(way.score + score, other, value, way, True))
    return out


def _keep(ways: dict[int, _Way], way: _Way) -> None:
    known = ways.get(way.place)
    if known is None or known.score < way.score:
        ways[way.place] = way


def _opening(
    view: View, piece: Piece, unit: Unit, topic: int, value: bool, bare: bool, named: bool
) -> int | None:
    """What it weighs that a unit opens the answer to a piece; None where it cannot."""
    starts = _SENTENCE if unit.opens else 0
    if topic >= _NAMES:
        return topic + starts + (_VALUE // 2 if value else 0)
    if named:
        return None
    if bare or (value and (unit.opens or unit.listed)):
        return topic + _VALUE + starts
    item = view.lexicon.rubric.items.get(piece.item or "")
    tells = isinstance(item, ExtentItem) and item.sense == "example"
    return topic + starts + _UNTOLD if unit.opens and (tells or item is None) else None


def _topics(
    view: View, pieces: tuple[Piece, ...], cut: list[Unit], within: int = _HEADING
) -> list[list[int]]:
    """How strongly each unit is about each piece."""
    trained = view.lexicon.trained
    if trained is None:
        return [[0] * len(pieces) for _ in cut]
    shared: dict[str, int] = {}
    content = [frozenset(word for word in piece.words if word not in _REPEATS_NOTHING) for piece in pieces]
    for words in content:
        for word in words:
            shared[word] = shared.get(word, 0) + 1
    out: list[list[int]] = []
    for unit in cut:
        tokens = view.parsed.tokens[unit.first : min(unit.last, unit.first + _HEAD)]
        long = not unit.opens and unit.last - unit.first > within
        if long or is_bare(view.words(unit.first, unit.last)):
            out.append([0] * len(pieces))
            continue
        stems = {stem(token.text) for token in tokens if token.kind == "w"}
        points = _most(trained, tokens)
        row = []
        for piece, words in zip(pieces, content, strict=True):
            echo = sum(_ECHO // shared[word] for word in words & stems if shared[word] * 2 <= len(pieces) + 1)
            learnt = max(0, points.get(piece.item or "", 0))
            row.append(min(learnt, 2 * _ECHO) + echo)
        best = sorted(row)[-2:] if len(row) > 1 else [0, *row]
        if view.text(unit.last) == ":" and best[-1] > max(0, best[0]) + _TITLED:
            row = [max(score, _NAMES) if score == best[-1] else score for score in row]
        out.append([score if score == best[-1] and best[-1] > best[0] else score // 3 for score in row])
    return out
