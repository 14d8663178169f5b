"""Replies that point, except, leave out or choose, and what they tell of time, titles and plans."""

from decimal import Decimal

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import Case, case, read_verbatim

RUBRIC = load_rubric("support-ladder")

THREE = "Are these so for you: you avoid difficult people, you hold things back, you are exhausted?"
STAGNATION = (
    "Which of these: you only close tickets, you avoid difficult customers, you keep insights to yourself,"
    " you work alone, you are burning out?"
)
GROWTH = (
    "You prevent repeats, you teach, you influence the product, you build systems, you energize the team?"
)
LETTERS = (
    "Yes, partly or no? A) You prevent problems from returning B) You build systems C) You have influence on"
    " the product D) Others learn from you E) You bring energy"
)
NESTED = (
    "1. Role 2. Which of these sound like you: 2a you just close tickets, 2b you dodge the hard customers, 2c"
    " you hold back what you know 3. And these: 3a you stop issues from repeating, 3b you teach, 3c you build"
    " things"
)
STEPS = (
    "People. A) I'm still learning the ropes B) I set rules for the trade C) I train everyone D) I'm a mentor"
    " to the new ones E) I connect departments"
)
NUMBERED = (
    "1. you work alone 2. you avoid hard customers 3. you keep insights 4. you are burning out: true of you?"
)
_OF_FOUR = ("works_alone", "avoids_difficult_customers", "keeps_insights", "burning_out")
_OF_THREE = ("avoids_difficult_customers", "keeps_insights", "burning_out")
_STANDING = (
    "only_closing_tickets",
    "avoids_difficult_customers",
    "keeps_insights",
    "works_alone",
    "burning_out",
)
_GROWING = ("prevents_repeats", "teaches_others", "influences_product", "builds_systems", "energizes_team")
_LETTERED = ("prevents_repeats", "builds_systems", "influences_product", "teaches_others", "energizes_team")
_VALUES = {"y": "yes", "s": "some", "n": "no"}


def told(asked: str, items: tuple[str, ...], words: str, values: str) -> Case:
    """A list of statements and what is said of each: y, s, n or - (nothing)."""
    pairs = zip(items, values, strict=True)
    chat: Case = case(words, asked, words, **{item: _VALUES[value] for item, value in pairs if value != "-"})
    return chat


LISTS = [
    told(THREE, _OF_THREE, "The first to some degree, the others not.", "snn"),
    told(THREE, _OF_THREE, "The second to a degree, the first and the third never.", "nsn"),
    told(THREE, _OF_THREE, "The first sometimes, the second and the third never.", "snn"),
    told(THREE, _OF_THREE, "I avoid one professor. So, partly, the first. The others no.", "snn"),
    told(THREE, _OF_THREE, "Partly the third, not the other two.", "nns"),
    told(THREE, _OF_THREE, "Well, sometimes the first, never the others.", "snn"),
    told(THREE, _OF_THREE, "Yes to the last. No to the rest.", "nny"),
    told(THREE, _OF_THREE, "No. No. Partly, on bad days.", "nns"),
    told(STAGNATION, _STANDING, "number 3 yes, the remaining ones not", "nnynn"),
    told(STAGNATION, _STANDING, "the last a bit, others not", "nnnns"),
    told(THREE, _OF_THREE, "no to all but the last", "nny"),
    told(STAGNATION, _STANDING, "No to all but the last.", "nnnny"),
    told(STAGNATION, _STANDING, "no to all but the last one", "nnnny"),
    told(NUMBERED, _OF_FOUR, "nope, no to all but the last", "nnny"),
    told(GROWTH, _GROWING, "no to all but the last, i make them laugh so yes", "nnnny"),
    told(GROWTH, _GROWING, "no to all but the second, I do teach the new ones", "nynnn"),
    told(GROWTH, _GROWING, "yes to all but the third, nobody asks me", "yynyy"),
    told(GROWTH, _GROWING, "yes to everything except the last, I'm too quiet for that", "yyyyn"),
    told(LETTERS, _LETTERED, "A partly, B yes, C no, D yes, skip E", "syny-"),
    told(LETTERS, _LETTERED, "a yes, skip b, c no, d yes, e yes", "y-nyy"),
    told(LETTERS, _LETTERED, "a yes, b no, c no, d yes, no answer for e", "ynny-"),
    told(LETTERS, _LETTERED, "pass on A, B no, C no, D yes, E partly", "-nnys"),
    told(LETTERS, _LETTERED, "a yes, b no, c no, d yes, e yes", "ynnyy"),
]
_NESTED = (
    "only_closing_tickets",
    "avoids_difficult_customers",
    "keeps_insights",
    *_GROWING[:2],
    "builds_systems",
)
LISTS += [
    case(
        words,
        NESTED,
        words,
        title="Agent",
        **dict(zip(_NESTED, ("no", "yes", "some", "yes", "no", "no"), strict=True)),
    )
    for words in (
        "1. Agent\n2. a no, b yes, c kind of\n3. a yes, b no, c no",
        "1. Agent\n2. a) no b) yes c) kind of\n3. a) yes b) no c) no",
        "1. Agent\n2. no, yes, kind of\n3. yes, no, no",
        "1. Agent\n2a no 2b yes 2c kind of\n3a yes 3b no 3c no",
    )
]

