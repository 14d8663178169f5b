"""Cursors of lists: where the next page begins. They hold no secret and grant nothing."""

from __future__ import annotations

import base64
import re

from advisor.portal.problems import Problem
from advisor.portal.shapes import ID

__all__ = ["BEFORE_ALL", "cursor_of", "place_of"]

_TIME = re.compile(r"[0-9T:.+-]{1,40}")


def cursor_of(time: str, id: str) -> str:
    """The cursor that goes on after this place of a list."""
    return base64.urlsafe_b64encode(f"{time} {id}".encode()).decode()


BEFORE_ALL = cursor_of("0001-01-01T00:00:00.000000+00:00", "cnv_" + 24 * "0")
"""The cursor of a list that holds nothing yet, to be asked with again."""


def place_of(cursor: str | None) -> tuple[str, str] | None:
    """Where a page begins: after this time and id. None for the first.

    Raises:
        Problem: this is no cursor.
    """
    if cursor is None:
        return None
    try:
        time, _, id = base64.urlsafe_b64decode(cursor).decode("ascii").partition(" ")
    except ValueError:
        time = id = ""
    if not _TIME.fullmatch(time) or not re.fullmatch(ID, id):
        raise Problem(400, "bad-cursor", "This cursor is none of ours. Take it from `next`.")
    return time, id
