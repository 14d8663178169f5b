"""Webhooks: what is told, to whom, how it is signed, and that it arrives however often things break."""

import base64
import datetime
import hashlib
import hmac
import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import httpx2
import pytest
from fastapi.testclient import TestClient

from advisor.answers import Message
from advisor.dialogue.state import Phase, State
from advisor.errors import UsageError
from advisor.portal import PortalSettings, create_app
from advisor.portal.delivering import LEASE, Courier, GivenUp, Sent
from advisor.portal.on_offer import rubric_of
from advisor.portal.partners import Webhooks
from advisor.portal.telling import WRITTEN, Happened, told
from advisor.portal.webhooks import KIND, WAITS, WebhookSender, sign
from advisor.runner import Turn
from advisor.settings import Settings
from advisor.store import outbox
from advisor.store.database import writing
from advisor.store.served import Served
from tests.portal.conftest import SECRET, Person, on_both, user_token
from tests.portal.receivers import receiving
from tests.portal.servers import serving

KEY = b"a key of thirty-two bytes, no less"
HOOK_SECRET = "whsec_" + base64.b64encode(KEY).decode()
NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)


@pytest.fixture
def receiver():
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def settings(database_url, receiver):
    store = Settings.from_environment({"ADVISOR_DATABASE_URL": database_url})
    hooks = Webhooks((f"{receiver.url}/hook",), (HOOK_SECRET,), private=True)
    return PortalSettings(store, identity_secrets=(SECRET,), webhooks=hooks)


@pytest.fixture
def courier(app):
    """Delivers when told to, and not by itself."""
    return app.state.courier


def engine_of(app):
    return app.state.service.store.engine


def waiting(app):
    return outbox.listed(engine_of(app))


class Clock:
    """The time, as long after now as a test says."""

    def __init__(self):
        self.ahead = datetime.timedelta()

    def __call__(self):
        return datetime.datetime.now(datetime.UTC) + self.ahead

    def forward(self, seconds):
        self.ahead += datetime.timedelta(seconds=seconds)


@pytest.fixture
def clock(courier, monkeypatch):
    clock = Clock()
    monkeypatch.setattr(courier, "_clock", clock)
    return clock


# --- What is told -------------------------------------------------------------------------------------------


@on_both
def test_a_completed_assessment_is_told_signed_and_once(ann, courier, receiver, app):
    id = ann.begin()
    ann.say(id, "I worked in retail for 3 years")
    assert courier.run_once() == 0
    ann.say(id, "stop")
    assert courier.run_once() == 1
    (sent,) = receiver.received
    assert sent.data["type"] == "assessment.completed"
    about = sent.data["data"]
    assert (about["conversation"], about["owner"], about["report"]) == (id, "user:ann", 1)
    assert about["rubric"] == "customer-support-representative"
    assert about["summary"].split()[0] in ("NEARLY", "NOT", "QUALIFIED")
    assert about["result"]["decided"] is False
    assert "retail" not in sent.body.decode(), "nothing that a person wrote goes out"
    assert verified(sent)
    assert courier.run_once() == 0
    assert waiting(app) == ()


def verified(sent):
    """What a receiver does, by the specification and not by our code."""
    signed = f"{sent.headers['webhook-id']}.{sent.headers['webhook-timestamp']}.".encode() + sent.body
    wanted = base64.b64encode(hmac.new(KEY, signed, hashlib.sha256).digest()).decode()
    assert abs(time.time() - int(sent.headers["webhook-timestamp"])) < 60
    return f"v1,{wanted}" in sent.headers["webhook-signature"].split()


