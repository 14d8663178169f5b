from typing import get_args

from advisor.rubric.items import Item
from advisor.rubric.model import Rubric
from advisor.scoring import METHODS
from advisor.scoring.steps import STEPS
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
