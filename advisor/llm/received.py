"""What came back → an answer. The protocol promises more than servers keep, so nothing of it is relied on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from advisor.errors import ModelDown, ModelError
from advisor.exchange import NOTHING_SPENT, Completion, Ending, Request, Usage
from advisor.llm.model import Heard
from advisor.llm.tokens import count, count_request, estimate_request

__all__ = ["Tries", "answered", "is_stream", "streamed"]

_HALVES = re.compile("[\ud800-\udfff]")
"""Halves of characters, as escapes in JSON can name them: no file and no terminal takes one."""


class Tries:
    """What one call has cost until now, and whether anything of its answer was heard."""

    def __init__(self, usage: Usage = NOTHING_SPENT) -> None:
        self.usage = usage
        self.heard = False

    def given_up(self, request: Request) -> None:
        """Nobody waits for the answer any more: what was sent was read by then, as far as we know."""
        self.usage += Usage(estimate_request(request), estimated=True)

    def spent_by(self, error: ModelError) -> ModelError:
        """An error that says what was spent all the same."""
        error.usage = self.usage
        return error


def is_stream(response: Any) -> bool:
    """Whether an answer comes in pieces; one in a piece says that it is JSON."""
    kind: str = response.headers.get("content-type", "")
    return not kind.lower().startswith("application/json")


async def streamed(stream: Any, request: Request, put: Heard | None, tries: Tries) -> Completion:
    """Gather a stream; an answer that breaks off raises, as a call that fails does."""
    text: list[str] = []
    reason, refused, usage = None, False, None
    async for chunk in stream:
        usage = _part(chunk, "usage") or usage
        choice = _first_choice(_part(chunk, "choices"))
        delta = _part(choice, "delta")
        reason = _part(choice, "finish_reason") or reason
        refused = refused or bool(_part(delta, "refusal"))
        piece = _text(_part(delta, "content"))
        if piece:
            text.append(piece)
            tries.heard = True
            if put is not None:
                put(piece)
    if reason is None:
        raise ModelDown("the answer broke off")
    said = "".join(text)
    return Completion(said, _ending(said, reason, refused), tries.usage + _usage(usage, request, said))


def _first_choice(choices: Any) -> Any:
    """The choice that was asked for; the protocol has a list of them, and servers have had other things."""
    if not isinstance(choices, list):
        return None
    return next((one for one in choices if not _part(one, "index")), None)


def _text(content: Any) -> str:
    """The text of an answer, which some servers cut into parts. Half a character is none."""
    if isinstance(content, list):
        parts = (_part(one, "text") for one in content if _part(one, "type") == "text")
        content = "".join(part for part in parts if isinstance(part, str))
    return _HALVES.sub("\ufffd", content) if isinstance(content, str) else ""


def answered(made: Any, request: Request, tries: Tries) -> Completion:
    """Take an answer apart; the protocol promises more than servers keep."""
    if not isinstance(made, dict) or "choices" not in made:
        raise ModelDown("what came back is no chat completion")
    choice = _first_choice(made["choices"])
    message = _part(choice, "message")
    text = _text(_part(message, "content"))
    ending = _ending(text, _part(choice, "finish_reason"), _part(message, "refusal"))
    return Completion(text, ending, tries.usage + _usage(made.get("usage"), request, text))


def _ending(text: str, reason: object, refusal: object) -> Ending:
    if refusal or reason == "refusal":
        return "refusal"
    if reason == "length":
        return "length"
    if reason == "content_filter":
        return "content_filter"
    return "stop" if text.strip() else "empty"


def _usage(told: Any, request: Request, text: str) -> Usage:
    """What a call cost: as the server says, else as we count it where there is a vocabulary, else about."""
    prompt, completion = _count(told, "prompt_tokens"), _count(told, "completion_tokens")
    if prompt is None or completion is None:
        (sent, roughly), (back, _) = count_request(request), count(text)
        return Usage(sent, back, estimated=roughly)
    cached = _count(_part(told, "prompt_tokens_details"), "cached_tokens")
    return Usage(prompt, completion, min(cached or 0, prompt))


def _count(told: Any, name: str) -> int | None:
    """A number of tokens; None where what was told is none."""
    number = _part(told, name)
    return number if type(number) is int and number >= 0 else None


def _part(whole: Any, name: str) -> Any:
    """A part of what was answered in one piece, or in a stream, which the client has made objects of."""
    return whole.get(name) if isinstance(whole, Mapping) else getattr(whole, name, None)
