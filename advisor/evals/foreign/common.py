"""What all foreign forms have in common: the parts of a case, out and in.

A foreign file is data of others: sizes are limited, what cannot be used is said with its place, and nothing
in it is evaluated.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from advisor.errors import AdvisorError, SuiteError
from advisor.evals.judging import golden
from advisor.evals.running import rubric_by_id
from advisor.transcripts import Case, json_line, numbered_lines, parse_case

__all__ = [
    "MOST_BYTES",
    "Brought",
    "brought",
    "case_data",
    "expect_data",
    "expected_in",
    "guarded",
    "json_rows",
    "messages_in",
    "rest_data",
]

MOST_BYTES = 200_000_000
_EXPECT = {"answers", "declined", "tier", "score", "level"}
_REST = ("rubric", "date", "tags", "group", "inject", "known_failure")


@dataclass(frozen=True, slots=True)
class Brought:
    """What one part of a foreign file becomes.

    Args:
        place: where it stands there.
        data: the case as JSON data; None where none can be made of it.
        faults: what could not be brought along.
    """

    place: str
    data: dict[str, Any] | None
    faults: tuple[str, ...] = ()


# --- out


def case_data(case: Case) -> dict[str, Any]:
    """What a reader is given of a case: everything but what is expected of it."""
    messages = [{"role": each.role, "content": each.content} for each in case.messages]
    date = {"date": case.date.isoformat()} if case.date else {}
    return {"id": case.id, "rubric": case.rubric, **date, "messages": messages}


def expect_data(case: Case) -> dict[str, Any]:
    """What is expected of a case, as JSON data."""
    plain: dict[str, Any] = _plain(case.expect)
    return plain


def rest_data(case: Case) -> dict[str, Any]:
    """What of a case other tools have no place for; kept so that it comes back."""
    data: dict[str, Any] = {"rubric": case.rubric}
    data |= {"date": case.date.isoformat()} if case.date else {}
    data |= {"tags": [*case.tags]} if case.tags else {}
    data |= {"group": case.group} if case.group else {}
    data |= {"inject": dict(case.inject)} if case.inject else {}
    return data | ({"known_failure": dict(case.known_failure)} if case.known_failure else {})


def guarded(data: Any) -> str:
    r"""JSON in which no template engine finds anything to evaluate: braces within texts are escaped.

    >>> guarded({"a": "{{ 7*7 }} {% x %}"})
    '{"a": "\\u007b\\u007b 7*7 }} \\u007b% x %}"}'
    """

    def inner(value: Any) -> str:
        if isinstance(value, str):
            return json.dumps(value, ensure_ascii=False).replace("{", "\\u007b")
        if isinstance(value, Mapping):
            return "{" + ", ".join(f"{inner(str(key))}: {inner(each)}" for key, each in value.items()) + "}"
        if isinstance(value, list | tuple):
            return "[" + ", ".join(map(inner, value)) + "]"
        return json.dumps(value)

    return inner(_plain(data))


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


# --- in


def json_rows(file: Path) -> Iterator[tuple[str, Any]]:
    """The lines of JSON Lines, or the parts of a JSON list, with their places; None for what is no JSON."""
    with _opened(file) as lines:
        first = lines.read(200).lstrip()
        lines.seek(0)
        if first.startswith(b"["):
            try:
                parts = json.loads(lines.read())
            except (ValueError, RecursionError):
                raise SuiteError(f"{file} is no JSON.") from None
            yield from ((f"{file}[{number}]", part) for number, part in enumerate(parts))
            return
        for number, line in numbered_lines(lines):
            try:
                yield f"{file}:{number}", json.loads(line)
            except (ValueError, RecursionError):
                yield f"{file}:{number}", None


def _opened(file: Path) -> Any:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise SuiteError(f"{file} is larger than {MOST_BYTES:,} bytes.")
        return file.open("rb")
    except OSError as error:
        raise SuiteError(f"{file} cannot be read: {(error.strerror or '').lower()}.") from None


def messages_in(raw: Any) -> list[dict[str, str]] | None:
    """A chat as others write it: messages, a JSON text of them, or one text; None for anything else."""
    if isinstance(raw, str):
        parsed = _json_or_none(raw)
        if isinstance(parsed, list | dict):
            return messages_in(parsed)
        return [{"role": "user", "content": raw}]
    if isinstance(raw, dict):
        return messages_in(raw.get("messages"))
    if not isinstance(raw, list) or not raw:
        return None
    made = []
    for each in raw:
        if not isinstance(each, dict):
            return None
        content = _text_of(each.get("content"))
        if content is None or not isinstance(each.get("role"), str):
            return None
        made.append({"role": each["role"], "content": content})
    return made


def _text_of(content: Any) -> str | None:
    """A message's text; of parts, the texts one after the other. None where there is anything else."""
    if isinstance(content, str):
        return content
    if isinstance(content, list) and all(isinstance(part, dict) and "text" in part for part in content):
        return "\n".join(str(part["text"]) for part in content)
    return None


