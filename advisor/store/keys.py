"""API keys: made, listed, revoked, checked. A key is ``adv_<id>_<secret>``; only the secret's hash is kept.

A plain SHA-256 is enough here: the secret is 256 random bits, which no list of likely words can reach.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets as chance
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, Row, insert, select, update

from advisor.errors import UsageError
from advisor.store.database import reading, writing
from advisor.store.served import now
from advisor.store.tables import api_keys
from advisor.store.tenants import NOBODYS, Tenant, checked

__all__ = ["PREFIX", "SCOPES", "ApiKey", "check", "in_use", "listed", "make", "revoke"]

PREFIX = "adv_"
SCOPES = {
    "admin": "list, read, export and delete everybody's conversations",
    "desk": "list and read conversations, take them over, answer in them and give them back",
    "users": "act for the users it names",
    "completions": "use the OpenAI-compatible endpoint",
    "metrics": "read the figures at /metrics",
}
"""What a key may be allowed → what that means."""


_TENANT = "tenant:"
"""Stands with the scopes before the name of the tenant that they are for."""


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key, without its secret."""

    id: str
    name: str
    scopes: frozenset[str]
    made_at: str
    revoked_at: str | None
    tenant: Tenant = NOBODYS


def make(engine: Engine, name: str, scopes: Iterable[str], tenant: str = "") -> str:
    """Make a key, of a tenant's where one is named, and return it; it cannot be had again.

    Raises:
        UsageError: there is no such scope, or the tenant's name is none.
    """
    wanted = sorted(set(scopes))
    unknown = [scope for scope in wanted if scope not in SCOPES]
    if unknown or not wanted:
        raise UsageError(f"A key needs one or more of the scopes {', '.join(SCOPES)}.")
    if tenant and "metrics" in wanted:
        raise UsageError("The figures are those of the whole server: a key for them is no tenant's.")
    if tenant:
        wanted.append(_TENANT + checked(tenant))
    id, secret = chance.token_hex(6), chance.token_hex(32)
    row = {"id": id, "name": name, "hash": _hash(secret), "scopes": " ".join(wanted), "made_at": now()}
    with writing(engine) as connection:
        connection.execute(insert(api_keys).values(**row))
    return f"{PREFIX}{id}_{secret}"


def listed(engine: Engine) -> tuple[ApiKey, ...]:
    """All keys, those that were revoked too, the oldest first."""
    with reading(engine) as connection:
        return tuple(map(_key_of, connection.execute(select(api_keys).order_by(api_keys.c.made_at))))


def revoke(engine: Engine, id: str) -> None:
    """Make a key useless, at once and for good.

    Raises:
        UsageError: no key in use goes by this id.
    """
    standing = (api_keys.c.id == id) & api_keys.c.revoked_at.is_(None)
    with writing(engine) as connection:
        if not connection.execute(update(api_keys).where(standing).values(revoked_at=now())).rowcount:
            raise UsageError(f"There is no key {id!r} in use. 'advisor keys list' shows them.")


def check(engine: Engine, key: str) -> ApiKey | None:
    """The key that this text is; None where it is none, or revoked."""
    id, _, secret = key.removeprefix(PREFIX).partition("_")
    with reading(engine) as connection:
        row = connection.execute(select(api_keys).where(api_keys.c.id == id)).one_or_none()
    # Compared in constant time, and also where there is no such id, so that the time taken tells nothing.
    fits = hmac.compare_digest(_hash(secret), row.hash if row is not None else _hash(""))
    return _key_of(row) if row is not None and fits and row.revoked_at is None else None


def in_use(engine: Engine, id: str) -> ApiKey | None:
    """The key of this id; None where there is none, or it was revoked. Proves nothing of whoever names it."""
    standing = (api_keys.c.id == id) & api_keys.c.revoked_at.is_(None)
    with reading(engine) as connection:
        row = connection.execute(select(api_keys).where(standing)).one_or_none()
    return None if row is None else _key_of(row)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "backslashreplace")).hexdigest()


def _key_of(row: Row[Any]) -> ApiKey:
    words = row.scopes.split()
    tenant = next((word.removeprefix(_TENANT) for word in words if word.startswith(_TENANT)), "")
    scopes = frozenset(word for word in words if not word.startswith(_TENANT))
    return ApiKey(row.id, row.name, scopes, row.made_at, row.revoked_at, Tenant(tenant))
