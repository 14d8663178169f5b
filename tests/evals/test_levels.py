"""How near levels come: silence is a miss, and an answer one step off is near."""

import json

import pytest

from advisor.catalog import load_rubric
from advisor.evals.levels import LevelTally, level_tally
from advisor.transcripts import parse_case
from benchmarks.golden import Figures, run, table

RUBRIC = load_rubric("support-ladder")


@pytest.mark.parametrize(
    ("expected", "got", "tally"),
    [
        ({}, {}, LevelTally()),
        ({"casework": 3}, {"casework": 3}, LevelTally(1, 1, 1, 1)),
        ({"casework": 3}, {"casework": 4}, LevelTally(1, 1, 0, 1)),
        ({"casework": 3}, {"casework": 5}, LevelTally(1, 1, 0, 0)),
        ({"casework": 3, "people": 2}, {"people": 2}, LevelTally(2, 1, 1, 1)),
        # what nobody expected is an invention, and no level due
        ({"casework": 3}, {"casework": 3, "people": 2}, LevelTally(1, 1, 1, 1)),
        # other kinds are none of its business
        ({"years_in_support": 4}, {"years_in_support": 9}, LevelTally()),
    ],
)
def test_a_level_is_exact_near_or_missed(expected, got, tally):
    assert level_tally(RUBRIC, expected, got) == tally


def test_tallies_add_up_and_nothing_has_no_share():
    total = LevelTally.of([LevelTally(2, 1, 1, 1), LevelTally(2, 2, 0, 1)])
    assert (total.exact_share, total.near_share) == (0.25, 2 / 3)
    assert (LevelTally().exact_share, LevelTally().near_share) == (None, None)


def a_case(**expect):
    messages = [
        {"role": "assistant", "content": RUBRIC.questions[0].ask},
        {"role": "user", "content": "Support agent, 3 years"},
    ]
    return parse_case(
        json.dumps({"id": "a", "rubric": "support-ladder", "messages": messages, "expect": expect}).encode()
    )


def test_a_case_of_a_ladder_is_judged_by_its_level():
    answers = {"title": "support agent", "years_in_support": 3}
    right = run(a_case(answers=answers, level=None), RUBRIC)
    wrong = run(a_case(answers={**answers, "casework": 2}, level=2), RUBRIC)
    assert (right.level_right, wrong.level_right, right.tier_right, right.score_right) == (
        True, False, None, None,
    )  # fmt: skip
    figures = Figures.of([right, wrong])
    assert (figures.level, figures.tier, figures.levels) == (0.5, None, LevelTally(due=1))
    told = "\n".join(table({"tuned": figures}))
    assert "level right" in told
    assert "dimensions exact" in told
    assert "tier right" not in told
