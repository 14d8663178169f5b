"""Rubrics are data: no Python of the package names an item of one.

The rule, for the ids of all items and values of the built-in rubrics:

- An id that no English sentence holds (it has an underscore, or digits among its letters: "service_years",
  "b2b") stands in no string literal of the package, whole and by itself, whatever the literal is for.
- An id that is also an English word ("phone", "email", "goal", "remote", "any") may stand in a list of words,
  since the reader's English is Python; but not where code would look something up by it or decide by it: as a
  subscript, as an argument of a call that is not a plain collection, as a key of a dict, on a side of == or
  `is`, alone in the brackets of `in`, or as a `case`.
- Words of the program's own (the extents yes, some and no; any and none; the names of its commands; the keys
  of every rubric, such as "title") are not looked at; nor are docstrings.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import advisor
from advisor.catalog import load_rubric, rubric_names
from advisor.cli.main import COMMANDS
from advisor.rubric.advice import Fact
from advisor.rubric.model import Rubric

PACKAGE = Path(advisor.__file__).parent
OWN = {"yes", "some", "no", "any", "none", *COMMANDS, *(name for name in Fact.model_fields if name != "id")}
COLLECTIONS = {"frozenset", "set", "tuple", "list", "sorted"}


def ids_of(rubric: Rubric) -> set[str]:
    found = set(rubric.items)
    for item in rubric.items.values():
        found |= {value.id for value in getattr(item, "values", ())}
    return found - OWN


@cache
def ids() -> set[str]:
    return {name for rubric in rubric_names() for name in ids_of(load_rubric(rubric))}


def offences(source: str, names: set[str]) -> Iterator[tuple[int, str]]:
    tree = ast.parse(source)
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    deciding = {id(part) for node in ast.walk(tree) for part in decides_by(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node.value in names and id(node) not in docstrings:
            special = re.search(r"[_0-9]", node.value) is not None
            if special or id(node) in deciding:
                yield node.lineno, node.value


def decides_by(node: ast.AST) -> list[ast.expr | None]:
    """The parts of a node by which something is looked up or decided."""
    match node:
        case ast.Subscript():
            return [node.slice]
        case ast.Dict():
            return list(node.keys)
        case ast.Compare():
            alone = [
                side.elts[0]
                for side in node.comparators
                if isinstance(side, ast.Tuple | ast.List | ast.Set) and len(side.elts) == 1
            ]
            return [node.left, *node.comparators, *alone]
        case ast.MatchValue():
            return [node.value]
        case ast.Call(func=ast.Name(id=name)) if name in COLLECTIONS:
            return []
        case ast.Call():
            return list(node.args)
    return []


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_no_item_is_named(path):
    assert list(offences(path.read_text(encoding="utf-8"), ids())) == []


@pytest.mark.parametrize(
    "source",
    [
        "x = 'service_years'",
        "WORDS = {'shop', 'b2b'}",
        "answers['empathy']",
        "answers.get('empathy')",
        "if item.id == 'empathy': pass",
        "if item.id in ('empathy',): pass",
        "table = {'phone': 3}",
        "match item:\n    case 'goal': pass",
    ],
)
def test_the_rule_finds(source):
    assert list(offences(source, {"service_years", "b2b", "empathy", "phone", "goal"}))


@pytest.mark.parametrize(
    "source",
    [
        "'''Reads empathy.'''",
        "WORDS = frozenset({'phone', 'email', 'fax'})",
        "WORDS = 'phone email fax'.split()",
        "if word in ('phone', 'email'): pass",
    ],
)
def test_the_rule_lets_english_be(source):
    assert list(offences(source, {"service_years", "b2b", "empathy", "phone", "email", "goal"})) == []
