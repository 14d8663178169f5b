"""The environment in which the report's templates run.

Laws:

1. Templates are given, name → source, from the files in `prompts/`; nothing else is ever compiled.
2. Every printed value is escaped for its format before it is printed; a template cannot switch that off.
3. A name that a template misspells is an error, and the sandbox keeps it to the report it was given.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeAlias

from jinja2 import DictLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from advisor.report.words import joined

__all__ = ["Templates", "environment"]

Templates: TypeAlias = Mapping[str, str]
"""Path of a template under `prompts/` → its source."""


def environment(templates: Templates, escape: Callable[[str], str]) -> ImmutableSandboxedEnvironment:
    """Give an environment that passes every printed value through `escape`."""
    return _environment(tuple(sorted(templates.items())), escape)


# A template is compiled once, not once a report.
@lru_cache(maxsize=4)
def _environment(
    templates: tuple[tuple[str, str], ...], escape: Callable[[str], str]
) -> ImmutableSandboxedEnvironment:

    def finalize(value: Any) -> Any:
        # What a macro returns was escaped when it was printed inside.
        return value if isinstance(value, Markup) else Markup(escape(str(value)))

    made = ImmutableSandboxedEnvironment(
        loader=DictLoader(dict(templates)),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(joined=_joined, capital=capital, day=day, percent=percent, blocks=blocks, mine=mine)
    return made


def _joined(parts: Sequence[Any], attribute: str = "label") -> str:
    return joined([part if isinstance(part, str) else getattr(part, attribute) for part in parts])


def capital(text: str) -> str:
    """Begin with a capital, and leave the rest as it is.

    >>> capital("CSAT scores"), capital("writing")
    ('CSAT scores', 'Writing')
    """
    return text[:1].upper() + text[1:]


_MINE = {"your": "my", "yours": "mine", "yourself": "myself"}


def mine(text: str) -> str:
    """Words about "you", said by oneself: what is not the subject, for that the sentence gives.

    >>> mine("solve complex issues on your own")
    'solve complex issues on my own'
    """
    return re.sub(r"\b(?:your|yours|yourself)\b", lambda found: _MINE[found.group()], text)


_MONTHS = "January February March April May June July August September October November December".split()


def day(date: str) -> str:
    """Write a day out, in any locale alike.

    >>> day("2026-11-02")
    '2 November 2026'
    """
    read = datetime.date.fromisoformat(date)
    return f"{read.day} {_MONTHS[read.month - 1]} {read.year}"


def percent(part: Decimal, whole: Decimal) -> str:
    """Share of a bar's length, for drawing.

    >>> percent(Decimal("7.5"), Decimal(20))
    '37.50%'
    """
    return f"{float(part) / float(whole) * 100:.2f}%" if whole else "0%"


def blocks(got: Decimal, open_points: Decimal, possible: Decimal, width: int = 20) -> str:
    """Draw a bar of characters: what was got, what is open, what is not there.

    >>> blocks(Decimal(10), Decimal(5), Decimal(20), 8)
    '████▒▒░░'
    """
    full = int(got * width / possible)
    reach = int((got + open_points) * width / possible)
    return "█" * full + "▒" * (reach - full) + "░" * (width - reach)
