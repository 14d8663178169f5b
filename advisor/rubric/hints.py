"""Guessing what a misspelt name was meant to be."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["did_you_mean", "nearest"]


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name that comes nearest, if one comes near at all; case does not count."""
    from difflib import get_close_matches  # only where something is wrong already

    by_folded = {name.casefold(): name for name in known}
    near = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[near[0]] if near else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint to put behind an error message, or nothing where no known name comes near.

    >>> did_you_mean("lable", ["label", "ask"])
    " — did you mean 'label'?"
    >>> did_you_mean("salary", ["label", "ask"])
    ''
    """
    name = nearest(word, known)
    return f" — did you mean {name!r}?" if name is not None else ""
