"""How evals ask a language model: a live one or a cassette, with each call timed and failures told apart.

Laws:

1. A call that is not answered is never read as a wrong answer: it is an error of its case. In a chat the
   offline reader would stand in; here it would be measured in the model's name.
2. A model that cannot be had ends the run (`ModelAway`), soon: at once where it refuses key or name, with
   the first call that fails, all attempts of it, where it never answered, and where it did after `MOST_LATER`
   calls in a row.
3. A replay has no client in its path, and a miss is an error of its case.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias
from urllib.parse import urlsplit

from advisor.errors import ModelAway, ModelError, ModelRefused, UsageError
from advisor.evals.budget import Budget, worst_case
from advisor.evals.cases import shown_path, text_hash
from advisor.exchange import Completion, Request
from advisor.extraction.extractor import ReadTask
from advisor.llm.cassette import Head, Tape
from advisor.llm.model import Calls
from advisor.llm.prices import read_prices
from advisor.llm.settings import ModelSettings, check_settings, open_model
from advisor.rubric.model import Rubric

if TYPE_CHECKING:
    from advisor.llm.client import OpenAIModel
    from advisor.prompting.requests import RequestWriter

__all__ = ["SECONDS", "Asking", "Mode", "ModelChoice", "chosen_model", "prices_of"]

Mode: TypeAlias = Literal["record", "replay"]

SECONDS = 20.0
"""How long a call may take in all, as in chats."""
MOST_LATER = 8
_FOR_GOOD = (401, 402, 403, 404, 429)
"""What refuses for good, where it is refused and not put off."""


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """Which model is asked, and how. Holds no key, so that it can be named to another process.

    Args:
        name: the model's name; None for that of the environment, and for a replay.
        cassette: the cassette, if there is one.
        mode: what to do with it; None to do without.
        seconds: how long a call may take in all.
        tokens: how many tokens calls that are waited for may cost in all; None for as many as it takes.
    """

    name: str | None = None
    cassette: str | None = None
    mode: Mode | None = None
    seconds: float = SECONDS
    tokens: int | None = None

    @property
    def live(self) -> bool:
        """Whether a server is asked."""
        return self.mode != "replay"

    @property
    def settings(self) -> ModelSettings:
        """Which server, by the environment."""
        return ModelSettings.from_environment(self.name)

    @property
    def server(self) -> str:
        """Where the model is, without whatever secret is in the address."""
        return _harmless(self.settings.base_url)

    def described(self) -> dict[str, Any]:
        """What a run's header says of it."""
        data: dict[str, Any] = {"name": "model"}
        if self.live:
            data |= {"model": self.settings.name, "server": self.server}
        if self.mode == "replay" and self.cassette is not None:
            head = tape_at(self.cassette).head
            data |= {"model": head.model} if head.model else {}
            data |= {"made": head.made, "cassette": shown_path(Path(self.cassette))}
        return data | {"prompts": _prompts_hash()}

    @property
    def suites(self) -> tuple[str, ...]:
        """The suites that the cassette of a replay was made for; none where it does not say."""
        if self.live or self.cassette is None:
            return ()
        return tape_at(self.cassette).head.suites


def chosen_model(
    name: str | None,
    cassette: Path | None,
    mode: Mode | None,
    seconds: float = SECONDS,
    tokens: int | None = None,
) -> ModelChoice:
    """A choice that can be met, as far as that shows before the first call.

    Args:
        name: the model's name; None for that of the environment.
        cassette: the cassette, where `mode` says what to do with it.
        mode: record, replay, or neither.
        seconds: how long a call may take in all.
        tokens: how many tokens calls that are waited for may cost in all.

    Raises:
        UsageError: the libraries, the model's name, the key or the cassette is missing.
    """
    path = None if cassette is None or mode is None else cassette.absolute()
    choice = ModelChoice(name, None if path is None else str(path), mode, seconds, tokens)
    if path is not None and mode == "record" and not path.parent.is_dir():
        raise UsageError(f"There is no folder {path.parent} to write the cassette to.")
    if choice.live:
        check_settings(choice.settings)
    if path is not None and mode == "replay":
        tape_at(str(path))
    return choice


def prices_of(choice: ModelChoice, file: Path) -> dict[str, Any]:
    """What a million tokens of a model cost, as a run's header has it.

    Raises:
        UsageError: the file cannot be used, or does not say.
    """
    name = str(choice.described().get("model", ""))
    known = read_prices(file)
    each = known.models.get(name)
    if each is None:
        raise UsageError(f"{file} has no prices of {name or 'the model of this cassette'}.")
    cached = each.input if each.cached is None else each.cached
    rates = {"input": str(each.input), "cached": str(cached), "output": str(each.output)}
    return {**rates, "currency": known.currency}


