"""Extents: which parts are done, comfortable or true, to what extent.

A list member with a value of its own gives it to the parts named in it ("phone: yes", "never chat, phone or
KB"); names without one take the value of the list they stand in, or count as named with assent where the
question asks which apply. "Just (a) and (c)" denies the rest; "everything but phone" denies the exception.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import pairwise

from advisor.extraction.offline.anchors import Anchor, anchors, may_name
from advisor.extraction.offline.answerless import (
    asks_about,
    declined_before,
    heads_fields,
    is_only,
    is_withheld,
    only_rates,
    says_nothing,
    weakens,
    without_denied_products,
)
from advisor.extraction.offline.bearing import is_bare, says_of_asked
from advisor.extraction.offline.claims import is_claimed, is_named_as_done, is_product
from advisor.extraction.offline.declines import is_decline
from advisor.extraction.offline.denied_names import told_off
from advisor.extraction.offline.english import NUMBER_WORDS, TURNS
from advisor.extraction.offline.felt import felt_of, tells_of_measuring, troubles
from advisor.extraction.offline.occasions import without_occasions
from advisor.extraction.offline.polarity import Polarity, flipped, leftover, polarity, softens
from advisor.extraction.offline.reply import Entry, Found, View, within
from advisor.extraction.offline.scope import Scope
from advisor.extraction.offline.short import short_members
from advisor.extraction.offline.theirs import denied_after, like_others, others_did
from advisor.extraction.offline.thought_over import takes_back
from advisor.rubric.items import ExtentItem

__all__ = ["read_extents"]

_KIND = "extent"
_Span = tuple[int, int]


@dataclass
class _State:
    view: View
    asked: tuple[str, ...]
    given: dict[str, tuple[str, _Span, bool]] = field(default_factory=dict)
    """Item → value, its tokens, and whether words gave it (rather than being named)."""
    declined: dict[str, _Span] = field(default_factory=dict)
    pending: list[tuple[str, _Span]] = field(default_factory=list)
    pending_sentence: int = -1
    lead: Polarity | None = None
    """The value that opened the running list ("never did A, B or C")."""
    lead_sentence: int = -1
    sets: list[tuple[str, Polarity, _Span]] = field(default_factory=list)
    """("all" or "rest", value, tokens); a value that is not settled turns with each part it is of."""
    only: _Span | None = None
    declining: int = -1
    """The sentence in which parts are being skipped by name."""
    open_set: int = -1
    """The sentence of a set that no value was said of yet ("The rest, never")."""
    latest: tuple[int, tuple[str, ...], bool] = (-1, (), False)
    """Sentence, items and explicitness of the value given last."""
    bare: list[tuple[Entry, Polarity | None]] = field(default_factory=list)
    """Members without a name: a value each, None for a decline."""
    wondered: set[str] = field(default_factory=set)
    """Parts left out of a set because it is asked what they are; nothing is said of them."""
    remarked: set[str] = field(default_factory=set)
    """Parts of which something is said that is no answer; being named does not count for them."""
    plain: bool = False
    """Whether some part was called fine in so many words; then a no beside it is no litotes."""


def read_extents(view: View) -> list[Found]:
    """All extents of the stretch, those made of halves apart."""
    halved = {item.id for item in view.lexicon.halved}
    asked = tuple(item for item in view.kinds(_KIND) if item not in halved)
    if not asked and not may_name(view, _KIND):
        return []
    named = anchors(view, _KIND)
    found = [a for a in named if not a.items or a.items[0] not in halved]
    halves = [a.first for a in named if a.items and a.items[0] in halved]
    if not asked and not any(anchor.items for anchor in found):
        return []
    state = _State(view, asked)
    for entry, here in zip(view.entries, within(view.entries, found), strict=True):
        if not here and any(entry.first <= at < entry.last for at in halves):
            continue  # the "no" of "phone, no evenings" denies no phone
        _take(state, entry, here)
    _settle(state)
    out = [Found(item, value, (span,)) for item, (value, span, _) in state.given.items()]
    out += [
        Found(item, None, (span,), "declined")
        for item, span in state.declined.items()
        if item not in state.given
    ]
    return out


# --- one entry


def _take(state: _State, entry: Entry, anchors: list[Anchor]) -> None:
    view = state.view
    told = bool(anchors)
    entry, anchors = without_occasions(view, entry, anchors, lambda one: _sense(state, [one]) == "done")
    if told and not anchors:
        return  # "when the phones were down"
    if (not anchors and heads_fields(view, entry)) or _tells_why(state, entry):
        return
    given = [one for one in anchors if not _is_condition(view, entry, one)]
    if anchors and not given and (state.pending or len(state.asked) == 1):
        _take_depending(state, entry)
        return
    anchors = without_denied_products(view, given or anchors)
    excepted = next((anchor for anchor in anchors if anchor.role == "except"), None)
    if excepted is not None and any(anchor.items for anchor in anchors if anchor.first > excepted.first):
        _take_exception(state, entry, anchors, excepted)
        return
    named = [anchor for anchor in anchors if anchor.items]
    if named and _ticked(state, entry, named):
        return
    listed = not named and _is_none_of_list(state, entry)
    sets = [anchor for anchor in anchors if anchor.role in ("all", "rest") and not listed]
    heads = sorted([*named, *sets])
    if named and len(heads) > 1 and _each_has_its_own(state, entry, heads):
        return
    if not heads and only_rates(view, entry):
        return
    if not named and _closes_list(state, entry):
        state.only = (entry.first, entry.last)
        return
    for part in _parts(view, entry, named):
        _take_plain(state, part, _inside(part, named), _inside(part, sets))


_WE_HAVE = re.compile(
    r"^\W*(?:(?:because|since|as|cos|cause) )?(?:we|i|they)(?:'ve| have| had| got| get|'ve got| have got)"
    r"(?: (?:always|already|also))?(?: had| got)? (?!all\b|both\b|(?:no|any) (?:problem|issue|trouble))"
)


def _tells_why(state: _State, entry: Entry) -> bool:
    """Whether it only tells of work why what stands before it is fine: "volume is fine, we have pick rates".

    What is named by a word of the advisor's, or by a name for all of them, is something else there.
    """
    view = state.view
    sentence, latest, _ = state.latest
    if sentence != entry.sentence or not latest or _sense(state, []) != "comfort":
        return False
    if _WE_HAVE.match(view.words(entry.first, entry.last)) is None:
        return False
    return not any(ref.role == "item" for one in view.parsed.mentions_in(*entry[:2]) for ref in one.refs)


_DEPENDS = re.compile(r"\bdepend(?:s|ing)? (?:on|of|from|upon) (?:(?!and\b|but\b)[\w']+ ){0,3}$")


def _is_condition(view: View, entry: Entry, anchor: Anchor) -> bool:
    """Whether a name is only what something depends on: "Speed, it depends on the case"."""
    return _DEPENDS.search(view.words(entry.first, anchor.first) + " ") is not None


def _take_depending(state: _State, entry: Entry) -> None:
    """Takes "it depends on how hard the tickets are", of the part named before it or the one asked for."""
    if len(state.asked) == 1 and not state.pending:
        state.bare.append((entry, Polarity("some", True)))
    else:
        _take_bare(state, entry, Polarity("some", True))


_BOXES = {"x": "yes", "y": "yes", "yes": "yes", "*": "yes", "+": "yes", "n": "no", "no": "no", "": "no"}
"""What a box before a name holds."""


def _ticked(state: _State, entry: Entry, named: list[Anchor]) -> bool:
    """Takes a row of boxes: "[x] tickets [ ] chat"."""
    view, values = state.view, list[str]()
    for anchor in named:
        at = anchor.first - 1
        mark = "" if view.text(at - 1) == "[" else view.text(at - 1)
        opens = view.text(at - 1) == "[" or view.text(at - 2) == "["
        if view.text(at) != "]" or not opens or mark not in _BOXES:
            return False
        values.append(_BOXES[mark])
    for anchor, value in zip(named, values, strict=True):
        for item in anchor.items:
            _give(state, item, Polarity(value, True), (anchor.first, anchor.last))
    return True


def _inside(part: Entry, anchors: list[Anchor]) -> list[Anchor]:
    return [anchor for anchor in anchors if part.first <= anchor.first < part.last]


_SOFTENED = re.compile(
    r"\W*and (?:just |only )?"
    r"(?:a (?:bit|little|touch|tad|few|tiny bit)|some|sometimes|occasionally)(?: of)?\W*$"
)


def _parts(view: View, entry: Entry, named: list[Anchor]) -> list[Entry]:
    """The entry cut where a name is softened: "a, c and a bit of e" says nothing of how much a and c were."""
    listed = told_off(view, entry, named)
    if listed:
        return listed
    for before, after in pairwise(named):
        if _SOFTENED.match(view.words(before.last, after.first)):
            head, tail = (entry.first, before.last), (before.last, entry.last)
            return [Entry(*head, entry.sentence), Entry(*tail, entry.sentence)]
    return [entry]


def _take_plain(state: _State, entry: Entry, named: list[Anchor], sets: list[Anchor]) -> None:
    view = state.view
    scope = _scope(view, entry, named)
    sense = _sense(state, named)
    value = _polarity(state, entry, named, sense)
    declines = is_decline(view, entry.first, entry.last)
    if scope.query and declines and (named or state.pending):
        _pass_on(state, named)
        return
    course = sense == "done" and bool(_COURSE.search(view.words(entry.first, entry.last)))
    if _is_of_others(state, entry, sense, named) or says_nothing(
        view, entry, sense, named=bool(named), course=course
    ):
        state.latest = (-1, (), False) if named else state.latest  # what follows is said of this
        return
    blocked = scope.blocked or ((scope.plan or scope.wish) and sense == "done")
    if blocked and not (scope.plan and value is not None and value.value == "no" and not scope.blocked):
        _pend(state, entry, named)
    elif named and declines and (value is None or not value.explicit or is_withheld(view, entry)):
        state.declining = entry.sentence
        for anchor in named:
            state.declined.update(dict.fromkeys(anchor.items, (anchor.first, entry.last)))
    elif named:
        _take_named(state, entry, named, value)
    elif _points_to_latest(state, entry, value, sense):
        pass
    elif sets:
        if view.text(entry.first) == "all" and sets[-1].role == "rest":
            value = polarity(view.words(sets[-1].last, entry.last), sense)  # "all the others" is no yes
        _take_set(state, entry, sets, value, declines)
    elif value is not None and entry.last in view.label_starts:
        state.lead, state.lead_sentence = value, entry.sentence  # "I've done | a and d"
    elif (value is not None or declines) and not (
        course and not _USED.search(view.words(entry.first, entry.last))
    ):
        _take_members(state, entry, sense)


def _is_none_of_list(state: _State, entry: Entry) -> bool:
    """Whether a "none" is the answer to one part, in a list of one for each: "lots, some, none, none"."""
    view = state.view
    alone = entry.last - entry.first == 1 and view.text(entry.first) in ("none", "nothing")
    brief = all(one.last - one.first <= _BRIEF for one in view.entries)
    return alone and brief and len(view.entries) == len(state.asked) > 1


_BRIEF = 2
"""The tokens of an answer in a list of one for each part."""


_THEY_DO = re.compile(
    r"^(?:(?:yes|yeah|well|oh|some of)[ ,]+)?(?:they|he|she|it|others|the others|the \w+|my \w+|our \w+) "
    r"(?:do|does|did|has|have|had)$"
)


def _is_of_others(state: _State, entry: Entry, sense: str, named: list[Anchor]) -> bool:
    """Whether an entry only says what others do: "They do, it's the other department"."""
    if sense != "done" or named:
        return False
    words, opens = state.view.words(entry.first, entry.last), state.bare[0][1] if state.bare else None
    return _THEY_DO.match(words) is not None or others_did(words, denied=opens == Polarity("no", False))


_IS_ALL = re.compile(
    r"^\W*(?:and |but |so )?(?:(?:that's|thats|that is|that was|that'd be|it's|those are|these are)"
    r" (?:really |pretty much |about )?"
    r"(?:the only (?:one|ones|thing)|it|all|all i(?:'ve| have)? (?:did|done|used))"
    r"|(?:just|only) (?:those|these|them)(?: two| three| ones)?"
    r"|nothing (?:more|else)(?: than (?:that|those|these))?|no others?)"
    r"(?: really| i'm afraid| tbh| i think| so far| sorry)?\W*$"
)


def _closes_list(state: _State, entry: Entry) -> bool:
    """Whether a sentence says that the parts just named as done are all there are: "Phone. That's it."."""
    said = [value for item, (value, _, _) in state.given.items() if item in state.asked]
    said += ["yes" for item, _ in state.pending if item in state.asked]
    if not 0 < len(said) < len(state.asked) or "no" in said or _sense(state, []) != "done":
        return False
    return _IS_ALL.match(state.view.words(entry.first, entry.last)) is not None


def _pass_on(state: _State, named: list[Anchor]) -> None:
    """Declines what a question asks to leave out: "Quota... can I pass on that one?"."""
    items = [(item, (a.first, a.last)) for a in named for item in a.items] or state.pending
    state.declined.update(dict(items))
    state.pending = []


def _take_members(state: _State, entry: Entry, sense: str) -> None:
    """An entry without a name: each of its members says yes or no of what was asked."""
    for member in short_members(state.view, entry):
        value = _polarity(state, member, [], sense)
        if not _only_grumbles(state, member, value):
            _take_bare(state, member, value)


def _points_to_latest(state: _State, entry: Entry, value: Polarity | None, sense: str) -> bool:
    """Takes what is said of the part named just before: "..., apart from volume. That one depends"."""
    sentence, latest, _ = state.latest
    words = state.view.words(entry.first, entry.last)
    summed = _SUMS_UP.search(words) is not None
    near = not state.pending and 0 < entry.sentence - sentence <= _SOON
    if summed and value is not None and len(latest) == 1 and near:
        _give(state, latest[0], value, (entry.first, entry.last))
        return True  # "articles: never wrote any... but yeah used them daily so yes"
    said = _POINTING.match(words)
    if said is None or value is None or len(latest) != 1 or entry.sentence - sentence != 1 or state.pending:
        return False
    if value.value != "some" and (sense == "done" or not value.explicit):
        return False
    _give(state, latest[0], value, (entry.first, entry.last))
    return True


_SUMS_UP = re.compile(r"\bso (?:i'd say |it's |that's )?(?:an? )?(?:yes|no)\W*$")
_SOON = 2
"""How many sentences behind a name its yes or no may be drawn."""
_POINTING = re.compile(r"^\W*(?:but |and |though )?(?:that|this)(?: one|'s| is)?\b")
_USED = re.compile(r"\bus(?:e|ed|ing)\b")


def _scope(view: View, entry: Entry, named: list[Anchor]) -> Scope:
    """The scope of the clause in which an entry's first name stands, or its words begin."""
    first = named[0].first if named else entry.first
    if named and named[0].role == "label":
        return view.parsed.scope(min(named[0].last, entry.last - 1))
    while first < entry.last - 1 and view.parsed.clause_at[first] < 0:
        first += 1
    return view.parsed.scope(first)


