"""Whose a conversation is, where one server serves several organisations.

An owner is "user:42" or "visitor:x7", and within a tenant "acme/user:42". What comes before the first colon
is ours alone, so no user's id can be taken for another tenant's. Those without a tenant are a tenant, too:
the one that a server with no others has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_

from advisor.errors import UsageError

__all__ = ["KINDS", "NOBODYS", "PATTERN", "Tenant", "checked"]

PATTERN = r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?"
"""How a tenant's name looks. Lower case only: SQLite's LIKE does not tell cases apart."""

KINDS = ("user", "visitor", "chatwoot")
"""What an owner can be: a list of a tenant's shows those of these kinds."""


@dataclass(frozen=True, slots=True)
class Tenant:
    """All owners of one tenant.

    Args:
        name: its name; empty for those without one.
    """

    name: str = ""

    def owner(self, kind: str, id: str) -> str:
        """Somebody of this tenant, as the store names them.

        >>> Tenant("acme").owner("user", "42"), Tenant().owner("user", "42")
        ('acme/user:42', 'user:42')
        """
        return f"{self.name}/{kind}:{id}" if self.name else f"{kind}:{id}"

    def has(self, owner: str) -> bool:
        """Whether an owner is of this tenant.

        >>> Tenant("acme").has("acme/user:42"), Tenant().has("acme/user:42"), Tenant().has("user:acme/1")
        (True, False, True)
        """
        return owner.partition(":")[0].rpartition("/")[0] == self.name

    def owns(self, column: ColumnElement[str]) -> ColumnElement[bool]:
        """The same as a condition."""
        start = f"{self.name}/" if self.name else ""
        return or_(*(column.startswith(f"{start}{kind}:", autoescape=True) for kind in KINDS))


NOBODYS = Tenant()
"""Those without a tenant."""


def checked(name: str) -> str:
    """A tenant's name, if it is one.

    Raises:
        UsageError: it is none.
    """
    if not re.fullmatch(PATTERN, name):
        raise UsageError(
            f"{name!r} is no name of a tenant: small letters, digits and hyphens within, 40 at most."
        )
    return name
