"""Cases of other tools: out and back is the same, and what others write comes along as far as it can."""

import json
from pathlib import Path

import pytest

from advisor.evals.foreign import FORMS
from advisor.evals.foreign.common import guarded
from advisor.transcripts import json_line, parse_case
from tests.evals.made import RUBRIC, good, line

ROOT = Path(__file__).parents[2]
SUITES = (
    "terse.jsonl",
    "injections.jsonl",
    "attack/messages.jsonl",
    "paraphrase/people.jsonl",
    "declines.jsonl",
)
OURS = [
    text
    for name in SUITES
    for text in (ROOT / "evals/customer-support-representative" / name).read_bytes().splitlines()
]
NAMES = {"openai": "a.jsonl", "promptfoo": "a.yaml", "inspect": "a.jsonl"}
ODD = good("odd", tags=["x"], known_failure={"reason": "{{ 7*7 }} {% raw %}", "until": "2999-01-01"})
SYSTEM = {**line("s", "8"), "messages": [{"role": "tool", "content": "x"}, {"role": "user", "content": "8"}]}


def brought(form, path, rubric=RUBRIC):
    return [*FORMS[form][0](path, rubric)]


@pytest.mark.parametrize("form", FORMS)
def test_out_and_back_is_the_same(form, tmp_path):
    lines = [*OURS, json_line(ODD), json_line(SYSTEM)]
    cases = [parse_case(each) for each in lines]
    for path, content in FORMS[form][1](cases, tmp_path / NAMES[form]):
        path.write_bytes(content)
    back = brought(form, tmp_path / NAMES[form], None)
    assert [each.faults for each in back] == [()] * len(cases)
    assert [parse_case(json_line(each.data or {})) for each in back] == cases


def test_no_template_finds_anything_in_what_is_exported(tmp_path):
    jinja2 = pytest.importorskip("jinja2")
    cases = [parse_case(each) for each in OURS] + [parse_case(json_line(ODD))]
    for path, content in FORMS["promptfoo"][1](cases, tmp_path / "a.yaml"):
        path.write_bytes(content)
    from ruamel.yaml import YAML

    for test in YAML(typ="safe").load((tmp_path / "a.yaml").read_bytes())["tests"]:
        kept = [test["vars"]["case"], *(each["config"]["expect"] for each in test.get("assert", ()))]
        for text in kept:
            assert jinja2.Template(text).render() == text
    assert json.loads(guarded({"a{{": ["{%", {"b": 1.5}]})) == {"a{{": ["{%", {"b": 1.5}]}


@pytest.mark.parametrize(
    "row",
    [
        {"messages": [{"role": "user", "content": "Writing 8."}], "ideal": {"writing": 8}},
        {"input": [{"role": "user", "content": "Writing 8."}], "ideal": '{"writing": 8}'},
        {"input": "Writing 8.", "ideal": ['{"answers": {"writing": 8}}']},
        {"item": {"messages": [{"role": "user", "content": "Writing 8."}], "expected": {"writing": 8}}},
        {
            "messages": [{"role": "user", "content": [{"type": "text", "text": "Writing 8."}]}],
            "target": {"writing": 8},
        },
    ],
)
def test_chats_of_many_hands(row, tmp_path):
    (tmp_path / "chats.jsonl").write_text(json.dumps(row))
    (found,) = brought("openai", tmp_path / "chats.jsonl")
    assert found.faults == ()
    assert found.data == {
        "id": "chats-1",
        "rubric": RUBRIC,
        "messages": [{"role": "user", "content": "Writing 8."}],
        "expect": {"answers": {"writing": 8}},
    }


TESTS = """
- description: mine
  vars: {question: Writing 8.}
  assert:
    - {type: equals, value: {writing: 8}}
    - {type: llm-rubric, value: is kind}
- vars: {messages: [{role: user, content: "Writing 8."}]}
- vars: {other: 1}
- just a text
"""


def test_tests_of_promptfoo(tmp_path):
    (tmp_path / "t.yaml").write_text(TESTS)
    first, second, third, fourth = brought("promptfoo", tmp_path / "t.yaml")
    assert first.data
    assert first.data["id"] == "mine"
    assert first.data["expect"] == {"answers": {"writing": 8}}
    assert first.faults == ("assertions are left out: llm-rubric.",)
    assert second.data
    assert second.data["id"] == "t-1"
    assert (third.data, fourth.data, fourth.faults) == (None, None, ("it has no vars.",))


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"messages": [{"role": "user", "content": "8"}], "ideal": "a kind answer"}, "is left out"),
        ({"messages": [{"role": "user", "content": "8"}], "ideal": {"charm": 8}}, "no item 'charm'"),
        (
            {"messages": [{"role": "user", "content": "8"}], "ideal": {"writing": 80}},
            "what it expects is left out",
        ),
        ({"messages": "", "ideal": {}}, ""),
        ({"messages": [{"role": "wizard", "content": "8"}]}, "role"),
        ({"messages": [{"role": "user"}]}, "there is no chat in it"),
        ({"messages": []}, "there is no chat in it"),
        ({"id": "x"}, "there is no chat in it"),
        ({"input": "8", "metadata": {"rubric": "none"}}, "no rubric is called 'none'"),
        (7, "no JSON object"),
    ],
)
def test_what_cannot_be_brought_along_is_said(row, words, tmp_path):
    (tmp_path / "chats.jsonl").write_text(json.dumps(row) + "\n{broken\n")
    found, broken = brought("openai", tmp_path / "chats.jsonl")
    assert words in " ".join(found.faults)
    assert broken.data is None


def test_a_chat_without_a_rubric_needs_one(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"input": "8"}')
    (found,) = brought("openai", tmp_path / "a.jsonl", None)
    assert found.faults == ("it names no rubric: say --rubric ID.",)
