"""Whole conversations in a browser: the widget on a portal's page, a server, nothing replaced."""

import re

import pytest

from tests.portal.conftest import SENTENCES, user_token
from tests.portal.servers import serving
from tests.widget.conftest import WAIT, script


@pytest.fixture
def chat(visit, pages, server):
    chat = visit(pages.put(script(server)))
    chat.open()
    return chat


def to_the_result(chat):
    for text in (*SENTENCES[:2], "all 8", "all 9", *["skip"] * 12):
        chat.say(text)
        if chat.root.locator(".card").count() or "All done" in chat.root.locator(".subtitle").inner_text():
            break
    chat.root.locator(".card").wait_for()


def test_an_interview_ends_with_a_card_and_a_report_to_print(chat):
    to_the_result(chat)
    assert chat.root.locator(".verdict").inner_text() == "Qualified"
    assert chat.root.locator(".bars li").count() == 5
    assert chat.root.get_by_role("progressbar").get_attribute("aria-valuenow") == "100"
    with chat.page.context.expect_page() as opened:
        chat.page.get_by_role("link", name="Open the printable report").click()
    opened.value.wait_for_load_state()
    assert "QUALIFIED" in opened.value.title()
    assert "I have a bachelor's degree" in opened.value.content().replace("&#39;", "'")


def test_an_interview_by_tapping_alone_is_understood_exactly(chat):
    page = chat.page
    page.get_by_role("radio", name="bachelor's degree").check()
    page.get_by_role("textbox", name="Years of customer work").fill("2,5")
    page.get_by_role("checkbox", name="retail").check()
    page.get_by_role("checkbox", name="support").check()
    page.get_by_role("button", name="Send answers").click()
    chat.replied(2)
    assert chat.root.locator(".understood .note b").all_inner_texts() == [
        "bachelor's degree", "2.5 years", "retail and support",
    ]  # fmt: skip
    chat.say("barista")
    for item, value in (("Ticket systems", "Yes"), ("Live chat", "Some"), ("Phone support", "No")):
        page.get_by_role("group", name=item).get_by_role("radio", name=value, exact=True).check()
    page.get_by_role("button", name="Send answers").click()
    chat.replied(4)
    shown = chat.root.locator(".line.user").last.locator(".note b").all_inner_texts()
    assert shown == ["yes", "some", "no"]
    assert "Email support" in chat.root.locator(".quick").inner_text(), "what was left out is asked for"


def test_a_rating_of_one_thing_is_one_tap(chat):
    chat.say(SENTENCES[0])
    chat.say("yes to all")
    chat.say("learning software 8, explaining tech 7, troubleshooting 6")
    group = chat.page.get_by_role("group", name="Understanding SaaS")
    assert group.get_by_role("button", name="10, highest").is_visible()
    group.get_by_role("button", name="9", exact=True).click()
    chat.replied(5)
    assert chat.root.locator(".line.user").last.locator(".note b").all_inner_texts() == ["9"]


def test_what_was_understood_is_corrected_by_a_tap(chat):
    chat.say(SENTENCES[0])
    asked = chat.root.locator(".quick").inner_text()
    chat.page.get_by_role("button", name="Correct: education, bachelor's degree").click()
    sheet = chat.page.get_by_role("dialog", name="Correct: education")
    sheet.get_by_role("button", name="master's degree").click()
    chat.replied(2)
    chat.has("education: master's degree")
    assert chat.root.locator(".quick").inner_text() == asked, "the question stands"
    chat.page.get_by_role("button", name="Your answers (4)").click()
    answers = chat.page.get_by_role("dialog", name="Your answers")
    assert "master's degree" in answers.inner_text()
    assert "bachelor" not in answers.inner_text()


def test_undo_takes_the_last_change_back(chat):
    chat.say("I worked in retail")
    chat.page.get_by_role("button", name="More").click()
    chat.page.get_by_role("button", name="Undo the last change").click()
    chat.replied(3)
    chat.page.get_by_role("button", name="Your answers (0)").click()
    chat.has("Nothing is noted yet.")


