"""All stages together: one message of the person against the question it answers.

The three outcomes for an item: an answer with its words, a decline, or silence. What looked like an answer and
was not taken (off the scale, one number for four parts) is returned as a notice, so that the dialogue can ask.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from advisor.answers import Act, Entry, Message, Sheet, Value
from advisor.extraction.extractor import Notice, Reading
from advisor.extraction.offline.align import align
from advisor.extraction.offline.asked import asked_in, asked_last
from advisor.extraction.offline.choices import CORRECTS, read_choices
from advisor.extraction.offline.declines import DECLINE
from advisor.extraction.offline.english import FIRST_PERSON
from advisor.extraction.offline.extents import read_extents
from advisor.extraction.offline.halves import read_halves
from advisor.extraction.offline.labels import Label
from advisor.extraction.offline.lexicon import Lexicon, lexicon_of
from advisor.extraction.offline.message import Parsed, parse
from advisor.extraction.offline.months import read_months
from advisor.extraction.offline.question import NOTHING, Asked, Slot
from advisor.extraction.offline.ratings import read_ratings
from advisor.extraction.offline.reply import Found, View
from advisor.extraction.offline.texts import read_texts
from advisor.extraction.offline.years import read_years
from advisor.rubric.items import Item
from advisor.rubric.model import Rubric

__all__ = ["OfflineExtractor"]

_ADDS = re.compile(r"\b(?:also|another|plus|as well|on top|additional(?:ly)?|forgot|before that|besides|and then|too|earlier|previously)\b")
"""Words that add a job to those told before."""
_WITHDRAWS = re.compile(
    r"\b(?:strike (?:that|it|my|the)|take (?:that|it|this|my \w+(?: \w+)?) back|take back|scratch (?:that|it|my|the)|forget (?:that|it|what i said|i said|about (?:that|my|the)|my|the)|ignore (?:that|what i said|my|the last)|withdraw|delete (?:that|it|my)|remove (?:that|it|my)|disregard (?:that|what i said|my)|never ?mind (?:that|what i said|about|my)|don't count (?:that|my|it)|cancel that|retract)\b"
)
_YES = re.compile(
    r"^\W*(?:yes|yeah|yep|yup|ya|sure|ok|okay|correct|right|exactly|that's right|spot on|sounds (?:right|fair|good|about right)|fair|agreed|definitely|perfect|that works|works for me|go with that|fine|y|aye|indeed|i'd say so|about right|true)\b"
)


class OfflineExtractor:
    """The embedded reader: deterministic, linear in the text, with no model and no network."""

    def read(
        self, rubric: Rubric, chat: Sequence[Message], log: Sequence[Entry], today: date | None
    ) -> Reading:
        """Read the last message of `chat`. See `advisor.extraction.extractor.Extractor`."""
        lexicon = lexicon_of(rubric)
        parsed = parse(chat[-1].content, lexicon)
        if not parsed.tokens:
            return Reading()
        sheet = Sheet.of(log)
        asked = asked_last(chat[:-1], lexicon)
        if _points_to_rest(chat[:-1], lexicon):
            asked = asked.only([item for item in asked.items if item not in sheet.answers])
        whole = View(parsed, asked, lexicon, sheet.values, today, 0, len(parsed.tokens))
        found: list[Found] = []
        for view in _by_question(widened(whole)):
            for part in _by_heading(view):
                found += _read(part)
        found = _distinct(found)
        found += _accepted(whole, found)
        withdrawn = _withdrawn(whole, found, log)
        return _reading(whole, found, withdrawn, log, sheet, len(chat) - 1)


_REST = re.compile(r"\b(?:other|others|rest|remaining|missing|left|still need)\b")


def _points_to_rest(chat: Sequence[Message], lexicon: Lexicon) -> bool:
    """ "And the other three?": the question before, less what was answered."""
    if not chat or chat[-1].role != "assistant" or not _REST.search(chat[-1].content.lower()):
        return False
    return not asked_in(chat[-1].content, lexicon).slots


# --- a life on paper

_CV_HEADING = re.compile(
    r"(?m)^[\W_]{0,4}(?:summary|profile|about(?: me)?|experience|work(?: history| experience)?|employment(?: history)?|education|skills|status|career(?: history)?|curriculum vitae|cv|resume|qualifications"
    r"|professional (?:experience|summary)|personal (?:statement|profile)|key skills|languages|references?|now|before|current(?:ly)?|previous(?:ly)?|earlier)[\W_]{0,4}$"
)

_DATED = re.compile(r"\b(?:19|20)\d\d ?[-/] ?(?:(?:19|20)\d\d|now|present|today|current)")


def widened(view: View) -> View:
    """A pasted CV answers what is asked of anybody's background, whatever the question before it was."""
    text = view.parsed.text.norm
    headings = len(_CV_HEADING.findall(text)) if "\n" in text else 0
    dated = len(_DATED.findall(text)) if "19" in text or "20" in text else 0
    if headings + min(dated, 2) < 2 and not (" | " in text and view.asked == NOTHING):
        return view
    wanted = [item.id for item in view.lexicon.rubric.items.values() if _is_background(item) and item.id not in view.asked.items]
    asked = Asked(view.asked.slots + tuple(Slot(item) for item in wanted), view.asked.options, view.asked.inverted)
    return replace(view, asked=asked, cv=True)


