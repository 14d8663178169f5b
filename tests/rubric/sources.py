"""What a rubric takes from its document: each part that names its source, and the table of lines."""

import csv
from collections.abc import Iterator

from pydantic import BaseModel

from advisor.resources import rubrics_dir
from advisor.rubric.base import Source
from advisor.rubric.model import Rubric


def table_of_lines(name: str) -> tuple[dict[str, str], ...]:
    with (rubrics_dir() / f"{name}.lines.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def sourced(node: object, place: str = "") -> Iterator[tuple[str, Source]]:
    """Everything that names its place in the document, by its own place in the rubric."""
    if isinstance(node, Rubric):
        yield from node.sources.items()
    if isinstance(node, BaseModel):
        source = getattr(node, "source", None)
        if source is not None:
            yield place, source
        for name in type(node).model_fields:
            if name != "sources":
                yield from sourced(getattr(node, name), f"{place}.{name}".lstrip("."))
    elif isinstance(node, tuple):
        for one in node:
            key = getattr(one, "id", None) or getattr(one, "number", None)
            if key is not None:
                yield from sourced(one, f"{place}.{key}")


def in_table(name: str) -> set[tuple[str, str, int]]:
    """What the table says stands where: place in the rubric, section, line."""
    return {
        (place, row["section"], int(row["line"]))
        for row in table_of_lines(name)
        if row["where"] not in ("blank", "heading")
        for place in row["where"].split("; ")
    }


def in_rubric(rubric: Rubric) -> set[tuple[str, str, int]]:
    """The same as the rubric says it."""
    return {(place, source.section, source.line) for place, source in sourced(rubric)}


def phrases(node: object) -> Iterator[str]:
    """All names and aliases in a rubric or a part of one."""
    for name in (
        "aliases",
        "asked_as",
        "names",
        "products",
        "counts",
        "excludes",
        "halves",
        "when_asked",
        "begun",
    ):
        yield from flat(getattr(node, name, ()))
    for name in ("questions", "items", "values", "glossary"):
        children = getattr(node, name, ())
        for child in children.values() if isinstance(children, dict) else children:
            yield from phrases(child)


def flat(words: object) -> Iterator[str]:
    if isinstance(words, str):
        yield words
    elif isinstance(words, tuple):
        for one in words:
            yield from flat(one)