def _take_set(
    state: _State, entry: Entry, sets: list[Anchor], value: Polarity | None, declines: bool
) -> None:
    """An entry about all parts, or the rest of them."""
    view, span = state.view, (entry.first, entry.last)
    if value is None and asks_about(view, entry):
        return  # "The other two, what do they mean?"
    if view.text(sets[-1].last - 1) == "any" and state.latest[0] == entry.sentence and state.latest[1]:
        return  # "I used the articles daily, never wrote any": of those just named, and of no other part
    role = "rest" if any(anchor.role == "rest" for anchor in sets) else "all"
    plain = value is None or not value.explicit
    if declines or (plain and declined_before(view, entry)):
        state.sets.append((role, _LEFT_OUT, span))
        return
    if plain and _echoes(state, entry):
        value, plain = Polarity("yes", True), False
    meant = any(says_of_asked(view, state.asked, entry, one, value) for one in sets)
    if (plain and _takes_measuring(state, entry, role)) or not meant:
        return  # "overwhelmed by all this": a set of something else
    before = state.bare[-1] if state.bare else None
    said = before[1] if before is not None and before[0].sentence == entry.sentence else None
    if plain and said is not None and said.explicit:
        state.bare.pop()  # "I don't mind at all, all four are on our wall"
        state.sets.append(("all", said, span))
        return
    if value is None:
        pronoun = view.text(sets[0].last - 1) in ("them", "those", "these")
        if entry.last - entry.first > 5 and not pronoun:
            return  # "everything was WhatsApp": a set of something else
        if said is not None:
            state.bare.pop()  # "not at all, any of the four"
            state.sets.append(("all", _settled(state, said), span))
            return
    word = value or Polarity("no" if view.text(sets[0].first) in ("none", "neither") else "yes", False)
    if state.pending and state.pending_sentence == entry.sentence and role == "all":
        _give_pending(state, entry, word)
    else:
        _name_pending(state)
        state.sets.append((role, _settled(state, word), span))
        state.open_set = entry.sentence if value is None else -1


