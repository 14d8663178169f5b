"""What is said of a whole question by its name: "8/8/8/8 on the people stuff", "fine with all the metrics".

And the scale that a person names for their own numbers: "out of 5? 4, 4, 3, 3".
"""

from __future__ import annotations

import re
from itertools import pairwise

from advisor.extraction.offline.anchors import may_name
from advisor.extraction.offline.cutting import part_of
from advisor.extraction.offline.english import NUMBER_WORDS
from advisor.extraction.offline.numbers import cardinals
from advisor.extraction.offline.once import replace
from advisor.extraction.offline.phrases import Cued
from advisor.extraction.offline.polarity import polarity
from advisor.extraction.offline.question import Asked, Slot
from advisor.extraction.offline.reply import View
from advisor.rubric.items import ExtentItem

__all__ = ["by_group", "on_own_scale"]

_KIND = "rating"
_SPREADS = re.compile(r"\b(?:all|every|each|both|across|straight|ones|everything|whole)\b")


def by_group(view: View) -> list[View]:
    """The stretches of a view: each that rates a whole question asks for its parts."""
    counted = _COUNTED.search(view.parsed.text.norm, view.parsed.vocabulary)
    if not (counted or any(one.ref("question") for one in view.mentions)):
        return [view]
    found: list[tuple[int, int, tuple[str, ...]]] = []
    for first, last in view.sentences(_turns):
        items = _group_of(view, first, last)
        if not (items and _gives(view, first, last, len(items))):
            items = _felt_of(view, first, last) or _counted(view, first, last)
        if items:
            found.append((first, last, items))
    if not found:
        return [view]
    views: list[View] = []
    edges = [(view.first, view.first, ()), *found, (view.last, view.last, ())]
    for (_, end, _), (first, last, items) in pairwise(edges):
        if first > end:
            views.append(replace(view, first=end, last=first))
        if items:
            asked = Asked(tuple(Slot(item) for item in items), scale=view.asked.scale)
            views.append(part_of(view, asked, first, last))
    return views


def _turns(view: View, index: int) -> bool:
    """Whether a comma parts what is said of one question from what is said of the next."""
    if view.text(index) != ",":
        return False
    near = view.parsed.mentions_in(index + 1, min(view.last, index + _NEAR))
    return any(one.ref("question") for one in near) and not any(
        view.parsed.tokens[at].kind == "n" for at in range(index + 1, min(view.last, index + 2))
    )


_NEAR = 4
"""Tokens behind a comma in which the next question is named."""


def _question_in(view: View, first: int, last: int) -> str | None:
    """The one question that is named there; None where none is, or several."""
    mentions = view.parsed.mentions_in(first, last)
    named = {ref.item for one in mentions for ref in one.refs if ref.role == "question"}
    return named.pop() if len(named) == 1 else None


def _felt_of(view: View, first: int, last: int) -> tuple[str, ...]:
    """The parts of the one question that is named, where a sentence says how somebody feels about all."""
    words = view.words(first, last)
    if _ALL_OF.search(words) is None:
        return ()
    question = _question_in(view, first, last)
    if question is None or view.parsed.scope(first).blocked:
        return ()
    mentions = view.parsed.mentions_in(first, last)
    parts = view.lexicon.questions[question].items
    felt = tuple(item.id for item in parts if isinstance(item, ExtentItem) and item.sense == "comfort")
    alone = not any(ref.role == "item" and ref.item in felt for one in mentions for ref in one.refs)
    said = polarity(words, "comfort")
    asked = set(felt).intersection(view.asked.items)
    free = not asked or len(felt) == len(asked) < len(view.asked.items)
    fits = free and alone and len(felt) == len(parts) > 1
    return felt if fits and said is not None and said.explicit else ()


_ALL_OF = re.compile(
    r"\b(?:all|every|any|each|everything|whole|both|none|neither|them|two|three|four|five)\b|\bmeasured by\b"
)
"""What says that more than one is meant: "any of the four metrics"."""


_COUNTED = Cued(
    re.compile(r"\b(?:those|these|neither of the|either of the) (two|three|four|five)\b"),
    frozenset("those these neither either".split()),
)


def _counted(view: View, first: int, last: int) -> tuple[str, ...]:
    """The one list of so many parts among those that were asked: "neither of those two"."""
    match = view.search(_COUNTED, first, last)
    if match is None or any(one.ref("item") for one in view.parsed.mentions_in(first, last)):
        return ()
    items = view.lexicon.rubric.items
    lists: dict[str, list[str]] = {}
    for item in view.asked.items:
        kind = items[item]
        if isinstance(kind, ExtentItem):
            lists.setdefault(kind.sense, []).append(item)
    meant = [tuple(one) for one in lists.values() if len(one) == NUMBER_WORDS[match[1]]]
    return meant[0] if len(meant) == 1 and len(lists) > 1 else ()


def _group_of(view: View, first: int, last: int) -> tuple[str, ...]:
    """The parts of the one question that is named there, where they are ratings and none is named itself."""
    mentions = view.parsed.mentions_in(first, last)
    question = _question_in(view, first, last)
    items = view.lexicon.rubric.items
    scope = view.parsed.scope(first)
    if question is None or scope.other or scope.query or scope.unreal:
        return ()
    if any(ref.role == "item" and items[ref.item].kind == _KIND for one in mentions for ref in one.refs):
        return ()
    members = [item.id for item in view.lexicon.questions[question].items]
    rated = tuple(item for item in members if items[item].kind == _KIND)
    asked = set(view.kinds(_KIND))
    return rated if len(rated) > 1 and len(rated) == len(members) and asked != set(rated) else ()


def _gives(view: View, first: int, last: int, count: int) -> bool:
    """Whether a sentence gives each part of a question its number, or all of them one."""
    numbers = sum(1 for _ in cardinals(view.parsed.tokens, first, last))
    spreads = _SPREADS.search(view.words(first, last)) is not None
    return numbers == count or (numbers == 1 and spreads)


_OWN_SCALE = re.compile(
    r"(?<!\d )(?<!\d)\b(?:out of|on a scale (?:of|from) (?:1|one|0|zero) ?(?:-|to)) (5|five|10|ten|20|100)\b"
)
_PERCENT = re.compile(r"\b(?:in|as) (?:percent|percents|percentages?|%)")
_SCALE_CUES = frozenset("out scale percent percents percentage percentages %".split())
_FIGURE = re.compile(r"\d")


def on_own_scale(view: View) -> View:
    """The view with the scale that the person names before the first number: "out of 5? 4, 4, 3, 3"."""
    if _SCALE_CUES.isdisjoint(view.parsed.vocabulary) or not (view.kinds(_KIND) or may_name(view, _KIND)):
        return view
    words = view.words(view.first, view.last)
    match = _OWN_SCALE.search(words) or _PERCENT.search(words)
    if match is None or _FIGURE.search(words[: match.start()]):
        return view
    named = match[1] if match.re is _OWN_SCALE else "100"
    top = NUMBER_WORDS.get(named) or int(named)
    return replace(view, asked=replace(view.asked, scale=top))
