"""A rubric with level items is read in its other kinds by the readers there are; level items stay unread."""

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import case, differences, read

RUBRIC = load_rubric("support-ladder")
ASK = {question.id: question.ask for question in RUBRIC.questions}

CHATS = [
    case(
        "title and years",
        ASK["role"],
        "I'm a Senior Support Specialist, 4 years in support",
        title="Senior Support Specialist",
        years_in_support=4,
    ),
    case(
        "years of two jobs add up",
        ASK["role"],
        "Support Engineer at Acme since 2021, before that 2 years at a call center",
        title="Support Engineer",
        years_in_support=7,
    ),
    case(
        "examples by letter",
        ASK["reflection"],
        "a) yes, the password reset loop b) somewhat c) no d) skip",
        prevented_issues="yes",
        sees_patterns="some",
        helped_succeed="no",
        declined=["improved_product"],
    ),
    case(
        "ten signs by letter",
        ASK["signals"],
        "a yes, b no, c sometimes, d no, e a bit, f yes, g yes, h no, i yes, j yes",
        only_closing_tickets="yes",
        avoids_difficult_customers="no",
        keeps_insights="some",
        works_alone="no",
        burning_out="some",
        prevents_repeats="yes",
        teaches_others="yes",
        influences_product="no",
        builds_systems="yes",
        energizes_team="yes",
    ),
    case(
        "signs by name",
        ASK["signals"],
        "I just close tickets, and I'm kind of burnt out. I do teach others.",
        only_closing_tickets="yes",
        burning_out="some",
        teaches_others="yes",
    ),
    case("a follow-up", RUBRIC.items["burning_out"].ask, "a bit", burning_out="some"),
    case("another field", ASK["direction"], "product management I think", next_move="product_management"),
    case("staying", ASK["direction"], "stay, maybe lead the team", next_move="stay_in_support"),
    case("design", ASK["direction"], "I'd like to move into UX", next_move="ux_design"),
    case("a level that is declined", ASK["casework"], "skip", declined=["casework"]),
]


@pytest.mark.parametrize("chat", CHATS, ids=lambda chat: chat.id)
def test_the_other_kinds_are_read(chat):
    assert differences(chat, read(RUBRIC, chat)) == {}
