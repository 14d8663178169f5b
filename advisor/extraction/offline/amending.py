"""Corrections of what is known, whatever was asked last: "change tickets to yes", "it's Leeds, not York".

A short message that announces a change, and says what of, is read once more, as if that had been asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from advisor.extraction.offline.changed_to import changed_to
from advisor.extraction.offline.durations import UNITS
from advisor.extraction.offline.lexicon import Ref
from advisor.extraction.offline.once import replace
from advisor.extraction.offline.phrases import any_of
from advisor.extraction.offline.question import Asked, Slot
from advisor.extraction.offline.reply import Found, View

__all__ = ["amends"]

_ANNOUNCES = re.compile(
    any_of(
        r"""
        actually | sorry | correction | correct | i mean(?:t)? | make | set | put | changed? | switch | update
        | instead | rather | wait | mistake | typo | oops | my bad | on second thoughts? | after all
        | should (?:be|have been) | wrong | changed my mind | any ?more | no longer | better | forgot | it was
        | it's .{1,30} not | not .{1,30} but | said | one (?:point )?(?:lower|higher|more|less) | is really
        | a (?:point|notch) (?:lower|higher) | these days | lower | raise | add | now | title is | job is
        """
    )
)
"""Words of somebody who takes up an earlier answer."""
_LONGEST = 24
"""The tokens of a message that does nothing but correct."""
_ELSEWHERE = re.compile(
    any_of(
        """
        used | using | learn\\w* | stud(?:y|ied|ying) | train\\w* | lived | travel\\w*
        | (?:every|each) (?:day|week|month|quarter|sprint|shift|year|morning) | for \\w+ years? now(?=\\W+yes)
        """
    )
)
"""What took the time was no job, or is done so often: "every week for two years now"."""
_YEARS_SAID = re.compile(
    r"\b(?:(?:my|the) (?:\w+ )?years|years of (?:\w+ )?\w+) ?"
    r"(?:were|was|are|is|should be|should have been|:|=)(?: actually| really)? ?\w"
)
"""Years put right by name, whatever else a message says: "9. Sorry, my years were 3, not 2"."""
_PREFERS = re.compile(any_of("prefer\\w* | rather | instead | better | want | over"))


_MAKES = re.compile(r"\b(?:make|call|put|say) (?:it|that)\b")


def amends(view: View, found: Sequence[Found]) -> View | None:
    """The message as a reply to a question for what it corrects; None where it corrects nothing."""
    if view.last - view.first > _LONGEST or not view.known or view.text(view.last - 1) == "?":
        return None
    words = view.words(view.first, view.last)
    if not _ANNOUNCES.search(words) and not _YEARS_SAID.search(words):
        return None
    told = {one.item for one in found if one.act == "value" and view.known.get(one.item) != one.value}
    if told.intersection(view.asked.items):  # it answers what was asked
        years = [item.id for item in view.lexicon.years if item.id in view.known and item.id not in told]
        said = _YEARS_SAID.search(words)
        if not years or not said:
            return None
        first, _ = view.tokens_at(view.first, *said.span())
        return replace(view, asked=Asked((Slot(years[0]),)), first=first, amends=True)
    told |= _put_by_title(view)
    items = [item for item in _taken_up(view, bool(told)) if item in view.known and item not in told]
    left = [slot.item for slot in view.asked.slots if slot.item in view.known]
    if not items and not told and view.asked.closed and len(left) == 1 and _MAKES.search(words):
        items = [item for item in left if item]  # "A 9, wow. Are you sure?" - "Make it 8"
    if not items:
        return None
    slots = tuple(Slot(item) for item in dict.fromkeys(items))
    return replace(view, asked=Asked(slots), amends=True)


def _put_by_title(view: View) -> set[str]:
    """The known words that a change puts anew, which are no reply to it: "change Leeds to London"."""
    items = view.lexicon.rubric.items
    put = {item for part in changed_to(view) for item in part.asked.items}
    return {item for item in put if items[item].kind == "text"}


def _taken_up(view: View, says: bool) -> list[str]:
    """The items that a message names, by their names or by what is known of them.

    A length of time alone takes up the years, unless the message `says` something else already ("I forgot: I
    used Zendesk for a year").
    """
    items = view.lexicon.rubric.items
    prefers = _PREFERS.search(view.words(view.first, view.last)) is not None
    out: list[str] = []
    for mention in view.mentions:
        wished = [ref.item for ref in mention.refs if ref.role in ("value", "half") and _is_wish(view, ref)]
        is_length = all(UNITS.get(text) == "y" for text in view.parsed.texts[mention.first : mention.last])
        parts = [ref.item for ref in mention.refs if ref.role == "item" and not is_length]
        if wished and (prefers or not parts):
            out += wished
        else:
            out += parts or [ref.item for ref in mention.refs if ref.role == "product"]
    texts = view.parsed.texts[view.first : view.last]
    words = view.words(view.first, view.last)
    for item, value in view.known.items():
        known = isinstance(value, str) and items[item].kind == "text" and value.lower() in words
        length = items[item].kind == "years" and any(
            UNITS.get(text) == "y" and len(text) > 1 for text in texts
        )
        if known or (length and not out and not says and not _ELSEWHERE.search(words)):
            out.append(item)
    return out


def _is_wish(view: View, ref: Ref) -> bool:
    return ref.item in view.lexicon.wishes
