"""Years of one kind of work, as somebody tells them who counts aloud: "nine there and three here, so twelve".

What the reader of years makes of lengths of time is taken, and mended where the person draws the sum
themselves, names a total before its parts, or says when they began.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from decimal import Decimal
from itertools import zip_longest

from advisor.extraction.offline.choices import CORRECTS
from advisor.extraction.offline.english import MONTHS
from advisor.extraction.offline.habits.lengths import (
    MOST,
    Amount,
    amounts_in,
    bare_year,
    drops_some,
    is_since,
    past,
    sinces,
)
from advisor.extraction.offline.habits.positions import SUPPORT
from advisor.extraction.offline.habits.regions import labelled
from advisor.extraction.offline.habits.spells import (
    by_rank,
    contrasted,
    corrected,
    is_of_a_thing,
    is_share,
    is_taken_off,
    own_amounts,
    without_bounds,
)
from advisor.extraction.offline.once import replace
from advisor.extraction.offline.periods import periods
from advisor.extraction.offline.phrases import any_of
from advisor.extraction.offline.reply import Found, View
from advisor.extraction.offline.titles import is_title_word
from advisor.rubric.items import YearsItem

__all__ = ["read_tenure"]

_SUMS_UP = frozenset("so altogether total makes overall together sum =".split())
"""Words near which a person draws the sum: "so six if you count both", "put ten"."""
_REACH = 4
"""So many words before a number may say that it is the sum."""
_BEGAN = re.compile(
    r"\b(?:came|joined|started|began|since|been"
    r"|first (?:\w+ )?(?:call|day|shift|ticket|case|job|role|headset))\b"
    r"[^.;\n\d]{0,40}\b(?P<year>(?:19|20)\d\d)\b"
    r"|\bin (?P<year2>(?:19|20)\d\d)\b[^.;\n\d]{0,20}\b(?:i came|i joined|i started|i began)\b"
)
_BEFORE = re.compile(r"\b(?:before (?:that|this|it)|before|prior|earlier|previously|and then)\b")
_NTH = re.compile(
    r"\b(?:closes|close|closing|finish(?:es|ed|ing)?|complet(?:es|ed|ing)|end of|done with|rounds off)"
    r"(?: up)? my (?P<nth>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|\d\d?(?:st|nd|rd|th)) year\b"
    r"|\bmy (?P<nth2>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)"
    r" year (?:is )?(?:just |almost |nearly )?(?:ending|over|up|done|closing|finished|complete)\b"
)
_NTH_NOW = re.compile(
    r"\b(?P<nth>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|\d\d?(?:st|nd|rd|th)) (?:year|season)\b(?! (?:student|university|uni|of (?:uni|school|college)))"
)
"""Told in place of a length: "third season", "5th year"."""
_ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=1
    )
}
_AGAIN = Decimal("0.01")


def read_tenure(view: View, found: Sequence[Found]) -> list[Found]:
    """The findings, those of years mended."""
    years = {item.id for item in view.lexicon.rubric.items.values() if isinstance(item, YearsItem)}
    out = [one for one in found if one.item not in years]
    view, found = _under_label(view, found, years)
    for item in view.lexicon.years:
        asked = any(piece.item == item.id for piece in view.asked.pieces)
        here = [one for one in found if one.item == item.id and _is_own(view, one)]
        here = here if asked else [one for one in here if not _is_spent(view, item, one)]
        mended = _mended(view, item, asked, bool(here))
        if mended is not None:
            out.append(mended)
        elif item.id in view.known and (
            _all_apart(view, item, here) or _is_beside(view, item, here, asked or view.asked.more)
        ):
            continue
        elif asked or not view.asked.pieces or _is_of_work(view, item, here):
            out += here[:1] if asked else here  # "since last year" further down a form is of something else
        else:
            out += _beside_position(view, item)
    return out


def _begun(view: View) -> list[Amount]:
    """What lasts since a year, and is the person's own."""
    return [one for one in sinces(view) if not is_of_a_thing(view, one.first)]


def _is_own(view: View, one: Found) -> bool:
    """Whether the years that were read are the person's own: "our team has existed since 2009" are none."""
    return not (one.spans and all(is_of_a_thing(view, first) for first, _ in one.spans))


