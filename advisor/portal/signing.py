"""The public keys that a portal's tokens may be signed with, from a file: PEM, or a JSON Web Key Set."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, TypeAlias

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from advisor.errors import UsageError

__all__ = ["Check", "public_keys"]

Check: TypeAlias = tuple[Any, str]
"""A key, and the one algorithm that it is for: never another, whatever a token says."""

SETTING = "ADVISOR_PORTAL_IDENTITY_KEYS"
SHORTEST_KEY = 2048
"""Bits. RFC 7518 asks for as many."""
MOST_KEYS = 20
_PEM = re.compile(r"-----BEGIN ([A-Z ]+)-----.+?-----END \1-----", re.DOTALL)


def public_keys(file: str | None) -> tuple[RSAPublicKey, ...]:
    """Read the keys; none where no file is named.

    Raises:
        UsageError: the file cannot be read, or holds anything else; the message never repeats what it holds.
    """
    if file is None:
        return ()
    try:
        text = Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no text"
        raise UsageError(f"{SETTING}: {file} cannot be read: {reason}.") from None
    found = _of_set(file, text) if text.lstrip().startswith("{") else _of_pem(file, text)
    if not 0 < len(found) <= MOST_KEYS:
        raise UsageError(f"{SETTING}: {file} holds {len(found)} public keys; it takes 1 to {MOST_KEYS}.")
    for key in found:
        if not isinstance(key, RSAPublicKey) or key.key_size < SHORTEST_KEY:
            raise UsageError(
                f"{SETTING}: a key in {file} is no public RSA key of {SHORTEST_KEY} bits or more. "
                "A private key stays where it signs; this makes its public one: openssl rsa -pubout"
            )
    return tuple(found)


def _of_pem(file: str, text: str) -> list[Any]:
    found = list(_PEM.finditer(text))
    if any("PRIVATE" in one[1] for one in found):
        return [None]
    try:
        return [serialization.load_pem_public_key(one[0].encode()) for one in found]
    except (ValueError, TypeError):
        raise UsageError(f"{SETTING}: {file} holds no public key as PEM has it.") from None


def _of_set(file: str, text: str) -> list[Any]:
    try:
        return [key.key for key in jwt.PyJWKSet.from_json(text).keys if key.public_key_use in (None, "sig")]
    except (jwt.PyJWTError, ValueError, TypeError, AttributeError, KeyError):
        raise UsageError(f"{SETTING}: {file} is no JSON Web Key Set.") from None
