"""Cues leave no match out: whatever a cued pattern matches holds one of its cue words."""

import importlib
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import advisor.extraction.offline
from advisor.extraction.offline import asked, asking, of_work, rows
from advisor.extraction.offline.phrases import Cued
from advisor.extraction.offline.tokens import tokenise

sre: Any = importlib.import_module("re._constants")
parser: Any = importlib.import_module("re._parser")
FOLDER = Path(advisor.extraction.offline.__file__).parent
REPEATS = {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}
SAMPLES = {
    "CATEGORY_WORD": "w",
    "CATEGORY_NOT_WORD": " ",
    "CATEGORY_DIGIT": "7",
    "CATEGORY_SPACE": " ",
    "CATEGORY_NOT_SPACE": "w",
}


def samples(tree: Any) -> Iterator[str]:
    """Texts that a pattern matches: each way through it, every repeat at its least and once more."""
    return map("".join, itertools.product(*(list(one(*node)) for node in tree)))


def one(op: Any, argument: Any) -> Iterator[str]:
    match op:
        case sre.LITERAL:
            yield chr(argument)
        case sre.IN:
            yield from in_class(argument)
        case sre.SUBPATTERN:
            yield from samples(argument[-1])
        case sre.ATOMIC_GROUP:
            yield from samples(argument)
        case sre.BRANCH:
            for branch in argument[1]:
                yield from samples(branch)
        case _ if op in REPEATS:
            least, most, body = argument
            for times in {least, min(most, least + 1)}:
                yield from ("".join(parts) for parts in itertools.product(list(samples(body)), repeat=times))
        case sre.AT | sre.ASSERT | sre.ASSERT_NOT:
            yield ""
        case _:
            yield "w"


def in_class(members: Any) -> Iterator[str]:
    if members[0][0] is sre.NEGATE:
        yield " "
        return
    for op, argument in members:
        if op is sre.LITERAL:
            yield chr(argument)
        elif op is sre.RANGE:
            yield chr(argument[0])
        else:
            yield SAMPLES[str(argument)]


def cued() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.py")):
        module = importlib.import_module(f"advisor.extraction.offline.{path.stem}")
        for name, value in vars(module).items():
            if isinstance(value, Cued):
                yield pytest.param(value, id=f"{path.stem}-{name}")


@pytest.mark.parametrize("table", list(cued()))
def test_whatever_a_cued_pattern_matches_holds_a_cue(table):
    without = {
        text
        for text in samples(parser.parse(table.pattern.pattern))
        if table.pattern.search(text) and table.cues.isdisjoint(token.text for token in tokenise(text))
    }
    assert without == set()


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        pytest.param(asked._BY_NUMBER, asked._CALLS, id="called by number"),
        pytest.param(asked._PERCENT, ("percent", "100"), id="percent"),
        pytest.param(asking._INVERTED, (*asking._INVERTING, *asking._DAUNTING), id="inverted"),
        pytest.param(asking._OPEN, asking._LEFT_OPEN, id="left open"),
        pytest.param(asking.OFFERS, asking._OFFERING, id="offers"),
        pytest.param(of_work._HAD, of_work._EARLIER, id="earlier work"),
    ],
)
def test_whatever_a_pattern_behind_signs_matches_holds_one(pattern, signs):
    texts = {text for text in samples(parser.parse(pattern.pattern)) if pattern.search(text)}
    assert texts
    assert {text for text in texts if not any(sign in text for sign in signs)} == set()


LAID_OUT = {
    "_by_quotes": ['"empathy": 8', ' { "tone" : "nine"'],
    "by_bars": ["| tone | 8 |", "│ tone │ 8", "tone | 8\n--|--", "---|---"],
    "by_tabs": ["tone\t8", "tone\t \t8"],
    "_by_spaces": ["tone   8", "tone      8"],
    "_by_equals": ["tone = 8", "tone=8", '"tone" =8', "(tone)= 8"],
    "_by_commas": ["tone,8", "tone;8"],
    "_by_leads": ["a => b", "a-> b", "a → b", "a➜b", "tone.... 8", "tone:   8", "a - b", "a – b", "a — b"],
    "_by_ends": ["tickets yes", "live chat  **never**.", "phone a little"],
}
"""Rows of each layout: whatever makes one has a sign of it."""


@pytest.mark.parametrize("layout", [*rows.LAYOUTS, *rows.LOOSE], ids=lambda one: one.rows.__name__)
def test_a_layout_shows_by_its_signs(layout):
    for row in LAID_OUT[layout.rows.__name__]:
        assert layout.hint.search(row), row
        assert any(sign in row for sign in layout.signs), row
        assert layout.shows("\n".join([row] * rows.FEWEST)), row
    told = {text for text in samples(parser.parse(layout.hint.pattern)) if layout.hint.search(text)}
    assert {text for text in told if not any(sign in text for sign in layout.signs)} == set()
    assert not layout.shows("writing 8 empathy 9")


@pytest.mark.parametrize("table", list(cued()))
def test_every_cue_is_a_word(table):
    assert {cue for cue in table.cues if [token.text for token in tokenise(cue)] != [cue]} == set()
