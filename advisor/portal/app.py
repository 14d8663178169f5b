"""Puts the server together."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from starlette.concurrency import run_in_threadpool

from advisor import __version__
from advisor.errors import StoreError, UsageError
from advisor.extraction.extractor import Extractor
from advisor.portal import admin, chatwoot, completions, conversations, problems, tracing, webhooks, widget
from advisor.portal.admin.entry import Entry
from advisor.portal.chatwoot_calls import ChatwootSender
from advisor.portal.delivering import Courier, Sender
from advisor.portal.following import Followers, Stopping
from advisor.portal.guard import Gate, Guard
from advisor.portal.identity import Identity
from advisor.portal.metrics import Metrics
from advisor.portal.rates import Doorkeeper, Rates
from advisor.portal.retention import keep_pruning
from advisor.portal.service import Service
from advisor.portal.settings import PortalSettings
from advisor.store.served import Served

__all__ = ["create_app", "serving"]

_ABOUT = """
Interviews people in free text, turns their words into typed answers with evidence, and scores these.

Every call but `/visitors` and `/rubrics` takes `Authorization: Bearer …`: a user's token signed by the portal
(a JWT, HS256, with `sub`, `exp` at most a day ahead and `aud` "advisor"), a visitor's token, or an API key.

Send an `Idempotency-Key` with whatever changes something, a new one for each request: sent again, be it after
a crash, the request is answered with its first answer. Errors are problem details (RFC 9457).
"""
_MAX_AGE = 7200


def create_app(settings: PortalSettings | None = None, extractor: Extractor | None = None) -> FastAPI:
    """Make the server's app, ready to run or to mount in another.

    Args:
        settings: by default, what the environment says.
        extractor: what reads messages; by default the offline one, which needs neither key nor network.

    Raises:
        UsageError: a setting cannot be used.
        StoreError: the database cannot be.
    """
    settings = settings or PortalSettings.from_environment()
    store = Served(settings.store)
    if store.engine.url.get_backend_name() == "sqlite" and not store.engine.url.database:
        store.close()
        raise StoreError("A server needs a database that its threads can share: a file, or PostgreSQL.")

    metrics = Metrics()
    rates = Rates(settings.operation, metrics.refused)
    service = Service(settings, store, extractor or _offline(), metrics)
    courier = Courier(store.engine, _senders(settings, store))
    service.wake = courier.wake
    stopping = Stopping()
    followers = Followers(store, stopping)
    service.took = followers.took_turn

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        service.warm_up()
        courier.start()
        stopping.listen()
        days = settings.operation.days
        pruning = asyncio.create_task(keep_pruning(store, days)) if days else None
        yield
        if pruning is not None:
            pruning.cancel()
            with suppress(asyncio.CancelledError):
                await pruning
        courier.stop()
        await run_in_threadpool(tracing.flush)
        store.close()

    # The pages of FastAPI's own documentation load scripts from elsewhere; the document alone is served.
    app = FastAPI(
        title="advisor",
        version=__version__,
        description=_ABOUT,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.service = service
    app.state.courier = courier
    app.state.identity = Identity(settings, store)
    app.state.entry = Entry(store)
    app.state.metrics = metrics
    app.state.rates = rates
    app.state.followers = followers
    app.include_router(conversations.router, prefix="/api/v1")
    app.include_router(completions.router, prefix="/v1")
    app.include_router(chatwoot.router, prefix="/v1")
    app.include_router(conversations.health)
    app.include_router(widget.router)
    app.include_router(admin.router, prefix="/admin")
    problems.install(app)
    app.add_exception_handler(admin.NotIn, admin.send_to_the_door)
    app.add_middleware(Doorkeeper, rates=rates)
    app.add_middleware(Gate)
    if settings.origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.origins,
            allow_methods=["GET", "POST", "PUT", "DELETE"],
            allow_headers=["Authorization", "Content-Type", "Idempotency-Key", "Last-Event-ID"],
            expose_headers=["Retry-After", "X-Request-Id"],
            max_age=_MAX_AGE,
        )
    app.add_middleware(Guard, metrics=metrics)
    # The framework finishes its routes when first asked for them, in a way that threads cannot share.
    app.openapi()
    return app


def serving(settings: PortalSettings | None = None) -> FastAPI:
    """The app for a process that is all ours (`advisor serve`): what is set once a process is set here.

    Raises:
        UsageError: a setting cannot be used.
        StoreError: the database cannot be.
    """
    try:
        tracing.begin()
    except ImportError as error:
        raise UsageError(
            f"{error.name} is not installed, which traces take: pip install 'advisor[tracing]'. Without "
            f"{tracing.ENDPOINTS[0]} none are sent."
        ) from None
    _end_with_the_first()
    return create_app(settings)


def _end_with_the_first() -> None:
    """Have one of several processes end when the one that started it is gone, however that went.

    Else it would answer on, and keep the port from the server that is started instead.
    """
    first = multiprocessing.parent_process()
    if first is None:
        return

    def wait() -> None:
        first.join()
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, name="waits for the first process", daemon=True).start()


def _senders(settings: PortalSettings, store: Served) -> dict[str, Sender]:
    """Kind of delivery → who makes it; none where nobody is to be told anything."""
    senders: dict[str, Sender] = {}
    if settings.webhooks.urls:
        senders[webhooks.KIND] = webhooks.WebhookSender(settings.webhooks)
    if settings.chatwoot is not None:
        senders[chatwoot.KIND] = ChatwootSender(settings.chatwoot, store.engine)
    return senders


def _offline() -> Extractor:
    from advisor.extraction.offline.reader import OfflineExtractor

    return OfflineExtractor()
