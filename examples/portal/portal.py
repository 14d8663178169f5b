"""A small support portal with the advisor on its page, signed in as the portal's own users.

    pip install 'advisor[portal]'
    python examples/portal/portal.py

It starts `advisor serve` beside itself, as another host would run it, and tells where to look. The four steps
that any portal takes are marked (1) to (4).
"""

from __future__ import annotations

import argparse
import datetime
import os
import secrets
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
import urllib.request
from pathlib import Path
from string import Template

import jwt
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

PAGE = Template((Path(__file__).parent / "page.html").read_text(encoding="utf-8"))
PEOPLE = {"ann": "Ann Archer", "ben": "Ben Baker"}
"""Who has an account here, by their id."""

IDENTITY_SECRET = os.environ.get("ADVISOR_PORTAL_IDENTITY_SECRETS", "").split(" ")[0] or secrets.token_hex(32)
"""(1) Known to the portal and the advisor, and to nobody else. In production, from where you keep secrets."""

ADVISOR = Path(sysconfig.get_path("scripts")) / "advisor"
"""The command, as it was installed beside this Python."""

SESSION_SECRET = secrets.token_hex(32)
"""The portal's own; the advisor never sees it."""


def page(request: Request) -> Response:
    """Show the portal, to whoever is signed in or not."""
    user = signed_in(request)
    nonce = secrets.token_urlsafe(16)
    advisor = request.app.state.advisor
    # (2) A strict policy: scripts by their nonce, the widget's among them, and calls to the advisor.
    policy = (
        f"default-src 'none'; img-src data:; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; "
        f"connect-src 'self' {advisor}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'"
    )
    html = PAGE.substitute(
        nonce=nonce,
        advisor=advisor,
        name=PEOPLE.get(user or "", ""),
        in_class="" if user else "hidden",
        out_class="hidden" if user else "",
    )
    return HTMLResponse(html, headers={"Content-Security-Policy": policy, "Cache-Control": "no-store"})


def advisor_token(request: Request) -> Response:
    """(3) Vouch for the person who is signed in here: a token that lasts a quarter of an hour."""
    user = signed_in(request)
    if user is None:
        return PlainTextResponse("Sign in first.", 401)
    until = datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=15)
    token = jwt.encode({"sub": user, "aud": "advisor", "exp": until}, IDENTITY_SECRET, "HS256")
    return PlainTextResponse(token, headers={"Cache-Control": "no-store"})


async def sign_in(request: Request) -> Response:
    """Sign somebody in; a real portal asks for a password."""
    user = (await request.body()).decode().removeprefix("user=")
    response = RedirectResponse("/", 303)
    if user in PEOPLE:
        cookie = jwt.encode({"sub": user}, SESSION_SECRET, "HS256")
        response.set_cookie("session", cookie, httponly=True, samesite="strict")
    return response


def sign_out(request: Request) -> Response:
    """Sign the person out; the page has told the widget."""
    response = RedirectResponse("/", 303)
    response.delete_cookie("session")
    return response


def signed_in(request: Request) -> str | None:
    """Id of the person who is signed in."""
    try:
        claims = jwt.decode(request.cookies.get("session", ""), SESSION_SECRET, ["HS256"])
    except jwt.InvalidTokenError:
        return None
    return str(claims["sub"])


def advise(port: int, origin: str, folder: str) -> subprocess.Popen[bytes]:
    """(4) Run the advisor: it knows the secret, and lets this portal's pages call."""
    environ = {
        "ADVISOR_DATABASE_URL": f"sqlite:///{folder}/advisor.db",
        **os.environ,
        "ADVISOR_PORTAL_IDENTITY_SECRETS": IDENTITY_SECRET,
        "ADVISOR_PORTAL_ORIGINS": origin,
        "ADVISOR_PORTAL_RETENTION_DAYS": "30",  # as the page promises
    }
    return subprocess.Popen([ADVISOR, "serve", "--port", str(port)], env=environ)


def until_ready(advisor: subprocess.Popen[bytes], url: str) -> None:
    """Wait until the advisor answers: before that there is no widget to be got."""
    plainly = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while advisor.poll() is None:
        try:
            with plainly.open(f"{url}/readyz", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    sys.exit("The advisor did not start; above it says why. Another port: --advisor-port 8001")


def main() -> None:
    """Run portal and advisor until Ctrl-C; what was said is gone then."""
    parser = argparse.ArgumentParser(description="A small support portal with the advisor on its page.")
    parser.add_argument("--port", type=int, default=8080, help="of the portal (default: 8080)")
    parser.add_argument("--advisor-port", type=int, default=8000, help="of the advisor (default: 8000)")
    told = parser.parse_args()
    origin = f"http://127.0.0.1:{told.port}"
    app = Starlette(
        routes=[
            Route("/", page),
            Route("/advisor-token", advisor_token),
            Route("/sign-in", sign_in, methods=["POST"]),
            Route("/sign-out", sign_out, methods=["POST"]),
        ]
    )
    app.state.advisor = f"http://127.0.0.1:{told.advisor_port}"
    # Else SIGTERM ends this program at once, and leaves the advisor and its folder behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    with tempfile.TemporaryDirectory(prefix="advisor-example-") as folder:
        advisor = advise(told.advisor_port, origin, folder)
        try:
            until_ready(advisor, app.state.advisor)
            print(f"The portal: {origin}   (Ctrl-C ends it)", flush=True)
            uvicorn.run(app, port=told.port, log_level="warning")
        finally:
            advisor.terminate()
            advisor.wait()


if __name__ == "__main__":
    main()
