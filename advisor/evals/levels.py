"""How near the levels read come to those expected. Pure, and the same for every reader.

A level is due where a case expects one. Silence is a miss: it counts against the exact ones, but not against
those within one, which are counted of the levels given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from advisor.rubric.model import Rubric

__all__ = ["LevelTally", "level_tally"]


@dataclass(frozen=True, slots=True)
class LevelTally:
    """Counts over many levels due.

    >>> LevelTally(due=4, given=3, exact=2, near=3).exact_share, LevelTally(due=4, given=3, near=3).near_share
    (0.5, 1.0)

    Args:
        due: levels expected.
        given: of these, the ones that were read, rightly or not.
        exact: of these, the right ones.
        near: of those given, the ones at most one step off.
    """

    due: int = 0
    given: int = 0
    exact: int = 0
    near: int = 0

    def __add__(self, other: LevelTally) -> LevelTally:
        return LevelTally(
            self.due + other.due,
            self.given + other.given,
            self.exact + other.exact,
            self.near + other.near,
        )

    @classmethod
    def of(cls, tallies: Iterable[LevelTally]) -> LevelTally:
        """The sum over many chats."""
        return sum(tallies, cls())

    @property
    def exact_share(self) -> float | None:
        """Of the levels due, the share read right; None where none is due."""
        return self.exact / self.due if self.due else None

    @property
    def near_share(self) -> float | None:
        """Of the levels given, the share at most one step off; None where none is given."""
        return self.near / self.given if self.given else None


def level_tally(rubric: Rubric, expected: Mapping[str, Any], got: Mapping[str, Any]) -> LevelTally:
    """Compare the levels of one chat.

    Args:
        rubric: says which items are levels.
        expected: item id → value, as a transcript has it.
        got: item id → value, as a reader has it.
    """
    due = [name for name, item in rubric.items.items() if item.kind == "level" and name in expected]
    steps = [abs(Decimal(str(expected[name])) - Decimal(str(got[name]))) for name in due if name in got]
    return LevelTally(
        len(due), len(steps), sum(step == 0 for step in steps), sum(step <= 1 for step in steps)
    )
