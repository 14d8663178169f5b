"""The options that name a model, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from advisor.errors import UsageError

if TYPE_CHECKING:
    from advisor.exchange import Usage
    from advisor.llm.consultant import Consultant
    from advisor.llm.model import Model
    from advisor.llm.prices import Prices
    from advisor.rubric.model import Rubric

__all__ = ["Chosen", "model_options", "reading_options"]

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was said of models on the command line; see `model_options`."""

    model: str | None = None
    voice: str = "plain"
    max_tokens: int | None = None
    prices: Path | None = None
    cassette: Path | None = None
    record: bool = False
    replay: bool = False

    def consultant(self, rubric: Rubric) -> Consultant | None:
        """The model of a chat; None where none is wanted.

        Raises:
            UsageError: options that do not go together, or what a model needs is missing.
        """
        model = self.open()
        if model is None:
            if self.voice == "model":
                raise UsageError("--voice model needs a model: say --model NAME, or set ADVISOR_MODEL.")
            return None
        from advisor.llm.consultant import MOST_TOKENS, Consultant
        from advisor.llm.templates import model_templates
        from advisor.prompting.requests import RequestWriter

        writer = RequestWriter(model_templates(), rubric)
        return Consultant(model, writer, most_tokens=self.max_tokens or MOST_TOKENS)

    @property
    def named(self) -> bool:
        """Whether a model was asked for on the command line itself."""
        return bool(self.model or self.record or self.replay or self.cassette)

    @property
    def name(self) -> str:
        """The model's name, as it is shown."""
        from advisor.llm.settings import ModelSettings

        return ModelSettings.from_environment(self.model).name or "model"

    @property
    def told(self) -> str:
        """Where a person's words go, to be said before the first of them."""
        from advisor.llm.settings import ModelSettings

        if self.replay:
            return f"A recorded language model reads along ({self.cassette}); nothing is sent anywhere."
        settings = ModelSettings.from_environment(self.model)
        where = settings.base_url or "OpenAI"
        return f"The language model {settings.name} at {where} reads along: what you write is sent there."

    def cost(self, usage: Usage) -> str:
        """What a chat has cost, in one line."""
        from advisor.llm.prices import cost_line

        return cost_line(self.name, usage, self._prices())

    def check(self) -> None:
        """Find what is wrong with a file before a chat begins rather than at its end."""
        self._prices()

    def _prices(self) -> Prices | None:
        from advisor.llm.prices import read_prices

        return read_prices(self.prices) if self.prices else None

    def open(self) -> Model | None:
        """The model itself; None where none is wanted.

        Raises:
            UsageError: options that do not go together, or what a model needs is missing.
        """
        from advisor.llm.settings import ModelSettings, open_model

        if self.record and self.replay:
            raise UsageError("--record and --replay do not go together.")
        if (self.record or self.replay) and self.cassette is None:
            raise UsageError("--record and --replay need --cassette FILE.")
        if self.cassette is not None and not (self.record or self.replay):
            raise UsageError("Say what to do with the cassette: --record or --replay.")
        if self.cassette is not None and self.replay:
            from advisor.llm.cassette import Replayer

            return Replayer(self.cassette)
        settings = ModelSettings.from_environment(self.model)
        if settings.name is None and not self.record:
            return None
        model = open_model(settings)
        if self.cassette is None:
            return model
        from advisor.llm.cassette import Recorder

        return Recorder(model, self.cassette, settings.name or "")


FILE = click.Path(path_type=Path)

_OPTIONS = (
    click.option("--model", metavar="NAME", help="A language model reads too (or set ADVISOR_MODEL)."),
    click.option(
        "--voice",
        type=click.Choice(["plain", "model"]),
        default="plain",
        help="Who phrases the replies: the templates, or the model under guard.",
    ),
    click.option("--max-tokens", type=click.IntRange(1), metavar="N", help="What a chat may cost at most."),
    click.option("--prices", type=FILE, metavar="FILE", help="Prices, for the line on the cost."),
    click.option("--cassette", type=FILE, metavar="FILE", help="Recorded model replies."),
    click.option("--record", is_flag=True, help="Write the model's replies to the cassette."),
    click.option("--replay", is_flag=True, help="Answer from the cassette; no network."),
)


def model_options(command: F) -> F:
    """Add the options; their values come as the fields of `Chosen`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def reading_options(command: F) -> F:
    """Add the options of a command that has a model read, and lets none speak."""
    for option in reversed((_OPTIONS[0], *_OPTIONS[2:])):
        command = option(command)
    return command
