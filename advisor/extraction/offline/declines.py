"""Words that leave an answer open: "skip", "rather not say", "no idea"."""

from __future__ import annotations

import re

from advisor.extraction.offline.phrases import Cued, any_of
from advisor.extraction.offline.reply import View

__all__ = ["DECLINE", "is_decline", "is_refusal"]

_REFUSAL = Cued(
    re.compile(
        any_of(
            r"""
            skip | (?:decline|refuse) to (?:answer|say|tell|rate|comment) |
            pass on | (?:i'd |would |i would |i'll )?rather not
                (?:say|answer|share|tell|get into|discuss|go into|disclose|rate|give|talk) |
            prefer not to | n/a(?! \w) | not applicable |
            leave (?:it|that|this|those) (?:out|blank|open|empty) |
            none of your business | keep (?:\w+ ){0,3}(?:to myself|private) |
            don't want to (?:say|answer|share|tell|rate) | do not want to (?:say|answer|share) |
            (?:don't|do not|dont) (?:put|write|enter) (?:anything|a number) |
            won't say | no clue | no idea |
            don't know(?! how to (?!answer|rate|say|put|score|tell)) | dunno | haven't a clue
            """
        )
    ),
    frozenset(
        """
        skip decline refuse pass rather prefer n/a applicable leave business keep want won't clue idea know
        dunno put write enter
        """.split()
    ),
)
"""Words that refuse an answer outright, whatever values are named beside them."""

DECLINE = re.compile(
    any_of(
        r"""
        skip(?:ping)? |
        (?<!-)(?<!\d)(?<!th )(?<!\ba )(?<!\.a )(?<!\. )(?<!sc )(?<!com )(?<!tech )pass(?: on)? |
        (?:i'd |would |i would |i'll )?rather not(?: say| answer| share| tell| get into| discuss| go
            into| disclose| rate| give| talk| put)? | prefer not(?: to)? |
        no (?:idea|clue|comment) | n/a(?! \w) |
        not applicable | don't know(?! how to (?!answer|rate|say|put|score|tell)) | do not know | dont know |
        dunno | idk | not sure | unsure |
        couldn't (?:say|tell) | could not say | can't (?:say|tell|rate|judge|pick|choose|decide|answer) |
        cannot (?:say|pick|choose|answer) |
        could not answer | couldn't answer | hard to (?:say|tell) | who knows | haven't a clue | not a clue |
        (?:have|need|want|'d like) to think(?: (?:it over|about|on|over))? |
        beats me | leave (?:it|that|this|those)(?: one)?(?: out| blank| open| empty)? |
        next (?:one|question) | move on | none of your business | private | no answer |
        (?:decline|refuse) to (?:answer|say|tell|rate|comment) | i decline |
        (?:don't|do not|dont) (?:put|write|enter) (?:anything|a number)(?: there| here| down)? |
        won't say | wouldn't know | haven't (?:decided|thought) |
        not (?:telling|saying|answering|comfortable (?:saying|sharing)) |
        keep (?:\w+ ){0,3}(?:to myself|private) | don't want to (?:say|answer|share|tell|rate) |
        do not want to (?:say|answer|share) | no opinion | undecided | you (?:choose|pick|decide) |
        up to you | blank | no preference | ask me (?:later|another) | come back to
        """
    )
    + r"|^[^\w?-]*+[?-]\W*+$|^\W*+(?:x|na|none given)\W*+$"
)
"""Words that leave the answer open, or nothing but a mark that stands for none."""

_DECLINE = Cued(
    DECLINE,
    frozenset(
        """
        skip skipping pass rather prefer idea clue comment n/a applicable know dunno idk sure unsure say tell
        rate judge pick choose decide answer knows beats leave next move business private decline refuse
        decided thought telling saying answering comfortable keep share opinion undecided up blank preference
        ask come think - ? x na given put write enter
        """.split()
    ),
)


def is_refusal(view: View, first: int, last: int) -> bool:
    """Whether these tokens refuse an answer, so that a value named among them is none."""
    return view.search(_REFUSAL, first, last) is not None


def is_decline(view: View, first: int, last: int) -> bool:
    """Whether these tokens decline to answer."""
    return view.search(_DECLINE, first, last) is not None
