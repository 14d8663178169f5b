"""What a stretch of a question asks for: which names in it are parts, and which are options offered."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter
from typing import NamedTuple

from advisor.extraction.offline.apart import begins_question, question_around
from advisor.extraction.offline.guessing import hows, spoken
from advisor.extraction.offline.lexicon import Lexicon, Mention, Ref
from advisor.extraction.offline.listing import Chunk
from advisor.extraction.offline.message import Parsed
from advisor.extraction.offline.phrases import Cued
from advisor.extraction.offline.question import Option, Slot
from advisor.extraction.offline.this_talk import TALKS
from advisor.extraction.offline.tokens import singular

__all__ = ["Around", "around", "as_options", "read_chunk"]

_FIRST = attrgetter("first")


_Found = list[tuple[str, str, int, int]]


class Around(NamedTuple):
    """The names in the sentences that ask, and the values that they offer of each choice."""

    mentions: list[Mention]
    offered: dict[str, set[str]]
    stretch: tuple[int, int] | None = None
    """The labelled stretch that is being read: what stands outside asks for something else."""


def around(parsed: Parsed, keep: list[tuple[int, int]]) -> Around:
    """What stands around every part; `keep` are the sentences that ask."""
    mentions = _with_company(parsed, keep)
    offered: dict[str, set[str]] = {}
    for mention in mentions:
        for ref in mention.refs:
            if ref.role == "value":
                offered.setdefault(ref.item, set()).add(ref.value)
    for first, last in keep:
        for item, values in _said(parsed.mentions_in(first, last)).items():
            if len(values) > 1:  # "talk or type": two plain words of one choice are offered too
                offered.setdefault(item, set()).update(values)
    return Around(mentions, offered)


def _with_company(parsed: Parsed, keep: list[tuple[int, int]]) -> list[Mention]:
    """The names in the sentences that ask; a plain word is no value where its sentence offers no other.

    "Talk or type?" puts two channels against each other, "how well do you write?" none.
    """
    named = {ref.item for mention in parsed.mentions for ref in mention.refs if ref.role == "item"}
    out: list[Mention] = []
    for first, last in keep:
        mentions = [one for one in parsed.mentions_in(first, last) if not _is_instruction(parsed, one)]
        lonely = {item for item, values in _said(mentions).items() if len(values) == 1} - named
        if not lonely:
            out += mentions
            continue
        for mention in mentions:
            plain = {ref.item for ref in mention.refs} - {
                ref.item for ref in mention.refs if ref.role == "value"
            }
            refs = tuple(ref for ref in mention.refs if ref.role != "said" or ref.item not in lonely & plain)
            out.append(mention._replace(refs=refs))
    return out


def _is_instruction(parsed: Parsed, mention: Mention) -> bool:
    """Whether a plain word only tells how to answer: "For each write YES or NO", no writing to customers."""
    if any(ref.role != "said" for ref in mention.refs):
        return False
    before = parsed.texts[mention.first - 1] if mention.first else "."
    after = parsed.texts[mention.last] if mention.last < len(parsed.texts) else ""
    if before == "i" and parsed.texts[mention.first - 2 : mention.first - 1] == ["am"]:
        return True  # "Who am I speaking to?"
    return before in _TELLS_HOW and after not in ("or", "/", "?", ",", "and")


_TELLS_HOW = frozenset(". ; ! ? each please kindly just one simply pls them these".split()) | {"\n"}


def _said(mentions: list[Mention]) -> dict[str, set[str]]:
    """The values that a question names of each choice, plain words too."""
    said: dict[str, set[str]] = {}
    for mention in mentions:
        for ref in mention.refs:
            if ref.role in ("value", "said"):
                said.setdefault(ref.item, set()).add(ref.value)
    return said


def read_chunk(
    parsed: Parsed,
    lexicon: Lexicon,
    chunk: Chunk,
    around: Around,
    slots: list[Slot],
    options: list[Option],
) -> None:
    """Add what a chunk asks for to `slots` and `options`."""
    around = around._replace(stretch=(chunk.first, chunk.last) if chunk.label or chunk.group else None)
    low = bisect_left(around.mentions, chunk.first, key=_FIRST)
    mentions = [
        mention
        for mention in around.mentions[low : bisect_left(around.mentions, chunk.last, key=_FIRST)]
        if (_stands(parsed, mention) or mention[:2] == chunk[:2] or _opens(parsed, mention, chunk))
        and not _settled(parsed, mention)
        and not _is_this_talk(parsed, mention)
    ]
    found = _of_options(parsed, lexicon, _targets(parsed, lexicon, mentions, around))
    whole = None if chunk.label else _whole(parsed, lexicon, mentions, found)
    if whole:
        named = mentions[0] if len(whole) == 1 else Mention(0, 0, ())
        slots += [Slot(item, "", chunk.group, named.first, named.last) for item in whole]
        return
    if not found and chunk.label:
        slots.append(Slot(None, chunk.label, chunk.group, chunk.first, chunk.last))
    found = _one_question(lexicon, parsed, chunk, found)
    for item, value, first, last in found:
        if value:
            options.append(Option(item, value, chunk.label, chunk.group))
        bounds = (chunk.first, chunk.last) if chunk.label else (first, last)
        measured = lexicon.rubric.items[item].kind == "extent"
        words = spoken(parsed, first, _member_end(parsed, first, last, chunk.last), measured=measured)
        words += hows(parsed, max(chunk.first, first - 2), last)
        slots.append(Slot(item, chunk.label, chunk.group, *bounds, words))


def _member_end(parsed: Parsed, first: int, last: int, end: int) -> int:
    """Where the member of a list ends that names a part up to `last`: "how many issues you | fix"."""
    if "you" not in parsed.texts[first : last + 1]:
        return last
    return next((at for at in range(last, min(end, last + _LONG)) if parsed.texts[at] in _EDGES), last)


_LONG = 5
"""How many words of a member, behind the name in it, a person may take up again."""


def _in_question(parsed: Parsed, mention: Mention) -> bool:
    """Whether a name stands in a sentence with a question mark."""
    bounds = parsed.sentence_bounds(mention.first)
    return bounds is not None and parsed.texts[bounds[1] : bounds[1] + 1] == ["?"]


def _whole(parsed: Parsed, lexicon: Lexicon, mentions: list[Mention], found: _Found) -> list[str]:
    """The items of a question that is asked as a whole: "Which channels did you handle in those jobs?".

    A phrase of several words that opens the stretch does so; a single word only where nothing else is named.
    """
    out: list[str] = []
    for mention in mentions:
        question = mention.ref("question")
        opens = mention.last - mention.first > 1 and mention is mentions[0] and _in_question(parsed, mention)
        if mention.first and parsed.texts[mention.first - 1] == "where":
            continue  # "Where would you like to work?" asks for the place alone
        if question is not None and (not found or opens):
            members = [item.id for item in lexicon.questions[question.item].items]
            members = _pronoun(parsed, mention, members) or members
            if not any(item in members for item, *_ in found):
                out += members
    return out


_IT = frozenset("it that this one".split())


def _pronoun(parsed: Parsed, mention: Mention, members: list[str]) -> list[str]:
    """The one item that "CSAT is a score. Are you comfortable being measured by it?" speaks of."""
    bounds = parsed.sentence_bounds(mention.first)
    if bounds is None or parsed.texts[bounds[1] - 1] not in _IT:
        return []
    before = [ref.item for one in parsed.mentions_in(0, bounds[0]) for ref in one.refs if ref.role == "item"]
    named = list(dict.fromkeys(item for item in before if item in members))
    return named if len(named) == 1 else []


def _one_question(
    lexicon: Lexicon, parsed: Parsed, chunk: Chunk, found: list[tuple[str, str, int, int]]
) -> list[tuple[str, str, int, int]]:
    """Reads "(a) writing in emails and chat" as one part: channels named inside a rated part are no parts."""
    items = lexicon.rubric.items
    out: list[tuple[str, str, int, int]] = []
    rated: int | None = None
    """Where the last rated part ends."""
    for one in found:
        _, _, first, last = one
        if items[one[0]].kind == "rating":
            rated = last
        elif rated is not None:
            between = {parsed.tokens[index].text for index in range(rated, first)}
            if chunk.label or (not between & set(",;/?.:") and _scaled(parsed, first)):
                continue
        out.append(one)
    return out


def _of_options(parsed: Parsed, lexicon: Lexicon, found: _Found) -> _Found:
    """Reads "which fields (retail, hospitality)" as one part: the one whose values stand in brackets."""
    items = lexicon.rubric.items
    out: _Found = []
    for number, one in enumerate(found):
        item, value, _, last = one
        following = found[number + 1 :][:2]
        bracketed = (
            parsed.texts[last : last + 1] == ["("] and len(following) == 2 and following[0][2] == last + 1
        )
        others = {other for other, named, *_ in following if named}
        if bracketed and not value and len(others) == 1 and all(named for _, named, *_ in following):
            other = others.pop()
            if other != item and {items[item].kind, items[other].kind} <= {"choice", "choices"}:
                continue
        out.append(one)
    return out


_SCALED = re.compile(r"\b(?:1 ?(?:-|to) ?10|one to ten|out of|rate|scale)\b")


def _scaled(parsed: Parsed, index: int) -> bool:
    """Whether the sentence around a token asks for numbers."""
    sentence = parsed.sentence_bounds(index)
    return sentence is not None and _SCALED.search(parsed.words(*sentence)) is not None


_SETTLED = Cued(
    re.compile(r"\b(?:i have|i've got|i've|got|covered|that's|know)\b.*\b(?:already|covered)\b"),
    frozenset("already covered".split()),
)


def _settled(parsed: Parsed, mention: Mention) -> bool:
    """Whether a name stands in an aside about what is known: "I have your empathy already"."""
    if _SETTLED.cues.isdisjoint(parsed.vocabulary):
        return False
    at = parsed.clause_at[mention.first]
    clause = parsed.clauses[at] if at >= 0 else None
    return clause is not None and bool(_SETTLED.pattern.search(parsed.words(clause.first, clause.last)))


_OF_THIS_TALK = frozenset("our this quick short little brief plain as".split())


def _is_this_talk(parsed: Parsed, mention: Mention) -> bool:
    """Whether a name is of the conversation itself: "to prepare our call", "plain text is fine"."""
    if mention.last - mention.first > 1 or not mention.first or parsed.texts[mention.first] not in TALKS:
        return False
    before = parsed.words(max(0, mention.first - 8), mention.first)
    if parsed.texts[mention.first - 1] in _OF_THIS_TALK:
        return True
    return _PASTE.search(before) is not None and _OF_A_JOB.search(before) is None


_PASTE = re.compile(
    r"\b(?:here|drop|dump|paste|copy|type|put|upload|attach|share|send|post|reply|answer)\b"
    r"[\w ]{0,30}\b(?:in|into|to)(?: the)? ?$"
)
"""Where a CV is wanted: "drop it right here in the chat"."""
_OF_A_JOB = re.compile(
    r"\b(?:did|had|were|have) you\b(?! (?:a|an|your|the|got)\b)"
    r"|\byou(?:'ve| have| had| did| used to)\b|\bever\b"
    r"|\b(?:customers?|callers?|clients?|users?|guests?|shoppers|enquiries|inquiries|queries|complaints?)\b"
)
"""What was done at work: "Did you answer customers in the chat?"."""
_WEAK = frozenset("where when start job starting channel role position title".split())
_GOES_ON = {"live": "with", "start": "with", "starting": "with"}
"""Words that mean something else with the one that follows them."""
_EDGES = frozenset(", . ; : / ( ) [ ] ? ! \n & + - — | and or your the".split()) | {"\n"}


def _opens(parsed: Parsed, mention: Mention, chunk: Chunk) -> bool:
    """Whether a plain word is all that comes after a label: "Q11 Location? Q12 Start?"."""
    plain = mention.first == chunk.first and parsed.texts[mention.first] in _WEAK
    return plain and "".join(parsed.texts[mention.last : mention.last + 1]) in _EDGES | {""}


def _stands(parsed: Parsed, mention: Mention) -> bool:
    """Whether a name that is also a plain word ("where", "start") stands as an entry of its own."""
    text = parsed.tokens[mention.first].text
    if _is_idiom(parsed, mention):
        return False
    if text in _GOES_ON and parsed.texts[mention.last : mention.last + 1] == [_GOES_ON[text]]:
        return False  # "metrics you could live with"
    if parsed.words(mention.first, mention.last) == "and where":
        return parsed.texts[mention.last : mention.last + 1] in ([], [","], ["?"], [")"], ["."], ["("], [":"])
    if mention.last - mention.first > 1 or singular(text) not in _WEAK:
        return True
    if text not in _WEAK:
        return False
    before = parsed.tokens[mention.first - 1].text if mention.first else "."
    after = parsed.tokens[mention.last].text if mention.last < len(parsed.tokens) else "."
    if before == "the" and parsed.text_at(mention.first - 2) in ("for", "at", "from"):
        return False  # "Three questions for the start:"
    if _ASKS_TWICE.search(parsed.words(max(0, mention.first - 3), mention.last)):
        return True
    return before in _EDGES and after in _EDGES


_ASKS_TWICE = re.compile(r"\b(?:when|where) (?:and|&|or) (?:from )?(?:when|where)$")
"""Two questions in one: "When and where could you start?"."""


def _is_idiom(parsed: Parsed, mention: Mention) -> bool:
    """Whether a place at home is none: "how at home are you with cloud tools?"."""
    first, last = mention.first, mention.last
    if "home" not in parsed.texts[first:last]:
        return False
    before = parsed.words(max(0, first - 2), last)
    after = parsed.words(last, min(len(parsed.tokens), last + 4))
    return bool(_AT_HOME.search(before) or _AT_HOME_WITH.match(after))


_AT_HOME = re.compile(r"\b(?:how(?: much)?|feel|most|instantly|right|so|very) at home\b")
_AT_HOME_WITH = re.compile(
    r"^\W*(?:are you |do you feel |you are |you feel )?(?:with|among|in that|in this)\b"
)


def _targets(
    parsed: Parsed, lexicon: Lexicon, mentions: list[Mention], around: Around
) -> list[tuple[str, str, int, int]]:
    """(item, value or "", tokens) of each name, one reading each, in the order of the text."""
    out: list[tuple[str, str, int, int]] = []
    named = {
        ref.item
        for mention in mentions
        if _roles(mention) == {"item"}
        for ref in mention.refs
        if ref.role == "item"
    }
    for mention in mentions:
        item, value = _target(parsed, lexicon, around, around.mentions.index(mention), named)
        if item:
            out.append((item, value, mention.first, mention.last))
    return out


def _roles(mention: Mention) -> set[str]:
    return {ref.role for ref in mention.refs if ref.role in ("item", "value", "half", "product")}


def _target(
    parsed: Parsed, lexicon: Lexicon, around: Around, position: int, named: set[str]
) -> tuple[str, str]:
    mentions, offered, _ = around
    mention = mentions[position]
    items = [ref for ref in mention.refs if ref.role in ("item", "half", "product")]
    values = [ref for ref in mention.refs if ref.role in ("value", "said") and ref.item in offered]
    values = [ref for ref in values if len(offered[ref.item]) > 1 or ref.item in named or not items]
    if items and values:
        for ref in values:
            if _offered_here(parsed, lexicon, around, position, ref.item, named):
                return ref.item, ref.value
        return items[0].item, ""
    if items:
        wished = _wished(parsed, lexicon, mention)
        return (wished.item, wished.value) if wished else (items[0].item, "")
    if values:
        known = [ref for ref in values if ref.item in named or len(offered[ref.item]) > 1]
        if known:
            return known[0].item, known[0].value
        return (
            (values[0].item, values[0].value)
            if lexicon.rubric.items[values[0].item].kind == "choice"
            or _is_of_interest(parsed, lexicon, mention, values[0].item)
            else ("", "")
        )
    return "", ""


_PREFERS = re.compile(
    r"(?<!whichever you )(?<!whatever you )(?<!as you )(?<!if you )\b(?:prefer\w*|rather)\b(?! not\b)"
)
"""Words that ask for a wish; "whichever you prefer" leaves only the form of the answer."""


def _wished(parsed: Parsed, lexicon: Lexicon, mention: Mention) -> Ref | None:
    """The value of a choice that a question about wishes names alone: "Do you prefer phone?"."""
    ref = next((one for one in mention.refs if one.role == "value" and one.item in lexicon.wishes), None)
    bounds = parsed.sentence_bounds(mention.first) if ref is not None else None
    if bounds is None:
        return None
    words = parsed.words(*question_around(parsed, bounds, mention.first))
    return ref if _PREFERS.search(words) else None


_INTERESTS = re.compile(r"\b(?:interest\w*|appeal\w*|prefer\w*|rather|like|love|fancy|keen|consider)\b")


def _is_of_interest(parsed: Parsed, lexicon: Lexicon, mention: Mention, item: str) -> bool:
    """Whether a question asks for a wish by one of its values: "Are you interested in fintech?"."""
    bounds = parsed.sentence_bounds(mention.first)
    return item in lexicon.wishes and bounds is not None and bool(_INTERESTS.search(parsed.words(*bounds)))


def _offered_here(
    parsed: Parsed, lexicon: Lexicon, around: Around, position: int, item: str, named: set[str]
) -> bool:
    """Whether a name that is both a part and an option is meant as an option.

    It is where it stands in a pair with another option of the same item ("chat or phone"), or beside that
    item's name ("industry: SaaS, fintech"); it is not inside a longer list of parts ("chat, phone, email").
    """
    mentions = around.mentions
    group = {
        item.id
        for ref in mentions[position].refs
        if ref.role == "item"
        for item in lexicon.rubric.question_of[ref.item].items
    }
    if _about_experience(parsed, mentions[position].first, around.stretch):
        return False
    partners = 0
    for step in (-1, 1):
        at = position + step
        while 0 <= at < len(mentions) and _near(parsed, mentions[at - step], mentions[at]):
            other = mentions[at]
            if any(ref.role == "value" and ref.item == item for ref in other.refs):
                plain = not any(ref.role in ("item", "product") for ref in other.refs)
                partners += plain or _alternatives(parsed, lexicon, mentions[at - step], other, item)
            elif any(ref.role in ("item", "product") and ref.item in group for ref in other.refs):
                return False
            else:
                break
            at += step
    return partners > 0 or (item in named and _is_named_near(parsed, around, mentions[position], item))


def _is_named_near(parsed: Parsed, around: Around, mention: Mention, item: str) -> bool:
    """Whether the question that holds a name, or the part where labels tell them apart, names this item."""
    bounds = around.stretch or parsed.sentence_bounds(mention.first)
    if bounds is None:
        return False
    first, last = bounds if around.stretch else question_around(parsed, bounds, mention.first)
    return any(
        ref.role == "item" and ref.item == item
        for other in around.mentions
        if first <= other.first < last
        for ref in other.refs
    )


def _about_experience(parsed: Parsed, index: int, stretch: tuple[int, int] | None) -> bool:
    """Whether a question asks what was done, not what is preferred: "Have you done phone or live chat?"."""
    sentence = parsed.sentence_bounds(index)
    if sentence:
        sentence = question_around(parsed, sentence, index)
    if sentence and stretch:
        sentence = max(sentence[0], stretch[0]), min(sentence[1], stretch[1])
    words = parsed.words(*sentence) if sentence else ""
    return bool(_WAS_DONE.search(words)) and not re.search(
        r"\b(?:prefer\w*|rather|would you|like|preference|want)\b", words
    )


def _alternatives(parsed: Parsed, lexicon: Lexicon, one: Mention, other: Mention, item: str) -> bool:
    """Whether two names are put against each other ("chat or phone"), and not together ("chat and phone")."""
    first, last = (one, other) if one.first < other.first else (other, one)
    between = {parsed.tokens[index].text for index in range(first.last, last.first)}
    if between & {"or", "/", "vs", "versus", "over"}:
        return True
    if between & {"and", "&"}:
        return False
    bounds = parsed.sentence_bounds(first.first)
    if bounds == (first.first, last.last) and _other_wishes(parsed, lexicon, item):
        return True  # "Remote, office, hybrid? Chat, phone?"
    norm = parsed.text.norm
    if re.search(r"\b(?:prefer\w*|rather|no preference|either)\b", norm):
        return True
    near = parsed.words(max(0, first.first - _LEAD), first.first)
    return _OPEN_END.search(norm) is not None and _WAS_DONE.search(near) is None


_LEAD = 12
"""The tokens before a list that may say what it asks."""
_OPEN_END = re.compile(
    r"[).:\]] ?(?:any(?:thing)?|whichever|whatever|both)"
    r"(?: (?:goes|is fine|works|will do|is ok))?[^\w\n]*+(?:$|\n)"
)
"""A last option that takes them all, after its label: "i) phone ii) chat iii) anything"."""
_WAS_DONE = re.compile(r"\b(?:have you|did you|ever|done|used|handled|experience)\b")


def _other_wishes(parsed: Parsed, lexicon: Lexicon, item: str) -> bool:
    """Whether a text asks for another wish of the same question: a place, hours, a market."""
    group = {one.id for one in lexicon.rubric.question_of[item].items} - {item}
    return any(ref.item in group for mention in parsed.mentions for ref in mention.refs)


def _near(parsed: Parsed, one: Mention, other: Mention) -> bool:
    """Whether two names stand in the same list, labels between them or not."""
    first, last = (one, other) if one.first < other.first else (other, one)
    between = range(first.last, last.first)
    if len(between) > 5 or "?" in parsed.texts[first.last : last.first]:
        return False
    return not any(begins_question(parsed, index) for index in between)


def _missing_option(slots: list[Slot], options: list[Option], lexicon: Lexicon) -> list[Option]:
    """The one labelled option in words of the advisor's own, all others known: it is the value left."""
    found = []
    for item in {option.item for option in options if option.label}:
        known = [option for option in options if option.item == item and option.label]
        kind = lexicon.rubric.items[item]
        if kind.kind != "choice" or len(known) < 2:
            continue
        left = [
            value.id
            for value in kind.values
            if value.id not in {o.value for o in known} and value.id != kind.any_value
        ]
        taken = {option.label for option in known}
        near = {chr(ord(label) + step) for label in taken if len(label) == 1 for step in (-1, 1)}
        others = {
            slot.label
            for slot in slots
            if slot.group == known[0].group and slot.label and slot.label not in taken
        }
        if len(left) == 1 and len(others) == 1 and others <= near:
            label = others.pop()
            found.append(Option(item, left[0], label, known[0].group))
            slots[:] = [
                slot
                for slot in slots
                if slot.item == item or slot.label != label or slot.group != known[0].group
            ]
    return found


