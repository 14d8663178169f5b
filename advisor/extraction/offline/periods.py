"""Stretches of the calendar: "since 2021", "from 2019 to 2022", "Mar 2019 - present"."""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal

from advisor.extraction.offline.english import MONTHS
from advisor.extraction.offline.reply import View
from advisor.extraction.offline.text import normalise
from advisor.extraction.offline.thought_over import puts_right
from advisor.extraction.offline.tokens import tokenise
from advisor.extraction.offline.workplaces import names_work

__all__ = ["periods"]

_BEFORE = frozenset("since from between in early late mid ( - of".split())
_UNTIL = frozenset("to - until till and through — up".split())
_AFTER_UNTIL = frozenset("the to early late mid until".split())
_PRESENT = frozenset("now present today date current currently ongoing".split())


def periods(view: View) -> list[tuple[int, int, Decimal | None]]:
    """The periods told by their years: (first token, last token, years)."""
    out = _since_last_year(view)
    figures = view.parsed.figures
    if bisect_left(figures, view.first) == bisect_left(figures, view.last):
        return out
    reach, ended = view.first, None
    begun: tuple[int, int] | None = None
    """The token and the year of a beginning whose end may be told in the same sentence."""
    seen: tuple[int, int] | None = None
    """The token and the year named last: "I graduated in 2022 and since then I've been in a hotel"."""
    for index, token in enumerate(view.parsed.tokens[view.first : view.last], view.first):
        if token.text == "since" and view.text(index + 1) == "then" and ended is None and seen is not None:
            ended = seen[1] if _same_sentence(view, seen[0], index) else None
        if token.text == "since" and view.text(index + 1) == "then" and ended is not None:
            if view.today is not None and view.today.year >= ended and _names_work(view, index + 2):
                out.append((index, index + 2, Decimal(view.today.year - ended)))
            continue
        year = _year(view, index) if token.kind == "n" and index >= reach else None
        if year is None:
            continue
        seen = index, year
        first = _first(view, index)
        anew = bool(out) and out[-1][1] == reach and puts_right(view.parsed.texts[reach:first])
        length = out.pop()[2] if anew else None  # "Since 2021. Um, no, 2022"
        stop = index + 1
        while stop < view.last and _is_month(view, stop):
            stop += 1
        after, end = _end(view, stop, year)
        if end is not None and end >= year:
            out.append((first, after, Decimal(end - year)))
            reach, ended = after, end
            continue
        told = _closed(view, (first, index, year), ended, begun) if length is None else None
        if length is not None and ended is not None and year >= ended - length:
            told = first, year - ended + length  # "from 2019 to 2022, no, 2023"
        if told is not None:
            out.append((told[0], stop, told[1]))
            reach, ended = stop, year
            continue
        if (
            (anew or _is_begun(view, first, index, stop))
            and view.today is not None
            and view.today.year >= year
        ):
            out.append((first, stop, Decimal(view.today.year - year)))
        begun = (index, year) if view.asked.since or view.text(index - 1) == "in" else None
        reach = stop
    return out


def _closed(
    view: View, told: tuple[int, int, int], ended: int | None, begun: tuple[int, int] | None
) -> tuple[int, Decimal] | None:
    """Where the words of a period begin that a year closes, and its length.

    Args:
        view: the stretch.
        told: the token where the words for the year begin, its own, and the year.
        ended: when the period before ended, which this one goes on from.
        begun: the token and the year of a beginning without an end so far.
    """
    first, index, year = told
    joint = view.text(first - 1)
    if ended is not None and joint in _TILL and _names_work(view, first, -1) and year >= ended:
        return first - 1, Decimal(year - ended)
    if begun is not None and joint in _LEFT and _same_sentence(view, begun[0], index):
        return first - 1, Decimal(max(0, year - begun[1]))
    return None


def _since_last_year(view: View) -> list[tuple[int, int, Decimal | None]]:
    """Where "since last year" is told, a year on the calendar."""
    if "since" not in view.parsed.vocabulary:
        return []
    texts = view.parsed.texts
    starts = (
        at for at in range(view.first, view.last - 2) if texts[at : at + 3] == ["since", "last", "year"]
    )
    return [(at, at + 3, Decimal(1)) for at in starts]


def _same_sentence(view: View, one: int, other: int) -> bool:
    return view.parsed.sentence_bounds(one) == view.parsed.sentence_bounds(other)


_TILL = frozenset("until till til".split())
_LEFT = _TILL | frozenset("left quit finished ended stopped".split())
_NEAR = 8
"""How many tokens before "till 2020", or after "since then", the job is named in."""
_BRIEF = 7
"""The tokens of a reply that is a date, to "Since when?"."""


def _names_work(view: View, index: int, step: int = 1) -> bool:
    """Whether work that counts is named close after a token, or before it where `step` is -1."""
    first, last = (index, index + _NEAR) if step > 0 else (index - _NEAR, index)
    near = view.parsed.mentions_in(max(view.first, first), min(view.last, last))
    refs = [ref for mention in near for ref in mention.refs]
    named = any(ref.role == "value" and ref.item in view.lexicon.fields for ref in refs)
    return named or any(ref.role == "work" and ref.value == "counts" for ref in refs)


