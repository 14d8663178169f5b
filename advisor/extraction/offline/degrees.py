"""Degrees: the highest one has, or has begun, of a ladder of them.

For what the person has, a wish is no answer: a degree counts where it is done, and one that is begun counts
as what the ladder has for it.
"""

from __future__ import annotations

import re

from advisor.extraction.offline.cells import words_of
from advisor.extraction.offline.jobs import introduces
from advisor.extraction.offline.lexicon import TITLES
from advisor.extraction.offline.options import by_option
from advisor.extraction.offline.phrases import any_of, one_of
from advisor.extraction.offline.picks import CORRECTS, Pick, is_named_there, picks
from advisor.extraction.offline.reply import AROUND, Found, View, clause_of
from advisor.extraction.offline.titles import is_title_word
from advisor.extraction.offline.work import DENIED
from advisor.extraction.offline.workplaces import is_work_at_a_college, names_work
from advisor.rubric.items import ChoiceItem

__all__ = ["read_degree"]

_UNFINISHED = re.compile(
    any_of(
        r"""
        (?:but |did |have |has )?not finish(?:ed)? | discontinued | begun | joined but | ran out |
        year and a (?:bit|half) into | into an?(?= \w) | finished it (?:nought|zero|no) times | i study |
        didn't (?:finish|complete|graduate|get) | did not (?:finish|complete|graduate) | didnt finish |
        never (?:finished|completed|graduated|got) | not (?:finished|completed|done|graduated) |
        (?:haven't|havent|have not|hasn't) (?:finished|completed|graduated)(?! (?:re)?paying\b) |
        (?:class(?:es)?|credits?|exams?|courses?|units?|modules?|papers?|semesters?)
            (?:short|shy|away(?! (?:in|at|on|with|abroad)\b)) |
        (?:missing|lacking|minus|short) (?:an?|one|two|three|some|a few|\d+)
            (?:class(?:es)?|credits?|exams?|courses?|units?|modules?|papers?) |
        (?:dropped|dropping|drop) outta | dropped out | drop out | dropout | dropping out | unfinished |
        incomplete | quit |
        left(?= (?!school)\w)(?! (?:[\w']+ ){0,3}with (?!no\b)) |
        halfway | half way | half of | partial | partway | part way | part of an? |
        semesters? | currently | studying | study | pursuing | pursue | working (?:on|towards?) |
        in progress | in my (?:first|second|third|fourth|final|last|1st|2nd|3rd|4th) year |
        (?:first|second|third|fourth|final|last|1st|2nd|3rd|4th)[- ](?:year|yr) | enrolled |
        still (?:in|at|doing|finishing) | student | years? of | until i ran out | ran out of money |
        packed (?:it|that|uni|college) in | jacked it in |
        on hold | paused | taking a break | doing (?:a|my|an) | about to finish | finishing | nearly done |
        almost done | (?:almost|nearly) (?:finished|completed|got|graduated) | yet to (?:finish|complete) |
        will (?:finish|graduate|complete) | graduating |
        i graduate | graduate (?:in|next) | expected | due to (?:finish|graduate) | to be completed |
        \d{4} ?- ?present | ongoing | part[- ]time at | abandoned | gave (?:it |that |uni |college )?up
        | bailed |
        without finishing | on a break | started an?(?= \w) |
        (?:a|one|two|three|four|1|2|3|4) years? (?:in|into|at) |
        for (?:a|one|an) (?:\w+ )?(?:bit|while|year|semester|term)
        """
    )
)
_FINISHED = re.compile(
    any_of(
        r"""
        graduated | completed | finished | done with | have (?:a|an|my) | got (?:a|an|my) | hold | holder |
        earned | passed | already have | graduate of | grad
        """
    )
)
_BROKEN_OFF = re.compile(
    r"\b(?:started|began|begun|joined|enrolled|doing)\b.{0,200}"
    r"\b(?:nought|never|packed it in|haven't|hasn't|on hold|paused|didn't|not finish\w*|discontinued|dropped"
    r"|quit|left|stopped|gave (?:it |that )?up|on a break)\b"
)
_LEFT_AFTER = re.compile(
    r"^\W*(?:\w+,? ){0,5}?"
    + one_of(
        r"""
        \(?drop(?:ped)? out | didn't finish | never finished | not finish(?:ed)? | unfinished | incomplete |
        (?:class(?:es)?|credits?|exams?|courses?|units?)
            (?:short|shy|away)(?: of (?:one|it|that|graduating))?\W*$ |
        (?:minus|missing) (?:an?|one|two) (?:class(?:es)?|credits?|exams?|courses?|units?) |
        in progress | still studying | not done | (?:the )?money (?:ran out|(?:was )?finished) | ran out of |
        so no degree | but (?:i )?(?:left|quit|dropped|didn't|packed|jacked|gave)
        """
    )
)
_IN_YEAR = re.compile(
    r"^ ?(?:(?:of |in )?\w{2,20})?(?:, ?| - | )?(?:in )?(?:my |the )?"
    r"(?:first|second|third|fourth|final|[1-4](?:st|nd|rd|th)) (?:year|semester)(?=\W*$|[,.;])"
)
"""What says of a degree that it goes on: "Bachelor of law, second year"."""
_MINE = re.compile(
    any_of(
        r"""
        i | my | i've | i'm | have | got | done | complete | graduate | graduated | degree | finished |
        completed | studied | hold
        """
    )
)