def _all_apart(view: View, item: YearsItem, found: Sequence[Found]) -> bool:
    """Whether what is told besides is of other work: "No, I was a cook for six years"."""
    amounts = amounts_in(view, True)
    return bool(found and amounts) and all(
        _is_apart(view, item, one, following) for one, following in _with_next(amounts)
    )


def _is_spent(view: View, item: YearsItem, one: Found) -> bool:
    """Whether years that nobody asked for were spent elsewhere: "I was a secretary for twenty years"."""
    spans = [amount for amount in amounts_in(view, False) if any(amount.first == at for at, _ in one.spans)]
    return any(_is_apart(view, item, amount, -1) for amount in spans)


def _is_beside(view: View, item: YearsItem, found: Sequence[Found], asked: bool) -> bool:
    """Whether a length is of something else that was asked: "Every week for two years now"."""
    whole = view.words(view.first, view.last)
    return not (asked or CORRECTS.search(whole) or _is_of_work(view, item, found))


def _under_label(view: View, found: Sequence[Found], years: Container[str]) -> tuple[View, Sequence[Found]]:
    """What stands behind the label of the question for years, where the reply uses labels."""
    for piece, first, last in labelled(view):
        if piece.item in years:
            inside = [one for one in found if all(first <= at and end <= last for at, end in one.spans)]
            return replace(view, first=first, last=last), inside
    return view, found


def _is_of_work(view: View, item: YearsItem, found: Sequence[Found]) -> bool:
    """Whether years that nobody asked for are said of such work, in their sentence."""
    for one in found:
        if isinstance(one.value, Decimal) and one.value < _SHORT:
            return False
        for span in one.spans:
            if view.text(span[1]) in ("running", "in"):
                return False
            bounds = view.parsed.sentence_bounds(span[0]) or span
            for mention in view.parsed.mentions_in(*bounds):
                if any(ref.role == "work" and ref.item == item.id for ref in mention.refs):
                    return True
    return False


def _mended(view: View, item: YearsItem, asked: bool, known: bool) -> Found | None:
    nth = _NTH.search(view.words(view.first, view.last))
    if nth is not None:
        group = "nth" if nth["nth"] else "nth2"
        first, last = view.tokens_at(view.first, nth.start(group), nth.end())
        number = _ORDINALS.get(nth[group]) or int(re.sub(r"\D", "", nth[group]))
        return Found(item.id, Decimal(number), ((first, last),))
    told_of = amounts_in(view, asked)
    amounts = without_bounds(view, own_amounts(view, told_of))
    put_right = corrected(view, amounts) if asked else None
    if put_right is not None and not _is_apart(view, item, put_right, -1):
        return _as_found(item, put_right.years, [put_right])
    reckoned = _reckoned(view, item, amounts) if asked else None
    if reckoned is not None:
        return reckoned
    told = (_stretches(view, item, amounts) or _not_as_length(view, item, amounts)) if asked else None
    told = told or _part_in_support(
        view, item, amounts if asked else own_amounts(view, amounts_in(view, True))
    )
    if told is not None:
        return told
    if not asked and not any(not one.bare for one in [*amounts, *_begun(view)]):
        return None
    jobs = _jobs(view, item, amounts) if asked else None
    if jobs is not None:
        return jobs
    if asked and len(amounts) == 1 and amounts[0].last - amounts[0].first > _FORM:
        return _as_found(item, amounts[0].years, amounts)
    drawn = _drawn(view, item, amounts)
    if drawn is not None:
        return drawn
    account = _by_account(view, item, amounts, asked, known)
    if account is not None:
        return account
    if asked:
        counted = _since(view, item, amounts) or _of_such_work(view, item, amounts)
        return counted or (_left(view, item, amounts) if 0 < len(amounts) < len(told_of) else None)
    return None


_FOLLOWS = re.compile(r"\b(?:then|another|later|afterwards|after that)\b")
"""What says of a length that it came after the one before it, and is no part of that."""


