"""Years of work: lengths of time tied to jobs that count, added up unless a total is stated.

A length of time is only an answer where it is about work of the right kind: ages, degrees, notice periods and
other people's careers are lengths of time too.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from advisor.extraction.offline.ages import since_an_age
from advisor.extraction.offline.declines import is_decline
from advisor.extraction.offline.durations import AMOUNTS, UNITS
from advisor.extraction.offline.elsewhere import belongs_elsewhere
from advisor.extraction.offline.english import NUMBER_WORDS
from advisor.extraction.offline.none_at_all import CUSTOMERS, none_at_all
from advisor.extraction.offline.numbers import cardinal, cardinals
from advisor.extraction.offline.periods import periods
from advisor.extraction.offline.phrases import any_of, one_of
from advisor.extraction.offline.places import is_named
from advisor.extraction.offline.portions import (
    is_general,
    names_a_place,
    object_of,
    parts_of,
    summed_in_brackets,
)
from advisor.extraction.offline.reply import Found, View, clause_of
from advisor.extraction.offline.standing import is_of_the_firm
from advisor.extraction.offline.thought_over import puts_right
from advisor.extraction.offline.tied_work import is_counted, verdict_of, work_of
from advisor.extraction.offline.workplaces import is_work_at_a_college
from advisor.extraction.offline.years_anew import left_anew, put_anew, told_beside
from advisor.extraction.offline.years_retold import in_all, retold
from advisor.rubric.items import YearsItem

__all__ = ["is_total", "read_years"]

_TOTAL = re.compile(
    any_of(
        r"""
        total | totals | totalling | in all | all in all | altogether | overall | all told | combined |
        all up | in sum | sum | all together | adds? up | grand total | across (?:all|both|the) |
        so far in total | so call it
        """
    )
)
_OVERLAP = re.compile(
    any_of(
        r"""
        at the same time | alongside | simultaneously | overlap\w* | of which | including | of those |
        out of (?:those|that|which|them) | in parallel | same (?:years?|time|period) |
        (?:years?|months?|\d) of (?:that|it|them) | concurrently |
        during (?:that|which|those) | within that | part of that | side by side | both at once
        """
    )
)
_AFTER_NOT = re.compile(
    r"^\W*"
    + one_of(
        r"""
        old | ago | degree | diploma | course |
        from now | younger | older | program | programme | contract | gap | break | notice | warranty |
        off(?! and on) |
        (?:that |when |in which )?i (?:was|spent it)
            (?:(?:at )?home|(?:off )?(?:ill|sick)|off|abroad|away|unemployed)(?=
            ?(?:$|[.,;:!?)\n]|with\b|on (?:\w+ )?leave|for\b)) |
        (?:that |when |in which )?i was on (?:a |my )?(?:leave|sabbatical|[mp]aternity|parental|sick) |
        (?:of |on )(?:an? |my )?(?:\w+ )?(?:leave|sabbatical) |
        (?!on and off)on,? (?:and )?(?:an? |one |two |three |four |\d+ )?(?:off|weeks?) |
        of (?:an? |my |the )?(?:\w+ )?(?:uni|university|college|school|study|studies|degree|nursing
            school|engineering) | later | into |
        (?:\w+ )?at (?:(?:the|a|my|our) )?(?:(?:community|junior|local|state|tech\w*)
            )?(?:uni|university|college)
        """
    )
    + r"\b"
    + r"|^[ -]*(?:\w+ ){0,2}(?:degree|diploma|bachelor\w*|master\w*)\b"
)

_CORRECTS = re.compile(
    any_of(
        r"""
        no,? wait | wait | sorry | actually | i mean | i meant | make (?:it|that) | scratch that |
        correction | rather | oops | well | let me | no | nah | nope | hang on | hold on
        """
    )
)

_Length = tuple[int, int, Decimal | None]
"""Tokens, and how many years they tell; None for what is too short to count in years."""


class _Stint(NamedTuple):
    """A length of time at tokens `first` to `last`, and what it is about."""

    first: int
    last: int
    years: Decimal
    counts: bool | None
    """Whether the work it is tied to counts; None where no work is named."""
    total: bool
    strange: bool = False
    """Whether it names work itself, and such as no rubric knows: "4 years in supply chain"."""
    part: bool = False
    """Whether it is told as a part of the one before it: "3 of them in retail"."""


def read_years(view: View) -> list[Found]:
    """All items of the kind."""
    return [found for item in view.lexicon.years if (found := _read(view, item)) is not None]


def _read(view: View, item: YearsItem) -> Found | None:
    asked = item.id in view.asked.items
    again = (retold(view) or in_all(view, item)) if item.id in view.known else None
    if again is not None:
        return Found(item.id, again[2], (again[:2],), "again")
    stints = _stints(view, item, asked)
    chosen = _chosen(view, item, stints, asked) if stints else []
    if chosen:
        total = sum((stint.years for stint in chosen), Decimal(0))
        return Found(item.id, total, tuple((stint.first, stint.last) for stint in chosen))
    if asked and any(stint.counts is None for stint in stints):
        return None
    if item.id in view.known and (view.last - view.first <= _BARE_NO or view.known[item.id] != 0):
        return None  # "Still there?" - "no", "Is that customer-facing?" - "no, just me": the years stay
    return none_at_all(view, item, asked or _is_of_any_work(view, item))


def _is_of_any_work(view: View, item: YearsItem) -> bool:
    """Whether a question asks if there was work of the kind at all: "Any customer job before?" - "no"."""
    open_ended = not (view.asked.options or view.asked.proposed or view.asked.more or view.asked.closed)
    said = view.text(view.first) in ("no", "nope", "nah", "never", "not")
    return view.asked.items == (item.domains,) and open_ended and said and item.id not in view.known


_BARE_NO = 8
"""The tokens of a reply that may deny anything."""


def _chosen(view: View, item: YearsItem, stints: list[_Stint], asked: bool) -> list[_Stint]:
    """The stints that add up to the answer."""
    known = view.known.get(item.id)
    if len(stints) > 1 and known is not None and stints[0].years == known:
        return stints[-1:]  # "About the 2 years: it is 18 months"
    if len(stints) > 1 and _is_of_all_work(view, stints):
        stints = stints[1:]  # "10 years of experience, 3 of them in retail"
    stints = _less_wholes(view, item, stints)
    if any(stint.counts and not stint.strange for stint in stints):
        stints = [stint for stint in stints if not stint.strange or stint.total]
    own = asked or (known is not None and len(stints) == 1 and _puts_right(view))
    usable = [stint for stint in stints if stint.counts or (own and stint.counts is None) or stint.total]
    totals = [stint for stint in usable if stint.total] or _summed(view, usable) or _summary(view, usable)
    if totals:
        return totals[-1:]
    usable = [stint for stint in usable if not _is_part(view, stint, usable)]
    chosen = [stint for stint in usable if stint.counts] or usable
    if own and len(usable) > 1 and usable[0].counts is None and _goes_back(view, usable[0], chosen[0]):
        chosen = [usable[0], *chosen]  # "On the phones 3 years. Before that a year in a shop"
    if len(chosen) > 1 and _OVERLAP.search(view.words(chosen[0].last, view.last)):
        chosen = _in_turn(view, chosen) or [max(chosen, key=lambda stint: stint.years)]
    return _corrected(view, chosen)


def _goes_back(view: View, one: _Stint, other: _Stint) -> bool:
    """Whether the length that answers the question is followed by that of a job before it."""
    return one.last <= other.first and _BEFORE_IT.search(view.words(one.last, other.first)) is not None


_BEFORE_IT = re.compile(r"\b(?:before (?:that|this|it)|previously|prior to (?:that|this)|earlier)\b")


def _puts_right(view: View) -> bool:
    """Whether a short message does nothing but correct: "yes it's 5 years actually, forgot the first"."""
    brief = view.first == 0 and view.last <= _SHORT_MESSAGE and "minus" not in view.parsed.vocabulary
    if not brief or sum(1 for _ in cardinals(view.parsed.tokens, view.first, view.last)) > 1:
        return False
    return _RIGHTLY.search(view.words(view.first, view.last)) is not None


_SHORT_MESSAGE = 14
_RIGHTLY = re.compile(r"\b(?:actually|correction|sorry|should be|make (?:it|that)|miscounted|in fact)\b")


def _in_turn(view: View, stints: list[_Stint]) -> list[_Stint]:
    """Of stretches of the calendar those that no other one holds: jobs side by side count once."""
    spans: list[tuple[int, int]] = []
    for stint in stints:
        texts = view.parsed.texts[stint.first : stint.last]
        text = next((one for one in texts if len(one) == _DIGITS and one.isdecimal()), "")
        if not text:
            return []
        spans.append((int(text), int(text) + int(stint.years)))
    kept = [
        place
        for place, (begins, ends) in enumerate(spans)
        if not any(other != spans[place] and other[0] <= begins and ends <= other[1] for other in spans)
    ]
    apart = all(one[1] <= other[0] for one, other in pairwise(sorted(spans[place] for place in kept)))
    return [stints[place] for place in kept] if apart else []


_DIGITS = 4
"""The digits of a year of the calendar."""


_PART_OF_IT = re.compile(r"^(?: of (?:them|those|these|which|it))? (?:in|as|with|at|on|behind|serving)\b")


def _is_of_all_work(view: View, stints: list[_Stint]) -> bool:
    """Whether the first length is of work of any kind, and the next ones are the parts of it that count."""
    whole, *parts = stints
    fits = sum(part.years for part in parts) <= whole.years
    general = is_general(view, whole.last)
    told = [part for part in parts if part.counts]
    return (
        fits
        and general
        and bool(told)
        and all(
            _PART_OF_IT.match(" " + view.words(part.last, min(view.last, part.last + 4)).strip())
            for part in told
        )
    )


def _less_wholes(view: View, item: YearsItem, stints: list[_Stint]) -> list[_Stint]:
    """The stints, each once: of a whole that may be any work, those of its parts that were with customers."""
    out: list[_Stint] = []
    whole: _Stint | None = None
    for stint in stints:
        if not stint.part or not out or stint.years > (whole or out[-1]).years:
            out.append(stint)
            whole = None
        elif not _is_with_customers(view, item, stint.last, min(view.last, stint.last + _REACH)):
            continue  # "9 years, 2 of them in Spain"
        elif whole is not None:
            both = min(whole.years, out[-1].years + stint.years)
            out[-1] = out[-1]._replace(years=both, last=stint.last)
        elif not _is_of_customers(view, item, out[-1], stint):
            whole, out[-1] = out[-1], stint._replace(counts=True)  # "12 years in banking, 5 at the counter"
    return out


def _is_of_customers(view: View, item: YearsItem, whole: _Stint, part: _Stint) -> bool:
    """Whether a length of time is told to be with customers before a part of it is: all of it counts."""
    if set(view.asked.items) <= {item.id, item.domains} and item.id in view.asked.items:
        return True  # nothing else was asked for
    named = object_of(view, whole.last)
    if named is not None and verdict_of(view, item, named, whole[:2]) is True:
        return True
    bounds = view.parsed.sentence_bounds(whole.first)
    return _is_with_customers(view, item, bounds[0] if bounds else view.first, part.first)


def _is_with_customers(view: View, item: YearsItem, first: int, last: int) -> bool:
    """Whether words name work with customers: a kind of it, the customers, or where they come."""
    mentions = view.parsed.mentions_in(first, last)
    if any(ref.item == item.domains for one in mentions for ref in one.refs):
        return True
    words = view.words(first, last)
    return CUSTOMERS.search(words) is not None or _WHERE_THEY_COME.search(words) is not None


_WHERE_THEY_COME = re.compile(r"\b(?:counter|desk|tills?|reception|checkouts?|phones?|floor|front)\b")


_NEXT = re.compile(r"\b(?:then|before|after|and|plus|also|now|next|later|previously)\b|[.;\n]")


def _is_part(view: View, stint: _Stint, others: list[_Stint]) -> bool:
    """Whether a stretch that goes on is the last of a longer one: "12 years, my own chair since 2020"."""
    if view.text(stint.first) != "since" and not _is_of_late(view, stint):
        return False
    return any(
        other.last <= stint.first
        and other.years > stint.years
        and not _NEXT.search(view.words(other.last, stint.first))
        for other in others
    )


_OF_LATE = frozenset("last past latest most recent".split())
_ROLE_BEHIND = re.compile(
    r"^(?:of (?:it|them|those|that|which)\b|as (?:an? |the )?|on the|at the|leading|managing|running"
    r"|supervising|in charge|training)"
)


def _is_of_late(view: View, stint: _Stint) -> bool:
    """Whether the last years of a stretch are told by the role: "10 years in retail, the last two as a"."""
    lead = (view.text(stint.first), view.text(stint.first - 1), view.text(stint.first + 1))
    behind = view.words(stint.last, min(view.last, stint.last + 4)) if stint.last < view.last else ""
    return not _OF_LATE.isdisjoint(lead) and _ROLE_BEHIND.match(behind) is not None


def _summary(view: View, stints: list[_Stint]) -> list[_Stint]:
    """The length that heads a CV, before the jobs with their dates: "Support specialist, 6 years in SaaS"."""
    dated = [stint for stint in stints if _is_dated(view, stint)]
    heads = view.cv and dated and not _is_dated(view, stints[0]) and stints[0].years > 1
    return stints[:1] if heads else []


def _summed(view: View, stints: list[_Stint]) -> list[_Stint]:
    """A length that the others add up to: "5 years, 2 in a call center and 3 in IT support"."""
    if not stints:
        return []
    *parted, last = stints
    so = _COMES_TO.search(view.words(max(view.first, last.first - 3), last.first))
    more = "more" in view.parsed.texts[last.first : last.last]
    if so and parted and not more and last.years >= max(stint.years for stint in parted):
        return [last]
    if len(stints) > 2 and sum(stint.years for stint in stints[1:]) == stints[0].years:
        return stints[:1]
    if len(stints) > 2 and sum(stint.years for stint in parted) == last.years and _is_stated(view, last):
        return [last]
    parts: list[Decimal] = []  # "28 years, 16 behind the counter and then 12 on the phone"
    sentence = view.parsed.sentence_bounds(stints[0].first)
    after = view.parsed.sentence_bounds(sentence[1] + 1) if sentence and sentence[1] + 1 < view.last else None
    for index in range(stints[0].last, min((after or sentence)[1], view.last) if sentence else 0):
        number = cardinal(view.parsed.tokens, index)
        strict = view.text(index) == "one" or (sentence is not None and index > sentence[1])
        counts = not strict or view.text(number[1]) in _PART_AT if number else False
        if number is not None and counts and view.text(index - 1) not in NUMBER_WORDS:
            parts.append(number[0])
    return stints[:1] if len(parts) > 1 and sum(parts) == stints[0].years else []


def _is_stated(view: View, stint: _Stint) -> bool:
    """Whether a length of time is told of no job: "It's seven years with customers"."""
    opening = view.words(max(view.first, stint.first - 3), stint.first)
    return _STATES.search(opening) is not None and view.text(stint.last) in _OF_NO_JOB


_STATES = re.compile(
    r"\b(?:it's|its|it is|that's|thats|that is|makes|i have|i've got|i've)(?: about| some)?\W*$"
)
_OF_NO_JOB = frozenset(", . ; ! with of facing serving dealing helping".split()) | {"", "\n"}
_PART_AT = frozenset("in at as with doing on of behind before there here year years".split())
"""What stands behind the number of a part: "Ten years. Four on a help desk and six of knocking on doors"."""


def _corrected(view: View, stints: list[_Stint]) -> list[_Stint]:
    """The stints that stand: in "2 years, no wait, 3" the later replaces the earlier."""
    kept: list[_Stint] = []
    for stint in stints:
        near = bool(kept) and stint.first - kept[-1].last <= 12
        if near and _CORRECTS.search(view.words(kept[-1].last, stint.first)):
            kept[-1] = stint
        else:
            kept.append(stint)
    return kept


# --- lengths of time and the work they are tied to


def _stints(view: View, item: YearsItem, asked: bool) -> list[_Stint]:
    lengths: list[_Length] = [
        (d.first, d.last, d.years)
        for d in view.parsed.durations_in(view.first, view.last)
        if view.text(d.first - 1) != "not" or view.text(d.last) != "longer"  # "and not a day longer"
    ]
    lengths += periods(view)
    lengths += since_an_age(view)
    lengths += _elliptic(view, item, lengths)
    bare = _bare_before(view, item, lengths) if asked else []
    lengths += bare
    parts = _parts(view, lengths)
    lengths += parts
    if lengths:
        lengths += _totalled(view) + told_beside(view, lengths)
    else:
        lengths += _bare(view, item) if asked else _added_up_anew(view, item)
    anew = put_anew(view, lengths)
    out: list[_Stint] = []
    for first, last, told in sorted(lengths, key=lambda length: length[:2]):
        years = anew[first][2] if first in anew else told
        if years is None or years > 70 or (out and first < out[-1].last):
            continue
        if out and years == out[-1].years and _is_same(view, out[-1], first, last):
            continue  # "from 2020 until now I've been there, six years"
        if out and years == out[-1].years and _is_told_again(view, item, first, last):
            continue  # "I was an adviser for 14 years. Fourteen years of sitting across a desk."
        if out and _is_dated(view, out[-1]) and _is_beside(view, out[-1].last, first):
            out[-1] = out[-1]._replace(years=years)  # "Jan 2023 - Present · 2 yrs 11 mos"
            continue
        if view.text(first) == "a" and _OFTEN.search(view.words(max(view.first, first - 1), first)):
            continue  # "two days a week"
        at = anew[first][0] if first in anew else first
        if _is_unmet(view, at, last) or _about_else(view, first, last) or _demanded(view, first):
            continue
        counts = is_counted(view, item, first, last)
        only = asked and set(view.asked.items) <= {item.id, item.domains}
        if counts is False and only:
            counts = True  # whatever they call customer work, in answer to just that question
        here = asked and (_is_here(view, first, last) or _is_elsewhere(view, first, last, out))
        here = here or (first, last, years) in bare or (only and _of_employer(view, first))
        counts = True if counts is None and here else counts
        alone = view.asked.items == (item.id,)
        if counts is None and years < Decimal("0.25") and not (asked and (alone or years == 0)):
            continue  # "6 weeks" alone is a notice, not a career
        each = len(view.asked.fields) or 1 if view.text(last) == "each" else 1
        part = any(first == one[0] for one in parts)
        named = object_of(view, last)
        strange = named is not None and not only and _is_strange(view, item, named)
        total = is_total(view, first, last) and not part
        spot = anew[first][:2] if first in anew else (first, last)
        out.append(_Stint(*spot, years * each, counts, total, strange, part))
    if not asked and len(out) > 1 and all(_of_channel(view, stint) for stint in out):
        return []  # "phone (3 years), email (1 year)" tells how long each, not how long in all
    return out


def _added_up_anew(view: View, item: YearsItem) -> list[_Length]:
    """Another total, with its parts, in reply to a question back: "no, 5 there, 2 before, 7 in total"."""
    denies = view.text(view.first) in ("no", "nope", "nah", "actually", "sorry")
    if not denies or view.asked.items or item.id not in view.known:
        return []
    parts = list(cardinals(view.parsed.tokens, view.first, view.last))
    return [
        one for one in _totalled(view) if one[2] is not None and len(parts) > 2 and sum(parts) == 2 * one[2]
    ]


_ANNIVERSARY = re.compile(r"^\W*(?:next|this|in|come) (?:week|month|spring|summer|autumn|fall|winter|year)\b")


def _of_employer(view: View, first: int) -> bool:
    """Whether a length of time stands behind a name that opens its sentence: "Blockbuster for 2 years"."""
    bounds = view.parsed.sentence_bounds(first)
    if bounds is None or view.text(first - 1) not in ("for", ",", "-", "(", ":"):
        return False
    start = max(bounds[0], view.first)
    start += view.text(start) in ("at", "in", "with", "then", "and")
    return 0 < first - 1 - start <= _NAME and is_named(view, (start, first - 1))


_OFTEN = re.compile(
    r"\b(?:once|twice|times|days?|hours?|hrs|shifts?|nights?|evenings?|mornings?|calls|tickets)$"
)
_NAME = 3
"""The words of an employer's name."""


