"""A list in words of the advisor's own, its members told apart by what each may be of one question.

"Speed, solved, stars, count?" names hardly anything, yet each word is likelier for another of the four
measures. One member may lean to a part of another question ("solved" to finding faults) where its neighbours
leave no doubt which list it is. So the members of a list share out the parts of one question, each to
another, as they are likeliest together (see `wording.Wording.likely`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from advisor.extraction.offline.circling import asking_stretches
from advisor.extraction.offline.guessing import Weighed, spoken
from advisor.extraction.offline.lexicon import Lexicon
from advisor.extraction.offline.likely import telling
from advisor.extraction.offline.message import Parsed
from advisor.extraction.offline.question import Slot
from advisor.extraction.offline.wording import NOTHING, ONE

__all__ = ["enumerated"]

_LIST = 3
"""How many members make a list."""
_MOST = 12
"""How many members are looked at."""
_LONG = 8
"""The tokens of a member."""
_HINTED = 5 * ONE // 2
"""How likely a member must be for a part."""
_BEHIND = 3 * ONE
"""How far a part may be behind what the member alone is likeliest for."""
_NAMED = 6 * ONE
"""What a name weighs beside the words."""
_APART = 3 * ONE // 2
"""How much likelier than any other the way must be in which the parts are shared out."""
_OF_LAST = 9 * ONE
"""How likely for anything else a member may be that gets the one part which is left."""


class _Member(NamedTuple):
    """A member of a list, how likely it is for each item, and which one it is likeliest for."""

    first: int
    last: int
    scores: dict[str, int]
    best: str

    def fits(self, item: str) -> bool:
        """Whether it may ask for an item."""
        score = self.scores[item]
        return score >= _HINTED and score >= self.scores[self.best] - _BEHIND


def enumerated(parsed: Parsed, lexicon: Lexicon, slots: list[Slot], weighed: Weighed) -> list[Slot]:
    """The slots, with a list that names less than its members ask for told by their words."""
    if not weighed or any(slot.label or slot.group for slot in slots):
        return slots
    bounds = [one for one in asking_stretches(parsed) if one[1] > weighed[0][0]]
    cuts = [at for at, text in enumerate(parsed.texts) if text in _CUTS]
    pieces = [
        (low + 1, high)
        for start, end in bounds
        for low, high in pairwise([start - 1, *(at for at in cuts if start <= at < end), end])
        if high - low > 1
    ]
    for run in _runs(parsed, lexicon, slots, pieces):
        of_choices = () if _puts_choices(parsed, run) else lexicon.companions
        found = [told for parts in (*lexicon.lists, *of_choices) if (told := _shared_out(run, parts))]
        if found:
            run_of = max(found, key=lambda one: one[0])[1]
            slots = _with_run(lexicon, slots, [_with_words(parsed, lexicon, slot) for slot in run_of])
    return slots


def _puts_choices(parsed: Parsed, run: list[_Member]) -> bool:
    """Whether a list gives the values to choose from: in "Chat, phone, nights?" the first two are one."""
    first, last = run[0].first, run[-1].last
    named = (ref for mention in parsed.mentions_in(first, last) for ref in mention.refs)
    return not _CHOOSES.isdisjoint(parsed.texts[first:last]) or any(ref.role == "value" for ref in named)


_CHOOSES = frozenset(("or", "/"))


def _with_words(parsed: Parsed, lexicon: Lexicon, slot: Slot) -> Slot:
    """A part with the words that a person may repeat: "the stars are fine"."""
    rated = slot.item is not None and lexicon.rubric.items[slot.item].kind == "rating"
    return slot._replace(words=spoken(parsed, slot.first, slot.last, measured=not rated))


def _with_run(lexicon: Lexicon, slots: list[Slot], run: list[Slot]) -> list[Slot]:
    """The slots with those of a list in place of what its members name, if that is more."""
    parts = {item.id for item in lexicon.rubric.question_of[run[0].item or ""].items}
    named = {slot.item for slot in slots if slot.item in parts}
    if not named < {slot.item for slot in run}:
        return slots
    first, last = run[0].first, run[-1].last
    others = [slot for slot in slots if slot.item not in parts and not first <= slot.first < last]
    return sorted([*others, *run], key=lambda slot: slot.first)


def _runs(
    parsed: Parsed, lexicon: Lexicon, slots: list[Slot], pieces: Sequence[tuple[int, int]]
) -> Iterator[list[_Member]]:
    """The members that follow each other with nothing but a separator between them."""
    for stretch in _joined(parsed, pieces):
        members = [_member(parsed, lexicon, slots, *piece) for piece in stretch]
        for aside, run in groupby(members, key=lambda one: one.best == NOTHING):
            if not aside and len(found := list(run)) >= _LIST:
                yield found[:_MOST]


def _joined(parsed: Parsed, pieces: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The pieces (tokens) that may be members and follow each other, as far as they are enough for a list.

    How likely they are for what is weighed for these alone: most questions have none.
    """
    run: list[tuple[int, int]] = []
    for piece in pieces:
        may_ask = _may_ask(parsed, *piece)
        if not may_ask or (run and not _JOINS.issuperset(parsed.texts[run[-1][1] : piece[0]])):
            if len(run) >= _LIST:
                yield run
            run = []
        if may_ask:
            run.append(piece)
    if len(run) >= _LIST:
        yield run


