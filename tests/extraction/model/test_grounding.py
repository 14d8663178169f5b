"""Quotes are found where they are, to the character, and nowhere else."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from advisor.extraction.model.grounding import fold, occurrences

LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Cf", "Cn", "Co", "Zs", "Zl", "Zp", "Mn", "Me", "Mc"))
WORD = st.text(LETTERS, min_size=1, max_size=8).filter(lambda word: fold(word).text.strip() != "")
MESSAGES = st.lists(WORD, min_size=1, max_size=12)
LETTERED = st.lists(st.text(st.characters(categories=["L"]), min_size=1, max_size=8), min_size=1, max_size=12)
TROUBLES = {" ": ["  ", "\n", "\t", "\u00a0", " \u200b"], "'": ["’", "‘"], '"': ["“", "”"], "-": ["–", "—"]}


def found(message, quote):
    return list(occurrences(fold(message), quote))


@given(MESSAGES, st.data())
def test_words_of_a_message_are_found_with_their_exact_offsets(words, data):
    message = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    quote = " ".join(words[first:last])
    at = len(" ".join(words[:first])) + (first > 0)
    places = found(message, quote)
    for start, end in places:
        assert fold(message[start:end]).text.strip() == fold(quote).text.strip()
    if all(char.isalpha() for char in quote.replace(" ", "")):
        assert (at, at + len(quote)) in places


@given(LETTERED, st.randoms())
def test_white_space_and_typography_do_not_matter(words, chance):
    plain = " ".join(words)
    assume(fold(plain).text.strip())
    written = "".join(chance.choice([*TROUBLES.get(char, []), char]) for char in plain)
    for start, end in found(written, plain):
        assert fold(written[start:end]).text == fold(plain).text
    assert found(written, plain)


@given(st.text(max_size=200), st.text(max_size=30))
def test_what_is_found_is_in_the_message_and_is_the_quote(message, quote):
    for start, end in found(message, quote):
        assert 0 <= start < end <= len(message)
        assert fold(quote).text.strip() in fold(message[start:end]).text
        assert fold(message[start:end]).text.strip() == fold(quote).text.strip()


@given(MESSAGES, WORD)
def test_what_is_not_in_the_message_is_not_found(words, stranger):
    message = " ".join(words)
    assume(fold(stranger).text not in fold(message).text)
    assert not found(message, stranger)


@given(MESSAGES)
def test_both_spellings_of_an_accent_are_one(words):
    message = " ".join(words)
    for form in ("NFC", "NFD"):
        spelled = unicodedata.normalize(form, message)
        other = unicodedata.normalize("NFD" if form == "NFC" else "NFC", message)
        if all(char.isalpha() or char == " " for char in message):
            assert found(spelled, other) == [(0, len(spelled))]


@pytest.mark.parametrize(
    ("message", "quote"),
    [
        ("18", "8"),
        ("8.5", "8"),
        ("8.5", "5"),
        ("7,5", "7"),
        ("-2", "2"),
        (".5", "5"),
        ("unused", "used"),
        ("used_up", "used"),
        ("cafe\u0301 society", "cafe"),
        ("Zendesk", "zendesk"),
        ("I never used it", "I used it"),
        ("anything", ""),
        ("anything", " \n"),
        ("anything", "\u200b"),
    ],
)
def test_parts_of_words_and_numbers_and_near_misses_are_no_quotes(message, quote):
    assert found(message, quote) == []


@pytest.mark.parametrize(
    ("message", "quote", "exact"),
    [
        ("I’m  an\n8", "I'm an 8", "I’m  an\n8"),
        ("8,9,7", "9", "9"),
        ("7-8", "8", "8"),
        ("It's an 8.", "8", "8"),
        ("Ｚｅｎｄｅｓｋ", "Zendesk", "Ｚｅｎｄｅｓｋ"),
        ("a ﬁne 8", "fine 8", "ﬁne 8"),
        ("na\u200bive 8", "naive 8", "na\u200bive 8"),
        ("2½ years", "2½ years", "2½ years"),
    ],
)
def test_the_evidence_is_what_the_person_wrote(message, quote, exact):
    ((start, end),) = found(message, quote)
    assert message[start:end] == exact
