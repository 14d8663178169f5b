"""Months until a start: "asap", "in two weeks", "by March", "after I graduate in May", "next year"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from advisor.extraction.offline.durations import Duration, durations
from advisor.extraction.offline.english import MONTHS
from advisor.extraction.offline.phrases import Cued, any_of
from advisor.extraction.offline.reply import Found, View

__all__ = ["read_months"]

_NOW = re.compile(
    any_of(
        r"""
        now | right now | immediately | immediate | immediately available | asap | a\.?s\.?a\.?p | tmrw |
        tmr | tmw | as soon as pos\w+ | as soon as (?:possible|i can|you (?:like|want|need)) | today |
        tonight | tomorrow | right away | straight ?away | at once | this (?:month|week) | any ?time |
        any day | whenever(?: you (?:like|want|need))? | instantly | yesterday | no notice | zero notice |
        ready to (?:go|start) | available now | (?:end|later|rest) (?:of )?(?:this|the) month | next week |
        first thing | on the spot | monday | tuesday | wednesday | thursday | friday
        """
    )
)
_CUE = Cued(
    re.compile(
        any_of(
            r"""
            start | starting | begin | beginning | join | available | availability | notice | free from |
            free in | free to | ready (?:in|by|to) | timeline | can do | could do | soon | leave my job |
            hand in | back to work | go back | move | be with you | on board
            """
        )
    ),
    frozenset(
        """
        start starting begin beginning join available availability notice free ready timeline do soon job hand
        back move with board
        """.split()
    ),
)
_SUITS = re.compile(
    rf"\b(?:{'|'.join(name for name in MONTHS if len(name) > 2)})(?: also| too)?"
    r"(?: would| will| might)?(?: also| really)? (?:suits?|works? (?:best |well )?for) me\b"
)
"""A month that somebody says fits them: "April would suit me"."""
_THEN = re.compile(
    r"\bi(?:'ll| will| can| could| would|'d| may| am able to| would be able to)(?: then| only)? "
    r"(?:be able to |be free to |be ready to )?(?:start|begin|join|come)(?: work\w*| with you)?"
    r"(?: then| after that| right after| straight after| from then| afterwards| after it)?$"
)
_AFTERWARDS = re.compile(r"\b(?:then|after that|right after|straight after|afterwards|after it)\b")
_ENDS = re.compile(
    r"\b(?:i|i'll|my \w+(?: \w+)?|our \w+|the \w+(?: \w+)?)(?: will| am| do|'m)? "
    r"(?:finish|finishing|end|ends|ending|graduate|graduating|run|runs|expire|expires|leave|leaving|is|are"
    r"|complete|return|come back|be done|be free|move|finishes)\b"
)
"""What ends before somebody starts: "my service year ends in 4 months so I can start then"."""
_SOFT_NOW = re.compile(
    any_of(
        r"""
        what i do now | right now i | now i | i now | for now | until now | by now | up to now |
        now and then | just now | now that | now,? (?:i|for|that) | not (?:right )?now | not today |
        do now | does now | (?:years?|months?|weeks?) now |
        not tomorrow | not this month | not immediately | than now | as of now | from now | anytime soon |
        these days | is now | am now | i'm now | working now | job now |
        (?:\w+s|two|three|four|all|both) at once |
        (?:have to|need to|got to|gotta|must|going to) (?:\w+ ){1,3}now |
        (?:i'm|im|i am) an? (?:\w+ ){1,4}now
        """
    )
)


class _When(NamedTuple):
    """A time to start at tokens `first` to `last`."""

    first: int
    last: int
    months: Decimal


class _Part(NamedTuple):
    """A clause, as far as the view reaches."""

    first: int
    last: int
    words: str
    cue: bool
    """Whether it speaks of starting."""


def read_months(view: View) -> list[Found]:
    """All items of the kind."""
    return [found for item in view.lexicon.months if (found := _read(view, item.id)) is not None]


_TIMELY = _CUE.cues | frozenset("suit suits works come".split())
"""Words of which every telling of a start holds one."""


def _read(view: View, item: str) -> Found | None:
    asked = item in view.asked.items
    if not asked and _TIMELY.isdisjoint(view.parsed.texts[view.first : view.last]):
        return None
    alone = view.asked.items == (item,)
    found: _When | None = None
    for part in _parts(view, asked):
        theirs = view.parsed.scope(part.first).other and _NOTICE.search(part.words) is not None
        if found is not None and theirs:
            continue  # "On the 15th, they need two weeks"
        here = _when(view, part, part.cue or alone)
        if here and not (found and view.text(here.first) in ("until", "till")):
            found = here  # "In April, my contract is until March"
    return Found(item, found.months, ((found.first, found.last),)) if found else None


def _parts(view: View, asked: bool) -> Iterator[_Part]:
    """The clauses that may tell: all where it was asked, else from where the sentence speaks of starting."""
    texts = view.parsed.texts
    sentence, cued, noticed = -1, False, False
    before: tuple[int, _Part] | None = None
    for clause in view.parsed.clauses_in(view.first, view.last):
        first, last = max(clause.first, view.first), min(clause.last, view.last)
        words = view.words(first, last)
        if words in ("and", "so", "but"):
            continue
        mine = _SUITS.search(words) is not None
        cue = mine or _CUE.search(words, texts[first:last]) is not None
        if before is not None and clause.sentence - before[0] <= 1 and _is_then(before[1], words):
            yield before[1]
        before = None
        cued = cue or (cued and clause.sentence == sentence)
        sentence = clause.sentence
        scope = view.parsed.scope(first)
        if not asked and _COURSE.search(words):
            continue  # "next month I start a course"
        if not (scope.other or scope.order or scope.query or scope.blocked or scope.wish):
            before = clause.sentence, _Part(first, last, words, True)
        noticed = asked and (_NOTICE.search(words) is not None or (noticed and words.startswith("so ")))
        mine = mine or noticed
        if (asked or cued) and not ((scope.other and not mine) or scope.order or scope.query):
            yield _Part(first, last, words, cue)


_NOTICE = re.compile(
    r"\b(?:needs?|wants?|requires?|expects?|asks?(?: me)? for|insists? on)"
    r"(?: (?:at least|about|around|only|just|of me|from me|my|a full|me for|to have))? "
    r"(?:\d+|an?|one|two|three|four|five|six|eight|a couple of) "
    r"(?:days?|weeks?|months?|fortnight)\b(?! (?:of|off|to)\b)"
)
"""How long whoever employs somebody keeps them: "they need two months", "my boss wants a month's notice"."""


def _is_then(before: _Part, words: str) -> bool:
    """Whether a clause points to the time that the one before it told: "... and then I can start"."""
    starts = _THEN.search(words) is not None and _AFTERWARDS.search(words) is not None
    return starts and _ENDS.search(before.words) is not None and _TOLD.search(before.words) is None


_COURSE = re.compile(r"\b(?:courses?|training|class(?:es)?|degree|school|semester|bootcamp)\b")


def _when(view: View, part: _Part, sure: bool) -> _When | None:
    told = _named_month(view, part) or _relative(view, part) or _length(view, part, sure)
    brief = sure or part.last - part.first <= _BRIEF or len(view.asked.items) <= _BRIEF
    return told or (_now(view, part) if brief else None)  # "got a lecture now", to a whole form


_BRIEF = 4
"""The tokens of a clause that is a time, and the parts that a question asks for at most beside it."""


_NEGATED = re.compile(
    r"\b(?:not|never|can't (?:start|begin|do)|cannot (?:start|begin)|don't want|won't)\b(?: \w+){0,2} ?$"
)


def _negated(view: View, first: int, start: int) -> bool:
    return bool(_NEGATED.search(view.words(max(first, start - 4), start)))


# --- lengths of time

_LOOK_BACK = 40
"""How many tokens before a length are looked at, whatever is pasted in one clause."""
_WAITS = re.compile(any_of("in | within | about | for | another | after | notice | start"))
_SPENT = re.compile(
    any_of(
        "worked | working | been | job | for the (?:last|past) | past | since | experience | days? a | there"
    )
)
_DID = re.compile(r"\b(?:used|worked|did|done|lived|studied|been|had|ran|served)\b")
_TOOK = re.compile(
    r"\b(?:i|we)(?: have|'ve)?(?: only| just| maybe| never| once)? "
    r"(?:took|taken|did|done|used|worked|handled|had|made|learn(?:ed|t)|wrote|written|answered|saw|seen|got)\b"
)
"""What was done in a length of time that is over."""
_RATE = frozenset("per each once twice times days hours calls shifts".split())


def _length(view: View, part: _Part, sure: bool) -> _When | None:
    if not view.parsed.durations_in(view.first, view.last):
        return None
    lengths = durations(view.parsed.tokens, part.first, part.last, view.last)
    for length, after in zip(lengths, [*lengths[1:], None], strict=False):
        if length.first >= part.last:
            break
        if after is not None and after.last - after.first == 1 and after.unit == length.unit:
            length = after  # "2 months, sorry, 3"
        if length.months is not None and length.months <= 60 and _is_wait(view, part, length, sure):
            return _When(length.first, length.last, length.months)
    return None


def _is_wait(view: View, part: _Part, length: Duration, sure: bool) -> bool:
    """Whether a length of time is one until a start: no age, no time spent, no rate."""
    lead = view.text(length.first - 1)
    if length.unit == "d" and length.amount == 1 and lead not in ("in", "within", "after"):
        return False  # "one day" is no date
    if view.text(length.last) in ("old", "ago", "experience", "degree"):
        return False
    if lead in _RATE or _negated(view, part.first, length.first):
        return False
    if lead == "for" and not part.cue and _DID.search(view.words(part.first, length.first)):
        return False  # "I used Zendesk for a year"
    if lead == "in" and not part.cue and _TOOK.search(view.words(part.first, length.first)):
        return False  # "I only took a few calls in two years"
    before = view.words(max(part.first, length.first - _LOOK_BACK), length.first)
    if length.unit in ("y", "t") and not sure and not _WAITS.search(before):
        return False
    return not _SPENT.search(before) or "notice" in part.words


# --- the calendar


def _relative(view: View, part: _Part) -> _When | None:
    """A time told from today: "next month", "next year", "the new year"."""
    for index in range(part.first, part.last):
        if view.text(index) != "next" or _negated(view, part.first, index):
            continue
        after = view.text(index + 1)
        if after == "month":
            return _When(index, index + 2, Decimal(1))
        if after == "year" and view.today is not None:
            return _When(index, index + 2, Decimal(13 - view.today.month))
        if after == "week":
            return _When(index, index + 2, Decimal("0.25"))
    match = _NEW_YEAR.search(part.words) if view.today is not None else None
    if match is None or view.today is None:
        return None
    return _When(*_tokens(view, part, match.span()), Decimal(13 - view.today.month))


_NEW_YEAR = re.compile(r"\b(?:the )?new year\b")


def _tokens(view: View, part: _Part, span: tuple[int, int]) -> tuple[int, int]:
    """The tokens under a stretch of a part's words."""
    tokens = view.parsed.tokens
    start, end = (tokens[part.first].start + offset for offset in span)
    low = next(i for i in range(part.first, part.last) if tokens[i].end > start)
    high = next((i for i in range(low, part.last) if tokens[i].end >= end), part.last - 1)
    return low, high + 1


_STORY = 12
"""How many tokens a clause has that tells more than a date."""
_TOLD = re.compile(
    any_of(
        r"""
        was | were | since | ago | graduated | finished | moved | started | been | last | born | quit | left |
        closed | every | began | ended | had
        """
    )
)
_BEFORE_MONTH = frozenset("mid early late - by in from of the end start beginning until after".split())


def _named_month(view: View, part: _Part) -> _When | None:
    """The first month named, or what it leads to: "by March", "till October, so from November"."""
    if view.today is None:
        return None
    if (
        len(view.asked.items) > 1
        and not part.cue
        and (part.last - part.first > _STORY or _TOLD.search(part.words))
    ):
        return None  # a month in a story about something else
    told: _When | None = None
    for index in range(part.first, part.last):
        month = MONTHS.get(view.text(index))
        if month is None or not _is_month(view, index) or _negated(view, part.first, index):
            continue
        first = index
        while first > part.first and view.text(first - 1) in _BEFORE_MONTH:
            first -= 1
        if told is not None and view.text(first - 1) not in ("so", "then"):
            continue
        last, year = _year_after(view, index + 1)
        told = _When(first, last, _until(view.today, month, year))
    return told


def _year_after(view: View, index: int) -> tuple[int, int | None]:
    """Where a date ends whose month ends at `index`, and its year if it has one."""
    text = view.text(index)
    year = view.text(index + 1) if text in (",", "of") else text
    if year.isdigit() and len(year) == 4:
        return index + 1, int(year)
    if text == "next" and view.text(index + 1) == "year" and view.today is not None:
        return index + 2, view.today.year + 1
    return index + (text.isdigit() and len(text) <= 2), None


_BEFORE_WORD = frozenset(
    "in by from mid early late of until after around - next before till about this".split()
)
_WORDS_TOO = frozenset("may march mar sun dec sep jun".split())


def _is_month(view: View, index: int) -> bool:
    """Whether a month is meant: "may" and "march" are words too, unless after "in", capital or alone."""
    text = view.text(index)
    if text not in _WORDS_TOO or view.text(index - 1) in _BEFORE_WORD:
        return True
    if view.last - view.first == 1:
        return True  # "march", and no more
    upper = view.parsed.shown[view.parsed.tokens[index].start].isupper()
    return upper and (text != "may" or index > view.first or view.last - view.first <= 2)


def _until(today: date, month: int, year: int | None) -> Decimal:
    """Calendar months from today to the (next) such month; days are ignored."""
    if year is not None:
        return Decimal(max(0, (year - today.year) * 12 + month - today.month))
    return Decimal((month - today.month) % 12)


# --- at once

_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday".split())
_DATED = re.compile(r"\b(?:start|on|by|from|this|next)\b")


def _now(view: View, part: _Part) -> _When | None:
    match = _NOW.search(part.words)
    if match is None or match.group() == "next week" or _SOFT_NOW.search(part.words):
        return None
    if match.group() in _WEEKDAYS and not _DATED.search(part.words):
        return None
    return _When(*_tokens(view, part, match.span()), Decimal(0))
