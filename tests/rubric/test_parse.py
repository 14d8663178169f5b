"""What the reader of rubric files says about wrong files, and what it makes of right ones."""

import random
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from advisor.errors import RubricError
from advisor.rubric.base import MAX_BYTES
from advisor.rubric.parse import parse_rubric

SMALL = Path(__file__).parents[1] / "rubrics" / "bike-mechanic.yaml"
TEXT = SMALL.read_text(encoding="utf-8")


def line_of(words: str) -> int:
    return next(number for number, line in enumerate(TEXT.splitlines(), start=1) if words in line)


def faults(text: str) -> tuple[str, ...]:
    with pytest.raises(RubricError) as caught:
        parse_rubric(text, "x.yaml")
    assert str(caught.value) == "\n".join(caught.value.faults)
    return caught.value.faults


@dataclass(frozen=True)
class Slip:
    """A slip of the pen in the small rubric, and what is said about it in the line where `old` stands."""

    id: str
    old: str
    new: str
    says: tuple[str, ...]


SLIPS = [
    Slip(
        "a misspelt key",
        "    label: truing wheels",
        "    lable: truing wheels",
        ("questions.hands.items.wheel_truing.lable: unknown key — did you mean 'label'?",),
    ),
    Slip(
        "a key that means nothing",
        "title: Bike Mechanic",
        "title: Bike Mechanic\nxyzzy: 1",
        ("+1 xyzzy: unknown key",),
    ),
    Slip(
        "a misspelt kind",
        "    kind: years",
        "    kind: yeers",
        (
            "-1 questions.past.items.workshop_years: kind 'yeers' is not one of rating, extent, years, "
            "months, choice, choices, text, level — did you mean 'years'?",
        ),
    ),
    Slip(
        "no kind",
        "    kind: years\n",
        "",
        ("-1 questions.past.items.workshop_years: 'kind' is missing",),
    ),
    Slip(
        "a misspelt form",
        "form: place",
        "form: palce",
        ("questions.start.items.home.form: 'palce' is not one of title, place — did you mean 'place'?",),
    ),
    Slip(
        "text for a number",
        "version: 3",
        "version: three",
        ("version: should be a valid integer, not 'three'",),
    ),
    Slip(
        "true is no text",
        'sense: "true"',
        "sense: true",
        (
            "questions.tools.items.own_tools.sense: 'True' is not one of done, comfort, willing, true, "
            "example — did you mean 'true'?",
        ),
    ),
    Slip(
        "a number for a text",
        "aliases: [own tools, tool box]",
        "aliases: [24, null, tool box]",
        (
            "questions.tools.items.own_tools.aliases.1: should be text — put quotes round it (24)",
            "questions.tools.items.own_tools.aliases.2: should be text — put quotes round it (null)",
        ),
    ),
    Slip(
        "an alias of six words",
        "aliases: [own tools, tool box]",
        "aliases: [a box with all my tools]",
        (
            "questions.tools.items.own_tools.aliases.1: 'a box with all my tools' is not a phrase — one to "
            "five words with single spaces between them",
        ),
    ),
    Slip(
        "text for a list",
        "aliases: [own tools, tool box]",
        "aliases: own tools",
        ("questions.tools.items.own_tools.aliases: should be a list — [a, b]",),
    ),
    Slip(
        "a list for a map",
        "    credit: {table: {yes: 1, some: 0.5, no: 0}}",
        "    credit: [yes, no]",
        ("questions.tools.items.own_tools.credit: should be a map — {key: value}",),
    ),
    Slip(
        "an empty text",
        "title: Tools",
        'title: ""',
        ("questions.tools.title: is empty",),
    ),
    Slip(
        "an id with a space",
        "id: own_tools",
        "id: own tools",
        (
            "questions.tools.items.own tools.id: 'own tools' is not an id — a letter first, then letters, "
            "digits and _",
        ),
    ),
    Slip(
        "a rubric's id with capitals",
        "id: bike-mechanic",
        "id: Bike",
        ("id: 'Bike' is not a rubric's id — small letters, digits and -",),
    ),
    Slip(
        "a key given twice",
        "    points: 25",
        "    points: 25\n    points: 26",
        (
            "+1 questions.past.items.workshop_years.points: given twice, "
            f"first in line {line_of('points: 25')}",
        ),
    ),
    Slip(
        "points that do not add up",
        "    points: 25",
        "    points: 26",
        ("@questions: questions: the points of all items add up to 101.0, not to 100",),
    ),
    Slip(
        "points without credit",
        "    credit: {table: {yes: 1, some: 0.5, no: 0}}\n",
        "",
        ("@id: own_tools questions.tools.items.own_tools: points and credit go together",),
    ),
    Slip(
        "an unknown item in credit",
        "when_absent: {item: bikes,",
        "when_absent: {item: bike,",
        (
            "questions.past.items.workshop_years.credit.when_absent.item: no item is called 'bike' — "
            "did you mean 'bikes'?",
        ),
    ),
    Slip(
        "domains that are no choices",
        "    domains: bikes",
        "    domains: home",
        ("questions.past.items.workshop_years.domains: 'home' is not an item of kind choices",),
    ),
    Slip(
        "a curve where a table is due",
        "    credit: {table: {yes: 1, some: 0.5, no: 0}}",
        "    credit: {curve: [[0, 0], [1, 1]]}",
        ("questions.tools.items.own_tools.credit: an item of kind extent takes a table, not a curve",),
    ),
    Slip(
        "a table that leaves a value out",
        "{no: 0, level_1: 0.4, level_2: 1}",
        "{no: 0, level_1: 0.4, level2: 1}",
        (
            "questions.past.items.certificate.credit.table.level2: no value is called 'level2' — "
            "did you mean 'level_2'?",
            "questions.past.items.certificate.credit.table: no credit is given for level_2",
        ),
    ),
    Slip(
        "a curve that runs back",
        "    credit: {curve: [[1, 0], [5, 1]]}\n    improve",
        "    credit: {curve: [[5, 0], [1, 1]]}\n    improve",
        ("questions.hands.items.wheel_truing.credit: a curve's values must rise from point to point",),
    ),
    Slip(
        "an unknown value",
        "unfinished: level_1}",
        "unfinished: levl_1}",
        (
            "questions.past.items.certificate.values.level_2.unfinished: no value is called 'levl_1' — "
            "did you mean 'level_1'?",
        ),
    ),
    Slip(
        "advice that is not there",
        "improve: [practise_wheels]",
        "improve: [practice_wheels]",
        (
            "questions.hands.items.wheel_truing.improve.1: no fact is called 'practice_wheels' — "
            "did you mean 'practise_wheels'?",
        ),
    ),
    Slip(
        "a mean of what is no number",
        "of: [wheel_truing, brake_bleeding]",
        "of: [wheel_truing, own_tools]",
        ("scoring.must_haves.hands.needs.of.2: 'own_tools' is not a number, so it has no mean",),
    ),
    Slip(
        "more answers than items",
        "answered: 2",
        "answered: 3",
        ("scoring.must_haves.hands.needs: 3 answers are needed, but only 2 items are named",),
    ),
    Slip(
        "tiers from low to high",
        "id: HIRE, at_least: 60",
        "id: HIRE, at_least: 0",
        ("@scoring: scoring: tiers stand from the highest to the lowest, and the lowest starts at 0",),
    ),
    Slip(
        "a condition on an unknown value",
        "when: [{item: own_tools, values: [yes, some]}]",
        "when: [{item: own_tools, values: [yes, sme]}]",
        (
            "advice.paths.path_shop.when.1.values.2: no value of own_tools is called 'sme' — "
            "did you mean 'some'?",
        ),
    ),
    Slip(
        "a condition on a number",
        "when: [{item: own_tools, values: [yes, some]}]",
        "when: [{item: free_in, values: [yes, some]}]",
        ("advice.paths.path_shop.when.1.item: 'free_in' is of kind months, whose values cannot be listed",),
    ),
    Slip(
        "a fact without its place",
        ", source: {section: At home, line: 9}",
        "",
        ("scoring.tiers.TRIAL.next_steps.practise_wheels.source: is missing",),
    ),
    Slip(
        "an id given twice",
        "id: shop_first",
        "id: practise_wheels",
        ("advice.paths.path_shop.steps.practise_wheels.id: two facts are called 'practise_wheels'",),
    ),
    Slip(
        "a topic that only one speaks of",
        ", topics: [wage], source",
        ", source",
        ("@topics: [{id: wage advice.topics.wage: fewer than two facts speak of the topic 'wage'",),
    ),
    Slip(
        "a source of no text",
        "  document: {section: Wheels and Wages, line: 1}",
        "  documant: {section: Wheels and Wages, line: 1}",
        ("sources.documant: the rubric has no text 'documant' — did you mean 'document'?",),
    ),
    Slip(
        "an anchor",
        "title: Bike Mechanic",
        "title: &a Bike Mechanic",
        ("anchors (&a) are not used here — write it out",),
    ),
    Slip(
        "a tag",
        "title: Bike Mechanic",
        "title: !!python/name:os.system Bike",
        ("tags (tag:yaml.org,2002:python/name:os.system) are not used here — delete it",),
    ),
    Slip(
        "a directive",
        "id: bike-mechanic",
        "%YAML 1.1",
        ("YAML directives are not used here — delete this line",),
    ),
    Slip(
        "a syntax error, which hides all else",
        "version: 3",
        "versoin: 3\ntitle: [",
        (
            "+3 not YAML: while parsing a flow sequence expected ',' or ']', but got ':' — "
            "check quotes, brackets and indentation here and just above",
        ),
    ),
]


