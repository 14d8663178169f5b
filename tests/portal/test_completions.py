"""The OpenAI-compatible endpoint: by the official client, and by what goes over the wire."""

import json

import httpx2
import openai
import pytest

from advisor import Advisor
from advisor.answers import Message
from advisor.portal import replay
from tests.portal.conftest import SENTENCES, Person, api_key, user_token
from tests.portal.servers import serving

RUBRIC = "customer-support-representative"


@pytest.fixture
def person(http, app):
    return Person(http, api_key(app, "completions"), "/v1")


def complete(person, *said, **more):
    messages = [{"role": "user", "content": text} for text in said]
    return person.ask("POST", "/chat/completions", {"model": RUBRIC, "messages": messages, **more})


def text_of(response):
    assert response.status_code == 200, response.text
    return response.json()["choices"][0]["message"]["content"]


@pytest.fixture
def official(app, settings):
    """The official client, talking to a server in a process of its own."""
    environ = {"ADVISOR_DATABASE_URL": settings.store.database_url}
    key = api_key(app, "completions")
    with serving(environ) as server, httpx2.Client(trust_env=False) as wire:
        yield openai.OpenAI(api_key=key, base_url=f"{server.url}/v1", http_client=wire, max_retries=0)


def test_the_official_client_holds_a_chat(official):
    assert RUBRIC in [model.id for model in official.models.list()]
    assert official.models.retrieve(RUBRIC).owned_by == "advisor"
    messages = [{"role": "user", "content": "I worked 2 years in retail"}]
    plain = official.chat.completions.create(model=RUBRIC, messages=messages)
    assert "2 years" in plain.choices[0].message.content
    options = {"include_usage": True}
    chunks = list(
        official.chat.completions.create(model=RUBRIC, messages=messages, stream=True, stream_options=options)
    )
    text = "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices)
    assert text == plain.choices[0].message.content
    assert chunks[-1].usage.total_tokens == 0
    with pytest.raises(openai.NotFoundError, match="no model 'gpt-4'") as caught:
        official.chat.completions.create(model="gpt-4", messages=messages)
    assert caught.value.code == "model_not_found"
    with pytest.raises(openai.AuthenticationError, match="unknown or was revoked"):
        official.with_options(api_key="adv_0_0").models.list()


def test_a_stream_holds_data_lines_only(person):
    lines = complete(person, "hi", stream=True).text.split("\n\n")
    assert lines[-2:] == ["data: [DONE]", ""]
    chunks = [json.loads(line.removeprefix("data: ")) for line in lines[:-2]]
    assert len({(chunk["id"], chunk["created"], chunk["model"], chunk["object"]) for chunk in chunks}) == 1
    deltas = [chunk["choices"][0]["delta"] for chunk in chunks]
    assert deltas[0] == {"role": "assistant", "content": ""}
    assert (deltas[-1], chunks[-1]["choices"][0]["finish_reason"]) == ({}, "stop")


def test_the_replay_says_what_a_stored_chat_says(person):
    chat = Advisor(RUBRIC).start()
    messages = [{"role": "assistant", "content": chat.opening}]
    for text in SENTENCES[:5]:
        messages.append({"role": "user", "content": text})
        response = person.ask("POST", "/chat/completions", {"model": RUBRIC, "messages": messages})
        expected = chat.send(text).reply
        assert text_of(response) == expected
        messages.append({"role": "assistant", "content": expected})


def test_the_same_messages_give_the_same_reply(person):
    said = SENTENCES[:4]
    assert text_of(complete(person, *said)) == text_of(complete(person, *said))


@pytest.mark.parametrize("greeting", ["hi", "hello!"])
def test_whoever_greets_first_is_welcomed_and_asked_once(person, greeting):
    text = text_of(complete(person, greeting))
    assert text.count("Tell me a little about yourself") == 1
    assert "welcome" in text


def test_whoever_begins_with_an_answer_is_welcomed_and_understood(person):
    text = text_of(complete(person, "I worked 2 years in retail"))
    assert "welcome" in text
    assert "2 years" in text


