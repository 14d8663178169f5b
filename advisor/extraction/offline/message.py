"""A message cut up once: tokens, names, clauses and their scopes, for every reader to share."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter

from advisor.answers import Span
from advisor.extraction.offline.clauses import Clause, segment
from advisor.extraction.offline.durations import UNITS, Duration, durations
from advisor.extraction.offline.labels import Label, labels
from advisor.extraction.offline.lexicon import Lexicon, Mention
from advisor.extraction.offline.once import once
from advisor.extraction.offline.scope import Scope, scopes
from advisor.extraction.offline.sections import LONGEST, kind_of
from advisor.extraction.offline.text import Text, normalise
from advisor.extraction.offline.this_talk import is_this_talk
from advisor.extraction.offline.tokens import Token, stem, tokenise
from advisor.extraction.offline.wording import Pointing, Wording

__all__ = ["Parsed", "parse", "parse_asking"]


class _ByPlace(dict[int, str]):
    """Token index → its text, "" where there is none."""

    def __missing__(self, index: int) -> str:
        return ""


@dataclass(frozen=True)
class Parsed:
    """One message after the stages that look at it alone."""

    text: Text
    tokens: list[Token]
    mentions: list[Mention]
    inner: list[Mention]
    """Names inside longer names: "chat" in "chat support", "phone" in "phone only"."""
    clauses: list[Clause]
    wording: Wording
    offset: int = 0
    """Where the text begins in the message it is a block of."""

    @once
    def scopes(self) -> list[Scope]:
        """The scope of each clause."""
        return scopes(self.tokens, self.clauses, self.text.norm, self.vocabulary, self.text.shown)

    @once
    def clause_at(self) -> list[int]:
        """Token index → index of its clause, or -1 for separators."""
        at = [-1] * len(self.tokens)
        for number, clause in enumerate(self.clauses):
            at[clause.first : clause.last] = [number] * (clause.last - clause.first)
        return at

    @once
    def pointing(self) -> Pointing:
        """Which items its words point to."""
        return self.wording.pointing(self.tokens)

    @once
    def labels(self) -> list[Label]:
        """Everything that may be a label, left to right."""
        return labels(self.tokens)

    def labels_in(self, first: int, last: int) -> list[Label]:
        """What may be a label and begins at tokens `first` to `last`."""
        return self.labels[bisect_left(self._label_starts, first) : bisect_left(self._label_starts, last)]

    def mention_before(self, index: int) -> Mention | None:
        """The last name that begins before the token at `index`."""
        at = bisect_left(self._mention_starts, index)
        return self.mentions[at - 1] if at else None

    @once
    def ends(self) -> list[int]:
        """Where each token ends."""
        return [token.end for token in self.tokens]

    @once
    def texts(self) -> list[str]:
        """The text of each token."""
        return [token.text for token in self.tokens]

    @once
    def figures(self) -> list[int]:
        """The tokens that are numbers in figures."""
        return [index for index, token in enumerate(self.tokens) if token.kind == "n"]

    @once
    def text_at(self) -> Callable[[int], str]:
        """Gives the text of the token at an index, or "" outside the message."""
        return _ByPlace(enumerate(self.texts)).__getitem__

    @once
    def vocabulary(self) -> frozenset[str]:
        """The texts that occur: a pattern none of whose cues is among them needs no search."""
        return frozenset(self.texts)

    @once
    def stems(self) -> frozenset[str]:
        """The stems of the words that occur."""
        return frozenset([stem(token.text) for token in self.tokens if token.kind == "w"])

    @once
    def paragraphs(self) -> list[int]:
        """Where each paragraph but the first begins; a bullet that is read as a line end begins none."""
        if "\n" not in self.vocabulary:
            return []
        ends = [at for at, text in enumerate(self.texts) if text == "\n"]
        lines = [at for at in ends if self.shown[self.tokens[at].start] == "\n"]
        return [after + 1 for before, after in pairwise(lines) if after == before + 1]

    def mentions_in(self, first: int, last: int) -> list[Mention]:
        """The names that begin at tokens `first` to `last`."""
        starts = self._mention_starts
        return self.mentions[bisect_left(starts, first) : bisect_left(starts, last)]

    def clauses_in(self, first: int, last: int) -> list[Clause]:
        """The clauses that share a token with `first` to `last`."""
        if last <= first:
            return []
        low = bisect_right(self._clause_starts, first) - 1
        if low < 0 or self.clauses[low].last <= first:
            low += 1
        return self.clauses[low : bisect_left(self._clause_starts, last)]

    def sentence_bounds(self, index: int) -> tuple[int, int] | None:
        """The tokens of the sentence around a token: from its first clause to the end of its last.

        None where the token belongs to no clause.
        """
        at = self.clause_at[index]
        return self.sentences[self.clauses[at].sentence] if at >= 0 else None

    @once
    def sentences(self) -> dict[int, tuple[int, int]]:
        """Sentence → its tokens, from its first clause to the end of its last."""
        bounds: dict[int, tuple[int, int]] = {}
        for clause in self.clauses:
            first, _ = bounds.get(clause.sentence, (clause.first, 0))
            bounds[clause.sentence] = (first, clause.last)
        return bounds

    def durations_in(self, first: int, last: int) -> list[Duration]:
        """The lengths of time among tokens `first` to `last`, looked for once."""
        found = self._durations.get((first, last))
        if found is None:
            timed = not UNITS.keys().isdisjoint(self.texts[first:last])
            found = self._durations[first, last] = durations(self.tokens, first, last, last) if timed else []
        return found

    @once
    def _durations(self) -> dict[tuple[int, int], list[Duration]]:
        return {}

    @once
    def _label_starts(self) -> list[int]:
        return [label.first for label in self.labels]

    @once
    def _mention_starts(self) -> list[int]:
        return [mention.first for mention in self.mentions]

    @once
    def _clause_starts(self) -> list[int]:
        return [clause.first for clause in self.clauses]

    @once
    def lines(self) -> list[tuple[int, int]]:
        """The tokens of each line that has any."""
        breaks = [at for at, text in enumerate(self.texts) if text == "\n"] if "\n" in self.vocabulary else []
        ends = [-1, *breaks, len(self.tokens)]
        return [(before + 1, end) for before, end in pairwise(ends) if end > before + 1]

    def section(self, index: int) -> str:
        """The kind of the section of a CV that holds a token, "" for one of work or before any heading."""
        place = bisect_right(self._sections, index, key=itemgetter(0))
        return self._sections[place - 1][1] if place else ""

    @once
    def _sections(self) -> list[tuple[int, str]]:
        """(first token, kind) of each section of a CV: what a heading heads, to the next one."""
        return [(first, kind) for first, last in self.lines if (kind := self._heads(first, last)) is not None]

    def _heads(self, first: int, last: int) -> str | None:
        """The kind of section that a line heads; a line with a number or a mark at its end heads none."""
        tokens = self.tokens[first:last]
        words = sum(token.kind == "w" for token in tokens)
        if (
            not 0 < words <= LONGEST
            or tokens[-1].text in ",.!;"
            or any(token.kind == "n" for token in tokens)
        ):
            return None
        return kind_of(self.words(first, last), self.shown_in(first, last))

    @once
    def names(self) -> frozenset[int]:
        """The tokens at which a name begins."""
        return frozenset(mention.first for mention in self.mentions)

    @once
    def naming(self) -> dict[str, list[int]]:
        """Item → the tokens at which it is named itself, not by one of its values."""
        out: dict[str, list[int]] = {}
        for mention in self.mentions:
            for ref in mention.refs:
                if ref.role in ("item", "asked"):
                    out.setdefault(ref.item, []).append(mention.first)
        return out

    @once
    def shown(self) -> str:
        """The text at the tokens' offsets, with the person's own capitals."""
        return self.text.shown

    def scope(self, index: int) -> Scope:
        """The scope of the clause that holds the token at `index`."""
        at = self.clause_at[index]
        return self.scopes[at] if at >= 0 else Scope()

    def words(self, first: int, last: int) -> str:
        """The normalised text of tokens `first` to `last`."""
        return self.text.norm[self.tokens[first].start : self.tokens[last - 1].end] if last > first else ""

    def shown_in(self, first: int, last: int) -> str:
        """The words of tokens `first` to `last` in the person's own capitals."""
        return self.shown[self.tokens[first].start : self.tokens[last - 1].end] if last > first else ""

    def quote(self, first: int, last: int) -> str:
        """The person's exact characters under tokens `first` to `last`."""
        start, end = self.text.raw_span(self.tokens[first].start, self.tokens[last - 1].end)
        return self.text.raw[start:end]

    def span(self, message: int, first: int, last: int) -> Span:
        """Evidence: the person's exact characters under tokens `first` to `last`."""
        start, end = self.text.raw_span(self.tokens[first].start, self.tokens[last - 1].end)
        return Span(message, self.offset + start, self.offset + end, self.text.raw[start:end])


