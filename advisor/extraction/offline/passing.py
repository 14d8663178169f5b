"""Places told in passing, with the work or the studies that somebody does there now."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.extraction.offline.jobs import PAST, has_title
from advisor.extraction.offline.phrases import any_of
from advisor.extraction.offline.places import (
    NOT_PLACE,
    cut_place,
    is_known,
    is_listed,
    is_named,
    is_of_study,
    is_place_name,
    names_something,
)
from advisor.extraction.offline.reply import View
from advisor.extraction.offline.stretches import Range, token_at
from advisor.extraction.offline.titles import is_title_word

__all__ = ["place_in_passing"]

_PREPOSITION = re.compile(r"(?:^|\s)(?P<at>in|at|from|near)(?: \w+y)? (?=\w)")
_PREPOSITIONS = frozenset(("in", "at", "from", "near"))
_SURE = 4
_FAR = 300
"""How many characters before a place are looked at."""


def place_in_passing(view: View, stretch: Range, *, opens: bool) -> tuple[int, Range] | None:
    """(how sure, tokens) of a place where they say they work or study now: "I'm a barista in Cork city".

    Args:
        view: the reply.
        stretch: where it is looked for.
        opens: whether the reply may open with who somebody is.
    """
    if not _PREPOSITIONS.isdisjoint(view.parsed.texts[slice(*stretch)]):
        for part in _clauses(view, stretch):
            span = _place_in(view, part, opens)
            if span is not None:
                return _SURE, span
        span = _after_work(view, stretch) or _before_work(view, stretch)
        if span is not None:
            return _SURE, span
    span = (
        (_after_employer(view, stretch) or _alone(view, stretch) or _from(view, stretch)) if opens else None
    )
    return (_SURE - 1, span) if span else None


def _clauses(view: View, stretch: Range) -> Iterator[Range]:
    first = stretch[0]
    while first < stretch[1]:
        at = view.parsed.clause_at[first]
        last = min(stretch[1], view.parsed.clauses[at].last) if at >= 0 else first + 1
        yield first, last
        first = last


_NOW = re.compile(
    any_of(
        r"""
        i'm | i am | im | i've been | i have been | these days | currently | now | at present | presently |
        working | studying | am | employed | my job is | we live | we stay | we're | we are |
        my (?:own )?(?:shop|store|job|work|office|company|team|school|university|uni|place|family) is
        """
    )
)
_DOES = re.compile(r"\b(?:i|myself) (?:\w+ly |also |just |still )?(?P<verb>(?!\w+ed\b)[a-z]+)\b")
_NOT_DOES = frozenset(
    """
    was were had did used would could should might may can will want wish hope like love hate need prefer
    went got left came began took ran drove taught sold made kept spent grew met saw heard knew have
    never know think said don't didn't won't wouldn't feel guess believe mean
    """.split()
)
_ELSEWHERE = re.compile(
    any_of(
        r"""
        bachelor | bachelors | bachelor's | master's | masters | degree | diploma | studied | majored |
        major |
        minor | course | interested | interest | experience | background | fluent | skills | skilled |
        offices | customers | clients | friend | friends | users | born | raised | grew up | graduated |
        holiday | trip | visited | certificate | qualification | believe | account
        """
    )
)
_STUDIES = re.compile(any_of("uni | university | college | school | student"))
_TURN = re.compile(r"\b(?:and|but)\b")
_AT_SOME = re.compile(r"\b(?:at|for|with|an?|my)\b")
_SOMEBODY = re.compile(any_of("he | she | they | we | you | his | her | their | our | my"))


def _place_in(view: View, clause: Range, opens: bool) -> Range | None:
    if _PREPOSITIONS.isdisjoint(view.parsed.texts[slice(*clause)]):
        return None
    words = view.words(*clause)
    for match in _PREPOSITION.finditer(words):
        before = _SINCE_THEN.split(words[max(0, match.start() - _FAR) : match.start()])[-1]
        if PAST.search(before) or _ELSEWHERE.search(_TURN.split(before)[-1]):
            continue
        at = token_at(view, clause, match.end())
        span = None if is_of_study(view, clause[0], at) else cut_place(view, (at, clause[1]))
        if span is None or NOT_PLACE.match(view.words(*span)) or names_something(view, span):
            continue
        known = is_listed(view, span[0])
        told = _NOW.search(before) is not None or _goes_on(view, clause)
        if match["at"] == "in" and (told or match.start() == 0):
            fits = told and is_known(view, span[0])
        elif match["at"] == "in" and _AT_SOME.search(before):
            fits = is_known(view, span[0])
        else:
            fits = known and (told or match["at"] != "at")
        if fits and (told or _does(before) or (opens and _is_headed(view, clause, before))):
            return span
    return None


_SINCE_THEN = re.compile(
    r"\b(?=(?:(?:and|but|so) )?(?:now|these days|currently|at present) (?:i'm|im|i am|i)\b)"
)
"""Where somebody turns from what was to what is: "I finished school in 2022 and now I'm a teller in ..."."""
_STINT = re.compile(r"^\W*(?:\w+ ){0,2}(?:years?|months?)\b")


_BESIDE = re.compile(
    r"^an? (?:\w+ ){1,3}"
    r"(?:shop|store|place|bar|pub|hotel|clinic|firm|company|office|school|cafe|bank)\b"
)


def _goes_on(view: View, clause: Range) -> bool:
    """Whether a clause goes on with what one is: "I'm a nurse, 6 years in Kisumu", "a clinic in Kisumu"."""
    before = _sentence_before(view, clause[0])
    now = _NOW.search(before) is not None and not PAST.search(before)
    words = view.words(*clause)
    beside = view.text(clause[0] - 1) == "," and _BESIDE.match(words) is not None
    return now and (beside or _STINT.match(words) is not None)


def _does(words: str) -> bool:
    """Whether somebody tells what they do, in the present: "I answer phones at a clinic"."""
    verbs = [match["verb"] for match in _DOES.finditer(words)]
    return bool(verbs) and _NOT_DOES.isdisjoint(verbs)


def _is_headed(view: View, clause: Range, before: str) -> bool:
    """Whether the words before the place are a title or what is studied, and nobody else is spoken of."""
    if _SOMEBODY.search(before):
        return False
    last = token_at(view, clause, len(before))
    brief = view.last - view.first <= _BRIEF and clause[0] - view.first <= 2
    if brief and not any(token.kind == "n" for token in view.parsed.tokens[clause[0] : last]):
        return True  # "bottle shop in Geelong", and no more
    titled = any(is_title_word(text) for text in view.parsed.texts[clause[0] : max(clause[0] + 1, last)])
    job_asked = any(item.form == "title" and item.id in view.asked.items for item in view.lexicon.texts)
    if job_asked and view.first == clause[0]:  # "IT support for a hospital group in Leeds"
        titled = titled or has_title(view, (clause[0], max(clause[0] + 1, last)))
    return titled or _STUDIES.search(before) is not None


_BRIEF = 8
"""The tokens of a reply that is what one does and where."""
_LONGEST_LEAD = 24


def _after_work(view: View, stretch: Range) -> Range | None:
    """A place told after the work: "I'm a receptionist at a dentist's, in Norwich"."""
    if view.text(stretch[0]) != "in" or view.text(stretch[0] - 1) not in (",", ")"):
        return None
    span = cut_place(view, stretch)
    before = _sentence_before(view, stretch[0] - 1)
    told = _NOW.search(before) or _does(before)
    if span is None or PAST.search(before) or not told:
        return None
    if not (is_named(view, span) or is_listed(view, span[0])):  # "a night porter, in a hotel in Cardiff"
        inner = [at for at in range(stretch[0] + 1, stretch[1]) if view.text(at) == "in"]
        span = cut_place(view, (inner[-1], stretch[1])) if inner else None
    fits = span is not None and (is_named(view, span) or is_listed(view, span[0]))
    if not fits or span is None or NOT_PLACE.match(view.words(*span)):
        return None  # "my licence (bachelor) in English"
    return None if names_something(view, span) else span


def _after_employer(view: View, stretch: Range) -> Range | None:
    """A place that follows the work, after a comma and alone: "Cashier at Lidl, Athlone"."""
    if view.text(stretch[0] - 1) != "," or stretch[1] - stretch[0] > 4:
        return None
    span = cut_place(view, stretch)
    if span is None or span[0] > stretch[0] + 1 or not is_listed(view, span[0]):
        return None
    before = _sentence_before(view, stretch[0] - 1)
    start = max(view.first, stretch[0] - 1 - _LONGEST_LEAD)
    if PAST.search(before) or _ELSEWHERE.search(before):
        return None
    fits = has_title(view, (start, stretch[0] - 1)) and not names_something(view, span)
    return span if fits else None


def _from(view: View, stretch: Range) -> Range | None:
    """A place after who somebody is: "I'm 29, from Manila"."""
    if view.text(stretch[0]) not in ("from", "in", "near") or view.text(stretch[0] - 1) not in (",", "."):
        return None
    span = cut_place(view, stretch)
    before = _sentence_before(view, stretch[0] - 1)
    if view.text(stretch[0] - 1) == ".":
        ends = span is not None and (span[1] >= view.last or view.text(span[1]) in (",", "."))
        if not ends or not _is_brief_title(view, stretch[0] - 1, before):
            return None
    if span is None or not is_listed(view, span[0]) or PAST.search(before) or _ELSEWHERE.search(before):
        return None
    return None if names_something(view, span) or _SOMEBODY.search(before) else span


def _before_work(view: View, stretch: Range) -> Range | None:
    """A place that opens a reply, before what one does there: "In Antwerp, I'm a bricklayer"."""
    if (
        stretch[0] != view.first
        or view.text(stretch[0]) not in ("in", "near")
        or view.text(stretch[1]) != ","
    ):
        return None
    after = view.words(stretch[1] + 1, min(view.last, stretch[1] + _LONGEST_LEAD)).partition(" since ")[0]
    told = _I_AM.match(after) is not None and not PAST.search(after)
    if told and "there" in after.split():  # "in my aunt's place in Leeds, I'm a waitress there"
        inner = [at for at in range(stretch[0] + 1, stretch[1]) if view.text(at) in ("in", "near")]
        stretch = (inner[-1], stretch[1]) if inner else stretch
    span = cut_place(view, stretch)
    return span if span and span[1] == stretch[1] and told and is_place_name(view, span) else None


_I_AM = re.compile(r"^(?:i'm|i am|im|i work|i've been|i have been|i run|i live)\b")


def _is_brief_title(view: View, last: int, before: str) -> bool:
    """Whether the sentence before is a title and little more: "A dog walker. In Utrecht"."""
    first = max(view.first, last - len(before.split()))
    titled = any(is_title_word(text) for text in view.parsed.texts[first:last]) or bool(_ONE.match(before))
    return 0 < last - first <= _BRIEF and titled


_ONE = re.compile(r"^\W*(?:an?|i'm an?|i am an?) (?:\w+ ){0,2}\w+(?:er|or|ist|ant|man|woman)\W*$")


_LIST_ENDS = frozenset("; | / .".split()) | {"\n", ""}
_SHORT = 3
"""The tokens of a member of a list of facts about oneself."""


def _alone(view: View, stretch: Range) -> Range | None:
    """A place that is a member of a list by itself: "cashier, 3 yrs, ohio", the second line of a CV."""
    if stretch[1] - stretch[0] > _SHORT or not is_place_name(view, stretch):
        return None
    texts = view.parsed.texts
    before = view.text(stretch[0] - 1) if stretch[0] > view.first else ""
    first, last = stretch[0], stretch[1]
    while first > view.first and texts[first - 1] not in _LIST_ENDS:
        first -= 1
    while last < view.last and texts[last] not in _LIST_ENDS:
        last += 1
    if _DATED.search(view.words(first, last)):
        return None  # the place of a job long gone
    member = _BRACKETED.sub("", view.words(first, stretch[0])).rsplit(",", 2)
    fits = before in _LIST_ENDS or len(member[-2 if before == "," else -1].split()) <= _SHORT
    return stretch if fits else None


_BRACKETED = re.compile(r" ?\([^)]*\) ?")
_DATED = re.compile(r"\b(?:19|20)\d\d\b")


def _sentence_before(view: View, last: int) -> str:
    before = view.words(max(view.first, last - _LONGEST_LEAD), last)
    return before[before.rfind(".") + 1 :]
