"""Must-haves: how each stands, and how further answers can still make it stand.

A rule is asked three times: as things are, in the worst case and in the best. The worst case is not "as
things are": of a mean over at least three of four answers, the fourth can still pull a met one under.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from advisor.answers import Value
from advisor.rubric.items import Item
from advisor.rubric.model import Rubric
from advisor.rubric.rules import HasRule, MeanRule
from advisor.scoring.assessment import Verdict
from advisor.scoring.credit import scale
from advisor.scoring.exact import fraction_of, unreduced

__all__ = ["Rule", "all_met", "all_sure", "all_within_reach", "names", "sure", "verdict", "within_reach"]

Rule: TypeAlias = HasRule | MeanRule


def names(rule: Rule) -> tuple[str, ...]:
    """Ids of the items a rule looks at."""
    return rule.of if isinstance(rule, MeanRule) else rule.any_of


def all_met(rubric: Rubric, values: Mapping[str, Value]) -> bool:
    """Whether every must-have is met as things are."""
    return all(verdict(must.needs, values) == "met" for must in rubric.weighted.must_haves)


def all_sure(rubric: Rubric, values: Mapping[str, Value]) -> bool:
    """Whether every must-have is met and stays so whatever else is answered."""
    return all(sure(must.needs, rubric.items, values) for must in rubric.weighted.must_haves)


def all_within_reach(rubric: Rubric, values: Mapping[str, Value]) -> bool:
    """Whether every must-have is met or can still become so."""
    return all(within_reach(must.needs, rubric.items, values) for must in rubric.weighted.must_haves)


def verdict(rule: Rule, values: Mapping[str, Value]) -> Verdict:
    """How a rule stands: met, missed, or absent when too little is answered to tell."""
    if isinstance(rule, MeanRule):
        given = _numbers(rule, values)
        if len(given) < rule.answered:
            return "absent"
        return "met" if _mean_reaches(rule, given) else "missed"
    if any(_counts(values[name]) for name in rule.any_of if name in values):
        return "met"
    return "missed" if any(name in values for name in rule.any_of) else "absent"


def sure(rule: Rule, items: Mapping[str, Item], values: Mapping[str, Value]) -> bool:
    """Whether a rule is met and stays so whatever else is answered."""
    if verdict(rule, values) != "met":
        return False  # what is absent may stay so
    if isinstance(rule, HasRule):
        return True  # one answer is enough, and it stands
    lowest = [fraction_of(scale(items[name])[0]) for name in rule.of if name not in values]
    return _mean_reaches(rule, [*_numbers(rule, values), *lowest])


def within_reach(rule: Rule, items: Mapping[str, Item], values: Mapping[str, Value]) -> bool:
    """Whether a rule is met or further answers can make it so."""
    absent = [name for name in names(rule) if name not in values]
    if isinstance(rule, HasRule):
        return bool(absent) or verdict(rule, values) == "met"
    highest = [scale(items[name])[1] for name in absent]
    if None in highest:
        return True  # with no upper end, one answer can lift any mean
    given = [*_numbers(rule, values), *(fraction_of(high) for high in highest if high is not None)]
    return _mean_reaches(rule, given)  # all are answered then, so enough are


def _counts(value: Value) -> bool:
    return value > 0 if isinstance(value, Decimal) else True


def _numbers(rule: MeanRule, values: Mapping[str, Value]) -> list[Fraction]:
    given = (values.get(name) for name in rule.of)
    return [fraction_of(value) for value in given if isinstance(value, Decimal)]


def _mean_reaches(rule: MeanRule, numbers: list[Fraction]) -> bool:
    # Multiplied out: no division, so nothing to round and nothing to guard.
    above, below = unreduced(numbers)
    least, parts = fraction_of(rule.at_least).as_integer_ratio()
    return above * parts >= least * len(numbers) * below
