"""YAML text → `Rubric`, or every fault in it at once, each with file, line, place and hint.

Laws:

1. YAML 1.2, its plain core only: maps, lists, text, numbers, true, false, null. No anchors (they make small
   files huge), no tags (they name types of a programming language), no directives (they bring 1.1 back, in
   which `no` is false).
2. A number keeps the digits its author typed: 3.75 arrives as Decimal("3.75"), never by way of a float.
3. A text that is not YAML has one fault, the first. Any other text has all its faults reported together,
   in the order of their lines.

Imports ruamel.yaml, which is slow to load: import this module only where a text must really be parsed.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from advisor.errors import RubricError
from advisor.rubric.base import MAX_BYTES, Place
from advisor.rubric.hints import did_you_mean, nearest
from advisor.rubric.model import Rubric

__all__ = ["parse_rubric"]

MAX_SHOWN = 60  # characters of a wrong value
MAX_NUMBER = 30  # characters; Python refuses to read integers of thousands of digits

CORE = "tag:yaml.org,2002:"
INT = re.compile(r"[-+]?[0-9]+")
FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)(?:[eE][-+]?[0-9]{1,3})?")


def parse_rubric(text: str, name: str) -> Rubric:
    """Read a rubric.

    Args:
        text: the YAML.
        name: what the faults call it, usually its path.

    Raises:
        RubricError: the text is not a rubric; `faults` says everything that is wrong with it.
    """
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise RubricError((f"{name}: larger than {MAX_BYTES:,} bytes, which no rubric needs",))
    plain = _Plain()
    data = plain.read(_compose(text, name))
    faults = plain.faults + [
        (line, f"{_shown(place, data)}: given twice, first in line {plain.lines[place]}")
        for line, place in plain.repeated
    ]
    rubric = None
    if not plain.fatal:
        try:
            rubric = Rubric.model_validate(data)
        except ValidationError as error:
            faults += _explained(error, data, plain.lines)
    if rubric is None or faults:
        raise RubricError(tuple(f"{name}:{line}: {what}" for line, what in _sorted(faults)))
    return rubric


def _sorted(faults: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    return sorted(dict.fromkeys(faults))


# --- Text → nodes ---------------------------------------------------------------------------------------


def _compose(text: str, name: str) -> Node:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("%"):
            raise RubricError((f"{name}:{number}: YAML directives are not used here — delete this line",))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of an anchor defined twice; anchors are refused below
            node = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{mark.line + 1}" if mark is not None else "1"
        what = " ".join(str(part) for part in (error.context, error.problem) if part)
        hint = "check quotes, brackets and indentation here and just above"
        raise RubricError((f"{name}:{where}: not YAML: {what} — {hint}",)) from None
    except YAMLError as error:
        number = _line_of_bad_character(text)
        raise RubricError((f"{name}:{number}: not YAML: {_first_line(error)}",)) from None
    except RecursionError:
        raise RubricError((f"{name}:1: lists and maps are nested too deeply",)) from None
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        # ruamel.yaml lets a few slip through on garbled text.
        raise RubricError((f"{name}:1: not YAML: {_first_line(error)}",)) from None
    if not isinstance(node, Node):
        raise RubricError((f"{name}:1: the file is empty",))
    return node


def _line_of_bad_character(text: str) -> int:
    bad = re.search(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    return text.count("\n", 0, bad.start()) + 1 if bad else 1


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


# --- Nodes → plain data, and where each piece stands ----------------------------------------------------


@dataclass
class _Plain:
    """Turns nodes into plain data and notes the line of every key and entry."""

    lines: dict[Place, int] = field(default_factory=dict)
    faults: list[tuple[int, str]] = field(default_factory=list)
    repeated: list[tuple[int, Place]] = field(default_factory=list)
    """Keys given a second time: where, and which. The first one counts."""
    fatal: bool = False
    """The data is not worth validating: it isn't what the author meant."""

    def read(self, node: Node) -> Any:
        if not isinstance(node, MappingNode):
            self._fault(node, "a rubric is a map of keys and values", fatal=True)
            return None
        return self._read(node, ())

    def _read(self, node: Node, place: Place) -> Any:
        self.lines.setdefault(place, _line(node))
        if node.anchor is not None:
            self._fault(node, f"anchors (&{node.anchor}) are not used here — write it out", fatal=True)
            return None  # never followed: this is where a small file turns into a huge one
        if isinstance(node, MappingNode):
            return self._mapping(node, place)
        if isinstance(node, SequenceNode):
            self._tag(node, "seq")
            return [self._read(child, (*place, number)) for number, child in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: MappingNode, place: Place) -> dict[str, Any]:
        self._tag(node, "map")
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                self._fault(key_node, "a key is a word, not a list or a map", fatal=True)
                continue
            key = str(key_node.value)  # `yes`, `1` and `null` are names too where a key stands
            if key in data:
                self.repeated.append((_line(key_node), (*place, key)))
                continue
            self.lines[(*place, key)] = _line(key_node)
            data[key] = self._read(value_node, (*place, key))
        return data

    def _scalar(self, node: Node) -> Any:
        text = str(node.value)
        tag = str(node.tag).removeprefix(CORE)
        if tag == "null":
            return None
        if tag == "bool":
            return text.lower() == "true"
        if tag == "int" and INT.fullmatch(text) and len(text) <= MAX_NUMBER:
            return int(text)
        if tag == "float" and FLOAT.fullmatch(text) and len(text) <= MAX_NUMBER:
            return Decimal(text)
        if tag not in {"str", "int", "float", "timestamp", "value", "merge"}:
            self._fault(node, f"tags ({node.tag}) are not used here — delete it")
        return text

    def _tag(self, node: Node, usual: str) -> None:
        if str(node.tag) != CORE + usual:
            self._fault(node, f"tags ({node.tag}) are not used here — delete it")

    def _fault(self, node: Node, what: str, *, fatal: bool = False) -> None:
        self.faults.append((_line(node), what))
        self.fatal = self.fatal or fatal


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1


