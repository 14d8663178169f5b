"""yes, some or no: what a stretch of words says about the part it is paired with.

The words are read without the names in them. Litotes come first ("no problem with" is a yes), then degrees
("a bit", "it depends"), then denial, then assent. A value is *explicit* when a predicate gives it ("hate",
"comfortable with"); a bare "yes" or "no" answers the question as it was put, and turns with it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from advisor.extraction.offline.conceded import IN_COMPANY, conceded
from advisor.extraction.offline.phrases import any_of, one_of

__all__ = ["Polarity", "flipped", "leftover", "opens_with_answer", "polarity", "softens"]


class Polarity(NamedTuple):
    """`value` is "yes", "some" or "no"."""

    value: str
    explicit: bool


_EVER_DID = (
    r"(?:'ve|'d| have| had)?(?: ever| even)? "
    r"(?:ever|used|done|had|tried|touched|handled|worked|did|seen|needed)\b"
    r"(?! (?:to|an?y? choice|much|many|a lot|a say|time|anything against|(?:it|them) (?:much|often|a lot))\b)"
)
"""What "not that I" denies of one's own work: "not that I've used"; "not that I counted" denies nothing."""
_HAD_ENOUGH = (
    r"(?:had it with|had enough of|fed up with|(?:sick|tired|weary) of)"
    r"(?! (?:(?:the|my|all|all of|being|doing) ){0,2}(?:;|them|those|that|this|these|it)(?!\w)|\W*$)"
    r"(?: \w+){1,2}"
)
"""Weariness of what is no part that is asked for: "home. I've had it with the road"."""
_IGNORED = re.compile(
    r"\b(?:i'm|im|i am|all|we're|are we) done\b|\bthat's (?:it|all)\b|\bno "
    + one_of(
        """
    idea | clue | preference | pref | prefs | opinion | matter | doubt | comment | longer than
    | more than | less than | need to | wait
    """
    )
    + r"\b|"
    + any_of(
        """
    ^\\W*(?:oh|ah|aha),? (?:ok|okay|right|i see)\\b | nothing but
    | ^\\W*no more(?: questions)?(?:[ ,.!]{1,3}(?:thanks|thank you|please|for now))?(?=[ ,.!]{0,3}$)
    | (?<!i )(?<!'d )(?<!n't )(?<!not )like (?:that|this|these|those)(?! one)
    | never (?:stops?|ends?|rests?|stopped) | without (?:question|exception|fail|(?:a |any )?doubt) |
    (?:good|great|nice|fair|interesting|tough|hard|tricky|silly|stupid|dumb) (?:question|one|point) |
    off the hook |
    (?:good|great|nice|lovely|fine) (?:morning|afternoon|evening|day|night|weekend|luck|weather|news|idea) |
    (?:good|great|nice|lovely|fun) (?:talk|talking|chat|chatting|meeting|conversation) |
    good (?:grief|lord|heavens|god|gracious|bye|joke) |
    happy (?:mon|tues|wednes|thurs|fri|satur|sun)day | happy (?:holidays|christmas|new year|birthday) |
    (?:good|great|nice|lovely|happy|glad|pleased|pleasure) to (?:meet|hear|talk|know|chat|be here|speak) |
    if (?:that's|thats|that is|it's) (?:ok|okay|alright|all right|fine|good|allowed) |
    not sure | no,? wait | why not | if not |
    or not | not to mention
    | """
        + _HAD_ENOUGH
        + """
    | no such thing as (?:an? )?(?:weekends?|evenings?|nights?|holidays?|\\w+day|days? off|nine to five)
    | no such thing as (?:an? )?(?:too|bad|stupid|dumb|silly|typical|normal|average|quiet|slow|easy) \\w+
    | not that (?:i|we|it|anyone|anybody|they|my|you)(?!(?:'m|'d)?
        (?:know|am|can|do|aware|recall|remember|could)\\b)(?!"""
        + _EVER_DID
        + """)(?:'m|'d)?(?: \\w+){0,5}
    | some (?:day|one|people|customers|of my)
    | (?:a few|a couple|some|few|half|most|two|three|four) of us | not now | not gonna lie
    | (?:doesn't|does not|doesnt|don't|do not) (?:really )?matter
    | (?:don't|do not|dont|doesn't) (?:really |much )?care(?! for\\b) | no kidding | no joke | don't know
    """
    )
)
_LITOTES = re.compile(
    r"\b"
    + one_of(
        """
    not | never | no | isn't | aren't | wasn't | don't | doesn't | didn't | wouldn't | won't | can't
    | dont | doesnt | wouldnt | nothing | hardly | (?<!not )without
    """
    )
    + r"(?: really| at all| even| be| a| an| any| much of an?| find| see| feel| had| have| it| that| them"
    r"| me){0,3} "
    + one_of(
        """
    uncomfortable | unhappy | afraid | problem | problems | prob | probs | issue | issues | trouble
    | worry | worries | worried | wahala | drama | biggie | hassle | bad | bothered
    | fussed | scared | against | averse | opposed | mind
    | minded | minding | bug | bugs | bother | bothers | scare | scares | faze | fazes | phase | stress
    | stresses | hate | dislike | object | objection | objections | complaint | complaints | complain
    | qualms | dramas? | fear | stranger | new to me | only | just | big deal | strangers | foreign
    | unfamiliar | hesitate | hesitation | hassle | biggie | sweat | discomfort | reject | refuse
    | disagree | oppose | resist | doubts | reservations? | thinking twice | second thoughts?
    """
    )
    + r"\b"
)
_SOME = re.compile(
    r"^\W*(?:a )?(?:bit|little|s)\W*$|"
    + any_of(
        """
    v\\.? little | a (?:little|lil|wee bit|bit|tad|touch|handful|few|couple) | little bit | lil bit | lil
    | bit of
    | (?:tiny|teeny|wee|small|slight) (?:bit|amount|tad) | a smidge\\w* | bits
    | some(?! (?:hours|days|years|new|other|good|more|\\w+ (?:thing|system|tool|software)s?)\\b)
    | somewhat | some(?:times| what) | occasional | occasionally | (?<!at )once | twice | rare
    | rarely | barely | seldom | scarcely | hardly(?: ever)? | briefly | brief | limited | minimal
    | minimally
    | not (?:much|a lot|often|very often|too much|that much|extensively|regularly|so much|a ton|loads)
    | not (?:every ?day|daily|long|for long)
    | now and (?:then|again) | here and there | from time to time | on and off | off and on | dabbled
    | dabble | (?:dip|dipped|dipping) (?:(?:a|my|one) (?:toes?|foot|feet) )?(?:in|into)
    | played (?:with|around) | played | tried | touched on | kind of | kinda | sort of | sorta
    | the odd | odd time | small(?=\\W*$)
    | small(?:er)? (?:amounts?|parts?|extent|scale|bits?|portions?|doses?|shares?|way)
    | half (?:ok|okay|happy|fine) | half and half | half[- ]half
    | half true | partly | partially | partial | part-time | to (?:some|a certain|an) (?:extent|degree)
    | more or less | in part | basic | basics | casually | informally | in passing | very little
    | torn | have to see | we'll see | in (?:an |a )?(?:emergency|emergencies|pinch)
    | only when | (?:when|if) (?:needed|required|necessary)
    | filled in | stood in | depends? | depending
    | live with | (?:get|gets|got|gotten|become|becoming|grow) used | getting (?:used|there) | so-so |
    so so | soso
    | meh | mixed | iffy | within reason | tolerate | tolerable | cope | manageable | can manage
    | manage (?:it|them|somehow) | can handle | bearable | not thrilled | not crazy | not my favou?rite
    | not ideal | put up with
    | if (?:they're|they are|it's|it is) (?:fair|realistic|reasonable|sensible|not)
    | if (?:fair|realistic|reasonable) | as long as | provided | okay-ish | ok-ish | okayish | okish
    | ish | learning | still new | neutral | middling | halfway | in between | 50/50 | fifty-fifty
    | fifty fifty | lukewarm | ambivalent | on the fence | if i (?:have|must|had) | if need be
    | when i (?:have|must)
    | (?:just|only) (?:for )?(?:a|one) month | for (?:a|one|two|three|a few|a couple of|about a|like a|1|2|3)
      (?:day|days|week|weeks|weekend|shift|shifts|hour|hours|afternoon)
    | a week or two | one-off | one off | trial | a time or two | couple of times | couple times
    | (?:only )?every other (?:weekend|saturday|sunday|evening)
    | i'd (?:manage|cope|survive|get by) | if i have to
    | (?:only|just)(?: for)? (?:a|one|two|three|1|2|3) (?:days?|weeks?|shifts?)
    | for (?:a )?(?:test|tests|trial|demo)
    | (?:only|just) (?:for|in|during|as) (?:an?|one|the|our) (?:\\w+ )?(?:pilot|trial|stint|summer|project)
    | (?:only|just|for|in|during) (?:a|one) (?:short|small|quick)
      (?:pilot|trial|test(?! call)|stint|spell|while|time|period|project)
    | (?:only|just|maybe|perhaps) (?:[2-5]|two|three|four|five) times(?! (?:a|per|each|every|the)\\b)
    | (?<!than )(?:[2-5]|two|three|four|five)(?: ?(?:-|to|or) ?(?:[3-6]|three|four|five|six))?
      times(?: only|(?=\\W*$))
    | with (?:some |a few |certain |my )?reservations? | up to a point | reluctantly | grudgingly
    | one or two | two or three | few times | only (?:a|in|as|during|on) (?:few|bit|little|small|trial)
    """
    )
)
_SOME_NOT = re.compile(
    any_of(
        r"""
    (?:once|twice|thrice|times)(?: or (?:twice|thrice|three times))? (?:a|per|every|each)
      (?:day|shift|hour|morning|evening|night)
    | not even (?:a little|a bit|once) | not once | not a (?:bit|little)
    | more than (?:a (?:bit|little|few)|some) | quite (?:a (?:bit|few|lot)|some) | a fair bit
    | a good bit | some (?:\d+|ten|twenty|thirty|forty|fifty|hundred) | handle (?:some|a few)
    | (?:am|i'm|im|quite|well|totally|very|completely|fully|been|long) used to
    | used to (?:do|handle|work|take|answer|write|use|run)
    """
    )
)
_WORTHLESS = (
    "(?:nonsense|non-sense|bullshit|bollocks|baloney|garbage|trash|stupid|silly|dumb|idiotic|ridiculous|absurd"
    "|useless|worthless|meaningless|senseless|laughable|(?<!like )a joke"
    "|(?:waste|wasting) of (?:my |our |everyone's )?(?:time|energy|money|paper))"
    r"(?=\W*$|[.,;!]| (?:to me|really|tbh|honestly|imo|and|but|though|if you ask)\b)"
)
"""What people call a thing that they do not think much of."""
_NO_FEELING = re.compile(
    any_of(
        """
    uncomfortable | (?:would|i'd|do|i) mind | hate | hates | hated | dislike | loathe | detest | dread |
    bothers? | bothered
    | stress(?:es|ed|ful)? | nervous | anxious | anxiety | scares? | scared | put(?:s)? me off
    | struggle | nightmare | horrible | awful | terrible | allergic | against | annoy(?:s|ing)? | bugs?
    | difficult | unfair | pointless | problem | an issue | problematic | can't stand | cannot stand
    | can't do | cannot do | can't work | hard no | no way | no thanks | no thank you | no chance
    | not for me | not my (?:thing|cup|style) | not a (?:big |huge )?fan | no fan | not into
    | run (?:from|away|a mile) | steer clear | stay away
    | rather not(?! (?:say|answer|tell|share|rate|comment|discuss)\\b) | rather avoid
    | prefer not(?! (?:to )?(?:say|answer|tell|share|rate|comment|discuss)\\b) | avoid |
    turn(?:s)? me off | uneasy | unhappy
    | drives me (?:mad|crazy|nuts|up) | (?:burns?|burnt|burned|wears?|wore) me (?:out|down)
    | (?:exhausts?|exhausted|drains?|drained) me | deal ?breaker | worr(?:y|ies|ied) | freak(?:s)? me | panic
    | pressure me | kill(?:s)? me | suck(?:s)? | rubbish | sore spot | weak spot | red line
    | reject | refuse(?! to (?:say|answer|tell|rate)\\b) | disagree | oppose | resist | discomfort
    | (?:grave|serious|strong|big|huge|real|major) (?:doubts|reservations|concerns)
    | had it with | had enough of | fed up with | (?:sick|tired|weary) of
    | find (?:it |that |them )?(?:very |quite |rather |really )?bad | (?:is|are) (?:very |quite |rather )?bad
    | """
        + _WORTHLESS
    )
)
_NOT_YES = re.compile(
    any_of(
        """
    not | never | don't | doesn't | isn't | aren't | wouldn't | won't | can't | didn't | haven't
    | havent | hasn't | hadn't | dont | wasn't | am not | ain't | no longer | cannot | without | neither
    | nor
    """
    )
    + r"(?: \w+){0,3} "
    + one_of(
        """
    comfortable | comfy | ok | okay | fine | happy | keen | good | great | cool | easy | like | love
    | enjoy | want | do | work | confident | sure | interested | open | willing | available | flexible
    | possible | able | used | done | had | handled | touched | tried | seen | written | wrote | worked
    | taken | took | answered | been | ever
    """
    )
    + r"\b"
)
_NO = re.compile(
    any_of(
        """
    no | not | never | none | nope | nah | naw | neither | nor | n | zero | nil | nothing | without
    | haven't | havent | hasn't | hadn't | don't | dont | doesn't | didn't | didnt | can't | cant
    | cannot | couldn't | can not | won't | wont | wouldn't | isn't | isnt | aren't | wasn't | ain't
    | negative | false | untrue | zilch | nada | nay | not yet | new to me | yet to | missing | i lack
    | lack of | hindi (?:pa|po|ko|naman|rin|din|ako|na|talaga|kami)
    | wala | (?:separate|another|different) (?:team|department) | outside | nein | non | x
    """
    )
)
_YES_FEELING = re.compile(
    any_of(
        """
    acceptable | comfortable | comfy | fine | ok | okay | oke | happy | happily | keen | good | great | cool
    | easy | like | love | enjoy | thrive | used to | confident | welcome | bring it | bring them | all for
    | sure | glad | gladly | willing | open | available | flexible | anytime | any time | whenever
    | no problem | motivat(?:es|ing|ed) | possible | workable | doable | free | fair | fair enough
    | relaxed | at ease | perfect | absolutely | pleasure | (?:am|i'm|im|really|so|very) into | fan
    | game | up for | can do | could do | works | work for me | alright | all right | aight | grand
    | my (?:normal|usual|norm) | (?:are|is|'s|quite|pretty|totally) normal (?:for|to) me | the norm for me
    | accept | agree | gree | normal (?:for|to) me | sorted | sweet | solid | strong | natural
    | second nature | no prob | (?<!if it )(?<!if that )(?<!if they )(?<!whatever )makes? sense
    """
    )
)
_YES = re.compile(
    any_of(
        """
    yes | ja | yeah | yeh | yea | yep | yup | ya | yah | yess+ | y | aye | sure | certainly | definitely | def
    | defo | absolutely | totally | of course | course | indeed | correct | right | true | affirmative
    | done | did | do | does | have | has | had | used | use | uses | using | handled | handle
    | handling | worked | work | wrote | written | write | writing | answered | took | take | taken
    | ran | run | built | made | managed | plenty | lots? | loads | tons | heaps | daily
    | every ?(?:single )?day | regularly | often | mostly | mainly | chiefly | primarily
    | predominantly | all the time | always | already
    | doing | years? | months? | experienced | experience | extensive | extensively | constantly
    | frequently | usually | weekly | both | all | everything | opo | oo | si | oui | lot | bunch
    | expert | pro | too(?! (?:early|many|much|long|late|fast|often|hard|soon|little)) | also | as well |
    since(?! (?:then|that|i|we|it|he|she|they|my|the|a)\\b) | at my | in my | familiar | proficient
    | responsible | involved | including | covered | job | role | part
    """
    )
)


