"""Questions of the ladder in colloquial words, and what people of many trades say to them."""

import pytest

from advisor.catalog import load_rubric
from advisor.extraction.offline.habits.pieces import pieces
from advisor.extraction.offline.lexicon import lexicon_of

RUBRIC = load_rubric("support-ladder")

HEARD = [
    ("What's your gig at the airline?", "title"),
    ("What does the name plate on your desk say?", "title"),
    ("How much time have you spent in support?", "years_in_support"),
    ("Is there any job you have in mind?", "next_move"),
    ("Careerwise, what would you like?", "next_move"),
    ("Which other line of work would tempt you?", "next_move"),
    ("Is all this getting on top of you?", "burning_out"),
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