def _is_unmet(view: View, first: int, last: int) -> bool:
    """Whether a length of time is hoped or planned: not "two years next month", which are nearly over."""
    soon = _ANNIVERSARY.match(view.words(last, min(view.last, last + 3))) is not None
    return view.parsed.scope(first).unmet and not soon


def _is_strange(view: View, item: YearsItem, named: tuple[int, int]) -> bool:
    """Whether work that is named is none that the rubric knows, and no place, which may have customers."""
    if names_a_place(view, named):
        return False
    refs = [ref for mention in view.parsed.mentions_in(*named) for ref in mention.refs]
    known = any(ref.item in (item.id, item.domains) for ref in refs)
    return not known and not CUSTOMERS.search(view.words(*named))


def _parts(view: View, lengths: list[_Length]) -> list[_Length]:
    """The numbers that are told as parts of a length of time."""
    if not lengths:
        return []
    begun = {first for first, _, _ in lengths}
    start = min(last for _, last, _ in lengths)
    told = [parts_of(view, index) for index in range(start, view.last) if index not in begun]
    return [one for one in told if one is not None]


def _is_same(view: View, one: _Stint, first: int, last: int) -> bool:
    """Whether a length of time only says how long the stretch of the calendar before it was."""
    bounds = view.parsed.sentence_bounds(one.first)
    dated = _is_dated(view, one)
    told = view.text(first - 1) in (",", "(", "so", "-") and (last >= view.last or view.text(last) in ".)!\n")
    return dated and told and bounds is not None and first < bounds[1]