def _takes_measuring(state: _State, entry: Entry, role: str) -> bool:
    """Takes what is felt of what is only said to be in use: "I have all of them, and I'm ok with it"."""
    if _sense(state, []) != "comfort" or not tells_of_measuring(state.view, entry):
        return False
    felt = felt_of(state.view, entry)
    if felt is not None and felt[1]:
        state.sets.append((role, Polarity(felt[1], True), felt[0]))
    return felt is not None or state.view.asked.inverted  # of "Which don't you like?" being in use is no yes


def _echoes(state: _State, entry: Entry) -> bool:
    """Whether a "neither" takes up that nothing was minded: "CSAT doesn't bother me. The rest neither."."""
    texts = state.view.parsed.texts[entry.first : entry.last]
    sentence, latest, _ = state.latest
    said = [state.given[item][0] for item in latest if item in state.given]
    minds = not _LITOTES.isdisjoint(state.view.parsed.vocabulary)
    return "neither" in texts and said[-1:] == ["yes"] and minds and entry.sentence - sentence <= 1


def _polarity(state: _State, entry: Entry, named: list[Anchor], sense: str) -> Polarity | None:
    """The polarity of an entry's words, the names in it left out."""
    view = state.view
    if named and sense == "done" and denied_after(view, entry):
        return Polarity("no", True)  # "Email the concierge does, not me"
    alike = like_others(view, entry, sense) if not named else None
    if alike is not None:
        return alike
    if not named and is_withheld(view, entry):
        return None  # "rather not say" feels nothing of what was asked
    pieces: list[str] = []
    index = entry.first
    for anchor in named:
        pieces.append(view.words(index, anchor.first))
        index = anchor.last
    tail = view.words(index, entry.last)
    if named and _SAYS.match(tail):
        return polarity(tail, sense)  # "I kinda enjoy it so response time yes"
    theirs = _THEIRS.match(tail) and (named or sense == "done")  # "They don't stress me" is of targets
    pieces.append("" if theirs else tail)
    said = polarity(" ; ".join(pieces), sense)
    does = named and sense == "done" and view.text(named[0].first - 1) in ("i", "we")
    does = does and view.text(named[0].last) != "my"  # "I phone my network when it's down"
    return Polarity("yes", True) if said is None and does else said  # "I phone customers"


_SAYS = re.compile(r"^\W*(?:yes|no|yep|nope|yeah|nah)\b")
_COURSE = re.compile(
    r"\b(?:(?<!of )course|training|class|tutorial|certificat\w+|webinar|videos?|read about)\b"
    r"|\b(?:heard of|studied)\b"
)
_THEIRS = re.compile(
    r"^\W*(?:that |which )?(?:they|he|she|nobody|people|every(?:body|one)|customers|guests|users|our \w+)\b"
)
"""What others do with it says nothing of the person: "the articles they never read"."""


