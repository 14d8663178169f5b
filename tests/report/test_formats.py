"""How a report is written: safely, traceably, and the same every time."""

import datetime
import json
import re
import subprocess
import sys
from decimal import ROUND_HALF_UP, Decimal
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import UndefinedError
from jsonschema import Draft202012Validator

import advisor.report
from advisor.answers import Answer, Message, Sheet, Span
from advisor.catalog import load_rubric
from advisor.dialogue.names import parse_value
from advisor.report.build import build_scored
from advisor.report.data import as_json_list
from advisor.report.formats import FORMATS
from advisor.report.model import Report
from advisor.report.schema import schema_text
from advisor.report.terminal import render
from advisor.report.words import value_text
from advisor.scoring import gaps, next_tier, shown
from advisor.scoring.weighted import assess
from tests.report.people import NEARLY, QUALIFIED, answers, report_of, support, templates, told

TODAY = datetime.date(2026, 11, 22)
FEWER = settings(max_examples=settings().max_examples // 4)
"""Laying out a report takes a tenth of a second."""
HOSTILE = [
    "<script>alert(1)</script>",
    "{{7*7}} {% raw %} {{ report.score }}",
    '"><img src=x onerror=alert(1)>',
    "&lt;b&gt; & <!-- </style></table>",
    "| *a* _b_ `c` [x](javascript:alert(1)) ![i](http://x/y) ~~d~~ | ---",
    "# heading\n\n- item\n1. one\n> quote",
    "\x1b[31mred\x1b]0;title\x07\x9b2J\u202egnp.exe\x00 \ud800",
]


def written(form, report):
    return FORMATS[Report][form](report, templates())


def hostile(words):
    """A report in which a person's words stand in every place that a person's words can reach."""
    sheet = Sheet({"current_role": Answer("current_role", words, (Span(1, 4, 4 + len(words), words),))})
    return build_scored(
        support(), sheet, [Message("assistant", words), Message("user", f"I, a{words}b")], name=words
    )


class Page(HTMLParser):
    """The tags of a page, in order, and its text."""

    VOID = ("meta", "rect", "circle", "line", "path")

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.text.append(data)

    def values(self, name):
        return [value for key, value in self.attributes if key == name]


# --- Every figure has an origin -----------------------------------------------------------------------------


def figures(text):
    return set(re.findall(r"\d+(?:\.\d+)?", text))


def cents(x):
    """At most two decimals, as points are shown; worked out here by another way than the report's."""
    return format(x.quantize(Decimal("0.01"), ROUND_HALF_UP).normalize(), "f")


def origins(rubric, sheet, chat, today):
    """Every figure there is: the rubric's, the assessment's, the answers', the day's and the plan's days."""
    facts = rubric.model_dump_json(exclude={"questions": True, "glossary": True})
    named = " ".join(f"{item.label} {item.source}" for item in rubric.items.values())
    asked = " ".join(f"{question.title} {question.source}" for question in rubric.questions)
    options = " ".join(value.label for item in rubric.items.values() for value in getattr(item, "values", ()))
    words = " ".join(message.content for message in chat)
    values = [answer.value for answer in sheet.answers.values()]
    found = figures(f"{facts} {named} {asked} {options} {words} {today} {rubric.version}")
    found |= {str(number) for number in (1, 30, 31, 60, 61, 90, 100, 22, 12, 21, 20, 2026, 2027)}
    found |= {str(number) for number in range(len(chat) + 1)}
    found |= {cents(value) for value in values if isinstance(value, Decimal)}
    return found | computed(rubric, sheet.values)


def computed(rubric, values):
    assessment = assess(rubric, values)
    numbers = [each.got for each in assessment.contributions] + [
        each.possible for each in assessment.contributions
    ]
    numbers += [n for each in assessment.questions.values() for n in (each.got, each.possible)]
    for name in assessment.questions:
        absent = [e for e in assessment.contributions if e.question == name and e.item not in values]
        numbers.append(sum((each.possible - each.got for each in absent), Decimal(0)))
    plan = next_tier(rubric, values)
    steps = [*(plan.steps if plan else ()), *(step for gap in gaps(rubric, values) for step in gap.steps)]
    numbers += [step.points for step in steps] + [gap.points for gap in gaps(rubric, values)]
    numbers += [step.after for step in steps if isinstance(step.after, Decimal)]
    scores = [assessment.score, assessment.floor, assessment.ceiling]
    scores += [assessment.score + gap.points for gap in gaps(rubric, values)]
    scores += [plan.change.after.score] if plan else []
    return (
        {cents(number) for number in numbers}
        | {str(shown(score)) for score in scores}
        | means(rubric, values)
    )


def means(rubric, values):
    """Each to two decimals or, where it just misses what is needed, to as many more as it takes."""
    found = set()
    for must in rubric.weighted.must_haves:
        given_ones = [values[name] for name in getattr(must.needs, "of", ()) if name in values]
        if given_ones:
            exact = sum(given_ones) / len(given_ones)
            found.add(cents(exact))
            found.add(format(exact.quantize(Decimal("0.001"), ROUND_HALF_UP).normalize(), "f"))
    return found


def screen_text(form, report):
    text = written(form, report)
    return " ".join(Page(text).text) if form == "html" else text.replace("&lt;", "<")


@pytest.mark.parametrize("form", ["terminal", "md", "html"])
@given(raw=answers(support()), declined=st.lists(st.sampled_from(sorted(support().items)), unique=True))
@FEWER
def test_every_figure_is_the_document_s_the_assessment_s_or_the_person_s(form, raw, declined):
    sheet, chat = told(support(), raw, [name for name in declined if name not in raw])
    report = build_scored(support(), sheet, chat, TODAY)
    assert figures(screen_text(form, report)) <= origins(support(), sheet, chat, TODAY)


@pytest.mark.parametrize("form", ["terminal", "md", "html"])
def test_with_nothing_answered_a_report_says_so_and_little_else(form):
    text = screen_text(form, report_of({}, declined=("empathy",)))
    assert "Nothing is answered yet" in text
    assert "You preferred not to answer: empathy" in text
    assert not re.search(r"NOT VIABLE|Days|line \d|\$", text)
    assert len(text) < 1500


@pytest.mark.parametrize("form", ["terminal", "md", "html"])
def test_a_figure_of_another_section_is_told_in_words(form):
    text = re.sub(r"\s+(?=,)", "", re.sub(r"\s+", " ", screen_text(form, report_of({"empathy": 8}))))
    words = "the section Path 1: Support Leadership Track, line 26, says $60K-$75K, 3-5 years"
    assert text.count(words) == 1
    assert "elsewhere" not in text.lower()


@pytest.mark.parametrize("form", ["terminal", "md", "html"])
def test_pay_that_differs_is_shown_twice_each_with_its_section(form):
    text = re.sub(r"\s+", " ", screen_text(form, report_of({"goal": "exploring"})))
    for figure, section in [
        ("$60K-$75K", "Path 1: Support Leadership Track, line 26"),
        ("$65K-$80K", "Income Expectations, line 74"),
        ("$80K-$110K", "Income Expectations, line 75"),
        ("$90K-$130K", "Path 1: Support Leadership Track, line 28"),
        ("$60K-$80K", "Path 2: Customer Success Track (Higher Growth), line 32"),
        ("$60K-$90K", "Income Expectations, line 76"),
        ("$70K-$100K", "Path 3: Other Transitions, line 37"),
        ("$90K-$140K", "Income Expectations, line 77"),
    ]:
        assert re.search(rf"{re.escape(figure)}.{{0,150}}?{re.escape(section)}", text), (figure, section)


@pytest.mark.parametrize("form", ["terminal", "md", "html"])
def test_every_line_of_the_plan_names_its_section_and_line(form):
    report = report_of(NEARLY)
    text = re.sub(r"\s+", " ", screen_text(form, report))
    for phase in report.plan.phases:
        for line in phase.lines:
            place = f"{line.fact.place.section}, line {line.fact.place.line}"
            assert re.search(rf"{re.escape(line.fact.title)}.{{0,260}}?{re.escape(place)}", text), line


# --- What people write stays what they wrote ----------------------------------------------------------------


@pytest.mark.parametrize("words", HOSTILE)
def test_html_shows_hostile_words_as_words(words):
    page, harmless = Page(written("html", hostile(words))), Page(written("html", hostile("barista")))
    assert page.tags == harmless.tags
    assert [key for key, _ in page.attributes] == [key for key, _ in harmless.attributes]
    assert "49" not in page.text


@given(st.text())
@FEWER
def test_html_keeps_its_shape_whatever_is_written(words):
    words = words if words.strip() else "x"
    assert Page(written("html", hostile(words))).tags == Page(written("html", hostile("barista"))).tags


@pytest.mark.parametrize("words", HOSTILE)
def test_markdown_shows_hostile_words_as_words(words):
    from markdown_it import MarkdownIt

    def shape(text):
        parsed = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)
        return [token.type for each in parsed for token in [each, *(each.children or [])]]

    assert shape(written("md", hostile(words))) == shape(written("md", hostile("barista")))


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("form", list(FORMATS[Report]))
def test_no_format_lets_control_characters_through(form, words):
    text = written(form, hostile(words))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)
    text.encode("utf-8")


