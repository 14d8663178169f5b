from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.catalog import load_rubric
from advisor.rubric.items import EXTENTS, Item
from advisor.rubric.model import Rubric
from advisor.scoring import METHODS, assess, check_value
from advisor.scoring.steps import STEPS
from advisor.scoring.table import outcome
from advisor.scoring.validate import CHECKS

KINDS = {get_args(model.model_fields["kind"].annotation)[0] for model in get_args(get_args(Item)[0])}


def test_every_kind_of_item_has_a_check_and_a_next_step():
    assert len(KINDS) > 1
    assert set(CHECKS) == KINDS
    assert set(STEPS) == KINDS


def test_every_scoring_method_of_a_rubric_has_its_function():
    annotation = Rubric.model_fields["scoring"].annotation
    methods = get_args(annotation) or (annotation,)
    assert {get_args(method.model_fields["method"].annotation)[0] for method in methods} == set(METHODS)


@pytest.mark.parametrize("name", ["customer-support-representative", "support-ladder"])
@given(data=st.data())
def test_the_outcome_is_what_the_whole_result_says(name, data):
    rubric = load_rubric(name)
    values = {}
    for item in rubric.items.values():
        if item.kind == "rating" and data.draw(st.booleans()):
            values[item.id] = check_value(item, data.draw(st.integers(int(item.low), int(item.high))))
        elif item.kind == "extent" and data.draw(st.booleans()):
            values[item.id] = data.draw(st.sampled_from(EXTENTS))
        elif item.kind == "level" and data.draw(st.booleans()):
            values[item.id] = check_value(
                item, data.draw(st.sampled_from([one.number for one in item.steps]))
            )
        elif item.kind == "years" and data.draw(st.booleans()):
            values[item.id] = check_value(item, data.draw(st.integers(0, 9)))
    whole = assess(rubric, values).to_dict()
    found = outcome(rubric, values)
    assert found
    assert found == {key: whole[key] for key in ("score", "tier", "must_haves", "level") if key in whole}
