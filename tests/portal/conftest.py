"""A server in this process, and people who talk to it."""

import datetime
import itertools
import uuid

import jwt
import pytest
from fastapi.testclient import TestClient

from advisor.portal import PortalSettings, create_app
from advisor.settings import Settings
from advisor.store import keys
from tests.databases import KINDS, new_database, postgresql

SECRET = "a-secret-of-the-portal-as-long-as-it-should-be"
ORIGIN = "https://portal.example"

SENTENCES = (
    "I have a bachelor's degree, I'm a barista, 3 years in retail and hospitality.",
    "yes to all of them",
    "8, 9, 8, 8, 9",
    "I'd give everything a 9",
    "yes",
    "all of it, yes",
    "remote, full-time, in two weeks",
    "skip",
)
"""What somebody says who wants to be done with it."""


@pytest.fixture(scope="session")
def parsed_rubrics(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def shared_cache(monkeypatch, isolated, parsed_rubrics):
    """Do not parse the same YAML once a test, and once a server."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(parsed_rubrics))


@pytest.fixture(scope="session")
def postgresql_server():
    with postgresql() as url:
        yield url


@pytest.fixture(params=["sqlite"])
def database_url(request, tmp_path):
    """A new database's URL; `on_both` has a test run on both kinds."""
    if request.param == "postgresql":
        return new_database(request.getfixturevalue("postgresql_server"), f"test-{uuid.uuid4().hex}")
    return f"sqlite:///{tmp_path}/portal/advisor.db"


on_both = pytest.mark.parametrize("database_url", KINDS, indirect=True)


@pytest.fixture
def settings(database_url):
    store = Settings.from_environment({"ADVISOR_DATABASE_URL": database_url})
    return PortalSettings(store, identity_secrets=(SECRET,), origins=(ORIGIN,))


@pytest.fixture
def app(settings):
    app = create_app(settings)
    yield app
    app.state.service.store.close()


@pytest.fixture
def http(app):
    return TestClient(app, base_url="http://127.0.0.1")


def user_token(user="ann", secret=SECRET, **claims):
    """A token as a portal signs it; a claim that is None is left out."""
    hour = datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=1)
    told = {"sub": user, "aud": "advisor", "exp": hour} | claims
    return jwt.encode({name: value for name, value in told.items() if value is not None}, secret)


def api_key(app, *scopes):
    return keys.make(app.state.service.store.engine, "a test's", scopes)


class Person:
    """Somebody who talks to the server, with a new Idempotency-Key for each request."""

    def __init__(self, http, token, prefix="/api/v1"):
        self.http = http
        self.prefix = prefix
        self.headers = {"Authorization": f"Bearer {token}"}
        self._numbers = itertools.count()

    def ask(self, method, path, body=None, **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        if method != "GET":
            headers.setdefault("Idempotency-Key", f"key-{next(self._numbers)}")
        return self.http.request(method, self.prefix + path, json=body, headers=self.headers | headers)

    def begin(self, **body):
        response = self.ask("POST", "/conversations", body)
        assert response.status_code == 201, response.text
        return response.json()["conversation"]

    def say(self, conversation, text, **headers):
        return self.ask("POST", f"/conversations/{conversation}/messages", {"text": text}, **headers)


@pytest.fixture
def ann(http):
    return Person(http, user_token("ann"))


@pytest.fixture
def bob(http):
    return Person(http, user_token("bob"))


@pytest.fixture
def admin(http, app):
    return Person(http, api_key(app, "admin"))
