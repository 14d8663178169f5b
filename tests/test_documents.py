"""The documents tell the truth of today."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

from advisor.dialogue.step import diagram

ROOT = Path(__file__).parent.parent


def test_the_readmes_python_runs_and_prints_what_it_shows() -> None:
    results = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert results.attempted >= 4
    assert results.failed == 0


def test_the_settings_that_a_page_names_are_read_somewhere() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "advisor").rglob("*.py"))
    compose = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    named = {
        (page.name, setting)
        for page in (ROOT / "docs").glob("*.md")
        for setting in re.findall(r"\bADVISOR_[A-Z_]+\b", page.read_text(encoding="utf-8"))
    }
    assert len(named) > 10

    def is_read(setting: str) -> bool:
        of_a_tenant = re.sub("(?<=_IDENTITY_SECRETS_).+", "", setting)
        return any(f'"{name}"' in code for name in (setting, of_a_tenant)) or f"${{{setting}:?" in compose

    assert not {one for one in named if not is_read(one[1])}


def test_the_routes_that_a_page_names_are_served() -> None:
    from fastapi.routing import APIRoute

    from advisor.portal.conversations import router

    served = {
        f"{method} /api/v1{route.path_format}"
        for route in router.routes
        if isinstance(route, APIRoute)
        for method in route.methods or ()
    }
    served = {re.sub(r"{\w+}", "{}", one) for one in served}
    for page in ("hand-over-and-webhooks.md", "portal-api.md", "running-the-server.md"):
        text = (ROOT / "docs" / page).read_text(encoding="utf-8")
        named = set(re.findall(r"(?:GET|POST|PUT|DELETE) /api/v1/[\w/{}.-]*\w}?", text))
        assert len(named) >= 2
        known = {re.sub(r"cnv_\w+|{\w+}", "{}", one) for one in named} - {"GET /api/v1/openapi.json"}
        assert not known - served, page
    api = (ROOT / "docs" / "portal-api.md").read_text(encoding="utf-8")
    last = {[step for step in one.split("/") if step != "{}"][-1] for one in served}
    assert not {one for one in last if f"/{one}" not in api}


def test_the_diagram_in_the_notes_is_the_table_in_the_code() -> None:
    text = (ROOT / "docs" / "design-notes.md").read_text(encoding="utf-8")
    assert diagram().strip() in text, "paste the output of advisor.dialogue.step.diagram()"
