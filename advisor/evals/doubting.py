"""Which golden answers of a case are to be doubted, and why: what the linter says of labels.

A number is looked for in the replies that may give it (`replies`), and where most of a chat's numbers are
not found there, in the whole chat: then the chat was not understood, and the labels are not to blame.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from advisor.answers import Sheet, Value
from advisor.evals.matching import NEAR
from advisor.evals.replies import Replies
from advisor.evals.running import extractor_named
from advisor.evals.support import is_supported, speaks_of_five
from advisor.extraction.extractor import read_chat
from advisor.rubric.model import Rubric
from advisor.transcripts import Case

__all__ = ["FAR", "doubted"]

NARROWED = ("rating", "months")
"""Kinds of number that are looked for reply by reply; years are told anywhere and added up."""
FAR = 3
"""Steps between a label and the embedded reader's level from which on the label is worth a look. One of our
282 right labels is so far off, and a quarter of all wrong ones would be."""
NOTHING = "found nothing in the chat that gives it"
NOT_THERE = "found nothing in the replies to it that gives it"


def doubted(rubric: Rubric, case: Case, answers: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """Items whose golden answer is to be doubted, each with the reason.

    Args:
        rubric: whose items they are.
        case: the case; of texts, its own labels tell the accepted forms.
        answers: the golden answers, canonical.
    """
    found = dict(_unsupported(rubric, case, answers))
    closer = _closer(rubric, case, {item: value for item, value in answers.items() if item not in found})
    for item in answers:
        if item in found or item in closer:
            yield item, found.get(item) or closer[item]
    yield from _far(rubric, case, answers)


def _unsupported(rubric: Rubric, case: Case, answers: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    for item, value in answers.items():
        if not is_supported(rubric.items[item], value, _forms(case, item), case.messages):
            yield item, NOTHING


def _closer(rubric: Rubric, case: Case, answers: Mapping[str, Value]) -> dict[str, str]:
    """What the whole chat may give, and the replies that are about it do not."""
    replies, of_five = Replies(rubric, case.messages), speaks_of_five(case.messages)
    found: dict[str, str] = {}
    for kind in NARROWED:
        mine = {item: value for item, value in answers.items() if rubric.items[item].kind == kind}
        doubts = {}
        for item, value in mine.items():
            known, about = rubric.items[item], replies.about(item)
            plain = replies.plainly(item) if kind == "rating" else None
            if not is_supported(known, value, _forms(case, item), about, of_five=of_five):
                doubts[item] = NOT_THERE
            elif (
                plain is not None and isinstance(value, Decimal) and not _same(value, plain, of_five=of_five)
            ):
                doubts[item] = f"the list of numbers in the reply gives {plain}"
        if 2 * len(doubts) <= len(mine) or len(mine) == 1:
            found |= doubts
    return found


def _same(value: Decimal, told: Decimal, *, of_five: bool) -> bool:
    return abs(value - told) <= NEAR or (of_five and abs(value - 2 * told) <= NEAR) or told > 10


def _far(rubric: Rubric, case: Case, answers: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """Levels that are far from what the embedded reader makes of the chat."""
    levels = [item for item in answers if rubric.items[item].kind == "level"]
    if not levels:
        return
    read = Sheet.of(read_chat(extractor_named("offline"), rubric, case.messages, case.date)).values
    for item in levels:
        value, got = answers[item], read.get(item)
        if isinstance(value, Decimal) and isinstance(got, Decimal) and abs(value - got) >= FAR:
            yield item, "far from what the embedded reader makes of the chat"


def _forms(case: Case, item: str) -> list[str]:
    raw = case.expect["answers"][item]
    return [str(each) for each in (raw if isinstance(raw, list) else [raw])]
