"""A reply cut along headings of the person's own: "Tech: 6/6/7/6", "Years: 2, retail", a row of a table.

A heading is read as a question of its own, so a form that is copied and filled in needs no other rule. A
pasted CV is a form, too: it answers what is asked of anybody's background, whatever the question before it.
"""

from __future__ import annotations

import re

from advisor.extraction.offline.asked import asked_in
from advisor.extraction.offline.cutting import part_of
from advisor.extraction.offline.english import FIRST_PERSON
from advisor.extraction.offline.once import replace
from advisor.extraction.offline.phrases import one_of
from advisor.extraction.offline.question import NOTHING, Asked, Slot
from advisor.extraction.offline.reply import View
from advisor.rubric.items import Item

__all__ = ["by_heading", "widened"]


_CV_HEADING = re.compile(
    r"(?m)^[\W_]{0,4}"
    + one_of(
        """
    summary | profile | about(?: me)? | experience | work(?: history| experience)?
    | employment(?: history)? | education | skills | status | career(?: history)? | curriculum vitae
    | cv | resume | qualifications | professional (?:experience|summary)
    | personal (?:statement|profile) | key skills | languages | references? | now | before
    | current(?:ly)? | previous(?:ly)? | earlier | personal (?:information|details|skills)
    | education and (?:training|qualifications) | job applied for | jobs | school | studies | looking for
    | objective | goals? | interests | contact | hobbies | tools
    """
    )
    + r"[\W_]{0,4}$"
)
_DATED = re.compile(
    r"\b(?:19|20)\d\d ?(?:[-/]|to) ?(?:(?:19|20)\d\d|now|present|today|current|(?:till )?date)"
)


def widened(view: View) -> View:
    """A pasted CV answers what is asked of anybody's background, whatever the question before it was."""
    text = view.parsed.text.norm
    headings = len(_CV_HEADING.findall(text)) if "\n" in text else 0
    dated = len(_DATED.findall(text)) if "19" in text or "20" in text else 0
    if headings + min(dated, 2) < 2 and not (" | " in text and view.asked == NOTHING):
        return view
    wanted = [
        item.id
        for item in view.lexicon.rubric.items.values()
        if _is_background(item) and item.id not in view.asked.items
    ]
    asked = Asked(
        view.asked.slots + tuple(Slot(item) for item in wanted),
        view.asked.options,
        view.asked.inverted,
        view.asked.upright,
        unclear=view.asked.unclear,
    )
    return replace(view, asked=asked, cv=True)


def _is_background(item: Item) -> bool:
    if item.kind == "choice":
        return item.ordered
    if item.kind == "choices":
        return item.by_work
    return item.kind == "years" or (item.kind == "text" and item.form == "title")


_Heading = tuple[int, int, Asked]
"""Its first token, the first token of what it heads, and what it asks for."""


def by_heading(view: View) -> list[View]:
    """One view per heading, and one for each stretch between them."""
    texts = view.parsed.texts[view.first : view.last]
    if ":" not in texts and "|" not in texts and not any(one.ref("question") for one in view.mentions):
        return [view]
    heads = [head for start in _line_starts(view) if (head := _heading(view, start)) is not None]
    if not heads:
        return [view]
    heads = _apart(sorted(heads + _rest(view, heads), key=lambda head: head[0]))
    views = [replace(view, last=heads[0][0])] if heads[0][0] > view.first else []
    for number, (_, start, asked) in enumerate(heads):
        stop = heads[number + 1][0] if number + 1 < len(heads) else view.last
        end = next((i for i in range(start, stop) if view.text(i) == "\n"), stop)
        # "Job: none. Customers: I waited tables": a heading reaches to the end of its sentence
        end = next(
            (i for i in range(start, end) if view.text(i) == "." and view.parsed.clause_at[i] == -1), end
        )
        if end > start:
            views.append(part_of(view, asked, start, end))
        if stop > end + 1:
            views.append(replace(view, first=end + 1, last=stop))
    return views


def _apart(heads: list[_Heading]) -> list[_Heading]:
    """The headings, less those that seem to begin inside another: "Location, start, industries: ..."."""
    kept: list[_Heading] = []
    for head in heads:
        if not kept or head[0] >= kept[-1][1]:
            kept.append(head)
    return kept


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


_HEADED_ENDS = frozenset("\n.;:|")


def _rest(view: View, heads: list[_Heading]) -> list[_Heading]:
    """The heading that nobody knows, over all the known ones left: "tech: 8 7 7 5 / people: 8 9 8 8"."""
    named, known = {item for head in heads for item in head[2].items}, {head[0] for head in heads}
    rest = tuple(item for item in view.asked.items if item not in named)
    ratings = all(view.lexicon.rubric.items[item].kind == "rating" for item in rest)
    if len(rest) < 2 or not ratings or not named.issubset(view.asked.items):
        return []
    for start in _line_starts(view):
        end = _heading_end(view, start)
        if end is None or start in known or not _is_heading_text(view, start, end):
            continue
        stop = next((i for i in range(end + 1, view.last) if view.text(i) in _HEADED_ENDS), view.last)
        if sum(token.kind == "n" for token in view.parsed.tokens[end:stop]) == len(rest):
            return [(start, end + 1, view.asked.only(rest))]
    return []


