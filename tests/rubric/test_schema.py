"""The JSON Schema that editors use is the models', and every rubric here is valid by it."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from advisor.resources import rubrics_dir
from advisor.rubric.schema import schema_text

FILES = [*sorted(rubrics_dir().glob("*.yaml")), *sorted(Path(__file__).parents[1].glob("rubrics/*.yaml"))]


def schema():
    return json.loads((rubrics_dir() / "rubric.schema.json").read_text(encoding="utf-8"))


def test_the_schema_is_current():
    current = (rubrics_dir() / "rubric.schema.json").read_text(encoding="utf-8")
    assert current == schema_text(), "run: python -m advisor.rubric.schema > rubrics/rubric.schema.json"


def test_the_schema_is_a_schema_and_explains_the_keys():
    Draft202012Validator.check_schema(schema())
    assert schema()["$defs"]["RatingItem"]["properties"]["aliases"]["description"].startswith("How people")
    assert schema()["properties"]["role"]["description"].startswith("Who the advisor is")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_rubric_is_valid_and_names_its_schema_in_the_first_line(path):
    text = path.read_text(encoding="utf-8")
    data = YAML(typ="safe", pure=True).load(text)
    assert [error.message for error in Draft202012Validator(schema()).iter_errors(data)] == []
    first = text.splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    assert (path.parent / first.split("=")[1]).resolve() == (rubrics_dir() / "rubric.schema.json").resolve()


def test_an_editor_would_mark_a_misspelt_key():
    data = YAML(typ="safe", pure=True).load(FILES[-1].read_text(encoding="utf-8"))
    data["titel"] = data.pop("title")
    assert len(list(Draft202012Validator(schema()).iter_errors(data))) == 2
