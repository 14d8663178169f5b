"""The words of a text, boiled down to what two texts can share.

A *mark* is a stem, a family of words that say the same in the rubric's field ("newbie", "new hire"), or a
pair of them that stand close together, in their order: "train team" and "team trains" are different marks. So
are two words in a row, fillers and all ("who is", "is with"): how something is put says nearly as much as the
words it is put in. The first letters of a word stand for what it shares with words that no stem joins it to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from advisor.extraction.offline.text import normalise
from advisor.extraction.offline.tokens import Token, stem, tokenise

__all__ = ["NOTHING_SAID", "Families", "marks", "marks_of"]

NOTHING_SAID = frozenset(
    """
    a an the of to in on at is are am was were be been being it its it's that's that this these those and or
    so as by for with from then there here also just really very quite pretty well oh ah um uh hm lol haha
    which who whom i'm i've i'd im ive do does did have has had got get gets will would can could shall
    should may might must let us some any such than like about if because since while when where what how
    too much many lot lots bit thing things stuff kind sort actually basically honestly usually mostly
    he's she's they're we're we've there's here's ok okay yeah yes hey s t d ll re ve don but though
    """.split()
)
"""Words that stand in everything, whatever is told."""
_FILLS = frozenset(
    "a an the of to in on at and or so as by for with it its this that these those please then".split()
)
"""The same in a question, where "who", "how" and "are you" say a lot."""
_REACH = 3
"""A pair's second word stands at most so many words that say something after its first."""


class Families:
    """Words and phrases that say the same in one field, each group under a mark of its own."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._words: dict[str, str] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for number, group in enumerate(groups):
            for phrase in group:
                stems = tuple(_stems(tokenise(normalise(phrase).norm)))
                if len(stems) == 1:
                    self._words[stems[0]] = f"~{number}"
                elif stems:
                    self._phrases[stems[0]].append((stems[1:], f"~{number}"))
        for ends in self._phrases.values():
            ends.sort(key=lambda end: -len(end[0]))
        self.openings = frozenset(self._words).union(self._phrases)
        """The stems that a phrase of a family may begin with."""

    def at(self, stems: Sequence[str], index: int) -> tuple[str, int]:
        """The family of the phrase at `index` and how many words it has; "" and 1 where there is none."""
        first = stems[index]
        for rest, family in self._phrases.get(first, ()):
            if tuple(stems[index + 1 : index + 1 + len(rest)]) == rest:
                return family, 1 + len(rest)
        return self._words.get(first, ""), 1


_SIGNS = ("%", "+")
"""The marks of punctuation that say something."""


_ROOT = 5
"""So many first letters of a word say what it comes from: "automates", "automation"."""
_EDGE = ""
"""What stands before the first word of a text and behind its last."""


def _stems(tokens: Iterable[Token]) -> list[str]:
    return [
        "#" if kind == "n" else stem(text) for kind, text, _, _ in tokens if kind in "wn" or text in _SIGNS
    ]


def _turns(stems: Sequence[str]) -> Iterable[str]:
    """Neighbours, fillers and all: "who is", "is with", "with you"."""
    before = _EDGE
    for word in (*stems, _EDGE):
        yield f"@{before} {word}"
        before = word


def _roots(stems: Iterable[str]) -> Iterable[str]:
    """The beginnings of the words that have one."""
    return (f"^{word[:_ROOT]}" for word in stems if len(word) >= _ROOT)


def marks(tokens: Sequence[Token], families: Families, *, asking: bool = False) -> tuple[str, ...]:
    """The marks of a stretch of text, each once and in order; `asking` where it is a question."""
    skipped = _FILLS if asking else NOTHING_SAID
    stems = _stems(tokens)
    found: dict[str, None] = {}
    recent: list[str] = []
    openings = families.openings
    index, size = 0, len(stems)
    while index < size:
        word = stems[index]
        family, length = families.at(stems, index) if word in openings else ("", 1)
        if family:
            for each in stems[index : index + length]:
                if each not in skipped:
                    found[each] = None
            found[family] = None
        elif word in skipped:
            index += 1
            continue
        else:
            found[word] = None
        index += length
        name = family or word
        for before in recent[-_REACH:]:
            found[f"{before} {name}"] = None
        recent.append(name)
    found.update(dict.fromkeys(_turns(stems)))
    found.update(dict.fromkeys(_roots(stems)))
    return tuple(found)


def marks_of(text: str, families: Families, *, asking: bool = False) -> tuple[str, ...]:
    """The marks of a text that stands by itself."""
    return marks(tokenise(normalise(text).norm), families, asking=asking)
