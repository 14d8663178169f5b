"""A claim of a model → a log entry, or the reason why it is none.

The model proposes; this decides. In order, and the first failure is the reason:

1. The quote is verbatim in the message, outside lines that quote somebody else (`grounding`).
2. The words say it of the person: no order, no question, nobody else's, not hypothetical, not wished for (of
   what one prefers, a wish is the answer).
3. The value is one that the item takes (`check_value`).
4. The words give that value: numbers are read from the quote again by the offline readers, as are yes, no and
   choices where these see one; a quote whose words say otherwise is refused. A level may be a step away from
   the one that the words tell (`levels`).
5. The words have to do with the item: it was asked for, or they name it.
6. What stands is changed only where the words are about that item; years and choices only by the offline
   reader's own rules of what adds and what corrects (`standing`).
7. A refusal declines only what was asked for or is named; only words that take back take an answer back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from advisor.answers import Entry, Span, Value
from advisor.errors import AnswerError
from advisor.extraction.extractor import Rejected
from advisor.extraction.model.claims import Claim
from advisor.extraction.model.figures import beside, is_of_something_else, numbers
from advisor.extraction.model.grounding import fold, occurrences
from advisor.extraction.model.levels import against_level
from advisor.extraction.model.sight import Place, Sight, read_again
from advisor.extraction.model.standing import added, may_add, may_replace, says_more, takes_back, together
from advisor.extraction.offline.declines import DECLINE
from advisor.extraction.offline.english import COMMON
from advisor.extraction.offline.lexicon import Lexicon
from advisor.extraction.offline.message import Parsed
from advisor.extraction.offline.tokens import stem
from advisor.rubric.items import Item, LevelItem
from advisor.scoring import check_value

__all__ = ["check"]

LONGEST_TEXT = 8
"""Words of an answer in the person's own words; longer ones tell a story."""
_DENIES = re.compile(r"\b(?:no|not|never|none|nothing|neither|nor|without|hardly|\w+n't|dont|didnt|havent)\b")


def check(sight: Sight, claim: Claim) -> Entry | Rejected:
    """Turn a claim into an entry, or say why it is none."""
    item = sight.lexicon.rubric.items[claim.item]
    reason = "the quote is not in the message"
    for place in _places(sight, claim.quote):
        if isinstance(place, str):
            reason = place
            continue
        if claim.declined:
            return _declined(sight, item, claim, place)
        refusal = _refusal(sight, item, place)
        if refusal is None:
            return _valued(sight, item, claim, place)
        reason = refusal
    return Rejected(claim.item, reason, claim.quote[:200])


def _places(sight: Sight, quote: str) -> Iterable[Place | str]:
    """The places of a quote, those first that no answer was taken from yet; or why one is no place."""
    found = sorted(occurrences(sight.folded, quote), key=lambda span: span in sight.taken)
    for start, end in found:
        yield _place(sight, start, end) or "the quote is of quoted text"


def _place(sight: Sight, start: int, end: int) -> Place | None:
    for parsed in sight.parsed:
        low, high = start - parsed.offset, end - parsed.offset
        if low < 0 or high > len(parsed.text.raw):
            continue
        touched = [
            index for index, span in enumerate(_token_spans(parsed)) if span[0] < high and span[1] > low
        ]
        if touched:
            return Place(start, end, parsed, touched[0], touched[-1] + 1)
    return None


def _token_spans(parsed: Parsed) -> list[tuple[int, int]]:
    """The raw characters under each token."""
    at = parsed.text.at
    if at is None:
        return [(token.start, token.end) for token in parsed.tokens]
    return [(at[token.start], at[token.end - 1] + 1) for token in parsed.tokens]


# --- whose words they are


def _refusal(sight: Sight, item: Item, place: Place) -> str | None:
    """Why the words at a place are no answer, whatever they say; None where they may be one."""
    prefers = item.id in sight.lexicon.wishes or item.kind == "months"
    for scope in place.scopes:
        if scope.order:
            return "the words are an order or not the person's own"
        if scope.other:
            return "the words are about somebody else"
        if scope.query:
            return "the words are a question"
        if scope.unreal:
            return "the words are hypothetical"
        if (scope.wish or scope.plan) and not prefers:
            return "the words are a wish or a plan"
        if scope.past and item.kind in ("rating", "level", "text"):
            return "the words are about the past"
    return None if _bears_on(sight, item, place) else "the words have nothing to do with the item"


def _bears_on(sight: Sight, item: Item, place: Place) -> bool:
    """Whether the item was asked for, or the sentence around the quote names it or what it is about."""
    first, last = place.sentence
    if item.id in sight.asked.items and item.kind not in ("extent", "level"):
        return item.kind not in ("years", "months") or not _rates(sight, item, place)
    quoted = place.parsed.texts[place.first : place.last]
    if item.id in sight.asked.items and item.kind == "extent" and not _SAYS_HOW_FAR.isdisjoint(quoted):
        return True
    for mention in place.parsed.mentions_in(first, last):
        if any(ref.item == item.id for ref in mention.refs):
            return True
    if item.kind == "rating":
        return False  # a number by itself says nothing of what it is for
    words = {stem(text) for text in place.parsed.texts[first:last]}
    return not words.isdisjoint(_subject(sight.lexicon, item.id))


