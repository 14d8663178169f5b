"""A reply seen against the question it answers: its anchors and its entries.

An *anchor* is a place where the person says which part they mean: a label ("b"), a name ("empathy"), an
ordinal ("the last one"), or a set ("all", "the rest"). An *entry* is one member of a list: what stands between
two separators. Readers pair the two with the values they recognise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from advisor.answers import Value
from advisor.extraction.offline.asked import Asked, Slot
from advisor.extraction.offline.english import NUMBER_WORDS, ORDINALS
from advisor.extraction.offline.labels import Label, labels
from advisor.extraction.offline.lexicon import TITLES, Lexicon
from advisor.extraction.offline.message import Parsed
from advisor.extraction.offline.tokens import stem

__all__ = ["Anchor", "Entry", "Found", "View"]


class Found(NamedTuple):
    """What a reader found: a value of an item at these token ranges.

    `act` is "value", "declined", "withdrawn" or "off" (a number off the scale).
    """

    item: str
    value: Value | None
    spans: tuple[tuple[int, int], ...]
    act: str = "value"


class Anchor(NamedTuple):
    """Tokens `first` to `last` name these items; `role` is "label", "name", "order", "all", "rest" or "except"."""

    first: int
    last: int
    items: tuple[str, ...]
    role: str


class Entry(NamedTuple):
    """Tokens `first` to `last` between two separators, in one sentence."""

    first: int
    last: int
    sentence: int


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
    wider: bool = False
    """Whether some of the asked items were not asked in so many words; plain words are not believed of them."""
    cv: bool = False
    """Whether the message is a pasted CV: what it lists, the person has done."""

    def kinds(self, kind: str) -> tuple[str, ...]:
        """The items of this kind that were asked for, in order; unknown parts left out."""
        items = self.lexicon.rubric.items
        return tuple(item for item in self.asked.items if items[item].kind == kind)

    def text(self, index: int) -> str:
        """The token at `index`, or "" outside the message."""
        tokens = self.parsed.tokens
        return tokens[index].text if 0 <= index < len(tokens) else ""

    def words(self, first: int, last: int) -> str:
        """The normalised text of tokens `first` to `last`."""
        return self.parsed.words(first, last)

    @cached_property
    def label_anchors(self) -> list[tuple[int, int, Slot]]:
        """Labels of the question's parts that the person uses: (first, last, slot)."""
        by_label = {slot.label: slot for slot in self.asked.slots if slot.label}
        if not by_label:
            return []
        tokens = self.parsed.tokens
        candidates = [
            label
            for label in labels(tokens)
            if self.first <= label.first < self.last and label.text in by_label
        ]
        candidates += _numeric(self, by_label, {label.first for label in candidates})
        candidates.sort()
        sure = [label for label in candidates if label.strong or _is_sure(self, label.first, label.text)]
        out = []
        for label in candidates:
            if label in sure or _is_likely(self, label.first, label.last, bool(sure)):
                out.append((label.first, label.last, by_label[label.text]))
        return out

    @cached_property
    def entries(self) -> list[Entry]:
        """The entries of the stretch, in order."""
        return _entries(self)

    def anchors(self, kind: str) -> list[Anchor]:
        """Anchors of items of one kind, left to right, none overlapping."""
        items = self.lexicon.rubric.items
        out = [
            Anchor(first, last, (slot.item,) if slot.item and items[slot.item].kind == kind else (), "label")
            for first, last, slot in self.label_anchors
        ]
        taken = {index for anchor in out for index in range(anchor.first, anchor.last)}
        for mention in [*self.parsed.mentions, *self.parsed.inner]:
            if not self.first <= mention.first < self.last or mention.first in taken:
                continue
            values = [ref.item for ref in mention.refs if ref.role == "value" and ref.item in self.asked.items]
            if self.text(mention.last) in TITLES:
                continue  # "chat support specialist": a title names no channel
            if values and not any(ref.item in self.asked.items for ref in mention.refs if ref.role == "item"):
                continue  # "chat" in answer to "chat or phone?"
            named = [
                ref.item
                for ref in mention.refs
                if ref.role in ("item", "product", "half") and items[ref.item].kind == kind
            ]
            if named:
                best = [item for item in named if item in self.asked.items] or named
                out.append(Anchor(mention.first, mention.last, (best[0],), "name"))
                taken.update(range(mention.first, mention.last))
        out += _echoes(self, kind, taken)
        out += _ordinals(self, kind, taken)
        return sorted(out)


