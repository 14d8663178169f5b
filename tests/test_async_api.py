"""The library on an event loop: the same chats, nothing blocked, nothing lost when a task is cancelled."""

import asyncio
import json
import time
from contextlib import aclosing
from typing import Any

import pytest

from advisor import Advisor, AsyncAdvisor
from advisor.dialogue import events
from advisor.dialogue.state import to_data
from advisor.errors import TranscriptError, UsageError
from advisor.exchange import Completion
from advisor.llm.client import OpenAIModel
from advisor.llm.scripted import ScriptedModel
from tests.llm.chats import claim
from tests.llm.servers import Slow, echo, serving

NAME = "customer-support-representative"
SAID = ("I have a bachelor's degree and worked 2 years in retail.", "phone yes, the rest no", "8, 9, 7, 6")


def run(coroutine):
    """Run a test on a loop, for ten seconds at most: what hangs fails."""

    async def bounded():
        async with asyncio.timeout(20):
            return await coroutine

    return asyncio.run(bounded())


@pytest.fixture
def open_model():
    made: list[OpenAIModel] = []

    def build(server):
        made.append(OpenAIModel("tiny", server.url, "k"))
        return made[-1]

    yield build
    for model in made:
        model.close()


@pytest.mark.parametrize("model", [None, ScriptedModel([{}])], ids=["alone", "with a model"])
def test_it_is_the_same_chat_byte_for_byte(model):
    async def hold():
        chat = await AsyncAdvisor(NAME, model=model).start()
        return chat, [await chat.send(text) for text in SAID]

    chat, turns = run(hold())
    plain = Advisor(NAME, model=model).start()
    assert turns == [plain.send(text) for text in SAID]
    assert to_data(chat.state) == to_data(plain.state)
    assert (chat.opening, chat.asked, chat.answers) == (plain.opening, plain.asked, plain.answers)
    assert (chat.messages, chat.assessment) == (plain.messages, plain.assessment)


def test_moves_and_scores_are_awaited_too():
    async def hold():
        library = AsyncAdvisor(NAME)
        chat = await library.start()
        turn = await chat.do(events.Skip())
        scored = await library.score([{"role": "user", "content": SAID[0]}])
        return turn, scored

    turn, scored = run(hold())
    assert turn.asked
    assert scored.answers == Advisor(NAME).score([{"role": "user", "content": SAID[0]}]).answers


def test_a_model_reads_along(open_model):
    def behave(call):
        names = call["messages"][-1]["content"]
        return json.dumps(
            {"education": claim("bachelor", "Bachelorabschluss")} if "education" in names else {}
        )

    async def hold(server):
        chat = await AsyncAdvisor(NAME, model=open_model(server)).start()
        await chat.send("Ich habe einen Bachelorabschluss in Geschichte.")
        return chat.answers

    with serving(behave) as server:
        assert run(hold(server)) == {"education": "bachelor"}


def test_the_loop_goes_on_while_a_message_is_read():
    async def hold():
        chat = await AsyncAdvisor(NAME).start()
        ticks = 0
        sending = asyncio.ensure_future(chat.send(" ".join(SAID) * 60))
        while not sending.done():
            await asyncio.sleep(0.005)
            ticks += 1
        return ticks, await sending

    ticks, turn = run(hold())
    assert ticks > 3
    assert turn.reply


def test_messages_sent_at_once_are_turns_in_their_order():
    async def hold():
        chat = await AsyncAdvisor(NAME).start()
        await asyncio.gather(*(chat.send(text) for text in SAID))
        return chat

    chat = run(hold())
    plain = Advisor(NAME).start()
    for text in SAID:
        plain.send(text)
    assert chat.messages == plain.messages


def test_many_chats_share_a_model(open_model):
    async def hold(server):
        library = AsyncAdvisor(NAME, model=open_model(server))
        chats = [await library.start() for _ in range(8)]
        began = time.monotonic()
        await asyncio.gather(*(chat.send(SAID[0]) for chat in chats))
        return chats, time.monotonic() - began

    def behave(call):
        time.sleep(0.5)
        return "{}"

    with serving(behave) as server:
        chats, _ = run(hold(server))
        assert len(server.calls) == 8
    assert all(chat.answers == chats[0].answers for chat in chats)


# --- streams


def test_a_stream_without_a_voice_is_the_reply():
    async def hold():
        chat = await AsyncAdvisor(NAME).start()
        return [piece async for piece in chat.stream(SAID[0])], chat

    pieces, chat = run(hold())
    assert pieces == [chat.turn.reply]
    assert chat.messages[-1]["content"] == chat.turn.reply