_NO_ILL_THOUGHT = (
    r"\b(?:don't|do not|dont|wouldn't|would not) (?:really )?(?:think|say|call|find|believe)"
    r"(?: ;|(?! but\b| and\b) \w+){0,5} "
    + one_of("bad | a problem | pointless | unfair | stressful | " + _WORTHLESS)
    + r"\b"
)
"""Who does not think ill of a thing: "I don't think surveys are silly", the name of the thing left out."""
_NOT_BAD = re.compile(
    _NO_ILL_THOUGHT
    + "|"
    + any_of(
        """
    not | none | never | don't | doesn't | dont | doesnt | wouldn't | won't | nothing | neither | didn't
    | isn't | aren't | no
    """
    )
    + r"(?! i\b)(?: \w+){0,5} "
    + one_of(
        """
    put(?:s)? me off | bothers? | scares? | stress(?:es)? | worr(?:y|ies) | annoys? | bugs? | frightens?
    | trouble | troubles | hate | dislike | against | problem | uncomfortable | unhappy | uneasy
    | nervous | """
        + _WORTHLESS
    )
    + r"\b"
)
_I_DO = re.compile(
    r"\b(?:i|we) (?:do|did|use|used|have done|work|worked|handle|handled)\b"
    r"|\bi've (?:done|used|handled|worked)\b"
    r"|\b(?:done|did|used|handled|tried) (?:them|those|these|all|both|each|everything)\b"
)
_I_DENY = re.compile(r"\bi (?:haven't|never|have never|have not|didn't)\b|\bi've (?:never|not)\b")
_CAN = re.compile(r"\b(?:can|could|able to)\b(?! ?(?:not|'t))")


