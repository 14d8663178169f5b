"""The rubric's names and values, compiled once into a table that finds them in a text.

An alias matches word by word after stemming, hyphens or not ("de-escalation", "deescalating"); longer
aliases win over shorter ones. Long words may carry one typo. What an alias *means* where several items
share it ("phone" as a channel done and as a channel preferred) is left to the readers, who see the context.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from threading import Lock
from typing import NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from advisor.extraction.offline.english import COMMON, NUMBER_WORDS
from advisor.extraction.offline.gazetteer import is_place
from advisor.extraction.offline.habits.trained import Trained
from advisor.extraction.offline.text import normalise
from advisor.extraction.offline.tokens import Token, singular, stem, tokenise
from advisor.extraction.offline.wording import Wording
from advisor.rubric.items import ChoiceItem, ChoicesItem, ExtentItem, Item, MonthsItem, TextItem, YearsItem
from advisor.rubric.model import Rubric

__all__ = ["FURTHER", "TITLES", "Lexicon", "Mention", "Ref", "lexicon_of"]


FURTHER = "+"
"""Marks the number of a half that a name goes further than."""


class Ref(NamedTuple):
    """What a name stands for.

    `role` is "item", "asked" (words that only ask for the item), "value", "said" (a plain word that counts
    only where the item was asked for), "begun"
    (only where begun and not finished), "question", "product", "half" or "work".
    """

    role: str
    item: str
    value: str = ""


class Mention(NamedTuple):
    """A name found in a text: tokens `first` to `last` (exclusive) and all it may stand for."""

    first: int
    last: int
    refs: tuple[Ref, ...]

    def ref(self, role: str) -> Ref | None:
        """The first reference of this role, if any."""
        for ref in self.refs:
            if ref.role == role:
                return ref
        return None


class _Key(NamedTuple):
    """What a token is looked up under: its stem in phrases, its singular on its own."""

    stemmed: str
    single: str
    begins: bool
    """Whether a name may begin with it; most words begin none."""


class _Phrase(NamedTuple):
    """The rest of a name of several words, after its second; `proper` where it needs its capital."""

    rest: tuple[str, ...]
    refs: tuple[Ref, ...]
    proper: bool


class _Table(NamedTuple):
    """Names by what they begin with: those of one word, and those of several."""

    words: dict[str, tuple[tuple[Ref, ...], bool]]
    """Key → what it stands for, and whether it needs its capital."""
    phrases: dict[str, dict[str, list[_Phrase]]]
    """First word → second word → the phrases that begin with both, the longest first."""


class Lexicon:
    """All names of one rubric. Build it through `lexicon_of`, which keeps it."""

    def __init__(self, rubric: Rubric) -> None:
        self.rubric = rubric
        self.questions = {question.id: question for question in rubric.questions}
        self.order = {item: place for place, item in enumerate(rubric.items)}
        items = tuple(rubric.items.values())
        self.halved = tuple(item for item in items if isinstance(item, ExtentItem) and item.halves)
        """The extents made of halves."""
        self.choices = tuple(item for item in items if isinstance(item, ChoiceItem | ChoicesItem))
        self._any_values = {item.id: item.any_value for item in items if isinstance(item, ChoiceItem)}
        self.steps = frozenset(item.id for item in items if isinstance(item, ChoiceItem) and item.ordered)
        """The choices whose values are the steps of a ladder, as degrees are."""
        self.years = tuple(item for item in items if isinstance(item, YearsItem))
        self.months = tuple(item for item in items if isinstance(item, MonthsItem))
        self.texts = tuple(item for item in items if isinstance(item, TextItem))
        self.alike = frozenset(
            item.id for item in items if item.kind == "rating" or (item.kind == "extent" and not item.halves)
        )
        """The parts of lists in which many are asked for alike."""
        self.background = frozenset(
            item.id
            for one in rubric.questions
            if any(isinstance(item, TextItem) and item.form == "title" for item in one.items)
            for item in one.items
        ).union(item.id for item in self.texts)
        """What is asked of who somebody is: the items of the question that asks for a title."""
        preferences = [[item.id for item in one.items if _is_preference(item)] for one in rubric.questions]
        self.companions = tuple(group for group in preferences if len(group) > 1)
        """The preferences of each question that asks for several."""
        self.lists = tuple(
            tuple(item.id for item in one.items)
            for one in rubric.questions
            if {item.kind for item in one.items} in ({"rating"}, {"extent"})
        )
        """The parts of each question that asks for nothing but ratings, or nothing but extents."""
        asks = [
            *((one.ask, tuple(item.id for item in one.items)) for one in rubric.questions),
            *((item.ask, (item.id,)) for item in items),
        ]
        self._asks: dict[str, list[tuple[int, str, tuple[str, ...]]]] = defaultdict(list)
        """The rubric's own questions with their places and items, each under its cue."""
        for place, (ask, asked_for) in enumerate(asks):
            self._asks[_cue(_plain(ask))].append((place, _plain(ask), asked_for))
        self.own_words = {_plain(words): item.id for item in items for words in (item.label, item.ask)}
        """The names of items and the rubric's own questions for them, in a normalised message."""
        self.examples = {_plain(example): item.id for item in items for example in (*item.examples, item.ask)}
        """Example questions as they stand in a normalised message, with the item each asks for."""
        self.wishes = frozenset(item.id for item in items if _is_wish(item))
        """What a person may want of the work, whichever question asks for it."""
        self.fields = frozenset(item.id for item in items if item.kind == "choices" and item.by_work)
        """The kinds of work that may have been done."""
        self.wording = Wording(rubric)
        self.trained = Trained(rubric) if any(item.kind == "level" for item in items) else None
        """What is learnt of habits, where the rubric has levels."""
        self.asides = frozenset(normalise(aside).norm.strip() for aside in rubric.asides)
        """What an advisor says that asks for nothing, as it stands in a normalised message."""
        self._found: dict[str, _Key] = {}
        self.capitals = frozenset(
            word for phrase, _, _ in _phrases(rubric) for word in phrase.split() if word.isupper()
        )
        """Words that names are written in capitals with: "BPO", "B2B"."""
        self._joined: set[str] = set()
        """Names of two words in one word."""
        names: dict[tuple[str, ...], dict[Ref, bool]] = defaultdict(dict)
        for phrase, ref, proper in _phrases(rubric):
            keys = _keys(phrase)
            self._joined.update(word for (word,) in keys[1:])
            for key in keys:
                names[key][ref] = names[key].get(ref, True) and proper
        asked: dict[tuple[str, ...], dict[Ref, bool]] = defaultdict(dict)
        for item in items:
            for phrase in item.asked_as:
                for key in _keys(phrase)[:1]:
                    if key not in names:
                        asked[key][Ref("asked", item.id)] = False
        self._told = _table(names)
        self._asked = _table(names | asked)
        self.options = _options(names, self.wishes)
        self._vocabulary = {word for key in (*names, *asked) for word in key}
        self._by_initial: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._vocabulary):
            if len(word.lstrip("=")) >= 5:
                self._by_initial[word[:2]].append(word)

    def inner(self, mention: Mention, tokens: list[Token], shown: str) -> list[Mention]:
        """The names of parts inside a name that stands only for a value: "email and chat support"."""
        if any(ref.role in ("item", "product", "half") for ref in mention.refs):
            return []
        first, last = mention.first, mention.last
        if tokens[first].text in _DENIALS:  # "no phone" is a wish, and denies a channel
            return [
                one._replace(first=one.first + first + 1, last=one.last + first + 1)
                for one in self.mentions(tokens[first + 1 : last], shown)
                if one.ref("item")
            ]
        if tokens[last - 1].text not in _OF_PARTS:
            return []  # "phone shop", "chat support agent": neither names a channel
        parts = self.mentions(tokens[first : last - 1], shown) + [
            one._replace(first=one.first + 1, last=one.last + 1)
            for one in self.mentions(tokens[first + 1 : last], shown)
        ]
        found = {one.first: one for one in reversed(parts) if one.ref("item")}
        out: list[Mention] = []
        for _, one in sorted(found.items()):
            if not out or one.first + first >= out[-1].last:
                out.append(Mention(one.first + first, one.last + first, one.refs))
        return out

    def asks_in(self, norm: str, words: AbstractSet[str]) -> list[tuple[str, tuple[str, ...]]]:
        """The rubric's own questions that stand in a text word for word, with the items they ask for.

        Args:
            norm: the text.
            words: its tokens.
        """
        cued = [one for cue in self._asks.keys() & words for one in self._asks[cue]]
        cued += self._asks.get("", ())
        return [(ask, items) for _, ask, items in sorted(cued) if ask in norm]

    def meant(self, mentions: Sequence[Mention]) -> list[Ref]:
        """What some names stand for, plain words and "no preference" apart, which may be of anything."""
        asks = ("said", "question")
        refs = [ref for mention in mentions for ref in mention.refs if ref.role not in asks]
        return [ref for ref in refs if ref.role != "value" or self._any_values.get(ref.item) != ref.value]

    def mentions(self, tokens: list[Token], shown: str, *, asking: bool = False) -> list[Mention]:
        """All names in the tokens, left to right, the longest first, none overlapping.

        Args:
            tokens: the message.
            shown: the message with its capitals, at the tokens' offsets (to tell "Front" from "front").
            asking: whether the message is the advisor's; then the words that only ask for an item count too.
        """
        table = self._asked if asking else self._told
        keys = [self._found.get(token.text) or self._key(token) for token in tokens]
        found: list[Mention] = []
        last = 0
        for index in [at for at, key in enumerate(keys) if key.begins]:
            if index < last:
                continue
            key = keys[index]
            mention = None
            seconds = table.phrases.get(key.stemmed)
            if seconds and index + 1 < len(keys):
                after = keys[index + 1].stemmed
                if after in seconds or after in _JOINTS:
                    mention = _phrase_at(index, seconds, keys, tokens, shown)
            if mention is not None and asking and _hangs(mention, tokens):
                mention = None
            if mention is None and key.single in table.words:
                refs, proper = table.words[key.single]
                if not proper or _is_name(index, index + 1, tokens, shown):
                    mention = Mention(index, index + 1, refs)
            if mention is not None:
                found.append(mention)
                last = mention.last
        return found

    def _key(self, token: Token) -> _Key:
        text = token.text
        stemmed, single = text, "=" + text
        if token.kind == "w":
            stemmed, single = self._correct(text, stem(text)), self._correct(text, "=" + singular(text))
        key = _Key(stemmed, single, stemmed in self._asked.phrases or single in self._asked.words)
        if len(self._found) < 20_000 and len(text) <= 24:  # a bound on memory, whatever strangers send
            self._found[text] = key
        return key

    def _correct(self, word: str, key: str) -> str:
        if (
            key in self._vocabulary
            or is_place(word, capital=True)
            or len(key) < 5
            or len(key) > 20
            or word in COMMON
            or key.lstrip("=") in COMMON
        ):
            return key
        near = extract(
            key, self._by_initial.get(key[:2], ()), scorer=OSA.distance, score_cutoff=2, limit=None
        )
        for candidate, distance, _ in near:  # the nearest first
            if distance > 1 and candidate in self._joined:
                continue  # "supported" is no "supportlead"
            if _is_typo(key, candidate, int(distance)):
                return candidate
        return key


