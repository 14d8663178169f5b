"""What is too old goes, with every word; what is not, and what is the terminal's, stays."""

import asyncio
import datetime
import threading

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select, update

from advisor.errors import StoreError
from advisor.portal import PortalSettings, create_app, retention
from advisor.portal.operation import Operation
from advisor.store import pruning, tables
from tests.portal.conftest import SECRET, Person, on_both, user_token


def aged(app, id, days):
    then = retention.time_before(days)
    with app.state.service.store.engine.begin() as connection:
        table = tables.sessions
        connection.execute(update(table).where(table.c.id == id).values(changed_at=then))
        answers = tables.requests
        connection.execute(update(answers).where(answers.c.session == id).values(at=then))


def rows(app, table):
    with app.state.service.store.engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


@on_both
def test_old_conversations_go_with_every_word_and_the_others_stay(app, ann, bob):
    old, kept = ann.begin(), bob.begin()
    for person, id in ((ann, old), (bob, kept)):
        person.say(id, "I worked in retail")
    aged(app, old, 31)
    aged(app, kept, 29)
    store = app.state.service.store
    assert pruning.count_old(store.engine, retention.time_before(30)) == 1
    assert retention.prune_old(store, 30).conversations == 1
    assert ann.ask("GET", f"/conversations/{old}").status_code == 404
    assert bob.ask("GET", f"/conversations/{kept}").status_code == 200
    assert (rows(app, tables.turns), rows(app, tables.requests)) == (2, 2)
    assert retention.prune_old(store, 30) == pruning.Pruned()


@on_both
def test_answers_to_what_is_gone_are_forgotten_in_time(app, ann):
    id = ann.begin()
    ann.ask("DELETE", f"/conversations/{id}")
    assert rows(app, tables.requests) == 1
    with app.state.service.store.engine.begin() as connection:
        connection.execute(update(tables.requests).values(at=retention.time_before(31)))
    assert retention.prune_old(app.state.service.store, 30) == pruning.Pruned(0, 1)
    assert rows(app, tables.requests) == 0


def test_more_than_are_taken_at_once_go_too(app, ann, monkeypatch):
    monkeypatch.setattr(pruning, "_AT_ONCE", 2)
    for _ in range(5):
        aged(app, ann.begin(), 31)
    assert retention.prune_old(app.state.service.store, 30).conversations == 5


def test_chats_of_the_terminal_are_never_touched(app, ann):
    aged(app, ann.begin(), 31)
    with app.state.service.store.engine.begin() as connection:
        tables_ = tables.sessions
        old = retention.time_before(900)
        connection.execute(
            tables_.insert().values(
                id="abcdef",
                rubric="r",
                rubric_version=1,
                rubric_source="r",
                started_at=old,
                changed_at=old,
                turns=1,
                finished=False,
                verdict="",
            )
        )
    assert retention.prune_old(app.state.service.store, 30).conversations == 1
    assert [one.id for one in app.state.service.store.summaries()] == ["abcdef"]


@on_both
def test_several_processes_at_once_delete_each_conversation_once(app, ann, settings, monkeypatch):
    monkeypatch.setattr(pruning, "_AT_ONCE", 1)
    for _ in range(6):
        aged(app, ann.begin(), 31)
    other = create_app(settings)
    found = []
    stores = [app.state.service.store, other.state.service.store] * 2
    threads = [
        threading.Thread(target=lambda one=one: found.append(retention.prune_old(one, 30))) for one in stores
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    other.state.service.store.close()
    assert len(found) == 4
    assert sum(one.conversations for one in found) <= 6
    assert sum(one.conversations for one in found) + retention.prune_old(stores[0], 30).conversations == 6


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_where_another_process_is_at_it_nothing_is_done_here(app, ann):
    aged(app, ann.begin(), 31)
    store = app.state.service.store
    with store.engine.begin() as connection:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({pruning._LOCK})")
        assert retention.prune_old(store, 30) == pruning.Pruned(left=True)
    assert retention.prune_old(store, 30).conversations == 1


@on_both
def test_a_conversation_that_goes_on_just_then_is_kept_whole_or_gone_whole(app, ann):
    ids = [ann.begin() for _ in range(8)]
    for id in ids:
        aged(app, id, 31)
    answers = {}

    def talk():
        for id in ids:
            answers[id] = ann.say(id, "still here").status_code

    talker = threading.Thread(target=talk)
    talker.start()
    retention.prune_old(app.state.service.store, 30)
    talker.join(30)
    for id, status in answers.items():
        assert (status, ann.ask("GET", f"/conversations/{id}").status_code) in ((200, 200), (404, 404))


def test_a_running_server_deletes_by_itself(settings):
    ours = PortalSettings(settings.store, identity_secrets=(SECRET,), operation=Operation(days=30))
    app = create_app(ours)
    ann = Person(TestClient(app, base_url="http://127.0.0.1"), user_token())
    id = ann.begin()
    aged(app, id, 31)
    with TestClient(app, base_url="http://127.0.0.1") as running:
        until = datetime.datetime.now() + datetime.timedelta(seconds=20)  # noqa: DTZ005
        while rows(app, tables.sessions) and datetime.datetime.now() < until:  # noqa: DTZ005
            running.get("/healthz")
        assert rows(app, tables.sessions) == 0


def test_a_failure_is_logged_and_tried_again(app, caplog, monkeypatch):
    calls = []

    def fails(*_):
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt
        raise StoreError("gone")

    monkeypatch.setattr(retention, "prune_old", fails)
    with pytest.raises(KeyboardInterrupt):
        asyncio.run(retention.keep_pruning(app.state.service.store, 30, every=0))
    assert caplog.text.count("old conversations were not deleted: gone") == 2