def _is_told_again(view: View, item: YearsItem, first: int, last: int) -> bool:
    """Whether a long time opens a sentence that only says how the work told before it was."""
    bounds = view.parsed.sentence_bounds(first)
    opens = bounds is not None and first == max(bounds[0], view.first)
    how = view.text(last) == "of" and view.text(last + 1).endswith("ing")
    long = last - first > 1 and (cardinal(view.parsed.tokens, first) or (0,))[0] >= _CAREER
    if bounds is None or _AT_ANOTHER_TIME.search(view.words(last, min(bounds[1], view.last))):
        return False
    behind = view.parsed.mentions_in(last, min(bounds[1], view.last))
    return opens and how and long and not any(work_of(view, item, one.refs) for one in behind)


_AT_ANOTHER_TIME = re.compile(
    r"\b(?:after(?:wards)?|before|then|later|next|earlier|previously|prior|since)\b"
)
"""Words that make it another time: "five years of working the bar after that"."""
_CAREER = 4
"""Years of which two jobs hardly have the same number by chance."""


def _is_dated(view: View, stint: _Stint) -> bool:
    """Whether a length of time is told by the years of the calendar."""
    return any(
        view.text(index).isdigit() and len(view.text(index)) == 4 for index in range(stint.first, stint.last)
    )


