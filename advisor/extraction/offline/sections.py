"""The sections of a pasted CV: what stands under "Education" or "Job applied for" is no work done."""

from __future__ import annotations

import re

from advisor.extraction.offline.phrases import one_of

__all__ = ["LONGEST", "STUDY", "WISH", "kind_of"]

STUDY, WISH = "study", "wish"

_KINDS = {
    STUDY: re.compile(
        one_of("education | training | studies | schooling | schools? | academic | degrees? | courses?")
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
LONGEST = 6
"""The words of a heading."""


_PLAIN = re.compile(
    r"\W*"
    + one_of(
        """
        (?:work |professional |employment )?(?:experience|history) | employment | work | jobs | profile
        | summary
        | about(?: me)? | status | now | before | current(?:ly)? | previous(?:ly)? | earlier | cv | resume
        | curriculum vitae | career(?: history)? | (?:personal |key |digital |technical |language )?skills
        | languages | interests | hobbies | references? | personal (?:information|details|statement|profile)
        | contact | projects | awards | professional summary
        """
    )
    + r"\W*"
)


def kind_of(said: str, shown: str) -> str | None:
    """The kind of section that a line heads, "" for one of any other kind; None where it is no heading.

    Args:
        said: its words.
        shown: the same with the person's own capitals.
    """
    kind = next((kind for kind, pattern in _KINDS.items() if pattern.search(said)), None)
    if _PLAIN.fullmatch(said):
        return kind or ""
    marked = shown.isupper() or shown.startswith("#") or said.endswith(":") or " " not in said.strip("# *:")
    return kind if marked else None
