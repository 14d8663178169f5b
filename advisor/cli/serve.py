"""`advisor serve`: the HTTP API, on one machine or on many with one database."""

from __future__ import annotations

import errno
import os
import socket
from contextlib import ExitStack

import click

from advisor.cli.figures_folder import shared_folder
from advisor.errors import UsageError

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
            os.environ[FOLDER] = stack.enter_context(shared_folder())
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
    _must_be_free(host, port)
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


def _must_be_free(host: str, port: int) -> None:
    """Try an address before it is served, for the server itself would say neither which it is nor what to do.

    Raises:
        UsageError: it cannot be listened on.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except socket.gaierror:
        raise UsageError(f"--host {host}: there is no such address. 127.0.0.1 is this machine.") from None
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            hint = "another program listens there. Choose another with --port, or end that one"
        elif error.errno == errno.EACCES:
            hint = "you may not use that port; those from 1024 on are free to all"
        else:
            hint = (error.strerror or str(error)).lower()
        raise UsageError(f"{host}, port {port}, cannot be listened on: {hint}.") from None
