"""Yes, some or no, as people say it of a statement put to them.

"Guilty", "bit of that", "chance would be a fine thing, so no".
"""

from __future__ import annotations

import re

from advisor.extraction.offline.phrases import any_of, one_of

__all__ = [
    "DECLINES",
    "PICTURES",
    "TICKS",
    "VAGUE",
    "declines",
    "flipped",
    "is_bare",
    "opens_anew",
    "verdict",
]

PICTURES = dict.fromkeys("🤷🤏", " sometimes ")
"""What people tap for "partly"; thumbs and ticks are words by now."""
_PICTURES = str.maketrans(PICTURES)

_SOME = any_of(
    r"""
    sometimes | some days | some weeks | partly | part(?:ly)? true | partially | kinda | kind of
    | sort of | sorta
    | somewhat | a bit | a little | a (?:wee|tiny|little) bit | bit of (?:that|it|both|one)
    | (?:little|lil|wee) bit
    | half(?:way)? | half[- ]true | half and half | fifty[- ]fifty | 50/50 | now and (?:then|again)
    | on occasion | occasionally | at times | from time to time | on and off | off and on | to a degree
    | to some (?:extent|degree) | up to a point | (?:it |that )?depends | so[- ]so | yes and no | medyo
    | ish
    | in parts | in part | here and there | once in a while | every so often | more or less | not always
    | in (?:some|certain|one) ways?(?: or (?:an)?other)?(?=\W*$) | after a fashion
    | not entirely | not completely | not fully | not quite | in a way | in a sense | rarely | seldom
    | meh | iffy | middling | neutral | neither agree nor disagree | a touch | a tad | borderline
    | getting there | on (?:good|bad|some|certain|most|an? (?:good|bad|busy|slow)) (?:days?|weeks?)
    | hopefully(?! not) | bit(?=\W*$) | (?:i )?(?:do )?try(?: to| my best)?(?=\W*$) | if i'm lucky
    | (?:in|only) small things | (?:just |only )?a few(?=\W*$) | if (?:they|that|it|those) counts?(?=\W*$)
    | (?:only )?when (?:they|people|someone|somebody) asks?
    | (?:only )?when asked | (?:one|two|three) days? a week
    | only when | only with | in between(?! (?:the|two|my|our)\b) | in the middle(?! of\b)
    | mixed | some of it | some of that | un poco
    | ein bisschen | some(?=\W*$) | slowly(?=\W*$) | if you (?:can )?call (?:that|it|this|those|them)
    | in (?:good|bad|some|certain|most|quiet|busy|slow) (?:weeks?|months?|times?|phases?|moments?)
    | i'd (?:like|want) to think so | (?:maybe|perhaps|possibly)(?! not) | i try not to(?=\W*$)
    | (?:have|i've|has|got) (?:very )?little
    | bissl | trochę | un peu | minsan | konti | almost | nearly | a smidge | a fraction | slightly
    """
)
_NO = any_of(
    r"""
    no | nope | nah | naw | never | not | none | nay | false | untrue | neither | nor | disagree
    | negative | n
    | hardly | far from | the opposite | the contrary | not a hope | no way | no chance | hindi | wala
    | nein
    | non | nie | nee | nej | não | isn't | aren't | don't | doesn't | didn't | won't | wouldn't | can't
    | (?:i|it|that|they|he|she|we) (?:am|do|have|is|does|are|has|would|did) not | 'm not | haven't | hasn't
    | (?:i )?used to(?: be)?(?=\W*$) | i wish(?=\W*$) | i'd (?:love|like) to(?=\W*$)
    | nobody | nothing | nowhere | dont | doesnt | didnt | isnt | cant | wont | x
    | as if | nil | zero | zilch | anything but | couldn't
    """
)
_YES = any_of(
    r"""
    yes | yeah | yea | yep | yup | ya | yah | aye | y | true | correct | agree | agreed | guilty
    | definitely
    | absolutely | certainly | totally | sure | indeed | always | spot on | bang on | very much | constantly
    | all the time | that's me | that is me | i do | i am | i have | of course | oo | opo | si | sí
    | ja | oui | tak
    | literally | right | exactly | affirmative | afraid so | i'm afraid | check | often | mostly | largely
    | mainly | every time | every day | completely | fully | entirely | through and through | like mad
    | big time | 100 ?% | hundred percent | too true | no doubt | without a doubt | yessir | yess+ | daily
    | regularly | very | he is | it is | they do | i'd say so | i think so | i suppose so
    | i believe so | i(?:'d)? (?:certainly |sure )?hope so | plenty(?=\W*$) | it (?:has|does) | pretty much
    | they say so | so they say | i'm told so
    """
)
_NO_DOUBT = re.compile(
    any_of(
        r"""
        no doubt | without (?:a )?doubt | no question | not gonna lie | can't deny | can't complain
        | not that i mind | no lie | no kidding | no wait | no,? no,? wait | why not | not to brag
        | not only (?=\w) | not just (?=\w) | i don't mind saying | don't we all | who isn't | who doesn't
        """
    )
)
"""Words of denial that deny nothing."""
_SURELY = re.compile(
    any_of(
        r"""
        i'd be lying if i (?:said (?:no|otherwise|not)|denied it)
        | (?:don't we all|who isn't|who doesn't)(?=\W*$)
        | half (?:my|the|of my|of the) (?:job|work|day|week|time) | every single (?:day|week|time|one)
        | whenever i can | as often as i can | more often than not | more often than i'd like
        | more than (?:they|people|you'd|anyone) \w+ | my \w+ says so | can't argue with that
        | no way around it
        | that's what (?:they|people) (?:say|tell me) | that's my favou?rite (?:part|thing|bit)
        | story of my life | you bet
        | ^\W*(?:that's the job|all day(?: long)?|(?:quite )?a lot|already have|when i can)(?=\W*$)
        | (?:people|others|they|colleagues|my \w+|they all|everyone|everybody)(?:'d| would| do| will)?
          (?:always )?(?:say|says|tell me|told me) (?:so|that)
        """
    )
)
"""Turns of phrase that say yes, whatever words stand in them."""
TICKS = {"t": "yes", "f": "no", "p": "some", "y": "yes", "n": "no", "s": "some"}
"""Letters behind a label that stand for true, false and partly, yes and no."""
_SAYS = re.compile(rf"(?P<some>{_SOME})|(?P<no>{_NO})|(?P<yes>{_YES})")
_BEFORE_IT = one_of(
    """
    actually | wait | rather
    | well | oh | ah | ooh
    | hm+ | mm+ | um+ | uh | god | lord | haha | lol | ok | okay | today | honestly | and
    | so | but | gosh | jesus | a | definitely | mostly | i | say | i'd | put | that's | that | it's | very
    | much | sir | po | lang | only | just | sadly | alas | thanks | thankfully | usually | really | is | s
    | to | be | of | course | the | with | respect | as | this | all | would | am | do | lah | mate | love
    """
)
_AFTER_IT = one_of(
    """
    really | all | at | po | sir | lol | haha | mate | love | always | very | much | so | i | do | am | is
    | that | true | too | then | thanks | thankfully | sadly | of | it | not | never | no | yes | nowadays
    | today | only | a | bit | far | me | to | for | this | again | honestly | now | one | have | afraid
    | fear | suppose | guess | think | certainly | sure | days | i'm
    """
)
_BARE = re.compile(rf"^\W*(?:{_BEFORE_IT}\W+){{0,5}}(?:{_SOME}|{_NO}|{_YES})(?:\W+{_AFTER_IT}){{0,5}}\W*$")
"""A value and next to nothing beside it."""
_OPENS_ANEW = re.compile(
    r"^\W*"
    + one_of(
        """
        but | well | or | ok | okay | only | though | although | let's say | put | actually | no wait | hm+
        | hang on | wait | scrap | so | then | make that | rather | i mean | to be fair | if i'm honest
        | in fact | lol | correction | sorry
        """
    )
    + r"\b"
)
_THINK_AGAIN = re.compile(
    r"\b(?:put|make (?:it|that)|let's say|say|misread|correction|scrap that|i mean|so)\b"
)
_SOFTENED = re.compile(_SOME)
_NOT_SOFTENED = re.compile(r"\bnot (?:even )?(?:a|one) (?:bit|little)\b|\bnever\b")
DECLINES = re.compile(
    any_of(
        r"""
        skip | pass | rather not | prefer (?:to )?(?:not|skip|leave|keep)
        | next (?:one|question)(?: please)? | no comment
        | none of your business
        | not (?:going|gonna) (?:to )?(?:say|answer) | don't want to (?:say|answer|talk|go into)
        | dunno | don't know
        | no (?:real )?idea | no clue | you(?:'d| would) have to ask (?:them|her|him|others)
        | can't (?:say|tell|judge)
        | couldn't (?:say|tell) | hard to judge | decline
        | leave (?:that|it|this|these|those)(?: (?:one|block|part|section|question|area|bit))?
          (?:out|blank|open|empty)
        | n/a | not sure(?: what)? | i'd rather keep | not in a form | private | won't say | idk
        """
    )
)
"""Words that leave the answer open."""
_ALONE = re.compile(
    r"\W*(?:(?:it|that|this|these|one|ones|please|for|now|here|on|both|them|see|above)\W*){0,4}$"
)
"""What may follow "skip" and "pass" where they decline: "I pass it to the lab" declines nothing."""
_ONWARD = re.compile(r" (?:it|that|them|this|these|those|both) (?:on|along|over|up|back)\b")
"""What is passed on is told, and nothing declined: "I note it and pass it on"."""
VAGUE = re.compile(
    any_of(
        r"""
        there (?:must|may|might|will|are|have|has|were|is) (?:have )?(?:been |be )?
          (?:some|always|a few|several|plenty|lots)
        | surely (?:something|someone|somebody|one) | must have been | i suppose(?: so)? | suppose so
        | i guess(?: so)?
        | hard to (?:say|name|pin)
        | can't (?:think|name|remember|recall|put my finger)(?: which| of| what| one)?
        | (?:couldn't|can't) (?:give|show) you (?:one|any|an example)
        | couldn't (?:name|tell you|say) which | probably | i think so | i'd think so | i'd hope so
        | i hope so
        | one doesn't keep | don't keep (?:a |any )?(?:list|track|count|score) | lost count
        | nothing (?:that )?(?:comes|springs)
        | too many to | in general | something or other | bits and (?:bobs|pieces) | here and there
        | always some | some, yes | oh,? yes | the usual | various | all sorts | certainly some | a few
        | i'm told
        """
    )
)
"""Words of an answer without an example."""