def _drawn(view: View, item: YearsItem, amounts: Sequence[Amount]) -> Found | None:
    """The sum that the person draws, before its parts or after them."""
    sums = [
        one
        for one, earlier in zip(amounts, [None, *amounts], strict=False)
        if _is_sum(view, one, earlier.last if earlier else view.first)
    ]
    if sums and (len(amounts) > 1 or not sums[-1].bare):
        return _as_found(item, sums[-1].years, sums[-1:])
    follows = any(_FOLLOWS.search(view.words(one.first - 3, one.first)) for one in amounts[1:])
    if not follows and len(amounts) > 2 and amounts[0].years == sum(one.years for one in amounts[1:]):
        parts = [one for one, after in _with_next(amounts) if not _is_apart(view, item, one, after)]
        parts = [one for one in parts if one is not amounts[0]]
        if 0 < len(parts) < len(amounts) - 1:
            return _as_found(item, sum((one.years for one in parts), Decimal(0)), parts)
        return _as_found(item, amounts[0].years, amounts[:1])
    if len(amounts) > 2 and amounts[-1].years == sum(one.years for one in amounts[:-1]):
        return _as_found(item, amounts[-1].years, amounts[-1:])
    if (
        len(amounts) == 2
        and abs(amounts[0].years - amounts[1].years) <= _AGAIN
        and not _BEFORE.search(view.words(amounts[0].last, amounts[1].first))
    ):
        return _as_found(item, amounts[0].years, amounts[:1])
    return None


def _left(view: View, item: YearsItem, amounts: Sequence[Amount]) -> Found | None:
    """What is left where lengths of somebody else, or bounds, stood beside the person's own."""
    own = [one for one, following in _with_next(amounts) if not _is_apart(view, item, one, following)]
    return _as_found(item, sum((one.years for one in own), Decimal(0)), own) if own else None


def _reckoned(view: View, item: YearsItem, amounts: Sequence[Amount]) -> Found | None:
    """What is left of a length that a part elsewhere or a break is taken off, or of several fields."""
    begun = _begun(view)
    if len(begun) > 1 and not amounts and by_rank(view, begun):
        longest = max(begun, key=lambda one: one.years)
        return _as_found(item, longest.years, [longest])
    if len(amounts) < 2:
        return None
    total = amounts[0]
    parts = sum((one.years for one in amounts[1:]), Decimal(0))
    if total.years == parts and len(amounts) > _FORM and _TOTAL.search(_after(view, total)):
        return _as_found(item, total.years, [total])  # "twelve in total: seven there and five here"
    pairs = _with_next(amounts)
    off = [
        one for one, following in pairs[1:] if is_taken_off(view, one, _is_apart(view, item, one, following))
    ]
    left = amounts[0].years - sum(one.years for one in off)
    if off and len(off) == len(amounts) - 1 and left > 0:
        return _as_found(item, left, [amounts[0]])
    if len(amounts) > 1 and not off and all(is_share(view, one) for one in amounts[1:]):
        return _as_found(item, amounts[0].years, [amounts[0]])
    if not off and by_rank(view, amounts):
        return _as_found(item, sum((one.years for one in amounts), Decimal(0)), amounts)
    in_support = [] if off else contrasted(view, amounts)
    return (
        _as_found(item, sum((one.years for one in in_support), Decimal(0)), in_support)
        if in_support
        else None
    )


def _not_as_length(view: View, item: YearsItem, amounts: Sequence[Amount]) -> Found | None:
    """What was asked for and is told as an ordinal, from today, or beside lengths of something else."""
    words = view.words(view.first, view.last)
    apart = all(_is_apart(view, item, one, following) for one, following in _with_next(amounts))
    nth = _NTH_NOW.search(words) if apart else None
    if nth is not None:
        first, last = view.tokens_at(view.first, nth.start(), nth.end())
        number = _ORDINALS.get(nth["nth"]) or int(re.sub(r"\D", "", nth["nth"]))
        return Found(item.id, Decimal(number), ((first, last),))
    month = _SINCE_MONTH.match(words) if view.today is not None and not amounts else None
    if month is not None and view.today is not None:
        first, last = view.tokens_at(view.first, month.start("month"), month.end("month"))
        months = (view.today.month - MONTHS[month["month"]]) % 12
        return Found(item.id, (Decimal(months) / 12).quantize(Decimal("0.01")), ((first, last),))
    ago = _AGO.search(words) if all(one.bare for one in amounts) else None
    if ago is not None:
        first, last = view.tokens_at(view.first, ago.start("many"), ago.end("many"))
        return next((_as_found(item, one.years, [one]) for one in past(view, first, last)), None)
    begun = [one for one in bare_year(view) if not is_of_a_thing(view, one.first)]
    begun = [] if amounts else begun or _begun(view)
    if len(begun) == 1 and not _is_apart(view, item, begun[0], -1):
        return _as_found(item, begun[0].years, begun)  # "since '19"
    lengths = [one for one in amounts if not one.bare]
    if len(lengths) == 1 and drops_some(view) and not _is_apart(view, item, lengths[0], -1):
        return _as_found(item, lengths[0].years, lengths)
    return None


