"""Questions in anybody's words: how many are understood without the chat around them?

    python -m benchmarks.questions [--verbose]

`questions.tsv` holds what four writers who saw neither reader nor rubric would ask: two of them 60 wordings
for each item, one 24 as they fall in a talk, one 24 of the most colloquial, and together 360 messages for
several. Every third line is held: its words were not looked at. The other two thirds for one item are
examples of the rubric, so that only the held ones tell anything. Those for one item count where just this
item is heard, those for several where all are.
With --verbose the tuned ones that are misheard.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from advisor.catalog import load_rubric
from advisor.extraction.offline.asked import asked_in
from advisor.extraction.offline.circling import circled
from advisor.extraction.offline.lexicon import lexicon_of
from benchmarks.machine import machine

RUBRIC = "customer-support-representative"
FILE = Path(__file__).with_suffix(".tsv")
HELD = 3
"""Every how many lines one is held."""


class Question(NamedTuple):
    """One wording, what it asks for, and what is heard."""

    text: str
    wanted: tuple[str, ...]
    heard: tuple[str, ...]
    held: bool

    @property
    def right(self) -> bool:
        """Whether just the one item is heard, or all of several."""
        return self.heard == self.wanted if len(self.wanted) == 1 else set(self.wanted) <= set(self.heard)


def questions() -> Iterator[Question]:
    """All wordings, read."""
    lexicon = lexicon_of(load_rubric(RUBRIC))
    for number, line in enumerate(FILE.read_text(encoding="utf-8").splitlines()):
        items, _, text = line.partition("\t")
        wanted = tuple(item.strip() for item in items.split(","))
        heard = circled(asked_in(text, lexicon), lexicon, (), "").items
        yield Question(text, wanted, tuple(dict.fromkeys(heard)), number % HELD == HELD - 1)


def share(found: list[Question]) -> str:
    """The share that is right, in percent, and of how many."""
    return f"{100 * sum(one.right for one in found) / len(found):.1f} % of {len(found):,}"


def main() -> None:
    """Print the shares."""
    found = list(questions())
    print(machine())
    for name, held in (("tuned", False), ("held", True)):
        of = [one for one in found if one.held is held]
        single = share([one for one in of if len(one.wanted) == 1])
        print(
            f"{name}: for one item {single}, for several {share([one for one in of if len(one.wanted) > 1])}"
        )
    if "--verbose" in sys.argv:
        for one in found:
            if not (one.right or one.held):
                print(f"{', '.join(one.wanted)} | heard {', '.join(one.heard) or '-'} | {one.text}")


if __name__ == "__main__":
    main()
