"""A reply cut along headings of the person's own: "Tech: 6/6/7/6", "Years: 2, retail", a row of a table.

A heading is read as a question of its own, so a form that is copied and filled in needs no other rule. A pasted
CV is a form, too: it answers what is asked of anybody's background, whatever the question before it was.
"""

from __future__ import annotations

import re
from dataclasses import replace

from advisor.extraction.offline.asked import asked_in
from advisor.extraction.offline.cutting import part_of
from advisor.extraction.offline.english import FIRST_PERSON
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
    | current(?:ly)? | previous(?:ly)? | earlier
    """
    )
    + r"[\W_]{0,4}$"
)
_DATED = re.compile(r"\b(?:19|20)\d\d ?[-/] ?(?:(?:19|20)\d\d|now|present|today|current)")


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
        view.asked.slots + tuple(Slot(item) for item in wanted), view.asked.options, view.asked.inverted
    )
    return replace(view, asked=asked, cv=True)


def _is_background(item: Item) -> bool:
    if item.kind == "choice":
        return item.ordered
    if item.kind == "choices":
        return item.by_work
    return item.kind == "years" or (item.kind == "text" and item.form == "title")


def by_heading(view: View) -> list[View]:
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
        end = next(
            (i for i in range(start, end) if view.text(i) == "." and view.parsed.clause_at[i] == -1), end
        )
        if end > start:
            views.append(part_of(view, asked, start, end))
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
    if (
        view.text(end) == "|"
        and start > 1
        and view.text(start - 2) not in ("\n", "")
        and start - 1 > view.first
    ):
        return None  # only the first cell of a row heads it
    shown = (
        view.parsed.shown[view.parsed.tokens[start].start : view.parsed.tokens[end - 1].end]
        if end > start
        else ""
    )
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
            if view.parsed.tokens[index].kind == "n" or view.text(index) in (
                ",",
                "yes",
                "no",
                "not",
                "just",
                "only",
                "never",
                "is",
                "are",
                "was",
                "were",
                "am",
            ):
                return False
    follows = (
        end + 1 < view.last
        and view.parsed.tokens[end + 1].kind in "wn"
        or view.text(end + 1) in ("|", "(", "[", "-", "+")
    )
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
