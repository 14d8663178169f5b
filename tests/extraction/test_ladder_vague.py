"""What only claims: answers to questions for an example that tell none, and beside them those that do."""

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import case, read

RUBRIC = load_rubric("support-ladder")
PREVENTED = "Looking back: which trouble did you stop before it broke out?"
PATTERNS = "Anything that keeps coming back in the cases?"
HELPED = "Who got further because of you?"
IMPROVED = "And the product, is anything better thanks to you?"
FOUR = (
    "Four things, an example each if you can: a problem prevented, a pattern you see, a colleague you helped"
    " on, something improved in the product."
)

ONE = [
    # claimed, and not told
    (PREVENTED, "I'm sure I have, but don't ask me for one", "some"),
    (PREVENTED, "Maybe little things, I don't keep a list.", "some"),
    (PATTERNS, "Yes, lots of things keep coming back.", "some"),
    (HELPED, "I help where I can.", "some"),
    (HELPED, "haha they all do", "some"),
    (HELPED, "People say I'm helpful, no idea whether anyone got further.", "some"),
    (IMPROVED, "I'd like to think so.", "some"),
    (IMPROVED, "small things, wording and so on", "some"),
    # told, whatever was claimed before
    (PREVENTED, "There must be some. In May I caught the expired certificate.", "yes"),
    (PATTERNS, "The loyalty points. They vanish whenever somebody changes their email.", "yes"),
    (PATTERNS, "Lots of people with cracked screens call on Mondays.", "yes"),
    (HELPED, "Joana, she was scared of the phone. Now she's running the late shift.", "yes"),
    (HELPED, "My trainee, who is now the shift lead.", "yes"),
    (IMPROVED, "The export button. I asked for it for two years and it came in March.", "yes"),
    # denied
    (PREVENTED, "I doubt it.", "no"),
    (PATTERNS, "Not that I've noticed.", "no"),
    (PATTERNS, "Too busy to look for patterns.", "no"),
    # somebody else's, or only to come
    (PREVENTED, "My colleague Ana caught the VAT bug, not me.", None),
    (PATTERNS, "Our analyst does that, I get the weekly mail.", None),
    (HELPED, "That would be for others to say.", None),
    (IMPROVED, "They said they'd look into my idea. We'll see.", None),
    # of whom the question isn't
    (HELPED, "A customer cried with joy when I found her photos.", None),
    (HELPED, "Lots of customers I'd hope!", None),
    (HELPED, "Ruth, when she had the angry customers. Sat next to her for three weeks.", "yes"),
]


@pytest.mark.parametrize(("question", "words", "value"), ONE)
def test_an_example_is_told_claimed_or_denied(question, words, value):
    found = read(RUBRIC, case("example", question, words)).values
    asked = {PREVENTED: "prevented_issues", PATTERNS: "sees_patterns", HELPED: "helped_succeed"}
    assert found.get(asked.get(question, "improved_product")) == value


NAMES = ("prevented_issues", "sees_patterns", "helped_succeed", "improved_product")
SEVERAL = [
    (
        "- the SMS outage in May, I pulled the campaign\n- refunds always spike after TV ads\n"
        "- Lena, who is now QA\n- none so far",
        ("yes", "yes", "yes", "no"),
    ),
    ("yes, yes, no, some", ("some", "some", "no", "some")),
    ("nothing, nothing, nothing and nothing. I'm six weeks in.", ("no", "no", "no", "no")),
    (
        "I stopped the wrong price list from going out, in spring. Patterns I leave to the"
        " analysts. I got Marek through his first month and he's great now. As for the product, the search"
        " box has a clear button because I nagged.",
        ("yes", "no", "yes", "yes"),
    ),
    (
        "The best I've got is the pattern one: people cancel in the week after the renewal mail goes out."
        " The rest I'd have to make up.",
        (None, "yes", None, None),
    ),
    (
        "prevented: don't think so. pattern: vaguely. helped: yes! Samira got her promotion after I coached"
        " her. improved: not that I know of",
        ("no", "some", "yes", "no"),
    ),
]


@pytest.mark.parametrize(("words", "values"), SEVERAL)
def test_four_examples_at_once(words, values):
    found = read(RUBRIC, case("examples", FOUR, words)).values
    assert tuple(found.get(name) for name in NAMES) == values


SIGNS = [
    ("Do you build systems?", "spreadsheets, if you call that a system", {"builds_systems": "some"}),
    ("Do you build systems?", "I call that a system.", {"builds_systems": None}),
    ("Do you lift the mood?", "They'd say so", {"energizes_team": "yes"}),
    ("Do you lift the mood?", "In good weeks.", {"energizes_team": "some"}),
    ("Does the product change because of you?", "It has, yes", {"influences_product": "yes"}),
    ("Does the product change because of you?", "Slowly.", {"influences_product": "some"}),
    ("Do you work alone mostly?", "There's only me on the night shift.", {"works_alone": "yes"}),
    (
        "Would you say you do more than clear the queue?",
        "not really",
        {"only_closing_tickets": "yes"},
    ),
    (
        "Would you say you do more than clear the queue?",
        "I'd hope so",
        {"only_closing_tickets": "no"},
    ),
    (
        "Which of these are true of you: just closing tickets, avoiding difficult customers, working alone?",
        "n s y",
        {"only_closing_tickets": "no", "avoids_difficult_customers": "some", "works_alone": "yes"},
    ),
    (
        "True / partly / false? i) I only close tickets ii) I avoid difficult customers iii) I work alone"
        " iv) I'm burning out",
        "false partly partly true",
        {
            "only_closing_tickets": "no",
            "avoids_difficult_customers": "some",
            "works_alone": "some",
            "burning_out": "yes",
        },
    ),
]


