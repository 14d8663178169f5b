"""What a question asks for, as values: its parts, its options, and how it is put."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from advisor.answers import Value
from advisor.extraction.offline.once import once, replace

__all__ = ["NOTHING", "Asked", "Member", "Option", "Piece", "Slot"]


class Slot(NamedTuple):
    """One part asked for. `item` is None for a part that names nothing we know; it still takes its place."""

    item: str | None
    label: str = ""
    group: str = ""
    """The number of the question it belongs to, where the advisor numbered its questions."""
    first: int = 0
    last: int = 0
    """Where the advisor's text names it (tokens)."""
    words: tuple[str, ...] = ()
    """Stems of the words it is asked in, for a person who repeats them."""


class Option(NamedTuple):
    """A value offered for a choice, with its label where it had one."""

    item: str
    value: str
    label: str = ""
    group: str = ""


class Member(NamedTuple):
    """A member of a list that asks for ratings, and the items its words may stand for, with their weights."""

    first: int
    last: int
    points: tuple[tuple[str, int], ...]
    words: tuple[str, ...]


class Piece(NamedTuple):
    """Tokens `first` to `last` of the advisor's message, and what they ask for (see `habits.pieces`)."""

    first: int
    last: int
    label: str
    item: str | None
    turned: bool
    """Whether it is put the other way round: "I share what I learn"."""
    words: tuple[str, ...]
    """Stems of its words, for a person who repeats them."""
    step: str = ""
    """The step that it describes, where the advisor lists steps to choose from."""
    weight: int = 0
    """How plainly it asks."""
    either: tuple[str, ...] = ()
    """Both sides of a question that puts it against something else: "do you share it", "keep it?"."""


class Likely(NamedTuple):
    """What a question may ask for by all its words (see `likely`)."""

    ranked: tuple[tuple[int, str], ...]
    """How likely each item is, the likeliest first; the empty name stands for an aside."""
    margin: int
    """How far one must stand out to be what is asked."""


@dataclass(frozen=True)
class Asked:
    """The question that a reply answers."""

    slots: tuple[Slot, ...] = ()
    options: tuple[Option, ...] = ()
    inverted: bool = False
    """Put the other way round: "would any of these bother you?"; then "no" is a yes."""
    upright: frozenset[str] = frozenset()
    """The parts put straight all the same, in a sentence of their own."""
    turned: frozenset[str] = frozenset()
    """The numbers of the questions of a form that are put the other way round."""
    proposed: tuple[tuple[str, Value], ...] = ()
    """Values the advisor proposed for one part: "would you say 7?"."""
    scale: int = 0
    """The top of the scale ratings are asked on; 0 where the question does not say."""
    closed: bool = False
    """The advisor has moved on: labels and names of the parts still hold, but nothing is being asked."""
    more: bool = False
    """It asks what else there was: "And before that?"; years and kinds of work add up."""
    past: bool = False
    """It asks for a job that somebody had, not for the one they have: "What was your last job?"."""
    since: bool = False
    """It asks when a job that goes on began: "Since when?"."""
    fields: tuple[str, ...] = ()
    """The kinds of work that it asks years of, one by one: "How many years in shops, how many in bars?"."""
    points: tuple[tuple[str, int], ...] = ()
    """What its words point to where it asks for one part, the strongest first, with their weights."""
    likely: Likely | None = None
    """What all its words together speak for, where its names may not be all."""
    members: tuple[Member, ...] = ()
    """The members of its list, where its own words do not name them all."""
    pieces: tuple[Piece, ...] = ()
    """What it asks for piece by piece, where the rubric has levels."""
    halves: tuple[str, ...] = ()
    """The halves of an extent that it names: "And are weekends ok?" asks for one."""
    skips: bool = False
    """It offers to leave its parts out: "Shall we skip the metrics?"; a yes declines them."""
    earlier: bool = False
    """Whether the pieces are those of a message before the last one."""
    unclear: frozenset[str] = frozenset()
    """What was done, where a turned sentence asks of it too: "Would targets bother you, and done chat?"."""
    hinted: frozenset[str] = frozenset()
    """The parts that a value is put forward for in passing, which takes a plain yes."""

    @once
    def items(self) -> tuple[str, ...]:
        """The items asked for, in order."""
        if self.closed:
            return ()
        return tuple(slot.item for slot in self.slots if slot.item is not None)

    def turns(self, item: str) -> bool:
        """Whether it asks for this part the other way round, so that a mere "no" is a yes."""
        return self.inverted and item not in self.upright

    def within(self, group: str) -> Asked:
        """The part of the question that carries this number or label."""
        return replace(self.of_groups((group,)), inverted=self.inverted or group in self.turned)

    def of_groups(self, groups: Collection[str]) -> Asked:
        """The questions of a form that carry one of these numbers."""
        return replace(
            self,
            slots=tuple(slot for slot in self.slots if slot.group in groups),
            options=tuple(option for option in self.options if option.group in groups),
            proposed=(),
        )

    def only(self, items: Sequence[str]) -> Asked:
        """The same question, narrowed to some of its items."""
        return replace(
            self,
            slots=tuple(slot for slot in self.slots if slot.item in items),
            options=tuple(option for option in self.options if option.item in items),
            proposed=tuple(pair for pair in self.proposed if pair[0] in items),
        )


NOTHING = Asked()