# --- Pydantic's errors → faults a person can act on -----------------------------------------------------


def _explained(error: ValidationError, data: Any, lines: Mapping[Place, int]) -> Iterator[tuple[int, str]]:
    details = error.errors(include_url=False)
    extra = [detail for detail in details if detail["type"] == "extra_forbidden"]
    misspelt = {(*_real(detail, data)[:-1], _meant(detail["loc"])) for detail in extra}
    for detail in details:
        place = _real(detail, data)
        if detail["type"] == "missing" and place in misspelt:
            continue  # one slip, one fault: the misspelt key is reported already
        if detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]:
            continue  # pydantic does not count entries that have faults of their own
        yield _nearest(place, lines), f"{_shown(place, data)}: {_what(detail, place)}"


def _real(detail: ErrorDetails, data: Any) -> Place:
    """The place in the data; pydantic's also names the members of unions, which are no keys of it."""
    place: list[str | int] = []
    for part in detail["loc"]:
        if isinstance(data, list) or (isinstance(data, dict) and part in data):
            place.append(part)
            data = _at(data, part)
    if detail["type"] == "missing":
        place.append(detail["loc"][-1])
    return tuple(place)


def _nearest(place: Place, lines: Mapping[Place, int]) -> int:
    while place not in lines:
        place = place[:-1]
    return lines[place]


def _shown(place: Place, data: Any) -> str:
    """A place as people say it: entries of a list by their id, where they have one."""
    names: list[str] = []
    for part in place:
        data = _at(data, part)
        if isinstance(part, str):
            names.append(part)
        else:
            known = data.get("id") if isinstance(data, dict) else None
            names.append(known if isinstance(known, str) else str(part + 1))
    return ".".join(names) or "the rubric"


def _at(data: Any, part: str | int) -> Any:
    if isinstance(data, dict):
        return data.get(part)
    return data[part] if isinstance(data, list) and isinstance(part, int) and part < len(data) else None


