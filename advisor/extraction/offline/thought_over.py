"""An answer that its writer thinks better of in the same breath: "10. Let me be modest, 9", "7... put 6"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from advisor.extraction.offline.phrases import any_of, one_of

__all__ = ["puts_right", "takes_back", "thinks_better"]

_SO = "modest|humble|honest|fair|real|realistic|sober|serious|reasonable|truthful"
_FILLER = (
    r"(?:(?:well|ah|oh|ok|okay|but|and|so|no|hm+|er|uh|um|haha|lol|then|maybe|just|actually|an?)[\W_]{1,4})"
)
_CLEAR = one_of(
    rf"""
    (?:let me|let's|lets|i'll|i should|i must|i ought to|got to|gotta|have to) be (?:more )?(?:{_SO})
    | (?:let me|let's|lets) not (?:exaggerate|brag|boast|lie|get carried away|flatter myself|overdo it)
    | who am i (?:kidding|fooling)
    | (?:bring|take|knock|bump|push|move|nudge|dial|turn|pull|lower|raise|drop|set|change|round)
        (?:that|it|this|me)(?: one)?(?: back)?(?: down| up)?(?: a (?:notch|bit|touch|point))?(?: to)?
    | i(?:'m| am)(?: being| getting)? (?:too )?
        (?:modest|generous|hard on myself|kind to myself|harsh|cocky|greedy|flattering myself)
    | (?:that's|that is|that was|it's) (?:a (?:bit|little|lie|stretch)|too|bragging|cocky|pushing it)
        (?: (?:too )?(?:much|high|low|generous|modest|cocky|optimistic))?
    | i(?:'d| would) be lying | don't let me (?:brag|lie)
    """
)
"""What nobody says between two members of a list: the number behind it takes the place of the one before."""
_VAGUE = one_of(
    rf"""
    (?:hm+|ok(?:ay)?|fine|nope|honestly|(?:ah |or )?no) ?[,.!…-] | come on | don't laugh
    | too (?:high|low|generous|modest|much)
    | (?:if i(?:'m| am)(?: being)?|to be|being) (?:quite |really |totally )?(?:{_SO})
    | (?:let's |we'll |i'll |just )?(?:put|say|write|go)(?: me| it| that| with)?(?: down)?(?: as| at)?
    """
)
"""What may as well open the next member, where more than one is asked for."""


_OPENS, _ENDS = rf"[\W_]{{0,4}}{_FILLER}{{0,3}}", rf"[\W_]{{0,4}}{_FILLER}{{0,2}}"
_CLEARLY, _VAGUELY = re.compile(_OPENS + _CLEAR + _ENDS), re.compile(_OPENS + _VAGUE + _ENDS)
"""All that stands between two numbers, one of the phrases in it."""


def thinks_better(between: str, *, alone: bool) -> bool:
    """Whether the words between two numbers say that the second takes the place of the first.

    Args:
        between: the words.
        alone: whether one rating alone is asked for.
    """
    return bool(_CLEARLY.fullmatch(between)) or (alone and bool(_VAGUELY.fullmatch(between)))


_TAKES_BACK = re.compile(
    any_of(
        """
        wait | hang on | hold on | actually | scratch that | strike that | i'd be lying | i'm lying
        | that's a lie | i lied | that's not true
        | not true | correction | on second thoughts? | on reflection
        | oops
        | thinking about it | come to think of it | let me be honest | i mean | i meant | my mistake | no,? no
        """
    )
)


def takes_back(between: str) -> bool:
    """Whether the words between two answers to one question say that the second is the one that holds."""
    return bool(_TAKES_BACK.search(between))


_RIGHTING = frozenset(
    "no nope nah sorry wait oops actually rather mean meant make scratch correction mistake typo".split()
)
_BESIDE = _RIGHTING | frozenset(
    """
    um uh er erm ah oh well hmm hm ugh or i it it's that that's hang hold on bad my was is should be i'm
    let me think of course to precise exact more like in since from about around now but . , ; : ! - ( … no,
    """.split()
)


def puts_right(between: Sequence[str]) -> bool:
    """Whether the tokens between two figures do nothing but set the first right: "2021. Um, no, 2022"."""
    return not _RIGHTING.isdisjoint(between) and _BESIDE.issuperset(between) and len(between) <= _NEAR


_NEAR = 10
"""The tokens in which something is put right."""
