"""The golden chats of the ladder must not be read worse. `python -m benchmarks.ladder` prints the figures.

Floors, not aims: raise them when the reader gets better.
"""

import re
from pathlib import Path

import pytest

from advisor.catalog import load_rubric
from advisor.rubric.items import ExtentItem, LevelItem
from advisor.scoring import check_value
from benchmarks.ladder import RUBRIC, Figures, Result, results

LEAST_EXACT = 0.93
"""Of the dimensions due, silence being a miss."""
LEAST_NEAR = 0.97
"""Within one step, of the levels given where one is due."""
LEAST_PLACED = 0.885
LEAST_F1 = 0.963
MOST_INVENTED = 0.009
HELD_OVER_LONG = 8
"""Quotes of held chats that are longer than they need be, of some 2,400."""
HELD = {"exact": 0.865, "near": 0.97, "placed": 0.83, "f1": 0.9}
"""The same for the chats that the reader was not built against."""


@pytest.fixture(scope="module")
def tuned() -> list[Result]:
    return results()


@pytest.fixture(scope="module")
def held() -> list[Result]:
    return results(held=True)


def test_levels_are_read_as_well_as_before(tuned):
    found = Figures.of(tuned)
    assert found.exact >= LEAST_EXACT * found.due
    assert found.near >= LEAST_NEAR * found.given


def test_people_are_placed_as_well_as_before(tuned):
    found = Figures.of(tuned)
    assert found.level_right >= LEAST_PLACED * found.placed


def test_all_items_are_read_as_well_as_before(tuned):
    found = Figures.of(tuned)
    assert found.tally.f1 >= LEAST_F1
    assert found.inventions <= MOST_INVENTED


def test_held_chats_are_read_as_well_as_before(held):
    found = Figures.of(held)
    shares = {
        "exact": found.exact / found.due,
        "near": found.near / found.given,
        "placed": found.level_right / found.placed,
        "f1": found.tally.f1,
    }
    assert {name: share for name, share in shares.items() if share < HELD[name]} == {}


def test_all_evidence_is_verbatim_and_short(tuned, held):
    # By numbers only: words of held cases must not be seen in a failure either.
    for found, over_long in ((Figures.of(tuned), 0), (Figures.of(held), HELD_OVER_LONG)):
        assert found.not_verbatim == 0
        assert found.over_long <= over_long


def test_every_value_is_one_its_item_takes(tuned, held):
    rubric = load_rubric(RUBRIC)
    wrong = [
        answer.item
        for each in [*tuned, *held]
        for answer in each.sheet.answers.values()
        if check_value(rubric.items[answer.item], answer.value) != answer.value
    ]
    assert wrong == []


# --- The figures mean something only while the data is not taken from the chats

_RUN = 5
"""So many words in a row are a quotation."""
_LATER = frozenset({"joiners"})
"""Written when the behaviors stood, by somebody who saw none of them: a few words in a row are chance."""
_RUN_OF_LATER = 8


def runs(text: str, length: int = _RUN) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9']+", text.lower().replace("’", "'"))
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def test_no_behavior_is_quoted_from_a_chat(tuned):
    said = {
        run
        for each in tuned
        for one in each.case.messages
        if one.role == "user"
        for run in runs(one.content, _RUN_OF_LATER if Path(each.file).stem in _LATER else _RUN)
    }
    levels = [item for item in load_rubric(RUBRIC).items.values() if isinstance(item, LevelItem)]
    every = [text for item in levels for step in item.steps for text in step.behaviors]
    every += [text for item in levels for text in item.near_misses]
    items = load_rubric(RUBRIC).items.values()
    signs = [item.said for item in items if isinstance(item, ExtentItem) and item.said is not None]
    every += [text for said_of in signs for text in (*said_of.yes, *said_of.some, *said_of.no)]
    assert [text for text in every if not (runs(text) | runs(text, _RUN_OF_LATER)).isdisjoint(said)] == []
