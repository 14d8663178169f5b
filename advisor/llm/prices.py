"""Tokens → money, by a file of prices; and the line that says what a chat has cost.

    {"currency": "USD", "models": {"some-model": {"input": 0.15, "cached": 0.075, "output": 0.6}}}

Prices are for a million tokens. None are built in: they change, and a wrong one is worse than none.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from advisor.errors import UsageError
from advisor.exchange import Usage

__all__ = ["Prices", "cost_line", "read_prices"]

Price = Annotated[Decimal, Field(ge=0, allow_inf_nan=False)]
A_MILLION = 1_000_000


class ModelPrices(BaseModel):
    """What a million tokens of one model cost; `cached` is for those of prompts in the server's cache."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    input: Price
    output: Price
    cached: Price | None = None


class Prices(BaseModel):
    """A file of prices."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    currency: str = "USD"
    models: dict[str, ModelPrices]

    def cost(self, model: str, usage: Usage) -> Decimal | None:
        """What a model's tokens cost; None where the file does not say."""
        each = self.models.get(model)
        if each is None:
            return None
        cached = each.input if each.cached is None else each.cached
        fresh = usage.input - usage.cached
        return (fresh * each.input + usage.cached * cached + usage.output * each.output) / A_MILLION


def read_prices(file: Path) -> Prices:
    """Read a file of prices.

    Raises:
        UsageError: it cannot be read, or is not of that form; the message says where.
    """
    try:
        return Prices.model_validate(json.loads(file.read_bytes(), parse_float=Decimal))
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {(error.strerror or '').lower()}.") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise UsageError(f"{file}: {where}: {first['msg']}") from None
    except ValueError as error:
        raise UsageError(f"{file} is no JSON: {error}") from None


def cost_line(model: str, usage: Usage, prices: Prices | None) -> str:
    """What a chat has cost, in one line.

    >>> cost_line("tiny", Usage(1200, 300, calls=4), None)
    'tiny: 4 calls, 1,200 tokens in, 300 out.'
    """
    calls = f"{usage.calls} call{'' if usage.calls == 1 else 's'}"
    cached = f" ({usage.cached:,} of them cached)" if usage.cached else ""
    estimated = ", estimated" if usage.estimated else ""
    line = f"{model}: {calls}, {usage.input:,} tokens in{cached}, {usage.output:,} out{estimated}"
    if prices is None:
        return f"{line}."
    cost = prices.cost(model, usage)
    return f"{line}; its price is not given." if cost is None else f"{line}: {cost:.4f} {prices.currency}."
