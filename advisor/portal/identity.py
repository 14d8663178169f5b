"""Who is asking: a portal's user, a visitor, or a server. By ``Authorization: Bearer``, never by cookie.

Laws:

1. What a page's script may do without a secret, nobody else's page can make it do: there are no cookies, so
   nothing is sent along by itself (no CSRF).
2. Each kind has a secret of its own, and a token of one kind is none of another (`aud` says which).
3. Signatures and hashes are compared in constant time, and algorithms are fixed, never taken from the token.
4. Owners are "user:…" and "visitor:…" (and "chatwoot:…", whom no token names): no user id can be mistaken for
   a visitor's.
5. Everybody belongs to a tenant, and nobody reaches across: a key by what it was made for, a user by whose
   secret signed the token, a visitor and a link by what the token says. See `store.tenants`.
"""

from __future__ import annotations

import datetime
import hashlib
import secrets
import time
from dataclasses import dataclass
from typing import Any

import jwt
from fastapi.security import HTTPBearer
from jwt.exceptions import InvalidSubjectError

from advisor.portal.problems import Problem
from advisor.portal.settings import PortalSettings
from advisor.portal.signing import Check, public_keys
from advisor.store import keys
from advisor.store.served import Served
from advisor.store.tenants import NOBODYS, Tenant

__all__ = ["BEARER", "Caller", "Identity"]

BEARER = HTTPBearer(
    scheme_name="token",
    description="A user's token signed by the portal, a visitor's token, or an API key.",
    auto_error=False,
)
"""What the document says of the header; it is `Identity` that reads it."""

USER, VISITOR, LINK = "advisor", "advisor-visitor", "advisor-report"
"""Audiences: what a token is for."""

LONGEST = datetime.timedelta(hours=24)
"""A user's token may last so long from now: whoever steals one has no more than a day."""
VISIT = datetime.timedelta(days=30)
LOOK = datetime.timedelta(hours=1)
"""A link to a report lasts so long: it stands in the browser's history."""
LEEWAY = 30
"""Seconds by which clocks may differ."""
LONGEST_ID = 200
MOST_KNOWN = 4_000
"""Tokens that a process remembers to be good."""
_ALGORITHM = "HS256"
_BY_KEY = "RS256"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who is asking.

    Args:
        owner: in whose name conversations are held; None for a server that named nobody.
        scopes: what a server's key allows; empty for people.
        key: the id of a server's key; None for people.
        tenant: the tenant they belong to.
        attributes: what the portal signed of the person beside who they are, by the item that it answers.
    """

    owner: str | None
    scopes: frozenset[str] = frozenset()
    key: str | None = None
    tenant: Tenant = NOBODYS
    attributes: tuple[tuple[str, str], ...] = ()

    @property
    def whose(self) -> str:
        """In whose name conversations are held.

        Raises:
            Problem: in nobody's.
        """
        if self.owner is None:
            raise Problem(
                403, "whose", "A key with the scope 'users' names the user in the header Advisor-User."
            )
        return self.owner

    @property
    def sees(self) -> str | Tenant:
        """Whose conversations may be looked at: one's own, or those of the tenant."""
        return self.tenant if self.manages or self.helps else self.whose

    @property
    def helps(self) -> bool:
        """Whether this is a server's key that humans answer by."""
        return not self.scopes.isdisjoint(("admin", "desk")) and self.owner is None

    @property
    def manages(self) -> bool:
        """Whether this is a server's key that is there for all of its tenant's conversations."""
        return "admin" in self.scopes and self.owner is None

    def needs(self, scope: str) -> None:
        """Let only keys with this scope pass.

        Raises:
            Problem: the caller has none.
        """
        self.needs_one_of(scope)

    def needs_one_of(self, *scopes: str) -> None:
        """Let only keys with one of these scopes pass.

        Raises:
            Problem: the caller has none.
        """
        if self.scopes.isdisjoint(scopes):
            wanted = " or ".join(map(repr, scopes))
            raise Problem(403, "scope", f"This takes an API key with the scope {wanted}.")


