"""What reading with a model adds to a bare call of the client, on a server of this machine."""

import statistics
import time

import openai
import pytest

from advisor.llm.client import OpenAIModel
from tests.llm.servers import serving

TURNS = 40
MOST_MS = 2.0


@pytest.mark.bench
def test_a_turn_costs_little_more_than_the_call():
    from advisor.answers import Message
    from advisor.extraction.extractor import NeedsModel, settled
    from advisor.extraction.model.reader import ModelExtractor
    from advisor.llm.consultant import Consultant
    from advisor.llm.templates import model_templates
    from advisor.prompting.requests import RequestWriter
    from tests.llm.chats import RUBRIC

    said = [
        Message("assistant", "How would you rate (a) your writing, (b) your empathy, 1 to 10?"),
        Message("user", "a) 8 b) 7"),
    ]
    with serving(lambda call: "{}") as server:
        bare = openai.OpenAI(api_key="k", base_url=server.url, max_retries=0)
        model = OpenAIModel("tiny", server.url, "k")
        consultant = Consultant(model, RequestWriter(model_templates(), RUBRIC))
        found = ModelExtractor().read(RUBRIC, said, (), None)
        assert isinstance(found, NeedsModel)
        call = model.server.call("tiny", consultant._writer.reading(found.task), stream=False)
        ours, theirs = [], []
        for _ in range(TURNS):
            began = time.perf_counter()
            bare.chat.completions.create(**call)
            theirs.append(time.perf_counter() - began)
            began = time.perf_counter()
            settled(ModelExtractor().read(RUBRIC, said, (), None), consultant.ask_alone)
            ours.append(time.perf_counter() - began)
        model.close()
        bare.close()
    added = 1000 * (statistics.median(ours) - statistics.median(theirs))
    bare_ms = 1000 * statistics.median(theirs)
    print(f"\na turn over a bare call: {added:.2f} ms (bare: {bare_ms:.2f}; median of {TURNS})")
    assert added <= MOST_MS
