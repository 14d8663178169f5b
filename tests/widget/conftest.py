"""A real browser, pages of a portal, and the server that they talk to."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.portal.conftest import SECRET
from tests.portal.servers import Server, serving

ROOT = Path(__file__).parents[2]
AXE = ROOT / "widget" / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = shutil.which("chromium")
WAIT = 60_000
"""Milliseconds within which what is to happen has happened, on a busy machine, too."""


class Pages:
    """A portal's web server: pages by their path, each with its headers."""

    def __init__(self) -> None:
        pages: dict[str, tuple[dict[str, str], str]] = {}
        self.pages = pages

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                headers, html = pages.get(self.path.partition("?")[0], ({}, ""))
                body = html.encode()
                self.send_response(200 if html else 204)  # (browsers ask for an icon)
                for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def put(self, body: str, path: str = "/", html: str = 'lang="en"', head: str = "", **headers: str) -> str:
        """Serve a page, and say where."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        page = (
            f"<!doctype html><html {html}><head><meta charset=utf-8><title>Help centre</title>"
            f'<meta name="viewport" content="width=device-width, initial-scale=1">{head}</head>'
            f"<body><main><h1>Help centre</h1><p>Ask us anything.</p>{body}</main></body></html>"
        )
        self.pages[path] = (named, page)
        return self.origin + path

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture(scope="session")
def pages() -> Iterator[Pages]:
    pages = Pages()
    yield pages
    pages.close()


@pytest.fixture(scope="session")
def environ(pages, tmp_path_factory):
    folder = tmp_path_factory.mktemp("server")
    return {
        "ADVISOR_DATABASE_URL": f"sqlite:///{folder}/advisor.db",
        "ADVISOR_PORTAL_ORIGINS": pages.origin,
        "ADVISOR_PORTAL_IDENTITY_SECRETS": SECRET,
        "XDG_CACHE_HOME": str(folder),
    }


@pytest.fixture(scope="session")
def server(environ) -> Iterator[Server]:
    with serving(environ) as server:
        yield server


@pytest.fixture(scope="session")
def browser():
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe():
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci in widget/")
    return AXE.read_text(encoding="utf-8")


def script(server, advisor="customer-support-representative", **data):
    """The script tag, as docs have it."""
    told = "".join(f' data-{name}="{value}"' for name, value in data.items())
    return f'<script src="{server.url}/widget.js" data-advisor="{advisor}"{told} defer></script>'


class Chat:
    """The widget on a page, as a person uses it."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.root = page.locator("advisor-chat")

    def open(self) -> None:
        self.page.get_by_role("button", name="Open the career advisor").click()
        self.replied(1)

    def say(self, text: str) -> None:
        """Send a message by the keyboard, and wait for the answer."""
        before = self.replies
        self.page.get_by_label("Your message").fill(text)
        self.page.keyboard.press("Enter")
        self.replied(before + 1)

    @property
    def replies(self) -> int:
        count: int = self.root.locator(".lines > .assistant").count()
        return count

    @property
    def lines(self) -> list[str]:
        found: list[str] = self.root.locator(".lines .bubble").all_inner_texts()
        return found

    def replied(self, count: int) -> None:
        """Wait until there are so many replies, and nothing is under way."""
        self.page.wait_for_function(
            """count => {
                const root = document.querySelector('advisor-chat').shadowRoot;
                return root.querySelectorAll('.lines > .assistant').length >= count
                    && root.querySelector('.panel').getAttribute('aria-busy') === 'false';
            }""",
            arg=count,
            timeout=WAIT,
        )

    def has(self, text: str) -> None:
        """Wait until this is to be seen."""
        self.root.get_by_text(text).first.wait_for(timeout=WAIT)


@pytest.fixture
def visit(browser, request):
    """Opens a page in a new browser profile; what it complains of fails the test."""
    complaints: list[str] = []
    with _contexts(browser) as new_context:

        def go(url, complains=False, context=None, **options):
            context = context or new_context(**options)
            page = context.new_page()
            page.set_default_timeout(WAIT)
            if not complains:
                page.on("pageerror", lambda error: complaints.append(str(error)))
                page.on(
                    "console",
                    lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None,
                )
            page.goto(url)
            return Chat(page)

        yield go
    assert complaints == []


@contextmanager
def _contexts(browser):
    contexts = []

    def new_context(**options):
        options = {"viewport": {"width": 1000, "height": 800}, "locale": "en-GB"} | options
        contexts.append(browser.new_context(**options))
        return contexts[-1]

    yield new_context
    for context in contexts:
        context.close()
