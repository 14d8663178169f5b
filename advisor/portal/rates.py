"""How often somebody may call: an address, whoever is behind it; a user or visitor; a server's key.

Laws:

1. Each process counts for itself, in memory: nothing is asked of the database for a request that is refused.
   With N processes, somebody who is spread over all of them gets up to N times the rate.
2. What is refused is not counted, and is told when to come again (429, `Retry-After`).
3. A server that shows an API key calls for many people from one address: its address counts for nothing, but
   a key that is none counts against it. So does Chatwoot: its posts count by the conversation they are of.
4. An office, or a carrier, is one address to us. So its rate is the wide one, and an identity's the narrow.
"""

from __future__ import annotations

import ipaddress
import logging
import math
import time
from collections.abc import Callable, Mapping

from limits import RateLimitItem, parse_many
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from advisor.portal.identity import Caller, Identity
from advisor.portal.operation import Operation
from advisor.portal.problems import Problem, is_chatwoot, is_completions, response
from advisor.store.keys import PREFIX

__all__ = ["Doorkeeper", "Rates", "address_of", "is_key", "known"]

ALWAYS = ("/healthz", "/readyz", "/metrics")
"""What those who watch over the server call; never refused."""

_log = logging.getLogger("advisor.portal")


class Rates:
    """Counts calls.

    Args:
        operation: how many are allowed.
        refused: called with what a call was counted by, when it is refused.
    """

    def __init__(self, operation: Operation, refused: Callable[[str], None]) -> None:
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())
        said = {"identity": operation.identity, "address": operation.address, "key": operation.key}
        self._rates: Mapping[str, list[RateLimitItem]] = {
            kind: parse_many(rate) if rate else [] for kind, rate in said.items()
        }
        self._refused = refused
        self._warned = False

    def count(self, kind: str, name: str) -> None:
        """Count a call.

        Args:
            kind: by what: "identity", "address" or "key".
            name: whose.

        Raises:
            Problem: there were too many.
        """
        for rate in self._rates[kind]:
            if not self._limiter.hit(rate, kind, name):
                self._refused(kind)
                wait = self._limiter.get_window_stats(rate, kind, name).reset_time - time.time()
                seconds = max(1, math.ceil(wait))
                raise Problem(
                    429,
                    "too-many-requests",
                    f"Too many requests: {rate} are allowed. Try again in {seconds} s.",
                    {"Retry-After": str(seconds)},
                    retry_after=seconds,
                )

    def warn_of_a_proxy(self, headers: Headers) -> None:
        """Tell the log, once, that everybody seems to come from one address because a proxy is in between."""
        if not self._warned and "x-forwarded-for" in headers:
            self._warned = True
            _log.warning(
                "an address was refused that seems to be a proxy's. "
                "'advisor serve --proxy ADDRESS' believes it about who calls"
            )


class Doorkeeper:
    """Refuses addresses that call too often, before anything else is done for them.

    Args:
        app: what it stands before.
        rates: what counts.
    """

    def __init__(self, app: ASGIApp, rates: Rates) -> None:
        self._app = app
        self._rates = rates

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or refuse it."""
        if scope["type"] == "http" and not self._is_free(scope):
            try:
                self._rates.count("address", address_of(scope))
            except Problem as problem:
                self._rates.warn_of_a_proxy(Headers(scope=scope))
                await response(problem, completions=is_completions(scope))(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _is_free(self, scope: Scope) -> bool:
        path: str = scope["path"].removeprefix(scope.get("root_path", ""))
        if path in ALWAYS:
            return True
        # Whether it is Chatwoot, or a key, is found out later, and counted by address where it is none.
        if scope["method"] == "POST" and is_chatwoot(scope):
            return True
        return is_key(Headers(scope=scope).get("authorization"))


def is_key(authorization: str | None) -> bool:
    """Whether this header shows what looks like an API key, which it takes the database to check."""
    return (authorization or "").lower().startswith(f"bearer {PREFIX}")


def known(http: Request, identity: Identity, authorization: str | None, user: str | None) -> Caller:
    """Say who sent a request, and count it.

    Raises:
        Problem: nobody whom we know, or they call too often.
    """
    rates: Rates = http.app.state.rates
    try:
        caller = identity.caller(authorization, user)
    except Problem:
        # `Doorkeeper` let it pass for its key, which is none; anything else it has counted already.
        if is_key(authorization):
            rates.count("address", address_of(http.scope))
        raise
    if caller.owner is not None:
        rates.count("identity", caller.owner)
    else:
        rates.count("key", caller.key or "")
    return caller


def address_of(scope: Scope) -> str:
    """Where a request comes from: an IPv4 address, or the /64 that one household or machine has of IPv6.

    >>> address_of({"client": ("2001:db8::1:2:3", 80)}), address_of({"client": ("10.0.0.1", 80)})
    ('2001:db8::/64', '10.0.0.1')
    """
    client = scope.get("client")
    host = str(client[0]) if client else "unknown"
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if address.version == 6:
        mapped = address.ipv4_mapped
        return str(mapped or ipaddress.ip_network((int(address), 64), strict=False))
    return host