def test_a_template_that_misspells_a_field_is_an_error_not_a_blank():
    broken = {**templates(), "report/report.md.j2": "{{ report.scroe }}"}
    with pytest.raises(UndefinedError):
        FORMATS[Report]["md"](report_of({}), broken)


# --- The page -----------------------------------------------------------------------------------------------


def test_the_page_needs_nothing_but_itself():
    text = written("html", report_of(NEARLY, TODAY))
    page = Page(text)
    assert not {"script", "link", "img", "iframe", "object", "form"} & set(page.tags)
    assert not page.values("src")
    assert not re.search(r"url\(|@import|https?://", text)
    assert all(target.startswith("#") for target in page.values("href"))


@pytest.mark.parametrize("raw", [{}, NEARLY, QUALIFIED], ids=["empty", "nearly", "qualified"])
def test_the_page_can_be_found_one_s_way_in_without_seeing_it(raw):
    page = Page(written("html", report_of(raw, TODAY)))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    targets = [target.removeprefix("#") for target in page.values("href")] + page.values("aria-labelledby")
    assert set(targets) <= set(ids)
    headings = [int(tag[1]) for tag in page.tags if re.fullmatch(r"h\d", tag)]
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(headings))
    assert page.values("lang") == ["en"]
    assert len(page.values("scope")) == page.tags.count("th")
    assert page.tags.count("caption") == page.tags.count("table")


