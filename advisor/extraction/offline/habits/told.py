"""Which clauses tell what the person does now and as a rule.

Not kept: what somebody else does, what is planned, wished or imagined, what was once or is over, what is
denied, and what is no statement at all. A clause about somebody else is kept where it says what they do
with
the person ("she corrects my replies", "they take me along").
"""

from __future__ import annotations

import re
from collections.abc import Container

from advisor.extraction.offline.clauses import Clause
from advisor.extraction.offline.habits.verdicts import declines
from advisor.extraction.offline.habits.whose import is_for_us, is_mine, is_theirs
from advisor.extraction.offline.message import Parsed
from advisor.extraction.offline.phrases import any_of, one_of

__all__ = ["asks_for_habit", "confirms", "is_planned", "kept", "once"]

_PLANNED = re.compile(
    any_of(
        r"""
        planning (?:on|to|a) | plan to(?! the)
        | next (?:month|week|quarter|spring|summer|autumn|fall|winter|sprint)(?!'s)
        | (?<!for )(?<!build )(?<!of )(?<!money )next year(?!'s)
        | starts? (?:in|after|next) | starts? (?:on|from) (?:the )?(?:\d|next|new|first)
        | starts? (?:on|from) (?:january|february|march|april|may|june|july|august|september|october|november)
        | starts? (?:on|from) (?:december|monday|tuesday|wednesday|thursday|friday)
        | starts? (?:on|from) (?:the )?(?:spring|summer|autumn|fall|winter)
        | starting (?:in|on|from|next|after)
        | come (?:spring|summer|autumn|fall|january)
        | in the new year | (?:i|we) shall (?!say|admit|not lie)
        | i(?:'m| am|'ll be)? (?:start|starting|begin|beginning) (?:as|at|with)
          (?:[a-z-]+ ){1,5}(?:in|on|from|next)
          (?:january|february|march|april|may|june|july|august|september|october|november|december|monday|the|week
          |month|spring|summer|autumn|fall)
        | i'll (?!admit|be honest|say|tell|be the|always|sit|take|stay)
        | i will (?!say|admit|not lie)
        | gonna | going to (?:be|start|do|write|run|take|get|build|train|mentor) | hoping to | hope to
        | want to | wanna
        | would (?:love|like) to | i'd (?:love|like|want) | dream of | wish i | i wish | someday
        | one day | some day
        | (?<!have )signed up(?! to) | enrolled | enrolling | i'm supposed to | there was talk | there's talk
        | we'll see | not yet
        | been (?:asked|told|invited|offered|chosen|picked|selected|lined up|earmarked) to
        | my fingers itch | have been promised | i've been promised | promised me | was promised
        | thinking (?:of|about) | thought (?:of|about) \w+ing | (?:i|we) keep meaning to | i mean to
        | i meant to | planned (?:for|to) | wanted (?:me )?to
        | (?:it'd|it would|would) be (?:so )?(?:nice|good|great|lovely|fun) | wouldn't it
        | (?:somebody|someone|they|management) ought to
        | (?:they|management|he|she) promised | perhaps i'll | maybe after
        | never (?:got|get) round | i could \w+ (?:it|that|them) but
        | meant to (?:get|start|do|take|be) | get my first | got my first
        | supposed to (?:get|start|do|take)
        | considering | (?:i|we) might | maybe (?:next|one|later|i) | in future | in the future | applied for
        | waiting for
        | asked (?:me )?(?:if|whether) | as soon as i | once i(?:'m| am| have|'ve)
        | when i'm (?:ready|senior|promoted)
        | by the end of | haven't started | yet to | i intend | aiming to | on my list | should start
        """
    )
)
_OVER = re.compile(
    any_of(
        r"""
        (?<!getting )(?<!got )(?<!get )used to | (?:i|i'm|i've|we|we're)(?: \w+)? no longer | not any ?more
        | (?:i|we) [^,;]{0,40} any ?more
        | not these days | in my (?:old|last|previous|former)
        | (?:in|at) (?:the|an|a) (?:old|other|another|different|former|previous)
          (?:job|company|employer|team|place|role|firm|life|trade)
        | in another (?:job|company|employer|team|place|role|firm|life|trade)
        | at (?:university|uni|school|college)
        | i (?:gave up|quit|left|resigned) | (?:turned|i'm off) (?:it|that|them) down | (?:decades?|ages) ago
        | mentored until | until (?:the|my|they|he|she) \w+ (?:budget|child|merger|takeover|cut|shut|closed)
        | at my (?:old|last|previous|former)
        | my (?:old|last|previous|former) (?:job|company|employer|team|place|role|firm) | back then
        | back in | in those days
        | years? ago | months ago
        | stopped (?!waiting)
        | gave (?:it|that|them) up
        | given (?:it|that) up | handed (?:it|that|them|the \w+|my \w+) (?:over )?to
        | passed (?:it|that) on to (?:my|the) successor
        | formerly | was (?:till|until) | once upon | long ago | before i (?:came|joined|moved|changed)
        | when i was
        | in a past life | those days are over | it's over now | taken away from me | took (?:it|that) away
        """
    )
)
_ONCE = re.compile(
    any_of(
        r"""
        (?<!at )(?<!all )once(?! (?:again|more|per|my|our|it's|its)\b) | one time | just the one
        | only one(?! (?:way|who|that|in|of|here)) | that one time
        | as a one-off | was (?:just )?a one-off | a one-off thing | a single time
        | only time
        | first and last | one (?:morning|afternoon|evening|weekend|night|day|summer) | that was that
        | the one time | took part in (?:a|an|one|the) \w+ | attended (?:a|an|one)
        | filled in for | stood in for | covered for | stepped in for | as a favou?r
        | my only one | never again | did it twice | a couple of times | one moment | in an emergency
        | as an exception
        """
    )
    + r"(?! (?:a|an|per|every|each) (?:week|month|day|year|quarter|sprint|fortnight|shift|release))"
    r"(?!,? (?:i|we|they|you|he|she|it|that|the|a|this)\b)"
)
_DENIED = re.compile(
    r"^\W*(?:and |but |so |no |nah |well |honestly |yeah )*"
    r"(?:i|we|i've|we've|personally i)(?: have| really| just| honestly| do| am|'m| also| still)? ?"
    + any_of(
        r"""
        don't | do not | dont | never | haven't | have not | not | am not | didn't | did not | won't
        | can't | cannot
        | couldn't | wouldn't | hardly | rarely | barely | no longer | refuse
        """
    )
    + r"(?! "
    + one_of(
        """
        leave | stop | rest | let | get up | go home | know | need | have to | just | only | hand | pass
        | escalate | count | understand | wait | give up | drop | close | ask anyone | ask any | even
        | stand up | say no | report only | merely | simply | answer | sleep | got the hang | got the knack
        | that familiar | familiar | solve | stand back | shy
        """
    )
    + ")"
)
_NOT_DONE = re.compile(
    any_of(
        r"""
        ^\W*(?:nothing|none)(?: at all| whatsoever| really| yet| so far)?(?=\W*$)
        | not doing | not done | no part in | nothing to do with (?:it|that|them) | not involved in
        | (?:belongs?|is up|are up) to (?!me\b|us\b|my\b|our\b)
        | not my (?:job|thing|department|task|area|business|world|cup) | isn't my
        | not me | nobody asks me | no metric has
        | has ever come from me
        | nothing from me | don't do | doesn't come from me | i leave that to | out of bounds | not allowed
        | aren't let | not let | i \w+ (?:nothing|nobody|no one) | ^(?:nobody|no one) asks(?=\W*$)
        | get nothing | gets nothing | got nothing | no complex | no hard | no difficult | no contact
        | (?:i've|i have|i'm|i am|we've|we have) no(?: \w+)?
          (?:say|part|hand|access|business|role|idea|interest|builder|trainer|teacher|writer)
        | i (?:keep|stay|kept|stayed) (?:well |far )?(?:away|out|clear) | i said no | i ignore
        | (?:i|we) turned (?:it|that|them) down
        | (?:nobody|no one)(?:'s| is| has| was)?
          (?:\w+ )?(?:teach|train|show|coach|mentor|correct|help|guid)\w* me
        | nothing (?:\w+ )?(?:goes|comes|gets|went|came) (?:\w+ ){0,2}?(?:from|out of) (?:me|us|my|our|here)
        | (?:our|my|the) (?:team|desk|department|company) (?:has existed|existed|exists|consists)
        """
    )
)
_LIKES = re.compile(
    r"^\W*(?:and |but |so |well )?i (?:really |do |just |honestly )?(?:like|love|adore|enjoy) (?:my|our|the)"
    r" (?:\w+ )?(?:team|job|colleagues|crew|people|work|boss|company|office|shift)\b"
)
"""Liking is no deed: "I like my team a lot"."""
_WOULD_HAVE = re.compile(r"^(?!.*\bbefore\b).*\bwould(?: have|'ve) (?!to\b)\w")
"""What never came about: "the codes would have died at night", but not "before it would have failed"."""
_NOT_US = re.compile(
    any_of(
        r"""
        , not (?:me|us)(?=\W*$) | ^\W*(?:no,? |that's |it's )?not (?:mine|ours)(?=\W)(?!.*, (?:i|we)\b)
        | (?:that|it) (?:isn't|wasn't|won't be) (?:me|us)
        | (?:we|i) (?:weren't|wasn't) (?:involved|asked|there)
        | , ask (?:her|him|them)(?=\W*$) | far from us | we don't see it
        | (?:i've|we've|i'd) never (?:seen|met|touched|done)
        | none of us touch\w* | neither (?:do|am|have) i | never (?:did|happened)(?=\W*$) | then didn't
        | but never | no idea who
        | nobody told us | (?:that's|it's) (?:hr's|\w+'s) (?:job|thing|work|area) | (?:i've|i) stay out
        | we're not a member | (?:i|we) (?:haven't|never) (?:joined|opened|read|started) | i said no
        | (?:i|we) (?:don't|do not|didn't)(?=\W*$) | it never (?:happened|came)
        """
    )
)
"""What takes back a whole sentence: "the consultants redesigned it, we weren't involved"."""
_GOES_ON = re.compile(r"^\W*(?:not even|nor|neither|or|not a|not one|only|just|much less|let alone)\b")
"""What goes on with what a clause before it denies: "they get nothing from me, not even a bug"."""
_NOT_EVEN = re.compile(r"^\W*(?:and |but )?(?:not even|nor|much less|let alone)\b")
"""The same where a full stop stands before it: "Nothing goes from me to them. Not even bug reports"."""
_DATED = re.compile(
    r"(?<!started )(?<!began )\b(?:in|back in|during) (?:the |early |late |mid |mid-)?"
    r"(?:(?:spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september"
    r"|october|november|december)(?: of)? )?(?:19|20)\d\d\b"
    r"|\b(?:one|a) (?:thing|change|idea|feature|page|guide|person|trainee|intern)\b"
    r"[^;]*, (?:19|20)\d\d(?=\W*$)"
    r"|\b(?:last|the other) (?:year|summer|winter|spring|autumn|fall|christmas)\b"
    r"|\b(?:two|three|four|five|a few|some|\d) years (?:ago|back)\b"
)
"""When something was that is not told as a habit."""
_GOES_ON_STILL = re.compile(
    any_of(
        """
        still | since | now | keep | keeps | kept | ever | every | each | always | nowadays | today
        | these days | am | i'm | (?:half-?)?yearly | quarterly | monthly | weekly | daily
        | (?:and|which i|that i) (?:i )?(?:run|own|hold|review|update|maintain|revise|extend|prune|tend)
        | (?:and|which i|that i) (?:i )?(?:improve|refine|rework|tweak|look after)
        """
    )
)
_HABIT = re.compile(
    any_of(
        r"""
        regularly | regular | often | habit | still | every (?:day|week|month)
        | each (?:day|week|month) | one-off | one off
        | once or | just once | a rule | keep (?:it|that|doing) | how frequent | how many times
        | all the time
        | is that (?:something|what) you (?:do|always) | do you (?:always|usually)
        """
    )
)
_REGULAR = re.compile(
    any_of(
        r"""
        every (?:day|week|month|sprint|quarter|fortnight|shift|release|time|morning)
        | every (?:monday|tuesday|wednesday|thursday|friday)
        | each (?:day|week|month|sprint|quarter|time) | weekly | monthly | daily | quarterly
        | regularly | always | all the time
        | still | constantly | (?:once|twice|three times) a (?:day|week|month|year|quarter)
        | most (?:days|weeks) | often
        | ever since | to this day | i keep | kept it up | as a rule | routinely
        """
    )
)


