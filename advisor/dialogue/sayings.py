"""Lists of sayings that a message is compared with by its words, however long the list.

A message is split into words once, and what they open with is looked up. Going through a list instead costs
as much as the list is long, for each sentence of each message.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

__all__ = ["Sayings"]


class Sayings:
    """Sayings in an order, folded; each is some words with one blank between them.

    >>> openings = Sayings(["what", "what is", "who"])
    >>> openings.opens("what"), openings.opens("whatever it takes")
    (True, False)
    >>> openings.longest("what is it"), openings.first("what is it")
    ('what is', 'what')
    """

    def __init__(self, said: Iterable[str]) -> None:
        self._all = tuple(dict.fromkeys(said))
        self._places = {saying: place for place, saying in enumerate(self._all)}
        self._most = max((saying.count(" ") + 1 for saying in self._all), default=0)
        self._firsts = frozenset(saying.partition(" ")[0] for saying in self._all)
        self._lasts = frozenset(saying.rpartition(" ")[2] for saying in self._all)

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def opens(self, said: str) -> bool:
        """Whether a text is one of the sayings, or begins with one as whole words."""
        return said in self._places or self.longest(said) is not None

    def longest(self, said: str) -> str | None:
        """The longest saying that a text begins with, and has more words than; None where it has none."""
        if said.partition(" ")[0] not in self._firsts:
            return None  # most texts
        found = None
        for start in self._starts(said):
            if start in self._places:
                found = start
        return found

    def first(self, said: str, *, alone: bool = False) -> str | None:
        """Of the sayings that a text begins with, and has more words than, the first in the list.

        Args:
            said: the text, folded.
            alone: whether a text that is the saying, and nothing more, counts too.
        """
        if said.partition(" ")[0] not in self._firsts:
            return None
        return self._first_of((*self._starts(said), said) if alone else self._starts(said))

    def first_at_end(self, said: str) -> str | None:
        """Of the sayings that a text ends with, and has more words than, the first in the list."""
        return self._first_of(self._ends(said)) if said.rpartition(" ")[2] in self._lasts else None

    def within(self, said: str) -> bool:
        """Whether one of the sayings stands in a text, as whole words."""
        words = said.split(" ")
        for place, word in enumerate(words):
            if word in self._firsts and self.opens(" ".join(words[place : place + self._most + 1])):
                return True
        return False

    def _first_of(self, texts: Iterable[str]) -> str | None:
        places = [self._places[text] for text in texts if text in self._places]
        return self._all[min(places)] if places else None

    def _starts(self, said: str) -> Iterator[str]:
        """What a text begins with: its first word, its first two words, and so on, as far as sayings go."""
        end = said.find(" ")
        for _ in range(self._most):
            if end < 0:
                return
            yield said[:end]
            end = said.find(" ", end + 1)

    def _ends(self, said: str) -> Iterator[str]:
        start = said.rfind(" ")
        for _ in range(self._most):
            if start < 0:
                return
            yield said[start + 1 :]
            start = said.rfind(" ", 0, start)
