"""Advisor turns what a person writes into answers, scores them by a rubric, and explains the score.

from advisor import Advisor

chat = Advisor("customer-support-representative").start()
print(chat.opening)
turn = chat.send("I have a bachelor's degree and worked two years in retail.")
print(turn.reply, chat.assessment.tier)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from advisor.api import Advisor, Chat, Scored
    from advisor.async_api import AsyncAdvisor, AsyncChat
    from advisor.runner import Turn
    from advisor.scoring import Assessment, Placement

__all__ = [
    "Advisor",
    "Assessment",
    "AsyncAdvisor",
    "AsyncChat",
    "Chat",
    "Placement",
    "Scored",
    "Turn",
    "__version__",
]

# The one source of the version: the build reads it from here (`tool.hatch.version` in pyproject.toml).
__version__ = "0.1.0"

_HOME = {
    "Advisor": "advisor.api",
    "Assessment": "advisor.scoring",
    "AsyncAdvisor": "advisor.async_api",
    "AsyncChat": "advisor.async_api",
    "Chat": "advisor.api",
    "Placement": "advisor.scoring",
    "Scored": "advisor.api",
    "Turn": "advisor.runner",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for only then: `import advisor` alone loads nothing else."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