def _is_background(item: Item) -> bool:
    if item.kind == "choice":
        return item.ordered
    if item.kind == "choices":
        return item.by_work
    return item.kind == "years" or (item.kind == "text" and item.form == "title")


# --- the message cut along the advisor's numbering


def _by_question(view: View) -> list[View]:
    """One view per question the person numbers ("4. only phone and email"), else the whole message."""
    groups = {slot.group for slot in view.asked.slots if slot.group}
    if not groups:
        return [view]
    marks = [
        label
        for label in view.parsed.labels
        if label.strong
        and label.text in groups
        and (label.head or label.text.isdigit())
        and _opens(view, label.first)
    ]
    marks += _line_numbers(view, groups, {mark.first for mark in marks})
    marks.sort(key=lambda mark: mark.first)
    if not marks:
        return [view]
    views = [_part(view, view.asked, 0, marks[0].first)] if marks[0].first > 0 else []
    for number, mark in enumerate(marks):
        end = marks[number + 1].first if number + 1 < len(marks) else view.last
        views.append(_part(view, view.asked.within(mark.text), mark.last, end))
    return [part for part in views if part.last > part.first]


def _by_heading(view: View) -> list[View]:
    """One view per heading the person writes: "Tech: 6/6/7/6", "Years: 2, retail", a row of a table.

    A heading is read as a question of its own, so a form that is copied and filled in needs no other rule.
    """
    texts = view.parsed.texts[view.first : view.last]
    if ":" not in texts and "|" not in texts and not any(one.ref("question") for one in view.mentions):
        return [view]
    heads = [head for start in _line_starts(view) if (head := _heading(view, start)) is not None]
    if not heads:
        return [view]
    views = [replace(view, last=heads[0][0])] if heads[0][0] > view.first else []
    for number, (_, start, asked) in enumerate(heads):
        stop = heads[number + 1][0] if number + 1 < len(heads) else view.last
        end = next((i for i in range(start, stop) if view.text(i) == "\n"), stop)
        # "Job: none. Customers: I waited tables": a heading reaches to the end of its sentence
        end = next((i for i in range(start, end) if view.text(i) == "." and view.parsed.clause_at[i] == -1), end)
        if end > start:
            views.append(_part(view, asked, start, end))
        if stop > end + 1:
            views.append(replace(view, first=end + 1, last=stop))
    return views


def _line_starts(view: View) -> list[int]:
    """Where a heading may begin: lines, table cells, sentences."""
    tokens = view.parsed.tokens
    return [
        index
        for index in range(view.first, view.last)
        if tokens[index].kind == "w" and (index == view.first or _opens_heading(view, index))
    ]


def _opens_heading(view: View, index: int) -> bool:
    before = view.text(index - 1)
    if before == ",":
        return ":" in (view.text(index + 1), view.text(index + 2))
    return before in ("\n", ".", "|", ";", "*", "#") or (before == "-" and view.text(index - 2) == "\n")


