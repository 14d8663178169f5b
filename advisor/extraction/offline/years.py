"""Years of work: lengths of time tied to jobs that count, added up unless a total is stated.

A length of time is only an answer where it is about work of the right kind: ages, degrees, notice periods and
other people's careers are lengths of time too.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from advisor.extraction.offline.durations import durations
from advisor.extraction.offline.numbers import cardinal
from advisor.extraction.offline.phrases import any_of, one_of
from advisor.extraction.offline.polarity import polarity
from advisor.extraction.offline.reply import Found, View
from advisor.rubric.items import YearsItem

__all__ = ["read_years"]

_TOTAL = re.compile(
    any_of(
        r"""
        total | totals | totalling | in all | all in all | altogether | overall | all told | combined |
        all up | in sum | sum | all together | adds? up | grand total | across (?:all|both|the) |
        so far in total
        """
    )
)
_OVERLAP = re.compile(
    any_of(
        r"""
        at the same time | alongside | simultaneously | overlap\w* | of which | including | of those |
        out of (?:those|that|which|them) | in parallel | same (?:years?|time|period) | concurrently |
        during (?:that|which|those) | within that | part of that | side by side | both at once
        """
    )
)
_NOT_WORK = re.compile(
    any_of(
        r"""
        years? old | yrs? old | y/o | aged? | old | married | lived | living | live here | been here in |
        engaged | sober | ago | contract | degree | diploma | course | program | programme | college | uni |
        university | school | bachelor\w* | master\w* | gap | break | notice | warranty | from now | next |
        in the (?:uk|us|usa|country|city) | on the waiting | maternity | learning | studied | studying |
        unemployed | out of work | not working | looking for | since i (?:last|left|quit) | since leaving |
        younger | older | plan | within | until | till
        """
    )
)
_AFTER_NOT = re.compile(
    r"^\W*"
    + one_of(
        r"""
        (?:\w+ ){0,2}(?:degree|diploma|bachelor\w*|master\w*) | old | ago | degree | diploma | course |
        from now | younger | older | program | programme | contract | gap | break | notice | warranty |
        of (?:an? |my |the )?(?:\w+ )?(?:uni|university|college|school|study|studies|degree|nursing
            school|engineering) | later | into | (?:\w+ )?at (?:uni|university|college)
        """
    )
    + r"\b"
)
_OTHER_JOB = re.compile(
    r"\b(?:as (?:an?|the)|in|at|of|doing|working|with) (?!(?:the |a "
    r"|my |this )?(?:customer|service|total|all|public|client))\w+"
)
_NONE = re.compile(
    any_of(
        r"""
        no (?:\w+ )?(?:experience|exp|background|customer|job|work) |
        zero (?:\w+ )?(?:experience|exp|years?) |
        never (?:\w+ ){0,2}(?:worked|had (?:a|any|one)|served|dealt|done (?:customer|any)|been
            employed|held) | none(?: (?:so far|at all|yet|whatsoever))? | not (?:any|a day|yet) |
        haven't (?:worked|had|served|done|dealt|got any) |
        (?:i've|have|had|has) not (?:worked|had|served|dealt|done) | never faced |
        nothing (?:customer|so far|yet) | first job | 0 (?:years?|yrs?|experience) | nil | zip | zilch |
        don't have any | no customer | without (?:any )?experience | never (?:a )?customer | zero
        """
    )
)
_CUSTOMER = re.compile(r"\b(?:customers?|clients?|guests?|customer[- ](?:facing|service)|patrons|public)\b")


class _Stint(NamedTuple):
    first: int
    last: int
    years: Decimal
    counts: bool | None
    """Whether the work it is tied to counts; None where no work is named."""
    total: bool


def read_years(view: View) -> list[Found]:
    """All items of the kind."""
    out = []
    for item in view.lexicon.rubric.items.values():
        if isinstance(item, YearsItem):
            found = _read(view, item)
            if found is not None:
                out.append(found)
    return out


def _read(view: View, item: YearsItem) -> Found | None:
    asked = item.id in view.asked.items
    stints = _stints(view, item, asked)
    usable = [stint for stint in stints if stint.counts or (asked and stint.counts is None) or stint.total]
    totals = [stint for stint in usable if stint.total]
    if totals:
        chosen = totals[-1:]
    else:
        tied = [stint for stint in usable if stint.counts]
        chosen = tied or usable
        if len(chosen) > 1 and _OVERLAP.search(view.words(view.first, view.last)):
            chosen = [max(chosen, key=lambda stint: stint.years)]
    chosen = _corrected(view, chosen)
    known = view.known.get(item.id)
    if len(stints) > 1 and known is not None and stints[0].years == known:  # "About the 2 years: it is 18 months"
        chosen = stints[-1:]
    if chosen:
        total = sum((stint.years for stint in chosen), Decimal(0))
        return Found(item.id, total, tuple((stint.first, stint.last) for stint in chosen))
    if stints and any(stint.counts is None for stint in stints) and asked:
        return None
    return _none(view, item, asked)


def _corrected(view: View, stints: list[_Stint]) -> list[_Stint]:
    """ "2 years, no wait, 3": the later replaces the earlier."""
    kept: list[_Stint] = []
    for stint in stints:
        between = view.words(kept[-1].last, stint.first) if kept else ""
        if (
            kept
            and stint.first - kept[-1].last <= 12
            and re.search(
                r"\b(?:no,? wait|wait|sorry|actually|i mean|i meant|make (?:it|that)|scratch that|correction|rather|oops|well|let me|no)\b",
                between,
            )
        ):
            kept[-1] = stint
        else:
            kept.append(stint)
    return kept


# --- lengths of time and the work they are tied to


def _stints(view: View, item: YearsItem, asked: bool) -> list[_Stint]:
    out: list[_Stint] = []
    lengths = [(d.first, d.last, d.years) for d in durations(view.parsed.tokens, view.first, view.last)]
    lengths += _calendar(view)
    lengths += _elliptic(view, item, lengths)
    if asked and not lengths:
        lengths += _bare(view, item)
    for first, last, years in sorted(lengths):
        if years is None or years > 70 or (out and first < out[-1].last):
            continue
        scope = view.parsed.scope(first)
        if scope.unmet or _about_else(view, first, last):
            continue
        counts = _counts(view, item, first, last)
        if counts is False and set(view.asked.items) <= {item.id, item.domains}:
            counts = True  # whatever they call customer work, in answer to just that question
        if counts is None and years < Decimal("0.25"):
            continue  # "6 weeks" alone is a notice, not a career
        out.append(_Stint(first, last, years, counts, _is_total(view, first, last)))
    return out


def _elliptic(
    view: View, item: YearsItem, lengths: list[tuple[int, int, Decimal | None]]
) -> list[tuple[int, int, Decimal | None]]:
    """The second number of "2 years retail, then 3 in a call center"."""
    out: list[tuple[int, int, Decimal | None]] = []
    if not lengths:
        return out
    spans = [(first, last) for first, last, _ in lengths]
    for index in range(min(last for _, last in spans), view.last - 1):
        if any(first <= index < last for first, last in spans):
            continue
        number = cardinal(view.parsed.tokens, index)
        lead = view.text(index - 1) in ("then", "and", "another", "plus", ",", "did", "next", "+", "by", "before", "that")
        if number is None or not lead or view.text(number[1]) not in ("in", "at", "as", "with", "doing", "on"):
            continue
        near = [m for m in view.parsed.mentions if number[1] < m.first <= number[1] + 4]
        if any(ref.role == "value" and ref.item == item.domains for m in near for ref in m.refs):
            out.append((index, number[1], number[0]))
    return out


def _bare(view: View, item: YearsItem) -> list[tuple[int, int, Decimal | None]]:
    """A bare number where only the years were asked for: "5", "about 3", "years: 4"."""
    if view.asked.items != (item.id,) and not (
        len(view.asked.items) == 2 and item.domains in view.asked.items
    ):
        return []
    numbers: list[tuple[int, int, Decimal | None]] = []
    index = view.first
    while index < view.last:
        number = cardinal(view.parsed.tokens, index)
        if number is None or number[1] > view.last:
            index += 1
            continue
        after = view.text(number[1])
        if (after in _BARE_AFTER or number[1] >= view.last) and view.text(index - 1) not in (
            "$",
            "£",
            "#",
            "/",
        ):
            numbers.append((index, number[1], number[0]))
        index = number[1]
    return numbers if len(numbers) == 1 and (numbers[0][2] or 0) <= 50 else []


_BARE_AFTER = frozenset(", . ; ! ? \n ) + in at as so now i maybe total altogether or".split()) | {""}


def _calendar(view: View) -> list[tuple[int, int, Decimal | None]]:
    """ "since 2021", "from 2019 to 2022", "2019-2022", "2020 to present"."""
    out: list[tuple[int, int, Decimal | None]] = []
    index = view.first
    while index < view.last:
        year = _year(view, index)
        if year is None:
            index += 1
            continue
        first = index
        while first > view.first and (
            view.text(first - 1) in ("since", "from", "between", "in", "early", "late", "mid", "(", "-", "of")
            or view.text(first - 1)[:3] in _MONTHS3
        ):
            first -= 1
        lead = view.words(first, index)
        stop = index + 1
        while stop < view.last and (view.text(stop)[:3] in _MONTHS3 and view.text(stop).isalpha()):
            stop += 1
        end = None
        if view.text(stop) in ("to", "-", "until", "till", "and", "through", "—", "up"):
            after = stop + 1
            while after < view.last and (
                view.text(after) in ("the", "to", "early", "late", "mid", "until")
                or (view.text(after).isalpha() and view.text(after)[:3] in _MONTHS3)
            ):
                after += 1
            end = _year(view, after)
            if end is None and view.text(after) in (
                "now",
                "present",
                "today",
                "date",
                "current",
                "currently",
                "ongoing",
            ):
                end = view.today.year if view.today else None
            if (
                end is None
                and view.parsed.tokens[after : after + 1]
                and view.text(after).isdigit()
                and len(view.text(after)) == 2
            ):
                end = year // 100 * 100 + int(view.text(after))
            if end is not None and end >= year:
                out.append((first, after + 1, Decimal(end - year)))
                index = after + 1
                continue
        if "since" in lead and view.today is not None and view.today.year >= year:
            out.append((first, stop, Decimal(view.today.year - year)))
        index = stop
    return out


_MONTHS3 = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())


def _year(view: View, index: int) -> int | None:
    text = view.text(index) if index < view.last else ""
    return int(text) if len(text) == 4 and text.isdigit() and 1950 <= int(text) <= 2099 else None


def _about_else(view: View, first: int, last: int) -> bool:
    """Whether a length of time is an age, a degree, a wait or a life event."""
    if _AFTER_NOT.match(view.words(last, min(view.last, last + 4))):
        return True
    start, end = _near(view, first)
    if any(
        mention.ref("value")
        and view.lexicon.rubric.items[mention.refs[0].item].kind == "choice"
        and mention.first < last
        and mention.last > first
        for mention in view.parsed.mentions
    ):
        return True
    words = view.words(start, first)
    return bool(
        re.search(r"\b(?:aged?|i'm|im|turned|turning|turn) ?(?:about |nearly |almost )?$", words)
        and view.text(last) in ("old",)
    ) or bool(
        re.search(
            r"\b(?:married|lived?|living|resid\w+|studied|studying|learning|waiting|unemployed|out of work|not worked|haven't worked|moved (?:here|to)|been in (?:the|this) (?:uk|us|country|city)|in \w+ for the past)\b",
            words,
        )
    )


def _near(view: View, index: int) -> tuple[int, int]:
    at = view.parsed.clause_at[index]
    if at < 0:
        return index, index + 1
    clause = view.parsed.clauses[at]
    return max(clause.first, view.first), min(clause.last, view.last)


def _is_total(view: View, first: int, last: int) -> bool:
    start, end = _near(view, first)
    return bool(
        _TOTAL.search(view.words(start, end))
        or re.match(
            r"^\W*(?:total|altogether|overall|in all|combined|all told)\b",
            view.words(last, min(view.last, last + 3)),
        )
    )


def _counts(view: View, item: YearsItem, first: int, last: int) -> bool | None:
    """Whether the work nearest to a length of time counts: in its clause, else in its sentence."""
    start, end = _near(view, first)
    own = _verdict(view, item, start, end, first, last)
    if own is not None:
        return own
    at = view.parsed.clause_at[first]
    sentence = [c for c in view.parsed.clauses if at >= 0 and c.sentence == view.parsed.clauses[at].sentence]
    if not sentence:
        return None
    verdict = _verdict(
        view, item, max(view.first, sentence[0].first), min(view.last, sentence[-1].last), first, last
    )
    if verdict is not None or view.asked.items == (item.id,):
        return verdict
    return None


def _verdict(view: View, item: YearsItem, start: int, end: int, first: int, last: int) -> bool | None:
    best: tuple[int, bool] | None = None
    for mention in view.parsed.mentions:
        if not start <= mention.first < end or (mention.first < last and mention.last > first):
            continue
        counts: bool | None = None
        for ref in mention.refs:
            if ref.role == "work" and ref.item == item.id:
                counts = ref.value == "counts" if counts is None else counts or ref.value == "counts"
            elif (
                ref.item == item.domains
                and (ref.role == "value" or (ref.role == "said" and item.domains in view.asked.items))
            ) or (
                ref.role == "item" and ref.item == item.id
            ):
                counts = True
        if counts is None or view.parsed.scope(mention.first).unmet:
            continue
        distance = mention.first - last if mention.first >= last else first - mention.last + 1
        if best is None or distance < best[0]:
            best = (distance, counts)
    if best is not None:
        return best[1] or bool(
            re.search(r"\bcustomer[- ](?:service|facing)\b", view.words(start, end))
            and not re.search(r"\b(?:no|not|isn't|never)\b", view.words(start, end))
        )
    words = view.words(start, end)
    if re.search(r"\b(?:no|not a|never a|without) (?:single )?customers?\b", words):
        return False
    return True if _CUSTOMER.search(words) else None


# --- none at all


def _none(view: View, item: YearsItem, asked: bool) -> Found | None:
    """ "no experience", "never worked with customers": zero years."""
    for clause in view.parsed.clauses:
        first, last = max(clause.first, view.first), min(clause.last, view.last)
        if last <= first or view.parsed.scope(first).blocked:
            continue
        words = view.words(first, last)
        match = _NONE.search(words)
        if match is None:
            continue
        sentence = [c for c in view.parsed.clauses if c.sentence == clause.sentence]
        whole = view.words(max(sentence[0].first, view.first), min(sentence[-1].last, view.last))
        specific = _CUSTOMER.search(whole) or (
            _CUSTOMER.search(words)
            or any(
                first <= m.first < last and any(r.item == item.id and r.role == "item" for r in m.refs)
                for m in view.parsed.mentions
            )
            or re.search(r"\b(?:work )?experience\b|\bnever (?:worked|had a job)\b|\bjob\b", words)
        )
        named = any(
            first <= m.first < last
            and any(r.item == item.domains and r.role in ("value", "said") for r in m.refs)
            for m in view.parsed.mentions
        )
        if named and not _CUSTOMER.search(words):
            continue
        alone = view.asked.items[:1] == (item.id,) or (item.id in view.asked.items and last - first <= 3)
        if (
            specific
            and (asked or _CUSTOMER.search(words))
            or (asked and alone and view.asked.items == (item.id,))
            or (
                asked
                and alone
                and polarity(words, "done") is not None
                and last - first <= 3
                and _alone_fits(view, item)
            )
        ):
            return Found(item.id, Decimal(0), ((first, last),))
    return None


def _alone_fits(view: View, item: YearsItem) -> bool:
    return set(view.asked.items) <= {item.id, item.domains}
