"""What a process keeps at hand between turns never stands for what is stored."""

import datetime
import time

import jwt
import psycopg
import pytest
from fastapi.testclient import TestClient

from advisor.portal import create_app, identity
from advisor.store.sessions import Session
from tests.portal.conftest import SECRET, Person, on_both, user_token


@on_both
def test_two_servers_that_take_turns_about_see_each_others(settings, ann):
    id = ann.begin()
    app = create_app(settings)
    other = Person(TestClient(app, base_url="http://127.0.0.1"), user_token("ann"))
    for number in range(3):
        told = other.say(id, f"I am in town {number} of the north", Idempotency_Key=f"other-{number}")
        assert told.json()["turn"] == 2 * number + 2
        assert ann.say(id, f"No, I meant {number} of the south").json()["turn"] == 2 * number + 3
    shown = [line["content"] for line in ann.ask("GET", f"/conversations/{id}").json()["messages"]]
    assert sum(words.startswith(("I am in town", "No, I meant")) for words in shown) == 6
    app.state.service.store.close()


def test_a_conversation_that_goes_on_here_is_not_read_again(ann, monkeypatch):
    id = ann.begin()
    monkeypatch.setattr("advisor.store.sessions.Store.turns", lambda *_: pytest.fail("it was read"))
    assert ann.say(id, "I worked in retail").status_code == 200


def test_a_turn_that_was_not_stored_is_not_remembered(ann, monkeypatch):
    id = ann.begin()
    save = Session.save

    def fails(*_):
        raise OSError("the disk is full")

    monkeypatch.setattr(Session, "save", fails)
    assert ann.say(id, "I worked in retail").status_code == 500
    monkeypatch.setattr(Session, "save", save)
    turn = ann.say(id, "I have a bachelor's degree").json()
    shown = [line["content"] for line in ann.ask("GET", f"/conversations/{id}").json()["messages"]]
    assert turn["turn"] == 2
    assert "I worked in retail" not in shown


def test_what_was_erased_is_gone_from_memory_too(ann, app, admin):
    ann.say(ann.begin(), "I worked in retail")
    live = app.state.service.store._live
    assert len(live) == 1
    assert admin.ask("DELETE", "/users/ann").status_code == 200
    assert len(live) == 0


def test_a_token_that_was_good_is_refused_once_it_has_expired(http, monkeypatch):
    monkeypatch.setattr(identity, "LEEWAY", 0)
    until = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=2)
    token = jwt.encode({"sub": "ann", "aud": "advisor", "exp": until}, SECRET)
    ann = Person(http, token)
    assert [ann.ask("GET", "/conversations").status_code for _ in range(2)] == [200, 200]
    time.sleep(3.1)
    assert ann.ask("GET", "/conversations").status_code == 401


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_restart_of_the_database_costs_nobody_their_message(ann, app):
    id = ann.begin()
    engine = app.state.service.store.engine
    plain = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain) as other:
        gone = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
        assert len(other.execute(gone + " AND pid <> pg_backend_pid()").fetchall()) >= 1
    time.sleep(1.2)
    assert ann.say(id, "I worked in retail").status_code == 200
