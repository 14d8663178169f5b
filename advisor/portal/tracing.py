"""Traces by OpenTelemetry, where `advisor[tracing]` is installed; without it, nothing, at no cost.

    OTEL_EXPORTER_OTLP_ENDPOINT   where traces are sent: http://127.0.0.1:4318
    OTEL_SERVICE_NAME             the server's name in them; by default "advisor"

A span is a request ("POST /api/v1/conversations/{id}/messages"), and below it the turn ("invoke_agent
RUBRIC"), with the attributes that OpenTelemetry's conventions for HTTP and for generative AI give them. What
people write is in none, nor who they are. A caller's `traceparent` is believed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from starlette.datastructures import Headers

from advisor import __version__
from advisor.dialogue.state import State
from advisor.exchange import NOTHING_SPENT

if TYPE_CHECKING:
    from opentelemetry.trace import Span
    from starlette.types import Scope

try:
    from opentelemetry import propagate, trace
except ImportError:  # it is an extra
    _there = False
else:
    _there = True

__all__ = ["answered", "answering", "begin", "flush", "spent", "turn"]

ENDPOINTS = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
_FLUSH = 3000  # milliseconds
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def begin(environ: Mapping[str, str] | None = None) -> bool:
    """Have this process send its traces where the environment says; False where it says nothing.

    Call it once, in the process that serves. Whoever mounts the app in their own sets OpenTelemetry up there.

    Raises:
        ImportError: the environment asks for traces, and `advisor[tracing]` is not installed.
    """
    environ = os.environ if environ is None else environ
    if not any(environ.get(name) for name in ENDPOINTS):
        return False
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    name = environ.get("OTEL_SERVICE_NAME") or "advisor"
    provider = TracerProvider(
        resource=Resource.create({"service.name": name, "service.version": __version__})
    )
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
    return True


def flush() -> None:
    """Send what waits to be sent, for seconds at most: a process that is told to stop has no other chance."""
    provider = trace.get_tracer_provider() if _there else None
    send = getattr(provider, "force_flush", None)
    if send is not None:
        send(_FLUSH)


@contextmanager
def answering(scope: Scope) -> Iterator[Span | None]:
    """A span for a request."""
    if not _there:
        yield None
        return
    method = scope["method"] if scope["method"] in _METHODS else "_OTHER"
    caller = propagate.extract(dict(Headers(scope=scope)))
    attributes = {"http.request.method": method, "url.scheme": scope.get("scheme", "http")}
    tracer = trace.get_tracer("advisor", __version__)
    kind = trace.SpanKind.SERVER
    with tracer.start_as_current_span(method, caller, kind, attributes) as span:
        yield span


def answered(span: Span | None, route: str | None, status: int) -> None:
    """Say how a request was answered."""
    if span is None or not span.is_recording():
        return
    if route is not None:
        name: str = getattr(span, "name", "")
        span.update_name(f"{name} {route}")
        span.set_attribute("http.route", route)
    if status:
        span.set_attribute("http.response.status_code", status)
    if status >= 500:
        span.set_status(trace.StatusCode.ERROR)


@contextmanager
def turn(rubric: str, conversation: str, event: Any) -> Iterator[Span | None]:
    """A span for a turn of a conversation."""
    if not _there:
        yield None
        return
    attributes = {
        "gen_ai.operation.name": "invoke_agent",
        "gen_ai.provider.name": "advisor",
        "gen_ai.agent.name": rubric,
        "gen_ai.conversation.id": conversation,
        "advisor.event": type(event).__name__,
    }
    tracer = trace.get_tracer("advisor", __version__)
    with tracer.start_as_current_span(f"invoke_agent {rubric}", attributes=attributes) as span:
        yield span


def spent(span: Span | None, after: State, before: State | None) -> None:
    """Say what language models cost in a turn, where one was asked."""
    if span is None or not span.is_recording():
        return
    marks = after.marks[len(before.marks) if before else 0 :]
    usage = sum((mark.usage for mark in marks), NOTHING_SPENT)
    if usage.calls:
        span.set_attribute("gen_ai.usage.input_tokens", usage.input)
        span.set_attribute("gen_ai.usage.output_tokens", usage.output)