_SINCE_MONTH = re.compile(
    rf"^\W*(?:only |just |it's been )?since (?P<month>{'|'.join(MONTHS)})\b"
    r"(?!.{0,12}\d{4}| last| \d| be\b)"
)
_AGO = re.compile(
    r"\b(?:came|started|joined|began|moved|switched|took up|got into|(?:crossed|changed|went) over"
    r"(?! (?:in)?to (?!(?:\w+ ){0,2}?(?:support|(?:help ?)?desk|service|care|phones?|hotline|this|it)\b)))\b"
    r"[^.;\n]{0,50}?\b(?P<many>(?:\w+ and a half|a year and a half|a|\w+) years?) ago\b"
)
"""When somebody began, told from today."""


_IN_SUPPORT = re.compile(
    r"^ ?of (?:them|which|those|that) (?:were |was |are |spent |now )?"
    r"(?:in|on|at|as|with|doing) (?:\w+ ){0,2}?"
    r"(?:support|desk|phones?|help ?desk|call cent(?:er|re)|hotline|agent|customer (?:care|service))\b"
)
"""Said of a part, where the whole is longer: "fifteen years here, twelve of them on the desk"."""


def _part_in_support(view: View, item: YearsItem, amounts: Sequence[Amount]) -> Found | None:
    """The part that was such work, of a longer time of which that is not said."""
    parts = [one for one in amounts[1:] if _IN_SUPPORT.search(_after(view, one))]
    if len(parts) != 1 or _says_such_work(view, item, amounts[0]):
        return None
    if _WHOLE.search(_after(view, amounts[0])) and view.text(parts[0].first - 1) not in ("only", "just"):
        return None
    return _as_found(item, parts[0].years, parts)


_FORM = 2
"""A range or a decimal comma takes more tokens than a number and its unit."""
_AT = frozenset("of on at in with as for here there doing before by elsewhere more plus + then".split())
"""What follows the length of one job: "three at the airline, two here"."""


def _jobs(view: View, item: YearsItem, amounts: Sequence[Amount]) -> Found | None:
    """The sum of several jobs, each with its length: "two on the phones, then nine here"."""
    told = [one for one in amounts if one.years <= MOST]
    if len(told) < 2 or len(told) != len(amounts):
        return None
    if not all(_is_of_a_job(view, one) for one in told):
        return None
    adds = any(view.text(one.first - 1) in ("then", "plus", "+") for one in told[1:])
    if any(_PART_OF.search(_after(view, one)) for one in told):
        return None
    if not adds and any(_WHOLE.search(_after(view, one)) for one in told):
        return None
    own = [one for one, following in _with_next(told) if not _is_apart(view, item, one, following)]
    ends = (told[0], told[-1])
    listed = all(view.text(one.last) in _PLACED for one in told)
    whole = [
        one
        for one in own
        if (
            len(told) > 2
            and one in ends
            and 2 * one.years == sum(other.years for other in told)
            and not listed
        )
        or _WHOLE_BEFORE.search(view.words(max(view.first, one.first - _REACH), one.first))
    ]
    if whole and len(told) > 1:
        parts = [one for one in own if one is not whole[0]]
        if len(told) > len(own) and parts:
            return _as_found(item, sum((one.years for one in parts), Decimal(0)), parts)
        return _as_found(item, whole[0].years, whole[:1])
    return _as_found(item, sum((one.years for one in own), Decimal(0)), own) if own else None


def _stretches(view: View, item: YearsItem, amounts: Sequence[Amount]) -> Found | None:
    """The sum of stretches told by both their years: "2012 till 2020 there, 2022 until today here"."""
    if any(not one.bare and not _is_apart(view, item, one, -1) for one in amounts):
        return None
    told = [Amount(first, last, years, False) for first, last, years in periods(view) if years is not None]
    taken = {at for one in told for at in range(one.first, one.last)}
    told = sorted([*told, *(one for one in _begun(view) if one.first not in taken)])
    closed = [one for one in told if _is_closed(view, one)]
    if len(told) < 2 or not closed or len(told) - len(closed) > 1:
        return None
    if len(told) > len(closed) and _is_closed(view, told[-1]):
        return None  # what goes on stands behind what is over
    own = [one for one, following in _with_next(told) if not _is_apart(view, item, one, following)]
    return _as_found(item, sum((one.years for one in own), Decimal(0)), own) if own else None


