"""Servers that keep less of the protocol than they promise: no chat ends, and nothing wrong is learnt."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import httpx
import pytest

from advisor.errors import ModelDown, ModelError, ModelRefused
from advisor.llm.client import OpenAIModel
from tests.llm.conftest import BASE, READ, SPEAK, Bridge, answered, refused


def sent(endpoint, call=-1):
    return json.loads(endpoint.calls[call].request.content)


def streaming(*data):
    said = [f"data: {one if isinstance(one, str) else json.dumps(one)}\n\n" for one in (*data, "[DONE]")]
    return httpx.Response(200, text="".join(said), headers={"content-type": "text/event-stream"})


def chunk(finish=None, **delta):
    return {"choices": [{"index": 0, "delta": delta, "finish_reason": finish}]}


END = chunk("stop")

# --- bodies

DEEP = "[" * 200_000


@pytest.mark.parametrize(
    "body",
    [DEEP, '{"choices":' + DEEP, '{"usage": ' + "9" * 5_000 + "}"],
    ids=["deep", "deep inside", "long"],
)
def test_a_body_that_no_reader_can_take_is_a_failure(model, endpoint, body):
    endpoint.mock(return_value=httpx.Response(200, text=body, headers={"content-type": "application/json"}))
    with pytest.raises(ModelDown, match="cannot be read"):
        model.complete(READ, 5)


ODD_CHUNKS = {
    "choices are a text": {"choices": "abc"},
    "a choice is a text": {"choices": ["abc"]},
    "choices by name": {"choices": {"a": 1}},
    "content is a number": chunk(content=5),
    "content is a list of texts": chunk(content=["x"]),
    "a delta that is a text": {"choices": [{"delta": "x"}]},
    "no delta": {"choices": [{}]},
    "a number": "5",
    "null": "null",
    "another choice": {"choices": [{"index": 1, "delta": {"content": "not this"}}]},
}


@pytest.mark.parametrize("odd", ODD_CHUNKS.values(), ids=ODD_CHUNKS)
def test_an_odd_piece_of_a_stream_is_passed_over(model, endpoint, odd):
    endpoint.mock(return_value=streaming(odd, chunk(content="Hi"), END))
    heard: list[str] = []
    assert model.complete(SPEAK, 5, heard.append).text == "Hi"
    assert heard == ["Hi"]


def test_a_piece_that_no_reader_can_take_ends_the_stream(model, endpoint):
    endpoint.mock(return_value=streaming(DEEP, END))
    with pytest.raises(ModelDown, match="cannot be read"):
        model.complete(SPEAK, 5, lambda piece: None)


def test_a_refusal_in_a_stream_is_one_whatever_ends_it(model, endpoint):
    endpoint.mock(return_value=streaming(chunk(refusal="I can't"), END))
    assert model.complete(SPEAK, 5, lambda piece: None).ending == "refusal"


def test_an_error_in_the_middle_of_a_stream_is_told_as_one(model, endpoint):
    endpoint.mock(return_value=streaming(chunk(content="Hi"), {"error": {"message": "overloaded"}}))
    with pytest.raises(ModelDown, match="ended its answer with an error"):
        model.complete(SPEAK, 5, lambda piece: None)
    assert len(endpoint.calls) == 1


def test_an_error_before_the_first_word_is_tried_again(model, endpoint):
    first = streaming({"error": {"message": "overloaded"}})
    endpoint.mock(side_effect=[first, streaming(chunk(content="Hi"), END)])
    assert model.complete(SPEAK, 5, lambda piece: None).text == "Hi"


def test_a_server_that_answers_in_one_piece_though_asked_to_stream_is_heard(model, endpoint):
    endpoint.mock(return_value=answered("Hello there."))
    heard: list[str] = []
    assert model.complete(SPEAK, 5, heard.append).text == "Hello there."
    assert heard == ["Hello there."]
    assert sent(endpoint)["stream"] is True
    assert len(endpoint.calls) == 1


def test_text_in_parts_is_text_and_thoughts_are_none(model, endpoint):
    parts = [
        {"type": "thinking", "thinking": "hm"},
        {"type": "text", "text": "{}"},
        {"type": "text", "text": 5},
    ]
    endpoint.mock(return_value=answered(parts))
    assert model.complete(READ, 5).text == "{}"


def test_half_a_character_reaches_no_file_and_no_terminal(model, endpoint):
    raw = r'{"choices": [{"message": {"content": "a\ud800b"}, "finish_reason": "stop"}]}'
    endpoint.mock(return_value=httpx.Response(200, text=raw, headers={"content-type": "application/json"}))
    assert model.complete(READ, 5).text == "a\ufffdb"


@pytest.mark.parametrize(
    "usage",
    [
        {"prompt_tokens": -5, "completion_tokens": 1},
        {"prompt_tokens": True, "completion_tokens": False},
        {"prompt_tokens": "40", "completion_tokens": 7},
        "many",
    ],
    ids=["below nothing", "yes and no", "texts", "a word"],
)
def test_a_count_that_is_none_is_estimated(model, endpoint, usage):
    endpoint.mock(return_value=httpx.Response(200, json={**answered("{}").json(), "usage": usage}))
    spent = model.complete(READ, 5).usage
    assert spent.estimated
    assert spent.input > 0


def test_no_more_is_cached_than_was_sent(model, endpoint):
    usage = {"prompt_tokens": 5, "completion_tokens": 1, "prompt_tokens_details": {"cached_tokens": 500}}
    endpoint.mock(return_value=httpx.Response(200, json={**answered("{}").json(), "usage": usage}))
    assert model.complete(READ, 5).usage.cached == 5


# --- how long to wait


def in_seconds(seconds):
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


@pytest.mark.parametrize(
    ("headers", "least", "most"),
    [
        ({"retry-after": "2"}, 2, 2),
        ({"retry-after": "1.5"}, 1.5, 1.5),
        ({"retry-after-ms": "250", "retry-after": "1"}, 0.25, 0.25),
        ({"retry-after": in_seconds(3600).replace("GMT", "-0000")}, 0, 0),
        ({"retry-after": "Mon, 23 Nov 2020 10:00:00 GMT"}, 0, 0),
        ({"retry-after": "-5"}, 0, 0),
        ({"retry-after": "nan"}, 0.25, 0.5),
        ({"retry-after": "soon"}, 0.25, 0.5),
    ],
    ids=["seconds", "a part of one", "thousandths", "far", "over", "below nothing", "nan", "a word"],
)
def test_how_long_a_server_asks_to_wait(model, endpoint, pauses, headers, least, most):
    endpoint.mock(side_effect=[refused(429, **headers), answered("{}")])
    try:
        model.complete(READ, 20)
    except ModelDown:
        assert pauses == []  # a wait beyond the deadline is not begun
        return
    assert least <= pauses[0] <= most


def test_a_day_and_time_without_a_zone_is_that_of_greenwich(model, endpoint, pauses, monkeypatch):
    import time

    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        when = in_seconds(9).replace("GMT", "-0000")
        endpoint.mock(side_effect=[refused(429, **{"retry-after": when}), answered("{}")])
        model.complete(READ, 20)
        assert 7 <= pauses[0] <= 9
    finally:
        monkeypatch.undo()
        time.tzset()


# --- what a refusal teaches

FILTERED = {
    "error": {"message": "triggered Azure OpenAI's content management policy", "code": "content_filter"}
}


def test_a_filter_that_answers_with_a_400_filters_one_message(model, endpoint):
    endpoint.mock(side_effect=[httpx.Response(400, json=FILTERED), answered("{}"), answered("{}")])
    assert model.complete(READ, 5).ending == "content_filter"
    assert model.complete(READ, 5).ending == "stop"
    assert sent(endpoint, 1)["response_format"]["type"] == "json_schema"  # nothing was learnt of the form


def test_a_message_that_is_too_much_for_the_server_does_not_end_the_model(model, endpoint):
    too_long = refused(400, "This model's maximum context length is 512 tokens")
    endpoint.mock(side_effect=[*[too_long] * 4, answered("{}")])
    with pytest.raises(ModelRefused, match="400"):
        model.complete(READ, 5)
    assert model.complete(READ, 5).ending == "stop"
    assert sent(endpoint)["response_format"]["type"] == "json_schema"


def test_a_server_that_was_ill_at_first_is_asked_in_the_strictest_form_again(router, endpoint):
    learnt: list[Mapping[str, Any]] = []

    async def at_once(seconds):
        pass

    model = OpenAIModel("tiny", BASE, "k", transport=Bridge(router), learnt=learnt.append, sleep=at_once)
    endpoint.mock(side_effect=lambda request: refused(503))
    with pytest.raises(ModelDown):
        model.complete(READ, 5)
    endpoint.mock(side_effect=lambda request: answered("{}"))
    assert model.complete(READ, 5).ending == "stop"
    assert sent(endpoint)["response_format"]["type"] == "json_schema"
    assert [one["form"] for one in learnt] == ["json_schema"]
    model.close()


@pytest.mark.parametrize("status", [401, 402, 403, 404])
def test_a_refusal_of_the_caller_is_not_asked_for_again(model, endpoint, status):
    endpoint.mock(return_value=refused(status))
    for words in (str(status), "not asked again"):
        with pytest.raises(ModelError, match=words):
            model.complete(READ, 5)
    assert len(endpoint.calls) == 1


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (httpx.ConnectTimeout("x"), "no connection within 5 seconds"),
        (httpx.RemoteProtocolError("x"), "hung up, or speaks no HTTP"),
        (httpx.LocalProtocolError("x"), "a character that no header may hold"),
    ],
    ids=["slow to connect", "no HTTP", "a header"],
)
def test_why_there_was_no_connection_is_told_in_words(model, endpoint, error, words):
    endpoint.mock(side_effect=error)
    with pytest.raises(ModelDown, match=words):
        model.complete(READ, 20)


# --- addresses


def test_a_deployment_of_azure_is_asked_at_its_own_address(router):
    base = "https://mine.openai.azure.com/openai/deployments/small"
    endpoint = router.post(url__startswith=base).mock(return_value=answered("{}"))
    model = OpenAIModel("small", f"{base}?api-version=2024-10-21", "a-key", transport=Bridge(router))
    model.complete(READ, 5)
    model.close()
    asked = endpoint.calls[0].request
    assert str(asked.url) == f"{base}/chat/completions?api-version=2024-10-21"
    assert asked.headers["api-key"] == "a-key"


def test_no_other_server_gets_the_key_twice(model, endpoint):
    endpoint.mock(return_value=answered("{}"))
    model.complete(READ, 5)
    assert "api-key" not in endpoint.calls[0].request.headers
