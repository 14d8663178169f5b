"""`advisor eval show | compare | rescore | bless`, and runs that have a baseline."""

import json

import pytest

from tests.cli.test_eval import here, last_line
from tests.evals.made import bad, good, line, write

__all__ = ["here"]


def run_files(here):
    return sorted((here / ".advisor/runs").glob("*.jsonl"), key=lambda file: file.stat().st_mtime_ns)


@pytest.fixture
def blessed(advisor, here):
    """A suite of which one case fails, with a baseline that holds that."""
    write(here / "evals/a.jsonl", good("one"), bad("two"), good("three"))
    assert advisor("eval", "run", "-q").status == 1
    assert advisor("eval", "bless").status == 0
    return here


def test_what_the_baseline_holds_does_not_fail(advisor, blessed):
    ran = advisor("eval", "run")
    assert (ran.status, last_line(ran)) == (0, "PASSED: 2 of 3 cases pass, 1 failing as in the baseline.")
    assert "baseline" in ran.out
    assert advisor("eval", "run", "--no-baseline").status == 1


def test_a_flip_fails_and_a_fix_does_not(advisor, blessed):
    base = json.loads((blessed / "evals/baseline.json").read_text())
    by_id = {case["id"]: case for case in base["cases"]}
    by_id["one"]["outcome"], by_id["two"]["outcome"] = "failed", "passed"
    (blessed / "evals/baseline.json").write_text(json.dumps(base))
    ran = advisor("eval", "run")
    assert (ran.status, last_line(ran)) == (1, "FAILED: 1 case that passed in the baseline fails: two.")


def test_blessing_says_what_it_accepts(advisor, here):
    suite = [good("one"), *(bad(f"b{n}") for n in range(12))]
    for cases, words in (
        (suite[:1], "No case of it fails."),
        (suite[:2], "1 case is accepted as failing: b0"),
        (suite[:2], "1 case is accepted as failing, as before: b0"),
        (suite[:4], "3 cases are accepted as failing, 2 of them new: b1, b2"),
        (suite, "12 cases are accepted as failing, 9 of them new: b3, b4, b5, b6, b7, b8, b9, b10, b11"),
    ):
        write(here / "evals/a.jsonl", *cases)
        advisor("eval", "run", "-q")
        ran = advisor("eval", "bless")
        assert ran.status == 0
        assert words in ran.out.splitlines()
    (here / "evals/baseline.json").unlink()
    assert "b9 and 2 more\n" in advisor("eval", "bless").out


def test_a_baseline_is_a_case_a_line_without_quotes_and_times(blessed):
    text = (blessed / "evals/baseline.json").read_text()
    lines = [each for each in text.splitlines() if '"id":"' in each and '"outcome"' in each]
    assert [json.loads(each.rstrip(","))["id"] for each in lines] == ["one", "three", "two"]
    assert "quote" not in text
    assert '"seconds":0.0}' in text.splitlines()[-1]


def test_blessing_twice_changes_nothing_but_the_runs_name(advisor, blessed):
    first = (blessed / "evals/baseline.json").read_text().splitlines()
    advisor("eval", "run", "-q")
    ran = advisor("eval", "bless")
    assert ran.status == 0
    assert (blessed / "evals/baseline.json").read_text().splitlines()[1:-1] == first[1:-1]


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--limit", "1"], "is of chosen cases (limit 1)"),
        (["--shard", "1/2"], "is of chosen cases"),
        (["evals", "x"], "1 cases that could not be run"),
    ],
)
def test_an_incomplete_run_cannot_become_a_baseline(advisor, blessed, args, words):
    write(blessed / "x/b.jsonl", b"{", good("four"))
    advisor("eval", "run", "-q", *args)
    before = (blessed / "evals/baseline.json").read_bytes()
    assert advisor("eval", "bless").fails_with(2, words)
    assert (blessed / "evals/baseline.json").read_bytes() == before


def test_an_interrupted_run_cannot_become_a_baseline(advisor, blessed):
    path = run_files(blessed)[-1]
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    assert advisor("eval", "bless").fails_with(2, "was interrupted")
    assert advisor("eval", "show").status == 130


