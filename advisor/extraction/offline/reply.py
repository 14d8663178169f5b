"""A reply seen against the question it answers: the labels of parts that it uses, and its entries.

An *entry* is one member of a list: what stands between two separators. Readers pair entries with the anchors
in them (see `anchors`) and the values they recognise.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple, Protocol, TypeVar

from advisor.answers import Value
from advisor.extraction.offline.conceded import grants
from advisor.extraction.offline.durations import UNITS
from advisor.extraction.offline.english import NUMBER_WORDS, TURNS
from advisor.extraction.offline.form import counted_labels
from advisor.extraction.offline.labels import Label, codes
from advisor.extraction.offline.lexicon import Lexicon, Mention
from advisor.extraction.offline.message import Parsed
from advisor.extraction.offline.once import once
from advisor.extraction.offline.phrases import Cued
from advisor.extraction.offline.question import Asked, Slot

__all__ = ["AROUND", "SETS", "Entry", "Found", "View", "clause_of", "inside_number", "lined", "within"]


class _Placed(Protocol):
    """Anything that begins at a token."""

    @property
    def first(self) -> int: ...


_Piece = TypeVar("_Piece", bound=_Placed)


class Found(NamedTuple):
    """What a reader found: a value of an item at these token ranges.

    `act` is "value", "again" (a value that takes the place of a known one, and is never added to it),
    "declined", "withdrawn", "off" (a number off the scale) or "left" (what is left of several values when
    others are taken out).
    """

    item: str
    value: Value | None
    spans: tuple[tuple[int, int], ...]
    act: str = "value"


class Entry(NamedTuple):
    """Tokens `first` to `last` between two separators, in one sentence."""

    first: int
    last: int
    sentence: int


SETS = frozenset("all everything each any none neither both every lot".split())
"""Words that may stand for all parts asked for."""


@dataclass(frozen=True)
class View:
    """All that a reader may look at: tokens `first` to `last` of a message, and its context."""

    parsed: Parsed
    asked: Asked
    lexicon: Lexicon
    known: Mapping[str, Value]
    today: date | None
    first: int
    last: int
    told: frozenset[str] = frozenset()
    """What the message told before: "the rest" leaves it out."""
    wider: bool = False
    """Whether some items were not asked in so many words; plain words are not believed of them."""
    amends: bool = False
    """Whether it is read as the correction of what is known."""
    hopes: bool = False
    """Whether the question asks for wishes: then a word for what may be done is one, too."""
    cv: bool = False
    """Whether the message is a pasted CV: what it lists, the person has done."""

    def kinds(self, kind: str) -> tuple[str, ...]:
        """The items of this kind that were asked for, in order; unknown parts left out."""
        return self._by_kind.get(kind, ())

    @once
    def _by_kind(self) -> dict[str, tuple[str, ...]]:
        """Kind → the items of it that were asked for."""
        items, found = self.lexicon.rubric.items, dict[str, tuple[str, ...]]()
        for item in self.asked.items:
            kind = items[item].kind
            found[kind] = (*found.get(kind, ()), item)
        return found

    # Readers ask for these two some hundred times a message: one call each, and none that passes them on.
    @once
    def text(self) -> Callable[[int], str]:
        """Gives the token at an index, or "" outside the message."""
        return self.parsed.text_at

    @once
    def words(self) -> Callable[[int, int], str]:
        """Gives the normalised text from a first token to a last one, exclusive."""
        return self.parsed.words

    def quote(self, first: int, last: int) -> str:
        """The person's exact characters under tokens `first` to `last`."""
        return self.parsed.quote(first, last)

    def search(self, cued: Cued, first: int, last: int) -> re.Match[str] | None:
        """The first match of a pattern in the words of tokens `first` to `last`."""
        if cued.cues.isdisjoint(self.parsed.texts[first:last]):
            return None
        return cued.pattern.search(self.words(first, last))

    @once
    def mentions(self) -> list[Mention]:
        """The names in the stretch."""
        return self.parsed.mentions_in(self.first, self.last)

    @once
    def named(self) -> dict[str, list[Mention]]:
        """Item → the names in the stretch that may have to do with it."""
        named: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            for item in {ref.item for ref in mention.refs}:
                named.setdefault(item, []).append(mention)
        return named

    def sentences(
        self, turns: Callable[[View, int], bool] | None = None, most: int | None = None
    ) -> list[tuple[int, int]]:
        """The sentences of the stretch, none of them empty.

        Args:
            turns: tells of a token that is no end of a sentence whether it parts one all the same.
            most: how many tokens are looked at for ends; what is left behind them stands together.
        """
        out, start = list[tuple[int, int]](), self.first
        for index in range(self.first, self.last if most is None else min(self.last, self.first + most)):
            ends = self.text(index) in _STOPS and self.parsed.clause_at[index] == -1
            if ends or (turns is not None and turns(self, index)):
                if index > start:
                    out.append((start, index))
                start = index + 1
        return [*out, (start, self.last)] if self.last > start else out

    def tokens_at(self, first: int, start: int, end: int) -> tuple[int, int]:
        """The tokens under characters `start` to `end` of the words that begin at token `first`."""
        base = self.parsed.tokens[first].start
        ends = self.parsed.ends
        return bisect_right(ends, base + start), bisect_left(ends, base + end) + 1

    @once
    def label_starts(self) -> frozenset[int]:
        """Where they begin."""
        return frozenset(first for first, _, _ in self.label_anchors)

    @once
    def label_anchors(self) -> list[tuple[int, int, Slot]]:
        """Labels of the question's parts that the person uses: (first, last, slot)."""
        by_label = {slot.label: slot for slot in self.asked.slots if slot.label}
        if not by_label or _is_bare_list(self, by_label):
            return []
        if any("." in label for label in by_label):
            numbered = [at for at in range(self.first, self.last) if self.text(at) in by_label]
            return [(at, at + 1, by_label[self.text(at)]) for at in numbered]
        if any(len(label) > 1 and label[0].isalpha() and label[-1].isdigit() for label in by_label):
            return [
                (label.first, label.last, by_label[label.text])
                for label in codes(self.parsed.tokens)
                if label.text in by_label and self.first <= label.first < self.last
            ]
        heads = lined(self, by_label) or counted_labels(self.parsed, self.first, self.last, by_label)
        if heads:
            return [(label.first, label.last, by_label[label.text]) for label in heads]
        candidates = [
            label for label in self.parsed.labels_in(self.first, self.last) if label.text in by_label
        ]
        taken = {index for label in candidates for index in range(label.first, label.last)}
        candidates += _numeric(self, by_label, taken)
        opening = self.text(self.first)
        if len(opening) == 1 and opening in by_label and self.first and self.text(self.first - 1).isdigit():
            marked = self.text(self.first + 1) in (".", ")", ":")
            candidates.append(
                Label(opening, self.first, self.first + 1 + marked, True)
            )  # "3a", without its 3
        candidates += _stopped(self, by_label, {label.first for label in candidates})
        candidates += _complete(self, by_label, {label.first for label in candidates})
        equated = _equated(self, by_label)
        at = {label.first for label in equated}
        candidates = [label for label in candidates if label.first not in at] + equated
        candidates.sort(key=lambda label: label.first)
        ends = {label.last for label in candidates}
        candidates = [one for one in candidates if one.text != "a" or one.first not in ends]  # "b. a 7"
        sure = {label for label in candidates if label.strong or _is_sure(self, label.first, label.text)}
        sure |= _following(self, candidates, [*by_label])
        return [
            (label.first, label.last, by_label[label.text])
            for label in candidates
            if label in sure or _is_likely(self, label.first, label.last, bool(sure))
        ]

    @once
    def wishes(self) -> frozenset[str]:
        """Wishes listed without being asked for: "Hybrid. Evenings ok. B2B". Two short members make a list.

        One alone may be said of anything ("the shop was B2B"), and so may a word that also names something
        the person has done ("phone").
        """
        named = self.named.keys() & self.lexicon.wishes if not self.cv else ()
        listed = [item for item in named if any(self._is_member(one) for one in self.named[item])]
        return self.lexicon.wishes if len(listed) > 1 else frozenset()

    def _is_member(self, mention: Mention) -> bool:
        """Whether a name is of one wish only and stands in its entry nearly alone, as one's own and now."""
        if len({ref.item for ref in mention.refs}) > 1 or not (mention.ref("value") or mention.ref("half")):
            return False
        scope = self.parsed.scope(mention.first)
        entry = next((one for one in self.entries if one.first <= mention.first < one.last), None)
        if entry is None or scope.blocked or scope.past:
            return False
        return entry.last - entry.first - (mention.last - mention.first) <= 3

    def names_others(self, first: int, last: int) -> bool:
        """Whether tokens `first` to `last` name something, and nothing that was asked for."""
        refs = self.lexicon.meant(self.parsed.mentions_in(first, last))
        return bool(refs) and not any(ref.item in self.asked.items for ref in refs)

    def section(self, index: int) -> str:
        """The kind of the section of a CV that holds a token; "" where it is about work, or no CV."""
        return self.parsed.section(index) if self.cv else ""

    @once
    def entries(self) -> list[Entry]:
        """The entries of the stretch, in order."""
        return _entries(self)

    def is_except(self, index: int) -> bool:
        """Whether an exception begins here: "except", "apart from", "all of them but"."""
        text = self.text(index)
        if text in ("except", "excluding", "excl", "barring"):
            return True
        if text == "save" and self.text(index + 1) == "for":
            return True
        if text == "with":
            ahead = self.parsed.texts[index + 1 : index + 4]
            return "exception" in ahead and "no" not in ahead
        if text in ("bar", "minus", "besides", "save", "but"):
            return self._follows_set(index)
        return text in ("apart", "aside") and self.text(index + 1) == "from"

    def _follows_set(self, index: int) -> bool:
        """Whether a set was named just before: "everything but", "all of them but", "all 8 but"."""
        near = self.parsed.texts[max(self.first, index - 4) : index]
        if near and near[-1] in ("both", "either"):
            return False  # "fine with both but chat is easier"
        if near and (near[-1] in SETS or near[-1] in ("anything", "nothing", "anywhere", "them")):
            return True
        return "," not in near and any(text in ("all", "everything", "every") for text in near)


