"""An earlier answer taken up in a longer message: "remote. I said 7 for empathy, make it 8".

`amending` reads a message that does nothing but correct. Here a sentence does it, beside what was asked, and
says of what: by its name, by the number of its question, or by the answer that was given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from advisor.answers import Message
from advisor.extraction.offline.asked import asked_in
from advisor.extraction.offline.changed_to import changed_to
from advisor.extraction.offline.durations import UNITS
from advisor.extraction.offline.english import NUMBER_WORDS
from advisor.extraction.offline.lexicon import Lexicon
from advisor.extraction.offline.numbers import cardinal
from advisor.extraction.offline.once import replace
from advisor.extraction.offline.phrases import any_of
from advisor.extraction.offline.question import Asked, Slot
from advisor.extraction.offline.recording import named_items
from advisor.extraction.offline.reply import View
from advisor.extraction.offline.struck import meant_by, struck

__all__ = ["retaken", "told_of"]

_TAKES_UP = re.compile(
    any_of(
        r"""
        (?:earlier|before|above|first|originally) i (?:said|wrote|put|gave|told|answered|typed)
        | i (?:said|wrote|put|gave|told you|answered|typed|entered|gave myself)(?! (?:yes|no|that)\b)
        | (?:about|regarding|re|on|for|back to|in|to) (?:question|number|point|answer) (?:\d|one|two|three)
        | (?:chang\w+|fix\w*|correct\w*) (?:my |the |number |question |answer )
        | (?:a |was |my )(?:typo|mistake|slip) | mistyped | misread | misspoke
        | should (?:be|have been|really be|read|actually be)
        | what i (?:said|wrote|told you|put) (?:about|on|for|earlier)
        | too (?:modest|generous|harsh|humble|low|high|optimistic|pessimistic|kind|hard on myself|strict)
        | i meant | correction | i miscounted
        | (?<!a )change(?= ?:| \(?[a-z]\)? )
        | (?:[a-z]\d{1,2}|\d\.\d) (?:(?:please|pls|is|to|was|should|can|must|needs?|be) ){0,3}(?:changed?|now)
        | (?:[a-z]\d{1,2}|\d\.\d) (?:is|was) (?:actually|really)
        | (?:previous|last|earlier) (?:question|list|set)
        | (?:in|on|from|of|for) the (?:question|list|set|one) before
        """
    )
)
_CUES = frozenset(
    """
    said wrote put gave told answered typed entered question number point answer typo mistake slip mistyped
    misread misspoke should too meant correction miscounted forgot changing change changed fix fixing fixed
    correct correcting corrected fixes changes corrects change previous last earlier before actually really
    """.split()
)
"""Words of which whatever takes up an answer holds one."""
_BY_NUMBER = re.compile(
    r"\b(?:question|number|point|answer|no\.?|item) (\d|one|two|three|four|five|six|seven|eight)\b"
)
_STATES = re.compile(r"\byears? (?:is|are|to|should be|=) (?P<value>\d+(?:\.\d+)?)(?= ?[,;(])")
_LETTER = r"\(?(?P<letter>[a-z])\)?"
_BY_LETTER = re.compile(
    rf"(?:^|[\s,;])change[: ]{{1,2}}(?:the |my )?{_LETTER} (?:is |to |should be |from |= ?)?\d"
    rf"|\bchange {_LETTER.replace('letter', 'named')} (?:in|of|on) the (?:last|previous|earlier)\b"
    r"|\b(?:(?:question|list|set|one) before|(?:previous|last|earlier) (?:question|list|set))[ ,:]{1,3}"
    rf"(?:the |my )?{_LETTER.replace('letter', 'there')} (?:is|was|should be|to|=)\b"
)
"""A part of an earlier question by its letter: "change: L 7 not 8", "in the question before, the b is 7"."""
_BY_CODE = re.compile(
    r"(?P<code>[a-z]\d{1,2}|\d\.\d)"
    r"(?= (?:please|pls|should|is|was|to|can|must|needs?|changed?|now|actually|really)\b)"
)
"""A part of an earlier question by its code, at the head of a sentence: "K4 should be Y", "4.2 is a 7"."""
_KINDS = frozenset(("rating", "extent", "years", "months", "choice", "text"))
_LONGEST = 400
"""Tokens of a message in which sentences are looked at."""


def retaken(view: View, chat: Sequence[Message]) -> Iterator[View]:
    """The sentences that take up what is known, each as a reply to a question for it.

    Args:
        view: the message.
        chat: what was said before it.
    """
    if not view.known:
        return
    yield from _put_anew(view)
    yield from changed_to(view)
    if _CUES.isdisjoint(view.parsed.vocabulary):
        return
    if not _TAKES_UP.search(view.words(view.first, min(view.last, view.first + _LONGEST))):
        return
    bounds = view.sentences(most=_LONGEST)
    for number, (first, last) in enumerate(bounds):
        words = view.words(first, last)
        match = _TAKES_UP.search(words)
        if match is None or view.parsed.scope(first).other:
            continue
        items = _meant(view, first, last, words, chat)
        if not items:
            continue
        start = max(_behind_known(view, first, last, items), first + _code_length(view, first))
        if start >= last and number + 1 < len(bounds):
            start, last = bounds[number + 1]
        elif view.text(last) == "?" and number + 1 < len(bounds):
            last = bounds[number + 1][1]  # "can I change number 2? it should be an 8"
            start = bounds[number + 1][0]
        stated = _STATES.search(words) if len(items) == 1 else None
        if stated is not None and view.lexicon.rubric.items[items[0]].kind == "years" and start == first:
            last = view.tokens_at(first, *stated.span("value"))[1]  # "years is 6, I forgot the one year"
        if start < last:
            slots = tuple(Slot(item) for item in items)
            yield replace(view, asked=Asked(slots), first=start, last=last, amends=True)


def _put_anew(view: View) -> Iterator[View]:
    """What stands behind a number taken back, as a reply to a question for it: "forget the 6, it's an 8"."""
    items = view.lexicon.rubric.items
    for first, last in struck(view):
        meant, bounds = meant_by(view, first), view.parsed.sentence_bounds(first)
        if bounds is None or meant is None or items[meant].kind != "rating":
            continue
        end = min(bounds[1], view.last)
        if any(cardinal(view.parsed.tokens, at) is not None for at in range(last, end)):
            yield replace(view, asked=Asked((Slot(meant),)), first=last, last=end, amends=True)


_TOLD_OF = re.compile(
    r"\b(?:what|everything|anything|all) i (?:said|wrote|told you|put)(?: earlier| before)? "
    r"(?:about|on|for|of) (?:the |my )?(?P<of>[\w-]+(?: [\w-]+)?)"
)


def told_of(view: View) -> frozenset[int]:
    """The tokens that only say which answer is meant: the phones of "scrap what I said about phones"."""
    if "said" not in view.parsed.vocabulary and view.parsed.vocabulary.isdisjoint(("wrote", "told", "put")):
        return frozenset()
    words = view.words(view.first, view.last)
    spans = [view.tokens_at(view.first, *match.span("of")) for match in _TOLD_OF.finditer(words)]
    return frozenset(index for span in spans for index in range(*span))


def _meant(view: View, first: int, last: int, words: str, chat: Sequence[Message]) -> list[str]:
    """The known items that a sentence takes up."""
    items = view.lexicon.rubric.items
    number = _BY_NUMBER.search(words)
    if number is not None:
        numbered = _numbered(str(NUMBER_WORDS.get(number[1], number[1])), chat, view.lexicon)
        return [item for item in numbered if item in view.known and items[item].kind in _KINDS]
    code = _BY_CODE.match(words)
    if code is not None:
        coded = _lettered(code["code"], view, chat)
        return [item for item in coded if item in view.known and items[item].kind in _KINDS]
    lettered = _BY_LETTER.search(words)
    if lettered is not None:
        letter = lettered["letter"] or lettered["named"] or lettered["there"]
        return [
            one for one in _lettered(letter, view, chat) if one in view.known and items[one].kind in _KINDS
        ]
    named = [item for item in named_items(view, first, last) if items[item].kind in _KINDS]
    known = [item for item in dict.fromkeys(named) if item in view.known]
    if known or set(named) - set(view.known):
        return known if len(known) == 1 else []
    told = [item for item, value in view.known.items() if _tells(view, first, last, value)]
    return told if len(told) == 1 and items[told[0]].kind in _KINDS else []


def _code_length(view: View, first: int) -> int:
    """How many tokens the code of a part takes that opens a sentence: "4.2", or the "k" and "4" of "K4"."""
    code = _BY_CODE.match(view.words(first, min(view.last, first + _CODE)))
    return 0 if code is None else view.tokens_at(first, *code.span("code"))[1] - first


_CODE = 4
"""The tokens that a code and the word behind it take."""


def _tells(view: View, first: int, last: int, value: object) -> bool:
    """Whether a sentence repeats a known number."""
    return isinstance(value, Decimal) and any(
        (number := cardinal(view.parsed.tokens, index)) is not None and number[0] == value
        for index in range(first, last)
    )


def _behind_known(view: View, first: int, last: int, items: Sequence[str]) -> int:
    """Where a sentence goes on behind the number that it takes up: "2 months was a typo, 3 months"."""
    values = {value for item in items if isinstance(value := view.known.get(item), Decimal)}
    start = first
    for index in range(first, last):
        number = cardinal(view.parsed.tokens, index)
        if number is not None and number[0] in values and view.text(index - 1) != "not":
            start = number[1] + (view.text(number[1]) in UNITS)
    later = any(cardinal(view.parsed.tokens, index) is not None for index in range(start, last))
    return start if later or start == first else last


def _lettered(letter: str, view: View, chat: Sequence[Message]) -> list[str]:
    """The part of that letter in the latest question that had it, before the one that is answered now."""
    for message in reversed(chat):
        slots = asked_in(message.content, view.lexicon).slots if message.role == "assistant" else ()
        found = [slot.item for slot in slots if slot.item and slot.label == letter]
        if found and not set(found) <= set(view.asked.items):
            return found if len(found) == 1 else []
    return []


def _numbered(number: str, chat: Sequence[Message], lexicon: Lexicon) -> list[str]:
    """What the advisor's question with a number asked for, the latest that had it."""
    for message in reversed(chat):
        if message.role != "assistant":
            continue
        slots = asked_in(message.content, lexicon).slots
        found = [slot.item for slot in slots if slot.item and number in (slot.label, slot.group)]
        if found:
            return found
    return []
