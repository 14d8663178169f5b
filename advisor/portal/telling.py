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

__all__ = ["COMPLETED", "HANDED_OVER", "WRITTEN", "Happened", "completes", "told", "writes_to_human"]

COMPLETED = "assessment.completed"
HANDED_OVER = "conversation.handed_over"
WRITTEN = "conversation.message"

ELSEWHERE = "chatwoot:"
"""How owners begin whose humans read and write in a place of their own."""


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


def writes_to_human(happened: Happened) -> bool:
    """Whether with a turn the person wrote to the human who has the conversation."""
    before, after = happened.before, happened.after
    if before is None or not before.with_human or not after.with_human:
        return False
    return len(after.messages) > len(before.messages) and after.messages[-1].role == "user"


def told(webhooks: Webhooks, happened: Happened, now: datetime.datetime) -> list[Delivery]:
    """What goes out because of a turn."""
    if not webhooks.urls:
        return []
    found: list[Delivery] = []
    if completes(happened):
        found += _announced(webhooks, COMPLETED, happened, now, report=happened.after.report)
    if happened.turn.handed_over is not None:
        found += _announced(webhooks, HANDED_OVER, happened, now, reason=happened.turn.handed_over)
    # (In a help desk the human has it before them already.)
    if writes_to_human(happened) and not happened.owner.startswith(ELSEWHERE):
        found += _announced(webhooks, WRITTEN, happened, now, message=len(happened.after.messages) - 1)
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
