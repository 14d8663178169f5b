"""What a call failed of: whether it may pass, how long to wait, and in which words it is told.

No error of ours holds a key or a personal header: servers put them into their messages, which are never told.
"""

from __future__ import annotations

import errno
import math
import os
import random
import re
import time
from collections.abc import Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime

import httpx2
import openai
import tenacity

from advisor.errors import ModelDown, ModelError, ModelRefused

__all__ = [
    "CONNECT_SECONDS",
    "LONGEST_PAUSE",
    "is_filtered",
    "is_for_good",
    "is_transient",
    "pause",
    "reason",
    "refusal",
    "said_by",
]

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 8.0
CONNECT_SECONDS = 5.0
_TRANSIENT = (408, 409, 429)
_FOR_GOOD = (401, 402, 403, 404, 429)
"""Refusals of whoever calls; any other 4xx is about the one call, and the next may well be taken."""


def is_transient(error: BaseException) -> bool:
    """Whether the same call may fare better a little later."""
    if isinstance(error, openai.APIStatusError):
        return (error.status_code in _TRANSIENT or error.status_code >= 500) and not _is_spent(error)
    return isinstance(error, openai.APIError | httpx2.HTTPError | ModelDown)


def pause(state: tenacity.RetryCallState) -> float:
    """Seconds until the next attempt: what the server asks for, else growing and random."""
    error = state.outcome.exception() if state.outcome else None
    asked = _asked_to_wait(error) if isinstance(error, openai.APIStatusError) else None
    if asked is not None:
        return asked
    longest: float = min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** (state.attempt_number - 1))
    return longest * (0.5 + random.random() / 2)


def _asked_to_wait(error: openai.APIStatusError) -> float | None:
    """How many seconds a server asks to wait; some say it in thousandths of them as well."""
    headers = error.response.headers
    exactly = _seconds(headers.get("retry-after-ms", ""))
    return exactly / 1_000 if exactly is not None else _retry_after(headers.get("retry-after", ""))


def _seconds(value: str) -> float | None:
    """A number of seconds; None where it is no number, as "nan" is none."""
    try:
        seconds = float(value)
    except ValueError:
        return None
    return None if math.isnan(seconds) else max(seconds, 0.0)


def _retry_after(value: str) -> float | None:
    """What a Retry-After header asks for, in seconds: a number of them, or a day and time."""
    seconds = _seconds(value)
    if seconds is not None:
        return seconds
    try:
        until = parsedate_to_datetime(value)
        if until.tzinfo is None:  # HTTP knows no other time than this
            until = until.replace(tzinfo=UTC)
        return max(until.timestamp() - time.time(), 0.0)
    except (ValueError, TypeError, OverflowError):
        return None


def reason(error: BaseException) -> str:
    """Why a connection failed, in the words of whoever knows best: the client only says that it did."""
    said = "it hung up, or speaks no HTTP"
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, OSError):
            # asyncio has words of its own for what every system has words for.
            known = cause.errno if cause.errno in errno.errorcode else None
            said = (os.strerror(known) if known else cause.strerror or said).lower()
        else:
            said = next((words for kind, words in _TROUBLES if isinstance(cause, kind)), said)
        cause = cause.__cause__ or cause.__context__
    return said


_TROUBLES = (
    (httpx2.ConnectTimeout, f"no connection within {CONNECT_SECONDS:g} seconds"),
    (httpx2.TooManyRedirects, "it sends from one address to the next without end"),
    (httpx2.UnsupportedProtocol, "the address is none of the web"),
    (httpx2.LocalProtocolError, "the key or the address holds a character that no header may hold"),
)


def is_filtered(error: openai.APIStatusError) -> bool:
    """Whether a server (Azure's) refuses to answer these words, which it says by a status of its own."""
    return error.status_code == 400 and _FILTERED.search(said_by(error)) is not None


_FILTERED = re.compile(r"content[_ ](?:filter|management)")


def _is_spent(error: openai.APIStatusError) -> bool:
    """Whether there is no money left, for which OpenAI has the status of too many calls."""
    return error.status_code == 429 and "insufficient_quota" in said_by(error)


def said_by(error: openai.APIStatusError) -> str:
    """What a server says to a call that it does not answer: to look for words in, not to be told."""
    body = error.body if isinstance(error.body, str | Mapping) else ""
    return f"{error.message} {body}"[:4_000]


def refusal(error: openai.APIStatusError) -> ModelError:
    """The error of ours for a status: for good where whoever calls has to change something."""
    status = error.status_code
    what = {
        401: "the key was not accepted",
        402: "the account has no credit left",
        403: "the key does not allow this",
        404: "the server knows no such model or path; most paths end in /v1",
    }.get(status)
    made: ModelError
    if what is not None:
        made = ModelRefused(f"{what} (HTTP {status})")
    elif _is_spent(error):
        made = ModelRefused(f"the account's quota is used up (HTTP {status})")
    elif status == 429:
        made = ModelDown(f"the server has too much to do (HTTP {status})")
    elif status < 500 and status not in _TRANSIENT:
        made = ModelRefused(f"the call was not accepted (HTTP {status})")
    else:
        made = ModelDown(f"the server failed (HTTP {status})")
    made.status = status
    made.after = _asked_to_wait(error)
    return made


def is_for_good(error: ModelError) -> bool:
    """Whether no later call of the chat can fare better."""
    return isinstance(error, ModelRefused) and error.status in _FOR_GOOD