def said(slip: Slip) -> tuple[str, ...]:
    """The lines expected: where the slip is, so many lines off (+1), or where some words are (@)."""
    lines = []
    for words in slip.says:
        line = line_of(slip.old.strip("\n").splitlines()[0])
        if words.startswith("@"):
            mark = next(
                mark
                for mark in ("questions:", "scoring:", "id: own_tools", "topics: [{id: wage")
                if words[1:].startswith(mark)
            )
            line, words = line_of(mark), words[1 + len(mark) :].strip()
        elif words[0] in "+-":
            shift, words = words.split(" ", 1)
            line += int(shift)
        lines.append(f"x.yaml:{line}: {words}")
    return tuple(lines)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.id)
def test_a_slip_is_reported_with_its_line_and_a_hint(slip):
    assert TEXT.count(slip.old) >= 1
    assert set(faults(TEXT.replace(slip.old, slip.new, 1))) == set(said(slip))


def test_all_faults_are_reported_together_in_the_order_of_their_lines():
    text = TEXT
    for old, new in [
        ("version: 3", "version: three"),
        ("    label: truing wheels", "    lable: truing wheels"),
        ("    points: 25", "    points: many"),
        ("points: 15", "points: 15\n    points: 16"),
        ("form: place", "form: palce"),
        ("at_least: 60", "at_laest: 60"),
        ("{term: truing,", "{trm: truing,"),
    ]:
        assert old in text
        text = text.replace(old, new, 1)
    found = faults(text)
    assert len(found) == 7
    numbers = [int(fault.split(":")[1]) for fault in found]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "x.yaml:1: the file is empty"),
        ("# nothing\n", "x.yaml:1: the file is empty"),
        ("- a\n", "x.yaml:1: a rubric is a map of keys and values"),
        ("just words", "x.yaml:1: a rubric is a map of keys and values"),
        ("? [a]\n: 1\n", "x.yaml:1: a key is a word, not a list or a map"),
        ("a: 1\n---\nb: 2\n", "x.yaml:2: not YAML: expected a single document"),
        ("a: *b\n", "x.yaml:1: not YAML: found undefined alias"),
        ("a: 1\nb\0: 2\n", "x.yaml:2: not YAML: unacceptable character #x0000"),
        ("a: 1\n\tb: 2\n", "x.yaml:2: not YAML: "),
        ("[" * 1000, "x.yaml:1: lists and maps are nested too deeply"),
        ("{a: " * 1000, "x.yaml:1: lists and maps are nested too deeply"),
        ("a" * (MAX_BYTES + 1), "x.yaml: larger than 1,000,000 bytes"),
    ],
    ids=lambda value: value[:20],
)
def test_what_is_no_rubric_at_all_has_one_fault(text, says):
    found = faults(text)
    assert len(found) == 1
    assert found[0].startswith(says)