def _may_ask(parsed: Parsed, first: int, last: int) -> bool:
    """Whether a piece may be a part by its words: no scale, no "any of those", nothing the advisor knows."""
    words = parsed.texts[first:last]
    if len(words) > _LONG or any(token.kind == "n" for token in parsed.tokens[first:last]):
        return False
    return _ASIDE.isdisjoint(words) and (words[0] == "how" or bool(telling(parsed, [(first, last)])))


_JOINS = frozenset(", ; / & + | and or ?".split()) | {"\n"}
_CUTS = _JOINS | frozenset(". ! : ( )".split())
_ASIDE = frozenset(
    """
    plus also finally lastly
    i i'm i've i'd i'll we we've any anything something else those these that this which it next then both
    yes no never reply tick type already please rate mark marks score scale ten points number numbers
    """.split()
)
"""Words of what stands beside the parts of a list."""


def _member(parsed: Parsed, lexicon: Lexicon, slots: list[Slot], first: int, last: int) -> _Member:
    scores = {
        item: score for score, item in lexicon.wording.likely(parsed.tokens[first:last], [(0, last - first)])
    }
    for slot in slots:
        if slot.item and first <= slot.first < last:
            scores[slot.item] += _NAMED
    return _Member(first, last, scores, max(scores, key=lambda item: (scores[item], item)))


def _shared_out(members: list[_Member], parts: Sequence[str]) -> tuple[int, list[Slot]] | None:
    """The longest run of members that are likely for a part each, and how likely they are together."""
    if len(parts) < _LIST:
        return None
    for length in range(min(len(parts), len(members)), _LIST - 1, -1):
        runs = [members[at : at + length] for at in range(len(members) - length + 1)]
        found = [told for run in runs if (told := _best_of(run, parts))]
        if found:
            return max(found, key=lambda one: one[0])
    return None


def _best_of(run: list[_Member], parts: Sequence[str]) -> tuple[int, list[Slot]] | None:
    """The way to share out the parts that is likeliest, if it stands out; None where a member fits none."""
    ways = sorted(_ways(run, parts, spare=len(run) == len(parts)), reverse=True)[:2]
    if not ways or ways[0][0] < len(run) * _HINTED or any(_is_level(one, parts) for one in run):
        return None
    if len(ways) > 1 and ways[0][0] - ways[1][0] < _APART:
        return None
    score, best = ways[0]
    return score, [Slot(item, "", "", one.first, one.last) for one, item in zip(run, best, strict=True)]


def _ways(
    run: Sequence[_Member], parts: Sequence[str], taken: tuple[str, ...] = (), *, spare: bool
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The ways in which each member gets another part that it fits, and how likely they are together.

    One may fit badly that has the one part which is `spare`, if it speaks for nothing else either.
    """
    if len(taken) == len(run):
        yield 0, taken
        return
    one = run[len(taken)]
    loose = spare and one.best not in parts and one.scores[one.best] <= _OF_LAST
    for item in parts:
        fits = one.fits(item)
        if item not in taken and (fits or loose):
            for score, way in _ways(run, parts, (*taken, item), spare=spare and fits):
                yield one.scores[item] + score, way


def _is_level(member: _Member, parts: Sequence[str]) -> bool:
    """Whether the words speak for all parts nearly alike: "fine to be measured on"."""
    first, _, third, *_ = sorted((member.scores[item] for item in parts), reverse=True)
    return third * 4 > first * 3
