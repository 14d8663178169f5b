"""What Chatwoot is told of a turn, as calls of its API, and how these are made.

The calls of a turn are one delivery, made in their order; those that were made are struck off it, so that
after a crash at most the last one is made again. Labels and custom attributes replace what stands there, so
what the message brought along is kept. Some versions let a bot set neither: then the rest is done without.
"""

from __future__ import annotations

import datetime
import json
import logging
import re
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Engine

from advisor import __version__
from advisor.dialogue import events
from advisor.portal.delivering import Again, GivenUp, Outcome, Sent
from advisor.portal.on_offer import report_templates
from advisor.portal.partners import Chatwoot
from advisor.portal.reaching import Unreachable, send
from advisor.portal.replay import welcomed
from advisor.portal.telling import Happened, completes
from advisor.report.build import build
from advisor.report.formats import written
from advisor.report.words import value_text
from advisor.scoring import assess
from advisor.store import outbox
from advisor.store.outbox import Delivery

__all__ = ["WAITS", "ChatwootSender", "calls_of", "lane_of", "target_of"]

WAITS = (1, 3, 10, 30, 120, 600)
"""Seconds between the tries: somebody is waiting."""
PREFIX = "advisor"
_NOT_LABEL = re.compile(r"[^a-z0-9]+")
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")
_OPTIONAL = ("labels", "custom_attributes")
"""Calls that some versions of Chatwoot do not let a bot make."""
_WHY: Mapping[events.Reason, str] = {
    "asked": "They asked for a human.",
    "distress": "They wrote of being in distress.",
    "misunderstood": "The advisor did not understand them several times running.",
    "taken": "A human took it over.",
}

Call = dict[str, Any]

_log = logging.getLogger("advisor.portal")


def target_of(account: int, conversation: int) -> str:
    """Where a conversation is within Chatwoot's API."""
    return f"accounts/{account}/conversations/{conversation}"


def lane_of(account: int, conversation: int) -> str:
    """The lane in which a conversation's calls keep their order."""
    return f"chatwoot:{account}:{conversation}"


def calls_of(happened: Happened, labels: Sequence[str], attributes: Mapping[str, Any]) -> list[Call]:
    """The calls to make because of a turn.

    Args:
        happened: the turn.
        labels: those that the conversation has there.
        attributes: its custom attributes there.
    """
    calls: list[Call] = [_said(text) for text in _texts(happened)]
    handed_over = happened.turn.handed_over
    if completes(happened) or handed_over is not None:
        result = assess(happened.rubric, happened.after.values)
        outcome = None if result.outcome is None else str(result.outcome)
        calls.append({"path": "labels", "body": {"labels": _labels(labels, outcome)}})
        standing = {"custom_attributes": _attributes(happened, attributes)}
        calls.append({"path": "custom_attributes", "body": standing})
    if handed_over is not None:
        calls.append(_said(_note(happened, handed_over), private=True))
        calls.append({"path": "toggle_status", "body": {"status": "open"}})
    return calls


def _said(text: str, *, private: bool = False) -> Call:
    return {"path": "messages", "body": {"content": text, "message_type": "outgoing", "private": private}}


def _texts(happened: Happened) -> list[str]:
    """What the person is told: the reply, before the first the welcome, and after it a report that is due."""
    turn, before = happened.turn, happened.before
    reply = turn.reply
    if reply and happened.number == 2 and before is not None:
        reply = welcomed(before.messages[0].content, reply, brought=bool(turn.changes))
    texts = [reply] if reply else []
    if turn.report is not None and not turn.brief:
        state = happened.after
        report = build(happened.rubric, state.sheet, state.messages, state.today)
        texts.append(written(report, "md", report_templates()))
    return texts


def _labels(there: Sequence[str], outcome: str | None) -> list[str]:
    kept = [label for label in there if not label.startswith(f"{PREFIX}-")]
    mine = [] if outcome is None else [f"{PREFIX}-{_NOT_LABEL.sub('-', outcome.lower()).strip('-')}"]
    return [*kept, *mine]


def _attributes(happened: Happened, there: Mapping[str, Any]) -> dict[str, Any]:
    """What is there already, and how things stand: "advisor_tier", "advisor_score", "advisor_level" ..."""
    result = assess(happened.rubric, happened.after.values)
    plain = {
        f"{PREFIX}_{name}": value
        for name, value in result.to_dict().items()
        if value is not None and not isinstance(value, dict | list)
    }
    names = {f"{PREFIX}_rubric": happened.rubric.id, f"{PREFIX}_conversation": happened.conversation}
    return {**there, **plain, **names}


def _note(happened: Happened, reason: events.Reason) -> str:
    """What a human needs to know who takes over; what people wrote is no markup."""
    state, rubric = happened.after, happened.rubric
    result = assess(rubric, state.values)
    known = [
        f"- {rubric.items[item].label}: {_plain(value_text(rubric.items[item], value))}"
        for item, value in state.values.items()
    ]
    lines = [f"**{_WHY[reason]}**", "", f"{rubric.title}: {_plain(result.summary)}", *known]
    return "\n".join(lines if known else [*lines, "Nothing is known of them yet."])


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


class ChatwootSender:
    """Makes the calls.

    Args:
        chatwoot: where to, and with which token.
        engine: the database, where calls that were made are struck off.
    """

    waits = WAITS

    def __init__(self, chatwoot: Chatwoot, engine: Engine) -> None:
        self._chatwoot = chatwoot
        self._engine = engine

    def deliver(self, delivery: Delivery, now: datetime.datetime) -> Outcome:
        """Make the calls that were not made yet, and say what came of it."""
        calls: list[Call] = json.loads(delivery.body)
        while calls:
            outcome = self._call(delivery, calls[0])
            if not isinstance(outcome, Sent):
                return outcome
            del calls[0]
            if calls:
                delivery = outbox.keep(self._engine, delivery, json.dumps(calls))
        return Sent()

    def _call(self, delivery: Delivery, call: Call) -> Outcome:
        path = call["path"]
        url = f"{self._chatwoot.url}/api/v1/{delivery.target}/{path}"
        headers = {
            "Content-Type": "application/json",
            "User-Agent": f"advisor/{__version__}",
            "api_access_token": self._chatwoot.token,
        }
        try:
            answer = send(url, json.dumps(call["body"]).encode(), headers, private=True)
        except Unreachable as error:
            return Again(str(error))
        if 200 <= answer.status < 300:
            return Sent()
        fault = f"{path} answered {answer.status}"
        if answer.status >= 500 or answer.status in (408, 429):
            return Again(fault, answer.retry_after)
        if path in _OPTIONAL:
            _log.warning("Chatwoot does not let the bot do this: %s", fault)
            return Sent()
        # A token can be mended while it waits; a conversation that is gone does not come back.
        return Again(fault) if answer.status in (401, 403) else GivenUp(fault)