class Asking:
    """The way to one model: opened when it is made, for all cases of a process.

    Args:
        choice: which model, and how.
        calls: what makes the calls, where that is open already.

    Raises:
        UsageError: what a model needs is missing, or a cassette cannot be used.
    """

    def __init__(self, choice: ModelChoice, calls: Calls | None = None) -> None:
        self.choice = choice
        self.tape: Tape | None = None
        self.model: OpenAIModel | None = None
        self.calls = calls
        self.health = Health()
        self._budget = None if choice.tokens is None else Budget(choice.tokens)
        if choice.mode == "replay" and choice.cassette is not None:
            self.tape = tape_at(choice.cassette)
            return
        if calls is None:
            opened: Any = open_model(choice.settings)
            self.model = self.calls = opened
        if choice.cassette is not None:
            self.tape = Tape(Path(choice.cassette), Head(model=choice.settings.name or ""))

    def waiting(self, rubric: Rubric, repeat: int) -> Callable[[ReadTask], tuple[Completion, float | None]]:
        """Asks, and waits for the answer.

        Raises (each call):
            ModelError: there is none.
        """
        writer = writer_of(rubric)

        def ask(task: ReadTask) -> tuple[Completion, float | None]:
            request = writer.reading(task)
            if self.model is None:
                return self.replayed(request, repeat)
            start = time.perf_counter()
            try:
                answer = self._paid(self.model, request)
            except ModelError as error:
                self.health.failed(error)
                raise
            return self.answered(request, answer, repeat), time.perf_counter() - start

        return ask

    def _paid(self, model: OpenAIModel, request: Request) -> Completion:
        """Make a call that the budget allows.

        Raises:
            ModelAway: it does not.
        """
        if self._budget is None:
            return model.complete(request, self.choice.seconds)
        tokens = worst_case(request)
        held = self._budget.hold(tokens)
        if held is None:
            raise ModelAway(self._budget.said)
        try:
            answer = model.complete(request, self.choice.seconds)
        except ModelError as error:
            self._budget.pay(held, tokens, error.usage.total)
            raise
        self._budget.pay(held, tokens, answer.usage.total)
        return answer

    def answered(self, request: Request, answer: Completion, repeat: int) -> Completion:
        """A call was answered: the model is there, and a recording has it."""
        self.health.answered()
        return answer if self.tape is None else self.tape.settle(request, answer, repeat)

    def replayed(self, request: Request, repeat: int) -> tuple[Completion, None]:
        """The answer of a cassette."""
        if self.tape is None:
            raise UsageError("a replay needs a cassette")
        return self.tape.find(request, repeat), None

    def close(self) -> None:
        """Close the recording and the calls that were waited for."""
        if self.tape is not None:
            self.tape.close()
        if self.model is not None:
            self.model.close()


class Health:
    """Tells a model that is away from a call that failed."""

    def __init__(self) -> None:
        self._ever = False
        self._row = 0

    def answered(self) -> None:
        """A call was answered."""
        self._ever, self._row = True, 0

    def failed(self, error: ModelError) -> None:
        """A call was not, whatever was tried.

        Raises:
            ModelAway: there is no sense in going on.
        """
        if isinstance(error, ModelAway):
            raise error
        self._row += 1
        if isinstance(error, ModelRefused) and error.status in _FOR_GOOD:
            raise ModelAway(f"the model refuses to answer: {error}")
        if not self._ever:
            raise ModelAway(f"the model cannot be reached: {error}")
        if self._row >= MOST_LATER:
            raise ModelAway(f"the model has gone away, {self._row} calls in a row failed: {error}")


@lru_cache(maxsize=16)
def writer_of(rubric: Rubric) -> RequestWriter:
    """Writes the requests about a rubric; made once for each."""
    from advisor.llm.templates import model_templates
    from advisor.prompting.requests import RequestWriter  # brings jinja2, which offline nothing needs

    return RequestWriter(model_templates(), rubric)


@lru_cache(maxsize=4)
def tape_at(file: str) -> Tape:
    """A cassette to replay, read once a process."""
    return Tape(Path(file))


@lru_cache(maxsize=1)
def _prompts_hash() -> str:
    from advisor.llm.templates import model_templates

    return text_hash(model_templates())


def _harmless(url: str | None) -> str:
    """An address without whatever secret is in it."""
    if url is None:
        return "OpenAI"
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{parts.hostname or ''}{port}{parts.path}"
