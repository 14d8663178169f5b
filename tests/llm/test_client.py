"""The client against every way in which a server may answer, or fail to."""

import json
import threading
import time
from typing import Any

import httpx
import pytest

from advisor.errors import ModelDown, ModelRefused
from advisor.llm.breaker import REST
from advisor.llm.client import OpenAIModel
from tests.llm.conftest import BASE, READ, SPEAK, Bridge, answered, refused


def sent(endpoint, number=-1):
    return json.loads(endpoint.calls[number].request.content)


def test_a_call_says_all_that_the_server_may_take(model, endpoint):
    endpoint.mock(return_value=answered('{"a": null}'))
    answer = model.complete(READ, 5)
    call = sent(endpoint)
    assert answer.text == '{"a": null}'
    assert (answer.usage.input, answer.usage.output, answer.usage.calls) == (40, 7, 1)
    assert call["response_format"]["json_schema"]["strict"] is True
    assert call["temperature"] == 0
    assert "seed" in call
    assert not {"store", "tools", "logprobs"} & call.keys()


# --- what is repeated


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 504, 529])
def test_what_may_pass_is_tried_again(model, endpoint, pauses, status):
    model.server.proven = True
    endpoint.mock(side_effect=[refused(status), refused(status), answered()])
    assert model.complete(READ, 5).usage.calls == 3
    assert len(pauses) == 2
    assert all(0 < pause <= 8 for pause in pauses)


@pytest.mark.parametrize(
    "error", [httpx.ConnectError, httpx.ReadTimeout, httpx.RemoteProtocolError, httpx.ReadError]
)
def test_a_broken_connection_is_tried_again(model, endpoint, error):
    endpoint.mock(side_effect=[error("gone"), answered()])
    assert model.complete(READ, 5).ending == "stop"


@pytest.mark.parametrize("status", [401, 403, 404])
def test_what_will_not_pass_is_not_tried_again(model, endpoint, status):
    endpoint.mock(return_value=refused(status))
    with pytest.raises(ModelRefused, match=str(status)) as caught:
        model.complete(READ, 5)
    assert endpoint.call_count == 1
    assert "secret-key" not in str(caught.value)


def test_the_server_says_how_long_to_wait(model, endpoint, pauses):
    endpoint.mock(side_effect=[refused(429, **{"retry-after": "1.5"}), answered()])
    model.complete(READ, 5)
    assert pauses == [1.5]


def test_a_wait_beyond_the_deadline_is_not_begun(model, endpoint, pauses):
    endpoint.mock(return_value=refused(429, **{"retry-after": "60"}))
    with pytest.raises(ModelDown) as caught:
        model.complete(READ, 5)
    assert not pauses
    assert caught.value.usage.calls == 1


def test_four_attempts_are_all(model, endpoint):
    model.server.proven = True
    endpoint.mock(return_value=refused(503))
    with pytest.raises(ModelDown, match="503"):
        model.complete(READ, 5)
    assert endpoint.call_count == 4


def test_the_deadline_holds_against_a_server_that_hangs(router, endpoint):
    import asyncio

    async def hang(request):
        await asyncio.sleep(60)

    endpoint.mock(side_effect=hang)
    model = OpenAIModel("tiny", BASE, "k", transport=Bridge(router))
    began = time.monotonic()
    with pytest.raises(ModelDown, match="within"):
        model.complete(READ, 0.2)
    assert time.monotonic() - began < 2
    model.close()


def test_after_failures_in_a_row_there_is_a_rest_and_then_a_trial(router, endpoint):
    now = [0.0]

    async def sleep(seconds):
        pass

    model = OpenAIModel("tiny", BASE, "k", transport=Bridge(router), sleep=sleep, clock=lambda: now[0])
    endpoint.mock(return_value=refused(503))
    for _ in range(2):
        with pytest.raises(ModelDown):
            model.complete(SPEAK, 5)
    calls = endpoint.call_count
    with pytest.raises(ModelDown, match="not asked again so soon"):
        model.complete(SPEAK, 5)
    assert endpoint.call_count == calls
    now[0] += REST
    endpoint.mock(return_value=answered("Hello!"))
    assert model.complete(SPEAK, 5).text == "Hello!"
    model.close()


