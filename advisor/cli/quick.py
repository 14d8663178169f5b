"""What a command that loads much and then ends may do without."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["loaded", "without_collector"]


@contextmanager
def without_collector() -> Iterator[None]:
    """Load without looking for rings of garbage, until `loaded`.

    What importing makes stays. The collector goes through all of it again and again, a tenth of the time that
    it takes to load, and finds nothing.
    """
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        if on:
            gc.enable()


def loaded() -> None:
    """From here on there is garbage; but what is there by now is none."""
    gc.freeze()
    gc.enable()
