"""The store: whole turns, on disk, added only to the last one; and nothing left of what was deleted."""

import dataclasses
import datetime
import os
import stat
import subprocess
import sys
from decimal import Decimal

import pytest

from advisor.answers import Entry, Message, Span
from advisor.dialogue.state import Phase, State
from advisor.errors import StoreError, UnknownSession
from advisor.settings import Settings
from advisor.store import Store


@pytest.fixture
def settings():
    return Settings.from_environment()


@pytest.fixture
def store(settings):
    with Store(settings) as opened:
        yield opened


def chat(*words, phase=Phase.ASKING):
    """A state after a chat in which the person said these words; each is an answer of its own."""
    messages = [Message("assistant", "Hello.")]
    log: list[Entry] = []
    for word in words:
        span = Span(len(messages), 0, len(word), word)
        log.append(Entry("answered", f"item{len(log)}", Decimal("7.5"), (span,), len(messages)))
        messages += [Message("user", word), Message("assistant", "Thanks.")]
    return State(
        "a-rubric", 1, phase, today=datetime.date(2026, 11, 22), messages=tuple(messages), log=tuple(log)
    )


def test_a_saved_session_is_read_back_as_it_was(store):
    session = store.start("a-rubric")
    session.save(chat("one"), "NOT VIABLE 3.0")
    session.save(chat("one", "two"), "NOT VIABLE 6.0")
    assert store.state(session.id) == chat("one", "two")


def test_any_text_survives_being_stored(store):
    odd = "NUL \0, half a pair \ud800, 🙂, 'quotes\"; drop table sessions; --\r\n\u2028"
    session = store.start("a-rubric")
    session.save(chat(odd), "")
    assert store.state(session.id).messages[1].content == odd


def test_a_turn_stores_only_what_it_added(store):
    session = store.start("a-rubric")
    for count in range(1, 4):
        session.save(chat(*["word"] * count), "")
    first, *rest = store.turns(session.id)
    assert [len(first.added[part]) for part in ("messages", "log")] == [3, 1]
    assert [[len(turn.added[part]) for part in ("messages", "log")] for turn in rest] == [[2, 1], [2, 1]]


def test_a_state_that_lost_a_message_is_a_bug_and_is_not_stored(store):
    session = store.start("a-rubric")
    session.save(chat("one", "two"), "")
    with pytest.raises(ValueError, match="may only grow"):
        session.save(chat("other", "two"), "")
    assert store.state(session.id) == chat("one", "two")


def test_a_session_nobody_spoke_in_leaves_no_trace(store):
    store.start("a-rubric")
    assert store.summaries() == ()


def test_the_list_has_the_last_changed_first_and_says_how_each_stands(store):
    older, newer = store.start("a-rubric"), store.start("a-rubric")
    older.save(chat("one"), "NEARLY 61.5")
    newer.save(chat("two", phase=Phase.REPORTED), "QUALIFIED 80.0")
    older.save(chat("one", "two"), "NEARLY 65.0")
    shown = [(each.id, each.turns, each.finished, each.verdict) for each in store.summaries()]
    assert shown == [(older.id, 2, False, "NEARLY 65.0"), (newer.id, 1, True, "QUALIFIED 80.0")]
    assert store.summaries("another-rubric") == ()


def test_a_session_is_found_by_the_beginning_of_its_id(store):
    session = store.start("a-rubric")
    session.save(chat("one"), "")
    assert store.find(session.id[:3].upper()).id == session.id


@pytest.mark.parametrize("name", ["", "nope", "%", "_"])
def test_a_name_that_fits_no_session_is_refused(store, name):
    store.start("a-rubric").save(chat("one"), "")
    with pytest.raises(UnknownSession):
        store.find(name)


def test_a_beginning_that_fits_two_sessions_fits_none(store, monkeypatch):
    names = iter(["abc234", "abc567"])
    monkeypatch.setattr("advisor.store.sessions._new_id", lambda: next(names))
    for _ in range(2):
        store.start("a-rubric").save(chat("one"), "")
    with pytest.raises(UnknownSession, match="Several"):
        store.find("abc")


def test_an_id_in_use_is_not_given_again(store, monkeypatch):
    names = iter(["abc234", "abc234", "xyz567"])
    monkeypatch.setattr("advisor.store.sessions._new_id", lambda: next(names))
    store.start("a-rubric").save(chat("one"), "")
    assert store.start("a-rubric").id == "xyz567"


def test_of_two_processes_the_first_to_save_wins_and_no_turn_is_lost(settings, store):
    session = store.start("a-rubric")
    session.save(chat("one"), "")
    with Store(settings) as elsewhere:
        other = elsewhere.resume(session.id)
        other.save(chat("one", "theirs"), "")
        with pytest.raises(StoreError, match=f"another process.*--resume {session.id}"):
            session.save(chat("one", "mine"), "")
        assert store.state(session.id) == chat("one", "theirs")
        other.save(chat("one", "theirs", "more"), "")
    assert store.state(session.id) == chat("one", "theirs", "more")


