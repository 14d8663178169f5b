"""What the reader of rubric files says about a ladder that does not fit together, and in which line."""

from pathlib import Path

import pytest

from advisor.errors import RubricError
from advisor.rubric.parse import parse_rubric

TEXT = (Path(__file__).parents[1] / "rubrics" / "cook-ladder.yaml").read_text(encoding="utf-8")


def test_a_ladder_with_other_numbers_is_a_rubric():
    rubric = parse_rubric(TEXT, "x.yaml")
    assert rubric.scored == rubric.ladder.dimensions == ("stove", "crew")
    assert "chef_taste" in rubric.facts
    with pytest.raises(TypeError, match="scores by the method ladder"):
        _ = rubric.weighted


SLIPS = {
    "an unknown method": (
        "method: ladder",
        "method: lader",
        ["scoring:", "scoring: method 'lader' is not one of weighted, ladder — did you mean 'ladder'?"],
    ),
    "a misspelt key of a level": (
        "title: Head cook",
        "titel: Head cook",
        ["titel: Head cook", "scoring.levels.Chef.titel: unknown key — did you mean 'title'?"],
    ),
    "a dimension that is no item": (
        "dimensions: [stove, crew]",
        "dimensions: [stove, crw]",
        [
            "dimensions: [stove, crw]",
            "scoring.dimensions.2: no item is called 'crw' — did you mean 'crew'?",
            "dimensions: [stove, crw]",
            "scoring.dimensions: the level item 'crew' is no dimension, so it would count for nothing",
        ],
    ),
    "a dimension of another kind": (
        "dimensions: [stove, crew]",
        "dimensions: [stove, crew, calm]",
        ["dimensions: [stove", "scoring.dimensions.3: 'calm' is not an item of kind level"],
    ),
    "a dimension twice": (
        "dimensions: [stove, crew]",
        "dimensions: [stove, crew, crew]",
        ["dimensions: [stove", "scoring.dimensions.3: two dimensions are called 'crew'"],
    ),
    "more dimensions needed than there are": (
        "needed: 1",
        "needed: 3",
        ["scoring:", "scoring: 3 dimensions are needed, but only 2 are named"],
    ),
    "a step too few": (
        "    - {number: 3, label: run the shift}\n",
        "",
        [
            "steps:\n    - {number: 1, label: do as",
            "questions.kitchen.items.crew.steps: the ladder has 3 levels, so as many steps are needed",
        ],
    ),
    "steps out of order": (
        "number: 2, label: show",
        "number: 4, label: show",
        [
            "- id: crew",
            "questions.kitchen.items.crew: steps stand from the lowest to the highest and are numbered "
            "1, 2, 3 …",
        ],
    ),
    "levels out of order": (
        "    number: 2\n",
        "    number: 5\n",
        ["scoring:", "scoring: levels stand from the lowest to the highest and are numbered 1, 2, 3 …"],
    ),
    "a level twice": (
        "- id: Chef\n",
        "- id: Commis\n",
        None,
    ),
    "a behavior of no dimension": (
        "title: Peel, dimension: stove",
        "title: Peel, dimension: calm",
        [
            "{id: commis_peel",
            "scoring.levels.Commis.behaviors.commis_peel.dimension: no dimension is called 'calm'",
        ],
    ),
    "points on a ladder": (
        "label: staying calm",
        "label: staying calm\n    points: 5\n    credit: {table: {yes: 1, some: 0.5, no: 0}}",
        ["points: 5", "questions.kitchen.items.calm.points: a ladder knows no points — delete them"],
    ),
    "a sign that is no item": (
        "items: [shouting]",
        "items: [shout]",
        [
            "stagnation: {",
            "scoring.signals.stagnation.items.1: no item is called 'shout' — did you mean 'shouting'?",
        ],
    ),
    "a sign of another kind": (
        "items: [shouting]",
        "items: [crew]",
        ["stagnation: {", "scoring.signals.stagnation.items.1: 'crew' is not an item of kind extent"],
    ),
    "a sign in both groups": (
        "items: [shouting]",
        "items: [calm]",
        ["growth: {", "scoring.signals.growth.items.1: two signals are called 'calm'"],
    ),
    "a group that can never speak": (
        "threshold: 2",
        "threshold: 3",
        ["signals:", "scoring.signals: 'Stuck' can never reach the threshold of 3"],
    ),
    "more signs needed than there are": (
        "    answered: 1",
        "    answered: 2",
        ["signals:", "scoring.signals: 2 answers are needed, but 'Stuck' names fewer items"],
    ),
    "practice of no item": (
        "    item: calm",
        "    item: clam",
        ["item: clam", "advice.practice.practice_calm.item: no item is called 'clam' — did you mean 'calm'?"],
    ),
    "two facts of one name": (
        "theme: {id: chef,",
        "theme: {id: partie,",
        [
            "theme: {id: partie, title: The house",
            "scoring.levels.Chef.theme.id: two facts are called 'partie'",
        ],
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_reported_with_its_line_and_a_hint(slip):
    old, new, says = SLIPS[slip]
    assert TEXT.count(old) == 1
    text = TEXT.replace(old, new)
    with pytest.raises(RubricError) as caught:
        parse_rubric(text, "x.yaml")
    if says is None:
        says = ["- id: Commis\n    number: 3", "scoring.levels.Commis.id: two levels are called 'Commis'"]
    told = [
        f"x.yaml:{text.count(chr(10), 0, text.index(mark)) + 1}: {words}"
        for mark, words in zip(says[::2], says[1::2], strict=True)
    ]
    assert set(caught.value.faults) == set(told)


OFFER = """
offers:
- rubric: other-rubric
  ask: Shall we?
  signs:
  - - {item: calm, values: [yes]}
    - {words: [new job]}
  carries:
  - {item: calm, to: peace, values: {yes: yes}}
"""

OFFERS = {
    "to itself": ("other-rubric", "cook-ladder", "offers.1.rubric: a rubric cannot lead to itself"),
    "a sign of no item": ("{item: calm, values: [yes]}", "{item: clam, values: [yes]}",
        "offers.1.signs.1.1.item: no item is called 'clam' — did you mean 'calm'?"),
    "a sign of no value": ("{item: calm, values: [yes]}", "{item: calm, values: [yep]}",
        "offers.1.signs.1.1.values.1: no value of calm is called 'yep' — did you mean 'yes'?"),
    "a sign of nothing": ("{words: [new job]}", "{item: calm}",
        "offers.1.signs.1.2: give either values or words"),
    "values of no item": ("{words: [new job]}", "{values: [yes]}",
        "offers.1.signs.1.2: values are those of an item: name it"),
    "an answer of no item": ("- {item: calm, to", "- {item: clam, to",
        "offers.1.carries.1.item: no item is called 'clam' — did you mean 'calm'?"),
    "an answer of no value": ("{yes: yes}", "{yep: yes}",
        "offers.1.carries.1.values.yep: no value of calm is called 'yep' — did you mean 'yes'?"),
}  # fmt: skip


@pytest.mark.parametrize("slip", OFFERS)
def test_a_slip_in_an_offer_is_reported(slip):
    old, new, says = OFFERS[slip]
    parse_rubric(TEXT + OFFER, "x.yaml")
    assert OFFER.count(old) == 1
    text = TEXT + OFFER.replace(old, new)
    with pytest.raises(RubricError) as caught:
        parse_rubric(text, "x.yaml")
    line = text.count("\n", 0, text.index(new, text.index("offers:"))) + 1
    assert caught.value.faults == (f"x.yaml:{line}: {says}",)