def parse(raw: str, lexicon: Lexicon, offset: int = 0, *, asking: bool = False) -> Parsed:
    """Cut up a message, or the block of it that begins at `offset`; `asking` where it is the advisor's."""
    text = normalise(raw)
    tokens, shown = tokenise(text.norm), text.shown
    found = lexicon.mentions(tokens, shown, asking=asking)
    if not asking:  # what the advisor says of this talk is told apart where parts are asked for
        found = _of_work(found, tokens, text.norm)
    longer = [mention for mention in found if mention.last - mention.first > 1]
    inner = [one for mention in longer for one in lexicon.inner(mention, tokens, shown)]
    return Parsed(
        text, tokens, _heads(lexicon, tokens, found), inner, segment(tokens), lexicon.wording, offset
    )


def _of_work(found: list[Mention], tokens: list[Token], norm: str) -> list[Mention]:
    """The names without those of the conversation itself, whose words are made to point to no channel."""
    ours = [mention for mention in found if is_this_talk(tokens, mention, norm)]
    for mention in ours:
        tokens[mention.first] = tokens[mention.first]._replace(text="conversation")
    return [mention for mention in found if mention not in ours] if ours else found


@lru_cache(maxsize=16)
def parse_asking(raw: str, lexicon: Lexicon) -> Parsed:
    """Cut up a message of the advisor's, once for the few who ask for it while a reply is read."""
    return parse(raw, lexicon, asking=True)


