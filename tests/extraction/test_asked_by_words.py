"""What a question asks for in anybody's words: the share of `benchmarks/questions.tsv`, and what is not."""

from __future__ import annotations

import pytest

from advisor.catalog import load_rubric
from advisor.extraction.offline.asked import asked_in
from advisor.extraction.offline.circling import circled
from advisor.extraction.offline.lexicon import lexicon_of
from benchmarks.questions import questions

LEXICON = lexicon_of(load_rubric("customer-support-representative"))


def heard(question: str, reply: str = "") -> tuple[str, ...]:
    """What a question asks for, in order."""
    return circled(asked_in(question, LEXICON), LEXICON, (), reply).items


def test_most_questions_of_people_and_programs_are_understood():
    found = list(questions())
    for held, several, least in [
        (False, False, 0.97),
        (True, False, 0.87),
        (False, True, 0.87),
        (True, True, 0.85),
    ]:
        of = [one for one in found if one.held is held and (len(one.wanted) > 1) is several]
        assert sum(one.right for one in of) >= least * len(of)


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("Have you taken calls from customers before?", ("phone",)),
        ("Has it ever been your job to go through an inbox and answer customers?", ("email",)),
        ("We time how long a customer waits for the first answer. OK with that?", ("response_time",)),
        ("Where would you like to be in a few years?", ("goal",)),
        ("What are you hoping this job leads to?", ("goal",)),
        ("To kick off, what are you doing for work at the moment?", ("current_role",)),
        ("And empathy, compared with that?", ("empathy",)),
        (
            "How well do you write, and how well do you explain technical things?",
            ("writing", "explains_tech"),
        ),
    ],
)
def test_all_words_of_a_question_have_a_say(question, items):
    assert heard(question) == items


@pytest.mark.parametrize(
    "question",
    [
        "And as a number?",
        "Could you put a number on it?",
        "Would you say 7?",
        "So not you?",
        "They pay 60 to 80 thousand a year.",
    ],
)
def test_what_leans_on_the_question_before_asks_nothing_new(question):
    assert heard(question) == ()


def test_a_question_of_several_parts_is_not_taken_for_one():
    assert heard("ticketing, live chat, phone and email: which have you used?") == (
        "ticketing",
        "live_chat",
        "phone",
        "email",
    )


def test_a_reply_of_another_kind_keeps_what_is_named():
    question = "How many years have you worked in retail, hospitality or a call center?"
    assert "service_years" in heard(question, "2")


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("I didn't quite catch the city. Could you repeat?", ("location",)),
        ("I missed your answer on phone support. Could you tell me again?", ("phone",)),
        ("Thanks. I didn't see anything about evenings. Could you add that?", ("shift_flexible",)),
        ("Sorry, I lost the line where you told me what you want to grow into. What was it?", ("goal",)),
        ("I've no number for empathy. Would you give me one, please?", ("empathy",)),
        (
            "Next, give yourself a rating for walking a layperson through something technical.",
            ("explains_tech",),
        ),
        ("I'm still missing how long you've worked with customers.", ("service_years",)),
        ("Sorry, I didn't catch that. Could you repeat it?", ()),
        ("Great, phone and chat noted. Could you help me?", ()),
        ("That's a lovely story about Leeds. Could you say more?", ()),
    ],
)
def test_what_is_asked_again_stands_before_the_question(question, items):
    assert heard(question) == items


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("So, if ten is superb, where are you on feeling with people?", ("empathy",)),
        ("From 1 to 10: how fast do you master unfamiliar software?", ("learns_software",)),
        ("Are tickets a part of your job, so that requests are logged in a tool?", ("ticketing",)),
        ("Where and when would you want to work?", ("location", "start_in")),
        ("Fifth set: goal, and home, office or hybrid?", ("goal", "workplace")),
        ("And ticket system? phone?", ("ticketing", "phone")),
    ],
)
def test_a_name_that_no_other_word_speaks_for_asks_for_nothing(question, items):
    assert heard(question) == items


def test_what_the_advisor_tells_of_itself_is_not_asked_again():
    assert heard("Zendesk is what we use. Could you add that?") == ()
    assert heard("We need phone and chat. Could you repeat that?") == ()
    assert heard("Can I call you back about phone support, have you done any?") == ("phone",)
