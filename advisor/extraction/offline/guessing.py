"""Parts named in words that no alias has, told from the parts beside them."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from advisor.extraction.offline.asking import ACK, acknowledged
from advisor.extraction.offline.lexicon import Lexicon
from advisor.extraction.offline.message import Parsed
from advisor.extraction.offline.question import Member, Slot
from advisor.extraction.offline.tokens import stem
from advisor.extraction.offline.wording import ONE

__all__ = ["PLAIN", "Weighed", "guess", "hows", "members", "spoken", "weigh"]


Weighed = list[tuple[int, int, dict[str, int]]]
"""The members of a list, each with what its words point to."""


def weigh(parsed: Parsed) -> Weighed:
    """Weigh the words of each member of a list, once for all who ask; what was only noted asks nothing."""
    members = _list_members(parsed)
    noted = acknowledged(parsed) if len(members) > 1 else []
    if noted:
        members = [one for one in members if not any(first <= one[0] < last for first, last in noted)]
    return [(*one, parsed.pointing.points(one)) for one in members] if len(members) > 1 else []


def guess(parsed: Parsed, lexicon: Lexicon, slots: list[Slot], weighed: Weighed) -> list[Slot]:
    """Parts named in words of the advisor's own, told from the parts beside them.

    Among "(a) writing (b) empathy (c) cooling heads (d) tone" the third can only be the one of that question
    that is missing; where several are missing, shared words decide ("fixing simple faults").
    """
    slots = _with_gaps(parsed, lexicon, _by_words(parsed, lexicon, slots, weighed))
    for home in _homes(lexicon, slots):
        slots = _completed(parsed, lexicon, slots, home)
    return slots


def _completed(parsed: Parsed, lexicon: Lexicon, slots: list[Slot], home: str) -> list[Slot]:
    """The slots, with the parts of one question that are named in other words."""
    members = [item.id for item in lexicon.questions[home].items]
    if any(slot.label and slot.item in members for slot in slots):
        slots = [slot for slot in slots if slot.label or slot.item not in members]
    slots = _untwinned(parsed, slots, members)
    groups = _groups(slots, members)
    strangers = [
        number
        for number, slot in enumerate(slots)
        if slot.group in groups and _is_stranger(parsed, lexicon, slots, number, home)
    ]
    missing = [item for item in members if item not in {slot.item for slot in slots}]
    if len(missing) == 1 and not strangers:
        slots = _with_tail(parsed, lexicon, slots, missing.pop())
    replaced: set[str] = set()
    for number in strangers:
        if slots[number].label in replaced:
            slots[number] = slots[number]._replace(item=None, label="", last=-1)
            continue
        left = [other for other in strangers if other >= number]
        best = _closest(parsed, slots[number], missing, only=len(missing) == 1 == len(left))
        if best is not None:
            missing.remove(best)
            slots[number] = _with_words(parsed, slots[number]._replace(item=best))
            replaced.update({slots[number].label} - {""})
    slots = [slot for slot in slots if slot.last >= 0]
    if not missing:  # the advisor's asides ("..., same scale") are no parts
        slots = [slot for slot in slots if slot.item is not None or slot.label or slot.group not in groups]
    inferred = {slot.item for slot in slots if slot.label}
    return [
        slot
        for slot in slots
        if slot.label
        or slot.item not in members
        or not inferred & set(members)
        or slot.item in missing
        or slot.item is None
    ]


def _groups(slots: list[Slot], members: list[str]) -> set[str]:
    """The numbers under which parts of one question may stand: its own, or any where each part has one."""
    groups = [slot.group for slot in slots if slot.item in members]
    own = len(set(groups)) < len(groups) or len(groups) == 1
    return set(groups) if own else {slot.group for slot in slots}


def _is_stranger(parsed: Parsed, lexicon: Lexicon, slots: list[Slot], number: int, home: str) -> bool:
    """Whether a part among those of one question names nothing, or something of another question."""
    slot = slots[number]
    members = [item.id for item in lexicon.questions[home].items]
    if slot.item is None or slot.item in members:
        return slot.item is None
    if slot.label:
        return _strange(lexicon, slots, slot, home) and not _means_itself(parsed, slot, members)
    return _amid(parsed, slots, number, members, lexicon)


def members(parsed: Parsed, lexicon: Lexicon, slots: list[Slot], weighed: Weighed) -> tuple[Member, ...]:
    """The members of a list that may ask for ratings; none where labels tell the parts."""
    if any(slot.label for slot in slots):
        return ()
    items = lexicon.rubric.items
    out: list[Member] = []
    for first, last, pointed in weighed[:_MOST]:
        points = pointed
        for slot in slots:
            if slot.item is not None and first <= slot.first < last:
                points = {**points, slot.item: points.get(slot.item, 0) + _NAMED}
        strongest = max(points.values(), default=0)
        if strongest < _HINTED:
            continue
        strong = [one for one in points.items() if one[1] >= _HINTED and one[1] * 2 > strongest]
        rated = [one for one in strong if one[0] and items[one[0]].kind == "rating"]
        if rated:
            ranked = sorted(rated, key=lambda one: (-one[1], lexicon.order[one[0]]))
            out.append(Member(first, last, tuple(ranked[:_RIVALS]), spoken(parsed, first, last)))
    return tuple(out) if len(out) > 1 else ()


_MOST = 24
"""How many members of a list are looked at."""
_RIVALS = 4
"""How many items one member may be in doubt between."""
_NAMED = 6 * ONE
_HINTED = 2 * ONE
"""What the words of a member must weigh to ask for a part at all."""


def _by_words(parsed: Parsed, lexicon: Lexicon, slots: list[Slot], weighed: Weighed) -> list[Slot]:
    """The parts of a list in the advisor's own words: each points to another part of one question."""
    named = {slot.item for slot in slots}
    if any(slot.label for slot in slots):
        return slots
    members = _pointing(weighed)
    if not named and len(weighed) == 2 and (pair := _pair(parsed, lexicon, weighed)):
        return pair
    if sum(weight >= _POINTED for *_, weight in members) < _LIST:
        return slots
    for parts in lexicon.lists:
        if len(parts) < _LIST:
            continue
        run: list[Slot] = []
        weights: dict[str, int] = {}
        for first, last, best, weight in members:
            if weight < _POINTED or best not in parts:
                if len(run) >= _LIST:
                    break
                run = []
                weights = {}
            elif weight > weights.get(best, 0):
                weights[best] = weight
                run = [slot for slot in run if slot.item != best]
                run.append(_with_words(parsed, Slot(best, "", "", first, last)))
        if len(run) >= _LIST and len(run) > len(named.intersection(parts)):
            return [slot for slot in slots if slot.item is not None and slot.item not in parts] + run
    return slots


