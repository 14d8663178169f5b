"""What a check may look at: one message in its chat, and the places of it that a model quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from advisor.answers import Message, Sheet, Value
from advisor.extraction.extractor import Reading
from advisor.extraction.model.grounding import Folded, fold
from advisor.extraction.offline.blocks import blocks
from advisor.extraction.offline.lexicon import Lexicon
from advisor.extraction.offline.message import Parsed, parse
from advisor.extraction.offline.question import Asked
from advisor.extraction.offline.reader import OfflineExtractor
from advisor.extraction.offline.scope import Scope
from advisor.rubric.items import Item

__all__ = ["Place", "Sight", "read_again"]

_READER = OfflineExtractor()


@dataclass
class Sight:
    """All that a check may look at: one message in its chat.

    Args:
        lexicon: the names of the rubric.
        chat: the messages up to the one that is read.
        sheet: what is known before it.
        asked: the question that stands.
        today: the day of the chat.
    """

    lexicon: Lexicon
    chat: Sequence[Message]
    sheet: Sheet
    asked: Asked
    today: date | None
    taken: set[tuple[int, int]] = field(default_factory=set)
    """Places of the message that answers were taken from already."""

    @property
    def message(self) -> int:
        """The index of the message that is read."""
        return len(self.chat) - 1

    @cached_property
    def lately(self) -> frozenset[str]:
        """The items that the person's message before this one answered: what "strike that" may mean."""
        last = max(
            (span.message for answer in self.sheet.answers.values() for span in answer.evidence), default=-1
        )
        answers = self.sheet.answers.items()
        return frozenset(name for name, one in answers if any(span.message == last for span in one.evidence))

    @cached_property
    def folded(self) -> Folded:
        """The message, in the form in which quotes are looked for."""
        return fold(self.chat[-1].content)

    @cached_property
    def whole(self) -> Parsed:
        """The message cut up whole, with what it quotes of others."""
        if [parsed.text.raw for parsed in self.parsed] == [self.chat[-1].content]:
            return self.parsed[0]
        return parse(self.chat[-1].content, self.lexicon)

    @cached_property
    def parsed(self) -> list[Parsed]:
        """The person's own blocks of the message, cut up."""
        return [parse(block.text, self.lexicon, block.start) for block in blocks(self.chat[-1].content)]


@dataclass(frozen=True, slots=True)
class Place:
    """A quote's place: characters `start` to `end` of the message, tokens `first` to `last` of a block."""

    start: int
    end: int
    parsed: Parsed
    first: int
    last: int

    @property
    def around(self) -> tuple[int, int]:
        """The tokens of the clauses that the quote touches."""
        touched = self.parsed.clauses_in(self.first, self.last)
        if not touched:
            return self.first, self.last
        return min(touched[0].first, self.first), max(touched[-1].last, self.last)

    @property
    def clauses(self) -> str:
        """Those clauses, in the person's characters."""
        return self.parsed.span(0, *self.around).quote

    @property
    def scopes(self) -> list[Scope]:
        """Whose words they are, clause by clause."""
        return [self.parsed.scope(one.first) for one in self.parsed.clauses_in(self.first, self.last)]

    @property
    def sentence(self) -> tuple[int, int]:
        """The tokens of the sentences that the quote touches."""
        low = self.parsed.sentence_bounds(self.first) or (self.first, self.last)
        high = self.parsed.sentence_bounds(self.last - 1) or (self.first, self.last)
        return min(low[0], self.first), max(high[1], self.last)


def read_again(sight: Sight, item: Item, text: str) -> Value | None:
    """What the offline readers make of some words, as the answer to this item's question alone."""
    chat = (Message("assistant", item.ask), Message("user", text))
    reading: Reading = _READER.read(sight.lexicon.rubric, chat, (), sight.today)
    return next((entry.value for entry in reading.entries if entry.item == item.id), None)
