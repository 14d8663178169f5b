"""Remarks in brackets behind a rating that has its label: "2. 6 (I can write better than this) 3. 7".

What such a remark names has its rating already, or is beside the point; the next number is not of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from advisor.extraction.offline.anchors import Anchor
from advisor.extraction.offline.reply import View

__all__ = ["without_remarks"]

_REMARK = 4
"""The words of a remark; fewer may be the name of the part that a number is for: "8 (writing)"."""


def without_remarks(view: View, found: Sequence[Anchor]) -> list[Anchor]:
    """The anchors of a reply by labels, without the names in remarks."""
    labelled = any(one.role == "label" for one in found)
    if not labelled or "(" not in view.parsed.vocabulary:
        return list(found)
    remarks = _remarks(view)
    return [
        one
        for one in found
        if one.role == "label" or not any(first < one.first < last for first, last in remarks)
    ]


def _remarks(view: View) -> list[tuple[int, int]]:
    """The brackets behind a number that hold words and no number."""
    out: list[tuple[int, int]] = []
    opened = -1
    for at in range(view.first, view.last):
        text = view.text(at)
        if text == "(":
            opened = at
        elif text == ")" and opened > view.first:
            inside = view.parsed.tokens[opened + 1 : at]
            words = sum(token.kind == "w" for token in inside)
            rated = view.parsed.tokens[opened - 1].kind == "n"
            if rated and words >= _REMARK and all(token.kind != "n" for token in inside):
                out.append((opened, at))
            opened = -1
    return out
