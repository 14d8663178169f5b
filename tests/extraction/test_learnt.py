"""Weights learnt from few sentences and from many, and what is heard by them in words that no example has."""

import pytest

from advisor.catalog import load_rubric
from advisor.extraction.offline.habits.learnt import Learnt
from advisor.extraction.offline.habits.pieces import pieces
from advisor.extraction.offline.lexicon import lexicon_of

MANY: list[tuple[str, tuple[str, ...], int]] = [
    ("work", (f"topic{number}", f"turn{number % 10}", "do", "your"), 2) for number in range(600)
]
FEW: list[tuple[str, tuple[str, ...], int]] = [
    ("mood", ("cheer", "your", f"end{number}"), 2) for number in range(10)
]


def strongest(seen: tuple[str, ...], *, drawn: bool) -> str:
    points = Learnt(MANY + FEW, drawn=drawn).points(seen)
    return max(points, key=lambda thing: points[thing])


def test_what_has_met_nearly_every_word_does_not_take_them_all_for_its_own():
    passing = ("cheer", "turn1")
    assert strongest(passing, drawn=False) == "work"
    assert strongest(passing, drawn=True) == "mood"


@pytest.mark.parametrize(
    ("seen", "thing"),
    [
        (("topic7", "turn7"), "work"),
        (("do", "topic3"), "work"),
        (("cheer",), "mood"),
        (("end4",), "mood"),
    ],
)
def test_what_speaks_for_one_plainly_does_so_either_way(seen, thing):
    assert strongest(seen, drawn=False) == strongest(seen, drawn=True) == thing


@pytest.mark.parametrize("drawn", [False, True], ids=["plain", "drawn"])
def test_words_never_met_say_nothing(drawn):
    learnt = Learnt(MANY + FEW, drawn=drawn)
    assert set(learnt.points(("zebra", "violin")).values()) == {0}


@pytest.mark.parametrize("drawn", [False, True], ids=["plain", "drawn"])
def test_the_order_of_the_marks_changes_nothing(drawn):
    learnt = Learnt(MANY + FEW, drawn=drawn)
    assert learnt.points(("cheer", "turn1", "do")) == learnt.points(("do", "turn1", "cheer"))


ASKED = [
    ("Did a bad day not come because of you?", ("prevented_issues",)),
    ("I saw something repeat itself.", ("sees_patterns",)),
    ("Do you cheer the rest of them up?", ("energizes_team",)),
    ("Do you set up things the others then use?", ("builds_systems",)),
    ("Do folk on the desk pick things up from you?", ("teaches_others",)),
    ("Do the bad-tempered ones land with somebody else?", ("avoids_difficult_customers",)),
    # of the large classes, still theirs
    ("What do you do when a nurse calls?", ("casework",)),
    ("How do you take a bug to the developers?", ("product_influence",)),
    # of nothing that the rubric has
    ("How was the weekend?", ()),
    ("Who pays for lunch?", ()),
    ("Do you like the new building?", ()),
]


@pytest.mark.parametrize(("question", "items"), ASKED)
def test_questions_in_a_strangers_words(question, items):
    found = pieces(question, lexicon_of(load_rubric("support-ladder")))
    assert tuple(piece.item for piece in found if piece.item) == items
