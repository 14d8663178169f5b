"""Questions back of how often what was done was done: "Every day, the chat?", "Daily?", "How often?".

A "no" to one says only that it was not daily; what tells of little ("no, now and then") changes the answer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from advisor.answers import Value
from advisor.extraction.offline.lexicon import Lexicon
from advisor.extraction.offline.message import parse
from advisor.extraction.offline.phrases import one_of
from advisor.extraction.offline.polarity import polarity
from advisor.extraction.offline.question import NOTHING, Asked, Slot
from advisor.rubric.items import ExtentItem

__all__ = ["of_frequency"]

_OFTEN = one_of(
    """
    every ?day | daily | each day | all day | all the time | regularly | on a regular basis | how often
    | how regularly | how frequently | often | every shift | every week | weekly | full-time | full time
    """
)
_ASKS = re.compile(
    r"(?:^|[!.,] |how often\? )"
    r"(?:and |so |but |was |is |that |this |it |did |do |use |you |one |the |have |been |were )*+"
    + _OFTEN
    + r"(?:,? (?:on |with |in |for )?(?:the |that |this |your |was |is |did you |do |it |use |have |were )*+"
    r"(?P<of>[\w -]{2,25})?)? ?\?$"
)
_LONGEST = 90


def of_frequency(
    latest: str, before: Sequence[str], lexicon: Lexicon, known: Mapping[str, Value], reply: str
) -> Asked | None:
    """The one part whose frequency is asked for where the reply tells of little; None for any other question.

    Args:
        latest: the advisor's latest message.
        before: what the message before it asked for.
        lexicon: the names of the rubric.
        known: what was answered.
        reply: the person's words.
    """
    latest = latest.lower().strip()
    if not latest.endswith("?") or len(latest) > _LONGEST:
        return None
    asks = _ASKS.search(latest)
    if asks is None:
        return None
    items = lexicon.rubric.items
    done = [
        one
        for one, value in known.items()
        if isinstance(kind := items[one], ExtentItem) and kind.sense == "done" and value != "no"
    ]
    named = {ref.item for one in parse(latest, lexicon).mentions for ref in one.refs if ref.role == "item"}
    meant = [one for one in done if one in (before if asks["of"] is None else named)]
    if len(meant) != 1:
        return NOTHING if len(meant) > 1 else None
    said = polarity(reply.lower(), "done")
    return Asked((Slot(meant[0]),)) if said is not None and said.value == "some" else NOTHING
