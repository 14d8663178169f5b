"""Signs and examples that are told though something else was asked: "Prevented: the Easter clock change".

Only words about that very item are believed: the headings of a list of examples, and short clauses that name
a sign of the person themselves ("I'm totally burned out").
"""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import pairwise
from typing import NamedTuple

from advisor.extraction.offline.habits.examples import judge_example
from advisor.extraction.offline.habits.judged import Judged
from advisor.extraction.offline.habits.learnt import ONE
from advisor.extraction.offline.habits.marks import marks
from advisor.extraction.offline.habits.regions import Region, Unit, units
from advisor.extraction.offline.habits.trained import Trained
from advisor.extraction.offline.habits.verdicts import is_bare, verdict
from advisor.extraction.offline.habits.whose import names_another
from advisor.extraction.offline.question import Piece
from advisor.extraction.offline.reply import Found, View
from advisor.extraction.offline.tokens import stem
from advisor.rubric.items import ExtentItem

__all__ = ["read_unasked"]

_HEADING = 4
"""The words of a heading."""
_NAMES, _APART = round(2.5 * ONE), ONE
"""What a heading must weigh for its item, and how much more than for any other."""
_FEWEST = 2
"""So many headings make a list."""
_SHORT = 7
"""The tokens of a clause that says a sign and nothing more."""
_AM = frozenset("i'm im am feel feeling".split())
"""Who says what they are, and not what they do: "I teach the class on Mondays" is a habit."""


class _Heading(NamedTuple):
    item: str
    first: int
    last: int


def read_unasked(view: View, answered: Container[str]) -> list[Found]:
    """What is told of signs and examples that were not asked for.

    Args:
        view: the reply.
        answered: the items that are known or were found otherwise.
    """
    trained = view.lexicon.trained
    if trained is None:
        return []
    asked = {piece.item for piece in view.asked.pieces}
    found = _listed(view, trained) | _said(view) | _asked_oneself(view) | _denied(view, trained)
    return [
        Found(item, one.value, (one.span,))
        for item, one in found.items()
        if one.value is not None and item not in answered and item not in asked
    ]


def _listed(view: View, trained: Trained) -> dict[str, Judged]:
    """The examples under the headings of a list."""
    headings = [one for at in _openings(view) if (one := _heading(view, trained, at)) is not None]
    items = view.lexicon.rubric.items
    signs = sum(
        getattr(items[piece.item or ""], "sense", "") == "true" for piece in view.asked.pieces if piece.item
    )
    if len({one.item for one in headings}) < _FEWEST or signs >= _FEWEST:
        return {}  # headings of a reply to a list of signs name these
    out: dict[str, Judged] = {}
    ends = [one.first for one in headings[1:]] + [view.last]
    for one, end in zip(headings, ends, strict=True):
        line = next((at for at in range(one.last, end) if view.text(at) == "\n"), end)
        words = tuple(stem(view.text(at)) for at in range(one.first, one.last))
        piece = Piece(one.first, one.last, "", one.item, False, words)
        cut = tuple(units(view, one.last + 1, line))
        judged = judge_example(view, Region(piece, cut)) if cut else None
        if judged is not None:
            out.setdefault(one.item, judged)
    return out


def _openings(view: View) -> list[int]:
    """The tokens that begin a sentence or a line."""
    return [
        at
        for at in range(view.first, view.last)
        if view.parsed.tokens[at].kind == "w"
        and (at == view.first or view.text(at - 1) in (".", "\n", ";", "!", "?"))
    ]


def _heading(view: View, trained: Trained, at: int) -> _Heading | None:
    end = next(
        (end for end in range(at + 1, min(at + _HEADING, view.last - 1) + 1) if view.text(end) == ":"), None
    )
    if end is None:
        return None
    points = trained.questions.points(marks(view.parsed.tokens[at:end], trained.families, asking=True))
    items = view.lexicon.rubric.items
    ranked = sorted(
        (
            (points[item.id], item.id)
            for item in trained.signs
            if getattr(items[item.id], "sense", "") == "example"
        ),
        reverse=True,
    )
    examples = any(piece.item in trained.sign_ids for piece in view.asked.pieces)
    most = 0 if examples else max((points[item.id] for item in trained.dimensions), default=0)
    if not ranked or ranked[0][0] < max(_NAMES, most) or ranked[0][0] - ranked[-1][0] < _APART:
        return None
    return _Heading(ranked[0][1], at, end)


