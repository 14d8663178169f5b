"""What holds for every request, before any of it is understood: a size, an id, and headers for browsers.

`Guard` stands outermost and has every answer pass. `Gate` stands behind what lets other pages call, so that
they can read its refusals, too. It reads the body whole before the app sees it: what is too large, or breaks
off, never reaches a handler.
"""

from __future__ import annotations

import logging
import re
import secrets
import time

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from advisor.portal import tracing
from advisor.portal.logs import redacted, request_id
from advisor.portal.metrics import Metrics
from advisor.portal.problems import BROKEN, Problem, is_chatwoot, is_completions, response

__all__ = ["MOST_BYTES", "Gate", "Guard"]

MOST_BYTES = 64 * 1024
"""No message or value is larger."""
MOST_BYTES_OF_A_CHAT = 1024 * 1024
"""Under /v1 a request holds a whole chat, and what Chatwoot posts all about one."""

_GOOD_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")

QUIET = ("/healthz", "/readyz", "/metrics")
"""Routes that are called all the time, and whose good answers tell nothing."""

_HEADERS = {
    "Cache-Control": "no-store",  # people's own words
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

_log = logging.getLogger("advisor.portal")


class Guard:
    """Stands before all: gives requests ids and answers headers, and tells log, figures and traces.

    Args:
        app: what it guards.
        metrics: where answers are counted.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        name = _request_id(Headers(scope=scope))
        method = scope["method"]
        if method == "HEAD":  # what watches over servers asks so; the routes are made for GET
            scope, send = {**scope, "method": "GET"}, _without_body(send)
        status, began = 0, time.perf_counter()

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _add_headers(MutableHeaders(scope=message), name)
            await send(message)

        self._metrics.begun()
        told = request_id.set(name)
        try:
            with tracing.answering(scope) as span:
                await self._app(scope, receive, send_with_headers)
                tracing.answered(span, _route(scope), status)
        finally:
            seconds = time.perf_counter() - began
            self._metrics.answered(method, _route(scope), status, seconds)
            _tell(method, scope, status, seconds)
            request_id.reset(told)


class Gate:
    """Stands before the app: bounds what comes in, and answers what the app could not.

    Args:
        app: what it stands before.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def sent(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            body = await _whole_body(scope, receive)
            if body is None:
                return  # the client is gone
            await self._app(scope, _again(body, receive), sent)
        except Problem as problem:
            refusal = response(problem, completions=is_completions(scope))
            await refusal(scope, receive, sent)
        except Exception:
            _log.exception("request %s failed", request_id.get())
            if started:
                raise  # the connection breaks off, so that half an answer is not taken for a whole one
            await response(BROKEN, completions=is_completions(scope))(scope, receive, sent)


def _route(scope: Scope) -> str | None:
    """The template of the route that answers; None where none does.

    The route knows what comes after its router's prefix. The prefix is what the path has before that: as many
    steps as it has more; where a parameter takes several, what stands before the template's own first words.
    """
    template: str | None = getattr(scope.get("route"), "path", None)
    if template is None:
        return None
    path: str = scope["path"].removeprefix(scope.get("root_path", ""))
    if ":path}" in template:
        prefix = path.partition(template.partition("{")[0])[0]
        return prefix + template.replace(":path}", "}")
    return "/".join(path.split("/")[: path.count("/") - template.count("/") + 1]) + template


def _without_body(send: Send) -> Send:
    """Let an answer's head pass, and end it there."""
    ended = False

    async def sent(message: Message) -> None:
        nonlocal ended
        if message["type"] != "http.response.body":
            await send(message)
        elif not ended:
            ended = True
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    return sent


def _tell(method: str, scope: Scope, status: int, seconds: float) -> None:
    route = _route(scope) or "none"
    if route in QUIET and status < 400:
        return
    took = round(seconds * 1000, 1)
    more = {"method": method[:16], "route": route, "status": status, "milliseconds": took}
    _log.info("answered" if status else "gone", extra=more)


def _request_id(headers: Headers) -> str:
    """The id a proxy gave the request, where it can go into a log as it is; else a new one."""
    given = headers.get("x-request-id", "")
    fit = _GOOD_ID.fullmatch(given) and redacted(given) == given
    return given if fit else secrets.token_hex(8)


def _add_headers(headers: MutableHeaders, name: str) -> None:
    headers["X-Request-Id"] = name
    for header, value in _HEADERS.items():
        headers.setdefault(header, value)


async def _whole_body(scope: Scope, receive: Receive) -> bytes | None:
    most = MOST_BYTES_OF_A_CHAT if is_completions(scope) or is_chatwoot(scope) else MOST_BYTES
    declared = Headers(scope=scope).get("content-length", "")
    if declared.isascii() and declared.isdigit() and int(declared) > most:
        raise _too_large(most)
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        part = message.get("body", b"")
        size += len(part)
        if size > most:
            raise _too_large(most)
        parts.append(part)
        if not message.get("more_body", False):
            return b"".join(parts)


def _too_large(most: int) -> Problem:
    # The rest of the body is not read, so the connection cannot be used again.
    return Problem(413, "too-large", f"A request may have {most:,} bytes at most.", {"Connection": "close"})


def _again(body: bytes, receive: Receive) -> Receive:
    """Hand the body over as if it just came, and then whatever else does."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def received() -> Message:
        return waiting.pop() if waiting else await receive()

    return received