def _pair(parsed: Parsed, lexicon: Lexicon, weighed: Weighed) -> list[Slot]:
    """Two parts of a question whose words speak for them far more than for anything else."""
    of, items = lexicon.rubric.question_of, lexicon.rubric.items
    out: list[Slot] = []
    for first, last, points in weighed:
        strongest = sorted(points.items(), key=lambda one: -one[1])
        (best, weight), (_, rival) = [*strongest, ("", 0), ("", 0)][:2]
        if not best or weight < _PLAINLY or weight < _TIMES * rival or items[best].kind != "rating":
            return []
        out.append(_with_words(parsed, Slot(best, "", "", first, last)))
    one, other = (slot.item for slot in out)
    return out if one and other and one != other and of[one].id == of[other].id else []


_PLAINLY, _TIMES = 6 * ONE, 3
"""What the words of one of two parts must weigh, and how many times as much as for anything else."""
_LIST = 3
"""How many parts make a list."""
_POINTED = 2 * ONE
"""What the words of a member must weigh to name a part."""


def _pointing(weighed: Weighed) -> list[tuple[int, int, str, int]]:
    """The members of a list, each with the item that its words point to, and how strongly."""
    out: list[tuple[int, int, str, int]] = []
    for first, last, points in weighed:
        weight, best = max(zip(points.values(), points, strict=True), default=(0, ""))
        out.append((first, last, best, weight))
    return out


def _list_members(parsed: Parsed) -> list[tuple[int, int]]:
    """The stretches between separators, where they hold words and head no list."""
    cuts = [-1, *[index for index, text in enumerate(parsed.texts) if text in _CUTS], len(parsed.tokens)]
    members = [(low + 1, high) for low, high in pairwise(cuts) if high - low > 1]
    return [
        (first, last)
        for first, last in members
        if not _OF_SCALE.issuperset(parsed.texts[first:last]) and parsed.texts[last : last + 1] != [":"]
    ]