def _rates(sight: Sight, item: Item, place: Place) -> bool:
    """Whether the words around the quote name something that is rated, and so are of no length of time."""
    items = sight.lexicon.rubric.items
    named = {ref.item for one in place.parsed.mentions_in(*place.around) for ref in one.refs}
    return item.id not in named and any(items[name].kind == "rating" for name in named if name in items)


@lru_cache(maxsize=512)
def _subject(lexicon: Lexicon, name: str) -> frozenset[str]:
    """The stems of the words that an item is about."""
    item = lexicon.rubric.items[name]
    told = [item.label, *item.aliases, *item.asked_as]
    if item.kind in ("choice", "choices"):
        told += [word for value in item.values for word in (value.label, *value.aliases, *value.names)]
    if item.kind == "level":
        told += [word for step in item.steps for word in (step.label, *step.behaviors)]
    words = re.findall(r"[a-z]{4,}", " ".join(told).lower())
    words += [abroad for word in {*words} & _ABROAD.keys() for abroad in _ABROAD[word].split()]
    return frozenset(stem(word) for word in words if word not in COMMON and word not in _EVERYDAY)


_ABROAD = {
    line.split()[0]: " ".join(line.split()[1:])
    for line in """
    phone telefon telefono telefoniert telefoniere telefonisch telefoon appels llamadas anrufe chiamate
    email correo correos courriel courriels mails mail mailen emails posta
    chat chats chatten chatte chattato chatear
    article artikel articulo articulos articolo articoli artigos artykuly
    weekend wochenende wochenenden fines semana weekends wochenend samedi domingo
    evening abends abende tardes noches soirs soirees serate
    ticket tickets ticketsystem
    """.strip().splitlines()
}
"""A little dictionary, an English word a line: what rubrics ask for, in other languages, without accents."""

_SAYS_HOW_FAR = frozenset(
    """
    yes yeah yep yup no nope not never none nothing neither some sometimes little bit partly mostly often
    always daily all both everything every each only except sure definitely absolutely true false fine
    comfortable uncomfortable ok okay rarely seldom barely hardly occasionally ja nein nie oui non jamais si
    sí nunca não sim tak да нет 是 不 はい いいえ
    """.split()
)
"""Words that answer a question of yes, some or no by themselves."""

_EVERYDAY = frozenset(
    """
    with your that this what have does work working from them they their about into when where which would
    like people thing things make made each time than more most other others some also only just very well
    """.split()
)


# --- what the words say


def _valued(sight: Sight, item: Item, claim: Claim, place: Place) -> Entry | Rejected:
    def rejected(reason: str) -> Rejected:
        return Rejected(claim.item, reason, claim.quote[:200])

    raw = _raw(sight, item, claim, place)
    if raw is None:
        return rejected("the words give no value")
    try:
        value = check_value(item, raw)
    except AnswerError as error:
        return rejected(str(error))
    start, end = place.start, place.end
    if item.kind == "text":
        found = _own_words(sight, str(value), start, end)
        if found is None:
            return rejected("the value is not in the quote, or is longer than an answer")
        start, end = found
        value = sight.chat[-1].content[start:end]
    span = Span(sight.message, start, end, sight.chat[-1].content[start:end])
    made = _stood(sight, item, value, place, span)
    if isinstance(made, str):
        return rejected(made)
    sight.taken.add((start, end))
    return made


def _raw(sight: Sight, item: Item, claim: Claim, place: Place) -> object:
    """The value as the model has it; where it leaves that to the quote, as the offline readers have it."""
    if item.kind == "choices" and isinstance(claim.value, str):
        return [one for one in claim.value.replace(" ", "").split(",") if one]
    if claim.value is not None:
        return claim.value
    if item.kind == "text":
        return claim.quote
    quote = sight.chat[-1].content[place.start : place.end]
    again = (read_again(sight, item, text) for text in (quote, place.clauses))
    found = next((value for value in again if value is not None), None)
    if found is None and item.kind == "rating" and len(figures := numbers(item, quote)) == 1:
        return next(iter(figures))
    return found


