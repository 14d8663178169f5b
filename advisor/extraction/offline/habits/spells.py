"""Lengths of time that are not the person's own, or are to be taken off what they tell.

"My wife has done it for ten years, I've got four"; "fourteen years, the first two of them in a warehouse";
"less than a year, eight months or so".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from advisor.extraction.offline.habits.lengths import SETS_RIGHT, Amount
from advisor.extraction.offline.habits.whose import names_another
from advisor.extraction.offline.phrases import one_of
from advisor.extraction.offline.reply import View

__all__ = [
    "by_rank",
    "contrasted",
    "corrected",
    "is_of_a_thing",
    "is_share",
    "is_taken_off",
    "own_amounts",
    "without_bounds",
]

_THINGS = one_of(
    """
    team | company | firm | business | desk | department | product | app | contract | office | platform
    | software | house | shop | group | hotline | system | tool | customers? | clients? | lease | training
    """
)
_THINGS_LAST = re.compile(
    rf"\b(?:my|our|the|this|a|an) (?:\w+ )?{_THINGS}(?: \w+)?(?:'s|'ve| is| was| has| have"
    r"| had| runs| ran| lasts?| lasted| goes| took| takes| exists| existed| started| opened)\b"
)
"""Who or what has the length, where it is no person: "our company is 20 years old"."""
_EXISTS = re.compile(
    rf"\b(?:my|our|the|this) (?:\w+ )?{_THINGS}(?:'s| has| have| is)?"
    r" (?:existed|exists|exist|been (?:around|running|going|there|live|open)"
    r"|(?:was |were )?(?:founded|launched|started|opened|set up))\b"
)
_I = re.compile(r"\b(?:i|i've|i'm|i'd|ive|im|me|mine|myself|we|we've|we're)\b")
_BOUND = re.compile(r"\b(?:less than|under|not (?:even|quite|yet)|short of|below)(?: \w+)?$")
_LESS = re.compile(r"\b(?:minus|less|without|not counting|apart from|except(?: for)?|bar|take off)(?: \w+)?$")
_OF_WHICH = re.compile(
    r"\bof (?:which|them|those|that)(?: the)?(?: first| last| only)?$|\bthe (?:first|last)$"
)
_SHARE = re.compile(r"\b(?:of which|of them|of those|the) (?:the )?(?:first|last)$")
_OF_THEM = re.compile(r"^ ?of (?:which|them|those|that)\b")
_COUNTED_IN = re.compile(
    r"^ ?(?:years? )?if (?:you|i|we) (?:count|add|include)(?! (?:both|all|them|everything)\b)"
)
"""What is only counted by those who count more: "five, seven if you count telesales"."""
_RANKS = re.compile(
    r"\b(?:agent|senior|lead|leader|intern|trainee|apprentice|junior|specialist|manager|supervisor|engineer|coach"
    r"|analyst|rep|advisor|adviser|deputy|head|temp|student|(?:first|second|third)(?= line|$))\b"
)
_SEPARATES = (",", ";", ".", "and", "then", "\n", "+", "plus")
_PLACE = re.compile(r"^ ?in (?!(?:a|an|the|this|that|it|total|all|between|one|here|my)\b)(?P<what>\w+)")
_SUPPORT = re.compile(r"^ ?(?:in|of|as|doing)? ?(?:\w+ )?(?:support|customer (?:care|service))\b")


def own_amounts(view: View, amounts: Sequence[Amount]) -> list[Amount]:
    """The lengths that are not said of somebody or something else."""
    return [one for one in amounts if not _is_anothers(view, one)]


_FEELS = re.compile(r"\b(?:feels?|felt|seems?|seemed|looks?) (?:more )?like(?: \w+)?$")
"""What is no length but a feeling: "Two. Feels like ten"."""
_ALONGSIDE = re.compile(
    r"\b(?:also|as well|alongside|while|part[- ]time|at the same time|besides|on the side)\b"
)
"""What was done beside the work, and takes nothing off it."""


def is_of_a_thing(view: View, index: int) -> bool:
    """Whether what stands at a token tells how long something has existed: "our team exists since 2009"."""
    at = view.parsed.clause_at[index]
    return at >= 0 and _EXISTS.search(view.words(view.parsed.clauses[at].first, index)) is not None


def _is_anothers(view: View, one: Amount) -> bool:
    at = view.parsed.clause_at[one.first]
    if at < 0:
        return False
    before = view.words(max(view.first, view.parsed.clauses[at].first), one.first)
    if _COUNTED_IN.search(view.words(one.last, min(one.last + 5, view.last))):
        return True
    if _FEELS.search(view.words(max(view.first, one.first - 4), one.first)):
        return True
    mine = max((said.end() for said in _I.finditer(before)), default=-1)
    things = max((said.end() for said in _THINGS_LAST.finditer(before)), default=-1)
    return max(things, names_another(before)) > mine


def without_bounds(view: View, amounts: Sequence[Amount]) -> list[Amount]:
    """The lengths, a bound left out that a shorter one follows: "less than a year, about eight months"."""
    return [
        one
        for one, after in zip(amounts, [*amounts[1:], None], strict=False)
        if after is None or after.years >= one.years or not _BOUND.search(_before(view, one))
    ]


_ADDS = re.compile(
    r"\b(?:plus|also|forgot|forgotten|add|another|more|then|first|only|before (?:that|this))\b|\band\W*$|\+"
)


def corrected(view: View, amounts: Sequence[Amount]) -> Amount | None:
    """The length that a person puts right another one with: "eight years. Oh wait, no, it's nine."."""
    for before, one in pairwise(amounts):
        later = [other.years for other in amounts if other.first >= one.first]
        between = view.words(before.last, one.first)
        if len(set(later)) == 1 and SETS_RIGHT.search(between) and not _ADDS.search(between):
            return one
    return None


def is_taken_off(view: View, one: Amount, apart: bool) -> bool:
    """Whether a length is to be taken off the one before it: a part elsewhere, a break.

    Args:
        view: the reply.
        one: the length.
        apart: whether it is said to be of other work.
    """
    if _LESS.search(_before(view, one)):
        return True
    clause = view.parsed.clauses[view.parsed.clause_at[one.first]]
    if _ALONGSIDE.search(view.words(one.last, min(clause.last, view.last))):
        return False
    return apart and bool(
        _OF_WHICH.search(_before(view, one))
        or _OF_THEM.match(view.words(one.last, min(one.last + 3, view.last)))
    )


def is_share(view: View, one: Amount) -> bool:
    """Whether a length is a share of the one before it, with more of the same: "of which the first six"."""
    return _SHARE.search(_before(view, one)) is not None and not _is_in_support(view, one)


def by_rank(view: View, amounts: Sequence[Amount]) -> bool:
    """Whether each length is said of another rank: "agent for three years, senior for two, lead for one"."""
    ranks = [_RANKS.findall(_part_of(view, one)) for one in amounts]
    parts = any(_OF_THEM.match(view.words(one.last, min(one.last + 3, view.last))) for one in amounts)
    shares = any(_SHARE.search(_before(view, one)) for one in amounts)
    return all(ranks) and len({one[-1] for one in ranks}) == len(ranks) and not parts and not shares


def _part_of(view: View, one: Amount) -> str:
    """The words around a length, from one separator to the next."""
    first, last = one.first, one.last
    while first > view.first and view.text(first - 1) not in _SEPARATES:
        first -= 1
    while last < view.last and view.text(last) not in _SEPARATES:
        last += 1
    return view.words(first, last)


def _is_in_support(view: View, one: Amount) -> bool:
    return _SUPPORT.match(view.words(one.last, min(one.last + 4, view.last))) is not None


_ALL_WORK = re.compile(
    r"^ ?(?:of |in |my |total |overall |whole |all |'s )*"
    r"(?:working life|work(?:ing)?(?: ex| experience)?|experience|exp|career|professional life)\b"
    r"(?! (?:in|of|as|with) )"
)


_PAIR = 2
_ONLY_THERE = re.compile(
    r"\b(?:in|on|at|with) (?:\w+ ){0,3}(?:support|assistance|service|help ?desk|desk|hotline|phones|care"
    r"|call cent(?:er|re))(?: \w+)? (?:only|just)(?: for)?$"
)
"""What says of the shorter of two lengths that it alone was such work: "but on the desk only four"."""


def contrasted(view: View, amounts: Sequence[Amount]) -> list[Amount]:
    """The lengths in support, where the others are told with their own field: "8 in hotels, 3 in support"."""
    there = [
        one
        for one in amounts[1:]
        if _ONLY_THERE.search(view.words(max(view.first, one.first - 8), one.first))
    ]
    if len(amounts) == len(there) + 1 == _PAIR and not _is_in_support(view, amounts[0]):
        return there
    support = [one for one in amounts if _is_in_support(view, one)]
    others = [one for one in amounts if one not in support]
    if others == [amounts[0]] and all(_SHARE.search(_before(view, one)) for one in support):
        return support  # "six years at Hoxton, the last four in support"
    after = [view.words(one.last, min(one.last + 4, view.last)) for one in others]
    if support and others == [amounts[0]] and _ALL_WORK.match(after[0]):
        return support  # "12 years of work experience, 8 in support"
    return support if support and others and all(map(_PLACE.match, after)) else []


def _before(view: View, one: Amount) -> str:
    return view.words(max(view.first, one.first - 4), one.first)
