"""From what was found to what is recorded: log entries, answers taken back, and notices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from advisor.answers import Answer, Entry, Sheet, Span
from advisor.extraction.extractor import Notice, Reading
from advisor.extraction.offline.choices import CORRECTS
from advisor.extraction.offline.clauses import Clause
from advisor.extraction.offline.phrases import Cued, any_of
from advisor.extraction.offline.picks import is_named_there
from advisor.extraction.offline.reply import Found, View
from advisor.extraction.offline.struck import meant_by, struck, told_anew
from advisor.extraction.offline.years import is_total
from advisor.rubric.items import FINEST, LONGEST, ChoicesItem

__all__ = [
    "ADDS",
    "JOINS",
    "NOW_SO",
    "PREFERS",
    "SUMS",
    "WITHDRAWS",
    "named_items",
    "reading",
    "take_back",
    "without",
]

_Spans = tuple[Span, ...]

ADDS = re.compile(
    any_of(
        """
    also | another | plus | as well | on top | additional(?:ly)? | forgot | before that | besides
    | and then | too | earlier | previously | left out | overlooked | omitted | missed(?! out)
    | (?:didn't|did not|hadn't|haven't) (?:count|mention|include)(?:ed|d)?
    """
    )
)
"""Words that add a job to those told before."""
WITHDRAWS = Cued(
    re.compile(
        any_of(
            r"""
    strike (?:that|it|my|the) | take (?:that|it|this|my \w+(?: \w+)?) back | take back
    | (?:scratch|scrap|cancel|strike|delete|drop) (?:what|everything|anything|all) i (?:said|wrote|told you)
    | (?:scratch|scrap) (?:that|it|my|the)
    | forget (?:that|it|what i said|i said|about (?:that|my|the)|my|the)
    | ignore (?:that|what i said|my|the last) | withdraw | (?<!i )(?<!we )delete (?:that|it|my)
    | (?<!i )(?<!we )remove (?:that|it|my)
    | disregard (?:that|what i said|my) | never ?mind (?:that|what i said|about|my)
    | don't count (?:that|my|it) | cancel that | retract
    """
        )
    ),
    frozenset(
        """
        strike take scratch scrap drop forget ignore withdraw delete remove disregard mind nevermind count
        cancel retract
        """.split()
    ),
)


def named_items(view: View, first: int, last: int) -> list[str]:
    """The parts named between two tokens: by their names, by their question's name, by their labels."""
    refs = [ref for mention in view.parsed.mentions_in(first, last) for ref in mention.refs]
    named = [ref.item for ref in refs if ref.role == "item"]
    named += [
        item.id for ref in refs if ref.role == "question" for item in view.lexicon.questions[ref.item].items
    ]
    named += [slot.item for start, _, slot in view.label_anchors if first <= start < last and slot.item]
    return named


def take_back(view: View, found: list[Found], log: Sequence[Entry]) -> tuple[list[Found], set[str]]:
    """What is left of the findings, and the items whose answer is taken back with nothing in its place."""
    left, gone = list(found), set[str]()
    if not WITHDRAWS.search(view.parsed.text.norm, view.parsed.vocabulary):
        return left, gone
    again = {one.item for one in found if one.act == "again"}
    here = again | {one.item for one in found if one.act == "value"}
    for clause in view.parsed.clauses:
        words = view.words(clause.first, clause.last)
        if not WITHDRAWS.pattern.search(words) or view.parsed.scope(clause.first).other:
            continue
        meant_here = _taken_back(view, clause)
        told_again = [one for one in left if one.item in meant_here and _is_told_again(view, one, clause)]
        left = [one for one in left if one not in told_again]
        here -= {one.item for one in told_again}
        named = [item for item in meant_here if item in view.known and item not in here]
        if named or again.intersection(meant_here):  # what is put right at once is not taken back
            gone.update(named)
            continue
        values = [one for one in left if one.act == "value"]
        before = [one for one in values if one.spans[0][0] < clause.first]
        reverted = [one for one in before if one.item in view.known]
        if reverted:  # a correction taken back leaves the earlier value standing
            last = max(reverted, key=_end)
            left, twins = _less(left, last)
            gone.update(twins.difference(view.known))
        elif meant := [one for one in before if one.item in named_items(view, clause.first, clause.last)]:
            left = [one for one in left if one not in meant]  # "strike the SaaS number"
            gone.update(one.item for one in meant)
        elif named_items(view, clause.first, clause.last) and before:
            continue  # "Phone. And chat ... well, take that back about the chat, I never did it"
        elif (
            before and (begun := _begun(view, clause)) and not begun.intersection(one.item for one in before)
        ):
            gone.update(begun - {one.item for one in values})  # "Phone daily. Email, strike that, ..."
        elif before and not any(_in_sentence(view, one, clause) for one in values if one not in before):
            last = max(before, key=_end)
            left, twins = _less(left, last)
            anew = told_anew(view, last.item, clause) if len(twins) == 1 else None
            left += [anew] if anew else []
            gone.update(() if anew else twins)
        elif all(one.spans[0][0] <= clause.first for one in values):
            gone.update([max(before, key=_end).item] if before else _just_said(log))
    return left, gone


def _less(found: list[Found], last: Found) -> tuple[list[Found], set[str]]:
    """The findings without what the words of `last` give, and the items that these answer.

    "Role product manager" may tell the job and the wish; what is taken back is neither.
    """
    twins = {one.item for one in found if one.act == "value" and one.spans == last.spans}
    return [one for one in found if one.item not in twins], twins


def _begun(view: View, clause: Clause) -> set[str]:
    """The part named in the clause's sentence before it, with nothing said of it yet."""
    first, _ = view.parsed.sentences[clause.sentence]
    named = set(named_items(view, first, clause.first))
    return named if clause.first - first <= _NAME and len(named) == 1 else set()


_NAME = 4
"""The tokens of the name of a part, and of what parts it from the next words."""


def _is_told_again(view: View, one: Found, clause: Clause) -> bool:
    """Whether a finding only says which answer is taken back: "the 8 I gave for explaining, strike that"."""
    before = one.act == "value" and one.spans[-1][1] <= clause.first
    return before and view.known.get(one.item) == one.value and _in_sentence(view, one, clause)


_TAKES_OUT = re.compile(r"\b(?:remove|delete|drop|strike|scratch|take|leave|cut|forget)\b")
_NOT_SO = re.compile(r"^\W*(?:(?:no|actually|sorry|oh) ,?)*not\b")


def without(view: View) -> list[Found]:
    """Several values, less those that a message takes out: "remove retail please", "not retail actually"."""
    out: list[Found] = []
    several = {item: known for item, known in view.known.items() if isinstance(known, tuple)}
    if not several or view.last - view.first > _SHORT:
        return out
    words = view.words(view.first, view.last)
    takes = _TAKES_OUT.search(words)
    if not (takes or _NOT_SO.match(words)):
        return out
    for item, known in several.items():
        if item in view.asked.items and not takes:
            continue
        named = {
            ref.value: one for one in view.named.get(item, ()) for ref in one.refs if ref.role == "value"
        }
        left = tuple(value for value in known if value not in named)
        if left and len(left) < len(known):
            first = next(one for value, one in named.items() if value in known)
            out.append(Found(item, left, ((first.first, first.last),), "left"))
    return out


_SHORT = 14
"""The tokens of a message that does nothing but take something out."""


def _in_sentence(view: View, one: Found, clause: Clause) -> bool:
    """Whether a finding stands in the sentence of a clause: "writing 8, take that back, 7"."""
    bounds = view.parsed.sentences[clause.sentence]
    return bounds[0] <= one.spans[0][0] < bounds[1]


def _taken_back(view: View, clause: Clause) -> list[str]:
    """The parts named in the sentence of a clause, and those whose known value the clause names."""
    mentions = view.parsed.mentions_in(clause.first, clause.last)
    named = named_items(view, *view.parsed.sentences[clause.sentence]) + [
        ref.item
        for mention in mentions
        for ref in mention.refs
        if ref.role == "value" and view.known.get(ref.item) == ref.value
    ]
    return named or _of_number(view, clause)


def _of_number(view: View, clause: Clause) -> list[str]:
    """The one part whose known number a clause names: "strike that 9"."""
    for first, last in struck(view):
        item = meant_by(view, first)
        if item is not None and clause.first <= first and last <= clause.last:
            return [item]
    return []


def _end(one: Found) -> int:
    return one.spans[-1][1]


def _just_said(log: Sequence[Entry]) -> list[str]:
    """The item of the message before, if it answered only one."""
    recent = [
        entry.item
        for entry in log
        if entry.message == log[-1].message and entry.act in ("answered", "corrected")
    ]
    return recent if len(recent) == 1 else []


def reading(view: View, found: list[Found], gone: set[str], sheet: Sheet, message: int) -> Reading:
    """Log entries in the rubric's order, and notices."""
    by_item = {one.item: one for one in found if _is_possible(view, one)}
    entries: list[Entry | None] = []
    notices: list[Notice] = []
    for item in sorted(gone.union(by_item), key=view.lexicon.order.__getitem__):
        if item in gone:
            entries.append(Entry("withdrawn", item, None, (), message))
            continue
        one = by_item[item]
        evidence = tuple(view.parsed.span(message, first, last) for first, last in one.spans)
        if one.act == "off":
            notices.append(Notice("off_scale", (item,), evidence))
        elif one.act == "left":
            kept = sheet.answers[item].evidence
            entries.append(Entry("corrected", item, one.value, kept, message))
        elif one.act != "declined":
            entries.append(_entry(view, one, sheet, evidence, message))
        elif item not in sheet.answers:
            entries.append(Entry("declined", item, None, (), message))
    notices += _which(view, found)
    return Reading(tuple(entry for entry in entries if entry is not None), tuple(notices))


def _is_possible(view: View, one: Found) -> bool:
    """Whether an item can take the value: 500 years of work are a slip, or a joke."""
    item, value = view.lexicon.rubric.items[one.item], one.value
    if not isinstance(value, Decimal):
        return True
    return 0 <= value <= LONGEST.get(item.kind, value) and value == round(value, FINEST)


def _entry(view: View, one: Found, sheet: Sheet, evidence: _Spans, message: int) -> Entry | None:
    """The entry of a value, or None where it changes nothing or may not change what is known."""
    known = sheet.answers.get(one.item)
    adds = view.asked.more and isinstance(one.value, Decimal)  # three years of this, and three of that
    if one.value is None or (known is not None and known.value == one.value and not adds):
        return None
    if known is None:
        return Entry("answered", one.item, one.value, evidence, message)
    if one.act == "again":
        return Entry("corrected", one.item, one.value, evidence, message)
    if _is_new_total(view, one, known):
        return Entry("corrected", one.item, one.value, evidence, message)
    changed = _changed(view, one.item, known, Answer(one.item, one.value, evidence))
    if changed is None or changed.value == known.value:
        return None
    return Entry("corrected", one.item, changed.value, changed.evidence, message)


_GOES_ON = re.compile(rf"^\W*(?:and|then)\b|{ADDS.pattern}")


def _is_new_total(view: View, one: Found, known: Answer) -> bool:
    """Whether years are what the known ones come to with those just told: "Also 2 in a bar. So 5 years."."""
    if view.lexicon.rubric.items[one.item].kind != "years" or not _GOES_ON.search(view.words(0, view.last)):
        return False
    more = isinstance(one.value, Decimal) and isinstance(known.value, Decimal) and one.value > known.value
    if _THERE.match(view.words(one.spans[-1][1], view.last)):
        return False
    return more and is_total(view, *one.spans[0])


def _changed(view: View, item: str, known: Answer, new: Answer) -> Answer | None:
    """What a new value makes of a known one: added to it, put in its place, or (None) nothing."""
    kind = view.lexicon.rubric.items[item]
    asked = item in view.asked.items
    words = view.words(0, view.last)
    both = known.evidence + new.evidence
    if CORRECTS.search(words) and not (isinstance(kind, ChoicesItem) and JOINS.search(words)):
        return new
    if kind.id in view.lexicon.steps and _is_put_right(view, kind.id, known):
        return new
    if isinstance(kind, ChoicesItem) and (not asked or view.asked.more or JOINS.search(words)):
        either = {*_values(known), *_values(new)}
        return Answer(item, tuple(value.id for value in kind.values if value.id in either), both)
    total = kind.kind == "years" and SUMS.search(words) is not None and _years(new) > _years(known)
    adds = (ADDS if asked else _BEFORE).search(words) or (view.asked.more and not SUMS.search(words))
    if kind.kind == "years" and adds and not total and not _is_drawn(words, new):
        return Answer(item, _years(known) + _years(new), both)
    if (kind.kind == "text" and NOW_SO.search(words)) or (
        item in view.lexicon.wishes and PREFERS.search(words)
    ):
        return new
    return new if asked or kind.kind in ("rating", "extent") else None


def _is_put_right(view: View, item: str, known: Answer) -> bool:
    """Whether a message names a step's item itself, or denies the known step: "a BA, not a master's"."""
    denied = any(
        ref.item == item
        and ref.value == known.value
        and view.parsed.texts[one.first - 2 : one.first - 1] == ["not"]
        for one in view.named.get(item, ())
        for ref in one.refs
    )
    return denied or is_named_there(view, item, view.first, view.last)


def _is_drawn(words: str, new: Answer) -> bool:
    """Whether the person draws the sum of all parts themselves: "3 here plus 2 at a bank before, so 5"."""
    told = new.evidence[-1].quote.lower() if new.evidence else ""
    at = words.rfind(told) if told else -1
    return (
        at > 0
        and _SO.search(words[max(0, at - _NEAR) : at]) is not None
        and not _THERE.match(words[at + len(told) :])
        and (len(_NUMBER.findall(words[:at])) > 1)
    )


_SO = re.compile(r"(?:\b(?:so|makes|making|that's)|=) (?:about |around |roughly )?$")
"""What stands right before a sum that somebody draws."""
_THERE = re.compile(r"^ ?(?:years? )?(?:there|here)\b")
"""What makes it no sum but the one job told last: "Also 4 in a bar. So 4 there."."""
_NEAR = 24
"""So many characters before the sum the word stands that draws it."""
_NUMBER = re.compile(
    r"\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half)\b(?! bit\b| lot\b)"
)


PREFERS = re.compile(
    r"\b(?:prefer\w*|after all|instead|changed my mind|would be better|what i(?:'m| am) (?:really )?after"
    r"|what i (?:really )?want|i said \w+(?: \w+){0,3} but)\b"
)
NOW_SO = re.compile(r"\b(?:now|these days|moved|promoted|no longer|any ?more)\b")


_BEFORE = re.compile(
    r"\b(?:before (?:that|this|then|it|the|my|i)|previously|prior to (?:that|this)|earlier"
    r"|long ago|years ago)\b"
    r"|\bbefore\W*$"
)
"""Words that tell, where nobody asked for it, of work before that which was told."""


JOINS = re.compile(r"^\W*(?:please |and |also |can you )*(?:add|include)\b|\b(?:as well|too)\W*$")
SUMS = re.compile(r"\b(?:total|in all|altogether|overall|combined)\b")


def _years(answer: Answer) -> Decimal:
    return answer.value if isinstance(answer.value, Decimal) else Decimal(0)


def _values(answer: Answer) -> tuple[str, ...]:
    return answer.value if isinstance(answer.value, tuple) else ()


def _which(view: View, found: list[Found]) -> list[Notice]:
    """Numbers were given, but not which part each is for."""
    asked = view.kinds("rating")
    items = view.lexicon.rubric.items
    given = any(one.item in asked or items[one.item].kind == "rating" for one in found)
    if len(asked) < 2 or len(view.parsed.tokens) >= 40 or given:
        return []
    return [Notice("which", asked)] if any(token.kind == "n" for token in view.parsed.tokens) else []
