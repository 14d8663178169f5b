"""Nobody gets to another's conversation, by no route; and tokens are what they claim, or nothing."""

import datetime
import re
from pathlib import Path
from urllib.parse import quote

import jwt
import pytest
from fastapi.routing import APIRoute

from advisor import portal
from advisor.errors import UsageError
from advisor.portal import PortalSettings, create_app
from advisor.portal.operation import SETTINGS
from advisor.settings import Settings
from advisor.store import keys
from tests.portal.conftest import SECRET, Person, api_key, on_both, user_token

BODIES = {
    "/conversations/{id}/messages": {"text": "hello"},
    "/conversations/{id}/answers/{item}": {"value": 8},
    "/conversations/{id}/answers": {"values": {"empathy": 8}},
    "/conversations/{id}/handover": {"reason": "asked"},
    "/conversations/{id}/replies": {"text": "hello", "name": "Maya"},
    "/conversations/{id}/consent": {"version": "x"},
}
OPEN = {("POST", "/api/v1/visitors"), ("GET", "/api/v1/rubrics"), ("GET", "/api/v1/rubrics/{rubric}")}


def routes(app):
    """Every route of the app, by the document it publishes of itself."""
    for path, methods in app.openapi()["paths"].items():
        for method in methods:
            yield method.upper(), path


def filled(path, id):
    return path.removeprefix("/api/v1").replace("{id}", id).replace("{item}", "empathy")


def calls_about(app, id):
    for method, path in routes(app):
        if "{id}" in path:
            yield method, filled(path, id), BODIES.get(path.removeprefix("/api/v1"))


def test_the_document_has_every_route(app):
    served = {
        (method, route.path)
        for route in app.routes
        if isinstance(route, APIRoute)
        for method in route.methods or ()
    }
    assert not served - set(routes(app))
    assert len(list(routes(app))) > 15


@on_both
@pytest.mark.parametrize(
    "who", ["another user", "a visitor", "a server for another user", "a visitor named so"]
)
def test_by_no_route_does_anyone_else_get_to_a_conversation(app, http, ann, bob, who):
    id = ann.begin()
    ann.say(id, "I worked in retail")
    before = ann.ask("GET", f"/conversations/{id}").json()
    stranger = {
        "another user": lambda: bob,
        "a visitor": lambda: Person(http, http.post("/api/v1/visitors").json()["token"]),
        "a server for another user": lambda: server(http, app, "bob"),
        "a visitor named so": lambda: Person(http, visitor_token(app, "ann")),
    }[who]()
    calls = list(calls_about(app, id))
    assert len(calls) > 9
    for method, path, body in calls:
        response = stranger.ask(method, path, body)
        assert response.status_code == 404, (method, path)
        # It looks just as a conversation that never was.
        never = stranger.ask(method, path.replace(id, f"cnv_{'a' * 24}"), body)
        assert (never.status_code, never.json()) == (404, response.json())
    assert stranger.ask("GET", "/conversations").json()["conversations"] == []
    refused = stranger.ask("POST", "/conversations", {"continues": id})
    assert refused.status_code == 404
    assert ann.ask("GET", f"/conversations/{id}").json() == before


def server(http, app, user):
    person = Person(http, api_key(app, "users"))
    person.headers["Advisor-User"] = user
    return person


def visitor_token(app, name):
    until = datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=1)
    secret = app.state.service.store.secret("visitors")
    return jwt.encode({"sub": name, "aud": "advisor-visitor", "exp": until}, secret)


def test_without_a_token_only_the_door_is_open(app, http):
    for method, path in routes(app):
        named = path.replace("{id}", f"cnv_{'a' * 24}").replace("{rubric}", "support-ladder")
        response = http.request(method, named, json={"text": "a", "value": 8})
        expected = (200, 201) if (method, path) in OPEN else (401,)
        if path == "/api/v1/reports/{token}":
            expected = (403,)  # the token is in the address, and this is none
        assert response.status_code in expected, (method, path)


NOW = datetime.datetime.now(datetime.UTC)


@pytest.mark.parametrize(
    "token",
    [
        pytest.param(user_token(secret="somebody else's secret, also long enough"), id="signed by another"),
        pytest.param(user_token(exp=NOW - datetime.timedelta(minutes=5)), id="too old"),
        pytest.param(user_token(exp=None), id="for ever"),
        pytest.param(user_token(exp=NOW + datetime.timedelta(days=2)), id="for too long"),
        pytest.param(user_token(aud="another service"), id="for another service"),
        pytest.param(user_token(aud="advisor-visitor"), id="a visitor's, signed by the portal"),
        pytest.param(user_token(sub=None), id="for nobody"),
        pytest.param(user_token(sub=""), id="for an empty id"),
        pytest.param(user_token(sub="a\nb"), id="for an id with a line end"),
        pytest.param(user_token(sub="a" * 201), id="for an endless id"),
        pytest.param(
            jwt.encode(
                {"sub": "ann", "aud": "advisor", "exp": NOW + datetime.timedelta(hours=1)}, "", "none"
            ),
            id="not signed",
        ),
        pytest.param(user_token() + "x", id="altered"),
        pytest.param("adv_0123456789ab_" + "0" * 64, id="a key that never was"),
        pytest.param("adv_", id="an empty key"),
        pytest.param("", id="empty"),
    ],
)
def test_a_token_that_is_none_is_refused(http, token):
    response = Person(http, token).ask("GET", "/conversations")
    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"