def _with_tail(parsed: Parsed, lexicon: Lexicon, slots: list[Slot], missing: str) -> list[Slot]:
    """The same parts, and the last of the list in the advisor's own words: "speed, CSAT, and how many"."""
    of = lexicon.rubric.question_of
    at = max(place for place, slot in enumerate(slots) if slot.item and of[slot.item].id == of[missing].id)
    last = slots[at]
    if last.label or not last.last or last.group != slots[-1].group:
        return slots
    end = _sentence_end(parsed, last.last)
    tail = _nameless(parsed, last.last, end, last.group, open_end=True) or _next_asked(parsed, last, end)
    if len(tail) != 1:
        return slots
    return [*slots[: at + 1], _with_words(parsed, tail[0]._replace(item=missing)), *slots[at + 1 :]]


def _next_asked(parsed: Parsed, slot: Slot, end: int) -> list[Slot]:
    """The short question behind short ones: the "Online apps?" of "New tools? Explaining? Online apps?"."""
    texts = parsed.texts
    last = _sentence_end(parsed, end + 1)
    begins = max((at + 1 for at in range(slot.first) if texts[at] in "?.!\n"), default=0)
    asks = texts[end : end + 1] == texts[last : last + 1] == ["?"] and last + 1 >= len(texts)
    if not asks or not 0 < last - end - 1 <= _BRIEF or end - begins > _BRIEF:
        return []
    return _nameless(parsed, end, last, slot.group, open_end=True)


_BRIEF = 4
"""The tokens of a question that only names its part."""


def _untwinned(parsed: Parsed, slots: list[Slot], members: list[str]) -> list[Slot]:
    """Of two labelled parts that seem to name one item, the one closer to a missing item is that one."""
    out = list(slots)
    for number, slot in enumerate(slots):
        twins = [place for place in range(number) if out[place].item == slot.item is not None]
        if not twins:
            continue
        missing = [item for item in members if item not in {other.item for other in out}]
        pairs = [
            (
                max(
                    (_points(parsed, out[at]).get(item, 0) for item in missing),
                    default=0,
                ),
                at,
            )
            for at in (twins[0], number)
        ]
        at = max(pairs)[1] if max(pairs)[0] > 0 else number
        out[at] = out[at]._replace(item=None)
    return out


def _homes(lexicon: Lexicon, slots: list[Slot]) -> list[str]:
    """The questions of the parts, if their items are all ratings or all extents; the fullest first."""
    of = lexicon.rubric.question_of
    counts = Counter(of[slot.item].id for slot in slots if slot.item is not None)
    nameless = sum(1 for slot in slots if slot.item is None)
    out: list[str] = []
    for question, count in counts.most_common():
        kinds = {item.kind for item in lexicon.questions[question].items}
        whole = nameless >= 2 and count + nameless == len(lexicon.questions[question].items)
        if (count >= 2 or whole) and len(kinds) == 1 and kinds <= {"rating", "extent"}:
            out.append(question)
        if not any(slot.label or slot.group for slot in slots):
            break
    return out


def _strange(lexicon: Lexicon, slots: list[Slot], slot: Slot, home: str) -> bool:
    """A labelled part of another question in the middle of a homogeneous list."""
    labelled = [
        other for other in slots if other.label and other.group == slot.group and other.item is not None
    ]
    of, items = lexicon.rubric.question_of, lexicon.rubric.items
    if slot.item and items[slot.item].kind == "rating":
        return False  # "(a) SaaS (b) writing (c) empathy": a list may mix questions
    return sum(1 for other in labelled if other.item and of[other.item].id == home) * 2 > len(labelled)


def _means_itself(parsed: Parsed, slot: Slot, members: list[str]) -> bool:
    """Whether the words of a part speak for the item it names more than for any of the list around it."""
    points = _points(parsed, slot)
    own = points.get(slot.item, 0) if slot.item else 0
    return own > 0 and own >= max(points.get(item, 0) for item in members)


def _amid(parsed: Parsed, slots: list[Slot], number: int, members: list[str], lexicon: Lexicon) -> bool:
    """A bare name of another question in the middle (or at the end) of a list of this one's parts.

    A name that is a whole member is meant: "explaining tech, composure, learning software".
    """
    before = number > 0 and slots[number - 1].item in members
    after = number + 1 < len(slots) and slots[number + 1].item in members
    item = slots[number].item
    if item is None or not before:
        return False
    near = slots[number].first - slots[number - 1].last <= 3
    kind, home = lexicon.rubric.items[item].kind, lexicon.rubric.items[members[0]].kind
    whole = kind == home and _is_whole(parsed, slots[number])
    return near and not whole and (after or (kind == home and number + 1 == len(slots)))


