"""A number taken back by what it was ("strike that 9"), and what is said in place of what was taken back."""

from __future__ import annotations

import re

from advisor.extraction.offline.clauses import Clause
from advisor.extraction.offline.declines import is_decline
from advisor.extraction.offline.numbers import cardinal
from advisor.extraction.offline.phrases import Cued
from advisor.extraction.offline.polarity import leftover, polarity
from advisor.extraction.offline.reply import Entry, Found, View
from advisor.rubric.items import ExtentItem

__all__ = ["meant_by", "struck", "told_anew"]

_STRUCK = Cued(
    re.compile(
        r"\b(?:strike|scratch|scrap|forget|ignore|drop|delete|cancel|disregard|mind|take back) "
        r"(?:that|the|my) (?P<of>\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten)\b"
        r"(?! (?:years?|months?|of)\b)"
    ),
    frozenset("strike scratch scrap forget ignore drop delete cancel disregard mind take".split()),
)


def struck(view: View) -> list[tuple[int, int]]:
    """The tokens of each such number: they give none."""
    if _STRUCK.cues.isdisjoint(view.parsed.vocabulary):
        return []
    words = view.words(view.first, view.last)
    return [view.tokens_at(view.first, *match.span("of")) for match in _STRUCK.pattern.finditer(words)]


def meant_by(view: View, first: int) -> str | None:
    """The one item whose known value is the number at a token; None where none is, or several are."""
    number = cardinal(view.parsed.tokens, first)
    items = [item for item, value in view.known.items() if number is not None and value == number[0]]
    return items[0] if len(items) == 1 else None


def told_anew(view: View, item: str, clause: Clause) -> Found | None:
    """The extent said right behind what a clause takes back: "yes... strike that, never did. So no."."""
    of = view.lexicon.rubric.items[item]
    if not isinstance(of, ExtentItem):
        return None
    told: list[tuple[str, Entry]] = []
    for entry in view.entries:
        if entry.first < clause.last:
            continue
        words = view.words(entry.first, entry.last)
        goes_on = entry.sentence == told[-1][1].sentence if told else False
        if not (_is_in(view, entry, clause) or goes_on or _SO.match(words)):
            break
        if view.text(entry.last) == "?" or view.parsed.scope(entry.first).blocked or _IDIOM.search(words):
            break
        refs = [ref for one in view.parsed.mentions_in(entry.first, entry.last) for ref in one.refs]
        if any(ref.role != "work" for ref in refs) or is_decline(view, entry.first, entry.last):
            break
        said = polarity(words, of.sense)
        if said is not None and len(leftover(words)) <= _BESIDE:
            told.append((said.value, entry))
    if not told or (len({value for value, _ in told}) > 1 and not _SO.match(view.words(*told[-1][1][:2]))):
        return None
    value, entry = told[-1]
    return Found(item, value, ((entry.first, entry.last),))


def _is_in(view: View, entry: Entry, clause: Clause) -> bool:
    first, last = view.parsed.sentences[clause.sentence]
    return first <= entry.first < last


_SO = re.compile(r"^\W*(?:(?:and )?so|then|never|i never|make (?:it|that)|put)\b")
_IDIOM = re.compile(
    r"\bnever (?:mind|say|fear)\b|\bdon't mind\b|\b(?:sure|you|who)\b"
    r"|\bno (?:worr(?:y|ies)|problems?|probs?|idea|matter|need|offen[cs]e|harm|rush|stress|thanks|big)\b"
)
"""What sounds like a yes or no and is none: "so no worries", "it was my brother who did"."""
_BESIDE = 3
"""How many words more may stand beside the yes or no."""