def read_degree(view: View, item: ChoiceItem) -> Found | None:
    """The highest value had."""
    asked = item.id in view.asked.items
    order = [value.id for value in item.values]
    named = picks(view, item)
    told = asked or (bool(named) and introduces(view, item))
    held = [
        (order.index(value), pick)
        for pick in named
        if (value := _held(view, item, pick, asked, told)) is not None
    ]
    brief = _by_length(view, item) if told else None
    if brief is not None and (not held or order.index(str(brief.value)) > max(held)[0]):
        return brief
    if not held:
        return _under_way(view, item, asked) or (
            _unnamed(view, item) if asked else _given_up(view, item, asked=False)
        )
    rank, pick = max(held, key=lambda one: one[0])
    begun = _given_up(view, item, asked=asked)
    if begun is not None and order.index(str(begun.value)) > rank:
        return begun
    if not asked and _is_below(view, item, order, rank):
        return None  # "a year in a call centre after my B.Sc.", of a master
    return Found(item.id, order[rank], ((pick.first, pick.last),))


_TWO_YEARS = re.compile(
    r"\bdip(?:loma)?\b(?: (?:in|of) [\w &]{2,40}?)?[ ,(]{1,3}(?:2|two)[ -]?(?:years?|yrs?)(?: course)?\b"
    r"(?=\W*$|\W{0,2}[,.;)\n]|,? (?:from|at|done|complete\w*|and|now)\b)"
)

_OTHER_DIPLOMA = re.compile(
    r"\b(?:hs|school|high|secondary|sixth form|form|matric|ged|ib|national|graduate|grad|pg|post|master'?s?)"
    r"[ -]?$|\b(?:post-?grad(?:uate)?|pg)[ -]$"
)
"""What makes of a diploma that of a school, or one behind a bachelor: how long it took is no matter then."""


def _by_length(view: View, item: ChoiceItem) -> Found | None:
    """A diploma that is told with its length: "diploma in hotel management, two years"."""
    words = view.words(view.first, view.last)
    match = _TWO_YEARS.search(words)
    if match is None or _OTHER_DIPLOMA.search(words[: match.start()]):
        return None
    first, last = view.tokens_at(view.first, *match.span())
    around = view.words(first, min(view.last, last + AROUND))
    if view.parsed.scope(first).unmet or _UNFINISHED.search(around):
        return None
    refs = [ref for one in words_of("two-year diploma", view.lexicon).mentions for ref in one.refs]
    value = next((ref.value for ref in refs if ref.item == item.id and ref.role == "value"), None)
    return Found(item.id, value, ((first, last),)) if value is not None else None


_PUTS_RIGHT = re.compile(rf"{CORRECTS.pattern}|\bnot\b")


def _is_below(view: View, item: ChoiceItem, order: list[str], rank: int) -> bool:
    """Whether a higher step is known, and nothing is put right."""
    known = str(view.known.get(item.id))
    return (
        known in order
        and rank < order.index(known)
        and not _PUTS_RIGHT.search(view.words(view.first, view.last))
    )


def _unnamed(view: View, item: ChoiceItem) -> Found | None:
    """What answers the question without naming a step: the studies given up, or one of its options."""
    return _given_up(view, item, asked=True) or by_option(view, item)