_OUT = re.compile(r"\b(?:is|are|'s|totally|definitely) (?:out|off the table|off limits)\b")


_PLAIN_YES = re.compile(r"\b(?:yes|ok|okay|fine|sure|can|could|happy|no problem)\b")
_BUSY = re.compile(
    r"\b(?:(?<!if )i have|i've got|got|i'm at|i'm in|i go to|i sing|i play|i coach|i teach|i train|i study)\b"
    r"(?! (?:no|free|time|nothing|plenty|to go|used))"
)
"""What else takes the time: "in the evenings I have classes"."""


def _for_sense(words: str, sense: str) -> str:
    """The words without those that say when, and not how much; what is done in private is not done."""
    if sense == "willing":
        return _AT_NEED.sub(" ", _LENGTHS.sub(" ", words))
    if sense == "comfort":
        return _LENGTHS.sub(" ", words)
    if sense != "done":
        return words
    words = _A_LOT.sub("lots", words)
    return _PRIVATELY.sub(" never ", _AT_WORK.sub(" ", words.replace("in between", " ")))


_BRIEF = 80
"""The characters of words that are remembered, as people say yes and no in much the same ones."""


def polarity(words: str, sense: str) -> Polarity | None:
    """What the words say, or None where they say neither."""
    return _known_polarity(words, sense) if len(words) <= _BRIEF else _polarity(words, sense)