def test_secrets_can_be_changed_while_both_are_known(database_url):
    old, new = SECRET, "the portal's new secret, as long as it should be"
    store = Settings.from_environment({"ADVISOR_DATABASE_URL": database_url})
    app = create_app(PortalSettings(store, identity_secrets=(new, old)))
    identity = app.state.identity
    callers = [identity.caller(f"Bearer {user_token('ann', secret)}", None) for secret in (old, new)]
    assert [one.owner for one in callers] == ["user:ann", "user:ann"]
    app.state.service.store.close()


def test_a_visitor_is_nobody_else(http):
    one, other = (Person(http, http.post("/api/v1/visitors").json()["token"]) for _ in range(2))
    id = one.begin()
    assert one.ask("GET", f"/conversations/{id}").status_code == 200
    assert other.ask("GET", f"/conversations/{id}").status_code == 404


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ({"exp": 1_700_000_000}, "has ended"),
        ({"exp": None}, "lacks the claim 'exp'"),
        ({"aud": None}, "lacks the claim 'aud'"),
        ({"aud": "portal"}, "'aud' has to be 'advisor'"),
        ({"sub": 42}, "'sub' has to be a text"),
        ({"nbf": 4_000_000_000}, "not good yet"),
    ],
    ids=["ended", "no end", "no audience", "of another", "number", "later"],
)
def test_who_signs_rightly_is_told_what_their_token_lacks_and_nobody_else(http, claims, said):
    def detail(secret):
        refused = Person(http, user_token(secret=secret, **claims)).ask("GET", "/conversations")
        assert refused.status_code == 401
        return refused.json()["detail"]

    assert said in detail(SECRET)
    assert "not signed by anybody" in detail("another secret, of the same length as it")


def test_where_visitors_are_not_wanted_their_old_tokens_do_not_count(http, database_url):
    token = http.post("/api/v1/visitors").json()["token"]
    store = Settings.from_environment({"ADVISOR_DATABASE_URL": database_url})
    app = create_app(PortalSettings(store, identity_secrets=(SECRET,), visitors=False))
    closed = type(http)(app, base_url="http://127.0.0.1")
    assert closed.post("/api/v1/visitors").status_code == 403
    assert Person(closed, token).ask("GET", "/conversations").status_code == 401
    assert Person(closed, user_token()).ask("GET", "/conversations").status_code == 200
    app.state.service.store.close()


def test_a_server_acts_for_the_user_it_names_and_for_no_one_unnamed(http, app, ann):
    id = ann.begin()
    assert server(http, app, "ann").ask("GET", f"/conversations/{id}").status_code == 200
    unnamed = Person(http, api_key(app, "users"))
    assert unnamed.ask("POST", "/conversations", {}).status_code == 403
    assert unnamed.ask("GET", "/conversations").status_code == 403


@pytest.mark.parametrize("scope", ["admin", "completions"])
def test_only_a_key_for_users_may_name_one(http, app, scope):
    person = Person(http, api_key(app, scope))
    assert person.ask("GET", "/conversations", advisor_user="ann").status_code == 403


def test_a_person_may_not_name_another(ann):
    assert ann.ask("GET", "/conversations", advisor_user="bob").status_code == 403


def test_an_admin_sees_everybody_and_speaks_for_nobody(ann, bob, admin):
    ids = [ann.begin(), bob.begin()]
    listed = admin.ask("GET", "/conversations").json()["conversations"]
    assert [(one["id"], one["owner"]) for one in listed] == [(ids[1], "user:bob"), (ids[0], "user:ann")]
    assert admin.ask("GET", f"/conversations/{ids[0]}/export").status_code == 200
    assert admin.say(ids[0], "hello").status_code == 403
    assert admin.ask("POST", "/conversations", {}).status_code == 403
    assert admin.ask("DELETE", f"/conversations/{ids[0]}").status_code == 204
    assert ann.ask("GET", f"/conversations/{ids[0]}").status_code == 404


def test_a_user_can_be_exported_and_erased_by_an_admin_alone(ann, bob, admin):
    ids = [ann.begin(), ann.begin()]
    kept = bob.begin()
    ann.say(ids[0], "I worked in retail")
    for person in (ann, bob):
        assert person.ask("GET", "/users/ann/export").status_code == 403
        assert person.ask("DELETE", "/users/ann").status_code == 403
    exported = admin.ask("GET", "/users/ann/export").json()["conversations"]
    assert {one["id"] for one in exported} == set(ids)
    assert "I worked in retail" in str(exported)
    assert [admin.ask("DELETE", "/users/ann").json()["conversations"] for _ in range(2)] == [2, 0]
    assert ann.ask("GET", "/conversations").json()["conversations"] == []
    assert bob.ask("GET", f"/conversations/{kept}").status_code == 200


