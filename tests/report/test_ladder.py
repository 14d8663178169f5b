"""The report on a ladder: what it says, where it has it from, and that every format is safe."""

import datetime
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import advisor.report
from advisor.answers import Answer, Message, Sheet, Span
from advisor.catalog import load_rubric
from advisor.errors import UsageError
from advisor.report.build import build
from advisor.report.data import as_data, sources
from advisor.report.formats import FORMATS, written
from advisor.report.ladder import build_ladder
from advisor.report.ladder_model import LadderReport
from advisor.report.on_terminal import render
from advisor.report.schema import schema_text
from tests.report.people import NEARLY, answers, templates, told
from tests.report.people import report_of as scored_report
from tests.report.test_formats import HOSTILE, Page

RUBRIC = load_rubric("support-ladder")
COOKS = load_rubric(Path(__file__).parents[1] / "rubrics" / "cook-ladder.yaml")
TODAY = datetime.date(2026, 11, 22)
FORMS = list(FORMATS[LadderReport])
FEWER = settings(max_examples=settings().max_examples // 4)
MARKED = {"casework": 3, "product_influence": 3, "knowledge": 2, "people": 2}
"""At L2, and one step in one dimension away from L3."""
SIGNS = RUBRIC.ladder.signals
assert SIGNS is not None
GROWING = dict.fromkeys(SIGNS.growth.items, "yes") | dict.fromkeys(SIGNS.stagnation.items, "no")


def report_of(raw, today=TODAY, rubric=RUBRIC, declined=()) -> LadderReport:
    sheet, chat = told(rubric, raw, declined)
    return build_ladder(rubric, sheet, chat, today, name="demo")


def shown(form, raw, **more):
    return written(report_of(raw, **more), form, templates())


# --- What it says ------------------------------------------------------------------------------------------


def test_the_method_decides_which_report_is_built():
    assert isinstance(build(RUBRIC, Sheet(), []), LadderReport)


def test_each_dimension_has_its_step_and_its_words():
    report = report_of(MARKED)
    assert {line.item: line.step for line in report.dimensions} == MARKED
    assert [line.quotes[0].quote for line in report.dimensions] == ["3", "3", "2", "2"]
    assert (report.standing.title, report.standing.decided) == ("Customer Support", True)
    assert [rung.id for rung in report.rungs if rung.here] == ["L2"]


def test_the_shortest_way_is_marked():
    report = report_of(MARKED)
    assert {line.item: line.needed for line in report.dimensions if line.needed} == {"knowledge": 3}
    assert report.next is not None
    assert [line.dimension.id for line in report.next.checklist if line.needed and line.dimension] == [
        "knowledge"
    ]


def test_the_checklist_has_every_dimension_and_what_is_not_scored():
    report = report_of(MARKED)
    assert report.next is not None
    told = [(line.dimension.id if line.dimension else None, line.done) for line in report.next.checklist]
    assert told == [
        ("casework", "done"),
        ("product_influence", "done"),
        ("knowledge", "open"),
        ("people", "open"),
        (None, "unscored"),
    ]
    assert report.next.checklist[-1].text == "Design support strategies"


def test_every_behavior_of_the_next_level_is_in_the_checklist():
    for level in (1, 2, 3, 4):
        report = report_of(dict.fromkeys(MARKED, level))
        above = RUBRIC.ladder.levels[level]
        assert report.next is not None
        lines = {line.place.line for line in report.next.checklist if line.place}
        lines |= {fact.place.line for line in report.next.checklist for fact in line.behaviors}
        assert {one.source.line for one in above.behaviors} <= lines


def test_the_change_at_a_level_is_named_as_the_document_does():
    assert [rung.milestone.name for rung in report_of({}).rungs if rung.milestone] == [
        "Key transition",
        "Impact",
        "Influence",
    ]


def test_without_enough_answers_there_is_neither_level_nor_next():
    report = report_of({"casework": 3, "people": 4})
    assert (report.standing.level, report.standing.title, report.next) == (None, None, None)
    assert [each.id for each in report.missing][:2] == ["product_influence", "knowledge"]
    assert "No level yet" in render(report)


def test_the_top_has_no_next_level():
    report = report_of(dict.fromkeys(MARKED, 5))
    assert report.next is None
    assert "top of the ladder" in render(report)


def test_the_signs_are_told_with_their_sums():
    report = report_of(MARKED | GROWING)
    assert report.signals is not None
    assert report.signals.signal == "growing"
    assert [(group.label, int(group.sum), group.speaks) for group in report.signals.groups] == [
        ("Growth", 5, True),
        ("Stagnation", 0, False),
    ]


def test_what_has_no_example_yet_is_practised_first():
    report = report_of({"prevented_issues": "yes", "sees_patterns": "some", "improved_product": "no"})
    assert [line.text for line in report.practice] == ["some", None, "no", "yes"]


@pytest.mark.parametrize(
    ("move", "fields"),
    [
        ({"next_move": "technical_writing"}, ["Technical writing"]),
        ({"next_move": "stay_in_support"}, 5),
        ({}, 5),
    ],
)
def test_the_next_move_picks_where_the_skills_lead(move, fields):
    (path,) = report_of(MARKED | move).paths
    titles = [step.fact.title for step in path.steps]
    assert titles == fields or len(titles) == fields


def test_every_place_is_one_the_rubric_names():
    known = {(fact.source.section, fact.source.line) for fact in RUBRIC.facts.values()}
    steps = [step for item in RUBRIC.items.values() for step in getattr(item, "steps", ())]
    parts = [*RUBRIC.questions, *RUBRIC.items.values(), *steps]
    known |= {(part.source.section, part.source.line) for part in parts if part.source}
    for level in range(1, 6):
        report = report_of(dict.fromkeys(MARKED, level) | GROWING)
        told = {(section, line) for section, lines in sources(report).items() for line in lines}
        assert told <= known


def test_the_whole_background_of_the_document_is_told():
    told = {fact.id for group in report_of(MARKED).background for fact in group.facts}
    assert told == {fact.id for group in RUBRIC.advice.background for fact in group.facts}


def test_another_ladder_has_a_report_too():
    for form in FORMS:
        text = written(report_of({"stove": 2, "calm": "yes"}, rubric=COOKS), form, templates())
        assert "Station cook" in text


# --- The case for the manager ------------------------------------------------------------------------------


def test_the_case_speaks_in_the_first_person_with_quotes():
    text = shown("case", MARKED | {"title": "Support Engineer", "prevented_issues": "yes"})
    assert "# My case for Senior Customer Support (L3)" in text
    assert "Job title: Support Engineer" in text
    assert "I drive changes in the product" in text
    assert "In my own words: “3”" in text
    assert "- [x] Influence on the product" in text
    assert "- [ ] Knowledge: design the system that knowledge lives in" in text
    assert re.search(r"\byou(?:r|'re)?\b", text.split("What I'd like to agree on")[0], re.IGNORECASE) is None


def test_the_case_keeps_what_a_manager_need_not_know():
    stuck = dict.fromkeys(SIGNS.stagnation.items, "yes") if SIGNS else {}
    text = shown("case", MARKED | stuck | {"next_move": "ux_design"}).lower()
    for word in ("burning", "isolation", "stagnation", "design the user", "user experience design"):
        assert word not in text


def test_a_case_without_a_level_says_what_it_takes():
    assert "isn't enough for a level" in shown("case", {"casework": 3})


def test_a_rubric_by_points_has_no_case():
    with pytest.raises(UsageError, match="There are: terminal, md, json, html"):
        written(scored_report(NEARLY), "case", templates())


# --- Every format ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_every_format_tells_level_quotes_and_checklist(form):
    text = shown(form, MARKED | GROWING)
    assert "Senior Customer Support" in text
    assert "design the system that knowledge lives in" in re.sub(r"\s+", " ", text)
    assert "Design support strategies" in text


@pytest.mark.parametrize("form", FORMS)
def test_a_blank_report_says_so(form):
    text = shown(form, {}, declined=["casework"])
    assert text.strip()
    if form in ("terminal", "md", "html"):
        assert "Nothing is answered yet" in text


def hostile(words):
    sheet = Sheet(
        {
            "title": Answer("title", words, (Span(1, 4, 4 + len(words), words),)),
            "casework": Answer(
                "casework",
                told(RUBRIC, {"casework": 3})[0].values["casework"],
                (Span(1, 4, 4 + len(words), words),),
            ),
        }
    )
    return build_ladder(
        RUBRIC, sheet, [Message("assistant", ""), Message("user", f"I, a{words}b")], name=words
    )


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("form", FORMS)
def test_no_format_lets_control_characters_through(form, words):
    text = written(hostile(words), form, templates())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)
    text.encode("utf-8")