# --- what servers differ in


def test_a_server_without_schemas_is_asked_for_any_json_and_then_for_text(model, endpoint):
    endpoint.mock(
        side_effect=[
            refused(400, "response_format json_schema is not supported"),
            refused(400, "unknown field response_format.schema"),
            refused(400, "response_format is not supported"),
            answered(),
            answered(),
        ]
    )
    assert model.complete(READ, 5).usage.calls == 4
    assert "response_format" not in sent(endpoint)
    assert "schema" in sent(endpoint)["messages"][-1]["content"]
    assert model.complete(READ, 5).usage.calls == 1  # remembered


def test_a_server_that_fails_on_schemas_with_a_500_is_asked_otherwise(model, endpoint):
    def answer(request):
        form = json.loads(request.content)["response_format"]
        return refused(500, "boom") if form["type"] == "json_schema" else answered()

    endpoint.mock(side_effect=answer)
    model.complete(READ, 5)
    assert sent(endpoint)["response_format"]["type"] == "json_object"
    assert sent(endpoint)["response_format"]["schema"] == READ.schema


def test_one_500_gives_no_form_up(model, endpoint):
    endpoint.mock(side_effect=[refused(500), answered()])
    model.complete(READ, 5)
    assert sent(endpoint)["response_format"]["type"] == "json_schema"


@pytest.mark.parametrize("name", ["temperature", "seed", "max_tokens"])
def test_a_parameter_that_is_refused_is_left_out_from_then_on(model, endpoint, name):
    endpoint.mock(side_effect=[refused(400, f"Unsupported parameter: '{name}'"), answered(), answered()])
    model.complete(READ, 5)
    model.complete(READ, 5)
    assert name not in sent(endpoint)
    assert sent(endpoint)["response_format"]["type"] == "json_schema"
    assert endpoint.call_count == 3


def test_what_was_learnt_is_handed_out_once_and_taken_up_again(router, endpoint):
    kept: list[Any] = []
    endpoint.mock(side_effect=[refused(422, "json_schema?"), answered(), answered(), answered()])
    first = OpenAIModel("tiny", BASE, "k", transport=Bridge(router), learnt=kept.append)
    first.complete(READ, 5)
    first.complete(READ, 5)
    assert len(kept) == 1
    second = OpenAIModel("tiny", BASE, "k", transport=Bridge(router), known=kept[0])
    assert second.complete(READ, 5).usage.calls == 1
    first.close()
    second.close()


@pytest.mark.parametrize(
    "known", [{}, {"form": "xml"}, {"form": "text", "without": 3}, {"form": ["text"], "without": []}]
)
def test_a_memory_that_makes_no_sense_is_passed_over(router, endpoint, known):
    endpoint.mock(return_value=answered())
    model = OpenAIModel("tiny", BASE, "k", transport=Bridge(router), known={**known})
    model.complete(READ, 5)
    assert sent(endpoint)["response_format"]["type"] == "json_schema"
    model.close()


# --- answers

ENDINGS = {
    "cut off": (answered('{"a', finish="length"), "length"),
    "filtered": (answered("", finish="content_filter"), "content_filter"),
    "refused": (answered(None, refusal="I can't help with that"), "refusal"),
    "blank": (answered("  "), "empty"),
    "no content": (answered(None), "empty"),
    "tool calls": (answered(None, finish="tool_calls"), "empty"),
    "no choices": (httpx.Response(200, json={"id": "x", "choices": [], "usage": None}), "empty"),
    "null choices": (httpx.Response(200, json={"id": "x", "choices": None}), "empty"),
    "parts": (answered([{"type": "text", "text": "{}"}]), "stop"),
}


