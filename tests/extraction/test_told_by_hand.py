"""What people put anew in one breath, and what they tell of firms, days and wishes beside their work.

Each class of language stands beside what looks like it and means something else.
"""

from __future__ import annotations

from typing import Any

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import Case, case, read, values

RUBRIC = load_rubric("customer-support-representative")
WRITING = "How good is your writing, one to ten?"
YEARS = "How many years have you worked with customers?"
BACKGROUND = "Your years in customer service and the kind?"
CHANNELS = "Which of these have you used: phone, email, chat?"


def _cases(table: str, question: str, items: tuple[str, ...]) -> list[Case]:
    """One case a line: the reply and, behind a bar for each item, what must be read ("-" for nothing)."""
    out: list[Case] = []
    for line in table.strip().splitlines():
        reply, *told = (part.strip() for part in line.split("|"))
        expected: dict[str, Any] = {
            item: float(value) if value[0].isdigit() else value
            for item, value in zip(items, told, strict=True)
            if value != "-"
        }
        out.append(case(reply, question, reply, **expected))
    return out


RATING_ANEW = _cases(
    """
    9. Mm, 8. | 8
    9. Hmm, 8. | 8
    9... eh, 8. | 8
    8. Bring that down to 7, my ex reads these. | 7
    8. Knock it down to 7. | 7
    10. Let me be modest, 9. | 9
    10. Okay, okay, 9. | 9
    7... put 6. I'm remembering the printer. | 6
    8. Say 8.5. | 8.5
    8. Um, 7 and a half. | 7.5
    8. To be honest, 7. | 7
    I'd say 9. If I'm honest, 8. | 8
    7, maybe 8. Say 7.5. | 7.5
    8. 9, sorry. | 9
    8. Make that 11. | 8
    6. I'd like to be an 8. | 6
    9. On a bad day 8. | 9
    9. My sister, 8. | 9
    """,
    WRITING,
    ("writing",),
)
LIST_OF_TWO = _cases("9. Mm, 8. | 9 | 8", "Rate writing and empathy, 1 to 10.", ("writing", "empathy"))
YEARS_ANEW = _cases(
    """
    Six years. No, seven. | 7
    Six years. No, hang on, I keep saying six, it's seven in July but let's call it seven. | 7
    Five years. Well, it's six in March, call it six. | 6
    Two years. Let's call it two and a half. | 2.5
    Twenty. Twenty-one, forgive me. | 21
    8. Hmm, 9. | 9
    Ten. No, eleven. | 11
    Since 2021. Um, no, 2022. | 4
    3 years. It's 4 in June. | 3
    Six years, it'll be seven in July. | 6
    Six years. No, two kids. | 6
    Since I was 16. I'm 21 now so 5 yrs. | 5
    """,
    YEARS,
    ("service_years",),
)
OF_THE_FIRM = _cases(
    """
    Five years in a call center for an airline; the airline had thirty years of awards. | 5 | call_center
    Two years in a family shop that has stood there for sixty years. | 2 | retail
    Two years at a store with thirty years of tradition. | 2 | retail
    Two years at a hotel. It's been in the family for ninety years. | 2 | hospitality
    I worked in a bar that had been around 20 years. I was there for 4 years. | 4 | hospitality
    My own shop, open for 12 years. | 12 | retail
    Twelve years in the restaurant business. | 12 | hospitality
    6 years of retail. | 6 | retail
    Eleven years at Dillard's. | 11 | retail
    Two years at Home Depot. | 2 | retail
    """,
    BACKGROUND,
    ("service_years", "service_domains"),
)
HOW_MUCH = _cases(
    """
    Phone yes, emails, loads. | yes | yes | -
    The phone rings all day. Emails too, we get loads about refunds. | yes | yes | -
    Phone yes. Emails, we get tons. | yes | yes | -
    Phone, email, chat, loads of it. | yes | yes | yes
    yes, yes, lots | yes | yes | yes
    """,
    CHANNELS,
    ("phone", "email", "live_chat"),
)
WORK_IS_NO_WISH = _cases(
    """
    On weekends I do the phones at a vet's office. | yes | - | -
    I do the phones at a vet's office on weekends. | yes | - | -
    I work the phones at a law office. | yes | - | -
    I do weekends already. | - | some | -
    I work nights already. | - | some | -
    I want remote. I do the phones at a dentist's office. | yes | - | remote
    I'd love chat. | - | - | -
    I'd like phone. | - | - | -
    """,
    "",
    ("phone", "shift_flexible", "workplace"),
)
ALL = [*RATING_ANEW, *LIST_OF_TWO, *YEARS_ANEW, *OF_THE_FIRM, *HOW_MUCH, *WORK_IS_NO_WISH]


@pytest.mark.parametrize("chat", ALL, ids=[f"{at} {one.id}" for at, one in enumerate(ALL)])
def test_read_as_meant(chat: Case) -> None:
    """What a reply tells is read as it is meant, and no more."""
    expected = {
        item: {value} if item == "service_domains" else value for item, value in chat.expected.items()
    }
    assert values(read(RUBRIC, chat)) == expected
