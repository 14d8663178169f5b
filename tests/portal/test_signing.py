"""Users' tokens signed with a portal's private key: RS256, from PEM and key sets, not to be confused."""

import datetime
import json

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from fastapi.testclient import TestClient

from advisor.errors import UsageError
from advisor.portal import PortalSettings, create_app
from advisor.portal.signing import public_keys
from advisor.settings import Settings
from tests.portal.conftest import SECRET, Person, user_token

HOUR = datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=1)


def rsa_key(bits=2048):
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


@pytest.fixture(scope="module")
def private():
    return rsa_key()


@pytest.fixture(scope="module")
def stranger():
    return rsa_key()


def pem(key):
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return key.public_key().public_bytes(serialization.Encoding.PEM, form).decode()


def private_pem(key):
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()


def jwk(key, kid, **more):
    return json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key())) | {"kid": kid} | more


def token(key, algorithm="RS256", **claims):
    told = {"sub": "ann", "aud": "advisor", "exp": HOUR} | claims
    return jwt.encode(told, key, algorithm)


@pytest.fixture
def person(database_url, tmp_path):
    """Somebody with a token, at a server that knows the keys of a file."""
    apps = []

    def made(text, key, **options):
        file = tmp_path / "keys"
        file.write_text(text, encoding="utf-8")
        store = Settings.from_environment({"ADVISOR_DATABASE_URL": database_url})
        settings = PortalSettings(store, identity_keys=str(file), **options)
        apps.append(create_app(settings))
        return Person(TestClient(apps[-1], base_url="http://127.0.0.1"), key)

    yield made
    for app in apps:
        app.state.service.store.close()


def status(person):
    return person.ask("GET", "/conversations").status_code


def test_a_user_signed_with_the_portals_key_is_let_in(person, private):
    ann = person(pem(private), token(private))
    id = ann.begin()
    assert ann.ask("GET", f"/conversations/{id}").status_code == 200


def test_a_key_set_and_several_keys_in_one_file_do_too(person, private, stranger):
    both = json.dumps({"keys": [jwk(stranger, "old"), jwk(private, "new", use="sig")]})
    assert status(person(both, token(private))) == 200
    assert status(person(pem(stranger) + pem(private), token(private))) == 200


def test_a_key_of_a_set_that_is_not_for_signing_does_not_count(person, private, stranger):
    keys = json.dumps({"keys": [jwk(private, "a", use="enc"), jwk(stranger, "b", use="sig")]})
    assert status(person(keys, token(private))) == 401


@pytest.mark.parametrize(
    "made",
    [
        lambda private, stranger: token(stranger),
        lambda private, stranger: token(private, exp=HOUR + datetime.timedelta(days=2)),
        lambda private, stranger: token(private, aud="another"),
        lambda private, stranger: token(private, aud="advisor-visitor"),
        lambda private, stranger: token(private, "RS512"),
        lambda private, stranger: token(private, "PS256"),
        lambda private, stranger: token("", "none"),
        lambda private, stranger: by_public_key(private),
        lambda private, stranger: user_token("ann"),
    ],
    ids=[
        "another's",
        "too long",
        "another audience",
        "a visitor's",
        "RS512",
        "PS256",
        "none",
        "HMAC",
        "HS256",
    ],
)
def test_a_token_that_is_none_is_refused(person, private, stranger, made):
    assert status(person(pem(private), made(private, stranger))) == 401


def by_public_key(private):
    """The old trick: the public key, which everybody has, as the secret of an HMAC."""
    import base64
    import hashlib
    import hmac

    def part(data):
        return base64.urlsafe_b64encode(json.dumps(data).encode()).rstrip(b"=")

    told = {"sub": "ann", "aud": "advisor", "exp": int(HOUR.timestamp())}
    signed = part({"alg": "HS256", "typ": "JWT"}) + b"." + part(told)
    mark = hmac.new(pem(private).encode(), signed, hashlib.sha256).digest()
    return (signed + b"." + base64.urlsafe_b64encode(mark).rstrip(b"=")).decode()


def test_secrets_and_keys_may_both_be_known(person, private):
    for signed in (token(private), user_token("ann")):
        assert status(person(pem(private), signed, identity_secrets=(SECRET,))) == 200


# --- Files that are none ------------------------------------------------------------------------------------


def test_no_file_is_no_keys():
    assert public_keys(None) == ()


def test_a_file_that_cannot_be_used_is_said_in_one_line_without_what_it_holds(tmp_path, private):
    curve = ec.generate_private_key(ec.SECP256R1())
    symmetric = {"keys": [{"kty": "oct", "k": "aHVudGVyMg"}]}
    file = tmp_path / "keys"
    for text, says in (
        ("", "holds 0 public keys"),
        ("hunter2", "holds 0 public keys"),
        (private_pem(private), "no public RSA key"),
        (private_pem(private).replace("PRIVATE", "PUBLIC"), "as PEM has it"),
        (pem(curve), "no public RSA key"),
        (pem(rsa_key(1024)), "2048 bits"),
        (pem(private) * 21, "holds 21"),
        ("{", "no JSON Web Key Set"),
        ('{"keys": []}', "Key Set|holds 0"),
        ('{"keys": [{"kty": "RSA"}]}', "Key Set|holds 0"),
        (json.dumps(symmetric), "no public RSA key"),
    ):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(UsageError, match=says) as caught:
            public_keys(str(file))
        assert "\n" not in str(caught.value)
        assert "hunter2" not in str(caught.value)
        assert "aHVudGVyMg" not in str(caught.value)
    with pytest.raises(UsageError, match="cannot be read"):
        public_keys(str(tmp_path / "none"))
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="no text"):
        public_keys(str(file))
