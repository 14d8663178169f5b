"""A conversation over HTTP, from the first question to the report, on both databases."""

import json
from urllib.parse import quote

import pytest

from advisor.catalog import rubric_names
from tests.portal.conftest import SENTENCES, on_both


def events(text):
    """The events of a stream: id, name and data of each."""
    found = []
    for block in text.strip().split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.split("\n"))
        if "event" in fields:
            found.append((fields["id"], fields["event"], json.loads(fields["data"])))
    return found


@on_both
def test_an_interview_ends_with_a_report(ann):
    id = ann.begin(rubric="customer-support-representative", date="2026-11-22")
    turns = [ann.say(id, text).json() for text in SENTENCES]
    for _ in range(40):
        if turns[-1]["progress"]["done"]:
            break
        turns.append(ann.say(id, "skip").json())
    last = turns[-1]
    assert last["progress"]["done"]
    assert last["result"]["report"] == 1
    shown = ann.ask("GET", f"/conversations/{id}").json()
    assert shown["result"]["summary"] == last["result"]["summary"] == shown["verdict"]
    assert shown["messages"][-1]["content"] == last["reply"]
    assert shown["finished"]
    assert ann.ask("GET", f"/conversations/{id}/report").json()["rubric"]["id"] == shown["rubric"]


def test_what_was_understood_comes_with_the_words_it_was_read_from(ann):
    id = ann.begin()
    (understood,) = ann.say(id, "I worked in retail").json()["understood"]
    assert (understood["item"], understood["what"], understood["value"]) == (
        "service_domains",
        "new",
        ["retail"],
    )
    (span,) = understood["evidence"]
    messages = ann.ask("GET", f"/conversations/{id}").json()["messages"]
    assert messages[span["message"]]["content"][span["start"] : span["end"]] == "retail" == span["quote"]


def test_evidence_counts_from_where_the_person_started_over(ann):
    id = ann.begin()
    for text in ("I worked in retail", "start over", "yes", "I worked in a call center"):
        ann.say(id, text)
    messages = ann.ask("GET", f"/conversations/{id}").json()["messages"]
    (known,) = ann.ask("GET", f"/conversations/{id}/answers").json()["answers"]
    (span,) = known["evidence"]
    assert messages[span["message"]]["content"][span["start"] : span["end"]] == span["quote"]
    exported = ann.ask("GET", f"/conversations/{id}/export").json()
    assert "I worked in retail" in [line["content"] for line in exported["messages"]]


def test_choices_come_with_what_is_asked_and_can_be_sent_back(ann):
    id = ann.begin()
    asked = ann.ask("GET", f"/conversations/{id}").json()["asked"]
    education = next(one for one in asked if one["item"] == "education")
    value = education["choices"][-1]["value"]
    turn = ann.ask("PUT", f"/conversations/{id}/answers/education", {"value": value}).json()
    assert turn["understood"][0]["value"] == value
    assert "education" not in [one["item"] for one in turn["asked"]]
    assert turn["asked"], "the question still stands"


@pytest.mark.parametrize("rubric", rubric_names())
def test_every_choice_of_every_item_can_be_sent_back(ann, rubric):
    items = ann.ask("GET", f"/rubrics/{rubric}").json()["items"]
    most = max(len(item["choices"]) for item in items)
    id = ann.begin(rubric=rubric)
    for number in range(most):
        chosen = {
            item["item"]: item["choices"][number]["value"] for item in items if number < len(item["choices"])
        }
        response = ann.ask("POST", f"/conversations/{id}/answers", {"values": chosen})
        assert response.status_code == 200, response.text
        known = ann.ask("GET", f"/conversations/{id}/answers").json()["answers"]
        told = {one["item"]: one["value"] for one in known}
        for item, value in chosen.items():
            assert told[item] == [value] or str(told[item]) == value


def test_several_answers_are_one_turn_and_the_next_question_follows(ann):
    id = ann.begin(rubric="customer-support-representative")
    values = {"education": "bachelor", "service_years": 3, "service_domains": ["retail", "support"]}
    turn = ann.ask("POST", f"/conversations/{id}/answers", {"values": values}).json()
    assert turn["turn"] == 2
    assert {one["item"]: one["value"] for one in turn["understood"]} == values
    assert "education" not in [one["item"] for one in turn["asked"]]
    written = ann.ask("GET", f"/conversations/{id}").json()["messages"][1]
    assert written["role"] == "user"
    assert "kinds of customer work: retail and support" in written["content"]


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({"empathy": 8, "writing": 11}, 422),
        ({"empathy": 8, "nothing": 8}, 404),
        ({"empathy": 8, "\ud800": 8}, 404),
        ({}, 422),
        ({"empathy": None}, 422),
    ],
    ids=repr,
)
def test_where_one_of_several_answers_does_not_fit_none_is_set(ann, values, status):
    id = ann.begin()
    raw = json.dumps({"values": values}).encode()
    headers = ann.headers | {"Content-Type": "application/json"}
    response = ann.http.post(f"/api/v1/conversations/{id}/answers", content=raw, headers=headers)
    assert response.status_code == status
    assert ann.ask("GET", f"/conversations/{id}").json()["turns"] == 1


