"""What a reply about extents does not answer: words that give no part a value, and how far one reaches.

A nod, a rating, a course or a question back says nothing of what was done or would be fine; "only" denies
what is not named.
"""

from __future__ import annotations

import re

from advisor.extraction.offline.anchors import Anchor
from advisor.extraction.offline.claims import is_product
from advisor.extraction.offline.declines import is_decline
from advisor.extraction.offline.reply import Entry, View

__all__ = [
    "asks_about",
    "declined_before",
    "heads_fields",
    "is_only",
    "is_withheld",
    "only_rates",
    "says_nothing",
    "weakens",
    "without_denied_products",
]


def heads_fields(view: View, entry: Entry) -> bool:
    """Whether an entry is the line above fields to fill in: "Comfortable with" before "- speed: yes"."""
    opens = entry.first == view.first or view.text(entry.first - 1) == "\n"
    return (
        opens
        and view.text(entry.last - 1) in _LEADS
        and view.text(entry.last) == "\n"
        and (view.text(entry.last + 1) == "-")
    )


_LEADS = frozenset("with in of on by".split())


def only_rates(view: View, entry: Entry) -> bool:
    """Whether a nod comes with a rating, and so is no answer to what was asked: "ok 7 for that"."""
    bounds = view.parsed.sentence_bounds(entry.first)
    if bounds is None or bounds[1] - bounds[0] > _NODS:
        return False
    if not any(token.kind == "n" for token in view.parsed.tokens[slice(*bounds)]):
        return False
    return _ONLY_RATES.fullmatch(view.words(*bounds)) is not None


_NODS = 24
"""The tokens of a sentence that may be a nod and some ratings."""
_ONLY_RATES = re.compile(
    r"\W*(?:ok|okay|fine|sure|right|alright|all right|good|great|then|so)\b[\W\d]*+"
    r"(?:(?:for (?:that|this|it|those|each)|each|of (?:them|those))\W*)?"
)


def is_withheld(view: View, entry: Entry) -> bool:
    """Whether an entry ends in a refusal to answer: "quotas: rather not say"; it feels nothing of them."""
    return _WITHHELD.search(view.words(entry.first, entry.last)) is not None


_WITHHELD = re.compile(
    r"\b(?:rather not|prefer not to|skip|pass|no comment|n/a)\b(?: (?:say|answer|share|tell)\b|\W*$)"
)


def says_nothing(view: View, entry: Entry, sense: str, *, named: bool, course: bool) -> bool:
    """Whether words about a part say nothing of what is asked.

    A course says nothing of use, a dislike nothing of what was done, and no occasion nothing of comfort.
    """
    words = view.words(entry.first, entry.last)
    if named and _WHAT_IS.search(words):
        return True  # "CSAT what is it"
    if not named and sense == "done" and _AT_EASE_WITH.search(words):
        return True  # "not at all comfortable with computers"
    if not named and _NOT_A_NUMBER.match(words):
        return True  # "writing is 8, not 7"
    if not named and sense == "done" and len(view.kinds("extent")) > 1 and _ONLY_NODS.fullmatch(words):
        return True
    if sense != "done":
        return _NEVER_HAD.search(words) is not None
    return (named and course and not _USE.search(words)) or _DISLIKES.search(words) is not None


