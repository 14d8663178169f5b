"""All stages together: one message of the person against the question it answers.

The three outcomes for an item: an answer with its words, a decline, or silence. What looked like an answer
and was not taken (off the scale, one number for four parts) is returned as a notice, so that the dialogue
can ask.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from datetime import date

from advisor.answers import Entry, Message, Sheet, Value
from advisor.extraction.extractor import Notice, Reading
from advisor.extraction.offline.accepting import accepted_parts, plainly_agrees
from advisor.extraction.offline.align import align, by_place, is_misplaced
from advisor.extraction.offline.amending import amends
from advisor.extraction.offline.asked import asked_in, asked_last
from advisor.extraction.offline.blanks import filled_in
from advisor.extraction.offline.blocks import Block, blocks
from advisor.extraction.offline.called import called
from advisor.extraction.offline.choices import read_choice, read_choices
from advisor.extraction.offline.coded import by_codes
from advisor.extraction.offline.columns import with_columns
from advisor.extraction.offline.cutting import by_label, by_question, same_as
from advisor.extraction.offline.declines import is_decline
from advisor.extraction.offline.extents import read_extents
from advisor.extraction.offline.facts import listed_facts
from advisor.extraction.offline.fields import without_empty
from advisor.extraction.offline.grid import gridded
from advisor.extraction.offline.groups import by_group, on_own_scale
from advisor.extraction.offline.habits.asked import by_pieces
from advisor.extraction.offline.habits.confirmed import read_confirmed
from advisor.extraction.offline.habits.directions import read_direction
from advisor.extraction.offline.habits.levels import read_levels
from advisor.extraction.offline.habits.positions import read_position
from advisor.extraction.offline.habits.statements import read_statements
from advisor.extraction.offline.habits.tenure import read_tenure
from advisor.extraction.offline.habits.trained import is_sign
from advisor.extraction.offline.habits.unasked import read_unasked
from advisor.extraction.offline.halves import read_half, read_halves
from advisor.extraction.offline.headings import by_heading, widened
from advisor.extraction.offline.keyed import by_keys
from advisor.extraction.offline.lexicon import Lexicon, lexicon_of
from advisor.extraction.offline.message import parse
from advisor.extraction.offline.months import read_months
from advisor.extraction.offline.once import replace
from advisor.extraction.offline.one_more import one_more
from advisor.extraction.offline.phrases import one_of
from advisor.extraction.offline.question import NOTHING, Asked, Slot
from advisor.extraction.offline.ratings import read_ratings
from advisor.extraction.offline.recording import named_items, reading, take_back, without
from advisor.extraction.offline.repeated import repeated
from advisor.extraction.offline.reply import Found, View
from advisor.extraction.offline.retaken import retaken, told_of
from advisor.extraction.offline.signs import with_signs
from advisor.extraction.offline.stands_there import stands_there
from advisor.extraction.offline.text import untagged
from advisor.extraction.offline.texts import read_texts
from advisor.extraction.offline.ticked import chosen
from advisor.extraction.offline.years import read_years
from advisor.rubric.model import Rubric

__all__ = ["OfflineExtractor"]


class OfflineExtractor:
    """The embedded reader: deterministic, linear in the text, with no model and no network."""

    def read(
        self, rubric: Rubric, chat: Sequence[Message], log: Sequence[Entry], today: date | None
    ) -> Reading:
        """Read the last message of `chat`. See `advisor.extraction.extractor.Extractor`.

        A message of more than one block is read as if its blocks had been sent one after the other.
        """
        lexicon, sheet = lexicon_of(rubric), Sheet.of(log)
        asked = asked_last(chat[:-1], lexicon, sheet.values, chat[-1].content)
        if lexicon.trained is not None:
            asked = by_pieces(asked, chat[:-1], lexicon, sheet.answers)
        to_rest = _points_to_rest(chat[:-1], lexicon)
        entries: tuple[Entry, ...] = ()
        notices: tuple[Notice, ...] = ()
        theirs = "\n".join(one.content for one in chat[-_LATEST:-1] if one.role == "assistant")
        own = chat[-1].content
        told, ticked = chosen(
            with_columns(filled_in(with_signs(untagged(own), asked, lexicon))), asked, lexicon
        )
        told, keyed = by_keys(told, _latest(chat[:-1]), asked, lexicon)
        told, coded = by_codes(told, asked, lexicon)
        ticked = [*ticked, *keyed, *coded]
        raw = without_empty(told, lexicon)
        unquoted = _own(chat, raw)
        blanked = unquoted != own
        laid_out = _laid_out(raw, own, theirs, lexicon, asked=bool(asked.items))
        for block in sorted([*(laid_out or blocks(unquoted)), *ticked], key=_start):
            parsed = parse(block.text, lexicon, block.start)
            if not parsed.tokens:
                continue
            so_far = [*log, *entries]
            sheet = Sheet.of(so_far) if entries else sheet
            if block.told:
                view = View(parsed, NOTHING, lexicon, sheet.values, today, 0, len(parsed.tokens))
                said = [Found(item, value, ((0, view.last),)) for item, value in block.told]
                entries += reading(view, said, set(), sheet, len(chat) - 1).entries
                continue
            here = _answered_inline(asked, block, lexicon)
            if block.repeats and lexicon.trained is not None:
                here = by_pieces(here, [Message("assistant", block.quoted)], lexicon, sheet.answers)
            if to_rest:
                here = asked.only([item for item in asked.items if item not in sheet.answers])
            parsed = called(parsed, here, lexicon)
            view = View(parsed, here, lexicon, sheet.values, today, 0, len(parsed.tokens))
            found = _found(view)
            again = amends(view, found)
            if again is not None:
                found += [one for one in _laid(again) if one.item in again.asked.items and one.act == "value"]
                view = again
            if lexicon.trained is None:
                found = _with_retaken(view, found, chat[:-1])
                found += [one for one in one_more(view, chat[:-1]) if one.item not in {f.item for f in found}]
            left = without(view)
            cut = {one.item for one in left}
            found = [one for one in found if one.item not in cut] + left
            if lexicon.trained is not None:
                found += read_confirmed(view, chat[:-1])
            added = reading(view, *take_back(view, found, so_far), sheet, len(chat) - 1)
            entries, notices = entries + added.entries, notices + added.notices
        if blanked or laid_out:
            entries = tuple(_verbatim(entry, own, len(chat) - 1) for entry in entries)
        return Reading(entries, notices)


def _latest(chat: Sequence[Message]) -> str:
    """The advisor's latest words."""
    return next((one.content for one in reversed(chat) if one.role == "assistant"), "")


