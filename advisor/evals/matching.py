"""Whether a value that was read is the one expected, and how a whole reading compares.

Pure, and the same for every reader. The rules are those of the transcript format:

1. Numbers match to 0.01.
2. Choices match as sets.
3. A text may be expected in several forms. It matches a form when, case, punctuation and articles aside, one
   contains the other as whole words, and the longer has at most three times the words of the shorter plus
   two.
4. What is expected is complete: an item that was read and not expected is an invention.
5. Declined items count only where a case gives them, and apart from answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

__all__ = ["NEAR", "Comparison", "Tally", "by_item", "compare", "matches", "same_text", "words_of"]

NEAR = Decimal("0.01")
"""Numbers that differ by no more than this are the same."""

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"['’ʼ]")
_ARTICLES = frozenset({"a", "an", "the"})


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, with case, punctuation and articles folded away.

    >>> words_of("The barista's  café (part-time)")
    ('baristas', 'café', 'part', 'time')
    """
    words = _WORD.findall(_APOSTROPHE.sub("", text.casefold()))
    return tuple(word for word in words if word not in _ARTICLES)


def same_text(expected: str, got: str) -> bool:
    """Whether two texts name the same thing.

    >>> same_text("barista", "a barista at Costa"), same_text("barista", "bar")
    (True, False)
    """
    shorter, longer = sorted((words_of(expected), words_of(got)), key=len)
    if not shorter:
        return not longer
    if len(longer) > 3 * len(shorter) + 2:
        return False
    return any(longer[at : at + len(shorter)] == shorter for at in range(len(longer) - len(shorter) + 1))


def matches(expected: Any, got: Any) -> bool:
    """Whether a value read is the one expected.

    >>> matches(7.5, Decimal("7.50")), matches(["chat", "email"], ("email", "chat")), matches("yes", "some")
    (True, True, False)

    Args:
        expected: as a transcript has it: a number, a text, or a list (of accepted texts, or of choices).
        got: as a reader has it: a number, a text, or a tuple or list of choices.
    """
    if isinstance(expected, bool) or isinstance(got, bool) or expected is None or got is None:
        return False
    if _is_number(expected) or _is_number(got):
        return _is_number(expected) and _is_number(got) and abs(_exact(expected) - _exact(got)) <= NEAR
    if isinstance(got, str):
        forms = [expected] if isinstance(expected, str) else list(expected)
        return any(isinstance(form, str) and same_text(form, got) for form in forms)
    wanted = {expected} if isinstance(expected, str) else set(expected)
    return wanted == set(got)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A reading beside what was expected: each item in just one of the four.

    Args:
        right: read as expected.
        wrong: expected, and read with another value.
        missed: expected, and not read.
        invented: read, and not expected.
    """

    right: tuple[str, ...]
    wrong: tuple[str, ...]
    missed: tuple[str, ...]
    invented: tuple[str, ...]

    @property
    def perfect(self) -> bool:
        """Whether every item is right, absences included."""
        return not (self.wrong or self.missed or self.invented)

    @property
    def tally(self) -> Tally:
        """The counts."""
        return Tally(len(self.right), len(self.wrong), len(self.missed), len(self.invented))


def compare(expected: Mapping[str, Any], got: Mapping[str, Any]) -> Comparison:
    """Compare all answers of a chat.

    >>> found = compare({"a": 8, "b": "yes", "c": 1}, {"a": Decimal(8), "b": "no", "d": "yes"})
    >>> found.right, found.wrong, found.missed, found.invented
    (('a',), ('b',), ('c',), ('d',))
    """
    read = [item for item in expected if item in got]
    right = [item for item in read if matches(expected[item], got[item])]
    return Comparison(
        right=tuple(right),
        wrong=tuple(item for item in read if item not in right),
        missed=tuple(item for item in expected if item not in got),
        invented=tuple(item for item in got if item not in expected),
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over many items: `precision`, `recall` and `f1` are micro averages, 1 where nothing counts.

    >>> total = Tally(right=8, wrong=1, missed=1, invented=0)
    >>> round(total.precision, 3), round(total.recall, 3), round(total.f1, 3)
    (0.889, 0.8, 0.842)
    """

    right: int = 0
    wrong: int = 0
    missed: int = 0
    invented: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.right + other.right,
            self.wrong + other.wrong,
            self.missed + other.missed,
            self.invented + other.invented,
        )

    @classmethod
    def of(cls, comparisons: Iterable[Comparison]) -> Tally:
        """The sum over many chats."""
        return sum((each.tally for each in comparisons), cls())

    @property
    def inventions(self) -> float | None:
        """Invented items as a share of those expected; None where none is."""
        return self.invented / self.expected if self.expected else None

    @property
    def expected(self) -> int:
        """How many answers should have been read."""
        return self.right + self.wrong + self.missed

    @property
    def read(self) -> int:
        """How many answers were read."""
        return self.right + self.wrong + self.invented

    @property
    def precision(self) -> float:
        """Of the answers read, the share that is right."""
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """Of the answers expected, the share that was read right."""
        return self.right / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.read + self.expected
        return 2 * self.right / both if both else 1.0


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal)


def _exact(value: int | float | Decimal) -> Decimal:
    return Decimal(repr(value)) if isinstance(value, float) else Decimal(value)


def by_item(comparisons: Iterable[Comparison]) -> dict[str, Tally]:
    """How each item was read over many chats."""
    counts: dict[str, Tally] = {}
    for each in comparisons:
        for how in ("right", "wrong", "missed", "invented"):
            for item in getattr(each, how):
                counts[item] = counts.get(item, Tally()) + Tally(**{how: 1})
    return counts
