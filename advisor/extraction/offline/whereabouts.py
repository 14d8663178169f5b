"""Places told beside something else: with a name, with a clock, with "that's where I am now"."""

from __future__ import annotations

import re

from advisor.extraction.offline.places import (
    NOT_PLACE,
    cut_place,
    is_listed,
    is_named,
    is_place_name,
    names_something,
)
from advisor.extraction.offline.reply import View
from advisor.extraction.offline.stretches import Range

__all__ = ["place_aside"]

_FAR = 40
"""How many tokens before "that's where I am now" are looked at."""
_CUES = frozenset("time here this i'm im name where there".split())
"""Words of which every one of these tellings holds one."""


def place_aside(view: View) -> Range | None:
    """The place of a view that is told with a name, a time zone or a job somebody still has."""
    if _CUES.isdisjoint(view.parsed.texts[view.first : view.last]):
        return None
    found = (_by_clock(view), _with_name(view), _still_there(view))
    return next((span for span in found if span is not None), None)


def _is_open(view: View, span: Range) -> bool:
    """Whether words are said of what is so: no question, no wish, nothing denied or quoted."""
    scope = view.parsed.scope(span[0])
    return not (scope.blocked or scope.wish or scope.order or view.section(span[0]))


_ENDS = frozenset(". ! ? ;".split()) | {"\n", ""}
_LONGEST = 3
"""The words of a place that is told aside."""

_ZONE = re.compile(
    r"\b(?:so |which is |that's |on |in |i'm on ){0,2}"
    r"(?:mountain|eastern|central|pacific|atlantic|alaska|hawaii|gulf|indian?|uk|gmt|cet|est|pst|mst|cst)"
    r"(?: standard| daylight)? time\b(?! ?(?:customers|clients|callers|team|shift|zones))"
)
_MINE = re.compile(
    r"^(?:\W|\b(?:yes|remote|remotely|home|please|and|but|i'm|im|i am|i live|we live|we're|based|from|in"
    r"|near)\b)*$"
)


def _by_clock(view: View) -> Range | None:
    """A place told with its clock, alone or as where one is: "Yes, remote. El Paso, so mountain time"."""
    for match in _ZONE.finditer(view.words(view.first, view.last)):
        last = view.tokens_at(view.first, *match.span())[0]
        last -= view.text(last - 1) == ","
        sizes = range(_LONGEST, 0, -1)
        spans = ((last - size, last) for size in sizes if last - size >= view.first)
        span = next((one for one in spans if is_place_name(view, one)), None)
        if span is None or not _is_open(view, span):
            continue
        first = span[0]
        while first > view.first and view.text(first - 1) not in _ENDS:
            first -= 1
        if first == span[0] or _MINE.match(view.words(first, span[0])):
            return span
    return None


_NAMED = re.compile(
    r"\b(?:(?P<one>[^\W\d]+) here|(?:i'm|im|i am|this is|it's|my name is|name's|name is) "
    r"(?P<two>[^\W\d]+(?: [^\W\d]+)?)) ?,"
)
_FROM = frozenset("from in near".split())
_AFTER_PLACE = _ENDS | frozenset(", : ( - – — and".split())


def _with_name(view: View) -> Range | None:
    """A place told with one's name: "Sneha here, Guwahati.", "I'm Mei, Perth, six years in retail"."""
    for match in _NAMED.finditer(view.words(view.first, view.last)):
        name = view.tokens_at(view.first, *match.span("one" if match["one"] else "two"))
        first = view.tokens_at(view.first, *match.span())[1]
        origin = view.text(first) == "from" and match["two"] is not None  # "I'm Brazilian, from Recife"
        first += view.text(first) in _FROM
        if origin or first >= view.last or not is_named(view, name) or names_something(view, name):
            continue
        spans = ((first, first + size) for size in range(_LONGEST, 0, -1) if first + size <= view.last)
        span = next((one for one in spans if is_place_name(view, one)), None)
        if span is None or not is_named(view, span) or view.text(name[0] - 1) == "not":
            continue
        after = view.text(span[1]) if span[1] < view.last else ""
        if after in _AFTER_PLACE and _is_open(view, span):
            return span
    return None


_THERE = re.compile(
    r",? (?:and |which is |so |mind,? |but )?(?:that's|thats|that is|this is|it's|is) where "
    r"(?:i'm|im|i am|i live|i work|i still work|i still am|i've been|i stay)"
    r"(?: working| based)?(?: now| today| still| at the moment| these days| currently| ever since)?"
    r"(?= ?(?:[.,!;\n]|$))"
    r"|,? (?:mind )?,? ?(?:and |where )?(?:i've|i have|ive) been (?:there |here )?(?:since|ever since)\b"
    r"|,? and (?:i'm|i am|im) still (?:there|here|at it)\b|,? and i still work there\b"
)
_PLACED = re.compile(r"\b(?P<how>in|at|near|outside|to|of)(?: the)? (?=\w)")
_NOT_MINE = re.compile(
    r"\b(?:he|she|they|his|her|their|my (?!job|work|shop|place|own|current|present)\w+"
    r"|studied|degree|school|university|college|born|grew)\b"
)


def _still_there(view: View) -> Range | None:
    """The place of a job that goes on: "I got into a call centre in Midrand and that's where I am now"."""
    words = view.words(view.first, view.last)
    for match in _THERE.finditer(words):
        last = view.tokens_at(view.first, *match.span())[0]
        first = last
        while first > max(view.first, last - _FAR) and view.text(first - 1) not in _ENDS:
            first -= 1
        span = _last_place(view, (first, last)) if first < last else None
        if span is not None and _is_open(view, span):
            return span
    return None


_ON = frozenset("in at for of to".split())


def _last_place(view: View, sentence: Range) -> Range | None:
    """The last place of the words that lead to "there", which no other place may follow."""
    words = view.words(*sentence)
    for match in reversed(list(_PLACED.finditer(words))):
        first = view.tokens_at(sentence[0], match.end(), match.end() + 1)[0]
        ends = (at for at in range(first + 1, sentence[1]) if view.text(at) in _ON)
        span = cut_place(view, (first, next(ends, sentence[1])))
        if span is None or NOT_PLACE.match(view.words(*span)) or names_something(view, span):
            continue
        fits = is_listed(view, span[0]) or (match["how"] in ("outside", "near") and is_named(view, span))
        clause = re.split(r"[,;]| (?:then|and|but) ", words[: match.start()])[-1]
        if not fits:
            continue
        if _NOT_MINE.search(clause):
            return None
        later = any(is_listed(view, index) for index in range(span[1], sentence[1]))
        return None if later else span
    return None