def _options(
    names: Mapping[tuple[str, ...], Mapping[Ref, bool]], wishes: frozenset[str]
) -> dict[str, tuple[str, str]]:
    """The parts that also stand for a value of a choice: "chat", which may be done and may be preferred."""
    out: dict[str, tuple[str, str]] = {}
    for refs in names.values():
        values = [ref for ref in refs if ref.role == "value" and ref.item in wishes]
        parts = [ref.item for ref in refs if ref.role == "item"]
        if len(values) == len(parts) == 1 and parts[0] not in wishes:
            out.setdefault(parts[0], (values[0].item, values[0].value))
    return out


def _table(names: Mapping[tuple[str, ...], Mapping[Ref, bool]]) -> _Table:
    words: dict[str, tuple[tuple[Ref, ...], bool]] = {}
    phrases: dict[str, dict[str, list[_Phrase]]] = defaultdict(lambda: defaultdict(list))
    for key, refs in sorted(names.items(), key=lambda one: -len(one[0])):
        if len(key) == 1:
            words[key[0]] = tuple(refs), all(refs.values())
        else:
            phrases[key[0]][key[1]].append(_Phrase(key[2:], tuple(refs), all(refs.values())))
    return _Table(words, phrases)


def _phrase_at(
    index: int, seconds: dict[str, list[_Phrase]], keys: list[_Key], tokens: list[Token], shown: str
) -> Mention | None:
    """The longest name of several words that begins here, of those with one of `seconds` as its second."""
    second = _next(tokens, index + 1)
    if second is None:
        return None
    for rest, refs, proper in seconds.get(keys[second].stemmed, ()):
        last = _match(rest, second + 1, keys, tokens)
        if last is not None and (not proper or _is_name(index, last, tokens, shown)):
            return Mention(index, last, refs)
    return None


