"""What the environment says about the server.

    ADVISOR_DATABASE_URL             where conversations are kept (see advisor/settings.py)
    ADVISOR_PORTAL_IDENTITY_SECRETS  secrets that a portal signs its users' tokens with, with blanks between
                                     them: the new and the old one while it changes. None: no signed users
    ADVISOR_PORTAL_IDENTITY_SECRETS_ACME
                                     those of the tenant "acme", whose people and keys keep to themselves; for
                                     "big-co" the name ends in BIG_CO
    ADVISOR_PORTAL_ORIGINS           origins whose pages may call (https://portal.example), with blanks
                                     between them. None: only pages of the server's own origin
    ADVISOR_PORTAL_VISITORS          "no": signed users only
    ADVISOR_PORTAL_RUBRICS           ids of the rubrics to offer, with blanks between them. None: all

How the server is run (rates, retention, the log) is in `operation`.

Secrets never appear in the settings' text form, so that no log or traceback shows one.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from urllib.parse import urlsplit

from advisor.catalog import rubric_names
from advisor.errors import UsageError
from advisor.portal.operation import Operation
from advisor.settings import Settings
from advisor.store.tenants import checked

__all__ = ["PortalSettings"]

SHORTEST_SECRET = 32
"""Bytes. RFC 7518 asks for as many as the hash has."""

NO = ("no", "off", "false", "0")


@dataclass(frozen=True)
class PortalSettings:
    """The server's settings.

    Args:
        store: where the store is.
        identity_secrets: what users' tokens may be signed with.
        origins: whose pages may call.
        visitors: whether people without a signed identity may come.
        rubrics: ids of the rubrics on offer; the first is taken where none is named.
        tenants: name of a tenant → what its users' tokens may be signed with.
        operation: how the server is run.

    Raises:
        UsageError: a setting cannot be used; the message says which and why.
    """

    store: Settings
    identity_secrets: tuple[str, ...] = field(default=(), repr=False)
    origins: tuple[str, ...] = ()
    visitors: bool = True
    rubrics: tuple[str, ...] = ()
    tenants: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    operation: Operation = field(default_factory=Operation)

    def __post_init__(self) -> None:
        secrets = [*self.identity_secrets, *chain.from_iterable(self.tenants.values())]
        if len(set(secrets)) < len(secrets):
            raise UsageError(
                "ADVISOR_PORTAL_IDENTITY_SECRETS: a secret stands twice. "
                "By its secret a token's tenant is told."
            )
        if any(len(secret.encode()) < SHORTEST_SECRET for secret in secrets):
            raise UsageError(
                f"A secret in ADVISOR_PORTAL_IDENTITY_SECRETS is shorter than {SHORTEST_SECRET} bytes, "
                "and so could be guessed. 'openssl rand -hex 32' makes a good one."
            )
        for origin in self.origins:
            parts = urlsplit(origin)
            if parts.scheme not in ("http", "https") or origin != f"{parts.scheme}://{parts.netloc}":
                raise UsageError(
                    f"ADVISOR_PORTAL_ORIGINS: {origin!r} is no origin. One looks like this: https://portal.example"
                )
        there_are = rubric_names()
        for rubric in self.rubrics:
            if rubric not in there_are:
                raise UsageError(
                    f"ADVISOR_PORTAL_RUBRICS: no rubric is called {rubric!r}. "
                    f"There are: {', '.join(there_are)}."
                )
        object.__setattr__(self, "rubrics", self.rubrics or there_are)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> PortalSettings:
        """Read the environment (that of this process, unless another is given)."""
        environ = os.environ if environ is None else environ
        return cls(
            store=Settings.from_environment(environ),
            identity_secrets=tuple(environ.get("ADVISOR_PORTAL_IDENTITY_SECRETS", "").split()),
            origins=tuple(environ.get("ADVISOR_PORTAL_ORIGINS", "").split()),
            visitors=environ.get("ADVISOR_PORTAL_VISITORS", "").lower() not in NO,
            rubrics=tuple(environ.get("ADVISOR_PORTAL_RUBRICS", "").split()),
            tenants=_tenants(environ),
            operation=Operation.from_environment(environ),
        )


_SECRETS_OF = "ADVISOR_PORTAL_IDENTITY_SECRETS_"


def _tenants(environ: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Name of a tenant → its secrets; one with none has visitors and keys only."""
    return {
        checked(name.removeprefix(_SECRETS_OF).lower().replace("_", "-")): tuple(value.split())
        for name, value in environ.items()
        if name.startswith(_SECRETS_OF)
    }
