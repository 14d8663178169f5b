"""The widget beside whatever a portal's page is: strict policies, loud styles, frames."""

import gzip
import re

import pytest
from sqlalchemy import create_engine, select

from advisor.store import tables
from tests.portal.conftest import user_token
from tests.portal.servers import serving
from tests.widget.conftest import ROOT, WAIT, script

BUILT = ROOT / "advisor" / "portal" / "static" / "widget.js"
MOST = 30_000


def test_it_is_small(capsys):
    size = len(gzip.compress(BUILT.read_bytes(), 9))
    with capsys.disabled():
        print(f"\nwidget.js: {size:,} bytes gzipped")
    assert size <= MOST


def test_it_works_under_a_strict_policy_with_a_nonce_an_integrity_and_trusted_types(
    visit, pages, server, browser
):
    page = browser.new_page()
    pinned = page.request.get(f"{server.url}/widget.json").json()
    page.close()
    policy = (
        f"default-src 'none'; script-src 'nonce-abc'; style-src 'nonce-abc'; connect-src {server.url}; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
    tag = (
        f'<script nonce="abc" src="{server.url}{pinned["src"]}" integrity="{pinned["integrity"]}" '
        'crossorigin="anonymous" data-advisor="customer-support-representative" defer></script>'
    )
    chat = visit(pages.put(tag, "/strict", Content_Security_Policy=policy))
    chat.open()
    chat.say("I have a bachelor's degree and worked 3 years in retail")
    for text in ("barista", "yes to all", "all 8", "all 9", *["skip"] * 8):
        chat.say(text)
        if chat.root.locator(".subtitle").inner_text() == "All done":
            break
    chat.root.locator(".card").wait_for()
    launcher = chat.root.locator(".panel")
    assert launcher.evaluate("one => getComputedStyle(one).position") == "fixed", "it has its styles"
    bar = chat.root.locator(".bars .filled").first
    assert bar.evaluate("one => one.getBoundingClientRect().width") > 10
    # (`visit` fails where the browser complained of anything.)


def test_with_another_hash_it_does_not_run(visit, pages, server):
    tag = script(server).replace("<script", f'<script integrity="sha384-{"A" * 64}" crossorigin="anonymous"')
    chat = visit(pages.put(tag, "/forged"), complains=True)
    chat.page.wait_for_timeout(300)
    assert chat.root.count() == 0


def test_a_loud_page_does_not_reach_in_and_nothing_reaches_out(visit, pages, server):
    loud = (
        "<style>* { color: rgb(255, 0, 0) !important; font: 30px serif !important; "
        "display: block !important } p { margin: 99px }</style>"
    )
    chat = visit(pages.put(script(server), "/loud", head=loud))
    before = chat.page.locator("h1").evaluate("one => getComputedStyle(one).cssText")
    chat.open()
    line = chat.root.locator(".assistant p").first
    shown = line.evaluate("one => { const c = getComputedStyle(one); return [c.color, c.marginTop] }")
    assert shown == ["rgb(27, 30, 43)", "0px"]
    assert chat.page.locator("h1").evaluate("one => getComputedStyle(one).cssText") == before


def test_a_page_sets_its_colours(visit, pages, server):
    head = "<style>:root { --advisor-accent: rgb(10, 90, 60); --advisor-radius: 4px }</style>"
    chat = visit(pages.put(script(server), "/themed", head=head))
    launcher = chat.root.locator(".launcher")
    assert launcher.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(10, 90, 60)"
    chat.open()
    assert chat.root.locator(".panel").evaluate("one => getComputedStyle(one).borderRadius") == "4px"


@pytest.mark.parametrize(("theme", "scheme", "dark"), [("dark", "light", True), ("light", "dark", False)])
def test_a_page_decides_on_light_or_dark(visit, pages, server, theme, scheme, dark):
    chat = visit(pages.put(script(server, theme=theme), f"/{theme}"), color_scheme=scheme)
    chat.open()
    colour = chat.root.locator(".panel").evaluate("one => getComputedStyle(one).backgroundColor")
    assert (colour == "rgb(23, 25, 35)") is dark


def test_inline_it_stands_where_the_page_says_and_begins_when_asked(visit, pages, server):
    body = f'<div id="here"></div>{script(server, mode="inline", target="#here")}'
    chat = visit(pages.put(body, "/inline"))
    assert chat.page.locator("#here advisor-chat").count() == 1
    assert chat.root.locator(".launcher").count() == 0
    chat.has("8 short questions")
    assert chat.page.evaluate("localStorage.length") == 0
    chat.page.get_by_role("button", name="Start", exact=True).click()
    chat.replied(1)
    chat.say("I worked in retail")
    chat.page.reload()
    chat.replied(2)


def test_the_frame_is_for_pages_that_run_no_scripts_of_others(visit, pages, server):
    frame = f'<iframe title="Advisor" width="420" height="640" src="{server.url}/widget/frame"></iframe>'
    chat = visit(
        pages.put(
            f"{frame}<script nonce='abc'>addEventListener('message', event => "
            "(window.heard ??= []).push([event.origin, event.data.advisor]))</script>",
            "/framed",
            Content_Security_Policy=f"default-src 'none'; script-src 'nonce-abc'; frame-src {server.url}",
        )
    )
    inside = chat.page.frame_locator("iframe")
    inside.get_by_role("button", name="Start").wait_for()
    token = user_token("widget-framed")
    chat.page.evaluate(
        "([token, to]) => frames[0].postMessage({advisor: 'identify', token}, to)", [token, server.url]
    )
    inside.get_by_role("button", name="Start").click()
    inside.locator(".line.assistant").first.wait_for(timeout=WAIT)
    inside.get_by_label("Your message").fill("I worked in retail")
    chat.page.keyboard.press("Enter")
    inside.locator(".understood").first.wait_for(timeout=WAIT)
    assert chat.page.evaluate("heard") == [[server.url, "begin"]]
    listed = chat.page.request.get(
        f"{server.url}/api/v1/conversations", headers={"Authorization": f"Bearer {token}"}
    )
    assert len(listed.json()["conversations"]) == 1, "it was the signed-in user's"


def test_another_sites_page_gets_neither_the_frame_nor_the_api(visit, pages, server):
    elsewhere = pages.put(
        f'<iframe title="Advisor" src="{server.url}/widget/frame"></iframe>{script(server)}', "/elsewhere"
    ).replace("127.0.0.1", "localhost")
    chat = visit(elsewhere, complains=True)
    chat.page.wait_for_timeout(300)
    assert chat.page.frames[1].url.startswith("chrome-error:")
    chat.page.get_by_role("button", name="Open the career advisor").click()
    chat.has("The connection is lost. Trying again …")


def test_what_the_server_wants_agreed_to_stands_before_the_first_message(visit, pages, server):
    chat = visit(pages.put(script(server), "/agree"))
    consent = {"version": "1a", "text": "We keep your words for a year.", "accepted_at": None}
    agreed = []

    def looked_at(route):
        answer = route.fetch()
        route.fulfill(response=answer, json={**answer.json(), "consent": consent})

    def agree(route):
        if route.request.method != "POST":
            return route.continue_()
        agreed.append(route.request.post_data_json)
        consent["accepted_at"] = "2026-11-22T12:00:00+00:00"
        return route.fulfill(json=consent)

    chat.page.route(re.compile(r"/conversations/cnv_[a-z0-9]+$"), looked_at)
    chat.page.route("**/consent", agree)
    chat.open()
    chat.has("We keep your words for a year.")
    assert chat.page.get_by_label("Your message").is_hidden()
    chat.page.get_by_role("button", name="I agree").click()
    chat.page.get_by_label("Your message").wait_for()
    assert agreed == [{"version": "1a"}]
    chat.say("I worked in retail")


def test_two_on_one_page_do_not_mix(visit, pages, server):
    ladder = script(server, "support-ladder", mode="inline", target="#here")
    body = f'{script(server)}<div id="here"></div>{ladder}'
    chat = visit(pages.put(body, "/two"))
    inline = chat.page.locator("#here advisor-chat")
    inline.get_by_role("button", name="Start", exact=True).click()
    for visited in ("first", "again"):
        if visited == "again":
            chat.page.reload()
        inline.get_by_text("This is about Support Ladder").first.wait_for()
        chat.page.get_by_role("button", name="Open the career advisor").click()
        chat.page.get_by_text("This is about Customer Support Representative").first.wait_for()


def test_visitors_are_of_the_tenant_that_the_page_names(visit, pages, environ, tmp_path):
    more = {
        "ADVISOR_DATABASE_URL": f"sqlite:///{tmp_path}/tenants.db",
        "ADVISOR_PORTAL_IDENTITY_SECRETS_ACME": "acme's-own-secret-as-long-as-it-should-be",
    }
    with serving(environ | more) as server:
        chat = visit(pages.put(script(server, tenant="acme"), "/acme"))
        chat.open()
        chat.say("I worked in retail")
        frame = visit(f"{server.url}/widget/frame?tenant=acme")
        frame.page.get_by_role("button", name="Start", exact=True).click()
        frame.replied(1)
        other = visit(pages.put(script(server), "/of-none"), context=chat.page.context)
        other.open()
        assert len(other.lines) == 1, "somebody else there, in the same browser"
        engine = create_engine(more["ADVISOR_DATABASE_URL"])
        with engine.connect() as connection:
            owners = (
                connection.execute(select(tables.owners.c.owner).order_by(tables.owners.c.since))
                .scalars()
                .all()
            )
        engine.dispose()
    assert [owner.partition(":")[0] for owner in owners] == ["acme/visitor", "acme/visitor", "visitor"]


def test_who_is_signed_in_is_known_before_anything_is_asked_for(visit, pages, server):
    token = user_token("widget-early")
    body = (
        f"<script>addEventListener('advisor:load', () => advisor.identify(() => '{token}'))</script>"
        f"{script(server, mode='inline')}"
    )
    url = pages.put(body, "/early")
    chat = visit(url)
    sent = []
    chat.page.on("request", lambda request: sent.append(request.headers.get("authorization")))
    chat.page.reload()
    chat.has("8 short questions")
    assert {header for header in sent if header} == {f"Bearer {token}"}


def test_too_much_at_once_is_told_and_waited_for(visit, pages, server):
    chat = visit(pages.put(script(server), "/much"), complains=True)
    chat.open()
    chat.page.route(
        "**/messages",
        lambda route: route.fulfill(
            status=429,
            body="{}",
            headers={
                "Retry-After": "1",
                "Access-Control-Allow-Origin": "*",
                "Access-Control-Expose-Headers": "Retry-After",
            },
        ),
        times=1,
    )
    chat.page.get_by_label("Your message").fill("I worked in retail")
    chat.page.keyboard.press("Enter")
    chat.has("That was a lot at once.")
    chat.replied(2)
    assert chat.lines.count("I worked in retail") == 1


def test_a_person_is_asked_for_where_the_server_can_hand_over(visit, pages, server):
    chat = visit(pages.put(script(server), "/human"))
    page = chat.page
    human = {"with_human": False, "humans": True}

    def looked_at(route):
        answer = route.fetch()
        route.fulfill(response=answer, json={**answer.json(), **human})

    asked = []

    def hand_over(route):
        if route.request.method == "POST":
            asked.append(route.request.post_data_json)
            human["with_human"] = True
            route.fulfill(json={})
        else:
            route.continue_()

    chat.open()
    assert page.get_by_role("button", name="Talk to a person").count() == 0
    page.route(re.compile(r"/conversations/cnv_[a-z0-9]+$"), looked_at)
    page.route("**/handover", hand_over)
    page.reload()
    chat.open()
    chat.page.evaluate("document.addEventListener('advisor:handover', () => window.handed = true)")
    page.get_by_role("button", name="Talk to a person").click()
    chat.has("A person has this conversation.")
    assert asked == [{"reason": "asked"}]
    assert page.evaluate("handed")
    assert chat.root.locator(".quick").count() == 0
    assert page.get_by_role("button", name="Talk to a person").count() == 0
    human["with_human"] = False
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    chat.root.locator(".quick").wait_for()
