"""Lengths of time as people tell them of their work, and what only looks like one.

"Nine years", "1,5 yrs", "2-3", "since '19"; but not "four times a year", "three months each", "tier 2".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import NamedTuple

from advisor.extraction.offline.english import NUMBER_WORDS, TENS
from advisor.extraction.offline.reply import View

__all__ = [
    "MOST",
    "SETS_RIGHT",
    "Amount",
    "amounts_in",
    "bare_year",
    "drops_some",
    "is_since",
    "past",
    "sinces",
]

_DIGITS = re.compile(r"\d{1,2}(?:\.\d{1,2})?")
_RANKED = frozenset("tier level line grade class master specialist agent step number no #".split())
_OF_THIS = frozenset("support it this that them those these which".split())
_OTHER_UNITS = frozenset(
    """
    % percent per people tickets cases articles pages agents times hours minutes euros dollars pounds
    days weeks
    months month week day hour o'clock am pm countries colleagues languages sites teams kids
    """.split()
)
_AHEAD = frozenset("in within next every each after".split())
"""What stands before a time to come, or how often something happens."""
_SINCE = re.compile(
    r"\b(?:since|from) (?:(?:early|late|mid|summer|spring|autumn|fall|winter|[a-z]{3,9}) )?"
    r"(?P<year>(?:19|20)\d\d)\b(?! (?:to|until|till|-))"
    r"|\bsince ' ?(?P<short>\d\d)\b"
)
MOST = 60
"""More years nobody works."""
_BYGONE = ("ago", "back", "each", "apiece")
"""What follows how long something is past, or lasts each time."""
_OFTEN = frozenset("once twice thrice times".split())
_ENDS_LIKE_MANY = ("ss", "us", "is", "'s")
_SINCES = ("since '", "since'")
_TEN, _WIDEST = Decimal(10), 5


class Amount(NamedTuple):
    """A length of time: tokens `first` to `last`, and how many years it is."""

    first: int
    last: int
    years: Decimal
    bare: bool
    """Whether no unit stands with it."""


def amounts_in(view: View, asked: bool) -> list[Amount]:
    """The lengths of time told, and where years are asked for the bare numbers, too."""
    found: list[Amount] = []
    for one in view.parsed.durations_in(view.first, view.last):
        ahead = not asked and view.text(one.first - 1) in _AHEAD
        if one.years is None or ahead:
            continue
        if (
            not view.parsed.scope(one.first).other
            and view.text(one.last) not in _BYGONE
            and not _is_rate(view, one.first)
        ):
            first, years = one.first, one.years
            whole = _before_comma(view, first)
            if whole is not None and years < _TEN:
                first, years = first - 2, whole + years / _TEN
            found.append(Amount(first, one.last, years, False))
    if asked:
        found += _ranges(view, found)
        found += _bare(view, {at for one in found for at in range(one.first, one.last)})
    return sorted(found)


def sinces(view: View) -> list[Amount]:
    """What lasts since a year."""
    out: list[Amount] = []
    if view.today is None:
        return out
    for began in _SINCE.finditer(view.words(view.first, view.last)):
        group = "year" if began["year"] else "short"
        first, last = view.tokens_at(view.first, began.start(group), began.end(group))
        year = int(began[group])
        if not began["year"]:
            year += view.today.year // 100 * 100
            year -= 100 if year > view.today.year else 0  # "since '99"
        years = Decimal(view.today.year - year)
        if 0 <= years <= MOST:
            out.append(Amount(first, last, years, False))
    return out


def bare_year(view: View) -> list[Amount]:
    """When it began, where nothing but a year is told, or put right: "2019. No wait, 2018"."""
    if view.today is None:
        return []
    told = [at for at in range(view.first, view.last) if _YEAR.fullmatch(view.text(at))]
    named = {view.text(at) for at in told}
    words = view.words(view.first, view.last)
    if (
        not told
        or not _stands_alone(view, told[-1])
        or _NAMED.search(words)
        or (len(named) > 1 and not SETS_RIGHT.search(words))
    ):
        return []
    years = Decimal(view.today.year - int(view.text(told[-1])))
    return [Amount(told[-1], told[-1] + 1, years, False)] if 0 <= years <= MOST else []


def _stands_alone(view: View, at: int) -> bool:
    """Whether the sentence of a year says hardly more than it: no tickets counted, no crash remembered."""
    bounds = view.parsed.sentence_bounds(at)
    if bounds is None:
        return False
    tokens = view.parsed.tokens[max(bounds[0], view.first) : min(bounds[1], view.last)]
    return all(token.kind != "w" or token.text in _BESIDE for token in tokens)


_BESIDE = frozenset(
    """
    in around about since from early late mid started joined began i i've been here there it was so well erm
    um uh hmm oh no wait sorry correction scratch that mean hang on let me correct make oops not back actually
    think guess or maybe somewhere the year yes desk team job this support help
    """.split()
)
"""What may stand beside a year: "Joined in 2019", "2019. Oh wait, 2018"."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAMED = re.compile(
    r"\b(?:till?|until|to|through|between|ended|left|born|company|founded) (?:in )?(?:19|20)\d\d\b|\bborn\b"
)
"""A year of something else, or the end of a stretch."""
SETS_RIGHT = re.compile(
    r"\b(?:oh wait|no wait|wait|sorry|correction|scratch that|i mean|hang on|let me correct|make that|oops)\b"
)
"""What stands between a length and the one that puts it right."""


