"""The official `openai` client behind the Protocol: OpenAI, or whatever speaks its protocol.

Laws:

1. One implementation, asynchronous, on a loop in a thread of its own: a deadline, an interrupt and a guard
   that has heard enough all cancel the request itself, and callers need no loop of theirs.
2. tenacity repeats calls, and nothing else does: the client's own retries are off. Repeated are 408, 409,
   429, 5xx, time-outs and broken connections, with growing random pauses or the pause the server asks for;
   never an answer of which something was heard already.
3. The deadline given with a call covers all its attempts and pauses.
4. Keys and personal headers are in no error of ours.
"""

from __future__ import annotations

import asyncio
import json
import queue
import threading
import time
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

import httpx2
import openai
import tenacity

from advisor.errors import ModelDown, ModelError
from advisor.exchange import NOTHING_SPENT, Completion, Request, Usage
from advisor.llm.breaker import Breaker
from advisor.llm.model import Answered, Heard
from advisor.llm.pace import Pace
from advisor.llm.received import Tries, answered, is_stream, streamed
from advisor.llm.server import Server
from advisor.llm.troubles import (
    CONNECT_SECONDS,
    LONGEST_PAUSE,
    is_filtered,
    is_for_good,
    is_transient,
    pause,
    reason,
    refusal,
    said_by,
)

__all__ = ["OpenAIModel"]

ATTEMPTS = 4
MOST_WAITS = 5
"""How often a call waits for its turn anew, where the server answers others and this one is too much."""
LONGEST_WAIT = 60.0
_END = object()


