"""The words that a kind reply is made of, besides those of what it has to say.

A sentence that says the same more warmly needs few words beyond these; one that says something else needs
others. So words that are neither given nor here are counted, and too many of them end the reply.
"""

from __future__ import annotations

import re

from advisor.extraction.offline.english import NUMBER_WORDS, TENS
from advisor.extraction.offline.tokens import stem

__all__ = ["MOST", "stems", "strangers"]

MOST = 1
"""Words of a sentence that may be neither given nor of courtesy."""

_SMALL = """
    a about after again all almost along already alright also although always am an and another any anybody
    anyone anything anyway are around as at away be because been before behind being below beneath besides
    between both but by can can't cannot could couldn't did didn't do does doesn't doing don't done down
    each either else enough even ever every everybody everyone everything few first for from further get
    gets getting go goes going gone got had has hasn't have haven't having he he'd he'll he's hello her here
    here's hers hey hi him his how how's however i i'd i'll i'm i've if in indeed instead into is isn't it
    it'd it'll it's its itself just kind kinda last later least less let let's like little lot lots made
    make makes making many may maybe me mean means might mine more most much must my myself near nearly
    never next no none nor not nothing now of off oh ok okay on once one ones only onto or other others
    otherwise our ours out over own part per perhaps plus put quite rather really right said same say says
    see seen several shall she should since so some somebody someone something sometimes somewhat soon still
    such sure than that that's the their theirs them then there there's therefore these they they'd they'll
    they're they've thing things this those though through throughout till to together too under until up
    upon us very was wasn't way we we'd we'll we're we've well were what what's whatever when where where's
    whether which while who who's whole whom whose why will with within without won't would wouldn't yes yet
    you you'd you'll you're you've your yours yourself yours
"""
_WARM = """
    ability absolutely act actual add admit ah aha ahead alone amazing answer apologies apologize appreciate
    ask attention aw aware back background bear beautiful begin believe best better bit bother brave brief
    briefly bring brings busy calm candid candor candour care careful carefully carry case chance change
    chat check cheerful cheers choose clear clearly close colorful colourful come comes comfortable
    completely concrete continue conversation cool correct cosy count couple courage course cover curious
    cut day days dear deep delighted delightful describe detail details difficult direct down draining
    easily easy effort encouraging end ends energy enjoy ensure entirely especially exact exactly example
    excellent excited exciting exhausting experience explain explaining express fair fairly familiar family
    fantastic far fast favour feel feeling feels felt final finally find fine finish fit folks follow
    follows forward frank frankly free freely friendly frustrating full fuller fully fun gather generous
    gentle gently gist give given gives giving glad gladly good grateful great greetings grip guess gut hand
    handy happen happens happy hard haste head hear heard heart heartfelt help helped helpful helping helps
    hesitate hold honest honestly honesty hope human hurry idea important impression info information
    insight interest interesting invaluable invite jot journey joy keep keeps kindly kindness know knowing
    known lately lead learn learned leave letting life light list listen listening long look looking looks
    love loved lovely luck marvellous matter matters meet meeting memory mention mentioned mentioning
    message mind moment morning move moving names natural need needed needs new nice note noted notes noting
    number numbers obliged obvious ooh open opening openly openness opinion order overwhelming pace paint
    pardon pass past path patience patient pause pay people perfect perfectly person personal phew pick
    picture pictured piece place places pleasant please pleased pleasure point points polite possible
    practical precious precise prefer pressing pressure pretty problem proceed question questions quick
    quickly quiet rate rated rating reach read reader ready real reason recap record regard relax relaxed
    remain remember respect respond rest rough roughly round route rush safe saying scale seem seems sense
    sentence set share shared sharing short show side sincere sincerely sit situation slow slowly small
    smile smoothly sorry sort sound sounds speak speaking special spirit spot start started starting state
    step steps stop stories story straight straightforward strength stressful strong suit summary super
    superb support sweet take taken takes taking talk talking tell telling thank thankful thanks think
    thinking thought thoughtful thoughts time times tiny tired tiring today toes topic touch tough track
    treat tremendous trouble true truly trust trusting truth try turn turning understand understandable
    understandably understanding understood unpleasant upset useful usual usually valuable value variety
    view walk want warm warmest warmly weary welcome welcomed whereabouts wish wonder wondered wonderful
    word wording words work worked worries worry worth worthwhile wow write writing written wrong yay year
    years
"""
SHORT = 2
"""Letters of a word that tells nothing by itself."""
_KNOWN = (
    frozenset(_SMALL.split())
    | {*NUMBER_WORDS, *TENS, "namely", "million"}
    | {stem(word) for word in _WARM.split()}
    | {*_WARM.split()}
)
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")


def strangers(sentence: str, given: frozenset[str]) -> list[str]:
    """The words of a sentence that are neither given nor of courtesy.

    Args:
        sentence: in lower case.
        given: the stems of the words of the text that was given.
    """
    words = dict.fromkeys(word for word in _WORD.findall(sentence) if len(word) > SHORT)
    return [
        word
        for word in words
        if word not in _KNOWN and (root := stem(word)) not in _KNOWN and root not in given
    ]


def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text, in lower case."""
    return frozenset(map(stem, _WORD.findall(text)))
