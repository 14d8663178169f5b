"""The sections of a pasted CV: what stands under "Education" or "Job applied for" is no work that was done."""

from __future__ import annotations

import re
from bisect import bisect_right

from advisor.extraction.offline.message import Parsed
from advisor.extraction.offline.phrases import one_of

__all__ = ["STUDY", "WISH", "section_of", "sections"]

STUDY, WISH = "study", "wish"

_KINDS = {
    STUDY: re.compile(
        one_of(
            "education | training | studies | schooling | schools? | academic | degrees? | certificat\\w+ | courses?"
        )
    ),
    WISH: re.compile(
        one_of(
            """
            goals? | objectives? | aims? | (?:job|position|role|post) (?:applied|desired|sought|wanted)
            | (?:applying|looking) for | seeking | desired | target | wishes | preferences
            """
        )
    ),
}
_LONGEST = 6
"""The words of a heading."""


def sections(parsed: Parsed) -> list[tuple[int, str]]:
    """(where it begins, its kind) of each section, "" for one of any other kind."""
    out: list[tuple[int, str]] = []
    first = 0
    for index, text in enumerate([*parsed.texts, "\n"]):
        if text != "\n":
            continue
        words = [token for token in parsed.tokens[first:index] if token.kind == "w"]
        marks = parsed.texts[index - 1 : index] in ([","], ["."], ["!"], [";"])
        if 0 < len(words) <= _LONGEST and not marks and _is_heading(parsed, first, index):
            said = parsed.words(first, index)
            kind = next((kind for kind, pattern in _KINDS.items() if pattern.search(said)), "")
            out.append((first, kind))
        first = index + 1
    return out


_PLAIN = re.compile(
    r"\W*"
    + one_of(
        """
        (?:work |professional |employment )?(?:experience|history) | employment | work | jobs | profile | summary
        | about(?: me)? | status | now | before | current(?:ly)? | previous(?:ly)? | earlier | cv | resume
        | curriculum vitae | career(?: history)? | (?:personal |key |digital |technical |language )?skills
        | languages | interests | hobbies | references? | personal (?:information|details|statement|profile)
        | contact | projects | awards | professional summary
        """
    )
    + r"\W*"
)


def _is_heading(parsed: Parsed, first: int, last: int) -> bool:
    """Whether a line is a heading: without a number, and all of it such words."""
    if any(token.kind == "n" for token in parsed.tokens[first:last]):
        return False
    said = parsed.words(first, last)
    if _PLAIN.fullmatch(said):
        return True
    shown = parsed.shown[parsed.tokens[first].start : parsed.tokens[last - 1].end]
    marked = shown.isupper() or shown.startswith("#") or said.endswith(":") or " " not in said.strip("# *:")
    return marked and any(pattern.search(said) for pattern in _KINDS.values())


def section_of(found: list[tuple[int, str]], index: int) -> str:
    """The kind of the section that holds a token."""
    place = bisect_right(found, index, key=lambda one: one[0])
    return found[place - 1][1] if place else ""
