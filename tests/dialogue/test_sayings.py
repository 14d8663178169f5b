"""Looking sayings up by words finds what going through the list finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.dialogue.sayings import Sayings

TEXT = st.lists(st.sampled_from(["a", "b", "ab"]), min_size=1, max_size=6).map(" ".join)
LIST = st.lists(TEXT, max_size=6)


@given(LIST, TEXT)
def test_a_text_opens_with_what_it_begins_with_as_whole_words(said: list[str], text: str) -> None:
    opening = [one for one in said if text.startswith(one + " ")]
    sayings = Sayings(said)
    assert sayings.first(text) == next(iter(opening), None)
    assert sayings.longest(text) == max(opening, key=len, default=None)
    assert sayings.opens(text) == bool(opening or text in said)


@given(LIST, TEXT)
def test_alone_counts_a_text_that_is_the_saying(said: list[str], text: str) -> None:
    found = [one for one in said if text == one or text.startswith(one + " ")]
    assert Sayings(said).first(text, alone=True) == next(iter(found), None)


@given(LIST, TEXT)
def test_a_text_ends_with_what_it_ends_with_as_whole_words(said: list[str], text: str) -> None:
    ending = [one for one in said if text.endswith(" " + one)]
    assert Sayings(said).first_at_end(text) == next(iter(ending), None)


@given(LIST, TEXT)
def test_within_is_anywhere_as_whole_words(said: list[str], text: str) -> None:
    assert Sayings(said).within(text) == any(f" {one} " in f" {text} " for one in said)


@pytest.mark.parametrize("text", ["", " ", "a"])
def test_no_sayings_find_nothing(text: str) -> None:
    none = Sayings([])
    assert not none.opens(text)
    assert not none.within(text)
    assert none.first(text, alone=True) is None
