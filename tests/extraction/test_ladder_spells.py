"""Whose length of time it is, what is taken off it, and what stands behind a label or a heading."""

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import case, read

RUBRIC = load_rubric("support-ladder")

YEARS = [
    # somebody else's, or a thing's
    ("My wife has done it for ten years, I've got four and a bit.", 4),
    ("Junior agent. 1.5 years, my predecessor was here 12 years.", "1.5"),
    ("Our company is 20 years old, I've been on the desk for two of those.", 2),
    ("My contract runs for two more years but I've done five so far.", 5),
    ("My boss and I have done this for six years.", 6),
    # a part elsewhere, a break
    ("fourteen years, of which the first two in a warehouse.", 12),
    ("four and a half, minus a year off for the baby", "3.5"),
    ("Fifteen years, of which the first six in a university help desk.", 15),
    ("Fifteen years, of which the first six at night.", 15),
    # other fields and places
    ("I started here in 2023 and before that I drove a van for four years.", 3),
    ("I started here in 2023 and before that I was at another help desk for four years.", 7),
    ("I've got 8 years in hotels and 3 in support.", 3),
    ("2 yrs here + 1 yr at a phone shop's hotline before", 3),
    ("2 years here, 1 year in a phone shop before", 2),
    ("Two years on the phones at an insurer, then a year of shelf stacking, and 18 months now here.", "3.5"),
    ("I've been in support for 11 years and in this company for 4.", 11),
    # ranks
    ("Agent for three years, senior for two, lead for one.", 6),
    ("Lead (1 yr), senior (2 yrs), agent (3 yrs).", 6),
    ("Support lead since 2024, agent since 2019.", 7),
    ("Five years total in support, two of which as a lead.", 5),
    ("Six years at Hoxton, the last four in support.", 4),
    # a bound
    ("Five, seven if you count telesales.", 5),
    ("less than two years, about eighteen months", "1.5"),
]


@pytest.mark.parametrize(("words", "years"), YEARS)
def test_years_are_the_persons_own_and_of_such_work(words, years):
    chat = case("years", "How many years have you worked in support?", words, years_in_support=years)
    assert str(read(RUBRIC, chat).values.get("years_in_support")) == str(years)


SIGNS = (
    "Which of these are true of you: you only close tickets, you avoid difficult customers, "
    "you keep your insights to yourself, you work alone, you're burning out?"
)
NUMBERED = (
    "Are these true of you? 1. I only close tickets 2. I avoid difficult customers 3. I keep what I learn to "
    "myself 4. I work alone 5. I'm burning out"
)
NAMES = ("only_closing_tickets", "avoids_difficult_customers", "keeps_insights", "works_alone", "burning_out")
BEHIND = [
    (
        SIGNS,
        "- closing tickets only: no\n- difficult customers: I like them\n- insights: I share all of them\n"
        "- alone: never\n- burnt out: yes",
        "no no no no yes",
    ),
    (
        SIGNS,
        "Difficult customers: I hide when they call. Alone: yes. Insights: they stay in my head.",
        "- yes yes yes -",
    ),
    (NUMBERED, "1. nah 2. i love them 3. i post everything 4. true 5. nearly", "no no no yes some"),
]


@pytest.mark.parametrize(("question", "words", "values"), BEHIND)
def test_behind_a_label_or_a_heading_stands_the_answer(question, words, values):
    found = read(RUBRIC, case("signs", question, words)).values
    assert [str(found.get(name, "-")) for name in NAMES] == values.split()


@pytest.mark.parametrize(
    ("words", "value"),
    [("Last year yes. This year no.", "no"), ("Yes, since last year.", "yes"), ("Last year yes.", None)],
)
def test_what_was_true_once_is_not_true_now(words, value):
    assert read(RUBRIC, case("sign", "Do you feel worn out?", words)).values.get("burning_out") == value


TOLD = [
    (
        "knowledge",
        "In my old company I ran the whole knowledge base, structure, owners, review dates. "
        "Here that is someone else's and I just look things up when I need them.",
        1,
    ),
    ("knowledge", "I designed the help centre from scratch. Now I only read the articles.", 1),
    ("knowledge", "I designed our knowledge base from scratch. Now I keep every page of it current.", 3),
    (
        "people",
        "Team leads hold weekly sessions. I take no part, apart from being trained myself right now.",
        1,
    ),
    ("people", "nobody teaches me and I teach nobody", None),
    ("people", "Team leads hold weekly sessions. I look after each newcomer for a month.", 2),
    (
        "casework",
        "Omar builds the scripts that save us hours. I take what's on the list and go by the steps.",
        1,
    ),
    (
        "casework",
        "I've been asked to lead the process redesign. At present I solve the complex ones alone.",
        2,
    ),
    ("product_influence", "As a rule I note the problem and pass it on to product.", 1),
    ("product_influence", "Customers are angry because of the new prices.", None),
]


@pytest.mark.parametrize(("item", "words", "level"), TOLD)
def test_a_level_is_what_the_person_does_now(item, words, level):
    question = next(one for one in RUBRIC.questions if item in {part.id for part in one.items})
    assert read(RUBRIC, case("level", question.ask, words)).values.get(item) == level


WISHES = [
    ("Everyone here goes to product. I don't know yet.", None),
    ("My sister does UX and loves it. I'd go for QA.", "quality_assurance"),
    ("My ambition is to run customer success.", "customer_success_leadership"),
    ("Used to dream of UX, not any more. Product it is.", "product_management"),
    ("They will carry me out of support feet first.", "stay_in_support"),
]


@pytest.mark.parametrize(("words", "move"), WISHES)
def test_a_direction_is_the_persons_own_and_of_today(words, move):
    assert (
        read(RUBRIC, case("direction", "Where would you like to go next?", words)).values.get("next_move")
        == move
    )


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("1. none\n2. plenty\n3. yes\n4. no", "no some"),
        ("1. none\n2. plenty of parcels go astray at Easter\n3. yes\n4. no", "no yes"),
    ],
)
def test_so_many_that_none_is_told_is_no_example(words, values):
    question = (
        "Please answer by number. 1 an issue you prevented 2 patterns you see 3 someone you helped succeed "
        "4 a product improvement of yours"
    )
    found = read(RUBRIC, case("examples", question, words)).values
    assert [str(found.get(name)) for name in ("prevented_issues", "sees_patterns")] == values.split()


def test_letters_are_answered_by_numbers():
    ask = next(one.ask for one in RUBRIC.questions if one.id == "reflection")
    words = "1. none 2. plenty 3. Jonas, he takes calls alone now 4. the date above the route was my idea"
    found = read(RUBRIC, case("numbers", ask, words)).values
    names = ("prevented_issues", "sees_patterns", "helped_succeed", "improved_product")
    assert [str(found.get(name)) for name in names] == ["no", "some", "yes", "yes"]
