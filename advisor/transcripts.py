"""Transcripts in JSON Lines: one chat a line, as every suite, export and `advisor score` has them.

    {"id": "cs-001", "rubric": "customer-support-representative", "date": "2026-11-22",
     "messages": [{"role": "assistant", "content": "…"}, {"role": "user", "content": "…"}]}

`numbered_lines` cuts a file into lines without ever holding more than one; `parse_case` turns one line's
bytes into a `Case` or says what is wrong with it. It is strict: a key that is not part of the format is an
error, since a misspelt "date" would otherwise change a score in silence. What a case expects is kept as it
was written; only the evals look at it.
"""

from __future__ import annotations

import codecs
import datetime
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, BinaryIO

from advisor.answers import Message
from advisor.errors import TranscriptError

__all__ = [
    "MAX_LINE_BYTES",
    "MAX_MESSAGES",
    "Case",
    "CaseError",
    "day_of",
    "json_line",
    "numbered_lines",
    "parse_case",
]

MAX_LINE_BYTES = 10_000_000
MAX_MESSAGES = 10_000
ROLES = ("user", "assistant", "system", "developer", "tool", "human")
"""The roles of the OpenAI chat shape, and of humans who took over; only "user" is the person."""


@dataclass(frozen=True, slots=True)
class Case:
    """One chat, and what an eval expects of it.

    Args:
        id: the case's name.
        rubric: id of the rubric it is scored by.
        messages: the chat, both sides.
        date: the day of the chat, where it is known.
        tags: labels to group cases by.
        expect: what the reading should be ("answers", "declined", "tier", "score", "level"); empty where the
            case has no such key.
        group: name shared by paraphrases of one person.
        inject: text that, appended to one message, must change nothing ("message", "text").
        known_failure: why the case fails for now, and until when ("reason", "until").
    """

    id: str
    rubric: str
    messages: tuple[Message, ...]
    date: datetime.date | None = None
    tags: tuple[str, ...] = ()
    expect: Mapping[str, Any] = field(default_factory=dict)
    group: str | None = None
    inject: Mapping[str, Any] | None = None
    known_failure: Mapping[str, Any] | None = None


class CaseError(TranscriptError):
    """A line is no case; `id` is the case's name if that much could be read."""

    def __init__(self, message: str, case_id: str | None = None) -> None:
        super().__init__(message)
        self.id = case_id