def _numeric(view: View, by_label: Mapping[str, Slot], taken: set[int]) -> list[Label]:
    """Bare numbers as labels ("1 no, 2 yes", "all except 5"): only where no part takes a number itself."""
    items = view.lexicon.rubric.items
    out = []
    for index in range(view.first, view.last):
        text = view.text(index)
        if text not in by_label or not text.isdigit() or index in taken:
            continue
        item = by_label[text].item
        kind = items[item].kind if item else ""
        before, after = view.text(index - 1), view.text(index + 1)
        starts = index == view.first or before in _SEPARATORS or before in (".", "\n")
        pointed = before in ("for", "number", "#", "part", "point") and after in ("", ",", ".", ";", "and", "\n")
        worded = starts and after not in ("", ",", "/", "-") and after[:1].isalpha() and kind != "rating"
        if kind == "extent" or pointed or worded:
            out.append(Label(text, index, index + 1, True))
    return out


def _is_sure(view: View, index: int, text: str) -> bool:
    """A bare label that can hardly be a word: "d", "iii"; not "a", "i", "y", "n"."""
    return text not in ("a", "i", "y", "n", "u", "r", "k", "m", "s", "t") and (
        len(text) > 1 or view.text(index - 1) != "'"
    )


def _is_likely(view: View, first: int, last: int, others: bool) -> bool:
    """Whether "a" or "i" is a label here: at an entry's start beside other labels, or alone in its entry."""
    before, after = view.text(first - 1), view.text(last)
    starts = (
        first == view.first
        or before in _SEPARATORS
        or before in ("\n", ".", "(", ":", "but", "except", "than", "as", "just", "only", "both")
    )
    ends = last == view.last or after in _SEPARATORS or after in ("\n", ".", ")", "!", "?", "=", ":")
    if starts and ends:
        return True
    if after in ("and", "or", ",", "&") and len(view.text(last + 1)) == 1 and view.text(last + 1).isalpha() and others:
        return True
    return starts and (
        others
        or view.parsed.shown[view.parsed.tokens[first].start].isupper()
        and view.parsed.tokens[last].kind == "n"
    )


# --- entries

_REFERS = frozenset("but except just only and from than as not for of is or both to same a b c d e , ( -".split())
"""Words after which a label is referred to, rather than opening an entry: "all but (e)", "same as b"."""
_SEPARATORS = frozenset(", ; / and & + or then | plus".split())
_ENDS = frozenset(".!?\n")
_TURNS = frozenset("but though although however whereas while".split())


def _entries(view: View) -> list[Entry]:
    out: list[Entry] = []
    start, sentence = view.first, 0
    clause_at = view.parsed.clause_at
    marked = {index for first, last, _ in view.label_anchors for index in range(first, last)}
    heads = {first for first, _, _ in view.label_anchors if view.text(first - 1) not in _REFERS}
    for index in range(view.first, view.last):
        text = view.text(index)
        if index in heads and index > start:  # a label opens an entry of its own
            out.append(Entry(start, index, sentence))
            start = index
        if index in marked:
            continue
        ends = text in _ENDS and clause_at[index] == -1
        separates = text in _SEPARATORS and not _inside_number(view, index) and not _inside_name(view, index)
        turns = text in _TURNS and index > start and not (text == "but" and _is_except(view, index))
        if ends or separates or turns:
            if index > start:
                out.append(Entry(start, index, sentence))
            start = index if turns else index + 1
            sentence += ends and bool(out) and out[-1].sentence == sentence  # "..." ends one sentence, not three
    if view.last > start:
        out.append(Entry(start, view.last, sentence))
    return out