def _stood(sight: Sight, item: Item, value: Value, place: Place, span: Span) -> Entry | str:
    """The entry that a value makes of what stands, or why it makes none."""
    known = sight.sheet.answers.get(item.id)
    if known is None:
        against = _against(sight, item, value, place)
        return against or Entry("answered", item.id, value, (span,), sight.message)
    if known.value == value:
        return "it is known already"
    words = place.parsed.words(0, len(place.parsed.tokens))
    if item.kind in ("years", "choices"):
        adds = may_add(item, words, sight.asked)
        whole = added(known, value) if adds or says_more(words) else None
        if whole is not None and _against(sight, item, whole, place) is None:
            return Entry("corrected", item.id, value, (*known.evidence, span), sight.message)
        if adds:
            against = _against(sight, item, value, place)
            value = together(item, known, value)
            if against is not None or value == known.value:
                return against or "it is known already"
            return Entry("corrected", item.id, value, (*known.evidence, span), sight.message)
    against = _against(sight, item, value, place) or may_replace(item, known, value, words, sight.asked)
    return against or Entry("corrected", item.id, value, (span,), sight.message)


# --- words that refuse an answer, or take one back


def _declined(sight: Sight, item: Item, claim: Claim, place: Place) -> Entry | Rejected:
    """A refusal leaves an open item unasked for a while; words that take back remove what stands."""
    words = place.parsed.words(*place.sentence)
    known = item.id in sight.sheet.answers
    reason = None
    if any(scope.order or scope.other for scope in place.scopes):
        reason = "the words are an order or somebody else's"
    elif not _named_or_asked(sight, item, place):
        reason = "the words have nothing to do with the item"
    elif known and not takes_back(words):
        reason = "the words take nothing back"
    elif not known and read_again(sight, item, sight.chat[-1].content[place.start : place.end]) is not None:
        reason = "the words give an answer"
    elif len(_content(place)) < 2 and not known and not DECLINE.search(words):
        reason = "the quote says nothing"
    elif item.id in sight.sheet.declined:
        reason = "it is known already"
    if reason is not None:
        return Rejected(claim.item, reason, claim.quote[:200])
    return Entry("withdrawn" if known else "declined", item.id, None, (), sight.message)


def _named_or_asked(sight: Sight, item: Item, place: Place) -> bool:
    if item.id in sight.asked.items or item.id in sight.lately:
        return True
    first, last = place.sentence
    named = (ref for mention in place.parsed.mentions_in(first, last) for ref in mention.refs)
    if any(ref.item == item.id for ref in named):
        return True
    words = {stem(text) for text in place.parsed.texts[first:last]}
    return item.id in sight.sheet.answers and not words.isdisjoint(_subject(sight.lexicon, item.id))


def _own_words(sight: Sight, value: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the quote holds an answer in the person's own words."""
    if len(value.split()) > LONGEST_TEXT:
        return None
    quote = fold(sight.chat[-1].content[start:end])
    within = next(iter(occurrences(quote, value)), None)
    return None if within is None else (start + within[0], start + within[1])


def _against(sight: Sight, item: Item, value: Value, place: Place) -> str | None:
    """Why the words do not give the value; None where they do, or where code cannot tell otherwise."""
    quote = sight.chat[-1].content[place.start : place.end]
    read = [
        found
        for text in dict.fromkeys((quote, place.clauses))
        if (found := read_again(sight, item, text)) is not None
    ]
    if isinstance(item, LevelItem) and isinstance(value, Decimal):
        return _against_level(sight, item, value, place)
    reason = beside(item, place)
    if reason is not None:
        return reason
    if item.kind == "text" and any(isinstance(found, str) and _holds(found, str(value)) for found in read):
        return None  # "Ich wohne in Köln" to the offline reader, to whom that is the answer's words
    if isinstance(value, tuple) and any(isinstance(found, tuple) and {*value} <= {*found} for found in read):
        return None  # a quote of its own for each of several
    if isinstance(value, Decimal) and is_of_something_else(sight, item, place):
        return "the number counts or names something else"
    other = next((found for found in read if found != value), None)
    if other is not None:
        return f"the words give {_shown(other)}, not {_shown(value)}"
    if read:
        return None
    if isinstance(value, Decimal):
        return (
            None if value in numbers(item, quote) else f"the words hold no number that gives {_shown(value)}"
        )
    if len(_content(place)) == 0:
        return "the quote says nothing"
    if item.kind == "extent":
        denied = _DENIES.search(place.clauses.lower().replace("’", "'")) is not None
        return "the words deny it" if value == "yes" and denied else None
    return None


def _holds(text: str, words: str) -> bool:
    """Whether a text holds these words, whole."""
    return next(iter(occurrences(fold(text), words)), None) is not None


def _against_level(sight: Sight, item: LevelItem, value: Decimal, place: Place) -> str | None:
    trained = sight.lexicon.trained
    if not _content(place) or trained is None:
        return "the quote says nothing"
    asked = item.id in sight.asked.items
    return against_level(trained, item, value, place.parsed, place.first, place.last, asked=asked)


def _content(place: Place) -> list[str]:
    """The words of a quote that say anything."""
    texts = place.parsed.texts[place.first : place.last]
    return [text for text in texts if len(text) > 1 and (text.isalpha() or not text.isascii())]


def _shown(value: Value) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)
