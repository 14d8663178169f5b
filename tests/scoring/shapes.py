"""Small rubrics of many shapes, and ways to answer them.

Each is small enough for every way of answering it to be tried.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from itertools import product
from typing import Any

from hypothesis import strategies as st
from ruamel.yaml import YAML

from advisor.answers import Value
from advisor.resources import rubrics_dir
from advisor.rubric.items import Item
from advisor.rubric.model import Rubric

D = Decimal
TIERS = {"TOP": 75, "NEAR": 50, "FAR": 25, "OUT": 0}
Values = dict[str, Value]


@cache
def support() -> Rubric:
    """The shipped rubric."""
    path = rubrics_dir() / "customer-support-representative.yaml"
    return Rubric.model_validate(YAML(typ="safe", pure=True).load(path))


def item(kind: str, name: str, points: float | None = None, **fields: Any) -> dict[str, Any]:
    credit = fields.pop("credit", None)
    scored = {"points": points, "credit": credit} if points else {}
    return {"id": name, "kind": kind, "label": name, "ask": f"{name}?", **scored, **fields}


def rating(name: str, points: float | None = None, low: int = 1, high: int = 10) -> dict[str, Any]:
    return item("rating", name, points, low=low, high=high, credit={"curve": [[0, 0], [high, 1]]})


def extent(name: str, points: float | None = None) -> dict[str, Any]:
    return item("extent", name, points, credit={"table": {"yes": 1, "some": 0.5, "no": 0}})


def years(name: str, points: float, *knots: tuple[float, float], **credit: Any) -> dict[str, Any]:
    curve = knots or ((0, 0), (1, 0.6), (2, 0.8), (3, 1))
    return item("years", name, points, credit={"curve": curve, **credit})


def domains(name: str) -> dict[str, Any]:
    return item("choices", name, values=[{"id": one, "label": one} for one in ("shop", "phone")])


def choice(name: str, points: float, **table: float) -> dict[str, Any]:
    values = [{"id": one, "label": one} for one in table]
    return item("choice", name, points, values=values, credit={"table": table})


def mean(name: str, of: list[str], answered: int, at_least: float) -> dict[str, Any]:
    rule = {"rule": "mean", "of": of, "answered": answered, "at_least": at_least}
    return {"id": name, "label": name, "needs": rule}


def has(name: str, *any_of: str) -> dict[str, Any]:
    return {"id": name, "label": name, "needs": {"rule": "has", "any_of": any_of}}


def rubric(*items: dict[str, Any], musts: tuple[dict[str, Any], ...] = (), tiers: Any = None) -> Rubric:
    bounds: Mapping[str, float] = tiers or TIERS
    return Rubric.model_validate(
        {
            "id": "small",
            "version": 1,
            "title": "Small",
            "role": "a tester",
            "document": "None",
            "questions": [
                {"id": f"q{n}", "title": f"Q{n}", "ask": "?", "why": "!", "items": list(part)}
                for n, part in enumerate((items[:2], items[2:]))
                if part
            ],
            "scoring": {
                "method": "weighted",
                "tiers": [{"id": name, "at_least": at, "meaning": name} for name, at in bounds.items()],
                "must_haves": musts,
            },
        }
    )


A_TO_D = ["a", "b", "c", "d"]
SHAPES = {
    "no must-haves": rubric(rating("a", 40), extent("b", 30), extent("c", 30)),
    "two tiers": rubric(rating("a", 60), extent("b", 40), tiers={"TOP": 60, "OUT": 0}),
    "mean over three of four": rubric(
        *(rating(name, 25) for name in A_TO_D), musts=(mean("m", A_TO_D, 3, 6),)
    ),
    "mean over all": rubric(
        rating("a", 30), rating("b", 30), years("y", 40), musts=(mean("m", ["a", "b"], 2, 8),)
    ),
    "mean that one answer settles": rubric(
        rating("a", 10), rating("b", 10), extent("c", 80), musts=(mean("m", ["a", "b"], 1, 8),)
    ),
    "years or a domain": rubric(
        years("y", 20, when_absent={"item": "d", "credit": 0.5}),
        domains("d"),
        rating("a", 40),
        extent("b", 40),
        musts=(has("e", "y", "d"), mean("m", ["a"], 1, 8)),
    ),
    "must-haves that share an item": rubric(
        rating("a", 20, high=5),
        rating("b", 20, high=5),
        extent("c", 60),
        musts=(mean("m", ["a", "b"], 1, 3), mean("n", ["a"], 1, 5)),
    ),
    "must-haves without points that any answer meets": rubric(
        domains("d"),
        item("years", "y"),
        extent("e"),
        extent("c", 100),
        musts=(has("m", "d"), has("n", "y"), has("o", "e")),
    ),
    "must-have without points": rubric(
        rating("a"),
        extent("b", 60),
        choice("c", 40, poor=0, fair=0.5, fine=1),
        musts=(mean("m", ["a"], 1, 7),),
    ),
    "must-have at the bottom of the scale": rubric(
        rating("a", 50), rating("b", 50), musts=(mean("m", ["a", "b"], 1, 1),)
    ),
    "must-have out of reach": rubric(rating("a", 50), extent("b", 50), musts=(mean("m", ["a"], 1, 11),)),
    "mean of years": rubric(years("y", 50), rating("a", 50), musts=(mean("m", ["y", "a"], 2, 8),)),
    "stand-in worth more than an answer": rubric(
        years("y", 60, (0, 0.2), (3, 0.5), when_absent={"item": "d", "credit": 0.9}),
        domains("d"),
        extent("b", 40),
    ),
    "credit that never ends": rubric(
        years("x", 25, (0, 0), (3, 1)), years("y", 25, (0, 0), (3, 1)), years("z", 50, (0, 0), (7, 1))
    ),
    "credit above nothing at the bottom": rubric(
        rating("a", 50), item("years", "y", 50, credit={"curve": [[1, 0.3], [2, 1]]})
    ),
}


def grid(of: Item) -> list[Value]:
    """Values of an item from worst to best, enough to meet every case there is."""
    if of.kind == "rating":
        top = of.high
        return [of.low, *(D(n) for n in (3, 6, 7, 8) if of.low < n < top), top]
    if of.kind in ("years", "months"):
        return [D(0), D("0.5"), D(1), D(2), D(3), D(20)]
    if of.kind == "extent":
        return ["no", "some", "yes"]
    if of.kind == "choice":
        return [option.id for option in of.values]
    return [("shop",)]


def completions(shape: Rubric, values: Mapping[str, Value]) -> Iterator[Values]:
    """Every sheet that further answers can lead to, the present one among them."""
    absent = [one for name, one in shape.items.items() if name not in values]
    for choices in product(*([None, *grid(one)] for one in absent)):
        further = {one.id: value for one, value in zip(absent, choices, strict=True) if value is not None}
        yield {**values, **further}


def sheets(shape: Rubric) -> st.SearchStrategy[Values]:
    """Partly filled sheets of a small rubric, with values from the grid."""
    return st.fixed_dictionaries(
        {}, optional={name: st.sampled_from(grid(i)) for name, i in shape.items.items()}
    )


@st.composite
def shapes_and_sheets(draw: st.DrawFn, names: tuple[str, ...] = tuple(SHAPES)) -> tuple[Rubric, Values]:
    shape = SHAPES[draw(st.sampled_from(names))]
    return shape, draw(sheets(shape))


def free_values(of: Item) -> st.SearchStrategy[Value]:
    """Any value of an item of the shipped rubric, fine numbers included."""
    if of.kind == "rating":
        return st.decimals(of.low, of.high, places=2)
    if of.kind in ("years", "months"):
        return st.decimals(0, 5, places=2)
    if of.kind == "extent":
        return st.sampled_from(["no", "some", "yes"])
    if of.kind == "choice":
        return st.sampled_from([option.id for option in of.values])
    if of.kind == "choices":
        return st.just((of.values[0].id,))
    return st.just("somewhere")


def support_sheets() -> st.SearchStrategy[Values]:
    """Partly filled sheets of the shipped rubric."""
    return st.fixed_dictionaries({}, optional={name: free_values(i) for name, i in support().items.items()})
