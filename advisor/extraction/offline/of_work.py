"""What a question wants to know of work: a job somebody had, when one began, or years kind by kind."""

from __future__ import annotations

import re
from collections.abc import Sequence

from advisor.extraction.offline.lexicon import Lexicon
from advisor.extraction.offline.message import parse_asking
from advisor.extraction.offline.once import replace
from advisor.extraction.offline.question import Asked, Slot

__all__ = ["of_work"]

_HAD = re.compile(
    r"\b(?:last|previous|past|former|prior|earlier|old) (?:\w+ )?"
    r"(?:jobs?|roles?|positions?|employers?|posts?|gigs?|occupations?|workplaces?)\b"
    r"|\bwhat (?:did you do|were you doing)(?: for (?:work|a living))? (?:before|previously|earlier)\b"
    r"|\bwhere did you work (?:before|previously|earlier)\b"
    r"|\bwhat (?:did you do|were you doing|was your job) "
    r"(?:from|between|until|till|in|back in) (?:19|20)\d\d\b"
)
_EARLIER = ("last", "previous", "past", "former", "prior", "earlier", "old", "before", "19", "20")
"""Words, or their beginnings, of which every such question holds one."""
_OTHER = re.compile(
    r"\b(?:any|some) (?:other|more|further) (?:\w+ ){0,2}(?:work|jobs?|experience|roles?|years|service)\b"
    r"|\b(?:earlier|previous|prior) (?:\w+ )?(?:experience|employment|work)\b"
    r"|\b(?:anything|something) else (?:\w+ )?with customers\b|\banything with customers before\b"
)
"""Questions for work beside the work that was told."""
_HAS = re.compile(
    r"(?<!before your )(?<!before the )(?<!before )\b(?:current|currently|present|presently|now|today"
    r"|at the moment|these days|do you do)\b"
)
_SINCE = re.compile(
    r"\b(?:since when|since what year|since which year|from (?:what|which) year"
    r"|(?:when|what year|which year) did you (?:start|join|begin) "
    r"(?:there|this|that|(?:in )?your (?:current|present)))\b"
)
_WITH_CUSTOMERS_SINCE = re.compile(
    r"\b(?:when|what year|which year) did you (?:first )?(?:start|begin|get into) .{0,30}"
    r"(?:customers?|public|service|support)\b"
)
_GOES_ON = re.compile(r"^\W*(?:and|what about|how about|then)\b")
_FEW = 6
"""The words of a question that only names the next kind of work: "And in bars?"."""
_SHORT = 14
"""The words of a message that asks for nothing beside it."""


def of_work(asked: Asked, texts: Sequence[str], before: Sequence[str], lexicon: Lexicon) -> Asked:
    """The question with what the advisor's last message wants to know of work.

    Args:
        asked: what it asks for.
        texts: it, and before it the one before, if any.
        before: what that one asked for.
        lexicon: the names of the rubric.
    """
    if not texts or not lexicon.years:
        return asked
    last = texts[-1].lower()[:_LONGEST]
    years = lexicon.years[0].id
    brief = years in before and len(last.split()) <= _FEW and _GOES_ON.match(last)
    fields = _fields(texts[-1], lexicon) if brief or years in asked.items else ()
    if (years in asked.items or len(last.split()) <= _SHORT) and _OTHER.search(last):
        asked = replace(asked, more=True)
    if any(sign in last for sign in _EARLIER) and _HAD.search(last) and not _HAS.search(last):
        asked = replace(asked, past=True)
    if "when" in last or "year" in last:
        of_jobs = lexicon.background.difference(item.id for item in lexicon.texts if item.form != "title")
        of_job = len(texts) < 2 or not of_jobs.isdisjoint(before)
        if (of_job and _SINCE.search(last)) or (years in asked.items and _WITH_CUSTOMERS_SINCE.search(last)):
            asked = replace(asked, since=True)
    if len(fields) > 1 and years in asked.items:
        asked = replace(asked, fields=fields)
    if fields and brief:
        asked = replace(asked, slots=(Slot(years),), options=(), more=True, closed=False, proposed=())
    return asked


_LONGEST = 2_000
"""Characters of a message that are looked at."""


def _fields(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The kinds of work that a message names, in order."""
    named = [
        ref.value
        for mention in parse_asking(text[:_LONGEST], lexicon).mentions
        for ref in mention.refs
        if ref.role in ("value", "said") and ref.item == lexicon.years[0].domains
    ]
    return tuple(dict.fromkeys(named))
