"""The advisor as a Chatwoot agent bot, against a server that answers as Chatwoot's API does."""

import hashlib
import hmac
import itertools
import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi.testclient import TestClient

from advisor.errors import UsageError
from advisor.portal import PortalSettings, create_app
from advisor.portal.partners import Chatwoot
from advisor.settings import Settings
from advisor.store import outbox
from tests.portal.conftest import SECRET, on_both
from tests.portal.receivers import receiving

BOT_SECRET = "the bot's secret, as Chatwoot shows it"
PATH_SECRET = "a-path-that-nobody-can-guess-0123456789"
THERE = "/api/v1/accounts/7/conversations/42"


@pytest.fixture
def chatwoot():
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def settings(database_url, chatwoot):
    store = Settings.from_environment({"ADVISOR_DATABASE_URL": database_url})
    bot = Chatwoot(chatwoot.url, "the-bots-token", BOT_SECRET, PATH_SECRET)
    return PortalSettings(store, identity_secrets=(SECRET,), chatwoot=bot)


class Contact:
    """Somebody who writes in Chatwoot."""

    def __init__(self, http, courier):
        self.http = http
        self.courier = courier
        self.numbers = itertools.count(1)
        self.conversation = {
            "id": 42,
            "status": "pending",
            "labels": ["vip"],
            "custom_attributes": {"plan": "pro"},
        }

    def post(self, data, **headers):
        body = json.dumps(data).encode()
        stamp = str(int(time.time()))
        signed = hmac.new(BOT_SECRET.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
        headers = {"X-Chatwoot-Timestamp": stamp, "X-Chatwoot-Signature": f"sha256={signed}"} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        return self.http.post("/v1/chatwoot", content=body, headers=headers)

    def message(self, text, **fields):
        return {
            "event": "message_created",
            "id": next(self.numbers),
            "content": text,
            "content_type": "text",
            "message_type": "incoming",
            "private": False,
            "account": {"id": 7, "name": "Portal"},
            "inbox": {"id": 3},
            "sender": {"id": 5, "name": "Ann", "type": "contact"},
            "conversation": self.conversation,
        } | fields

    def say(self, text, **fields):
        response = self.post(self.message(text, **fields))
        assert response.status_code == 200, response.text
        while self.courier.run_once():
            pass
        return response.json()["status"]


@pytest.fixture
def contact(http, app):
    return Contact(http, app.state.courier)


def told(chatwoot):
    """What the person was told."""
    return [
        call.data["content"]
        for call in chatwoot.received
        if call.path == f"{THERE}/messages" and not call.data["private"]
    ]


def calls(chatwoot, path):
    return [call.data for call in chatwoot.received if call.path == f"{THERE}/{path}"]


# --- An interview -------------------------------------------------------------------------------------------


@on_both
def test_an_interview_is_held_in_chatwoot_and_sets_what_it_found(contact, chatwoot):
    assert contact.say("I worked in retail for 3 years") == "answered"
    (first,) = told(chatwoot)
    assert first.startswith(("Hi", "Hello", "Welcome")) or "I'm" in first
    assert "retail" in first
    call = chatwoot.received[0]
    assert call.headers["api_access_token"] == "the-bots-token"
    assert call.data == {"content": first, "message_type": "outgoing", "private": False}
    contact.say("report")
    assert told(chatwoot)[-1].startswith("# "), "the report itself"
    assert calls(chatwoot, "labels") == [], "a look in between is no result"
    contact.say("stop")
    (labels,) = calls(chatwoot, "labels")
    assert labels["labels"] == ["vip", "advisor-not-viable"]
    (attributes,) = calls(chatwoot, "custom_attributes")
    set_there = attributes["custom_attributes"]
    assert set_there["plan"] == "pro", "Chatwoot replaces them all"
    assert set_there["advisor_tier"] == "NOT VIABLE"
    assert 0 < set_there["advisor_score"] < 100
    assert set_there["advisor_conversation"].startswith("cnv_")
    assert calls(chatwoot, "toggle_status") == []


def test_a_new_result_takes_the_place_of_the_old_label(contact, chatwoot):
    contact.conversation["labels"] = ["vip", "advisor-qualified"]
    contact.say("I worked in retail")
    contact.say("stop")
    (labels,) = calls(chatwoot, "labels")
    assert labels["labels"] == ["vip", "advisor-not-viable"]


@on_both
def test_two_conversations_there_are_two_here(contact, chatwoot, admin):
    contact.say("I worked in retail")
    contact.conversation = contact.conversation | {"id": 43}
    contact.say("I worked in hospitality")
    found = admin.ask("GET", "/conversations").json()["conversations"]
    assert [one["owner"] for one in found] == ["chatwoot:7:43", "chatwoot:7:42"]


def test_no_user_gets_to_a_conversation_of_chatwoots(contact, ann, admin):
    contact.say("I worked in retail")
    (one,) = admin.ask("GET", "/conversations").json()["conversations"]
    assert ann.ask("GET", f"/conversations/{one['id']}").status_code == 404


# --- A human takes over -------------------------------------------------------------------------------------


@on_both
@pytest.mark.parametrize(
    ("said", "why"),
    [
        (["I worked in retail", "can I talk to a real person?"], "They asked for a human."),
        (["I feel hopeless and want to die"], "distress"),
        (["blorp zonk"] * 3, "did not understand"),
    ],
    ids=["asked", "distress", "misunderstood"],
)
def test_a_human_gets_the_conversation_with_a_private_summary(contact, chatwoot, said, why):
    for text in said:
        contact.say(text)
    paths = [call.path.removeprefix(f"{THERE}/") for call in chatwoot.received][-5:]
    assert paths == ["messages", "labels", "custom_attributes", "messages", "toggle_status"]
    note = chatwoot.received[-2].data
    assert note["private"] is True
    assert why in note["content"]
    assert calls(chatwoot, "toggle_status") == [{"status": "open"}]


def test_the_summary_says_what_is_known_and_no_markup_of_the_persons(contact, chatwoot):
    contact.say("I worked in retail and live in Leeds")
    contact.say("can I talk to a human?")
    (note,) = [call["content"] for call in calls(chatwoot, "messages") if call["private"]]
    assert "retail" in note.lower()
    assert "Leeds" in note


def test_what_people_wrote_is_no_markup_in_the_note():
    from advisor.portal.chatwoot_calls import _plain

    assert _plain("[me](http://evil)\n# *big* <b>") == r"\[me\](http://evil) \# \*big\* \<b\>"


@on_both
def test_while_a_human_has_it_the_bot_is_silent_and_given_back_it_goes_on(contact, chatwoot, app):
    contact.say("can I talk to a human?")
    before = len(chatwoot.received)
    assert contact.say("hello?") == "kept for a human", "it was on its way, and still says pending"
    contact.conversation["status"] = "open"
    assert contact.say("I worked in retail") == "ignored"
    assert len(chatwoot.received) == before
    contact.conversation["status"] = "pending"
    with app.state.service.store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE hand_overs SET at = '2026-01-01T00:00:00.000000+00:00'")
    assert contact.say("I worked in hospitality") == "answered"
    assert "hospitality" in told(chatwoot)[-1]


# --- What is not for the bot --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fields",
    [
        {"message_type": "outgoing"},
        {"message_type": "template"},
        {"message_type": 1},
        {"private": True},
        {"sender": {"type": "user"}},
        {"sender": {"type": "agent_bot"}},
        {"conversation": {"id": 42, "status": "open"}},
        {"conversation": {"id": 42, "status": "resolved"}},
        {"content": None},
        {"content": "  "},
        {"event": "message_updated"},
        {"event": "conversation_opened"},
        {"event": None},
    ],
    ids=repr,
)
def test_what_is_not_a_persons_message_to_the_bot_is_ignored(contact, chatwoot, fields):
    assert contact.say("I worked in retail", **fields) == "ignored"
    assert chatwoot.received == []