_KNOWS_NOT = re.compile(
    r"\b(?:when(?:ever)?|if|what(?:ever)?|where|which|that|things|something|anything) (?:i|we)"
    r" (?:don't|do not|dont) know\b"
    r"|\b(?:i|we) (?:don't|do not|dont) know (?:the|my|half|all|everything|enough|it well|much)\b"
)
"""What somebody does not know of their work: "when I don't know, I look it up" declines nothing."""


def declines(words: str) -> bool:
    """Whether words leave the answer open."""
    words = _KNOWS_NOT.sub(" ", words)
    found = DECLINES.search(words)
    if found is None:
        return False
    if found[0] not in ("pass", "skip"):
        return True
    return _ALONE.match(words, found.end()) is not None and not _ONWARD.match(words, found.end())


def verdict(words: str) -> str | None:
    """yes, some or no, as the first of these words says it; a degree beside it weighs more."""
    words = _NO_DOUBT.sub(" ", _SURELY.sub(" yes ", words.translate(_PICTURES)))
    first = _SAYS.search(words)
    if first is None:
        return None
    if first.lastgroup == "yes" and first["yes"] in (
        "very",
        "right",
        "always",
        "he is",
        "it is",
        "often",
        "mostly",
    ):
        later = _SAYS.search(words, first.end())
        if later is not None and later.lastgroup != "some":
            return later.lastgroup
    near = words[first.start() : first.end() + 40]
    if _SOFTENED.search(near) and not _NOT_SOFTENED.search(near):
        return "some"
    return first.lastgroup


def is_bare(words: str) -> bool:
    """Whether these words give a value and next to nothing else."""
    return _BARE.match(words.translate(_PICTURES)) is not None


def opens_anew(words: str) -> bool:
    """Whether these words take up again what was said: "but only by Friday", "put sometimes"."""
    return _OPENS_ANEW.match(words) is not None or _THINK_AGAIN.search(words) is not None


def flipped(value: str) -> str:
    """The same answer to the question put the other way round."""
    return {"yes": "no", "no": "yes"}.get(value, value)