def test_a_case_whose_text_changed_is_not_comparable(advisor, blessed):
    write(blessed / "evals/a.jsonl", good("one"), {**bad("two"), "date": "2026-11-22"}, good("three"))
    ran = advisor("eval", "run", "-o", "run.json")
    assert last_line(ran) == "FAILED: 1 case that the baseline does not hold as failing fails: two."
    assert "1 not comparable, their text or labels changed since the baseline: two" in ran.out
    assert json.loads((blessed / "run.json").read_text())["comparison"]["named"] == {"changed": ["two"]}


def test_only_what_failed_before_can_be_run(advisor, blessed):
    assert last_line(advisor("eval", "run", "--failed-in", "last")).startswith("PASSED: 0 of 1 cases pass")


def test_a_run_can_be_shown_again(advisor, blessed):
    ran = advisor("eval", "show", "-o", "again.json")
    assert (ran.status, last_line(ran)) == (0, "PASSED: 2 of 3 cases pass, 1 failing as in the baseline.")
    assert len(json.loads((blessed / "again.json").read_text())["cases"]) == 3
    again = advisor("eval", "show", "again.json", "--no-baseline")
    assert last_line(again) == "FAILED: 1 case fails: two."


def test_one_case_can_be_looked_at(advisor, blessed):
    shown = advisor("eval", "show", "--case", "two").out
    assert "how good are your writing" in shown
    assert "missed" in shown
    assert last_line(advisor("eval", "show", "--case", "two")) == "evals/a.jsonl:2: failed"
    assert advisor("eval", "show", "--case", "none").fails_with(2, "has no case 'none'")


def test_two_runs_are_laid_beside_each_other(advisor, blessed):
    write(blessed / "evals/a.jsonl", good("one"), bad("two"), good("three"), good("four"))
    advisor("eval", "run", "-q")
    ran = advisor("eval", "compare", "evals/baseline.json", "last")
    assert ran.status == 0
    assert "1 new: four" in ran.out
    assert last_line(ran) == (
        "NO WORSE: 3 cases in common, 0 fixed, 0 broken (by chance: p = 1);"
        " NOT COMPARED: 1 case (1 only in the second)."
    )


def test_a_worse_run_is_status_1(advisor, blessed):
    path = run_files(blessed)[-1]
    text = path.read_text().replace('"id": "one"', '"id": "two"', 1)
    worse = blessed / "worse.jsonl"
    records = [json.loads(each) for each in path.read_text().splitlines()]
    records[1]["outcome"] = "failed"
    worse.write_text("\n".join(map(json.dumps, records)) + "\n")
    assert text
    ran = advisor("eval", "compare", "evals/baseline.json", worse)
    assert (ran.status, last_line(ran)) == (
        1,
        "WORSE: 1 case that passed fails; 0 fixed, 1 broken (by chance: p = 1).",
    )


def test_runs_without_a_common_case_cannot_be_compared(advisor, blessed):
    write(blessed / "other/a.jsonl", good("five"))
    advisor("eval", "run", "-q", "other")
    assert advisor("eval", "compare", "evals/baseline.json").fails_with(2, "have no case in common")


def test_labels_can_change_without_reading_again(advisor, blessed, monkeypatch):
    from advisor.evals import running

    write(blessed / "evals/a.jsonl", good("one"), good("two"), good("three"))
    monkeypatch.setitem(running.EXTRACTORS, "offline", lambda: pytest.fail("nothing is read"))
    ran = advisor("eval", "rescore", "--no-baseline")
    assert (ran.status, last_line(ran)) == (0, "PASSED: 3 of 3 cases pass.")
    header = json.loads(run_files(blessed)[-1].read_text().splitlines()[0])
    assert "rescored" in header["extractor"]


def test_a_blessed_baseline_can_be_scored_again(advisor, blessed):
    ran = advisor("eval", "rescore", "evals/baseline.json", "--no-baseline")
    assert (ran.status, last_line(ran)) == (1, "FAILED: 1 case fails: two.")


