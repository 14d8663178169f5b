"""What the advisor's last question asked for: its parts in order, their labels, their options.

The advisor's side may be anyone's words, so all of this is read from its text, with the same lexicon that
reads the person. An acknowledgement ("Thanks, noted phone and email.") is no question. Where the last message
names no part ("the same four?"), the question before it still stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import NamedTuple

from advisor.answers import Message, Value
from advisor.extraction.offline.labels import Label, labels
from advisor.extraction.offline.lexicon import Lexicon, Mention
from advisor.extraction.offline.message import Parsed, parse
from advisor.extraction.offline.numbers import ratings
from advisor.extraction.offline.tokens import singular, stem

__all__ = ["NOTHING", "Asked", "Option", "Slot", "asked_in", "asked_last"]


class Slot(NamedTuple):
    """One part asked for. `item` is None for a part that names nothing we know; it still takes its place."""

    item: str | None
    label: str = ""
    group: str = ""
    """The number of the question it belongs to, where the advisor numbered its questions."""
    first: int = 0
    last: int = 0
    """Where the advisor's text names it (tokens)."""
    words: tuple[str, ...] = ()
    """Stems of the words it is asked in, for a person who repeats them."""


class Option(NamedTuple):
    """A value offered for a choice, with its label where it had one."""

    item: str
    value: str
    label: str = ""
    group: str = ""


@dataclass(frozen=True)
class Asked:
    """The question that a reply answers."""

    slots: tuple[Slot, ...] = ()
    options: tuple[Option, ...] = ()
    inverted: bool = False
    """Put the other way round: "would any of these bother you?"; then "no" is a yes."""
    proposed: tuple[tuple[str, Value], ...] = ()
    """Values the advisor proposed for one part: "would you say 7?"."""
    scale: int = 10
    """The top of the scale ratings are asked on."""
    closed: bool = False
    """The advisor has moved on: labels and names of the parts still hold, but nothing is being asked."""

    @cached_property
    def items(self) -> tuple[str, ...]:
        """The items asked for, in order."""
        if self.closed:
            return ()
        return tuple(slot.item for slot in self.slots if slot.item is not None)

    def within(self, group: str) -> Asked:
        """The part of the question that carries this number or label."""
        return Asked(
            tuple(slot for slot in self.slots if slot.group == group),
            tuple(option for option in self.options if option.group == group),
            self.inverted,
            scale=self.scale,
        )

    def only(self, items: Sequence[str]) -> Asked:
        """The same question, narrowed to some of its items."""
        return Asked(
            tuple(slot for slot in self.slots if slot.item in items),
            tuple(option for option in self.options if option.item in items),
            self.inverted,
            tuple(pair for pair in self.proposed if pair[0] in items),
            self.scale,
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
    r"\b(?:bother|bothers|(?:a|any|be|have|no) (?:\w+ )?problems?|issues? with|mind|(?:wouldn't|would not|don't|not) (?:want|like|be)|object|objection|uncomfortable|not (?:be )?(?:comfortable|okay|ok|fine|happy|keen)|never|haven't|not (?:yet )?(?:done|used|handled|tried|worked)"
    r"|couldn't be|could not be|new to you|struggle|scare|scares|put you off|hate|dislike|against|worry|worries|stress|stresses|annoy|rather not (?!answer|say)|avoid|unhappy|trouble with|uneasy|nervous|unfamiliar|aversion|allergic|dread)\b"
)


_MOVES_ON = re.compile(
    r"\b(?:anything (?:else|you|to|there)|not quite right|like to change|want to change|go ahead|shall i|ready for|all set|total (?:this|it) up"
    r"|is that (?:right|all|correct)|did i get|have i got|happy with that|see your result|show you)\b"
)
"""A message without parts that does not point back to the question before it, but to the answers."""


def asked_last(messages: Sequence[Message], lexicon: Lexicon) -> Asked:
    """The question that stands when the last message is written."""
    closed = None
    for message in reversed(messages):
        if message.role == "assistant":
            asked = asked_in(message.content, lexicon)
            if closed is None:
                closed = not asked.slots and bool(_MOVES_ON.search(message.content.lower()))
            if asked.slots:
                return _narrowed(replace(asked, closed=True) if closed else asked, messages[-1].content.lower())
    return NOTHING


