"""Forms: what numbers the questions, what labels their parts, and how people answer by either."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.answers import Message, Sheet
from advisor.catalog import load_rubric
from advisor.extraction.extractor import read_chat
from advisor.extraction.offline.asked import asked_in
from advisor.extraction.offline.lexicon import lexicon_of
from advisor.extraction.offline.reader import OfflineExtractor

RUBRIC = load_rubric("customer-support-representative")
LEXICON = lexicon_of(RUBRIC)

PARTS = "ticketing", "live_chat", "writing", "empathy"
FORMS = {
    "stops": "1. Job\n2. Used? a. tickets  b. live chat\n3. Out of ten: a. writing  b. empathy",
    "brackets": "(1) Job\n(2) Used? (a) tickets (b) live chat\n(3) From 1 to 10: (a) writing (b) empathy",
    "bare": "#1 job\n#2 used: a tickets, b live chat, c phone\n#3 out of ten: a writing, b empathy",
    "glued": "1) job\n2) used: a-tickets b-live chat c-phone\n3) out of ten: a-writing b-empathy c-tone",
    "above numbers": "A. Job\nB. Used: 1 tickets 2 live chat 3 phone\nC. Marks: 1 writing 2 empathy 3 tone",
    "codes": "A: job\nB: used B1 tickets, B2 live chat\nC: from 1 to 10, C1 writing, C2 empathy",
    "decimals": "1 Job\n2 Used: 2.1 tickets 2.2 live chat\n3 Out of ten: 3.1 writing 3.2 empathy",
    "roman": "I. Job.\nII. Used: (i) tickets (ii) live chat.\nIII. Out of ten: (i) writing (ii) empathy.",
    "in one line": "Q1 job? Q2 used: (a) tickets (b) live chat? Q3 out of ten: (a) writing (b) empathy?",
    "pasted from a page": (
        "<b>1. Job</b><br>now<br><b>2. Used</b><br>a) tickets b) live chat<br>"
        "<b>3. Out of ten</b><br>a) writing b) empathy"
    ),
}
UNLABELLED = {
    "lines": "1) Job\n2) Tickets, live chat?\n3) Writing, empathy, tone: out of ten",
    "marked": "## 1 Now\nJob\n## 2 Channels\nTickets, live chat\n## 3 People (1-10)\nWriting, empathy, tone",
    "steps": "Step 1 of 3: job\nStep 2 of 3: tickets, live chat\nStep 3 of 3: writing, empathy (out of ten)",
    "spoken": "First, your job? Second, tickets or live chat, any? Third, out of ten: writing, empathy?",
    "bullets": "- your job\n- tickets, live chat: used?\n- out of ten: writing, empathy",
    "a table": "| 1 | Job | |\n| 2 | Tickets / live chat | |\n| 3 | Writing, empathy (1 to 10) | |",
    "counted in a line": "In a line: 1 job 2 tickets/live chat 3 writing/empathy out of ten 4 start date",
}


@pytest.mark.parametrize("form", [*FORMS.values(), *UNLABELLED.values()], ids=[*FORMS, *UNLABELLED])
def test_every_part_stands_under_its_question(form):
    slots = {slot.item: slot.group for slot in asked_in(form, LEXICON).slots}
    groups = [slots.get(part) for part in PARTS]
    assert None not in groups
    assert groups[0] == groups[1] != groups[2] == groups[3]


@pytest.mark.parametrize("form", FORMS.values(), ids=[*FORMS])
def test_every_part_has_its_label(form):
    labels = {slot.item: slot.label for slot in asked_in(form, LEXICON).slots}
    assert all(labels[part] for part in PARTS)
    assert labels["ticketing"] != labels["live_chat"]


@pytest.mark.parametrize(
    "text",
    [
        "Rate these 1-10: writing, empathy.",
        "How was your day? I had 2 meetings and 3 coffees.",
        "1. Are tickets familiar?\n2. Is live chat?",
        "Writing: 1 is low, 10 is high. And empathy?",
    ],
)
def test_what_numbers_single_parts_or_nothing_is_no_form(text):
    groups = {slot.group for slot in asked_in(text, LEXICON).slots} - {""}
    assert not any(slot.label and slot.group for slot in asked_in(text, LEXICON).slots) or len(groups) < 2


def read(*texts: str) -> dict[str, object]:
    roles = ["user", "assistant"]
    messages = [Message(roles[(len(texts) - at) % 2], text) for at, text in enumerate(texts, 1)]
    return dict(Sheet.of(read_chat(OfflineExtractor(), RUBRIC, messages, date(2026, 11, 22))).values)


ASKED = (
    "1) School and job\n2) Tickets, live chat, phone?\n"
    "3) Out of ten: writing, empathy, de-escalation, composure\n4) Remote or office? Chat or phone?"
)
EXPECTED = {
    "education": "high_school",
    "current_role": "waiter",
    "ticketing": "no",
    "live_chat": "no",
    "phone": "yes",
    "writing": 7,
    "empathy": 8,
    "deescalation": 6,
    "composure": 9,
    "workplace": "remote",
    "channel_preference": "chat",
}


@pytest.mark.parametrize(
    "reply",
    [
        "1) high school, waiter\n2) no, no, yes\n3) 7, 8, 6, 9\n4) remote, chat",
        "#1 high school, waiter\n#2 no no yes\n#3 7 8 6 9\n#4 remote, chat",
        "1: high school, waiter. 2: no, no, yes. 3: 7, 8, 6, 9. 4: remote, chat.",
        "4 - remote, chat\n3 - 7 8 6 9\n2 - no no yes\n1 - high school, waiter",
        "[1] high school, waiter [2] no no yes [3] 7 8 6 9 [4] remote, chat",
        "| 1 | high school, waiter |\n| 2 | no / no / yes |\n| 3 | 7, 8, 6, 9 |\n| 4 | remote, chat |",
        "1 high school, waiter 2 no, no, yes 3 7/8/6/9 4 remote, chat",
        "high school, waiter\nno, no, yes\n7 8 6 9\nremote, chat",
        "Okay, here goes!\n1) high school, waiter\n2) no, no, yes\n3) 7, 8, 6, 9\n4) remote, chat",
    ],
)
def test_a_form_is_answered_by_its_numbers_or_line_by_line(reply):
    found = read(ASKED, reply)
    assert {item: found.get(item) for item in EXPECTED} == EXPECTED


def test_a_question_taken_over_from_another_part_by_part():
    form = "3) 1-10: a) learning software b) explaining tech\n4) 1-10: a) writing b) empathy\n5) Goal"
    found = read(form, "3. 8, 6\n4. same as 3 but b is a 9\n5. exploring")
    assert (found["writing"], found["empathy"]) == (8, 9)


@pytest.mark.parametrize(
    ("called", "reply"),
    [
        ("Thanks. And question 3?", "7, 8, 6, 9"),
        ("Only [3] is missing now.", "7 8 6 9"),
        ("What a nice part of town! The rest whenever you like.", "3) 7, 8, 6, 9\n4) remote, chat"),
    ],
)
def test_a_form_stands_until_it_is_done(called, reply):
    found = read(ASKED, "1) high school, waiter", called, reply)
    assert [found.get(item) for item in ("writing", "empathy", "deescalation", "composure")] == [7, 8, 6, 9]


def test_the_last_of_a_list_of_numbers_is_no_label():
    found = read(
        "3) 1-10: writing, empathy, composure\n4) 1-10: explaining tech, SaaS\n5) Goal",
        "3: 7, 8, 4. 4: 6, 5.",
    )
    assert (found["writing"], found["empathy"], found["composure"]) == (7, 8, 4)
    assert (found["explains_tech"], found["saas"]) == (6, 5)


def test_a_question_of_a_form_put_the_other_way_round_turns_alone():
    form = (
        "A. Job?\nB. Tickets, chat, phone: used?\nC. Would response time or CSAT bother you?\nD. Evenings ok?"
    )
    found = read(form, "A. cook\nB. no to all\nC. no\nD. no")
    assert (found["response_time"], found["phone"], found["shift_flexible"]) == ("yes", "no", "no")


def test_a_form_filled_in_as_a_quotation_is_read_and_a_mere_quotation_is_not():
    form = "Please reply inline.\n> Phone:\n> Email:"
    assert read(form, "> Phone: yes\n> Email: no") == {"phone": "yes", "email": "no"}
    assert read("> Are you in Dublin?", "> Are you in Dublin?") == {}
    asked = "Do you have experience on the phone, yes or no?"
    assert read(asked, f"> On Monday, Advisor wrote:\n> {asked}") == {}
    assert read(asked, "> Do you have experience\n> on the phone, yes or no?") == {}


@pytest.mark.parametrize("left", ["4", "4.", "4)", "4\n5"])
def test_a_number_left_empty_is_no_answer_and_no_fault(left):
    form = "1. School?\n2. Used? a) tickets b) chat\n3. Years?\n4. Out of ten: a) writing b) empathy"
    assert read(form, f"1. high school\n3. 5\n{left}").get("education") == "high_school"


@pytest.mark.parametrize(
    ("after", "reply", "found"),
    [
        ("Thanks for question 1. And how would you rate your SaaS knowledge?", "7", ("saas", 7)),
        (
            "Let me skip number 3 for now. Are you comfortable with response time?",
            "yes",
            ("response_time", "yes"),
        ),
    ],
)
def test_a_question_of_its_own_is_asked_though_another_is_named(after, reply, found):
    assert read(ASKED, "1) high school, waiter", after, reply).get(found[0]) == found[1]


def test_the_same_as_a_colleague_is_no_question_a():
    form = "A. Comfortable: a) CSAT b) volume\nB. Used: a) tickets b) chat\nC. Goal"
    assert "ticketing" not in read(form, "A. a) yes b) no\nB. same as a colleague of mine")