def test_the_signature_is_that_of_the_reference_library():
    """The figures are what `standardwebhooks` 1.1.0 makes of the same."""
    key = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    made = sign([key], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')
    assert made == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@on_both
def test_a_hand_over_is_told_with_its_reason(ann, courier, receiver):
    id = ann.begin()
    ann.say(id, "can I talk to a human?")
    ann.ask("POST", f"/conversations/{id}/handover", {})
    courier.run_once()
    (sent,) = receiver.received
    assert sent.data["type"] == "conversation.handed_over"
    assert (sent.data["data"]["conversation"], sent.data["data"]["reason"]) == (id, "asked")


@on_both
def test_what_a_person_writes_to_a_human_is_told_by_its_number_and_not_by_its_words(ann, courier, receiver):
    id = ann.begin()
    ann.ask("POST", f"/conversations/{id}/handover", {})
    courier.run_once()
    ann.say(id, "a secret of mine")
    ann.ask("POST", f"/conversations/{id}/resume")
    courier.run_once()
    _, sent = receiver.received
    assert sent.data["type"] == "conversation.message"
    assert "secret" not in json.dumps(sent.data)
    number = sent.data["data"]["message"]
    page = ann.ask("GET", f"/conversations/{id}/messages?cursor={number}").json()
    assert [one["content"] for one in page["messages"]] == ["a secret of mine"]


@pytest.mark.parametrize(("owner", "types"), [("user:ann", [WRITTEN]), ("chatwoot:7:42", [])])
def test_who_writes_in_a_help_desk_is_not_told_of_for_the_human_reads_there(owner, types):
    rubric = rubric_of("customer-support-representative")
    before = replace(State.new(rubric), phase=Phase.WITH_HUMAN)
    after = replace(before, messages=(Message("user", "hello"),))
    happened = Happened("cnv_x", owner, rubric, 3, before, after, Turn(""))
    hooks = Webhooks(("https://portal.example/hook",), (HOOK_SECRET,))
    assert [delivery.type for delivery in told(hooks, happened, NOW)] == types


def test_a_correction_after_the_report_is_told_as_a_new_version(ann, courier, receiver):
    id = ann.begin()
    ann.say(id, "I worked in retail")
    ann.say(id, "stop")
    ann.ask("PUT", f"/conversations/{id}/answers/empathy", {"value": 8})
    ann.say(id, "thanks")
    courier.run_once()
    assert sorted(sent.data["data"]["report"] for sent in receiver.received) == [1, 2]
    assert len({sent.headers["webhook-id"] for sent in receiver.received}) == 2


@on_both
def test_a_request_sent_again_tells_nothing_again(ann, courier, receiver):
    id = ann.begin()
    for _ in range(2):
        ann.ask("POST", f"/conversations/{id}/handover", {}, Idempotency_Key="once")
    courier.run_once()
    assert len(receiver.received) == 1


@on_both
def test_tabs_that_hand_over_at_once_tell_it_once(settings, ann, courier, receiver):
    id = ann.begin()
    apps = [create_app(settings) for _ in range(3)]
    tabs = [Person(TestClient(one, base_url="http://127.0.0.1"), user_token("ann")) for one in apps]
    start = threading.Barrier(3)

    def work(number):
        start.wait()
        path = f"/conversations/{id}/handover"
        return tabs[number].ask("POST", path, {}, Idempotency_Key=f"tab-{number}").json()["with_human"]

    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(work, range(3))) == [True] * 3
    courier.run_once()
    assert len(receiver.received) == 1
    for one in apps:
        one.state.service.store.close()


@on_both
def test_what_is_deleted_is_not_told_any_more(ann, courier, receiver, app):
    id = ann.begin()
    ann.say(id, "can I talk to a human?")
    ann.ask("DELETE", f"/conversations/{id}")
    assert waiting(app) == ()
    assert courier.run_once() == 0


def test_a_turn_that_is_not_saved_tells_nothing(ann, app, monkeypatch):
    id = ann.begin()

    def fails(*_):
        raise RuntimeError

    monkeypatch.setattr(Served, "record", fails)
    assert ann.say(id, "can I talk to a human?").status_code == 500
    assert waiting(app) == ()


# --- When it does not arrive --------------------------------------------------------------------------------


@on_both
def test_what_fails_is_tried_again_later_and_later_under_the_same_id_then_given_up(
    ann, courier, receiver, clock, app
):
    id = ann.begin()
    ann.say(id, "can I talk to a human?")
    receiver.answers += [(500, {}, b"")] * 50
    for wait in WAITS:
        assert courier.run_once() == 1
        clock.forward(wait * 0.79)
        assert courier.run_once() == 0, "too early"
        clock.forward(wait * 0.42)
    assert courier.run_once() == 1
    clock.forward(10 * 24 * 3600)
    assert courier.run_once() == 0
    assert len(receiver.received) == len(WAITS) + 1 == 10
    assert len({sent.headers["webhook-id"] for sent in receiver.received}) == 1
    (dead,) = waiting(app)
    assert (dead.dead, dead.tries, dead.fault) == (True, 10, "answered 500")
    receiver.answers.clear()
    assert outbox.retry(engine_of(app), dead.id, clock()) == 1
    assert courier.run_once() == 1
    assert waiting(app) == ()


@pytest.mark.parametrize("status", [301, 302, 307, 400, 404, 429, 500, 503])
def test_only_2xx_is_success(ann, courier, receiver, app, status):
    ann.say(ann.begin(), "can I talk to a human?")
    receiver.answers.append((status, {"Location": f"{receiver.url}/elsewhere"}, b""))
    courier.run_once()
    (later,) = waiting(app)
    assert (later.dead, later.fault) == (False, f"answered {status}")
    assert len(receiver.received) == 1


