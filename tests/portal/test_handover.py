"""A conversation goes to a human and back; meanwhile the advisor is silent, and loses nothing."""

import pytest

from advisor.portal import PortalSettings, create_app
from advisor.settings import Settings
from tests.portal.conftest import SECRET, Person, api_key, on_both, user_token
from tests.portal.test_conversations import events


@pytest.fixture
def settings(database_url):
    """A server where there are humans."""
    store = Settings.from_environment({"ADVISOR_DATABASE_URL": database_url})
    return PortalSettings(store, identity_secrets=(SECRET,), humans=True)


def hand_over(person, id, reason="asked", **headers):
    return person.ask("POST", f"/conversations/{id}/handover", {"reason": reason}, **headers)


def shown(person, id):
    return person.ask("GET", f"/conversations/{id}").json()


@on_both
def test_a_button_hands_over_the_advisor_is_silent_and_a_server_gives_back(ann, admin):
    id = ann.begin()
    turn = hand_over(ann, id).json()
    assert turn["with_human"]
    assert "person takes over" in turn["reply"]
    assert turn["asked"] == []
    silent = ann.say(id, "I worked in retail").json()
    assert (silent["reply"], silent["understood"], silent["with_human"]) == ("", [], True)
    assert silent["turn"] == 3
    conversation = shown(ann, id)
    assert conversation["with_human"]
    last = conversation["messages"][-1]
    assert last == {"role": "user", "content": "I worked in retail", "name": None}
    back = admin.ask("POST", f"/conversations/{id}/release").json()
    assert not back["with_human"]
    assert back["asked"]
    assert not shown(ann, id)["with_human"]
    assert ann.say(id, "I worked in hospitality").json()["understood"]
    known = ann.ask("GET", f"/conversations/{id}/answers").json()["answers"]
    assert [one["value"] for one in known] == [["hospitality"]], "what the human was told is not scored"


@on_both
@pytest.mark.parametrize(
    ("said", "word"),
    [
        (["Can I please talk to a real person?"], "person"),
        (["I feel hopeless and want to die"], "crisis line"),
        (["blorp zonk"] * 3, "sorry"),
    ],
    ids=["asked", "distress", "misunderstood"],
)
def test_words_hand_over_too(ann, said, word):
    id = ann.begin()
    *before, last = [ann.say(id, text).json() for text in said]
    assert [turn["with_human"] for turn in before] == [False] * len(before)
    assert last["with_human"]
    assert word in last["reply"]
    assert shown(ann, id)["with_human"]


def test_where_nothing_tells_a_human_the_advisor_says_that_nobody_is_there(database_url):
    store = Settings.from_environment({"ADVISOR_DATABASE_URL": database_url})
    app = create_app(PortalSettings(store, identity_secrets=(SECRET,)))
    ann = Person(client_of(app), user_token())
    id = ann.begin()
    turn = ann.say(id, "Can I talk to a human?").json()
    assert not turn["with_human"]
    assert "nobody here" in turn["reply"]
    assert hand_over(ann, id).json()["with_human"], "the page that has a button for it knows better"
    app.state.service.store.close()


def test_where_there_are_no_humans_none_can_be_asked_for(database_url):
    store = Settings.from_environment({"ADVISOR_DATABASE_URL": database_url})
    app = create_app(PortalSettings(store, identity_secrets=(SECRET,), humans=False))
    ann = Person(client_of(app), user_token())
    response = hand_over(ann, ann.begin())
    assert (response.status_code, response.json()["type"]) == (409, "urn:advisor:problem:no-humans")
    app.state.service.store.close()


def client_of(app):
    from fastapi.testclient import TestClient

    return TestClient(app, base_url="http://127.0.0.1")


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [("PUT", "answers/empathy", {"value": 8}), ("POST", "undo", None)],
    ids=["set", "undo"],
)
def test_nothing_is_changed_while_a_human_has_it(ann, method, path, body):
    id = ann.begin()
    hand_over(ann, id)
    response = ann.ask(method, f"/conversations/{id}/{path}", body)
    assert (response.status_code, response.json()["type"]) == (409, "urn:advisor:problem:with-human")
    assert shown(ann, id)["turns"] == 2