@lru_cache(maxsize=4096)
def _known_polarity(words: str, sense: str) -> Polarity | None:
    return _polarity(words, sense)


def _polarity(words: str, sense: str) -> Polarity | None:
    words = _for_sense(_IGNORED.sub(" ", words), sense)
    litotes = _LITOTES.search(words)
    if litotes:
        words = words[: litotes.start()] + " " + words[litotes.end() :]
        rest = polarity(words, sense) if words.strip(" .,!") else None
        return Polarity("some", True) if rest is not None and rest.value == "some" else Polarity("yes", True)
    if sense != "done" and _NOT_BAD.search(words):
        return Polarity("yes", True)
    willing = _if_willing(words) if sense == "willing" else None
    if willing is not None:
        return willing
    beside = _beside_denial(words, sense)
    if beside is not None:
        return beside
    some = _SOME.search(words)
    if some and not _SOME_NOT.search(words) and not _is_denial_of_degree(words, some.start()):
        return Polarity("some", True)
    opening = _NO_BUT_FINE.match(words) if sense != "done" else None
    if opening:
        return polarity(words[opening.end(1) :], sense)  # "nah, I'm fine with it"
    if _NOT_YES.search(words):
        return Polarity("no", True)
    feels = sense != "done"
    if feels and _NO_FEELING.search(words):
        return Polarity("no", True)
    if _NO.search(words):
        return Polarity("no", bool(feels and _YES_FEELING.search(words)) or bool(_I_DENY.search(words)))
    if _YES_FEELING.search(words) and (
        feels
        or re.search(
            r"\b(?:sure|absolutely|fine|good|great|comfortable|confident|solid|strong|happy|love|natural|ok|okay)\b",
            words,
        )
    ):
        return Polarity("yes", True)
    if _YES.search(words):
        return Polarity("yes", bool(_I_DO.search(words)))
    return None


