"""The values of a choice that a stretch names, and how each is meant.

A name is left out where it heads what follows, belongs to another item here, or is refused an answer. How
much the person leans to a value is told from the words around it in its clause.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from advisor.extraction.offline.declines import is_refusal
from advisor.extraction.offline.durations import UNITS
from advisor.extraction.offline.lexicon import TITLES, Mention, Ref
from advisor.extraction.offline.phrases import any_of
from advisor.extraction.offline.reply import AROUND, View, clause_of
from advisor.extraction.offline.standing_by import stands_by
from advisor.extraction.offline.stands_there import stands_there
from advisor.extraction.offline.workplaces import is_guest, is_workplace
from advisor.rubric.items import ChoiceItem, ChoicesItem

__all__ = ["CORRECTS", "Pick", "is_named_there", "is_replaced", "picks", "side_by_side", "standing"]


class Pick(NamedTuple):
    """A value named at tokens `first` to `last`."""

    first: int
    last: int
    value: str
    lean: int = 1
    """3 put in place of another, 2 wanted most, 1 named, 0 merely acceptable, -1 ruled out."""
    begun: bool = False
    """It counts only where it is said to be unfinished."""
    plain: bool = False
    """A plain word, believed only where no name of a value stands."""


def picks(view: View, item: ChoiceItem | ChoicesItem) -> list[Pick]:
    """The item's values named in the stretch, each with how it is meant."""
    asked = item.id in view.asked.items
    roles = ("value", "said", "begun") if asked and not view.wider else ("value", "begun")
    by_work = isinstance(item, ChoicesItem) and item.by_work
    out: list[Pick] = []
    for mention in view.named.get(item.id) or (_inside(view, item.id) if asked else ()):
        refs = [ref for ref in mention.refs if ref.item == item.id and ref.role in roles]
        if not refs and by_work and is_workplace(view, mention):
            refs = [ref for ref in mention.refs if ref.item == item.id and ref.role == "said"]
        first, last = mention.first, mention.last
        if (
            not refs
            or _only_at_times(view, mention)
            or stands_by(view, mention, item.id)
            or view.text(last) in UNITS  # "plus two years" is no school
            or view.parsed.texts[last : last + 3] == ["and", "a", "half"]
            or _is_rated(view, mention)
            or (item.id in view.lexicon.wishes and stands_there(view, first, last))
            or (view.wider and not _is_wished(view, mention, item.id))
            or ((view.wider or not (asked or by_work)) and _is_somebodys(view, mention))
            or _is_subject(view, mention)
            or _names_another(view, mention.refs, refs)
            or _meant_otherwise(view, first, last, item, mention.refs)
        ):
            continue
        plain = all(one.role == "said" for one in refs)
        if plain and by_work and is_guest(view, mention):
            continue
        if plain and _is_time_ahead(view, mention, item.id):
            continue
        if plain and (_is_of_another(view, first, item.id) or _is_a_verb(view, first, last)):
            continue
        if _is_heading(view, first, last, item.id) or is_refusal(view, *clause_of(view, first)):
            continue
        ref = min(refs, key=lambda one: _ROLES.index(one.role))
        out.append(Pick(first, last, ref.value, begun=ref.role == "begun", plain=ref.role == "said"))
    return _after_the_pair(view, _believed(view, item.id, out))


_ROLES = ("value", "said", "begun")


def _is_time_ahead(view: View, mention: Mention, item: str) -> bool:
    """Whether a plain word only says of when the rest is: "long term, I'd like to be a CSM"."""
    first, last = mention.first, mention.last
    if view.text(last - 1) not in ("term", "run", "haul") or view.text(last) not in (
        ",",
        "i",
        "i'd",
        "i'll",
        "my",
    ):
        return False
    offered = any(one.item == item for one in view.asked.options)
    opens = view.text(first - 1) in _OPENS or first == view.first
    return opens and not offered and last + 1 < view.last


