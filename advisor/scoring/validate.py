"""A value as it comes from a file, the wire or a model → a canonical `Value`, or a clear refusal.

Canonical means that equal answers are equal values and print alike: numbers are plain decimals (8, not 8.0),
choices stand once each and in the rubric's order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, NoReturn

from advisor.answers import Value
from advisor.errors import AnswerError
from advisor.rubric.items import EXTENTS, FINEST, LONGEST, Item
from advisor.rubric.model import Rubric

__all__ = ["CHECKS", "changed", "check_value", "refuse_strangers"]


def check_value(item: Item, value: object) -> Value:
    """Turn a raw value into the canonical value of an item.

    Args:
        item: the item it answers.
        value: a number (int, float, Decimal) for a rating, years, months or a level; a string for an extent,
            a choice or a text; a list, tuple or set of strings for choices.

    Raises:
        AnswerError: the value is of another type, off the scale, or not one of the choices; the message
            names the item, the value and what it takes.
    """
    return CHECKS[item.kind](item, value)


def refuse_strangers(rubric: Rubric, names: Iterable[str]) -> None:
    """Raise AnswerError where a name is none of the rubric's items."""
    stranger = next((name for name in names if name not in rubric.items), None)
    if stranger is not None:
        raise AnswerError(f"rubric {rubric.id} has no item {stranger!r}")


def changed(rubric: Rubric, values: Mapping[str, Value], changes: Mapping[str, object]) -> dict[str, Value]:
    """Answers as they would be after some change.

    Args:
        rubric: the rubric.
        values: item id → canonical value.
        changes: item id → new value, raw or canonical; None takes an answer away.

    Raises:
        AnswerError: an item that the rubric does not have, or a value that its item does not take.
    """
    refuse_strangers(rubric, changes)
    kept = {name: value for name, value in values.items() if name not in changes}
    made = {name: value for name, value in changes.items() if value is not None}
    return kept | {name: check_value(rubric.items[name], value) for name, value in made.items()}


def _rating(item: Any, value: object) -> Value:
    takes = f"a number from {_plain(item.low)} to {_plain(item.high)}"
    number = _number(item, value, takes)
    return number if item.low <= number <= item.high else _refuse(item, value, takes)


def _duration(item: Any, value: object) -> Value:
    takes = f"a number of {item.kind} from 0 to {LONGEST[item.kind]}"
    number = _number(item, value, takes)
    return number if 0 <= number <= LONGEST[item.kind] else _refuse(item, value, takes)


def _level(item: Any, value: object) -> Value:
    takes = f"a whole number from 1 to {len(item.steps)}"
    number = _number(item, value, takes)
    fits = number == int(number) and 1 <= number <= len(item.steps)
    return number if fits else _refuse(item, value, takes)


def _extent(item: Any, value: object) -> Value:
    return value if isinstance(value, str) and value in EXTENTS else _refuse(item, value, "yes, some or no")


def _choice(item: Any, value: object) -> Value:
    known = [option.id for option in item.values]
    return value if isinstance(value, str) and value in known else _refuse(item, value, _one_of(known))


def _choices(item: Any, value: object) -> Value:
    known = [option.id for option in item.values]
    takes = f"one or more of {', '.join(known)}"
    if not isinstance(value, list | tuple | set | frozenset) or not value:
        _refuse(item, value, takes)
    strangers = [one for one in value if one not in known]
    if strangers:
        _refuse(item, strangers[0], takes)
    return tuple(one for one in known if one in value)


def _text(item: Any, value: object) -> Value:
    text = value.strip() if isinstance(value, str) else ""
    return text or _refuse(item, value, "a few words")


CHECKS: dict[str, Callable[[Any, object], Value]] = {
    "rating": _rating,
    "years": _duration,
    "months": _duration,
    "level": _level,
    "extent": _extent,
    "choice": _choice,
    "choices": _choices,
    "text": _text,
}
"""Kind of item → its check. A check may rely on its item being of that kind."""


def _number(item: Item, value: object, takes: str) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        _refuse(item, value, takes)
    # A float's shortest decimal form is what was typed.
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    # Magnitude first: the exponent of 1E+999999999 must never be written out.
    if not number.is_finite() or (number and number.adjusted() > 4):
        _refuse(item, value, takes)
    plain = _plain(number)
    if int(plain.as_tuple().exponent) < -FINEST:
        _refuse(item, value, f"{takes} with at most {FINEST} decimals")
    return plain


def _plain(number: Decimal) -> Decimal:
    # By digits rather than by `normalize`, which rounds by the caller's decimal context.
    if not number:
        return Decimal(0)
    sign, all_digits, exponent = number.as_tuple()
    written = "".join(map(str, all_digits))
    digits = written.rstrip("0")
    places = int(exponent) + len(written) - len(digits)
    minus = "-" if sign else ""
    return Decimal(f"{minus}{digits}{'0' * places}") if places > 0 else Decimal(f"{minus}{digits}E{places}")


def _one_of(known: list[str]) -> str:
    return f"one of {', '.join(known)}"


def _refuse(item: Item, value: object, takes: str) -> NoReturn:
    if isinstance(value, int) and value.bit_length() > 128:
        quoted = "so large a number"  # Python refuses to print it
    else:
        quoted = repr(value) if isinstance(value, str) else str(value)
    short = quoted if len(quoted) <= 60 else f"{quoted[:57]}..."
    raise AnswerError(f"{item.label} ({item.id}) takes {takes}, not {short}")