def _sense(state: _State, named: list[Anchor]) -> str:
    """What the items that an entry names first ask, or else those that were asked for."""
    name = named[0].items[0] if named else state.asked[0] if state.asked else ""
    return _sense_of(state, name)


def _sense_of(state: _State, name: str) -> str:
    item = state.view.lexicon.rubric.items.get(name)
    return item.sense if isinstance(item, ExtentItem) else "done"


def _turned(state: _State, value: Polarity, item: str) -> str:
    """A bare yes or no turns with a question put the other way round, of the parts that it asks for."""
    return _of_part(state, _settled(state, value), item)


_LEFT_OUT = Polarity("", True)
"""What is said of a set that is skipped."""


def _settled(state: _State, value: Polarity) -> Polarity:
    """A value for several parts, explicit where it turns for none of them."""
    return Polarity(value.value, value.explicit or (state.plain and value.value == "no"))


def _of_part(state: _State, value: Polarity, item: str) -> str:
    """What a settled value says of one part; nothing where it is not clear which way that was asked."""
    asked = state.view.asked
    if value.explicit or not asked.inverted or item in asked.upright:
        return value.value
    return "" if item in asked.unclear else flipped(value.value)


def _take_named(state: _State, entry: Entry, named: list[Anchor], value: Polarity | None) -> None:
    view = state.view
    items = [(item, (anchor.first, anchor.last)) for anchor in named for item in anchor.items]
    if _says_what_it_is(state, entry, items, value):
        return
    if is_only(view, entry, named):
        state.only = (entry.first, entry.last)
        if value is not None and value.value == "no" and not value.explicit:
            value = Polarity("yes", False)  # "nope, just phone"
    if value is None:
        _take_valueless(state, entry, items)
        return
    of = view.lexicon.rubric.question_of
    company = {of[item].id for item, _ in items if item in state.asked}  # "not just phone, email too"
    if state.only == (entry.first, entry.last):
        company |= {of[item].id for item in state.asked}  # "no just chat" to "Phone?"
    if _SAYS.match(view.words(named[-1].last, entry.last)):  # "calls yes", where the others were asked for
        company |= {of[item].id for item in state.asked}
    items = [
        (item, span)
        for item, span in items
        if of[item].id in company or is_claimed(view, entry, _sense_of(state, item), value, item)
    ]
    if not items:
        ahead = view.words(entry.first, named[0].first)
        if state.only == (entry.first, entry.last) and ahead.startswith("n"):
            ahead = "no"  # "no, just calls" to "Chat?"
        if len(state.asked) == 1 and polarity(ahead, _sense(state, [])) is not None:
            state.bare.append((entry, polarity(ahead, _sense(state, []))))  # "It depends on the tickets"
        return
    opens = (
        view.words(entry.first, named[0].first).strip() != ""
        and polarity(view.words(entry.first, named[0].first), _sense(state, named)) is not None
    )
    _drop_theirs(state, entry)
    _drop_remarks(state, entry)
    ended = value.value == "some" and _ends_list(view, entry, [span for _, span in state.pending])
    if state.pending and state.pending_sentence == entry.sentence and not (opens or ended):
        answered = _SAYS.match(view.words(named[-1].last, entry.last)) is not None
        _give_pending(state, entry, value, {of[item].id for item, _ in items} if answered else ())
    _name_pending(state)
    for item, span in _less_grumbles(state, entry, items, value):
        _give(state, item, value, _joined(entry, span, view, value))
    state.latest = (entry.sentence, tuple(item for item, _ in items if item in state.given), value.explicit)
    state.lead, state.lead_sentence = (value, entry.sentence) if opens else (None, -1)


def _less_grumbles(
    state: _State, entry: Entry, items: list[tuple[str, _Span]], value: Polarity
) -> list[tuple[str, _Span]]:
    """The parts less those whose yes an opinion leaves standing: "ratings yes, though I find stars silly"."""
    if value.value != "no" or not _GRUMBLES.match(state.view.words(entry.first, entry.last)):
        return items
    said = {item for item, told in state.given.items() if told[0] == "yes"}
    return [
        (item, span)
        for item, span in items
        if item not in said or not _is_near(state, state.given[item][1], span)
    ]


def _only_grumbles(state: _State, entry: Entry, value: Polarity | None) -> bool:
    """Whether an entry that names no part is only an opinion of what it stands beside."""
    if value != ("no", True) or not _GRUMBLES.match(state.view.words(entry.first, entry.last)):
        return False
    state.remarked.update(item for item, _ in state.pending)
    return bool(state.pending or state.bare) or state.latest[0] == entry.sentence


_GRUMBLES = re.compile(r"^\W*(?:al)?though (?:i (?:do )?(?:think|find|believe|feel)|(?:the|my|our|they) )")
_ONLY = re.compile(
    r"^\W*(?:well |but |and |because |unless )?(?:we |i )?(?:only|just|the only|(?:have|had|got) only)\b"
)


def _says_what_it_is(
    state: _State, entry: Entry, items: list[tuple[str, _Span]], value: Polarity | None
) -> bool:
    """Whether parts that were just denied are only named for what goes by their name.

    "Ticketing? No, the only tickets we have are food tickets"; not so "no, only chat" of another part.
    """
    if value is not None and value.value == "some":
        return False
    opens = state.bare[0] if state.bare else None
    denied = {item for item, (said, _, _) in state.given.items() if said == "no"}
    if opens is not None and opens[1] is not None and opens[1].value == "no" and len(state.asked) == 1:
        denied.update(state.asked if opens[0].sentence == entry.sentence else ())
    named = {item for item, _ in items}
    return named <= denied and _ONLY.match(state.view.words(entry.first, entry.last)) is not None


def _drop_theirs(state: _State, entry: Entry) -> None:
    """Forgets the parts just named that others do: "the boss handles emails, I take calls"."""
    if not state.view.parsed.scope(entry.first).other:
        state.pending = [
            (item, span)
            for item, span in state.pending
            if item not in state.remarked and not state.view.parsed.scope(span[0]).other
        ]


def _drop_remarks(state: _State, entry: Entry) -> None:
    """Forgets what is named behind a label's own answer: "(c) yes, room service calls (d) no"."""
    labels = state.view.label_anchors
    if entry.first not in state.view.label_starts:
        return
    kept = list[tuple[str, _Span]]()
    for item, span in state.pending:
        of = next((slot.item for first, _, slot in reversed(labels) if first < span[0]), None)
        if span[0] in state.view.label_starts or of is None or of not in state.given:
            kept.append((item, span))
    state.pending = kept


