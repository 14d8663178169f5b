"""Whoever calls too often is told when to come again, and nobody else notices."""

import itertools
import logging

import pytest
from fastapi.testclient import TestClient

from advisor.errors import UsageError
from advisor.portal import PortalSettings, create_app
from advisor.portal.operation import Operation
from advisor.portal.partners import Chatwoot
from advisor.portal.rates import address_of
from tests.portal.conftest import ORIGIN, SECRET, Person, api_key, user_token

PATH_SECRET = "a-path-that-nobody-can-guess-0123456789"


@pytest.fixture
def rated(settings):
    """Makes servers that allow so much."""
    made = []

    def make(chatwoot=None, **rates):
        everything = {"identity": "", "address": "", "key": ""} | rates
        ours = PortalSettings(
            settings.store,
            identity_secrets=(SECRET,),
            origins=(ORIGIN,),
            operation=Operation(**everything),
            chatwoot=chatwoot,
        )
        made.append(create_app(ours))
        return made[-1]

    yield make
    for app in made:
        app.state.service.store.close()


def browser(app, host="10.0.0.1"):
    return TestClient(app, base_url="http://127.0.0.1", client=(host, 5000))


def refused(response):
    if response.status_code != 429:
        return False
    problem = response.json()
    seconds = int(response.headers["retry-after"])
    assert response.headers["content-type"] == "application/problem+json"
    assert (problem["type"], problem["retry_after"]) == ("urn:advisor:problem:too-many-requests", seconds)
    assert 1 <= seconds <= 3600
    assert response.headers["x-request-id"]
    return True


def test_an_identity_is_refused_and_no_other(rated):
    http = browser(rated(identity="3/hour"))
    ann, bob = (Person(http, user_token(name)) for name in ("ann", "bob"))
    assert [refused(ann.ask("GET", "/conversations")) for _ in range(5)] == [False] * 3 + [True] * 2
    assert not refused(bob.ask("GET", "/conversations"))


def test_an_identity_is_counted_wherever_it_calls_from_and_whoever_names_it(rated):
    app = rated(identity="2/hour")
    for host in ("10.0.0.1", "10.0.0.2"):
        assert not refused(Person(browser(app, host), user_token()).ask("GET", "/conversations"))
    server = Person(browser(app), api_key(app, "users"))
    assert refused(server.ask("GET", "/conversations", advisor_user="ann"))
    assert not refused(server.ask("GET", "/conversations", advisor_user="bob"))


def test_an_address_is_refused_and_no_other(rated):
    app = rated(address="2/hour")
    here, there = browser(app), browser(app, "10.0.0.2")
    assert [refused(here.get("/api/v1/rubrics")) for _ in range(3)] == [False, False, True]
    assert not refused(there.get("/api/v1/rubrics"))
    assert refused(here.post("/api/v1/visitors"))
    assert refused(here.get("/admin/login"))


def test_those_who_watch_over_the_server_are_never_refused(rated):
    here = browser(rated(address="1/hour"))
    assert {here.get(path).status_code for path in ["/healthz", "/readyz"] * 3} == {200}
    assert here.get("/metrics").status_code == 401


def test_a_servers_address_does_not_count_and_a_key_that_is_none_does(rated):
    app = rated(address="2/hour", key="3/hour")
    here = browser(app)
    server = Person(here, api_key(app, "admin"))
    assert [refused(server.ask("GET", "/conversations")) for _ in range(4)] == [False] * 3 + [True]
    guess = Person(here, "adv_0123456789ab_" + "0" * 64)
    assert [guess.ask("GET", "/conversations").status_code for _ in range(3)] == [401, 401, 429]
    assert refused(here.get("/api/v1/rubrics"))


@pytest.fixture
def helped(rated):
    """A server with these rates that a Chatwoot posts to, from one address for all who write there."""

    def make(**rates):
        bot = Chatwoot("https://chat.example", "token", path_secret=PATH_SECRET)
        here = browser(rated(chatwoot=bot, **rates))

        def post(conversation=42, secret=PATH_SECRET):
            message = {
                "event": "message_created",
                "id": next(numbers),
                "content": "hello",
                "message_type": "incoming",
                "account": {"id": 7},
                "conversation": {"id": conversation, "status": "pending"},
            }
            return here.post(f"/v1/chatwoot/{secret}", json=message)

        numbers = itertools.count(1)
        return here, post

    return make


def test_chatwoots_posts_count_by_their_conversation_and_not_by_its_address(helped):
    here, post = helped(identity="3/hour", address="1/hour")
    assert [post().status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    assert post(conversation=43).status_code == 200
    assert not refused(here.get("/api/v1/rubrics"))
    assert refused(here.get("/widget.js"))


def test_whoever_is_not_the_chatwoot_we_know_is_counted_by_address(helped):
    here, post = helped(address="2/hour")
    assert [post(secret="x" * 40).status_code for _ in range(4)] == [401, 401, 429, 429]
    assert refused(here.get("/widget/frame"))
    assert post().status_code == 200


def test_what_was_refused_does_not_count(rated):
    here = browser(rated(address="1/second"))
    waits = [here.get("/api/v1/rubrics") for _ in range(20)]
    assert {int(one.headers["retry-after"]) for one in waits if refused(one)} <= {1, 2}


def test_pages_of_the_portal_can_read_the_refusal(rated):
    here = browser(rated(address="1/hour"))
    here.get("/api/v1/rubrics")
    headers = here.get("/api/v1/rubrics", headers={"Origin": ORIGIN}).headers
    assert headers["access-control-allow-origin"] == ORIGIN
    assert "Retry-After" in headers["access-control-expose-headers"]


def test_clients_made_for_openai_are_told_in_their_own_shape(rated):
    app = rated(key="1/hour")
    server = Person(browser(app), api_key(app, "completions"), prefix="/v1")
    server.ask("GET", "/models")
    error = server.ask("GET", "/models").json()["error"]
    assert error["code"] == "too-many-requests"


def test_a_proxy_nobody_told_us_of_is_named_in_the_log_once(rated, caplog):
    here = browser(rated(address="1/hour"))
    with caplog.at_level(logging.WARNING, "advisor"):
        for _ in range(4):
            here.get("/api/v1/rubrics", headers={"X-Forwarded-For": "192.0.2.1"})
    assert [one.getMessage().count("--proxy") for one in caplog.records if one.levelname == "WARNING"] == [1]


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("testclient", "testclient"),
    ],
)
def test_an_address_is_a_household(host, expected):
    assert address_of({"client": (host, 1)}) == expected
    assert address_of({"client": None}) == "unknown"


def test_rates_are_on_unless_they_are_switched_off():
    usual = Operation.from_environment({})
    assert usual.identity
    assert usual.address
    off = Operation.from_environment({"ADVISOR_PORTAL_RATE_ADDRESS": "no"})
    assert (off.address, off.identity) == ("", usual.identity)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ADVISOR_PORTAL_RATE_IDENTITY", "often"),
        ("ADVISOR_PORTAL_RETENTION_DAYS", "0"),
        ("ADVISOR_PORTAL_RETENTION_DAYS", "a month"),
        ("ADVISOR_PORTAL_RETENTION_DAYS", "-1"),
        ("ADVISOR_PORTAL_LOG", "xml"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(name, value):
    with pytest.raises(UsageError, match=name):
        Operation.from_environment({name: value})
