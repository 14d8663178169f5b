"""Answers to a question for an example that claim something and tell nothing.

"I'd like to think so", "I help where I can", "little things, wording and so on": no number of such words
makes an example. What comes after may still be one: "There must be some. In May I caught the dead voucher."
"""

from __future__ import annotations

import re

from advisor.extraction.offline.habits.regions import Region, Unit
from advisor.extraction.offline.phrases import any_of
from advisor.extraction.offline.reply import View
from advisor.rubric.items import ExtentItem

__all__ = ["is_hollow", "is_of_others", "shows"]

_THINKS = r"(?:think|hope|believe|say|imagine|guess|suppose|expect|assume|reckon|trust)"
_HOLLOW = re.compile(
    any_of(
        rf"""
        i(?:'d| would)? (?:like|love|want) to (?:think|believe|hope|say|imagine)(?! about\b)
        | i(?:'d| would) (?:certainly |sure )?(?:hope|think|say|guess|imagine|assume) (?:so|i (?:have|did|do))
        | i(?:'m| am) (?:pretty |quite |fairly )?(?:sure|certain|convinced|positive)(?: that)?
          (?:i (?:have|did|do)|there|so|somebody|someone|something|it has|it did)
        | i {_THINKS} (?:i (?:have|did|do)|there (?:is|are|was|were|has|have))(?! n't|n't| not)
        | (?:help|helped|helping) (?:out )?(?:where|wherever|whenever|when|if|as much as)
        | (?:help|helped|helping) (?:out )?(?:everyone|everybody|anyone|anybody|people|others|all of them)
        | (?:help|helped|helping) (?:out )?(?:a lot|lots)
        | (?:do|did|does|doing|give|gave) (?:my|our) best | (?:do|did) what i can
        | i(?:'m| am)? (?:always |just )?try(?:ing)?(?: to)?
        | (?:people|they|some|colleagues|my \w+|the others|others) (?:say|says|tell me|told me|think)
          (?:that i|i)(?:'m| am| have| did| do|'ve)
        | (?:don't|do not|just don't|please don't) ask (?:me )?(?:for|which|what|who|about)
        | (?:no idea|not sure|don't know|couldn't tell|can't tell|couldn't say) (?:which|whether|if|what|who)
        | (?:don't|do not|never) keep (?:a |any |the )?(?:list|track|count|score|record|notes|diary|book)
        | (?:don't|do not|never) (?:count|write (?:it|them|that) down|take notes)
        | (?:small|little|minor|tiny) (?:things|stuff|bits|improvements|changes|details|fixes|ones)
        | (?:a |the )?(?:detail|thing|bit|trifle) (?:here|there|or two)
        | this and that | one thing or another | all kinds of things | all sorts(?: of things)?
        | (?:have|had|got|there's|i get) (?:a |some |the )?(?:vague )?(?:feeling|hunch|sense|suspicion)
        | vaguely | loosely | dimly
        | nothing (?:big|major|much|huge|special|spectacular|dramatic|concrete|specific|particular)
        | they all do | all of them do | everyone does | everybody does | who doesn't
        """
    )
)
"""Words that claim without telling, however many stand beside them."""
_COUNTS = re.compile(r"\bif (?:that|it|this|those|they) (?:even )?counts?\b")
_MANY_THINGS = re.compile(
    r"^\W*(?:(?:yes|well|oh|sure|of course|there are|there's|i see|i notice)\W+){0,2}"
    r"(?:lots|loads|plenty|many|tons|heaps|so many|too many|quite a few|a lot|a few|several|some|certain)"
    r"(?: of)? (?:\w+ )?(?:things|stuff|issues|problems|patterns|trends|times|cases|people|ones|themes|them"
    r"|topics|questions|colleagues)\b(?! (?:with|about|from|in|on|at|after|before|who|when|because)\b)"
)
_NO_NAMES = frozenset("i i'm i've i'd i'll english ok okay yes no well oh hm haha lol".split())
_DID = re.compile(
    r"\bi (?:then |just |once |also |\w+ly )?(?:\w{3,}ed|caught|saw|got|found|told|wrote|built|made|took|sent"
    r"|rang|put|set|brought|showed|taught|gave|went|ran|kept|held|sat|stood|fought|spoke|stopped|did|led|drew"
    r"|asked)\b"
)
_NOT_TOLD = re.compile(
    r"\bi (?:helped|tried|hoped|wished|wanted|liked|got (?:used|along)|did (?:my|what|so|it|that))\b"
)
_FULL = 7
"""So many words of a sentence that claims nothing of its own tell something."""


def is_hollow(words: str) -> bool:
    """Whether a unit claims something and tells nothing: "small things", "I'm sure I have"."""
    return bool(_HOLLOW.search(words) or _COUNTS.search(words) or _MANY_THINGS.match(words))


def shows(view: View, unit: Unit, content: int) -> bool:
    """Whether a unit tells something plainly: somebody's name, a number, a deed, or much of anything."""
    words = view.words(unit.first, unit.last)
    if is_hollow(words):
        return False
    did = _DID.search(words) is not None and _NOT_TOLD.search(words) is None
    return (
        did or content >= _FULL or any(_is_plain_fact(view, unit, at) for at in range(unit.first, unit.last))
    )


def _is_plain_fact(view: View, unit: Unit, index: int) -> bool:
    """Whether a token is a number, or a name within its sentence."""
    token = view.parsed.tokens[index]
    if token.kind == "n":
        return True
    if token.kind != "w" or token.text in _NO_NAMES or not view.parsed.shown[token.start].isupper():
        return False
    return index > unit.first or not unit.opens


_OTHERS_DO = re.compile(
    r"^\W*(?:the|our|my) (?:\w+ ){1,2}(?:does|do|did|handles?|handled|looks? after)"
    r" (?:that|it|those|these|this)\b"
)
_IS_SOMEBODY = re.compile(
    r"^\W*(?:the|our|my) (?:\w+ )?(?:trainer|coach|manager|lead|boss|head|supervisor|teacher)s? (?:is|are)\b"
)
"""Whose doing it is: "Our trainer is Paulo"."""
_HELPED = frozenset(
    """
    help helped helping helps save saved saving rescue rescued assist assisted got made calmed served serving
    """.split()
)
_BEFORE_THEM = frozenset(
    """
    a an one two three my our the this that these lots of many some several few most all loads plenty angry
    old elderly older young hopefully yes yeah well oh hm mostly mainly only just every each any countless
    hundreds thousands dozens and so for i i'd say lovely nice poor desperate confused happy
    """.split()
)


def is_of_others(view: View, region: Region, unit: Unit) -> bool:
    """Whether a unit tells of somebody that the question isn't about: "a customer cried with joy"."""
    words = view.words(unit.first, unit.last)
    if _OTHERS_DO.match(words) or _IS_SOMEBODY.match(words):
        return True
    item = view.lexicon.rubric.items.get(region.piece.item or "")
    if not isinstance(item, ExtentItem) or not item.not_of:
        return False
    for at in range(unit.first, unit.last):
        if view.text(at).removesuffix("'s") in item.not_of:
            start = at
            while start > unit.first and view.text(start - 1) in _BEFORE_THEM:
                start -= 1
            return start == unit.first or view.text(start - 1) in _HELPED
    return False