def _narrowed(asked: Asked, text: str) -> Asked:
    """ "Can you turn the first three into numbers?": only those parts of the question before."""
    match = re.search(r"\b(first|last) (two|three|four|2|3|4)\b", text)
    if match is None or asked.closed:
        return asked
    count = {"two": 2, "three": 3, "four": 4}.get(match[2]) or int(match[2])
    if count >= len(asked.slots):
        return asked
    return replace(asked, slots=asked.slots[:count] if match[1] == "first" else asked.slots[-count:])


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
    slots = infer(parsed, lexicon, _distinct(slots, _kinds(lexicon)))
    options = _as_options(slots, options, lexicon)
    inverted = _is_inverted(parsed)
    return Asked(tuple(slots), tuple(options), inverted, _proposed(parsed, keep, slots, lexicon), _scale(parsed))


_SCALE = re.compile(r"\b(?:out of|1 ?- ?|1 to |one to |from 1 to |scale of 1 to |scale of |of )(?P<top>5|five|10|ten|20|100)\b|\b(?P<stars>stars?)\b")


def _scale(parsed: Parsed) -> int:
    """The scale a question asks ratings on; ten where it does not say."""
    if re.search(r"\b(?:percent(?:ages?)?|0 ?(?:-|to) ?100)\b", parsed.text.norm):
        return 100
    tops = [{"five": "5", "ten": "10"}.get(m["top"] or "", m["top"] or "5") for m in _SCALE.finditer(parsed.text.norm)]
    return int(tops[-1]) if tops and "10" not in tops else 10


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
    in_list = False
    recap = _recap_end(parsed, ranges)
    named = [
        bounds
        for bounds in named
        if bounds[0] >= recap
        or parsed.words(*bounds).rstrip(")] ").endswith("?")
        or any(label.strong for label in labels(parsed.tokens[bounds[0] : bounds[1]]))
    ]
    questions = any(parsed.words(*bounds).rstrip(")] ").endswith("?") for bounds in ranges)
    for bounds in named:
        before = parsed.tokens[bounds[0] - 1].text if bounds[0] else ""
        follows = bool(asking) and asking[-1][1] == bounds[0]
        short = bounds[1] - bounds[0] <= 7
        lists = (before in (";", "|") and follows) or (before == "?" and (_is_list(parsed, *bounds) or short))
        goes_on = bounds[0] > 0 and (lists or (before == "." and follows and short and in_list)) and not _ACK.match(parsed.words(*bounds))
        in_list = goes_on
        if goes_on or bounds[0] in behind_label or _asks(parsed, *bounds, questions):
            asking.append(bounds)
    if questions and not asking:
        return []  # it asks something, but names no part: the question before it still stands
    return asking or [bounds for bounds in named if not _ACK.match(parsed.words(*bounds))]


def _whole(parsed: Parsed, first: int, last: int) -> tuple[int, int]:
    """A sentence with the label before it and the mark after it."""
    while first > 0 and parsed.tokens[first - 1].text in "(:" and parsed.tokens[first - 1].text != "\n":
        first -= 1
    while last < len(parsed.tokens) and parsed.tokens[last].text in ")]":
        last += 1
    return first, min(last + 1, len(parsed.tokens))


def _recap_end(parsed: Parsed, ranges: list[tuple[int, int]]) -> int:
    """Where the last paragraph begins, if it asks: what stands above it tells, unless it asks as well."""
    breaks = [i + 2 for i in range(len(parsed.tokens) - 1) if parsed.tokens[i].text == parsed.tokens[i + 1].text == "\n"]
    if not breaks or not ranges:
        return 0
    last = [bounds for bounds in ranges if bounds[0] >= breaks[-1]]
    return breaks[-1] if any(parsed.words(*bounds).rstrip(")] ").endswith("?") for bounds in last) else 0


def _is_list(parsed: Parsed, first: int, last: int) -> bool:
    """A sentence after a question that only lists what it asks for: "Which of these? Tickets, chat, phone."."""
    return sum(1 for mention in parsed.mentions if first <= mention.first < last) > 1 and not _ACK.match(
        parsed.words(first, last)
    )


