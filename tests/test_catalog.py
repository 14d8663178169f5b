"""Rubrics are found by name or path, load fast from the cache, and the cache can do no harm."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

import advisor
from advisor import catalog
from advisor.catalog import load_rubric, rubric_names, rubric_path
from advisor.errors import RubricError, UnknownRubric
from advisor.resources import rubrics_dir
from advisor.rubric import parse

SMALL = Path(__file__).parent / "rubrics" / "bike-mechanic.yaml"


def cached() -> list[Path]:
    folder = Path(os.environ["XDG_CACHE_HOME"], "advisor", "rubrics")
    return sorted(folder.iterdir()) if folder.is_dir() else []


@pytest.fixture
def unparsed(monkeypatch):
    """From here on, parsing is a failure: what loads must come from the cache."""

    def refuse(text, name):
        raise AssertionError(f"{name} was parsed")

    monkeypatch.setattr(parse, "parse_rubric", refuse)


# --- Finding ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", rubric_names())
def test_a_built_in_rubric_loads_by_the_name_it_gives_itself(name):
    assert load_rubric(name).id == name


@pytest.mark.parametrize(
    "path", [SMALL, str(SMALL), os.path.relpath(SMALL)], ids=["path", "text", "relative"]
)
def test_a_rubric_loads_from_a_file(path):
    assert load_rubric(path).id == "bike-mechanic"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (
            "customer-suport-representative",
            "Did you mean 'customer-support-representative'? There are: customer",
        ),
        ("Customer-Support-Representative", "Did you mean 'customer-support-representative'?"),
        ("pilot", "No rubric is called 'pilot'. There are: customer-support-representative"),
        ("", "No rubric is called ''. There are: "),
        ("no/such/file.yaml", "There is no file no/such/file.yaml. There are: "),
        ("pilot.yaml", "There is no file pilot.yaml."),
        ("./", "./ is a folder."),
        ("a\0.yaml", "There is no file a\0.yaml."),
    ],
)
def test_what_is_no_rubric_is_refused_with_what_there_is(name, says):
    with pytest.raises(UnknownRubric) as caught:
        rubric_path(name)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_status == 2


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("title: café".encode("latin-1"), ":1: not UTF-8 text — save the file as UTF-8"),
        ("title: x\nrole: y".encode("utf-16"), ":1: not UTF-8 text"),
        (b"x" * 2_000_000, ": larger than 1,000,000 bytes"),
        (b"", ":1: the file is empty"),
    ],
    ids=["latin-1", "utf-16", "huge", "empty"],
)
def test_what_cannot_be_read_is_said_in_one_line(tmp_path, content, says):
    file = tmp_path / "x.yaml"
    file.write_bytes(content)
    with pytest.raises(RubricError) as caught:
        load_rubric(file)
    assert str(caught.value).startswith(f"{file}{says}")
    assert len(caught.value.faults) == 1


def test_faults_are_named_by_the_path_as_it_was_given(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("x.yaml").write_text(
        SMALL.read_text(encoding="utf-8").replace("version: 3", "version: x"), encoding="utf-8"
    )
    with pytest.raises(RubricError, match=r"^x\.yaml:6: version: "):
        load_rubric("x.yaml")
    assert cached() == []


# --- The cache --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*rubric_names(), SMALL])
def test_a_rubric_from_the_cache_is_the_same_in_all_its_parts(name, request):
    fresh = load_rubric(name)
    request.getfixturevalue("unparsed")
    again = load_rubric(name)
    assert again == fresh
    assert again.model_dump_json(by_alias=True) == fresh.model_dump_json(by_alias=True)
    assert [str(item.points) for item in again.items.values()] == [
        str(item.points) for item in fresh.items.values()
    ]


def test_a_change_to_the_file_is_seen_at_once(tmp_path):
    file = tmp_path / "x.yaml"
    shutil.copy(SMALL, file)
    assert load_rubric(file).version == 3
    file.write_text(SMALL.read_text(encoding="utf-8").replace("version: 3", "version: 4"), encoding="utf-8")
    assert load_rubric(file).version == 4


def test_another_version_of_the_program_parses_anew(monkeypatch):
    load_rubric(SMALL)
    monkeypatch.setattr(advisor, "__version__", "99")
    load_rubric(SMALL)
    assert len(cached()) == 2


@pytest.mark.parametrize("content", [b"", b"{", b"{}", b"\xff\xfe", b"null", b'{"id": "bike-mechanic"}'])
def test_a_damaged_cache_is_passed_over_and_mended(content):
    fresh = load_rubric(SMALL)
    cached()[0].write_bytes(content)
    assert load_rubric(SMALL) == fresh
    assert len(cached()) == 1
    assert cached()[0].stat().st_size > 1000


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path, monkeypatch):
    blocked = tmp_path / "a file, not a folder"
    blocked.touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert load_rubric(SMALL).id == "bike-mechanic"


def test_a_full_disk_leaves_no_draft_behind(monkeypatch):
    def full(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert load_rubric(SMALL).id == "bike-mechanic"
    assert cached() == []


def test_without_a_home_there_is_no_cache_and_no_complaint(monkeypatch):
    def homeless():
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", homeless)
    assert load_rubric(SMALL).id == "bike-mechanic"


def test_a_relative_cache_folder_counts_as_none(monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    load_rubric(SMALL)
    assert not Path("here").exists()
    assert len(list(Path(os.environ["HOME"], ".cache", "advisor", "rubrics").iterdir())) == 1


def test_the_cache_keeps_only_the_newest(tmp_path, monkeypatch):
    monkeypatch.setattr(catalog, "KEPT", 3)
    text = SMALL.read_text(encoding="utf-8")
    for version in range(6):
        file = tmp_path / "x.yaml"
        file.write_text(text.replace("version: 3", f"version: {version + 1}"), encoding="utf-8")
        load_rubric(file)
        newest = max(cached(), key=lambda path: path.stat().st_mtime_ns)
        os.utime(newest, ns=(version * 10**9, version * 10**9))
    assert len(cached()) == 3


def test_a_warm_start_parses_nothing_and_imports_no_yaml():
    code = (
        "import sys; from advisor.catalog import load_rubric, rubric_names;"
        "[load_rubric(name) for name in rubric_names()];"
        "print([name for name in sys.modules if name.startswith(('ruamel', 'difflib', 'sqlalchemy'))])"
    )
    for name in rubric_names():
        load_rubric(name)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.bench
def test_a_warm_load_takes_less_than_30_ms():
    name = max(rubric_names(), key=lambda one: (rubrics_dir() / f"{one}.yaml").stat().st_size)
    load_rubric(name)
    took = []
    for _ in range(20):
        start = time.perf_counter()
        load_rubric(name)
        took.append(time.perf_counter() - start)
    took.sort()
    print(f"\nwarm load of {name}: median {took[10] * 1000:.1f} ms, worst {took[-1] * 1000:.1f} ms")
    assert took[10] < 0.030