def test_a_small_file_cannot_grow_into_a_huge_one():
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)
    )
    assert faults(bomb)[0] == "x.yaml:1: anchors (&a0) are not used here — write it out"


def test_a_number_of_thousands_of_digits_is_a_fault_and_no_crash():
    found = faults(TEXT.replace("version: 3", "version: " + "9" * 5000))
    assert found[0].startswith(f"x.yaml:{line_of('version: 3')}: version: unable to parse")
    assert len(found[0]) < 200


@pytest.mark.parametrize("number", [".inf", "-.inf", ".nan", "1e999999999"])
def test_points_are_finite_numbers(number):
    assert any("points" in fault for fault in faults(TEXT.replace("points: 25", f"points: {number}")))


def test_yes_and_no_are_words_as_yaml_1_2_says():
    rubric = parse_rubric(TEXT, "x.yaml")
    certificate = rubric.items["certificate"]
    assert certificate.kind == "choice"
    assert certificate.values[0].id == "no"
    assert certificate.credit is not None
    assert certificate.credit.table["no"] == 0
    assert rubric.facts["path_shop"].when[0].values == ("yes", "some")


def test_numbers_keep_the_digits_their_author_typed():
    rubric = parse_rubric(
        TEXT.replace("points: 12.5", "points: 12.4999999999999999999").replace(
            "points: 25", "points: 25.0000000000000000001"
        ),
        "x.yaml",
    )
    assert rubric.items["brake_bleeding"].points == Decimal("12.4999999999999999999")


def test_a_byte_order_mark_or_windows_line_ends_change_nothing():
    assert parse_rubric(TEXT.replace("\n", "\r\n"), "x.yaml") == parse_rubric(TEXT, "x.yaml")


def test_garbled_files_give_faults_and_never_a_traceback():
    chance = random.Random(7)
    refused: list[RubricError] = []
    signs = "{}[]:,-#&*!|>'\"%@`?\n\t \0\u2028é0~"
    for _ in range(150):
        at = chance.randrange(len(TEXT))
        text = (
            TEXT[:at]
            + "".join(chance.choices(signs, k=chance.randrange(1, 4)))
            + TEXT[at + chance.randrange(3) :]
        )
        try:
            parse_rubric(text[: chance.choice([len(text), at + 5])], "x.yaml")
        except RubricError as error:
            refused.append(error)
    assert len(refused) > 50
    assert all(fault.startswith("x.yaml:") for error in refused for fault in error.faults)
