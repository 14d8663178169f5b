"""A chat's language model, as the driver sees it: what it may spend, how long it may take, what it may say.

Laws:

1. Nothing here raises for what a model or a server does: the driver gets an answer, or the reason why
   there is none, as a value.
2. One deadline covers all calls of a turn; one budget of tokens all calls of a chat, failed ones included.
3. Ctrl-C, or a cancelled task, while a model is waited for ends the waiting, not the turn: the message is
   read offline.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

from advisor.errors import BudgetSpent, CassetteMiss, ModelDown, ModelError, ModelInterrupted
from advisor.exchange import NOTHING_SPENT, Completion, Request, Usage
from advisor.extraction.extractor import ReadTask
from advisor.llm.guard import Guard, Stopped
from advisor.llm.model import INTERRUPTED, Heard, Model
from advisor.llm.tokens import count_request, estimate, estimate_request
from advisor.prompting.requests import RequestWriter

__all__ = ["DEADLINE", "MOST_TOKENS", "Consultant", "Spoken"]

DEADLINE = 20.0
"""Seconds that all calls of one turn may take together."""
MOST_TOKENS = 100_000
"""Tokens that a chat may cost, in and out: some hundred turns."""
FAR = 2
"""So many times what a request is estimated to take is enough not to count it; close to the end it is."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A reply as it was said.

    Args:
        text: all that was shown.
        fault: why the model's words were not used, or not to their end; empty where they were.
        usage: what it cost.
    """

    text: str
    fault: str = ""
    usage: Usage = NOTHING_SPENT


class Consultant:
    """Puts questions to a model within the bounds of one chat.

    Args:
        model: what answers.
        writer: what writes the requests.
        deadline: seconds that the calls of one turn may take together.
        most_tokens: tokens that the chat may cost.
        clock: seconds that only ever grow.
    """

    def __init__(
        self,
        model: Model,
        writer: RequestWriter,
        *,
        deadline: float = DEADLINE,
        most_tokens: int = MOST_TOKENS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._model = model
        self._writer = writer
        self._deadline = deadline
        self._most_tokens = most_tokens
        self._clock = clock
        self._ends = 0.0
        self.spent = NOTHING_SPENT
        """What the chat has cost until now."""
        self.unserved: list[str] = []
        """Why there was no answer, for each call that had none."""
        self.cancelled = False
        """Whether the turn's task was cancelled while a model was waited for."""

    def close(self) -> None:
        """Let go of the model's connections, where it has any."""
        close = getattr(self._model, "close", None)
        if close is not None:
            close()

    def begin(self, spent: Usage) -> None:
        """A turn begins, in a chat that has cost so much until now."""
        self._ends = self._clock() + self._deadline
        self.spent = spent
        self.cancelled = False

    def ask(self, task: ReadTask) -> Completion | ModelError:
        """Have a reply read."""
        return self._call(self._writer.reading(task), None)

    async def aask(self, task: ReadTask) -> Completion | ModelError:
        """Have a reply read, without blocking; when cancelled, as `ask` when it is interrupted."""
        return await self._acall(self._writer.reading(task), None)

    def ask_alone(self, task: ReadTask) -> Completion | ModelError:
        """Have a reply read outside of a driven chat: the deadline is for this call."""
        self._ends = self._clock() + self._deadline
        return self.ask(task)

    def say(self, text: str, guard: Guard, heard: Heard) -> Spoken:
        """Have a reply put more warmly, and hand over each sentence that passes the guard.

        Args:
            text: the reply as the templates have it.
            guard: what the model may say.
            heard: called with each piece of text to show.

        Returns:
            What was shown: the model's words, or the templates' in place of what did not pass.
        """
        request = self._speaking(text, guard)
        try:
            answer = self._call(request, _through(guard, heard))
        except Stopped as stopped:
            answer = _stopped(stopped, request, guard)
        return _spoken(answer, guard, heard)

    async def asay(self, text: str, guard: Guard, heard: Heard) -> Spoken:
        """As `say`, without blocking; when cancelled, the templates' words stand in for the rest."""
        request = self._speaking(text, guard)
        try:
            answer = await self._acall(request, _through(guard, heard))
        except Stopped as stopped:
            answer = _stopped(stopped, request, guard)
        return _spoken(answer, guard, heard)

    def _speaking(self, text: str, guard: Guard) -> Request:
        request = self._writer.speaking(text)
        for line in request.lines:
            if line.role == "system":
                guard.keep_out(line.content)
        return request

    # --- one call, waited for in either way

    def _call(self, request: Request, heard: Heard | None) -> Completion | ModelError:
        answer: Completion | ModelError | None = self._beyond_bounds(request)
        if answer is not None:
            return self._counted(answer)
        try:
            answer = self._model.complete(request, self._left, heard)
        except CassetteMiss:
            raise  # no trouble of a server: what is replayed is not what was recorded
        except ModelError as error:
            answer = error
        except KeyboardInterrupt:
            answer = _interrupted(request)
        return self._counted(answer)

    async def _acall(self, request: Request, heard: Heard | None) -> Completion | ModelError:
        from advisor.llm.waiting import completed

        answer: Completion | ModelError | None = self._beyond_bounds(request)
        if answer is not None:
            return self._counted(answer)
        try:
            answer = await completed(self._model, request, self._left, heard)
        except CassetteMiss:
            raise
        except ModelError as error:
            answer = error
        except asyncio.CancelledError:
            self.cancelled = True
            answer = _interrupted(request)
        return self._counted(answer)

    def _counted(self, answer: Completion | ModelError) -> Completion | ModelError:
        self.spent += answer.usage
        if isinstance(answer, ModelError):
            self.unserved.append(str(answer))
        return answer

    @property
    def _left(self) -> float:
        """Seconds of the turn that are left."""
        return self._ends - self._clock()

    def _beyond_bounds(self, request: Request) -> ModelError | None:
        """Why a call may not be made any more; None where it may."""
        if self.cancelled:
            return ModelInterrupted(INTERRUPTED)
        if self._left <= 0:
            return ModelDown(f"the {self._deadline:g} seconds of this turn are over")
        left = self._most_tokens - self.spent.total - request.most
        if FAR * estimate_request(request) > left and count_request(request)[0] > left:
            return BudgetSpent(f"the {self._most_tokens:,} tokens of this chat are used up")
        return None


