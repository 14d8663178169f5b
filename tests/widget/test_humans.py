"""Humans and consent, by a server that has both: nothing replaced."""

import httpx2
import pytest
from sqlalchemy import create_engine

from advisor.store import keys
from tests.portal.servers import serving
from tests.widget.conftest import script


@pytest.fixture
def staffed(environ, tmp_path):
    """A server with people behind it, a text to agree to, and an admin's key."""
    database = f"sqlite:///{tmp_path}/staffed.db"
    more = {
        "ADVISOR_DATABASE_URL": database,
        "ADVISOR_PORTAL_HUMANS": "yes",
        "ADVISOR_PORTAL_CONSENT": "We keep what you write for a year.",
    }
    with serving(environ | more) as server:
        engine = create_engine(database)
        key = keys.make(engine, "a test's", ["admin"])
        engine.dispose()
        with httpx2.Client(
            base_url=f"{server.url}/api/v1",
            headers={"Authorization": f"Bearer {key}"},
            trust_env=False,
        ) as admin:
            yield server, admin


def test_a_person_agrees_asks_for_a_human_and_comes_back_to_the_advisor(visit, pages, staffed):
    server, admin = staffed
    chat = visit(pages.put(script(server), "/staffed"))
    page = chat.page
    chat.open()
    chat.has("We keep what you write for a year.")
    page.get_by_role("button", name="I agree").click()
    page.get_by_label("Your message").wait_for()
    chat.say("I worked in retail")
    page.get_by_role("button", name="Talk to a person").click()
    chat.has("A person has this conversation.")
    assert chat.root.locator(".quick").count() == 0
    replies = chat.replies
    page.get_by_label("Your message").fill("Are you there?")
    page.keyboard.press("Enter")
    chat.has("Are you there?")
    chat.replied(replies)
    assert chat.replies == replies, "the advisor is silent"
    (one,) = admin.get("/conversations?with_human=true").json()["conversations"]
    released = admin.post(f"/conversations/{one['id']}/release")
    assert released.status_code == 200, released.text
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    chat.has("Nothing of what you told me is lost.")
    chat.root.locator(".quick").wait_for()


def test_a_human_asked_for_in_words_takes_over_at_once(visit, pages, staffed):
    server, _ = staffed
    chat = visit(pages.put(script(server), "/asked"))
    chat.open()
    chat.page.get_by_role("button", name="I agree").click()
    chat.page.get_by_label("Your message").wait_for()
    chat.say("Can I talk to a real person, please?")
    chat.has("A person has this conversation.")


def test_where_nobody_takes_over_nobody_is_offered(visit, pages, server):
    chat = visit(pages.put(script(server), "/nobody"))
    chat.open()
    assert chat.page.get_by_role("button", name="Talk to a person").count() == 0
    assert chat.root.locator(".human").is_hidden()
