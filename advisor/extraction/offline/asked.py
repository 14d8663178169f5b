"""What the advisor's last question asked for: its parts in order, their labels, their options.

The advisor's side may be anyone's words, so all of this is read from its text, with the same lexicon that
reads the person. An acknowledgement ("Thanks, noted phone and email.") is no question. Where the last message
names no part ("the same four?"), the question before it still stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from advisor.answers import Message, Value
from advisor.extraction.offline.labels import Label, labels
from advisor.extraction.offline.lexicon import Lexicon, Mention
from advisor.extraction.offline.message import Parsed, parse
from advisor.extraction.offline.numbers import ratings

__all__ = ["NOTHING", "Asked", "Option", "Slot", "asked_in", "asked_last"]


class Slot(NamedTuple):
    """One part asked for. `item` is None for a part that names nothing we know; it still takes its place."""

    item: str | None
    label: str = ""
    group: str = ""
    """The number of the question it belongs to, where the advisor numbered its questions."""


class Option(NamedTuple):
    """A value offered for a choice, with its label where it had one."""

    item: str
    value: str
    label: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that a reply answers."""

    slots: tuple[Slot, ...] = ()
    options: tuple[Option, ...] = ()
    inverted: bool = False
    """Put the other way round: "would any of these bother you?"; then "no" is a yes."""
    proposed: tuple[tuple[str, Value], ...] = ()
    """Values the advisor proposed for one part: "would you say 7?"."""

    @property
    def items(self) -> tuple[str, ...]:
        """The items asked for, in order."""
        return tuple(slot.item for slot in self.slots if slot.item is not None)

    def within(self, group: str) -> Asked:
        """The part of the question that carries this number or label."""
        return Asked(
            tuple(slot for slot in self.slots if slot.group == group),
            tuple(option for option in self.options if option.group == group),
            self.inverted,
        )

    def only(self, items: Sequence[str]) -> Asked:
        """The same question, narrowed to some of its items."""
        return Asked(
            tuple(slot for slot in self.slots if slot.item in items),
            tuple(option for option in self.options if option.item in items),
            self.inverted,
            tuple(pair for pair in self.proposed if pair[0] in items),
        )


NOTHING = Asked()

_CUES = re.compile(
    r"\b(?:rate|rating|score|mark|tell|give|name|list|share|please|describe|walk|fill|say|numbers?|same|again|pick|choose|let me"
    r"|1 ?- ?10|1 to 10|one to ten|one-to-ten|out of (?:10|ten)|from (?:1|one)|scale|next|now|then|also|finally|last|lastly|first|start"
    r"|question|part|topic|moving on|i'd (?:like|love)|would like to (?:know|hear)|curious|what about|how about|which|where|when|what|how"
    r"|let's|talk|onto|on to|remaining|rest|missing|still need|experience with|comfort|for each)\b"
)
_ACK = re.compile(
    r"^\W*(?:thanks?|thank you|great|got it|noted|ok|okay|perfect|lovely|good|nice|right|alright|understood|i see|cool|brilliant|super|excellent|fair"
    r"|so|i've|i have|that's|you said|you've|you have|wonderful|fantastic|cheers|sure|no problem|no worries|clear|crystal|hmm|ah|oh|sounds|down as|changed|recorded|that gives|with that|impressive|welcome|hi|hello|hey)\b"
)
_INVERTED = re.compile(
    r"\b(?:bother|bothers|(?:a|any|be|have|no) (?:\w+ )?problems?|issues? with|mind|object|objection|uncomfortable|not (?:be )?(?:comfortable|okay|ok|fine|happy|keen)|never|haven't|not (?:yet )?(?:done|used|handled|tried|worked)"
    r"|new to you|struggle|scare|scares|put you off|hate|dislike|against|worry|worries|stress|stresses|annoy|rather not|avoid|unhappy|trouble with|uneasy|nervous|unfamiliar|aversion|allergic|dread)\b"
)


def asked_last(messages: Sequence[Message], lexicon: Lexicon) -> Asked:
    """The question that stands when the last message is written."""
    for message in reversed(messages):
        if message.role == "assistant":
            asked = asked_in(message.content, lexicon)
            if asked.slots:
                return asked
    return NOTHING


