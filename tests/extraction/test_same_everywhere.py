"""The same chat gives the same bytes: whatever the hash seed, the language of the machine, or the ids."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from advisor.answers import Sheet
from advisor.catalog import load_rubric
from advisor.extraction.extractor import read_chat
from advisor.extraction.offline.reader import OfflineExtractor
from advisor.rubric.model import Rubric
from advisor.transcripts import Case
from benchmarks.golden import cases

RUBRIC = load_rubric("customer-support-representative")
ALL = [case for held in (False, True) for _, case in cases(held=held)]

READ = """
import sys
from advisor.catalog import load_rubric
from advisor.extraction.extractor import read_chat
from advisor.extraction.offline.reader import OfflineExtractor
from benchmarks.golden import cases

rubric = load_rubric("customer-support-representative")
for number, (_, case) in enumerate(cases()):
    if number % 6 == 0:
        log = read_chat(OfflineExtractor(), rubric, case.messages, case.date)
        sys.stdout.buffer.write(f"{case.id} {log}\\n".encode("utf-8", "backslashreplace"))
"""


def output(**environment: str) -> bytes:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", READ],
        env={**os.environ, "PYTHONPATH": str(root), **environment},
        cwd=root,
        check=True,
        capture_output=True,
    )
    return done.stdout


@pytest.fixture(scope="module")
def reference() -> bytes:
    found = output(PYTHONHASHSEED="0")
    assert found.count(b"\n") > 20
    return found


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4242"},
        {"LC_ALL": "C", "PYTHONUTF8": "0"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {"TZ": "Pacific/Kiritimati"},
        {"PYTHONOPTIMIZE": "2"},
    ],
    ids=str,
)
def test_a_machine_makes_no_difference(reference, environment):
    assert output(**{"PYTHONHASHSEED": "0", **environment}) == reference


# --- Ids ----------------------------------------------------------------------------------------------------


def renamed(rubric: Rubric, names: dict[str, str]) -> Rubric:
    """The rubric with other ids for its items, wherever it names one."""
    return Rubric.model_validate(_rename(json.loads(rubric.model_dump_json(by_alias=True)), names))


HOLDERS = {"item", "of", "domains", "any_of", "all_of", "items"}
"""Keys whose values are item ids. (Those of `values` and `table` are ids of values.)"""


def _rename(data: object, names: dict[str, str], key: str = "") -> object:
    if isinstance(data, dict):
        made = {name: _rename(value, names, name) for name, value in data.items()}
        if isinstance(data.get("id"), str) and "kind" in data and data["id"] in names:
            made["id"] = names[data["id"]]
        return made
    if isinstance(data, list):
        return [_rename(value, names, key) for value in data]
    if isinstance(data, str) and key in HOLDERS:
        return names.get(data, data)
    return data


NAMES = {item: f"zz_{number:02}_q" for number, item in enumerate(reversed(RUBRIC.items))}
"""New ids, in another alphabetical order than the old."""


@pytest.fixture(scope="module")
def other() -> Rubric:
    return renamed(RUBRIC, NAMES)


def reading(case: Case, rubric: Rubric, names: dict[str, str] | None = None) -> object:
    sheet = Sheet.of(read_chat(OfflineExtractor(), rubric, case.messages, case.date))
    back = {new: old for old, new in (names or {}).items()}
    answers = [
        (back.get(item, item), answer.value, answer.evidence) for item, answer in sheet.answers.items()
    ]
    return answers, [back.get(item, item) for item in sheet.declined]


def test_the_renamed_rubric_names_no_item_as_before(other):
    assert list(other.items) == [NAMES[item] for item in RUBRIC.items]
    assert not set(other.items) & set(RUBRIC.items)


def test_ids_of_items_mean_nothing_to_the_reader(other):
    changed = [case.id for case in ALL if reading(case, RUBRIC) != reading(case, other, NAMES)]
    assert changed == []