def _ends_list(view: View, entry: Entry, pending: list[_Span]) -> bool:
    """Whether the names before an entry are a list of their own: "1, 3 and 4, and 2 briefly"."""
    joints = ("and", "plus", "but", "also")
    if len(pending) < 2 or not {view.text(entry.first), view.text(entry.first - 1)}.intersection(joints):
        return False
    return "and" in view.parsed.texts[pending[-2][1] : pending[-1][0]]


def _take_valueless(state: _State, entry: Entry, items: list[tuple[str, _Span]]) -> None:
    if state.only == (entry.first, entry.last):
        for item, span in items:
            if item in state.asked:
                _give(state, item, Polarity("yes", False), span, said=False)
        state.latest = (entry.sentence, tuple(item for item, _ in items if item in state.given), False)
        return
    if state.declining == entry.sentence:
        state.declined.update(dict(items))
        return
    if state.lead is not None and state.lead_sentence == entry.sentence:
        if state.view.text(entry.first) in TURNS:
            state.lead = None  # "never did phone or chat, but I reply to emails"
        else:
            for item, span in items:
                _give(state, item, state.lead, span)
            return
    if state.pending_sentence != entry.sentence:
        _name_pending(state)
    beside = (
        state.view.words(entry.first, items[0][1][0]) + " " + state.view.words(items[-1][1][1], entry.last)
    )
    done = _sense_of(state, items[0][0]) == "done"
    shrugs = not done and (len(leftover(beside)) > _REMARK or _SHRUG.match(beside))
    if shrugs or (done and _is_elsewhere(state, items, beside)):
        state.remarked.update(item for item, _ in items)  # "Quotas make people rush"
    state.pending += items
    state.pending_sentence = entry.sentence


def _is_elsewhere(state: _State, items: list[tuple[str, _Span]], beside: str) -> bool:
    """Whether what is named ends on other desks, and does not come to the person behind them."""
    behind = items[-1][1][1]
    bounds = state.view.parsed.sentence_bounds(behind - 1)
    rest = state.view.words(behind, bounds[1]) if bounds is not None else beside
    return _GOES_TO.match(beside.lstrip()) is not None and _COMES_BACK.search(rest) is None


_GOES_TO = re.compile(
    r"^(?:all |mostly |just |always |usually )?(?:go|goes|went|are sent|is sent|get sent|gets sent|belongs?) "
    r"(?:straight |off |over |back |up )?to (?!me\b|us\b|my desk\b)"
)
"""What ends on other desks: "emails go to head office"."""
_COMES_BACK = re.compile(
    r"\b(?:then|and|before|after that)(?: on| over| back| up| finally)?(?: to)? (?:me|us|my desk)\b"
)
_SHRUG = re.compile(r"^\W*(?:are|is|(?:(?:are|is|well) )?(?:whatever|whatevs|shrug|eh|pff+|hm+))\W*$")
"""What says of a part neither yes nor no: "quotas, eh", "surveys aren't silly, quotas are"."""
_REMARK = 1
"""How many words beside a name make a remark about it, and no assent."""


def _take_bare(state: _State, entry: Entry, value: Polarity | None) -> None:
    if state.open_set == entry.sentence and value is not None:
        role, _, span = state.sets.pop()
        state.sets.append((role, _settled(state, value), span))
        state.open_set = -1
        return
    sentence, latest, explicit = state.latest
    if not state.pending and sentence == entry.sentence and latest and value is not None:
        # "yes, but only a little"; what is denied stays denied: "never did chat, we used email"
        words = state.view.words(entry.first, entry.last)
        if _sense_of(state, latest[0]) != "done" and softens(words):
            value = Polarity("some", True) if state.given[latest[0]][0] == "no" else value
        concedes = value.value == "some" and (
            state.view.text(entry.first) == "but" or _GROWS_USED.search(words) is not None
        )
        denies = value.value == "no" and value.explicit and is_bare(state.view, state.asked, entry, most=3)
        content = leftover(words)
        weaker = (value.value == "some" and (not content or weakens(state.view, entry))) or denies
        if (weaker and not explicit) or concedes or state.view.text(entry.first) == "so":
            for item in latest:
                _give(state, item, value, (state.given[item][1][0], entry.last))
            state.latest = (sentence, latest, True)
        return
    goes_on = entry.sentence == state.pending_sentence
    if not goes_on and state.pending and _turns_away(state, entry):
        _name_pending(state)
    if state.pending and entry.sentence - state.pending_sentence <= 1:
        if value is not None:
            shared = len(state.pending) > 1 and _SHARED.fullmatch(state.view.words(entry.first, entry.last))
            _give_pending(state, entry, Polarity("yes", False) if shared else value)
        else:
            for item, span in state.pending:
                state.declined[item] = span
        state.pending = []
        return
    if is_bare(state.view, state.asked, entry, most=1 if len(state.asked) > 1 else 3):
        state.bare.append((entry, value))


_GROWS_USED = re.compile(r"\b(?:need|have|take|takes|want)\b.{0,20}\b(?:get|getting|grow) used\b")
"""What makes less of a yes: "ok I guess, would need to get used to it"."""


def _turns_away(state: _State, entry: Entry) -> bool:
    """Whether an entry in a new sentence says nothing of what was named before it."""
    view, items = state.view, [item for item, _ in state.pending]
    if state.remarked.issuperset(items):
        return True  # "My boss loves speed. So what?"
    if not is_bare(view, state.asked, entry, most=_ANY):
        return True  # "I picked the calls. There was no writing."
    if _is_remark(view, entry):
        return True  # "3 and 4. There was a ledger, but that doesn't count"
    unasked = not any(item in state.asked for item in items)
    return unasked and bool(
        leftover(view.words(entry.first, entry.last))
    )  # "Zendesk. Languages: some Turkish"


def _is_remark(view: View, entry: Entry) -> bool:
    """Whether an entry in a new sentence says something else than a yes or no of what was named before."""
    bounds = view.parsed.sentence_bounds(entry.first)
    words = view.words(entry.first, entry.last).rpartition(":")[2]  # "A2b: a little"
    opens = bounds is None or entry.first <= max(bounds[0], view.first)
    answers = polarity(" ".join(words.split()[:2]), "done") is not None or _OF_IT.search(words)
    return not opens or (len(leftover(words)) > 0 and not answers)


_OF_IT = re.compile(r"\b(?:them|those|these|it|both|either|neither|all|that|any|each)\b")
_SHARED = re.compile(r"\W*(?:about |roughly )?(?:half[- ](?:and[- ])?half|50[-/ ]50|fifty[- ]fifty)\W*")
"""How two parts that both were done share the work: "it was phone and e-mail, half and half"."""
_ANY = 99


