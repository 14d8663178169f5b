"""Tests of promptfoo, in YAML: a whole configuration that runs there, with our program as the provider.

The case is one variable, a JSON text in which no template finds anything to evaluate, and is the prompt as it
stands. One assertion in a file beside it compares what is read with what is expected, a metric an item.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import SingleQuotedScalarString

from advisor.errors import SuiteError
from advisor.evals.foreign.common import (
    MOST_BYTES,
    Brought,
    brought,
    case_data,
    expect_data,
    guarded,
    messages_in,
    rest_data,
)
from advisor.resources import prompts_dir
from advisor.transcripts import Case

__all__ = ["read", "write"]

VARIABLES = ("case", "messages", "chat", "conversation", "input", "question", "prompt", "query")
"""Names under which tests keep a chat or a text, ours first."""
COMPARING = ("equals", "is-json", "contains-json")
SCHEMA = "# yaml-language-server: $schema=https://promptfoo.dev/config-schema.json\n"


def read(file: Path, rubric: str | None) -> Iterator[Brought]:
    """The cases of a configuration, or of a list of tests."""
    try:
        if file.stat().st_size > MOST_BYTES:
            raise SuiteError(f"{file} is larger than {MOST_BYTES:,} bytes.")
        raw = YAML(typ="safe", pure=True).load(file.read_bytes())
    except OSError as error:
        raise SuiteError(f"{file} cannot be read: {(error.strerror or '').lower()}.") from None
    except (YAMLError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise SuiteError(f"{file} is no YAML: {' '.join(str(error).split())[:300]}") from None
    tests = raw.get("tests") if isinstance(raw, dict) else raw
    if not isinstance(tests, list):
        raise SuiteError(f"{file} has no list of tests. Tests in a file of their own: name that file.")
    for number, test in enumerate(tests):
        yield _case(f"{file}[{number}]", test, rubric)


def _case(place: str, test: Any, rubric: str | None) -> Brought:
    variables = test.get("vars") if isinstance(test, dict) else None
    if not isinstance(variables, dict):
        return Brought(place, None, ("it has no vars.",))
    known = test.get("metadata")
    rest: dict[str, Any] = dict(known) if isinstance(known, dict) else {}
    rest |= {key: _loaded(rest[key]) for key in ("inject", "known_failure") if isinstance(rest.get(key), str)}
    raw = next((variables[name] for name in VARIABLES if name in variables), None)
    ours = _loaded(raw)
    if ours is not None and "messages" in ours:
        rest = {**{key: value for key, value in ours.items() if key != "messages"}, **rest}
    target, faults = _target(test)
    name = rest.get("id") or test.get("description")
    return brought(place, name, messages_in(raw), target, rest, rubric, faults)


def _loaded(raw: Any) -> dict[str, Any] | None:
    """An object, or the JSON text of one; None for anything else."""
    if isinstance(raw, str) and raw.startswith("{"):
        try:
            raw = json.loads(raw)
        except (ValueError, RecursionError):
            return None
    return raw if isinstance(raw, dict) else None


def _target(test: Mapping[str, Any]) -> tuple[Any, list[str]]:
    """What a test expects, and which of its assertions cannot be brought along."""
    target, left = None, []
    for each in test.get("assert") or ():
        if not isinstance(each, dict):
            continue
        config = each.get("config")
        if isinstance(config, dict) and "expect" in config:
            target = config["expect"]
        elif each.get("type") == "equals" and target is None:
            target = each.get("value")
        else:
            left.append(str(each.get("type")))
    return target, [f"assertions are left out: {', '.join(sorted(set(left)))}."] if left else []


def write(cases: Sequence[Case], path: Path) -> Iterator[tuple[Path, bytes]]:
    """The configuration, and the assertion."""
    check = path.with_name(f"{path.stem}.check.cjs")
    config = {
        "description": f"{len(cases)} golden chats of advisor",
        "prompts": [SingleQuotedScalarString("{{case}}")],
        "providers": [{"id": "exec:advisor eval answer", "label": "advisor"}],
        "defaultTest": {"options": {"disableVarExpansion": True}},
        "tests": [_test(case, check.name) for case in cases],
    }
    yaml = YAML(pure=True)
    yaml.width = 2**31
    yaml.allow_unicode = True
    text = io.StringIO()
    yaml.dump(config, text)
    yield path, (SCHEMA + text.getvalue()).encode("utf-8", "backslashreplace")
    yield check, (prompts_dir() / "evals" / "promptfoo.check.cjs").read_bytes()


def _test(case: Case, check: str) -> dict[str, Any]:
    test: dict[str, Any] = {
        "description": case.id,
        "vars": {"case": guarded(case_data(case))},
        "metadata": _texts(rest_data(case)),
    }
    if case.expect:
        assertion = {"type": "javascript", "value": f"file://{check}"}
        test["assert"] = [{**assertion, "config": {"expect": guarded(expect_data(case))}}]
    return test


def _texts(rest: dict[str, Any]) -> dict[str, Any]:
    """What may hold a person's words goes as guarded JSON, too."""
    return {key: guarded(value) if isinstance(value, dict) else value for key, value in rest.items()}
