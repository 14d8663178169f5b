"""Whole chats against servers in processes of their own: killed, frozen, cut off; and llama.cpp for real."""

import signal
import threading
import time
from collections.abc import Mapping
from typing import Any

import pytest

from advisor.dialogue.state import State
from advisor.llm.breaker import REST
from advisor.llm.client import OpenAIModel
from advisor.llm.server import FORMS
from tests.llm.chats import LADDER, RUBRIC, chat
from tests.llm.processes import llama, stand_in
from tests.llm.test_local_server import INTERVIEW, LADDER_INTERVIEW, held, offline

RUBRICS = pytest.mark.parametrize(
    ("rubric", "said"), [(RUBRIC, INTERVIEW), (LADDER, LADDER_INTERVIEW)], ids=["points", "ladder"]
)
LONG = 120.0
"""Seconds for a turn where the test is not of time."""
ILL = 3.0
"""Seconds for a turn where the server falls ill: two turns are waited for, then it is left alone."""


@pytest.fixture(scope="module")
def noise(tmp_path_factory):
    """llama.cpp on random weights, for all tests that leave it alive."""
    with llama(tmp_path_factory.mktemp("llama")) as server:
        yield server


@pytest.fixture
def opened():
    made = []

    def build(server, **kwargs):
        made.append(OpenAIModel("noise", server.url, **kwargs))
        return made[-1]

    yield build
    for model in made:
        model.close()


# --- llama.cpp


@RUBRICS
def test_an_interview_with_a_model_of_noise_ends_as_the_offline_one(noise, opened, rubric, said):
    model = opened(noise)
    advisor, turns = held(model, rubric, said, deadline=LONG)
    alone = offline(rubric, said)
    assert advisor.values == alone.values
    assert advisor.assessment == alone.assessment
    assert [mark.down for mark in advisor.state.marks] == [False] * len(said)
    assert any(mark.rejected or mark.fault for mark in advisor.state.marks)  # it did propose something
    assert not any("language model" in turn.reply for turn in turns)


def test_a_server_that_refuses_schemas_with_a_500_is_asked_otherwise_and_that_is_remembered(noise, opened):
    kept: list[Mapping[str, Any]] = []
    model = opened(noise, learnt=kept.append)
    first, _ = held(model, said=INTERVIEW[:1], deadline=LONG)
    assert first.state.spent.calls >= 3  # json_schema twice, then json_object with the schema beside it
    assert kept == [{"form": "json_object_schema", "without": [], "limit": "max_tokens"}]
    assert FORMS[model.server.form] == "json_object_schema"
    again, _ = held(opened(noise, known=kept[0]), said=INTERVIEW[1:2], deadline=LONG)
    assert again.state.spent.calls <= 2  # the call, and one to mend it


def test_its_usage_is_what_counts(noise, opened):
    advisor, _ = held(opened(noise), said=INTERVIEW[:1], deadline=LONG)
    assert advisor.state.spent.input > 1_000
    assert not advisor.state.spent.estimated


def test_its_words_are_never_shown(noise, opened):
    heard: list[str] = []
    advisor = chat(opened(noise), heard=heard.append, deadline=LONG)
    turn = advisor.start()
    assert turn.reply == "".join(heard).strip()
    assert turn.reply.endswith(offline(RUBRIC, ()).state.messages[-1].content)
    assert advisor.state.marks[-1].fault


def test_llama_killed_in_the_middle_of_a_chat(tmp_path, opened):
    with llama(tmp_path) as server:
        advisor = chat(opened(server), deadline=LONG)
        advisor.start()
        advisor.send(INTERVIEW[0])
        threading.Timer(0.1, server.kill).start()  # most likely while it reads the second message
        turns = [advisor.send(text) for text in INTERVIEW[1:]]
    assert advisor.values == offline(RUBRIC, INTERVIEW).values
    assert sum("language model" in turn.reply for turn in turns) == 1
    assert not advisor.state.marks[0].down
    assert advisor.state.marks[-1].down