@pytest.mark.parametrize("message_type", ["incoming", 0])
@pytest.mark.parametrize("sender", [{"id": 5, "name": "Ann"}, None], ids=["no type", "none"])
def test_messages_of_all_versions_are_understood(contact, chatwoot, message_type, sender):
    assert contact.say("I worked in retail", message_type=message_type, sender=sender) == "answered"


# --- Once ---------------------------------------------------------------------------------------------------


@on_both
def test_a_message_that_is_delivered_again_counts_once(contact, chatwoot, admin):
    message = contact.message("I worked in retail")
    statuses = []
    for _ in range(3):
        statuses.append(contact.post(message).json()["status"])
        contact.courier.run_once()
    assert statuses == ["answered", "answered before", "answered before"]
    assert len(told(chatwoot)) == 1
    (one,) = admin.ask("GET", "/conversations").json()["conversations"]
    assert one["turns"] == 2


@on_both
def test_a_message_that_is_delivered_twice_at_once_counts_once(contact, chatwoot, settings, admin):
    message = contact.message("I worked in retail")
    apps = [create_app(settings) for _ in range(3)]
    contacts = [Contact(TestClient(app, base_url="http://127.0.0.1"), None) for app in apps]
    start = threading.Barrier(3)

    def post(one):
        start.wait()
        return one.post(message).status_code

    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(post, contacts)) == [200] * 3
    while contact.courier.run_once():
        pass
    assert len(told(chatwoot)) == 1
    (one,) = admin.ask("GET", "/conversations").json()["conversations"]
    assert one["turns"] == 2
    for app in apps:
        app.state.service.store.close()