SHARED = "Do you keep what you find to yourself or do you share?"
HANDED = "do you hand on what you learn, or keep it?"
STRONG = "Are you burnt out, or still going strong?"
KEPT = "Do you share what you learn, or keep it?"
TEAM = "Do you work by yourself, or as part of a team?"
SIGNS = [
    (STRONG, "going strong", {}),
    (STRONG, "burnt out", {"burning_out": "yes"}),
    ("Are you burnt out or ok?", "burnt out? no", {"burning_out": "no"}),
    ("Are you burnt out, or fine?", "burnt out? Not really", {"burning_out": "no"}),
    (KEPT, "keep sharing it", {}),
    (KEPT, "keep it", {"keeps_insights": "yes"}),
    (TEAM, "I help my team myself", {}),
    (TEAM, "I work by myself", {"works_alone": "yes"}),
    ("Do you take hard customers or avoid them?", "they avoid me", {}),
    ("How do you work on cases?", "Burnt out? Yes, my boss is", {}),
    ("How do you work on cases?", "Burnt out? Yes, I am", {"burning_out": "yes"}),
    ("How many years in support?", "I crossed over to sales 2 years ago", {}),
    (
        "How many years in support?",
        "I crossed over to the help desk 2 years ago",
        {"years_in_support": 2},
    ),
    (SHARED, "share, my lead says i share too much", {"keeps_insights": "no"}),
    (SHARED, "I keep it to myself mostly", {"keeps_insights": "yes"}),
    (HANDED, "I hand it on in the log each morning", {"keeps_insights": "no"}),
    (HANDED, "keep it mostly, nobody asks", {"keeps_insights": "yes"}),
    (HANDED, "bit of both", {"keeps_insights": "some"}),
    ("Do you work together or by yourself?", "by myself", {"works_alone": "yes"}),
    ("Do you work together or by yourself?", "Together.", {"works_alone": "no"}),
    ("Are you more of a team player or a lone wolf?", "team player", {"works_alone": "no"}),
    (
        "Do you face the difficult customers or avoid them?",
        "I avoid them",
        {"avoids_difficult_customers": "yes"},
    ),
    ("Do you face the difficult customers or avoid them?", "whatever comes", {}),
    ("You're a loner.", "Bit of one.", {"works_alone": "some"}),
    ("Are there days you'd rather not come?", "Burnt out? No. I like it fine.", {"burning_out": "no"}),
    ("How are things at home?", "Burned out? A little, since you ask.", {"burning_out": "some"}),
    ("How are things at home?", "Burnt out? Who, me?", {}),
    ("How do you feel about the work?", "No burnout on my side.", {"burning_out": "no"}),
    ("How are things at home?", "No burnout talk again, please.", {}),
    ("Did you prevent an issue?", "In some way.", {"prevented_issues": "some"}),
    ("Who have you helped to succeed?", "Our trainer is Paulo, he trains everybody.", {}),
    (
        "Who have you helped to succeed?",
        "My buddy was Nina, I practised calls with her and she passed.",
        {"helped_succeed": "yes"},
    ),
    (
        "is that all of it or do you take on trickier ones too?",
        "oh no wait that was last year. Since spring I'm on the complex desk, so intermittent faults. I hold"
        " each of them till it's solved, no script for those",
        {"casework": 2},
    ),
]

