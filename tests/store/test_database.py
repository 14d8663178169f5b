"""A database that cannot be used: one line that says why, and every turn still there."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import ExitStack

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, insert, inspect

from advisor.answers import Message
from advisor.dialogue.state import State
from advisor.errors import StoreError
from advisor.settings import Settings
from advisor.store import Store
from advisor.store.migrations import downgrade, upgrade
from advisor.store.served import Served
from advisor.store.tables import HEAD, hand_overs, metadata, migrate
from tests import databases


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
        raw.execute("UPDATE alembic_version SET version_num = '99'")
    raw.close()
    assert f"newer advisor (schema 99, here {HEAD})" in refusal(settings)


@pytest.fixture(params=databases.KINDS)
def engine(request):
    """An empty database of each kind."""
    with ExitStack() as stack:
        url = "sqlite://"
        if request.param == "postgresql":
            url = databases.new_database(stack.enter_context(databases.postgresql()), "steps")
        engine = create_engine(url)
        stack.callback(engine.dispose)
        yield engine


def differences(connection):
    """What Alembic would change so that the database has the tables that are made anew."""
    return compare_metadata(MigrationContext.configure(connection), metadata)


def test_the_steps_lead_to_the_tables_that_are_made_anew_and_back(engine):
    with engine.begin() as connection:
        upgrade(connection)
        assert differences(connection) == []
        downgrade(connection, "1")
        assert set(inspect(connection).get_table_names()) == {"alembic_version", "sessions", "turns"}
        assert differences(connection) != []
        migrate(connection)
        assert differences(connection) == []
        downgrade(connection, "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]


def test_what_is_made_anew_is_at_the_last_step(engine):
    with engine.begin() as connection:
        migrate(connection)
        made = set(inspect(connection).get_table_names())
        migrate(connection)
        assert differences(connection) == []
        assert set(inspect(connection).get_table_names()) == made
        upgrade(connection)  # would make tables that are there, were it not stamped
        assert MigrationContext.configure(connection).get_current_revision() == HEAD


@pytest.mark.parametrize("version", [1, 2, 3])
def test_an_older_database_keeps_its_sessions_and_gets_what_servers_need(settings, version):
    """As they were before Alembic: with a number in a table of its own."""
    with Store(settings) as store:
        store.start("a-rubric").save(state("one"), "")
        with store._engine.begin() as connection:
            downgrade(connection, str(version))
            connection.exec_driver_sql("DROP TABLE alembic_version")
            connection.exec_driver_sql("CREATE TABLE schema_version (version INTEGER NOT NULL)")
            connection.exec_driver_sql(f"INSERT INTO schema_version VALUES ({version})")
    with Served(settings) as served:
        (only,) = served.summaries()
        assert served.state(only.id) == state("one")
        assert served.secret("visitors") == served.secret("visitors")
        assert served.page(None, None, 10) == (), "what was said in the terminal is nobody's on the server"
        assert not inspect(served.engine).has_table("schema_version")


def test_who_was_handed_over_before_waits_for_a_human(settings):
    with Served(settings) as served:
        for reason in ("asked", "taken"):
            session = served.begin("a-rubric")
            session.save(state("hello"), "")
            with served.engine.begin() as connection:
                row = {"session": session.id, "reason": reason, "at": "2026-11-22"}
                connection.execute(insert(hand_overs).values(row))
        with served.engine.begin() as connection:
            downgrade(connection, "3")
            upgrade(connection)
            waits = connection.exec_driver_sql("SELECT reason, waits_since FROM hand_overs").all()
    assert sorted(waits) == [("asked", "2026-11-22"), ("taken", None)]


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
        upgrade(connection)
        connection.exec_driver_sql("CREATE TABLE half_done (x)")
        connection.exec_driver_sql("SELECT nonsense")

    with Store(settings) as store:
        store.start("a-rubric").save(state("one"), "")
        with store._engine.begin() as connection:
            downgrade(connection, "1")
    monkeypatch.setattr("advisor.store.migrations.upgrade", fails)
    assert "nonsense" in refusal(settings)
    with sqlite3.connect(settings.database_file) as raw:
        tables = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    raw.close()
    assert tables == {"alembic_version", "sessions", "turns"}
    monkeypatch.undo()
    with Store(at(f"sqlite:///{settings.database_file}")) as store:
        assert len(store.summaries()) == 1


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