def _give_pending(state: _State, entry: Entry, value: Polarity, of: Collection[str] = ()) -> None:
    """Gives a value to the names before it; `of` are the questions whose parts a yes or no ends a list of."""
    questions = state.view.lexicon.rubric.question_of
    for item, span in state.pending:
        if item in state.asked or questions[item].id in of:
            _give(state, item, value, span)
        elif value.value != "no" and is_named_as_done(state.view, item, span):
            _give(state, item, Polarity(value.value, True), span)
        elif value.explicit and _sense_of(state, item) == "comfort" and _is_of_them(state.view, entry):
            _give(state, item, value, span)
    state.latest = (
        entry.sentence,
        tuple(item for item, _ in state.pending if item in state.given),
        value.explicit,
    )
    state.pending = []


def _is_of_them(view: View, entry: Entry) -> bool:
    """Whether somebody says of what was just listed how they feel: "CSAT and quotas, I'm fine with those"."""
    return _OF_THEM.search(view.words(entry.first, entry.last)) is not None


_OF_THEM = re.compile(
    r"\bi(?:'m| am|'d be| would be)\b[^.;]{0,30}? (?:with|by|about|on) "
    r"(?:all )?(?:of )?(?:those|them|that|these|it|all)\b"
)


def _pend(state: _State, entry: Entry, named: list[Anchor]) -> None:
    if state.pending_sentence != entry.sentence:
        _name_pending(state)
    # Blocked words give no value, but they say what the next words are about.
    if not named:
        state.remarked.update(item for item, _ in state.pending)  # "Volume, my boss loves it"
        return
    state.pending = [
        (item, (anchor.first, anchor.last))
        for anchor in named
        for item in anchor.items
        if item in state.asked
    ]
    state.pending_sentence = entry.sentence if state.pending else -1


def _name_pending(state: _State) -> None:
    """Parts named with nothing said of them: the question asked which apply, and these do."""
    for item, span in state.pending:
        if state.view.text(span[1]) == "?":
            continue  # "Knowledge base?" asks
        if item in state.asked and item not in state.remarked and not state.view.parsed.scope(span[0]).unmet:
            _give(state, item, Polarity("yes", False), span, said=False)
        elif item not in state.asked and is_named_as_done(state.view, item, span):
            _give(state, item, Polarity("yes", True), span, said=False)
    state.pending = []


def _give(state: _State, item: str, value: Polarity, span: _Span, said: bool = True) -> None:
    turns = state.view.asked.turns(item) or not state.view.asked.inverted
    fine = value.explicit and value.value == "yes" and item in state.asked and turns
    state.plain = state.plain or (fine and _LITOTES.isdisjoint(state.view.parsed.vocabulary))
    known = state.given.get(item)
    if not said and (item in state.view.told or (known is not None and known[2])):
        return
    if known is not None and known[0] == "some" and value.value == "yes" and _is_near(state, known[1], span):
        return  # "help articles just a little, I wrote one or two"
    told = _turned(state, value, item) if item in state.asked else value.value
    if not told:
        return
    state.given[item] = (told, span, said)
    state.declined.pop(item, None)


_LITOTES = frozenset("nor neither bother bothers mind scare scares stress stresses worry worries".split())


def _is_near(state: _State, one: _Span, other: _Span) -> bool:
    """Whether two stretches stand in one sentence."""
    bounds = state.view.parsed.sentence_bounds(one[0])
    return bounds is not None and bounds[0] <= other[0] < bounds[1]


def _joined(entry: Entry, span: _Span, view: View, value: Polarity) -> _Span:
    """The evidence: the name and the words that give the value, trimmed of what stands around them."""
    first, last = entry.first, entry.last
    while first < span[0] and view.text(first) in ("and", "but", "then", "also", "so", "well", "(", ":", "-"):
        first += 1
    while last > span[1] and view.text(last - 1) in (":", "-", ")", "(", "—"):
        last -= 1
    if first == span[0] and first in view.label_starts and span[1] < last:
        first = span[1]  # the "yes" of "4. yes"
    headed = [at for at in range(first, span[0]) if view.text(at) == ":"]
    first = headed[-1] + 1 if headed else first  # the "phone yes" of "Tools: phone yes"
    return first, last


# --- what an entry says beside names


def _take_exception(state: _State, entry: Entry, anchors: list[Anchor], excepted: Anchor) -> None:
    view = state.view
    left = view.words(entry.first, excepted.first)
    if not state.asked:
        state.asked = _of_one_question(view, entry, anchors, excepted)
        if not state.asked:
            return  # "All my friends but the phone guy live in Leeds"
    value = polarity(left, _sense(state, [])) or Polarity("yes", False)
    first = entry.first
    if excepted.first == entry.first and state.bare and state.bare[-1][0].sentence == entry.sentence:
        said, before = state.bare.pop()  # "fine with all that, apart from quotas"
        first, value = said.first, before or value
    if not left.strip() and state.sets and state.sets[-1][1].value:
        value = state.sets[-1][1]  # "none of those, sorry, except email"
    if left.endswith(("nothing ", "nothing")) and _is_of_all(state, anchors, excepted):
        return  # "It was nothing but metrics"
    if re.search(r"\b(?:none|nothing|neither|no|not any|never)\b", left):
        value = Polarity("no", value.explicit)
    span = (first, excepted.first) if first < excepted.first else (entry.first, entry.last)
    state.sets.append(("rest", _settled(state, value), span))
    other = "no" if value.value == "some" else flipped(value.value)  # "all a bit, except chat"
    named = [anchor for anchor in anchors if anchor.items and anchor.first > excepted.first]
    if named and _ASKS_BACK.match(view.words(named[-1].last, view.last)):
        state.wondered.update(item for anchor in named for item in anchor.items)
        return
    for anchor in named:
        for item in anchor.items:
            _give(state, item, Polarity(other, value.explicit), (anchor.first, anchor.last))
    state.lead, state.lead_sentence = Polarity(other, value.explicit), entry.sentence
    state.latest = (entry.sentence, tuple(item for anchor in named for item in anchor.items), False)


_ASKS_BACK = re.compile(r"[ ,;:(–—-]*(?:\?|(?:what|whats|what's|huh)\b(?! else)|which\b(?= one|\W*$))")
"""What follows an exception that is only asked about: "all fine except CSAT, what is that?"."""


