"""Everybody can use it: WCAG 2.2 AA as far as a machine can tell; by keyboard, narrow, dark, mirrored."""

import re
from typing import Any

import pytest

from tests.portal.conftest import SENTENCES
from tests.widget.conftest import WAIT, script

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def faults(chat, axe):
    """What axe finds, in words that say where."""
    page = chat.page
    # Colours are judged at rest.
    page.evaluate(
        """() => Promise.all(document.querySelector('advisor-chat').shadowRoot.querySelector('.panel')
            .getAnimations({subtree: true})
            .filter(one => one.effect.getComputedTiming().iterations !== Infinity)
            .map(one => one.finished.catch(() => 0)))"""
    )
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe)
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, rules: {'color-contrast':"
        " {enabled: !matchMedia('(forced-colors: active)').matches}}})"
        ".then(done => done.violations)",
        RULES,
    )
    return [f"{one['id']}: {node['html'][:160]} {node['target']}" for one in found for node in one["nodes"]]


LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "narrow": {"viewport": {"width": 320, "height": 600}},
    "touch": {"viewport": {"width": 390, "height": 780}, "has_touch": True, "is_mobile": True},
    "calm": {"reduced_motion": "reduce"},
    "forced colours": {"forced_colors": "active"},
}


@pytest.mark.parametrize(
    ("look", "html"),
    [*((look, 'lang="en"') for look in LOOKS), ("dark", 'lang="de"'), ("narrow", 'lang="ar" dir="rtl"')],
)
def test_axe_finds_nothing_in_any_state(visit, pages, server, axe, look, html):
    chat = visit(
        pages.put(script(server, consent="We keep your words."), f"/{look[:4]}", html), **LOOKS[look]
    )
    found = {"closed": faults(chat, axe)}

    def state(name):
        found[name] = faults(chat, axe)

    chat.root.locator(".launcher").click()
    chat.root.locator(".consent").wait_for()
    state("consent")
    chat.root.locator(".intro .primary").click()
    chat.replied(1)
    state("first question")
    chat.root.locator("textarea").fill(SENTENCES[0])
    chat.page.keyboard.press("Enter")
    chat.replied(2)
    state("chips")
    chat.root.locator(".quick input").first.check()
    state("a chip taken")
    chat.root.locator(".note").first.click()
    state("correcting a choice")
    chat.page.keyboard.press("Escape")
    chat.root.locator(".note").nth(2).click()
    state("correcting a number")
    chat.page.keyboard.press("Escape")
    chat.root.locator(".list-button").click()
    state("answers")
    chat.page.keyboard.press("Escape")
    chat.root.locator(".menu-button").click()
    state("menu")
    chat.root.locator(".menu li:last-child button").click()
    state("delete")
    chat.page.keyboard.press("Escape")
    for number, text in enumerate(["yes to all", "all 8", "all 9", *["skip"] * 8], 3):
        if number == 4:
            state("ratings")
        chat.root.locator("textarea").fill(text)
        chat.page.keyboard.press("Enter")
        chat.replied(number)
        if chat.root.locator("progress, [role=progressbar]").get_attribute("aria-valuenow") == "100":
            break
    chat.root.locator(".card").wait_for()
    state("result")
    assert {name: said for name, said in found.items() if said} == {}


