"""The job title, as a name written with capitals: "I am Head of Resolution", "on the badge it says …".

Where the reader of titles finds a frame ("I'm a …") it is believed; this one looks for the name itself,
which
people put into any frame.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from advisor.extraction.offline.habits.verdicts import declines
from advisor.extraction.offline.phrases import any_of
from advisor.extraction.offline.reply import Found, View
from advisor.extraction.offline.titles import is_title_word
from advisor.rubric.items import ChoiceItem, TextItem

__all__ = ["SUPPORT", "read_position"]

_OPENS = frozenset("head vp director chief lead manager principal president svp avp owner".split())
"""Words that a title may begin with and end without: "Head of Resolution"."""
_JOINS = frozenset(
    "of for and & de the in to / - confirme customer technical ao do da du des der für la y e und".split()
)
_RANKS = frozenset("tier level l1 l2 l3 l4 senior junior sr jr lead staff principal".split())
_OTHERS = re.compile(
    any_of(
        r"""
        my (?:boss|manager|lead|chief|old|former|previous|last|wife|husband|colleague|buddy|mentor)
        | our | used to be
        | was | were | before that | formerly | old one | reports? to | report to | dream | become
        | want to be | promoted to
        """
    )
    + r"[^,]{0,14}$"
)
_MINE = re.compile(
    any_of(
        r"""
        i'm | i am | im | i work as | working as | as | my title | my role | my job | my position
        | title | role | call me
        | they call me | i came as | currently | presently | now | at present | nowadays | ok serious
        | badge | officially | on paper | employed as | position
        | designation | name tag | me | photo | card | door | signature
        """
    )
)
_TITLED = re.compile(r"\b(?:title(?:'s| is| says)?|titled|called)[ :\"']*$")
"""What stands right before a title where it is named as one."""
_FIELD = frozenset(
    """
    support customer care service client success technical help helpdesk desk experience operations
    resolution
    player guest member user product solutions
    """.split()
)
SUPPORT = frozenset(
    "support customer care service client help helpdesk desk experience player guest user".split()
)
"""Words of the titles of people who work in support."""
_LONGEST = 7
_PLAIN = 3
"""From so many words with capitals on, what a reply begins with may be a title of any kind."""


def read_position(view: View, found: Sequence[Found]) -> list[Found]:
    """The findings, those of titles mended."""
    items = [item for item in view.lexicon.texts if item.form == "title"]
    out = [one for one in found if one.item not in {item.id for item in items}]
    of_others = any(
        isinstance(view.lexicon.rubric.items.get(piece.item or ""), ChoiceItem) for piece in view.asked.pieces
    )
    for item in items:
        here = [one for one in found if one.item == item.id]
        asked = any(piece.item == item.id for piece in view.asked.pieces)
        named = _named(view, asked)
        if named is not None and (asked or (item.id not in view.known and not of_others)):
            out.append(_as_found(view, item, named))
        elif asked:
            out += [one for one in here if not _is_declined(view, one) and not _is_saying(view, one)]
        elif item.id not in view.known and not view.asked.pieces:
            out += [one for one in here if _is_of_field(view, one)]
    return out


def _is_declined(view: View, one: Found) -> bool:
    """Whether the sentence of a title passes instead: in "support rep, 18 months. no idea" it doesn't."""
    bounds = view.parsed.sentence_bounds(one.spans[0][0])
    if bounds is None:
        return False  # "-" alone
    first, last = bounds
    return declines(view.words(max(first, view.first), min(last, view.last)))


_SAYS = frozenset("i i'm i've don't dont not didn't never sit to lead go whole what why ask".split())


def _is_saying(view: View, one: Found) -> bool:
    """Whether what was taken for a title is a sentence, or the beginning of one."""
    first, last = one.spans[0]
    opens = view.text(first) in _SAYS and not is_title_word(view.text(first))
    return opens or any(view.text(at) in ("don't", "dont", "i", "not") for at in range(first, last))


def _is_of_field(view: View, one: Found) -> bool:
    return any(view.text(index) in _FIELD for span in one.spans for index in range(*span))


def _as_found(view: View, item: TextItem, span: tuple[int, int]) -> Found:
    return Found(item.id, view.quote(*span), (span,))


def _named(view: View, asked: bool) -> tuple[int, int] | None:
    """The name of a title that is the person's own: the first, or the last where they correct themselves."""
    runs = [run for run in _runs(view) if _is_title(view, run, asked) and _is_own(view, run, asked)]
    if not runs:
        return None
    titled = [run for run in runs if _TITLED.search(view.words(max(view.first, run[0] - 3), run[0]))]
    if asked and titled:
        return titled[0]
    corrected = re.search(
        r"\b(?:sorry|no wait|i mean|correction|actually|rather)\b", view.words(runs[0][1], view.last)
    )
    return runs[-1] if asked and corrected and len(runs) > 1 else runs[0]


def _runs(view: View) -> list[tuple[int, int]]:
    """The stretches of words with capitals, the small words between them included."""
    out: list[tuple[int, int]] = []
    index = view.first
    while index < view.last:
        if not _is_capital(view, index):
            index += 1
            continue
        last = index + 1
        while last < view.last and (_is_capital(view, last) or _joins(view, last)):
            last += 1
        if last < view.last and is_title_word(view.text(last)) and view.text(last - 1) not in _JOINS:
            last += 1  # "Tier 2 agent"
        out.append((index, min(last, index + _LONGEST)))
        index = last
    return out


def _is_capital(view: View, index: int) -> bool:
    token = view.parsed.tokens[index]
    if token.kind != "w" or token.text in ("i", "i'm", "i've", "i'd", "i'll"):
        return False
    return view.parsed.shown[token.start : token.start + 1].isupper()


def _joins(view: View, index: int) -> bool:
    if view.text(index) not in _JOINS and not (view.text(index).isdigit() and view.text(index - 1) in _RANKS):
        return False
    return index + 1 < view.last and (_is_capital(view, index + 1) or view.text(index).isdigit())


def _is_title(view: View, run: tuple[int, int], asked: bool) -> bool:
    words = [view.text(index) for index in range(*run) if view.parsed.tokens[index].kind == "w"]
    if len(words) < 2:
        return False
    if asked and any(is_title_word(word) for word in words):
        return True
    if (
        asked
        and len(words) > _PLAIN
        and run[0] == view.first
        and view.text(run[1]) in (",", ".", "", ";", "\n")
    ):
        return True  # whatever it is called there: "Gerente de Suporte"
    opens = words[0] in _OPENS and len(words) > 1
    return opens or is_title_word(words[-1]) or is_title_word(words[-2]) or words[-1] in _FIELD & {"support"}


def _is_own(view: View, run: tuple[int, int], asked: bool) -> bool:
    scope = view.parsed.scope(run[0])
    if scope.other or scope.query or scope.order or scope.wish:
        return False
    before = view.words(max(view.first, run[0] - 6), run[0])
    before = re.split(r"[.!?\n;]", before)[-1]
    if _OTHERS.search(before):
        return False
    if asked:
        return True
    words = {view.text(index) for index in range(*run)}
    return bool(_MINE.search(before) or not before.strip(" ,:")) and not words.isdisjoint(_FIELD)
