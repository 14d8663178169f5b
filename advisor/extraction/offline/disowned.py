"""A number that its writer says would not be true: "7. Well, 9 would be a lie"."""

from __future__ import annotations

import re

from advisor.extraction.offline.phrases import any_of
from advisor.extraction.offline.reply import View

__all__ = ["is_disowned"]

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
_DENIED = re.compile(
    r"^\W{0,2}(?:isn't|wouldn't|won't|is not|would not)(?: be)?(?: quite| really)?"
    r" (?:true|honest|fair|right|me)\b"
)
_FAR = 9
"""How many tokens behind a number its verdict stands."""


def is_disowned(view: View, last: int, *, alone: bool) -> bool:
    """Whether the words behind a number say that it is none of the person's.

    Args:
        view: the reply.
        last: where the number ends.
        alone: whether it is the only number; then "8 is too high, maybe" may be meant after all.
    """
    after = view.words(last, min(view.last, last + _FAR))
    return bool(_UNTRUE.match(after) or _DENIED.match(after) or (not alone and _UNFIT.match(after)))