def numbered_lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of a file that are not blank, with their numbers from 1.

    A line longer than `MAX_LINE_BYTES` comes cut off just after the limit, so that `parse_case` refuses it
    and memory stays flat whatever the file holds.
    """
    number = 0
    while line := file.readline(MAX_LINE_BYTES + 1):
        number += 1
        rest = line
        while len(rest) > MAX_LINE_BYTES and not rest.endswith(b"\n"):
            rest = file.readline(MAX_LINE_BYTES + 1)
        if not line.isspace():
            yield number, line


def json_line(data: Mapping[str, Any]) -> bytes:
    r"""Write one line of JSON: UTF-8, the same bytes everywhere.

    Half a surrogate pair, which UTF-8 lacks, is written as the escape that JSON has for it.

    >>> json_line({"id": "é\ud800"})
    b'{"id": "\xc3\xa9\\ud800"}\n'
    """
    return _encoded(data).encode("utf-8", "backslashreplace") + b"\n"


_encoded = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def parse_case(line: bytes) -> Case:
    """Read one line.

    Raises:
        CaseError: the line is no case; the message says what is wrong and where in the line.
    """
    raw = _object(line)
    name = raw.get("id")
    try:
        _closed(raw, "", required=("id", "rubric", "messages"), optional=_OPTIONAL)
        return Case(
            id=_text(raw["id"], "id"),
            rubric=_text(raw["rubric"], "rubric"),
            messages=_messages(raw["messages"]),
            **{key: _OPTIONAL[key](raw[key], key) for key in _OPTIONAL if key in raw},
        )
    except TranscriptError as error:
        raise CaseError(str(error), name if isinstance(name, str) and name else None) from None


# --- The line as JSON ---------------------------------------------------------------------------------------


def _object(line: bytes) -> dict[str, Any]:
    if len(line) > MAX_LINE_BYTES:
        raise CaseError(f"the line is longer than {MAX_LINE_BYTES:,} bytes.")
    try:
        # Windows editors begin a file with this mark; it is no part of the first line.
        text = line.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        hint = " (UTF-16?)" if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else ""
        raise CaseError(
            f"not UTF-8{hint}: byte {error.start + 1} of the line. Save the file as UTF-8."
        ) from None
    try:
        raw = json.loads(
            text, parse_float=Decimal, parse_constant=_no_constant, object_pairs_hook=_no_key_twice
        )
    except json.JSONDecodeError as error:
        raise CaseError(f"not JSON: {error.msg.lower()} at column {error.pos + 1}.") from None
    except RecursionError:
        raise CaseError("not a case: brackets are nested too deep.") from None
    except TranscriptError as error:
        raise CaseError(str(error)) from None
    except ValueError:  # int() refuses thousands of digits
        raise CaseError("not a case: a number has too many digits.") from None
    if not isinstance(raw, dict):
        raise CaseError(f"a case is a JSON object, not {_kind(raw)}.")
    return raw


def _no_constant(name: str) -> None:
    raise TranscriptError(f"{name} is not JSON.")


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise TranscriptError(f"the key {_short(twice)} is given twice.")
    return made


# --- The parts of a case ------------------------------------------------------------------------------------


def _closed(raw: dict[str, Any], where: str, required: tuple[str, ...], optional: Any = ()) -> None:
    for key in required:
        if key not in raw:
            raise TranscriptError(f"{where}the key {key!r} is missing.")
    for key in raw:
        if key not in required and key not in optional:
            known = ", ".join((*required, *optional))
            raise TranscriptError(f"{where}unknown key {_short(key)} (known: {known}).")


def _text(raw: Any, where: str) -> str:
    if not isinstance(raw, str) or not raw.strip():
        raise TranscriptError(f"{where}: a text is needed, not {_kind(raw)}.")
    return raw


def _texts(raw: Any, where: str) -> tuple[str, ...]:
    if not isinstance(raw, list):
        raise TranscriptError(f"{where}: a list of texts is needed, not {_kind(raw)}.")
    return tuple(_text(each, f"{where}[{index}]") for index, each in enumerate(raw))


def _messages(raw: Any) -> tuple[Message, ...]:
    if not isinstance(raw, list):
        raise TranscriptError(f"messages: a list is needed, not {_kind(raw)}.")
    if len(raw) > MAX_MESSAGES:
        raise TranscriptError(f"messages: {len(raw):,} of them, and at most {MAX_MESSAGES:,} are read.")
    return tuple(_message(each, f"messages[{index}]") for index, each in enumerate(raw))


def _message(raw: Any, where: str) -> Message:
    if not isinstance(raw, dict):
        raise TranscriptError(f"{where}: an object with role and content is needed, not {_kind(raw)}.")
    _closed(raw, f"{where}: ", required=("role", "content"), optional=("name",))
    role, content, name = raw["role"], raw["content"], raw.get("name", "")
    if role not in ROLES:
        raise TranscriptError(f"{where}.role: one of {', '.join(ROLES)} is needed, not {_short(role)}.")
    if not isinstance(content, str):
        raise TranscriptError(f"{where}.content: a text is needed, not {_kind(content)}.")
    if not isinstance(name, str):
        raise TranscriptError(f"{where}.name: a text is needed, not {_kind(name)}.")
    return Message(role, content, name)


def day_of(raw: Any, where: str) -> datetime.date:
    """Read a day of the calendar, written as 2026-11-22.

    Raises:
        TranscriptError: it is none; the error says where.
    """
    try:
        if isinstance(raw, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", raw, re.ASCII):
            return datetime.date.fromisoformat(raw)
    except ValueError:
        pass  # 2026-02-30
    raise TranscriptError(f'{where}: a day such as "2026-11-22" is needed, not {_short(raw)}.')


def _expect(raw: Any, where: str) -> dict[str, Any]:
    expect = _object_of(raw, where, optional=("answers", "declined", "tier", "score", "level"))
    if not isinstance(expect.get("answers", {}), dict):
        raise TranscriptError(f"{where}.answers: an object is needed, not {_kind(expect['answers'])}.")
    _texts(expect.get("declined", []), f"{where}.declined")
    return expect


def _inject(raw: Any, where: str) -> dict[str, Any]:
    inject = _object_of(raw, where, required=("message", "text"))
    if type(inject["message"]) is not int:
        raise TranscriptError(
            f"{where}.message: a message's index is needed, not {_kind(inject['message'])}."
        )
    _text(inject["text"], f"{where}.text")
    return inject


def _known_failure(raw: Any, where: str) -> dict[str, Any]:
    return _object_of(raw, where, required=("reason", "until"))


def _object_of(
    raw: Any, where: str, required: tuple[str, ...] = (), optional: tuple[str, ...] = ()
) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise TranscriptError(f"{where}: an object is needed, not {_kind(raw)}.")
    _closed(raw, f"{where}: ", required, optional)
    return raw


_OPTIONAL: dict[str, Callable[[Any, str], Any]] = {
    "date": day_of,
    "tags": _texts,
    "expect": _expect,
    "group": _text,
    "inject": _inject,
    "known_failure": _known_failure,
}


def _kind(raw: Any) -> str:
    names = {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "null"}
    return names.get(type(raw), "a number") if raw != "" else "an empty text"


def _short(raw: Any) -> str:
    said = json.dumps(raw, ensure_ascii=False, default=str)
    return said if len(said) <= 60 else said[:59] + "…"
