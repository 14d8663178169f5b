"""The same calls as a task of Inspect AI, with its own client for servers that speak OpenAI's protocol."""

import json
import os
import sys
import tempfile

from inspect_ai import Task
from inspect_ai import eval as evaluate
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.model import ChatMessageSystem, ChatMessageUser, GenerateConfig, ResponseSchema, get_model
from inspect_ai.scorer import CORRECT, INCORRECT, Score, accuracy, scorer
from inspect_ai.solver import generate
from inspect_ai.util import JSONSchema

CONCURRENCY = 32


@scorer(metrics=[accuracy()])
def field():
    """An exact match on a field of the JSON answer."""

    async def score(state, target):
        said = json.loads(state.output.completion)
        return Score(value=CORRECT if str(said["writing"]["value"]) == target.text else INCORRECT)

    return score


def main(file: str, url: str) -> None:
    """Evaluate."""
    with open(file, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    roles = {"system": ChatMessageSystem, "user": ChatMessageUser}
    samples = [
        Sample(
            id=row["id"],
            input=[roles[each["role"]](content=each["content"]) for each in row["call"]["messages"]],
            target=str(row["expected"]),
        )
        for row in rows
    ]
    call = rows[0]["call"]
    form = call["response_format"]["json_schema"]
    schema = ResponseSchema(name=form["name"], json_schema=JSONSchema(type="object"), strict=False)
    config = GenerateConfig(
        max_tokens=call["max_tokens"], temperature=0, seed=call["seed"], response_schema=schema
    )
    os.environ["STUB_API_KEY"] = "none"
    model = get_model("openai-api/stub/tiny", base_url=url, config=config)
    with tempfile.TemporaryDirectory() as folder:
        (log,) = evaluate(
            Task(dataset=MemoryDataset(samples), solver=generate(), scorer=field()),
            model=model,
            max_connections=CONCURRENCY,
            max_samples=CONCURRENCY,
            max_retries=0,
            display="none",
            log_dir=folder,
        )
        passed = sum(each.scores["field"].value == CORRECT for each in log.samples)  # read from the log now
        print(passed, "of", len(log.samples))


if __name__ == "__main__":
    main(*sys.argv[1:3])