@on_both
def test_answers_keep_their_order_where_one_fails(contact, chatwoot, app):
    chatwoot.answers.append((500, {}, b""))
    contact.say("I worked in retail")
    contact.say("and in hospitality")
    assert len(chatwoot.received) == 1, "the second waits for the first"
    engine = app.state.service.store.engine
    (failed,) = [one for one in outbox.listed(engine) if one.fault]
    outbox.retry(engine, failed.id, now())
    while contact.courier.run_once():
        pass
    assert len(told(chatwoot)) == 3, "the first was tried twice"
    assert told(chatwoot)[0] == told(chatwoot)[1]
    assert "retail" in told(chatwoot)[1]
    assert "hospitality" in told(chatwoot)[2]


def now():
    import datetime

    return datetime.datetime.now(datetime.UTC)


REST = ["custom_attributes", "messages", "toggle_status"]


def test_calls_that_were_made_are_not_made_again(contact, chatwoot, app):
    chatwoot.answers += [(200, {}, b""), (200, {}, b""), (503, {}, b"")]
    contact.say("can I talk to a human?")
    (left,) = outbox.listed(app.state.service.store.engine)
    assert [call["path"] for call in json.loads(left.body)] == REST
    outbox.retry(app.state.service.store.engine, left.id, now())
    contact.courier.run_once()
    paths = [call.path.removeprefix(f"{THERE}/") for call in chatwoot.received]
    assert paths == ["messages", "labels", "custom_attributes", *REST]


@pytest.mark.parametrize("status", [401, 403, 404, 422])
def test_a_version_that_lets_a_bot_set_no_labels_still_hands_over(contact, chatwoot, status):
    chatwoot.answers += [(200, {}, b""), (status, {}, b""), (status, {}, b"")]
    contact.say("can I talk to a human?")
    assert calls(chatwoot, "toggle_status") == [{"status": "open"}]


@pytest.mark.parametrize(("status", "dead"), [(404, True), (401, False), (429, False), (500, False)])
def test_what_cannot_be_said_is_given_up_where_it_never_can_be(contact, chatwoot, app, status, dead):
    chatwoot.answers.append((status, {}, b""))
    contact.say("I worked in retail")
    (left,) = outbox.listed(app.state.service.store.engine)
    assert (left.dead, left.fault) == (dead, f"messages answered {status}")


# --- Who may post -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "headers",
    [
        {"X_Chatwoot_Signature": "sha256=" + "0" * 64},
        {"X_Chatwoot_Signature": ""},
        {"X_Chatwoot_Signature": "é".encode()},
        {"X_Chatwoot_Timestamp": "1"},
        {"X_Chatwoot_Timestamp": ""},
        {"X_Chatwoot_Timestamp": "now"},
    ],
    ids=["of another", "none", "not ASCII", "long ago", "no time", "no number"],
)
def test_what_chatwoot_did_not_sign_just_now_is_refused(contact, chatwoot, headers, admin):
    response = contact.post(contact.message("I worked in retail"), **headers)
    assert response.status_code == 401
    assert response.headers["content-type"] == "application/problem+json"
    assert admin.ask("GET", "/conversations").json()["conversations"] == []