_DEMANDS = re.compile(
    r"^\W*(?:and |so |now |then |next |also |ok |okay |great |thanks |thank you |right |finally |lastly |first |kindly |please |good |perfect |lovely |\W)*"
    r"(?:rate|tell|give|score|list|name|share|describe|mark|fill|write|send|say|pick|choose|put|walk|let me|let's|show|drop|confirm|indicate|state|mention|answer|start)\b"
    r"|\b(?:please|kindly|1 ?- ?10|1 (?:to|through) 10|one to ten|out of (?:10|ten|five|5)|i'd (?:like|love)|same (?:scale|again|for)|next|question|part|moving on|last (?:one|bit|thing|lot|stop)|what about|how about|numbers?)\b"
)


def _asks(parsed: Parsed, first: int, last: int, questions: bool) -> bool:
    """Whether a sentence asks; one that does not end in a question mark must demand, or list, what it names."""
    words = parsed.words(first, last)
    if words.rstrip(")] ").endswith("?") or any(label.strong for label in labels(parsed.tokens[first:last])):
        return True
    several = sum(1 for mention in parsed.mentions if first <= mention.first < last) > 1
    whole = last >= len(parsed.tokens) or "\n" in parsed.text.norm
    line = (first == 0 and (whole or (several and not questions))) or (first > 0 and parsed.tokens[first - 1].text == "\n")
    if _ACK.match(words):
        now = re.search(r"\b(?:now|next|please|rate|tell me|give me|how about|what about|then)\b", words)
        return bool(now) and not re.match(r"^\W*(?:noted|got it|changed|recorded|thanks?|thank you)\b[^.]*\.?$", words)
    listed = sum(1 for mention in parsed.mentions if first <= mention.first < last)
    if listed > 2:
        return True
    if line or _DEMANDS.search(words) or (several and re.search(r":|/| or | vs ", words)):
        return True
    return not questions and bool(_CUES.search(words))


def _is_inverted(parsed: Parsed) -> bool:
    """Whether a question of the message is put the other way round."""
    bounds: dict[int, tuple[int, int]] = {}
    for clause in parsed.clauses:
        bounds[clause.sentence] = (bounds.get(clause.sentence, (clause.first, 0))[0], clause.last)
    for first, last in bounds.values():
        asks = last < len(parsed.tokens) and parsed.tokens[last].text == "?"
        asks = asks or any(first <= mention.first < last for mention in parsed.mentions)
        words = parsed.words(first, last)
        if re.search(r"\byes\b|\bor not\b", words):
            continue
        if _INVERTED.search(words) and asks and not _ACK.match(words):
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
            stop = _chunk_end(parsed, start, end) if label_text else end
            chunks.append(_Chunk(start, stop, label_text, group))
            if stop < end:
                chunks.append(_Chunk(stop, end, "", group))
        if mark is None:
            break
        if mark.first in heads:
            group, label_text = mark.text, ""
        else:
            label_text = mark.text
        start = mark.last
    return chunks


def _chunk_end(parsed: Parsed, start: int, end: int) -> int:
    """A labelled stretch ends with its sentence."""
    at = next((parsed.clause_at[index] for index in range(start, end) if parsed.clause_at[index] >= 0), -1)
    if at < 0:
        return end
    sentence = parsed.clauses[at].sentence
    stop = max(clause.last for clause in parsed.clauses[at : at + 60] if clause.sentence == sentence)
    return min(end, stop + 1) if stop < end else end


def _marks(parsed: Parsed) -> list[Label]:
    """The labels the advisor set: the strong ones, or bare capitals in sequence ("A writing, B empathy")."""
    all_labels = labels(parsed.tokens, listing=True)
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
    strong += [label for label in _counted(parsed) if label.first not in {other.first for other in strong}]
    strong.sort(key=lambda label: label.first)
    following = [c for c in capitals if any(abs(ord(c.text) - ord(other.text)) == 1 for other in lettered)]
    return sorted(strong + following, key=lambda label: label.first) if len(lettered) > 1 else strong