def _what(detail: ErrorDetails, place: Place) -> str:
    """Say in our words what is wrong; what has no words of ours keeps pydantic's."""
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "missing":
        return "is missing"
    if kind == "extra_forbidden":
        return f"unknown key{did_you_mean(str(place[-1]), _fields(detail['loc'][:-1]))}"
    if kind == "union_tag_not_found":
        return f"{str(context['discriminator']).strip(chr(39))!r} is missing"
    if kind in {"union_tag_invalid", "literal_error"}:
        expected = str(context.get("expected_tags") or context["expected"])
        words = re.findall(r"'([^']+)'", expected)
        word = str(context.get("tag", given))
        key = str(context["discriminator"]).strip("'") + " " if kind == "union_tag_invalid" else ""
        return f"{key}{word!r} is not one of {', '.join(words)}{did_you_mean(word, words)}"
    if kind == "string_type":
        # A null, a bool or a number that was meant as text: YAML needs quotes there.
        scalar = given is None or isinstance(given, bool | int | Decimal)
        return "should be text" + (f" — put quotes round it ({_as_typed(given)})" if scalar else "")
    if kind == "string_pattern_mismatch":
        pattern = str(context["pattern"])
        return f"{_as_typed(given)} is not {_PATTERNS.get(pattern, pattern)}"
    if kind in {"value_error", "unfit"}:
        return str(context.get("error") or context.get("fault"))
    plain = {
        "tuple_type": "should be a list — [a, b]",
        "dict_type": "should be a map — {key: value}",
        "model_type": "should be a map — {key: value}",
        "model_attributes_type": "should be a map — {key: value}",
        "too_short": f"needs at least {context.get('min_length')} entries",
        "string_too_short": "is empty",
        "string_too_long": f"is longer than {context.get('max_length')} characters",
        "finite_number": "should be a finite number",
    }
    if kind in plain:
        return plain[kind]
    message = detail["msg"].removeprefix("Input ").split(",")[0]
    shown = f", not {_as_typed(given)}" if isinstance(given, str | int | Decimal | bool) else ""
    return message[:1].lower() + message[1:] + shown


_PATTERNS = {
    r"^[A-Za-z][A-Za-z0-9_]{0,63}$": "an id — a letter first, then letters, digits and _",
    r"^[a-z0-9][a-z0-9-]{0,63}$": "a rubric's id — small letters, digits and -",
    r"^\S+(?: \S+){0,4}$": "a phrase — one to five words with single spaces between them",
}


def _as_typed(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= MAX_SHOWN else text[:MAX_SHOWN] + "…"


def _meant(loc: Place) -> str | None:
    return nearest(str(loc[-1]), _fields(loc[:-1]))


def _fields(loc: Place) -> list[str]:
    """The keys that the model at `loc` takes."""
    found = _step_to(Rubric, loc)
    return [info.alias or name for name, info in found.model_fields.items()] if found else []


def _step_to(model: type[BaseModel], loc: Place) -> type[BaseModel] | None:
    here: list[type[BaseModel]] = [model]
    for part in loc:
        if isinstance(part, int):
            continue
        named = [one for one in here if _tag_of(one) == part]
        if named and len(here) > 1:
            here = named
            continue
        here = [
            inner
            for one in here
            for name, info in one.model_fields.items()
            if part in (name, info.alias)
            for inner in _models(info.annotation)
        ]
    return here[0] if len(here) == 1 else None


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that an annotation speaks of."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _models(get_args(annotation)[0])
    elif origin in {Union, UnionType, tuple, dict}:
        for inner in get_args(annotation):
            yield from _models(inner)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation


def _tag_of(model: type[BaseModel]) -> str | None:
    for info in model.model_fields.values():
        if get_origin(info.annotation) is Literal and len(get_args(info.annotation)) == 1:
            return str(get_args(info.annotation)[0])
    return None
