"""An answer changed by its name or by itself, at the end of a longer reply: "... oh and change phone to any".

What stands for the old answer is its item's name, or the value, title, place or time that was given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from advisor.answers import Value
from advisor.extraction.offline.months import read_months
from advisor.extraction.offline.once import replace
from advisor.extraction.offline.question import Asked, Slot
from advisor.extraction.offline.reply import View

__all__ = ["changed_to"]

_CHANGES = frozenset("change switch set swap update correct amend edit make put not rather instead".split())
"""Words that ask for a change; each change holds one."""
_CHANGE = re.compile(
    r"(?:^|[.,;:!?\n…-] ?|\b(?:oh|and|also|please|pls|sorry|actually|wait|ok|okay|but|then|can you|could you"
    r"|would you|can i|could i|can we|could we|let's|let me|i want to|i'd like to|i would like to"
    r"|i need to) )"
    r"(?:please |also |just )?(?:change|switch|set|swap|update|correct|amend|edit) (?:back )?"
    r"(?:(?:the|my|that|it) ){0,2}(?:(?:answer|reply) (?:for|to|about|on) )?"
    r"(?P<old>[^.,;:!?\n]{2,40}?) (?:to|into) (?P<new>[^.;!?\n]{1,60})"
)
_SOME_DAY = re.compile(
    r"\b(?:once|when|if|until|unless|while|whenever|one day|some ?day|later|eventually|soon|next"
    r"|in (?:a|the|my|\w+) (?:\w+ )?(?:days?|weeks?|months?|years?|future|holidays?|summer|winter))\b"
)
"""A wish for a time to come, which leaves the answer as it is: "switch office to home once I have kids"."""
_NOT_OLD = re.compile(
    r"\b(?:it's|it is|that's|it was|i mean|i meant|should be|should have been|make (?:it|that)"
    r"|sorry|actually|rather|on second thoughts?|after all)[, ]{1,2}(?P<new>[^.,;:!?\n]{2,40}?),? (?:and )?"
    r"(?:not|rather than|instead of) (?P<old>[^.,;:!?\n]{2,40})"
)
_MAKES = re.compile(
    r"(?:^|[.,;!?\n…-] ?|\b(?:oh|and|also|please|sorry|actually) )(?:please |also |just )?(?:make|put) "
    r"(?:(?:the|my|that) ){0,2}(?P<old>[^.,;:!?\n]{2,24}?) (?:be |as |at |down as )?"
    r"(?P<new>(?:either|any|no preference|[\w-]{2,20})(?: please| instead)?)(?=\W*(?:$|[.,;!?\n]))"
)
_EXTENTS = re.compile(r"^(?:a )?(?:yes|no|some|never|bit|little|none|sometimes)\b")
_MOST = 4
"""Changes looked at in one message."""


def changed_to(view: View) -> Iterator[View]:
    """What is put in place of known answers, each as a reply to a question for it."""
    if not view.known or _CHANGES.isdisjoint(view.parsed.vocabulary):
        return
    words = view.words(view.first, view.last)
    found = [match for one in (_CHANGE, _NOT_OLD, _MAKES) for match in one.finditer(words)]
    for match in found[:_MOST]:
        if _SOME_DAY.search(match["new"]):
            continue
        first, last = view.tokens_at(view.first, *match.span("new"))
        if first >= last or view.parsed.scope(first).other:
            continue
        item = _meant(view, view.tokens_at(view.first, *match.span("old")), match["old"], match["new"])
        if item is not None:
            yield replace(view, asked=Asked((Slot(item),)), first=first, last=last, amends=True)


def _meant(view: View, span: tuple[int, int], old: str, new: str) -> str | None:
    """The one known item that the old answer stands for, such as can take the new one."""
    items = view.lexicon.rubric.items
    refs = [ref for one in view.parsed.mentions_in(*span) for ref in one.refs if ref.item in view.known]
    meant = [ref.item for ref in refs if ref.role == "item"]
    meant += [ref.item for ref in refs if ref.role in ("value", "said") and view.known[ref.item] == ref.value]
    meant += [item for item, value in view.known.items() if _is_told(view, item, value, span, old)]
    extent = _EXTENTS.match(new) is not None
    fits = [item for item in dict.fromkeys(meant) if (items[item].kind == "extent") == extent]
    return fits[0] if len(fits) == 1 else None


def _is_told(view: View, item: str, value: Value, span: tuple[int, int], old: str) -> bool:
    """Whether words repeat a known title, place or time."""
    kind = view.lexicon.rubric.items[item].kind
    if kind == "text":
        return isinstance(value, str) and value.lower() == old.strip()
    if kind != "months" or not isinstance(value, Decimal):
        return False
    told = replace(view, asked=Asked((Slot(item),)), first=span[0], last=span[1])
    return any(one.item == item and one.value == value for one in read_months(told))
