"""What all of the admin's pages are made with: who has come in, and how a page is filled in."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any

from fastapi import Depends
from fastapi import Path as PathParam
from fastapi import Request as HttpRequest
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from advisor.portal import shapes
from advisor.portal.admin.entry import COOKIE, Entry
from advisor.portal.identity import Caller
from advisor.portal.service import Service
from advisor.report.safe import escape_html_lines
from advisor.report.templates import environment
from advisor.resources import prompts_dir

__all__ = ["Asks", "Does", "Id", "NotIn", "base_of", "entry_of", "page", "send_to_the_door", "style"]

_POLICY = (
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "img-src 'none'; script-src 'none'"
)
_FILES = (
    "admin.css.j2",
    "base.html.j2",
    "conversation.html.j2",
    "list.html.j2",
    "login.html.j2",
    "overview.html.j2",
)


class NotIn(Exception):
    """Nobody has come in: to be sent to the door."""

    def __init__(self, base: str) -> None:
        super().__init__(base)
        self.base = base


def base_of(http: HttpRequest) -> str:
    """Where these pages are, wherever the app is mounted."""
    return f"{http.scope.get('root_path', '')}/admin"


def entry_of(http: HttpRequest) -> Entry:
    """The door."""
    entry: Entry = http.app.state.entry
    return entry


def caller_of(http: HttpRequest, entry: Annotated[Entry, Depends(entry_of)]) -> Caller:
    """Who came in.

    Raises:
        NotIn: nobody did.
    """
    key = entry.key_of(http.cookies.get(COOKIE))
    if key is None:
        raise NotIn(base_of(http))
    return Caller(None, key.scopes, key.id, key.tenant)


def service_of(http: HttpRequest) -> Service:
    """The conversations."""
    service: Service = http.app.state.service
    return service


Asks = Annotated[Caller, Depends(caller_of)]
Does = Annotated[Service, Depends(service_of)]
Id = Annotated[str, PathParam(pattern=shapes.ID)]


_OWNER = re.compile(r"(?:[a-z0-9-]+/)?(user|visitor):(.*)", re.DOTALL)


def _whose(owner: str) -> str:
    """An owner in words; of a visitor, enough to tell them from others."""
    found = _OWNER.fullmatch(owner)
    if found is None:
        return owner
    return found[2] if found[1] == "user" else f"visitor {found[2][:6]}"


@cache
def _templates() -> Mapping[str, str]:
    folder = prompts_dir() / "admin"
    found = {f"admin/{name}": (folder / name).read_text(encoding="utf-8") for name in _FILES}
    style = "report/style.css.j2"
    return found | {style: (prompts_dir() / style).read_text(encoding="utf-8")}


@cache
def style() -> str:
    """The pages' looks."""
    filled = environment(_templates(), escape_html_lines)
    return "\n".join(
        filled.get_template(name).render() for name in ("report/style.css.j2", "admin/admin.css.j2")
    )


@cache
def _version() -> str:
    """Names the looks, so that no browser shows a new page with old ones."""
    return hashlib.sha256(style().encode()).hexdigest()[:12]


def page(template: str, http: HttpRequest, status: int = 200, **values: Any) -> Response:
    """Fill a template in."""
    filled = environment(_templates(), escape_html_lines).get_template(f"admin/{template}")
    text = filled.render(base=base_of(http), whose=_whose, style=_version(), **values)
    return HTMLResponse(text.encode("utf-8", "replace"), status, {"Content-Security-Policy": _POLICY})


def send_to_the_door(_: HttpRequest, error: Exception) -> Response:
    """Answer whoever has not come in."""
    if not isinstance(error, NotIn):
        raise error
    return RedirectResponse(f"{error.base}/login", 303)
