"""A server killed at any instant loses no message that it answered, and counts none twice."""

import threading
import time
from contextlib import ExitStack

import httpx2
import pytest

from advisor.settings import Settings
from advisor.store import keys
from advisor.store.database import open_database
from tests.portal.conftest import SECRET, Person, on_both, user_token
from tests.portal.servers import serving

KILLS = 3
TALKERS = 4
PATIENCE = 40


@pytest.fixture
def environ(database_url):
    return {
        "ADVISOR_DATABASE_URL": database_url,
        "ADVISOR_PORTAL_IDENTITY_SECRETS": SECRET,
        "ADVISOR_PORTAL_RATE_ADDRESS": "no",
        "ADVISOR_PORTAL_RATE_IDENTITY": "no",
    }


@pytest.fixture
def client():
    """Makes clients of a server."""
    with ExitStack() as stack:
        yield lambda server: stack.enter_context(
            httpx2.Client(base_url=server.url, trust_env=False, timeout=20)
        )


class Talker(threading.Thread):
    """Says one thing after another, each until it is answered, under one key."""

    def __init__(self, http, number):
        super().__init__()
        self.person = Person(http, user_token(f"user{number}"))
        self.conversation = self.person.begin()
        self.said: dict[str, str] = {}
        self.done = threading.Event()

    def run(self):
        number = 0
        while not self.done.is_set():
            text = f"message number {number}"
            self.said[text] = self.until_answered(text)
            number += 1

    def until_answered(self, text):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                response = self.person.say(self.conversation, text, Idempotency_Key=text.replace(" ", "-"))
            except httpx2.TransportError:
                time.sleep(0.02)
                continue
            assert response.status_code == 200, response.text
            reply: str = response.json()["reply"]
            return reply
        raise TimeoutError(text)


def wait_for_answers(talkers, more=12):
    answered = sum(len(talker.said) for talker in talkers)
    until = time.monotonic() + PATIENCE
    while sum(len(talker.said) for talker in talkers) < answered + more and time.monotonic() < until:
        time.sleep(0.001)


@on_both
def test_a_server_killed_under_load_loses_nothing_and_counts_nothing_twice(environ, client):
    with serving(environ) as server:
        talkers = [Talker(client(server), number) for number in range(TALKERS)]
        for talker in talkers:
            talker.start()
        for kill in range(KILLS):
            wait_for_answers(talkers)
            time.sleep(0.013 * kill)
            server.kill()
            server.start()
        wait_for_answers(talkers)
        for talker in talkers:
            talker.done.set()
        for talker in talkers:
            talker.join(PATIENCE)
            shown = talker.person.ask("GET", f"/conversations/{talker.conversation}").json()["messages"]
            pairs = [
                (one["content"], two["content"]) for one, two in zip(shown[1::2], shown[2::2], strict=True)
            ]
            assert pairs == list(talker.said.items())


def test_a_server_that_is_told_to_stop_stops_soon(environ, client):
    with serving(environ) as server:
        person = Person(client(server), user_token())
        id = person.begin()
        person.say(id, "hello", Accept="text/event-stream")
        assert server.stop() < 5


class Listener(threading.Thread):
    """Has its turns streamed, one after another, until the server is gone."""

    def __init__(self, http, number):
        super().__init__()
        self.http = http
        self.person = Person(http, user_token(f"user{number}"))
        self.path = f"/api/v1/conversations/{self.person.begin()}/messages"
        self.whole = 0
        self.broken: list[str] = []

    def run(self):
        headers = self.person.headers | {"Accept": "text/event-stream"}
        while not self.broken:
            text = ""
            try:
                with self.http.stream("POST", self.path, json={"text": "hello"}, headers=headers) as response:
                    text = f"{response.status_code}\n"
                    for part in response.iter_text():
                        text += part
            except httpx2.TransportError as error:
                if text:
                    self.broken.append(f"{error!r} after {text!r}")
                return  # nothing of an answer had come: the server has stopped
            if not text.startswith("200") or "event: turn.completed" not in text:
                self.broken.append(text)
            self.whole += 1


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_server_that_is_told_to_stop_ends_the_streams_it_has_begun(environ, client, workers):
    with serving(environ, "--workers", workers) as server:
        listeners = [Listener(client(server), number) for number in range(TALKERS)]
        for listener in listeners:
            listener.start()
        until = time.monotonic() + PATIENCE
        while sum(listener.whole for listener in listeners) < 12 and time.monotonic() < until:
            time.sleep(0.005)
        server.stop()  # how soon, the test above says, of a server that has nothing to end
        for listener in listeners:
            listener.join(PATIENCE)
    assert [listener.broken for listener in listeners] == [[]] * TALKERS
    assert sum(listener.whole for listener in listeners) >= 12


@on_both
def test_several_processes_serve_one_conversation(environ, client):
    with serving(environ, "--workers", "2") as server:
        # A new connection each time, so that either process may get it.
        people = [Person(client(server), user_token()) for _ in range(6)]
        id = people[0].begin()
        said = [person.say(id, "hello", Idempotency_Key=f"{n}") for n, person in enumerate(people)]
        turns = [response.json()["turn"] for response in said]
        assert turns == [2, 3, 4, 5, 6, 7]


def test_the_figures_of_several_processes_are_added_up(environ, client):
    with serving(environ, "--workers", "2") as server:
        made = keys.make(open_database(Settings.from_environment(environ)), "figures", ["metrics"])
        for number in range(12):
            # A new connection each time, so that either process may get it.
            Person(client(server), user_token(f"user{number}")).begin()
        watcher = Person(client(server), made, prefix="")
        text = watcher.ask("GET", "/metrics").text
    assert 'advisor_turns_total{kind="Started",rubric="customer-support-representative"} 12.0' in text
