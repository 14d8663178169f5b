"""Plain words that name a kind of work only as the place of it: "I worked in the student union bar".

A "bar" or a "shop" alone tells nothing of a person: they may be its guest. Behind "worked in the", with
nothing after it that makes it another thing ("the bar exam", "shop window"), it is where they worked.
"""

from __future__ import annotations

import re

from advisor.extraction.offline.lexicon import Mention
from advisor.extraction.offline.reply import View, clause_of

__all__ = ["is_guest", "is_work_at_a_college", "is_workplace", "names_work"]

_IN_ONE = re.compile(
    r"\b(?:work(?:ed|ing|s)?|shifts?|jobs?|employed|years?|months?|summers?|serv(?:ed|ing)"
    r"|help(?:ed|ing)? out|been|run|ran|running|own|owned|have|had|manag(?:e|ed|ing)|started?)"
    r"(?: \w+){0,4}? (?:in|at|for|behind|of)? ?(?:an?|the|my|our|this|one|some|various|several|different|few)"
    r"(?: [\w'&-]+){0,5} $"
)
"""The words up to a place of work, from those of working to what kind of place it is."""
_GUEST = re.compile(r"\b(?:drink|drank|eat|ate|bought|buy|regular|guest|next to|near|above|opposite|fight)\b")
_AFTER = frozenset(
    """
    . , ; : ! ? ( ) - — / + & and or but for since until till as in on at with from during while when where
    which who then now there here before after because so too also though so doing selling serving near by
    around part full over about last through
    """.split()
) | {"\n", ""}


def is_workplace(view: View, mention: Mention) -> bool:
    """Whether a plain word is told as the place where the person works or worked."""
    if view.text(mention.last) not in _AFTER and view.parsed.tokens[mention.last].kind != "n":
        return False
    before = view.words(clause_of(view, mention.first)[0], mention.first) + " "
    return _IN_ONE.search(before) is not None and not is_guest(view, mention)


def names_work(view: View, first: int, last: int) -> bool:
    """Whether work of any kind is named between two tokens, such as counts or not."""
    refs = [ref for mention in view.parsed.mentions_in(first, last) for ref in mention.refs]
    return any(ref.role == "work" or ref.item in view.lexicon.fields for ref in refs)


_AT_A_COLLEGE = re.compile(
    r"\b(?:at|in|for) (?:the|an?|my|our|this|that) (?:[\w-]+ )?(?:uni|university|college|campus)(?:'s)?\W*$"
)
_ON_CAMPUS = frozenset(
    """
    cafe café canteen cafeteria bookshop bookstore shop store bar pub library gym kitchen hospital clinic
    reception desk helpdesk restaurant switchboard office
    """.split()
)


def is_work_at_a_college(view: View, last: int) -> bool:
    """Whether a college, which ends before token `last`, only says whose a place of work is.

    "3 years at the university cafe"; not "two years at the university, then a cafe".
    """
    if not _AT_A_COLLEGE.search(view.words(max(view.first, last - _COLLEGE), last)):
        return False
    texts = [view.text(last), view.text(last + 1)]
    if texts[0] in _AFTER:
        return False
    place = 2 if texts[1] not in _AFTER else 1
    return not _ON_CAMPUS.isdisjoint(texts[:place]) or names_work(view, last, last + place)


_COLLEGE = 5
"""The tokens up to a college, with what leads to it."""


def is_guest(view: View, mention: Mention) -> bool:
    """Whether a place is told as one where the person was served: "I had a drink in the local bar"."""
    return _GUEST.search(view.words(clause_of(view, mention.first)[0], mention.first) + " ") is not None
