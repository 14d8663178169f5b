"""Wire-level tests: respx sees httpx only, and openai speaks httpx2, so requests are carried across here."""

import asyncio

import httpx
import httpx2
import pytest
import respx

from advisor.exchange import Line, Request
from advisor.llm.client import OpenAIModel

BASE = "https://llm.test/v1"
SCHEMA = {"type": "object", "properties": {}, "required": [], "additionalProperties": False}
READ = Request("read", (Line("system", "Read."), Line("user", "8")), SCHEMA, 100)
SPEAK = Request("speak", (Line("system", "Speak."), Line("user", "Hello.")), None, 100)


class Bridge(httpx2.AsyncBaseTransport):
    """Answers httpx2 requests from a respx router."""

    def __init__(self, router):
        self._router = router

    async def handle_async_request(self, request):
        body = await request.aread()
        asked = httpx.Request(
            request.method, str(request.url), headers=list(request.headers.multi_items()), content=body
        )
        try:
            given = await self._router.async_handler(asked)
        except httpx.TransportError as error:
            raise getattr(httpx2, type(error).__name__)(str(error)) from error
        stream = given.stream if isinstance(given.stream, httpx.AsyncByteStream) else None
        headers = [(name, value) for name, value in given.headers.multi_items() if name != "content-length"]
        if stream is not None and not isinstance(given.stream, httpx.ByteStream):
            return httpx2.Response(given.status_code, headers=headers, stream=Carried(stream))
        return httpx2.Response(given.status_code, headers=headers, content=await given.aread())


class Carried(httpx2.AsyncByteStream):
    def __init__(self, stream):
        self._stream = stream

    async def __aiter__(self):
        try:
            async for chunk in self._stream:
                yield chunk
        except httpx.TransportError as error:
            raise getattr(httpx2, type(error).__name__)(str(error)) from error


@pytest.fixture
def router():
    return respx.MockRouter(assert_all_called=False, assert_all_mocked=True)


@pytest.fixture
def endpoint(router):
    return router.post(f"{BASE}/chat/completions")


@pytest.fixture
def pauses():
    """How long the client would have waited between attempts."""
    return []


@pytest.fixture
def model(router, pauses):
    """A model behind a mocked server; its pauses take no time."""

    async def sleep(seconds):
        pauses.append(seconds)
        await asyncio.sleep(0)

    made = OpenAIModel("tiny", BASE, "secret-key", transport=Bridge(router), sleep=sleep)
    yield made
    made.close()


def answered(content="{}", *, finish="stop", usage=True, **message):
    """A chat completion as servers send it."""
    body = {
        "id": "c1",
        "object": "chat.completion",
        "created": 1,
        "model": "tiny",
        "choices": [
            {
                "index": 0,
                "finish_reason": finish,
                "message": {"role": "assistant", "content": content, **message},
            }
        ],
    }
    if usage:
        body["usage"] = {"prompt_tokens": 40, "completion_tokens": 7, "total_tokens": 47}
    return httpx.Response(200, json=body)


def refused(status, message="no", **headers):
    return httpx.Response(status, json={"error": {"message": message}}, headers=headers)
