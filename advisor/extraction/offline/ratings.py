"""Ratings: which number belongs to which part.

In the order in which a pairing is believed: a part named or labelled beside its number; a number for a
whole set ("9s across the board", "all 8 except tone"); one part asked, one number given; a list as long as
the parts asked. Whatever is left is not recorded but noticed. A blocked clause ("my boss would say 9")
gives no number, but it still says which part the next number is for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from advisor.extraction.offline.anchors import Anchor, anchors, may_name, siblings
from advisor.extraction.offline.anew import is_aside, is_conditional, is_put_anew
from advisor.extraction.offline.bracketed import without_remarks
from advisor.extraction.offline.declines import is_decline
from advisor.extraction.offline.english import NUMBER_WORDS
from advisor.extraction.offline.numbers import Number
from advisor.extraction.offline.phrases import any_of
from advisor.extraction.offline.rated import Mark, has_step, marks_of, numbers_of
from advisor.extraction.offline.reply import Entry, Found, View, within
from advisor.extraction.offline.respective import names_then_numbers
from advisor.extraction.offline.thought_over import thinks_better
from advisor.rubric.items import RatingItem

__all__ = ["read_ratings"]

_KIND = "rating"
_SPREAD = re.compile(
    any_of(
        r"""
    the whole way | whole way down | right through | across the board | all round | all around
    | all across | throughout | everywhere | straight | flat | each | every one | everything
    | for (?:all|each|every) | all the way | down the line | on all | in all | for the lot | all of
    | across(?=\W*$) | all | both | equally | every single | through and through | for everything
    | apiece | same for
    """
    )
)
_CORRECT = re.compile(
    any_of(
        r"""
    no,? wait | wait | hang on | hold on | sorry | actually | i mean | i meant | make (?:it|that)
    | scratch that | or rather | rather | correction | no(?= ?,) | oops | my bad | let's say | let me say
    | on second thoughts? | nah | change that | strike that | edit | typo | rather say | not \d+
    | no no | joke | joking | kidding | more like | well | call it | better say | meant to say
    | thinking about it | on reflection
    """
    )
)


@dataclass
class _State:
    """What the walk over the entries has paired so far."""

    view: View
    asked: tuple[str, ...]
    given: dict[str, tuple[Decimal | None, tuple[tuple[int, int], ...]]] = field(default_factory=dict)
    asked_back: set[str] = field(default_factory=set)
    """Parts of which it is asked what they are; a list of the others leaves them out."""
    declined: dict[str, tuple[int, int]] = field(default_factory=dict)
    loose: list[tuple[Entry, Mark]] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)
    shared: tuple[tuple[str, ...], int] = ((), -1)
    """Parts that took the number before them ("8 for writing and empathy"), and where their entry ends."""
    judged: set[str] = field(default_factory=set)
    """Parts of which words said how good they are ("my writing is terrible"): no later number is theirs."""
    pending_sentence: int = -1
    excluded: list[str] = field(default_factory=list)
    spread: list[tuple[str, Mark, int]] = field(default_factory=list)
    open_set: tuple[int, str] = (-1, "")
    """The sentence and role of a set that no number was said of yet."""
    last_paired: tuple[str, ...] = ()
    previous: Decimal | None = None
    number_first: bool = False
    mark: Mark | None = None
    paired_in: int = -1
    named: bool = False
    latest: int = -1
    """The token after the number given last."""
    latest_sentence: int = -1
    single: bool = False
    """Whether the reply has one number in all."""


def read_ratings(view: View) -> list[Found]:
    """All ratings of the stretch."""
    asked = view.kinds(_KIND)
    if not asked and not may_name(view, _KIND):
        return []
    found = without_remarks(view, anchors(view, _KIND))
    numbers = numbers_of(view, found)
    if not numbers and not asked:
        return []
    previous = None if _stands(view, numbers) else _given_last(view)
    state = _State(view, asked, previous=previous, single=len(numbers) == 1)
    listed = _in_two_lists(view, found, numbers) or names_then_numbers(view, found, numbers)
    if listed is None:
        return []
    for item, number in listed:
        state.given[item] = number.value, ((number.first, number.last),)
        numbers = [one for one in numbers if one is not number]
        found = [one for one in found if one.items != (item,)]
    by_entry = zip(view.entries, within(view.entries, found), within(view.entries, numbers), strict=True)
    for entry, here, inside in by_entry:
        marks = marks_of(view, entry, here, inside)
        before = state.latest
        _take(state, entry, here, marks)
        if state.latest != before:
            state.latest_sentence = entry.sentence
    _settle_spread(state)
    _settle_loose(state)
    return _found(state)


def _in_two_lists(view: View, found: list[Anchor], numbers: list[Number]) -> list[tuple[str, Number]]:
    """Each part with its number where a list of these heads a list of those: "7, 7, 6 for a, b and c"."""
    out: list[tuple[str, Number]] = []
    run: list[Number] = []
    for number in numbers:
        run = [*run, number] if run and _joins(view, run[-1].last, number.first) else [number]
        if len(run) < _LISTED or view.text(number.last) not in _HEADS_NAMES:
            continue
        named: list[Anchor] = []
        at = number.last + 1 + (view.text(number.last + 1) in ("my", "the"))
        for anchor in [one for one in found if one.first >= at]:
            near = anchor.first == at if not named else _joins(view, named[-1].last, anchor.first)
            if not near or len(anchor.items) != 1 or anchor.role != "name":
                break
            named.append(anchor)
        alone = not any(number.last <= one.first < named[-1].last for one in numbers) if named else False
        if len(named) == len(run) and alone and all(one.value is not None for one in run):
            out += [(anchor.items[0], one) for anchor, one in zip(named, run, strict=True)]
    return out


_LISTED = 2
_HEADS_NAMES = frozenset("for in on at".split())


def _joins(view: View, first: int, last: int) -> bool:
    """Whether only what joins the members of a list stands between."""
    return last - first <= 2 and all(view.text(at) in (",", "and", "&", "/") for at in range(first, last))


def _stands(view: View, numbers: list[Number]) -> bool:
    """Whether a number is given, beside the "one" of "one lower"."""
    words = view.words(view.first, view.last)
    return bool(numbers) and not (len(numbers) == 1 and has_step(words))


def _given_last(view: View) -> Decimal | None:
    """The rating given last before this message, for a comparison with it: "one lower"."""
    earlier = _given_before(view)
    return earlier[-1] if earlier else None


def _given_before(view: View) -> list[Decimal]:
    """The ratings given before this message, the latest last."""
    items = view.lexicon.rubric.items
    return [
        value
        for item, value in view.known.items()
        if items[item].kind == _KIND and isinstance(value, Decimal) and item not in view.asked.items
    ]


# --- pairing


_SO_IS = re.compile(
    r"^\W*(?:and )?(?:so (?:is|are|was|does)|same (?:goes )?for|ditto(?: for)?|likewise|as is)\b"
)


def _take(state: _State, entry: Entry, anchors: list[Anchor], marks: list[Mark]) -> None:
    named = [item for anchor in anchors for item in anchor.items]
    if named and state.previous is not None and _SO_IS.match(state.view.words(entry.first, entry.last)):
        first = entry.first
        for item in named:  # "writing is a 9, and so is my empathy"
            state.given[item] = (state.previous, ((first, entry.last),))
        return
    if named and not marks and state.previous is not None and _TOO.match(_behind(state, entry, anchors)):
        for item in named:  # "Writing I'd give an 8. Empathy too."
            state.given[item] = (state.previous, ((entry.first, entry.last),))
        return
    cut = _left_open(state.view, entry, anchors, marks)
    if cut is not None:
        _pair_bare(state, Entry(entry.first, cut, entry.sentence), marks)
        state.declined.update((item, (cut, entry.last)) for item in named)  # "10 7 8 idk the last one"
        return
    if named and not marks and state.view.parsed.scope(anchors[0].first).query:
        state.asked_back.update(named)
    if not named and not marks and _goes_for_all(state, entry):
        state.spread.append(("all", state.loose.pop()[1], -1))  # "8, same for both"
        return
    marks = _after_corrections(state, entry, anchors, marks)
    if any(mark.relative for mark in marks):
        cut = marks[0].first
        anchors = [
            anchor for anchor in anchors if anchor.first < cut or anchor.role in ("all", "rest", "except")
        ]
    excepted = next((anchor for anchor in anchors if anchor.role == "except"), None)
    if excepted is not None:
        left = [anchor for anchor in anchors if anchor.first < excepted.first]
        right = [anchor for anchor in anchors if anchor.first > excepted.first]
        before = [mark for mark in marks if mark.first < excepted.first]
        if not left and len(before) == 1:
            state.spread.append(("all", before[0], entry.sentence))  # "8 except composure 6"
        else:
            _pair(state, entry, left, before)
        state.excluded += [item for anchor in right for item in anchor.items]
        _pair(state, entry, right, [mark for mark in marks if mark.first > excepted.first])
        return
    _pair(state, entry, anchors, marks)


def _left_open(view: View, entry: Entry, anchors: list[Anchor], marks: list[Mark]) -> int | None:
    """Where an entry goes on to leave out a part it names, behind the numbers of the others."""
    if not anchors or len(marks) < _LISTED or any(mark.number is None for mark in marks):
        return None
    last = marks[-1].last
    if anchors[0].first < last:
        return None
    points = anchors[0].role == "order" and is_decline(view, anchors[-1].last, entry.last)
    return last if points or is_decline(view, last, anchors[0].first) else None


def _goes_for_all(state: _State, entry: Entry) -> bool:
    """Whether an entry says of the one number before it that the other parts have it, too."""
    single = len(state.loose) == 1 and not state.given and not state.spread and len(state.asked) > 1
    return single and _ALIKE.match(state.view.words(entry.first, entry.last)) is not None


_ALIKE = re.compile(
    r"^\W*(?:and |it's |they're |i'd say )*(?:(?:about |roughly |pretty much |more or less )?(?:the )?"
    r"(?:same|identical)(?: goes)? (?:for|on|with) (?:both|all|each|the others?|the other one|the second"
    r"(?: one| part)?|the rest)"
    r"|(?:both|all)(?: of them)?(?: are)?(?: about| roughly| pretty much)? (?:the same|equal|alike)"
    r"|for (?:both|all)(?: of them)?)(?: really| i think| i'd say)?\W*$"
)
_TOO = re.compile(r"^\W*(?:is |as )?(?:too|as well|likewise|ditto|same|the same|equally)\W*$")


def _behind(state: _State, entry: Entry, anchors: list[Anchor]) -> str:
    """What follows the last name of an entry."""
    return state.view.words(anchors[-1].last, entry.last) if anchors[-1].last < entry.last else "-"


def _after_corrections(state: _State, entry: Entry, anchors: list[Anchor], marks: list[Mark]) -> list[Mark]:
    """Of "a 6 no wait 4" only the 4; and "..., sorry, 7" replaces the number just before it."""
    kept: list[Mark] = []
    for mark in marks:
        if kept and _is_aside(state, kept[-1], mark):
            continue
        if (
            kept
            and (
                _sets_right(state, state.view.words(kept[-1].last, mark.first))
                or _puts_anew(state, kept[-1].last, mark)
            )
            and not _anchored_between(anchors, kept[-1], mark)
        ):
            kept[-1] = mark
        else:
            kept.append(mark)
    return kept


def _anchored_between(anchors: list[Anchor], one: Mark, other: Mark) -> bool:
    return any(one.last <= anchor.first < other.first or anchor.first >= other.last for anchor in anchors)


def _pair(state: _State, entry: Entry, anchors: list[Anchor], marks: list[Mark]) -> None:
    sets = [anchor for anchor in anchors if anchor.role in ("all", "rest")]
    named = [anchor for anchor in anchors if anchor.items]
    cut = next((one.first for one in sets if _stands_between(one, named, marks)), None)
    if cut is not None:  # "tone 9 the rest 8"
        _pair(
            state,
            entry,
            [one for one in anchors if one.first < cut],
            [one for one in marks if one.first < cut],
        )
        _pair(
            state,
            entry,
            [one for one in anchors if one.first >= cut],
            [one for one in marks if one.first >= cut],
        )
    elif named and marks:
        _pair_named(state, entry, named, marks)
    elif marks and (sets or _spreads(state, entry, marks)):
        role = "rest" if any(anchor.role == "rest" for anchor in sets) else "all"
        state.spread.append((role, marks[0], entry.sentence))
        state.loose += [(entry, mark) for mark in marks[1:]]  # "skip the second, otherwise 7 8 9"
        state.pending = []
    elif named:
        _pend(state, entry, named)
    elif sets and entry.last - entry.first <= _HEADING:
        state.open_set = (entry.sentence, "rest" if any(anchor.role == "rest" for anchor in sets) else "all")
    elif len(marks) == 1 and state.open_set[0] == entry.sentence and not state.pending:
        state.spread.append((state.open_set[1], marks[0], entry.sentence))  # "equal in all, 8"
        state.open_set = (-1, "")
    elif marks:
        _pair_bare(state, entry, marks)


def _stands_between(one: Anchor, named: list[Anchor], marks: list[Mark]) -> bool:
    """Whether a set has a number of its own, after a name that has one."""
    return (
        bool(named)
        and named[0].first < one.first
        and any(mark.first < one.first for mark in marks)
        and any(mark.first >= one.last for mark in marks)
        and not any(anchor.first > one.first for anchor in named)
    )


_HEADING = 6
"""The words of a set whose number comes next: "The same for all of them, a 7"."""


_NEVER_GIVES = re.compile(
    r"\b(?:don't|do not|never|won't|not|no) (?:\w+ )?"
    r"(?:give|giving|do|believe|hand|get|rate|like|say|claim)\b"
)
"""Words before a number that is not given: "I don't give tens"."""


def _spreads(state: _State, entry: Entry, marks: list[Mark]) -> bool:
    """Whether one number is said of every part."""
    if len(marks) != 1 or marks[0].number is None or len(state.asked) < 2:
        return False
    if _NEVER_GIVES.search(state.view.words(entry.first, marks[0].first)):
        return False
    return marks[0].number.plural or bool(_SPREAD.search(state.view.words(entry.first, entry.last)))


def _pair_named(state: _State, entry: Entry, named: list[Anchor], marks: list[Mark]) -> None:
    state.named = True
    sequence: list[tuple[int, Anchor | Mark]] = sorted(
        [(anchor.first, anchor) for anchor in named] + [(mark.first, mark) for mark in marks],
        key=lambda pair: pair[0],
    )
    runs: list[tuple[bool, list[Anchor | Mark]]] = []
    for _, piece in sequence:
        is_mark = isinstance(piece, Mark)
        if runs and runs[-1][0] == is_mark:
            runs[-1][1].append(piece)
        else:
            runs.append((is_mark, [piece]))
    items = _named_items(named)
    missing = [item for item in state.asked if item not in state.given and item not in items]
    if (len(missing) == 1 or not state.asked) and _opens_unnamed(state, entry, named, marks):
        _assign(state, [*missing, *items], marks[0 if missing else 1 :])
        return
    number_first = runs[0][0]
    state.number_first = number_first
    if not number_first and state.pending and state.pending_sentence == entry.sentence and len(marks) == 1:
        carried = [item for item in state.pending if item not in state.judged]
    else:
        carried = []
    state.pending = []
    if number_first and len(marks) == 1 and len(named) == 1 and named[0].role == "order":
        listed = [mark for other, mark in state.loose if other.sentence == entry.sentence]
        if len(listed) + 1 == len(named[0].items) > 1:  # "5, 4, 5, 2 for the first four"
            state.loose = [pair for pair in state.loose if pair[0].sentence != entry.sentence]
            _assign(state, list(named[0].items), [*listed, marks[0]])
            return
    state.mark, state.paired_in = marks[-1], entry.sentence
    for one, other in zip(runs[0::2], runs[1::2], strict=False):
        run_marks = [piece for piece in (one if number_first else other)[1] if isinstance(piece, Mark)]
        run_names = [piece for piece in (other if number_first else one)[1] if isinstance(piece, Anchor)]
        _assign(state, carried + _named_items(run_names), run_marks)
        carried = []
    if len(runs) % 2 and not runs[-1][0]:  # "..., empathy 9, and de-escalation" goes on in the next entry
        _pend(state, entry, [piece for piece in runs[-1][1] if isinstance(piece, Anchor)])


def _named_items(named: list[Anchor]) -> list[str]:
    """The items of some names, in their order."""
    return [item for anchor in named for item in anchor.items]


def _opens_unnamed(state: _State, entry: Entry, named: list[Anchor], marks: list[Mark]) -> bool:
    """Whether each number stands behind its name, and the first name is none we know.

    "software 4 explaining 9 SaaS 2" pairs no 4 with explaining.
    """
    names = [anchor.first for anchor in named]
    behind = all(
        one.first < name < other.first for one, name, other in zip(marks, names, marks[1:], strict=False)
    )
    worded = any(token.kind == "w" for token in state.view.parsed.tokens[entry.first : marks[0].first])
    return len(marks) == len(named) + 1 > 2 and behind and worded


def _assign(state: _State, items: list[str], marks: list[Mark]) -> None:
    if len(marks) == len(items):
        pairs = list(zip(items, marks, strict=True))
    elif len(marks) == 1 or len(items) == 1:
        pairs = [(item, marks[-1] if len(items) == 1 else marks[0]) for item in items]
    else:
        return
    for item, mark in pairs:
        _give(state, item, mark)
    state.last_paired = tuple(items)


def _give(state: _State, item: str, mark: Mark) -> None:
    span = ((mark.first, mark.last),)
    state.latest = mark.last
    if mark.declined:
        state.declined[item] = span[0]
        return
    value = _value(state, item, mark)
    if value is None and mark.number is None:
        return
    if value is None and item in state.given and state.given[item][0] is not None:
        return  # an off-scale correction leaves the earlier number standing
    state.given[item] = (value, span)
    state.declined.pop(item, None)
    if value is not None:
        state.previous = value


def _value(state: _State, item: str, mark: Mark) -> Decimal | None:
    low, high = _bounds(state, item)
    if mark.number is not None:
        value = _on_scale(mark.number, state.view.asked.scale, high)
        return value if value is not None and low <= value <= high else None
    relative = mark.relative
    if relative is None:
        return None
    known = [_known(state, base) for base in relative.base if base != item]
    values = [value for value in known if value is not None]
    if relative.between:
        if len(values) < 2:
            earlier = [value for value, _ in state.given.values() if value is not None]
            values = (earlier or _given_before(state.view))[-2:]
        return sum(values, Decimal(0)) / 2 if len(values) == 2 else None
    own = state.view.known.get(item) if state.view.amends and set(relative.base) <= {item} else None
    if isinstance(own, Decimal):
        values = [own]  # "empathy one lower": than it was
    origin = values[0] if values else (state.previous if not relative.base else None)
    if origin is None:
        return None
    if not values and _ORDINAL.search(state.view.words(mark.first, mark.last)):
        return None  # "same as the first one": which that is, the message alone does not tell
    result = origin + relative.offset
    return result if low <= result <= high else None


_ORDINAL = re.compile(r"\b(?:first|second|third|fourth|other)\b")


def _bounds(state: _State, item: str) -> tuple[Decimal, Decimal]:
    """The scale of an item in its rubric."""
    kind = state.view.lexicon.rubric.items[item]
    return (kind.low, kind.high) if isinstance(kind, RatingItem) else (Decimal(1), Decimal(10))


def _on_scale(number: Number, asked: int, high: Decimal) -> Decimal | None:
    """What a number is worth on a scale up to `high`; None where it lies off the scale it was given on.

    The scale is the one said with the number ("4/5"), else the one the question names, else the item's own.
    """
    if number.value is None or number.scaled:
        return number.value if number.value is None or high == 10 else _carried(number.value, 10, high)
    top = Decimal(asked) if asked not in (0, 10) else high
    return _carried(number.value, top, high) if number.value <= top else None


def _carried(value: Decimal, top: Decimal | int, high: Decimal) -> Decimal:
    """A value on a scale up to `top`, on one up to `high`."""
    carried = value if top == high else value * high / top
    return carried if carried == carried.quantize(_CENT) else carried.quantize(_CENT, ROUND_HALF_UP)


_CENT = Decimal("0.01")


def _known(state: _State, item: str) -> Decimal | None:
    if item in state.given:
        return state.given[item][0]
    value = state.view.known.get(item)
    return value if isinstance(value, Decimal) else None


def _pend(state: _State, entry: Entry, named: list[Anchor]) -> None:
    items = [item for anchor in named for item in anchor.items]
    before = state.loose[-1] if state.loose else None
    if (
        before
        and before[0].last + 1 == entry.first
        and _SAID_FOR.match(state.view.words(entry.first, entry.last))
    ):
        state.loose.pop()  # "4, I'd say for empathy"
        _assign(state, items, [before[1]])
        return
    same_sentence = state.pending_sentence == entry.sentence
    declines = state.mark is not None and state.mark.declined
    if (state.number_first or declines) and state.paired_in == entry.sentence and state.mark is not None:
        _assign(state, items, [state.mark])  # "8 for writing, empathy and tone"
        state.shared = (tuple(items), entry.last)
        return
    if _JUDGES.search(state.view.words(named[-1].last, entry.last)):
        state.judged.update(items)
    state.pending = (state.pending if same_sentence else []) + items
    state.pending_sentence = entry.sentence


_SAID_FOR = re.compile(r"^\W*i(?:'d| would)? (?:say|guess|think|reckon)\b.{0,12}\b(?:for|in|on|at)\b")
_JUDGES = re.compile(
    any_of(
        """
    terrible | great | good | ok | okay | awful | bad | poor | decent | fine | average | so so | excellent
    | strong | weak | amazing | solid | shaky | rubbish | fantastic | not bad | alright | yes | yeah | right
    | correct | agreed
    """
    )
    + r"\W*$"
)


def _pair_bare(state: _State, entry: Entry, marks: list[Mark]) -> None:
    shared, ends = state.shared
    open_parts = [item for item in state.asked if item not in state.given and item not in state.declined]
    if shared and len(marks) == 1 and 0 <= entry.first - ends <= 1 and not open_parts and _only_rates(entry):
        _assign(state, list(shared), marks)  # "9 for empathy and a bit less for writing, 8"
        return
    if not state.pending and state.last_paired and _corrects(state, entry, marks):
        _assign(state, list(state.last_paired), marks)
        return
    alone = len(marks) == len(state.asked) == 1
    if alone and not state.pending and state.loose and _is_aside(state, state.loose[-1][1], marks[0]):
        return  # "8, ok 5 as a teenager"
    if alone and _TAKES.search(state.view.words(entry.first, marks[0].first)):
        state.loose = []  # "In German 9, in English only 7, take the 7"
    if not state.pending and state.loose and _corrects(state, entry, marks):
        weighed = state.loose if len(state.asked) == 1 else state.loose[-1:]
        if not state.asked or _value(state, state.asked[0], marks[0]) is not None:  # "8. Make that 11"
            state.loose = [*state.loose[: -len(weighed)], (entry, marks[0])]  # "7, maybe 8. Say 7.5"
        return
    if state.pending and _only_tells(state, entry):
        state.pending = []
    if state.pending and entry.sentence - state.pending_sentence <= 1:
        items, state.pending = (
            [item for item in state.pending if item not in state.judged] or state.pending[-1:],
            [],
        )
        if len(marks) in (1, len(items)):
            _assign(state, items, marks)
            state.named = True
            return
    state.loose += [(entry, mark) for mark in marks]


def _only_tells(state: _State, entry: Entry) -> bool:
    """Whether the part named in the sentence before is only told of: "I never lose my temper. 8", of empathy.

    One part was asked for, and the one number has a sentence of its own: it answers.
    """
    view = state.view
    alone = state.single and len(state.asked) == len(view.asked.slots) == 1
    if not alone or state.asked[0] in state.pending or entry.sentence == state.pending_sentence:
        return False
    bounds = view.parsed.sentence_bounds(entry.first - 2) if entry.first > view.first + 1 else None
    return bounds is not None and _TELLS.search(view.words(*bounds)) is not None


_TELLS = re.compile(r"\b(?:i|i'm|i've|i'd|my|we|is|are|was|people|they|he|she|you)\b")
"""Words of a sentence that tells something, and is no heading: "Writing. 8"."""
_TAKES = re.compile(r"\b(?:take|use|count|keep|go with|stick with|settle (?:on|for)) (?:the|that|my)$")


def _corrects(state: _State, entry: Entry, marks: list[Mark]) -> bool:
    """Whether a number takes the place of the one just before it: "6, no wait, 4"."""
    before = state.loose[-1][1].last if state.loose else state.latest
    if len(marks) != 1 or not 0 <= before <= marks[0].first:
        return False
    between = state.view.words(before, marks[0].first)
    after = state.view.words(marks[0].last, min(state.view.last, marks[0].last + _AFTER))
    if marks[0].first - before <= 9 and _sets_right(state, between, after):
        return True
    if _puts_anew(state, before, marks[0]):
        return True
    # "I wrote 7 first, ..., but I'm settling for 6": the last of a sentence's numbers, after a turn
    return (
        entry.sentence == state.latest_sentence
        and bool(_TURNS.search(between))
        and marks[0].first - before <= 24
    )


def _puts_anew(state: _State, before: int, mark: Mark) -> bool:
    """Whether the one rating that was asked for is put anew: "9. Mm, 8", "8. Bring that down to 7"."""
    view = state.view
    alone = len(view.asked.slots) == len(state.asked) == 1
    if not alone or mark.number is None or mark.number.value is None:
        return False
    after = view.words(mark.last, min(view.last, mark.last + _AFTER))
    return is_put_anew(view.words(before, mark.first), after)


def _is_aside(state: _State, before: Mark, mark: Mark) -> bool:
    """Whether a second number, where one is asked for, is told of another time or of somebody else."""
    view = state.view
    after = view.words(mark.last, min(view.last, mark.last + _AFTER))
    alone = len(view.asked.slots) == len(state.asked) == 1
    return alone and is_aside(view.words(before.last, mark.first), after)


_AFTER = 5
"""The tokens after a number that may say that it was put right."""


_TURNS = re.compile(r"(?:^|[,;]|\w) ?\b(?:but|so|though|however)\b")


def _sets_right(state: _State, between: str, after: str = "") -> bool:
    """Whether the words between two numbers put the second in the place of the first."""
    alone = len(state.asked) == 1 and not is_conditional(after)
    return bool(_CORRECT.search(between)) or thinks_better(between, alone=alone)


# --- settling what is left


def _only_rates(entry: Entry) -> bool:
    """Whether an entry is a number and hardly more: "an 8", not "6 when people shout"."""
    return entry.last - entry.first <= _NUMBER_ALONE


_NUMBER_ALONE = 3


def _settle_spread(state: _State) -> None:
    for role, mark, sentence in state.spread:
        beside = [(entry, one) for entry, one in state.loose if entry.sentence == sentence]
        if beside:
            _share(state, role, sorted([*(one for _, one in beside), mark], key=lambda one: one.first))
            continue  # "the rest 8, 6": more than one number, and no telling which is whose
        taken = set(state.given) | set(state.excluded) | set(state.declined)
        asked = state.asked or state.last_paired
        if role == "rest":
            asked = siblings(state.view, state.given, asked) or asked
        for item in asked:
            if item not in taken:
                _give(state, item, mark)
        if role == "all":
            state.last_paired = asked


def _share(state: _State, role: str, marks: list[Mark]) -> None:
    """As many numbers as parts are left: "9 and 8 for the other two", "8/7/8/9 on all of them"."""
    free = [item for item in state.asked if item not in state.given and item not in state.declined]
    if len(free) == len(marks) and (role == "rest" or len(free) == len(state.asked)):
        for item, mark in zip(free, marks, strict=True):
            _give(state, item, mark)


def _settle_loose(state: _State) -> None:
    parts = [slot.item for slot in state.view.asked.slots if slot.item is None or slot.item in state.asked]
    free = [
        item for item in parts if item is None or (item not in state.given and item not in state.declined)
    ]
    if len(free) > len(state.loose):
        free = [item for item in free if item not in state.asked_back]
    numbers = [mark for _, mark in state.loose if mark.number is not None or mark.relative is not None]
    if state.spread or not numbers:
        return
    marks = [mark for _, mark in state.loose]
    if len(parts) == 1 and len({mark.number and mark.number.value for mark in marks}) == 1:
        marks, numbers = marks[:1], numbers[:1]  # "Five, honestly. Maybe, no, five."
    if state.named and len(marks) == len(parts) > len(free):
        free = list(parts)  # a whole list, and then a part of it named again: the name corrects the list
    if not state.named and len(free) == 1 and len(numbers) == 1:
        marks = numbers
    elif len(marks) != len(free):
        marks = _fitting(state, numbers, len(free))
    if len(marks) == len(free) and (len(free) > 1 or not state.named or len(parts) == 1 or free):
        for item, mark in zip(free, marks, strict=True):
            if item is not None and item not in state.given:
                _give(state, item, mark)


def _fitting(state: _State, numbers: list[Mark], count: int) -> list[Mark]:
    """The numbers meant, where there are more or fewer than parts; none where that stays open."""
    told = [mark for mark in numbers if mark.number is not None]
    scaled = [mark for mark in told if _value(state, state.asked[0], mark) is not None] if state.asked else []
    lists = (_one_sentence(state, count), numbers, told, scaled)
    return next((marks for marks in lists if len(marks) == count), [])


def _one_sentence(state: _State, count: int) -> list[Mark]:
    """The numbers of the only sentence that holds as many as there are parts, or holds nothing else."""
    by_sentence: dict[int, list[tuple[Entry, Mark]]] = {}
    for entry, mark in state.loose:
        by_sentence.setdefault(entry.sentence, []).append((entry, mark))
    fitting = [pairs for pairs in by_sentence.values() if len(pairs) == count]
    if len(fitting) > 1:  # "7. My spoken English is better, 8."
        fitting = [pairs for pairs in fitting if _is_plain(state, pairs[0][0])]
    return [mark for _, mark in fitting[0]] if len(fitting) == 1 else []


def _is_plain(state: _State, entry: Entry) -> bool:
    """Whether the sentence of an entry is a list of numbers and nothing more."""
    parsed, view = state.view.parsed, state.view
    bounds = parsed.sentence_bounds(entry.first)
    if bounds is None:
        return False
    tokens = parsed.tokens[max(bounds[0], view.first) : min(bounds[1], view.last)]
    return all(token.kind != "w" or token.text in _LISTS for token in tokens)


_LISTS = NUMBER_WORDS.keys() | {"and", "a", "an", "out", "of", "ish", "maybe", "then", "also"}


def _found(state: _State) -> list[Found]:
    out = [
        Found(item, value, spans, "value" if value is not None else "off")
        for item, (value, spans) in state.given.items()
    ]
    out += [
        Found(item, None, (span,), "declined")
        for item, span in state.declined.items()
        if item not in state.given
    ]
    return out
