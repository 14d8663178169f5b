"""Places: where somebody says they live, or where their words make it plain."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from advisor.extraction.offline.declines import is_decline
from advisor.extraction.offline.english import FIRST_PERSON, NUMBER_WORDS
from advisor.extraction.offline.jobs import introduces
from advisor.extraction.offline.passing import place_in_passing
from advisor.extraction.offline.phrases import any_of, one_of
from advisor.extraction.offline.places import (
    NOT_PLACE,
    cut_place,
    is_known,
    is_listed,
    is_named,
    is_of_study,
    with_region,
    with_town,
)
from advisor.extraction.offline.reply import View
from advisor.extraction.offline.stretches import Range, is_used, stretches, token_at
from advisor.extraction.offline.titles import STATUS, is_title_word
from advisor.extraction.offline.whereabouts import place_aside
from advisor.rubric.items import TextItem

__all__ = ["find_place"]

_PLACE_FRAME = re.compile(
    r"\b"
    + one_of(
        r"""
        (?:i'm|im|i am|we're|currently|now|here)?(?: currently| now| presently| still| originally)?
        ?(?:based|living|located|situated|residing|settled|staying|sitting|stationed)(?: out)?(?:
        (?:in|at|near|around|from|just outside|outside|out of|close to))[ ] | (?:i )?(?:live|reside|stay)
        (?:in|at|near|around|just outside|outside|with my \w+ in|out in|over in|up in|down in|now in)[ ] |
        (?:my )?(?:location|city|town|place|home town|hometown|time ?zone|country|area|home)(?: is|:| =|'s|
        -)(?: |) | (?:moved|relocated|moving back|moved back) (?:here )?to[ ] | (?:i'm|im|i am|we're|am)
        (?:currently |now |over |up |down |out |still |back )*(?:in|near|from|outside|at)[ ] |
        (?:i|we) dey(?: stay| live)?(?: for| in)?[ ] |
        (?:i'm|im|i am) \d\d,? from[ ] | (?:from|here
        in|out in|over in|writing from|calling from|greetings from|hello from|hi from)[ ] | (?:i
        )?(?:work|study|studying|working) (?:here )?in[ ]
        """
    )
)
_CUES = frozenset(
    """
    based living located situated residing settled staying sitting stationed live reside stay location city
    town place home hometown time timezone country area moved relocated moving in near from outside at where
    base dey
    """.split()
)
"""Words of which every stretch holds one that says where one is."""
_FRAMING = _CUES | {f"{word}'s" for word in _CUES}
"""The same, and as they stand in "my city's Leeds"."""
_FAR = 300
"""How many characters of a stretch are looked at around a frame."""


class _Search(NamedTuple):
    """What a place is looked for with."""

    view: View
    item: TextItem
    asked: bool
    first: bool
    """Whether it is the first part asked for."""
    alone: bool
    """Whether nothing else was asked for."""
    opens: bool
    """Whether the message may open with who somebody is."""
    moved: bool
    """Whether a place is known, and they say that they have moved."""
    used: AbstractSet[int]


_MOVED = re.compile(
    r"\b(?:moved(?! (?:me|us|him|her|them|it)\b)|moving|relocat\w+|no longer (?:in|live)|now in|instead of)\b"
)


def find_place(view: View, item: TextItem, used: AbstractSet[int]) -> Range | None:
    """The surest place of a view, the later of two; `used` are the tokens that other readers took."""
    asked = item.id in view.asked.items
    moved = not asked and item.id in view.known and bool(_MOVED.search(view.words(view.first, view.last)))
    texts = view.parsed.texts
    opens = introduces(view, item)
    aside = None if asked or item.id in view.known else place_aside(view)
    if aside is not None and not is_used(aside, used):
        return with_region(view, aside, used)
    if not (asked or moved or opens) and _CUES.isdisjoint(texts[view.first : view.last]):
        return None
    first, alone = view.asked.items[:1] == (item.id,), view.asked.items == (item.id,)
    search = _Search(view, item, asked, first, alone, opens, moved, used)
    best: tuple[int, Range] | None = None
    for stretch in stretches(view):
        if not (asked or moved or opens) and _CUES.isdisjoint(texts[slice(*stretch)]):
            continue
        if _is_called(view, stretch) and not (asked and _homely(view, stretch)):
            continue
        scope = view.parsed.scope(stretch[0])
        if scope.blocked or (scope.wish and not asked) or view.text(stretch[1]) == "?":
            continue
        scored = _place_in(search, stretch)
        if scored is not None and (
            best is None or scored[0] >= best[0] or _replaces(view, best[1], scored[1])
        ):
            best = scored
    if best is None or all(is_title_word(text) for text in texts[slice(*best[1])]):
        return None  # "What background is that, if I may?" - "Accountant at a printing company"
    return with_region(view, with_town(view, best[1], used, asked=asked), used)


def _is_called(view: View, stretch: Range) -> bool:
    """Whether a reply opens with whom it speaks to: "Ruth, I find it long!"; a town that is known is none."""
    first, last = stretch
    alone = first == view.first and last - first == 1 and view.text(last) == ","
    return alone and view.text(last + 1) in FIRST_PERSON and not is_listed(view, first)


_HOMELY = _CUES | frozenset("here there lived born grew whole life".split())


def _homely(view: View, stretch: Range) -> bool:
    """Whether what follows speaks of a home, or may: "Kilbeg, I live with my parents"; "Ruth, I find"."""
    return not _HOMELY.isdisjoint(view.parsed.texts[stretch[1] : min(view.last, stretch[1] + _AFTER_NAME)])


_AFTER_NAME = 10
"""How many tokens behind a name are looked at."""
_CORRECTS = re.compile(
    any_of(
        r"""
        no | sorry | actually | i mean | rather | moved | correction | wait | any ?more | make that | scratch
        """
    )
)


def _replaces(view: View, one: Range, other: Range) -> bool:
    """Whether a place after a correction takes the earlier one's: "Cebu, no sorry, we moved, Davao"."""
    if not one[1] < other[0] <= one[1] + 14:
        return False
    return _CORRECTS.search(view.words(one[1], other[0])) is not None


