"""Whether a label can come from a chat at all: a sanity check of golden answers, not a reader.

It must hardly ever doubt a label that is right, so it looks for the material only, wherever it stands: the
number itself or what it can be computed from, a word of a text. Where words stand for a number ("one lower",
"by March") it does not judge. So it finds some wrong labels, not all: an 8 for a 7 where both were said is a
reader's business.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from advisor.answers import Message, Value
from advisor.evals.matching import NEAR, words_of
from advisor.extraction.offline.english import NUMBER_WORDS, TENS
from advisor.rubric.items import Item

__all__ = ["is_supported", "numbers_in", "speaks_of_five"]

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+")
_MOST = 20_000
_MOST_NUMBERS = 60
_SPELLED = {word: Decimal(number) for word, number in {**NUMBER_WORDS, **TENS}.items()}
_VAGUE = {
    "couple": Decimal(2), "few": Decimal(3), "several": Decimal(3), "decade": Decimal(10),
    "decades": Decimal(20), "dozen": Decimal(12), "year": Decimal(1), "half": Decimal("0.5"),
}  # fmt: skip

_RELATIVE = frozenset("lower higher same between notch above below less more up down middle average".split())
"""Words by which a rating is told from another one."""
_NOTHING = frozenset("no none never not zero nothing new first".split())
_NOW = frozenset(
    "now today tomorrow immediately asap soon straight away right anytime ready whenever this".split()
)
_DATES = frozenset(
    """
    january february march april may june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec next spring summer autumn winter easter christmas new
    """.split()
)


def is_supported(
    item: Item, value: Value, forms: Sequence[str], chat: Sequence[Message], *, of_five: bool = False
) -> bool:
    """Whether something in a chat may give this value.

    Args:
        item: the item it answers.
        value: the value, canonical.
        forms: of a text, all accepted forms.
        chat: the chat, or the part of it that may; a rating may be the advisor's, for a person can accept it.
        of_five: whether the chat speaks of stars or of a scale to five.
    """
    said = [message.content[:_MOST] for message in chat if message.role == "user"]
    if not any(text.strip() for text in said):
        return False
    if item.kind == "text":
        spoken = {word for text in said for word in words_of(text)}
        return any(not spoken.isdisjoint(words_of(form)) for form in forms)
    if item.kind not in _TESTS or not isinstance(value, Decimal):
        return True
    proposed = [*_proposed(chat)]
    if _TESTS[item.kind](value, said, proposed):
        return True
    return of_five and item.kind == "rating" and _rating(value / 2, said, [each / 2 for each in proposed])


def speaks_of_five(chat: Sequence[Message]) -> bool:
    """Whether somebody in a chat speaks of stars or of a scale to five."""
    texts = [message.content[:_MOST] for message in chat]
    return not _words(texts).isdisjoint({"star", "stars"}) or any(
        number == 5 for text in texts for number in numbers_in(text)
    )


def _rating(value: Decimal, said: Sequence[str], proposed: Sequence[Decimal]) -> bool:
    words = _words(said)
    numbers = [[*numbers_in(text)] for text in said]
    everything = {number for row in numbers for number in row}
    made = {*everything, *proposed, *(number + Decimal("0.5") for number in everything)}
    made |= {(one + other) / 2 for row in numbers for one, other in pairwise(row)}
    if 5 in everything or not words.isdisjoint({"star", "stars"}):
        made |= {number * 2 for number in everything}
    made |= {number / 10 for number in everything if number > 10}
    return _among(value, made) or not _RELATIVE.isdisjoint(words)


def _years(value: Decimal, said: Sequence[str], proposed: Sequence[Decimal]) -> bool:
    numbers = [number for text in said for number in numbers_in(text)][:_MOST_NUMBERS]
    spans = [number for number in numbers if number < 80]
    years = [number for number in numbers if 1900 < number < 2100]
    parts = [*spans, *(number / 12 for number in spans)]
    made = {*parts, *(one + other for one, other in combinations(parts, 2))}
    made |= {(one + other) / 2 for one, other in combinations(spans, 2)}
    since = bool(years) or len(spans) > 4  # to the chat's year; three jobs and more
    return _among(value, made) or since or (not value and not _NOTHING.isdisjoint(_words(said)))


def _months(value: Decimal, said: Sequence[str], proposed: Sequence[Decimal]) -> bool:
    words = _words(said)
    numbers = {number for text in said for number in numbers_in(text)}
    made = {*numbers, *(number / 4 for number in numbers), *(number * 12 for number in numbers)}
    made |= {Decimal(round(number / 30 * 4)) / 4 for number in numbers}
    made |= {(one + other) / 2 for one in made for other in made}
    if not words.isdisjoint({"week", "fortnight", "month"}):
        made |= {Decimal("0.25"), Decimal("0.5"), Decimal(1)}
    dated = not _DATES.isdisjoint(words)
    return _among(value, made) or dated or (not value and not _NOW.isdisjoint(words))


_TESTS: dict[str, Callable[[Decimal, Sequence[str], Sequence[Decimal]], bool]] = {
    "rating": _rating,
    "years": _years,
    "months": _months,
}


def _among(value: Decimal, made: Iterable[Decimal]) -> bool:
    return any(abs(each - value) <= NEAR for each in made)


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in _NUMBER.findall(text.casefold())}


def numbers_in(text: str) -> Iterator[Decimal]:
    """The numbers of a text, in its order, in digits, words and plurals ("nines")."""
    for word in _NUMBER.findall(text.casefold()):
        if word[0].isdecimal():  # "①" is a digit, and no number to `Decimal`
            if len(word) <= 9:
                yield Decimal(word.replace(",", "."))
        elif word in _VAGUE:
            yield _VAGUE[word]
        else:
            number = next((_SPELLED[one] for one in (word, word[:-1], word[:-2]) if one in _SPELLED), None)
            if number is not None:
                yield number


def _proposed(chat: Sequence[Message]) -> Iterator[Decimal]:
    """Numbers of the advisor's that a reply without any may have accepted."""
    for asked, reply in pairwise(chat):
        if asked.role != "user" and reply.role == "user" and not any(numbers_in(reply.content[:_MOST])):
            yield from numbers_in(asked.content[:_MOST])
