"""Questions in anybody's words: how many are understood without the chat around them?

    python -m benchmarks.questions [--verbose]

`questions.tsv` holds what four writers who saw neither reader nor rubric would ask: two of them 60 wordings
for each item, one 24 as they fall in a talk, one 24 of the most colloquial, and together 360 messages for
several. Every third line is held: its words were not looked at. The other two thirds for one item are
examples of the rubric, so that only the held ones tell anything. Those for one item count where just this
item is heard, those for several where all are.

`fresh_questions.tsv` holds 24 wordings for each item and 150 messages for several, by a fifth writer. None is
an example: as such they moved no chat, so they show what a stranger's question meets.

`ladder_questions.tsv` holds 30 wordings for each item of the other rubric and 80 messages for several, by a
writer of its own. None is an example of the rubric: as such they moved no held chat and cost inventions.
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
from advisor.extraction.offline.habits.pieces import pieces
from advisor.extraction.offline.lexicon import Lexicon, lexicon_of
from benchmarks.machine import machine

RUBRIC = "customer-support-representative"
FILES = {
    "questions.tsv": RUBRIC,
    "fresh_questions.tsv": RUBRIC,
    "ladder_questions.tsv": "support-ladder",
}
"""Each file, and the rubric that it asks for."""
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


def questions(file: str = "questions.tsv") -> Iterator[Question]:
    """All wordings of a file, read."""
    lexicon = lexicon_of(load_rubric(FILES[file]))
    lines = Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        items, _, text = line.partition("\t")
        wanted = tuple(item.strip() for item in items.split(","))
        heard = tuple(dict.fromkeys(_heard(text, lexicon)))
        yield Question(text, wanted, heard, number % HELD == HELD - 1)


def _heard(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The items that a message of the advisor is heard to ask for."""
    if lexicon.trained is not None:
        return tuple(piece.item for piece in pieces(text, lexicon) if piece.item)
    return circled(asked_in(text, lexicon), lexicon, (), "").items


def share(found: list[Question]) -> str:
    """The share that is right, in percent, and of how many."""
    return f"{100 * sum(one.right for one in found) / len(found):.1f} % of {len(found):,}"


def main() -> None:
    """Print the shares."""
    print(machine())
    for file, rubric in FILES.items():
        print(f"\n{file}: {rubric}")
        _report(list(questions(file)))


def _report(found: list[Question]) -> None:
    for name, held in (("tuned", False), ("held", True)):
        of = [one for one in found if one.held is held]
        single, several = ([one for one in of if (len(one.wanted) > 1) is many] for many in (False, True))
        print(f"{name}: for one item {share(single)}, for several {share(several)}")
    if "--verbose" in sys.argv:
        for one in found:
            if not (one.right or one.held):
                print(f"{', '.join(one.wanted)} | heard {', '.join(one.heard) or '-'} | {one.text}")


if __name__ == "__main__":
    main()