def test_llama_frozen_and_thawed(tmp_path, opened):
    now = [0.0]
    with llama(tmp_path) as server:
        model = opened(server, clock=lambda: now[0])
        advisor = chat(model, deadline=ILL)
        advisor.start()
        server.signal(signal.SIGSTOP)
        advisor.send(INTERVIEW[0])
        advisor.send(INTERVIEW[1])
        server.signal(signal.SIGCONT)
        assert [mark.down for mark in advisor.state.marks] == [True, True]
        now[0] += REST
        awake = chat(model, state=advisor.state, deadline=LONG)
        awake.send(INTERVIEW[2])
    assert not awake.state.marks[-1].down
    assert awake.values == offline(RUBRIC, INTERVIEW[:3]).values


# --- a process that fails as it is told


@pytest.fixture
def server():
    with stand_in() as process:
        yield process


def interview(model, before, then, **kwargs):
    """An interview in the middle of which something happens to the server."""
    advisor = chat(model, **kwargs)
    advisor.start()
    turns = [advisor.send(text) for text in INTERVIEW[:3]]
    before()
    turns += [advisor.send(text) for text in INTERVIEW[3:6]]
    then()
    turns += [advisor.send(text) for text in INTERVIEW[6:]]
    return advisor, turns


def nothing():
    """Nothing happens."""


def check_whole(advisor):
    """No message of the person is lost, and the result is that of the offline reader."""
    alone = offline(RUBRIC, INTERVIEW)
    assert [one.content for one in advisor.state.messages if one.role == "user"] == list(INTERVIEW)
    assert advisor.values == alone.values
    assert advisor.assessment == alone.assessment


@pytest.mark.parametrize("trouble", ["hang", "reset", "500", "die", "freeze", "kill"])
def test_a_server_that_falls_ill_in_a_chat_costs_no_turn(server, opened, trouble):
    happen = {"freeze": lambda: server.signal(signal.SIGSTOP), "kill": server.kill}
    began = time.monotonic()
    advisor, turns = interview(
        opened(server), happen.get(trouble, lambda: server.tell(trouble)), nothing, deadline=ILL
    )
    assert time.monotonic() - began < 60
    check_whole(advisor)
    assert [mark.down for mark in advisor.state.marks] == [False] * 3 + [True] * 5
    assert sum("language model" in turn.reply for turn in turns) == 1


def test_a_minute_of_500_and_then_it_is_used_again(server, opened):
    now = [0.0]

    def comes_back():
        server.tell("noise")
        now[0] += REST

    advisor, turns = interview(
        opened(server, clock=lambda: now[0]), lambda: server.tell("500"), comes_back, deadline=ILL
    )
    check_whole(advisor)
    assert [mark.down for mark in advisor.state.marks] == [False] * 3 + [True] * 3 + [False] * 2
    assert sum("language model" in turn.reply for turn in turns) == 1


def test_a_server_started_again_is_used_again(server, opened):
    now = [0.0]

    def comes_back():
        server.start()
        now[0] += REST

    advisor, _ = interview(opened(server, clock=lambda: now[0]), server.kill, comes_back, deadline=ILL)
    check_whole(advisor)
    assert [mark.down for mark in advisor.state.marks][-2:] == [False, False]


@pytest.mark.parametrize("blow", ["kill", "freeze"])
def test_a_server_that_goes_in_the_middle_of_its_words(server, opened, blow):
    """The first sentence is on the screen when the server goes; the turn is whole all the same."""
    server.tell("slowly")
    heard: list[str] = []
    saved: list[State] = []

    def hear(piece):
        if not heard:
            server.kill() if blow == "kill" else server.signal(signal.SIGSTOP)
        heard.append(piece)

    advisor = chat(opened(server), heard=hear, save=saved.append, deadline=ILL)
    turn = advisor.start()
    assert heard[0].startswith("How good to hear from you.")
    assert turn.reply == "".join(heard).strip()
    assert turn.reply.endswith(offline(RUBRIC, ()).state.messages[-1].content)
    assert saved[-1] == advisor.state
    advisor.send(INTERVIEW[0])
    assert advisor.values == offline(RUBRIC, INTERVIEW[:1]).values