_AFTER_TIME = frozenset(", i i'd i'll my".split())
_OPENS = frozenset(". ! ? in over the and".split()) | {"\n", ""}


def _is_somebodys(view: View, mention: Mention) -> bool:
    """Whether a word tells what somebody has or where they are: "a vet's office", "my wife's home"."""
    before = view.text(mention.first - 1)
    return mention.last - mention.first == 1 and before.endswith("'s") and before not in _CONTRACTED


_CONTRACTED = frozenset("it's that's let's here's what's there's where's goal's choice's".split())


def _is_subject(view: View, mention: Mention) -> bool:
    """Whether a place to work is part of what somebody studied: "a degree in office administration"."""
    return view.text(mention.first) == "in" and view.text(mention.last) in _SUBJECTS


_SUBJECTS = frozenset("administration management studies technology practice automation".split())


def _is_of_another(view: View, first: int, item: str) -> bool:
    """Whether a plain word is said under a heading that names something else: "Channels: none"."""
    if view.text(first - 1) != ":":
        return False
    heads = [
        ref
        for one in view.parsed.mentions_in(max(view.first, first - 1 - _HEADING), first - 1)
        if one.last == first - 1
        for ref in one.refs
        if ref.role in ("item", "question")
    ]
    return bool(heads) and all(
        ref.item != item and (ref.role != "question" or item not in _items_of(view, ref.item))
        for ref in heads
    )


def _is_a_verb(view: View, first: int, last: int) -> bool:
    """Whether "open", how somebody feels, is what they want to do with something: "to open a bakery"."""
    if last - first > 1 or view.text(first) != "open" or view.text(first - 1) != "to":
        return False
    return view.text(last) in ("a", "an", "the", "my", "our", "up")


def _items_of(view: View, question: str) -> set[str]:
    return {one.id for one in view.lexicon.questions[question].items}


_HEADING = 6
"""Tokens of a heading's last name."""


def _inside(view: View, item: str) -> list[Mention]:
    """The names of an item inside longer names: the "chat" of "chat process"."""
    return [
        one
        for one in view.parsed.inner
        if view.first <= one.first < view.last and any(ref.item == item for ref in one.refs)
    ]


def _within(view: View, first: int, last: int) -> list[Mention]:
    """The names inside a longer one."""
    return [one for one in view.parsed.inner if first <= one.first < last]


_AT_TIMES = frozenset("occasionally when if sometimes once briefly rarely a in at for during as on".split())


def _only_at_times(view: View, mention: Mention) -> bool:
    """Whether the "only" of a name goes with what follows: "phone only occasionally" picks nothing."""
    return view.text(mention.last - 1) == "only" and view.text(mention.last) in _AT_TIMES


def _is_rated(view: View, mention: Mention) -> bool:
    """Whether a number right after a name rates it: "SaaS 5" is no industry."""
    if mention.last >= view.last or view.parsed.tokens[mention.last].kind != "n":
        return False
    items = view.lexicon.rubric.items
    return view.wider or any(ref.role == "item" and items[ref.item].kind == "rating" for ref in mention.refs)


_WISHES = re.compile(
    any_of(r"prefer\w* | rather | want\w* | like | love | please | only | ideally | looking for")
)


def _is_wished(view: View, mention: Mention, item: str) -> bool:
    """Whether a name that nobody asked for, and that may tell what was done, stands among wishes."""
    bounds = view.parsed.sentence_bounds(mention.first)
    if view.hopes or bounds is None or not any(ref.role == "item" for ref in mention.refs):
        return True
    before = view.parsed.sentence_bounds(bounds[0] - 2) if bounds[0] > view.first + 2 else None
    first = max((before or bounds)[0], view.first)
    others = view.parsed.mentions_in(first, min(bounds[1], view.last))
    wishes = [
        ref.item
        for one in others
        if not any(ref.role == "item" for ref in one.refs)
        for ref in one.refs
        if ref.role in ("value", "half") and ref.item in view.lexicon.wishes and ref.item != item
    ]
    words = view.words(*clause_of(view, mention.first))
    return _WISHES.search(words) is not None or (bool(wishes) and _IS_WORK.search(words) is None)


