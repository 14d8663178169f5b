"""Questions of the ladder in colloquial words, and what people of many trades say to them."""

import pytest

from advisor.catalog import load_rubric
from advisor.extraction.offline.habits.pieces import pieces
from advisor.extraction.offline.lexicon import lexicon_of
from tests.extraction.chats import case, differences, read

RUBRIC = load_rubric("support-ladder")

HEARD = [
    ("What's your gig at the airline?", "title"),
    ("What does the name plate on your desk say?", "title"),
    ("How much time have you spent in support?", "years_in_support"),
    ("Is there any job you have in mind?", "next_move"),
    ("Careerwise, what would you like?", "next_move"),
    ("Which other line of work would tempt you?", "next_move"),
    ("Is it becoming too much, the work?", "burning_out"),
    ("Do you energise people?", "energizes_team"),
    ("When you find out something useful, does it stay with you?", "keeps_insights"),
    ("Any colleague who blossomed?", "helped_succeed"),
    ("Have any of your trainees gone far?", "helped_succeed"),
    ("What did you spot that slipped past everybody else?", "sees_patterns"),
    ("When you've fixed something, is it gone for good?", "prevents_repeats"),
    ("Do you ever leave the script?", "casework"),
    ("Are runbooks a thing at your place?", "knowledge"),
    ("Do you also decide how the articles are organised?", "knowledge"),
    ("If a function is broken, how does the manufacturer learn about it?", "product_influence"),
    ("And the newer mechanics?", "people"),
]
ASKS_NOTHING = [
    "Is that a routine?",
    "Do these come up often?",
    "How many in a week?",
    "Would you like to correct or add something?",
    "Do you do that each time?",
    "Did it help?",
]


@pytest.mark.parametrize(("question", "item"), HEARD)
def test_colloquial_questions_are_heard(question, item):
    assert [piece.item for piece in pieces(question, lexicon_of(RUBRIC))] == [item]


@pytest.mark.parametrize("question", ASKS_NOTHING)
def test_asking_back_asks_for_nothing_new(question):
    assert not any(piece.item for piece in pieces(question, lexicon_of(RUBRIC)))


GROWTH = (
    "Which hold: preventing repeats, teaching others, influencing the product, building systems,"
    " energizing the team?"
)
FIVE = dict.fromkeys(
    ("prevents_repeats", "teaches_others", "influences_product", "builds_systems", "energizes_team"), "yes"
)
FORM = "A1. Job title\nA2. Years in support\nB1. I prevent recurrence.\nB2. I teach.\nB3. I build systems."
VERDICTS = [
    ("Do you feel isolated?", "Yes. Actually no, since we came back to the office.", {"works_alone": "no"}),
    ("Do you work alone?", "Yes. Wait, no. We sit together again.", {"works_alone": "no"}),
    (
        "Do you teach others?",
        "In summer, yes. In winter nobody comes. So, partly.",
        {"teaches_others": "some"},
    ),
    ("Do you teach others?", "Yes. So yes, I'd say.", {"teaches_others": "yes"}),
    (
        "Do you avoid difficult clients?",
        "I was born in the middle of difficult clients. No.",
        {"avoids_difficult_customers": "no"},
    ),
    ("Do you avoid difficult clients?", "In the middle, I'd say.", {"avoids_difficult_customers": "some"}),
    ("Are you burning out?", "I prefer to not answer.", {}),
    ("Are you burning out?", "I prefer to say no.", {"burning_out": "no"}),
    (GROWTH, "Yes to all, with the exception of teaching.", FIVE | {"teaches_others": "no"}),
    (GROWTH, "All of them, barring building systems.", FIVE | {"builds_systems": "no"}),
    (GROWTH, "All but teaching.", FIVE | {"teaches_others": "no"}),
    (GROWTH, "All of them, with no exception.", FIVE),
    (
        FORM,
        "Dear HR\nA1. Claims adviser\nA2. 8, excluding my 3 years in sales\nB1. T\nB2. P\nB3. F",
        {
            "title": "Claims adviser",
            "years_in_support": 8,
            "prevents_repeats": "yes",
            "teaches_others": "some",
            "builds_systems": "no",
        },
    ),
    (
        FORM,
        "b1: n, b2: y, b3: p",
        {"prevents_repeats": "no", "teaches_others": "yes", "builds_systems": "some"},
    ),
    ("And changes in the presses or the tools?", "One thing, in the app, in 2022.", {}),
    (
        "Which of these are you: one who only closes tickets, avoids difficult customers, keeps insights?",
        "the 2nd sometimes. the others no",
        {"only_closing_tickets": "no", "avoids_difficult_customers": "some", "keeps_insights": "no"},
    ),
]


