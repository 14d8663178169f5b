"""What people type who answer nothing yet: a sound ("hmm"), a wish for time ("one sec"), a nod.

None of it names anything, so none is a title, however much one was asked for.
"""

from __future__ import annotations

import re

__all__ = ["SOUNDS", "says_nothing"]

SOUNDS = frozenset(
    """
    hm hmm mm uh uhh uhm erm um umm eh ah ahh oh ohh ooh huh ugh argh phew pff pfft meh mhm
    lol lmao haha hahaha hehe heh wow whoa oops yo hey
    """.split()
)
"""Sounds that may stand before an answer, too; "er" may not, for an ER nurse is one."""

_LEADS = SOUNDS | frozenset("er well so ok okay please just".split())
_LETTERS = re.compile(r"(\w)\1{2,30}")
"""Letters drawn out: "hmmmm"."""
_NOTHING = re.compile(
    r"(?:let me|lemme) (?:think|see|check)(?: (?:about )?(?:that|it))?"
    r"|(?:(?:wait|hold on|hang on|give me|gimme) )?(?:(?:a|one|1) )?(?:sec|second|moment|minute|min)"
    r"|wait|hold on|hang on|brb|what|pardon|come again|tbd|tba"
    r"|nice|cool|great|good|awesome|perfect|lovely|interesting|amazing|alright|all right|fair enough"
)


def says_nothing(words: str) -> bool:
    """Whether these words are no more than a sound, a nod or a wish for time.

    >>> says_nothing("hmmmm..."), says_nothing("uh, let me think"), says_nothing("er nurse")
    (True, True, False)
    """
    said = [_LETTERS.sub(r"\1\1", word) for word in re.findall(r"[\w']+", words)]
    while said and said[0] in _LEADS:
        said.pop(0)
    return not said or _NOTHING.fullmatch(" ".join(said)) is not None
