"""Normalised text that remembers where each character came from.

Recognizers see lower case, plain quotes and dashes, and no invisible characters; evidence must be the
person's exact characters. `Text` keeps both, and an offset map between them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from advisor.extraction.offline.spelling import HURRIED, SIGNS, SPELLED

__all__ = ["Text", "normalise", "untagged"]

_PLAIN = {
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "–": "-", "‐": "-", "‑": "-", "‒": "-", "−": "-", "—": "—", "―": "—", "…": ".", "•": "\n", "●": "\n",
    "▪": "\n", "◦": "\n", "·": "\n", "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n",
    "½": " 1/2", "¼": " 1/4", "¾": " 3/4", "✓": " yes ", "✔": " yes ", "✅": " yes ", "☑": " yes ",
    "✗": " no ", "✘": " no ", "❌": " no ", "✖": " no ", "👍": " yes ", "👎": " no ", "×": "x",
    "☐": " [ ] ", "☒": " [x] ", "◐": " some ", "±": " so-so ",
}  # fmt: skip
"""Characters with a plain spelling. What stands for a word (a tick, a thumb) becomes that word."""

_ASCII = re.compile(r"[\n\t\x20-\x7e]*+")
_RUNS = re.compile(r"([\n\t\x20-\x7e]++)|[^\n\t\x20-\x7e]")
"""What is plain already, together, and every other character by itself."""
_DROPPED = frozenset("Cf Mn Me Cc Cs Co Cn".split())


@dataclass(frozen=True, slots=True)
class Text:
    """A message, raw and normalised.

    `at[i]` is the offset in `raw` of the character that `norm[i]` came from; None where they agree.
    """

    raw: str
    norm: str
    at: tuple[int, ...] | None

    @property
    def shown(self) -> str:
        """The text at the offsets of `norm`, with the person's own capitals."""
        return self.raw if self.at is None else "".join(map(self.raw.__getitem__, self.at))

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw offsets of ``norm[start:end]``, white space at either end left out."""
        if self.at is not None:
            start, end = self.at[start], self.at[end - 1] + 1
        while start < end and self.raw[start].isspace():
            start += 1
        while end > start and self.raw[end - 1].isspace():
            end -= 1
        return start, end


def normalise(raw: str) -> Text:
    """Fold case, quotes, dashes, width and emoji; drop what cannot be seen."""
    if raw.isascii() and (raw.isprintable() or _ASCII.fullmatch(raw)):
        return _spelled(_marked(Text(raw, _by_line(raw.lower().replace("`", "'")), None)))
    out: list[str] = []
    at: list[int] = []
    for run in _RUNS.finditer(raw):
        index, end = run.span()
        plain = run.lastindex is not None
        folded = run[0].lower() if plain else _fold(run[0])
        out.append(folded)
        at.extend(range(index, end) if plain else [index] * len(folded))
    return _spelled(_marked(Text(raw, _by_line("".join(out)), tuple(at))))


_UNMARKED = re.compile(r"\b(?:would|could|should|did|does|do|is|was|were|are|have|has|had|wo|ca)n(?=t\b)")


def _marked(text: Text) -> Text:
    """The text with the apostrophes that were left out of denials: "wouldnt"."""
    if "nt" not in text.norm:
        return text
    return _put(text, ((end, end, "'") for end in (match.end() for match in _UNMARKED.finditer(text.norm))))


def _put(text: Text, changes: Iterable[tuple[int, int, str]]) -> Text:
    """The text with other words in some places (first, last, words).

    Letters beyond those that stood there are of the last of them.
    """
    norm, at, start = list[str](), list[int](), 0
    before = range(len(text.raw)) if text.at is None else text.at
    for first, last, plain in changes:
        ends = max(first, last - 1)
        norm += [text.norm[start:first], plain]
        at += [*before[start:first], *(before[min(first + n, ends)] for n in range(len(plain) - 1))]
        at.append(before[ends])
        start = last
    if not norm:
        return text
    return Text(text.raw, "".join((*norm, text.norm[start:])), (*at, *before[start:]))


_WORDS = re.compile(r"[a-z0-9]++(?:'[a-z]++)?+")


def _spelled(text: Text) -> Text:
    """The text with what is spelled by ear in its plain spelling: "wudnt", "fone"."""
    signs = SIGNS.intersection(words := _WORDS.findall(text.norm))
    if not signs or (SPELLED.keys().isdisjoint(words) and HURRIED.keys().isdisjoint(words)):
        return text
    return _put(text, _in_plain(text, signs))


def _in_plain(text: Text, signs: AbstractSet[str]) -> Iterator[tuple[int, int, str]]:
    """Where a word is spelled by ear, and its plain spelling."""
    norm, before = text.norm, range(len(text.raw)) if text.at is None else text.at
    for match in _WORDS.finditer(norm):
        plain = SPELLED.get(match[0]) or _hurried(norm, match, signs)
        if match[0] in HURRIED and _OF_NAME.match(text.raw, before[match.start()]):
            continue  # "Al Ain, ya"
        if plain is not None and "." not in norm[match.start() - 1 : match.start()]:
            yield *match.span(), plain  # a name of the net, "x.wif.com", is spelled as it is


def _hurried(norm: str, match: re.Match[str], signs: AbstractSet[str]) -> str | None:
    """What a short word stands for that is followed by another word: "al of dem", "d public"; no label."""
    plain = HURRIED.get(match[0])
    if plain is None or signs == {match[0]} or norm[match.start() - 1 : match.start()] not in ("", " "):
        return None
    if len(match[0]) > 1:
        return plain  # no label
    after = _AFTER.match(norm, match.end())
    if after is None or after[1] in _NO_NOUNS or (match[0] == "d" and _BESIDE_LABEL.search(norm)):
        return None
    return plain


_OF_NAME = re.compile(r"[A-Z][a-z]{1,3}[ -][A-Z][a-z]")
"""A short word of a name, which has two capitals."""
_AFTER = re.compile(r" ([a-z]{3,})(?![\w:=])")
_NO_NOUNS = frozenset(
    "one two three four five six seven eight nine ten skip and are yes yep not nah never some fine okay only "
    "too but for was all none lots lot plenty sometimes often daily weekly monthly rarely seldom "
    "occasionally always usually mostly little bit much many once twice good great sure absolutely "
    "definitely maybe probably not hardly barely mainly idk pass".split()
)
"""What follows a label: "d fine", "d and e"."""
_BESIDE_LABEL = re.compile(
    r"(?:^|[,;.\n(] ?|\band )[abcefgh][.):=]? " + rf"(?:{'|'.join(sorted(_NO_NOUNS))})\b"
)
"""Another label with its answer: where one stands, "d" is the next of them."""


_FIELD = re.compile(r" - (?=[a-z][a-z '/&-]{1,30}: )")
_NUMBERED = re.compile(r"\W*\d+(?:/10)? - ")


def _by_line(norm: str) -> str:
    """The same text, the fields of a form in one line as lines: "Experience - tickets: no - chat: yes"."""
    norm = norm.replace("**", "  ").replace("__", "  ")  # Markdown's bold print
    norm = untagged(norm)
    if ".)" in norm:
        norm = _STOPPED.sub(r"\1) ", norm)
    if norm.count(" - ") < _FIELDS:
        return norm
    return "\n".join(
        _FIELD.sub("\n- ", line)
        if len(_FIELD.findall(line)) >= _FIELDS and not _NUMBERED.match(line)
        else line
        for line in norm.split("\n")
    )


def untagged(text: str) -> str:
    """The text of a page without its tags, and hash tags as names of fields; every character in its place."""
    text = _TAG.sub(_blank, text) if "</" in text or "<br" in text else text
    return _HASHED.sub(r"\1 \2:", text) if len(_HASHED.findall(text)) >= _FIELDS else text


_HASHED = re.compile(r"(?m)^([ \t]*)#([a-zA-Z]\w{1,19})[ \t]")
"""The name of a field as a hash tag, at the head of a line: "#years 10"."""


_TAG = re.compile(
    r"</?(?P<name>br|p|div|li|tr|ul|ol|table|h[1-6]|b|i|u|em|strong|span|td|th|small)(?: [^<>]{0,200})?/?>"
)
_BREAKS = frozenset("br p div li tr ul ol table h1 h2 h3 h4 h5 h6".split())


def _blank(tag: re.Match[str]) -> str:
    """What stands for a tag of a page pasted in, as long as the tag: a line end where it breaks lines."""
    breaks = tag["name"] in _BREAKS
    return ("\n" if breaks else " ") + " " * (len(tag[0]) - 1)


_STOPPED = re.compile(r"\b(\d{1,2}|[a-h])\.\)(?=\s)")
"""A label with two marks: "2.) no"."""
_FIELDS = 2
"""How many dashes before a name and a colon make a form."""


def _fold(char: str) -> str:
    if char.isascii():
        return char.lower() if char.isprintable() or char in "\n\t" else _PLAIN.get(char, "")
    plain = _PLAIN.get(char)
    if plain is not None:
        return plain
    if unicodedata.category(char) in _DROPPED:
        return ""
    folded = unicodedata.normalize("NFKD", char)
    if len(folded) > 4:  # ligatures that spell out whole phrases carry no answer
        return " "
    return "".join(c for c in folded if unicodedata.category(c) not in _DROPPED).lower()
