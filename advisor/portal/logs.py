"""The log: a line an event, as JSON or for people, with the id of the request it belongs to.

Laws:

1. E-mail addresses, phone numbers, keys and tokens are taken out of every line, wherever they stand in it,
   also out of tracebacks. What people write is not logged in the first place; this is for what slips through.
2. An answered request is told by its route's template, never by its path: paths hold ids of people and
   conversations.
"""

from __future__ import annotations

import datetime
import json
import logging
import re
from contextvars import ContextVar
from typing import Any

__all__ = ["JsonLines", "PlainLines", "config", "redacted", "request_id"]

request_id: ContextVar[str | None] = ContextVar("request_id", default=None)
"""The id of the request that is being answered here."""

_SECRETS = (
    (re.compile(r"\badv_[0-9a-zA-Z]{1,64}(?:_[0-9a-zA-Z]{1,128})?"), "[key]"),
    (re.compile(r"\beyJ[\w-]{4,4096}\.[\w-]{2,8192}\.[\w-]{0,1024}"), "[token]"),
    (re.compile(r"(?i)\b(bearer|basic)\s+[\w.~+/=-]{4,8192}"), r"\1 [token]"),
    (re.compile(r"(?<=://)[^\s:/@]{0,256}:[^\s/@]{1,256}(?=@)"), "[password]"),
    (re.compile(r"(?<=/v1/chatwoot/)[\w.~%+=-]{1,512}"), "[key]"),
    (re.compile(r"\bwhsec_[\w+/=-]{4,512}"), "[key]"),
    (re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"), "[e-mail]"),
)
# Nine to fifteen digits with the marks people put between them. Times, ids and other numbers have neither a
# plus in front nor gaps: those are phone numbers only from ten digits on in one piece, with nothing before or
# behind that makes them a part of something longer.
_PHONE = re.compile(
    r"(?<![\w.:/-])(?:\+\d{1,3}[ .()/-]{0,2}(?:\d[ .()/-]{0,2}){6,13}\d"
    r"|\(?0\d{1,4}\)?[ ./-]{1,2}(?:\d[ ./-]?){5,9}\d"
    r"|\(\d{3}\) ?\d{3}[ .-]\d{4}|\d{3}[ .-]\d{3}[ .-]\d{4}|0\d{9,10})(?![\w-])"
)

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "color_message", "taskName"}


def redacted(text: str) -> str:
    """Take out what a log must not hold.

    >>> redacted("ann.lee@example.com or +44 20 7946 0958 wrote with adv_0a1b2c_deadbeef")
    '[e-mail] or [phone] wrote with [key]'
    """
    for pattern, stand_in in _SECRETS:
        text = pattern.sub(stand_in, text)
    return _PHONE.sub("[phone]", text)


class JsonLines(logging.Formatter):
    """An event as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Write an event."""
        at = datetime.datetime.fromtimestamp(record.created, datetime.UTC).isoformat(timespec="milliseconds")
        told: dict[str, Any] = {"at": at, "level": record.levelname.lower(), "logger": record.name}
        told["message"] = redacted(record.getMessage())
        if (id := request_id.get()) is not None:
            told["request_id"] = id
        told |= {name: _plain(value) for name, value in _more(record).items()}
        if record.exc_info:
            told["traceback"] = redacted(self.formatException(record.exc_info))
        return json.dumps(told)


class PlainLines(logging.Formatter):
    """An event as a line for people."""

    def format(self, record: logging.LogRecord) -> str:
        """Write an event."""
        at = datetime.datetime.fromtimestamp(record.created).astimezone()
        parts = [f"{at:%H:%M:%S}", record.levelname.lower(), " ".join(record.getMessage().splitlines())]
        parts += [f"{name}={value}" for name, value in _more(record).items()]
        if (id := request_id.get()) is not None:
            parts.append(f"request={id}")
        line = redacted(" ".join(parts))
        return f"{line}\n{redacted(self.formatException(record.exc_info))}" if record.exc_info else line


def _more(record: logging.LogRecord) -> dict[str, Any]:
    """What was logged beside the message (`extra`)."""
    return {name: value for name, value in vars(record).items() if name not in _STANDARD}


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | float) else redacted(str(value))


def config(form: str) -> dict[str, Any]:
    """Settings for `logging.config.dictConfig` and uvicorn, whose own lines for requests ours replace."""
    formatter = JsonLines if form == "json" else PlainLines
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": formatter}},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": "lines", "stream": "ext://sys.stderr"}
        },
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "advisor": {"level": "INFO"},
            "uvicorn": {"level": "INFO"},
            "uvicorn.access": {"level": "WARNING"},
        },
    }
