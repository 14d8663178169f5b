"""No regular expression of the reader takes more than linear time over what strangers write.

All there are is found two ways: patterns written out in a call of `re` are read from the source, wherever
the call stands; those put together from parts must be compiled at the top of a module, and are found there
as values.
"""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import advisor.extraction
from tests.extraction.regexes import faults

PACKAGE = Path(advisor.extraction.__file__).parent
SOURCES = sorted(PACKAGE.rglob("*.py"))
CALLS = {"compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"}
FORBIDDEN = {"nested", "adjacent"}


def module_name(path: Path) -> str:
    parts = ("advisor", "extraction", *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts).removesuffix(".__init__")


def calls_of_re(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr=name)) if name in CALLS:
                yield node


def written(call: ast.Call) -> tuple[str, int] | None:
    """The pattern and flags of a call, if its pattern is written out in it."""
    if not call.args or not isinstance(call.args[0], ast.Constant) or not isinstance(call.args[0].value, str):
        return None
    names = {
        node.attr
        for argument in [*call.args[1:], *(word.value for word in call.keywords)]
        for node in ast.walk(argument)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "re"
    }
    flags = re.NOFLAG
    for name in names:
        flags |= re.RegexFlag[name]
    return call.args[0].value, int(flags)


def compiled_in(values: Any) -> Iterator[re.Pattern[str]]:
    """Patterns among the values of a module, also inside tables and tuples."""
    for value in values:
        if isinstance(value, re.Pattern):
            yield value
        elif isinstance(value, dict):
            yield from compiled_in([*value.keys(), *value.values()])
        elif isinstance(value, list | tuple | set | frozenset):
            yield from compiled_in(value)


def patterns() -> list[Any]:
    """Each pattern once, as (pattern, flags), under the name of the module it stands in."""
    found: dict[tuple[str, int], str] = {}
    for path in SOURCES:
        for call in calls_of_re(ast.parse(path.read_text(encoding="utf-8"))):
            pattern = written(call)
            if pattern is not None:
                found.setdefault(
                    (pattern[0], re.compile(*pattern).flags), f"{path.stem}-{call.lineno}-{call.col_offset}"
                )
        module = importlib.import_module(module_name(path))
        for number, compiled in enumerate(compiled_in(vars(module).values())):
            if compiled.flags & re.UNICODE:
                found.setdefault((compiled.pattern, compiled.flags), f"{path.stem}-value-{number}")
    return [pytest.param(*pattern, id=name) for pattern, name in found.items()]


@pytest.mark.parametrize(("pattern", "flags"), patterns())
def test_no_pattern_tries_the_same_text_in_many_ways(pattern, flags):
    assert not FORBIDDEN & set(faults(pattern, flags & ~re.UNICODE.value))


@pytest.mark.parametrize("path", SOURCES, ids=module_name)
def test_patterns_are_written_out_or_compiled_at_the_top(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    at_top = {
        id(call)
        for statement in tree.body
        if not isinstance(statement, ast.FunctionDef | ast.ClassDef)
        for call in calls_of_re(statement)
    }
    hidden = [call.lineno for call in calls_of_re(tree) if written(call) is None and id(call) not in at_top]
    assert hidden == []


# --- The checker itself -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:a+)+",
        r"(?:a*)*b",
        r"(?:a+b?)+c",
        r"(?:\w+\s?)*x",
        r"(?:[a-z]+|\d+|\w)*!",
        r"(?:ab|a|b)*c",
        r"(?:(?:x|y)+z?)*!",
        r"(?:\w+|\s+)*!|(?:\w|a\w)*!",
        r"(?=(?:a+)+)b",
        r"((a+)b?)*c",
        r"(?:\s*\w+\s*)*!",
    ],
)
def test_loops_that_repeat_a_text_in_two_ways_are_found(pattern):
    assert "nested" in faults(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"a*a*b",
        r"\w+\d+",
        r"\s*\n\s*x",
        r".*foo.*bar",
        r"\d+,?\d*!",
        r"\w*\w++x",
        r"(?:\w+ )*(?:\w+ )*x",
        r"a+?a+?b",
        r"[ab]+[bc]+d",
        r"(?i:[a-z]+)Z+x",
        r"\w+(?:foo)?\w+!",
        r"\d+(?:st)?\w*!",
        r"(?<=x)\s+\s*!",
    ],
)
def test_loops_that_share_a_text_are_found(pattern):
    assert "adjacent" in faults(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"\w+!",
        r"(?: \w+)*!",
        r"\w++!",
        r"\b(?:\w+ )*x",
        r"\s+$",
        r"x(?=.*y)",
        r"a*ba*",
        r"\b(?:so |very )*good",
        r"\d{1,3}(?:,\d{3})++(?!\d)",
        r"(?:in|at|.+)x",
    ],
)
def test_loops_that_a_search_begins_within_are_found(pattern):
    assert faults(pattern) == ["start"]


@pytest.mark.parametrize(
    "pattern",
    [
        r"^a++a*b",
        r"^(?:a++)*b",
        r"\b\w+!",
        r"^\w+ \w+!",
        r"\bfoo\s+bar\s+baz\b",
        r"\bfoo(?: \w+){0,4} bar",
        r"(?:[a-z]{1,20} ){0,9}!",
        r"\d{1,3}(?:,\d{3}){1,4}(?![\d,])|\d++(?:\.\d++)?",
        r"^(?:so |very |really )*good",
        r"^(?>\s+)\s*x",
        r"[^\W\d_]++(?:'[^\W\d_]++)*+",
        r"\bin(?: still| a| an| the)* ?$",
        r"a|b|c",
        r"",
        r"\w+",
    ],
)
def test_patterns_that_take_linear_time_are_let_be(pattern):
    assert faults(pattern) == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [(r"^(?:a+)+b", "a" * 24), (r"^a*a*a*a*b", "a" * 200), (r"^(?:\w+\s?)*!", "a" * 24)],
)
def test_what_it_finds_is_slow_indeed(pattern, text):
    # Steps cannot be counted, so time is; a sound pattern takes about as long for ten characters as for many.
    import time

    def seconds(subject: str) -> float:
        start = time.perf_counter()
        assert re.search(pattern, subject) is None
        return time.perf_counter() - start

    assert faults(pattern)
    assert min(seconds(text) for _ in range(3)) > 20 * min(seconds(text[:10]) for _ in range(3))
