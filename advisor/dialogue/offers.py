"""Which other rubric to offer, and what goes along: the rubric's `offers` alone decide."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.answers import Value
from advisor.dialogue.names import folded
from advisor.dialogue.state import State
from advisor.rubric.model import Rubric
from advisor.rubric.offers import Carry, Offer, Sign

__all__ = ["carried", "fitting"]


def fitting(rubric: Rubric, state: State) -> Offer | None:
    """The first offer that suits what is known, and was not made yet."""
    for offer in rubric.offers:
        if offer.rubric not in state.made and any(_all_hold(group, state) for group in offer.signs):
            return offer
    return None


def carried(rubric: Rubric, state: State, target: str) -> tuple[tuple[str, str], ...]:
    """What goes along to another rubric: its item's id and the value, as a person would type it."""
    offer = next(one for one in rubric.offers if one.rubric == target)
    found = ((carry.to, _said(carry, state)) for carry in offer.carries if _all_hold(carry.when, state))
    return tuple((item, said) for item, said in found if said is not None)


def _all_hold(signs: Iterable[Sign], state: State) -> bool:
    return all(_holds(sign, state) for sign in signs)


def _holds(sign: Sign, state: State) -> bool:
    if sign.item is None:
        said = [message.content for message in state.messages[state.begins[0] :] if message.role == "user"]
        return any(_names_one(text, sign.words) for text in said)
    value = state.values.get(sign.item)
    if value is None:
        return False
    chosen = value if isinstance(value, tuple) else (str(value),)
    if sign.words:
        return any(_names_one(one, sign.words) for one in chosen)
    fits = [one in sign.values for one in chosen]
    return all(fits) if sign.only else any(fits)


def _names_one(text: str, words: Iterable[str]) -> bool:
    """Whether one of the phrases stands in the text as whole words."""
    said = f" {folded(text)} "
    return any(f" {folded(phrase)} " in said for phrase in words)


def _said(carry: Carry, state: State) -> str | None:
    known = state.sheet.answers.get(carry.item)
    if known is None or known.source == "portal":
        return None  # it would become the person's words there, which it never was
    value: Value = known.value
    if not carry.values:
        return ", ".join(value) if isinstance(value, tuple) else f"{value}"
    chosen = value if isinstance(value, tuple) else (str(value),)
    return ", ".join(carry.values[one] for one in chosen if one in carry.values) or None
