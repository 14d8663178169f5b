"""The advisor understands its own turns on the ladder, and the plain ways to answer its lists."""

from datetime import date

import pytest

from advisor import Advisor
from advisor.answers import Message
from advisor.catalog import load_rubric
from advisor.extraction.offline.habits.pieces import pieces
from advisor.extraction.offline.lexicon import lexicon_of
from advisor.extraction.offline.reader import OfflineExtractor

RUBRIC = load_rubric("support-ladder")
SIGNS = next(question for question in RUBRIC.questions if question.id == "signals")
ALL = {item.id: letter for item, letter in zip(SIGNS.items, "abcdefghij", strict=True)}

CHATS = {
    "plain": ["Support engineer, 4 years", "skip", "skip", "skip", "skip", "a yes, the rest no", "f and g"],
    "slow": ["4 years", "Team lead", "hm", "what do you mean?", "why do you ask?", "skip", "hm", "hm"],
    "silent": ["skip"] * 9,
}


@pytest.mark.parametrize("name", CHATS)
def test_its_questions_ask_for_what_the_dialogue_asked(name):
    lexicon = lexicon_of(RUBRIC)
    chat = Advisor("support-ladder").start(date=date(2026, 11, 22))
    seen = 0
    for words in CHATS[name]:
        said = chat.messages[-1]["content"]
        if said.rstrip().endswith("?") and "\n" in said:
            assert {piece.item for piece in pieces(said, lexicon) if piece.item} == set(chat.asked), said
            seen += 1
        chat.send(words)
    assert seen >= 4


@pytest.mark.parametrize(
    ("words", "yes", "some", "no"),
    [
        ("a yes, e kind of, g yes", "ag", "e", ""),
        ("all but (a)", "bcdefghij", "", "a"),
        ("everything except a and b", "cdefghij", "", "ab"),
        ("I teach others and build systems, not the rest", "gi", "", "abcdefhj"),
        ("f, g, i", "fgi", "", ""),
        ("f, g, i and j, and h partly", "fgij", "h", ""),
        ("yes to f and g, the rest no", "fg", "", "abcdehij"),
        ("only g", "g", "", "abcdefhij"),
        ("1 no 2 no 3 no 4 partly 5 yes", "e", "d", "abc"),
        ("no no no yes no yes yes partly yes yes", "dfgij", "h", "abce"),
        ("true: f, g, j; partly: e", "fgj", "e", ""),
        ("a-e no, f-j yes", "fghij", "", "abcde"),
        ("I'm burnt out and I work alone", "de", "", ""),
        ("none of them", "", "", "abcdefghij"),
    ],
)
def test_lists_of_signs_are_answered_in_plain_ways(words, yes, some, no):
    chat = [Message(role="assistant", content=SIGNS.ask), Message(role="user", content=words)]
    found = OfflineExtractor().read(RUBRIC, chat, [], date(2026, 11, 22)).entries
    read = {ALL[entry.item]: entry.value for entry in found if entry.item in ALL}
    wanted = dict.fromkeys(yes, "yes") | dict.fromkeys(some, "some") | dict.fromkeys(no, "no")
    assert read == wanted
