"""``/v1``: each rubric is a "model", as OpenAI's clients and the chat front ends made for them know it.

Stateless: see `replay`. The stream holds ``data:`` lines only; official clients break on ids, names and
``retry:``. Unknown fields of a request are accepted, since front ends send all sorts.
"""

from __future__ import annotations

import json
import re
import secrets
import time
from collections.abc import AsyncIterator
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Header, Security
from fastapi import Request as HttpRequest
from fastapi.responses import JSONResponse, Response, StreamingResponse
from pydantic import BaseModel, BeforeValidator, Field

from advisor.answers import Message
from advisor.extraction.extractor import Extractor
from advisor.portal import replay
from advisor.portal.identity import BEARER, Identity
from advisor.portal.on_offer import today
from advisor.portal.problems import OPENAI_SCHEMA, Problem
from advisor.portal.rates import known
from advisor.portal.service import Service
from advisor.portal.shapes import mended

__all__ = ["router"]

MOST_MESSAGES = 400
BEGUN = 1_767_225_600  # what a model's "created" says; it has no other meaning here

_PROBLEM: dict[int | str, dict[str, Any]] = {
    "default": {
        "description": "A problem, as OpenAI's clients read it.",
        "content": {"application/json": {"schema": OPENAI_SCHEMA}},
    }
}
_CHUNK = {"type": "object", "properties": {"data": {"type": "string"}}, "required": ["data"]}
_STREAMED: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The reply; as a stream where `stream` is true.",
        "content": {"text/event-stream": {"schema": _CHUNK}},
    }
}

router = APIRouter(tags=["OpenAI-compatible"], responses=_PROBLEM)


Text = Annotated[str, BeforeValidator(mended)]


class Part(BaseModel):
    """A part of a message; only texts are read."""

    type: str
    text: Text = ""


class ChatMessage(BaseModel):
    """One message of a chat."""

    role: Literal["developer", "system", "user", "assistant", "tool", "function"]
    content: Text | list[Part] | None = None

    def plain(self) -> Message:
        """The message as the advisor takes it."""
        if isinstance(self.content, list):
            return Message(self.role, "\n".join(part.text for part in self.content if part.type == "text"))
        return Message(self.role, self.content or "")


class StreamOptions(BaseModel):
    """What a stream holds beside the reply."""

    include_usage: bool = False


class Completion(BaseModel):
    """A chat to be gone on with."""

    model: Text = Field(examples=["customer-support-representative"])
    messages: list[ChatMessage] = Field(min_length=1, max_length=MOST_MESSAGES)
    stream: bool = False
    stream_options: StreamOptions | None = None
    n: int | None = Field(None, ge=1, le=1)


def _service(
    http: HttpRequest,
    authorization: Annotated[str | None, Header(include_in_schema=False)] = None,
    _bearer: Annotated[object, Security(BEARER)] = None,
) -> Service:
    identity: Identity = http.app.state.identity
    known(http, identity, authorization, None).needs("completions")
    service: Service = http.app.state.service
    return service


Does = Annotated[Service, Depends(_service)]


@router.get("/models")
def list_models(service: Does) -> dict[str, Any]:
    """List the rubrics as models."""
    return {"object": "list", "data": [_model(name) for name in service.settings.rubrics]}


@router.get("/models/{model}")
def show_model(model: str, service: Does) -> dict[str, Any]:
    """Show one rubric as a model."""
    return _model(_known(service, model))


@router.post("/chat/completions", responses=_STREAMED)
def complete(body: Completion, service: Does) -> Response:
    """Say what the advisor says next."""
    rubric = _known(service, body.model)
    text = _reply(service, rubric, [message.plain() for message in body.messages])
    head = {"id": f"chatcmpl-{secrets.token_hex(12)}", "created": int(time.time()), "model": rubric}
    if not body.stream:
        return JSONResponse(_whole(head, text))
    usage = body.stream_options is not None and body.stream_options.include_usage
    headers = {"X-Accel-Buffering": "no"}
    return StreamingResponse(_chunks(head, text, usage=usage), 200, headers, media_type="text/event-stream")


def _reply(service: Service, rubric: str, messages: list[Message]) -> str:
    done = replay.chore(rubric, messages)
    if done is not None:
        return done
    extractor: Extractor = service.extractor
    return replay.reply(rubric, messages, extractor, today(), service.settings.rubrics)


def _known(service: Service, model: str) -> str:
    if model not in service.settings.rubrics:
        raise Problem(404, "model_not_found", f"There is no model {model!r}. GET /v1/models lists them.")
    return model


def _model(name: str) -> dict[str, Any]:
    return {"id": name, "object": "model", "created": BEGUN, "owned_by": "advisor"}


_USAGE = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
"""No model reads or writes, so nothing is used up."""


def _whole(head: dict[str, Any], text: str) -> dict[str, Any]:
    message = {"role": "assistant", "content": text}
    choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
    return {**head, "object": "chat.completion", "choices": [choice], "usage": _USAGE}


async def _chunks(head: dict[str, Any], text: str, *, usage: bool) -> AsyncIterator[str]:
    yield _chunk(head, {"role": "assistant", "content": ""})
    for part in re.findall(r"\S*\s*", text):
        if part:
            yield _chunk(head, {"content": part})
    yield _chunk(head, {}, "stop")
    if usage:
        yield _data({**head, "object": "chat.completion.chunk", "choices": [], "usage": _USAGE})
    yield "data: [DONE]\n\n"


def _chunk(head: dict[str, Any], delta: dict[str, str], reason: str | None = None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": reason, "logprobs": None}
    return _data({**head, "object": "chat.completion.chunk", "choices": [choice]})


def _data(chunk: dict[str, Any]) -> str:
    return f"data: {json.dumps(chunk)}\n\n"