@lru_cache(maxsize=4096)
def asked_in(text: str, lexicon: Lexicon) -> Asked:
    """What this message of the advisor asks for."""
    parsed = parse(text[:20_000], lexicon)
    keep = _asking(parsed)
    if not keep:
        return NOTHING
    chunks = _chunks(parsed, keep)
    slots: list[Slot] = []
    options: list[Option] = []
    for chunk in chunks:
        _read_chunk(parsed, lexicon, chunk, keep, slots, options)
    slots = _distinct(slots)
    options = _as_options(slots, options, lexicon)
    inverted = _is_inverted(parsed)
    return Asked(tuple(slots), tuple(options), inverted, _proposed(parsed, keep, slots, lexicon))


# --- which sentences ask


def _asking(parsed: Parsed) -> list[tuple[int, int]]:
    """Token ranges of the sentences that ask, in order."""
    sentences: dict[int, tuple[int, int]] = {}
    for clause in parsed.clauses:
        first, _ = sentences.get(clause.sentence, (clause.first, 0))
        sentences[clause.sentence] = (first, clause.last)
    ranges = [_whole(parsed, first, last) for first, last in sentences.values()]
    named = [bounds for bounds in ranges if any(bounds[0] <= m.first < bounds[1] for m in parsed.mentions)]
    behind_label = {mark.last for mark in _marks(parsed)}
    asking: list[tuple[int, int]] = []
    for bounds in named:
        goes_on = bool(asking) and asking[-1][1] == bounds[0] and parsed.tokens[bounds[0] - 1].text == ";"
        if goes_on or bounds[0] in behind_label or _asks(parsed, *bounds):
            asking.append(bounds)
    return asking or [bounds for bounds in named if not _ACK.match(parsed.words(*bounds))]


def _whole(parsed: Parsed, first: int, last: int) -> tuple[int, int]:
    """A sentence with the label before it and the mark after it."""
    while first > 0 and parsed.tokens[first - 1].text in "(:" and parsed.tokens[first - 1].text != "\n":
        first -= 1
    return first, min(last + 1, len(parsed.tokens))


def _asks(parsed: Parsed, first: int, last: int) -> bool:
    words = parsed.words(first, last)
    if words.rstrip(")] ").endswith("?"):
        return True
    if any(label.strong for label in labels(parsed.tokens[first:last])):
        return True
    line = first == 0 or parsed.tokens[first - 1].text == "\n"
    if _ACK.match(words):
        return bool(
            re.search(r"\b(?:now|next|please|rate|tell me|give me|how about|what about|then)\b", words)
        ) and not re.match(r"^\W*(?:noted|got it|changed|recorded|thanks?|thank you)\b[^.]*$", words)
    return line or bool(_CUES.search(words)) or ":" in words or "/" in words


def _is_inverted(parsed: Parsed) -> bool:
    """Whether a question of the message is put the other way round."""
    bounds: dict[int, tuple[int, int]] = {}
    for clause in parsed.clauses:
        bounds[clause.sentence] = (bounds.get(clause.sentence, (clause.first, 0))[0], clause.last)
    for first, last in bounds.values():
        asks = last < len(parsed.tokens) and parsed.tokens[last].text == "?"
        words = parsed.words(first, last)
        if _INVERTED.search(words) and (asks or _CUES.search(words)) and not _ACK.match(words):
            return True
    return False


# --- chunks: a labelled stretch each, or the whole sentence


class _Chunk(NamedTuple):
    first: int
    last: int
    label: str
    group: str


def _chunks(parsed: Parsed, keep: list[tuple[int, int]]) -> list[_Chunk]:
    marks = [label for label in _marks(parsed) if any(first <= label.last <= last for first, last in keep)]
    heads = {label.first for label in marks if label.head or _is_head(parsed, label, marks)}
    chunks: list[_Chunk] = []
    group = label_text = ""
    start = 0
    for mark in [*marks, None]:
        end = mark.first if mark else len(parsed.tokens)
        if end > start:
            chunks.append(_Chunk(start, end, label_text, group))
        if mark is None:
            break
        if mark.first in heads:
            group, label_text = mark.text, ""
        else:
            label_text = mark.text
        start = mark.last
    return chunks


def _marks(parsed: Parsed) -> list[Label]:
    """The labels the advisor set: the strong ones, or bare capitals in sequence ("A writing, B empathy")."""
    all_labels = labels(parsed.tokens)
    strong = [label for label in all_labels if label.strong]
    capitals = [
        label
        for label in all_labels
        if not label.strong
        and len(label.text) == 1
        and parsed.shown[parsed.tokens[label.first].start].isupper()
        and (label.text != "i" or len(strong) == 0)
    ]
    lettered = capitals + [label for label in strong if len(label.text) == 1 and label.text.isalpha()]
    following = [c for c in capitals if any(abs(ord(c.text) - ord(other.text)) == 1 for other in lettered)]
    return sorted(strong + following, key=lambda label: label.first) if len(lettered) > 1 else strong


