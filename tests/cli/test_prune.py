"""`advisor prune`: asks how old, counts, deletes; and refuses in a line what it cannot do."""

import pytest


def test_it_must_know_how_old(advisor):
    refused = advisor("prune")
    assert refused.status == 2
    assert "ADVISOR_PORTAL_RETENTION_DAYS" in refused.err


def test_it_says_how_many(advisor, monkeypatch):
    assert advisor("prune", "--days", "30").out == "0 deleted\n"
    monkeypatch.setenv("ADVISOR_PORTAL_RETENTION_DAYS", "30")
    assert advisor("prune", "--dry-run").out == "0 to delete\n"


@pytest.mark.parametrize("days", ["0", "-1", "x"])
def test_no_days_are_none(advisor, days):
    assert advisor("prune", "--days", days).status == 2
