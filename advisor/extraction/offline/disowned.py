"""A number that its writer says would not be true: "7. Well, 9 would be a lie"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from advisor.extraction.offline.numbers import Number, cardinals
from advisor.extraction.offline.phrases import any_of
from advisor.extraction.offline.reply import View

__all__ = ["without_disowned"]

_IS = (
    r"^\W{0,2}(?:is|'s|was|would|'d|will|sounds|feels|seems|means|isn't|wouldn't|won't)"
    r"(?: (?:be|feel|sound|seem|just|only|really|a bit|a little|simply|probably|clearly|already|an?)){0,3} "
)
_UNTRUE = re.compile(
    _IS
    + any_of(
        """
        lie | lying | stretch | exaggeration | exaggerating | brag | bragging | boast | boasting | arrogant
        | arrogance | dishonest | untrue | fake | cocky | pretentious | delusional | cheating | wishful
        | pushing it | over the top | unrealistic | daydreaming | fantasy | flattery | impossible
        | unreachable | perfection
        """
    )
)
_UNFIT = re.compile(
    _IS + any_of("too (?:high|low|much|little|generous|kind|modest|harsh|optimistic|good|humble)")
)
_SHORT = re.compile(
    r"^\W{0,2}too "
    + any_of("high | low | much | little | generous | kind | modest | harsh | arrogant | cocky")
)
"""A verdict without its verb, behind one that has it: "6 is too low, 8 too high"."""
_DENIED = re.compile(
    r"^\W{0,2}(?:isn't|wouldn't|won't|is not|would not)(?: be)?(?: quite| really)?"
    r" (?:true|honest|fair|right|me)\b"
)
_FAR = 9
"""How many tokens behind a number its verdict stands."""


def without_disowned(view: View, numbers: Sequence[Number]) -> list[Number]:
    """The numbers that the words behind them leave to the person.

    A number that is the only one may be meant after all: "8 is too high, maybe".
    """
    told = list(cardinals(view.parsed.tokens, view.first, view.last))
    out: list[Number] = []
    judged = False
    for number in numbers:
        after = view.words(number.last, min(view.last, number.last + _FAR))
        unfit = len(told) > 1 and (_UNFIT.match(after) or (judged and _SHORT.match(after)))
        if unfit or _UNTRUE.match(after) or _DENIED.match(after):
            judged = True
        else:
            out.append(number)
    return out