class Identity:
    """Tells who is asking.

    Args:
        settings: what users' tokens are signed with.
        store: where API keys and the secret of visitors' tokens are.
    """

    def __init__(self, settings: PortalSettings, store: Served) -> None:
        self._settings = settings
        self._store = store
        self._visitors: tuple[Check, ...] = ((store.secret("visitors"), _ALGORITHM),)
        secrets_of = {"": settings.identity_secrets, **settings.tenants}
        self._users: dict[Tenant, tuple[Check, ...]] = {
            Tenant(name): tuple((secret, _ALGORITHM) for secret in known)
            for name, known in secrets_of.items()
        }
        # Public keys are of those without a tenant.
        self._users[NOBODYS] += tuple((key, _BY_KEY) for key in public_keys(settings.identity_keys))
        self._links: tuple[Check, ...] = ((store.secret("links"), _ALGORITHM),)
        self._known: dict[bytes, tuple[float, Caller]] = {}

    def visitor(self, tenant: str = "") -> tuple[str, datetime.datetime]:
        """Make a token for somebody new; it is theirs until the day returned.

        Raises:
            Problem: visitors are not wanted, or there is no such tenant.
        """
        if tenant and tenant not in self._settings.tenants:
            raise Problem(404, "no-such-tenant", "There is no such tenant.")
        if not self._settings.visitors:
            raise Problem(403, "no-visitors", "Only signed-in people are served here.")
        until = datetime.datetime.now(datetime.UTC).replace(microsecond=0) + VISIT
        claims = {"sub": secrets.token_urlsafe(18), "aud": VISITOR, "exp": until, "tenant": tenant}
        return jwt.encode(claims, self._visitors[0][0], _ALGORITHM), until

    def link(self, conversation: str, tenant: Tenant) -> tuple[str, datetime.datetime]:
        """Make a token that opens this conversation's report, and nothing else, until the time returned."""
        until = datetime.datetime.now(datetime.UTC).replace(microsecond=0) + LOOK
        claims = {"sub": conversation, "aud": LINK, "exp": until, "tenant": tenant.name}
        return jwt.encode(claims, self._links[0][0], _ALGORITHM), until

    def linked(self, token: str) -> tuple[str, Tenant]:
        """The conversation whose report a link's token opens, and the tenant that it is looked for in.

        Raises:
            Problem: none.
        """
        claims = self._claims(token, self._links, LINK)
        if claims is None:
            raise Problem(
                403, "link-expired", "This link is not valid any more. Open the report from the chat again."
            )
        return str(claims["sub"]), Tenant(str(claims.get("tenant", "")))

    def caller(self, authorization: str | None, on_behalf_of: str | None) -> Caller:
        """Say who sent a request with these headers.

        Raises:
            Problem: nobody whom we know.
        """
        kind, _, token = (authorization or "").partition(" ")
        token = token.strip()
        if kind.lower() != "bearer" or not token:
            raise _unknown("Send a token: Authorization: Bearer …")
        if token.startswith(keys.PREFIX):
            return self._server(token, on_behalf_of)
        if on_behalf_of is not None:
            raise Problem(403, "scope", "Only a server's key may name a user.")
        return self._person(token)

    def _server(self, key: str, user: str | None) -> Caller:
        found = keys.check(self._store.engine, key)
        if found is None:
            raise _unknown("This API key is unknown or was revoked.")
        caller = Caller(None, found.scopes, found.id, found.tenant)
        if user is None:
            return caller
        caller.needs("users")
        return Caller(found.tenant.owner("user", _id(user)), found.scopes, found.id, found.tenant)

    def _person(self, token: str) -> Caller:
        """Whose token this is. One that was good is so until it expires: nothing that it hangs on changes."""
        name = hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
        known = self._known.get(name)
        if known is not None and time.time() < known[0]:
            return known[1]
        caller, expires = self._checked(token)
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        self._known[name] = expires, caller
        return caller

    def _checked(self, token: str) -> tuple[Caller, float]:
        """Whose token this is, and until when it is good, in seconds since 1970.

        Raises:
            Problem: it is none of ours, or not any more.
        """
        claims = self._claims(token, self._visitors, VISITOR) if self._settings.visitors else None
        if claims is not None:
            tenant = Tenant(str(claims.get("tenant", "")))
            return Caller(tenant.owner("visitor", claims["sub"]), tenant=tenant), float(claims["exp"])
        signed = ((tenant, self._claims(token, known, USER)) for tenant, known in self._users.items())
        tenant, claims = next((one for one in signed if one[1] is not None), (NOBODYS, None))
        if claims is None:
            raise _unknown(self._reason(token))
        if (
            int(claims["exp"])
            > datetime.datetime.now(datetime.UTC).timestamp() + LONGEST.total_seconds() + LEEWAY
        ):
            raise _unknown("A user's token may last 24 hours at most.")
        owner = tenant.owner("user", _id(claims["sub"]))
        return Caller(owner, attributes=self._attributes(claims), tenant=tenant), float(claims["exp"])

    def _attributes(self, claims: dict[str, Any]) -> tuple[tuple[str, str], ...]:
        """What of a token's claims is an answer; a claim that is none of the kind is left alone."""
        pairs = ((item, _attribute(claims.get(claim))) for claim, item in self._settings.prefill)
        return tuple((item, said) for item, said in pairs if said is not None)

    def _reason(self, token: str) -> str:
        """Why a token opens nothing. What it says is talked of only where its signature is right."""
        for checks, audience in (
            (self._visitors, VISITOR),
            *((known, USER) for known in self._users.values()),
        ):
            for secret, algorithm in checks:
                try:
                    _decoded(token, secret, algorithm, audience)
                except jwt.ExpiredSignatureError:
                    return "This token has ended. Get a new one."
                except jwt.MissingRequiredClaimError as error:
                    return f"This token lacks the claim {error.claim!r}."
                except jwt.InvalidAudienceError:
                    return f"This token's claim 'aud' has to be {audience!r}."
                except jwt.ImmatureSignatureError:
                    return "This token is not good yet ('nbf' or 'iat'): is the clock right?"
                except InvalidSubjectError:
                    return "This token's claim 'sub' has to be a text."
                except jwt.InvalidTokenError:
                    continue
        return "This token is not valid: it is not signed by anybody whom this server knows."

    def _claims(self, token: str, signed_with: tuple[Check, ...], audience: str) -> dict[str, Any] | None:
        for secret, algorithm in signed_with:
            try:
                return _decoded(token, secret, algorithm, audience)
            except jwt.InvalidTokenError:
                continue
        return None


def _decoded(token: str, secret: Any, algorithm: str, audience: str) -> dict[str, Any]:
    """A token's claims. The signature is looked at first: any error but of that is of the claims.

    Raises:
        jwt.InvalidTokenError: it is not good.
    """
    claims: dict[str, Any] = jwt.decode(
        token,
        secret,
        [algorithm],
        options={"require": ["exp", "sub", "aud"]},
        audience=audience,
        leeway=LEEWAY,
    )
    return claims


def _attribute(value: Any) -> str | None:
    """A claim as a person would type it; None where it is nothing to be typed."""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = ", ".join(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    said = str(value).strip()
    return said if 0 < len(said) <= LONGEST_ID and said.isprintable() else None


def _id(user: str) -> str:
    if not 0 < len(user) <= LONGEST_ID or not user.isprintable():
        raise _unknown(f"A user id is a text of 1 to {LONGEST_ID} printable characters.")
    return user


def _unknown(detail: str) -> Problem:
    return Problem(401, "unauthorized", detail, {"WWW-Authenticate": "Bearer"})
