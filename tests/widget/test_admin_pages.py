"""The admin's pages in a browser: without scripts, and for everybody."""

import pytest

from tests.widget.conftest import script
from tests.widget.test_humans import staffed  # noqa: F401  # a fixture

RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def enter(staffed, visit):  # noqa: F811
    """Opens the admin's pages in a browser of its own, signed in."""
    server, admin = staffed
    key = admin.headers["Authorization"].split()[1]

    def go(**options):
        page = visit(f"{server.url}/admin/login", **options).page
        page.get_by_label("API key").fill(key)
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("button", name="Sign out").wait_for()
        return page

    return go


def handed_over(admin):
    """A conversation whose person waits for a human."""
    user = {"Authorization": f"Bearer {admin.post('/visitors').json()['token']}"}
    id = admin.post("/conversations", json={}, headers=user).json()["conversation"]
    consent = admin.get(f"/conversations/{id}", headers=user).json()["consent"]
    agreed = {"version": consent["version"]}
    admin.post(f"/conversations/{id}/consent", json=agreed, headers=user).raise_for_status()
    said = {"text": "I have a bachelor's degree and 2 years in retail."}
    admin.post(f"/conversations/{id}/messages", json=said, headers=user).raise_for_status()
    admin.post(f"/conversations/{id}/handover", json={}, headers=user).raise_for_status()
    return id


def test_a_human_answers_without_scripts_and_the_person_sees_it(staffed, enter, visit, pages):  # noqa: F811
    server, _ = staffed
    chat = visit(pages.put(script(server), "/answered"))
    chat.open()
    chat.page.get_by_role("button", name="I agree").click()
    chat.page.get_by_label("Your message").wait_for()
    chat.say("I worked in retail")
    chat.page.get_by_role("button", name="Talk to a person").click()
    chat.has("A person has this conversation.")

    desk = enter(java_script_enabled=False)
    desk.get_by_role("link", name="Conversations").click()
    desk.get_by_role("rowheader").get_by_role("link").click()
    desk.get_by_label("Your message to the person").fill("Hello, <b>I am here</b>.")
    desk.get_by_label("Your name").fill("Maya")
    desk.get_by_role("button", name="Send").click()
    desk.get_by_text("Hello, <b>I am here</b>.").wait_for()
    chat.has("Hello, <b>I am here</b>.")
    chat.has("Maya")
    chat.page.get_by_label("Your message").fill("Are you a person?")
    chat.page.keyboard.press("Enter")
    chat.has("Are you a person?")
    for _ in range(20):
        desk.get_by_role("link", name="Look for new messages").click()
        if desk.get_by_text("Are you a person?").count():
            break
    assert desk.get_by_text("Are you a person?").count() == 1
    desk.get_by_role("button", name="Give back to the advisor").click()
    chat.has("Nothing of what you told me is lost.")


@pytest.mark.parametrize(
    "look",
    [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"viewport": {"width": 320, "height": 800}}],
    ids=["light", "dark", "narrow"],
)
def test_axe_finds_nothing_and_nothing_sticks_out(staffed, enter, axe, look):  # noqa: F811
    server, admin = staffed
    id = handed_over(admin)
    # The pages' policy keeps scripts out, axe's among them; without it the browser asks for an icon, too.
    page = enter(bypass_csp=True, complains=True, **look)
    found = {}
    for path in ("", "/conversations", f"/conversations/{id}", "/login"):
        page.goto(f"{server.url}/admin{path}")
        page.evaluate(axe)
        ran = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
        found[path] = [(one["id"], one["nodes"][0]["html"]) for one in ran["violations"]]
        found[path] += page.evaluate("document.documentElement.scrollWidth > innerWidth ? ['too wide'] : []")
    assert found == {path: [] for path in found}
