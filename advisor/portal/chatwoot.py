"""``/v1/chatwoot``: the advisor as an agent bot of a Chatwoot help desk.

Chatwoot posts what happens; the advisor answers by Chatwoot's API, through the outbox, so that the post is
answered at once and nothing is lost. Laws:

1. Only what Chatwoot signed is read, or what comes by a secret path; both are compared in constant time.
2. Only messages of a person in a conversation that is the bot's ("pending") are answered: none of its own, of
   an agent, or in a conversation that a human has.
3. A message counts once, however often it is delivered: its id in Chatwoot is the request's key.
4. A conversation there is one here, owned by "chatwoot:<account>:<conversation>", which no token can name.
"""

from __future__ import annotations

import datetime
import hashlib
import hmac
import json
import time
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Header
from fastapi import Path as PathParam
from fastapi import Request as HttpRequest
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, Field, ValidationError

from advisor.dialogue import events
from advisor.portal import shapes
from advisor.portal.chatwoot_calls import calls_of, lane_of, target_of
from advisor.portal.identity import Caller
from advisor.portal.once import Request
from advisor.portal.partners import Chatwoot
from advisor.portal.problems import MEDIA_TYPE, SCHEMA, Problem
from advisor.portal.rates import Rates, address_of
from advisor.portal.service import Service
from advisor.portal.telling import Happened
from advisor.store import outbox
from advisor.store.outbox import Delivery
from advisor.store.served import Answered, Owned

__all__ = ["KIND", "Bot", "router"]

KIND = "chatwoot"
TOLERANCE = 300
"""Seconds that a signature is good for."""
GRACE = datetime.timedelta(seconds=30)
"""A message that was on its way while the conversation was handed over still says that it is the bot's."""

_PROBLEM: dict[int | str, dict[str, Any]] = {
    "default": {
        "description": "A problem, as RFC 9457 has them.",
        "content": {MEDIA_TYPE: {"schema": SCHEMA}},
    }
}
router = APIRouter(tags=["Chatwoot"], responses=_PROBLEM)

What = Literal["answered", "kept for a human", "answered before", "ignored"]


class Received(BaseModel):
    """What became of a post."""

    status: What


# --- What comes in; other fields come and go with Chatwoot's versions ---------------------------------------


class _Account(BaseModel):
    id: int = Field(ge=0, le=2**53)


class _Conversation(BaseModel):
    id: int = Field(ge=0, le=2**53)
    status: str = ""
    labels: list[str] = Field(default_factory=list)
    custom_attributes: dict[str, Any] = Field(default_factory=dict)


class _Sender(BaseModel):
    type: str = ""


class _Message(BaseModel):
    id: int = Field(ge=0, le=2**53)
    account: _Account
    conversation: _Conversation
    content: str | None = None
    message_type: int | str = ""
    private: bool = False
    sender: _Sender | None = None

    @property
    def owner(self) -> str:
        """In whose name its conversation is held."""
        return f"chatwoot:{self.account.id}:{self.conversation.id}"

    @property
    def is_for_the_bot(self) -> bool:
        """Whether a person wrote it, in a conversation that no human has."""
        from_a_person = self.message_type in ("incoming", 0) and not self.private
        by_an_agent = self.sender is not None and self.sender.type in ("user", "agent_bot")
        return from_a_person and not by_an_agent and self.conversation.status == "pending"


# --- Routes -------------------------------------------------------------------------------------------------


@router.post("/chatwoot", response_model=Received)
async def receive_signed(
    http: HttpRequest,
    x_chatwoot_signature: Annotated[str, Header(max_length=200)] = "",
    x_chatwoot_timestamp: Annotated[str, Header(max_length=20)] = "",
) -> Received:
    """Take in what Chatwoot signed with the bot's secret (since Chatwoot 4.13)."""
    chatwoot, body = _settings(http), await http.body()
    if chatwoot is None or not is_signed(chatwoot, x_chatwoot_timestamp, body, x_chatwoot_signature):
        raise _stranger(http, "This is not signed by the Chatwoot that is known here.")
    return await _received(http, body)


@router.post("/chatwoot/{secret}", response_model=Received)
async def receive_by_path(http: HttpRequest, secret: Annotated[str, PathParam(max_length=200)]) -> Received:
    """Take in what comes by the secret path: for versions of Chatwoot that sign nothing."""
    chatwoot = _settings(http)
    known = chatwoot.path_secret if chatwoot is not None else ""
    if not hmac.compare_digest(secret.encode(), known.encode()) or not known:
        raise _stranger(http, "This path is not the secret one.")
    return await _received(http, await http.body())


def is_signed(chatwoot: Chatwoot, timestamp: str, body: bytes, signature: str) -> bool:
    """Whether Chatwoot signed these very bytes, not long ago."""
    if not chatwoot.secret or not (timestamp.isascii() and timestamp.isdigit()):
        return False
    signed = timestamp.encode() + b"." + body
    wanted = "sha256=" + hmac.new(chatwoot.secret.encode(), signed, hashlib.sha256).hexdigest()
    fits = hmac.compare_digest(wanted.encode(), signature.encode())
    return fits and abs(time.time() - int(timestamp)) <= TOLERANCE


