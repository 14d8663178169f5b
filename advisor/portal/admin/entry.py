"""The door of the admin's pages: an API key with the scope "admin" or "desk" becomes a session of an hour.

Laws:

1. The key is sent once, in the body of a form, and kept nowhere; the cookie holds who came in (the key's id)
   and until when, signed. A key that is revoked ends its sessions at once.
2. This is the one cookie there is. It is HttpOnly, SameSite=Strict and goes to these pages only; the API does
   not look at it. Forms are taken from our own pages only, as the browser tells it (`Sec-Fetch-Site`,
   `Origin`), and pages that show things change nothing: so no other site can make the browser do anything.
"""

from __future__ import annotations

import datetime
from urllib.parse import parse_qs, urlsplit

import jwt
from fastapi import Request as HttpRequest
from starlette.responses import Response

from advisor.portal.problems import Problem
from advisor.store import keys
from advisor.store.served import Served

__all__ = ["COOKIE", "Entry", "form_of", "must_be_ours"]

COOKIE = "advisor_admin"
HOUR = datetime.timedelta(hours=1)
_ALGORITHM, _AUDIENCE = "HS256", "advisor-admin"
_LONGEST_FORM = 4096


class Entry:
    """Lets admins in.

    Args:
        store: where keys and the secret of sessions are.
    """

    def __init__(self, store: Served) -> None:
        self._store = store
        self._secret = store.secret("admin")

    def key_of(self, cookie: str | None) -> keys.ApiKey | None:
        """The key by which somebody came in; None where nobody did, or not any more."""
        try:
            claims = jwt.decode(
                cookie or "",
                self._secret,
                [_ALGORITHM],
                audience=_AUDIENCE,
                options={"require": ["exp", "sub", "aud"]},
            )
        except jwt.InvalidTokenError:
            return None
        return _opens(keys.in_use(self._store.engine, claims["sub"]))

    def let_in(self, response: Response, text: str, http: HttpRequest, path: str) -> bool:
        """Begin a session where the text is a key that opens these pages; say whether it is.

        Args:
            response: what is to carry the cookie.
            text: what was typed.
            http: the request; behind TLS the cookie never leaves it.
            path: the pages that get the cookie.
        """
        key = _opens(keys.check(self._store.engine, text.strip()))
        if key is None:
            return False
        until = datetime.datetime.now(datetime.UTC) + HOUR
        token = jwt.encode({"sub": key.id, "aud": _AUDIENCE, "exp": until}, self._secret, _ALGORITHM)
        response.set_cookie(
            COOKIE,
            token,
            max_age=int(HOUR.total_seconds()),
            path=path,
            secure=http.url.scheme == "https",
            httponly=True,
            samesite="strict",
        )
        return True


def _opens(key: keys.ApiKey | None) -> keys.ApiKey | None:
    return key if key is not None and not key.scopes.isdisjoint(("admin", "desk")) else None


def must_be_ours(http: HttpRequest) -> None:
    """Take what one of our own pages sent, and nothing else.

    Raises:
        Problem: it comes from elsewhere.
    """
    site = http.headers.get("sec-fetch-site")
    origin = http.headers.get("origin")
    # Browsers too old for the first header send the second with every form.
    ours = site == "same-origin" if site is not None else _host(origin) == http.headers.get("host")
    if not ours:
        raise Problem(
            403, "another-site", "This form is taken from its own page only. Open it and try again."
        )


async def form_of(http: HttpRequest, longest: int = _LONGEST_FORM) -> dict[str, str]:
    """The fields of a form that one of our own pages sent.

    Raises:
        Problem: it comes from elsewhere, or is no form.
    """
    must_be_ours(http)
    body = await http.body()
    kind = http.headers.get("content-type", "").partition(";")[0].strip()
    if kind != "application/x-www-form-urlencoded" or len(body) > longest:
        raise Problem(422, "invalid", "This is not the form of that page.")
    try:
        fields = parse_qs(body.decode("utf-8"), max_num_fields=5)
    except ValueError:
        raise Problem(422, "invalid", "This is not the form of that page.") from None
    return {name: values[-1] for name, values in fields.items()}


def _host(origin: str | None) -> str | None:
    return urlsplit(origin).netloc if origin else None