def _is_closed(view: View, one: Amount) -> bool:
    """Whether a stretch is told with its end, or goes on where another ended."""
    words = view.words(one.first, one.last)
    return one.last - one.first >= _BOTH and (_YEARS_OF.search(words) is not None)


_BOTH = 3
"""The least tokens of a stretch with its beginning and its end."""
_YEARS_OF = re.compile(
    r"\b(?:19|20)\d\d\b.*\b(?:(?:19|20)\d\d|\d\d|now|present|today|date|current|currently|ongoing)\b"
)
_PLACED = frozenset("at here there with".split())
_WHOLE_BEFORE = re.compile(r"\bin (?:\w+ )?support(?: altogether| overall| now)?(?: for)?$")
"""What says before a length that it is of all such work."""


_STILL_AT = re.compile(
    r"\b(?:i've|i have) been (?:here|there|(?:at|with|on|in)(?: \w+){1,3}?)"
    r"(?: for| going on| nearly| almost| about| over| coming up on)?$"
)
"""What says before a length that it is of the job somebody has: "I've been at this place going on two"."""
_GOES_ON_WITH = (["(", "plus"], [",", "plus"], [",", "then"], [",", "+"], ["under", "my"])


def _is_of_a_job(view: View, one: Amount) -> bool:
    """Whether a length is said of one job: "three at the airline", "I've been here for six", "plus 2"."""
    return (
        view.text(one.last) in _AT
        or view.text(one.first - 1) in ("for", "plus", "+")
        or _STILL_AT.search(view.words(max(view.first, one.first - _REACH - 3), one.first)) is not None
        or view.parsed.texts[one.last : one.last + 2] in _GOES_ON_WITH
    )


_WHOLE = re.compile(r"^ ?(?:in|of|doing) (?:\w+ )?(?:support|all|total|this|it|the (?:job|field|business))\b")
"""What says that a length is of all such work, and what stands beside it only a part."""
_LEAST_BESIDE = Decimal("0.25")
_EVERY = re.compile(r"\b(?:every|each|ago|after|within|per|for the (?:last|past)|next|old|took|lasts?)\b")


def _beside_position(view: View, item: YearsItem) -> list[Found]:
    """The years beside the title that was asked for: "order support at a bakery, 14 months in"."""
    asked = {
        getattr(view.lexicon.rubric.items[piece.item], "form", "")
        for piece in view.asked.pieces
        if piece.item
    }
    amounts = [one for one in amounts_in(view, False) if one.years >= _LEAST_BESIDE]
    if "title" not in asked or item.id in view.known or len(amounts) != 1:
        return []
    one = amounts[0]
    clause = view.parsed.clauses[view.parsed.clause_at[one.first]]
    brief = clause.last - clause.first <= one.last - one.first + _BESIDE
    apart = _is_apart(view, item, one, -1) or _EVERY.search(view.words(clause.first, clause.last))
    near = one.first - view.first <= _NEAR
    return [_as_found(item, one.years, [one])] if brief and near and not apart else []


