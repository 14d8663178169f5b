"""What holds for every request: sizes, headers, whose pages may call, and errors that give nothing away."""

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from advisor.errors import StoreError
from advisor.portal import PortalSettings, create_app
from advisor.settings import Settings
from tests.portal.conftest import ORIGIN, Person, user_token


@pytest.mark.parametrize("path", ["/api/v1/rubrics", "/api/v1/conversations", "/nowhere", "/v1/models"])
def test_every_answer_has_the_headers_for_browsers(http, path):
    headers = http.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-request-id"]
    assert "set-cookie" not in headers


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("abc-1", True),
        ("a b", False),
        ("x" * 65, False),
        ("07946095812", False),
        ("adv_c30e5fc7c923_82", False),
    ],
    ids=["good", "blank", "endless", "phone", "key"],
)
def test_a_request_id_is_kept_where_it_is_fit_for_a_log(http, given, kept):
    response = http.get("/api/v1/rubrics", headers={"X-Request-Id": given})
    assert (response.headers["x-request-id"] == given) is kept


def test_errors_are_problem_details(ann, http):
    for response, status in (
        (http.get("/nowhere"), 404),
        (http.get("/api/v1/conversations"), 401),
        (http.delete("/api/v1/rubrics"), 405),
        (ann.ask("POST", "/conversations", {"rubrik": "x"}), 422),
        (ann.ask("POST", "/conversations", {"rubric": "x"}), 404),
        (ann.ask("POST", "/conversations", {"date": "2026-02-30"}), 422),
    ):
        assert response.headers["content-type"] == "application/problem+json"
        problem = response.json()
        assert (problem["status"], response.status_code) == (status, status)
        assert {"type", "title", "detail"} <= set(problem)


def test_what_is_wrong_is_said_without_repeating_it(ann):
    response = ann.ask("POST", "/conversations", {"rubric": ["my secret"]})
    assert response.json()["errors"][0]["at"] == "/body/rubric"
    assert "my secret" not in response.text


@pytest.mark.parametrize(
    ("sent", "body", "status", "kind", "said"),
    [
        ("application/json", b'{"text": ', 400, "bad-request", "is not JSON"),
        ("application/json", b'{"text": "\xff"}', 400, "bad-request", "JSON in UTF-8"),
        ("application/json", b"[" * 20_000, 400, "bad-request", "JSON in UTF-8"),
        (
            "application/x-www-form-urlencoded",
            b'{"text": "hello"}',
            415,
            "unsupported-media-type",
            "Content-Type",
        ),
        ("text/plain", b'{"text": "hello"}', 415, "unsupported-media-type", "Content-Type"),
        ("", b'{"text": "hello"}', 415, "unsupported-media-type", "Content-Type"),
        ("application/json", b"[]", 422, "invalid", "/body: "),
        ("application/json", b"", 422, "invalid", "/body: Field required"),
        ("text/plain", b"", 422, "invalid", "/body: Field required"),
        ("application/json", b"{}", 422, "invalid", "/body/text: Field required"),
    ],
    ids=[
        "cut off",
        "no UTF-8",
        "deep",
        "as curl -d",
        "as text",
        "as nothing",
        "list",
        "empty",
        "none",
        "no text",
    ],
)
def test_a_body_that_cannot_be_read_is_told_by_what_is_wrong_with_it(ann, sent, body, status, kind, said):
    headers = ann.headers | ({"Content-Type": sent} if sent else {})
    response = ann.http.post(f"/api/v1/conversations/{ann.begin()}/messages", content=body, headers=headers)
    assert (response.status_code, response.json()["type"]) == (status, f"urn:advisor:problem:{kind}")
    assert said in response.json()["detail"]


@pytest.mark.parametrize("value", [None, True, [], {"a": 1}], ids=str)
def test_what_is_wrong_has_one_place_that_is_there(ann, value):
    id = ann.begin()
    (fault,) = ann.ask("POST", f"/conversations/{id}/answers", {"values": {"a/b~": value}}).json()["errors"]
    assert fault["at"] == "/body/values/a~1b~0"
    assert fault["detail"].startswith(("Input should be a valid integer, or a valid number", "List should"))


def test_an_address_names_every_method_it_takes(ann, http):
    id = ann.begin()
    allowed = {
        "/conversations": "HEAD, GET, POST",
        f"/conversations/{id}": "HEAD, GET, DELETE",
        f"/conversations/{id}/undo": "POST",
        "/rubrics": "HEAD, GET",
    }
    for path, methods in allowed.items():
        refused = ann.ask("PATCH", path)
        assert (refused.status_code, refused.headers["allow"]) == (405, methods)
    assert http.delete("/v1/models").headers["allow"] == "HEAD, GET"