_PAIRS = {("now", "then"), ("now", "again"), ("again", "again"), ("here", "there"), ("on", "off"), ("off", "on"), ("more", "less"), ("half", "half")}
"""Words that "and" or "or" only joins into one: "now and then"."""


def _inside_number(view: View, index: int) -> bool:
    """ "8/10", "7 or 8", "between 7 and 8", "2 and a half": the separator is part of a number."""
    before, after = view.text(index - 1), view.text(index + 1)
    if view.text(index) == "/":
        return (
            after in ("10", "5")
            and view.text(index + 2) != "/"
            and (before[-1:].isdigit() or before in NUMBER_WORDS)
        )
    if (view.text(index - 1), view.text(index + 1)) in _PAIRS or (view.text(index - 2), view.text(index)) in _PAIRS:
        return True
    if view.text(index) == "and" and any(view.text(back) == "between" for back in range(max(view.first, index - 5), index)):
        return True
    if view.text(index) in ("or", "and"):
        if after == "a" and view.text(index + 2) == "half":
            return True
        numbers = (before[-1:].isdigit() or before in NUMBER_WORDS) and (
            after.isdigit() or after in NUMBER_WORDS
        )
        return numbers and (view.text(index) == "or" or view.text(index - 2) == "between")
    return False


def _inside_name(view: View, index: int) -> bool:
    return any(mention.first < index < mention.last for mention in view.parsed.mentions)


# --- words of the advisor's own


def _echoes(view: View, kind: str, taken: set[int]) -> list[Anchor]:
    """Parts named in the advisor's own words for them: "the printer one: 3" to "how good with a broken printer?"."""
    items = view.lexicon.rubric.items
    words: dict[str, str | None] = {}
    for slot in view.asked.slots:
        if slot.item is not None and items[slot.item].kind == kind:
            for word in slot.words:
                words[word] = slot.item if words.get(word, slot.item) == slot.item else None
    if len({item for item in words.values() if item}) < 2:
        return []
    out: list[Anchor] = []
    for entry in view.entries:
        first = entry.first
        if any(index in taken for index in range(entry.first, entry.last)):
            continue  # a name of its own needs no echo
        near = range(first, min(entry.last, first + 4)) if entry.last - first > 7 else range(first, entry.last)
        for index in near:
            item = words.get(stem(view.text(index))) if index not in taken and view.parsed.tokens[index].kind == "w" else None
            if item is not None:
                out.append(Anchor(index, index + 1, (item,), "name"))
                taken.add(index)
                break
    return out


# --- ordinals and sets

_COUNTS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "5": 5,
    "couple": 2,
}
_ALL = frozenset("all everything each any none neither both every lot".split())
_REST = frozenset("rest others other else remaining".split())
_AFTER_ORDINAL = frozenset(
    "one two three four five 1 2 3 4 5 part parts ones is was i'd i would i'm yes no not some maybe : = - ( , . ) and or"
    " thing things skill skills couple a an about y n solid probably around so nah yeah yep nope option choice".split()
)


def _ordinals(view: View, kind: str, taken: set[int]) -> list[Anchor]:
    items = view.kinds(kind)
    out: list[Anchor] = []
    index = view.first
    while index < view.last:
        text = view.text(index)
        anchor = None
        if index not in taken:
            if text in ORDINALS and len(items) > 1:
                anchor = _ordinal(view, index, items)
            elif text in _ALL:
                anchor = _all(view, index, items)
            elif text in _REST:
                anchor = _rest(view, index)
            elif _is_except(view, index):
                last = index + (2 if view.text(index + 1) in ("from", "for", "than") else 1)
                anchor = Anchor(index, last, (), "except")
        if anchor is not None:
            out.append(anchor)
            index = anchor.last
        else:
            index += 1
    return out