def test_a_reload_in_the_middle_brings_everything_back(chat):
    chat.say(SENTENCES[0])
    lines, asked = chat.lines, chat.root.locator(".quick").inner_text()
    notes = chat.root.locator(".understood .note b").all_inner_texts()
    chat.page.reload()
    chat.open()
    assert chat.lines == lines
    assert chat.root.locator(".quick").inner_text() == asked
    assert sorted(chat.root.locator(".understood .note b").all_inner_texts()) == sorted(notes)
    to_the_result(chat)
    chat.page.reload()
    chat.open()
    chat.root.locator(".card").wait_for()


def test_a_message_under_way_at_a_reload_arrives_once(chat):
    page = chat.page
    reached = []

    def swallow(route):
        reached.append(route.fetch())  # it reaches the server, and the answer is lost
        page.evaluate("location.reload()")

    page.route("**/messages", swallow, times=1)
    page.get_by_label("Your message").fill("I worked in retail")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert reached[0].status == 200
    chat.open()
    chat.replied(2)
    assert [line for line in chat.lines if line == "I worked in retail"] == ["I worked in retail"]


def test_a_stream_that_breaks_off_is_taken_up_where_it_was(chat):
    page = chat.page

    def cut(route):
        answer = route.fetch()
        text = answer.text()
        route.fulfill(response=answer, body=text[: text.index("event: asked")])

    page.route("**/messages", cut, times=1)
    with page.expect_request("**/events") as resumed:
        chat.say("I worked in retail")
    assert re.fullmatch(r"2\.\d+", resumed.value.headers["last-event-id"])
    assert sum("retail" in line for line in chat.lines) == 3, "the question, the message, and its answer"
    assert chat.root.locator(".quick").count() == 1


def test_a_server_killed_in_the_middle_is_waited_for(visit, pages, environ, tmp_path):
    environ = environ | {"ADVISOR_DATABASE_URL": f"sqlite:///{tmp_path}/killed.db"}
    with serving(environ) as server:
        chat = visit(pages.put(script(server), "/killed"), complains=True)
        chat.open()
        chat.say(SENTENCES[0])
        server.kill()
        chat.page.get_by_label("Your message").fill("yes to all of them")
        chat.page.keyboard.press("Enter")
        chat.has("The connection is lost. Trying again …")
        server.start()
        chat.replied(3)
        chat.root.get_by_text("The connection is lost").first.wait_for(state="detached", timeout=WAIT)
        assert chat.lines.count("yes to all of them") == 1
        assert "From 1 to 10" in chat.lines[-1]


def test_two_tabs_show_one_conversation(chat, visit):
    context, url = chat.page.context, chat.page.url
    other = visit(url, context=context)
    other.open()
    assert other.lines == chat.lines
    chat.say("I worked in retail")
    other.has("I worked in retail")
    other.replied(2)
    other.say("I have a master's degree")
    chat.replied(3)
    assert chat.lines == other.lines


def test_two_tabs_that_begin_at_once_begin_one_conversation(visit, pages, server):
    url = pages.put(script(server), "/at-once")
    one = visit(url)
    two = visit(url, context=one.page.context)
    for chat in (one, two):
        chat.page.evaluate("setTimeout(() => window.advisor.open(), 300)")
    for chat in (one, two):
        chat.replied(1)
    one.say("I worked in retail")
    two.has("I worked in retail")


def test_a_signed_in_user_has_their_conversation_in_another_browser(visit, pages, server):
    url = pages.put(script(server, token=user_token("widget-ann")), "/ann")
    chat = visit(url)
    chat.open()
    chat.say("I worked in retail")
    assert chat.page.locator("[data-token]").count() == 0, "a token stands on the page no longer than needed"
    again = visit(url)
    again.open()
    assert again.lines == chat.lines