def _said(view: View) -> dict[str, Judged]:
    """The signs that short clauses name of the person themselves."""
    out: dict[str, Judged] = {}
    items = view.lexicon.rubric.items
    for clause, scope in zip(view.parsed.clauses, view.parsed.scopes, strict=True):
        inside = view.first <= clause.first and clause.last <= view.last
        if not inside or clause.last - clause.first > _SHORT or scope.unmet or scope.past:
            continue
        words = set(view.parsed.texts[clause.first : clause.last])
        if words.isdisjoint(_AM):
            continue
        for mention in view.parsed.mentions_in(clause.first, clause.last):
            for ref in mention.refs:
                item = items.get(ref.item)
                if ref.role == "item" and isinstance(item, ExtentItem) and item.sense == "true":
                    value = verdict(view.words(clause.first, clause.last)) or "yes"
                    out.setdefault(ref.item, Judged(value, (clause.first, clause.last)))
    return out


def _asked_oneself(view: View) -> dict[str, Judged]:
    """The signs that the person asks themselves and answers: "Burnt out? Not really"."""
    out: dict[str, Judged] = {}
    cut = units(view, view.first, view.last)
    for unit, after in pairwise(cut):
        words = view.words(after.first, after.last)
        brief = unit.last - unit.first <= _ASKED and view.text(unit.last) == "?"
        value = verdict(words) if brief and is_bare(words) and _is_of_me(view, after) else None
        item = _sign_named(view, unit.first, unit.last) if value is not None else None
        if item is not None and value is not None:
            out.setdefault(item, Judged(value, (after.first, after.last)))
    return out


def _is_of_me(view: View, unit: Unit) -> bool:
    """Whether nothing that stands behind an answer gives it to somebody else: "Yes, my boss is"."""
    end = next((at for at in range(unit.last, view.last) if view.text(at) in _ENDS), view.last)
    behind = view.words(unit.last, end).strip(" ,-")
    return not behind or (_FROM_ME.match(behind) is not None and names_another(behind) < 0)


_ENDS = frozenset(".!?;\n")
_FROM_ME = re.compile(r"^(?:but |and |though )?(?:i|i'm|i've|im|since|as you|if you|to be|honestly|thanks)\b")
_ASKED = 4
"""The tokens of a question that somebody asks themselves."""
_HERE = re.compile(
    r"^\W*+(?:here|for me|yet|so far|on my (?:side|part|end)|with me|in sight|at all|whatsoever)?\W*$"
)


def _denied(view: View, trained: Trained) -> dict[str, Judged]:
    """The signs of standing still that there are none of: "no burnout here"."""
    out: dict[str, Judged] = {}
    for unit in units(view, view.first, view.last):
        if view.text(unit.first) != "no" or unit.last - unit.first > _SHORT:
            continue
        for mention in view.parsed.mentions_in(unit.first, unit.last):
            item = _sign_named(view, mention.first, mention.last)
            near = mention.first == unit.first + 1
            if near and item in trained.standing_still and _HERE.match(view.words(mention.last, unit.last)):
                out.setdefault(item or "", Judged("no", (unit.first, mention.last)))
    return out


def _sign_named(view: View, first: int, last: int) -> str | None:
    """The statement that a stretch names."""
    items = view.lexicon.rubric.items
    for mention in view.parsed.mentions_in(first, last):
        for ref in mention.refs:
            item = items.get(ref.item)
            if ref.role == "item" and isinstance(item, ExtentItem) and item.sense == "true":
                return ref.item
    return None
