"""What the environment says about the server.

    ADVISOR_DATABASE_URL             where conversations are kept (see advisor/settings.py)
    ADVISOR_PORTAL_IDENTITY_SECRETS  secrets that a portal signs its users' tokens with, with blanks between
                                     them: the new and the old one while it changes. None: no signed users
    ADVISOR_PORTAL_IDENTITY_SECRETS_ACME
                                     those of the tenant "acme", whose people and keys keep to themselves; for
                                     "big-co" the name ends in BIG_CO
    ADVISOR_PORTAL_IDENTITY_KEYS     a file with the public keys (PEM or JWKS) of a portal that signs by RS256
    ADVISOR_PORTAL_PREFILL           what of these tokens is an answer: "title=current_role city=location"
                                     takes the claim "title" for the item "current_role", where there is one
    ADVISOR_PORTAL_CONSENT           a text that people agree to before their first message is taken; or
    ADVISOR_PORTAL_CONSENT_FILE      a file with that text
    ADVISOR_PORTAL_ORIGINS           origins whose pages may call (https://portal.example), with blanks
                                     between them. None: only pages of the server's own origin
    ADVISOR_PORTAL_VISITORS          "no": signed users only
    ADVISOR_PORTAL_HUMANS            "yes": there are people who take conversations over, so that the advisor
                                     hands over by itself; "no": there are none, and nobody can ask for one.
                                     Without it, there are where webhooks tell them, and in Chatwoot
    ADVISOR_PORTAL_RUBRICS           ids of the rubrics to offer, with blanks between them. None: all

What is said of other servers is in `partners`; how the server is run (rates, retention, the log), in
`operation`.

Secrets never appear in the settings' text form, so that no log or traceback shows one.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from advisor.catalog import load_rubric, rubric_names
from advisor.errors import UsageError
from advisor.portal.operation import Operation, must_be_known, yes_or_no
from advisor.portal.partners import Chatwoot, Webhooks
from advisor.settings import Settings
from advisor.store.tenants import checked

__all__ = ["PortalSettings"]

SHORTEST_SECRET = 32
"""Bytes. RFC 7518 asks for as many as the hash has."""

OWN_CLAIMS = ("sub", "aud", "exp", "iat", "nbf", "iss", "jti")
_PAIR = "It takes pairs such as title=current_role, with blanks between them."
LONGEST_CONSENT = 20_000
"""Characters."""


@dataclass(frozen=True)
class PortalSettings:
    """The server's settings.

    Args:
        store: where the store is.
        identity_secrets: what users' tokens may be signed with.
        origins: whose pages may call.
        visitors: whether people without a signed identity may come.
        rubrics: ids of the rubrics on offer; the first is taken where none is named.
        humans: whether people take conversations over; None where that hangs on whether anything tells them.
        identity_keys: a file with public keys that users' tokens may be signed with.
        prefill: claims of users' tokens, and the items that they answer.
        consent: what people agree to before their first message.
        webhooks: which servers are told of what happens.
        chatwoot: the Chatwoot whose bot the advisor is.
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
    humans: bool | None = None
    identity_keys: str | None = None
    prefill: tuple[tuple[str, str], ...] = ()
    consent: str | None = None
    webhooks: Webhooks = field(default_factory=Webhooks)
    chatwoot: Chatwoot | None = None
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
        _check_prefill(self.prefill, self.rubrics)
        if self.consent is not None and not 0 < len(self.consent) <= LONGEST_CONSENT:
            raise UsageError(f"ADVISOR_PORTAL_CONSENT: the text has 1 to {LONGEST_CONSENT:,} characters.")
        if self.chatwoot is not None and self.chatwoot.rubric not in (None, *self.rubrics):
            raise UsageError(
                f"ADVISOR_CHATWOOT_RUBRIC: no rubric on offer is called {self.chatwoot.rubric!r}. "
                f"There are: {', '.join(self.rubrics)}."
            )

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> PortalSettings:
        """Read the environment (that of this process, unless another is given)."""
        environ = os.environ if environ is None else environ
        must_be_known(environ)
        return cls(
            store=Settings.from_environment(environ),
            identity_secrets=tuple(environ.get("ADVISOR_PORTAL_IDENTITY_SECRETS", "").split()),
            origins=tuple(environ.get("ADVISOR_PORTAL_ORIGINS", "").split()),
            visitors=yes_or_no(environ, "ADVISOR_PORTAL_VISITORS") is not False,
            rubrics=tuple(environ.get("ADVISOR_PORTAL_RUBRICS", "").split()),
            humans=yes_or_no(environ, "ADVISOR_PORTAL_HUMANS"),
            identity_keys=environ.get("ADVISOR_PORTAL_IDENTITY_KEYS") or None,
            prefill=_pairs(environ.get("ADVISOR_PORTAL_PREFILL", "")),
            consent=_text(environ),
            webhooks=Webhooks.from_environment(environ),
            chatwoot=Chatwoot.from_environment(environ),
            tenants=_tenants(environ),
            operation=Operation.from_environment(environ),
        )

    @property
    def staffed(self) -> bool:
        """Whether the advisor hands conversations over by itself: only where a human will know of it.

        In Chatwoot one does.
        """
        return bool(self.webhooks.urls) if self.humans is None else self.humans


def _check_prefill(pairs: tuple[tuple[str, str], ...], rubrics: tuple[str, ...]) -> None:
    items = {item for rubric in rubrics for item in load_rubric(rubric).items} if pairs else set()
    for claim, item in pairs:
        if claim in OWN_CLAIMS or not claim:
            raise UsageError(f"ADVISOR_PORTAL_PREFILL: {claim!r} is no claim about a person. {_PAIR}")
        if item not in items:
            raise UsageError(f"ADVISOR_PORTAL_PREFILL: no rubric on offer has an item {item!r}. {_PAIR}")


def _pairs(setting: str) -> tuple[tuple[str, str], ...]:
    pairs = [part.partition("=") for part in setting.split()]
    return tuple((claim, item) for claim, _, item in pairs)


def _text(environ: Mapping[str, str]) -> str | None:
    text, file = environ.get("ADVISOR_PORTAL_CONSENT", "").strip(), environ.get("ADVISOR_PORTAL_CONSENT_FILE")
    if text or not file:
        return text or None
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no text"
        raise UsageError(f"ADVISOR_PORTAL_CONSENT_FILE: {file} cannot be read: {reason}.") from None


_SECRETS_OF = "ADVISOR_PORTAL_IDENTITY_SECRETS_"


def _tenants(environ: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Name of a tenant → its secrets; one with none has visitors and keys only."""
    return {
        checked(name.removeprefix(_SECRETS_OF).lower().replace("_", "-")): tuple(value.split())
        for name, value in environ.items()
        if name.startswith(_SECRETS_OF)
    }
