"""How well the golden set is read (`make bench`); see benchmarks/golden.py. Regressions: tests/extraction."""

import pytest

from benchmarks.golden import Figures, cases, main, results

LEAST_F1 = 0.97
LEAST_TIER = 0.97
MOST_INVENTED = 0.005


def test_held_words_are_never_printed(capsys):
    main(["--verbose"])
    printed = capsys.readouterr().out
    ids = {case.id for _, case in cases(held=True)}
    assert ids
    assert [name for name in ids if f"{name} " in printed] == []


@pytest.mark.bench
def test_held_cases_are_read_as_well_as_we_aim_to():
    print()
    main([])
    held = Figures.of(results(held=True))
    assert held.not_verbatim == 0
    assert held.tally.f1 >= LEAST_F1
    assert held.tier is not None
    assert held.tier >= LEAST_TIER
    assert held.inventions < MOST_INVENTED