def _is_head(parsed: Parsed, mark: Label, marks: list[Label]) -> bool:
    """Whether a number numbers a question: letters label the parts, or several parts share the number."""
    if not mark.text.isdigit():
        return False
    return any(not other.text.isdigit() and not other.head for other in marks) or _several(
        parsed, mark, marks
    )


def _several(parsed: Parsed, mark: Label, marks: list[Label]) -> bool:
    numbers = [label for label in marks if label.text.isdigit()]
    counts = []
    for position, label in enumerate(numbers):
        end = numbers[position + 1].first if position + 1 < len(numbers) else len(parsed.tokens)
        items = {
            ref.item
            for m in parsed.mentions
            if label.last <= m.first < end
            for ref in m.refs
            if ref.role in ("item", "value")
        }
        counts.append(len(items))
    return any(count >= 3 for count in counts) or len(numbers) == 1


# --- what a chunk asks for


def _read_chunk(
    parsed: Parsed,
    lexicon: Lexicon,
    chunk: _Chunk,
    keep: list[tuple[int, int]],
    slots: list[Slot],
    options: list[Option],
) -> None:
    mentions = [
        mention
        for mention in parsed.mentions
        if _stands(parsed, mention)
        and chunk.first <= mention.first < chunk.last
        and any(first <= mention.first < last for first, last in keep)
    ]
    found = _targets(parsed, lexicon, mentions)
    if not found and chunk.label:
        slots.append(Slot(None, chunk.label, chunk.group))
    for item, value in found:
        if value:
            options.append(Option(item, value, chunk.label, chunk.group))
        if not slots or slots[-1].item != item or slots[-1].label == chunk.label:
            slots.append(Slot(item, chunk.label, chunk.group))
    if not found and not chunk.label:
        for mention in mentions:
            question = mention.ref("question")
            if question is not None:
                slots += [Slot(item.id, "", chunk.group) for item in lexicon.questions[question.item].items]


_WEAK = frozenset("where when start job starting".split())
_EDGES = frozenset(", . ; : / ( ) [ ] ? ! \n & + - — | and or your the".split())


def _stands(parsed: Parsed, mention: Mention) -> bool:
    """Whether a name that is also a plain word ("where", "start") stands as an entry of its own."""
    if mention.last - mention.first > 1 or parsed.tokens[mention.first].text not in _WEAK:
        return True
    before = parsed.tokens[mention.first - 1].text if mention.first else "."
    after = parsed.tokens[mention.last].text if mention.last < len(parsed.tokens) else "."
    return before in _EDGES and after in _EDGES


def _targets(parsed: Parsed, lexicon: Lexicon, mentions: list[Mention]) -> list[tuple[str, str]]:
    """(item, value or "") of each name, one reading each, in the order of the text."""
    out: list[tuple[str, str]] = []
    named = {
        ref.item
        for mention in mentions
        for ref in mention.refs
        if ref.role == "item" and len(_roles(mention)) == 1
    }
    offered: dict[str, set[str]] = {}
    for mention in mentions:
        for ref in mention.refs:
            if ref.role == "value":
                offered.setdefault(ref.item, set()).add(ref.value)
    for position, mention in enumerate(mentions):
        item, value = _target(parsed, lexicon, mentions, position, named, offered)
        if item:
            out.append((item, value))
    return out


def _roles(mention: Mention) -> set[str]:
    return {ref.role for ref in mention.refs if ref.role in ("item", "value", "half", "product")}


def _target(
    parsed: Parsed,
    lexicon: Lexicon,
    mentions: list[Mention],
    position: int,
    named: set[str],
    offered: dict[str, set[str]],
) -> tuple[str, str]:
    mention = mentions[position]
    items = [ref for ref in mention.refs if ref.role in ("item", "half", "product")]
    values = [ref for ref in mention.refs if ref.role == "value"]
    values = [ref for ref in values if len(offered[ref.item]) > 1 or ref.item in named or not items]
    if items and values:
        for ref in values:
            if _offered_here(parsed, lexicon, mentions, position, ref.item, named):
                return ref.item, ref.value
        return items[0].item, ""
    if items:
        return items[0].item, ""
    if values:
        known = [ref for ref in values if ref.item in named or len(offered[ref.item]) > 1]
        if known:
            return known[0].item, known[0].value
        return (
            (values[0].item, values[0].value)
            if len(mentions) == 1 or lexicon.rubric.items[values[0].item].kind == "choice"
            else ("", "")
        )
    return "", ""