def test_an_old_signature_is_refused_though_it_is_good(http):
    body = b"{}"
    stamp = str(int(time.time()) - 301)
    signed = hmac.new(BOT_SECRET.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
    headers = {"X-Chatwoot-Timestamp": stamp, "X-Chatwoot-Signature": f"sha256={signed}"}
    assert http.post("/v1/chatwoot", content=body, headers=headers).status_code == 401


def test_other_bytes_than_those_signed_are_refused(http, contact):
    stamp = str(int(time.time()))
    signed = hmac.new(BOT_SECRET.encode(), f"{stamp}.".encode() + b"{}", hashlib.sha256).hexdigest()
    headers = {"X-Chatwoot-Timestamp": stamp, "X-Chatwoot-Signature": f"sha256={signed}"}
    assert http.post("/v1/chatwoot", content=b"{ }", headers=headers).status_code == 401
    assert http.post("/v1/chatwoot", content=b"{}", headers=headers).status_code == 200


def test_older_versions_come_by_a_path_that_nobody_can_guess(http, contact):
    message = contact.message("I worked in retail")
    assert http.post(f"/v1/chatwoot/{PATH_SECRET}", json=message).json()["status"] == "answered"
    for wrong in ("x", PATH_SECRET[:-1], PATH_SECRET + "0", "é"):
        refused = http.post(f"/v1/chatwoot/{wrong}", json=message)
        assert (refused.status_code, refused.json()["type"]) == (401, "urn:advisor:problem:unauthorized")


@pytest.mark.parametrize("with_path", [True, False])
def test_without_a_chatwoot_in_the_settings_nothing_gets_in(database_url, with_path):
    store = Settings.from_environment({"ADVISOR_DATABASE_URL": database_url})
    app = create_app(PortalSettings(store, identity_secrets=(SECRET,)))
    http = TestClient(app, base_url="http://127.0.0.1")
    path = "/v1/chatwoot/" + ("x" if with_path else "")
    assert http.post(path.rstrip("/"), json={}).status_code == 401
    app.state.service.store.close()


def test_where_chatwoot_signs_the_empty_path_secret_opens_nothing(database_url):
    store = Settings.from_environment({"ADVISOR_DATABASE_URL": database_url})
    bot = Chatwoot("https://chat.example", "token", BOT_SECRET)
    app = create_app(PortalSettings(store, chatwoot=bot))
    http = TestClient(app, base_url="http://127.0.0.1")
    assert [http.post(f"/v1/chatwoot/{secret}").status_code for secret in ("%20", "a")] == [401, 401]
    app.state.service.store.close()


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"null", b"{", b'{"event": "message_created"}', b"\xff", b"[" * 100_000],
    ids=["empty", "a list", "null", "broken", "without a message", "no UTF-8", "deep"],
)
def test_what_is_no_post_of_chatwoots_is_refused_in_one_line(http, body):
    stamp = str(int(time.time()))
    signed = hmac.new(BOT_SECRET.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
    headers = {"X-Chatwoot-Timestamp": stamp, "X-Chatwoot-Signature": f"sha256={signed}"}
    response = http.post("/v1/chatwoot", content=body, headers=headers)
    assert (response.status_code, response.json()["status"]) == (422, 422)


def test_a_post_may_be_large_and_not_endless(contact):
    message = contact.message("I worked in retail")
    assert contact.post(message | {"more": "x" * 200_000}).status_code == 200
    assert contact.post(message | {"more": "x" * 2_000_000}).status_code == 413


# --- Settings -----------------------------------------------------------------------------------------------

GOOD = {
    "ADVISOR_CHATWOOT_URL": "https://chat.example/",
    "ADVISOR_CHATWOOT_TOKEN": "hunter2",
    "ADVISOR_CHATWOOT_SECRET": "hunter3",
}


def test_settings_come_from_the_environment_and_hide_their_secrets():
    settings = PortalSettings.from_environment(GOOD)
    assert settings.chatwoot is not None
    assert settings.chatwoot.url == "https://chat.example"
    assert "hunter" not in repr(settings)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"ADVISOR_CHATWOOT_URL": "chat.example"}, "ADVISOR_CHATWOOT_URL"),
        ({"ADVISOR_CHATWOOT_TOKEN": ""}, "ADVISOR_CHATWOOT_TOKEN"),
        ({"ADVISOR_CHATWOOT_TOKEN": "a\nb"}, "ADVISOR_CHATWOOT_TOKEN"),
        ({"ADVISOR_CHATWOOT_SECRET": ""}, "ADVISOR_CHATWOOT_SECRET"),
        ({"ADVISOR_CHATWOOT_PATH_SECRET": "hunter4"}, "ADVISOR_CHATWOOT_PATH_SECRET"),
        ({"ADVISOR_CHATWOOT_PATH_SECRET": "/" * 40}, "ADVISOR_CHATWOOT_PATH_SECRET"),
        ({"ADVISOR_CHATWOOT_RUBRIC": "wizard"}, "ADVISOR_CHATWOOT_RUBRIC"),
    ],
    ids=[
        "no URL",
        "no token",
        "a token of two lines",
        "no secret",
        "a short path",
        "no path",
        "no such rubric",
    ],
)
def test_a_setting_that_cannot_be_used_is_named(wrong, says):
    with pytest.raises(UsageError, match=says) as caught:
        PortalSettings.from_environment(GOOD | wrong)
    assert "hunter" not in str(caught.value)