def _place_in(search: _Search, stretch: Range) -> tuple[int, Range] | None:
    """(how sure, tokens) of a place in one stretch."""
    view, words = search.view, search.view.words(*stretch)
    framing = not _FRAMING.isdisjoint(view.parsed.texts[slice(*stretch)])
    told = (
        (framing and (_home(view, stretch, words) or _framed(search, stretch, words)))
        or (_moved_place(search, stretch) if search.moved else None)
        or place_in_passing(view, stretch, opens=search.opens)
    )
    bare = _bare(search, stretch) if search.asked else None
    return max(filter(None, (told, bare)), key=lambda scored: scored[0], default=None)


_HOME = re.compile(
    r"^(?:and |but )?(?P<place>[\w' -]{2,40}?) (?:is|has been|became|feels like) "
    r"(?:home|where i (?:live|stay|am|reside)|where we (?:live|stay)|my (?:home|city|town|base))\b"
)


_BASED = re.compile(r"(?:and |i'm |im |currently )?(?P<place>[\w' ]{2,30}?)[ -]based")


def _home(view: View, stretch: Range, words: str) -> tuple[int, Range] | None:
    """A place called home: "Leeds is home"."""
    based = _BASED.fullmatch(words) if words.endswith("based") else None
    match = based or _HOME.match(words) or _where_i(view, stretch, words)
    at = match.span("place") if match else (0, 0)
    span = (
        cut_place(view, (token_at(view, stretch, at[0]), token_at(view, stretch, at[1]))) if match else None
    )
    if span is None or view.text(span[0]) in FIRST_PERSON or not is_named(view, span):
        return None
    if based and not is_listed(view, span[0]):
        return None  # "home based"
    return 8, span


_LIVED_IN = re.compile(r"\b(?:in|from|at|near) (?P<place>[\w' -]{2,40})$")
_LIVES_THERE = re.compile(
    r"^,? ?where (?:i|we)(?:'m| am|'re| are)?(?: \w+ly| now| still| also)? ?"
    r"(?:live|stay|reside|based|living)\b"
)


def _where_i(view: View, stretch: Range, words: str) -> re.Match[str] | None:
    """The place right before "where I live": "Good evening from Tbilisi, where I live."."""
    ahead = view.words(stretch[1], min(view.last, stretch[1] + 7))
    return _LIVED_IN.search(words) if _LIVES_THERE.match(ahead) else None


_NOT_NOW = re.compile(
    any_of(
        r"""
        don't | not | no longer | didn't | never | used to | was | were | before | originally | anymore |
        left | born | native | grew up | parents | family
        """
    )
)
_NO_MORE = re.compile(any_of("anymore | any more | any longer | originally | before | until | back then"))
_STRONG = re.compile(
    r"\b(?:based|liv|stay|locat|resid|live|reside|city|location|timezone|time zone|relocated|moved|settled)"
)
_WEAK = re.compile(r"\b(?:work|working|study|studying|from|at) ?$")
_DONE_AT = re.compile(r"(?:\w+ ){1,4}(?:done|completed|passed|finished|graduated)\b")
"""A place where studies were ended: "diploma from KCA done"."""


