"""The admin's pages: who gets in, what they show, and that what people write stays text there."""

import csv
import datetime
import io
import json
import re
from html.parser import HTMLParser

import jwt
import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from sqlalchemy import update

from advisor.answers import Span
from advisor.portal.admin import figures, router
from advisor.portal.admin.desk import desk
from advisor.portal.admin.marking import pieces_of
from advisor.portal.on_offer import rubric_of
from advisor.store import keys, tables
from advisor.store.surveyed import Standing
from tests.portal.conftest import SENTENCES, Person, api_key, on_both, user_token

OURS = {"Sec-Fetch-Site": "same-origin"}
CSR = "customer-support-representative"


def come_in(http, key, base=""):
    return http.post(f"{base}/admin/login", data={"key": key}, headers=OURS, follow_redirects=False)


@pytest.fixture
def inside(app):
    """A browser in which an admin has signed in."""
    browser = TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)
    assert come_in(browser, api_key(app, "admin")).status_code == 303
    return browser


def finished(person):
    id = person.begin()
    for text in (*SENTENCES, *["skip"] * 8, "report"):
        if person.say(id, text).json()["progress"]["done"]:
            return id
    raise AssertionError("no report was shown")


def moved_back(app, id, **ago):
    """Have a conversation begun, and last written in, some time ago."""
    then = (datetime.datetime.now(datetime.UTC) - datetime.timedelta(**ago)).isoformat(
        timespec="microseconds"
    )
    with app.state.service.store.engine.begin() as connection:
        connection.execute(update(tables.owners).where(tables.owners.c.session == id).values(since=then))
        connection.execute(update(tables.sessions).where(tables.sessions.c.id == id).values(changed_at=then))


# --- The door -----------------------------------------------------------------------------------------------

PAGES = ["", "/conversations", f"/conversations/cnv_{'a' * 24}", f"/conversations/cnv_{'a' * 24}/report"]
PAGES += [f"/conversations/cnv_{'a' * 24}/export", "/export.csv", "/export.json"]


def test_every_page_but_the_door_is_tried_here():
    paths = [route.path for route in (*router.routes, *desk.routes) if isinstance(route, APIRoute)]
    served = {path.replace("{id}", f"cnv_{'a' * 24}") for path in paths}
    forms = {f"/conversations/cnv_{'a' * 24}/{form}" for form in ("take", "reply", "release")}
    assert served == {*PAGES, *forms, "/login", "/logout", "/style.css"}


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("who", ["nobody", "a user", "another scope", "a forged session"])
def test_nobody_else_gets_in(app, http, who, path):
    if who == "a user":
        http.headers["Authorization"] = f"Bearer {user_token()}"
    if who == "another scope":
        assert come_in(http, api_key(app, "users", "completions")).status_code == 401
    if who == "a forged session":
        until = datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=1)
        claims = {"sub": "0123456789ab", "aud": "advisor-admin", "exp": until}
        http.cookies.set("advisor_admin", jwt.encode(claims, "x" * 32))
    response = http.get(f"/admin{path}", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, "/admin/login")


def test_the_session_is_a_strict_cookie_of_these_pages_and_opens_nothing_else(app, http):
    response = come_in(http, api_key(app, "admin"))
    cookie = response.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Path=/admin" in cookie
    assert "Max-Age=3600" in cookie
    assert "Secure" not in cookie  # this server speaks no TLS; behind one that does:
    behind_tls = TestClient(app, base_url="https://127.0.0.1")
    assert "Secure" in come_in(behind_tls, api_key(app, "admin")).headers["set-cookie"]
    stolen = {"Cookie": cookie.partition(";")[0]}
    assert http.get("/api/v1/conversations", headers=stolen).status_code == 401


def test_the_key_is_not_in_the_cookie(app, http):
    key = api_key(app, "admin")
    assert key.rpartition("_")[2] not in come_in(http, key).headers["set-cookie"]


def test_a_revoked_key_ends_its_sessions(app, inside):
    assert inside.get("/admin").status_code == 200
    engine = app.state.service.store.engine
    keys.revoke(engine, keys.listed(engine)[0].id)
    assert inside.get("/admin").status_code == 303


def test_a_session_ends_by_itself(app, http):
    key = keys.check(app.state.service.store.engine, api_key(app, "admin"))
    assert key
    past = datetime.datetime.now(datetime.UTC) - datetime.timedelta(seconds=1)
    claims = {"sub": key.id, "aud": "advisor-admin", "exp": past}
    http.cookies.set("advisor_admin", jwt.encode(claims, app.state.service.store.secret("admin")))
    assert http.get("/admin", follow_redirects=False).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {},
    ],
    ids=["another site", "a neighbour", "another origin", "no origin to speak of", "nothing said"],
)
@pytest.mark.parametrize("path", ["/admin/login", "/admin/logout"])
def test_forms_of_other_sites_are_not_taken(app, http, path, headers):
    response = http.post(path, data={"key": api_key(app, "admin")}, headers=headers, follow_redirects=False)
    assert response.status_code == 403
    assert "set-cookie" not in response.headers