_NEAR = 20
"""So many tokens from the beginning a title and what stands beside it are told."""
_HERE = re.compile(
    any_of(
        """
        here | this (?:company|firm|job|desk|place|team) | support | so far | in this | right now
        | at the moment | currently | help ?desk | service desk | call cent(?:er|re) | hotline | phones?
        | in the job | with them now
        """
    )
)
_ELSEWHERE = re.compile(
    any_of(
        r"""
        (?:was|been|used to be) an? (?!support|help|service|call|customer|technical|bit|while|agent|rep|senior
        |junior|lead)\w+
        | as (?:an? )?(?!support|help|service|call|customer|technical|well|if|i|it|one|of|they|we|the|much
        |long|far|soon|an?\b|agent|rep|senior|junior|lead|team|supervisor|specialist|advis|consultant)\w+
        | a (?:nurse|teacher|cook|waiter|waitress|driver|clerk|cashier|barista)
        | taught | teaching | sold | selling
        | served | wait(?:ing|ed|ress|er)(?: tables)? | painter | soldier | police | chef | baker | plumber
        | builder | carpenter | electrician | mechanic | hairdresser | librarian | journalist | secretary
        | receptionist | translator | tour guide | flight attendant | cabin crew | postman | gardener
        | drove | driving | cooked | nursing | army | navy | school | university
        | studied | studying | farm\w* | factory | kitchen | restaurant | bar | bakery | shops? | retail
        | warehouse | accounting | accounts | building sites? | hospital ward | salon | theatre | newspaper
        | supermarket | grocer(?:y|'s|s) | (?:petrol|gas) station
        | (?:in|at) a (?:garage|pub|café|cafe|nursery)
        | care home | kindergarten | butcher's | florist's? | laundry
        | break | sabbatical | travell?ing
        | (?:parental|maternity|paternity|sick) leave | off sick | unemployed
        | (?:shelf[- ])?stacking | packing | cleaning | catering | hospitality | hotels | (?:in )?banking
        | marketing | sales | qa | testing | logistics | finance | recruit(?:ing|ment) | programming
        | (?:web|software|app) (?:dev|development) | engineering | construction | before i switched
        | different trade
        | another trade | something else | (?:not|don't|do not|doesn't|does not) count\w* | not counting
        | isn't support
        | (?:that's|that is|was) (?:not support|selling) | you said support | aside from | apart from
        """
    )
)


_DESK = re.compile(
    r"\b(?:(?:on|at|in) (?:the|a|an|their|its|our|some) (?:\w+ )?|\w+'s (?:own )?)"
    r"(?:help ?desk|service desk|support desk|hotline|call cent(?:er|re))\b"
)
"""A desk of whatever house: "on the help desk of a school", "at a phone shop's hotline"."""


def _by_account(
    view: View, item: YearsItem, amounts: Sequence[Amount], asked: bool, known: bool
) -> Found | None:
    """The years that are said to be of such work, beside others or where none was asked for."""
    taken = {at for one in amounts if not one.bare for at in range(one.first, one.last)}
    spans = sorted(
        [one for one in amounts if not _is_year(one)]
        + [one for one in _begun(view) if one.first not in taken]
    )
    if not spans:
        return None
    apart = {one: _is_apart(view, item, one, following) for one, following in _with_next(spans)}
    own = [one for one in spans if not apart[one] and _says_such_work(view, item, one)]
    if not own and not asked:
        own = [one for one in spans if not apart[one] and not one.bare and _OF_IT.match(_after(view, one))]
    if not own and not asked and len(spans) == 1 and _is_beside_title(view, spans[0]):
        own = spans
    alone = len(spans) == 1 and (not spans[0].bare or view.last - view.first <= _TITLE)
    if not own and asked and not known and alone and not apart[spans[0]]:
        own = spans
    if not own and asked and any(apart.values()):
        own = [one for one in spans if not apart[one]]
    if own and asked:
        own = sorted([*own, *_here_too(view, spans, own, apart)])
    if not own or (asked and known and len(own) == len(spans)):
        return None
    if asked and not any(_PART_OF.search(_after(view, one)) for one in own):
        begun = [one for one in own if is_since(view, one)]
        more = [one for one in spans if one not in own and not apart[one] and is_since(view, one)]
        own = sorted([*own, *(one for one in more if not (begun and is_since(view, one)))])
    begun = [one for one in own if is_since(view, one)]
    if len(begun) > 1:  # "at a call centre from 2015 and here since 2019"
        longest = max(begun, key=lambda one: one.years)
        own = [one for one in own if one not in begun or one is longest]
    totals = [one for one in own if _TOTAL.search(_after(view, one))]
    return _as_found(item, sum((one.years for one in totals or own), Decimal(0)), totals or own)


def _here_too(
    view: View, spans: Sequence[Amount], own: Sequence[Amount], apart: dict[Amount, bool]
) -> list[Amount]:
    """The lengths said to be here that add to such work elsewhere: "3 years in a call centre, 1 here"."""
    earlier = all(_BEFORE.search(_sentence(view, one.first)) for one in own)
    return [
        one
        for one in spans
        if one not in own
        and not apart[one]
        and _HERE_IT_IS.search(_around(view, one))
        and not _PART_OF.search(_after(view, one))
        and (
            earlier
            or (one.first > own[-1].last and not _WHOLE.search(_after(view, own[-1])))
            or "plus" in view.parsed.texts[one.last : own[0].first]
        )
    ]