def test_the_report_comes_with_the_reply_that_ends_the_interview(person):
    said = [*SENTENCES, *["skip"] * 30]
    assert "# Customer Support Representative: where you stand" in text_of(
        complete(person, *said[:9], "report")
    )


def test_parts_of_a_message_are_read_together_and_pictures_passed_over(person):
    parts = [
        {"type": "text", "text": "I worked 2 years"},
        {"type": "image_url", "image_url": {"url": "https://example.com/a.png"}},
        {"type": "text", "text": "in retail"},
    ]
    body = {"model": RUBRIC, "messages": [{"role": "user", "content": parts}], "temperature": 0, "user": "x"}
    assert "2 years" in text_of(person.ask("POST", "/chat/completions", body))


@pytest.mark.parametrize(
    ("wanted", "key"), [("title", "title"), ("tags", "tags"), ("follow_ups", "follow_ups")], ids=str
)
def test_what_a_front_end_asks_for_itself_is_no_turn_of_the_chat(person, wanted, key):
    chore = f'### Task:\nMake a {wanted}. JSON format: {{ "{wanted}": ... }}\n<chat_history>hi</chat_history>'
    assert key in json.loads(text_of(complete(person, chore)))


CHAT = "\n\nConversation:\nUser: I worked 2 years in retail\nAI: Thanks, noted."


@pytest.mark.parametrize("role", ["user", "system"])
@pytest.mark.parametrize(
    "asked",
    [
        "Provide a concise, 5-word-or-less title for the conversation, using title case.",
        "Please generate a concise title for this conversation, using its same language.",
        "Detect the language and write in it an extremely concise title for this conversation.",
        "Write an extremely concise subtitle for this conversation with no more than a few words.",
    ],
)
def test_a_title_that_is_asked_for_in_plain_words_is_a_title(person, role, asked):
    title = text_of(
        person.ask(
            "POST",
            "/chat/completions",
            {"model": RUBRIC, "messages": [{"role": role, "content": asked + CHAT}]},
        )
    )
    assert title == "Customer Support Representative"


def test_a_title_with_its_language_is_both(person):
    asked = (
        "Analyze this conversation and provide:\n1. The detected language of the conversation\n"
        "2. A concise title in the detected language (5 words or less, no punctuation or quotation)"
    )
    assert set(json.loads(text_of(complete(person, asked + CHAT)))) == {"language", "title"}


@pytest.mark.parametrize(
    "said",
    [
        "My title is support lead, and I provide a concise summary of every conversation",
        "I write titles for this conversation platform, 2 years in retail",
        "Write down: my job title is team lead",
        "What title would I have?",
    ],
)
def test_whoever_speaks_of_titles_is_a_person(said):
    assert replay.chore(RUBRIC, [Message("user", said)]) is None


@pytest.mark.parametrize(
    ("change", "status"),
    [({"model": "gpt-4"}, 404), ({"messages": []}, 422), ({"n": 2}, 422), ({"messages": "hi"}, 422)],
    ids=["unknown model", "no message", "two replies", "no list"],
)
def test_errors_have_the_shape_that_clients_read(person, change, status):
    body = {"model": RUBRIC, "messages": [{"role": "user", "content": "hi"}]} | change
    response = person.ask("POST", "/chat/completions", body)
    assert response.status_code == status
    assert set(response.json()["error"]) == {"message", "type", "param", "code"}


def test_half_a_surrogate_pair_is_no_bug(person):
    body = b'{"model": "\\ud800", "messages": [{"role": "user", "content": "\\ud800 hi"}]}'
    headers = person.headers | {"Content-Type": "application/json"}
    for raw, status in ((body, 404), (body.replace(b"\\ud800", RUBRIC.encode(), 1), 200)):
        assert person.http.post("/v1/chat/completions", content=raw, headers=headers).status_code == status


def test_only_a_key_for_it_may_use_it(http, app):
    for token in (user_token(), api_key(app, "users", "admin")):
        response = Person(http, token, "/v1").ask("GET", "/models")
        assert (response.status_code, response.json()["error"]["code"]) == (403, "scope")


def test_nothing_is_stored(person, admin):
    complete(person, "I worked 2 years in retail")
    assert admin.ask("GET", "/conversations").json()["conversations"] == []