def test_what_the_model_phrases_comes_sentence_by_sentence(open_model):
    async def hold(server):
        heard: list[str] = []
        library = AsyncAdvisor(NAME, model=open_model(server), voice="model")
        chat = await library.start(heard=heard.append)
        times = []
        pieces = []
        async for piece in chat.stream(SAID[0]):
            pieces.append(piece)
            times.append(time.monotonic())
        return chat, heard, pieces, times

    with serving(lambda call: Slow(echo(call)) if call.get("stream") else "{}") as server:
        chat, heard, pieces, times = run(hold(server))
    assert "".join(heard) == chat.opening
    assert pieces[:2] == ["How good to hear from you. ", "Thank you for that. "]
    assert "".join(pieces).strip() == chat.turn.reply == chat.messages[-1]["content"]
    assert times[-1] - times[0] > 0.1  # the first could be read before the last was there
    assert chat.turn.streamed
    assert not chat.state.marks[-1].fault


def test_a_voice_needs_a_model_and_a_name():
    with pytest.raises(UsageError, match="needs a model"):
        AsyncAdvisor(NAME, voice="model")
    with pytest.raises(UsageError, match="no voice 'loud'"):
        AsyncAdvisor(NAME, voice="loud")  # type: ignore[arg-type]


def test_a_message_is_a_text():
    async def hold():
        chat = await AsyncAdvisor(NAME).start()
        await chat.send(8)  # type: ignore[arg-type]

    with pytest.raises(TranscriptError, match="not int"):
        run(hold())


# --- cancelled


def check_not_lost(chat, said):
    """The message is in the chat and read, as if there had been no model."""
    plain = Advisor(NAME).start()
    turn = plain.send(said)
    assert chat.answers == plain.answers
    assert chat.asked == turn.asked == chat.turn.asked
    assert [one for one in chat.messages if one["role"] == "user"] == [{"role": "user", "content": said}]


async def cancelled(chat, after=0.3):
    sending = asyncio.ensure_future(chat.send(SAID[0]))
    await asyncio.sleep(after)
    began = time.monotonic()
    sending.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sending
    return time.monotonic() - began


def test_a_cancelled_turn_is_not_lost_and_ends_the_call(open_model):
    async def hold(server):
        chat = await AsyncAdvisor(NAME, model=open_model(server)).start()
        took = await cancelled(chat)
        check_not_lost(chat, SAID[0])
        assert "interrupted" in chat.state.marks[0].fault
        server.behave = lambda call: "{}"
        turn = await chat.send(SAID[1])
        return chat, took, turn

    with serving(lambda call: "hang") as server:
        chat, took, turn = run(hold(server))
    assert took < 10  # and not the twenty seconds that a turn may take
    plain = Advisor(NAME).start()
    plain.send(SAID[0])
    assert turn == plain.send(SAID[1])
    assert chat.answers == plain.answers


def test_a_model_that_cannot_be_told_to_stop_is_left_behind():
    def slowly(request) -> Any:
        time.sleep(1)
        return Completion("{}")

    async def hold():
        chat = await AsyncAdvisor(NAME, model=ScriptedModel([slowly])).start()
        await cancelled(chat)
        check_not_lost(chat, SAID[0])

    run(hold())


def test_a_time_out_of_the_caller_is_a_cancellation_like_any(open_model):
    async def hold(server):
        chat = await AsyncAdvisor(NAME, model=open_model(server)).start()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.3):
                await chat.send(SAID[0])
        check_not_lost(chat, SAID[0])

    with serving(lambda call: "hang") as server:
        run(hold(server))


def test_cancelled_while_it_computes_a_turn_is_whole_too():
    async def hold():
        chat = await AsyncAdvisor(NAME).start()
        await cancelled(chat, after=0)
        check_not_lost(chat, SAID[0])

    run(hold())


def test_who_leaves_a_stream_early_loses_nothing(open_model):
    async def hold(server):
        chat = await AsyncAdvisor(NAME, model=open_model(server), voice="model").start()
        async with aclosing(chat.stream(SAID[0])) as pieces:
            first = await anext(pieces)
        check_not_lost(chat, SAID[0])
        assert chat.messages[-1]["content"].startswith(first.strip())
        assert "interrupted" in chat.state.marks[-1].fault
        return chat

    with serving(lambda call: Slow(echo(call)) if call.get("stream") else "{}") as server:
        chat = run(hold(server))
    assert chat.messages[-1]["content"].endswith(Advisor(NAME).start().send(SAID[0]).reply)