def test_a_session_deleted_elsewhere_does_not_come_back(settings, store):
    session = store.start("a-rubric")
    session.save(chat("one"), "")
    with Store(settings) as elsewhere:
        elsewhere.delete(session.id)
    with pytest.raises(StoreError, match="deleted by another process"):
        session.save(chat("one", "two"), "")
    assert store.summaries() == ()


def words_on_disk(settings):
    folder = settings.database_file.parent
    return b"".join(file.read_bytes() for file in folder.iterdir())


def test_deleting_a_session_leaves_none_of_its_words_on_disk(settings, store):
    kept, gone = store.start("a-rubric"), store.start("a-rubric")
    kept.save(chat("a harmless word"), "")
    secret = "my address is 5 Elm Street " * 2000  # long enough for pages of its own
    gone.save(chat(secret), "")
    assert b"Elm Street" in words_on_disk(settings)
    assert store.delete(gone.id)
    assert b"Elm Street" not in words_on_disk(settings)
    assert [each.id for each in store.summaries()] == [kept.id]


def test_erasing_all_leaves_no_words_on_disk(settings, store):
    for word in ("a harmless word", "another harmless word"):
        store.start("a-rubric").save(chat(word), "")
    assert store.erase_all()
    assert b"harmless" not in words_on_disk(settings)
    assert store.summaries() == ()


def test_traces_that_a_reader_holds_back_are_reported(settings, store):
    session = store.start("a-rubric")
    session.save(chat("one"), "")
    with Store(settings) as elsewhere:
        raw = elsewhere._engine.raw_connection()
        raw.execute("PRAGMA busy_timeout = 0")
        raw.execute("BEGIN")
        raw.execute("SELECT * FROM turns").fetchone()
        # Ours waits for five seconds otherwise.
        with store._engine.connect() as connection:
            connection.connection.execute("PRAGMA busy_timeout = 0")
        assert not store.delete(session.id)
        raw.rollback()
        raw.close()


def test_deleting_what_is_not_there_is_refused(store):
    with pytest.raises(UnknownSession):
        store.delete("abc234")


def test_only_the_owner_can_read_the_database(settings, store):
    store.start("a-rubric").save(chat("one"), "")
    folder = settings.database_file.parent
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


def test_a_turn_saved_before_a_kill_is_there_after_it(settings):
    script = """if True:
        import os, signal
        from advisor.dialogue.state import State
        from advisor.answers import Message
        from advisor.settings import Settings
        from advisor.store import Store
        session = Store(Settings.from_environment()).start("r")
        for count in range(1, 6):
            session.save(State("r", 1, messages=(Message("user", "hi"),) * count), "")
        os.kill(os.getpid(), signal.SIGKILL)
    """
    killed = subprocess.run([sys.executable, "-c", script])
    assert killed.returncode == -9
    with Store(settings) as store:
        (only,) = store.summaries()
        assert len(store.state(only.id).messages) == 5


def test_processes_that_start_at_once_make_one_database(settings):
    script = """if True:
        from advisor.dialogue.state import State
        from advisor.answers import Message
        from advisor.settings import Settings
        from advisor.store import Store
        with Store(Settings.from_environment()) as store:
            store.start("a-rubric").save(State("r", 1, messages=(Message("user", "hi"),)), "")
    """
    running = [
        subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.PIPE, text=True) for _ in range(4)
    ]
    assert [process.communicate()[1] for process in running] == [""] * 4
    with Store(settings) as store:
        assert len(store.summaries()) == 4


def test_a_state_in_an_unknown_format_is_refused_in_plain_words(store):
    session = store.start("a-rubric")
    session.save(chat("one"), "")
    with store._engine.begin() as connection:
        connection.exec_driver_sql("""UPDATE turns SET state = '{"format": 99}'""")
    with pytest.raises(StoreError, match="format 99"):
        store.state(session.id)


def test_sessions_can_be_kept_in_memory():
    with Store(Settings("sqlite://", None, colour=False)) as store:
        session = store.start("a-rubric")
        session.save(chat("one"), "")
        assert store.state(session.id) == chat("one")


def test_a_summary_says_when_in_utc(store):
    store.start("a-rubric").save(chat("one"), "")
    (summary,) = store.summaries()
    assert summary.started_at == summary.changed_at
    assert summary.started_at.utcoffset() == datetime.timedelta()
    assert dataclasses.astuple(summary)[1] == "a-rubric"


def test_the_database_is_where_the_url_says(tmp_path):
    file = tmp_path / "new folder" / "100%?#.db"
    with Store(Settings(f"sqlite:///{tmp_path}/new folder/plain.db", None, colour=False)):
        pass
    assert (tmp_path / "new folder" / "plain.db").exists()
    with Store(Settings(None, file.parent, colour=False)):
        pass
    assert (file.parent / "advisor.db").exists()
    assert os.listdir(tmp_path) == ["new folder"]
