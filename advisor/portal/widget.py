"""The chat on a page: the script that makes it, and a page with it for frames. Sources: ``widget/``."""

from __future__ import annotations

import base64
import gzip
import hashlib
from functools import cache
from html import escape
from importlib.resources import files
from typing import Annotated

from fastapi import APIRouter, Header, Query, Request, Response
from fastapi.responses import HTMLResponse

from advisor import __version__
from advisor.portal.problems import Problem
from advisor.portal.settings import PortalSettings
from advisor.store.tenants import PATTERN

__all__ = ["frame_ancestors", "router", "script"]

router = APIRouter(include_in_schema=False)

_DAY = "public, max-age=86400, immutable"
_HOUR = "public, max-age=3600"
# Any page may load the script, also by `integrity`, which takes CORS; what it may do, the API decides.
_SHARED = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
_LANGUAGE = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"


@cache
def script() -> bytes:
    """The widget, built."""
    return files("advisor.portal").joinpath("static", "widget.js").read_bytes()


@cache
def _digest() -> str:
    return hashlib.sha256(script()).hexdigest()[:16]


@cache
def _packed() -> bytes:
    return gzip.compress(script(), 9, mtime=0)


def _sent(cached: str, accept_encoding: str | None) -> Response:
    """The script, packed for whoever can unpack it: that is all browsers, and a third of the bytes."""
    headers = {**_SHARED, "Cache-Control": cached, "Vary": "Accept-Encoding", "ETag": f'"{_digest()}"'}
    if not _takes_gzip(accept_encoding or ""):
        return Response(script(), 200, headers, media_type="text/javascript")
    return Response(_packed(), 200, headers | {"Content-Encoding": "gzip"}, media_type="text/javascript")


def _takes_gzip(accept_encoding: str) -> bool:
    parts = (part.replace(" ", "").partition(";") for part in accept_encoding.lower().split(","))
    return any(coding == "gzip" and weight not in ("q=0", "q=0.0") for coding, _, weight in parts)


@router.get("/")
def home(http: Request) -> HTMLResponse:
    """Say to whoever opens the server's address what is here, and show the chat."""
    base = http.scope.get("root_path", "")
    advisor = http.app.state.service.settings.rubrics[0]
    tag = f'<script src="{escape(str(http.base_url))}widget.js" data-advisor="{advisor}" defer></script>'
    page = _HOME.format(base=escape(base), advisor=escape(advisor), tag=escape(tag), version=__version__)
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
    )
    return HTMLResponse(page, 200, {"Content-Security-Policy": policy, "Cache-Control": "no-store"})


_HOME = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>advisor</title>
<link rel="stylesheet" href="{base}/admin/style.css?v={version}">
<script src="{base}/widget.js" data-advisor="{advisor}" defer></script>
</head>
<body>
<div class="hero">
<p class="kicker">advisor {version}</p>
<h1>The server is running</h1>
</div>
<main>
<section class="card">
<h2>Try it</h2>
<p>The button in the corner opens the chat. On pages of yours, which <code>ADVISOR_PORTAL_ORIGINS</code>
names, it takes this tag:</p>
<div class="scroll"><pre>{tag}</pre></div>
</section>
<section class="card">
<h2>What else is here</h2>
<p class="actions"><a class="button" href="{base}/admin">Conversations and figures</a>
<a class="button" href="{base}/api/v1/openapi.json">The API as an OpenAPI document</a>
<a class="button" href="{base}/widget/frame">The chat alone</a></p>
<p class="note">The first of them takes a key: <code>advisor keys create "my own" --scope admin</code></p>
</section>
</main>
</body>
</html>
"""


@router.get("/widget.js")
def current(
    if_none_match: Annotated[str | None, Header()] = None,
    accept_encoding: Annotated[str | None, Header()] = None,
) -> Response:
    """Get the script of this server's version."""
    if if_none_match == f'"{_digest()}"':
        headers = {**_SHARED, "Cache-Control": _HOUR, "Vary": "Accept-Encoding", "ETag": if_none_match}
        return Response(status_code=304, headers=headers)
    return _sent(_HOUR, accept_encoding)


@router.get("/widget.json")
def about(http: Request) -> Response:
    """Say under which address and hash this very script is served, for `integrity`."""
    digest = base64.b64encode(hashlib.sha384(script()).digest()).decode()
    told = (
        f'{{"version": "{__version__}", "src": "{http.scope.get("root_path", "")}/widget/{_digest()}.js", '
        f'"integrity": "sha384-{digest}"}}\n'
    )
    return Response(told, 200, _SHARED, media_type="application/json")


@router.get("/widget/frame")
def frame(
    http: Request,
    advisor: Annotated[str, Query(pattern=r"^[A-Za-z0-9_-]{1,100}$")] = "",
    lang: Annotated[str, Query(pattern=_LANGUAGE)] = "",
    theme: Annotated[str, Query(pattern="^(auto|light|dark)$")] = "auto",
    tenant: Annotated[str, Query(pattern=f"^({PATTERN})?$")] = "",
) -> HTMLResponse:
    """Show the chat alone, for an iframe on pages that may not run our script."""
    settings: PortalSettings = http.app.state.service.settings
    if advisor and advisor not in settings.rubrics:
        raise Problem(404, "no-such-rubric", "There is no such rubric. GET /api/v1/rubrics lists them.")
    # The address may say only what names something: a text in it would stand here as if it were ours.
    told = {
        "src": f"{http.scope.get('root_path', '')}/widget.js",
        "data-advisor": advisor or settings.rubrics[0],
        "data-mode": "frame",
        "data-theme": theme,
        "data-lang": lang,
        "data-tenant": tenant,
        "data-parents": " ".join(settings.origins),
    }
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in told.items() if value)
    policy = (
        "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
        f"{frame_ancestors(settings)}; require-trusted-types-for 'script'"
    )
    page = (
        f'<!doctype html>\n<html lang="{escape(lang or "en")}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<title>Career advisor</title>\n'
        f"<script{attributes} defer></script>\n</head>\n<body>\n</body>\n</html>\n"
    )
    return HTMLResponse(page, 200, {"Content-Security-Policy": policy, "Cache-Control": _HOUR})


def frame_ancestors(settings: PortalSettings) -> str:
    """Who may show our pages in a frame, as a directive: the origins that may call, and the server's own."""
    return " ".join(["frame-ancestors 'self'", *settings.origins])


@router.get("/widget/{digest}.js")
def pinned(digest: str, accept_encoding: Annotated[str | None, Header()] = None) -> Response:
    """Get exactly this build of the script, which a page may name by `integrity`."""
    if digest != _digest():
        raise Problem(404, "not-found", "This build is not served here any more. See /widget.json.")
    return _sent(_DAY, accept_encoding)