@pytest.mark.parametrize("user", ["team/ann", "a/export", "auth0|12", "ann@portal.example", "a?b#c", "ü ñ"])
def test_whatever_an_id_looks_like_it_can_be_exported_and_erased(http, app, admin, user):
    id, other = Person(http, user_token(user)).begin(), Person(http, user_token("a")).begin()
    path = f"/users/{quote(user, safe='')}"
    assert [one["id"] for one in admin.ask("GET", f"{path}/export").json()["conversations"]] == [id]
    assert admin.ask("DELETE", path).json() == {"user": user, "conversations": 1}
    assert admin.ask("GET", f"/conversations/{other}").status_code == 200
    # Nobody's id is a label of the figures, however many steps of a path it takes.
    figures = app.state.metrics.text()
    text = figures.decode() if isinstance(figures, bytes) else figures
    assert 'route="/api/v1/users/{user}/export"' in text
    assert "ann" not in text


def test_a_revoked_key_is_useless_at_once(http, app, admin):
    (key,) = keys.listed(app.state.service.store.engine)
    assert admin.ask("GET", "/conversations").status_code == 200
    keys.revoke(app.state.service.store.engine, key.id)
    assert admin.ask("GET", "/conversations").status_code == 401


def test_of_a_key_only_the_hash_is_stored(app, settings):
    key = api_key(app, "admin")
    store = app.state.service.store
    secret = key.rpartition("_")[2]
    with store.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM api_keys").all()
    assert secret not in repr(rows)
    assert keys.check(store.engine, key)
    assert not keys.check(store.engine, key[:-1] + ("0" if key[-1] != "0" else "1"))


def test_settings_do_not_show_their_secrets(settings):
    assert SECRET in settings.identity_secrets
    assert SECRET not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ADVISOR_PORTAL_IDENTITY_SECRETS", "short"),
        ("ADVISOR_PORTAL_ORIGINS", "*"),
        ("ADVISOR_PORTAL_ORIGINS", "https://portal.example/"),
        ("ADVISOR_PORTAL_RUBRICS", "../../etc/passwd"),
        ("ADVISOR_PORTAL_VISITORS", "none"),
        ("ADVISOR_PORTAL_HUMANS", "perhaps"),
        ("ADVISOR_PORTAL_WEBHOOKS_PRIVATE", "y"),
    ],
    ids=[
        "a short secret",
        "any origin",
        "an origin with a path",
        "a rubric that is none",
        "a misspelt no",
        "a misspelt yes",
        "half a yes",
    ],
)
def test_a_setting_that_cannot_be_used_is_named_without_its_secret(name, value):
    with pytest.raises(UsageError, match=name) as caught:
        PortalSettings.from_environment({name: value})
    assert name != "ADVISOR_PORTAL_IDENTITY_SECRETS" or value not in str(caught.value).split()


@pytest.mark.parametrize(("said", "visitors"), [("", True), ("yes", True), (" No ", False), ("off", False)])
def test_visitors_are_let_in_unless_a_no_is_said(said, visitors):
    assert PortalSettings.from_environment({"ADVISOR_PORTAL_VISITORS": said}).visitors is visitors


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("ADVISOR_PORTAL_RETENTION_DAY", "Is ADVISOR_PORTAL_RETENTION_DAYS meant"),
        ("ADVISOR_PORTAL_WEBHOOKS_SECRETS", "Is ADVISOR_PORTAL_WEBHOOK_SECRETS meant"),
        ("ADVISOR_CHATWOOT_TOKENS", "Is ADVISOR_CHATWOOT_TOKEN meant"),
        ("ADVISOR_PORTAL_FAVOURITE_COLOUR", "lists them"),
    ],
)
def test_a_misspelt_setting_is_told_and_not_passed_over(name, meant):
    with pytest.raises(UsageError, match=f"{name}: there is no such setting.*{meant}"):
        PortalSettings.from_environment({name: "365"})


def test_every_setting_that_the_code_reads_is_known():
    found = set()
    for file in Path(portal.__file__).parent.rglob("*.py"):
        if file.name != "operation.py":
            found |= set(re.findall(r'"(ADVISOR_(?:PORTAL|CHATWOOT)_[A-Z_]*[A-Z])"', file.read_text("utf-8")))
    read_there = {f"ADVISOR_PORTAL_{name}" for name in ("LOG", "RETENTION_DAYS")}
    rates = {f"ADVISOR_PORTAL_RATE_{name}" for name in ("ADDRESS", "IDENTITY", "KEY")}
    assert found | read_there | rates == set(SETTINGS)