@pytest.mark.parametrize(("response", "ending"), ENDINGS.values(), ids=ENDINGS)
def test_how_an_answer_ended(model, endpoint, response, ending):
    endpoint.mock(return_value=response)
    assert model.complete(READ, 5).ending == ending


BODIES = {
    "HTML": httpx.Response(200, html="<h1>Bad gateway</h1>"),
    "text": httpx.Response(200, text="ok"),
    "no JSON": httpx.Response(200, content=b'{"choices": [', headers={"content-type": "application/json"}),
    "a number": httpx.Response(200, json=3),
    "null": httpx.Response(200, json=None),
    "another shape": httpx.Response(200, json={"error": "busy"}),
}


@pytest.mark.parametrize("response", BODIES.values(), ids=BODIES)
def test_a_body_that_is_no_completion_is_a_failure_and_no_crash(model, endpoint, response):
    endpoint.mock(return_value=response)
    try:
        answer = model.complete(READ, 5)
    except ModelDown:
        return
    assert answer.ending == "empty"


def test_without_usage_the_cost_is_estimated_and_says_so(model, endpoint):
    endpoint.mock(return_value=answered("{}", usage=False))
    usage = model.complete(READ, 5).usage
    assert usage.estimated
    assert usage.input > 0


# --- streams


class Chunks(httpx.AsyncByteStream):
    def __init__(self, chunks, error=None):
        self._chunks = chunks
        self._error = error

    async def __aiter__(self):
        for chunk in self._chunks:
            yield chunk
        if self._error:
            raise self._error


def delta(text=None, finish=None):
    choice = {"index": 0, "delta": {"content": text} if text else {}, "finish_reason": finish}
    return {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "tiny", "choices": [choice]}


def events(*data, line="\n"):
    said = [f"data: {json.dumps(one, ensure_ascii=False)}{line}{line}" for one in data]
    return "".join([*said, f"data: [DONE]{line}{line}"]).encode()


def streamed(chunks, error=None):
    return httpx.Response(200, headers={"content-type": "text/event-stream"}, stream=Chunks(chunks, error))


WHOLE = (delta("Héllo "), delta("thére — 👍."), delta(finish="stop"))


