"""Humans and consent, by a server that has both: nothing replaced."""

import httpx2
import pytest
from sqlalchemy import create_engine

from advisor.store import keys
from tests.portal.servers import serving
from tests.widget.conftest import script
from tests.widget.test_access import faults


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


def test_a_person_agrees_asks_for_a_human_and_comes_back_to_the_advisor(staffed, visit, pages):
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
    chat.has("Nothing of what you told me is lost.")
    chat.root.locator(".quick").wait_for()


def with_a_human(visit, pages, server, path, **how):
    """A chat that was handed over; the page keeps what it is told."""
    chat = visit(pages.put(script(server), path), **how)
    chat.open()
    chat.page.get_by_role("button", name="I agree").click()
    chat.page.get_by_label("Your message").wait_for()
    chat.page.evaluate(
        "addEventListener('advisor:message', event => (window.told ??= []).push(event.detail))"
    )
    chat.page.get_by_role("button", name="Talk to a person").click()
    chat.has("A person has this conversation.")
    return chat


def test_a_humans_words_show_as_they_come_by_name_and_after_a_reload(staffed, visit, pages, axe):
    server, admin = staffed
    chat = with_a_human(visit, pages, server, "/human")
    page = chat.page
    (one,) = admin.get("/conversations?waiting=true").json()["conversations"]
    for text in ("Hello, what can I do?", "<b>Take</b> your time."):
        admin.post(f"/conversations/{one['id']}/replies", json={"text": text, "name": "Maya"})
        chat.has(text)
    assert chat.root.locator(".human .speaker").all_inner_texts() == ["Maya\n:"] * 2
    chat.has("Maya has this conversation.")
    told = page.evaluate("window.told")
    assert [one["name"] for one in told if one["role"] == "human"] == ["Maya"] * 2
    assert all(one["text"] for one in told), "the advisor's silence is no message"
    assert faults(chat, axe) == []
    page.get_by_label("Your message").fill("I'd like to know more")
    page.keyboard.press("Enter")
    chat.has("I'd like to know more")
    admin.post(f"/conversations/{one['id']}/replies", json={"text": "Gladly.", "name": "Maya"})
    chat.has("Gladly.")
    roles = page.evaluate(ROLES)
    page.reload()
    page.get_by_role("button", name="Open the career advisor").click()
    chat.has("Gladly.")
    assert page.evaluate(ROLES) == roles, "what was seen as it came is what there is"
    admin.post(f"/conversations/{one['id']}/release")
    chat.has("Nothing of what you told me is lost.")
    chat.say("I worked in retail")
    chat.root.locator(".understood").first.wait_for()


ROLES = """[...document.querySelector('advisor-chat').shadowRoot.querySelectorAll('.lines > .line')]
    .map(line => line.className + line.querySelector('.bubble').innerText)"""


def test_a_closed_launcher_says_that_a_human_has_written(staffed, visit, pages):
    server, admin = staffed
    chat = with_a_human(visit, pages, server, "/closed")
    chat.page.get_by_role("button", name="Close").click()
    (one,) = admin.get("/conversations?waiting=true").json()["conversations"]
    admin.post(f"/conversations/{one['id']}/replies", json={"text": "Are you there?", "name": "Maya"})
    chat.page.get_by_role("button", name="Open the career advisor (new message)").click()
    chat.has("Are you there?")
    chat.page.get_by_role("button", name="Close").click()
    chat.page.get_by_role("button", name="Open the career advisor", exact=True).wait_for()


def test_a_stream_that_broke_off_brings_a_humans_words_later(staffed, visit, pages):
    server, admin = staffed
    chat = with_a_human(visit, pages, server, "/broken", complains=True)
    (one,) = admin.get("/conversations?waiting=true").json()["conversations"]
    server.kill()
    server.start()
    sent = admin.post(f"/conversations/{one['id']}/replies", json={"text": "Back again.", "name": "Maya"})
    assert sent.status_code == 200
    chat.has("Back again.")


def test_a_human_asked_for_in_words_takes_over_at_once(staffed, visit, pages):
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
    assert chat.root.locator(".composer .human").is_hidden()