def _is_whole(parsed: Parsed, slot: Slot) -> bool:
    """Whether a name fills its list member."""
    before = parsed.texts[slot.first - 1] if slot.first else "."
    after = parsed.texts[slot.last] if slot.last < len(parsed.tokens) else "."
    return (before in _BOUNDS or before == "-") and (after in _BOUNDS or after == "-")


def _closest(parsed: Parsed, slot: Slot, missing: list[str], only: bool) -> str | None:
    points = _points(parsed, slot)
    scores = {item: points.get(item, 0) for item in missing}
    best = max(scores, key=lambda item: scores[item], default=None)
    if best is not None and scores[best] > 0 and list(scores.values()).count(scores[best]) == 1:
        return best
    return missing[0] if only and missing else None


def _points(parsed: Parsed, slot: Slot) -> dict[str, int]:
    return parsed.pointing.points((slot.first, slot.last))


def _with_words(parsed: Parsed, slot: Slot) -> Slot:
    """A slot with the words of its list member."""
    if not slot.last:
        return slot
    first, last = slot.first, slot.last
    if not slot.label:
        while first > 0 and parsed.tokens[first - 1].text not in _BOUNDS and slot.first - first < 8:
            first -= 1
        while last < len(parsed.tokens) and parsed.tokens[last].text not in _BOUNDS and last - slot.last < 8:
            last += 1
    return slot._replace(words=slot.words + spoken(parsed, first, last) + hows(parsed, slot.first, last))


def spoken(parsed: Parsed, first: int, last: int, *, measured: bool = False) -> tuple[str, ...]:
    """The stems of the words between two tokens that a person may repeat.

    Args:
        parsed: the question.
        first: where they begin.
        last: where they end.
        measured: whether no number is asked for; then "scores" and "times" are names, too.
    """
    words = [token.text for token in parsed.tokens[first:last] if token.kind == "w" and len(token.text) > 2]
    plain = _PLAIN_BESIDE_MEASURES if measured else PLAIN
    return tuple(dict.fromkeys(stem(word) for word in words if word not in plain))


def hows(parsed: Parsed, first: int, last: int) -> tuple[str, ...]:
    """The "how fast" and "how many" between two tokens, which a person may repeat, too."""
    texts = parsed.texts
    return tuple(
        f"how {texts[at + 1]}" for at in range(first, last) if texts[at] == "how" and at + 1 < len(texts)
    )


_MEASURES = frozenset(
    "score scores time times rate rates ticket tickets number numbers rating ratings".split()
)


PLAIN = frozenset(
    """
    help with your when from that this them they some someone something anyone have what which would could
    should
    customer customers people very much many more most well good been being about into than then each these
    those rate rating score scores number numbers time times again scale please same under over work working
    support team yourself next make makes really thing things down away whole targets target goals goal
    metrics tickets ticket comfortable level skill skills fast quick quickly simply simple basic the and for
    i'm i'd i've i'll you're you'd you've it's that's what's who's how's there's let's he's she's they're
    are you how out one ten all can like hang get got has had was were may let put use see say way day days
    per any who why not but our its his her she him too off top own now job ask set lot did does done yes new
    five two three four
    """.split()
)
_PLAIN_BESIDE_MEASURES = PLAIN - _MEASURES
_BOUNDS = frozenset(", ; / & + ? . : ! \n ( ) | and or".split()) | {"\n"}
_SPLITS = frozenset(", ; / and & + ? .".split())
_CUTS = _BOUNDS | _SPLITS


