"""A short way for the request that comes most: a person's message, plainly put.

The framework takes time to find out what a request holds, for it can be anything. Here it is looked at for
one thing: whether it is just what its route asks for. If it is, it is answered; if there is anything else to
it, the framework takes it from the start, and says what is wrong. So nothing is refused here, and nothing
taken that the framework would refuse. An answer costs the processor a twentieth less this way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi.routing import APIRoute
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request as HttpRequest
from starlette.responses import Response

from advisor.portal import shapes
from advisor.portal.identity import Caller
from advisor.portal.rates import is_key, known
from advisor.portal.service import Service

__all__ = ["KEY", "LONGEST_KEY", "MessageRoute"]

KEY = r"^[\x21-\x7e]+$"
"""How an Idempotency-Key looks."""
LONGEST_KEY = 255

_IS_ID, _IS_KEY = re.compile(shapes.ID), re.compile(KEY)

Handler = Callable[[HttpRequest], Coroutine[Any, Any, Response]]


class MessageRoute(APIRoute):
    """The route of messages. Its endpoint is also called from here, with the same arguments."""

    def get_route_handler(self) -> Handler:
        """What answers a request."""
        by_framework = super().get_route_handler()
        answer = self.endpoint

        async def handle(http: HttpRequest) -> Response:
            said = await _plainly_said(http)
            if said is None:
                return await by_framework(http)
            service: Service = http.app.state.service
            caller: Caller = known(http, http.app.state.identity, http.headers["authorization"], None)
            key, accept = http.headers.get("idempotency-key"), http.headers.get("accept")
            id = http.path_params["id"]
            response: Response = await run_in_threadpool(answer, id, said, service, caller, key, accept)
            return response

        return handle


async def _plainly_said(http: HttpRequest) -> shapes.Write | None:
    """The message of a request that holds one and nothing uncommon; None for all others."""
    headers = http.headers
    authorization = headers.get("authorization")
    key = headers.get("idempotency-key")
    if (
        authorization is None
        or is_key(authorization)  # which the database knows
        or "advisor-user" in headers
        or headers.get("content-type", "").partition(";")[0].strip() != "application/json"
        or not _IS_ID.fullmatch(http.path_params["id"])
        or (key is not None and not (len(key) <= LONGEST_KEY and _IS_KEY.fullmatch(key)))
    ):
        return None
    try:
        return shapes.Write.model_validate_json(await http.body())
    except ValidationError:
        return None