def _heading(view: View, start: int) -> tuple[int, int, Asked] | None:
    """(first token, first token of what it heads, what it asks for) of a heading at `start`."""
    end, depth = start, 0
    while end < min(view.last, start + 24):
        text = view.text(end)
        depth += (text == "(") - (text == ")")
        if depth == 0 and text in (":", "|"):
            break
        if text in ("\n", "?", "!") or (text == "." and depth == 0) or text in FIRST_PERSON:
            return _capital_heading(view, start)
        end += 1
    else:
        return _capital_heading(view, start)
    if end >= view.last or view.text(end) not in (":", "|"):
        return _capital_heading(view, start)
    if view.text(end) == "|" and view.text(start - 1) != "|":
        return None
    if view.text(end) == "|" and start > 1 and view.text(start - 2) not in ("\n", "") and start - 1 > view.first:
        return None  # only the first cell of a row heads it
    shown = view.parsed.shown[view.parsed.tokens[start].start : view.parsed.tokens[end - 1].end] if end > start else ""
    asked = asked_in(shown + "?", view.lexicon)
    if not asked.items or (end + 1 < view.last and view.text(end + 1) == "\n"):
        return None
    if not _is_heading_text(view, start, end):
        return None
    kinds = {view.lexicon.rubric.items[item].kind for item in asked.items}
    if view.text(start - 1) == "," and kinds & {"rating", "extent"}:
        return None  # "response time, CSAT, quotas: no to all" is one list
    if kinds == {"rating"} and len(asked.items) == 1 and view.text(end) == ":" and not _ends_line(view, end):
        return None  # "writing: 8, empathy: 9" in running text pairs by itself
    return start, end + 1, _narrowed(view, asked)


def _is_heading_text(view: View, start: int, end: int) -> bool:
    """Whether words before a colon head what follows: few, and without a number of their own."""
    depth = count = 0
    for index in range(start, end):
        depth += (view.text(index) == "(") - (view.text(index) == ")")
        if depth == 0 and view.text(index) != ")":
            count += 1
            if view.parsed.tokens[index].kind == "n" or view.text(index) in (",", "yes", "no", "not", "just", "only", "never", "is", "are", "was", "were", "am"):
                return False
    follows = end + 1 < view.last and view.parsed.tokens[end + 1].kind in "wn" or view.text(end + 1) in ("|", "(", "[", "-", "+")
    return count <= 9 and follows


def _narrowed(view: View, asked: Asked) -> Asked:
    """A heading's question, with the options and the sense of the advisor's own where it asked for the same."""
    theirs = view.asked.only(asked.items)
    if len(theirs.slots) == len(asked.slots):
        return theirs
    return replace(asked, scale=view.asked.scale)


def _ends_line(view: View, colon: int) -> bool:
    """Whether nothing but a short value stands between a colon and the end of its line."""
    end = next((index for index in range(colon + 1, view.last) if view.text(index) == "\n"), view.last)
    return end - colon <= 6 and not any(view.text(index) == ":" for index in range(colon + 1, end))


def _capital_heading(view: View, start: int) -> tuple[int, int, Asked] | None:
    """ "TECHNICAL 4 3 4 3": the name of a question in capitals at the start of a line."""
    mention = next(iter(view.parsed.mentions_in(start, start + 1)), None)
    question = mention.ref("question") if mention is not None else None
    if mention is None or question is None or not (start == view.first or view.text(start - 1) == "\n"):
        return None
    shown = view.parsed.shown[view.parsed.tokens[start].start : view.parsed.tokens[mention.last - 1].end]
    if not shown.isupper() or mention.last >= view.last:
        return None
    items = [item.id for item in view.lexicon.questions[question.item].items]
    return start, mention.last, _narrowed(view, Asked(tuple(Slot(item) for item in items)))


def _line_numbers(view: View, groups: set[str], taken: set[int]) -> list[Label]:
    """Question numbers without a mark: "3 8 8 7 7" on a line of its own, "1c 2a 3b"."""
    out: list[Label] = []
    for index in range(view.first, view.last - 1):
        if view.text(index) not in groups or index in taken:
            continue
        line = index == view.first or view.text(index - 1) == "\n"
        spaced = view.parsed.tokens[index + 1].start > view.parsed.tokens[index].end
        many = view.text(index + 1) not in ("\n", "") and view.text(index + 2) not in ("\n", "")
        joint = not spaced and len(view.text(index + 1)) == 1 and view.parsed.tokens[index + 1].kind == "w"
        if (line and spaced and (many or view.parsed.tokens[index + 1].kind == "w")) or joint:
            out.append(Label(view.text(index), index, index + 1, True))
    return out if len(out) + len(taken) > 1 else []


def _opens(view: View, index: int) -> bool:
    return index == 0 or view.text(index - 1) in ("\n", ".", ";", ",", "!", "?", "and")


def _part(view: View, asked: Asked, first: int, last: int) -> View:
    return replace(view, asked=asked, first=first, last=last)


