"""Numbers that belong to something else: a time, a date, an address, a name, an age, a count, a price.

Told by the words beside a number, never by its size. A number with an article ("call me a 7") is none of
these, unless it measures something ("a 7 km walk").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from advisor.extraction.offline.english import MONTHS
from advisor.extraction.offline.phrases import any_of, one_of

__all__ = ["belongs_elsewhere"]

WINDOW = 8
"""Words on each side that are looked at."""
_ENDS = frozenset((".", "!", "?", ";", "\n"))
"""What no such word stands beyond."""

_MONTH = "|".join(name for name in MONTHS if name != "may")  # "8 may be too high"
_HOUR = "at|by|around|about|after|before|from|near|nearly|almost|past|for|@"
_CALL = "call|ring|phone|text|message|meet|reach|contact|wake|fetch|catch|find|see|try|email|write to"
_WHOM = "me|you|us|him|her|them|back|up|again|please|tomorrow|today|then"
_DOING = (
    "leaves?|leaving|start(?:s|ed|ing)?|begins?|beginning|finish(?:es|ed)?|closed?|closes|closing|opens?"
    r"|opening|ends?(?! up)|ending|back|woke|arriv(?:e|es|ed|ing)|busy|free|lunch|dinner"
    "|breakfast|bed|meeting|appointment|school|train|bus|flight|plane|continue|carry on|resume|go on|talk"
    "|speak|meet|catch up|picked|get up|got up|alarm|deadline|available"
)
_WORKS = "work|works|working|open|hours|job|duty|available|busy|on shift|shift is|shift"
_THING = (
    "room|flat|apartment|apt|suite|building|block|bus|tram|route|highway|motorway|gate|platform|terminal"
    "|channel|season|episode|chapter|page|verse|size|floor|extension|ext|passcode|pin|code|postcode|zip"
    r"|password|ticket|(?<!in )(?<!this )(?<!that )(?<!same )order|invoice|agent|table|seat|row|ward"
    "|(?<!front )(?<!customer )(?<!help )(?<!service )desk"
    "|district|zone|locker|exit|press|dial|windows|iphone|galaxy|pixel|playstation|xbox|python|java|android"
    r"|ios|macos|studio|pier|dock|booth|(?<!my )(?<!the )(?<!our )(?:team|group|squad)"
)
"""What is told apart by numbers."""
_STREET = "street|st|road|rd|avenue|ave|lane|boulevard|blvd|terrace"
_CROWD = "people|men|women|children|folks|guys"
_SMALL = r"(?!(?:on|in|at|the|a|for|of|my|when|with|to|from|by|like|as|and|or|these|those|most|all|some)\b)"
"""Ahead of a word that describes what is counted: it is none of these."""
_KIN = "son|daughter|kid|child|boy|girl|dog|cat|baby|brother|sister|nephew|niece"
_HAD = "owe|sold|bought|paid|ran|ate|drank|slept|won|lost|missed|costs?|charge|gimme"
_THEM = "us|them|you|these|those|my|our|your|his|her|their|the"
_MEASURE = (
    "degrees|bucks|dollars|euros|quid|km|kms|kilomet(?:er|re)s?|miles?|met(?:er|re)s?|kg|kilos?|times|minutes?|mins?"
    "|hours?|hrs?|days?|weeks?|months?|years?"
)
_TIMES = rf"""
    (?:{_CALL})(?: (?:{_WHOM})){{1,3}} (?:{_HOUR}) \# | (?:until|till|til|not before) \# |
    (?<!\d )(?<!up )(?:by|after|before) \# | (?:half|quarter|five|ten|twenty) past \# | quarter to \# |
    (?<!'d )(?<!would )(?:{_DOING})(?: \w+)?(?: \w+)? (?:{_HOUR}) \# |
    (?:can|could|shall|should) (?:you|we|i) \w+ (?:at|by|around) \# |
    (?:back|there|home|over|done|free|finished|ready|later|brb) in \# | 24 / \# |
    (?:{_WORKS})(?: \w+)?(?: from)? \# (?:to|-|till?|until) \w+ |
    (?:{_WORKS})(?: \w+)?(?: from)? \w+ (?:to|-|till?|until) \#
"""
_DATES = rf"""
    (?:{_MONTH}|may)(?: the)? \# | on the \#(?= of| at| in|$) | birthday(?: is|'s)(?: on)?(?: the)? \# |
    the \# (?:today|tomorrow)
"""
_NAMES = rf"""
    (?:{_THING})(?: (?:number|no|nr))? \# |
    (?:{_THING}|house|door|car|address)(?: is|'s| was)(?: number)? \# |
    (?:ends?|ending) (?:in|with) \# | (?:called|named) \# |
    (?:phone|mobile|cell|telephone) number is \# |
    (?:live|lives|living|staying|address is) at \# | (?:catch|caught|ride|missed|miss|took) the \#
"""
_AGES = rf"""
    (?:aged?|turn(?:ed|s|ing)?) \# | when (?:i|he|she|we|they) (?:was|were|am|is) \# |
    (?:{_KIN})(?:'s| is| was) \# | (?:i|he|she|we) (?:was|were) \# when
"""
_COUNTS = rf"""
    [$£€₹₱] \# | there (?:are|were) \# | further \# | (?:got|have) \# at home |
    (?<!i )(?<!i'd )(?<!would )give me \#(?=$) | (?:need|want) \#(?=$) |
    (?:{_HAD})(?: (?:about|around|over|only|just))? \# | top \# |
    (?:took|had|saw|did|made|ran) \# (?:today|already|yesterday|so) |
    (?:won|lost|drew|beat \w+) \w+ (?:to|-|:) \# | (?:the|my|these|those) (?:first|last|next|other) \# \w+ |
    (?:skip|leave|drop|pass)(?: on)? (?:that|this|the) \# |
    (?:table|dinner|lunch|room|tickets|beds|party|family|group|team|crew|crowd) (?:for|of) \#
"""
_BESIDE = re.compile(
    rf"(?<![\w'])(?:{one_of(' | '.join((_TIMES, _DATES, _NAMES, _AGES, _COUNTS)))})(?![\w'])"
)
"""A number is `#`."""
_BEHIND = re.compile(
    r"\# "
    + any_of(
        rf"""
        o'clock | oclock | am | pm | a \. m | p \. m | sharp | tonight | tomorrow | : \d\d |
        this (?:morning|evening|afternoon) | in the (?:morning|evening|afternoon) |
        (?:of )?(?:{_MONTH}) | of may |
        more(?! or less| or so| on| than) | others |
        of (?:{_THEM}) | (?:{_SMALL}(?!\w+ing )\w+ )?(?:{_CROWD}) | kids |
        (?:{_MEASURE}) |
        (?:{_SMALL}\w+ ){{1,2}}(?:{_STREET})
        """
    )
)


def belongs_elsewhere(texts: Sequence[str], first: int, last: int) -> bool:
    """Whether the number at tokens `first` to `last` is of something that nobody rates.

    Args:
        texts: the tokens of the text, in lower case.
        first: the number's first token.
        last: the token after it.

    >>> belongs_elsewhere("call me at 7".split(), 3, 4)
    True
    >>> belongs_elsewhere("call me a 7".split(), 3, 4)
    False
    """
    before, after = texts[max(first - WINDOW, 0) : first], texts[last : last + WINDOW]
    begin = next((at for at in range(len(before), 0, -1) if before[at - 1] in _ENDS), 0)
    end = next((at for at, text in enumerate(after) if text in _ENDS), len(after))
    words = " ".join([*before[begin:], "#", *after[:end]])
    return _BESIDE.search(words) is not None or _BEHIND.search(words) is not None
