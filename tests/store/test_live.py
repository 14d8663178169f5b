"""What is kept of conversations in memory, and for how long."""

import pytest

from advisor.answers import Message
from advisor.dialogue.state import State
from advisor.store.live import KEPT, LONGEST, Live


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def said(*words):
    return State("r", 1, messages=tuple(Message("user", word) for word in words))


def test_a_state_serves_only_as_long_as_its_turn_is_the_last(clock):
    live = Live(clock)
    live.keep("a", 2, said("hello"))
    assert live.recall("a", 2) == said("hello")
    assert live.recall("a", 3) is None
    assert live.recall("b", 2) is None


def test_a_turn_never_takes_the_place_of_a_later_one(clock):
    live = Live(clock)
    live.keep("a", 3, said("hello", "again"))
    live.keep("a", 2, said("hello"))
    assert live.recall("a", 3) == said("hello", "again")


def test_of_too_many_the_one_that_rested_longest_goes(clock):
    live = Live(clock, most=2)
    for turn, name in enumerate(["a", "b", "a", "c"], start=1):
        live.keep(name, turn, said(name))
    assert [live.recall(*place) is not None for place in (("a", 3), ("b", 2), ("c", 4))] == [
        True,
        False,
        True,
    ]


def test_what_rested_for_minutes_goes_with_the_next_turn_of_another(clock):
    live = Live(clock)
    live.keep("a", 1, said("my words"))
    clock.now = KEPT + 1
    live.keep("b", 1, said("hello"))
    assert live.recall("a", 1) is None
    assert len(live) == 1


def test_a_long_conversation_is_not_kept(clock):
    live = Live(clock)
    live.keep("a", 1, said("x"))
    live.keep("a", 2, said("x" * (LONGEST + 1)))
    assert len(live) == 0


def test_what_is_deleted_is_let_go_of(clock):
    live = Live(clock)
    live.keep("a", 1, said("my words"))
    live.forget("a")
    live.forget("a")
    assert len(live) == 0