def test_words_that_changed_must_be_read_again(advisor, blessed):
    write(blessed / "evals/a.jsonl", good("one"), {**bad("two"), "date": "2026-11-22"})
    ran = advisor("eval", "rescore", "--no-baseline")
    assert (ran.status, last_line(ran)) == (
        2,
        "NOT ALL RUN: 2 cases could not be run: two, three (two: the case's text changed since it was read:"
        " run it again).",
    )
    assert "run it again" in ran.out


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is no run"),
        (b"hello\n", "is no run"),
        (b"[]", "is no run"),
        (b'{"id": "one"}\n', "is no run"),
        (b'{"type": "run", "format": "advisor-eval/99"}\n', "is of the format 'advisor-eval/99'"),
        (b'{"type": "run", "format": "advisor-eval/1", "id": 3}\n', "is damaged"),
        (b'{"run": {"format": "advisor-eval/1"}}', "is damaged"),
    ],
)
def test_what_is_no_run_is_refused(advisor, here, content, words):
    (here / "run.jsonl").write_bytes(content)
    assert advisor("eval", "show", "run.jsonl").fails_with(2, words)


def test_paraphrases_that_differ_are_flips(advisor, here):
    write(
        here / "evals/paraphrase.jsonl",
        line("a1", "Writing 8.", group="anna"),
        line("a2", "Writing: 8", group="anna"),
        line("a3", "Writing 7.", group="anna"),
        line("b1", "Empathy 9", group="ben"),
        line("b2", "empathy: 9", group="ben"),
    )
    ran = advisor("eval", "run")
    assert (ran.status, last_line(ran)) == (1, "FAILED: 1 case fails: group:anna.")
    assert "a3 differs in writing" in ran.out
    assert "paraphrases that differ" in ran.out
    advisor("eval", "bless")
    ran = advisor("eval", "run")
    assert ran.status == 0
    assert last_line(ran) == "PASSED: 6 of 7 cases and groups pass, 1 failing as in the baseline."


# --- Logged readings ----------------------------------------------------------------------------------------


def logged(here, *readings):
    (here / "log.jsonl").write_text("".join(json.dumps(each) + "\n" for each in readings))


def test_what_a_log_says_was_read_is_checked(advisor, here):
    write(here / "evals/a.jsonl", good("one"), good("two"), good("three"), good("four"))
    scored = advisor("score", "evals/a.jsonl").out.splitlines()
    readings = [json.loads(each) for each in scored]
    readings[1]["evidence"]["writing"]["quote"] = "nine"
    del readings[2]["answers"]["writing"]
    logged(here, *readings[:3])
    ran = advisor("eval", "run", "--outputs", "log.jsonl")
    assert last_line(ran).startswith("NOT ALL RUN: 1 case could not be run: four (")
    assert last_line(ran).endswith("log.jsonl has no line for this case).")
    said = " ".join(ran.out.split())
    assert "evidence is not verbatim: writing" in said
    assert "writing: 8 expected, not read" in said


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["[]"], "log.jsonl:1: a line of a log is a JSON object"),
        (['{"id": "one"}', '{"id": "one"}'], "log.jsonl:2: each line of a log has an id"),
        (["{}"], "log.jsonl:1: each line of a log has an id"),
    ],
)
def test_what_is_no_log_is_refused(advisor, here, lines, words):
    write(here / "evals/a.jsonl", good("one"))
    (here / "log.jsonl").write_text("\n".join(lines))
    assert advisor("eval", "run", "--outputs", "log.jsonl").fails_with(2, words)


@pytest.mark.parametrize(
    ("reading", "words"),
    [
        ({}, "a reading has answers"),
        ({"answers": {"juggling": 3}}, "no item 'juggling'"),
        ({"answers": {"writing": 11}}, "takes a number from 1 to 10"),
        ({"answers": {"writing": 8}, "evidence": {"writing": {"message": 1}}}, "evidence is a span"),
        ({"error": "it broke"}, "it broke"),
    ],
)
def test_a_reading_that_cannot_be_used_is_an_error_of_its_case(advisor, here, reading, words):
    write(here / "evals/a.jsonl", good("one"))
    logged(here, {"id": "one", **reading})
    ran = advisor("eval", "run", "--outputs", "log.jsonl")
    assert (ran.status, words in " ".join(ran.out.split())) == (2, True)


# --- Suites looked over -------------------------------------------------------------------------------------