def _is_beside(view: View, last: int, first: int) -> bool:
    """Whether only a mark parts two lengths of time ("·" is read as the end of a line)."""
    between = view.parsed.tokens[last:first]
    return 0 < len(between) <= 2 and all(token.kind in "pl" for token in between)


def _of_channel(view: View, stint: _Stint) -> bool:
    """Whether a length of time stands right behind what was asked for by kind: "phone - 3 years"."""
    items = view.lexicon.rubric.items
    near = view.parsed.mentions_in(max(view.first, stint.first - _NEAR), stint.first)
    return any(
        ref.role == "item" and ref.item in view.asked.items and items[ref.item].kind == "extent"
        for mention in near
        for ref in mention.refs
    )


_NEAR = 4
"""Tokens between a channel and how long it was used."""


_DEMANDS = re.compile(
    r"\b(?:they|every(?:one|body)|ad|advert|posting|job|jobs|you|company|companies|employers?|role|positions?)"
    r" (?:\w+ )?(?:ask(?:s|ed|ing)? for|needs?|needed|requires?|required|wants?|wanted)\b"
)


def _demanded(view: View, first: int) -> bool:
    """Whether a length of time is what somebody asks for: "they asked for 3 years in retail"."""
    return _DEMANDS.search(view.words(clause_of(view, first)[0], first)) is not None