def _ordinal(view: View, index: int, items: tuple[str, ...]) -> Anchor | None:
    after = view.text(index + 1)
    if after and after not in _AFTER_ORDINAL and not after[0].isdigit() and index + 1 < view.last:
        return None
    if view.text(index - 1) in ("at", "from", "my", "in") and view.text(index) in ("first", "last"):
        return None
    place = ORDINALS[view.text(index)]
    count = _COUNTS.get(after, 1)
    last = index + 1
    if after in _COUNTS and (
        after not in ("1", "2", "3", "4", "5") or view.text(index + 2) not in ("", ",", ".")
    ):
        last = index + 2
    else:
        count = 1
    if after in ("part", "parts", "ones", "thing", "skill", "option"):
        last = index + 2
    if view.text(index) == "middle":
        chosen = items[1:-1]
    elif place == -1:
        chosen = items[-count:]
    elif count > 1 and place == 1:
        chosen = items[:count]
    else:
        chosen = items[place - 1 : place]
    return Anchor(index, last, chosen, "order") if chosen else None


def _all(view: View, index: int, items: tuple[str, ...]) -> Anchor | None:
    """ "all", "all of them", "all four", "everything", "both", "each of those", "none of them"."""
    text, last = view.text(index), index + 1
    if text in ("all", "every", "any") and view.text(last) in (
        "day",
        "the",
        "time",
        "kinds",
        "sorts",
        "right",
        "over",
        "year",
        "my",
        "week",
        "along",
        "about",
        "in",
        "morning",
        "night",
        "weekend",
        "idea",
        "chance",
        "more",
        "at",
        "other",
        "single",
        "second",
        "last",
    ):
        return None
    counted = view.text(last) in _COUNTS or view.text(last) == "of"
    if text == "all" and (view.text(index - 1) in ("at", "after", "above", "of", "in") or (view.text(index - 1) == "and" and not counted)):
        return None
    if text == "lot" and (view.text(index - 1) not in ("the", "whole", "entire") or view.text(index + 1) in ("of", "more")):
        return None
    if text == "both" and len(items) not in (2,):
        return None
    if view.text(last) == "of" and view.text(last + 1) in (
        "them",
        "it",
        "these",
        "those",
        "the",
        "that",
        "above",
        "em",
        "you",
    ):
        last += 2
    if text == "all" and view.text(last) in _COUNTS and view.text(last) != "1":
        if _COUNTS[view.text(last)] != len(items):
            return Anchor(index, last + 1, (), "other")  # a set of something else, and its number no rating
        last += 1
    if view.text(last) in ("parts", "things", "ones", "above"):
        last += 1
    return Anchor(index, last, (), "all")


def _rest(view: View, index: int) -> Anchor | None:
    text, last = view.text(index), index + 1
    if text == "other" and view.text(last) not in _COUNTS and view.text(last) not in ("ones", "things", "stuff", "parts"):
        return None
    if text == "else" and view.text(index - 1) not in ("everything", "all", "anything", "nothing"):
        return None
    if text == "rest" and view.text(index - 1) not in ("the", "all", ".", ",", "\n", ";") and index > view.first:
        return None
    if view.text(last) in _COUNTS or view.text(last) in ("ones", "things", "stuff", "parts"):
        last += 1
    if view.text(last) == "of" and view.text(last + 1) in ("them", "these", "those", "it"):
        last += 2
    first = index - 1 if text == "else" else index
    return Anchor(first, last, (), "rest")


def _is_except(view: View, index: int) -> bool:
    text, after = view.text(index), view.text(index + 1)
    if text in ("except", "excluding", "excl", "bar", "minus", "besides", "save"):
        return text not in ("minus", "bar", "save", "besides") or _follows_set(view, index)
    if text in ("apart", "aside"):
        return after == "from"
    if text == "other":
        return after == "than"
    return text == "but" and _follows_set(view, index)


def _follows_set(view: View, index: int) -> bool:
    """ "everything but", "all of them but", "all 8 but": a set was named just before."""
    near = [view.text(back) for back in range(max(view.first, index - 4), index)]
    return any(text in _ALL or text in ("anything", "nothing", "them") for text in near[-1:]) or (
        any(text in ("all", "everything", "every") for text in near) and "," not in near
    )
