"""What a run may cost in tokens: set aside before a call, paid after it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from advisor.exchange import Request
from advisor.llm.tokens import estimate_request

__all__ = ["Budget", "worst_case"]


def worst_case(request: Request) -> int:
    """What a call may cost, by our estimate and with the longest answer."""
    return estimate_request(request) + request.most


@dataclass(slots=True)
class Budget:
    """What a run may cost.

    Args:
        most: tokens, of prompts and answers.
        spent: how many of them are.
    """

    most: int
    spent: int = 0
    held: int = 0
    """For the calls under way."""
    worst: float = 1.0
    """How much more than we estimate a call has cost at most: servers count in their own ways."""

    def hold(self, tokens: int) -> int | None:
        """Set tokens aside for a call that may cost so many; None where there are not enough."""
        wanted = math.ceil(tokens * self.worst)
        if self.spent + self.held + wanted > self.most:
            return None
        self.held += wanted
        return wanted

    def pay(self, held: int, estimated: int, spent: int) -> None:
        """A call that tokens were set aside for has ended."""
        self.held -= held
        self.spent += spent
        self.worst = max(self.worst, spent / max(estimated, 1))

    @property
    def said(self) -> str:
        """That it is used up."""
        return f"the next call may take the run over its {self.most:,} tokens, {self.spent:,} are spent"
