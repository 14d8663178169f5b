"""Levels: the step of each dimension that the person's own words tell.

Every sentence speaks for the steps whose behaviours it is like. What was asked says which dimension a
sentence is about, unless it is plainly about another; all that is told of a dimension is weighed together,
and a step is taken only where it stands out. Evidence is the clause that says most for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from decimal import Decimal
from typing import NamedTuple

from advisor.extraction.offline.choices import CORRECTS
from advisor.extraction.offline.clauses import Clause
from advisor.extraction.offline.habits.learnt import ONE, Learnt
from advisor.extraction.offline.habits.marks import marks
from advisor.extraction.offline.habits.regions import labelled
from advisor.extraction.offline.habits.strands import Strand, strands
from advisor.extraction.offline.habits.told import kept
from advisor.extraction.offline.habits.trained import NOTHING, Trained, is_sign
from advisor.extraction.offline.habits.verdicts import declines, verdict
from advisor.extraction.offline.once import replace
from advisor.extraction.offline.question import Piece
from advisor.extraction.offline.reply import Found, View
from advisor.rubric.items import ChoiceItem, ExtentItem, YearsItem

__all__ = ["read_levels"]

_SPEAKS, _STANDS_OUT = ONE, 4 * ONE
"""A sentence says something of what was asked for where a step weighs so much, or leads by so much."""
_TELLS, _APART = 5 * ONE, round(1.5 * ONE)
"""Of what was not asked for it must weigh so much, and so much more than for any other dimension."""
_REAL = 3 * ONE
"""How much more its words must weigh for a step of the dimension than for a near miss of any."""
_ENOUGH, _AHEAD, _FAR_AHEAD = round(2.5 * ONE), 4 * ONE, 6 * ONE
"""What the words must weigh for a step, and how far it must be ahead of the next, where asked for alone."""
_BOLD = 3
"""From this step on it takes more words: a vague reply is sooner like a high step than like a low one."""
_LOWLY = 2 * ONE
"""What speaks for the steps below it where they were asked for: plain words are sooner theirs."""
_VOICES, _VOICES_BOLD = 1, 3
"""So many words must speak for a step: one may be there by chance."""
_ENOUGH_OF_SEVERAL, _AHEAD_OF_SEVERAL = 3 * ONE, 5 * ONE
"""What they must weigh, and lead by, where several dimensions were asked for at once."""
_ENOUGH_UNASKED, _AHEAD_UNASKED = 8 * ONE, 5 * ONE
_ENOUGH_OPEN = 4 * ONE
"""What they must weigh where nothing was asked, as in a self-description."""
_OPENING = 6
"""Among so many tokens at its beginning a reply gives the label of what it chooses."""
_STORY = 14
"""More tokens than a yes or no takes."""
_LONGEST = 12
"""The words of evidence."""

_PLAINLY = 5 * ONE
"""What a question weighs whose denial denies the dimension: "And do you like the new office?" is none."""
_PASS = 4
_STOPS = (".", "!", "\n", "")
"""A clause of so few tokens that ends so stands for itself: "Pass.", "Rather not say!"."""
_DECLINE = 7
"""The tokens of a clause that declines and says nothing else."""
_RATHER = re.compile(r"\W*(?:i'd|i would) (?:rather|prefer)\b")
"""What a reply that declines may begin with and then give its reason."""
_NONE = re.compile(r"\W*(?:no|nope|nah|not|never|nothing|none|nobody|i (?:don't|do not|dont|never))\b")


class _Told(NamedTuple):
    """A sentence, or what is kept of it."""

    dimension: str
    parts: tuple[tuple[int, int], ...]
    points: dict[str, int]
    seen: tuple[str, ...]


def read_levels(view: View, others: Sequence[Found] = (), *, one_offs: bool = False) -> list[Found]:
    """The levels that the reply tells.

    Args:
        view: the reply.
        others: what was found of other items: a title or a number of years tells no level.
        one_offs: whether what was done once counts, too.
    """
    taken = frozenset(at for one in others for span in one.spans for at in _of_it(view, one, span))
    trained = view.lexicon.trained
    if trained is None:
        return []
    chosen = _chosen(view, trained)
    if chosen:
        return chosen
    dimensions = {item.id for item in trained.dimensions}
    signs = [piece for piece in view.asked.pieces if piece.item and is_sign(trained.rubric.items[piece.item])]
    if len(signs) > 1 and not any(piece.item in dimensions for piece in view.asked.pieces):
        return []  # what is said beside a list of signs is about these
    asked = tuple(piece.item for piece in view.asked.pieces if piece.item in dimensions)
    found: list[Found] = []
    by_label = [] if any(piece.step for piece in view.asked.pieces) else labelled(view)
    under = [(piece.item, first, last) for piece, first, last in by_label] or _under_headings(view, trained)
    for item, first, last in under:
        if item in dimensions:
            part = replace(view, first=first, last=last)
            found += _read(part, trained, (item,), taken, only=True, one_offs=one_offs)
    if not by_label:
        wanted = tuple(dict.fromkeys(item for item in asked if item))
        told = {one.item for one in found if one.act == "value"}
        found += [
            one for one in _read(view, trained, wanted, taken, one_offs=one_offs) if one.item not in told
        ]
    return found


_HEADING = 4
"""The most words of a heading that names a dimension: "Knowledge base: ..."."""
_NAMES = 3 * ONE
"""What its words must weigh as a question for the dimension."""
_FEWEST = 3
"""So many headings make a form."""


def _under_headings(view: View, trained: Trained) -> list[tuple[str | None, int, int]]:
    """What stands under headings of the person's own, where at least three name what they are about.

    (item, first, last): "Casework: by the flow chart. Knowledge: reader. People: my mentor is Ada."
    """
    heads: list[tuple[str | None, int, int]] = []
    for at in range(view.first + 1, view.last - 1):
        if view.text(at) != ":":
            continue
        first = next(
            (back for back in range(at, max(view.first, at - _HEADING), -1) if _opens(view, back)), -1
        )
        first = view.first if first < 0 and at - view.first <= _HEADING else first
        if first < 0 or first == at:
            continue
        asking = marks(view.parsed.tokens[first:at], trained.families, asking=True)
        points = trained.questions.points(asking)
        item = max((one.id for one in trained.dimensions), key=lambda name: points[name])
        heads.append((item if points[item] >= _NAMES else None, first, at + 1))
    named = [item for item, _, _ in heads if item]
    if len(named) < _FEWEST or len(set(named)) < len(named):
        return []
    ends = [first for _, first, _ in heads[1:]] + [view.last]
    return [(item, first, end) for (item, _, first), end in zip(heads, ends, strict=True)]


def _opens(view: View, index: int) -> bool:
    """Whether a line or a sentence begins at a token."""
    return index == view.first or view.text(index - 1) in (".", "!", "\n", ";", "-", "•", "/", ")")


def _of_it(view: View, one: Found, span: tuple[int, int]) -> range:
    """The tokens that tell of another item: those of its evidence, and of an example the whole sentence."""
    item = view.lexicon.rubric.items[one.item]
    if isinstance(item, ExtentItem) and item.sense == "example":
        return range(*(view.parsed.sentence_bounds(span[0]) or span))
    if isinstance(item, ChoiceItem) and one.item not in view.asked.items:
        clause = view.parsed.clauses[view.parsed.clause_at[span[0]]]
        return range(min(span[0], clause.first), max(span[1], clause.last))
    if isinstance(item, YearsItem) and view.parsed.clause_at[span[0]] >= 0:
        return _of_years(view, view.parsed.clause_at[span[0]])
    return range(*span)


_OF_TENURE = re.compile(
    r"^\W*(?:(?:in|of|on|at|as|doing|with) (?:an? |the |it |my )?)?(?:\w+ )?"
    r"(?:support|customer (?:care|service)|help ?desk|hotline|call cent(?:er|re))\b"
    r"|^\W*(?:the (?:first|last)|if you|which|counting|including|not counting)\b"
)
"""What goes on telling of a length of time: "eight years in support if you add the help desk"."""


def _of_years(view: View, at: int) -> range:
    """The tokens that tell a length of time, with what is said of it in its clause and right after."""
    clauses = view.parsed.clauses
    first, last = clauses[at].first, clauses[at].first
    while at < len(clauses) and clauses[at].first < view.last:
        words = view.words(clauses[at].first, clauses[at].last)
        timed = bool(view.parsed.durations_in(clauses[at].first, clauses[at].last))
        if last > first and not _OF_TENURE.match(words):
            break
        if last == first and not (timed and _SAYS_TENURE.search(words)):
            return range(0)
        last, at = clauses[at].last, at + 1
    return range(first, last)


_PART_OF_TENURE = re.compile(r"^\W*(?:and |but |so )*of (?:which|those|them|that)\b")
"""What goes on about a length of time, and tells no habit: "of which two in a shop"."""
_SAYS_TITLE = re.compile(
    r"\b(?:payslip|pay slip|contract|badge|business card|signature|linkedin)\b"
    r"(?: \w+){0,2}? (?:says?|reads?)\b"
)
"""Where a title stands: "on the payslip it says", which follows no procedure."""
_SAYS_TENURE = re.compile(
    r"\b(?:years?|months?|yrs?)(?: \w+){0,3}? (?:in|of|on|at|as) (?:\w+ ){0,2}?"
    r"(?:support|care|service|help ?desk|desk|hotline|phones|call cent(?:er|re))\b"
)


def _chosen(view: View, trained: Trained) -> list[Found]:
    """The steps whose labels the reply gives, where the advisor listed steps."""
    steps: dict[str, dict[str, Piece]] = {}
    for piece in view.asked.pieces:
        if piece.step and piece.item:
            steps.setdefault(piece.item, {})[piece.label] = piece
    if not steps:
        return []
    if len(steps) == 1:
        ((item, by_label),) = steps.items()
        index = _picked(view, by_label)
        return (
            [Found(item, Decimal(by_label[view.text(index)].step), ((index, index + 1),))]
            if index >= 0
            else []
        )
    found: dict[str, Found] = {}
    start = view.first
    for index in range(view.first, min(view.last, view.first + _OPENING * len(steps))):
        text = view.text(index)
        if not any(text in by_label for by_label in steps.values()) or view.text(index + 1) == "'":
            continue
        before = marks(view.parsed.tokens[start:index], trained.families, asking=True)
        named = trained.questions.points(before)
        left = [item for item in steps if item not in found]
        if text in ("a", "i") and view.text(index + 1) not in _ENDS and index + 1 < view.last:
            continue
        item = max(left, key=lambda name: named[name] if before else 0, default="")
        if item and before and named[item] <= 0:
            item = left[0]
        if item and text in steps[item]:
            found[item] = Found(item, Decimal(steps[item][text].step), ((index, index + 1),))
            start = index + 1
    return list(found.values())


def _picked(view: View, by_label: Container[str]) -> int:
    """Where the one label stands that a reply gives, or puts another right with; -1 where it gives none."""
    given = [at for at in range(view.first, view.last) if view.text(at) in by_label and _is_label(view, at)]
    wished = [at for at in given if _is_wished(view, at)]
    given = [at for at in given if at not in wished]
    if wished and len(given) == 1:
        return given[0]
    early = [at for at in given if at < view.first + _OPENING]
    if early and given[-1] > early[0] and _NOT_THAT.search(view.words(early[0] + 1, given[-1])):
        return given[-1]
    concluded = [at for at in given if view.text(at - 1) in _CONCLUDES]
    return early[0] if early else concluded[-1] if concluded else -1


def _is_label(view: View, at: int) -> bool:
    """Whether a letter stands for itself: "A", and neither "a mentor" nor "I"."""
    if view.text(at) not in ("a", "i") or at + 1 >= view.last or view.text(at + 1) in _ENDS:
        return True
    return view.parsed.shown[view.parsed.tokens[at].start] == "A"


def _is_wished(view: View, at: int) -> bool:
    """Whether a label is only wished for, or denied: "E would be nice. For now D", "not yet C"."""
    _, end = view.parsed.sentence_bounds(at) or (at, view.last)
    before = view.words(max(view.first, at - _NEARBY), at)
    return bool(_A_WISH.match(view.words(at + 1, min(end, view.last))) or _NOT_YET.search(before))


_A_WISH = re.compile(
    r"^\W*(?:\w+ )?(?:would be|'d be|is (?:the|my) (?:goal|dream|aim|plan|target)|one day|some ?day|not yet"
    r"|hopefully|eventually|in the future|later)\b"
)
_NOT_YET = re.compile(
    r"\b(?:not|not yet|not quite|never|i'd like|would like|i'd love|hoping for|aiming for)(?: to be)?$"
)
_NEARBY = 4
_NOT_THAT = re.compile(
    r"^\W*(?:\w+ ){0,2}(?:no|wait|actually|rather|sorry|scratch|correction|make that|i mean)\b"
)
_CONCLUDES = frozenset("so number option then it's".split())
_ENDS = frozenset(", . ; ! ) / and \n - :".split()) | {"\n"}


def _read(
    view: View,
    trained: Trained,
    asked: tuple[str, ...],
    taken: Container[int],
    only: bool = False,
    one_offs: bool = False,
) -> list[Found]:
    clauses = [
        clause._replace(first=max(clause.first, view.first))
        for clause in kept(view.parsed, trained.habits, one_offs=one_offs)
        if clause.first < view.last and clause.last > view.first
    ]
    if len(asked) == 1 and _passes(view):
        return [Found(asked[0], None, ((view.first, view.last),), "declined")]
    clauses = [
        one
        for one in clauses
        if not _SAYS_TITLE.search(view.words(one.first, one.last))
        and (asked or not _PART_OF_TENURE.match(view.words(one.first, one.last)))
    ]
    left = _without(clauses, taken)
    told = _told(view, trained, asked, left, only)
    something_asked = bool(view.asked.pieces) and not view.asked.earlier and not _tells_beside(view, trained)
    out: list[Found] = []
    for item in trained.dimensions:
        here = [one for one in told if one.dimension == item.id]
        learnt = trained.steps[item.id]
        step = _step(learnt, here, item.id in asked, len(asked), something_asked) if here else None
        if step is not None and not _is_told(trained, item.id, here):
            step = None
        if step is not None and not _is_lower(view, item.id, step):
            out.append(Found(item.id, Decimal(step), (_evidence(view, trained, item.id, step, here),)))
        elif item.id in asked and len(asked) == 1 and (_refuses(view) or _says_none(view, item.id)):
            out.append(Found(item.id, None, ((view.first, view.last),), "declined"))
    if any(one.act == "declined" for one in out) and clauses:
        # "Nobody asks us about the product" refuses, and tells nothing else
        out = [one for one in out if one.act == "declined" or one.spans[0][0] >= clauses[0].last]
    if len(asked) == 1 and not only and not out:
        out += _after_all(view, trained, asked[0], left)
    return out


def _is_told(trained: Trained, item: str, told: Sequence[_Told]) -> bool:
    """Whether what is told is much more like a step of this dimension than like what only sounds near."""
    points = trained.habits.points(dict.fromkeys(mark for one in told for mark in one.seen))
    return max(points[step] for step in trained.told_as[item]) - points.get(NOTHING, 0) >= _REAL


def _after_all(view: View, trained: Trained, item: str, clauses: Sequence[Clause]) -> list[Found]:
    """The level that all clauses tell together of the one dimension asked for, where its own tell none.

    What is sooner like a near miss than like any of its steps tells nothing together, either.
    """
    tokens = [token for one in clauses for token in view.parsed.tokens[one.first : one.last]]
    points = trained.habits.points(marks(tokens, trained.families))
    if max(points[step] for step in trained.told_as[item]) < points.get(NOTHING, 0):
        return []
    told = _told(view, trained, (item,), clauses, only=True)
    step = _step(trained.steps[item], told, asked=True, dimensions=1, something_asked=True) if told else None
    if step is None or not _is_told(trained, item, told) or _is_lower(view, item, step):
        return []
    return [Found(item, Decimal(step), (_evidence(view, trained, item, step, told),))]


def _tells_beside(view: View, trained: Trained) -> bool:
    """Whether a reply to a question for a sign tells a story instead of saying yes or no."""
    signs = all(piece.item in trained.sign_ids for piece in view.asked.pieces)
    long = view.last - view.first > _STORY
    return signs and long and verdict(view.words(view.first, min(view.last, view.first + _OPENING))) is None


def _without(clauses: Sequence[Clause], taken: Container[int]) -> list[Clause]:
    """The clauses, less the tokens that tell something else."""
    out: list[Clause] = []
    for clause in clauses:
        start = clause.first
        for at in range(clause.first, clause.last + 1):
            if at < clause.last and at not in taken:
                continue
            if at > start:
                out.append(Clause(start, at, clause.sentence))
            start = at + 1
    return out


def _told(
    view: View, trained: Trained, asked: tuple[str, ...], clauses: Sequence[Clause], only: bool
) -> list[_Told]:
    """What the clauses tell, strand by strand."""
    if only:
        cut = [Strand(asked[0], ((one.first, one.last),)) for one in clauses]
    else:
        cut = strands(view.parsed, clauses, trained, asked)
    out: list[_Told] = []
    for dimension, parts in cut:
        tokens = [token for first, last in parts for token in view.parsed.tokens[first:last]]
        seen = marks(tokens, trained.families)
        if dimension not in asked and not _is_about(trained, trained.habits.points(seen), dimension):
            continue
        points = trained.steps[dimension].points(seen)
        most, next_most = sorted(points.values())[-1:-3:-1]
        if most >= _SPEAKS or most - next_most >= _STANDS_OUT:
            out.append(_Told(dimension, parts, points, seen))
    return out


def _is_about(trained: Trained, points: dict[str, int], dimension: str) -> bool:
    """Whether words are about a dimension that was not asked for, and about no other."""
    best = {
        item.id: max(points[f"{item.id} {step.number}"] for step in item.steps) for item in trained.dimensions
    }
    most = best.pop(dimension)
    return most >= _TELLS and most - max(best.values(), default=0) >= _APART


def _step(
    learnt: Learnt, told: list[_Told], asked: bool, dimensions: int, something_asked: bool
) -> str | None:
    """The step that stands out over all that is told; None where none does."""
    total: Counter[str] = Counter()
    # What is said twice counts once: "there's a flow, I follow the flow".
    total.update(learnt.points(dict.fromkeys(mark for one in told for mark in one.seen)))
    if asked:
        for low in total:
            if int(low) < _BOLD:
                total[low] += _LOWLY
    (best, first), (_, second) = total.most_common(2)
    lead = first - second
    most = sum(max(0, one.points[best]) for one in told)
    voices = sum(learnt.voices(one.seen, best) for one in told)
    if voices < (_VOICES_BOLD if int(best) >= _BOLD or not asked else _VOICES):
        return None
    if asked and dimensions > 1:
        return best if most >= _ENOUGH_OF_SEVERAL and lead >= _AHEAD_OF_SEVERAL else None
    if asked:
        return best if lead >= (_AHEAD if most >= _ENOUGH else _FAR_AHEAD) else None
    enough = _ENOUGH_UNASKED if something_asked else _ENOUGH_OPEN
    return best if most >= enough and lead >= _AHEAD_UNASKED else None


def _is_lower(view: View, item: str, step: str) -> bool:
    """Whether the person told a higher step before, and corrects nothing now."""
    known = view.known.get(item)
    if known is None or CORRECTS.search(view.words(view.first, view.last)):
        return False
    return int(str(known)) >= int(step)


def _evidence(view: View, trained: Trained, dimension: str, step: str, told: list[_Told]) -> tuple[int, int]:
    """The clause that says most for a step, cut to its strongest words where it is long."""
    learnt = trained.steps[dimension]
    parts = [part for one in told for part in one.parts]

    def weight(first: int, last: int) -> int:
        return learnt.points(marks(view.parsed.tokens[first:last], trained.families))[step]

    first, last = max(parts, key=lambda one: (weight(*one), -one[0]))
    if last - first > _LONGEST:
        starts = range(first, last - _LONGEST + 1)
        first = max(starts, key=lambda at: (weight(at, at + _LONGEST), -at))
        last = first + _LONGEST
    return first, last


def _refuses(view: View) -> bool:
    """Whether the reply declines: "I'd rather not say", but not "when I don't know, I look it up"."""
    inside = [one for one in view.parsed.clauses if view.first <= one.first and one.last <= view.last]
    return any(
        one.last - one.first <= _DECLINE and declines(view.words(one.first, one.last))
        for one in (*inside[:1], *inside[-1:])
    )


def _passes(view: View) -> bool:
    """Whether the reply begins with nothing but a decline: "Pass. There's an inquiry on about the book"."""
    first = next((one for one in view.parsed.clauses if view.first <= one.first < view.last), None)
    if first is None:
        return False
    words = view.words(first.first, first.last)
    if first.last - first.first > _PASS or view.text(first.last) not in _STOPS:
        return _RATHER.match(words) is not None and declines(words)
    return declines(words)


def _says_none(view: View, item: str) -> bool:
    """Whether the reply begins with a denial of what was asked: "no, I don't report anything to them"."""
    plainly = any(piece.item == item and piece.weight >= _PLAINLY for piece in view.asked.pieces)
    if item in view.known or not plainly:
        return False
    words = view.words(view.first, min(view.last, view.first + _OPENING))
    return _NONE.match(words) is not None and verdict(words) == "no"
