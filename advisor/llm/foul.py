"""What a sentence of a model may not hold, unless the text that it was given holds it too.

Told by classes of language, and broad on purpose: where a harmless sentence is stopped, the templates' words
are shown, which say the same. A promise, a figure or a title that slips through would be the advisor's word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator

from advisor.dialogue.intents import is_foreign
from advisor.extraction.offline.english import NUMBER_WORDS, TENS
from advisor.llm.courtesy import MOST, stems, strangers
from advisor.llm.unsaid import CLASSES

__all__ = ["Material"]

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_VALUES = {word: str(value) for word, value in (NUMBER_WORDS | TENS).items() if word != "one"}
"""Number words; "one" is more often no number."""
_AMOUNTS = frozenset(
    """
    hundred hundreds thousand thousands million millions billion half double triple quadruple dozen dozens
    twice thrice quarter quarters percent
    """.split()
)
_ROMAN = re.compile(r"\b(?:[IVX]{2,4}|[VX])\b")
_FOREIGN = frozenset(
    """
    hola gracias adios amigo amiga senor senora bienvenido bienvenida bueno claro vale muchas merci bonjour
    bonsoir salut beaucoup bienvenue monsieur madame danke bitte hallo guten vielen dank schoen sehr
    willkommen grazie prego mille davvero gentile benvenuto obrigado obrigada ola oi tudo bem tack takk
    hei dank bedankt welkom arigato gozaimasu konnichiwa sayonara spasibo privet xie nihao shukran salaam
    namaste dhanyavaad mabuhay salamat tesekkur merhaba dziekuje czesc dekuji ahoj kiitos
    """.split()
)
"""Courtesies of other languages, which are too short to be told apart otherwise."""
_MANY_THANKS = re.compile(r"\bthanks a million\b|\ba (?:million|thousand|hundred) thanks\b")
_NEAR_THE_END = re.compile(r"\b(?:nearly|almost) (?:there|done|finished|through|at the end|over)\b")
"""How far the talk is, which is no tier."""
_LINK = re.compile(r"https?:|www\.|\w@\w|\b[a-z0-9-]{2,}\.[a-z]{2,}\b", re.IGNORECASE)
RUN = 5
"""Words in a row that are no chance."""
_MARKUP = frozenset("*_`#|<>[]{}~\\^=")
_LIST = re.compile(r"(?m)^[ \t]*(?:[-•–+]|\d{1,3}[.)])[ \t]")
_TURN = re.compile(
    r"(?mi)^[ \t]*(?:assistant|advisor|system|user|human|ai|output|reply|response|answer|result|rewrite"
    r"|message)[ \t]?:"
)
_NO_TEXT = ("Cc", "Cf", "Cs", "Co", "Cn")


class Material:
    """The text that a model was given: what it holds may be said.

    Args:
        text: the reply as the templates have it.
        names: words that may only be said where the text says them: tiers, levels, titles, in lower case.
    """

    def __init__(self, text: str, names: Collection[str]) -> None:
        self._raw = text
        self._text = _plain(text)
        self._numbers = _numbers(self._text)
        self._names = tuple(name for name in names if not holds(self._text, name))
        self._foreign = is_foreign(text)
        self._stems = stems(self._text)
        self._kept_out: frozenset[tuple[str, ...]] = frozenset()

    def keep_out(self, text: str) -> None:
        """Take in a text of which no `RUN` words in a row may be said, but for those that are given."""
        self._kept_out = frozenset(_runs(_plain(text))) - frozenset(_runs(self._text))

    def against(self, sentence: str) -> str:
        """Why a sentence may not be said; empty where it may."""
        return next(filter(None, (check(sentence) for check in self._checks())), "")

    def _checks(self) -> Iterator[Callable[[str], str]]:
        yield self._letters
        yield self._figures
        yield self._words
        yield self._form
        yield self._strange

    def _letters(self, sentence: str) -> str:
        """Characters that are no text, and words of other letters or of another language."""
        for char in sentence:
            if unicodedata.category(char) in _NO_TEXT and char not in "\n\t" and char not in self._raw:
                return f"a character that is no text: U+{ord(char):04X}"
        for word in _WORD.findall(sentence.replace("’", "'")):
            if not word.isascii() and not holds(self._text, _plain(word)):
                return f"a word that is not English: {word}"
            if word.lower() in _FOREIGN and not holds(self._text, word.lower()):
                return f"a word that is not English: {word}"
        return "another language" if is_foreign(sentence) and not self._foreign else ""

    def _figures(self, sentence: str) -> str:
        strange = _numbers(_MANY_THANKS.sub(" ", _plain(sentence))) - self._numbers
        strange |= {one for one in _ROMAN.findall(sentence) if not re.search(rf"\b{one}\b", self._raw)}
        strange |= {char for char in sentence if not char.isascii() and char.isnumeric()} - {*self._raw}
        return f"a number that was not given: {min(strange)}" if strange else ""

    def _words(self, sentence: str) -> str:
        said = _plain(sentence)
        if not self._kept_out.isdisjoint(_runs(said)):
            return "the prompt's own words"
        plain = _NEAR_THE_END.sub(" ", said)
        name = next((name for name in self._names if holds(plain, name)), None)
        if name is not None:
            return f"a name that was not given: {name}"
        for pattern, what in CLASSES:
            for match in pattern.finditer(said):
                if not holds(self._text, match.group()):
                    return f"{what} that was not given: {match.group()}"
        return ""

    def _strange(self, sentence: str) -> str:
        """Too many words that are neither given nor of courtesy: the sentence says something of its own."""
        found = strangers(_plain(sentence), self._stems)
        most = 0 if "?" in sentence else MOST
        return f"words of its own: {', '.join(found)}" if len(found) > most else ""

    def _form(self, sentence: str) -> str:
        """Links, markup and forged turns, none of which a reply has by itself."""
        for match in _LINK.finditer(sentence):
            if match.group() not in self._raw:
                return f"a link that was not given: {match.group()}"
        marks = _MARKUP.intersection(sentence).difference(self._raw)
        if marks or (_LIST.search(sentence) and not _LIST.search(self._raw)):
            return "markup that was not given"
        return "a turn that it is not its to write" if _TURN.search(sentence) else ""


def holds(text: str, words: str) -> bool:
    """Whether a text holds these words, or this sign."""
    if not words[:1].isalnum():
        return words in text
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE) is not None


def _plain(text: str) -> str:
    """Lower case, with one form of each letter, plain quotes and single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text.replace("’", "'")).casefold().split())


def _runs(plain: str) -> Iterator[tuple[str, ...]]:
    """The runs of so many words."""
    words = _WORD.findall(plain)
    return zip(*(words[at:] for at in range(RUN)), strict=False)


def _numbers(plain: str) -> set[str]:
    """The numbers of a text; those in words by their figures, so that "three" and "3" are one."""
    said = {number.replace(",", "") for number in _NUMBER.findall(plain)}
    words = {part for word in _WORD.findall(plain) for part in re.split("['-]", word)}
    return said | {_VALUES[word] for word in words & _VALUES.keys()} | (words & _AMOUNTS)