def _start(block: Block) -> int:
    return block.start


def _with_retaken(view: View, found: list[Found], chat: Sequence[Message]) -> list[Found]:
    """What is found, with the answers that its sentences take up and put right."""
    only_named = told_of(view)
    found = [
        one
        for one in found
        if one.item in view.known or not all(only_named.issuperset(range(*span)) for span in one.spans)
    ]
    for part in retaken(view, chat):
        changed = {one.item for one in found if view.known.get(one.item) != one.value}
        told = changed.intersection(view.asked.items)
        new = [
            one._replace(act="again")
            for one in _laid(part)
            if one.item in part.asked.items and one.act == "value" and one.item not in told
        ]
        new = [one for one in new if view.known.get(one.item) != one.value]
        taken = {index for one in new for span in one.spans for index in range(*span)}
        items = {one.item for one in new}
        found = [
            one
            for one in found
            if one.item not in items and not any(at in taken for span in one.spans for at in range(*span))
        ] + new
    return found


def _laid_out(raw: str, own: str, theirs: str, lexicon: Lexicon, *, asked: bool) -> list[Block]:
    """The blocks of a reply laid out as a form or a table; none for any other."""
    found = gridded(raw, lexicon, blanked=raw != own) or repeated(raw, own, theirs, lexicon, asked=asked)
    return found if found or asked else gridded(raw, lexicon, loose=True)


def _verbatim(entry: Entry, raw: str, message: int) -> Entry:
    """The entry with the person's own characters, some of which were blanked to be read in this message."""
    spans = (
        dataclasses.replace(span, quote=raw[span.start : span.end]) if span.message == message else span
        for span in entry.evidence
    )
    return dataclasses.replace(entry, evidence=tuple(spans))


_LATEST = 12
"""How many messages back the advisor's questions may stand that a person repeats."""


