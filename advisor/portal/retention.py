"""Deletes conversations some days after their last turn, while the server runs and by `advisor prune`."""

from __future__ import annotations

import asyncio
import datetime
import logging

from starlette.concurrency import run_in_threadpool

from advisor.errors import StoreError
from advisor.store.pruning import Pruned, prune
from advisor.store.served import Served

__all__ = ["EVERY", "keep_pruning", "prune_old", "time_before"]

EVERY = 3600.0
"""Seconds between two looks."""

_log = logging.getLogger("advisor.portal")


def time_before(days: int) -> str:
    """The time so many days ago, as the store has times."""
    then = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=days)
    return then.isoformat(timespec="microseconds")


def prune_old(store: Served, days: int) -> Pruned:
    """Delete what has not gone on for so many days.

    Raises:
        StoreError: the database cannot be used.
    """
    return prune(store.engine, time_before(days))


async def keep_pruning(store: Served, days: int, every: float = EVERY) -> None:
    """Delete what is too old, now and then, until cancelled. A failure is logged, and tried again."""
    while True:
        try:
            pruned = await run_in_threadpool(prune_old, store, days)
        except StoreError as error:
            _log.error("old conversations were not deleted: %s", error)
        else:
            if pruned.conversations or pruned.requests:
                more = {"conversations": pruned.conversations, "requests": pruned.requests}
                _log.info("deleted what was too old", extra=more)
        await asyncio.sleep(every)
