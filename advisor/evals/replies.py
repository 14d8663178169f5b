"""Which of a person's replies may give an answer, and what a plain list of numbers gives: for the linter.

No reader: a reply belongs to an item where the advisor asked for the item just before, or where the reply
names it. A wrong label hides easily among all the numbers of a chat, and hardly among those of one reply.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from advisor.answers import Message
from advisor.evals.support import numbers_in
from advisor.extraction.offline.asked import asked_in
from advisor.extraction.offline.lexicon import lexicon_of
from advisor.extraction.offline.message import parse
from advisor.rubric.model import Rubric

__all__ = ["Replies"]

LONGEST = 20_000
MUCH = 200
"""Characters from which on a reply may tell what nobody asked for."""
NUMBERS = ("rating", "years", "months")
_PLAIN = re.compile(
    r"\s*\d+(?:\.\d+)?(?:\s*(?:[,;|/\n-]|and|&|\s)\s*\d+(?:\.\d+)?)+\s*[.!]?\s*", re.IGNORECASE
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_AGAIN = re.compile(
    r"\b(?:all|both|same|each|every|rest|others?|ones?|first|second|third|last|former|latter|actually|sorry|"
    r"oops|wait|change|correct\w*|mistake|wrong|instead|rather|make it|make that|not \d|earlier|before|lower|"
    r"higher|up|down|back|them|these|those)\b",
    re.IGNORECASE,
)
"""Words by which a reply speaks of parts without naming them, or of what was told before."""


@dataclass(frozen=True, slots=True)
class _Reply:
    """A reply: its place, the items asked for just before in their order, and those that it names."""

    at: int
    asked: tuple[str, ...]
    named: frozenset[str]
    points_back: bool
    open: bool
    """Whether it may be about anything: the question is not understood, or much is told."""
    lacks: bool
    """Whether it has fewer numbers than were asked for."""


class Replies:
    """The replies of one chat.

    Args:
        rubric: whose items are asked for.
        chat: both sides.
    """

    def __init__(self, rubric: Rubric, chat: Sequence[Message]) -> None:
        self._chat = chat
        self._replies = _replies(rubric, chat)

    def about(self, item: str) -> Sequence[Message]:
        """The part of the chat that may answer an item: replies, each after what was said before it.

        All of the chat where nobody is known to have asked for it.
        """
        own = [reply for reply in self._replies if item in reply.asked or item in reply.named]
        if not any(item in reply.asked for reply in own):
            return self._chat
        first = own[0].at
        wanted = {reply.at for reply in own}
        wanted |= {
            reply.at for reply in self._replies if reply.open or (reply.at > first and reply.points_back)
        }
        # Who gives no number yet, or too few, may give it in the next reply.
        wanted |= {after.at for before, after in pairwise(self._replies) if before in own and before.lacks}
        return [
            message
            for at, message in enumerate(self._chat)
            if at in wanted or (at + 1 in wanted and message.role != "user")
        ]

    def plainly(self, item: str) -> Decimal | None:
        """What a bare list of numbers gives an item, by its place among those asked for.

        None where no such list stands, or where anything later may have changed it.
        """
        own = [reply for reply in self._replies if item in reply.asked or item in reply.named]
        if len(own) != 1 or any(reply.at > own[0].at and reply.points_back for reply in self._replies):
            return None
        text = self._chat[own[0].at].content
        if not _PLAIN.fullmatch(text):
            return None
        numbers = _NUMBER.findall(text)
        if len(numbers) != len(own[0].asked) or item not in own[0].asked:
            return None
        return Decimal(numbers[own[0].asked.index(item)])


def _replies(rubric: Rubric, chat: Sequence[Message]) -> list[_Reply]:
    lexicon = lexicon_of(rubric)
    made = []
    asked: tuple[str, ...] = ()
    for at, message in enumerate(chat):
        text = message.content[:LONGEST]
        if message.role != "user":
            if message.role == "assistant":
                asked = tuple(slot.item for slot in asked_in(text, lexicon).slots if slot.item)
            continue
        parsed = parse(text, lexicon)
        named = {ref.item for mention in (*parsed.mentions, *parsed.inner) for ref in mention.refs}
        groups = {
            item.id for name in named & lexicon.questions.keys() for item in lexicon.questions[name].items
        }
        numbers = sum(1 for _ in numbers_in(text))
        lacks = numbers < sum(rubric.items[item].kind in NUMBERS for item in asked)
        far = not asked or len(text) >= MUCH
        made.append(_Reply(at, asked, frozenset(named | groups), bool(_AGAIN.search(text)), far, lacks))
    return made