def _held(view: View, item: ChoiceItem, pick: Pick, asked: bool, told: bool) -> str | None:
    """The value that a degree named is worth, or None where the person has not even begun it.

    It is `told` where degrees were asked for, or the message may open with who somebody is.
    """
    scope = view.parsed.scope(pick.first)
    if scope.blocked or scope.wish:
        return None
    order = [value.id for value in item.values]
    first, last = _member(view, pick)
    words = view.words(first, last)
    if pick.value != order[0] and DENIED.search(view.words(first, pick.first)):
        return None
    if view.text(pick.first - 1) in _DENIES or _NOT_TAKEN.search(words):
        return None  # "I don't | have a degree"
    titled = pick.last - pick.first < 3 and view.text(pick.first) in TITLES
    if titled and view.text(pick.first - 1) in _OF_TITLES:
        return None  # "I'm the front desk associate"
    if not (asked or (told and not titled) or _MINE.search(words) or _puts_right(view, item, pick)):
        return None
    if is_title_word(view.text(pick.last)):
        return None  # "secondary school teacher"
    if _is_place_of_work(view, pick, view.words(first, pick.first)):
        return None
    finished = _is_finished(words) and not _takes_back(view, pick)
    unfinished = _is_unfinished(view, pick, words) and not _is_of_next(view, item, pick)
    if item.values[order.index(pick.value)].unfinished is None and _LEFT_ONE.search(_following(view, pick)):
        unfinished = False  # "Leaving Cert, then dropped out of UCC"
    if pick.begun and (finished or not (scope.plan or unfinished)):
        return None
    begun = item.values[order.index(pick.value)].unfinished
    if begun is None:
        gone = unfinished and not finished and order.index(pick.value) * 2 > len(order)  # no mere schooling
        return None if scope.plan or gone else pick.value
    if (scope.plan or unfinished) and not finished:
        return begun
    return None if scope.plan else pick.value


def _is_place_of_work(view: View, pick: Pick, before: str) -> bool:
    """Whether a school is where somebody works: "I teach at a secondary school", "the university cafe"."""
    return bool(_AT_ONE.search(f"{before} ") or (pick.begun and is_work_at_a_college(view, pick.last)))


def _puts_right(view: View, item: ChoiceItem, pick: Pick) -> bool:
    """Whether a sentence takes up what is known: "actually it's a bachelor's", "education: bachelor's"."""
    bounds = view.parsed.sentence_bounds(pick.first)
    if item.id not in view.known or bounds is None:
        return False
    brief = bounds[1] - bounds[0] <= _BRIEF
    return (brief and CORRECTS.search(view.words(*bounds)) is not None) or is_named_there(
        view, item.id, *bounds
    )


_BRIEF = 7
"""The tokens of a sentence that puts a step right and says nothing else."""


_NOT_TAKEN = re.compile(r"\b(?:offered|turned (?:it )?down|turned down|didn't take (?:it|that)|never took)\b")
_DENIES = frozenset("don't dont didn't not never no without".split())
_OF_TITLES = frozenset(
    "desk sales retail store service services support shop team warehouse guest floor care office".split()
)
_AT_ONE = re.compile(
    r"\b(?:teach\w*|work\w*|job|tutor\w*|coach\w*|assistant|caretaker|cook\w*|clean\w*)\b.{0,40}\b(?:at|in|for|of)"
    r" (?:an?|the|my|our|local) (?:\w+ )?$"
)
_YEAR_OF_STUDY = re.compile(
    r"\b(?:(?:first|second|third|fourth|final|1st|2nd|3rd|4th|5th)[- ]?(?:years?|yr|semester)"
    r"|sophomore|freshman|(?:junior|senior) year|\w+ semester)\b"
)
_STUDIES = re.compile(
    r"\b(?:student|uni|university|college|degree|stud(?:y|ying)|undergrad(?:uate)?|course|campus)\b"
)


_AT_SCHOOL = re.compile(r"\b(?:in|at|of) (?:high |secondary |the )?school\b")


def _first_begun(item: ChoiceItem) -> str | None:
    """What the ladder has for studies that are begun, where it has anything for them."""
    return next((value.id for value in item.values if value.begun), None)


def _under_way(view: View, item: ChoiceItem, asked: bool) -> Found | None:
    """What is begun without a name of its own: "student, second year"; if asked, "second year" is enough."""
    begun = _first_begun(item)
    if begun is None:
        return None
    for clause in view.parsed.clauses_in(view.first, view.last):
        first, last = max(clause.first, view.first), min(clause.last, view.last)
        match = _YEAR_OF_STUDY.search(view.words(first, last))
        if match is None or view.parsed.scope(first).blocked:
            continue
        start, end = view.parsed.sentences[clause.sentence]
        sentence = view.words(max(start, view.first, first - AROUND), min(end, view.last, last + AROUND))
        if (asked and not _AT_SCHOOL.search(sentence)) or _STUDIES.search(sentence):
            return Found(item.id, begun, (view.tokens_at(first, match.start(), match.end()),))
    return None


