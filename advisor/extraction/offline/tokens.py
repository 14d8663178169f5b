"""Words, numbers, punctuation: the alphabet every later stage is written in."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["Token", "singular", "stem", "tokenise"]


class Token(NamedTuple):
    """`kind` is "w" word, "n" number, "p" punctuation, "l" line end; offsets are in the normalised text."""

    kind: str
    text: str
    start: int
    end: int


_TOKEN = re.compile(
    r"(?=[^ ])(?:"  # a space fails at once
    r"(?P<w>n/a(?![\w/])|[a-z]++(?![\w']))"  # most words
    r"|(?P<labelled>[a-h]\d{1,2}(?![^\W_]))"
    r"|(?P<word>[^\W\d_]++(?:'[^\W\d_]++)*+\d*+[^\W\d_]*+|(?=\d)\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<n>(?=\d)(?:\d{1,3}(?:,\d{3}){1,20}+(?![\d,])|\d++(?:\.\d++)?))"
    r"|(?<!\S)[:;=][-']?[)(dp|](?!\w)"
    r"|(?P<l>\n)"
    r"|(?P<p>[^\w\s]|_))"
)
_KINDS = frozenset("wnpl")


def tokenise(norm: str) -> list[Token]:
    """Cut normalised text into tokens.

    "3yrs" is a number and a word; "b2b", "q4" and "1st" are words; "a8", a part's letter and its rating,
    is a letter and a number.
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(norm):
        kind, text, (start, end) = match.lastgroup, match[0], match.span()
        if kind in _KINDS:  # Token(...) would take half as long again
            tokens.append(tuple.__new__(Token, (kind, text, start, end)))
        elif kind == "word":
            tokens.append(Token("w", text, start, end))
        elif kind == "labelled":
            tokens.append(Token("w", text[0], start, start + 1))
            tokens.append(Token("n", text[1:], start + 1, end))
        else:  # a face ends what it stands behind
            tokens.append(Token("p", ".", start, end))
    return tokens


_STEMS: dict[str, str] = {}
_SPELLINGS = {
    "centre": "center", "centres": "center", "programme": "program", "behaviour": "behavior",
    "cust": "customer", "custs": "customer", "svc": "service",
    "exp": "experience", "mgmt": "management", "assoc": "associate",
    "ctr": "center", "mgr": "manager", "spec": "specialist", "org": "organisation", "comm": "communication",
    "res": "resolution", "resp": "response", "hosp": "hospitality", "edu": "education", "tix": "ticket",
}  # fmt: skip
"""Other spellings, and the short forms people type."""


def stem(word: str) -> str:
    """A word without its ending, so that "handled", "handles" and "handling" are one.

    Deliberately crude: it only has to map an alias and its inflections to the same key.
    """
    found = _STEMS.get(word)
    if found is None:
        found = _stem(_SPELLINGS.get(word, word))
        if len(_STEMS) < 20_000 and len(word) <= 24:  # a bound on memory, whatever strangers send
            _STEMS[word] = found
    return found


def _stem(word: str) -> str:
    if word.endswith("'s"):
        word = word[:-2]
    if len(word) <= 3:
        return word
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "xes", "ches", "shes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word.endswith("ing") and len(word) > 6:  # "timing" is not "time", "rating" not "rate"
        word = _undouble(word[:-3])
    elif word.endswith("ed") and len(word) > 5:
        word = _undouble(word[:-2])
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    return word


_NO_PLURALS = frozenset(["highers"])
"""Words in s that are no more than one of what they are without it."""


def singular(word: str) -> str:
    """A word without a plural or possessive ending, and in its full spelling."""
    word = _SPELLINGS.get(word, word)
    if word.endswith("'s"):
        word = word[:-2]
    if word in _NO_PLURALS:
        return word
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _undouble(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz" else word
