"""A human writes into the conversation they have; the person sees it at once, and it is read for nothing."""

import json
import threading
from contextlib import suppress

import httpx2
import pytest

from advisor.portal import PortalSettings
from advisor.portal.following import MOST
from advisor.settings import Settings
from tests.portal.conftest import SECRET, Person, api_key, on_both, user_token
from tests.portal.servers import serving
from tests.portal.test_conversations import events
from tests.portal.test_handover import hand_over, shown

REPLY = {"text": "Hi, I'm Maya. I worked 9 years in retail, did you?", "name": "Maya"}


@pytest.fixture
def settings(database_url):
    store = Settings.from_environment({"ADVISOR_DATABASE_URL": database_url})
    return PortalSettings(store, identity_secrets=(SECRET,), humans=True)


@pytest.fixture
def desk(http, app):
    return Person(http, api_key(app, "desk"))


def reply(person, id, body=REPLY, **headers):
    return person.ask("POST", f"/conversations/{id}/replies", body, **headers)


@on_both
def test_a_humans_words_are_in_the_transcript_by_name_and_nobodys_answer(ann, desk):
    id = ann.begin()
    hand_over(ann, id)
    turn = reply(desk, id).json()
    assert turn["human"] == {"name": "Maya", "text": REPLY["text"]}
    assert (turn["reply"], turn["understood"], turn["with_human"]) == ("", [], True)
    assert shown(ann, id)["messages"][-1] == {"role": "human", "content": REPLY["text"], "name": "Maya"}
    silent = ann.say(id, "yes, 4 years in retail").json()
    assert (silent["human"], silent["understood"]) == (None, [])
    back = desk.ask("POST", f"/conversations/{id}/release").json()
    assert back["human"] is None
    assert back["asked"]
    ann.say(id, "yes")
    exported = ann.ask("GET", f"/conversations/{id}/export").json()
    assert [one["name"] for one in exported["messages"] if one["role"] == "human"] == ["Maya"]
    spoken = [
        exported["messages"][span["message"]] for one in exported["answers"] for span in one["evidence"]
    ]
    assert all(one["role"] == "user" for one in spoken)
    assert "9 years" not in json.dumps(exported["answers"])


@on_both
def test_the_humans_side_finds_who_waits_and_what_they_wrote_meanwhile(ann, bob, desk):
    id, other = ann.begin(), bob.begin()

    def waiting(wanted="true"):
        listed = desk.ask("GET", f"/conversations?waiting={wanted}").json()["conversations"]
        return [one["id"] for one in listed]

    assert waiting() == []
    hand_over(ann, id)
    assert waiting() == [id]
    assert waiting("false") == [other]
    reply(desk, id)
    assert waiting() == []
    ann.say(id, "one thing more")
    since = desk.ask("GET", "/conversations?waiting=true").json()["conversations"][0]["waits_since"]
    ann.say(id, "and another")
    (head,) = desk.ask("GET", "/conversations?with_human=true").json()["conversations"]
    assert (head["id"], head["owner"], head["waits_since"]) == (id, "user:ann", since), "since the first"
    assert since is not None
    page = desk.ask("GET", f"/conversations/{id}/messages").json()
    written = [(one["role"], one["content"], one["name"]) for one in page["messages"]]
    assert written[-3:] == [
        ("human", REPLY["text"], "Maya"),
        ("user", "one thing more", None),
        ("user", "and another", None),
    ]
    desk.ask("POST", f"/conversations/{id}/release")
    assert waiting() == []


def test_who_takes_what_was_handed_over_lets_nobody_wait(ann, desk):
    id = ann.begin()
    hand_over(ann, id)
    hand_over(desk, id, "taken")
    assert desk.ask("GET", "/conversations?waiting=true").json()["conversations"] == []
    other = ann.begin()
    hand_over(desk, other, "taken")
    assert shown(ann, other)["waits_since"] is None


@on_both
def test_messages_come_in_pages_and_what_is_new_comes_by_the_last_cursor(ann, desk):
    id = ann.begin()
    hand_over(ann, id)
    for text in ("one", "two", "three"):
        ann.say(id, text)
    found, cursor = [], "0"
    for _ in range(20):
        page = desk.ask("GET", f"/conversations/{id}/messages?limit=2&cursor={cursor}").json()
        found += page["messages"]
        cursor = page["next"]
        if not page["more"]:
            break
    assert [one["number"] for one in found] == list(range(len(found)))
    assert [one["content"] for one in found[-3:]] == ["one", "two", "three"]
    assert desk.ask("GET", f"/conversations/{id}/messages?cursor={cursor}").json()["messages"] == []
    ann.say(id, "four")
    (new,) = desk.ask("GET", f"/conversations/{id}/messages?cursor={cursor}").json()["messages"]
    assert (new["content"], new["turn"]) == ("four", 6)
    assert desk.ask("GET", f"/conversations/{id}/messages?cursor=x").status_code == 422


@on_both
def test_a_reply_sent_twice_is_one(ann, desk):
    id = ann.begin()
    hand_over(ann, id)
    first, second = (reply(desk, id, Idempotency_Key="once") for _ in range(2))
    assert (first.status_code, first.content) == (second.status_code, second.content)
    assert [one["role"] for one in shown(ann, id)["messages"]].count("human") == 1


