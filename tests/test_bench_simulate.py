"""Interviews with simulated people (`make bench`); see benchmarks/simulate.py."""

import pytest

from benchmarks.simulate import figures, simulate


def test_the_same_people_give_the_same_interviews():
    first, second = simulate(5), simulate(5)
    assert [each.messages for each in first] == [each.messages for each in second]


def test_every_interview_ends_and_asks_nothing_it_knows():
    found = figures(simulate(20))
    assert found["not ended"] == 0
    assert found["known and asked again"] == 0


@pytest.mark.bench
def test_what_people_would_say_is_got_from_them():
    found = figures(simulate())
    print()
    for name, figure in found.items():
        print(f"{name:>28}: {figure:g}")
    assert found["scored answers obtained, %"] >= 99
    assert found["median turns"] <= 12
    assert found["not ended"] == 0
    assert found["known and asked again"] == 0
