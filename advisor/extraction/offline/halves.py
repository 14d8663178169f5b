"""Extents that are made of halves: evenings and weekends, of which one alone is "some"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from advisor.extraction.offline.declines import is_refusal
from advisor.extraction.offline.jobs import has_title
from advisor.extraction.offline.lexicon import FURTHER
from advisor.extraction.offline.phrases import any_of
from advisor.extraction.offline.polarity import Polarity, leftover, polarity
from advisor.extraction.offline.reply import Entry, Found, View
from advisor.rubric.items import ExtentItem

__all__ = ["read_half", "read_halves"]

_NARROW = re.compile(
    any_of(
        """
    (?:8|9|10) ?(?:am)? ?(?:-|to|till|until) ?[2-6] ?(?:pm)?
    | nine to five | weekdays? only | only (?:on )?weekdays? | day ?time only | days only
    | only days? | day shifts? only | only day shifts? | mornings? only | office hours only
    | monday to friday | mon ?- ?fri(?:day)? only | mon-fri | regular hours only | business hours only
    | school hours
    """
    )
)
_WIDE = re.compile(
    any_of(
        """
    (?<!phone )(?<!chat )any ?(?:time|shift|hours?|day) | whenever | all shifts | 24/7 | round the clock
    | any of (?:them|those) | fully flexible | totally flexible | very flexible | super flexible
    | flexible
    """
    )
)


def read_halves(view: View) -> list[Found]:
    """Extents whose item has halves."""
    return [found for item in view.lexicon.halved if (found := read_half(view, item)) is not None]


@dataclass
class _Said:
    """What the pieces of a reply have said so far of each half, and of the whole."""

    halves: dict[str, str] = field(default_factory=dict)
    whole: str | None = None
    spans: list[tuple[int, int]] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)
    """Halves named with nothing said of them yet."""
    open: bool = False
    """Whether the whole was named with nothing said of it yet."""
    sentence: int = -1
    here: set[str] = field(default_factory=set)
    """The sentence that is being read, and the halves denied in it: "weekends no, I did enough weekends"."""
    only: bool = False
    """Whether one half was said to be the only one: "weekends only, evening classes"."""


def read_half(view: View, item: ExtentItem) -> Found | None:
    """One extent that is made of halves."""
    asked = item.id in view.asked.items
    if not asked and item.id not in view.named:
        return None
    said = _Said()
    for entry in _pieces(view, item):
        kept = _NOT_KEPT.search(words := view.words(entry.first, entry.last))
        so = _SO_ANYWAY.search(words, kept.end()) if kept and asked else None
        if so is not None:  # "we don't have weekends in hospitality, so sure"
            said.whole, said.spans = "yes", [(entry.first, entry.last)]
        elif not kept:
            _take(view, item, entry, said)
    for half in said.pending if not said.only else ():
        said.halves.setdefault(half, "yes")
    value = said.whole
    if said.halves and len(view.asked.halves) == 1 and asked and _opens_with_no(view):
        said.halves.setdefault(view.asked.halves[0], "no")  # "Evenings?" - "No, nor weekends"
    if said.halves:
        known = "yes" if view.amends and view.known.get(item.id) == "yes" else None
        whole = None if said.only else said.whole or known
        if view.known.get(item.id) == "some" and _ALSO.search(view.words(view.first, view.last)):
            whole = whole or "yes"  # "weekends are fine as well"
        value = _combined(said.halves, whole)
    elif value is None:
        found = _unnamed(view, item) if asked and not view.wider else None
        return _with_other_half(view, found) if found else None
    if value is None:
        return None
    told = Found(item.id, value, tuple(sorted(set(said.spans))))
    return told if said.halves else _with_other_half(view, told)


def _with_other_half(view: View, found: Found) -> Found:
    """What a reply about one half makes of what is known: "Weekends?" - "no" - "Evenings?" - "yes"."""
    known = view.known.get(found.item)
    halved = len(view.asked.halves) == 1 and (known, found.value) in _HALVED
    return found._replace(value="some") if halved else found


def _take(view: View, item: ExtentItem, entry: Entry, said: _Said) -> None:
    summed = _SUMS_UP.match(view.words(entry.first, entry.last)) if said.spans else None
    if summed and (half := _half_before(view, item, entry)) is not None and said.halves:
        said.halves[half] = _SUMS.get(summed[1], "some")  # "evenings yes; weekends I have football, so no"
        said.spans.append((entry.first, entry.last))
        return
    if summed:  # "most evenings, I'd like that to stop, so no"
        said.halves, said.pending = {}, []
        said.whole, said.spans = _SUMS.get(summed[1], "some"), [(entry.first, entry.last)]
        return
    halves, names = _named(view, item, entry.first, entry.last)
    if not (halves or names) and _says_nothing(view, item, entry, said):
        return
    if said.sentence != entry.sentence:
        said.sentence, said.here = entry.sentence, set()
    mentions = [
        (mention.first, mention.last)
        for mention in view.parsed.mentions_in(entry.first, entry.last)
        if any(ref.item == item.id for ref in mention.refs)
    ]
    scope = view.parsed.scope(mentions[0][0] if mentions else entry.first)
    if scope.blocked or is_refusal(view, entry.first, entry.last):
        return
    so = _SO_SAID.search(view.words(entry.first, entry.last))
    if so and item.id in view.asked.items:  # "I work nights already so yes"
        said.whole, said.spans = so[1], [(entry.first, entry.last)]
        return
    rest = _without(view, entry.first, entry.last, mentions)
    value = _value(view, entry, halves, rest, said)
    goes_on = bool(said.halves and halves) and value is not None and value.value != "no"
    # "Evenings are fine, weekends as well"
    if item.id not in view.asked.items and not goes_on and not _offers(view, item, entry, halves, value):
        return
    if halves or names or (said.pending and value is not None):
        said.spans.append((entry.first, entry.last))
    if names or (said.open and not halves and value is not None):
        _note_whole(entry, said, halves, names, value)
    elif value is None:
        bare = entry.last - entry.first - sum(last - first for first, last in mentions) <= 2
        said.pending = said.pending + halves if bare and not said.only else []
    else:
        denied = any(view.text(first - 1) in ("not", "no", "never") for first, _ in mentions)
        contrast = value.value == "no" and denied  # "evenings, not weekends"
        said.halves.update(dict.fromkeys(said.pending, "yes" if contrast else value.value))
        kept = said.here if value.value == "yes" and not _TAKES_BACK.search(rest) else ()
        said.halves.update((half, value.value) for half in halves if half not in kept)
        said.here.update(half for half in halves if value.value == "no")
        said.pending = []


def _says_nothing(view: View, item: ExtentItem, entry: Entry, said: _Said) -> bool:
    """Whether words without a half or the whole in them say nothing of either; a yes that opens does."""
    if not said.pending and not said.open:
        if _opens_with_yes(view, item, entry):  # "yes, but not Sundays"
            said.whole, said.spans = "yes", [(entry.first, entry.last)]
        return True
    return _turns_to_others(view, entry, said)


def _turns_to_others(view: View, entry: Entry, said: _Said) -> bool:
    """Whether a new sentence names something else than the halves that nothing was said of yet."""
    if not said.pending or entry.sentence <= said.sentence:
        return False
    named = view.lexicon.meant(view.parsed.mentions_in(entry.first, entry.last))
    return bool(named) or "preference" in view.parsed.texts[entry.first : entry.last]


def _half_before(view: View, item: ExtentItem, entry: Entry) -> str | None:
    """The one half that the sentence of a conclusion names before it."""
    bounds = view.parsed.sentence_bounds(entry.first)
    halves, whole = _named(view, item, max(view.first, bounds[0]), entry.first) if bounds else ([], False)
    return halves[0] if len(set(halves)) == 1 and not whole else None


def _value(view: View, entry: Entry, halves: list[str], rest: str, said: _Said) -> Polarity | None:
    """What the words beside the halves say of them."""
    value = polarity(rest, "willing")
    if len(halves) == 1 and value is None and _is_only(rest) and not said.halves:
        said.only = True
        return Polarity("yes", True)
    listed = halves and _SETTLED.fullmatch(rest) is not None and view.text(entry.first - 1) in ("or", "nor")
    return Polarity("no", True) if listed and said.here else value  # "no nights or weekends"


_SETTLED = re.compile(
    r"[ ;]*+(?:(?:ever )?again|any ?more|at all|ever|please|thanks|for me|any longer)?\W{0,4}"
)
"""What may stand behind the last of hours that are denied: "no nights or weekends ever again"."""


def _note_whole(entry: Entry, said: _Said, halves: list[str], names: bool, value: Polarity | None) -> None:
    """Keep what is said of all odd hours."""
    if not names and value is not None:
        said.whole, said.open = value.value, False  # "evenings and weekends, no"
        said.spans.append((entry.first, entry.last))
        return
    said.whole, said.open = value.value if value else said.whole or "yes", value is None
    if said.only:
        said.halves.update(dict.fromkeys(halves, "yes"))  # "odd hours only on weekends"


_HALVED = {("no", "yes"), ("yes", "no"), ("some", "no")}
"""What is known of all hours, and what is said of one half of them, that come to "some"."""
_BRIEF = 6
"""The tokens of a member that denies all hours at once."""
_REASON = re.compile(r"\b(?:because|since|due to|as i|as my|cause|cos|cuz|bc)\b")
_ONE_ALONE = frozenset("only just alone".split())
_BESIDE_ONLY = _ONE_ALONE | frozenset(
    "but the on tho though please pls i i'd think guess say for now tbh lol haha sir".split()
)


def _is_only(rest: str) -> bool:
    """Whether what stands beside a half says that it is the only one: "weekends only", "just evenings"."""
    words = set(re.findall(r"[a-z']+", _REASON.split(rest)[0]))
    return not words.isdisjoint(_ONE_ALONE) and words <= _BESIDE_ONLY


_NOT_KEPT = re.compile(
    r"\b(?:don't|doesn't|dont|do not|does not|didn't|never) (?:have|know|get|keep|observe)"
    r" (?:any |such a thing as )?(?:weekends?|evenings?)(?! (?:free|off|available|to))"
    r"|\bno such thing as (?:an? )?(?:weekends?|evenings?)\b"
    r"|\b(?:have|has|had|knows?|gets?) no (?:weekends?|evenings?)(?! (?:free|off|available|to|or|and)|\W*$)"
)
"""Hours that a trade, an animal or a child does not tell apart: "the dogs don't have weekends"."""


def _opens_with_no(view: View) -> bool:
    """Whether a reply to a question put straight opens with a mere no."""
    if view.asked.inverted or view.text(view.first) not in ("no", "nope", "nah"):
        return False
    return view.text(view.first + 1) in (",", ".", "!", "nor", "and", "neither")


def _opens_with_yes(view: View, item: ExtentItem, entry: Entry) -> bool:
    """Whether a reply to just this question, put straight, opens with its yes."""
    if view.asked.items != (item.id,) or entry.first != view.first:
        return False
    words = view.words(*entry[:2])
    said = polarity(words, "willing") if entry.last - entry.first <= _BRIEF else None
    if said == Polarity("yes", True) and not leftover(words):
        return True  # "no issue", however the question was put
    return not view.asked.turns(item.id) and _YES.fullmatch(words) is not None


_YES = re.compile(
    r"\W*(?:yes|yeah|yep|yup|sure|ok|okay|of course|definitely|absolutely)"
    r"(?:,? (?:of course|sure|obviously|definitely|absolutely|certainly|po|sir|ma'am|please))?\W*"
)
_ALSO = re.compile(r"\b(?:as well|too|also)\b")
_TAKES_BACK = re.compile(r"\b(?:actually|sorry|wait|i mean|rather|hmm|scratch|instead|after all)\b")
_EITHER = re.compile(r"\W*either(?: one| is fine| works| way)?\W*")
_SO_ANYWAY = re.compile(
    r"\bso(?: it's| that's| it's a| that's a| i'd say| i'm)?"
    r" (?:yes|yeah|yep|sure|fine|ok|okay|no problem|of course|absolutely|why not|happy to|i can|i could)\b"
    r"(?![^.!?]*\b(?:no|not|but|never)\b)"
)
"""The yes behind hours that a trade does not tell apart."""
_SO_SAID = re.compile(r"\bso (yes|no)\W*$")
_OWN = frozenset("my our a the each every per".split())
_SUMS = {"no": "no", "yes": "yes"}
_SUMS_UP = re.compile(
    r"^\W*so (?:it's |that's |i'd say |i say |that's a |my answer is )?(no|yes|sometimes|it depends)\W*$"
)
_OFFER = re.compile(
    any_of(
        """
    can | could | happy | able | willing | ok | okay | fine | possible | flexible | available | free
    | no problem | open to | normal for me
    """
    )
)
_WORKS = re.compile(r"\b(?:work|do)\b")
"""What offers hours: "weekends I work already"; with a job it tells when that is: "weekends in a bar"."""
_DOES_SOMETHING = re.compile(
    r"\b(?:do|work) (?:(?:nights|evenings|weekends|saturdays|sundays) )?"
    r"(?:the|a|an|my|our|their|some|at|in|as|for) "
)
"""What tells of a job that is done then, and offers nothing: "On weekends I do the phones at a vet's"."""


def _offers(view: View, item: ExtentItem, entry: Entry, halves: list[str], value: Polarity | None) -> bool:
    """Whether words nobody asked for offer (or refuse) hours: "I could do weekends"."""
    if value is None:
        return False
    if item.id in view.known and halves:
        return True
    if value.value == "no" and len(halves) == len(item.halves) and entry.last - entry.first <= _BRIEF:
        return True  # "no evenings or weekends"
    words = view.words(entry.first, entry.last)
    works = _WORKS.search(words) is not None and not has_title(view, (entry.first, entry.last))
    works = works and _DOES_SOMETHING.search(words) is None
    offers = _OFFER.search(words) is not None or works
    return value.explicit and offers and (bool(halves) or value.value != "no")


def _pieces(view: View, item: ExtentItem) -> list[Entry]:
    """Entries, cut again where each half carries its own value: "weekends ok evenings no"."""
    out: list[Entry] = []
    for entry in view.entries:
        starts = [
            mention.first
            for mention in view.parsed.mentions_in(entry.first, entry.last)
            if any(ref.role == "half" and ref.item == item.id for ref in mention.refs)
        ]
        if len(starts) < 2:
            out.append(entry)
            continue
        cuts = [
            start - 1 if view.text(start - 1) in ("no", "not", "never", "nor", "neither") else start
            for start in starts[1:]
        ]
        bounds = [entry.first, *cuts, entry.last]
        pieces = [Entry(low, high, entry.sentence) for low, high in pairwise(bounds)]
        own = all(
            polarity(_without(view, p.first, p.last, [(s, s + 1) for s in starts]), "willing") for p in pieces
        )
        out += pieces if own else [entry]
    return out


def _named(view: View, item: ExtentItem, first: int, last: int) -> tuple[list[str], bool]:
    """The halves named between these tokens, and whether the whole is named."""
    halves: list[str] = []
    whole = False
    for mention in view.parsed.mentions_in(first, last):
        if view.text(mention.first - 1) == "good" and view.text(mention.last) not in ("shift", "shifts"):
            continue  # "Good night! I'm a front desk supervisor"
        if view.text(mention.last) in _OF_THEIR_OWN and view.text(mention.first - 1) in _GOES_TO:
            continue  # "evenings not possible, I'm doing evening classes"
        half = next((ref for ref in mention.refs if ref.role == "half" and ref.item == item.id), None)
        if half is not None:
            halves.append(half.value)
        elif any(ref.role == "item" and ref.item == item.id for ref in mention.refs):
            whole = whole or not (view.wider and view.text(mention.first - 1) in _OWN)  # "half of my shift"
    return halves, whole


_OF_THEIR_OWN = frozenset("class classes course courses school lessons lectures college uni".split())
_GOES_TO = frozenset("doing taking attending do take attend of to my".split())
"""What else somebody does in such hours, which says nothing of a half by its name."""


def _without(view: View, first: int, last: int, mentions: list[tuple[int, int]]) -> str:
    pieces, index = [], first
    for start, end in mentions:
        pieces.append(view.words(index, start))
        index = end
    pieces.append(view.words(index, last))
    return " ; ".join(pieces)


def _combined(said: dict[str, str], whole: str | None) -> str | None:
    """What the halves come to; None where one of them is denied and nothing is said of the other."""
    loose = {half: value for half, value in said.items() if half.endswith(FURTHER)}
    said = {half: value for half, value in said.items() if half not in loose}
    if not said and whole == "yes":
        return "yes"  # "evenings and weekends are fine, nights are not"
    for half, value in loose.items():
        said.setdefault(half.removesuffix(FURTHER), value)  # "evenings yes, nights no"
    values = set(said.values())
    if len(values) > 1 or "some" in values or (values == {"no"} and whole == "yes"):
        return "some"
    if values == {"yes"}:
        return "yes" if whole != "no" and (len(said) > 1 or whole == "yes") else "some"
    return "no" if len(said) > 1 else None


def _is_put_back(view: View, entry: Entry) -> bool:
    """Whether an entry is a question of the person's own, answered behind it."""
    bounds = view.parsed.sentence_bounds(entry.first)
    return bounds is not None and view.text(bounds[1]) == "?" and bounds[1] + 1 < view.last


