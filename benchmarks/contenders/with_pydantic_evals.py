"""The same calls as a dataset of pydantic-evals."""

import json
import sys

import openai
from pydantic_evals import Case, Dataset
from pydantic_evals.evaluators import EqualsExpected

CONCURRENCY = 32


def main(file: str, url: str) -> None:
    """Evaluate."""
    with open(file, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    client = openai.AsyncOpenAI(base_url=url, api_key="none", max_retries=0)

    async def ask(call: dict) -> int:
        made = await client.chat.completions.create(**call)
        return json.loads(made.choices[0].message.content)["writing"]["value"]

    cases = [Case(name=row["id"], inputs=row["call"], expected_output=row["expected"]) for row in rows]
    dataset = Dataset(name="calls", cases=cases, evaluators=[EqualsExpected()])
    report = dataset.evaluate_sync(ask, max_concurrency=CONCURRENCY, progress=False)
    passed = sum(each.assertions["EqualsExpected"].value for each in report.cases)
    print(passed, "of", len(report.cases))


if __name__ == "__main__":
    main(*sys.argv[1:3])