_HERE = re.compile(r"^\W*(?:there|here|so far|in (?:this|my current|my present)|at this|doing this)\b")
_THEIRS = re.compile(r"\b(?:my|he|she|they|his|her|who)\b")


def _is_here(view: View, first: int, last: int) -> bool:
    """Whether a length of time is told of the job at hand: "4 years there", in answer to how long."""
    theirs = _THEIRS.search(view.words(clause_of(view, first)[0], first))
    return not theirs and _HERE.match(view.words(last, min(view.last, last + 4))) is not None


def _is_elsewhere(view: View, first: int, last: int, out: list[_Stint]) -> bool:
    """Whether a length of time is of another job beside one that counts: "before that 2 years in Boots"."""
    if not any(stint.counts for stint in out):
        return False
    if view.text(last) in ("in", "at", "with", "for", "as", "on"):
        return _EARLIER.search(view.words(clause_of(view, first)[0], first)) is not None
    bounds = view.parsed.sentence_bounds(first)
    if bounds is None or last < min(bounds[1], view.last):
        return False
    return _THEN.match(view.words(max(view.first, bounds[0]), first)) is not None  # "Then AT&T, 3 yrs"


_THEN = re.compile(
    r"^(?:and )?(?:then|after that|before that|previously|earlier|next|also|plus)(?:[ ,]+[\w&'-]++){1,6}\W*$"
)
_EARLIER = re.compile(r"\b(?:before (?:that|this|then)|previously|then|earlier|prior to that|first)\b")
_GOES_ON = frozenset("then and another plus , did next + by before that".split())
_AT_WORK = frozenset("in at as with doing on before there here".split())


def _elliptic(view: View, item: YearsItem, lengths: list[_Length]) -> list[_Length]:
    """The second number of "2 years retail, then 3 in a call center"."""
    if not lengths:
        return []
    out: list[_Length] = []
    taken = {index for first, last, _ in lengths for index in range(first, last)}
    for index in range(min(last for _, last, _ in lengths), view.last):
        if index in taken:
            continue
        if any(one[1] < index and puts_right(view.parsed.texts[one[1] : index]) for one in lengths[-1:]):
            out += _alone_at(view, index)  # "4 years. No, 5."
        if (told := _behind_work(view, item, index)) is not None:
            out.append(told)
        if view.text(index - 1) not in _GOES_ON or index + 1 >= view.last:
            continue
        number = cardinal(view.parsed.tokens, index)
        if number is None:
            continue
        if view.text(index - 1) == "another" and (number[1] >= view.last or view.text(number[1]) in ".,;!\n"):
            out.append((index, number[1], number[0]))
        after = number[1] + (view.text(number[1]) == "more")
        if view.text(after) not in _AT_WORK:
            continue
        near = view.parsed.mentions_in(after, after + _REACH)
        if any(work_of(view, item, one.refs) for one in near):
            out.append((index, number[1], number[0]))
    return out


