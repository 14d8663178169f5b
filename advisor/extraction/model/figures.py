"""Figures in a quote: which value they can stand for, and whether it is that of the item.

A number may be another thing's ("10 cats", "call me at 7"), a length of time not that of work, a place one
that was left. What code can tell so, no model's word stands against.
"""

from __future__ import annotations

import re
from decimal import Decimal

from advisor.extraction.model.grounding import fold
from advisor.extraction.model.sight import Place, Sight, read_again
from advisor.extraction.offline.durations import UNITS
from advisor.extraction.offline.elsewhere import belongs_elsewhere
from advisor.extraction.offline.english import NUMBER_WORDS
from advisor.extraction.offline.rated import NOT_IT
from advisor.extraction.offline.text import normalise
from advisor.rubric.items import Item

__all__ = ["beside", "is_of_something_else", "numbers"]

_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBERS = re.compile(r"\d+(?:[.,]\d+)?")


def numbers(item: Item, quote: str) -> set[Decimal]:
    """The values that the only number in a quote can stand for: in any language, "8" is 8."""
    text = fold(quote).text.casefold()
    found = [Decimal(number.replace(",", ".")) for number in _NUMBERS.findall(text)]
    found = found or [
        Decimal(_ABROAD[word]) for word in _LETTERS.findall(normalise(text).norm) if word in _ABROAD
    ]
    if len(found) != 1:
        return set()
    number = found[0]
    if number > _MOST:
        return set()
    if item.kind == "years":
        return {number, round(number / 12, 2)}
    if item.kind == "months":
        return {number, number * 12, number / 4}
    return {number} if number > 1 or _NUMBERS.search(text) else set()  # "un poco" is no rating


_MOST = 1000
"""No value of any item is more."""
_ABROAD = {
    word: number
    for number, words in enumerate(
        (
            "un uno una ein eine einem einen une um uma een jeden",
            "dos zwei deux due dois duas twee dwa",
            "tres drei trois tre drie trzy",
            "cuatro vier quatre quattro quatro cztery",
            "cinco funf cinq cinque vijf piec",
            "seis sechs sei zes szesc",
            "siete sieben sept sette sete zeven siedem",
            "ocho acht huit otto oito osiem",
            "nueve neun neuf nove negen dziewiec",
            "diez zehn dix dieci dez tien dziesiec",
        ),
        start=1,
    )
    for word in words.split()
}
"""Number words that the offline readers do not know, without their accents."""


def is_of_something_else(sight: Sight, item: Item, place: Place) -> bool:
    """Whether a number stands with words that make it another thing's: "10 cats", "call me at 7"."""
    texts = place.parsed.texts
    inside = range(place.first, place.last)
    at = next((at for at in inside if texts[at][:1].isdigit()), None)
    at = next((at for at in inside if texts[at] in NUMBER_WORDS), None) if at is None else at
    if at is None or read_again(sight, item, place.clauses) is not None:
        return False
    opening = place.parsed.words(max(place.around[0], at - 5), at)
    if item.kind == "rating" and NOT_IT.search(opening, texts) and not _NOT_LESS.search(opening):
        return True  # "not a 10"
    before, after = texts[at - 1] if at else "", texts[at + 1] if at + 1 < len(texts) else ""
    if after in UNITS or after in _LENGTHS:
        return item.kind not in ("years", "months")
    if belongs_elsewhere(texts, at, at + 1) or before in _NAMED_BY or after in _CLOCK:
        return True
    if len(sight.asked.items) == 1 and (before[:1].isdigit() or after[:1].isdigit()):
        return True  # "7 8 9" to one question
    several = len(after) > 3 and after.isalpha() and after.endswith("s") and not after.endswith("ss")
    return several and after not in _NOT_COUNTED


_NOT_LESS = re.compile(r"\b(?:not|nothing|never|no|\w+n't)\b.{0,12}\b(?:below|under|less|lower)\b")
_NAMED_BY = frozenset(
    "room number no question item part page step gate flat line version grade year chapter".split()
)
_CLOCK = frozenset("o'clock oclock am pm minutes seconds".split())
_LENGTHS = frozenset(
    "anos años ans années annees anni jahre jahren jaar meses mois mesi monate monaten".split()
)
"""Years and months in tongues that the offline readers do not know."""
_NOT_COUNTED = frozenset(
    """
    points stars marks perhaps always this across plus guess thanks pues gracias puntos sounds feels fits
    seems looks does works covers suits describes stands goes sometimes nowadays these
    """.split()
)
"""Words that end like several things, and may follow a rating."""


_NO_WORK = re.compile(
    r"\b(?:lived|live|living|married|together|dating|old|older|younger|age|born|studied|studying|university|college|sick|ill"
    r"|unemployed|travell?(?:ed|ing)|pregnant|engaged|retired|smok(?:ed|ing)|sober|licen[cs]e)\b"
)
_WORK = re.compile(
    r"\b(?:work\w*|job\w*|customers?|retail|support|shop|service|experience|hospitality|call)\b"
)
_NOT_HOME = re.compile(
    r"\b(?:born|grew up|raised|originally|used to|moved from|left|visit\w*|holiday|employer"
    r"|(?:love|like|want) to live)\b"
)
_GONE = re.compile(
    r"\b(?:ago|earlier|since|already)\b|\b(?:lease|rent|mortgage|loan|warranty|visa|probation)\b"
)


def beside(item: Item, place: Place) -> str | None:
    """Why the clause around a quote is not of the item: years not of work, a place that was left."""
    words = place.parsed.words(*place.around)
    if item.kind == "years" and _NO_WORK.search(words) and not _WORK.search(words):
        return "the years are not of work"
    if item.kind == "months" and _GONE.search(words):
        return "the time is not until a start"
    if item.kind == "text" and item.form == "place" and _NOT_HOME.search(words):
        return "the place is not where the person is"
    return None
