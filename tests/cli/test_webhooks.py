"""`advisor webhooks`: what was not told yet is seen, and told again."""

import datetime

import pytest

from advisor.dialogue.state import State
from advisor.settings import Settings
from advisor.store import outbox
from advisor.store.database import writing
from advisor.store.served import Served


@pytest.fixture
def given_up():
    """A delivery that was given up."""
    now = datetime.datetime.now(datetime.UTC)
    with Served(Settings.from_environment()) as store:
        session = store.begin("a-rubric")
        session.save(State("a-rubric", 1), "")
        one = outbox.Delivery(
            "msg_1", "webhook", "https://a.example/\x1b[2J", "assessment.completed", session.id, 1, "{}"
        )
        with writing(store.engine) as connection:
            outbox.put(connection, [one], now)
        (claimed,) = outbox.claim(store.engine, now, datetime.timedelta(minutes=1), 1)
        outbox.bury(store.engine, claimed, "answered 500")
    return session.id


def test_what_was_given_up_is_listed_and_tried_again(advisor, given_up):
    listed = advisor("webhooks", "list").out
    assert "msg_1  given up" in listed
    assert "1 try" in listed
    assert given_up in listed
    assert "answered 500" in listed
    assert "\x1b" not in listed
    assert "1 delivery will be tried again" in advisor("webhooks", "retry", "msg_1").out
    assert "0 tries" in advisor("webhooks", "list").out
    assert "0 deliveries" in advisor("webhooks", "retry", "--all").out


def test_nothing_to_tell_lists_nothing(advisor):
    found = advisor("webhooks", "list")
    assert (found.status, found.out) == (0, "")


@pytest.mark.parametrize("args", [(), ("msg_1", "--all"), ("msg_none",)], ids=["neither", "both", "no such"])
def test_a_call_that_means_nothing_is_refused_in_one_line(advisor, args):
    refused = advisor("webhooks", "retry", *args)
    assert (refused.status, refused.out) == (2, "")
    assert "advisor webhooks list" in refused.err
    assert "Traceback" not in refused.err