_QUESTION_WORDS = frozenset("where when how what which who".split())


def _hangs(mention: Mention, tokens: list[Token]) -> bool:
    """Whether the last word of a name is of what follows: "and where | do you live", "writing | from 1"."""
    if mention.last - mention.first < 2 or mention.last >= len(tokens):
        return False
    last, after = tokens[mention.last - 1].text, tokens[mention.last]
    if last in _QUESTION_WORDS:
        return after.kind == "w"
    return last == "from" and (after.kind == "n" or after.text in NUMBER_WORDS)


_DENIALS = frozenset("no not without".split())
_OF_PARTS = frozenset("process support only".split())
"""Last words of names that are made of parts: "email and chat support", "phone only"."""
TITLES = frozenset(
    """
    agent agents rep reps representative specialist associate executive engineer technician operator advisor
    analyst account
    """.split()
)


def _is_typo(word: str, name: str, distance: int) -> bool:
    """Whether `word` is `name` mistyped: a slip of order or a lost or doubled letter, rarely a wrong one.

    A replaced letter makes another real word too easily (waiting, writing) unless the word is long.
    """
    if distance == 1:
        if sorted(word) == sorted(name):
            return True
        return len(name.lstrip("=")) >= (8 if len(word) == len(name) else 6)
    return distance == 2 and len(name) >= 11