def _if_willing(words: str) -> Polarity | None:
    """What says whether somebody can, in words that say little of how they feel about it."""
    if _CAN.search(words) and not _NO.search(words):
        return Polarity(
            "some" if re.search(r"\b(?:sometimes|occasional\w*|some|a few)\b", words) else "yes", True
        )
    taken = _BUSY.search(words) and not _PLAIN_YES.search(words)
    return Polarity("no", True) if taken or _OUT.search(words) else None


def _beside_denial(words: str, sense: str) -> Polarity | None:
    """What holds where a denial is only of how, when or with whom: "not every day, but yes", "not alone"."""
    granted = conceded(words)
    if granted is not None:
        return Polarity("some" if sense != "done" or _SOME.search("not " + granted) else "yes", True)
    if sense == "done" and IN_COMPANY.search(words):
        return polarity(IN_COMPANY.sub(" ", words), sense) or Polarity("yes", False)
    return None


_A_LOT = re.compile(
    any_of(
        r"""
        (?:a )?(?:few|couple|couple of|good|several|many) (?:dozen|hundred|thousand)s? | dozens | hundreds
        | thousands | countless | too many to count | hourly | non-?stop | round the clock | day in,? day out
        | every (?:\w+ )?(?:min|mins|minutes?|hours?|shift|call|morning|night)
        | every (?:few|couple of|two or three) (?:mins?|minutes?|hours?)
        | (?:\d\d+|ten|fifteen|twenty|thirty|forty|fifty|sixty|hundred)(?: or so)?(?: of (?:them|those))?
        (?:a|per|every|each) (?:day|shift|hour|week|night|morning)
        """
    )
)
"""How often or how much something was done that was done a lot: "Few dozen", "every two minutes"."""
_PRIVATELY = re.compile(r"\b(?:only|just) (?:privately|in private|for myself|personally|for personal)\b")
_AT_WORK = re.compile(
    r"\b(?:at|for|outside|in|from) (?:of )?(?:my |the |a |any |paid |real )?(?:work|job|living)\b"
)
"""Where something was done or not: "never used a ticket system or chat at work" has no yes in it."""
_LENGTHS = re.compile(r"\b(?:years?|months?|since|job|role|part)\b")
"""Words of what was done, and for how long, that say nothing of how it feels."""
_AT_NEED = re.compile(r"(?<!only )\b(?:if|when) (?:it's |it is )?(?:needed|required|necessary)\b")
"""Who works "if needed" is willing to."""
_NO_BUT_FINE = re.compile(
    r"^\W*(no|nah|nope)\b\W{0,3}(?:i'm|im|i am|it's|that's|they're|all)(?: (?!not )\w+){0,2}? "
    r"(?:fine|ok|okay|comfortable|good|happy|cool|used to|great|easy)\b"
)
"""A no to a question put the other way round, and then what is felt."""


