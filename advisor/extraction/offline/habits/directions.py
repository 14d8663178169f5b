"""Where somebody wants to go: corrected within the reply, or told before it is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from advisor.extraction.offline.choices import read_choice
from advisor.extraction.offline.habits.learnt import ONE
from advisor.extraction.offline.habits.marks import marks
from advisor.extraction.offline.habits.whose import names_another
from advisor.extraction.offline.once import replace
from advisor.extraction.offline.phrases import any_of
from advisor.extraction.offline.question import Slot
from advisor.extraction.offline.reply import Found, View
from advisor.rubric.items import ChoiceItem

__all__ = ["read_direction"]

_TAKEN_BACK = re.compile(
    any_of(
        """
        scrap that | strike that | no wait | wait no | but no | or no | or rather | on second thoughts?
        | forget that | no actually | actually no | correction
        """
    )
)
_TOWARDS = re.compile(
    any_of(
        r"""
        (?:i'd|i would|would) (?:really |so |rather |quite )?(?:like|love|want|go|rather) | want to
        | i should (?:like|love) | i(?:'ll| will|'m)? (?:start|starting|begin|beginning) as
        | wanna | my (?:dream|goal|plan|next step|next move|aim|ambition) | dream of | dreaming of
        | i see myself
        | i've applied | i applied | applied for | aiming (?:for|at) | i'm (?:heading|aiming|moving|off)
        | next (?:stop|up|move|step) | later on | one day | some day | someday | tempts? me | hope to
        | hoping to | long[- ]term | eventually | where i want to
        """
    )
)


def read_direction(view: View, found: Sequence[Found]) -> list[Found]:
    """The findings, those of choices mended: what was taken back is gone, an unasked wish is there."""
    out = list(found)
    for item in view.lexicon.rubric.items.values():
        if not isinstance(item, ChoiceItem) or item.ordered:
            continue
        asked = any(piece.item == item.id for piece in view.asked.pieces)
        if asked and len(view.asked.pieces) > 1:
            out = _past_headings(view, item, out)
            out = [one for one in out if one.item != item.id or _is_wish(view, one)]
        if asked:
            out = _own_wishes(view, item, out)
        mended = (
            _under_own(view, item) if view.asked.pieces and (asked or item.id not in view.known) else None
        )
        mended = mended or (_preferred(view, item, out) if asked else _unasked(view, item))
        if mended is not None:
            out = [one for one in out if one.item != item.id]
            out.append(mended)
    return out


def _under_own(view: View, item: ChoiceItem) -> Found | None:
    """What stands under a heading of the person's own that asks for the choice: "Where next: QA"."""
    trained = view.lexicon.trained
    for at in range(view.first + 1, view.last - 1):
        if view.text(at) != ":" or trained is None:
            continue
        starts = range(at - 1, max(view.first, at - _HEADING) - 1, -1)
        first = next((one for one in starts if one == view.first or view.text(one - 1) == "\n"), -1)
        if first < 0:
            continue
        asking = marks(view.parsed.tokens[first:at], trained.families, asking=True)
        points = trained.questions.points(asking)
        if points[item.id] < _NAMES or max(points, key=lambda name: points[name]) != item.id:
            continue
        last = next((one for one in range(at + 1, view.last) if view.text(one) == "\n"), view.last)
        return read_choice(_as_asked(replace(view, first=at + 1, last=last), item), item)
    return None


def _as_asked(view: View, item: ChoiceItem) -> View:
    """A stretch that answers a question for the choice, whatever was asked."""
    return replace(view, asked=replace(view.asked, slots=(Slot(item.id),)))


_NAMES = 3 * ONE
"""What a heading must weigh as a question for the choice."""


def _past_headings(view: View, item: ChoiceItem, found: list[Found]) -> list[Found]:
    """The findings, a choice read anew that only a heading names: "Product problems: none. Next: QA"."""
    one = next((one for one in found if one.item == item.id and one.act == "value" and one.spans), None)
    if one is None or len(one.spans) > 1:
        return found
    clause = view.parsed.clauses[view.parsed.clause_at[one.spans[0][0]]]
    stop = next((at for at in range(one.spans[0][1], view.last) if view.text(at) in _ENDS), view.last)
    if stop - clause.first > _HEADING or view.text(stop) != ":":
        return found
    again = read_choice(replace(view, first=stop + 1), item) if stop + 1 < view.last else None
    out = [other for other in found if other is not one]
    return out if again is None else _past_headings(view, item, [*out, again])


_HEADING = 5
"""The most tokens of a heading."""
_ENDS = frozenset((":", ".", ",", ";", "\n", "?", "!"))
_ANYONES = re.compile(
    r"^(?!.*\b(?:i|i'd|i'm|me|we)\b)\W*(?:and |but |so |well )?"
    r"(?:everyone|everybody|most (?:people|of us|of them)|others|people|they|he|she)\b.*"
    r"\b(?:goes|go|went|wants?|moves?|moved|does|do|did|is|are|loves?|left|leaves?|ends? up)\b"
)
_OF_MINE = re.compile(r"\b(?:i|i'd|i'm|i'll|me|we)\b")
_GONE_OFF = re.compile(
    r"\bused to\b|\b(?:not|never) any ?more\b|\bno longer\b"
    r"|^\W*(?:just |only |anywhere )?(?:out of|away from|done with|enough of) (?:customer )?support\b"
    r"|(?<!not )(?<!never )(?<!n't )\b(?:stop|quit|leave|leaving|escape|get(?:ting)? (?:out of|away from))"
    r"(?: \w+){0,2}? (?:customer )?support\b"
)


def _own_wishes(view: View, item: ChoiceItem, found: list[Found]) -> list[Found]:
    """The findings, less where others go or what is wanted no longer; what comes after that is read again."""
    one = next((one for one in found if one.item == item.id and one.act == "value" and one.spans), None)
    if one is None or len(one.spans) > 1:
        return found
    clause = view.parsed.clauses[view.parsed.clause_at[one.spans[0][0]]]
    words = view.words(max(clause.first, view.first), min(clause.last, view.last))
    anothers = _ANYONES.search(words) or (names_another(words) >= 0 and not _OF_MINE.search(words))
    if not (anothers or _GONE_OFF.search(words)):
        return found
    out = [other for other in found if other is not one]
    again = read_choice(replace(view, first=clause.last), item) if clause.last < view.last else None
    return [*out, again] if again is not None else out


_REACH = 14
"""So many tokens after a wish begins it still says where to go."""
_BRIEF = 7
"""The tokens of a clause that only names where to go."""


def _is_wish(view: View, one: Found) -> bool:
    """Whether a choice is named where it is wished for, or by itself, and not in passing."""
    if one.act != "value":
        return True
    clauses = [view.parsed.clauses[view.parsed.clause_at[first]] for first, _ in one.spans]
    return any(
        clause.last - clause.first <= _BRIEF or _TOWARDS.search(view.words(clause.first, clause.last))
        for clause in clauses
    )


def _after_all(view: View, item: ChoiceItem) -> Found | None:
    """What is wanted after the first wish was taken back: "Success. No, scrap that, product"."""
    words = view.words(view.first, view.last)
    backs = list(_TAKEN_BACK.finditer(words))
    if not backs:
        return None
    _, after = view.tokens_at(view.first, backs[-1].start(), backs[-1].end())
    one = read_choice(replace(view, first=after), item) if after < view.last else None
    return one if one is not None and one.act == "value" else None


_WINS = re.compile(
    any_of(
        r"""
        wins? | is ahead | comes first | it is | if i (?:have|had|must|need) to (?:pick|choose|say)
        | if pushed | more than | over the other | by a (?:nose|hair|whisker) | rather | i'd pick | i'd take
        | i lean
        """
    )
)


_FIRST = re.compile(
    r"\b(?:first choice|favou?rite|preferably|above all|most of all|number one|1st choice|now it(?:'s| is)"
    r"|ideally|these days it's)\b"
)
"""What stands before the one of several that is wanted."""
_LAST = re.compile(r"\b(?:rather than|instead of|sooner than|more than)\b")
"""What stands behind it."""


def _preferred(view: View, item: ChoiceItem, found: Sequence[Found]) -> Found | None:
    """What is wanted of several that the reply names."""
    back = _after_all(view, item)
    if back is not None:
        return back
    words = view.words(view.first, view.last)
    for pattern, before in ((_FIRST, False), (_LAST, True)):
        match = pattern.search(words)
        if match is None:
            continue
        first, last = view.tokens_at(view.first, match.start(), match.end())
        clause = (
            view.parsed.clauses[view.parsed.clause_at[first]] if view.parsed.clause_at[first] >= 0 else None
        )
        part = replace(view, last=first) if before else replace(view, first=last)
        if not before and clause is not None and clause.last > last:
            part = replace(part, last=clause.last)
        one = read_choice(part, item) if part.first < part.last else None
        if one is not None and one.act == "value":
            return one
    return _winner(view, item, found)


def _winner(view: View, item: ChoiceItem, found: Sequence[Found]) -> Found | None:
    """What is preferred where two were named: "ux or product... product wins, if I have to pick"."""
    if any(one.item == item.id for one in found):
        return None
    stays = _staying(view, item)
    if stays is not None:
        return stays
    for clause in view.parsed.clauses:
        inside = view.first <= clause.first and clause.last <= view.last
        if not inside or not _WINS.search(view.words(clause.first, clause.last)):
            continue
        one = read_choice(replace(view, first=clause.first, last=clause.last), item)
        if one is not None and one.act == "value":
            return one
    return None


def _unasked(view: View, item: ChoiceItem) -> Found | None:
    """What the person says they want, where something else was asked."""
    if item.id in view.known:
        return None
    for clause, scope in zip(view.parsed.clauses, view.parsed.scopes, strict=True):
        if not view.first <= clause.first < view.last or scope.other or scope.query or scope.order:
            continue
        towards = _TOWARDS.search(view.words(clause.first, clause.last))
        if towards is None:
            continue
        first, _ = view.tokens_at(clause.first, towards.start(), towards.end())
        last = min(clause.last, first + _REACH)
        part = replace(view, first=clause.first, last=last)
        one = read_choice(_as_asked(part, item) if _BEGINS.match(towards[0]) else part, item)
        if one is not None and one.act == "value":
            return one
    return _staying(view, item)


_BEGINS = re.compile(r"i\b.*\b(?:start|begin)")
"""Who begins as something is going there: "I start as a UX designer in January"."""


_STAYS = re.compile(
    r"\bi(?:'m|'ll| am| will)? (?:stay|staying|remain|remaining)"
    r" (?:in|with) (?:customer )?(?:support|service|care)"
    r"(?=\W*$| (?:until|till|for (?:good|life|ever)|forever|to the end|as long|and)\b)"
)


def _staying(view: View, item: ChoiceItem) -> Found | None:
    """The choice of who says plainly that they stay: "they offer me product jobs. I stay in support"."""
    for clause, scope in zip(view.parsed.clauses, view.parsed.scopes, strict=True):
        inside = view.first <= clause.first and clause.last <= view.last
        if inside and not scope.unmet and _STAYS.search(view.words(clause.first, clause.last)):
            return read_choice(_as_asked(replace(view, first=clause.first, last=clause.last), item), item)
    return None
