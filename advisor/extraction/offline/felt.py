"""How somebody feels about what is measured, where other words of the sentence tell only that it is."""

from __future__ import annotations

import re

from advisor.extraction.offline.polarity import polarity
from advisor.extraction.offline.reply import Entry, View

__all__ = ["felt_of", "tells_of_measuring", "troubles"]


def tells_of_measuring(view: View, entry: Entry) -> bool:
    """Whether a set is only said to be in use: "I have all of them in my dashboard"."""
    return _IN_USE.match(view.words(entry.first, entry.last)) is not None


_IN_USE = re.compile(
    r"^\W*(?:well |yes |yeah |because |since |honestly )?(?:"
    r"(?:i|we|they)(?:'ve| have| had)?(?: always| already| currently)?"
    r" (?:have|had|got|get|use|used|see|saw|track|tracked|measure|measured|work with|live with)"
    r"|(?:i'm|i am|i was|we're|we are|we were)(?: already| always| currently)? "
    r"(?:measured|tracked|counted|watched|rated|judged|scored) (?:by|on|against|for))"
    r" (?!no\b|any\b)(?:[\w']+ ){0,2}?(?:all|each|both|every|everything|these|those|them)\b"
)


def felt_of(view: View, entry: Entry) -> tuple[tuple[int, int], str] | None:
    """The words behind a set that say how its parts feel, and what they say; they name no part.

    What only others feel of them says nothing: it is an empty word.
    """
    others: tuple[tuple[int, int], str] | None = None
    for one in view.entries:
        if one.first < entry.last or one.sentence != entry.sentence:
            continue
        if view.parsed.mentions_in(one.first, one.last):
            return None
        said = polarity(view.words(one.first, one.last), "comfort")
        if said is None or not said.explicit:
            continue
        if not view.parsed.scope(one.first).other:
            return (one.first, one.last), said.value
        others = others or ((one.first, one.last), "")  # "we had them all, my team hated it"
    return others


def troubles(view: View, first: int, last: int) -> bool:
    """Whether words say what is wrong with a part: "only volume makes me a bit nervous"."""
    return _TROUBLES.search(view.words(first, last)) is not None


_TROUBLES = re.compile(
    r"\b(?:is|are|feels?|makes?|depends?|bothers?|scares?|worr(?:y|ies)|stresses"
    r"|i'd|i would|i'll|i'm (?:lukewarm|torn|not)|i am (?:lukewarm|torn|not)|i need|i have to|i must)\b"
)
