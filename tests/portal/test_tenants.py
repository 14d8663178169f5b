"""Where a server has several tenants, nobody of one reaches anything of another, by any route."""

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from fastapi.testclient import TestClient
from sqlalchemy import literal, select

from advisor.errors import UsageError
from advisor.portal import PortalSettings, create_app
from advisor.store import keys, surveyed
from advisor.store.tenants import KINDS, Tenant, checked
from tests.portal.conftest import SECRET, Person, on_both, user_token
from tests.portal.test_access import calls_about

ACME = "acme-signs-its-users-tokens-with-this-one"
GLOBEX = "globex-signs-its-users-tokens-with-that-one"
TENANTS = {"": SECRET, "acme": ACME, "big-co": GLOBEX}


@pytest.fixture
def app(settings):
    tenants = {name: (secret,) for name, secret in TENANTS.items() if name}
    app = create_app(PortalSettings(settings.store, identity_secrets=(SECRET,), tenants=tenants))
    yield app
    app.state.service.store.close()


def key(app, tenant, *scopes):
    return keys.make(app.state.service.store.engine, "a test's", scopes, tenant)


@pytest.fixture
def who(app, http):
    """Somebody of a tenant: a user, a visitor, a server for a user, an admin."""

    def make(tenant, kind, name="ann"):
        if kind == "user":
            return Person(http, user_token(name, TENANTS[tenant]))
        if kind == "visitor":
            return Person(http, http.post(f"/api/v1/visitors?tenant={tenant}").json()["token"])
        if kind == "server":
            person = Person(http, key(app, tenant, "users"))
            person.headers["Advisor-User"] = name
            return person
        return Person(http, key(app, tenant, "admin"))

    return make


OTHERS = [(mine, other) for mine in TENANTS for other in TENANTS if mine != other]


@on_both
@pytest.mark.parametrize(("mine", "other"), OTHERS)
def test_by_no_route_does_anyone_of_another_tenant_get_to_a_conversation(app, who, mine, other):
    ann = who(mine, "user")
    id = ann.begin()
    ann.say(id, "I worked in retail")
    before = ann.ask("GET", f"/conversations/{id}").json()
    calls = list(calls_about(app, id))
    assert len(calls) > 9
    for kind in ("user", "visitor", "server", "admin"):
        stranger = who(other, kind)
        for method, path, body in calls:
            response = stranger.ask(method, path, body)
            # An admin may not write in anybody's name: 403 comes before it is looked whether there is one.
            assert response.status_code == 404 or (kind, response.status_code) == ("admin", 403), (
                method,
                path,
            )
            never = stranger.ask(method, path.replace(id, f"cnv_{'a' * 24}"), body)
            assert (never.status_code, never.json()) == (response.status_code, response.json())
        assert stranger.ask("GET", "/conversations").json()["conversations"] == []
    assert ann.ask("GET", f"/conversations/{id}").json() == before
    for kind in ("server", "admin"):
        assert who(mine, kind).ask("GET", f"/conversations/{id}").status_code == 200


def test_a_link_opens_the_report_of_its_own_tenants_conversation(app, who, http):
    for tenant in TENANTS:
        ann = who(tenant, "user")
        id = ann.begin()
        ann.say(id, f"I worked in retail for {tenant or 'nobody'}")
        for person in (ann, who(tenant, "admin"), who(tenant, "server")):
            path = person.ask("GET", f"/conversations/{id}/report-link").json()["path"]
            assert http.get(path).status_code == 200
        for other in TENANTS:
            elsewhere, _ = app.state.identity.link(id, Tenant(other))
            status = http.get(f"/api/v1/reports/{elsewhere}").status_code
            assert status == (200 if other == tenant else 404)


def test_by_public_key_nobody_is_of_a_tenant(settings, tmp_path, http):
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    public = private.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    (tmp_path / "keys.pem").write_bytes(public)
    tenants = {"acme": (ACME,)}
    app = create_app(
        PortalSettings(settings.store, identity_keys=str(tmp_path / "keys.pem"), tenants=tenants)
    )
    claims = jwt.decode(user_token("ann"), options={"verify_signature": False})
    callers = [
        app.state.identity.caller(f"Bearer {token}", None)
        for token in (jwt.encode(claims, private, "RS256"), user_token("ann", ACME))
    ]
    assert [one.owner for one in callers] == ["user:ann", "acme/user:ann"]
    app.state.service.store.close()


