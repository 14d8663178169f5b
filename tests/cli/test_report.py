"""`advisor report`: from a transcript or a session to a page, and what goes wrong on the way."""

import json
import stat

import pytest

CHAT = [
    {"role": "assistant", "content": "From 1 to 10: writing, empathy, de-escalation, tone under pressure?"},
    {"role": "user", "content": "8, 9, 7, 8. And I worked 3 years in retail."},
]


def case(name="a", **fields):
    whole = {"id": name, "rubric": "customer-support-representative", "messages": CHAT, **fields}
    return json.dumps(whole) + "\n"


@pytest.fixture
def chats(tmp_path):
    def write(*lines):
        path = tmp_path / "chats.jsonl"
        path.write_text("".join(lines), encoding="utf-8")
        return path

    return write


def test_a_transcript_s_report_is_printed(advisor, chats):
    ran = advisor("report", chats(case()))
    assert ran.status == 0
    assert ran.err == ""
    assert "Customer Support Representative · a" in ran.out
    assert "“9” (message 1)" in ran.out
    assert "\x1b" not in ran.out


def test_the_day_of_the_chat_dates_the_plan(advisor, chats):
    assert "(to 22 December 2026)" in advisor("report", chats(case(date="2026-11-22"))).out


@pytest.mark.parametrize(
    ("form", "begins"), [("md", "# Customer"), ("json", '{\n  "format"'), ("html", "<!doctype html>")]
)
def test_each_format_can_be_had(advisor, chats, form, begins):
    ran = advisor("report", chats(case()), "--format", form)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(begins)


@pytest.mark.parametrize(
    ("name", "begins"), [("r.md", "# "), ("r.json", "{"), ("r.html", "<!d"), ("r.txt", "Cust")]
)
def test_the_output_s_name_says_the_format(advisor, chats, tmp_path, name, begins):
    ran = advisor("report", chats(case()), "-o", tmp_path / name)
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["chats.jsonl", name]


def test_a_stored_session_has_a_report(advisor):
    assert advisor("chat", input="I worked 3 years in retail.\n").status == 0
    name = advisor("sessions", "list").out.split()[0]
    ran = advisor("report", name[:4], "--format", "json")
    data = json.loads(ran.out)
    assert data["name"] == name
    years = next(each for each in data["questions"][0]["answers"] if each["possible"])
    assert (years["value"], years["quotes"][0]["quote"]) == (3, "3 years")


def test_several_cases_follow_each_other(advisor, chats):
    both = chats(case("a"), case("b"))
    assert [each["name"] for each in json.loads(advisor("report", both, "--format", "json").out)] == [
        "a",
        "b",
    ]
    assert advisor("report", both, "--format", "md").out.count("\n## Sources") == 2
    assert json.loads(advisor("report", both, "--case", "b", "--format", "json").out)["name"] == "b"


def test_a_page_holds_one_case(advisor, chats):
    assert advisor("report", chats(case("a"), case("b")), "--format", "html").fails_with(2, "--case", "a, b")


def test_standard_input_will_do(advisor):
    assert advisor("report", "-", input=case()).status == 0


def test_a_bad_line_is_told_and_the_others_are_done(advisor, chats):
    ran = advisor("report", chats("{\n", case("b")), "--format", "md")
    assert ran.out.startswith("# ")
    assert ran.fails_with(1, "chats.jsonl:1", "not JSON")


@pytest.mark.parametrize(
    ("args", "status", "words"),
    [
        (["missing.jsonl"], 2, "no file missing.jsonl"),
        (["."], 2, "folder"),
        (["zzzzzz"], 2, "no session 'zzzzzz'"),
        (["zzzzzz", "--case", "a"], 2, "--case"),
        (["zzzzzz", "--format", "pdf"], 2, "pdf"),
        ([], 2, "SESSION"),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, list) else None,
)
def test_a_wrong_call_is_one_line_and_status_2(advisor, args, status, words):
    assert advisor("report", *args).fails_with(status, words)


def test_faults_in_the_data_are_one_line_and_status_1(advisor, chats, tmp_path):
    assert advisor("report", chats()).fails_with(1, "no case in it")
    assert advisor("report", chats(case()), "--case", "b").fails_with(1, "no case goes by the id 'b'")
    assert advisor("report", chats(case(rubric="x"))).fails_with(
        1, "chats.jsonl:1", "no rubric is called 'x'"
    )
    there = tmp_path / "no" / "report.html"
    assert advisor("report", chats(case()), "-o", there).fails_with(1, str(there), "no such file")


def test_a_write_that_fails_leaves_the_old_file_whole(advisor, chats, tmp_path):
    old = tmp_path / "report.md"
    old.write_text("old", encoding="utf-8")
    ran = advisor("report", chats(case()), "--format", "md", "-o", "/dev/full")
    assert ran.fails_with(1, "/dev/full", "no space")
    assert advisor("report", chats(case("b", messages=[{"role": "x"}])), "-o", old).status == 1
    assert old.read_text(encoding="utf-8") == "old"


def test_a_rubric_of_one_s_own_is_found_by_its_id(advisor, chats, pytestconfig):
    own = pytestconfig.rootpath / "tests" / "rubrics" / "bike-mechanic.yaml"
    ran = advisor("report", chats(case(rubric="bike-mechanic")), "--rubric", own)
    assert ran.status == 0
    assert "Bike Mechanic" in ran.out


def test_a_ladder_has_a_case_for_the_manager_and_points_have_none(advisor, chats):
    ran = advisor("report", chats(case(rubric="support-ladder")), "--format", "case")
    assert ran.status == 0
    assert "A case for my next step" in ran.out
    assert advisor("report", chats(case()), "--format", "case").fails_with(2, "There is no case")


def test_a_ladder_s_report_comes_in_every_form(advisor, chats, tmp_path):
    words = [{"role": "user", "content": "I'm a support agent."}]
    file = chats(case(rubric="support-ladder", messages=words))
    assert "The ladder" in advisor("report", file).out
    for ending, begins in {"md": "# Support Ladder", "html": "<!doctype html>", "json": "{"}.items():
        page = tmp_path / f"report.{ending}"
        assert advisor("report", file, "-o", page).status == 0
        assert page.read_text(encoding="utf-8").lstrip().startswith(begins)