_IS_WORK = re.compile(
    r"\bi (?:\w+ly |also |just )?"
    r"(?:do|did|answer|answered|man|manned|work|worked|take|took|cover|pick up) "
    r"(?:on )?(?:the|all the|our|their|most of the) "
)
"""What tells of a channel as work that is done, beside wishes: "I want remote. I do the phones here"."""


# --- which names count


def _names_another(view: View, all_refs: tuple[Ref, ...], refs: list[Ref]) -> bool:
    """Whether a plain word also names another part asked for."""
    if any(ref.role != "said" for ref in refs):
        return False
    own = refs[0].item
    return any(ref.role == "item" and ref.item in view.asked.items and ref.item != own for ref in all_refs)


_CHOOSES = re.compile(
    any_of(
        r"""
        prefer\w* | rather | over(?! (?:the|an?|e?-?mail\w*|phone|chat|text)\b) | change(?:d)? (?:it )?to |
        switch to | instead of
        """
    )
)


_AS_JOB = re.compile(
    r"\b(?:did|done|doing|worked|working) .{0,40}? for (?:an?|the|my|this|one) (?:[\w-]+ ){0,4}"
    r"(?:company|companies|brand|firm|startup|start-up|shop|store|bank|airline|app|agency|business|webshop)\b"
)
"""What makes a channel a job: "I did email support for a small shoe brand"."""


def _meant_otherwise(
    view: View, first: int, last: int, item: ChoiceItem | ChoicesItem, refs: tuple[Ref, ...]
) -> bool:
    """Whether a name shared with another item is meant as that one here."""
    others = [ref.item for ref in refs if ref.role == "item" and ref.item != item.id]
    if isinstance(item, ChoicesItem) and view.text(last) in TITLES:
        return False
    if item.id not in view.asked.items:
        if (
            isinstance(item, ChoicesItem)
            and item.by_work
            and _AS_JOB.search(view.words(*clause_of(view, first)))
        ):
            return False
        kinds = view.lexicon.rubric.items
        inner = [ref.item for one in _within(view, first, last) for ref in one.refs]
        if any(one in view.asked.items and kinds[one].kind == "extent" for one in inner):
            return True  # "phone only", where the channels were asked for
        shared = bool(others) or any(ref.role == "product" for ref in refs)
        return shared and not _CHOOSES.search(view.words(*clause_of(view, first)))
    return any(other in view.asked.items for other in others) and not any(
        option.item == item.id for option in view.asked.options
    )


_HEADED, _HEADING = 6, 24
"""How many tokens a heading may have after a name, and before it."""


def _is_heading(view: View, first: int, last: int, item: str) -> bool:
    """Whether the name stands in a heading the person repeats: "Chat or phone: chat"."""
    end, reach = last, min(view.last, first + _HEADED + 1)
    while end < reach and view.text(end) not in ("\n", ":", ".", "?"):
        end += 1
    if view.text(end) != ":" or end - first > _HEADED or end + 1 >= view.last or view.text(end + 1) == "\n":
        return False
    start = first
    while start > max(view.first, first - _HEADING) and view.text(start - 1) not in ("\n", ".", "?"):
        start -= 1
    named = {
        ref.value
        for mention in view.parsed.mentions_in(start, end)
        for ref in mention.refs
        if ref.item == item and ref.role == "value"
    }
    return len(named) > 1


_JOINTS = frozenset("or and / vs nor".split())


def side_by_side(view: View, one: Pick, other: Pick) -> bool:
    """Whether a mere "or" or "and" stands between two picks: what is said of one is said of both."""
    first, last = (one, other) if one.first < other.first else (other, one)
    gap = last.first - first.last - (view.text(last.first - 1) in ("a", "an", "the"))
    return gap == 1 and view.text(first.last) in _JOINTS