def test_what_is_asked_says_how_it_can_be_answered(ann):
    items = {one["item"]: one for one in ann.ask("GET", "/rubrics/support-ladder").json()["items"]}
    assert items["casework"]["own_words"]
    assert items["prevented_issues"]["own_words"], "an example says more than a yes"
    assert not items["next_move"]["own_words"]
    rating = ann.ask("GET", "/rubrics/customer-support-representative").json()["items"]
    empathy = next(one for one in rating if one["item"] == "empathy")
    assert (empathy["kind"], empathy["scale"], empathy["own_words"]) == (
        "rating",
        {"low": 1, "high": 10},
        False,
    )
    assert ann.ask("GET", "/rubrics/nothing").status_code == 404


@pytest.mark.parametrize(
    ("item", "value", "status"),
    [
        ("empathy", 8, 200),
        ("empathy", "8", 200),
        ("service_domains", ["retail", "support"], 200),
        ("empathy", 11, 422),
        ("empathy", True, 422),
        ("education", "a wizard's", 422),
        ("nothing", 8, 404),
    ],
    ids=repr,
)
def test_a_value_that_does_not_fit_is_refused_and_takes_no_turn(ann, item, value, status):
    id = ann.begin()
    response = ann.ask("PUT", f"/conversations/{id}/answers/{item}", {"value": value})
    assert response.status_code == status
    assert ann.ask("GET", f"/conversations/{id}").json()["turns"] == (2 if status == 200 else 1)


def test_undo_takes_the_last_change_back(ann):
    id = ann.begin()
    ann.say(id, "I worked in retail")
    turn = ann.ask("POST", f"/conversations/{id}/undo").json()
    assert [(one["item"], one["what"]) for one in turn["understood"]] == [("service_domains", "withdrawn")]


def test_resuming_says_where_it_stood_and_asks_again(ann):
    id = ann.begin()
    turn = ann.ask("POST", f"/conversations/{id}/resume").json()
    assert "Welcome back" in turn["reply"]
    assert turn["asked"]


@pytest.mark.parametrize(
    ("format", "media", "begins"),
    [
        ("json", "application/json", "{"),
        ("md", "text/markdown; charset=utf-8", "# "),
        ("html", "text/html; charset=utf-8", "<!doctype html>"),
    ],
)
def test_a_report_comes_in_each_format(ann, format, media, begins):
    id = ann.begin()
    ann.say(id, "<script>alert(1)</script> I worked in retail")
    response = ann.ask("GET", f"/conversations/{id}/report?format={format}")
    assert response.headers["content-type"] == media
    assert response.text.startswith(begins)
    assert format == "json" or "<script>" not in response.text


def test_a_ladder_has_a_case_and_points_have_none(ann):
    ladder, points = ann.begin(rubric="support-ladder"), ann.begin()
    assert ann.ask("GET", f"/conversations/{ladder}/report?format=case").status_code == 200
    refused = ann.ask("GET", f"/conversations/{points}/report?format=case")
    assert (refused.status_code, refused.json()["status"]) == (400, 400)


@on_both
def test_a_stream_tells_the_turn_event_by_event(ann):
    id = ann.begin()
    response = ann.say(id, "I worked in retail", Accept="text/event-stream")
    assert response.headers["content-type"].startswith("text/event-stream")
    found = events(response.text)
    names = [name for _, name, _ in found]
    assert names[:2] == ["turn.started", "understood"]
    assert names[-3:] == ["asked", "progress", "turn.completed"]
    parts = "".join(data["text"] for _, name, data in found if name == "reply.delta")
    assert [data["text"] for _, name, data in found if name == "reply.completed"] == [parts]
    assert "\r" not in response.text


@on_both
def test_a_stream_that_broke_anywhere_is_resumed_without_loss_or_repetition(ann):
    id = ann.begin()
    streams = [ann.say(id, text, Accept="text/event-stream").text for text in SENTENCES[:3]]
    whole = [event for text in streams for event in events(text)]
    for seen in range(len(whole)):
        rest = ann.ask("GET", f"/conversations/{id}/events", Last_Event_ID=whole[seen][0])
        assert events(rest.text) == whole[seen + 1 :] if rest.status_code == 200 else seen + 1 == len(whole)


