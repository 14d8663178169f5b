"""Options picked by their labels, and those ruled out beside them: "2 and 4 sound good", "a, b, not d"."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from advisor.extraction.offline.polarity import polarity
from advisor.extraction.offline.reply import View

__all__ = ["Run", "picked_run"]


class Run(NamedTuple):
    """Labels said one after the other, and the tokens they take up.

    `picked` is empty where all are meant but those ruled out.
    """

    picked: frozenset[str]
    ruled_out: frozenset[str]
    first: int
    last: int


_JOINS = frozenset(", & / + and or plus then also".split())
_LEADS = frozenset("# option options number numbers no. nos. ok okay yes yeah well um hmm so".split()) | {","}
_DENIES = frozenset("not except minus without".split())
_ALL = frozenset("all everything anything any".split())
_ENDS = frozenset(", . ! ; ? ) : - – —".split()) | {"", "\n"}
_SAID_OF_THEM = frozenset(
    """
    interest interests appeal appeals attract attracts work works fit suit suits for
    thanks thank please pls lol haha tho though mostly mainly perhaps maybe definitely probably
    first ideally i'd i'm because since as if but tbh really only too
    """.split()
)
"""What goes on about labels. What they would count, were they numbers ("2 and 3 kids"), is none of it."""
_JUDGES = frozenset("sound sounds look looks are is would seem seems feel".split())
"""What is said of labels that are liked, or of such as are not: "sound good"."""


def picked_run(view: View, labels: Collection[str], first: int, last: int) -> Run | None:
    """Labels that a sentence opens with, where what follows them shows that they are picked.

    One label alone needs an end behind it or one ruled out: "1, not 3"; "a" and "i" are words as well.
    """
    at = first
    while at < last and view.text(at) in _LEADS:
        at += 1
    start = at
    picked, at = _labels(view, labels, at, last)
    every, behind = _set(view, at, last)
    out, end = _ruled_out(view, labels, behind, last, needs=not every)
    if out and (picked or every) and (view.text(end) in _ENDS or view.text(end) in _SAID_OF_THEM):
        return Run(frozenset(picked), frozenset(out), start, end)
    if len(picked) > 1 and _is_kind(view, at, last) and not _goes_on(view, labels, at, last):
        return Run(frozenset(picked), frozenset(), start, at)
    return None


def _is_kind(view: View, at: int, last: int) -> bool:
    """Whether what follows labels ends them, or says nothing against them: not "sound boring"."""
    text = view.text(at)
    if text in _ENDS:
        return True
    end = next((index for index in range(at, last) if view.text(index) in _ENDS), last)
    said = polarity(view.words(at, end), "comfort")
    if text in _JUDGES:
        return said is not None and said.value == "yes"
    return text in _SAID_OF_THEM and (said is None or said.value != "no")


def _labels(view: View, labels: Collection[str], at: int, last: int) -> tuple[list[str], int]:
    """Labels with joints, or a word of how sure it is, between them: "b mostly, d perhaps"; and their end."""
    found: list[str] = []
    end = at
    while at < last:
        text = view.text(at)
        if text in labels:
            found.append(text)
            end = at + 1
        elif not found or (text not in _JOINS and text not in _SURE):
            break
        at += 1
    while end < last and view.text(end) in _SURE:
        end += 1
    return found, end


_SURE = frozenset("mostly mainly perhaps maybe definitely probably possibly".split())


def _set(view: View, at: int, last: int) -> tuple[bool, int]:
    """Whether a set stands at a token, behind a comma or not, and where it ends: "all", "all of them"."""
    while at < last and view.text(at) in (",", "so"):
        at += 1
    if view.text(at) not in _ALL:
        return False, at
    at += 1
    if view.text(at) == "of" and view.text(at + 1) in ("them", "those", "these"):
        at += 2
    return True, at


def _ruled_out(
    view: View, labels: Collection[str], at: int, last: int, *, needs: bool
) -> tuple[list[str], int]:
    """The labels behind "not", or behind "all but", and where they end."""
    while at < last and view.text(at) in (",", "but", "just") and view.text(at + 1) in _DENIES | {"but"}:
        at += 1
    if view.text(at) not in _DENIES and (needs or view.text(at) != "but"):
        return [], at
    at += 1
    while view.text(at) in ("for", "number", "option", "#"):
        at += 1
    return _labels(view, labels, at, last)


def _goes_on(view: View, labels: Collection[str], at: int, last: int) -> bool:
    """Whether more labels follow that are said otherwise: "1 and 2 are fine, 3 not so much"."""
    denied = any(view.text(index) in ("no", "not", "except", "never") for index in range(at, last))
    return denied and any(view.text(index) in labels for index in range(at, last))