def expected_in(raw: Any) -> dict[str, Any] | None:
    """What others give as the target, as `expect` of a case; None where it is no such thing.

    Either the whole of it ({"answers": {...}, "tier": ...}) or the answers alone ({"writing": 8}).
    """
    if isinstance(raw, list) and len(raw) == 1:
        return expected_in(raw[0])
    if isinstance(raw, str):
        parsed = _json_or_none(raw)
        return expected_in(parsed) if isinstance(parsed, dict) else None
    if not isinstance(raw, dict) or not raw:
        return None
    return raw if set(raw) <= _EXPECT else {"answers": raw}


def brought(
    place: str,
    name: Any,
    messages: list[dict[str, str]] | None,
    target: Any,
    rest: Mapping[str, Any],
    rubric: str | None,
    faults: Iterable[str] = (),
) -> Brought:
    """Make a case of its parts, and see that it is one.

    Args:
        place: where they stand.
        name: the case's id; None for one made of the place.
        messages: the chat.
        target: what is expected, as the other tool has it; None where it has nothing.
        rest: whatever else a case may have; other keys are left alone.
        rubric: the rubric, where `rest` names none.
        faults: what is known already not to come along.
    """
    if messages is None:
        return Brought(place, None, ("there is no chat in it: a list of messages, or a text, is needed.",))
    kept = {key: rest[key] for key in _REST if rest.get(key) not in (None, [], {})}
    if "rubric" not in kept and rubric is None:
        return Brought(place, None, ("it names no rubric: say --rubric ID.",))
    problems = [*faults]
    data = {"id": _id(name, place), **({} if "rubric" in kept else {"rubric": rubric}), **kept}
    data["messages"] = messages
    expect = expected_in(target)
    if expect is not None:
        data["expect"] = expect
    elif target not in (None, "", [], {}):
        problems.append("what it expects is no JSON object of answers, and is left out.")
    try:
        _check(data)
    except AdvisorError as error:
        if expect is None or set(expect) & {"answers", "declined"} == set():
            return Brought(place, None, (*problems, str(error)))
        problems.append(f"what it expects is left out: {error}")
        data.pop("expect")
        try:
            _check(data)
        except AdvisorError as second:
            return Brought(place, None, (*problems, str(second)))
    return Brought(place, data, tuple(problems))


def _check(data: Mapping[str, Any]) -> None:
    case = parse_case(json_line(data))
    golden(case, rubric_by_id(case.rubric))


def _id(name: Any, place: str) -> str:
    if isinstance(name, str | int) and str(name).strip():
        return str(name)
    file, _, number = place.replace("[", ":").rstrip("]").rpartition(":")
    return f"{Path(file).stem}-{number}"


def _json_or_none(text: str) -> Any:
    if text.lstrip()[:1] not in ("{", "["):
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