def _alone_at(view: View, index: int) -> list[_Length]:
    """The bare number at a token that nothing follows."""
    number = cardinal(view.parsed.tokens, index)
    ends = number is not None and (number[1] >= view.last or view.text(number[1]) in ".,;!\n")
    return [(index, number[1], number[0])] if number is not None and ends else []


def _bare_before(view: View, item: YearsItem, lengths: list[_Length]) -> list[_Length]:
    """The bare number that answers before another job is told: "Of this shop, 2. I did a year before."."""
    if not lengths or not set(view.asked.items) <= {item.id, item.domains}:
        return []
    first = min(lengths)[0]
    told = list(cardinals(view.parsed.tokens, view.first, first))
    index = next((at for at in range(view.first, first) if cardinal(view.parsed.tokens, at)), first)
    number = cardinal(view.parsed.tokens, index) if index < first else None
    if len(told) != 1 or number is None or number[0] > _LONG or view.text(number[1]) not in _BARE_AFTER:
        return []
    beside = _BESIDE.search(view.words(number[1], view.last)) is not None
    return [(index, number[1], number[0])] if beside else []


_BESIDE = re.compile(
    r"\b(?:before(?: that| this| it)?|previously|earlier|plus|also|another|on top|and then)\b"
)
_ENDS_COUNT = frozenset(",.;!)") | {"", "\n", "and", "then", "so", "but"}


def _behind_work(view: View, item: YearsItem, index: int) -> _Length | None:
    """A number without its years behind work and "for": "Tesco for 2, then a hotel for the last one"."""
    number = cardinal(view.parsed.tokens, index)
    if number is None or number[0] > _LONG:
        return None
    if number[1] < view.last and view.text(number[1]) not in _ENDS_COUNT:
        return None
    lead = index - 2 if view.text(index - 2) == "the" and view.text(index - 1) in ("last", "past") else index
    if view.text(lead - 1) != "for":
        return None
    near = view.parsed.mentions_in(max(view.first, lead - _REACH), lead)
    named = any(one.last == lead - 1 and work_of(view, item, one.refs) for one in near)
    return (index, number[1], number[0]) if named else None


_LONG = 40
"""Years that nobody tells without the word."""
_VAGUE = re.compile(r"^(?:\w+ ){0,2}a (couple|few)\W*$")
"""Years without a figure or a unit: "just a couple"."""
_REACH = 9
"""How many tokens after a bare number its work is looked for: "4 at my last job, a call centre"."""
_BARE_AFTER = frozenset(
    ", . ; ! ? ( ) + there here in at as on so now i maybe total altogether or before with doing for tbh haha"
    " lol honestly roughly sir ma'am maam po approx only not".split()
) | {"\n", ""}
_NO_COUNT_AFTER = frozenset(
    "$ £ # / at age aged not level tier grade step band class phase i'm im they're he's she's theyre".split()
)


def _bare(view: View, item: YearsItem) -> list[_Length]:
    """A bare number where only the years were asked for: "5", "about 3", "years: 4"."""
    asked = view.asked.items
    if is_decline(view, view.first, view.last):
        return []
    total = _totalled(view)
    if total:
        return total
    alone = asked == (item.id,)
    first = asked[:1] == (item.id,) and view.lexicon.background.issuperset(asked)
    if not alone and not first and not (len(asked) == 2 and item.domains in asked):
        return []
    numbers: list[_Length] = []
    index = view.first
    bounds = view.parsed.sentence_bounds(index) if len(asked) > 1 else None
    stop = min(view.last, bounds[1]) if bounds else view.last
    while index < stop:
        number = cardinal(view.parsed.tokens, index)
        if number is None or number[1] > view.last or view.parsed.scope(index).other:
            index += 1
            continue
        joints = ("and", "&", "-") if view.text(index - 1) == "between" else ("-", "to")
        if view.text(number[1]) in joints and not view.asked.fields:
            upper = cardinal(view.parsed.tokens, number[1] + 1) if number[1] + 1 < view.last else None
            if upper is not None and (upper[0] > number[0] or "and" in joints):
                number = ((number[0] + upper[0]) / 2, upper[1])
        ends = number[1] >= view.last or view.text(number[1]) in _BARE_AFTER
        listed = bool(view.asked.fields) and (view.text(number[1]) in _LISTING or view.text(index - 1) == "/")
        ends = ends and view.text(index - 1) not in _NO_COUNT_AFTER
        if listed or (ends and not _of_something_else(view, index, number[1])):
            numbers.append((index, number[1], number[0]))
        index = _past_bracket(view, number[1], stop)
    numbers = left_anew(view, numbers)
    if not numbers and alone and (vague := _VAGUE.match(view.words(view.first, view.last))):
        return [(view.first, view.last, AMOUNTS[vague[1]])]
    numbers = _put_right(view, numbers)
    if len(numbers) > 1 and (_fills_fields(view, numbers) or _by_field(view, item, numbers)):
        return numbers  # "2 and 3", "retail 2, hospitality 1", where years were asked kind by kind
    listed = all(view.text(last) in _AT_WORK for _, last, _ in numbers)
    if len(numbers) > 1 and not listed and (numbers[0][2] or 0) >= sum((one[2] or 0) for one in numbers[1:]):
        numbers = numbers[:1]  # "about 9, I did two in the chipper"
    spread = all(view.text(last) in _AT_WORK for _, last, _ in numbers)
    return numbers if (len(numbers) == 1 or spread) and all((one[2] or 0) <= 50 for one in numbers) else []


