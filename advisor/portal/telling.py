"""Who is told what of a turn, besides whoever sent the request."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from advisor.dialogue.state import State
from advisor.portal.partners import Webhooks
from advisor.portal.webhooks import announcements
from advisor.rubric.model import Rubric
from advisor.runner import Turn
from advisor.scoring import assess
from advisor.store.outbox import Delivery

__all__ = ["COMPLETED", "HANDED_OVER", "Happened", "completes", "told"]

COMPLETED = "assessment.completed"
HANDED_OVER = "conversation.handed_over"


@dataclass(frozen=True, slots=True)
class Happened:
    """A turn of a conversation, seen from outside.

    Args:
        conversation: its id.
        owner: whose it is.
        rubric: by which it is held.
        number: of the turn.
        before: the state before; None before the first turn.
        after: the state after.
        turn: what came of it.
    """

    conversation: str
    owner: str
    rubric: Rubric
    number: int
    before: State | None
    after: State
    turn: Turn


def completes(happened: Happened) -> bool:
    """Whether a turn completes an assessment: by the report that ends the interview, or a new version."""
    before, after = happened.before, happened.after
    if not after.over or after.report == 0:
        return False
    return before is None or not before.over or before.report != after.report


def told(webhooks: Webhooks, happened: Happened, now: datetime.datetime) -> list[Delivery]:
    """What goes out because of a turn."""
    if not webhooks.urls:
        return []
    found: list[Delivery] = []
    if completes(happened):
        found += _announced(webhooks, COMPLETED, happened, now, report=happened.after.report)
    if happened.turn.handed_over is not None:
        found += _announced(webhooks, HANDED_OVER, happened, now, reason=happened.turn.handed_over)
    return found


def _announced(
    webhooks: Webhooks, type: str, happened: Happened, now: datetime.datetime, **more: Any
) -> list[Delivery]:
    result = assess(happened.rubric, happened.after.values)
    data = {
        "conversation": happened.conversation,
        "owner": happened.owner,
        "rubric": happened.rubric.id,
        **more,
        "summary": result.summary,
        "result": result.to_dict(),
    }
    return announcements(webhooks, type, data, happened.conversation, happened.number, now)