_AT_EASE_WITH = re.compile(
    r"\b(?:comfortable|confident|happy|at ease) (?:with|around|on) "
    r"(?!(?:it|them|that|those|these|this|all|any|both|everything|each)\b)\w+"
)
_ONLY_NODS = re.compile(
    r"\W*(?:but |and |so )?(?:(?:that |it |all )?sounds? |that's |thats |it's |its )?(?:\w+ but )?"
    r"(?:ok|okay|oke|fine|cool|great|good|nice|alright|all right|perfect|lovely|fair enough)\W*"
)
"""A nod, which is no answer to "Which of these have you done?": "sounds stressful but ok"."""
_NOT_A_NUMBER = re.compile(r"^\W*(?:and )?not (?:an? )?\d+\W*$")
_WHAT_IS = re.compile(
    r"\b(?:is|are|means?) what\b(?=\W*$| (?:again|now|exactly|please|even|really|though|it|that|this)\b)"
    r"|\bwhat(?:'s| is| are)? (?:it|that|this|they|those)(?: things?)?\W*$"
)
_NEVER_HAD = re.compile(
    r"\b(?:never|haven't|not) (?:ever |really |actually )?(?:had|been|seen|met|come across|worked with)\b"
)
_DISLIKES = re.compile(
    r"\b(?:don't|do not|dont|never|not|didn't) (?:\w+ly )?(?:like|love|enjoy|fancy|want|prefer|a fan|keen)\b"
    r"|\bnot (?:\w+ly |that |very |so )?(?:good|great) (?:at|with)\b"
    r"|\b(?:hate|dread|dislike|can't stand)\b(?! when)"
)
_USE = re.compile(r"\b(?:us(?:e|ed|ing)|daily|work(?:ed)?)\b")


def asks_about(view: View, entry: Entry) -> bool:
    """Whether the sentence goes on to ask about what an entry names."""
    bounds = view.parsed.sentence_bounds(entry.first)
    if bounds is None or view.text(bounds[1]) != "?":
        return False
    return _ASKS.search(view.words(entry.last, min(bounds[1], view.last))) is not None


_ASKS = re.compile(r"\b(?:what|how|which|meaning|explain)\b")


def declined_before(view: View, entry: Entry) -> bool:
    """Whether the sentence declined before it came to a set: "I'd like to skip this question, all four"."""
    return any(
        is_decline(view, one.first, one.last)
        for one in view.entries
        if one.sentence == entry.sentence and one.last <= entry.first
    )


def without_denied_products(view: View, anchors: list[Anchor]) -> list[Anchor]:
    """All but products denied: "not Zendesk, Freshdesk" says nothing about what else was used."""
    return [
        anchor
        for anchor in anchors
        if not (
            anchor.role == "name"
            and is_product(view, (anchor.first, anchor.last))
            and view.text(anchor.first - 1) in ("not", "no")
        )
    ]


def is_only(view: View, entry: Entry, named: list[Anchor]) -> bool:
    """Whether parts are the only ones: "just (a) and (c)", "phone only"; not "only occasionally"."""
    before = view.words(entry.first, named[0].first)
    match = _ONLY.search(before)
    if match and not re.search(r"\bnot (?:just|only)\b", before) and len(before[match.end() :].split()) <= 3:
        return not re.search(
            r"\b(?:occasionally|a bit|a little|sometimes|somewhat|kinda|kind of|sort of|partly|briefly|once"
            r"|rarely|some|in|at|been|got|started)\b",
            before[match.end() :],
        )
    after = view.words(named[-1].last, entry.last)
    if re.match(r"^\W*(?:is|are|was|were|would be) the only (?:one|ones|thing|part)\b", after):
        return True
    return _ONLY_THESE.match(after) is not None and not _NOT_ONLY.match(after)


_ONLY = re.compile(r"\b(?:just|only|solely|exclusively|nothing but|purely|strictly|simply)\b")
_ONLY_THESE = re.compile(
    r"^\W*(?:(?:just|only) (?:those|these)(?: two| three)?|only|alone|and that's it|that's (?:it|all)"
    r"|nothing else)\b"
)
_NOT_ONLY = re.compile(r"^\W*only (?:a|occasion|some|in|at|brief|once|rare|when|on|for|during|as)")


def weakens(view: View, entry: Entry) -> bool:
    """Whether an entry opens with a word that weakens: "only once", "I just edited one"."""
    first = entry.first + (view.text(entry.first) in ("i", "i've", "we", "we've"))
    return view.text(first) in _CONCEDE


_CONCEDE = frozenset("but only just though although mostly mainly and not".split())
"""What opens words that weaken what was said: "yes, but only in the summer"."""
