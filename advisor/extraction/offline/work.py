"""Kinds of work: those the person has done, and no others they may speak of."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from advisor.extraction.offline.english import OTHER_PEOPLE
from advisor.extraction.offline.options import open_to_all
from advisor.extraction.offline.phrases import any_of, one_of
from advisor.extraction.offline.picks import Pick, picks
from advisor.extraction.offline.reply import AROUND, Found, View, clause_of
from advisor.extraction.offline.sections import WISH
from advisor.rubric.items import ChoicesItem

__all__ = ["DENIED", "read_work"]

_FIRST = attrgetter("first")

DENIED = re.compile(
    r"\b"
    + one_of(
        r"""
        no | not | never | (?:none|zero|nothing)(?= (?:in|at)\b) | without | none of (?:them|those|these)
        | haven't | didn't | don't have | dont have | do not have | neither |
        nor | isn't | wasn't | didn't (?:do|get) | never (?:went|did|had|worked|been|was|set foot)
        """
    )
    + r"(?: a| an| any| my| to| in| the| really| ever| at| even| worked"
    r"| work| done| did| been| had| have| get| got| go| went| finish"
    r"| of| for| on| with| proper| formal| or| as| into| one| day| set"
    r"| foot){0,5}\W*$"
)
"""Words right before a name that say the person has not got it."""
_APPLYING = re.compile(
    any_of(
        r"""
        apply(?:ing)? | applied | interested in | looking (?:for|at|into) | get(?:ting)? into |
        mov(?:e|ing) (?:in)?to | break(?:ing)? into | switch(?:ing)? to | transition(?:ing)? |
        want(?: a| to) | hoping | hope | would like | i'd (?:like|love) | job in | new job | next job |
        career in | get an? | find an? | land an? | looking for an? | considering | thinking (?:of|about) |
        dream | goal | become | a customer at |
        customer of | regular at | shop at | love | favou?rite | bought | buy | order from |
        interview(?:ing)? (?:at|with|for) |
        about(?! (?:an?|half|one|two|three|four|five|six|seven|eight|nine|ten|\d+)\b) |
        (?<!of )course | training for |
        (?:college|degree|diploma|certificate|bachelor\w*|master\w*) (?:in|for|of) |
        (?:studied|studying|majored) (?:in|for|of) | this role | this job | the role | the job
        """
    )
    + r"[\w ,']{0,25}$"
)
_SHORT_REPLY = 4
"""Tokens of a reply that can say nothing but "all of them"."""
_HAS_WORKED = re.compile(
    r"\b(?:worked|work as|years|months)\b"
    r"|\b(?:i've|ive|i have|i had|have|got|had|my)(?: got)?(?: an?)?(?: [\w-]+){0,2} job (?:in|at)\b"
)
_NOR = re.compile(r"\W*+(?:or|nor|and)(?: (?:in|at|a|an|the|as|for))*+\W*+")
_NOT_AFTER = re.compile(r"^\W*(?:no|never|none|not)\b")
_WORKS = re.compile(
    any_of(
        r"""
        i'm | im | i am | i was | i've | i worked | worked | working | work | job | years? | yrs? | months? |
        been | as an? | currently | shift | agent | experience |
        (?:let|laid|fired|sacked|hired) (?:me|us)
        """
    )
    + r"|\d{4}|background"
)


def read_work(view: View, item: ChoicesItem) -> Found | None:
    """All values done."""
    asked = item.id in view.asked.items
    spans: dict[str, tuple[int, int]] = {}
    denied: Pick | None = None
    for pick in picks(view, item):
        clause = clause_of(view, pick.first)
        if _is_denied(view, pick, clause, denied):
            denied = pick
        elif _is_done(view, pick, clause) and (asked or _is_told(view, pick)):
            spans.setdefault(pick.value, (pick.first, pick.last))
    if not spans:
        items = view.lexicon.rubric.items
        years = all(other == item.id or items[other].kind == "years" for other in view.asked.items)
        alone = view.asked.items == (item.id,) or (years and view.last - view.first <= _SHORT_REPLY)
        return open_to_all(view, item) if asked and alone else None
    values = tuple(value.id for value in item.values if value.id in spans)
    return Found(item.id, values, tuple(spans[value] for value in values))


_IS_THE_JOB = re.compile(
    r"\b(?:(?:i|we)(?:'ve| have|'m| am)? (?:also |\w+ly )?"
    r"(?:do|did|done|doing|been doing|work(?:ed)? (?:in|on))"
    r"|(?:job|work|role) (?:is|was))(?: an?| some)? ?$"
)


def _is_denied(view: View, pick: Pick, clause: tuple[int, int], denied: Pick | None) -> bool:
    """Whether work is denied, itself or with what was denied before: "never worked in retail or in a bar"."""
    if DENIED.search(view.words(clause[0], pick.first)):
        return True
    if denied is None or denied.first < clause[0]:
        return False
    return _NOR.fullmatch(view.words(denied.last, pick.first)) is not None


def _is_done(view: View, pick: Pick, clause: tuple[int, int]) -> bool:
    """Whether work that is named is told as a fact, and is not merely wanted or part of another answer."""
    if view.section(pick.first) == WISH:
        return False
    if view.parsed.scope(pick.first).unmet or _NOT_AFTER.match(view.words(pick.last, clause[1])):
        return False
    inner = view.parsed.inner
    within = inner[bisect_left(inner, pick.first, key=_FIRST) : bisect_left(inner, pick.last, key=_FIRST)]
    kinds = view.lexicon.rubric.items
    asked = [ref.item for one in within for ref in one.refs if ref.item in view.asked.items]
    if any(kinds[item].kind != "years" for item in asked):
        return False  # "chat process" in answer to a question about channels; not the "year of support"
    if view.text(pick.last) in _SCHOOLS:
        return False  # "Bachelor, hotel school"
    before = view.words(clause[0], pick.first)
    if _SUBJECT.search(before) and not _HAS_WORKED.search(before):
        return False  # "BS Hotel and Restaurant Management"
    if _THEIRS.search(before) and not (_WORKS.search(before) or _SERVES.search(before)):
        return False  # "I answered my aunt's shop inbox now and then"
    return not _APPLYING.search(before) or _HAS_WORKED.search(before) is not None


_SCHOOLS = frozenset("school college academy studies degree diploma university".split())
_SUBJECT = re.compile(
    r"\b(?:b\.?s\.?c?|b\.?a|bba|m\.?s\.?c?|m\.?a|mba|aas|hnd|ond|btec|diploma|degree|associate's(?: degree)?"
    r"|bachelor(?:'?s)?(?: degree)?|master(?:'?s)?(?: degree)?|certificate|majored)"
    r"\.?(?: hons)?(?: in| of)?(?: (?!work|job)[\w-]+(?: and| &)?){0,2} ?$"
)
"""A degree, right before its subject."""
_SERVES = re.compile(r"\b(?:serv(?:e|ed|ing)|help(?:ed|ing)?|customers?|spent)\b")
_THEIRS = re.compile(
    r"\b(?:my|our|his|her|their) (?:\w+ )?" + f"(?:{'|'.join(sorted(OTHER_PEOPLE - {'team'}))})'s ?$"
)


def _is_told(view: View, pick: Pick) -> bool:
    """Whether work that was not asked for is told as such: in a question's stead, or in words of working."""
    of = view.lexicon.rubric.question_of
    refs = [ref for mention in view.parsed.mentions_in(pick.first, pick.first + 1) for ref in mention.refs]
    item = next((ref.item for ref in refs if ref.value == pick.value), None)
    if item is not None and any(of[other].id == of[item].id for other in view.asked.items):
        return True  # the question is about this person's background
    bounds = view.parsed.sentence_bounds(pick.first)
    if bounds is None:
        return False
    if _IS_THE_JOB.search(view.words(clause_of(view, pick.first)[0], pick.first)):
        return True
    if view.asked.items and view.lexicon.wishes.issuperset(view.asked.items):
        bounds = clause_of(view, pick.first)  # "Head of a support team, I'm used to leading": a wish
    sentence = view.words(max(bounds[0], pick.first - AROUND), min(bounds[1], pick.last + AROUND))
    return _WORKS.search(sentence) is not None
