"""A model whose answers are written beforehand.

It ships with the program because a stand-in that is only in the tests is soon another product: the evals, the
examples and the documentation run on it too.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from advisor.errors import ModelDown, ModelError
from advisor.exchange import Completion, Request
from advisor.llm.model import Heard

__all__ = ["Answer", "ScriptedModel"]

Answer: TypeAlias = str | Mapping[str, object] | Completion | ModelError | Callable[[Request], "Answer"]
"""A text; the data of a JSON answer; a whole completion; an error to raise; what makes one of a request."""


class ScriptedModel:
    """Gives its answers one after the other, and keeps what it was asked.

    >>> from advisor.exchange import Line
    >>> model = ScriptedModel([{"empathy": {"value": 8, "quote": "8"}}])
    >>> model.complete(Request("read", (Line("user", "8"),)), 20).text
    '{"empathy": {"value": 8, "quote": "8"}}'
    >>> len(model.requests)
    1

    Args:
        answers: one for each call; the last stands for all that follow. Without any, the model is down.
    """

    def __init__(self, answers: Iterable[Answer] = ()) -> None:
        self._answers = list(answers)
        self.requests: list[Request] = []
        """What was asked, in order."""

    def complete(self, request: Request, seconds: float, heard: Heard | None = None) -> Completion:
        """Give the next answer; streamed, word by word."""
        self.requests.append(request)
        if not self._answers:
            raise ModelDown("the scripted model has no answer left")
        answer = self._answers[0] if len(self._answers) == 1 else self._answers.pop(0)
        while callable(answer):
            answer = answer(request)
        if isinstance(answer, ModelError):
            raise answer
        if isinstance(answer, Mapping):
            answer = json.dumps(answer, ensure_ascii=False)
        completion = Completion(answer) if isinstance(answer, str) else answer
        if heard is not None:
            for piece in completion.text.split(" "):
                heard(piece + " ")
        return completion
