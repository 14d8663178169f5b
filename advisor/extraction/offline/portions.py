"""Lengths of time that are parts of another one, and the work that a length of time names itself.

"10 years of experience, 3 of them in retail" tells three years of such work, and so does "twelve years in
banking, of which three at the counter"; "6 years in hotels, 2 of them as a manager" tells six.
"""

from __future__ import annotations

import re
from decimal import Decimal

from advisor.extraction.offline.durations import UNITS
from advisor.extraction.offline.numbers import cardinal, cardinals
from advisor.extraction.offline.phrases import any_of, one_of
from advisor.extraction.offline.reply import View

__all__ = ["is_general", "names_a_place", "object_of", "parts_of", "summed_in_brackets"]

_ALL_WORK = re.compile(
    r"^[ +]*(?:(?:of|in|at|into) )?(?:my |the |any |a )?"
    + one_of(
        r"""
        (?:(?:work|working|professional|total|job|employment) )?(?:experience|exp)\b(?! (?:in|with|as|at)\b) |
        (?:(?:work|working|professional) )(?:life|history)\b | career\b | employment\b | workforce\b |
        work\b(?! (?:in|with|as|at)\b) | working\b(?! (?:in|with|as|at|for)\b)
        """
    )
)
"""What follows a length of time that is all of somebody's work, of whatever kind."""
_TOKENS = 7


def is_general(view: View, last: int) -> bool:
    """Whether a length of time that ends at `last` is of work of any kind: "10 years of experience"."""
    return _ALL_WORK.match(view.words(last, min(view.last, last + _TOKENS))) is not None


_OBJECT = re.compile(
    r"^[ +]*(?:of |'s? )?(?:(?:work|working|professional|job) )?(?:(?:experience|exp) )?"
    r"(?:in(?: an?| the)?|as an?) (?=\w)"
)
_ENDS = frozenset(
    [",", ".", ";", "\n", "(", ")", "!", "?", "then", "but", "before", "after", "where", "plus", "which"]
)
_JOINS = frozenset("and or &".split())
_POINTS = frozenset(
    """
    this that these those it there here total all my our your his her their same one row between both such sum
    fact general different various several many customer customers current present last previous field role
    job position company place business each either any
    """.split()
)
"""Words behind "in" or "as" that name no work of their own: "in total", "in this job", "in the same"."""
_FARTHEST = 12
"""Tokens of the work that a length of time names."""


def object_of(view: View, last: int) -> tuple[int, int] | None:
    """The tokens behind a length of time in which its work is named: "8 years in supply chain".

    None where nothing is named, or a place, which may have customers: "4 years in Debenhams".
    """
    match = _OBJECT.match(view.words(last, min(view.last, last + _TOKENS)))
    if match is None:
        return None
    ends, first = view.parsed.tokens[last].start + match.end(), last
    while first < view.last and view.parsed.tokens[first].start < ends:
        first += 1
    if first >= view.last or view.text(first) in _POINTS or not view.quote(first, first + 1)[:1].islower():
        return None
    end = first
    while end < min(view.last, first + _FARTHEST) and view.text(end) not in _ENDS:
        if (
            view.text(end) in _JOINS
            and end + 1 < view.last
            and cardinal(view.parsed.tokens, end + 1) is not None
        ):
            break  # "8 years in logistics and two in a call centre"
        end += 1
    return (last, end) if end > first else None


def names_a_place(view: View, named: tuple[int, int]) -> bool:
    """Whether what is named behind a length of time is a place: "4 years in a kiosk"; not "in logistics"."""
    lead = view.parsed.texts[named[0] : min(named[1], named[0] + _TOKENS)]
    return "in" in lead and not _ARTICLES.isdisjoint(lead[lead.index("in") + 1 : lead.index("in") + 2])


_ARTICLES = frozenset("a an the".split())
_OF_IT = re.compile(
    r"^ ?(?:years? |yrs? )?(?:of|out of) (?:them|those|these|that|which|it)(?: years?)?"
    r"(?: were| was| spent)? ?"
    + one_of("in | as | at | on | with | behind | serving | dealing | doing")
    + r"\b"
)
_OF_WHICH = re.compile(
    any_of("of which | of those | of these | out of which | out of those | out of these | of them")
    + r"\W*(?:about |only |just )?$"
)
_NO_PART = frozenset("every each any no this that".split())
_AT_WORK = frozenset("in as at on with behind serving dealing doing years year yrs".split())


def parts_of(view: View, index: int) -> tuple[int, int, Decimal] | None:
    """The number at `index` that is a part of what was told before: "3 of them in retail"."""
    number = cardinal(view.parsed.tokens, index)
    if number is None or number[1] >= view.last or view.text(index - 1) in _NO_PART:
        return None
    after = view.words(number[1], min(view.last, number[1] + _TOKENS))
    before = view.words(max(view.first, index - 4), index)
    told = (
        _OF_IT.match(after)
        or (_OF_WHICH.search(before) and view.text(number[1]) in _AT_WORK)
        or (_WITH_CUSTOMERS.match(after) and view.text(index - 1) in _SETS_OFF)
    )
    return (index, number[1] + (view.text(number[1]) in UNITS), number[0]) if told else None


_WITH_CUSTOMERS = re.compile(
    r"^(?:(?:years?|yrs?) )?(?:with|serving|facing|dealing with) (?:the )?"
    r"(?:customers|clients|guests|public)\b"
)
_SETS_OFF = frozenset([",", "(", "-", ":"])


def summed_in_brackets(view: View, last: int, whole: Decimal) -> bool:
    """Whether a number stands before brackets with others that come to it: "5 (3 Costa, 2 Primark)"."""
    if view.text(last) in UNITS:
        last += 1
    if view.text(last) != "(":
        return False
    ends = min(view.last, last + 1 + _FARTHEST)  # a bracket that is never closed is not read to the end
    closing = next((at for at in range(last + 1, ends) if view.text(at) in (")", "(")), ends)
    shares = list(cardinals(view.parsed.tokens, last + 1, closing))
    return len(shares) > 1 and sum(shares) == whole
