"""Which cases are wanted: expressions, shards, limits."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.errors import SuiteError
from advisor.evals.selecting import Selection, Shard, compile_filter, parse_shard
from advisor.transcripts import Case

CASE = Case("cs-terse-001", "support", (), tags=("uk", "full set"), group="Anna")
FILE = "evals/held/short.jsonl"


@pytest.mark.parametrize(
    "text",
    [
        "terse",
        "TERSE",
        "held",
        "uk and terse",
        "nothing or terse",
        "not nothing",
        "not (nothing or other)",
        "nothing and nothing or terse",
        "terse and not nothing",
        'tag:"full set"',
        "tag:uk",
        "id:cs-",
        "rubric:support and file:held",
        "group:anna",
        "not not terse",
    ],
)
def test_it_is_taken(text):
    assert compile_filter(text)(CASE, FILE)


@pytest.mark.parametrize(
    "text", ["nothing", "tag:u", "id:held", "not terse", "terse and nothing", "not (uk or nothing)"]
)
def test_it_is_left_out(text):
    assert not compile_filter(text)(CASE, FILE)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "a word is missing at the end"),
        ("and", "a word is missing before 'and'"),
        ("terse and", "a word is missing at the end"),
        ("(terse", "a bracket is not closed"),
        ("terse)", "')' is left over"),
        ("terse uk", "'uk' is left over"),
        ("colour:red", "there is no field 'colour'"),
        ('"terse', "a quotation mark is not closed"),
    ],
)
def test_what_is_no_expression_is_refused(text, why):
    with pytest.raises(SuiteError) as refused:
        compile_filter(text)
    assert why in str(refused.value)


@given(st.text())
def test_any_text_is_an_expression_or_refused(text):
    with suppress(SuiteError):
        compile_filter(text)(CASE, FILE)


@given(st.sets(st.text(min_size=1), max_size=30), st.integers(1, 7))
def test_each_case_is_in_just_one_shard(names, of):
    for name in names:
        case = Case(name, "r", ())
        assert sum(Shard(index, of).takes(case) for index in range(1, of + 1)) == 1


def test_paraphrases_of_one_person_share_a_shard():
    cases = [Case(f"c-{index}", "r", (), group="anna") for index in range(20)]
    assert len({Shard(1, 3).takes(case) for case in cases}) == 1


@pytest.mark.parametrize("text", ["0/2", "3/2", "1", "1/0", "a/b", "1/2/3", "-1/2"])
def test_what_is_no_shard_is_refused(text):
    with pytest.raises(SuiteError):
        parse_shard(text)


def test_a_limit_counts_what_else_is_wanted():
    chosen = Selection(tags=("a",), limit=2)
    cases = [Case(str(index), "r", (), tags=("a",) if index % 2 else ()) for index in range(10)]
    assert [case.id for case in cases if chosen.takes(case, "f")] == ["1", "3"]


def test_a_selection_survives_the_trip_to_disk():
    chosen = Selection("a or b", ("x",), frozenset({"1"}), Shard(2, 3), 7)
    again = Selection.from_data(chosen.to_data())
    assert again.to_data() == chosen.to_data()
    assert Selection().to_data() == {}