def _heads(lexicon: Lexicon, tokens: list[Token], mentions: list[Mention]) -> list[Mention]:
    """Of two names in one breath the second is meant: "writing help pages" is about help pages."""
    out: list[Mention] = []
    for mention in mentions:
        before = out[-1] if out else None
        if _is_verb(tokens, mention):
            continue
        if before is not None and _follows(tokens, before, mention) and _apart(lexicon, before, mention):
            out.pop()
        out.append(mention)
    return out


def _follows(tokens: list[Token], one: Mention, other: Mention) -> bool:
    """Whether nothing but an article stands between two names."""
    return _ARTICLES.issuperset([token.text for token in tokens[one.last : other.first]])


_ARTICLES = frozenset("a an the some".split())


def _is_verb(tokens: list[Token], mention: Mention) -> bool:
    """Whether "call" is no channel here: "call it a 3", "would you call support ..."."""
    if tokens[mention.first].text != "call":
        return False
    if mention.first and tokens[mention.first - 1].text in _CALLERS:
        return True
    return mention.last == mention.first + 1 < len(tokens) and tokens[mention.last].text in _CALLED


_CALLERS = frozenset("you i we i'd we'd they people to would folks".split())
_CALLED = frozenset("it that this myself me support a an them yourself back you your my".split())


def _apart(lexicon: Lexicon, one: Mention, other: Mention) -> bool:
    first, second = one.ref("item"), other.ref("item")
    if first is None or second is None:
        return False
    of = lexicon.rubric.question_of
    kinds = lexicon.rubric.items[first.item].kind, lexicon.rubric.items[second.item].kind
    return of[first.item].id != of[second.item].id and kinds == ("rating", "extent")