def _unnamed(view: View, item: ExtentItem) -> Found | None:
    """An answer to the question that names no half: "yes", "any shift", "9 to 5 only"."""
    words = view.words(view.first, view.last)
    for pattern, value in ((_NARROW, "no"), (_WIDE, "yes")):
        match = pattern.search(words)
        if match:
            first, last = view.tokens_at(view.first, *match.span())
            if not view.parsed.scope(first).blocked:
                return Found(item.id, value, ((first, last),))
    both = re.search(r"\b(yes|no|sure|fine|ok|okay)\b[\w ,]{0,10}\b(?:to |with )both\b", words)
    if both:
        first, _ = view.tokens_at(view.first, *both.span())
        if not view.parsed.scope(first).blocked:
            return Found(item.id, "no" if both.group(1) == "no" else "yes", ((first, first + 3),))
    if view.asked.items != (item.id,):
        return None
    for entry in view.entries:
        told = view.words(entry.first, entry.last)
        said = polarity(_REASON.split(told)[0], "willing") or polarity(told, "willing")
        if _is_put_back(view, entry) or is_refusal(view, entry.first, entry.last):
            continue  # "After four years of restaurants? No more, please."
        if said is None and _EITHER.fullmatch(view.words(entry.first, entry.last)):
            return Found(item.id, "yes", ((entry.first, entry.last),))
        if said is not None and not view.parsed.scope(entry.first).blocked:
            value = said.value
            if view.asked.turns(item.id) and not said.explicit:
                value = {"yes": "no", "no": "yes"}.get(value, value)
            return Found(item.id, value, ((entry.first, entry.last),))
    return None
