"""What must hold between the parts of a rubric, beyond what each part's own model checks.

Every check yields all its faults, each with the place it stands at, so that a file with five of them is
mended in one go. A place is a path of field names and positions, as pydantic's own errors give it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

from advisor.rubric.advice import When
from advisor.rubric.base import Place
from advisor.rubric.hints import did_you_mean
from advisor.rubric.items import EXTENTS, ChoiceItem, ChoicesItem, ExtentItem, Item, LevelItem, YearsItem
from advisor.rubric.ladder import Ladder
from advisor.rubric.offers import Sign
from advisor.rubric.rules import MeanRule, Weighted

if TYPE_CHECKING:
    from advisor.rubric.model import Rubric

__all__ = ["faults"]

Fault: TypeAlias = tuple[Place, str]

BY_CURVE = frozenset({"rating", "years", "months"})
BY_TABLE = frozenset({"extent", "choice"})


def faults(rubric: Rubric) -> Iterator[Fault]:
    """All that does not fit together, in no particular order."""
    items = dict(_items(rubric))
    yield from _repeated(rubric, items)
    for place, item in items.items():
        yield from _values(place, item)
        yield from _credit(place, item)
        yield from _item_names(place, item, rubric)
    yield from _BY_METHOD[rubric.scoring.method](rubric, rubric.scoring, items)
    yield from _advice(rubric)
    yield from _offers(rubric)
    yield from _sources(rubric)


def _items(rubric: Rubric) -> Iterator[tuple[Place, Item]]:
    for q, question in enumerate(rubric.questions):
        for i, item in enumerate(question.items):
            yield ("questions", q, "items", i), item


def _repeated(rubric: Rubric, items: dict[Place, Item]) -> Iterator[Fault]:
    named: dict[str, list[tuple[Place, str]]] = {
        "questions": [(("questions", q, "id"), one.id) for q, one in enumerate(rubric.questions)],
        "items": [((*place, "id"), item.id) for place, item in items.items()],
        "facts": [((*place, "id"), fact.id) for place, fact in rubric.located_facts()],
        "topics": [(("advice", "topics", t, "id"), one.id) for t, one in enumerate(rubric.advice.topics)],
        "terms": [(("glossary", t, "term"), one.term.casefold()) for t, one in enumerate(rubric.glossary)],
    }
    for what, ids in named.items():
        yield from _twice(what, ids)


def _twice(what: str, ids: Iterable[tuple[Place, str]]) -> Iterator[Fault]:
    seen: set[str] = set()
    for place, name in ids:
        if name in seen:
            yield place, f"two {what} are called {name!r}"
        seen.add(name)


def _values(place: Place, item: Item) -> Iterator[Fault]:
    if not isinstance(item, ChoiceItem):
        return
    ids = [value.id for value in item.values]
    for field, value in (("any", item.any_value), ("mixed", item.mixed)):
        if value is not None and value not in ids:
            yield (*place, field), f"no value is called {value!r}{did_you_mean(value, ids)}"
    for v, option in enumerate(item.values):
        if option.unfinished is not None and option.unfinished not in ids:
            hint = did_you_mean(option.unfinished, ids)
            yield (*place, "values", v, "unfinished"), f"no value is called {option.unfinished!r}{hint}"


def _credit(place: Place, item: Item) -> Iterator[Fault]:
    if item.credit is None:
        return
    place = (*place, "credit")
    if item.kind not in BY_CURVE | BY_TABLE:
        yield place, f"an item of kind {item.kind} cannot carry points"
    elif item.kind in BY_CURVE and not item.credit.curve:
        yield place, f"an item of kind {item.kind} takes a curve, not a table"
    elif item.kind in BY_TABLE and not item.credit.table:
        yield place, f"an item of kind {item.kind} takes a table, not a curve"
    elif item.kind in BY_TABLE:
        values = value_ids(item)
        for name in item.credit.table:
            if name not in values:
                yield (*place, "table", name), f"no value is called {name!r}{did_you_mean(name, values)}"
        missing = [name for name in values if name not in item.credit.table]
        if missing:
            yield (*place, "table"), f"no credit is given for {', '.join(missing)}"


def value_ids(item: Item) -> tuple[str, ...]:
    """The values an item can take, where they can be counted: those of choices, and yes, some and no."""
    if isinstance(item, ExtentItem):
        return EXTENTS
    if isinstance(item, ChoiceItem | ChoicesItem):
        return tuple(value.id for value in item.values)
    return ()


def _item_names(place: Place, item: Item, rubric: Rubric) -> Iterator[Fault]:
    known = rubric.items
    if item.credit and item.credit.when_absent:
        yield from _known(
            (*place, "credit", "when_absent", "item"), item.credit.when_absent.item, known, "item"
        )
    if isinstance(item, YearsItem) and item.domains is not None:
        yield from _known((*place, "domains"), item.domains, known, "item")
        if not isinstance(known.get(item.domains), ChoicesItem | None):
            yield (*place, "domains"), f"{item.domains!r} is not an item of kind choices"
    for n, name in enumerate(item.improve):
        yield from _known((*place, "improve", n), name, rubric.facts, "fact")


def _known(place: Place, name: str, known: Iterable[str], what: str) -> Iterator[Fault]:
    if name not in known:
        yield place, f"no {what} is called {name!r}{did_you_mean(name, known)}"


def _advice(rubric: Rubric) -> Iterator[Fault]:
    topics = {topic.id for topic in rubric.advice.topics}
    for place, fact in rubric.located_facts():
        conditions: list[tuple[Place, When]] = [((*place, "when", w), one) for w, one in enumerate(fact.when)]
        conditions += [((*place, "notes", n, "when"), note.when) for n, note in enumerate(fact.notes)]
        for where, when in conditions:
            yield from _condition(where, when, rubric)
        for t, topic in enumerate(fact.topics):
            yield from _known((*place, "topics", t), topic, topics, "topic")
    for n, practice in enumerate(rubric.advice.practice):
        yield from _known(("advice", "practice", n, "item"), practice.item, rubric.items, "item")
    for t, known in enumerate(rubric.advice.topics):
        if len(rubric.by_topic[known.id]) < 2:
            yield ("advice", "topics", t), f"fewer than two facts speak of the topic {known.id!r}"


def _offers(rubric: Rubric) -> Iterator[Fault]:
    for o, offer in enumerate(rubric.offers):
        place: Place = ("offers", o)
        if offer.rubric == rubric.id:
            yield (*place, "rubric"), "a rubric cannot lead to itself"
        for g, group in enumerate(offer.signs):
            for s, sign in enumerate(group):
                yield from _sign((*place, "signs", g, s), sign, rubric)
        for c, carry in enumerate(offer.carries):
            here = (*place, "carries", c)
            yield from _known((*here, "item"), carry.item, rubric.items, "item")
            for s, sign in enumerate(carry.when):
                yield from _sign((*here, "when", s), sign, rubric)
            item = rubric.items.get(carry.item)
            possible = value_ids(item) if item is not None else tuple(carry.values)
            for value in carry.values:
                yield from _known((*here, "values", value), value, possible, f"value of {carry.item}")


def _sign(place: Place, sign: Sign, rubric: Rubric) -> Iterator[Fault]:
    if sign.item is None:
        return
    if sign.values:
        yield from _condition(place, When(item=sign.item, values=sign.values), rubric)
    else:
        yield from _known((*place, "item"), sign.item, rubric.items, "item")


def _condition(place: Place, when: When, rubric: Rubric) -> Iterator[Fault]:
    item = rubric.items.get(when.item)
    if item is None:
        yield from _known((*place, "item"), when.item, rubric.items, "item")
        return
    possible = value_ids(item)
    if not possible:
        yield (*place, "item"), f"{item.id!r} is of kind {item.kind}, whose values cannot be listed"
        return
    for v, value in enumerate(when.values):
        yield from _known((*place, "values", v), value, possible, f"value of {item.id}")


def _sources(rubric: Rubric) -> Iterator[Fault]:
    fields = [name for name in type(rubric).model_fields if isinstance(getattr(rubric, name), str)]
    for name in rubric.sources:
        if name not in fields:
            yield ("sources", name), f"the rubric has no text {name!r}{did_you_mean(name, fields)}"


# --- By method of scoring ---------------------------------------------------------------------------------


def _weighted(rubric: Rubric, rules: Weighted, items: dict[Place, Item]) -> Iterator[Fault]:
    place: Place = ("scoring", "tiers")
    yield from _twice("tiers", [((*place, t, "id"), tier.id) for t, tier in enumerate(rules.tiers)])
    topics = {topic.id for topic in rubric.advice.topics}
    for t, tier in enumerate(rules.tiers):
        for n, topic in enumerate(tier.topics):
            yield from _known((*place, t, "topics", n), topic, topics, "topic")
    total = sum(item.points for item in items.values() if item.points is not None)
    if total != 100:
        yield ("questions",), f"the points of all items add up to {total}, not to 100"
    yield from _must_haves(rubric, rules)


def _must_haves(rubric: Rubric, rules: Weighted) -> Iterator[Fault]:
    place: Place = ("scoring", "must_haves")
    yield from _twice("must-haves", [((*place, m, "id"), one.id) for m, one in enumerate(rules.must_haves)])
    for m, must in enumerate(rules.must_haves):
        mean = isinstance(must.needs, MeanRule)
        named = must.needs.of if isinstance(must.needs, MeanRule) else must.needs.any_of
        for n, name in enumerate(named):
            here = (*place, m, "needs", "of" if mean else "any_of", n)
            yield from _known(here, name, rubric.items, "item")
            if mean and name in rubric.items and rubric.items[name].kind not in BY_CURVE:
                yield here, f"{name!r} is not a number, so it has no mean"


def _ladder(rubric: Rubric, rules: Ladder, items: dict[Place, Item]) -> Iterator[Fault]:
    place: Place = ("scoring", "levels")
    yield from _twice("levels", [((*place, r, "id"), rung.id) for r, rung in enumerate(rules.levels)])
    for where, item in items.items():
        if item.points is not None:
            yield (*where, "points"), "a ladder knows no points — delete them"
    yield from _dimensions(rubric, rules, items)
    for r, rung in enumerate(rules.levels):
        for b, behavior in enumerate(rung.behaviors):
            if behavior.dimension is not None:
                here = (*place, r, "behaviors", b, "dimension")
                yield from _known(here, behavior.dimension, rules.dimensions, "dimension")
    yield from _signals(rubric, rules)


def _dimensions(rubric: Rubric, rules: Ladder, items: dict[Place, Item]) -> Iterator[Fault]:
    place: Place = ("scoring", "dimensions")
    named = [((*place, d), name) for d, name in enumerate(rules.dimensions)]
    yield from _twice("dimensions", named)
    for here, name in named:
        yield from _known(here, name, rubric.items, "item")
        if not isinstance(rubric.items.get(name), LevelItem | None):
            yield here, f"{name!r} is not an item of kind level"
    for where, item in items.items():
        if not isinstance(item, LevelItem):
            continue
        if item.id not in rules.dimensions:
            yield place, f"the level item {item.id!r} is no dimension, so it would count for nothing"
        if len(item.steps) != len(rules.levels):
            yield (*where, "steps"), f"the ladder has {len(rules.levels)} levels, so as many steps are needed"


def _signals(rubric: Rubric, rules: Ladder) -> Iterator[Fault]:
    if rules.signals is None:
        return
    place: Place = ("scoring", "signals")
    named = [
        ((*place, group, "items", n), name)
        for group in ("stagnation", "growth")
        for n, name in enumerate(getattr(rules.signals, group).items)
    ]
    yield from _twice("signals", named)
    for here, name in named:
        yield from _known(here, name, rubric.items, "item")
        if not isinstance(rubric.items.get(name), ExtentItem | None):
            yield here, f"{name!r} is not an item of kind extent"


_BY_METHOD: dict[str, Callable[[Rubric, Any, dict[Place, Item]], Iterator[Fault]]] = {
    "weighted": _weighted,
    "ladder": _ladder,
}
"""Method of scoring → what must hold of its rules. A check may rely on the rules being of that method."""