def _may_be_home(search: _Search, span: Range, stretch: Range) -> bool:
    """Whether words in a frame may be a place: not "we moved to Zoho Desk", "diploma from KCA done"."""
    view = search.view
    if NOT_PLACE.match(view.words(*span)) or is_used(span, search.used):
        return False
    return not _is_product(view, span) and _DONE_AT.match(view.words(span[0], stretch[1])) is None


def _is_product(view: View, span: Range) -> bool:
    """Whether a product is named where a place might be."""
    return any(one.first <= span[0] and one.ref("product") for one in view.parsed.mentions_in(*span))


_AGED = re.compile(r"(?:i'm|im|i am) \d\d,? from ")
_WORK_IN = re.compile(r"^(?:i )?work(?:ing)? (?:here )?in $")


def _framed(search: _Search, stretch: Range, words: str) -> tuple[int, Range] | None:
    """The surest place in a frame: "based in Cork"."""
    view = search.view
    best: tuple[int, Range] | None = None
    for match in _PLACE_FRAME.finditer(words):
        span = cut_place(view, (token_at(view, stretch, match.end()), stretch[1]))
        if span is None or not _may_be_home(search, span, stretch):
            continue
        if _NOT_NOW.search(_lead(words[max(0, match.start() - _FAR) : match.start()], match.group())):
            continue
        if _NO_MORE.search(words[match.end() : match.end() + _FAR]):
            continue
        frame = match.group()
        if frame.endswith("from ") and _CAME.search(words[max(0, match.start() - _FAR) : match.end()]):
            span = _where_to(view, span, stretch)  # "I came from Aleppo to Gothenburg"
            if span is None:
                continue
            frame = "moved to "
        if _OF_STUDY.search(words[max(0, match.start() - _FAR) : match.end()]):
            continue  # "a B.Sc in Microbiology"
        at = token_at(view, stretch, match.end())
        here = frame.startswith("here in")
        if not (search.asked or here or _STRONG.search(frame)) and is_of_study(view, stretch[0], at):
            continue  # "MSc in Marketing from Manchester"
        known = is_known(view, span[0])
        if (
            not search.asked
            and _WEAK.search(frame)
            and not _STRONG.search(frame)
            and not (known and ("study" in frame or _WORK_IN.search(frame) or _AGED.match(frame)))
        ):
            continue
        strong = _STRONG.search(frame) is not None
        if not (known or strong or search.asked):
            continue
        score = 6 + 2 * strong + known
        if best is None or score > best[0]:
            best = (score, span)
    return best


_EARLIER_JOB = re.compile(r"\bbefore (?:that|this|it|then|(?:the|my) \w+(?: (?:thing|job|gig|one|work))?)\b")
"""What an earlier job is told by, done where somebody is still: "before that I was ... here in Akron"."""


def _lead(before: str, frame: str) -> str:
    """What leads up to a frame, behind "and" where that begins anew: "I was born in Umeå and live in"."""
    if frame.startswith("here in"):
        before = _EARLIER_JOB.sub(" ", before)
    last = _ANEW.split(before)[-1]
    return last if _SELF.match(frame) or _NOWADAYS.match(last) else before


_ANEW = re.compile(r"\b(?:and|but|so)\b")
_SELF = re.compile(r"i(?:'m)?\b|im\b|we(?:'re)?\b")
_NOWADAYS = re.compile(r"^\W*(?:now|nowadays|today|currently|these days|presently|i'm|i am|i)\W*$")
_OF_STUDY = re.compile(
    r"\b(?:b\.? ?sc|m\.? ?sc|b\.? ?a|m\.? ?a|b\.? ?com|b\.? ?tech|degree|diploma|hnd|nd|bachelor'?s?"
    r"|master'?s?|phd|certificate|honours|hons|majored|graduated)\.? in $"
)
_CAME = re.compile(r"\b(?:came|moved|relocated|emigrated|immigrated|went)(?: (?:here|over|back))? from $")
_REACH = 5
"""The words a place that was left may have."""


def _where_to(view: View, left: Range, stretch: Range) -> Range | None:
    """The place behind the "to" that follows the one that was left."""
    for index in range(left[0] + 1, min(stretch[1] - 1, left[0] + _REACH)):
        if view.text(index) == "to":
            ends = (at for at in range(index + 2, stretch[1]) if view.text(at) in _THEN)
            return cut_place(view, (index + 1, next(ends, stretch[1])))
    return None