def _by_label(view: View) -> list[View]:
    """One view per labelled part: "(a) HND (b) receptionist" is two replies to one part each."""
    marks = [(first, last, slot) for first, last, slot in view.label_anchors if _starts_entry(view, first)]
    if not marks:
        return [view]
    views = [_part(view, view.asked, view.first, marks[0][0])] if marks[0][0] > view.first else []
    for number, (_, last, slot) in enumerate(marks):
        end = marks[number + 1][0] if number + 1 < len(marks) else view.last
        items = [other.item for other in view.asked.slots if other.label == slot.label and other.item]
        stop = next((at for at in range(last, end) if view.text(at) in ("\n", "!", "?", ".") and view.parsed.clause_at[at] == -1), end)
        if stop > last:
            views.append(_part(view, view.asked.only(items), last, stop))
        if end > stop + 1:
            views.append(_part(view, view.asked, stop + 1, end))
    return views


def _starts_entry(view: View, index: int) -> bool:
    return (
        index == view.first
        or view.text(index - 1) in ("\n", ".", ";", ",", "!", "?", "and", ")", "/")
        or view.text(index) in ("(", "[")
        or view.text(index + 1) in (")", ".", ":", "/")
    )


# --- one question


def _read(view: View) -> list[Found]:
    found = read_ratings(view) + read_extents(view)
    narrow = _by_label(view)
    for part in narrow:
        found += read_halves(part) + read_choices(part) + read_years(part) + read_months(part)
        found += read_texts(part, found)
    found += _companions(view, found)
    for part in narrow:
        found += align(part, found)
        found += _declined(part, found)
    return found


def _companions(view: View, found: list[Found]) -> list[Found]:
    """Preferences beside a preference: who says "hybrid" to an open question may go on with "chat, no evenings"."""
    here = {one.item for one in found}.union(view.asked.items)
    wanted = [
        item
        for group in view.lexicon.companions
        if not here.isdisjoint(group)
        for item in group
        if item not in here and item not in view.known
    ]
    if not wanted:
        return []
    slots = view.asked.slots + tuple(Slot(item) for item in wanted)
    wider = replace(view, wider=True, asked=replace(view.asked, slots=slots))
    more = read_choices(wider) + read_halves(wider)
    return [one for one in more if one.item in wanted]


def _declined(view: View, found: list[Found]) -> list[Found]:
    """Parts the reply declines: those it names beside the refusal, or all that were asked."""
    here = {one.item for one in found}
    open_items = [item for item in view.asked.items if item not in here and item not in view.known]
    out: list[Found] = []
    if not open_items:
        return []
    for entry in view.entries:
        if not DECLINE.search(view.words(entry.first, entry.last)):
            continue
        if view.parsed.scope(entry.first).other:
            continue
        named = _named_items(view, entry.first, entry.last)
        chosen = [item for item in named if item in open_items] if named else []
        if not named and not any(one.item in view.asked.items and one.act == "value" for one in found):
            chosen = open_items
        elif not named and len(open_items) == 1:
            chosen = open_items
        out += [Found(item, None, ((entry.first, entry.last),), "declined") for item in chosen]
        open_items = [item for item in open_items if item not in chosen]
    return out


def _named_items(view: View, first: int, last: int) -> list[str]:
    """The parts named between two tokens: by their names, by their question's name, by their labels."""
    refs = [ref for mention in view.parsed.mentions_in(first, last) for ref in mention.refs]
    named = [ref.item for ref in refs if ref.role == "item"]
    named += [
        item.id for ref in refs if ref.role == "question" for item in view.lexicon.questions[ref.item].items
    ]
    named += [slot.item for start, _, slot in view.label_anchors if first <= start < last and slot.item]
    return named


# --- all questions together


def _distinct(found: list[Found]) -> list[Found]:
    """One finding an item; a value beats a decline, a later value an earlier one."""
    best: dict[str, Found] = {}
    for one in found:
        known = best.get(one.item)
        if known is None or known.act != "value" or (one.act == "value" and one.spans[0] > known.spans[0]):
            best[one.item] = one
    return list(best.values())


def _accepted(view: View, found: list[Found]) -> list[Found]:
    """ "yes" to a value the advisor proposed."""
    here = {one.item for one in found if one.act == "value"}
    words = view.words(0, view.last)
    match = _YES.match(words) if view.asked.proposed else None
    if match is None or re.match(r"^\W*\w+ but\b", words):
        return []
    tokens = view.parsed.tokens
    _, last = view.tokens_at(0, 0, match.end())
    first = next((i for i in range(last) if tokens[i].kind == "w"), 0)
    return [Found(item, value, ((first, last),)) for item, value in view.asked.proposed if item not in here]


