"""What the harness costs a case (`make bench`); see benchmarks/evals.py."""

import pytest

from benchmarks.evals import main, seconds

MOST_MILLISECONDS = 2.0


def test_cases_are_made_and_run(tmp_path):
    assert seconds(tmp_path, 30) > 0


@pytest.mark.bench
def test_the_harness_costs_little_beside_a_reader(tmp_path):
    print()
    main([])
    seconds(tmp_path, 100)
    assert 1000 * seconds(tmp_path, 5000) / 5000 < MOST_MILLISECONDS