def test_axe_finds_nothing_while_it_fails_or_waits_or_a_human_has_it(visit, pages, server, axe):
    chat = visit(pages.put(script(server), "/failing"), complains=True)
    page = chat.page

    def handed_over(route):
        answer = route.fetch()
        route.fulfill(response=answer, json={**answer.json(), "with_human": True})

    def to_be_agreed_to(route):
        answer = route.fetch()
        consent = {"version": "1", "text": "We keep your words for a year.", "accepted_at": None}
        route.fulfill(response=answer, json={**answer.json(), "consent": consent})

    chat.open()
    page.route("**/messages", lambda route: route.abort())
    page.get_by_label("Your message").fill("hello")
    page.keyboard.press("Enter")
    chat.has("The connection is lost.")
    assert faults(chat, axe) == []
    page.unroute("**/messages")
    chat.replied(2)
    page.route("**/messages", lambda route: route.fulfill(status=422, body='{"detail": "No."}'))
    page.get_by_label("Your message").fill("hello")
    page.keyboard.press("Enter")
    chat.has("That did not work: No.")
    assert faults(chat, axe) == []
    page.route(re.compile(r"/conversations/cnv_[a-z0-9]+$"), to_be_agreed_to)
    page.reload()
    page.get_by_role("button", name="Open the career advisor").click()
    chat.has("We keep your words for a year.")
    assert faults(chat, axe) == []
    page.unroute(re.compile(r"/conversations/cnv_[a-z0-9]+$"))
    page.route(re.compile(r"/conversations/cnv_[a-z0-9]+$"), handed_over)
    page.reload()
    page.get_by_role("button", name="Open the career advisor").click()
    chat.has("A person has this conversation.")
    assert faults(chat, axe) == []


def test_a_whole_interview_by_keyboard_alone(visit, pages, server):
    chat = visit(pages.put(script(server), "/keys"))
    page = chat.page
    keys = page.keyboard

    def focused():
        return page.evaluate(
            """() => { let one = document.activeElement;
            while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
            const label = one.getAttribute('aria-label') || one.labels?.[0]?.innerText;
            return label || one.innerText || one.id }"""
        )

    keys.press("Tab")
    assert focused() == "Open the career advisor"
    keys.press("Enter")
    chat.replied(1)
    assert focused() == "Your message"
    keys.type(SENTENCES[0])
    keys.press("Enter")
    chat.replied(2)
    assert focused() == "Your message"
    # From the composer back into the form: the last row first.
    keys.press("Shift+Tab")
    assert focused() == "Skip"
    for _ in range(5):
        keys.press("Shift+Tab")
    assert focused() == "No", "a group of radio buttons is one stop, entered from its end"
    for _ in range(5):
        keys.press("Space")
        keys.press("ArrowLeft" if focused() == "No" else "ArrowRight")
        assert focused() == "Some"
        keys.press("Tab")
    assert focused() == "Send answers"
    keys.press("Enter")
    chat.replied(3)
    assert focused() == "1, lowest", "the keyboard goes on with the next question"
    for _ in range(4):
        keys.press("ArrowLeft")  # round to the highest
        assert focused() == "10, highest"
        keys.press("Tab")
    keys.press("Enter")
    chat.replied(4)
    for text in ["all 9", *["skip"] * 12]:
        before = chat.replies
        chat.root.locator("textarea").focus()
        keys.type(text)
        keys.press("Enter")
        chat.replied(before + 1)
        if chat.root.locator(".subtitle").inner_text() == "All done":
            break
    chat.root.locator(".card").wait_for()
    chat.root.locator("textarea").focus()
    keys.press("Shift+Tab")
    assert focused().startswith("Open the printable report")
    keys.press("Escape")
    assert focused() == "Open the career advisor", "closing gives the keyboard back"
    assert chat.root.locator(".panel").is_hidden()


def test_a_sheet_keeps_the_keyboard_and_gives_it_back(visit, pages, server):
    chat = visit(pages.put(script(server), "/sheet"))
    chat.open()
    chat.page.get_by_role("button", name="More").focus()
    chat.page.keyboard.press("Enter")
    sheet = chat.page.get_by_role("dialog", name="More")
    for _ in range(6):
        chat.page.keyboard.press("Tab")
        assert sheet.locator(":focus").count() == 1
    chat.page.keyboard.press("Escape")
    assert chat.root.locator(".menu-button:focus").count() == 1
    assert chat.root.locator(".panel").is_visible(), "Escape closes one thing at a time"


