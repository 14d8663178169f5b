"""Calls made by a process of their own."""

import asyncio
import os
import signal
import threading

import pytest

from advisor.errors import ModelAway, ModelRefused
from advisor.exchange import Line, Request
from advisor.llm.apart import calling
from advisor.llm.settings import ModelSettings
from tests.llm.servers import Handler, serving

REQUEST = Request("read", (Line("user", "Hello."),))


def settings(url, tmp_path):
    return ModelSettings("tiny", url, "a-key", tmp_path / "servers.json")


def begun(calls, work):
    async def go():
        await calls.open()
        try:
            return await asyncio.wait_for(work(), 30)
        finally:
            await calls.let_go()

    return asyncio.run(go())


def test_answers_come_back_each_to_its_own_call(tmp_path):
    with (
        serving(lambda call: call["messages"][-1]["content"]) as server,
        calling(settings(server.url, tmp_path)) as calls,
    ):

        async def work():
            requests = [Request("read", (Line("user", f"Number {at}."),)) for at in range(4)]
            return await asyncio.gather(*(calls.begin(each, 20.0) for each in requests))

        answers = begun(calls, work)
    assert [each.completion.text for each in answers] == [f"Number {at}." for at in range(4)]
    assert all(each.completion.usage.calls == 1 and each.seconds > 0 for each in answers)


def test_errors_come_back_as_what_they_are(tmp_path):
    class Refusing(Handler):
        def do_POST(self):
            self.rfile.read(int(self.headers["content-length"]))
            self.give(401, '{"error": {"message": "no"}}')

    with serving(lambda call: "") as server, calling(settings(server.url, tmp_path)) as calls:
        server.RequestHandlerClass = Refusing

        async def work():
            return await calls.begin(REQUEST, 20.0)

        with pytest.raises(ModelRefused, match="the key was not accepted") as raised:
            begun(calls, work)
    assert raised.value.status == 401
    assert raised.value.usage.calls == 1


def test_answers_that_nobody_waits_for_any_more_are_dropped_in_silence(tmp_path, capfd):
    once = threading.Event()

    def behave(call):
        if call["messages"][-1]["content"] != "first":
            once.wait(20)  # all of them answer after we have gone
        return "{}"

    with serving(behave) as server, calling(settings(server.url, tmp_path)) as calls:

        async def go():
            await calls.open()
            late = [calls.begin(REQUEST, 20.0) for _ in range(30)]
            await calls.begin(Request("read", (Line("user", "first"),)), 20.0)
            while len(server.calls) < 31:
                await asyncio.sleep(0.01)
            assert calls._read is not None
            calls._read.close()  # the answers' pipe: as where a run ends, but the process does not yet know
            once.set()
            await asyncio.gather(*late, return_exceptions=True)
            await asyncio.sleep(1.0)
            await calls.let_go()

        asyncio.run(go())
    assert "pipe closed" not in capfd.readouterr().err


def test_a_killed_process_ends_the_calls_under_way_and_those_to_come(tmp_path):
    with serving(lambda call: None) as server, calling(settings(server.url, tmp_path)) as calls:

        async def work():
            first = calls.begin(REQUEST, 20.0)
            os.kill(calls._process.pid, signal.SIGKILL)
            with pytest.raises(ModelAway, match="has ended"):
                await first
            await calls.begin(REQUEST, 20.0)

        with pytest.raises(ModelAway, match="has ended"):
            begun(calls, work)


def test_it_ends_with_us_and_an_interrupt_does_not_end_it(tmp_path):
    with serving(lambda call: "Yes.") as server, calling(settings(server.url, tmp_path)) as calls:
        os.kill(calls._process.pid, signal.SIGINT)

        async def work():
            return await calls.begin(REQUEST, 20.0)

        assert begun(calls, work).completion.text == "Yes."
    assert calls._process.returncode == 0


def test_the_key_is_on_no_command_line(tmp_path):
    with calling(settings("http://127.0.0.1:1/v1", tmp_path)) as calls:
        assert "a-key" not in repr(calls._process.args)


def test_a_bug_in_the_other_process_is_raised_in_ours(tmp_path):
    with serving(lambda call: "Yes.") as server, calling(settings(server.url, tmp_path)) as calls:

        async def work():
            return await calls.begin("no request", 20.0)  # type: ignore[arg-type]

        with pytest.raises(RuntimeError, match="met a bug: AttributeError"):
            begun(calls, work)


def test_a_process_that_nobody_asked_is_not_waited_for(tmp_path):
    with calling(settings("http://127.0.0.1:1/v1", tmp_path)) as calls:
        pass
    assert calls._process.returncode == -signal.SIGKILL
