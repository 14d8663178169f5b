"""Five or ten signs answered in few words: one after the other, by halves, by moods, and all the rest."""

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import case, read

RUBRIC = load_rubric("support-ladder")
STALE = ("only_closing_tickets", "avoids_difficult_customers", "keeps_insights", "works_alone", "burning_out")
GROWTH = ("prevents_repeats", "teaches_others", "influences_product", "builds_systems", "energizes_team")
FIVE = (
    "Which of these fit you: you only close tickets, you avoid difficult customers, you keep insights to"
    " yourself, you work alone, you're burning out?"
)
LETTERED = (
    "True or not: a) I only close tickets b) I avoid difficult customers c) I keep insights to myself d) I"
    " work alone e) I'm burning out"
)
SUNNY = (
    "And these: do you stop issues from repeating, teach others, influence the product, build systems,"
    " energize the team?"
)
TEN = (
    "Yes, some or no: only closing tickets, avoiding difficult customers, keeping insights to yourself,"
    " working alone, burning out, preventing repeat issues, teaching others, influencing the product,"
    " building systems, energizing the team?"
)
NUMBERED = (
    "Ten signs, yes/no/a bit: 1 only closing tickets 2 avoiding difficult customers 3 keeping insights 4"
    " working alone 5 burning out 6 preventing repeats 7 teaching others 8 influencing the product"
    " 9 building systems 10 energizing the team"
)
VALUES = {"y": "yes", "n": "no", "s": "some", "-": None}

LISTS = [
    # one after the other, whatever stands between
    (FIVE, "no / no / I try not to / yes, I'm the only one on lates / not yet", "nnsyn"),
    (FIVE, "nah, nah, bit, nah, bit", "nnsns"),
    (FIVE, "no never no rarely no", "nnnsn"),
    (FIVE, "no, sometimes, no, yes, hopefully not", "nsnyn"),
    (FIVE, "Hmm: no. no. partly. partly. no.", "nnssn"),
    (
        FIVE,
        "Closing tickets - yes. Avoiding - never. Keeping to myself - no. Alone - 50/50. Burnt out - no.",
        "ynnsn",
    ),
    (TEN, "no no no a bit no yes yes a bit no yes", "nnnsnyysny"),
    (TEN, "no, god no, nope, in winter yes, nah, yes, every week, no, no, yes", "nnnynyynny"),
    (TEN, "First five: no, no, no, yes, no. Second five: yes, yes, a bit, no, yes.", "nnnynyysny"),
    (NUMBERED, "1 n 2 n 3 n 4 y 5 a bit 6 y 7 y 8 n 9 n 10 y", "nnnysyynny"),
    # so many times
    (FIVE, "no x 5", "nnnnn"),
    (FIVE, "no ×4, some", "nnnns"),
    (TEN, "5x no, then yes yes some no yes", "nnnnnyysny"),
    # by places, halves and moods
    (FIVE, "the last two", "---yy"),
    (FIVE, "the last two, the rest no", "nnnyy"),
    (FIVE, "Only the third one, and only because nobody asks.", "nnynn"),
    (LETTERED, "a true, rest false", "ynnnn"),
    (LETTERED, "all false but e", "nnnny"),
    (LETTERED, "a & d are me", "y--y-"),
    (NUMBERED, "no to 1-5, yes to 6-10", "nnnnnyyyyy"),
    (NUMBERED, "4 and 5 a bit, 6, 7 and 10 yes, everything else no", "nnnssyynny"),
    (TEN, "None of the first five, all of the second five.", "nnnnnyyyyy"),
    (TEN, "first lot no, second lot yes", "nnnnnyyyyy"),
    (TEN, "The bad ones no, the good ones yes.", "nnnnnyyyyy"),
    # some by their words, and the rest
    (FIVE, "Working alone, yes. Everything else, no.", "nnnyn"),
    (FIVE, "I avoid the difficult ones when I can, I admit. Otherwise no.", "nynnn"),
    (FIVE, "Yes to closing tickets and working alone, no to the rest.", "ynnyn"),
    (FIVE, "All false apart from number four.", "nnnyn"),
    (SUNNY, "teach and energize yes, the other three not really", "nynny"),
    # what is about nothing that was asked
    (FIVE, "Two of them.", "-----"),
    (FIVE, "Hard to say, I'm remote.", "-----"),
]


@pytest.mark.parametrize(("question", "words", "values"), LISTS)
def test_a_short_list_of_signs(question, words, values):
    names = STALE + GROWTH if len(values) > len(STALE) else GROWTH if question == SUNNY else STALE
    found = read(RUBRIC, case("signs", question, words)).values
    assert "".join(next(key for key in VALUES if VALUES[key] == found.get(name)) for name in names) == values