def _own(chat: Sequence[Message], raw: str) -> str:
    """The last message, its marks of quotation blanked where it is nothing but the form filled in.

    "> Phone: yes" quotes the "> Phone:" that was asked, and goes on; a quotation alone would say nothing.
    """
    lines = [line.strip() for line in raw.splitlines() if line.strip()]
    if not lines or not all(line.startswith(">") for line in lines):
        return raw
    asked = "\n".join(one.content for one in chat[:-1] if one.role == "assistant").lower()
    theirs = [line.strip("> ") for line in asked.splitlines() if len(line.strip("> ")) > 1]
    told = [text for line in lines if not (text := line.lstrip("> ").lower()).endswith("wrote:")]
    goes_on = any(line != one and line.startswith(one) for line in told for one in theirs[-_FIELDS:])
    words = [word for line in told for word in _WORD.findall(line)]
    repeated = sum(word in asked for word in words)
    if not goes_on and repeated >= _MOSTLY * len(words):
        return raw
    return _QUOTING.sub(lambda match: match[0].replace(">", " "), raw)


_QUOTING = re.compile(r"^[ \t>]+", re.MULTILINE)


_FIELDS = 60
"""How many lines of the advisor's a form that is filled in may go on with."""
_MOSTLY = 0.8
"""What share of the words of a quotation stand in what it quotes."""
_WORD = re.compile(r"[^\W\d_]{4,}")


def _answered_inline(asked: Asked, block: Block, lexicon: Lexicon) -> Asked:
    """What a block answers: the part of the question that is quoted right above it, else the whole."""
    told = asked_in(block.quoted, lexicon) if block.quoted else NOTHING
    if not told.slots:
        return NOTHING if "?" in block.quoted else asked
    told = replace(
        told,
        scale=told.scale or asked.scale,
        options=told.options or tuple(one for one in asked.options if one.item in told.items),
    )
    return told if block.repeats or not asked.items or set(told.items) <= set(asked.items) else asked


def _found(view: View) -> list[Found]:
    """What is found in a block, one finding an item."""
    if view.asked.skips:
        match = _YES.match(view.words(0, view.last))
        if match or _NO.match(view.words(0, view.last)):
            left = view.asked.items if match else ()
            return [Found(item, None, ((0, view.last),), "declined") for item in left]
    agreed = _agreed(view)
    if agreed:
        return agreed
    found: list[Found] = []
    for question in by_question(widened(view)):
        question, same = same_as(view, question, found)
        found += same
        for part in _parts(question) if question.first < question.last else ():
            found += _laid(replace(part, told=frozenset(one.item for one in found)) if found else part)
    if view.lexicon.trained is not None:
        found = _with_habits(view, found)
    found = _distinct(view, _unconfirmed(view, found))
    parts = accepted_parts(view, found)
    accepted = {one.item for one in parts}
    found = [one for one in found if one.item not in accepted] + parts
    found += _accepted(view, found)
    here = {one.item for one in found}
    if here.isdisjoint(view.asked.items):
        again = view.known if view.lexicon.trained is not None else ()
        found += [one for one in listed_facts(view) if one.item not in here and one.item not in again]
    return found


def _parts(view: View) -> list[View]:
    """A reply to one question, part by part: by headings, and by what is said of a whole question at once."""
    return [on_own_scale(part) for headed in by_heading(view) for part in by_group(headed)]


def _with_habits(view: View, found: list[Found]) -> list[Found]:
    """What is found, signs and levels as the readers of habits find them."""
    items = view.lexicon.rubric.items
    asked = {piece.item for piece in view.asked.pieces}
    others = [
        one
        for one in found
        if not is_sign(items[one.item])
        and items[one.item].kind != "level"
        and (items[one.item].kind != "choice" or not asked or one.item in asked)
    ]
    others = read_direction(view, read_position(view, read_tenure(view, others)))
    signs = [one for one in found if is_sign(items[one.item])]
    said = read_statements(view, signs)
    told = others + said
    unasked = read_unasked(view, {*view.known, *(one.item for one in told)})
    chosen = said if any(piece.either for piece in view.asked.pieces) else []
    return told + unasked + read_levels(view, others + unasked + chosen)


_REST = re.compile(r"\b(?:other|others|rest|remaining|missing|left|still need)\b")


def _points_to_rest(chat: Sequence[Message], lexicon: Lexicon) -> bool:
    """Whether the question before is meant, less what was answered: "And the other three?"."""
    if not chat or chat[-1].role != "assistant" or asked_in(chat[-1].content, lexicon).slots:
        return False
    return _REST.search(chat[-1].content.lower()) is not None