def _counted(parsed: Parsed) -> list[Label]:
    """Numbers that count parts in running text: "1. email 2. phone 3. chat", "1 tickets, 2 phone"."""
    chain: list[Label] = []
    found: list[Label] = []
    tokens = parsed.tokens
    for index, token in enumerate(tokens):
        if token.kind != "n" or index + 1 >= len(tokens) or (index and tokens[index - 1].text in ("-", "to", "from", "of", "out")):
            continue
        after = tokens[index + 1]
        dotted = after.text in (".", ")", ":") and after.start == token.end and index + 2 < len(tokens) and tokens[index + 2].kind != "n"
        bare = after.kind == "w" and after.start > token.end and (index == 0 or tokens[index - 1].text in (",", ":", ";", "\n", "."))
        bare = bare and after.text not in ("to", "is", "being", "for", "and", "or", "out")
        if not (dotted or bare):
            continue
        label = Label(token.text, index, index + (2 if dotted else 1), True)
        if len(token.text) > 2 or "." in token.text:
            continue
        line = index == 0 or tokens[index - 1].text == "\n"
        step = int(token.text) - int(chain[-1].text) if chain else 0
        if token.text == "1" or not (step == 1 or (line and 1 < step < 4)):
            found += chain if len(chain) > 1 else []
            chain = [label] if token.text == "1" or (found and token.text == str(int(found[-1].text) + 1)) else []
        else:
            chain.append(label)
    return found + (chain if len(chain) > 1 or (chain and chain[0].text != "1") else [])


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
            if ref.role == "item"
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
        if not _settled(parsed, mention)
        and (_stands(parsed, mention) or (mention.first == chunk.first and mention.last == chunk.last))
        and chunk.first <= mention.first < chunk.last
        and any(first <= mention.first < last for first, last in keep)
    ]
    around = [
        mention for mention in parsed.mentions if any(first <= mention.first < last for first, last in keep)
    ]
    found = _targets(parsed, lexicon, mentions, around)
    if not found and chunk.label:
        slots.append(Slot(None, chunk.label, chunk.group, chunk.first, chunk.last))
    found = _one_question(lexicon, parsed, chunk, found)
    for item, value, first, last in found:
        if value:
            options.append(Option(item, value, chunk.label, chunk.group))
        bounds = (chunk.first, chunk.last) if chunk.label else (first, last)
        named = [token.text for token in parsed.tokens[first:last] if token.kind == "w" and len(token.text) > 3]
        words = tuple(dict.fromkeys(stem(word) for word in named if word not in _PLAIN))
        slots.append(Slot(item, chunk.label, chunk.group, *bounds, words))
    if not found and not chunk.label:
        for mention in mentions:
            question = mention.ref("question")
            if question is not None:
                slots += [Slot(item.id, "", chunk.group) for item in lexicon.questions[question.item].items]


def _one_question(
    lexicon: Lexicon, parsed: Parsed, chunk: _Chunk, found: list[tuple[str, str, int, int]]
) -> list[tuple[str, str, int, int]]:
    """ "(a) writing in emails and chat" is one part: channels named inside a rated part are no parts."""
    items = lexicon.rubric.items
    out: list[tuple[str, str, int, int]] = []
    for one in found:
        rated = next((other for other in out if items[other[0]].kind == "rating"), None)
        if rated is not None and items[one[0]].kind != "rating":
            between = {parsed.tokens[index].text for index in range(rated[3], one[2])}
            if chunk.label or (not between & set(",;/?.:") and _scaled(parsed, one[2])):
                continue
        out.append(one)
    return out


def _scaled(parsed: Parsed, index: int) -> bool:
    """Whether the sentence around a token asks for numbers."""
    at = parsed.clause_at[index]
    sentence = [c for c in parsed.clauses if at >= 0 and c.sentence == parsed.clauses[at].sentence]
    return bool(sentence) and bool(
        re.search(r"\b(?:1 ?(?:-|to) ?10|one to ten|out of|rate|scale)\b", parsed.words(sentence[0].first, sentence[-1].last))
    )


