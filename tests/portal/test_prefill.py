"""What a portal signs of its user is an answer, and never the person's words."""

import pytest
from fastapi.testclient import TestClient

from advisor.errors import UsageError
from advisor.portal import PortalSettings, create_app
from advisor.settings import Settings
from tests.portal.conftest import SECRET, Person, on_both, user_token

PREFILL = (("title", "current_role"), ("city", "location"), ("years", "service_years"), ("title", "title"))


@pytest.fixture
def settings(database_url):
    store = Settings.from_environment({"ADVISOR_DATABASE_URL": database_url})
    return PortalSettings(store, identity_secrets=(SECRET,), prefill=PREFILL)


@pytest.fixture
def cook(http):
    return Person(http, user_token("ann", title="Head Cook", city="Leeds", years=2))


def known(person, id):
    answers = person.ask("GET", f"/conversations/{id}/answers").json()["answers"]
    return {one["item"]: one for one in answers}


@on_both
def test_what_the_portal_signed_is_known_said_and_not_asked_for(cook):
    begun = cook.ask("POST", "/conversations", {}).json()
    assert "From your account here I know" in begun["reply"] or "from your account here" in begun["reply"]
    assert "Head Cook" in begun["reply"]
    answers = known(cook, begun["conversation"])
    assert {item: one["value"] for item, one in answers.items()} == {
        "current_role": "Head Cook",
        "location": "Leeds",
        "service_years": 2,
    }
    assert {(one["source"], len(one["evidence"])) for one in answers.values()} == {("portal", 0)}
    assert not {"current_role", "service_years"} & {one["item"] for one in begun["asked"]}
    messages = cook.ask("GET", f"/conversations/{begun['conversation']}").json()["messages"]
    assert [line["role"] for line in messages] == ["assistant"], "it is none of the person's words"


@on_both
def test_what_the_person_says_takes_its_place(cook):
    id = cook.begin()
    turn = cook.say(id, "I live in York").json()
    (changed,) = [one for one in turn["understood"] if one["item"] == "location"]
    assert (changed["what"], changed["value"], changed["before"]) == ("changed", "York", "Leeds")
    found = known(cook, id)["location"]
    assert (found["source"], found["evidence"][0]["quote"]) == ("person", "York")
    undone = cook.ask("POST", f"/conversations/{id}/undo").json()
    assert [(one["item"], one["value"]) for one in undone["understood"]] == [("location", "Leeds")]
    assert known(cook, id)["location"]["source"] == "portal"


def test_years_that_the_person_tells_are_not_added_to_the_portals(cook):
    id = cook.begin()
    cook.say(id, "I worked 3 years in retail with customers")
    assert known(cook, id)["service_years"]["value"] == 3


def test_what_the_person_confirms_is_theirs(cook):
    id = cook.begin()
    cook.say(id, "I live in Leeds")
    assert known(cook, id)["location"]["source"] == "person"


def test_whoever_starts_over_is_still_the_portals_user(cook):
    id = cook.begin()
    for text in ("I live in York", "start over", "yes"):
        cook.say(id, text)
    assert (known(cook, id)["location"]["value"], known(cook, id)["location"]["source"]) == (
        "Leeds",
        "portal",
    )


def test_the_report_says_where_it_is_from(cook):
    id = cook.begin()
    for format in ("md", "html"):
        assert (
            "from your account at the portal"
            in cook.ask("GET", f"/conversations/{id}/report?format={format}").text
        )
    assert "from your account here" in cook.say(id, "why is my location Leeds?").json()["reply"]


@on_both
def test_it_is_there_the_next_day(cook, settings):
    """What was stored is read again, by another process."""
    id = cook.begin()
    app = create_app(settings)
    again = Person(TestClient(app, base_url="http://127.0.0.1"), user_token("ann"))
    assert known(again, id)["location"]["source"] == "portal"
    exported = again.ask("GET", f"/conversations/{id}/export").json()
    assert {entry["source"] for entry in exported["log"]} == {"portal"}
    app.state.service.store.close()


def test_each_rubric_takes_what_it_has_an_item_for(cook):
    id = cook.begin(rubric="support-ladder")
    assert set(known(cook, id)) == {"title"}


@pytest.mark.parametrize(
    "claims",
    [
        {"city": ""},
        {"city": "a" * 201},
        {"city": "a\nb"},
        {"city": None},
        {"city": True},
        {"city": {"name": "Leeds"}},
        {"city": [1]},
        {"years": "many"},
        {"years": -1},
        {"location": "Leeds"},
    ],
    ids=repr,
)
def test_a_claim_that_is_no_answer_is_left_alone(http, claims):
    ann = Person(http, user_token("ann", **claims))
    assert known(ann, ann.begin()) == {}


def test_nobody_else_can_prefill(http, app):
    """A visitor's token is signed by the server, and a server's key names only the user."""
    visitor = Person(http, http.post("/api/v1/visitors").json()["token"])
    assert known(visitor, visitor.begin()) == {}
    assert visitor.ask("POST", "/conversations", {"prefilled": {"location": "Leeds"}}).status_code == 422


def test_what_the_portal_said_does_not_go_along_to_another_rubric_as_the_persons_words(database_url):
    from advisor.answers import Entry
    from advisor.catalog import load_rubric
    from advisor.dialogue.offers import carried
    from advisor.dialogue.state import State

    rubric = load_rubric("customer-support-representative")
    (offer,) = [one for one in rubric.offers if one.rubric == "support-ladder"]
    item = rubric.items[next(one.item for one in offer.carries if not one.when and not one.values)]
    vouched = Entry("answered", item.id, "Agent" if item.kind == "text" else 3, (), 0, "portal")  # type: ignore[arg-type]
    state = State(rubric.id, rubric.version, log=(vouched,))
    assert state.values
    assert carried(rubric, state, "support-ladder") == ()


@pytest.mark.parametrize(
    ("setting", "says"),
    [("sub=location", "'sub'"), ("city=nowhere", "'nowhere'"), ("city", "''"), ("=location", "''")],
)
def test_a_setting_that_maps_nothing_is_named(setting, says):
    with pytest.raises(UsageError, match=f"ADVISOR_PORTAL_PREFILL.*{says}"):
        PortalSettings.from_environment({"ADVISOR_PORTAL_PREFILL": setting})


def test_the_setting_is_pairs():
    settings = PortalSettings.from_environment({"ADVISOR_PORTAL_PREFILL": "title=current_role city=location"})
    assert settings.prefill == (("title", "current_role"), ("city", "location"))
