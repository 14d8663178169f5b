"""What the server gives for the widget: its script, its frame, links to reports."""

import base64
import datetime
import hashlib

import jwt
import pytest
from fastapi.testclient import TestClient
from starlette.applications import Starlette
from starlette.routing import Mount

from advisor.portal import identity
from advisor.portal.widget import script
from tests.portal.conftest import ORIGIN


def test_the_script_may_be_loaded_by_any_page(http):
    response = http.get("/widget.js")
    assert response.headers["content-type"].startswith("text/javascript")
    assert response.headers["access-control-allow-origin"] == "*"
    assert response.headers["cross-origin-resource-policy"] == "cross-origin"
    assert response.content == script()
    again = http.get("/widget.js", headers={"If-None-Match": response.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("accepted", "packed"), [("gzip, br", True), ("br, GZIP;q=0.5", True), ("gzip;q=0", False), ("", False)]
)
def test_the_script_travels_packed_where_it_can_be_unpacked(http, accepted, packed):
    for path in ("/widget.js", http.get("/widget.json").json()["src"]):
        response = http.get(path, headers={"Accept-Encoding": accepted})
        assert response.headers.get("content-encoding") == ("gzip" if packed else None)
        assert (int(response.headers["content-length"]) < 30_000) == packed
        assert response.headers["vary"].startswith("Accept-Encoding")
        assert response.content == script()


def test_the_servers_own_address_says_what_is_there(http):
    response = http.get("/")
    assert response.status_code == 200
    assert "unsafe" not in response.headers["content-security-policy"]
    assert "&lt;script src=&quot;http://127.0.0.1/widget.js&quot;" in response.text
    for path in ("/admin", "/api/v1/openapi.json", "/widget/frame"):
        assert f'href="{path}"' in response.text
        assert http.get(path).status_code == 200


def test_the_script_can_be_pinned_by_its_hash(http):
    told = http.get("/widget.json").json()
    pinned = http.get(told["src"])
    assert "immutable" in pinned.headers["cache-control"]
    digest = base64.b64encode(hashlib.sha384(pinned.content).digest()).decode()
    assert told["integrity"] == f"sha384-{digest}"
    assert http.get("/widget/0123456789abcdef.js").status_code == 404


def test_the_frame_is_shown_only_by_the_portals_pages(http):
    response = http.get("/widget/frame")
    policy = response.headers["content-security-policy"]
    assert f"frame-ancestors 'self' {ORIGIN};" in policy
    assert "unsafe" not in policy
    assert f'data-parents="{ORIGIN}"' in response.text


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("advisor=support-ladder&lang=de&theme=dark", 200),
        ("advisor=nothing", 404),
        ("advisor=%22%3E%3Cscript%3E", 422),
        ("lang=%22%20onload=", 422),
        ("theme=loud", 422),
    ],
)
def test_the_frames_address_names_only_what_there_is(http, query, status):
    response = http.get(f"/widget/frame?{query}")
    assert response.status_code == status
    if status == 200:
        assert 'lang="de"' in response.text
        assert 'data-theme="dark"' in response.text
        assert 'data-advisor="support-ladder"' in response.text


def test_a_link_opens_the_report_and_nothing_else(ann, bob, http):
    id = ann.begin()
    ann.say(id, "I worked in retail")
    path = ann.ask("GET", f"/conversations/{id}/report-link").json()["path"]
    page = http.get(path)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "I worked in" in page.text
    token = path.rpartition("/")[2]
    headers = {"Authorization": f"Bearer {token}"}
    assert http.get(f"/api/v1/conversations/{id}", headers=headers).status_code == 401
    assert bob.ask("GET", f"/conversations/{id}/report-link").status_code == 404
    assert http.get(f"/api/v1/conversations/{id}/report-link").status_code == 401


def test_a_link_does_not_outlast_its_hour_its_conversation_or_a_change(ann, http, monkeypatch):
    id = ann.begin()
    path = ann.ask("GET", f"/conversations/{id}/report-link").json()["path"]
    assert http.get(path[:-3] + "abc").status_code == 403
    monkeypatch.setattr(identity, "LOOK", datetime.timedelta(minutes=-1))
    old = ann.ask("GET", f"/conversations/{id}/report-link").json()["path"]
    refused = http.get(old)
    assert (refused.status_code, refused.json()["type"]) == (403, "urn:advisor:problem:link-expired")
    ann.ask("DELETE", f"/conversations/{id}")
    assert http.get(path).status_code == 404


def test_no_other_token_opens_a_report(ann, http):
    id = ann.begin()
    until = datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=1)
    forged = jwt.encode(
        {"sub": id, "aud": "advisor-report", "exp": until}, "a-secret-that-is-not-ours-at-all!"
    )
    user = ann.headers["Authorization"].removeprefix("Bearer ")
    for token in (forged, user):
        assert http.get(f"/api/v1/reports/{token}").status_code == 403


def test_mounted_in_another_app_addresses_begin_where_it_stands(app):
    outer = Starlette(routes=[Mount("/advisor", app)])
    http = TestClient(outer, base_url="http://127.0.0.1")
    assert 'src="/advisor/widget.js"' in http.get("/advisor/widget/frame").text
    src = http.get("/advisor/widget.json").json()["src"]
    assert src.startswith("/advisor/widget/")
    assert http.get(src).content == script()
