"""Everything that can go wrong for a user, in one tree.

    AdvisorError                    one clear line: what, where, what to do
    ├── UsageError                  exit status 2: the call's words are off
    │   ├── UnknownRubric
    │   ├── UnknownSession
    │   └── SuiteError              golden cases or a saved run of them that cannot be used
    ├── ModelError                  the language model did not answer; a chat goes on without it
    │   ├── ModelDown               not reached, overloaded, too slow: later may be better
    │   ├── ModelRefused            the key, the model's name or the call itself was not accepted
    │   ├── ModelInterrupted        whoever waited did not want to: it says nothing of the model
    │   ├── ModelAway               many calls in a row failed: a run gives up, a chat goes on
    │   ├── BudgetSpent             the chat's tokens are used up
    │   └── CassetteMiss            a replayed chat asked what was not recorded
    └── DataError                   exit status 1: the call is fine, what it was given is not
        ├── RubricError             a rubric file; carries every fault with its line
        ├── TranscriptError         a case, a chat or a message
        ├── AnswerError             a value that its item does not take
        └── StoreError              the database: locked, full, unreadable, of another version

Faces (terminal, portal, evals) turn these into one line and an exit status; anything else is a bug and
keeps its traceback.
"""

from __future__ import annotations

from advisor.exchange import NOTHING_SPENT, Usage

__all__ = [
    "AdvisorError",
    "AnswerError",
    "BudgetSpent",
    "CassetteMiss",
    "DataError",
    "ModelAway",
    "ModelDown",
    "ModelError",
    "ModelInterrupted",
    "ModelRefused",
    "RubricError",
    "StoreError",
    "SuiteError",
    "TranscriptError",
    "UnknownRubric",
    "UnknownSession",
    "UsageError",
]


class AdvisorError(Exception):
    """Base of all errors meant for a person; ``str(error)`` is the one line they read."""

    exit_status = 1


class UsageError(AdvisorError):
    """The call itself is wrong: an unknown name, a flag that does not fit."""

    exit_status = 2


class UnknownRubric(UsageError):
    """No rubric goes by this name."""


class UnknownSession(UsageError):
    """No stored session goes by this id."""


class SuiteError(UsageError):
    """Golden cases, or a saved run of them, cannot be used as they are: nothing was measured."""


class ModelError(AdvisorError):
    """The language model did not answer; `usage` says what was spent all the same."""

    usage: Usage = NOTHING_SPENT
    status: int = 0
    """What the server answered with, as HTTP has it; 0 where it did not answer."""
    after: float | None = None
    """Seconds after which the server asks to be called again; None where it does not say."""


class ModelDown(ModelError):
    """The model was not reached, is overloaded or took too long."""


class ModelInterrupted(ModelError):
    """Whoever waited for the answer ended that; the model may well be there."""


class ModelRefused(ModelError):
    """The server does not accept the key, the model's name or the call; trying again will not help."""


class ModelAway(ModelError):
    """The model cannot be had at all, so that to go on asking it would measure nothing."""

    exit_status = 2


class BudgetSpent(ModelError):
    """The call would take the chat over its token limit."""


class CassetteMiss(ModelError):
    """A replayed chat made a call that was not recorded; the message names the first difference."""


class DataError(AdvisorError):
    """What was given to a correct call cannot be used."""


class RubricError(DataError):
    """A rubric file has faults; ``faults`` holds one line each, with file, line and hint."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class TranscriptError(DataError):
    """A case, a chat or a message is not of the transcript format."""


class AnswerError(DataError):
    """A value does not fit its item (off the scale, not one of the choices, of another type)."""


class StoreError(DataError):
    """The session database could not be read or written."""