def _stranger(http: HttpRequest, detail: str) -> Problem:
    """Refuse whoever is not the Chatwoot we know, and count that against their address.

    Raises:
        Problem: they try too often.
    """
    rates: Rates = http.app.state.rates
    rates.count("address", address_of(http.scope))
    return Problem(401, "unauthorized", detail)


def _settings(http: HttpRequest) -> Chatwoot | None:
    service: Service = http.app.state.service
    return service.settings.chatwoot


async def _received(http: HttpRequest, body: bytes) -> Received:
    """Read the post and act on it, in a thread: that takes the processor and the disk."""
    service: Service = http.app.state.service
    message = _message(body)
    if message is None or not message.is_for_the_bot or not (message.content or "").strip():
        return Received(status="ignored")
    rates: Rates = http.app.state.rates
    rates.count("identity", message.owner)
    return Received(status=await run_in_threadpool(Bot(service).answer, message))


def _message(body: bytes) -> _Message | None:
    """The message that a post tells of; None where it tells of something else.

    Raises:
        Problem: it is no post of Chatwoot's.
    """
    try:
        data = json.loads(body)
        if not isinstance(data, dict):
            raise ValueError
        return _Message.model_validate(data) if data.get("event") == "message_created" else None
    except (ValidationError, ValueError, RecursionError):
        raise Problem(422, "invalid", "This is not what Chatwoot tells of a message.") from None


# --- The bot ------------------------------------------------------------------------------------------------


class Bot:
    """Answers messages.

    Args:
        service: the conversations.
    """

    def __init__(self, service: Service) -> None:
        self._service = service

    def answer(self, message: _Message) -> What:
        """Answer one message, unless that was done before.

        Raises:
            Problem, AdvisorError: it cannot be answered.
        """
        caller = Caller(message.owner)
        key = f"message:{message.id}"
        if self._service.store.answered(caller.whose, key) is not None:
            return "answered before"
        text = shapes.mended(message.content or "")[: shapes.LONGEST_MESSAGE]
        request = Request(caller, key, ("chatwoot", str(message.id)))
        conversation = self._conversation(caller, message)
        try:
            taken = self._take(request, conversation, text, message)
        except Problem as problem:
            if problem.code != "rubric-changed":
                raise
            begun = self._begin(caller, message, f"begin:{message.id}")
            taken = self._take(request, begun, text, message)
        self._switch(caller, message, taken)
        return "kept for a human" if not taken.answer["reply"] else "answered"

    def _take(self, request: Request, conversation: str, text: str, message: _Message) -> Answered:
        return self._service.take(
            request, conversation, events.PersonWrote(text), lambda happened: _telling(message, happened, 0)
        )

    def _conversation(self, caller: Caller, message: _Message) -> str:
        """The conversation here of the one there; where a human gave it back, the advisor's again."""
        found = self._service.store.page(caller.whose, None, 1)
        if not found:
            return self._begin(caller, message, "begin")
        (current,) = found
        if self._is_given_back(current, message):
            request = Request(caller, f"back:{message.id}", ("chatwoot", "back"))
            self._service.take(request, current.summary.id, events.GivenBack())
        return current.summary.id

    def _begin(self, caller: Caller, message: _Message, key: str) -> str:
        chatwoot = self._service.settings.chatwoot
        body = shapes.Create.model_validate({"rubric": chatwoot.rubric if chatwoot else None})
        begun = self._service.create(Request(caller, key, ("chatwoot", "begin")), body)
        return str(begun.answer["conversation"])

    def _switch(self, caller: Caller, message: _Message, taken: Answered) -> None:
        """Where the person took the offer of another rubric: begin with that one."""
        switch = taken.answer["switch"]
        if switch is None or switch["rubric"] not in self._service.settings.rubrics:
            return
        body = shapes.Create.model_validate({"rubric": switch["rubric"], "continues": taken.session})
        request = Request(caller, f"switch:{message.id}", ("chatwoot", "switch"))
        self._service.create(request, body, lambda happened: _telling(message, happened, 1))

    def _is_given_back(self, current: Owned, message: _Message) -> bool:
        """Whether a human who had it set it back to "pending", as this message says that it is."""
        if current.human is None:
            return False
        since = datetime.datetime.now(datetime.UTC) - datetime.datetime.fromisoformat(current.human)
        lane = lane_of(message.account.id, message.conversation.id)
        return since > GRACE and not outbox.waits(self._service.store.engine, lane)


def _telling(message: _Message, happened: Happened, place: int) -> list[Delivery]:
    """What Chatwoot is told because of a turn, at this place among those that one message brings about."""
    there = message.conversation
    calls = calls_of(happened, there.labels, there.custom_attributes)
    if not calls:
        return []
    account, conversation = message.account.id, there.id
    return [
        Delivery(
            id=outbox.new_id(),
            kind=KIND,
            target=target_of(account, conversation),
            type="turn",
            session=happened.conversation,
            number=2 * message.id + place,
            body=json.dumps(calls),
            lane=lane_of(account, conversation),
        )
    ]
