"""The job title, as a name written with capitals: "I am Head of Resolution", "on the badge it says …".

Where the reader of titles finds a frame ("I'm a …") it is believed; this one looks for the name itself,
which
people put into any frame.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from advisor.extraction.offline.habits.regions import labelled
from advisor.extraction.offline.habits.verdicts import declines
from advisor.extraction.offline.numbers import cardinal
from advisor.extraction.offline.once import replace
from advisor.extraction.offline.phrases import any_of
from advisor.extraction.offline.reply import Found, View
from advisor.extraction.offline.titles import is_title_word
from advisor.rubric.items import ChoiceItem, TextItem

__all__ = ["SUPPORT", "read_position"]

_OPENS = frozenset("head deputy vp director chief lead manager principal president svp avp owner".split())
"""Words that a title may begin with and end without: "Head of Resolution"."""
_JOINS = frozenset(
    "of for and & de the in to / - confirme customer technical ao do da du des der für la y e und".split()
)
_RANKS = frozenset("tier level l1 l2 l3 l4 senior junior sr jr lead staff principal".split())
_OTHERS = re.compile(
    any_of(
        r"""
        my (?:boss|manager|lead|chief|old|former|previous|last|wife|husband|colleague|buddy|mentor)
        | our | used to be
        | was | were | before that | formerly | old one | reports? to | report to | dream | become
        | want to be | promoted to | (?:joined|started|started out|began|hired|came|came in) as
        """
    )
    + r"[^,]{0,14}$"
)
_MINE = re.compile(
    any_of(
        r"""
        i'm | i am | im | i work as | working as | as | my title | my role | my job | my position
        | title | role | call me
        | they call me | i came as | currently | presently | now | at present | nowadays | ok serious
        | badge | officially | on paper | employed as | position
        | designation | name tag | me | photo | card | door | signature | payslip | pay slip | contract
        """
    )
)
_TITLED = re.compile(r"\b(?:title(?:'s| is| says)?|titled|called)[ :\"']*$")
"""What stands right before a title where it is named as one."""
_FIELD = frozenset(
    """
    support customer care service client success technical help helpdesk desk experience operations
    resolution
    player guest member user product solutions
    """.split()
)
SUPPORT = frozenset(
    "support customer care service client help helpdesk desk experience player guest user".split()
)
"""Words of the titles of people who work in support."""
_LONGEST = 7
_PLAIN = 3
"""From so many words with capitals on, what a reply begins with may be a title of any kind."""


def read_position(view: View, found: Sequence[Found]) -> list[Found]:
    """The findings, those of titles mended."""
    items = [item for item in view.lexicon.texts if item.form == "title"]
    out = [one for one in found if one.item not in {item.id for item in items}]
    of_others = any(
        isinstance(view.lexicon.rubric.items.get(piece.item or ""), ChoiceItem) for piece in view.asked.pieces
    )
    whole = view
    for item in items:
        view = next(
            (replace(whole, first=a, last=b) for one, a, b in labelled(whole) if one.item == item.id), whole
        )
        here = [one for one in found if one.item == item.id and view.first <= one.spans[0][0] < view.last]
        asked = any(piece.item == item.id for piece in view.asked.pieces)
        beside = _is_years_asked(view) and item.id not in view.known
        named = _named(view, asked or beside)
        if named is not None and (asked or (item.id not in view.known and not of_others)):
            out.append(_as_found(view, item, named))
        elif _is_years_asked(view) and item.id not in view.known and not here:
            name = _opening(view)  # who is asked how long says as what, too
            if name is not None and is_title_word(view.text(name[1] - 1)):
                out.append(_as_found(view, item, name))
        elif asked:
            kept = [
                one
                for one in here
                if not (_is_declined(view, one) or _is_saying(view, one) or _is_name_of(view, one))
            ]
            name = _quoted(view) or (None if here else _opening(view))
            out += [_as_found(view, item, name)] if name is not None else kept
        elif item.id not in view.known and not view.asked.pieces and here:
            out += [one for one in here if _is_of_field(view, one) and view.text(one.spans[0][0]) != "one"]
        if item.id not in view.known and not any(one.item == item.id for one in out):
            name = _introduced(view) or (None if of_others else _first_named(view))
            name = name or (_alone(view) if asked or beside else None)
            out += [_as_found(view, item, name)] if name is not None else []
    return out


_INTRODUCES = re.compile(
    r"\b(?:i'm|i am|im|i work(?: \w+)?(?: \w+)? as|i'm working as|i've been|i serve as|employed as|call me"
    r"|(?:moved|went|came|switched) to [^.;!?]{2,40}? as|these days|nowadays|currently|now) "
    r"(?:(?:still|now|just|currently|officially|today) )?(?:an? |the |your )?"
)
"""What somebody says before what they are."""
_HERE = re.compile(r"^ ?(?:here|speaking)\b")
_WORDS = 6
"""The most words of a title that is told in small letters."""
_TEAM = frozenset("team shift floor".split())
_ENDS_TITLE = frozenset("at for in with of on from since by who now and but as to so that here".split())


def _introduced(view: View) -> tuple[int, int] | None:
    """The title of who introduces themselves: "I'm an L2 agent at a web host", "phone agent here"."""
    words = view.words(view.first, view.last)
    for match in _INTRODUCES.finditer(words):
        _, first = view.tokens_at(view.first, match.start(), match.end() - 1)
        span = _title_at(view, first)
        if span is not None and _is_own(view, span, asked=True):
            return span
    named = _PRESENTS.match(view.parsed.shown_in(view.first, min(view.last, view.first + _WORDS)))
    for clause in view.parsed.clauses[:_FIRST_CLAUSES]:
        if named and clause.first > view.first and view.text(clause.first - 1) == ",":
            span = _title_at(view, clause.first)  # "I'm Lotte, first-line supporter at a school"
            if span is not None:
                return span
        span = _title_at(view, clause.first) if view.first <= clause.first < view.last else None
        if span is not None and _HERE.match(view.words(span[1], min(span[1] + 1, view.last))):
            return span
    return None


def _alone(view: View) -> tuple[int, int] | None:
    """The title that is a sentence of its own behind what somebody does: "i do the chat. chat advisor"."""
    for first, last in list(view.parsed.sentences.values())[:_FIRST_CLAUSES]:
        inside = view.first <= first and last <= view.last
        if inside and _title_at(view, first) == (first, last) and _is_own(view, (first, last), asked=True):
            return first, last
    return None


_PRESENTS = re.compile(
    r"^\W*(?:(?:[Hh]i|[Hh]ello|[Hh]ey)\W+)?(?:I'm|I am|It's|This is|My name is|My name's) [A-Z]\w+\b"
)
_FIRST_CLAUSES = 3
_EARLY = 25
"""Among so many tokens somebody who presents themselves says what they are."""
_LEADS_TO = frozenset("as the a an i'm am im , : - — – ( \n role position title now currently".split()) | {
    "\n"
}
_SELF_NAMES = frozenset(
    """
    advocate champion hero ninja wizard guru expert ambassador steward supporter evangelist partner listener
    whisperer
    """.split()
)
"""What companies call people who work in support, beside the words of any title."""


def _first_named(view: View) -> tuple[int, int] | None:
    """A title with capitals among the first words: "Ana, Escalations Specialist at a bank"."""
    for run in _runs(view):
        if run[0] - view.first > _EARLY:
            return None
        words = [view.text(at) for at in range(*run)]
        titled = words[0] in _OPENS or is_title_word(words[-1]) or words[-1] in _SELF_NAMES
        leads = run[0] == view.first or view.text(run[0] - 1) in _LEADS_TO
        of_field = any(word in _FIELD or word in _CASES for word in words)
        if titled and leads and of_field and len(words) > 1 and _is_own(view, run, asked=True):
            return run
    return None


_CASES = frozenset(
    "escalation escalations onboarding claims hotline helpline contact call complaints".split()
)


def _title_at(view: View, first: int) -> tuple[int, int] | None:
    """The words from `first` that make a title of the field, up to what ends it."""
    last = first
    while last < min(view.last, first + _WORDS) and (
        view.parsed.tokens[last].kind in "wn" or (view.text(last) == "-" and last > first)
    ):
        if view.text(last) in _ENDS_TITLE or (view.text(last) in _TELLS and last > first):
            break
        last += 1
    while last > first and not (_is_noun(view.text(last - 1)) or _is_rank(view, last - 1, first)):
        last -= 1
    words = [view.text(at) for at in range(first, last)]
    if len(words) < 2 or not any(map(_is_noun, words)) or words[0] in _TELLS:
        return None
    of_field = any(
        word in _FIELD or word in _CASES or word in _RANKS or word == "l" for word in words[:-1]
    ) or not _TEAM.isdisjoint(words)
    return (first, last) if of_field else None


def _is_rank(view: View, index: int, first: int) -> bool:
    """Whether a number behind a title belongs to it: "engineer ii"."""
    ranked = view.text(index) in ("i", "ii", "iii", "iv", "1", "2", "3", "4")
    return ranked and index > first and is_title_word(view.text(index - 1))


def _is_years_asked(view: View) -> bool:
    items = view.lexicon.rubric.items
    asked = [items[piece.item].kind for piece in view.asked.pieces if piece.item]
    return "years" in asked and "text" not in asked


def _is_declined(view: View, one: Found) -> bool:
    """Whether the sentence of a title passes instead: in "support rep, 18 months. no idea" it doesn't."""
    bounds = view.parsed.sentence_bounds(one.spans[0][0])
    if bounds is None:
        return False  # "-" alone
    first, last = bounds
    return declines(view.words(max(first, view.first), min(last, view.last)))


