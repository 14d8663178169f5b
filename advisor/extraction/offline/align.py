"""A reply that is a list, laid against the parts that were asked for.

"exploring. don't care, chat, y, don't care" has as many members as the question has parts. Members that
readers could place by themselves (exploring, chat) must stand where their part was asked for; then the
others, which say nothing but "yes", "either" or "skip", belong to the parts in their places.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from advisor.extraction.offline.choices import ANY
from advisor.extraction.offline.declines import is_decline
from advisor.extraction.offline.english import ORDINALS
from advisor.extraction.offline.numbers import cardinal
from advisor.extraction.offline.once import replace
from advisor.extraction.offline.polarity import flipped, polarity
from advisor.extraction.offline.reply import Found, View, inside_number
from advisor.extraction.offline.theirs import NOT_ME

__all__ = ["align", "by_place", "is_misplaced"]

_Range = tuple[int, int]


def align(view: View, found: Sequence[Found]) -> list[Found]:
    """What the places of the members add to what readers found."""
    slots = [slot.item for slot in view.asked.slots]
    if len(slots) < 2:
        return _single(view, found)
    here = {item.item for item in found}
    if here.issuperset(slots):
        return []
    members = _best_members(view, len(slots))
    owners = _owners(found, members)
    misplaced = any(own and slot not in own for slot, own in zip(slots, owners, strict=False))
    if misplaced or len(members) != len(slots):
        return _between(view, here, members, owners, slots)
    made = [
        _generic(view, slot, member)
        for slot, member, own, before in zip(slots, members, owners, [set[str](), *owners], strict=False)
        if slot is not None and slot not in here and not own
        if not (before and _HOW_MUCH.match(view.words(*member)))
    ]
    return [one for one in made if one is not None]


_HOW_MUCH = re.compile(
    r"^\W*(?:(?:i|we|they) (?:\w+ )?\w+ )?(?:a )?"
    r"(?:lots?|loads|tons?|plenty|heaps|piles|hundreds|dozens|bunch)\b"
)
"""What says of the part named right before how much of it there was: "Phone yes. Emails, loads"."""


def by_place(view: View) -> list[View]:
    """One view per part where a list of different things has a member for each; none where it has not.

    Lists of ratings and of channels are laid by their readers, which know more of them.
    """
    asked, items = view.asked, view.lexicon.rubric.items
    slots = [slot.item for slot in asked.slots]
    halved = {item.id for item in view.lexicon.halved}
    kinds = {"halves" if slot in halved else items[slot].kind for slot in slots if slot}
    if asked.fields and len(slots) == 2:
        return []  # years and kinds of work at once: "2 in retail and 3 in hospitality"
    if len(slots) < 2 or None in slots or kinds <= _LISTED or view.label_anchors or asked.closed:
        return []
    cuts = _cuts(view)
    for marks in ("\n", "|\n", ";\n", "/\n", "-\n", ".\n", ",\n", "and\n"):
        if marks in (",\n", "and\n") and {",", "and"} <= {view.text(cut) for cut in cuts}:
            continue  # "yes and Austin, TX", "right away, SaaS and fintech"
        members = _members(view, cuts, marks)
        longest = _LINE if marks in ("\n", "|\n", ";\n", "/\n", "-\n") else _SENTENCE
        if len(members) == len(slots) and all(_is_brief(view, one, longest) for one in members):
            break
    else:
        members = _word_by_word(view)
    if len(members) != len(slots):
        return []
    return [
        replace(view, asked=asked.only([slot]), first=_past_bullet(view, *member), last=member[1])
        for slot, member in zip(slots, members, strict=True)
        if slot
    ]


def _is_brief(view: View, member: _Range, longest: int) -> bool:
    """Whether a member has few words, those that hyphens join counted once: "Shift lead, Chick-fil-A"."""
    first, last = member
    joints = sum(view.text(index) == "-" and not _is_dash(view, index) for index in range(first, last))
    return last - first - 2 * joints <= longest


def _word_by_word(view: View) -> list[_Range]:
    """The names and words of a reply without any marks, each a member: "remote chat no b2b"."""
    if view.last - view.first > _SENTENCE:
        return []
    out: list[_Range] = []
    index = view.first
    while index < view.last:
        named = next((one for one in view.parsed.mentions_in(index, index + 1)), None)
        if named is None and view.text(index) not in _WORDS:
            return []
        out.append((index, named.last if named else index + 1))
        index = out[-1][1]
    return out


_WORDS = frozenset("yes no y n yep nope yeah nah either both any sure ok skip whatever".split())
"""Words that answer a part by themselves."""


_WORDED = frozenset(("text", "choice", "choices"))
_SENTENCE, _LINE = 6, 16
"""The tokens of a sentence, and of a line or cell, that is a member of a list."""
_LISTED = frozenset(("rating", "extent"))


def _past_bullet(view: View, first: int, last: int) -> int:
    while first < last - 1 and view.text(first) in ("-", "*", "+"):
        first += 1
    return first


def is_misplaced(found: Sequence[Found], parts: Sequence[View], placed: Sequence[list[Found]]) -> bool:
    """Whether a part that was found by its own words stands in the place of another.

    A number, or a "no", may seem to be another's and has no words of its own; and what its own place tells
    of a part stands, whatever else seems to tell it.

    Args:
        found: what was found in the whole list.
        parts: the members, each with the part in whose place it stands.
        placed: what each member tells by itself.
    """
    items = parts[0].lexicon.rubric.items
    told = {
        (one.item, one.value)
        for part, own in zip(parts, placed, strict=True)
        for one in own
        if one.item in part.asked.items
    }
    worded = [
        one
        for one in found
        if items[one.item].kind in _WORDED and one.act == "value" and (one.item, one.value) not in told
    ]
    owners = _owners(worded, [(part.first, part.last) for part in parts])
    asked = [part.asked.items[0] for part in parts]
    at_home = {item for item, own in zip(asked, owners, strict=True) if item in own}
    return any(own.intersection(asked) - at_home for own in owners)


def _single(view: View, found: Sequence[Found]) -> list[Found]:
    """One part asked: "either", "don't mind" answer it wherever they stand."""
    item = view.asked.items[0] if view.asked.items else None
    if item is None or any(one.item == item for one in found):
        return []
    for member in _members(view, _cuts(view), _MARKS):
        made = _generic(view, item, member)
        if made is not None and (made.act == "declined" or view.lexicon.rubric.items[item].kind == "choice"):
            return [made]
    return []


def _between(
    view: View, here: set[str], members: list[_Range], owners: list[set[str]], slots: list[str | None]
) -> list[Found]:
    """Members that fit exactly between two placed ones, or that stand beside a name of their part."""
    placed: list[tuple[int, int]] = []
    for number, own in enumerate(owners):
        named = [slot for slot in slots if slot in own] if own else []
        if named:
            placed.append((number, slots.index(named[-1])))
    fits: list[tuple[str | None, _Range]] = []
    edges = [(-1, -1), *placed, (len(members), len(slots))]
    for (low_member, low_slot), (high_member, high_slot) in pairwise(edges):
        if high_slot - low_slot != high_member - low_member or high_slot - low_slot < 2:
            continue
        fits += [
            (slots[low_slot + step], members[low_member + step]) for step in range(1, high_slot - low_slot)
        ]
    for number, at in placed:
        if number + 1 < len(members) and at + 1 < len(slots) and not owners[number + 1]:
            slot = slots[at + 1]  # "MA, unemployed, 0": years come right after the job
            if slot is not None and view.lexicon.rubric.items[slot].kind == "years":
                fits.append((slot, members[number + 1]))
    open_ = [(slot, member) for slot, member in dict.fromkeys(fits) if slot is not None and slot not in here]
    made = [_generic(view, slot, member) for slot, member in open_]
    return [one for one in made if one is not None]


def _best_members(view: View, count: int) -> list[_Range]:
    """The members by the separators that give as many as there are parts; by all of them where none does."""
    cuts = _cuts(view)
    for marks in ("\n", ";\n", "/\n", ",\n", "|\n"):
        members = _members(view, cuts, marks)
        if len(members) == count:
            return members
    return _members(view, cuts, _MARKS)


_MARKS = ",;\n.!|"


def _cuts(view: View) -> list[int]:
    """The tokens that may separate members."""
    texts, clause_at = view.parsed.texts, view.parsed.clause_at
    return [
        index
        for index in range(view.first, view.last)
        if (texts[index] in ("/", "and") and not inside_number(view, index))
        or (clause_at[index] == -1 and (texts[index] in _MARKS or _is_dash(view, index)))
    ]


def _is_dash(view: View, index: int) -> bool:
    """Whether a dash with spaces around it separates members: "remote - chat - no - B2B"."""
    tokens = view.parsed.tokens
    if tokens[index].text != "-" or not view.first < index < view.last - 1:
        return False
    return tokens[index - 1].end < tokens[index].start and tokens[index].end < tokens[index + 1].start


def _members(view: View, cuts: list[int], marks: str) -> list[_Range]:
    """The stretches between separators of these kinds."""
    out: list[_Range] = []
    start = view.first
    for index in [*(cut for cut in cuts if view.text(cut) in marks), view.last]:
        if index > start:
            out.append((start, index))
        start = index + 1
    return out


def _owners(found: Sequence[Found], members: list[_Range]) -> list[set[str]]:
    """For each member the items whose evidence shares a token with it."""
    owners: list[set[str]] = [set() for _ in members]
    ends = [last for _, last in members]
    for one in found:
        for first, last in one.spans:
            at = bisect_right(ends, first)
            while at < len(members) and members[at][0] < last:
                owners[at].add(one.item)
                at += 1
    return owners


def _generic(view: View, slot: str, member: _Range) -> Found | None:
    """The answer of a member that names nothing: an extent, "any", or a decline."""
    item = view.lexicon.rubric.items[slot]
    words = view.words(*member)
    while member[0] < member[1] - 1 and view.parsed.tokens[member[0]].kind == "p":
        member = (member[0] + 1, member[1])
    others = {item for item in view.asked.items if item != slot}
    named = [
        ref for mention in view.parsed.mentions_in(*member) for ref in mention.refs if ref.role == "item"
    ]
    if any(ref.item in others for ref in named):
        return None
    if member[1] - member[0] > 8 or view.parsed.scope(member[0]).blocked:
        return None
    if item.kind == "choice" and item.any_value and ANY.search(words):
        return Found(slot, item.any_value, (member,))
    if item.kind == "extent" and member[1] - member[0] <= 5 and not is_decline(view, *member):
        value = polarity(words, item.sense) if not NOT_ME.match(words) else None
        if value is None or (slot in view.asked.unclear and not value.explicit):
            return None
        turns = view.asked.turns(slot) and not value.explicit and _TOO.search(words) is None
        return Found(slot, flipped(value.value) if turns else value.value, (member,))
    if item.kind == "years" and (years := _years(view, member)) is not None:
        return Found(slot, years, (member,))
    if is_decline(view, *member):
        another = view.names_others(*member)  # "no idea about b2b"
        return None if another else Found(slot, None, (member,), "declined")
    if item.kind == "choice":
        return _by_place(view, slot, member)
    return None


_TOO = re.compile(r"\b(?:also|too|as well|likewise)\b")
"""What takes up the answer before it, as it stands: "The first I'm fine with. The second also."."""
_NO_YEARS = frozenset("none zero nil nothing never".split())
_MOST_YEARS = 60


def _years(view: View, member: _Range) -> Decimal | None:
    """A member that is a bare number of years, or none: the last of "PhD, postdoc, none"."""
    if member[1] - member[0] == 1 and view.text(member[0]) in _NO_YEARS:
        return Decimal(0)
    number = cardinal(view.parsed.tokens, member[0])
    if number is None or number[1] != member[1] or number[0] > _MOST_YEARS:
        return None
    return number[0]


_OF_TIME = frozenset(
    "year years month months week weeks summer winter spring autumn time times day days night job".split()
)
"""What makes "last" or "first" a time, and no place in a list: "our office closed last year"."""


def _by_place(view: View, slot: str, member: _Range) -> Found | None:
    """What "the latter" means: an option by its place among those offered."""
    options = list(dict.fromkeys(option.value for option in view.asked.options if option.item == slot))
    for index in range(*member):
        place = ORDINALS.get(view.text(index)) if view.text(index + 1) not in _OF_TIME else None
        if place is not None and len(options) > 1 and (place == -1 or place <= len(options)):
            value = options[-1] if place == -1 else options[place - 1]
            return Found(slot, value, (member,))
    return None