_JOINTS = frozenset("-/._")
"""What may join the words of a name: "de-escalation", "M.Sc"."""


def _next(tokens: list[Token], index: int) -> int | None:
    """Where the next word of a name may stand: at `index` or past a joint there, close to the one before."""
    if index < len(tokens) and tokens[index].text in _JOINTS and _tight(tokens, index):
        index += 1
    return index if index < len(tokens) and tokens[index].start - tokens[index - 1].end <= 1 else None


def _match(rest: tuple[str, ...], index: int, keys: list[_Key], tokens: list[Token]) -> int | None:
    """Where a name ends of whose words only `rest` is left, if they stand at `index`, close together."""
    for part in rest:
        at = _next(tokens, index)
        if at is None or keys[at].stemmed != part:
            return None
        index = at + 1
    return index


def _tight(tokens: list[Token], index: int) -> bool:
    return (
        0 < index < len(tokens) - 1
        and tokens[index - 1].end == tokens[index].start
        and tokens[index].end == tokens[index + 1].start
    )


def _is_name(first: int, last: int, tokens: list[Token], shown: str) -> bool:
    """Whether a proper name stands here as a name.

    Most names are unmistakable. One that is also an everyday word ("Front", "Target") needs its capital,
    and not only because a sentence begins there: "Front, Zendesk" is a name, "Front desk" is not.
    """
    token = tokens[first]
    if last - first > 1 or token.text not in COMMON:
        return True
    if not shown[token.start : token.start + 1].isupper() or _goes_on(last, tokens, shown):
        return False
    opens = first == 0 or tokens[first - 1].text in ".!?\n-"
    return not opens or last == len(tokens) or tokens[last].text in _BESIDE_NAMES