def test_gone_is_gone(ann, courier, receiver, app):
    ann.say(ann.begin(), "can I talk to a human?")
    receiver.answers.append((410, {}, b""))
    courier.run_once()
    assert [one.dead for one in waiting(app)] == [True]


def test_a_server_that_says_when_is_left_alone_until_then(ann, courier, receiver, clock):
    ann.say(ann.begin(), "can I talk to a human?")
    receiver.answers.append((429, {"Retry-After": "3600"}, b""))
    courier.run_once()
    clock.forward(3500)
    assert courier.run_once() == 0
    clock.forward(200)
    assert courier.run_once() == 1


@on_both
def test_what_a_process_died_over_is_made_by_another(ann, courier, receiver, clock, app):
    ann.say(ann.begin(), "can I talk to a human?")
    (claimed,) = outbox.claim(engine_of(app), clock(), LEASE, 1)  # and then it died
    assert courier.run_once() == 0
    clock.forward(LEASE.total_seconds() + 1)
    assert courier.run_once() == 1
    assert [sent.headers["webhook-id"] for sent in receiver.received] == [claimed.id]


@on_both
def test_many_processes_that_look_at_once_make_each_delivery_once(settings, ann, receiver, app):
    for _ in range(5):
        ann.say(ann.begin(), "can I talk to a human?")
    stores = [Served(settings.store) for _ in range(4)]
    couriers = [Courier(store.engine, {KIND: WebhookSender(settings.webhooks)}) for store in stores]
    start = threading.Barrier(4)

    def work(one):
        start.wait()
        return one.run_once()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(work, couriers)) == 5
    assert len(receiver.received) == len({sent.headers["webhook-id"] for sent in receiver.received}) == 5
    for store in stores:
        store.close()


def test_a_process_that_was_too_slow_has_no_say_any_more(ann, clock, app):
    ann.say(ann.begin(), "can I talk to a human?")
    (slow,) = outbox.claim(engine_of(app), clock(), LEASE, 1)
    clock.forward(LEASE.total_seconds() + 1)
    (quick,) = outbox.claim(engine_of(app), clock(), LEASE, 1)
    outbox.bury(engine_of(app), slow, "late")
    assert [(one.dead, one.tries) for one in waiting(app)] == [(False, quick.tries)]


@on_both
def test_a_lane_keeps_its_order_and_waits_for_nobody_who_was_given_up(ann, app):
    id = ann.begin()
    engine = engine_of(app)
    with writing(engine) as connection:
        lane = [
            outbox.Delivery(f"msg_{number}", KIND, "x", "x", id, number, "{}", lane="a") for number in (1, 2)
        ]
        outbox.put(connection, lane, NOW)
    (first,) = outbox.claim(engine, NOW, LEASE, 10)
    assert first.id == "msg_1"
    assert outbox.claim(engine, NOW, LEASE, 10) == ()
    outbox.bury(engine, first, "no")
    assert [one.id for one in outbox.claim(engine, NOW, LEASE, 10)] == ["msg_2"]


def test_a_url_that_left_the_settings_gets_nothing_more(settings, receiver):
    sender = WebhookSender(settings.webhooks)
    gone = outbox.Delivery("msg_1", KIND, "http://127.0.0.1:1/old", "x", "x", 1, "{}")
    here = outbox.Delivery("msg_1", KIND, settings.webhooks.urls[0], "x", "x", 1, "{}")
    assert isinstance(sender.deliver(gone, NOW), GivenUp)
    assert sender.deliver(here, NOW) == Sent()


def test_while_secrets_change_both_sign(settings, receiver):
    other = "whsec_" + base64.b64encode(b"the new key, of thirty-two bytes").decode()
    hooks = Webhooks(settings.webhooks.urls, (other, HOOK_SECRET), private=True)
    now = datetime.datetime.now(datetime.UTC)
    WebhookSender(hooks).deliver(outbox.Delivery("msg_1", KIND, hooks.urls[0], "x", "x", 1, "{}"), now)
    (sent,) = receiver.received
    assert len(sent.headers["webhook-signature"].split()) == 2
    assert verified(sent)