@pytest.mark.parametrize(("question", "words", "values"), SIGNS)
def test_turns_of_phrase_that_answer_a_sign(question, words, values):
    found = read(RUBRIC, case("signs", question, words)).values
    assert {item: found.get(item) for item in values} == values


MENUS = (
    "Four menus.\nCASEWORK 1 I define support metrics and lead process innovation 2 I build systems that make"
    " the team faster 3 I solve complex issues alone 4 I follow the workflow on routine cases\n"
    "PRODUCT 1 I shape strategy 2 I drive changes 3 I suggest improvements 4 I report common issues\n"
    "KNOWLEDGE 1 I use docs 2 I create docs 3 I design the knowledge system 4 I build the self-service"
    " strategy\n"
    "PEOPLE 1 I train the team 2 I mentor newcomers 3 I'm being onboarded 4 I work across functions"
)
HEADED = "Casework, product, knowledge, people: how do these look for you?"
LEVELS = [
    (MENUS, "casework 2, product 3, knowledge 3, people 1", (3, 2, 3, 3)),
    (
        "Which product statement fits? 1) I suggest improvements 2) I report common issues",
        "2",
        (None, 1, None, None),
    ),
    (
        "Which casework statement fits? 1) Complex issues on my own 2) Routine cases by the workflow",
        "1",
        (2,),
    ),
    (
        "Which people statement fits? 1) I mentor new teammates 2) I'm being onboarded 3) I train the team",
        "i did the training for the temps last year but only that one time. so 2",
        (None, None, None, 1),
    ),
    (
        HEADED,
        "Casework: by the flow chart. Product: I count what people moan about and send the list on Fridays."
        " Knowledge: reader. People: nothing to tell.",
        (1, 1, 1, None),
    ),
    (
        "Who do you learn from or teach?",
        "im still in onboarding til next month, my mentor sits with me",
        (None, None, None, 1),
    ),
]


@pytest.mark.parametrize(("question", "words", "levels"), LEVELS)
def test_levels_picked_from_menus_and_told_under_headings(question, words, levels):
    found = read(RUBRIC, case("levels", question, words)).values
    names = ("casework", "product_influence", "knowledge", "people")
    assert {name: found.get(name) for name in names} == dict(
        zip(names, (*levels, None, None, None), strict=False)
    )


YEARS = [
    # put right
    ("Eight years. Oh wait, no, it's nine.", 9),
    ("Eleven. Sorry, twelve, I forgot the temp year.", 12),
    ("Eight years, plus two on a hotline.", 10),
    # months in letters, a century past, a bit more
    ("4y 6m", "4.5"),
    ("since '99", 27),
    ("Four and a bit years.", 4),
    # a thing's, another field's, a gap's
    ("Our team has existed since 2009.", None),
    ("The desk is mine since 2019.", 7),
    ("6 yrs support + 2 yrs QA", 6),
    ("3 years. Before that 5 years at Tesco.", 3),
    ("I used to be a teacher (10 years), now third year on the desk", 3),
    ("I did five years, then two years off with the baby, then another three.", 8),
    # sums and parts
    ("12 yrs total work ex, 8 in customer support", 8),
    ("15 years with the company: 6 in the shop, 9 in customer care.", 9),
    ("Six years: two at a call centre, four here.", 6),
    ("ten years all told (seven in insurance claims calls, three in SaaS)", 10),
    ("10+ in customer service, 4 of that in tech support", 10),
    ("On and off for ten years, all in all maybe six", 6),
    ("3 yrs, + 2 yrs tier 1 phones elsewhere", 5),
    ("Seven at Orange, four at Free, three here", 14),
    ("My first support job was in 2011 and I never left", 15),
]


@pytest.mark.parametrize(("words", "years"), YEARS)
def test_years_put_right_and_years_of_other_things(words, years):
    found = read(RUBRIC, case("years", "How long have you done support?", words)).values
    expected = None if years is None else str(years)
    assert (str(found["years_in_support"]) if "years_in_support" in found else None) == expected


TITLES = [
    ("I fix stuff for people lol", None),
    ("they just call me support, no real title", None),
    ('hmm on paper "Sachbearbeiterin Service"', "Sachbearbeiterin Service"),
    ('The badge reads "Helper".', "Helper"),
    ('My boss says "Well done" a lot. Support agent.', "Support agent"),
    ("A fancy one: Customer Experience Evangelist.", "Customer Experience Evangelist"),
    ("call me a claims chat agent", "claims chat agent"),
    ("I'm Lotte, first-line support agent at a school", "first-line support agent"),
    ("Hi, it's Tom from second level.", None),
]


@pytest.mark.parametrize(("words", "title"), TITLES)
def test_titles_and_what_is_none(words, title):
    assert read(RUBRIC, case("title", "What's your job title?", words)).values.get("title") == title


OTHERS = [
    ("Tell me about processes and metrics.", "The numbers come from above. I look at mine every Friday.", {}),
    ("What do you do beyond answering tickets?", "They measure us on handle time, I think that's wrong.", {}),
    ("What do you do beyond answering tickets?", "I took part in a workshop about processes in May.", {}),
    (
        "What do you do beyond answering tickets?",
        "I set our metrics and every quarter I lead the change of one process.",
        {"casework": 4},
    ),
    ("Do you have a say in the product?", "The roadmap is made in Boston.", {}),
    ("Do you have a say in the product?", "Yes, I do.", {"influences_product": "yes"}),
]


@pytest.mark.parametrize(("question", "words", "values"), OTHERS)
def test_what_comes_from_above_is_nobodys_own_deed(question, words, values):
    assert read(RUBRIC, case("of others", question, words)).values == values
