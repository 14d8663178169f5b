"""Rubrics and prompts are found in a checkout and in a wheel; real installs are in test_packaging.py."""

import subprocess
import sys
from pathlib import Path

import pytest

from advisor import resources

ROOT = Path(__file__).parents[1]
OURS = '[project]\nname = "advisor"\n'


def place(root: Path, *folders: str, pyproject: str | None = None) -> Path:
    """Lay out an installation under `root`; return its package folder."""
    for folder in ("advisor", *folders):
        (root / folder).mkdir(parents=True)
    if pyproject is not None:
        (root / "pyproject.toml").write_text(pyproject, encoding="utf-8")
    return root / "advisor"


def test_in_this_checkout_they_are_at_the_top():
    assert resources.rubrics_dir() == ROOT / "rubrics"
    assert resources.prompts_dir() == ROOT / "prompts"


def test_a_checkout_is_preferred(tmp_path):
    package = place(tmp_path, "rubrics", "advisor/_data/rubrics", pyproject=OURS)
    assert resources._find("rubrics", package) == tmp_path / "rubrics"


@pytest.mark.parametrize(
    "pyproject",
    [
        pytest.param(None, id="no project around"),
        pytest.param('[project]\nname = "theirs"\ndependencies = ["advisor"]\n', id="someone else's project"),
        pytest.param("\0", id="not a project file"),
    ],
)
def test_an_installed_package_uses_its_own_copies(tmp_path, pyproject):
    package = place(tmp_path, "rubrics", "advisor/_data/rubrics", pyproject=pyproject)
    assert resources._find("rubrics", package) == package / "_data" / "rubrics"


@pytest.mark.parametrize("pyproject", [OURS, None], ids=["checkout", "installed"])
def test_what_is_missing_is_named(tmp_path, pyproject):
    package = place(tmp_path, pyproject=pyproject)
    with pytest.raises(FileNotFoundError, match=r"The prompts .* are not in .*prompts\."):
        resources._find("prompts", package)


def test_finding_them_costs_no_heavy_import():
    loaded = subprocess.check_output(
        [sys.executable, "-c", "import sys, advisor.resources; print(*sys.modules)"], text=True
    ).split()
    assert not {"pydantic", "ruamel", "sqlalchemy", "openai", "rich", "asyncio"} & set(loaded)