_HERE_IT_IS = re.compile(
    r"\b(?:here|with (?:you|them now)|this (?:company|firm|place)|(?:years?|months?) (?:of|at|in|as) that)\b"
)


def _is_beside_title(view: View, one: Amount) -> bool:
    """Whether a length stands alone behind a title: "Senior support specialist, 4 years"."""
    at = view.parsed.clause_at[one.first]
    clause = view.parsed.clauses[at]
    if at == 0 or clause.last - clause.first > one.last - one.first + _BESIDE:
        return False
    before = view.parsed.clauses[at - 1]
    words = set(view.parsed.texts[before.first : before.last])
    return (
        before.last - before.first <= _TITLE
        and before.first >= view.first
        and bool(words & SUPPORT)
        and any(map(is_title_word, words))
    )


_BESIDE, _TITLE = 2, 8
"""The words beside a length that stands alone, and those of a title."""
_OF_IT = re.compile(r"^ ?(?:of|in|at|on|doing|into) (?:it|that|this)\b")
_PART_OF = re.compile(r"^ ?(?:of (?:it|that|them|which|those)|in total|altogether)\b")
_TOTAL = re.compile(r"^[^,.;:]{0,40}\b(?:altogether|in total|overall|all told|all together|all in all)\b")


def _is_year(one: Amount) -> bool:
    """Whether a bare number is the year of "since 2019"."""
    return one.bare and one.years > MOST


def _with_next(spans: Sequence[Amount]) -> list[tuple[Amount, int]]:
    """Each length with the token where the next one begins, or -1."""
    return [(one, after.first if after else -1) for one, after in zip_longest(spans, spans[1:])]


def _is_apart(view: View, item: YearsItem, one: Amount, following: int) -> bool:
    """Whether a length is said to be of other work, in its clause or right after it."""
    clause = view.parsed.clauses[view.parsed.clause_at[one.first]]
    last = min(clause.last, following) if following >= 0 else clause.last
    before = [other.last for other in view.parsed.durations_in(clause.first, one.first)]
    start = max(clause.first, view.first, *before)
    if view.text(start) == "which" and start - 1 > view.first and not before:
        earlier = view.parsed.clause_at[start - 2]
        start = max(view.first, view.parsed.clauses[earlier].first) if earlier >= 0 else start
    if view.text(start - 1) == "(" and start - 1 > view.first and start == clause.first:
        start = view.parsed.clauses[max(0, view.parsed.clause_at[start - 2])].first  # "a teacher (10 years)"
    words = view.words(max(start, view.first), min(last, view.last))
    after = view.words(last, min(last + 8, view.last, following if following >= 0 else view.last))
    counts = _COUNTS_IN.match(after) is not None
    if _is_gap(view, one) or (_DISCLAIMS.match(after) and not counts):
        return True
    if counts or _DESK.search(words):
        return False
    if _ELSEWHERE.search(words):
        return True
    excluded = _names(view, item, clause.first, last, "excludes")
    return excluded and not _says_such_work(view, item, one)


def _is_gap(view: View, one: Amount) -> bool:
    """Whether a length is of a time without work: "two years off", "a gap of one year"."""
    before = view.words(max(view.first, one.first - 3), one.first)
    return (
        view.text(one.last) in _GAPS or re.search(r"\b(?:gap|break|pause) of(?: about)?$", before) is not None
    )


_GAPS = frozenset("off break gap pause leave".split())


_DISCLAIMS = re.compile(
    r"^[\s,;(]*(?:(?:but|which|this|that|and) (?:[^.;]{0,30})"
    r"(?:you said|count|is selling|isn't|is not|not included)"
    r"|(?:that's|it's|that was) not support|not support)"
)


_COUNTS_IN = re.compile(
    r"^[\s,;(]*(?:which|that|and|but|it|they|those|we|i)(?: (?:that|it|they|we|i|also|all|still|do|does))*"
    r" counts?(?: it| that| them| those)?(?: as support| too| in| as well|(?=\W|$))(?! (?:not|for nothing))"
)
"""What is said to be such work as well: "two as a moderator, which we count as support"."""