_FOR_A_WHILE = re.compile(r"\bfor (?:a|one) (?:day|week|weekend|morning|month)\b")
_PAST = re.compile(
    r"\b(?:did|was|were|had|ran|led|took|gave|held|helped|tried|taught|trained|managed|wrote|stood|sat|kept"
    r"|got to)\b"
)
"""What was done "for a week" was done once; "they shadow me for a month" is a habit."""


_UNTIL = re.compile(
    r"\b(?:till?|until) (?:last |the )?(?:summer|spring|autumn|winter|year|month|january|february|march"
    r"|april|may|june|july|august|september|october|november|december|recently)\b"
)
_NOW = re.compile(r"\b(?:i'm|im|i am|am|we're|she's|he's|is|are|still|for now)\b")
"""What lasts until some day is not over: "I'm in training until January"."""


def kept(parsed: Parsed, known: Container[str] = (), *, one_offs: bool = False) -> list[Clause]:
    """The clauses that tell what the person does.

    Args:
        parsed: the message.
        known: the stems that behaviours are told in; a word with a capital that is none may be a name.
        one_offs: whether what was done once counts, too.
    """
    out: list[Clause] = []
    gone = _gone(parsed, one_offs)
    sentence, others, denied, over = -1, False, -1, -1
    for number, clause in enumerate(parsed.clauses):
        if clause.sentence != sentence:
            sentence, others = clause.sentence, False
        opening = parsed.words(clause.first, clause.last)
        if clause.sentence == denied and _GOES_ON.match(opening):
            continue
        if clause.sentence == denied + 1 and _NOT_EVEN.match(opening):
            denied = clause.sentence
            continue
        mine = is_mine(parsed, clause)
        theirs = is_theirs(parsed, number, clause, known)
        if mine and theirs and is_for_us(parsed, clause):
            mine = False
        if mine:
            others = False
        elif theirs:
            others = True
        words = parsed.words(clause.first, clause.last)
        if clause.sentence == over and not mine and not _ANEW.search(words):
            continue  # "at my old firm I ran it all, templates, owners"
        if clause.sentence in gone or others or _is_out(parsed, number, clause):
            denied = clause.sentence
            over = clause.sentence if _OVER.search(words) or is_planned(words) else -1
            continue
        over = -1
        out.append(clause)
    return out