def test_screen_readers_hear_each_reply_once_and_the_state_apart(visit, pages, server):
    chat = visit(pages.put(script(server), "/heard"))
    chat.open()
    chat.page.wait_for_timeout(600)
    chat.page.evaluate(
        """() => { const log = document.querySelector('advisor-chat').shadowRoot.querySelector('[role=log]');
        window.added = []; window.live = log.getAttribute('aria-live');
        const seen = one => one.addedNodes.forEach(node => one.target === log && added.push(node.innerText));
        const watching = new MutationObserver(found => found.forEach(seen));
        watching.observe(log, {childList: true, subtree: true}) }"""
    )
    chat.say("I worked in retail")
    added = chat.page.evaluate("added")
    assert [text.split(":")[0].strip() for text in added] == ["You", "Advisor"]
    assert chat.page.evaluate("live") == "polite"
    status = chat.page.get_by_role("status")
    assert status.inner_text() == "The advisor has replied"
    assert chat.page.get_by_role("log", name="Conversation").count() == 1


@pytest.mark.parametrize("width", [320, 360, 480])
def test_nothing_sticks_out_on_a_narrow_screen(visit, pages, server, width):
    chat = visit(pages.put(script(server), "/narrow"), viewport={"width": width, "height": 600})
    chat.open()
    for text in (SENTENCES[0], "yes to all"):
        chat.say(text)
        out = chat.page.evaluate(
            """() => { const root = document.querySelector('advisor-chat').shadowRoot;
            const all = [...root.querySelectorAll(':not(.unseen, svg, svg *)')];
            const out = box => box.right > innerWidth + 0.5 || box.left < -0.5;
            return all.filter(one => one.checkVisibility() && out(one.getBoundingClientRect()))
                .map(one => one.outerHTML.slice(0, 80)) }"""
        )
        assert out == []
    small = chat.page.evaluate(
        """() => [...document.querySelector('advisor-chat').shadowRoot.querySelectorAll('button, .chip')]
            .filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect())
            .filter(box => box.width < 24 || box.height < 24).length"""
    )
    assert small == 0, "targets have 24 pixels at least"
    assert chat.page.get_by_role("dialog", name="Career advisor").get_attribute("aria-modal") == "true"


def test_from_right_to_left_everything_is_mirrored(visit, pages, server):
    chat = visit(pages.put(script(server), "/rtl", 'lang="ar" dir="rtl"'), locale="ar")
    launcher = chat.root.locator(".launcher")
    assert launcher.bounding_box()["x"] < 100
    launcher.click()
    chat.replied(1)
    panel = chat.root.locator(".panel").bounding_box()
    assert panel["x"] < 100
    chat.say("I worked in retail")
    user = chat.root.locator(".line.user .bubble").bounding_box()
    assert user["x"] - panel["x"] < 40, "one's own words stand at the end of the line, which is left"
    close = chat.root.locator(".close-button").bounding_box()
    assert close["x"] - panel["x"] < 40


def test_without_motion_nothing_moves(visit, pages, server):
    chat = visit(pages.put(script(server), "/calm"), reduced_motion="reduce")
    chat.open()
    moving = chat.page.evaluate(
        "document.querySelector('advisor-chat').shadowRoot.querySelector('.panel')"
        ".getAnimations({subtree: true}).length"
    )
    assert moving == 0


def test_it_speaks_the_language_of_the_page(visit, pages, server):
    chat = visit(pages.put(script(server), "/de", 'lang="de-AT"'))
    chat.root.get_by_role("button", name="Karriereberatung öffnen").click()
    chat.replied(1)
    assert chat.root.get_by_label("Ihre Nachricht").is_visible()
    chat.root.get_by_text("noch 8 Fragen").wait_for(timeout=WAIT)
    spoken = chat.root.locator(".line.assistant .bubble").first
    assert spoken.get_attribute("lang") == "en", "what the advisor says is English, and is read out so"


@pytest.mark.parametrize("text", ["I worked in retail", "BA, barista, 3 years in retail and hospitality"])
def test_on_a_phone_what_can_be_tapped_is_in_sight_as_a_whole(visit, pages, server, text):
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    chat = visit(pages.put(script(server), "/phone"), **phone)
    chat.open()
    chat.replied(1)
    chat.say(text)
    chat.replied(2)
    chat.page.wait_for_function(
        """() => {
            const root = document.querySelector("advisor-chat").shadowRoot;
            const card = root.querySelector(".quick").getBoundingClientRect();
            const body = root.querySelector(".body").getBoundingClientRect();
            return card.top >= body.top && card.bottom <= body.bottom;
        }"""
    )
