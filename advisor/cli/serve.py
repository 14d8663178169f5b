"""`advisor serve`: the HTTP API, on one machine or on many with one database."""

from __future__ import annotations

import os
from contextlib import ExitStack
from tempfile import TemporaryDirectory

import click

__all__ = ["serve"]

DRAIN = 25
"""Seconds that running requests get to end when the server is told to stop."""
PATIENCE = 60
"""Seconds without an answer after which a process is taken for dead and replaced. On a busy machine the start
alone takes more than the five that are usual, and processes would be replaced for ever."""
FOLDER = "PROMETHEUS_MULTIPROC_DIR"


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes.")
@click.option(
    "--proxy",
    "proxies",
    metavar="ADDRESS",
    multiple=True,
    help="Believe this proxy about who calls (X-Forwarded-For and -Proto).",
)
def serve(host: str, port: int, workers: int, proxies: tuple[str, ...]) -> None:
    """Serve conversations over HTTP.

    Without any settings they are kept where 'advisor chat' keeps its own. ADVISOR_DATABASE_URL names another
    place, PostgreSQL among them, which servers on several machines can share; ADVISOR_PORTAL_IDENTITY_SECRETS
    and ADVISOR_PORTAL_ORIGINS let a portal's signed users and pages in.
    """
    with ExitStack() as stack:
        if workers > 1:
            # Where the processes put their figures for each other; known before the library is loaded.
            os.environ[FOLDER] = stack.enter_context(TemporaryDirectory(prefix="advisor-metrics-"))
        _run(host, port, workers, proxies)


def _run(host: str, port: int, workers: int, proxies: tuple[str, ...]) -> None:
    try:
        import uvicorn

        from advisor.portal import PortalSettings, logs, serving
    except ImportError as error:
        raise click.UsageError(
            f"{error.name} is not installed, which serving takes: pip install 'advisor[portal]'"
        ) from None
    settings = PortalSettings.from_environment()
    # Its faults are told now, in one line; a worker would fail over and over.
    app = serving(settings)
    uvicorn.run(
        app if workers == 1 else "advisor.portal:serving",
        factory=workers > 1,
        log_config=logs.config(settings.operation.log),
        access_log=False,
        host=host,
        port=port,
        workers=workers,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=list(proxies) or None,
        server_header=False,
        timeout_graceful_shutdown=DRAIN,
        timeout_worker_healthcheck=PATIENCE,
    )
