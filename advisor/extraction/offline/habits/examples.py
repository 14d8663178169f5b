"""Answers to questions for an example: yes where one is told, some where it is only claimed."""

from __future__ import annotations

import re

from advisor.extraction.offline.habits.judged import SAID_NOTHING, Judged, short, span
from advisor.extraction.offline.habits.regions import Region, Unit
from advisor.extraction.offline.habits.verdicts import VAGUE, declines, verdict
from advisor.extraction.offline.phrases import any_of
from advisor.extraction.offline.reply import View
from advisor.extraction.offline.tokens import stem

__all__ = ["judge_example"]

_LOOKED_AT = 4
"""A denial stands among so many first units of an answer; later ones belong to the story."""
_BRIEF = 4
"""The words beside a denial that only underline it; more of them tell something."""
_NOBODY = re.compile(
    any_of(
        r"""
        no | nope | nah | none | no one | nobody | nothing | never
        | not that i (?:know|see|recall|remember|can think)
        | don't (?:think|believe) so | dont think so | not (?:yet|really|as far)
        | can't (?:name|think of|come up with|remember) (?:any|one|any\w+)
        | can't (?:name|think of|come up with|remember) an? (?:\w+ )?(?:example|case|instance|time)
        | don't have an? (?:\w+ )?example
        | i can't say i have | haven't | i'm the one who | not me | wala | hindi pa | afraid not | i wish
        | couldn't name (?:any|one) | zero | nil | false | untrue
        """
    )
)
_LOADS = re.compile(
    r"\W*(?:(?:yes|oh|well|countless|several|many|lots|loads|plenty|some|certainly|dozens|hundreds|a few"
    r"|more than one|all the time|every day|constantly|sure|of them|of those|over the years|quite"
    r"|thank god|hopefully)\b\W*)+$"
)
"""So many that none is told."""
_MANY = re.compile(r"\W*(?:plenty|lots|loads|many|several|countless|dozens|hundreds)\b")
_THEY_SAY = re.compile(r"\b(?:would|might|will|could) (?:say|tell you|answer|claim)\b")


def judge_example(view: View, region: Region) -> Judged | None:
    """What is told for an example."""
    first: dict[str, Unit] = {}
    for number, unit in enumerate(region.units):
        kind = _kind(view, region, unit, number, "told" in first)
        if kind is not None:
            first.setdefault(kind, unit)
    head, told = region.units[0], first.get("told")
    kinds = sorted(first, key=lambda kind: first[kind].first)
    for kind, value in sorted(
        (("denied", "no"), ("vague", "some")), key=lambda one: (*kinds, one[0]).index(one[0])
    ):
        unit_of = first.get(kind)
        if unit_of is not None and (told is None or unit_of.first < told.first):
            return Judged(value, span(view, head, unit_of))
    refused = first.get("declined")
    if told is not None and refused is not None and refused.first < told.first and not told.opens:
        return Judged(None, (refused.first, refused.last))
    if told is not None:
        return Judged("yes", short(told.first, told.last))
    if "assent" in first:
        return Judged("some", span(view, head, first["assent"]))
    return Judged(None, (first["declined"].first, first["declined"].last)) if "declined" in first else None


def _kind(view: View, region: Region, unit: Unit, number: int, told: bool) -> str | None:
    """What a unit does: it tells, claims vaguely, assents, denies or declines; None where nothing."""
    words = view.words(unit.first, unit.last)
    if _is_no_answer(view, unit, words):
        return None
    content = _content(view, unit, frozenset(region.piece.words), head=number == 0)
    denial = _NOBODY.search(words)
    repeated = number == 0 and denial is not None and denial[0] in region.piece.words
    denies = denial is not None and number < _LOOKED_AT and not told and not repeated
    if denies and (content <= _BRIEF or _NOBODY.match(words.strip(" ,"))):
        return "denied"
    vague = VAGUE.search(words) is not None
    if not vague and not told and declines(words):
        return "declined"
    if (vague or verdict(words) == "some") and content <= _BRIEF + 1:
        return "vague"
    if (content or _MANY.match(words)) and _LOADS.match(words):
        return "vague"
    if content > 1 or (
        content and number and view.text(region.units[0].last) == ":" and verdict(words) is None
    ):
        return "told"
    return "assent" if verdict(words) in ("yes", "some") else None


def _is_no_answer(view: View, unit: Unit, words: str) -> bool:
    """Whether a unit is imagined, ordered, code, or what somebody else would say."""
    scope = view.parsed.scope(unit.first)
    supposed = scope.unreal and not VAGUE.search(words)
    beside = scope.query or _ASKS.match(words) or (_STATES.match(words) and not _MINE.search(words))
    return bool(scope.order or supposed or beside or _THEY_SAY.search(words) or "{" in words or "_" in words)


_ASKS = re.compile(
    r"^\W*(?:(?:and|so|but|ok|okay|wait|well|hey) )*"
    r"(?:why\b|(?:what|how|which|who|where|when)(?:'s| is| are| do| does| did| can| should| would| about)\b"
    r"|(?:what|which|how) \w+ (?:am|is|are|do|does|did|can|would)\b"
    r"|(?:is|are|am|does|did|can|could|should|would|will) (?:i|you|it|this|that|the|there|my|we)\b)"
)
"""A question of the person's own, marked or not: "what level am I on"."""
_STATES = re.compile(r"^\W*(?:the|this|that|it|there|they)\b(?: \w+){0,3}?(?:'s| is| are)\b")
_MINE = re.compile(r"\b(?:i|i'm|i've|i'd|me|my|mine|we|we're|we've|our|us)\b")
"""How things are ("The weather is nice") tells nothing that somebody did."""


def _content(view: View, unit: Unit, topic: frozenset[str], head: bool) -> int:
    """How many words of a unit tell something."""
    return sum(
        view.parsed.tokens[at].kind in "wn"
        and view.text(at) not in SAID_NOTHING
        and not (head and stem(view.text(at)) in topic)
        for at in range(unit.first, unit.last)
    )