_GAVE_UP = re.compile(
    r"\b(?:i studied|(?:i )?did (?:a|one|two|half|\d)) [^.;!?\n]{2,50}?(?:\b(?:and|but|then)|,)(?: then| i)* "
    r"(?:stopped|quit|left|dropped (?:it|out)|gave (?:it )?up|(?:didn't|never) finish\w*|ran out"
    r"|couldn't (?:pay|afford|finish|continue|go on|carry on)|had to (?:stop|leave|quit|drop|give|work))\b"
)
_TIME_AT = re.compile(
    r"\b(?:an?|one|two|three|half a|\d) (?:years?|semesters?|terms?) (?:at|of|in) [^.;!?\n]{2,40}?"
    r"(?:\b(?:and|but|then|before)|,)(?: then| i)* "
    r"(?:stopped|quit|dropped (?:it|out)|gave (?:it )?up|(?:didn't|never) finish\w*|ran out"
    r"|couldn't (?:pay|afford|finish|continue)|had to (?:stop|leave|quit|drop|give))\b"
)
"""The same, in answer to the question: "two years at Ohio State, then I had to stop"."""


def _given_up(view: View, item: ChoiceItem, *, asked: bool) -> Found | None:
    """Studies broken off, without their step being named: "I studied tourism for a year and stopped"."""
    begun = _first_begun(item)
    words = view.words(view.first, view.last) if begun else ""
    match = _GAVE_UP.search(words)
    if asked:
        match = match or _TIME_AT.search(words) or _LEFT_ONE.search(words)
    if match is not None and not asked and _SCHOOL.search(match[0]) is None:
        return None
    if match is None or begun is None:
        return None
    span = view.tokens_at(view.first, *match.span())
    if names_work(view, *span) or view.parsed.scope(span[0]).blocked:
        return None  # "I did two years at Aldi and left"
    return Found(item.id, begun, (span,))


_SCHOOL = re.compile(r"\b(?:state|uni|university|college|tech|institute|studied|degree|nursing|law|arts)\b")


_MEMBER_ENDS = frozenset("/ | + & and but then".split())


def _member(view: View, pick: Pick) -> tuple[int, int]:
    """The list member around a pick, within its clause: "high school / forklift driver / retail"."""
    first, last = clause_of(view, pick.first)
    start = next(
        (at + 1 for at in range(pick.first - 1, first - 1, -1) if view.text(at) in _MEMBER_ENDS), first
    )
    end = next((at for at in range(pick.last, last) if view.text(at) in _MEMBER_ENDS), last)
    return start, end


def _is_finished(words: str) -> bool:
    """Whether a degree is said to be completed; "never finished" says the contrary."""
    return bool(_FINISHED.search(_UNFINISHED.sub(" ", words)))


_LEFT_ONE = re.compile(
    r"\bdropp(?:ed|ing) out of"
    r" (?:(?:my |the |an? )?(?:uni|university|college|degree|course|bachelor\w*|studies)\b"
    r"|(?!(?:my|the|an?|hs|high|secondary|primary|grammar|sixth|year|grade|school|it|that|there)\b)"
    r"(?!\w+ (?:grade|form|high|secondary|middle|grammar)\b)"
    r"\w+(?: \w+)?)"
)
"""A college that was left, by its name: "dropped out of Ohio State"."""


def _following(view: View, pick: Pick) -> str:
    """The words right behind a step."""
    return view.words(pick.last, min(view.last, pick.last + 9))


_AND_THEN = re.compile(r"^\W*(?:and )?(?:then|after that|afterwards|later|followed by)\b")


def _is_of_next(view: View, item: ChoiceItem, pick: Pick) -> bool:
    """Whether what was broken off is a later step: "matric, then I started a diploma but didn't finish"."""
    last = min(view.last, pick.last + _NEXT_STEP)
    then = _AND_THEN.match(view.words(pick.last, last))
    after = view.parsed.mentions_in(pick.last, last) if then else ()
    return any(ref.item == item.id and ref.role in ("value", "begun") for one in after for ref in one.refs)


_NEXT_STEP = 10
"""Tokens between a step and the next one that was begun."""