AROUND = 60
"""How many tokens before and after one are looked at, whatever is pasted in one clause."""


def clause_of(view: View, index: int) -> tuple[int, int]:
    """The clause around a token, as far as view and look go."""
    at = view.parsed.clause_at[index]
    if at < 0:
        return index, index + 1
    clause = view.parsed.clauses[at]
    return max(clause.first, view.first, index - AROUND), min(clause.last, view.last, index + AROUND)


def within(entries: list[Entry], pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    """For each entry the pieces that begin in it; pieces come in the order of the text."""
    starts = [piece.first for piece in pieces]
    return [
        list(pieces[bisect_left(starts, entry.first) : bisect_left(starts, entry.last)]) for entry in entries
    ]


def _numeric(view: View, by_label: Mapping[str, Slot], taken: set[int]) -> list[Label]:
    """Bare numbers as labels ("1 no, 2 yes", "all except 5"): only where no part takes a number itself."""
    items = view.lexicon.rubric.items
    out = []
    for index in range(view.first, view.last):
        text = view.text(index)
        if text not in by_label or index in taken or (index - 1 in taken and view.text(index - 1) in ").:"):
            continue
        if not text.isdigit():
            if "." in text and _is_extent(view, by_label[text]):
                out.append(Label(text, index, index + 1, True))  # "5.1 to 5.3 yes"
            continue
        after_it = view.parsed.tokens[index + 1] if index + 1 < len(view.parsed.tokens) else None
        glued = after_it and after_it.kind == "w" and after_it.start == view.parsed.tokens[index].end
        kind_of = by_label[text].item
        rated = kind_of is not None and items[kind_of].kind == "rating"
        if after_it and after_it.text in UNITS and len(after_it.text) > 1 and not glued:
            continue  # "3 years" under "3."
        if after_it and glued and (rated or after_it.text not in _MARKS):
            continue  # "8ish"
        item = by_label[text].item
        kind = items[item].kind if item else ""
        if rated and view.text(index + 1) == "is" and view.text(index + 2).isdigit():
            out.append(Label(text, index, index + 2, True))  # "3 is 7 too"
            continue
        before, after = view.text(index - 1), view.text(index + 1)
        starts = index == view.first or before in _SEPARATORS or before in (".", "\n")
        pointed = before in ("for", "number", "#", "part", "point") and after in (
            "",
            ",",
            ".",
            ";",
            "and",
            "\n",
        )
        worded = starts and after not in ("", ",", "/", "-") and after[:1].isalpha() and kind != "rating"
        if kind == "extent" or pointed or worded or glued:
            out.append(Label(text, index, index + 1, True))
    return out


def _is_extent(view: View, slot: Slot) -> bool:
    return slot.item is not None and view.lexicon.rubric.items[slot.item].kind == "extent"


def _stopped(view: View, by_label: Mapping[str, Slot], taken: set[int]) -> list[Label]:
    """Numbers with a full stop that count ratings: "1. 5 2. 8 3. 8"."""
    tokens, chain = view.parsed.tokens, list[Label]()
    for index in range(view.first, view.last - 2):
        mark, after = tokens[index + 1], tokens[index + 2]
        stands = mark.text == "." and mark.start == tokens[index].end and after.start > mark.end
        if stands and after.kind == "n" and tokens[index].text == str(len(chain) + 1):
            chain.append(Label(tokens[index].text, index, index + 2, True))
    fits = len(chain) > 1 and all(label.text in by_label for label in chain)
    return [label for label in chain if label.first not in taken] if fits else []


def _complete(view: View, by_label: Mapping[str, Slot], taken: set[int]) -> list[Label]:
    """Numbers with a mark, each of the question's once, in any order: "3. six 2. waiter 1. BA"."""
    tokens, found = view.parsed.tokens, list[Label]()
    for index in range(view.first, view.last - 2):
        mark, after = tokens[index + 1], tokens[index + 2]
        if tokens[index].kind == "n" and mark.text in (".", ")") and mark.start == tokens[index].end:
            found += [Label(tokens[index].text, index, index + 2, True)] if after.start > mark.end else []
    labels = [label.text for label in found]
    whole = len(labels) > 1 and sorted(labels) == sorted(by_label) and labels[0] == tokens[view.first].text
    return [label for label in found if label.first not in taken] if whole else []


def lined(view: View, names: Container[str]) -> list[Label]:
    """The numbers at the head of every line, one after the other: "9 yes", "10 7", "11 8"."""
    tokens = view.parsed.tokens
    lines = view.parsed.lines
    opening = bisect_right(lines, view.first, key=itemgetter(1))
    closing = bisect_left(lines, view.last, key=itemgetter(0))
    heads = [max(first, view.first) for first, _ in lines[opening:closing]]
    labels = [tokens[at].text for at in heads]
    bare = all(at + 1 < view.last and tokens[at + 1].start > tokens[at].end for at in heads)
    bare = bare and not any(tokens[at + 1].text in ("\n", "-", ":", "=") for at in heads)
    if len(heads) < _LINES or not bare or not all(label.isdigit() and label in names for label in labels):
        return []
    numbers = [int(label) for label in labels]
    rising = all(low < high for low, high in pairwise(numbers))
    return [Label(tokens[at].text, at, at + 1, True) for at in heads] if rising else []


_LINES = 3
"""How many lines that begin with a number are numbered."""


def _is_bare_list(view: View, by_label: Mapping[str, Slot]) -> bool:
    """Whether a reply is as many bare numbers as there are numbered parts: "3. 2. 3. 6" has no labels."""
    tokens = view.parsed.tokens[view.first : view.last]
    if any("." in label for label in by_label) and any(token.text in by_label for token in tokens):
        return False  # "4.3 8, 4.1 7"
    numbers = sum(token.kind == "n" for token in tokens)
    return numbers == len(by_label) > 1 and all(token.kind != "w" for token in tokens)


_EQUALS = frozenset("= - :".split())


def _equated(view: View, by_label: Mapping[str, Slot]) -> list[Label]:
    """Numbers put beside ratings: "1 - 8, 2 - 9", "1=8 2=9"; each the label after the one before it."""
    order = [label for label in by_label if label.isdigit()]
    chain: list[Label] = []
    for index in range(view.first, view.last - 2):
        text, mark = view.text(index), view.text(index + 1)
        if mark not in _EQUALS or len(chain) >= len(order) or text != order[len(chain)]:
            continue
        if view.text(index - 1) in _EQUALS:
            continue  # the rating of the part before
        chain.append(Label(text, index, index + 2, True))
    whole = len(chain) > 1 and len(chain) == len(order) and chain[0].first <= view.first + 3
    return chain if whole else []


def _is_sure(view: View, index: int, text: str) -> bool:
    """A bare label that can hardly be a word: "d", "iii"; not "a", "i", "y", "n"."""
    return text not in ("a", "i", "y", "n", "u", "r", "k", "m", "s", "t") and (
        len(text) > 1 or view.text(index - 1) != "'"
    )


_MARKS = frozenset("y n s x yes no".split())
"""Answers so short that a number may be glued to them: "1y 2n"."""
_WORDS = frozenset("a i y n".split())
"""Labels that are words of their own, unless an answer comes right after."""
_ANSWERS = frozenset("yes no y n some never ok okay fine yep nope yeah nah sometimes not skip none".split())


def _following(view: View, candidates: list[Label], order: list[str]) -> set[Label]:
    """The labels that go on counting from one used before: the "r" of "q no r no"."""
    found: set[Label] = set()
    used: set[str] = set()
    for label in candidates:
        place = order.index(label.text)
        after = view.text(label.last + (view.text(label.last) in _EQUALS))
        answered = after in _ANSWERS or after[:1].isdigit() or after in NUMBER_WORDS
        if place and order[place - 1] in used and (label.text not in _WORDS or answered):
            found.add(label)
        used.add(label.text)
    return found


_AFTER_ARTICLE = frozenset("bit little lot few touch tad couple while half year month week decade".split())


def _is_likely(view: View, first: int, last: int, others: bool) -> bool:
    """Whether "a" or "i" is a label here: at an entry's start beside other labels, or alone in its entry."""
    before, after = view.text(first - 1), view.text(last)
    if after in _AFTER_ARTICLE:
        return False
    starts = (
        first == view.first
        or before in _SEPARATORS
        or before in ("\n", ".", "(", ":", "but", "except", "than", "as", "just", "only", "both")
    )
    ends = last == view.last or after in _SEPARATORS or after in ("\n", ".", ")", "!", "?", "=", ":")
    if starts and ends:
        return True
    if (
        after in ("and", "or", ",", "&")
        and len(view.text(last + 1)) == 1
        and view.text(last + 1).isalpha()
        and others
    ):
        return True
    return starts and (
        others
        or (
            view.parsed.shown[view.parsed.tokens[first].start].isupper()
            and view.parsed.tokens[last].kind == "n"
        )
    )


# --- entries

_REFERS = frozenset(
    "but except just only and from than as not for of is or both to same a b c d e , ( -".split()
)
"""Words after which a label is referred to, rather than opening an entry: "all but (e)", "same as b"."""
_SEPARATORS = frozenset(", ; / and & + or then | plus".split())
_ENDS = frozenset(".!?\n")
_STOPS = _ENDS | {";"}
_CUTS = _SEPARATORS | _ENDS | TURNS


def _entries(view: View) -> list[Entry]:
    out: list[Entry] = []
    start, sentence = view.first, 0
    texts, clause_at = view.parsed.texts, view.parsed.clause_at
    marked = {index for first, last, _ in view.label_anchors for index in range(first, last)}
    heads = {first for first, _, _ in view.label_anchors if view.text(first - 1) not in _REFERS}
    skipped = _skipped(view)
    for index in range(view.first, view.last):
        text = texts[index]
        if index in skipped and index > start:
            out.append(Entry(start, index, sentence))
            start = index
        joins = text == "n" and _joins(view, index)
        if text not in _CUTS and index not in heads and not joins:
            continue
        if index in heads and index > start:  # a label opens an entry of its own
            out.append(Entry(start, index, sentence))
            start = index
        if index in marked:
            continue
        if text == "?" and _stands_for_one(view, start, index):
            out.append(Entry(index, index + 1, sentence))
            start = index + 1
            continue
        ends = text in _ENDS and clause_at[index] == -1
        separates = text in _SEPARATORS and not inside_number(view, index) and not _inside_name(view, index)
        separates = (separates and not _answers_unasked(view, start, index)) or joins
        separates = separates and not _joins_denied_deeds(view, start, index)
        turns = text in TURNS and index > start and not (text == "but" and view.is_except(index))
        if (separates or turns) and grants(texts, start, index, view.last):
            continue  # "not every day, but yes"
        if ends or separates or turns:
            if index > start:
                out.append(Entry(start, index, sentence))
            start = index if turns else index + 1
            sentence += (
                ends and bool(out) and out[-1].sentence == sentence
            )  # "..." ends one sentence, not three
    if view.last > start:
        out.append(Entry(start, view.last, sentence))
    return out


def _stands_for_one(view: View, start: int, index: int) -> bool:
    """Whether a mark stands in the place of a member that is left open: the last of "7, 8, 6, ?"."""
    before, after = view.text(index - 1), view.text(index + 1)
    if index != start or index == view.first or before not in _BESIDE_MARK:
        return False
    return index + 1 == view.last or after in _BESIDE_MARK or (after == "?" and index + 2 == view.last)


_BESIDE_MARK = frozenset(", / | ; and".split())
_SKIPS = frozenset("skip pass idk dunno n/a".split())


def _skipped(view: View) -> frozenset[int]:
    """Where the next name begins behind one that is left out: "empathy 9 tone skip | composure 6"."""
    if _SKIPS.isdisjoint(view.parsed.vocabulary):
        return frozenset()
    mentions = view.parsed.mentions_in(view.first, view.last)
    begun, ended = {one.first for one in mentions}, {one.last for one in mentions}
    texts = view.parsed.texts
    return frozenset(at + 1 for at in ended if at + 1 in begun and texts[at] in _SKIPS)


_PLAIN_ANSWERS = frozenset("yes yeah yep no nope never".split())


_DEEDS = frozenset(
    """
    written used worked done seen opened closed read touched tried handled answered managed built edited run
    taken had needed learned wrote write use work do see open read touch try handle answer manage build edit
    """.split()
)
_NEGATIONS = frozenset("never not haven't havent hadn't didn't didnt don't dont neither".split())


def _joins_denied_deeds(view: View, start: int, index: int) -> bool:
    """Whether an "or" joins two deeds that one denial is of: "I have never written or used articles"."""
    if view.text(index) not in ("or", "/") or view.text(index + 1) not in _DEEDS:
        return False
    if _NEGATIONS.isdisjoint(view.parsed.texts[start:index]):
        return False
    return any(text in _DEEDS for text in view.parsed.texts[max(start, index - 3) : index])


def _answers_unasked(view: View, start: int, index: int) -> bool:
    """Whether a comma parts a name that nobody asked for from its plain answer: "Email, no. Phone, yes."."""
    if view.text(index) != "," or view.text(index + 1) not in _PLAIN_ANSWERS or index - start > _NAME:
        return False
    if index + 2 < view.last and view.text(index + 2) not in _ENDS:
        return False
    named = next((one for one in view.parsed.mentions_in(start, start + 1) if one.last == index), None)
    items = [ref.item for ref in named.refs if ref.role == "item"] if named else []
    return bool(items) and not set(items).intersection(view.asked.items)


_NAME = 4
"""The tokens of the name of a part."""
_PAIRS = {
    ("now", "then"),
    ("now", "again"),
    ("again", "again"),
    ("here", "there"),
    ("on", "off"),
    ("off", "on"),
    ("more", "less"),
    ("half", "half"),
}
"""Words that "and" or "or" only joins into one: "now and then"."""


def inside_number(view: View, index: int) -> bool:
    """Whether a separator is part of a number: "8/10", "7 or 8", "between 7 and 8", "2 and a half"."""
    text, before, after = view.text(index), view.text(index - 1), view.text(index + 1)
    if text == "/":
        scale = after in ("10", "5") and view.text(index + 2) != "/"
        return scale and (before[-1:].isdigit() or before in NUMBER_WORDS)
    if (before, after) in _PAIRS or (view.text(index - 2), text) in _PAIRS:
        return True
    if text not in ("or", "and"):
        return False
    if text == "and" and "between" in view.parsed.texts[max(view.first, index - 5) : index]:
        return True
    if after == "a" and view.text(index + 2) == "half":
        return True
    numbers = (before[-1:].isdigit() or before in NUMBER_WORDS) and (after.isdigit() or after in NUMBER_WORDS)
    return numbers and (text == "or" or view.text(index - 2) == "between")


def _joins(view: View, index: int) -> bool:
    """Whether "n" stands for "and", between two names: "phone n email", where no "y" answers."""
    named = index + 1 in view.parsed.names and view.parsed.vocabulary.isdisjoint(("y", "yes"))
    if named and view.text(index - 1) in ("fine", "ok", "okay", "good", "cool"):
        return True  # "nights are fine n weekends ok"
    return named and any(
        one.last == index for one in view.parsed.mentions_in(max(view.first, index - 5), index)
    )


def _inside_name(view: View, index: int) -> bool:
    before = view.parsed.mention_before(index)
    return before is not None and index < before.last