def test_the_page_is_made_for_phones_print_and_dark():
    text = written("html", report_of(NEARLY))
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in text
    assert "@media print" in text
    assert "prefers-color-scheme: dark" in text


# --- The terminal -------------------------------------------------------------------------------------------


def test_without_colour_there_is_no_escape_sequence_and_with_it_the_words_are_the_same():
    report = report_of(NEARLY, TODAY)
    plain, coloured = render(report, 72), render(report, 72, colour=True)
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured).split() == plain.split()


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_the_terminal_s_width_is_kept_and_no_line_ends_in_blanks(width):
    lines = render(report_of(NEARLY, TODAY), width).splitlines()
    assert max(map(len, lines)) <= width
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.parametrize("raw", [NEARLY, QUALIFIED, {"empathy": 8}], ids=["nearly", "qualified", "begun"])
def test_the_first_screen_holds_the_verdict_and_fits_a_terminal(raw):
    report = report_of(raw, TODAY)
    first = render(report, 88, first=True)
    assert len(first.splitlines()) <= 30
    for words in (report.tier.id, f"{report.score.value}", "Your score", "Must-haves"):
        assert words in first
    assert render(report, 88).startswith(first.rstrip())
    if report.way_up:
        assert f"The shortest way to {report.way_up.tier}" in first
    assert "read from" not in first


