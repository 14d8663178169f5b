import pytest

from advisor.scoring.steps import next_value
from tests.scoring.shapes import SHAPES, D, support

BARE = SHAPES["must-haves without points that any answer meets"]
CASES = [
    # a rating: at what its must-have asks for, then by whole numbers up to its top
    (support(), "empathy", None, D(8)),
    (support(), "saas", None, D(6)),
    (support(), "empathy", D(7), D(8)),
    (support(), "empathy", D("7.5"), D(8)),
    (support(), "empathy", D("9.5"), D(10)),
    (support(), "empathy", D(10), None),
    (SHAPES["no must-haves"], "a", None, D(5)),
    (SHAPES["must-have out of reach"], "a", None, D(10)),
    # years: by the knots of their curve
    (support(), "service_years", None, D(1)),
    (support(), "service_years", D(0), D(1)),
    (support(), "service_years", D("1.2"), D(2)),
    (support(), "service_years", D(3), None),
    (BARE, "y", None, D(1)),
    (BARE, "y", D(2), None),
    # an extent or choice: one better at a time, the best at once where nothing is known
    (support(), "phone", None, "yes"),
    (support(), "phone", "no", "some"),
    (support(), "phone", "some", "yes"),
    (support(), "phone", "yes", None),
    (SHAPES["must-have without points"], "c", "poor", "fair"),
    (BARE, "e", None, "yes"),
    (BARE, "e", "no", None),
    # what has no better and worse: any answer will do
    (BARE, "d", None, ("shop",)),
    (BARE, "d", ("phone",), None),
    (support(), "goal", None, "support_leadership"),
    (support(), "location", None, None),
]


@pytest.mark.parametrize(
    ("shape", "name", "value", "after"), CASES, ids=[f"{n} {c[1]} {c[2]}" for n, c in enumerate(CASES)]
)
def test_the_next_step(shape, name, value, after):
    values = {} if value is None else {name: value}
    assert next_value(shape, shape.items[name], values) == after