def _with_gaps(parsed: Parsed, lexicon: Lexicon, slots: list[Slot]) -> list[Slot]:
    """The same parts, with a nameless one for each list member between them that names nothing."""
    out: list[Slot] = []
    items = lexicon.rubric.items
    for slot in slots:
        before = out[-1] if out else None
        if (
            slot.item
            and not slot.label
            and slot.last
            and slot.item in lexicon.alike
            and (before is None or not before.item or items[before.item].kind != items[slot.item].kind)
        ):
            out += _nameless(parsed, _list_start(parsed, slot.first), slot.first, slot.group)
        if (
            before
            and before.item
            and slot.item
            and not slot.label
            and not before.label
            and before.last <= slot.first
            and slot.last
        ):
            kinds = {items[before.item].kind, items[slot.item].kind}
            if len(kinds) == 1 and lexicon.alike.issuperset((before.item, slot.item)):
                out += _nameless(parsed, before.last, slot.first, slot.group)
        out.append(slot)
    last = out[-1] if out else None
    if last and last.item and not last.label and items[last.item].kind == "rating" and last.last:
        out += _nameless(parsed, last.last, _sentence_end(parsed, last.last), last.group, open_end=True)
    return out


def _list_start(parsed: Parsed, index: int) -> int:
    """The colon or dash a list begins after, or `index` where none is near."""
    for back in range(index - 1, max(-1, index - 40), -1):
        text = parsed.tokens[back].text
        if text in ("for", "rate", "on", "about") and not any(
            parsed.tokens[at].text in _SPLITS for at in range(back, index - 3)
        ):
            return back
        if text in ":—" or (text == "-" and parsed.tokens[back - 1].end < parsed.tokens[back].start):
            return back
        if text in ".?!\n":
            return back if any(parsed.tokens[at].text == "," for at in range(back, index)) else index
    return index


def _sentence_end(parsed: Parsed, index: int) -> int:
    while index < len(parsed.tokens) and parsed.tokens[index].text not in "?.!\n(":
        index += 1
    return index


def _nameless(parsed: Parsed, first: int, last: int, group: str, open_end: bool = False) -> list[Slot]:
    """The members of tokens `first` to `last` that stand between two separators and hold words."""
    cuts = [index for index in range(first, last) if parsed.tokens[index].text in _SPLITS]
    opening = parsed.tokens[first].text if first < last else ""
    if opening in _OPENS_LIST or (opening in _LEADS_IN and not (first and _is_named(parsed, first - 1))):
        cuts.insert(0, first)
    if open_end:
        cuts.append(last)
    out = []
    for low, high in pairwise(cuts):
        words = [index for index in range(low + 1, high) if parsed.tokens[index].kind == "w"]
        if any(
            low < m.first < high and any(r.role in ("item", "product", "half") for r in m.refs)
            for m in parsed.mentions
        ):
            continue
        if words and ACK.match(parsed.words(words[0], words[-1] + 1)):
            continue
        if all(parsed.tokens[index].text in _NO_PART for index in words):
            continue  # "..., 1 to 10", "same scale", "Then, ...": how to answer, and nothing to answer
        if _EXPLAINS.match(parsed.words(words[0], words[-1] + 1) if words else ""):
            continue  # "..., the sort companies subscribe to"
        opening = parsed.tokens[words[0]].text if words else ""
        if 1 <= len(words) <= 8 and not (opening in _FILLER and open_end):
            out.append(Slot(None, "", group, words[0], words[-1] + 1))
    return out


def _is_named(parsed: Parsed, at: int) -> bool:
    """Whether a token belongs to a name; what follows is of it: the "for guests" of "sympathy for guests"."""
    return any(mention.first <= at < mention.last for mention in parsed.mentions)


_OPENS_LIST = frozenset(": — - . ? !".split()) | {"\n"}
_LEADS_IN = frozenset("for rate on about".split())
"""What stands before the first member of a list."""
_EXPLAINS = re.compile(
    r"(?:the (?:sort|kind|type|ones)|such as|i mean|that is|meaning|like|e\.?g"
    r"|compared (?:with|to)|relative to|in comparison|by comparison|next to (?:that|it)"
    r"|versus that|against that)\b"
)
"""How a member begins that only explains the one before it."""
_OF_SCALE = frozenset(
    """
    to out of scale same from score points number numbers please being best highest lowest again ten one five
    stars star marks mark figure a the with on in at and low high top bottom is for you me as before still
    percent max your honest honestly ok okay rough roughly each rate rating that this
    """.split()
)
"""Words that only tell the scale, or ask nicely."""
_NO_PART = _OF_SCALE | frozenset(
    "then also finally lastly now so too first second third fourth firstly secondly thirdly".split()
)
"""Words of which a list member may be made without being a part."""
_FILLER = frozenset(
    """
    each all from on out again please one if when so where how what which scale rate give with that is do
    would any anything none something else others
    """.split()
)
