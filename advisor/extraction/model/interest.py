"""What a message may answer, so that a prompt holds no more than that; and whether it holds anything at all.

An item is of interest where it was asked for, where the offline reading found something for it, where the
message names it, or where it is open and the message is long enough to tell things nobody asked for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from advisor.answers import Message, Sheet
from advisor.extraction.extractor import Reading
from advisor.extraction.model.standing import corrects, takes_back
from advisor.extraction.offline.asked import asked_last
from advisor.extraction.offline.durations import UNITS
from advisor.extraction.offline.lexicon import Lexicon
from advisor.extraction.offline.message import Parsed
from advisor.extraction.offline.question import Asked

__all__ = ["holds_nothing", "of_interest", "standing_question"]

LONG = 30
"""Words from which on a message may tell things that nobody asked for. Shorter ones answer, or name."""

FEW = 4
"""So many answers of one message may be what "no, that was wrong" means."""

_SMALL = frozenset(
    """
    ok okay k kk sure fine right alright good great cool nice perfect thanks thank you thx ty cheers hi hello
    hey morning evening afternoon yes yeah yep yup no nope well hm hmm um uh oh ah aha wow lol haha so and
    got it i see understood noted wait moment please bye goodbye ready done
    """.split()
)
"""Words that tell nothing where nothing was asked and nothing proposed."""
_WORD = re.compile(r"[^\W_]+")
_COMMAND = re.compile(r"/[a-z][a-z-]*(?:\s|$)", re.IGNORECASE)


def standing_question(chat: Sequence[Message], lexicon: Lexicon, sheet: Sheet) -> Asked:
    """The question that stands when the last message of `chat` is written."""
    return asked_last(chat[:-1], lexicon, sheet.values, chat[-1].content)


def holds_nothing(text: str, asked: Asked) -> bool:
    """Whether there is nothing to read in a message: a command, no words, or small words to no question."""
    words = _WORD.findall(text.casefold())
    if not words or _COMMAND.match(text.strip()):
        return not _has_sign(text) or not asked.items
    return not asked.items and not asked.proposed and all(word in _SMALL for word in words)


def _has_sign(text: str) -> bool:
    """Whether a text without words may still say yes or no: a thumb, a tick."""
    return any(not char.isascii() for char in text)


def of_interest(
    lexicon: Lexicon, asked: Asked, sheet: Sheet, parsed: Sequence[Parsed], offline: Reading
) -> tuple[str, ...]:
    """Ids of the items that the message may answer, in the order of the rubric."""
    wanted = {
        *asked.items,
        *(entry.item for entry in offline.entries),
        *(item for one in parsed for item in _named(lexicon, one)),
    }
    wanted.update(item for notice in offline.notices for item in notice.items)
    wanted.update(_taken_up(lexicon, sheet, parsed))
    known = {*sheet.answers, *sheet.declined}
    if sum(len(_WORD.findall(one.text.norm)) for one in parsed) >= LONG:
        wanted.update(item for item in lexicon.order if item not in known)
    wanted.update(_asked_beside(lexicon, asked.items, known))
    return tuple(item for item in lexicon.order if item in wanted)


def _taken_up(lexicon: Lexicon, sheet: Sheet, parsed: Sequence[Parsed]) -> set[str]:
    """Known items that words of correction may mean without naming them: what was said last, and years."""
    words = " ".join(one.text.norm for one in parsed)
    if not (corrects(words) or takes_back(words)):
        return set()
    places = {name: answer.evidence[-1].message for name, answer in sheet.answers.items() if answer.evidence}
    last = max(places.values(), default=-1)
    texts = {text for one in parsed for text in one.texts}
    lengths = not texts.isdisjoint(UNITS)
    kinds = {name: lexicon.rubric.items[name].kind for name in places}
    lately = [name for name, place in places.items() if place == last]
    taken = {name for name in places if kinds[name] == "years" and lengths}
    return taken.union(lately if len(lately) <= FEW else ())


def _named(lexicon: Lexicon, parsed: Parsed) -> set[str]:
    named: set[str] = set()
    for mention in (*parsed.mentions, *parsed.inner):
        for ref in mention.refs:
            if ref.role == "question" and ref.item in lexicon.questions:
                named.update(item.id for item in lexicon.questions[ref.item].items)
            elif ref.item in lexicon.order:
                named.add(ref.item)
    return named


def _asked_beside(lexicon: Lexicon, asked: Sequence[str], known: Collection[str]) -> list[str]:
    """The open parts of the questions asked: a short reply to one part often gives another, too."""
    questions = {lexicon.rubric.question_of[item].id for item in asked}
    return [item.id for name in questions for item in lexicon.questions[name].items if item.id not in known]
