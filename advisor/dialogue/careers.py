"""Jobs and places that a question names: "how long until I'm a team lead", "how much is that in the UK".

Jobs are the steps of the paths in the rubric's advice, by their telling words, however they end: who asks
after a "technical writer" means the step "Technical writing".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from advisor.dialogue.names import folded
from advisor.extraction.offline.gazetteer import LONGEST, is_place
from advisor.rubric.advice import Income, Step
from advisor.rubric.model import Rubric

__all__ = ["SMALL", "jobs_in", "likeness", "named_jobs", "place_in"]

SMALL = frozenset("and the for you your with from what that this how are was can get will would who".split())
_NO_JOB = frozenset("customer support job jobs work move level entry mid rep tier".split()) | SMALL
_TO_A_TITLE = frozenset("a an support become becoming being team".split())
"""What stands before a word that is a title by itself: "a manager", but not "my manager"."""
_WAYS = frozenset("path paths track route".split())
"""What stands behind a word that names where a path leads: "the product path"."""
_UPPER = frozenset("uk us usa uae eu nyc".split())
_PARTED = re.compile(r"\b(?:than|or|versus|vs|and|compared to)\b")
SHORTEST_STEM = 4
LONGEST_ENDING = 5


@lru_cache(maxsize=512)
def jobs_in(rubric: Rubric, said: str) -> tuple[Step, ...]:
    """Steps of the paths that a text names, the likest only. A turn asks of each clause again and again.

    Args:
        rubric: whose advice has the paths.
        said: the text, folded.
    """
    known = _known(rubric)
    named = named_jobs(said, known.steps) if known.may_name(_heard(said)) else []
    jobs = [step for step in named if isinstance(step, Step) and _is_title(said, step)]
    titled = [path for path in rubric.advice.paths if _is_path(said, path.title)]
    if not jobs and titled and titled[0].ordered:
        jobs = [
            max(titled[0].steps[1:], key=lambda step: likeness(said, step.title), default=titled[0].steps[0])
        ]
    return tuple(jobs)


class _Known(NamedTuple):
    """The steps of all paths, and by what a text is told that names none of them, as nearly all do."""

    steps: tuple[Step, ...]
    starts: frozenset[str]
    """What the telling words of their titles begin with."""
    short: tuple[str, ...]
    """Those that may stand for first letters: "csm"."""

    def may_name(self, heard: _Heard) -> bool:
        return not self.starts.isdisjoint(heard.words) or any(word in heard.initials for word in self.short)


@lru_cache(maxsize=16)
def _known(rubric: Rubric) -> _Known:
    steps = tuple(step for path in rubric.advice.paths for step in path.steps)
    words = {word for step in steps for word in _telling(step.title)}
    short = tuple(sorted(word for word in words if _is_short(word)))
    return _Known(steps, frozenset(word[:SHORTEST_STEM] for word in words), short)


_WAY = r" (?:career )?(?:paths?|tracks?|routes?|ladder|direction|side) "


def _is_path(said: str, title: str) -> bool:
    """Whether a text names a path: by its title, or by the telling word of it before "path"."""
    name, way = _path(title)
    return name in f" {said} " or (way is not None and way.search(f" {said} ") is not None)


@lru_cache(maxsize=64)
def _path(title: str) -> tuple[str, re.Pattern[str] | None]:
    """How a path is called, and what a text says of one that is called by a word of it."""
    known = "|".join(map(re.escape, _telling(title)))
    return f" {folded(title)} ", re.compile(f" (?:{known}){_WAY}") if known else None


def named_jobs(said: str, known: Iterable[Income | Step]) -> list[Income | Step]:
    """Of some jobs those that a text names best; of "X or Y" both."""
    facts = list(known)
    found: dict[str, Income | Step] = {}
    for part in _PARTED.split(said):
        alike = [likeness(part, fact.title) for fact in facts]
        best = max(alike, default=0)
        found |= {fact.id: fact for fact, each in zip(facts, alike, strict=True) if best and each == best}
    return [fact for fact in facts if fact.id in found]


def likeness(said: str, title: str) -> int:
    """How many telling words of a job's title stand in a text: "manager", not "support"."""
    heard = _heard(said)
    return sum(
        any(_alike(word, each) for each in heard.words.get(word[:SHORTEST_STEM], ()))
        or (_is_short(word) and word in heard.initials)
        for word in dict.fromkeys(_telling(title))
    )


def _is_short(word: str) -> bool:
    return 2 < len(word) < 5


class _Heard(NamedTuple):
    """A text as jobs are looked for in it."""

    words: dict[str, list[str]]
    """Its telling words by their first letters, which all words share that are alike."""
    initials: str


@lru_cache(maxsize=512)
def _heard(said: str) -> _Heard:
    words: dict[str, list[str]] = {}
    for word in _telling(said):
        words.setdefault(word[:SHORTEST_STEM], []).append(word)
    return _Heard(words, "".join(word[0] for word in said.split() if word not in SMALL))


@lru_cache(maxsize=512)
def _telling(text: str) -> tuple[str, ...]:
    """The words of a text or a title that tell of a job; a turn asks for the same ones again and again."""
    spelt = f" {folded(text)} ".replace(" csm ", " csm success manager ").replace(
        " csms ", " csm success manager "
    )
    return tuple(word.removesuffix("s") for word in spelt.split() if word not in _NO_JOB and len(word) > 2)


def _alike(one: str, other: str) -> bool:
    """Whether two words differ in their ending at most: "writer" and "writing"."""
    if one == other:
        return True
    shorter = min(len(one), len(other))
    shared = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    return shared >= max(SHORTEST_STEM, shorter - 2) and max(len(one), len(other)) - shared <= LONGEST_ENDING


def _is_title(said: str, step: Step) -> bool:
    """Whether a text names a job so that no other thing can be meant."""
    if likeness(said, step.title) > 1:
        return True
    words = said.split()
    single = [place for place, word in enumerate(words) if likeness(word, step.title)]
    return any(
        (place and words[place - 1] in _TO_A_TITLE)
        or (words[place + 1 : place + 2] and words[place + 1] in _WAYS)
        for place in single
    )


def place_in(said: str) -> str | None:
    """The country or town that a text asks about, in capitals as such names are written; None without one.

    Args:
        said: the text, folded.
    """
    words = said.split()
    for start, word in enumerate(words):
        if word not in ("in", "for"):
            continue
        rest = words[start + 1 :]
        rest = rest[1:] if rest[:1] == ["the"] else rest
        for length in range(min(LONGEST, len(rest)), 0, -1):
            name = " ".join(rest[:length])
            if name in _UPPER or is_place(name, capital=False):
                return _written(rest[:length])
    return None


def _written(name: Sequence[str]) -> str:
    spelt = " ".join(word.upper() if word in _UPPER else word.capitalize() for word in name)
    return f"the {spelt}" if name[0] in _UPPER and len(name) == 1 else spelt
