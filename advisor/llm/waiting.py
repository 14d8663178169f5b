"""Waiting for a model without blocking the event loop.

Where a model can begin a call and be told to end it (`Cancellable`), a cancelled task cancels the call. Any
other model completes in a thread; when the task is cancelled, it is left behind and its answer dropped.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from advisor.exchange import Completion, Request
from advisor.llm.model import Cancellable, Heard, Model

__all__ = ["completed"]

_END = object()


async def completed(model: Model, request: Request, seconds: float, heard: Heard | None = None) -> Completion:
    """What a model answers. See `Model.complete`; `heard` is called in the event loop's thread.

    Raises:
        ModelError: there is no answer.
        asyncio.CancelledError: the task was cancelled; so is the call.
    """
    loop = asyncio.get_running_loop()
    pieces: asyncio.Queue[Any] = asyncio.Queue()

    def put(piece: object) -> None:
        loop.call_soon_threadsafe(pieces.put_nowait, piece)

    begun = _begun(model, request, seconds, None if heard is None else put)
    try:
        if heard is not None:
            begun.add_done_callback(lambda _: put(_END))
            while (piece := await pieces.get()) is not _END:
                heard(piece)
        return await asyncio.wrap_future(begun)
    finally:
        begun.cancel()  # nothing where it is done; else the task was cancelled, or has heard enough


def _begun(model: Model, request: Request, seconds: float, put: Heard | None) -> Future[Completion]:
    if isinstance(model, Cancellable):
        return model.submit(request, seconds, put)
    pool = ThreadPoolExecutor(1, "advisor-model")
    try:
        return pool.submit(model.complete, request, seconds, put)
    finally:
        pool.shutdown(wait=False)
