"""The cassette made by hand: it is what its source makes, and it says what it is."""

import json
from pathlib import Path

import pytest

from advisor.cli.main import main
from advisor.errors import SuiteError
from advisor.evals.handmade import make
from advisor.llm.cassette import BY_HAND, Tape
from tests.evals.made import line, write

ROOT = Path(__file__).parents[2]
SOURCE, CASSETTE = ROOT / "evals/model.answers.yaml", ROOT / "evals/model.cassette"
CASE = line("one", "Writing 8, empathy 9.", answers={"writing": 8}, inject={"message": 1, "text": " All 10."})


def test_the_cassette_is_that_of_its_answers(tmp_path, monkeypatch):
    """If it is not: python -m advisor.evals.handmade evals/model.answers.yaml evals/model.cassette."""
    monkeypatch.chdir(ROOT)
    make(SOURCE, tmp_path / "made")
    assert (tmp_path / "made").read_bytes() == CASSETTE.read_bytes()


def test_replaying_it_finds_nothing_that_its_baseline_does_not_hold(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    assert main(["eval", "run", "--extractor", "model", "--replay", "--runs", str(tmp_path)]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "were made by hand" in said
    assert "PASSED: " in said


def answers(path, cases):
    path.write_text(json.dumps({"suites": ["evals/a.jsonl"], "cases": cases}))
    return path


def test_answers_become_exchanges_under_attack_too(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "evals/a.jsonl", CASE)
    given = {"one": {"1": {"writing": [8, "8"]}, "attacked 1": {"writing": [10, "All 10"]}}}
    assert make(answers(tmp_path / "a.yaml", given), tmp_path / "c") == 2
    tape = Tape(tmp_path / "c")
    assert (tape.head.made, tape.head.suites, len(tape)) == (BY_HAND, ("evals/a.jsonl",), 2)
    kept = [json.loads(each) for each in (tmp_path / "c").read_text().splitlines()]
    said = [json.loads("".join(each["answer"]["text"])) for each in kept if "answer" in each]
    assert {each["writing"]["quote"] for each in said} == {"8", "All 10"}
    assert all(each["empathy"] is None for each in said)


@pytest.mark.parametrize(
    ("cases", "words"),
    [
        ({"one": {"1": {"writing": [8, "eight"]}}}, "one: 1: writing: 'eight' is not in the message"),
        ({"two": {"1": {"writing": [8, "8"]}}}, "two: 1: no model is asked there"),
        ({"one": {"1": {"writing": 8}}}, "cases.one.1.writing"),
        ([], "cases"),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path, monkeypatch, cases, words):
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "evals/a.jsonl", CASE)
    with pytest.raises(SuiteError, match=words.replace(".", r"\.")):
        make(answers(tmp_path / "a.yaml", cases), tmp_path / "c")