def is_since(view: View, one: Amount) -> bool:
    """Whether a length is told by the year it began."""
    return view.text(one.first).isdigit() and len(view.text(one.first)) > 3


def past(view: View, first: int, last: int) -> list[Amount]:
    """The lengths that stand in a stretch."""
    return [
        Amount(one.first, one.last, one.years, False)
        for one in view.parsed.durations_in(first, last)
        if one.years is not None
    ]


def drops_some(view: View) -> bool:
    """Whether lengths stand in a reply that are none of a job: "three months each", "four times a year"."""
    return any(
        view.text(one.last) in _BYGONE or _is_rate(view, one.first)
        for one in view.parsed.durations_in(view.first, view.last)
    )


def _is_rate(view: View, first: int) -> bool:
    """Whether a length says how often something happens: "four times a year", "900 tickets a year"."""
    if view.text(first) not in ("a", "an", "per") or first <= view.first:
        return False
    before = view.text(first - 1)
    many = len(before) > 3 and before.endswith("s") and not before.endswith(_ENDS_LIKE_MANY)
    return before in _OFTEN or before in NUMBER_WORDS or before.isdigit() or many


def _ranges(view: View, found: Sequence[Amount]) -> list[Amount]:
    """What is told in more words than a number: "year and a half", "2-3"."""
    taken = {at for one in found for at in range(one.first, one.last)}
    out: list[Amount] = []
    for index in range(view.first, view.last - 2):
        if not taken.isdisjoint(range(index, index + 3)):
            continue
        low, high = _number(view.text(index)), _number(view.text(index + 2))
        joined = view.text(index + 1) in ("-", "to", "or")
        if view.words(index, min(index + 4, view.last)) in ("year and a half", "year n a half"):
            out.append(Amount(index, index + 4, Decimal("1.5"), False))
        elif joined and low is not None and high is not None and 0 < high - low <= _WIDEST:
            out.append(Amount(index, index + 3, (low + high) / 2, True))
    return out


def _bare(view: View, taken: Collection[int]) -> list[Amount]:
    """The numbers without a unit, at tokens that are free."""
    out: list[Amount] = []
    for index in range(view.first, view.last):
        number = _number(view.text(index))
        if index in taken or number is None or view.text(index + 1) in _OTHER_UNITS:
            continue
        if view.text(index - 1) in _RANKED or view.words(max(0, index - 2), index) in _SINCES:
            continue  # "tier 1", "since '19"
        if _is_age(view, index, number) or _is_in_label(view, index):
            continue
        counted = view.text(index + 1) == "of" and view.text(index + 2) not in _OF_THIS
        if counted and not (taken and view.text(index - 1) in ("and", ",", "then", "plus")):
            continue
        if view.text(index) == "one" and not _counts_one(view, index):
            continue
        last = index + 1
        if view.words(last, min(last + 3, view.last)) == "and a half":
            number, last = number + Decimal("0.5"), last + 3
        out.append(Amount(index, last, number, True))
    return out


def _is_in_label(view: View, index: int) -> bool:
    """Whether a number stands right behind a letter: "b3: yes"."""
    tokens = view.parsed.tokens
    return (index > 0 and len(tokens[index - 1].text) == 1 and tokens[index - 1].kind == "w") and tokens[
        index - 1
    ].end == tokens[index].start


_OF_AGE = 16


def _is_age(view: View, index: int, number: Decimal) -> bool:
    """Whether a number is how old somebody is: "I'm 42 and a team lead", "aged 30"."""
    before = view.text(index - 1)
    if number < _OF_AGE:
        return False
    return before in ("aged", "age") or (
        before in ("i'm", "im", "am", "was", "turned") and view.text(index + 1) in ("and", ",", "now", "")
    )


def _before_comma(view: View, index: int) -> Decimal | None:
    """The whole years of a length with a decimal comma: "4,5 yrs"."""
    tokens = view.parsed.tokens
    if index - 2 < view.first or view.text(index - 1) != "," or not view.text(index).isdigit():
        return None
    close = tokens[index - 2].end == tokens[index - 1].start and tokens[index - 1].end == tokens[index].start
    return _number(view.text(index - 2)) if close and len(view.text(index)) == 1 else None


def _counts_one(view: View, index: int) -> bool:
    """Whether "one" is a number here: "one and a half", "one in a call center"."""
    if view.text(index - 1) in ("this", "that", "the", "last", "first", "each", "every", "present"):
        return False  # "two years in this one"
    if view.text(index - 1) == "for" and view.text(index - 2) != "i" and index - 2 >= view.first:
        return index + 1 == view.last or view.text(index + 1) in (".", ",", ";", "\n")  # "lead for one"
    return view.text(index + 1) in ("and", "in", "at", "with", "here")


def _number(text: str) -> Decimal | None:
    if text in NUMBER_WORDS:
        return Decimal(NUMBER_WORDS[text])
    if text == "dozen":
        return Decimal(12)
    if text in TENS:
        return Decimal(TENS[text])
    return Decimal(text) if _DIGITS.fullmatch(text) and Decimal(text) <= MOST else None