def test_a_form_of_an_older_browser_is_told_by_its_origin(app, http):
    headers = {"Origin": "http://127.0.0.1"}
    data = {"key": api_key(app, "admin")}
    assert http.post("/admin/login", data=data, headers=headers, follow_redirects=False).status_code == 303


@pytest.mark.parametrize("body", [b"key=%ff%fe", b"a=1&" * 50, b"\xff"], ids=["no UTF-8", "many", "bytes"])
def test_a_form_that_is_none_is_refused(http, body):
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    response = http.post("/admin/login", content=body, headers=OURS | kind, follow_redirects=False)
    assert response.status_code in (401, 422)
    assert http.post("/admin/login", json={"key": "x"}, headers=OURS).status_code == 422


def test_signing_out_ends_the_session_in_this_browser(inside):
    assert inside.post("/admin/logout", headers=OURS).headers["location"] == "/admin/login"
    assert inside.get("/admin").status_code == 303


def test_the_pages_work_where_the_app_is_mounted(app):
    outer = FastAPI()
    outer.mount("/career", app)
    browser = TestClient(outer, base_url="http://127.0.0.1", follow_redirects=False)
    assert browser.get("/career/admin").headers["location"] == "/career/admin/login"
    response = come_in(browser, api_key(app, "admin"), "/career")
    assert response.headers["location"] == "/career/admin"
    assert "Path=/career/admin" in response.headers["set-cookie"]
    (style,) = re.findall(r'href="(/career/admin/style.css[^"]*)"', browser.get("/career/admin").text)
    assert browser.get(style).headers["content-type"].startswith("text/css")


# --- What the pages are -------------------------------------------------------------------------------------