def _is_denial_of_degree(words: str, start: int) -> bool:
    """Whether a degree stands inside a denial: "never, not a bit"."""
    return bool(re.search(r"\b(?:never|not even|without)\b[\w ]{0,12}$", words[:start]))


def flipped(value: str) -> str:
    """The same answer to the question put the other way round."""
    return {"yes": "no", "no": "yes"}.get(value, value)


_ASSENT = re.compile(
    any_of(
        """
    yes | ja | yeah | yeh | yea | yep | yup | ya | yah | y | aye | opo | oo | sure | certainly |
    definitely | absolutely | totally | of course | course | indeed | correct | right | true | done
    | did | do | does | have | has | had | use | used | using | plenty | lots? | loads | tons |
    heaps | daily | every ?day | all day | regularly | often | mostly | always | familiar |
    experience | experienced
    """
    )
)
_FILLERS = frozenset(
    """
    i i'm i've i'd i'll im ive we us it it's its that that's those these them this they they're
    there here em all any none of the a an to with without and or but so then po sir ma'am maam
    madam mate lol haha please pls really just quite very pretty honestly tbh well oh ah hmm um uh
    ok okay actually also too for me my myself in at as on by from is are be being been am was were
    would will can could should might mind you guess think suppose say reckon feel either both each
    every everything anything nothing something part parts one ones two three four five ever before
    now yet still far whole lot list last previous current old recent first above things thing stuff
    kind sort way work job jobs time times same like such what if when only even though no not about
    thank thanks worries problem s t d ll re ve measured measuring measure targets target goals
    numbers asked named channels skills ratings question questions other others rest remaining else
    dont don't
    """.split()
)
_OPENERS = frozenset(
    """
    yes ja yeah yea yep yup ya yah aye y no n nope nah never none neither nothing sure
    definitely absolutely certainly totally all both everything sometimes rarely barely hardly
    occasionally somewhat kinda mostly always opo oo
    """.split()
)


def leftover(words: str) -> list[str]:
    """The words of a reply that say neither yes nor no, nor fill: what it is about beside the answer."""
    for pattern in (_IGNORED, _LITOTES, _SOME, _NO_FEELING, _YES_FEELING, _NO, _ASSENT):
        words = pattern.sub(" ", words)
    return [word for word in re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+", words) if word not in _FILLERS]


_YET_FINE = re.compile(
    r"^\W*(?:but|though|yet) (?:it's |i'm |im |it is |still |i guess |otherwise |i'd be |that's )*"
    r"(?:ok|okay|fine|alright|all right|doable|acceptable)\W*$"
)


def softens(words: str) -> bool:
    """Whether words make of a dislike one that somebody can live with: "(they make me nervous) but ok"."""
    return _YET_FINE.match(words) is not None


def opens_with_answer(words: str) -> bool:
    """Whether a reply opens with its yes or no."""
    first = re.match(r"\W*([^\W\d_]+)", words)
    return first is not None and first[1] in _OPENERS