def test_signing_out_leaves_nothing(visit, pages, server):
    token = user_token("widget-bea")
    chat = visit(pages.put(script(server), "/bea"))
    chat.page.evaluate("token => advisor.identify(async () => token)", token)
    chat.open()
    chat.say("I worked in retail")
    chat.page.evaluate("advisor.signOut()")
    assert chat.root.locator(".panel").is_hidden()
    assert chat.page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    chat.open()
    assert "I worked in retail" not in chat.lines


def test_a_token_that_has_ended_is_told(visit, pages, server):
    chat = visit(pages.put(script(server, token="expired"), "/expired"), complains=True)
    chat.page.get_by_role("button", name="Open the career advisor").click()
    chat.has("Your sign-in has ended.")


def test_deleting_asks_first_and_then_leaves_nothing(chat):
    chat.say("I worked in retail")
    chat.page.get_by_role("button", name="More").click()
    chat.page.get_by_role("button", name="Delete this conversation").click()
    chat.page.get_by_role("button", name="Delete for good").click()
    chat.page.get_by_role("button", name="Start", exact=True).click()
    chat.replied(1)
    assert len(chat.lines) == 1


def test_a_new_conversation_begins_empty_and_lasts(chat):
    chat.say("I worked in retail")
    chat.page.get_by_role("button", name="More").click()
    chat.page.get_by_role("button", name="New conversation").click()
    chat.root.get_by_text("I worked in retail").first.wait_for(state="detached")
    chat.replied(1)
    chat.page.reload()
    chat.open()
    assert len(chat.lines) == 1


def test_nothing_is_sent_or_kept_before_the_person_agrees(visit, pages, server):
    chat = visit(pages.put(script(server, consent="We keep your words for 30 days."), "/consent"))
    sent = []
    chat.page.on("request", lambda request: sent.append(request.method))
    chat.page.get_by_role("button", name="Open the career advisor").click()
    chat.has("We keep your words for 30 days.")
    chat.has("8 short questions")
    assert "POST" not in sent
    assert chat.page.evaluate("localStorage.length") == 0
    chat.page.get_by_role("button", name="Agree and start").click()
    chat.replied(1)


def test_what_people_write_stays_text(chat):
    chat.say("<img src=x onerror=alert(1)> I am a <b>barista</b>")
    assert "<img src=x onerror=alert(1)> I am a <b>barista</b>" in chat.lines
    assert chat.root.locator("img").count() == 0


def test_a_refused_message_is_told_and_not_lost(visit, pages, server):
    chat = visit(pages.put(script(server), "/refused"), complains=True)
    chat.open()
    page = chat.page
    problem = '{"type": "urn:advisor:problem:invalid", "detail": "Too odd."}'
    page.route("**/messages", lambda route: route.fulfill(status=422, body=problem), times=1)
    page.get_by_label("Your message").fill("odd")
    page.keyboard.press("Enter")
    chat.has("That did not work: Too odd.")
    assert page.get_by_label("Your message").input_value() == "odd"
    assert "odd" not in chat.lines


def test_events_tell_the_page_what_happens(chat):
    chat.page.evaluate(
        """() => { window.heard = [];
        for (const name of ['understood', 'message', 'close', 'open'])
            document.addEventListener('advisor:' + name, event => heard.push([name, event.detail])) }"""
    )
    chat.say("I worked in retail")
    chat.page.evaluate("advisor.close(); advisor.toggle()")
    heard = chat.page.evaluate("heard")
    assert [name for name, _ in heard] == ["understood", "message", "close", "open"]
    assert heard[0][1]["understood"][0]["item"] == "service_domains"


def test_the_ladder_asks_for_words_and_shows_its_rungs(visit, pages, server):
    chat = visit(pages.put(script(server, "support-ladder"), "/ladder"))
    chat.open()
    chat.say("I am a support agent with 3 years in support")
    assert chat.root.locator(".quick").count() == 0, "how somebody works is told in words"
    for _ in range(12):
        chat.say("skip")
        if chat.root.locator(".subtitle").inner_text() == "All done":
            break
    chat.root.locator(".card").wait_for()
    assert chat.root.locator(".verdict").inner_text() == "No level yet"
    assert chat.root.locator(".bars li").count() == 4