@pytest.mark.parametrize("size", [1, 2, 3, 7, 4096])
@pytest.mark.parametrize("line", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_stream_may_be_cut_anywhere(model, endpoint, size, line):
    body = events(*WHOLE, line=line)
    endpoint.mock(return_value=streamed([body[at : at + size] for at in range(0, len(body), size)]))
    heard: list[str] = []
    assert model.complete(SPEAK, 5, heard.append).text == "Héllo thére — 👍."
    assert "".join(heard) == "Héllo thére — 👍."


def test_a_stream_that_breaks_off_is_not_begun_again(model, endpoint):
    endpoint.mock(return_value=streamed([events(WHOLE[0])[:-14]], httpx.ReadError("reset")))
    heard: list[str] = []
    with pytest.raises(ModelDown):
        model.complete(SPEAK, 5, heard.append)
    assert heard == ["Héllo "]
    assert endpoint.call_count == 1


def test_a_stream_that_ends_without_an_end_is_a_failure(model, endpoint):
    endpoint.mock(return_value=streamed([events(WHOLE[0])]))
    with pytest.raises(ModelDown, match="broke off"):
        model.complete(SPEAK, 5, lambda piece: None)


def test_a_stream_that_breaks_before_a_word_is_begun_again(model, endpoint):
    endpoint.mock(side_effect=[streamed([], httpx.ReadError("reset")), streamed([events(*WHOLE)])])
    assert model.complete(SPEAK, 5, lambda piece: None).text.startswith("Héllo")


def test_a_slow_stream_ends_at_the_deadline(router, endpoint):
    import asyncio

    class Slow(httpx.AsyncByteStream):
        async def __aiter__(self):
            while True:
                yield events(delta("so "))[:-14]
                await asyncio.sleep(0.05)

    headers = {"content-type": "text/event-stream"}
    endpoint.mock(return_value=httpx.Response(200, headers=headers, stream=Slow()))
    model = OpenAIModel("tiny", BASE, "k", transport=Bridge(router))
    heard: list[str] = []
    began = time.monotonic()
    with pytest.raises(ModelDown, match="within"):
        model.complete(SPEAK, 0.4, heard.append)
    assert heard
    assert time.monotonic() - began < 2
    model.close()


def test_a_server_that_does_not_stream_is_heard_at_once(model, endpoint):
    endpoint.mock(side_effect=[refused(400, "stream is not supported"), answered("Hello there.")])
    heard: list[str] = []
    assert model.complete(SPEAK, 5, heard.append).text == "Hello there."
    assert heard == ["Hello there."]


def test_a_listener_that_has_heard_enough_ends_the_call(router, endpoint):
    import asyncio

    cancelled = threading.Event()

    class Endless(httpx.AsyncByteStream):
        async def __aiter__(self):
            try:
                while True:
                    yield events(delta("word "))[:-14]
                    await asyncio.sleep(0.01)
            except (asyncio.CancelledError, GeneratorExit):
                cancelled.set()
                raise

    headers = {"content-type": "text/event-stream"}
    endpoint.mock(return_value=httpx.Response(200, headers=headers, stream=Endless()))
    model = OpenAIModel("tiny", BASE, "k", transport=Bridge(router))

    def enough(piece):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        model.complete(SPEAK, 30, enough)
    assert cancelled.wait(2)
    model.close()


# --- many calls at a time


def many(router, work, **more):
    """Run something with a client on a loop of its own."""
    import asyncio

    async def go():
        model = OpenAIModel("tiny", BASE, "k", transport=Bridge(router), **more)
        try:
            return await asyncio.wait_for(work(model), 20)
        finally:
            await model.let_go()

    return asyncio.run(go())


def test_where_it_is_too_much_fewer_calls_are_under_way_and_all_are_answered(router, endpoint):
    import asyncio

    now, most, seen = 0, [], 0

    async def turns(count):  # of the event loop: a clock would tell how busy the machine is
        for _ in range(count):
            await asyncio.sleep(0)

    async def behave(request):
        nonlocal now, seen
        seen += 1
        now += 1
        most.append(now)
        await turns(20)
        now -= 1
        return refused(429) if seen > 8 and now >= 4 else answered()

    endpoint.mock(side_effect=behave)

    async def work(model):
        model.server.proven = True
        answers = await asyncio.gather(*(model.begin(READ, 60) for _ in range(80)))
        return answers, model.pace

    async def sleep(seconds):
        await turns(10)

    answers, pace = many(router, work, sleep=sleep)
    assert len(answers) == 80
    assert max(most) > 40  # as many as come at once, before the server said anything
    assert max(most[-30:]) <= 8
    assert pace.limit < 20


def test_a_call_put_off_again_and_again_waits_as_long_as_is_asked(router, endpoint):
    waited = []
    late = [refused(429, **{"retry-after": "30"})] * 2
    endpoint.mock(side_effect=[answered(), *late, answered()])

    async def sleep(seconds):
        waited.append(seconds)

    async def work(model):
        await model.begin(READ, 5)
        return await model.begin(READ, 5)

    assert many(router, work, sleep=sleep).completion.usage.calls == 3
    assert waited == [30.0, 30.0]


def test_a_server_that_never_answered_is_not_waited_for(router, endpoint):
    endpoint.mock(return_value=refused(429, **{"retry-after": "30"}))

    async def work(model):
        with pytest.raises(ModelDown, match="429"):
            await model.begin(READ, 5)

    many(router, work)
    assert endpoint.call_count == 1


def test_an_account_without_money_is_not_asked_again(model, endpoint):
    said = {"error": {"message": "You exceeded your current quota.", "code": "insufficient_quota"}}
    endpoint.mock(return_value=httpx.Response(429, json=said))
    with pytest.raises(ModelRefused, match="quota is used up"):
        model.complete(READ, 5)
    assert endpoint.call_count == 1