def _settled(parsed: Parsed, mention: Mention) -> bool:
    """Whether a name stands in an aside about what is known: "I have your empathy already"."""
    at = parsed.clause_at[mention.first]
    clause = parsed.clauses[at] if at >= 0 else None
    return clause is not None and bool(
        re.search(r"\b(?:i have|i've got|i've|got|covered|that's|know)\b.*\b(?:already|covered)\b", parsed.words(clause.first, clause.last))
    )


_WEAK = frozenset("where when start job starting channel role position title".split())
_EDGES = frozenset(", . ; : / ( ) [ ] ? ! \n & + - — | and or your the".split())


def _stands(parsed: Parsed, mention: Mention) -> bool:
    """Whether a name that is also a plain word ("where", "start") stands as an entry of its own."""
    text = parsed.tokens[mention.first].text
    if mention.last - mention.first > 1 or singular(text) not in _WEAK:
        return True
    if text not in _WEAK:
        return False
    before = parsed.tokens[mention.first - 1].text if mention.first else "."
    after = parsed.tokens[mention.last].text if mention.last < len(parsed.tokens) else "."
    return before in _EDGES and after in _EDGES


def _targets(
    parsed: Parsed, lexicon: Lexicon, mentions: list[Mention], around: list[Mention]
) -> list[tuple[str, str, int, int]]:
    """(item, value or "", tokens) of each name, one reading each, in the order of the text."""
    out: list[tuple[str, str, int, int]] = []
    named = {
        ref.item
        for mention in mentions
        for ref in mention.refs
        if ref.role == "item" and len(_roles(mention)) == 1
    }
    offered: dict[str, set[str]] = {}
    plain: dict[str, set[str]] = {}
    for mention in around:
        for ref in mention.refs:
            if ref.role in ("value", "said"):
                (offered if ref.role == "value" else plain).setdefault(ref.item, set()).add(ref.value)
    for item, values in plain.items():  # "talk or type": two plain words of one choice are offered too
        if item in offered or len(values) > 1:
            offered.setdefault(item, set()).update(values)
    for mention in mentions:
        item, value = _target(parsed, lexicon, around, around.index(mention), named, offered)
        if item:
            out.append((item, value, mention.first, mention.last))
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
    values = [ref for ref in mention.refs if ref.role in ("value", "said") and ref.item in offered]
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
            if lexicon.rubric.items[values[0].item].kind == "choice"
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
    if _about_experience(parsed, mentions[position].first):
        return False
    partners = 0
    for step in (-1, 1):
        at = position + step
        while 0 <= at < len(mentions) and _near(parsed, mentions[at - step], mentions[at]):
            other = mentions[at]
            if any(ref.role == "value" and ref.item == item for ref in other.refs):
                plain = not any(ref.role in ("item", "product") for ref in other.refs)
                partners += plain or _alternatives(parsed, mentions[at - step], other)
            elif any(ref.role in ("item", "product") and ref.item in group for ref in other.refs):
                return False
            else:
                break
            at += step
    return partners > 0 or item in named


def _about_experience(parsed: Parsed, index: int) -> bool:
    """ "Have you done phone or live chat?" asks what was done, not what is preferred."""
    at = parsed.clause_at[index]
    sentence = [c for c in parsed.clauses if at >= 0 and c.sentence == parsed.clauses[at].sentence]
    words = parsed.words(sentence[0].first, sentence[-1].last) if sentence else ""
    return bool(re.search(r"\b(?:have you|did you|ever|done|used|handled|experience)\b", words)) and not re.search(
        r"\b(?:prefer\w*|rather|would you|like|preference|want)\b", words
    )


def _alternatives(parsed: Parsed, one: Mention, other: Mention) -> bool:
    """Whether two names are put against each other ("chat or phone"), and not together ("chat and phone")."""
    first, last = (one, other) if one.first < other.first else (other, one)
    between = {parsed.tokens[index].text for index in range(first.last, last.first)}
    if between & {"or", "/", "vs", "versus", "over"}:
        return True
    if between & {"and", "&"}:
        return False
    return bool(re.search(r"\b(?:prefer\w*|rather|no preference|either)\b", parsed.text.norm))


