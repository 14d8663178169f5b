"""Exported suites run in the tools they were exported for, and what is tested there is our program.

Not part of `make test` but a target of its own, `make interop`: it installs Inspect AI (0.4 GB) from PyPI,
and promptfoo (2 GB) and the Node it needs from npm, into .interop/, where they are kept. Once they are there
nothing may reach a network: telemetry and checks for updates are off, and proxies lead nowhere.
"""

import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from advisor.cli.main import main

pytestmark = pytest.mark.interop

ROOT = Path(__file__).parents[2]
TOOLS = ROOT / ".interop"
INSPECT, PROMPTFOO, NODE = "inspect-ai==0.3.285", "promptfoo@0.123.1", "node@26.10.0"
SUITES = [
    str(ROOT / "evals/customer-support-representative" / name)
    for name in ("terse.jsonl", "injections.jsonl", "attack/messages.jsonl")
]
MOST = 40


@pytest.fixture(scope="module")
def inspect_ai():
    """The command, in a virtual environment of its own."""
    home = TOOLS / "inspect"
    if not (home / "bin/inspect").exists():
        venv.create(home, with_pip=True)
        subprocess.run([home / "bin/python", "-m", "pip", "install", "--quiet", INSPECT], check=True)
    return str(home / "bin/inspect")


@pytest.fixture(scope="module")
def promptfoo():
    """The command, run by the Node that npm brings."""
    home = TOOLS / "npm"
    if not (home / "node_modules/promptfoo").exists():
        npm = shutil.which("npm")
        assert npm, "npm is needed (apt-get install npm)"
        home.mkdir(parents=True, exist_ok=True)
        (home / "package.json").write_text("{}")
        subprocess.run([npm, "install", "--no-audit", "--no-fund", PROMPTFOO, NODE], cwd=home, check=True)
    return [
        str(home / "node_modules/node/bin/node"),
        str(home / "node_modules/promptfoo/dist/src/entrypoint.js"),
    ]


@pytest.fixture
def suite(tmp_path):
    """Some cases of our suites, among them all whose words look like code."""
    lines = [line for name in SUITES for line in Path(name).read_text(encoding="utf-8").splitlines()]
    odd = [line for line in lines if "{{" in line or "<|" in line or "```" in line]
    path = tmp_path / "evals/some.jsonl"
    path.parent.mkdir()
    path.write_text("\n".join(dict.fromkeys([*odd, *lines][:MOST])) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def ours(suite, tmp_path, monkeypatch):
    """What we find ourselves: case → whether all but the attack is as expected."""
    monkeypatch.chdir(tmp_path)
    main(["eval", "run", str(suite), "--no-baseline", "-q", "-o", "ours.json"])
    cases = json.loads((tmp_path / "ours.json").read_text())["cases"]
    found = {
        case["id"]: all(
            holds for check, holds in case.get("checks", {}).items() if check not in ("attack", "evidence")
        )
        for case in cases
    }
    assert not all(found.values()), "a case that fails belongs to the check"
    return found


def environment(tmp_path):
    nowhere = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), "http://127.0.0.1:1")
    off = {"PROMPTFOO_DISABLE_TELEMETRY": "1", "PROMPTFOO_DISABLE_UPDATE": "1"}
    off |= {"PROMPTFOO_DISABLE_REMOTE_GENERATION": "1", "PROMPTFOO_CONFIG_DIR": str(tmp_path / "promptfoo")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, **nowhere, **off, "PATH": path, "INSPECT_LOG_DIR": str(tmp_path / "logs")}


def test_an_exported_suite_runs_in_inspect_ai(inspect_ai, suite, ours, tmp_path):
    assert main(["eval", "export", str(suite), "--to", "inspect", "-o", str(tmp_path / "s.jsonl")]) == 0
    run = [inspect_ai, "eval", "s_task.py", "--model", "none", "--display", "none", "--log-format", "json"]
    subprocess.run(run, cwd=tmp_path, env=environment(tmp_path), check=True, timeout=600)
    (log,) = (tmp_path / "logs").glob("*.json")
    found = json.loads(log.read_text())
    assert found["status"] == "success"
    theirs = {each["id"]: each["scores"]["as_expected"]["value"] == "C" for each in found["samples"]}
    assert theirs == ours


def test_an_exported_suite_runs_in_promptfoo(promptfoo, suite, ours, tmp_path):
    assert main(["eval", "export", str(suite), "--to", "promptfoo", "-o", str(tmp_path / "s.yaml")]) == 0
    run = [
        *promptfoo,
        "eval",
        "-c",
        "s.yaml",
        "--no-cache",
        "--no-table",
        "--no-progress-bar",
        "-o",
        "out.json",
    ]
    done = subprocess.run(run, cwd=tmp_path, env=environment(tmp_path), check=False, timeout=900)
    assert done.returncode == 100  # some test failed: see `ours`
    results = json.loads((tmp_path / "out.json").read_text())["results"]["results"]
    assert [each["error"] for each in results if each.get("error") and not each.get("gradingResult")] == []
    assert {each["testCase"]["description"]: each["success"] for each in results} == ours
    assert all({"writing", "empathy"} & each["namedScores"].keys() for each in results[:1])
