"""`advisor keys`: made, shown once, listed, revoked; and `advisor serve` says what keeps it from serving."""

import re

import pytest


def test_a_key_is_shown_once_and_listed_without_its_secret(advisor):
    made = advisor("keys", "create", "a portal", "--scope", "users", "--scope", "completions").out.strip()
    assert re.fullmatch(r"adv_[0-9a-f]{12}_[0-9a-f]{64}", made)
    listed = advisor("keys", "list").out
    assert "in use" in listed
    assert "completions,users" in listed
    assert "a portal" in listed
    assert made.rpartition("_")[2] not in listed


def test_a_revoked_key_is_listed_as_such_and_cannot_be_revoked_again(advisor):
    id = advisor("keys", "create", "a portal", "--scope", "admin").out.split("_")[1]
    assert advisor("keys", "revoke", id).status == 0
    assert "revoked" in advisor("keys", "list").out
    again = advisor("keys", "revoke", id)
    assert again.status == 2
    assert f"no key '{id}' in use" in again.err


@pytest.mark.parametrize("scopes", [(), ("--scope", "everything")], ids=["no scope", "no such scope"])
def test_a_key_needs_scopes_that_there_are(advisor, scopes):
    refused = advisor("keys", "create", "a portal", *scopes)
    assert refused.status == 2
    assert refused.out == ""


def test_serving_refuses_a_secret_that_could_be_guessed(advisor, monkeypatch):
    monkeypatch.setenv("ADVISOR_PORTAL_IDENTITY_SECRETS", "hunter2")
    refused = advisor("serve")
    assert refused.status == 2
    assert "shorter than 32 bytes" in refused.err
    assert "hunter2" not in refused.err