def _laid(view: View) -> list[Found]:
    """What is found in a stretch, member by member where it is a list with one for each part asked."""
    whole = _read(view)
    parts = by_place(view)
    placed = [_read(part) for part in parts]
    if not parts or is_misplaced(whole, parts, placed):
        return whole
    fits = [
        any(one.item in part.asked.items for one in found) for part, found in zip(parts, placed, strict=True)
    ]
    if not all(fits):
        return whole
    at_home = {
        one.item
        for part, found in zip(parts, placed, strict=True)
        for one in found
        if one.item in part.asked.items
    }
    return [
        one
        for part, found in zip(parts, placed, strict=True)
        for one in found
        if one.item in part.asked.items
        or one.item not in at_home
        or view.lexicon.rubric.items[one.item].kind != "text"
    ]


def _read(view: View) -> list[Found]:
    """What all readers find in a stretch, and then what its places and its refusals tell."""
    found = read_ratings(view) + read_extents(view)
    narrow = by_label(view)
    at_home = set[str]()
    for part in narrow:
        months = read_months(part)
        chosen_here = read_choices(part)
        steps = [one for one in chosen_here if part.lexicon.rubric.items[one.item].kind == "choice"]
        found += read_halves(part) + chosen_here + _apart(read_years(part), months + steps) + months
        texts = read_texts(part, found)
        labelled = 0 < len(part.asked.items) < len(view.asked.items)
        here = part.asked.items if labelled else ()
        texts = [one for one in texts if one.item in here or one.item not in at_home]
        at_home.update(one.item for one in texts if one.item in here)
        found += texts
    found += _companions(view, found)
    for part in narrow:
        found += align(part, found)
        found += _declined(part, found)
    return found


def _apart(years: list[Found], months: list[Found]) -> list[Found]:
    """The years told in words of their own: "two weeks" to start in are no weeks worked."""
    taken = {index for one in months if one.act == "value" for span in one.spans for index in range(*span)}
    return [one for one in years if not any(span[0] in taken for span in one.spans)]


def _companions(view: View, found: list[Found]) -> list[Found]:
    """Preferences beside a preference: who says "hybrid" may go on with "chat, no evenings"."""
    here = {one.item for one in found}.union(view.asked.items)
    groups = [view.lexicon.wishes] if view.wishes else view.lexicon.companions
    wanted = [
        item
        for group in groups
        if view.wishes or not here.isdisjoint(group)
        for item in sorted(group, key=view.lexicon.order.__getitem__)
        if item not in here and item not in view.known
    ]
    if not wanted:
        return []
    slots = view.asked.slots + tuple(Slot(item) for item in wanted)
    hopes = not view.lexicon.wishes.isdisjoint(view.asked.items)
    wider = replace(view, wider=True, hopes=hopes, asked=replace(view.asked, slots=slots))
    more = [read_choice(wider, item) for item in view.lexicon.choices if item.id in wanted]
    more += [read_half(wider, item) for item in view.lexicon.halved if item.id in wanted]
    return [one for one in more if one is not None]


def _declined(view: View, found: list[Found]) -> list[Found]:
    """Parts the reply declines: those it names beside the refusal, or all that were asked."""
    here = {one.item for one in found}
    open_items = [item for item in view.asked.items if item not in here and item not in view.known]
    if not open_items:
        return []
    answered = any(one.item in view.asked.items and one.act == "value" for one in found)
    out: list[Found] = []
    for entry in view.entries:
        if not is_decline(view, entry.first, entry.last) or view.parsed.scope(entry.first).other:
            continue
        named = named_items(view, entry.first, entry.last)
        if not named and (view.names_others(entry.first, entry.last) or _is_taken(view, entry.first, found)):
            continue
        if named:
            chosen = [item for item in named if item in open_items]
        else:
            chosen = open_items if len(open_items) == 1 or not answered else []
        out += [Found(item, None, ((entry.first, entry.last),), "declined") for item in chosen]
        open_items = [item for item in open_items if item not in chosen]
    return out


def _is_taken(view: View, first: int, found: list[Found]) -> bool:
    """Whether the refusal at `first` is that of a part named right before: "resolution rate?? not sure"."""
    near = range(max(view.first, first - _NEAR), first)
    return any(one.act == "declined" and one.spans and one.spans[0][0] in near for one in found)


_NEAR = 6
"""How many tokens before a refusal the part may be named that it is of."""


def _distinct(view: View, found: list[Found]) -> list[Found]:
    """One finding an item; a value beats a decline, a later value an earlier one, kinds of work add up."""
    best: dict[str, Found] = {}
    for one in found:
        known = best.get(one.item)
        item = view.lexicon.rubric.items[one.item]
        if known and item.kind == "choices" and item.by_work and known.act == one.act == "value":
            values = (
                {*known.value, *one.value}
                if isinstance(known.value, tuple) and isinstance(one.value, tuple)
                else ()
            )
            ordered = tuple(value.id for value in item.values if value.id in values)
            best[one.item] = Found(one.item, ordered, tuple(dict.fromkeys(known.spans + one.spans)))
            continue
        if known is None or known.act != "value" or (one.act == "value" and one.spans[0] > known.spans[0]):
            best[one.item] = one
    return list(best.values())


