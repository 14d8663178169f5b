"""A database that cannot be used: one line that says why, and every turn still there."""

import os
import sqlite3
import subprocess
import sys
import tempfile

import pytest
from sqlalchemy import create_engine, inspect

from advisor.answers import Message
from advisor.dialogue.state import State
from advisor.errors import StoreError
from advisor.settings import Settings
from advisor.store import Store
from advisor.store.served import Served
from advisor.store.tables import VERSION, migrate


@pytest.fixture
def settings():
    return Settings.from_environment()


def at(url):
    return Settings(url, None, colour=False)


def state(*words):
    return State("r", 1, messages=tuple(Message("user", word) for word in words))


def refusal(settings):
    """The one line that opening the database, or reading all of it, ends in."""
    with pytest.raises(StoreError) as caught, Store(settings) as store:
        [store.state(summary.id) for summary in store.summaries()]
    line = str(caught.value)
    assert "\n" not in line
    return line


def test_a_file_that_is_no_database_is_left_alone(settings):
    file = settings.database_file
    file.parent.mkdir(parents=True)
    file.write_bytes(b"dear diary, " * 500)
    assert "it is no database, or damaged" in refusal(settings)
    assert file.read_bytes() == b"dear diary, " * 500


def test_a_folder_in_place_of_the_file_is_refused(settings):
    settings.database_file.mkdir(parents=True)
    assert "it cannot be opened" in refusal(settings)


def test_a_file_in_place_of_the_folder_is_refused(settings):
    settings.database_file.parent.parent.mkdir(parents=True)
    settings.database_file.parent.write_text("")
    assert "not a directory" in refusal(settings)


def test_a_damaged_database_says_so(settings):
    with Store(settings) as store:
        store.start("a-rubric").save(state("x" * 100_000), "")
    data = bytearray(settings.database_file.read_bytes())
    data[4096 * 2 :] = os.urandom(len(data) - 4096 * 2)
    settings.database_file.write_bytes(data)
    assert "damaged" in refusal(settings)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("gibberish", "no database URL"),
        ("nodriver://me:secret@host/db", "driver for this database is not installed"),
        ("postgresql://me:secret@127.0.0.1:1/db", "postgresql://me:"),
        ("sqlite:////proc/advisor.db", "no such file or directory"),
    ],
    ids=["no url", "no such driver", "no server", "no place for files"],
)
def test_a_url_that_leads_nowhere_is_refused_without_its_password(url, says):
    line = refusal(at(url))
    assert says in line
    assert "secret" not in line


def test_no_home_folder_is_said_plainly():
    assert "no home folder" in refusal(at(None))


def test_a_database_of_a_newer_advisor_is_not_touched(settings):
    with Store(settings):
        pass
    with sqlite3.connect(settings.database_file) as raw:
        raw.execute("UPDATE schema_version SET version = 99")
    raw.close()
    assert f"newer advisor (schema 99, here {VERSION})" in refusal(settings)


def test_an_older_database_is_brought_up_step_by_step():
    taken = []
    steps = {VERSION: lambda _: taken.append("first"), VERSION + 1: lambda _: taken.append("second")}
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        migrate(connection)
        migrate(connection, VERSION + 2, steps)
        migrate(connection, VERSION + 2, steps)
    engine.dispose()
    assert taken == ["first", "second"]


NEWEST = ("hand_overs", "consents", "outbox")
SINCE = {1: (*NEWEST, "owners", "requests", "api_keys", "secrets"), 2: NEWEST}
"""Version → the tables that came after it."""


@pytest.mark.parametrize("version", SINCE)
def test_an_older_database_keeps_its_sessions_and_gets_what_servers_need(settings, version):
    with Store(settings) as store:
        store.start("a-rubric").save(state("one"), "")
    with sqlite3.connect(settings.database_file) as raw:
        for table in SINCE[version]:
            raw.execute(f"DROP TABLE {table}")
        raw.execute(f"UPDATE schema_version SET version = {version}")
    raw.close()
    with Served(settings) as served:
        (only,) = served.summaries()
        assert served.state(only.id) == state("one")
        assert served.secret("visitors") == served.secret("visitors")
        assert served.page(None, None, 10) == (), "what was said in the terminal is nobody's on the server"


def test_what_a_server_keeps_is_not_among_the_terminals_sessions(settings):
    with Served(settings) as served:
        served.start("a-rubric").save(state("mine"), "")
        theirs = served.begin("a-rubric")
        theirs.save(state("theirs"), "", lambda connection: served.own(connection, theirs.id, "user:ann"))
        assert [one.id for one in served.summaries()] != [theirs.id]
        assert len(served.summaries()) == 1
        served.erase_all()
        assert served.summaries() == ()
        assert served.state(theirs.id) == state("theirs")


def test_a_step_up_that_fails_leaves_the_database_as_it_was(settings, monkeypatch):
    def fails(connection):
        connection.exec_driver_sql("CREATE TABLE half_done (x)")
        connection.exec_driver_sql("SELECT nonsense")

    with Store(settings) as store:
        store.start("a-rubric").save(state("one"), "")
    monkeypatch.setattr("advisor.store.tables.VERSION", VERSION + 1)
    monkeypatch.setattr(migrate, "__defaults__", (VERSION + 1, {VERSION: fails}))
    assert "nonsense" in refusal(settings)
    monkeypatch.undo()
    with Store(at(f"sqlite:///{settings.database_file}")) as store:
        assert len(store.summaries()) == 1
        assert not inspect(store._engine).has_table("half_done")


def test_a_locked_database_says_who_is_in_the_way(settings):
    with Store(settings) as store:
        session = store.start("a-rubric")
        session.save(state("one"), "")
        other = sqlite3.connect(settings.database_file)
        other.execute("BEGIN IMMEDIATE")
        with store._engine.connect() as connection:
            connection.connection.execute("PRAGMA busy_timeout = 0")
        with pytest.raises(StoreError, match="another process is using it"):
            session.save(state("one", "two"), "")
        other.rollback()
        other.close()
        session.save(state("one", "two"), "")
        assert store.state(session.id) == state("one", "two")


def test_a_full_disk_refuses_the_turn_and_keeps_the_ones_before(settings):
    with Store(settings) as store:
        session = store.start("a-rubric")
        session.save(state("one"), "")
        with store._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(
                f"PRAGMA max_page_count = {pages}"
            )  # as far as SQLite can tell, it is full
        with pytest.raises(StoreError, match="no space is left on the disk"):
            session.save(state("one", "x" * 1_000_000), "")
        assert store.state(session.id) == state("one")


def test_a_home_that_cannot_be_written_is_said_plainly():
    script = """if True:
        import os
        from pathlib import Path
        from advisor.errors import StoreError
        from advisor.settings import Settings
        from advisor.store import Store
        Store(Settings("sqlite://", None, colour=False)).close()  # to have all that it imports
        if os.geteuid() == 0:  # whom nothing can keep from writing
            os.setuid(65534)
        try:
            Store(Settings(None, Path("new").absolute(), colour=False))
        except StoreError as error:
            print(error)
    """
    with tempfile.TemporaryDirectory() as home:
        os.chmod(home, 0o555)
        run = subprocess.run([sys.executable, "-c", script], cwd=home, capture_output=True, text=True)
    assert "new/advisor.db cannot be used: permission denied." in run.stdout
    assert run.stderr == ""
