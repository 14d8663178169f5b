"""What a command that loads much and then ends may do without: the collector of garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["as_before", "loaded", "without_collector"]


@contextmanager
def without_collector() -> Iterator[None]:
    """Load without looking for rings of garbage, until `loaded`; and end without looking for them.

    What importing makes stays. The collector goes through all of it again and again, a tenth of the time that
    it takes to load, and once more when Python ends, and finds nothing. Whoever goes on calls `as_before`.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def loaded() -> None:
    """From here on there is garbage; but what is there by now is none."""
    gc.freeze()
    gc.enable()


def as_before() -> None:
    """Have the collector look at everything again."""
    gc.unfreeze()