def _says_such_work(view: View, item: YearsItem, one: Amount) -> bool:
    """Whether the clause of a length names such work."""
    clause = view.parsed.clauses[view.parsed.clause_at[one.first]]
    return (
        any(
            ref.role == "work" and ref.item == item.id and ref.value != "excludes"
            for mention in view.parsed.mentions_in(clause.first, clause.last)
            for ref in mention.refs
        )
        or re.search(
            r"\b(?:in|of|on|doing) (?:\w+ )?support\b|\bon the phones\b"
            r"|\bon (?:the|this|that|our) (?:help |service |support |it )?(?:desk|helpdesk|hotline|lines)\b",
            view.words(clause.first, clause.last),
        )
        is not None
    )


def _after(view: View, one: Amount) -> str:
    return view.words(one.last, min(one.last + 8, view.last))


def _of_such_work(view: View, item: YearsItem, amounts: Sequence[Amount]) -> Found | None:
    """The sum of the lengths that belong to such work, where others are told beside them."""
    told = [one for one in amounts if not one.bare]
    if len(told) < 2:
        return None
    elsewhere = [
        one for one in told if _ELSEWHERE.search(_around(view, one)) or _is_excluded(view, item, one)
    ]
    of_work = [one for one in told if one not in elsewhere and _HERE.search(_around(view, one))]
    if not elsewhere or not of_work:
        return None
    return _as_found(item, sum((one.years for one in of_work), Decimal(0)), of_work)


def _around(view: View, one: Amount) -> str:
    """The words of an amount's clause, and of what stands right after it."""
    at = view.parsed.clause_at[one.first]
    clause = view.parsed.clauses[at]
    return view.words(max(clause.first, view.first), min(clause.last, view.last))


def _as_found(item: YearsItem, years: Decimal, amounts: Sequence[Amount]) -> Found:
    return Found(item.id, years.normalize() + 0, tuple((one.first, one.last) for one in amounts))


def _since(view: View, item: YearsItem, amounts: Sequence[Amount]) -> Found | None:
    """The years since somebody began, and those before: "here since 2023. 2 years elsewhere before"."""
    began = _BEGAN.search(view.words(view.first, view.last))
    if began is None or view.today is None:
        return None
    group = "year" if began["year"] else "year2"
    first, last = view.tokens_at(view.first, began.start(group), began.end(group))
    span = Amount(first, last, Decimal(view.today.year - int(began[group])), False)
    if not 0 <= span.years <= MOST or is_of_a_thing(view, span.first):
        return None
    before = [
        one
        for one in amounts
        if not one.bare
        and _BEFORE.search(_sentence(view, one.first))
        and not _is_excluded(view, item, one)
        and not _is_apart(view, item, one, -1)
    ]
    return _as_found(item, span.years + sum(one.years for one in before), [span, *before])


_SHORT = Decimal("0.15")
"""Less than two months is how often something happens ("a week"), not how long somebody has worked."""


def _is_excluded(view: View, item: YearsItem, one: Amount) -> bool:
    bounds = view.parsed.sentence_bounds(one.first) or (one.first, one.last)
    return _names(view, item, *bounds, "excludes")


def _names(view: View, item: YearsItem, first: int, last: int, value: str) -> bool:
    """Whether a stretch names work that counts for the item, or does not ("excludes")."""
    return any(
        ref.role == "work" and ref.item == item.id and ref.value == value
        for mention in view.parsed.mentions_in(first, last)
        for ref in mention.refs
    )


def _sentence(view: View, index: int) -> str:
    bounds = view.parsed.sentence_bounds(index)
    return view.words(*bounds) if bounds else ""


_IN_ALL = re.compile(r"\b(?:all in all|all told|all together|in all)\b")


def _is_sum(view: View, one: Amount, free: int) -> bool:
    """Whether an amount is called the sum; words before token `free`, or right at it, are of another."""
    if view.text(free) in _SUMS_UP and free > view.first:
        free += 1
    before = view.parsed.texts[max(free, one.first - _REACH) : one.first]
    stop = max((at for at, text in enumerate(before) if text in (".", ";", "!", "?")), default=-1)
    after = view.parsed.texts[one.last : one.last + 3]
    near = before[stop + 1 :]
    return (
        not _SUMS_UP.isdisjoint(near)
        or near[-1:] == ["put"]
        or "call it" in " ".join(near)
        or "altogether" in after
        or "total" in after
        or after[:1] == ["then"]
        or (_IN_ALL.search(" ".join(near)) is not None and not _IN_ALL.match(view.words(free, one.first)))
        or after[:2] in (["all", "told"], ["all", "in"], ["in", "all"], ["all", "together"])
    )