def test_nothing_new_is_204_so_that_browsers_stop_asking(ann):
    id = ann.begin()
    (*_, last) = events(ann.ask("GET", f"/conversations/{id}/events").text)
    assert ann.ask("GET", f"/conversations/{id}/events", Last_Event_ID=last[0]).status_code == 204


@on_both
def test_what_is_deleted_is_gone_with_its_answers(ann, app):
    id = ann.begin()
    ann.say(id, "I worked in retail", Idempotency_Key="once")
    assert ann.ask("DELETE", f"/conversations/{id}").status_code == 204
    assert ann.ask("GET", f"/conversations/{id}").status_code == 404
    assert ann.say(id, "I worked in retail", Idempotency_Key="once").status_code == 404
    with app.state.service.store.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM requests WHERE status < 204").scalar() == 0
        assert connection.exec_driver_sql("SELECT count(*) FROM owners").scalar() == 0


@on_both
def test_a_list_comes_in_pages_that_miss_and_repeat_nothing(ann, bob):
    ids = [ann.begin() for _ in range(5)]
    bob.begin()
    found, cursor = [], None
    for _ in range(3):
        page = ann.ask("GET", f"/conversations?limit=2{f'&cursor={cursor}' if cursor else ''}").json()
        found += [one["id"] for one in page["conversations"]]
        # What changes in between stays where it is in the list.
        ann.say(ids[0], "I worked in retail")
        cursor = page["next"]
    assert found == ids[::-1]
    assert cursor is None


@on_both
@pytest.mark.parametrize("cursor", ["x", "W10=", "AAAA", "%00", "é", "MjAyNg==", "MjAyNiB4"])
def test_a_cursor_that_is_none_is_refused(ann, cursor):
    assert ann.ask("GET", f"/conversations?cursor={cursor}").status_code == 400


def test_whoever_takes_the_offer_goes_on_there_with_what_is_known(ann):
    id = ann.begin(rubric="support-ladder")
    turn = ann.say(id, "I'm a barista and have never worked in support. I want to switch careers.").json()
    ann.say(id, "report")
    turn = ann.say(id, "stop").json()
    other = ann.ask("POST", "/conversations", {"rubric": "customer-support-representative", "continues": id})
    assert (turn["switch"], other.status_code) in (
        (None, 409),
        ({"rubric": "customer-support-representative"}, 201),
    )


@on_both
@pytest.mark.parametrize("odd", ["\0", "\ud800", "é\n"], ids=["NUL", "half a pair", "line end"])
def test_characters_that_databases_stumble_over_are_refused_where_they_mean_nothing(ann, odd):
    bodies = [{"rubric": odd}, {"continues": odd}, {"date": odd}]
    for body in bodies:
        raw = json.dumps(body).encode()
        headers = ann.headers | {"Content-Type": "application/json"}
        response = ann.http.post("/api/v1/conversations", content=raw, headers=headers)
        assert response.status_code in (404, 422), body
    quoted = quote(odd.encode("utf-8", "surrogatepass"))
    assert ann.ask("GET", f"/conversations?rubric={quoted}").status_code == 422
    assert ann.ask("GET", f"/conversations/{quoted}").status_code == 422
    id = ann.begin()
    raw = json.dumps({"text": odd}).encode()
    headers = ann.headers | {"Content-Type": "application/json"}
    response = ann.http.post(f"/api/v1/conversations/{id}/messages", content=raw, headers=headers)
    assert response.status_code in (200, 422)


def test_an_empty_or_endless_message_is_refused(ann):
    id = ann.begin()
    assert ann.say(id, "").status_code == 422
    assert ann.say(id, "a" * 20_001).status_code == 422
    assert ann.say(id, "a" * 70_000).status_code == 413


@on_both
def test_any_text_can_be_said(ann):
    id = ann.begin()
    odd = "NUL \0, 🙂, 'quotes\"; drop table sessions; --\r\n\u2028 {{ secret }}"
    assert ann.say(id, odd).status_code == 200
    assert odd in [line["content"] for line in ann.ask("GET", f"/conversations/{id}").json()["messages"]]


def test_what_has_a_default_needs_no_body(ann):
    begun = ann.ask("POST", "/conversations")
    assert begun.status_code == 201
    asked = ann.ask("POST", f"/conversations/{begun.json()['conversation']}/handover")
    assert (asked.status_code, asked.json()["with_human"]) == (200, True)