_SAYS = frozenset(
    "but except apart i i'm i've don't dont not didn't never sit to lead go whole what why ask".split()
)


def _is_saying(view: View, one: Found) -> bool:
    """Whether what was taken for a title is a sentence, or the beginning of one."""
    first, last = one.spans[0]
    opens = view.text(first) in _SAYS and not is_title_word(view.text(first))
    does = view.text(first - 1) in _WHO_DOES and first > view.first and not _is_capital(view, first)
    told = any(view.text(at) in _NO_TITLE for at in range(first + 1, last))
    told = told or all(view.text(at) in _MOODS for at in range(first, last))
    return opens or does or told or view.text(first) in ("don't", "dont", "i", "not", "they", "it's")


_WHO_DOES = frozenset("i we they".split())
"""Behind whom stands what is done, and no title: "I answer the phone"."""
_NO_TITLE = frozenset("don't dont i not they me my you it's that's who'll we he she is are was isn't".split())
_MOODS = frozenset(
    "fine good great okay well tired busy new happy glad here back ready alright free done".split()
)
"""What somebody is who says how they are: "I'm fine"."""


def _is_name_of(view: View, one: Found) -> bool:
    """Whether what was taken for a title is somebody's name: "I'm Lotte, first-line supporter"."""
    first, last = one.spans[0]
    if last - first != 1 or not _is_capital(view, first) or _is_noun(view.text(first)):
        return False
    before = view.words(max(view.first, first - 3), first)
    return _NAMES_SELF.search(before) is not None and view.text(last) in (",", ".", "and", "from", "here", "")