def _is_unfinished(view: View, pick: Pick, words: str) -> bool:
    """Whether a degree is said to be under way or broken off, in its clause or right after."""
    if _UNFINISHED.search(_of_study(words)):
        return True
    around = _of_study(view.words(max(view.first, pick.first - 4), min(view.last, pick.last + 12)))
    if "." not in view.words(pick.first, pick.last):
        around = around.split(".")[0]
    if _takes_back(view, pick):
        return True
    following = _following(view, pick)
    return any((_BROKEN_OFF.search(around), _LEFT_AFTER.match(following), _IN_YEAR.match(following)))


_NO_STUDY = re.compile(
    r"\b(?:didn't|did not|didnt|never|haven't|have not|not)(?: yet)?(?: get(?: to)?)?(?: even)?"
    r" (?:finish|finished|complete|completed)"
    r" (?:typing|writing|eating|reading|drinking|talking|(?:my|the|this|that|a|an|our)(?: \w+)?"
    r" (?:coffee|tea|breakfast|lunch|dinner|meal|sandwich|drink|sentence|message|reply|thought|form"
    r"|application|cv|resume|shift|list|answer|question|e-?mail|call|story|book))\b"
)


def _of_study(words: str) -> str:
    """The words without what was left unfinished that is no degree: "I didn't get to finish my coffee"."""
    return _NO_STUDY.sub(" ", words)


def _takes_back(view: View, pick: Pick) -> bool:
    """Whether the next sentence takes a degree back: "A bachelor's. No, sorry, I'm two classes short"."""
    bounds = view.parsed.sentence_bounds(pick.first)
    after = view.parsed.sentence_bounds(bounds[1] + 1) if bounds and bounds[1] + 1 < view.last else None
    if after is None or any(
        ref.role == "value" for one in view.parsed.mentions_in(*after) for ref in one.refs
    ):
        return False
    words = _of_study(view.words(after[0], min(after[1], view.last)))
    return _RETRACTS.match(words) is not None and _NOT_DONE.search(words) is not None


_RETRACTS = re.compile(
    r"^\W*(?:no|nope|well|actually|ok|okay|wait|sorry|hmm|i mean|or rather|not quite|almost)\b"
)
_STUDIES_AT = r"(?:uni|university|college|school|studies|degree|course|bachelor\S*|master\S*|programme?)"
_NOT_DONE = re.compile(
    any_of(
        rf"""
        (?:didn't|didnt|did not|never|haven't|havent|have not|hasn't|not|yet to|without|before)
            (?:actually |quite |really |even |yet |i )?(?:finish|complet|graduat|get|got)(?:e|ed|ing)?
            (?! (?:re)?paying\b) |
        (?:class(?:es)?|credits?|exams?|courses?|units?|modules?|papers?|semesters?)
            (?:short|shy|away(?! (?:in|at|on|with|abroad)\b)|left|to go) |
        (?:missing|lacking|minus|short) (?:an?|one|two|three|some|a few|\d+)
            (?:class(?:es)?|credits?|exams?|courses?|units?|modules?|papers?) |
        dropp?(?:ed|ing)? ?(?:out|outta|it) | dropout | unfinished | incomplete | discontinued | in progress |
        (?:quit|left|stopped|bailed|abandoned)(?=\W*$|\W*[.,;]|
            (?:it|that|after|before|halfway|early|in (?:my|the)|(?:my |the )?{_STUDIES_AT})\b) |
        (?:gave|given|packed|jacked) (?:it |that |uni |college )?(?:up|in) | ran out |
        still (?:in|at|doing|finishing|studying|pursuing|enrolled|a student|working (?:on|towards?)) |
        (?:studying|pursuing|doing|finishing|working (?:on|towards?|for)) (?:it|that|one)\b |
        (?:currently|only) (?:studying|pursuing|doing|finishing|enrolled|a student)(?! more\b) |
        (?:almost|nearly|half|about to) (?:done|finish\w*|completed?|got|graduat\w+) | halfway | half way |
        (?:half|part) of (?:it|one|that) | on hold | paused | on a break | graduating | i graduate |
        in my (?:first|second|third|fourth|final|last|1st|2nd|3rd|4th) year |
        (?:an?|one|two|three|1|2|3) (?:years?|semesters?) (?:in|into|of it|short|away|left|to go)
        """
    )
)
"""What says of the studies themselves that they are not done; not "I quit my job", "I'm pursuing more"."""