def test_the_terminal_tells_no_advice_twice():
    report = report_of(NEARLY, TODAY)
    text = re.sub(r"\s+", " ", render(report, 88))
    for phase in report.plan.phases:
        for line in phase.lines:
            told = len(
                re.findall(rf"{re.escape(line.fact.title)}[^(]*\({re.escape(line.fact.place.section)}", text)
            )
            assert told == 1, line.fact.title


@pytest.mark.parametrize(
    ("months", "said"),
    [("0", "now"), ("0.25", "a week"), ("0.5", "two weeks"), ("1", "1 month"), ("1.5", "1.5 months")],
)
def test_a_part_of_a_month_is_said_in_weeks(months, said):
    item = support().items["start_in"]
    assert value_text(item, Decimal(months)) == said
    if months in ("0", "0.25", "0.5"):
        assert parse_value(item, said.replace("a week", "1 week")) == Decimal(months)


def test_words_that_look_like_markup_of_the_terminal_are_words():
    assert "“[bold red]boss[/]”" in render(hostile("[bold red]boss[/]"), 100)


# --- JSON ---------------------------------------------------------------------------------------------------


def schema():
    return json.loads(
        (Path(advisor.report.__file__).parent / "report.schema.json").read_text(encoding="utf-8")
    )


def test_the_schema_is_current():
    current = (Path(advisor.report.__file__).parent / "report.schema.json").read_text(encoding="utf-8")
    assert current == schema_text(), (
        "run: python -m advisor.report.schema > advisor/report/report.schema.json"
    )


@given(answers(support()))
@FEWER
def test_every_report_is_valid_by_the_schema(raw):
    data = json.loads(written("json", report_of(raw, TODAY)))
    assert [error.message for error in Draft202012Validator(schema()).iter_errors(data)] == []
    assert data["format"] == "advisor.report/1"


def test_the_fields_that_readers_rely_on_are_there():
    data = json.loads(written("json", report_of(NEARLY, TODAY)))
    assert data["score"]["value"] == 73.8
    assert data["tier"]["id"] == "NEARLY"
    assert data["must_haves"][2] == {
        "id": "empathy",
        "label": "empathy of 8 or more",
        "verdict": "missed",
        "counted": [{"item": "empathy", "label": "empathy", "now": "7"}],
        "mean": 7,
        "needed": 8,
        "place": {"section": "8-Question Assessment for Customer Support Representative", "line": 16},
    }


def test_several_reports_are_an_array_of_such_objects():
    reports = [report_of({}), report_of(NEARLY)]
    assert json.loads(as_json_list(reports)) == [json.loads(written("json", report)) for report in reports]


# --- Any rubric, any machine --------------------------------------------------------------------------------


@pytest.mark.parametrize("form", list(FORMATS[Report]))
def test_a_rubric_without_advice_has_a_report_too(form):
    rubric = load_rubric(Path(__file__).parents[1] / "rubrics" / "bike-mechanic.yaml")
    bare = rubric.model_copy(update={"advice": type(rubric.advice)()})
    for each in (rubric, bare):
        assert rubric.title in written(form, report_of({}, rubric=each))


SCRIPT = """
import datetime, hashlib
from advisor.report.formats import FORMATS
from advisor.report.model import Report
from tests.report.people import NEARLY, report_of, templates
for form, renderer in FORMATS[Report].items():
    text = renderer(report_of(NEARLY, datetime.date(2026, 11, 22)), templates())
    print(form, hashlib.sha256(text.encode()).hexdigest())
"""


def test_the_same_report_is_the_same_bytes_in_every_process_and_locale():
    printed = set()
    for seed, locale in (("1", "C"), ("2", "C.UTF-8"), ("3", "de_DE.UTF-8")):
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={
                "PYTHONHASHSEED": seed,
                "LC_ALL": locale,
                "COLUMNS": seed * 2,
                "PATH": "",
                "PYTHONPATH": ".",
            },
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        )
        printed.add(done.stdout)
    assert len(printed) == 1
