"""A request counts once: sent again, by two tabs at once, or to a server that was killed."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi.testclient import TestClient

from advisor.portal import create_app
from advisor.store.served import Served
from tests.portal.conftest import Person, on_both, user_token

WRITES = [
    ("POST", "/conversations", {"rubric": "support-ladder"}),
    ("POST", "/conversations/{id}/messages", {"text": "I worked in retail"}),
    ("PUT", "/conversations/{id}/answers/empathy", {"value": 8}),
    ("POST", "/conversations/{id}/undo", None),
    ("POST", "/conversations/{id}/resume", None),
    ("POST", "/conversations/{id}/handover", {"reason": "asked"}),
    ("DELETE", "/conversations/{id}", None),
]


@on_both
@pytest.mark.parametrize(
    ("method", "path", "body"), WRITES, ids=["begin", "say", "set", "undo", "resume", "handover", "delete"]
)
def test_a_request_sent_again_is_answered_as_the_first_time(ann, admin, method, path, body):
    id = ann.begin()
    path = path.format(id=id)
    first, second = (ann.ask(method, path, body, Idempotency_Key="once") for _ in range(2))
    assert first.status_code < 300, first.text
    assert (second.status_code, second.content) == (first.status_code, first.content)
    counted = [one["turns"] for one in admin.ask("GET", "/conversations").json()["conversations"]]
    assert counted == {"DELETE": [], "POST": [1, 1] if path == "/conversations" else [2]}.get(method, [2])


def test_a_request_sent_again_can_be_answered_as_a_stream(ann):
    id = ann.begin()
    plain = ann.say(id, "I worked in retail", Idempotency_Key="once").json()
    stream = ann.say(id, "I worked in retail", Idempotency_Key="once", Accept="text/event-stream").text
    assert "id: 2.1\n" in stream
    assert ann.ask("GET", f"/conversations/{id}").json()["turns"] == plain["turn"] == 2


def test_a_key_stands_for_one_request(ann):
    id = ann.begin()
    ann.say(id, "I worked in retail", Idempotency_Key="once")
    other = ann.say(id, "I never worked in retail", Idempotency_Key="once")
    assert (other.status_code, other.json()["type"]) == (422, "urn:advisor:problem:key-reused")


def test_two_people_may_use_the_same_key(ann, bob):
    turns = [who.say(who.begin(), "I worked in retail", Idempotency_Key="once") for who in (ann, bob)]
    assert [turn.status_code for turn in turns] == [200, 200]


@on_both
def test_two_tabs_that_write_at_once_take_their_turns(settings, ann):
    """Each tab's requests go to a server of its own, as they do with several workers."""
    id = ann.begin()
    apps = [create_app(settings) for _ in range(2)]
    tabs = [Person(TestClient(app, base_url="http://127.0.0.1"), user_token("ann")) for app in apps]
    said = [[f"message {number} of tab {tab}" for number in range(5)] for tab in range(2)]
    start = threading.Barrier(2)

    def talk(tab):
        start.wait()
        return [
            tabs[tab].say(id, text, Idempotency_Key=text.replace(" ", "-")).status_code for text in said[tab]
        ]

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(talk, range(2))) == [[200] * 5] * 2
    shown = ann.ask("GET", f"/conversations/{id}").json()
    users = [line["content"] for line in shown["messages"] if line["role"] == "user"]
    assert sorted(users) == sorted(said[0] + said[1])
    assert [text for text in users if text in said[0]] == said[0]
    assert shown["turns"] == 11
    for app in apps:
        app.state.service.store.close()


@on_both
@pytest.mark.parametrize("path", ["/conversations", "/conversations/{id}/messages"])
def test_the_same_request_at_once_on_many_servers_counts_once(settings, ann, path):
    id = ann.begin()
    body = {} if path == "/conversations" else {"text": "I worked in retail"}
    apps = [create_app(settings) for _ in range(3)]
    people = [Person(TestClient(app, base_url="http://127.0.0.1"), user_token("ann")) for app in apps]
    start = threading.Barrier(3)

    def send(person):
        start.wait()
        return person.ask("POST", path.format(id=id), body, Idempotency_Key="once").content

    with ThreadPoolExecutor(3) as pool:
        answers = set(pool.map(send, people))
    assert len(answers) == 1
    found = ann.ask("GET", "/conversations").json()["conversations"]
    assert [one["turns"] for one in found] == ([1, 1] if path == "/conversations" else [2])
    for app in apps:
        app.state.service.store.close()


@on_both
def test_servers_that_start_at_once_share_one_secret(settings):
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(lambda _: Served(settings.store), range(4)))
        assert len(set(pool.map(lambda store: store.secret("visitors"), stores))) == 1
    for store in stores:
        store.close()


@pytest.mark.parametrize(
    "key", ["", "with blank", "é", "k" * 256], ids=["empty", "blank", "not ASCII", "endless"]
)
def test_a_key_that_is_none_is_refused(ann, key):
    assert ann.ask("POST", "/conversations", {}, Idempotency_Key=key.encode()).status_code == 422