WHERE = "What would you like next?"
WORK = [
    ("a plan to come", "And colleagues?", "I shall be taking over the training from February.", {}),
    ("nobody teaches them", "Do you mentor anybody?", "Nobody now and nobody's teaching me", {}),
    (
        "nothing from us",
        "What do you give to product?",
        "Nothing goes from me to product. Not even bug reports.",
        {},
    ),
    (
        "nothing without me",
        "What do you give to product?",
        "Nothing goes live without my say, I drive each change from the request to the release.",
        {"product_influence": 3},
    ),
    ("a step wished for", STEPS, "E would be nice. For now D", {"people": 2}),
    ("a step one day", STEPS, "C one day. At the moment A.", {"people": 1}),
    ("a step that is the aim", STEPS, "E is my goal, D is the truth", {"people": 2}),
    ("a step not quite", STEPS, "Not quite C, so D", {"people": 2}),
    ("a step and a wish", STEPS, "C, and I'd love to do E", {"people": 3}),
    ("an article is no label", STEPS, "I am a mentor so D", {"people": 2}),
    (
        "a job to come",
        "How's the new baby?",
        "I start as a UX designer in January.",
        {"next_move": "ux_design"},
    ),
    (
        "staying, unasked",
        "How are you?",
        "I stay with support until I retire.",
        {"next_move": "stay_in_support"},
    ),
    ("not leaving", WHERE, "I will not leave support.", {"next_move": "stay_in_support"}),
    ("out of it", WHERE, "to stop being in support", {}),
]
TENURE = [
    (
        "the sum is drawn",
        "technical support advisor. 3 years",
        "3 here plus 2 on a mobile helpdesk before, so 5",
        "5",
    ),
    ("the sum is made", "support agent. 2 years", "2 here plus 1 before at a hotline, makes 3", "3"),
    ("more than before", "support agent. 1 year", "Another four years at a call center before that", "5"),
    ("other work", "support agent. 3 months", "First support one. I was in a supermarket two years.", "0.25"),
    ("a bakery", "support agent. 1 year", "I worked in a bakery four years.", "1"),
]
TITLES = [
    ("i do the chat for a courier app. customer chat advisor.", "customer chat advisor"),
    ("I take the hotel's bookings by phone. Reservation agent.", "Reservation agent"),
    (
        "My name's Gwen, I work on the helpdesk. On the payslip it says Helpdesk Associate.",
        "Helpdesk Associate",
    ),
    ("Team senior, customer contact, at the depot hub.", "Team senior"),
    ("haha ok. Escalations engineer", "Escalations engineer"),
    ("I'm fine. My boss is a support manager.", None),
    ("Support is great. Customer service is my thing.", None),
]


@pytest.mark.parametrize("chat", LISTS, ids=lambda chat: chat.id)
def test_each_statement_gets_what_is_said_of_it(chat):
    assert {item: str(value) for item, value in read_verbatim(RUBRIC, chat).values.items()} == chat.expected


def test_what_a_reply_leaves_out_by_its_label_is_declined():
    sheet = read_verbatim(RUBRIC, case("skip", LETTERS, "a yes, skip b, c no, d yes, leave e out"))
    assert set(sheet.declined) == {"builds_systems", "energizes_team"}


@pytest.mark.parametrize(("asked", "words", "expected"), SIGNS, ids=[words for _, words, _ in SIGNS])
def test_one_of_two_and_what_is_said_in_passing(asked, words, expected):
    assert dict(read_verbatim(RUBRIC, case("sign", asked, words)).values) == expected


@pytest.mark.parametrize(
    ("asked", "words", "sign"),
    [(STRONG, "still going", "burning_out"), (TEAM, "myself and two others", "works_alone")],
)
def test_neither_of_two_is_no_yes(asked, words, sign):
    assert read_verbatim(RUBRIC, case("two", asked, words)).values.get(sign) != "yes"


@pytest.mark.parametrize(
    ("asked", "words", "expected"), [one[1:] for one in WORK], ids=[one[0] for one in WORK]
)
def test_plans_denials_and_wishes(asked, words, expected):
    assert dict(read_verbatim(RUBRIC, case("work", asked, words)).values) == expected


def test_what_one_should_like_is_a_wish_beside_a_list_of_signs():
    asked = "Do any apply: burning out, working alone? And what would you do next?"
    chat = case("wish", asked, "None. Next I should like to work in the field of quality assurance.")
    assert read_verbatim(RUBRIC, chat).values.get("next_move") == "quality_assurance"


@pytest.mark.parametrize(
    ("first", "then", "years"), [one[1:] for one in TENURE], ids=[one[0] for one in TENURE]
)
def test_years_told_again(first, then, years):
    chat = case(
        "years", "What are you, and for how long?", first, "And how long in support, all in all?", then
    )
    assert read_verbatim(RUBRIC, chat).values["years_in_support"] == Decimal(years)


@pytest.mark.parametrize(("words", "title"), TITLES, ids=[words for words, _ in TITLES])
def test_titles_in_a_sentence_of_their_own(words, title):
    assert read_verbatim(RUBRIC, case("title", "What's your job title?", words)).values.get("title") == title


def test_what_goes_on_about_years_or_a_title_tells_no_habit():
    words = "Shift lead. 16 years, of which the first 2 in a shop selling phones, so 14."
    values = read_verbatim(RUBRIC, case("years", "Your title and years in support?", words)).values
    assert set(values) == {"title", "years_in_support"}
    assert values["years_in_support"] == 14
    card = case(
        "card", "Who are you, and what do you do?", "I'm Ana. On my payslip it says Service Desk Analyst."
    )
    assert set(read_verbatim(RUBRIC, card).values) == {"title"}