@pytest.mark.parametrize(("question", "reply", "expected"), VERDICTS)
def test_verdicts_are_taken_as_they_end(question, reply, expected):
    chat = case("verdicts", question, reply, **expected)
    assert not differences(chat, read(RUBRIC, chat))


SINCE = "And in support since?"
LONG = "How many years have you worked in support?"
YEARS = [
    (SINCE, "2015.", 11),
    (SINCE, "2019. No wait, 2018, the 2019 is my dog. Yes, 2018.", 8),
    (SINCE, "2020, no, sorry, 2021.", 5),
    (LONG, "Seven years, the first two as a moderator, which we count as support.", 7),
    (LONG, "Nine, the first three as a tour guide.", 6),
    (LONG, "Nine, the first three as a tour guide, which doesn't count.", 6),
    (LONG, "Thirty-one years! But in the assistance office only twelve, before I was in assembly.", 12),
    (LONG, "Twenty years in the firm, but on the help desk only four.", 4),
    ("What's your job title?", "IT Service Officer. Been on the desk nine years, crikey, nine.", 9),
    ("What's your job title?", "IT Service Officer. Been on the road nine years, crikey.", None),
    ("Tell me about you.", "I do payroll support now, I was a school secretary for twenty years.", None),
]


@pytest.mark.parametrize(("question", "reply", "years"), YEARS)
def test_years_are_those_of_such_work(question, reply, years):
    found = read(RUBRIC, case("years", question, reply)).values.get("years_in_support")
    assert found == years


@pytest.mark.parametrize(
    "reply",
    ["Every week for two years now.", "Each quarter, three years now.", "For two years now, yes."],
)
def test_how_long_something_is_done_is_no_new_length_of_work(reply):
    chat = case("years", LONG, "15", "Is that council regular?", reply)
    assert read(RUBRIC, chat).values["years_in_support"] == 15


LEVELS = [
    # what tells of the time in support tells no level
    (
        "Walk me through your work.",
        "Eight years in support if you add the help desk before.",
        "casework",
        None,
    ),
    ("Your role?", "Agent. Seven years in support, the first two as a moderator.", "casework", None),
    # somebody else's
    ("Self-service strategy, yours too?", "Not mine, it belongs to digital.", "knowledge", None),
    ("And the articles?", "Those belong to the writers, I only read them.", "knowledge", 1),
    # what was once, or is over
    ("And your team?", "I mentored an intern in the summer of 2023. Nobody since.", "people", None),
    ("And your team?", "I mentored a trainee in May 2024. Sweet kid. None since, sadly.", "people", None),
    ("And your team?", "I've mentored every new hire since 2021.", "people", 2),
    (
        "How do you change the product?",
        "I've had one thing changed, the fee table, 2022.",
        "product_influence",
        None,
    ),
    # what is said of the question
    (
        "Do you send up bugs?",
        "I report the errors every day. I thought you meant something bigger",
        "product_influence",
        1,
    ),
]


@pytest.mark.parametrize(("question", "reply", "item", "level"), LEVELS)
def test_levels_are_told_by_habits(question, reply, item, level):
    assert read(RUBRIC, case("levels", question, reply)).values.get(item) == level


EXAMPLES = [
    ("Do you notice things that others overlook?", "I believe so. I couldn't give you one now.", "some"),
    ("Do you notice things that others overlook?", "No, I couldn't give you one.", "no"),
    ("Which patterns did you see first?", "A good number of them over the years.", "some"),
    ("Which patterns did you see first?", "A good number of refunds came from one shop, I saw that.", "yes"),
]


@pytest.mark.parametrize(("question", "reply", "value"), EXAMPLES)
def test_a_number_of_them_is_no_example(question, reply, value):
    assert read(RUBRIC, case("examples", question, reply)).values.get("sees_patterns") == value