def _through(guard: Guard, heard: Heard) -> Heard:
    """What hears a model's words and hands on what passes the guard."""

    def piece(words: str) -> None:
        for sentence in guard.feed(words):
            heard(sentence)

    return piece


def _stopped(stopped: Stopped, request: Request, guard: Guard) -> ModelDown:
    """What a call comes to that was ended because of what the model said."""
    answer = ModelDown(str(stopped))
    answer.usage = Usage(estimate_request(request), len(guard.raw) // 4, 0, 1, True)
    return answer


def _interrupted(request: Request) -> ModelInterrupted:
    """What a call comes to that the person ended; it costs what was sent all the same."""
    answer = ModelInterrupted(INTERRUPTED)
    answer.usage = Usage(estimate_request(request), calls=1, estimated=True)
    return answer


def _spoken(answer: Completion | ModelError, guard: Guard, heard: Heard) -> Spoken:
    """See a reply to its end."""
    fault = str(answer) if isinstance(answer, ModelError) else _unfinished(answer)
    rest, fault = guard.finish(fault)
    if rest:
        heard(rest)
    usage = answer.usage
    if isinstance(answer, ModelError) and guard.raw and not usage.output:  # it had begun to speak
        usage += Usage(output=estimate(guard.raw), estimated=True)
    return Spoken(guard.shown, fault, usage)


def _unfinished(answer: Completion) -> str:
    return "" if answer.ending == "stop" else f"the model's words ended early: {answer.ending}"
