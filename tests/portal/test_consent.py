"""Where the portal wants it, people agree to a text before their first message, and that is kept."""

import dataclasses
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi.testclient import TestClient

from advisor.errors import UsageError
from advisor.portal import PortalSettings, create_app
from advisor.settings import Settings
from tests.portal.conftest import SECRET, Person, on_both, user_token

TEXT = "What you write here is kept for a year, and read by our support team.\n\nYou can delete it any time."


@pytest.fixture
def settings(database_url):
    store = Settings.from_environment({"ADVISOR_DATABASE_URL": database_url})
    return PortalSettings(store, identity_secrets=(SECRET,), consent=TEXT)


def agree(person, id, version, **headers):
    return person.ask("POST", f"/conversations/{id}/consent", {"version": version}, **headers)


@on_both
def test_the_text_comes_first_and_nothing_is_taken_before_it_is_agreed_to(ann):
    begun = ann.ask("POST", "/conversations", {}).json()
    id, consent = begun["conversation"], begun["consent"]
    assert (consent["text"], consent["accepted_at"]) == (TEXT, None)
    refused = ann.say(id, "I worked in retail")
    assert (refused.status_code, refused.json()["type"]) == (403, "urn:advisor:problem:consent-needed")
    assert ann.ask("PUT", f"/conversations/{id}/answers/empathy", {"value": 8}).status_code == 403
    assert ann.ask("GET", f"/conversations/{id}").json()["turns"] == 1
    agreed = agree(ann, id, consent["version"])
    assert agreed.status_code == 200
    assert agreed.json()["accepted_at"]
    turn = ann.say(id, "I worked in retail").json()
    assert turn["understood"]
    assert turn["consent"] is None, "once is enough"
    assert ann.ask("GET", f"/conversations/{id}").json()["consent"] == agreed.json()
    assert ann.ask("GET", f"/conversations/{id}/export").json()["consent"] == agreed.json()


@on_both
def test_agreeing_again_changes_nothing(ann):
    begun = ann.ask("POST", "/conversations", {}).json()
    version = begun["consent"]["version"]
    once = [agree(ann, begun["conversation"], version, Idempotency_Key="once") for _ in range(2)]
    later = agree(ann, begun["conversation"], version)
    assert once[0].content == once[1].content == later.content


@on_both
def test_two_tabs_that_agree_at_once_agree_once(settings, ann):
    begun = ann.ask("POST", "/conversations", {}).json()
    apps = [create_app(settings) for _ in range(3)]
    tabs = [Person(TestClient(app, base_url="http://127.0.0.1"), user_token("ann")) for app in apps]
    start = threading.Barrier(3)

    def work(number):
        start.wait()
        key = f"tab-{number}"
        return agree(tabs[number], begun["conversation"], begun["consent"]["version"], Idempotency_Key=key)

    with ThreadPoolExecutor(3) as pool:
        assert len({response.content for response in pool.map(work, range(3))}) == 1
    for app in apps:
        app.state.service.store.close()


def test_nobody_agrees_to_a_text_that_was_changed_meanwhile(ann, settings):
    begun = ann.ask("POST", "/conversations", {}).json()
    app = create_app(dataclasses.replace(settings, consent="Another text."))
    again = Person(TestClient(app, base_url="http://127.0.0.1"), user_token("ann"))
    id = begun["conversation"]
    refused = agree(again, id, begun["consent"]["version"], Idempotency_Key="new-server")
    assert (refused.status_code, refused.json()["type"]) == (409, "urn:advisor:problem:consent-changed")
    shown = again.ask("GET", f"/conversations/{id}").json()["consent"]
    assert (shown["text"], shown["accepted_at"]) == ("Another text.", None)
    app.state.service.store.close()


def test_what_was_agreed_to_stays_as_it_was(ann, settings):
    begun = ann.ask("POST", "/conversations", {}).json()
    id = begun["conversation"]
    agree(ann, id, begun["consent"]["version"])
    app = create_app(dataclasses.replace(settings, consent="Another text."))
    again = Person(TestClient(app, base_url="http://127.0.0.1"), user_token("ann"))
    assert again.ask("GET", f"/conversations/{id}").json()["consent"]["text"] == TEXT
    assert again.say(id, "I worked in retail", Idempotency_Key="new-server").status_code == 200
    app.state.service.store.close()


def test_a_human_can_be_asked_for_without_agreeing(ann):
    id = ann.begin()
    assert ann.ask("POST", f"/conversations/{id}/handover", {}).status_code == 200


def test_where_the_portal_wants_none_there_is_nothing_to_agree_to(database_url):
    store = Settings.from_environment({"ADVISOR_DATABASE_URL": database_url})
    app = create_app(PortalSettings(store, identity_secrets=(SECRET,)))
    ann = Person(TestClient(app, base_url="http://127.0.0.1"), user_token("ann"))
    begun = ann.ask("POST", "/conversations", {}).json()
    assert begun["consent"] is None
    assert agree(ann, begun["conversation"], "x").status_code == 409
    app.state.service.store.close()


@on_both
def test_consent_goes_with_its_conversation(ann, app):
    begun = ann.ask("POST", "/conversations", {}).json()
    agree(ann, begun["conversation"], begun["consent"]["version"])
    ann.ask("DELETE", f"/conversations/{begun['conversation']}")
    with app.state.service.store.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM consents").scalar() == 0


def test_the_text_may_come_from_a_file(tmp_path):
    file = tmp_path / "consent.txt"
    file.write_text(f"\n{TEXT}\n", encoding="utf-8")
    assert PortalSettings.from_environment({"ADVISOR_PORTAL_CONSENT_FILE": str(file)}).consent == TEXT


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(UsageError, match=r"ADVISOR_PORTAL_CONSENT_FILE: .* cannot be read: No such file"):
        PortalSettings.from_environment({"ADVISOR_PORTAL_CONSENT_FILE": str(tmp_path / "none")})
    file = tmp_path / "endless.txt"
    file.write_text("x" * 20_001, encoding="utf-8")
    with pytest.raises(UsageError, match="20,000 characters"):
        PortalSettings.from_environment({"ADVISOR_PORTAL_CONSENT_FILE": str(file)})