_TIMES = frozenset(
    """
    every each first second third last other the a an of on in at per by to by most any once twice thrice time
    times day days week weeks month months quarter quarters year years sprint sprints shift shifts release
    releases season seasons fortnight hour hours morning mornings evening evenings night nights weekend
    weekends monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays saturday
    sunday january february march april may june july august september october november december spring
    summer autumn fall winter always often daily weekly monthly quarterly yearly fortnightly regularly usually
    constantly without fail sharp except fixed slot or two three four five six ten yes and so now still more
    less about roughly near enough like clockwork religiously
    """.split()
)
"""Words that tell how often something is done, and nothing of what."""
_FEWEST = 3


def _is_how_often(parsed: Parsed, first: int, last: int) -> bool:
    """Whether a sentence tells nothing but how often: "First Tuesday of the month, fixed slot"."""
    words = [token.text for token in parsed.tokens[first:last] if token.kind != "p"]
    return len(words) >= _FEWEST and all(word in _TIMES or word.isdigit() for word in words)


def _gone(parsed: Parsed, one_offs: bool) -> set[int]:
    """The sentences that tell as a whole of what is over, or was once."""
    out: set[int] = set()
    for sentence, (first, last) in parsed.sentences.items():
        words = parsed.words(first, min(last, first + 60))
        dated = _DATED.search(words) and not _GOES_ON_STILL.search(words)
        over = not one_offs and (once(words) or dated)
        if over or _NOT_US.search(words) or _is_how_often(parsed, first, last):
            out.add(sentence)
    return out | _outdated(parsed)


