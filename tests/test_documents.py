"""The documents tell the truth of today."""

from __future__ import annotations

import doctest
from pathlib import Path

from advisor.dialogue.step import diagram

ROOT = Path(__file__).parent.parent


def test_the_readmes_python_runs_and_prints_what_it_shows() -> None:
    results = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert results.attempted >= 4
    assert results.failed == 0


def test_the_diagram_in_the_architecture_is_the_table_in_the_code() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert diagram().strip() in text, "paste the output of advisor.dialogue.step.diagram()"
