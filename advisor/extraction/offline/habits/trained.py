"""What is learnt from one rubric: which words ask for what, and which tell what.

Built once a rubric, at its first use: some thousand short sentences take some tenths of a second, which the
terminal (`cli.ahead`) and the server spend before the first reply comes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from advisor.extraction.offline.habits.learnt import Learnt
from advisor.extraction.offline.habits.marks import Families, marks, marks_of
from advisor.extraction.offline.text import normalise
from advisor.extraction.offline.tokens import Token
from advisor.rubric.items import ExtentItem, Item, LevelItem
from advisor.rubric.model import Rubric

__all__ = ["CONTRARY", "NOTHING", "Trained", "is_sign", "plain"]

NOTHING = ""
"""What an aside asks for, and what a near miss tells."""
CONTRARY = "-"
"""Before the id of an item that a question asks for the other way round."""
_NAME, _QUESTION = 1, 2
"""How much a name and a whole question count."""


def plain(words: str) -> str:
    """Words without the marks around them."""
    return words.strip(" ?.!,;:")


def is_sign(item: Item) -> bool:
    """Whether an item is a statement that is true of the person or not, or asks for an example."""
    return isinstance(item, ExtentItem) and item.sense in ("true", "example")


class Trained:
    """The weights of one rubric that has levels."""

    def __init__(self, rubric: Rubric) -> None:
        self.rubric = rubric
        self.families = Families(rubric.families)
        items = tuple(rubric.items.values())
        self.dimensions = tuple(item for item in items if isinstance(item, LevelItem))
        self.signs = tuple(item for item in items if is_sign(item))
        self.sign_ids = frozenset(item.id for item in self.signs)
        self.order = {item.id: place for place, item in enumerate(items)}

    @cached_property
    def questions(self) -> Learnt:
        """Which item a question asks for."""
        return Learnt(
            (
                (thing, marks_of(text, self.families, asking=True), weight)
                for thing, text, weight in _questions(self.rubric)
            ),
            drawn=True,
        )

    @cached_property
    def exact(self) -> dict[str, str]:
        """Whole questions in the rubric's own words → the item each asks for: "and then"."""
        out: dict[str, str] = {}
        for item in self.rubric.items.values():
            for text in (item.ask, *item.examples):
                words = plain(normalise(text).norm)
                out.setdefault(words, item.id)
                out.setdefault(words.removeprefix("and ").removeprefix("so "), item.id)
        return out

    @cached_property
    def _behaviors(self) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        """Each behaviour as (dimension, number of its step, marks)."""
        return tuple(
            (item.id, str(step.number), marks_of(text, self.families))
            for item in self.dimensions
            for step in item.steps
            for text in step.behaviors
        )

    @cached_property
    def steps(self) -> dict[str, Learnt]:
        """Dimension → which of its steps a clause tells, where it tells of that dimension."""
        told: dict[str, list[tuple[str, tuple[str, ...], int]]] = {item.id: [] for item in self.dimensions}
        for name, step, seen in self._behaviors:
            told[name].append((step, seen, 1))
        return {name: Learnt(each) for name, each in told.items()}

    @cached_property
    def said(self) -> dict[str, Learnt]:
        """Statement → whether a sentence says that it is true of the person: yes, some or no."""
        told: dict[str, list[tuple[str, tuple[str, ...], int]]] = {}
        for item, value, text in _said(self.rubric):
            told.setdefault(item, []).append((value, marks_of(text, self.families), 1))
        return {item: Learnt(each) for item, each in told.items()}

    @cached_property
    def mood(self) -> Learnt:
        """Whether a sentence speaks well of the person, of whatever statement, partly or badly."""
        bad = self.standing_still
        return Learnt(
            (_TURNED.get(value, value) if item in bad else value, marks_of(text, self.families), 1)
            for item, value, text in _said(self.rubric)
        )

    @cached_property
    def standing_still(self) -> frozenset[str]:
        """The signs that somebody stands still, where the rubric tells these from signs of growth."""
        signals = self.rubric.ladder.signals if self.rubric.scoring.method == "ladder" else None
        return frozenset(signals.stagnation.items) if signals else frozenset()

    def as_said(self, item: str, tokens: Sequence[Token]) -> tuple[str, int]:
        """What a sentence says of a statement (yes, some, no), and how far that is ahead of anything else."""
        own = self.said.get(item)
        if own is None:
            return "", 0
        seen = marks(tokens, self.families)
        points, mood = own.points(seen), self.mood.points(seen)
        turned = _TURNED if item in self.standing_still else {}
        total = {value: weight + mood.get(turned.get(value, value), 0) for value, weight in points.items()}
        ranked = sorted(total, key=lambda value: -total[value])
        return ranked[0], total[ranked[0]] - total[ranked[1]]

    @cached_property
    def told_as(self) -> dict[str, tuple[str, ...]]:
        """Dimension → what `habits` calls its steps."""
        return {item.id: tuple(f"{item.id} {step.number}" for step in item.steps) for item in self.dimensions}

    @cached_property
    def habits(self) -> Learnt:
        """Which step of which dimension a clause tells ("casework 3"), or that it tells none (`NOTHING`)."""
        told = [(f"{name} {step}", seen, 1) for name, step, seen in self._behaviors]
        none = [
            (NOTHING, marks_of(text, self.families), 1)
            for item in self.dimensions
            for text in item.near_misses
        ]
        return Learnt(told + none, by_rarity=True)


_TURNED = {"yes": "no", "no": "yes"}
_OF_ME = ("i ", "i'm ", "i've ", "my ")
"""What a statement begins with that somebody could say of themselves."""


def _said(rubric: Rubric) -> Iterator[tuple[str, str, str]]:
    """(item, value, sentence) of all that is said of statements."""
    for item in rubric.items.values():
        if not isinstance(item, ExtentItem) or item.said is None:
            continue
        for value in ("yes", "some", "no"):
            yield from ((item.id, value, text) for text in getattr(item.said, value))
        yield from ((item.id, "yes", text) for text in item.examples if text.lower().startswith(_OF_ME))
        yield from ((item.id, "no", text) for text in item.contrary if text.lower().startswith(_OF_ME))


def _questions(rubric: Rubric) -> Iterator[tuple[str, str, int]]:
    for item in rubric.items.values():
        yield from ((item.id, text, _NAME) for text in (item.label, *item.aliases, *item.asked_as))
        yield from ((item.id, text, _QUESTION) for text in (item.ask, *item.examples))
        if isinstance(item, ExtentItem):
            yield from ((CONTRARY + item.id, text, _QUESTION) for text in item.contrary)
        if item.kind in ("choice", "choices"):
            yield from ((item.id, value.label, _NAME) for value in item.values)
    yield from ((NOTHING, text, _QUESTION) for text in rubric.asides)
