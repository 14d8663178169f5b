"""What the environment says about running the server, as against what it offers.

ADVISOR_PORTAL_RATE_IDENTITY   how often one user or visitor may call: "120/minute", or several with ";"
between them: "120/minute; 2000/day". "no": as often as they like
ADVISOR_PORTAL_RATE_ADDRESS    how often one address may, whoever calls from there: "600/minute"
ADVISOR_PORTAL_RATE_KEY        how often a server may with one API key, in nobody's name: "3000/minute"
ADVISOR_PORTAL_RETENTION_DAYS  days after its last turn when a conversation is deleted. None: kept
ADVISOR_PORTAL_LOG             "json": a line of JSON an event; "text": for people, which is the default
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, get_args

from advisor.errors import UsageError

__all__ = ["Operation", "must_be_known", "yes_or_no"]

SETTINGS = (
    "ADVISOR_CHATWOOT_PATH_SECRET",
    "ADVISOR_CHATWOOT_RUBRIC",
    "ADVISOR_CHATWOOT_SECRET",
    "ADVISOR_CHATWOOT_TOKEN",
    "ADVISOR_CHATWOOT_URL",
    "ADVISOR_PORTAL_CONSENT",
    "ADVISOR_PORTAL_CONSENT_FILE",
    "ADVISOR_PORTAL_HUMANS",
    "ADVISOR_PORTAL_IDENTITY_KEYS",
    "ADVISOR_PORTAL_IDENTITY_SECRETS",
    "ADVISOR_PORTAL_LOG",
    "ADVISOR_PORTAL_ORIGINS",
    "ADVISOR_PORTAL_PREFILL",
    "ADVISOR_PORTAL_RATE_ADDRESS",
    "ADVISOR_PORTAL_RATE_IDENTITY",
    "ADVISOR_PORTAL_RATE_KEY",
    "ADVISOR_PORTAL_RETENTION_DAYS",
    "ADVISOR_PORTAL_RUBRICS",
    "ADVISOR_PORTAL_VISITORS",
    "ADVISOR_PORTAL_WEBHOOKS",
    "ADVISOR_PORTAL_WEBHOOKS_PRIVATE",
    "ADVISOR_PORTAL_WEBHOOK_SECRETS",
)
"""All that there are, tenants' secrets apart."""
LIKENESS = 0.85
"""How alike a name has to be for it to be meant; half of each is the same in all."""

NO = ("no", "off", "false", "0")
YES = ("yes", "on", "true", "1")
_LONGEST_DAYS = 36_500
Form = Literal["json", "text"]


@dataclass(frozen=True, slots=True)
class Operation:
    """How the server is run.

    Args:
        identity: how often one user or visitor may call; empty for no limit.
        address: how often one address may.
        key: how often one API key may.
        days: how long conversations are kept after their last turn; None for ever.
        log: the form of the log.

    Raises:
        UsageError: a setting cannot be used; the message says which and why.
    """

    identity: str = "120/minute"
    address: str = "600/minute"
    key: str = "3000/minute"
    days: int | None = None
    log: Form = "text"

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Operation:
        """Read an environment."""
        return cls(
            identity=_rate(environ, "ADVISOR_PORTAL_RATE_IDENTITY", cls().identity),
            address=_rate(environ, "ADVISOR_PORTAL_RATE_ADDRESS", cls().address),
            key=_rate(environ, "ADVISOR_PORTAL_RATE_KEY", cls().key),
            days=_days(environ.get("ADVISOR_PORTAL_RETENTION_DAYS", "").strip()),
            log=_form(environ.get("ADVISOR_PORTAL_LOG", "").strip().lower() or "text"),
        )


_OF_A_SERVICE = re.compile(r"_SERVICE_(?:HOST|PORT)|_PORT(?:_\d+_(?:TCP|UDP).*)?$")
"""What Kubernetes tells every container of a Service, which may be called advisor-portal."""


def must_be_known(environ: Mapping[str, str]) -> None:
    """Refuse settings that there are none of: one that is misspelt would be no setting at all.

    Raises:
        UsageError: there is one; the message says which might be meant.
    """
    ours = (name for name in sorted(environ) if name.startswith(("ADVISOR_PORTAL_", "ADVISOR_CHATWOOT_")))
    for name in ours:
        if (
            name in SETTINGS
            or name.startswith("ADVISOR_PORTAL_IDENTITY_SECRETS_")
            or _OF_A_SERVICE.search(name)
        ):
            continue
        meant = get_close_matches(name, SETTINGS, 1, LIKENESS)
        hint = f"Is {meant[0]} meant?" if meant else "docs/running-the-server.md lists them."
        raise UsageError(f"{name}: there is no such setting. {hint}")


def yes_or_no(environ: Mapping[str, str], name: str) -> bool | None:
    """Read a setting that says yes or no; None where it says nothing.

    Raises:
        UsageError: it says something else: taken for either, a misspelt "no" would open what was to be shut.
    """
    said = environ.get(name, "").strip().lower()
    if said in (*YES, *NO):
        return said in YES
    if said:
        raise UsageError(f"{name}: {said!r} is neither yes nor no.")
    return None


def _rate(environ: Mapping[str, str], name: str, usual: str) -> str:
    from limits import parse_many

    said = environ.get(name, "").strip() or usual
    if said.lower() in NO:
        return ""
    try:
        parse_many(said)
    except ValueError:
        raise UsageError(
            f"{name}: {said!r} is no rate. One looks like this: 120/minute; 2000/day. 'no' sets none."
        ) from None
    return said


def _days(said: str) -> int | None:
    if not said or said.lower() == "no":
        return None
    if not (said.isascii() and said.isdigit() and 1 <= int(said) <= _LONGEST_DAYS):
        raise UsageError(f"ADVISOR_PORTAL_RETENTION_DAYS: {said!r} is no number of days, 1 or more.")
    return int(said)


def _form(said: str) -> Form:
    for form in get_args(Form):
        if said == form:
            return form  # type: ignore[no-any-return]  # get_args knows no types
    raise UsageError(f"ADVISOR_PORTAL_LOG: {said!r} is none of: json, text.")