_NAMES_SELF = re.compile(
    r"(?:\b(?:i'm|i am|im|it's|it is|this is|name's|name is|call me)|^\W*(?:hi|hello|hey)\W*)$"
)


def _is_noun(word: str) -> bool:
    """Whether a word alone marks a title, those that companies invent included."""
    return is_title_word(word) or word in _SELF_NAMES


_WRITES = re.compile(
    r"\b(?:says?|reads?|paper|officially|called|titled?|badge|contract|card|call me|nominally|it's"
    r"|since \w+|as)\W*$"
)


def _quoted(view: View) -> tuple[int, int] | None:
    """The title in quotation marks: "on paper 'Sachbearbeiterin Service'"."""
    marks = [at for at in range(view.first, view.last) if view.text(at) in _QUOTES]
    for opens, closes in pairwise(marks):
        words = range(opens + 1, closes)
        named = 0 < len(words) <= _LONGEST and all(view.parsed.tokens[at].kind == "w" for at in words)
        capital = named and _is_capital(view, opens + 1)
        before = view.words(max(view.first, opens - _NEAR_IT), opens)
        own = _WRITES.search(before) and not _OTHERS.search(before)
        if capital and own and not view.parsed.scope(opens + 1).blocked:
            return opens + 1, closes
    return None


_QUOTES = frozenset(('"', "“", "”", "„", "«", "»", "'"))


def _is_of_field(view: View, one: Found) -> bool:
    return any(view.text(index) in _FIELD for span in one.spans for index in range(*span))


_GREETS = frozenset(
    """
    hi hello hey hiya morning good evening afternoon thanks thank you sure ok okay yes yeah yep right so well
    gladly haha ha hm um uh oh dear for welcome cheers there of course no problem fine
    """.split()
)
_TELLS = frozenset(
    """
    i i'm im i've i'd i'll we we're we've you he she they it it's that's there there's this that these my our
    your their is are was were be been am have has had do does did don't dont not no nothing none never nope
    since from about around almost over before after when what which who how why if or but because to at in
    on with for same still just only also both either neither depends hard guess think skip pass
    years year yrs yr months month weeks week days day one two three four five six seven eight nine ten
    twelve fifteen twenty half long nobody anything something everything all very too
    """.split()
)
"""Words that stand in sentences and lengths of time, and in no title."""
_RANKED = (["senior"], ["junior"], ["principal"], ["second"])
"""What some titles end with: "team senior"."""
_HOW_LONG = frozenset("since for about over almost nearly".split())
_NAME = 5
"""The words of a title that is nothing but named."""