def test_only_who_has_the_conversation_answers_in_it(ann, bob, http, app, desk, admin):
    id = ann.begin()
    early = reply(desk, id)
    assert (early.status_code, early.json()["type"]) == (409, "urn:advisor:problem:not-with-human")
    hand_over(ann, id)
    assert reply(ann, id).status_code == 403
    assert reply(bob, id).status_code == 404
    acting = Person(http, api_key(app, "users"))
    acting.headers["Advisor-User"] = "ann"
    assert reply(acting, id, Idempotency_Key="of-the-server").status_code == 403
    assert reply(Person(http, api_key(app, "metrics")), id).status_code == 403
    assert reply(admin, id).status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        {"text": "hello"},
        {"text": "", "name": "Maya"},
        {"text": "hello", "name": " "},
        {"text": "hello", "name": "Ma\nya"},
        {"text": "x" * 20_001, "name": "Maya"},
    ],
    ids=["no name", "no text", "blank name", "name in lines", "too long"],
)
def test_a_reply_has_words_and_a_name(ann, desk, body):
    id = ann.begin()
    hand_over(ann, id)
    assert reply(desk, id, body).status_code == 422


def test_a_desks_key_deletes_and_exports_nobody(ann, desk):
    id = ann.begin()
    for method, path in [
        ("DELETE", f"/conversations/{id}"),
        ("DELETE", "/users/ann"),
        ("GET", "/users/ann/export"),
        ("GET", "/assessments"),
    ]:
        assert desk.ask(method, path).status_code == 403, path
    assert shown(ann, id)["id"] == id


def test_a_stream_tells_what_a_human_wrote_again(ann, desk):
    id = ann.begin()
    hand_over(ann, id)
    reply(desk, id)
    found = events(ann.ask("GET", f"/conversations/{id}/events", Last_Event_ID="2.99").text)
    assert ("human.message", {"name": "Maya", "text": REPLY["text"]}) in [
        (name, data) for _, name, data in found
    ]


def test_erasing_a_user_under_one_key_is_answered_once(ann, admin):
    ann.begin()
    first, second = (admin.ask("DELETE", "/users/ann", Idempotency_Key="gone") for _ in range(2))
    assert first.json() == second.json() == {"user": "ann", "conversations": 1}
    assert admin.ask("DELETE", "/users/ann").json()["conversations"] == 0


# --- Streams that stay open, on a server of their own -------------------------------------------------------


@pytest.fixture(params=[1, 2], ids=["one process", "two"])
def server(request, database_url):
    environ = {
        "ADVISOR_DATABASE_URL": database_url,
        "ADVISOR_PORTAL_IDENTITY_SECRETS": SECRET,
        "ADVISOR_PORTAL_HUMANS": "yes",
    }
    with serving(environ, "--workers", str(request.param)) as server:
        yield server


@pytest.fixture
def client(server):
    with httpx2.Client(base_url=server.url, timeout=30, trust_env=False) as client:
        yield client


def key_for(database_url, scope):
    from advisor.store import keys
    from advisor.store.served import Served

    with Served(Settings.from_environment({"ADVISOR_DATABASE_URL": database_url})) as store:
        return keys.make(store.engine, "a test's", (scope,))


class Following(threading.Thread):
    """Somebody who keeps a stream open, and what came on it."""

    def __init__(self, client, person, id, after):
        super().__init__(daemon=True)
        self.lines, self.ended, self.news = [], threading.Event(), threading.Event()
        self._request = (client, f"/api/v1/conversations/{id}/events?follow=true")
        self._headers = {**person.headers, "Last-Event-ID": after}
        self.start()

    def run(self):
        client, path = self._request
        # (A server that is killed at the end of a test breaks it off.)
        with suppress(httpx2.TransportError), client.stream("GET", path, headers=self._headers) as response:
            for line in response.iter_lines():
                self.lines.append(line)
                if line == "event: turn.completed":
                    self.news.set()
            self.ended.set()


def test_a_stream_that_stays_open_tells_at_once_and_ends_with_the_server(server, client, database_url):
    ann, desk = Person(client, user_token()), Person(client, key_for(database_url, "desk"))
    id = ann.begin()
    hand_over(ann, id)
    following = Following(client, ann, id, "2.99")
    reply(desk, id)
    assert following.news.wait(20)
    assert 'data: {"name": "Maya", "text": "' + REPLY["text"] + '"}' in following.lines
    assert "id: 3.1" in following.lines
    assert "id: 2.1" not in following.lines
    assert not following.ended.is_set()
    assert server.stop() < 15
    assert following.ended.wait(5), "it was ended, not broken off"


@pytest.mark.parametrize("server", [1], indirect=True)
def test_one_person_has_so_many_streams_open_and_a_deleted_conversation_ends_them(server, client):
    ann, bob = Person(client, user_token()), Person(client, user_token("bob"))
    id = ann.begin()
    streams = [Following(client, ann, id, "0.0") for _ in range(MOST)]
    assert all(stream.news.wait(20) for stream in streams)
    one_more = ann.ask("GET", f"/conversations/{id}/events?follow=true")
    assert (one_more.status_code, one_more.json()["type"]) == (429, "urn:advisor:problem:too-many-streams")
    assert one_more.headers["Retry-After"] == "5"
    assert Following(client, bob, bob.begin(), "0.0").news.wait(20), "that is nobody else's fault"
    ann.ask("DELETE", f"/conversations/{id}")
    assert all(stream.ended.wait(20) for stream in streams)