def _of_one_question(view: View, entry: Entry, anchors: list[Anchor], excepted: Anchor) -> tuple[str, ...]:
    """The parts of the question that an exception is of, where nothing of the kind was asked for.

    "Fine with all but volume", late, speaks of what volume was asked along with.
    """
    behind = [anchor for anchor in anchors if anchor.first > excepted.first and anchor.items]
    sets = [anchor for anchor in anchors if anchor.role == "all" and anchor.first < excepted.first]
    named = [item for anchor in behind for item in anchor.items]
    of = view.lexicon.rubric.question_of
    if not sets or len({of[item].id for item in named}) != 1 or behind[-1].last < entry.last:
        return ()
    left = view.words(entry.first, excepted.first)
    kind = view.lexicon.rubric.items[named[0]]
    if not isinstance(kind, ExtentItem) or leftover(left):
        return ()
    said, pointed = polarity(left, kind.sense), view.text(sets[-1].last - 1) in _THEM
    if said is None or not (pointed or (said.explicit and kind.sense == "comfort")):
        return ()
    return tuple(item.id for item in of[named[0]].items if isinstance(item, ExtentItem))


_THEM = frozenset("them those these".split())


def _is_of_all(state: _State, anchors: list[Anchor], excepted: Anchor) -> bool:
    """Whether an exception names all that was asked for: then nothing is left that it is one of."""
    named = {item for anchor in anchors if anchor.first > excepted.first for item in anchor.items}
    view = state.view
    whole = any(one.ref("question") for one in view.parsed.mentions_in(excepted.first, view.last))
    return whole or named.issuperset(state.asked)


def _each_has_its_own(state: _State, entry: Entry, heads: list[Anchor]) -> bool:
    """Takes one value after each name, without separators: "phone yes email yes rest no"."""
    view, sense = state.view, _sense(state, [head for head in heads if head.items])
    bounds = [*(head.first for head in heads), entry.last]
    pairs = list(zip(heads, bounds[1:], strict=True))
    values = [polarity(view.words(head.last, last), sense) for head, last in pairs]
    for at in range(len(pairs) - 2, -1, -1):
        product = is_product(view, (pairs[at][0].first, pairs[at][0].last))
        same = product and bool(set(pairs[at][0].items).intersection(pairs[at + 1][0].items))
        if product and values[at] is None and (same or pairs[at][0].last == pairs[at][1]):
            values[at] = values[at + 1]  # "intercom chat ✅", "we had zendesk so tickets yes"
    named = [item for head in heads for item in head.items]
    open_last = len(values) > _PAIR and values[-1] is None and bool(heads[-1].items)
    told = view.words(heads[-1].last, entry.last).strip() != ""  # "phone yes no chat no email" ends in a name
    open_last = open_last and told and set(named) <= set(state.asked)
    if open_last:
        values[-1] = Polarity("", False)  # "phone ✅ email ✅ chat ❌ kb - just reading it"
    if any(value is None for value in values) or view.words(entry.first, heads[0].first).strip():
        return False
    if state.pending_sentence == entry.sentence and values[0] is not None and values[0].value == "yes":
        _name_pending(state)  # "it was phone obviously and email also, tickets yes, chat no"
    for (head, last), value in zip(pairs, values, strict=True):
        if value is None or not value.value:
            continue
        for item in head.items:
            if item in state.asked or _sense_of(state, item) == sense:
                _give(state, item, value, (head.first, last))
        if not head.items:
            state.sets.append((head.role, _settled(state, value), (head.first, last)))
    if open_last:
        state.pending = [(item, (heads[-1].first, heads[-1].last)) for item in heads[-1].items]
        state.pending_sentence = entry.sentence
    return True


_PAIR = 2
"""How many names with a value each are no row of answers yet."""


# --- the whole reply


def _settle(state: _State) -> None:
    _name_pending(state)
    if state.only is not None:
        _settle_only(state)
    if state.only is not None and state.given:
        others = Polarity("no", False)
        first, last = state.only
        values = {value for value, span, _ in state.given.values() if first <= span[0] < last}
        if values == {"no"}:  # "uncomfortable with d only"
            others = Polarity("yes", True)
        spared = _spared(state, values)
        state.sets.append(("rest", Polarity("yes", True), spared) if spared else ("rest", others, state.only))
    for role, value, span in state.sets:
        if role == "rest" and _is_short(state, span):
            continue
        for item in _meant(state, span):
            if not (
                item in state.wondered
                or item in state.given
                or item in state.declined
                or item in state.view.told
            ):
                told = _of_part(state, value, item)
                if told:
                    state.given[item] = (told, span, False)
                elif not value.value:
                    state.declined[item] = span
    if not state.sets:
        _settle_bare(state)


def _is_short(state: _State, span: _Span) -> bool:
    """Whether "the other three" leaves out one that is not known: "I hate the piles. The other three ..."."""
    view = state.view
    others = _OTHERS.search(view.words(*span))
    count = NUMBER_WORDS.get(others["count"], others["count"]) if others else ""
    settled = {*state.given, *state.declined, *state.wondered, *view.told, *view.known}
    return bool(count) and sum(item not in settled for item in state.asked) > int(count)


_OTHERS = re.compile(r"\b(?:other|remaining) (?P<count>two|three|four|[234])\b")


def _spared(state: _State, values: Collection[str]) -> _Span | None:
    """What says that the others are fine where "just" tells of the one that is less so.

    "Those are okay for me, just volume is so-so"; "just volume, a little" is all there is.
    """
    if state.only is None or set(values) != {"some"} or _sense(state, []) == "done":
        return None
    fine = [entry for entry, value in state.bare if value == Polarity("yes", True)]
    if fine:
        return fine[0].first, fine[0].last
    return state.only if troubles(state.view, *state.only) else None


def _meant(state: _State, span: _Span) -> tuple[str, ...]:
    """The parts that a set stands for: where several questions were asked, those of one of them.

    It is the question whose parts its sentence names, or else the one that its sentence points to.
    """
    view, of = state.view, state.view.lexicon.rubric.question_of
    questions = {of[item].id for item in state.asked}
    bounds = view.parsed.sentence_bounds(span[0])
    if len(questions) < 2 or len(state.asked) < _MANY or bounds is None:
        return state.asked
    named = {of[item].id for item in state.given if bounds[0] <= state.given[item][1][0] < bounds[1]}
    named &= questions
    if len(named) != 1:
        points = view.parsed.pointing.points(bounds)
        weights = {
            one: sum(points.get(item, 0) for item in state.asked if of[item].id == one) for one in questions
        }
        best = max(sorted(weights), key=lambda one: weights[one])
        named = {best} if weights[best] > 2 * min(weights.values()) else questions
    return tuple(item for item in state.asked if of[item].id in named)


_MANY = 7
"""How many extents are more than one question asks for."""


