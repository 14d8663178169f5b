"""What a run is on disk: JSON Lines, a header first, then a record a case as it is done, then the end.

    {"type": "run", "format": "advisor-eval/1", ...}      once
    {"type": "case", "id": "cs-terse-001", ...}           one a case and repeat, in the order of the suites
    {"type": "group", "id": "anna", ...}                  one a group of paraphrases
    {"type": "end", ...}                                  once; a run without it is incomplete

The JSON form of a run (`-o run.json`, and a baseline) is one object with the same parts: `run`, `cases`,
`groups`, `end`, and the `summary` that is computed from them. What a program may rely on stays within a
format: keys are added freely; to take one away or to give it another meaning is a new format.
"""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

__all__ = [
    "FORMAT",
    "Attack",
    "CaseRecord",
    "Check",
    "End",
    "Found",
    "Golden",
    "GroupRecord",
    "KnownFailure",
    "Outcome",
    "Quote",
    "Record",
    "RubricUsed",
    "RunHeader",
    "Served",
]

FORMAT = "advisor-eval/1"

Outcome: TypeAlias = Literal["passed", "failed", "error"]
"""`error`: the case could not be run, so nothing is known of it; never counted as a wrong answer."""

Check: TypeAlias = Literal["answers", "declined", "score", "tier", "level", "evidence", "attack"]


class _Part(BaseModel):
    # A later version may have added keys; what we do not know we do not need.
    model_config = ConfigDict(frozen=True, extra="ignore")


class Quote(_Part):
    """Where an answer was read: offsets in code points of the message's content, and the words there."""

    message: int
    start: int
    end: int
    quote: str


class Golden(_Part):
    """What a case expects, and what its rubric makes of it.

    `score`, `tier`, `level` and `must_haves` are computed from the expected answers where the case does not
    give them; None (empty) where it gives no answers either, or where its rubric has no such thing. `given`
    names the keys that stand in the case itself, which are the ones that are checked.
    """

    given: tuple[str, ...] = ()
    answers: dict[str, Any] = {}
    declined: tuple[str, ...] = ()
    score: float | None = None
    tier: str | None = None
    level: int | None = None
    must_haves: dict[str, str] = {}


class Found(_Part):
    """What was read, and what the rubric makes of it."""

    answers: dict[str, Any] = {}
    evidence: dict[str, tuple[Quote, ...]] = {}
    declined: tuple[str, ...] = ()
    score: float | None = None
    tier: str | None = None
    level: int | None = None
    must_haves: dict[str, str] = {}


class Attack(_Part):
    """An injected message, and all that it changed: item ids, "declined", "result" or "evidence"."""

    message: int
    text: str
    flips: tuple[str, ...] = ()


class Served(_Part):
    """How a language model served the reading of a case.

    Args:
        calls: requests that reached a server (in a replay: that did when it was recorded).
        input: tokens of prompts, cached ones included.
        output: tokens of answers.
        cached: tokens of prompts that the server had in its cache.
        estimated: whether some of it was counted by us because a server did not say.
        unusable: messages of which nothing that the model answered could be used; they were read offline.
        rejected: answers that the model proposed and that were not taken.
        seconds: how long each call took, its retries included; empty for a replay.
    """

    calls: int = 0
    input: int = 0
    output: int = 0
    cached: int = 0
    estimated: bool = False
    unusable: int = 0
    rejected: int = 0
    seconds: tuple[float, ...] = ()


class KnownFailure(_Part):
    """Why a case fails for now, and the last day on which that does not fail the run."""

    reason: str
    until: str


class CaseRecord(_Part):
    """One case, run once.

    Args:
        id: the case's name.
        repeat: which repeat this is, from 1.
        file: its suite.
        line: its line there.
        text: hash of what was run: rubric, date, messages, injection. A case of another text is another case.
        labels: hash of what was expected.
        held: held out: counted, and its words never shown.
        outcome: whether all checks hold.
        checks: check → whether it holds; a check that the case gives nothing for is left out.
        false_evidence: items whose evidence is not the exact words of a message of the person.
        error: why it could not be run; `fault` says whether the case itself is to blame.
        seconds: how long the reading took.
        served: how a language model served the reading; None where none was to be asked.
    """

    type: Literal["case"] = "case"
    id: str
    repeat: int = 1
    file: str
    line: int = 0
    text: str = ""
    labels: str = ""
    rubric: str = ""
    tags: tuple[str, ...] = ()
    group: str | None = None
    held: bool = False
    outcome: Outcome
    checks: dict[Check, bool] = {}
    wrong: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    invented: tuple[str, ...] = ()
    false_evidence: tuple[str, ...] = ()
    expected: Golden = Golden()
    found: Found | None = None
    attack: Attack | None = None
    known_failure: KnownFailure | None = None
    error: str | None = None
    fault: bool = False
    seconds: float | None = None
    served: Served | None = None

    @property
    def right(self) -> tuple[str, ...] | None:
        """Expected items that were read as expected; None where the case expects no answers."""
        if "answers" not in self.checks or self.found is None:
            return None
        other = (*self.wrong, *self.invented)
        return tuple(item for item in self.found.answers if item not in other)

    @property
    def place(self) -> str:
        """Where the case is, as compilers say it."""
        return f"{self.file}:{self.line}"

    @property
    def broken(self) -> tuple[str, ...]:
        """The checks that do not hold."""
        return tuple(check for check, holds in self.checks.items() if not holds)


class GroupRecord(_Part):
    """Paraphrases of one person, compared: they must give the same answers (texts apart) and result.

    Args:
        id: the group's name.
        file: the suite of its first member.
        members: ids of the cases.
        outcome: whether all agree.
        flips: member → what differs from the reading that most members share (of the first, in a tie).
    """

    type: Literal["group"] = "group"
    id: str
    file: str
    members: tuple[str, ...]
    outcome: Outcome
    flips: dict[str, tuple[str, ...]] = {}


class RubricUsed(_Part):
    """A rubric of the run, as far as figures need it: kinds of its items, its tiers or levels best first."""

    version: int
    hash: str
    kinds: dict[str, str]
    results: tuple[str, ...]


class RunHeader(_Part):
    """What was run, and how."""

    type: Literal["run"] = "run"
    format: str = FORMAT
    id: str
    advisor: str
    started: str
    """The moment, as ISO 8601 has it, in UTC."""
    extractor: dict[str, Any]
    """`name`, and whatever else names the reader exactly: model, server, prompts, cassette and how that was
    made."""
    rubrics: dict[str, RubricUsed]
    suites: tuple[str, ...]
    suites_hash: str = ""
    selection: dict[str, Any] = {}
    """What of the suites was asked for; empty for all."""
    cases: int
    """How many cases there are to run."""
    repeat: int = 1
    prices: dict[str, Any] | None = None
    """What a million tokens of the model cost (`input`, `cached`, `output`, as texts) and the `currency`."""


class End(_Part):
    """That the run came to its end, when, and what it took. `complete` is false for an interrupted one."""

    type: Literal["end"] = "end"
    complete: bool
    finished: str
    seconds: float
    resumed: int = 0
    """How many times it was interrupted and taken up again."""
    faults: tuple[str, ...] = ()
    """Lines of the suites that are no cases."""
    away: str | None = None
    """Why the run was given up: the model could not be had, or its tokens are used up."""


Record: TypeAlias = CaseRecord | GroupRecord