def _opening(view: View) -> tuple[int, int] | None:
    """What a reply to the question for a title opens with where that is a bare name: "Leiterin; 16"."""
    for clause in view.parsed.clauses:
        if not view.first <= clause.first < view.last:
            continue
        first, last = clause.first, min(clause.last, view.last)
        words = [view.text(at) for at in range(first, last) if view.parsed.tokens[at].kind == "w"]
        if words and _GREETS.issuperset(words):
            continue
        bare = all(view.parsed.tokens[at].kind == "w" for at in range(first, last))
        titled = any(map(is_title_word, words)) or words[-1:] in _RANKED
        timed = view.text(last + 1) in _HOW_LONG or cardinal(view.parsed.tokens, last + 1) is not None
        listed = view.text(last) in (";", ",") and timed  # "Teamleiterin Kundendienst, since 2021"
        named = bare and 1 < len(words) <= _NAME and _TELLS.isdisjoint(words) and (titled or listed)
        named = named and not view.parsed.scope(first).query and not any("'" in word for word in words)
        return (first, last) if named and not declines(view.words(first, last)) else None
    return None


def _as_found(view: View, item: TextItem, span: tuple[int, int]) -> Found:
    return Found(item.id, view.quote(*span), (span,))


def _named(view: View, asked: bool) -> tuple[int, int] | None:
    """The name of a title that is the person's own: the first, or the last where they correct themselves."""
    runs = [run for run in _runs(view) if _is_title(view, run, asked) and _is_own(view, run, asked)]
    if not runs:
        return None
    titled = [run for run in runs if _TITLED.search(view.words(max(view.first, run[0] - 3), run[0]))]
    if asked and titled:
        return titled[0]
    corrected = re.search(
        r"\b(?:sorry|no wait|i mean|correction|actually|rather)\b", view.words(runs[0][1], view.last)
    )
    return runs[-1] if asked and corrected and len(runs) > 1 else runs[0]


def _runs(view: View) -> list[tuple[int, int]]:
    """The stretches of words with capitals, the small words between them included."""
    out: list[tuple[int, int]] = []
    index = view.first
    while index < view.last:
        if not _is_capital(view, index):
            index += 1
            continue
        last = index + 1
        while last < view.last and (_is_capital(view, last) or _joins(view, last)):
            last += 1
        if last < view.last and is_title_word(view.text(last)) and view.text(last - 1) not in _JOINS:
            last += 1  # "Tier 2 agent"
        out.append((index, min(last, index + _LONGEST)))
        index = last
    return out


def _is_capital(view: View, index: int) -> bool:
    token = view.parsed.tokens[index]
    if token.kind != "w" or token.text in ("i", "i'm", "i've", "i'd", "i'll"):
        return False
    return view.parsed.shown[token.start : token.start + 1].isupper()


def _joins(view: View, index: int) -> bool:
    if view.text(index) not in _JOINS and not (view.text(index).isdigit() and view.text(index - 1) in _RANKS):
        return False
    return index + 1 < view.last and (_is_capital(view, index + 1) or view.text(index).isdigit())


def _is_title(view: View, run: tuple[int, int], asked: bool) -> bool:
    words = [view.text(index) for index in range(*run) if view.parsed.tokens[index].kind == "w"]
    if len(words) < 2:
        return False
    if asked and any(is_title_word(word) or word in _SELF_NAMES for word in words):
        return True
    if (
        asked
        and len(words) > _PLAIN
        and run[0] == view.first
        and view.text(run[1]) in (",", ".", "", ";", "\n")
    ):
        return True  # whatever it is called there: "Gerente de Suporte"
    opens = words[0] in _OPENS and len(words) > 1
    return opens or is_title_word(words[-1]) or is_title_word(words[-2]) or words[-1] in _FIELD & {"support"}


_WRITTEN = re.compile(
    r"\b(?:card|badge|contract|door|signature|payslip|tag|plate|profile) (?:says?|reads?)\b"
)
_NEAR_IT = 4


def _is_own(view: View, run: tuple[int, int], asked: bool) -> bool:
    scope = view.parsed.scope(run[0])
    written = _WRITTEN.search(view.words(max(view.first, run[0] - _NEAR_IT), run[0])) is not None
    if (scope.other and not written) or scope.query or scope.order or scope.wish:
        return False
    before = view.words(max(view.first, run[0] - 6), run[0])
    before = re.split(r"[.!?\n;]", before)[-1]
    if _OTHERS.search(before):
        return False
    if asked:
        return True
    words = {view.text(index) for index in range(*run)}
    return bool(_MINE.search(before) or not before.strip(" ,:")) and not words.isdisjoint(_FIELD)
