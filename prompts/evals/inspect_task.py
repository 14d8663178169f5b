"""Golden chats of advisor as a task of Inspect AI: `inspect eval THIS_FILE --model none`.

`advisor score` reads each chat; no model of Inspect's is asked. A sample is correct where all that is
expected was read and nothing else; the explanation of its score says what differs.
"""

import asyncio
import json
import os
import re
from pathlib import Path

from inspect_ai import Task, task
from inspect_ai.dataset import json_dataset
from inspect_ai.scorer import CORRECT, INCORRECT, Score, Target, accuracy, scorer, stderr
from inspect_ai.solver import Generate, TaskState, solver

SUITE = Path(__file__).with_name("SUITE.jsonl")
PROGRAM = os.environ.get("ADVISOR", "advisor")
NEAR = 0.01


@task
def golden_chats() -> Task:
    """Read each chat, and compare."""
    return Task(dataset=json_dataset(str(SUITE)), solver=reading(), scorer=as_expected())


@solver
def reading():
    """Have advisor read the chat; its JSON is the output."""

    async def solve(state: TaskState, generate: Generate) -> TaskState:
        known = state.metadata
        messages = known.get("messages") or [
            {"role": each.role, "content": each.text} for each in state.messages
        ]
        case = {"id": str(state.sample_id), "rubric": known["rubric"], "messages": messages}
        case |= {"date": known["date"]} if known.get("date") else {}
        process = await asyncio.create_subprocess_exec(
            PROGRAM, "score", "-", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
        )
        out, _ = await process.communicate(json.dumps(case).encode())
        state.output.completion = out.decode()
        return state

    return solve


@scorer(metrics=[accuracy(), stderr()])
def as_expected():
    """Compare what was read with what is expected."""

    async def score(state: TaskState, target: Target) -> Score:
        found = json.loads(state.output.completion)
        if "error" in found:
            raise RuntimeError(found["error"])
        wrong = [*differences(json.loads(target.text or "{}"), found)]
        return Score(value=INCORRECT if wrong else CORRECT, explanation="; ".join(wrong) or None)

    return score


def differences(expect, found):
    """What is not as expected, a line each."""
    if "answers" in expect:
        for item in {**expect["answers"], **found["answers"]}:
            wanted, got = expect["answers"].get(item), found["answers"].get(item)
            if not matches(wanted, got):
                yield f"{item}: {wanted} expected, {got} read"
    if "declined" in expect and {*expect["declined"]} != {*found.get("declined", ())}:
        yield f"declined: {expect['declined']} expected, {found.get('declined')} read"
    for name in ("tier", "level"):
        if name in expect and expect[name] != found.get(name):
            yield f"{name}: {expect[name]} expected, {found.get(name)} read"
    if "score" in expect and abs(expect["score"] - found["score"]) > 0.05 + 1e-9:
        yield f"score: {expect['score']} expected, {found['score']} read"


def matches(wanted, got):
    """Whether a value is the one expected: numbers to 0.01, choices as sets, texts in any accepted form."""
    if wanted is None or got is None:
        return False
    if isinstance(wanted, int | float) or isinstance(got, int | float):
        return not isinstance(wanted, str | list) and abs(wanted - got) <= NEAR + 1e-9
    forms = [wanted] if isinstance(wanted, str) else wanted
    return any(same_text(form, got) for form in forms) if isinstance(got, str) else {*forms} == {*got}


def same_text(wanted, got):
    """Whether one contains the other as whole words, the longer not much longer."""
    shorter, longer = sorted((words(wanted), words(got)), key=len)
    if not shorter or len(longer) > 3 * len(shorter) + 2:
        return not shorter and not longer
    return any(longer[at : at + len(shorter)] == shorter for at in range(len(longer)))


def words(text):
    """The words of a text, with case, punctuation and articles folded away."""
    folded = re.findall(r"[^\W_]+", re.sub(r"['’ʼ]", "", text.casefold()))
    return [word for word in folded if word not in ("a", "an", "the")]