_NOW_LESS = re.compile(
    r"^\W*(?:and |but |so )*(?:now|here|today|these days|nowadays|at present|currently|right now|as it is"
    r"|at the moment|since the|since i|this year)\b"
    r"(?=.*\b(?:only|just|nothing but|like (?:everyone|everybody|anyone|the rest)|(?:someone|somebody) else"
    r"|others do|no one|nobody|back to|again)\b)"
)
_DID = re.compile(
    r"\bi (?:\w+ly |even |also )?"
    r"(?:did|was|were|had|ran|led|took|gave|held|taught|wrote|built|made|kept|sat|set|drew|\w+ed)\b"
)
_ANEW = re.compile(r"\b(?:now|here|today|these days|nowadays|at present|currently|still)\b")


def _outdated(parsed: Parsed) -> set[int]:
    """The sentences told in the past before one that says what is left of it: "Now I only read"."""
    out: set[int] = set()
    before = -1
    did_before: list[int] = []
    for sentence, (first, last) in parsed.sentences.items():
        words = parsed.words(first, min(last, first + 60))
        if before >= 0 and _NOW_LESS.search(words):
            out.add(before)
        if _NONE_SINCE.match(words):
            out.update(did_before)
        did = _DID.search(words) is not None and not _GOES_ON_STILL.search(words)
        before = sentence if did else -1
        did_before += [sentence] if did else []
    return out


