"""Answers to questions for an example: yes where one is told, some where it is only claimed."""

from __future__ import annotations

import re

from advisor.extraction.offline.habits.judged import SAID_NOTHING, Judged, short, span
from advisor.extraction.offline.habits.regions import Region, Unit
from advisor.extraction.offline.habits.vague import is_hollow, is_of_others, shows
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
        | not that i(?:'m|'ve| am| have| can| could)?
          (?:know|see|recall|remember|think|name|noticed?|notice|aware|heard|could|can|would)
        | i doubt (?:it|that|so) | doubtful | not (?:thanks to|because of|through|by) me | not my doing
        | (?:have|had|there's|there is|i've) no time (?:to|for) | too busy (?:to|for|with)
        | (?:leave|left|leaving) (?:that|it|this|those|these|them|\w+|the \w+) to (?!chance\b)
        | (?:that|it|this|those|these|which|patterns|trends) i leave to | (?:got|gotten|become) worse
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
    r"|(?:a |an )?(?:good |fair |great |large )?(?:number|handful)"
    r"|more than one|all the time|every day|constantly|sure|of them|of those|over the years|quite"
    r"|thank god|hopefully)\b\W*)+$"
)
"""So many that none is told."""
_MANY = re.compile(r"\W*(?:plenty|lots|loads|many|several|countless|dozens|hundreds)\b")
_THEY_SAY = re.compile(
    r"\b(?:would|might|will|could) (?:say|tell you|answer|claim)\b"
    r"|\bfor (?:the )?others to (?:say|tell|judge|decide)\b"
    r"|^\W*(?:you(?:'d| would)? (?:have to |should |better )?)?"
    r"ask (?:them|others|the others|him|her|my \w+)\b"
)


def judge_example(view: View, region: Region) -> Judged | None:
    """What is told for an example."""
    first: dict[str, Unit] = {}
    elsewhere = False
    for number, unit in enumerate(region.units):
        elsewhere = elsewhere or is_of_others(view, region, unit)
        kind = _kind(view, region, unit, number, "told" in first)
        if kind is not None and (not elsewhere or kind == "denied"):
            first.setdefault(kind, unit)
        claimed = kind == "told" and not elsewhere and "vague" in first and "shown" not in first
        content = _content(view, unit, frozenset(), head=False) if claimed else 0
        if claimed and _is_anew(view, unit) and shows(view, unit, content):
            first["shown"] = unit
    head, told = region.units[0], first.get("told")
    refused, vague = first.get("declined"), first.get("vague")
    told = None if told is not None and _is_taken_back(view, region, told) else told
    shown = first.get("shown")
    if vague is not None and shown is not None and vague.first < shown.first and "denied" not in first:
        return Judged("yes", short(shown.first, shown.last))
    kinds = sorted(first, key=lambda kind: first[kind].first)
    for kind, value in sorted(
        (("denied", "no"), ("vague", "some")), key=lambda one: (*kinds, one[0]).index(one[0])
    ):
        unit_of = first.get(kind)
        if unit_of is not None and (told is None or unit_of.first < told.first):
            return Judged(value, span(view, head, unit_of))
    if told is not None and refused is not None and refused.first < told.first and not told.opens:
        return Judged(None, (refused.first, refused.last))
    if told is not None:
        after = next((one for one in region.units if one.first >= told.last and not one.opens), None)
        doubted = after is not None and is_hollow(view.words(after.first, after.last))
        return Judged("some" if doubted else "yes", short(told.first, told.last))
    if "assent" in first:
        return Judged("some", span(view, head, first["assent"]))
    return Judged(None, (refused.first, refused.last)) if refused is not None else None


_TAKES_BACK = re.compile(
    r"^\W*(?:but |and |so |though )?(?:not me|not mine|not us|wasn't me|it wasn't me|not my doing|not i)\W*$"
)


def _is_taken_back(view: View, region: Region, told: Unit) -> bool:
    """Whether what is told is said to be somebody else's: "Ana caught it, not me"."""
    after = [one for one in region.units if one.first >= told.last]
    return bool(after) and _TAKES_BACK.match(view.words(after[0].first, after[0].last)) is not None


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
    if is_hollow(words) or ((vague or verdict(words) == "some") and content <= _BRIEF + 1):
        return "vague"
    if (content or _MANY.match(words)) and _LOADS.match(words):
        return "vague"
    after = next((one for one in region.units if one.first > unit.last), None)
    named = content > 0 and after is not None and _FOR_ONE.match(view.words(after.first, after.last))
    if (
        named
        or content > 1
        or (content and number and view.text(region.units[0].last) == ":" and verdict(words) is None)
    ):
        return "told"
    return "assent" if verdict(words) in ("yes", "some") else None


_FOR_ONE = re.compile(r"^\W*(?:that's one|is one|was one|for one|for instance|for example|among others)\W*$")
"""What makes an example of a single word before it: "The autosave, that's one"."""


def _is_anew(view: View, unit: Unit) -> bool:
    """Whether a unit begins something, and is no part of what was claimed before it."""
    return unit.opens or view.text(unit.first - 1) in (":", "-", "(")


def _is_no_answer(view: View, unit: Unit, words: str) -> bool:
    """Whether a unit is imagined, ordered, code, or what somebody else would say."""
    scope = view.parsed.scope(unit.first)
    supposed = scope.unreal and not VAGUE.search(words)
    asks = _ASKS.match(words) is not None and (unit.opens or view.text(unit.last) == "?")
    beside = scope.query or asks or (_STATES.match(words) and not _MINE.search(words))
    told_of = _THEY_SAY.search(words) or _TO_COME.search(words) or _LEFT_OUT.match(words)
    return bool(scope.order or supposed or beside or told_of or "{" in words or "_" in words)


_TO_COME = re.compile(
    r"\b(?:i|we)(?:'m| am|'re| are|'ll| will)? (?:currently |now )?"
    r"(?:plan(?:ning)?|hope|hoping|intend|going|gonna) (?:to|for|on)\b"
    r"|\b(?:they|he|she)(?:'ve|'s| have| has)? (?:said|promised|told me)(?: that)? (?:they|he|she|it)"
    r"(?:'d|'ll| would| will)\b"
    r"|\bon (?:the|their|our) (?:roadmap|backlog|to-?do list)\b|^\W*(?:so )?we'll see\b"
)
"""What is only to come: "they said they'd look into it"."""
_LEFT_OUT = re.compile(
    r"^\W*(?:and |but |for |as for )*"
    r"(?:the (?:rest|others|remaining \w+|other (?:one|ones|two|three))|everything else)\b"
)
"""What is said of the rest is said of no one question."""


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
