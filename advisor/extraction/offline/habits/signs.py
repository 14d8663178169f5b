"""The answer to one piece: the verdict on a sign, or the example that was asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from advisor.extraction.offline.habits.examples import judge_example
from advisor.extraction.offline.habits.judged import LONGEST, Judged, short, span
from advisor.extraction.offline.habits.learnt import ONE
from advisor.extraction.offline.habits.marks import NOTHING_SAID, marks
from advisor.extraction.offline.habits.regions import Region, Unit, labelled, segments
from advisor.extraction.offline.habits.told import is_planned
from advisor.extraction.offline.habits.trained import CONTRARY, Trained
from advisor.extraction.offline.habits.verdicts import TICKS, declines, flipped, is_bare, opens_anew, verdict
from advisor.extraction.offline.habits.whose import names_another
from advisor.extraction.offline.reply import View
from advisor.extraction.offline.tokens import Token, stem, tokenise
from advisor.rubric.items import ExtentItem

__all__ = ["ANOTHERS", "judge"]

_LOOKED_AT = 4
"""So many units of an answer are looked at for its verdict; what comes after is the story behind it."""


def judge(view: View, region: Region) -> Judged | None:
    """What the answer to a sign or to a question for an example says of the item."""
    item = view.lexicon.rubric.items[region.piece.item or ""]
    if not isinstance(item, ExtentItem):
        return None
    if not region.units:
        return None
    alone = len(view.asked.pieces) == 1
    chosen = _of_two(view, region) if region.piece.either and item.sense == "true" else None
    if chosen is not None:
        return chosen
    value = judge_example(view, region) if item.sense == "example" else _verdict(view, region, alone)
    if value is not None and value.value is not None and region.piece.turned:
        return value._replace(value=flipped(value.value))
    return value


def _verdict(view: View, region: Region, alone: bool) -> Judged | None:
    """What is said of a sign: the first verdict, and what takes it back or softens it."""
    found: Judged | None = None
    head = region.units[0]
    declined: Judged | None = None
    found_at = 0
    for number, unit in enumerate(region.units):
        words = _NEVER_MIND.sub(" ", view.words(unit.first, unit.last))
        if _is_no_verdict(view, region, number, words, alone):
            continue
        value = verdict(words) or (TICKS.get(words.strip(" .")) if number == 0 else None)
        if found is None:
            if declines(words) and value in (None, "no"):
                declined = declined or Judged(None, (unit.first, unit.last))
                continue
            if value is not None and number < (2 * _LOOKED_AT if alone else _LOOKED_AT):
                found, found_at = Judged(value, span(view, head, unit)), number
        elif value == "some" and number == found_at + 1 and is_bare(words):  # "It is so, partly."
            found = Judged(value, (unit.first, unit.last))
        elif _OTHERWISE.search(words) and {value, found.value} == {"yes", "no"}:
            found = Judged("some", (region.units[found_at].first, unit.last))
        elif value is not None and number < 2 * _LOOKED_AT and opens_anew(_led(view, region, number)):
            softened = value == "some" or is_bare(words) or (alone and not unit.opens)
            if softened and value != found.value and len(words.split()) <= LONGEST:
                found = Judged(value, (unit.first, unit.last))
    if found is None and declined is None:
        return _as_said(view, region)
    return found or declined


def _is_no_verdict(view: View, region: Region, number: int, words: str, alone: bool) -> bool:
    """Whether a unit asks, or tells something beside the statement, whatever yes or no stands in it."""
    trained, unit = view.lexicon.trained, region.units[number]
    stands_still = trained is not None and region.piece.item in trained.standing_still
    if (view.parsed.scope(unit.first).query and not is_bare(words)) or _is_of_then(words):
        return True
    if stands_still and _AT_AN_END.search(words):
        return True
    if alone and number and _denies_else(view, region, unit):
        return True
    return alone and not stands_still and _tells_how_often(view, unit, words, region.piece.item or "")


def _led(view: View, region: Region, number: int) -> str:
    """The words of a unit, with a word alone before it that leads to them: "So, a bit"."""
    before, unit = region.units[number - 1], region.units[number]
    first = before.first if before.last - before.first == 1 and not unit.opens else unit.first
    return view.words(first, unit.last)


_BRIEFLY = 9
"""The tokens that choose one of two, and tell little beside it."""
_PLAINLY = 9 * ONE
"""What a question weighs that plainly asks for the statement, where the answer goes on."""
_PLAIN = round(2.5 * ONE)
"""How much more they must be like the one than like the other."""
_BETWEEN = re.compile(
    r"\b(?:both|either|neither|depends|half|50/50|fifty|mix(?:ed)?|between|yes|yeah|yep|no|nope|nah|not|never|don't|n't)\b"
)


def _of_two(view: View, region: Region) -> Judged | None:
    """Which of two the answer repeats: "do you share it, or keep it?" - "Keep it mostly"."""
    trained, unit, item = view.lexicon.trained, region.units[0], region.piece.item or ""
    words = view.words(unit.first, unit.last)
    if trained is None or item not in trained.standing_still:
        return None  # "do you build things, or use them?" asks for a level as much
    if unit.last - unit.first > _BRIEFLY or _BETWEEN.search(words) or is_bare(words):
        return None
    if region.piece.weight < _PLAINLY and view.last - view.first > _BRIEFLY:
        return None
    joined = not _JOINS.isdisjoint(view.parsed.texts[unit.last : unit.last + 2])
    if view.text(unit.last) == "?" or joined or _THEY_DO.search(words) or view.parsed.scope(unit.first).other:
        return None  # "Burnt out? No", "they avoid me"
    tokens = view.parsed.tokens[unit.first : unit.last]
    more = _leans(trained, item, tokens)
    if abs(more) < _PLAIN or _repeats(trained, item, tokens, region.piece.either) * more <= 0:
        return None
    softened = verdict(words) == "some"
    return Judged("some" if softened else "yes" if more > 0 else "no", short(unit.first, unit.last))


def _leans(trained: Trained, item: str, tokens: Sequence[Token]) -> int:
    """How much words are like a statement, and not like its contrary."""
    asked = trained.questions.points(marks(tokens, trained.families, asking=True))
    value, lead = trained.as_said(item, tokens)
    return asked.get(item, 0) - asked.get(CONTRARY + item, 0) + {"yes": lead, "no": -lead}.get(value, 0)


def _repeats(trained: Trained, item: str, tokens: Sequence[Token], either: Sequence[str]) -> int:
    """How much more the side of a question that is repeated is like the statement than the other side.

    0 where words of both are repeated, or of none: "keep sharing it" to "do you share it, or keep it?".
    """
    sides = [tokenise(side) for side in either]
    stems = [{_as_told(token) for token in side if token.text not in NOTHING_SAID} for side in sides]
    said = {_as_told(token) for token in tokens if token.text not in NOTHING_SAID}
    first, second = bool(said & (stems[0] - stems[1])), bool(said & (stems[1] - stems[0]))
    if first == second:
        return 0
    more = _leans(trained, item, sides[0]) - _leans(trained, item, sides[1])
    return more if first else -more


def _as_told(token: Token) -> str:
    """The stem of a word, as the person says it of themselves: "by yourself" is "by myself" there."""
    return stem("myself" if token.text == "yourself" else token.text)


_THEY_DO = re.compile(r"\b(?:they|he|she|who|everyone|everybody|nobody)\b")
"""What is done by others: "they avoid me"."""
_JOINS = frozenset("and & plus with".split())
"""What puts somebody or something else beside one of two: "myself and two others"."""


_HOW_OFTEN = re.compile(
    r"\b(?:every (?:single )?(?:day|time|week)|daily|regularly|constantly|all the time|always|often"
    r"|mostly|mainly)\b"
)
_OF_IT = 5 * ONE
"""How far the words of the statement asked about may be behind those of another."""
_LIKE_A_HABIT = 6 * ONE
"""What words weigh that tell a habit, whatever was asked."""


def _tells_how_often(view: View, unit: Unit, words: str, item: str) -> bool:
    """Whether a clause tells how often something is done, and no verdict: "I report bugs every day"."""
    trained = view.lexicon.trained
    often = _HOW_OFTEN.search(words)
    if trained is None or often is None or is_bare(words) or verdict(_HOW_OFTEN.sub(" ", words)) is not None:
        return False
    tokens = view.parsed.tokens[unit.first : unit.last]
    asked = trained.questions.points(marks(tokens, trained.families, asking=True))
    if asked.get(item, 0) >= max(asked.values()) - _OF_IT:
        return False  # "I teach new hires all the time", asked whether somebody teaches
    points = trained.habits.points(marks(tokens, trained.families))
    return max(weight for told, weight in points.items() if told) >= _LIKE_A_HABIT


_AT_AN_END = re.compile(
    r"\b(?:can't|cannot|cant) (?:go on|any ?more|take (?:it|this|much more)|cope|keep up)\b"
)
"""No denial where it is asked whether somebody stands still: "I can't any more"."""
_ME = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|im|ive|me|my|mine|myself|we|we're|we've|us|our|ours)\b")
_STORY = 14
"""More tokens than a yes or no takes."""


def _denies_else(view: View, region: Region, unit: Unit) -> bool:
    """Whether a denial within a story denies something else than the statement: "I never write those"."""
    trained, words = view.lexicon.trained, view.words(unit.first, unit.last)
    if view.last - view.first <= _STORY or verdict(words) != "no" or trained is None:
        return False
    if _NOR_I.match(words) and names_another(view.words(view.first, unit.first)) >= 0:
        return True  # "my colleague writes proposals, I never have"
    if is_bare(words):
        return False
    said, _ = trained.as_said(region.piece.item or "", view.parsed.tokens[unit.first : unit.last])
    return said != ("yes" if region.piece.turned else "no")


_NOR_I = re.compile(r"^\W*(?:and |but )?i (?:never|don't|do not|haven't|didn't|can't)(?: have| do| did)?\W*$")
_THEN = re.compile(
    r"\b(?:last (?:year|winter|spring|summer|autumn|fall)|back then|years? ago"
    r"|(?:in|at) my (?:old|last|former)"
    r" \w+)\b"
)
_NOW = re.compile(r"\b(?:now|still|today|since|too|also|ever|never|always|these days|am|i'm)\b")


def _is_of_then(words: str) -> bool:
    """Whether a short yes or no is of a time that is over: "Last year yes", but not "yes, like last year"."""
    said = _THEN.search(words)
    return (
        said is not None and not _NOW.search(words) and is_bare(words[: said.start()] + words[said.end() :])
    )


_OTHERWISE = re.compile(r"\b(?:otherwise|other than that|the rest of the time|apart from that)\b")
_SURE_HERE = 3 * ONE
"""The same where a label or a heading says what the sentence answers."""
_SURE = 5 * ONE
"""How far ahead it must be what a sentence says of a statement, where no yes or no stands in it."""


def _as_said(view: View, region: Region) -> Judged | None:
    """What is told in place of a verdict: "I hide when the loud ones come"."""
    trained, item = view.lexicon.trained, region.piece.item or ""
    first = region.units[0].first
    last = next((unit.last for unit in region.units if view.text(unit.last) in _STOPS), region.units[-1].last)
    scope = view.parsed.scope(first)
    levels = trained.steps if trained is not None else ()
    if any(piece.item in levels for piece in view.asked.pieces):
        return None  # what is told tells of a level that was asked for beside it
    if ANOTHERS.search(view.parsed.shown_in(first, last)):
        return None
    planned = is_planned(view.words(first, last))
    if trained is None or planned or scope.unmet or scope.query or scope.other or scope.order:
        return None
    value, lead = trained.as_said(item, view.parsed.tokens[first:last])
    growth = item not in trained.standing_still
    if growth and value != "some" and len(view.asked.pieces) == 1:
        return None  # what is told of it then tells a level: "do you influence the product?" "I report bugs"
    apart = _stands_apart(view, region)
    if lead < (_SURE_HERE if apart else _SURE):
        return None
    if not apart and value == "yes" and growth and not _ME.search(view.words(first, last)):
        return None  # "the roadmap is made in Boston" is no deed of theirs
    return Judged(flipped(value) if region.piece.turned else value, (first, min(last, first + LONGEST)))


def _stands_apart(view: View, region: Region) -> bool:
    """Whether a label or a heading of the person's own says what these words answer."""
    return len(view.asked.pieces) > 1 and (
        bool(labelled(view)) or view.text(region.units[0].first - 1) == ":" or bool(segments(view))
    )


ANOTHERS = re.compile(r"\b[Tt]hat(?:'s| is) (?:more )?(?!I\b)[A-Z][a-z]+|\b(?:is|are) (?!I\b)[A-Z][a-z]+'s\b")
"""What is said to be somebody else's: "As for systems, that's Tom"."""
_STOPS = (".", "!", "\n", ";")
_NEVER_MIND = re.compile(
    r"\b(?:you know|to be honest|if i'm honest|i must say|as i said|don't you|isn't it)\b"
)
"""Words that sound like a verdict and are none."""
