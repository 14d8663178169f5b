"""A number put anew in the same breath: "9. Mm, 8", "8. Bring that down to 7", "let's call it seven".

Only where one number was asked for: between the members of a list people hum as well.
"""

from __future__ import annotations

import re

from advisor.extraction.offline.phrases import one_of

__all__ = ["is_aside", "is_conditional", "is_put_anew"]

_HUMS = one_of(
    r"""
    m{1,6} | h{1,4}m{1,6} | mhm | e{1,3}h | e{1,3}r{1,3}m? | u{1,3}h{1,2}m? | u{1,3}m{1,4} | ah | oh | well |
    okay | ok | alright | all right | fine | no | nah | nope | wait | hang on | hold on | scratch that |
    strike that | sorry | pardon me | forgive me | excuse me | actually | honestly | truthfully |
    realistically | seriously | frankly | in truth | in all honesty | correction | i lie | i'm lying |
    i'd be lying | i tell a lie | on (?:reflection|second thoughts?) | come to think of it |
    thinking about it | to be (?:\w+ )?(?:fair|honest|modest|realistic|precise|exact|safe) |
    if i'm (?:being )?(?:honest|fair|realistic|modest) |
    (?:let me|let's|i should|i'll|better) be (?:more )?(?:modest|humble|honest|fair|realistic|exact)
    """
)
_PUTS = one_of(
    r"""
    (?:bring|knock|drop|take|turn|pull|bump|cut|lower|move|nudge|push|raise)
    (?:(?:that|it|this|mine) )?(?:(?:down|up) )?to |
    (?:put|write|say|call it|call that|make it|make that|go with)(?: me)?(?: down)?(?: (?:as|at))? |
    (?:it's|that's)(?: really| more like| actually)? | rather | more like
    """
)
_LEADS = r"(?:just |better |i'll |let's |let us )?"
_ANEW = re.compile(
    rf"^\W{{0,4}}(?:(?:and|or|but) )?"
    rf"(?:(?:{_HUMS}[^\w?]{{1,5}}){{1,4}}(?:(?:{_LEADS}{_PUTS}|maybe|probably) )?|{_LEADS}{_PUTS} )"
    r"(?:an? |only )?$"
)
_PARDON = re.compile(
    r"^\W*(?:forgive me|sorry|pardon|excuse me|i mean(?:t)?|my mistake|my bad|rather"
    r"|to be (?:exact|precise))\b"
)
_CONDITIONAL = re.compile(
    r"^(?:on|if|when|with|for|in|at|some|under|by|or|depending|tops|to|months?|weeks?|days?|as"
    r"|(?:is|are|was|means?|meaning|being|would(?: be|(?! be\b))|isn't|sounds|seems|feels)"
    r"(?! (?:an? |the )?(?:bit )?(?:right|better|closer|nearer|more|fair\w*|correct|true|it)\b))\b"
)
"""What follows a number that holds only at times, or of the scale alone: "8. Honestly, 10 is impossible"."""


def is_conditional(after: str) -> bool:
    """Whether what follows a number says that it holds only at times, for others or of the scale."""
    return _CONDITIONAL.match(after) is not None


_WISHED = re.compile(r"^\W{0,4}(?:i'd|i would) (?:put|say|write|go|give)(?: me| it| that| with)? ?(?:an? )?$")


def is_aside(between: str, after: str) -> bool:
    """Whether a second number is told only beside the first: "8, ok 5 as a teenager"."""
    joined = between.rstrip() + " "
    return is_conditional(after) and bool(_ANEW.match(joined) or _WISHED.match(joined))


def is_put_anew(between: str, after: str) -> bool:
    """Whether the words between two numbers, or those after, put the second in place of the first.

    >>> is_put_anew(". mm , ", "."), is_put_anew(". ", ", forgive me"), is_put_anew(". well ,", "on days")
    (True, True, False)
    """
    if is_conditional(after):
        return False
    if _ANEW.match(between.rstrip() + " "):
        return True
    return between.strip() in _JOINTS and _PARDON.match(after) is not None


_JOINTS = frozenset(". , ... - ?".split())
