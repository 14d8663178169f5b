"""Who only clears their throat, or asks for a moment, has told nothing; what follows is told."""

import pytest

from advisor.catalog import load_rubric
from tests.extraction.chats import case, differences, read

ASKED = {
    "customer-support-representative": (
        "current_role",
        "What do you do at the moment? A job title is enough.",
    ),
    "support-ladder": ("title", "What is your job title?"),
}
NOTHING = """
hm | hmmmm... | uh | erm | eh | Ah. | huh? | ugh | meh | lol | haha | yo | wait | one sec | just a moment
brb | nice | cool | what? | tbd | let me think | uhm, let me think about it | hold on | hmm, hang on a sec
"""
TOLD = {
    "hmm, baker": "baker",
    "hm teacher": "teacher",
    "ER nurse": "ER nurse",
    "uh I'm a nurse": "nurse",
    "wait staff": "wait staff",
    "second mate": "second mate",
    "minute taker": "minute taker",
    "what? a cook": "cook",
    "nice! cashier": "cashier",
    "checker": "checker",
}


@pytest.mark.parametrize("rubric", ASKED)
@pytest.mark.parametrize(
    "said", [one.strip() for line in NOTHING.split("\n") for one in line.split("|") if one]
)
def test_a_sound_is_no_title(rubric, said):
    _, question = ASKED[rubric]
    chat = case(said, question, said)
    assert differences(chat, read(load_rubric(rubric), chat)) == {}


@pytest.mark.parametrize(("said", "title"), TOLD.items())
def test_what_comes_behind_a_sound_or_looks_like_one_is(said, title):
    item, question = ASKED["customer-support-representative"]
    sheet = read(load_rubric("customer-support-representative"), case(said, question, said))
    assert sheet.values[item] == title
