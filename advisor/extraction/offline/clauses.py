"""Sentences and clauses: the stretches of a reply within which words belong together."""

from __future__ import annotations

from typing import NamedTuple

from advisor.extraction.offline.english import SETS_RIGHT, TURNS
from advisor.extraction.offline.tokens import Token

__all__ = ["Clause", "segment"]

_ENDS = frozenset(".!?;\n")
_SOFT = frozenset(",:()—[]{}|")
_SUBJECTS = frozenset(
    """
    i i'm i've i'd i'll im ive my we he she they he's she's they're it it's that that's those this the for
    as with on you never not no only some a bit little sometimes maybe also then can don't haven't didn't
    could
    """.split()
)
_JOINS = frozenset("and so then & plus because cause since".split())
_THEY = frozenset("he she they he's she's they're".split())
_BREAKS = _ENDS | _SOFT | TURNS | _JOINS | _THEY | {"-"}
_SHORT = frozenset("mr mrs ms dr st vs eg ie etc approx yrs yr jr sr dept ext tel inc ltd".split())


_YEARS = frozenset("yrs yr".split())
_AFTER_YEARS = frozenset(
    "in at of as exp experience total with and or on for customer work working old ago , - / & + ( )".split()
)


class Clause(NamedTuple):
    """Tokens `first` to `last` (exclusive), and the number of the sentence they are part of."""

    first: int
    last: int
    sentence: int


def segment(tokens: list[Token]) -> list[Clause]:
    """Cut tokens into clauses. Every token that is not a mere separator is in exactly one of them."""
    clauses: list[Clause] = []
    start = sentence = 0
    for index, token in enumerate(tokens):
        text = token.text
        if text not in _BREAKS and token.kind != "p":
            continue
        if (text in _ENDS and _ends_sentence(tokens, index)) or (text not in _BREAKS and _is_emoji(token)):
            _close(clauses, start, index, sentence)
            start, sentence = index + 1, sentence + 1
        elif text in _SOFT or (text == "-" and _is_dash(tokens, index)):
            _close(clauses, start, index, sentence)
            start = index + 1
        elif (text in TURNS and index > start) or (text in _JOINS and _new_subject(tokens, index, start)):
            _close(clauses, start, index, sentence)
            start = index
        elif text in _THEY and index > start and tokens[index - 1].kind == "n":
            _close(clauses, start, index, sentence)  # "explaining to nan 8 she's on it daily"
            start = index
    _close(clauses, start, len(tokens), sentence)
    return clauses


def _close(clauses: list[Clause], first: int, last: int, sentence: int) -> None:
    if last > first:
        clauses.append(Clause(first, last, sentence))


def _ends_sentence(tokens: list[Token], index: int) -> bool:
    """A full stop ends a sentence, unless it stands inside "B.Tech", "e.g." or a number."""
    if tokens[index].text != ".":
        return True
    tight_after = index + 1 < len(tokens) and tokens[index + 1].start == tokens[index].end
    if index == 0:
        return True
    before = tokens[index - 1]
    tight_before = before.end == tokens[index].start
    if tight_after and tight_before and tokens[index + 1].kind == "w" and before.kind == "w":
        return len(before.text) > 3 and len(tokens[index + 1].text) > 3  # "done.Next", not "B.Tech"
    return not (
        tight_before
        and before.text in _SHORT
        and index + 1 < len(tokens)
        and tokens[index + 1].text != "\n"
        and len(before.text) > 1
        and (before.text not in _YEARS or tokens[index + 1].text in _AFTER_YEARS)
    )


def _is_emoji(token: Token) -> bool:
    """A smiley ends a sentence as a full stop does."""
    return token.kind == "p" and (0x2600 <= ord(token.text[0]) <= 0x27BF or ord(token.text[0]) >= 0x1F000)


def _is_dash(tokens: list[Token], index: int) -> bool:
    """Whether a hyphen stands between words as a dash: "phone - never"."""
    if index == 0 or index + 1 >= len(tokens):
        return True
    return tokens[index - 1].end < tokens[index].start and tokens[index].end < tokens[index + 1].start


def _new_subject(tokens: list[Token], index: int, start: int) -> bool:
    """Whether a conjunction begins a clause of its own: "and I ...", "and never ..."."""
    if index <= start or index + 1 >= len(tokens):
        return False
    if tokens[index].text in ("because", "cause"):
        return True
    if tokens[index].text in ("so", "then") and tokens[index + 1].text in SETS_RIGHT:
        return True  # "... so make that a 6"
    return tokens[index + 1].text in _SUBJECTS and not (
        tokens[index + 1].text in ("a", "the", "with", "on", "for", "it", "this", "that", "as")
        and tokens[index].text == "and"
    )
