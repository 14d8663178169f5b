"""Which work a length of time is tied to, and whether it is work with customers.

What stands nearest decides: what the length itself names, its clause, its sentence, and the sentence before
where this one only goes on ("I'm the receptionist. Been there 2 years.").
"""

from __future__ import annotations

import re

from advisor.extraction.offline.lexicon import Mention, Ref
from advisor.extraction.offline.none_at_all import CUSTOMERS
from advisor.extraction.offline.portions import names_a_place, object_of
from advisor.extraction.offline.reply import AROUND, View, clause_of
from advisor.extraction.offline.workplaces import is_workplace
from advisor.rubric.items import YearsItem

__all__ = ["is_counted", "verdict_of", "work_of"]


def is_counted(view: View, item: YearsItem, first: int, last: int) -> bool | None:
    """Whether the work nearest to a length of time counts: what it names, its clause, else its sentence."""
    named = object_of(view, last)
    own = verdict_of(view, item, named, (first, last)) if named else None
    if own is None or (own is False and named is not None and names_a_place(view, named)):
        own = verdict_of(view, item, clause_of(view, first), (first, last))
    sentence = view.parsed.sentence_bounds(first)
    if (
        own is False
        and sentence is not None
        and _CALLED.search(view.words(first, min(sentence[1], view.last)))
    ):
        return True  # "driving a taxi for 12 years, and I consider that customer service"
    if own is not None or sentence is None:
        return own
    start, end = max(view.first, sentence[0], first - AROUND), min(view.last, sentence[1], first + AROUND)
    verdict = verdict_of(view, item, (start, end), (first, last))
    brief = first - start <= 3 and (end - start <= _SHORT or _GOING.match(view.words(last, end)) is not None)
    if verdict is None and start > 1 and (brief or _THAT_JOB.match(view.words(start, first))):
        # "I'm the receptionist. Been there 2 years." "Day job: cashier. 8 yrs."
        before = view.parsed.sentence_bounds(start - 2)
        if before is not None:
            verdict = verdict_of(view, item, before, (first, last))
    if verdict is None and view.cv:
        verdict = verdict_of(view, item, (_entry_of_cv(view, first), first), (first, last))
    if verdict is None and _IS_SERVICE.match(
        view.words(min(end + 1, view.last), min(view.last, end + 1 + _SHORT))
    ):
        return True  # "Three years at the counter. It is customer service in the truest sense."
    return verdict


_LINES_ABOVE, _FAR_ABOVE = 3, 40


def _entry_of_cv(view: View, index: int) -> int:
    """Where the lines begin, up to an empty one, that stand above a date: the job, the firm, the date."""
    lines = 0
    for at in range(index - 1, max(view.first, index - _FAR_ABOVE) - 1, -1):
        if view.text(at) == "\n":
            lines += 1
            if lines > _LINES_ABOVE or view.text(at - 1) == "\n":
                return at
    return max(view.first, index - _FAR_ABOVE)


_IS_SERVICE = re.compile(
    r"^\W*(?:and )?(?:it|that|this)(?:'s| is| was)(?: all| pure| real| very much| basically)? "
    r"customer[- ](?:service|facing)\b"
)
_THAT_JOB = re.compile(
    r"^\W*(?:and )?(?:i |i've |i have |i'd |ive )?(?:been )?"
    r"(?:did|done|doing|was doing|had|held|kept|stayed|lasted|been|was|worked|working)"
    r"(?: (?:that|it|this|there|at it|in it|that job|the job|in that job|in that role))?"
    r"(?: for)?(?: about| almost| nearly| over)? ?$"
)
"""How a sentence begins that tells how long the job of the one before it lasted."""
_GOING = re.compile(
    r"^(?:\W*$|\W*(?:now|next (?:month|week|spring|summer|autumn|fall|winter)|already|so far|by now)\b"
    r"|\W*(?:come|coming)\b"
    r"|in (?:january|february|march|april|may|june|july|august|september|october|november|december)\b)"
)
"""What follows a length of time that goes on, of whatever was told right before: "Two years next month"."""
_SHORT = 7
"""The tokens of a sentence that can only go on with the one before it."""


_CALLED = re.compile(
    r"\b(?<!not )(?<!n't )(?:consider|call|count|see|regard|reckon) (?:that|it|this|those)(?: all)?"
    r"(?: as|'s| is)? (?:\w+ )?(?:customer|service)"
)
_CUSTOMER_WORK = re.compile(r"\bcustomer[- ](?:service|facing)\b")
_DENIED = re.compile(r"\b(?:no|not|isn't|never)\b")
_NO_CUSTOMERS = re.compile(r"\b(?:no|not a|never a|without) (?:single )?customers?\b")


def verdict_of(view: View, item: YearsItem, among: tuple[int, int], length: tuple[int, int]) -> bool | None:
    """What the work named nearest to a length of time, among these tokens, says of it."""
    first, last = length
    best: tuple[int, bool] | None = None
    for mention in view.parsed.mentions_in(*among):
        if mention.first < last and mention.last > first:
            continue
        counts = work_of(view, item, mention.refs)
        if counts is None and any(ref.role == "said" and ref.item == item.domains for ref in mention.refs):
            counts = is_workplace(view, mention) or None
        if counts is None or view.parsed.scope(mention.first).unmet:
            continue
        if not counts and _is_trade(view, mention):
            continue  # "chat agent for a food delivery app"
        distance = mention.first - last if mention.first >= last else first - mention.last + 1
        if best is None or distance < best[0]:
            best = (distance, counts)
    words = view.words(*among)
    if best is not None:
        return best[1] or bool(_CUSTOMER_WORK.search(words) and not _DENIED.search(words))
    if _NO_CUSTOMERS.search(words):
        return False
    return True if CUSTOMERS.search(words) or _WHO_COMES.search(words) else None


_WHO_COMES = re.compile(
    r"\b(?:homeowners|tenants|passengers|callers|shoppers|diners|visitors|subscribers|policyholders|patients)\b"
)


def _is_trade(view: View, mention: Mention) -> bool:
    """Whether a name of work only says what an employer deals in: "at a laboratory software firm"."""
    if _FIRMS.isdisjoint((view.text(mention.last), view.text(mention.last + 1))):
        return False
    return _EMPLOYED.search(view.words(max(view.first, mention.first - 4), mention.first)) is not None


_FIRMS = frozenset(
    "app apps company firm startup start-up brand platform business shop store service".split()
)
_EMPLOYED = re.compile(r"\b(?:for|at|with|in|of)(?: an?| the| my)?(?: \w+)?\W*$")


def work_of(view: View, item: YearsItem, refs: tuple[Ref, ...]) -> bool | None:
    """Whether a name is one of work that counts; None where it names no work."""
    counts: bool | None = None
    for ref in refs:
        if ref.role == "work" and ref.item == item.id:
            counts = bool(counts) or ref.value == "counts"
        elif (ref.role == "item" and ref.item == item.id) or (
            ref.item == item.domains
            and (ref.role == "value" or (ref.role == "said" and item.domains in view.asked.items))
        ):
            counts = True
    return counts
