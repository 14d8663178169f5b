"""Years set right with the reason beside them: "make the years 6, I forgot one year".

What was forgotten or counted twice only says why; the number that is put is the answer.
"""

from __future__ import annotations

import re
from decimal import Decimal

from advisor.extraction.offline.english import NUMBER_WORDS
from advisor.extraction.offline.numbers import cardinal
from advisor.extraction.offline.reply import View
from advisor.rubric.items import YearsItem

__all__ = ["in_all", "retold"]

_WHY = re.compile(
    r"\b(?:forg[eo]t(?:ten|ting)?|left out|missed|missing|overlooked|omitted|skipped|miscounted|twice"
    r"|(?:didn't|did not|hadn't|haven't|wasn't|never) (?:count\w*|mention\w*|includ\w+)|mixed up"
    r"|added up wrong|too (?:many|much|few|little|high|low))\b"
)
_WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_N = (
    rf"(?:about |only |really |actually )?(?P<n>\d{{1,2}}(?:\.\d{{1,2}})?|{_WORDS})\b"
    r"(?! ?(?:more|less|extra|too)\b)"
)
_YEARS = r"(?:(?:the |my |those )?(?:\w+ )?(?:years?|yrs?|total|figure)(?: of \w+(?: \w+)?)?)"
_PUTS = (
    re.compile(
        rf"\b(?:make|set|put|change|update|correct|fix|bump|raise|lower)(?: (?:it|that|them|{_YEARS}))?"
        rf"(?: up| down)?(?: to| be| at| as|:| =)? {_N}"
    ),
    re.compile(rf"\b{_YEARS}(?: (?:should (?:be|say|read)|is|are|was|were|to|=)|:)(?: in fact)? {_N}"),
    re.compile(r"\b(?:actually|really|correctly|it's|it is|in fact) " + _N + r"(?= ?(?:years?|yrs?)\b)"),
    re.compile(
        rf"\b(?:so|makes?(?: it| that)?|then)(?: it's| that's| it is)? {_N}(?= ?(?:years?|yrs?)?\W*$)"
    ),
)


_IN_ALL = re.compile(
    r"^\W*(?:no|nope|nah|nay|well|actually)\b(?:[ ,.]{1,3}(?:it's|it was|that's|i have|i've got|there's))?"
    rf"[ ,.:—–-]{{1,3}}{_N}(?: years?| yrs?)?,? (?:in total|altogether|all together|in all|all in all|overall"
    r"|all told|combined)\b(?!,? (?:but|though|although|only))"
)


def in_all(view: View, item: YearsItem) -> tuple[int, int, Decimal] | None:
    """The sum put in place of a smaller one that is asked after: "Is that all?" - "no, 7 in total"."""
    known = view.known.get(item.id)
    if not isinstance(known, Decimal) or not {item.id, item.domains}.issuperset(view.asked.items):
        return None
    match = _IN_ALL.match(view.words(view.first, view.last))
    told = _at(view, match) if match else None
    return told if told is not None and told[2] > known else None


def _at(view: View, match: re.Match[str]) -> tuple[int, int, Decimal] | None:
    first, _ = view.tokens_at(view.first, *match.span("n"))
    number = cardinal(view.parsed.tokens, first)
    return (first, number[1], number[0]) if number is not None else None


def retold(view: View) -> tuple[int, int, Decimal] | None:
    """The number put for the years in place of the known one, and its tokens; None where there is no reason.

    The word "year" stands somewhere in it, and no rating: "make it 6, I forgot how rude I can be" is of none.
    """
    words = view.words(view.first, view.last)
    if not _WHY.search(words) or not re.search(r"\b(?:years?|yrs?)\b", words):
        return None
    items = view.lexicon.rubric.items
    if any(
        ref.role == "item" and items[ref.item].kind == "rating" for one in view.mentions for ref in one.refs
    ):
        return None
    found = [match for put in _PUTS if (match := put.search(words))]
    return _at(view, found[0]) if found else None
