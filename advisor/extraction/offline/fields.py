"""Fields of a form that were left empty: blanked, so that nothing near them is taken for their answer."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from advisor.extraction.offline.asked import asked_in
from advisor.extraction.offline.blocks import LONGEST
from advisor.extraction.offline.lexicon import Lexicon

__all__ = ["without_empty"]

_FEWEST = 2
"""The fields at least that make a form."""


class _Field(NamedTuple):
    """A line "label: rest", what marks the line as one of a list left out of the label."""

    mark: str
    label: str
    rest: str

    @property
    def empty(self) -> bool:
        """Whether nothing was filled in, or only the rule to write on is left."""
        return not self.rest.strip(" \t_.…*")


_MARK_OF_LINE = re.compile(r"[\s>]*+(?:[-*•]|\(?(?:\d{1,2}|[a-h])[).])?")


def _field(line: str) -> _Field | None:
    match = _MARK_OF_LINE.match(line)
    mark = match[0].strip() if match else ""
    label, colon, rest = line.strip().removeprefix(mark).partition(":")
    return _Field(mark, label.strip(), rest) if colon and 1 < len(label) <= _LONGEST else None


_LONGEST = 60
"""The characters of a label."""


def without_empty(raw: str, lexicon: Lexicon) -> str:
    """The message with the fields blanked that were left empty among others: "Phone:" above "Email: yes"."""
    if len(raw) > LONGEST or not _COLON_ENDS.search(raw):
        return raw
    lines = raw.splitlines(keepends=True)
    fields = [_field(line) for line in lines]
    if sum(field is not None for field in fields) < _FEWEST:
        return raw
    below = [at for at, line in enumerate(lines) if line.strip()]
    for at, after in pairwise([*below, None]):
        field = fields[at] if at is not None else None
        following = fields[after] if after is not None else None
        if at is None or field is None or not field.empty or (after is not None and following is None):
            continue
        alike = following is None or _style(following.mark) == _style(field.mark)
        if alike and len(asked_in(field.label, lexicon, named=True).items) == 1:
            kept = lines[at].rstrip("\r\n")
            lines[at] = " " * len(kept) + lines[at][len(kept) :]
    return "".join(lines)


_COLON_ENDS = re.compile(r":[ \t_.…*]*$", re.MULTILINE)


def _style(mark: str) -> str:
    """What is alike of the marks of lines: "1." and "2." are, "-" is not."""
    return "".join("1" if char.isalnum() else char for char in mark.strip())
