"""Answers as server-sent events.

An event's id is "turn.position", so that a client that lost the connection says where it was
(`Last-Event-ID`) and gets the rest. Since the answer to a turn is stored, the rest is the same on every
server and after a crash.
Lines end with a plain line feed: some clients stumble over the other kind.
"""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from fastapi.responses import StreamingResponse

__all__ = ["EVENT_SCHEMA", "Event", "EventStream", "events_of", "position", "wanted"]

Event: TypeAlias = tuple[str, str, Mapping[str, Any]]
"""Id, name, data."""

EVENT_SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "description": "One event; its data is JSON. A stream begins with `retry`, which is none.",
    "properties": {"id": {"type": "string"}, "event": {"type": "string"}, "data": {"type": "string"}},
    "required": ["id", "event", "data"],
}
"""What an event looks like, for the document."""

_ID = re.compile(r"(\d{1,9})\.(\d{1,9})")
_BEGIN = "retry: 1000\n\n"
_NOTHING = ": nothing new\n\n"
_HEADERS = {"X-Accel-Buffering": "no"}  # a proxy must not save the stream up


def wanted(accept: str | None) -> bool:
    """Whether a client asked for a stream."""
    return any(part.partition(";")[0].strip() == "text/event-stream" for part in (accept or "").split(","))


def position(last_event_id: str | None) -> tuple[int, int]:
    """Turn and position of the last event a client saw; before everything, where it names none of ours."""
    found = _ID.fullmatch(last_event_id or "")
    return (int(found[1]), int(found[2])) if found else (0, 0)


def events_of(answer: Mapping[str, Any]) -> Iterator[Event]:
    """The events of one turn, made of its answer (`shapes.Taken`)."""
    turn = answer["turn"]
    for place, (name, data) in enumerate(_events(answer), start=1):
        yield f"{turn}.{place}", name, data


def _events(answer: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield "turn.started", {"conversation": answer["conversation"], "turn": answer["turn"]}
    if answer["understood"]:
        yield "understood", {"understood": answer["understood"]}
    for part in re.findall(r".*?(?:\n\n|\Z)", answer["reply"], re.DOTALL):
        if part:
            yield "reply.delta", {"text": part}
    yield "reply.completed", {"text": answer["reply"]}
    if answer.get("human") is not None:
        yield "human.message", answer["human"]
    # Answers from before humans took over have no such field.
    yield "with_human", {"with_human": answer.get("with_human", False)}
    yield "asked", {"asked": answer["asked"]}
    yield "progress", answer["progress"]
    if answer["result"] is not None:
        yield "result", answer["result"]
    if answer["switch"] is not None:
        yield "switch", answer["switch"]
    yield "turn.completed", {"turn": answer["turn"]}


class EventStream(StreamingResponse):
    """Sends events.

    Args:
        events: what to send: all at once, or as it comes, with None where only a sign of life is due.
        status: the HTTP status.
    """

    def __init__(self, events: Iterable[Event] | AsyncIterator[Event | None], status: int = 200) -> None:
        lines = _as_they_come(events) if isinstance(events, AsyncIterator) else _lines(events)
        super().__init__(lines, status, _HEADERS, media_type="text/event-stream")


async def _lines(events: Iterable[Event]) -> AsyncIterator[str]:
    yield _BEGIN
    for event in events:
        yield _line(event)


async def _as_they_come(events: AsyncIterator[Event | None]) -> AsyncIterator[str]:
    yield _BEGIN
    async for event in events:
        yield _line(event) if event is not None else _NOTHING


def _line(event: Event) -> str:
    id, name, data = event
    return f"id: {id}\nevent: {name}\ndata: {json.dumps(data)}\n\n"
