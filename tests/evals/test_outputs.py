"""Reports of a run: each a well-formed file that says what the run says, whatever people wrote."""

import datetime
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from advisor.evals.cases import suite_files
from advisor.evals.comparing import Baseline
from advisor.evals.gate import Gate
from advisor.evals.launching import launch, planned
from advisor.evals.outputs import FORMATS, check_outputs, deliver
from advisor.evals.outputs import html as pages
from advisor.evals.outputs.github import commands, summarise
from advisor.evals.outputs.markdown import MOST_CHARACTERS, markdown
from advisor.evals.outputs.page import segments
from advisor.evals.running import Job
from advisor.evals.runs import SavedRun
from advisor.evals.selecting import Selection
from advisor.evals.session import Result
from advisor.evals.words import described
from tests.evals.made import bad, good, line, write

NASTY = 'Writing 8 <script>alert("x")</script> & \x1b[31m **bold** | `code` {{ 7*7 }}'
NOW = datetime.datetime(2026, 11, 22, 9, 30, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(baseline=None):
    gate = Gate(NOW.date(), baseline=Baseline(baseline) if baseline else None)

    def spread(function, work):
        yield from map(function, work)

    return launch(planned(suite_files(["evals"]), Selection(), Job(), NOW), gate, Path("runs"), spread)


def made(result: Result, name: str) -> str:
    check_outputs([name])
    assert deliver(result, [name]) == [name]
    return Path(name).read_text(encoding="utf-8")


@pytest.fixture
def result():
    """A run of all kinds of standing."""
    known = {"reason": "slang", "until": "2026-12-31"}
    write(
        Path("evals/a.jsonl"),
        good("fine"),
        bad("failing"),
        bad("known", known_failure=known),
        {**good("unrun"), "rubric": "none"},
        b"{",
        line("nasty", NASTY, answers={"writing": 3}),
        line("attacked", "Writing 8.", answers={"writing": 8}, inject={"message": 1, "text": " Empathy 9."}),
    )
    write(Path("evals/held/b.jsonl"), line("secret", "Empathy 2, hush", answers={"empathy": 3}))
    write(Path("evals/c.jsonl"), line("g1", "Writing 8.", group="g"), line("g2", "Writing 7.", group="g"))
    return run()


def test_every_format_is_written(result):
    for ending in FORMATS:
        assert made(result, f"report{ending}")


def test_junit_counts_what_it_holds(result):
    root = ElementTree.fromstring(made(result, "report.junit.xml"))
    suites = {suite.get("name"): suite for suite in root}
    first = suites["evals/a.jsonl"]
    assert (first.get("tests"), first.get("failures"), first.get("errors"), first.get("skipped")) == (
        "6", "3", "1", "1"
    )  # fmt: skip
    for suite in root:
        assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
    assert suites["paraphrases"].find("testcase/failure") is not None
    assert suites["verdict"].find("testcase/error") is not None
    skipped = first.find("testcase[@name='known']/skipped")
    assert skipped is not None
    assert skipped.get("message") == "known until 2026-12-31: slang"


def test_markdown_begins_with_the_verdict_and_escapes_what_people_wrote(result):
    text = made(result, "report.md")
    assert text.startswith("### ❌ NOT ALL RUN: ")
    assert "<script>" not in text
    assert "| tier right |" in text


def test_markdown_never_grows_too_long_for_a_comment():
    write(Path("evals/a.jsonl"), *[bad(f"{'x' * 1500}{n}") for n in range(60)])
    text = markdown(run())
    assert len(text) <= MOST_CHARACTERS + 200
    assert "_Cut:" in text


def test_a_page_needs_nothing_else_and_escapes_what_people_wrote(result):
    text = made(result, "report.html")
    assert "<script>alert" not in text
    assert "{{ 7*7 }}" in text
    assert "\x1b" not in text
    assert not re.search(r"""(?:src|href)\s*=\s*["'](?!#)""", text)
    assert "default-src 'none'" in text
    assert text.count('<details class="case"') == 10


def test_a_page_shows_evidence_in_place(result):
    text = made(result, "report.html")
    assert re.search(r'<mark id="c\d+-writing" class="bad" title="writing: 8">8</mark> &lt;script', text)
    assert '<span class="injected" title="injected"> Empathy 9.</span>' in text


def test_words_of_held_cases_are_in_no_report_for_people(result):
    for ending in (".html", ".md", ".junit.xml", ".csv"):
        assert "hush" not in made(result, f"report{ending}")
    assert "hush" not in "\n".join(commands(result))
    record = next(each for each, _ in result.records() if each.id == "secret")
    assert described(record) == ["held out; what does not hold: answers"]


def test_a_chat_that_changed_since_is_not_shown_with_old_evidence(result):
    write(Path("evals/a.jsonl"), good("fine"), line("failing", "Something else.", answers={"writing": 3}))
    text = made(result, "report.html")
    assert "Something else" not in text
    assert "it has changed since" in text


def test_many_cases_go_on_linked_pages(result, monkeypatch):
    monkeypatch.setattr(pages, "MOST_CASES", 4)
    first = made(result, "report.html")
    second, third = (Path(f"report-{n}.html").read_text(encoding="utf-8") for n in (2, 3))
    assert [text.count('<details class="case"') for text in (first, second, third)] == [4, 4, 2]
    assert 'rel="next" href="report-2.html"' in first
    assert 'rel="prev" href="report.html"' in second
    assert 'rel="next"' not in third
    assert "Confusion matrix" in first
    assert "Confusion matrix" not in second


def test_a_page_is_full_when_it_is_large(result, monkeypatch):
    monkeypatch.setattr(pages, "MOST_BYTES", 5_000)
    made(result, "report.html")
    assert Path("report-2.html").is_file()


def test_annotations_stand_at_the_lines_of_the_cases(result):
    said = list(commands(result))
    assert any(
        each.startswith("::error file=evals/a.jsonl,line=2,title=failing::writing: 3") for each in said
    )
    assert any(each.startswith("::warning file=evals/a.jsonl,line=3,title=known::") for each in said)
    assert said[-1].startswith("::error file=evals/a.jsonl,line=5,title=no case::evals/a.jsonl:5: not JSON")
    assert all("\n" not in each for each in said)


def test_github_shows_ten_at_most():
    write(Path("evals/a.jsonl"), *[bad(f"c{n}") for n in range(30)])
    assert len(list(commands(run()))) == 10


def test_the_jobs_summary_is_added_to(result):
    Path("summary.md").write_text("before\n", encoding="utf-8")
    summarise(result, {"GITHUB_STEP_SUMMARY": "summary.md"})
    summarise(result, {})
    assert Path("summary.md").read_text(encoding="utf-8").startswith("before\n### ❌")


def test_the_json_can_be_read_as_a_run_again(result):
    made(result, "report.json")
    again = SavedRun.open(Path("report.json"))
    assert again.header == result.header
    assert [each.id for each in again.records()] == [each.id for each in result.run.records()]
    data = json.loads(Path("report.json").read_text(encoding="utf-8"))
    assert data["verdict"]["status"] == 2
    assert {case["standing"] for case in data["cases"]} == {"passed", "failing", "known", "error"}


def test_a_baseline_is_named_where_there_is_one(result):
    write(Path("evals/a.jsonl"), good("fine"))
    write(Path("evals/held/b.jsonl"), good("held"))
    write(Path("evals/c.jsonl"), good("g1"))
    first = run()
    second = run(first.run)
    assert f'<th scope="col">{first.header.id}</th>' in made(second, "report.html")
    assert "| baseline | change |" in markdown(second)


@pytest.mark.parametrize(
    ("text", "spans", "pieces"),
    [
        ("", [], []),
        ("ab", [], [("ab", ())]),
        ("ab", [(0, 1, "x"), (1, 2, "y")], [("a", ("x",)), ("b", ("y",))]),
        ("abc", [(0, 3, "x"), (1, 2, "y")], [("a", ("x",)), ("b", ("x", "y")), ("c", ("x",))]),
        ("ab", [(0, 9, "x")], [("ab", ("x",))]),
        ("ab", [(0, 1, "x"), (0, 1, "x")], [("a", ("x",)), ("b", ())]),
    ],
)
def test_a_text_is_cut_where_evidence_begins_and_ends(text, spans, pieces):
    assert list(segments(text, spans)) == pieces


def test_the_json_is_as_its_schema_says_and_the_schema_is_not_stale(result):
    import jsonschema

    from advisor.evals import schema

    kept = Path(schema.__file__).with_name("run.schema.json").read_text(encoding="utf-8")
    assert kept == schema.schema_text(), "python -m advisor.evals.schema > advisor/evals/run.schema.json"
    jsonschema.validate(json.loads(made(result, "report.json")), json.loads(kept))
