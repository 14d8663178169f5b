"""Job titles: what somebody says they are or do, cut to the words of the title."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from advisor.extraction.offline.callings import calling_told
from advisor.extraction.offline.claims import is_product
from advisor.extraction.offline.declines import is_decline
from advisor.extraction.offline.english import MONTHS
from advisor.extraction.offline.numbers import cardinal
from advisor.extraction.offline.phrases import Cued, any_of, one_of
from advisor.extraction.offline.reply import View
from advisor.extraction.offline.sounds import SOUNDS, says_nothing
from advisor.extraction.offline.stretches import Range, is_used, stretches, token_at
from advisor.extraction.offline.titles import STATUS, is_title_word
from advisor.extraction.offline.trades import work_told
from advisor.rubric.items import Item, TextItem

__all__ = ["PAST", "find_title", "has_title", "introduces"]

_TITLE_FRAME = Cued(
    re.compile(
        r"\b"
        + one_of(
            r"""
            (?:i'm|im|i am|(?:now|currently|presently) am|now|currently|presently|atm|also|still)(?:
                (?:currently|now|right now|presently|at the moment|employed|still|just|only|
                    working(?! (?:in|at|for)\b))|
                (?:mostly|really|basically|actually|in fact))*(?: as)?(?: an?| the)?[ ] |
            (?:i )?(?:work|works|working|employed|worked up to|serve|serving)
                (?:(?:now|currently|full[- ]time|part[- ]time|mainly|mostly|these days) )?as (?:an? |the )? |
            (?:i )?(?:work|working|works|employed)(?: (?!(?:as|and|but|he|she|they|who|so)[ ])[\w']+){1,7}
                (?:as|like) (?:an? |the )? |
            working like (?:an? )? |
            (?:my )?(?:current |present |day )?(?:job|role|position|title|occupation|job
                title|work|current role|current job|appointment|designation|post|gig)(?: now| right now| at
                the moment| today)?(?: is| as|:|
                =| -|'s)? (?:an? |the )? | i do (?=\w+ work) | (?:i )?(?:became|promoted to) (?:an? )? |
            (?:i've|have) been (?:working as )?(?:an? |the ) |
            (?:i've|ive|i have)(?: got)? an? (?=(?:[\w-]+ ){0,2}job (?:in|at) ) |
             (?:nowadays|presently|currently|now) as (?:an? |the ) |
            the (?:last|past) (?:\w+ )(?:years? )?as (?:an? |the ) |
            (?<!can )(?<!should )(?<!could )(?<!would )(?<!will )(?<!may )(?<!if )i be (?:an? |the )?
            """
        )
    ),
    frozenset(
        """
        i'm im am now currently presently atm also still work works working employed worked serve serving job
        role position title occupation appointment designation post gig nowadays have appointment's
        designation's post's gig's job's role's position's title's occupation's
        work's became promoted been be last past
        """.split()
    ),
)
PAST = re.compile(
    any_of(
        r"""
        i \w+ed | i (?:taught|sold|drove|ran|made|took|kept|spent|began|did|had|got|went|wrote|left|quit) |
        was | were | used to | before | previously | former | formerly | ex | earlier | prior |
        past(?! (?:few |couple of |couple )?(?:\w+ )?(?:years?|months?|weeks?)\b) |
        (?<!since )then i | after that | until |
        (?<!the )(?<!a )till(?! (?:operator|assistant|worker|at|in|job|supervisor|girl|boy|lady)) |
        years? as | months? as | started (?:out )?as | began as |
        spent | last job | old job | worked as | did |
        (?<!since )(?<!since last )(?<!since this )summer | ago | once | no longer | not | isn't |
        anymore | any longer | any more
        """
    )
    + r"|\d{4} ?-"
)
"""Words that tell of what is no longer so."""
_NOT_TITLE = re.compile(
    "^"
    + one_of(
        r"""
        am(?= \d| \w+ing\b|$) | it (?:is|was|would|says) | originally | writing (?:about|to|in|with|you) |
        like | my (?!own) | our | his | her | their | into | all | mostly | mainly | both | total | up |
        no[ ] | none | never | nothing | me (?:too|neither|also|as well) | same (?:here|again) | likewise |
        ditto | ask | got | gotten | good | great |
        very | really | quite | pretty | so | not | a bit | fine | ok | okay | happy | open | based | from |
        in | at | on | with | looking for | hoping | interested | comfortable | confident | able | available |
        ready | flexible | free | sure | more | better | the | used | used to | getting | going | about |
        thinking | trying |
        graduate | an? graduate |
        an? (?:good|great|fast|quick|people|team|huge|big|bit|little|total|complete|native|hard) | honest |
        bit | tad | touch | here | well | living | sorry | thanks | thank you | cheers | aware |
        part[- ]time$ | full[- ]time$ | part[- ]time (?:at|in|job) |
        (?:mon|tues|wednes|thurs|fri|satur|sun)day(?:s|$) | weekdays | weekends | (?:morning|evening|night)s |
        \d+ | half a |
        (?:one|two|three|four|five|six|seven|eight|nine|ten|half|couple|few) (?:a |of |and
            )?(?:years?|months?|yrs?|half)
        """
    )
    + r"\b"
)
_TRIM_TITLE = re.compile(
    r"\b[ ]"
    + one_of(
        r"""
        (?:at|for|since|with|from|where|who|which|that|because|but|and|in|so|on|looking)[ ] |
        (?:to|-|doing|taking|if|when|after|about|around|roughly|almost|nearly|over)[ ] |
        (?:down|up|out|back|off|round) (?:in|at|on|by|near|here|there|home|north|south|east|west|to|from)\b |
        (?:just |right )?(?:outside|near|nearby|opposite|round|not far from|close to|next to)[ ] |
        (?:now|currently|right now|at the moment|these days|today|of (?:two|three)|atm|rn|there|here)\b |
        (?:full|part)[- ]?time\b | though | by day | as of | (?<!tier )(?<!level )(?<!grade )\d
        """
    )
)

_CUES = _TITLE_FRAME.cues | STATUS.cues | {"living"}
"""Words of which every stretch holds one that says what somebody is, where nobody asked."""
_LONG = 40
"""How many tokens of a stretch, and `_FAR` how many characters, are looked at around a frame."""
_FAR = 300


def find_title(view: View, item: TextItem, used: AbstractSet[int]) -> Range | None:
    """The surest title of a view; `used` are the tokens that other readers took."""
    present = not view.asked.past or _goes_on(view)
    asked = item.id in view.asked.items and present
    opens = not asked and present and introduces(view, item)
    if not (asked or opens) and _CUES.isdisjoint(view.parsed.texts[view.first : view.last]):
        return None
    best = _surest(view, used, asked, opens)
    if best is None:
        return None
    told = best[0] >= _TITLED and _holds_title(view, best[1])
    if item.id in view.told and best[0] < _TITLED:
        return None  # "I'm an electrician. Years: four. I'd pick call center."
    if item.id in view.known and not told and not (STATUS.pattern.search(view.words(*best[1]))):
        return None  # what somebody does takes the place of no title
    if item.id in view.known and not asked and not _CHANGED.search(view.words(view.first, view.last)):
        return None
    return best[1]


def _surest(view: View, used: AbstractSet[int], asked: bool, opens: bool) -> tuple[int, Range] | None:
    """(how sure, tokens) of the surest title, stretch by stretch."""
    best: tuple[int, Range] | None = None
    own = [one for one in stretches(view) if not view.parsed.scope(one[0]).order]  # no advert that is quoted
    for number, stretch in enumerate(own):
        if not (asked or opens) and _CUES.isdisjoint(view.parsed.texts[slice(*stretch)]):
            continue
        scope = view.parsed.scope(stretch[0])
        if view.section(stretch[0]):
            continue
        sought = scope.wish and STATUS.search(view.words(*stretch), view.parsed.texts[slice(*stretch)])
        if scope.blocked or (scope.wish and not sought) or view.text(stretch[1]) == "?":
            continue  # "looking for work" says what somebody is; "looking for a teaching job" does not
        stretch = _undated(view, stretch) if view.cv else stretch
        scored = _title_in(view, stretch, used, asked, opens)
        if scored is None and opens and number < _OPENING:
            scored = _opening(view, stretch, used)
        if scored is not None and (_is_of_step(view, scored[1]) or is_product(view, scored[1])):
            continue  # the "Associate" of "Associate of Arts"
        if scored is not None and view.cv:
            line = _line_of(view, stretch)
            if _is_over(view, line):
                continue  # "2018 - 2024: Mathematics teacher"
            scored = (scored[0] + 5 * _is_present(view, line), scored[1])
        if scored is not None and (best is None or scored[0] > best[0]):
            best = scored
    return best


_STILL = re.compile(
    r"\b(?:i'm|i am|im|i) (?:\w+ly )?still "
    r"(?:employed|work(?:ing)?|there|do|doing|at it|have (?:it|that job))\b"
)


def _goes_on(view: View) -> bool:
    """Whether a job that was asked for as past is told to go on: "I'm still employed there: receptionist"."""
    return _STILL.search(view.words(view.first, view.last)) is not None


_DATES = (
    frozenset("- to – until since from present now current currently today date / .".split()) | MONTHS.keys()
)


def _undated(view: View, stretch: Range) -> Range:
    """A line of a CV without the dates at its head: "2022 - present IT Help Desk Advisor"."""
    first = stretch[0]
    while first < stretch[1] and (view.parsed.tokens[first].kind == "n" or view.text(first) in _DATES):
        first += 1
    dated = any(view.parsed.tokens[at].kind == "n" for at in range(stretch[0], first))
    return (first, stretch[1]) if dated and first < stretch[1] else stretch


def _is_of_step(view: View, span: Range) -> bool:
    """Whether words begin the name of a degree that goes on behind them."""
    steps = view.lexicon.steps
    return any(
        mention.first == span[0] and mention.last > span[1] and any(ref.item in steps for ref in mention.refs)
        for mention in view.parsed.mentions_in(span[0], span[1] + 1)
    )


_CHANGED = re.compile(
    any_of(
        "now | actually | promoted | became | sorry | new job | correction | these days | just | currently"
    )
)
_TITLED = 3
"""How sure a title is at least; less is what somebody does, in their own words."""


def introduces(view: View, item: Item) -> bool:
    """Whether a view may open with who somebody is: nothing is known yet, or such things were asked for."""
    if item.id in view.known:
        return False
    asked = view.asked.items
    if asked:
        return not view.lexicon.background.isdisjoint(asked) or _instead(view)
    return not view.known or view.last - view.first <= _BRIEF


def _instead(view: View) -> bool:
    """Whether somebody who has told nothing yet says who they are, and nothing of what was asked."""
    if view.known:
        return False
    refs = [ref for one in view.parsed.mentions_in(view.first, view.last) for ref in one.refs]
    items = view.lexicon.rubric.items
    other = any(ref.item in items and ref.item not in view.lexicon.background for ref in refs)
    return not other and any(ref.role == "value" and ref.item in view.lexicon.background for ref in refs)


_BRIEF = 8
"""The tokens of a reply that is who somebody is, to a question that is not understood: "barista in Leeds"."""
_OPENING = 10
"""In how many of its first stretches a message says who somebody is."""
_NO_TITLE_WORDS = frozenset(
    """
    i you he she we they is are was were be been have has had do does did will would can could my your
    his her their our this that there want like love no not never to about job work role position as
    certificate degree diploma licence license licences licenses got dey
    """.split()
)


def _opening(view: View, stretch: Range, used: AbstractSet[int]) -> tuple[int, Range] | None:
    """A title that stands alone, or heads its stretch: "barista from Portland"."""
    words = view.words(*stretch)
    if PAST.search(words) or _NOT_TITLE.match(words):
        return None
    status = STATUS.search(words, view.parsed.texts[slice(*stretch)])
    first = stretch[0]
    while first < stretch[1] and (view.text(first) in _LEAD or view.text(first) in _GREETING):
        first += 1
    if status and token_at(view, stretch, status.start()) == first:
        return 2, (first, token_at(view, stretch, status.end()))
    span = _cut_title(view, (first, stretch[1])) if first < stretch[1] else None
    span = _up_to_title(view, span) if span else None
    if span is None:
        return None
    title = view.parsed.texts[slice(*span)]
    if not _NO_TITLE_WORDS.isdisjoint(title) or _HOURS.issuperset(title) or is_used(span, used):
        return None
    heads = [one for one in view.parsed.mentions_in(*span) if one.last >= span[1]]
    if any(ref.role == "value" and ref.item in view.lexicon.wishes for one in heads for ref in one.refs):
        return None  # "team lead" may be what somebody wants to be
    return (1 if view.text(span[1] - 1) in _FAMILY else 2), span


_HOURS = frozenset("part - time full half".split())
"""How much somebody works, which is no job: "work part time at Target"."""
_FAMILY = frozenset("mum mom dad mother father parent".split())
"""What somebody is beside a job: "mum of one, part-time sales assistant"."""


_LONGEST = 5
"""The words of a title."""


def _up_to_title(view: View, span: Range) -> Range | None:
    """The words up to the first that is a title: "general manager" of "general manager of a restaurant"."""
    for last in range(span[0] + 1, min(span[1], span[0] + _LONGEST) + 1):
        after = view.text(last) if last < span[1] else ""
        if _heads_title(view, (span[0], last)) and not is_title_word(after):
            return span[0], last
    return None


_ACTORS = frozenset("i to we you they".split())
_ALSO_VERBS = frozenset("lead model guard cook coach guide host volunteer partner herd".split())
"""Titles that are verbs, too: "I lead already"."""
_PLACES_OF_WORK = frozenset("desk helpdesk reception checkout till".split())
"""Words of titles ("front desk") that alone are no person."""


def _heads_title(view: View, span: Range) -> bool:
    """Whether the last word of a stretch is what somebody is: "technician", "a dog walker"."""
    last = view.text(span[1] - 1)
    if last in _PLACES_OF_WORK or (view.text(span[1] - 2) in _ACTORS and last in _ALSO_VERBS):
        return False
    if is_title_word(last) or last in ("student", "undergrad"):
        return True
    return view.text(span[0] - 1) in ("a", "an") and _AGENT.search(last) is not None


_GREETING = frozenset("hi hello hey yo hiya greetings myself me good morning afternoon evening ok".split())


_PRESENT = re.compile(r"\b(?:present|now|current|currently|today|still|(?:to|till|until) date)\b|- ?date\b")
_OVER = re.compile(r"\b(?:19|20)\d\d ?(?:-|to|until|till) ?(?:[a-z]{3,9}\.? )?((?:19|20)\d\d)\b")
"""Dates of what is over: "2018 - 2024"."""


def _line_of(view: View, stretch: Range) -> Range:
    """The line of a CV that a stretch stands in."""
    first, last = stretch
    while first > max(view.first, stretch[0] - _LONG) and view.text(first - 1) != "\n":
        first -= 1
    while last < min(view.last, stretch[1] + _LONG) and view.text(last) != "\n":
        last += 1
    return first, last


def _is_over(view: View, line: Range) -> bool:
    """Whether the job of a line of a CV ended before this year."""
    words = view.words(*line)
    dates = _OVER.search(words)
    ended = dates is not None and (view.today is None or int(dates[1]) < view.today.year)
    return ended and not _PRESENT.search(words)


def _is_present(view: View, line: Range) -> bool:
    """Whether a line of a CV is the present job: "Supervisor, John Lewis (2023 - present)", "Now: packer"."""
    first, last = line
    above = view.text(first - 2) if first - 2 >= view.first and view.text(first - 1) == "\n" else ""
    return above == "now" or bool(_PRESENT.search(view.words(first, last)))


def _title_in(
    view: View, stretch: Range, used: AbstractSet[int], asked: bool, opens: bool
) -> tuple[int, Range] | None:
    """(how sure, tokens) of a title in one stretch."""
    words, tokens = view.words(*stretch), view.parsed.texts[slice(*stretch)]
    status = STATUS.search(words, tokens)
    alone = status is not None and _POLITE.sub("", words).strip(" .,!") == status.group().strip()
    lost = status is not None and _is_lost(view, stretch, words)
    told = asked or alone or lost or _STATUS_NOW.search(words) or _NONE_MINE.search(words)
    if (
        status
        and told
        and not _is_left(view, stretch, words)
        and (lost or not _NO_STATUS.search(_NOW_TURNS.split(words[: status.start()])[-1]))
    ):
        span = token_at(view, stretch, status.start()), token_at(view, stretch, status.end())
        return (6 if asked else 5), span
    framed = _framed(view, stretch, words, used, asked, opens) or _for_a_living(view, stretch, words)
    if framed is None and opens and _NOW_I.match(words) and not PAST.search(words):
        doing = _doing(view, stretch, words)
        framed = (1, doing) if doing is not None and not is_used(doing, used) else None
    if framed is None and (opens or asked):
        framed = _at_post(view, stretch, words)
    if framed is None and (opens or asked):
        work = work_told(view, stretch, words)
        framed = (1, work) if work is not None and not is_used(work, used) else None
    if framed is None and (opens or asked):
        calling = calling_told(view, stretch, words)
        framed = (1, calling) if calling is not None and not is_used(calling, used) else None
    return framed or (_bare(view, stretch, words, used) if asked else None)


_POST = re.compile(
    r"^(?:yeah |yes |yep |so |and |well )*(?:i'm|im|i am|i'm still|still) (?:currently |now |still )?"
    r"(?P<act>(?:on|behind|at) the (?:\w+ ){0,2}"
    r"(?:counter|tills?|desk|bar|checkouts?|door|reception|pass|phones))\b"
    r"|^(?:yeah |yes |so |and |well )*(?:i|we) (?P<own>(?:own|run) (?:an?|my own|our own|the) [\w &'-]{0,40}?"
    r"(?:shop|store|salon|caf[eé]|business|restaurant|bakery|stall|company|pub|bar|guesthouse|garage|kiosk))\b"
)


def _at_post(view: View, stretch: Range, words: str) -> tuple[int, Range] | None:
    """Where somebody stands at work, or what they own: "I'm on the counter at a cafe", "I own a shop"."""
    match = _POST.match(words)
    if match is None:
        ahead = view.words(stretch[1], min(view.last, stretch[1] + _LONGEST))
        return _still_one(view, stretch, words) if _STILL_AM.match(ahead) else None
    at = match.span("act" if match["act"] else "own")
    return 2, (token_at(view, stretch, at[0]), view.tokens_at(stretch[0], *at)[1])


_STILL_AM = re.compile(r"^\W*(?:and |but )?(?:i )?still am\b")
_FOR_YEARS = re.compile(r"^(?:an? )?(?P<title>[a-z-]+(?: [a-z-]+)?) for (?:\w+ ){1,4}?(?:years?|months?)$")
_STATES = frozenset(
    "dry clean sober lucky happy healthy lonely married single divorced vegan vegetarian".split()
)
"""What somebody may be for years that is no job."""


def _still_one(view: View, stretch: Range, words: str) -> tuple[int, Range] | None:
    """What somebody is who still is it: "chippie for 15 years, still am"."""
    match = _FOR_YEARS.match(words)
    last = match["title"].rsplit(" ", 1)[-1] if match else ""
    trade = last not in _STATES and (is_title_word(last) or _AGENT.search(last) or last.endswith(("ie", "y")))
    return (2, view.tokens_at(stretch[0], *match.span("title"))) if match and trade else None


_LOST = re.compile(
    r"(?:\bi(?:'ve)? (?:was|got|been|have been)|^got)(?: just| recently)? (?:laid off|made redundant)\b"
    r"|^(?:just|recently|newly)(?: been| got)? (?:laid off|made redundant)\b"
    r"|\bthen i(?:'ve| have)?(?: just| finally)? retired\b"
)
_NONE_MINE = re.compile(r"^(?:and |but |so )?i (?:don't|do not|dont|have no|haven't got)\b")
_POLITE = re.compile(r"^(?:hi|hello|well|nothing),? | (?:po|sir|ma'am|maam|madam|ma|ji)$")
_LEFT = re.compile(r"\bi(?:'ve| have)? (?:\w+ly |just )?retired\b")


def _is_left(view: View, stretch: Range, words: str) -> bool:
    """Whether somebody retired from one job and has another: "I retired from the army and now drive"."""
    left = _LEFT.search(words)
    return left is not None and _finds_another(view, stretch, left)


def _is_lost(view: View, stretch: Range, words: str) -> bool:
    """Whether somebody lost a job and tells of none since: "I was laid off in September"."""
    lost = _LOST.search(words)
    return lost is not None and not _finds_another(view, stretch, lost)


_FOUND = re.compile(r"\b(?:then|now|since|found|started|joined|until|back)\b")


def _finds_another(view: View, stretch: Range, ended: re.Match[str]) -> bool:
    """Whether what is told after a job ended is of what came then."""
    last = min(view.last, stretch[1] + _LONG)
    return _FOUND.search(view.words(token_at(view, stretch, ended.end() - 1), last)) is not None


_NO_STATUS = re.compile(r"\b(?:used to be|was|were|not)\b|\b(?:when|whenever|if)(?: i'm| i am| i)? ?$")
_STATUS_NOW = re.compile(r"\b(?:i'm|im|i am|i have been|i've been|currently|now)\b")
_NOW_TURNS = re.compile(r"\b(?:and|but|so) (?=(?:now|today|currently|at the moment|since then)\b)")
_TURNS = re.compile(r"\b(?:and|but|so)\b")
_THEIR = re.compile(r"\b(?:he|she|they|my \w+|our \w+|his \w+|her \w+)(?: also| now| currently| still)? $")
_TO_DATE = ("the last ", "the past ")
"""How years begin that last to this day: "12 years in support, the last five years as a team lead"."""
_ARTICLE = re.compile(r"\b(?:an?|as|is|:)\W*$")


def _framed(
    view: View, stretch: Range, words: str, used: AbstractSet[int], asked: bool, opens: bool
) -> tuple[int, Range] | None:
    """A title in the last frame that fits one: "I work as a baker"."""
    if _TITLE_FRAME.cues.isdisjoint(view.parsed.texts[slice(*stretch)]):
        return None
    for frame in reversed(list(_TITLE_FRAME.pattern.finditer(words))):
        first = token_at(view, stretch, frame.end())
        end = min(stretch[1], first + _LONG)
        span = _cut_title(view, (first, end))
        if span is None or _NOT_TITLE.match(view.words(first, end)):
            continue
        lead = words[max(0, frame.start() - _FAR) : frame.start()]
        if frame.group().startswith("work") and _THEIR.search(lead):
            continue  # "my brother works as a waiter"
        to_date = "" if frame.group().startswith(_TO_DATE) else frame.group()
        if PAST.search(_TURNS.split(lead)[-1] + to_date):
            continue
        around = words[max(0, frame.start() - _FAR) : frame.end() + _FAR]
        agent = _is_agent(view, frame.group(), span, asked or opens, around)
        titled = has_title(view, span) or agent
        fits = span[1] - span[0] <= 5 and _ARTICLE.search(frame.group()) and not is_used(span, used)
        if titled or (asked and fits):
            return (8 if titled else 4), span
    return None


_LEAD = (
    frozenset(
        """
    now currently a an the presently just and also work job role as today - then well um yes yeah i i'm so to
    ok okay hmm oh
    i've been
    """.split()
    )
    | SOUNDS
)
_SAY = re.compile(
    r"^i(?:'d|d| would) (?:say|pick|choose|call it|call myself) (?=\w)|^i (?:think|guess|suppose) (?=\w)"
)
_FILLERS = frozenset("so ok okay hmm oh well um".split())
_NOT_AT = re.compile(r"^(?:at|in|from) (?:an?|the|my) (?!moment)")
_EXTENT_AFTER = re.compile(r"\b(?:yes|no|some|little|never|none|not)$")


def _bare(view: View, stretch: Range, words: str, used: AbstractSet[int]) -> tuple[int, Range] | None:
    """A title without a frame, in answer to the question for it: "barista", "I mow lawns"."""
    lead = _SAY.match(words)
    first = token_at(view, stretch, lead.end()) if lead else stretch[0]
    while first < stretch[1] and (view.text(first) in _LEAD or view.parsed.tokens[first].kind == "p"):
        first += 1
    told = words if view.text(stretch[0]) not in _FILLERS else view.words(first, stretch[1])
    bare = view.words(first, stretch[1]) if first < stretch[1] else ""
    if PAST.search(words) or is_decline(view, *stretch) or _NOT_TITLE.match(told) or _NOT_AT.match(bare):
        return None
    if says_nothing(bare):
        return None
    doing = _doing(view, stretch, words)
    if doing is not None and not is_used(doing, used):
        return 2, doing
    span = _cut_title(view, (first, stretch[1])) if first < stretch[1] else None
    if span is None or is_used(span, used) or _EXTENT_AFTER.search(words) or _is_share(view, stretch):
        return None
    if has_title(view, span) or _heads_title(view, span):
        named = _holds_title(view, span)
        if not named and view.text(span[1]) == "for" and cardinal(view.parsed.tokens, span[1] + 1):
            return None  # "Tesco for 2 years" is where, and how long
        if not named and has_title(view, span) and view.text(span[0] - 1) in ("a", "an"):
            return None  # "a bookshop, 3 years"
        return _TITLED if named else _TITLED - 1, span  # "call center" is where, not what
    if view.text(stretch[0]) in _GREETS or _ORIGIN.match(bare) or _CALLED.fullmatch(words):
        return None  # "Hi Agnieszka", "I'm originally from Bristol"
    if _is_at_work(view, span, stretch):
        return 2, span
    if not _NO_TITLE_WORDS.isdisjoint(view.parsed.texts[slice(*span)]):
        return None  # "I have to go soon"
    return (1, span) if len(view.asked.items) == 1 and span[1] - span[0] <= 6 else None


def _is_at_work(view: View, span: Range, stretch: Range) -> bool:
    """Whether a word or two stand before a place of work that we know: "Téléconseiller in a call center"."""
    words = view.parsed.texts[slice(*span)]
    plain = len(words) <= 2 and _NO_TITLE_WORDS.isdisjoint(words) and not words[0].endswith(("ing", "ed"))
    return plain and view.text(span[1]) in ("at", "in") and has_title(view, (span[1], stretch[1]))


_CALLED = re.compile(
    r"\W*(?:well|yo|sasa|habari|niaje|namaste|kumusta|salaam|salam|howzit|hallo|hola"
    r"|shwmae|ciao|gud \w+|good \w+) (?!(?:a|an|the|i|i'm)\b)[a-z]+(?: (?:ma|sir|ma'am|madam|ji|po|miss))?\W*"
)
"""Somebody called by their name: "well darragh, ..."."""
_GREETS = frozenset("hi hello hey hiya dear greetings thanks thank cheers".split())
_ORIGIN = re.compile(r"^(?:bit|little|tad|touch|originally|born|from|raised|based|living)\b")


_DOING = re.compile(
    r"^(?:and |so |right now |now |currently |at present |at the moment |these days |today |well |mostly "
    r"|mainly )*"
    r"(?:i |i'm |i am |im )(?:mostly |mainly |just |currently |now |still |also )*(?P<act>(?!\d)(?!"
    + one_of(
        r"""
        am | also | mostly | mainly | currently | now | still | really | always | have | had | was | were |
        did | do not | don't | never | used | use | went | got | get | left | love | like | think | guess |
        would | can | could | will | live | only | just | feel | believe | want | hope | need | know |
        said | say | mean | reckon | suppose | prefer | rate | hold | sold | ran | drove | taught | made |
        took | kept | spent | began | forgot | came | gave | knew | saw | told | wrote | became | felt |
        found | meant | put | quit | completed | finished | studied | worked | graduated | looking for |
        hoping | trying | going | not | based | from | in | at | a | an | the | so | very
        """
    )
    + r"\b)[a-z]+(?: [a-z'-]+){1,5})"
)
_ONGOING = re.compile(
    r"^(?:and |so |right now |now |currently |at present |at the moment |these days |mostly |mainly |just )*"
    r"(?P<act>(?:looking after|caring for|taking care of|minding|raising|helping|running|managing|selling"
    r"|driving|cleaning|teaching|cooking|delivering|volunteering|babysitting|repairing|fixing|pulling|pouring"
    r"|stacking|packing|picking|painting|mowing|guarding|nursing|coaching|farming|fishing|laying)"
    r"(?: [a-z'-]+){1,5})"
)
"""What somebody does who leaves out the "I'm": "looking after my grandchildren"."""
_DID = re.compile(r"\w+ed\b")
_DOING_ENDS = re.compile(
    r" (?:for|since|with|because|so|but|and|which|that|where|now|at the moment|right now|these days|today)\b"
)


_NOW_I = re.compile(r"^(?:and |so |but )?(?:now|currently|at the moment|right now|these days|presently) i ")
_LIVING = re.compile(r"\bi (?P<act>[a-z]+(?: [a-z'-]+){0,4}) for a living\b")


def _for_a_living(view: View, stretch: Range, words: str) -> tuple[int, Range] | None:
    """What somebody does for a living: "I repair bikes for a living"."""
    match = _LIVING.search(words)
    if match is None:
        return None
    return 1, (token_at(view, stretch, match.start("act")), token_at(view, stretch, match.end("act")))


_GREETED = re.compile(r"^(?:hi|hey|hello|hiya|yo)(?: (?!i\b|im\b|i'm\b)[a-z]+)?,? (?=i\b|im\b|i'm\b)")


def _doing(view: View, stretch: Range, words: str) -> Range | None:
    """What somebody does who names no title: "I mow lawns for my uncle", "looking after my grandchildren"."""
    greeted = _GREETED.match(words)
    if greeted is not None:  # "hey mel i drive for Uber"
        stretch = token_at(view, stretch, greeted.end()), stretch[1]
        words = words[greeted.end() :]
    match = _DOING.match(words) or _ONGOING.match(words)
    if match is None or _DID.match(match["act"]) or _NOT_TITLE.match(match["act"]):
        return None
    first = token_at(view, stretch, match.start("act"))
    end = _DOING_ENDS.search(view.words(first, stretch[1]))
    last = token_at(view, (first, stretch[1]), end.start() + 1) if end else stretch[1]
    if end and last - first < 2:
        last = stretch[1]  # "drive for Uber"
    if view.text(first) == "do" and _is_channel(view, first + 1):
        return None
    return (first, last) if last - first >= 2 else None


def _is_channel(view: View, index: int) -> bool:
    """Whether what somebody does is a part of support, which tells no job: "I do phone and email"."""
    items = view.lexicon.rubric.items
    refs = [ref for one in view.parsed.mentions_in(index, index + 1) for ref in one.refs]
    return any(ref.role == "item" and items[ref.item].kind == "extent" for ref in refs)


_WHOLE = (
    "stay at home", "stay-at-home", "in between", "between", "head of", "not ", "on ", "work in", "work at",
    "work for",
)  # fmt: skip
"""Beginnings of titles that hold words at which others end."""
_LOOSE_ENDS = frozenset("- now and a the = currently '".split())


def _cut_title(view: View, span: Range) -> Range | None:
    first, last = span
    words = f" {view.words(first, last)} "
    match = _TRIM_TITLE.search(words, 2) if words.strip() else None
    if match and not words[1:].startswith(_WHOLE):
        last = max(first + 1, token_at(view, span, match.start()))
    while last > first and view.text(last - 1) in _LOOSE_ENDS:
        last -= 1
    return (first, last) if last > first else None


def _holds_title(view: View, span: Range) -> bool:
    """Whether a word of a title stands there; "associate" is none in "an associate degree"."""
    return any(
        is_title_word(view.text(at)) and view.text(at + 1) not in ("degree", "degrees", "diploma", "'s")
        for at in range(*span)
    )


_SHARES = frozenset(
    "some too also mostly mainly primarily chiefly largely partly sometimes little lots plenty well".split()
)
_SHARE_FILLS = _SHARES | frozenset("a bit of lot and the my all day & + ,".split())


def _is_share(view: View, stretch: Range) -> bool:
    """Whether words only tell how much of a channel or tool is used: "mostly phone", "chat too"."""
    named = [
        one
        for one in view.parsed.mentions_in(*stretch)
        if any(ref.role in ("item", "product") for ref in one.refs)
    ]
    covered = {index for one in named for index in range(one.first, one.last)}
    beside = [view.text(index) for index in range(*stretch) if index not in covered]
    return bool(named) and not _SHARES.isdisjoint(beside) and _SHARE_FILLS.issuperset(beside)


def has_title(view: View, span: Range) -> bool:
    """Whether a word of a title stands there, or a name of a kind of work."""
    if _holds_title(view, span):
        return True
    items = view.lexicon.rubric.items
    for mention in view.parsed.mentions_in(*span):
        for ref in mention.refs:
            item = items.get(ref.item)
            if ref.role == "work" or (
                ref.role == "value" and item is not None and item.kind == "choices" and item.by_work
            ):
                return True
    return False


_AGENT = re.compile(
    one_of(
        r"""
        keeper | maker | worker | smith | monger | ologist | ician | grapher | wright | eer | er | or |
        ist | ant | ian | man | woman | person
        """
    )
    + r"$"
)
_AS_ONE = re.compile(r"\b(?:an?|as|the) $")
_NOW = re.compile(r"\b(?:now|these days|by trade|at the moment|currently|presently)\b")


def _is_agent(view: View, frame: str, span: Range, asked: bool, around: str) -> bool:
    """Whether a word is for somebody who does something, said as what one is: "I'm a beekeeper now"."""
    if span[1] - span[0] > 3 or not _AS_ONE.search(frame) or not _AGENT.search(view.text(span[1] - 1)):
        return False
    return asked or _NOW.search(around) is not None
