"""`advisor rubric list | show | check`, as people see it."""

from pathlib import Path

import pytest

from advisor.catalog import rubric_names
from advisor.cli.main import main
from advisor.resources import rubrics_dir

SMALL = Path(__file__).parents[1] / "rubrics" / "bike-mechanic.yaml"

SHOWN = """\
Bike Mechanic (bike-mechanic, version 3)
from: Wheels and Wages

1. Hands - 42.5 points
   wheel_truing    truing wheels: 1 to 5, 30 points
   brake_bleeding  bleeding brakes: 1 to 5, 12.5 points

2. Past - 42.5 points
   workshop_years  years at the stand: years, 25 points
   bikes           kinds of bikes: any of road, cargo, electric
   certificate     certificate: one of no, level_1, level_2, 17.5 points

3. Tools - 15 points
   own_tools  own tools: yes, some or no, 15 points

4. Start
   free_in  start: months
   home     home: a place

Tiers
   HIRE: from 60, €15 an hour
   TRIAL: from 0

Needed for HIRE
   steady hands: wheel_truing, brake_bleeding: all answered, mean 3 or more
"""


def run(capsys, *words: str) -> tuple[int, str, str]:
    status = main(["rubric", *words])
    shown = capsys.readouterr()
    return status, shown.out, shown.err


def test_list_names_every_rubric(capsys):
    status, out, err = run(capsys, "list")
    assert (status, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()] == list(rubric_names())


def test_show_prints_an_outline(capsys):
    assert run(capsys, "show", str(SMALL)) == (0, SHOWN, "")


def test_show_without_a_name_shows_all_there_are(capsys):
    status, out, _ = run(capsys, "show")
    assert status == 0
    assert all(f"({name}, version" in out for name in rubric_names())


def test_show_of_an_unknown_rubric_is_one_line_and_wrong_usage(capsys):
    status, out, err = run(capsys, "show", "customer-support")
    assert (status, out) == (2, "")
    assert "Did you mean 'customer-support-representative'?" in err
    assert len(err.splitlines()) == 1


def test_check_says_ok_of_what_is_right(capsys):
    status, out, err = run(capsys, "check", str(SMALL))
    assert (status, err) == (0, "")
    assert out == f"ok  {SMALL}: 4 questions, 8 items\n"


def test_check_takes_the_built_in_rubrics_by_default(capsys):
    status, out, _ = run(capsys, "check")
    assert status == 0
    assert len(out.splitlines()) == len(list(rubrics_dir().glob("*.yaml")))


def test_check_prints_all_faults_of_all_files(capsys, tmp_path):
    text = SMALL.read_text(encoding="utf-8")
    bad, worse = tmp_path / "bad.yaml", tmp_path / "worse.yaml"
    bad.write_text(text.replace("version: 3", "versoin: 3"), encoding="utf-8")
    worse.write_text(
        text.replace("title: Past", "titel: Past").replace("points: 15", "points: x"), encoding="utf-8"
    )
    status, out, err = run(capsys, "check", str(bad), str(SMALL), str(worse))
    assert status == 1
    assert out.startswith("ok  ")
    assert err.splitlines() == [
        f"{bad}:6: versoin: unknown key — did you mean 'version'?",
        f"{worse}:{line_of(text, 'title: Past')}: questions.past.titel: unknown key — did you mean 'title'?",
        f"{worse}:{line_of(text, 'points: 15')}: questions.tools.items.own_tools.points: "
        "should be a valid decimal, not 'x'",
    ]


def line_of(text: str, words: str) -> int:
    return text.splitlines().index(next(line for line in text.splitlines() if words in line)) + 1


def test_check_of_a_missing_file_is_wrong_usage_and_the_others_are_still_checked(capsys, tmp_path):
    status, out, err = run(capsys, "check", str(tmp_path / "none.yaml"), str(SMALL))
    assert status == 2
    assert out.startswith("ok  ")
    assert err.startswith("There is no file ")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("sign", ["\x1b[2J", "\u202e", "\x9b31m"])
def test_nothing_in_a_rubric_can_steer_the_terminal(capsys, tmp_path, sign):
    file = tmp_path / "x.yaml"
    escaped = "".join(f"\\u{ord(letter):04x}" for letter in sign)
    file.write_text(
        SMALL.read_text(encoding="utf-8").replace("title: Tools", f'title: "Tools {escaped}"'),
        encoding="utf-8",
    )
    status, out, _ = run(capsys, "show", str(file))
    assert status == 0
    assert sign not in out
    assert "\x1b" not in out
