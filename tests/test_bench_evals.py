"""What the harness costs a case (`make bench`); see benchmarks/evals.py."""

import pytest

from benchmarks.evals import large, main, replayed, seconds
from benchmarks.harnesses import compare, table
from benchmarks.harnesses import main as harnesses

MOST_MILLISECONDS = 2.0


def test_cases_are_made_and_run(tmp_path):
    assert seconds(tmp_path, 30) > 0


@pytest.mark.bench
def test_the_harness_costs_little_beside_a_reader(tmp_path):
    print()
    main([])
    seconds(tmp_path, 100)
    assert 1000 * seconds(tmp_path, 5000) / 5000 < MOST_MILLISECONDS


def test_a_replay_is_measured(tmp_path):
    for reading in (False, True):
        took, profile = replayed(tmp_path, 20, reading=reading)
        assert took > 0
        assert profile.total_tt > 0  # type: ignore[attr-defined]


def test_a_large_run_is_killed_resumed_and_paged(tmp_path):
    assert len(list(large(tmp_path, 2_400))) == 4


def test_harnesses_are_compared(tmp_path):
    found = compare(20, 1, None)
    assert set(found) == {0, 200}
    assert all(times.wall and times.phase for each in found.values() for times in each.values())
    assert len(list(table(found[0]))) == 4


@pytest.mark.bench
def test_replays_are_quick(capsys):
    with capsys.disabled():
        print()
        assert main(["replay"]) == 0


@pytest.mark.bench
def test_a_hundred_thousand_cases(tmp_path, capsys):
    with capsys.disabled():
        print()
        for line in large(tmp_path, 100_000):
            print(line)


@pytest.mark.bench
def test_the_harness_adds_little_to_live_calls(capsys):
    with capsys.disabled():
        print()
        assert harnesses([]) == 0