def _near(parsed: Parsed, one: Mention, other: Mention) -> bool:
    """Whether two names stand in the same list, labels between them or not."""
    first, last = (one, other) if one.first < other.first else (other, one)
    between = [
        parsed.tokens[index].text for index in range(first.last, other.first if last is other else one.first)
    ]
    return len(between) <= 5 and "?" not in between


_PLAIN = frozenset(
    "with your when from that this them they some someone something anyone have what which would could should customer customers people"
    " very much many more most well good been being about into than then each these those rate rating score scores number numbers"
    " time times again scale please same under over time work working support team yourself next make makes really thing things"
    " down away over them whole targets target goals goal metrics tickets ticket comfortable level skill skills fast quick quickly simply simple basic the and for are you how out one ten all can like".split()
)


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
    words = [token.text for token in parsed.tokens[first:last] if token.kind == "w" and len(token.text) > 3]
    return slot._replace(words=slot.words + tuple(dict.fromkeys(stem(word) for word in words if word not in _PLAIN)))


_BOUNDS = frozenset(", ; / & + ? . : ! \n ( ) | and or".split()) | {"\n"}


def _kinds(lexicon: Lexicon) -> dict[str, str]:
    """Item id → kind; an extent made of halves is "halves"."""
    items = lexicon.rubric.items.values()
    return {item.id: "halves" if item.kind == "extent" and item.halves else item.kind for item in items}


def _distinct(slots: list[Slot], kinds: dict[str, str]) -> list[Slot]:
    """Each item once, at its first place; a labelled mention beats a bare one before it ("Q3: ratings (a) ...")."""
    labelled = {slot.item for slot in slots if slot.label and slot.item}
    seen: set[str] = set()
    out: list[Slot] = []
    for slot in slots:
        twin = next((other for other in out if other.item == slot.item), None) if slot.item else None
        twinned = twin is not None and slot.item is not None and kinds[slot.item] in ("rating", "extent")
        if twin is not None and twinned and slot.label and twin.label and (slot.label, slot.group) != (twin.label, twin.group):
            out.append(slot)  # two parts seem to name the same: `infer` tells them apart
            continue
        if slot.item is not None and (slot.item in seen or (not slot.label and slot.item in labelled)):
            continue
        if slot.item is not None:
            seen.add(slot.item)
        out.append(slot)
    return out


# --- parts in words no alias has


def infer(parsed: Parsed, lexicon: Lexicon, slots: list[Slot]) -> list[Slot]:
    """Parts named in words of the advisor's own, told from the parts beside them.

    Among "(a) writing (b) empathy (c) cooling heads (d) tone" the third can only be the one of that question
    that is missing; where several are missing, shared words decide ("fixing simple faults").
    """
    slots = _with_gaps(parsed, lexicon, slots)
    home = _home(lexicon, slots)
    if home is None:
        return slots
    members = [item.id for item in lexicon.questions[home].items]
    if any(slot.label and slot.item in members for slot in slots):
        slots = [slot for slot in slots if slot.label or slot.item not in members]
    slots = _untwinned(parsed, lexicon, slots, members)
    strangers = [
        number
        for number, slot in enumerate(slots)
        if slot.item is None
        or (slot.label and slot.item not in members and _strange(lexicon, slots, slot, home))
        or (not slot.label and slot.item not in members and _amid(slots, number, members, lexicon))
    ]
    missing = [item for item in members if item not in {slot.item for slot in slots}]
    replaced: set[str] = set()
    for number in strangers:
        if slots[number].label in replaced:
            slots[number] = slots[number]._replace(item=None, label="", last=-1)
            continue
        left = [other for other in strangers if other >= number]
        best = _closest(parsed, lexicon, slots[number], missing, only=len(missing) == 1 == len(left))
        if best is not None:
            missing.remove(best)
            slots[number] = _with_words(parsed, slots[number]._replace(item=best))
            replaced.update({slots[number].label} - {""})
    slots = [slot for slot in slots if slot.last >= 0]
    if not missing:  # the advisor's asides ("..., same scale") are no parts
        slots = [slot for slot in slots if slot.item is not None or slot.label]
    inferred = {slot.item for slot in slots if slot.label}
    return [slot for slot in slots if slot.label or slot.item not in members or not inferred & set(members) or slot.item in missing or slot.item is None]