_YES = re.compile(
    r"^\W*(?:(?:god|oh|hell|lord|gosh|well|ah|absolutely|definitely|um|haha|ha),? )?"
    + one_of(
        """
    yes | yeah | yep | yup | ya | sure | ok | okay | correct | right | exactly | that's right | spot on
    | sounds (?:right|fair|good|about right) | fair | agreed | definitely | perfect | that works
    | works for me | go with that | fine | y | aye | indeed | i'd say so | about right | true | i think so
    | i guess so | all (?:of (?:it|that|them) )?(?:correct|right|good) | of course | i would | i do | i am
    """
    )
    + r"\b"
)
_NO = re.compile(r"^\W*(?:no|nope|nah|not really|rather not|don't)\b[^,]{0,20}$")
_BARE = 5
"""The tokens of a reply that says yes or no to a recital and no more."""


def _agreed(view: View) -> list[Found]:
    """What a bare yes makes of a recital: "So no email, no chat, right?" - "yes" denies both."""
    items = view.lexicon.rubric.items
    told = [(item, value) for item, value in view.asked.proposed if items[item].kind == "extent"]
    words = view.words(view.first, view.last)
    if not told or len(told) != len(view.asked.items) or view.last - view.first > _BARE + 3:
        return []
    if view.parsed.mentions_in(view.first, view.last) or "but" in view.parsed.texts[view.first : view.last]:
        return []
    denies = _NO.match(words) is not None and all(value == "no" for _, value in told)
    if not (_YES.match(words) or denies):
        return []
    return [Found(item, value, ((view.first, min(view.last, view.first + _BARE)),)) for item, value in told]


_CONFIRMS = re.compile(
    r"^\W*(?:yes|yep|yeah|yup|correct|right|exactly|perfect"
    r"|that's (?:right|correct|it)|all (?:correct|right|good))\b"
)


def _unconfirmed(view: View, found: list[Found]) -> list[Found]:
    """What is found, less what a bare yes to a recital changes: "email sometimes. Correct?" - "Correct"."""
    match = _CONFIRMS.match(view.words(0, view.last))
    if match is None or len(view.asked.items) < 2 or not set(view.asked.items) <= set(view.known):
        return found
    _, last = view.tokens_at(0, 0, match.end())
    return [
        one
        for one in found
        if one.act != "value"
        or view.lexicon.rubric.items[one.item].kind != "extent"
        or view.known.get(one.item) is None
        or any(span[0] >= last for span in one.spans)
    ]


_YES_BUT = re.compile(r"^\W*\w+ but\b")


def _accepted(view: View, found: list[Found]) -> list[Found]:
    """What a plain "yes" accepts: the value that the advisor proposed."""
    words = view.words(0, view.last)
    match = _YES.match(words) if view.asked.proposed else None
    if match is None or _YES_BUT.match(words):
        return []
    here = {one.item for one in found if one.act == "value"}
    _, last = view.tokens_at(0, 0, match.end())
    first = next((index for index in range(last) if view.parsed.tokens[index].kind == "w"), 0)
    here |= {item for item, value in view.asked.proposed if _tells_of_another(view, item, value)}
    if not plainly_agrees(words):
        kinds = view.lexicon.rubric.items
        here |= {one for one in view.asked.hinted if kinds[one].kind == "rating" or one in view.known}
    texts = {one.item for one in found if view.lexicon.rubric.items[one.item].kind == "text"}
    if texts.difference(view.asked.items):  # "From home?" - "yes, I live in Toronto"
        here |= view.lexicon.wishes
    return [Found(item, value, ((first, last),)) for item, value in view.asked.proposed if item not in here]


def _tells_of_another(view: View, item: str, value: Value) -> bool:
    """Whether a yes goes on with another value as a place that is there: "yes, our office is in Leeds"."""
    if item not in view.lexicon.wishes:
        return False
    others = [
        one
        for one in view.named.get(item, ())
        if any((ref.item, ref.role) == (item, "value") and ref.value != value for ref in one.refs)
    ]
    return any(stands_there(view, one.first, one.last) for one in others)