def test_a_sound_suite_is_status_0(advisor, here):
    write(here / "evals/a.jsonl", good("one"))
    ran = advisor("eval", "lint")
    assert (ran.status, last_line(ran)) == (0, "SOUND: 1 cases, 0 errors, 0 warnings.")
    assert "not covered: no case ends in QUALIFIED" in ran.out


def test_errors_fail_and_warnings_only_when_asked_to(advisor, here):
    write(here / "evals/a.jsonl", line("one", "hi", answers={"writing": 8}))
    assert advisor("eval", "lint").status == 0
    ran = advisor("eval", "lint", "--strict")
    assert (ran.status, ran.out.splitlines()[0]) == (
        1, "evals/a.jsonl:1: warning: one: writing (8): found nothing in the chat that gives it."
    )  # fmt: skip
    write(here / "evals/b.jsonl", b"{")
    assert last_line(advisor("eval", "lint")) == "FAULTY: 1 cases, 1 errors, 1 warnings."


# --- A chat becomes a case ----------------------------------------------------------------------------------


@pytest.fixture
def session(advisor):
    """A stored chat in which a few things were said."""
    import re

    ran = advisor("chat", "--date", "2026-11-22", input="Empathy 9, writing 8. Phone: yes.\n/quit\n")
    (name,) = re.findall(r"--resume (\w+)", ran.out)
    return name


def cases_of(path):
    return [json.loads(each) for each in path.read_text().splitlines()]


def test_a_stored_chat_becomes_a_case_after_a_review(advisor, here, session):
    # phone is deleted, writing corrected (first with what it does not take), empathy kept, email added
    review = "-\nhello\n7\n\nemail = maybe\nemail=some\n\ny\n"
    ran = advisor("eval", "new", session, "--to", "mine.jsonl", "--id", "m-1", "--tag", "uk", input=review)
    assert ran.status == 0, ran
    (case,) = cases_of(here / "mine.jsonl")
    assert case["expect"]["answers"] == {"email": "some", "writing": 7, "empathy": 9}
    assert (case["id"], case["date"], case["tags"]) == ("m-1", "2026-11-22", ["uk"])
    assert case["messages"][1] == {"role": "user", "content": "Empathy 9, writing 8. Phone: yes."}
    assert "takes a number from 1 to 10, not" in ran.out
    assert advisor("eval", "run", "mine.jsonl").status == 1
    assert advisor("eval", "lint", "mine.jsonl").status == 0


def test_a_draft_that_is_kept_is_a_case_that_passes(advisor, here, session):
    write(here / "mine.jsonl", good("one"))
    (here / "mine.jsonl").write_bytes((here / "mine.jsonl").read_bytes().rstrip())
    ran = advisor("eval", "new", session, "--to", "mine.jsonl", input="\n\n\n\ny\n")
    assert ran.status == 0, ran
    assert [case["id"] for case in cases_of(here / "mine.jsonl")] == ["one", session]
    assert last_line(advisor("eval", "run", "mine.jsonl")) == "PASSED: 2 of 2 cases pass."


@pytest.mark.parametrize(("review", "status"), [("\n\n\n\nn\n", 130), ("\n", 130)])
def test_nothing_is_written_without_a_yes(advisor, here, session, review, status):
    assert advisor("eval", "new", session, "--to", "mine.jsonl", input=review).status == status
    assert not (here / "mine.jsonl").exists()


def test_a_chat_cannot_take_an_id_that_is_taken(advisor, here, session):
    write(here / "mine.jsonl", good("one"))
    ran = advisor("eval", "new", session, "--to", "mine.jsonl", "--id", "one", input="\n\n\n\ny\n")
    assert (ran.status, "has the id 'one' already" in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("to", "words"), [("mine.json", "ends with .jsonl"), ("missing/a.jsonl", "no folder missing")]
)
def test_a_suite_that_cannot_be_added_to_is_refused(advisor, here, session, to, words):
    assert advisor("eval", "new", session, "--to", to).fails_with(2, words)


def test_an_unknown_session_is_refused(advisor, here):
    assert advisor("eval", "new", "nope", "--to", "mine.jsonl").status == 2