def _withdrawn(view: View, found: list[Found], log: Sequence[Entry]) -> list[tuple[str, tuple[int, int]]]:
    """Items whose answer is taken back with nothing in its place."""
    out: list[tuple[str, tuple[int, int]]] = []
    if not _WITHDRAWS.search(view.parsed.text.norm):
        return out
    here = {one.item for one in found if one.act == "value"}
    for clause in view.parsed.clauses:
        match = _WITHDRAWS.search(view.words(clause.first, clause.last))
        if match is None or view.parsed.scope(clause.first).other:
            continue
        span = (clause.first, clause.last)
        named = _named_items(view, *view.parsed.sentences[clause.sentence])
        named += [
            ref.item
            for mention in view.parsed.mentions_in(*span)
            for ref in mention.refs
            if ref.role == "value" and view.known.get(ref.item) == ref.value
        ]
        named = [item for item in named if item in view.known and item not in here]
        if named:
            out += [(item, span) for item in dict.fromkeys(named)]
            continue
        before = [one for one in found if one.act == "value" and one.spans[0][0] < clause.first]
        reverted = [one for one in before if one.item in view.known]
        if reverted:  # a correction taken back leaves the earlier value standing
            found.remove(max(reverted, key=lambda one: one.spans[-1][1]))
            continue
        after = [one for one in found if one.act == "value" and one.spans[0][0] > clause.first]
        if after:
            continue
        if before:
            out.append((max(before, key=lambda one: one.spans[-1][1]).item, span))
            continue
        recent = [
            entry.item
            for entry in log
            if log and entry.message == log[-1].message and entry.act in ("answered", "corrected")
        ]
        if len(recent) == 1:
            out.append((recent[0], span))
    return out


def _reading(
    view: View,
    found: list[Found],
    withdrawn: list[tuple[str, tuple[int, int]]],
    log: Sequence[Entry],
    sheet: Sheet,
    message: int,
) -> Reading:
    """Log entries in the rubric's order, and notices."""
    by_item = {one.item: one for one in found}
    taken_back = dict(withdrawn)
    entries: list[Entry] = []
    notices: list[Notice] = []
    for item in sorted({*by_item, *taken_back}, key=view.lexicon.order.__getitem__):
        if item in taken_back:
            entries.append(Entry("withdrawn", item, None, (), message))
            continue
        one = by_item[item]
        evidence = tuple(view.parsed.span(message, first, last) for first, last in one.spans)
        if one.act == "off":
            notices.append(Notice("off_scale", (item,), evidence))
        elif one.act == "declined":
            if item not in sheet.answers:
                entries.append(Entry("declined", item, None, (), message))
        else:
            entry = _entry(view, one, sheet, evidence, message)
            if entry is not None:
                entries.append(entry)
    notices += _which(view, found, message)
    return Reading(tuple(entries), tuple(notices))


def _entry(view: View, one: Found, sheet: Sheet, evidence: tuple, message: int) -> Entry | None:  # type: ignore[type-arg]
    known = sheet.answers.get(one.item)
    value: Value | None = one.value
    if value is None:
        return None
    act: Act = "answered"
    if known is not None:
        kind = view.lexicon.rubric.items[one.item].kind
        asked = one.item in view.asked.items
        corrects = bool(CORRECTS.search(view.words(0, view.last)))
        if known.value == value:
            return None
        if (
            kind == "choices"
            and not corrects
            and not asked
            and isinstance(value, tuple)
            and isinstance(known.value, tuple)
        ):
            merged = set(value) | set(known.value)
            order = [option.id for option in view.lexicon.rubric.items[one.item].values]  # type: ignore[union-attr]
            value = tuple(name for name in order if name in merged)
            evidence = known.evidence + evidence
            if value == known.value:
                return None
        elif kind == "years" and not corrects and isinstance(value, Decimal) and isinstance(known.value, Decimal) and asked and _ADDS.search(view.words(0, view.last)):
            value, evidence = known.value + value, known.evidence + evidence
        elif not asked and not corrects and kind in ("years", "text", "months", "choice", "choices"):
            return None
        act = "corrected"
    return Entry(act, one.item, value, evidence, message)


def _which(view: View, found: list[Found], message: int) -> list[Notice]:
    """Numbers were given, but not which part each is for."""
    asked = view.kinds("rating")
    if len(asked) < 2 or any(one.item in asked for one in found):
        return []
    numbers = [token for token in view.parsed.tokens if token.kind == "n"]
    return [Notice("which", asked)] if numbers and len(view.parsed.tokens) < 40 else []


def parsed_of(text: str, lexicon: Lexicon) -> Parsed:
    """For tests: a message after the stages that look at it alone."""
    return parse(text, lexicon)