_NO_MATTER = re.compile(
    r"^\W*(?:any(?:thing|where|one)?|either(?: one)?|no (?:strong )?preference|flexible|both"
    r"|whatever|whichever"
    r"|don't (?:mind|care)|doesn't matter|i'm easy|no matter)\b"
    r"(?: (?:is )?(?:fine|ok|okay|good|of (?:them|these|the above)|works))?\W*$"
)


def _any_option(parsed: Parsed, slots: list[Slot], options: list[Option], lexicon: Lexicon) -> list[Option]:
    """The labelled option that leaves a choice open: the last of "(A) companies (B) consumers (C) any"."""
    found: list[Option] = []
    for slot in [one for one in slots if one.item is None and one.label]:
        beside = {one.item for one in options if one.label and one.group == slot.group}
        kinds = [kind for item in beside if (kind := lexicon.rubric.items[item]).kind == "choice"]
        if len(kinds) != 1 or not _NO_MATTER.match(parsed.words(slot.first, slot.last)):
            continue
        if kinds[0].any_value and not any(one.value == kinds[0].any_value for one in options):
            found.append(Option(kinds[0].id, kinds[0].any_value, slot.label, slot.group))
            slots.remove(slot)
    return found


def as_options(parsed: Parsed, slots: list[Slot], options: list[Option], lexicon: Lexicon) -> list[Option]:
    """Options lose their label where it is the part's own ("(a) remote or office"), and only there."""
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
    out += _any_option(parsed, slots, out, lexicon)
    labelled = {option.item for option in out if option.label}
    if labelled:
        groups = {option.group for option in out if option.label}
        slots[:] = [
            slot._replace(label="") if slot.item in labelled else slot
            for slot in slots
            if slot.item is not None or slot.group not in groups
        ]
    return out
