"""What the server takes (`make bench`); see benchmarks/portal.py."""

import os

import pytest

from benchmarks.machine import machine
from benchmarks.portal import PARTS, Times, chats, databases, idle, main, new_url, saturated
from tests.databases import KINDS


def test_an_unknown_part_is_refused(capsys):
    assert main(["nonsense"]) == 2
    said = capsys.readouterr().err
    assert all(name in said for name in PARTS)


def test_where_nothing_was_answered_no_time_was_short():
    assert Times((), 3).quantile(0.99) == float("inf")
    assert Times((1.0, 2.0, 3.0), 0).quantile(0.5) == 2.0


@pytest.fixture(scope="module")
def servers():
    with databases() as found:
        print(f"\n{machine()}, load {os.getloadavg()[0]:.1f}")
        yield found


@pytest.mark.bench
@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("kind", KINDS)
def test_two_hundred_open_chats_are_answered_within_a_tenth_of_a_second(servers, kind, workers):
    times = chats(new_url(servers, kind), workers)
    print(f"chats {kind} {workers}: {times}")
    assert times.errors == 0
    assert times.quantile(0.99) < 100


@pytest.mark.bench
@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("kind", KINDS)
def test_half_as_many_turns_are_taken_as_bare_inserts(servers, kind, workers):
    ours, bare, errors = saturated(new_url(servers, kind), workers)
    share = ours.rate / bare.rate
    print(f"saturated {kind} {workers}: {ours.rate:.0f}/s, bare {bare.rate:.0f}/s, {share:.0%}")
    assert errors == 0
    assert share >= 0.5


@pytest.mark.bench
@pytest.mark.parametrize("kind", KINDS)
def test_an_idle_conversation_takes_hardly_any_memory(servers, kind):
    size = idle(new_url(servers, kind), 1)
    print(f"idle {kind}: {size:.0f} bytes")
    assert size < 10_000