def _is_begun(view: View, first: int, index: int, last: int) -> bool:
    """Whether what goes on now began in a year: "since 2021", "I joined in 2021", "2021" to "Since when?"."""
    if "since" in view.words(first, index) or _begins(view, index, last) or _from(view, first, index, last):
        return True
    bounds = view.parsed.sentence_bounds(index)
    brief = view.last - view.first <= _BRIEF
    opens = bounds is not None and index - view.first <= 1 and not _ENDED.search(view.words(last, bounds[1]))
    if not view.asked.since or not (brief or opens):
        return False
    return not any(_is_out(str(value), view) for item, value in view.known.items() if _is_title(view, item))


_NOW_DOES = re.compile(r"\b(?:i am|i'm|im|we are|working|i work|i do|till now|until now)\b")


def _from(view: View, first: int, index: int, last: int) -> bool:
    """Whether what one does now began in a year: "I am working as a salesman from 2023"."""
    bounds = view.parsed.sentence_bounds(index)
    if bounds is None or "from" not in view.parsed.texts[max(view.first, first) : index]:
        return False
    ends = last >= min(bounds[1], view.last) or view.text(last) in (",", ".", "till", "until")
    return ends and _NOW_DOES.search(view.words(max(bounds[0], view.first), index)) is not None


def _is_title(view: View, item: str) -> bool:
    return any(one.id == item and one.form == "title" for one in view.lexicon.texts)


def _is_out(title: str, view: View) -> bool:
    """Whether a title is of work that does not count: "software developer"."""
    refs = [
        ref
        for mention in view.lexicon.mentions(tokenise(normalise(title).norm), title)
        for ref in mention.refs
        if ref.role == "work" or (ref.role == "value" and ref.item in view.lexicon.fields)
    ]
    return bool(refs) and all(ref.role == "work" and ref.value == "excludes" for ref in refs)


_BEGAN = re.compile(
    r"\b(?:joined|hired|(?:i |i've |^\W*)(?:started|began))"
    r"(?: (?:here|there|them|this job|it))?(?: back)? in $"
)
_BEGAN_SOMEWHERE = re.compile(
    r"\b(?:joined|hired|started|began)\b(?! (?:\w+ )?(?:school|college|uni|university|smoking|course|degree))"
    r"(?: [\w',&-]+){0,8}?(?: in|,|:) ?$"
)
_STILL = re.compile(
    r"\bstill (?:there|here|at|with|in|on|doing|work|working|am|going|do|employed)\b|\bever since\b"
)
"""What says of a job that it goes on: "Started at the shop in 2020, and I'm still there"."""
_AT_SCHOOL = re.compile(r"\b(?:college|school|uni|university|studying)\b")
_SOON = 10


def _is_of_work(view: View, before: str, last: int) -> bool:
    """Whether what began was work: it is named near, or its place is, or it is all that is told."""
    first = max(view.first, last - _NEAR - _NEAR)
    return names_work(view, first, min(view.last, last + _NEAR)) or _THERE.search(before) is not None


_THERE = re.compile(r"\b(?:there|here|this job|the job|working)\b")
_ENDED = re.compile(r"\b(?:left|quit|until|till|ended|stopped|then|after|years?|months?|to|and)\b")


def _begins(view: View, index: int, last: int) -> bool:
    """Whether a job that goes on began in a year: "I joined in 2022."; not "joined in 2019 and left"."""
    bounds = view.parsed.sentence_bounds(index)
    if bounds is None:
        return False
    before = view.words(max(bounds[0], view.first), index) + " "
    if _BEGAN.search(before):
        return _ENDED.search(view.words(last, min(bounds[1], view.last))) is None
    after = view.words(last, min(view.last, last + _SOON))
    goes_on = _STILL.search(after) is not None and _AT_SCHOOL.search(after) is None
    return goes_on and _BEGAN_SOMEWHERE.search(before) is not None and _is_of_work(view, before, last)


def _first(view: View, index: int) -> int:
    """Where the words before a year begin that belong to it: "since early March 2021"."""
    while index > view.first and (view.text(index - 1) in _BEFORE or view.text(index - 1) in MONTHS):
        index -= 1
    return index + (view.text(index) in _SETS_OFF)


_SETS_OFF = frozenset("(-")
"""Marks before a date that are none of it: "Packer, DHL - 2017 to 2023"."""


def _end(view: View, index: int, year: int) -> tuple[int, int | None]:
    """Where a period ends whose beginning ends at `index`, and its last year, if it has one."""
    if view.text(index) not in _UNTIL:
        return index, None
    index += 1
    while index < view.last and (view.text(index) in _AFTER_UNTIL or _is_month(view, index)):
        index += 1
    text = view.text(index)
    end = _year(view, index)
    if end is None and text in _PRESENT and view.today is not None:
        end = view.today.year
    if end is None and len(text) == 2 and text.isdigit():
        end = year // 100 * 100 + int(text)
    return index + 1, end


def _year(view: View, index: int) -> int | None:
    text = view.text(index) if index < view.last else ""
    return int(text) if len(text) == 4 and text.isdigit() and 1950 <= int(text) <= 2099 else None


def _is_month(view: View, index: int) -> bool:
    return view.text(index) in MONTHS