@pytest.mark.parametrize("words", HOSTILE)
def test_html_keeps_its_shape_whatever_is_written(words):
    def page(said):
        return Page(written(hostile(said), "html", templates()))

    assert page(words).tags == page("agent").tags


@pytest.mark.parametrize("form", ["md", "case"])
@pytest.mark.parametrize("words", HOSTILE)
def test_markdown_shows_hostile_words_as_words(words, form):
    from markdown_it import MarkdownIt

    def shape(said):
        text = written(hostile(said), form, templates())
        parsed = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)
        return [token.type for each in parsed for token in [each, *(each.children or [])]]

    assert shape(words) == shape("agent")


def test_the_page_draws_the_ladder_and_needs_nothing_but_itself():
    text = shown("html", MARKED)
    page = Page(text)
    assert not {"script", "link", "img", "iframe", "object", "form"} & set(page.tags)
    assert page.tags.count("circle") == len(MARKED)
    drawn = next(label for label in page.values("aria-label") if label and "Casework: level 3" in label)
    assert "You stand at L2" in drawn
    ids = page.values("id")
    assert len(set(ids)) == len(ids)
    targets = [href[1:] for href in page.values("href") if href and href.startswith("#")]
    assert set(targets) <= set(ids)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_the_terminal_s_width_is_kept(width):
    text = render(report_of(MARKED | GROWING), width)
    assert all(len(line) <= width and line == line.rstrip() for line in text.splitlines())
    assert "\x1b" not in text
    assert "\x1b" in render(report_of(MARKED), width, colour=True)


