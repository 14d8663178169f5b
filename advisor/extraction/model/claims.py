"""A model's text → claims. Tolerant of form, never of content.

Servers without structured output wrap JSON in fences and prose, leave commas at its end, add keys, cut it
off, or write a bare value where an object is due. What can be read without guessing is read; an item whose
form is wrong is rejected by itself; and a text without any JSON object is a fault that one repair may mend.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from advisor.extraction.extractor import Rejected
from advisor.extraction.model.schema import ANSWERS, DECLINED, QUOTE, VALUE

__all__ = ["Claim", "Claims", "Unusable", "parse_claims"]

LONGEST = 200_000
"""Characters of an answer that are looked at."""
_THOUGHT = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL)
_TEXT = re.compile(r"\s*(?P<item>\w+)(?:\s+(?P<value>[^\s:][^:]{0,400}?))?\s*:\s*(?P<quote>\S.*)", re.DOTALL)
_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,9})?")
MOST = 500
"""Answers of one list that are looked at."""
_ENDING_COMMA = re.compile(r",(\s*[}\]])")


@dataclass(frozen=True, slots=True)
class Claim:
    """An answer that a model proposes: raw, nothing of it checked but its types.

    Args:
        item: the item's id.
        value: the value; None where the quote is to give it.
        quote: the words it was read from, as the model has them.
        declined: whether the words refuse an answer, or take one back, instead of giving one.
    """

    item: str
    value: object
    quote: str
    declined: bool = False


@dataclass(frozen=True, slots=True)
class Claims:
    """All that a model proposes, and what of it was of no use by its form alone."""

    claims: tuple[Claim, ...]
    rejected: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True)
class Unusable:
    """A text that is no answer at all; `fault` says why, in words a model understands too."""

    fault: str


def parse_claims(text: str, items: Collection[str]) -> Claims | Unusable:
    """Read a model's answer.

    Args:
        text: all it wrote.
        items: ids of the items it was asked about; it may speak of no others.
    """
    found = _object(_THOUGHT.sub("", text[:LONGEST]), items)
    if found is None:
        return Unusable("the answer was not one JSON object")
    claims: list[Claim] = []
    rejected: list[Rejected] = []
    for name, raw in _each(found):
        claim = _written(raw, items) if name is None else _claim(name, raw, items)
        if isinstance(claim, Claim):
            if claim not in claims:
                claims.append(claim)
        else:
            rejected.append(claim)
    if rejected and not claims and all(one.item in items for one in rejected):
        return Unusable(f"{rejected[0].item}: {rejected[0].reason}")
    return Claims(tuple(claims), tuple(rejected))


def _each(found: Mapping[str, Any]) -> Iterator[tuple[str | None, Any]]:
    """What an answer holds, in any of its forms: texts, objects that name their item, objects by item."""
    for name, raw in found.items():
        if name != ANSWERS or not isinstance(raw, list):
            yield from ((name, raw) for _ in (0,) if raw is not None)
            continue
        for one in raw[:MOST]:
            if isinstance(one, dict) and isinstance(one.get("item"), str):
                yield one["item"], one
            elif isinstance(one, dict):
                yield from ((inner, value) for inner, value in one.items() if value is not None)
            else:
                yield None, one


def _written(raw: object, items: Collection[str]) -> Claim | Rejected:
    """An answer as a text: item, value, quote."""
    match = _TEXT.fullmatch(raw) if isinstance(raw, str) else None
    if match is None:
        return Rejected(str(raw)[:60], "no text of the form: item value: quote")
    name, value, quote = match["item"], match["value"], match["quote"].strip().strip('"“”')
    if name not in items:
        return Rejected(name[:60], "no item of this name was asked about")
    if value == DECLINED:
        return Claim(name, None, quote, declined=True)
    return Claim(name, float(value) if value and _NUMBER.fullmatch(value) else value, quote)


def _claim(name: str, raw: object, items: Collection[str]) -> Claim | Rejected:
    if name not in items:
        return Rejected(name[:60], "no item of this name was asked about")
    if not isinstance(raw, dict):
        return Rejected(name, f"a {VALUE} with its {QUOTE} is needed, not {type(raw).__name__}")
    value, quote = raw.get(VALUE), raw.get(QUOTE)
    if value is None or value == []:
        return Rejected(name, "no value", quote[:200] if isinstance(quote, str) else "")
    if not isinstance(quote, str):
        return Rejected(name, f"the {QUOTE} is no text")
    if isinstance(value, dict):
        return Rejected(name, f"the {VALUE} is an object", quote[:200])
    if value == DECLINED:
        return Claim(name, None, quote, declined=True)
    return Claim(name, value, quote)


def _object(text: str, items: Collection[str]) -> dict[str, Any] | None:
    """The JSON object that an answer holds; of several, the last that speaks of any item."""
    found: dict[str, Any] | None = None
    for candidate in _candidates(text):
        loaded = _loaded(candidate)
        if isinstance(loaded, list) and loaded and all(isinstance(one, str) for one in loaded):
            loaded = {ANSWERS: loaded}
        elif isinstance(loaded, list) and len(loaded) == 1:
            loaded = loaded[0]
        if not isinstance(loaded, dict):
            continue
        inner = _unwrapped(loaded, items)
        if found is None or any(name in items or name == ANSWERS for name in inner):
            found = inner
    return found


def _unwrapped(found: dict[str, Any], items: Collection[str]) -> dict[str, Any]:
    """What some models put into a wrapper of their own: {"answers": {...}}."""
    if len(found) == 1:
        (name, inner), *_ = found.items()
        if name not in items and isinstance(inner, dict) and QUOTE not in inner:
            return inner
    return found


def _candidates(text: str) -> Iterator[str]:
    yield text.strip()
    decoder = json.JSONDecoder(strict=False)
    at = text.find("{")
    tries = 0
    while at >= 0 and tries < 20:  # prose may hold braces; a page of nothing else is no answer
        tries += 1
        try:
            _, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            yield text[at : text.rfind("}") + 1]
            end = at + 1
        else:
            yield text[at:end]
        at = text.find("{", end)


def _loaded(text: str) -> object:
    for candidate in (text, _ENDING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(candidate, strict=False, parse_constant=_no_number, object_pairs_hook=_distinct)
        except (ValueError, RecursionError):
            continue
    return None


def _no_number(name: str) -> object:
    raise ValueError(f"{name} is no number")


def _distinct(pairs: list[tuple[str, Any]]) -> Mapping[str, Any]:
    """An object that names an item twice contradicts itself: neither counts."""
    times = Counter(name for name, _ in pairs)
    return {name: value for name, value in pairs if times[name] == 1}