def test_a_reload_says_that_a_human_has_it(ann):
    id = ann.begin()
    hand_over(ann, id)
    again = ann.ask("POST", f"/conversations/{id}/resume").json()
    assert (again["reply"], again["with_human"]) == ("", True)


def test_a_stream_says_so_too(ann):
    id = ann.begin()
    hand_over(ann, id)
    found = events(ann.say(id, "hello", Accept="text/event-stream").text)
    assert ("with_human", {"with_human": True}) in [(name, data) for _, name, data in found]
    assert ("reply.completed", {"text": ""}) in [(name, data) for _, name, data in found]
    assert (
        events(ann.ask("GET", f"/conversations/{id}/events", Last_Event_ID="2.9").text)[-len(found) :]
        == found
    )


@on_both
def test_servers_find_the_conversations_that_humans_have(ann, bob, admin):
    id, other = ann.begin(), bob.begin()
    hand_over(ann, id)
    listed = {
        wanted: [
            one["id"]
            for one in admin.ask("GET", f"/conversations?with_human={wanted}").json()["conversations"]
        ]
        for wanted in ("true", "false")
    }
    assert listed == {"true": [id], "false": [other]}
    assert ann.ask("GET", "/conversations?with_human=false").json()["conversations"] == []
    admin.ask("POST", f"/conversations/{id}/release")
    assert admin.ask("GET", "/conversations?with_human=true").json()["conversations"] == []


def test_a_human_may_take_a_conversation_of_their_own_accord(ann, admin):
    id = ann.begin()
    assert hand_over(admin, id, "taken").json()["with_human"]
    assert shown(ann, id)["messages"][-1]["content"].startswith("A person takes over")


def test_who_waits_for_a_human_cannot_say_that_one_has_come(ann, admin):
    id = ann.begin()
    hand_over(ann, id)
    refused = hand_over(ann, id, "taken")
    assert (refused.status_code, refused.json()["type"]) == (403, "urn:advisor:problem:scope")
    waiting = admin.ask("GET", "/conversations?waiting=true").json()["conversations"]
    assert [one["id"] for one in waiting] == [id]


@on_both
def test_only_servers_give_back_and_only_what_humans_have(ann, http, app, admin):
    id = ann.begin()
    for_ann = Person(http, api_key(app, "users"))
    for_ann.headers["Advisor-User"] = "ann"
    early = admin.ask("POST", f"/conversations/{id}/release")
    assert (early.status_code, early.json()["type"]) == (409, "urn:advisor:problem:not-with-human")
    hand_over(ann, id)
    assert ann.ask("POST", f"/conversations/{id}/release").status_code == 403
    # The key's namespace is the user's: it acts for them.
    given_back = for_ann.ask("POST", f"/conversations/{id}/release", Idempotency_Key="of-the-server")
    assert given_back.status_code == 200


@on_both
def test_giving_back_twice_under_one_key_is_answered_once(ann, admin):
    id = ann.begin()
    hand_over(ann, id)
    first, second = (
        admin.ask("POST", f"/conversations/{id}/release", Idempotency_Key="once") for _ in range(2)
    )
    assert (first.status_code, first.content) == (second.status_code, second.content)
    assert shown(ann, id)["turns"] == 3


@pytest.mark.parametrize("body", [{"reason": "because"}, {"why": "asked"}, []], ids=repr)
def test_a_reason_that_is_none_is_refused(ann, body):
    assert ann.ask("POST", f"/conversations/{ann.begin()}/handover", body).status_code == 422


@on_both
def test_what_a_human_has_can_be_deleted(ann):
    id = ann.begin()
    hand_over(ann, id)
    assert ann.ask("DELETE", f"/conversations/{id}").status_code == 204
    assert ann.ask("GET", f"/conversations/{id}").status_code == 404
