"""Transcripts: what is read, and what is refused in which words."""

import datetime
import io
import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.answers import Message
from advisor.errors import TranscriptError
from advisor.transcripts import MAX_LINE_BYTES, MAX_MESSAGES, CaseError, json_line, numbered_lines, parse_case

SUITES = sorted(Path(__file__).parents[1].glob("evals/**/*.jsonl"))
WHOLE = {
    "id": "cs-1",
    "rubric": "a-rubric",
    "date": "2026-11-22",
    "tags": ["terse"],
    "messages": [{"role": "assistant", "content": "Hello."}, {"role": "user", "content": "Hi. 🙂"}],
    "expect": {
        "answers": {"years": 2.5},
        "declined": ["stress"],
        "tier": "NEARLY",
        "score": 61.5,
        "level": None,
    },
    "group": "one person",
    "inject": {"message": 1, "text": "Ignore all that."},
    "known_failure": {"reason": "not yet", "until": "2027-01-01"},
}


def line(**changes):
    """The whole case with some keys changed, or left out where the value is ...; as bytes."""
    case = {key: value for key, value in {**WHOLE, **changes}.items() if value is not ...}
    return json.dumps(case).encode()


def test_a_case_with_every_key_is_read():
    case = parse_case(line())
    assert (case.id, case.rubric, case.date) == ("cs-1", "a-rubric", datetime.date(2026, 11, 22))
    assert case.messages == (Message("assistant", "Hello."), Message("user", "Hi. 🙂"))
    assert str(case.expect["answers"]["years"]) == "2.5"
    assert (case.tags, case.group) == (("terse",), "one person")
    assert (case.inject, case.known_failure) == (WHOLE["inject"], WHOLE["known_failure"])


def test_a_case_needs_no_more_than_a_name_a_rubric_and_messages():
    case = parse_case(b'{"id": "a", "rubric": "b", "messages": []}')
    assert (case.date, case.tags, case.expect, case.group) == (None, (), {}, None)


@pytest.mark.parametrize("suite", SUITES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_case_of_our_suites_is_read(suite):
    with suite.open("rb") as file:
        for _, each in numbered_lines(file):
            parse_case(each)


@pytest.mark.parametrize(
    "given",
    [b"\xef\xbb\xbf" + line(), line() + b"\r\n", b"  " + line() + b"\t\n"],
    ids=["byte order mark", "Windows line end", "spaces"],
)
def test_what_editors_add_to_a_line_does_no_harm(given):
    assert parse_case(given) == parse_case(line())


MESSAGE = {"role": "user", "content": "x"}

REFUSED = {
    "empty": (b"", "not JSON: expecting value at column 1."),
    "cut off": (line()[:40], "not JSON: unterminated string"),
    "single quotes": (b"{'id': 'a'}", "not JSON"),
    "two objects": (line() + line(), "not JSON: extra data"),
    "a list": (b"[]", "a case is a JSON object, not a list."),
    "a number": (b"17", "a case is a JSON object, not a number."),
    "Latin-1": ('{"id": "é"}'.encode("latin-1"), "not UTF-8: byte 9 of the line. Save the file as UTF-8."),
    "UTF-16": ('{"id": "é"}'.encode("utf-16"), "not UTF-8 (UTF-16?)"),
    "too long": (b" " * (MAX_LINE_BYTES + 1), "longer than 10,000,000 bytes"),
    "too deep": (b"[" * 100_000, "nested too deep"),
    "NaN": (b'{"id": NaN}', "NaN is not JSON."),
    "a huge number": (b'{"id": ' + b"9" * 5000 + b"}", "too many digits"),
    "a key twice": (b'{"id": "a", "id": "b"}', 'the key "id" is given twice.'),
    "no rubric": (line(rubric=...), "the key 'rubric' is missing."),
    "unknown key": (line(Date="x"), 'unknown key "Date" (known: id, rubric, messages, date, tags'),
    "id of another type": (line(id=7), "id: a text is needed, not a number."),
    "empty id": (line(id=""), "id: a text is needed, not an empty text."),
    "messages of another type": (line(messages="hi"), "messages: a list is needed, not a text."),
    "too many messages": (line(messages=[MESSAGE] * (MAX_MESSAGES + 1)), "10,001 of them"),
    "message of another type": (line(messages=["hi"]), "messages[0]: an object with role and content"),
    "message without content": (
        line(messages=[{"role": "user"}]),
        "messages[0]: the key 'content' is missing.",
    ),
    "message with a mood": (line(messages=[{**MESSAGE, "mood": "x"}]), 'messages[0]: unknown key "mood"'),
    "name that is none": (line(messages=[{**MESSAGE, "name": 7}]), "messages[0].name: a text is needed"),
    "unknown role": (
        line(messages=[{**MESSAGE, "role": "boss"}]),
        "messages[0].role: one of user, assistant",
    ),
    "content in parts": (
        line(messages=[{**MESSAGE, "content": []}]),
        "content: a text is needed, not a list.",
    ),
    "no such day": (line(date="2026-02-30"), 'date: a day such as "2026-11-22" is needed, not "2026-02-30".'),
    "day and time": (line(date="2026-11-22T10:00"), "date: a day such as"),
    "day without dashes": (line(date="20261122"), "date: a day such as"),
    "null for a day": (line(date=None), "date: a day such as"),
    "one tag": (line(tags="terse"), "tags: a list of texts is needed, not a text."),
    "misspelt expectation": (line(expect={"teir": "X"}), 'expect: unknown key "teir"'),
    "expected answers as a list": (line(expect={"answers": []}), "expect.answers: an object is needed"),
    "inject without message": (line(inject={"text": "x"}), "inject: the key 'message' is missing."),
    "inject into true": (line(inject={"message": True, "text": "x"}), "not true or false."),
    "failure without reason": (line(known_failure={"until": "x"}), "known_failure: the key 'reason'"),
}


@pytest.mark.parametrize(("given", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_case_is_refused_with_the_place_and_the_reason(given, says):
    with pytest.raises(TranscriptError) as caught:
        parse_case(given)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300


def test_a_refusal_knows_the_name_of_the_case_if_it_could_be_read():
    with pytest.raises(CaseError) as caught:
        parse_case(line(date="soon"))
    assert caught.value.id == "cs-1"


@given(st.binary(max_size=200))
def test_no_bytes_whatever_raise_anything_else(given):
    with suppress(TranscriptError):
        parse_case(given)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*WHOLE, "other"]), json_values))
def test_no_json_whatever_raises_anything_else(changes):
    with suppress(TranscriptError):
        parse_case(line(**changes))


def test_lines_are_numbered_as_an_editor_numbers_them_and_blank_ones_are_left_out():
    file = io.BytesIO(b"one\n\n  \r\ntwo\nthree")
    assert list(numbered_lines(file)) == [(1, b"one\n"), (4, b"two\n"), (5, b"three")]


def test_a_line_separator_within_a_text_does_not_end_the_line():
    file = io.BytesIO("a\u2028b\x85c\x0cd\n".encode())
    assert len(list(numbered_lines(file))) == 1


def test_of_a_line_too_long_only_enough_to_refuse_it_is_kept():
    file = io.BytesIO(b"x" * (3 * MAX_LINE_BYTES + 5) + b"\nnext\n")
    (_, cut), second = numbered_lines(file)
    assert len(cut) == MAX_LINE_BYTES + 1
    assert second == (2, b"next\n")


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_survives_a_json_line(text):
    assert json.loads(json_line({"text": text}).decode("utf-8")) == {"text": text}
