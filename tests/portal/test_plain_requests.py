"""The short way of messages answers as the framework does, and leaves to it whatever is out of the common."""

from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from advisor.portal import create_app, plain_requests
from tests.portal.conftest import Person, api_key, user_token

JSON = {"Content-Type": "application/json"}
KINDS = {
    "plain": (JSON, b'{"text": "I worked 2 years in retail."}'),
    "with a charset": ({"Content-Type": "application/json; charset=utf-8"}, b'{"text": "8"}'),
    "with a key": (JSON | {"Idempotency-Key": "one"}, b'{"text": "8"}'),
    "as a stream": (JSON | {"Accept": "text/event-stream"}, b'{"text": "8"}'),
    "half a surrogate pair": (JSON, b'{"text": "caf\\ud83d"}'),
    "a byte order mark": (JSON, b'\xef\xbb\xbf{"text": "8"}'),
    "UTF-16": (JSON, '{"text": "8"}'.encode("utf-16")),
    "no UTF-8": (JSON, b'{"text": "\xff"}'),
    "no JSON": (JSON, b"text=8"),
    "no type": ({}, b'{"text": "8"}'),
    "another type": ({"Content-Type": "text/plain"}, b'{"text": "8"}'),
    "a type that begins alike": ({"Content-Type": "application/jsonx"}, b'{"text": "8"}'),
    "nothing": (JSON, b""),
    "an unknown field": (JSON, b'{"text": "8", "txt": "8"}'),
    "a number": (JSON, b'{"text": 8}'),
    "an empty text": (JSON, b'{"text": ""}'),
    "too long a text": (JSON, b'{"text": "' + b"a" * 20_001 + b'"}'),
    "a field twice": (JSON, b'{"text": "7", "text": "8"}'),
    "too long a key": (JSON | {"Idempotency-Key": "k" * 256}, b'{"text": "8"}'),
    "an empty key": (JSON | {"Idempotency-Key": ""}, b'{"text": "8"}'),
    "a key with a space": (JSON | {"Idempotency-Key": "a b"}, b'{"text": "8"}'),
    "in a user's name": (JSON | {"Advisor-User": "ann"}, b'{"text": "8"}'),
    "a bad token": (JSON | {"Authorization": "Bearer x.y.z"}, b'{"text": "8"}'),
    "no token": (JSON | {"Authorization": ""}, b'{"text": "8"}'),
}


def answered(ann, headers, content, place="{id}"):
    """Status, type and body of an answer in a new conversation, whose id is left out of them."""
    id = ann.begin()
    path = f"/api/v1/conversations/{place.format(id=id)}/messages"
    response = ann.http.post(path, content=content, headers=ann.headers | headers)
    return response.status_code, response.headers["content-type"], response.text.replace(id, "cnv")


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_is_that_of_the_framework(ann, kind, monkeypatch):
    headers, content = KINDS[kind]
    quick = answered(ann, headers, content)

    async def never(_):
        return None

    monkeypatch.setattr(plain_requests, "_plainly_said", never)
    if "Idempotency-Key" in headers:
        headers = headers | {"Idempotency-Key": headers["Idempotency-Key"].replace("one", "two")}
    assert quick == answered(ann, headers, content)


@pytest.mark.parametrize("place", ["cnv_x", "{id}x", "cnv_" + "a" * 24, "%0a{id}"])
def test_so_it_is_where_there_is_no_such_conversation(ann, place, monkeypatch):
    headers, content = KINDS["plain"]
    quick = answered(ann, headers, content, place)

    async def never(_):
        return None

    monkeypatch.setattr(plain_requests, "_plainly_said", never)
    assert quick == answered(ann, headers, content, place)
    assert quick[0] in (404, 422)


def test_a_plain_message_goes_the_short_way_and_a_servers_key_does_not(app, ann, monkeypatch):
    taken = []
    plainly_said = plain_requests._plainly_said

    async def noted(http):
        said = await plainly_said(http)
        taken.append(said is not None)
        return said

    monkeypatch.setattr(plain_requests, "_plainly_said", noted)
    id = ann.begin()
    assert ann.say(id, "I worked 2 years in retail.").status_code == 200
    path = f"/api/v1/conversations/{id}/messages"
    server = {"Authorization": f"Bearer {api_key(app, 'users')}", "Advisor-User": "ann"}
    assert ann.http.post(path, json={"text": "8"}, headers=server).status_code == 200
    assert taken == [True, False]


def test_a_repeated_message_is_answered_alike_by_either_way(ann, monkeypatch):
    id = ann.begin()
    first = ann.say(id, "I worked 2 years in retail.", Idempotency_Key="same").json()

    async def never(_):
        return None

    monkeypatch.setattr(plain_requests, "_plainly_said", never)
    assert ann.say(id, "I worked 2 years in retail.", Idempotency_Key="same").json() == first
    assert ann.say(id, "Another text", Idempotency_Key="same").status_code == 422


def test_it_counts_towards_the_rate_of_its_sender(settings):
    app = create_app(replace(settings, operation=replace(settings.operation, identity="3/hour")))
    ann = Person(TestClient(app), user_token("ann"))
    id = ann.begin()
    assert [ann.say(id, "8").status_code for _ in range(3)] == [200, 200, 429]
    app.state.service.store.close()