def _settle_bare(state: _State) -> None:
    _settle_little(state)
    free = [item for item in state.asked if item not in state.given and item not in state.declined]
    members = _with_echoes(state, len(free))
    if _is_whole_list(state, members):  # "No, no, yes, no, no. I do phone triage twice a week."
        free = list(state.asked)
        state.given = {item: told for item, told in state.given.items() if item not in free}
    if not free or not members:
        return
    if len(members) == len(free) and len(free) > 1:
        _take_in_order(state, free, members)
        return
    each = {item: {_turned(state, value, item) for _, value in members if value is not None} for item in free}
    values = set[str]().union(*each.values())
    given = [item for item in state.given if item in state.asked]
    if given and len(free) > 1 and not _answers_whole(state, members[0][0]):
        return
    one = all(len(told) == 1 for told in each.values())
    if one and (len(free) == 1 or _answers_whole(state, members[0][0])):
        entry = next(entry for entry, value in members if value is not None)
        clear = [item for item in free if not given and each[item] != {""}]
        state.given.update({item: (min(each[item]), (entry.first, entry.last), True) for item in clear})
    elif "some" in values and not given and _sense(state, []) == "comfort" and len(members) > 1:
        for item in free:  # "I don't like it, but I can live with it"
            state.given[item] = ("some", (members[0][0].first, members[-1][0].last), True)
    elif len(free) == 1 and values and "" not in values and not given:
        single = free[0]
        strongest = _held_at_last(state, members, single) or _strongest(
            state, single, [value for _, value in members if value is not None]
        )
        entry = members[0][0]
        state.given[free[0]] = (
            strongest,
            (entry.first, members[-1][0].last if members[-1][0].sentence == entry.sentence else entry.last),
            True,
        )


def _take_in_order(state: _State, free: list[str], members: list[tuple[Entry, Polarity | None]]) -> None:
    """As many answers as there are parts left: each part has its own."""
    for item, (entry, value) in zip(free, members, strict=True):
        told = _turned(state, value, item) if value is not None else ""
        if value is None:
            state.declined[item] = (entry.first, entry.last)
        elif told:
            state.given[item] = (told, (entry.first, entry.last), True)


def _held_at_last(state: _State, members: list[tuple[Entry, Polarity | None]], item: str) -> str:
    """What holds where the answer before it is taken back: "Some. No, wait, I'd be lying. No."."""
    (first, before), (last, value) = members[0], members[-1]
    if len(members) < 2 or value is None or before is None:
        return ""
    if _SUMS_UP.search(state.view.words(last.first, last.last)):
        return _turned(state, value, item)
    if last.last - last.first > _ANEW:
        return ""
    plain = state.view.text(last.first) in _HOLDS or state.view.text(last.last - 1) in _HOLDS
    between = state.view.words(first.last, last.last)
    return _turned(state, value, item) if plain and takes_back(between) else ""


_HOLDS = frozenset("yes no never nope yep yeah daily".split())
_ANEW = 3
"""The tokens of an answer that is given anew."""


def _is_whole_list(state: _State, members: list[tuple[Entry, Polarity | None]]) -> bool:
    """Whether a reply opens with a plain yes or no for each part, whatever is told of some behind it."""
    count = len(state.asked)
    if count < _LIST or len(members) != count or not state.given or state.declined:
        return False
    last = members[-1][0]
    plain = all(entry.last - entry.first <= 2 and value is not None for entry, value in members)
    behind = all(span[0] >= last.last for _, span, _ in state.given.values())
    return plain and behind and last.sentence == members[0][0].sentence


_LIST = 3
"""How many answers in a row are a list, and no yes that is said twice."""
_PLAIN = frozenset("yes no y n yep nope yeah nah yup sure ok some".split())


def _with_echoes(state: _State, count: int) -> list[tuple[Entry, Polarity | None]]:
    """The bare members, where that makes as many as parts with what only repeats the one before it.

    "never, yes, daily" answers two parts, and so does "no, never, yes".
    """
    out: list[tuple[Entry, Polarity | None]] = []
    for entry, value in state.bare:
        before = out[-1] if out else None
        echoes = (
            before is not None
            and value is not None
            and before[1] is not None
            and before[0].sentence == entry.sentence
            and before[1].value == value.value
            and state.view.text(entry.first) not in _PLAIN
        )
        if before is not None and echoes:
            out[-1] = (Entry(before[0].first, entry.last, entry.sentence), before[1])
        else:
            out.append((entry, value))
    return out if len(out) == count > 1 else state.bare


def _settle_only(state: _State) -> None:
    """Of "just phone, when they're short. A few times a month": the only part there is, and little of it."""
    named = [item for item in state.given if item in state.asked]
    if len(named) != 1 or state.given[named[0]][0] != "yes" or _sense(state, []) != "done":
        return
    behind = [one for one in state.bare if one[0].first >= state.given[named[0]][1][1]]
    if behind and all(value is not None and value.value == "some" for _, value in behind):
        entry = behind[0][0]
        state.given[named[0]] = ("some", (entry.first, entry.last), True)
        state.bare = [one for one in state.bare if one not in behind]


def _settle_little(state: _State) -> None:
    """Of "only a handful, in Zendesk", asked alone: named, and little; or "I made one. A little I guess"."""
    if len(state.asked) != 1 or not state.bare:
        return
    named = state.given.get(state.asked[0])
    for entry, value in (state.bare[0], state.bare[-1]):
        opens = entry.first == state.view.first and entry.sentence == 0  # "Only a bit, I made a guide."
        last = opens or entry.first > (named[1][0] if named else 0)
        if (
            value
            and value.value == "some"
            and named is not None
            and (not named[2] or last)
            and named[0] == "yes"
        ):
            state.given[state.asked[0]] = ("some", (entry.first, entry.last), True)


def _answers_whole(state: _State, entry: Entry) -> bool:
    """Whether a bare member answers the question as a whole: it opens the reply with its yes or no."""
    return entry.first - state.view.first <= 2


_SOFT_NO = re.compile(r"^\W*not (?:really|exactly|officially|as such|properly|formally|quite)\b")


def _bounds(state: _State) -> tuple[int, int]:
    return state.bare[0][0].first, state.bare[0][0].last


def _strongest(state: _State, item: str, values: list[Polarity]) -> str:
    """Of "yes, but only a little": some. Of "no, I'd be happy to": what is said explicitly."""
    if any(value.value == "some" for value in values):
        return "some"
    if (
        values[0].value == "no"
        and values[-1].value == "yes"
        and _SOFT_NO.match(state.view.words(*_bounds(state)))
    ):
        return "some"  # "not really, but I've used one for a month"
    explicit = [value.value for value in values if value.explicit]
    return explicit[-1] if explicit else _turned(state, values[0], item)