_BESIDE_NAMES = frozenset(", and & . for from since until then (".split())
_WITH_NAMES = frozenset("and or for app inbox as at in".split())


def _goes_on(last: int, tokens: list[Token], shown: str) -> bool:
    """Whether a name goes on with a word that has a capital too: the "Front" of "Front Range College"."""
    if last >= len(tokens) or tokens[last].kind != "w" or tokens[last].start != tokens[last - 1].end + 1:
        return False
    after = tokens[last]
    capital = shown[after.start : after.start + 1].isupper() and not shown[after.start : after.end].isupper()
    return capital and after.text not in _WITH_NAMES


def _keys(phrase: str) -> list[tuple[str, ...]]:
    """The keys a phrase is found under: its stems, and a two-word name also written as one."""
    tokens = [token for token in tokenise(normalise(phrase).norm) if token.text not in ("-", "/", ".", "'")]
    if not tokens:
        return []
    if len(tokens) == 1:
        return [("=" + singular(tokens[0].text),)]
    key = tuple(stem(token.text) if token.kind == "w" else token.text for token in tokens)
    joined = "".join(token.text for token in tokens)
    if len(tokens) == 2 and len(joined) >= 6 and joined.isalpha():
        return [key, ("=" + singular(joined),)]
    return [key]


def _phrases(rubric: Rubric) -> list[tuple[str, Ref, bool]]:
    """Every (phrase, what it stands for, whether it is a proper name) of a rubric."""
    out: list[tuple[str, Ref, bool]] = []
    for question in rubric.questions:
        out += [(alias, Ref("question", question.id), False) for alias in question.aliases]
        for item in question.items:
            out += [(alias, Ref("item", item.id), False) for alias in item.aliases]
            if item.kind == "extent":
                out += [(name, Ref("product", item.id), True) for name in item.products]
                for number, half in enumerate(item.halves):
                    out += [(name, Ref("half", item.id, str(number)), False) for name in half]
                for number, names in enumerate(item.further):
                    out += [(name, Ref("half", item.id, f"{number}{FURTHER}"), False) for name in names]
            if item.kind == "years":
                out += [(work, Ref("work", item.id, "counts"), False) for work in item.counts]
                out += [(work, Ref("work", item.id, "excludes"), False) for work in item.excludes]
            if item.kind in ("choice", "choices"):
                for value in item.values:
                    if item.kind == "choices" or value.id != item.any_value:
                        out.append((value.label, Ref("said", item.id, value.id), False))
                    out += [(word, Ref("said", item.id, value.id), False) for word in value.when_asked]
                    out += [(word, Ref("begun", item.id, value.id), False) for word in value.begun]
                    out += [(alias, Ref("value", item.id, value.id), False) for alias in value.aliases]
                    out += [(name, Ref("value", item.id, value.id), True) for name in value.names]
    return out


def _plain(ask: str) -> str:
    """A question as it stands in a normalised message, without the mark at its end."""
    return normalise(" ".join(ask.split())).norm.strip().rstrip("?.! ")


def _cue(ask: str) -> str:
    """The longest token inside a question of the rubric: a text without it does not hold the question."""
    return max((token.text for token in tokenise(ask)[1:-1]), key=len, default="")


def _is_wish(item: Item) -> bool:
    return _is_preference(item) or (item.kind == "choices" and not item.by_work)


def _is_preference(item: Item) -> bool:
    """Whether an item says what is wanted, not what was done: a choice without rungs, or halves."""
    if item.kind == "choice":
        return not item.ordered
    return item.kind == "extent" and bool(item.halves)


@lru_cache(maxsize=32)
def lexicon_of(rubric: Rubric) -> Lexicon:
    """The lexicon of a rubric, built at its first use and shared by all rubrics that say the same."""
    with _ONE_AT_A_TIME:
        return _build(rubric)


_ONE_AT_A_TIME = Lock()
"""Threads that begin together wait for the one lexicon rather than build one each."""


@lru_cache(maxsize=32)
def _build(rubric: Rubric) -> Lexicon:
    return Lexicon(rubric)