GROUPED = (
    "1) Title\n2) Four quick ones: issues you prevented? patterns others miss? people you helped succeed?"
    " product improved?\n3) Where next?"
)
FILL = "Copy and fill:\nPosition:\nProduct problems:\nBurnout? Isolation?\nWhere to next:"
MOVES = [
    (
        GROUPED,
        "1) Agent\n2) Prevented: yes, the limit warning in the app, it ended 900 contacts a month."
        " Patterns: yes, of course. People: Luana came as intern and is today coordinator."
        " Product: no.\n3) QA",
        {
            "title": "Agent",
            "prevented_issues": "yes",
            "sees_patterns": "some",
            "helped_succeed": "yes",
            "improved_product": "no",
            "next_move": "quality_assurance",
        },
    ),
    (
        "1) Title\n2) Are you: tickets only? alone? burnt out?\n3) Where next?",
        "1) Agent\n2) no, no, a bit\n3) QA",
        {
            "title": "Agent",
            "only_closing_tickets": "no",
            "works_alone": "no",
            "burning_out": "some",
            "next_move": "quality_assurance",
        },
    ),
    (
        FILL,
        "Position: Agent\nProduct problems: nothing special\nBurnout? no Isolation? no\n"
        "Where to next: customer success, to direct it",
        {
            "title": "Agent",
            "burning_out": "no",
            "works_alone": "no",
            "next_move": "customer_success_leadership",
        },
    ),
    (
        "And the job?",
        "They offer me product jobs. I stay in support, note that.",
        {"next_move": "stay_in_support"},
    ),
    ("Where do you want to go?", "I don't know whether I stay in support.", {}),
    ("How's the office?", "I'm staying in the office late.", {}),
    ("Do you teach others?", "My neighbour teaches me. I also want to teach one day.", {"people": 1}),
    ("Do you teach others?", "I get taught by Carla.", {}),
    ("Do you teach others?", "Yes, and Carla teaches me.", {"teaches_others": "yes"}),
    (
        "And the product itself?",
        "I give the R&D people improvement points. First Tuesday of the month, fixed slot.",
        {"product_influence": 2},
    ),
    (
        "What do you do for knowledge?",
        "I designed the article framework in 2023 and run its half-yearly review.",
        {"knowledge": 3},
    ),
    ("What do you do for knowledge?", "I designed the article framework in 2023 and went on holiday.", {}),
]


@pytest.mark.parametrize(("question", "reply", "expected"), MOVES)
def test_what_stands_under_one_label_or_heading(question, reply, expected):
    chat = case("moves", question, reply, **expected)
    assert not differences(chat, read(RUBRIC, chat))


SAID = [
    ("Do you mostly just close tickets?", "That's the job.", "only_closing_tickets", "yes"),
    (
        "Do you mostly just close tickets?",
        "Tickets are the smallest part of it.",
        "only_closing_tickets",
        "no",
    ),
    ("Do you give the team energy?", "That's what they tell me.", "energizes_team", "yes"),
    ("Do you teach others?", "All day.", "teaches_others", "yes"),
    ("Do you work alone?", "We're eight and we talk all day.", "works_alone", "no"),
    ("Are you burning out?", "I can't anymore.", "burning_out", "yes"),
    ("Are you burning out?", "No, I can't say that.", "burning_out", "no"),
    ("Are you burning out?", "Running on fumes.", "burning_out", "yes"),
    ("Do you avoid difficult customers?", "I let the others pick up.", "avoids_difficult_customers", "yes"),
    ("Do you keep insights to yourself?", "I'm a blabbermouth.", "keeps_insights", "no"),
    ("Do you influence the product?", "I report bugs to them every day.", "influences_product", None),
]


@pytest.mark.parametrize(("question", "reply", "item", "value"), SAID)
def test_colloquial_verdicts(question, reply, item, value):
    assert read(RUBRIC, case("said", question, reply)).values.get(item) == value


MORE_YEARS = [
    ("Twelve in total: seven in retail support and five here.", "12"),
    ("Two. Feels like ten.", "2"),
    ("Six years, two of which I was also studying.", "6"),
    ("Six years, two of which I was studying full-time.", "4"),
    ("Since January.", "0.83"),
    ("Since January 2020.", "6"),
]


@pytest.mark.parametrize(("reply", "years"), MORE_YEARS)
def test_lengths_are_reckoned_as_told(reply, years):
    assert str(read(RUBRIC, case("years", LONG, reply)).values["years_in_support"]) == years
