"""`advisor serve`: the HTTP API, on one machine or on many with one database."""

from __future__ import annotations

import click

__all__ = ["serve"]

DRAIN = 10
"""Seconds that running requests get to end when the server is told to stop."""


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
    try:
        import uvicorn

        from advisor.portal import create_app
    except ImportError as error:
        raise click.UsageError(
            f"{error.name} is not installed, which serving takes: pip install 'advisor[portal]'"
        ) from None
    # Its faults are told now, in one line; a worker would fail over and over.
    app = create_app()
    uvicorn.run(
        app if workers == 1 else "advisor.portal:create_app",
        factory=workers > 1,
        host=host,
        port=port,
        workers=workers,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=list(proxies) or None,
        server_header=False,
        timeout_graceful_shutdown=DRAIN,
    )