@on_both
def test_what_is_for_admins_is_of_their_tenant(app, who, monkeypatch):
    monkeypatch.setattr(surveyed, "SETTLED", surveyed.SETTLED * 0)
    ids = {tenant: who(tenant, "user").begin() for tenant in TENANTS}
    for tenant, id in ids.items():
        admin = who(tenant, "admin")
        (listed,) = admin.ask("GET", "/conversations").json()["conversations"]
        assert listed["id"] == id
        assert Tenant(tenant).has(listed["owner"])
        assert [one["id"] for one in admin.ask("GET", "/assessments").json()["assessments"]] == [id]
        exported = admin.ask("GET", "/users/ann/export").json()["conversations"]
        assert [one["id"] for one in exported] == [id]
    assert who("acme", "admin").ask("DELETE", "/users/ann").json()["conversations"] == 1
    assert who("acme", "user").ask("GET", "/conversations").json()["conversations"] == []
    for tenant in ("", "big-co"):
        assert who(tenant, "user").ask("GET", f"/conversations/{ids[tenant]}").status_code == 200


def test_the_admins_pages_are_of_their_tenant(app, who):
    ids = {tenant: who(tenant, "user").begin() for tenant in TENANTS}
    for tenant in TENANTS:
        browser = TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)
        ours = {"Sec-Fetch-Site": "same-origin"}
        browser.post("/admin/login", data={"key": key(app, tenant, "admin")}, headers=ours)
        lists = [browser.get(path).text for path in ("/admin/conversations", "/admin/export.json")]
        lists.append(browser.get("/admin/conversations?user=ann").text)
        lists.append(browser.get("/admin/export.csv").text)
        for other, theirs in ids.items():
            assert [theirs in text for text in lists] == [other == tenant] * 4
            for path in ("", "/report", "/export"):
                response = browser.get(f"/admin/conversations/{theirs}{path}")
                assert response.status_code == (200 if other == tenant else 404)


def test_the_same_idempotency_key_is_another_request_in_another_tenant(who):
    begun = [
        who(tenant, "user").ask("POST", "/conversations", {}, Idempotency_Key="same").json()["conversation"]
        for tenant in TENANTS
    ]
    assert len(set(begun)) == 3
    for tenant, id in zip(TENANTS, begun, strict=True):
        gone = who(tenant, "admin").ask("DELETE", f"/conversations/{id}", Idempotency_Key="gone")
        assert gone.status_code == 204


def test_a_users_id_cannot_name_another_tenant(who, http):
    theirs = who("acme", "user").begin()
    for name in ("acme/user:ann", "/ann", "user:ann"):
        sly = who("", "user", name)
        assert sly.ask("GET", f"/conversations/{theirs}").status_code == 404
        assert sly.ask("GET", "/conversations").json()["conversations"] == []


def test_there_are_visitors_of_known_tenants_only(http):
    assert http.post("/api/v1/visitors?tenant=nobody").status_code == 404
    assert http.post("/api/v1/visitors?tenant=ACME").status_code == 422
    assert http.post("/api/v1/visitors?tenant=acme").status_code == 201


def test_the_environment_names_tenants_by_their_secrets():
    environ = {"ADVISOR_PORTAL_IDENTITY_SECRETS_BIG_CO": f"{ACME} {GLOBEX}"}
    assert PortalSettings.from_environment(environ).tenants == {"big-co": (ACME, GLOBEX)}
    assert ACME not in repr(PortalSettings.from_environment(environ))


@pytest.mark.parametrize(
    "environ",
    [
        {"ADVISOR_PORTAL_IDENTITY_SECRETS_ACME": ACME, "ADVISOR_PORTAL_IDENTITY_SECRETS": ACME},
        {"ADVISOR_PORTAL_IDENTITY_SECRETS_ACME": "short"},
        {"ADVISOR_PORTAL_IDENTITY_SECRETS_": ACME},
    ],
    ids=["one secret for two", "a short one", "no name"],
)
def test_secrets_that_do_not_tell_tenants_apart_are_refused(environ):
    with pytest.raises(UsageError):
        PortalSettings.from_environment(environ)


@pytest.mark.parametrize("name", ["", "Acme", "a/b", "a:b", "-a", "a" * 41, "a b", "é"])
def test_a_name_that_is_none_is_refused(name):
    with pytest.raises(UsageError):
        checked(name)


def test_figures_are_of_the_whole_server_and_no_tenants(app):
    with pytest.raises(UsageError, match="whole server"):
        key(app, "acme", "metrics")


@on_both
def test_a_condition_holds_for_the_owners_that_a_tenant_has(app):
    ids = ("1", "acme/1", "user:1", "%", "_")
    everybody = [Tenant(name).owner(kind, id) for name in (*TENANTS, "acm") for kind in KINDS for id in ids]
    with app.state.service.store.engine.connect() as connection:
        for name in TENANTS:
            for owner in everybody:
                condition = Tenant(name).owns(literal(owner))
                held = connection.execute(select(condition)).scalar_one()
                assert bool(held) is Tenant(name).has(owner), (name, owner)