def _offered_here(
    parsed: Parsed, lexicon: Lexicon, mentions: list[Mention], position: int, item: str, named: set[str]
) -> bool:
    """Whether a name that is both a part and an option is meant as an option.

    It is where it stands in a pair with another option of the same item ("chat or phone"), or beside that
    item's name ("industry: SaaS, fintech"); it is not inside a longer list of parts ("chat, phone, email").
    """
    group = {
        item.id
        for ref in mentions[position].refs
        if ref.role == "item"
        for item in lexicon.rubric.question_of[ref.item].items
    }
    partners = 0
    for step in (-1, 1):
        at = position + step
        while 0 <= at < len(mentions) and _near(parsed, mentions[at - step], mentions[at]):
            other = mentions[at]
            if any(ref.role == "value" and ref.item == item for ref in other.refs):
                partners += 1
            elif any(ref.role in ("item", "product") and ref.item in group for ref in other.refs):
                return False
            else:
                break
            at += step
    return partners > 0 or item in named


def _near(parsed: Parsed, one: Mention, other: Mention) -> bool:
    """Whether two names stand in the same list, labels between them or not."""
    first, last = (one, other) if one.first < other.first else (other, one)
    between = [
        parsed.tokens[index].text for index in range(first.last, other.first if last is other else one.first)
    ]
    return len(between) <= 5 and "?" not in between


def _distinct(slots: list[Slot]) -> list[Slot]:
    """Each item once, at its first place; a labelled mention beats a bare one before it ("Q3: ratings (a) ...")."""
    labelled = {slot.item for slot in slots if slot.label and slot.item}
    seen: set[str] = set()
    out: list[Slot] = []
    for slot in slots:
        if slot.item is not None and (slot.item in seen or (not slot.label and slot.item in labelled)):
            continue
        if slot.item is not None:
            seen.add(slot.item)
        out.append(slot)
    return out


def _as_options(slots: list[Slot], options: list[Option], lexicon: Lexicon) -> list[Option]:
    """Options lose their label where it is the part's own ("(a) remote or office"); they keep it otherwise."""
    out: list[Option] = []
    seen: set[tuple[str, str]] = set()
    for option in options:
        if (option.item, option.value) in seen:
            continue
        seen.add((option.item, option.value))
        mates = {
            o.value
            for o in options
            if (o.item, o.label, o.group) == (option.item, option.label, option.group)
        }
        alone = len(mates) == 1 and len({o.label for o in options if o.item == option.item and o.label}) > 1
        out.append(option if alone else option._replace(label=""))
    labelled = {option.item for option in out if option.label}
    if labelled:
        groups = {option.group for option in out if option.label}
        slots[:] = [
            slot._replace(label="") if slot.item in labelled else slot
            for slot in slots
            if slot.item is not None or slot.group not in groups
        ]
    return out


# --- proposals


def _proposed(
    parsed: Parsed, keep: list[tuple[int, int]], slots: list[Slot], lexicon: Lexicon
) -> tuple[tuple[str, Value], ...]:
    """A value put forward for the one part asked: "would you say 7?", "so remote, then?"."""
    first, last = keep[-1]
    if not parsed.words(first, last).rstrip(")] ").endswith("?"):
        return ()
    items = [slot.item for slot in slots if slot.item]
    inside = [m for m in parsed.mentions if first <= m.first < last]
    found: list[tuple[str, Value]] = []
    for item in items:
        kind = lexicon.rubric.items[item].kind
        if kind == "rating" and len([i for i in items if lexicon.rubric.items[i].kind == "rating"]) == 1:
            numbers = [n for n in ratings(parsed.tokens, first, last, parsed.names) if n.value is not None]
            if len(numbers) == 1 and not re.search(
                r"\b(?:1|one|from)\b ?(?:-|to)", parsed.words(first, last)
            ):
                value = numbers[0].value
                assert value is not None
                if not (value == Decimal(10) and "out of" in parsed.words(first, last)):
                    found.append((item, value))
        elif kind == "choice":
            values = {ref.value for m in inside for ref in m.refs if ref.role == "value" and ref.item == item}
            if len(values) == 1:
                found.append((item, values.pop()))
    return tuple(found) if len(found) == 1 else ()
