"""Figures for Prometheus: requests by route, turns by rubric, what was refused.

Labels have few values: a route's template and never a path, methods and rubrics that there are, status codes.
Nothing here says who did something.

With several processes each writes its own figures to a folder (`PROMETHEUS_MULTIPROC_DIR`, which `advisor
serve --workers` sets), and whichever is asked adds all up.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

__all__ = ["FOLDER", "MEDIA_TYPE", "Metrics"]

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """What is counted, of one app."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._seconds = Histogram(
            "advisor_http_request_seconds",
            "Seconds from a request to the end of its answer",
            ["method", "route", "status"],
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._open = Gauge(
            "advisor_http_requests_open",
            "Requests that are being answered",
            registry=self._registry,
            multiprocess_mode="livesum",
        )
        self._turns = Counter(
            "advisor_turns",
            "Turns taken; a request that is repeated counts none",
            ["rubric", "kind"],
            registry=self._registry,
        )
        self._reports = Counter(
            "advisor_reports", "Turns that brought a report", ["rubric"], registry=self._registry
        )
        self._refused = Counter(
            "advisor_refused", "Requests refused for being too many", ["by"], registry=self._registry
        )

    def begun(self) -> None:
        """A request has come."""
        self._open.inc()

    def answered(self, method: str, route: str | None, status: int, seconds: float) -> None:
        """A request was answered, or its client has gone (status 0)."""
        self._open.dec()
        method = method if method in _METHODS else "other"
        self._seconds.labels(method, route or "none", str(status)).observe(seconds)

    def took(self, rubric: str, kind: str, *, report: bool) -> None:
        """A turn was taken; `kind` is the name of the event that it answers."""
        self._turns.labels(rubric, kind).inc()
        if report:
            self._reports.labels(rubric).inc()

    def refused(self, by: str) -> None:
        """A request was refused for being one too many, counted by an address, an identity or a key."""
        self._refused.labels(by).inc()

    def text(self, environ: Mapping[str, str] | None = None) -> bytes:
        """All figures, in Prometheus' text format."""
        environ = os.environ if environ is None else environ
        registry: Any = self._registry
        if environ.get(FOLDER):
            _forget_the_dead(environ[FOLDER])
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # so is the library
        return generate_latest(registry)


def _forget_the_dead(folder: str) -> None:
    """What a process was doing when it died, it does no longer."""
    for file in Path(folder).glob("gauge_live*_*.db"):
        process = file.stem.rpartition("_")[2]
        try:
            os.kill(int(process), 0)
        except ProcessLookupError:
            mark_process_dead(process, folder)  # type: ignore[no-untyped-call]  # so is the library
        except PermissionError:
            continue  # somebody else's by now
