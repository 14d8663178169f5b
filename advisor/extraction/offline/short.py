"""Lists of short answers, written without separators: "n y y y n"."""

from __future__ import annotations

from advisor.extraction.offline.reply import Entry, View

__all__ = ["short_members"]

_SHORT = frozenset(
    "ok okay fine y n yes no yep nope yeah nah some ya yup bit little sometimes never somewhat kinda".split()
)


def short_members(view: View, entry: Entry) -> list[Entry]:
    """The members of a list written without separators: "n y y y n", "y-n-y"."""
    words = [index for index in range(entry.first, entry.last) if view.parsed.tokens[index].kind == "w"]
    if len(words) > 1 and all(view.text(index) in _SHORT or view.text(index) == "a" for index in words):
        starts = [index for index in words if index == words[0] or view.text(index - 1) != "a"]
        ends = [*starts[1:], words[-1] + 1]
        return [Entry(low, high, entry.sentence) for low, high in zip(starts, ends, strict=True)]
    return [entry]