def _untwinned(parsed: Parsed, lexicon: Lexicon, slots: list[Slot], members: list[str]) -> list[Slot]:
    """Of two labelled parts that seem to name one item, the one closer to a missing item is that one."""
    out = list(slots)
    for number, slot in enumerate(slots):
        twins = [place for place in range(number) if out[place].item == slot.item is not None]
        if not twins:
            continue
        missing = [item for item in members if item not in {other.item for other in out}]
        pairs = [(max((lexicon.nearness(parsed.tokens, out[at].first, out[at].last, item) for item in missing), default=0.0), at) for at in (twins[0], number)]
        at = max(pairs)[1] if max(pairs)[0] > 0 else number
        out[at] = out[at]._replace(item=None)
    return out


def _home(lexicon: Lexicon, slots: list[Slot]) -> str | None:
    """The question most parts belong to, if its items are all ratings or all extents."""
    of = lexicon.rubric.question_of
    counts = Counter(of[slot.item].id for slot in slots if slot.item is not None)
    for question, count in counts.most_common(1):
        kinds = {item.kind for item in lexicon.questions[question].items}
        nameless = sum(1 for slot in slots if slot.item is None)
        whole = nameless >= 2 and count + nameless == len(lexicon.questions[question].items)
        if (count >= 2 or whole) and len(kinds) == 1 and kinds <= {"rating", "extent"}:
            return question
    return None


def _strange(lexicon: Lexicon, slots: list[Slot], slot: Slot, home: str) -> bool:
    """A labelled part of another question in the middle of a homogeneous list."""
    labelled = [other for other in slots if other.label and other.group == slot.group and other.item is not None]
    of = lexicon.rubric.question_of
    return sum(1 for other in labelled if other.item and of[other.item].id == home) * 2 > len(labelled)


def _amid(slots: list[Slot], number: int, members: list[str], lexicon: Lexicon) -> bool:
    """A bare name of another question in the middle (or at the end) of a list of this one's parts."""
    before = number > 0 and slots[number - 1].item in members
    after = number + 1 < len(slots) and slots[number + 1].item in members
    item = slots[number].item
    if item is None or not before:
        return False
    near = slots[number].first - slots[number - 1].last <= 3
    kind, home = lexicon.rubric.items[item].kind, lexicon.rubric.items[members[0]].kind
    return near and (after or (kind == home and number + 1 == len(slots)))


def _closest(parsed: Parsed, lexicon: Lexicon, slot: Slot, missing: list[str], only: bool) -> str | None:
    scores = {item: lexicon.nearness(parsed.tokens, slot.first, slot.last, item) for item in missing}
    best = max(scores, key=lambda item: scores[item], default=None)
    if best is not None and scores[best] > 0 and list(scores.values()).count(scores[best]) == 1:
        return best
    return missing[0] if only and missing else None


_SPLITS = frozenset(", ; / and & + ? .".split())


def _with_gaps(parsed: Parsed, lexicon: Lexicon, slots: list[Slot]) -> list[Slot]:
    """The same parts, with a nameless one for each list member between them that names nothing."""
    out: list[Slot] = []
    items = lexicon.rubric.items
    for slot in slots:
        before = out[-1] if out else None
        if slot.item and not slot.label and slot.last and items[slot.item].kind in ("rating", "extent") and (before is None or not before.item or items[before.item].kind != items[slot.item].kind):
            out += _nameless(parsed, _list_start(parsed, slot.first), slot.first, slot.group)
        if before and before.item and slot.item and not slot.label and not before.label and before.last <= slot.first and slot.last:
            kinds = {items[before.item].kind, items[slot.item].kind}
            if len(kinds) == 1 and kinds <= {"rating", "extent"}:
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
        if text in ("for", "rate", "on", "about") and not any(parsed.tokens[at].text in _SPLITS for at in range(back, index - 3)):
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
    if first < last and parsed.tokens[first].text in (":", "—", "-", "for", "rate", "on", "about", ".", "?", "!", "\n"):
        cuts.insert(0, first)
    if open_end:
        cuts.append(last)
    out = []
    for low, high in zip(cuts, cuts[1:], strict=False):
        words = [index for index in range(low + 1, high) if parsed.tokens[index].kind == "w"]
        if any(low < m.first < high and any(r.role in ("item", "product", "half") for r in m.refs) for m in parsed.mentions):
            continue
        if words and _ACK.match(parsed.words(words[0], words[-1] + 1)):
            continue
        opening = parsed.tokens[words[0]].text if words else ""
        if 1 <= len(words) <= 8 and not (opening in _FILLER and open_end):
            out.append(Slot(None, "", group, words[0], words[-1] + 1))
    return out


