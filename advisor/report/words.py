"""Values, numbers and steps as people read them.

Nothing here is particular to a subject: labels come from the rubric.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from itertools import groupby, takewhile
from typing import Any

from advisor.answers import Value
from advisor.report.model import Named, Stand, StepLine
from advisor.rubric.items import Item
from advisor.scoring import Step

__all__ = [
    "joined",
    "mean",
    "merged",
    "named",
    "number",
    "stand",
    "step_line",
    "steps_text",
    "value_text",
    "way_text",
]

# Wide, so that only the rounding asked for takes place, whatever decimal context the caller has set.
_HALF_UP = Context(prec=100, rounding=ROUND_HALF_UP)
_CENT = Decimal("0.01")

ALIKE = 4
"""Sentences that begin with so many words alike are told as one."""


def number(x: Decimal) -> Decimal:
    """Round to at most two decimals, half up, without trailing zeros: points and ratings as they are shown.

    >>> number(Decimal("5.4975")), number(Decimal("8.00")), number(Decimal("20"))
    (Decimal('5.5'), Decimal('8'), Decimal('20'))
    """
    return _trimmed(x.quantize(_CENT, context=_HALF_UP))


def mean(numbers: Sequence[Decimal], needed: Decimal) -> Decimal:
    """Mean, rounded half up to two decimals.

    More decimals are shown where it takes them to tell a mean that just misses what is needed from one that
    reaches it.

    >>> mean([Decimal(9), Decimal(9), Decimal(8)], Decimal(8))
    Decimal('8.67')
    >>> mean([Decimal(8), Decimal(8), Decimal("7.99")], Decimal(8))
    Decimal('7.997')
    """
    exact = sum(map(Fraction, numbers), Fraction(0)) / len(numbers)
    places = 2
    while (shown := _rounded(exact, places)) >= needed > exact:
        places += 1
    return _trimmed(shown)


def _rounded(exact: Fraction, places: int) -> Decimal:
    """Round half up, upwards of nought."""
    whole: int = (2 * exact.numerator * 10**places + exact.denominator) // (2 * exact.denominator)
    return Decimal(whole).scaleb(-places, _HALF_UP)


def _trimmed(x: Decimal) -> Decimal:
    written = f"{x:f}"
    return Decimal(written.rstrip("0").rstrip(".") if "." in written else written)


def joined(parts: Sequence[str]) -> str:
    """Join words as English does.

    >>> joined(["a"]), joined(["a", "b"]), joined(["a", "b", "c"])
    ('a', 'a and b', 'a, b and c')
    """
    *most, last = parts or ("",)
    return f"{', '.join(most)} and {last}" if most else last


def merged(sentences: Sequence[str]) -> tuple[str, ...]:
    """Make one sentence of those that differ only in how they end.

    >>> merged(["That is to say tea.", "That is to say hot milk.", "So be it."])
    ('That is to say tea and hot milk.', 'So be it.')
    """
    return tuple(_merged(list(alike)) for _, alike in groupby(sentences, lambda one: one.split(" ")[:ALIKE]))


def _merged(sentences: list[str]) -> str:
    if len(sentences) == 1:
        return sentences[0]
    words = [one.removesuffix(".").split(" ") for one in sentences]
    shared = sum(1 for _ in takewhile(lambda column: len(set(column)) == 1, zip(*words, strict=False)))
    shared = min(shared, *(len(one) - 1 for one in words))  # each ends in a word of its own
    return f"{' '.join(words[0][:shared])} {joined([' '.join(one[shared:]) for one in words])}."


def named(item: Item) -> Named:
    """Name an item."""
    return Named(item.id, item.label)


def stand(item: Item, value: Value) -> Stand:
    """Say where an item stands."""
    return Stand(item.id, item.label, value_text(item, value))


def value_text(item: Item, value: Value) -> str:
    """Say a value: "7", "2.5 years", "hybrid", "retail and support", a person's own words."""
    return _SAYS[item.kind](item, value)


def _rating(item: Any, value: Any) -> str:
    return str(number(value))


def _years(item: Any, value: Any) -> str:
    return _counted(value, "year")


def _months(item: Any, value: Any) -> str:
    if not value:
        return "now"
    # People count a month's parts in weeks: half of one is two.
    return _WEEKS.get(value) or _counted(value, "month")


_WEEKS = {Decimal("0.25"): "a week", Decimal("0.5"): "two weeks", Decimal("0.75"): "three weeks"}


def _counted(value: Decimal, unit: str) -> str:
    shown = number(value)
    return f"{shown} {unit}" if shown == 1 else f"{shown} {unit}s"


def _options(item: Any, value: Any) -> str:
    labels: dict[str, str] = {option.id: option.label for option in item.values}
    chosen = value if isinstance(value, tuple) else (value,)
    return joined([labels[one] for one in chosen])


def _level(item: Any, value: Any) -> str:
    return f"level {number(value)}"


def _plain(item: Any, value: Any) -> str:
    return str(value)


_SAYS: dict[str, Callable[[Any, Any], str]] = {
    "rating": _rating,
    "extent": _plain,
    "years": _years,
    "months": _months,
    "level": _level,
    "choice": _options,
    "choices": _options,
    "text": _plain,
}
"""Kind of item → how its values are said. Each may rely on the item and the value being of that kind."""


def step_line(item: Item, step: Step) -> StepLine:
    """Say an improvement."""
    return StepLine(
        item=item.id,
        label=item.label,
        before=None if step.before is None else value_text(item, step.before),
        after=value_text(item, step.after),
        points=number(step.points),
    )


def steps_text(steps: Sequence[StepLine]) -> str:
    """Say improvements in one phrase: "empathy 7 → 8 and writing not answered → 8"."""
    return joined([f"{step.label} {step.before or 'not answered'} → {step.after}" for step in steps])


def way_text(steps: Sequence[StepLine], before: Decimal, after: Decimal, *, musts: bool, tier: str) -> str:
    """Say what a combination of steps leads to.

    >>> step = StepLine("kindness", "empathy", "7", "8", Decimal("0.75"))
    >>> way_text([step], Decimal("74.3"), Decimal("75.1"), musts=True, tier="QUALIFIED")
    'empathy 7 → 8: 74.3 → 75.1, all must-haves met: QUALIFIED'
    """
    met = ", all must-haves met" if musts else ""
    return f"{steps_text(steps)}: {before} → {after}{met}: {tier}"
