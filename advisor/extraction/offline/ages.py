"""Years told by one's age: "in my father's shop since I was 16, I'm 24 now"."""

from __future__ import annotations

import re
from decimal import Decimal

from advisor.extraction.offline.numbers import cardinal
from advisor.extraction.offline.reply import View

__all__ = ["since_an_age"]

_OLDEST = 99
_END = re.compile(r"\b(?:to|till|until)(?: i was| the age of| age)? $")
_BEGUN = re.compile(r"\b(?:since|from)(?: the)?(?: i was| i turned| i'd turned| aged?| age of)?(?: about)? $")
_SAID = re.compile(r"\b(?:i was|i turned|i'd turned|aged?|age of)(?: about)? $")
_NOW = re.compile(r"\b(?:i'm|i am|im|now|aged?|turn|turned|turning)(?: about| nearly| almost| only| just)? $")
_WAS = re.compile(r"\b(?:since|was|from|when|my \w+|he|she|they)\b[\w' ]{0,15}$")


def since_an_age(view: View) -> list[tuple[int, int, Decimal | None]]:
    """The stretches from an age to the present one: (first token, last token, years).

    Where the present age is not told, the years are None: the age at the start is no length of time.
    """
    if "since" not in view.parsed.vocabulary and "from" not in view.parsed.vocabulary:
        return []
    begun: list[tuple[int, int, Decimal]] = []
    closed: list[tuple[int, int, Decimal | None]] = []
    present: Decimal | None = None
    for index in range(view.first, view.last):
        number = cardinal(view.parsed.tokens, index)
        if number is None or number[0] > _OLDEST or number[1] > view.last:
            continue
        before = view.words(max(view.first, index - _LEAD), index) + " "
        ends = _END.search(before) if begun and begun[-1][1] >= index - _LEAD else None
        if ends and begun[-1][2] < number[0]:
            closed.append((begun[-1][0], number[1], number[0] - begun.pop()[2]))
        elif _BEGUN.search(before) and _SAID.search(before):
            since = next(at for at in range(index - 1, -1, -1) if view.text(at) in ("since", "from"))
            begun.append((since, number[1], number[0]))
        elif _NOW.search(before) and not _WAS.search(before):
            present = number[0]
        elif begun and present is None and view.text(number[1]) == "now":
            present = number[0]  # "since 16, 24 now"
    return closed + [
        (first, last, present - age if present is not None and present > age else None)
        for first, last, age in begun
    ]


_LEAD = 6
"""The tokens before an age that say that it is one."""
