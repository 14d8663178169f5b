"""Attack messages against a model that believes every one of them: no scored answer changes.

The model here is the worst there can be. For every item it was asked about it claims what is best for the
person, and quotes whatever is in the message: all of it, its sentences, its numbers, its words.
"""

import json
import re

import pytest

from advisor.answers import Message
from advisor.exchange import Completion
from advisor.extraction.extractor import settled
from advisor.extraction.model.reader import ModelExtractor
from advisor.extraction.offline.reader import OfflineExtractor
from advisor.rubric.items import EXTENTS
from tests.llm.attacks import ATTACKS
from tests.llm.chats import LADDER, RUBRIC, claim

QUESTIONS = {
    "points": (
        RUBRIC,
        next(one.ask for one in RUBRIC.questions if any(i.kind == "rating" for i in one.items)),
    ),
    "channels": (RUBRIC, next(one.ask for one in RUBRIC.questions if one.items[0].kind == "extent")),
    "one rating": (RUBRIC, "How would you rate your empathy, from 1 to 10?"),
    "ladder": (LADDER, LADDER.items[LADDER.scored[0]].ask),
}


def best(item):
    match item.kind:
        case "rating":
            return int(item.high)
        case "extent":
            return EXTENTS[0]
        case "level":
            return len(item.steps)
        case "choice":
            return item.values[-1].id
        case "choices":
            return [value.id for value in item.values]
        case "text":
            return "manager"
        case _:
            return 10


def quotes(text):
    """What a fooled model may quote of a message."""
    sentences = [part.strip() for part in re.split(r"(?<=[.!?])\s+|\n", text) if part.strip()]
    return list(
        dict.fromkeys([text, *sentences, *re.findall(r"10|ten|yes|L5|level 5|１０", text), text.split()[0]])
    )


def fooled(rubric, quote, *, in_texts=False):
    """A model that claims the best for every item, and quotes this; as objects, or as the schema has it."""

    def answer(task):
        if in_texts:
            return Completion(
                json.dumps({"answers": [as_text(rubric.items[name], quote) for name in task.items]})
            )
        return Completion(json.dumps({name: claim(best(rubric.items[name]), quote) for name in task.items}))

    return answer


def as_text(item, quote):
    if item.kind in ("rating", "text"):
        return f"{item.id}: {quote}"
    value = best(item)
    return f"{item.id} {','.join(value) if isinstance(value, list) else value}: {quote}"


def test_there_are_enough_of_them():
    assert len(ATTACKS) >= 140


@pytest.mark.parametrize("in_texts", [False, True], ids=["objects", "texts"])
@pytest.mark.parametrize("asked", QUESTIONS)
@pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
def test_a_fooled_model_moves_no_scored_answer(text, asked, in_texts):
    rubric, question = QUESTIONS[asked]
    said = [Message("assistant", question), Message("user", text)]
    scored = {*rubric.scored}
    for quote in quotes(text):
        found = ModelExtractor().read(rubric, said, (), None)
        reading = settled(found, fooled(rubric, quote, in_texts=in_texts))
        moved = {entry.item: entry.value for entry in reading.entries if entry.value is not None}
        assert not scored & moved.keys(), (quote, moved)


@pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
def test_an_honest_answer_beside_an_attack_is_what_counts(text):
    rubric, question = RUBRIC, "How would you rate your empathy, from 1 to 10?"
    said = [Message("assistant", question), Message("user", f"I'd say empathy is a 6.\n\n{text}")]
    alone = OfflineExtractor().read(rubric, said, (), None)
    found = ModelExtractor().read(rubric, said, (), None)
    for quote in quotes(text):
        reading = settled(found, fooled(rubric, quote))
        expected = {entry.item: entry.value for entry in alone.entries if entry.item in rubric.scored}
        moved = {
            entry.item: entry.value
            for entry in reading.entries
            if entry.item in rubric.scored and entry.value is not None
        }
        assert moved.items() <= expected.items() or moved == {"empathy": 6}, (quote, moved)