_FILLER = frozenset("each all from on out again please one if when so where how what which scale rate give with that is do would".split())


def _missing_option(slots: list[Slot], options: list[Option], lexicon: Lexicon) -> list[Option]:
    """The one labelled option in the advisor's own words, where all others are known: it is the value left."""
    found = []
    for item in {option.item for option in options if option.label}:
        known = [option for option in options if option.item == item and option.label]
        kind = lexicon.rubric.items[item]
        if kind.kind != "choice" or len(known) < 2:
            continue
        left = [value.id for value in kind.values if value.id not in {o.value for o in known} and value.id != kind.any_value]
        taken = {option.label for option in known}
        near = {chr(ord(label) + step) for label in taken if len(label) == 1 for step in (-1, 1)}
        others = {slot.label for slot in slots if slot.group == known[0].group and slot.label and slot.label not in taken}
        if len(left) == 1 and len(others) == 1 and others <= near:
            label = others.pop()
            found.append(Option(item, left[0], label, known[0].group))
            slots[:] = [slot for slot in slots if slot.item == item or slot.label != label or slot.group != known[0].group]
    return found


def _as_options(slots: list[Slot], options: list[Option], lexicon: Lexicon) -> list[Option]:
    """Options lose their label where it is the part's own ("(a) remote or office"); they keep it otherwise."""
    out: list[Option] = []
    seen: set[tuple[str, str]] = set()
    for option in sorted(options, key=lambda one: not one.label):
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
    out += _missing_option(slots, out, lexicon)
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


_PROPOSES = re.compile(r"\b(?:would you (?:say|call|give|put|go)|shall (?:we|i)|should i|how about|say|maybe|so|around|about|is it|are you|call it|sounds like|i'd guess|go with|put|is that|appeal)\b")


def _proposed(
    parsed: Parsed, keep: list[tuple[int, int]], slots: list[Slot], lexicon: Lexicon
) -> tuple[tuple[str, Value], ...]:
    """Values put forward for one part each: "would you say 7?", "so remote, then?"."""
    found: dict[str, Value] = {}
    for first, last in keep:
        words = parsed.words(first, last)
        if not words.rstrip(")] ").endswith("?") or not _PROPOSES.search(words):
            continue
        inside = [m for m in parsed.mentions if first <= m.first < last]
        items = list(dict.fromkeys(slot.item for slot in slots if slot.item and any(r.item == slot.item for m in inside for r in m.refs)))
        ratable = [item for item in items if lexicon.rubric.items[item].kind == "rating"]
        if len(ratable) == 1:
            value = _one_number(parsed, first, last)
            if value is not None:
                found[ratable[0]] = value
        for item in items:
            if lexicon.rubric.items[item].kind == "choice":
                values = {r.value for m in inside for r in m.refs if r.role == "value" and r.item == item}
                if len(values) == 1 and len(items) == 1:
                    found[item] = values.pop()
    return tuple(found.items())


def _one_number(parsed: Parsed, first: int, last: int) -> Decimal | None:
    """The one number of a question that proposes it; the scale ("1 to 10", "out of ten") is none."""
    names = frozenset(mention.first for mention in parsed.mentions)
    numbers = [n for n in ratings(parsed.tokens, first, last, names) if n.value is not None]
    words = parsed.words(first, last)
    if re.search(r"\b(?:1|one) ?(?:-|to|and) ?(?:10|ten)\b", words) or len(numbers) != 1:
        return None
    if numbers[0].value == 10 and re.search(r"\bout of\b", words):
        return None
    return numbers[0].value
