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
from advisor.extraction.offline.phrases import any_of

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
_COMES_TO = (
    r"be|get|land|earn|make|qualif\w+|pass|succeed|find|receive|win|have|secure|become|reach|achieve|rise|advance"
    "|start|work|join|thrive"
)
"""What a person is promised."""
_DOES = "make sure|get|ensure|see to|find|hire|recommend|offer|put|take|call|contact|choose|invite|give|help"
"""What somebody is promised to do."""
_WHO = "we|they|i|somebody|someone|an employer|employers|the company|companies|recruiters"
_PROMISE = re.compile(
    any_of(
        rf"""
        guarante\w+ | promis\w+ | assur\w+ | (?:certainly|definitely|surely|undoubtedly|inevitably) \w+ |
        no doubt | without (?:a )?doubt | without fail | (?:sure|bound|set|certain|destined|likely) to \w+ |
        count on | rest easy | in the bag | on (?:its|the|their) way | a matter of time | no risk |
        you(?:'ll| will| shall| are going to) (?:\w+ly |soon |also |then |even |no doubt )?(?:{_COMES_TO}) |
        (?:{_WHO})(?:'ll| will| shall| are going to| am going to) (?:\w+ly )?(?:{_DOES}) |
        hir(?:e|es|ed|ing) | employ(?:ed|er|ers|s)? | job offers? | (?:an|the|your) offer |
        interview(?:s|ed)? | is yours | dream (?:job|role) | chosen | selected | accepted | shortlisted |
        promot(?:ed|ion|ions|e) | approved | certified
        """
    )
)
_PAY = re.compile(
    any_of(
        r"""
        salar(?:y|ies|ied) | pays? | paid | paying | well-paid | earn\w* | wages? | compensation |
        remunerat\w+ | income\w* | bonus(?:es)? | stipends? | lucrative | cash |
        per (?:year|hour|month|annum) | a year | an hour | annual(?:ly)? | hourly | yearly
        """
    )
)
_MONEY = re.compile(r"[$€£¥₹]|\b(?:usd|eur|gbp|dollars?|euros?|pounds?|money|k)\b")
_TITLE = re.compile(
    any_of(
        r"""
        managers? | directors? | supervisors? | team lead(?:er)?s? | leaders? | head of \w+ |
        specialists? | engineers? | analysts? | consultants? | coordinators? | executives? | officers? |
        president | vp | chief | representatives? | associates? | administrators? | trainers? |
        developers? | designers? | recruiters? | technicians? | architects? | agents? | assistants? |
        clerks? | senior | junior | principal
        """
    )
)
_LINK = re.compile(r"https?:|www\.|\w@\w|\b[a-z0-9-]{2,}\.[a-z]{2,}\b", re.IGNORECASE)
_MARKUP = frozenset("*_`#|<>[]{}~\\^=")
_LIST = re.compile(r"(?m)^[ \t]*(?:[-•–+]|\d{1,3}[.)])[ \t]")
_TURN = re.compile(r"(?mi)^[ \t]*(?:assistant|advisor|system|user|human|ai)[ \t]?:")
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

    def against(self, sentence: str) -> str:
        """Why a sentence may not be said; empty where it may."""
        return next(filter(None, (check(sentence) for check in self._checks())), "")

    def _checks(self) -> Iterator[Callable[[str], str]]:
        yield self._letters
        yield self._figures
        yield self._words
        yield self._form

    def _letters(self, sentence: str) -> str:
        """Characters that are no text, and words of other letters or of another language."""
        for char in sentence:
            if unicodedata.category(char) in _NO_TEXT and char not in "\n\t" and char not in self._raw:
                return f"a character that is no text: U+{ord(char):04X}"
        for word in _WORD.findall(sentence.replace("’", "'")):
            if not word.isascii() and not holds(self._text, _plain(word)):
                return f"a word that is not English: {word}"
        return "another language" if is_foreign(sentence) and not self._foreign else ""

    def _figures(self, sentence: str) -> str:
        strange = _numbers(_plain(sentence)) - self._numbers
        strange |= {one for one in _ROMAN.findall(sentence) if not re.search(rf"\b{one}\b", self._raw)}
        strange |= {char for char in sentence if not char.isascii() and char.isnumeric()} - {*self._raw}
        return f"a number that was not given: {min(strange)}" if strange else ""

    def _words(self, sentence: str) -> str:
        said = _plain(sentence)
        name = next((name for name in self._names if holds(said, name)), None)
        if name is not None:
            return f"a name that was not given: {name}"
        for pattern, what in ((_PROMISE, "a promise"), (_PAY, "pay"), (_MONEY, "money"), (_TITLE, "a title")):
            for match in pattern.finditer(said):
                if not holds(self._text, match.group()):
                    return f"{what} that was not given: {match.group()}"
        return ""

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


def _numbers(plain: str) -> set[str]:
    """The numbers of a text; those in words by their figures, so that "three" and "3" are one."""
    said = {number.replace(",", "") for number in _NUMBER.findall(plain)}
    words = {part for word in _WORD.findall(plain) for part in re.split("['-]", word)}
    return said | {_VALUES[word] for word in words & _VALUES.keys()} | (words & _AMOUNTS)