class Elements(HTMLParser):
    """Which elements and attributes a page has."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, *one) for one in attrs]


@on_both
def test_no_page_has_a_script_or_an_inline_style_and_all_that_people_write_is_text(app, ann, inside):
    nasty = "<script>alert(1)</script> {{ 7*7 }} <img src=x onerror=alert(1)>"
    http = ann.http
    named = Person(http, user_token('"><b onmouseover=x>'))
    ids = [finished(ann), named.begin()]
    named.say(ids[1], nasty)
    paths = [
        "",
        "/login",
        "/conversations",
        *(f"/conversations/{id}" for id in ids),
        "/conversations?state=open",
    ]
    for path in paths:
        response = inside.get(f"/admin{path}")
        assert response.status_code == 200, path
        policy = response.headers["content-security-policy"]
        assert "unsafe" not in policy
        assert "script-src 'none'" in policy
        page = Elements(response.text)
        assert not {"script", "style", "img", "b onmouseover"} & set(page.tags)
        assert not [one for one in page.attributes if one[1] == "style" or one[1].startswith("on")]
        assert all(dict([one[1:]]).get("href", "#").startswith(("/admin", "#")) for one in page.attributes)
    shown = inside.get(f"/admin/conversations/{ids[1]}").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }}" in shown


def test_drawings_say_in_words_what_they_show(inside, ann, app):
    moved_back(app, finished(ann), days=2)
    page = Elements(inside.get("/admin").text)
    drawn = [one for one in page.attributes if one[:2] == ("svg", "role")]
    named = [one for one in page.attributes if one[:2] == ("svg", "aria-label")]
    hidden = [one for one in page.attributes if one[:2] == ("svg", "aria-hidden")]
    assert len(drawn) == len(named) > 10
    assert len(drawn) + len(hidden) == page.tags.count("svg")
    assert "table" in page.tags


@on_both
def test_the_overview_counts(app, ann, bob, inside):
    moved_back(app, finished(ann), days=3)
    left = bob.begin()
    moved_back(app, left, hours=2)
    old = ann.begin()
    moved_back(app, old, days=50)
    text = re.sub(r"<[^>]+>|\s+", " ", inside.get("/admin").text)
    assert re.search(r"Conversations\s+2\s", text)
    assert re.search(r"Finished\s+1\s+50%", text)
    assert re.search(r"Background\s+1\s+of 2", text)
    assert re.search(r"Conversations\s+3\s", re.sub(r"<[^>]+>|\s+", " ", inside.get("/admin?days=90").text))


def test_evidence_is_marked_where_it_was_said(ann, inside):
    id = ann.begin()
    ann.say(id, "I have a bachelor's degree & 3 years in retail.")
    shown = inside.get(f"/admin/conversations/{id}").text
    assert re.search(r'<mark title="[^"]*">bachelor&#39;s', shown)
    assert re.search(r"<mark [^>]*>3 years<", shown)


def test_pieces_are_cut_where_evidence_overlaps():
    spans = [(Span(0, 0, 5, "abcde"), "one"), (Span(0, 3, 7, "defg"), "two")]
    pieces = pieces_of("abcdefghi", spans)
    assert [(one.text, one.labels) for one in pieces] == [
        ("abc", ("one",)),
        ("de", ("one", "two")),
        ("fg", ("two",)),
        ("hi", ()),
    ]
    assert "".join(one.text for one in pieces_of("", [])) == ""


@on_both
def test_the_list_is_filtered_and_goes_on_by_cursor(app, inside, ann, bob, monkeypatch):
    monkeypatch.setattr("advisor.portal.admin.routes.PAGE", 2)
    ids = [ann.begin() for _ in range(3)]
    theirs = bob.begin(rubric="support-ladder")

    def listed(query):
        text = inside.get(f"/admin/conversations?{query}").text
        following = re.search(r'cursor=([^"&]+)" rel="next"', text)
        return re.findall(r"/conversations/(cnv_\w+)", text), following and following[1]

    first, cursor = listed("")
    assert first == [theirs, ids[2]]
    second, end = listed(f"cursor={cursor}")
    assert (second, end) == ([ids[1], ids[0]], None)
    assert listed("user=bob")[0] == [theirs]
    assert listed("rubric=support-ladder")[0] == [theirs]
    assert listed("state=finished")[0] == []
    moved_back(app, theirs, days=9)
    assert listed("user=bob&days=7")[0] == []
    assert inside.get("/admin/conversations?cursor=x").status_code == 400
    assert inside.get("/admin?rubric=../x").status_code == 422
    assert inside.get("/admin?rubric=nothing").status_code == 404


@on_both
def test_who_is_with_a_human_or_waits_for_one_is_to_be_found(inside, ann, bob, http, app):
    ids = {name: ann.begin() for name in ("waits", "written", "left")} | {"bob": bob.begin()}
    desk = Person(http, api_key(app, "desk"))
    assert "now</dt>" not in inside.get("/admin").text, "where no human has any, nothing is said of them"
    for name in ("waits", "written", "bob"):
        owner = bob if name == "bob" else ann
        owner.ask("POST", f"/conversations/{ids[name]}/handover", {"reason": "asked"})
    reply = {"text": "<i>Hello</i>", "name": "<b>Maya</b>"}
    desk.ask("POST", f"/conversations/{ids['written']}/replies", reply)

    def listed(human):
        text = inside.get(f"/admin/conversations?human={human}").text
        return set(re.findall(r"/conversations/(cnv_\w+)", text))

    assert listed("waiting") == {ids["waits"], ids["bob"]}
    assert listed("with") == {ids["waits"], ids["bob"], ids["written"]}
    assert listed("without") == {ids["left"]}
    assert listed("") == set(ids.values())
    assert inside.get("/admin/conversations?human=x").status_code == 422
    overview = inside.get("/admin").text
    assert 'human=waiting">2</a>' in overview
    assert 'human=with">3</a>' in overview
    assert "with &lt;b&gt;Maya&lt;/b&gt;" in inside.get("/admin/conversations").text
    shown = inside.get(f"/admin/conversations/{ids['written']}").text
    assert "<bdi>&lt;b&gt;Maya&lt;/b&gt;</bdi>, a human" in shown
    assert "&lt;i&gt;Hello&lt;/i&gt;" in shown
    lines = inside.get("/admin/export.json?human=waiting").text.splitlines()
    assert {json.loads(line)["id"] for line in lines} == {ids["waits"], ids["bob"]}


# --- Taking it away -----------------------------------------------------------------------------------------


@on_both
def test_the_files_hold_every_assessment_and_no_formula(ann, http, inside):
    done = finished(ann)
    sly = Person(http, user_token("=HYPERLINK(1)"))
    other = sly.begin()
    rows = list(csv.DictReader(io.StringIO(inside.get("/admin/export.csv").text)))
    assert [row["conversation"] for row in rows] == [other, done]
    assert rows[1]["education"] == "bachelor"
    assert (rows[1]["finished"], rows[0]["finished"]) == ("yes", "no")
    assert rows[0]["owner"] == "user:=HYPERLINK(1)"  # no cell begins with "="
    lines = [json.loads(line) for line in inside.get("/admin/export.json").text.splitlines()]
    assert [line["id"] for line in lines] == [other, done]
    assert lines[1]["result"]["tier"] in figures.outcomes(rubric_of(CSR))


def test_a_cell_never_begins_as_a_formula_does(ann, inside):
    id = ann.begin()
    assert ann.ask("PUT", f"/conversations/{id}/answers/current_role", {"value": "=1+1"}).status_code == 200
    (row,) = csv.DictReader(io.StringIO(inside.get("/admin/export.csv").text))
    assert row["current_role"] in ("", "'=1+1", "1+1")


@on_both
def test_assessments_come_by_cursor_and_again_when_they_change(app, ann, bob, admin, monkeypatch):
    monkeypatch.setattr("advisor.store.surveyed.SETTLED", datetime.timedelta(0))
    ids = [finished(ann), bob.begin(), ann.begin()]

    def after(cursor, **query):
        asked = "&".join(f"{name}={value}" for name, value in query.items())
        path = f"/assessments?limit=2&{asked}" + (f"&cursor={cursor}" if cursor else "")
        page = admin.ask("GET", path)
        assert page.status_code == 200, page.text
        return page.json()

    first = after(None)
    assert [one["id"] for one in first["assessments"]] == ids[:2]
    assert first["more"] is True
    assert first["assessments"][0]["result"]["tier"]
    assert first["assessments"][0]["answers"]["education"] == "bachelor"
    second = after(first["next"])
    assert ([one["id"] for one in second["assessments"]], second["more"]) == ([ids[2]], False)
    nothing = after(second["next"])
    assert (nothing["assessments"], nothing["next"]) == ([], second["next"])
    bob.say(ids[1], "I worked in retail")
    assert [one["id"] for one in after(second["next"])["assessments"]] == [ids[1]]
    assert [one["id"] for one in after(None, finished="true")["assessments"]] == [ids[0]]
    assert ann.ask("GET", "/assessments").status_code == 403


def test_a_change_is_told_only_when_no_earlier_one_can_follow(ann, admin):
    ann.begin()
    nothing = admin.ask("GET", "/assessments").json()
    assert (nothing["assessments"], nothing["more"]) == ([], False)


def test_where_nothing_is_yet_there_is_a_cursor_to_ask_with_again(ann, admin, monkeypatch):
    before = admin.ask("GET", "/assessments").json()["next"]
    monkeypatch.setattr("advisor.store.surveyed.SETTLED", datetime.timedelta(0))
    id = ann.begin()
    later = admin.ask("GET", f"/assessments?cursor={before}").json()["assessments"]
    assert [one["id"] for one in later] == [id]


def test_where_the_rubric_has_changed_the_answers_stand_without_a_result(app, ann, admin, monkeypatch):
    monkeypatch.setattr("advisor.store.surveyed.SETTLED", datetime.timedelta(0))
    finished(ann)
    older = rubric_of(CSR).model_copy(update={"version": 99})
    monkeypatch.setattr("advisor.portal.exports.rubric_of", lambda _: older)
    (one,) = admin.ask("GET", "/assessments").json()["assessments"]
    assert (one["result"], one["decided"], one["answers"]["education"]) == (None, None, "bachelor")


# --- Figures ------------------------------------------------------------------------------------------------


def standing(day, verdict="NEARLY 61.5", finished=True, turns=3):
    return Standing(
        "cnv_x", f"{day}T10:00:00.000000+00:00", f"{day}T11:00:00+00:00", turns, finished, verdict
    )


@pytest.mark.parametrize(
    ("days", "unit", "count"),
    [
        (["2026-03-01", "2026-03-04"], "day", 4),
        (["2026-01-01", "2026-03-04"], "week", 10),
        (["2024-12-31", "2026-03-04"], "month", 16),
        (["2026-03-01"], "day", 1),
        ([], "day", 0),
    ],
)
def test_results_over_time_fit_whatever_the_period(days, unit, count):
    found = figures.columns(rubric_of(CSR), [standing(day) for day in days])
    assert (found[0], len(found[1])) == (unit, count)
    assert sum(sum(column.numbers) for column in found[1]) == len(days)


def test_a_verdict_is_known_by_its_name_and_nothing_is_guessed():
    csr, ladder = rubric_of(CSR), rubric_of("support-ladder")
    assert figures.result(csr, "NOT VIABLE 12.0") == "NOT VIABLE"
    assert figures.result(csr, "SPLENDID 99.0") is None
    assert figures.result(ladder, figures.outcomes(ladder)[3]) == figures.outcomes(ladder)[3]
    unfinished = figures.columns(csr, [standing("2026-03-01", finished=False)])
    assert unfinished[1] == ()


def test_totals_of_nothing_are_no_numbers():
    nothing = figures.totals([])
    assert (nothing.begun, nothing.rate, nothing.turns) == (0, None, None)
    some = figures.totals([standing("2026-03-01", turns=1, finished=False), standing("2026-03-01", turns=8)])
    assert (some.begun, some.spoke, some.finished, some.rate, some.turns) == (2, 1, 1, 50, "8")