_NONE_SINCE = re.compile(
    r"^\W*(?:but |and |then )?(?:nobody|no one|none|nothing|not (?:one|once|any)|never)"
    r"(?: \w+){0,2}? since(?! (?:\w+ )?years)\b"
)
"""What says that something done before is over: "Nobody since, on account of the hiring freeze"."""


def once(words: str) -> bool:
    """Whether something is told that was done once, and is not done as a rule."""
    for_a_while = _FOR_A_WHILE.search(words) and _PAST.search(words)
    return bool(_ONCE.search(words) or for_a_while) and _REGULAR.search(words) is None


def _is_out(parsed: Parsed, number: int, clause: Clause) -> bool:
    scope = parsed.scopes[number]
    words = parsed.words(clause.first, clause.last)
    if scope.order or scope.query or scope.unreal:
        return True
    return bool(
        is_planned(words)
        or _OVER.search(words)
        or (_UNTIL.search(words) and not _NOW.search(words))
        or _DENIED.match(words)
        or _HEARSAY.match(words)
        or _ASIDE.match(words)
        or _NOT_DONE.search(words)
        or _WOULD_HAVE.search(words)
        or _LIKES.search(words)
        or declines(words)
    )


_ASIDE = re.compile(
    r"^\W*(?:and |but |so |oh |ah )*"
    r"(?:i (?:thought|think|guess|take it) (?:that )?you(?:'d|'re| are)? (?:mean\w*|want\w*"
    r"|ask\w*|talk\w*|said)|i (?:misread|misunderstood|misheard)|you (?:mean|meant))\b"
)
"""What somebody says of the question: "I thought you meant something bigger"."""
_HEARSAY = re.compile(r"^\W*(?:my|our|the) \w+ (?:says?|said|thinks?|reckons?) (?:that )?(?:i|i'm|i am)\b")
"""What somebody else says of the person: "My supervisor says I'm a 10"."""
_FORESEES = re.compile(
    r"\b(?:what|which|where|who|whom|who'll|whose|how|predicts?|forecasts?|foresees?|guess(?:es)?"
    r"|decides?|sets?|plans?|my plan|tells? us)\b.*\b(?:next|want to|going to be|in future)\b"
)
"""Whose work is about what is to come: "I decide what we build next year"."""


def is_planned(words: str) -> bool:
    """Whether a clause tells what is to come or is wished for; deciding on it is done now."""
    planned = _PLANNED.search(words)
    if planned is None:
        return False
    return planned[0].split()[0] not in _TO_COME or _FORESEES.search(words) is None


_TO_COME = ("next", "want", "going", "in")


def asks_for_habit(text: str) -> bool:
    """Whether the advisor asks for the habit behind what was told: "is that something you do regularly?"."""
    return text.rstrip().endswith("?") and len(text) < 200 and _HABIT.search(text.lower()) is not None


def confirms(words: str) -> bool:
    """Whether a reply says that it is a habit."""
    return _REGULAR.search(words) is not None