def _put_right(view: View, numbers: list[_Length]) -> list[_Length]:
    """The numbers that hold: of "5. No, 6." the last."""
    return [
        one
        for one, other in pairwise([*numbers, None])
        if one and (other is None or not puts_right(view.parsed.texts[one[1] : other[0]]))
    ]


def _of_something_else(view: View, first: int, last: int) -> bool:
    """Whether a bare number is no length of time: "call me at 7", "empathy 8"."""
    items = view.lexicon.rubric.items
    beside = view.parsed.mentions_in(max(view.first, first - 1), first)
    rated = any(items[ref.item].kind == "rating" for one in beside for ref in one.refs if ref.item in items)
    return rated or belongs_elsewhere(view.parsed.texts, first, last)


def _past_bracket(view: View, index: int, stop: int) -> int:
    """Behind the bracket at a token, which tells how a number is made up: "5 (3 Costa, 2 Primark)"."""
    if view.text(index) != "(":
        return index
    return next((at + 1 for at in range(index, stop) if view.text(at) == ")"), index)


_LISTING = frozenset(", ; / & + - and then about years yrs year or so maybe".split()) | {"\n", "."}


def _fills_fields(view: View, numbers: list[_Length]) -> bool:
    """Whether a reply is a number for each kind of work that was asked for, and no more: "2, 1, 0"."""
    taken = {index for first, last, _ in numbers for index in range(first, last)}
    others = [view.text(index) for index in range(view.first, view.last) if index not in taken]
    return len(numbers) == len(view.asked.fields) and _LISTING.issuperset(others)


def _by_field(view: View, item: YearsItem, numbers: list[_Length]) -> bool:
    """Whether each of some bare numbers stands right behind the kind of work it counts."""
    if not view.asked.fields:
        return False
    ends = {
        mention.last
        for mention in view.parsed.mentions_in(view.first, view.last)
        if any(ref.role == "value" and ref.item == item.domains for ref in mention.refs)
    }
    return all(first in ends or first - 1 in ends for first, _, _ in numbers)


def _totalled(view: View) -> list[_Length]:
    """A bare number that is called the total: "2.5 in all, six months of that in a shop"."""
    for index in range(view.first, view.last - 1):
        number = cardinal(view.parsed.tokens, index)
        if number and summed_in_brackets(view, number[1], number[0]):
            return [(index, number[1], number[0])]  # "5 (3 Costa, 2 Primark)"
        if number and view.text(number[1]) in UNITS:
            continue  # "so 18 months" is a length of its own
        if number and _is_sum(view, index, number[1]):
            return [(index, number[1], number[0])]  # "..., but one of those years I did both, so 4"
        if number and _TOTAL_AFTER.match(view.words(number[1], min(view.last, number[1] + 5))):
            return [(index, number[1], number[0])]
    return []


_AGE = re.compile(r"\b(?:aged?|i'm|im|turned|turning|turn) ?(?:about |nearly |almost )?$")
_ELSEWHERE = re.compile(
    any_of(
        r"""
        married | lived? | living | resid\w+ | studied | studying | learning | waiting(?! tables| on) |
        unemployed |
        out of work | not worked | haven't worked | moved here |
        been in (?:the|this) (?:uk|us|country|city) | in \w+ for the past | at home with
        """
    )
)


_AFTER = 9
"""How many tokens behind a length of time tell that it is of something else."""


def _about_else(view: View, first: int, last: int) -> bool:
    """Whether a length of time is an age, a degree, a wait or a life event."""
    other = _AFTER_NOT.match(view.words(last, min(view.last, last + _AFTER)))
    if view.section(first) or (other and not _is_at_a_college(view, last, other.end())):
        return True
    if _NOT_COUNTED.match(view.words(last, min(view.last, last + _FOLLOWS))):
        return True  # "6 years as a nurse, but this is not customer service"
    if is_of_the_firm(view, first, last):
        return True
    items = view.lexicon.rubric.items
    for mention in view.parsed.mentions_in(max(0, first - _LONGEST_NAME), last):
        if mention.last <= first or (first > mention.first and last > mention.last):
            continue  # "three years, plus two years ...": the name "plus two" is none there
        if mention.ref("value") and items[mention.refs[0].item].kind == "choice":
            return True
    steps = view.lexicon.steps
    if any(one.refs[0].item in steps for one in view.parsed.mentions_in(last, last + 1)):
        return True  # "(2-year HND)"
    if view.text(first - 1) == "(" and view.text(first - 2) in _SCHOOLING:
        return True  # "a college diploma (two years)"
    words = view.words(clause_of(view, first)[0], first)
    if _LEFT_AFTER.search(words):
        return True  # "I left college after two years"
    if view.text(last) == "of" and _STUDIED.search(words) and _DROPPED.search(view.words(last, view.last)):
        return True  # "I did one year of business and dropped it"
    if view.text(first - 1) == "in" and (_BEGINS.search(words) or _is_ahead(view, first, last)):
        return True  # "I could start in two weeks"
    return bool(
        _ELSEWHERE.search(_TURN.split(words)[-1]) or (view.text(last) == "old" and _AGE.search(words))
    )


