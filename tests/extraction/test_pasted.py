"""What strangers paste is read by its layout: repeated questions, filled forms, ticked boxes, tables."""

from __future__ import annotations

import pytest

from advisor.catalog import load_rubric
from advisor.rubric.model import Rubric
from tests.extraction.chats import Case, differences, marked, read_verbatim
from tests.extraction.pasted import EVERY, LATER, MENDED


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    return load_rubric("customer-support-representative")


NOT_READ = {
    "short questions in talk": "a short question of one's own in running text names what is told of",
    "contact details are no channels": "weekends in a field of one's own are half of a flexible shift",
    "table of jobs, no answers to channels": "the years of jobs in a table do not add up",
    "a code of choices": "yes and no in brackets behind names that nobody asked for",
}
"""Cases that are not read whole yet, and why."""


@pytest.mark.parametrize("chat", marked(EVERY + LATER + MENDED, NOT_READ))
def test_what_is_pasted_is_read_by_its_layout(rubric: Rubric, chat: Case):
    assert differences(chat, read_verbatim(rubric, chat)) == {}
