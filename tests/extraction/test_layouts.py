"""Forms of every make are read by their layout, whichever rubric they fill in."""

from __future__ import annotations

import pytest

from advisor.catalog import load_rubric
from advisor.rubric.model import Rubric
from tests.extraction.chats import Case, differences, marked, read_verbatim
from tests.extraction.layouts import HELD, LADDER, NO_LAYOUT, TUNED, WIDER

MAIN_RUBRIC, LADDER_RUBRIC = "customer-support-representative", "support-ladder"
NOT_READ: dict[str, str] = {}
"""Cases that are not read whole yet, and why."""
HELD_READ = 24
"""How many of the cases that were never tuned on are read whole."""


@pytest.fixture(scope="module")
def rubrics() -> dict[str, Rubric]:
    return {name: load_rubric(name) for name in (MAIN_RUBRIC, LADDER_RUBRIC)}


def wrong(rubrics: dict[str, Rubric], chat: Case) -> dict[str, object]:
    """What is read of a chat and should not be, or should be and is not."""
    rubric = rubrics[LADDER_RUBRIC if chat in LADDER else MAIN_RUBRIC]
    return dict(differences(chat, read_verbatim(rubric, chat)))


@pytest.mark.parametrize("chat", marked(TUNED + WIDER + NO_LAYOUT, NOT_READ))
def test_a_form_is_read_by_its_layout(rubrics: dict[str, Rubric], chat: Case):
    assert wrong(rubrics, chat) == {}


def test_forms_never_tuned_on_are_read_as_often_as_before(rubrics: dict[str, Rubric]):
    assert sum(not wrong(rubrics, chat) for chat in HELD) >= HELD_READ
