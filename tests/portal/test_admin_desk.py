"""On the admin's pages a human takes a conversation over, answers and gives it back, without any script."""

import html
import re
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from advisor.portal import create_app
from advisor.store import keys
from tests.portal.conftest import api_key, on_both
from tests.portal.test_admin import OURS, come_in


@pytest.fixture
def desk(app):
    """A browser in which somebody who answers people has signed in."""
    browser = TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)
    assert come_in(browser, api_key(app, "desk")).status_code == 303
    return browser


def fields_of(page, form):
    """The fields of a form as a browser would send them."""
    found = re.search(rf'<form method="post" action="[^"]*/{form}".*?</form>', page, re.DOTALL)
    assert found, f"there is no form {form!r}"
    inputs = re.findall(r'<input [^>]*name="(\w+)"[^>]*value="([^"]*)"', found[0])
    return {name: html.unescape(value) for name, value in inputs}


def press(browser, id, form, **typed):
    page = browser.get(f"/admin/conversations/{id}").text
    data = fields_of(page, form) | typed
    return browser.post(f"/admin/conversations/{id}/{form}", data=data, headers=OURS)


@on_both
def test_a_human_takes_over_answers_and_gives_back(ann, desk):
    id = ann.begin()
    taken = press(desk, id, "take")
    assert (taken.status_code, taken.headers["location"]) == (303, f"/admin/conversations/{id}#last")
    assert ann.say(id, "Is anybody there?").json()["reply"] == ""
    assert press(desk, id, "reply", text="Hello Ann,\r\nI am here.", name="Maya").status_code == 303
    last = ann.ask("GET", f"/conversations/{id}/messages").json()["messages"][-1]
    assert (last["role"], last["name"], last["content"]) == ("human", "Maya", "Hello Ann,\nI am here.")
    page = desk.get(f"/admin/conversations/{id}").text
    assert fields_of(page, "reply")["name"] == "Maya", "the name need not be typed again"
    assert press(desk, id, "release").status_code == 303
    assert ann.say(id, "I have a bachelor's degree").json()["with_human"] is False
    assert "/reply" not in desk.get(f"/admin/conversations/{id}").text


def test_what_is_handed_over_can_be_taken_so_that_others_see_it(ann, desk):
    id = ann.begin()
    ann.ask("POST", f"/conversations/{id}/handover", {"reason": "asked"})
    assert id in desk.get("/admin/conversations?human=waiting").text
    assert press(desk, id, "take").status_code == 303
    assert id not in desk.get("/admin/conversations?human=waiting").text
    assert id in desk.get("/admin/conversations?human=with").text


def test_a_form_that_is_sent_twice_writes_once_and_another_text_is_another_message(ann, desk):
    id = ann.begin()
    press(desk, id, "take")
    data = fields_of(desk.get(f"/admin/conversations/{id}").text, "reply") | {"name": "Maya"}
    for text in ("Hello", "Hello", "Are you there?"):
        path = f"/admin/conversations/{id}/reply"
        assert desk.post(path, data=data | {"text": text}, headers=OURS).status_code == 303
    messages = ann.ask("GET", f"/conversations/{id}/messages").json()["messages"]
    said = [one["content"] for one in messages if one["role"] == "human"]
    assert said == ["Hello", "Are you there?"]


def test_what_cannot_be_sent_comes_back_as_it_was_typed_and_escaped(ann, desk):
    id = ann.begin()
    press(desk, id, "take")
    data = fields_of(desk.get(f"/admin/conversations/{id}").text, "reply")
    press(desk, id, "release")
    typed = {"text": "</textarea><script>alert(1)</script>", "name": '"><b>Maya'}
    response = desk.post(f"/admin/conversations/{id}/reply", data=data | typed, headers=OURS)
    assert response.status_code == 409
    assert 'role="alert">No human has this conversation' in response.text
    assert "<script" not in response.text
    press(desk, id, "take")
    empty = desk.post(f"/admin/conversations/{id}/reply", data={**data, **typed, "text": " "}, headers=OURS)
    assert (empty.status_code, 'role="alert"' in empty.text) == (422, True)
    assert 'value="&#34;&gt;&lt;b&gt;Maya"' in empty.text
    nameless = desk.post(f"/admin/conversations/{id}/reply", data={**data, "text": "a < b"}, headers=OURS)
    assert (nameless.status_code, "a &lt; b</textarea>" in nameless.text) == (422, True)


@pytest.mark.parametrize("form", ["take", "reply", "release"])
@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {}]
)
def test_no_other_site_can_press_these_buttons(ann, desk, form, headers):
    id = ann.begin()
    if form != "take":
        press(desk, id, "take")
    before = ann.ask("GET", f"/conversations/{id}").json()
    sent = desk.post(f"/admin/conversations/{id}/{form}", data={"text": "x", "name": "x"}, headers=headers)
    assert sent.status_code == 403
    assert ann.ask("GET", f"/conversations/{id}").json() == before


@pytest.mark.parametrize("form", ["take", "reply", "release"])
def test_nobody_presses_them_who_has_not_come_in(ann, http, form):
    id = ann.begin()
    sent = http.post(
        f"/admin/conversations/{id}/{form}",
        data={"text": "x", "name": "x"},
        headers=OURS,
        follow_redirects=False,
    )
    assert (sent.status_code, sent.headers["location"]) == (303, "/admin/login")
    assert ann.ask("GET", f"/conversations/{id}").json()["with_human"] is False


@pytest.mark.parametrize("form", ["take", "reply", "release"])
def test_conversations_of_another_tenant_do_not_exist(ann, app, form):
    id = ann.begin()
    theirs = TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)
    come_in(theirs, keys.make(app.state.service.store.engine, "acme's", ["desk"], "acme"))
    data = {"text": "x", "name": "x"}
    assert theirs.post(f"/admin/conversations/{id}/{form}", data=data, headers=OURS).status_code == 404
    assert ann.ask("GET", f"/conversations/{id}").json()["with_human"] is False


def test_a_desks_key_opens_what_it_takes_to_answer_and_no_more(ann, desk):
    id = ann.begin()
    assert desk.get("/admin").headers["location"] == "/admin/conversations?days=all&human=waiting"
    listed = desk.get("/admin/conversations").text
    assert id in listed
    assert "Overview" not in listed
    for path in ("/admin/export.csv", "/admin/export.json"):
        assert desk.get(path).status_code == 403


def test_nothing_is_offered_where_nobody_answers(settings, ann):
    id = ann.begin()
    app = create_app(replace(settings, humans=False))
    browser = TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)
    come_in(browser, api_key(app, "desk"))
    assert "/take" not in browser.get(f"/admin/conversations/{id}").text
    refused = browser.post(f"/admin/conversations/{id}/take", data={"once": "12345678"}, headers=OURS)
    assert (refused.status_code, "nobody here who takes" in refused.text) == (409, True)
    app.state.service.store.close()


def test_a_long_message_in_any_script_fits(ann, desk):
    id = ann.begin()
    press(desk, id, "take")
    text = "漢" * 5000
    assert press(desk, id, "reply", text=text, name="Maya").status_code == 303
    last = ann.ask("GET", f"/conversations/{id}/messages").json()["messages"][-1]
    assert last["content"] == text
