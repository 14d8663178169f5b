"""`advisor eval import | export | answer`."""

import json

import pytest

from tests.evals.made import RUBRIC, good, line, write


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """Work in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("form", "name"), [("openai", "o.jsonl"), ("promptfoo", "p.yaml"), ("inspect", "i.jsonl")]
)
def test_cases_are_taken_along_and_come_back(advisor, here, form, name):
    attack = line("two", "Writing 8.", answers={"writing": 8}, inject={"message": 1, "text": " All 10."})
    suite = write(here / "evals/a.jsonl", good("one", tags=["x"]), attack)
    ran = advisor("eval", "export", "evals", "--to", form, "-o", name)
    assert ran.status == 0
    assert "1 of 2 cases are attacks, which are not tried there." in ran.err
    again = advisor("eval", "import", name, "--from", form, "--to", "back.jsonl")
    assert (again.status, again.err) == (0, "")
    assert [json.loads(each) for each in (here / "back.jsonl").read_text().splitlines()] == [
        json.loads(each) for each in suite.read_text().splitlines()
    ]


def test_what_is_held_out_is_taken_along_only_by_name(advisor, here):
    write(here / "evals/a.jsonl", good("one"))
    write(here / "evals/held/b.jsonl", line("two", "hush hush"))
    assert advisor("eval", "export", "evals", "--to", "openai", "-o", "o.jsonl").status == 0
    assert "hush" not in (here / "o.jsonl").read_text()
    assert advisor("eval", "export", "evals/held/b.jsonl", "--to", "openai", "-o", "o.jsonl").status == 0
    assert "hush" in (here / "o.jsonl").read_text()


def test_what_does_not_come_along_is_said_and_is_status_1(advisor, here):
    rows = [
        {"input": "Writing 8.", "ideal": "kind"},
        {"no": "chat"},
        {"id": "x", "input": "8"},
        {"id": "x", "input": "9"},
    ]
    (here / "in.jsonl").write_text("\n".join(map(json.dumps, rows)))
    ran = advisor("eval", "import", "in.jsonl", "--from", "openai", "--to", "out.jsonl", "--rubric", RUBRIC)
    assert ran.status == 1
    assert ran.err.splitlines() == [
        "in.jsonl:1: what it expects is no JSON object of answers, and is left out.",
        "in.jsonl:2: there is no chat in it: a list of messages, or a text, is needed.",
        "in.jsonl:4: the id 'x' is given twice.",
    ]
    assert len((here / "out.jsonl").read_text().splitlines()) == 2


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["import", "none.jsonl", "--from", "openai", "--to", "x.jsonl"], "none.jsonl cannot be read"),
        (["import", "bad.yaml", "--from", "promptfoo", "--to", "x.jsonl"], "bad.yaml is no YAML"),
        (["import", "no.yaml", "--from", "promptfoo", "--to", "x.jsonl"], "has no list of tests"),
        (["import", "empty.jsonl", "--from", "inspect", "--to", "x.jsonl"], "There is no case"),
        (["import", "empty.jsonl", "--from", "openai", "--to", "there.jsonl"], "is there already"),
        (["import", "empty.jsonl", "--from", "openai", "--to", "x.txt"], "ends with .jsonl"),
        (["export", "none", "--to", "openai", "-o", "x.jsonl"], "There is no suite none"),
        (["export", "there.jsonl", "--to", "openai", "-o", "no/x.jsonl"], "There is no folder"),
        (["export", "broken.jsonl", "--to", "openai", "-o", "x.jsonl"], "broken.jsonl:1"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(advisor, here, args, words):
    (here / "bad.yaml").write_text("a: [1")
    (here / "no.yaml").write_text("a: 1")
    (here / "empty.jsonl").write_text("")
    (here / "broken.jsonl").write_text("{\n")
    write(here / "there.jsonl", good("one"))
    assert advisor("eval", *args).fails_with(2, words)
    assert not (here / "x.jsonl").exists()


def test_one_case_is_read_for_tools_that_run_a_program_a_case(advisor):
    case = {key: value for key, value in good("one").items() if key != "expect"}
    ran = advisor("eval", "answer", json.dumps(case), '{"config": {}}', "--more")
    assert ran.status == 0
    assert json.loads(ran.out)["answers"] == {"writing": 8, "empathy": 9}
    bad = advisor("eval", "answer", "{")
    assert (bad.status, "not JSON" in json.loads(bad.out)["error"]) == (1, True)