def _heading(view: View, start: int) -> _Heading | None:
    """The heading at `start`, if one begins there."""
    end = _heading_end(view, start)
    if end is None:
        return _capital_heading(view, start)
    colon = view.text(end)
    if colon == "|" and not _is_first_cell(view, start):
        return None
    if end + 1 < view.last and view.text(end + 1) == "\n":
        return None
    commas = 0 if _is_heading_text(view, start, end) else _commas(view, start, end)
    if commas is None:
        return None
    asked = asked_in(view.parsed.shown_in(start, end) + "?", view.lexicon, named=True)
    if not asked.items or _is_answer(view, start, end):
        return None
    if commas and (len(asked.items) != commas + 1 or not set(asked.items) <= set(view.asked.items)):
        return None
    asked = _of_value(view, asked, end + 1) or asked
    kinds = {view.lexicon.rubric.items[item].kind for item in asked.items}
    if view.text(start - 1) == "," and kinds & {"rating", "extent"}:
        return None  # "response time, CSAT, quotas: no to all" is one list
    if kinds <= {"rating", "extent"} and len(asked.items) == 1 and colon == ":" and not _ends_line(view, end):
        return (
            None  # "writing: 8, empathy: 9" and "phone: daily, chat: no" in running text pair by themselves
        )
    return start, end + 1, _narrowed(view, asked)


def _is_answer(view: View, start: int, end: int) -> bool:
    """Whether what stands before a colon is an answer, explained behind it: "hybrid: two days home"."""
    refs = [ref for one in view.parsed.mentions_in(start, start + 1) if one.last == end for ref in one.refs]
    choices = {item.id for item in view.lexicon.choices if item.kind == "choice"}
    return any(ref.role == "value" and ref.item in choices and ref.item in view.asked.items for ref in refs)


def _of_value(view: View, asked: Asked, first: int) -> Asked | None:
    """The part asked for whose value stands under the name of another: "Place: hybrid"."""
    if not set(asked.items).isdisjoint(view.asked.items):
        return None
    here = next(iter(view.parsed.mentions_in(first, first + 1)), None)
    values = {ref.item for ref in here.refs if ref.role == "value"} if here else set()
    kinds = {item.id for item in view.lexicon.choices if item.kind == "choice"}
    meant = [item for item in view.asked.items if item in values & kinds]
    return view.asked.only(meant) if len(meant) == 1 else None


_LONGEST = 24
"""Tokens of a heading."""


def _heading_end(view: View, start: int) -> int | None:
    """The colon or bar that ends a heading's words."""
    depth = 0
    for index in range(start, min(view.last, start + _LONGEST)):
        text = view.text(index)
        depth += (text == "(") - (text == ")")
        if depth == 0 and text in (":", "|"):
            return index
        if text in ("\n", "?", "!") or (text == "." and depth == 0) or text in FIRST_PERSON:
            return None
    return None


def _is_first_cell(view: View, start: int) -> bool:
    """Whether a cell of a table is the first of its row, the one that heads it."""
    if view.text(start - 1) != "|":
        return False
    return start <= view.first + 1 or view.text(start - 2) in ("\n", "")


_NO_HEADING = frozenset(", yes no not just only never is are was were am".split())
"""Words of an answer: what holds one is no heading."""


def _is_heading_text(view: View, start: int, end: int) -> bool:
    """Whether words before a colon head what follows: few, and without a number of their own."""
    depth = count = 0
    for index in range(start, end):
        text = view.text(index)
        depth += (text == "(") - (text == ")")
        if depth == 0 and text != ")":
            count += 1
            if text in _NO_HEADING or view.parsed.tokens[index].kind == "n":
                return False
    if count > 9:
        return False
    follows = end + 1 < view.last and view.parsed.tokens[end + 1].kind in "wn"
    return follows or view.text(end + 1) in ("|", "(", "[", "-", "+")


def _commas(view: View, start: int, end: int) -> int | None:
    """How many commas part the words before a colon, where as many part what stands behind it; else None.

    "Location, start, industries: Lisbon, 1 month, SaaS"; not "response time, quotas: no", one for all.
    """
    stop = next((at for at in range(end, view.last) if view.text(at) == "\n"), view.last)
    commas = view.parsed.texts[start:end].count(",")
    fits = commas == view.parsed.texts[end:stop].count(",") and stop - end <= _LONGEST
    return commas if commas and fits else None


def _narrowed(view: View, asked: Asked) -> Asked:
    """A heading's question, with the advisor's options and sense where it asked for the same."""
    theirs = view.asked.only(asked.items)
    if len(theirs.slots) == len(asked.slots):
        return theirs
    return replace(asked, scale=view.asked.scale)


def _ends_line(view: View, colon: int) -> bool:
    """Whether nothing but a short value stands between a colon and the end of its line."""
    end = next((index for index in range(colon + 1, view.last) if view.text(index) == "\n"), view.last)
    return end - colon <= 6 and not any(view.text(index) == ":" for index in range(colon + 1, end))


def _capital_heading(view: View, start: int) -> _Heading | None:
    """Reads "TECHNICAL 4 3 4 3": the name of a question in capitals at the start of a line."""
    mention = next(iter(view.parsed.mentions_in(start, start + 1)), None)
    question = mention.ref("question") if mention is not None else None
    if mention is None or question is None or not (start == view.first or view.text(start - 1) == "\n"):
        return None
    if not view.parsed.shown_in(start, mention.last).isupper() or mention.last >= view.last:
        return None
    items = [item.id for item in view.lexicon.questions[question.item].items]
    return start, mention.last, _narrowed(view, Asked(tuple(Slot(item) for item in items)))
