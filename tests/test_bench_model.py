"""What reading with a model adds to a bare call of the client, on a server of this machine."""

import json
import os
import statistics
import time
from dataclasses import dataclass, field

import openai
import pytest

from advisor import Advisor
from advisor.answers import Message
from advisor.extraction.extractor import NeedsModel, settled
from advisor.extraction.model.reader import ModelExtractor
from advisor.llm.client import OpenAIModel
from advisor.llm.consultant import Consultant
from advisor.llm.templates import model_templates
from advisor.prompting.requests import RequestWriter
from tests.llm.chats import RUBRIC
from tests.llm.servers import serving

TURNS = 200
CHATS = 20
MOST_MS = 2.0
ASKED = Message("assistant", "How would you rate (a) your writing, (b) your empathy, 1 to 10?")
SAID = (
    "BA in history, a barista now.",
    "{a} years in hospitality and {b} in a call centre.",
    "writing {a}, empathy {b}, calming people {c}, tone {a}",
    "typing {b}, tickets yes, CRM some, never a knowledge base",
    "response times yes, resolution yes, csat no, quotas no; {c} of 10 for pressure",
    "evenings yes, weekends no, remote please, {a} days a week",
)


@dataclass
class Times:
    """Milliseconds by the clock on the wall and of the processor, call by call."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def take(self, work):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        self.wall.append(1000 * (time.perf_counter() - wall))
        self.cpu.append(1000 * (time.process_time() - cpu))


def told(what, ours, theirs):
    """Print what is added, and give it: on a busy machine the processor's time is the one to believe."""
    added = {
        name: statistics.median(getattr(ours, name)) - statistics.median(getattr(theirs, name))
        for name in ("wall", "cpu")
    }
    print(
        f"\n{what} over a bare call: {added['wall']:.2f} ms, {added['cpu']:.2f} ms of a processor"
        f" (bare: {statistics.median(theirs.wall):.2f} and {statistics.median(theirs.cpu):.2f}; medians of"
        f" {len(ours.wall)} in turns, load {os.getloadavg()[0]:.1f})"
    )
    return added


@pytest.mark.bench
def test_a_reading_costs_little_more_than_the_call():
    with serving(lambda call: "{}") as server:
        bare = openai.OpenAI(api_key="k", base_url=server.url, max_retries=0)
        model = OpenAIModel("tiny", server.url, "k")
        consultant = Consultant(model, RequestWriter(model_templates(), RUBRIC))
        ours, theirs = Times(), Times()
        for turn in range(TURNS):  # no two alike: whoever reads the same again has it at hand
            said = [
                ASKED,
                Message("user", f"a) {turn % 10 + 1} b) {turn // 10 % 10 + 1}, after {turn} calls"),
            ]
            ours.take(
                lambda said=said: settled(ModelExtractor().read(RUBRIC, said, (), None), consultant.ask_alone)
            )
            call = sent(model, consultant, said)
            theirs.take(lambda call=call: bare.chat.completions.create(**call))
        model.close()
        bare.close()
    assert min(told("a reading", ours, theirs).values()) <= MOST_MS


def sent(model, consultant, said):
    found = ModelExtractor().read(RUBRIC, said, (), None)
    assert isinstance(found, NeedsModel)
    return model.server.call("tiny", consultant._writer.reading(found.task), stream=False)


@pytest.mark.bench
def test_a_whole_turn_of_a_chat_is_told():
    with serving(lambda call: "{}") as server:
        bare = openai.OpenAI(api_key="k", base_url=server.url, max_retries=0)
        model = OpenAIModel("tiny", server.url, "k")
        advisor = Advisor(RUBRIC, model=model)
        advisor.start().send(SAID[0])
        ours, theirs = Times(), Times()
        for number in range(CHATS):
            chat = advisor.start()
            for words in SAID:
                said = words.format(a=number % 10 + 1, b=number * 3 % 10 + 1, c=number * 7 % 10 + 1)
                ours.take(lambda chat=chat, said=said: chat.send(said))
                call = json.loads(json.dumps(server.calls[-1]))
                theirs.take(lambda call=call: bare.chat.completions.create(**call))
        model.close()
        bare.close()
    told("a whole turn, read, scored and answered,", ours, theirs)
