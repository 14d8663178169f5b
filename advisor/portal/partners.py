"""What the environment says about other servers that are told of conversations.

    ADVISOR_PORTAL_WEBHOOKS          URLs to tell of what happens, with blanks between them
    ADVISOR_PORTAL_WEBHOOK_SECRETS   what these are signed with ("whsec_..."), with blanks between them: the
                                     new and the old one while it changes
    ADVISOR_PORTAL_WEBHOOKS_PRIVATE  "yes": they may be on this machine or network, and without TLS

    ADVISOR_CHATWOOT_URL             a Chatwoot whose agent bot the advisor is: https://chat.example
    ADVISOR_CHATWOOT_TOKEN           the bot's access token
    ADVISOR_CHATWOOT_SECRET          what it signs its posts to /v1/chatwoot with (since Chatwoot 4.13)
    ADVISOR_CHATWOOT_PATH_SECRET     for older ones: the last part of /v1/chatwoot/..., which nobody else has
    ADVISOR_CHATWOOT_RUBRIC          id of the rubric to begin with. None: the first on offer

Secrets never appear in the settings' text form.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

from advisor.errors import UsageError
from advisor.portal.operation import yes_or_no

__all__ = ["Chatwoot", "Webhooks", "server_url"]

PREFIX = "whsec_"
SHORTEST, LONGEST = 24, 64
"""Bytes of a secret, by the specification."""
_MADE = "A good one is made by: echo whsec_$(openssl rand -base64 32)"
_PATH = re.compile(r"[A-Za-z0-9_-]{32,200}")


@dataclass(frozen=True)
class Webhooks:
    """Which servers are told of what happens.

    Args:
        urls: where to.
        secrets: what is signed with, the newest first.
        private: whether they may be on this machine or network.

    Raises:
        UsageError: a setting cannot be used; the message says which and why.
    """

    urls: tuple[str, ...] = ()
    secrets: tuple[str, ...] = field(default=(), repr=False)
    private: bool = False

    def __post_init__(self) -> None:
        for url in self.urls:
            parts = server_url("ADVISOR_PORTAL_WEBHOOKS", url)
            if parts.scheme != "https" and not self.private:
                raise UsageError(f"ADVISOR_PORTAL_WEBHOOKS: {url!r} has no TLS: use https://.")
        if self.urls and not self.secrets:
            raise UsageError(
                "ADVISOR_PORTAL_WEBHOOKS needs ADVISOR_PORTAL_WEBHOOK_SECRETS, so that receivers can tell "
                f"who sends. {_MADE}"
            )
        if not all(map(_is_secret, self.secrets)):
            raise UsageError(
                f"A secret in ADVISOR_PORTAL_WEBHOOK_SECRETS is not {PREFIX} and {SHORTEST} to {LONGEST} "
                f"bytes in base64. {_MADE}"
            )

    @property
    def keys(self) -> tuple[bytes, ...]:
        """The secrets as they sign."""
        return tuple(base64.b64decode(secret.removeprefix(PREFIX)) for secret in self.secrets)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Webhooks:
        """Read the environment."""
        return cls(
            urls=tuple(environ.get("ADVISOR_PORTAL_WEBHOOKS", "").split()),
            secrets=tuple(environ.get("ADVISOR_PORTAL_WEBHOOK_SECRETS", "").split()),
            private=yes_or_no(environ, "ADVISOR_PORTAL_WEBHOOKS_PRIVATE") is True,
        )


@dataclass(frozen=True)
class Chatwoot:
    """The Chatwoot whose bot the advisor is.

    Args:
        url: of its server.
        token: what the bot says by its API with.
        secret: what it signs with; empty where it does not.
        path_secret: the last part of the path it posts to; empty where it signs.
        rubric: id of the rubric to begin with.

    Raises:
        UsageError: a setting cannot be used; the message says which and why.
    """

    url: str
    token: str = field(repr=False)
    secret: str = field(default="", repr=False)
    path_secret: str = field(default="", repr=False)
    rubric: str | None = None

    def __post_init__(self) -> None:
        server_url("ADVISOR_CHATWOOT_URL", self.url)
        if not self.token.isascii() or not self.token.isprintable() or not self.token:
            raise UsageError(
                "ADVISOR_CHATWOOT_URL needs ADVISOR_CHATWOOT_TOKEN, the agent bot's access token."
            )
        if not self.secret and not self.path_secret:
            raise UsageError(
                "ADVISOR_CHATWOOT_URL needs ADVISOR_CHATWOOT_SECRET, which the agent bot's page in Chatwoot "
                "shows, or for versions before 4.13 ADVISOR_CHATWOOT_PATH_SECRET."
            )
        if self.path_secret and not _PATH.fullmatch(self.path_secret):
            raise UsageError(
                "ADVISOR_CHATWOOT_PATH_SECRET could be guessed, or is no part of a path: it takes 32 to 200 "
                "letters and digits. 'openssl rand -hex 32' makes a good one."
            )
        object.__setattr__(self, "url", self.url.rstrip("/"))

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Chatwoot | None:
        """Read the environment; None where no Chatwoot is named."""
        url = environ.get("ADVISOR_CHATWOOT_URL", "").strip()
        if not url:
            return None
        return cls(
            url=url,
            token=environ.get("ADVISOR_CHATWOOT_TOKEN", "").strip(),
            secret=environ.get("ADVISOR_CHATWOOT_SECRET", "").strip(),
            path_secret=environ.get("ADVISOR_CHATWOOT_PATH_SECRET", "").strip(),
            rubric=environ.get("ADVISOR_CHATWOOT_RUBRIC", "").strip() or None,
        )


def server_url(setting: str, url: str) -> SplitResult:
    """Take a server's URL apart.

    Raises:
        UsageError: it is none; the message names the setting, and no password.
    """
    parts = urlsplit(url)
    try:
        sound = bool(parts.scheme in ("http", "https") and parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound or "@" in parts.netloc or parts.fragment:
        raise UsageError(f"{setting}: no URL of a server. One looks like this: https://portal.example/hooks")
    return parts


def _is_secret(secret: str) -> bool:
    if not secret.startswith(PREFIX):
        return False
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except binascii.Error:
        return False
    return SHORTEST <= len(key) <= LONGEST
