"""The first stages by themselves, each with its table: text, tokens, numbers, durations, labels, declines."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from advisor.extraction.offline.declines import DECLINE
from advisor.extraction.offline.durations import durations
from advisor.extraction.offline.labels import labels
from advisor.extraction.offline.numbers import cardinal, ratings, scaled
from advisor.extraction.offline.text import normalise
from advisor.extraction.offline.tokens import tokenise

ANY_TEXT = st.text(st.characters(exclude_categories=()))


def tokens_of(text):
    return tokenise(normalise(text).norm)


# --- Text ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "norm"),
    [
        ("Hello", "hello"),
        ("I’m “fine”", 'i\'m "fine"'),
        ("it`s", "it's"),
        ("7–8", "7-8"),
        ("7−8", "7-8"),
        ("７／８", "7/8"),
        ("ＢＡ", "ba"),
        ("café", "cafe"),
        ("cafe\u0301", "cafe"),
        ("a\u200bb\u00adc\ufeff", "abc"),
        ("7½", "7 1/2"),
        ("✓", " yes "),
        ("❌", " no "),
        ("👍", " yes "),
        ("• a", "\n a"),
        ("a\rb", "a\nb"),
        ("a\u2028b", "a\nb"),
        ("a\0b", "ab"),
        ("\ud800x", "x"),
        ("…", "."),
        ("ﬁne", "fine"),
        ("", ""),
    ],
)
def test_text_is_folded(raw, norm):
    assert normalise(raw).norm == norm


@pytest.mark.parametrize(
    ("raw", "part", "original"),
    [
        ("My score: ８ of ten", "8", "８"),
        ("so 7½ then", "7 1/2", "7½"),
        ("in São Paulo now", "sao paulo", "São Paulo"),
        ("I’m in Leeds", "leeds", "Leeds"),
        ("in cafe\u0301s here", "cafes", "cafe\u0301s"),
        ("phone ✅ email ❌", "no", "❌"),
        ("a\u200bbc d", "bc", "bc"),
        ("  plain  ", "plain", "plain"),
    ],
)
def test_offsets_lead_back_to_what_was_written(raw, part, original):
    text = normalise(raw)
    start = text.norm.index(part)
    first, last = text.raw_span(start, start + len(part))
    assert raw[first:last] == original


@given(ANY_TEXT)
def test_every_place_in_the_folded_text_comes_from_the_raw_one_in_order(raw):
    text = normalise(raw)
    if text.at is None:
        assert len(text.norm) == len(raw)
    else:
        assert len(text.at) == len(text.norm)
        assert list(text.at) == sorted(text.at)
        assert all(0 <= place < len(raw) for place in text.at)
    assert len(text.shown) == len(text.norm)


@given(ANY_TEXT, st.data())
def test_any_stretch_has_a_span_in_the_raw_text(raw, data):
    text = normalise(raw)
    if text.norm:
        start = data.draw(st.integers(0, len(text.norm) - 1))
        end = data.draw(st.integers(start + 1, len(text.norm)))
        first, last = text.raw_span(start, end)
        assert 0 <= first <= last <= len(raw)
        assert raw[first:last] == raw[first:last].strip()


# --- Tokens -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("I'm 29", ["i'm", "29"]),
        ("8/10", ["8", "/", "10"]),
        ("7.5, 8", ["7.5", ",", "8"]),
        ("3yrs", ["3", "yrs"]),
        ("b2b q4", ["b2b", "q4"]),
        ("a8 b7", ["a", "8", "b", "7"]),
        ("1st", ["1st"]),
        ("1,200 calls", ["1,200", "calls"]),
        ("8,9,7", ["8", ",", "9", ",", "7"]),
        ("well-known", ["well", "-", "known"]),
        ("a\nb", ["a", "\n", "b"]),
        ("80%", ["80", "%"]),
        ("snake_case", ["snake", "_", "case"]),
        ("", []),
    ],
)
def test_tokens(text, parts):
    assert [token.text for token in tokens_of(text)] == parts


@given(ANY_TEXT)
def test_tokens_are_slices_in_order_and_leave_out_only_space(raw):
    norm = normalise(raw).norm
    end = 0
    for token in tokenise(norm):
        assert not norm[end : token.start].strip()
        face = (token.kind, token.text) == ("p", ".")  # ":D" ends a sentence as a full stop does
        assert norm[token.start : token.end] == token.text or face
        assert token.start >= end
        end = token.end
    assert not norm[end:].strip()


# --- Numbers ------------------------------------------------------------------------------------------------


def rated(text):
    tokens = tokens_of(text)
    return [
        None if number.value is None else float(number.value) for number in ratings(tokens, 0, len(tokens))
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("8", 8),
        ("8/10", 8),
        ("8 / 10", 8),
        ("eight", 8),
        ("a solid 8", 8),
        ("8ish", 8),
        ("8-ish", 8),
        ("about an 8", 8),
        ("8 out of 10", 8),
        ("eight out of ten", 8),
        ("8+", 8),
        ("at least an 8", 8),
        ("7-8", 7.5),
        ("7–8", 7.5),
        ("7 or 8", 7.5),
        ("7 to 8", 7.5),
        ("between 7 and 8", 7.5),
        ("between a 7 and an 8", 7.5),
        ("4/5", 8),
        ("4 out of 5", 8),
        ("4 stars", 8),
        ("80%", 8),
        ("80 percent", 8),
        ("85 %", 8.5),
        ("7.5", 7.5),
        ("7½", 7.5),
        ("seven and a half", 7.5),
        ("seven point five", 7.5),
        ("10/10", 10),
        ("15/20", 7.5),
        ("3.7 out of 5", 7.4),
        ("9s", 9),
        ("tens", 10),
    ],
)
def test_a_rating(text, value):
    assert rated(text) == [value]


@pytest.mark.parametrize("text", ["0", "11", "15/10", "-2", "120%", "6/5", "0/10", "minus 3"])
def test_a_number_off_the_scale_is_seen_as_such(text):
    assert rated(text) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "$8",
        "8 years",
        "version 8",
        "grade 8",
        "8 people",
        "this one",
        "age 8",
        "step 8",
        "8 euros",
        "one of us",
        "8 months",
    ],
)
def test_a_number_of_something_else_is_no_rating(text):
    assert rated(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("8, 9, 7, 6", [8, 9, 7, 6]),
        ("8 9 7 6", [8, 9, 7, 6]),
        ("8/9/7/6", [8, 9, 7, 6]),
        ("8-9-7-6", [8, 9, 7, 6]),
        ("8, 11, 7", [8, None, 7]),
        ("eight, nine and seven", [8, 9, 7]),
        ("7-8, 9", [7.5, 9]),
        ("8/10, 7/10", [8, 7]),
        ("80%, 90%", [8, 9]),
        ("8; 9; 7", [8, 9, 7]),
        ("8\n9", [8, 9]),
    ],
)
def test_a_list_of_ratings(text, values):
    assert rated(text) == values


@pytest.mark.parametrize(
    ("value", "out_of", "on_ten"),
    [(4, 5, "8"), (80, 100, "8"), (2, 3, "6.67"), ("3.3", 5, "6.6"), (1, 8, "1.25"), (17, 20, "8.5")],
)
def test_other_scales_are_carried_over_and_rounded_half_up(value, out_of, on_ten):
    assert scaled(Decimal(value), out_of) == Decimal(on_ten)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("twelve", 12),
        ("twenty five", 25),
        ("twenty-five", 25),
        ("1,200", 1200),
        ("two and a half", 2.5),
        ("0", 0),
        ("word", None),
    ],
)
def test_plain_numbers(text, value):
    found = cardinal(tokens_of(text), 0)
    assert (None if found is None else float(found[0])) == value


# --- Lengths of time ----------------------------------------------------------------------------------------


def lengths(text):
    tokens = tokens_of(text)
    return durations(tokens, 0, len(tokens), len(tokens))


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("18 months", 1.5),
        ("half a year", 0.5),
        ("a year and a half", 1.5),
        ("a couple of years", 2),
        ("couple years", 2),
        ("a few years", 3),
        ("a decade", 10),
        ("two decades", 20),
        ("5+ years", 5),
        ("over 5 years", 5),
        ("about 5 years", 5),
        ("almost 5 years", 5),
        ("2-3 years", 2.5),
        ("2 to 3 years", 2.5),
        ("3 years", 3),
        ("3yrs", 3),
        ("three and a half years", 3.5),
        ("3 years and a half", 3.5),
        ("2 years and 3 months", 2.25),
        ("1 yr 6 mo", 1.5),
        ("a year", 1),
        ("a full year", 1),
        ("4 months", 0.33),
        ("8 months", 0.67),
        ("26 weeks", 0.5),
        ("3-year", 3),
        ("3 or so years", 3),
    ],
)
def test_a_length_in_years(text, years):
    assert [float(length.years) for length in lengths(text)] == [years]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("3 months", 3),
        ("3-6 months", 4.5),
        ("a fortnight", None),
        ("1 fortnight", 0.5),
        ("2 weeks", 0.5),
        ("15 days", 0.5),
        ("10 days", 0.25),
        ("30 days", 1),
        ("half a year", 6),
        ("a year", 12),
        ("a couple of months", 2),
        ("a quarter", 3),
    ],
)
def test_a_length_in_months(text, months):
    found = [float(length.months) for length in lengths(text)]
    assert found == ([0.5] if months is None else [months])


@pytest.mark.parametrize(
    "text", ["8", "8 out of 10", "5 people", "$5 years", "years", "day", "2021", "99999 years"]
)
def test_no_length(text):
    assert lengths(text) == []


# --- Labels -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("(a) 8 (b) 9", ["a", "b"]),
        ("a) 8 b) 9", ["a", "b"]),
        ("a. 8\nb. 9", ["a", "b"]),
        ("a: 8, b: 9", ["a", "b"]),
        ("a=8, b=9", ["a", "b"]),
        ("a - 8\nb - 9", ["a", "b"]),
        ("A) yes\nB) no", ["a", "b"]),
        ("1) BA 2) cashier", ["1", "2"]),
        ("1. BA\n2. cashier", ["1", "2"]),
        ("ii) 8", ["ii"]),
        ("Q4: phone", ["4"]),
        ("Question 4: phone", ["4"]),
        ("Part two: 8", ["2"]),
        ("3a 8", ["3a"]),
    ],
)
def test_labels_that_leave_no_doubt(text, found):
    assert [label.text for label in labels(tokens_of(text)) if label.strong] == found


@pytest.mark.parametrize("text", ["a solid 8", "4.5", "I have 3 cats", "(empathy 7)", "8/10"])
def test_what_only_looks_like_a_label(text):
    assert [label.text for label in labels(tokens_of(text)) if label.strong] == []


@given(ANY_TEXT)
@example("[0a")
@example("(1a")
@example("Q4")
@example("between 7 and ")
def test_labels_and_numbers_and_lengths_lie_within_the_text_and_apart(raw):
    tokens = tokens_of(raw)
    for found in (
        labels(tokens),
        ratings(tokens, 0, len(tokens)),
        durations(tokens, 0, len(tokens), len(tokens)),
    ):
        end = 0
        for each in found:
            assert end <= each.first < each.last <= len(tokens)
            end = each.last


# --- Declines -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "skip", "Skip that one", "pass", "rather not say", "I'd rather not say", "prefer not to say",
        "no idea",
        "don't know", "dunno", "idk", "not sure", "n/a", "no comment", "next question",
        "none of your business",
        "can't say", "hard to say", "leave it blank", "haven't a clue", "I don't want to answer that", "-",
        "?", "x",
        "you decide", "up to you", "ask me later", "hard to tell", "can't pick", "undecided", "beats me",
    ],
)  # fmt: skip
def test_words_that_decline(text):
    assert DECLINE.search(normalise(text).norm)


@pytest.mark.parametrize(
    "text",
    [
        "8",
        "yes",
        "no",
        "never",
        "I passed my exams",
        "I have ideas",
        "phone",
        "sure",
        "a skipper",
        "xylophone",
    ],
)
def test_words_that_do_not_decline(text):
    assert not DECLINE.search(normalise(text).norm)
