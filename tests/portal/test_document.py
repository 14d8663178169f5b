"""The server keeps to the document it publishes: whatever is sent, no answer is broken or looks otherwise."""

import random
from itertools import product

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from schemathesis.config import SchemathesisConfig
from schemathesis.core.result import Ok

from advisor.portal import PortalSettings, create_app, examples, following, shapes
from advisor.portal.operation import Operation
from advisor.portal.partners import Chatwoot
from advisor.settings import Settings
from tests.portal.conftest import SECRET, Person, api_key, on_both, user_token

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
]
PATH_SECRET = "a-path-that-nobody-can-guess-0123456789"
OPEN = ("/api/v1/visitors", "/api/v1/rubrics", "/api/v1/reports/", "/v1/chatwoot")
EXAMPLES = 10
"""Of each operation, and as many that do not fit it. Sixty of each found no more when this was written."""


@pytest.mark.parametrize(
    ("shape", "example"),
    [
        (shapes.Taken, examples.TAKEN),
        (shapes.Page, examples.PAGE),
        (shapes.Conversation, examples.CONVERSATION),
        (shapes.Messages, examples.MESSAGES),
        (shapes.Answers, examples.ANSWERS),
        (shapes.Assessments, examples.ASSESSMENTS),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_an_example_is_an_answer_of_its_kind_and_whole(shape, example):
    assert shape.model_validate(example).model_dump() == example


def test_the_document_says_who_may_and_shows_what_comes_back(app):
    document = app.openapi()
    assert document["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            assert bool(operation.get("security")) != path.startswith(OPEN), (method, path)
    turn = document["paths"]["/api/v1/conversations/{id}/messages"]["post"]
    assert (
        turn["responses"]["200"]["content"]["application/json"]["example"]["reply"] == examples.TAKEN["reply"]
    )


@pytest.fixture
def fuzzed(database_url, monkeypatch):
    monkeypatch.setattr(following, "LONGEST", 0.05)  # streams that stay open are read to their end here
    store = Settings.from_environment({"ADVISOR_DATABASE_URL": database_url})
    bot = Chatwoot("https://chat.example", "token", path_secret=PATH_SECRET)
    app = create_app(
        PortalSettings(store, identity_secrets=(SECRET,), operation=Operation("", "", ""), chatwoot=bot)
    )
    yield app
    app.state.service.store.close()


class Caller:
    """Calls operations as somebody who may, mostly about a conversation that there is."""

    def __init__(self, app):
        self.ann = Person(TestClient(app, base_url="http://127.0.0.1"), user_token("ann"))
        self.tokens = {
            "user": user_token("ann"),
            "admin": api_key(app, "admin"),
            "completions": api_key(app, "completions"),
        }
        self.chance = random.Random(7)
        self.id = ""

    def link(self):
        path = self.ann.ask("GET", f"/conversations/{self.id}/report-link").json()["path"]
        return path.rpartition("/")[2]

    def prepare(self, case):
        if not self.id or self.ann.ask("GET", f"/conversations/{self.id}").status_code != 200:
            self.id = self.ann.begin()
        path = case.operation.path
        who = "completions" if path.startswith("/v1/") else self.chance.choice(["user", "user", "admin"])
        if "/users/" in path or "/assessments" in path:
            who = "admin"
        case.headers = {**(case.headers or {}), "Authorization": f"Bearer {self.tokens[who]}"}
        if self.chance.random() < 0.8:
            case.headers = {
                name: value for name, value in case.headers.items() if name.lower() != "advisor-user"
            }
            if "id" in (case.path_parameters or {}):
                case.path_parameters["id"] = self.id
            if "secret" in (case.path_parameters or {}):
                case.path_parameters["secret"] = PATH_SECRET
            if "token" in (case.path_parameters or {}):
                case.path_parameters["token"] = self.link()
            if "item" in (case.path_parameters or {}) and self.chance.random() < 0.7:
                case.path_parameters["item"] = self.chance.choice(["empathy", "education", "service_years"])


def trying(operation, caller, mode):
    """Try an operation with all sorts of requests."""

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def check(case):
        caller.prepare(case)
        case.call_and_validate(checks=CHECKS)

    check()


@on_both
def test_no_request_breaks_the_server_or_its_document(fuzzed):
    document = schemathesis.openapi.from_asgi("/api/v1/openapi.json", fuzzed, config=SchemathesisConfig())
    caller = Caller(fuzzed)
    operations = [one.ok() for one in document.get_all_operations() if isinstance(one, Ok)]
    assert len(operations) > 15
    faults = []
    for operation, mode in product(operations, GenerationMode):
        try:
            trying(operation, caller, mode)
        except Unsatisfiable:
            continue  # there is nothing that would not fit
        except BaseExceptionGroup as several:
            faults += [f"{operation.label}: {one}" for one in several.exceptions]
    assert not faults, "\n\n".join(faults)
