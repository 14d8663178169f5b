"""Webhooks: what other servers are told, and how it is signed (Standard Webhooks 1.0).

    webhook-id         stays the same however often it is sent
    webhook-timestamp  seconds, of this try
    webhook-signature  "v1," and base64 of HMAC-SHA256(secret, "id.timestamp.body"); one for each secret

Nothing a person wrote is sent: ids, how it stands, and why.
"""

from __future__ import annotations

import base64
import datetime
import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from typing import Any

from advisor import __version__
from advisor.portal.delivering import Again, GivenUp, Outcome, Sent
from advisor.portal.partners import Webhooks
from advisor.portal.reaching import Unreachable, send
from advisor.store.outbox import Delivery, new_id

__all__ = ["KIND", "WAITS", "WebhookSender", "announcements", "sign"]

KIND = "webhook"
MINUTE, HOUR = 60, 3600
WAITS = (5, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR)
"""Seconds between the tries; after the last one more, the tenth, it is given up."""

_GONE = 410


def announcements(
    webhooks: Webhooks, type: str, data: Mapping[str, Any], session: str, number: int, now: datetime.datetime
) -> list[Delivery]:
    """What is to be sent, one delivery for each server, each with an id of its own."""
    body = json.dumps({"type": type, "timestamp": now.isoformat(), "data": data})
    return [Delivery(new_id(), KIND, url, type, session, number, body) for url in webhooks.urls]


def sign(keys: Iterable[bytes], id: str, timestamp: int, body: bytes) -> str:
    """The signatures of a message, one for each key.

    >>> sign([b"0123456789abcdef01234567"], "msg_1", 1614265330, b"{}")
    'v1,drNL48mq2Gz9Aob4a9QOsgzDtgRjiMTaVlkoEPtJ9Ng='
    """
    signed = f"{id}.{timestamp}.".encode() + body
    made = (base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode() for key in keys)
    return " ".join(f"v1,{signature}" for signature in made)


class WebhookSender:
    """Sends webhooks.

    Args:
        webhooks: where to, and signed with what.
    """

    waits = WAITS

    def __init__(self, webhooks: Webhooks) -> None:
        self._webhooks = webhooks

    def deliver(self, delivery: Delivery, now: datetime.datetime) -> Outcome:
        """Send one webhook, and say what came of it."""
        if delivery.target not in self._webhooks.urls:
            return GivenUp("this URL is not in the settings any more")
        body = delivery.body.encode()
        timestamp = int(now.timestamp())
        headers = {
            "Content-Type": "application/json",
            "User-Agent": f"advisor/{__version__}",
            "webhook-id": delivery.id,
            "webhook-timestamp": str(timestamp),
            "webhook-signature": sign(self._webhooks.keys, delivery.id, timestamp, body),
        }
        try:
            answer = send(delivery.target, body, headers, private=self._webhooks.private)
        except Unreachable as error:
            return Again(str(error))
        if 200 <= answer.status < 300:
            return Sent()
        fault = f"answered {answer.status}"
        return GivenUp(fault) if answer.status == _GONE else Again(fault, answer.retry_after)
