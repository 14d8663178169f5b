"""The examples in docstrings are true.

Run from here, not by pytest's --doctest-modules, so that the guards of conftest.py hold for them too.
"""

import doctest
import importlib
from pathlib import Path

import pytest

import advisor

PACKAGE = Path(advisor.__file__).parent
# Found by file, without importing: a broken module fails its own test and no other.
MODULES = [
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
    for path in sorted(PACKAGE.rglob("*.py"))
    if path.name != "__main__.py"  # runs the program when imported
    and path.parent.name != "migrations"  # run by Alembic, with its database at hand
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name, capsys):
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    failed = doctest.testmod(importlib.import_module(name), optionflags=flags).failed
    assert not failed, capsys.readouterr().out