def test_the_first_screen_holds_the_place_and_what_comes_next():
    report = report_of(MARKED)
    first = render(report, 88, first=True)
    assert len(first.splitlines()) <= 26
    assert "The ladder" in first
    assert report.next is not None
    assert f"What {report.next.title} ({report.next.id}) asks" in first
    assert "read from" not in first
    whole = render(report, 88)
    assert whole.startswith(first.rstrip())
    placed = [line.label for line in report.dimensions if line.step is not None]
    assert all(len(re.findall(rf"- {label}: ●", whole, re.IGNORECASE)) == 1 for label in placed)
    answers = whole.partition("Your answers, and")[2]
    assert not any(re.search(rf"^  {label} ", answers, re.IGNORECASE | re.MULTILINE) for label in placed)


def test_the_terminal_draws_the_ladder_from_the_top():
    drawn = [
        line for line in render(report_of(MARKED)).splitlines() if re.match(r"\s+(?:▶ )? *L[1-5] ", line)
    ]
    assert [line.replace("▶", " ").split()[0] for line in drawn] == ["L5", "L4", "L3", "L2", "L1"]
    assert "▶" in drawn[3]
    assert "Casework, influence on the product" in drawn[2]


# --- JSON --------------------------------------------------------------------------------------------------


def schema():
    path = Path(advisor.report.__file__).parent / "ladder.schema.json"
    return json.loads(path.read_text(encoding="utf-8"))


def test_the_schema_is_current():
    current = (Path(advisor.report.__file__).parent / "ladder.schema.json").read_text(encoding="utf-8")
    assert current == schema_text("ladder"), (
        "run: python -m advisor.report.schema ladder > advisor/report/ladder.schema.json"
    )


@given(answers(RUBRIC), st.sampled_from(FORMS))
@FEWER
def test_any_answers_have_a_report_that_is_valid_by_the_schema(raw, form):
    report = report_of(raw)
    assert shown(form, raw)
    data = json.loads(written(report, "json", templates()))
    assert [error.message for error in Draft202012Validator(schema()).iter_errors(data)] == []
    assert data == json.loads(json.dumps(as_data(report)))


def test_what_is_open_is_told_apart_by_whether_it_can_move_the_level():
    report = report_of({"casework": 2, "years_in_support": 2})
    assert {each.id for each in report.deciding} == {"product_influence", "knowledge", "people"}
    assert {*report.deciding, *report.advising} == {*report.missing}
    done = report_of({"casework": 2, "product_influence": 2, "knowledge": 2, "people": 2})
    assert done.deciding == ()
    assert done.advising == done.missing


def test_the_case_for_a_manager_speaks_in_the_first_person():
    habits = {"casework": 2, "product_influence": 2, "knowledge": 2, "people": 1}
    case = written(report_of(habits), "case", templates())
    assert "I solve complex issues on my own" in case
    assert "on your own" not in case