def test_other_pages_can_read_why_they_were_refused(app, ann, monkeypatch):
    def fails(*_, **__):
        raise ZeroDivisionError

    calm = TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)
    page = Person(calm, user_token())
    page.headers["Origin"] = ORIGIN
    large = page.ask("POST", "/conversations", {"rubric": "x" * 70_000})
    monkeypatch.setattr(type(app.state.service.store), "page", fails)
    broken = page.ask("GET", "/conversations")
    assert [large.status_code, broken.status_code] == [413, 500]
    for refusal in (large, broken):
        assert refusal.headers["access-control-allow-origin"] == ORIGIN
        assert refusal.headers["x-request-id"]
        assert refusal.headers["x-content-type-options"] == "nosniff"


def test_a_store_that_fails_is_503_and_says_nothing_of_this_machine(ann, app, monkeypatch):
    def fails(*_, **__):
        raise StoreError("The sessions in /home/me/advisor.db cannot be used")

    monkeypatch.setattr(type(app.state.service.store), "page", fails)
    response = ann.ask("GET", "/conversations")
    assert (response.status_code, response.headers["retry-after"]) == (503, "2")
    assert "/home" not in response.text


def test_a_bug_is_500_and_says_nothing_but_where_to_look(app, monkeypatch):
    def fails(*_, **__):
        raise ZeroDivisionError("somebody's words")

    monkeypatch.setattr(type(app.state.service.store), "page", fails)
    calm = TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)
    response = Person(calm, user_token()).ask("GET", "/conversations")
    assert response.status_code == 500
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "words" not in response.text


def test_a_body_without_a_declared_length_is_bounded_too(http):
    def endless():
        for _ in range(100):
            yield b"x" * 1024

    response = http.post("/api/v1/conversations", content=endless())
    assert response.status_code == 413


def test_health_needs_no_token_and_readiness_needs_the_database(http, app, monkeypatch):
    def fails(*_, **__):
        raise StoreError("gone")

    assert [http.get(path).status_code for path in ("/healthz", "/readyz")] == [200, 200]
    monkeypatch.setattr(type(app.state.service.store), "page", fails)
    assert [http.get(path).status_code for path in ("/healthz", "/readyz")] == [200, 503]


def preflight(client, origin):
    headers = {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization, content-type, idempotency-key, last-event-id",
    }
    return client.options("/api/v1/conversations", headers=headers)


def test_pages_of_an_origin_on_the_list_may_call(http):
    assert preflight(http, ORIGIN).headers["access-control-allow-origin"] == ORIGIN
    shown = http.get("/api/v1/rubrics", headers={"Origin": ORIGIN}).headers
    assert shown["access-control-allow-origin"] == ORIGIN
    assert "access-control-allow-credentials" not in shown


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", f"{ORIGIN}.evil.example", "http://portal.example"]
)
def test_pages_of_any_other_may_not(http, origin):
    assert preflight(http, origin).status_code == 400
    assert (
        "access-control-allow-origin" not in http.get("/api/v1/rubrics", headers={"Origin": origin}).headers
    )


def test_without_a_list_no_other_page_may_call(database_url):
    app = create_app(PortalSettings(Settings.from_environment({"ADVISOR_DATABASE_URL": database_url})))
    closed = TestClient(app, base_url="http://127.0.0.1")
    assert (
        "access-control-allow-origin" not in closed.get("/api/v1/rubrics", headers={"Origin": ORIGIN}).headers
    )
    assert preflight(closed, ORIGIN).status_code == 405
    app.state.service.store.close()


def test_it_mounts_in_another_app(app):
    outer = FastAPI()
    outer.mount("/career", app)
    person = Person(TestClient(outer, base_url="http://127.0.0.1"), user_token(), "/career/api/v1")
    id = person.begin()
    assert person.say(id, "I worked in retail").status_code == 200
    assert "error" in person.http.get("/career/v1/models").json()


def test_a_database_that_threads_cannot_share_is_refused():
    with pytest.raises(StoreError, match="PostgreSQL"):
        create_app(PortalSettings(Settings.from_environment({"ADVISOR_DATABASE_URL": "sqlite://"})))


def test_the_document_says_what_errors_look_like_and_gives_examples(http):
    document = http.get("/api/v1/openapi.json").json()
    for path, methods in document["paths"].items():
        for method, described in methods.items():
            assert "default" in described["responses"] or path.startswith("/v1"), (method, path)
    assert document["components"]["schemas"]["Write"]["properties"]["text"]["examples"]


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/widget.js", "/", "/api/v1/rubrics", "/nothing"])
def test_a_head_is_answered_as_a_get_without_its_body(http, path):
    got, head = http.get(path), http.head(path)
    assert (head.status_code, head.content) == (got.status_code, b"")
    assert got.content
    for name in ("content-type", "content-length", "cache-control", "content-security-policy"):
        assert head.headers.get(name) == got.headers.get(name), name


def test_a_head_changes_nothing_and_ends_where_a_stream_would_stay_open(ann):
    id = ann.begin()
    assert ann.ask("HEAD", f"/conversations/{id}/events?follow=true").status_code == 200
    assert ann.ask("HEAD", f"/conversations/{id}/messages").status_code == 200
    assert ann.ask("HEAD", f"/conversations/{id}/undo").status_code == 405
    assert ann.ask("GET", f"/conversations/{id}").json()["turns"] == 1