_THEN = frozenset(
    "in last this when for about two three four five a some years ago back because to with".split()
)
"""What follows a place that somebody moved to."""


def _bare(search: _Search, stretch: Range) -> tuple[int, Range] | None:
    """A place without a frame, in answer to the question for it: "Cork", "cebu city"."""
    view, length = search.view, stretch[1] - stretch[0]
    if length > 7 or is_decline(view, *stretch):
        return None
    if view.text(stretch[1]) == ":" and not is_listed(view, stretch[0]):
        return None  # "Customers: private"
    if view.text(stretch[1] - 1) in _LEADS_ON:
        return None  # "Comfortable with", above a list
    lead = _LEAD.match(view.words(*stretch))
    if lead:  # "I'd say Leeds"
        stretch = (token_at(view, stretch, lead.end()), stretch[1])
    inside = _INSIDE.search(view.words(*stretch))
    if inside:  # "with my parents in Leeds"
        stretch = (token_at(view, stretch, inside.end()), stretch[1])
    span = cut_place(view, stretch)
    if span is None or view.text(span[0]) in _INTERJECTIONS or _is_something_else(search, span):
        return None
    if view.text(span[0] - 1) in _I_AM and not is_listed(view, span[0]):
        return None  # "I'm Swedish"
    known = any(is_listed(view, index) for index in range(*span))
    if not known and span[0] > stretch[0] and view.text(span[0] - 1) in ("a", "an"):
        return None  # "I'm a nurse"
    opens = search.first and stretch[0] == view.first and length <= 3 and view.parsed.shown.islower()
    if (
        known
        or opens
        or is_named(view, span)
        or (search.alone and search.item.id not in view.known and length <= 4)
    ):
        if known:
            return 5, span
        if stretch[0] == view.first:
            return 3, span
        return (2, span) if span[1] == stretch[1] else None  # "As for my job", "Kind regards"
    return None


_LEADS_ON = frozenset("with of by".split())
_I_AM = frozenset("i'm im am".split())
_LEAD = re.compile(
    r"^(?:(?:ok|so|well|oh|hmm|um) )*(?:i think|i'd say|i guess|i would say|that would be|that'd be) (?=\w)"
    r"|^(?:(?:no|oh|or) )?(?:(?:actually|sorry|wait|i mean|i meant|rather) ){1,3}(?=\w)"
)
_INSIDE = re.compile(r"^with (?:my|our|the) \w+ (?:in|near|outside) ")


def _is_something_else(search: _Search, span: Range) -> bool:
    """Whether words are known to be no place: evidence or a name of something, "I", a number."""
    view = search.view
    words = view.words(*span)
    if is_used(span, search.used) or NOT_PLACE.match(words) or STATUS.pattern.search(words):
        return True
    refs = [ref for mention in view.parsed.mentions_in(*span) for ref in mention.refs]
    if any(ref.role in ("value", "half", "product", "said") for ref in refs):
        return True
    if any(ref.role == "item" and ref.item != search.item.id for ref in refs):
        return True
    if any(view.text(index) in FIRST_PERSON for index in range(*span)):
        return True
    numbers = any(view.parsed.tokens[index].kind == "n" for index in range(*span))
    numbers = numbers or view.text(span[0]) in NUMBER_WORDS
    return numbers and not is_listed(view, span[0])


_MOVE_LEAD = frozenset("so now it's to that's is".split())


def _moved_place(search: _Search, stretch: Range) -> tuple[int, Range] | None:
    """The place that replaces the one known: "I moved last week, so Warsaw, not Krakow"."""
    view, first = search.view, stretch[0]
    while first < stretch[1] and view.text(first) in _MOVE_LEAD:
        first += 1
    span = cut_place(view, (first, stretch[1])) if first < stretch[1] else None
    if span is None or span[1] < stretch[1] or view.text(stretch[0]) == "not" or stretch[0] == view.first:
        return None
    fits = is_known(view, span[0]) and view.text(span[0]) not in _INTERJECTIONS
    return (4, span) if fits and not _is_something_else(search, span) else None


_INTERJECTIONS = frozenset(
    """
    sorry yes no ok okay well thanks thank hi hello hey hmm oh sure maybe both none anywhere nowhere
    actually honestly great good fine right sir madam please wow lol haha anyway done next first last
    finally also morning afternoon evening start starting when where which what who how why
    report result results score help skip pass back undo stop quit exit restart repeat again menu resume
    continue summary explain
    ya yah yeah yea yep yup nope nah innit lah mate bro sis eh tho indeed exactly correct true obviously
    """.split()
)
