"""Attributes that are worked out when they are first asked for, and kept; and changes of what has them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import itemgetter
from typing import Any, Generic, TypeVar, overload

__all__ = ["once", "replace"]

_Value = TypeVar("_Value")
_Held = TypeVar("_Held")


class once(Generic[_Value]):
    """As `functools.cached_property`, without the lock that it takes before Python 3.12.

    A reader is asked for some twenty of these a message; the locks were a tenth of its time. What is worked
    out has no effect but its value, so two threads may both do it.
    """

    def __init__(self, make: Callable[[Any], _Value]) -> None:
        self._make, self._name = make, make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> once[_Value]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> _Value: ...
    def __get__(self, instance: object | None, owner: type) -> once[_Value] | _Value:
        """The value; the instance's dictionary has it from then on."""
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._make(instance)
        return value


def replace(held: _Held, **changes: Any) -> _Held:
    """As `dataclasses.replace`, for the dataclasses here: they check nothing when they are made.

    What was worked out of `held` is left behind. It copies the fields at one go, which takes a tenth of the
    time: a message changes its question and its view some ten times, and the chat's state as often.
    """
    kind: type = type(held)
    made: _Held = object.__new__(kind)
    names, values = _fields_of(kind)
    made.__dict__.update(zip(names, values(held.__dict__), strict=True), **changes)
    return made


@cache
def _fields_of(kind: type) -> tuple[tuple[str, ...], itemgetter[tuple[Any, ...]]]:
    """The fields of a dataclass, and what takes their values out of a dictionary all at once."""
    names = tuple(kind.__dataclass_fields__)  # type: ignore[attr-defined]
    return names, itemgetter(*names)