def test_a_fault_of_ours_in_one_delivery_ends_no_others(ann, app, clock):
    ann.say(ann.begin(), "can I talk to a human?")

    class Broken:
        waits = (5,)

        def deliver(self, delivery, now):
            raise ZeroDivisionError

    assert Courier(engine_of(app), {KIND: Broken()}, clock).run_once() == 1
    (later,) = waiting(app)
    assert later.fault == "a fault of this server, which is in its log"


# --- A server as it runs ------------------------------------------------------------------------------------


@on_both
def test_a_server_that_was_killed_tells_what_it_had_not_told(database_url):
    with receiving() as receiver:
        receiver.slow = threading.Event()
        environ = {
            "ADVISOR_DATABASE_URL": database_url,
            "ADVISOR_PORTAL_IDENTITY_SECRETS": SECRET,
            "ADVISOR_PORTAL_WEBHOOKS": f"{receiver.url}/hook",
            "ADVISOR_PORTAL_WEBHOOK_SECRETS": HOOK_SECRET,
            "ADVISOR_PORTAL_WEBHOOKS_PRIVATE": "yes",
        }
        with serving(environ) as server, httpx2.Client(base_url=server.url, trust_env=False) as http:
            ann = Person(http, user_token())
            id = ann.begin()
            assert ann.say(id, "can I talk to a human?").json()["with_human"]
            until = time.monotonic() + 20
            while not receiver.received and time.monotonic() < until:
                time.sleep(0.01)
            server.kill()  # while it waits for the answer
            receiver.slow.set()
            store = Served(Settings.from_environment(environ))
            (left,) = outbox.listed(store.engine)
            assert left.tries == 1
            outbox.retry(store.engine, left.id, datetime.datetime.now(datetime.UTC))  # no test waits minutes
            server.start()
            until = time.monotonic() + 20
            while outbox.listed(store.engine) and time.monotonic() < until:
                time.sleep(0.05)
            assert outbox.listed(store.engine) == ()
            store.close()
            assert server.stop() < 5
        assert [sent.headers["webhook-id"] for sent in receiver.received] == [left.id] * 2


# --- Settings -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"ADVISOR_PORTAL_WEBHOOKS": "https://a.example/h"}, "needs ADVISOR_PORTAL_WEBHOOK_SECRETS"),
        ({"ADVISOR_PORTAL_WEBHOOKS": "http://a.example/h", "S": HOOK_SECRET}, "no TLS"),
        ({"ADVISOR_PORTAL_WEBHOOKS": "ftp://a.example/h", "S": HOOK_SECRET}, "no URL of a server"),
        ({"ADVISOR_PORTAL_WEBHOOKS": "https://me:hunter2@a.example", "S": HOOK_SECRET}, "no URL of a server"),
        ({"ADVISOR_PORTAL_WEBHOOKS": "https://a.example:99999/", "S": HOOK_SECRET}, "no URL of a server"),
        ({"ADVISOR_PORTAL_WEBHOOKS": "https://a.example/h", "S": "hunter2"}, "openssl rand"),
        ({"ADVISOR_PORTAL_WEBHOOKS": "https://a.example/h", "S": "whsec_aHVudGVyMg=="}, "openssl rand"),
        ({"ADVISOR_PORTAL_WEBHOOKS": "https://a.example/h", "S": "whsec_*"}, "openssl rand"),
    ],
    ids=[
        "no secret",
        "no TLS",
        "another scheme",
        "a password",
        "no port",
        "no prefix",
        "too short",
        "no base64",
    ],
)
def test_a_setting_that_cannot_be_used_is_said_without_its_secret(more, says):
    environ = {"ADVISOR_PORTAL_WEBHOOK_SECRETS": more.pop("S", ""), **more}
    with pytest.raises(UsageError, match=says) as caught:
        PortalSettings.from_environment(environ)
    assert "hunter2" not in str(caught.value)


def test_secrets_are_in_no_text_form_of_the_settings(settings):
    assert HOOK_SECRET not in repr(settings)


def test_addresses_of_ones_own_network_are_refused_by_default(database_url):
    environ = {
        "ADVISOR_DATABASE_URL": database_url,
        "ADVISOR_PORTAL_WEBHOOKS": "https://127.0.0.1/hook",
        "ADVISOR_PORTAL_WEBHOOK_SECRETS": HOOK_SECRET,
    }
    app = create_app(PortalSettings.from_environment(environ))
    assert app.state.service.settings.staffed
    delivery = outbox.Delivery("msg_1", KIND, "https://127.0.0.1/hook", "x", "x", 1, json.dumps({}))
    outcome = WebhookSender(app.state.service.settings.webhooks).deliver(delivery, NOW)
    assert "of this machine or network" in str(outcome)
    app.state.service.store.close()