class OpenAIModel:
    """A model behind an OpenAI-compatible server.

    Args:
        name: the model's name, as the server knows it.
        base_url: where the server is; None for OpenAI's own.
        api_key: the key; servers of one's own often want none.
        transport: in place of the network, for tests and recordings.
        known: what is known of the server from before.
        learnt: called with what is worth remembering of the server.
        sleep: waits between attempts.
        clock: seconds that only ever grow.
    """

    def __init__(
        self,
        name: str,
        base_url: str | None = None,
        api_key: str | None = None,
        *,
        transport: httpx2.AsyncBaseTransport | None = None,
        known: Mapping[str, Any] | None = None,
        learnt: Callable[[Mapping[str, Any]], None] | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.name = name
        base_url, _, query = (base_url or "").partition("?")
        azure = api_key and ".azure.com" in base_url  # where a deployment's own address wants the key so
        self._client = openai.AsyncOpenAI(
            api_key=api_key or "none",
            base_url=base_url or None,
            default_query=dict(parse_qsl(query)),
            default_headers={"api-key": api_key} if azure and api_key else None,
            max_retries=0,
            timeout=openai.Timeout(None, connect=CONNECT_SECONDS),
            http_client=openai.DefaultAsyncHttpx2Client(transport=transport) if transport else None,
        )
        self.server = Server.at(str(self._client.base_url), known)
        host = self._client.base_url.host
        port = f":{self._client.base_url.port}" if self._client.base_url.port else ""
        self._where = f"the server at {host}{port}" if base_url else "OpenAI's server"
        self._learnt = learnt
        self._sleep = sleep
        self._breaker = Breaker(clock)
        self._clock = clock
        self.pace = Pace()
        self._loop = _Loop()

    def complete(self, request: Request, seconds: float, heard: Heard | None = None) -> Completion:
        """Answer a request. See `advisor.llm.model.Model`."""
        pieces: queue.SimpleQueue[Any] = queue.SimpleQueue()
        future = self.submit(request, seconds, pieces.put if heard is not None else None)
        try:
            if heard is not None:
                future.add_done_callback(lambda _: pieces.put(_END))
                while (piece := pieces.get()) is not _END:
                    heard(piece)
            return future.result()
        except ModelError:
            raise
        except BaseException:  # an interrupt, or a listener that has heard enough
            future.cancel()
            raise

    def submit(self, request: Request, seconds: float, heard: Heard | None = None) -> Future[Completion]:
        """Begin to answer a request. See `advisor.llm.model.Cancellable`."""
        return self._loop.start(self._watched(request, seconds, heard))

    async def open(self) -> None:
        """Nothing has to be made ready. See `advisor.llm.model.Calls`."""

    def begin(self, request: Request, seconds: float) -> asyncio.Future[Answered]:
        """Begin a call on the caller's own loop, beside many others. See `advisor.llm.model.Calls`."""
        return asyncio.get_running_loop().create_task(self.timed(request, seconds))

    async def timed(self, request: Request, seconds: float) -> Answered:
        """The same, to be waited for; nothing is streamed.

        No breaker stands before it: whoever asks so much knows best when to give up. Where the server says
        that it is too much, fewer calls are made at a time, and a call waits for its turn; its `seconds`
        count from there.
        """
        spent = NOTHING_SPENT
        waits = 0
        while True:
            async with self.pace.turn():
                start = self._clock()
                try:
                    answer = await self._within(request, seconds, None)
                except ModelError as error:
                    spent += error.usage
                    waits += 1
                    if not isinstance(error, ModelDown) or error.status != 429 or waits > MOST_WAITS:
                        raise Tries(spent).spent_by(error) from None
                    if not self.pace.worked:  # it never answered: no question of how much is asked
                        raise
                    await self._sleep(
                        min(LONGEST_PAUSE if error.after is None else error.after, LONGEST_WAIT)
                    )
                    continue
                self.pace.faster()
                if spent != NOTHING_SPENT:
                    answer = replace(answer, usage=spent + answer.usage)
                return Answered(answer, self._clock() - start)

    async def let_go(self) -> None:
        """Close the connections that `begin` has opened, on its loop."""
        await self._client.close()

    def close(self) -> None:
        """Let go of connections and of the thread."""
        self._loop.stop(self._client.close())

    # --- on the loop ---------------------------------------------------------------------------------------

    async def _watched(self, request: Request, seconds: float, put: Heard | None) -> Completion:
        """A call that the breaker lets pass, and learns from."""
        if not self._breaker.closed:
            raise ModelDown(f"not asked again so soon: {self._breaker.reason}")
        try:
            answer = await self._within(request, seconds, put)
        except ModelError as error:
            self._breaker.failed(str(error), for_good=is_for_good(error))
            raise
        self._breaker.worked()
        return answer

    async def _within(self, request: Request, seconds: float, put: Heard | None) -> Completion:
        tries = Tries()
        begun = self.server.form
        try:
            async with asyncio.timeout(seconds):
                answer = await self._repeated(
                    request, put, tries, asyncio.get_running_loop().time() + seconds
                )
        except TimeoutError:
            self.server.learnt_nothing(begun)
            tries.given_up(request)
            raise tries.spent_by(ModelDown(f"no answer within {seconds:.1f} seconds")) from None
        except ModelError as error:
            self.server.learnt_nothing(begun)
            if tries.heard:  # it broke off
                tries.given_up(request)
            raise tries.spent_by(error) from None
        if answer.ending == "content_filter":  # it tells nothing of the form
            return answer
        if self.server.worked(request) and self._learnt is not None:
            self._learnt(self.server.to_data())
        return answer

    async def _repeated(self, request: Request, put: Heard | None, tries: Tries, ends: float) -> Completion:
        policy = tenacity.AsyncRetrying(
            retry=tenacity.retry_if_exception(lambda error: is_transient(error) and not tries.heard),
            stop=tenacity.stop_after_attempt(ATTEMPTS) | _StopBefore(ends),
            wait=pause,
            sleep=self._sleep,
            reraise=True,
        )
        try:
            async for attempt in policy:
                with attempt:
                    return await self._put_so_that_it_is_taken(request, put, tries)
        except openai.APIStatusError as error:
            raise refusal(error) from None
        except (openai.APIConnectionError, httpx2.HTTPError) as error:
            raise ModelDown(f"{self._where} was not reached: {reason(error)}") from None
        except openai.APIError:  # an error in the middle of a stream, under a status of 200
            raise ModelDown(f"{self._where} ended its answer with an error") from None
        except (ValueError, RecursionError) as error:  # a body that is not the JSON it claims to be
            raise ModelDown(f"what came back cannot be read: {type(error).__name__}") from None
        raise ModelDown("no attempt was made")

    async def _put_so_that_it_is_taken(self, request: Request, put: Heard | None, tries: Tries) -> Completion:
        """One attempt; what the server refuses of the call's form is left out, and the call made again."""
        while True:
            call = self.server.call(self.name, request, stream=put is not None)
            tries.usage += Usage(calls=1)
            sent_in = self.pace.round
            try:
                made = await self._create(call)
            except openai.APIStatusError as error:
                if error.status_code == 429:
                    self.pace.slower(sent_in)
                if is_filtered(error):
                    return Completion("", "content_filter", tries.usage)
                if not self.server.learn(error.status_code, said_by(error), request):
                    raise
                continue
            if "stream" in call:
                if is_stream(made.response):
                    async with made:  # whatever becomes of it, the connection is let go of
                        return await streamed(made, request, put, tries)
                made = json.loads(await made.response.aread())  # it was asked to stream, and does not
            answer = answered(made, request, tries)
            if put is not None and answer.text:
                put(answer.text)
            return answer

    async def _create(self, call: dict[str, Any]) -> Any:
        """Make a call as it is.

        `create` walks through every value of it to rename keys, of which ours need none, and builds an object
        of every part of the answer, of which we want four: together a third of what a call costs.
        """
        if call.get("stream"):
            return await self._client.chat.completions.create(**call)
        response = await self._client.post("/chat/completions", cast_to=httpx2.Response, body=call)
        return json.loads(response.content)


class _StopBefore(tenacity.stop.stop_base):
    """Stops where the next pause would reach beyond the deadline: better to know now than to wait for it."""

    def __init__(self, ends: float) -> None:
        self._ends = ends

    def __call__(self, state: tenacity.RetryCallState) -> bool:
        return asyncio.get_running_loop().time() + state.upcoming_sleep >= self._ends


class _Loop:
    """An event loop in a thread of its own, begun when it is first needed."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def start(self, work: Any) -> Future[Any]:
        """Begin some work."""
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(
                    target=_run, args=(self._loop,), name="advisor-model", daemon=True
                )
                self._thread.start()
            return asyncio.run_coroutine_threadsafe(work, self._loop)

    def stop(self, last: Any) -> None:
        """Cancel what goes on, do some last work, and end the thread."""
        loop, thread = self._loop, self._thread
        if loop is None or thread is None:
            last.close()
            return
        self.start(_end(last)).result(timeout=5)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(timeout=5)
        self._loop = None


def _run(loop: asyncio.AbstractEventLoop) -> None:
    try:
        loop.run_forever()
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()


async def _end(last: Any) -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await last