_PREFERRED = frozenset("prefer rather preferably try want like".split())


def _believed(view: View, item: str, found: list[Pick]) -> list[Pick]:
    """Plain words count alone, or beside a name: "business or consumer"."""
    if all(pick.plain or view.parsed.scope(pick.first).other for pick in found):
        return found  # "My friend went into product. Leading the support team."
    return [
        pick
        for place, pick in enumerate(found)
        if not pick.plain
        or view.text(pick.first - 1) in _PREFERRED
        or any(
            not near.plain and side_by_side(view, pick, near) for near in found[max(0, place - 1) : place + 2]
        )
        or _is_offered(view, item, pick)
    ]


def _is_offered(view: View, item: str, pick: Pick) -> bool:
    """Whether a plain word alone in its entry is one offered: "home, office, mix?" - "mix, or ..."."""
    if not any(one.item == item and one.value == pick.value for one in view.asked.options):
        return False
    before = view.text(pick.first - 1) if pick.first > view.first else "."
    return before in _EDGES and (view.text(pick.last) in _EDGES or pick.last >= view.last)


_EDGES = frozenset(". , ; ! ? / : |".split()) | {"\n"}


def _after_the_pair(view: View, found: list[Pick]) -> list[Pick]:
    """The picks without a pair that only repeats the question: "as to remote or office: remote"."""
    for place in range(len(found) - 2):
        one, other, chosen = found[place : place + 3]
        if other.first - one.last != 1 or one.value == other.value or chosen.first - other.last > 6:
            continue
        if chosen.value not in (one.value, other.value):
            continue
        joint = view.text(one.last)
        between = joint == "and" and "between" in view.words(max(view.first, one.first - 2), one.first)
        if between or joint in ("or", "vs", "/", "versus"):
            return found[:place] + found[place + 2 :]
    return found


def is_named_there(view: View, item: str, first: int, last: int) -> bool:
    """Whether an item is named itself between two tokens: "my degree is a bachelor's"."""
    starts = view.parsed.naming.get(item, ())
    return bisect_left(starts, first) < bisect_left(starts, last)


# --- taken back

CORRECTS = re.compile(
    any_of(
        r"""
        actually | sorry | correction | i mean(?:t)? | make (?:it|that|my|the) | changed? | instead |
        rather | wait | mistake | typo | update | oops | my bad | on second thoughts? | on reflection |
        thinking about it | let me (?:correct|fix|change|revise) | should (?:be|have been) |
        put (?:me )?down | wrong | not \d | scratch | strike | forget | revise | in fact |
        to be (?:fair|honest) | bump | lower | raise | drop
        """
    )
)
"""Words that announce a change of an earlier answer."""
_REPLACES = re.compile(
    r"(?:^|[,;.—-])\s*(?:ah |oh |well |or |hmm |um )*"
    r"(?:no(?=\W*(?:$|[,.;]|(?:wait|sorry|actually|make|let|i|rather|better|the|it's|no|change)\b))|nope|change(?=[,:])|wait|sorry"
    r"|scratch that|actually|i mean|rather|well(?=,))\b"
    r"(?! (?:problem|issue|preference|idea|offen[cs]e|thanks|need|more|worries|matter))"
)


def is_replaced(view: View, one: Pick, other: Pick) -> bool:
    """Whether the words between two picks take the first one back: "office, no, let me say hybrid"."""
    if other.first - one.last > AROUND:
        return False
    between = view.words(one.last, other.first)
    return len(between) <= 60 and bool(_REPLACES.search(between))


def standing(view: View, found: list[Pick]) -> list[Pick]:
    """The picks that the words after them do not take back."""
    followers = [*found[1:], None]
    return [
        pick
        for pick, after in zip(found, followers, strict=False)
        if after is None or not is_replaced(view, pick, after)
    ]
