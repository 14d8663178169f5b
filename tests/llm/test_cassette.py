"""What is recorded is what is replayed: equal requests in their order, in whatever threads."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from advisor.errors import CassetteMiss, ModelDown, ModelError, ModelInterrupted
from advisor.exchange import Completion, Line, Request, Usage
from advisor.llm.cassette import Head, Recorder, Replayer, Tape
from advisor.llm.scripted import ScriptedModel


def asking(text):
    return Request("read", (Line("user", text),))


def recorded(file, exchanges):
    """Record answers to requests, in this order."""
    recorder = Recorder(ScriptedModel([answer for _, answer in exchanges]), file)
    for text, answer in exchanges:
        if isinstance(answer, ModelDown):
            with pytest.raises(ModelDown):
                recorder.complete(asking(text), 1)
        else:
            recorder.complete(asking(text), 1)
    recorder.close()


def replayed(file, texts):
    replayer = Replayer(file)
    out: list[str | ModelError] = []
    for text in texts:
        try:
            out.append(replayer.complete(asking(text), 1).text)
        except ModelError as error:
            out.append(error)
    return out


def test_equal_requests_are_answered_in_the_order_recorded_and_then_by_the_last(tmp_path):
    file = tmp_path / "chat.cassette"
    recorded(file, [("same", "one"), ("other", "apart"), ("same", "two"), ("same", "three")])
    assert replayed(file, ["same", "same", "other", "same", "same", "other"]) == [
        "one", "two", "apart", "three", "three", "apart",
    ]  # fmt: skip


def test_a_failure_between_them_keeps_its_place(tmp_path):
    file = tmp_path / "chat.cassette"
    recorded(file, [("same", "one"), ("same", ModelDown("away")), ("same", "three")])
    first, second, third = replayed(file, ["same"] * 3)
    assert (first, str(second), third) == ("one", "away", "three")


def test_repeats_stand_beside_each_other_in_the_file_and_say_which_they_are(tmp_path):
    file = tmp_path / "chat.cassette"
    recorded(file, [("b", str(at)) for at in range(12)] + [("a", "first of all")])
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()[1:]]
    assert [line["answer"]["text"] for line in lines] == [["first of all"], *([str(at)] for at in range(12))]
    assert [line.get("repeat", 1) for line in lines] == [1, *range(1, 13)]


def test_what_is_asked_anew_replaces_all_that_was_recorded_of_it(tmp_path):
    file = tmp_path / "chat.cassette"
    recorded(file, [("same", "old 1"), ("same", "old 2"), ("kept", "kept")])
    recorded(file, [("same", "new")])
    assert replayed(file, ["same", "same", "kept"]) == ["new", "new", "kept"]


def test_times_are_counted_where_calls_begin(tmp_path):
    file = tmp_path / "chat.cassette"
    begun, go = threading.Event(), threading.Event()

    class Slow:
        """Answers the first call last."""

        def __init__(self):
            self.calls = 0

        def complete(self, request, seconds, heard=None):
            self.calls += 1
            if self.calls == 1:
                begun.set()
                go.wait(10)
                return Completion("first")
            return Completion("second")

    recorder = Recorder(Slow(), file)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(recorder.complete, asking("same"), 1)
        assert begun.wait(10)
        recorder.complete(asking("same"), 1)
        go.set()
        first.result()
    recorder.close()
    assert replayed(file, ["same", "same"]) == ["first", "second"]


def test_what_was_interrupted_is_recorded_as_that(tmp_path):
    class Interrupted:
        def complete(self, request, seconds, heard=None):
            raise KeyboardInterrupt

    file = tmp_path / "chat.cassette"
    recorder = Recorder(Interrupted(), file)
    with pytest.raises(KeyboardInterrupt):
        recorder.complete(asking("same"), 1)
    recorder.close()
    (error,) = replayed(file, ["same"])
    assert isinstance(error, ModelInterrupted)
    assert str(error) == "interrupted by the person"
    assert error.usage.calls == 1


def test_what_was_never_asked_is_a_miss_that_names_the_first_difference(tmp_path):
    file = tmp_path / "chat.cassette"
    recorded(file, [("empathy 8", "x")])
    with pytest.raises(CassetteMiss, match="recorded 'user: empathy 8', now 'user: empathy 9'"):
        Replayer(file).complete(asking("empathy 9"), 1)


def test_equal_requests_of_a_run_have_one_answer_and_each_what_it_cost(tmp_path):
    tape = Tape(tmp_path / "evals.cassette", Head())
    first = tape.settle(asking("same"), Completion("one", "stop", Usage(10, 1)), 1)
    second = tape.settle(asking("same"), Completion("two", "stop", Usage(11, 2)), 1)
    other = tape.settle(asking("same"), Completion("three"), 2)
    assert (first.text, second.text, other.text) == ("one", "one", "three")
    assert second.usage == Usage(11, 2)
    assert tape.find(asking("same")).text == "one"
    tape.close()


def test_a_run_that_is_recorded_anew_takes_the_new_answer(tmp_path):
    file = tmp_path / "evals.cassette"
    for answer in ("old", "new"):
        tape = Tape(file, Head())
        tape.settle(asking("same"), Completion(answer), 1)
        tape.close()
    assert Tape(file).find(asking("same")).text == "new"
