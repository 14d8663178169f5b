"""What people install works: the wheel, the sdist it is built from, and the editable install.

Nothing is downloaded: the tools and dependencies are lent by the environment the tests run in.
"""

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

import advisor

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.packaging


class Dist(NamedTuple):
    wheel: Path
    sdist: Path


class Installed(NamedTuple):
    """An environment with advisor in it, used from an empty folder with an empty home."""

    bin: Path
    site: Path
    cwd: Path

    def run(self, *command: str) -> str:
        env = {"PATH": os.defpath, "HOME": str(self.cwd)}
        done = subprocess.run(
            [self.bin / command[0], *command[1:]], cwd=self.cwd, env=env, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def install(folder: Path, *what: str) -> Installed:
    """Install without dependencies in a new environment; they are lent to it by path.

    Path entries in a .pth file, unlike a site folder, do not have their own .pth files read: the editable
    install these tests run in stays invisible.
    """
    venv.create(folder / "env", with_pip=False, symlinks=True)
    bin = folder / "env" / "bin"
    purelib, platlib = (sysconfig.get_path(name) for name in ("purelib", "platlib"))
    (site,) = (folder / "env").glob("lib/python*/site-packages")
    (site / "lent.pth").write_text(f"{purelib}\n{platlib}\n", encoding="utf-8")
    run_tool("pip", "--python", bin / "python", "install", "--quiet", "--no-index", "--no-deps", *what)
    cwd = folder / "empty"
    cwd.mkdir()
    return Installed(bin, site, cwd)


def run_tool(*args: str | Path) -> None:
    done = subprocess.run([sys.executable, "-m", *args], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def dist(tmp_path_factory) -> Dist:
    """Build the sdist, then the wheel from the sdist: so one that lacks a file cannot pass."""
    folder = tmp_path_factory.mktemp("dist")
    run_tool("build", "--no-isolation", "--outdir", folder)
    (wheel,), (sdist,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    return Dist(wheel, sdist)


@pytest.fixture(scope="module")
def wheel_install(dist, tmp_path_factory) -> Installed:
    return install(tmp_path_factory.mktemp("wheel"), str(dist.wheel))


@pytest.fixture(scope="module")
def editable_install(tmp_path_factory) -> Installed:
    return install(tmp_path_factory.mktemp("editable"), "--no-build-isolation", "--editable", str(ROOT))


@pytest.fixture(params=["wheel", "editable"])
def installed(request) -> Installed:
    found = request.getfixturevalue(f"{request.param}_install")
    assert isinstance(found, Installed)
    return found


def data_files(root: Path) -> set[str]:
    return {
        path.relative_to(root).as_posix()
        for folder in ("prompts", "rubrics")
        for path in (root / folder).rglob("*")
        if path.is_file()
    }


def test_the_wheel_carries_the_package_and_its_data_and_nothing_else(dist):
    names = set(zipfile.ZipFile(dist.wheel).namelist())
    info = f"advisor-{advisor.__version__}.dist-info/"
    assert {name for name in names if not name.startswith(("advisor/", info))} == set()
    assert {f"advisor/_data/{name}" for name in data_files(ROOT)} <= names
    assert {"advisor/py.typed", "advisor/portal/static/widget.js", f"{info}licenses/LICENSE"} <= names


def test_the_sdist_carries_the_data_and_the_tests(dist):
    with tarfile.open(dist.sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert data_files(ROOT) | {"pyproject.toml", "LICENSE", "tests/conftest.py"} <= names


FIND = "from advisor.resources import prompts_dir, rubrics_dir; print(rubrics_dir(), prompts_dir())"


def test_the_wheel_uses_the_copies_inside_it(wheel_install):
    data = wheel_install.site / "advisor" / "_data"
    assert wheel_install.run("python", "-c", FIND).split() == [str(data / "rubrics"), str(data / "prompts")]


def test_the_editable_install_uses_the_checkout_and_leaves_no_copies(editable_install):
    found = editable_install.run("python", "-c", FIND).split()
    assert found == [str(ROOT / "rubrics"), str(ROOT / "prompts")]
    assert not (editable_install.site / "advisor").exists()


def test_the_declared_dependencies_are_the_locked_ones(wheel_install):
    wheel_install.run("python", "-m", "pip", "check")


def test_the_command_tells_its_version(installed):
    assert advisor.__version__ in installed.run("advisor", "--version")


def test_the_command_finds_its_rubrics(installed):
    rubrics = {path.stem for path in (ROOT / "rubrics").glob("*.yaml")}
    out = installed.run("advisor", "rubric", "list")
    assert rubrics <= set(out.split())