def _is_ahead(view: View, first: int, last: int) -> bool:
    """Whether a length of time opens a sentence of what is to come: "In 5 years? Leading a team"."""
    bounds = view.parsed.sentence_bounds(first)
    if view.text(first - 1) != "in" or bounds is None:
        return False
    opening = view.words(max(view.first, bounds[0]), first).removeprefix("and ").removeprefix("so ")
    return opening.strip() == "in" and _AHEAD.match(view.words(last, min(view.last, last + 4))) is not None


_AHEAD = re.compile(
    r"^\W*(?:\?|(?:time )?i(?:'d| would|'ll| will| want| see| hope| wanna| wish)\b|maybe|hopefully|still"
    r"|leading|running|managing|who knows|no idea|not sure)"
)


def _is_at_a_college(view: View, last: int, end: int) -> bool:
    """Whether the college that ends so many characters behind a length of time is where somebody worked."""
    return end > 0 and is_work_at_a_college(view, view.tokens_at(last, 0, end)[1])


_NOT_COUNTED = re.compile(
    r"^[ ,;:—-]{0,3}(?:(?:as|in|at|for|of)(?: (?!if\b)[\w']{1,20}){1,4})?[ ,;:—-]{0,3}"
    r"(?:but |though |although |and |so )?(?:this|that|it|which)"
    r"(?:(?:(?:'s| is| was) not| isn't| wasn't|'s no| is no| was no)"
    r"(?: really| strictly| exactly| an?| any| quite)? (?:customer|client|guest)s?"
    r"(?:(?: |-)(?:services?|support|care|work|jobs?|facing|contact|roles?|related|experience|stuff)\b"
    r"|(?=\W*$|\W*[.,;)]))"
    r"| (?:doesn't|does not|didn't|did not|don't|wouldn't|won't) (?:really )?count\b"
    r"(?! (?:as (?:long|much|many|far|high|often|heavily)|against|the|my|any)\b))"
)
_FOLLOWS = 16
"""The tokens behind a length of time that may say that it does not count."""
_LEFT_AFTER = re.compile(
    r"\b(?:left|quit|leaving|abandoned|gave up|dropped out|stopped|packed in|bailed)\b.{0,20}"
    r"\b(?:college|uni|university|school|degree|course|studies|studying|out)\b.{0,20}"
    r"\b(?:after|halfway|by)(?: about| just| only| nearly| almost)? ?$"
)
_STUDIED = re.compile(r"\b(?:did|done|completed|finished|studied)(?: about| only| just)?\W*$")
_DROPPED = re.compile(r"^.{2,40}\b(?:dropped|quit|left|gave (?:it )?up|didn't finish|never finished)\b")
_SCHOOLING = frozenset("degree diploma course certificate certification apprenticeship studies".split())
_BEGINS = re.compile(r"\b(?:start|begin|join|available|free|leave|move|ready)\b")
_TURN = re.compile(r"\b(?:and|but)\b")
_LONGEST_NAME = 12

_TOTAL_AFTER = re.compile(
    r"^(?:[^\w.!?\n]*|\W*(?=(?:\w+ ){0,2}\w+ ?(?:[.!,;\n]|$)))"
    r"(?:in )?(?:total|altogether|overall|in all|all in all|combined|all told)\b"
)
"""A total that is said right behind; "6. Overall put me at 9" begins anew."""


def is_total(view: View, first: int, last: int) -> bool:
    """Whether a length at these tokens is called the total, or what the rest comes to."""
    following = view.words(last, min(view.last, last + 5))
    told = _TOTAL.search(view.words(*clause_of(view, first))) or _TOTAL_AFTER.match(following)
    return bool(told) or _is_sum(view, first, last) or _is_together(view, first, last)


def _is_together(view: View, first: int, last: int) -> bool:
    """Whether lengths told before come to this one: "say 2 years together", "together about 5 years"."""
    if "together" not in view.parsed.texts[max(view.first, first - _NEAR) : last + 1] or first <= view.first:
        return False
    ends = last + 1 >= view.last or view.text(last + 1) in ".,;!)\n"
    behind = view.text(last) == "together" and ends
    return behind or _TOGETHER.search(view.words(max(view.first, first - _NEAR), first)) is not None


_TOGETHER = re.compile(
    r"\btogether(?:,? (?:it's|its|is|that's|that is|makes|about|around|maybe|like|roughly|some))*+\W*$"
)


def _is_sum(view: View, first: int, last: int) -> bool:
    """Whether a number at the end is what the rest comes to: "since 2021, so five years"."""
    opening = view.words(max(view.first, first - 3), first)
    if not _COMES_TO.search(opening) or first <= view.first or last < view.last - 1:
        return False
    asked = view.asked.items
    if len(asked) < 2:
        return not asked or isinstance(view.lexicon.rubric.items[asked[0]], YearsItem)
    bounds = view.parsed.sentence_bounds(first)
    return bounds is not None and _LENGTH.search(view.words(max(view.first, bounds[0]), first)) is not None


_COMES_TO = re.compile(
    r"\b(?:(?:so|makes|making)(?: (?:it|that|a|exactly|about|around|roughly|nearly|almost|just))?"
    r"|(?:so|then|which) (?:that's|thats|that is|it's|is|i'd say)|which is (?:about|around))\W*$"
)
"""How a sum is told; "and then about 5 years" tells of the next job."""
_LENGTH = re.compile(r"\b(?:years?|yrs?|months?|since)\b")
