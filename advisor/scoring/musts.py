"""Must-haves: how each stands, and how further answers can still make it stand.

A rule is asked three times: as things are, in the worst case and in the best. The worst case is not "as
things are": of a mean over at least three of four answers, the fourth can still pull a met one under.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

from advisor.answers import Value
from advisor.rubric.items import Item
from advisor.rubric.model import Rubric
from advisor.rubric.rules import HasRule, MeanRule
from advisor.scoring.assessment import Verdict
from advisor.scoring.credit import scale
from advisor.scoring.exact import mean_reaches

__all__ = ["Rule", "all_met", "all_sure", "all_within_reach", "names", "sure", "verdict", "within_reach"]

Rule: TypeAlias = HasRule | MeanRule


def names(rule: Rule) -> tuple[str, ...]:
    """Ids of the items a rule looks at."""
    return rule.of if rule.rule == "mean" else rule.any_of


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
    if rule.rule == "mean":
        given = _numbers(rule, values)
        if len(given) < rule.answered:
            return "absent"
        return "met" if mean_reaches(given, rule.at_least) else "missed"
    if any(_counts(values[name]) for name in rule.any_of if name in values):
        return "met"
    return "missed" if any(name in values for name in rule.any_of) else "absent"


def sure(rule: Rule, items: Mapping[str, Item], values: Mapping[str, Value]) -> bool:
    """Whether a rule is met and stays so whatever else is answered."""
    if verdict(rule, values) != "met":
        return False  # what is absent may stay so
    if rule.rule == "has":
        return True  # one answer is enough, and it stands
    lowest = [scale(items[name])[0] for name in rule.of if name not in values]
    return mean_reaches([*_numbers(rule, values), *lowest], rule.at_least)


def within_reach(rule: Rule, items: Mapping[str, Item], values: Mapping[str, Value]) -> bool:
    """Whether a rule is met or further answers can make it so."""
    if rule.rule == "has":
        return any(name not in values for name in rule.any_of) or verdict(rule, values) == "met"
    best: list[Decimal] = []
    for name in rule.of:
        value = values[name] if name in values else scale(items[name])[1]
        if value is None:
            return True  # with no upper end, one answer can lift any mean
        if isinstance(value, Decimal):
            best.append(value)
    return mean_reaches(best, rule.at_least)  # all are answered then, so enough are


def _counts(value: Value) -> bool:
    return value > 0 if isinstance(value, Decimal) else True


def _numbers(rule: MeanRule, values: Mapping[str, Value]) -> list[Decimal]:
    given = [values.get(name) for name in rule.of]
    return [value for value in given if isinstance(value, Decimal)]
